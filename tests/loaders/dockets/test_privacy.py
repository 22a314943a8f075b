"""Who works in a case without being part of what it is about is left out; judges and parties stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cryptoreg.loaders import readers, sources
from cryptoreg.loaders.dockets.privacy import without_staff

OUT = "[left out]"

TABLE = [
    # the attorney who files
    ("MOTION to Stay by Acme LLC (Roe, Sam)", f"MOTION to Stay by Acme LLC ({OUT})"),
    ("MOTION by Acme. (VAN ROE, SAM) (Entered: 1/2/2025)", f"MOTION by Acme. ({OUT}) (Entered: 1/2/2025)"),
    ("MOTION filed by Sam T. Roe on behalf of Acme", f"MOTION filed by {OUT} on behalf of Acme"),
    ("BRIEF by Attorney Sam Roe on behalf of Acme", f"BRIEF by Attorney {OUT} on behalf of Acme"),
    ("LETTER addressed to Judge A. Bee from Sam Roe dated 1/2", f"LETTER addressed to Judge A. Bee from {OUT} dated 1/2"),
    # who was there
    ("Hearing held. AUSA: Pat Lee. Counsel for Acme: Sam Roe, Jr. and Kim Poe.", f"Hearing held. AUSA: {OUT}. Counsel for Acme: {OUT} and {OUT}."),
    ("Conference held. Pat Lee for the Government. Sam Roe, III for the Defendant.", f"Conference held. {OUT} for the Government. {OUT} for the Defendant."),
    ("Appearances on behalf of plaintiff by Pat Lee; for defendant by Sam Roe. Hearing set.", f"Appearances on behalf of plaintiff by {OUT}; for defendant by {OUT}. Hearing set."),
    ("Acme appeared by attys Pat Lee and Sam Roe. Topics: discovery.", f"Acme appeared by attys {OUT} and {OUT}. Topics: discovery."),
    ("Hearing held. (Court Reporter Kim Poe) (Interpreter: Ana de la Cruz)", f"Hearing held. (Court Reporter {OUT}) (Interpreter: {OUT})"),
    ("Mediator Kim Poe appointed", f"Mediator {OUT} appointed"),
    # judges, parties, offices and other capital words stay
    ("Hearing held before Judge Ann Bee. SO ORDERED.", "Hearing held before Judge Ann Bee. SO ORDERED."),
    ("Attorney General Pat Lee moves to intervene", "Attorney General Pat Lee moves to intervene"),
    ("COUNSEL SHALL APPEAR on Monday", "COUNSEL SHALL APPEAR on Monday"),
    ("Counsel for Acme Exchange Holdings may file a brief", "Counsel for Acme Exchange Holdings may file a brief"),
    ("Conference held. Briefing Schedule for Defendant's Motion set.", "Conference held. Briefing Schedule for Defendant's Motion set."),
    ("MOTION by Acme (Holdings, Inc.) to stay", "MOTION by Acme (Holdings, Inc.) to stay"),
    ("ORDER of transfer from New York", "ORDER of transfer from New York"),
    ("NOTICE by Acme (Albany, NY)", "NOTICE by Acme (Albany, NY)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[t[:40] for t, _ in TABLE])
def test_names_of_those_who_only_work_in_a_case_are_left_out(text: str, expected: str) -> None:
    assert without_staff(text) == expected


def test_a_party_keeps_its_name_wherever_it_stands() -> None:
    text = "LETTER addressed to Judge Ann Bee from Max Stern dated 1/2/2025"
    assert without_staff(text, ["Max Stern"]) == text


def test_attorneys_that_the_docket_lists_are_left_out_wherever_they_stand() -> None:
    text = "MOTION by Acme LLC (Attachments: # 1 Declaration of Sam Roe, # 2 Letter of SAM Q. ROE)"
    cleaned = without_staff(text, ["Acme LLC"], ["Sam Q. Roe, Jr"])
    assert cleaned == f"MOTION by Acme LLC (Attachments: # 1 Declaration of {OUT}, # 2 Letter of {OUT})"
    assert without_staff("BRIEF by Sam Q. Roe", ["Sam Q. Roe"], ["Sam Q. Roe"]) == "BRIEF by Sam Q. Roe"


def test_a_huge_entry_is_done_at_once() -> None:
    assert without_staff("Counsel " * 50_000).startswith("Counsel")
    assert without_staff("(Roe, Sam " * 20_000).startswith("(Roe")
    assert without_staff("A. B. C. and " * 20_000 + "hearing").endswith("hearing")


def test_no_name_of_counsel_stands_in_the_documents_of_a_docket(tmp_path: Path) -> None:
    file = tmp_path / "docket.json"
    entry = {"date_filed": "2025-02-03", "document_number": None, "pacer_doc_id": "", "pacer_seq_no": None}
    rows = [
        {
            **entry,
            "document_number": "9",
            "description": "MOTION to Stay Case by Acme Exchange, Inc. (Attachments: # 1 Declaration of Sam Q. Roe)(Roe, Sam)",
        },
        {
            **entry,
            "description": "Minute Entry for proceedings held before Judge Ann Bee: Motion Hearing held on 2/3/2025. "
            "The Court grants 9 Motion to Stay. Pat Lee for the Plaintiff; Sam Roe for the Defendant. (Court Reporter Kim Poe)",
        },
    ]
    docket = {
        "court_id": "nysd",
        "docket_number": "1:25-cv-00001",
        "case_name": "Securities and Exchange Commission v. Acme Exchange, Inc.",
        "date_filed": "2025-01-02",
        "docket_entries": rows,
        "parties": [
            {
                "name": "Acme Exchange, Inc.",
                "type": "Defendant",
                "attorneys": [{"name": "Sam Q. Roe, Jr", "contact": "1 Main St"}],
            }
        ],
    }
    file.write_text(json.dumps(docket), encoding="utf-8")
    read = [r for r in sources.stream(file, readers.READERS) if isinstance(r, sources.Reading)]
    words = "\n".join(r.document.text or "" for r in read)
    said = {(s.predicate, s.value) for r in read for s in r.statements or ()}
    assert not [name for name in ("Roe", "Pat Lee", "Kim Poe", "Main St") if name in words]
    assert "Judge Ann Bee" in words
    assert "Acme Exchange, Inc." in words
    assert ("outcome", "granted") in said
