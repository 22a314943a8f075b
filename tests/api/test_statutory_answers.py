"""A stay by statute is no stay in an answer; it stands beside it, with the law that brings it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cryptoreg.api.loading import load
from cryptoreg.api.questions import answer
from cryptoreg.graph import why
from cryptoreg.graph.store import Store
from tests.conftest import NOW
from tests.graph.saying import cited, put
from tests.graph.test_statutory import PRIVATE_SUIT, SEC_SUIT, bankruptcy

STAYED = cited("stayed", {
    "sec": {"type": "Regulator", "name": "SEC"},
    "firm": {"type": "Firm", "name": "Zeta Coin"},
    "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm"},
    "c": {"type": "Complaint", "filedIn": "@case", "filedOn": "2022-01-10"},
    "o": {"type": "Order", "relief": "stay", "outcome": "granted", "enteredIn": "@case", "enteredOn": "2022-09-01"},
}, published="2022-09-02")  # fmt: skip


def test_lists_of_stayed_cases_show_stays_by_statute_apart(store: Store) -> None:
    put(store, PRIVATE_SUIT, SEC_SUIT, bankruptcy(), STAYED)
    for question in ("Which cases were stayed?", "Which cases were stayed in 2022?"):
        found = answer(store, question)
        assert [a.id.rsplit("/")[-1] for a in found.answers] == ["sec-v-firm-zeta-coin"], question
        apart = {a.id: a.why for a in found.also}
        assert len(apart) == 2
        assert all("statute" in str(why) and "no order" in str(why) for why in apart.values())
    assert answer(store, "How many cases were stayed?").value == 1


SUIT = """Depositor takes Vale Lending to court

May 3, 2022

On May 2, 2022, Hanna Marlowe sued Vale Lending LLC in the Southern District of New York over frozen deposits.
"""
PETITION = """Lender seeks shelter

July 14, 2022

{who} filed for {what} on July 13, 2022.
"""
STAYS = "MATCH (s:Stay)-[:STAYS]->(c:Lawsuit) RETURN s.id AS id, s.began AS began, c.id AS case, s.statute AS statute"


def told(store: Store, folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    load(store, [folder], now=NOW)


@pytest.mark.parametrize("order", [("suit", "petition"), ("petition", "suit")])
def test_a_petition_in_the_news_stays_the_suit_against_the_debtor(
    store: Store, tmp_path: Path, order: tuple[str, str]
) -> None:
    texts = {
        "suit": SUIT,
        "petition": PETITION.format(who="Vale Lending LLC", what="Chapter 11 bankruptcy protection"),
    }
    for name in order:
        told(store, tmp_path, **{name: texts[name]})
    (stay,) = store.read(STAYS)
    assert (stay["began"], stay["statute"]) == ("2022-07-13", ["11 U.S.C. § 362(a)"])
    assert "marlowe" in stay["case"]
    words = str(why.why(store, stay["id"]))
    assert "filed for Chapter 11 bankruptcy protection" in words
    assert "sued Vale Lending LLC" in words


@pytest.mark.parametrize(
    ("who", "what"),
    [
        ("Vale Lending LLC", "bankruptcy in Singapore"),  # another country's law
        ("Vale Lending LLC", "Chapter 15 protection"),  # stays nothing before it is recognized
        ("Dale Lending LLC", "Chapter 11 bankruptcy protection"),  # somebody else
    ],
)
def test_what_is_no_petition_of_the_defendant_under_this_law_stays_nothing(
    store: Store, tmp_path: Path, who: str, what: str
) -> None:
    told(store, tmp_path, suit=SUIT, petition=PETITION.format(who=who, what=what))
    assert store.read(STAYS) == []


def test_two_articles_tell_of_one_bankruptcy(store: Store, tmp_path: Path) -> None:
    told(
        store, tmp_path,
        one=PETITION.format(who="Vale Lending LLC", what="Chapter 11 bankruptcy protection"),
        two=PETITION.format(who="The lender Vale Lending", what="Chapter 11").replace("July 14", "July 15"),
    )  # fmt: skip
    rows = store.read("MATCH (l:Lawsuit)-[:DEBTOR]->(d) RETURN l.id AS id, l.label AS label, d.id AS debtor")
    assert len(rows) == 1
