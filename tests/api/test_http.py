"""HTTP over the seeds: answers, entities in three syntaxes, problems, and Cypher that only reads."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
import rdflib
from fastapi.testclient import TestClient

HEADLINE = "which cases were stayed after the task force was formed"


def problem(client: TestClient, method: str, path: str, **request: object) -> dict[str, object]:
    """The RFC 9457 problem that a request gives."""
    response = client.request(method, path, **request)  # type: ignore[arg-type]
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, object] = response.json()
    assert {"type", "title", "status", "detail"} <= set(body)
    assert body["status"] == response.status_code
    assert str(body["type"]).startswith("https://w3id.org/cryptoreg/problems/")
    return body


def cypher(client: TestClient, query: str, **parameters: object) -> dict[str, object]:
    response = client.post("/cypher", json={"query": query, "parameters": parameters})
    assert response.status_code == 200, response.text
    return dict(response.json())


# ---------------------------------------------------------------- answers


def test_the_headline_over_http_has_its_proof(client: TestClient) -> None:
    answer = client.get("/ask", params={"q": HEADLINE}).json()
    assert answer["status"] == "answered"
    assert {i["label"] for i in answer["answers"]} >= {"SEC v. Binance", "SEC v. Sun", "Kentucky v. SEC"}
    for item in answer["answers"]:
        assert item["id"].startswith("https://w3id.org/cryptoreg/id/")
        statement = client.get(f"/statements/{item['proof'][0]['statement']}").json()
        assert statement["source"]["id"] == item["proof"][0]["document"]


def test_a_typed_query_can_be_sent_back(client: TestClient) -> None:
    first = client.post("/ask", json={"question": HEADLINE}).json()
    again = client.post("/ask", json={"query": first["query"]}).json()
    assert [i["id"] for i in again["answers"]] == [i["id"] for i in first["answers"]]


def test_a_browser_gets_a_page_and_a_program_gets_json(client: TestClient) -> None:
    page = client.get("/ask", params={"q": HEADLINE}, headers={"accept": "text/html,application/json;q=0.9"})
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert client.get("/ask", params={"q": HEADLINE}).headers["content-type"] == "application/json"


def test_what_a_user_typed_is_text_on_the_page(client: TestClient) -> None:
    page = client.get("/ask", params={"q": "<script>alert(1)</script>"}, headers={"accept": "text/html"}).text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


# ---------------------------------------------------------------- entities


def test_cases_are_paged_and_filtered(client: TestClient) -> None:
    everything = client.get("/cases", params={"limit": 500}).json()
    assert everything["total"] == len(everything["items"])
    halves = [client.get("/cases", params={"skip": s, "limit": 5}).json()["items"] for s in (0, 5)]
    assert [c["id"] for half in halves for c in half] == [c["id"] for c in everything["items"][:10]]
    mine = client.get("/cases", params={"party": "binance"}).json()["items"]
    assert {c["label"] for c in mine} >= {"SEC v. Binance", "CFTC v. Binance"}
    assert all("binance" in {p["id"] for p in c["plaintiffs"] + c["defendants"]} for c in mine)


def test_an_entity_says_the_same_in_json_turtle_and_json_ld(client: TestClient) -> None:
    thing = client.get("/entities/sec-v-binance").json()
    assert "Lawsuit" in thing["classes"]
    by_accept = client.get("/entities/sec-v-binance", headers={"accept": "text/turtle"})
    by_suffix = client.get("/entities/sec-v-binance.ttl")
    assert by_accept.text == by_suffix.text
    turtle = rdflib.Graph().parse(data=by_suffix.text, format="turtle")
    jsonld = rdflib.Graph().parse(data=client.get("/entities/sec-v-binance.jsonld").text, format="json-ld")
    assert set(turtle) == set(jsonld)
    assert len(list(ox.parse(by_suffix.content, format=ox.RdfFormat.TURTLE))) == len(turtle)
    targets = {edge["id"] for edges in thing["relations"].values() for edge in edges}
    assert {str(o).rsplit("/", 1)[-1] for o in turtle.objects() if "/id/" in str(o)} == targets


def test_what_refers_to_a_thing_is_paged(client: TestClient) -> None:
    total = client.get("/entities/sec").json()["incoming"]
    page = client.get("/entities/sec/incoming", params={"limit": 3}).json()
    assert page["total"] == total > 3
    assert len(page["items"]) == 3


def test_the_persistent_address_leads_on(client: TestClient) -> None:
    response = client.get("/id/sec-v-binance", follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/entities/sec-v-binance"


def test_a_document_is_described_without_its_text(client: TestClient) -> None:
    proof = client.get("/ask", params={"q": HEADLINE}).json()["answers"][0]["proof"][0]
    document = client.get(f"/documents/{proof['document']}").json()
    assert document["id"] == proof["document"]
    assert "text" not in document


# ---------------------------------------------------------------- state


def test_health_and_readiness(client: TestClient) -> None:
    assert client.get("/health").json()["status"] == "ok"
    ready = client.get("/ready").json()
    assert ready["status"] == "ready"
    assert ready["neo4j"]["edition"] == "community"
    assert ready["neo4j"]["version"].startswith("5.26.")
    assert ready["pending"] == 0
    assert set(ready["procedures"]) == {"apoc", "gds"}


def test_the_interface_describes_itself_with_examples(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    for path in ("/ask", "/cases", "/entities/{id}", "/statements/{id}", "/health", "/ready", "/cypher"):
        assert path in described["paths"]
    for path, methods in described["paths"].items():
        for operation in methods.values():
            assert operation.get("summary"), path
            assert "default" in operation["responses"], path
    assert "example" in json.dumps(described["components"]["schemas"]["CypherRequest"])
    assert "example" in json.dumps(described["paths"]["/entities/{id}"]["get"]["parameters"])


# ---------------------------------------------------------------- problems


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/entities/nobody-v-nobody", 404),
        ("GET", "/statements/st-0", 404),
        ("GET", "/documents/doc-0", 404),
        ("GET", "/nowhere", 404),
        ("DELETE", "/cases", 405),
        ("GET", "/ask", 422),
        ("GET", "/cases?limit=0", 422),
        ("GET", "/cases?skip=-1", 422),
        ("POST", "/cypher", 422),
    ],
)
def test_an_error_is_a_problem_that_says_what_to_do(
    client: TestClient, method: str, path: str, status: int
) -> None:
    body = problem(client, method, path)
    assert body["status"] == status
    assert len(str(body["detail"])) > 15


def test_broken_json_is_a_problem(client: TestClient) -> None:
    body = problem(client, "POST", "/ask", content=b"{", headers={"content-type": "application/json"})
    assert body["status"] == 422


# ---------------------------------------------------------------- Cypher


def test_cypher_reads(client: TestClient) -> None:
    result = cypher(
        client,
        "MATCH (s:Stay)-[:STAYS]->(l:Lawsuit) WHERE s.began >= $day RETURN l.label AS l ORDER BY l",
        day="2025-02-01",
    )
    assert result["columns"] == ["l"]
    assert ["SEC v. Binance"] in result["rows"]  # type: ignore[operator]


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Evil)",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "LOAD CSV FROM 'http://127.0.0.1:9/x' AS row RETURN row",
        "CALL dbms.listConfig()",
        "CALL dbms.killConnection('bolt-1')",
        "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS",
        "SHOW TRANSACTIONS",
        "MATCH (n) SET n.x = 1",
    ],
)
def test_cypher_that_does_more_than_read_is_refused_and_the_next_query_works(
    client: TestClient, query: str
) -> None:
    before = cypher(client, "MATCH (n) RETURN count(n)")["rows"]
    assert problem(client, "POST", "/cypher", json={"query": query})["status"] in (403, 422)
    assert cypher(client, "MATCH (n) RETURN count(n)")["rows"] == before


def test_cypher_that_never_ends_or_is_too_large_is_cut_and_the_next_query_works(client: TestClient) -> None:
    for query in (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN a, b",
        "UNWIND range(1, 100000000) AS i RETURN collect(toString(i)) AS l",
    ):
        assert problem(client, "POST", "/cypher", json={"query": query})["status"] == 408
        assert cypher(client, "RETURN 1 AS one")["rows"] == [[1]]
    many = cypher(client, "UNWIND range(1, 10000000) AS i RETURN i")
    assert len(many["rows"]) == 10_000  # type: ignore[arg-type]
    assert "10,000 rows" in str(many["cut"])


def test_a_case_a_party_and_a_claim_have_a_status_on_a_day_with_proof(client: TestClient) -> None:
    whole = client.get("/cases/sec-v-ripple/status", params={"on": "2024-11-01"}).json()
    assert [s["status"] for s in whole["status"]] == ["on-appeal"]
    party = client.get(
        "/cases/sec-v-ripple/status", params={"on": "2024-11-01", "party": "Chris Larsen"}
    ).json()
    (own,) = party["party"]["status"]
    assert (own["status"], own["holds"]) == ("dismissed", "yes")
    assert all(p["words"] and p["document"]["url"] for p in own["proof"])
    firm = client.get("/cases/sec-v-ripple/status", params={"on": "2024-11-01", "party": "ripple"}).json()
    assert [(s["status"], s["as_the_case"]) for s in firm["party"]["status"]] == [("on-appeal", True)]
    asked = {"on": "2024-11-01", "claim": "claim-sec-v-coinbase-wallet"}
    claim = client.get("/cases/sec-v-coinbase/status", params=asked).json()
    assert [s["status"] for s in claim["claim"]["status"]] == ["decided"]
    consent = client.get(
        "/cases/sec-v-binance/status", params={"on": "2023-07-01", "party": "binance"}
    ).json()
    assert [s["status"] for s in consent["party"]["status"]] == ["pending"]
    missing = client.get("/cases/sec-v-ripple/status", params={"party": "nobody"})
    assert (missing.status_code, "known are" in missing.json()["detail"]) == (404, True)


def test_holders_are_paged(client: TestClient) -> None:
    whole = client.get("/holders", params={"on": "2025-05-01", "limit": 500}).json()
    assert whole["total"] == len(whole["holders"]) > 2
    page = client.get("/holders", params={"on": "2025-05-01", "skip": 1, "limit": 1}).json()
    assert (page["total"], page["skip"], page["limit"]) == (whole["total"], 1, 1)
    assert page["holders"] == whole["holders"][1:2]
