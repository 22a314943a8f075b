"""What waits is worked out document by document, and documents of one case one after the other."""

from __future__ import annotations

import pytest

from cryptoreg.graph import lease as leases
from cryptoreg.graph import refresh, schema, worklist
from cryptoreg.graph.store import Store
from cryptoreg.graph.write import write
from cryptoreg.ontology.statements import Extracted
from tests.conftest import NOW
from tests.graph.saying import cited, refreshed, snapshot


def told(name: str, firm: str, *more: str) -> Extracted:
    """A document about the case of a firm, and in passing about those of others."""
    things: dict[str, dict[str, object]] = {"sec": {"type": "Regulator", "name": "SEC"}}
    for n, other in enumerate((firm, *more)):
        things[f"firm{n}"] = {"type": "Firm", "name": other}
        things[f"case{n}"] = {"type": "Lawsuit", "plaintiff": "@sec", "defendant": f"@firm{n}"}
    things["ask"] = {"type": "Motion", "filedIn": "@case0", "relief": "stay", "filedOn": "2025-02-10"}
    return cited(name, things)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a", "Coinvale"), told("b", "Coinvale, Inc.")),
        (told("a", "Binance"), told("b", "Binance Holdings Ltd.", "Aldan")),
    ],
)
def test_documents_of_one_case_stand_together(one: Extracted, other: Extracted) -> None:
    places = [worklist.place(e.document.id, e.statements) for e in (one, other)]
    assert places[0].split()[0] == places[1].split()[0]
    assert places[0] != places[1]


def test_a_document_about_no_case_stands_by_itself() -> None:
    assert (
        worklist.place("doc-1", cited("x", {"sec": {"type": "Regulator", "name": "SEC"}}).statements)
        == "doc-1"
    )


def test_the_next_things_are_whole_documents(store: Store) -> None:
    items = [told(f"w{n}", firm) for n, firm in enumerate(("Coinvale", "Aldan", "Coinvale", "Aldan"))]
    with leases.writer(store) as lease:
        write(store, lease, items, NOW)
    first = store.read(worklist.WAITING, {"n": 5})
    expected = {s.subject for e in (items[1], items[3]) for s in e.statements}
    assert {r["id"] for r in first} == expected


def test_the_size_of_a_chunk_changes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [told(f"w{n}", ("Coinvale", "Aldan", "Birke")[n % 3], "Corvo") for n in range(6)]

    def done(size: int) -> list[str]:
        monkeypatch.setattr(refresh, "CHUNK", size)
        store.run_schema("MATCH (n) WHERE NOT n:Meta CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
        with leases.writer(store) as lease:
            write(store, lease, items, NOW)
        refreshed(store)
        return snapshot(store)

    assert done(1) == done(10) == done(2_000)
    refresh.mark_all(store)
    assert refresh.pending(store) == len({s.subject for e in items for s in e.statements})
    before = snapshot(store, ignore=["pending"])
    refreshed(store)
    assert snapshot(store, ignore=["pending"]) == before


def test_what_an_older_version_left_waiting_is_worked_out(store: Store) -> None:
    with leases.writer(store) as lease:
        write(store, lease, [told("w", "Coinvale")], NOW)
    store.run_schema("MATCH (l:Local) SET l.pending = true")
    store.run_schema("MATCH (m:Meta {id: 'cryptoreg'}) SET m.schema = 4")
    schema.prepare(store)
    refreshed(store)
    assert store.read("MATCH (l:Lawsuit) RETURN count(l) AS n") == [{"n": 1}]
    assert refresh.pending(store) == 0
