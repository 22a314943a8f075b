"""The matter of a docket, as each of its documents introduces it: lawsuit, docket, court, people."""

from __future__ import annotations

from dataclasses import dataclass

from cryptoreg.loaders.dockets import courts, parties, relevance
from cryptoreg.loaders.dockets.model import Docket
from cryptoreg.loaders.dockets.writing import Sayer, Sheet
from cryptoreg.ontology.generated.names import Attribute, Class, Relation, Tier
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import Document, document_id

EXTRACTOR = "docket-rules"
VERSION = "1"
SURE, READ = 0.98, 0.9
"""Confidence in what a field gives, and in what is read out of an entry's words."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says of itself: reader, address, hash, publisher."""

    reader: str
    bytes_sha256: str | None = None
    publisher: str | None = None


def first_line(sheet: Sheet, words: str) -> Span:
    """Begin a sheet with a line that is nothing but words: the name of the docket."""
    span = sheet.add(words)
    sheet.add("\n")
    return span


def say_matter(say: Sayer, docket: Docket, spans: dict[str, Span | None]) -> tuple[str, str]:
    """The lawsuit and its docket, with what identity needs of them."""
    name = spans["name"]
    assert name is not None  # every document begins with it
    case = say.thing("case", str(Class.LAWSUIT), name)
    sides = [parties.short(s) for s in relevance.sides(docket.name)]
    if sides:
        say.value(case, Attribute.NAME, " v. ".join(sides), name)
    proceeding = say_proceeding(
        say, docket, "docket", spans.get("number") or name, spans.get("court"), spans.get("idents") or name
    )
    say.value(proceeding, Attribute.NAME, docket.name, name)
    say.relate(case, Relation.HAS_PROCEEDING, proceeding, spans.get("number") or name)
    return case, proceeding


def say_proceeding(
    say: Sayer, docket: Docket, key: str, number: Span, court: Span | None, idents: Span
) -> str:
    """A docket in a court: its number, and what data sets call it."""
    proceeding = say.thing(key, str(Class.PROCEEDING), number)
    say.value(proceeding, Attribute.DOCKET_NUMBER, docket.number, number)
    if docket.court is not None and court is not None:
        say.relate(proceeding, Relation.COURT, say_court(say, docket.court, court), court)
    for ident in docket.idents:
        say.value(proceeding, Attribute.REFERENCE, ident, idents)
    return proceeding


def say_court(say: Sayer, id_: str, span: Span) -> str:
    """A court by its id."""
    local = say.thing(f"court-{slug(id_)}", str(Class.COURT), span)
    say.value(local, Attribute.NAME, courts.court_name(id_), span)
    return local


def say_person(say: Sayer, name: str, span: Span, confidence: float = SURE) -> str:
    """A judge by name."""
    local = say.thing(f"person-{slug(name)}", str(Class.PERSON), span, confidence)
    say.value(local, Attribute.NAME, name, span, confidence)
    return local


def say_agent(say: Sayer, name: str, span: Span, confidence: float = SURE) -> str:
    """A party by name, of the class that the name tells."""
    local = say.thing(f"agent-{slug(name)}", parties.class_of(name), span, confidence)
    say.value(local, Attribute.NAME, name, span, confidence)
    return local


def court_document(
    docket: Docket, text: str, origin: Origin, url: str | None, title: str | None, published: str | None
) -> Document:
    """A record of the court: its text, and where it comes from."""
    return Document(
        id=document_id(text=text),
        title=title,
        text=text,
        url=url,
        publisher=origin.publisher or (courts.court_name(docket.court) if docket.court is not None else None),
        published=published,
        reader=origin.reader,
        bytes_sha256=origin.bytes_sha256,
        tier=Tier.COURT,
    )
