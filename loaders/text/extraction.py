"""The pipeline over one text: what it speaks of, and what it says happened, planned, alleged or thought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cryptoreg.loaders.text import cases, events, linking, mentions, modality, syntax, times, tokens
from cryptoreg.loaders.text.cases import Case
from cryptoreg.loaders.text.events import Event, Sentences
from cryptoreg.loaders.text.linking import Entity, Linked
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.ontology.generated.names import Class

NAME = "text-rules"
VERSION = "1"

_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
_SPEECH = (Class.ALLEGATION, Class.SPECULATION, Class.INTENTION)
_SAME_PERIOD = ("the same period", "the same time", "that time", "that period")


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one text."""

    text: str
    linked: Linked
    cases: list[Case]
    events: list[Event]


def extract(text: str, published: date | None = None) -> Extraction:
    """Run all stages over a text whose first line is its title.

    Args:
        text: the text; offsets of all results count in it.
        published: day against which relative dates are resolved; without it they stay unresolved.
    """
    sents = tokens.sentences(text)
    found = mentions.find(text, sents)
    linked = linking.link(text, sents, found)
    units = [_unit(text, n, s, found, published) for n, s in enumerate(sents)]
    raw = events.find(text, linked, units)
    known = cases.find(text, linked, _complaints(raw))
    for event in raw:
        _assign_case(event, known)
    _carry_dates(raw, units)
    kept = _merge([e for e in raw if e.kind not in _HEADLINES])
    kept = _merge(kept + _headlines(kept, [e for e in raw if e.kind in _HEADLINES]))
    for event in kept:
        _fill_from_case(event)
    return Extraction(text, linked, known, sorted(kept, key=lambda e: (e.start, e.end, e.cls)))


def _unit(
    text: str,
    number: int,
    sentence: tokens.Sentence,
    found: Sequence[mentions.Mention],
    published: date | None,
) -> Sentences:
    clauses = syntax.clauses(text, sentence, found)
    return Sentences(
        number,
        sentence,
        clauses,
        modality.find(text, clauses),
        times.find_dates(text, published, sentence.start, sentence.end),
        times.find_durations(text, sentence.start, sentence.end),
        times.find_money(text, sentence.start, sentence.end),
    )


def _complaints(raw: Sequence[Event]) -> list[tuple[Entity, Entity, tuple[int, int]]]:
    out = []
    for event in raw:
        if event.cls == Class.COMPLAINT:
            for plaintiff in event.roles.get("filedBy", [])[:1]:
                for defendant in event.roles.get("against", [])[:1]:
                    out.append((plaintiff, defendant, (event.start, event.end)))
    return out


def _assign_case(event: Event, known: Sequence[Case]) -> None:
    """Find the case that the event belongs to."""
    if event.cls in (Class.TASK_FORCE_FORMATION, Class.POLICY_SHIFT, Class.INTENTION):
        return
    targets = event.roles.get("accused", [])
    event.case = cases.choose(known, event.agents(), targets, event.start, event.end)


def _fill_from_case(event: Event) -> None:
    """Give the deferred roles to the sides of the case; once all places of the event are known."""
    for role, places in event.deferred.items():
        if event.roles.get(role) or event.case is None:
            continue
        for place in places:
            holders = _side(event.case, place.removeprefix("case."), event)
            if holders:
                event.roles[role] = holders
                break


def _side(case: Case, side: str, event: Event) -> list[Entity]:
    match side:
        case "plaintiff":
            return case.plaintiffs[:1]
        case "defendant":
            return case.defendants[:1]
        case "other":
            present = event.agents()
            others = [p for p in case.parties if not any(p is a for a in present)]
            return others[:1] if len(others) < len(case.parties) else []
        case "authority":
            return [p for p in case.parties if p.cls in cases.AUTHORITIES][:1]
        case "firm":
            return [p for p in case.parties if p.cls == Class.FIRM][:1]
    return []


def _carry_dates(raw: Sequence[Event], units: Sequence[Sentences]) -> None:
    """Give events told "during the same period" the date that was told last."""
    last = None
    for unit in units:
        words = unit.sentence.text.lower()
        if last is not None and not unit.dates and any(p in words for p in _SAME_PERIOD):
            for event in raw:
                if event.sentence == unit.number and event.date is None:
                    event.date = last
        if unit.dates:
            last = unit.dates[-1]


def _headlines(body: Sequence[Event], headlines: Sequence[Event]) -> list[Event]:
    """A headline adds what the body tells too, or what it does not contradict by saying less."""
    return [
        h
        for h in headlines
        if h.cls not in _SPEECH and not any(b.cls == h.cls and not _compatible(b, h) for b in body)
    ]


def _merge(found: Sequence[Event]) -> list[Event]:
    """One event told twice is one event with two places."""
    out: list[Event] = []
    for event in found:
        known = next((k for k in out if _compatible(k, event)), None)
        if known is None:
            out.append(event)
        else:
            _absorb(known, event)
    return out


def _compatible(a: Event, b: Event) -> bool:
    if a.cls != b.cls or a.modality != b.modality:
        return False
    if a.cls in _SPEECH:
        return a.cls == Class.SPECULATION and _same_thought(a, b)
    if any(a.codes.get(k) != b.codes.get(k) for k in ("relief", "outcome")):
        return False
    if a.case is not None and b.case is not None and a.case is not b.case:
        return False
    for role in {*a.roles, *b.roles}:
        mine, theirs = a.roles.get(role, []), b.roles.get(role, [])
        if mine and theirs and not any(m is t for m in mine for t in theirs):
            return False
    return _dates_agree(a, b)


def _same_thought(a: Event, b: Event) -> bool:
    """The same forecast about the same thing, of which one place does not say whose it is."""
    mine, theirs = a.roles.get("actor", []), b.roles.get("actor", [])
    same = bool(mine and theirs) and mine[0] is theirs[0] and a.case is b.case
    return same and (not a.attributed_to or not b.attributed_to) and abs(a.sentence - b.sentence) <= 3


def _dates_agree(a: Event, b: Event) -> bool:
    if a.date is None or b.date is None or a.date.edtf is None or b.date.edtf is None:
        return True
    return a.date.edtf.startswith(b.date.edtf) or b.date.edtf.startswith(a.date.edtf)


def _absorb(known: Event, other: Event) -> None:
    known.also.append((other.start, other.end))
    for role, holders in other.roles.items():
        mine = known.roles.setdefault(role, [])
        mine += [h for h in holders if not any(h is m for m in mine)]
    known.codes = {**other.codes, **known.codes}
    known.case = known.case or other.case
    known.duration = known.duration or other.duration
    known.amount = known.amount or other.amount
    if known.date is None or (
        other.date is not None and len(other.date.edtf or "") > len(known.date.edtf or "")
    ):
        known.date = other.date or known.date
    if not known.attributed_to and other.attributed_to:
        known.attributed_to = other.attributed_to
        known.also.append((known.start, known.end))
        known.start, known.end, known.content = other.start, other.end, other.content
