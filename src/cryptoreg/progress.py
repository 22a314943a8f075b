"""How long work reports how far it is, without knowing who looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Advance(Protocol):
    """Called with the number of units done since the last call."""

    def __call__(self, units: int = 1) -> None: ...


class Progress(Protocol):
    """Something that can show the progress of tasks, and single lines between them."""

    def task(self, label: str, total: int | None, unit: str = "") -> AbstractContextManager[Advance]: ...

    def note(self, line: str) -> None: ...


class Silent:
    """Shows nothing."""

    @contextmanager
    def task(self, label: str, total: int | None, unit: str = "") -> Iterator[Advance]:
        yield _ignore

    def note(self, line: str) -> None:
        """Show nothing of it."""


def _ignore(units: int = 1) -> None:
    """Count nothing."""
