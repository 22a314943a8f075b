"""RDF in the vocabulary of the project: Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML.

Two forms are read. *Plain triples* (as ``cryptoreg export --format turtle`` writes them): the triples
themselves are the text of the document, one per line, and each statement quotes its line. *Statements with
provenance* (``trig``, ``nquads``): the documents and what they say, each with the quote or citation that
proves it. Facts, judgements of identity and derived states are worked out anew and not taken over.

Nothing is fetched: a JSON-LD context must stand in the file or be that of the project.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph as ox

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers.record import Meta, document
from cryptoreg.loaders.sources import Reading, Skipped, Source, published_date
from cryptoreg.ontology import dates, identifiers
from cryptoreg.ontology.generated.names import (
    NAMESPACE,
    PARENTS,
    PROPERTIES,
    Attribute,
    Class,
    Modality,
    Tier,
)
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import (
    TYPE,
    Citation,
    Document,
    Quote,
    Statement,
    Support,
    Value,
    document_id,
    problems,
)

PLAIN = "rdf"
"""Extractor of plain triples."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_DCT = "http://purl.org/dc/terms/"
_PROV_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"
_OURS = NAMESPACE.encode()
_LOOK_BYTES = 2**20
_CONTEXT = "https://w3id.org/cryptoreg/ontology/context.jsonld"

_TERM = r"(?:<[^<>\s]*>|_:\S+|\"(?:[^\"\\]|\\.)*\"(?:\^\^<[^<>\s]*>|@[\w-]+)?)"
_QUAD_LINE = re.compile(rf"^\s*{_TERM}\s+<[^<>\s]*>\s+{_TERM}\s+(?:<[^<>\s]*>|_:\S+)\s*\.", re.MULTILINE)
_TURTLE = re.compile(
    r"^\s*(?:@prefix|@base|PREFIX|BASE|<[^<>\s]+>\s+(?:<[^<>\s]+>|a)\s|_:\w+\s+<)", re.MULTILINE
)

_FOREIGN_IDENTIFIERS = {
    **{f"{scheme}://schema.org/leiCode": Attribute.LEI for scheme in ("http", "https")},
    "http://www.wikidata.org/prop/direct/P1278": Attribute.LEI,
    "http://www.wikidata.org/prop/direct/P5531": Attribute.CIK,
}
"""Properties of schema.org and Wikidata that hold an identifier of ours."""

_SAME = frozenset(
    {
        "http://www.w3.org/2002/07/owl#sameAs",
        "http://www.w3.org/2004/02/skos/core#exactMatch",
        "http://schema.org/sameAs",
        "https://schema.org/sameAs",
    }
)
_WIKIDATA_ITEM = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/Q[1-9]\d*")

_NO_THINGS = frozenset({"Document", "Statement", "Fact", "Judgement", "Conflict"})


class RdfReader:
    """Reads a file of RDF that uses the vocabulary."""

    name = "rdf/1"

    def recognises(self, source: Source) -> bool:
        return _OURS in source.data[:_LOOK_BYTES] and _format(source) is not None

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        quads = _parse(source)
        form = ox.NamedNode(NAMESPACE + "Statement")
        if any(q.predicate.value == _RDF + "type" and q.object == form for q in quads):
            yield from _with_provenance(quads, source, self.name)
        else:
            yield from _plain(quads, source, self.name)


# ---------------------------------------------------------------- parsing


def _format(source: Source) -> ox.RdfFormat | None:
    head = source.head.decode("utf-8", "replace")
    if head.startswith(("{", "[")):
        return ox.RdfFormat.JSON_LD if _is_json_ld(source) else None
    if head.startswith("<") and re.search(r"<(?:\w+:)?RDF[\s>]", head):
        return ox.RdfFormat.RDF_XML
    if re.match(r"\s*(?:<!doctype|<html|<\?xml)", head, re.IGNORECASE):
        return None
    if _QUAD_LINE.search(head):
        return ox.RdfFormat.N_QUADS
    # TriG contains Turtle, and Turtle contains N-Triples.
    return ox.RdfFormat.TRIG if _TURTLE.search(head) else None


def _is_json_ld(source: Source) -> bool:
    data = source.json
    rows = data if isinstance(data, list) else [data]
    return any(isinstance(r, dict) and {"@context", "@graph", "@id"} & r.keys() for r in rows[:1])


def _parse(source: Source) -> list[ox.Quad]:
    form = _format(source)
    data = source.data
    if form == ox.RdfFormat.RDF_XML and b"<!ENTITY" in data:
        raise InputError(f"{source.path} declares XML entities of its own; such files are refused.")
    if form == ox.RdfFormat.JSON_LD:
        data = json.dumps(_with_context(source.json, source)).encode()
    try:
        return list(ox.parse(data, format=form, base_iri="urn:x-cryptoreg:file/"))
    except (SyntaxError, ValueError) as exc:
        raise InputError(f"{source.path} cannot be read as {form}: {exc}.") from exc


def _with_context(data: Any, source: Source) -> Any:
    """The same with our own context in place of its address; any other address is an error."""
    if isinstance(data, list):
        return [_with_context(item, source) for item in data]
    if not isinstance(data, dict) or "@context" not in data:
        return data
    given = data["@context"]
    parts = given if isinstance(given, list) else [given]
    known = []
    for part in parts:
        if isinstance(part, str):
            if part.rstrip("/") not in (_CONTEXT, NAMESPACE.rstrip("#"), NAMESPACE.rstrip("#") + ".jsonld"):
                raise InputError(
                    f"{source.path} names the context {part}, which is not fetched; write it into the file."
                )
            part = _own_context()
        known.append(part)
    return {**data, "@context": known}


@cache
def _own_context() -> Any:
    text = (files("cryptoreg.ontology.generated") / "context.jsonld").read_text(encoding="utf-8")
    return json.loads(text)["@context"]


# ---------------------------------------------------------------- plain triples


def _plain(quads: list[ox.Quad], source: Source, reader: str) -> Iterator[Reading | Skipped]:
    """A document per named graph; its text are its triples, sorted, one per line."""
    graphs: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in quads:
        graphs[getattr(quad.graph_name, "value", "")].add(quad.triple)
    for name, triples in sorted(graphs.items()):
        yield from _graph(name, triples, source, reader)


def _graph(name: str, triples: set[ox.Triple], source: Source, reader: str) -> Iterator[Reading | Skipped]:
    lines = sorted(f"{t} ." for t in triples)
    title = f"RDF: {name or source.path.name}"
    places: dict[str, tuple[int, int]] = {}
    parts, at = [f"{title}\n\n"], len(title) + 2
    for line in lines:
        places[line] = (at, at + len(line))
        parts.append(f"{line}\n")
        at += len(line) + 1
    meta = Meta(title=title, url=name if name.startswith("http") else None).over(source)
    made = document("".join(parts), meta, source, reader)
    things = _things(triples)
    derived = {iri for iri, cls in things.items() if Class.STATE in (cls, *PARENTS[cls])}
    statements: list[Statement] = []
    left: dict[str, int] = defaultdict(int)
    for triple in sorted(triples, key=str):
        line = f"{triple} ."
        quote = Quote(*places[line], line)
        told = _statement(triple, made, quote, things, derived)
        if isinstance(told, Statement):
            statements.append(told)
        else:
            left[told] += 1
    statements += _event_ids(statements, triples, made, places, things, derived)
    good, wrong = _sound(made, statements)
    yield Reading(made, PLAIN, good)
    for reason, count in sorted(left.items()):
        if reason:
            yield Skipped(source.path, f"{count} triples {reason}")
    yield from (Skipped(source.path, reason) for reason in wrong)


def _things(triples: set[ox.Triple]) -> dict[str, str]:
    """The class of each subject: the most specific of those that the triples give it."""
    given: dict[str, set[str]] = defaultdict(set)
    for t in triples:
        if t.predicate.value == _RDF + "type" and isinstance(t.object, ox.NamedNode):
            cls = t.object.value.removeprefix(NAMESPACE)
            if t.object.value.startswith(NAMESPACE) and cls in PARENTS and cls not in _NO_THINGS:
                given[_iri(t.subject)].add(cls)
    out = {}
    for iri, classes in given.items():
        above = {p for c in classes for p in PARENTS[c]}
        out[iri] = min(classes - above or classes)
    return out


def _statement(
    t: ox.Triple, made: Document, quote: Quote, things: dict[str, str], derived: set[str]
) -> Statement | str:
    """A triple as a statement, or why it is none; an empty reason where nothing is lost."""
    subject, predicate = _iri(t.subject), t.predicate.value
    if subject in derived or (isinstance(t.object, ox.NamedNode) and t.object.value in derived):
        return "tell of derived states, which are worked out again"
    if predicate == _RDF + "type":
        if subject not in things:
            return "give a class that the vocabulary does not have"
        wanted = isinstance(t.object, ox.NamedNode) and t.object.value == NAMESPACE + things[subject]
        return _say(made, subject, TYPE, quote, value=things[subject]) if wanted else ""
    if predicate == _RDFS_LABEL:
        name = getattr(t.object, "value", "")
        return _say(made, subject, Attribute.NAME, quote, value=name) if subject in things and name else ""
    foreign = _identifier(predicate, t.object)
    if foreign is not None:
        kind, text = foreign
        try:
            return _say(made, subject, kind, quote, value=identifiers.NORMAL[kind](text))
        except ValueError as exc:
            return f"have an identifier of a wrong form ({exc})"
    name = predicate.removeprefix(NAMESPACE)
    info = PROPERTIES.get(name) if predicate.startswith(NAMESPACE) else None
    if info is None:
        return "have a property that the vocabulary does not have"
    if info.relation:
        if isinstance(t.object, ox.Literal):
            return f"have a value where {name} needs a thing"
        return _say(made, subject, name, quote, to=_iri(t.object))
    if not isinstance(t.object, ox.Literal):
        return f"have a thing where {name} needs a value"
    return _say(made, subject, name, quote, value=_value(t.object.value, info.range))


def _identifier(predicate: str, value: Any) -> tuple[str, str] | None:
    """The kind and text of an identifier that other vocabularies, or a link to Wikidata, give a thing."""
    if predicate in _FOREIGN_IDENTIFIERS and isinstance(value, ox.Literal):
        return _FOREIGN_IDENTIFIERS[predicate], value.value
    if predicate in _SAME and _WIKIDATA_ITEM.fullmatch(getattr(value, "value", "")):
        return Attribute.WIKIDATA, value.value
    return None


def _event_ids(
    statements: list[Statement],
    triples: set[ox.Triple],
    made: Document,
    places: dict[str, tuple[int, int]],
    things: dict[str, str],
    derived: set[str],
) -> list[Statement]:
    """Two events of a file with IRIs of their own are two, however alike they are."""
    curated = {s.subject for s in statements if s.predicate == Attribute.CURATED_ID}
    out = []
    for t in triples:
        iri = _iri(t.subject)
        cls = things.get(iri)
        if (
            cls is None
            or iri in derived
            or t.predicate.value != _RDF + "type"
            or Class.EVENT not in PARENTS[cls]
        ):
            continue
        line = f"{t} ."
        if _local(made, iri) not in curated and t.object == ox.NamedNode(NAMESPACE + cls):
            out.append(_say(made, iri, Attribute.CURATED_ID, Quote(*places[line], line), value=iri))
    return out


def _say(
    made: Document,
    subject: str,
    predicate: str,
    quote: Quote,
    *,
    value: Value | None = None,
    to: str | None = None,
) -> Statement:
    return Statement(
        document=made.id,
        subject=_local(made, subject),
        predicate=str(predicate),
        object=None if to is None else _local(made, to),
        value=value,
        support=quote,
        extractor=PLAIN,
        extractor_version="1",
    )


def _local(made: Document, iri: str) -> str:
    return f"{made.id}-r-{slug(re.sub(r'^.*[/#:]', '', iri))[:60]}-{document_id(text=iri)[4:12]}"


def _iri(term: Any) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _value(text: str, range_: str) -> Value:
    """A literal by what its property wants; a text that does not fit stays one, and is named then."""
    try:
        if range_ == "integer":
            return int(text)
        if range_ == "decimal":
            return float(text)
    except ValueError:
        return text
    if range_ == "boolean" and text in ("true", "false", "1", "0"):
        return text in ("true", "1")
    return text


def _sound(made: Document, statements: list[Statement]) -> tuple[tuple[Statement, ...], list[str]]:
    """The statements that pass the checks of the store, and a sentence for each of the others."""
    wrong: list[str] = []
    while found := list(problems(made, statements)):
        bad = {s.id for s, _ in found}
        for s, problem in found:
            said = s.value if s.object is None else s.object
            wrong.append(f"{_shown(s.subject)} {s.predicate} {_shown(str(said))}: {problem}")
        statements = [s for s in statements if s.id not in bad]
    return tuple(statements), wrong


def _shown(local: str) -> str:
    return re.sub(r"^doc-[0-9a-f]{16}-r-|-[0-9a-f]{8}$", "", local)


# ---------------------------------------------------------------- statements with provenance

Properties = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class _Node:
    iri: str
    properties: Properties

    def text(self, predicate: str) -> str | None:
        found = self.properties.get(predicate)
        return str(found[0].value) if found else None

    def texts(self, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(str(v.value) for v in self.properties.get(predicate, ())))

    def code(self, name: str) -> str | None:
        """The code of a concept such as ``cr:modality-alleged``."""
        found = self.text(NAMESPACE + name)
        return found.rpartition("#")[2].partition("-")[2] if found is not None else None

    def is_a(self, cls: str) -> bool:
        return any(getattr(v, "value", "") == NAMESPACE + cls for v in self.properties.get(_RDF + "type", ()))


def _with_provenance(quads: list[ox.Quad], source: Source, reader: str) -> Iterator[Reading | Skipped]:
    nodes: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for q in quads:
        nodes[_iri(q.subject)][q.predicate.value].append(q.object)
    told = {iri: _Node(iri, properties) for iri, properties in nodes.items()}
    by_document: dict[str, list[_Node]] = defaultdict(list)
    derived = 0
    for node in told.values():
        if node.is_a("Statement"):
            by_document[node.text(_PROV_DERIVED) or ""].append(node)
        elif node.is_a("Fact") or node.is_a("Judgement") or node.is_a("Conflict"):
            derived += 1
    for iri, statements in sorted(by_document.items()):
        if iri not in told:
            yield Skipped(source.path, f"{len(statements)} statements name no document of the file")
            continue
        yield from _document_with(told[iri], statements, source, reader)
    if derived:
        yield Skipped(source.path, f"{derived} facts and judgements are worked out again from the statements")


def _document_with(
    node: _Node, nodes: list[_Node], source: Source, reader: str
) -> Iterator[Reading | Skipped]:
    made = _told_document(node, reader)
    by_extractor: dict[str, list[Statement]] = defaultdict(list)
    for n in sorted(nodes, key=lambda n: n.iri):
        try:
            told = _told_statement(n, made)
        except ValueError as exc:
            yield Skipped(source.path, f"statement {n.iri}: {exc}")
            continue
        if told is not None:
            by_extractor[told.extractor].append(told)
    for extractor, statements in sorted(by_extractor.items()):
        good, wrong = _sound(made, statements)
        yield Reading(made, extractor, good)
        yield from (Skipped(source.path, reason) for reason in wrong)


def _told_document(node: _Node, reader: str) -> Document:
    """A document of an export: its text is not in it, so that its statements cite what it said."""
    url, tier = node.text(_DCT + "source"), node.code("sourceTier")
    return Document(
        id=node.iri.rpartition("/")[2],
        title=node.text(_DCT + "title"),
        url=url or node.iri,
        publisher=node.text(_DCT + "publisher"),
        published=published_date(node.text(_DCT + "issued")),
        modified=published_date(node.text(_DCT + "modified")),
        published_at=node.text(NAMESPACE + "publishedAt"),
        modified_at=node.text(NAMESPACE + "modifiedAt"),
        authors=node.texts(_DCT + "creator"),
        reader=node.text(NAMESPACE + "reader") or reader,
        tier=Tier(tier) if tier in list(Tier) else Tier.WEB,
        licence=node.text(_DCT + "rights"),
        copy_of=_origin(node),
    )


def _origin(node: _Node) -> str | None:
    origin = node.text(NAMESPACE + "origin")
    return origin if origin != node.iri.rpartition("/")[2] else None


def _told_statement(n: _Node, made: Document) -> Statement | None:
    """A statement of an export; None where its recorded time has ended."""
    if n.text(NAMESPACE + "recordedTo") is not None:
        return None
    subject, predicate, object_ = (n.properties.get(_RDF + p) for p in ("subject", "predicate", "object"))
    if not subject or not predicate or not object_:
        raise ValueError("lacks its subject, predicate or object")
    said = n.text(NAMESPACE + "quote") or n.text(NAMESPACE + "citation")
    if said is None:
        raise ValueError("has neither quote nor citation; export it with its quotes")
    support: Support = Citation(said)
    name = predicate[0].value.removeprefix(NAMESPACE)
    value: Value | None = None
    to = None
    if predicate[0].value == _RDF + "type":
        name, value = TYPE, object_[0].value.removeprefix(NAMESPACE)
    elif isinstance(object_[0], ox.NamedNode):
        to = object_[0].value.rpartition("/")[2]
    else:
        info = PROPERTIES.get(name)
        value = _value(object_[0].value, info.range if info is not None else "string")
    extractor, _, version = (n.text(NAMESPACE + "extractor") or "unknown").rpartition("@")
    for bound in ("validFrom", "validTo"):
        if n.text(NAMESPACE + bound) is not None:
            dates.parse(n.text(NAMESPACE + bound) or "")
    return Statement(
        document=made.id,
        subject=_iri(subject[0]).rpartition("/")[2],
        predicate=name,
        object=to,
        value=value,
        support=support,
        modality=Modality(n.code("hasModality") or "asserted"),
        attributed_to=n.texts(NAMESPACE + "attributedTo"),
        confidence=float(n.text(NAMESPACE + "confidence") or 1.0),
        extractor=f"rdf:{extractor.removeprefix('rdf:') or version}",
        extractor_version=version,
        valid_from=n.text(NAMESPACE + "validFrom"),
        valid_to=n.text(NAMESPACE + "validTo"),
    )
