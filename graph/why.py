"""Why something is in the graph: the tree from a thing, a fact, a conflict or a statement down to the words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cryptoreg.errors import NotFoundError
from cryptoreg.graph.identity.events import CASE_RELATIONS
from cryptoreg.graph.store import Row, Store

_FACTS = """
MATCH (f:Fact) WHERE f.id IN $ids
CALL (f) {
  OPTIONAL MATCH (f)-[:SUPPORTED_BY]->(s:Statement) WHERE s.recorded_to IS NULL
  OPTIONAL MATCH (d:Document {id: s.document})
  OPTIONAL MATCH (j:Judgement {local: s.subject_id}) WHERE j.recorded_to IS NULL
  WITH s, d, j ORDER BY d.published, s.id
  RETURN [x IN collect(CASE WHEN s IS NULL THEN null ELSE {
    statement: s.id, words: coalesce(s.quote, s.summary), cited: s.quote IS NULL, start: s.start, end: s.end,
    modality: s.modality, attributed_to: s.attributed_to, extractor: s.extractor, confidence: s.confidence,
    document: d {.id, .title, .url, .publisher, .published, .tier, .origin},
    identity: j {.local, .canonical, .reason, .author, .verdict} } END) WHERE x IS NOT NULL] AS statements
}
RETURN properties(f) AS f, statements
"""
_OF_THING = "MATCH (f:Fact) WHERE f.subject_id = $id RETURN f.id AS id ORDER BY f.predicate, f.id"
_CONFLICT = """
MATCH (c:Conflict {id: $id})-[r:SIDE]->(f:Fact)
RETURN properties(c) AS c, r.rank AS rank, f.id AS fact ORDER BY rank, fact
"""
_STATEMENT = """
MATCH (s:Statement {id: $id}) MATCH (d:Document {id: s.document})
OPTIONAL MATCH (j:Judgement {local: s.subject_id}) WHERE j.recorded_to IS NULL
OPTIONAL MATCH (k:Judgement {local: s.object_id}) WHERE k.recorded_to IS NULL
OPTIONAL MATCH (l:Local {id: s.subject_id})
OPTIONAL MATCH (o:Local {id: s.object_id})
RETURN properties(s) AS s, d {.id, .title, .url, .publisher, .published, .tier, .origin} AS d,
       j {.local, .canonical, .reason, .author, .verdict} AS subject,
       k {.local, .canonical, .reason, .author, .verdict} AS object, l.canonical AS subject_now, o.canonical AS object_now,
       [(f:Fact)-[:SUPPORTED_BY]->(s) | f.id] AS facts
"""
_RESTING = "MATCH (f:Fact) WHERE f.subject_id IN $things AND any(p IN f.premises WHERE p IN $ids) RETURN f.id AS id ORDER BY id"
_MATTERS = """
MATCH (f:Fact) WHERE f.subject_id IN $things AND f.predicate IN $relations AND f.object_id IS NOT NULL
OPTIONAL MATCH (o:Fact {predicate: 'hasProceeding', object_id: f.object_id})
RETURN f.object_id AS matter, o.subject_id AS owner
"""
_CASES = "MATCH (f:Fact) WHERE f.case_id IN $cases RETURN DISTINCT f.subject_id AS id"

_DEPTH = 6


def why(store: Store, id_: str) -> dict[str, Any]:
    """The tree of reasons behind anything with an id.

    Each node has ``id``, ``kind`` and ``says``; a fact has ``statements`` with their words, or a ``rule`` and
    ``because``, the facts that it follows from.

    Raises:
        NotFoundError: nothing has this id.
    """
    if id_.startswith("st-"):
        return _statement(store, id_)
    if id_.startswith("conflict-"):
        return _conflict(store, id_)
    if id_.startswith("fact-"):
        found = _trees(store, [id_])
        if not found:
            raise NotFoundError(f"No fact has the id {id_!r}.")
        return found[0]
    facts = [r["id"] for r in store.read(_OF_THING, {"id": id_})]
    if not facts:
        raise NotFoundError(f"Nothing in the graph has the id {id_!r}.")
    return {"id": id_, "kind": "thing", "says": id_, "because": _trees(store, facts)}


def _trees(store: Store, ids: Collection[str]) -> list[dict[str, Any]]:
    known: dict[str, Row] = {}
    frontier = set(ids)
    for _ in range(_DEPTH):
        if not frontier:
            break
        rows = store.read(_FACTS, {"ids": sorted(frontier)})
        known |= {r["f"]["id"]: r for r in rows}
        frontier = {p for r in rows for p in r["f"].get("premises", ())} - set(known)
    return [_tree(id_, known, frozenset()) for id_ in ids if id_ in known]


def _tree(id_: str, known: dict[str, Row], above: frozenset[str]) -> dict[str, Any]:
    row = known[id_]
    fact = row["f"]
    value = fact.get("object_id", fact.get("value"))
    out: dict[str, Any] = {
        "id": id_,
        "kind": "fact" if "rule" not in fact else "derived fact",
        "says": f"{fact['subject_id']} {fact['predicate']} {value}",
        "modality": fact["modality"],
        "sources": fact["sources"],
        "disputed": fact["disputed"],
    }
    if row["statements"]:
        out["statements"] = row["statements"]
    if "rule" in fact:
        out["rule"] = fact["rule"]
        out["because"] = [
            _tree(p, known, above | {id_}) for p in fact.get("premises", ()) if p in known and p not in above
        ]
    return out


def _conflict(store: Store, id_: str) -> dict[str, Any]:
    rows = store.read(_CONFLICT, {"id": id_})
    if not rows:
        raise NotFoundError(f"No conflict has the id {id_!r}.")
    c = rows[0]["c"]
    trees = {t["id"]: t for t in _trees(store, [r["fact"] for r in rows])}
    return {
        "id": id_,
        "kind": "conflict",
        "says": f"{c['subject_id']} {c['predicate']}: {c['shown']} against {', '.join(c['others']) or 'nothing'}",
        "reason": c["reason"],
        "decided": c["decided"],
        "because": [{**trees[r["fact"]], "side": r["rank"]} for r in rows],
    }


def _statement(store: Store, id_: str) -> dict[str, Any]:
    rows = store.read(_STATEMENT, {"id": id_})
    if not rows:
        raise NotFoundError(f"No statement has the id {id_!r}.")
    row = rows[0]
    s = row["s"]
    facts = _trees(store, sorted(row["facts"]))
    ends = sorted({row["subject_now"], row["object_now"]} - {None})
    matters = store.read(_MATTERS, {"things": ends, "relations": [str(r) for r in CASE_RELATIONS]})
    cases = {*ends, *(r["matter"] for r in matters), *(r["owner"] for r in matters if r["owner"] is not None)}
    things = [r["id"] for r in store.read(_CASES, {"cases": sorted(cases)})]
    resting = [r["id"] for r in store.read(_RESTING, {"things": things, "ids": row["facts"]})]
    return {
        "id": id_,
        "kind": "statement",
        "says": f"{s['subject_id']} {s['predicate']} {s.get('object_id', s.get('value'))}",
        "words": s.get("quote", s.get("summary")),
        "cited": "quote" not in s,
        "modality": s["modality"],
        "recorded_to": s.get("recorded_to"),
        "document": {k: v for k, v in row["d"].items() if v is not None},
        "identity": [j for j in (row["subject"], row["object"]) if j is not None],
        "facts": facts,
        "derived": [{k: t[k] for k in ("id", "says", "rule")} for t in _trees(store, resting)],
    }
