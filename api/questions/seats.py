"""Seats and their holders as times: somebody's tenure, "the new chairman", a government."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptoreg.api.questions.query import Link, OneOf, Ref, Selection, Value, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptoreg.api.questions.building import Builder
    from cryptoreg.api.questions.reading import Item
    from cryptoreg.api.questions.slots import Slots

Condition = When | Link | Value | OneOf
DEFAULT_AGENCY = "sec"
"""Whose lawsuit is meant where a name alone fits several, as the task force alone is that of the SEC."""


def tenure(build: Builder, person: Item, region: Sequence[Item]) -> Selection:
    """The time of somebody in office: at the head of an agency, or of a government."""
    ids = build.refs(person, "Person")
    rows = build.phrases.store.read(_TENURES, {"ids": [r.id for r in ids]})
    body = next((i for i in region if i.is_a("Regulator")), None)
    wanted = person.value or (body.candidates[0].id if body is not None else "")
    if any(r["heads"] for r in rows) and not any(r["bodies"] for r in rows):
        words = [i.text.lower() for i in region]
        order = (
            1
            if any(
                w in ("second", "2nd", "a second", "current")
                for w in " ".join([person.text.lower(), *words]).split()
            )
            or "second" in person.text.lower()
            else None
        )
        return Selection(
            of="administration", where=(Link(path="headed-by", to=Selection(of="person", ids=ids)),), ids=_government(build, ids, order)
        )  # fmt: skip
    conditions: list[Condition] = [Link(path="held-by", to=Selection(of="person", ids=ids))]
    if wanted:
        conditions.append(
            Link(path="tenure-of", to=Selection(of="agent", ids=(Ref(id=wanted, label=wanted.upper()),)))
        )
    return Selection(of="tenure", where=tuple(conditions))


def _government(build: Builder, ids: Sequence[Ref], order: int | None) -> tuple[Ref, ...]:
    rows = build.phrases.store.read(_GOVERNMENTS, {"ids": [r.id for r in ids]})
    found = [Ref(id=r["id"], label=r["label"]) for r in rows]
    if order is not None and len(found) > order:
        return (found[order],)
    return tuple(found[-1:]) if len(found) > 1 else tuple(found)


def unnamed(build: Builder, slots: Slots, region: Sequence[Item]) -> Selection | None:
    """The tenure that words without a name stand for, the last such: "the new chairman", "the acting chair"."""
    office = slots.noun("office")
    if office is None or "commissioner" in office.text.lower():
        return None
    bodies = [i for i in region if i.is_a("Regulator", "GovernmentBody")] or build.suing
    ids = build.refs(bodies[0]) if bodies else (Ref(id=DEFAULT_AGENCY, label="SEC"),)
    head = Selection(of="office", where=(Value(name="seat", op="is", value="head"),))
    where: list[Condition] = [
        Link(path="tenure-of", to=Selection(of="agent", ids=ids)),
        Link(path="office", to=head),
    ]
    words = {w for i in region for w in i.text.lower().split()}
    if "acting" in slots.qualities or "acting" in words:
        where.append(Value(name="manner", op="is", value="acting"))
    elif not words & _NEWEST:
        return None
    build.phrases.assumptions.append(f"“{' '.join(i.text for i in region)}” is of the {ids[0].label}")
    return Selection(of="tenure", where=tuple(where))


_NEWEST = frozenset({"new", "newest", "incoming", "present", "current", "latest", "today's"})


def since_formed(build: Builder, person: Item, force: Item) -> bool:
    """Whether somebody has led a task force since it was formed."""
    ids = {"persons": [c.id for c in person.candidates], "forces": [c.id for c in force.candidates]}
    return bool(build.phrases.store.read(_LEADS, ids))


_LEADS = """
MATCH (p)-[r:LEADS]->(t)<-[:FORMED]-(f) WHERE p.id IN $persons AND t.id IN $forces
  AND (r.from_min IS NULL OR r.from_min <= f.date_max) AND r.to_max IS NULL
RETURN p.id AS id LIMIT 1
"""


def in_office(build: Builder, person: Item) -> bool:
    """Whether somebody has held an office that is on record."""
    rows = build.phrases.store.read(_TENURES, {"ids": [c.id for c in person.candidates]})
    return any(r["heads"] or r["bodies"] for r in rows)


_TENURES = """
MATCH (p:Person) WHERE p.id IN $ids
RETURN p.id AS id, EXISTS { (p)<-[:HEADED_BY]-(:Administration) } AS heads,
       [(p)<-[:HELD_BY]-(:Tenure)-[:TENURE_OF]->(:Office)-[:OFFICE_OF]->(b) | b.id] AS bodies
"""
_GOVERNMENTS = """
MATCH (g:Administration)-[:HEADED_BY]->(p) WHERE p.id IN $ids
RETURN g.id AS id, g.label AS label ORDER BY g.began_min, id
"""
