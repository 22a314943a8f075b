"""``case`` and ``holders``: how things stood on a day."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from cryptoreg.api.cli.console import ConsoleProgress, out, parse_day, print_json
from cryptoreg.graph import standing_on
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings

Day = Annotated[str | None, typer.Option("--on", help="A day such as 2025-03-01; without it, today.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]


def register(app: typer.Typer) -> None:
    app.command("case")(show_case)
    app.command("holders")(show_holders)


def show_case(
    case: Annotated[str, typer.Argument(help="Id of a lawsuit.")], on: Day = None, as_json: AsJson = False
) -> None:
    """Show how a case stood on a day: status, parties, motions, coverage."""
    day = parse_day("--on", on) or datetime.now(UTC).date()
    with open_store(load_settings(), ConsoleProgress()) as store:
        found = standing_on.case_on(store, case, day)
    if as_json:
        print_json(json.dumps(found, ensure_ascii=False))
        return
    out.print(f"{found['label']} on {found['on']}", markup=False)
    for row in found["status"]:
        out.print(f"  {row['status']} since {row['began']} ({row['holds']})", markup=False)
    for row in found["parties"]:
        out.print(
            f"  {row['party_label']}: {row['status']} since {row['began']} ({row['holds']})", markup=False
        )
    for row in found["motions"]:
        out.print(f"  {row['label']}: {row['outcome'] or 'no decision known'}", markup=False)
    if found["coverage"]:
        out.print(f"  known to {found['known_to']}: {found['coverage']}", markup=False)
    if found["beyond_coverage"]:
        out.print("  The day lies beyond what has been gathered: later acts may be missing.", markup=False)


def show_holders(
    office: Annotated[
        str | None, typer.Argument(help="Id of an office or organization; without it, all.")
    ] = None,
    on: Day = None,
    as_json: AsJson = False,
) -> None:
    """Show who held an office on a day, and which administration governed."""
    day = parse_day("--on", on) or datetime.now(UTC).date()
    with open_store(load_settings(), ConsoleProgress()) as store:
        rows = standing_on.holders(store, day, office)
        governments = standing_on.administrations(store, day)
    if as_json:
        print_json(json.dumps({"holders": rows, "administrations": governments}, ensure_ascii=False))
        return
    for row in rows:
        how = row["capacity"] or row["manner"]
        how = ", ".join(how) if isinstance(how, list) else how
        out.print(
            f"{row['office_label']}: {row['label']}{f' ({how})' if how else ''} since {row['began']}, {row['holds']}",
            markup=False,
        )
    for row in governments:
        out.print(
            f"administration: {row['label']} ({row['party'] or 'party unknown'}), {row['holds']}",
            markup=False,
        )
