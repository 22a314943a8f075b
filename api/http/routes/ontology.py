"""The ontology at the path of its IRI, for machines and for people.

``https://w3id.org/cryptoreg/ontology`` leads to ``/ontology``. By the ``Accept`` header or a suffix it is Turtle,
JSON-LD, RDF/XML, N-Triples or a page; each term has an anchor on the page, as its IRI has a fragment.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from rdflib import Graph

from cryptoreg.api.http.pages import ontology_page
from cryptoreg.errors import NotFoundError
from cryptoreg.ontology import generate
from cryptoreg.ontology.generated.names import VERSION

router = APIRouter(tags=["ontology"])

_HTML = "text/html"
_FORMATS = {
    "ttl": ("text/turtle", "turtle"),
    "jsonld": ("application/ld+json", "json-ld"),
    "rdf": ("application/rdf+xml", "xml"),
    "nt": ("application/n-triples", "ntriples"),
}
_OFFERED = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/n-triples": "nt",
    _HTML: "html",
}
"""What is served, the first where the client takes anything."""

_FILES = {
    "context.jsonld": ("generated/context.jsonld", "application/ld+json"),
    "schema.json": ("generated/schema.json", "application/schema+json"),
    "shapes.ttl": ("shapes.ttl", "text/turtle"),
    "type-shapes.ttl": ("generated/shapes.ttl", "text/turtle"),
    "mappings.ttl": ("mappings.ttl", "text/turtle"),
    "mappings.sssom.tsv": ("generated/mappings.sssom.tsv", "text/tab-separated-values"),
}

_CONTENT: dict[int | str, dict[str, Any]] = {200: {"content": {media: {} for media in _OFFERED}}}


@router.get("/ontology", responses=_CONTENT)
def ontology(request: Request) -> Response:
    """The ontology: Turtle, JSON-LD, RDF/XML, N-Triples or a page, by the ``Accept`` header."""
    return _answer(preferred(request.headers.get("accept", "*/*")))


@router.get("/ontology.{suffix}", responses=_CONTENT)
def ontology_as(suffix: Annotated[str, Path(examples=["ttl"])]) -> Response:
    """The ontology in one format: ``ttl``, ``jsonld``, ``rdf``, ``nt`` or ``html``."""
    if suffix not in (*_FORMATS, "html"):
        raise NotFoundError(f"The ontology is not served as {suffix!r}; use {', '.join(_FORMATS)} or html.")
    return _answer(suffix)


@router.get("/ontology/{name}", responses=_CONTENT)
def part(request: Request, name: Annotated[str, Path(examples=["schema.json"])]) -> Response:
    """What belongs to the ontology (context, JSON Schema, shapes, mappings), or a version of it."""
    if name == VERSION:
        return ontology(request)
    if name not in _FILES:
        raise NotFoundError(
            f"There is no {name!r} here. Version {VERSION} is served, older ones stand in the releases; "
            f"files: {', '.join(_FILES)}."
        )
    path, media = _FILES[name]
    return Response((generate.HERE / path).read_bytes(), media_type=media)


def preferred(accept: str) -> str:
    """The suffix of the format that a client likes best (RFC 9110, section 12.5.1).

    >>> preferred("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"), preferred("text/turtle;q=0.5, application/ld+json")
    ('html', 'jsonld')
    >>> preferred("*/*"), preferred("image/png")
    ('ttl', 'ttl')
    """
    wishes: list[tuple[float, int, str]] = []
    for position, item in enumerate(accept.split(",")):
        media, *parameters = (p.strip() for p in item.split(";"))
        weights = [p[2:] for p in parameters if p.startswith("q=")]
        try:
            weight = float(weights[0]) if weights else 1.0
        except ValueError:
            weight = 0.0
        found = next((o for o in _OFFERED if media in (o, "*/*", f"{o.split('/')[0]}/*")), None)
        if found is not None and weight > 0:
            wishes.append((-weight, position, _OFFERED[found]))
    return min(wishes)[2] if wishes else "ttl"


def _answer(suffix: str) -> Response:
    if suffix == "html":
        return ontology_page(_vocabulary())
    media, _ = _FORMATS[suffix]
    headers = {"Vary": "Accept", "Link": f'<{generate.ONTOLOGY}/{VERSION}>; rel="version"'}
    return Response(_serialized(suffix), media_type=media, headers=headers)


@cache
def _vocabulary() -> generate.Vocabulary:
    return generate.load()


@cache
def _serialized(suffix: str) -> bytes:
    """As it stands in the source where that is the format; else made once."""
    if suffix == "ttl":
        return generate.SOURCE.read_bytes()
    graph: Graph = _vocabulary().graph
    return graph.serialize(format=_FORMATS[suffix][1], encoding="utf-8")
