"""Saved queries, completions, as-of and known-on, and the language model that writes Cypher on request."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from fastapi.testclient import TestClient

from cryptoreg.api.questions import SUGGESTIONS, Answer, answer
from cryptoreg.api.questions.modelled import by_model, unknown_names
from cryptoreg.api.questions.saved import SAVED, run_saved
from cryptoreg.api.questions.suggestions import complete
from cryptoreg.errors import NotFoundError
from cryptoreg.graph.sandbox import QuerySandbox
from cryptoreg.graph.store import Store
from cryptoreg.loaders.llm.client import ChatClient
from tests.api.question_set import World, span
from tests.conftest import ROOT

DAY = date(2025, 3, 1)


@pytest.mark.parametrize("name", sorted(SAVED))
def test_a_saved_query_runs_and_gives_rows(seeded: Store, name: str) -> None:
    about = {"firm": "Binance", "citations": None}.get(name)
    result = run_saved(seeded, name, date(2025, 3, 20), 45, date(2020, 1, 1), about)
    assert result.rows, result.cypher
    assert seeded.read(result.cypher, result.parameters)


def test_pending_cases_are_those_that_the_files_give(seeded: Store) -> None:
    open_then = {
        c.name
        for c in World(ROOT / "seeds").cases
        if (f := c.filed())
        and f[1] <= DAY
        and not any(
            (s := span(str(e.get("filed_on") or e.get("entered_on") or e.get("occurred_on") or "") or None)) and s[0] <= DAY
            for e in [*(e for e in c.of("Dismissal") if str(e.get("scope", "whole-case")) == "whole-case"), *c.of("Judgment", "ConsentJudgment", "DefaultJudgment", "AppellateDecision")]
        )
        and not c.of("Settlement")
    }  # fmt: skip
    rows = run_saved(seeded, "pending", DAY).rows
    assert open_then <= {r["case"] for r in rows}
    assert all(r["ended"] is None or r["ended"] > "2025-02" for r in rows)


def test_claims_come_with_denominators(seeded: Store) -> None:
    for row in run_saved(seeded, "pending-by-claim", DAY).rows:
        assert row["begun"] == row["pending"] + row["ended"]


def test_a_citation_is_in_bluebook_form(seeded: Store) -> None:
    rows = run_saved(seeded, "citations", DAY, about="SEC v. Binance").rows
    assert rows[0]["citation"] == "SEC v. Binance, No. 1:23-cv-01599 (D.D.C. filed June 5, 2023)"


def test_a_saved_query_that_is_not_there_is_named(seeded: Store) -> None:
    with pytest.raises(NotFoundError, match="pending"):
        run_saved(seeded, "nope", DAY)


@pytest.mark.parametrize("question", SUGGESTIONS)
def test_every_suggestion_is_answered(seeded: Store, question: str) -> None:
    result = answer(seeded, question)
    assert result.status == "answered", result.reading
    assert result.answers or result.value is not None


def test_completions_come_from_suggestions_names_and_words(seeded: Store) -> None:
    assert complete(seeded, "which cases were st")[0].startswith("which cases were stayed")
    assert any("Binance" in c for c in complete(seeded, "when was SEC v. Bina"))
    assert complete(seeded, "", 3) == SUGGESTIONS[:3]


def test_as_of_and_known_on_limit_what_counts(seeded: Store) -> None:
    question = "How many investigations did the SEC close in February 2025?"
    whole = answer(seeded, question)
    assert isinstance(whole.value, int)
    known = answer(seeded, question, known_on=date(2025, 3, 15))
    assert isinstance(known.value, int)
    assert known.value < whole.value  # one that ended in February was told in April
    early = answer(seeded, "Which cases were dismissed in 2025?", as_of=date(2025, 3, 1))
    assert {i.date for i in early.answers} == {"2025-02-27", "2025-02-28"}


def test_routes(client: TestClient) -> None:
    assert client.get("/suggest", params={"q": "who leads"}).json()
    assert {s["name"] for s in client.get("/desk").json()} == set(SAVED)
    result = client.get("/desk/firm", params={"about": "Coinbase"}).json()
    assert result["rows"]
    assert "MATCH" in result["cypher"]
    assert client.get("/desk/nope").status_code == 404
    asked = client.get(
        "/ask", params={"q": "Which cases were dismissed in 2025?", "as_of": "2025-03-01"}
    ).json()
    assert "As of 2025-03-01" in asked["reading"]


# ---------------------------------------------------------------- a language model, on request


@contextmanager
def _server(reply: str) -> Iterator[str]:
    """A local server that speaks the protocol and always says the same."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps({"choices": [{"message": {"content": reply}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            del format, args

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _asked(store: Store, reply: str) -> Answer:
    refused = answer(store, "Which of the zorbly lawsuits came before a jurisdictionally challenged flurble?")
    assert refused.status == "refused"
    with _server(reply) as url, closing(QuerySandbox(store)) as sandbox:
        return by_model(store, sandbox, ChatClient(url, "toy"), refused)


def test_a_model_may_write_cypher_where_the_grammar_refused(seeded: Store) -> None:
    reply = '```json\n{"cypher": "MATCH (l:Lawsuit) WHERE l.label = $name RETURN l.id, l.label", "parameters": {"name": "SEC v. Ripple"}}\n```'
    result = _asked(seeded, reply)
    assert result.status == "answered"
    assert result.source == "language model"
    assert [i.label for i in result.answers] == ["SEC v. Ripple"]
    assert result.answers[0].proof
    assert "language model" in result.reading


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("I would rather talk about the weather.", "no JSON"),
        ('{"cypher": "MATCH (l:Lawsuit) DETACH DELETE l"}', "not run"),
        ('{"cypher": "MATCH (l:Wizard) RETURN l.id"}', "Wizard"),
        ('{"cypher": "LOAD CSV FROM \'file:///etc/passwd\' AS l RETURN l"}', "not run"),
    ],
)
def test_what_a_model_may_not_do_stays_a_refusal(seeded: Store, reply: str, why: str) -> None:
    before = seeded.read("MATCH (n) RETURN count(n) AS n")
    result = _asked(seeded, reply)
    assert result.status == "refused"
    assert why in result.reading
    assert seeded.read("MATCH (n) RETURN count(n) AS n") == before


def test_names_of_the_ontology_are_known() -> None:
    assert (
        unknown_names("MATCH (s:Stay&!Abeyance)-[:STAYS]->(l:Lawsuit) WHERE s.began > $d RETURN l.label")
        == []
    )
