"""Every act in every form; see paradigms.py."""

from __future__ import annotations

from tests.loaders.paradigms import (
    allegations,
    cases,
    cells,
    claims,
    is_claimed,
    is_of_the_case,
    is_reported,
    is_told,
    reports,
    slots,
    wordings,
)

FAILING = """
passive, nobody: investigate Quillmark
could: appoint Mara Voss
passive, reduced: appoint Mara Voss
relative: file a motion to compel Quillmark to produce documents
passive, nobody: file a motion to compel Quillmark to produce documents
object relative: file a motion to compel Quillmark to produce documents
denies: deny misleading investors
reportedly: deny misleading investors
according: deny misleading investors
"""
"""What cannot be read yet. The list may only shrink."""
AMISS = """
The agency that settled with Quillmark for $2 million declined to comment.
"""
"""Likewise, of the slots."""
CLAIMED = """
The SEC considered accusing Quillmark of fraud.
A bill would let the SEC accuse Quillmark of fraud.
Quillmark was urged to move to dismiss the SEC's lawsuit.
Quillmark has been asked to move to dismiss the SEC's lawsuit.
Senators urged Quillmark to move to dismiss the SEC's lawsuit.
Lawyers asked whether Quillmark moved to dismiss the SEC's lawsuit.
"""
"""Likewise, of what is claimed too much."""


def test_an_act_is_read_in_every_form_and_nothing_more_is_claimed() -> None:
    every = list(cells())
    wrong = {cell.name for cell in every if not cell.is_right()}
    assert len(every) > 1_000
    assert wrong == set(FAILING.strip().splitlines())


def test_who_whom_and_when_are_told_however_they_stand() -> None:
    every = list(slots())
    wrong = {slot.sentence for slot in every if not slot.is_right()}
    assert len(every) > 600
    assert wrong == set(AMISS.strip().splitlines())


def test_what_happens_is_read_in_the_words_in_which_news_tells_it() -> None:
    every = list(wordings())
    assert len(every) > 260
    assert [sentence for pattern, sentence in every if not is_told(pattern, sentence)] == []


def test_what_has_not_happened_is_never_given_as_a_fact() -> None:
    every = list(claims())
    assert len(every) > 1_400
    assert {sentence for kind, sentence in every if is_claimed(kind, sentence)} == set(
        CLAIMED.strip().splitlines()
    )


def test_what_others_report_is_theirs() -> None:
    every = list(reports())
    assert len(every) > 200
    assert [sentence for kind, sentence, who in every if not is_reported(kind, sentence, who)] == []


def test_an_act_belongs_to_the_case_that_its_words_mean() -> None:
    every = list(cases())
    assert len(every) > 100
    assert [text for kind, text, defendant in every if not is_of_the_case(kind, text, defendant)] == []


def test_what_a_side_alleges_is_no_fact() -> None:
    every = list(allegations())
    assert len(every) > 200
    assert [sentence for kind, sentence in every if is_claimed(kind, sentence)] == []
