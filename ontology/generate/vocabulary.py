"""The ontology as the generators need it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

CR = Namespace("https://w3id.org/cryptoreg/ontology#")
SOURCE = Path(__file__).parent.parent / "ontology.ttl"
ONTOLOGY = URIRef(str(CR).rstrip("#"))
HEADER = "Made from ontology.ttl by `python -m cryptoreg.ontology.generate`; do not edit."


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The ontology with the questions that generators ask of it; every answer is sorted."""

    graph: Graph

    def local(self, node: Node | None) -> str:
        """The name without the namespace; of a foreign term the whole address."""
        return str(node).removeprefix(str(CR))

    def one(self, name: str, predicate: URIRef) -> Node | None:
        return self.graph.value(CR[name], predicate, any=False)

    def texts(self, name: str, predicate: URIRef) -> list[str]:
        return sorted(str(o) for o in self.graph.objects(CR[name], predicate))

    def text(self, name: str, predicate: URIRef) -> str:
        return "; ".join(self.texts(name, predicate))

    def flag(self, name: str, predicate: URIRef) -> bool:
        return self.one(name, predicate) == Literal(True)

    def version(self) -> str:
        return str(self.graph.value(ONTOLOGY, OWL.versionInfo, any=False))

    # ------------------------------------------------------------ classes

    @cache  # noqa: B019
    def classes(self) -> list[str]:
        found = {
            self.local(c) for c in self.graph.subjects(RDF.type, OWL.Class) if str(c).startswith(str(CR))
        }
        return sorted(found - {"RecordForm"})

    @cache  # noqa: B019  # a vocabulary lives as long as one run
    def parents(self, name: str) -> tuple[str, ...]:
        """The classes above, the farthest first; each class has at most one parent of ours."""
        chain: list[str] = []
        current: Node | None = CR[name]
        while current is not None:
            above = [p for p in self.graph.objects(current, RDFS.subClassOf) if str(p).startswith(str(CR))]
            if len(above) > 1:
                raise ValueError(f"{name}: several parents; the labels of the view need one chain")
            current = above[0] if above else None
            if current is not None:
                chain.insert(0, self.local(current))
        return tuple(chain)

    @cache  # noqa: B019
    def subclasses(self, name: str) -> list[str]:
        """The class itself and all below it."""
        return [c for c in self.classes() if name in (c, *self.parents(c))]

    def nearest(self, predicate: URIRef) -> dict[str, str]:
        """For each class what it says under a predicate, or the nearest class above it that says so."""
        said = {self.local(s): self.local(o) for s, o in self.graph.subject_objects(predicate)}
        out = {}
        for name in self.classes():
            source = next((c for c in (name, *reversed(self.parents(name))) if c in said), None)
            if source is not None:
                out[name] = said[source]
        return out

    # ------------------------------------------------------------ properties

    @cache  # noqa: B019
    def properties(self, kind: URIRef) -> list[str]:
        """The properties of things in the world; those of the records about them belong to exports."""
        return sorted(
            self.local(p)
            for p in self.graph.subjects(RDF.type, kind)
            if self._in_the_world(self.graph.value(p, RDFS.domain, any=False))
        )

    def relations(self) -> list[str]:
        return self.properties(OWL.ObjectProperty)

    def values(self) -> list[str]:
        return self.properties(OWL.DatatypeProperty)

    def record_properties(self) -> list[str]:
        """The properties of documents, statements, facts, judgements and conflicts."""
        every = {
            self.local(p)
            for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
            for p in self.graph.subjects(RDF.type, kind)
            if str(p).startswith(str(CR))
        }
        return sorted(every - set(self.relations()) - set(self.values()))

    @cache  # noqa: B019
    def domain(self, name: str) -> str:
        return self.local(self.one(name, RDFS.domain))

    @cache  # noqa: B019
    def range(self, name: str) -> str:
        """A class of ours, or a name of XML Schema without its namespace."""
        return self.local(self.one(name, RDFS.range)).removeprefix(str(XSD))

    def is_date(self, name: str) -> bool:
        return name == "date" or CR.date in set(self.graph.objects(CR[name], RDFS.subPropertyOf))

    def code_list(self, name: str) -> str | None:
        """The list whose codes are the values of a property."""
        found = self.one(name, CR.codeList)
        return None if found is None else self.local(found)

    def _in_the_world(self, domain: Node | None) -> bool:
        return domain is not None and "Entity" in (self.local(domain), *self.parents(self.local(domain)))

    # ------------------------------------------------------------ code lists

    def schemes(self) -> list[str]:
        return sorted(self.local(s) for s in self.graph.subjects(RDF.type, SKOS.ConceptScheme))

    def concepts(self, scheme: str) -> list[str]:
        """The codes of a list, by rank and then by notation."""
        found = [self.local(c) for c in self.graph.subjects(SKOS.inScheme, CR[scheme])]
        return sorted(found, key=lambda c: (int(self.text(c, CR.rank) or 0), self.text(c, SKOS.notation)))

    @cache  # noqa: B019
    def codes(self) -> dict[str, list[tuple[str, str]]]:
        """Each code list with its (notation, label)."""
        return {
            scheme: [
                (self.text(c, SKOS.notation), self.text(c, SKOS.prefLabel)) for c in self.concepts(scheme)
            ]
            for scheme in self.schemes()
        }

    def between_codes(self, predicate: URIRef) -> dict[str, dict[str, str]]:
        """Per code list, which code stands in a relation to which other one."""
        out: dict[str, dict[str, str]] = {}
        for subject, other in self.graph.subject_objects(predicate):
            scheme = self.graph.value(subject, SKOS.inScheme, any=False)
            if scheme is not None:
                notations = [self.text(self.local(n), SKOS.notation) for n in (subject, other)]
                out.setdefault(self.local(scheme), {})[notations[0]] = notations[1]
        return {scheme: dict(sorted(rows.items())) for scheme, rows in sorted(out.items())}

    def flagged_codes(self, predicate: URIRef) -> dict[str, tuple[str, ...]]:
        """Per code list, the codes of which something is declared to be true."""
        out: dict[str, list[str]] = {}
        for concept in self.graph.subjects(predicate, Literal(True)):
            scheme = self.graph.value(concept, SKOS.inScheme, any=False)
            if scheme is not None:
                out.setdefault(self.local(scheme), []).append(self.text(self.local(concept), SKOS.notation))
        return {scheme: tuple(sorted(codes)) for scheme, codes in sorted(out.items())}

    def successions(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Each property whose codes follow one another, with the pairs that exclude each other."""
        excluding = self.between_codes(CR.excludes)
        named = sorted(self.local(p) for p in self.graph.subjects(CR.succession, Literal(True)))
        return {
            p: tuple(
                sorted((min(a, b), max(a, b)) for a, b in excluding.get(self.code_list(p) or "", {}).items())
            )
            for p in named
        }

    def disjoint(self) -> dict[str, tuple[str, ...]]:
        """Each class with those of which it is declared that nothing belongs to both."""
        out: dict[str, set[str]] = {}
        groups = [[one, other] for one, other in self.graph.subject_objects(OWL.disjointWith)]
        for axiom in self.graph.subjects(RDF.type, OWL.AllDisjointClasses):
            for members in self.graph.objects(axiom, OWL.members):
                groups.append(list(Collection(self.graph, members)))
        for group in groups:
            for one, other in permutations(map(self.local, group), 2):
                out.setdefault(one, set()).add(other)
        return {cls: tuple(sorted(others)) for cls, others in sorted(out.items())}

    # ------------------------------------------------------------ forms of the flat record

    def record_forms(self) -> list[dict[str, object]]:
        """The forms of the flat record, the most specific first."""
        rows = [self._record_form(form) for form in self.graph.subjects(RDF.type, CR.RecordForm)]
        return sorted(
            self._inherited(rows),
            key=lambda r: (
                str(r["event_class"]),
                r["relief"] is None,
                r["outcome"] is None,
                str(r["relief"]),
                str(r["outcome"]),
            ),
        )

    def _record_form(self, form: Node) -> dict[str, object]:
        def text(predicate: URIRef) -> str | None:
            found = self.graph.value(form, predicate, any=False)
            return None if found is None else self.local(found)

        def roles(predicate: URIRef) -> tuple[str, ...]:
            return tuple(sorted(map(self.local, self.graph.objects(form, predicate))))

        return {
            "event_class": text(CR.ofClass),
            "record_type": text(CR.recordType),
            "relief": text(CR.withRelief),
            "outcome": text(CR.withOutcome),
            "modality": text(CR.recordModality),
            "subjects": roles(CR.recordSubject),
            "objects": roles(CR.recordObject),
        }

    def _inherited(self, rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
        """Every event class with its own forms, or with those of the nearest class above that has some."""
        own: dict[str, list[dict[str, object]]] = {}
        for row in rows:
            own.setdefault(str(row["event_class"]), []).append(row)
        for name in self.subclasses("Event"):
            source = next((c for c in (name, *reversed(self.parents(name))) if c in own), None)
            for row in own.get(source or "", []):
                yield row | {"event_class": name}


def load(source: Path = SOURCE) -> Vocabulary:
    """Read the Turtle source."""
    return Vocabulary(Graph().parse(source))


def member(name: str) -> str:
    """The name of a member of an enumeration.

    >>> member("TaskForce"), member("frcp-41a1aii")
    ('TASK_FORCE', 'FRCP_41A1AII')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper().replace("-", "_")


def enum_name(scheme: str) -> str:
    """The name of the enumeration of a code list.

    >>> enum_name("reliefs"), enum_name("caseStatuses"), enum_name("bases")
    ('Relief', 'CaseStatus', 'StayBasis')
    """
    irregular = {
        "forms": "MotionForm",
        "bases": "StayBasis",
        "scopes": "ScopeKind",
        "effects": "TakesEffect",
        "endCauses": "EndCause",
    }
    plural = scheme[0].upper() + scheme[1:]
    endings = (("ies", "y"), ("uses", "us"), ("s", ""))
    ending, singular = next(((e, s) for e, s in endings if plural.endswith(e)), ("", ""))
    return irregular.get(scheme, plural.removesuffix(ending) + singular)
