"""Curated facts: one cited statement per source, and errors that name the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cryptoreg.errors import InputError
from cryptoreg.loaders import sources
from cryptoreg.loaders.readers import READERS
from cryptoreg.loaders.sources import Reading
from cryptoreg.ontology.statements import Citation, Statement, check

CASE = """\
cryptoreg: facts/1
case:
  id: sec-v-acme
  reference: sec_v_acme
  name: SEC v. Acme
  parties:
  - {name: SEC, role: plaintiff, sources: [a]}
  - {name: Acme Coin, role: defendant, is: Firm, sources: [a, b]}
  proceedings:
  - court: S.D.N.Y.
    docket_number: 1:24-cv-00001
    judge: Jane Roe
    sources: {court: [a], docket_number: [b], judge: [a]}
  coverage: {known_to: 2025-06-30, text: news}
names: {Jane Roe: Person}
events:
- id: complaint
  is: Complaint
  filed_by: [SEC]
  filed_on:
  - {value: 2024-01-02, sources: [a]}
  - {value: 2024-01-03, sources: [b], summary: The copy gives the day of the report.}
  summary: The agency sues Acme.
  sources: [a, b]
- id: stay
  is: Order
  relief: stay
  outcome: granted
  duration_days: 60
  entered_on: 2024-03
  modality: reported
  attributed_to: a clerk
  sources: [b]
sources:
  a: {url: "https://www.reuters.com/a", published: 2024-01-02}
  b: {url: "https://copy.example/b", copy_of: a}
"""


def read(tmp_path: Path, text: str) -> list[Reading]:
    path = tmp_path / "case.yaml"
    path.write_text(text)
    found = sources.read(path, READERS)
    assert isinstance(found, list)
    return found


def said(readings: list[Reading], predicate: str) -> list[Statement]:
    return [s for r in readings for s in r.statements or () if s.predicate == predicate]


def test_every_statement_passes_its_checks_and_is_cited(tmp_path: Path) -> None:
    for reading in read(tmp_path, CASE):
        assert reading.statements
        check(reading.document, reading.statements)
        assert all(isinstance(s.support, Citation) for s in reading.statements)
        assert reading.document.text is None


def test_a_fact_with_two_sources_is_two_statements_of_two_documents(tmp_path: Path) -> None:
    summaries = said(read(tmp_path, CASE), "summary")
    assert {s.value for s in summaries if "complaint" in s.subject} == {"The agency sues Acme."}
    assert len({s.document for s in summaries if "complaint" in s.subject}) == 2


def test_competing_values_keep_their_own_sources_and_words(tmp_path: Path) -> None:
    dates = {
        s.value: s.support.summary
        for s in said(read(tmp_path, CASE), "filedOn")
        if isinstance(s.support, Citation)
    }
    assert dates == {
        "2024-01-02": "The agency sues Acme.",
        "2024-01-03": "The copy gives the day of the report.",
    }


def test_modality_and_attribution_are_kept(tmp_path: Path) -> None:
    (stay,) = [s for s in said(read(tmp_path, CASE), "type") if s.value == "Order"]
    assert stay.modality == "reported"
    assert stay.attributed_to == ("a clerk",)


def test_a_copy_counts_as_its_original(tmp_path: Path) -> None:
    by_url = {r.document.url: r.document for r in read(tmp_path, CASE)}
    assert by_url["https://copy.example/b"].copy_of == by_url["https://www.reuters.com/a"].id


def test_a_docket_number_comes_with_its_court_in_every_source(tmp_path: Path) -> None:
    readings = read(tmp_path, CASE)
    (number,) = said(readings, "docketNumber")
    assert any(s.document == number.document and s.predicate == "court" for s in said(readings, "court"))


def test_coverage_is_the_curators_own_statement(tmp_path: Path) -> None:
    (known,) = said(read(tmp_path, CASE), "knownTo")
    document = next(r.document for r in read(tmp_path, CASE) if r.document.id == known.document)
    assert document.publisher == "cryptoreg"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("filed_by: [SEC]", "filed_for: [SEC]", 20, "is no property of the ontology"),
        ("filed_by: [SEC]", "docket_number: x", 20, "a Complaint has no docket_number"),
        ("filed_by: [SEC]", "filed_by: [Nobody Inc]", 20, "unknown to the gazetteer"),
        ("value: 2024-01-02,", "value: 2024-01-42,", 22, "day is out of range"),
        ("duration_days: 60", "duration_days: sixty", 30, "is no integer"),
        ("is: Order", "is: Odrer", 27, "is no class of the ontology"),
        ("- id: stay", "- id: complaint", 26, "is used twice"),
        ("  sources: [b]\nsources", "  sources: [c]\nsources", 34, "no source is called 'c'"),
        ("  sources: [b]\nsources", "  sources: []\nsources", 34, "names no source"),
        ("modality: reported", "modality: rumoured", 32, "is no modality"),
        ("role: plaintiff", "role: planitiff", 7, "plaintiff"),
        ("  coverage: {known_to: 2025-06-30, text: news}\n", "", 3, "Field required"),
        ("copy_of: a", "copy_of: z", 37, "no source is called 'z'"),
        ("sources: {court: [a], ", "sources: {", 13, "names no source for court"),
        ("- {value: 2024-01-03, sources: [b]", "- {value: 2024-01-03, sources: [curator]", 23, "among those of the whole entry"),
        ("outcome: granted", "outcome: [granted", 29, "expected"),
    ],
)  # fmt: skip
def test_an_error_names_the_line_and_says_what_is_wrong(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in CASE
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path, CASE.replace(old, new, 1))
    found = str(caught.value).split("line ")[1].split(":")[0]
    assert abs(int(found) - line) <= 1, caught.value


def test_hostile_yaml_is_refused(tmp_path: Path) -> None:
    bomb = "cryptoreg: facts/1\n" + "x: " + "[" * 5000
    with pytest.raises(InputError):
        read(tmp_path, bomb)
    with pytest.raises(InputError):
        read(tmp_path, "cryptoreg: facts/1\nx: !!python/object/apply:os.system [ls]\n")
