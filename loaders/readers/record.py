"""Documents that are made of fields: a text with a line per field, and statements that quote those lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from cryptoreg.loaders.published import published_date, published_time
from cryptoreg.loaders.sources import Reading, Source
from cryptoreg.loaders.tiers import tier_of
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Attribute, Class, Modality
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import (
    TYPE,
    Citation,
    Document,
    Quote,
    Statement,
    Support,
    Value,
    document_id,
)

Span = tuple[int, int]
"""Start and end of words in the text of a document, in code points."""

Place = Span | str
"""Where something is said: words of the text, or a summary of a source whose text is not held."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of a document beside its text."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    licence: str | None = None

    def over(self, source: Source) -> Meta:
        """The same, with what the sidecar of the file says over it."""
        given = {k: v for k, v in source.sidecar.model_dump().items() if v is not None}
        return replace(self, **given)


def document(text: str, meta: Meta, source: Source, reader: str, *, whole_file: bool = False) -> Document:
    """A document that a reader made out of a file, or of a part of one.

    Args:
        text: its text.
        meta: the rest; days and times may stand in ``published`` and ``modified``.
        source: the file.
        reader: name and version of the reader.
        whole_file: whether the file is this document and nothing else; then its hash is kept.
    """
    return Document(
        id=document_id(text=text),
        title=meta.title,
        text=text,
        url=meta.url,
        publisher=meta.publisher,
        published=published_date(meta.published),
        modified=published_date(meta.modified),
        published_at=published_time(meta.published),
        modified_at=published_time(meta.modified),
        authors=meta.authors,
        reader=reader,
        bytes_sha256=source.bytes_sha256() if whole_file else None,
        tier=tier_of(meta.url, meta.publisher),
        licence=meta.licence,
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    subject: str
    predicate: str
    place: Place
    value: Value | None
    object: str | None
    modality: Modality


class Claims:
    """What a document says by its structure, before the id of the document is known.

    Things are named by keys of the caller's choice. A thing must be introduced by :meth:`thing` or
    :meth:`agent` before it is spoken of.
    """

    def __init__(self, extractor: str, version: str = "1") -> None:
        self.extractor, self.version = extractor, version
        self._drafts: dict[_Draft, None] = {}

    def __bool__(self) -> bool:
        return bool(self._drafts)

    def thing(self, key: str, cls: str, place: Place, name: str | None = None) -> str:
        """Introduce a thing of a class; returns its key."""
        self.value(key, TYPE, str(cls), place)
        if name is not None:
            self.value(key, Attribute.NAME, name, place)
        return key

    def agent(self, name: str, place: Place, otherwise: str) -> str:
        """Introduce somebody by name: of the class that the gazetteer knows, or another.

        A name that the gazetteer knows only as something that cannot act is of the other class.
        """
        entry = gazetteer.load().find(name, Class.AGENT)
        cls = str(entry.cls) if entry is not None else otherwise
        return self.thing(f"{slug(cls)}-{slug(name)}", cls, place, name)

    def value(
        self, key: str, predicate: str, value: Value, place: Place, modality: Modality = Modality.ASSERTED
    ) -> None:
        """Say that a thing has a value."""
        self._drafts.setdefault(_Draft(key, str(predicate), place, value, None, modality))

    def relation(
        self, key: str, predicate: str, to: str, place: Place, modality: Modality = Modality.ASSERTED
    ) -> None:
        """Say that a thing is related to another."""
        self._drafts.setdefault(_Draft(key, str(predicate), place, None, to, modality))

    def statements(self, made: Document) -> tuple[Statement, ...]:
        """The statements, now that their document is known."""
        text = made.text or ""
        return tuple(
            Statement(
                document=made.id,
                subject=f"{made.id}-r-{d.subject}",
                predicate=d.predicate,
                object=None if d.object is None else f"{made.id}-r-{d.object}",
                value=d.value,
                support=_support(d.place, text),
                modality=d.modality,
                confidence=1.0,
                extractor=self.extractor,
                extractor_version=self.version,
            )
            for d in self._drafts
        )

    def reading(self, made: Document, *, understand: bool) -> Reading:
        """A reading with these statements, or with the text alone where there are none."""
        if not self:
            return Reading(made)
        return Reading(made, self.extractor, self.statements(made), understand)


def _support(place: Place, text: str) -> Support:
    return Citation(place) if isinstance(place, str) else Quote(*place, text[slice(*place)])


class Lines:
    """Composes a text line by line and remembers where each value stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, value: object, label: str | None = None) -> Span:
        """Add a line, with its label before it; returns where the value stands."""
        text = " ".join(str(value).split())
        prefix = f"{label}: " if label is not None else ""
        start = self._length + len(prefix)
        self._append(f"{prefix}{text}\n")
        return start, start + len(text)

    def text(self, value: str) -> Span:
        """Add a text of its own as it stands, after an empty line."""
        start = self._length + 1
        self._append(f"\n{value.strip()}\n")
        return start, self._length - 1

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def __str__(self) -> str:
        return "".join(self._parts)


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a field that may hold nothing, one text, a list, or objects with names.

    >>> texts(None), texts("A"), texts([{"name": "B"}, " ", "C"])
    ((), ('A',), ('B', 'C'))
    """
    if isinstance(value, dict):
        value = value.get("name") or value.get("value")
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, list):
        return tuple(text for item in value for text in texts(item))
    return ()


def first(*values: Any) -> str | None:
    """The first text among the values of several fields."""
    return next((text for value in values for text in texts(value)), None)
