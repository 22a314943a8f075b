"""What has changed since a time: the feed for those who keep a copy."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from cryptoreg.graph.store import Store


class What(StrEnum):
    """What a change is about."""

    DOCUMENT = "document"
    STATEMENT = "statement"
    SUPERSEDED = "superseded"
    ENTITY = "entity"
    GONE = "gone"
    CONFLICT = "conflict"
    DECISION = "decision"


_MATCH = {
    What.DOCUMENT: "MATCH (x:Document) WHERE x.recorded_from >= $since WITH x, x.recorded_from AS at, x.title AS label",
    What.STATEMENT: (
        "MATCH (x:Statement) WHERE x.recorded_from >= $since AND x.recorded_to IS NULL "
        "WITH x, x.recorded_from AS at, x.predicate AS label"
    ),
    What.SUPERSEDED: (
        "MATCH (x:Statement) WHERE x.recorded_to >= $since WITH x, x.recorded_to AS at, x.predicate AS label"
    ),
    What.ENTITY: "MATCH (x:Entity) WHERE x.changed >= $since WITH x, x.changed AS at, x.label AS label",
    What.GONE: "MATCH (x:Gone) WHERE x.changed >= $since WITH x, x.changed AS at, null AS label",
    What.CONFLICT: (
        "MATCH (x:Conflict) WHERE x.recorded_from >= $since "
        "WITH x, x.recorded_from AS at, x.subject_id + ' ' + x.predicate AS label"
    ),
    What.DECISION: (
        "MATCH (x:Decision) WITH x, coalesce(x.recorded_to, x.recorded_from) AS at, x.verdict AS label WHERE at >= $since"
    ),
}


def changes(
    store: Store, since: str, what: What | None = None, skip: int = 0, limit: int = 100
) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """How much has changed of each kind, and a page of the changes, the oldest first.

    Args:
        store: which graph.
        since: a time as ISO 8601 in UTC; what changed at it counts.
        what: only changes of one kind.
        skip: how many to leave out.
        limit: how many to return.
    """
    kinds = [what] if what is not None else list(What)
    counts = {
        str(kind): int(store.read(f"{_MATCH[kind]} RETURN count(x) AS n", {"since": since})[0]["n"])
        for kind in kinds
    }
    union = " UNION ALL ".join(f"{_MATCH[k]} RETURN x.id AS id, '{k}' AS what, at, label" for k in kinds)
    query = f"CALL () {{ {union} }} RETURN id, what, at, label ORDER BY at, what, id SKIP $skip LIMIT $limit"
    return counts, store.read(query, {"since": since, "skip": skip, "limit": limit})
