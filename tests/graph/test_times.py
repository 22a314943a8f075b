"""The graph at another time: valid time, public time and recorded time are asked for apart."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest

from cryptoreg.errors import NotFoundError
from cryptoreg.graph import disputes, holders, paths, rdf, reads, reads_at, standing_on, times
from cryptoreg.graph.rdf import Format
from cryptoreg.graph.store import Store
from cryptoreg.graph.times import Moment
from cryptoreg.ontology.generated.names import Tier
from tests.conftest import NOW
from tests.graph.saying import cited, put

PARTIES = {
    "sec": {"type": "Regulator", "name": "SEC"},
    "firm": {"type": "Firm", "name": "Acme Coin"},
    "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm"},
}


def story(store: Store) -> None:
    """Sued in June 2023, stayed in February for 60 days, dismissed in May; an inquiry told late."""
    put(
        store,
        cited("sued", {**PARTIES, "e": {"type": "Complaint", "filedIn": "@case", "filedOn": "2023-06-05"}},
              published="2023-06-05"),
        cited("stayed", {**PARTIES, "e": {"type": "Order", "relief": "stay", "outcome": "granted", "enteredIn": "@case",
                                          "enteredOn": "2025-02-13", "durationDays": 60}}, published="2025-02-14"),
        cited("wrong", {**PARTIES, "e": {"type": "Order", "relief": "stay", "outcome": "granted", "enteredIn": "@case",
                                         "enteredOn": "2025-02-11", "durationDays": 60}}, published="2025-02-12"),
        cited("court", {**PARTIES, "e": {"type": "Order", "relief": "stay", "outcome": "granted", "enteredIn": "@case",
                                         "enteredOn": "2025-02-13"}}, published="2025-03-20", tier=Tier.COURT),
        cited("ended", {**PARTIES, "e": {"type": "Dismissal", "ends": "@case", "filedOn": "2025-03-29"}},
              published="2025-03-30"),
        cited("closed", {"sec": PARTIES["sec"], "firm": PARTIES["firm"],
                         "e": {"type": "InvestigationClosing", "actor": "@sec", "against": "@firm",
                               "occurredOn": "2025-02"}}, published="2025-04-29"),
    )  # fmt: skip


CASE = "sec-v-firm-acme-coin"


def case(store: Store, **moment: object) -> dict:
    total, items = reads_at.cases(store, Moment(**moment))
    assert total == len(items) == 1
    return items[0]


def test_a_case_is_shown_as_it_stood_on_a_day(store: Store) -> None:
    story(store)
    assert reads_at.cases(store, Moment(as_of=date(2023, 6, 4)))[0] == 0
    before = case(store, as_of=date(2025, 1, 1))
    assert (before["stays"], before["dismissals"]) == ([], [])
    (stay,) = case(store, as_of=date(2025, 3, 1))["stays"]
    assert (stay["began"], stay["stated_end"], stay["holds"]) == ("2025-02-13", "2025-04-14", "yes")
    assert "ended" not in stay
    after = case(store, as_of=date(2025, 5, 1))
    assert after["stays"][0]["ended"] == "2025-03-29"
    assert after["stays"][0]["holds"] == "no"
    assert [d["date"] for d in after["dismissals"]] == ["2025-03-29"]


def test_what_was_believed_is_worked_out_from_what_was_public(store: Store) -> None:
    """On 12 February the only report gave the wrong day; the view of today would not tell."""
    story(store)
    assert case(store, known_on=date(2025, 2, 12))["stays"][0]["began"] == "2025-02-11"
    assert case(store, known_on=date(2025, 4, 1))["stays"][0]["began"] == "2025-02-13"
    assert case(store, known_on=date(2025, 3, 21))["dismissals"] == []


def test_an_end_told_in_april_was_not_known_in_march(store: Store) -> None:
    story(store)
    (closing,) = store.read("MATCH (c:InvestigationClosing) RETURN c.id AS id")
    assert times.nodes_at(store, [closing["id"]], Moment(known_on=date(2025, 3, 31))) == {}
    assert closing["id"] in times.nodes_at(store, [closing["id"]], Moment(known_on=date(2025, 4, 29)))
    with pytest.raises(NotFoundError, match="not known"):
        reads_at.entity(store, closing["id"], Moment(known_on=date(2025, 3, 31)))


def test_an_undated_source_may_have_been_known_unless_it_tells_of_a_later_day(store: Store) -> None:
    put(
        store,
        cited(
            "undated", {**PARTIES, "e": {"type": "Complaint", "filedIn": "@case", "filedOn": "2023-06-05"}}
        ),
    )
    assert case(store, known_on=date(2024, 1, 1))["known"] == "undetermined"
    assert reads_at.cases(store, Moment(known_on=date(2023, 6, 4)))[0] == 0
    assert reads_at.cases(store, Moment(known_on=date(2024, 1, 1), undated=False))[0] == 0


def test_recorded_time_is_what_this_graph_held_then(store: Store) -> None:
    first = cited("one", {**PARTIES, "e": {"type": "Complaint", "filedIn": "@case", "filedOn": "2023-06-05"}})
    later = NOW + timedelta(days=10)
    put(store, first)
    put(
        store,
        cited("two", {**PARTIES, "e": {"type": "Dismissal", "ends": "@case", "filedOn": "2025-03-29"}}),
        now=later,
    )
    assert case(store, recorded_on=NOW + timedelta(days=1))["dismissals"] == []
    assert len(case(store, recorded_on=later)["dismissals"]) == 1
    assert reads_at.cases(store, Moment(recorded_on=NOW - timedelta(days=1)))[0] == 0


def test_without_a_time_the_past_is_the_view(store: Store) -> None:
    """Everything known to everybody, at the end of days: what is worked out is what the store has."""
    story(store)
    ids = [r["id"] for r in store.read("MATCH (e:Entity) RETURN e.id AS id")]
    nodes = times.nodes_at(store, ids, Moment(known_on=date(2030, 1, 1)))
    for row in store.read("MATCH (e:Entity) RETURN e.id AS id, labels(e) AS labels, properties(e) AS p"):
        made = nodes[row["id"]]
        assert set(made.labels) == set(row["labels"])
        stored = {k: reads_plain(v) for k, v in row["p"].items() if k not in ("revision", "changed")}
        assert {k: reads_plain(v) for k, v in made.properties.items() if k != "known"} == stored


def reads_plain(value: object) -> object:
    from cryptoreg.graph.reads import plain

    return plain(value)


def test_an_export_of_the_past_holds_no_later_thing(store: Store) -> None:
    story(store)
    out = io.BytesIO()
    rdf.export(store, Format.NTRIPLES, out, moment=Moment(as_of=date(2025, 1, 1)))
    text = out.getvalue().decode()
    assert "#Complaint>" in text
    assert "#Dismissal>" not in text
    assert "#Stay>" not in text


def test_pages_at_a_moment_are_parts_of_the_whole_and_honour_what_has_changed(store: Store) -> None:
    later = NOW + timedelta(days=10)
    for n in range(6):
        things = {
            "sec": {"type": "Regulator", "name": "SEC"},
            "firm": {"type": "Firm", "name": f"Firm {n}"},
            "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm"},
            "e": {"type": "Complaint", "filedIn": "@case", "filedOn": f"202{n % 3 + 2}-06-05"},
        }
        put(store, cited(f"d{n}", things, published=f"202{n % 3 + 2}-06-06"), now=later if n == 5 else NOW)
    for moment in (
        Moment(as_of=date(2023, 12, 1)),
        Moment(known_on=date(2023, 12, 1)),
        Moment(as_of=date(2023, 12, 1), known_on=date(2024, 1, 1)),
        Moment(recorded_on=NOW + timedelta(days=1)),
    ):
        total, everything = reads_at.cases(store, moment)
        pages = [c for s in (0, 2, 4, 6) for c in reads_at.cases(store, moment, skip=s, limit=2)[1]]
        assert total == len(everything)
        assert [c["id"] for c in pages] == [c["id"] for c in everything]
    assert reads_at.cases(store, Moment(as_of=date(2023, 12, 1)))[0] == 4
    changed = reads_at.cases(store, Moment(known_on=date(2030, 1, 1)), since=later.isoformat())
    assert (changed[0], [c["id"] for c in changed[1]]) == (1, ["sec-v-firm-5"])


def test_every_listing_honours_the_moment_and_what_has_changed(store: Store) -> None:
    story(store)
    after = NOW + timedelta(days=1)
    total, items = reads_at.incoming(store, CASE, Moment(as_of=date(2025, 2, 20)))
    assert {i["type"] for i in items} == {"FILED_IN", "ENTERED_IN", "STAYS", "STATUS_OF"}
    assert total >= len(items)
    early = reads_at.incoming(store, CASE, Moment(known_on=date(2023, 12, 1)))[1]
    assert "STAYS" not in {i["type"] for i in early}
    assert reads.incoming(store, CASE, since=after.isoformat()) == (0, [])
    known = paths.neighbours(store, CASE, moment=Moment(known_on=date(2025, 2, 12)))
    assert {"enteredIn", "filedIn"} <= {r["relation"] for r in known}
    assert "ends" not in {r["relation"] for r in known}
    assert "ends" in {r["relation"] for r in paths.neighbours(store, CASE)}
    assert paths.neighbours(store, CASE, since=after.isoformat()) == []
    (day,) = (c for c in disputes.conflicts(store)[1] if c["property"] == "enteredOn")
    assert day["shown"] == "2025-02-13"
    assert disputes.conflicts(store, moment=Moment(known_on=date(2025, 2, 13)))[0] == 0
    assert disputes.conflicts(store, moment=Moment(known_on=date(2025, 2, 14)))[0] >= 1
    assert disputes.conflicts(store, moment=Moment(as_of=date(2025, 2, 1)))[0] == 0
    assert disputes.conflicts(store, moment=Moment(recorded_on=NOW - timedelta(days=1)))[0] == 0
    assert disputes.conflicts(store, since=after.isoformat())[0] == 0


def test_a_status_and_a_holder_are_told_as_they_were_known(store: Store) -> None:
    story(store)
    day = date(2025, 5, 1)
    known = {
        d: [
            s["status"]
            for s in standing_on.case_on(store, CASE, day, known_on=date.fromisoformat(d))["status"]
        ]
        for d in ("2024-01-01", "2025-02-12", "2025-03-31")
    }
    assert known == {"2024-01-01": ["pending"], "2025-02-12": ["unknown"], "2025-03-31": ["dismissed"]}
    today = standing_on.case_on(store, CASE, day)
    late = standing_on.case_on(store, CASE, day, known_on=date(2030, 1, 1))
    assert late == today
    (stay,) = standing_on.case_on(store, CASE, date(2025, 3, 1), known_on=date(2025, 2, 12))["stays"]
    assert (stay["began"], stay["holds"], stay["by"]) == ("2025-02-11", "yes", "order")
    (over,) = standing_on.case_on(store, CASE, day, known_on=date(2025, 2, 12))["stays"]
    assert over["holds"] == "undetermined"  # its stated end passed without news
    put(store, *(
        cited(name, {
            "t": {"type": "Tenure", "name": "Ada Stone, chair", "heldBy": "@who", "tenureOf": "@seat", **said},
            "who": {"type": "Person", "name": "Ada Stone"},
            "seat": {"type": "Office", "name": "Chair of the Coin Board"},
        }, published=published)
        for name, published, said in (("in", "2021-04-18", {"began": "2021-04-17"}), ("out", "2025-01-21", {"ended": "2025-01-20"}))
    ))  # fmt: skip
    assert holders.holders(store, day) == []
    assert [h["label"] for h in holders.holders(store, day, known_on=date(2024, 1, 1))] == ["Ada Stone"]
    assert holders.holders(store, date(2022, 1, 1), known_on=date(2020, 1, 1)) == []
