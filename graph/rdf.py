"""The graph as RDF, written as a stream.

``turtle``, ``ntriples`` and ``jsonld`` hold the view's plain triples. ``trig`` and ``nquads`` hold the
statements themselves with their provenance, a named graph per document, besides one graph of identity
judgements and decisions, and one of facts and conflicts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Any

import pyoxigraph as ox

from cryptoreg.graph import times, view
from cryptoreg.graph.store import Row, Store
from cryptoreg.graph.times import Moment
from cryptoreg.ontology.generated.names import NAMESPACE, PROPERTIES
from cryptoreg.ontology.names import snake
from cryptoreg.ontology.statements import TYPE, shortened

BASE = "https://w3id.org/cryptoreg/"
IDS = f"{BASE}id/"
IDENTITY_GRAPH = f"{BASE}graph/identity"
FACTS_GRAPH = f"{BASE}graph/facts"

PREFIXES = {
    "cr": NAMESPACE,
    "id": IDS,
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Format(StrEnum):
    """What an export is written in."""

    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    TRIG = "trig"
    NQUADS = "nquads"

    @property
    def with_provenance(self) -> bool:
        """Whether it holds the statements rather than the view."""
        return self in (Format.TRIG, Format.NQUADS)


_OX = {
    Format.TURTLE: ox.RdfFormat.TURTLE,
    Format.NTRIPLES: ox.RdfFormat.N_TRIPLES,
    Format.JSONLD: ox.RdfFormat.STREAMING_JSON_LD,
    Format.TRIG: ox.RdfFormat.TRIG,
    Format.NQUADS: ox.RdfFormat.N_QUADS,
}

_PAGE = 500

_VIEW = """
MATCH (e:Entity)
WHERE $id IS NULL OR e.id = $id
CALL (e) { MATCH (e)-[r]->(t:Entity) WITH r, t ORDER BY type(r), t.id RETURN collect([type(r), t.id]) AS edges }
RETURN e.id AS id, labels(e) AS labels, properties(e) AS properties, edges ORDER BY id
"""
_DOCUMENTS = "MATCH (d:Document) WHERE d.withdrawn IS NULL RETURN properties(d) AS d ORDER BY d.id"
_STATEMENTS = "MATCH (s:Statement {document: $document}) RETURN properties(s) AS s ORDER BY s.id"
_DECISIONS = "MATCH (d:Decision) RETURN properties(d) AS d ORDER BY d.id"
_CONFLICTS = """
MATCH (c:Conflict)-[r:SIDE]->(f:Fact)
WITH c, r, f ORDER BY r.rank, f.id
WITH c, collect(f.id) AS facts WHERE size(facts) > 1
RETURN properties(c) AS c, facts ORDER BY c.id
"""
_KINDS = {"value": "values", "docket": "states", "seat": "states", "class": "states", "denial": "denied"}
"""Codes of the vocabulary for kinds of conflict."""
_JUDGEMENTS = "MATCH (j:Judgement) RETURN properties(j) AS j ORDER BY j.id"
_FACTS = """
MATCH (f:Fact)
CALL (f) { MATCH (f)-[:SUPPORTED_BY]->(s:Statement) WITH s ORDER BY s.id RETURN collect(s.id) AS statements }
RETURN properties(f) AS f, statements ORDER BY f.id
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What of the texts an export shows.

    Attributes:
        quotes: whether quotes are written at all.
        quote_max_chars: longer ones are cut and end in an ellipsis.
    """

    quotes: bool = True
    quote_max_chars: int = 500


def export(
    store: Store,
    format_: Format,
    out: IO[bytes],
    options: Options | None = None,
    moment: Moment | None = None,
) -> int:
    """Write the graph to a binary file.

    Args:
        store: which graph.
        format_: in which syntax, and whether the view or the statements.
        out: where to.
        options: what of the texts is shown.
        moment: from when the view is written; statements always come with all their times.

    Returns:
        The number of triples or quads.
    """
    counter = _Counter()
    if format_.with_provenance:
        data = counter.count(_quads(store, options or Options()))
    elif moment is None or moment.is_now:
        data = counter.count(_triples(store.stream(_VIEW, {"id": None})))
    else:
        data = counter.count(_triples(_rows_at(store, moment)))
    ox.serialize(data, out, format=_OX[format_], prefixes=PREFIXES)
    return counter.n


def entity(store: Store, id_: str, format_: Format, moment: Moment | None = None) -> bytes:
    """The view's triples of one thing; empty where there is none with this id."""
    if moment is None or moment.is_now:
        triples = list(_triples(store.stream(_VIEW, {"id": id_})))
    else:
        triples = list(_triples(_as_rows(times.nodes_at(store, [id_], moment).values())))
    return ox.serialize(triples, format=_OX[format_], prefixes=PREFIXES) or b""


class _Counter:
    def __init__(self) -> None:
        self.n = 0

    def count(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.n += 1
            yield item


# ---------------------------------------------------------------- the view

_BY_PROPERTY = {snake(name): info for name, info in PROPERTIES.items() if not info.relation}
_BY_TYPE = {snake(name).upper(): name for name, info in PROPERTIES.items() if info.relation}


def _rows_at(store: Store, moment: Moment) -> Iterator[Row]:
    """The rows of the view at a moment, by id, some at a time."""
    ids = [r["id"] for r in store.read("MATCH (e:Entity) RETURN e.id AS id ORDER BY id")]
    there = [i for n in range(0, len(ids), _PAGE) for i in times.nodes_at(store, ids[n : n + _PAGE], moment)]
    known = set(there)
    for n in range(0, len(there), _PAGE):
        nodes = times.nodes_at(store, there[n : n + _PAGE], moment)
        for row in _as_rows(nodes[i] for i in sorted(nodes)):
            row["edges"] = [e for e in row["edges"] if e[1] in known]
            yield row


def _as_rows(nodes: Iterable[view.Node]) -> Iterator[Row]:
    for node in nodes:
        edges = sorted({(e.type, e.target) for e in node.edges})
        yield {"id": node.id, "labels": node.labels, "properties": node.properties, "edges": edges}


def _triples(rows: Iterable[Row]) -> Iterator[ox.Triple]:
    for row in rows:
        subject = thing(row["id"])
        for label in sorted(row["labels"]):
            yield ox.Triple(subject, _RDF_TYPE, term(label))
        properties = row["properties"]
        yield ox.Triple(subject, _LABEL, ox.Literal(properties["label"]))
        for name in properties.get("names", ()):
            yield ox.Triple(subject, term("name"), ox.Literal(name))
        for key, value in sorted(properties.items()):
            info = _BY_PROPERTY.get(key)
            if info is None:
                continue
            for one in value if isinstance(value, list) else [value]:
                yield ox.Triple(subject, term(info.name), _literal(one, info.range))
        for type_, target in row["edges"]:
            yield ox.Triple(subject, term(_BY_TYPE[type_]), thing(target))


# ---------------------------------------------------------------- statements, judgements, facts


def _quads(store: Store, options: Options) -> Iterator[ox.Quad]:
    for row in store.stream(_DOCUMENTS, {}):
        document = row["d"]
        graph = thing(document["id"])
        yield from _in(graph, _document(document))
        for inner in store.stream(_STATEMENTS, {"document": document["id"]}):
            yield from _in(graph, _statement(inner["s"], options))
    identity = ox.NamedNode(IDENTITY_GRAPH)
    for row in store.stream(_JUDGEMENTS, {}):
        yield from _in(identity, _judgement(row["j"]))
    for row in store.stream(_DECISIONS, {}):
        d = row["d"]
        yield from _in(identity, _judgement(d | {"local": d["left"], "canonical": d["right"]}))
    facts = ox.NamedNode(FACTS_GRAPH)
    for row in store.stream(_FACTS, {}):
        yield from _in(facts, _fact(row["f"], row["statements"]))
    for row in store.stream(_CONFLICTS, {}):
        yield from _in(facts, _conflict(row["c"], row["facts"]))


def _in(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    for t in triples:
        yield ox.Quad(t.subject, t.predicate, t.object, graph)


def _document(d: Row) -> Iterator[ox.Triple]:
    subject = thing(d["id"])
    yield ox.Triple(subject, _RDF_TYPE, term("Document"))
    texts = {
        "title": _dct("title"),
        "publisher": _dct("publisher"),
        "published": _dct("issued"),
        "modified": _dct("modified"),
        "text_sha256": term("textSha256"),
        "bytes_sha256": term("bytesSha256"),
        "reader": term("reader"),
        "origin": term("origin"),
        "kind": term("kind"),
        "licence": _dct("rights"),
        "version_of": _dct("isVersionOf"),
    }
    for key, predicate in texts.items():
        if key in d:
            yield ox.Triple(subject, predicate, ox.Literal(str(d[key])))
    for author in d.get("authors", ()):
        yield ox.Triple(subject, _dct("creator"), ox.Literal(author))
    for key, name in (("published_at", "publishedAt"), ("modified_at", "modifiedAt")):
        if key in d:
            yield ox.Triple(subject, term(name), ox.Literal(d[key], datatype=_xsd("dateTime")))
    if "url" in d:
        yield ox.Triple(subject, _dct("source"), ox.Literal(d["url"], datatype=_xsd("anyURI")))
    yield ox.Triple(subject, term("sourceTier"), term(f"tier-{d['tier']}"))
    yield ox.Triple(subject, term("recordedFrom"), ox.Literal(d["recorded_from"], datatype=_xsd("dateTime")))


def _statement(s: Row, options: Options) -> Iterator[ox.Triple]:
    subject = thing(s["id"])
    yield ox.Triple(subject, _RDF_TYPE, term("Statement"))
    yield from _ends(subject, s)
    yield ox.Triple(subject, _prov("wasDerivedFrom"), thing(s["document"]))
    yield ox.Triple(subject, term("hasModality"), term(f"modality-{s['modality']}"))
    for name in s.get("attributed_to", ()):
        yield ox.Triple(subject, term("attributedTo"), ox.Literal(name))
    if (
        len(s.get("attributed_to", ())) > 1
    ):  # several values of one property have no order, and a chain of sources has one
        chain = json.dumps(s["attributed_to"], ensure_ascii=False)
        yield ox.Triple(subject, term("attributionChain"), ox.Literal(chain))
    if "start" in s:
        if options.quotes:
            yield ox.Triple(
                subject, term("quote"), ox.Literal(shortened(s["quote"], options.quote_max_chars))
            )
        yield ox.Triple(subject, term("quoteStart"), _literal(s["start"], "integer"))
        yield ox.Triple(subject, term("quoteEnd"), _literal(s["end"], "integer"))
    else:
        yield ox.Triple(subject, term("citation"), ox.Literal(s["summary"]))
    yield ox.Triple(subject, term("confidence"), _literal(s["confidence"], "decimal"))
    yield ox.Triple(subject, term("extractor"), ox.Literal(f"{s['extractor']}@{s['extractor_version']}"))
    yield from _times(subject, s)


def _judgement(j: Row) -> Iterator[ox.Triple]:
    subject = thing(j["id"])
    yield ox.Triple(subject, _RDF_TYPE, term("Judgement"))
    yield ox.Triple(subject, term("judgedLocal"), thing(j["local"]))
    yield ox.Triple(subject, term("judgedAs"), thing(j["canonical"]))
    for key in ("verdict", "reason", "author"):
        yield ox.Triple(subject, term(key), ox.Literal(j[key]))
    yield from _times(subject, j)


def _fact(f: Row, statements: Iterable[str]) -> Iterator[ox.Triple]:
    subject = thing(f["id"])
    yield ox.Triple(subject, _RDF_TYPE, term("Fact"))
    yield from _ends(subject, f)
    yield ox.Triple(subject, term("hasModality"), term(f"modality-{f['modality']}"))
    yield ox.Triple(subject, term("sourceTier"), term(f"tier-{f['tier']}"))
    yield ox.Triple(subject, term("independentSources"), _literal(f["sources"], "integer"))
    if "public_from" in f:
        yield ox.Triple(subject, term("publicFrom"), ox.Literal(f["public_from"], datatype=_xsd("date")))
    if "rule" in f:
        yield ox.Triple(subject, term("rule"), ox.Literal(f["rule"]))
    for premise in f.get("premises", ()):
        yield ox.Triple(subject, term("premise"), thing(premise))
    for statement in statements:
        yield ox.Triple(subject, term("supportedBy"), thing(statement))
    yield from _times(subject, f)


def _conflict(c: Row, facts: list[str]) -> Iterator[ox.Triple]:
    """Facts that exclude each other, the one that is shown first."""
    subject = thing(c["id"])
    yield ox.Triple(subject, _RDF_TYPE, term("Conflict"))
    if c["kind"] in _KINDS:
        yield ox.Triple(subject, term("conflictKind"), ox.Literal(_KINDS[c["kind"]]))
    for fact in sorted(facts):
        yield ox.Triple(subject, term("conflictBetween"), thing(fact))
    yield ox.Triple(subject, term("shownFirst"), thing(facts[0]))
    yield ox.Triple(subject, term("explanation"), ox.Literal(c["reason"]))
    yield from _times(subject, c)


def _ends(subject: ox.NamedNode, row: Row) -> Iterator[ox.Triple]:
    yield ox.Triple(subject, _rdf("subject"), thing(row["subject_id"]))
    if row["predicate"] == TYPE:
        yield ox.Triple(subject, _rdf("predicate"), _RDF_TYPE)
        yield ox.Triple(subject, _rdf("object"), term(str(row["value"])))
        return
    yield ox.Triple(subject, _rdf("predicate"), term(row["predicate"]))
    if "object_id" in row:
        yield ox.Triple(subject, _rdf("object"), thing(row["object_id"]))
    else:
        yield ox.Triple(subject, _rdf("object"), _literal(row["value"], PROPERTIES[row["predicate"]].range))


def _times(subject: ox.NamedNode, row: Row) -> Iterator[ox.Triple]:
    for key, name in (("recorded_from", "recordedFrom"), ("recorded_to", "recordedTo")):
        if key in row:
            yield ox.Triple(subject, term(name), ox.Literal(row[key], datatype=_xsd("dateTime")))
    for key, name in (("valid_from", "validFrom"), ("valid_to", "validTo")):
        if key in row:
            yield ox.Triple(subject, term(name), ox.Literal(row[key]))


# ---------------------------------------------------------------- terms


def thing(id_: str) -> ox.NamedNode:
    """The IRI of anything with an id."""
    return ox.NamedNode(IDS + id_)


def term(name: str) -> ox.NamedNode:
    """A term of the ontology."""
    return ox.NamedNode(NAMESPACE + name)


def _xsd(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["xsd"] + name)


def _rdf(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["rdf"] + name)


def _dct(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["dct"] + name)


def _prov(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["prov"] + name)


_RDF_TYPE = _rdf("type")
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


def _literal(value: object, range_: str) -> ox.Literal:
    if range_ == "boolean":
        return ox.Literal(str(value).lower(), datatype=_xsd("boolean"))
    if range_ == "decimal":
        return ox.Literal(format(float(str(value)), ".10f").rstrip("0").rstrip("."), datatype=_xsd("decimal"))
    if range_ == "integer":
        return ox.Literal(str(value), datatype=_xsd("integer"))
    return ox.Literal(str(value))
