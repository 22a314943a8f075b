"""A fact that is said once more: what it becomes, without looking at all who have said it before.

The facts of a well-known thing (its class, its name) rest on as many statements as the graph has documents about it. One
more must not cost more, the more there are. Whatever is not simply one more (another modality, an earlier print of a known
text) is left to :func:`cryptoreg.graph.facts.group`, which looks at all; both give the same fact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from cryptoreg.graph.facts import TIERS, Fact, SourceRow, StatementRow, earlier, first_day, support_of
from cryptoreg.ontology.generated.names import Modality


def grow(
    fact: Fact,
    more: Sequence[StatementRow],
    sources: Mapping[str, SourceRow],
    before: Iterable[tuple[SourceRow, str]],
    favoured: Collection[str] = (),
) -> Fact | None:
    """The fact with statements added that no document has withdrawn or changed.

    Args:
        fact: as it is stored, with its support.
        more: statements that say it and are not yet behind it.
        sources: every document that they name.
        before: of the documents that are behind the fact already, those that have an origin with one of these in
            common (or are one of these), each with the modality in which it says so.
        favoured: ids of statements that a person has decided for.

    Returns:
        The fact, its ``statements`` being the added ones alone; None where all must be looked at.
    """
    if any(r.modality != fact.modality or r.valid_from or r.valid_to for r in more):
        return None
    if fact.valid_from or fact.valid_to or not fact.support or fact.modality == Modality.DENIED:
        return None
    known: dict[str, list[SourceRow]] = {}
    for source, modality in before:
        if modality != fact.modality:
            return None
        known.setdefault(source.origin, []).append(source)
    voices = set(fact.voices)
    circle = _Circle(fact)
    documents = 0
    added = {r.document for r in more} - {s.id for own in known.values() for s in own}
    for source in sorted((sources[d] for d in added), key=lambda s: (earlier(s.voice), s.id)):
        copies = known.setdefault(source.origin, [])
        if not copies:
            voices.add(source.voice)
        elif earlier(source.voice) < min(earlier(c.voice) for c in copies):
            return None
        circle.join(source, copies)
        copies.append(source)
        documents += 1
    days = [d for d in (fact.public_from, first_day([sources[d] for d in added])) if d is not None]
    return replace(
        fact,
        sources=circle.count,
        documents=fact.documents + documents,
        tier=min((fact.tier, *(sources[d].tier for d in added)), key=TIERS.index),
        confidence=max(fact.confidence, *(r.confidence for r in more)),
        public_from=min(days, default=None),
        recorded_from=min(fact.recorded_from, *(r.recorded_from for r in more)),
        attributed_to=tuple(sorted({*fact.attributed_to, *(a for r in more for a in r.attributed_to or ())})),
        statements=tuple(sorted(r.id for r in more)),
        voices=tuple(sorted(voices, key=lambda v: v.dumps())),
        publishers=circle.publishers(),
        support=fact.support ^ support_of(r.id for r in more),
        favoured=fact.favoured or any(r.id in favoured for r in more),
        disputed=False,
    )


class _Circle:
    """How many independent sources a fact has, as documents join them: by a common text, or a common publisher."""

    def __init__(self, fact: Fact) -> None:
        self.count = fact.sources
        self._group: dict[str, frozenset[str]] = {p: frozenset(own) for own in fact.publishers for p in own}

    def join(self, source: SourceRow, copies: Sequence[SourceRow]) -> None:
        """Take a document in, given those of its origin that are in."""
        voice = source.voice_of
        through_text = {g for c in copies if c.voice_of is not None for g in [self._group[c.voice_of]]}
        through_voice = {self._group[voice]} if voice is not None and voice in self._group else set()
        sources = len(through_text | through_voice)
        if copies and not through_text:
            sources += 1  # the text is in, and nobody who is known by name has printed it
        self.count += 1 - sources
        own = {voice} if voice is not None else set()
        group = frozenset(own.union(*through_text, *through_voice))
        self._group |= dict.fromkeys(group, group)

    def publishers(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(tuple(sorted(g)) for g in set(self._group.values())))
