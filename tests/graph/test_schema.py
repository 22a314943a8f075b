"""The ``Meta`` node, constraints, and what happens between versions."""

from __future__ import annotations

import pytest

from cryptoreg.api.loading import load
from cryptoreg.errors import EngineError
from cryptoreg.graph import schema
from cryptoreg.graph.store import Store
from tests.conftest import NOW, ROOT

BRIEF = ROOT / "seeds" / "briefs" / "joint-motion.txt"
_SET = "MATCH (m:Meta {id: 'cryptoreg'}) SET m += $values"


def set_meta(store: Store, **values: object) -> None:
    store.write(lambda tx: tx.run(_SET, values=values).consume())


def test_the_meta_node_says_with_what_the_graph_was_written(store: Store) -> None:
    known = schema.versions(store)
    assert known is not None
    assert known["schema"] == schema.SCHEMA_VERSION
    assert known["derivation"] == schema.DERIVATION_VERSION


def test_every_kind_of_record_has_one_node_per_id(store: Store) -> None:
    rows = store.read(
        "SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type RETURN labelsOrTypes[0] AS l, properties AS p"
    )
    unique = {r["l"] for r in rows if r["p"] == ["id"]}
    assert {"Entity", "Document", "Statement", "Fact", "Judgement", "Local"} <= unique


def test_a_graph_of_a_newer_version_is_left_alone(store: Store) -> None:
    set_meta(store, schema=schema.SCHEMA_VERSION + 1)
    try:
        with pytest.raises(EngineError, match="Update cryptoreg"):
            load(store, [BRIEF], now=NOW)
        assert store.read("MATCH (s:Statement) RETURN count(s) AS n") == [{"n": 0}]
    finally:
        set_meta(store, schema=schema.SCHEMA_VERSION)


def test_an_older_graph_is_migrated_step_by_step(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    current = schema.SCHEMA_VERSION
    monkeypatch.setattr(schema, "SCHEMA_VERSION", current + 2)
    for version in (current + 1, current + 2):
        monkeypatch.setitem(schema.MIGRATIONS, version, lambda _, v=version: steps.append(v))
    schema.prepare(store)
    assert steps == [current + 1, current + 2]
    schema.prepare(store)
    assert steps == [current + 1, current + 2]
    set_meta(store, schema=current)


def test_changed_rules_rebuild_the_view_and_a_load_of_nothing_new_is_enough(store: Store) -> None:
    load(store, [BRIEF], now=NOW)
    before = store.read("MATCH (e:Entity) RETURN e.id AS id, e.label AS label ORDER BY id")
    store.run_schema("MATCH (e:Entity:Motion) SET e.label = 'spoilt', e.revision = 'of older rules'")
    set_meta(store, derivation="0")
    load(store, [BRIEF], now=NOW)
    assert store.read("MATCH (e:Entity) RETURN e.id AS id, e.label AS label ORDER BY id") == before


def test_a_graph_that_only_has_a_name_is_a_new_one(store: Store) -> None:
    store.run_schema(
        "MATCH (m:Meta {id: 'cryptoreg'}) REMOVE m.schema, m.derivation, m.ontology SET m.graph = 'g'"
    )
    assert schema.versions(store) is None
    assert schema.prepare(store) is False
    assert store.read("MATCH (m:Meta {id: 'cryptoreg'}) RETURN m.graph AS g") == [{"g": "g"}]
    assert schema.versions(store) is not None
