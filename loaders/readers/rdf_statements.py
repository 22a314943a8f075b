"""Statements with their provenance, as ``cryptoreg export --format trig`` writes them.

The documents come back with what they say, each statement with the quote or citation that proves it. Facts,
judgements of identity and derived states are worked out anew and not taken over.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from cryptoreg.loaders.published import published_date
from cryptoreg.loaders.readers.rdf_terms import RDF, iri_of, sound, value_of
from cryptoreg.loaders.sources import Reading, Skipped, Source
from cryptoreg.ontology import dates
from cryptoreg.ontology.generated.names import NAMESPACE, PROPERTIES, Modality, Tier
from cryptoreg.ontology.statements import TYPE, Citation, Document, Statement, Support, Value

_DCT = "http://purl.org/dc/terms/"
_PROV_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"

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
        return any(getattr(v, "value", "") == NAMESPACE + cls for v in self.properties.get(RDF + "type", ()))


def with_provenance(quads: list[ox.Quad], source: Source, reader: str) -> Iterator[Reading | Skipped]:
    nodes: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for q in quads:
        nodes[iri_of(q.subject)][q.predicate.value].append(q.object)
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
        good, wrong = sound(made, statements)
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
    subject, predicate, object_ = (n.properties.get(RDF + p) for p in ("subject", "predicate", "object"))
    if not subject or not predicate or not object_:
        raise ValueError("lacks its subject, predicate or object")
    said = n.text(NAMESPACE + "quote") or n.text(NAMESPACE + "citation")
    if said is None:
        raise ValueError("has neither quote nor citation; export it with its quotes")
    support: Support = Citation(said)
    name = predicate[0].value.removeprefix(NAMESPACE)
    value: Value | None = None
    to = None
    if predicate[0].value == RDF + "type":
        name, value = TYPE, object_[0].value.removeprefix(NAMESPACE)
    elif isinstance(object_[0], ox.NamedNode):
        to = object_[0].value.rpartition("/")[2]
    else:
        info = PROPERTIES.get(name)
        value = value_of(object_[0].value, info.range if info is not None else "string")
    extractor, _, version = (n.text(NAMESPACE + "extractor") or "unknown").rpartition("@")
    for bound in ("validFrom", "validTo"):
        if n.text(NAMESPACE + bound) is not None:
            dates.parse(n.text(NAMESPACE + bound) or "")
    return Statement(
        document=made.id,
        subject=iri_of(subject[0]).rpartition("/")[2],
        predicate=name,
        object=to,
        value=value,
        support=support,
        modality=Modality(n.code("hasModality") or "asserted"),
        attributed_to=_attribution(n),
        confidence=float(n.text(NAMESPACE + "confidence") or 1.0),
        extractor=f"rdf:{extractor.removeprefix('rdf:') or version}",
        extractor_version=version,
        valid_from=n.text(NAMESPACE + "validFrom"),
        valid_to=n.text(NAMESPACE + "validTo"),
    )


def _attribution(n: _Node) -> tuple[str, ...]:
    """Those to whom a statement is attributed, in the order of its chain; by name where an older export tells none.

    Raises:
        ValueError: the chain is no JSON array of these names.
    """
    names, chain = n.texts(NAMESPACE + "attributedTo"), n.text(NAMESPACE + "attributionChain")
    if chain is None:
        return names
    try:
        told = json.loads(chain)
    except RecursionError as exc:
        raise ValueError("has an attribution chain that is nested too deeply") from exc
    if not isinstance(told, list) or {*map(str, told)} != {*names}:
        raise ValueError("has an attribution chain that is not a JSON array of its names")
    return tuple(map(str, told))
