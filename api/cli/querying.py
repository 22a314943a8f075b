"""``query``: Cypher that reads."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.table import Table

from cryptoreg.api.cli.console import ConsoleProgress, errors, out, print_json
from cryptoreg.errors import InputError
from cryptoreg.graph.sandbox import QuerySandbox
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings


def register(app: typer.Typer) -> None:
    app.command()(query)


def query(
    cypher: Annotated[str, typer.Argument(help="Cypher, read-only.")],
    parameters: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="name=value; the value is JSON or else text.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per row.")] = False,
) -> None:
    """Run Cypher that reads; writing, files and administration are refused."""
    values = dict(_parameter(p) for p in parameters or ())
    with open_store(load_settings(), ConsoleProgress()) as store:
        sandbox = QuerySandbox(store, workers=1)
        try:
            result = sandbox.run(cypher, values)
        finally:
            sandbox.close()
    if as_json:
        for row in result.rows:
            print_json(json.dumps(dict(zip(result.columns, row, strict=True)), ensure_ascii=False))
    else:
        table = Table(pad_edge=False)
        for name in result.columns:
            table.add_column(name.replace("[", r"\["), overflow="fold")
        for row in result.rows:
            table.add_row(*(_cell(value) for value in row))
        out.print(table)
        out.print(f"{len(result.rows)} rows in {result.elapsed_ms:.0f} ms")
    if result.cut:
        errors.print(result.cut, markup=False)


def _parameter(text: str) -> tuple[str, object]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise InputError(f"--param {text!r}: write name=value.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _cell(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.replace("[", r"\[")
