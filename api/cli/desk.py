"""``desk`` and ``suggest``: saved queries of the first day, and completions of a question."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.table import Table

from cryptoreg.api.cli.console import ConsoleProgress, out, print_json
from cryptoreg.api.questions.saved import SAVED, SavedResult, run_saved
from cryptoreg.api.questions.suggestions import complete
from cryptoreg.errors import InputError
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings


def register(app: typer.Typer) -> None:
    app.command()(desk)
    app.command()(suggest)


def desk(
    name: Annotated[
        str | None, typer.Argument(help="Which saved query; without one they are listed.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day, as 2025-03-01; today without one.")] = None,
    days: Annotated[int, typer.Option(help="How far ahead, or back.", min=0, max=3660)] = 30,
    since: Annotated[str | None, typer.Option(help="From when, for what changed.")] = None,
    about: Annotated[str | None, typer.Option(help="A firm, an agency or a case, by name or id.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """What desks ask on the first day: pending cases, what ends soon, all about a firm, and more."""
    if name is None:
        for saved in SAVED.values():
            out.print(f"{saved.name:22} {saved.title}", markup=False)
        return
    day = read_day(on) or datetime.now(UTC).date()
    with open_store(load_settings(), ConsoleProgress()) as store:
        result = run_saved(store, name, day, days, read_day(since), about)
    if as_json:
        print_json(json.dumps(asdict(result), ensure_ascii=False))
    else:
        _print(result)


def suggest(
    text: Annotated[list[str], typer.Argument(help="The beginning of a question.")],
    limit: Annotated[int, typer.Option(help="How many.", min=1, max=50)] = 10,
) -> None:
    """Complete a question that is being typed."""
    with open_store(load_settings(), ConsoleProgress()) as store:
        for line in complete(store, " ".join(text), limit):
            out.print(line, markup=False)


def read_day(text: str | None) -> date | None:
    """A day that somebody typed.

    Raises:
        InputError: it is no day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        raise InputError(f"{text!r} is no day; write it as 2025-03-01.") from exc


def _print(result: SavedResult) -> None:
    out.print(result.title, style="bold", markup=False)
    if not result.rows:
        out.print("None on record.")
        return
    table = Table(pad_edge=False)
    for column in result.rows[0]:
        table.add_column(column, overflow="fold")
    for row in result.rows:
        table.add_row(*(_cell(v) for v in row.values()))
    out.print(table)


def _cell(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "-" if value is None else str(value)
    return text.replace("[", r"\[")
