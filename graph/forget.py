"""Withdraw a document and everything that rested on it alone; take that back; or make it final.

A withdrawn document keeps its text and its statements, with their recorded interval closed, until it is purged; it
is in no answer and in no published export, and loading it again does not bring it back. A purge deletes it and
leaves only its hashes, so that the same text is refused ever after (a removal must hold).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo4j

from cryptoreg.errors import InputError, NotFoundError
from cryptoreg.graph.lease import Lease
from cryptoreg.graph.store import Store, as_query
from cryptoreg.graph.worklist import WAKE

_FIND = """
MATCH (d:Document) WHERE d.id = $id OR EXISTS { (d)-[:AT]->(:Address {id: $id}) } OR d.url = $id
RETURN d.id AS id, d.withdrawn AS withdrawn LIMIT 2
"""
_WITHDRAW = """
MATCH (d:Document {id: $id}) SET d.withdrawn = $now, d.withdrawn_reason = $reason
WITH d MATCH (s:Statement {document: d.id}) WHERE s.recorded_to IS NULL
SET s.recorded_to = $now, s.withdrawn = true RETURN count(s) AS n
"""
_RESTORE = """
MATCH (d:Document {id: $id}) REMOVE d.withdrawn, d.withdrawn_reason
WITH d MATCH (s:Statement {document: d.id}) WHERE s.withdrawn
SET s.history = coalesce(s.history, []) + (s.recorded_from + '/' + s.recorded_to), s.recorded_from = $now
REMOVE s.recorded_to, s.withdrawn RETURN count(s) AS n
"""
_WAKE = "MATCH (l:Local {document: $id}) " + WAKE
_DROP_ADDRESSES = """
MATCH (:Document {id: $id})-[:AT]->(a:Address) WHERE NOT EXISTS { (a)<-[:AT]-(o:Document) WHERE o.id <> $id }
DETACH DELETE a
"""
_LEAVE_HASHES = """
MATCH (d:Document {id: $id}) MERGE (f:Forgotten {id: d.id})
SET f.text_sha256 = d.text_sha256, f.bytes_sha256 = d.bytes_sha256, f.purged = $now
"""
_PURGE = (
    _LEAVE_HASHES,
    "MATCH (s:Statement {document: $id}) DETACH DELETE s",
    "MATCH (l:Local {document: $id}) OPTIONAL MATCH (j:Judgement {local: l.id}) DETACH DELETE j, l",
    "MATCH (k:Key) WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() } DELETE k",
    _DROP_ADDRESSES,
    "MATCH (:Document {id: $id})-[:HAS_TEXT]->(t:DocumentText) DETACH DELETE t",
    "MATCH (d:Document {id: $id}) DETACH DELETE d",
    "MATCH (s:Shingle) WHERE NOT EXISTS { (s)<-[:HAS_SHINGLE]-() } DELETE s",
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was withdrawn, brought back or deleted."""

    document: str
    statements: int


def withdraw(store: Store, lease: Lease, document: str, *, reason: str, now: datetime) -> Forgotten:
    """Withdraw a document by its id or address; refresh the graph afterwards.

    Raises:
        NotFoundError: there is none.
        InputError: it is withdrawn already, or the address belongs to several.
    """
    id_, withdrawn = _find(store, document)
    if withdrawn is not None:
        raise InputError(
            f"{id_} has been withdrawn since {withdrawn}; --undo brings it back, --purge deletes it."
        )
    return Forgotten(id_, _run(store, lease, _WITHDRAW, id=id_, reason=reason, now=now.isoformat()))


def restore(store: Store, lease: Lease, document: str, now: datetime) -> Forgotten:
    """Bring a withdrawn document back; refresh the graph afterwards.

    Raises:
        NotFoundError: there is none.
        InputError: it is not withdrawn.
    """
    id_, withdrawn = _find(store, document)
    if withdrawn is None:
        raise InputError(f"{id_} is not withdrawn.")
    return Forgotten(id_, _run(store, lease, _RESTORE, id=id_, now=now.isoformat()))


def purge(store: Store, lease: Lease, document: str, now: datetime) -> Forgotten:
    """Delete a withdrawn document for good.

    Raises:
        NotFoundError: there is none.
        InputError: it has not been withdrawn first.
    """
    id_, withdrawn = _find(store, document)
    if withdrawn is None:
        raise InputError(f"{id_} is in use: withdraw it first (`cryptoreg forget {id_}`), then purge it.")

    def work(tx: neo4j.ManagedTransaction) -> int:
        lease.renew(tx)
        n = tx.run("MATCH (s:Statement {document: $id}) RETURN count(s) AS n", id=id_).single(strict=True)[
            "n"
        ]
        for query in _PURGE:
            tx.run(as_query(query), id=id_, now=now.isoformat()).consume()
        return int(n)

    return Forgotten(id_, store.write(work))


def _run(store: Store, lease: Lease, query: str, **parameters: Any) -> int:
    def work(tx: neo4j.ManagedTransaction) -> int:
        lease.renew(tx)
        row = tx.run(as_query(query), parameters).single()
        tx.run(as_query(_WAKE), id=parameters["id"]).consume()
        return 0 if row is None else int(row["n"])

    return store.write(work)


def _find(store: Store, document: str) -> tuple[str, str | None]:
    rows = store.read(_FIND, {"id": document})
    if not rows:
        raise NotFoundError(f"No document has the id or address {document!r}.")
    if len(rows) > 1:
        raise InputError(f"Several documents have the address {document!r}; name one by its id.")
    return rows[0]["id"], rows[0]["withdrawn"]
