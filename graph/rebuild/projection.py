"""The third stage: the view, written only where it differs from what is there."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptoreg.graph import view
from cryptoreg.graph.facts import FactSheet
from cryptoreg.graph.rebuild.state import Chunk
from cryptoreg.ontology.generated.names import PARENTS


@dataclass(frozen=True, slots=True)
class Plan:
    """What the view shall be of some things.

    Attributes:
        nodes: with their edges.
        known: id, revision and labels of what the view has of them, by id.
        there: ids to which an edge can go.
    """

    nodes: list[view.Node]
    known: dict[str, dict[str, Any]]
    there: set[str]


def view_of(chunk: Chunk, touched: set[str], sheets: Mapping[str, FactSheet]) -> Plan:
    """Make the nodes of the touched things, and look up what is there; nothing is written."""
    nodes = [n for id_ in sorted(touched) if id_ in sheets and (n := view.build(sheets[id_])) is not None]
    known = {r["id"]: r for r in chunk.rows(_KNOWN, ids=chunk.stored(touched))}
    return Plan(
        nodes,
        known,
        {n.id for n in nodes} | _existing(chunk, {e.target for n in nodes for e in n.edges} - touched),
    )


def project(chunk: Chunk, plan: Plan) -> int:
    """Bring the view up to date; return how many nodes were written."""
    known = plan.known
    _drop(chunk, sorted(set(known) - {n.id for n in plan.nodes}))
    rows = [_row(chunk, n, plan.there) for n in plan.nodes]
    new = [r for r in rows if r["id"] not in known]
    changed = [r for r in rows if r["id"] in known and known[r["id"]]["revision"] != r["revision"]]
    for labels, members in _by_labels(new):
        chunk.run(f"UNWIND $rows AS row CREATE (e:{':'.join(labels)}) SET e = row.properties", rows=members)
    renamed = [r for r in changed if set(r["labels"]) != set(known[r["id"]]["labels"])]
    for labels, members in _by_labels(renamed):
        chunk.run(_relabel(labels), rows=members)
    chunk.run(_CHANGE_NODES, rows=[_as_row(r) for r in changed])
    if chunk.any_gone:
        chunk.run("UNWIND $ids AS id MATCH (g:Gone {id: id}) DELETE g", ids=[r["id"] for r in new])
    # An edge belongs to the node from which it starts, so that a changed node gets all of its edges anew.
    chunk.run("MATCH (e:Entity)-[r]->() WHERE e.id IN $ids DELETE r", ids=[r["id"] for r in changed])
    for type_, edges in _by_type([*new, *changed]):
        chunk.run(_add_edges(type_), rows=edges)
    return len(new) + len(changed)


def _drop(chunk: Chunk, ids: Sequence[str]) -> None:
    """Remove nodes, leave a note for the change feed, and let who pointed to them be compared anew."""
    chunk.run(
        "MATCH (s:Entity)-->(e:Entity) WHERE e.id IN $ids REMOVE s.revision",
        ids=list(ids),
    )
    chunk.run("MATCH (e:Entity) WHERE e.id IN $ids DETACH DELETE e", ids=list(ids))
    chunk.run("UNWIND $ids AS id MERGE (g:Gone {id: id}) SET g.changed = $now", ids=list(ids), now=chunk.now)


def _existing(chunk: Chunk, ids: set[str]) -> set[str]:
    return {
        r["id"] for r in chunk.rows("MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id", ids=sorted(ids))
    }


_SORTED = json.JSONEncoder(sort_keys=True, default=str)


def _row(chunk: Chunk, node: view.Node, there: set[str]) -> dict[str, Any]:
    edges = [
        {
            "id": node.id,
            "type": e.type,
            "target": e.target,
            "fact": e.properties["fact"],
            "properties": dict(e.properties),
        }
        for e in node.edges
        if e.target in there
    ]
    text = _SORTED.encode([node.labels, dict(node.properties), edges])
    revision = hashlib.sha256(text.encode()).hexdigest()[:12]
    properties = {**node.properties, "revision": revision, "changed": chunk.now}
    return {
        "id": node.id,
        "labels": node.labels,
        "properties": properties,
        "revision": revision,
        "edges": edges,
    }


def _by_labels(rows: Sequence[dict[str, Any]]) -> list[tuple[tuple[str, ...], list[dict[str, Any]]]]:
    out: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        out[row["labels"]].append(_as_row(row))
    return sorted(out.items())


def _as_row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": row["id"], "properties": row["properties"]}


def _by_type(rows: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        for edge in row["edges"]:
            out[edge["type"]].append(edge)
    return sorted(out.items())


_KNOWN = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, e.revision AS revision, labels(e) AS labels"
_CHANGE_NODES = "UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e = row.properties"


def _relabel(labels: Sequence[str]) -> str:
    """Labels cannot be parameters; these come from the ontology, never from a user."""
    others = ":".join(sorted(set(PARENTS) - set(labels)))
    return f"UNWIND $rows AS row MATCH (e:Entity {{id: row.id}}) REMOVE e:{others} SET e:{':'.join(labels)}"


def _add_edges(type_: str) -> str:
    made = f"CREATE (e)-[r:{type_}]->(t) SET r = row.properties"
    return f"UNWIND $rows AS row MATCH (e:Entity {{id: row.id}}) MATCH (t:Entity {{id: row.target}}) {made}"
