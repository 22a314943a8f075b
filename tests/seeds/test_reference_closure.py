"""Every fact that was gathered is in the graph, under the id that the facts files give it."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from cryptoreg.graph.store import Store
from tests.conftest import ROOT


def references_in(store: Store) -> set[str]:
    rows = store.read(
        "MATCH (e:Entity) WHERE e.reference IS NOT NULL UNWIND e.reference AS r RETURN DISTINCT r"
    )
    return {row["r"] for row in rows}


def references_in_seeds() -> set[str]:
    found = set()
    for path in sorted((ROOT / "seeds").rglob("*.yaml")):
        data = yaml.load(path.read_text(), yaml.BaseLoader)
        if "case" in data:
            found.add(data["case"]["reference"])
        for entry in (*data.get("events", ()), *data.get("things", ())):
            if "reference" in entry:
                found.add(entry["reference"])
    return found


def test_no_case_or_event_of_the_facts_files_is_missing(seeded: Store, shared: Path) -> None:
    facts = [
        *json.loads((shared / "facts/cases.json").read_text()),
        *json.loads((shared / "facts/events.json").read_text()),
    ]
    assert len(facts) == 116
    assert {f["id"] for f in facts} - references_in(seeded) == set()


def test_every_reference_of_the_seeds_is_in_the_graph_and_no_other(seeded: Store) -> None:
    assert references_in(seeded) == references_in_seeds()
    assert len(references_in_seeds()) == 116


def test_a_reference_of_a_case_is_that_of_one_lawsuit(seeded: Store) -> None:
    rows = seeded.read(
        "MATCH (l:Lawsuit) WHERE l.reference IS NOT NULL RETURN l.reference AS refs, l.label AS label"
    )
    refs = [r for row in rows for r in row["refs"]]
    assert len(refs) == len(set(refs)) == len(rows) == 38


def test_no_dated_event_of_a_case_is_missing(seeded: Store, shared: Path) -> None:
    """What has a source or a mark of support is there on its day; what is unverified is not."""
    missing = []
    for case in json.loads((shared / "facts/cases.json").read_text()):
        rows = seeded.read(
            "MATCH (l:Lawsuit)<-[:FILED_IN|ENTERED_IN|ENDS|IN_CASE]-(e:Event) WHERE $ref IN l.reference "
            "RETURN collect(DISTINCT e.date) AS dates",
            {"ref": case["id"]},
        )
        missing += [
            (case["id"], event["date"], event["type"])
            for event in case["events"]
            if event["support"] != "unverified" and event["date"] not in rows[0]["dates"]
        ]
    assert missing == []


def test_a_docket_number_that_no_page_tells_is_said_by_the_curator_alone(seeded: Store, shared: Path) -> None:
    for case in json.loads((shared / "facts/cases.json").read_text()):
        support = case["field_support"]["docket_number"]["support"]
        rows = seeded.read(
            "MATCH (l:Lawsuit)-[:HAS_PROCEEDING]->(p) WHERE $ref IN l.reference "
            "OPTIONAL MATCH (f:Fact {subject_id: p.id, predicate: 'docketNumber'})-[:SUPPORTED_BY]->(s) "
            "OPTIONAL MATCH (d:Document {id: s.document}) RETURN p.docket_number AS n, d.title AS title, d.tier AS tier",
            {"ref": case["id"]},
        )
        assert rows, case["id"]
        if support in ("unverified", "not_found"):
            told = [r for r in rows if r["n"] is not None]
            assert all(r["title"] == "cryptoreg seeds" for r in told), (case["id"], told)
        else:
            assert any(r["n"] is not None for r in rows), case["id"]
