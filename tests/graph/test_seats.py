"""Two holders of one office at once are a conflict, whichever source came first; acting and handing over are none."""

from __future__ import annotations

import pytest

from cryptoreg.graph import disputes
from cryptoreg.graph.store import Store
from cryptoreg.ontology.generated.names import Tier
from cryptoreg.ontology.statements import Extracted
from tests.graph.saying import cited, put, snapshot


def tenure(
    name: str, person: str, began: str, ended: str | None, tier: Tier = Tier.WEB, capacity: str | None = None
) -> Extracted:
    held: dict[str, object] = {
        "type": "Tenure", "name": f"{person}, chair", "heldBy": "@who", "tenureOf": "@seat", "began": began,
    }  # fmt: skip
    held |= {k: v for k, v in (("ended", ended), ("capacity", capacity)) if v is not None}
    return cited(
        name,
        {
            "t": held,
            "who": {"type": "Person", "name": person},
            "seat": {"type": "Office", "name": "Chair of the Coin Board", "officeOf": "@board"},
            "board": {"type": "Regulator", "name": "Coin Board"},
        },
        tier=tier,
    )


FIRST = tenure("first", "Ada Stone", "2021-04-17", "2025-01-20", Tier.OFFICIAL)
SECOND = tenure("second", "Ben Wood", "2024-11-21", "2026-02-01")


@pytest.mark.parametrize("order", [(FIRST, SECOND), (SECOND, FIRST)])
def test_two_holders_at_once_are_shown_with_both_sides_in_every_order(
    store: Store, order: tuple[Extracted, Extracted]
) -> None:
    for item in order:
        put(store, item)
    total, (conflict,) = disputes.conflicts(store)
    assert (total, conflict["kind"], conflict["property"]) == (1, "seat", "tenureOf")
    assert [s["facts"][0]["proof"][0]["title"] for s in conflict["sides"]] == ["first", "second"]
    assert "official publication" in conflict["reason"]
    disputed = store.read("MATCH (:Tenure)-[r:HELD_BY]->() RETURN r.disputed AS d")
    assert [r["d"] for r in disputed] == [True, True]


def test_one_load_or_two_make_the_same_graph(store: Store) -> None:
    put(store, FIRST)
    put(store, SECOND)
    apart = snapshot(store, ignore=["changed"])
    store.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Meta AND NOT n:Lease DETACH DELETE n").consume())
    put(store, FIRST, SECOND)
    assert snapshot(store, ignore=["changed"]) == apart


@pytest.mark.parametrize(
    "other",
    [
        tenure("later", "Ben Wood", "2025-01-20", None),
        tenure("acting", "Ben Wood", "2024-11-21", "2025-01-01", capacity="acting"),
        tenure("vague", "Ben Wood", "2025", None),
        tenure("again", "Ada Stone", "2022", "2023"),
    ],
    ids=lambda e: str(e.document.title),
)
def test_handing_over_acting_and_what_may_fit_are_no_conflict(store: Store, other: Extracted) -> None:
    put(store, FIRST, other)
    seats = [c for c in disputes.conflicts(store)[1] if c["kind"] == "seat"]
    assert seats == []
