"""The shapes accept the valid examples, each invalid one is caught by the shape that it names, and our own
validator says of every node what pySHACL says.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from cryptoreg.ontology import generate, shacl
from tests.ontology.world import INVALID, VALID, shapes

SH = Namespace("http://www.w3.org/ns/shacl#")
Caught = dict[str, set[str]]


@pytest.fixture(scope="module")
def rules() -> Graph:
    return shapes()


@pytest.fixture(scope="module")
def caught(rules: Graph) -> Caught:
    """Which shapes complain of which thing, over all invalid examples at once."""
    return _by_pyshacl(_graph(INVALID), rules)


def _graph(paths: Iterable[Path]) -> Graph:
    data = Graph()
    for path in paths:
        data.parse(path)
    return data


def _by_pyshacl(data: Graph, rules: Graph) -> Caught:
    _, report, _ = validate(data, shacl_graph=rules, ont_graph=str(generate.SOURCE), advanced=True)
    owner = {}
    for shape in rules.subjects(RDF.type, SH.NodeShape):
        owner[shape] = shape
        owner |= dict.fromkeys(rules.objects(shape, SH.property), shape)
    out: Caught = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = owner[report.value(result, SH.sourceShape)]
        out.setdefault(str(report.value(result, SH.focusNode)), set()).add(_local(shape))
    return out


def _by_ours(data: Graph) -> Caught:
    out: Caught = {}
    for v in shacl.violations(ox.parse(data.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)):
        out.setdefault(v.node, set()).add(v.shape)
    return out


def _local(node: object) -> str:
    return str(node).rsplit("#", 1)[-1]


def _named_shape(path: Path) -> str:
    found = re.search(r"^# caught by: cr:([\w-]+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"{path.name} does not say which shape must catch it"
    return found[1]


def test_the_valid_examples_conform(rules: Graph) -> None:
    data = _graph(VALID)
    conforms, _, text = validate(data, shacl_graph=rules, ont_graph=str(generate.SOURCE), advanced=True)
    assert conforms, text
    assert _by_ours(data) == {}


def test_our_validator_finds_in_the_invalid_examples_what_pyshacl_finds(caught: Caught) -> None:
    assert _by_ours(_graph(INVALID)) == caught


def test_our_validator_and_pyshacl_agree_on_a_spoilt_world(rules: Graph) -> None:
    """Triples are dropped, doubled, turned to another node or another type of value, by a fixed lot."""
    lot, world = random.Random(9), _graph(VALID)
    triples = sorted(world)
    for s, p, o in lot.sample(triples, len(triples) // 6):
        other = lot.choice(triples)
        changed: list[object] = [
            other[2],
            Literal(f"{o} "),
            Literal(-7),
            Literal(str(o)),
            other[0],
            URIRef("urn:x"),
        ]
        if lot.random() < 0.7:
            world.remove((s, p, o))
        if lot.random() < 0.7:
            world.add((s, p, lot.choice(changed)))  # type: ignore[arg-type]
    theirs = _by_pyshacl(world, rules)
    assert _by_ours(world) == theirs
    assert len(set().union(*theirs.values())) > 50


def test_a_shape_that_is_not_understood_is_an_error() -> None:
    text = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:targetSubjectsOf <urn:p> ;"
    )
    for part in (
        "sh:xone ( [ sh:nodeKind sh:IRI ] )",
        "sh:property [ sh:path <urn:p> ; sh:uniqueLang true ]",
    ):
        graph = ox.Store()
        graph.load(f"{text} {part} .".encode(), format=ox.RdfFormat.TURTLE)
        with pytest.raises(NotImplementedError, match="not understood"):
            list(shacl._Reader(graph).shapes())


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_each_invalid_example_is_caught_by_the_shape_that_it_names(path: Path, caught: Caught) -> None:
    things = {str(s) for s in Graph().parse(path).subjects()}
    assert _named_shape(path) in set().union(*(caught.get(t, set()) for t in things))


def test_every_shape_by_hand_has_an_invalid_example() -> None:
    by_hand = Graph().parse(generate.HERE / "shapes.ttl").subjects(RDF.type, SH.NodeShape)
    assert {_local(s) for s in by_hand} - {_named_shape(p) for p in INVALID} == set()


def test_every_shape_has_a_message_for_people(rules: Graph) -> None:
    silent = [
        _local(shape)
        for shape in rules.subjects(RDF.type, SH.NodeShape)
        if rules.value(shape, SH.message) is None
        and not any(
            rules.value(part, SH.message)
            for kind in (SH.property, SH.sparql)
            for part in rules.objects(shape, kind)
        )
    ]
    assert silent == []
