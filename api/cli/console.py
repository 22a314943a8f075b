"""What the commands print: tables and progress on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from cryptoreg.errors import InputError
from cryptoreg.progress import Advance

PLAIN_WIDTH = 120
"""Columns of a table where no terminal says how wide it is."""

out = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else PLAIN_WIDTH)
errors = Console(stderr=True, soft_wrap=True, highlight=False)

_PLAIN_STEPS = 4


class ConsoleProgress:
    """Progress bars on a terminal; on a plain one a line at the start and at each quarter."""

    @contextmanager
    def task(self, label: str, total: int | None, unit: str = "") -> Iterator[Advance]:
        if not errors.is_terminal:
            yield _plain(label, total, unit)
            return
        with Bars(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn(unit), TimeElapsedColumn(),
            console=errors, transient=False,
        ) as bars:  # fmt: skip
            task = bars.add_task(label, total=total)

            def advance(units: int = 1) -> None:
                bars.advance(task, units)

            yield advance

    def note(self, line: str) -> None:
        errors.print(line, markup=False)


def _plain(label: str, total: int | None, unit: str) -> Advance:
    done = 0
    step = max(1, (total or 0) // _PLAIN_STEPS)
    if total:
        errors.print(f"{label}: {total} {unit}".rstrip(), markup=False)

    def advance(units: int = 1) -> None:
        nonlocal done
        before, done = done // step, done + units
        if total and done // step > before:
            errors.print(f"{label}: {min(done, total)} of {total} {unit}".rstrip(), markup=False)

    return advance


def parse_day(option: str, text: str | None) -> date | None:
    """A day as an option gives it.

    Raises:
        InputError: it is none.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        raise InputError(f"{option} {text!r} is no day; write it as 2025-02-13.") from exc


def print_json(text: str) -> None:
    """Write JSON to standard output, one document and a line end, never wrapped or coloured."""
    sys.stdout.write(text + "\n")
