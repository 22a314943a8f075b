"""News pages in HTML: main text by trafilatura, metadata from the page's own JSON-LD first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import trafilatura
from lxml import html as lxml_html

from cryptoreg.errors import InputError
from cryptoreg.loaders.sources import Reading, Source, published_date
from cryptoreg.loaders.tiers import tier_of
from cryptoreg.ontology.statements import Document, document_id

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE)
_ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle")


class HtmlReader:
    """Reads one article per page."""

    name = "html/1"

    def recognises(self, source: Source) -> bool:
        return _HTML.search(source.head) is not None

    def read(self, source: Source) -> Iterable[Reading]:
        page = source.text
        body = trafilatura.extract(
            page, include_comments=False, include_tables=True, favor_precision=True, output_format="txt"
        )
        if not body:
            raise InputError(f"{source.path} holds no article text: nothing but menus and scripts was found.")
        meta = _metadata(page, source)
        title = meta["title"] or ""
        text = body if body.startswith(title) else f"{title}\n\n{body}"
        yield Reading(
            Document(
                id=document_id(text=text),
                title=meta["title"],
                text=text,
                url=meta["url"],
                publisher=meta["publisher"],
                published=published_date(meta["published"]),
                modified=published_date(meta["modified"]),
                reader=self.name,
                bytes_sha256=source.bytes_sha256(),
                tier=tier_of(meta["url"], meta["publisher"]),
                licence=source.sidecar.licence,
            )
        )


def _metadata(page: str, source: Source) -> dict[str, str | None]:
    """Title, address, publisher and dates: the sidecar's, else the page's JSON-LD, else its meta tags."""
    article = next(_articles(page), {})
    found = trafilatura.extract_metadata(page)
    sidecar = source.sidecar
    return {
        "title": sidecar.title or _text(article.get("headline")) or (found.title if found else None),
        "url": sidecar.url or _text(article.get("url")) or (found.url if found else None),
        "publisher": sidecar.publisher
        or _text(article.get("publisher"))
        or (found.sitename if found else None),
        "published": sidecar.published
        or _text(article.get("datePublished"))
        or (found.date if found else None),
        "modified": _text(article.get("dateModified")),
    }


def _articles(page: str) -> Iterator[dict[str, Any]]:
    """The article objects in the page's ``application/ld+json`` scripts; broken ones are passed over."""
    tree = lxml_html.document_fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except ValueError:
            continue  # a page with broken metadata still has its text
        stack: list[Any] = [data]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack += item
            elif isinstance(item, dict):
                types = item.get("@type")
                if set([types] if isinstance(types, str) else types or []) & set(_ARTICLE_TYPES):
                    yield item
                stack += [v for k, v in item.items() if k == "@graph"]


def _text(value: object) -> str | None:
    """A text of JSON-LD, which may stand in an object with a name, or in a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return value.strip() if isinstance(value, str) and value.strip() else None
