"""What a model proposes becomes a record only where the text bears it out; all else is counted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptoreg.loaders.llm.client import ChatClient
from cryptoreg.loaders.llm.propose import PASSAGE_CHARS, Budget, Model, passages
from cryptoreg.loaders.llm.verify import Drop, DroppedError, Verifier
from cryptoreg.loaders.text.extraction import Extraction, extract
from cryptoreg.loaders.text.records import FactRecord, records
from cryptoreg.loaders.text.statements import statements
from cryptoreg.ontology.statements import Document, check, document_id
from tests.loaders.llm.conftest import Server

PUBLISHED = date(2025, 2, 14)
TEXT = """A week in court

Kraken watched from afar as Coinbase trounced the SEC before a jury on February 10, 2025. The spoils came to $3 million.

The SEC may yet trounce Coinbase. A dozen years ago the SEC was smaller.
"""
GOOD: dict[str, Any] = {
    "type": "ruling", "subject": None, "object": "Coinbase", "case": None, "date": "2025-02-10", "duration_days": None,
    "amount_usd": None, "modality": "asserted", "attributed_to": None,
    "quote": "Coinbase trounced the SEC before a jury on February 10, 2025",
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract(TEXT, PUBLISHED)


def model(server: Server, cache: Path | None = None, requests: int = 10, timeout_s: float = 5) -> Model:
    return Model(ChatClient(server.url, "small", timeout_s=timeout_s), cache, Budget(requests, 60))


def printed(extraction: Extraction) -> list[FactRecord]:
    return [r for r in records("a.txt", extraction) if r.type != "entity"]


def test_what_the_text_bears_out_becomes_a_record(server: Server, found: Extraction) -> None:
    server.give(GOOD)
    asked = model(server)
    [record] = printed(asked.propose(found, PUBLISHED))
    assert (record.type, record.object, record.date) == ("ruling", "Coinbase", "2025-02-10")
    assert TEXT[record.start : record.end] == record.quote == GOOD["quote"]
    assert record.rule == "model small"
    assert asked.report.lines() == [
        "model: 1 records proposed, 1 kept, 0 dropped; 1 requests, 0 from the cache"
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "Coinbase trounced the SEC before a jury on February 11, 2025"}, Drop.QUOTE),
        ({"quote": "coinbase trounced the SEC"}, Drop.QUOTE),
        ({"quote": ""}, Drop.QUOTE),
        ({"quote": None}, Drop.QUOTE),
        ({"quote": TEXT * 10}, Drop.QUOTE),
        ({"type": "celebration"}, Drop.TYPE),
        ({"type": ["ruling"]}, Drop.TYPE),
        ({"modality": "certain"}, Drop.TYPE),
        ({"modality": {}}, Drop.TYPE),
        ({"object": "Binance"}, Drop.NAME),
        ({"object": 7}, Drop.NAME),
        ({"attributed_to": "Reuters"}, Drop.NAME),
        ({"object": None}, Drop.NOBODY),
        ({"case": "SEC v. Binance"}, Drop.CASE),
        ({"case": 1}, Drop.CASE),
        ({"date": "2025-02-11"}, Drop.DATE),
        ({"date": "yesterday"}, Drop.DATE),
        ({"date": "2025-0"}, Drop.DATE),
        ({"amount_usd": 4_000_000}, Drop.NUMBER),
        ({"amount_usd": "3000000"}, Drop.NUMBER),
        ({"amount_usd": float("nan")}, Drop.NUMBER),
        ({"amount_usd": 10**400}, Drop.NUMBER),
        ({"duration_days": 60}, Drop.NUMBER),
        ({"quote": "The SEC may yet trounce Coinbase", "date": None}, Drop.SOFTER),
        ({"type": "allegation", "subject": "SEC", "date": None}, Drop.SOFTER),
    ],
)  # fmt: skip
def test_what_the_text_does_not_bear_out_is_dropped_and_counted(
    server: Server, found: Extraction, change: dict[str, Any], reason: Drop
) -> None:
    server.give({**GOOD, **change})
    asked = model(server)
    assert printed(asked.propose(found, PUBLISHED)) == []
    assert dict(asked.report.dropped) == {reason.value: 1}


def test_less_precise_than_the_text_is_right(server: Server, found: Extraction) -> None:
    server.give({**GOOD, "date": "2025-02", "amount_usd": 3_000_000})
    [record] = printed(model(server).propose(found, PUBLISHED))
    assert record.date == "2025-02-10"
    assert record.amount_usd == 3_000_000


def test_what_is_thought_comes_out_as_a_thought(server: Server, found: Extraction) -> None:
    quote = "A dozen years ago the SEC was smaller"
    server.give({**GOOD, "type": "speculation", "modality": "speculated", "object": None, "subject": "the SEC",
                 "date": None, "quote": quote})  # fmt: skip
    [record] = printed(model(server).propose(found, PUBLISHED))
    assert (record.type, record.modality, record.subject) == ("speculation", "speculated", "SEC")


def test_what_the_rules_found_is_not_told_twice(server: Server) -> None:
    text = "T\n\nThe SEC sued Kraken in May 2023."
    server.give({**GOOD, "type": "case_filed", "subject": "SEC", "object": "Kraken", "date": None,
                 "quote": "SEC sued Kraken"})  # fmt: skip
    asked = model(server)
    assert printed(asked.propose(extract(text, PUBLISHED), PUBLISHED)) == []
    assert dict(asked.report.dropped) == {Drop.KNOWN.value: 1}


@pytest.mark.parametrize(
    "reply", ["I am sorry, I cannot do that.", "", "{", "null", "3", '{"records": {}}', "[" * 50_000]
)
def test_a_reply_that_is_no_json_is_counted(server: Server, found: Extraction, reply: str) -> None:
    server.answer = lambda h: h.reply(reply)
    asked = model(server)
    assert printed(asked.propose(found, PUBLISHED)) == []
    assert asked.report.failed.total() == 1


@pytest.mark.parametrize("junk", [[None], [1], ["x"], [[]], [{}], [{"type": "ruling"}], [{"quote": []}]])
def test_records_of_any_shape_are_dropped(server: Server, found: Extraction, junk: list[Any]) -> None:
    server.give(*junk)
    asked = model(server)
    assert printed(asked.propose(found, PUBLISHED)) == []
    assert asked.report.dropped.total() == 1


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(list(GOOD)),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
        | st.sampled_from(["SEC", "Coinbase", "ruling", "case_filed", "asserted", "denied", "planned", "2025", TEXT[17:60]])
        | st.lists(st.text(max_size=3), max_size=2),
        max_size=10,
    )
)  # fmt: skip
def test_whatever_is_proposed_gives_valid_statements_or_a_reason(change: dict[str, Any]) -> None:
    extraction = extract(TEXT, PUBLISHED)
    verifier = Verifier.of(extraction, PUBLISHED, "model x")
    try:
        event = verifier.event({**GOOD, **change}, 0, len(TEXT))
    except DroppedError:
        return
    document = Document(document_id(text=TEXT), text=TEXT)
    extraction.events[:] = [event]
    check(document, list(statements(document, extraction)))


def test_a_server_that_never_answers_costs_a_bounded_time_and_is_given_up(server: Server) -> None:
    server.answer = server.never
    asked = model(server, timeout_s=0.2)
    text = "T\n\n" + "\n".join("The SEC sued Kraken. " * 280 for _ in range(4))
    asked.propose(extract(text, PUBLISHED), PUBLISHED)
    assert asked.report.requests == 3
    assert asked.report.failed == {"no complete reply within 0.2 seconds": 3}
    assert asked.report.not_asked == len(list(passages(text))) - 3
    assert "budget is spent or the server fails" in asked.report.lines()[-1]


def test_the_budget_of_requests_is_kept(server: Server, found: Extraction) -> None:
    asked = model(server, requests=1)
    asked.propose(found, PUBLISHED)
    asked.propose(extract(TEXT + "More.\n", PUBLISHED), PUBLISHED)
    assert len(server.asked) == 1
    assert asked.report.not_asked == 1


def test_the_same_text_is_asked_about_once(server: Server, found: Extraction, tmp_path: Path) -> None:
    server.give(GOOD)
    first = printed(model(server, tmp_path).propose(found, PUBLISHED))
    again = model(server, tmp_path)
    assert printed(again.propose(found, PUBLISHED)) == first
    assert (again.report.requests, again.report.cached, len(server.asked)) == (0, 1, 1)
    other = Model(ChatClient(server.url, "large"), tmp_path, Budget(5, 60))
    other.propose(found, PUBLISHED)
    assert len(server.asked) == 2, "another model is asked itself"


def test_a_broken_cache_is_asked_anew_and_nonsense_is_not_kept(
    server: Server, found: Extraction, tmp_path: Path
) -> None:
    server.answer = lambda h: h.reply("no json")
    model(server, tmp_path).propose(found, PUBLISHED)
    assert list(tmp_path.iterdir()) == []
    server.give(GOOD)
    model(server, tmp_path).propose(found, PUBLISHED)
    [kept] = tmp_path.iterdir()
    kept.write_text("broken")
    assert len(printed(model(server, tmp_path).propose(found, PUBLISHED))) == 1
    assert json.loads(kept.read_text())["reply"]


@given(st.text(alphabet="ab\n", max_size=400), st.integers(1, 50))
def test_passages_are_the_text(text: str, limit: int) -> None:
    cut = list(passages(text, limit))
    assert "".join(text[a:b] for a, b in cut) == text
    assert all(0 < b - a <= limit for a, b in cut)


def test_a_quote_must_stand_in_the_passage_that_was_shown(server: Server) -> None:
    text = "T\n\n" + "Nothing of note happened here today.\n" * 170 + TEXT
    assert len(text) > PASSAGE_CHARS
    server.answer = lambda h: h.reply(
        json.dumps({"records": [GOOD] if "trounced" not in h.body["messages"][1]["content"] else []})
    )
    asked = model(server)
    assert printed(asked.propose(extract(text, PUBLISHED), PUBLISHED)) == []
    assert asked.report.dropped == {Drop.QUOTE.value: 1}
