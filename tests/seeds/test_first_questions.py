"""The questions of ``docs/first-questions.md`` are answered as it says."""

from __future__ import annotations

import re

import pytest

from cryptoreg.api.questions import answer
from cryptoreg.graph.store import Store
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "first-questions.md").read_text()
QUESTIONS = re.findall(r"^## (.+\?)\n\n\*Answer:\* (.+)$", PAGE, re.MULTILINE)


def test_the_page_holds_the_headline_and_ten_more() -> None:
    assert len(QUESTIONS) == PAGE.count("\n## ") == 11
    assert QUESTIONS[0][0] == "Which cases were stayed after the task force was formed?"


@pytest.mark.parametrize(("question", "expected"), QUESTIONS)
def test_a_first_question(seeded: Store, question: str, expected: str) -> None:
    result = answer(seeded, question)
    if expected == "false premise":
        assert result.status == "false_premise"
        assert result.answers == []
    elif expected.startswith("alleged by "):
        assert result.attributed_to == [expected.removeprefix("alleged by ")]
        assert len(result.answers) >= 2
        assert {p.modality for i in result.answers for p in i.proof} == {"alleged"}
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", expected):
        assert result.value == expected
    else:
        assert {i.label for i in result.answers} == set(expected.split("; ")), result.reading
    if expected != "false premise":
        assert result.status == "answered"
        assert all(i.proof for i in result.answers)
