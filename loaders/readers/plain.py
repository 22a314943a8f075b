"""Plain text: the first line is the title; offsets count in the text of the file as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from cryptoreg.loaders.readers import official, releases
from cryptoreg.loaders.readers.record import Meta, document
from cryptoreg.loaders.sources import Reading, Skipped, Source

_LICENCE = re.compile(r"(?:LICEN[CS]E|COPYING|NOTICE)(?:[-_.]\w[\w.-]*)?$")

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ""})


class PlainReader:
    """Reads ``.txt``, ``.md`` and files without a suffix, in any common encoding."""

    name = "plain/1"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        if source.path.suffix.lower() not in _TEXT_SUFFIXES:
            return False
        return b"\x00" not in source.head or source.is_utf16

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        if _LICENCE.match(source.path.name):
            yield Skipped(source.path, "is the licence of its folder, and no document")
            return
        text = source.text
        meta = Meta(title=next((line.strip() for line in text.splitlines() if line.strip()), None))
        if releases.is_release(text):
            meta = replace(
                meta, title=releases.headline(text) or meta.title, published=releases.released(text)
            )
        made = document(text, meta.over(source), source, self.name, whole_file=True)
        yield from official.annotated(made, source.path, self.all_cases)
