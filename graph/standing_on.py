"""How things stood on a day: the status of a case, who held an office, which administration governed.

All answers have three values; a state whose end is not known is *undetermined* after its last sure day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cryptoreg.errors import NotFoundError
from cryptoreg.graph import reads
from cryptoreg.graph.reads import Moved
from cryptoreg.graph.store import Row, Store
from cryptoreg.ontology import dates, intervals
from cryptoreg.ontology.dates import Truth
from cryptoreg.ontology.intervals import OPEN, UNKNOWN, Interval

_STATUSES = """
MATCH (s:CaseStatus)-[:STATUS_OF]->(c:Lawsuit {id: $id})
OPTIONAL MATCH (s)-[:STATUS_FOR]->(p:Entity)
RETURN s.id AS id, s.case_status AS status, s.began AS began, s.ended AS ended, s.fact AS fact, p.id AS party,
       p.label AS party_label
ORDER BY party, began, id
"""
_MOTIONS = """
MATCH (m:Motion)-[:FILED_IN]->(x) WHERE x.id = $id OR EXISTS { (:Lawsuit {id: $id})-[:HAS_PROCEEDING]->(x) }
OPTIONAL MATCH (o:Order)-[:DECIDES]->(m)
WITH m, collect(DISTINCT o.id) AS orders
RETURN m.id AS id, m.label AS label, m.date AS date, m.relief AS relief, m.outcome AS outcome, m.disputed AS disputed,
       orders
ORDER BY m.date_min, m.id
"""
_HOLDERS = """
MATCH (t:Tenure)-[:TENURE_OF]->(o:Office)
WHERE $office IS NULL OR o.id = $office OR EXISTS { (o)-[:OFFICE_OF]->({id: $office}) }
MATCH (t)-[:HELD_BY]->(p:Person)
RETURN t.id AS id, o.id AS office, o.label AS office_label, p.id AS person, p.label AS label, t.began AS began,
       t.ended AS ended, t.capacity AS capacity, t.manner AS manner, labels(t) AS classes
ORDER BY office_label, t.began, t.id
"""
_ADMINISTRATIONS = """
MATCH (a:Administration) OPTIONAL MATCH (a)-[:HEADED_BY]->(p:Person)
RETURN a.id AS id, a.label AS label, a.began AS began, a.ended AS ended, a.political_party AS party, p.label AS head
ORDER BY a.began, a.id
"""


def case_on(store: Store, id_: str, day: date) -> dict[str, Any]:
    """How a case stood on a day: its status, that of single parties, its motions so far, and its coverage.

    Raises:
        NotFoundError: no lawsuit has this id.
    """
    found = reads.entity(store, id_)
    if isinstance(found, Moved):
        return case_on(store, found.to, day)
    if "Lawsuit" not in found["classes"]:
        raise NotFoundError(f"{id_!r} is no lawsuit.")
    rows = _holding(store.read(_STATUSES, {"id": id_}), day)
    known_to = found["properties"].get("known_to")
    return {
        "id": id_,
        "label": found["properties"]["label"],
        "on": day.isoformat(),
        "status": [_without(r, "party", "party_label") for r in rows if r["party"] is None],
        "parties": [r for r in rows if r["party"] is not None],
        "motions": [m for m in store.read(_MOTIONS, {"id": id_}) if _by(m["date"], day)],
        "coverage": found["properties"].get("coverage"),
        "known_to": known_to,
        "beyond_coverage": known_to is not None
        and not _by(day.isoformat(), dates.parse(str(known_to)).latest),
    }


def holders(store: Store, day: date, office: str | None = None) -> list[dict[str, Any]]:
    """Who held an office on a day, or perhaps did; ``office`` may be the id of an organization, or None for all."""
    return _holding(store.read(_HOLDERS, {"office": office}), day)


def administrations(store: Store, day: date) -> list[dict[str, Any]]:
    """Which administration governed on a day."""
    return _holding(store.read(_ADMINISTRATIONS), day)


def _holding(rows: list[Row], day: date) -> list[dict[str, Any]]:
    out = []
    for row in rows:
        start = UNKNOWN if row["began"] is None else dates.parse(str(row["began"]))
        end = OPEN if row["ended"] is None else dates.parse(str(row["ended"]))
        holds = intervals.holds_on(Interval(start, end), day)
        # A state and the next one share the day of the turn; it belongs to the next.
        if holds is not Truth.NO and not (end.is_day and end.latest == day and row["began"] != row["ended"]):
            out.append({**row, "holds": str(holds)})
    return out


def _by(text: str | None, day: date | None) -> bool:
    if text is None or day is None:
        return True
    return dates.after(dates.parse(text), dates.of_day(day)) is not Truth.YES


def _without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {k: v for k, v in row.items() if k not in keys}
