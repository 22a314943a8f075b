"""A pattern that is left out could not have matched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptoreg.loaders.text.frames import frames
from cryptoreg.loaders.text.needles import needles, present
from tests.fuzz.promises import WORDS
from tests.loaders.rows import rows

PATTERNS = [p for frame in frames() for p in frame.patterns]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"abc", {"abc"}),
        (r"(?i)ABC", {"abc"}),
        (r"ab", None),
        (r"abcd|xyz", {"abcd", "xyz"}),
        (r"abcd|\w+", None),
        (r"(?:abcd)?", None),
        (r"(?:abcd)+xy", {"abcd"}),
        (r"(?:abcd){0,3}", None),
        (r"(?=abcd)\w", None),
        (r"(?!abcd)wxyz", {"wxyz"}),
        (r"abc def", {"abc"}),
        (r"(?P<n>abc)[a-z]+(?:longer|words)", {"longer", "words"}),
    ],
)
def test_what_a_pattern_needs(pattern: str, needed: set[str] | None) -> None:
    found = needles(re.compile(pattern))
    assert (None if found is None else set(found)) == needed


def test_no_row_of_the_tables_has_a_match_without_its_needles() -> None:
    texts = [row.text for row in rows()]
    for pattern in PATTERNS:
        needed = needles(pattern)
        if needed is not None:
            for text in texts:
                assert pattern.search(text) is None or present(needed, text), (pattern.pattern, text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=60).map(" ".join))
def test_no_text_has_a_match_without_its_needles(text: str) -> None:
    for pattern in PATTERNS:
        needed = needles(pattern)
        if needed is not None and not present(needed, text):
            assert pattern.search(text) is None


def test_most_patterns_need_something() -> None:
    assert sum(needles(p) is not None for p in PATTERNS) > 0.9 * len(PATTERNS)
