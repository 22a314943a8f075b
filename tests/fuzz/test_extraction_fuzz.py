"""Any text gives valid records or none, and its cost grows with its length."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptoreg.loaders.text import parts
from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.records import records
from tests.fuzz.promises import WORDS, hold

PUBLISHED = date(2025, 2, 14)
DATES = st.none() | st.dates(min_value=date(1, 1, 1))


@settings(max_examples=70, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join), DATES)
def test_words_of_the_field_in_any_order(text: str, published: date | None) -> None:
    hold(text, published)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), DATES)
def test_any_characters(text: str, published: date | None) -> None:
    hold(text, published)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS) | st.text(alphabet="\u0000\u0085\u2028\u200b\u202e\u0301İßﬁ💩’“\r\n\x0b\x1f", max_size=4),
        max_size=80,
    ).map("".join)
)  # fmt: skip
def test_words_broken_up_by_odd_characters(text: str) -> None:
    hold(text, PUBLISHED)


@pytest.mark.parametrize("published", [date.min, date.max, date(2024, 2, 29), None])
def test_any_day_of_publication(published: date | None) -> None:
    words = ("yesterday", "a year ago", "last month", "two weeks ago", "on Friday", "in May", "next year", "a day later",
             "last week", "tomorrow", "in mid-2023", "on Feb. 29", "earlier this month", "nine years ago", "next month")  # fmt: skip
    hold("T\n\n" + " ".join(f"The SEC sued Kraken {w}." for w in words), published)


def test_a_text_in_parts_gives_the_records_of_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long texts are read in parts: nothing is lost or told twice at their borders."""
    one = "The SEC sued Firm{n} Labs Inc. on May {d}, 2023, in New York."
    filler = "Markets were quiet and nothing of note happened in the city that day. " * 8
    acts = [one.format(n=n, d=n % 28 + 1) for n in range(60)]
    monkeypatch.setattr(parts, "LIMIT", 6_000)
    monkeypatch.setattr(parts, "SIZE", 4_000)
    text = "A long list\n\n" + "\n\n".join(f"{act} {filler}" for act in acts)
    got = [r for r in records("a.txt", extract(text, PUBLISHED)) if r.type == "case_filed"]
    assert sorted((r.object or "").removesuffix(" Inc.") for r in got) == sorted(
        f"Firm{n} Labs" for n in range(60)
    )
    assert all(text[r.start : r.end] == r.quote for r in got)
    assert len({r.subject for r in got}) == 1
    names = [r.subject for r in records("a.txt", extract(text, PUBLISHED)) if r.type == "entity"]
    assert names.count("SEC") == 1


# all of them, and longer ones, are measured by benchmarks/extraction.py
SHAPES: dict[str, str] = {
    "prose": "The SEC sued Kraken in May 2023. Judge Brandt stayed the case on Thursday. It denied that.\n\n",
    "one sentence": "the SEC sued Kraken and Coinbase, which Judge Brandt and ",
    "dates": "on May 3, 2024, and ",
    "nested": "it said that the SEC said that ",
    "brackets": "([{“(‘",
    "capitals": "Alpha Beta Gamma ",
    "abbreviations": "v. No. Inc. ",
    "one word": "a",
    "spaces": " ",
    "quotes": '"The SEC" ’s ',
    "Unicode": "証券取引委員会は💩é\u0301\u202e\u2028 ",
    "pronouns": "It sued it. They denied it. He said so. ",
    "money": "$1 million, $2.5bn and 3,000,000 dollars for 60 days ",
}
LENGTH = 36_000


@pytest.mark.parametrize("shape", [s for s in SHAPES if s != "nested"])  # read too, but 20 s
def test_a_long_text_of_any_shape_is_read_in_parts(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it costs is measured in ``benchmarks/extraction.py``; here it ends, and its offsets hold."""
    monkeypatch.setattr(parts, "LIMIT", 6_000)
    monkeypatch.setattr(parts, "SIZE", 4_000)
    piece = SHAPES[shape]
    text = "A title\n\n" + (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    found = extract(text, PUBLISHED)
    assert found.text == text
    assert all(0 <= e.start < e.end <= len(text) for e in found.events)
