"""Tables of cases, as a desk keeps them in a spreadsheet: CSV, and JSON Lines of the same columns.

The columns are described in ``docs/formats.md``. Each row tells of one case, or of one event in it; what
it says is *cited* to the address in ``source_url``. A row that cannot be used is named with its column,
and the others are loaded.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers.containers import MAX_LINE
from cryptoreg.loaders.readers.table_columns import (
    COLUMNS,
    Row,
    RowError,
    checked,
    column_of,
    is_own,
    unknown_column,
)
from cryptoreg.loaders.readers.table_statements import cases_of, readings
from cryptoreg.loaders.sources import Reading, Skipped, Source

_DELIMITERS = (",", ";", "\t")


class TableReader:
    """Reads one table; a document per source that it names."""

    name = "table/1"

    def recognises(self, source: Source) -> bool:
        first = source.head.partition(b"\n")[0].decode("utf-8", "replace").strip()
        if first.startswith("{"):
            return _ours(_json_keys(first))
        delimiter = _delimiter(first)
        if delimiter is None:
            return False
        try:
            return _ours(next(csv.reader([first], delimiter=delimiter), []))
        except csv.Error:  # a lone carriage return within the line: no head of a table
            return False

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        rows: list[Row] = []
        for number, raw in _rows(source):
            if isinstance(raw, str):
                yield Skipped(source.path, f"row {number}: {raw}")
                continue
            try:
                rows.append(Row(number, checked(raw, source)))
            except RowError as exc:
                yield Skipped(source.path, f"row {number}, {exc}")
        cases, problems = cases_of(rows)
        for number, problem in problems:
            yield Skipped(source.path, f"row {number}, {problem}")
        yield from readings(cases, source, self.name)


def _ours(header: Iterable[str]) -> bool:
    """Whether a header is one of ours: a case and two columns more, and few that are not (a typing error)."""
    found = {column_of(h) for h in header if not is_own(h)}
    ours = found & COLUMNS.keys()
    return "case" in ours and len(ours) >= 3 and 2 * len(ours) > len(found)


def _delimiter(line: str) -> str | None:
    best = max(_DELIMITERS, key=line.count)
    return best if best in line else None


def _json_keys(line: str) -> list[str]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return []
    return list(found) if isinstance(found, dict) else []


def _rows(source: Source) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """The rows by their numbers in the file (the header is row 1), or what is wrong with one."""
    text = source.text
    if text.lstrip().startswith("{"):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, _object(line)
        return
    csv.field_size_limit(MAX_LINE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]) or ",")
    header = ["" if is_own(h) else column_of(h) for h in next(reader)]
    _check_header(header, source)
    try:
        for cells in reader:
            if not any(c.strip() for c in cells):
                continue
            if len(cells) > len(header) and any(c.strip() for c in cells[len(header) :]):
                yield reader.line_num, f"has {len(cells)} cells, and the header has {len(header)}"
            else:
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as exc:
        raise InputError(f"{source.path}, line {reader.line_num}: {exc}.") from exc


def _object(line: str) -> dict[str, Any] | str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as exc:
        return f"is no JSON: {exc}"
    if not isinstance(found, dict):
        return "is no JSON object"
    row = {column_of(str(k)): v for k, v in found.items() if not is_own(str(k))}
    unknown = [k for k in row if k not in COLUMNS]
    return f"column {unknown_column(unknown[0])}" if unknown else row


def _check_header(header: list[str], source: Source) -> None:
    for name in header:
        if name and name not in COLUMNS:
            raise InputError(f"{source.path}, row 1: column {unknown_column(name)}.")
        if name and header.count(name) > 1:
            raise InputError(f"{source.path}, row 1: column {name} occurs twice.")
