"""What must not hold: negated clauses of lawsuits and of acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptoreg.api.questions import seats
from cryptoreg.api.questions import slots as slotting
from cryptoreg.api.questions.clauses import OBTAINING
from cryptoreg.api.questions.failures import refused
from cryptoreg.api.questions.query import (
    Link,
    OneOf,
    Selection,
    Value,
    When,
)
from cryptoreg.api.questions.slots import HOLDS, Event, Slots
from cryptoreg.api.questions.taking_part import word_before

if TYPE_CHECKING:
    from cryptoreg.api.questions.building import Builder
    from cryptoreg.api.questions.clauses import Clause

Condition = When | Link | Value | OneOf


def negated(build: Builder, clause: Clause, outer: Slots) -> list[Condition]:  # noqa: C901  # one kind of condition after the other
    """The conditions that must not hold."""
    inner = slotting.sort(clause, build.phrases)
    if inner.unknown:
        raise refused("some words are not understood", *(i.text for i in inner.unknown))
    build.bind_judges(inner)
    if (
        not inner.events
        and outer.events
        and not _of_taking_part(clause)
        and (inner.agents or inner.judges or inner.noun("judge", "court"))
    ):
        # "dropped by the SEC, not by a judge": the same event by somebody else
        inner.events = [Event(outer.events[-1].sense, outer.events[-1].item, True)]
        for use in inner.agents:
            inner.events[0].by.append(use.item)
    conditions: list[Condition] = []
    placed = bool(inner.courts or inner.judges)
    for event in build.main_events(inner):
        if event.sense.value in ("filing", "hold-event") and placed and not event.times:
            continue  # every lawsuit was filed: where is what is denied
        if event.sense.value == "admission":
            # "settled without admitting anything": a settlement that says so
            said = Value(name="admission", op="is", value=False)
            unsaid = Link(path="event", to=Selection(of="admission", where=(said,)), negated=True)
            conditions.append(unsaid)
            continue
        conditions.append(Link(path="event", to=build.event(event, inner)))
    if not inner.events:
        for quality, value in (("prejudice-yes", True), ("prejudice-no", False)):
            if quality in inner.qualities:
                ended = Value(name="with_prejudice", op="is", value=value)
                conditions.append(Link(path="event", to=Selection(of="any-dismissal", where=(ended,))))
    if any(e.sense.value == "stay-motion" for e in build.main_events(outer)) and conditions == [_STAYED]:
        conditions = [Link(path="event", to=Selection(of="stay-any"))]  # nothing of what was asked for
    conditions += _other_side(build, inner, outer) or build.parties(inner)
    conditions += build.types(inner)
    conditions += [
        Link(path="court", to=Selection(of="court", ids=build.refs(i, "Court"))) for i in inner.courts
    ]
    conditions += [
        Link(path="judge", to=Selection(of="judge", ids=build.refs(i, "Person"))) for i in inner.judges
    ]
    if "pending" in inner.states:
        conditions.append(Link(path="event", to=Selection(of="end"), negated=True))
    if "closed" in inner.states:
        conditions.append(Link(path="event", to=Selection(of="end")))
    if inner.times and not inner.events:
        for time in inner.times:
            conditions.append(Link(path="event", to=Selection(of="filing", where=tuple(build.when(time)))))
    if not conditions and not inner.times:
        conditions += _not_obtained(build, clause, outer)
    conditions = [c for c in conditions if not (isinstance(c, Link) and c.to == Selection(of="filing"))]
    timeless = any(
        seats.in_office(build, u.item) and word_before(inner, u.item) in ("in", "at") for u in inner.agents
    )
    if not conditions or timeless:  # every lawsuit was filed
        raise refused("it is not clear what is denied", " ".join(i.text for i in clause.items))
    known: list[Condition] = [
        Link(path=path, to=Selection(of=path))
        for path, items in (("court", inner.courts), ("judge", inner.judges))
        if items
    ]  # not in New York: somewhere else, and not: nobody knows where
    return [*known, *_denied(clause, conditions)]


def _other_side(build: Builder, inner: Slots, outer: Slots) -> list[Condition]:
    """Such as "in which is the SEC not the plaintiff": on which side somebody is who stands before the denial."""
    side = next((s for s in ("plaintiff", "defendant") if inner.noun(s) or f"side-{s}" in inner.flags), None)
    if side is None or inner.agents or inner.cases or inner.events or not outer.agents:
        return []
    return [Link(path=side, to=build.agent(outer.agents[-1].item))]


def _of_taking_part(clause: Clause) -> bool:
    """Whether it is denied that somebody takes part, and not that he did the same: "suits of 2024 that did not involve the SEC"."""
    return any(i.text.lower().startswith(("involv", "concern", "featur")) for i in clause.items)


_STAYED = Link(path="event", to=Selection(of="stay"))


def _not_obtained(build: Builder, clause: Clause, outer: Slots) -> list[Condition]:
    """Such as "who asked for a stay and never got it": what was asked for is what is denied."""
    words = {i.text.lower() for i in clause.items}
    asked = any(e.sense.value == "stay-motion" for e in build.main_events(outer))
    if not asked or not words & OBTAINING or not words & {"it", "one", "any", "them"}:
        return []
    return [Link(path="event", to=Selection(of="stay-any"))]


def _denied(clause: Clause, conditions: list[Condition]) -> list[Condition]:
    if len(conditions) == 1 and isinstance(conditions[0], Link):
        return [conditions[0].model_copy(update={"negated": not conditions[0].negated})]
    words = {i.text.lower() for i in clause.items}
    if words & {"or", "nor"} or all(isinstance(c, Link) and c.path == "party" for c in conditions):
        return [_flip(c) for c in conditions]
    whole = Selection(of="lawsuit", where=tuple(conditions))
    return [OneOf(conditions=tuple(_negatable(whole)), negated=True)]


def without(build: Builder, of: Selection, slots: Slots) -> Selection:
    """A selection of acts without those that a question denies: by when, by whom, or by their manner.

    Raises:
        NoQueryError: what is denied is something else.
    """
    for clause in slots.clause.negated:
        inner = slotting.sort(clause, build.phrases)
        if inner.unknown:
            raise refused("some words are not understood", *(i.text for i in inner.unknown))
        conditions: list[Condition] = [w for t in inner.times for w in build.when(t)]
        for quality, value in (("prejudice-yes", True), ("prejudice-no", False)):
            if quality in inner.qualities:
                conditions.append(Value(name="with_prejudice", op="is", value=value))
        conditions += [
            Link(path="by", to=build.agent(u.item)) for u in inner.agents if not inner.times or inner.events
        ]
        for event in inner.events:
            _check_kind(build, of, event, inner, clause)
            if of.of in ("motion", "stay-motion") and event.sense.value in ("order", "grant"):
                conditions.append(Value(name="outcome", op="known"))  # "motions without a ruling"
            if event.sense.get("manner"):
                conditions.append(Value(name="manner", op="is", value=event.sense.get("manner")))
        if not conditions:
            raise refused("it is not clear what is denied", " ".join(i.text for i in clause.items))
        if len(conditions) == 1:
            of = of.with_(_flip(conditions[0]))
        else:
            of = of.with_(OneOf(conditions=tuple(_flip(c) for c in conditions)))
    for item in slots.clause.excepted:
        if item.kind == "entity":
            of = of.with_(
                OneOf(conditions=tuple(Link(path=p, to=build.agent(item)) for p in ("by", "against")), negated=True)
            )  # fmt: skip
        else:
            of = of.with_(Link(path="case", to=build.case(item), negated=True))
    return of


def _check_kind(build: Builder, of: Selection, event: Event, inner: Slots, clause: Clause) -> None:
    """Make sure that something else that is denied is not left out: "investigated but never sued".

    Raises:
        NoQueryError: it is.
    """
    if event.sense.value == "request" and of.of in HOLDS:
        raise refused("who asked for a stay is not on record with the stay", event.item.text)
    handled = of.of in ("motion", "stay-motion") or event.sense.get("manner") or inner.times
    if not handled and build.kind(event, inner) != of.of and event.sense.value not in _WEAK:
        raise refused("it is not clear what is denied", " ".join(i.text for i in clause.items))


_WEAK = frozenset({"hold-event", "issuance", "announcement", "holding", "order", "grant", "request"})


def _negatable(selection: Selection) -> list[Condition]:
    """All conditions together, as one that can be negated: not (a and b)."""
    nested: Condition = selection.where[0]
    if len(selection.where) == 1:
        return [nested]
    # not (a and b) is (not a) or (not b); negated once more by the caller
    return [OneOf(conditions=tuple(_flip(c) for c in selection.where), negated=True)]


def _flip(c: Condition) -> Condition:
    if isinstance(c, Link | OneOf | When):
        return c.model_copy(update={"negated": not c.negated})
    return OneOf(conditions=(c,), negated=True)
