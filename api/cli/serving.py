"""``serve``: HTTP and the web page."""

from __future__ import annotations

from typing import Annotated

import typer

from cryptoreg.api.cli.console import ConsoleProgress, out
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings


def register(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
) -> None:
    """Serve HTTP and the web page until Ctrl-C."""
    from cryptoreg.api import serving  # noqa: PLC0415 - a third of a second that no other command needs

    settings = load_settings()
    with open_store(settings, ConsoleProgress()) as store:
        serving.serve(
            settings,
            store,
            host or settings.host,
            settings.port if port is None else port,
            lambda url: out.print(f"cryptoreg at {url} (Ctrl-C stops it)", markup=False),
        )
