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
_JOINT = re.compile(r"\s*\)?\s*(?:,|;)?\s*(?:and|then)?\s*(?:the\s+)?")
_BEFORE_PIECE = re.compile(r"\s*(?:,\s*)?\(?\s*(?:in|on|to|for|of|by)?\s*(?:a\s+)?")
_SAME_YEAR = re.compile(r"\bof (?:that|the same) year\b")


def further(linked: Linked, unit: Sentences, event: Event) -> Iterator[Event]:
    """The further acts of a list that an event begins.

    A further name counts when a date, a sum or a time of its own follows it, as one follows the first.
    """
    roles = _ROLES.get(event.cls)
    if roles is None:
        return
    pieces = _pieces(unit)
    text = unit.sentence.text
    offset = unit.sentence.start
    first = next((p for p in pieces if p.start >= event.trigger[0]), None)
    end = first.end if first is not None else 0
    while first is not None:
        mention = next((m for m in _names(linked, unit) if m.start >= end), None)
        if mention is None or not _JOINT.fullmatch(text[end - offset : mention.start - offset]):
            return
        piece = next((p for p in pieces if p.start >= mention.end), None)
        if piece is None or not _BEFORE_PIECE.fullmatch(text[mention.end - offset : piece.start - offset]):
            return
        holders = linked.of(mention)
        yield _copy(event, roles, holders, piece, text, offset)
        end = piece.end


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
    piece: TimeMention | Quantity,
    text: str,
    offset: int,
) -> Event:
    role = roles[1] if any(h.cls in AUTHORITIES for h in holders) else roles[0]
    other = replace(
        event,
        roles={**event.roles, role: list(holders)},
        pending={r: p for r, p in event.pending.items() if r != role},
        codes=dict(event.codes),
        cues=list(event.cues),
        also=[],
        case=None,
        start=event.start,
        end=max(event.end, piece.end),
        date=None,
        amount=None,
        duration=None,
    )
    if isinstance(piece, TimeMention):
        other.date = piece
        if (
            _SAME_YEAR.match(text[piece.end - offset :].lstrip())
            and event.date
            and event.date.edtf
            and piece.edtf
        ):
            other.date = replace(piece, edtf=event.date.edtf[:4] + piece.edtf[4:])
    elif "$" in piece.text or "dollar" in piece.text:
        other.amount = piece
    else:
        other.duration = piece
    return other
