"""Make the Python names, models, JSON-LD context and Neo4j constraints from the Turtle sources.

``python -m cryptoreg.ontology.generate`` writes them, with ``--check`` it only compares (as CI does).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from cryptoreg.ontology.names import snake

CR = Namespace("https://w3id.org/cryptoreg/ontology#")
HERE = Path(__file__).parent
SOURCE = HERE / "ontology.ttl"
HEADER = "Made from ontology.ttl by `python -m cryptoreg.ontology.generate`; do not edit."
PYTHON_TYPES = {
    XSD.string: "str",
    XSD.integer: "int",
    XSD.decimal: "Decimal",
    XSD.boolean: "bool",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ontology as the generators need it; everything sorted."""

    graph: Graph

    def local(self, node: Node | None) -> str:
        return str(node).removeprefix(str(CR))

    def classes(self) -> list[str]:
        found = {
            self.local(c) for c in self.graph.subjects(RDF.type, OWL.Class) if str(c).startswith(str(CR))
        }
        return sorted(found - {"RecordForm"})

    def parents(self, name: str) -> list[str]:
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
        return chain

    def subclasses(self, name: str) -> list[str]:
        return [c for c in self.classes() if c == name or name in self.parents(c)]

    @cache  # noqa: B019  # a vocabulary lives as long as one run
    def properties(self, kind: URIRef) -> list[str]:
        """The properties of things in the world; those of the records about them belong to exports."""
        return sorted(
            self.local(p)
            for p in self.graph.subjects(RDF.type, kind)
            if self._in_the_world(self.graph.value(p, RDFS.domain, any=False))
        )

    def _in_the_world(self, domain: Node | None) -> bool:
        return domain is not None and "Entity" in (self.local(domain), *self.parents(self.local(domain)))

    def one(self, name: str, predicate: URIRef) -> Node | None:
        return self.graph.value(CR[name], predicate, any=False)

    def texts(self, name: str, predicate: URIRef) -> list[str]:
        return sorted(str(o) for o in self.graph.objects(CR[name], predicate))

    def codes(self) -> dict[str, list[tuple[str, str]]]:
        """Each code list with its (notation, label), by rank and then by name."""
        lists: dict[str, list[tuple[int, str, str]]] = {}
        for concept, scheme in self.graph.subject_objects(SKOS.inScheme):
            rank = self.graph.value(concept, CR.rank, any=False)
            lists.setdefault(self.local(scheme), []).append(
                (
                    int(str(rank)) if rank is not None else 0,
                    str(self.graph.value(concept, SKOS.notation, any=False)),
                    str(self.graph.value(concept, SKOS.prefLabel, any=False)),
                )
            )
        return {name: [(n, label) for _, n, label in sorted(rows)] for name, rows in sorted(lists.items())}

    def record_forms(self) -> list[dict[str, object]]:
        """The forms of the flat record, the most specific first."""
        rows: list[dict[str, object]] = []
        for form in self.graph.subjects(RDF.type, CR.RecordForm):
            relief = self.graph.value(form, CR.withRelief, any=False)
            outcome = self.graph.value(form, CR.withOutcome, any=False)
            modality = self.graph.value(form, CR.recordModality, any=False)
            rows.append(
                {
                    "event_class": self.local(self.graph.value(form, CR.ofClass, any=False)),
                    "record_type": str(self.graph.value(form, CR.recordType, any=False)),
                    "relief": None if relief is None else str(relief),
                    "outcome": None if outcome is None else str(outcome),
                    "modality": None if modality is None else str(modality),
                    "subjects": tuple(sorted(map(self.local, self.graph.objects(form, CR.recordSubject)))),
                    "objects": tuple(sorted(map(self.local, self.graph.objects(form, CR.recordObject)))),
                }
            )
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

    def _inherited(self, rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
        """Every event class with its own forms, or with those of the nearest class above that has some."""
        own: dict[str, list[dict[str, object]]] = {}
        for row in rows:
            own.setdefault(str(row["event_class"]), []).append(row)
        for name in self.subclasses("Event"):
            source = next((c for c in (name, *reversed(self.parents(name))) if c in own), None)
            for row in own.get(source or "", []):
                yield row | {"event_class": name}

    def nearest(self, predicate: URIRef) -> dict[str, str]:
        """For each class what it says under a predicate, or the nearest class above it that says so."""
        said = {self.local(s): self.local(o) for s, o in self.graph.subject_objects(predicate)}
        out = {}
        for name in self.classes():
            source = next((c for c in (name, *reversed(self.parents(name))) if c in said), None)
            if source is not None:
                out[name] = said[source]
        return out

    def between_codes(self, predicate: URIRef) -> dict[str, dict[str, str]]:
        """Per code list, which code stands in a relation to which other one."""
        out: dict[str, dict[str, str]] = {}
        for subject, other in self.graph.subject_objects(predicate):
            scheme = self.graph.value(subject, SKOS.inScheme, any=False)
            if scheme is not None:
                out.setdefault(self.local(scheme), {})[self._notation(subject)] = self._notation(other)
        return {scheme: dict(sorted(rows.items())) for scheme, rows in sorted(out.items())}

    def _notation(self, concept: Node) -> str:
        return str(self.graph.value(concept, SKOS.notation, any=False))

    def version(self) -> str:
        return str(self.graph.value(URIRef(str(CR).rstrip("#")), OWL.versionInfo, any=False))


def load(source: Path = SOURCE) -> Vocabulary:
    """Read the Turtle source."""
    return Vocabulary(Graph().parse(source))


def python_names(v: Vocabulary) -> str:
    """Enumerations and tables for the rest of the code."""
    out = [f'"""{HEADER}"""', "", "from __future__ import annotations", ""]
    out += [
        "from dataclasses import dataclass",
        "from enum import StrEnum",
        "from typing import Final",
        "",
        "",
    ]
    out += [
        "@dataclass(frozen=True, slots=True)",
        "class PropertyInfo:",
        '    """What the ontology declares of a property."""',
        "",
        "    name: str",
        "    domain: str",
        "    range: str",
        "    relation: bool",
        "    single_valued: bool",
        "    date: bool",
        "    temporal: bool",
        "    codes: str | None",
        "",
        "",
        "@dataclass(frozen=True, slots=True)",
        "class RecordForm:",
        '    """How an event is printed as a flat fact record."""',
        "",
        "    event_class: str",
        "    record_type: str",
        "    relief: str | None",
        "    outcome: str | None",
        "    modality: str | None",
        "    subjects: tuple[str, ...]",
        "    objects: tuple[str, ...]",
        "",
        "",
        f"VERSION: Final = {v.version()!r}",
        f"NAMESPACE: Final = {str(CR)!r}",
        "",
        "",
    ]
    out += _enum("Class", "Classes of the ontology.", [(c, c) for c in v.classes()])
    relations, values = v.properties(OWL.ObjectProperty), v.properties(OWL.DatatypeProperty)
    out += _enum("Relation", "Properties between two things.", [(p, p) for p in relations])
    out += _enum("Attribute", "Properties with a value.", [(p, p) for p in values])
    for scheme, rows in v.codes().items():
        out += _enum(_enum_name(scheme), f"Codes of the list `{scheme}`.", [(n, n) for n, _ in rows])
    out.append("# Every class with the classes above it, the farthest first.")
    out.append("PARENTS: Final[dict[str, tuple[str, ...]]] = {")
    out += [f"    {c!r}: {tuple(v.parents(c))!r}," for c in v.classes()]
    out += ["}", "", "PROPERTIES: Final[dict[str, PropertyInfo]] = {"]
    for p in sorted(relations + values):
        domain = v.local(v.one(p, RDFS.domain))
        range_ = v.local(v.one(p, RDFS.range)).removeprefix(str(XSD))
        single = v.one(p, CR.singleValued) == Literal(True)
        is_date = p == "date" or CR.date in set(v.graph.objects(CR[p], RDFS.subPropertyOf))
        temporal = v.one(p, CR.temporal) == Literal(True)
        scheme_of = v.one(p, CR.codeList)
        codes = None if scheme_of is None else v.local(scheme_of)
        out.append(
            f"    {p!r}: PropertyInfo({p!r}, {domain!r}, {range_!r}, {p in relations}, {single}, {is_date}, "
            f"{temporal}, {codes!r}),"
        )
    out += ["}", "", "CODES: Final[dict[str, dict[str, str]]] = {"]
    out += [f"    {scheme!r}: {dict(rows)!r}," for scheme, rows in v.codes().items()]
    out += ["}", "", "# The wider code above a code."]
    out.append("BROADER: Final[dict[str, dict[str, str]]] = {")
    out += [f"    {scheme!r}: {rows!r}," for scheme, rows in v.between_codes(SKOS.broader).items()]
    out += ["}", "", "# The code to use in the place of one that is deprecated."]
    out.append("REPLACED_CODES: Final[dict[str, dict[str, str]]] = {")
    out += [f"    {scheme!r}: {rows!r}," for scheme, rows in v.between_codes(DCTERMS.isReplacedBy).items()]
    out += ["}", "", "# The relief that a kind of motion asks for by itself."]
    asked = v.between_codes(CR.asksFor).get("motionKinds", {})
    out.append(f"RELIEF_OF_KIND: Final[dict[str, str]] = {asked!r}")
    for name, predicate, comment in (
        ("RECORD_CLASSES", CR.recordClass, "The class under which the flat record prints a thing."),
        ("COMPARED_AS", CR.comparedAs, "The wider class under which mentions of an event are compared."),
        ("ENTRY_LABELS", CR.entryLabel, "The label of docket entries under which an event class falls."),
    ):
        out += ["", f"# {comment}", f"{name}: Final[dict[str, str]] = {{"]
        out += [f"    {c!r}: {o!r}," for c, o in v.nearest(predicate).items()]
        out.append("}")
    out += ["", "LABELS: Final[dict[str, str]] = {"]
    out += [f"    {n!r}: {v.texts(n, RDFS.label)[0]!r}," for n in sorted(v.classes() + relations + values)]
    out += [
        "}",
        "",
        "# Other words for a term, for questions: plurals and synonyms.",
        "SYNONYMS: Final[dict[str, tuple[str, ...]]] = {",
    ]
    for n in sorted(v.classes() + relations + values):
        words = tuple(sorted(v.texts(n, CR.plural) + v.texts(n, SKOS.altLabel)))
        if words:
            out.append(f"    {n!r}: {words!r},")
    out += ["}", "", "RECORD_FORMS: Final[tuple[RecordForm, ...]] = ("]
    for row in v.record_forms():
        arguments = ", ".join(f"{key}={value!r}" for key, value in row.items())
        out.append(f"    RecordForm({arguments}),")
    out += [")", ""]
    return "\n".join(out)


def _enum_name(scheme: str) -> str:
    irregular = {
        "forms": "MotionForm",
        "bases": "StayBasis",
        "scopes": "ScopeKind",
        "effects": "TakesEffect",
        "endCauses": "EndCause",
    }
    plural = scheme[0].upper() + scheme[1:]
    ending = next(
        ((e, s) for e, s in (("ies", "y"), ("uses", "us"), ("s", "")) if plural.endswith(e)), ("", "")
    )
    return irregular.get(scheme, plural.removesuffix(ending[0]) + ending[1])


def _enum(name: str, doc: str, members: list[tuple[str, str]]) -> list[str]:
    lines = [f"class {name}(StrEnum):", f'    """{doc}"""', ""]
    lines += [f"    {_member(key)} = {value!r}" for key, value in members]
    return [*lines, "", ""]


def _member(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper().replace("-", "_")


def python_models(v: Vocabulary) -> str:
    """A Pydantic model per class, with the properties whose domain it has or inherits."""
    out = [f'"""{HEADER}"""', "", "from __future__ import annotations", ""]
    out += [
        "from decimal import Decimal",
        "from typing import Annotated, Literal",
        "",
        "from pydantic import BaseModel, ConfigDict, Field",
        "",
    ]
    out += [
        "Id = Annotated[str, Field(description='The id of another thing in the graph.')]",
        "",
        "",
        "class Thing(BaseModel):",
        '    """What every entity has."""',
        "",
        "    model_config = ConfigDict(frozen=True, extra='forbid')",
        "",
        "    id: str",
        "    label: str",
        "",
        "",
    ]
    for name in sorted(v.classes(), key=lambda c: (len(v.parents(c)), c)):
        above = v.parents(name)
        definition = (v.texts(name, SKOS.definition) or [""])[0]
        out += [f"class {name}({above[-1] if above else 'Thing'}):", f"    {_docstring(definition)}", ""]
        fields = _fields(v, name)
        out.append(f"    type: Literal[{', '.join(repr(c) for c in v.subclasses(name))}] = {name!r}")
        out += fields
        out += ["", ""]
    return "\n".join(out).rstrip() + "\n"


def _docstring(text: str) -> str:
    return f'"""{text}"""'


def _fields(v: Vocabulary, name: str) -> list[str]:
    lines = []
    for p in sorted(v.properties(OWL.ObjectProperty) + v.properties(OWL.DatatypeProperty)):
        if v.local(v.one(p, RDFS.domain)) != name:
            continue
        relation = p in v.properties(OWL.ObjectProperty)
        type_ = "Id" if relation else PYTHON_TYPES[URIRef(str(v.one(p, RDFS.range)))]
        single = v.one(p, CR.singleValued) == Literal(True)
        definition = v.texts(p, SKOS.definition)[0]
        shape, default = (f"{type_} | None", "None") if single else (f"tuple[{type_}, ...]", "()")
        lines.append(f"    {snake(p)}: {shape} = Field({default}, description={definition!r})")
    return lines


def jsonld_context(v: Vocabulary) -> str:
    """The context under which the JSON of the API is JSON-LD."""
    context: dict[str, object] = {
        "@version": 1.1,
        "cr": str(CR),
        "id": "@id",
        "type": {"@id": "@type", "@type": "@vocab"},
        "@vocab": str(CR),
        "label": {"@id": str(RDFS.label)},
    }
    for p in v.properties(OWL.ObjectProperty):
        context[snake(p)] = {"@id": str(CR[p]), "@type": "@id"}
    for p in v.properties(OWL.DatatypeProperty):
        context[snake(p)] = {"@id": str(CR[p]), "@type": str(v.one(p, RDFS.range))}
    return json.dumps({"@context": context}, indent=2, sort_keys=True) + "\n"


def neo4j_schema(v: Vocabulary) -> str:
    """Constraints and indexes (Community has uniqueness only), one statement per line."""
    lines = [f"// {HEADER}"]
    for label in (
        "Entity",
        "Document",
        "DocumentText",
        "Address",
        "Local",
        "Statement",
        "Judgement",
        "Decision",
        "Fact",
        "Conflict",
        "Key",
        "Moved",
        "Gone",
        "Meta",
        "Lease",
    ):
        lines.append(
            f"CREATE CONSTRAINT {snake(label)}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        )
    for label, *keys in (
        ("Local", "canonical"), ("Local", "document"), ("Local", "block"), ("Local", "pending"),
        ("Statement", "document"), ("Statement", "subject_id"), ("Statement", "object_id"),
        ("Statement", "recorded_from"), ("Statement", "recorded_to"),
        ("Fact", "subject_id"), ("Fact", "object_id"), ("Fact", "case_id"), ("Judgement", "local"),
        ("Conflict", "subject_id"), ("Conflict", "recorded_from"), ("Local", "auto"),
        ("Entity", "changed"), ("Gone", "changed"), ("Document", "recorded_from"), ("Document", "origin"),
        ("Document", "text_sha256"), ("Document", "bytes_sha256"),
    ):  # fmt: skip
        lines.append(
            f"CREATE INDEX {snake(label)}_{'_'.join(keys)} IF NOT EXISTS FOR (n:{label}) ON ({', '.join(f'n.{k}' for k in keys)})"
        )
    for label in sorted(v.local(c) for c in v.graph.subjects(CR.indexed, Literal(True))):
        lines.append(f"CREATE INDEX {snake(label)}_date IF NOT EXISTS FOR (n:{label}) ON (n.date_min)")
    lines.append("CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.label, n.names]")
    return "\n".join(lines) + "\n"


def outputs(v: Vocabulary) -> dict[Path, str]:
    """Every generated file with its content."""
    folder = HERE / "generated"
    return {
        folder / "names.py": python_names(v),
        folder / "models.py": python_models(v),
        folder / "context.jsonld": jsonld_context(v),
        folder / "schema.cypher": neo4j_schema(v),
    }


def main(arguments: list[str] | None = None) -> int:
    """Write the generated files, or with ``--check`` say which ones differ from their source."""
    parser = argparse.ArgumentParser(prog="cryptoreg.ontology.generate", description=main.__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args(arguments).check
    stale = []
    for path, content in outputs(load()).items():
        if not path.exists() or path.read_text() != content:
            stale.append(path)
            if not check:
                path.write_text(content)
    for path in stale:
        print(f"{'differs from its source' if check else 'written'}: {path.relative_to(HERE)}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
