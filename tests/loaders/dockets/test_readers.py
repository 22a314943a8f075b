"""Docket readers: every format gives the same case, without contacts; hostile files are refused in words."""

from __future__ import annotations

import bz2
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cryptoreg.errors import InputError
from cryptoreg.loaders import readers, sources
from cryptoreg.loaders.dockets import loading
from cryptoreg.loaders.readers import packed
from cryptoreg.loaders.sources import Reading, Skipped
from cryptoreg.ontology.generated.names import Tier
from cryptoreg.ontology.statements import TYPE, Quote, Statement, check
from tests.loaders.dockets import cases

ALL = readers.make(all_cases=True)


def load(path: Path, using: Any = readers.READERS) -> tuple[list[Reading], list[str]]:
    """The checked documents of a file, and what was skipped."""
    found = list(sources.stream(path, using))
    made = [f for f in found if isinstance(f, Reading)]
    for reading in made:
        check(reading.document, reading.statements or ())
    return made, [f.reason for f in found if isinstance(f, Skipped)]


def statements(made: list[Reading]) -> list[Statement]:
    return [s for reading in made for s in reading.statements or ()]


def values(made: list[Reading], predicate: str) -> set[object]:
    return {s.value for s in statements(made) if s.predicate == predicate}


def names(made: list[Reading], relation: str) -> set[object]:
    """The names of those who stand in a relation."""
    called = {s.subject: s.value for s in statements(made) if s.predicate == "name"}
    return {called[s.object] for s in statements(made) if s.predicate == relation and s.object in called}


def classes(made: list[Reading]) -> list[object]:
    """The classes of the acts of all entries."""
    acts = re.compile(r"-e\d+-\w+$")
    return sorted(str(s.value) for s in statements(made) if s.predicate == TYPE and acts.search(s.subject))


FILES: list[tuple[str, object]] = [
    ("docket.json", cases.juriscraper()),
    ("dockets-page.json", cases.page([cases.docket_row()])),
    ("one-docket.json", cases.docket_row()),
    ("entries.json", cases.page(cases.entry_rows())),
    ("parties.json", cases.page(cases.party_rows(), "https://www.courtlistener.com/api/rest/v4/parties/?cursor=x&docket=777")),
    ("alert.json", cases.webhook(cases.entry_rows())),
    ("search.json", {"count": 1, "next": None, "previous": None, "results": [cases.search_row()]}),
    ("notice.json", cases.notice_json()),
    ("notice.txt", cases.NOTICE_TEXT),
    ("feed.xml", cases.FEED),
    ("docket.xml", cases.ARCHIVE),
    ("dockets.csv", cases.BULK),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), FILES, ids=[n for n, _ in FILES])
def test_every_format_is_recognised_gives_court_records_and_no_contacts(
    tmp_path: Path, name: str, content: object
) -> None:
    made, _ = load(cases.write(tmp_path, name, content))
    assert made
    for reading in made:
        text = reading.document.text or ""
        assert reading.document.tier is Tier.COURT
        for secret in (cases.EMAIL, cases.PHONE, "99887766", "600001", "1 Main Street", "Big Law LLP"):
            assert secret not in text
            assert not any(secret in str(s.value) for s in reading.statements or ())
        for statement in reading.statements or ():
            assert isinstance(statement.support, Quote)


def test_a_report_gives_the_docket_with_its_parties_by_role(tmp_path: Path) -> None:
    made, skipped = load(cases.write(tmp_path, "docket.json", cases.juriscraper()))
    sheet = made[:1]
    assert values(sheet, "docketNumber") == {cases.NUMBER}
    assert names(sheet, "court") == {"U.S. District Court for the Southern District of New York"}
    assert names(sheet, "judge") == {"Ann B. Bee"}
    assert names(sheet, "magistrate") == {"Magda Strate"}
    assert names(sheet, "plaintiff") == {"Securities and Exchange Commission"}
    assert names(sheet, "defendant") == {"Acme Exchange, Inc.", "Carl Founder"}
    assert names(sheet, "amicus") == {"Digital Coin Association"}
    assert "Mia Mediator" not in (sheet[0].document.text or "")
    assert values(sheet, "knownTo") == {"2025-05-29"}
    assert values(sheet, "coverage") == {"docket to entry 213, 7 entries"}
    assert skipped == [
        "1 docket entries tell no act of a party or the court (appearances, summonses, receipts, reminders)"
    ]


def test_each_entry_that_acts_is_a_document_with_its_own_proof(tmp_path: Path) -> None:
    made, _ = load(cases.write(tmp_path, "docket.json", cases.juriscraper()))
    assert classes(made) == ["Complaint", "Dismissal", "MinuteOrder", "Motion", "Opposition", "Order"]
    order = next(r for r in made if values([r], "entryNumber") == {"212"})
    assert values([order], "reference") == {
        "docket:nysd/23-cv-9999/212",
        "docket:nysd/23-cv-9999/212#due-2025-04-14-joint-status-report",
    }
    assert values([order], "dueOn") == {"2025-04-14"}
    assert values([order], "answersEntry") == {"docket:nysd/23-cv-9999/210"}
    assert values([order], "relief") == {"stay"}
    assert values([order], "outcome") == {"granted"}
    assert values([order], "durationDays") == {60}
    assert (values([order], "filedOn"), values([order], "signedOn"), values([order], "enteredOn")) == (
        {"2025-02-13"},
        {"2025-02-13"},
        {"2025-02-14"},
    )
    assert names([order], "issuedBy") == {"Ann B. Bee"}
    days = next(s for s in statements([order]) if s.predicate == "durationDays")
    assert isinstance(days.support, Quote)
    assert days.support.text == "sixty (60) days"
    motion = next(r for r in made if values([r], "entryNumber") == {"210"})
    assert names([motion], "movant") == {"Securities and Exchange Commission", "Acme Exchange, Inc."}
    assert values([motion], "motionForm") == {"joint"}


def test_the_same_entry_in_two_formats_is_one_document(tmp_path: Path) -> None:
    report, _ = load(cases.write(tmp_path, "docket.xml", cases.ARCHIVE))
    found, _ = load(cases.write(tmp_path, "search.json", cases.page([cases.search_row()])))
    ids = {r.document.id for r in report}
    assert [r.document.id in ids for r in found if values([r], "entryNumber") == {"212"}] == [True]


def test_an_alert_names_its_docket_by_number_and_joins_it_by_that(tmp_path: Path) -> None:
    alert, _ = load(cases.write(tmp_path, "alert.json", cases.webhook(cases.entry_rows())))
    page, _ = load(cases.write(tmp_path, "page.json", cases.page(cases.entry_rows())))
    sheet, _ = load(cases.write(tmp_path, "docket.json", cases.docket_row()))
    assert {r.document.id for r in alert} == {r.document.id for r in page}
    assert "courtlistener:docket/777" in values(sheet, "reference")
    assert "courtlistener:docket/777" in values(alert, "reference")
    assert "courtlistener:docket/777/212" in values(alert, "reference")


def test_an_entry_whose_words_come_later_gives_its_facts_then(tmp_path: Path) -> None:
    empty = [{**row, "description": ""} for row in cases.entry_rows()[5:6]]
    made, skipped = load(cases.write(tmp_path, "alert.json", cases.webhook(empty)))
    assert made == []
    assert skipped == ["1 docket entries have no words yet"]
    made, _ = load(cases.write(tmp_path, "alert.json", cases.webhook(cases.entry_rows()[5:6])))
    assert values(made, "outcome") == {"granted"}


def test_roles_in_other_cases_are_left_out(tmp_path: Path) -> None:
    asked = "https://www.courtlistener.com/api/rest/v4/parties/?cursor=x&docket=777"
    made, _ = load(cases.write(tmp_path, "parties.json", cases.page(cases.party_rows(), asked)))
    assert "interestedParty" not in {s.predicate for s in statements(made)}
    assert names(made, "defendant") == {"Acme Exchange, Inc.", "Carl Founder"}
    with pytest.raises(InputError, match="of which it is"):
        load(cases.write(tmp_path, "parties.json", cases.page(cases.party_rows())))
    cases.write(tmp_path, "parties.meta.json", {"url": asked})
    assert names(load(tmp_path / "parties.json")[0], "plaintiff") == {"Securities and Exchange Commission"}


def test_cases_of_another_kind_are_counted_and_left_out_until_asked_for(tmp_path: Path) -> None:
    file = cases.write(tmp_path, "dockets.csv", cases.BULK)
    made, skipped = load(file)
    assert len(made) == 1
    assert skipped == [
        "Roe v. Poe is not about the regulation of crypto assets, so that its parties are not loaded (--all-cases loads them)"
    ]
    assert len(load(file, ALL)[0]) == 2


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress)])
def test_a_packed_bulk_table_is_read_as_a_stream_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    for module in (packed, sources):
        monkeypatch.setattr(module, "MAX_BYTES", 2**13)
    monkeypatch.setattr(packed, "_BLOCK", 2**10)
    first, row, _, _ = cases.BULK.split("\n")
    rows = [row.replace('"777"', f'"{n}"').replace(cases.NUMBER, f"1:23-cv-{n:05d}") for n in range(300)]
    whole = pack("\n".join([first, *rows, ""]).encode())
    made, skipped = load(cases.write(tmp_path, f"dockets.csv.{ending}", whole))
    assert (len(made), skipped) == (300, [])
    if ending == "gz":  # bzip2 unpacks by blocks larger than this
        cut = iter(sources.stream(cases.write(tmp_path, "cut.csv.gz", whole[:-40]), readers.READERS))
        assert isinstance(next(cut), Reading)
        with pytest.raises(InputError, match="cut off"):
            list(cut)
    with pytest.raises(InputError, match="unpacks to more than"):
        load(cases.write(tmp_path, f"page.json.{ending}", pack(b'{"a": "' + bytes(range(64, 128)) * 4096)))


def test_a_docket_that_comes_again_much_later_is_given_again_and_memory_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "REMEMBERED", 3)
    first, row, _, _ = cases.BULK.split("\n")
    made, _ = load(cases.write(tmp_path, "dockets.csv", "\n".join([first, row, row, ""])))
    assert len(made) == 1
    others = [row.replace(cases.NUMBER, f"1:23-cv-{n:05d}") for n in range(1, 5)]
    made, _ = load(cases.write(tmp_path, "dockets.csv", "\n".join([first, row, *others, row, ""])))
    assert [r.document.id for r in made].count(made[0].document.id) == 2


def test_a_quote_in_the_bulk_table_is_read_as_postgresql_wrote_it(tmp_path: Path) -> None:
    made, _ = load(cases.write(tmp_path, "dockets.csv", cases.BULK))
    assert names(made, "judge") == {'Ann "B." Bee'}


def test_an_appeal_leads_to_the_docket_below_and_its_caption_says_not_who_sued(tmp_path: Path) -> None:
    row = {
        **cases.docket_row(), "id": 900, "court": "https://www.courtlistener.com/api/rest/v4/courts/ca2/", "docket_number": "25-145",
        "appeal_from": "https://www.courtlistener.com/api/rest/v4/courts/nysd/", "case_name": "Acme Exchange, Inc. v. SEC",
        "original_court_info": {"docket_number": "23-cv-9999"},
    }  # fmt: skip
    made, _ = load(cases.write(tmp_path, "appeal.json", row))
    assert values(made, "docketNumber") == {"25-145", "23-cv-09999"}
    assert {s.predicate for s in statements(made)} >= {"appealFrom", "hasProceeding"}
    assert not {"plaintiff", "defendant"} & {s.predicate for s in statements(made)}


def test_a_feed_names_the_court_as_lawyers_do(tmp_path: Path) -> None:
    docket = {**cases.juriscraper(), "court_id": "sdny", "parties": None}
    docket["docket_entries"] = [
        {
            "date_filed": "2025-02-11T02:00:00+00:00",
            "description": "",
            "short_description": "Motion to Stay",
            "document_number": "210",
        }
    ]
    made, _ = load(cases.write(tmp_path, "feed.json", [docket]))
    assert names(made, "court") == {"U.S. District Court for the Southern District of New York"}
    assert values(made, "filedOn") == {"2025-02-10"}  # 2:00 in Greenwich is the evening before in New York
    assert values(made, "relief") == {"stay"}


HOSTILE: list[tuple[str, bytes, str]] = [
    ("cut.json", json.dumps(cases.page(cases.entry_rows())).encode()[:-40], "line 1"),
    ("deep.json", b'{"docket_entries": ' + b"[" * 200_000, "nested too deeply"),
    ("shape.json", b'{"docket_entries": 7, "pacer_case_id": 1}', "holds none"),
    ("unknown.json", b'{"webhook": {"event_type": 99}, "payload": {}}', "unknown event type"),
    ("cut.xml", cases.FEED.encode()[:400], "feed.xml|cut.xml"),
    ("cut.csv", cases.BULK.encode() + b'"779","2024-01-01', "values|broken off"),
    ("long.csv", cases.BULK.encode() + b'"779","' + b"x" * (2**20 + 10) + b'"', "limit"),
    ("endless.csv", cases.BULK.encode() + b"x" * (16 * 2**20 + 10), "longer than 16 MiB"),
    ("bytes.csv", cases.BULK.encode() + b'"\xff\xfe","' + b'",' * 9 + b'"\n', "UTF-8"),
]


@pytest.mark.parametrize(("name", "data", "words"), HOSTILE, ids=[n for n, _, _ in HOSTILE])
def test_hostile_files_are_refused_with_a_sentence(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(InputError, match=words):
        load(file, ALL)


def test_entities_of_a_feed_are_not_expanded(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )
    feed = cases.FEED.replace('<rss version="2.0">', f'{bomb}<rss version="2.0">').replace(
        "[Motion to Stay]", "[Motion &b; &x; to Stay]"
    )
    with pytest.raises(InputError, match="entities"):
        load(cases.write(tmp_path, "feed.xml", feed))


def test_notices_about_no_case_are_told_and_give_nothing(tmp_path: Path) -> None:
    for event, words in ((3, "fetching"), (4, "old alerts"), (5, "pray and pay")):
        made, skipped = load(cases.write(tmp_path, "hook.json", cases.webhook([], event)))
        assert made == []
        assert words in skipped[0]
    attorney = {
        "id": 1,
        "name": "Jane Doe",
        "contact_raw": cases.PHONE,
        "phone": cases.PHONE,
        "email": cases.EMAIL,
        "parties_represented": [],
    }
    made, skipped = load(cases.write(tmp_path, "attorneys.json", cases.page([attorney])))
    assert made == []
    assert skipped == ["1 attorneys with their contacts, which are not loaded"]


def test_a_page_of_pacer_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "juriscraper.pacer", None)
    file = cases.write(
        tmp_path,
        "docket.html",
        '<html><head><title>CM/ECF</title></head><a href="https://ecf.nysd.uscourts.gov/x">1</a></html>',
    )
    with pytest.raises(InputError, match=r"cryptoreg\[juriscraper\]"):
        load(file)


PACER = """<html><head><title>CM/ECF - nysd</title></head><body>
<a href="https://ecf.nysd.uscourts.gov/cgi-bin/DktRpt.pl?600001">again</a>
<div id="cmecfMainContent"><h3 align="center">U.S. District Court<br>Southern District of New York (Foley Square)<br>CIVIL DOCKET FOR CASE #: 1:23-cv-09999-ABC</h3>
<table width="100%"><tr><td width="60%" valign="top"><br>Securities and Exchange Commission v. Acme Bitcoin Exchange, Inc.<br>
Assigned to: Judge Ann Bee<br>Cause: 15:77 Securities Fraud</td>
<td width="40%" valign="top"><br>Date Filed: 06/05/2023<br>Jury Demand: None<br>Nature of Suit: 850 Securities/Commodities<br>Jurisdiction: U.S. Government Plaintiff</td></tr></table>
<table rules="all"><tr><td style="font-weight:bold">Date Filed</td><th>#</th><td style="font-weight:bold">Docket Text</td></tr>
<tr><td width="94" nowrap>02/10/2025</td><td align="right"><a href="https://ecf.nysd.uscourts.gov/doc1/12700000001">12</a>&nbsp;</td><td valign="top">MOTION to Stay filed by Acme Bitcoin Exchange, Inc.. (Doe, Jane) (Entered: 02/10/2025)</td></tr>
<tr><td width="94" nowrap>02/13/2025</td><td align="right">&nbsp;</td><td valign="top">ORDER granting 12 Motion to Stay. Signed by Judge Ann Bee on 2/13/2025. (cd) (Entered: 02/13/2025)</td></tr>
</table></div></body></html>"""


def test_a_saved_page_of_pacer_gives_docket_motion_and_order(tmp_path: Path) -> None:
    made, _ = load(cases.write(tmp_path, "docket.html", PACER))
    assert values(made, "docketNumber") == {"1:23-cv-09999"}
    assert names(made, "judge") == {"Ann Bee"}
    assert {"Motion", "Order"} <= set(classes(made))
    assert values(made, "answersEntry") == {"docket:nysd/23-cv-9999/12"}


# ---------------------------------------------------------------- real files

SAMPLES = ("courtlistener", "juriscraper")


def _samples(shared: Path) -> list[Path]:
    return [
        f
        for folder in SAMPLES
        for f in sorted((shared / "samples" / folder).iterdir())
        if f.name != "LICENSE"
    ]


def test_every_sample_loads_and_what_is_skipped_is_explained(shared: Path) -> None:
    for file in _samples(shared):
        if file.suffix == ".html":
            continue  # read below, where juriscraper is installed
        made, skipped = load(file, ALL)
        assert made or skipped, file
        for reason in skipped:
            assert any(
                w in reason
                for w in ("tell no act", "tells nothing of a case", "attorneys", "taken back", "no words yet")
            ), (file, reason)


def test_of_a_court_wide_feed_only_cases_of_this_field_are_taken(shared: Path) -> None:
    made, skipped = load(shared / "samples" / "juriscraper" / "rss_sdny_1.json")
    assert {r.document.title.split(",")[0] for r in made if r.document.title} == {
        "Davidson v. Long Blockchain Corp.",
        "Securities and Exchange Commission v. Longfin Corp.",
    }
    assert "1:18-cv-02977" in values(made, "docketNumber")
    assert any("are not about the regulation of crypto assets" in reason for reason in skipped)


def test_saved_pages_of_pacer_give_what_their_parsed_form_gives(shared: Path) -> None:
    for file in (shared / "samples" / "juriscraper").glob("*.html"):
        page, _ = load(file, ALL)
        parsed, _ = load(file.with_suffix(".json"), ALL)
        assert [r.document.text for r in page] == [r.document.text for r in parsed], file.name


def test_no_contact_of_a_sample_comes_through(shared: Path) -> None:
    contacts: set[str] = set()

    def gather(value: object, key: str = "") -> None:
        if isinstance(value, dict):
            for k, v in value.items():
                gather(v, k)
        elif isinstance(value, list):
            for v in value:
                gather(v, key)
        elif isinstance(value, str) and key in (
            "contact",
            "contact_raw",
            "email_addresses",
            "phone",
            "email",
            "pacer_magic_num",
        ):
            contacts.update(
                line.strip()
                for line in value.splitlines()
                if re.search(r"@|\d{3}\W{1,2}\d{4}|^\d+ [A-Z]|^\d{8}$", line)
            )

    texts = []
    for file in _samples(shared):
        if file.suffix == ".json":
            gather(json.loads(file.read_text(encoding="utf-8")))
            texts += [r.document.text or "" for r in load(file, ALL)[0]]
    assert len(contacts) > 100
    joined = "\n".join(texts)
    assert [c for c in contacts if c in joined] == []
