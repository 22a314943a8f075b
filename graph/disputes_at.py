"""What was in dispute at another time: conflicts worked out anew from the facts that were known then.

Neither the sides nor the winner are read off today's conflicts: what was shown on a day, and why, follows from the
sources of that day. Looked at are the things that have a conflict today, those of which a source may have told too
early, and those whose conflict may have gone since: motions on which a case has orders of several outcomes, offices with
several holders, what has several values for a time; where recorded time is asked, also those of which a statement was
taken back since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from cryptoreg.graph import conflicts as level
from cryptoreg.graph import seats
from cryptoreg.graph.conflicts import Conflict
from cryptoreg.graph.facts import Fact, FactSheet
from cryptoreg.graph.store import Store
from cryptoreg.graph.times import Moment, sheets_at
from cryptoreg.ontology.generated.names import PROPERTIES, Class, Relation

_BATCH = 500
MOST_PROOF = 5
"""Statements shown for a fact; `why` has all."""

_DATES = sorted(name for name, info in PROPERTIES.items() if info.date)

_SINGLE = sorted(name for name, info in PROPERTIES.items() if info.single_valued)

_SUBJECTS = "MATCH (c:Conflict) RETURN DISTINCT c.subject_id AS id"
_EARLY = """
MATCH (f:Fact) WHERE f.predicate IN $dates AND f.public_from IS NOT NULL AND f.rule IS NULL
  AND toString(f.value) > toString(f.public_from)
RETURN DISTINCT f.subject_id AS id
"""
_TAKEN_BACK = """
MATCH (s:Statement) WHERE s.recorded_to IS NOT NULL OR s.history IS NOT NULL
MATCH (l:Local {id: s.subject_id}) WHERE l.canonical IS NOT NULL
RETURN DISTINCT l.canonical AS id
"""
_SETTLED_MOTIONS = """
MATCH (o:Order) WHERE o.outcome IS NOT NULL
MATCH (o)-[:ENTERED_IN|IN_CASE|FILED_IN]->(x)
WITH o, CASE WHEN x:Lawsuit THEN [x] ELSE [(l:Lawsuit)-[:HAS_PROCEEDING]->(x) | l] END AS cases
UNWIND cases AS case UNWIND o.relief AS relief
WITH case, relief, collect(DISTINCT o.outcome) AS outcomes, max('outcome' IN o.disputed_properties) AS disputed
WHERE size(outcomes) > 1 OR disputed
CALL (case, relief) {
  MATCH (case)<-[:FILED_IN|IN_CASE]-(m:Motion) WHERE relief IN m.relief RETURN m
  UNION
  MATCH (case)-[:HAS_PROCEEDING]->(p) MATCH (p)<-[:FILED_IN|IN_CASE]-(m:Motion) WHERE relief IN m.relief RETURN m
}
WITH m WHERE m.outcome IS NOT NULL RETURN DISTINCT m.id AS id
"""
_SEVERAL_HOLDERS = """
MATCH (t:Tenure)-[:TENURE_OF]->(o:Office)
MATCH (t)-[:HELD_BY]->(p)
WITH o, count(DISTINCT p) AS holders WHERE holders > 1 RETURN o.id AS id
"""
_FOR_A_TIME = """
MATCH (f:Fact) WHERE f.predicate IN $single
  AND (f.valid_from IS NOT NULL OR f.valid_to IS NOT NULL)
WITH f.subject_id AS id, f.predicate AS predicate, count(*) AS n WHERE n > 1 RETURN DISTINCT id
"""
_TENURES = """
MATCH (f:Fact {predicate: 'tenureOf'}) WHERE f.object_id IN $ids RETURN DISTINCT f.subject_id AS id
"""
_DOCKETS = """
MATCH (f:Fact {predicate: 'hasProceeding'}) WHERE f.subject_id IN $ids RETURN DISTINCT f.object_id AS id
"""
_NOTED = "MATCH (c:Conflict) WHERE c.id IN $ids RETURN c.id AS id, c.recorded_from AS recorded_from"
_LABELS = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, e.label AS label"
_CASES = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})
CALL (e) {
  MATCH (e)-[:FILED_IN|ENTERED_IN|ENDS|IN_CASE|STAYS|STATUS_OF]->(l:Lawsuit) RETURN l
  UNION
  MATCH (e)<-[:HAS_PROCEEDING|HAS_CLAIM]-(l:Lawsuit) RETURN l
}
RETURN id, min(l.label) AS label
"""
_PROOF = """
MATCH (s:Statement) WHERE s.id IN $ids
OPTIONAL MATCH (d:Document {id: s.document})
RETURN s.id AS statement, coalesce(s.quote, s.summary) AS words, s.quote IS NULL AS cited, d.id AS document,
       d.title AS title, d.url AS url, d.published AS published, d.tier AS tier,
       CASE WHEN d.origin <> d.id THEN d.origin END AS copy_of
ORDER BY d.published, s.id
"""


def conflicts_at(
    store: Store, moment: Moment, thing: str | None = None, *, undecided: bool = False
) -> list[tuple[Conflict, dict[str, Fact]]]:
    """All conflicts that there were at a moment, with the facts of each by id, sorted as listings are.

    Args:
        store: which graph.
        moment: from when.
        thing: only those of one thing.
        undecided: only those that nothing but number or chance decided then.
    """
    subjects = _candidates(store, moment, thing)
    found: list[tuple[Conflict, dict[str, Fact]]] = []
    for start in range(0, len(subjects), _BATCH):
        found += _of(store, subjects[start : start + _BATCH], moment)
    kept = [f for f in found if not (undecided and f[0].decided)]
    return sorted(kept, key=lambda f: (f[0].subject, f[0].predicate, str(f[0].kind)))


def _candidates(store: Store, moment: Moment, thing: str | None) -> list[str]:
    """What may have had a conflict then; of one thing it is that alone."""
    if thing is not None:
        return [thing]
    asked = {"dates": _DATES, "single": _SINGLE}
    queries = [_SUBJECTS, _EARLY, _SETTLED_MOTIONS, _SEVERAL_HOLDERS, _FOR_A_TIME]
    if moment.recorded_on is not None:
        queries.append(_TAKEN_BACK)
    return sorted({r["id"] for q in queries for r in store.read(q, asked)})


def _of(store: Store, subjects: list[str], moment: Moment) -> list[tuple[Conflict, dict[str, Fact]]]:
    """The conflicts of some things, with those of offices between their tenures and of cases between their dockets."""
    beside = {r["id"] for q in (_TENURES, _DOCKETS) for r in store.read(q, {"ids": subjects})}
    told = sheets_at(store, {*subjects, *beside}, moment)
    found = [c for id_ in subjects if id_ in told for c in level.find(told[id_])]
    found += [c for id_ in subjects for c in _between(id_, told)]
    facts = {f.id: f for s in told.values() for f in s.facts}
    return [(c, {i: facts[i] for i in c.facts}) for c in found]


def _between(subject: str, told: Mapping[str, FactSheet]) -> Iterable[Conflict]:
    own = told.get(subject)
    if own is not None and own.cls() == Class.LAWSUIT:
        docket = level.of_dockets(own, told)
        if docket is not None:
            yield docket
    tenures = [s for s in told.values() if subject in s.objects(Relation.TENURE_OF)]
    if tenures:
        seat = seats.of_office(subject, tenures)
        if seat is not None:
            yield seat


def cases_of(store: Store, ids: Collection[str]) -> dict[str, str]:
    """The names of the cases to which things belong, by the things' ids: which complaint it is that has two dates."""
    return {r["id"]: r["label"] for r in store.read(_CASES, {"ids": sorted(set(ids))})}


def noted(store: Store, ids: Collection[str]) -> dict[str, str]:
    """Since when the graph has held conflicts, by id; those that it does not hold today are left out."""
    return {r["id"]: r["recorded_from"] for r in store.read(_NOTED, {"ids": sorted(ids)})}


def listed(store: Store, page: Collection[tuple[Conflict, dict[str, Fact]]]) -> list[dict[str, Any]]:
    """Some conflicts with the words behind each side, in the shape of :func:`cryptoreg.graph.disputes.conflicts`."""
    since = noted(store, [c.id for c, _ in page])
    cases = cases_of(store, [c.subject for c, _ in page])
    labels = {r["id"]: r["label"] for r in store.read(_LABELS, {"ids": [c.subject for c, _ in page]})}
    wanted = sorted({s for _, facts in page for f in facts.values() for s in f.statements})
    proofs = {r["statement"]: r for r in store.read(_PROOF, {"ids": wanted})}
    order = {id_: n for n, id_ in enumerate(proofs)}
    out = []
    for conflict, facts in page:
        sides = defaultdict(list)
        for rank, side in enumerate(conflict.sides):
            for id_ in side:
                fact = facts[id_]
                own = sorted((s for s in fact.statements if s in proofs), key=lambda s: order[s])
                sides[rank].append({
                    "fact": id_, "value": fact.object if fact.value is None else fact.value, "sources": fact.sources,
                    "tier": fact.tier, "rule": fact.rule, "proof": [proofs[s] for s in own[:MOST_PROOF]],
                })  # fmt: skip
        out.append({
            "id": conflict.id, "thing": conflict.subject, "label": labels.get(conflict.subject),
            "case": cases.get(conflict.subject),
            "property": conflict.predicate, "kind": str(conflict.kind), "shown": conflict.values[0],
            "others": list(conflict.values[1:]), "reason": conflict.reason, "decided": conflict.decided,
            "recorded_from": since.get(conflict.id),
            "known": "yes" if all(f.public_from is not None for f in facts.values()) else "undetermined",
            "sides": [{"side": n, "facts": found} for n, found in sorted(sides.items())],
        })  # fmt: skip
    return out
