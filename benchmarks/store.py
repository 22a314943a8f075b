"""What the store costs: writing and working out facts, against a bare driver; an update at two sizes; memory.

Run ``python -m benchmarks.store 10000 100000``: it starts an embedded Neo4j in a temporary folder, fills it to each
number of statements, and prints ratios. The bound is a plain driver that creates the very same nodes and relationships,
in a server of its own, with ``UNWIND`` in batches of 5,000, without looking at what is there. Ratios of processor time
(of this process and of Neo4j) are printed beside those of time on the clock, since other work on the machine changes them less.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measuring import Spent, measured, peak_mib
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


def fill(store: Store, folder: Path, first: int, last: int) -> tuple[Spent, Spent]:
    """Load articles; return what writing cost, and what working out facts and view did; making the articles is not counted."""
    wrote, worked = Spent(), Spent()
    step = BATCH // PER_ARTICLE
    with writer(store) as lease:
        for at in range(first, last, step):
            batch = [article(n) for n in range(at, min(at + step, last))]
            with measured(wrote, folder):
                write(store, lease, batch, NOW)
        with measured(worked, folder):
            refresh.refresh(store, lease, NOW)
    return wrote, worked


Write = Callable[[str, list[dict[str, Any]]], None]
"""Runs a query with rows."""


def copy(source: Store, write: Write) -> int:
    """Create what a store holds with plain ``UNWIND`` queries in batches; return how many elements these are.

    Nothing is held but a batch of each kind.
    """
    elements = 0
    by_labels: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in source.stream(_NODES):
        query = f"UNWIND $rows AS row CREATE (n:{':'.join(row['l'])}) SET n = row"
        elements += _add(by_labels, query, row["p"], write)
    for query, rows in by_labels.items():
        write(query, rows)
    by_type: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in source.stream(_LINKS):
        a, b = _identified(row["l"]), _identified(row["m"])
        query = f"UNWIND $rows AS row MATCH (a:{a} {{id: row.a}}) MATCH (b:{b} {{id: row.b}}) CREATE (a)-[r:{row['t']}]->(b) SET r = row.p"
        elements += _add(by_type, query, {"a": row["a"], "b": row["b"], "p": row["p"]}, write)
    for query, rows in by_type.items():
        write(query, rows)
    return elements


_NODES = "MATCH (n) WHERE NOT n:Lease AND NOT n:Meta RETURN labels(n) AS l, properties(n) AS p"
_LINKS = "MATCH (a)-[r]->(b) RETURN labels(a) AS l, a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b, labels(b) AS m"
_IDENTIFIED = (
    "Fact", "Statement", "Document", "DocumentText", "Address", "Local", "Key", "Conflict", "Profile", "Shingle",
)  # fmt: skip


def _identified(labels: list[str]) -> str:
    """The label of a node under which its id is indexed."""
    return next((label for label in labels if label in _IDENTIFIED), "Entity")


def _add(kept: dict[str, list[dict[str, Any]]], query: str, row: dict[str, Any], write: Write) -> int:
    kept[query].append(row)
    if len(kept[query]) == BATCH:
        write(query, kept.pop(query))
    return 1


def bare(store: Store, target: Store, folder: Path) -> tuple[Spent, int]:
    """What the same nodes and relationships cost a plain driver, and how many they are.

    Args:
        store: that holds them.
        target: an empty one.
        folder: under which the server of the target lives.
    """
    spent = Spent()

    def write_measured(query: str, rows: list[dict[str, Any]]) -> None:
        with measured(spent, folder):
            _unwind(target, query, rows)

    return spent, copy(store, write_measured)


def _unwind(store: Store, query: str, rows: list[dict[str, Any]]) -> None:
    store.write(lambda tx: tx.run(as_query(query), rows=rows).consume())


def main(sizes: list[int], *, bounded: bool = True) -> None:
    """Print the costs at each size, and what they are beside the bound."""
    with tempfile.TemporaryDirectory(prefix="cryptoreg-bench-") as name:
        folder = Path(name) / "ours"
        with own_server(folder) as store:
            schema.prepare(store)
            fill(store, folder, 10**7, 10**7 + 200)  # warm up
            store.run_schema(WIPE)
            total = Spent()
            updates: list[Spent] = []
            done = 0
            for size in sorted(sizes):
                upto = size // PER_ARTICLE
                wrote, worked = fill(store, folder, done, upto)
                spent = wrote + worked
                total = total + spent
                n = (upto - done) * PER_ARTICLE
                print(
                    f"{size} statements: {n / spent.clock:.0f} a second from the size before on (writing {n / wrote.clock:.0f}, "
                    f"working out {n / worked.clock:.0f}); {spent}; the loader held at most {peak_mib()} MiB",
                    flush=True,
                )
                done = upto
                updates.append(_update(store, folder, size))
                u = updates[-1]
                print(
                    f"  an update of 30 articles: {u.clock * 1000:.0f} ms, {u.processor * 1000:.0f} ms of processor time"
                )
            first, last = updates[0], updates[-1]
            print(
                f"an update at the largest against the smallest size: {last.clock / first.clock:.2f} times on the clock, "
                f"{last.processor / first.processor:.2f} times in processor time"
            )
            if not bounded:
                return
            with own_server(Path(name) / "bare") as target:
                schema.prepare(target)
                least, elements = bare(store, target, Path(name) / "bare")
        print(
            f"bound: {elements} elements in {least}; the load took {total}: {least.clock / total.clock:.2f} of the bound on the "
            f"clock, {least.processor / total.processor:.2f} in processor time"
        )


def _update(store: Store, folder: Path, size: int) -> Spent:
    """The median of what thirty articles about new cases of the one agency cost, of nine times after a first."""
    found = []
    for k in range(10):
        first = 10**8 + 10 * size + 40 * k
        wrote, worked = fill(store, folder, first, first + 30)
        found.append(wrote + worked)
    return Spent(*(median(getattr(s, f) for s in found[1:]) for f in ("clock", "here", "neo4j")))


if __name__ == "__main__":
    main(
        [int(a) for a in sys.argv[1:] if a.isdigit()] or [10_000, 100_000],
        bounded="--no-bound" not in sys.argv,
    )
