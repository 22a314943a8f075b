"""The Python side: names of terms and codes, and a Pydantic model per class."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import DCTERMS, OWL, RDFS, SKOS

from cryptoreg.ontology.generate.vocabulary import CR, HEADER, Vocabulary, enum_name, member
from cryptoreg.ontology.names import snake

PYTHON_TYPES = {"string": "str", "integer": "int", "decimal": "Decimal", "boolean": "bool"}

_NAMES_HEAD = f'''"""{HEADER}"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, slots=True)
class PropertyInfo:
    """What the ontology declares of a property.

    Attributes:
        name: of the property.
        domain: class of its subjects.
        range: class of its objects, or type of its values.
        relation: whether it leads to another thing.
        single_valued: whether two different values are a conflict.
        date: whether its value is a date in EDTF.
        temporal: whether it may hold for a time only.
        codes: the code list whose codes are its values.
    """

    name: str
    domain: str
    range: str
    relation: bool
    single_valued: bool
    date: bool
    temporal: bool
    codes: str | None


@dataclass(frozen=True, slots=True)
class RecordForm:
    """How an event is printed as a flat fact record."""

    event_class: str
    record_type: str
    relief: str | None
    outcome: str | None
    modality: str | None
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
'''

_MODELS_HEAD = f'''"""{HEADER}"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(description='The id of another thing in the graph.')]


class Thing(BaseModel):
    """What every entity has."""

    model_config = ConfigDict(frozen=True, extra='forbid')

    id: str
    label: str
'''


def names(v: Vocabulary) -> str:
    """Enumerations and tables for the rest of the code."""
    relations, values = v.relations(), v.values()
    terms = sorted(v.classes() + relations + values)
    out = [_NAMES_HEAD, f"VERSION: Final = {v.version()!r}", f"NAMESPACE: Final = {str(CR)!r}", "", ""]
    out += _enum("Class", "Classes of the ontology.", v.classes())
    out += _enum("Relation", "Properties between two things.", relations)
    out += _enum("Attribute", "Properties with a value.", values)
    codes = v.codes()
    for scheme, rows in codes.items():
        out += _enum(enum_name(scheme), f"Codes of the list `{scheme}`.", [n for n, _ in rows])
    out += _table(
        "PARENTS", "tuple[str, ...]", {c: v.parents(c) for c in v.classes()},
        "Every class with the classes above it, the farthest first.",
    )  # fmt: skip
    out += _table(
        "DISJOINT", "tuple[str, ...]", v.disjoint(),
        "Classes with those of which it is declared that nothing belongs to both.",
    )  # fmt: skip
    out += ["PROPERTIES: Final[dict[str, PropertyInfo]] = {"]
    out += [f"    {p!r}: {_property_info(v, p, p in relations)}," for p in sorted(relations + values)]
    out += ["}", ""]
    out += _table("CODES", "dict[str, str]", {s: dict(rows) for s, rows in codes.items()})
    out += _table("BROADER", "dict[str, str]", v.between_codes(SKOS.broader), "The wider code above a code.")
    out += _table(
        "REPLACED_CODES", "dict[str, str]", v.between_codes(DCTERMS.isReplacedBy),
        "The code to use in the place of one that is deprecated.",
    )  # fmt: skip
    out += _table(
        "SUCCESSIONS", "tuple[tuple[str, str], ...]", v.successions(),
        "Properties whose codes follow one another, with the pairs of codes that exclude each other.",
    )  # fmt: skip
    out += _table(
        "HELD_BESIDE", "tuple[str, ...]", v.flagged_codes(CR.heldBeside),
        "Capacities in which somebody may stand beside the holder of an office.",
    )  # fmt: skip
    out += _table(
        "RELIEF_OF_KIND", "str", v.between_codes(CR.asksFor)["motionKinds"],
        "The relief that a kind of motion asks for by itself.",
    )  # fmt: skip
    out += _table(
        "RECORD_CLASSES", "str", v.nearest(CR.recordClass), "The class under which the flat record prints it."
    )
    out += _table(
        "COMPARED_AS", "str", v.nearest(CR.comparedAs),
        "The wider class under which mentions of an event are compared.",
    )  # fmt: skip
    out += _table(
        "ENTRY_LABELS", "str", v.nearest(CR.entryLabel),
        "The label of docket entries under which an event class falls.",
    )  # fmt: skip
    out += _table("LABELS", "str", {n: v.texts(n, RDFS.label)[0] for n in terms})
    synonyms = {n: tuple(sorted(v.texts(n, CR.plural) + v.texts(n, SKOS.altLabel))) for n in terms}
    out += _table(
        "SYNONYMS", "tuple[str, ...]", {n: words for n, words in synonyms.items() if words},
        "Other words for a term, for questions: plurals and synonyms.",
    )  # fmt: skip
    out += _table(
        "INVERSE_LABELS", "str", {n: v.text(n, CR.inverseLabel) for n in relations},
        "How a relation reads from its object to its subject.",
    )  # fmt: skip
    out.append("RECORD_FORMS: Final[tuple[RecordForm, ...]] = (")
    for row in v.record_forms():
        out.append(f"    RecordForm({', '.join(f'{key}={value!r}' for key, value in row.items())}),")
    out += [")", ""]
    return "\n".join(out)


def _property_info(v: Vocabulary, name: str, relation: bool) -> str:
    return (
        f"PropertyInfo({name!r}, {v.domain(name)!r}, {v.range(name)!r}, {relation}, "
        f"{v.flag(name, CR.singleValued)}, {v.is_date(name)}, {v.flag(name, CR.temporal)}, {v.code_list(name)!r})"
    )


def _enum(name: str, doc: str, members: list[str]) -> list[str]:
    return [f"class {name}(StrEnum):", f'    """{doc}"""', "", *(f"    {member(m)} = {m!r}" for m in members), "", ""]  # fmt: skip


def _table(name: str, type_: str, rows: Mapping[str, object], comment: str = "") -> list[str]:
    head = [f"# {comment}"] if comment else []
    body = [f"    {key!r}: {value!r}," for key, value in rows.items()]
    return [*head, f"{name}: Final[dict[str, {type_}]] = {{", *body, "}", ""]


def models(v: Vocabulary) -> str:
    """A Pydantic model per class, with the properties whose domain it is; the rest is inherited."""
    out = [_MODELS_HEAD]
    for name in sorted(v.classes(), key=lambda c: (len(v.parents(c)), c)):
        above = v.parents(name)
        out += ["", f"class {name}({above[-1] if above else 'Thing'}):"]
        out += [f'    """{v.text(name, SKOS.definition)}"""'.replace('""""', '"" "'), ""]
        out.append(f"    type: Literal[{', '.join(repr(c) for c in v.subclasses(name))}] = {name!r}")
        out += [*_fields(v, name), ""]
    return "\n".join(out).rstrip() + "\n"


def _fields(v: Vocabulary, name: str) -> list[str]:
    lines = []
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for p in v.properties(kind):
            if v.domain(p) != name:
                continue
            type_ = "Id" if kind == OWL.ObjectProperty else PYTHON_TYPES[v.range(p)]
            single = v.flag(p, CR.singleValued)
            shape, default = (f"{type_} | None", "None") if single else (f"tuple[{type_}, ...]", "()")
            definition = v.text(p, SKOS.definition)
            lines.append(f"    {snake(p)}: {shape} = Field({default}, description={definition!r})")
    return sorted(lines)
