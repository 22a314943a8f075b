"""Over the seeds: the queries of the cheat sheet as they stand, the shapes, the codes."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from cryptoreg.graph import rdf
from cryptoreg.graph.store import Store
from cryptoreg.graph.view import relationship_type
from cryptoreg.ontology import shacl
from cryptoreg.ontology.generated.names import CODES, PARENTS, PROPERTIES
from cryptoreg.ontology.names import snake
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
QUERIES = dict(re.findall(r"^### (\d+\. [^\n]+)\n.*?```cypher\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE))


def test_there_are_twenty_queries() -> None:
    assert len(QUERIES) >= 20


@pytest.mark.parametrize("title", QUERIES)
def test_a_query_of_the_cheat_sheet_finds_something(title: str, seeded: Store) -> None:
    assert seeded.read(QUERIES[title])


def test_the_headline_query_finds_the_stays_and_no_request(seeded: Store) -> None:
    rows = seeded.read(next(iter(QUERIES.values())))
    cases = [row["case"] for row in rows]
    assert {"SEC v. Binance", "SEC v. Sun"} <= set(cases)
    assert "SEC v. Genesis and Gemini" not in cases
    assert all(row["order"] for row in rows)


def test_the_page_names_only_what_the_ontology_declares() -> None:
    text = "\n".join([*QUERIES.values(), *re.findall(r"^\|.*$", PAGE, re.MULTILINE)])
    labels = set(re.findall(r"\(\w*:([A-Z]\w+)", text)) - {"Fact", "Statement", "Document"}
    assert labels <= set(PARENTS)
    types = set(re.findall(r"\[\w*:([A-Z_|]+)", text))
    known = {relationship_type(p) for p, info in PROPERTIES.items() if info.relation} | {"SUPPORTED_BY"}
    assert {t for several in types for t in several.split("|")} <= known


def test_every_node_names_its_narrowest_class(seeded: Store) -> None:
    wrong = seeded.read("MATCH (n:Entity) WHERE NOT n.class IN labels(n) RETURN n.id")
    assert wrong == []
    order = seeded.read("MATCH (n:Order) RETURN DISTINCT n.class AS c")
    assert {row["c"] for row in order} <= {c for c, above in PARENTS.items() if "Order" in (c, *above)}


def test_the_seeds_conform_to_all_shapes(seeded: Store, tmp_path: Path) -> None:
    target = tmp_path / "view.ttl"
    with target.open("wb") as out:
        rdf.export(seeded, rdf.Format.TURTLE, out)
    found = shacl.violations(ox.parse(path=str(target), format=ox.RdfFormat.TURTLE))
    assert [v for v in found if not v.warning] == []


def test_the_codes_of_the_seeds_are_codes_of_their_lists(seeded: Store) -> None:
    strange = []
    for name, info in PROPERTIES.items():
        if info.codes is None:
            continue
        key = snake(name)
        for row in seeded.read(f"MATCH (n:Entity) WHERE n.{key} IS NOT NULL RETURN DISTINCT n.{key} AS v"):
            values = row["v"] if isinstance(row["v"], list) else [row["v"]]
            strange += [(name, v) for v in values if v not in CODES[info.codes]]
    assert strange == []
