"""Facts: what all statements with one canonical subject, predicate and object or value say together.

A pure function from statements, documents and judgements; the store only writes what it returns.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from cryptoreg.graph import ranking
from cryptoreg.graph.ranking import Standing, Voice
from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import ImpreciseDate
from cryptoreg.ontology.generated.names import CODES, PROPERTIES, Attribute, Modality, Tier
from cryptoreg.ontology.statements import TYPE, Value

_MODALITIES = list(CODES["modality"])
TIERS = list(CODES["tier"])


class StatementRow(NamedTuple):
    """A stored statement, as far as facts need it, in the order of :data:`STATEMENT`.

    Its ends are local as it is read; facts are made of those with canonical ends.
    """

    id: str
    document: str
    subject: str
    predicate: str
    object: str | None
    value: Value | None
    modality: str
    confidence: float
    recorded_from: str
    attributed_to: Sequence[str] | None = None
    valid_from: str | None = None
    valid_to: str | None = None


STATEMENT = (
    "[s.id, s.document, s.subject_id, s.predicate, s.object_id, s.value, s.modality, s.confidence, "
    "s.recorded_from, s.attributed_to, s.valid_from, s.valid_to]"
)
"""A list and not a map, nor a row for each: of the time that reading takes, names and rows are the larger part."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What facts need of a document: which text it is a copy of, whose it is, how near it stands, when it appeared."""

    id: str
    origin: str
    tier: str
    published: str | None
    url: str | None = None
    publisher: str | None = None
    voice: Voice = field(init=False, repr=False, compare=False)
    """As what and when it appeared; worked out once, since every fact behind which it stands asks."""
    voice_of: str | None = field(init=False, repr=False, compare=False)
    """Whose voice it is, whatever it publishes; papers of a court stand for themselves."""

    def __post_init__(self) -> None:
        itself = self.publisher is None or self.tier == Tier.COURT
        object.__setattr__(self, "voice", Voice(ranking.authority_of(self.tier, self.url), self.published))
        object.__setattr__(self, "voice_of", None if itself else str(self.publisher).casefold())


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Attributes:
        id: from subject, predicate and object or value.
        modality: the strongest among its statements.
        sources: number of independent sources; copies of one text, and what one publisher says, count once.
        documents: number of documents.
        tier: the nearest of its sources.
        public_from: the first day on which a source told it, where known.
        recorded_from: when the graph learnt it first.
        attributed_to: whose claim it is, where it is not the documents' own.
        statements: ids of the statements behind it; empty for a derived fact.
        rule: for a derived fact, the rule with its version.
        premises: for a derived fact, the facts that it follows from.
        case: for a derived fact, the case whose events it was derived from.
        voices: as what and when the texts behind it appeared.
        publishers: whose voices they are; those that are one source through copies stand together.
        support: a sum over the ids of its statements, in which their order does not count.
        favoured: whether a person has decided for it against another.
        denied: whether a source denies it while another says it.
        disputed: whether something contradicts it.
    """

    id: str
    subject: str
    predicate: str
    object: str | None
    value: Value | None
    modality: str
    sources: int
    documents: int
    tier: str
    confidence: float
    public_from: str | None
    recorded_from: str
    attributed_to: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    statements: tuple[str, ...] = ()
    rule: str | None = None
    premises: tuple[str, ...] = ()
    case: str | None = None
    voices: tuple[Voice, ...] = ()
    publishers: tuple[tuple[str, ...], ...] = ()
    support: int = 0
    favoured: bool = False
    denied: bool = False
    disputed: bool = False

    def properties(self) -> dict[str, Any]:
        """As the store keeps it."""
        return {
            "id": self.id,
            "subject_id": self.subject,
            "predicate": self.predicate,
            "object_id": self.object,
            "value": self.value,
            "modality": self.modality,
            "sources": self.sources,
            "documents": self.documents,
            "tier": self.tier,
            "confidence": self.confidence,
            "public_from": self.public_from,
            "recorded_from": self.recorded_from,
            "attributed_to": list(self.attributed_to) or None,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "rule": self.rule,
            "premises": list(self.premises) or None,
            "case_id": self.case,
            "voices": [v.dumps() for v in self.voices] or None,
            "publishers": ["\n".join(p) for p in self.publishers] or None,
            "favoured": self.favoured or None,
            "denied": self.denied or None,
            "disputed": self.disputed,
        }


_JSON = json.JSONEncoder()


def fact_id(subject: str, predicate: str, object_: str | None, value: Value | None) -> str:
    """The id of the fact with these ends."""
    # As JSON of the list of these four, put together end by end, which takes a third of the time.
    told = "null" if value is None else f'["{type(value).__name__}", {_JSON.encode(value)}]'
    ends = (subject, str(predicate), object_)
    encoded = ", ".join((*("null" if e is None else _JSON.encode(e) for e in ends), told))
    return f"fact-{hashlib.sha256(f'[{encoded}]'.encode()).hexdigest()[:20]}"


def grouped(rows: Iterable[StatementRow]) -> dict[str, list[StatementRow]]:
    """Statements with canonical ends by the fact that they say, sorted by its id."""
    groups: dict[tuple[object, ...], list[StatementRow]] = {}
    for row in rows:  # 1, 1.0 and True are equal for Python, and so are 0.0 and -0.0
        value = repr(row.value) if type(row.value) is float else row.value
        groups.setdefault((row.subject, row.predicate, row.object, type(row.value), value), []).append(row)
    named = {
        fact_id(r.subject, r.predicate, r.object, r.value): own for own in groups.values() for r in own[:1]
    }
    return dict(sorted(named.items()))


def group(
    rows: Iterable[StatementRow],
    sources: Mapping[str, SourceRow],
    favoured: frozenset[str] = frozenset(),
) -> list[Fact]:
    """The facts that statements make together, sorted by id.

    Args:
        rows: statements with canonical ends.
        sources: every document that the rows name.
        favoured: ids of statements that a person has decided for.
    """
    return [fact_of(id_, members, sources, favoured) for id_, members in grouped(rows).items()]


def fact_of(
    id_: str, rows: Sequence[StatementRow], sources: Mapping[str, SourceRow], favoured: frozenset[str]
) -> Fact:
    """The fact that all of these statements say, by its id."""
    ordered = sorted(rows, key=lambda r: (_MODALITIES.index(r.modality), r.id))
    documents = [sources[d] for d in sorted({r.document for r in rows})]
    modality = ordered[0].modality
    backing = [sources[d] for d in sorted({r.document for r in rows if r.modality == modality})]
    independent = _independent(backing)
    return Fact(
        id=id_,
        subject=ordered[0].subject,
        predicate=ordered[0].predicate,
        object=ordered[0].object,
        value=ordered[0].value,
        modality=modality,
        sources=len(set(independent.values())),
        documents=len(documents),
        tier=min((d.tier for d in backing), key=TIERS.index),
        confidence=max(r.confidence for r in rows),
        public_from=first_day(documents),
        recorded_from=min(r.recorded_from for r in rows),
        attributed_to=tuple(sorted({a for r in rows for a in r.attributed_to or ()})),
        valid_from=next((r.valid_from for r in ordered if r.valid_from is not None), None),
        valid_to=next((r.valid_to for r in ordered if r.valid_to is not None), None),
        statements=tuple(sorted(r.id for r in rows)),
        voices=_voices(backing),
        publishers=_publishers(backing, independent),
        support=support_of(r.id for r in rows),
        favoured=any(r.id in favoured for r in rows),
        denied=modality != Modality.DENIED and any(r.modality == Modality.DENIED for r in rows),
    )


def _independent(documents: Sequence[SourceRow]) -> dict[str, str]:
    """By document, the smallest id of those with which it is one source.

    Copies of one text are one source, and so is what one publisher says several times: the notes of one curator, the
    articles of one medium. The papers of a court stand for themselves.
    """
    leader = {d.id: d.id for d in documents}

    def find(id_: str) -> str:
        while leader[id_] != id_:
            id_ = leader[id_]
        return id_

    first: dict[str, str] = {}
    for document in sorted(documents, key=lambda d: d.id):
        keys = [f"text {document.origin}"]
        if document.voice_of is not None:
            keys.append(f"publisher {document.voice_of}")
        for key in keys:
            one, other = find(first.setdefault(key, document.id)), find(document.id)
            leader[max(one, other)] = min(one, other)
    return {d.id: find(d.id) for d in documents}


def _voices(documents: Sequence[SourceRow]) -> tuple[Voice, ...]:
    """Of each origin the earliest: a copy adds neither number nor nearness."""
    by_origin: dict[str, Voice] = {}
    for document in sorted(documents, key=lambda d: earlier(d.voice)):
        by_origin.setdefault(document.origin, document.voice)
    return tuple(sorted(set(by_origin.values()), key=lambda v: v.dumps()))


def earlier(voice: Voice) -> tuple[str, str]:
    """By what the voices of one text are sorted."""
    return (voice.published or "9999", voice.authority)


def _publishers(documents: Sequence[SourceRow], one_source: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    found: dict[str, set[str]] = {}
    for document in documents:
        if document.voice_of is not None:
            found.setdefault(one_source[document.id], set()).add(document.voice_of)
    return tuple(sorted(tuple(sorted(own)) for own in found.values()))


def support_of(ids: Iterable[str]) -> int:
    """A sum over ids of statements (64 bits) to which more can be added, and which tells two sets of them apart.

    >>> support_of(["a", "b"]) == support_of(["b"]) ^ support_of(["a"])
    True
    """
    out = 0
    for id_ in ids:
        out ^= int.from_bytes(hashlib.blake2b(id_.encode(), digest_size=8).digest(), "big")
    return out


def first_day(documents: Sequence[SourceRow]) -> str | None:
    days: list[date] = []
    for document in documents:
        if document.published is not None:
            latest = dates.parse(document.published).latest
            if latest is not None:
                days.append(latest)
    return min(days).isoformat() if days else None


@dataclass(slots=True)
class FactSheet:
    """All facts of one canonical thing; complete when it is made."""

    id: str
    facts: list[Fact] = field(default_factory=list)
    _ordered: dict[str, list[Fact]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _told: dict[str, list[Fact]] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def told(self) -> dict[str, list[Fact]]:
        """The facts by predicate, in no order."""
        if self._told is None:
            self._told = {}
            for fact in self.facts:
                self._told.setdefault(fact.predicate, []).append(fact)
        return self._told

    def of(self, predicate: str) -> list[Fact]:
        """The facts with one predicate, that which is shown first.

        The best by :mod:`ranking` leads; where another one says the same day more precisely, it goes
        before it.
        """
        if predicate not in self.told:
            return []
        if predicate not in self._ordered:
            found = list(self.told[predicate])
            if len(found) > 1:
                found.sort(key=self.standing)
                info = PROPERTIES.get(predicate)
                if info is not None and info.date:
                    found = _precise_first(found)
            self._ordered[str(predicate)] = found
        return self._ordered[predicate]

    def standing(self, fact: Fact) -> Standing:
        """How well one of its facts stands against another with the same predicate."""
        info = PROPERTIES.get(fact.predicate)
        claims = dates.parse(str(fact.value)) if info is not None and info.date else None
        about = claims or (None if fact.predicate == TYPE else self.when())
        return ranking.standing(
            fact.id,
            fact.modality,
            fact.voices,
            self.order_for(fact.predicate),
            about=about,
            claims=claims if ranking.is_past_date(fact.predicate) else None,
            confidence=fact.confidence,
            favoured=fact.favoured,
            sources=fact.sources,
        )

    def order_for(self, predicate: str) -> tuple[str, ...]:
        """Who knows best what is said of this thing."""
        return ranking.order_for(predicate, None if predicate == TYPE else self.cls())

    def cls(self) -> str | None:
        kind = self.best(TYPE)
        return None if kind is None else str(kind.value)

    def when(self) -> ImpreciseDate | None:
        """The date by which the thing is ordered and compared: of the first date role that is known."""
        for role in MAIN_DATES:
            best = self.best(role)
            if best is not None:
                return dates.parse(str(best.value))
        reported = [dates.parse(str(v)) for v in self.values(Attribute.REPORTED_ON)]
        latest = [d.latest for d in reported if d.latest is not None]
        return dates.parse(f"../{min(latest).isoformat()}") if latest else None

    def best(self, predicate: str) -> Fact | None:
        return next(iter(self.of(predicate)), None)

    def objects(self, predicate: str) -> list[str]:
        return [f.object for f in self.of(predicate) if f.object is not None]

    def values(self, predicate: str) -> list[Value]:
        return [f.value for f in self.of(predicate) if f.value is not None]


def _precise_first(found: list[Fact]) -> list[Fact]:
    """Put before the best date the most precise of those that it allows."""
    spans = [dates.parse(str(f.value)) for f in found]
    inside = [n for n, d in enumerate(spans) if dates.overlaps(d, spans[0])]
    finest = min(inside, key=lambda n: (spans[n].days_wide, n))
    return [found[finest], *found[:finest], *found[finest + 1 :]]


def sheets(facts: Iterable[Fact]) -> dict[str, FactSheet]:
    """Facts by their subject."""
    out: dict[str, list[Fact]] = {}
    for fact in facts:
        out.setdefault(fact.subject, []).append(fact)
    return {id_: FactSheet(id_, own) for id_, own in out.items()}


REALISED = frozenset({Modality.ASSERTED, Modality.REPORTED})
"""Modalities under which an event enters the view as itself."""

MAIN_DATES = (
    Attribute.FILED_ON,
    Attribute.ENTERED_ON,
    Attribute.SIGNED_ON,
    Attribute.OCCURRED_ON,
    Attribute.BEGAN,
    Attribute.PUBLISHED_ON,
    Attribute.EFFECTIVE_ON,
    Attribute.ANNOUNCED_ON,
)
"""The date of an event is the first of these that is known; what was reported only bounds it."""
