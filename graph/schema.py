"""Constraints, indexes and the ``Meta`` node; migrations run from the first version on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from itertools import islice

import neo4j

from cryptoreg.errors import EngineError, IntegrityError
from cryptoreg.graph import copies
from cryptoreg.graph.store import Row, Store, as_query
from cryptoreg.ontology.generated.names import VERSION as ONTOLOGY_VERSION

SCHEMA_VERSION = 5
DERIVATION_VERSION = "11"
"""Of the rules by which facts and view are made; another one makes a load rebuild them."""

_READ_META = "MATCH (m:Meta {id: 'cryptoreg'}) WHERE m.schema IS NOT NULL RETURN m.schema AS schema, m.derivation AS derivation, m.ontology AS ontology"
_WRITE_META = """
MERGE (m:Meta {id: 'cryptoreg'})
SET m.schema = $schema, m.derivation = $derivation, m.ontology = $ontology
"""

CUT_OFF = (
    "A restore into this graph was cut off, so that it holds only a part. Run `cryptoreg restore FILE` again."
)

Migration = Callable[[Store], None]


def _note_the_rules_own_ids(store: Store) -> None:
    """Version 2 tells what rules say of identity from what people decide."""
    store.run_schema(
        "MATCH (l:Local) WHERE l.canonical IS NOT NULL CALL (l) { SET l.auto = l.canonical } IN TRANSACTIONS"
    )


def _find_copies(store: Store) -> None:
    """Version 3 knows which texts are copies of each other."""
    texts = store.stream(
        "MATCH (d:Document)-[:HAS_TEXT]->(t) WHERE d.sketch IS NULL AND d.origin = d.id AND d.tier <> 'court' "
        "AND d.version_of IS NULL RETURN d.id AS id, t.text AS text ORDER BY id"
    )
    for batch in _some(texts, 500):
        found = {r["id"]: own for r in batch if (own := copies.sketch(r["text"]))}
        store.write(lambda tx, found=found: copies.note_sketches(tx, found))  # type: ignore[misc]


def _nothing(_: Store) -> None:
    """Version 4 has profiles, which the new rules make as they work everything out anew."""


def _sort_what_waits(store: Store) -> None:
    """Version 5 sorts what waits to be worked out; what an interrupted load left behind is sorted by document."""
    store.run_schema(
        "MATCH (l:Local) USING INDEX SEEK l:Local(pending) WHERE l.pending = true "
        "CALL (l) { SET l.pending = l.document } IN TRANSACTIONS OF 10000 ROWS"
    )


MIGRATIONS: dict[int, Migration] = {
    2: _note_the_rules_own_ids,
    3: _find_copies,
    4: _nothing,
    5: _sort_what_waits,
}
"""What brings a graph of version ``n - 1`` to version ``n``, by ``n``."""


def versions(store: Store) -> dict[str, object] | None:
    """The versions that the graph was written with; None for an empty one."""
    rows = store.read(_READ_META)
    return rows[0] if rows else None


def prepare(store: Store) -> bool:
    """Create what is missing and bring an older graph up to date.

    Returns:
        True when facts and view must be rebuilt, since their rules have changed.

    Raises:
        EngineError: the graph was written by a newer cryptoreg.
        IntegrityError: a restore into it was cut off.
    """
    if half_restored(store):
        raise IntegrityError(CUT_OFF)
    known = versions(store)
    if known is not None and int(str(known["schema"])) > SCHEMA_VERSION:
        raise EngineError(
            f"The graph has schema version {known['schema']}, newer than the {SCHEMA_VERSION} of this "
            "cryptoreg. Update cryptoreg."
        )
    if known is None or (known["schema"], known["ontology"]) != (SCHEMA_VERSION, ONTOLOGY_VERSION):
        make(store)
    if known is not None:
        for version in range(int(str(known["schema"])) + 1, SCHEMA_VERSION + 1):
            MIGRATIONS[version](store)
    current = {
        "schema": SCHEMA_VERSION,
        "derivation": DERIVATION_VERSION,
        "ontology": ONTOLOGY_VERSION,
    }
    if known != current:
        store.write(lambda tx: _set_meta(tx, current))
    return known is not None and known["derivation"] != DERIVATION_VERSION


def half_restored(store: Store) -> bool:
    """Whether a restore has begun and not ended, so that the graph holds only a part."""
    return bool(store.read("MATCH (m:Meta {id: 'restore'}) RETURN m.id AS id"))


def mark_restore(store: Store, *, begun: bool) -> None:
    """Note that a restore has begun, or has ended."""
    query = "MERGE (:Meta {id: 'restore'})" if begun else "MATCH (m:Meta {id: 'restore'}) DELETE m"
    store.write(lambda tx: tx.run(as_query(query)).consume())


def make(store: Store) -> None:
    """Create the indexes and constraints that are missing, and wait until they can be used."""
    there = {r["name"] for r in store.read("SHOW INDEXES YIELD name RETURN name")}
    for statement in _statements():
        if _name(statement) not in there:
            store.run_schema(statement)
    store.run_schema("CALL db.awaitIndexes(300)")


def names() -> set[str]:
    """The names of all indexes and constraints that a graph must have; a constraint's index has the constraint's."""
    return {_name(statement) for statement in _statements()}


def _name(statement: str) -> str:
    """The name in "CREATE INDEX name …", "CREATE FULLTEXT INDEX name …"."""
    words = statement.split()
    return words[3 if words[1] == "FULLTEXT" else 2]


def _set_meta(tx: neo4j.ManagedTransaction, values: dict[str, object]) -> None:
    tx.run(as_query(_WRITE_META), values)


def _statements() -> list[str]:
    text = (files("cryptoreg.ontology.generated") / "schema.cypher").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("//")]


def _some(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch
