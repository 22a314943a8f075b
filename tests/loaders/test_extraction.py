"""Extraction, by construction: what must come out of a sentence, and what must not.

A row is ``(text, must, must not)``. A record is written ``type subject -> object @case ~modality !date +days``;
parts that are left out are not looked at. Each past mistake stays as a row.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.records import FactRecord, records
from cryptoreg.loaders.text.statements import statements
from cryptoreg.ontology.statements import Document, check, document_id

PUBLISHED = date(2025, 2, 14)

ROWS: list[tuple[str, list[str], list[str]]] = [
    # ---- requests are not grants
    ("The SEC and Binance asked a federal judge to stay their case for 60 days.",
     ["stay_requested SEC -> Binance @SEC v. Binance ~asserted +60", "stay_requested Binance -> SEC"], ["stay_granted"]),
    ("Kraken moved to pause the SEC's lawsuit against it.", ["stay_requested Kraken -> SEC"], ["stay_granted"]),
    ("Ripple filed a motion to stay the SEC's case.", ["stay_requested Ripple"], ["stay_granted"]),
    ("Coinbase sought a stay of the SEC's action on Monday.", ["stay_requested Coinbase !2025-02-10"], ["stay_granted"]),
    ("The SEC plans to drop its lawsuit against Kraken.", [], ["case_dismissed ~asserted"]),
    ("The SEC may pause its case against Ripple.", ["speculation SEC -> Ripple"], ["stay_granted", "stay_requested"]),
    ("Binance and the SEC halt their legal dispute.", [], ["stay_granted"]),
    # ---- grants and refusals
    ("A federal judge on Thursday stayed the SEC's case against Binance for 60 days.",
     ["stay_granted federal judge (unnamed) @SEC v. Binance ~asserted !2025-02-13 +60"], ["stay_requested"]),
    ("Judge Edgardo Ramos granted the motion to stay the SEC's case against Justin Sun.", ["stay_granted Edgardo Ramos"], ["stay_requested"]),
    ("The judge denied Gemini's motion to stay the suit of the CFTC.", ["stay_denied federal judge (unnamed) -> Gemini"], ["stay_granted", "stay_requested"]),
    ("The SEC's case against Ripple was put on hold for 60 days.", ["stay_granted"], []),
    ("The SEC and Binance asked for a further 60-day extension of the stay.", ["motion_filed SEC", "motion_filed Binance"], ["stay_requested", "stay_extended"]),
    ("Judge Amy Berman Jackson extended the stay of the SEC's case against Binance by 60 days.", ["stay_extended Amy Berman Jackson"], ["stay_granted"]),
    ("Judge Amy Berman Jackson stayed the SEC's case against Binance on Thursday.", ["stay_granted Amy Berman Jackson @SEC v. Binance"], ["stay_granted @SEC v. Jackson"]),
    ("Donald Trump criticised the SEC. A federal judge stayed the SEC's case against Binance.", ["stay_granted @SEC v. Binance"], []),
    # ---- dates belong to their own clause
    ("Judge Amy Berman Jackson granted the motion to stay that the SEC and Binance had filed on Monday.",
     ["stay_granted Amy Berman Jackson"], ["stay_granted !2025-02-10"]),
    # ---- beginnings and ends
    ("The SEC sued Binance in June 2023.", ["case_filed SEC -> Binance @SEC v. Binance !2023-06"], []),
    ("Binance was sued by the SEC in June 2023.", ["case_filed SEC -> Binance !2023-06"], ["case_filed Binance"]),
    ("The SEC filed a lawsuit against Kraken in November 2023.", ["case_filed SEC -> Kraken !2023-11"], []),
    ("The SEC dropped its lawsuit against Coinbase on Thursday.", ["case_dismissed SEC -> Coinbase !2025-02-13"], []),
    ("A federal judge dismissed the SEC's lawsuit against Richard Heart.", ["case_dismissed federal judge (unnamed)"], ["case_dismissed SEC"]),
    ("The SEC asked the court to dismiss its case against Binance.", ["motion_filed SEC"], ["case_dismissed"]),
    # ---- allegations stay allegations
    ("The SEC accused Binance of manipulating trading volumes and misusing customer funds.",
     ["allegation SEC -> Binance ~alleged"], ["allegation ~asserted"]),
    ("The SEC sued Coinbase, alleging it operated an unregistered exchange.", ["case_filed SEC -> Coinbase", "allegation SEC -> Coinbase ~alleged"], []),
    ("The SEC says Unicoin misled investors.", ["allegation SEC -> Unicoin ~alleged"], ["allegation ~asserted"]),
    ("Unicoin denies the accusation.", ["allegation Unicoin ~denied"], []),
    ("Kraken is accused of commingling customer funds by the SEC.", ["allegation SEC -> Kraken ~alleged"], []),
    # ---- agencies
    ("The SEC formed a crypto task force in January 2025.", ["taskforce_formed SEC -> SEC Crypto Task Force !2025-01"], []),
    ("The SEC has closed its investigation into Uniswap Labs.", ["investigation_closed SEC -> Uniswap Labs"], []),
    ("The SEC told OpenSea it is closing its investigation, the firm's founder said on Friday.",
     ["investigation_closed SEC -> OpenSea ~reported !2025-02-14"], ["investigation_closed ~asserted"]),
    ("The SEC opened an investigation into Kraken in April 2024.", ["investigation_opened SEC -> Kraken !2024-04"], []),
    # ---- intentions and thoughts
    ("Reuters reported that the SEC planned to review its cases.", ["statement_of_intent SEC ~reported"], ["statement_of_intent ~asserted"]),
    ("The SEC intends to revise its rules.", ["statement_of_intent SEC ~planned"], []),
    ("The SEC could settle its case against Ripple, analysts say.", ["speculation SEC ~speculated"], ["settlement"]),
    ("Talks are under way between Kraken and the SEC about the lawsuit.", ["negotiation SEC -> Kraken", "negotiation Kraken -> SEC"], []),
    # ---- nothing to tell
    ("Bitcoin rose by 5% on Tuesday.", [], ["speculation", "allegation", "penalty"]),
    ("Shares of Coinbase were paused on Monday.", [], ["stay_granted", "stay_requested"]),
]  # fmt: skip


def run(text: str, published: date | None = PUBLISHED) -> list[FactRecord]:
    return [r for r in records("t.txt", extract(f"A title\n\n{text}", published)) if r.type != "entity"]


def matches(record: FactRecord, pattern: str) -> bool:
    found = re.fullmatch(
        r"(?P<type>\w+)(?: (?P<subject>(?![-@~!+]).+?))?(?: -> (?P<object>.+?))?(?: @(?P<case>.+?))?(?: ~(?P<modality>\w+))?(?: !(?P<date>[\d-]+))?(?: \+(?P<days>\d+))?",
        pattern,
    )
    assert found is not None, pattern
    return (
        record.type == found["type"]
        and found["subject"] in (None, record.subject)
        and found["object"] in (None, record.object)
        and found["case"] in (None, record.case)
        and found["modality"] in (None, record.modality)
        and found["date"] in (None, record.date)
        and (found["days"] is None or int(found["days"]) == record.duration_days)
    )


@pytest.mark.parametrize(
    ("text", "must", "must_not"), ROWS, ids=lambda v: v[:60] if isinstance(v, str) else ""
)
def test_a_construction(text: str, must: list[str], must_not: list[str]) -> None:
    got = run(text)
    for pattern in must:
        assert any(matches(r, pattern) for r in got), f"no {pattern} in {[r.as_dict() for r in got]}"
    for pattern in must_not:
        assert not any(matches(r, pattern) for r in got), f"{pattern} in {[r.as_dict() for r in got]}"


def test_a_joint_motion_is_one_event_with_two_movants() -> None:
    found = extract(
        "T\n\nThe SEC and Binance asked a judge to stay their case. The joint motion for a stay came late."
    )
    motions = [e for e in found.events if e.cls == "Motion"]
    assert len(motions) == 1
    assert {e.name for e in motions[0].roles["movant"]} == {"SEC", "Binance"}
    assert motions[0].codes["motionForm"] == "joint"


def test_several_accusations_in_one_sentence_have_a_quote_each() -> None:
    got = run(
        "The SEC accused Binance of manipulating volumes, misusing customer funds, and deceiving investors."
    )
    assert sorted(r.quote for r in got) == [
        "deceiving investors",
        "manipulating volumes",
        "misusing customer funds",
    ]


def test_without_a_day_of_publication_a_weekday_stays_open() -> None:
    assert [
        r.date for r in run("A federal judge stayed the SEC's case against Binance on Thursday.", None)
    ] == [None]


@pytest.mark.parametrize(
    "text",
    ["", "\n", "x", "....", "“" * 300, "SEC " * 500, "(" * 400, "\u0000\ufffe\U0001f4a9" * 50, "v. " * 300],
)
def test_hostile_text_gives_no_error(text: str) -> None:
    list(records("t.txt", extract(text, PUBLISHED)))


WORDS = st.sampled_from(
    "The SEC Binance Kraken judge court asked to stay pause the case lawsuit for 60 days on Thursday in June 2023 "
    "accused of manipulating and , . may not it they both parties filed a motion joint denied granted task force "
    "Reuters reported that dropped its against Judge Lewis Kaplan v. “ ” ’s \n".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_every_statement_of_any_text_passes_its_checks(words: list[str]) -> None:
    text = "T\n\n" + " ".join(words)
    document = Document(document_id(text=text), text=text)
    check(document, list(statements(document, extract(text, PUBLISHED))))


def test_the_same_text_gives_the_same_statements() -> None:
    text = "T\n\n" + " ".join(row[0] for row in ROWS)
    document = Document(document_id(text=text), text=text)
    first = [s.id for s in statements(document, extract(text, PUBLISHED))]
    assert first == [s.id for s in statements(document, extract(text, PUBLISHED))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kraken-based traders left.", ["Kraken"]),
        ("Kraken-1 and Binance-a are tickers of others.", []),
        ("Coinbase-X is not Coinbase.", ["Coinbase"]),
    ],
)
def test_a_known_name_to_which_a_sign_is_joined_is_another_name(text: str, named: list[str]) -> None:
    known = [e.name for e in extract(f"A title\n\n{text}").linked.entities if e.entry is not None]
    assert known == named
