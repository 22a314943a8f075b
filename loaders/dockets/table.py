"""Lists of dockets and docket entries (CSV, JSON Lines, JSON), read with bounds; lines one at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.dockets.loading import load_json, text
from cryptoreg.loaders.sources import Source

MAX_CELL = 2**20
"""Characters of one value; a longer one is refused."""

MAX_LINE = 16 * 2**20
"""Bytes of one line; a longer one is refused before it is held."""

_NEEDED = ("unique_id", "text")

_LISTS = ("payload", "results", "dockets", "docket_entries", "recap_documents")
"""Fields under which the formats of CourtListener and juriscraper keep their entries."""

_IDS = ("unique_id", "id", "pacer_doc_id", "document_number", "entry_number")
_WORDS = ("text", "description", "short_description")
_MARKS = (*_IDS, "date_filed", "date_entered", "recap_sequence_number")
"""What an entry has beside its words."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry of a list, for ``classify-entries``."""

    unique_id: str
    text: str


def lines(stream: io.BufferedIOBase, path: Path) -> Iterator[str]:
    """The lines of a table in UTF-8, for :mod:`csv`.

    Raises:
        InputError: a line is longer than :data:`MAX_LINE`, or not UTF-8.
    """
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise InputError(f"{path}, line {number}: is longer than {MAX_LINE >> 20} MiB.")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as exc:
            raise InputError(f"{path}, line {number}: is not UTF-8; save the file in that encoding.") from exc


def rows(path: Path) -> Iterator[EntryRow]:
    """The entries of a file, in its order: CSV, JSON Lines, or a docket in JSON.

    Args:
        path: CSV or JSON Lines with ``unique_id`` and ``text``; JSON of CourtListener (pages of entries,
            search results, webhooks) or of juriscraper.

    Raises:
        InputError: the file cannot be read, is not UTF-8, lacks a column or holds no entry; the message
            names the line where there is one.
    """
    try:
        source = Source(path)
        if source.head.startswith((b"{", b"[")):
            yield from _from_json(source)
        else:
            yield from _from_csv(path)
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.") from exc


def _from_csv(path: Path) -> Iterator[EntryRow]:
    csv.field_size_limit(MAX_CELL)
    try:
        with path.open("rb") as stream:
            reader = csv.DictReader(lines(stream, path))
            missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"{path} lacks the column {' and '.join(missing)} in its first line.")
            for row in reader:
                if row["unique_id"] is None or row["text"] is None:
                    raise InputError(f"{path}, line {reader.line_num}: the row has too few columns.")
                yield EntryRow(row["unique_id"], row["text"])
    except csv.Error as exc:
        raise InputError(f"{path}: {exc}.") from exc


def _from_json(source: Source) -> Iterator[EntryRow]:
    number = 0
    for value in _values(source):
        for row in _entries(value):
            number += 1
            yield EntryRow(_first(row, _IDS) or str(number), _first(row, _WORDS) or "")
    if number == 0:
        raise InputError(
            f"{source.path} holds no docket entry: none has {' or '.join(_WORDS)} and an id, a number or a day."
            " Give a page of entries, a docket with docket_entries, or JSON Lines with unique_id and text."
        )


def _values(source: Source) -> Iterator[Any]:
    """The values of JSON Lines, one at a time; else the one value of the whole file."""
    with source.open() as stream:
        listed = enumerate(lines(stream, source.path), start=1)
        first = next(listed, (1, ""))
        try:
            json.loads(first[1])
        except (ValueError, RecursionError):
            yield load_json(source)
            return
        for number, line in chain([first], listed):
            if line.strip():
                try:
                    yield json.loads(line)
                except (ValueError, RecursionError) as exc:
                    raise InputError(f"{source.path}, line {number}: is no JSON ({exc}).") from exc


def _entries(value: Any) -> Iterator[dict[str, Any]]:
    """The objects that are docket entries: the outermost that have words of their own.

    An entry has an id, a number or a day as well: an article has a text or a description too.
    """
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            within = [one[name] for name in _LISTS if isinstance(one.get(name), list | dict)]
            if any(name in one for name in _WORDS) and any(name in one for name in _MARKS):
                yield one
            else:
                waiting.extend(reversed(within))


def _first(row: dict[str, Any], names: tuple[str, ...]) -> str | None:
    return next((words for name in names if (words := text(row.get(name))) is not None), None)
