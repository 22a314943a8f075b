"""Questions over the seeds, with answers worked out from the seed files and not by the product."""

from __future__ import annotations

import pytest
import yaml

from cryptoreg.api.questions import Answer, answer, run
from cryptoreg.api.questions.query import Ask, Link, Query, Selection
from cryptoreg.graph.store import Store
from tests.conftest import ROOT

HEADLINE = "which cases were stayed after the task force was formed"


def labels(result: Answer) -> list[str]:
    return [i.label for i in result.answers]


def seed_events(kind: str, **fields: object) -> dict[str, str]:
    """Case name -> date, of the events of a class in the seed files."""
    found = {}
    for path in (ROOT / "seeds" / "cases").glob("*.yaml"):
        data = yaml.load(path.read_text(), yaml.BaseLoader)
        for event in data["events"]:
            if (
                event["is"] == kind
                and all(str(event.get(k)) == str(v) for k, v in fields.items())
                and "scope" not in event
            ):
                date = event.get("entered_on") or event.get("filed_on")
                found[data["case"]["name"]] = date
    return found


# ---------------------------------------------------------------- the headline


def test_the_headline(seeded: Store) -> None:
    result = answer(seeded, HEADLINE)
    assert result.status == "answered"
    stays = {
        case: day
        for case, day in seed_events("Order", relief="stay", outcome="granted").items()
        if day > "2025-01-21"
    }
    assert (
        {i.label: i.date for i in result.answers}
        == stays
        == {
            "SEC v. Binance": "2025-02-13",
            "SEC v. Sun": "2025-02-27",
            "Kentucky v. SEC": "2025-04-16",
        }
    )
    assert (
        result.reading == "Lawsuits with a stay that began after SEC Crypto Task Force was formed. "
        "Read with: formations of SEC Crypto Task Force: 21 January 2025."
    )


def test_what_is_near_the_headline_stands_apart(seeded: Store) -> None:
    also = {i.label: i.why for i in answer(seeded, HEADLINE).also}
    assert "asked for" in (also["SEC v. Genesis and Gemini"] or "")
    assert "abeyance" in (also["SEC v. Ripple"] or "")
    assert "extended" in (also["SEC v. Dragonchain"] or "")
    assert not {"SEC v. Coinbase", "SEC v. Kraken"} & set(also)


def test_every_answer_is_proved_by_statements_with_words_and_documents(seeded: Store) -> None:
    for item in answer(seeded, HEADLINE).answers:
        assert item.proof
        for proof in item.proof:
            assert proof.quote or proof.summary
            assert proof.modality == "asserted"
            rows = seeded.read(
                "MATCH (s:Statement {id: $id}) MATCH (d:Document {id: s.document}) RETURN d.id AS d",
                {"id": proof.statement},
            )
            assert rows == [{"d": proof.document}]


def test_a_quote_of_an_answer_stands_in_its_document(seeded: Store) -> None:
    quotes = [p for i in answer(seeded, HEADLINE).answers for p in i.proof if p.quote is not None]
    assert quotes
    for proof in quotes:
        text = seeded.read("MATCH (t:DocumentText {id: $id}) RETURN t.text AS t", {"id": proof.document})[0][
            "t"
        ]
        assert text[proof.start : proof.end] == proof.quote


def test_the_cypher_of_an_answer_gives_the_same_when_copied(seeded: Store) -> None:
    result = answer(seeded, HEADLINE)
    assert result.cypher is not None
    rows = seeded.read(result.cypher, result.parameters)
    assert [r["thing"]["label"] for r in rows] == labels(result)


def test_the_typed_query_of_an_answer_can_be_run_again(seeded: Store) -> None:
    result = answer(seeded, HEADLINE)
    assert result.query is not None
    again = run(seeded, Query.model_validate_json(result.query.model_dump_json()))
    assert labels(again) == labels(result)


def test_the_same_question_gives_the_same_bytes(seeded: Store) -> None:
    assert answer(seeded, HEADLINE).model_dump_json() == answer(seeded, HEADLINE).model_dump_json()


# ---------------------------------------------------------------- forms


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which lawsuits were stayed since the task force was created?", ["SEC v. Binance", "SEC v. Sun", "Kentucky v. SEC"]),
        ("cases paused after 21 January 2025", ["SEC v. Binance", "SEC v. Sun", "Kentucky v. SEC"]),
        ("Which cases were stayed before the task force was formed?", ["SEC v. Dragonchain", "SEC v. Coinbase"]),
        ("Which cases were put on hold between 2025-02-01 and 2025-03-31?", ["SEC v. Binance", "SEC v. Sun"]),
        ("Which cases were stayed in April 2025?", ["Kentucky v. SEC"]),
        ("Which cases were stayed before 2024?", []),
        ("Which cases were stayed after Atkins took office?", []),
        ("which appeals were held in abeyance", ["SEC v. Ripple"]),
        ("List the cases that were dismissed in March 2025.", ["Bitnomial v. SEC", "SEC v. Consensys", "SEC v. Cumberland DRW", "SEC v. Kraken"]),
        ("Which cases were dropped after SEC v. Coinbase was dismissed and before April 2025?", ["Bitnomial v. SEC", "SEC v. Consensys", "SEC v. Cumberland DRW", "SEC v. Kraken"]),
        ("Which lawsuits did the SEC file in 2024?", ["SEC v. Consensys", "SEC v. Silvergate", "SEC v. Cumberland DRW"]),
        ("which lawsuits were filed by the CFTC", ["CFTC v. Binance", "CFTC v. Gemini"]),
        ("Which lawsuits are against Binance?", ["CFTC v. Binance", "SEC v. Binance", "United States v. Zhao", "Williams v. Binance"]),
        ("who leads the task force", ["Hester Peirce"]),
        ("Who is in charge of the President's Working Group on Digital Asset Markets?", ["David Sacks"]),
        ("Which court is SEC v. Kraken in?", ["U.S. District Court for the Northern District of California"]),
        ("who is the judge in SEC v. Ripple?", ["Analisa Torres"]),
        ("Who filed the motion to stay in SEC v. Sun?", ["BitTorrent Foundation", "Justin Sun", "Rainberry", "SEC", "Tron Foundation"]),
        ("Who are the defendants in SEC v. Coinbase?", ["Coinbase"]),
    ],
)  # fmt: skip
def test_a_form_of_question(seeded: Store, question: str, expected: list[str]) -> None:
    result = answer(seeded, question)
    assert labels(result) == expected, result.reading
    assert result.status == ("answered" if expected else "none")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("When was SEC v. Binance filed?", "2023-06-05"),
        ("When was SEC v. Sun stayed?", "2025-02-27"),
        ("When was the task force formed?", "2025-01-21"),
        ("How many cases were stayed after the task force was formed?", 3),
        ("How many lawsuits were dismissed in March 2025?", 4),
    ],
)
def test_a_question_for_a_value(seeded: Store, question: str, value: object) -> None:
    assert answer(seeded, question).value == value


@pytest.mark.parametrize(
    ("question", "same_as"),
    [
        ("which SEC cases remained frozen on 10 March 2025", "which SEC cases were on hold on 10 March 2025"),
        ("which SEC cases sat in abeyance on 1 June 2025", "which SEC cases were in abeyance on 1 June 2025"),
        ("lawsuits to which the IRS was a party", "lawsuits involving the IRS"),
        (
            "which judge has the suit of Kentucky and several other states against the SEC",
            "which judge has the suit of Kentucky against the SEC",
        ),
        (
            "which cases did the SEC file in Gensler's last six months in office",
            "which cases did the SEC file within six months before Gensler left office",
        ),
        ("when'd the SEC sue Kraken?", "when did the SEC sue Kraken?"),
        ("wen did the SEC sue Kraken", "when did the SEC sue Kraken?"),
        (
            "which cases did the SEC drop while the Ripple appeals were frozen",
            "which cases did the SEC drop while the Ripple appeals were held in abeyance",
        ),
        (
            "which cases had been dropped by the time Atkins became chair",
            "which cases were dropped until Atkins took office",
        ),
    ],
)
def test_another_wording_gives_the_same(seeded: Store, question: str, same_as: str) -> None:
    one, other = answer(seeded, question), answer(seeded, same_as)
    assert one.status == other.status == "answered"
    assert {i.id for i in one.answers} == {i.id for i in other.answers}
    assert one.value == other.value


def test_what_was_set_aside_who_moderated_and_which_of_several_sums(seeded: Store) -> None:
    lifted = answer(seeded, "in which case was the restraining order lifted again?")
    assert labels(lifted) == ["SEC v. Debt Box"]
    assert labels(answer(seeded, "who was the moderator of the first roundtable?")) == ["Troy Paredes"]
    assert labels(answer(seeded, "who went after Gemini first, the CFTC or the SEC?")) == ["CFTC v. Gemini"]
    several = answer(seeded, "what was the penalty in the Gemini case?")
    assert several.status == "ambiguous"
    assert len(several.answers) > 1
    assert answer(seeded, "who followed Elad Roisman as commissioner?").status in ("unknown", "refused")
    other = answer(
        seeded, "which other bills passed the House on the day on which the GENIUS Act passed the House?"
    )
    assert not any("GENIUS" in i.label for i in other.answers)
    bills = answer(seeded, "which bills did Trump sign in 2025?")
    assert not any("executive order" in i.label for i in bills.answers)


def test_docket_numbers(seeded: Store) -> None:
    assert [i.value for i in answer(seeded, "docket number of SEC v. Binance").answers] == ["1:23-cv-01599"]


def test_a_date_known_by_month_that_may_fit_is_shown_apart(seeded: Store) -> None:
    result = answer(seeded, "Which cases were stayed before 15 October 2024?")
    assert labels(result) == []
    assert result.status == "undetermined"
    assert [i.label for i in result.also if "do not tell" in (i.why or "")] == ["SEC v. Dragonchain"]


def test_a_partial_dismissal_is_no_dismissal_of_the_case(seeded: Store) -> None:
    result = answer(seeded, "Which cases were dismissed in April 2025?")
    assert labels(result) == ["Blockchain Association v. IRS", "SEC v. Dragonchain"]
    assert [(i.label, i.why) for i in result.also] == [("SEC v. Nova Labs", "dismissed in part only")]


def test_an_allegation_is_given_with_who_says_it(seeded: Store) -> None:
    result = answer(seeded, "What does the SEC allege against Binance?")
    assert result.attributed_to == ["SEC"]
    assert {p.modality for i in result.answers for p in i.proof} == {"alleged"}
    assert len(result.answers) >= 3


def test_none_says_how_far_the_records_reach(seeded: Store) -> None:
    result = answer(seeded, "Which cases were stayed before 2024?")
    assert result.status == "none"
    assert "38 lawsuits on record" in (result.coverage or "")


@pytest.mark.parametrize(
    "question",
    [
        "What is the weather in Washington?",
        "Compose a limerick on the Commission.",
        "asdf",
        "?",
        "what will bitcoin be worth",
    ],
)
def test_what_is_not_understood_is_refused_with_suggestions(seeded: Store, question: str) -> None:
    result = answer(seeded, question)
    assert result.status == "refused"
    assert result.answers == []
    assert result.suggestions


def test_a_stay_that_never_was_is_a_false_premise(seeded: Store) -> None:
    result = answer(seeded, "When was SEC v. Kraken stayed?")
    assert result.status == "false_premise"
    assert "Nothing of the kind is on record" in result.reading


def test_a_word_that_is_not_understood_is_named_and_nothing_is_guessed(seeded: Store) -> None:
    result = answer(seeded, "Which cases were stayed after the flurble was formed?")
    assert result.status == "refused"
    assert result.not_understood == ["flurble"]


@pytest.mark.parametrize(
    "question",
    [
        "' OR 1=1 //",
        "MATCH (n) DETACH DELETE n",
        '{}[]()^~*?:\\/+-!&|"',
        "\u0000",
        "SEC" * 200,
        "\ud83d\ude00",
    ],
)
def test_hostile_questions_give_no_error(seeded: Store, question: str) -> None:
    before = seeded.read("MATCH (n) RETURN count(n) AS n")
    assert answer(seeded, question).status in ("refused", "none", "answered", "ambiguous")
    assert seeded.read("MATCH (n) RETURN count(n) AS n") == before


def test_a_query_of_a_program_is_checked(seeded: Store) -> None:
    stayed = Selection(of="lawsuit", where=(Link(path="event", to=Selection(of="stay")),))
    result = run(seeded, Query(ask=Ask.NUMBER, of=stayed))
    assert result.value == len(seed_events("Order", relief="stay", outcome="granted"))
