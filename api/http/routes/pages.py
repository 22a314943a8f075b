"""The start page."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from cryptoreg import __version__
from cryptoreg.api.http.pages import start_page, wants_html
from cryptoreg.api.http.state import Graph
from cryptoreg.graph import reads

router = APIRouter(include_in_schema=False)


@router.get("/", response_model=None)
def start(request: Request, store: Graph) -> HTMLResponse | dict[str, Any]:
    """A box to ask in; for programs, what there is."""
    counts = reads.counts(store)
    if wants_html(request):
        return start_page(counts)
    return {"name": "cryptoreg", "version": __version__, "documentation": "/docs", "counts": counts}
