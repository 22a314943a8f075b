"""RDF in the vocabulary of the project: Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML.

A file is checked against the shapes of the vocabulary (SHACL) before anything of it is read; one that breaks
them gives nothing, and every node that does is named. Then two forms are told apart: plain triples
(:mod:`rdf_plain`) and statements with their provenance (:mod:`rdf_statements`).

Nothing is fetched: a JSON-LD context must stand in the file or be that of the project.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph as ox

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers.rdf_plain import plain
from cryptoreg.loaders.readers.rdf_statements import with_provenance
from cryptoreg.loaders.readers.rdf_terms import RDF, RDFS_LABEL
from cryptoreg.loaders.sources import Reading, Skipped, Source
from cryptoreg.ontology import shacl
from cryptoreg.ontology.generated.names import NAMESPACE, PARENTS, Attribute

_OURS = NAMESPACE.encode()
_LOOK_BYTES = 2**20
_CONTEXT = "https://w3id.org/cryptoreg/ontology/context.jsonld"

_TERM = r"(?:<[^<>\s]*>|_:\S+|\"(?:[^\"\\]|\\.)*\"(?:\^\^<[^<>\s]*>|@[\w-]+)?)"
_QUAD_LINE = re.compile(rf"^\s*{_TERM}\s+<[^<>\s]*>\s+{_TERM}\s+(?:<[^<>\s]*>|_:\S+)\s*\.", re.MULTILINE)
_TURTLE = re.compile(
    r"^\s*(?:@prefix|@base|PREFIX|BASE|<[^<>\s]+>\s+(?:<[^<>\s]+>|a)\s|_:\w+\s+<)", re.MULTILINE
)


class RdfReader:
    """Reads a file of RDF that uses the vocabulary."""

    name = "rdf/1"

    def recognises(self, source: Source) -> bool:
        return _OURS in source.data[:_LOOK_BYTES] and _format(source) is not None

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        quads = _parse(source)
        broken = shacl.violations([*quads, *_labels(quads)])
        wrong = [v for v in broken if not v.warning]
        warnings = Counter((v.shape, v.message) for v in broken if v.warning)
        for (shape, message), n in sorted(warnings.items()):
            yield Skipped(source.path, f"is read, with a warning for {n} nodes ({shape}): {message}")
        if wrong:
            yield Skipped(
                source.path,
                f"breaks the shapes of the vocabulary in {len(wrong)} places, so that nothing of it is loaded;"
                " mend what follows and load it again",
            )
            yield from (Skipped(source.path, _told(v)) for v in wrong)
            return
        form = ox.NamedNode(NAMESPACE + "Statement")
        if any(q.predicate.value == RDF + "type" and q.object == form for q in quads):
            yield from with_provenance(quads, source, self.name)
        else:
            yield from plain(quads, source, self.name)


def _told(v: shacl.Violation) -> str:
    return f"<{v.node}> breaks {v.shape}: {v.message}"


def _labels(quads: list[ox.Quad]) -> Iterator[ox.Triple]:
    """What the graph itself does for a thing that has no label: its name, or its class, is one."""
    classes: dict[Any, str] = {}
    names: dict[Any, str] = {}
    labelled = set()
    for q in quads:
        if q.predicate.value == RDF + "type" and isinstance(q.object, ox.NamedNode):
            cls = q.object.value.removeprefix(NAMESPACE)
            if "Entity" in (cls, *PARENTS.get(cls, ())):
                classes.setdefault(q.subject, cls)
        elif q.predicate.value == NAMESPACE + Attribute.NAME and isinstance(q.object, ox.Literal):
            names.setdefault(q.subject, q.object.value)
        elif q.predicate.value == RDFS_LABEL:
            labelled.add(q.subject)
    for subject, cls in classes.items():
        if subject not in labelled:
            yield ox.Triple(subject, ox.NamedNode(RDFS_LABEL), ox.Literal(names.get(subject, cls)))


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
