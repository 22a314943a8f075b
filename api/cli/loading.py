"""``load`` and ``extract``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from cryptoreg.api.cli.console import ConsoleProgress, errors, out, print_json
from cryptoreg.api.loading import extract_files
from cryptoreg.api.loading import load as load_paths
from cryptoreg.errors import InputError
from cryptoreg.graph.store import open_store
from cryptoreg.loaders import readers
from cryptoreg.loaders.sources import Skipped, published_day
from cryptoreg.loaders.text.extraction import extract as extract_text
from cryptoreg.loaders.text.records import FactRecord, records
from cryptoreg.settings import load_settings

Paths = Annotated[list[Path], typer.Argument(help="Files and folders.")]


def register(app: typer.Typer) -> None:
    app.command()(load)
    app.command()(extract)


def load(
    paths: Paths,
    all_cases: Annotated[
        bool, typer.Option("--all-cases", help="Dockets that are not about crypto regulation too.")
    ] = False,
) -> None:
    """Load files and folders into the graph; the same again changes nothing."""
    settings = load_settings()
    progress = ConsoleProgress()
    with open_store(settings, progress) as store:
        report = load_paths(store, paths, progress=progress, readers=readers.make(all_cases))
    for line in report.lines():
        out.print(line, markup=False)
    if report.skipped and not report.files:
        raise InputError("Nothing was loaded; the lines above say why.")


def extract(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="One fact record per line.")] = False,
) -> None:
    """Print what texts say as fact records; needs no database."""
    skipped = 0
    for path, reading in extract_files(paths):
        if isinstance(reading, Skipped):
            skipped += 1
            errors.print(f"skipped {path}: {reading.reason}", markup=False)
            continue
        if reading.document.text is None:
            continue
        for record in records(
            path.name, extract_text(reading.document.text, published_day(reading.document))
        ):
            if as_json:
                print_json(json.dumps(record.as_dict(), ensure_ascii=False))
            else:
                out.print(_line(record), markup=False)
    if skipped:
        errors.print(f"{skipped} files skipped", markup=False)


def _line(r: FactRecord) -> str:
    what = " ".join(x for x in (r.subject, "->", r.object) if x) if r.object else r.subject or "-"
    more = [
        x
        for x in (
            r.case,
            r.date,
            f"{r.duration_days} days" if r.duration_days else None,
            f"by {r.attributed_to}" if r.attributed_to else None,
        )
        if x
    ]
    return (
        f"{r.type:22} {r.modality:10} {what}{' (' + ', '.join(more) + ')' if more else ''}\n    “{r.quote}”"
    )
