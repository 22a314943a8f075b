"""How long a stay lasts, until when or what, and which part of the case it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cryptoreg.loaders.dockets import dates as clerk
from cryptoreg.loaders.dockets.acts import MOTION, Act
from cryptoreg.loaders.dockets.names import Words
from cryptoreg.loaders.dockets.patterns import patterns
from cryptoreg.loaders.dockets.sentences import clause, sentence_end, trim
from cryptoreg.loaders.text.times import TimeMention

_STAYS = frozenset({"stay", "abeyance", "stay-extension", "abeyance-extension", "lift-stay"})


def with_terms(act: Act, body: str, head: int, end: int) -> Act:
    """The act with its duration, end, condition and scope, read from the sentences about it."""
    stays = [r for r in act.reliefs if r.code in _STAYS]
    if not stays:
        return act
    stretches = list(_stretches(body, head, end if act.cls == MOTION else len(body)))
    duration, stated, condition = None, None, None
    for start, stop in stretches:
        stated = stated or _stated_end(body, start, stop)
        duration = duration or next(iter(clerk.durations(body, start, stop)), None)
        found = patterns().conditions.search(body, start, stop)
        if condition is None and found is not None and stated is None:
            condition = Words(found.start(), trim(body, found.start(), found.end()), "")
    if condition is not None:
        condition = replace(condition, text=body[condition.start : condition.end])
    scope, code = None, None
    for name, pattern in patterns().scopes:
        hits = [m for start, stop in stretches if (m := pattern.search(body, start, stop)) is not None]
        if hits:
            code, scope = name, Words(hits[0].start(), hits[0].end(), body[hits[0].start() : hits[0].end()])
            break
    if stated is not None and duration is not None and duration.start > stated.end:
        duration = None
    return replace(
        act, duration=duration, stated_end=stated, condition=condition, scope=scope, scope_code=code
    )


_STAY_WORDS = re.compile(r"\bstay\w*|\babeyance\b", re.IGNORECASE)


def _stretches(body: str, head: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences that speak of a stay."""
    position = head
    while position < end:
        stop = min(sentence_end(body, position), end)
        if _STAY_WORDS.search(body, position, stop):
            yield position, stop
        position = max(stop, position + 1)


_UNTIL = re.compile(r"\b(?:until|through|to|thru|till|up to|by)\s+(?:and including\s+|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)*", re.IGNORECASE)  # fmt: skip


def _stated_end(body: str, start: int, stop: int) -> TimeMention | None:
    for day in clerk.dates(body, start, stop):
        lead = body[max(start, day.start - 40) : day.start]
        if re.search(rf"(?:{_UNTIL.pattern})$", lead, re.IGNORECASE) and not re.search(
            r"\b(?:report|status|due|submit|file|respond|answer|notify|advise|confer)\w*\b[^,;]{0,30}$",
            lead,
            re.IGNORECASE,
        ):
            return day
    return None


def of_dismissal(act: Act, body: str, start: int, end: int) -> Act:
    """A dismissal with its prejudice and, where it is one of some parties or claims only, its scope.

    Args:
        act: the dismissal.
        body: the entry.
        start: where the words about it begin.
        end: where they end.
    """
    words = patterns()
    prejudice = False if words.without.search(body) else True if words.prejudice.search(body) else None
    partial = words.partial.search(body, start, end)
    if partial is None:
        return replace(act, with_prejudice=prejudice)
    code = "claims" if re.search(r"(?i)count|claim", partial[0]) else "parties"
    return replace(act, with_prejudice=prejudice, scope=clause(body, partial.start()), scope_code=code)
