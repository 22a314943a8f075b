"""What programs read of the graph at another time; the shapes are those of :mod:`reads`."""

from __future__ import annotations

from typing import Any

from cryptoreg.errors import NotFoundError
from cryptoreg.graph import cases_at, reads, times, view
from cryptoreg.graph.cases_at import CaseAt
from cryptoreg.graph.reads import Moved
from cryptoreg.graph.store import Store
from cryptoreg.graph.times import Moment

_LABELS = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, e.label AS label, e.docket_number AS number"


def cases(
    store: Store,
    moment: Moment,
    party: str | None = None,
    skip: int = 0,
    limit: int = 50,
    since: str | None = None,
) -> tuple[int, list[dict[str, Any]]]:
    """A page of the lawsuits that were there at a moment, as far as they were known; and how many."""
    ids = cases_at.existing(store, moment, party, since)
    page = cases_at.cases_at(store, ids[skip : skip + limit], moment)
    named = _labels(store, {e.target for c in page for e in c.node.edges})
    return len(ids), [_case(c, named) for c in page]


def entity(store: Store, id_: str, moment: Moment) -> dict[str, Any] | Moved:
    """One thing at a moment.

    Raises:
        NotFoundError: it was not there, or nobody could know of it.
    """
    node = times.nodes_at(store, [id_], moment).get(id_)
    if node is None:
        today = reads.entity(store, id_)
        if isinstance(today, Moved):
            return today
        raise NotFoundError(
            f"{id_!r} is in the graph, but was not there, or not known, at the time asked for."
        )
    named = _labels(store, {e.target for e in node.edges})
    there = times.nodes_at(store, set(named), moment)
    relations: dict[str, list[dict[str, Any]]] = {}
    for edge in sorted(node.edges, key=lambda e: (e.type, e.target)):
        if edge.target in there:
            row = {"id": edge.target, "label": there[edge.target].properties["label"], **edge.properties}
            relations.setdefault(edge.type, []).append({k: reads.plain(v) for k, v in row.items()})
    return {
        "id": id_,
        "classes": sorted(node.labels),
        "properties": {k: reads.plain(v) for k, v in node.properties.items() if k != "id"},
        "relations": relations,
        "incoming": incoming(store, id_, moment, 0, 1)[0],
    }


def incoming(
    store: Store, id_: str, moment: Moment, skip: int = 0, limit: int = 50, since: str | None = None
) -> tuple[int, list[dict[str, Any]]]:
    """A page of what referred to a thing at a moment, and how many there may be.

    The page is one of what refers to it today; what was not there yet is left out of it, so that it may be
    shorter than its limit.
    """
    public = None if moment.known_on is None else moment.known_on.isoformat()
    total, rows = reads.incoming(store, id_, skip, limit, since, public)
    there = times.nodes_at(store, {r["id"] for r in rows}, moment)
    out = []
    for row in rows:
        node = there.get(row["id"])
        edges = () if node is None else node.edges
        edge = next((e for e in edges if (e.type, e.target) == (row["type"], id_)), None)
        if node is not None and edge is not None:
            said = {k: reads.plain(v) for k, v in edge.properties.items()}
            own = {"label": node.properties["label"], "classes": sorted(node.labels)}
            out.append({"type": row["type"], "id": row["id"], **own, **said})
    return total, out


def _labels(store: Store, ids: set[str]) -> dict[str, dict[str, Any]]:
    return {r["id"]: r for r in store.read(_LABELS, {"ids": sorted(ids)})}


def _case(case: CaseAt, named: dict[str, dict[str, Any]]) -> dict[str, Any]:
    def linked(type_: str) -> list[dict[str, Any]]:
        return [
            {"id": e.target, "label": named[e.target]["label"]}
            for e in case.node.edges
            if e.type == type_ and e.target in named
        ]

    def of(label: str, *keys: str) -> list[dict[str, Any]]:
        found = [n for n in case.events if label in n.labels]
        return [
            _picked(n, ("id", *keys))
            for n in sorted(found, key=lambda n: (str(n.properties.get("date")), n.id))
        ]

    properties = case.node.properties
    numbers = [
        named[e.target]["number"]
        for e in case.node.edges
        if e.type == "HAS_PROCEEDING" and e.target in named and named[e.target]["number"] is not None
    ]
    return {
        "id": case.node.id,
        "label": properties["label"],
        "refs": properties.get("reference"),
        "known_to": properties.get("known_to"),
        "known": properties["known"],
        "plaintiffs": linked("PLAINTIFF"),
        "defendants": linked("DEFENDANT"),
        "courts": linked("COURT"),
        "docket_numbers": numbers,
        "filed": [
            n.properties["date"] for n in case.events if "Complaint" in n.labels and "date" in n.properties
        ],
        "stays": [
            {**row, "abeyance": "Abeyance" in next(n.labels for n in case.events if n.id == row["id"])}
            for row in of("Stay", "label", "began", "stated_end", "ended", "end_condition", "holds", "known")
        ],
        "dismissals": of("Dismissal", "date", "scope", "manner", "with_prejudice", "known"),
    }


def _picked(node: view.Node, keys: tuple[str, ...]) -> dict[str, Any]:
    return {k: reads.plain(node.properties[k]) for k in keys if k in node.properties}
