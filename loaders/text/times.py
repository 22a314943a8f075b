"""Find dates, durations and sums of money, each with the characters that it stands on.

Relative dates are resolved against the day of publication; without one they stay unresolved. A word is
a month only where a day or a year goes with it, or a preposition of time stands before it and no verb
after it, so that "may" is never May.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from cryptoreg.loaders.text.finders import Finder, Tried
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.openings import Places, matches, words

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_MONTH = "(?P<month>" + "|".join(sorted((m.capitalize() for m in _MONTHS), key=len, reverse=True)) + r")\.?"
_WEEKDAY = "(?P<weekday>" + "|".join(d.capitalize() for d in _WEEKDAYS) + ")"
_ACTS = (
    r"(?:settlements?|lawsuits?|suits?|rulings?|decisions?|dismissals?|cases?|orders?|complaints?|indictments?|convictions?|pleas?|investigations?|probes?|judgments?|verdicts?|appeals?|petitions?|fines?|penalty|penalties|guidance|bulletin|rules?"
    r"|bans?|laws?|speech|moratorium|crackdown|assessments?|surveys?|audits?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date in a text; ``edtf`` is None when it is relative and the day of publication unknown."""

    start: int
    end: int
    text: str
    edtf: str | None

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return len(self.edtf or "") == len("2025-01-31")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A duration in days, or a sum in US dollars."""

    start: int
    end: int
    text: str
    value: float


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    fuzzy = "|".join(table("times.yaml")["fuzzy"])
    relative = "|".join(sorted(table("times.yaml")["relative_days"], key=len, reverse=True))
    shapes = [
        ("iso", r"(?<!\w)(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)(?!\d)"),
        ("us", r"(?<![\w/])(?P<m>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])"),
        ("month day year", rf"\b{_MONTH}\s+{_DAY}(?:,|\s)\s*{_YEAR}\b"),
        ("day month year", rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b"),
        ("month year", rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b"),
        ("month of year", rf"\b{_MONTH},?\s+(?:of\s+)?(?P<which>this|last|next)\s+year\b"),
        ("month day", rf"\b{_MONTH}\s+{_DAY}\b(?!\s*,?\s*(?:19|20)\d\d)"),
        ("day month", rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\b(?!\s*,?\s*(?:19|20)\d\d)"),
        ("fuzzy year", rf"\b(?P<fuzzy>{fuzzy})[- ]{_YEAR}\b"),
        ("fuzzy month", rf"\b(?P<fuzzy>{fuzzy})[- ]{_MONTH}\b"),
        ("quarter", rf"\b(?:the\s+)?(?:Q(?P<q>[1-4])|(?P<qw>first|second|third|fourth) quarter)(?:\s+of)?\s+{_YEAR}\b"),
        ("this unit", r"\b(?:earlier |later )?(?P<which>this|last|next|past|previous|the same|that same)\s+(?P<unit>week|month|year)\b"),
        ("weekend", r"\b(?:(?:over|during|at|on) the|(?P<which>this|last|next|this past)) weekend\b"),
        ("lately", rf"\b(?:in|within|during|over) the (?:past|last) (?:(?P<n>\d+|{'|'.join(sorted(table('times.yaml')['numbers'], key=len, reverse=True))}) )?(?P<unit>day|week|month)s?\b"),
        ("relative weekday", rf"\b(?:(?P<which>last|next|this|the same)\s+)?{_WEEKDAY}\b(?!,? {_MONTH.replace('?P<month>', '?:')} \d)"),
        ("ago", r"\b(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?P<unit>day|week|month|year)s?\s+(?P<dir>ago|earlier)\b"),
        ("relative day", rf"\b(?P<rel>{relative})\b"),
        ("bare month", rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Tt]his|of|[Ff]rom|[Dd]uring|[Tt]hroughout|[Bb]efore|[Aa]fter|for|to)\s+{_MONTH}(?=[\s,.;:)]|$)"),
        ("bare year", rf"\b(?:(?<=['’])s|[Ii]ts|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Aa])\s+{_YEAR}(?=\s(?:[\w-]+\s){{0,2}}?{_ACTS}\b)"),
        ("bare year", rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|of|[Ff]rom|fiscal|FY|year|[Bb]efore|[Aa]fter|[Bb]ack to)\s+{_YEAR}\b(?!\s*[%$])"),
    ]  # fmt: skip
    return [(name, re.compile(shape, re.IGNORECASE if name in _ANY_CASE else 0)) for name, shape in shapes]


_ANY_CASE = frozenset({"fuzzy year", "this unit", "weekend", "lately", "ago", "relative day", "quarter"})


@cache
def patterns() -> list[re.Pattern[str]]:
    """Those of all dates."""
    return [pattern for _, pattern in _patterns()]


@cache
def _finder() -> Finder:
    return Finder(patterns())


_YEARS = re.compile(r"(?:^|/)(-?\d+)")


def find_dates(
    text: str,
    published: date | None,
    start: int = 0,
    end: int | None = None,
    tried: Tried | None = None,
) -> list[TimeMention]:
    """All dates of a stretch of text, none inside another.

    Args:
        text: the whole text.
        published: day against which relative dates are resolved.
        start: of the stretch.
        end: of the stretch; None for that of the text.
        tried: which of :func:`patterns` are worth trying in the stretch, where somebody knows.
    """
    stop = len(text) if end is None else end
    found: list[TimeMention] = []
    if tried is None:
        tried = _finder().places([(at + start, word) for at, word in words(text[start:stop])])
    for candidate, places in tried:
        name, pattern = _patterns()[candidate]
        for match in matches(pattern, text, start, stop, places):
            first = match.start("month") if name == "bare month" else match.start()
            first = match.start("year") if name == "bare year" else first
            if any(first < t.end and match.end() > t.start for t in found):
                continue
            try:
                ok, edtf = _resolve(name, match, published, text)
            except (OverflowError, ValueError):
                ok, edtf = True, None
            if edtf is not None and not is_writable(edtf):
                edtf = None  # before the year 1 or after 9999: a date, but none that we can write
            if ok:
                found.append(TimeMention(first, match.end(), text[first : match.end()], edtf))
    return sorted(found, key=lambda t: t.start)


def _resolve(name: str, m: re.Match[str], published: date | None, text: str) -> tuple[bool, str | None]:
    """Whether the match is a date at all, and which."""
    groups = m.groupdict()
    month = _MONTHS.get((groups.get("month") or "").lower().rstrip("."))
    year = int(groups["year"]) if groups.get("year") else None
    day = int(groups["day"]) if groups.get("day") else None
    match name:
        case "iso" | "us":
            return _checked(int(m["year"]), int(m["m"]), int(m["day"]))
        case "month day year" | "day month year":
            return _checked(year, month, day)
        case "month year":
            return True, f"{year}-{month:02d}"
        case "month day" | "day month":
            if day is not None and day > 31:
                return False, None
            return _near(month, day, published, m, text)
        case "bare month":
            return _near(month, None, published, m, text)
        case "bare year":
            return True, str(year)
        case "fuzzy year":
            first, last = table("times.yaml")["fuzzy"][m["fuzzy"].lower()]
            return True, f"{year}-{first:02d}/{year}-{last:02d}"
        case "fuzzy month":
            return _near(month, None, published, m, text)
        case "quarter":
            number = (
                int(groups["q"])
                if groups["q"]
                else ["first", "second", "third", "fourth"].index(groups["qw"].lower()) + 1
            )
            return True, f"{year}-{32 + number}"
        case _:
            return True, None if published is None else _relative(name, m, published, text)


def _checked(year: int | None, month: int | None, day: int | None) -> tuple[bool, str | None]:
    try:
        return True, date(year or 0, month or 0, day or 0).isoformat()
    except ValueError:
        return False, None


def _near(
    month: int | None, day: int | None, published: date | None, m: re.Match[str], text: str
) -> tuple[bool, str | None]:
    """A day and month, or a month, without its year: the last one before publication, unless the words
    around it look forward.
    """
    if month is None or published is None:
        return month is not None, None
    year = published.year
    try:
        probe = date(year, month, day or 1)
    except ValueError:
        return False, None
    if probe > published and not _looks_forward(m, text):
        year -= 1
    elif probe < published - timedelta(days=62) and _looks_forward(m, text):
        year += 1
    return True, f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{day:02d}"


_TOLD_ON = re.compile(
    r"\b(?:said|says|announced|reported|confirmed|disclosed|wrote|posted|ruled|showed?|told [\w’' ]{2,30})(?: in (?:a|an) [\w ]{3,30})?(?: late| early)?(?: on)? $"
)
_DEADLINE = re.compile(r"\b(?:by|until|before|next) (?:(?:the )?end of (?:the )?)?$")


def _looks_forward(m: re.Match[str], text: str) -> bool:
    before = text[max(0, m.start() - 90) : m.start()].lower()
    if _DEADLINE.search(before) or m[0].lower().startswith(("by ", "until ", "before ")):
        return True
    if _TOLD_ON.search(before):
        return False
    told = before.rsplit(".", 1)[-1]
    ahead = [found.end() for found in _forward().finditer(told)]
    return bool(ahead) and _HAPPENED.search(told, ahead[-1]) is None


@cache
def _forward() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('times.yaml')['forward'])})\b")


_HAPPENED = re.compile(
    r"\b(?<!be )(?<!been )(?<!is )(?<!are )(?:took|passed|voted|cleared|advanced|approved|backed|won|came|went|signed|filed|sued|ruled|met|got|lost|fell|sailed|moved|rejected|failed|introduced|released)\b[^,;]{0,40}$"
)
"""Of "a bill that would bar it passed the House on Thursday": what happened on the day stands nearer to it."""


def _relative(name: str, m: re.Match[str], published: date, text: str) -> str | None:
    groups = m.groupdict()
    if name == "relative day":
        return (
            published + timedelta(days=table("times.yaml")["relative_days"][m["rel"].lower()])
        ).isoformat()
    if name == "ago":
        n = count_of(m["n"])
        return None if m["dir"] == "earlier" else _minus(published, n, m["unit"].lower())
    if name == "month of year":
        step = {"this": 0, "last": -1, "next": 1}[m["which"].lower()]
        return f"{published.year + step}-{_MONTHS[m['month'].lower().rstrip('.')]:02d}"
    if name == "weekend":
        return _weekend((groups["which"] or "").lower(), published)
    if name == "lately":
        return _lately(m["n"], m["unit"].lower(), published)
    if name == "this unit":
        return _unit(m["which"].lower(), m["unit"].lower(), published)
    weekday = _WEEKDAYS[groups["weekday"].lower()]
    back = (published.weekday() - weekday) % 7
    which = (groups.get("which") or "").lower()
    if which == "the same":
        return None
    if which == "next" or (back and _looks_forward(m, text)):
        return (published + timedelta(days=7 - back)).isoformat()
    if which == "last" and back == 0:
        back = 7
    return (published - timedelta(days=back)).isoformat()


def _minus(published: date, n: int, unit: str) -> str:
    if unit == "day":
        return (published - timedelta(days=n)).isoformat()
    if unit == "week":
        return f"{published - timedelta(days=7 * n + 3)}/{published - timedelta(days=7 * n - 3)}"
    if unit == "month":
        return month_from(published.year, published.month, -n)
    return str(published.year - n)


def _weekend(which: str, published: date) -> str:
    """The Saturday and Sunday before the day of publication, or those that it belongs to or precedes."""
    back = (published.weekday() - 5) % 7  # days since the last Saturday
    saturday = published - timedelta(days=back)
    if which == "next" or (which == "this" and back > 1):
        saturday += timedelta(days=7)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def count_of(words: str) -> int:
    """A number in words or figures: "a", "three", "30"."""
    return int(table("times.yaml")["numbers"].get(words.lower()) or words)


def _lately(number: str | None, unit: str, published: date) -> str:
    """The days, weeks or months up to the day of publication; "in the past week" is one of them."""
    n = 1 if number is None else count_of(number)
    if unit == "month":
        return f"{month_from(published.year, published.month, -n)}/{published.isoformat()[:7]}"
    return f"{published - timedelta(days=n * table('times.yaml')['units'][unit])}/{published}"


def _unit(which: str, unit: str, published: date) -> str | None:
    if which in ("the same", "that same"):
        return None
    step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(which, 0)
    if unit == "year":
        return str(published.year + step)
    if unit == "month":
        return month_from(published.year, published.month, step)
    return week_from(published, step)


def month_from(year: int, month: int, step: int) -> str:
    """The month so many months on.

    >>> month_from(2024, 11, 3)
    '2025-02'
    """
    months = year * 12 + month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02d}"


def week_from(day: date, step: int) -> str:
    """The week so many weeks on, from its Monday to its Sunday.

    Raises:
        OverflowError: it lies before the year 1 or after 9999.

    >>> week_from(date(2025, 2, 14), 1)
    '2025-02-17/2025-02-23'
    """
    monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
    return f"{monday}/{monday + timedelta(days=6)}"


def is_writable(edtf: str) -> bool:
    """Whether all years of a date have the four digits that EDTF asks for, and none is the year 0."""
    return all(len(year) == 4 and year != "0000" for year in _YEARS.findall(edtf))


# ---------------------------------------------------------------- durations and money

_NUMBER_WORD = "|".join(
    sorted(
        [
            "a",
            "an",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "fifteen",
            "eighteen",
            "twenty",
            "thirty",
            "sixty",
            "ninety",
        ],
        key=len,
        reverse=True,
    )
)
DURATION = re.compile(
    rf"(?<![\w$.])(?P<n>\d{{1,4}}|{_NUMBER_WORD})[-\s](?:(?:additional|more|further|calendar|business)\s)?(?P<unit>day|week|month|year)s?\b(?!\s+(?:ago|earlier|old)|-old)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:US)?\$\s?(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s|-)?(?P<scale>million|billion|trillion|m|bn|b|k|thousand)?\b",
    re.IGNORECASE,
)
DOLLARS = re.compile(
    r"(?<![\w$.,])(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) (?P<scale>million|billion|trillion|thousand)? ?(?:U\.?S\.? )?dollars\b",
    re.IGNORECASE,
)
_SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
}


_MOMENT = re.compile(r" (?:later|earlier|ago)\b")
"""Behind what tells when something was, not how long it lasted."""


def find_durations(
    text: str, start: int = 0, end: int | None = None, places: Places = None
) -> list[Quantity]:
    """Durations in days; a month counts 30, a year 365.

    Args:
        text: the whole text.
        start: of the stretch.
        end: of the stretch; None for that of the text.
        places: where ``DURATION`` can begin in it, where somebody knows.
    """
    data = table("times.yaml")
    return [
        Quantity(
            m.start(),
            m.end(),
            m[0],
            count_of(m["n"]) * data["units"][m["unit"].lower()],
        )
        for m in matches(DURATION, text, start, len(text) if end is None else end, places)
        if (m["n"].lower() not in ("a", "an") or m["unit"].lower() != "day")
        and _MOMENT.match(text, m.end()) is None
    ]


def find_money(text: str, start: int = 0, end: int | None = None, places: Places = None) -> list[Quantity]:
    """Sums in US dollars.

    Args:
        text: the whole text.
        start: of the stretch.
        end: of the stretch; None for that of the text.
        places: where ``DOLLARS`` can begin in it, where somebody knows.

    >>> [q.value for q in find_money("a $4.3 billion fine and $50 million more")]
    [4300000000.0, 50000000.0]
    """
    stop = len(text) if end is None else end
    return [
        Quantity(
            m.start(),
            m.end(),
            m[0],
            round(float(m["n"].replace(",", "")) * _SCALES.get((m["scale"] or "").lower(), 1), 2),
        )
        for m in chain(
            _MONEY.finditer(text, start, stop) if text.find("$", start, stop) >= 0 else (),
            matches(DOLLARS, text, start, stop, places),
        )
    ]
