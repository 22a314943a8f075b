"""From the words of a time to what it is measured from: a date, an event, a tenure, a state."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cryptoreg.api.questions import event_anchors, seats
from cryptoreg.api.questions.failures import refused
from cryptoreg.api.questions.query import Anchor, DateAnchor, EventAnchor, Relation, Selection, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptoreg.api.questions.building import Builder
    from cryptoreg.api.questions.reading import Item
    from cryptoreg.api.questions.timing import TimePhrase


def when(build: Builder, time: TimePhrase, role: str = "main", state: bool = False) -> list[When]:
    """The conditions of a time phrase; of several that are named together ("while both cases were stayed") each."""
    several = _each(time.region) if time.relation != "between" and not time.second else []
    if len(several) > 1:
        return [w for region in several for w in when(build, replace(time, region=region), role, state)]
    relation = _RELATIONS[time.relation]
    first = build.anchor(time.region, time.relation)
    second = build.anchor(time.second, time.relation) if time.second else None
    bare = all(i.kind == "ignored" or i.is_a("Person") for i in time.region)
    if bare and time.relation == "between" and isinstance(first, EventAnchor) and first.event.of == "tenure":
        first = first.model_copy(update={"role": "ended"})  # "between Gensler and Atkins"
    if time.relation == "in" and second is not None:
        relation = Relation.BETWEEN
    if time.days is not None:
        relation = Relation.IN
    if time.word == "upon" and not state:
        relation = Relation.AFTER
    if time.relation == "at" and build.perfect and not state:
        relation = Relation.UNTIL  # "how many had been held when Atkins was sworn in"
    if isinstance(first, EventAnchor) and first.span and time.relation in ("while", "in", "under", "at"):
        relation = Relation.IN
    return [
        When(
            relation=Relation.IN if state and relation in (Relation.UNTIL, Relation.ON) else relation,
            first=first, second=second, role=role, lasts=state,
            days=None if time.days is None else -time.days if time.relation == "before" else time.days,
            exact=time.days is not None and not time.within, negated=time.denied,
        )
    ]  # fmt: skip


def _each(region: Sequence[Item]) -> list[list[Item]]:
    """The words of a time once for each of the names that "and" joins in it, if they are of one kind."""
    named = [n for n, i in enumerate(region) if i.kind == "case" or (i.kind == "entity" and i.is_a("Agent"))]
    kinds = {_kind(region[n]) for n in named}
    if len(named) < 2 or (len(kinds) > 1 and kinds != {"case", "firm"}):
        return []
    for first, second in pairwise(named):
        joining = [i.text.lower() for i in region[first + 1 : second]]
        if not all(w in _JOINING or region[second].comma for w in joining) or not (
            joining or region[second].comma
        ):
            return []
    if not any(i.text.lower() in ("and", "as well as") for i in region[named[0] : named[-1]]):
        return []
    before = [i for i in region[: named[0]] if i.text.lower() != "both"]
    return [[*before, region[n], *region[named[-1] + 1 :]] for n in named]


def _kind(item: Item) -> str:
    if item.kind == "case":
        return "case"
    return (
        "public" if item.is_a("Regulator", "GovernmentBody") else "person" if item.is_a("Person") else "firm"
    )


_JOINING = frozenset({"and", "the", "both", "as well as", "also", "of", "in"})


def anchor(build: Builder, region: Sequence[Item], relation: str) -> Anchor:
    """The time that words stand for: a date, an event, or how long a state lasted."""
    words = " ".join(i.text for i in region)
    date = next((i for i in region if i.kind == "date"), None)
    things = any(
        i.kind in ("event", "case") or i.has("noun", "roundtable") or i.has("noun", "executive-order")
        for i in region
    )
    if date is not None and not things:
        return DateAnchor(date=date.value)
    if date is not None and len(date.value) == 10 and not any(i.kind == "neg" for i in region):
        return DateAnchor(date=date.value)  # "the ruling of 27 March 2024": the day says it all
    span = relation in ("under", "while", "in", "at")
    government = next((i for i in region if i.is_a("Administration")), None)
    if government is not None and not any(i.kind == "event" for i in region):
        of = Selection(of="administration", ids=build.refs(government, "Administration"))
        return EventAnchor(event=of, span=True, words=words)
    happened = next((i for i in region if i.kind == "entity" and i.is_a("Event")), None)
    if happened is not None and not any(i.kind == "case" for i in region):
        return EventAnchor(event=Selection(of="any-event", ids=build.refs(happened, "Event")), words=words)
    leader = next((i for i in region if i.kind == "leadership"), None)
    if leader is not None:
        return EventAnchor(event=seats.tenure(build, leader, region), span=True, words=words)
    if relation == "under":
        person = next((i for i in region if i.is_a("Person")), None)
        if person is not None:
            return EventAnchor(event=seats.tenure(build, person, region), span=True, words=words)
        seat = event_anchors.seat(build, region)
        if seat is not None:
            return seat
        raise refused(f"whose leadership is meant by “{words}” is not clear", words)
    return event_anchors.of(build, region, span, relation)


_RELATIONS = {
    "after": Relation.AFTER, "before": Relation.BEFORE, "since": Relation.SINCE, "until": Relation.UNTIL,
    "in": Relation.IN, "on": Relation.IN, "between": Relation.BETWEEN, "while": Relation.IN, "at": Relation.ON,
    "as-of": Relation.UNTIL, "by": Relation.UNTIL, "under": Relation.IN,
}  # fmt: skip
