"""The checks of curated facts as a whole: each finding is found, names its line, and the seeds have none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from cryptoreg.loaders import facts_check, facts_schema
from tests.conftest import ROOT

CASE = """\
cryptoreg: facts/1
case:
  id: sec-v-acme
  reference: sec_v_acme
  name: SEC v. Acme
  parties:
  - {name: SEC, role: plaintiff, sources: [a]}
  - {name: Acme Coin, role: defendant, is: Firm, sources: [a]}
  proceedings:
  - {id: main, court: S.D.N.Y., docket_number: "1:24-cv-00001", sources: [a]}
  coverage: {known_to: 2025-06-30, text: news}
events:
- id: complaint
  is: Complaint
  filed_by: [SEC]
  filed_on: 2024-01-02
  summary: The agency sues on Tuesday 2 January 2024.
  sources: [a]
- id: stay
  is: Order
  relief: stay
  outcome: granted
  entered_on: 2024-03-01
  stated_end: 2024-04-30
  sources: [a]
sources:
  a: {url: "https://courier.example/a", published: 2024-03-02}
"""


def findings(tmp_path: Path, text: str, other: str | None = None) -> list[str]:
    (tmp_path / "sec-v-acme.yaml").write_text(text)
    if other is not None:
        (tmp_path / "other.yaml").write_text(other)
    return facts_check.check_folder(tmp_path)


def test_the_seeds_have_no_findings() -> None:
    assert facts_check.check_folder(ROOT / "seeds") == []


def test_a_good_file_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path, CASE) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("id: sec-v-acme", "id: sec-v-acne", 3, "is not the name of its file"),
        ("reference: sec_v_acme", "reference: SEC-1", 4, "is no reference"),
        ("1:24-cv-00001", "twenty-four", 10, "is no docket number"),
        ("Tuesday 2", "Friday 2", 17, "2024-01-02 was a Tuesday, not a Friday"),
        ("id: stay", "id: The Stay", 19, "lower case words"),
        ("stated_end: 2024-04-30", "stated_end: 2024-02-28", 24, "2024-02-28 is before 2024-03-01"),
        ("entered_on: 2024-03-01", "entered_on: 2023-12-01", 19, "is before the complaint"),
        ("entered_on: 2024-03-01", "entered_on: 2024-03-20", 25, "a is of 2024-03-02, before 2024-03-20"),
        ("known_to: 2025-06-30", "known_to: 2024-02-01", 19, "up to which the case is known"),
        ("https://courier.example/a", "courier/a", 27, "is no address"),
        ("is: Order", "is: Odrer", 20, "is no class of the ontology"),
        ("outcome: granted", "outcome: allowed", 22, "is no code; use one of"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in CASE
    (found,) = findings(tmp_path, CASE.replace(old, new, 1))
    assert message in found
    assert abs(int(found.split("line ")[1].split(":")[0]) - line) <= 1, found


def test_a_source_that_nothing_names_is_found(tmp_path: Path) -> None:
    extra = CASE + '  b: {url: "https://gazette.example/b"}\n'
    assert [f for f in findings(tmp_path, extra) if "is not used" in f]


def test_a_copy_needs_its_original_though_nothing_else_names_it(tmp_path: Path) -> None:
    copied = (
        CASE.replace("published: 2024-03-02}", "copy_of: b}") + '  b: {url: "https://gazette.example/b"}\n'
    )
    assert findings(tmp_path, copied) == []


def test_files_that_contradict_each_other_are_found(tmp_path: Path) -> None:
    other = """\
cryptoreg: facts/1
things:
- {id: office, is: Office, name: Chair of the SEC, office_of: SEC, reference: sec_v_acme, sources: [x]}
sources:
  x: {url: "https://courier.example/a", published: 2024-03-05}
"""
    found = findings(tmp_path, CASE, other)
    assert any("the reference 'sec_v_acme' is that of" in f for f in found)
    assert any("published is 2024-03-02, but 2024-03-05" in f for f in found)


def test_the_command_tells_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sec-v-acme.yaml").write_text(CASE)
    assert facts_check.main([str(tmp_path)]) == 0
    (tmp_path / "sec-v-acme.yaml").write_text(CASE.replace("Tuesday 2", "Friday 2"))
    assert facts_check.main([str(tmp_path)]) == 1
    assert "1 findings" in capsys.readouterr().out


def test_the_skeleton_of_the_guide_is_a_good_case(tmp_path: Path) -> None:
    guide = (ROOT / "seeds" / "README.md").read_text()
    (skeleton,) = [b for b in guide.split("```yaml\n")[1:] if "cryptoreg: facts/1" in b]
    (tmp_path / "sec-v-acme.yaml").write_text(skeleton.split("```")[0])
    assert facts_check.check_folder(tmp_path) == []


def test_the_schema_knows_classes_properties_and_codes(tmp_path: Path) -> None:
    facts_check.main(["--schema", str(tmp_path)])
    made = json.loads((tmp_path / "facts.schema.json").read_text())
    entry = made["$defs"]["Entry"]
    assert "Complaint" in entry["properties"]["is"]["enum"]
    assert "granted" in json.dumps(entry["properties"]["outcome"])
    assert facts_schema.dumps() == facts_schema.dumps()
    known = set(entry["properties"])
    for path in (ROOT / "seeds").rglob("*.yaml"):
        data = yaml.load(path.read_text(), yaml.BaseLoader)
        for given in (*data.get("events", ()), *data.get("things", ())):
            assert set(given) <= known, path
