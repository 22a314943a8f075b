"""Whether a query uses all that its question says: what a form left out makes the question refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cryptoreg.api.questions.query import (
    Ask,
    DateAnchor,
    EventAnchor,
    Link,
    OneOf,
    Query,
    Selection,
    Value,
    When,
)
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.slots import Slots


def left_out(query: Query, slots: Slots) -> list[str]:
    """The names and times of the main clause that do not occur in its query."""
    ids = set(_ids(query)) | set(_named_by_value(query))
    said = {str(v) for v in _texts(query)}
    resolved = any(i in ids for i in lawsuits(query))
    missing: list[Item] = []
    for item in (*slots.cases, *slots.forces, *slots.laws, *slots.bases):
        if item.candidates and ids.isdisjoint(c.id for c in item.candidates):
            missing.append(item)
    acts = any(s.of == "any-event" and s.ids for s in selections(query))
    if not resolved and not acts:
        for item in (
            *(u.item for u in slots.agents),
            *slots.others,
            *slots.judges,
            *(j for e in slots.events for j in e.judges),
            *slots.courts,
            *slots.clause.beside,
        ):
            if (
                (slots.forces or slots.laws)
                and item.is_a("Regulator", "GovernmentBody", "Person")
                and item.possessive
            ):
                continue  # whose rule it is
            if (slots.forces or slots.noun("roundtable") is not None) and item.is_a(
                "Regulator", "GovernmentBody"
            ):
                continue  # whose task force it is, or whose roundtables
            if ids.isdisjoint(c.id for c in item.candidates) and item.text.lower().split()[0] not in said:
                missing.append(item)
    gap = query.measure is not None and query.measure.kind == "gap"
    if (
        slots.times
        and not gap
        and query.ask not in (Ask.DURATION, Ask.COMPARISON, Ask.PATH)
        and not any(times(query))
    ):
        missing += [
            i for t in slots.times for i in t.region if i.kind in ("date", "event", "case", "entity")
        ][:1]
    return [i.text for i in missing]


def selections(query: Query) -> Iterator[Selection]:
    """All selections of a query, also those inside its conditions and anchors."""
    for start in (query.of, *query.among, *(c.to for c in query.expect if isinstance(c, Link))):
        yield from _inside(start)
    for c in query.expect:
        if isinstance(c, When):
            yield from _anchored(c)


def _inside(selection: Selection) -> Iterator[Selection]:
    yield selection
    for c in selection.where:
        yield from _of_condition(c)


def _of_condition(c: When | Link | Value | OneOf) -> Iterator[Selection]:
    if isinstance(c, Link):
        yield from _inside(c.to)
    elif isinstance(c, OneOf):
        for k in c.conditions:
            yield from _of_condition(k)
    elif isinstance(c, When):
        yield from _anchored(c)


def _anchored(c: When) -> Iterator[Selection]:
    for anchor in (c.first, c.second):
        if isinstance(anchor, EventAnchor):
            yield from _inside(anchor.event)


def _ids(query: Query) -> Iterator[str]:
    for s in selections(query):
        yield from (r.id for r in (*s.ids, *s.but))


def _named_by_value(query: Query) -> Iterator[str]:
    """Ids that a truth is asked of: whether it is this one who leads."""
    for c in query.expect:
        if isinstance(c, Value) and c.name == "id" and isinstance(c.value, tuple):
            yield from c.value


def lawsuits(query: Query) -> Sequence[str]:
    """The lawsuits that a reference was resolved to, by whatever names."""
    return [r.id for s in selections(query) if s.of == "lawsuit" for r in s.ids]


def _texts(query: Query) -> Iterator[object]:
    for s in selections(query):
        yield from (c.value for c in s.where if isinstance(c, Value))


def times(query: Query) -> Iterator[bool]:
    for s in selections(query):
        for c in s.where:
            yield isinstance(c, When) or (
                isinstance(c, OneOf) and any(isinstance(k, When) for k in c.conditions)
            )
    for e in query.expect:
        yield isinstance(e, When)
    yield from (isinstance(a.first, DateAnchor) for a in query.expect if isinstance(a, When))


def flat(selection: Selection) -> Iterator[When | Link | Value | OneOf]:
    """The conditions of a selection, and those of which one must hold."""
    for c in selection.where:
        yield c
        if isinstance(c, OneOf):
            yield from c.conditions
