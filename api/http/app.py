"""The FastAPI application: its parts put together, its life from start to stop."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from starlette.middleware.base import RequestResponseEndpoint

from cryptoreg import __version__
from cryptoreg.api.http import problems
from cryptoreg.api.http.routes import graph, health, hooks, ontology, pages, questions, records
from cryptoreg.api.http.state import State
from cryptoreg.api.webhooks import Worker
from cryptoreg.graph.sandbox import QuerySandbox
from cryptoreg.graph.store import Store, open_store
from cryptoreg.settings import Settings

DESCRIPTION = """
Who regulates whom, who sued whom, what was asked of a court, what it ordered - and **which document says so,
in which words, and how surely**. Every answer carries its proof; errors are RFC 9457 problems.
"""


def create_app(settings: Settings, store: Store | None = None) -> FastAPI:
    """Make the application.

    Args:
        settings: how it runs.
        store: an open store to use; without one the app opens its own when it starts.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = store or open_store(settings)
        sandbox = QuerySandbox(opened)
        app.state.cryptoreg = State(settings, opened, sandbox)
        notices = Worker(opened) if settings.webhook_secret is not None else None
        if notices is not None:
            notices.start()
        try:
            yield
        finally:
            if notices is not None:
                notices.stop()
            sandbox.close()
            if store is None:
                opened.close()

    app = FastAPI(
        title="cryptoreg",
        version=__version__,
        summary="A knowledge graph of crypto regulation in which every fact carries the words that prove it.",
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        lifespan=lifespan,
        responses={"default": {"model": problems.Problem, "description": "A problem (RFC 9457)."}},
    )
    problems.install(app)
    for module in (pages, questions, graph, ontology, health, hooks, records):
        app.include_router(module.router)

    @app.middleware("http")
    async def safe_headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response

    return app
