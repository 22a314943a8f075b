"""Dates that a text counts from one it told before: "a day later", "the following week", "that same month".

They are resolved against the last date that the sentence, or one of the sentences before it, gives, when that
is precise enough; else they stay unresolved.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date, timedelta

from cryptoreg.loaders.text.finders import only
from cryptoreg.loaders.text.openings import matches
from cryptoreg.loaders.text.times import TimeMention, count_of, is_writable, month_from, week_from
from cryptoreg.loaders.text.units import Sentences

_REACH = 4
"""Sentences that an expression looks back for the date from which it counts."""
_REACH_OF_HOURS = 8
_NEWS = timedelta(days=31)
"""How long before the day of publication what a text reports on may have happened."""
_NUMBER = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|sixty|ninety"
ANCHORED = re.compile(
    rf"\b(?:(?P<n>{_NUMBER})\s+(?P<unit>day|week|month|year)s?\s+(?P<way>later|earlier|afterwards?|before(?=[.,;]))"
    r"|(?:the|that)\s+(?:very\s+)?(?P<which>same|next|following|previous)\s+(?P<of>day|week|month|year)"
    r"|(?:later\s+|earlier\s+)?that\s+(?P<that>day|month|year)"
    r"|(?P<hours>hours|minutes|moments|shortly|soon)\s+(?:later|after(?=\s+(?:the|that|this|its|his|her|their)\s+\w+,))"
    r"|the\s+(?P<by>day|month|year)\s+(?P<side>after|before)(?=[.,;])"
    rf"|that\s+(?P<named>(?-i:{'|'.join(month_name[1:])}))"
    rf"|(?<!than )(?<!about )(?<!almost )(?<!nearly )(?<!within )(?<!roughly )(?P<apart>{_NUMBER})\s+(?P<units>day|week|month)s?\s+(?P<from>after|before)"
    r"(?=\s+(?:it|he|she|they|the|an?|its|(?-i:[A-Z]))\b))\b",
    re.IGNORECASE,
)
_EVENT = r"(?:ruling|decision|order|judgment|verdict|dismissal|settlement|deal|lawsuit|suit|complaint|indictment|filing|announcement|move|news|fine|penalty|sentence|plea|hearing|arrest|charges)"
_CAME = re.compile(
    rf"\W*(?:The|That|This|It|His|Her|Its) (?:[\w’'-]+ ){{0,3}}?(?:{_EVENT} )?(?:came|comes|follows) *\Z"
)
_OF_AN_EVENT = re.compile(
    rf"\s+(?:the|that|this|its|his|her|their) (?:[\w’'-]+ ){{0,2}}?{_EVENT}(?=[.,;]| (?:it|he|she|they|the)\b)"
)


def resolve(text: str, units: Sequence[Sentences], published: date | None) -> None:
    """Give the dates of each sentence those that count from one before them, in their places."""
    told: list[tuple[int, TimeMention]] = []
    today = (published or date.max).isoformat()
    for unit in units:
        places = only(unit.tried["anchored"])
        for found in matches(ANCHORED, text, unit.sentence.start, unit.sentence.end, places):
            start, end = found.span()
            before = [d for d in unit.dates if d.edtf and d.end <= start]
            if found["apart"]:
                past = [(n, d) for n, d in told if (d.edtf or "") <= today]
                counted = _apart(text, unit, found, before[-1:], _last_news(past, unit.number, published))
                unit.dates += [] if counted is None else [counted]
                unit.dates.sort(key=lambda d: d.start)
                continue
            hours = found["hours"] is not None
            anchor = before[-1] if before else _last(told, unit.number, days=hours)
            edtf = None if anchor is None else _counted(found, anchor.edtf or "")
            if edtf is not None and not any(d.edtf and d.start < end and start < d.end for d in unit.dates):
                unit.dates[:] = [d for d in unit.dates if d.end <= start or end <= d.start]
                unit.dates.append(TimeMention(start, end, found[0], edtf))
                unit.dates.sort(key=lambda d: d.start)
        told += [(unit.number, d) for d in unit.dates if d.edtf]


def _apart(
    text: str, unit: Sentences, found: re.Match[str], here: Sequence[TimeMention], last: TimeMention | None
) -> TimeMention | None:
    """The day of what stands so many days before or after another thing: of the event that the words behind tell,
    counted from the date before them ("sued on May 5, a day after it fined", "The ruling came a day after the agency
    dropped"), or of the sentence's own, counted from what was told before ("A day after the ruling, it appealed").

    Args:
        text: the whole text.
        unit: the sentence.
        found: the expression.
        here: the last date before it in the sentence, if any.
        last: the last day told in the sentences before that is past.
    """
    of_an_event = _OF_AN_EVENT.match(text, found.end())
    came = _CAME.fullmatch(text, unit.sentence.start, found.start())
    anchor = last if of_an_event or (came and not here) else next(iter(here), None)
    if anchor is None or not anchor.is_day or (of_an_event and (here or came)):
        return None
    edtf = _counted(found, anchor.edtf or "", back=not of_an_event)
    return None if edtf is None else TimeMention(*found.span(), found[0], edtf)


def _last(told: Sequence[tuple[int, TimeMention]], here: int, *, days: bool) -> TimeMention | None:
    """The last date told in reach; with ``days`` the last day, "hours after the ruling" being further from it."""
    reach = _REACH_OF_HOURS if days else _REACH
    near = (d for number, d in reversed(told) if here - number <= reach)
    return next((d for d in near if not days or d.is_day), None)


def _last_news(
    told: Sequence[tuple[int, TimeMention]], here: int, published: date | None
) -> TimeMention | None:
    """The last day told in reach, or else, wherever it stands, the last one not long before the day of publication."""
    near = _last(told, here, days=True)
    if near is not None or published is None:
        return near
    since = (published - _NEWS).isoformat()
    return next((d for _, d in reversed(told) if d.is_day and (d.edtf or "") >= since), None)


def _counted(found: re.Match[str], anchor: str, *, back: bool = False) -> str | None:
    """The date of an expression, as precise as its unit; None when the anchor is not precise enough.

    ``back`` counts from what the words tell first to what they tell behind *after*.
    """
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", anchor):
        return None
    parts = [int(part) for part in anchor.split("-")]
    if found["named"]:
        return f"{parts[0]:04d}-{list(month_name).index(found['named']):02d}"
    step, unit = _step(found)
    step = -step if back else step
    try:
        edtf = _from(parts, step, unit, week=found["n"] is None and found["apart"] is None)
    except (OverflowError, ValueError):
        return None  # before the year 1 or after 9999
    return edtf if edtf is not None and is_writable(edtf) else None


def _from(parts: Sequence[int], step: int, unit: str, *, week: bool) -> str | None:
    """The date so many units on from a year, month or day; ``week`` asks for the whole of one."""
    if unit == "year":
        return f"{parts[0] + step:04d}"
    if unit == "month":
        return month_from(parts[0], parts[1], step) if len(parts) > 1 else None
    if len(parts) < 3:  # "in May …, the same week": as precise as the text
        return f"{parts[0]:04d}-{parts[1]:02d}" if step == 0 and len(parts) > 1 else None
    day = date(*parts)
    if unit == "week" and week:
        return week_from(day, step)
    return (day + timedelta(days=step if unit == "day" else 7 * step)).isoformat()


def _step(found: re.Match[str]) -> tuple[int, str]:
    """How many units an expression goes on, and of which."""
    if found["n"]:
        n = count_of(found["n"])
        return (-n if found["way"].lower() in ("earlier", "before") else n), found["unit"].lower()
    if found["apart"]:
        n = count_of(found["apart"])
        return (n if found["from"].lower() == "after" else -n), found["units"].lower()
    if found["which"]:
        steps = {"same": 0, "next": 1, "following": 1, "previous": -1}
        return steps[found["which"].lower()], found["of"].lower()
    if found["hours"]:
        return 0, "day"
    if found["that"]:
        return 0, found["that"].lower()
    return (1 if found["side"].lower() == "after" else -1), found["by"].lower()
