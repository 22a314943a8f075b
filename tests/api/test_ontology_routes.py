"""The ontology is served at its IRI's path, in every format that says the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph
from rdflib.compare import isomorphic

from cryptoreg.api.http import create_app
from cryptoreg.graph.store import Store
from cryptoreg.ontology import generate
from cryptoreg.ontology.generated.names import CODES, PARENTS, PROPERTIES, VERSION
from cryptoreg.settings import Settings

FORMATS = {
    "text/turtle": "turtle",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
    "application/n-triples": "nt",
}


@pytest.fixture(scope="module")
def client(session_store: Store, settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings, session_store)) as made:
        yield made


@pytest.fixture(scope="module")
def source() -> Graph:
    return Graph().parse(generate.SOURCE)


@pytest.mark.parametrize("media", FORMATS)
def test_each_format_says_what_the_source_says(client: TestClient, source: Graph, media: str) -> None:
    response = client.get("/ontology", headers={"Accept": media})
    assert response.headers["content-type"].split(";")[0] == media
    assert response.headers["vary"] == "Accept"
    assert isomorphic(Graph().parse(data=response.content, format=FORMATS[media]), source)


def test_a_browser_gets_a_page_on_which_every_term_has_its_anchor(client: TestClient) -> None:
    response = client.get("/ontology", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert response.headers["content-type"].startswith("text/html")
    for name in [*PARENTS, *PROPERTIES, *CODES, "motion-to-stay", "quote"]:
        assert f'id="{name}"' in response.text, name
    assert "Fed. R. Civ. P. 41(a)(1)(A)(ii)" in response.text


def test_suffix_version_and_files(client: TestClient) -> None:
    assert client.get("/ontology.ttl").content == generate.SOURCE.read_bytes()
    assert client.get(f"/ontology/{VERSION}").content == generate.SOURCE.read_bytes()
    assert "Motion" in client.get("/ontology/schema.json").json()["$defs"]
    assert "filed_in" in client.get("/ontology/context.jsonld").json()["@context"]
    assert client.get("/ontology/mappings.sssom.tsv").text.startswith("#curie_map")


@pytest.mark.parametrize("path", ["/ontology.doc", "/ontology/9.9.9", "/ontology/../pyproject.toml"])
def test_what_is_not_there_is_said_to_be_not_there(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
