"""What patterns tell when they are read, kept from one run to the next.

To read the 800 patterns of the rules takes more than a second, and tells the same each time; the file with what
they told is read in ten milliseconds.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from cryptoreg.loaders.text.followers import followers
from cryptoreg.loaders.text.needles import needles
from cryptoreg.loaders.text.openings import Written, openings, stays_in_a_line

_READERS = ("analysed.py", "followers.py", "needles.py", "openings.py")
"""The modules on which what is told depends."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """What a pattern tells.

    Attributes:
        needed: see :func:`~cryptoreg.loaders.text.needles.needles`.
        opened: see :func:`~cryptoreg.loaders.text.openings.openings`.
        second: see :func:`~cryptoreg.loaders.text.followers.followers`; None where it begins anywhere.
        in_line: whether it begins at a word and no end of a line can stand in it.
    """

    needed: tuple[frozenset[str], ...]
    opened: frozenset[str] | None
    second: frozenset[str] | None
    in_line: bool


def told_of(pattern: Written) -> Told:
    """What a pattern tells, read now or before."""
    return _memory().told_of(pattern)


@contextlib.contextmanager
def remembering(folder: Path) -> Iterator[None]:
    """Take what patterns tell from a file in a folder, and add to it in the end what was not known.

    A file that cannot be read, or written, costs time alone.
    """
    memory = _memory()
    memory.folder = folder
    try:
        yield
    finally:
        memory.save()
        memory.folder = None


def recall(folder: Path) -> None:
    """Take what patterns tell from a file in a folder, as :func:`remembering` does, and write nothing."""
    _memory().folder = folder


class _Memory:
    """What is known of patterns in this process."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._told: dict[str, Told] = {}
        self._tried: set[Path] = set()
        self._is_new = False

    def told_of(self, pattern: Written) -> Told:
        self._recall()
        key = hashlib.sha256(f"{pattern.flags} {pattern.pattern}".encode()).hexdigest()[:24]
        told = self._told.get(key)
        if told is None:
            told = self._told[key] = _read(pattern)
            self._is_new = True
        return told

    def _recall(self) -> None:
        if self.folder is None or self.folder in self._tried:
            return
        self._tried.add(self.folder)
        try:
            seal, _, text = (self.folder / _name()).read_text(encoding="ascii").partition("\n")
        except FileNotFoundError:
            return
        except (OSError, ValueError) as exc:
            log.info("what the rules told before cannot be read", extra={"error": str(exc)})
            return
        if seal == _sealed(text):
            self._told = {**_loaded(text), **self._told}
        else:
            log.info("what the rules told before is damaged", extra={"folder": str(self.folder)})

    def save(self) -> None:
        if self.folder is None or not self._is_new:
            return
        self._is_new = False
        text = json.dumps({key: _plain(told) for key, told in self._told.items()}, separators=(",", ":"))
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", dir=self.folder, prefix=".rules-", delete=False, encoding="ascii"
            ) as file:
                file.write(f"{_sealed(text)}\n{text}")
            Path(file.name).replace(self.folder / _name())
            for old in self.folder.glob("rules-*.json"):
                if old.name != _name():
                    old.unlink(missing_ok=True)
        except OSError as exc:
            log.info("what the rules told cannot be kept", extra={"error": str(exc)})


@cache
def _memory() -> _Memory:
    return _Memory()


def _read(pattern: Written) -> Told:
    opened = openings(pattern)
    if opened is None:
        return Told(needles(pattern), None, None, False)
    return Told(needles(pattern), opened, followers(pattern), stays_in_a_line(pattern))


@cache
def _name() -> str:
    """Of the file: by all that what is told depends on."""
    here = files("cryptoreg.loaders.text")
    parts = [sys.version.encode(), *((here / name).read_bytes() for name in _READERS)]
    return f"rules-{hashlib.sha256(b''.join(parts)).hexdigest()[:16]}.json"


def _sealed(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(told: Told) -> list[Any]:
    sets = [
        [sorted(s) for s in told.needed],
        *(None if s is None else sorted(s) for s in (told.opened, told.second)),
    ]
    return [*sets, told.in_line]


def _loaded(text: str) -> dict[str, Told]:
    return {
        key: Told(
            tuple(map(frozenset, needed)),
            None if opened is None else frozenset(opened),
            None if second is None else frozenset(second),
            in_line,
        )
        for key, (needed, opened, second, in_line) in json.loads(text).items()
    }
