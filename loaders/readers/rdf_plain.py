"""Plain triples of RDF, as ``cryptoreg export --format turtle`` writes them, as documents.

A document per named graph: its triples, sorted, one per line, are its text, and each statement quotes its line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from cryptoreg.loaders.readers.rdf_terms import PLAIN, RDF, RDFS_LABEL, iri_of, sound, value_of
from cryptoreg.loaders.readers.record import Meta, document
from cryptoreg.loaders.sources import Reading, Skipped, Source
from cryptoreg.ontology import identifiers
from cryptoreg.ontology.generated.names import NAMESPACE, PARENTS, PROPERTIES, Attribute, Class
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import TYPE, Document, Quote, Statement, Value, document_id

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


def plain(quads: list[ox.Quad], source: Source, reader: str) -> Iterator[Reading | Skipped]:
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
    good, wrong = sound(made, statements)
    yield Reading(made, PLAIN, good)
    for reason, count in sorted(left.items()):
        if reason:
            yield Skipped(source.path, f"{count} triples {reason}")
    yield from (Skipped(source.path, reason) for reason in wrong)


def _things(triples: set[ox.Triple]) -> dict[str, str]:
    """The class of each subject: the most specific of those that the triples give it."""
    given: dict[str, set[str]] = defaultdict(set)
    for t in triples:
        if t.predicate.value == RDF + "type" and isinstance(t.object, ox.NamedNode):
            cls = t.object.value.removeprefix(NAMESPACE)
            if t.object.value.startswith(NAMESPACE) and cls in PARENTS and cls not in _NO_THINGS:
                given[iri_of(t.subject)].add(cls)
    out = {}
    for iri, classes in given.items():
        above = {p for c in classes for p in PARENTS[c]}
        out[iri] = min(classes - above or classes)
    return out


def _statement(
    t: ox.Triple, made: Document, quote: Quote, things: dict[str, str], derived: set[str]
) -> Statement | str:
    """A triple as a statement, or why it is none; an empty reason where nothing is lost."""
    subject, predicate = iri_of(t.subject), t.predicate.value
    if subject in derived or (isinstance(t.object, ox.NamedNode) and t.object.value in derived):
        return "tell of derived states, which are worked out again"
    if predicate == RDF + "type":
        if subject not in things:
            return "give a class that the vocabulary does not have"
        wanted = isinstance(t.object, ox.NamedNode) and t.object.value == NAMESPACE + things[subject]
        return _say(made, subject, TYPE, quote, value=things[subject]) if wanted else ""
    if predicate == RDFS_LABEL:
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
        return _say(made, subject, name, quote, to=iri_of(t.object))
    if not isinstance(t.object, ox.Literal):
        return f"have a thing where {name} needs a value"
    return _say(made, subject, name, quote, value=value_of(t.object.value, info.range))


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
        iri = iri_of(t.subject)
        cls = things.get(iri)
        if (
            cls is None
            or iri in derived
            or t.predicate.value != RDF + "type"
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
