"""What is generated from the ontology is what its source says."""

from __future__ import annotations

import importlib
import json

import pytest
import rdflib
from pydantic import ValidationError
from rdflib import OWL, RDF, RDFS, SKOS, Graph

from cryptoreg.ontology import generate
from cryptoreg.ontology.generate import documents
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


def test_the_one_edit_that_the_page_shows_is_enough(tmp_path, monkeypatch) -> None:
    """What docs/ontology.md says of adding a relation, done to a copy."""
    page = (generate.HERE.resolve().parent / "docs" / "ontology.md").read_text()
    edit = page.split("```turtle\n", 1)[1].split("```", 1)[0]
    source = tmp_path / "ontology.ttl"
    source.write_text(generate.SOURCE.read_text() + edit)
    made = {path.name: text for path, text in generate.outputs(generate.load(source)).items()}
    assert "    FINANCED_BY = 'financedBy'" in made["names.py"]
    assert "    financed_by: tuple[Id, ...]" in made["models.py"]
    assert json.loads(made["context.jsonld"])["@context"]["financed_by"]["@type"] == "@id"
    assert "financed_by" in json.loads(made["schema.json"])["$defs"]["Matter.fields"]["properties"]
    assert "cr:shape-financedBy-object" in made["shapes.ttl"]
    assert "`FINANCED_BY`" in made["vocabulary.md"]
    (tmp_path / "models_with_a_new_relation.py").write_text(made["models.py"])
    monkeypatch.syspath_prepend(tmp_path)
    lawsuit = importlib.import_module("models_with_a_new_relation").Lawsuit
    assert lawsuit(id="l", label="l", financed_by=("league",)).financed_by == ("league",)


def test_the_diagram_shows_the_six_core_classes_and_refuses_what_does_not_fit() -> None:
    shown = (generate.HERE.resolve().parent / "docs" / "diagram.md").read_text()
    for name in documents.CORE:
        assert f"    class {name} {{" in shown
        assert any(name in (s, o) for s, _, o in documents.DRAWN)
    graph = Graph().parse(generate.SOURCE)
    graph.set((generate.CR.movant, RDFS.range, generate.CR.Court))
    with pytest.raises(ValueError, match="movant"):
        documents.diagram(generate.Vocabulary(graph))


def test_the_json_schema_and_the_models_know_the_same_fields() -> None:
    schema = json.loads((generate.HERE / "generated" / "schema.json").read_text())["$defs"]

    def fields(name: str) -> set[str]:
        own = schema[f"{name}.fields"]
        above = own.get("allOf", [])
        return set(own["properties"]).union(
            *(fields(a["$ref"].split("/")[-1].removesuffix(".fields")) for a in above)
        )

    for name in ("Motion", "Stay", "Dismissal", "MonetaryRelief", "Claim"):
        assert fields(name) == set(getattr(models, name).model_fields) - {"id", "label", "type"}


def test_every_mapping_is_a_triple_and_has_its_justification() -> None:
    graph = Graph().parse(generate.HERE / "mappings.ttl")
    sssom = "https://w3id.org/sssom/"
    axioms = set(graph.subjects(RDF.type, OWL.Axiom))
    said = set()
    for axiom in axioms:
        ends = [
            graph.value(axiom, p) for p in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        ]
        assert tuple(ends) in graph
        assert graph.value(axiom, rdflib.URIRef(f"{sssom}mapping_justification")) is not None
        said.add(tuple(ends))
    matches = {t for t in graph if str(t[1]).endswith("Match")}
    assert matches == said
    declared = {str(t) for t in Graph().parse(generate.SOURCE).subjects(RDF.type)}
    assert {str(s) for s, _, _ in matches} <= declared
    folio = {p for _, p, o in matches if "openlegalstandard" in str(o)}
    assert folio <= {SKOS.closeMatch, SKOS.broadMatch}
    assert {"prov", "org", "schema.org", "time", "openlegalstandard", "edmcouncil", "wikidata"} == {
        word for word in ("prov", "org", "schema.org", "time", "openlegalstandard", "edmcouncil", "wikidata")
        if any(word in str(o) for _, _, o in matches)
    }  # fmt: skip
    table = (generate.HERE / "generated" / "mappings.sssom.tsv").read_text().splitlines()
    assert len([line for line in table if not line.startswith("#")]) == len(matches) + 1


def test_a_deprecated_code_is_still_accepted_and_names_its_successor() -> None:
    assert names.REPLACED_CODES["manners"] == {"acting": "acting", "sworn-in": "confirmed"}
    assert set(names.REPLACED_CODES["manners"]) <= set(names.CODES["manners"])
    assert set(names.REPLACED_CODES["manners"].values()) <= set(names.CODES["capacities"])
