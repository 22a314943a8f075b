"""The third stage: the view, written only where it differs from what is there."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from cryptoreg.graph import view
from cryptoreg.graph.facts import FactSheet
from cryptoreg.graph.rebuild.state import Chunk
from cryptoreg.ontology.generated.names import PARENTS


def project(chunk: Chunk, touched: set[str], sheets: Mapping[str, FactSheet]) -> int:
    """Bring the view up to date for the touched things; return how many nodes were written."""
    nodes = [n for id_ in sorted(touched) if id_ in sheets and (n := view.build(sheets[id_])) is not None]
    built = {n.id for n in nodes}
    known = {
        r["id"]: r["revision"]
        for r in chunk.rows(
            "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, e.revision AS revision",
            ids=chunk.stored(touched),
        )
    }
    _drop(chunk, sorted(set(known) - built))
    there = built | _existing(chunk, {e.target for n in nodes for e in n.edges} - touched)
    rows = [_row(chunk, n, there) for n in nodes]
    new = [r for r in rows if r["id"] not in known]
    changed = [r for r in rows if r["id"] in known and known[r["id"]] != r["revision"]]
    for labels, members in _by_labels(new):
        chunk.run(f"UNWIND $rows AS row CREATE (e:{':'.join(labels)}) SET e = row.properties", rows=members)
    for labels, members in _by_labels(changed):
        chunk.run(_change_nodes(labels), rows=members)
    if chunk.rows(_HOW_MANY_GONE)[0]["n"]:
        chunk.run("UNWIND $ids AS id MATCH (g:Gone {id: id}) DELETE g", ids=[r["id"] for r in new])
    chunk.run(_DROP_EDGES, rows=[{"id": r["id"], "facts": [e["fact"] for e in r["edges"]]} for r in changed])
    for type_, edges in _by_type(new):
        chunk.run(_add_edges(type_, "CREATE"), rows=edges)
    for type_, edges in _by_type(changed):
        chunk.run(_add_edges(type_, "MERGE"), rows=edges)
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
        out[row["labels"]].append({"id": row["id"], "properties": row["properties"]})
    return sorted(out.items())


def _by_type(rows: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        for edge in row["edges"]:
            out[edge["type"]].append(edge)
    return sorted(out.items())


_HOW_MANY_GONE = "MATCH (g:Gone) RETURN count(g) AS n"
"""By the count that the database keeps."""

_DROP_EDGES = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})-[r]->() WHERE NOT r.fact IN row.facts
DELETE r
"""


def _change_nodes(labels: Sequence[str]) -> str:
    """Labels cannot be parameters; these come from the ontology, never from a user."""
    others = ":".join(sorted(set(PARENTS) - set(labels)))
    return (
        f"UNWIND $rows AS row MATCH (e:Entity {{id: row.id}}) REMOVE e:{others} SET e:{':'.join(labels)} "
        "SET e = row.properties"
    )


def _add_edges(type_: str, verb: str) -> str:
    made = f"{verb} (e)-[r:{type_} {{fact: row.fact}}]->(t) SET r = row.properties"
    return f"UNWIND $rows AS row MATCH (e:Entity {{id: row.id}}) MATCH (t:Entity {{id: row.target}}) {made}"
