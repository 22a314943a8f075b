"""How a case stands on a day, as a whole, for each party and for each claim: a table of small worlds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.graph import facts, rules, times
from cryptoreg.graph.facts import FactSheet
from cryptoreg.ontology.dates import Truth
from tests.graph.test_rules import sheet

# Two defendants, two claims: `reg` against both, `fraud` against two alone; a docket below and an appeal above.
CASE = sheet(
    "reg-v-one", "Lawsuit", plaintiff="@reg-agency", defendant=("@one", "@two"), hasProceeding=("@low", "@high"),
    hasClaim=("@reg", "@fraud"),
)  # fmt: skip
BARE = sheet("reg-v-one", "Lawsuit", plaintiff="@reg-agency", defendant=("@one", "@two"))
REVIEW = sheet(
    "one-v-reg", "Lawsuit", plaintiff="@one", petitioner="@one", defendant="@reg-agency", hasProceeding="@up"
)
MATTERS = {
    "low": sheet("low", "Proceeding", proceedingKind="civil"),
    "high": sheet("high", "Proceeding", proceedingKind="appeal", appealFrom="@low"),
    "up": sheet("up", "Proceeding", proceedingKind="review"),
    "reg": sheet("reg", "Claim"),
    "fraud": sheet("fraud", "Claim", claimAgainst="@two"),
}


def ev(cls: str, day: str, /, id_: str = "", **said: object) -> FactSheet:
    role = "enteredOn" if cls in ORDERS else "filedOn"
    return sheet(id_ or f"{cls}-{day}".lower(), cls, **{role: day, **said})


ORDERS = (
    "Order",
    "Judgment",
    "ConsentOrder",
    "ConsentJudgment",
    "AppellateDecision",
    "Sentence",
    "Verdict",
    "DefaultJudgment",
)


def granted(day: str, relief: str, /, **said: object) -> FactSheet:
    return ev("Order", day, **{"relief": relief, "outcome": "granted", **said})


def agreed(day: str, stage: str, *who: str, **said: object) -> FactSheet:
    return ev("Settlement", day, settlementStage=stage, **({"participant": who} if who else {}), **said)


SUED = ev("Complaint", "2023-01-10")
STAY = granted("2023-03-01", "stay")
LIFTED = granted("2023-05-01", "lift-stay")
SIXTY = granted("2023-03-01", "stay", durationDays=60)
JUDGED = ev("Judgment", "2023-06-01")
APPEAL = ev("NoticeOfAppeal", "2023-07-01", inProceeding="@high")
HELD = granted("2023-08-01", "abeyance", inProceeding="@high")
ONE_OUT = ev("Dismissal", "2023-04-01", scopeKind="parties", dismissedParty="@one")
TWO_OUT = ev("Dismissal", "2023-05-01", scopeKind="parties", dismissedParty="@two")
REG_GONE = ev("Dismissal", "2023-04-01", scopeKind="claims", dismissedClaim="@reg")
FRAUD_GONE = ev("Dismissal", "2023-05-01", scopeKind="claims", dismissedClaim="@fraud")
PUT_AWAY = granted("2023-03-01", "administrative-closing")
CERTIFIED = granted("2023-06-15", "certification")


def above(disposition: str, day: str = "2023-09-01") -> FactSheet:
    return ev("AppellateDecision", day, disposition=disposition, inProceeding="@high")


# name, events, then what must hold: (day, "" for the case or the id of a party or claim): status
ROWS: list[tuple[str, tuple[FactSheet, ...], dict[tuple[str, str], str]]] = [
    ("pending from the complaint on", (SUED,), {("2023-01-09", ""): "", ("2023-01-10", ""): "pending"}),
    ("a stay rests all", (SUED, STAY), {("2023-04-01", ""): "stayed", ("2023-04-01", "one"): "stayed"}),
    ("a lifted stay resumes", (SUED, STAY, LIFTED), {("2023-04-01", ""): "stayed", ("2023-05-02", ""): "pending"}),
    ("a stated end without news", (SUED, SIXTY), {("2023-04-15", ""): "stayed", ("2023-06-01", ""): "unknown"}),
    ("a motion after it shows that the case goes on",
     (SUED, SIXTY, ev("Motion", "2023-06-05", relief="dismissal")),
     {("2023-06-01", ""): "unknown", ("2023-06-06", ""): "pending"}),
    ("one more request for a stay shows nothing",
     (SUED, SIXTY, ev("Motion", "2023-06-05", relief="stay-extension")), {("2023-06-06", ""): "unknown"}),
    ("a stay of discovery alone", (SUED, granted("2023-03-01", "stay", scopeKind="discovery")),
     {("2023-04-01", ""): "pending"}),
    ("a stay of the judgment alone", (SUED, JUDGED, granted("2023-06-05", "stay", scopeKind="judgment")),
     {("2023-06-06", ""): "decided"}),
    ("one party let out", (SUED, ONE_OUT),
     {("2023-04-02", ""): "pending", ("2023-04-02", "one"): "dismissed", ("2023-04-02", "two"): "pending"}),
    ("both parties let out, one after the other", (SUED, ONE_OUT, TWO_OUT),
     {("2023-04-15", ""): "pending", ("2023-05-02", ""): "dismissed", ("2023-05-02", "reg"): "dismissed"}),
    ("one claim gone", (SUED, REG_GONE),
     {("2023-04-02", ""): "pending", ("2023-04-02", "reg"): "dismissed", ("2023-04-02", "fraud"): "pending",
      ("2023-04-02", "one"): "dismissed", ("2023-04-02", "two"): "pending"}),
    ("both claims gone, one after the other", (SUED, REG_GONE, FRAUD_GONE),
     {("2023-04-15", ""): "pending", ("2023-05-02", ""): "dismissed"}),
    ("some claims, nobody says which", (SUED, ev("Dismissal", "2023-04-01", scopeKind="claims")),
     {("2023-04-02", ""): "pending", ("2023-04-02", "reg"): "pending"}),
    ("a part in words", (SUED, ev("Dismissal", "2023-04-01", scope="the counts on resales")),
     {("2023-04-02", ""): "pending"}),
    ("dismissal granted in part", (SUED, ev("Order", "2023-04-01", relief="dismissal", outcome="granted-in-part")),
     {("2023-04-02", ""): "pending"}),
    ("granted in part, and which claim falls",
     (SUED, ev("Order", "2023-04-01", relief="dismissal", outcome="granted-in-part", disposesOf="@fraud")),
     {("2023-04-02", ""): "pending", ("2023-04-02", "fraud"): "dismissed", ("2023-04-02", "two"): "pending"}),
    ("dismissal granted in whole", (SUED, granted("2023-04-01", "dismissal")), {("2023-04-02", ""): "dismissed"}),
    ("granted on the motion of one defendant",
     (SUED, ev("Motion", "2023-02-01", id_="m1", relief="dismissal", movant="@one"),
      granted("2023-04-01", "dismissal", decides="@m1")),
     {("2023-04-02", ""): "pending", ("2023-04-02", "one"): "dismissed"}),
    ("a dismissal that leave to amend revives",
     (SUED, granted("2023-02-01", "other"), ev("Dismissal", "2023-04-01", manner="court", leaveToAmend=True),
      ev("AmendedPleading", "2023-04-20")),
     {("2023-04-10", ""): "dismissed", ("2023-04-21", ""): "pending"}),
    ("an amended pleading revives nothing without leave",
     (SUED, ev("Dismissal", "2023-04-01"), ev("AmendedPleading", "2023-04-20")), {("2023-04-21", ""): "dismissed"}),
    ("a consent order ends nothing",
     (SUED, ev("ConsentOrder", "2023-02-01", relief="settlement-approval", outcome="granted",
               participant=("@reg-agency", "@one"))),
     {("2023-02-02", ""): "pending", ("2023-02-02", "one"): "pending"}),
    ("a consent judgment against one", (SUED, ev("ConsentJudgment", "2023-02-01", against="@one")),
     {("2023-02-02", ""): "pending", ("2023-02-02", "one"): "settled"}),
    ("talks alone", (SUED, agreed("2023-02-01", "in-principle")), {("2023-02-02", ""): "pending"}),
    ("agreed, then entered", (SUED, agreed("2023-02-01", "agreed"), agreed("2023-03-01", "entered")),
     {("2023-02-02", ""): "settlement-pending", ("2023-03-02", ""): "settled"}),
    ("agreed, then refused by the court",
     (SUED, agreed("2023-02-01", "filed"), agreed("2023-03-01", "refused")),
     {("2023-02-02", ""): "settlement-pending", ("2023-03-02", ""): "pending"}),
    ("one has settled, the rest is dropped",
     (SUED, agreed("2023-02-01", "agreed", "@reg-agency", "@one", scopeKind="parties"), ev("Dismissal", "2023-05-01")),
     {("2023-02-02", "one"): "settlement-pending", ("2023-02-02", ""): "pending", ("2023-05-02", ""): "dismissed",
      ("2023-05-02", "one"): "settled", ("2023-05-02", "two"): "dismissed"}),
    ("a judgment against one of two", (SUED, ev("Judgment", "2023-06-01", against="@one")),
     {("2023-06-02", ""): "pending", ("2023-06-02", "one"): "decided", ("2023-06-02", "two"): "pending"}),
    ("a verdict ends nothing, the judgment does",
     (SUED, ev("Verdict", "2023-05-01", finding="liable", against=("@one", "@two")), JUDGED),
     {("2023-05-02", ""): "pending", ("2023-06-02", ""): "decided"}),
    ("an acquittal of one, a sentence of the other",
     (SUED, ev("Verdict", "2023-05-01", finding="not-guilty", against="@one"), ev("Sentence", "2023-08-01", against="@two")),
     {("2023-05-02", "one"): "decided", ("2023-05-02", ""): "pending", ("2023-08-02", ""): "decided"}),
    ("summary judgment is not the judgment", (SUED, granted("2023-04-01", "judgment")), {("2023-04-02", ""): "pending"}),
    ("unless it gives the last relief", (SUED, granted("2023-04-01", "judgment", disposition="vacated")),
     {("2023-04-02", ""): "decided"}),
    ("on appeal, and affirmed", (SUED, JUDGED, APPEAL, above("affirmed")),
     {("2023-06-15", ""): "decided", ("2023-07-15", ""): "on-appeal", ("2023-09-02", ""): "decided"}),
    ("an appeal that revives", (SUED, JUDGED, APPEAL, above("reversed")),
     {("2023-07-15", ""): "on-appeal", ("2023-09-02", ""): "pending"}),
    ("revived, and then given up", (SUED, JUDGED, APPEAL, above("vacated"), ev("Dismissal", "2023-11-01")),
     {("2023-10-01", ""): "pending", ("2023-11-02", ""): "dismissed"}),
    ("an appeal that is given up", (SUED, JUDGED, APPEAL, ev("Dismissal", "2023-10-01", inProceeding="@high")),
     {("2023-10-02", ""): "decided"}),
    ("an appeal that is given up, of which nobody names the docket",
     (SUED, JUDGED, APPEAL, ev("Dismissal", "2023-10-01")), {("2023-10-02", ""): "decided"}),
    ("an appeal of which the end below is unknown", (SUED, APPEAL, ev("Dismissal", "2023-10-01", inProceeding="@high")),
     {("2023-07-15", ""): "on-appeal", ("2023-10-02", ""): "closed"}),
    ("in abeyance on appeal", (SUED, JUDGED, APPEAL, HELD, above("affirmed", "2023-12-01")),
     {("2023-07-15", ""): "on-appeal", ("2023-08-02", ""): "in-abeyance", ("2023-12-02", ""): "decided"}),
    ("a stay below while on appeal", (SUED, JUDGED, APPEAL, granted("2023-07-10", "stay", inProceeding="@low")),
     {("2023-07-15", ""): "on-appeal"}),
    ("stayed below for an appeal before the end",
     (SUED, CERTIFIED, granted("2023-06-15", "stay", endCondition="the appeal"), APPEAL),
     {("2023-07-15", ""): "stayed"}),
    ("an appeal before the end, without a stay", (SUED, CERTIFIED, APPEAL), {("2023-07-15", ""): "pending"}),
    ("a case that is dropped takes its early appeal along", (SUED, CERTIFIED, APPEAL, ev("Dismissal", "2023-08-01")),
     {("2023-08-02", ""): "dismissed"}),
    ("the end of an appeal lifts no stay below",
     (SUED, CERTIFIED, granted("2023-06-15", "stay"), APPEAL, ev("Dismissal", "2023-08-01", inProceeding="@high")),
     {("2023-08-02", ""): "stayed"}),
    ("who was let out is on no appeal", (SUED, ONE_OUT, ev("Judgment", "2023-06-01", against="@two"), APPEAL, above("reversed")),
     {("2023-07-15", ""): "on-appeal", ("2023-07-15", "one"): "dismissed", ("2023-09-02", "one"): "dismissed",
      ("2023-09-02", ""): "pending"}),
    ("one of two losers appeals", (SUED, JUDGED, ev("NoticeOfAppeal", "2023-07-01", filedBy="@one")),
     {("2023-07-15", "one"): "on-appeal", ("2023-07-15", "two"): "decided", ("2023-07-15", ""): "on-appeal"}),
    ("a judgment set aside", (SUED, JUDGED, granted("2023-10-01", "vacatur", vacates="@judgment-2023-06-01")),
     {("2023-09-01", ""): "decided", ("2023-10-02", ""): "pending"}),
    ("transferred, and taken up there",
     (SUED, granted("2023-03-01", "transfer"), ev("Hearing", "2023-05-01", occurredOn="2023-05-01")),
     {("2023-03-02", ""): "transferred", ("2023-05-02", ""): "pending"}),
    ("a transfer that is refused", (SUED, ev("Order", "2023-03-01", relief="transfer", outcome="denied")),
     {("2023-03-02", ""): "pending"}),
    ("taken off the list, and opened again", (SUED, PUT_AWAY, granted("2023-05-01", "reopening")),
     {("2023-04-01", ""): "administratively-closed", ("2023-05-02", ""): "pending"}),
    ("stayed and taken off the list, and the stay lifted",
     (SUED, granted("2023-03-01", "stay", id_="s"), PUT_AWAY, LIFTED),
     {("2023-04-01", ""): "administratively-closed", ("2023-05-02", ""): "pending"}),
    ("taken off the list, and dropped", (SUED, PUT_AWAY, ev("Dismissal", "2023-06-01")),
     {("2023-05-01", ""): "administratively-closed", ("2023-06-02", ""): "dismissed"}),
    ("an administrative closing that is refused",
     (SUED, ev("Order", "2023-03-01", relief="administrative-closing", outcome="denied")), {("2023-04-01", ""): "pending"}),
    ("closed, nobody says how", (SUED, granted("2023-04-01", "closing")), {("2023-04-02", ""): "closed"}),
    ("dismissed, and closed by the clerk", (SUED, ev("Dismissal", "2023-04-01"), granted("2023-04-02", "closing")),
     {("2023-04-03", ""): "dismissed"}),
    ("a plan to dismiss", (SUED, sheet("d", "Dismissal", "planned", filedOn="2023-04-01")), {("2023-04-02", ""): "pending"}),
    ("of unknown beginning", (ev("Verdict", "2023-05-01", finding="guilty"), ev("Sentence", "2023-08-01")),
     {("2023-06-01", ""): "pending", ("2023-08-02", ""): "decided"}),
]  # fmt: skip


def standing(
    case: FactSheet,
    events: tuple[FactSheet, ...],
    day: str,
    of: str,
    matters: Mapping[str, FactSheet] = MATTERS,
) -> set[str]:
    """The statuses that surely hold on a day: of the case, or of a party or claim that may have none of its own."""
    found = facts.sheets(rules.derive(case, events, rules.Around(matters)))
    every = [s for s in found.values() if s.cls() == "CaseStatus"]
    own = [s for s in every if of in (*s.objects("statusFor"), *s.objects("statusOf"))] if of else []
    rows = own or [s for s in every if not s.objects("statusFor") and s.objects("statusOf") == [case.id]]
    return {
        str(s.values("caseStatus")[0])
        for s in rows
        if times.holds_at(s, date.fromisoformat(day)) is Truth.YES
    }


@pytest.mark.parametrize(("events", "expected"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_a_case_stands_as_its_acts_have_left_it(
    events: tuple[FactSheet, ...], expected: dict[tuple[str, str], str]
) -> None:
    for (day, of), status in expected.items():
        assert standing(CASE, events, day, of) == ({status} if status else set()), (day, of)


@pytest.mark.parametrize(("events", "expected"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_statuses_follow_one_another_without_gap_or_overlap(
    events: tuple[FactSheet, ...], expected: dict[tuple[str, str], str]
) -> None:
    found = facts.sheets(rules.derive(CASE, events, rules.Around(MATTERS)))
    lines: dict[tuple[str, ...], list[FactSheet]] = {}
    for s in found.values():
        if s.cls() == "CaseStatus":
            lines.setdefault((*s.objects("statusOf"), *s.objects("statusFor")), []).append(s)
    assert (CASE.id,) in lines
    for line in lines.values():
        open_ones = [s for s in line if not s.values("ended")]
        assert len(open_ones) == 1
        ends = sorted(str(v) for s in line for v in s.values("ended"))
        begins = sorted(str(v) for s in line for v in s.values("began"))
        assert ends == begins[1:]
        assert all(f.premises and f.rule == "status@3" for s in line for f in s.facts)


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_of_the_events_makes_no_difference(reverse: bool) -> None:
    for name, events, _ in ROWS:
        one = rules.derive(CASE, events, rules.Around(MATTERS))
        other = rules.derive(CASE, sorted(events, key=lambda s: s.id, reverse=reverse), rules.Around(MATTERS))
        assert {f.id: f for f in one} == {f.id: f for f in other}, name


def test_a_case_of_unknown_claims_and_dockets_is_walked_through_by_its_parties() -> None:
    events = (SUED, ONE_OUT, TWO_OUT)
    found = facts.sheets(rules.derive(BARE, events))
    whole = [s for s in found.values() if s.cls() == "CaseStatus" and not s.objects("statusFor")]
    assert sorted(str(s.values("caseStatus")[0]) for s in whole) == ["dismissed", "pending"]


def test_with_a_petition_for_review_the_decision_ends_the_case() -> None:
    opinion = ev("AppellateDecision", "2023-09-01", disposition="remanded", inProceeding="@up")
    petition = ev("Petition", "2023-01-10", inProceeding="@up")
    held = granted("2023-03-01", "abeyance", inProceeding="@up")
    assert standing(REVIEW, (petition, held, opinion), "2023-04-01", "") == {"in-abeyance"}
    assert standing(REVIEW, (petition, held, opinion), "2023-09-02", "") == {"decided"}


def test_consolidation_needs_a_case_to_be_consolidated_into() -> None:
    order = granted("2023-03-01", "consolidation")
    member = sheet("b-v-one", "Lawsuit", plaintiff="@b", defendant="@one", consolidatedInto="@lead")
    assert standing(member, (SUED, order), "2023-04-01", "") == {"consolidated"}
    assert standing(CASE, (SUED, order), "2023-04-01", "") == {"pending"}
    assert standing(member, (SUED, order, ev("Dismissal", "2023-06-01")), "2023-07-01", "") == {"dismissed"}


def test_a_dismissal_of_the_officers_is_not_one_of_the_firm_by_whose_name_the_case_goes() -> None:
    officers = ev("Dismissal", "2023-04-01", against="@two")
    firm = ev("Dismissal", "2023-04-01", against="@one")
    assert standing(BARE, (SUED, officers), "2023-04-02", "") == {"pending"}
    assert standing(BARE, (SUED, officers), "2023-04-02", "two") == {"dismissed"}
    assert standing(BARE, (SUED, firm), "2023-04-02", "") == {"dismissed"}


# ---------------------------------------------------------------- dockets

# One case in two districts and an MDL, with an appeal from the first: `east` and `west` were sent to `mdl`.
SPREAD = sheet(
    "reg-v-one",
    "Lawsuit",
    plaintiff="@reg-agency",
    defendant="@one",
    hasProceeding=("@east", "@west", "@mdl", "@above"),
)
COURTS = {
    "east": sheet("east", "Proceeding", proceedingKind="civil", transferredTo="@mdl"),
    "west": sheet("west", "Proceeding", proceedingKind="civil"),
    "mdl": sheet("mdl", "Proceeding", proceedingKind="civil"),
    "above": sheet("above", "Proceeding", proceedingKind="appeal", appealFrom="@east"),
}
# Of a state court, to which the federal one may send it back.
REMOVED = sheet(
    "reg-v-one", "Lawsuit", plaintiff="@reg-agency", defendant="@one", hasProceeding=("@state", "@federal")
)
EAST = ev("Complaint", "2023-01-10", inProceeding="@east")
WEST = ev("Complaint", "2023-02-10", inProceeding="@west")
SENT = granted("2023-04-01", "transfer", inProceeding="@east")
SENT_BACK = granted("2023-09-01", "remand", inProceeding="@mdl")

OF_DOCKETS: list[tuple[str, FactSheet, tuple[FactSheet, ...], dict[tuple[str, str], str]]] = [
    ("an appeal has a status of its own", CASE, (SUED, JUDGED, APPEAL, HELD, above("affirmed", "2023-12-01")),
     {("2023-02-01", "low"): "pending", ("2023-07-15", "low"): "decided", ("2023-06-15", "high"): "",
      ("2023-07-15", "high"): "pending", ("2023-08-02", "high"): "in-abeyance", ("2023-12-02", "high"): "decided"}),
    ("what is sent back is pending below, and over above", CASE, (SUED, JUDGED, APPEAL, above("reversed")),
     {("2023-07-15", "low"): "decided", ("2023-09-02", "low"): "pending", ("2023-09-02", "high"): "decided"}),
    ("an appeal that is given up is dismissed, and the judgment stands", CASE,
     (SUED, JUDGED, APPEAL, ev("Dismissal", "2023-10-01", inProceeding="@high")),
     {("2023-10-02", "high"): "dismissed", ("2023-10-02", "low"): "decided"}),
    ("an appeal of which only its decision is known", CASE, (SUED, JUDGED, above("affirmed")),
     {("2023-09-02", "high"): "decided"}),
    ("a stay below is none above", CASE, (SUED, CERTIFIED, APPEAL, granted("2023-07-10", "stay", inProceeding="@low")),
     {("2023-07-15", "low"): "stayed", ("2023-07-15", "high"): "pending"}),
    ("a notice that is filed below begins the appeal above", CASE,
     (SUED, JUDGED, ev("NoticeOfAppeal", "2023-07-01", inProceeding="@low")),
     {("2023-07-15", "high"): "pending", ("2023-07-15", "low"): "decided"}),
    ("a transferred docket goes on in another", SPREAD, (EAST, WEST, SENT),
     {("2023-03-01", "east"): "pending", ("2023-04-02", "east"): "transferred", ("2023-04-02", "mdl"): "pending",
      ("2023-04-02", "west"): "pending"}),
    ("a remand from the MDL brings it back", SPREAD, (EAST, WEST, SENT, SENT_BACK),
     {("2023-08-01", "east"): "transferred", ("2023-09-02", "east"): "pending", ("2023-09-02", "mdl"): "transferred"}),
    ("a transfer of which no order is told", SPREAD,
     (EAST, granted("2023-06-01", "stay", inProceeding="@mdl")),
     {("2023-06-02", "east"): "transferred", ("2023-06-02", "mdl"): "stayed"}),
    ("an end of one docket is none of the others", SPREAD, (EAST, WEST, ev("Dismissal", "2023-05-01", inProceeding="@west")),
     {("2023-05-02", "west"): "dismissed", ("2023-05-02", "east"): "pending"}),
    ("an end of the whole case is one of every docket below", SPREAD, (EAST, WEST, ev("Dismissal", "2023-05-01")),
     {("2023-05-02", "west"): "dismissed", ("2023-05-02", "east"): "dismissed"}),
    ("a motion that names no docket is of none", SPREAD, (EAST, WEST, ev("Dismissal", "2023-05-01", scopeKind="parties",
                                                                        dismissedParty="@one", inProceeding="@east"),
                                                          ev("Motion", "2023-06-01", relief="more-time")),
     {("2023-05-02", "east"): "dismissed", ("2023-05-02", "west"): "pending"}),
    ("a removed case is sent back to the state court", REMOVED,
     (ev("Complaint", "2023-01-10", inProceeding="@state"), ev("Hearing", "2023-03-01", inProceeding="@federal"),
      granted("2023-05-01", "remand", inProceeding="@federal")),
     {("2023-04-01", "federal"): "pending", ("2023-05-02", "federal"): "transferred", ("2023-05-02", "state"): "pending"}),
    ("one docket is taken off the list", SPREAD, (EAST, WEST, granted("2023-05-01", "administrative-closing", inProceeding="@west")),
     {("2023-05-02", "west"): "administratively-closed", ("2023-05-02", "east"): "pending"}),
]  # fmt: skip
EVERY_DOCKET = MATTERS | COURTS | {n: sheet(n, "Proceeding") for n in ("state", "federal")}


@pytest.mark.parametrize(
    ("case", "events", "expected"), [r[1:] for r in OF_DOCKETS], ids=[r[0] for r in OF_DOCKETS]
)
def test_each_docket_stands_by_what_happened_in_it(
    case: FactSheet, events: tuple[FactSheet, ...], expected: dict[tuple[str, str], str]
) -> None:
    found = facts.sheets(rules.derive(case, events, rules.Around(EVERY_DOCKET)))
    of_dockets = {d for s in found.values() for d in s.objects("statusOf") if d in EVERY_DOCKET}
    for (day, docket), status in expected.items():
        assert docket in of_dockets
        assert standing(case, events, day, docket, EVERY_DOCKET) == ({status} if status else set()), (
            day,
            docket,
        )


def test_a_case_with_one_docket_has_no_status_of_the_docket() -> None:
    case = sheet("reg-v-one", "Lawsuit", plaintiff="@reg-agency", defendant="@one", hasProceeding="@low")
    found = facts.sheets(rules.derive(case, (SUED, JUDGED), rules.Around(MATTERS)))
    assert {o for s in found.values() for o in s.objects("statusOf")} == {case.id}


@given(st.data())
def test_dockets_stand_the_same_in_whatever_order_their_acts_are_told(data: st.DataObject) -> None:
    _, case, events, _ = data.draw(st.sampled_from(OF_DOCKETS))
    around = rules.Around(EVERY_DOCKET)
    one = rules.derive(case, events, around)
    other = rules.derive(case, data.draw(st.permutations(events)), around)
    assert {f.id: f for f in one} == {f.id: f for f in other}
