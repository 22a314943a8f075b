"""Decisions of people: recorded, reversible, and never overruled through a third thing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.errors import InputError, NotFoundError
from cryptoreg.graph import decisions, disputes, reads
from cryptoreg.graph import lease as leases
from cryptoreg.graph.identity.decisions import Book, Decision
from cryptoreg.graph.identity.judgement import Verdict
from cryptoreg.graph.store import Store
from cryptoreg.ontology.generated.names import Tier
from tests.conftest import NOW
from tests.graph.saying import cited, put, refreshed, snapshot

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def decision(n: int, verdict: Verdict, left: str, right: str) -> Decision:
    return Decision(f"d{n}", verdict, left, right, f"2026-01-{n + 1:02}")


# ---------------------------------------------------------------- the book


def test_same_joins_and_without_it_nothing_is_joined() -> None:
    auto = {"a": "x", "b": "longer"}
    assert Book([decision(0, SAME, "a", "b")], auto).resolve("b", "longer") == "x"
    assert Book([], auto).resolve("b", "longer") == "longer"


def test_the_known_id_is_kept() -> None:
    book = Book([decision(0, SAME, "a", "b")], {"a": "x", "b": "sec"}, lambda i: i == "sec")
    assert book.resolve("a", "x") == "sec"


def test_different_moves_the_right_side_away_from_what_a_rule_joined() -> None:
    book = Book([decision(0, DIFFERENT, "a", "b")], {"a": "x", "b": "x"})
    assert book.resolve("a", "x") == "x"
    assert book.resolve("third", "x") == "x"
    assert book.resolve("b", "x").startswith("x-")


def test_different_is_not_overruled_through_a_third() -> None:
    auto = {"a": "x", "b": "y", "c": "z"}
    rows = [decision(0, DIFFERENT, "a", "b"), decision(1, SAME, "a", "c"), decision(2, SAME, "c", "b")]
    book = Book(rows, auto)
    assert book.resolve("a", "x") == book.resolve("c", "z")
    assert book.resolve("b", "y") != book.resolve("a", "x")
    assert [d.id for d in book.overruled] == ["d2"]


LOCALS = [f"l{n}" for n in range(6)]
ROWS = st.lists(
    st.tuples(st.sampled_from([SAME, DIFFERENT]), st.sampled_from(LOCALS), st.sampled_from(LOCALS)).filter(
        lambda r: r[1] != r[2]
    ),
    max_size=8,
)
AUTOS = st.fixed_dictionaries({id_: st.sampled_from(["x", "y", "z", "w"]) for id_ in LOCALS})


@given(ROWS, AUTOS, st.randoms(use_true_random=False))
def test_the_two_sides_of_a_different_are_never_one(rows: list, auto: dict[str, str], random: object) -> None:
    made = [decision(n, *row) for n, row in enumerate(rows)]
    book = Book(made, auto)
    final = {local: book.resolve(local, auto[local]) for local in LOCALS}
    for d in made:
        if d.verdict is DIFFERENT:
            assert final[d.left] != final[d.right]
        elif d not in book.overruled and not any(o.verdict is DIFFERENT for o in made):
            assert final[d.left] == final[d.right]
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = Book(shuffled, auto)
    assert {local: again.resolve(local, auto[local]) for local in LOCALS} == final


@given(ROWS, AUTOS)
def test_what_no_decision_names_stays_with_its_rule_unless_its_company_is_joined(
    rows: list, auto: dict[str, str]
) -> None:
    book = Book([decision(n, *row) for n, row in enumerate(rows)], auto)
    assert book.resolve("unnamed", "quite-alone") == "quite-alone"
    assert Book([], auto).resolve("l0", auto["l0"]) == auto["l0"]


# ---------------------------------------------------------------- in the store


def order(
    name: str, day: str, tier: Tier = Tier.WEB, published: str | None = None, firm: str = "Acme Coin"
) -> object:
    return cited(
        name,
        {
            "sec": {"type": "Regulator", "name": "SEC"},
            "firm": {"type": "Firm", "name": firm},
            "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm"},
            "order": {
                "type": "Order",
                "relief": "stay",
                "outcome": "granted",
                "enteredIn": "@case",
                "enteredOn": day,
            },
        },
        tier=tier,
        published=published,
    )


def test_a_conflict_is_shown_marked_and_decided_by_a_person_and_back(store: Store) -> None:
    put(store, order("court", "2025-02-13", Tier.COURT), order("late", "2025-02-11", published="2025-05-01"))
    total, (conflict,) = disputes.conflicts(store, thing=None)
    assert (total, conflict["property"], conflict["shown"], conflict["decided"]) == (
        1,
        "enteredOn",
        "2025-02-13",
        True,
    )
    assert [s["facts"][0]["proof"][0]["title"] for s in conflict["sides"]] == ["court", "late"]
    (node,) = store.read(
        "MATCH (o:Order) RETURN o.date AS date, o.disputed AS disputed, o.disputed_properties AS p"
    )
    assert node == {"date": "2025-02-13", "disputed": True, "p": ["entered_on"]}
    (stay,) = store.read("MATCH (s:Stay) RETURN s.began AS began")
    assert stay["began"] == "2025-02-13"
    before = snapshot(store, ignore=["changed"])
    later = NOW + timedelta(days=1)
    with leases.writer(store) as lease:
        made = decisions.resolve(
            store, lease, conflict["id"], 1, reason="the docket says so", author="me", now=later
        )
    refreshed(store, later)
    (stay,) = store.read("MATCH (s:Stay) RETURN s.began AS began")
    assert stay["began"] == "2025-02-11"
    _, (decided,) = disputes.conflicts(store)
    assert (decided["shown"], decided["reason"]) == ("2025-02-11", "a person decided so")
    with leases.writer(store) as lease:
        decisions.undo(store, lease, made.id, later)
    refreshed(store, later)
    assert snapshot(store, ignore=["changed"]) == before
    assert [d["recorded_to"] for d in decisions.listing(store, closed=True)] == [later.isoformat()]
    assert decisions.listing(store) == []


def test_merging_and_splitting_restore_exactly_what_was(store: Store) -> None:
    put(store, order("one", "2025-02-13"), order("two", "2025-02-13", firm="Acme Coin Group"))
    before = snapshot(store, ignore=["changed"])
    assert len(store.read("MATCH (l:Lawsuit) RETURN l")) == 2
    with leases.writer(store) as lease:
        made = decisions.judge(
            store,
            lease,
            SAME,
            "firm-acme-coin",
            "firm-acme-coin-group",
            reason="one firm",
            author="me",
            now=NOW,
        )
    refreshed(store)
    assert len(store.read("MATCH (l:Lawsuit) RETURN l")) == 1
    assert len(store.read("MATCH (o:Order) WHERE o.sources = 2 RETURN o")) == 1
    moved = reads.entity(store, "firm-acme-coin-group")
    assert isinstance(moved, reads.Moved)
    assert moved.to == "firm-acme-coin"
    with leases.writer(store) as lease:
        decisions.undo(store, lease, made.id, NOW)
    refreshed(store)
    assert snapshot(store, ignore=["changed"]) == before


def test_a_mention_that_a_rule_joined_can_be_moved_away_and_stays_away(store: Store) -> None:
    one, two = order("one", "2025-02-13"), order("two", "2025-02-13")
    put(store, one, two)
    before = snapshot(store, ignore=["changed"])
    away = f"{two.document.id}-firm"
    with leases.writer(store) as lease:
        made = decisions.judge(
            store, lease, DIFFERENT, "firm-acme-coin", away, reason="another", author="me", now=NOW
        )
    refreshed(store)
    firms = {r["id"] for r in store.read("MATCH (f:Firm) RETURN f.id AS id")}
    assert len(firms) == 2
    put(store, order("three", "2025-02-13"))
    assert {r["id"] for r in store.read("MATCH (f:Firm) RETURN f.id AS id")} == firms
    put(store, one, two)  # the same again changes nothing
    with leases.writer(store) as lease:
        decisions.undo(store, lease, made.id, NOW)
    refreshed(store)
    now = [line for line in snapshot(store, ignore=["changed"]) if "three" not in line]
    assert len(store.read("MATCH (f:Firm) RETURN f")) == 1
    assert len(now) >= len([line for line in before if "revision" not in line])


def test_a_judgement_needs_two_known_things_and_a_reason(store: Store) -> None:
    put(store, order("one", "2025-02-13"))
    with leases.writer(store) as lease:
        with pytest.raises(NotFoundError, match="nobody"):
            decisions.judge(store, lease, SAME, "nobody", "sec", reason="x", author="me", now=NOW)
        with pytest.raises(InputError, match="reason"):
            decisions.judge(store, lease, SAME, "firm-acme-coin", "sec", reason=" ", author="me", now=NOW)
        (mention,) = store.read("MATCH (l:Local {canonical: 'firm-acme-coin'}) RETURN l.id AS id")
        for left, right, why in (
            ("firm-acme-coin", "firm-acme-coin", "is one thing"),
            ("firm-acme-coin", mention["id"], "same mention"),
        ):
            with pytest.raises(InputError, match=why):
                decisions.judge(store, lease, SAME, left, right, reason="x", author="me", now=NOW)
        with pytest.raises(NotFoundError, match="No conflict"):
            decisions.resolve(store, lease, "conflict-x", 1, reason="x", author="me", now=NOW)
        with pytest.raises(NotFoundError, match="No decision"):
            decisions.undo(store, lease, "decision-x", NOW)
