"""What was in dispute on another day is worked out from what was known on it, with the winner of then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cryptoreg.graph import disputes
from cryptoreg.graph.store import Store
from cryptoreg.graph.times import Moment
from cryptoreg.ontology.generated.names import Tier
from tests.conftest import NOW
from tests.graph.saying import Things, cited, put

FAR = Moment(known_on=date(2099, 1, 1))


def order(day: str) -> Things:
    return {
        "sec": {"type": "Regulator", "name": "SEC"},
        "firm": {"type": "Firm", "name": "Acme Coin"},
        "case": {"type": "Lawsuit", "name": "SEC v. Acme Coin", "plaintiff": "@sec", "defendant": "@firm"},
        "order": {"type": "Order", "relief": "stay", "outcome": "granted", "enteredIn": "@case", "enteredOn": day},
    }  # fmt: skip


def holder(who: str, began: str, ended: str) -> Things:
    return {
        "sec": {"type": "Regulator", "name": "SEC"},
        "office": {"type": "Office", "name": "chair of the SEC", "officeOf": "@sec"},
        "who": {"type": "Person", "name": who},
        "tenure": {"type": "Tenure", "tenureOf": "@office", "heldBy": "@who", "began": began, "ended": ended},
    }


def at(store: Store, moment: Moment, **more: Any) -> list[dict[str, Any]]:
    return disputes.conflicts(store, moment=moment, **more)[1]


def test_the_winner_is_that_of_the_day(store: Store) -> None:
    put(
        store,
        cited("early", order("2025-02-11"), published="2025-02-12", tier=Tier.PRESS),
        cited("next", order("2025-02-13"), published="2025-02-14"),
        cited("court", order("2025-02-13"), published="2025-06-01", tier=Tier.COURT),
    )
    (today,) = disputes.conflicts(store)[1]
    assert (today["shown"], today["decided"]) == ("2025-02-13", True)
    (then,) = at(store, Moment(known_on=date(2025, 3, 1)))
    assert (then["id"], then["shown"], then["others"]) == (today["id"], "2025-02-11", ["2025-02-13"])
    assert [p["tier"] for s in then["sides"] for f in s["facts"] for p in f["proof"]] == ["press", "web"]
    assert then["known"] == "yes"
    assert then["case"] == today["case"] == "SEC v. Acme Coin"
    assert at(store, Moment(known_on=date(2025, 2, 13))) == []
    assert at(store, Moment(as_of=date(2025, 2, 1))) == []
    assert at(store, Moment(as_of=date(2025, 2, 20)))[0]["shown"] == "2025-02-13"


def test_what_was_impossible_then_and_is_borne_out_since(store: Store) -> None:
    put(
        store,
        cited("ahead", order("2025-02-13"), published="2025-02-01"),
        cited("after", order("2025-02-13"), published="2025-02-14"),
    )
    assert disputes.conflicts(store)[0] == 0
    (then,) = at(store, Moment(known_on=date(2025, 2, 10)))
    assert then["kind"] == "impossible"
    assert at(store, Moment(known_on=date(2025, 2, 20))) == []


def test_two_holders_were_in_dispute_from_the_second_source_on(store: Store) -> None:
    put(
        store,
        cited("one", holder("Ann Lee", "2023-01-01", "2025-01-20"), published="2025-02-01"),
        cited("two", holder("Ben Wood", "2024-01-01", "2025-01-20"), published="2025-03-01"),
    )
    assert [c["kind"] for c in at(store, Moment(known_on=date(2025, 3, 2)))] == ["seat"]
    assert at(store, Moment(known_on=date(2025, 2, 2))) == []


def test_what_was_taken_back_was_in_dispute_before(store: Store) -> None:
    put(store, cited("one", order("2025-02-13"), published="2025-02-14"))
    put(store, cited("two", order("2025-02-11"), published="2025-02-12"), now=NOW + timedelta(days=1))
    put(store, cited("two", order("2025-02-13"), published="2025-02-12"), now=NOW + timedelta(days=2))
    assert disputes.conflicts(store)[0] == 0
    assert len(at(store, Moment(recorded_on=NOW + timedelta(days=1, hours=1)))) == 1
    assert at(store, Moment(recorded_on=NOW + timedelta(hours=1))) == []
    assert at(store, Moment(recorded_on=NOW + timedelta(days=3))) == []


def test_with_all_that_is_known_the_same_comes_out_as_today(store: Store) -> None:
    put(
        store,
        cited("early", order("2025-02-11"), published="2025-02-12", tier=Tier.PRESS),
        cited("undated", order("2025-02-13")),
        cited("one", holder("Ann Lee", "2023-01-01", "2025-01-20"), published="2025-02-01"),
        cited("two", holder("Ben Wood", "2024-01-01", "2025-01-20"), published="2025-03-01"),
    )
    today = disputes.conflicts(store)[1]
    again = at(store, FAR)
    assert {c["id"]: c.pop("known") for c in again} == {
        c["id"]: "undetermined" if c["property"] == "enteredOn" else "yes" for c in today
    }
    assert again == today
    assert at(store, FAR, limit=1, skip=1) == [{**again[1], "known": at(store, FAR)[1]["known"]}]


def ruled(outcome: str, day: str) -> Things:
    return {
        "sec": {"type": "Regulator", "name": "SEC"},
        "firm": {"type": "Firm", "name": "Acme Coin"},
        "case": {"type": "Lawsuit", "name": "SEC v. Acme Coin", "plaintiff": "@sec", "defendant": "@firm"},
        "motion": {"type": "Motion", "relief": "stay", "movant": "@firm", "filedIn": "@case", "filedOn": "2025-02-10"},
        "order": {
            "type": "Order", "relief": "stay", "outcome": outcome, "enteredIn": "@case", "enteredOn": day,
            "decides": "@motion",
        },
    }  # fmt: skip


def test_two_outcomes_that_a_later_order_has_settled_were_in_dispute_before(store: Store) -> None:
    put(
        store,
        cited("one", ruled("granted", "2025-02-13"), published="2025-02-14"),
        cited("two", ruled("denied", "2025-02-14"), published="2025-02-15"),
        cited("last", ruled("denied", "2025-06-02"), published="2025-06-03"),
    )
    motion = store.read("MATCH (m:Motion) RETURN m.id AS id")[0]["id"]
    assert motion not in {c["thing"] for c in disputes.conflicts(store)[1]}
    for moment in (Moment(known_on=date(2025, 3, 1)), Moment(as_of=date(2025, 3, 1))):
        then = [c for c in at(store, moment) if c["thing"] == motion]
        assert [(c["property"], {c["shown"], *c["others"]}) for c in then] == [
            ("outcome", {"granted", "denied"})
        ]
        assert [c["id"] for c in at(store, moment, thing=motion)] == [c["id"] for c in then]
    assert [c for c in at(store, FAR) if c["thing"] == motion] == []


def test_two_holders_of_whom_one_is_known_to_have_left_in_time_were_in_dispute_before(store: Store) -> None:
    def known_as(id_: str, *said: str) -> Things:
        things = holder(*said)
        return {**things, "tenure": {**things["tenure"], "curatedId": id_}}

    put(
        store,
        cited("one", known_as("ann", "Ann Lee", "2023-01-01", "2025-01-20"), published="2025-02-01"),
        cited("two", holder("Ben Wood", "2024-01-01", "2025-01-20"), published="2025-03-01"),
        cited(
            "agency",
            known_as("ann", "Ann Lee", "2023-01-01", "2023-12-31"),
            published="2025-06-01",
            tier=Tier.OFFICIAL,
        ),
    )
    assert [c["kind"] for c in disputes.conflicts(store)[1]] == ["value"]
    assert "seat" in [c["kind"] for c in at(store, Moment(known_on=date(2025, 4, 1)))]
    assert "seat" not in [c["kind"] for c in at(store, FAR)]
