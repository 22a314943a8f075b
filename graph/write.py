"""Level 1: write documents and their statements. Immutable, idempotent, all or nothing per batch.

What a document says no longer (a newer version of the same extractor) gets its recorded interval closed;
nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo4j

from cryptoreg.graph import copies, worklist
from cryptoreg.graph.lease import Lease
from cryptoreg.graph.store import Store, as_query
from cryptoreg.ontology import statements as values
from cryptoreg.ontology.statements import Document, Extracted, Quote, Statement


@dataclass(frozen=True, slots=True)
class Written:
    """What a batch changed."""

    documents: int = 0
    addresses: int = 0
    added: int = 0
    closed: int = 0
    unchanged: int = 0
    withdrawn: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(
            self.documents + other.documents,
            self.addresses + other.addresses,
            self.added + other.added,
            self.closed + other.closed,
            self.unchanged + other.unchanged,
            self.withdrawn + other.withdrawn,
        )


_KNOWN_DOCUMENTS = (
    "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.text_left_out IS NOT NULL AS bare"
)
_VERSIONS = """
MATCH (d:Document) WHERE d.version_of IN $keys
RETURN d.id AS id, d.version_of AS key, coalesce(d.modified_at, '') AS modified
"""
_WITHDRAWN = """
MATCH (d:Document) WHERE d.id IN $ids AND d.withdrawn IS NOT NULL RETURN d.id AS id
UNION MATCH (f:Forgotten) WHERE f.id IN $ids RETURN f.id AS id
"""
_KNOWN_STATEMENTS = """
MATCH (s:Statement) USING INDEX SEEK s:Statement(document) WHERE s.document IN $ids
RETURN s.id AS id, s.document AS document, s.extractor AS extractor, s.subject_id AS subject,
       s.recorded_to IS NULL AS open
"""
_CREATE_DOCUMENTS = """
UNWIND $rows AS row
CREATE (d:Document) SET d = row.properties
FOREACH (text IN CASE WHEN row.text IS NULL THEN [] ELSE [row.text] END |
  CREATE (d)-[:HAS_TEXT]->(:DocumentText {id: d.id, text: text}))
FOREACH (at IN row.addresses |
  MERGE (a:Address {id: at.url})
  CREATE (d)-[:AT {recorded_from: $now, publisher: at.publisher, published: at.published}]->(a))
"""
# A graph that came from a copy without texts gets them as their documents are loaded again.
_ADD_TEXTS = """
UNWIND $rows AS row
MATCH (d:Document {id: row.id}) WHERE d.text_left_out REMOVE d.text_left_out
CREATE (d)-[:HAS_TEXT]->(:DocumentText {id: d.id, text: row.text})
"""
# The words of a quote that such a copy had cut.
_COMPLETE_QUOTES = """
MATCH (d:Document) WHERE d.id IN $ids
MATCH (d)-[:HAS_TEXT]->(t) MATCH (s:Statement {document: d.id}) WHERE size(s.quote) < s.end - s.start
SET s.quote = substring(t.text, s.start, s.end - s.start)
"""
_ADD_ADDRESSES = """
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MERGE (a:Address {id: row.url})
MERGE (d)-[at:AT]->(a)
  ON CREATE SET at.recorded_from = $now, at.publisher = row.publisher, at.published = row.published
RETURN sum(CASE WHEN at.recorded_from = $now THEN 1 ELSE 0 END) AS added
"""
_CREATE_STATEMENTS = "UNWIND $rows AS row CREATE (s:Statement) SET s = row"
_CLOSE_STATEMENTS = "UNWIND $ids AS id MATCH (s:Statement {id: id}) SET s.recorded_to = $now"
_REOPEN_STATEMENTS = """
UNWIND $ids AS id MATCH (s:Statement {id: id})
SET s.history = coalesce(s.history, []) + (s.recorded_from + '/' + s.recorded_to), s.recorded_from = $now
REMOVE s.recorded_to
"""
_CREATE_LOCALS = (
    "UNWIND $rows AS row CREATE (:Local {id: row.id, document: row.document, pending: row.pending})"
)
_MARK_LOCALS = """
UNWIND $rows AS row
MERGE (l:Local {id: row.id}) ON CREATE SET l.document = row.document
SET l.pending = row.pending
"""


def write(store: Store, lease: Lease, batch: Sequence[Extracted], now: datetime) -> Written:
    """Write a batch in one transaction, after checking every statement against its document.

    Args:
        store: where to.
        lease: the right to write.
        batch: documents with their statements.
        now: the clock of the load, so that two loads can be compared.

    Raises:
        IntegrityError: a statement does not hold what it promises; nothing of the batch is written.
        BusyError: the lease was lost; nothing of the batch is written.
    """
    for extracted in batch:
        values.check(extracted.document, extracted.statements)
    stamp = now.isoformat()
    return store.write(lambda tx: _write(tx, lease, batch, stamp))


def _write(tx: neo4j.ManagedTransaction, lease: Lease, batch: Sequence[Extracted], now: str) -> Written:
    lease.renew(tx)
    ids = sorted({extracted.document.id for extracted in batch})
    withdrawn = {r["id"] for r in tx.run(as_query(_WITHDRAWN), ids=ids)}
    if withdrawn:
        batch = [extracted for extracted in batch if extracted.document.id not in withdrawn]
        ids = sorted(set(ids) - withdrawn)
    known_documents = {r["id"]: r["bare"] for r in tx.run(as_query(_KNOWN_DOCUMENTS), ids=ids)}
    outdated = _outdated(tx, batch)
    read = sorted({*known_documents, *outdated})
    known = {r["id"]: dict(r) for r in tx.run(as_query(_KNOWN_STATEMENTS), ids=read)} if read else {}
    fresh_documents = {
        extracted.document.id: extracted.document
        for extracted in batch
        if extracted.document.id not in known_documents
    }
    wanted = {s.id: s for e in batch if e.document.id not in outdated for s in e.statements}
    added = [s for id_, s in wanted.items() if id_ not in known]
    reopened = [id_ for id_ in wanted if id_ in known and not known[id_]["open"]]
    scope = {(extracted.document.id, extracted.extractor) for extracted in batch}
    closed = [
        id_
        for id_, row in known.items()
        if row["open"]
        and id_ not in wanted
        and ((row["document"], row["extractor"]) in scope or row["document"] in outdated)
    ]
    addresses = _address_rows(batch)
    created = [_document_row(d, now, addresses.get(d.id, ())) for d in fresh_documents.values()]
    if created:
        tx.run(as_query(_CREATE_DOCUMENTS), rows=created, now=now).consume()
    copies.note(tx, fresh_documents.values())
    bare = {e.document.id: e.document.text for e in batch if known_documents.get(e.document.id)}
    if bare:
        _run(tx, _ADD_TEXTS, [{"id": id_, "text": text} for id_, text in sorted(bare.items())])
        tx.run(as_query(_COMPLETE_QUOTES), ids=sorted(bare)).consume()
    at_known = [at for id_, own in addresses.items() if id_ not in fresh_documents for at in own]
    more = (
        tx.run(as_query(_ADD_ADDRESSES), rows=at_known, now=now).single(strict=True)["added"]
        if at_known
        else 0
    )
    _run(tx, _CREATE_STATEMENTS, [statement_row(s, now) for s in added])
    if closed:
        tx.run(as_query(_CLOSE_STATEMENTS), ids=closed, now=now).consume()
    if reopened:
        tx.run(as_query(_REOPEN_STATEMENTS), ids=reopened, now=now).consume()
    touched = {(s.subject, s.document) for s in added}
    touched |= {(known[id_]["subject"], known[id_]["document"]) for id_ in (*closed, *reopened)}
    # What a document that was never here before speaks of is new, and need not be looked for.
    places = {e.document.id: worklist.place(e.document.id, e.statements) for e in batch}
    locals_ = [{"id": i, "document": doc, "pending": places.get(doc, doc)} for i, doc in sorted(touched)]
    _run(tx, _CREATE_LOCALS, [r for r in locals_ if r["document"] in fresh_documents])
    _run(tx, _MARK_LOCALS, [r for r in locals_ if r["document"] not in fresh_documents])
    return Written(
        len(fresh_documents),
        int(more) + sum(len(addresses.get(id_, ())) for id_ in fresh_documents),
        len(added) + len(reopened),
        len(closed),
        len(wanted) - len(added) - len(reopened),
        len(withdrawn),
    )


def _outdated(tx: neo4j.ManagedTransaction, batch: Sequence[Extracted]) -> set[str]:
    """Documents whose source has changed their words since: of each thing all versions but the last.

    The order of loading does not matter; of versions that were modified at one time the greater id counts.
    """
    mine = [e.document for e in batch if e.document.version_of is not None]
    versions: dict[str, set[tuple[str, str]]] = {}
    for document in mine:
        versions.setdefault(str(document.version_of), set()).add((document.modified_at or "", document.id))
    for row in tx.run(as_query(_VERSIONS), keys=sorted(versions)) if versions else ():
        versions[row["key"]].add((row["modified"], row["id"]))
    last = {max(found)[1] for found in versions.values()}
    return {id_ for found in versions.values() for _, id_ in found} - last


def _run(tx: neo4j.ManagedTransaction, query: str, rows: Iterable[dict[str, Any]]) -> None:
    if found := list(rows):
        tx.run(as_query(query), rows=found).consume()


def _document_row(document: Document, now: str, addresses: Sequence[dict[str, Any]]) -> dict[str, Any]:
    properties = {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published,
        "modified": document.modified,
        "published_at": document.published_at,
        "modified_at": document.modified_at,
        "authors": list(document.authors) or None,
        "version_of": document.version_of,
        "reader": document.reader,
        "bytes_sha256": document.bytes_sha256,
        "text_sha256": document.text_sha256,
        "length": None if document.text is None else len(document.text),
        "tier": str(document.tier),
        "origin": document.copy_of or document.id,
        "licence": document.licence,
        "recorded_from": now,
    }
    known = {k: v for k, v in properties.items() if v is not None}
    return {"properties": known, "text": document.text, "addresses": addresses}


def _address_rows(batch: Sequence[Extracted]) -> dict[str, list[dict[str, Any]]]:
    """Under which addresses the documents of a batch came, by document."""
    rows = {
        (extracted.document.id, extracted.document.url): {
            "document": extracted.document.id,
            "url": extracted.document.url,
            "publisher": extracted.document.publisher,
            "published": extracted.document.published,
        }
        for extracted in batch
        if extracted.document.url is not None
    }
    out: dict[str, list[dict[str, Any]]] = {}
    for (document, _), row in rows.items():
        out.setdefault(document, []).append(row)
    return out


def statement_row(s: Statement, now: str) -> dict[str, Any]:
    """A statement as the store keeps it."""
    row: dict[str, Any] = {
        "id": s.id,
        "document": s.document,
        "subject_id": s.subject,
        "predicate": s.predicate,
        "object_id": s.object,
        "value": s.value,
        "modality": str(s.modality),
        "attributed_to": list(s.attributed_to) or None,
        "confidence": s.confidence,
        "extractor": s.extractor,
        "extractor_version": s.extractor_version,
        "valid_from": s.valid_from,
        "valid_to": s.valid_to,
        "recorded_from": now,
    }
    if isinstance(s.support, Quote):
        row |= {"start": s.support.start, "end": s.support.end, "quote": s.support.text}
    else:
        row["summary"] = s.support.summary
    return {k: v for k, v in row.items() if v is not None}
