"""The Federal Register: who issued what, when, and what it did to earlier orders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cryptoreg.loaders.readers.federal_register import dispositions
from tests.loaders.reading import checked, facts, items, one, readings, write

ORDER: dict[str, Any] = {
    "document_number": "2031-00017",
    "type": "Presidential Document",
    "subtype": "Executive Order",
    "title": "Promoting Orderly Ledgers",
    "executive_order_number": "15999",
    "president": {"identifier": "donald-trump", "name": "Donald Trump"},
    "agencies": [
        {"raw_name": "EXECUTIVE OFFICE OF THE PRESIDENT", "name": "Executive Office of the President"}
    ],
    "citation": "96 FR 101",
    "publication_date": "2031-01-09",
    "signing_date": "2031-01-04",
    "html_url": "https://www.federalregister.gov/documents/2031/01/09/2031-00017/promoting-orderly-ledgers",
    "disposition_notes": "Revokes: EO 15001, March 9, 2022\nSee: EO 12866, September 30, 1993; Amended by: EO 16002, May 1, 2031",
    "abstract": None,
}
RULE: dict[str, Any] = {
    "document_number": "2031-00444",
    "type": "Rule",
    "action": "Final rule.",
    "title": "Custody of Tokens",
    "president": {"identifier": "joe-biden", "name": "Joseph R. Biden Jr."},
    "agencies": [
        {"raw_name": "SECURITIES AND EXCHANGE COMMISSION", "name": "Securities and Exchange Commission"}
    ],
    "docket_ids": ["Release No. 34-199306", "File No. S7-99-30"],
    "regulation_id_numbers": ["3235-ZZ99"],
    "publication_date": "2031-02-03",
    "effective_on": "2031-04-04",
    "abstract": "The Commission adopts a rule on the custody of tokens by broker-dealers.",
    "html_url": "https://www.federalregister.gov/d/2031-00444",
}


def test_an_executive_order_is_signed_by_the_president_and_changes_earlier_orders(tmp_path: Path) -> None:
    reading = one(write(tmp_path, "eo.json", json.dumps(ORDER)))
    document = reading.document
    assert (document.title, document.published, document.tier) == (
        "Promoting Orderly Ledgers",
        "2031-01-09",
        "official",
    )
    order = "Executive Order 15999"
    assert facts(reading) >= {
        ("OrderSigned", "actor", "Donald Trump"),
        ("OrderSigned", "instrument", order),
        ("OrderSigned", "signedOn", "2031-01-04"),
        ("OrderSigned", "announcedOn", "2031-01-09"),
        (order, "revokes", "Executive Order 15001"),
        ("Executive Order 16002", "amends", order),
        (order, "identifier", "96 FR 101"),
    }
    assert "Executive Order 12866" not in {f[2] for f in facts(reading)}


def test_a_rule_is_an_act_of_its_agency_and_never_of_the_president_in_office(tmp_path: Path) -> None:
    said = facts(one(write(tmp_path, "rule.json", json.dumps({"count": 1, "results": [RULE]}))))
    assert {f[2] for f in said if f[1] == "actor"} == {"Securities and Exchange Commission"}
    assert not any("Biden" in str(part) for fact in said for part in fact)
    assert {f[1:] for f in said} >= {("effectiveOn", "2031-04-04"), ("announcedOn", "2031-02-03")}
    assert {f[2] for f in said if f[1] == "identifier"} >= {
        "2031-00444",
        "Release No. 34-199306",
        "3235-ZZ99",
    }


def test_every_statement_quotes_the_field_that_it_rests_on(tmp_path: Path) -> None:
    reading = one(write(tmp_path, "eo.json", json.dumps(ORDER)))
    (extracted,) = checked(reading)
    signed = next(s for s in extracted.statements if s.predicate == "signedOn")
    assert signed.support.text == "2031-01-04"  # type: ignore[union-attr]
    line = reading.document.text.splitlines()  # type: ignore[union-attr]
    assert "Signed: 2031-01-04" in line


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ("Revokes in part: EO 13683, December 11, 2014", [("revokesInPart", False, "13683")]),
        ("Revoked by: EO 13811, September 29, 2017", [("revokes", True, "13811")]),
        ("Revokes : EO 13495; Executive Order 13708 of September 30, 2015", [("revokes", False, "13495"), ("revokes", False, "13708")]),
        ("See: EO 10530 of May 10, 1954 Revokes: EO 11423", [("revokes", False, "11423")]),
        ("Supersedes: EO 13708 Continued by: EO 13811", [("supersedes", False, "13708"), ("continues", True, "13811")]),
        ("See: EO 12866", []),
    ],
)  # fmt: skip
def test_disposition_notes(notes: str, said: list[tuple[str, bool, str]]) -> None:
    assert [(str(r), back, n) for r, back, n, _ in dispositions(notes)] == said


def test_a_result_that_is_no_document_is_named(tmp_path: Path) -> None:
    found, skipped = items(write(tmp_path, "page.json", json.dumps({"results": [ORDER, {"x": 1}]})))
    assert len(found) == 1
    assert [s.reason for s in skipped] == ["result 2 is no document of the Federal Register"]


def test_json_with_comment_lines_is_read(tmp_path: Path) -> None:
    assert (
        one(write(tmp_path, "a.jsonc", "// a note\n" + json.dumps(RULE))).document.title
        == "Custody of Tokens"
    )


def test_the_samples_load_without_a_skip_and_only_presidents_sign(shared: Path) -> None:
    folder = shared / "samples" / "federal_register"
    for path, count in (
        (folder / "fr_api_v1_presidential_and_crypto_2024-01.json", 20),
        (folder / "documents_search_executive_orders_2017-2020.json", 46),
        (folder / "document_rule.jsonc", 1),
    ):
        found = readings(path)
        assert len(found) == count
        for reading in found:
            said = facts(reading)
            signed_by = {f[2] for f in said if f[0] == "OrderSigned" and f[1] == "actor"}
            assert bool(signed_by) == ("Executive Order" in (reading.document.text or "").splitlines()[1])
