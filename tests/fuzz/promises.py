"""What holds for every text, whoever wrote it."""

from __future__ import annotations

from datetime import date

from cryptoreg.loaders.text.explanation import explain
from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.records import FactRecord, records
from cryptoreg.loaders.text.statements import statements
from cryptoreg.ontology.statements import Document, check, document_id

WORDS = tuple(
    "The SEC CFTC Binance Kraken Coinbase Ripple Judge Lewis Kaplan Orrin Falk Tidewater Exchange Inc. LLC v. U.S. "
    "No. 1:23-cv-01599 court judge agency regulator exchange sued charged fined $3 million £2bn settled with dropped "
    "dismissed stayed paused granted denied motion to stay the case against for 60 days on Thursday in May may might "
    "if unless whether not never said told Reuters reported that alleging accused of fraud pleaded guilty was were is "
    "been sentenced six years prison convicted appealed ruling bill Act task force formed nominated chair acting and "
    "or , ; : . ? ! “ ” \" ’s ' ( ) [ ] — – - • * # 1. 2024-02-30 February 30, 2025 2025 \n \n\n \t he she it they both "
    "sides parties who which by from its their".split(" ")
)


def hold(text: str, published: date | None) -> list[FactRecord]:
    """Check them for one text; the records are given back.

    Raises:
        AssertionError: one does not hold.
    """
    found = extract(text, published)
    got = list(records("a.txt", found))
    for r in got:
        assert 0 <= r.start < r.end <= len(text), r
        assert text[r.start : r.end] == r.quote, r
        assert 0 <= r.confidence <= 1, r
        assert r.duration_days is None or r.duration_days >= 0, r
    document = Document(document_id(text=text), text=text)
    check(document, list(statements(document, found)))
    assert got == list(records("a.txt", extract(text, published))), "the same text gave other records"
    shown = explain("a.txt", found)
    assert [s.sentence.start for s in shown] == sorted(s.sentence.start for s in shown)
    return got
