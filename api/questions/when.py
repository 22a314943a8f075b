"""Dates and lengths of time in questions, in the forms that people type."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cryptoreg.api.questions.words import distance
from cryptoreg.ontology import dates

_MONTHS = {
    n.lower(): i for names in (calendar.month_name, calendar.month_abbr) for i, n in enumerate(names) if n
}
_MONTHS["sept"] = 9
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT = r"(?:(?P<year>(?:19|20)\d\d)|['’](?P<yy>\d\d))"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_SEASONS = {
    "spring": "2025-21",
    "summer": "2025-22",
    "autumn": "2025-23",
    "fall": "2025-23",
    "winter": "2025-24",
}
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_ONES = "zero one two three four five six seven eight nine".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {
    w: n
    for n, w in enumerate(
        [*_ONES, *"ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()]
    )
}
NUMBERS |= {w: 10 * n for n, w in enumerate(_TENS, 2)}
NUMBERS |= {f"{t}-{o}": 10 * n + k for n, t in enumerate(_TENS, 2) for k, o in enumerate(_ONES) if k}
NUMBERS |= {"hundred": 100}
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}

_SHAPES: list[tuple[str, str]] = [
    ("day", r"(?P<year>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<day>\d\d?)(?!\d)"),
    ("us", r"(?<![\d/:.-])(?P<m>\d\d?)/(?P<day>\d\d?)/(?P<year>(?:19|20)\d\d)(?!\d)"),
    ("day", rf"(?:the\s+)?{_DAY}\s+(?:day\s+)?(?:of\s+)?{_MONTH},?\s+{_SHORT}\b"),
    ("day", rf"\b{_MONTH}\s+{_DAY},?\s+{_SHORT}\b"),
    ("part", rf"\b(?P<part>early|mid|late)[\s-]+{_YEAR}\b"),
    ("thirds", rf"\b(?P<part>early|mid|middle\s+of|late)[\s-]+{_MONTH},?\s+{_SHORT}\b"),
    ("day", r"(?<![\d/:.-])(?P<day>\d\d?)\.\s?(?P<m>\d\d?)\.\s?(?P<year>(?:19|20)\d\d)(?!\d)"),
    ("month", r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)(?![\d-])"),
    ("month", r"(?<![\d/.:-])(?P<m>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d/-])"),
    ("month", rf"\b(?:the\s+month\s+of\s+)?{_MONTH},?\s+(?:of\s+)?{_SHORT}\b"),
    ("quarter", rf"\b(?:the\s+)?(?:q(?P<q>[1-4])|(?P<qw>first|second|third|fourth|last)\s+quarter)(?:\s+of|,)?\s+{_YEAR}\b"),
    ("quarter", rf"\b{_YEAR}[\s-]*q(?P<q>[1-4])\b"),
    ("half", rf"\b(?:the\s+)?(?:h(?P<h>[12])|(?P<hw>first|second|latter)\s+half)(?:\s+of|,)?\s+{_YEAR}\b"),
    ("season", rf"\b(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+{_YEAR}\b"),
    ("end", rf"\b(?:the\s+)?(?P<edge>end|close|start|beginning)\s+of\s+(?:{_MONTH}\s+)?{_YEAR}\b"),
    ("year", r"(?<![\w:/-])(?P<year>(?:19|20)\d\d)(?![\w:/-]|\s+(?:days|million|billion))"),
]  # fmt: skip
_COMPILED = [(kind, re.compile(shape, re.IGNORECASE)) for kind, shape in _SHAPES]
_LENGTH = re.compile(
    r"\b(?P<n>\d+|an?|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r")(?:\s+|-)(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?P<sign>(?:US)?\$|USD\s*)?\s?(?P<n>\d[\d,]*(?:\.\d+)?|(?:half\s+)?an?\b|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r")[\s-]?(?P<scale>k|m|mn|bn|b|thousand|million|billion)?\b\s*(?P<unit>dollars|usd)?",
    re.IGNORECASE,
)
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A date (EDTF), a length of time (days) or a sum (US dollars) with its place."""

    kind: str
    value: str
    start: int
    end: int


def mended(question: str) -> tuple[str, list[tuple[str, str]]]:
    """A question whose months are spelt right, where a number beside shows that a month is meant, and whose
    feast days with a year are dates.

    Returns:
        The question, and the words that were changed, each with what it became.

    >>> mended("on hold on 20 febuary 2025")
    ('on hold on 20 february 2025', [('febuary', 'february')])
    """
    changed: list[tuple[str, str]] = []

    def right(found: re.Match[str]) -> str:
        word = found[0].lower()
        near = [m for m in _LONG_MONTHS if word not in _MONTHS and distance(word, m, 1) <= 1]
        if len(near) != 1:
            return found[0]
        changed.append((found[0], near[0]))
        return near[0]

    def dated(found: re.Match[str]) -> str:
        return f"{_FEASTS[found['feast'].lower().replace('’', chr(39))]} {found['year']}"

    question = _FEAST.sub(dated, _BESIDE_A_NUMBER.sub(right, question))
    return _SHARED_YEAR.sub(lambda m: f"{m['first']} {m['last']}{m['join']}{m['rest']}", question), changed


_FEASTS = {
    "new year's day": "1 january",
    "new years day": "1 january",
    "new year's eve": "31 december",
    "christmas day": "25 december",
    "christmas eve": "24 december",
    "christmas": "25 december",
    "halloween": "31 october",
    "independence day": "4 july",
    "valentine's day": "14 february",
    "april fools' day": "1 april",
}
_FEAST = re.compile(
    r"\b(?P<feast>"
    + "|".join(re.escape(f).replace("'", "['’]") for f in sorted(_FEASTS, key=len, reverse=True))
    + r"),? (?:of |in )?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SHARED_YEAR = re.compile(
    rf"\b(?P<first>(?:[0-3]?\d(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH.replace('?P<month>', '?:')}(?:\s+[0-3]?\d(?:st|nd|rd|th)?)?)"
    rf"(?P<join>\s*(?:and|to|until|till|through|or|-|–)\s*)"
    rf"(?P<rest>(?:[0-3]?\d(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH.replace('?P<month>', '?:')}(?:\s+[0-3]?\d(?:st|nd|rd|th)?)?,?\s+(?P<last>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
"""Two months of which only the second has a year: "between February and June 2025"."""
_LONG_MONTHS = [m.lower() for m in calendar.month_name if len(m) > 4]
_BESIDE_A_NUMBER = re.compile(r"(?<=\d )[A-Za-z]{5,10}\b|\b[A-Za-z]{5,10}(?= (?:of )?\d{1,4}\b)")


def find(question: str) -> list[Found]:
    """All dates, lengths and sums, none inside another.

    >>> [(f.kind, f.value) for f in find("stays of 60 days over $10 million between Feb 3, 2025 and Q1 2026")]
    [('length', '60'), ('money', '10000000'), ('date', '2025-02-03'), ('date', '2026-33')]
    """
    out: list[Found] = []
    for item in (*_ahead(question), *_dates(question), *_lengths(question), *_money(question)):
        if all(item.end <= o.start or item.start >= o.end for o in out):
            out.append(item)
    return sorted(out, key=lambda f: f.start)


_AHEAD = re.compile(
    r"\b(?:the\s+)?(?:next|coming)\s+(?P<n>\d+|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r")\s+(?P<unit>day|week|month)s?\b",
    re.IGNORECASE,
)


def _ahead(question: str) -> Iterator[Found]:
    """Such as "in the next 30 days": counted from today."""
    today = date.today()
    for m in _AHEAD.finditer(question):
        n = m["n"].lower()
        days = (int(n) if n.isdigit() else NUMBERS[n]) * _UNITS[m["unit"].lower()]
        yield Found(
            "date", f"{today.isoformat()}/{(today + timedelta(days=days)).isoformat()}", m.start(), m.end()
        )


def _dates(question: str) -> Iterator[Found]:
    for kind, pattern in _COMPILED:
        for m in pattern.finditer(question):
            edtf = _edtf(kind, m)
            if edtf is not None:
                start = m.start() + (len(m[0]) - len(m[0].lstrip()))
                yield Found("date", edtf, start, m.end())


def _edtf(kind: str, m: re.Match[str]) -> str | None:
    g = m.groupdict()
    year = g.get("year") or (f"20{g['yy']}" if g.get("yy") else None)
    month = int(g["m"]) if g.get("m") else _MONTHS.get((g.get("month") or "").lower().rstrip("."))
    text: str | None = None
    match kind:
        case "day" | "us":
            text = f"{year}-{month:02d}-{int(g['day']):02d}"
        case "month":
            text = f"{year}-{month:02d}"
        case "year":
            text = year
        case "part":
            first, last = _PARTS[g["part"].lower()]
            text = f"{year}-{first:02d}/{year}-{last:02d}"
        case "thirds":
            part = g["part"].lower()
            first, last = {
                "early": (1, 10),
                "late": (21, calendar.monthrange(int(year or 0), month or 1)[1]),
            }.get(part, (11, 20))
            text = f"{year}-{month:02d}-{first:02d}/{year}-{month:02d}-{last:02d}"
        case "quarter":
            words = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
            number = int(g["q"]) if g.get("q") else words[(g.get("qw") or "").lower()]
            text = f"{year}-{32 + number}"
        case "half":
            number = int(g["h"]) if g.get("h") else 1 if (g.get("hw") or "").lower() == "first" else 2
            text = f"{year}-{39 + number}"
        case "season":
            season = _SEASONS[g["season"].lower()][-2:]
            # The astronomical spring and so on, as a reader of a calendar counts them.
            days = {"21": ("03-01", "06-20"), "22": ("06-01", "09-22"), "23": ("09-01", "12-20"), "24": None}[
                season
            ]
            text = (
                f"{year}-{days[0]}/{year}-{days[1]}" if days else f"{year}-12-01/{int(year or 0) + 1}-03-19"
            )
        case "end":
            whole = dates.parse(f"{year}-{month:02d}" if month else str(year))
            day = whole.latest if g["edge"].lower() in ("end", "close") else whole.earliest
            text = day.isoformat() if day else None
    try:
        if text is not None:
            dates.parse(text)
    except ValueError:
        return None
    return text


def _lengths(question: str) -> Iterator[Found]:
    for m in _LENGTH.finditer(question):
        n = m["n"].lower()
        number = int(n) if n.isdigit() else 1 if n in ("a", "an") else NUMBERS[n]
        if m["unit"].lower() == "day" and n in ("a", "an"):
            continue
        yield Found("length", str(number * _UNITS[m["unit"].lower()]), m.start(), m.end())


def _money(question: str) -> Iterator[Found]:
    for m in _MONEY.finditer(question):
        if not (m["sign"] or m["scale"] or m["unit"]):
            continue
        spelt = not m["n"][0].isdigit()
        if spelt and (m["scale"] or "").lower() not in ("thousand", "million", "billion"):
            continue
        amount = _number(m["n"]) * _SCALES.get((m["scale"] or "").lower(), 1)
        start = m.start() + (len(m[0]) - len(m[0].lstrip()))
        yield Found("money", f"{amount:.0f}", start, m.end())


def _number(text: str) -> float:
    """
    >>> _number("4,300"), _number("half a"), _number("two")
    (4300.0, 0.5, 2.0)
    """
    lower = text.lower()
    if lower[0].isdigit():
        return float(lower.replace(",", ""))
    if lower.startswith("half"):
        return 0.5
    return 1.0 if lower in ("a", "an") else float(NUMBERS[lower])


def ending(text: str) -> date | None:
    """The last day of a date."""
    return dates.parse(text).latest
