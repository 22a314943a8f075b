"""Facts from statements, stays from orders, the view by its table."""

from __future__ import annotations

from cryptoreg.graph import facts, rules, view
from cryptoreg.graph.facts import Fact, FactSheet, SourceRow, StatementRow

NEAR = SourceRow("d1", "d1", "press", "2025-02-14")
COPY = SourceRow("d2", "d1", "web", "2025-02-15")
FAR = SourceRow("d3", "d3", "web", None)
SOURCES = {s.id: s for s in (NEAR, COPY, FAR)}


def row(
    id_: str,
    document: str = "d1",
    predicate: str = "type",
    value: object = "Order",
    modality: str = "asserted",
    subject: str = "o",
    **more: object,
) -> StatementRow:
    fields = {"object": None, "confidence": 0.8, "recorded_from": "2026-01-01", **more}
    return StatementRow(id_, document, subject, predicate, fields.pop("object"), value, modality, **fields)  # type: ignore[arg-type]


def group(*rows: StatementRow) -> list[Fact]:
    return facts.group(rows, SOURCES)


def test_copies_of_one_text_count_once() -> None:
    (fact,) = group(row("s1", "d1"), row("s2", "d2"), row("s3", "d3"))
    assert (fact.sources, fact.documents, fact.tier) == (2, 3, "press")
    assert fact.statements == ("s1", "s2", "s3")


def test_a_fact_is_as_sure_as_its_surest_statement_and_only_those_count() -> None:
    (fact,) = group(row("s1", "d1", modality="reported"), row("s2", "d3"))
    assert (fact.modality, fact.sources, fact.tier) == ("asserted", 1, "web")


def test_a_fact_is_public_from_its_first_source_on() -> None:
    (fact,) = group(row("s1", "d2"), row("s2", "d1"), row("s3", "d3"))
    assert fact.public_from == "2025-02-14"


def test_two_values_are_two_facts_and_the_nearer_source_is_shown() -> None:
    found = group(
        row("s1", "d3", "enteredOn", "2025-02-11"),
        row("s2", "d1", "enteredOn", "2025-02-13"),
    )
    best = facts.sheets(found)["o"].best("enteredOn")
    assert len(found) == 2
    assert best is not None
    assert best.value == "2025-02-13"


# ---------------------------------------------------------------- stays


def event(id_: str, cls: str, modality: str = "asserted", **values: object) -> FactSheet:
    rows = [row(f"{id_}-type", value=cls, subject=id_, modality=modality)]
    rows += [
        row(f"{id_}-{k}-{n}", predicate=k, value=v, subject=id_, modality=modality)
        for k, vs in values.items()
        for n, v in enumerate(vs if isinstance(vs, tuple) else (vs,))
    ]
    return facts.sheets(group(*rows))[id_]


def stay_of(*events: FactSheet) -> list[FactSheet]:
    return list(facts.sheets(rules.stays(FactSheet("case"), events)).values())


GRANT = {"relief": "stay", "outcome": "granted", "enteredOn": "2025-02-13", "durationDays": 60}


def test_an_order_that_grants_a_stay_makes_one() -> None:
    (stay,) = stay_of(event("o1", "Order", **GRANT))
    assert stay.values("type") == ["Stay"]
    assert stay.objects("stays") == ["case"]
    assert stay.objects("orderedBy") == ["o1"]
    assert stay.values("began") == ["2025-02-13"]
    assert stay.values("statedEnd") == ["2025-04-14"]
    assert stay.values("ended") == []
    assert all(f.rule == "stay@3" and f.premises for f in stay.facts)


def test_a_request_a_denial_and_a_plan_make_none() -> None:
    assert stay_of(event("m", "Motion", relief="stay", filedOn="2025-02-10")) == []
    assert stay_of(event("o", "Order", **{**GRANT, "outcome": "denied"})) == []
    assert stay_of(event("o", "Order", modality="planned", **GRANT)) == []
    assert stay_of(event("o", "Order", modality="speculated", **GRANT)) == []


def test_an_extension_prolongs_and_makes_no_second_stay() -> None:
    (stay,) = stay_of(
        event("o1", "Order", **GRANT),
        event(
            "o2", "Order", relief="stay-extension", outcome="granted", enteredOn="2025-04-14", durationDays=60
        ),
    )
    assert stay.objects("extendedBy") == ["o2"]
    assert stay.values("statedEnd") == ["2025-06-13"]


def test_a_dismissal_before_the_stated_end_supersedes_it() -> None:
    (stay,) = stay_of(event("o1", "Order", **GRANT), event("d", "Dismissal", filedOn="2025-03-27"))
    assert stay.values("ended") == ["2025-03-27"]
    assert stay.objects("endedBy") == ["d"]


def test_a_dismissal_after_the_stated_end_ends_no_stay() -> None:
    (stay,) = stay_of(event("o1", "Order", **GRANT), event("d", "Dismissal", filedOn="2025-05-29"))
    assert stay.values("ended") == []


def test_a_dismissal_of_a_part_ends_no_stay() -> None:
    (stay,) = stay_of(
        event("o1", "Order", **GRANT), event("d", "Dismissal", filedOn="2025-03-27", scope="one defendant")
    )
    assert stay.values("ended") == []


def test_a_stay_until_an_event_has_a_condition_and_no_stated_end() -> None:
    (stay,) = stay_of(
        event(
            "o1",
            "Order",
            relief="stay",
            outcome="granted",
            enteredOn="2025-01-07",
            endCondition="decision of the appeals court",
        )
    )
    assert stay.values("endCondition") == ["decision of the appeals court"]
    assert stay.values("statedEnd") == []


def test_an_order_known_by_month_gives_an_end_as_wide() -> None:
    (stay,) = stay_of(
        event("o1", "Order", relief="stay", outcome="granted", enteredOn="2024-10", durationDays=60)
    )
    assert stay.values("statedEnd") == ["2024-11-30/2024-12-30"]


def test_a_reported_grant_is_a_stay_by_report_only() -> None:
    (stay,) = stay_of(event("o1", "Order", modality="reported", **GRANT))
    assert stay.values("stayBasis") == ["reported"]
    assert {f.modality for f in stay.facts} == {"reported"}


def test_an_abeyance_is_one() -> None:
    (stay,) = stay_of(event("o1", "Order", relief="abeyance", outcome="granted", enteredOn="2025-04-16"))
    assert stay.values("type") == ["Abeyance"]


# ---------------------------------------------------------------- the view


def node(*rows: StatementRow) -> view.Node:
    (sheet,) = facts.sheets(group(*rows)).values()
    built = view.build(sheet)
    assert built is not None
    return built


def test_an_asserted_event_enters_as_itself_with_its_relations() -> None:
    built = node(
        row("s1", value="Motion", subject="m"),
        row("s2", predicate="movant", value=None, object="sec", subject="m"),
    )
    assert built.labels == ("Entity", "Event", "Filing", "Motion")
    assert [(e.type, e.target) for e in built.edges] == [("MOVANT", "sec")]


def test_what_is_not_said_to_have_happened_enters_only_as_somebodys_saying() -> None:
    for modality, label in (
        ("planned", "Intention"),
        ("speculated", "Speculation"),
        ("alleged", "Allegation"),
        ("denied", "Denial"),
    ):
        built = node(
            row("s1", value="Order", modality=modality),
            row("s2", predicate="issuedBy", value=None, object="judge", modality=modality),
            row("s3", predicate="enteredIn", value=None, object="case", modality=modality),
        )
        assert "Order" not in built.labels
        assert built.labels[-1] == label
        assert built.properties["of"] == "Order"
        assert {(e.type, e.properties.get("role")) for e in built.edges} == {
            ("CONCERNS", "issuedBy"),
            ("IN_CASE", None),
        }


def test_an_allegation_keeps_its_own_relations() -> None:
    built = node(
        row("s1", value="Allegation", modality="alleged"),
        row("s2", predicate="accused", value=None, object="binance", modality="alleged"),
    )
    assert [(e.type, e.properties["basis"]) for e in built.edges] == [("ACCUSED", "alleged")]


def test_a_relation_that_is_only_thought_is_not_in_the_view() -> None:
    built = node(
        row("s1", value="Person", subject="p"),
        row("s2", predicate="leads", value=None, object="tf", modality="speculated", subject="p"),
    )
    assert built.edges == ()


def test_a_thing_without_a_class_is_not_in_the_view() -> None:
    assert view.build(FactSheet("x", group(row("s", predicate="name", value="X", subject="x")))) is None


def test_what_the_gazetteer_lists_may_be_something_narrower_but_nothing_else() -> None:
    types = [
        row(f"s{n}", "d3", value=cls, subject="eo-14178")
        for n, cls in enumerate(("Law", "ExecutiveOrder", "Firm"))
    ]
    more = [row(f"m{n}", f"d{n}", value="Law", subject="eo-14178") for n in (1, 2)]
    built = view.build(FactSheet("eo-14178", group(*types, *more)))
    assert built is not None
    assert built.labels == ("Entity", "Instrument", "Law", "ExecutiveOrder")
    assert built.properties["class"] == "ExecutiveOrder"
