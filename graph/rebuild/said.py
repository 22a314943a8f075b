"""What sources say: facts from statements, read where they are needed and added to where that is enough.

Of a thing that is *new* in the chunk, or to which documents only add, the stored facts and the added statements are
enough (:mod:`cryptoreg.graph.growing`); of a thing of which something was changed or withdrawn all statements are read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from cryptoreg.graph import facts as fact_level
from cryptoreg.graph.facts import STATEMENT, Fact, SourceRow, StatementRow
from cryptoreg.graph.growing import grow
from cryptoreg.graph.ranking import Voice
from cryptoreg.graph.rebuild.state import Chunk

_STATEMENTS = f"""
MATCH (l:Local) USING INDEX SEEK l:Local(canonical) WHERE l.canonical IN $ids AND NOT l.id IN $known
MATCH (s:Statement {{subject_id: l.id}}) USING INDEX SEEK s:Statement(subject_id) WHERE s.recorded_to IS NULL
RETURN l.canonical AS subject, collect({STATEMENT}) AS said
"""
_SOURCES = """
MATCH (d:Document) WHERE d.id IN $ids
RETURN d.id AS id, d.origin AS origin, d.tier AS tier, d.published AS published, d.url AS url,
       d.publisher AS publisher
"""
_COPIES = """
MATCH (d:Document) USING INDEX SEEK d:Document(origin) WHERE d.origin IN $origins AND NOT d.id IN $new
MATCH (s:Statement {document: d.id}) USING INDEX SEEK s:Statement(document) WHERE s.recorded_to IS NULL
MATCH (s)<-[:SUPPORTED_BY]-(f:Fact) WHERE f.id IN $facts
RETURN DISTINCT f.id AS fact, s.modality AS modality, d {.id, .origin, .tier, .published, .url, .publisher} AS source
"""
_FAVOURED = "MATCH (d:Decision {verdict: 'holds'}) WHERE d.recorded_to IS NULL RETURN d.left AS statement"
_STORED = "MATCH (f:Fact) USING INDEX SEEK f:Fact(subject_id) WHERE f.subject_id IN $ids AND f.rule IS NULL RETURN f {.*} AS f"


@dataclass(slots=True)
class Said:
    """The facts that sources tell of the touched things.

    Attributes:
        facts: those that are made anew, or grown.
        kept: those of grown things to which nothing was added, as they are stored.
        stored: revision and ``disputed`` of the stored facts of grown things, by id.
        grown: ids of the facts to which statements were added.
        classes: the class of each grown thing, as it was.
    """

    facts: list[Fact] = field(default_factory=list)
    kept: list[Fact] = field(default_factory=list)
    stored: dict[str, tuple[str, bool]] = field(default_factory=dict)
    grown: set[str] = field(default_factory=set)
    classes: dict[str, str | None] = field(default_factory=dict)

    @property
    def every(self) -> list[Fact]:
        return [*self.facts, *self.kept]


def said(chunk: Chunk, touched: Collection[str], grown: Collection[str] = frozenset()) -> Said:
    """What sources say of things.

    Args:
        chunk: with its things judged.
        touched: canonical ids.
        grown: those among them to which this chunk adds things of documents, and of which nothing else has changed.
    """
    out = Said()
    fresh = fact_level.grouped(_own(chunk, grown))
    favoured = frozenset(r["statement"] for r in chunk.rows(_FAVOURED))
    rows = _stored_rows(chunk, grown)
    out.stored = {r["id"]: (r.get("revision", ""), r["disputed"]) for r in rows}
    stored = {f.id: f for f in map(as_fact, rows)}
    sources = _sources(chunk, (r.document for own in fresh.values() for r in own))
    copies = _copies(chunk, [i for i in fresh if i in stored], fresh, sources)
    again = set()
    for id_ in fresh:
        if id_ not in stored:
            continue
        fact = grow(stored[id_], fresh[id_], sources, copies.get(id_, ()), favoured)
        if fact is None:
            again.add(stored[id_].subject)
        else:
            stored[id_] = fact
            out.grown.add(id_)
    before = fact_level.sheets(as_fact(r) for r in rows)
    out.classes = {i: s.cls() for i, s in before.items() if i not in again}
    chunk.fresh |= set(grown) - {f.subject for f in stored.values()}
    new = {i: own for i, own in fresh.items() if i not in stored and own[0].subject not in again}
    whole = _all(chunk, (set(touched) - set(grown)) | again)
    sources |= _sources(chunk, {r.document for r in whole} - sources.keys())
    every = {**new, **fact_level.grouped(whole)}  # a thing is either added to or looked at as a whole
    out.facts = [fact_level.fact_of(i, every[i], sources, favoured) for i in sorted(every)]
    out.grown = {i for i in out.grown if stored[i].subject not in again}
    out.facts += [stored[i] for i in sorted(out.grown)]
    out.kept = [f for i, f in stored.items() if i not in out.grown and f.subject not in again]
    return out


def stored(chunk: Chunk, ids: Collection[str]) -> list[Fact]:
    """The facts that sources tell of things, as they are stored."""
    return [as_fact(r) for r in _stored_rows(chunk, ids)]


def _stored_rows(chunk: Chunk, ids: Collection[str]) -> list[dict[str, Any]]:
    return [r["f"] for r in chunk.rows(_STORED, ids=sorted(ids))] if ids else []


def _own(chunk: Chunk, subjects: Collection[str]) -> list[StatementRow]:
    """The statements about the pending members of things."""
    wanted = set(subjects)
    found = [
        (subject, s)
        for local, own in chunk.said.items()
        if (subject := chunk.canonical.get(local)) in wanted and subject is not None
        for s in own
    ]
    chunk.need_canonical(s.object for _, s in found if s.object is not None)
    return [_statement(chunk, subject, s) for subject, s in found]


def _all(chunk: Chunk, subjects: Collection[str]) -> list[StatementRow]:
    """All statements about things."""
    if not subjects:
        return []
    wanted = set(subjects)
    known = sorted(local for local in chunk.said if chunk.canonical.get(local) in wanted)
    rows = chunk.rows(_STATEMENTS, ids=sorted(wanted), known=known)
    others = [(str(r["subject"]), StatementRow(*s)) for r in rows for s in r["said"]]
    chunk.need_canonical(s.object for _, s in others if s.object is not None)
    # What a document that still waits says of something not judged yet is told with the chunk of that document.
    told = [(subject, s) for subject, s in others if s.object is None or s.object in chunk.canonical]
    return _own(chunk, wanted) + [_statement(chunk, subject, s) for subject, s in told]


def _sources(chunk: Chunk, ids: Iterable[str]) -> dict[str, SourceRow]:
    wanted = sorted(set(ids))
    return {r["id"]: SourceRow(**r) for r in chunk.rows(_SOURCES, ids=wanted)} if wanted else {}


def _copies(
    chunk: Chunk,
    facts: Collection[str],
    fresh: dict[str, list[StatementRow]],
    sources: dict[str, SourceRow],
) -> dict[str, list[tuple[SourceRow, str]]]:
    """Which documents with the texts of the new ones are behind stored facts already, by fact."""
    documents = {r.document for i in facts for r in fresh[i]}
    origins = sorted({sources[d].origin for d in documents})
    new = sorted(documents - chunk.known_documents)
    out: dict[str, list[tuple[SourceRow, str]]] = {}
    for row in chunk.rows(_COPIES, origins=origins, new=new, facts=sorted(facts)) if origins else ():
        out.setdefault(row["fact"], []).append((SourceRow(**row["source"]), row["modality"]))
    return out


def _statement(chunk: Chunk, subject: str, s: StatementRow) -> StatementRow:
    """A statement with canonical ends."""
    return s._replace(subject=subject, object=None if s.object is None else chunk.canonical[s.object])


def as_fact(row: dict[str, Any]) -> Fact:
    """A fact as the store keeps it; without the ids of its statements."""
    return Fact(
        id=row["id"], subject=row["subject_id"], predicate=row["predicate"], object=row.get("object_id"),
        value=row.get("value"), modality=row["modality"], sources=row["sources"], documents=row["documents"],
        tier=row["tier"], confidence=row["confidence"], public_from=row.get("public_from"),
        recorded_from=row["recorded_from"], attributed_to=tuple(row.get("attributed_to") or ()),
        valid_from=row.get("valid_from"), valid_to=row.get("valid_to"), rule=row.get("rule"),
        premises=tuple(row.get("premises") or ()), case=row.get("case_id"),
        voices=tuple(Voice.loads(v) for v in row.get("voices") or ()),
        publishers=tuple(tuple(p.split("\n")) for p in row.get("publishers") or ()),
        support=int(str(row.get("revision", ""))[REVISION:] or "0", 16), favoured=row.get("favoured", False),
        denied=row.get("denied", False), disputed=row["disputed"],
    )  # fmt: skip


REVISION = 12
"""Characters of a revision that tell the properties of a fact; those after them tell its support."""
