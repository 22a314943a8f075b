"""From a selection to parameterised Cypher over the view.

Labels, relationship types and conditions come from tables of ours; everything that a user typed is a
parameter. A condition on an imprecise date has three answers, so that each selection has two readings: what
holds *surely*, and what holds *possibly*; negation turns one into the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from cryptoreg.api.questions import model
from cryptoreg.api.questions.query import PATHS, Link, OneOf, Relation, Selection, Value, When
from cryptoreg.ontology.generated.names import PROPERTIES
from cryptoreg.ontology.names import snake


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


ROLES = {
    "main": ("date_min", "date_max"),
    "announced": ("announced_on_min", "announced_on_max"),
    "effective": ("effective_on_min", "effective_on_max"),
    "ended": ("ended_min", "ended_max"),
    "stated-end": ("stated_end_min", "stated_end_max"),
    "due": ("due_on_min", "due_on_max"),
    "began": ("began_min", "began_max"),
}


@dataclass(slots=True)
class Compiler:
    """Writes the Cypher of one query; ``spans`` holds its resolved times."""

    spans: Mapping[int, Span]
    parameters: dict[str, Any] = field(default_factory=dict)
    count: int = 0
    as_of: date | None = None
    known_on: date | None = None

    def rows(self, selection: Selection, show: tuple[str, ...] = (), measure: str | None = None) -> Statement:
        """Rows with ``thing``, ``event`` (what gives date and proof), ``holds`` and ``date``."""
        shown = next((c for c in selection.where if isinstance(c, Link) and c.shown and not c.negated), None)
        rest = [c for c in selection.where if c is not shown]
        lines = [f"MATCH (x:{model.kind(selection.of).label})"]
        lines += self._where(self._own(selection, "x"))
        subject = "x"
        sure, possible = self._both(rest, "x")
        if shown is not None:
            subject = "e"
            lines.append("MATCH " + _path(shown.path, "x", "e", "er"))
            target = shown.to
            label = model.kind(target.of).label
            lines += self._where([f"e:{label}", *self._own(target, "e")])
            more_sure, more_possible = self._both(target.where, "e")
            sure += more_sure
            possible += more_possible
        if possible:
            lines.append("WITH *")
            lines += self._where(possible)
        timed = sure != possible
        lines += self._as_of(subject)
        decided = [s for s, p in zip(sure, possible, strict=True) if s != p]
        holds = (
            f"CASE WHEN {' AND '.join(f'({s})' for s in decided)} THEN 'yes' ELSE 'undetermined' END"
            if timed
            else "'yes'"
        )
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
            "ORDER BY event.date_min, thing.label, thing.id, event.id"
        )
        return Statement("\n".join(lines), dict(self.parameters))

    def _both(self, conditions: Sequence[When | Link | Value | OneOf], x: str) -> tuple[list[str], list[str]]:
        """What surely holds and what possibly does: alike for what has nothing to do with time."""
        sure, possible = [], []
        for c in conditions:
            text = self.condition(c, x, True)
            sure.append(text)
            possible.append(self.condition(c, x, False) if _timed(c) else text)
        return sure, possible

    def _as_of(self, x: str) -> list[str]:
        """What had happened by a day, and what could be known then, from the publication of its sources."""
        out = []
        if self.as_of is not None:
            out.append(f"coalesce({x}.date_max <= {self._day(self.as_of)}, true)")
        if self.known_on is not None:
            day = self._day(self.known_on)
            told = f"EXISTS {{ MATCH (f:Fact {{id: {x}.fact}}) WHERE date(f.public_from) <= {day} }}"
            undated = f"EXISTS {{ MATCH (f:Fact {{id: {x}.fact}}) WHERE f.public_from IS NULL }}"
            # Where no source has a date, the day of the announcement or of the act itself.
            out.append(f"{told} OR ({undated} AND coalesce({x}.announced_on_max, {x}.date_max) <= {day})")
        return [] if not out else ["WITH *", *self._where(out)]

    def events_of(self, kind: str, cases: list[str]) -> Statement:
        """The events of a kind in cases, in the order of time."""
        wanted = model.kind(kind)
        conditions = ["l.id IN $cases", f"e:{wanted.label}", *self._own(Selection(of=kind), "e")]
        text = (
            f"MATCH {_path('event', 'l', 'e', None)}\nWHERE {' AND '.join(f'({c})' for c in conditions)}\n"
            "RETURN l.id AS case, e {.*, classes: labels(e)} AS event\nORDER BY e.date_min, e.id"
        )
        return Statement(text, {"cases": cases, **self.parameters})

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
                # A value that is not on record is not that value.
                return f"NOT coalesce({inner}, false)" if c.negated else f"({inner})"

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

    def _value(self, c: Value, x: str) -> str:  # noqa: C901  # one case after the other, each a line or two
        if c.name == "seat":
            head = f"({x}.label STARTS WITH 'Chair' OR {x}.label CONTAINS 'Director' OR coalesce({x}.seat, '') = 'head')"
            return head if c.value == "head" else f"NOT {head}"
        name = f"{x}.{_property(c.name)}"
        if c.op == "known":
            return f"{name} IS NOT NULL"
        if c.op == "not-known":
            return f"{name} IS NULL"
        value = list(c.value) if isinstance(c.value, tuple) else c.value
        p = f"${self._parameter(_property(c.name), value)}"
        if c.op == "says":
            told = (
                f"coalesce({x}.content, []) + coalesce({x}.summary, []) + coalesce({x}.ground_text, [])"
                f" + coalesce({x}.names, []) + {x}.label"
            )
            words = c.value if isinstance(c.value, tuple) else (str(c.value),)
            word = rf"(?s).*\b(?:{'|'.join(re.escape(w) for w in words)})\b.*"
            p = f"${self._parameter('pattern', word)}"
            return f"toLower(reduce(t = '', s IN {told} | t + ' ' + s)) =~ {p}"
        value = list(c.value) if isinstance(c.value, tuple) else c.value
        p = f"${self._parameter(_property(c.name), value)}"
        several = _property(c.name) in _several()
        match c.op:
            case "is" if several:
                return f"{p} IN {name}"
            case "among" if several:
                return f"any(v IN {name} WHERE v IN {p})"
            case "is-not" if several:
                return f"NOT coalesce({p} IN {name}, false)"
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
        if c.role == "ended":
            # a state whose end is not told ends when it was said to
            low = f"coalesce({low}, {x}.stated_end_min)"
            high = f"coalesce({high}, {x}.stated_end_max)"
        if c.role == "due":
            low = high = f"date(coalesce({x}.due_on, {x}.response_due, {x}.leave_to_amend_until))"
        if c.role == "announced":
            low = f"coalesce({low}, {x}.date_min)"
            high = f"coalesce({high}, {x}.date_max)"
        yes, maybe = _relation(c.relation, span, low, high, self._day)
        return yes if sure else f"coalesce({maybe}, true)"

    def _lasts(self, span: Span, x: str, sure: bool) -> str:
        """That a state held at (some time within) a span: begun by then, and not ended before."""
        began_max, began_min = (
            f"coalesce({x}.began_max, {x}.date_max)",
            f"coalesce({x}.began_min, {x}.date_min)",
        )
        end_min = f"coalesce({x}.ended_min, {x}.stated_end_min)"
        end_max = f"coalesce({x}.ended_max, {x}.stated_end_max)"
        first, last = self._day(span.start_min), self._day(span.end_max or span.start_max)
        start = "date('0001-01-01')" if first is None else first
        stop = "date('9999-12-31')" if last is None else last
        if sure:
            return f"{began_max} <= {stop} AND coalesce({end_min} > {start}, {x}.end_condition IS NOT NULL OR {x}:Tenure OR {x}:Administration)"
        return f"coalesce({began_min} <= {stop}, true) AND coalesce({end_max} > {start}, true)"

    def _day(self, day: date | None) -> str | None:
        if day is None:
            return None
        return f"date(${self._parameter('day', day.isoformat())})"

    def _parameter(self, hint: str, value: Any) -> str:
        for name, known in self.parameters.items():
            if known == value and type(known) is type(value):
                return name
        name = self._name(hint)
        self.parameters[name] = value
        return name

    def _name(self, hint: str) -> str:
        self.count += 1
        return f"{hint}{self.count}"


_FROM_EVENT = frozenset(
    {
        "by",
        "issued-by",
        "against",
        "ordered-by",
        "case",
        "held-by",
        "accuser",
        "accused",
        "office",
        "formed",
        "order",
    }
)


def _relation(relation: Relation, span: Span, low: str, high: str, day: Any) -> tuple[str, str]:
    """When a relation surely holds of ``low..high``, and when it possibly does."""
    # The edges that surely and possibly bound it: a stretch that somebody names has sharp ones.
    start_sure = day(span.start_min if span.calendar else span.start_max)
    end_sure = day(span.end_max if span.calendar else span.end_min)
    match relation:
        case Relation.AFTER:
            last = day(span.end_max)
            return _cmp(low, ">", last), _cmp(high, ">", last if span.calendar else day(span.end_min))
        case Relation.SINCE:
            return _cmp(low, ">=", start_sure), _cmp(high, ">=", day(span.start_min))
        case Relation.BEFORE:
            first = day(span.start_min)
            return _cmp(high, "<", first), _cmp(low, "<", first if span.calendar else day(span.start_max))
        case Relation.UNTIL:
            return _cmp(high, "<=", end_sure), _cmp(low, "<=", day(span.end_max))
        case _:
            less = "<" if span.exclusive_end else "<="
            sure = f"{_cmp(low, '>=', start_sure)} AND {_cmp(high, less, end_sure)}"
            maybe = f"{_cmp(high, '>=', day(span.start_min))} AND {_cmp(low, less, day(span.end_max))}"
            return sure, maybe


def _timed(c: When | Link | Value | OneOf) -> bool:
    match c:
        case When():
            return True
        case Link():
            return any(_timed(k) for k in c.to.where)
        case OneOf():
            return any(_timed(k) for k in c.conditions)
        case Value():
            return False


def _cmp(left: str, op: str, right: str | None) -> str:
    """A comparison; what cannot be compared is null, which is no yes, and possible."""
    return f"{left} {op} {right if right is not None else 'null'}"


def _path(name: str, x: str, y: str, r: str | None) -> str:
    pattern = PATHS[name][0]
    pattern = pattern.replace("(x)", f"({x})").replace("(y)", f"({y})").replace("(y:", f"({y}:")
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
        "capacity", "docket_number", "basis", "votes_for", "votes_against", "case_status", "prison_days", "disposition", "ended", "text", "ground_text",
        "membership_role", "counts_charged", "counts_decided", "headcount", "finding", "admission",
    }
)  # fmt: skip


@cache
def _several() -> frozenset[str]:
    """The properties that hold lists in the view: those that the ontology does not declare single-valued."""
    return frozenset(
        snake(name) for name, info in PROPERTIES.items() if not info.relation and not info.single_valued
    ) - {"basis"}


def _property(name: str) -> str:
    if name not in _PROPERTIES:
        raise ValueError(
            f"{name!r} is no value that a query may test; one of {', '.join(sorted(_PROPERTIES))}"
        )
    return name
