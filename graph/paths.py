"""How two things hang together, and who stands around a hub.

A path runs over relationships of the view that the ontology declares, never over provenance (statements, documents,
facts), and never through a hub unless it is an end: that both were sued by the SEC connects any two firms.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cryptoreg.errors import InputError, NotFoundError
from cryptoreg.graph import times
from cryptoreg.graph.store import Store
from cryptoreg.graph.times import Moment
from cryptoreg.graph.view import relationship_type
from cryptoreg.ontology.generated.names import Relation

TYPES = frozenset(relationship_type(str(r)) for r in Relation)
"""The types that a path may use."""

MAX_LENGTH = 6
HUB_DEGREE = 200
_CANDIDATES = 1000

_ENDS = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id"
_NEIGHBOURS = """
MATCH (f:Fact) WHERE f.object_id = $id AND f.id > $after AND f.predicate IN $predicates
  AND ($known_on IS NULL OR f.public_from IS NULL OR f.public_from <= $known_on)
WITH f ORDER BY f.id LIMIT $limit
MATCH (e:Entity {id: f.subject_id}) WHERE $since IS NULL OR e.changed >= $since
RETURN f.id AS fact, f.predicate AS relation, e.id AS id, e.label AS label, labels(e) AS classes, f.tier AS tier,
       f.sources AS sources, f.disputed AS disputed
ORDER BY fact
"""

_LAST = """
MATCH (f:Fact) WHERE f.object_id = $id AND f.id > $after AND f.predicate IN $predicates
  AND ($known_on IS NULL OR f.public_from IS NULL OR f.public_from <= $known_on)
WITH f ORDER BY f.id LIMIT $limit
RETURN max(f.id) AS last
"""
LEAST_READ = 50
"""Facts that are looked at together; of these some may not have been there at the moment that is asked."""
NOW = Moment()


def paths(
    store: Store,
    start: str,
    end: str,
    *,
    types: Collection[str] | None = None,
    max_length: int = 4,
    limit: int = 10,
    hub_degree: int = HUB_DEGREE,
) -> list[list[dict[str, Any]]]:
    """The shortest paths between two things, each a row of steps.

    Args:
        store: which graph.
        start: id of one thing.
        end: id of the other.
        types: relationship types that may be walked; None for all of the view.
        max_length: at most so many relationships.
        limit: at most so many paths.
        hub_degree: a thing with more relationships is no way through.

    Raises:
        NotFoundError: an id is unknown.
        InputError: a type is not of the view, or the length is out of range.
    """
    allowed = sorted(TYPES if types is None else types)
    unknown = [t for t in allowed if t not in TYPES]
    if unknown:
        raise InputError(f"{unknown[0]!r} is no relationship type of the view; see docs/cypher.md.")
    if not 1 <= max_length <= MAX_LENGTH:
        raise InputError(f"A path has between 1 and {MAX_LENGTH} relationships.")
    there = {r["id"] for r in store.read(_ENDS, {"ids": [start, end]})}
    for id_ in (start, end):
        if id_ not in there:
            raise NotFoundError(f"Nothing in the view has the id {id_!r}.")
    # Types cannot be parameters; these come from the ontology. The lengths are numbers of ours.
    query = f"""
    MATCH (a:Entity {{id: $start}}), (b:Entity {{id: $end}})
    CALL (a, b) {{
      MATCH p = allShortestPaths((a)-[:{"|".join(allowed)}*..{max_length}]-(b)) RETURN p LIMIT {_CANDIDATES}
    }}
    WITH p WHERE all(n IN nodes(p)[1..-1] WHERE COUNT {{ (n)--() }} <= $hub)
    RETURN [n IN nodes(p) | n {{.id, .label}}] AS nodes,
           [r IN relationships(p) | {{type: type(r), fact: r.fact, from: startNode(r).id, basis: r.basis}}] AS steps
    LIMIT $limit
    """
    if start == end:
        return []
    rows = store.read(query, {"start": start, "end": end, "hub": hub_degree, "limit": limit})
    return sorted((_steps(r["nodes"], r["steps"]) for r in rows), key=str)


def neighbours(
    store: Store,
    id_: str,
    *,
    relations: Collection[str] | None = None,
    after: str = "",
    limit: int = 50,
    moment: Moment = NOW,
    since: str | None = None,
) -> list[dict[str, Any]]:
    """A page of what refers to a thing, read from an index in the order of facts, however many there are.

    Args:
        store: which graph.
        id_: of the thing.
        relations: only these relations of the ontology; None for all.
        after: the ``fact`` of the last row of the page before; empty for the first page.
        limit: how many rows.
        moment: from when it is looked at.
        since: only what has changed from this time on (ISO 8601).

    Raises:
        InputError: a relation is not in the ontology.
    """
    known = {str(r) for r in Relation}
    wanted = sorted(known if relations is None else relations)
    unknown = [r for r in wanted if r not in known]
    if unknown:
        raise InputError(f"{unknown[0]!r} is no relation of the ontology.")
    public = None if moment.known_on is None else moment.known_on.isoformat()
    asked = {
        "id": id_,
        "predicates": wanted,
        "limit": max(limit, LEAST_READ),
        "since": since,
        "known_on": public,
    }
    out: list[dict[str, Any]] = []
    while len(out) < limit:  # what was not there, or has not changed, is passed over
        last = store.read(_LAST, {**asked, "after": after})[0]["last"]
        if last is None:
            break
        rows = store.read(_NEIGHBOURS, {**asked, "after": after})
        out += [{**r, "classes": sorted(r["classes"])} for r in rows if moment.is_now]
        if not moment.is_now:
            there = times.nodes_at(store, {r["id"] for r in rows}, moment)
            out += [
                {**r, "classes": sorted(there[r["id"]].labels)}
                for r in rows
                if r["id"] in there and any(e.properties["fact"] == r["fact"] for e in there[r["id"]].edges)
            ]
        after = last
    return out[:limit]


def _steps(nodes: list[dict[str, Any]], steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    out = []
    for here, there, step in zip(nodes, nodes[1:], steps, strict=False):
        out.append({**step, "forward": step.pop("from") == here["id"], "of": here, "to": there})
    return [{k: v for k, v in row.items() if k != "from"} for row in out]
