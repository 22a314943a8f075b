"""The view: facts as an entity node with the ontology's labels and plain typed relationships.

What is only planned, alleged, thought or denied never enters as the event itself, but as the intention,
allegation, speculation or denial of somebody; see the table in ``docs/data-model.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cryptoreg.graph.facts import REALISED, Fact, FactSheet
from cryptoreg.graph.identity.events import CASE_RELATIONS, WRAPPERS
from cryptoreg.graph.kinds import class_of
from cryptoreg.ontology import dates, gazetteer
from cryptoreg.ontology.generated.names import (
    CODES,
    LABELS,
    PARENTS,
    PROPERTIES,
    Attribute,
    Class,
    Modality,
    Relation,
)
from cryptoreg.ontology.names import snake
from cryptoreg.ontology.statements import TYPE, Value

_NOT_SHOWN = (Attribute.NAME, Attribute.CURATED_ID)
"""Names stand under ``names``; the ids of curated files are for identity alone."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship of the view; one per fact."""

    type: str
    target: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the view with its outgoing relationships."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]
    edges: tuple[Edge, ...] = field(default=())


def relationship_type(relation: str) -> str:
    """
    >>> relationship_type("filedIn")
    'FILED_IN'
    """
    return snake(relation).upper()


def build(sheet: FactSheet) -> Node | None:
    """The node of one canonical thing; None when no fact gives it a class."""
    kind = sheet.best(TYPE)
    if kind is None:
        return None
    said = class_of(sheet)
    modality = Modality(kind.modality)
    event = Class.EVENT in (said, *PARENTS[said])
    speech = Class.SPEECH_ACT in (said, *PARENTS[said])
    wrapped = event and not speech and modality not in REALISED
    cls = str(WRAPPERS[modality]) if wrapped else said
    properties = _properties(sheet, cls, kind)
    if wrapped:
        properties["of"] = said
    return Node(
        sheet.id,
        (*PARENTS[cls], cls),
        {k: v for k, v in sorted(properties.items()) if v is not None and v != []},
        tuple(_edges(sheet, wrapped, speech)),
    )


def _properties(sheet: FactSheet, cls: str, kind: Fact) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": sheet.id,
        "class": cls,
        "basis": kind.modality,
        "sources": kind.sources,
        "tier": kind.tier,
    }
    if kind.attributed_to:
        out["attributed_to"] = list(kind.attributed_to)
    if kind.rule is not None:
        out["rule"] = kind.rule
    out["fact"] = kind.id
    disputed = sorted({snake(f.predicate) for f in sheet.facts if f.disputed})
    out["disputed"] = bool(disputed)
    out["disputed_properties"] = disputed
    out["public_from"] = kind.public_from
    names = [str(v) for v in sheet.values(Attribute.NAME)]
    out["names"] = names
    told = sheet.told
    for attribute, info in PROPERTIES.items():
        if attribute not in told or info.relation or attribute in _NOT_SHOWN:
            continue
        values = sheet.values(attribute)
        if values:
            out[snake(attribute)] = values[0] if info.single_valued else _uniform(values)
    when = sheet.when()
    if when is not None:
        out |= {"date": when.text, "date_min": when.earliest, "date_max": when.latest}
    for attribute in (
        Attribute.BEGAN,
        Attribute.ENDED,
        Attribute.STATED_END,
        Attribute.ROLLED_END,
        Attribute.ANNOUNCED_ON,
        Attribute.EFFECTIVE_ON,
    ):
        best = sheet.best(attribute)
        if best is not None:
            span = dates.parse(str(best.value))
            out[f"{snake(attribute)}_min"] = span.earliest
            out[f"{snake(attribute)}_max"] = span.latest
    out["label"] = _label(sheet, cls, names, out)
    return out


def _uniform(values: list[Value]) -> list[Value]:
    """Neo4j wants lists of one type."""
    return values if len({type(v) for v in values}) == 1 else [str(v) for v in values]


def _label(sheet: FactSheet, cls: str, names: list[str], properties: Mapping[str, Any]) -> str:
    entry = gazetteer.load().get(sheet.id)
    if entry is not None:
        return entry.name
    if names:
        return names[0]
    codes = [
        CODES[scheme][str(value)]
        for scheme, attribute in (
            ("reliefs", Attribute.RELIEF),
            ("outcomes", Attribute.OUTCOME),
            ("conducts", Attribute.CONDUCT),
            ("manners", Attribute.MANNER),
            ("capacities", Attribute.CAPACITY),
            ("settlementStages", Attribute.SETTLEMENT_STAGE),
        )
        for value in sheet.values(attribute)[:1]
        if str(value) in CODES[scheme]
    ]
    words = [LABELS[cls], *([f"({', '.join(codes)})"] if codes else [])]
    if "date" in properties:
        words.append(str(properties["date"]))
    return " ".join(words)


def _edges(sheet: FactSheet, wrapped: bool, speech: bool) -> Iterable[Edge]:
    for fact in sorted(sheet.facts, key=lambda f: f.id):
        if fact.object is None:
            continue
        if not wrapped and not speech and fact.modality not in REALISED:
            continue
        if _overruled(sheet, fact):
            continue
        relation = fact.predicate
        role = None
        if wrapped and relation in CASE_RELATIONS:
            relation = Relation.IN_CASE
        elif wrapped:
            relation, role = Relation.CONCERNS, fact.predicate
        yield Edge(relationship_type(relation), fact.object, _edge_properties(fact, role))


def _overruled(sheet: FactSheet, fact: Fact) -> bool:
    """Whether a conflict leaves another object in the place of this one, as it does with values.

    The fact stays, disputed, and the conflict shows both sides; the view shows one.
    """
    info = PROPERTIES.get(fact.predicate)
    if info is None or not info.single_valued or not fact.disputed:
        return False
    best = sheet.best(fact.predicate)
    return best is not None and best.disputed and best.id != fact.id


def _edge_properties(fact: Fact, role: str | None) -> dict[str, Any]:
    out: dict[str, Any] = {
        "fact": fact.id,
        "sources": fact.sources,
        "tier": fact.tier,
        "basis": fact.modality,
        "disputed": fact.disputed,
        "public_from": fact.public_from,
        "role": role,
    }
    for name, text in (("from", fact.valid_from), ("to", fact.valid_to)):
        if text is not None:
            span = dates.parse(text)
            out[name] = text
            out[f"{name}_min"] = span.earliest
            out[f"{name}_max"] = span.latest
    return {k: v for k, v in out.items() if v is not None}


def bounds(value: object) -> date | None:
    """A date property of the view as a Python date."""
    native = getattr(value, "to_native", None)
    return native() if native is not None else value if isinstance(value, date) else None
