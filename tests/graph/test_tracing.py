"""Why, forget, changes, paths, and how things stood, on a real graph."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cryptoreg.errors import InputError, NotFoundError
from cryptoreg.graph import changes, disputes, forget, holders, paths, standing_on, why
from cryptoreg.graph import lease as leases
from cryptoreg.graph.changes import What
from cryptoreg.graph.store import Store
from cryptoreg.ontology.generated.names import Tier
from cryptoreg.ontology.statements import Extracted
from tests.conftest import NOW
from tests.graph.saying import cited, put, refreshed, snapshot

LATER = NOW + timedelta(days=1)
SEC = {"type": "Regulator", "name": "SEC"}
ORDER = {"type": "Order", "relief": "stay", "outcome": "granted", "enteredIn": "@case"}


def case(firm: str) -> dict[str, dict[str, object]]:
    return {
        "sec": SEC,
        "firm": {"type": "Firm", "name": firm},
        "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm"},
    }


def sued(firm: str = "Acme Coin") -> Extracted:
    return cited(f"sued {firm}".replace(" ", "-"), {**case(firm), "c": {"type": "Complaint", "filedIn": "@case", "filedOn": "2023-06-05"}},
                 published="2023-06-06")  # fmt: skip


def stayed() -> Extracted:
    things = {
        **case("Acme Coin"),
        "m": {"type": "Motion", "relief": "stay", "filedIn": "@case", "filedOn": "2025-02-10"},
        "o": {**ORDER, "enteredOn": "2025-02-13", "durationDays": 60},
    }
    return cited("stayed", things, published="2025-02-14", tier=Tier.PRESS)


def late() -> Extracted:
    return cited(
        "late", {**case("Acme Coin"), "o": {**ORDER, "enteredOn": "2025-02-11"}}, published="2025-05-01"
    )


# ---------------------------------------------------------------- why


def test_the_tree_leads_from_a_derived_stay_down_to_the_words(store: Store) -> None:
    put(store, sued(), stayed())
    (stay,) = store.read("MATCH (s:Stay) RETURN s.id AS id")
    tree = why.why(store, stay["id"])
    began = next(f for f in tree["because"] if " began " in f["says"])
    assert began["rule"] == "stay@3"
    words = [s["words"] for f in began["because"] for s in f.get("statements", ())]
    assert "o enteredOn 2025-02-13" in words
    assert all(f["statements"] or f.get("because") for f in began["because"])


def test_a_statement_tells_what_it_is_judged_to_be_about_and_what_rests_on_it(store: Store) -> None:
    put(store, sued(), stayed())
    (row,) = store.read("MATCH (s:Statement {predicate: 'enteredOn'}) RETURN s.id AS id")
    tree = why.why(store, row["id"])
    assert tree["words"] == "o enteredOn 2025-02-13"
    assert tree["identity"][0]["reason"] == "told once"
    assert any(" began " in d["says"] for d in tree["derived"])


def test_a_conflict_shows_both_sides_with_their_words(store: Store) -> None:
    put(store, stayed(), late())
    _, (conflict,) = disputes.conflicts(store)
    tree = why.why(store, conflict["id"])
    assert [(b["side"], b["statements"][0]["document"]["title"]) for b in tree["because"]] == [
        (0, "stayed"),
        (1, "late"),
    ]


@pytest.mark.parametrize("id_", ["st-0", "fact-0", "conflict-0", "nobody"])
def test_there_is_no_reason_for_what_is_not_there(store: Store, id_: str) -> None:
    with pytest.raises(NotFoundError, match=id_):
        why.why(store, id_)


# ---------------------------------------------------------------- forget


def test_a_forgotten_document_takes_with_it_what_rested_on_it_alone_and_comes_back(store: Store) -> None:
    put(store, sued(), late())
    without = snapshot(store, ignore=["changed"])
    put(store, stayed())
    everything = snapshot(store, ignore=["changed", "history", "recorded_from", "revision"])
    with leases.writer(store) as lease:
        done = forget.withdraw(store, lease, stayed().document.id, reason="asked for", now=LATER)
    refreshed(store, LATER)
    assert done.statements == len(stayed().statements)
    mine = stayed().document.id
    left = [
        li for li in snapshot(store, ignore=["changed"]) if mine not in li and "example.org/stayed" not in li
    ]
    assert left == without
    written, _ = put(store, stayed(), now=LATER)  # loading it again does not bring it back
    assert (written.withdrawn, written.added) == (1, 0)
    with leases.writer(store) as lease:
        with pytest.raises(InputError, match="since"):
            forget.withdraw(store, lease, mine, reason="", now=LATER)
        forget.restore(store, lease, mine, LATER)
    refreshed(store, LATER)
    assert snapshot(store, ignore=["changed", "history", "recorded_from", "revision"]) == everything


def test_a_purge_leaves_only_hashes_and_holds(store: Store) -> None:
    put(store, sued())
    before = snapshot(store, ignore=["changed"])
    put(store, stayed())
    mine = stayed().document
    with leases.writer(store) as lease:
        with pytest.raises(InputError, match="withdraw it first"):
            forget.purge(store, lease, mine.id, LATER)
        forget.withdraw(store, lease, str(mine.url), reason="asked for", now=LATER)
    refreshed(store, LATER)
    with leases.writer(store) as lease:
        forget.purge(store, lease, mine.id, LATER)
    refreshed(store, LATER)
    left = snapshot(
        store, without=("Moved", "Gone", "Judgement", "Meta", "Lease", "Key", "Forgotten"), ignore=["changed"]
    )
    assert left == before
    assert store.read("MATCH (j:Judgement) WHERE j.local STARTS WITH $id RETURN j", {"id": mine.id}) == []
    assert put(store, stayed())[0].withdrawn == 1
    with leases.writer(store) as lease, pytest.raises(NotFoundError):
        forget.restore(store, lease, mine.id, LATER)


# ---------------------------------------------------------------- changes


def test_the_feed_tells_what_a_load_added_superseded_and_put_in_conflict(store: Store) -> None:
    put(store, sued(), stayed())
    since = LATER.isoformat()
    assert changes.changes(store, since)[1] == []
    fewer = tuple(s for s in stayed().statements if not s.subject.endswith("-m"))
    put(store, late(), Extracted(stayed().document, "test", fewer), now=LATER)
    counts, items = changes.changes(store, since)
    assert counts["conflict"] == 1
    assert counts["document"] == 1
    assert counts["superseded"] == len(stayed().statements) - len(fewer)
    assert any(i["what"] == "gone" and i["id"].startswith("motion-") for i in items)
    touched = {i["id"] for i in items if i["what"] == "entity"}
    assert any(i.startswith("order-") for i in touched)
    assert not any(i.startswith("complaint-") for i in touched)
    assert len(changes.changes(store, since, What.STATEMENT, limit=2)[1]) == 2


# ---------------------------------------------------------------- paths


def test_a_path_runs_through_the_view_and_not_through_a_hub(store: Store) -> None:
    put(store, sued("Acme Coin"), sued("Best Coin"))
    (path,) = paths.paths(store, "firm-acme-coin", "firm-best-coin")
    assert [s["type"] for s in path] == ["DEFENDANT", "PLAINTIFF", "PLAINTIFF", "DEFENDANT"]
    assert [s["forward"] for s in path] == [False, True, False, True]
    assert path[1]["to"]["id"] == "sec"
    assert paths.paths(store, "firm-acme-coin", "firm-best-coin", hub_degree=1) == []
    assert paths.paths(store, "firm-acme-coin", "firm-best-coin", types=["DEFENDANT"]) == []
    with pytest.raises(InputError, match="SUPPORTED_BY"):
        paths.paths(store, "sec", "firm-acme-coin", types=["SUPPORTED_BY"])
    with pytest.raises(NotFoundError, match="nobody"):
        paths.paths(store, "sec", "nobody")


def test_the_neighbours_of_a_hub_come_page_by_page_and_each_once(store: Store) -> None:
    put(store, *(sued(f"Firm {n}") for n in range(5)))
    seen, after = [], ""
    while page := paths.neighbours(store, "sec", relations=["plaintiff"], after=after, limit=2):
        seen += [r["id"] for r in page]
        after = page[-1]["fact"]
    assert sorted(seen) == sorted(f"sec-v-firm-{n}" for n in range(5))


# ---------------------------------------------------------------- how things stood


def test_a_case_on_a_day_has_its_status_and_the_outcome_of_each_motion(store: Store) -> None:
    put(store, sued(), stayed())
    stood = standing_on.case_on(store, "sec-v-firm-acme-coin", date(2025, 3, 1))
    assert [(s["status"], s["holds"]) for s in stood["status"]] == [("stayed", "yes")]
    assert [m["outcome"] for m in stood["motions"]] == ["granted"]
    before = standing_on.case_on(store, "sec-v-firm-acme-coin", date(2025, 2, 1))
    assert ([s["status"] for s in before["status"]], before["motions"]) == (["pending"], [])
    with pytest.raises(NotFoundError, match="no lawsuit"):
        standing_on.case_on(store, "sec", date(2025, 3, 1))


def test_what_became_of_a_motion_is_told_only_from_its_day_on(store: Store) -> None:
    put(store, sued(), stayed())
    (asked,) = standing_on.case_on(store, "sec-v-firm-acme-coin", date(2025, 2, 11))["motions"]
    assert (asked["outcome"], asked["orders"]) == (None, [])
    (known,) = standing_on.case_on(
        store, "sec-v-firm-acme-coin", date(2025, 3, 1), known_on=date(2099, 1, 1)
    )["motions"]
    assert known["outcome"] == "granted"
    assert len(known["orders"]) == 1
    early = standing_on.case_on(store, "sec-v-firm-acme-coin", date(2025, 3, 1), known_on=date(2024, 1, 1))
    assert early["motions"] == []


def test_a_case_with_several_dockets_tells_how_each_stood(store: Store) -> None:
    put(store, cited("appealed", {
        "sec": {"type": "Regulator", "name": "SEC"},
        "firm": {"type": "Firm", "name": "Acme Coin"},
        "low": {"type": "Proceeding", "docketNumber": "1:23-cv-01599", "court": "@dcd", "proceedingKind": "civil"},
        "high": {"type": "Proceeding", "docketNumber": "24-5001", "court": "@cadc", "proceedingKind": "appeal", "appealFrom": "@low"},
        "dcd": {"type": "Court", "name": "D.D.C."},
        "cadc": {"type": "Court", "name": "D.C. Cir."},
        "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm", "hasProceeding": ["@low", "@high"]},
        "suit": {"type": "Complaint", "filedIn": "@case", "filedOn": "2023-06-05", "inProceeding": "@low"},
        "end": {"type": "Judgment", "enteredIn": "@case", "enteredOn": "2024-03-01", "inProceeding": "@low"},
        "appeal": {"type": "NoticeOfAppeal", "filedIn": "@case", "filedOn": "2024-04-01", "inProceeding": "@high"},
    }, published="2024-05-01"))  # fmt: skip
    (case,) = (r["id"] for r in store.read("MATCH (l:Lawsuit) RETURN l.id AS id"))
    stood = standing_on.case_on(store, case, date(2024, 6, 1))
    assert [s["status"] for s in stood["status"]] == ["on-appeal"]
    assert {d["number"]: [s["status"] for s in d["status"]] for d in stood["dockets"]} == {
        "1:23-cv-01599": ["decided"], "24-5001": ["pending"],
    }  # fmt: skip
    assert all(s["proof"] for d in stood["dockets"] for s in d["status"])
    for known_on in (None, date(2024, 5, 2)):
        one = standing_on.case_on(
            store, case, date(2024, 6, 1), known_on=known_on, docket="1:23-cv-1599 (ABJ)"
        )
        assert [s["status"] for s in one["docket"]["status"]] == ["decided"]
    before = standing_on.case_on(store, case, date(2023, 7, 1))
    assert {d["number"]: [s["status"] for s in d["status"]] for d in before["dockets"]} == {
        "1:23-cv-01599": ["pending"], "24-5001": [],
    }  # fmt: skip
    with pytest.raises(NotFoundError, match="no docket '9:99-cv-99999'"):
        standing_on.case_on(store, case, date(2024, 6, 1), docket="9:99-cv-99999")


def test_what_is_not_there_is_said_and_not_shown_as_nothing(store: Store) -> None:
    put(store, sued())
    with pytest.raises(NotFoundError, match="no office"):
        holders.holders(store, date(2025, 1, 1), "nowhere")
    assert holders.holders(store, date(2025, 1, 1), "sec") == []
    with pytest.raises(NotFoundError, match="no-such-thing"):
        disputes.conflicts(store, thing="no-such-thing")
    assert disputes.conflicts(store, thing="sec") == (0, [])


def test_an_office_has_its_holder_on_any_day(store: Store) -> None:
    things = {
        "sec": SEC,
        "chair": {"type": "Office", "name": "Chair of the Acme Board", "officeOf": "@sec"},
        "a": {"type": "Person", "name": "Ann Early"},
        "b": {"type": "Person", "name": "Bob Later"},
        "t1": {
            "type": "Tenure",
            "tenureOf": "@chair",
            "heldBy": "@a",
            "began": "2021-04-17",
            "ended": "2025-01-20",
        },
        "t2": {
            "type": "Designation",
            "tenureOf": "@chair",
            "heldBy": "@b",
            "began": "2025-01-20",
            "capacity": "acting",
        },
    }
    put(store, cited("offices", things))

    def names(day: date) -> list[str]:
        return [r["label"] for r in holders.holders(store, day, "sec")]

    assert names(date(2024, 1, 1)) == ["Ann Early"]
    assert names(date(2025, 1, 20)) == ["Bob Later"]
    assert names(date(2020, 1, 1)) == []
