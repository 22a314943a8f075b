"""A desk's table of cases: what it says, and what is wrong with it, by row and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers import table_columns, tables
from cryptoreg.loaders.sources import Source
from cryptoreg.ontology.generated.names import PARENTS, PROPERTIES
from tests.conftest import ROOT
from tests.loaders.reading import checked, facts, items, readings, write

HEAD = "case,plaintiff,defendants,court,docket_number,filed,event,event_date,summary,source_url"
TABLE = f"""{HEAD}
SEC v. Beta Labs,SEC,"Beta Labs, Inc.; Ann Roe",S.D.N.Y.,1:24-cv-01111,2024-02-03,,,The agency sued.,https://a.example/1
SEC v. Beta Labs,,,,,,motion to stay,2025-02-10,Both asked to wait.,https://a.example/2
SEC v. Beta Labs,,,,,,stayed,2025-02,The judge agreed.,https://a.example/2
"""


def test_rows_of_one_case_belong_together_and_each_is_cited(tmp_path: Path) -> None:
    first, second = readings(write(tmp_path, "cases.csv", TABLE))
    assert facts(first) >= {
        ("SEC v. Beta Labs", "plaintiff", "SEC"),
        ("SEC v. Beta Labs", "defendant", "Beta Labs, Inc."),
        ("SEC v. Beta Labs", "defendant", "Ann Roe"),
        ("Proceeding", "docketNumber", "1:24-cv-01111"),
        ("Proceeding", "court", "S.D.N.Y."),
        ("Complaint", "filedOn", "2024-02-03"),
    }
    said = facts(second)
    assert said >= {
        ("Motion", "relief", "stay"),
        ("Motion", "filedOn", "2025-02-10"),
        ("Motion", "filedIn", "SEC v. Beta Labs"),
        ("Order", "outcome", "granted"),
        ("Order", "enteredOn", "2025-02"),
        ("SEC v. Beta Labs", "hasProceeding", "Proceeding"),
    }
    (extracted,) = checked(second)
    assert {s.support.summary for s in extracted.statements if s.predicate == "relief"} == {
        "Both asked to wait.",
        "The judge agreed.",
    }  # type: ignore[union-attr]
    assert (second.document.kind, second.document.url) == ("cited", "https://a.example/2")


def test_semicolons_tabs_other_names_and_json_lines_say_the_same(tmp_path: Path) -> None:
    expected = {frozenset(facts(r)) for r in readings(write(tmp_path, "a.csv", TABLE))}
    tabs = (
        TABLE.replace('"Beta Labs, Inc.; Ann Roe"', "Beta Labs^ Inc.; Ann Roe")
        .replace(",", "\t")
        .replace("^", ",")
    )
    other = (
        tabs.replace("docket_number", "Docket Number")
        .replace("source_url", "URL")
        .replace("defendants", "Defendant")
    )
    assert {frozenset(facts(r)) for r in readings(write(tmp_path, "a.tsv", other))} == expected
    rows = [
        {"case": "SEC v. Beta Labs", "plaintiff": ["SEC"], "defendants": ["Beta Labs, Inc.", "Ann Roe"], "court": "S.D.N.Y.", "docket_number": "1:24-cv-01111", "filed": "2024-02-03", "summary": "The agency sued.", "source_url": "https://a.example/1"},
        {"case": "SEC v. Beta Labs", "event": "motion to stay", "event_date": "2025-02-10", "summary": "Both asked to wait.", "source_url": "https://a.example/2"},
        {"case": "SEC v. Beta Labs", "event": "stayed", "event_date": "2025-02", "summary": "The judge agreed.", "source_url": "https://a.example/2"},
    ]  # fmt: skip
    lines = "\n".join(map(json.dumps, rows))
    assert {frozenset(facts(r)) for r in readings(write(tmp_path, "a.jsonl", lines))} == expected


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("filed", "soon", "row 2, column filed: 'soon' is no date; write 2025-02-13"),
        ("court", "Moon Court", "row 2, column court: no court is known as 'Moon Court'"),
        ("docket_number", "abc", "row 2, column docket_number: 'abc' holds no docket number"),
        ("event", "stai granted", "row 2, column event: 'stai granted' is no known event; did you mean 'stay granted'?"),
        ("source_url", "", "row 2, column source_url is empty"),
        ("case", "", "row 2, column case is empty"),
        ("event_date", "2025-01-01", "row 2, column event is empty"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named_and_the_other_rows_are_loaded(
    tmp_path: Path, column: str, value: str, message: str
) -> None:
    good = {"case": "SEC v. Beta", "defendants": "Beta Labs", "source_url": "https://a.example/1"}
    bad = {**dict.fromkeys(HEAD.split(","), ""), **good, "case": "SEC v. Gamma", column: value}
    row = ",".join(bad[c] for c in HEAD.split(","))
    other = ",".join({**dict.fromkeys(HEAD.split(","), ""), **good}[c] for c in HEAD.split(","))
    found, skipped = items(write(tmp_path, "a.csv", f"{HEAD}\n{row}\n{other}\n"))
    assert len(found) == 1
    assert len(skipped) == 1
    assert skipped[0].reason.startswith(message)


def test_a_row_that_contradicts_an_earlier_one_names_both(tmp_path: Path) -> None:
    table = TABLE + "SEC v. Beta Labs,,,D.D.C.,,,dismissed,2025-05-01,,https://a.example/3\n"
    _, skipped = items(write(tmp_path, "a.csv", table))
    assert [s.reason for s in skipped] == ["row 5, column court: D.D.C. here, S.D.N.Y. in row 2"]


def test_an_unknown_column_is_an_error_with_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"row 1: column 'docket_numbr' is unknown: did you mean docket_number\?"
    ):
        readings(write(tmp_path, "a.csv", TABLE.replace("docket_number", "docket_numbr")))


def test_columns_of_the_desks_own_are_passed_over(tmp_path: Path) -> None:
    own = TABLE.replace("source_url", "source_url,_owner,x_prio", 1).replace(
        "https://a.example/1", "https://a.example/1,Ann,1"
    )
    assert len(readings(write(tmp_path, "a.csv", own))) == 2


def test_a_table_of_dockets_from_elsewhere_is_none_of_ours(tmp_path: Path) -> None:
    columns = "id,date_created,date_modified,source,date_filed,case_name,docket_number,court_id,cause,slug,pacer_case_id"
    source = Source(
        write(tmp_path, "dockets.csv", f"{columns}\n1,,,0,2024-01-01,A v. B,1:24-cv-00001,nysd,,a,1\n")
    )
    assert not tables.TableReader().recognises(source)


def test_every_word_for_an_event_is_one_of_the_ontology() -> None:
    for word, form in table_columns.event_words().items():
        assert "Event" in PARENTS[form["is"]], word
        for code in form.keys() - {"is"}:
            assert PROPERTIES[code].domain in (form["is"], *PARENTS[form["is"]]), word


def test_every_column_and_word_is_documented() -> None:
    page = (ROOT / "docs" / "formats.md").read_text()
    for column in table_columns.COLUMNS:
        assert f"| `{column}` |" in page
    for word in table_columns.event_words():
        assert f"`{word}`" in page


def test_identifiers_stand_beside_the_defendants_in_their_order(tmp_path: Path) -> None:
    table = (
        "case,defendants,defendants_cik,defendants_lei,source_url\n"
        'SEC v. X,"Beta Labs, Inc.; Gamma LLC",1234567; -,-;8i5dzwzkvszi1nuhu748,https://a.example/1\n'
        'SEC v. Y,"Delta LLC; Eps LLC",1234567,,https://a.example/2\n'
        "SEC v. Z,Zeta LLC,,8I5DZWZKVSZI1NUHU749,https://a.example/3\n"
    )
    found, skipped = items(write(tmp_path, "a.csv", table))
    (reading,) = found
    checked(reading)
    assert facts(reading) >= {
        ("Beta Labs, Inc.", "cik", "0001234567"),
        ("Gamma LLC", "lei", "8I5DZWZKVSZI1NUHU748"),
    }
    assert ["a value for each" in s.reason for s in skipped] == [True, False]
    assert "check digits" in skipped[1].reason
