"""Briefs and curated facts that speak of one event meet in one node, with the sources of both."""

from __future__ import annotations

import json

import pytest

from cryptoreg.graph.store import Store
from tests.conftest import ROOT

BRIEFS = sorted((ROOT / "seeds" / "briefs").glob("*.txt"))


def test_there_are_briefs_of_many_kinds_each_with_its_sidecar() -> None:
    assert len(BRIEFS) >= 12
    for path in BRIEFS:
        told = json.loads(path.with_suffix("").with_suffix(".meta.json").read_text())
        assert told["url"].endswith(f"/{path.stem}")
        assert told["licence"] == "CC-BY-4.0"
        assert path.read_text().startswith(told["title"] + "\n\n")


@pytest.mark.parametrize(
    ("brief", "curated"),
    [
        ("two-months-of-quiet", "sec-v-binance/order-stay"),
        ("two-months-of-quiet", "sec-v-binance/complaint"),
        ("joint-motion", "sec-v-binance/motion-stay"),
        ("judge-pauses-sun-case", "sec-v-sun/order-stay"),
        ("judge-pauses-sun-case", "sec-v-sun/motion-stay"),
        ("a-case-walks-away", "sec-v-coinbase/dismissal"),
        ("a-case-walks-away", "sec-v-coinbase/order-stay"),
        ("notice-on-an-exchange-case", "sec-v-payward/dismissal"),
        ("notice-on-an-exchange-case", "sec-v-payward/complaint"),
        ("docket-sheet-kentucky", "kentucky-v-sec/order-stay"),
        ("the-pendulum", "sec-v-binance/dismissal"),
        ("a-group-for-crypto", "task-forces/crypto-task-force-formed"),
        ("four-closings-in-a-week", "investigations/opensea-investigation-closed"),
        ("four-closings-in-a-week", "investigations/robinhood-investigation-closed"),
        ("four-closings-in-a-week", "investigations/gemini-investigation-closed"),
        ("four-closings-in-a-week", "investigations/uniswap-investigation-closed"),
        ("ripple-in-five-dates", "sec-v-ripple/complaint"),
        ("ripple-in-five-dates", "sec-v-ripple/order-abeyance"),
        ("ripple-in-five-dates", "sec-v-ripple/dismissal"),
        ("four-months", "us-v-zhao-binance/sentence"),
        ("four-months", "us-v-zhao-binance/plea"),
        ("a-signature-on-stablecoins", "laws/genius-signed"),
        ("client-note-on-custody", "rules-and-guidance/sab-122-issued"),
    ],
)  # fmt: skip
def test_a_brief_and_a_curated_fact_meet_in_one_node(seeded: Store, brief: str, curated: str) -> None:
    rows = seeded.read(
        "MATCH (s:Statement {predicate: 'curatedId', value: $curated}) MATCH (l:Local {id: s.subject_id}) "
        "WITH DISTINCT l.canonical AS id "
        "MATCH (f:Fact {subject_id: id, predicate: 'type'})-[:SUPPORTED_BY]->(s:Statement) "
        "MATCH (d:Document {id: s.document}) RETURN collect(DISTINCT d.url) AS urls, collect(DISTINCT d.kind) AS kinds",
        {"curated": curated},
    )
    assert f"https://w3id.org/cryptoreg/seeds/briefs/{brief}" in rows[0]["urls"]
    assert len(rows[0]["urls"]) >= 2
