"""Similar names wait for a person with a score and its parts; nothing is joined by a guess."""

from __future__ import annotations

import random

import pytest

from benchmarks import names
from cryptoreg.graph import decisions
from cryptoreg.graph import lease as leases
from cryptoreg.graph.identity.judgement import Verdict
from cryptoreg.graph.identity.similar import Likeness, Named, pairs
from cryptoreg.graph.store import Store
from tests.conftest import NOW
from tests.graph.saying import cited, put, refreshed


def compared(one: str, other: str, *, person: bool = False) -> list[Likeness]:
    return pairs([Named("a", one, (one,), person), Named("b", other, (other,), person)])


@pytest.mark.parametrize(
    ("one", "other", "person"),
    [
        ("Coinvale Holdings", "Coinvale Holding", False),
        ("Coinvale Lending LLC", "Coinvale", False),
        ("Bitvale Exchange", "Bittvale Exchange", False),
        ("Hanna Pierce", "Hanna Peirce", True),
        ("H. Marlowe", "Hanna Marlowe", True),
    ],
)
def test_what_is_alike_is_shown_with_its_parts(one: str, other: str, person: bool) -> None:
    (pair,) = compared(one, other, person=person)
    assert pair.names == (one, other)
    added = 0.1 * pair.contained - 0.1 * pair.initial
    assert pair.score == pytest.approx(min(1, (pair.letters + pair.words) / 2 + added), abs=0.002)


@pytest.mark.parametrize(
    ("one", "other", "person"),
    [
        ("Coin Fund I", "Coin Fund II", False),
        ("Coin Trust 2021", "Coin Trust 2022", False),
        ("Jane Marlowe", "John Marlowe", True),
        ("Silverdale Bank", "Signature Bank", False),
        ("Southern District of Vale", "Northern District of Vale", False),
    ],
)
def test_numbers_first_names_and_mere_resemblance_are_not(one: str, other: str, person: bool) -> None:
    assert compared(one, other, person=person) == []


def test_the_list_does_not_depend_on_the_order_of_things() -> None:
    names = ["Coinvale", "Coinvale Lending", "Coinvale Lendings", "Bitvale", "Bittvale", "Bitvales"]
    things = [Named(f"firm-{n}", name, (name,)) for n, name in enumerate(names)]
    first = pairs(things)
    assert len(first) >= 4
    for seed in range(5):
        shuffled = random.Random(seed).sample(things, len(things))
        assert pairs(shuffled) == first


def test_a_pair_waits_until_somebody_judges_it_and_is_joined_by_nobody_else(store: Store) -> None:
    put(
        store,
        cited("one", {"a": {"type": "Firm", "name": "Coinvale Holdings"}}),
        cited(
            "two",
            {
                "b": {"type": "Firm", "name": "Coinvale Holding"},
                "c": {"type": "Court", "name": "court (unnamed)"},
            },
        ),
        cited("three", {"c": {"type": "Court", "name": "court (unnamed)"}}),
    )
    assert len(store.read("MATCH (f:Firm) RETURN f.id AS id")) == 2
    (pair,) = decisions.alike(store)
    with leases.writer(store) as lease:
        made = decisions.judge(
            store,
            lease,
            Verdict.DIFFERENT,
            pair.left,
            pair.right,
            reason="two registers",
            author="me",
            now=NOW,
        )
    refreshed(store)
    assert decisions.alike(store) == []
    with leases.writer(store) as lease:
        decisions.undo(store, lease, made.id, NOW)
    refreshed(store)
    assert decisions.alike(store) == [pair]


def test_what_the_gazetteer_knows_as_two_is_not_asked_again() -> None:
    def found(one: str, other: str) -> int:
        return len(pairs([Named(one, one, ("Coin Harbor",)), Named(other, other, ("CoinHarbor",))]))

    assert found("bitgo", "firm-coinharbor") == 1
    assert found("bitgo", "bitgo-trust") == 0


def test_names_of_firms_are_joined_and_shown_as_well_as_the_documentation_says() -> None:
    """On the pairs that are not looked at while rules are changed."""
    report = names.pairs("report")
    joined, shown = names.measured(names.joined, report), names.measured(names.shown, report)
    assert (joined.precision, joined.recall) >= (1.0, 0.68)
    assert shown.precision >= 0.77
    assert shown.recall >= 0.95
