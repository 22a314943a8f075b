"""``classify-entries``: what the entries of court dockets are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from cryptoreg.api.cli.console import out, print_json
from cryptoreg.loaders.dockets import table
from cryptoreg.loaders.dockets.labels import label


def register(app: typer.Typer) -> None:
    app.command(name="classify-entries")(classify_entries)


def classify_entries(
    path: Annotated[
        Path,
        typer.Argument(
            help="CSV or JSON Lines with unique_id and text, or a docket in JSON (CourtListener, juriscraper)."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line.")] = False,
) -> None:
    """Say of each docket entry what it is: Request / Motion, Order, Notice and so on; needs no database."""
    for row in table.rows(path):
        found = label(row.text).label
        if as_json:
            print_json(json.dumps({"unique_id": row.unique_id, "label": found}, ensure_ascii=False))
        else:
            out.print(f"{row.unique_id}\t{found}", markup=False)
