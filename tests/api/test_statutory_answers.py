"""A stay by statute is no stay in an answer; it stands beside it, with the law that brings it."""

from __future__ import annotations

from cryptoreg.api.questions import answer
from cryptoreg.graph.store import Store
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
