"""Every query of a load goes through an index, even as it is planned on an empty graph.

Neo4j plans by its statistics, and keeps the plan for a while: what is planned as a scan while there is nothing takes
quadratic time when the first large load has come in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from neo4j._sync.work.transaction import TransactionBase

from cryptoreg.graph import lease as leases
from cryptoreg.graph.store import Store
from cryptoreg.graph.write import write
from cryptoreg.ontology.statements import Extracted
from tests.conftest import NOW
from tests.graph.saying import cited, put

SCANS = (
    "NodeIndexScan",
    "NodeByLabelScan",
    "AllNodesScan",
    "UnionNodeByLabelsScan",
    "DirectedRelationshipTypeScan",
)
SMALL = ("Decision", "Profile", "Lease")
"""Labels with few nodes, which may be read as a whole."""


def _scans(plan: dict[str, Any]) -> Iterator[str]:
    if plan["operatorType"].partition("@")[0] in SCANS:
        yield str(plan["args"].get("Details"))
    for child in plan.get("children", ()):
        yield from _scans(child)


def said(name: str, cik: str) -> Extracted:
    return cited(
        name,
        {
            "sec": {"type": "Regulator", "name": "SEC", "wikidata": "Q953944"},
            "firm": {"type": "Firm", "name": "Coinvale", "cik": cik},
            "court": {"type": "Court", "name": "D.D.C."},
            "docket": {"type": "Proceeding", "court": "@court", "docketNumber": "1:23-cv-01599"},
            "case": {
                "type": "Lawsuit",
                "plaintiff": "@sec",
                "defendant": "@firm",
                "hasProceeding": "@docket",
            },
            "ask": {"type": "Motion", "filedIn": "@case", "relief": "stay", "filedOn": "2025-02-10"},
            "stay": {"type": "Order", "enteredIn": "@case", "relief": "stay", "outcome": "granted"},
        },
    )


def scanned(store: Store, queries: dict[str, Any]) -> dict[str, list[str]]:
    """The queries that would scan a label or an index as they are planned now."""
    store.run_schema("CALL db.prepareForReplanning(60)")
    found = {}
    for query, parameters in queries.items():
        explain = f"EXPLAIN {query}"
        plan = store.write(lambda tx, q=explain, p=parameters: tx.run(q, p).consume().plan)  # type: ignore[misc]
        scans = [s for s in _scans(plan) if not any(f":{label}" in s for label in SMALL)]
        if scans:
            found[query] = scans
    return found


def test_no_query_of_a_load_is_planned_as_a_scan(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    queries: dict[str, Any] = {}
    run = TransactionBase.run

    def noted(self: TransactionBase, query: Any, parameters: Any = None, **more: Any) -> Any:
        queries.setdefault(str(query), {**(parameters or {}), **more})
        return run(self, query, parameters, **more)

    monkeypatch.setattr(TransactionBase, "run", noted)
    put(store, said("one", "0000000007"))
    put(store, cited("one", {"firm": {"type": "Firm", "name": "Other", "cik": "0000000007"}}))
    monkeypatch.undo()
    assert len(queries) > 40
    store.run_schema("MATCH (n) WHERE NOT n:Meta CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
    assert scanned(store, queries) == {}
    # What is written and not yet worked out has no canonical ids, so that "has one" looks like the better filter.
    with leases.writer(store) as lease:
        write(store, lease, [said(f"doc{n}", "0000000008") for n in range(60)], NOW)
    assert scanned(store, queries) == {}
