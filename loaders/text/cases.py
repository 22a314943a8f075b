"""The lawsuits that a document speaks of, and to which of them an event belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cryptoreg.loaders.text.lexicon import compiled, table
from cryptoreg.loaders.text.linking import Entity, Linked
from cryptoreg.loaders.text.mentions import Mention, caption
from cryptoreg.ontology.generated.names import Class

AUTHORITIES = frozenset({Class.REGULATOR, Class.GOVERNMENT_BODY})


@dataclass(slots=True)
class Case:
    """A lawsuit as one document knows it."""

    name: str
    plaintiffs: list[Entity]
    defendants: list[Entity]
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def parties(self) -> list[Entity]:
        return [*self.plaintiffs, *self.defendants]


def make(plaintiff: Entity, defendant: Entity, span: tuple[int, int]) -> Case:
    """A case between two, named by their short names."""
    return Case(caption(plaintiff.name, defendant.name), [plaintiff], [defendant], [span])


def find(text: str, linked: Linked, filed: Sequence[tuple[Entity, Entity, tuple[int, int]]]) -> list[Case]:
    """All cases: by caption, by a complaint, and by an authority and its opponent around a word for a case.

    Args:
        text: of the document.
        linked: its entities.
        filed: plaintiff, defendant and place of each complaint that was found.
    """
    cases: dict[str, Case] = {}

    def add(case: Case) -> None:
        known = cases.setdefault(case.name, case)
        if known is not case:
            known.mentions += case.mentions
            for side in ("plaintiffs", "defendants"):
                for entity in getattr(case, side):
                    if entity not in getattr(known, side):
                        getattr(known, side).append(entity)

    for plaintiff, defendant, span in filed:
        if plaintiff.named and defendant.named:
            add(make(plaintiff, defendant, span))
    for mention, indices in linked.refers.items():
        if mention.cls == Class.LAWSUIT:
            add(_captioned(linked, linked.entities[indices[0]], mention))
    for first, second in _pairs(linked):
        if _are_opponents(text, first[0], second[0]):
            authority, other = (first, second) if first[1].cls in AUTHORITIES else (second, first)
            add(make(authority[1], other[1], (first[0].start, second[0].end)))
    return list(cases.values())


def _are_opponents(text: str, first: Mention, second: Mention) -> bool:
    """Whether the words around two neighbouring names say that they have a case with each other."""
    between = text[first.end : second.start]
    if re.search(r"[.!?]\s+[A-Z\"“]", between):
        return False
    stretches = {
        "before": text[max(0, first.start - 60) : first.start].rstrip(),
        "between": between.strip(" "),
        "after": text[second.end : second.end + 140],
    }
    return any(
        all(compiled(pattern).search(stretches[place]) for place, pattern in rule.items())
        for rule in table("cases.yaml")
    )


def _captioned(linked: Linked, entity: Entity, mention: Mention) -> Case:
    left, _, right = entity.name.partition(" v. ")
    sides: list[list[Entity]] = []
    for name in (left, right):
        sides.append([e for e in linked.entities if e.cls != Class.LAWSUIT and _short(e) == name][:1])
    return Case(entity.name, sides[0], sides[1], [(mention.start, mention.end)])


def _short(entity: Entity) -> str:
    return caption(entity.name, "x").removesuffix(" v. x")


def _pairs(linked: Linked) -> list[tuple[tuple[Mention, Entity], tuple[Mention, Entity]]]:
    """Neighbouring mentions of an authority and of a firm or person, at most 120 characters apart."""
    placed = sorted(
        (
            (m, linked.entities[i])
            for m, indices in linked.refers.items()
            if len(indices) == 1
            for i in indices
        ),
        key=lambda p: p[0].start,
    )
    out = []
    for a, b in pairwise(placed):
        classes = {a[1].cls, b[1].cls}
        if (
            a[1].named
            and b[1].named
            and not (a[1].judge or b[1].judge)
            and b[0].start - a[0].end <= 120
            and classes & AUTHORITIES
            and classes & {Class.FIRM, Class.PERSON}
        ):
            out.append((a, b))
    return out


def choose(
    cases: Sequence[Case], agents: Sequence[Entity], targets: Sequence[Entity], start: int, end: int
) -> Case | None:
    """The case that an event belongs to: it shares the event's parties, has those whom the event is
    directed against among them, and stands nearest.
    """

    def distance(case: Case) -> int:
        return min((max(0, s - end, start - e) for s, e in case.mentions), default=10**9)

    named = [e for e in agents if e.cls in AUTHORITIES or e.cls in (Class.FIRM, Class.PERSON)]
    ranked = []
    for case in cases:
        shared = sum(any(p is e for p in case.parties) for e in named)
        if named and shared == 0 and not all(e.judge or e.cls == Class.COURT for e in named):
            continue
        if any(
            t.cls in (Class.FIRM, Class.PERSON) and not any(t is p for p in case.parties) for t in targets
        ):
            continue
        ranked.append((-shared, distance(case), case.name, case))
    return min(ranked, default=(0, 0, "", None), key=lambda r: r[:3])[3]
