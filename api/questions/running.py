"""Runs a query: its Cypher, what is measured of its rows, and what the answer is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cryptoreg.api.questions.cypher import Compiler, Statement
from cryptoreg.api.questions.query import STATED, Link, Measure, OneOf, Query, Selection, When
from cryptoreg.api.questions.times import Times
from cryptoreg.graph.store import Row, Store
from cryptoreg.graph.view import bounds

Interval = tuple[float, float]


@dataclass(slots=True)
class Found:
    """One thing of an answer with what stands behind it.

    Attributes:
        thing: its node.
        rows: the rows that gave it.
        sure: whether the conditions on time surely hold.
        value: what was measured, as the least and the greatest value.
    """

    thing: Mapping[str, Any]
    rows: list[Row] = field(default_factory=list)
    sure: bool = True
    value: Interval | None = None

    @property
    def date(self) -> str | None:
        """The date of the first event behind it."""
        return next((str(r["date"]) for r in self.rows if r["date"] is not None), None)


@dataclass(slots=True)
class Execution:
    """A query on its way: the times resolved, the Cypher, the rows."""

    store: Store
    query: Query
    as_of: date | None = None
    known_on: date | None = None
    times: Times = field(init=False)
    statement: Statement | None = None

    def __post_init__(self) -> None:
        self.times = Times(self.store)

    def resolve(self) -> None:
        """Resolve the times of the query."""
        self.times.resolve(self.query)

    def rows(self, selection: Selection, show: tuple[str, ...] = (), main: bool = False) -> list[Row]:
        """The rows of a selection; those of the main one give the Cypher that is shown."""
        statement = Compiler(self.times.spans, as_of=self.as_of, known_on=self.known_on).rows(selection, show)
        if main or self.statement is None:
            self.statement = statement
        return self.store.read(statement.text, statement.parameters)

    def things(self, selection: Selection, show: tuple[str, ...] = (), main: bool = True) -> list[Found]:
        """The things of a selection, each once, the sure ones first."""
        by_id: dict[tuple[str, bool], Found] = {}
        rows = self.rows(selection, show, main)
        surely = {r["thing"]["id"] for r in rows if r["holds"] == "yes"}
        for row in rows:
            sure = row["holds"] == "yes"
            if not sure and row["thing"]["id"] in surely:
                continue
            by_id.setdefault((row["thing"]["id"], sure), Found(row["thing"], sure=sure)).rows.append(row)
        return sorted(by_id.values(), key=lambda f: not f.sure)

    # ---- measures

    def measure(self, found: Sequence[Found], measure: Measure, selection: Selection) -> None:  # noqa: C901  # one kind after the other
        """Measure each thing; what cannot be measured keeps None."""
        if measure.kind == "date":
            for f in found:
                f.value = _first([_date_of(r["event"], measure.role) for r in f.rows])
        elif measure.kind == "duration":
            for f in found:
                f.value = _largest([duration(r["event"]) for r in f.rows])
        elif measure.kind == "amount":
            for f in found:
                f.value = _largest([_amount(r["event"]) for r in f.rows])
        elif measure.kind == "votes":
            for f in found:
                f.value = _largest([_votes(r["event"]) for r in f.rows])
        elif measure.kind == "stated" and measure.role in STATED:
            for f in found:
                f.value = _largest([_stated(r["event"], measure.role) for r in f.rows])
        elif measure.kind == "lifetime":
            self._lifetimes(found, measure)
        elif measure.kind == "gap":
            self._gaps(found, measure)
        elif measure.kind == "apart":
            _next_to_each(found)

    def _lifetimes(self, found: Sequence[Found], measure: Measure) -> None:
        ids = sorted({r["of"]["id"] for f in found for r in f.rows} | {f.thing["id"] for f in found})
        begin = self._events_of(ids, measure.since or "filing")
        end = self._events_of(ids, measure.until or "end")
        for f in found:
            case = f.rows[0]["of"]["id"] if f.rows[0]["of"]["id"] in begin else f.thing["id"]
            first = begin.get(case, [])
            last = end.get(case, [])
            if not first or not last:
                continue
            until = last[-1] if measure.until == "end" else last[0]
            f.value = gap(first[0], until)
            f.rows = [
                *f.rows,
                {**f.rows[0], "event": until, "date": until.get("date")},
                {**f.rows[0], "event": first[0], "date": first[0].get("date")},
            ]

    def _gaps(self, found: Sequence[Found], measure: Measure) -> None:
        ids = sorted({r["of"]["id"] for f in found for r in f.rows})
        begin = self._events_of(ids, measure.since or "stay-motion")
        for f in found:
            best: Interval | None = None
            for row in f.rows:
                for first in begin.get(row["of"]["id"], []):
                    days = gap(first, row["event"])
                    if days is not None and days[0] >= 0 and (best is None or days < best):
                        best = days
            f.value = best

    def _events_of(self, cases: Sequence[str], kind: str) -> dict[str, list[Row]]:
        """The dated events of a kind in each of the cases, in the order of time."""
        statement = Compiler({}).events_of(kind, list(cases))
        out: dict[str, list[Row]] = {}
        for row in self.store.read(statement.text, statement.parameters):
            out.setdefault(row["case"], []).append(row["event"])
        return out


def _next_to_each(found: Sequence[Found]) -> None:
    """How many days lie between each thing and the next other one."""
    for f in found:
        days = [
            abs(d[0])
            for other in found
            for mine in f.rows
            for theirs in other.rows
            if other.thing["id"] != f.thing["id"]
            and (d := gap(mine["event"], theirs["event"])) is not None
            and d[0] == d[1]
        ]
        f.value = (min(days), min(days)) if days else None


def quick(store: Store, selection: Selection) -> list[dict[str, str]]:
    """The things of a selection, its conditions on time left out: what a name can mean at all."""
    bare = _timeless(selection)
    statement = Compiler({}).rows(bare)
    rows = store.read(statement.text, statement.parameters)
    return list(
        {r["thing"]["id"]: {"id": r["thing"]["id"], "label": r["thing"]["label"]} for r in rows}.values()
    )


def _timeless(selection: Selection) -> Selection:
    kept: list[Any] = []
    for c in selection.where:
        if isinstance(c, When):
            continue
        if isinstance(c, Link):
            kept.append(c.model_copy(update={"to": _timeless(c.to), "shown": False}))
        elif isinstance(c, OneOf):
            inner = tuple(
                k.model_copy(update={"to": _timeless(k.to), "shown": False}) if isinstance(k, Link) else k
                for k in c.conditions
                if not isinstance(k, When)
            )
            kept.append(c.model_copy(update={"conditions": inner}))
        else:
            kept.append(c)
    return selection.model_copy(update={"where": tuple(kept)})


# ---------------------------------------------------------------- values of nodes


def _date_of(node: Mapping[str, Any], role: str) -> Interval | None:
    names = {"announced": "announced_on", "effective": "effective_on", "ended": "ended", "main": "date"}
    low = bounds(node.get(f"{names.get(role, 'date')}_min"))
    high = bounds(node.get(f"{names.get(role, 'date')}_max"))
    if low is None and role in ("announced", "effective"):
        low, high = bounds(node.get("date_min")), bounds(node.get("date_max"))
    if low is None or high is None:
        return None
    return low.toordinal(), high.toordinal()


def duration(node: Mapping[str, Any]) -> Interval | None:
    """How long a state lasted, or how long an act says, in days.

    A stay lasts to its actual end, or else to its stated end.
    """
    start = [bounds(node.get(p)) for p in ("began_min", "began_max")]
    end = [bounds(node.get(p)) for p in ("ended_min", "ended_max")]
    if end == [None, None]:
        end = [bounds(node.get(p)) for p in ("stated_end_min", "stated_end_max")]
    if all(d is not None for d in (*start, *end)):
        return (end[0] - start[1]).days, (end[1] - start[0]).days  # type: ignore[operator]  # none is None
    days = node.get("duration_days")
    return (float(days), float(days)) if days is not None else None


def _amount(node: Mapping[str, Any]) -> Interval | None:
    amount = node.get("amount_usd")
    return (float(amount), float(amount)) if amount is not None else None


def _votes(node: Mapping[str, Any]) -> Interval | None:
    return _stated(node, "votes_for")


def _stated(node: Mapping[str, Any], name: str) -> Interval | None:
    number = node.get(name)
    if isinstance(number, list):
        number = number[0] if number else None
    return (float(number), float(number)) if number is not None else None


def gap(first: Mapping[str, Any], last: Mapping[str, Any]) -> Interval | None:
    """The least and the greatest number of days from one dated node to another."""
    a = [bounds(first.get(p)) for p in ("date_min", "date_max")]
    b = [bounds(last.get(p)) for p in ("date_min", "date_max")]
    if any(d is None for d in (*a, *b)):
        return None
    return (b[0] - a[1]).days, (b[1] - a[0]).days  # type: ignore[operator]  # none is None


def _first(values: Sequence[Interval | None]) -> Interval | None:
    known = [v for v in values if v is not None]
    return min(known) if known else None


def _largest(values: Sequence[Interval | None]) -> Interval | None:
    known = [v for v in values if v is not None]
    return max(known) if known else None


def best(found: Sequence[Found], largest: bool, limit: int) -> tuple[list[Found], list[Found]]:
    """The first so many by their measure, and those that could also be among them by imprecise values."""
    known = sorted((f for f in found if f.value is not None), key=lambda f: _key(f, largest))
    if not known:
        return [], []
    chosen = known[:limit]
    rest = known[limit:]
    edge = chosen[-1].value
    assert edge is not None
    ties = [f for f in rest if f.value == edge and edge[0] == edge[1]]
    perhaps = [f for f in rest if f not in ties and f.value is not None and _could(f.value, edge, largest)]
    return [*chosen, *ties], perhaps


def _key(found: Found, largest: bool) -> tuple[float, float, str]:
    assert found.value is not None
    low, high = found.value
    return (-low, -high, found.thing["id"]) if largest else (high, low, found.thing["id"])


def _could(value: Interval, edge: Interval, largest: bool) -> bool:
    return value[1] > edge[0] if largest else value[0] < edge[1]
