"""From a thing or a fact of the graph down to the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cryptoreg.graph.store import Row
from cryptoreg.ontology.generated.names import CODES

_TIERS = list(CODES["tier"])

RETURN = """
MATCH (d:Document {id: s.document})
RETURN id AS id, s {.id, .predicate, .quote, .start, .end, .summary, .modality, .attributed_to, .confidence, .extractor} AS s,
       d {.id, .title, .url, .publisher, .published, .tier, .origin} AS d
"""
# What follows from what follows (a status from a stay) rests on the statements two steps down.
OF_THINGS = """
UNWIND $ids AS id
MATCH (f:Fact) WHERE f.subject_id = id
OPTIONAL MATCH (p:Fact) WHERE p.id IN f.premises
OPTIONAL MATCH (q:Fact) WHERE q.id IN p.premises
WITH DISTINCT id, coalesce(q, p, f) AS fact
MATCH (fact)-[:SUPPORTED_BY]->(s:Statement) WHERE s.recorded_to IS NULL
WITH DISTINCT id, s"""
OF_FACTS = """
MATCH (f:Fact) WHERE f.id IN $ids
OPTIONAL MATCH (p:Fact) WHERE p.id IN f.premises
OPTIONAL MATCH (q:Fact) WHERE q.id IN p.premises
WITH DISTINCT f.id AS id, coalesce(q, p, f) AS fact
MATCH (fact)-[:SUPPORTED_BY]->(s:Statement) WHERE s.recorded_to IS NULL
WITH DISTINCT id, s"""
PLACES = """
MATCH (e:Event|State) WHERE e.id IN $ids
OPTIONAL MATCH (e)-[:IN_CASE|FILED_IN|ENTERED_IN|ENDS|STAYS|CLOSES]->(l:Lawsuit)
OPTIONAL MATCH (e)-[:ABOUT|INSTRUMENT|FORMED|DISSOLVED|APPOINTEE|AGAINST|HELD_BY]->(n:Entity) WHERE l IS NULL
WITH e, l, n ORDER BY l.label, n.label
WITH e.id AS id, e.names AS names, collect(DISTINCT l.label) AS cases, collect(DISTINCT n.label) AS others,
     reduce(all = [], r IN collect(DISTINCT l.reference) | all + r) AS references
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement with its words and its document.

    Attributes:
        statement: its id.
        predicate: what it says of the thing.
        quote: the words, for a document whose text is held.
        start: offset of the quote.
        end: offset after it.
        summary: a curator's words, for a document that is only cited.
        modality: how surely it is said.
        attributed_to: whose claim it is.
        confidence: of the extractor in its reading.
        extractor: what read it.
        document: id, title, address, publisher, date and tier of the document.
    """

    statement: str
    predicate: str
    quote: str | None
    start: int | None
    end: int | None
    summary: str | None
    modality: str
    attributed_to: tuple[str, ...]
    confidence: float
    extractor: str
    document: dict[str, Any]

    @property
    def words(self) -> str:
        """The quote, or the curator's summary."""
        return self.quote if self.quote is not None else self.summary or ""

    @property
    def cited(self) -> bool:
        """Whether the source is only cited, and not held word for word."""
        return self.quote is None


def grouped(rows: Sequence[Row]) -> dict[str, list[Evidence]]:
    """The evidence of each thing or fact, best first, out of rows of :data:`RETURN`."""
    by_id: dict[str, list[Row]] = {}
    for row in rows:
        by_id.setdefault(row["id"], []).append(row)
    return {id_: _sorted(found) for id_, found in by_id.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event or a state belongs: its case, or else what it is about.

    Attributes:
        labels: of the case, or of what it is about; none where the event has a name of its own.
        references: of the case.
    """

    labels: tuple[str, ...]
    references: tuple[str, ...]


def place(row: Row) -> Place:
    """Where one belongs, out of a row of :data:`PLACES`."""
    return Place(
        tuple(row["cases"] or (row["others"][:2] if not row["names"] else ())), tuple(row["references"])
    )


def _evidence(row: Row) -> Evidence:
    s, d = row["s"], row["d"]
    return Evidence(
        s["id"], s["predicate"], s.get("quote"), s.get("start"), s.get("end"), s.get("summary"), s["modality"],
        tuple(s.get("attributed_to") or ()), s["confidence"], s["extractor"],
        {k: v for k, v in d.items() if v is not None},
    )  # fmt: skip


def _sorted(rows: Sequence[Row]) -> list[Evidence]:
    found = [_evidence(r) for r in rows]
    ranked = sorted(
        found,
        key=lambda e: (
            _TIERS.index(e.document["tier"]),
            e.cited,
            e.predicate != "type",
            e.document.get("published") or "9999",
            e.statement,
        ),
    )
    out: list[Evidence] = []
    for evidence in ranked:
        if not any(_says_no_more(evidence, kept) for kept in out):
            out.append(evidence)
    return out


def _says_no_more(one: Evidence, other: Evidence) -> bool:
    """Whether the words of one stand inside those of the other, in the same document."""
    if one.document["id"] != other.document["id"]:
        return False
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return one.words == other.words
    return other.start <= one.start and one.end <= other.end
