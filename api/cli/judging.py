"""``conflicts``, ``resolve``, ``judge``, ``undo``, ``review`` and ``decisions``: what people decide."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from cryptoreg.api.cli.console import ConsoleProgress, out, parse_day, print_json
from cryptoreg.graph import decisions, disputes, refresh
from cryptoreg.graph.identity.judgement import Verdict
from cryptoreg.graph.identity.similar import Likeness
from cryptoreg.graph.lease import writer
from cryptoreg.graph.store import open_store
from cryptoreg.graph.times import Moment
from cryptoreg.ontology.generated.names import LABELS
from cryptoreg.settings import load_settings

Reason = Annotated[str, typer.Option("--reason", help="Why; it is kept with the judgement.")]
Author = Annotated[str | None, typer.Option("--author", help="Who judges; by default who runs the command.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object per line.")]
Limit = Annotated[int, typer.Option(min=1, help="How many to print.")]
Skip = Annotated[int, typer.Option(min=0, help="How many to leave out.")]


def register(app: typer.Typer) -> None:
    for command in (conflicts, resolve, judge, undo, review):
        app.command()(command)
    app.command("decisions")(show_decisions)


def conflicts(
    thing: Annotated[str | None, typer.Argument(help="Id of a thing; without it, all.")] = None,
    undecided: Annotated[bool, typer.Option(help="Only those that nothing but number decides.")] = False,
    as_of: Annotated[str | None, typer.Option(help="What had happened by this day (YYYY-MM-DD).")] = None,
    known_on: Annotated[
        str | None, typer.Option(help="As sources had it that were public on this day (YYYY-MM-DD).")
    ] = None,
    skip: Skip = 0,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List what cannot both be so: both sides, what is shown, and why."""
    moment = Moment(parse_day("--as-of", as_of), parse_day("--known-on", known_on))
    with open_store(load_settings(), ConsoleProgress()) as store:
        total, items = disputes.conflicts(
            store, thing=thing, undecided=undecided, moment=moment, skip=skip, limit=limit
        )
    for item in items:
        if as_json:
            print_json(json.dumps(item, ensure_ascii=False))
            continue
        where = f" in {item['case']}" if item["case"] is not None else ""
        label = item["label"] or item["thing"]
        out.print(f"{item['id']}  {label}{where}: {item['property']}", markup=False)
        for side in item["sides"]:
            values = ", ".join(sorted({str(f["value"]) for f in side["facts"]}))
            mark = "shown" if side["side"] == 0 else "other"
            out.print(f"  side {side['side']} ({mark}): {values}", markup=False)
            for proof in [p for f in side["facts"] for p in f["proof"]][:3]:
                where = proof["title"] or proof["url"] or proof["document"]
                copy = f", copy of {proof['copy_of']}" if proof["copy_of"] else ""
                out.print(
                    f"    {where} ({proof['published'] or 'no date'}, {proof['tier']}{copy})", markup=False
                )
        out.print(f"  {item['reason']}", markup=False)
        if item.get("known") == "undetermined":
            out.print("  perhaps not known then: a source has no date", markup=False)
    if not as_json:
        out.print(f"{len(items)} of {total} conflicts")


def resolve(
    conflict: Annotated[str, typer.Argument(help="Id of a conflict.")],
    side: Annotated[int, typer.Argument(help="The side that is right, as `conflicts` numbers them.")],
    reason: Reason,
    author: Author = None,
) -> None:
    """Decide a conflict; `cryptoreg undo` takes it back."""
    with open_store(load_settings(), ConsoleProgress()) as store, writer(store) as lease:
        now = datetime.now(UTC)
        made = decisions.resolve(
            store, lease, conflict, side, reason=reason, author=author or getpass.getuser(), now=now
        )
        refresh.refresh(store, lease, now)
    out.print(f"{made.id}: statement {made.left} holds", markup=False)


def judge(
    verdict: Annotated[Verdict, typer.Argument(help="same, different or unsure.")],
    left: Annotated[str, typer.Argument(help="Id of a thing, or of its mention in one document.")],
    right: Annotated[str, typer.Argument(help="Id of another; `different` moves this one away.")],
    reason: Reason,
    author: Author = None,
) -> None:
    """Judge whether two things are one; no statement is moved, and `cryptoreg undo` restores what was."""
    with open_store(load_settings(), ConsoleProgress()) as store, writer(store) as lease:
        now = datetime.now(UTC)
        made = decisions.judge(
            store, lease, verdict, left, right, reason=reason, author=author or getpass.getuser(), now=now
        )
        refresh.refresh(store, lease, now)
    out.print(f"{made.id}: {made.left} and {made.right} are judged {verdict}", markup=False)


def undo(decision: Annotated[str, typer.Argument(help="Id of a decision.")]) -> None:
    """Take a decision back; it stays on record as closed."""
    with open_store(load_settings(), ConsoleProgress()) as store, writer(store) as lease:
        now = datetime.now(UTC)
        decisions.undo(store, lease, decision, now)
        refresh.refresh(store, lease, now)
    out.print(f"{decision} is taken back", markup=False)


def review(
    names: Annotated[
        bool, typer.Option("--names", help="Instead: things whose names are nearly the same.")
    ] = False,
    skip: Skip = 0,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List the mentions that fit several things, or the names that are nearly alike, and wait for a person."""
    with open_store(load_settings(), ConsoleProgress()) as store:
        if names:
            _print_alike(decisions.alike(store), skip, limit, as_json=as_json)
            return
        total, rows = decisions.review(store, skip, limit)
    for row in rows:
        if as_json:
            print_json(json.dumps(row, ensure_ascii=False))
        else:
            out.print(f"{row['class']:14} {row['local']}: {row['reason']}", markup=False)
    if not as_json:
        out.print(f"{len(rows)} of {total} mentions that wait")


def _print_alike(found: list[Likeness], skip: int, limit: int, *, as_json: bool) -> None:
    for pair in found[skip : skip + limit]:
        if as_json:
            print_json(json.dumps(asdict(pair), ensure_ascii=False))
            continue
        parts = f"letters {pair.letters:.2f}, words {pair.words:.2f}" + (
            ", one heads the other" * pair.contained + ", an initial" * pair.initial
        )
        parts += f"; told apart by {', '.join(LABELS[k] for k in pair.apart)}" if pair.apart else ""
        shared = f"; both in {', '.join(pair.cases)}" if pair.cases else ""
        out.print(
            f"{pair.score:.2f}  {pair.left} ({pair.names[0]}) and {pair.right} ({pair.names[1]}): {parts}{shared}",
            markup=False,
        )
    if not as_json:
        out.print(f"{len(found)} pairs wait; `cryptoreg judge same|different A B --reason …` decides one")


def show_decisions(
    closed: Annotated[bool, typer.Option(help="Also those that were taken back.")] = False,
    skip: Skip = 0,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List what people have decided, with author and reason."""
    with open_store(load_settings(), ConsoleProgress()) as store:
        rows = decisions.listing(store, closed=closed, skip=skip, limit=limit)
    for row in rows:
        if as_json:
            print_json(json.dumps(row, ensure_ascii=False))
        else:
            state = f" (taken back {row['recorded_to']})" if "recorded_to" in row else ""
            out.print(
                f"{row['id']} {row['verdict']} {row['left']} {row['right']}: {row['reason']} ({row['author']}){state}",
                markup=False,
            )
    if not as_json:
        out.print(f"{len(rows)} decisions")
