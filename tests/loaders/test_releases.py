"""Releases of agencies: numbers, captions, dockets and courts, whatever brought the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cryptoreg.loaders import readers as formats
from cryptoreg.loaders import sources
from cryptoreg.loaders.readers import names
from cryptoreg.loaders.sources import Reading
from cryptoreg.ontology import dockets
from tests.loaders.reading import Fact, facts, items, one, write

SEC_NEW = """<!DOCTYPE html><html><head><title>x | SEC.gov</title>
<link rel="canonical" href="https://www.sec.gov/enforcement-litigation/litigation-releases/lr-26900"></head><body><nav>Menu</nav>
<h1 class="page-title__heading">Beta Token Labs, LLC and Ann Roe</h1>
<div class="node-details-layout__main-region"><div class="node-details-layout__main-region__content">
<h2>Litigation Release No. 26900 / March 4, 2025</h2>
<h3><em>Securities and Exchange Commission v. Beta Token Labs, LLC, et al.</em>, No. 1:25-cv-01234 (S.D.N.Y. filed Mar. 3, 2025)</h3>
<p>The Commission charged a seller of crypto assets with an offering that was not registered.</p></div></div>
<div class="node-details-layout__rightrail-region"><h2>Resources</h2></div></body></html>"""

SEC_OLD = """<HTML><HEAD><TITLE>Gamma</TITLE></HEAD><BODY><table><tr><td><h1>U.S. Securities and Exchange Commission</h1>
<h2>Litigation Release No. 23999 / January 9, 2017</h2>
<h2>Securities and Exchange Commission v. Gamma Coin Corp. et al., Civil Action No. 0:16-cv-63999 (S.D. Fla., January 9, 2017)</h2>
<h3>Court Enters Judgment in Bitcoin Scheme</h3>
<p>A federal court entered a final judgment. See also Litigation Release No. 23500 (March 1, 2016).</p>
<p>http://www.sec.gov/litigation/litreleases/2017/lr23999.htm</p></td></tr></table></BODY></HTML>"""

CFTC = """<!doctype html><html><head><title>CFTC</title>
<link rel="canonical" href="https://www.cftc.gov/PressRoom/PressReleases/8999-24"></head><body><article>
<h1>Release Number 8999-24</h1><h1>Court Orders Delta Exchange Ltd. to Pay</h1><p>February 7, 2024</p>
<p>The agency announced a consent order against Delta Exchange Ltd., a digital asset platform.</p>
<p>The case is CFTC v. Delta Exchange Ltd., et al., Case No. 1:23-cv-09876 (N.D. Ill.). See CFTC Press Release No. 8777-23.</p>
</article></body></html>"""

ADMINISTRATIVE = """In the Matter of Epsilon Tokens, Inc.

ADMINISTRATIVE PROCEEDING
File No. 3-21999

Release No. 33-11999 / May 5, 2024

In the Matter of Epsilon Tokens, Inc., Respondent.

The Commission instituted proceedings about an offering of digital tokens.
"""


CFTC_PLAIN = """<!doctype html><html><head><title>CFTC</title></head><body><nav>Menu</nav>
<div class="press-release"><h1 class="press-release-title">Release Number 9111-25</h1>
<h1>Court Orders Zeta Coin Ltd. to Pay</h1><p><b>June 18, 2025</b></p>
<p>Washington, DC — A federal court ordered Zeta Coin Ltd., a digital asset platform, to pay.</p>
<p>The case is CFTC v. Zeta Coin Ltd., Case No. 1:24-cv-01234 (N.D. Ill.).</p></div><footer>Contact</footer></body></html>"""

DOJ_OLD = """<!doctype html><html><head><title>Founder of Eta Coin Charged | OPA | Department of Justice</title>
<link rel="canonical" href="https://www.justice.gov/opa/pr/founder-eta-coin-charged"></head><body>
<h1 id="node-title">Founder of Eta Coin Charged</h1>
<span class="date-display-single">Wednesday, May 8, 2019</span>
<div class="field field--name-field-pr-body"><p>The founder of Eta Coin, a digital currency, was charged with wire fraud.</p>
<p>The case is United States v. Eta Coin LLC, No. 1:19-cr-00321 (S.D.N.Y.).</p></div>
<div class="field field--name-field-pr-number"><div>Press Release Number: </div><div class="field__item">19-487</div></div>
</body></html>"""

DOJ_NEW = """<!doctype html><html><head><title>Office of Public Affairs | Founder of Theta Coin Sentenced</title>
<link rel="canonical" href="https://www.justice.gov/opa/pr/founder-theta-coin-sentenced"></head><body><article>
<div class="node-content node-press-release"><h1>Founder of Theta Coin Sentenced</h1>
<div class="node-date"><time datetime="2025-04-02T12:00:00Z">Wednesday, April 2, 2025</time></div>
<div class="node-body"><div class="field_body"><p>The founder of Theta Coin, a cryptocurrency, was sentenced in United States v. Theta Coin LLC, No. 1:24-cr-00322 (S.D.N.Y.).</p></div></div>
<div>Press Release Number: 25-340</div></div></article></body></html>"""


@pytest.mark.parametrize(
    ("page", "day", "fact"),
    [
        (CFTC_PLAIN, "2025-06-18", ("CFTC v. Zeta Coin Ltd.", "releaseNumber", "CFTC 9111-25")),
        (DOJ_OLD, "2019-05-08", ("United States v. Eta Coin LLC", "releaseNumber", "DOJ 19-487")),
        (DOJ_NEW, "2025-04-02", ("United States v. Theta Coin LLC", "releaseNumber", "DOJ 25-340")),
    ],
)
def test_the_layouts_of_cftc_and_doj(tmp_path: Path, page: str, day: str, fact: Fact) -> None:
    reading = one(write(tmp_path, "page.html", page))
    assert (reading.document.published or "")[:10] == day
    assert "Release Number" not in (reading.document.title or "")
    assert "Menu" not in (reading.document.text or "")
    assert fact in facts(reading)


CFTC_ORDER_OF_LINES = """<!doctype html><html><head><meta property="og:site_name" content="Rook Coin Ltd. Charged" />
<link rel="canonical" href="https://www.cftc.gov/PressRoom/PressReleases/6999-12" /></head><body><header>Menu</header>
<article><{tag}>Release Number 6999-12</{tag}><p>October 5, 2012</p><h1>Rook Coin Ltd. Charged</h1>
<p>Assets of a digital currency pool are frozen</p><p>Washington, DC -- The agency filed a civil complaint.</p>
<p>The case is CFTC v. Rook Coin Ltd., Case No. 1:12-cv-01234 (N.D. Ill.).</p></article></body></html>"""


@pytest.mark.parametrize("tag", ["h1", "div"])
def test_a_page_that_prints_number_and_day_above_the_title(tmp_path: Path, tag: str) -> None:
    reading = one(write(tmp_path, "page.html", CFTC_ORDER_OF_LINES.format(tag=tag)))
    document = reading.document
    assert (document.title, document.published) == ("Rook Coin Ltd. Charged", "2012-10-05")
    assert document.publisher == "Commodity Futures Trading Commission"
    assert ("CFTC v. Rook Coin Ltd.", "releaseNumber", "CFTC 6999-12") in facts(reading)


def test_a_release_as_plain_text_has_its_headline_and_day(tmp_path: Path) -> None:
    text = "Release Number 6999-12\n\nOctober 5, 2012\n\nRook Coin Ltd. Charged\n\nCFTC v. Rook Coin Ltd., Case No. 1:12-cv-01234 (N.D. Ill.), is about bitcoin.\n"
    document = one(write(tmp_path, "release.txt", text)).document
    assert (document.title, document.published) == ("Rook Coin Ltd. Charged", "2012-10-05")


@pytest.mark.parametrize(
    "words", ["File No. 3-21999", "Administrative Proceeding No. 3-21999", "Admin. Proc. File No. 3-21999"]
)
def test_the_number_of_an_administrative_proceeding_is_known_in_its_forms(tmp_path: Path, words: str) -> None:
    text = ADMINISTRATIVE.replace("File No. 3-21999", words)
    assert ("Proceeding", "docketNumber", "3-21999") in facts(one(write(tmp_path, "order.txt", text)))


def test_a_litigation_release_gives_case_docket_court_and_day_of_filing(tmp_path: Path) -> None:
    reading = one(write(tmp_path, "lr.html", SEC_NEW))
    document = reading.document
    assert (document.title, document.published) == ("Beta Token Labs, LLC and Ann Roe", "2025-03-04")
    assert document.publisher == "Securities and Exchange Commission"
    case = "Securities and Exchange Commission v. Beta Token Labs, LLC"
    assert facts(reading) >= {
        (case, "plaintiff", "Securities and Exchange Commission"),
        (case, "defendant", "Beta Token Labs, LLC"),
        (case, "releaseNumber", "LR-26900"),
        ("Proceeding", "docketNumber", "1:25-cv-01234"),
        ("Proceeding", "court", "S.D.N.Y."),
        ("Complaint", "filedOn", "2025-03-03"),
        ("Complaint", "filedIn", case),
    }
    assert "Menu" not in (document.text or "")


def test_the_older_layout_names_the_release_it_follows(tmp_path: Path) -> None:
    reading = one(write(tmp_path, "lr23999.htm", SEC_OLD))
    case = "Securities and Exchange Commission v. Gamma Coin Corp."
    said = facts(reading)
    assert said >= {
        (case, "releaseNumber", "LR-23999"),
        (case, "releaseNumber", "LR-23500"),
        ("Proceeding", "docketNumber", "0:16-cv-63999"),
        ("Proceeding", "court", "S.D. Fla."),
    }
    # The day in the older caption is that of the release, not of the complaint.
    assert not any(f[1] == "filedOn" for f in said)
    assert reading.document.title == "Court Enters Judgment in Bitcoin Scheme"
    assert reading.document.url == "http://www.sec.gov/litigation/litreleases/2017/lr23999.htm"


def test_a_cftc_release_is_joined_to_the_one_it_names(tmp_path: Path) -> None:
    reading = one(write(tmp_path, "cftc.html", CFTC))
    assert reading.document.published == "2024-02-07"
    assert facts(reading) >= {
        ("CFTC v. Delta Exchange Ltd.", "releaseNumber", "CFTC 8999-24"),
        ("CFTC v. Delta Exchange Ltd.", "releaseNumber", "CFTC 8777-23"),
        ("CFTC v. Delta Exchange Ltd.", "court", "N.D. Ill."),
    }


def test_an_administrative_proceeding_has_its_file_number(tmp_path: Path) -> None:
    said = facts(one(write(tmp_path, "ap.txt", ADMINISTRATIVE)))
    assert said >= {
        ("In the Matter of Epsilon Tokens, Inc.", "defendant", "Epsilon Tokens, Inc."),
        ("Proceeding", "docketNumber", "3-21999"),
        ("In the Matter of Epsilon Tokens, Inc.", "releaseNumber", "33-11999"),
    }


def test_numbers_of_registers_behind_a_partys_name_are_its_own(tmp_path: Path) -> None:
    text = ADMINISTRATIVE + (
        "\nEpsilon Tokens, Inc. (CRD No. 0123456) sold them. Omega Bank (CIK 77) did not, nor did Epsilon\n"
        "Tokens, Inc. (CIK# 1234567) keep a register. Epsilon Tokens, Inc. (LEI 12) is no number.\n"
    )
    said = facts(one(write(tmp_path, "ap.txt", text)))
    assert {f for f in said if f[1] in ("crd", "cik", "lei")} == {
        ("Epsilon Tokens, Inc.", "crd", "123456"),
        ("Epsilon Tokens, Inc.", "cik", "0001234567"),
    }


def test_parties_of_cases_outside_the_field_are_not_loaded(tmp_path: Path) -> None:
    page = SEC_NEW.replace("Beta Token Labs", "Beta Farms").replace("crypto assets", "soy beans")
    found, skipped = items(write(tmp_path, "lr.html", page))
    assert [r.statements for r in found] == [()]
    assert "not about crypto" in skipped[0].reason


@pytest.mark.parametrize("number", ["24-civ-04578", "24 Civ. 4578", "1:24-cv-04578", "24-cv-4578 (ABC)"])
def test_docket_numbers_in_the_spellings_of_releases(tmp_path: Path, number: str) -> None:
    page = SEC_NEW.replace(
        "No. 1:25-cv-01234 (S.D.N.Y. filed Mar. 3, 2025)", f"No. {number} (E.D.N.Y. filed June 28, 2024)"
    )
    said = facts(one(write(tmp_path, "lr.html", page)))
    (written,) = [str(f[2]) for f in said if f[1] == "docketNumber"]
    found = dockets.parse(written)
    assert found is not None
    assert found.key == "24-cv-4578"
    assert {f[2] for f in said if f[1] == "court"} == {"E.D.N.Y."}
    assert ("Complaint", "filedOn", "2024-06-28") in said


def test_all_cases_brings_them(tmp_path: Path) -> None:
    page = SEC_NEW.replace("Beta Token Labs", "Beta Farms").replace("crypto assets", "soy beans")
    path = write(tmp_path, "lr.html", page)
    (reading,) = sources.stream(path, formats.make(all_cases=True))
    assert isinstance(reading, Reading)
    assert ("Proceeding", "docketNumber", "1:25-cv-01234") in facts(reading)


def test_a_release_of_the_justice_department(tmp_path: Path) -> None:
    page = """<!doctype html><html><head><link rel="canonical" href="https://www.justice.gov/opa/pr/founder-sentenced">
    <meta property="article:published_time" content="2024-04-09T10:00:00-04:00"></head><body><nav>Menu</nav><h1>Founder of Token Mixer Sentenced</h1>
    <div class="node-press-release"><p>Press Release Number: 24-1319</p><p>A founder of a bitcoin mixer was sentenced on Tuesday.</p>
    <p>The case is United States v. Ann Roe, No. 1:21-cr-00399 (D.D.C.).</p></div></body></html>"""
    reading = one(write(tmp_path, "doj.html", page))
    assert reading.document.publisher == "Department of Justice"
    assert reading.document.published == "2024-04-09"
    assert "Menu" not in (reading.document.text or "")
    assert facts(reading) >= {
        ("United States v. Ann Roe", "releaseNumber", "DOJ 24-1319"),
        ("United States v. Ann Roe", "defendant", "Ann Roe"),
        ("Proceeding", "docketNumber", "1:21-cr-00399"),
        ("Proceeding", "court", "D.D.C."),
    }


def test_a_press_release_has_its_day_from_its_dateline(tmp_path: Path) -> None:
    page = """<!doctype html><html><head><link rel="canonical" href="https://www.sec.gov/newsroom/press-releases/2031-12"></head><body>
    <span class="eyebrow">Press Release</span><h1 class="page-title__heading">SEC Forms a Group on Tokens</h1>
    <div class="node-details-layout__main-region"><div class="node-details-layout__main-region__content"><p>For Immediate Release</p><p>2031-12</p>
    <p>Washington D.C., Sept. 9, 2031 — The Securities and Exchange Commission today formed a group on crypto assets.</p></div></div></body></html>"""
    document = one(write(tmp_path, "pr.html", page)).document
    assert (document.published, document.tier) == ("2031-09-09", "official")
    assert document.title == "SEC Forms a Group on Tokens"


def test_a_data_set_of_releases(tmp_path: Path) -> None:
    row = {
        "releaseNumber": "LR-26900", "releaseDate": "2025-03-04T00:00:00", "title": "Beta Token Labs, LLC",
        "url": "https://www.sec.gov/enforcement-litigation/litigation-releases/lr-26900",
        "features": {"fullText": "Securities and Exchange Commission v. Beta Token Labs, LLC, No. 1:25-cv-01234 (S.D.N.Y.)\nThe agency charged a seller of tokens and other crypto assets."},
    }  # fmt: skip
    reading = one(write(tmp_path, "set.json", json.dumps([row])))
    assert reading.document.published == "2025-03-04"
    assert (
        "Securities and Exchange Commission v. Beta Token Labs, LLC",
        "releaseNumber",
        "LR-26900",
    ) in facts(reading)


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        ("Beta.com, Inc. and Ann Lee", [("Beta.com, Inc.",), ("Ann Lee",)]),
        ("Ann Lee, Bo Orr, and Cy Poe a/k/a/ Cy Roe", [("Ann Lee",), ("Bo Orr",), ("Cy Poe", "Cy Roe")]),
        ("Ann Lee; Beta Labs, LLC et al.", [("Ann Lee",), ("Beta Labs, LLC",)]),
        ("Coinbase, Inc. and Coinbase Global, Inc.", [("Coinbase, Inc.",), ("Coinbase Global, Inc.",)]),
        ("Orr & Poe LLP, Defendants", [("Orr & Poe LLP",)]),
    ],
)
def test_lists_of_respondents(title: str, parties: list[tuple[str, ...]]) -> None:
    assert list(names.respondents(title)) == parties


CFTC_POINTER = """<!doctype html><html><head><title>CFTC</title></head><body><article><h1>Release Number 5555-08</h1>
<h1>Court stops token seller</h1><div class="press-release-open-link-pdf-link"><a href="https://www.cftc.gov/r/5555-08.html">Open</a></div>
</article></body></html>"""

DOJ_TODAY = """<!doctype html><html><head><link rel="canonical" href="https://www.justice.gov/opa/pr/founder-of-iota"></head><body>
<div class="node-press-release"><h1 class="page-title"><span class="field-formatter--string">Founder of Iota Coin Pleads</span></h1>
<div class="node-date">Tuesday, March 4, 2025</div><div class="node-office">Office of Public Affairs</div>
<div class="text-formatted field_body"><p>The founder of the bitcoin mixer Iota pleaded today.</p>
<div class="field--name-field-media-contact-single">Media Contact: Jane Roe 202-555-0100</div></div>
<div class="node-updated-date">Updated March 9, 2025</div><div>Press Release Number: 25-221</div></div></body></html>"""


def test_a_page_that_only_leads_to_a_release_says_where_it_is(tmp_path: Path) -> None:
    found, (skipped,) = items(write(tmp_path, "a.html", CFTC_POINTER))
    assert found == []
    assert "https://www.cftc.gov/r/5555-08.html" in skipped.reason


def test_a_release_of_today_has_its_day_and_none_of_its_frame(tmp_path: Path) -> None:
    document = one(write(tmp_path, "a.html", DOJ_TODAY)).document
    assert document.published == "2025-03-04"
    assert document.text is not None
    assert "25-221" in document.text
    assert not {"Jane", "Updated"} & set(document.text.split())
