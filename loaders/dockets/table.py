"""Tables of docket entries (CSV with the columns ``unique_id`` and ``text``), for ``classify-entries``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptoreg.errors import InputError

MAX_CELL = 2**20
"""Characters of one cell; a longer one is refused."""

_NEEDED = ("unique_id", "text")


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the table."""

    unique_id: str
    text: str


def rows(path: Path) -> Iterator[EntryRow]:
    """The entries of a CSV file, in its order.

    Raises:
        InputError: the file cannot be read, is not UTF-8, or lacks a column; the message names the line.
    """
    csv.field_size_limit(MAX_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"{path} lacks the column {' and '.join(missing)} in its first line.")
            for row in reader:
                if row["unique_id"] is None or row["text"] is None:
                    raise InputError(f"{path}, line {reader.line_num}: the row has too few columns.")
                yield EntryRow(row["unique_id"], row["text"])
    except csv.Error as exc:
        raise InputError(f"{path}: {exc}.") from exc
    except UnicodeDecodeError as exc:
        raise InputError(f"{path} is not UTF-8; save it in that encoding.") from exc
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.") from exc
