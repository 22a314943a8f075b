"""RDF in our vocabulary comes in: from others, and from our own exports."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from cryptoreg.api.loading import load
from cryptoreg.errors import InputError
from cryptoreg.graph import rdf
from cryptoreg.graph.store import Store
from tests.conftest import NOW, ROOT
from tests.loaders.reading import checked, facts, items, one, write

TURTLE = """@prefix cr: <https://w3id.org/cryptoreg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix ex: <https://desk.example/id/> .
ex:case a cr:Lawsuit, cr:Matter ; cr:name "SEC v. Beta Labs" ; cr:plaintiff ex:sec ; cr:defendant ex:beta ; cr:hasProceeding ex:docket .
ex:docket a cr:Proceeding ; cr:docketNumber "1:24-cv-01111" .
ex:sec a cr:Regulator ; cr:name "SEC" .
ex:beta a cr:Firm ; cr:name "Beta Labs" .
ex:motion a cr:Motion ; cr:relief "stay" ; cr:filedIn ex:case ; cr:filedOn "2025-02-10" .
"""
EXPECTED = {
    ("SEC v. Beta Labs", "plaintiff", "SEC"),
    ("SEC v. Beta Labs", "defendant", "Beta Labs"),
    ("Proceeding", "docketNumber", "1:24-cv-01111"),
    ("Motion", "relief", "stay"),
    ("Motion", "filedOn", "2025-02-10"),
    ("Motion", "filedIn", "SEC v. Beta Labs"),
}


def test_every_statement_quotes_its_triple(tmp_path: Path) -> None:
    reading = one(write(tmp_path, "a.ttl", TURTLE))
    assert facts(reading) >= EXPECTED
    (extracted,) = checked(reading)
    relief = next(s for s in extracted.statements if s.predicate == "relief")
    assert (
        relief.support.text
        == '<https://desk.example/id/motion> <https://w3id.org/cryptoreg/ontology#relief> "stay" .'
    )  # type: ignore[union-attr]


@pytest.mark.parametrize("form", ["nt", "json-ld", "xml", "trig", "nquads"])
def test_the_same_in_every_syntax(tmp_path: Path, form: str) -> None:
    if form == "nquads":
        graph = ox.NamedNode("https://desk.example/graph")
        triples = ox.parse(TURTLE, format=ox.RdfFormat.TURTLE)
        quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
        text = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode()
    else:
        text = rdflib.Graph().parse(data=TURTLE, format="turtle").serialize(format=form)
    assert facts(one(write(tmp_path, "a.data", text))) >= EXPECTED


def test_a_plan_of_a_motion_keeps_what_kind_of_motion_it_is(tmp_path: Path) -> None:
    """The view makes an intention of a planned motion; the shapes allow its values there, and so do we."""
    plan = 'ex:plan a cr:Intention ; cr:speaker ex:beta ; cr:motionKind "to-dismiss" .\n'
    assert ("Intention", "motionKind", "to-dismiss") in facts(one(write(tmp_path, "a.ttl", TURTLE + plan)))


def test_what_the_vocabulary_does_not_have_is_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    found, skipped = items(write(tmp_path, "a.ttl", TURTLE + "ex:beta cr:noSuchThing 1 .\n"))
    assert facts(found[0]) >= EXPECTED
    assert [s.reason for s in skipped] == ["1 triples have a property that the vocabulary does not have"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('ex:beta cr:filedOn "2025-01-01" .', "<https://desk.example/id/beta> breaks shape-filedOn-subject"),
        ('ex:motion cr:signedOn "soon" .', "is a date in EDTF"),
        ('ex:motion cr:filedIn "a case" .', "What “filed in” names is a matter."),
        ("ex:motion cr:filedIn ex:docket .", "breaks FilingShape: A paper is filed in one case."),
        ('ex:motion cr:relief "rest" .', "is a code of the list reliefs"),
        (
            'ex:ghost cr:filedOn "2025-01-01" .',
            "<https://desk.example/id/ghost> breaks shape-filedOn-subject",
        ),
        ("ex:stay a cr:Stay ; cr:stays ex:case .", "Every stay names its basis"),
        ('ex:beta cr:cik "77" .', "breaks IdentifierShape"),
        ("ex:money a cr:MonetaryRelief ; cr:amountUsd -1.0 .", "An amount of money is not negative"),
    ],
)
@pytest.mark.parametrize("form", ["turtle", "nt", "json-ld", "trig"])
def test_a_file_that_breaks_the_shapes_gives_nothing_and_says_where(
    tmp_path: Path, wrong: str, told: str, form: str
) -> None:
    text = rdflib.Graph().parse(data=f"{TURTLE}\n{wrong}\n", format="turtle").serialize(format=form)
    found, skipped = items(write(tmp_path, "a.data", text))
    assert found == []
    assert "nothing of it is loaded" in skipped[0].reason
    assert any(told in s.reason for s in skipped[1:]), skipped


def test_a_broken_shape_leaves_the_graph_as_it_was(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path, "a.ttl", TURTLE + "ex:motion cr:filedIn ex:docket .")
    report = load(store, [file], now=NOW)
    assert (report.files, report.written.added) == (0, 0)
    assert store.read("MATCH (n) WHERE n:Document OR n:Statement OR n:Entity RETURN n") == []
    assert any("FilingShape" in line and str(file) in line for line in report.lines())


def test_a_deprecated_code_is_a_warning_only(tmp_path: Path) -> None:
    old = """ex:seat a cr:Office ; cr:name "Chair" . ex:who a cr:Person ; cr:name "A. Doe" .
ex:t a cr:Appointment ; cr:appointee ex:who ; cr:manner "acting" ."""
    found, skipped = items(write(tmp_path, "a.ttl", f"{TURTLE}\n{old}"))
    assert facts(found[0]) >= EXPECTED
    assert any("warning for 1 nodes (DeprecatedMannerShape)" in s.reason for s in skipped)


def test_broken_rdf_is_an_error_and_nothing_is_fetched(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        items(write(tmp_path, "a.ttl", TURTLE + "ex:cut a "))
    page = '{"@context": "https://evil.example/c", "@id": "https://w3id.org/cryptoreg/ontology#x"}'
    with pytest.raises(InputError, match="which is not fetched"):
        items(write(tmp_path, "a.jsonld", page))
    bomb = '<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY a "aaaa">]><rdf:RDF xmlns:cr="https://w3id.org/cryptoreg/ontology#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    with pytest.raises(InputError, match="entities"):
        items(write(tmp_path, "a.rdf", bomb))


def _export(store: Store, folder: Path, format_: rdf.Format) -> Path:
    out = io.BytesIO()
    rdf.export(store, format_, out)
    return write(folder, f"export.{format_}", out.getvalue())


def _cases(store: Store) -> list[dict[str, object]]:
    return store.read(
        "MATCH (m)-[:FILED_IN|ENTERED_IN|ENDS]->(l:Lawsuit) "
        "RETURN l.label AS l, labels(m) AS m, m.date AS date ORDER BY l, m, date"
    )


@pytest.mark.parametrize("format_", [rdf.Format.TURTLE, rdf.Format.NQUADS])
def test_our_own_export_comes_back_in(store: Store, tmp_path: Path, format_: rdf.Format) -> None:
    load(store, [ROOT / "seeds" / "cases" / "sec-v-binance.yaml"], now=NOW)
    file = _export(store, tmp_path, format_)
    before = _cases(store)
    assert before
    store.run_schema("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
    report = load(store, [file], now=NOW)
    assert report.readings
    assert all("worked out again" in s.reason for s in report.skipped), report.skipped
    assert _cases(store) == before


def test_identifiers_of_other_vocabularies_are_ours_and_wrong_ones_are_named(tmp_path: Path) -> None:
    text = TURTLE + (
        "@prefix schema: <https://schema.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        '@prefix wdt: <http://www.wikidata.org/prop/direct/> . ex:beta schema:leiCode "8I5DZWZKVSZI1NUHU748" ;'
        ' wdt:P5531 "1234567" . ex:sec owl:sameAs <http://www.wikidata.org/entity/Q953944> .\n'
        'ex:gamma a cr:Firm ; cr:name "Gamma" ; schema:leiCode "8I5DZWZKVSZI1NUHU749" .\n'
    )
    (reading,), skipped = items(write(tmp_path, "a.ttl", text))
    checked(reading)
    assert facts(reading) >= {
        ("Beta Labs", "lei", "8I5DZWZKVSZI1NUHU748"),
        ("Beta Labs", "cik", "0001234567"),
        ("SEC", "wikidata", "Q953944"),
    }
    assert any("check digits" in s.reason for s in skipped)
