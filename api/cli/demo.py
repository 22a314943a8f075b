"""``demo``: from nothing to an answered question."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import typer

from cryptoreg.api import background
from cryptoreg.api.cli.asking import print_answer
from cryptoreg.api.cli.console import ConsoleProgress, out
from cryptoreg.api.loading import load
from cryptoreg.api.questions import answer
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings

HEADLINE = "which cases were stayed after the task force was formed"
SEED_FOLDERS = ("cases", "world", "briefs")


def register(app: typer.Typer) -> None:
    app.command()(demo)


def demo() -> None:
    """Start Neo4j, load the seeds, ask the headline question, and serve the graph."""
    settings = load_settings()
    progress = ConsoleProgress()
    with open_store(settings, progress) as store:
        with as_file(files("cryptoreg.seeds")) as folder:
            report = load(store, seed_paths(folder), progress=progress)
        for line in report.lines():
            out.print(line, markup=False)
        out.print()
        out.print(f"? {HEADLINE}", style="bold", markup=False)
        print_answer(answer(store, HEADLINE))
        address = store.address
    running = background.start(settings)
    out.print()
    out.print(f"Web page    {running.url}/", markup=False)
    out.print(f"HTTP        {running.url}/docs", markup=False)
    out.print(
        f'Cypher      {address}, or: cryptoreg query "MATCH (s:Stay)-[:STAYS]->(l) RETURN l.label, s.began"',
        markup=False,
    )
    out.print("Stop it     make stop, or: cryptoreg down", markup=False)


def seed_paths(folder: Path) -> list[Path]:
    """The folders of seeds to load: curated facts first, then briefs."""
    return [folder / name for name in SEED_FOLDERS]
