"""What the court or the clerk wants by which day, or within which time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cryptoreg.loaders.dockets import dates as clerk
from cryptoreg.loaders.dockets.acts import Deadline
from cryptoreg.loaders.text.times import Quantity

_BY = (
    r"(?:by|on or before|on|no later than|not later than)\s+"
    r"(?:the close of business |noon |\d{1,2}(?::\d\d)? ?[ap]\.?m\.? |\w+day,? )*(?:on )?(?:\w+day,? )?"
)
_DUTY = r"(?:shall|must|(?:is|are) (?:hereby )?(?:directed|ordered) to|(?:parties|plaintiffs?|defendants?|counsel) to) (?:jointly |each )?(?:file|submit|serve|return)\s+(?:an? |the |its |their |his |her |any )?"
_PAPER = r"[\w/'’&-]+(?: [\w/'’&-]+){0,7}?"
_ON_A_DAY = re.compile(
    rf"(?<![\w'’/-])(?P<what>[A-Z][\w/'’-]*(?: [\w/'’-]+){{0,7}}?),?\s+"
    rf"(?:(?:is |are |shall be |must be |will be |is now |are now )?due\s+(?:{_BY})?|(?:shall|must|to|may) be filed\s+{_BY})(?=\d|[A-Z])"
    rf"|\b{_DUTY}(?P<file>{_PAPER})\s+{_BY}",
    re.IGNORECASE,
)
_OF_THIS_ORDER = re.compile(
    r"(?:\s*(?:of|from|after)\s+(?:the )?(?:(?:date|entry|issuance) of )?(?:(?:this|the|today)(?:'s)?(?: minute| paperless| text)? (?:order|date)|(?:entry )?hereof)\b"
    r"|(?=\s*(?:[.,;)]|$)))",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"\b{_DUTY}(?P<what>{_PAPER}),?\s+within\s+(?=[\w(])|\b(?P<due>[A-Z]{_PAPER})\s+(?:is |are )?due within\s+",
    re.IGNORECASE,
)
_WITHIN_FIRST = re.compile(r"\bwithin\s+(?=[\w(])", re.IGNORECASE)
_THEN = re.compile(
    rf",?\s+[^.;,]{{2,60}}?\b{_DUTY}(?P<what>{_PAPER})(?=\s*(?:[.,;(]|$|\b(?:re|regarding|in|with|that|to|as|on)\b))",
    re.IGNORECASE,
)


def deadlines(body: str) -> Iterator[Deadline]:
    """What is due on a day, or within a time from the order, in the order of the words.

    Times that run from anything else than the order ("within 14 days after the ruling") are left out: when they
    end, the entry does not tell.
    """
    if re.search(r"\bdue\b|\bfiled?\b|\bsubmit|\bserve\b", body, re.IGNORECASE) is None:
        return
    found = [*_on_a_day(body), *_within(body)]
    yield from sorted(found, key=lambda d: d.start)


def _on_a_day(body: str) -> Iterator[Deadline]:
    for found in _ON_A_DAY.finditer(body):
        day = next(iter(clerk.dates(body, found.end(), found.end() + 24)), None)
        if day is not None and day.start - found.end() <= 1:
            group = "what" if found["what"] is not None else "file"
            yield Deadline(_words(found[group]), found.start(group), day.end, on=day)


def _within(body: str) -> Iterator[Deadline]:
    for found in _WITHIN.finditer(body):
        time = _time(body, found.end())
        if time is not None and _OF_THIS_ORDER.match(body, time.end):
            group = "what" if found["what"] is not None else "due"
            yield Deadline(_words(found[group]), found.start(group), time.end, within=time)
    for found in _WITHIN_FIRST.finditer(body):
        time = _time(body, found.end())
        if time is None:
            continue
        start = _OF_THIS_ORDER.match(body, time.end)
        duty = _THEN.match(body, start.end()) if start is not None else None
        if duty is not None:
            yield Deadline(_words(duty["what"]), found.start(), duty.end("what"), within=time)


def _time(body: str, start: int) -> Quantity | None:
    time = next(iter(clerk.durations(body, start, start + 40)), None)
    return time if time is not None and time.start - start <= 1 else None


def _words(text: str) -> str:
    return " ".join(text.split())
