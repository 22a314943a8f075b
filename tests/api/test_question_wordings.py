"""Other words for the same, and other ways to ask it, get the same answer."""

from __future__ import annotations

from collections import defaultdict

import pytest

from cryptoreg.api.questions import Answer, answer
from cryptoreg.graph.store import Store
from tests.api.question_wordings import Wording, wordings

ALL = list(wordings())
SENSES = list(dict.fromkeys(w.sense for w in ALL))


def given(a: Answer) -> tuple[object, ...]:
    """What an answer says: its value, or else the things that it names."""
    if a.value is not None:
        return a.status, a.value
    return a.status, tuple(sorted(i.id for i in a.answers))


def test_there_are_many_wordings_of_many_senses() -> None:
    assert len(ALL) >= 2000
    assert len(SENSES) >= 50


@pytest.mark.parametrize("sense", SENSES)
def test_a_wording_gets_the_answer_of_the_canonical_one(seeded: Store, sense: str) -> None:
    by_canonical: dict[str, list[Wording]] = defaultdict(list)
    for w in ALL:
        if w.sense == sense:
            by_canonical[w.canonical].append(w)
    wrong = []
    for canonical, others in by_canonical.items():
        wanted = answer(seeded, canonical)
        assert wanted.status.value == "answered", f"{canonical}: {wanted.reading}"
        for w in others:
            got = answer(seeded, w.text)
            if given(got) != given(wanted):
                wrong.append(f"{w.text}\n   {got.status.value} {got.value} {got.reading[:150]}")
    assert not wrong, "\n".join(wrong)
