"""Stays, outcomes and statuses that follow from acts, with their premises."""

from __future__ import annotations

from datetime import date

from cryptoreg.graph import facts, rules, times
from cryptoreg.graph.facts import FactSheet, SourceRow, StatementRow
from cryptoreg.ontology.dates import Truth

SOURCES = {"d": SourceRow("d", "d", "press", "2025-07-01")}


def sheet(id_: str, cls: str, modality: str = "asserted", **said: object) -> FactSheet:
    """Things are given as ``@id``; several values as a tuple."""
    rows = [StatementRow(f"{id_}0", "d", id_, "type", None, cls, modality, 1.0, "2026")]
    for predicate, given in said.items():
        for n, value in enumerate(given if isinstance(given, tuple) else (given,)):
            object_ = value[1:] if isinstance(value, str) and value.startswith("@") else None
            rows.append(
                StatementRow(f"{id_}{predicate}{n}", "d", id_, predicate, object_,
                             None if object_ else value, modality, 1.0, "2026")
            )  # fmt: skip
    return facts.sheets(facts.group(rows, SOURCES))[id_]


CASE = sheet("case", "Lawsuit", plaintiff="@sec", defendant=("@one", "@two"))


def derive(*events: FactSheet) -> dict[str, FactSheet]:
    return facts.sheets(rules.derive(CASE, events))


def stays(*events: FactSheet) -> list[FactSheet]:
    return sorted(
        (s for s in derive(*events).values() if s.cls() in ("Stay", "Abeyance")),
        key=lambda s: s.values("began"),
    )


def order(id_: str, day: str, relief: str = "stay", **said: object) -> FactSheet:
    return sheet(id_, "Order", **{"relief": relief, "outcome": "granted", "enteredOn": day, **said})


def motion(id_: str, day: str, relief: str = "stay", **said: object) -> FactSheet:
    return sheet(id_, "Motion", **{"relief": relief, "filedOn": day, **said})


# ---------------------------------------------------------------- stays


def test_sixty_days_that_end_on_a_sunday_are_rolled_and_an_extension_asked_for_on_monday_prolongs() -> None:
    (stay,) = stays(
        order("o1", "2025-04-16", durationDays=60),
        motion("m2", "2025-06-16", "stay-extension"),
        order("o2", "2025-06-18", durationDays=60),
    )
    assert stay.objects("extendedBy") == ["o2"]
    assert stay.values("statedEnd") == ["2025-08-14"]
    (alone,) = stays(order("o1", "2025-04-16", durationDays=60))
    assert (alone.values("statedEnd"), alone.values("rolledEnd")) == (["2025-06-15"], ["2025-06-16"])


def test_one_asked_for_after_the_rolled_end_begins_a_second_stay() -> None:
    first, second = stays(
        order("o1", "2025-04-16", durationDays=60),
        motion("m2", "2025-06-17"),
        order("o2", "2025-06-18", durationDays=60),
    )
    assert (first.objects("orderedBy"), second.objects("orderedBy")) == (["o1"], ["o2"])


def test_a_named_end_is_not_rolled() -> None:
    (stay,) = stays(order("o", "2025-04-16", statedEnd="2025-06-15"))
    assert (stay.values("statedEnd"), stay.values("rolledEnd")) == (["2025-06-15"], [])


def test_a_stay_of_discovery_is_another_than_one_of_the_case() -> None:
    first, second = stays(
        order("o1", "2025-04-01", scopeKind="discovery"), order("o2", "2025-04-10", durationDays=60)
    )
    assert first.values("scopeKind") == ["discovery"]
    assert second.values("scopeKind") == []


def test_a_court_that_lifts_a_stay_ends_it() -> None:
    (stay,) = stays(order("o1", "2025-04-01"), order("o2", "2025-05-05", "lift-stay"))
    assert (stay.values("ended"), stay.values("endCause")) == (["2025-05-05"], ["lifted"])


def test_a_dismissal_supersedes_and_says_so() -> None:
    (stay,) = stays(order("o1", "2025-04-01"), sheet("d", "Dismissal", filedOn="2025-05-05"))
    assert stay.values("endCause") == ["superseded-by-dismissal"]
    ended = stay.best("ended")
    assert ended is not None
    assert len(ended.premises) > len(stay.best("began").premises)


def test_a_minute_order_is_the_basis() -> None:
    (stay,) = stays(sheet("o", "MinuteOrder", relief="stay", outcome="granted", enteredOn="2025-04-01"))
    assert stay.values("stayBasis") == ["minute-order"]


# ---------------------------------------------------------------- outcomes


def outcome(id_: str, *events: FactSheet) -> list[object]:
    found = derive(*events).get(id_)
    return [] if found is None else sorted(map(str, found.values("outcome")))


def test_an_order_that_names_its_motion_decides_it() -> None:
    events = (motion("m", "2025-02-10"), motion("n", "2025-02-10"), order("o", "2025-02-13", decides="@m"))
    assert outcome("m", *events) == ["granted"]
    assert outcome("n", *events) == []


def test_an_order_that_names_none_decides_the_one_that_is_open() -> None:
    events = (motion("m", "2025-02-10"), motion("x", "2025-02-10", "dismissal"), order("o", "2025-02-13"))
    assert outcome("m", *events) == ["granted"]
    assert derive(*events)["o"].objects("decides") == ["m"]


def test_where_two_are_open_it_decides_none() -> None:
    assert outcome("m", motion("m", "2025-02-10"), motion("n", "2025-02-11"), order("o", "2025-02-13")) == []


def test_granted_and_denied_at_once_are_both_kept_and_later_ones_count() -> None:
    one = order("o", "2025-02-13", decides="@m")
    other = order("p", "2025-02-13", decides="@m", outcome="denied")
    later = order("q", "2025-05-01", decides="@m", outcome="denied")
    assert outcome("m", motion("m", "2025-02-10"), one, other) == ["denied", "granted"]
    assert outcome("m", motion("m", "2025-02-10"), one, later) == ["denied"]


# ---------------------------------------------------------------- status


def status(day: str, *events: FactSheet, party: str | None = None) -> set[str]:
    out = set()
    for s in derive(*events).values():
        mine = s.cls() == "CaseStatus" and (s.objects("statusFor") or [None])[0] == party
        if mine and times.holds_at(s, date.fromisoformat(day)) is Truth.YES:
            out.add(str(s.values("caseStatus")[0]))
    return out


SUED = sheet("c", "Complaint", filedOn="2023-06-05")


def test_a_case_is_pending_then_stayed_then_unknown_then_dismissed() -> None:
    events = (SUED, order("o", "2025-02-13", durationDays=60), sheet("d", "Dismissal", filedOn="2025-05-29"))
    assert status("2023-06-04", *events) == set()
    assert status("2024-01-01", *events) == {"pending"}
    assert status("2025-03-01", *events) == {"stayed"}
    assert status("2025-05-01", *events) == {"unknown"}
    assert status("2025-06-01", *events) == {"dismissed"}


def test_the_settlement_of_one_defendant_does_not_close_the_case() -> None:
    settled = sheet(
        "s", "Settlement", settlementStage="entered", occurredOn="2024-03-01", participant=("@sec", "@one")
    )
    assert status("2024-06-01", SUED, settled) == {"pending"}
    assert status("2024-06-01", SUED, settled, party="one") == {"settled"}
    assert status("2024-06-01", SUED, settled, party="two") == set()


def test_when_every_part_is_over_so_is_the_case() -> None:
    settled = sheet("s", "Settlement", settlementStage="entered", occurredOn="2024-03-01", participant="@one")
    dropped = sheet("d", "Dismissal", filedOn="2024-09-01", scopeKind="parties", against="@two")
    assert status("2024-06-01", SUED, settled, dropped) == {"pending"}
    assert status("2024-10-01", SUED, settled, dropped) == {"dismissed"}


def test_a_dismissal_of_some_claims_and_an_agreement_in_principle_close_nothing() -> None:
    part = sheet("d", "Dismissal", filedOn="2024-09-01", scopeKind="claims")
    talks = sheet("s", "Settlement", settlementStage="in-principle", occurredOn="2024-03-01")
    assert status("2024-10-01", SUED, part, talks) == {"pending"}


def test_a_decided_case_goes_on_appeal() -> None:
    judged = sheet("j", "Judgment", enteredOn="2024-08-07")
    appeal = sheet("a", "NoticeOfAppeal", filedOn="2024-10-02")
    assert status("2024-09-01", SUED, judged, appeal) == {"decided"}
    assert status("2024-11-01", SUED, judged, appeal) == {"on-appeal"}


def test_a_planned_dismissal_ends_nothing() -> None:
    planned = sheet("d", "Dismissal", "planned", filedOn="2025-03-27")
    assert status("2025-04-01", SUED, planned) == {"pending"}


def test_what_a_source_says_itself_needs_no_rule() -> None:
    asked = motion("m", "2025-02-10", outcome="granted")
    assert "m" not in derive(asked, order("o", "2025-02-13", decides="@m"))
