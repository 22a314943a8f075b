"""Facts: what all statements with one canonical subject, predicate and object or value say together.

A pure function from statements, documents and judgements; the store only writes what it returns.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cryptoreg.ontology import dates
from cryptoreg.ontology.generated.names import CODES, Modality
from cryptoreg.ontology.statements import Value

_MODALITIES = list(CODES["modality"])
_TIERS = list(CODES["tier"])


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A stored statement, as far as facts need it, with its ends made canonical."""

    id: str
    document: str
    subject: str
    predicate: str
    object: str | None
    value: Value | None
    modality: str
    confidence: float
    recorded_from: str
    attributed_to: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What facts need of a document: which text it is a copy of, how near it stands, when it appeared."""

    id: str
    origin: str
    tier: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Attributes:
        id: from subject, predicate and object or value.
        modality: the strongest among its statements.
        sources: number of independent sources; copies of one text count once.
        documents: number of documents.
        tier: the nearest of its sources.
        public_from: the first day on which a source told it, where known.
        recorded_from: when the graph learnt it first.
        attributed_to: whose claim it is, where it is not the documents' own.
        statements: ids of the statements behind it; empty for a derived fact.
        rule: for a derived fact, the rule with its version.
        premises: for a derived fact, the facts that it follows from.
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
    disputed: bool = False

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Which of several values is shown: surer, nearer, from more sources; the id breaks ties."""
        return (_MODALITIES.index(self.modality), _TIERS.index(self.tier), -self.sources, self.id)

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
            "disputed": self.disputed,
        }


def fact_id(subject: str, predicate: str, object_: str | None, value: Value | None) -> str:
    """The id of the fact with these ends."""
    typed = None if value is None else [type(value).__name__, value]
    encoded = json.dumps([subject, predicate, object_, typed], ensure_ascii=True)
    return f"fact-{hashlib.sha256(encoded.encode()).hexdigest()[:20]}"


def group(rows: Iterable[StatementRow], sources: Mapping[str, SourceRow]) -> list[Fact]:
    """The facts that statements make together, sorted by id.

    Args:
        rows: statements with canonical ends.
        sources: every document that the rows name.
    """
    groups: dict[str, list[StatementRow]] = {}
    for row in rows:
        groups.setdefault(fact_id(row.subject, row.predicate, row.object, row.value), []).append(row)
    return [_fact(id_, members, sources) for id_, members in sorted(groups.items())]


def _fact(id_: str, rows: Sequence[StatementRow], sources: Mapping[str, SourceRow]) -> Fact:
    ordered = sorted(rows, key=lambda r: (_MODALITIES.index(r.modality), r.id))
    documents = [sources[d] for d in sorted({r.document for r in rows})]
    modality = ordered[0].modality
    backing = [sources[r.document] for r in rows if r.modality == modality]
    return Fact(
        id=id_,
        subject=ordered[0].subject,
        predicate=ordered[0].predicate,
        object=ordered[0].object,
        value=ordered[0].value,
        modality=modality,
        sources=len({d.origin for d in backing}),
        documents=len(documents),
        tier=min((d.tier for d in backing), key=_TIERS.index),
        confidence=max(r.confidence for r in rows),
        public_from=_first_day(documents),
        recorded_from=min(r.recorded_from for r in rows),
        attributed_to=tuple(sorted({a for r in rows for a in r.attributed_to})),
        valid_from=next((r.valid_from for r in ordered if r.valid_from is not None), None),
        valid_to=next((r.valid_to for r in ordered if r.valid_to is not None), None),
        statements=tuple(sorted(r.id for r in rows)),
    )


def _first_day(documents: Sequence[SourceRow]) -> str | None:
    days: list[date] = []
    for document in documents:
        if document.published is not None:
            latest = dates.parse(document.published).latest
            if latest is not None:
                days.append(latest)
    return min(days).isoformat() if days else None


@dataclass(slots=True)
class FactSheet:
    """All facts of one canonical thing."""

    id: str
    facts: list[Fact] = field(default_factory=list)

    def of(self, predicate: str) -> list[Fact]:
        """The facts with one predicate, the best first."""
        return sorted((f for f in self.facts if f.predicate == predicate), key=lambda f: f.rank)

    def best(self, predicate: str) -> Fact | None:
        return next(iter(self.of(predicate)), None)

    def objects(self, predicate: str) -> list[str]:
        return [f.object for f in self.of(predicate) if f.object is not None]

    def values(self, predicate: str) -> list[Value]:
        return [f.value for f in self.of(predicate) if f.value is not None]


def sheets(facts: Iterable[Fact]) -> dict[str, FactSheet]:
    """Facts by their subject."""
    out: dict[str, FactSheet] = {}
    for fact in facts:
        out.setdefault(fact.subject, FactSheet(fact.subject)).facts.append(fact)
    return out


REALISED = frozenset({Modality.ASSERTED, Modality.REPORTED})
"""Modalities under which an event enters the view as itself."""
