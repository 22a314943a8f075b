r"""The bulk table of dockets of CourtListener (quarterly): CSV as PostgreSQL's COPY writes it.

Every value is quoted, an empty one is nothing, and a quote within is written ``\"``. The table is read as
a stream, a line at a time.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from cryptoreg.errors import InputError
from cryptoreg.loaders.dockets.loading import readings
from cryptoreg.loaders.dockets.model import Docket
from cryptoreg.loaders.dockets.table import MAX_CELL, lines
from cryptoreg.loaders.readers.courtlistener import docket
from cryptoreg.loaders.sources import Reading, Skipped, Source

_COLUMNS = (b"docket_number", b"case_name", b"court_id", b"pacer_case_id")


class DocketTableReader:
    """Reads ``dockets-*.csv``."""

    name = "courtlistener-bulk/1"
    streams = True

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        first = source.head.split(b"\n", 1)[0]
        return (
            all(column in first for column in _COLUMNS)
            and b"," in first
            and not first.startswith((b"{", b"["))
        )

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        yield from readings(_dockets(source), source, self.name, self.all_cases)


def _dockets(source: Source) -> Iterator[Docket]:
    csv.field_size_limit(MAX_CELL)
    with source.open() as stream:
        table = csv.DictReader(lines(stream, source.path), escapechar="\\", doublequote=False, strict=True)
        try:
            for row in table:
                if None in row or None in row.values():
                    raise InputError(
                        f"{source.path}, line {table.line_num}: the row has not as many values as the first line names."
                    )
                yield docket(dict(row))
        except csv.Error as exc:
            raise InputError(
                f"{source.path}, line {table.line_num}: {exc}. The file may be broken off."
            ) from exc
