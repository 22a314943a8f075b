"""News and pages in every format that is claimed: text, both times, authors, publisher."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from tests.loaders.reading import checked, facts, items, one, write

BODY = (
    "The SEC asked a federal court on Monday to stay its case against Binance for 60 days. "
    "The agency said that its crypto task force may help to resolve the lawsuit."
)

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Ledger Post</title><link>https://ledger.example/</link>
<item><title>Agency asks for a stay</title><link> https://ledger.example/a
</link><pubDate>Mon, 10 Feb 2025 18:05:00 -0500</pubDate><dc:creator>Ann Roe</dc:creator>
<author>desk@ledger.example (Bo Orr)</author>
<description>Short.</description><content:encoded><![CDATA[<p>{BODY}</p><p>More &amp; more.</p>]]></content:encoded></item>
<item><description>nameless</description></item></channel></rss>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Ledger Post</title>
<entry><title>Agency asks for a stay</title><link rel="alternate" href="https://ledger.example/a"/><id>urn:x:1</id>
<published>2025-02-10T18:05:00-05:00</published><updated>2025-02-11T09:00:00Z</updated><author><name>Ann Roe</name><email>a@ledger.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p></div></content></entry></feed>"""

SEC_FEED = """<?xml version="1.0" encoding="utf-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>Litigation Releases</title><item><title>Beta Token Labs, LLC et al.</title><link>https://www.sec.gov/node/1
</link><description>Beta Token Labs, LLC et al.</description><pubDate>Mon, 03 Mar 2025 15:00:56 -0400</pubDate><dc:creator>{number}</dc:creator></item>
<item><title>Ann Roe</title><link>https://www.sec.gov/node/2</link><pubDate>Mon, 03 Mar 2025 15:00:56 -0400</pubDate><dc:creator>LR-26901</dc:creator></item>
</channel></rss>"""

PAGE = f"""<!doctype html><html><head><title>x</title><script type="application/ld+json">{{"@context": "https://schema.org",
"@type": "NewsArticle", "headline": "Agency asks for a stay", "datePublished": "2025-02-10T18:05:00-05:00",
"dateModified": "2025-02-11T09:00:00Z", "author": [{{"name": "Ann Roe"}}, {{"name": "Bo Orr"}}],
"publisher": {{"name": "Reuters"}}, "url": "https://ledger.example/a"}}</script></head><body><article><h1>Agency asks for a stay</h1>
<p>{BODY}</p><p>Both sides want it, and the judge has to decide within the week, lawyers said on Tuesday.</p></article></body></html>"""

NINJS = {
    "uri": "https://ledger.example/a", "type": "text", "versionCreated": "2025-02-10T23:05:00Z", "by": "Ann Roe",
    "headlines": [{"role": "sub", "value": "no"}, {"role": "main", "value": "Agency asks for a stay"}],
    "bodies": [{"role": "rich", "contentType": "body_xhtml", "value": "<p>no</p>"}, {"role": "main", "contentType": "text/plain", "value": BODY}],
}  # fmt: skip
NEWS_PLEASE = {
    "title": "Agency asks for a stay", "maintext": BODY, "authors": ["Ann Roe"], "url": "https://ledger.example/a",
    "date_publish": "2025-02-10 18:05:00", "date_modify": "None", "source_domain": "ledger.example",
}  # fmt: skip
TRAFILATURA = {
    "title": "Agency asks for a stay", "text": BODY, "author": "Ann Roe; Bo Orr", "hostname": "ledger.example",
    "date": "2025-02-10", "fingerprint": "f", "source": "https://ledger.example/a", "source-hostname": "Reuters",
}  # fmt: skip
JUSTICE = {
    "body": f"<p>{BODY}</p>", "title": "Agency asks for a stay", "uuid": "u", "url": "https://www.justice.gov/opa/pr/a",
    "date": "1739228700", "changed": "1739300000", "component": [{"name": "Criminal Division"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "published_at", "authors"),
    [
        ("atom.xml", ATOM, "2025-02-10T18:05:00-05:00", ("Ann Roe",)),
        ("page.html", PAGE, "2025-02-10T18:05:00-05:00", ("Ann Roe", "Bo Orr")),
        ("ninjs.json", json.dumps(NINJS), "2025-02-10T23:05:00+00:00", ("Ann Roe",)),
        ("np.json", json.dumps([NEWS_PLEASE]), "2025-02-10T18:05:00", ("Ann Roe",)),
        ("tr.json", json.dumps(TRAFILATURA), None, ("Ann Roe", "Bo Orr")),
        ("doj.json", json.dumps({"results": [JUSTICE]}), "2025-02-10T23:05:00+00:00", ()),
        ("page.md", f"---\ntitle: Agency asks for\n  a stay\npublished_time: 2025-02-10 18:05:00-05:00\nauthor: Ann Roe\n---\n{BODY}\n", "2025-02-10T18:05:00-05:00", ("Ann Roe",)),
    ],
)  # fmt: skip
def test_each_format_gives_title_text_time_and_authors(
    tmp_path: Path, name: str, content: str, published_at: str | None, authors: tuple[str, ...]
) -> None:
    document = one(write(tmp_path, name, content)).document
    assert document.title == "Agency asks for a stay"
    assert document.text is not None
    assert document.text.startswith("Agency asks for a stay\n")
    assert BODY in document.text
    assert (document.published_at, document.authors) == (published_at, authors)
    assert document.published == "2025-02-10"


def test_a_feed_gives_its_fullest_text_and_no_mail_address(tmp_path: Path) -> None:
    found, skipped = items(write(tmp_path, "feed.xml", RSS))
    (reading,) = found
    document = reading.document
    assert document.text == f"Agency asks for a stay\n\n{BODY}\nMore & more.\n"
    assert (document.url, document.publisher) == ("https://ledger.example/a", "The Ledger Post")
    assert document.authors == ("Ann Roe", "Bo Orr")
    assert [s.reason for s in skipped] == ["item 2 has neither title nor address"]


def test_the_second_time_is_kept(tmp_path: Path) -> None:
    for name, content in (("a.xml", ATOM), ("a.html", PAGE)):
        document = one(write(tmp_path, name, content)).document
        assert (document.modified, document.modified_at) == ("2025-02-11", "2025-02-11T09:00:00+00:00")


@pytest.mark.parametrize("number", ["LR-26900", "LR26900"])
def test_the_feed_of_litigation_releases_has_their_numbers_as_creators(tmp_path: Path, number: str) -> None:
    found, skipped = items(
        write(tmp_path, "lr.xml", SEC_FEED.format(number=number).replace("Beta Token Labs", "Beta Bitcoin"))
    )
    case = "SEC v. Beta Bitcoin, LLC"
    assert facts(found[0]) >= {
        (case, "releaseNumber", "LR-26900"),
        (case, "plaintiff", "Securities and Exchange Commission"),
        (case, "defendant", "Beta Bitcoin, LLC"),
    }
    assert found[0].document.authors == ()
    # Ann Roe is a private person as far as the feed tells.
    assert found[1].statements == ()
    assert "LR-26901" in skipped[0].reason


def test_a_hit_of_edgar_is_a_lead_and_says_which_firms_filed(tmp_path: Path) -> None:
    hit = {"_id": "0001234567-25-000001:doc.htm", "_source": {"ciks": ["0001234567"], "display_names": ["BETA INC (BTA, BTAW) (CIK 0001234567)", "Doe Ann (CIK 0007654321)", "Gamma Coin Fund, L.P. (CIK 0000000042)"], "file_date": "2025-02-10", "form": "8-K", "adsh": "0001234567-25-000001"}}  # fmt: skip
    reading = one(write(tmp_path, "hits.json", json.dumps({"hits": {"total": {"value": 1}, "hits": [hit]}})))
    assert facts(reading) == {
        ("BETA INC", "type", "Firm"),
        ("BETA INC", "name", "BETA INC"),
        ("BETA INC", "cik", "0001234567"),
        ("Gamma Coin Fund, L.P.", "type", "Firm"),
        ("Gamma Coin Fund, L.P.", "name", "Gamma Coin Fund, L.P."),
        ("Gamma Coin Fund, L.P.", "cik", "0000000042"),
    }  # who files as a private person is left out
    checked(reading)
    assert (
        reading.document.url == "https://www.sec.gov/Archives/edgar/data/1234567/000123456725000001/doc.htm"
    )


def test_json_lines_may_mix_forms_and_bad_lines_are_named(tmp_path: Path) -> None:
    lines = [
        json.dumps(NEWS_PLEASE),
        "",
        '{"a": 1}',
        '{"cut',
        json.dumps({**NINJS, "uri": "https://b.example/"}),
        "[1]",
    ]
    found, skipped = items(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [r.document.url for r in found] == ["https://ledger.example/a", "https://b.example/"]
    assert [s.reason.split(" is ")[0].split(":")[0] for s in skipped] == ["line 3", "line 4", "line 6"]


def test_a_compressed_file_is_read_like_the_file(tmp_path: Path) -> None:
    plain = one(write(tmp_path, "page.html", PAGE)).document
    packed = one(write(tmp_path, "page.html.gz", gzip.compress(PAGE.encode()))).document
    assert (packed.id, packed.title, packed.authors) == (plain.id, plain.title, plain.authors)


def warc(*records: tuple[str, str, bytes]) -> bytes:
    """A web archive with a compressed member per record."""
    out = bytearray()
    for number, (url, kind, payload) in enumerate(records):
        http = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(payload)}\r\n\r\n".encode()
            + payload
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-02-10T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{number:032d}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        out += gzip.compress(head + http + b"\r\n\r\n", mtime=0)
    return bytes(out)


def test_a_web_archive_gives_a_document_per_page_and_counts_the_rest(tmp_path: Path) -> None:
    data = warc(
        ("https://ledger.example/a", "text/html; charset=utf-8", PAGE.encode()),
        ("https://ledger.example/i.png", "image/png", b"\x89PNG"),
        ("https://ledger.example/s.css", "text/css", b"a{}"),
        ("https://ledger.example/feed", "application/rss+xml", RSS.encode()),
        ("https://ledger.example/empty", "text/html", b"<html><body></body></html>"),
    )
    found, skipped = items(write(tmp_path, "x.warc.gz", data))
    assert [r.document.url for r in found] == ["https://ledger.example/a", "https://ledger.example/a"]
    reasons = " | ".join(s.reason for s in skipped)
    assert "2 records are no documents (image/png 1, text/css 1)" in reasons
    assert "https://ledger.example/empty" in reasons
    assert "neither title nor address" in reasons


def pdf(*pages: str) -> bytes:
    """A PDF with a line of text per line given."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for page in pages:
        shown = " T* ".join(f"({line}) Tj" for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown} ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def test_a_pdf_gives_its_text_without_the_stamps_of_the_court(tmp_path: Path) -> None:
    stamp = "Case 1:23-cv-01599-ABJ Document 9 Filed 02/13/25 Page 1 of 1"
    document = one(
        write(tmp_path, "order.pdf", pdf(f"{stamp}\nORDER\nThe motion to stay is granted.\n1"))
    ).document
    assert document.text is not None
    assert "The motion to stay is granted." in document.text
    assert "Page 1 of 1" not in document.text


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    found, skipped = items(write(tmp_path, "a.pdf", pdf("An order about Bitcoin.", "")))
    assert len(found) == 1
    assert skipped[0].reason == "pages without text: 2"


def test_an_executive_order_by_its_own_page(tmp_path: Path) -> None:
    page = """---
date: '2031-01-04'
source_url: https://www.whitehouse.gov/presidential-actions/2031/01/orderly-ledgers/
title: Promoting Orderly Ledgers
---
By the authority vested in me as President by the Constitution, it is hereby ordered:

<span style="text-decoration: underline">Sec. 2. Revocation</span>. (a)  Executive Order 15001 of March 9, 2022
(Orderly Coins) is hereby revoked.

\\(b\\)  All guidance issued under Executive Order 15002 of May 1, 2023, is hereby rescinded.

                 DONALD J. TRUMP

THE WHITE HOUSE,

    January 4, 2031.
"""
    reading = one(write(tmp_path, "eo.md", page))
    said = facts(reading)
    assert said >= {
        ("OrderSigned", "signedOn", "2031-01-04"),
        ("OrderSigned", "actor", "Donald J. Trump"),
        ("Promoting Orderly Ledgers", "revokes", "Executive Order 15001"),
    }
    assert not any("15002" in str(f[2]) for f in said)
    assert "(b) All guidance" in (reading.document.text or "")
    assert "<span" not in (reading.document.text or "")


def test_a_page_of_the_white_house(tmp_path: Path) -> None:
    page = """<!doctype html><html><head><link rel="canonical" href="https://www.whitehouse.gov/presidential-actions/2031/01/orderly-ledgers/">
    <meta property="article:published_time" content="2031-01-04T15:00:00-05:00"><meta property="og:site_name" content="The White House"></head>
    <body><header>Menu</header><h1>Promoting Orderly Ledgers</h1><div class="entry-content wp-block-post-content">
    <p>By the authority vested in me as President by the Constitution, it is hereby ordered:</p>
    <p>Section 1. Executive Order 15001 of March 9, 2022 (Orderly Coins), is hereby revoked.</p>
    <p>DONALD J. TRUMP</p><p>THE WHITE HOUSE,</p><p>January 4, 2031.</p></div><footer>Share</footer></body></html>"""
    reading = one(write(tmp_path, "eo.html", page))
    assert facts(reading) >= {
        ("OrderSigned", "signedOn", "2031-01-04"),
        ("OrderSigned", "actor", "Donald J. Trump"),
        ("Promoting Orderly Ledgers", "revokes", "Executive Order 15001"),
    }
    assert reading.document.published_at == "2031-01-04T15:00:00-05:00"
    assert "Share" not in (reading.document.text or "")


# ---------------------------------------------------------------- the samples of others


def test_no_personal_data_of_the_samples_is_said(shared: Path) -> None:
    contact = re.compile(r"[\w.]+@[\w.]+\.\w+|\(?\d{3}\)?[ -]\d{3}-\d{4}|\b\d{3}-\d{2}-\d{4}\b")
    for folder in ("federal_register", "news", "sec", "whitehouse"):
        for path in sorted((shared / "samples" / folder).iterdir()):
            for reading in items(path)[0]:
                for extracted in checked(reading):
                    for statement in extracted.statements:
                        assert not contact.search(str(statement.value)), (path.name, statement.value)
                assert not any("@" in author for author in reading.document.authors)


def test_the_white_house_samples_load(shared: Path) -> None:
    pages = sorted((shared / "samples" / "whitehouse").glob("*.md"))
    found = {p.name: one(p) for p in pages}
    assert len(found) == len(pages) > 0
    for reading in found.values():
        assert reading.document.title
        assert reading.document.published_at
        assert reading.document.tier == "official"
        assert "**" not in (reading.document.text or "")
    said = facts(found["2025-01-23-strengthening-american-leadership-in-digital-financial-technology.md"])
    assert ("OrderSigned", "signedOn", "2025-01-23") in said
    assert {f[2] for f in said if f[1] == "revokes"} == {"Executive Order 14067"}


def test_the_news_samples_load(shared: Path) -> None:
    folder = shared / "samples" / "news"
    assert one(folder / "newsplease_sample.json").document.published_at == "2017-07-17T17:03:00"
    assert one(folder / "ninjs_3.1_text_article.json").document.published == "2013-07-09"
    assert one(folder / "example.warc.gz").document.url == "http://example.com/"
    found, skipped = items(folder / "ninjs_3.1_event.json")
    assert found == []
    assert "no text" in skipped[0].reason  # an event of a calendar


def test_the_sample_of_litigation_releases_gives_every_number(shared: Path) -> None:
    found, skipped = items(shared / "samples" / "sec" / "litigation_releases_2024-07-01_excerpt.rss.xml")
    texts = [r.document.text or "" for r in found]
    assert len(texts) == 11
    assert all("Litigation Release No. LR-26" in text for text in texts)
    told = [r for r in found if r.statements]
    assert ("SEC v. Consensys Software Inc.", "releaseNumber", "LR-26039") in facts(told[0])
    assert len(skipped) == 11 - len(told)
