"""HTML pages; every page is also JSON at the same address."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, select_autoescape
from rdflib import DCTERMS, OWL, RDFS, SKOS

from cryptoreg.api.questions import SUGGESTIONS, Answer, Status
from cryptoreg.api.questions.query import date_words
from cryptoreg.ontology.generate import CR, Vocabulary
from cryptoreg.ontology.names import snake

_STATUS_WORDS = {
    Status.ANSWERED: "Answered",
    Status.NONE: "None on record",
    Status.UNKNOWN: "Not known",
    Status.UNDETERMINED: "The dates do not tell",
    Status.AMBIGUOUS: "Which one?",
    Status.REFUSED: "Not understood",
    Status.FALSE_PREMISE: "The question assumes what is not on record",
}

_environment = Environment(
    loader=PackageLoader("cryptoreg.api.http"),
    autoescape=select_autoescape(),
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters["date_words"] = date_words

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    "Vary": "Accept",
}


def wants_html(request: Request) -> bool:
    """Whether a browser asks: HTML is accepted and stands before JSON."""
    accept = request.headers.get("accept", "")
    html, json = accept.find("text/html"), accept.find("application/json")
    return html >= 0 and (json < 0 or html < json)


def start_page(counts: dict[str, int]) -> HTMLResponse:
    """The page with the question box."""
    return _render("start.html", counts=counts, suggestions=SUGGESTIONS)


def answer_page(answer: Answer) -> HTMLResponse:
    """The page of one answer."""
    return _render("answer.html", answer=answer, status=_STATUS_WORDS[answer.status], suggestions=SUGGESTIONS)


def ontology_page(vocabulary: Vocabulary) -> HTMLResponse:
    """All terms of the ontology, each with an anchor that is the fragment of its IRI."""
    return _render("ontology.html", v=vocabulary, p=_PREDICATES, codes=vocabulary.codes(), snake=snake)


_PREDICATES = {
    "label": RDFS.label,
    "definition": SKOS.definition,
    "also": SKOS.altLabel,
    "example": SKOS.example,
    "source": DCTERMS.source,
    "deprecated": OWL.deprecated,
    "single": CR.singleValued,
    "temporal": CR.temporal,
    "inverse": CR.inverseLabel,
    "notation": SKOS.notation,
    "name": SKOS.prefLabel,
}


def _render(name: str, **values: Any) -> HTMLResponse:
    return HTMLResponse(_environment.get_template(name).render(**values), headers=_HEADERS)
