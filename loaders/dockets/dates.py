"""Dates and spans of time as clerks write them, with the characters they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cryptoreg.loaders.text.times import Quantity, TimeMention, find_dates, find_durations

_NUMERIC = re.compile(
    r"(?<![\d/-])(?P<m>\d{1,2})(?P<sep>[/-])(?P<d>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/-])"
)
_WORD_NUMBER = re.compile(r"\b[\w-]+ \((?P<n>\d{1,4})\)[ -](?P<unit>day|week|month|year)s?\b", re.IGNORECASE)
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
_CENTURY = 70
"""Two-digit years from here on are of the twentieth century."""


def dates(text: str, start: int = 0, end: int | None = None) -> list[TimeMention]:
    """All full dates of a stretch: ``2/13/25``, ``02-13-2025``, ``February 13, 2025``.

    >>> [d.edtf for d in dates("signed on 2/13/25, entered February 14, 2025")]
    ['2025-02-13', '2025-02-14']
    """
    stop = len(text) if end is None else end
    found = list(_numeric(text, start, stop))
    taken = [(f.start, f.end) for f in found]
    for mention in find_dates(text, None, start, stop):
        to_the_day = mention.edtf is not None and len(mention.edtf) == len("2025-02-13")
        if to_the_day and not any(s < mention.end and mention.start < e for s, e in taken):
            found.append(mention)
    return sorted(found, key=lambda f: f.start)


def _numeric(text: str, start: int, stop: int) -> Iterator[TimeMention]:
    for m in _NUMERIC.finditer(text, start, stop):
        year = int(m["y"])
        if year < 100:
            year += 1900 if year >= _CENTURY else 2000
        try:
            day = date(year, int(m["m"]), int(m["d"]))
        except ValueError:
            continue
        yield TimeMention(m.start(), m.end(), m[0], day.isoformat())


def durations(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Durations in days; also ``sixty (60) days``.

    >>> [q.value for q in durations("for sixty (60) days, then 2 weeks")]
    [60, 14]
    """
    stop = len(text) if end is None else end
    found = [
        Quantity(m.start(), m.end(), m[0], int(m["n"]) * _UNITS[m["unit"].lower()])
        for m in _WORD_NUMBER.finditer(text, start, stop)
    ]
    for quantity in find_durations(text, start, stop):
        if not any(f.start < quantity.end and quantity.start < f.end for f in found):
            found.append(quantity)
    return sorted(found, key=lambda f: f.start)
