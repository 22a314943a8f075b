"""``export``: the graph as RDF."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Annotated, BinaryIO, cast

import typer

from cryptoreg.api.cli.console import ConsoleProgress, errors, parse_day
from cryptoreg.errors import InputError
from cryptoreg.graph import rdf
from cryptoreg.graph.store import open_store
from cryptoreg.graph.times import Moment
from cryptoreg.settings import load_settings


def register(app: typer.Typer) -> None:
    app.command()(export)


def export(
    format_: Annotated[
        rdf.Format,
        typer.Option(
            "--format",
            "-f",
            help="turtle, ntriples and jsonld hold the view; trig and nquads the statements.",
        ),
    ] = rdf.Format.TURTLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file; without it, standard output.")
    ] = None,
    quotes: Annotated[bool, typer.Option(help="Write the quotes of statements.")] = True,
    as_of: Annotated[str | None, typer.Option(help="The view of what held on this day.")] = None,
    known_on: Annotated[str | None, typer.Option(help="The view of what was public on this day.")] = None,
) -> None:
    """Write the graph as RDF."""
    settings = load_settings()
    moment = Moment(parse_day("--as-of", as_of), parse_day("--known-on", known_on))
    if format_.with_provenance and not moment.is_now:
        raise InputError(
            f"{format_} holds every statement with all its times; --as-of and --known-on ask the view."
        )
    options = rdf.Options(quotes=quotes, quote_max_chars=settings.quote_max_chars)
    with open_store(settings, ConsoleProgress()) as store:
        if output is None:
            rdf.export(store, format_, cast("BinaryIO", sys.stdout.buffer), options, moment)
            return
        # A file is either whole or not there.
        try:
            with tempfile.NamedTemporaryFile(dir=output.parent, delete=False) as scratch:
                n = rdf.export(store, format_, cast("BinaryIO", scratch), options, moment)
            Path(scratch.name).replace(output)
        except OSError as exc:
            raise InputError(f"{output} cannot be written: {exc.strerror}.") from exc
    errors.print(f"{n} {'quads' if format_.with_provenance else 'triples'} in {output}", markup=False)
