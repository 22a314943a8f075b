"""RDF out: valid by two parsers, complete, and never more than the view or the statements say."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
import rdflib

from cryptoreg.api.loading import load
from cryptoreg.graph import decisions, disputes, rdf, schema
from cryptoreg.graph import lease as leases
from cryptoreg.graph.store import Store
from cryptoreg.ontology import generate, shacl
from cryptoreg.ontology.generated.names import NAMESPACE, Tier
from tests.conftest import NOW, ROOT, WIPE
from tests.graph.saying import Things, cited, put, refreshed

_RDFLIB = {"ntriples": "nt", "jsonld": "json-ld"}


@pytest.fixture(scope="module")
def filled(session_store: Store) -> Store:
    """A small graph that the tests of this module only read."""
    session_store.run_schema(WIPE)
    schema.prepare(session_store)
    load(session_store, [ROOT / "seeds" / "cases" / "sec-v-binance.yaml", ROOT / "seeds" / "briefs"], now=NOW)
    return session_store


def dump(store: Store, format_: rdf.Format, options: rdf.Options | None = None) -> bytes:
    out = io.BytesIO()
    rdf.export(store, format_, out, options)
    return out.getvalue()


@pytest.mark.parametrize("format_", list(rdf.Format))
def test_an_export_is_read_alike_by_two_parsers(filled: Store, format_: rdf.Format) -> None:
    data = dump(filled, format_)
    by_ox = set(ox.parse(data, format=rdf._OX[format_]))
    name = _RDFLIB.get(format_.value, format_.value)
    if format_.with_provenance:
        by_rdflib = len(set(rdflib.Dataset().parse(data=data, format=name).quads()))
    else:
        by_rdflib = len(rdflib.Graph().parse(data=data, format=name))
    assert len(by_ox) == by_rdflib > 100


def test_an_export_is_the_same_bytes_again(filled: Store) -> None:
    assert dump(filled, rdf.Format.TRIG) == dump(filled, rdf.Format.TRIG)


def test_every_term_of_an_export_is_declared(filled: Store) -> None:
    declared = {str(s) for s in rdflib.Graph().parse(generate.SOURCE).subjects()}
    for format_ in (rdf.Format.NTRIPLES, rdf.Format.NQUADS):
        used = {
            term.value
            for item in ox.parse(dump(filled, format_), format=rdf._OX[format_])
            for term in (item.predicate, item.object)
            if isinstance(term, ox.NamedNode) and term.value.startswith(NAMESPACE)
        }
        assert used - declared == set()


def test_every_statement_is_in_the_graph_of_its_document(filled: Store) -> None:
    quads = list(ox.parse(dump(filled, rdf.Format.NQUADS), format=ox.RdfFormat.N_QUADS))
    kinds = [q for q in quads if q.predicate.value.endswith("#type") and q.object == rdf.term("Statement")]
    assert len(kinds) == filled.read("MATCH (s:Statement) RETURN count(s) AS n")[0]["n"]
    derived = {q.subject: q for q in quads if q.predicate.value.endswith("wasDerivedFrom")}
    assert all(derived[q.subject].object == q.graph_name for q in kinds)


def test_allegations_never_become_facts_in_the_plain_triples(filled: Store) -> None:
    graph = rdflib.Graph().parse(data=dump(filled, rdf.Format.TURTLE), format="turtle")
    cr = rdflib.Namespace(NAMESPACE)
    allegations = set(graph.subjects(rdflib.RDF.type, cr.Allegation))
    assert allegations
    for allegation in allegations:
        assert graph.value(allegation, cr.accuser) is not None
    assert set(graph.subjects(None, None)) & {rdflib.URIRef(rdf.IDS + "market-manipulation")} == set()


def test_quotes_can_be_cut_or_left_out(filled: Store) -> None:
    quote = ox.NamedNode(NAMESPACE + "quote")

    def quotes(options: rdf.Options) -> list[str]:
        data = dump(filled, rdf.Format.NQUADS, options)
        return [q.object.value for q in ox.parse(data, format=ox.RdfFormat.N_QUADS) if q.predicate == quote]

    assert quotes(rdf.Options())
    assert max(len(q) for q in quotes(rdf.Options(quote_max_chars=20))) == 20
    assert quotes(rdf.Options(quotes=False)) == []


def test_one_thing_alone(filled: Store) -> None:
    data = rdf.entity(filled, "sec-v-binance", rdf.Format.TURTLE)
    graph = rdflib.Graph().parse(data=data, format="turtle")
    assert set(graph.subjects()) == {rdflib.URIRef(rdf.IDS + "sec-v-binance")}
    assert rdf.entity(filled, "nobody", rdf.Format.TURTLE) == b""


@pytest.mark.parametrize("format_", list(rdf.Format))
def test_the_shapes_hold(filled: Store, format_: rdf.Format) -> None:
    data = list(ox.parse(dump(filled, format_), format=rdf._OX[format_]))
    assert [v for v in shacl.violations(data) if not v.warning] == []
    assert shacl.violations([*data, _spoilt(data[0])]) != []


def _spoilt(t: ox.Triple | ox.Quad) -> ox.Triple:
    """What makes a graph break its shapes: a tenure of nobody."""
    return ox.Triple(t.subject, ox.NamedNode(rdf.PREFIXES["rdf"] + "type"), rdf.term("Tenure"))


def test_conflicts_and_what_a_person_decided_on_them_are_exported(store: Store) -> None:
    for name, day, tier in (("court", "2025-02-13", Tier.COURT), ("late", "2025-02-11", Tier.WEB)):
        case = {"type": "Lawsuit", "plaintiff": "@p", "defendant": "@d", "reference": "r1"}
        order = {"type": "Order", "enteredIn": "@c", "relief": "stay", "outcome": "granted", "enteredOn": day}
        parties: Things = {
            "p": {"type": "Regulator", "name": "SEC"},
            "d": {"type": "Firm", "name": "Coinvale"},
        }
        put(store, cited(name, {"c": case, "o": order, **parties}, tier=tier))
    _, (conflict,) = disputes.conflicts(store)
    with leases.writer(store) as lease:
        made = decisions.resolve(store, lease, conflict["id"], 1, reason="read it", author="me", now=NOW)
    refreshed(store)
    graph = rdflib.Dataset(default_union=True).parse(data=dump(store, rdf.Format.TRIG), format="trig")
    cr, ids = rdflib.Namespace(NAMESPACE), rdflib.Namespace(rdf.IDS)
    subject = ids[conflict["id"]]
    sides = set(graph.objects(subject, cr.conflictBetween))
    assert sides == {ids[f["fact"]] for side in conflict["sides"] for f in side["facts"]}
    shown = graph.value(subject, cr.shownFirst)
    assert str(graph.value(shown, rdflib.RDF.object)) == "2025-02-11"
    assert str(graph.value(subject, cr.explanation)) == "a person decided so"
    assert (ids[made.id], cr.judgedAs, subject) in graph
    assert str(graph.value(ids[made.id], cr.reason)) == "read it"
