"""Where CourtListener's notices arrive."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field

from cryptoreg.api import webhooks
from cryptoreg.api.http.state import Shared
from cryptoreg.errors import InputError, NotFoundError

router = APIRouter(tags=["hooks"])


class Received(BaseModel):
    """What became of a notice."""

    status: str = Field(description="`queued`, or `known` where it came before.")


@router.post("/hooks/courtlistener", status_code=202)
async def courtlistener(
    request: Request,
    state: Shared,
    secret: Annotated[str, Query(max_length=200, description="The value of CRYPTOREG_WEBHOOK_SECRET.")] = "",
    idempotency_key: Annotated[str | None, Header(max_length=200)] = None,
) -> Received:
    """Keep a notice of CourtListener; it is loaded later, and once however often it is sent."""
    expected = state.settings.webhook_secret
    # Without a secret set, and with a wrong one, nothing shows that there is something here.
    if expected is None or not secrets.compare_digest(secret.encode(), expected.get_secret_value().encode()):
        raise NotFoundError("Nothing receives notices at this address.")
    body = bytearray()
    async for block in request.stream():
        body += block
        if len(body) > webhooks.MAX_BODY:
            raise InputError(f"The notice is larger than {webhooks.MAX_BODY >> 20} MiB.")
    new = await run_in_threadpool(webhooks.receive, state.settings, idempotency_key, bytes(body))
    return Received(status="queued" if new else "known")
