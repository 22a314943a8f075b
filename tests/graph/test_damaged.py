"""The third table of real conflicts: damaged names, wrong kinds, stale statuses. What was foreseen was written down first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cryptoreg.graph import conflicts
from cryptoreg.graph.identity.similar import Named, pairs
from cryptoreg.graph.store import Store
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.statements import TYPE
from tests.graph.saying import cited, put
from tests.graph.test_conflicts import SECOND, TRAPS, is_right, told
from tests.graph.test_rules import sheet
from tests.graph.test_status import standing
from tests.loaders.reading import checked, one, write

DATA = Path(__file__).parent / "data"
THIRD = yaml.safe_load((DATA / "traps-third.yaml").read_text(encoding="utf-8"))
FOURTH = yaml.safe_load((DATA / "traps-fourth.yaml").read_text(encoding="utf-8"))


def by_trap(row: dict[str, Any]) -> str:
    return str(row["trap"])


def test_every_conflict_of_the_list_is_encoded_or_left_out_with_a_reason() -> None:
    ours = [t for part in ("contests", "names", "fates", "cases") for t in THIRD[part]]
    ours += [t for part in ("contests", "passing", "alone") for t in FOURTH[part]]
    told_of = {t["trap"][:4] for t in (*TRAPS, *SECOND, *ours)}
    assert not told_of & set(THIRD["left_out"])
    assert told_of | set(THIRD["left_out"]) == {f"T{n:03}" for n in range(1, 143)}


@pytest.mark.parametrize("trap", THIRD["contests"], ids=by_trap)
def test_what_comes_out_of_a_contest_is_what_was_foreseen(trap: dict[str, Any]) -> None:
    found_sheet = told(trap)
    found = [c for c in conflicts.find(found_sheet) if c.predicate == trap["property"]]
    assert bool(found) == trap.get("now_flagged", trap["flagged"])
    values = {str(f.object or f.value) for f in found_sheet.of(trap["property"])}
    assert values >= {str(trap[s].get("object", trap[s].get("value"))) for s in ("right", "wrong")}
    best = found_sheet.best(trap["property"])
    right = (
        is_right(trap, best)
        and best is not None
        and best.modality == trap["right"].get("modality", "asserted")
    )
    if trap["expect"] != "tie":
        assert right == (trap.get("now", trap["expect"]) == "right")
    elif found:
        assert not found[0].decided


@pytest.mark.parametrize("trap", THIRD["names"], ids=lambda t: t["wrong"])
def test_a_damaged_name_is_joined_by_no_guess(trap: dict[str, Any]) -> None:
    known = gazetteer.load()
    right, wrong = known.find(trap["right"]), known.find(trap["wrong"])
    joined = right is not None and right == wrong
    shown = pairs([Named(i, trap[i], (trap[i],), trap.get("person", False)) for i in ("right", "wrong")])
    came = "joined" if joined else "shown" if shown else "apart"
    assert came == trap.get("now", trap["expect"])


@pytest.mark.parametrize("trap", THIRD["fates"], ids=by_trap)
def test_a_stale_page_does_not_revive_a_case(trap: dict[str, Any]) -> None:
    case = sheet("case", "Lawsuit", plaintiff="@sec", defendant="@one")
    events = tuple(sheet(f"e{n}", e["type"], **{k: v for k, v in e.items() if k != TYPE})
                   for n, e in enumerate(trap["events"]))  # fmt: skip
    assert (standing(case, events, trap["day"], "") == {trap["status"]}) == (trap["expect"] == "right")


@pytest.mark.parametrize("trap", THIRD["cases"], ids=by_trap)
def test_two_dockets_of_one_plaintiff_and_defendant_are_two_cases(store: Store, trap: dict[str, Any]) -> None:
    for side in ("left", "right"):
        put(store, cited(side, {
            "c": {"type": "Court", "name": trap["court"]},
            "p": {"type": "Proceeding", "docketNumber": trap[side], "court": "@c"},
            "a": {"type": "Association", "name": "Alliance for Coins"},
            "b": {"type": "Regulator", "name": "SEC"},
            "l": {"type": "Lawsuit", "plaintiff": "@a", "defendant": "@b", "hasProceeding": "@p"},
        }))  # fmt: skip
    assert len(store.read("MATCH (l:Lawsuit) RETURN l.id AS id")) == 2


@pytest.mark.parametrize("trap", FOURTH["contests"], ids=by_trap)
def test_two_wordings_are_both_kept_and_neither_is_decided_against(trap: dict[str, Any]) -> None:
    assert trap["expect"] == "kept"
    found_sheet = told(trap)
    found = [c for c in conflicts.find(found_sheet) if c.predicate == trap["property"]]
    assert bool(found) == trap["flagged"]
    assert {f.value for f in found_sheet.of(trap["property"])} == {
        trap[s]["value"] for s in ("right", "wrong")
    }


@pytest.mark.parametrize("trap", FOURTH["passing"], ids=by_trap)
def test_what_a_page_calls_somebody_in_passing_ends_no_office(tmp_path: Path, trap: dict[str, Any]) -> None:
    assert trap["expect"] == "nothing"
    head = f"---\ntitle: In passing\npublished: {trap['published']}\n---\n"
    said = [s for e in checked(one(write(tmp_path, "a.md", head + trap["text"]))) for s in e.statements]
    named = {s.subject for s in said if s.value == "Donald Trump"}
    assert named  # he is read, and nothing is told of his office
    classes = {str(s.value) for s in said if s.predicate == TYPE}
    assert classes.isdisjoint({"Departure", "Appointment", "Tenure", "Designation"})
    assert not [s for s in said if s.predicate == "ended" and s.subject in named]


@pytest.mark.parametrize("trap", FOURTH["alone"], ids=by_trap)
def test_a_case_that_one_page_tells_of_says_that_it_rests_on_that_page(
    store: Store, trap: dict[str, Any]
) -> None:
    assert trap["expect"] == "one-source"
    put(store, cited("page", {
        "a": {"type": "Firm", "name": trap["plaintiff"]},
        "b": {"type": "Regulator", "name": trap["defendant"]},
        "l": {"type": "Lawsuit", "plaintiff": "@a", "defendant": "@b"},
        "c": {"type": "Complaint", "filedIn": "@l", "filedOn": trap["filedOn"]},
    }))  # fmt: skip
    (found,) = store.read(
        "MATCH (c:Complaint)-[r:FILED_IN]->(l:Lawsuit) RETURN l.sources AS case, l.tier AS tier, r.sources AS filing"
    )
    assert found == {"case": 1, "tier": "web", "filing": 1}
