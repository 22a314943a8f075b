"""What entries say: own-worded entries with all that must come out of each."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptoreg.loaders.dockets import entries
from cryptoreg.loaders.dockets.acts import Act
from cryptoreg.loaders.dockets.names import judge


@dataclass(frozen=True)
class Want:
    """One act as expected."""

    cls: str
    reliefs: str = ""
    outcome: str | None = None
    answers: str = ""
    filers: tuple[str, ...] = ()
    more: dict[str, object] = field(default_factory=dict)


def seen(act: Act) -> dict[str, object]:
    """What a row may ask of an act beside its main parts."""
    return {
        "form": act.form,
        "side": act.filers.side,
        "days": act.duration.value if act.duration is not None else None,
        "end": act.stated_end.edtf if act.stated_end is not None else None,
        "until": act.condition.text if act.condition is not None else None,
        "scope": act.scope_code,
        "manner": act.manner,
        "prejudice": act.with_prejudice,
    }


SEC = "SECURITIES AND EXCHANGE COMMISSION"
TABLE: list[tuple[str, list[Want]]] = [
    # ---- motions: relief, form, movants
    ("MOTION to Stay Proceedings by Acme Exchange, Inc., Bolt Ltd. (Doe, Jane) (Entered: 02/03/2025)",
     [Want("Motion", "stay", filers=("Acme Exchange, Inc.", "Bolt Ltd."))]),
    (f"Joint MOTION to Stay Case for 60 days by {SEC}, Acme Holdings Limited. (Attachments: # 1 Text of Proposed Order)",
     [Want("Motion", "stay", filers=(SEC, "Acme Holdings Limited"), more={"form": "joint", "days": 60})]),
    ("Consent MOTION to Hold Case in Abeyance pending resolution of the parties' negotiations by All Parties",
     [Want("Motion", "abeyance", more={"form": "joint", "side": "all", "until": "pending resolution of the parties' negotiations"})]),
    ("Unopposed MOTION to Extend Stay through August 1, 2025 by Acme LLC.",
     [Want("Motion", "stay-extension", filers=("Acme LLC",), more={"form": "unopposed", "end": "2025-08-01"})]),
    ("Emergency MOTION to Stay discovery by Acme LLC",
     [Want("Motion", "stay", filers=("Acme LLC",), more={"form": "emergency", "scope": "discovery"})]),
    ("MOTION to Compel Arbitration ., MOTION to Stay Proceedings. Document filed by Acme Books, Inc..(Doe, S)",
     [Want("Motion", "arbitration stay", filers=("Acme Books, Inc.",))]),
    ("MOTION to Dismiss or, in the alternative, for Summary Judgment by Acme LLC",
     [Want("Motion", "dismissal judgment", filers=("Acme LLC",))]),
    ("MOTION for Extension of Time to File Response/Reply as to 14 MOTION to Dismiss by Acme LLC.",
     [Want("Motion", "more-time", filers=("Acme LLC",))]),
    ("MOTION for Leave to File Reply in support of 7 MOTION to Stay by Acme LLC",
     [Want("Motion", "leave-to-file", filers=("Acme LLC",))]),
    ("MOTION by Defendant ACME, INC., for protective order (Attachments: # 1 Text)",
     [Want("Motion", "discovery", filers=("ACME, INC.",))]),
    ("MOTION by plaintiffs to extend time to respond to dfts' mtn for partial sum jgm to 12/5/02 (lam)",
     [Want("Motion", "more-time", more={"side": "plaintiffs"})]),
    ("MOTION of Appellant Trade T, Inc. and Appellees Path LLC to stay the briefing schedule [Consent: unopposed].",
     [Want("Motion", "stay", filers=("Trade T, Inc.", "Path LLC"), more={"form": "unopposed", "scope": "briefing"})]),
    ("Notice of Motion and Motion for Relief from Stay as to 1 Main Street Filed by J Moreno on behalf of Tab Bank",
     [Want("Motion", "lift-stay", filers=("Tab Bank",))]),
    ("Motion to stay. Responses due by 12/3/2008. Filed by F. Morgan of W & C, LLP on behalf of Ball Bearing, Inc.. (M, F)",
     [Want("Motion", "stay", filers=("Ball Bearing, Inc.",))]),
    # ---- orders: outcome per request, the stay's terms, what they answer
    ("ORDER granting 9 Motion to Stay. Signed by Judge Ann B. Bee on 2/13/2025. (cd) (Entered: 02/14/2025)",
     [Want("Order", "stay", "granted", "9")]),
    ("ORDER granting 210 Joint Motion to Stay. The case is STAYED for sixty (60) days. A status report is due by April 14, 2025.",
     [Want("Order", "stay", "granted", "210", more={"days": 60, "end": None})]),
    ("ORDER granting 12 Motion to Stay; denying as moot 10 Motion to Dismiss. Signed by Judge Ann Bee on 2/3/2025",
     [Want("Order", "stay", "granted", "12"), Want("Order", "dismissal", "denied-as-moot", "10")]),
    ("ORDER granting in part and denying in part [71] Motion to Dismiss",
     [Want("Order", "dismissal", "granted-in-part", "71")]),
    ("ORDER denying 156 Motion for Stay", [Want("Order", "stay", "denied", "156")]),
    ("ORDER: The motion to stay [Dkt. 31] is denied. The case is not stayed.",
     [Want("Order", "stay", "denied", "31")]),
    ("Order Granting Motion for Relief from Stay (Related Doc # 11). Signed on 8/19/2011.",
     [Want("Order", "lift-stay", "granted", "11")]),
    ("Order entered on 12/24/2008 granting Motion to stay (Related Doc # 5 ). (W, C)",
     [Want("Order", "stay", "granted", "5")]),
    ("MINUTE ORDER: Upon consideration of the joint 50 motion to stay, it is ORDERED that the motion is GRANTED and that this action is STAYED pending further order of the Court.",
     [Want("MinuteOrder", "stay", "granted", "50", more={"until": "pending further order of the Court"})]),
    ("Minute Entry for proceedings held before Judge Ann Bee: Status Conference held on 3/1/2025. Case stayed until June 1, 2025.",
     [Want("MinuteOrder", "stay", "granted", more={"end": "2025-06-01"})]),
    ("ORDER extending stay. The stay is extended through August 1, 2025.",
     [Want("Order", "stay-extension", "granted", more={"end": "2025-08-01"})]),
    ("ORDER vacating 40 Order staying case", [Want("Order", "lift-stay", "granted", "40")]),
    ("ORDER lifting stay. The stay entered on 2/3/2025 is hereby LIFTED.", [Want("Order", "lift-stay", "granted")]),
    ("ORDER: this matter is hereby administratively closed, subject to reopening on motion of either party.",
     [Want("Order", "administrative-closing", "granted")]),
    ("ORDER administratively closing case pending arbitration.", [Want("Order", "administrative-closing", "granted")]),
    ("ORDER granting 40 Motion to Lift Stay. The case is hereby REOPENED and restored to the active docket.",
     [Want("Order", "lift-stay", "granted", "40"), Want("Order", "reopening", "granted", "40")]),
    ("ORDER denying 12 Motion to Stay. The case will not be reopened before the mandate issues.", [Want("Order", "stay", "denied", "12")]),
    ("ORDER granting 31 Motion to Stay. All unreached deadlines as between Plaintiff and Zap, Inc. are stayed for 30 days.",
     [Want("Order", "stay", "granted", "31", more={"days": 30, "scope": "deadline"})]),
    ("ORDER granting [8-1] motion for stay of execution of judgment",
     [Want("Order", "stay", "granted", "8", more={"scope": "judgment"})]),
    ("ORDER holding the appeal in abeyance", [Want("Order", "abeyance", "granted")]),
    ("ORDER. The defendant's motion to compel (doc. 7 ) is hereby GRANTED, and this action is DISMISSED without prejudice.",
     [Want("Dismissal", more={"manner": "court", "prejudice": False}), Want("Order", "discovery", "granted", "7"), Want("Order", "dismissal", "granted", "7")]),
    ("Defendant's Unopposed Application for Extension of Time to Answer Complaint [7] is granted pursuant to Local Rule CV-12.",
     [Want("Order", "more-time", "granted", "7")]),
    ("ORDER re: 125 MOTION for Certification of Appeal. The Court GRANTS the 125 motion for certification. The proceedings are STAYED pending resolution of the appeal.",
     [Want("Order", "certification", "granted", "125"), Want("Order", "stay", "granted", "125", more={"until": "pending resolution of the appeal"})]),
    ("MINUTE ORDER. In light of the Joint Motion to Stay [290], this case is hereby STAYED until April 14, 2025.",
     [Want("MinuteOrder", "stay", "granted", "290", more={"end": "2025-04-14"})]),
    ("ORDER: the parties' joint request for a 60-day stay (ECF No. 112) is GRANTED.",
     [Want("Order", "stay", "granted", "112", more={"days": 60})]),
    ("MEMO ENDORSEMENT on re: 123 Letter Motion to Stay filed by Acme. ENDORSEMENT: Application GRANTED. SO ORDERED.",
     [Want("Order", "stay", "granted", "123")]),
    ("MOTION ORDER, granting motion to hold appeal in abeyance [38] filed by Appellee Acme, by AK, FILED.",
     [Want("Order", "abeyance", "granted", "38")]),
    ("ORDER terminating 10 Motion to Dismiss as moot in light of the stay.", [Want("Order", "dismissal", "denied-as-moot", "10")]),
    ("ORDER: The stay shall remain in effect until August 1, 2025.",
     [Want("Order", "stay-extension", "granted", more={"end": "2025-08-01"})]),
    ("ORDER denying without prejudice 88 Motion to Lift Stay.", [Want("Order", "lift-stay", "denied", "88")]),
    ("ORDER: this action is dismissed with prejudice and without costs. The Clerk is directed to close the case.",
     [Want("Dismissal", more={"manner": "court", "prejudice": True}), Want("Order", "dismissal", "granted")]),
    ("ORDER of Dismissal pursuant to Stipulation of Dismissal with Prejudice.",
     [Want("Order", "dismissal", "granted")]),
    ("ORDER to show cause why the case should not be stayed", [Want("Order", "show-cause")]),
    ("Order on Motion to Stay", [Want("Order", "stay")]),
    ("ORDER TO SHOW CAUSE why sanctions should not be imposed for failure to answer within the time that was set", [Want("Order", "show-cause")]),
    ("ORDER: The Court will hear the 9 Motion to Stay on the papers.", [Want("Order")]),
    # ---- what answers a motion, and what ends a case
    ("RESPONSE in Opposition re 7 MOTION to Stay filed by Acme, Inc.. (Doe, J)",
     [Want("Opposition", answers="7", filers=("Acme, Inc.",))]),
    ("MEMORANDUM OF LAW in Opposition re: 39 MOTION to Stay Proceedings. . Document filed by Ann Bee. (S, D)",
     [Want("Opposition", answers="39", filers=("Ann Bee",))]),
    ("REPLY to Response to Motion re 17 MOTION TO DISMISS filed by Mary Marin, Kirk Moss. (S, K)",
     [Want("Reply", answers="17", filers=("Mary Marin", "Kirk Moss"))]),
    ("JOINT STATUS REPORT by Acme, Inc., Bolt LLC", [Want("StatusReport", filers=("Acme, Inc.", "Bolt LLC"))]),
    (f"JOINT STIPULATION of Dismissal with prejudice by {SEC}, Acme, Inc.",
     [Want("Dismissal", filers=(SEC, "Acme, Inc."), more={"manner": "stipulation", "prejudice": True})]),
    ("NOTICE of Voluntary Dismissal by Acme as to Bolt LLC",
     [Want("Dismissal", filers=("Acme",), more={"manner": "notice", "scope": "parties"})]),
    ("STIPULATION to stay the case for 45 days. SO ORDERED. Signed by Judge Ann Bee on 2/3/2025",
     [Want("Stipulation"), Want("Order", "stay", "granted", more={"days": 45})]),
    (f"COMPLAINT against Acme Ltd, filed by {SEC}. (Attachments: # 1 Civil Cover Sheet)", [Want("Complaint", filers=(SEC,))]),
    ("AMENDED COMPLAINT against All Defendants, filed by Robert Roe.", [Want("AmendedPleading", filers=("Robert Roe",))]),
    ("NOTICE OF APPEAL as to 98 Judgment by Acme. Filing fee $ 505", [Want("NoticeOfAppeal", answers="98", filers=("Acme",))]),
    # ---- no act at all
    ("Set Deadlines re 7 MOTION to Stay. Responses due by 3/1/2025", []),
    ("ACTION REQUIRED BY DISTRICT JUDGE: chambers notified that action is needed Re: 8 MOTION to Stay", []),
    ("Motions terminated: 12 MOTION to Stay", []),
    ("***ENTERED IN ERROR*** MOTION to Stay by Acme", []),
    ("Receipt of Motion for Relief Stay(11-00001) [motion,mrlfsty] ( 150.00) Filing Fee", []),
    ("NOTICE of Appearance by Jane Doe on behalf of Acme", []),
    ("MOTION to Appear Pro Hac Vice by Jane Doe. Filing fee $ 200", []),
    ("ORDER granting 5 Motion to Withdraw as Attorney", []),
    ("Proposed Order Granting Motion to Stay by Acme", []),
    ("CERTIFICATE of service of Order granting Motion to Stay", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[t[:60] for t, _ in TABLE])
def test_an_entry_gives_these_acts_and_no_others(text: str, wanted: list[Want]) -> None:
    acts = entries.read(text).acts
    got = [
        (a.cls, " ".join(sorted(r.code for r in a.reliefs)), a.outcome, " ".join(r.number for r in a.answers), tuple(n.text for n in a.filers.names))
        for a in acts
    ]  # fmt: skip
    assert got == [(w.cls, w.reliefs, w.outcome, w.answers, w.filers) for w in wanted]
    for act, want in zip(acts, wanted, strict=True):
        facts = seen(act)
        assert {k: facts[k] for k in want.more} == want.more


REFERENCES = [
    ("re 1 Complaint", ["1"]),
    ("ORDER granting 9 Motion to Stay", ["9"]),
    ("re [7] MOTION to Stay; [12] Letter", ["7", "12"]),
    ("Order (Related Doc # 12)", ["12"]),
    ("(related document(s): 23 Motion for Relief)", ["23"]),
    ("RESPONSE to ECF No. 31", ["31"]),
    ("motion (doc. 7 ) is granted", ["7"]),
    ("Motion to Amend Schedule 39 is granted", ["39"]),
    ("granting motion [40-1], [42-1]", ["40", "42"]),
    ("within 30 days, on 2/3/2025, Rule 12, $ 402, 15 U.S.C. 78", []),
    ("for 60 days", []),
    ("In view of the order of May 2, 2017 and the June 12, 2017 order", []),
    ("as the 2017 order says", []),
    ("BRIEF filed by Petitioner [16-1033] (CP)", []),
]


@pytest.mark.parametrize(("text", "numbers"), REFERENCES)
def test_numbers_of_other_entries_are_told_from_other_numbers(text: str, numbers: list[str]) -> None:
    assert [r.number for r in entries.read(text).references] == numbers


def test_a_copy_of_what_another_court_ordered_is_known_for_one() -> None:
    text = "Received copy of District Court order filed on 2/3/2025 granting 9 Motion to Stay"
    assert entries.read(text).of_another_court
    assert entries.read(text).acts[0].outcome == "granted"
    assert not entries.read("ORDER granting 9 Motion to Stay").of_another_court


def test_judge_signature_entry_date_and_deadlines_are_read() -> None:
    reading = entries.read(
        "ORDER granting 9 Motion. Status Report due by 4/14/2025. Signed by Magistrate Judge Ann B. Bee on 2/13/25. (cd) (Entered: 02/14/2025)"
    )
    assert reading.judge is not None
    assert reading.judge.text == "Ann B. Bee"
    assert reading.signed_on is not None
    assert reading.signed_on.edtf == "2025-02-13"
    assert reading.entered_on is not None
    assert reading.entered_on.edtf == "2025-02-14"
    assert [(d.what, d.on.edtf) for d in reading.deadlines] == [("Status Report", "2025-04-14")]


def test_filers_are_taken_whole_where_the_parties_are_known() -> None:
    parties = ["Taylor, Bean & Moss Corp.", "Customs and Border Patrol"]
    act = entries.read(
        "MOTION to Stay by Taylor, Bean & Moss Corp., Customs and Border Patrol (D, J)", parties
    ).acts[0]
    assert [n.text for n in act.filers.names] == parties


_WORDS = st.sampled_from(
    "ORDER MOTION granting denying to Stay by Acme, Inc. re 9 [7] (Related Doc # 12) the case is STAYED until 2/3/2025 "
    "Signed by Judge Ann Bee on 2/13/2025. (Entered: 02/14/2025) (Attachments: # 1 Text) stipulation of dismissal ; for 60 days "
    "minute entry and ( ) . [".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_whatever_is_read_stands_in_the_entry(text: str) -> None:
    reading = entries.read(text)
    for act in reading.acts:
        assert 0 <= act.start < act.end <= len(text) or act.end <= len(text) + 1
        for words in (
            *act.filers.names,
            *([act.condition] if act.condition else []),
            *([act.scope] if act.scope else []),
        ):
            assert text[words.start : words.end] == words.text
        for ref in act.answers:
            assert text[ref.start : ref.end] == ref.number


@pytest.mark.parametrize(
    "unit",
    [
        "re 9 MOTION ",
        "(Attachments: ",
        "granting motion to stay; ",
        "by A, ",
        "[7] ",
        "stayed until 2/3/2025 ",
        "a" * 50,
    ],
)
def test_a_huge_entry_is_read_to_its_end(unit: str) -> None:
    """In a time that grows with its square this would take hours."""
    text = "ORDER " + unit * (60_000 // len(unit))
    assert all(0 <= act.start < act.end <= len(text) for act in entries.read(text).acts)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Joint status report due by 9/1/2025. Response to 12 Motion due by July 3, 2025.",
         [("Joint status report", "2025-09-01"), ("Response to 12 Motion", "2025-07-03")]),
        ("ORDER. The parties shall file a joint status report on or before August 15, 2025.",
         [("joint status report", "2025-08-15")]),
        ("ORDER: answer is due no later than 5:00 p.m. on July 7, 2025", [("answer", "2025-07-07")]),
        ("ORDER: Motions due by Friday, July 3, 2026.", [("Motions", "2026-07-03")]),
        ("ORDER. Plaintiff filed on 3/3/2025 a letter.", []),
        ("ORDER. The clerk shall file the record.", []),
        ("ORDER. The parties shall file a joint status report within sixty (60) days.", [("joint status report", 60)]),
        ("ORDER: answer due within 14 days of this order", [("answer", 14)]),
        ("ORDER. Within 30 days of the date of this order, the parties shall submit a proposed schedule.",
         [("proposed schedule", 30)]),
        ("ORDER. SEC shall file a brief within 14 days after the ruling of the court of appeals.", []),
    ],
)  # fmt: skip
def test_what_is_due_on_which_day(text: str, due: list[tuple[str, str | float | None]]) -> None:
    body = f"ORDER. {text}" if not text.startswith("ORDER") else text
    assert [
        (d.what, d.on.edtf if d.on is not None else d.within.value if d.within is not None else None)
        for d in entries.read(body).deadlines
    ] == due


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ORDER. Referred to Magistrate Judge Carl H. Dee. (Signed by Judge Ann B. Bee on 2/3/2025)", "Ann B. Bee"),
        ("LETTER ORDER: conference before Judge Carl Dee, etc. Signed by Judge Ann Bee on 2/3/2025.", "Ann Bee"),
        ("Case reassigned to Judge Carl Dee. So Ordered by Chief Judge Ann Bee on 2/3/2025", "Ann Bee"),
        ("Minute Entry for proceedings held before Judge Ann B. Bee. A conference was held.", "Ann B. Bee"),
        ("Minute Entry held before Judge Ann Bee: trial day two", "Ann Bee"),
        ("ORDER by Judge Ann Bee. Signed in chambers.", "Ann Bee"),
        ("ORDER by Judge Max Bee, Jr. on 2/3/2025", "Max Bee"),
        ("COPY OF ORDER: the action is assigned to the Honorable Ann Bee. (Signed by the Panel)", None),
        ("LETTER addressed to Judge Ann Bee from Acme LLC", None),
    ],
)  # fmt: skip
def test_the_judge_who_acts_is_told_from_one_who_is_only_named(text: str, name: str | None) -> None:
    found = judge(text)
    assert (None if found is None else found.text) == name


def test_an_order_of_another_court_or_panel_is_not_this_courts() -> None:
    text = "CERTIFIED TRUE COPY OF MDL ORDER FROM THE PANEL that the action is assigned to Judge Ann Bee. (Signed by the Panel)"
    assert entries.read(text).of_another_court


def test_a_request_of_counsel_is_known_behind_initials() -> None:
    assert (
        entries.read("ORDER granting 28 Motion for W. Roe, Esq. and K. L. Poe to Appear Pro Hac Vice.").acts
        == ()
    )


def test_who_filed_is_known_where_counsel_is_left_out() -> None:
    text = "MOTION to Stay. Filed by [left out] of Roe & Poe, LLP on behalf of Acme Exchange, Inc.. (Entered: 2/3/2025)"
    assert [n.text for n in entries.read(text).acts[0].filers.names] == ["Acme Exchange, Inc."]
    assert entries.read("MOTION to Stay by [left out] (Entered: 2/3/2025)").acts[0].filers.names == ()
