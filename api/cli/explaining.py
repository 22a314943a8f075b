"""``explain``: a page that shows what was read in a text, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cryptoreg.api.cli.console import errors, out
from cryptoreg.api.explaining import page
from cryptoreg.api.work import extract_files
from cryptoreg.errors import InputError
from cryptoreg.loaders.published import published_day
from cryptoreg.loaders.sources import Skipped
from cryptoreg.loaders.text.extraction import extract as extract_text


def register(app: typer.Typer) -> None:
    app.command()(explain)


def explain(
    file: Annotated[Path, typer.Argument(help="A text, web page or other file that `extract` can read.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Where the page goes; - prints it. Default: FILE.explain.html here."
        ),
    ] = None,
) -> None:
    """Make an HTML page of a text: its spans by type and modality, the rules and cues, and why nothing."""
    pages = []
    for path, reading in extract_files([file]):
        if isinstance(reading, Skipped):
            errors.print(f"skipped {path}: {reading.reason}", markup=False)
            continue
        document = reading.document
        if document.text is not None:
            found = extract_text(document.text, published_day(document))
            pages.append(page(path.name, found, published=document.published))
    if not pages:
        raise InputError(
            f"{file} holds no text to explain: name a text or web page; tables and dockets have none."
        )
    if len(pages) > 1:
        errors.print(f"{file} holds {len(pages)} texts; the first is explained", markup=False)
    if output is not None and str(output) == "-":
        sys.stdout.write(pages[0])
        return
    target = output if output is not None else Path(f"{file.name}.explain.html")
    try:
        target.write_text(pages[0])
    except OSError as exc:
        raise InputError(f"{target} cannot be written: {exc.strerror}. Name another place with -o.") from exc
    out.print(str(target), markup=False)
