"""``case`` and ``holders``: how things stood on a day."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from cryptoreg.api.cli.console import ConsoleProgress, out, parse_day, print_json
from cryptoreg.graph import holders as office_holders
from cryptoreg.graph import standing_on
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings

Day = Annotated[str | None, typer.Option("--on", help="A day such as 2025-03-01; without it, today.")]
KnownOn = Annotated[str | None, typer.Option("--known-on", help="Only what was public on this day.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]


def register(app: typer.Typer) -> None:
    app.command("case")(show_case)
    app.command("holders")(show_holders)


def show_case(
    case: Annotated[str, typer.Argument(help="Id of a lawsuit.")],
    on: Day = None,
    party: Annotated[str | None, typer.Option("--party", help="Only how it stood for a party.")] = None,
    claim: Annotated[str | None, typer.Option("--claim", help="Only how one claim stood.")] = None,
    docket: Annotated[str | None, typer.Option("--docket", help="Only how one docket stood.")] = None,
    known_on: KnownOn = None,
    as_json: AsJson = False,
) -> None:
    """Show how a case stood on a day, with proof: status, parties, claims, dockets, motions, coverage."""
    day = parse_day("--on", on) or datetime.now(UTC).date()
    with open_store(load_settings(), ConsoleProgress()) as store:
        known = parse_day("--known-on", known_on)
        found = standing_on.case_on(store, case, day, party, claim, known, docket)
    if as_json:
        print_json(json.dumps(found, ensure_ascii=False))
        return
    parts = [found[k] for k in ("party", "claim", "docket") if k in found]
    for part in parts:
        out.print(f"{part['label']} in {found['label']} on {found['on']}", markup=False)
        _print_statuses(part["status"])
    if parts:
        return
    out.print(f"{found['label']} on {found['on']}", markup=False)
    _print_statuses(found["status"])
    _print_parts(found)
    for row in found["stays"]:
        of = ", ".join(filter(None, [*(row["statute"] or []), row["scope"], row["party"]]))
        by = "by statute, not by an order" if row["by"] == "statute" else "by order"
        out.print(
            f"  stay {by}{f' ({of})' if of else ''} since {row['began']} ({row['holds']})", markup=False
        )
    for row in found["motions"]:
        out.print(f"  {row['label']}: {row['outcome'] or 'no decision known'}", markup=False)
    if found["coverage"]:
        out.print(f"  known to {found['known_to']}: {found['coverage']}", markup=False)
    if found["beyond_coverage"]:
        out.print("  The day lies beyond what has been gathered: later acts may be missing.", markup=False)


def _print_parts(found: dict[str, Any]) -> None:
    """Parties and claims that stand otherwise than the case, and dockets where there are several."""
    for row in found["parties"]:
        out.print(f"  {row['party_label']}: {_standing(row)}", markup=False)
    for row in found["claims"]:
        for status in row["status"]:
            if not status.get("as_the_case"):
                out.print(f"  {'; '.join(row['content']) or row['label']}: {_standing(status)}", markup=False)
    for row in found["dockets"] if len(found["dockets"]) > 1 else ():
        name = ", ".join(filter(None, [row["number"] or row["label"], row["court"]]))
        stood = "; ".join(_standing(s) for s in row["status"])
        out.print(f"  {name}: {stood or 'nothing is known of it'}", markup=False)


def _standing(row: dict[str, Any]) -> str:
    as_the_case = ", as the case" if row.get("as_the_case") else ""
    return f"{row['status']} since {row['began']} ({row['holds']}{as_the_case})"


def _print_statuses(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        out.print(f"  {_standing(row)}", markup=False)
        for proof in row["proof"][:2]:
            where = proof["document"].get("title") or proof["document"].get("url") or proof["document"]["id"]
            out.print(f"    {proof['words']} [{where}]", markup=False)


def show_holders(
    office: Annotated[
        str | None, typer.Argument(help="Id of an office or organization; without it, all.")
    ] = None,
    on: Day = None,
    known_on: KnownOn = None,
    as_json: AsJson = False,
) -> None:
    """Show who held an office on a day, and which administration governed."""
    day = parse_day("--on", on) or datetime.now(UTC).date()
    with open_store(load_settings(), ConsoleProgress()) as store:
        rows = office_holders.holders(store, day, office, parse_day("--known-on", known_on))
        governments = office_holders.administrations(store, day)
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
