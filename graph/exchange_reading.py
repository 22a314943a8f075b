"""What an export with provenance (TriG, N-Quads) says, record by record, each checked against its own id."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from cryptoreg.errors import InputError
from cryptoreg.graph import worklist
from cryptoreg.graph.rdf import FACTS_GRAPH, IDENTITY_GRAPH, IDS, PREFIXES
from cryptoreg.graph.write import statement_row
from cryptoreg.ontology import statements as values
from cryptoreg.ontology.generated.names import NAMESPACE, PROPERTIES, Modality
from cryptoreg.ontology.statements import TYPE, Citation, Quote, Statement, Value

_HEAD_BYTES = 2**16
_MOST_UNORDERED = 4
"""Names behind a statement whose order is found by trying, 24 at most; older exports tell none."""
_DCT, _RDF, _PROV = PREFIXES["dct"], PREFIXES["rdf"], PREFIXES["prov"]
_DOCUMENT_TEXTS = {
    "title": f"{_DCT}title", "publisher": f"{_DCT}publisher", "published": f"{_DCT}issued", "modified": f"{_DCT}modified",
    "licence": f"{_DCT}rights", "url": f"{_DCT}source", "version_of": f"{_DCT}isVersionOf",
    "text_sha256": f"{NAMESPACE}textSha256", "bytes_sha256": f"{NAMESPACE}bytesSha256", "reader": f"{NAMESPACE}reader",
    "origin": f"{NAMESPACE}origin", "kind": f"{NAMESPACE}kind", "published_at": f"{NAMESPACE}publishedAt",
    "modified_at": f"{NAMESPACE}modifiedAt", "recorded_from": f"{NAMESPACE}recordedFrom",
}  # fmt: skip
_TIMES = {"recorded_from": "recordedFrom", "recorded_to": "recordedTo"}


Terms = dict[str, list[Any]]


def form(path: Path) -> ox.RdfFormat | None:
    """The syntax of a file that is an export of ours with provenance; None for any other file."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return None
    ours = b"recordedFrom" in head and (b"id:doc-" in head or f"{IDS}doc-".encode() in head)
    if not ours or head.startswith((b"\x1f\x8b", b"BZh")):
        return None
    return ox.RdfFormat.TRIG if head.lstrip().startswith(b"@prefix") else ox.RdfFormat.N_QUADS


def records(path: Path, syntax: ox.RdfFormat) -> Iterator[tuple[str, dict[str, Any]]]:
    """Kind and row of every record; a document comes before all that belongs to it."""
    seen: set[str] = set()
    for graph, things in _graphs(path, syntax):
        if graph in seen:
            raise InputError(
                f"{path}: the graph {graph} stands in two places; an export keeps each together."
            )
        seen.add(graph)
        if graph == IDENTITY_GRAPH:
            yield from (
                ("decisions", _decision(i, t)) for i, t in things.items() if i.startswith("decision-")
            )
        elif graph == FACTS_GRAPH:
            for id_, terms in things.items():
                if id_.startswith("conflict-"):
                    yield "conflicts", {"id": id_, "recorded_from": _text(terms, f"{NAMESPACE}recordedFrom")}
        else:
            yield from _document(path, graph.removeprefix(IDS), things)
    if FACTS_GRAPH not in seen:
        raise InputError(f"{path} ends before its facts, which an export has at its end: it was cut off.")


def _graphs(path: Path, syntax: ox.RdfFormat) -> Iterator[tuple[str, dict[str, Terms]]]:
    """The named graphs of a file, one after the other: terms by property, by id."""
    name: str | None = None
    things: dict[str, Terms] = {}
    try:
        for quad in ox.parse(path=str(path), format=syntax):
            graph = getattr(quad.graph_name, "value", "")
            if graph != name:
                if name is not None:
                    yield name, things
                name, things = graph, {}
            if graph == FACTS_GRAPH and not str(quad.subject.value).startswith(f"{IDS}conflict-"):
                continue
            if graph == IDENTITY_GRAPH and not str(quad.subject.value).startswith(f"{IDS}decision-"):
                continue
            own = things.setdefault(str(quad.subject.value).removeprefix(IDS), {})
            own.setdefault(quad.predicate.value, []).append(quad.object)
    except (SyntaxError, ValueError, OSError) as exc:
        raise InputError(f"{path} cannot be read: {exc}.") from exc
    if name is not None:
        yield name, things


def _document(path: Path, id_: str, things: dict[str, Terms]) -> Iterator[tuple[str, dict[str, Any]]]:
    own = things.pop(id_, None)
    if own is None:
        raise InputError(f"{path}: the graph {id_} does not describe its document.")
    row: dict[str, Any] = {
        k: text for k, predicate in _DOCUMENT_TEXTS.items() if (text := _text(own, predicate)) is not None
    }
    row |= {"id": id_, "tier": _code(own, "sourceTier", "asserted")}
    if authors := [a.value for a in own.get(f"{_DCT}creator", ())]:
        row["authors"] = authors
    yield "documents", row | ({"text_left_out": True} if row.get("kind") == "text" else {})
    try:
        said = [_statement(path, id_, i, terms) for i, terms in sorted(things.items())]
    except ValueError as exc:
        raise InputError(f"{path}: a statement of {id_} cannot be read: {exc}.") from exc
    for s, problem in values.misfits([s for s, _ in said]):
        raise InputError(f"{path}: statement {s.id}: {problem}.")
    yield from (("statements", r) for _, r in said)
    place = worklist.place(id_, [s for s, _ in said])
    yield from (
        ("locals", {"id": local, "document": id_, "pending": place})
        for local in sorted({s.subject for s, _ in said})
    )
    if "url" in row:
        at = {k: row[k] for k in ("recorded_from", "publisher", "published") if k in row}
        yield "addresses", {"document": id_, "url": row["url"], "at": at}


def _statement(path: Path, document: str, id_: str, terms: Terms) -> tuple[Statement, dict[str, Any]]:
    predicate = str(_text(terms, f"{_RDF}predicate"))
    predicate = TYPE if predicate == f"{_RDF}type" else predicate.removeprefix(NAMESPACE)
    target = next(iter(terms.get(f"{_RDF}object", ())), None)
    start, end = _text(terms, f"{NAMESPACE}quoteStart"), _text(terms, f"{NAMESPACE}quoteEnd")
    extractor, _, version = str(_text(terms, f"{NAMESPACE}extractor") or "").rpartition("@")
    info = PROPERTIES.get(predicate)
    thing = info is not None and info.relation
    quoted = start is not None and end is not None
    words = _text(terms, f"{NAMESPACE}quote" if quoted else f"{NAMESPACE}citation") or ""
    told = [None] if thing or target is None else _values(target, predicate)
    # Neither the order of names in an older export nor the difference of 60 and 60.0 is told; the id says which it was.
    for attributed, value in product(_attributions(path, id_, terms), told):
        s = Statement(
            document=document,
            subject=str(_text(terms, f"{_RDF}subject")).removeprefix(IDS),
            predicate=predicate,
            support=Quote(int(start or 0), int(end or 0), words) if quoted else Citation(words),
            object=str(target.value).removeprefix(IDS) if thing and target is not None else None,
            value=value,
            modality=Modality(_code(terms, "hasModality", "asserted")),
            attributed_to=attributed,
            confidence=float(_text(terms, f"{NAMESPACE}confidence") or 1),
            extractor=extractor,
            extractor_version=version,
            valid_from=_text(terms, f"{NAMESPACE}validFrom"),
            valid_to=_text(terms, f"{NAMESPACE}validTo"),
        )
        if s.id == id_:
            break
    else:
        raise InputError(
            f"{path}: {id_} is not the id of what it says; the file was changed after it was written."
        )
    row = statement_row(s, str(_text(terms, f"{NAMESPACE}recordedFrom"))) | {
        k: t for k, name in _TIMES.items() if (t := _text(terms, NAMESPACE + name))
    }
    return s, row


def _attributions(path: Path, id_: str, terms: Terms) -> list[tuple[str, ...]]:
    """The orders in which those may stand to whom a statement is attributed: one where its chain is told."""
    names = [str(v.value) for v in terms.get(f"{NAMESPACE}attributedTo", ())]
    chain = _text(terms, f"{NAMESPACE}attributionChain")
    if chain is not None:
        try:
            told = json.loads(chain)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, list) or {*map(str, told)} != {*names}:
            raise InputError(f"{path}: the attribution chain of {id_} is not a JSON array of its names.")
        return [tuple(map(str, told))]
    if len(names) > _MOST_UNORDERED:
        raise InputError(
            f"{path}: {id_} is attributed to {len(names)} names and does not tell their order (cr:attributionChain); "
            f"without it no more than {_MOST_UNORDERED} are read. Export the graph again."
        )
    return list(permutations(names))


def _decision(id_: str, terms: Terms) -> dict[str, Any]:
    row: dict[str, Any] = {"id": id_}
    for key, name in (("left", "judgedLocal"), ("right", "judgedAs")):
        row[key] = str(_text(terms, NAMESPACE + name)).removeprefix(IDS)
    for key in ("verdict", "reason", "author"):
        row[key] = _text(terms, NAMESPACE + key)
    return row | {k: t for k, name in _TIMES.items() if (t := _text(terms, NAMESPACE + name))}


def _text(terms: Terms, predicate: str) -> str | None:
    found = terms.get(predicate)
    return str(found[0].value) if found else None


def _code(terms: Terms, name: str, otherwise: str) -> str:
    """The code of a concept such as ``cr:modality-alleged``."""
    return (_text(terms, NAMESPACE + name) or f"-{otherwise}").rpartition("#")[2].partition("-")[2]


def _values(term: Any, predicate: str) -> list[Value | None]:
    """What a literal may have been in the store, by its datatype."""
    if predicate == TYPE:
        return [str(term.value).removeprefix(NAMESPACE)]
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "boolean":
        return [bool(term.value == "true")]
    if kind == "integer":
        return [int(term.value)]
    if kind == "decimal":
        number = float(term.value)
        return [number, int(number)] if number.is_integer() else [number]
    return [str(term.value)]
