"""Every kind of event, role and office in the facts, and every type of record, has its term."""

from __future__ import annotations

import json
from pathlib import Path

from cryptoreg.ontology.generated.names import (
    CODES,
    ENTRY_LABELS,
    PARENTS,
    PROPERTIES,
    RECORD_CLASSES,
    RECORD_FORMS,
)

EVENTS: dict[str, tuple[str, dict[str, str]]] = {
    "abeyance_extended": ("Order", {"relief": "abeyance-extension"}),
    "abeyance_granted": ("Order", {"relief": "abeyance"}),
    "agency_denial": ("AgencyDecision", {"outcome": "denied"}),
    "amended_complaint": ("AmendedPleading", {}),
    "announcement": ("PublicStatement", {}),
    "appeal": ("NoticeOfAppeal", {}),
    "appeal_withdrawn": ("Dismissal", {"dismissalRule": "frap-42b"}),
    "arrest": ("Arrest", {}),
    "certification": ("Certification", {}),
    "complaint": ("Complaint", {}),
    "consent_order": ("ConsentOrder", {}),
    "cross_motion": ("Motion", {"motionForm": "cross"}),
    "delisting": ("Delisting", {}),
    "dismissal": ("Dismissal", {}),
    "extension_granted": ("Order", {"relief": "more-time", "outcome": "granted"}),
    "final_judgment": ("Judgment", {}),
    "hearing": ("Hearing", {}),
    "indictment": ("Indictment", {}),
    "investigation_closed": ("InvestigationClosing", {}),
    "joint_motion": ("Motion", {"motionForm": "joint"}),
    "joint_motion_to_extend_stay": ("Motion", {"motionKind": "to-extend-stay"}),
    "joint_motion_to_hold_in_abeyance": ("Motion", {"motionKind": "to-hold-in-abeyance"}),
    "joint_motion_to_stay": ("Motion", {"motionKind": "to-stay"}),
    "joint_motion_to_vacate": ("Motion", {"motionKind": "to-vacate"}),
    "jury_deadlock": ("Mistrial", {}),
    "letter": ("Letter", {}),
    "motion": ("Motion", {}),
    "motion_for_certification": ("Motion", {"motionKind": "certify-appeal"}),
    "motion_for_extension": ("Motion", {"motionKind": "more-time"}),
    "motion_for_leave_to_amend": ("Motion", {"motionKind": "leave-to-amend"}),
    "motion_for_summary_judgment": ("Motion", {"motionKind": "summary-judgment"}),
    "motion_for_tro": ("Motion", {"motionKind": "restraining-order"}),
    "motion_to_dismiss": ("Motion", {"motionKind": "to-dismiss"}),
    "motion_to_stay": ("Motion", {"motionKind": "to-stay"}),
    "notice": ("Notice", {}),
    "order": ("Order", {}),
    "order_to_show_cause": ("OrderToShowCause", {}),
    "parallel_action": ("Penalty", {"monetaryKind": "penalty"}),
    "pardon": ("Pardon", {}),
    "petition": ("RulemakingPetition", {}),
    "plea": ("Plea", {"finding": "guilty"}),
    "redesignation": ("Sanction", {}),
    "release": ("ReleaseFromCustody", {}),
    "reply_brief": ("Reply", {}),
    "sanction": ("Sanction", {}),
    "self_certification": ("SelfCertification", {}),
    "sentence": ("Sentence", {}),
    "settlement": ("Settlement", {"settlementStage": "agreed"}),
    "settlement_in_principle": ("Settlement", {"settlementStage": "in-principle"}),
    "stay_extended": ("Order", {"relief": "stay-extension"}),
    "stay_granted": ("Order", {"relief": "stay", "outcome": "granted"}),
    "stipulation_of_dismissal": ("Dismissal", {"manner": "stipulation", "dismissalRule": "frcp-41a1aii"}),
    "trial_start": ("Trial", {}),
    "tro": ("TemporaryRestrainingOrder", {}),
    "tro_dissolved": ("Order", {}),
    "unsealed": ("Unsealing", {}),
    "verdict": ("Verdict", {"finding": "liable"}),
    "wells_notice": ("WellsNotice", {}),
    "wells_submission": ("WellsSubmission", {}),
}
KINDS = {
    "agency_action": ("AgencyAct",),
    "appointment_step": ("Nomination", "Confirmation", "NominationWithdrawal"),
    "executive_order": ("OrderSigned", "ExecutiveOrder"),
    "investigation_closed": ("InvestigationClosing",),
    "investigation_step": ("WellsNotice",),
    "legislation": ("RuleOrLawAdopted", "LawEnacted", "Bill"),
    "office_holder": ("Tenure", "Designation"),
    "report": ("ReportIssued",),
    "rule_guidance": ("RuleAdopted", "GuidanceIssued"),
    "statement": ("PublicStatement",),
    "task_force": ("TaskForce", "TaskForceFormation"),
    "task_force_event": ("Roundtable", "Membership"),
}
ROLES = {
    "plaintiff": "plaintiff",
    "defendant": "defendant",
    "settling defendant": "defendant",
    "petitioner": "petitioner",
    "respondent": "respondent",
    "interested_party": "interestedParty",
}
RECORD_TYPES = """
case_filed motion_filed stay_requested stay_granted stay_denied stay_extended case_dismissed settlement penalty ruling
appeal_filed investigation_closed investigation_opened taskforce_formed order_signed appointment allegation
verdict_or_plea rule_or_law statement_of_intent speculation policy_shift negotiation
""".split()


def test_every_home_exists() -> None:
    for cls, codes in EVENTS.values():
        assert cls in PARENTS
        for name, code in codes.items():
            info = PROPERTIES[name]
            assert info.domain in (cls, *PARENTS[cls])
            assert info.codes is not None
            assert code in CODES[info.codes]
    assert {c for several in KINDS.values() for c in several} <= set(PARENTS)
    assert set(ROLES.values()) <= set(PROPERTIES)


def test_every_event_kind_and_role_of_the_facts_has_a_home(shared: Path) -> None:
    cases = json.loads((shared / "facts" / "cases.json").read_text())
    assert {e["type"] for case in cases for e in case["events"]} <= set(EVENTS)
    assert {p["role"] for case in cases for p in case["parties"]} <= set(ROLES)
    events = json.loads((shared / "facts" / "events.json").read_text())
    assert {e["kind"] for e in events} <= set(KINDS)


def test_every_type_of_record_is_printed_by_some_class() -> None:
    assert {form.record_type for form in RECORD_FORMS} == set(RECORD_TYPES)
    assert set(RECORD_CLASSES.values()) == {
        "Regulator", "Firm", "Person", "Court", "TaskForce", "Administration", "Law", "Token", "Lawsuit",
        "Legislature", "GovernmentBody",
    }  # fmt: skip


def test_every_label_of_docket_entries_has_a_class(shared: Path) -> None:
    import csv

    table = shared / "samples" / "filing_categories" / "docket_entries_dev.csv"
    with table.open(encoding="utf-8", newline="") as rows:
        labels = {row["label"] for row in csv.DictReader(rows)}
    assert labels - set(ENTRY_LABELS.values()) == {"Multiple"}  # a line that holds several papers
