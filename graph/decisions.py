"""What people decide: that two things are the same or different, that one side of a conflict holds.

A decision is a record with author and reason. It is never edited: taking it back closes its recorded
interval, and what it changed is worked out anew without it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo4j

from cryptoreg.errors import InputError, NotFoundError
from cryptoreg.graph.identity.judgement import Verdict
from cryptoreg.graph.identity.similar import Likeness, Named, pairs
from cryptoreg.graph.lease import Lease
from cryptoreg.graph.store import Row, Store, as_query
from cryptoreg.graph.worklist import WAKE
from cryptoreg.ontology import identifiers

HOLDS = "holds"
"""The verdict on a conflict: that what one statement says is so."""

_LOCALS = """
MATCH (l:Local) WHERE l.id = $id OR l.canonical = $id
RETURN l.id AS id, l.canonical AS canonical ORDER BY l.id LIMIT 2
"""
_STATEMENT_OF_SIDE = """
MATCH (c:Conflict {id: $id})-[:SIDE {rank: $side}]->(f:Fact)
OPTIONAL MATCH (p:Fact) WHERE p.id IN f.premises AND p.predicate = f.predicate AND p.value = f.value
WITH coalesce(p, f) AS fact
MATCH (fact)-[:SUPPORTED_BY]->(s:Statement) WHERE s.recorded_to IS NULL
RETURN s.id AS statement, s.subject_id AS local ORDER BY fact.id, s.id LIMIT 1
"""
"""A side that a rule derived rests on the fact that says the same of another thing: an order's outcome."""
_RECORD = """
MERGE (d:Decision {id: $id})
  ON CREATE SET d.verdict = $verdict, d.left = $left, d.right = $right, d.author = $author
  ON MATCH SET d.history = CASE WHEN d.recorded_to IS NULL THEN d.history
                           ELSE coalesce(d.history, []) + (d.recorded_from + '/' + d.recorded_to) END
SET d.reason = $reason,
    d.recorded_from = CASE WHEN d.recorded_from IS NULL OR d.recorded_to IS NOT NULL THEN $now ELSE d.recorded_from END
REMOVE d.recorded_to
"""
_CLOSE = """
MATCH (d:Decision {id: $id}) WHERE d.recorded_to IS NULL SET d.recorded_to = $now
RETURN d.left AS left, d.right AS right, d.verdict AS verdict
"""
_CLOSE_HOLDS = """
MATCH (c:Conflict {id: $conflict})-[:SIDE]->(f:Fact)
OPTIONAL MATCH (p:Fact) WHERE p.id IN f.premises AND p.predicate = f.predicate AND p.value = f.value
WITH coalesce(p, f) AS fact
MATCH (fact)-[:SUPPORTED_BY]->(s:Statement)
MATCH (d:Decision {verdict: 'holds', left: s.id}) WHERE d.recorded_to IS NULL AND d.id <> $id
SET d.recorded_to = $now
"""
_WAKE = f"""
MATCH (a:Local) WHERE a.id IN $locals
WITH collect(a.canonical) + collect(a.auto) AS ids
MATCH (l:Local) WHERE l.canonical IN ids OR l.auto IN ids {WAKE}
"""
_LIST = """
MATCH (d:Decision) WHERE $closed OR d.recorded_to IS NULL
RETURN properties(d) AS d ORDER BY d.recorded_from, d.id SKIP $skip LIMIT $limit
"""
_REVIEW = """
MATCH (j:Judgement) WHERE j.verdict = 'unsure' AND j.recorded_to IS NULL
MATCH (l:Local {id: j.local})
WHERE NOT EXISTS { MATCH (d:Decision) WHERE d.recorded_to IS NULL AND (d.left = l.id OR d.right = l.id) }
RETURN j.local AS local, j.canonical AS canonical, j.reason AS reason, l.cls AS class, l.document AS document
ORDER BY class, canonical, local SKIP $skip LIMIT $limit
"""
_REVIEW_TOTAL = _REVIEW.partition("RETURN j.local")[0] + "RETURN count(*) AS n"
_NAMED = """
MATCH (e:Entity) WHERE (e:Agent OR e:Token OR e:Instrument) AND size(coalesce(e.names, [])) > 0
  AND NONE(n IN e.names WHERE n CONTAINS '(unnamed)')
RETURN e.id AS id, e.label AS label, e.names AS names, e:Person AS person,
       [(e)<-[:DEFENDANT|PLAINTIFF]-(c:Lawsuit) | c.id][..100] AS cases, properties(e) AS properties
ORDER BY id
"""
_JUDGED_PAIRS = """
MATCH (d:Decision) WHERE d.recorded_to IS NULL
MATCH (l:Local {id: d.left}) MATCH (r:Local {id: d.right})
RETURN l.canonical AS a, r.canonical AS b
"""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision as it was written down."""

    id: str
    left: str
    right: str | None


def judge(
    store: Store,
    lease: Lease,
    verdict: Verdict,
    left: str,
    right: str,
    *,
    reason: str,
    author: str,
    now: datetime,
) -> Recorded:
    """Write down that two things are the same, different, or that it is unsure.

    Args:
        store: which graph.
        lease: the right to write.
        verdict: what is judged.
        left: a canonical or local id.
        right: a canonical or local id. Where a rule took both for one, *different* moves this one away,
            so it is then a local id.
        reason: why.
        author: who judges.
        now: the clock.

    Raises:
        NotFoundError: an id is unknown.
        InputError: both are one and the same, or the reason is empty.
    """
    if not reason.strip():
        raise InputError("A judgement needs a reason: add --reason.")
    one, other = _anchors(store, left, right)
    id_ = _id(verdict, one, other, author)
    store.write(
        lambda tx: _record(tx, lease, (one, other), id=id_, verdict=str(verdict), left=one, right=other,
                           reason=reason, author=author, now=now.isoformat())
    )  # fmt: skip
    return Recorded(id_, one, other)


def resolve(
    store: Store, lease: Lease, conflict: str, side: int, *, reason: str, author: str, now: datetime
) -> Recorded:
    """Write down that one side of a conflict is right; an earlier decision on it is closed.

    Raises:
        NotFoundError: there is no such conflict, or it has no such side.
        InputError: the reason is empty.
    """
    if not reason.strip():
        raise InputError("A decision needs a reason: add --reason.")
    rows = store.read(_STATEMENT_OF_SIDE, {"id": conflict, "side": side})
    if not rows:
        raise NotFoundError(
            f"No conflict {conflict!r} with a side {side} that rests on statements; `cryptoreg conflicts` lists them."
        )
    statement, local = rows[0]["statement"], rows[0]["local"]
    id_ = _id(HOLDS, statement, conflict, author)

    def work(tx: neo4j.ManagedTransaction) -> None:
        tx.run(as_query(_CLOSE_HOLDS), conflict=conflict, id=id_, now=now.isoformat()).consume()
        _record(tx, lease, (local,), id=id_, verdict=HOLDS, left=statement, right=conflict,
                reason=reason, author=author, now=now.isoformat())  # fmt: skip

    store.write(work)
    return Recorded(id_, statement, conflict)


def undo(store: Store, lease: Lease, id_: str, now: datetime) -> None:
    """Take a decision back; it stays on record as closed.

    Raises:
        NotFoundError: no decision in force has this id.
    """

    def work(tx: neo4j.ManagedTransaction) -> bool:
        lease.renew(tx)
        row = tx.run(as_query(_CLOSE), id=id_, now=now.isoformat()).single()
        if row is None:
            return False
        locals_ = [row["left"], row["right"]]
        if row["verdict"] == HOLDS:
            found = tx.run(
                "MATCH (s:Statement {id: $id}) RETURN s.subject_id AS local", id=row["left"]
            ).single()
            locals_ = [] if found is None else [found["local"]]
        tx.run(as_query(_WAKE), locals=locals_).consume()
        return True

    if not store.write(work):
        raise NotFoundError(f"No decision in force has the id {id_!r}; `cryptoreg decisions` lists them.")


def listing(store: Store, *, closed: bool = False, skip: int = 0, limit: int = 100) -> list[Row]:
    """Decisions, the oldest first; with those taken back on request."""
    return [r["d"] for r in store.read(_LIST, {"closed": closed, "skip": skip, "limit": limit})]


def review(store: Store, skip: int = 0, limit: int = 100) -> tuple[int, list[Row]]:
    """What waits for a person: mentions that fit several things, or none surely; how many, and a page of them."""
    return int(store.read(_REVIEW_TOTAL)[0]["n"]), store.read(_REVIEW, {"skip": skip, "limit": limit})


def alike(store: Store) -> list[Likeness]:
    """Agents, tokens and instruments whose names are nearly the same, and on which nobody has decided."""
    judged = {tuple(sorted((r["a"], r["b"]))) for r in store.read(_JUDGED_PAIRS)}
    named = [
        Named(
            r["id"],
            r["label"],
            tuple(r["names"]),
            r["person"],
            frozenset(r["cases"]),
            frozenset((k, r["properties"][k]) for k in identifiers.NORMAL if k in r["properties"]),
        )
        for r in store.stream(_NAMED)
    ]
    return pairs(named, {(a, b) for a, b in judged})


def _record(tx: neo4j.ManagedTransaction, lease: Lease, locals_: tuple[str, ...], **values: Any) -> None:
    lease.renew(tx)
    tx.run(as_query(_RECORD), values).consume()
    tx.run(as_query(_WAKE), locals=list(locals_)).consume()


def _anchors(store: Store, left: str, right: str) -> tuple[str, str]:
    """The local things by which a decision holds on to what it is about, whatever ids they get later."""
    ones, others = (store.read(_LOCALS, {"id": id_}) for id_ in (left, right))
    for id_, found in ((left, ones), (right, others)):
        if not found:
            raise NotFoundError(f"Nothing in the graph has the id {id_!r}.")
    if left == right:
        raise InputError(
            f"{left} is one thing; to part it, name one of its mentions, which "
            f"`cryptoreg query \"MATCH (l:Local {{canonical: '{left}'}}) RETURN l.id\"` lists."
        )
    one = next((r["id"] for r in ones if r["id"] != others[0]["id"]), None)
    if one is None:
        raise InputError(
            f"{left} and {right} are the same mention of one document; nothing tells them apart."
        )
    return one, str(others[0]["id"])


def _id(verdict: str, left: str, right: str, author: str) -> str:
    text = "\n".join((verdict, left, right, author))
    return f"decision-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
