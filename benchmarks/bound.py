"""Loading against the bound of a plain driver, and against other writers; both sides in turn, in one run.

Run ``python -m benchmarks.bound 10000 5``: so many statements, so many turns. Each turn loads documents whose statements
were made beforehand, and then lets a plain driver create the very same nodes and relationships with ``UNWIND``; medians of
the ratios are printed, since other work on the machine changes the speed of both. With ``--peers`` (and ``pip install
rdflib-neo4j neo4j-graphrag``, which are no dependencies) these write the plain triples of the same view in every turn.
"""

from __future__ import annotations

import asyncio
import importlib
import io
import sys
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measuring import Spent, measured
from benchmarks.server import own_server
from benchmarks.store import BATCH, PER_ARTICLE, WIPE, article, bare
from cryptoreg.graph import rdf, refresh, schema
from cryptoreg.graph.lease import writer
from cryptoreg.graph.store import Store
from cryptoreg.graph.write import write
from cryptoreg.ontology.statements import Extracted

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def load(store: Store, documents: list[Extracted]) -> None:
    """Write documents and work out facts and view."""
    with writer(store) as lease:
        step = BATCH // PER_ARTICLE
        for n in range(0, len(documents), step):
            write(store, lease, documents[n : n + step], NOW)
        refresh.refresh(store, lease, NOW)


def size(store: Store) -> int:
    """How many nodes and relationships a store holds."""
    return sum(
        int(store.read(q)[0]["n"])
        for q in ("MATCH (n) RETURN count(n) AS n", "MATCH ()-[r]->() RETURN count(r) AS n")
    )


def with_rdflib_neo4j(store: Store, turtle: bytes) -> int:
    """The peer that writes RDF through an rdflib store, in batches."""
    module = importlib.import_module("rdflib_neo4j")
    rdflib = importlib.import_module("rdflib")
    endpoint = store.endpoint
    auth = {
        "uri": endpoint.uri, "database": "neo4j", "user": endpoint.user, "pwd": endpoint.password,
    }  # fmt: skip
    config = module.Neo4jStoreConfig(
        auth_data=auth, handle_vocab_uri_strategy=module.HANDLE_VOCAB_URI_STRATEGY.IGNORE, batching=True
    )
    graph = rdflib.Graph(store=module.Neo4jStore(config=config))
    graph.parse(data=turtle, format="turtle")
    graph.close(True)
    return size(store)


def with_graphrag(store: Store, target: Store) -> int:
    """The peer that writes what was extracted from texts: neo4j-graphrag's ``Neo4jWriter``.

    Nodes only: for relationships it calls ``apoc.merge.relationship``, and the embedded server has no APOC.
    """
    neo4j = importlib.import_module("neo4j")
    types = importlib.import_module("neo4j_graphrag.experimental.components.types")
    writers = importlib.import_module("neo4j_graphrag.experimental.components.kg_writer")
    rows = store.read("MATCH (e:Entity) RETURN e.id AS id, labels(e)[-1] AS label, properties(e) AS p")
    nodes = [types.Neo4jNode(id=r["id"], label=r["label"], properties=_plain(r["p"])) for r in rows]
    graph = types.Neo4jGraph(nodes=nodes, relationships=[])
    endpoint = target.endpoint
    with neo4j.GraphDatabase.driver(endpoint.uri, auth=(endpoint.user, endpoint.password)) as driver:
        began = time.monotonic()
        asyncio.run(writers.Neo4jWriter(driver).run(graph))
        TOOK["neo4j-graphrag"] = time.monotonic() - began
    return size(target)


TOOK: dict[str, float] = {}


def _plain(properties: dict[str, Any]) -> dict[str, Any]:
    return {k: str(v) if hasattr(v, "iso_format") else v for k, v in properties.items() if k != "id"}


def main(statements: int, turns: int, peers: bool) -> None:
    """Print the ratio of every turn and the medians."""
    documents = [article(n) for n in range(statements // PER_ARTICLE)]
    said = sum(len(d.statements) for d in documents)
    ratios: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="cryptoreg-bench-") as name:
        ours, theirs = Path(name) / "ours", Path(name) / "theirs"
        with own_server(ours) as store, own_server(theirs) as target:
            for turn in range(-1, turns):  # a first one warms both servers up
                for each in (store, target):
                    each.run_schema(WIPE)
                    schema.prepare(each)
                spent = Spent()
                with measured(spent, ours):
                    load(store, documents)
                least, elements = bare(store, target, theirs)
                if turn < 0:
                    continue
                ratios["the bound, on the clock"].append(least.clock / spent.clock)
                ratios["the bound, in processor time"].append(least.processor / spent.processor)
                print(
                    f"turn {turn + 1}: {said / spent.clock:.0f} statements/s, {elements / spent.clock:.0f} elements/s, {spent}; "
                    f"bound {elements / least.clock:.0f} elements/s, {least}; ratio {least.clock / spent.clock:.2f}, "
                    f"in processor time {least.processor / spent.processor:.2f}",
                    flush=True,
                )
                if peers:
                    _peers(store, target, size(store) / spent.clock, ratios)
    for what, found in ratios.items():
        print(f"against {what}: median {median(found):.2f}, from {min(found):.2f} to {max(found):.2f}")


def _peers(store: Store, target: Store, mine: float, ratios: dict[str, list[float]]) -> None:
    """Elements per second of ours against theirs, each on what it writes of the same view."""
    turtle = io.BytesIO()
    rdf.export(store, rdf.Format.TURTLE, turtle)
    target.run_schema(WIPE)
    elements = with_graphrag(store, target)
    ratios["neo4j-graphrag"].append(mine / (elements / TOOK["neo4j-graphrag"]))
    target.run_schema(WIPE)
    began = time.monotonic()
    elements = with_rdflib_neo4j(target, turtle.getvalue())
    ratios["rdflib-neo4j"].append(mine * (time.monotonic() - began) / elements)


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()] or [10_000, 5]
    main(numbers[0], numbers[1], "--peers" in sys.argv)
