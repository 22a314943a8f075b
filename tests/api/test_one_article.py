"""The article that the project began from, alone in the graph; and a brief of ours that says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from cryptoreg.api.loading import load
from cryptoreg.api.questions import answer
from cryptoreg.graph.store import Store
from tests.conftest import NOW, ROOT

HEADLINE = "which cases were stayed after the task force was formed"


@pytest.mark.parametrize("which", ["brief", "article"])
def test_one_article_alone_is_answered_truthfully(
    store: Store, which: str, request: pytest.FixtureRequest
) -> None:
    path = ROOT / "seeds" / "briefs" / "joint-motion.txt"
    if which == "article":
        shared: Path = request.getfixturevalue("shared")
        path = shared / "evaluation" / "extraction" / "seed" / "00.txt"
    load(store, [path], now=NOW)
    result = answer(store, HEADLINE)
    assert result.status == "none"
    assert result.answers == []
    (asked,) = result.also
    assert asked.label == "SEC v. Binance"
    assert "a stay was asked for" in (asked.why or "")
    assert any(p.quote and "motion" in p.quote for p in asked.proof)


@pytest.mark.parametrize("which", ["brief", "article"])
def test_everything_that_the_article_says_is_in_the_graph_with_its_modality(
    store: Store, which: str, request: pytest.FixtureRequest
) -> None:
    path = ROOT / "seeds" / "briefs" / "joint-motion.txt"
    if which == "article":
        path = request.getfixturevalue("shared") / "evaluation" / "extraction" / "seed" / "00.txt"
    load(store, [path], now=NOW)

    def ask(query: str) -> list[dict[str, object]]:
        return store.read(query)

    motions = ask(
        "MATCH (m:Motion)-[:FILED_IN]->(c:Lawsuit) MATCH (m)-[:MOVANT]->(a) RETURN m.id AS id, c.label AS c, m.duration_days AS d, m.motion_form AS f, m.basis AS b, collect(a.label) AS movants"
    )
    assert len(motions) == 1
    assert {*motions[0]["movants"]} == {"Binance", "SEC"}  # type: ignore[misc]
    assert (motions[0]["c"], motions[0]["d"], motions[0]["f"], motions[0]["b"]) == (
        "SEC v. Binance",
        60,
        ["joint"],
        "asserted",
    )
    assert ask("MATCH (:Motion)-[:GROUND]->(t:TaskForce) RETURN t.label AS t") == [
        {"t": "SEC Crypto Task Force"}
    ]
    assert ask(
        "MATCH (c:Complaint)-[:FILED_BY]->(s), (c)-[:AGAINST]->(b) RETURN s.label AS s, b.label AS b, c.date AS d"
    ) == [{"s": "SEC", "b": "Binance", "d": "2023-06"}]
    alleged = ask(
        "MATCH (a:Allegation)-[:ACCUSED]->(x) OPTIONAL MATCH (a)-[:ACCUSER]->(w) RETURN x.label AS x, a.basis AS b, w.label AS w ORDER BY x"
    )
    assert [(r["x"], r["b"], r["w"]) for r in alleged] == [("Binance", "alleged", "SEC")] * 3 + [
        ("unnamed firms", "alleged", "SEC")
    ]
    reviewed = ask(
        "MATCH (i:Intention {basis: 'reported'})-[:SPEAKER]->(s) RETURN s.label AS s, i.attributed_to AS by"
    )
    assert reviewed == [{"s": "SEC", "by": ["Reuters"]}]
    assert ask("MATCH (i:Intention {basis: 'planned'})-[:SPEAKER]->(s:Person) RETURN s.label AS s") == [
        {"s": "Donald Trump"}
    ]
    assert len(ask("MATCH (s:Speculation) RETURN s")) >= 3
    assert {
        a
        for r in ask("MATCH (s:Speculation) WHERE s.attributed_to IS NOT NULL RETURN s.attributed_to AS a")
        for a in r["a"]
    } >= {"SEC and Binance"}  # type: ignore[attr-defined]
    assert ask(
        "MATCH (p:PolicyShift {basis: 'asserted'})-[:EARLIER_UNDER]->(a:Administration) RETURN a.label AS a"
    ) == [{"a": "Democratic administration"}]
    assert len(ask("MATCH (n:Negotiation)-[:PARTICIPANT]->(p) RETURN p")) == 2
    assert ask("MATCH (s:Stay) RETURN s") == []
    assert ask("MATCH (o:Order) RETURN o") == []
