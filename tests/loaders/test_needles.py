"""A pattern that is left out could not have matched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptoreg.loaders.text import (
    bodies,
    finding,
    firms,
    modality,
    persons,
    references,
    times,
    unknown_names,
)
from cryptoreg.loaders.text.finders import Finder
from cryptoreg.loaders.text.followers import followers
from cryptoreg.loaders.text.needles import needles
from cryptoreg.loaders.text.openings import matches, openings, stays_in_a_line, words
from tests.fuzz.promises import WORDS
from tests.loaders.rows import rows

PATTERNS = [
    *(p.compiled() for group in finding.patterns().values() for p in group),
    *modality.patterns(),
    *times.patterns(),
    *bodies.patterns(),
    *firms.patterns(),
    *persons.patterns(),
    *unknown_names.patterns(),
    *references.patterns(),
]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"abc", [{"abc"}]),
        (r"(?i)ABC", [{"abc"}]),
        (r"a", []),
        (r"ab", [{"ab"}]),
        (r"\ba\b", [{" a "}]),
        (r"abcd|xyz", [{"abcd", "xyz"}]),
        (r"abcd|\w+", []),
        (r"(?:abcd)?", []),
        (r"(?:abcd)+x", [{"abcd"}]),
        (r"(?:abcd){0,3}", []),
        (r"(?=abcd)\w", []),
        (r"(?!abcd)wxyz", [{"wxyz"}]),
        (r"abc defg", [{"abc "}, {" defg"}]),
        (r"\babc[ds]?\b", [{" abc ", " abcd ", " abcs "}]),
        (r"(?<![\w-])(?:abc)(?![\w-])", [{" abc "}]),
        (r"(?<!\$)abc(?= |$)", [{"abc "}]),
        (r"abc_d", [{"abc"}]),
        (r"abcé", [{"abc"}]),
        (r"abc(?:d|e)f", [{"abcdf", "abcef"}]),
        (r"(?P<n>abc)[a-z]+(?:longer|words)", [{"abc"}, {"longer", "words"}]),
        (r"abc (?:[a-z]+ )?def", [{"abc "}, {" def"}]),
        (r"abc(?:[a-z]+ )?def", [{"abc"}, {"def"}]),
        (r"(?:abc(?:[a-z]+ )?)def", [{"abc"}, {"def"}]),
        (r"(?:abc def|ghij) klm", [{"abc ", "ghij "}, {" klm"}]),
        (r"\b(?:the )?(?:suit|case)s? against", [{" suit ", " suits ", " case ", " cases "}, {" against"}]),
    ],
)
def test_what_a_pattern_needs(pattern: str, needed: list[set[str]]) -> None:
    assert [set(n) for n in needles(re.compile(pattern))] == needed


FINDER = Finder(PATTERNS)


def found_everywhere(text: str) -> dict[int, list[tuple[int, int]]]:
    """Where each pattern matches when it is looked for at every character."""
    every = {i: [m.span() for m in p.finditer(text)] for i, p in enumerate(PATTERNS)}
    return {i: spans for i, spans in every.items() if spans}


def found_at_words(text: str) -> dict[int, list[tuple[int, int]]]:
    """Where it matches when it is looked for only where the finder says."""
    tried = {
        i: [m.span() for m in matches(PATTERNS[i], text, 0, len(text), places)]
        for i, places in FINDER.places(words(text))
    }
    return {i: spans for i, spans in tried.items() if spans}


def test_what_is_left_out_matches_no_row_of_the_tables() -> None:
    for text in (row.text for row in rows()):
        assert found_at_words(text) == found_everywhere(text), text


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=60).map(" ".join))
def test_what_is_left_out_does_not_match(text: str) -> None:
    assert found_at_words(text) == found_everywhere(text)


def tried(finder: Finder, text: str) -> list[tuple[int, list[int] | None]]:
    return [(i, None if places is None else list(places)) for i, places in finder.places(words(text))]


def test_patterns_keep_their_order_and_are_tried_at_the_words_that_open_them() -> None:
    finder = Finder([re.compile(p) for p in (r"\bsued", r"\w", r"\bfined (?:with|over)", r"\b(?:sue|fine)")])
    assert tried(finder, "They sued.") == [(0, [5]), (1, None), (3, [5])]
    assert tried(finder, "It was fined.") == [(1, None), (3, [7])]
    assert tried(finder, "Fined, it was fined over that.") == [(1, None), (2, [14]), (3, [0, 14])]


@pytest.mark.parametrize(
    ("pattern", "opened"),
    [
        (r"\bsued", {"sued*"}),
        (r"\bsued\b", {"sued"}),
        (r"\bsued by", {"sued"}),
        (r"(?<![\w-])(?:the |a )?(?:suit|case)s?\s", {"the", "a", "suit", "suits", "case", "cases"}),
        (r"(?<![\w-])(?i:Co-founder)", {"co"}),
        (r"\b(?=x)[ab]c+", {"ac*", "bc*"}),
        (r"\b\d{4}", {f"{n}*" for n in range(10)}),
        (r"sued", None),
        (r"(?<!\d)sued", None),
        (r"\b\w+ sued", None),
        (r"\b(?:the )?[A-Z]\w+", {"the", "^"}),
        (r"\bMc[A-Z]\w+", {"mc*"}),
        (r"(?i)\b[A-Z]\w+", None),
        (r"(?i)\b(?-i:[A-Z])\w+", {"^"}),
        (r"\b(?i:[A-Z])\w+", None),
        (r"\b(?:suit)?, ", None),
    ],
)
def test_with_which_words_a_pattern_begins(pattern: str, opened: set[str] | None) -> None:
    assert openings(re.compile(pattern)) == opened


@pytest.mark.parametrize(
    ("pattern", "second"),
    [
        (r"\bsued (?:the|a)\b", {"the", "a"}),
        (r"\bsued the", {"the*"}),
        (r"\b(?:the )?suit against", {"suit", "against*"}),
        (r"\bsue[ds]? [A-Z]\w+", {"^"}),
        (r"\bin \d{4}\b", {f"{n}*" for n in range(10)}),
        (r"\bco-founder\b", {"founder"}),
        (r"(?i)\bIn Turn\b", {"turn"}),
        (r"\b(?:not (?:yet|now)|never ever)\b", {"yet", "now", "ever"}),
        (r"\b(?:very ){1,9}good\b", {"very", "good"}),
        (r"\bsued\b", None),
        (r"\bsued(?: the)?", None),
        (r"\bsued \w+", None),
        (r"\bsued .* the", None),
    ],
)
def test_which_words_stand_second(pattern: str, second: set[str] | None) -> None:
    assert followers(re.compile(pattern)) == second


@pytest.mark.parametrize(
    ("pattern", "stays"),
    [
        (r"the [A-Z][\w.-]+", True),
        (r"a(?=\s)", True),
        (r"a\sb", False),
        (r"a[^b]", False),
        (r"a[^b\n]", True),
        (r"a.b", True),
        (r"(?s)a.b", False),
        (r"a(?s:.)b", False),
        (r"a\W", False),
    ],
)
def test_which_patterns_stay_in_a_line(pattern: str, stays: bool) -> None:
    assert stays_in_a_line(re.compile(pattern)) is stays


@pytest.mark.parametrize("letters", ["ſued", "ſUED", "fıned", "FİNED"])
def test_letters_that_are_one_whatever_their_case_open_the_same_patterns(letters: str) -> None:
    pattern = re.compile(r"\b(?:sued|fined)\b", re.IGNORECASE)
    at_words = [
        m[0] for _, p in Finder([pattern]).places(words(letters)) for m in matches(pattern, letters, 0, 9, p)
    ]
    assert at_words == pattern.findall(letters) == [letters]


def test_most_patterns_need_something() -> None:
    assert sum(bool(needles(p)) for p in PATTERNS) > 0.9 * len(PATTERNS)


def test_most_patterns_are_tried_at_few_words() -> None:
    assert sum(openings(p) is not None for p in PATTERNS) > 0.9 * len(PATTERNS)
