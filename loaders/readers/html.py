"""Pages in HTML: news, releases of agencies, White House pages.

The text is the main region of a page whose layout is known, else what trafilatura takes for the article.
What a page says of itself in JSON-LD comes first (https://schema.org/NewsArticle), then its meta tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers import official, releases
from cryptoreg.loaders.readers.markup import element_text
from cryptoreg.loaders.readers.record import Meta, document, first, texts
from cryptoreg.loaders.sources import Reading, Skipped, Source

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE)
_ARTICLE_TYPES = frozenset({
    "NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "Report",
})  # fmt: skip

_REGIONS = (
    # sec.gov since 2022 (litigation and press releases)
    "//div[contains(@class,'node-details-layout__main-region')]",
    # cftc.gov, with and without an element of its own for the article
    "//article[.//h1[contains(.,'Release Number')]]",
    "//div[contains(@class,'press-release')][.//h1[contains(.,'Release Number')]]",
    # justice.gov
    "//div[contains(@class,'node-press-release') or contains(@class,'field_body') or contains(@class,'field--name-field-pr-body')]",
    # whitehouse.gov, archives of earlier White Houses
    "//div[contains(@class,'entry-content') or contains(@class,'body-content') or contains(@class,'wp-block-post-content')]",
)  # fmt: skip
_OF_THEMSELVES = _REGIONS[:3]
"""Layouts that no other site has, so that a page without its address is known by them."""

_OFFICIAL_HOST = re.compile(r"(?:^|\.)(?:sec|cftc|justice|whitehouse|archives)\.gov$")
_HEADINGS = ("//h1[contains(@class,'page-title__heading')]", "//article//h1", "//h1")
_RAIL = "//div[contains(@class,'node-details-layout__rightrail-region') or contains(@class,'field--name-field-pr-number')]"
"""Where a number stands outside the text: on sec.gov, and on justice.gov before 2023."""

_DAY_OF_RELEASE = (
    "//*[contains(@class,'date-display-single') or contains(concat(' ',@class,' '),' node-date ')]"
)
"""The day on justice.gov, before 2023 and since: as ``content``, or as words behind the day of the week."""

_FRAME = (
    ".//div[contains(@class,'media-contact') or contains(@class,'node-topic') or contains(@class,'node-office')"
    " or contains(@class,'node-updated') or contains(@class,'field_sharing')]"
)
"""What stands within a release and is none of it: whom the press may call, topics, the day of the last change."""

_ELSEWHERE = "//div[contains(@class,'press-release-open-link-pdf-link')]//a/@href"
"""On cftc.gov, where a page only leads to the release."""
MIN_RELEASE = 200
"""Characters below which a page that leads elsewhere is no release itself."""
_OLD_RELEASE = re.compile(r"Litigation\s+Release\s+No", re.IGNORECASE)
_RELEASE_IN_URL = re.compile(r"/(?:lr|LR)-?(\d{4,6}\w?)(?:\.htm|/?$)")
_CFTC_IN_URL = re.compile(r"cftc\.gov/.*/PressReleases/(?:pr)?(\d{4}-\d{2})", re.IGNORECASE)


class HtmlReader:
    """Reads one document per page."""

    name = "html/2"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        return _HTML.search(source.head) is not None

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        page = source.text
        try:
            tree = lxml_html.document_fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        except etree.ParserError as exc:
            raise InputError(f"{source.path} is an empty page: {exc}.") from exc
        meta = _metadata(page, tree, source)
        region = _region(tree, page, meta)
        elsewhere = first(tree.xpath(_ELSEWHERE))
        if region is not None and elsewhere is not None and len(region[1]) < MIN_RELEASE:
            yield Skipped(source.path, f"only leads to the release at {elsewhere}; load that page")
            return
        if region is not None:
            body: str | None = region[1]
            meta = _official_meta(meta, region, page, source)
        else:
            body = trafilatura.extract(
                page, include_comments=False, include_tables=True, favor_precision=True, output_format="txt"
            )
            meta = replace(meta, publisher=source.sidecar.publisher or _publisher(meta.url) or meta.publisher)
        if not body:
            raise InputError(f"{source.path} holds no article text: nothing but menus and scripts was found.")
        title = meta.title or ""
        text = body if body.startswith(title) else f"{title}\n\n{body}"
        made = document(text, meta, source, self.name, whole_file=True)
        yield from official.annotated(made, source.path, self.all_cases)


# ---------------------------------------------------------------- official layouts


def _region(tree: Any, page: str, meta: Meta) -> tuple[str | None, str] | None:
    """Title and text of a page whose layout is known; None for any other."""
    host = re.sub(r"^https?://|[/:?#].*$", "", meta.url or "")
    for xpath in _REGIONS:
        found = tree.xpath(xpath)
        if found and (_OFFICIAL_HOST.search(host) or xpath in _OF_THEMSELVES):
            title, number = _title(tree), _number(tree, meta)
            for frame in found[0].xpath(_FRAME):
                frame.drop_tree()
            body = element_text(found[0])
            lines = [line for line in body.splitlines() if line != title]
            if number is not None and number.rpartition(" ")[2] not in body:
                lines.insert(0, number)
            return title, "\n\n".join(lines)
    if _OLD_RELEASE.search(page) and "sec.gov" in (meta.url or page):
        body = element_text(tree.find("body") if tree.find("body") is not None else tree)
        heads = [" ".join(element_text(h).split()) for h in (*tree.xpath("//h3"), *tree.xpath("//h1"))]
        title = next((h for h in heads if h and not _OLD_RELEASE.search(h)), None)
        return title, "\n\n".join(line for line in body.splitlines() if line != title)
    return None


_PUBLISHERS = {
    "sec.gov": "Securities and Exchange Commission",
    "cftc.gov": "Commodity Futures Trading Commission",
    "justice.gov": "Department of Justice",
    "whitehouse.gov": "White House",
}
_OLD_ADDRESS = re.compile(r"https?://(?:www\.)?sec\.gov/litigation/litreleases/[\w/.-]+\.htm", re.IGNORECASE)


def _official_meta(meta: Meta, region: tuple[str | None, str], page: str, source: Source) -> Meta:
    """What the layout of an official page says better than its tags: title, publisher, day of release."""
    printed = _OLD_ADDRESS.search(region[1])  # at the foot of each older release
    url = meta.url or (printed[0] if printed is not None else None)
    return replace(
        meta,
        title=source.sidecar.title or region[0] or meta.title,
        url=url,
        publisher=source.sidecar.publisher or _publisher(url) or meta.publisher,
        published=source.sidecar.published or releases.released(region[1]) or meta.published,
    )


def _publisher(url: str | None) -> str | None:
    """The agency whose site an address is on, whatever the page's tags call it."""
    return _PUBLISHERS.get(re.sub(r"^https?://(?:www\.)?|[/:?#].*$", "", url or ""))


def _title(tree: Any) -> str | None:
    for xpath in _HEADINGS:
        for heading in tree.xpath(xpath):
            text = " ".join(element_text(heading).split())
            if text and "Release Number" not in text:
                return text
    return None


def _number(tree: Any, meta: Meta) -> str | None:
    """The line with the number of a release that only the frame of the page or its address gives."""
    for element in tree.xpath(_RAIL):
        rail = element_text(element)
        for number in releases.numbers(rail):
            return rail[slice(*number.span)]
    url = meta.url or ""
    if found := _RELEASE_IN_URL.search(url):
        return f"Litigation Release No. {found[1]}"
    if found := _CFTC_IN_URL.search(url):
        return f"Release Number {found[1]}"
    return None


# ---------------------------------------------------------------- what a page says of itself


def _metadata(page: str, tree: Any, source: Source) -> Meta:
    """The sidecar's, else the page's JSON-LD, else its meta tags."""
    article = next(_articles(tree), {})
    found = trafilatura.extract_metadata(page)
    tags = _meta_tags(tree)
    canonical = first(tree.xpath("//link[@rel='canonical']/@href"))
    authors = texts(article.get("author")) or texts(article.get("creator"))
    return Meta(
        title=first(article.get("headline"), article.get("name")) or (found.title if found else None),
        url=first(article.get("url"), article.get("mainEntityOfPage"), canonical, tags.get("og:url"))
        or (found.url if found else None),
        publisher=first(article.get("publisher"), tags.get("og:site_name")) or (found.sitename if found else None),
        published=first(
            article.get("datePublished"), tags.get("article:published_time"), tags.get("dcterms.date"),
            tree.xpath("//time[@datetime][1]/@datetime"), _printed_day(tree),
        )
        or (found.date if found else None),
        modified=first(article.get("dateModified"), tags.get("article:modified_time"), tags.get("og:updated_time")),
        authors=authors or _names(found.author if found else None),
    ).over(source)  # fmt: skip


def _printed_day(tree: Any) -> str | None:
    for element in tree.xpath(_DAY_OF_RELEASE):
        words = " ".join(element_text(element).split())
        return element.get("content") or releases.day(re.sub(r"^[A-Z][a-z]+day, ", "", words))
    return None


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(n.strip() for n in text.split(";") if n.strip()) if text else ()


def _meta_tags(tree: Any) -> dict[str, str]:
    tags: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = (tag.get("property") or tag.get("name") or "").lower()
        if name:
            tags.setdefault(name, tag.get("content").strip())
    return tags


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The article objects in the page's ``application/ld+json`` scripts; broken ones are passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # a page with broken metadata still has its text
        stack: list[Any] = [data]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack += reversed(item)
            elif isinstance(item, dict):
                types = item.get("@type")
                if set([types] if isinstance(types, str) else types or []) & _ARTICLE_TYPES:
                    yield item
                stack += [v for k, v in item.items() if k in ("@graph", "mainEntity")]
