"""``up``, ``down``, ``status``: the embedded Neo4j and the background server."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from cryptoreg.api import background
from cryptoreg.api.cli.console import ConsoleProgress, out, print_json
from cryptoreg.graph import engine
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings


def register(app: typer.Typer) -> None:
    app.command()(up)
    app.command()(down)
    app.command()(status)


def up() -> None:
    """Start the embedded Neo4j (or reach the server of NEO4J_URI), and say where it listens."""
    settings = load_settings()
    with open_store(settings, ConsoleProgress()) as store:
        out.print(f"Neo4j answers at {store.address}", markup=False)
    if settings.embedded:
        out.print(f"user neo4j, password in {engine.password_file(settings)}", markup=False)


def down(
    force: Annotated[bool, typer.Option("--force", help="Kill it instead of asking it to stop.")] = False,
) -> None:
    """Stop the background server and the embedded Neo4j of this data folder."""
    settings = load_settings()
    if background.stop(settings):
        out.print("The HTTP server has stopped.")
    if not settings.embedded:
        out.print("Neo4j runs elsewhere (NEO4J_URI is set) and was left alone.")
    elif engine.stop(settings, force):
        out.print("Neo4j has stopped; the data stays.")
    else:
        out.print("No embedded Neo4j is running.")


def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell what runs where, without starting anything."""
    settings = load_settings()
    server = engine.status(settings)
    http = background.find(settings)
    if as_json:
        fields = {
            "neo4j": server.as_dict() if settings.embedded else {"uri": settings.neo4j_uri},
            "http": None if http is None else {"url": http.url, "pid": http.pid},
            "logs": str(settings.state_dir),
        }
        print_json(json.dumps(fields))
        return
    if not settings.embedded:
        out.print(f"Neo4j    {settings.neo4j_uri} (NEO4J_URI is set)", markup=False)
    elif server.state == "stopped":
        out.print(f"Neo4j    {server.version}, stopped; data in {server.folder}", markup=False)
    else:
        since = (
            ""
            if server.started is None
            else f" since {datetime.fromtimestamp(server.started, UTC):%Y-%m-%d %H:%M} UTC"
        )
        out.print(
            f"Neo4j    {server.version}, {server.state} on bolt://127.0.0.1:{server.port}{since}, "
            f"process {server.pid}, {server.memory_mb} MiB, {server.clients} connections; data in {server.folder}",
            markup=False,
        )
    out.print(
        f"HTTP     {http.url}, process {http.pid}"
        if http is not None
        else "HTTP     not running in the background",
        markup=False,
    )
    out.print(f"Logs     {settings.state_dir}", markup=False)
