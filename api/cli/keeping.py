"""``backup``, ``restore`` and ``doctor``: keep the graph, bring it back, make sure that it is whole."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from cryptoreg.api.cli.console import ConsoleProgress, out, print_json
from cryptoreg.errors import InputError, IntegrityError
from cryptoreg.graph import backup as copies
from cryptoreg.graph import doctor as checks
from cryptoreg.graph import engine, refresh
from cryptoreg.graph.lease import writer
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings


def register(app: typer.Typer) -> None:
    for command in (backup, restore, doctor):
        app.command()(command)


def backup(
    target: Annotated[
        Path, typer.Argument(help="A file (.nq, or .nq.gz compressed); with --dump, a folder.")
    ],
    dump: Annotated[
        bool, typer.Option("--dump", help="Neo4j's own dump instead; for the embedded server, stopped.")
    ] = False,
    without_texts: Annotated[
        bool,
        typer.Option("--without-texts", help="A copy to publish: no texts, and quotes of a limited length."),
    ] = False,
) -> None:
    """Copy the whole graph, texts included, without loss; `cryptoreg restore` brings it back."""
    settings = load_settings()
    if dump and without_texts:
        raise InputError("Neo4j's own dump always holds the texts; leave out --dump or --without-texts.")
    if dump:
        made = engine.dump(settings, target)
        out.print(f"Neo4j's dump is {made}; `cryptoreg restore {made}` loads it", markup=False)
        return
    # Whoever writes must not be half-way, so the copy holds the right to write.
    with open_store(settings, ConsoleProgress()) as store, writer(store):
        limit = settings.quote_max_chars if without_texts else None
        done = copies.backup(store, target, texts=not without_texts, quote_max_chars=limit)
    out.print(f"{done.nodes} nodes and {done.links} links in {target}", markup=False)


def restore(
    source: Annotated[Path, typer.Argument(help="A file that `cryptoreg backup` made.")],
) -> None:
    """Fill an empty graph from a backup, after checking that it is whole."""
    settings = load_settings()
    if source.suffix == ".dump":
        engine.load_dump(settings, source)
        out.print(f"{source} is loaded", markup=False)
        return
    copies.check(source)
    with open_store(settings, ConsoleProgress()) as store, writer(store) as lease:
        done = copies.restore(store, lease, source)
    out.print(f"{done.nodes} nodes and {done.links} links are back", markup=False)


def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="Repair what can be repaired safely.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One finding per line.")] = False,
) -> None:
    """Check that the graph keeps its promises: quotes, ends, facts, view, links, indexes."""
    with open_store(load_settings(), ConsoleProgress()) as store:
        findings = checks.examine(store)
        if repair and any(not f.ok for f in findings):
            with writer(store) as lease:
                done = checks.repair(
                    store, findings, lambda: refresh.refresh(store, lease, datetime.now(UTC))
                )
            for line in done:
                out.print(line, markup=False)
            findings = checks.examine(store)
    for f in findings:
        if as_json:
            row = {
                "name": f.name,
                "promise": f.promise,
                "broken": f.broken,
                "examples": f.examples,
                "repair": f.repair,
            }
            print_json(json.dumps(row))
        else:
            state = "ok" if f.ok else f"{f.broken} broken ({', '.join(f.examples)})"
            out.print(f"{f.name:12} {state}: {f.promise}", markup=False)
    broken = [f.name for f in findings if not f.ok]
    if broken:
        fixable = any(f.repair is not None for f in findings if not f.ok)
        advice = (
            "`cryptoreg doctor --repair` repairs what is derived." if fixable else "Restore from a backup."
        )
        raise IntegrityError(f"The graph does not keep its promises about {', '.join(broken)}. {advice}")
