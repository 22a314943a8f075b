"""Dates, durations and sums of money in texts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.loaders.text import times

PUBLISHED = date(2025, 2, 14)  # a Friday


def found(text: str, published: date | None = PUBLISHED) -> list[str | None]:
    return [t.edtf for t in times.find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("filed on February 10, 2025", "2025-02-10"),
        ("filed on Feb. 10, 2025", "2025-02-10"),
        ("filed on 10 February 2025", "2025-02-10"),
        ("filed on the 10th of February 2025", "2025-02-10"),
        ("filed 2025-02-10", "2025-02-10"),
        ("in June 2023", "2023-06"),
        ("in 2023", "2023"),
        ("on Thursday", "2025-02-13"),
        ("on Friday", "2025-02-14"),
        ("on Monday", "2025-02-10"),
        ("last Friday", "2025-02-07"),
        ("next Tuesday", "2025-02-18"),
        ("on Feb. 4", "2025-02-04"),
        ("on Dec. 20", "2024-12-20"),
        ("by March 31", "2025-03-31"),
        ("yesterday", "2025-02-13"),
        ("last month", "2025-01"),
        ("earlier this month", "2025-02"),
        ("last year", "2024"),
        ("two years ago", "2023"),
        ("three months ago", "2024-11"),
        ("in mid-2023", "2023-05/2023-08"),
        ("in late 2024", "2024-09/2024-12"),
        ("in the first quarter of 2025", "2025-33"),
        ("in November", "2024-11"),
        ("in May,", "2024-05"),
        ("on May 3, 2024", "2024-05-03"),
    ],
)
def test_a_date_is_found_with_its_precision(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The court may rule soon.",
        "May the court rule.",
        "They march on.",
        "Sun denied it.",
        "It holds 2,023 tokens.",
        "about 2025 customers left",
        "on April 31, 2025",
        "Case 1:23-cv-01599",
        "90 FR 8647",
        "the second case",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert found(text) == []


def test_relative_dates_stay_unresolved_without_a_day_of_publication() -> None:
    assert found("on Thursday, last month, and in June 2023", None) == [None, None, "2023-06"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("for 60 days", 60),
        ("a 60-day stay", 60),
        ("a further 60-day pause", 60),
        ("60 more days", 60),
        ("four months in prison", 120),
        ("25 years", 9125),
        ("two weeks", 14),
        ("a 14-day extension", 14),
        ("an additional 90 days", 90),
    ],
)
def test_durations_count_in_days(text: str, days: int) -> None:
    assert [q.value for q in times.find_durations(text)] == [days]


@pytest.mark.parametrize("text", ["two years ago", "a 5-year-old firm", "$60 days", "a day later it ended"])
def test_what_is_no_duration_is_not_found(text: str) -> None:
    assert times.find_durations(text) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$4.3 billion", 4.3e9),
        ("$50 million", 5e7),
        ("$125,035,150", 125035150),
        ("US$ 1.5m", 1.5e6),
        ("a $200,000 penalty", 200000),
        ("$10", 10),
    ],
)
def test_sums_are_in_dollars(text: str, amount: float) -> None:
    assert [q.value for q in times.find_money(text)] == [amount]


@given(
    st.text(alphabet=st.sampled_from("may MAY19202530-/., thofJune$billion\n"), max_size=120),
    st.none() | st.dates(date(2000, 1, 1), date(2040, 1, 1)),
)
def test_whatever_is_found_stands_in_the_text_and_does_not_overlap(text: str, published: date | None) -> None:
    end = 0
    for t in times.find_dates(text, published):
        assert text[t.start : t.end] == t.text
        assert t.start >= end
        end = t.end
    for q in (*times.find_durations(text), *times.find_money(text)):
        assert text[q.start : q.end] == q.text
