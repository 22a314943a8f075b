"""The small world of the examples, as graphs."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import Graph

from cryptoreg.ontology import generate

EXAMPLES = generate.HERE / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))

_CLASSES_ABOVE = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
INSERT { ?thing a ?above } WHERE { ?thing a/rdfs:subClassOf+ ?above }
"""


def shapes() -> Graph:
    """The shapes by hand and those made from the ontology."""
    return Graph().parse(generate.HERE / "shapes.ttl").parse(generate.HERE / "generated" / "shapes.ttl")


def world() -> ox.Store:
    """Ontology and valid examples; things carry all their classes, as they do in the graph."""
    store = ox.Store()
    for path in [generate.SOURCE, *VALID]:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    store.update(_CLASSES_ABOVE)
    return store
