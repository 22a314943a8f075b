"""What programs read of the graph: entities, cases, statements, documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptoreg.errors import NotFoundError
from cryptoreg.graph.store import Row, Store
from cryptoreg.graph.view import bounds

_ENTITY = """
MATCH (e:Entity {id: $id})
CALL (e) {
  MATCH (e)-[r]->(t:Entity)
  RETURN collect({type: type(r), properties: properties(r), id: t.id, label: t.label}) AS outgoing
}
RETURN labels(e) AS labels, properties(e) AS properties, outgoing,
       COUNT { (e)<--(:Entity) } AS incoming
"""
_INCOMING = """
MATCH (e:Entity {id: $id})<-[r]-(s:Entity)
WHERE ($since IS NULL OR s.changed >= $since)
  AND ($known_on IS NULL OR r.public_from IS NULL OR r.public_from <= $known_on)
RETURN type(r) AS type, properties(r) AS properties, s.id AS id, s.label AS label, labels(s) AS labels
ORDER BY type, coalesce(s.date_min, date('9999-12-31')), s.id SKIP $skip LIMIT $limit
"""
_COUNT_INCOMING = """
MATCH (e:Entity {id: $id})<-[r]-(s:Entity)
WHERE ($since IS NULL OR s.changed >= $since)
  AND ($known_on IS NULL OR r.public_from IS NULL OR r.public_from <= $known_on)
RETURN count(r) AS n
"""
_MOVED = "MATCH (m:Moved {id: $id}) RETURN m.to AS to"
_STATEMENT = """
MATCH (s:Statement {id: $id})
MATCH (d:Document {id: s.document})
OPTIONAL MATCH (f:Fact)-[:SUPPORTED_BY]->(s)
OPTIONAL MATCH (subject:Local {id: s.subject_id})
OPTIONAL MATCH (object:Local {id: s.object_id})
RETURN properties(s) AS statement, properties(d) AS document, collect(DISTINCT f.id) AS facts,
       subject.canonical AS subject, object.canonical AS object
"""
_DOCUMENT = """
MATCH (d:Document {id: $id})
OPTIONAL MATCH (d)-[at:AT]->(a:Address)
RETURN properties(d) AS document,
       collect(CASE WHEN a IS NULL THEN null ELSE {url: a.id, publisher: at.publisher, published: at.published} END) AS addresses,
       COUNT { MATCH (s:Statement) WHERE s.document = d.id AND s.recorded_to IS NULL } AS statements
"""
_CASES = """
MATCH (l:Lawsuit)
WHERE ($party IS NULL OR EXISTS { (l)-[:PLAINTIFF|DEFENDANT]->({id: $party}) })
  AND ($since IS NULL OR l.changed >= $since)
WITH l ORDER BY l.label, l.id SKIP $skip LIMIT $limit
RETURN l.id AS id, l.label AS label, l.reference AS refs, l.known_to AS known_to,
  [(l)-[:PLAINTIFF]->(p) | {id: p.id, label: p.label}] AS plaintiffs,
  [(l)-[:DEFENDANT]->(p) | {id: p.id, label: p.label}] AS defendants,
  [(l)-[:COURT]->(c) | {id: c.id, label: c.label}] AS courts,
  [(l)-[:HAS_PROCEEDING]->(p) WHERE p.docket_number IS NOT NULL | p.docket_number] AS docket_numbers,
  [(c:Complaint)-[:FILED_IN]->(l) | c.date] AS filed,
  [(s:Stay)-[:STAYS]->(l) | {id: s.id, label: s.label, began: s.began, stated_end: s.stated_end, ended: s.ended,
                              end_condition: s.end_condition, abeyance: s:Abeyance}] AS stays,
  [(d:Dismissal)-[:ENDS]->(l) | {id: d.id, date: d.date, scope: d.scope, manner: d.manner,
                                  with_prejudice: d.with_prejudice}] AS dismissals
"""
_COUNT_CASES = """
MATCH (l:Lawsuit)
WHERE ($party IS NULL OR EXISTS { (l)-[:PLAINTIFF|DEFENDANT]->({id: $party}) })
  AND ($since IS NULL OR l.changed >= $since)
RETURN count(l) AS n
"""
_COUNTS = """
RETURN COUNT { (:Document) } AS documents, COUNT { (:Statement) } AS statements, COUNT { (:Fact) } AS facts,
       COUNT { (:Entity) } AS entities, COUNT { (:Lawsuit) } AS lawsuits
"""


@dataclass(frozen=True, slots=True)
class Moved:
    """An id that has been replaced by another."""

    to: str


def entity(store: Store, id_: str) -> dict[str, Any] | Moved:
    """One thing of the view with its properties and outgoing relationships.

    Returns:
        Its fields, or :class:`Moved` where the id has been replaced.

    Raises:
        NotFoundError: nothing has or had this id.
    """
    rows = store.read(_ENTITY, {"id": id_})
    if not rows:
        moved = store.read(_MOVED, {"id": id_})
        if moved:
            return Moved(moved[0]["to"])
        raise NotFoundError(f"Nothing in the graph has the id {id_!r}.")
    row = rows[0]
    relations: dict[str, list[Row]] = {}
    for edge in sorted(row["outgoing"], key=lambda e: (e["type"], e["id"])):
        properties = {k: plain(v) for k, v in edge["properties"].items()}
        relations.setdefault(edge["type"], []).append(
            {"id": edge["id"], "label": edge["label"], **properties}
        )
    return {
        "id": id_,
        "classes": sorted(row["labels"]),
        "properties": {k: plain(v) for k, v in sorted(row["properties"].items()) if k != "id"},
        "relations": relations,
        "incoming": row["incoming"],
    }


def incoming(
    store: Store,
    id_: str,
    skip: int = 0,
    limit: int = 50,
    since: str | None = None,
    known_on: str | None = None,
) -> tuple[int, list[dict[str, Any]]]:
    """A page of the things that refer to a thing, and how many there are; the SEC has very many."""
    asked = {"id": id_, "since": since, "known_on": known_on}
    rows = store.read(_INCOMING, {**asked, "skip": skip, "limit": limit})
    return int(store.read(_COUNT_INCOMING, asked)[0]["n"]), [
        {
            "type": r["type"],
            "id": r["id"],
            "label": r["label"],
            "classes": sorted(r["labels"]),
            **{k: plain(v) for k, v in r["properties"].items()},
        }
        for r in rows
    ]


def statement(store: Store, id_: str) -> dict[str, Any]:
    """One statement with its document, the facts it supports, and what its ends are.

    Raises:
        NotFoundError: there is none with this id.
    """
    rows = store.read(_STATEMENT, {"id": id_})
    if not rows:
        raise NotFoundError(f"No statement has the id {id_!r}.")
    row = rows[0]
    return {
        **row["statement"],
        "subject": row["subject"],
        "object": row["object"],
        "facts": sorted(row["facts"]),
        "source": row["document"],
    }


def document(store: Store, id_: str) -> dict[str, Any]:
    """One document, without its text.

    Raises:
        NotFoundError: there is none with this id.
    """
    rows = store.read(_DOCUMENT, {"id": id_})
    if not rows:
        raise NotFoundError(f"No document has the id {id_!r}.")
    row = rows[0]
    return {**row["document"], "addresses": row["addresses"], "statements": row["statements"]}


def cases(
    store: Store, party: str | None = None, skip: int = 0, limit: int = 50, since: str | None = None
) -> tuple[int, list[dict[str, Any]]]:
    """A page of lawsuits with their parties, dockets, stays and ends; and how many there are."""
    total = store.read(_COUNT_CASES, {"party": party, "since": since})[0]["n"]
    rows = store.read(_CASES, {"party": party, "since": since, "skip": skip, "limit": limit})
    return int(total), [{k: plain(v) for k, v in r.items()} for r in rows]


def counts(store: Store) -> dict[str, int]:
    """How much the graph holds."""
    return {k: int(v) for k, v in store.read(_COUNTS)[0].items()}


def plain(value: Any) -> Any:
    """A value of the store as JSON has it: dates as text, nothing that is missing."""
    day = bounds(value)
    if isinstance(day, date):
        return day.isoformat()
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value
