"""Errors as RFC 9457 problem details, one shape for everything that can go wrong."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from cryptoreg.errors import CryptoregError

TYPES = "https://w3id.org/cryptoreg/problems/"
MEDIA_TYPE = "application/problem+json"

log = logging.getLogger(__name__)


class Problem(BaseModel):
    """A problem as RFC 9457 shapes it; ``detail`` says what to do."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": f"{TYPES}not-found",
                    "title": "Not found",
                    "status": 404,
                    "detail": "Nothing in the graph has the id 'sec-v-nobody'.",
                    "instance": "/entities/sec-v-nobody",
                }
            ]
        },
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None


def problem_response(
    request: Request, slug: str, title: str, status: int, detail: str, **extra: Any
) -> JSONResponse:
    """A response with a problem; ``extra`` adds members of its own."""
    problem = Problem(
        type=TYPES + slug, title=title, status=status, detail=detail, instance=request.url.path, **extra
    )
    return JSONResponse(problem.model_dump(exclude_none=True), status, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Make every error of the app a problem."""

    @app.exception_handler(CryptoregError)
    async def known(request: Request, exc: CryptoregError) -> JSONResponse:
        return problem_response(request, exc.slug, exc.title, exc.status, str(exc))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, exc: RequestValidationError) -> JSONResponse:
        errors = [{"where": ".".join(map(str, e["loc"])), "message": e["msg"]} for e in exc.errors()]
        first = errors[0]
        detail = f"{first['where']}: {first['message']}"
        return problem_response(
            request, "bad-request", "The request cannot be read", 422, detail, errors=errors
        )

    @app.exception_handler(HTTPException)
    async def http(request: Request, exc: HTTPException) -> JSONResponse:
        detail = f"{exc.detail}: {request.method} {request.url.path}. See /docs for what there is."
        return problem_response(request, f"http-{exc.status_code}", str(exc.detail), exc.status_code, detail)

    @app.exception_handler(Exception)
    async def unknown(request: Request, exc: Exception) -> JSONResponse:
        log.exception("unexpected error", exc_info=exc)
        return problem_response(
            request,
            "internal-error",
            "Something went wrong inside cryptoreg",
            500,
            "An unexpected error; the log of the server says more.",
        )
