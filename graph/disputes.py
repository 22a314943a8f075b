"""What is in dispute: conflicts with both sides and the words behind each."""

from __future__ import annotations

from typing import Any

from cryptoreg.errors import NotFoundError
from cryptoreg.graph import disputes_at
from cryptoreg.graph.store import Store
from cryptoreg.graph.times import Moment

_WHICH = """
MATCH (c:Conflict)
WHERE ($thing IS NULL OR c.subject_id = $thing) AND (NOT $undecided OR NOT c.decided)
  AND ($since IS NULL OR c.recorded_from >= $since)
"""
_LIST = (
    _WHICH
    + """
WITH c ORDER BY c.subject_id, c.predicate, c.kind SKIP $skip LIMIT $limit
OPTIONAL MATCH (e:Entity {id: c.subject_id})
CALL (c) {
  MATCH (c)-[r:SIDE]->(f:Fact)
  CALL (f) {
    OPTIONAL MATCH (f)-[:SUPPORTED_BY]->(s:Statement) WHERE s.recorded_to IS NULL
    OPTIONAL MATCH (d:Document {id: s.document})
    WITH s, d ORDER BY d.published, s.id LIMIT 5
    RETURN [x IN collect(CASE WHEN s IS NULL THEN null ELSE {
      statement: s.id, words: coalesce(s.quote, s.summary), cited: s.quote IS NULL, document: d.id,
      title: d.title, url: d.url, published: d.published, tier: d.tier,
      copy_of: CASE WHEN d.origin <> d.id THEN d.origin END } END) WHERE x IS NOT NULL] AS proof
  }
  WITH r.rank AS rank, f, proof ORDER BY rank, f.id
  RETURN collect({rank: rank, fact: f.id, value: coalesce(f.value, f.object_id), sources: f.sources, tier: f.tier,
                  rule: f.rule, proof: proof}) AS facts
}
RETURN properties(c) AS c, e.label AS label, facts
"""
)
_IS_THERE = """
CALL () {
  MATCH (e:Entity {id: $id}) RETURN e.id AS id
  UNION
  MATCH (f:Fact {subject_id: $id}) RETURN f.subject_id AS id LIMIT 1
}
RETURN id LIMIT 1
"""
_COUNT = f"{_WHICH} RETURN count(c) AS n"
NOW = Moment()


def conflicts(
    store: Store,
    *,
    thing: str | None = None,
    undecided: bool = False,
    moment: Moment = NOW,
    since: str | None = None,
    skip: int = 0,
    limit: int = 50,
) -> tuple[int, list[dict[str, Any]]]:
    """A page of conflicts, and how many there are.

    Args:
        store: which graph.
        thing: only those of one thing.
        undecided: only those that nothing but number or chance decides.
        moment: those that there were then, with their sides and winners of then
            (:mod:`cryptoreg.graph.disputes_at`).
        since: only those that the graph has noticed from this time on (ISO 8601).
        skip: how many to leave out.
        limit: how many to return.

    Raises:
        NotFoundError: the graph has no thing of this id.
    """
    if thing is not None and not store.read(_IS_THERE, {"id": thing}):
        raise NotFoundError(f"Nothing in the graph has the id {thing!r}.")
    if not moment.is_now:
        return _at(store, moment, thing, undecided, since, slice(skip, skip + limit))
    asked = {"thing": thing, "undecided": undecided, "since": since}
    total = int(store.read(_COUNT, asked)[0]["n"])
    out = []
    rows = store.read(_LIST, {**asked, "skip": skip, "limit": limit})
    cases = disputes_at.cases_of(store, [r["c"]["subject_id"] for r in rows])
    for row in rows:
        c = row["c"]
        sides: dict[int, list[dict[str, Any]]] = {}
        for fact in row["facts"]:
            sides.setdefault(fact.pop("rank"), []).append(fact)
        out.append(
            {
                "id": c["id"],
                "thing": c["subject_id"],
                "label": row["label"],
                "case": cases.get(c["subject_id"]),
                "property": c["predicate"],
                "kind": c["kind"],
                "shown": c["shown"],
                "others": c["others"],
                "reason": c["reason"],
                "decided": c["decided"],
                "recorded_from": c["recorded_from"],
                "sides": [{"side": n, "facts": facts} for n, facts in sorted(sides.items())],
            }
        )
    return total, out


def _at(
    store: Store, moment: Moment, thing: str | None, undecided: bool, since: str | None, page: slice
) -> tuple[int, list[dict[str, Any]]]:
    found = disputes_at.conflicts_at(store, moment, thing, undecided=undecided)
    if since is not None:  # what nobody sees today any more was noticed before
        noted = disputes_at.noted(store, [c.id for c, _ in found])
        found = [f for f in found if noted.get(f[0].id, "") >= since]
    return len(found), disputes_at.listed(store, found[page])
