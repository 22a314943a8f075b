"""What is generated from the ontology is what its source says."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError
from rdflib import OWL, RDF, RDFS, SKOS, Graph

from cryptoreg.ontology import generate
from cryptoreg.ontology.generated import models, names
from cryptoreg.ontology.names import snake


def test_generated_files_do_not_differ_from_their_source() -> None:
    assert generate.main(["--check"]) == 0


def test_every_term_has_a_label_and_a_definition() -> None:
    graph = Graph().parse(generate.SOURCE)
    terms = {
        t
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for t in graph.subjects(RDF.type, kind)
        if str(t).startswith(names.NAMESPACE)
    }
    terms |= set(graph.subjects(SKOS.inScheme)) | set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    lacking = [
        str(t)
        for t in terms
        if graph.value(t, SKOS.definition) is None
        or (graph.value(t, RDFS.label) is None and graph.value(t, SKOS.prefLabel) is None)
    ]
    assert lacking == []


def test_every_name_used_in_the_source_is_declared() -> None:
    graph = Graph().parse(generate.SOURCE)
    declared = set(graph.subjects(RDF.type))
    used = {n for triple in graph for n in triple if str(n).startswith(names.NAMESPACE)}
    assert {str(n) for n in used - declared} - {names.NAMESPACE} == set()


def test_every_event_class_has_a_record_type() -> None:
    formed = {f.event_class for f in names.RECORD_FORMS}
    abstract = {"Event", "SpeechAct"}
    events = {c for c, above in names.PARENTS.items() if "Event" in (c, *above)}
    assert events - formed - abstract == set()


def test_narrow_record_forms_come_before_wide_ones() -> None:
    forms = [f for f in names.RECORD_FORMS if f.event_class == "Order"]
    assert forms[-1].relief is None
    assert all(f.relief is not None for f in forms[:-1])


def test_a_model_takes_what_the_ontology_declares_and_nothing_else() -> None:
    motion = models.Motion(
        id="m", label="m", movant=("sec", "binance"), filed_on="2025-02-10", duration_days=60
    )
    assert motion.type == "Motion"
    with pytest.raises(ValidationError):
        models.Motion(id="m", label="m", colour="blue")  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        models.Lawsuit(id="l", label="l", movant=("sec",))  # type: ignore[call-arg]


def test_the_context_names_every_property() -> None:
    context = json.loads((generate.HERE / "generated" / "context.jsonld").read_text())["@context"]
    assert {snake(p) for p in names.PROPERTIES} <= set(context)


def test_a_stale_file_is_reported(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(generate, "HERE", tmp_path / "ontology")
    (tmp_path / "ontology" / "generated").mkdir(parents=True)
    assert generate.main(["--check"]) == 1
    assert "differs from its source" in capsys.readouterr().out
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
