"""Competing readings: kept as statements of their own sources, shown as conflicts, and not believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from cryptoreg.graph.store import Store
from cryptoreg.ontology.generated.names import PROPERTIES
from cryptoreg.ontology.names import snake
from tests.conftest import ROOT

INFO = {snake(name): info for name, info in PROPERTIES.items()}


@dataclass(frozen=True)
class Reading:
    curated_id: str
    key: str
    right: Any
    wrong: Any

    @property
    def exclusive(self) -> bool:
        return INFO[self.key].single_valued


def readings() -> Iterator[Reading]:
    """Every value of a reading of the seed files, with what the entry itself says."""
    for path in sorted((ROOT / "seeds").rglob("*.yaml")):
        data = yaml.load(path.read_text(), yaml.BaseLoader)
        for entry in (*data.get("events", ()), *data.get("things", ())):
            for reading in entry.get("readings", ()):
                for key, value in reading.items():
                    if key in INFO and key != "summary":
                        yield Reading(f"{path.stem}/{entry['id']}", key, entry.get(key), value)


def node_of(store: Store, curated_id: str) -> dict[str, Any]:
    rows = store.read(
        "MATCH (s:Statement {predicate: 'curatedId', value: $id}) MATCH (l:Local {id: s.subject_id}) "
        "MATCH (e:Entity {id: l.canonical}) RETURN DISTINCT e {.*} AS e",
        {"id": curated_id},
    )
    assert len(rows) == 1, curated_id
    node: dict[str, Any] = rows[0]["e"]
    return node


def test_there_are_readings_of_many_kinds() -> None:
    found = list(readings())
    assert len(found) >= 30
    assert {"entered_on", "filed_on", "began", "held_by", "with_prejudice", "manner", "votes_for"} <= {
        r.key for r in found
    }


def test_every_curated_thing_is_one_thing(seeded: Store) -> None:
    """A competing reading is a reading of the same event, and a note does not split it."""
    rows = seeded.read(
        "MATCH (s:Statement {predicate: 'curatedId'}) MATCH (l:Local {id: s.subject_id}) "
        "WITH s.value AS id, collect(DISTINCT l.canonical) AS things WHERE size(things) > 1 RETURN id, things"
    )
    assert rows == []


def test_two_curated_things_are_not_one(seeded: Store) -> None:
    """Only what stands in several files by its name (a person, an agency) is shared."""
    rows = seeded.read(
        "MATCH (s:Statement {predicate: 'curatedId'}) MATCH (l:Local {id: s.subject_id}) "
        "MATCH (e:Event {id: l.canonical}) WITH e.id AS thing, collect(DISTINCT s.value) AS ids "
        "WHERE size(ids) > 1 RETURN thing, ids"
    )
    assert rows == []


def test_the_reading_is_a_statement_and_the_better_value_is_shown(seeded: Store) -> None:
    unshown, lost = [], []
    for reading in readings():
        if INFO[reading.key].relation or not reading.exclusive or reading.right is None:
            continue
        node = node_of(seeded, reading.curated_id)
        rights = reading.right if isinstance(reading.right, list) else [reading.right]
        wanted = {str(r["value"] if isinstance(r, dict) else r) for r in rights}
        if str(node[reading.key]).lower() not in wanted:
            unshown.append((reading, node[reading.key]))
        said = seeded.read(
            "MATCH (f:Fact {subject_id: $id, predicate: $predicate}) RETURN f.value AS v, f.disputed AS d",
            {"id": node["id"], "predicate": INFO[reading.key].name},
        )
        if str(reading.wrong).lower() not in {str(row["v"]).lower() for row in said}:
            lost.append(reading)
    assert lost == []
    assert unshown == []


def test_conflicting_readings_are_shown_as_conflicts(seeded: Store) -> None:
    """A month that holds the day contradicts nothing; all other readings of exclusive values do."""
    silent = []
    for reading in readings():
        if not reading.exclusive or reading.right is None:
            continue
        if str(reading.right).startswith(str(reading.wrong)) or str(reading.wrong).startswith(
            str(reading.right)
        ):
            continue
        node = node_of(seeded, reading.curated_id)
        if reading.key not in node.get("disputed_properties", []):
            silent.append(reading)
    assert silent == []


def test_the_dates_of_the_first_stay_of_binance(seeded: Store) -> None:
    """Asked for on the 10th, reported on the 11th, granted on the 13th; the 11th is a wrong day of the order."""
    motion = node_of(seeded, "sec-v-binance/motion-stay")
    order = node_of(seeded, "sec-v-binance/order-stay")
    assert (motion["filed_on"], motion["reported_on"]) == ("2025-02-10", ["2025-02-11"])
    assert "filed_on" not in motion.get("disputed_properties", [])
    assert order["entered_on"] == "2025-02-13"
    assert "entered_on" in order["disputed_properties"]
    days = seeded.read(
        "MATCH (f:Fact {subject_id: $id, predicate: 'enteredOn'}) RETURN f.value AS day ORDER BY day",
        {"id": order["id"]},
    )
    assert {"2025-02-11", "2025-02-13"} <= {d["day"] for d in days}


def test_one_docket_number_and_the_court_that_it_is_wrongly_given_to(seeded: Store) -> None:
    courts = "MATCH (p:Proceeding {docket_number: '1:23-cv-01599'})-[r:COURT]->(c) RETURN c.label AS court, r.disputed AS d"
    assert seeded.read(courts) == [{"court": "U.S. District Court for the District of Columbia", "d": True}]
    facts = seeded.read(
        "MATCH (p:Proceeding {docket_number: '1:23-cv-01599'}) MATCH (f:Fact {subject_id: p.id, predicate: 'court'}) "
        "RETURN count(f) AS n"
    )
    assert facts == [{"n": 2}]


def test_the_invented_chair_holds_no_office(seeded: Store) -> None:
    holders = seeded.read(
        "MATCH (t:Tenure)-[:TENURE_OF]->(o:Office {label: 'Chair of the SEC'}) MATCH (t)-[:HELD_BY]->(p) "
        "RETURN p.label AS who, t.began AS began ORDER BY began"
    )
    assert [h["who"] for h in holders] == ["Gary Gensler", "Mark Uyeda", "Paul Atkins"]
    claims = seeded.read(
        "MATCH (f:Fact {predicate: 'heldBy', disputed: true}) WHERE f.object_id CONTAINS 'heather-mills' RETURN count(f) AS n"
    )
    assert claims == [{"n": 1}]
