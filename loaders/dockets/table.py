"""Tables of dockets and docket entries in CSV, read a line at a time and with bounds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptoreg.errors import InputError

MAX_CELL = 2**20
"""Characters of one value; a longer one is refused."""

MAX_LINE = 16 * 2**20
"""Bytes of one line; a longer one is refused before it is held."""

_NEEDED = ("unique_id", "text")


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of a table of entries, for ``classify-entries``."""

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
    """The entries of a CSV file, in its order.

    Raises:
        InputError: the file cannot be read, is not UTF-8, or lacks a column; the message names the line.
    """
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
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.") from exc
