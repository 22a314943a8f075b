"""The times of a query: dates and events turned into days, before the query itself is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from cryptoreg.api.questions.cypher import ROLES, Compiler, Span, Statement
from cryptoreg.api.questions.english import selection_words
from cryptoreg.api.questions.failures import false_premise
from cryptoreg.api.questions.query import (
    Anchor,
    DateAnchor,
    EventAnchor,
    Link,
    OneOf,
    Query,
    Relation,
    Selection,
    Value,
    When,
    date_words,
)
from cryptoreg.graph.store import Store
from cryptoreg.graph.view import bounds
from cryptoreg.ontology import dates

Condition = When | Link | Value | OneOf


@dataclass(slots=True)
class Times:
    """Resolves the times of a query.

    Attributes:
        store: the graph.
        spans: what was found, by the identity of each condition.
        told: what each anchor turned out to be, for the reading.
    """

    store: Store
    spans: dict[int, Span] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def resolve(self, query: Query) -> Mapping[int, Span]:
        """The spans of all conditions on time.

        Raises:
            NoQueryError: an event that the question takes for granted is not on record.
        """
        for selection in (query.of, *query.among):
            self.selection(selection)
        for c in query.expect:
            self._condition(c)
        return self.spans

    def selection(self, selection: Selection) -> None:
        """The spans of one selection."""
        for c in selection.where:
            self._condition(c)

    def _condition(self, c: Condition) -> None:
        match c:
            case When():
                self.spans[id(c)] = self._when(c)
            case Link():
                self.selection(c.to)
            case OneOf():
                for k in c.conditions:
                    self._condition(k)
            case Value():
                pass

    def _when(self, c: When) -> Span:
        span = self._anchor(c.first, before=c.relation is Relation.BEFORE)
        if c.second is not None:
            other = self._anchor(c.second)
            return Span(
                span.start_min, span.start_max, other.end_min, other.end_max, span.calendar and other.calendar
            )
        if c.days is not None and span.start_min is not None and span.end_max is not None:
            edge = span.end_max if c.days > 0 else span.start_min
            far = edge + timedelta(days=c.days)
            near = edge + timedelta(days=1 if c.days > 0 else -1)
            first, last = (far, far) if c.exact else (min(near, far), max(near, far))
            return Span(first, first, last, last, calendar=True)
        return span

    def _anchor(self, anchor: Anchor, before: bool = False) -> Span:
        if isinstance(anchor, DateAnchor):
            day = dates.parse(anchor.date)
            return Span(day.earliest, day.latest, day.earliest, day.latest, calendar=True)
        self.selection(anchor.event)
        rows = self.store.read(*_pair(Compiler(self.spans).rows(anchor.event)))
        rows = [r for r in rows if r["holds"] == "yes"] or rows
        if not rows:
            raise false_premise(f"it is not on record: {_said(anchor)}")
        dated = [r for r in rows if r["event"].get("date_min") is not None] or rows
        row = dated[-1] if anchor.last else dated[0]
        node = row["event"]
        if anchor.span:
            return self._span(node, anchor)
        low, high = (bounds(node.get(p)) for p in ROLES[anchor.role])
        if low is None and high is None and anchor.role != "ended":
            low, high = bounds(node.get("date_min")), bounds(node.get("date_max"))
        words = (
            date_words(low.isoformat())
            if low is not None and low == high
            else date_words(str(node.get("date")))
            if node.get("date")
            else "on a day that is not on record"
        )
        self.told.append(f"{_said(anchor)}: {words}")
        return Span(low, high, low, high)

    def _span(self, node: Mapping[str, Any], anchor: EventAnchor) -> Span:
        start = [bounds(node.get(p)) for p in ("began_min", "began_max")]
        if start == [None, None]:
            start = [bounds(node.get(p)) for p in ("date_min", "date_max")]
        end = [bounds(node.get(p)) for p in ("ended_min", "ended_max")]
        if end == [None, None]:
            end = [bounds(node.get(p)) for p in ("stated_end_min", "stated_end_max")]
        until = f" to {date_words(end[1].isoformat())}" if end[1] is not None else " on"
        self.told.append(
            f"{_said(anchor)}: from {date_words(start[0].isoformat()) if start[0] else 'an unknown day'}{until}"
        )
        in_office = not {"Tenure", "Administration", "TaskForceFormation"}.isdisjoint(node.get("classes", ()))
        if in_office and end == [None, None]:
            end = [date.max, date.max]  # still in office, as far as the records reach
        return Span(start[0], start[1], end[0], end[1], exclusive_end=in_office)


def _said(anchor: EventAnchor) -> str:
    return selection_words(anchor.event)


def _pair(statement: Statement) -> tuple[str, dict[str, Any]]:
    return statement.text, statement.parameters


def walk(conditions: tuple[Condition, ...]) -> Iterator[Condition]:
    """All conditions, also those inside."""
    for c in conditions:
        yield c
        if isinstance(c, Link):
            yield from walk(c.to.where)
        elif isinstance(c, OneOf):
            yield from walk(c.conditions)
