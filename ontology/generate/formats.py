"""For programs in any language: JSON-LD context, JSON Schema, SHACL of types and codes, Neo4j schema."""

from __future__ import annotations

import json
from typing import Any

from rdflib import RDFS, SKOS, Literal

from cryptoreg.ontology.generate.vocabulary import CR, HEADER, ONTOLOGY, Vocabulary
from cryptoreg.ontology.names import snake

EDTF = r"^(\.\.|\d{3}[\dX](-\d{2}(-\d{2})?)?[?~%]?)(/(\.\.|\d{4}(-\d{2}(-\d{2})?)?[?~%]?))?$"
"""Extended Date/Time Format as far as the graph uses it (ISO 8601-2:2019, level 1)."""

_JSON_TYPES = {"string": "string", "integer": "integer", "decimal": "number", "boolean": "boolean"}

_CONSTRAINED = (
    "Entity", "Document", "DocumentText", "Address", "Local", "Statement", "Judgement", "Decision", "Fact",
    "Conflict", "Key", "Profile", "Shingle", "Moved", "Gone", "Forgotten", "Meta", "Lease",
)  # fmt: skip
_INDEXED = (
    ("Local", "canonical"), ("Local", "document"), ("Local", "block"), ("Local", "pending"), ("Local", "profile"),
    ("Statement", "document"), ("Statement", "subject_id"), ("Statement", "object_id"),
    ("Statement", "recorded_from"), ("Statement", "recorded_to"),
    ("Fact", "subject_id"), ("Fact", "object_id"), ("Fact", "object_id", "id"), ("Fact", "case_id"), ("Judgement", "local"),
    ("Conflict", "subject_id"), ("Conflict", "recorded_from"), ("Local", "auto"),
    ("Entity", "changed"), ("Gone", "changed"), ("Document", "recorded_from"), ("Document", "origin"),
    ("Document", "version_of"),
    ("Document", "text_sha256"), ("Document", "bytes_sha256"),
)  # fmt: skip


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
    for p in v.relations():
        context[snake(p)] = {"@id": str(CR[p]), "@type": "@id"}
    for p in v.values():
        context[snake(p)] = {"@id": str(CR[p]), "@type": str(v.one(p, RDFS.range))}
    return json.dumps({"@context": context}, indent=2, sort_keys=True) + "\n"


def json_schema(v: Vocabulary) -> str:
    """A JSON Schema (2020-12) that the things of the graph fulfil, each by the class that it names."""
    definitions: dict[str, Any] = {}
    for name in v.classes():
        above = v.parents(name)
        fields: dict[str, Any] = {"properties": {snake(p): _json_property(v, p) for p in _own(v, name)}}
        if above:
            fields["allOf"] = [{"$ref": f"#/$defs/{above[-1]}.fields"}]
        definitions[f"{name}.fields"] = fields
        definitions[name] = {
            "title": v.text(name, RDFS.label),
            "description": v.text(name, SKOS.definition),
            "type": "object",
            "allOf": [{"$ref": f"#/$defs/{name}.fields"}],
            "properties": {
                "id": {"type": "string"}, "label": {"type": "string"}, "type": {"enum": v.subclasses(name)},
            },
            "required": ["id", "label", "type"],
            "unevaluatedProperties": False,
        }  # fmt: skip
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{ONTOLOGY}/schema.json",
        "title": "cryptoreg",
        "description": HEADER,
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": v.classes()}},
        "allOf": [
            {"if": {"properties": {"type": {"const": c}}}, "then": {"$ref": f"#/$defs/{c}"}}
            for c in v.classes()
        ],
        "$defs": definitions,
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _own(v: Vocabulary, name: str) -> list[str]:
    return [p for p in sorted(v.relations() + v.values()) if v.domain(p) == name]


def _json_property(v: Vocabulary, name: str) -> dict[str, Any]:
    relation = name in v.relations()
    one: dict[str, Any] = {"type": "string" if relation else _JSON_TYPES[v.range(name)]}
    codes = v.code_list(name)
    if codes is not None:
        one["enum"] = [notation for notation, _ in v.codes()[codes]]
    if v.is_date(name):
        one["pattern"] = EDTF
    described = {"description": v.text(name, SKOS.definition)}
    if v.flag(name, CR.singleValued):
        return described | one
    return described | {"type": "array", "items": one}


def shapes(v: Vocabulary) -> str:
    """SHACL of what the ontology declares: classes of both ends, types of values, codes, dates."""
    out = [
        f"# {HEADER}",
        f"@prefix cr: <{CR}> .",
        "@prefix sh: <http://www.w3.org/ns/shacl#> .",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
        "",
    ]
    for p in v.relations():
        label, domain, range_ = v.text(p, RDFS.label), v.domain(p), v.range(p)
        if domain != "Entity":
            out.append(
                _end_shape(p, "subject", "targetSubjectsOf", domain, f"Only {_a(v, domain)} has “{label}”.")
            )
        if range_ != "Entity":
            out.append(
                _end_shape(
                    p, "object", "targetObjectsOf", range_, f"What “{label}” names is {_a(v, range_)}."
                )
            )
    for p in v.values():
        label, domain = v.text(p, RDFS.label), v.domain(p)
        if domain != "Entity":
            out.append(_holder_shape(v, p, domain, label))
        out.append(_value_shape(v, p, label))
    return "\n".join(out)


def _a(v: Vocabulary, name: str) -> str:
    label = v.text(name, RDFS.label)
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"


def _end_shape(name: str, end: str, target: str, cls: str, message: str) -> str:
    return f"cr:shape-{name}-{end} a sh:NodeShape ; sh:{target} cr:{name} ; sh:class cr:{cls} ; sh:message {_text(message)} .\n"  # fmt: skip


def _holder_shape(v: Vocabulary, name: str, domain: str, label: str) -> str:
    """Who may have a value; what is only planned, alleged, thought or denied keeps the values of its event."""
    if "Event" not in v.parents(domain) or "SpeechAct" in (domain, *v.parents(domain)):
        return _end_shape(name, "subject", "targetSubjectsOf", domain, f"Only {_a(v, domain)} has “{label}”.")
    message = f"Only {_a(v, domain)}, or what is planned, alleged, thought or denied of one, has “{label}”."
    return (
        f"cr:shape-{name}-subject a sh:NodeShape ; sh:targetSubjectsOf cr:{name} ;\n"
        f"    sh:or ( [ sh:class cr:{domain} ] [ sh:class cr:SpeechAct ] ) ; sh:message {_text(message)} .\n"
    )


def _value_shape(v: Vocabulary, name: str, label: str) -> str:
    scheme = v.code_list(name)
    if scheme is not None:
        codes = [notation for notation, _ in v.codes()[scheme]]
        rule = f"sh:in ( {' '.join(_text(c) for c in codes)} )"
        shown = ", ".join(codes[:12]) + (" and others" if len(codes) > 12 else "")
        message = f"The {label} is a code of the list {scheme}: {shown}."
    elif v.is_date(name):
        rule = f"sh:pattern {_text(EDTF)}"
        message = f"“{label}” is a date in EDTF, such as 2025, 2025-02, 2025-02-13 or 2025-02/2025-03."
    else:
        rule = f"sh:datatype xsd:{v.range(name)}"
        message = f"The {label} is a value of type {v.range(name)}."
    return f"cr:shape-{name} a sh:NodeShape ; sh:targetSubjectsOf cr:{name} ;\n    sh:property [ sh:path cr:{name} ; {rule} ; sh:message {_text(message)} ] .\n"  # fmt: skip


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def neo4j_schema(v: Vocabulary) -> str:
    """Constraints and indexes (Community has uniqueness only), one statement per line."""
    lines = [f"// {HEADER}"]
    for label in _CONSTRAINED:
        lines.append(
            f"CREATE CONSTRAINT {snake(label)}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        )
    for label, *keys in _INDEXED:
        name, on = "_".join(keys), ", ".join(f"n.{key}" for key in keys)
        lines.append(f"CREATE INDEX {snake(label)}_{name} IF NOT EXISTS FOR (n:{label}) ON ({on})")
    for label in sorted(v.local(c) for c in v.graph.subjects(CR.indexed, Literal(True))):
        lines.append(f"CREATE INDEX {snake(label)}_date IF NOT EXISTS FOR (n:{label}) ON (n.date_min)")
    lines.append("CREATE INDEX proceeding_number IF NOT EXISTS FOR (n:Proceeding) ON (n.docket_number)")
    lines.append("CREATE INDEX entity_class IF NOT EXISTS FOR (n:Entity) ON (n.class)")
    lines.append("CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.label, n.names]")
    lines.append(
        "CREATE FULLTEXT INDEX event_texts IF NOT EXISTS FOR (n:Event) ON EACH [n.summary, n.content]"
    )
    return "\n".join(lines) + "\n"
