"""From a typed query to parameterised Cypher over the view.

Labels and relationship types come from tables of ours; everything that a user typed is a parameter.
Each query returns rows with the thing asked for (``thing``), the node whose statements prove it
(``proof``), whether the condition on time holds (``holds``: yes, no or undetermined), and ``date``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptoreg.api.questions.query import (
    EVENT_KINDS,
    TARGETS,
    EventKind,
    Query,
    TimeRelation,
)
from cryptoreg.ontology.dates import ImpreciseDate


@dataclass(frozen=True, slots=True)
class Statement:
    """A Cypher text with its parameters."""

    text: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TimeBounds:
    """A condition on time, with its anchors resolved to days.

    ``calendar`` tells a stretch of the calendar that somebody names ("before 2024" ends with 2023) from
    the date of an event that is only known so well (before an event of "2024": perhaps).
    """

    relation: TimeRelation
    first: ImpreciseDate
    second: ImpreciseDate | None = None
    calendar: bool = False

    def boundaries(self) -> tuple[date | None, date | None]:
        """The earliest and the latest day at which the boundary can lie, or the ends of the stretch."""
        first, last = self.first.earliest, self.first.latest
        if self.relation is TimeRelation.BETWEEN and self.second is not None:
            return first, self.second.latest
        if self.calendar and self.relation in (TimeRelation.BEFORE, TimeRelation.SINCE):
            return first, first
        if self.calendar and self.relation in (TimeRelation.AFTER, TimeRelation.UNTIL):
            return last, last
        return first, last


def compile_query(query: Query, time: TimeBounds | None) -> Statement:
    """The Cypher of a query whose anchors are resolved."""
    parameters: dict[str, Any] = {}
    if query.target == "leader":
        lines = ["MATCH (found:Person)-[link:LEADS]->({id: $about})"]
        parameters["about"] = query.about.id if query.about is not None else None
        return Statement("\n".join([*lines, _by_link("found")]), parameters)
    if query.event is None:
        lines = _case_match(query, parameters)
        path = TARGETS[query.target].path
        if path:
            lines.append(f"MATCH (case)-[link:{path}]->(found)")
            return Statement("\n".join([*lines, _by_link("found")]), parameters)
        if query.parties:  # what proves it is that they take part
            role = _PARTY_PATHS[query.parties[0].role]
            lines.append(f"MATCH (case)-[link:{role}]->({{id: $party0}})")
            return Statement("\n".join([*lines, _by_link("case")]), parameters)
        return Statement("\n".join([*lines, _by_node("case")]), parameters)
    kind = EVENT_KINDS[query.event.kind]
    lines = _event_match(kind, query, parameters) + _time_lines(time, parameters)
    if query.target == "agent":
        lines.append(f"MATCH (event)-[:{kind.by or 'ACTOR'}]->(agent)")
    thing = {"lawsuit": "case", "agent": "agent"}.get(query.target, "event")
    return Statement("\n".join([*lines, _by_event(thing)]), parameters)


def _by_event(thing: str) -> str:
    return (
        f"RETURN DISTINCT {thing} {{.*, classes: labels({thing})}} AS thing, event.id AS proof, null AS fact,\n"
        "       event.date AS date, event.date_min AS day, holds\n"
        "ORDER BY day, thing.label, thing.id, proof"
    )


def _by_link(thing: str) -> str:
    return (
        f"RETURN {thing} {{.*, classes: labels({thing})}} AS thing, null AS proof, link.fact AS fact,\n"
        "       null AS date, null AS day, 'yes' AS holds\n"
        "ORDER BY thing.label, thing.id"
    )


def _by_node(thing: str) -> str:
    return (
        f"RETURN {thing} {{.*, classes: labels({thing})}} AS thing, {thing}.id AS proof, null AS fact,\n"
        "       null AS date, null AS day, 'yes' AS holds\n"
        "ORDER BY thing.label, thing.id"
    )


def _event_match(kind: EventKind, query: Query, parameters: dict[str, Any]) -> list[str]:
    label = f":{kind.label}" if kind.without is None else f":{kind.label}&!{kind.without}"
    lines = [f"MATCH (event{label})-[:{kind.case}]->(case)"]
    conditions = []
    if kind.relief is not None:
        parameters["relief"] = kind.relief
        conditions.append("$relief IN event.relief")
    if kind.whole:
        conditions.append("event.scope IS NULL")
    if query.case is not None or query.about is not None:
        parameters["case"] = (query.case or query.about).id  # type: ignore[union-attr]  # one of them is set
        conditions.append("case.id = $case")
    if query.event is not None and query.event.by is not None and kind.by:
        parameters["by"] = query.event.by.id
        conditions.append(f"EXISTS {{ (event)-[:{kind.by}]->({{id: $by}}) }}")
    conditions += _party_conditions(query, parameters)
    if conditions:
        lines.append("WHERE " + " AND ".join(conditions))
    return lines


def _case_match(query: Query, parameters: dict[str, Any]) -> list[str]:
    conditions = _party_conditions(query, parameters)
    if query.case is not None:
        parameters["case"] = query.case.id
        conditions.append("case.id = $case")
    return ["MATCH (case:Lawsuit)", *(["WHERE " + " AND ".join(conditions)] if conditions else [])]


def _party_conditions(query: Query, parameters: dict[str, Any]) -> list[str]:
    out = []
    for number, party in enumerate(query.parties):
        name = f"party{number}"
        parameters[name] = party.entity.id
        out.append(f"EXISTS {{ (case)-[:{_PARTY_PATHS[party.role]}]->({{id: ${name}}}) }}")
    return out


_INSIDE = (
    "event.date_min >= date($low) AND event.date_max <= date($high)",
    "event.date_max < date($low) OR event.date_min > date($high)",
)
_PARTY_PATHS = {"plaintiff": "PLAINTIFF", "defendant": "DEFENDANT", None: "PLAINTIFF|DEFENDANT"}

_HOLDS = {
    TimeRelation.AFTER: ("event.date_min > date($high)", "event.date_max <= date($low)"),
    TimeRelation.BEFORE: ("event.date_max < date($low)", "event.date_min >= date($high)"),
    TimeRelation.SINCE: ("event.date_min >= date($high)", "event.date_max < date($low)"),
    TimeRelation.UNTIL: ("event.date_max <= date($low)", "event.date_min > date($high)"),
    TimeRelation.IN: _INSIDE,
    TimeRelation.BETWEEN: _INSIDE,
}
"""When a relation surely holds, and when it surely does not; anything else is undetermined."""


def _time_lines(time: TimeBounds | None, parameters: dict[str, Any]) -> list[str]:
    if time is None:
        return ["WITH *, 'yes' AS holds"]
    yes, no = _HOLDS[time.relation]
    low, high = time.boundaries()
    parameters["low"] = None if low is None else low.isoformat()
    parameters["high"] = None if high is None else high.isoformat()
    return [
        f"WITH *, CASE WHEN {yes} THEN 'yes' WHEN {no} THEN 'no' ELSE 'undetermined' END AS holds",
        "WHERE holds <> 'no'",
    ]
