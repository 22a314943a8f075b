"""``why``, ``forget``, ``changes`` and ``paths``."""

from __future__ import annotations

import getpass
import json
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from cryptoreg.api.cli.console import ConsoleProgress, out, print_json
from cryptoreg.errors import InputError
from cryptoreg.graph import changes as feed
from cryptoreg.graph import forget as forgetting
from cryptoreg.graph import paths as pathfinding
from cryptoreg.graph import refresh
from cryptoreg.graph import why as reasons
from cryptoreg.graph.changes import What
from cryptoreg.graph.lease import writer
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings

AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]


def register(app: typer.Typer) -> None:
    for command in (why, forget, changes, paths):
        app.command()(command)


def why(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of a thing, fact, conflict or statement.")],
    as_json: AsJson = False,
) -> None:
    """Show the tree of reasons behind anything, down to the words of the sources."""
    with open_store(load_settings(), ConsoleProgress()) as store:
        tree = reasons.why(store, id_)
    if as_json:
        print_json(json.dumps(tree, ensure_ascii=False))
    else:
        _print_tree(tree, 0)


def _print_tree(node: dict[str, Any], depth: int) -> None:
    pad = "  " * depth
    notes = [str(node[k]) for k in ("rule", "reason") if k in node]
    if node.get("disputed"):
        notes.append("disputed")
    out.print(f"{pad}{node['says']}{f'  [{chr(59).join(notes)}]' if notes else ''}", markup=False)
    if "words" in node:
        out.print(
            f"{pad}  “{node['words']}” ({node['document'].get('title') or node['document']['id']})",
            markup=False,
        )
    for s in node.get("statements", ()):
        document = s["document"]
        where = document["title"] or document["url"] or document["id"]
        mark = "says in our words" if s["cited"] else "says"
        out.print(
            f"{pad}  {where} ({document['published'] or 'no date'}) {mark}: “{s['words']}”", markup=False
        )
    for child in (*node.get("because", ()), *node.get("facts", ())):
        _print_tree(child, depth + 1)


def forget(
    document: Annotated[str, typer.Argument(help="Id or address of a document.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; kept with the document.")] = "not given",
    undo: Annotated[bool, typer.Option("--undo", help="Bring a withdrawn document back.")] = False,
    purge: Annotated[bool, typer.Option("--purge", help="Delete a withdrawn document for good.")] = False,
) -> None:
    """Withdraw a document and everything that rests on it alone."""
    if undo and purge:
        raise InputError("--undo and --purge exclude each other.")
    with open_store(load_settings(), ConsoleProgress()) as store, writer(store) as lease:
        now = datetime.now(UTC)
        if undo:
            done = forgetting.restore(store, lease, document, now)
        elif purge:
            done = forgetting.purge(store, lease, document, now)
        else:
            by = f"{reason} ({getpass.getuser()})"
            done = forgetting.withdraw(store, lease, document, reason=by, now=now)
        refresh.refresh(store, lease, now)
    word = "brought back" if undo else "deleted" if purge else "withdrawn"
    out.print(f"{done.document} is {word}, with {done.statements} statements", markup=False)


def changes(
    since: Annotated[str, typer.Argument(help="A time such as 2026-01-31 or 2026-01-31T12:00:00Z.")],
    what: Annotated[What | None, typer.Option(help="Only changes of one kind.")] = None,
    skip: Annotated[int, typer.Option(min=0, help="Rows to pass over.")] = 0,
    limit: Annotated[int, typer.Option(min=1, help="Rows to print at most.")] = 100,
    as_json: AsJson = False,
) -> None:
    """List what has been added, superseded, put in conflict, decided or removed since a time."""
    try:
        moment = datetime.fromisoformat(since)
    except ValueError as exc:
        raise InputError(f"{since!r} is no time; write it as 2026-01-31T12:00:00Z.") from exc
    stamp = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    with open_store(load_settings(), ConsoleProgress()) as store:
        counts, rows = feed.changes(store, stamp, what, skip, limit)
    for row in rows:
        if as_json:
            print_json(json.dumps(row, ensure_ascii=False))
        else:
            out.print(f"{row['at']} {row['what']:10} {row['id']} {row['label'] or ''}", markup=False)
    if not as_json:
        out.print(", ".join(f"{n} {kind}" for kind, n in counts.items() if n) or "nothing has changed")


def paths(
    start: Annotated[str, typer.Argument(help="Id of one thing.")],
    end: Annotated[str, typer.Argument(help="Id of another.")],
    types: Annotated[
        list[str] | None,
        typer.Option("--type", help="A relationship type that may be walked; several may be given."),
    ] = None,
    max_length: Annotated[
        int, typer.Option(help="Relationships of a path at most.", min=1, max=pathfinding.MAX_LENGTH)
    ] = 4,
    limit: Annotated[int, typer.Option(min=1, help="Paths to print at most.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Show how two things hang together, by the shortest ways through the view."""
    with open_store(load_settings(), ConsoleProgress()) as store:
        found = pathfinding.paths(store, start, end, types=types, max_length=max_length, limit=limit)
    for path in found:
        if as_json:
            print_json(json.dumps(path, ensure_ascii=False))
            continue
        line = path[0]["of"]["label"]
        for step in path:
            arrow = f"-{step['type']}->" if step["forward"] else f"<-{step['type']}-"
            line += f" {arrow} {step['to']['label']}"
        out.print(line, markup=False)
    if not as_json:
        out.print(f"{len(found)} paths")
