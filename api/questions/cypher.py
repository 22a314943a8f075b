"""From a selection to parameterised Cypher over the view.

Labels, relationship types and conditions come from tables of ours; everything that a user typed is a
parameter. A condition on an imprecise date has three answers, so that each selection has two readings: what
holds *surely*, and what holds *possibly*; negation turns one into the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cryptoreg.api.questions import model
from cryptoreg.api.questions.query import PATHS, Link, OneOf, Query, Relation, Selection, Value, When


@dataclass(frozen=True, slots=True)
class Statement:
    """A Cypher text with its parameters."""

    text: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """The resolved time of a condition: earliest and latest start, earliest and latest end.

    A point in time that is known to the day has one day for all four. ``calendar`` tells a stretch of the
    calendar that somebody names ("before 2024" ends with 2023) from the date of an event that is only known
    so well (before an event of "2024": perhaps). ``open`` means that the end is not on record.
    """

    start_min: date | None
    start_max: date | None
    end_min: date | None
    end_max: date | None
    calendar: bool = False
    exclusive_end: bool = False


Spans = Mapping[int, Span]
"""The resolved times, by the identity of their conditions."""

ROLES = {
    "main": ("date_min", "date_max"),
    "announced": ("announced_on_min", "announced_on_max"),
    "effective": ("effective_on_min", "effective_on_max"),
    "ended": ("ended_min", "ended_max"),
    "stated-end": ("stated_end_min", "stated_end_max"),
    "began": ("began_min", "began_max"),
}


@dataclass(slots=True)
class Compiler:
    """Writes the Cypher of one query; ``spans`` holds its resolved times."""

    spans: Mapping[int, Span]
    parameters: dict[str, Any] = field(default_factory=dict)
    count: int = 0

    def rows(self, selection: Selection, show: tuple[str, ...] = (), measure: str | None = None) -> Statement:
        """Rows with ``thing``, ``event`` (what gives date and proof), ``holds`` and ``date``."""
        shown = next((c for c in selection.where if isinstance(c, Link) and c.shown and not c.negated), None)
        rest = [c for c in selection.where if c is not shown]
        lines = [f"MATCH (x:{model.kind(selection.of).label})"]
        lines += self._where(self._own(selection, "x"))
        subject = "x"
        sure = [self.condition(c, "x", True) for c in rest]
        possible = [self.condition(c, "x", False) for c in rest]
        if shown is not None:
            subject = "e"
            lines.append("MATCH " + _path(shown.path, "x", "e", "er"))
            target = shown.to
            label = model.kind(target.of).label
            lines += self._where([f"e:{label}", *self._own(target, "e")])
            sure += [self.condition(c, "e", True) for c in target.where]
            possible += [self.condition(c, "e", False) for c in target.where]
        if possible:
            lines.append("WITH *")
            lines += self._where(possible)
        timed = sure != possible
        holds = f"CASE WHEN {' AND '.join(f'({s})' for s in sure)} THEN 'yes' ELSE 'undetermined' END" if timed else "'yes'"
        link = "er.fact" if shown is not None else "null"
        lines.append(f"WITH x, {subject} AS e, {holds} AS holds, {link} AS via")
        result = "x"
        if show:
            hops = []
            variables = ["x", *(f"y{n}" for n in range(1, len(show) + 1))]
            for n, name in enumerate(show, 1):
                origin = "e" if n == 1 and name in _FROM_EVENT and shown is not None else variables[n - 1]
                hops.append(_path(name, origin, variables[n], f"r{n}"))
            result = variables[-1]
            lines.append("MATCH " + ", ".join(hops))
            link = f"r{len(show)}.fact"
        else:
            link = "via"
        lines.append(
            f"RETURN DISTINCT {result} {{.*, classes: labels({result})}} AS thing, e {{.*, classes: labels(e)}} AS event,\n"
            f"       x {{.id, .label, .reference}} AS of, {link} AS fact, holds, e.date AS date\n"
            f"ORDER BY e.date_min, {result}.label, {result}.id, e.id"
        )
        return Statement("\n".join(lines), dict(self.parameters))

    # ---- conditions

    @staticmethod
    def _where(conditions: list[str]) -> list[str]:
        return ["WHERE " + "\n  AND ".join(f"({c})" for c in conditions)] if conditions else []

    def condition(self, c: When | Link | Value | OneOf, x: str, sure: bool) -> str:
        """A condition on the node ``x`` as a Cypher predicate."""
        match c:
            case When():
                return self._when(c, x, sure)
            case Link():
                return self._link(c, x, sure)
            case Value():
                return self._value(c, x)
            case OneOf():
                inner = " OR ".join(f"({self.condition(k, x, sure is not c.negated)})" for k in c.conditions)
                return f"NOT ({inner})" if c.negated else f"({inner})"

    def _link(self, c: Link, x: str, sure: bool) -> str:
        y = self._name("y")
        inside = sure is not c.negated
        label = model.kind(c.to.of).label
        conditions = [f"{y}:{label}"] if c.to.of not in ("entity", "agent") or not c.to.ids else []
        conditions += self._own(c.to, y) + [self.condition(k, y, inside) for k in c.to.where]
        where = f" WHERE {' AND '.join(f'({k})' for k in conditions)}" if conditions else ""
        text = f"EXISTS {{ MATCH {_path(c.path, x, y, None)}{where} }}"
        return f"NOT {text}" if c.negated else text

    def _own(self, selection: Selection, x: str) -> list[str]:
        out = []
        extra = model.kind(selection.of).where
        if extra is not None:
            out.append(_renamed(extra, x))
        if selection.ids:
            out.append(f"{x}.id IN ${self._parameter('ids', [r.id for r in selection.ids])}")
        if selection.but:
            out.append(f"NOT {x}.id IN ${self._parameter('but', [r.id for r in selection.but])}")
        return out

    def _value(self, c: Value, x: str) -> str:
        name = f"{x}.{_property(c.name)}"
        if c.op == "known":
            return f"{name} IS NOT NULL"
        if c.op == "not-known":
            return f"{name} IS NULL"
        value = list(c.value) if isinstance(c.value, tuple) else c.value
        p = f"${self._parameter(_property(c.name), value)}"
        match c.op:
            case "is":
                return f"{name} = {p}"
            case "is-not":
                return f"coalesce({name} <> {p}, true)"
            case "among":
                return f"{name} IN {p}"
            case "more":
                return f"{name} >= {p}"
            case "less":
                return f"{name} <= {p}"
            case _:
                return f"{p} IN {name}"

    def _when(self, c: When, x: str, sure: bool) -> str:
        span = self.spans[id(c)]
        if c.negated:
            inner = self._when_plain(c, span, x, not sure)
            return f"NOT ({inner})"
        return self._when_plain(c, span, x, sure)

    def _when_plain(self, c: When, span: Span, x: str, sure: bool) -> str:
        if c.lasts:
            return self._lasts(span, x, sure)
        low, high = (f"{x}.{p}" for p in ROLES[c.role])
        if c.role == "announced":
            low = f"coalesce({low}, {x}.date_min)"
            high = f"coalesce({high}, {x}.date_max)"
        yes, maybe = _relation(c.relation, span, low, high, self._day)
        return yes if sure else maybe

    def _lasts(self, span: Span, x: str, sure: bool) -> str:
        """That a state held at (some time within) a span: begun by then, and not ended before."""
        began_max, began_min = f"coalesce({x}.began_max, {x}.date_max)", f"coalesce({x}.began_min, {x}.date_min)"
        end_min = f"coalesce({x}.ended_min, {x}.stated_end_min)"
        end_max = f"coalesce({x}.ended_max, {x}.stated_end_max)"
        first, last = self._day(span.start_min), self._day(span.end_max or span.start_max)
        start = f"date('0001-01-01')" if first is None else first
        stop = f"date('9999-12-31')" if last is None else last
        if sure:
            return f"{began_max} <= {stop} AND coalesce({end_min} > {start}, {x}.end_condition IS NOT NULL OR {x}:Tenure OR {x}:Administration)"
        return f"coalesce({began_min} <= {stop}, true) AND coalesce({end_max} > {start}, true)"

    def _day(self, day: date | None) -> str | None:
        if day is None:
            return None
        return f"date(${self._parameter('day', day.isoformat())})"

    def _parameter(self, hint: str, value: Any) -> str:
        name = self._name(hint)
        self.parameters[name] = value
        return name

    def _name(self, hint: str) -> str:
        self.count += 1
        return f"{hint}{self.count}"


_FROM_EVENT = frozenset({"by", "against", "ordered-by", "case", "held-by", "accuser", "accused", "office", "formed", "order"})


def _relation(relation: Relation, span: Span, low: str, high: str, day: Any) -> tuple[str, str]:
    """When a relation surely holds of ``low..high``, and when it possibly does."""
    start_min, start_max, end_min, end_max = (
        day(d) for d in (span.start_min, span.start_max, span.end_min, span.end_max)
    )
    match relation:
        case Relation.AFTER:
            # After a stretch that somebody names is after its end; after an event, after its latest day.
            return _cmp(low, ">", end_max), _cmp(high, ">", end_max if span.calendar else end_min)
        case Relation.SINCE:
            edge = start_min if span.calendar else start_max
            return _cmp(low, ">=", edge), _cmp(high, ">=", start_min)
        case Relation.BEFORE:
            return _cmp(high, "<", start_min), _cmp(low, "<", start_min if span.calendar else start_max)
        case Relation.UNTIL:
            edge = end_max if span.calendar else end_min
            return _cmp(high, "<=", edge), _cmp(low, "<=", end_max)
        case _:
            less = "<" if span.exclusive_end else "<="
            sure = f"{_cmp(low, '>=', start_max if not span.calendar else start_min)} AND {_cmp(high, less, end_min if not span.calendar else end_max)}"
            maybe = f"{_cmp(high, '>=', start_min)} AND {_cmp(low, less, end_max)}"
            return sure, maybe


def _cmp(left: str, op: str, right: str | None) -> str:
    """A comparison; an open end holds always, an unknown date never surely (null is no yes)."""
    return f"{left} IS NOT NULL" if right is None else f"{left} {op} {right}"


def _path(name: str, x: str, y: str, r: str | None) -> str:
    pattern = PATHS[name][0]
    pattern = pattern.replace("(x)", f"({x})").replace("(y)", f"({y})")
    return pattern.replace("[r:", f"[{r}:" if r else "[:").replace("[r]", f"[{r}]" if r else "[]")


def _renamed(condition: str, x: str) -> str:
    if x == "x":
        return f"({condition})"
    out = condition.replace("x.", f"{x}.").replace("x:", f"{x}:").replace("(x)", f"({x})")
    return f"({out})"


_PROPERTIES = frozenset(
    {
        "with_prejudice", "manner", "outcome", "relief", "motion_form", "scope", "amount_usd", "duration_days",
        "settlement_stage", "lawmaking_step", "conduct", "proceeding_kind", "stance", "number", "series_number",
        "capacity", "docket_number", "basis", "votes_for", "votes_against", "case_status", "prison_days", "disposition",
    }
)  # fmt: skip


def _property(name: str) -> str:
    if name not in _PROPERTIES:
        raise ValueError(f"{name!r} is no value that a query may test; one of {', '.join(sorted(_PROPERTIES))}")
    return name


def compile_query(query: Query, spans: Mapping[int, Span]) -> Statement:
    """The Cypher of a query whose times are resolved."""
    return Compiler(spans).rows(query.of, query.show)
