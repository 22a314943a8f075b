"""What the store costs: writing and working out facts, against a bare driver; an update at two sizes; memory.

Run ``python -m benchmarks.store 10000 100000``: it starts an embedded Neo4j in a temporary folder, fills it to each
number of statements, and prints ratios. The bound is a plain driver that creates the very same nodes and relationships
with ``UNWIND`` in batches of 5,000, without looking at what is there.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from benchmarks.server import own_server
from cryptoreg.graph import refresh, schema
from cryptoreg.graph.lease import writer
from cryptoreg.graph.store import Store, as_query
from cryptoreg.graph.write import write
from cryptoreg.ontology.generated.names import PROPERTIES
from cryptoreg.ontology.statements import TYPE, Citation, Document, Extracted, Statement, document_id

NOW = datetime(2026, 1, 2, tzinfo=UTC)
BATCH = 5_000
WIPE = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"


def article(n: int) -> Extracted:
    """A document about one of many cases of one agency: what a hub and its neighbours look like."""
    url = f"https://example.org/{n}"
    document = Document(
        document_id(url=url), title=f"Article {n}", url=url, published="2025-02-14", reader="bench@1"
    )
    case = n // 3
    things: dict[str, dict[str, Any]] = {
        "sec": {TYPE: "Regulator", "name": "SEC"},
        "firm": {TYPE: "Firm", "name": f"Bench Firm {case}"},
        "case": {TYPE: "Lawsuit", "plaintiff": "@sec", "defendant": "@firm", "reference": f"bench-{case}"},
        "suit": {TYPE: "Complaint", "filedIn": "@case", "filedBy": "@sec", "filedOn": "2023-06-05"},
        "ask": {TYPE: "Motion", "filedIn": "@case", "movant": "@sec", "relief": "stay", "filedOn": "2025-02-10"},
        "stay": {TYPE: "Order", "enteredIn": "@case", "relief": "stay", "outcome": "granted",
                 "enteredOn": "2025-02-13", "durationDays": 60},
    }  # fmt: skip
    rows = [
        _statement(document, key, predicate, value)
        for key, said in things.items()
        for predicate, value in said.items()
    ]
    return Extracted(document, "bench", tuple(rows))


def _statement(document: Document, key: str, predicate: str, value: Any) -> Statement:
    local, saying = f"{document.id}-{key}", Citation(f"{key} {predicate} {value}")
    if predicate != TYPE and PROPERTIES[predicate].relation:
        return Statement(
            document.id, local, predicate, saying, object=f"{document.id}-{value[1:]}", extractor="bench"
        )
    return Statement(document.id, local, predicate, saying, value=value, extractor="bench")


PER_ARTICLE = len(article(0).statements)


def fill(store: Store, first: int, last: int) -> tuple[float, float]:
    """Load articles; return the seconds of writing and of working out facts and view."""
    began = time.monotonic()
    with writer(store) as lease:
        batch: list[Extracted] = []
        for n in range(first, last):
            batch.append(article(n))
            if len(batch) * PER_ARTICLE >= BATCH:
                write(store, lease, batch, NOW)
                batch = []
        if batch:
            write(store, lease, batch, NOW)
        written = time.monotonic()
        refresh.refresh(store, lease, NOW)
    return written - began, time.monotonic() - written


def bare(store: Store) -> tuple[float, int]:
    """Create the same nodes and relationships with a plain driver; return seconds and how many elements."""
    nodes = store.read(
        "MATCH (n) WHERE NOT n:Lease AND NOT n:Meta RETURN labels(n) AS l, properties(n) AS p, elementId(n) AS e"
    )
    links = store.read(
        "MATCH (a)-[r]->(b) RETURN labels(a)[0] AS l, a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b, labels(b)[0] AS m"
    )
    store.run_schema(WIPE)
    began = time.monotonic()
    by_labels: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in nodes:
        by_labels[tuple(row["l"])].append(row["p"])
    for labels, rows in by_labels.items():
        _unwind(store, f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", rows)
    by_type: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    identified = {
        "Entity",
        "Fact",
        "Statement",
        "Document",
        "Address",
        "Local",
        "Key",
        "Conflict",
        "DocumentText",
    }
    for row in links:
        ends = (
            row["l"] if row["l"] in identified else "Entity",
            row["t"],
            row["m"] if row["m"] in identified else "Entity",
        )
        by_type[ends].append({"a": row["a"], "b": row["b"], "p": row["p"]})
    for (a, type_, b), rows in by_type.items():
        query = f"UNWIND $rows AS row MATCH (a:{a} {{id: row.a}}) MATCH (b:{b} {{id: row.b}}) CREATE (a)-[r:{type_}]->(b) SET r = row.p"
        _unwind(store, query, rows)
    return time.monotonic() - began, len(nodes) + len(links)


def _unwind(store: Store, query: str, rows: list[dict[str, Any]]) -> None:
    for part in _parts(rows):
        store.write(lambda tx, part=part: tx.run(as_query(query), rows=part).consume())  # type: ignore[misc]


def _parts(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for n in range(0, len(rows), BATCH):
        yield rows[n : n + BATCH]


def main(sizes: list[int]) -> None:
    """Print the costs at each size."""
    with tempfile.TemporaryDirectory(prefix="cryptoreg-bench-") as name, own_server(Path(name)) as store:
        schema.prepare(store)
        fill(store, 10**7, 10**7 + 60)  # warm up
        store.run_schema(WIPE)
        updates = []
        done = 0
        me = psutil.Process()
        for size in sorted(sizes):
            upto = size // PER_ARTICLE
            wrote, worked = fill(store, done, upto)
            n = (upto - done) * PER_ARTICLE
            print(
                f"{size} statements: {n / (wrote + worked):.0f} statements/s "
                f"(write {n / wrote:.0f}, work out {n / worked:.0f}); loader at {me.memory_info().rss >> 20} MiB"
            )
            done = upto
            costs = [sum(fill(store, 10**6 + size + 40 * k, 10**6 + size + 40 * k + 30)) for k in range(4)]
            updates.append(min(costs[1:]))
            print(f"  an update of 30 articles: {updates[-1] * 1000:.0f} ms")
        print(f"update at the largest against the smallest size: {updates[-1] / updates[0]:.2f} times")
        total = done * PER_ARTICLE
        seconds, elements = bare(store)
        schema.prepare(store)
        print(f"bound: {elements} elements in {seconds:.1f} s, {elements / seconds:.0f}/s")
        store.run_schema(WIPE)
        again = sum(fill(store, 0, done))
        print(
            f"load {total / again:.0f} statements/s, {elements / again:.0f} elements/s: {seconds / again:.2f} of the bound"
        )


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [10_000, 100_000])
