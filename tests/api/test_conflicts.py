"""What cannot both be so, over HTTP and decided by a person: two holders, two outcomes of one motion, two courts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from cryptoreg.api.http import create_app
from cryptoreg.graph import decisions
from cryptoreg.graph import lease as leases
from cryptoreg.graph.store import Store
from cryptoreg.ontology.generated.names import HELD_BESIDE, PROPERTIES, Tier
from cryptoreg.ontology.statements import Extracted
from cryptoreg.settings import Settings
from tests.conftest import NOW
from tests.graph.saying import cited, put, refreshed, snapshot
from tests.graph.test_seats import FIRST, SECOND, tenure

LATER = NOW + timedelta(days=1)


@pytest.fixture
def client(store: Store, settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings, store), raise_server_exceptions=False) as made:
        yield made


def ruling(name: str, outcome: str, tier: Tier) -> Extracted:
    return cited(
        name,
        {
            "sec": {"type": "Regulator", "name": "SEC"},
            "firm": {"type": "Firm", "name": "Acme Coin"},
            "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm"},
            "m": {"type": "Motion", "relief": "stay", "filedIn": "@case", "filedOn": "2025-02-10"},
            "o": {"type": "Order", "relief": "stay", "outcome": outcome, "enteredIn": "@case",
                  "enteredOn": "2025-02-13", "decides": "@m"},
        },
        published="2025-02-14", tier=tier,
    )  # fmt: skip


def docketed(name: str, court: str, tier: Tier) -> Extracted:
    return cited(
        name,
        {
            "sec": {"type": "Regulator", "name": "SEC"},
            "firm": {"type": "Firm", "name": "Acme Coin"},
            "court": {"type": "Court", "name": court},
            "docket": {"type": "Proceeding", "docketNumber": "1:23-cv-01599", "court": "@court"},
            "case": {"type": "Lawsuit", "reference": "sec_v_acme", "plaintiff": "@sec", "defendant": "@firm",
                     "hasProceeding": "@docket"},
        },
        tier=tier,
    )  # fmt: skip


WORLDS = {
    "seat": (FIRST, SECOND),
    "outcome": (ruling("docket", "granted", Tier.COURT), ruling("page", "denied", Tier.WEB)),
    "docket": (
        docketed("docket", "U.S. District Court for the District of Columbia", Tier.COURT),
        docketed("page", "U.S. District Court for the Southern District of New York", Tier.WEB),
    ),
}
KINDS = {"seat": ("seat", "tenureOf"), "outcome": ("value", "outcome"), "docket": ("docket", "hasProceeding")}


def listed(client: TestClient, world: str) -> dict:
    kind, property_ = KINDS[world]
    found = [
        c for c in client.get("/conflicts").json()["items"] if (c["kind"], c["property"]) == (kind, property_)
    ]
    assert found, client.get("/conflicts").json()
    return found[0]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("turned", [False, True])
def test_both_sides_are_shown_and_a_person_decides_and_takes_it_back(
    store: Store, client: TestClient, world: str, turned: bool
) -> None:
    for item in reversed(WORLDS[world]) if turned else WORLDS[world]:
        put(store, item)
    conflict = listed(client, world)
    assert len(conflict["sides"]) == 2
    assert client.get("/conflicts", params={"thing": conflict["thing"]}).json()["total"] >= 1
    assert client.get(f"/why/{conflict['id']}").status_code == 200
    before = snapshot(store, ignore=["changed"])
    loser = conflict["others"][0]
    with leases.writer(store) as lease:
        made = decisions.resolve(
            store, lease, conflict["id"], 1, reason="seen on the docket", author="me", now=LATER
        )
    refreshed(store, LATER)
    decided = listed(client, world)
    assert (decided["shown"], decided["reason"], decided["decided"]) == (loser, "a person decided so", True)
    assert len(decided["sides"]) == 2
    with leases.writer(store) as lease:
        decisions.undo(store, lease, made.id, LATER)
    refreshed(store, LATER)
    assert snapshot(store, ignore=["changed"]) == before


def test_the_ontology_declares_what_excludes_what() -> None:
    assert PROPERTIES["outcome"].single_valued
    assert PROPERTIES["court"].single_valued
    assert set(HELD_BESIDE["capacities"]) == {"acting", "nominated"}


def test_a_nominee_stands_beside_the_holder(store: Store, client: TestClient) -> None:
    put(store, FIRST, tenure("nominee", "Ben Wood", "2024-11-21", "2025-01-01", capacity="nominated"))
    assert [c for c in client.get("/conflicts").json()["items"] if c["kind"] == "seat"] == []
    put(store, tenure("designated", "Cy Hill", "2024-11-21", "2025-01-01", capacity="designated"))
    assert [c["kind"] for c in client.get("/conflicts").json()["items"]] == ["seat"]


def test_what_waits_for_a_person_is_paged(store: Store, client: TestClient) -> None:
    for n, cik in enumerate(("0000000007", "0000000008")):
        put(store, cited(f"d{n}", {"firm": {"type": "Firm", "name": "Coinvale", "cik": cik}}))
    put(store, cited("d3", {"firm": {"type": "Firm", "name": "Coinvale Lending"}}))
    page = client.get("/review", params={"limit": 1, "skip": 1}).json()
    assert (page["total"], page["skip"], len(page["items"])) == (2, 1, 1)
    assert "CIK" in page["items"][0]["reason"]
    names = client.get("/review", params={"what": "names"}).json()
    assert names["total"] == len(names["items"]) == 3
    same = next(i for i in names["items"] if i["names"] == ["Coinvale", "Coinvale"])
    assert (same["score"], same["letters"], same["words"], same["apart"]) == (1.0, 1.0, 1.0, ["cik"])
    assert client.get("/review", params={"what": "nothing"}).status_code == 422
