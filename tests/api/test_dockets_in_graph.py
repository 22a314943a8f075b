"""A docket alone answers the headline question, with the order's entry as proof."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cryptoreg.api.loading import load
from cryptoreg.api.questions import answer
from cryptoreg.api.questions.saved import run_saved
from cryptoreg.graph.store import Store
from tests.conftest import NOW, ROOT
from tests.loaders.dockets import cases

HEADLINE = "which cases were stayed after the task force was formed"
COUNTS = """
MATCH (c:Lawsuit) WITH count(c) AS cases
MATCH (p:Proceeding) WITH cases, count(p) AS dockets
OPTIONAL MATCH (s:Stay) WITH cases, dockets, count(s) AS stays
OPTIONAL MATCH (m:Motion) WITH cases, dockets, stays, count(m) AS motions
OPTIONAL MATCH (o:Order) RETURN cases, dockets, stays, motions, count(o) AS orders
"""


def rows(store: Store, query: str) -> list[dict[str, Any]]:
    return store.read(query)


def test_the_stay_of_a_docket_is_found_with_its_order_as_proof(store: Store, tmp_path: Path) -> None:
    report = cases.write(tmp_path, "docket.json", cases.juriscraper())
    load(store, [ROOT / "seeds" / "world" / "task-forces.yaml", report], now=NOW)
    result = answer(store, HEADLINE)
    assert result.status == "answered"
    assert [a.label for a in result.answers] == ["SEC v. Acme Exchange"]
    quotes = [p.quote or "" for p in result.answers[0].proof]
    assert any("ORDER granting 210 Joint Motion to Stay" in q for q in quotes)


def test_motion_opposition_order_stay_and_dismissal_hang_together(store: Store, tmp_path: Path) -> None:
    load(store, [cases.write(tmp_path, "docket.json", cases.juriscraper())], now=NOW)
    assert rows(
        store,
        "MATCH (s:Stay)-[:ORDERED_BY]->(o:Order)-[:DECIDES]->(m:Motion)<-[:RESPONDS_TO]-(r:Opposition) "
        "RETURN o.entry_number AS o, m.entry_number AS m, r.entry_number AS r, s.began AS began, s.stated_end AS ends",
    ) == [{"o": "212", "m": "210", "r": "211", "began": "2025-02-13", "ends": "2025-04-14"}]
    assert rows(
        store, "MATCH (d:Dismissal)-[:ENDS]->(c:Lawsuit) RETURN c.label AS c, d.with_prejudice AS p"
    ) == [{"c": "SEC v. Acme Exchange", "p": True}]
    assert rows(
        store, "MATCH (m:Motion)-[:MOVANT]->(a) RETURN a.label AS a ORDER BY a"
    ) == [{"a": "Acme Exchange, Inc."}, {"a": "SEC"}]  # fmt: skip
    linked = rows(store, "MATCH (f:Fact {predicate: 'decides'}) RETURN f.rule AS rule, size(f.premises) AS n")
    assert linked == [{"rule": "answers@1", "n": 2}]


@pytest.mark.parametrize("order", [("docket", "entries"), ("entries", "docket")])
def test_entries_and_docket_of_courtlistener_meet_in_any_order(
    store: Store, tmp_path: Path, order: tuple[str, str]
) -> None:
    files = {
        "docket": cases.write(tmp_path, "docket.json", cases.docket_row()),
        "entries": cases.write(tmp_path, "entries.json", cases.webhook(cases.entry_rows())),
    }
    for name in order:
        load(store, [files[name]], now=NOW)
    assert rows(store, "MATCH (s:Stay)-[:STAYS]->(c:Lawsuit) RETURN c.label AS c") == [
        {"c": "SEC v. Acme Exchange"}
    ]
    assert rows(store, COUNTS) == [{"cases": 1, "dockets": 1, "stays": 1, "motions": 1, "orders": 2}]


def test_one_docket_in_several_formats_is_one_case_with_one_of_each_event(
    store: Store, tmp_path: Path
) -> None:
    load(store, [cases.write(tmp_path, "docket.json", cases.juriscraper())], now=NOW)
    first = rows(store, COUNTS)
    load(
        store,
        [
            cases.write(tmp_path, "notice.txt", cases.NOTICE_TEXT),
            cases.write(tmp_path, "docket.xml", cases.ARCHIVE),
            cases.write(tmp_path, "search.json", cases.page([cases.search_row()])),
            cases.write(tmp_path, "feed.xml", cases.FEED),
            cases.write(tmp_path, "row.json", cases.docket_row()),
            cases.write(tmp_path, "entries.json", cases.page(cases.entry_rows())),
        ],
        now=NOW,
    )
    assert rows(store, COUNTS) == first == [{"cases": 1, "dockets": 1, "stays": 1, "motions": 1, "orders": 2}]
    ending = run_saved(store, "ending", date(2025, 4, 1), 30).rows
    assert sorted((r["what"], r["case"], r["ends"], r["by"]) for r in ending) == [
        ("deadline", "SEC v. Acme Exchange", "2025-04-14", "Joint status report due"),
        ("stay", "SEC v. Acme Exchange", "2025-04-14", "stay 2025-02-13"),
    ]


def test_loading_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    report = cases.write(tmp_path, "docket.json", cases.juriscraper())
    load(store, [report], now=NOW)
    again = load(store, [report], now=NOW)
    assert (
        again.written.added,
        again.written.closed,
        again.refreshed.facts_added,
        again.refreshed.facts_removed,
    ) == (0, 0, 0, 0)


@pytest.mark.parametrize("order", ["old new", "new old", "old new old"])
def test_of_an_entry_whose_words_the_source_changed_the_last_wording_speaks(
    store: Store, tmp_path: Path, order: str
) -> None:
    row = cases.entry_rows()[2]
    words = str(row["description"])
    changed = {
        **row,
        "description": words.replace("Stay Case for 60 days", "Dismiss"),
        "date_modified": "2025-06-30T00:00:00-07:00",
    }
    files = {
        "old": cases.write(tmp_path, "alert.json", cases.webhook([row])),
        "new": cases.write(tmp_path, "page.json", cases.page([changed])),
    }
    for name in order.split():
        load(store, [files[name]], now=NOW)
    assert rows(store, "MATCH (m:Motion) RETURN m.relief AS relief, m.entry_number AS n") == [
        {"relief": ["dismissal"], "n": "210"}
    ]
    closed = rows(
        store,
        "MATCH (s:Statement {predicate: 'relief'}) RETURN s.value AS v, s.recorded_to IS NULL AS open ORDER BY v",
    )
    assert {"v": "dismissal", "open": True} in closed
    assert {"v": "stay", "open": True} not in closed


def test_a_stay_of_discovery_alone_says_that_it_is_one(store: Store, tmp_path: Path) -> None:
    docket = cases.juriscraper()
    docket["docket_entries"] = [
        {"document_number": "9", "date_filed": "2025-03-03", "description": "MOTION to Stay discovery by Acme Exchange, Inc."},
        {"document_number": "10", "date_filed": "2025-03-04", "description": "ORDER granting 9 Motion to Stay. Discovery is STAYED until June 2, 2025."},
    ]  # fmt: skip
    load(
        store,
        [cases.write(tmp_path, "d.json", docket)],
        now=NOW,
    )
    assert rows(store, "MATCH (s:Stay) RETURN s.scope_kind AS k, s.stated_end AS e") == [
        {"k": ["discovery"], "e": "2025-06-02"}
    ]


def test_a_denied_motion_makes_no_stay_and_an_extension_no_second_one(store: Store, tmp_path: Path) -> None:
    docket = cases.juriscraper()
    docket["docket_entries"] = [
        {"document_number": number, "date_filed": filed, "date_entered": filed, "description": text}
        for number, filed, text in (
            ("1", "2025-01-02", "MOTION to Stay by Acme Exchange, Inc."),
            ("2", "2025-01-09", "ORDER denying 1 Motion to Stay. Signed by Judge Ann B. Bee on 1/9/2025."),
            ("3", "2025-02-10", "JOINT MOTION to Stay for 60 days by All Parties"),
            ("4", "2025-02-13", "ORDER granting 3 Joint Motion to Stay. The case is stayed for 60 days. Signed by Judge Ann B. Bee on 2/13/2025."),
            ("5", "2025-04-11", "JOINT MOTION to Extend Stay by All Parties"),
            ("6", "2025-04-14", "ORDER granting 5 Motion to Extend Stay. The stay is extended through June 13, 2025."),
        )
    ]  # fmt: skip
    load(store, [cases.write(tmp_path, "d.json", docket)], now=NOW)
    assert rows(store, "MATCH (s:Stay) RETURN s.began AS b, s.stated_end AS e") == [
        {"b": "2025-02-13", "e": "2025-06-13"}
    ]
