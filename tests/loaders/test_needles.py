"""A pattern that is left out could not have matched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptoreg.loaders.text.frames import frames
from cryptoreg.loaders.text.needles import Finder, needles
from tests.fuzz.promises import WORDS
from tests.loaders.rows import rows

PATTERNS = [p for frame in frames() for p in frame.patterns]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"abc", [{"abc"}]),
        (r"(?i)ABC", [{"abc"}]),
        (r"ab", []),
        (r"abcd|xyz", [{"abcd", "xyz"}]),
        (r"abcd|\w+", []),
        (r"(?:abcd)?", []),
        (r"(?:abcd)+xy", [{"abcd"}]),
        (r"(?:abcd){0,3}", []),
        (r"(?=abcd)\w", []),
        (r"(?!abcd)wxyz", [{"wxyz"}]),
        (r"abc defg", [{"abc"}, {"defg"}]),
        (r"(?P<n>abc)[a-z]+(?:longer|words)", [{"abc"}, {"longer", "words"}]),
        (r"(?:abc def|ghij) klm", [{"abc", "ghij"}, {"klm"}]),
    ],
)
def test_what_a_pattern_needs(pattern: str, needed: list[set[str]]) -> None:
    assert [set(n) for n in needles(re.compile(pattern))] == needed


FINDER = Finder(PATTERNS)


def left_out(text: str) -> list[re.Pattern[str]]:
    tried = set(FINDER.candidates(text))
    return [p for i, p in enumerate(PATTERNS) if i not in tried]


def test_what_is_left_out_matches_no_row_of_the_tables() -> None:
    for text in (row.text for row in rows()):
        assert [p.pattern for p in left_out(text) if p.search(text)] == [], text


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=60).map(" ".join))
def test_what_is_left_out_does_not_match(text: str) -> None:
    assert [p.pattern for p in left_out(text) if p.search(text)] == []


def test_candidates_keep_their_order() -> None:
    finder = Finder([re.compile(p) for p in ("sued", r"\w", "fined (?:with|over)", "sue|fine")])
    assert finder.candidates("They sued.") == [0, 1, 3]
    assert finder.candidates("It was fined.") == [1, 3]
    assert finder.candidates("It was fined over that.") == [1, 2, 3]


def test_pieces_are_found_inside_words_in_any_case() -> None:
    finder = Finder([re.compile("sue"), re.compile("charge")])
    assert finder.present("PURSUED re-charges") == {"sue", "charge"}
    assert finder.present("su e") == frozenset()
    assert finder.present("") == frozenset()


def test_most_patterns_need_something() -> None:
    assert sum(bool(needles(p)) for p in PATTERNS) > 0.9 * len(PATTERNS)
