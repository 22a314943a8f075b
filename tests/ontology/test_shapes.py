"""The shapes accept the valid examples, and each invalid one is caught by the shape that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Namespace

from cryptoreg.ontology import generate
from tests.ontology.world import INVALID, VALID, shapes

SH = Namespace("http://www.w3.org/ns/shacl#")
Caught = dict[str, set[str]]


@pytest.fixture(scope="module")
def rules() -> Graph:
    return shapes()


@pytest.fixture(scope="module")
def caught(rules: Graph) -> Caught:
    """Which shapes complain of which thing, over all invalid examples at once."""
    data = Graph()
    for path in INVALID:
        data.parse(path)
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


def _local(node: object) -> str:
    return str(node).rsplit("#", 1)[-1]


def _named_shape(path: Path) -> str:
    found = re.search(r"^# caught by: cr:([\w-]+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"{path.name} does not say which shape must catch it"
    return found[1]


def test_the_valid_examples_conform(rules: Graph) -> None:
    data = Graph()
    for path in VALID:
        data.parse(path)
    conforms, _, text = validate(data, shacl_graph=rules, ont_graph=str(generate.SOURCE), advanced=True)
    assert conforms, text


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
