"""For people: tables of the vocabulary, the diagram of its core, and the table of mappings (SSSOM)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from cryptoreg.ontology.generate.vocabulary import CR, HEADER, ONTOLOGY, Vocabulary
from cryptoreg.ontology.names import snake

SSSOM = Namespace("https://w3id.org/sssom/")
CORE = ("Regulator", "Firm", "Lawsuit", "Motion", "TaskForce", "Administration")
"""The six classes that the project began from."""
DRAWN = (
    ("Lawsuit", "plaintiff", "Regulator"),
    ("Lawsuit", "defendant", "Firm"),
    ("Regulator", "regulates", "Firm"),
    ("Motion", "filedIn", "Lawsuit"),
    ("Motion", "movant", "Regulator"),
    ("Motion", "movant", "Firm"),
    ("Motion", "ground", "TaskForce"),
    ("Order", "decides", "Motion"),
    ("Stay", "orderedBy", "Order"),
    ("Stay", "stays", "Lawsuit"),
    ("TaskForce", "partOf", "Regulator"),
    ("TaskForce", "createdBy", "Administration"),
    ("PolicyStance", "stanceOf", "Regulator"),
    ("PolicyStance", "underAdministration", "Administration"),
)
"""What the diagram shows: relations among the six, and the three things by which they meet."""


def vocabulary_page(v: Vocabulary) -> str:
    """All terms in tables, as Markdown."""
    out = [
        "# Vocabulary",
        "",
        f"<!-- {HEADER} -->",
        "",
        (
            f"Version {v.version()}. Labels and relationship types of the graph, properties of its nodes, and the codes "
            "that they take. How it is kept and changed is told in [ontology.md](ontology.md), how to query it in "
            "[cypher.md](cypher.md). Where a definition names no source, this vocabulary defines the term itself."
        ),
        "",
        "## Classes",
        "",
        "A node carries the label of its class and of all classes above it.",
        "",
        "| class | also called | what it is | printed as |",
        "|---|---|---|---|",
    ]
    printed: dict[str, set[str]] = {}
    for form in v.record_forms():
        printed.setdefault(str(form["event_class"]), set()).add(str(form["record_type"]))
    for name in _tree(v):
        depth = "  " * len(v.parents(name)) and "· " * len(v.parents(name))
        record = ", ".join(sorted(printed.get(name, set()))) or v.nearest(CR.recordClass).get(name, "")
        out.append(
            f"| {depth}`{name}` | {_words(v, name)} | {_definition(v, name)} | {f'`{record}`' if record else ''} |"
        )
    out += [
        "",
        "## Relations",
        "",
        "| relationship | from | to | what it says | notes |",
        "|---|---|---|---|---|",
    ]
    for name in v.relations():
        out.append(
            f"| `{snake(name).upper()}` | `{v.domain(name)}` | `{v.range(name)}` | {_definition(v, name)} "
            f"Read backwards: *{v.text(name, CR.inverseLabel)}*. | {_notes(v, name)} |"
        )
    out += ["", "## Values", "", "| property | of | type | what it says | notes |", "|---|---|---|---|---|"]
    for name in v.values():
        scheme = v.code_list(name)
        type_ = (
            f"code of [{scheme}](#{scheme.lower()})"
            if scheme
            else ("EDTF" if v.is_date(name) else v.range(name))
        )
        out.append(
            f"| `{snake(name)}` | `{v.domain(name)}` | {type_} | {_definition(v, name)} | {_notes(v, name)} |"
        )
    out += [
        "",
        "## Records about the world",
        "",
        "What exports say of documents, statements, facts, judgements and conflicts.",
        "",
    ]
    out += ["| term | of | to | what it says |", "|---|---|---|---|"]
    for name in v.record_properties():
        range_ = v.range(name) if v.one(name, RDFS.range) is not None else "any"
        out.append(f"| `cr:{name}` | {_short(v.domain(name))} | {_short(range_)} | {_definition(v, name)} |")
    out += ["", "## Code lists", ""]
    for scheme in v.schemes():
        out += [
            f"### {scheme}",
            "",
            v.text(scheme, SKOS.definition),
            "",
            "| code | name | meaning |",
            "|---|---|---|",
        ]
        for concept in v.concepts(scheme):
            out.append(
                f"| `{v.text(concept, SKOS.notation)}` | {v.text(concept, SKOS.prefLabel)} | {_definition(v, concept)}{_replaced(v, concept)} |"
            )
        out.append("")
    return "\n".join(out)


def _tree(v: Vocabulary, above: str | None = None) -> Iterable[str]:
    for name in v.classes():
        parents = v.parents(name)
        if (parents[-1] if parents else None) == above:
            yield name
            yield from _tree(v, name)


def _words(v: Vocabulary, name: str) -> str:
    return ", ".join([v.text(name, RDFS.label), *v.texts(name, SKOS.altLabel)])


def _definition(v: Vocabulary, name: str) -> str:
    text = v.text(name, SKOS.definition)
    sources = sorted(str(s) for s in v.graph.objects(CR[name], DCTERMS.source))
    if sources:
        text += f" ({'; '.join(f'<{s}>' if s.startswith('http') else s for s in sources)})"
    examples = v.texts(name, SKOS.example)
    if examples:
        text += f" *For example: {' '.join(examples)}*"
    return text.replace("|", "\\|")


def _replaced(v: Vocabulary, name: str) -> str:
    by = v.one(name, DCTERMS.isReplacedBy)
    return (
        "" if by is None else f" **Deprecated**: use `{v.text(v.local(by), SKOS.notation)}` of its new list."
    )


def _notes(v: Vocabulary, name: str) -> str:
    notes = []
    if v.flag(name, CR.singleValued):
        notes.append("one value")
    if v.flag(name, CR.temporal):
        notes.append("for a time")
    if (CR[name], RDF.type, OWL.SymmetricProperty) in v.graph:
        notes.append("both ways")
    if v.flag(name, OWL.deprecated):
        notes.append("deprecated")
    return ", ".join(notes)


def _short(term: str) -> str:
    return term.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if term.startswith("http") else term


# ---------------------------------------------------------------- the diagram


def diagram(v: Vocabulary) -> str:
    """The six core classes, and the relations by which they meet, as a Mermaid class diagram.

    Raises:
        ValueError: a relation that is to be drawn does not fit its ends any more.
    """
    out = ["```mermaid", "classDiagram", "    direction LR"]
    for name in CORE:
        out += [f"    class {name} {{", f"        {v.text(name, RDFS.label)}"]
        out += [f"        {_mermaid_type(v, p)} {snake(p)}" for p in v.values() if v.domain(p) == name]
        out.append("    }")
    for subject, relation, object_ in DRAWN:
        for end, cls in ((subject, v.domain(relation)), (object_, v.range(relation))):
            if cls not in (end, *v.parents(end)):
                raise ValueError(f"the diagram draws {relation} at a {end}, which is no {cls}")
        out.append(f"    {subject} --> {object_} : {snake(relation).upper()}")
    return "\n".join([*out, "```", ""])


def diagram_page(v: Vocabulary) -> str:
    """The diagram as a page of its own."""
    return f"# The core of the vocabulary\n\n<!-- {HEADER} -->\n\n{diagram(v)}"


def _mermaid_type(v: Vocabulary, name: str) -> str:
    return v.code_list(name) or ("EDTF" if v.is_date(name) else v.range(name))


# ---------------------------------------------------------------- mappings


def sssom(v: Vocabulary, source: Path) -> str:
    """The mappings as a table in the Simple Standard for Sharing Ontological Mappings (SSSOM/TSV)."""
    graph = Graph().parse(source)
    rows = sorted(_mapping(v, graph, m) for m in graph.subjects(RDF.type, OWL.Axiom))
    out = io.StringIO()
    prefixes = {p: str(n) for p, n in graph.namespaces()}
    used = {c.split(":")[0] for row in rows for c in (row[0], row[2], row[3], row[5])}
    out.write("#curie_map:\n")
    for prefix in sorted(used):
        out.write(f"#  {prefix}: {prefixes[prefix]}\n")
    out.write(
        f"#license: https://creativecommons.org/licenses/by/4.0/\n#mapping_set_id: {ONTOLOGY}/mappings\n"
    )
    out.write(f"#mapping_set_version: {v.version()}\n")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(
        (
            "subject_id",
            "subject_label",
            "predicate_id",
            "object_id",
            "object_label",
            "mapping_justification",
            "comment",
        )
    )
    writer.writerows(rows)
    return out.getvalue()


def _mapping(v: Vocabulary, graph: Graph, axiom: Node) -> tuple[str, ...]:
    def curie(node: Node | None) -> str:
        return graph.namespace_manager.curie(str(node))

    def text(predicate: URIRef) -> str:
        found = graph.value(axiom, predicate, any=False)
        return str(found) if isinstance(found, Literal) else ""

    subject = graph.value(axiom, OWL.annotatedSource, any=False)
    name = v.local(subject)
    return (
        curie(subject),
        v.text(name, RDFS.label) or v.text(name, SKOS.prefLabel),
        curie(graph.value(axiom, OWL.annotatedProperty, any=False)),
        curie(graph.value(axiom, OWL.annotatedTarget, any=False)),
        text(SSSOM.object_label),
        curie(graph.value(axiom, SSSOM.mapping_justification, any=False)),
        text(RDFS.comment),
    )
