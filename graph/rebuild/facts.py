"""The second stage: facts from statements, derived states from facts, conflicts among them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptoreg.graph import conflicts as conflict_level
from cryptoreg.graph import facts as fact_level
from cryptoreg.graph import rules, seats
from cryptoreg.graph.conflicts import Conflict
from cryptoreg.graph.facts import Fact, FactSheet
from cryptoreg.graph.identity.events import CASE_RELATIONS
from cryptoreg.graph.rebuild import around as surroundings
from cryptoreg.graph.rebuild.around import woken
from cryptoreg.graph.rebuild.said import REVISION, said, stored
from cryptoreg.graph.rebuild.state import Chunk
from cryptoreg.ontology.generated.names import PARENTS, Class, Relation
from cryptoreg.ontology.statements import TYPE

_CASES_OF = """
MATCH (f:Fact) USING INDEX SEEK f:Fact(subject_id) WHERE f.subject_id IN $ids AND f.case_id IS NOT NULL RETURN DISTINCT f.case_id AS case
"""
_CASES_RESTING_ON = """
MATCH (f:Fact) USING INDEX SEEK f:Fact(object_id) WHERE f.object_id IN $ids AND f.case_id IS NOT NULL RETURN DISTINCT f.case_id AS case
"""
_CASE_OF_DOCKET = """
MATCH (f:Fact) WHERE f.object_id IN $ids AND f.predicate IN ['hasProceeding', 'hasClaim']
RETURN DISTINCT f.subject_id AS case, f.object_id AS docket
"""
_EVENTS_OF = """
MATCH (c:Fact) USING INDEX SEEK c:Fact(object_id) WHERE c.object_id IN $ids AND c.predicate IN $relations AND c.rule IS NULL
RETURN DISTINCT c.subject_id AS id, c.object_id AS matter
"""
_OFFICES_BEFORE = """
MATCH (f:Fact {predicate: 'tenureOf'}) USING INDEX SEEK f:Fact(subject_id) WHERE f.subject_id IN $ids RETURN DISTINCT f.object_id AS office
"""
_TENURES_OF = """
MATCH (f:Fact {predicate: 'tenureOf'}) USING INDEX SEEK f:Fact(object_id) WHERE f.object_id IN $offices RETURN DISTINCT f.subject_id AS tenure
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What the stage hands on to the view, and what it has to write.

    Attributes:
        sheets: the facts of everything that is touched.
        touched: canonical ids whose node in the view may have changed.
        new: rows of the facts that are not stored yet.
        changed: rows of those that are stored otherwise.
        gone: ids of stored facts that are none any more.
        grown: ids of the facts to which statements were added.
        marked: stored facts of other things, that have become disputed or are so no more.
        conflicts: all conflicts of the things in ``about``.
        about: canonical ids.
    """

    sheets: dict[str, FactSheet]
    touched: set[str]
    new: list[dict[str, Any]]
    changed: list[dict[str, Any]]
    gone: list[str]
    grown: Collection[str]
    marked: list[Fact]
    conflicts: list[Conflict]
    about: set[str]

    @property
    def added(self) -> int:
        return len(self.new)

    @property
    def removed(self) -> int:
        return len(self.gone)


def tell(chunk: Chunk, touched: set[str], grown: Collection[str] = frozenset()) -> Told:
    """Make the facts of the touched things anew, with all that follows from them; :func:`save` writes them.

    Args:
        chunk: with its things judged.
        touched: canonical ids.
        grown: those to which the chunk adds, and of which nothing else has changed.
    """
    found = said(chunk, touched, grown)
    told_by_sources = found.every
    sheets = fact_level.sheets(told_by_sources)
    cases, owned = _cases(chunk, sheets, touched - _quiet(sheets, found.classes))
    derived = _derive(chunk, cases, sheets, touched)
    subjects = {f.subject for f in derived} | touched | _derived_before(chunk, cases | owned)
    offices, tenures = _seats(chunk, sheets, touched)
    subjects |= tenures  # a tenure that nobody touched may become disputed by another one
    others = stored(chunk, ({f.subject for f in derived} | tenures) - touched)
    everything = [*told_by_sources, *others, *derived]
    together = fact_level.sheets(everything)
    conflicts = [c for sheet in together.values() for c in conflict_level.find(sheet)]
    conflicts += _docket_conflicts(chunk, [s for s in together.values() if s.cls() == Class.LAWSUIT])
    conflicts += _seat_conflicts(offices, together)
    marked = conflict_level.mark(everything, conflicts)
    keep_stored = {f.id: f.disputed for f in (*others, *found.kept)}
    wanted = {f.id: f for f in marked if f.id not in keep_stored}
    known = found.stored | _known(chunk, touched - set(grown), subjects)
    rows = {id_: _row(f) for id_, f in sorted(wanted.items())}
    return Told(
        sheets=fact_level.sheets(marked),
        touched=subjects,
        new=[r for id_, r in rows.items() if id_ not in known],
        changed=[
            r
            for id_, r in rows.items()
            if id_ in known and known[id_] != (r["revision"], wanted[id_].disputed)
        ],
        gone=sorted(set(known) - set(rows) - {f.id for f in found.kept}),
        grown=found.grown,
        marked=[f for f in marked if keep_stored.get(f.id, f.disputed) != f.disputed],
        conflicts=conflicts,
        about=set(together) | subjects | offices,
    )


# ---------------------------------------------------------------- derived states


def _cases(chunk: Chunk, sheets: dict[str, FactSheet], touched: set[str]) -> tuple[set[str], set[str]]:
    """The cases whose derived states may have changed, and the dockets and claims that belong to one of them."""
    matters = {o for s in sheets.values() for r in CASE_RELATIONS for o in s.objects(r)}
    cases = {id_ for id_, s in sheets.items() if Class.LAWSUIT in s.values(TYPE)} | matters
    for query in (_CASES_OF, _CASES_RESTING_ON):
        cases |= {r["case"] for r in chunk.rows(query, ids=chunk.stored(touched))}
    owners = chunk.rows(_CASE_OF_DOCKET, ids=chunk.stored(matters | touched | cases))
    cases |= {r["case"] for r in owners}
    owned = {r["docket"] for r in owners if r["case"] not in touched}
    owned |= {o for s in sheets.values() for o in s.objects(Relation.HAS_PROCEEDING)}
    cases |= woken(chunk, sheets, matters | touched | cases | owned)
    return cases - owned, owned


_LOOKED_AT = frozenset({Class.EVENT, Class.MATTER, Class.STATE})
"""What the rules look at in full. Of others they look at the class alone."""


def _quiet(sheets: dict[str, FactSheet], before: Mapping[str, str | None]) -> set[str]:
    """The grown things of which nothing has changed that a rule looks at: an agency that one more document names.

    Else each such document would have all cases worked out again in which the agency is anything.
    """

    def is_quiet(id_: str, cls: str | None) -> bool:
        sheet = sheets.get(id_)
        if sheet is None or cls is None or sheet.cls() != cls:
            return False
        classes = {str(v) for v in sheet.values(TYPE)}
        return all(_LOOKED_AT.isdisjoint((c, *PARENTS[c])) for c in classes)

    return {id_ for id_, cls in before.items() if is_quiet(id_, cls)}


def _derive(
    chunk: Chunk, cases: Collection[str], sheets: dict[str, FactSheet], touched: set[str]
) -> list[Fact]:
    """The derived facts of cases, from their own facts and those of their events; all read at once."""
    ordered = sorted(cases)
    known = fact_level.sheets(stored(chunk, set(ordered) - set(sheets) - touched))
    own = {case: sheets.get(case) or known.get(case) or FactSheet(case) for case in ordered}
    matters = {case: {case, *own[case].objects(Relation.HAS_PROCEEDING)} for case in ordered}
    # Of what this chunk makes anew, only the new facts count.
    fresh: dict[str, set[str]] = {}
    for sheet in sheets.values():
        for matter in (o for r in CASE_RELATIONS for o in sheet.objects(r)):
            fresh.setdefault(matter, set()).add(sheet.id)

    def read(ids: Collection[str]) -> dict[str, FactSheet]:
        others = fact_level.sheets(stored(chunk, set(ids) - set(sheets) - touched))
        return others | {i: sheets[i] for i in ids if i in sheets}

    def events_of(matters: Collection[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {m: set(fresh.get(m, ())) for m in matters}
        for row in chunk.rows(
            _EVENTS_OF, ids=chunk.stored(matters), relations=list(map(str, CASE_RELATIONS))
        ):
            if row["id"] not in touched:
                found[row["matter"]].add(row["id"])
        return found

    around = surroundings.around(own, _bankruptcies(chunk, own, sheets), read, events_of)
    members = events_of({m for ids in matters.values() for m in ids})
    told = read({e for ids in members.values() for e in ids})
    out: list[Fact] = []
    for case in ordered:
        mine = sorted({e for m in matters[case] for e in members[m] if e in told})
        out += rules.derive(own[case], [told[e] for e in mine], around)
    return out


def _bankruptcies(chunk: Chunk, cases: dict[str, FactSheet], sheets: dict[str, FactSheet]) -> set[str]:
    """The matters of which a defendant of the cases is the debtor, by the view and by what is told anew."""
    defendants = {o for s in cases.values() for o in s.objects(Relation.DEFENDANT)}
    found = {r["id"] for r in chunk.rows(surroundings.DEBTORS, ids=chunk.stored(defendants))}
    return found | {i for i, s in sheets.items() if defendants & set(s.objects(Relation.DEBTOR))}


def _derived_before(chunk: Chunk, cases: Collection[str]) -> set[str]:
    rows = chunk.rows(
        "MATCH (f:Fact) WHERE f.case_id IN $ids RETURN DISTINCT f.subject_id AS id", ids=chunk.stored(cases)
    )
    return {r["id"] for r in rows}


def _docket_conflicts(chunk: Chunk, cases: Sequence[FactSheet]) -> list[Conflict]:
    ids = {o for s in cases for o in s.objects(Relation.HAS_PROCEEDING)}
    several = {o for s in cases if len(set(s.objects(Relation.HAS_PROCEEDING))) > 1 for o in ids}
    if not several:
        return []
    dockets = fact_level.sheets(said(chunk, several).facts)
    return [c for s in cases if (c := conflict_level.of_dockets(s, dockets)) is not None]


def _seats(chunk: Chunk, sheets: dict[str, FactSheet], touched: set[str]) -> tuple[set[str], set[str]]:
    """The offices whose holders may have changed, and all tenures of theirs that are stored."""
    held = [o for s in sheets.values() for o in s.objects(Relation.TENURE_OF)]
    before = [r["office"] for r in chunk.rows(_OFFICES_BEFORE, ids=chunk.stored(touched))]
    offices = {*held, *before, *(i for i, s in sheets.items() if s.cls() == Class.OFFICE)}
    if not offices:
        return set(), set()
    tenures = {r["tenure"] for r in chunk.rows(_TENURES_OF, offices=sorted(offices))}
    return offices, tenures - touched


def _seat_conflicts(offices: Collection[str], together: dict[str, FactSheet]) -> list[Conflict]:
    tenures: dict[str, list[FactSheet]] = {}
    for sheet in together.values():
        for office in sheet.objects(Relation.TENURE_OF):
            tenures.setdefault(office, []).append(sheet)
    return [c for o in sorted(offices) if (c := seats.of_office(o, tenures.get(o, ()))) is not None]


# ---------------------------------------------------------------- saving


def save(chunk: Chunk, told: Told) -> None:
    """Create, change and remove facts and conflicts so that the store holds exactly what was told."""
    chunk.run("UNWIND $ids AS id MATCH (f:Fact {id: id}) DETACH DELETE f", ids=told.gone)
    chunk.run(_CREATE, rows=told.new)
    chunk.run("UNWIND $rows AS row MATCH (f:Fact {id: row.id}) SET f = row.properties", rows=told.changed)
    more = [r for r in told.changed if r["id"] in told.grown]
    chunk.run(_LINK, rows=[{"id": r["id"], "statement": s} for r in more for s in r["statements"]])
    chunk.run(_RELINK, rows=[r for r in told.changed if r["statements"] and r["id"] not in told.grown])
    chunk.run(_MARK, rows=[{"id": f.id, "disputed": f.disputed} for f in told.marked])
    _save_conflicts(chunk, told.about, told.conflicts)


def _known(chunk: Chunk, anew: set[str], subjects: set[str]) -> dict[str, tuple[str, bool]]:
    """Revision and ``disputed`` by id of the stored facts that may have changed.

    Args:
        chunk: where they are looked for.
        anew: the things of which all facts are made anew.
        subjects: those of which all derived facts are.
    """
    rows = chunk.rows(_KNOWN, touched=sorted(anew), subjects=chunk.stored(subjects))
    return {r["id"]: (r["revision"], r["disputed"]) for r in rows}


_SORTED = json.JSONEncoder(sort_keys=True, default=str)


def _row(fact: Fact) -> dict[str, Any]:
    properties = {k: v for k, v in fact.properties().items() if v is not None}
    # Disputed or not may change without the fact being made anew, so it is compared by itself.
    own = {k: v for k, v in properties.items() if k != "disputed"}
    text = _SORTED.encode(own)
    properties["revision"] = f"{hashlib.sha256(text.encode()).hexdigest()[:REVISION]}{fact.support:016x}"
    return {
        "id": fact.id,
        "properties": properties,
        "revision": properties["revision"],
        "statements": list(fact.statements),
    }


def _save_conflicts(chunk: Chunk, subjects: set[str], found: Sequence[Conflict]) -> None:
    chunk.run(
        "MATCH (c:Conflict) WHERE c.subject_id IN $ids AND NOT c.id IN $kept DETACH DELETE c",
        ids=chunk.stored(subjects),
        kept=sorted(c.id for c in found),
    )
    rows = [
        {
            "id": c.id,
            "sides": [{"fact": f, "rank": n} for n, side in enumerate(c.sides) for f in side],
            "properties": {
                "id": c.id,
                "subject_id": c.subject,
                "predicate": c.predicate,
                "kind": str(c.kind),
                "shown": c.values[0],
                "others": list(c.values[1:]),
                "reason": c.reason,
                "decided": c.decided,
            },
        }
        for c in sorted(found, key=lambda c: c.id)
    ]
    chunk.run(_SAVE_CONFLICTS, rows=rows, now=chunk.now)


_KNOWN = """
MATCH (f:Fact) USING INDEX SEEK f:Fact(subject_id) WHERE f.subject_id IN $touched AND f.rule IS NULL
RETURN f.id AS id, f.revision AS revision, f.disputed AS disputed
UNION
MATCH (f:Fact) USING INDEX SEEK f:Fact(subject_id) WHERE f.subject_id IN $subjects AND f.rule IS NOT NULL
RETURN f.id AS id, f.revision AS revision, f.disputed AS disputed
"""
_MARK = "UNWIND $rows AS row MATCH (f:Fact {id: row.id}) SET f.disputed = row.disputed"
"""Facts of things that are not touched may become disputed by a derived one."""
_CREATE = """
UNWIND $rows AS row
CREATE (f:Fact) SET f = row.properties
WITH f, row.statements AS statements UNWIND statements AS id
MATCH (s:Statement {id: id}) USING INDEX SEEK s:Statement(id)
CREATE (f)-[:SUPPORTED_BY]->(s)
"""
"""With its links, so that it need not be looked up again for each of them."""
_LINK = """
UNWIND $rows AS row
MATCH (f:Fact {id: row.id}) MATCH (s:Statement {id: row.statement})
CREATE (f)-[:SUPPORTED_BY]->(s)
"""
_RELINK = """
UNWIND $rows AS row
MATCH (f:Fact {id: row.id})
CALL (f, row) {
  MATCH (f)-[old:SUPPORTED_BY]->(s:Statement) WHERE NOT s.id IN row.statements DELETE old
}
UNWIND row.statements AS id
MATCH (s:Statement {id: id})
MERGE (f)-[:SUPPORTED_BY]->(s)
"""
_SAVE_CONFLICTS = """
UNWIND $rows AS row
MERGE (c:Conflict {id: row.id})
SET c += row.properties, c.recorded_from = coalesce(c.recorded_from, $now)
WITH c, row
CALL (c, row) {
  MATCH (c)-[old:SIDE]->(f:Fact) WHERE NOT f.id IN [s IN row.sides | s.fact] DELETE old
}
UNWIND row.sides AS side
MATCH (f:Fact {id: side.fact})
MERGE (c)-[r:SIDE]->(f) SET r.rank = side.rank
"""
