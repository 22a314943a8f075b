"""The own set of questions over the seeds: answers worked out from the files must be those of the product."""

from __future__ import annotations

from collections import Counter

import pytest

from cryptoreg.api.questions import Answer, answer
from cryptoreg.graph.store import Store
from tests.api.question_compositions import compositions
from tests.api.question_constructions import constructions
from tests.api.question_narrowings import narrowings
from tests.api.question_outcomes import outcomes
from tests.api.question_set import Question, questions
from tests.conftest import ROOT

ALL = [
    *questions(ROOT / "seeds"),
    *constructions(ROOT / "seeds"),
    *narrowings(ROOT / "seeds"),
    *outcomes(ROOT / "seeds"),
    *compositions(ROOT / "seeds"),
]
KINDS = sorted({q.kind for q in ALL})


def right(q: Question, a: Answer) -> bool:
    """Whether an answer is exactly what the files give."""
    if q.by == "status":
        return a.status.value == q.expect
    if a.status.value not in ("answered", "none"):
        return False
    if q.by == "value":
        return type(a.value) is type(q.expect) and a.value == q.expect
    if q.by == "values":
        return {str(i.value) for i in a.answers} == set(q.expect)
    if q.kind == "lookup of judge":  # the graph may know a fuller or a shorter form of the name
        return {i.label.split()[-1] for i in a.answers} == {str(e).split()[-1] for e in q.expect}
    wanted = set(q.expect)
    if q.kind == "lookup of defendants":  # a party may go by the name that stands in the case's title
        return len(a.answers) == len(wanted) and all(
            i.label in wanted or i.label in q.text for i in a.answers
        )
    given = [{*i.refs, i.label} for i in a.answers]
    return all(g & wanted for g in given) and all(any(e in g for g in given) for e in wanted)


def test_there_are_many_questions_in_many_kinds_and_styles() -> None:
    assert len(ALL) >= 250
    assert len(KINDS) >= 30
    assert len({q.style for q in ALL}) >= 8
    assert len({q.text for q in ALL}) == len(ALL)


@pytest.mark.parametrize("kind", KINDS)
def test_answers_are_what_the_seed_files_give(seeded: Store, kind: str) -> None:
    asked = [q for q in ALL if q.kind == kind]
    wrong = [(q, a) for q in asked if not right(q, a := answer(seeded, q.text))]
    told = "\n".join(
        f"{q.text}\n   want {q.expect}\n   got {a.status.value} {a.value} {[i.label for i in a.answers]} {a.reading}"
        for q, a in wrong
    )
    assert not wrong, f"{len(wrong)} of {len(asked)} {kind}:\n{told}"


def test_what_is_answered_has_its_proof(seeded: Store) -> None:
    seen: Counter[str] = Counter()
    for q in ALL:
        if q.by == "set" and seen[q.kind] < 1:
            seen[q.kind] += 1
            for item in answer(seeded, q.text).answers:
                assert item.proof, f"{q.text}: {item.label}"
