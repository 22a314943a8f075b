"""What a court orders: requests granted and denied, and what an order makes so by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cryptoreg.loaders.dockets.acts import (
    DISMISSAL,
    GRANTED,
    GRANTED_IN_PART,
    HEARING,
    MINUTE_ORDER,
    ORDER,
    Act,
    Reference,
    ReliefWords,
)
from cryptoreg.loaders.dockets.patterns import patterns
from cryptoreg.loaders.dockets.references import mentions, references, related
from cryptoreg.loaders.dockets.requests import reliefs_in
from cryptoreg.loaders.dockets.sentences import sentence_end, sentence_start, trim
from cryptoreg.loaders.dockets.terms import of_dismissal, with_terms

MAX_RULINGS = 60
"""So many requests of one order are read; none that was met has a third of it."""


def rulings_of(text: str, body: str, head: int, label: str) -> Iterator[Act]:
    """The acts of a court in an entry, one per outcome and relief.

    Args:
        text: the entry.
        body: the entry with what it repeats of others blanked out.
        head: where its heading begins.
        label: what it is.
    """
    cls = MINUTE_ORDER if label == "Minute Entry" else "Judgment" if label == "Judgment" else ORDER
    decided = list(_decided(body, head))
    groups: dict[str | None, list[tuple[ReliefWords, ...]]] = {}
    answers: dict[str | None, list[Reference]] = {}
    spans: dict[str | None, list[tuple[int, int]]] = {}

    def add(
        outcome: str | None, start: int, end: int, reliefs: tuple[ReliefWords, ...], refs: Iterable[Reference]
    ) -> None:
        groups.setdefault(outcome, []).append(reliefs)
        answers.setdefault(outcome, []).extend(refs)
        spans.setdefault(outcome, []).append((start, end))

    for decision in decided or _endorsed(body, head):
        add(*decision)
    granted = {r.code for rs in groups.get(GRANTED, []) for r in rs}
    made_so = list(_effects(body, head))
    yield from _dismissals(body, made_so)
    for code, start, end in made_so:
        if code in granted or (code == "stay" and granted & {"stay-extension", "abeyance"}):
            continue
        granted.add(code)
        named = [r for r in mentions(body) if sentence_start(body, start) <= r.start < end]
        add(GRANTED, start, end, (ReliefWords(code, start, end),), named)
    if not groups:
        if cls == ORDER or _MINUTE_ORDER.match(body, head):
            end = sentence_end(body, head)
            reliefs = _undecided(body, head, end)
            answered = tuple(references(text)) if reliefs else ()
            yield Act(cls, head, end, reliefs=reliefs, answers=answered)
        elif cls == "Judgment":
            yield Act(cls, head, sentence_end(body, head), answers=tuple(references(body)))
        elif re.search(
            r"\b(?:hearing|conference|trial|argument|sentencing)\b[^.]{0,60}\bheld\b",
            body[head:],
            re.IGNORECASE,
        ):
            yield Act(HEARING, head, sentence_end(body, head))
        return
    if not any(answers.values()):  # "Order granting motion (Related Doc # 11)"
        answers[next(iter(groups))] = list(related(text))
    telling = [o for o in groups if answers[o] or any(groups[o])]
    for outcome in telling or list(groups)[:1]:
        parts = groups[outcome]
        reliefs = _once(r for part in parts for r in part)
        first, last = min(s for s, _ in spans[outcome]), max(e for _, e in spans[outcome])
        begin = head if first - head < 200 else first
        whole = Act(cls, begin, max(last, begin + 1), outcome=outcome, answers=_refs_once(answers[outcome]))
        yield from _per_relief(whole, reliefs, body, head)


def _dismissals(body: str, made_so: Iterable[tuple[str, int, int]]) -> Iterator[Act]:
    """The end of a case by the court's own words; what the parties stipulated is their own entry's."""
    if _OF_THE_PARTIES.search(body) is not None:
        return
    for code, start, end in made_so:
        if code == "dismissal":
            act = Act(DISMISSAL, start, end, manner="court")
            yield of_dismissal(act, body, sentence_start(body, start), sentence_end(body, end - 1))
            return


_OF_THE_PARTIES = re.compile(
    r"\b(?:stipulat\w+|notice)\b[^.;]{0,40}\bdismiss|stipulated and agreed", re.IGNORECASE
)


def _per_relief(whole: Act, reliefs: Iterable[ReliefWords], body: str, head: int) -> Iterator[Act]:
    """One act per relief: a newspaper tells of the stay, and not of what was granted beside it."""
    acts = [replace(whole, reliefs=(relief,)) for relief in reliefs] or [whole]
    for act in acts:
        granted = act.outcome in (GRANTED, GRANTED_IN_PART)
        yield with_terms(act, body, head, len(body)) if granted else act


_ON_A_REQUEST = re.compile(r"(?:\w+ )?order (?:on|re|regarding|to show cause)\b", re.IGNORECASE)
EVENT_NAME = 80
"""An entry that is no longer than this may be the name of its event alone ("Order on Motion to Stay")."""


def _undecided(body: str, head: int, end: int) -> tuple[ReliefWords, ...]:
    """What an order is about that decides nothing: told only where its heading says so.

    An order that speaks of a motion ("the court will hear the motion to stay") is no order on it.
    """
    if _ON_A_REQUEST.match(body, head) is None:
        return ()
    found = tuple(reliefs_in(body, head, end, whole=True))
    to_show = tuple(r for r in found if r.code == "show-cause")
    return to_show or (found if len(body.strip()) <= EVENT_NAME else ())


def _once(reliefs: Iterable[ReliefWords]) -> tuple[ReliefWords, ...]:
    out: dict[str, ReliefWords] = {}
    for relief in reliefs:
        out.setdefault(relief.code, relief)
    return tuple(out.values())


def _refs_once(refs: Iterable[Reference]) -> tuple[Reference, ...]:
    out: dict[str, Reference] = {}
    for ref in refs:
        out.setdefault(ref.number, ref)
    return tuple(out.values())


_MINUTE_ORDER = re.compile(r"(?:[\w-]+ ){0,2}?minute order\b", re.IGNORECASE)
_PAPER = re.compile(
    r"\b(?:motions?|mtns?|applications?|requests?|stipulations?|letter|petition)\b", re.IGNORECASE
)


def _decided(
    body: str, head: int
) -> Iterator[tuple[str, int, int, tuple[ReliefWords, ...], tuple[Reference, ...]]]:
    """Each outcome with the request that it is about: before it in the passive, else behind it."""
    verbs = list(_verbs(body, head))[:MAX_RULINGS]
    named = list(mentions(body))
    for n, (outcome, start, end) in enumerate(verbs):
        limit = verbs[n + 1][1] if n + 1 < len(verbs) else len(body)
        before = body[max(head, start - 14) : start]
        if re.search(r"\b(?:is|are|be|was|were)\s+(?:hereby\s+|also\s+)?$", before, re.IGNORECASE):
            begin = max(head, sentence_start(body, start), verbs[n - 1][2] if n else head)
            subject = body[begin:start]
            if _PAPER.search(subject) is None:
                continue
            yield (
                outcome,
                begin,
                end,
                tuple(reliefs_in(body, begin, start)),
                tuple(r for r in named if begin <= r.start < start),
            )
            continue
        lead = _ADVERBS.match(body, end)
        stop = min(limit, _request_end(body, lead.end() if lead is not None else end))
        stretch = body[end:stop]
        if outcome == "denied" and _AS_MOOT.match(body, stop) is not None:
            outcome = "denied-as-moot"
        paper = _PAPER.search(stretch)
        refs = tuple(r for r in named if start <= r.start < stop)
        if paper is None and not refs:
            continue
        reliefs = tuple(reliefs_in(body, end, stop))
        if outcome != "withdrawn" or paper is not None:
            yield outcome, start, trim(body, start, stop), reliefs, refs


_ENDORSED = re.compile(r"memo(?:randum)? endorse|endorse(?:d|ment)\b", re.IGNORECASE)
_BARE = re.compile(
    r"(?:endorsement\W+|[.;:]\s*|\b(?:application|motion|request)\s+(?:is\s+)?)(?P<verb>granted|denied|so ordered)\s*(?:[.;,)]|$)",
    re.IGNORECASE,
)


def _endorsed(
    body: str, head: int
) -> Iterator[tuple[str, int, int, tuple[ReliefWords, ...], tuple[Reference, ...]]]:
    """A request that the judge wrote "Granted." on: the heading names it, the endorsement decides it."""
    bare = _BARE.search(body, head) if _ENDORSED.search(body, 0, head + 40) is not None else None
    if bare is None:
        return
    named = [r for r in mentions(body) if head <= r.start < bare.start()]
    heading = sentence_end(body, named[0].end if named else head)
    reliefs = tuple(reliefs_in(body, head, min(heading, bare.start()), whole=True))
    outcome = "denied" if bare["verb"].lower() == "denied" else GRANTED
    if reliefs or named:
        yield outcome, bare.start("verb"), bare.end("verb"), reliefs, tuple(named[:1])


def _verbs(body: str, head: int) -> Iterator[tuple[str, int, int]]:
    found: list[tuple[int, int, str]] = []
    for outcome, pattern in patterns().outcomes:
        for m in pattern.finditer(body, head):
            if not any(m.start() < e and s < m.end() for s, e, _ in found):
                found.append((m.start(), m.end(), outcome))
    for start, end, outcome in sorted(found):
        yield outcome, start, end


_ADVERBS = re.compile(
    r"(?:,?\s*(?:with|without) prejudice(?! to)|,?\s*as (?:moot|premature|untimely|unopposed))*",
    re.IGNORECASE,
)
_AS_MOOT = re.compile(r"\bas moot\b", re.IGNORECASE)
_REQUEST_ENDS = re.compile(
    r"(?<!\b[A-Z])(?<!\bEsq)(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bCo)(?<!\bNo)(?<!\bJr)(?<!\bDr)\.\s|;|\bsigned\b|\bit is\b|\bwithout prejudice\b(?! to)|\bby judge\b|\bsee\b|\bas moot\b|\bin light of\b|$",
    re.IGNORECASE,
)


def _request_end(body: str, start: int) -> int:
    found = _REQUEST_ENDS.search(body, start)
    return found.start() if found is not None else len(body)


def _effects(body: str, head: int) -> Iterator[tuple[str, int, int]]:
    """What the order makes so by its own words."""
    taken: list[tuple[int, int]] = []
    for code, pattern in patterns().effects:
        for m in pattern.finditer(body, head):
            clause = body[sentence_start(body, m.start()) : m.end()]
            if _NOT_SO.search(clause) or any(m.start() < e and s < m.end() for s, e in taken):
                continue
            taken.append((m.start(), m.end()))
            yield code, m.start(), m.end()


_NOT_SO = re.compile(
    r"\bnot\b|\bif\b|\bunless\b|\bshould\b|\bwhether\b|\bmotion (?:to|for)\b[^.,;]{0,80}$|\brequest\w*\b|\bpropos\w+|\bwould\b"
    r"|\bwhy\b|\bmay be\b|\bmoved\b|\bden(?:y|ied|ying)\b|\bwill be\b",
    re.IGNORECASE,
)
