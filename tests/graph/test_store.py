"""Writing and refreshing on a real Neo4j: idempotent, all or nothing, the same in any order."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cryptoreg.api.loading import load, understand
from cryptoreg.errors import BusyError, EngineError, IntegrityError, NotFoundError
from cryptoreg.graph import lease as leases
from cryptoreg.graph import reads, refresh, schema
from cryptoreg.graph.store import Store, as_query
from cryptoreg.graph.write import write
from cryptoreg.loaders import sources
from cryptoreg.loaders.readers import READERS
from cryptoreg.ontology.statements import Extracted, Quote
from tests.conftest import NOW

TEXTS = {
    "ask": (
        "2025-02-11",
        "Both ask\n\nThe SEC and Binance jointly filed a motion on Monday asking a judge to stay their case for 60 days.",
    ),
    "grant": (
        "2025-02-14",
        "Judge agrees\n\nA federal judge on Thursday stayed the case of the SEC against Binance for 60 days.",
    ),
    "grant2": (
        "2025-02-15",
        "Court pauses case\n\nJudge Amy Berman Jackson stayed the SEC's case against Binance on Thursday.",
    ),
    "sue": (
        "2023-06-06",
        "Agency sues\n\nThe SEC sued Binance on Monday, accusing it of manipulating trading volumes.",
    ),
    "end": ("2025-05-30", "It is over\n\nThe SEC dropped its lawsuit against Binance on Thursday."),
    "rumour": ("2025-02-12", "What next\n\nThe SEC may pause its case against Ripple, traders say."),
}


def extracted(tmp_path: Path, name: str) -> Extracted:
    published, text = TEXTS[name]
    path = tmp_path / f"{name}.txt"
    path.write_text(text)
    path.with_suffix(".meta.json").write_text(
        json.dumps({"published": published, "url": f"https://example.org/{name}"})
    )
    found = sources.read(path, READERS)
    assert isinstance(found, list)
    return understand(found[0])


def put(store: Store, *items: Extracted) -> None:
    with leases.writer(store) as lease:
        write(store, lease, items, NOW)
        refresh.refresh(store, lease, NOW)


def snapshot(store: Store) -> str:
    """The whole graph as text, without Neo4j's own ids."""
    nodes = store.read("MATCH (n) WHERE NOT n:Meta AND NOT n:Lease RETURN labels(n) AS l, properties(n) AS p")
    edges = store.read("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b")
    lines = [
        json.dumps({**r, "l": sorted(r.get("l", []))}, sort_keys=True, default=str) for r in (*nodes, *edges)
    ]
    return "\n".join(sorted(lines))


def test_the_same_document_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    put(store, extracted(tmp_path, "grant"))
    before = snapshot(store)
    with leases.writer(store) as lease:
        written = write(store, lease, [extracted(tmp_path, "grant")], NOW + timedelta(days=1))
        done = refresh.refresh(store, lease, NOW + timedelta(days=1))
    assert (written.added, written.closed, written.documents) == (0, 0, 0)
    assert done.things == 0
    assert snapshot(store) == before


def test_the_same_text_at_another_address_keeps_both_addresses(store: Store, tmp_path: Path) -> None:
    one = extracted(tmp_path, "grant")
    put(store, one)
    put(store, replace(one, document=replace(one.document, url="https://copy.example/grant")))
    document = reads.document(store, one.document.id)
    assert {a["url"] for a in document["addresses"]} == {
        "https://example.org/grant",
        "https://copy.example/grant",
    }
    assert store.read("MATCH (d:Document) RETURN count(d) AS n")[0]["n"] == 1


def test_one_event_told_by_two_documents_is_one_node_with_two_sources(store: Store, tmp_path: Path) -> None:
    put(store, extracted(tmp_path, "grant"), extracted(tmp_path, "grant2"))
    rows = store.read("MATCH (o:Order) RETURN o.date AS date, o.sources AS sources")
    assert rows == [{"date": "2025-02-13", "sources": 2}]
    assert len(store.read("MATCH (s:Stay)-[:STAYS]->(l:Lawsuit) RETURN s, l")) == 1


def test_any_order_of_documents_gives_the_same_graph(store: Store, tmp_path: Path) -> None:
    items = [extracted(tmp_path, name) for name in TEXTS]
    put(store, *items)
    expected = snapshot(store)
    for seed in (1, 2):
        store.run_schema("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
        shuffled = list(items)
        random.Random(seed).shuffle(shuffled)
        for item in shuffled:
            put(store, item)
        store_now = snapshot(store)
        # A thing that got another id on the way left a forwarding note and closed judgements; nothing else differs.
        assert _lasting(store_now) == _lasting(expected)


def _lasting(text: str) -> list[str]:
    notes = ('"Moved"', '"Gone"', '"Judgement"')
    return [line for line in text.splitlines() if not any(note in line for note in notes)]


def test_a_refresh_of_everything_gives_what_was_there(store: Store, tmp_path: Path) -> None:
    for name in TEXTS:
        put(store, extracted(tmp_path, name))
    before = _lasting(snapshot(store))
    refresh.mark_all(store)
    with leases.writer(store) as lease:
        refresh.refresh(store, lease, NOW)
    assert _lasting(snapshot(store)) == before


def test_a_statement_that_does_not_hold_lets_nothing_of_its_batch_in(store: Store, tmp_path: Path) -> None:
    good, bad = extracted(tmp_path, "grant"), extracted(tmp_path, "sue")
    wrong = replace(bad.statements[0], support=Quote(0, 3, "xyz"))
    with leases.writer(store) as lease, pytest.raises(IntegrityError, match="its quote is not the text"):
        write(store, lease, [good, replace(bad, statements=(wrong, *bad.statements[1:]))], NOW)
    assert reads.counts(store)["documents"] == 0


def test_what_a_newer_reading_says_no_longer_is_closed_and_kept(store: Store, tmp_path: Path) -> None:
    one = extracted(tmp_path, "sue")
    put(store, one)
    fewer = replace(one, statements=tuple(s for s in one.statements if not s.subject.endswith("-e28")))
    later = NOW + timedelta(days=1)
    dropped = [s for s in one.statements if s.value == "Allegation"]
    keep = tuple(s for s in one.statements if s.subject not in {d.subject for d in dropped})
    assert len(keep) < len(fewer.statements) or dropped
    with leases.writer(store) as lease:
        written = write(store, lease, [replace(one, statements=keep)], later)
        refresh.refresh(store, lease, later)
    assert written.closed == len(one.statements) - len(keep)
    assert store.read("MATCH (a:Allegation) RETURN a") == []
    closed = store.read("MATCH (s:Statement) WHERE s.recorded_to IS NOT NULL RETURN s.recorded_to AS t")
    assert {r["t"] for r in closed} == {later.isoformat()}
    put(store, one)  # said again: open again, with its history
    assert store.read("MATCH (s:Statement) WHERE s.recorded_to IS NOT NULL RETURN s") == []
    assert len(store.read("MATCH (a:Allegation) RETURN a")) == 1
    assert len(store.read("MATCH (s:Statement) WHERE s.history IS NOT NULL RETURN s")) == written.closed


def test_an_interrupted_load_is_finished_by_the_next(store: Store, tmp_path: Path) -> None:
    with leases.writer(store) as lease:
        write(store, lease, [extracted(tmp_path, "grant")], NOW)  # killed before the refresh
    assert refresh.pending(store) > 0
    assert store.read("MATCH (e:Entity) RETURN e") == []
    (tmp_path / "empty").mkdir()
    load(store, [tmp_path / "empty"])
    assert refresh.pending(store) == 0
    assert len(store.read("MATCH (s:Stay) RETURN s")) == 1


def test_only_one_writes_at_a_time(store: Store) -> None:
    with (
        leases.writer(store),
        pytest.raises(BusyError, match="Another load"),
        leases.writer(store, patience_s=0.1),
    ):
        pass
    with leases.writer(store, patience_s=0.1):
        pass


def test_a_writer_that_lost_its_lease_writes_nothing(store: Store, tmp_path: Path) -> None:
    with leases.writer(store) as lease:
        store.write(
            lambda tx: tx.run(
                "MATCH (l:Lease) SET l.holder = 'other', l.expires = datetime() + duration('PT1M')"
            ).consume()
        )
        with pytest.raises(BusyError):
            write(store, lease, [extracted(tmp_path, "grant")], NOW)
        store.write(lambda tx: tx.run("MATCH (l:Lease) REMOVE l.holder").consume())
    assert reads.counts(store)["documents"] == 0


def test_a_dead_writer_loses_its_lease(store: Store) -> None:
    store.write(
        lambda tx: tx.run(
            "MERGE (l:Lease {id: 'writer'}) SET l.holder = 'dead', l.expires = datetime() - duration('PT1S')"
        ).consume()
    )
    with leases.writer(store, patience_s=0.1):
        pass


def test_an_id_that_has_moved_says_where(store: Store, tmp_path: Path) -> None:
    put(store, extracted(tmp_path, "grant2"))
    first = store.read("MATCH (o:Order) RETURN o.id AS id")[0]["id"]
    put(store, extracted(tmp_path, "grant"))
    second = store.read("MATCH (o:Order) RETURN o.id AS id")[0]["id"]
    if first == second:  # the other order then moves it
        pytest.skip("the smaller local id came first")
    moved = reads.entity(store, first)
    assert isinstance(moved, reads.Moved)
    assert moved.to == second


def test_an_unknown_id_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        reads.entity(store, "nobody")


def test_a_graph_of_a_newer_version_is_refused(store: Store) -> None:
    store.write(
        lambda tx: tx.run(as_query("MATCH (m:Meta) SET m.schema = $v"), v=schema.SCHEMA_VERSION + 1).consume()
    )
    with pytest.raises(EngineError, match="Update cryptoreg"):
        schema.prepare(store)
    store.write(lambda tx: tx.run("MATCH (m:Meta) DELETE m").consume())


def test_another_version_of_the_rules_asks_for_a_rebuild(store: Store) -> None:
    store.write(lambda tx: tx.run("MATCH (m:Meta) SET m.derivation = 'older'").consume())
    assert schema.prepare(store) is True
    assert schema.prepare(store) is False


def test_the_schema_is_there(store: Store) -> None:
    names = {r["name"] for r in store.read("SHOW INDEXES YIELD name RETURN name")}
    assert {"statement_subject_id", "fact_object_id", "entity_names", "local_block"} <= names
    assert len(store.read("SHOW CONSTRAINTS")) >= 10
