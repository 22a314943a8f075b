"""Dates that a text counts from one it told before: "a day later", "the following week", "that same month".

They are resolved against the last date that the sentence, or one of the sentences before it, gives, when that
is precise enough; else they stay unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from cryptoreg.loaders.text.finders import only
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.openings import matches
from cryptoreg.loaders.text.times import TimeMention, is_writable, month_from, week_from
from cryptoreg.loaders.text.units import Sentences

_REACH = 4
"""Sentences that an expression looks back for the date from which it counts."""
_REACH_OF_HOURS = 8
_NUMBER = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|sixty|ninety"
ANCHORED = re.compile(
    rf"\b(?:(?P<n>{_NUMBER})\s+(?P<unit>day|week|month|year)s?\s+(?P<way>later|earlier|afterwards?|before(?=[.,;]))"
    r"|(?:the|that)\s+(?:very\s+)?(?P<which>same|next|following|previous)\s+(?P<of>day|week|month|year)"
    r"|(?:later\s+|earlier\s+)?that\s+(?P<that>day|month|year)"
    r"|(?P<hours>hours|minutes|moments|shortly|soon)\s+(?:later|after(?=\s+(?:the|that|this|its|his|her|their)\s+\w+,))"
    r"|the\s+(?P<by>day|month|year)\s+(?P<side>after|before)(?=[.,;]))\b",
    re.IGNORECASE,
)


def resolve(text: str, units: Sequence[Sentences]) -> None:
    """Give the dates of each sentence those that count from one before them, in their places."""
    told: list[tuple[int, TimeMention]] = []
    for unit in units:
        places = only(unit.tried["anchored"])
        for found in matches(ANCHORED, text, unit.sentence.start, unit.sentence.end, places):
            start, end = found.span()
            before = [d for d in unit.dates if d.edtf and d.end <= start]
            hours = found["hours"] is not None
            anchor = before[-1] if before else _last(told, unit.number, days=hours)
            edtf = None if anchor is None else _counted(found, anchor.edtf or "")
            if edtf is not None and not any(d.edtf and d.start < end and start < d.end for d in unit.dates):
                unit.dates[:] = [d for d in unit.dates if d.end <= start or end <= d.start]
                unit.dates.append(TimeMention(start, end, found[0], edtf))
                unit.dates.sort(key=lambda d: d.start)
        told += [(unit.number, d) for d in unit.dates if d.edtf]


def _last(told: Sequence[tuple[int, TimeMention]], here: int, *, days: bool) -> TimeMention | None:
    """The last date told in reach; with ``days`` the last day, "hours after the ruling" being further from it."""
    reach = _REACH_OF_HOURS if days else _REACH
    near = (d for number, d in reversed(told) if here - number <= reach)
    return next((d for d in near if not days or d.is_day), None)


def _counted(found: re.Match[str], anchor: str) -> str | None:
    """The date of an expression, as precise as its unit; None when the anchor is not precise enough."""
    step, unit = _step(found)
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", anchor):
        return None
    parts = [int(part) for part in anchor.split("-")]
    try:
        edtf = _from(parts, step, unit, week=found["n"] is None)
    except (OverflowError, ValueError):
        return None  # before the year 1 or after 9999
    return edtf if edtf is not None and is_writable(edtf) else None


def _from(parts: Sequence[int], step: int, unit: str, *, week: bool) -> str | None:
    """The date so many units on from a year, month or day; ``week`` asks for the whole of one."""
    if unit == "year":
        return f"{parts[0] + step:04d}"
    if unit == "month":
        return month_from(parts[0], parts[1], step) if len(parts) > 1 else None
    if len(parts) < 3:
        return None
    day = date(*parts)
    if unit == "week" and week:
        return week_from(day, step)
    return (day + timedelta(days=step if unit == "day" else 7 * step)).isoformat()


def _step(found: re.Match[str]) -> tuple[int, str]:
    """How many units an expression goes on, and of which."""
    if found["n"]:
        n = table("times.yaml")["numbers"].get(found["n"].lower()) or int(found["n"])
        return (-n if found["way"].lower() in ("earlier", "before") else n), found["unit"].lower()
    if found["which"]:
        steps = {"same": 0, "next": 1, "following": 1, "previous": -1}
        return steps[found["which"].lower()], found["of"].lower()
    if found["hours"]:
        return 0, "day"
    if found["that"]:
        return 0, found["that"].lower()
    return (1 if found["side"].lower() == "after" else -1), found["by"].lower()
