"""Who held an office on a day, and which administration governed."""

from __future__ import annotations

from datetime import date
from typing import Any

from cryptoreg.errors import NotFoundError
from cryptoreg.graph import times
from cryptoreg.graph.holding import holding
from cryptoreg.graph.store import Store
from cryptoreg.graph.times import Moment

_IS_OFFICE = """
MATCH (e:Entity {id: $office}) WHERE e:Office OR EXISTS { (:Office)-[:OFFICE_OF]->(e) } OR e:Organization RETURN e.id AS id
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
MATCH (a:Administration) WHERE a.began IS NOT NULL OR a.ended IS NOT NULL
OPTIONAL MATCH (a)-[:HEADED_BY]->(p:Person)
RETURN a.id AS id, a.label AS label, a.began AS began, a.ended AS ended, a.political_party AS party, p.label AS head
ORDER BY a.began, a.id
"""


def holders(
    store: Store, day: date, office: str | None = None, known_on: date | None = None
) -> list[dict[str, Any]]:
    """Who held an office on a day, or perhaps did, as far as was known on another.

    Args:
        store: which graph.
        day: on which.
        office: its id, or that of an organization; None for all.
        known_on: only what was public on this day.

    Raises:
        NotFoundError: nothing has this id, or it is neither an office nor an organization.
    """
    if office is not None and not store.read(_IS_OFFICE, {"office": office}):
        raise NotFoundError(
            f"{office!r} is no office and no organization of the graph; `cryptoreg holders` without an id lists all."
        )
    rows = store.read(_HOLDERS, {"office": office})
    if known_on is not None:
        there = times.nodes_at(store, {r["id"] for r in rows}, Moment(known_on=known_on))
        rows = [
            {**r, **{k: there[r["id"]].properties.get(k) for k in ("began", "ended", "capacity", "manner")}}
            for r in rows
            if r["id"] in there
        ]
    return holding(rows, day)


def administrations(store: Store, day: date) -> list[dict[str, Any]]:
    """Which administration governed on a day; one of which no source gives a date is left out."""
    return holding(store.read(_ADMINISTRATIONS), day)
