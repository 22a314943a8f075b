"""Feeds: RSS 2.0 (and 1.0), Atom, with full text where they carry it; SEC litigation releases among them.

Formats: https://www.rssboard.org/rss-specification, RFC 4287. In the SEC's feed ``dc:creator`` is the
number of the release and the title names the respondents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers import names, official, releases
from cryptoreg.loaders.readers.markup import html_text, xml
from cryptoreg.loaders.readers.record import Claims, Lines, Meta, document
from cryptoreg.loaders.sources import Reading, Skipped, Source
from cryptoreg.ontology.generated.names import Attribute, Class, Relation

_ROOT = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]")
_NUMBER = re.compile(r"LR-?(\d{4,6}\w?)", re.IGNORECASE)
_SEC = "Securities and Exchange Commission"
_FULL_TEXT = ("encoded", "content", "description", "summary")
"""Elements with text, the fullest first."""


class FeedReader:
    """Reads one document per item."""

    name = "feed/1"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        return source.head.startswith(b"<") and _ROOT.search(source.head) is not None

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        root = xml(source.data, source.path)
        channel = _child(root, "channel")
        head = root if channel is None else channel
        publisher = _text(head, "title")
        items = [e for e in root.iter() if _local(e) in ("item", "entry")]
        if not items:
            raise InputError(f"{source.path} is a feed without items.")
        for number, item in enumerate(items, 1):
            yield from self._item(item, number, publisher, source)

    def _item(
        self, item: Any, number: int, publisher: str | None, source: Source
    ) -> Iterator[Reading | Skipped]:
        meta = Meta(
            title=html_text(_text(item, "title") or "") or None,
            url=_link(item),
            publisher=_text(item, "source", "publisher") or publisher,
            published=_time(_text(item, "pubDate", "published", "date", "issued")),
            modified=_time(_text(item, "updated", "modified")),
            authors=_authors(item),
            licence=_text(item, "rights", "license"),
        )
        if meta.published is None:
            meta = replace(meta, published=meta.modified)
        if meta.title is None and meta.url is None:
            yield Skipped(source.path, f"item {number} has neither title nor address")
            return
        release = _NUMBER.fullmatch(_text(item, "creator") or "")
        if release is not None:
            yield from _litigation_release(meta, release[1], source, self)
            return
        body = html_text(max((_content(item, name) for name in _FULL_TEXT), key=len))
        title = meta.title or ""
        text = body if title and body.startswith(title) else f"{title}\n\n{body}".strip()
        if not text:
            yield Skipped(source.path, f"item {number} ({meta.url}) has no text")
            return
        made = document(f"{text}\n", meta, source, self.name)
        yield from official.annotated(made, source.path, self.all_cases)


def _litigation_release(
    meta: Meta, number: str, source: Source, reader: FeedReader
) -> Iterator[Reading | Skipped]:
    """An item of the SEC's feed, which names respondents and number and leaves the rest to the page."""
    title = (meta.title or "").strip()
    lines, claims = Lines(), Claims(releases.EXTRACTOR)
    span = lines.add(title)
    release = lines.add(f"Litigation Release No. LR-{number}")
    agency = lines.add(_SEC, "Agency")
    text = str(lines)
    meta = replace(meta, authors=(), publisher=_SEC)
    made = document(text, meta, source, reader.name)
    about = names.about_crypto(title) or any(names.known_firm(n[0]) for n in names.respondents(title))
    if not about and not reader.all_cases:
        yield Reading(made, releases.EXTRACTOR, ())
        yield Skipped(
            source.path,
            f"LR-{number}: kept as a document alone: its title names nobody of the field, and the parties "
            "of other cases are not loaded; load the page of the release to know more",
        )
        return
    case = claims.thing("case-0", Class.LAWSUIT, span, f"SEC v. {names.without_others(title)}")
    claims.relation(case, Relation.PLAINTIFF, claims.agent(_SEC, agency, Class.REGULATOR), agency)
    releases.parties(claims, case, text, span)
    claims.value(case, Attribute.RELEASE_NUMBER, f"LR-{number}", release)
    yield claims.reading(made, understand=False)


# ---------------------------------------------------------------- elements


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(element: Any, name: str) -> Any:
    return next((c for c in element if _local(c) == name), None)


def _text(element: Any, *wanted: str) -> str | None:
    """The text of the first child of one of these names that has any."""
    for name in wanted:
        for child in element:
            if _local(child) == name:
                text = "".join(child.itertext()).strip()
                if text:
                    return text
    return None


def _content(item: Any, name: str) -> str:
    """The markup of a child: escaped or CDATA as in RSS, or elements of its own as in Atom's xhtml."""
    child = _child(item, name)
    if child is None:
        return ""
    if child.get("type") == "xhtml" or len(child):
        return "<br>".join(t for t in child.itertext() if t.strip())
    return (child.text or "").strip()


def _link(item: Any) -> str | None:
    links = [c for c in item if _local(c) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href")).strip()
    found = _text(item, "link", "origLink")
    guid = _text(item, "guid", "id")
    return found or (guid if guid is not None and guid.startswith("http") else None)


def _authors(item: Any) -> tuple[str, ...]:
    """Names of authors; e-mail addresses, which RSS wants, are left out."""
    found = []
    for child in item:
        if _local(child) in ("author", "creator"):
            name = _text(child, "name") or (child.text or "").strip()
            named = re.search(r"\(([^)]+)\)", name) if "@" in name else None
            name = named[1] if named else name
            if name and "@" not in name:
                found.append(name)
    return tuple(dict.fromkeys(found))


def _time(text: str | None) -> str | None:
    """A time as ISO 8601, from RFC 822 (RSS) or RFC 3339 (Atom)."""
    if text is None or re.match(r"\d{4}-", text):
        return text
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return (found if found.tzinfo is not None else found.replace(tzinfo=UTC)).isoformat()
