"""Docket numbers: one number in several spellings, two numbers that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.ontology import dockets


@pytest.mark.parametrize(
    "text",
    [
        "1:23-cv-01599",
        "23-cv-1599 (ABJ)",
        "1:2023cv01599",
        "Case No. 1:23-cv-01599-ABJ-ZMF",
        "Civil Action No. 23-cv-01599",
        "1:23-CV-1599",
    ],
)
def test_spellings_of_one_number_are_one(text: str) -> None:
    parsed = dockets.parse(text)
    assert parsed is not None
    assert parsed.key == "23-cv-1599"
    assert parsed.office in (1, None)


@pytest.mark.parametrize(
    ("a", "b"),
    [("2:23-cr-00178", "2:23-cv-00178"), ("1:22-cv-00178", "1:23-cv-00178"), ("22-972", "1:22-cv-00972")],
)
def test_numbers_that_look_alike_are_two(a: str, b: str) -> None:
    one, other = dockets.parse(a), dockets.parse(b)
    assert one is not None
    assert other is not None
    assert one.key != other.key


@pytest.mark.parametrize("text", ["", "no number", "EO 14178", "90 FR 8647", "2025-02-13", "10-02-2025"])
def test_what_is_no_docket_number_is_none(text: str) -> None:
    assert dockets.parse(text) is None


@given(
    st.integers(0, 9),
    st.integers(0, 99),
    st.sampled_from(["cv", "cr", "mj", "bk", "ap"]),
    st.integers(1, 99999),
)
def test_printing_and_reading_gives_the_same_number(office: int, year: int, type_: str, serial: int) -> None:
    number = dockets.DocketNumber(year, type_, serial, office)
    assert dockets.parse(str(number)) == number
