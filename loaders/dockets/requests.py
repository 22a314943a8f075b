"""Motions and other papers of the parties: what is asked for, by whom, in which form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cryptoreg.loaders.dockets.acts import GRANTED, MOTION, ORDER, Act, ReliefWords
from cryptoreg.loaders.dockets.names import Filers, filers
from cryptoreg.loaders.dockets.patterns import patterns
from cryptoreg.loaders.dockets.references import references
from cryptoreg.loaders.dockets.sentences import trim
from cryptoreg.loaders.dockets.terms import of_dismissal, with_terms

_ASKS = re.compile(r"\b(?:motions?|mtn|applications?|requests?|petition)\b(?:\s*\))?", re.IGNORECASE)
_ASK_ENDS = re.compile(
    r"\b(?:filed )?by (?!(?:publication|e-?mail|mail|way|agreement|consent|reason|default|video))"
    r"|\bre:? \[?\d|\bdocument filed\b|\bfiled (?:by|on)\b|\bin (?:support|opposition)\b|$",
    re.IGNORECASE,
)
_NESTED = re.compile(
    r"\b(?:re:?|as to|in support of|in opposition to|responding to|respond to|response to|reply to|regarding|on|opposing|to)\s+"
    r"(?:(?:its|the|plaintiffs?'?s?|defendants?'?s?|pending|\w+'s)\s+)*(?:\[?\d{1,5}\]?(?:-\d+)?\s+)?(?:(?:first|second|joint|unopposed|amended|partial|\w+'s)\s+)*"
    r"(?:motion|mtn|order|complaint)\b[^;]*",
    re.IGNORECASE,
)


def motion(body: str, head: int, parties: Sequence[str]) -> Act:
    first = _ASKS.search(body, head)
    begin = first.end() if first is not None else head
    led = _ASK_ENDS.match(body, min(begin + 1, len(body)))
    if led is not None and led.end() > led.start():  # "MOTION by plaintiff for …": the filer stands first
        after = re.compile(r"\s(?:for|to|in limine|requesting|seeking)\b", re.IGNORECASE).search(
            body, led.end()
        )
        begin = after.start() if after is not None else led.end()
        end = len(body)
    else:
        ends = _ASK_ENDS.search(body, begin)
        end = ends.start() if ends is not None else len(body)
        while (again := re.compile(r"[,;]\s*(?:and\s+)?MOTION\b").search(body, end, end + 160)) is not None:
            nxt = _ASK_ENDS.search(body, again.end())
            end = nxt.start() if nxt is not None else len(body)
    reliefs = tuple(reliefs_in(body, begin, end))
    by = filers(body, head, len(body), parties)
    act = Act(
        MOTION,
        head,
        max(end, begin),
        reliefs=reliefs,
        form=_form(body, head, end, by),
        filers=by,
    )
    return with_terms(act, body, head, end)


def _form(body: str, head: int, end: int, by: Filers) -> str | None:
    heading = body[: max(end, head)]
    if by.side == "all":
        return "joint"
    return next((code for code, pattern in patterns().forms if pattern.search(heading)), None)


def reliefs_in(body: str, begin: int, end: int, whole: bool = False) -> Iterator[ReliefWords]:
    """What is asked for in a stretch, each relief once, in the order of the words.

    Requests inside requests are left out, but for a heading that says no more (``whole``).
    """
    stretch = body[begin:end]
    if not whole:
        stretch = _NESTED.sub(lambda m: " " * len(m[0]), stretch)
    found: list[tuple[int, int, str, bool]] = []
    for code, pattern, absorbs in patterns().reliefs:
        for m in pattern.finditer(stretch):
            if not any(m.start() < e and s < m.end() for s, e, _, _ in found):
                found.append((m.start(), m.end(), code, absorbs))
    found.sort()
    cut = next((s for s, _, _, absorbs in found if absorbs), None)
    codes = {code for _, _, code, _ in found}
    seen = {code.removesuffix("-extension") for code in codes if code.endswith("-extension")}
    for start, stop, code, _absorbs in found:
        if code not in seen and (cut is None or start <= cut or _new_request(stretch, cut, start)):
            seen.add(code)
            yield ReliefWords(code, begin + start, begin + stop)


def _new_request(stretch: str, cut: int, start: int) -> bool:
    return re.search(r"[,;]\s*(?:and\s+)?(?:MOTION|Motion)\b", stretch[cut:start]) is not None


def filed(text: str, body: str, head: int, cls: str, parties: Sequence[str]) -> Act:
    by = filers(body, head, len(body), parties)
    end = by.names[0].start if by.names else by.side_words.start if by.side_words is not None else len(body)
    end = min(end, head + 400)
    return Act(cls, head, max(trim(body, head, end), head + 1), filers=by, answers=tuple(references(text)))


def dismissal(act: Act, body: str, label: str) -> Act:
    """The act as a dismissal by stipulation or by notice."""
    manner = "stipulation" if label == "Stipulation" else "notice"
    return of_dismissal(replace(act, manner=manner), body, act.start, len(body))


def stipulated(act: Act, body: str, head: int) -> Iterator[Act]:
    """A stipulation that the judge signed orders what it says."""
    reliefs = tuple(reliefs_in(body, head, len(body)))
    if reliefs:
        order = Act(ORDER, head, act.end, reliefs=reliefs, outcome=GRANTED)
        yield with_terms(order, body, head, len(body))


def so_ordered(body: str, head: int) -> bool:
    return re.search(r"so ordered|signed by (?:the )?(?:hon|judge|\w+ judge)|it is (?:hereby )?ordered", body[head:], re.IGNORECASE) is not None  # fmt: skip
