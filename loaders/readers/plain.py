"""Plain text: the first line is the title; offsets count in the text of the file as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from cryptoreg.loaders.sources import Reading, Source, published_date
from cryptoreg.loaders.tiers import tier_of
from cryptoreg.ontology.statements import Document, document_id

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ""})


class PlainReader:
    """Reads ``.txt``, ``.md`` and files without a suffix, in any common encoding."""

    name = "plain/1"

    def recognises(self, source: Source) -> bool:
        return source.path.suffix.lower() in _TEXT_SUFFIXES and b"\x00" not in source.head

    def read(self, source: Source) -> Iterable[Reading]:
        text = source.text
        sidecar = source.sidecar
        title = sidecar.title or next((line.strip() for line in text.splitlines() if line.strip()), None)
        yield Reading(
            Document(
                id=document_id(text=text),
                title=title,
                text=text,
                url=sidecar.url,
                publisher=sidecar.publisher,
                published=published_date(sidecar.published),
                reader=self.name,
                bytes_sha256=source.bytes_sha256(),
                tier=tier_of(sidecar.url, sidecar.publisher),
                licence=sidecar.licence,
            )
        )
