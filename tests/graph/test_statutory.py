"""Stays by statute: 11 U.S.C. § 362 with its exceptions, and discovery in private securities suits."""

from __future__ import annotations

from datetime import date

import pytest

from cryptoreg.graph import facts, lease, rules, standing_on
from cryptoreg.graph.facts import FactSheet
from cryptoreg.graph.store import Store
from cryptoreg.ontology.statements import Extracted
from tests.graph.saying import cited, put, snapshot
from tests.graph.test_rules import sheet

CASE = sheet("c", "Lawsuit", plaintiff="@who", defendant=("@firm", "@boss"), hasProceeding="@low")
SUED = sheet("sued", "Complaint", filedOn="2022-01-10")
INDICTED = sheet("sued", "Indictment", filedOn="2022-01-10")
CIVIL = sheet("low", "Proceeding", proceedingKind="civil")
CRIMINAL = sheet("low", "Proceeding", proceedingKind="criminal")
SECURITIES = sheet("low", "Proceeding", proceedingKind="civil", natureOfSuit="850 Securities/Commodities")
PETITION = sheet("petition", "Petition", filedOn="2022-07-13")
MATTER = sheet("b", "Lawsuit", debtor="@firm")
PRIVATE, PUBLIC = frozenset[str](), frozenset({"who"})
DISMISSED = sheet("gone", "Dismissal", filedOn="2023-05-01")
JUDGED = sheet("judged", "Judgment", enteredOn="2023-05-01")
MOTION = sheet("m", "Motion", relief="dismissal", movant="@firm", filedOn="2022-03-01")


def lifted(for_: str) -> FactSheet:
    return sheet(
        "lift", "Order", relief="lift-stay", outcome="granted", enteredOn="2022-12-01", beneficiary=f"@{for_}"
    )


def order(relief: str) -> FactSheet:
    return sheet("end", "Order", relief=relief, outcome="granted", enteredOn="2024-01-31")


def stays(
    *events: FactSheet, of: tuple[FactSheet, ...] = (PETITION,), by: frozenset[str] = PRIVATE,
    docket: FactSheet = CIVIL, case: FactSheet = CASE,
) -> list[FactSheet]:  # fmt: skip
    around = rules.Around({"low": docket}, (rules.Bankruptcy(MATTER, "firm", of),), by)
    found = facts.sheets(rules.statutory_stays(case, events, around)).values()
    return sorted(found, key=lambda s: s.values("statute"))


def told(stay: FactSheet) -> dict[str, object]:
    keys = ("stayBasis", "scopeKind", "began", "ended", "endCause")
    return {k: stay.values(k)[0] for k in keys if stay.values(k)}


AUTOMATIC = {"stayBasis": "statute", "scopeKind": "parties", "began": "2022-07-13"}
MONEY = {"stayBasis": "statute", "scopeKind": "judgment", "began": "2022-07-13"}
CLOSED = {"ended": "2024-01-31", "endCause": "condition-met"}

ROWS: list[tuple[str, list[FactSheet], dict[str, object]]] = [
    ("a private suit rests for the debtor", stays(SUED), AUTOMATIC),
    ("a case of a regulator goes on, its money judgment waits", stays(SUED, by=PUBLIC), MONEY),
    ("until the bankruptcy is closed", stays(SUED, of=(PETITION, order("closing"))), AUTOMATIC | CLOSED),
    ("until the debtor is discharged", stays(SUED, of=(PETITION, order("discharge")), by=PUBLIC), MONEY | CLOSED),
    ("until the bankruptcy is dismissed", stays(SUED, of=(PETITION, sheet("x", "Dismissal", filedOn="2024-01-31"))),
     AUTOMATIC | CLOSED),
    ("until this plaintiff gets relief", stays(SUED, of=(PETITION, lifted("who"))),
     AUTOMATIC | {"ended": "2022-12-01", "endCause": "lifted"}),
    ("relief of another plaintiff helps nobody else", stays(SUED, of=(PETITION, lifted("other"))), AUTOMATIC),
    ("until the case is dropped", stays(SUED, DISMISSED),
     AUTOMATIC | {"ended": "2023-05-01", "endCause": "superseded-by-dismissal"}),
    ("a judgment for a government is what may not be enforced", stays(SUED, JUDGED, by=PUBLIC), MONEY),
    ("a case of a regulator that began later",
     stays(sheet("sued", "Complaint", filedOn="2023-07-13"), by=PUBLIC), MONEY | {"began": "2023-07-13"}),
]  # fmt: skip


@pytest.mark.parametrize(("found", "expected"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_a_petition_stays_by_itself(found: list[FactSheet], expected: dict[str, object]) -> None:
    (stay,) = found
    assert told(stay) == expected
    assert stay.objects("stayedParty") == ["firm"]
    assert stay.objects("orderedBy") == []
    assert all(f.rule == "statutory-stay@1" and f.premises for f in stay.facts)


NONE: list[tuple[str, list[FactSheet]]] = [
    ("a criminal case", stays(INDICTED, by=PUBLIC, docket=CRIMINAL)),
    ("a criminal case of which the docket is unknown", stays(INDICTED, by=PUBLIC)),
    ("a suit that began after the petition", stays(sheet("sued", "Complaint", filedOn="2023-01-01"))),
    ("a suit of which it is unknown whether it came before", stays(sheet("sued", "Complaint", filedOn="2022"))),
    ("a case that was over before", stays(SUED, sheet("gone", "Dismissal", filedOn="2022-05-01"))),
    ("no petition", stays(SUED, of=())),
    ("the debtor is the plaintiff", stays(SUED, case=sheet("c", "Lawsuit", plaintiff="@firm", defendant="@boss"))),
    ("a bankruptcy that was over before the case",
     stays(sheet("sued", "Complaint", filedOn="2024-06-01"), of=(PETITION, order("closing")), by=PUBLIC)),
]  # fmt: skip


@pytest.mark.parametrize("found", [r[1] for r in NONE], ids=[r[0] for r in NONE])
def test_what_no_petition_stays(found: list[FactSheet]) -> None:
    assert found == []


def test_discovery_rests_in_a_private_securities_suit_while_a_motion_to_dismiss_is_pending() -> None:
    ruled = sheet("o", "Order", relief="dismissal", outcome="denied", enteredOn="2022-06-01", decides="@m")
    (stay,) = stays(SUED, MOTION, ruled, of=(), docket=SECURITIES)
    assert told(stay) == {"stayBasis": "statute", "scopeKind": "discovery", "began": "2022-03-01",
                          "ended": "2022-06-01", "endCause": "condition-met"}  # fmt: skip
    assert stay.values("statute") == ["15 U.S.C. § 78u-4(b)(3)(B)"]
    (pending,) = stays(SUED, MOTION, of=(), docket=SECURITIES)
    assert pending.values("ended") == []
    assert stays(SUED, MOTION, of=(), docket=SECURITIES, by=PUBLIC) == []
    assert stays(SUED, MOTION, of=(), docket=CIVIL) == []


# ---------------------------------------------------------------- in the graph


def suit(name: str, plaintiff: str, cls: str, firm: str = "Acme Coin", day: str = "2022-01-10") -> Extracted:
    return cited(name, {
        "who": {"type": cls, "name": plaintiff},
        "firm": {"type": "Firm", "name": firm},
        "boss": {"type": "Person", "name": "Ada Stone"},
        "case": {"type": "Lawsuit", "plaintiff": "@who", "defendant": ["@firm", "@boss"]},
        "c": {"type": "Complaint", "filedIn": "@case", "filedOn": day},
    }, published=day)  # fmt: skip


def bankruptcy(name: str = "chapter-11", day: str = "2022-07-13") -> Extracted:
    return cited(name, {
        "firm": {"type": "Firm", "name": "Acme Coin"},
        "docket": {"type": "Proceeding", "reference": "bankr-1", "proceedingKind": "bankruptcy", "debtor": "@firm"},
        "p": {"type": "Petition", "filedIn": "@docket", "filedBy": "@firm", "filedOn": day},
    }, published=day)  # fmt: skip


CLOSING = cited("closing", {
    "firm": {"type": "Firm", "name": "Acme Coin"},
    "docket": {"type": "Proceeding", "reference": "bankr-1", "proceedingKind": "bankruptcy", "debtor": "@firm"},
    "o": {"type": "Order", "relief": "closing", "outcome": "granted", "enteredIn": "@docket", "enteredOn": "2024-01-31"},
}, published="2024-02-01")  # fmt: skip
PRIVATE_SUIT = suit("private", "Dora Reed", "Person")
SEC_SUIT = suit("public", "SEC", "Regulator")


def test_every_order_of_the_documents_gives_the_same_stays(store: Store) -> None:
    from itertools import permutations

    from cryptoreg.graph import refresh, schema
    from tests.conftest import NOW, WIPE

    seen = []
    for order_ in permutations([PRIVATE_SUIT, SEC_SUIT, bankruptcy(), CLOSING]):
        store.run_schema(WIPE)
        schema.prepare(store)
        for item in order_:
            put(store, item)
        seen.append(snapshot(store, ignore=["changed", "revision"]))
    assert all(s == seen[0] for s in seen)
    rows = store.read(
        "MATCH (s:Stay)-[:STAYS]->(l) RETURN l.id AS case, s.scope_kind AS kind, s.began AS began, s.ended AS ended ORDER BY case"
    )
    assert [(r["kind"], r["began"], r["ended"]) for r in rows] == [
        (["parties"], "2022-07-13", "2024-01-31"),
        (["judgment"], "2022-07-13", "2024-01-31"),
    ]
    refresh.mark_all(store)
    with lease.writer(store) as held:
        refresh.refresh(store, held, NOW)
    assert snapshot(store, ignore=["changed", "revision"]) == seen[0]


def test_the_debtor_rests_and_the_other_defendant_does_not(store: Store) -> None:
    put(store, PRIVATE_SUIT, bankruptcy(), CLOSING)
    (case,) = (r["id"] for r in store.read("MATCH (l:Lawsuit)-[:DEFENDANT]->() RETURN DISTINCT l.id AS id"))
    during = standing_on.case_on(store, case, date(2023, 1, 1))
    assert [s["status"] for s in during["status"]] == ["pending"]
    assert {p["party_label"]: p["status"] for p in during["parties"]} == {"Acme Coin": "stayed"}
    (stay,) = during["stays"]
    assert (stay["by"], stay["statute"]) == ("statute", ["11 U.S.C. § 362(a)"])
    after = standing_on.case_on(store, case, date(2024, 3, 1), party="Acme Coin")
    assert [s["status"] for s in after["party"]["status"]] == ["pending"]
