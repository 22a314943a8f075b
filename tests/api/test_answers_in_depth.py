"""Follow-up questions, disputes and reasons with the answers, findings before allegations, and no constraint lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cryptoreg.api.cli.asking import answer_file
from cryptoreg.api.questions import answer
from cryptoreg.graph.store import Store

HEADLINE = "which cases were stayed after the task force was formed"


def labels(store: Store, question: str, before: str | None = None) -> set[str]:
    query = answer(store, before).query if before is not None else None
    return {i.label for i in answer(store, question, after=query).answers}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("and of those, which are in New York?", {"SEC v. Sun"}),
        ("which of them did the SEC bring?", {"SEC v. Binance", "SEC v. Sun"}),
        ("only those before Judge Ramos", {"SEC v. Sun"}),
        ("not the ones in New York", {"SEC v. Binance", "Kentucky v. SEC"}),
        ("which of those was stayed first?", {"SEC v. Binance"}),
    ],
)
def test_a_follow_up_narrows_down_what_was_asked_before(
    seeded: Store, question: str, expected: set[str]
) -> None:
    assert labels(seeded, question, HEADLINE) == expected


def test_a_follow_up_to_a_ranked_answer_is_about_what_it_gave(seeded: Store) -> None:
    first = "Which two SEC cases were filed first?"
    given = labels(seeded, first)
    assert len(given) == 2
    assert labels(seeded, "which of them were dismissed?", first) <= given


def test_a_follow_up_about_another_kind_of_thing_is_refused(seeded: Store) -> None:
    before = answer(seeded, HEADLINE).query
    result = answer(seeded, "and of those, when was SAB 121 issued?", after=before)
    assert result.status == "refused"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who leads the task force that Uyeda set up?", {"Hester Peirce"}),
        ("Identify the founder of the body headed by Commissioner Peirce.", {"Mark Uyeda"}),
        ("Which other case does the judge who stayed the Sun case have?", {"SEC v. Genesis and Gemini"}),
        ("Who was SEC chair when the case that Judge Failla stayed was dismissed?", {"Mark Uyeda"}),
        ("Who was the judge in the first case that the SEC dropped?", {"Katherine Polk Failla"}),
    ],
)
def test_what_is_described_is_found_before_it_is_asked_of(
    seeded: Store, question: str, expected: set[str]
) -> None:
    result = answer(seeded, question)
    assert {i.label for i in result.answers} == expected
    assert any(i.why and "denotes" in i.why for i in result.also)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Was Binance stayed before Coinbase?", False),
        ("Was the OpenSea probe closed before the Robinhood one?", False),
        ("Did Mashinsky get a longer sentence than Kwon?", False),
        ("Is Hester Peirce the SEC chair?", False),
        ("Did Gensler leave the SEC before the task force was formed?", True),
        ("As of 15 April 2025 was the Binance stay still in force?", True),
        ("How many days after Uyeda took over was the Coinbase case dropped?", 38),
        ("How many roundtables had been held when Atkins was sworn in?", 2),
        ("how many years did Mashinsky get?", 12),
        ("total amount Gemini agreed to pay across all its cases", 55_000_000),
        ("How many SEC cases were dismissed between February and June 2025?", 8),
        ("Did Judge Torres grant the stay in the Sun case?", False),
        ("did Sam Bankman-Fried get more than 20 years", True),
        ("how many lawsuits has the SEC filled in 2022", 3),
    ],
)
def test_a_value_worked_out_from_several_facts(seeded: Store, question: str, value: object) -> None:
    assert answer(seeded, question).value == value


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which case was dismissed right after Coinbase?", {"SEC v. Richard Heart"}),
        ("Which suit was filed one day after the Binance complaint?", {"SEC v. Coinbase"}),
        ("which SEC cases from 2023 are still open", {"SEC v. Celsius", "SEC v. Debt Box"}),
        ("Which prosecutions did not end in a prison sentence?", {"United States v. Storm"}),
        ("Which judge handled both Coinbase and Storm?", {"Katherine Polk Failla"}),
        ("which agency sanctioned tornado cash", {"OFAC"}),
        ("Which company settled with both the CFTC and New York?", {"Gemini"}),
        ("Under which SEC chair were the most cases filed?", {"Gary Gensler"}),
        ("Which cases are about airdrops?", {"Beba v. SEC"}),
        (
            "Which court sentenced the Celsius founder?",
            {"U.S. District Court for the Southern District of New York"},
        ),
        (
            "Name every lawsuit that ended on the same day as Kraken's",
            {"SEC v. Kraken", "SEC v. Consensys", "SEC v. Cumberland DRW"},
        ),
    ],
)
def test_a_question_put_together_from_several_conditions(
    seeded: Store, question: str, expected: set[str]
) -> None:
    assert labels(seeded, question) == expected


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("which banks were sued", "refused"),  # plain English, and no firm with a typing error in its name
        ("which firms that had a Wells notice never got sued?", "refused"),  # a denial is not left out
        ("When did Peirce chair the SEC?", "false_premise"),
        ("Who is the press secretary of the task force?", "unknown"),
    ],
)
def test_what_is_not_understood_or_not_so_is_said(seeded: Store, question: str, status: str) -> None:
    assert answer(seeded, question).status.value == status


@pytest.mark.parametrize("word", ["quietly", "duly", "in fact", "for the record", "by the way"])
@pytest.mark.parametrize(
    "question",
    [
        "Which SEC cases were {} dismissed in May 2025?",
        "When was the Kraken case {} dropped?",
        "Was Storm {} convicted?",
    ],
)
def test_a_word_that_carries_no_condition_changes_no_answer(seeded: Store, question: str, word: str) -> None:
    plain, spoken = (answer(seeded, question.replace("{} ", w)) for w in ("", f"{word} "))
    assert (spoken.status, spoken.value, spoken.answers) == (plain.status, plain.value, plain.answers)


def test_a_word_that_only_describes_is_borne_out_by_the_records(seeded: Store) -> None:
    told = answer(seeded, "When was the stablecoin-free airdrop suit of Beba against the SEC filed?")
    known = answer(seeded, "When was the Beba suit over the airdrop filed?")
    assert told.status.value in ("refused", "unknown")
    assert known.value == "2024-03-25"


def test_both_sides_of_a_dispute_stand_with_the_answer_that_depends_on_it(seeded: Store) -> None:
    item = answer(seeded, "When was SEC v. Consensys filed?").answers[0]
    dispute = next(d for d in item.conflicts if d.of == "filed on")
    assert dispute.shown == item.value
    assert dispute.others
    assert dispute.reason
    assert seeded.read("MATCH (c:Conflict {id: $id}) RETURN c.id AS id", {"id": dispute.id})


def test_where_sources_disagree_is_a_question(seeded: Store) -> None:
    result = answer(seeded, "Where do sources disagree on SEC v. Consensys?")
    assert result.answers
    for item in result.answers:
        assert len({p.document for p in item.proof}) > 1  # the words of both sides
        assert item.conflicts[0].link in item.reasons


def test_every_answer_links_to_its_reasons(seeded: Store) -> None:
    for item in answer(seeded, HEADLINE).answers:
        assert item.reasons
        assert all(link.startswith("/why/") for link in item.reasons)


def test_a_finding_comes_before_an_allegation(seeded: Store) -> None:
    result = answer(seeded, "Is Roman Storm guilty of money laundering?")
    assert {str(i.value).split(":")[0] for i in result.answers} == {"guilty", "no-verdict"}
    result = answer(seeded, "Did Justin Sun manipulate the market?")
    assert result.attributed_to == ["SEC"]


def test_whether_a_case_is_still_pending_is_unknown_beyond_the_records(seeded: Store) -> None:
    assert answer(seeded, "Is SEC v. Celsius still pending?").status == "unknown"
    assert answer(seeded, "Was SEC v. Binance pending on 1 March 2025?").value is True
    assert answer(seeded, "Was SEC v. Binance pending on 1 July 2025?").value is False


@pytest.mark.parametrize(
    "constraint",
    [
        "with prejudice", "by stipulation", "on appeal", "after Easter", "in Nebraska", "with a redacted brief", "worth a damn",
        "not under Atkins", "of more than 400 days", "over $3 million", "for money laundering", "by Judge Rakoff", "in the fog",
        "without appeal", "last", "jointly",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "question",
    [
        "which SEC cases were dismissed",
        "list the cases that were stayed",
        "how many lawsuits did the CFTC file",
    ],
)
def test_no_constraint_is_lost_in_silence(seeded: Store, question: str, constraint: str) -> None:
    """What is added changes the query, or the question is not answered as if it stood alone."""
    plain, narrowed = answer(seeded, question), answer(seeded, f"{question} {constraint}")
    assert plain.status == "answered"
    assert narrowed.status not in ("answered", "none") or narrowed.query != plain.query


def test_a_file_of_questions_gives_the_same_bytes_twice(
    seeded: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [HEADLINE, "how did SEC v. Kraken end", "who chairs the SEC", "what does the SEC allege against Kraken", "timeline of SEC v. Sun"]  # fmt: skip
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps({"id": n, "question": q}) + "\n" for n, q in enumerate(asked)))
    printed = []
    for _ in range(2):
        answer_file(seeded, path)
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert len(printed[0].splitlines()) == len(asked)
