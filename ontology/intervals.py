"""Intervals whose ends are known as well as sources say, and Allen's thirteen relations between them.

Each relation has three answers. It is *yes* when it holds for every pair of intervals that the imprecise ends
allow, *no* when it holds for none of them, else *undetermined*. Intervals are of whole days and include
both their ends; one that ends on the 10th *meets* one that begins on the 11th.

Sources: J. F. Allen, Maintaining knowledge about temporal intervals, CACM 26 (1983); EDTF (ISO 8601-2:2019)
for the text form, where ``..`` is an open end and an empty one is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import ImpreciseDate, Truth

__all__ = ["Allen", "Interval", "allen", "holds_on", "intersects", "possible"]

UNKNOWN = ImpreciseDate("", None, None)
OPEN = ImpreciseDate("..", date.max, date.max)
"""The end of what has no end."""


class Allen(StrEnum):
    """The relations of a first interval to a second one."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    AFTER = "after"
    MET_BY = "met-by"
    OVERLAPPED_BY = "overlapped-by"
    STARTED_BY = "started-by"
    CONTAINS = "contains"
    FINISHED_BY = "finished-by"


@dataclass(frozen=True, slots=True)
class Interval:
    """From one imprecise day to another, both included."""

    start: ImpreciseDate
    end: ImpreciseDate

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Read an EDTF interval, or a date as the interval of one event that lasted within it.

        Raises:
            ValueError: it is neither, or surely ends before it begins.

        >>> Interval.parse("2025-02-13/2025-04").end.latest
        datetime.date(2025, 4, 30)
        >>> Interval.parse("2025-02-13/..").end.text, Interval.parse("2025-02-13/").end.text
        ('..', '')
        """
        if "/" not in text:
            one = dates.parse(text)
            return cls(one, one)
        first, _, second = text.partition("/")
        start = UNKNOWN if first in ("", "..") else dates.parse(first)
        end = UNKNOWN if second == "" else OPEN if second == ".." else dates.parse(second)
        return cls.of(start, end)

    @classmethod
    def of(cls, start: ImpreciseDate | None, end: ImpreciseDate | None) -> Interval:
        """An interval of two ends; None is an unknown one.

        Raises:
            ValueError: it surely ends before it begins.
        """
        made = cls(start or UNKNOWN, end or UNKNOWN)
        if not _consistent(_bounds(made, "a")):
            raise ValueError(f"{made.edtf!r} ends before it begins")
        return made

    @property
    def edtf(self) -> str:
        """As EDTF.

        >>> Interval.of(dates.parse("2025-02"), None).edtf
        '2025-02/'
        """
        return f"{self.start.text}/{self.end.text}"


Difference = tuple[str, str, int]
"""``(x, y, c)``: x is at most c days after y. The name ``0`` stands for day nought."""

# A whole day is [day, day + 1), so that the end of an interval is the first day after it.
_RELATIONS: dict[Allen, tuple[Difference, ...]] = {
    Allen.BEFORE: (("ae", "bs", -1),),
    Allen.MEETS: (("ae", "bs", 0), ("bs", "ae", 0)),
    Allen.OVERLAPS: (("as", "bs", -1), ("bs", "ae", -1), ("ae", "be", -1)),
    Allen.STARTS: (("as", "bs", 0), ("bs", "as", 0), ("ae", "be", -1)),
    Allen.DURING: (("bs", "as", -1), ("ae", "be", -1)),
    Allen.FINISHES: (("bs", "as", -1), ("ae", "be", 0), ("be", "ae", 0)),
    Allen.EQUALS: (("as", "bs", 0), ("bs", "as", 0), ("ae", "be", 0), ("be", "ae", 0)),
}
_INVERSE = {
    Allen.AFTER: Allen.BEFORE,
    Allen.MET_BY: Allen.MEETS,
    Allen.OVERLAPPED_BY: Allen.OVERLAPS,
    Allen.STARTED_BY: Allen.STARTS,
    Allen.CONTAINS: Allen.DURING,
    Allen.FINISHED_BY: Allen.FINISHES,
}
_SWAP = {"as": "bs", "ae": "be", "bs": "as", "be": "ae", "0": "0"}
_DISJOINT = frozenset({Allen.BEFORE, Allen.MEETS, Allen.AFTER, Allen.MET_BY})


def possible(a: Interval, b: Interval) -> frozenset[Allen]:
    """Every relation that the imprecise ends allow.

    >>> sorted(possible(Interval.parse("2025-01/2025-02-13"), Interval.parse("2025-02-14/")))
    [<Allen.MEETS: 'meets'>]
    """
    given = [*_bounds(a, "a"), *_bounds(b, "b")]
    return frozenset(r for r in Allen if _consistent([*given, *_constraints(r)]))


def allen(relation: Allen, a: Interval, b: Interval) -> Truth:
    """Whether ``a`` stands in a relation to ``b``.

    >>> allen(Allen.BEFORE, Interval.parse("2023-06"), Interval.parse("2023-06-15"))
    <Truth.UNDETERMINED: 'undetermined'>
    """
    return _truth(possible(a, b), frozenset({relation}))


def intersects(a: Interval, b: Interval) -> Truth:
    """Whether some day belongs to both."""
    return _truth(possible(a, b), frozenset(Allen) - _DISJOINT)


def holds_on(interval: Interval, day: date) -> Truth:
    """Whether a day belongs to an interval.

    >>> holds_on(Interval.parse("2025-02-13/2025-04-14"), date(2025, 3, 1))
    <Truth.YES: 'yes'>
    >>> holds_on(Interval.parse("2025-02-13/"), date(2025, 3, 1))
    <Truth.UNDETERMINED: 'undetermined'>
    """
    one = dates.of_day(day)
    return intersects(interval, Interval(one, one))


def _truth(found: frozenset[Allen], wanted: frozenset[Allen]) -> Truth:
    if found <= wanted:
        return Truth.YES
    return Truth.UNDETERMINED if found & wanted else Truth.NO


def _constraints(relation: Allen) -> tuple[Difference, ...]:
    if relation in _RELATIONS:
        return _RELATIONS[relation]
    return tuple((_SWAP[x], _SWAP[y], c) for x, y, c in _RELATIONS[_INVERSE[relation]])


def _bounds(interval: Interval, name: str) -> list[Difference]:
    """What the ends allow, and that it ends after it begins."""
    start, end = f"{name}s", f"{name}e"
    out: list[Difference] = [(start, end, -1)]
    for variable, value, shift in ((start, interval.start, 0), (end, interval.end, 1)):
        if value.latest is not None:
            out.append((variable, "0", value.latest.toordinal() + shift))
        if value.earliest is not None:
            out.append(("0", variable, -(value.earliest.toordinal() + shift)))
    return out


def _consistent(differences: Iterable[Difference]) -> bool:
    """Whether whole days satisfy all: no cycle of differences is negative (Bellman–Ford)."""
    edges = list(differences)
    distance = {name: 0 for x, y, _ in edges for name in (x, y)}
    for _ in range(len(distance)):
        changed = False
        for x, y, c in edges:
            if distance[y] + c < distance[x]:
                distance[x] = distance[y] + c
                changed = True
        if not changed:
            return True
    return False
