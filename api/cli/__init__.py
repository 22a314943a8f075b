"""The command line: ``cryptoreg``."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from cryptoreg import __version__, logs
from cryptoreg.api.cli import (
    asking,
    demo,
    desk,
    dockets,
    engine,
    explaining,
    export,
    gathering,
    judging,
    keeping,
    loading,
    querying,
    serving,
    standing,
    tracing,
)
from cryptoreg.api.cli.console import errors
from cryptoreg.errors import CryptoregError
from cryptoreg.loaders.text.analysed import remembering
from cryptoreg.settings import load_settings

app = typer.Typer(
    name="cryptoreg",
    help="A knowledge graph of crypto regulation in which every fact carries the words that prove it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
for module in (
    demo,
    engine,
    loading,
    explaining,
    asking,
    desk,
    querying,
    export,
    serving,
    dockets,
    judging,
    gathering,
    standing,
    tracing,
    keeping,
):
    module.register(app)

log = logging.getLogger(__name__)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of the command itself."""


def main() -> None:
    """Run the command line; errors end as one sentence and an exit code of their own."""
    try:
        settings = load_settings()
        logs.configure(settings)
        with remembering(settings.cache_dir.expanduser()):
            app()
    except CryptoregError as exc:
        log.info("command ended with an error", extra={"error": str(exc), "slug": exc.slug})
        errors.print(f"error: {exc}", style="red", markup=False, highlight=False)
        sys.exit(exc.exit_code)
    except KeyboardInterrupt:
        errors.print("stopped; what was written so far is complete, and the next load finishes the rest")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # `cryptoreg … | head` has seen enough
        sys.exit(0)
