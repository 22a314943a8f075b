"""Read a long text in parts, so that its cost grows with its length and not with the square of it.

Within one document a pronoun may look back, a name may be short for another, two sentences may tell of one
event: work that compares everything with everything. Texts longer than ``LIMIT`` are cut at paragraphs into
parts that are read one by one, each with the title of the text before it, and what they found is joined: a
name is one thing in all parts, a case is one case, an event told in two parts in the same way is one event.
What is lost is only what would have reached over a border.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from cryptoreg.loaders.text.cases import Case
from cryptoreg.loaders.text.entities import Entity, Linked
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.loaders.text.times import Quantity, TimeMention

LIMIT = 40_000
"""Characters that are read as one; some thirteen news articles."""
SIZE = 24_000
"""Most characters of a part."""

_LONGEST_TITLE = 300
_BORDERS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?][\"”’)]*\s"), re.compile(r"\s"))
_Span = TypeVar("_Span", TimeMention, Quantity)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text, to be read on its own.

    Attributes:
        text: the title and the stretch.
        head: characters of it that are not of the stretch; 0 for the first part.
        start: where the stretch begins in the whole text.
    """

    text: str
    head: int
    start: int

    def place(self, offset: int) -> int:
        """The offset in the whole text; the title is the title there too."""
        return offset if offset < self.head else offset - self.head + self.start

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Both ends of a stretch; it does not reach from the title into the text."""
        return self.place(start), self.place(end - 1) + 1


def cut(text: str, size: int = SIZE) -> Iterator[Part]:
    r"""Cut a text at the last paragraph end, line end, sentence end or space before so many characters.

    >>> [p.text for p in cut("T\n\nOne two. Three four.", 12)]
    ['T\n\nOne two. ', 'T\n\nThree four.']
    """
    first_line = text.split("\n", 1)[0]
    title = (first_line if len(first_line) <= _LONGEST_TITLE else "…") + "\n\n"
    start = 0
    while start < len(text):
        end = _border(text, start, start + size)
        yield Part(text[:end], 0, 0) if start == 0 else Part(title + text[start:end], len(title), start)
        start = end


def _border(text: str, start: int, limit: int) -> int:
    if limit >= len(text):
        return len(text)
    for border in _BORDERS:
        ends = [m.end() for m in border.finditer(text, (start + limit) // 2, limit)]
        if ends:
            return ends[-1]
    return limit


def join(
    text: str, parts: Iterable[tuple[Part, Linked, list[Case], list[Event]]], published: date | None
) -> tuple[Linked, list[Case], list[Event]]:
    """What all parts found, with offsets in the whole text."""
    joint = _Joint(text, published)
    for part, linked, cases, events in parts:
        joint.take(part, linked, cases, events)
    return joint.linked, list(joint.cases.values()), joint.events


class _Joint:
    def __init__(self, text: str, published: date | None) -> None:
        self.linked = Linked([], {}, published, text=text)
        self.cases: dict[str, Case] = {}
        self.events: list[Event] = []
        self._entities: dict[Hashable, Entity] = {}
        self._told: dict[Hashable, Event] = {}

    def take(self, part: Part, linked: Linked, cases: list[Case], events: list[Event]) -> None:
        same = {id(e): self._entity(e) for e in linked.entities}
        for own in linked.entities:
            known = same[id(own)]
            if own.owner is not None and known.owner is None:
                known.owner = same[id(own.owner)]
            known.mentions += [
                _moved(m, part) for m in own.mentions if m.start >= part.head or not known.mentions
            ]
        for mention, indices in linked.refers.items():
            if mention.start >= part.head:
                found = (same[id(linked.entities[i])].index for i in indices)
                self.linked.refers[_moved(mention, part)] = tuple(dict.fromkeys(found))
        own_cases = {id(c): self._case(c, same, part) for c in cases}
        for event in events:
            if event.start >= part.head:
                self._event(event, part, same, own_cases)

    def _entity(self, own: Entity) -> Entity:
        key = (own.cls, own.name if own.entry is None else own.entry.id, own.named)
        known = self._entities.get(key)
        if known is None:
            known = replace(own, index=len(self.linked.entities), mentions=[], owner=None)
            self._entities[key] = known
            self.linked.entities.append(known)
        known.judge |= own.judge
        return known

    def _case(self, own: Case, same: dict[int, Entity], part: Part) -> Case:
        known = self.cases.setdefault(own.name, replace(own, plaintiffs=[], defendants=[], mentions=[]))
        for mine, theirs in ((known.plaintiffs, own.plaintiffs), (known.defendants, own.defendants)):
            for party in theirs:
                if not any(same[id(party)] is m for m in mine):
                    mine.append(same[id(party)])
        known.mentions += [part.span(*m) for m in own.mentions]
        return known

    def _event(self, event: Event, part: Part, same: dict[int, Entity], cases: dict[int, Case]) -> None:
        event.start, event.end = part.span(event.start, event.end)
        event.trigger = part.span(*event.trigger)
        event.also = [part.span(*span) for span in event.also]
        event.roles = {r: [same[id(h)] for h in holders] for r, holders in event.roles.items()}
        event.case = None if event.case is None else cases.get(id(event.case))
        event.date, event.duration, event.amount = (
            _there(event.date, part),
            _there(event.duration, part),
            _there(event.amount, part),
        )
        key = _sameness(event)
        known = None if key is None else self._told.get(key)
        if known is not None:
            known.also.append((event.start, event.end))
            return
        if key is not None:
            self._told[key] = event
        self.events.append(event)


def _sameness(event: Event) -> Hashable | None:
    """What two tellings of one event share; None where there is too little to tell."""
    agents = tuple(sorted(e.index for e in event.agents()))
    if event.content is not None or len(agents) + (event.case is not None) < 2:
        return None
    values = [
        q.value if isinstance(q, Quantity) else q and q.edtf
        for q in (event.date, event.duration, event.amount)
    ]
    return (
        event.cls,
        event.modality,
        agents,
        event.case and event.case.name,
        tuple(sorted(event.codes.items())),
        *values,
    )


def _moved(mention: Mention, part: Part) -> Mention:
    start, end = part.span(mention.start, mention.end)
    return replace(mention, start=start, end=end)


def _there(found: _Span | None, part: Part) -> _Span | None:
    if found is None:
        return None
    start, end = part.span(found.start, found.end)
    return replace(found, start=start, end=end)
