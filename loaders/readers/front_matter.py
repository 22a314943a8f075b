"""Markdown with front matter (YAML between two lines of dashes): White House pages, blogs, archives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders import yaml_lines
from cryptoreg.loaders.readers import official
from cryptoreg.loaders.readers.markup import html_text, markdown_text
from cryptoreg.loaders.readers.record import Meta, document, first, texts
from cryptoreg.loaders.sources import Reading, Skipped, Source

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEYED = re.compile(rb"\A---[ \t]*\r?\n(?:#[^\n]*\n|\s*\n)*[A-Za-z_][\w .-]*:", re.DOTALL)


class FrontMatterReader:
    """Reads one page per file."""

    name = "front-matter/1"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        if not _KEYED.match(source.head):
            return False
        # YAML files of many documents begin alike; a page has words after its front matter.
        found = _FRONT.match(source.text)
        return found is not None and bool(source.text[found.end() :].strip())

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        found = _FRONT.match(source.text)
        if found is None:
            raise InputError(f"{source.path} begins with front matter that has no end (a line '---').")
        fields = _fields(found[1], source)
        raw = source.text[found.end() :]
        markup = raw.lstrip().startswith("<") and "</p>" in raw
        body = html_text(raw) if markup else markdown_text(raw)
        if not body:
            raise InputError(f"{source.path} has front matter and no text.")
        meta = meta_of(fields).over(source)
        title = meta.title or ""
        text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
        made = document(text, meta, source, self.name, whole_file=True)
        yield from official.annotated(made, source.path, self.all_cases)


def _fields(block: str, source: Source) -> dict[str, Any]:
    data, _ = yaml_lines.load(Source(source.path, block.encode()), aliases=False)
    if not isinstance(data, dict):
        raise InputError(f"{source.path}: its front matter is no list of names and values.")
    return {str(k).lower().replace("-", "_"): v for k, v in data.items()}


def meta_of(fields: dict[str, Any]) -> Meta:
    """What front matter says of its page, under the names that are in use."""

    def get(*names: str) -> str | None:
        return first(*(fields.get(n) for n in names))

    title = get("title", "headline")
    return Meta(
        title=None if title is None else " ".join(title.split()),
        url=get("source_url", "url", "link", "canonical_url", "permalink"),
        publisher=get("publisher", "site", "source", "outlet", "sitename"),
        published=get("published_time", "published", "date", "publishdate", "pubdate", "created"),
        modified=get("modified_time", "modified", "lastmod", "updated", "last_modified_at"),
        authors=texts(fields.get("authors")) or texts(fields.get("author")) or texts(fields.get("by")),
        licence=get("licence", "license"),
    )
