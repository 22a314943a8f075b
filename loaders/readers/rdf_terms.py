"""What both readers of RDF need: terms as texts and values, and the checks of the store."""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph as ox

from cryptoreg.ontology.statements import Document, Statement, Value, problems

PLAIN = "rdf"
"""Extractor of plain triples."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def iri_of(term: Any) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode) else str(term)


def value_of(text: str, range_: str) -> Value:
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


def sound(made: Document, statements: list[Statement]) -> tuple[tuple[Statement, ...], list[str]]:
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
