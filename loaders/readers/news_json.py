"""News and releases as JSON: ninjs, news-please, trafilatura, the DOJ's API, EDGAR full-text hits.

One object, a list of them, or a page of results; JSON Lines of them come through
:mod:`cryptoreg.loaders.readers.jsonlines`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cryptoreg.loaders.published import published_date
from cryptoreg.loaders.readers import names, official
from cryptoreg.loaders.readers.markup import html_text
from cryptoreg.loaders.readers.record import Claims, Lines, Meta, document, first, texts
from cryptoreg.loaders.sources import Reading, Skipped, Source
from cryptoreg.ontology import gazetteer, identifiers
from cryptoreg.ontology.generated.names import Attribute, Class
from cryptoreg.ontology.statements import Document, Statement

Row = Mapping[str, Any]


class NewsJsonReader:
    """Reads objects that are articles, releases or hits of a search."""

    name = "news-json/1"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        rows = _rows(source.json)
        return bool(rows) and isinstance(rows[0], dict) and _form(rows[0]) is not None

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        rows = _rows(source.json)
        for number, row in enumerate(rows, 1):
            form = _form(row) if isinstance(row, dict) else None
            if form is None:
                yield Skipped(source.path, f"object {number} is neither an article nor a release")
                continue
            meta, text, whole = form(row)
            if not text.strip():
                yield Skipped(
                    source.path, f"object {number} ({meta.title or meta.url or 'no title'}) has no text"
                )
                continue
            title = meta.title or ""
            if not whole and title and not text.startswith(title):
                text = f"{title}\n\n{text}"
            alone = len(rows) == 1
            made = document(text, meta.over(source) if alone else meta, source, self.name, whole_file=alone)
            if whole:
                yield Reading(made, "lead", _filers(made))
            else:
                yield from official.annotated(made, source.path, self.all_cases)


def _rows(data: Any) -> list[Any]:
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return []
    hits = data.get("hits")
    for rows in (
        data.get("results"),
        hits.get("hits") if isinstance(hits, dict) else None,
        data.get("articles"),
    ):
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            return rows
    return [data]


Form = Callable[[Row], tuple[Meta, str, bool]]
"""From an object to what is known of it, its text, and whether that text is a mere lead."""


def _form(row: Row) -> Form | None:
    for keys, form in _FORMS:
        if keys <= row.keys():
            return form
    return None


def _ninjs(row: Row) -> tuple[Meta, str, bool]:
    """IPTC ninjs 1 to 3 (https://iptc.org/std/ninjs/); of several bodies the plainest."""
    headlines = row.get("headlines") or row.get("headline")
    meta = Meta(
        title=first(_main(headlines), row.get("title")),
        url=first(row.get("uri")),
        publisher=first(row.get("infosources"), row.get("copyrightHolder"), row.get("copyrightholder")),
        published=first(row.get("firstCreated"), row.get("firstcreated"), row.get("versionCreated"), row.get("versioncreated")),
        modified=first(row.get("versionCreated"), row.get("versioncreated")),
        authors=texts(row.get("by") or row.get("byline")),
        licence=first(row.get("usageTerms"), row.get("usageterms")),
    )  # fmt: skip
    return meta, _ninjs_body(row), False


def _main(value: Any) -> Any:
    rows = [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []
    return next((v for v in rows if v.get("role") == "main"), rows[0]) if rows else value


def _ninjs_body(row: Row) -> str:
    bodies = row.get("bodies")
    found = [b for b in bodies if isinstance(b, dict)] if isinstance(bodies, list) else []
    found.sort(
        key=lambda b: (b.get("role") != "main", not str(b.get("contentType", "")).startswith("text/plain"))
    )
    for body in found:
        value = first(body.get("value"))
        if value is not None:
            plain = str(body.get("contentType", "")).startswith("text/plain")
            return value if plain else html_text(value)
    return first(row.get("body_text")) or html_text(first(row.get("body_xhtml"), row.get("body_html")) or "")


def _news_please(row: Row) -> tuple[Meta, str, bool]:
    """Articles of news-please (https://github.com/fhamborg/news-please); "None" stands for no date."""
    meta = Meta(
        title=first(row.get("title"), row.get("title_page"), row.get("title_rss")),
        url=first(row.get("url")),
        publisher=first(row.get("source_domain")),
        published=_not_none(row.get("date_publish")),
        modified=_not_none(row.get("date_modify")),
        authors=texts(row.get("authors")),
    )
    return meta, first(row.get("maintext"), row.get("text"), row.get("description")) or "", False


def _not_none(value: Any) -> str | None:
    return None if value in ("None", "null", "") else first(value)


def _trafilatura(row: Row) -> tuple[Meta, str, bool]:
    """Articles as trafilatura writes them (https://trafilatura.readthedocs.io/); its date has no time."""
    meta = Meta(
        title=first(row.get("title")),
        url=first(row.get("source"), row.get("url")),
        publisher=first(row.get("source-hostname"), row.get("sitename"), row.get("hostname")),
        published=first(row.get("date")),
        authors=tuple(a.strip() for a in (first(row.get("author")) or "").split(";") if a.strip()),
        licence=first(row.get("license")),
    )
    return meta, first(row.get("text"), row.get("raw_text")) or "", False


def _justice(row: Row) -> tuple[Meta, str, bool]:
    """A press release of the Department of Justice's API; dates are seconds since 1970."""
    meta = Meta(
        title=html_text(first(row.get("title")) or "") or None,
        url=first(row.get("url")),
        publisher=first(row.get("component")) or "Department of Justice",
        published=_epoch(row.get("date")) or _epoch(row.get("created")),
        modified=_epoch(row.get("changed")),
    )
    number = first(row.get("number"))
    body = html_text(first(row.get("body"), row.get("teaser")) or "")
    return meta, f"Press Release Number: {number}\n\n{body}" if number and body else body, False


def _release(row: Row) -> tuple[Meta, str, bool]:
    """A release in the form of a public data set: its number and day stand beside its text."""
    inner = row["features"] if isinstance(row.get("features"), dict) else {}
    number = first(row.get("releaseNumber")) or ""
    day = published_date(first(row.get("releaseDate")))
    meta = Meta(
        title=first(row.get("title"), inner.get("caseName")),
        url=first(row.get("url")),
        publisher="Securities and Exchange Commission"
        if "sec.gov" in (first(row.get("url")) or "")
        else None,
        published=day,
    )
    body = html_text(first(inner.get("fullText"), inner.get("originalSummary"), inner.get("summary")) or "")
    head = f"Litigation Release No. {number}" if re.fullmatch(r"(?:LR-?)?\d{4,6}\w?", number) else number
    return meta, body if not body or number.removeprefix("LR-") in body else f"{head}\n\n{body}", False


def _epoch(value: Any) -> str | None:
    try:
        return datetime.fromtimestamp(int(value), UTC).isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return first(value)


def _edgar(row: Row) -> tuple[Meta, str, bool]:
    """A hit of EDGAR's full-text search: where a filing is, not what it says."""
    inner = row["_source"] if isinstance(row.get("_source"), dict) else {}
    accession, _, file = str(row.get("_id", "")).partition(":")
    ciks = texts(inner.get("ciks"))
    filers = texts(inner.get("display_names"))
    form = first(inner.get("form"), inner.get("root_forms"), inner.get("file_type")) or "filing"
    lines = Lines()
    title = f"{form} of {'; '.join(filers) or 'an unnamed filer'}"
    lines.add(title)
    for label, value in (
        ("Filed", first(inner.get("file_date"))), ("Accession number", accession), ("File", file),
        ("Description", first(inner.get("file_description"))),
    ):  # fmt: skip
        if value:
            lines.add(value, label)
    folder = accession.replace("-", "")
    url = (
        f"https://www.sec.gov/Archives/edgar/data/{ciks[0].lstrip('0')}/{folder}/{file}"
        if ciks and file
        else None
    )
    return (
        Meta(title=title, url=url, publisher="EDGAR", published=first(inner.get("file_date"))),
        str(lines),
        True,
    )


_FILER = re.compile(r"(?P<name>[^;\n]+?)\s+(?P<tickers>\([A-Z0-9.,\s-]*\)\s+)?\(CIK (?P<cik>\d{1,10})\)")


def _filers(made: Document) -> tuple[Statement, ...]:
    """The firms that made a filing, with their numbers at EDGAR; people who file privately are left out."""
    said = Claims("lead")
    head = (made.text or "").partition("\n")[0]
    for found in _FILER.finditer(head, head.find(" of ") + 4):
        known = gazetteer.load().identified(Attribute.CIK, identifiers.cik(found["cik"]))
        corporate = found["tickers"] or names.kind(found["name"].title()) is Class.FIRM
        if known is None and not corporate:
            continue
        key = said.agent(found["name"].strip(), found.span("name"), Class.FIRM)
        said.value(key, Attribute.CIK, identifiers.cik(found["cik"]), found.span("cik"))
    return said.statements(made)


def forms() -> Iterator[frozenset[str]]:
    """The keys by which each form is recognised, for the documentation and its test."""
    return (keys for keys, _ in _FORMS)


_FORMS: tuple[tuple[frozenset[str], Form], ...] = (
    (frozenset({"_id", "_source"}), _edgar),
    (frozenset({"maintext", "date_publish"}), _news_please),
    (frozenset({"text", "hostname", "fingerprint"}), _trafilatura),
    (frozenset({"text", "source-hostname"}), _trafilatura),
    (frozenset({"uri", "bodies"}), _ninjs),
    (frozenset({"uri", "body_text"}), _ninjs),
    (frozenset({"uri", "body_xhtml"}), _ninjs),
    (frozenset({"uri", "type", "versionCreated"}), _ninjs),
    (frozenset({"uri", "type", "standard"}), _ninjs),
    (frozenset({"releaseNumber", "releaseDate"}), _release),
    (frozenset({"body", "title", "uuid"}), _justice),
    (frozenset({"body", "teaser", "url"}), _justice),
)
