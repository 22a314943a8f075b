"""When a period of days ends: federal rules of counting, with the legal holidays.

A period that is *counted* and would end on a Saturday, Sunday or legal holiday runs until the next day that is
none (Fed. R. Civ. P. 6(a)(1)(C), Fed. R. App. P. 26(a)(1)(C)). A day that an order *names* is that day; the
rules do not move it (advisory committee's note to the 2009 amendment). Legal holidays are those of
Fed. R. Civ. P. 6(a)(6)(A) on the day on which 5 U.S.C. § 6103(b) keeps them; holidays that a President or a
state declares for one day are not known here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

__all__ = ["holidays", "is_court_day", "roll"]

_SATURDAY = 5
_JUNETEENTH_SINCE = 2021
_KING_SINCE = 1986


@lru_cache(maxsize=256)
def holidays(year: int) -> frozenset[date]:
    """The days of a year on which a legal holiday is kept.

    >>> date(2025, 1, 20) in holidays(2025), date(2027, 7, 5) in holidays(2027)
    (True, True)
    """
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)]
    if year >= _JUNETEENTH_SINCE:
        fixed.append((6, 19))
    days = {_kept(date(year, month, day)) for month, day in fixed}
    days.add(_kept(date(year + 1, 1, 1)))  # a New Year's Day on a Saturday is kept on the Friday before
    days |= {
        _nth(year, 2, 0, 3),  # Washington's Birthday: third Monday of February
        _last(year, 5, 0),  # Memorial Day
        _nth(year, 9, 0, 1),  # Labor Day
        _nth(year, 10, 0, 2),  # Columbus Day
        _nth(year, 11, 3, 4),  # Thanksgiving
    }
    if year >= _KING_SINCE:
        days.add(_nth(year, 1, 0, 3))
    return frozenset(d for d in days if d.year == year)


def is_court_day(day: date) -> bool:
    """Whether a day is no Saturday, Sunday or legal holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def roll(day: date) -> date:
    """The day on which a counted period ends that would end on ``day``.

    >>> roll(date(2025, 6, 15)), roll(date(2025, 4, 14))
    (datetime.date(2025, 6, 16), datetime.date(2025, 4, 14))
    """
    while not is_court_day(day):
        day += timedelta(days=1)
    return day


def _kept(day: date) -> date:
    if day.weekday() == _SATURDAY:
        return day - timedelta(days=1)
    return day + timedelta(days=1) if day.weekday() > _SATURDAY else day


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def _last(year: int, month: int, weekday: int) -> date:
    after = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return after - timedelta(days=(after.weekday() - weekday) % 7)
