"""Acts told by a list whose verb stands only once: "sued Kraken in May and Gemini in June"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cryptoreg.loaders.text.entities import AUTHORITIES, Entity, Linked, is_party
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.units import Sentences
from cryptoreg.ontology.generated.names import Class

_ROLES = {
    Class.COMPLAINT: ("against", "filedBy"),
    Class.PENALTY: ("against", "issuedBy"),
    Class.DISMISSAL: ("against", "filedBy"),
    Class.VERDICT_OR_PLEA: ("against", "against"),
    Class.SETTLEMENT: ("against", "actor"),
    Class.INVESTIGATION_CLOSING: ("against", "actor"),
}
"""The role of a party, and that of an authority, that a further name of the list takes."""
_JOINT = re.compile(r"\s*\)?\s*(?:,|;)?\s*(?:(?:and|then)\s*(?:(?:with|against|by|on|for)\s+)?)?(?:the\s+)?")
_BEFORE_PIECE = re.compile(r"\s*(?:,\s*)?\(?\s*(?:in|on|to|for|of|by)?\s*(?:a\s+)?")
_SAME_YEAR = re.compile(r"\bof (?:that|the same) year\b")


def further(linked: Linked, unit: Sentences, event: Event) -> Iterator[Event]:
    """The further acts of a list that an event begins.

    A further name counts when a date, a sum or a time of its own follows it, as one follows the first: "in May for $2
    million and with Gemini in June for $3 million".
    """
    roles = _ROLES.get(event.cls)
    if roles is None:
        return
    pieces = _pieces(unit)
    text = unit.sentence.text
    offset = unit.sentence.start
    first = next((p for p in pieces if p.start >= event.trigger[0]), None)
    end = 0 if first is None else _run(pieces, first, text, offset)[-1].end
    while first is not None:
        mention = next((m for m in _names(linked, unit) if m.start >= end), None)
        if mention is None or not _JOINT.fullmatch(text[end - offset : mention.start - offset]):
            return
        piece = next((p for p in pieces if p.start >= mention.end), None)
        if piece is None or not _BEFORE_PIECE.fullmatch(text[mention.end - offset : piece.start - offset]):
            return
        run = _run(pieces, piece, text, offset)
        yield _copy(event, roles, linked.of(mention), run, text, offset)
        end = run[-1].end


def respectively(unit: Sentences, event: Event) -> Iterator[Event]:
    """Of "two agencies fined it $2 million and $3 million, respectively": one act for each, with its own sum, date or
    time; any other event as it is.
    """
    roles = _ROLES.get(event.cls, ())
    if not roles or "respectively" not in unit.sentence.text:
        yield event
        return
    told: tuple[Sequence[TimeMention | Quantity], ...] = (unit.money, unit.dates, unit.durations)
    for pieces in told:
        for role in roles:
            holders = event.roles.get(role, [])
            if len(holders) == len(pieces) > 1:
                yield from (_with(event, role, [h], [p]) for h, p in zip(holders, pieces, strict=True))
                return
    yield event


def _run(
    pieces: Sequence[TimeMention | Quantity], first: TimeMention | Quantity, text: str, offset: int
) -> list[TimeMention | Quantity]:
    """A date, sum or time with those right behind it: "in June for $3 million"."""
    run = [first]
    for piece in pieces:
        told_again = isinstance(piece, TimeMention) and any(isinstance(p, TimeMention) for p in run)
        if (
            not told_again
            and piece.start >= run[-1].end
            and _BEFORE_PIECE.fullmatch(text[run[-1].end - offset : piece.start - offset])
        ):
            run.append(piece)
    return run


def _pieces(unit: Sentences) -> list[TimeMention | Quantity]:
    return sorted([*unit.dates, *unit.durations, *unit.money], key=lambda p: p.start)


def _names(linked: Linked, unit: Sentences) -> list[Mention]:
    inside = unit.clauses[0].mentions if unit.clauses else ()
    return [
        m
        for m in inside
        if m.kind in (MentionKind.NAME, MentionKind.UNNAMED)
        and any(is_party(e) or e.cls in AUTHORITIES for e in linked.of(m))
    ]


def _copy(
    event: Event,
    roles: tuple[str, str],
    holders: Sequence[Entity],
    run: Sequence[TimeMention | Quantity],
    text: str,
    offset: int,
) -> Event:
    role = roles[1] if any(h.cls in AUTHORITIES for h in holders) else roles[0]
    pieces = [
        _in_the_same_year(p, event, text[p.end - offset :]) if isinstance(p, TimeMention) else p for p in run
    ]
    bare = replace(event, end=max(event.end, run[-1].end), date=None, amount=None, duration=None)
    return _with(bare, role, holders, pieces)


def _with(
    event: Event, role: str, holders: Sequence[Entity], pieces: Sequence[TimeMention | Quantity]
) -> Event:
    """The same act with others in a role, and with the dates, sums and times that are theirs."""
    other = replace(
        event,
        roles={**event.roles, role: list(holders)},
        pending={r: p for r, p in event.pending.items() if r != role},
        codes=dict(event.codes),
        cues=list(event.cues),
        also=[],
        case=None,
    )
    for piece in pieces:
        if isinstance(piece, TimeMention):
            other.date = piece
        elif "$" in piece.text or "dollar" in piece.text:
            other.amount = piece
        else:
            other.duration = piece
    return other


def _in_the_same_year(date: TimeMention, event: Event, following: str) -> TimeMention:
    """A date, in the year of the first act where the words behind say so: "in June of that year"."""
    if not (_SAME_YEAR.match(following.lstrip()) and event.date and event.date.edtf and date.edtf):
        return date
    return replace(date, edtf=event.date.edtf[:4] + date.edtf[4:])
