"""The values that loaders yield and the store keeps: documents, and what each of them says.

A statement never changes. Both its ends are *local*: they name a thing as this one document speaks of
it (``doc-3f0a…-e120``); which local things are the same is judged later, elsewhere, and revocably.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cryptoreg.errors import IntegrityError
from cryptoreg.ontology import dates, identifiers
from cryptoreg.ontology.frozen import frozen
from cryptoreg.ontology.generated.names import CODES, PARENTS, PROPERTIES, Modality, PropertyInfo, Tier

Value = str | int | float | bool

TYPE = "type"
"""The predicate that gives a local thing its class; its value is the class's name."""


@frozen
class Quote:
    """The words of a document that prove a statement; offsets count code points of its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A proof for a source whose text is not held: what it says, in a curator's own words."""

    summary: str


Support = Quote | Citation


@dataclass(frozen=True, slots=True)
class Document:
    """A source, held word for word (``text`` is set) or cited by its address alone.

    Attributes:
        id: ``doc-`` and sixteen hexadecimal digits; see :func:`document_id`.
        title: its title, where known.
        text: what the reader gave; offsets of quotes count in it.
        url: its address, where known.
        publisher: who published it, where known.
        published: EDTF, where known.
        modified: EDTF, of the last change that the source tells.
        published_at: ISO 8601 time with its offset, where the source gives more than the day.
        modified_at: likewise.
        authors: who wrote it, as the source names them.
        version_of: key of a thing whose words its source may change, such as a docket entry of a data set;
            of its versions the one that was modified last speaks.
        reader: name and version of the reader that made the text.
        bytes_sha256: of the file as it came; None for a cited source.
        tier: how near it stands to what it tells.
        copy_of: key of the text that it copies, so that copies count as one source.
        licence: of the text, where known.
    """

    id: str
    title: str | None = None
    text: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    reader: str = ""
    bytes_sha256: str | None = None
    tier: Tier = Tier.WEB
    copy_of: str | None = None
    licence: str | None = None
    published_at: str | None = None
    modified_at: str | None = None
    authors: tuple[str, ...] = ()
    version_of: str | None = None

    @property
    def kind(self) -> Literal["text", "cited"]:
        return "cited" if self.text is None else "text"

    @property
    def text_sha256(self) -> str | None:
        return None if self.text is None else sha256(self.text)


@frozen
class Statement:
    """What one document says in one place.

    Attributes:
        document: id of the document.
        subject: local id of the thing spoken of.
        predicate: :data:`TYPE` or a property of the ontology.
        object: local id of another thing; None when ``value`` is set.
        value: a literal; None when ``object`` is set.
        support: the words that prove it.
        modality: how surely it is said.
        attributed_to: whose claim it is, outermost first, where it is not the document's own.
        confidence: between 0 and 1, of the extractor in its reading.
        extractor: what made the statement; part of the id, unlike its version.
        valid_from: EDTF, for a relation that holds over time.
        valid_to: EDTF.
    """

    document: str
    subject: str
    predicate: str
    support: Support
    object: str | None = None
    value: Value | None = None
    modality: Modality = Modality.ASSERTED
    attributed_to: tuple[str, ...] = ()
    confidence: float = 1.0
    extractor: str = ""
    extractor_version: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", statement_id(self))


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document with everything that one extractor read out of it."""

    document: Document
    extractor: str
    statements: tuple[Statement, ...]


def shortened(quote: str, limit: int) -> str:
    """A quote as a publication may show it: at most so many characters, an ellipsis in place of the rest."""
    return quote if len(quote) <= limit else quote[: limit - 1] + "…"


def sha256(text: str) -> str:
    """Hexadecimal SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_id(*, text: str | None = None, url: str | None = None) -> str:
    """The id of a document: from its text where that is held, else from its address.

    The same text under two addresses is one document with two addresses.

    >>> document_id(text="A") == document_id(text="A", url="https://example.org/")
    True
    """
    if text is not None:
        return f"doc-{sha256(text)[:16]}"
    if url is not None:
        return f"doc-{sha256(f'cited {url}')[:16]}"
    raise IntegrityError("A document needs a text or an address.")


def statement_id(s: Statement) -> str:
    """A SHA-256 over an unambiguous encoding (JSON) of what makes this statement itself."""
    if isinstance(s.support, Quote):
        support = f'["quote",{s.support.start},{s.support.end}]'
    else:
        support = f'["cited",{_encoded(s.support.summary)}]'
    value = "null"
    if s.value is not None:
        written = _encoded(s.value) if isinstance(s.value, str) else json.dumps(s.value)
        value = f'["{type(s.value).__name__}",{written}]'
    told_by = ",".join(map(_encoded, s.attributed_to))
    # written piece by piece, which takes a fifth of the time that an encoder takes for the list of them
    return (
        "st-"
        + sha256(
            f"[{_encoded(s.document)},{_encoded(s.subject)},{_encoded(s.predicate)},"
            f"{'null' if s.object is None else _encoded(s.object)},{value},{support},{_encoded(s.modality)},[{told_by}],"
            f"{_encoded(s.extractor)},{'null' if s.valid_from is None else _encoded(s.valid_from)},"
            f"{'null' if s.valid_to is None else _encoded(s.valid_to)}]"
        )[:24]
    )


_encoded = json.encoder.encode_basestring_ascii


def check(document: Document, statements: Sequence[Statement]) -> None:
    """Make sure that nothing is written that its document does not carry.

    Raises:
        IntegrityError: a quote is not the text at its offsets, a predicate is unknown, an end is
            missing or has no type, or a value does not fit its range. Nothing is written then.
    """
    for s, problem in problems(document, statements):
        raise IntegrityError(
            f"Statement {s.id} of {document.id} ({s.subject} {s.predicate}): {problem}.",
            statement=s.id,
        )


def problems(document: Document, statements: Sequence[Statement]) -> Iterator[tuple[Statement, str]]:
    """The statements that do not pass, each with what is wrong with it."""
    typed = {s.subject: str(s.value) for s in statements if s.predicate == TYPE}
    for s in statements:
        problem = _problem(document, s, typed)
        if problem is not None:
            yield s, problem


def misfits(statements: Sequence[Statement]) -> Iterator[tuple[Statement, str]]:
    """The statements of one document that do not fit the ontology, whatever its text may be."""
    typed = {s.subject: str(s.value) for s in statements if s.predicate == TYPE}
    for s in statements:
        problem = _end_problem(s, typed) if s.subject in typed else "its subject has no type"
        if problem is not None:
            yield s, problem


def _problem(document: Document, s: Statement, typed: dict[str, str]) -> str | None:
    if s.document != document.id:
        return f"it belongs to {s.document}"
    if not 0 <= s.confidence <= 1:
        return f"its confidence {s.confidence} is not between 0 and 1"
    if s.subject not in typed:
        return "its subject has no type"
    return _support_problem(document, s.support) or _end_problem(s, typed)


def _support_problem(document: Document, support: Support) -> str | None:
    if isinstance(support, Citation):
        return None if support.summary.strip() else "its citation says nothing"
    if document.text is None:
        return "it quotes a document whose text is not held"
    if not 0 <= support.start < support.end <= len(document.text):
        return f"its offsets {support.start}-{support.end} lie outside the text"
    if document.text[support.start : support.end] != support.text:
        return "its quote is not the text at its offsets"
    return None


def _end_problem(s: Statement, typed: dict[str, str]) -> str | None:
    if s.predicate == TYPE:
        return None if s.value in PARENTS else f"{s.value!r} is no class of the ontology"
    info = PROPERTIES.get(s.predicate)
    if info is None:
        return "its predicate is not in the ontology"
    if not _fits(typed[s.subject], info.domain) and not _told_of_an_event(typed[s.subject], info):
        return f"a {typed[s.subject]} has no {s.predicate}"
    for bound in (s.valid_from, s.valid_to):
        if bound is not None and (wrong := _date_problem(bound)) is not None:
            return wrong
    return _object_problem(s, info, typed) if info.relation else _literal_problem(s, info)


def _object_problem(s: Statement, info: PropertyInfo, typed: dict[str, str]) -> str | None:
    if s.object is None or s.value is not None:
        return "a relation needs an object and no value"
    if s.object not in typed:
        return f"its object {s.object} has no type"
    fits = _fits(typed[s.object], info.range)
    return None if fits else f"a {typed[s.object]} cannot be its object"


def _literal_problem(s: Statement, info: PropertyInfo) -> str | None:
    if s.value is None or s.object is not None:
        return "a property needs a value and no object"
    if info.codes is not None and s.value not in CODES[info.codes]:
        return f"its value {s.value!r} is no code of the list {info.codes}"
    wrong = _value_problem(info.range, s.value) or (_date_problem(str(s.value)) if info.date else None)
    return wrong or identifiers.problem(s.predicate, str(s.value))


def _told_of_an_event(cls: str, info: PropertyInfo) -> bool:
    """Whether a plan, allegation or denial of an event bears a value of that event, as the shapes allow."""
    return not info.relation and _fits(cls, "SpeechAct") and _fits(info.domain, "Event")


def _fits(cls: str, wanted: str) -> bool:
    return wanted in (cls, *PARENTS.get(cls, ()))


def _value_problem(range_: str, value: Value) -> str | None:
    fits = {
        "string": isinstance(value, str) and bool(value.strip()),
        "integer": isinstance(value, int) and not isinstance(value, bool),
        "decimal": isinstance(value, int | float) and not isinstance(value, bool),
        "boolean": isinstance(value, bool),
    }
    return None if fits.get(range_, False) else f"its value {value!r} is no {range_}"


def _date_problem(text: str) -> str | None:
    try:
        dates.parse(text)
    except ValueError as exc:
        return str(exc)
    return None
