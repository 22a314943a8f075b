"""Dates as sources give them: by day, month, year, season, before, after, or not at all.

A date is kept as the EDTF text (Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1) together
with the earliest and the latest day that it allows. Comparing two of them has three answers.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = ["ImpreciseDate", "Truth", "after", "before", "overlaps", "parse", "within"]

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})")
_DECADE = re.compile(r"(\d{3})X")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
# EDTF level 2 numbers the quarters and halves of a year from 33 and 40 on.
_SPAN_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


class Truth(StrEnum):
    """What imprecise dates allow to say."""

    YES = "yes"
    NO = "no"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A point in time, known as well as ``text`` says it.

    Attributes:
        text: EDTF.
        earliest: the first day that it can be; None when nothing bounds it below.
        latest: the last day that it can be; None when nothing bounds it above.
    """

    text: str
    earliest: date | None
    latest: date | None

    @property
    def is_day(self) -> bool:
        """True when it is known to the day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def days_wide(self) -> int:
        """How many days lie between the first and the last that it can be; very many when unbounded.

        >>> parse("2025-02").days_wide
        27
        """
        if self.earliest is None or self.latest is None:
            return 10**6
        return (self.latest - self.earliest).days

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> ImpreciseDate:
    """Read an EDTF date.

    Accepts a day, month, year, season (``2025-21``), quarter (``2025-33``), half (``2025-40``),
    decade (``202X``), each with ``?`` (uncertain), ``~`` (approximate) or ``%`` (both), an interval
    ``a/b`` meaning *some time between*, ``../b`` (not after b) and ``a/..`` (not before a).

    Raises:
        ValueError: it is none of these, or no such day exists.

    >>> parse("2025-02").latest
    datetime.date(2025, 2, 28)
    >>> parse("../2025-02-10").earliest is None
    True
    """
    if "/" in text:
        first, _, second = text.partition("/")
        low = None if first in ("", "..") else parse(first).earliest
        high = None if second in ("", "..") else parse(second).latest
        if low is not None and high is not None and low > high:
            raise ValueError(f"{text!r} ends before it begins")
        return ImpreciseDate(text, low, high)
    bare = text.rstrip("?~%")
    if found := _DAY.fullmatch(bare):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return ImpreciseDate(text, day, day)
    if found := _MONTH.fullmatch(bare):
        return _of_months(text, int(found[1]), int(found[2]))
    if found := _YEAR.fullmatch(bare):
        year = int(found[1])
        return ImpreciseDate(text, date(year, 1, 1), date(year, 12, 31))
    if found := _DECADE.fullmatch(bare):
        start = int(found[1]) * 10
        return ImpreciseDate(text, date(start, 1, 1), date(start + 9, 12, 31))
    raise ValueError(
        f"{text!r} is not a date: write 2025, 2025-02, 2025-02-13, or an EDTF interval such as 2025-02/2025-03"
    )


def _of_months(text: str, year: int, number: int) -> ImpreciseDate:
    if 1 <= number <= 12:
        first, last = number, number
    elif number in _SEASON_MONTHS:
        first, last = _SEASON_MONTHS[number]
    elif number in _SPAN_MONTHS:
        first, last = _SPAN_MONTHS[number]
    else:
        raise ValueError(f"{text!r}: {number} is no month, season, quarter or half of a year")
    end_year = year + 1 if last < first else year
    return ImpreciseDate(
        text,
        date(year, first, 1),
        date(end_year, last, calendar.monthrange(end_year, last)[1]),
    )


def of_day(day: date) -> ImpreciseDate:
    """The date of one known day."""
    return ImpreciseDate(day.isoformat(), day, day)


def before(a: ImpreciseDate, b: ImpreciseDate) -> Truth:
    """Whether ``a`` is strictly before ``b``.

    >>> before(parse("2023-05"), parse("2023-06-15"))
    <Truth.YES: 'yes'>
    >>> before(parse("2023-06"), parse("2023-06-15"))
    <Truth.UNDETERMINED: 'undetermined'>
    """
    if a.latest is not None and b.earliest is not None and a.latest < b.earliest:
        return Truth.YES
    if a.earliest is not None and b.latest is not None and a.earliest >= b.latest:
        return Truth.NO
    return Truth.UNDETERMINED


def after(a: ImpreciseDate, b: ImpreciseDate) -> Truth:
    """Whether ``a`` is strictly after ``b``."""
    return before(b, a)


def within(a: ImpreciseDate, first: date, last: date) -> Truth:
    """Whether ``a`` lies between two days, both included.

    >>> within(parse("2025-02"), date(2025, 1, 21), date(2025, 12, 31))
    <Truth.YES: 'yes'>
    """
    low_ok = a.earliest is not None and a.earliest >= first
    high_ok = a.latest is not None and a.latest <= last
    if low_ok and high_ok:
        return Truth.YES
    if (a.latest is not None and a.latest < first) or (a.earliest is not None and a.earliest > last):
        return Truth.NO
    return Truth.UNDETERMINED


def overlaps(a: ImpreciseDate, b: ImpreciseDate, tolerance_days: int = 0) -> bool:
    """Whether some day fits both, or days that lie at most so many days apart."""
    slack = timedelta(days=tolerance_days)
    if a.latest is not None and b.earliest is not None and a.latest + slack < b.earliest:
        return False
    return not (b.latest is not None and a.earliest is not None and b.latest + slack < a.earliest)
