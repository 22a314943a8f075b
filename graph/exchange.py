"""An export with provenance (TriG, N-Quads) taken back into an empty graph: the same statements, decisions and conflicts.

The statements are created as they were, with their ids and recorded times, and the decisions of people with them; facts,
judgements by rules, conflicts and the view are worked out anew. Each id is worked out again from what the file says, so that a
changed file is refused before anything is written. Texts are not in an export: documents are marked as in a backup without
texts, and get theirs when they are loaded again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import neo4j
import pyoxigraph as ox

from cryptoreg.graph.exchange_reading import records
from cryptoreg.graph.lease import Lease
from cryptoreg.graph.store import Store, as_query

_BATCH = 5_000

_EMPTY = "MATCH (d:Document) RETURN d.id AS id LIMIT 1"
_ADD_ADDRESSES = """
UNWIND $rows AS row MATCH (d:Document {id: row.document})
MERGE (a:Address {id: row.url}) CREATE (d)-[at:AT]->(a) SET at = row.at
"""
SAYINGS: tuple[tuple[str, str], ...] = (
    ("documents", "UNWIND $rows AS row CREATE (d:Document) SET d = row"),
    ("statements", "UNWIND $rows AS row CREATE (s:Statement) SET s = row"),
)
"""What is created of documents and statements that are not there yet."""
_CREATE: tuple[tuple[str, str], ...] = (
    *SAYINGS,
    (
        "locals",
        "UNWIND $rows AS row CREATE (:Local {id: row.id, document: row.document, pending: row.pending})",
    ),
    ("decisions", "UNWIND $rows AS row CREATE (d:Decision) SET d = row"),
    ("addresses", _ADD_ADDRESSES),
)
_SET_CONFLICTS = """
UNWIND $rows AS row MATCH (c:Conflict {id: row.id}) SET c.recorded_from = row.recorded_from
"""


@dataclass(slots=True)
class TakenBack:
    """What a file holds, or what was written of it.

    Attributes:
        documents: how many.
        statements: how many.
        decisions: how many.
        conflicts: since when each conflict has been known, by id.
        known: statements that the graph held already, in force or not.
        withdrawn: documents that were withdrawn or purged here, and of which nothing is taken.
        altered: documents of which words are others than those of the text that the graph holds.
    """

    documents: int = 0
    statements: int = 0
    decisions: int = 0
    conflicts: dict[str, str] = field(default_factory=dict)
    known: int = 0
    withdrawn: int = 0
    altered: int = 0


def is_empty(store: Store) -> bool:
    """Whether a graph holds no document."""
    return not store.read(_EMPTY)


def take_back(store: Store, lease: Lease, path: Path, syntax: ox.RdfFormat) -> TakenBack:
    """Write what an export says to an empty graph; facts and view are for a refresh to work out.

    Raises:
        InputError: the file cannot be read, was changed, or is not ordered as an export is; nothing is written then.
    """
    done = TakenBack()
    for rows in batches(path, syntax):
        done.conflicts |= {r["id"]: r["recorded_from"] for r in rows.pop("conflicts", ())}
        store.write(partial(_write, lease=lease, rows=rows))
        done.documents += len(rows["documents"])
        done.statements += len(rows["statements"])
        done.decisions += len(rows["decisions"])
    return done


Rows = dict[str, list[dict[str, Any]]]
"""Records by their kind."""


def batches(path: Path, syntax: ox.RdfFormat) -> Iterator[Rows]:
    """What an export says, some thousand records at once and each document with all its own.

    Raises:
        InputError: as :func:`cryptoreg.graph.exchange_reading.records`; before anything is given.
    """
    for _ in records(path, syntax):
        pass  # everything is checked before anything is written
    rows: Rows = defaultdict(list)
    for kind, row in records(path, syntax):
        if kind == "documents" and sum(map(len, rows.values())) >= _BATCH:
            yield rows
            rows = defaultdict(list)
        rows[kind].append(row)
    yield rows


def note_conflicts(store: Store, lease: Lease, done: TakenBack) -> None:
    """Say of the conflicts that a refresh has found since when they have been known."""
    rows = [{"id": id_, "recorded_from": since} for id_, since in sorted(done.conflicts.items())]

    def work(tx: neo4j.ManagedTransaction) -> None:
        lease.renew(tx)
        tx.run(as_query(_SET_CONFLICTS), rows=rows).consume()

    store.write(work)


def _write(tx: neo4j.ManagedTransaction, lease: Lease, rows: Rows) -> None:
    lease.renew(tx)
    put(tx, _CREATE, rows)


def put(tx: neo4j.ManagedTransaction, queries: Iterable[tuple[str, str]], rows: Rows) -> None:
    """Run the query of each kind with its records, in the order of the queries."""
    for kind, query in queries:
        if rows.get(kind):
            tx.run(as_query(query), rows=rows[kind]).consume()
