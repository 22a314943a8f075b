"""Imprecise dates: EDTF in, earliest and latest day out, comparisons with three answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import ImpreciseDate, Truth

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@st.composite
def edtf(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    shape = draw(st.sampled_from(["day", "month", "year", "season", "quarter", "interval", "until", "from"]))
    other = draw(DAYS)
    first, last = sorted((day, other))
    return {
        "day": day.isoformat(),
        "month": f"{day:%Y-%m}",
        "year": f"{day:%Y}",
        "season": f"{day:%Y}-{draw(st.integers(21, 24))}",
        "quarter": f"{day:%Y}-{draw(st.integers(33, 36))}",
        "interval": f"{first}/{last}",
        "until": f"../{day}",
        "from": f"{day}/..",
    }[shape]


def days_of(parsed: ImpreciseDate) -> tuple[date, date]:
    """The days that a date allows, open ends cut far outside of what is drawn."""
    return parsed.earliest or date(1900, 1, 1), parsed.latest or date(2100, 1, 1)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-02-13", "2025-02-13", "2025-02-13"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2025-33", "2025-01-01", "2025-03-31"),
        ("2025-41", "2025-07-01", "2025-12-31"),
        ("2025-02-13?", "2025-02-13", "2025-02-13"),
        ("2025-02~", "2025-02-01", "2025-02-28"),
        ("2025-02/2025-03", "2025-02-01", "2025-03-31"),
    ],
)
def test_a_date_allows_the_days_that_its_text_says(text: str, earliest: str, latest: str) -> None:
    parsed = dates.parse(text)
    assert parsed.earliest == date.fromisoformat(earliest)
    assert parsed.latest == date.fromisoformat(latest)
    assert parsed.text == text


@pytest.mark.parametrize(
    "text", ["", "soon", "2025-13", "2025-02-30", "13.02.2025", "2025-03/2025-02", "2025-99", "may 2025"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        dates.parse(text)


@given(edtf())
def test_the_first_day_is_never_after_the_last(text: str) -> None:
    first, last = days_of(dates.parse(text))
    assert first <= last


@given(edtf(), edtf())
def test_before_is_what_all_pairs_of_days_say(a: str, b: str) -> None:
    """Brute force over the ends, which decide: strictly before holds for all, none or some pairs."""
    one, other = dates.parse(a), dates.parse(b)
    (a1, a2), (b1, b2) = days_of(one), days_of(other)
    expected = Truth.YES if a2 < b1 else Truth.NO if a1 >= b2 else Truth.UNDETERMINED
    assert dates.before(one, other) is expected
    assert dates.after(other, one) is expected


@given(edtf(), edtf())
def test_nothing_is_both_before_and_after(a: str, b: str) -> None:
    one, other = dates.parse(a), dates.parse(b)
    assert not (dates.before(one, other) is Truth.YES and dates.after(one, other) is Truth.YES)


@given(edtf(), DAYS, DAYS)
def test_within_is_what_the_days_say(a: str, x: date, y: date) -> None:
    first, last = sorted((x, y))
    parsed = dates.parse(a)
    a1, a2 = days_of(parsed)
    expected = (
        Truth.YES
        if first <= a1 and a2 <= last
        else Truth.NO
        if a2 < first or a1 > last
        else Truth.UNDETERMINED
    )
    assert dates.within(parsed, first, last) is expected


@given(DAYS, st.integers(0, 10), st.integers(0, 10))
def test_overlap_counts_the_tolerance_on_either_side(day: date, apart: int, tolerance: int) -> None:
    other = dates.of_day(day + timedelta(days=apart))
    assert dates.overlaps(dates.of_day(day), other, tolerance) is (apart <= tolerance)
    assert dates.overlaps(other, dates.of_day(day), tolerance) is (apart <= tolerance)


def test_june_is_not_surely_before_the_middle_of_june() -> None:
    assert dates.before(dates.parse("2023-06"), dates.parse("2023-06-15")) is Truth.UNDETERMINED
