"""Sentences and words: abbreviations do not end one, offsets always hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.loaders.text.tokens import BlockKind, sentences


def split(body: str) -> list[str]:
    return [s.text for s in sentences(f"Title\n\n{body}") if s.kind is not BlockKind.TITLE]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The SEC sued. Binance denied it.", ["The SEC sued.", "Binance denied it."]),
        (
            "It was filed by the SEC. Reuters reported it.",
            ["It was filed by the SEC.", "Reuters reported it."],
        ),
        ("SEC v. Ripple Labs Inc. is over. It ended.", ["SEC v. Ripple Labs Inc. is over.", "It ended."]),
        ("He sued Ripple Labs Inc. The court agreed.", ["He sued Ripple Labs Inc.", "The court agreed."]),
        ("Filed on Feb. 10 in the U.S. District Court.", ["Filed on Feb. 10 in the U.S. District Court."]),
        ("Case No. 1:23-cv-01599 (D.D.C. 2023) goes on.", ["Case No. 1:23-cv-01599 (D.D.C. 2023) goes on."]),
        (
            "Judge Lewis A. Kaplan ruled. No. He did not.",
            ["Judge Lewis A. Kaplan ruled.", "No.", "He did not."],
        ),
        ("“It is over.” The firm agreed.", ["“It is over.”", "The firm agreed."]),
        ("It paid $4.3 billion. Then it left.", ["It paid $4.3 billion.", "Then it left."]),
        ("Was it stayed? Yes! It was.", ["Was it stayed?", "Yes!", "It was."]),
        ("It operates in the U.S. The agency sued.", ["It operates in the U.S.", "The agency sued."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(body: str, expected: list[str]) -> None:
    assert split(body) == expected


def test_the_kinds_of_lines() -> None:
    text = "A title\n\nA heading\n\nA sentence stands here.\n- an item of a list\n(b) another item"
    assert [s.kind.value for s in sentences(text)] == ["title", "heading", "body", "item", "item"]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = "Title\n\nThe agency asked the court\nto stay the case for 60 days."
    assert split(text.removeprefix("Title\n\n")) == [
        "The agency asked the court\nto stay the case for 60 days."
    ]


@given(st.text(alphabet=st.sampled_from('aB .\n!?"”’v$5,-•(é\t\r\u2028😀'), max_size=200))
def test_every_offset_is_that_of_the_text(text: str) -> None:
    last = 0
    for sentence in sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= last
        last = sentence.end
        for start, word in sentence.words:
            assert text[start : start + len(word)] == word
            assert sentence.start <= start < sentence.end


@given(st.text(max_size=300))
def test_no_character_that_is_not_white_is_lost(text: str) -> None:
    kept = [False] * len(text)
    for sentence in sentences(text):
        for i in range(sentence.start, sentence.end):
            kept[i] = True
    lost = {text[i] for i in range(len(text)) if not kept[i] and not text[i].isspace()}
    assert lost <= set("-*•–▪()0123456789.abcdefghijklmnopqrstuvwxyz")  # bullets and their numbers
