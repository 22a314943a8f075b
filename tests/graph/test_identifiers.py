"""Identity by identifiers: the same one is the same thing, two of a kind are two, in whatever order they come."""

from __future__ import annotations

import random
from typing import Any

import neo4j
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptoreg.graph import decisions, refresh
from cryptoreg.graph import lease as leases
from cryptoreg.graph.identity import profiles
from cryptoreg.graph.identity.judgement import Verdict
from cryptoreg.graph.identity.profiles import Profile
from cryptoreg.graph.store import Store
from cryptoreg.ontology.statements import Extracted
from tests.conftest import NOW
from tests.graph.saying import cited, put, refreshed, snapshot

LEIS = ("5493001KJTIIGC8Y1R12", "8I5DZWZKVSZI1NUHU748")


def firms(store: Store) -> dict[str, list[str]]:
    """Names by canonical id."""
    rows = store.read("MATCH (f:Firm) RETURN f.id AS id, f.names AS names")
    return {r["id"]: r["names"] for r in rows}


def firm(document: str, name: str, **ids: str) -> Extracted:
    return cited(document, {"firm": {"type": "Firm", "name": name, **ids}})


# ---------------------------------------------------------------- pure

NAMES = st.sampled_from(["firm-a", "firm-b", "firm-c", "coinbase", "kraken"])
PROFILES = st.lists(
    st.builds(
        lambda named, cik, crd, wiki: Profile(
            named,
            tuple((k, v) for k, v in (("cik", cik), ("crd", crd), ("wikidata", wiki)) if v is not None),
        ),
        NAMES,
        st.sampled_from([None, "0000000001", "0000000002"]),
        st.sampled_from([None, "1", "2"]),
        st.sampled_from([None, "Q1", "Q2"]),
    ).filter(lambda p: p.ids),
    max_size=7,
)


@settings(max_examples=300, deadline=None)  # the first example loads the gazetteer
@given(PROFILES, st.randoms(use_true_random=False))
def test_what_profiles_are_depends_on_their_set_alone(found: list[Profile], rnd: random.Random) -> None:
    shuffled = list(found)
    rnd.shuffle(shuffled)
    assert profiles.judge(shuffled) == profiles.judge(found)


@settings(max_examples=300, deadline=None)  # the first example loads the gazetteer
@given(PROFILES)
def test_one_strongest_identifier_is_one_thing_and_two_are_two(found: list[Profile]) -> None:
    placed, _ = profiles.judge(found)
    for p in placed:
        for q in placed:
            mine, theirs = dict(p.ids).get("cik"), dict(q.ids).get("cik")
            known = {n for n in (p.named, q.named) if not n.startswith("firm-")}
            everyone = {n.named for n in found if dict(n.ids).get("cik") == mine} & {"coinbase", "kraken"}
            if mine is not None and theirs is not None and mine != theirs:
                assert placed[p].canonical != placed[q].canonical
            elif mine is not None and mine == theirs and len(everyone) < 2:
                assert placed[p].canonical == placed[q].canonical
            if len(known) == 2:
                assert placed[p].canonical != placed[q].canonical


def test_a_name_that_two_bear_is_neither_of_them() -> None:
    one, other = Profile("firm-a", (("cik", "0000000001"),)), Profile("firm-a", (("cik", "0000000002"),))
    placed, names = profiles.judge([one, other])
    assert {p.canonical for p in placed.values()} == {"firm-a-cik-0000000001", "firm-a-cik-0000000002"}
    assert {p.verdict for p in placed.values()} == {Verdict.UNSURE}
    assert (names["firm-a"].canonical, names["firm-a"].verdict) == ("firm-a", Verdict.UNSURE)


def test_a_stronger_identifier_keeps_apart_what_a_weaker_one_would_join() -> None:
    rows = [Profile(f"firm-{n}", (("lei", lei), ("wikidata", "Q1"))) for n, lei in enumerate(LEIS)]
    placed, _ = profiles.judge(rows)
    assert len({p.canonical for p in placed.values()}) == 2
    assert {p.verdict for p in placed.values()} == {Verdict.UNSURE}


def test_the_gazetteer_keeps_its_name_and_another_number_goes_away() -> None:
    stranger = Profile("coinbase", (("cik", "0000000007"),))
    told = profiles.vouched(stranger.shared_keys())
    placed, names = profiles.judge({stranger, *told})
    assert placed[stranger].canonical == "coinbase-cik-0000000007"
    assert names["coinbase"].canonical == "coinbase"


# ---------------------------------------------------------------- in the store


def test_the_same_identifier_is_the_same_firm_whatever_its_name(store: Store) -> None:
    put(store, firm("one", "Coinvale Holdings", cik="0000000007"))
    put(store, firm("two", "Zephyr Trading", cik="0000000007"))
    assert {k: sorted(v) for k, v in firms(store).items()} == {
        "firm-zephyr-trading": ["Coinvale Holdings", "Zephyr Trading"]
    }


def test_what_the_gazetteer_knows_is_found_by_its_number(store: Store) -> None:
    put(store, firm("one", "Some Exchange Nobody Lists", cik="0001679788"))
    assert set(firms(store)) == {"coinbase"}


def test_two_numbers_keep_one_name_apart_and_both_wait_for_review(store: Store) -> None:
    put(store, firm("plain", "Coinvale"), firm("one", "Coinvale", cik="0000000007"))
    assert set(firms(store)) == {"firm-coinvale"}
    put(store, firm("two", "Coinvale", cik="0000000008"))
    apart = {"firm-coinvale", "firm-coinvale-cik-0000000007", "firm-coinvale-cik-0000000008"}
    assert set(firms(store)) == apart
    assert {r["canonical"] for r in decisions.review(store)[1]} == apart
    assert ("cik",) in {pair.apart for pair in decisions.alike(store)}


def test_a_name_without_number_follows_the_one_that_bears_it_and_comes_back(store: Store) -> None:
    put(store, firm("plain", "Zephyr Trading"))
    before = snapshot(store, ignore=["changed"])
    put(store, firm("one", "Zephyr Trading", cik="0000000007"), firm("two", "Acme", cik="0000000007"))
    assert {k: sorted(v) for k, v in firms(store).items()} == {"firm-acme": ["Acme", "Zephyr Trading"]}
    nothing = [
        Extracted(firm(name, "x").document, "test", ()) for name in ("one", "two")
    ]  # a newer extractor finds nothing in them
    put(store, *nothing)
    left = snapshot(
        store,
        without=["Moved", "Gone", "Judgement", "Meta", "Lease", "Key", "Document", "Address"],
        ignore=["changed"],
    )
    assert [line for line in left if "recorded_to" not in line and '"Local"' not in line] == [
        line
        for line in before
        if '"Document"' not in line and '"Address"' not in line and '"Local"' not in line
    ]
    assert store.read("MATCH (p:Profile) RETURN p.id AS id") == []


def test_a_different_of_a_person_is_not_overruled_by_an_identifier(store: Store) -> None:
    one, two = firm("one", "Coinvale", cik="0000000007"), firm("two", "Zephyr", cik="0000000007")
    put(store, firm("third", "Zephyr"), firm("fourth", "Coinvale"))
    with leases.writer(store) as lease:
        decisions.judge(
            store, lease, Verdict.DIFFERENT, "firm-coinvale", "firm-zephyr",
            reason="two registers", author="me", now=NOW,
        )  # fmt: skip
    refreshed(store)
    put(store, one, two)
    assert len(firms(store)) == 2
    rows = store.read("MATCH (l:Local) WHERE l.id ENDS WITH '-firm' RETURN l.document AS d, l.canonical AS c")
    by_document = {r["d"]: r["c"] for r in rows}
    third, fourth = firm("third", "Zephyr").document.id, firm("fourth", "Coinvale").document.id
    assert by_document[third] != by_document[fourth]


def corpus(seed: int) -> list[Extracted]:
    rnd = random.Random(seed)
    out = []
    for n in range(14):
        ids = {}
        if rnd.random() < 0.6:
            ids["cik"] = rnd.choice(["0000000007", "0000000008", "0001679788"])
        if rnd.random() < 0.3:
            ids["lei"] = rnd.choice(LEIS)
        if rnd.random() < 0.2:
            ids["wikidata"] = rnd.choice(["Q10", "Q11"])
        name = rnd.choice(["Coinvale", "Coinvale Trading", "Zephyr", "Coinbase", "JPMorgan"])
        out.append(
            cited(
                f"doc{n}",
                {
                    "sec": {"type": "Regulator", "name": "SEC"},
                    "firm": {"type": "Firm", "name": name, **ids},
                    "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm"},
                    "ask": {"type": "Motion", "filedIn": "@case", "relief": "stay", "filedOn": "2025-02-10"},
                },
            )
        )
    return out


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_chunks_give_the_same_graph(
    store: Store, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = corpus(seed)
    put(store, *documents)
    at_once = snapshot(store, ignore=["changed"])
    store.run_schema("MATCH (n) WHERE NOT n:Meta CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
    monkeypatch.setattr(refresh, "CHUNK", 3)
    shuffled = random.Random(seed + 100).sample(documents, len(documents))
    for n in range(0, len(shuffled), 5):
        put(store, *shuffled[n : n + 5])
    assert snapshot(store, ignore=["changed"]) == at_once
    put(store, *shuffled[:3])  # the same again changes nothing
    assert snapshot(store, ignore=["changed"]) == at_once


class _Full(neo4j.exceptions.TransientError):
    """What the driver raises in the end when a transaction ran out of memory."""

    code = refresh._OUT_OF_MEMORY

    def is_retryable(self) -> bool:
        return False


def test_a_transaction_that_ran_out_of_memory_is_run_again_smaller(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    real = refresh._chunk

    def tight(tx: neo4j.ManagedTransaction, size: int, **others: Any) -> refresh.Refreshed | None:
        sizes.append(size)
        found = real(tx, size=size, **others)
        if size > 20:
            raise _Full
        return found

    monkeypatch.setattr(refresh, "CHUNK", 40)
    monkeypatch.setattr(refresh, "SMALLEST_CHUNK", 5)
    monkeypatch.setattr(refresh, "_chunk", tight)
    put(store, *corpus(1))
    assert sizes[:2] == [40, 20]
    assert set(sizes[1:]) == {20}  # what was enough once is asked for from then on
    assert refresh.pending(store) == 0
    assert firms(store)
