"""Where a counted period ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.ontology import deadlines

HOLIDAYS_2025 = (
    "2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-10-13 2025-11-11 "
    "2025-11-27 2025-12-25"
)


def test_the_legal_holidays_of_a_year() -> None:
    assert sorted(d.isoformat() for d in deadlines.holidays(2025)) == HOLIDAYS_2025.split()


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        ("2021-12-31", True),
        ("2022-01-01", False),
        ("2027-07-05", True),
        ("2020-06-19", False),
        ("2021-06-18", True),
    ],
)
def test_a_holiday_on_a_weekend_is_kept_beside_it(day: str, kept: bool) -> None:
    one = date.fromisoformat(day)
    assert (one in deadlines.holidays(one.year)) is kept


@pytest.mark.parametrize(
    ("end", "rolled"),
    [
        ("2025-06-15", "2025-06-16"),  # 60 days from 16 April 2025: a Sunday
        ("2025-04-14", "2025-04-14"),
        ("2025-07-04", "2025-07-07"),
        ("2025-11-27", "2025-11-28"),
        ("2022-12-31", "2023-01-03"),  # Saturday, then New Year's Day kept on Monday
    ],
)
def test_a_counted_end_moves_to_the_next_court_day(end: str, rolled: str) -> None:
    assert deadlines.roll(date.fromisoformat(end)).isoformat() == rolled


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_rolling_goes_to_the_first_court_day_and_stays_there(day: date) -> None:
    end = deadlines.roll(day)
    assert deadlines.is_court_day(end)
    assert not any(deadlines.is_court_day(day + timedelta(days=n)) for n in range((end - day).days))
    assert deadlines.roll(end) == end
