"""The second stage: facts from statements, derived states from facts, conflicts among them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cryptoreg.graph import conflicts as conflict_level
from cryptoreg.graph import facts as fact_level
from cryptoreg.graph import rules, seats
from cryptoreg.graph.conflicts import Conflict
from cryptoreg.graph.facts import Fact, FactSheet, SourceRow, StatementRow
from cryptoreg.graph.identity.events import CASE_RELATIONS
from cryptoreg.graph.ranking import Voice
from cryptoreg.graph.rebuild import around as surroundings
from cryptoreg.graph.rebuild.around import woken
from cryptoreg.graph.rebuild.state import Chunk
from cryptoreg.ontology.generated.names import Class, Relation
from cryptoreg.ontology.statements import TYPE

_STATEMENTS = """
MATCH (l:Local) USING INDEX SEEK l:Local(canonical) WHERE l.canonical IN $ids AND NOT l.id IN $known
MATCH (s:Statement {subject_id: l.id}) USING INDEX SEEK s:Statement(subject_id) WHERE s.recorded_to IS NULL
RETURN l.canonical AS subject, s {.id, .document, .predicate, .object_id, .value, .modality, .confidence,
       .recorded_from, .attributed_to, .valid_from, .valid_to} AS s
"""
_SOURCES = """
MATCH (d:Document) WHERE d.id IN $ids
RETURN d.id AS id, d.origin AS origin, d.tier AS tier, d.published AS published, d.url AS url,
       d.publisher AS publisher
"""
_FAVOURED = "MATCH (d:Decision {verdict: 'holds'}) WHERE d.recorded_to IS NULL RETURN d.left AS statement"
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
MATCH (c:Fact) USING INDEX SEEK c:Fact(object_id) WHERE c.object_id IN $matters AND c.predicate IN $relations AND c.rule IS NULL
RETURN DISTINCT c.subject_id AS id, c.object_id AS matter
"""
_OFFICES_BEFORE = """
MATCH (f:Fact {predicate: 'tenureOf'}) WHERE f.subject_id IN $ids RETURN DISTINCT f.object_id AS office
"""
_TENURES_OF = """
MATCH (f:Fact {predicate: 'tenureOf'}) WHERE f.object_id IN $offices RETURN DISTINCT f.subject_id AS tenure
"""
_STORED = "MATCH (f:Fact) USING INDEX SEEK f:Fact(subject_id) WHERE f.subject_id IN $ids AND f.rule IS NULL RETURN f {.*} AS f"


@dataclass(slots=True)
class Told:
    """What the stage hands on to the view.

    Attributes:
        sheets: the facts of everything that is touched.
        touched: canonical ids whose node in the view may have changed.
        added: how many facts are new.
        removed: how many are gone.
        conflicts: how many conflicts the touched things have.
    """

    sheets: dict[str, FactSheet]
    touched: set[str]
    added: int = 0
    removed: int = 0
    conflicts: int = 0


def tell(chunk: Chunk, touched: set[str]) -> Told:
    """Make the facts of the touched things anew, with all that follows from them."""
    said = _said(chunk, touched)
    sheets = fact_level.sheets(said)
    cases, owned = _cases(chunk, sheets, touched)
    derived = _derive(chunk, cases, sheets, touched)
    subjects = {f.subject for f in derived} | touched | _derived_before(chunk, cases | owned)
    offices, tenures = _seats(chunk, sheets, touched)
    subjects |= tenures  # a tenure that nobody touched may become disputed by another one
    others = _stored(chunk, ({f.subject for f in derived} | tenures) - touched)
    together = fact_level.sheets([*said, *others, *derived])
    found = [c for sheet in together.values() for c in conflict_level.find(sheet)]
    found += _docket_conflicts(chunk, [s for s in together.values() if s.cls() == Class.LAWSUIT])
    found += _seat_conflicts(offices, together)
    marked = conflict_level.mark([*said, *others, *derived], found)
    told = Told(fact_level.sheets(marked), subjects)
    keep_stored = {f.id for f in others}
    _save(chunk, told, [f for f in marked if f.id not in keep_stored], touched, subjects)
    _mark_stored(chunk, [f for f in marked if f.id in keep_stored])
    told.conflicts = _save_conflicts(chunk, set(together) | subjects | offices, found)
    return told


# ---------------------------------------------------------------- from statements


def _said(chunk: Chunk, touched: Collection[str]) -> list[Fact]:
    wanted = set(touched)
    known = sorted(local for local in chunk.said if chunk.canonical.get(local) in wanted)
    rows: list[dict[str, Any]] = [
        {"subject": chunk.canonical[local], "s": s} for local in known for s in chunk.said[local]
    ]
    rows += chunk.rows(_STATEMENTS, ids=sorted(wanted), known=known)
    chunk.need_canonical(r["s"]["object_id"] for r in rows if r["s"].get("object_id"))
    sources = {
        r["id"]: SourceRow(**r) for r in chunk.rows(_SOURCES, ids=sorted({r["s"]["document"] for r in rows}))
    }
    favoured = frozenset(r["statement"] for r in chunk.rows(_FAVOURED))
    return fact_level.group((_statement(chunk, r["subject"], r["s"]) for r in rows), sources, favoured)


def _statement(chunk: Chunk, subject: str, s: dict[str, Any]) -> StatementRow:
    object_ = s.get("object_id")
    return StatementRow(
        s["id"], s["document"], subject, s["predicate"],
        None if object_ is None else chunk.canonical[object_],
        s.get("value"), s["modality"], s["confidence"], s["recorded_from"],
        tuple(s.get("attributed_to") or ()), s.get("valid_from"), s.get("valid_to"),
    )  # fmt: skip


# ---------------------------------------------------------------- derived states


def _cases(chunk: Chunk, sheets: dict[str, FactSheet], touched: set[str]) -> tuple[set[str], set[str]]:
    """The cases whose derived states may have changed, and the dockets and claims that belong to one of them."""
    matters = {o for s in sheets.values() for r in CASE_RELATIONS for o in s.objects(r)}
    cases = {id_ for id_, s in sheets.items() if Class.LAWSUIT in s.values(TYPE)} | matters
    for query in (_CASES_OF, _CASES_RESTING_ON):
        cases |= {r["case"] for r in chunk.rows(query, ids=sorted(touched))}
    owners = chunk.rows(_CASE_OF_DOCKET, ids=sorted(matters | touched | cases))
    cases |= {r["case"] for r in owners}
    owned = {r["docket"] for r in owners if r["case"] not in touched}
    owned |= {o for s in sheets.values() for o in s.objects(Relation.HAS_PROCEEDING)}
    cases |= woken(chunk, sheets, matters | touched | cases | owned)
    return cases - owned, owned


def _derive(
    chunk: Chunk, cases: Collection[str], sheets: dict[str, FactSheet], touched: set[str]
) -> list[Fact]:
    """The derived facts of cases, from their own facts and those of their events; all read at once."""
    ordered = sorted(cases)
    known = fact_level.sheets(_stored(chunk, set(ordered) - set(sheets) - touched))
    own = {case: sheets.get(case) or known.get(case) or FactSheet(case) for case in ordered}
    matters = {case: {case, *own[case].objects(Relation.HAS_PROCEEDING)} for case in ordered}
    # Of what this chunk makes anew, only the new facts count.
    fresh: dict[str, set[str]] = {}
    for sheet in sheets.values():
        for matter in (o for r in CASE_RELATIONS for o in sheet.objects(r)):
            fresh.setdefault(matter, set()).add(sheet.id)

    def read(ids: Collection[str]) -> dict[str, FactSheet]:
        stored = fact_level.sheets(_stored(chunk, set(ids) - set(sheets) - touched))
        return stored | {i: sheets[i] for i in ids if i in sheets}

    def events_of(matters: Collection[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {m: set(fresh.get(m, ())) for m in matters}
        asked = {"matters": sorted(matters), "relations": [str(r) for r in CASE_RELATIONS]}
        for row in chunk.rows(_EVENTS_OF, **asked):
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
    found = (
        {r["id"] for r in chunk.rows(surroundings.DEBTORS, ids=sorted(defendants))} if defendants else set()
    )
    return found | {i for i, s in sheets.items() if defendants & set(s.objects(Relation.DEBTOR))}


def _stored(chunk: Chunk, ids: Collection[str]) -> list[Fact]:
    if not ids:
        return []
    return [as_fact(r["f"]) for r in chunk.rows(_STORED, ids=sorted(ids))]


def _derived_before(chunk: Chunk, cases: Collection[str]) -> set[str]:
    rows = chunk.rows(
        "MATCH (f:Fact) WHERE f.case_id IN $cases RETURN DISTINCT f.subject_id AS id", cases=sorted(cases)
    )
    return {r["id"] for r in rows}


def _docket_conflicts(chunk: Chunk, cases: Sequence[FactSheet]) -> list[Conflict]:
    ids = {o for s in cases for o in s.objects(Relation.HAS_PROCEEDING)}
    several = {o for s in cases if len(set(s.objects(Relation.HAS_PROCEEDING))) > 1 for o in ids}
    if not several:
        return []
    stored = fact_level.sheets(_said(chunk, several))
    return [c for s in cases if (c := conflict_level.of_dockets(s, stored)) is not None]


def _seats(chunk: Chunk, sheets: dict[str, FactSheet], touched: set[str]) -> tuple[set[str], set[str]]:
    """The offices whose holders may have changed, and all tenures of theirs that are stored."""
    held = [o for s in sheets.values() for o in s.objects(Relation.TENURE_OF)]
    before = [r["office"] for r in chunk.rows(_OFFICES_BEFORE, ids=sorted(touched))]
    offices = {*held, *before, *(i for i, s in sheets.items() if s.cls() == Class.OFFICE)}
    if not offices:
        return set(), set()
    stored = {r["tenure"] for r in chunk.rows(_TENURES_OF, offices=sorted(offices))}
    return offices, stored - touched


def _seat_conflicts(offices: Collection[str], together: dict[str, FactSheet]) -> list[Conflict]:
    tenures: dict[str, list[FactSheet]] = {}
    for sheet in together.values():
        for office in sheet.objects(Relation.TENURE_OF):
            tenures.setdefault(office, []).append(sheet)
    return [c for o in sorted(offices) if (c := seats.of_office(o, tenures.get(o, ()))) is not None]


# ---------------------------------------------------------------- saving


def _save(chunk: Chunk, told: Told, facts: Sequence[Fact], touched: set[str], subjects: set[str]) -> None:
    """Create, change and remove facts so that the store holds exactly these for their subjects."""
    wanted = {f.id: f for f in facts}
    known = {
        r["id"]: (r["revision"], r["disputed"])
        for r in chunk.rows(
            "MATCH (f:Fact) USING INDEX SEEK f:Fact(subject_id) WHERE f.subject_id IN $touched AND f.rule IS NULL "
            "RETURN f.id AS id, f.revision AS revision, f.disputed AS disputed "
            "UNION MATCH (f:Fact) USING INDEX SEEK f:Fact(subject_id) WHERE f.subject_id IN $subjects AND f.rule IS NOT NULL "
            "RETURN f.id AS id, f.revision AS revision, f.disputed AS disputed",
            touched=sorted(touched),
            subjects=sorted(subjects),
        )
    }
    rows = {id_: _row(f) for id_, f in wanted.items()}
    new = [rows[id_] for id_ in sorted(rows) if id_ not in known]
    changed = [
        rows[id_]
        for id_ in sorted(rows)
        if id_ in known and known[id_] != (rows[id_]["revision"], wanted[id_].disputed)
    ]
    gone = sorted(set(known) - set(rows))
    chunk.run("UNWIND $ids AS id MATCH (f:Fact {id: id}) DETACH DELETE f", ids=gone)
    chunk.run("UNWIND $rows AS row CREATE (f:Fact) SET f = row.properties", rows=new)
    chunk.run("UNWIND $rows AS row MATCH (f:Fact {id: row.id}) SET f = row.properties", rows=changed)
    links = [{"id": r["id"], "statement": s} for r in new for s in r["statements"]]
    chunk.run(_LINK, rows=links)
    chunk.run(_RELINK, rows=[r for r in changed if r["statements"]])
    told.added, told.removed = len(new), len(gone)


def _row(fact: Fact) -> dict[str, Any]:
    properties = {k: v for k, v in fact.properties().items() if v is not None}
    # Disputed or not may change without the fact being made anew, so it is compared by itself.
    own = {k: v for k, v in properties.items() if k != "disputed"}
    text = json.dumps([own, fact.statements], sort_keys=True, default=str)
    properties["revision"] = hashlib.sha256(text.encode()).hexdigest()[:12]
    return {
        "id": fact.id,
        "properties": properties,
        "revision": properties["revision"],
        "statements": list(fact.statements),
    }


def _mark_stored(chunk: Chunk, facts: Iterable[Fact]) -> None:
    """Facts of things that are not touched may become disputed by a derived one."""
    chunk.run(
        "UNWIND $rows AS row MATCH (f:Fact {id: row.id}) WHERE f.disputed <> row.disputed "
        "SET f.disputed = row.disputed",
        rows=[{"id": f.id, "disputed": f.disputed} for f in facts],
    )


def _save_conflicts(chunk: Chunk, subjects: set[str], found: Sequence[Conflict]) -> int:
    chunk.run(
        "MATCH (c:Conflict) WHERE c.subject_id IN $ids AND NOT c.id IN $kept DETACH DELETE c",
        ids=sorted(subjects),
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
    return len(found)


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


def as_fact(row: dict[str, Any]) -> Fact:
    """A fact as the store keeps it; without the ids of its statements."""
    return Fact(
        id=row["id"], subject=row["subject_id"], predicate=row["predicate"], object=row.get("object_id"),
        value=row.get("value"), modality=row["modality"], sources=row["sources"], documents=row["documents"],
        tier=row["tier"], confidence=row["confidence"], public_from=row.get("public_from"),
        recorded_from=row["recorded_from"], attributed_to=tuple(row.get("attributed_to") or ()),
        valid_from=row.get("valid_from"), valid_to=row.get("valid_to"), rule=row.get("rule"),
        premises=tuple(row.get("premises") or ()), case=row.get("case_id"),
        voices=tuple(Voice.loads(v) for v in row.get("voices") or ()), favoured=row.get("favoured", False),
        denied=row.get("denied", False), disputed=row["disputed"],
    )  # fmt: skip
