"""Lawsuits at another time: which were there, and how they stood; the work is that of the page, not of the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cryptoreg.graph import facts, view
from cryptoreg.graph.facts import MAIN_DATES, FactSheet
from cryptoreg.graph.identity.events import CASE_RELATIONS
from cryptoreg.graph.store import Row, Store
from cryptoreg.graph.times import Moment, facts_at, happened_by, nodes_at
from cryptoreg.ontology.dates import Truth
from cryptoreg.ontology.generated.names import Attribute, Modality, Relation
from cryptoreg.ontology.statements import TYPE

_CANDIDATES = """
MATCH (l:Lawsuit)
WHERE ($party IS NULL OR EXISTS { (l)-[:PLAINTIFF|DEFENDANT]->({id: $party}) })
  AND ($since IS NULL OR l.changed >= $since)
WITH l ORDER BY l.label, l.id
RETURN l.id AS id, l.public_from AS public_from,
  [(c:Complaint)-[:FILED_IN|IN_CASE]->(l) | {id: c.id, day: c.date_min, public_from: c.public_from, disputed: c.disputed}] +
  [(l)-[:HAS_PROCEEDING]->(p)<-[:FILED_IN|IN_CASE]-(c:Complaint) | {id: c.id, day: c.date_min, public_from: c.public_from, disputed: c.disputed}] AS complaints
"""
_MATTERS = """
MATCH (f:Fact {predicate: 'hasProceeding'}) WHERE f.subject_id IN $ids
RETURN f.subject_id AS id, f.object_id AS docket
"""
_MEMBERS = """
MATCH (f:Fact) WHERE f.object_id IN $matters AND f.predicate IN $relations
RETURN DISTINCT f.subject_id AS id, f.object_id AS matter
"""
_BY_WHICH_IT_IS_DATED = (TYPE, *MAIN_DATES, Attribute.REPORTED_ON)


@dataclass(frozen=True, slots=True)
class CaseAt:
    """A lawsuit at a moment: its node, and those of its events and states."""

    node: view.Node
    events: tuple[view.Node, ...]


def existing(store: Store, moment: Moment, party: str | None = None, since: str | None = None) -> list[str]:
    """The ids of the lawsuits that were there at a moment, by name.

    A lawsuit was there when it was known, and a complaint in it had been filed; one of which no complaint is
    known was there, unless today a complaint is known that was filed later.

    Args:
        store: which graph.
        moment: from when.
        party: only those of one plaintiff or defendant.
        since: only those that have changed from this time on (ISO 8601).
    """
    rows = store.read(_CANDIDATES, {"party": party, "since": since})
    believed = moment.known_on is not None or moment.recorded_on is not None
    told = _told(store, rows, moment) if believed else {}
    out = []
    for row in rows:
        if believed and not _known(row, told, moment):
            continue
        if moment.as_of is None or _begun(row, told, moment, believed=believed):
            out.append(str(row["id"]))
    return out


def _told(store: Store, rows: Sequence[Row], moment: Moment) -> Mapping[str, FactSheet]:
    """What was believed of the complaints, and of cases of which the view does not tell that they were known."""
    wanted = {str(r["id"]) for r in rows if not _surely_known(r, moment)}
    if moment.as_of is not None:
        wanted |= {str(c["id"]) for r in rows for c in r["complaints"] if not _told_by_view(c, moment)}
    return facts.sheets(facts_at(store, wanted, moment, _BY_WHICH_IT_IS_DATED))


def _told_by_view(complaint: Row, moment: Moment) -> bool:
    """Whether what was believed of a complaint is what the view has: it was public, and nobody disputes it."""
    return complaint["day"] is not None and not complaint["disputed"] and _surely_known(complaint, moment)


def _surely_known(row: Row, moment: Moment) -> bool:
    if moment.recorded_on is not None or moment.known_on is None or row["public_from"] is None:
        return False
    return date.fromisoformat(str(row["public_from"])) <= moment.known_on


def _known(row: Row, told: Mapping[str, FactSheet], moment: Moment) -> bool:
    return _surely_known(row, moment) or (row["id"] in told and told[row["id"]].cls() is not None)


def _begun(row: Row, told: Mapping[str, FactSheet], moment: Moment, *, believed: bool) -> bool:
    day = moment.as_of or date.max
    today = [(str(c["id"]), c["day"].to_native()) for c in row["complaints"] if c["day"] is not None]
    filed_later = any(first > day for _, first in today)
    if not believed:
        return not filed_later or any(first <= day for _, first in today)
    if any(_told_by_view(c, moment) and c["day"].to_native() <= day for c in row["complaints"]):
        return True
    for id_ in {str(c["id"]) for c in row["complaints"]} & set(told):
        if _a_complaint(told[id_]) and happened_by(told[id_], day) is not Truth.NO:
            return True
    return not filed_later


def _a_complaint(sheet: FactSheet) -> bool:
    when, kind = sheet.when(), sheet.best(TYPE)
    realised = kind is not None and kind.modality in (Modality.ASSERTED, Modality.REPORTED)
    return realised and when is not None and when.earliest is not None


def cases_at(store: Store, ids: Sequence[str], moment: Moment) -> list[CaseAt]:
    """Lawsuits at a moment with what had happened in them; those that were not known are left out."""
    matters: dict[str, list[str]] = {id_: [id_] for id_ in ids}
    for row in store.read(_MATTERS, {"ids": list(ids)}):
        matters[row["id"]].append(row["docket"])
    asked = {
        "matters": sorted({m for own in matters.values() for m in own}),
        "relations": [*(str(r) for r in CASE_RELATIONS), str(Relation.STAYS)],
    }
    of_matter: dict[str, set[str]] = defaultdict(set)
    for row in store.read(_MEMBERS, asked):
        of_matter[row["matter"]].add(row["id"])
    members = {id_: {e for m in own for e in of_matter[m]} for id_, own in matters.items()}
    everything = nodes_at(store, _all(members), moment)
    return [
        CaseAt(everything[id_], tuple(everything[m] for m in sorted(members[id_]) if m in everything))
        for id_ in ids
        if id_ in everything
    ]


def _all(members: Mapping[str, Collection[str]]) -> set[str]:
    return {*members, *(m for own in members.values() for m in own)}
