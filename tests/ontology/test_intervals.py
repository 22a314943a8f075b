"""Allen's relations over imprecise intervals, against every pair of days that they allow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.ontology import dates, intervals
from cryptoreg.ontology.dates import ImpreciseDate, Truth
from cryptoreg.ontology.intervals import Allen, Interval

FIRST = date(2025, 1, 1)
SPAN = 5


def end() -> st.SearchStrategy[ImpreciseDate]:
    """An imprecise day inside a window that brute force can walk through."""
    days = st.integers(0, SPAN)
    return st.tuples(days, days).map(
        lambda p: dates.parse("/".join((FIRST + timedelta(days=n)).isoformat() for n in sorted(p)))
    )


def every(interval: Interval) -> list[tuple[int, int]]:
    def days(d: ImpreciseDate) -> range:
        assert d.earliest is not None
        assert d.latest is not None
        return range(d.earliest.toordinal(), d.latest.toordinal() + 1)

    return [(s, e) for s in days(interval.start) for e in days(interval.end) if s <= e]


def relation(a: tuple[int, int], b: tuple[int, int]) -> Allen:
    """By its definition, for two intervals of whole days."""
    (s1, e1), (s2, e2) = a, b
    if e1 + 1 < s2:
        return Allen.BEFORE
    if e1 + 1 == s2:
        return Allen.MEETS
    if e2 + 1 < s1:
        return Allen.AFTER
    if e2 + 1 == s1:
        return Allen.MET_BY
    if s1 == s2:
        return Allen.EQUALS if e1 == e2 else Allen.STARTS if e1 < e2 else Allen.STARTED_BY
    if e1 == e2:
        return Allen.FINISHES if s1 > s2 else Allen.FINISHED_BY
    if s1 < s2:
        return Allen.OVERLAPS if e1 < e2 else Allen.CONTAINS
    return Allen.DURING if e1 < e2 else Allen.OVERLAPPED_BY


INTERVALS = st.tuples(end(), end()).map(lambda p: Interval(*p)).filter(lambda i: bool(every(i)))


@given(INTERVALS, INTERVALS)
def test_the_possible_relations_are_those_of_all_pairs_of_days(a: Interval, b: Interval) -> None:
    expected = {relation(x, y) for x in every(a) for y in every(b)}
    assert intervals.possible(a, b) == expected
    for one in Allen:
        truth = Truth.NO if one not in expected else Truth.YES if expected == {one} else Truth.UNDETERMINED
        assert intervals.allen(one, a, b) is truth


@given(INTERVALS, st.integers(-1, SPAN + 1))
def test_a_day_belongs_to_an_interval_as_all_its_readings_say(a: Interval, shift: int) -> None:
    day = FIRST + timedelta(days=shift)
    answers = {s <= day.toordinal() <= e for s, e in every(a)}
    expected = Truth.YES if answers == {True} else Truth.NO if answers == {False} else Truth.UNDETERMINED
    assert intervals.holds_on(a, day) is expected


@given(INTERVALS, INTERVALS)
def test_the_inverse_relation_holds_the_other_way_round(a: Interval, b: Interval) -> None:
    there, back = intervals.possible(a, b), intervals.possible(b, a)
    assert {intervals._INVERSE.get(r, r) if r in intervals._INVERSE else _inverse(r) for r in there} == back


def _inverse(r: Allen) -> Allen:
    return next((k for k, v in intervals._INVERSE.items() if v is r), r)


@pytest.mark.parametrize(
    "text", ["2025-02-13/2025-04-14", "2025-02/..", "2025-02-13/", "/2025", "2025-21/2025-22", "202X/2030~"]
)
def test_edtf_goes_in_and_out(text: str) -> None:
    assert Interval.parse(text).edtf == text


def test_an_open_end_never_comes_and_an_unknown_one_may() -> None:
    far = date(2100, 1, 1)
    assert intervals.holds_on(Interval.parse("2025/.."), far) is Truth.YES
    assert intervals.holds_on(Interval.parse("2025/"), far) is Truth.UNDETERMINED
    assert intervals.holds_on(Interval.parse("2025/2026"), far) is Truth.NO


def test_what_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Interval.parse("2025-03/2025-02")
