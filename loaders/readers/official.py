"""What official texts say in their set forms, beside what is understood from their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cryptoreg.loaders.readers import names, releases
from cryptoreg.loaders.readers.record import Claims
from cryptoreg.loaders.sources import Reading, Skipped
from cryptoreg.ontology.generated.names import Attribute, Class, Relation
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import Document

_AUTHORITY = re.compile(r"[Bb]y the (?:authority|power) vested in me as President")
_NUMBERED = re.compile(r"\bExecutive Order (?:No\. )?(\d{5})\b")
_PLACE_AND_DAY = re.compile(rf"THE WHITE HOUSE,\s*({releases._DAY})")
_SIGNATURE = re.compile(r"\n\s*([A-Z][A-Z.]*(?: [A-Z][A-Z.]*){1,4})\s*\n\s*THE WHITE HOUSE,")
_ACTED_ON = re.compile(
    r"Executive Orders? (?:No\. )?(?P<number>\d{5})\b[^.;]{0,250}?\b(?:is|are)(?: hereby| further)?,? "
    r"(?P<verb>revoked in part|revoked|rescinded|superseded|amended|continued)"
)
_BEGINS = re.compile(r"(?:^|\n|[.;:)]\s)\s*(?:Accordingly, |Therefore, |In addition, )?\Z")
_VERBS = {
    "revoked": Relation.REVOKES,
    "rescinded": Relation.REVOKES,
    "revoked in part": Relation.REVOKES_IN_PART,
    "superseded": Relation.SUPERSEDES,
    "amended": Relation.AMENDS,
    "continued": Relation.CONTINUES,
}


def annotated(made: Document, path: Path, all_cases: bool = False) -> Iterator[Reading | Skipped]:
    """A document with what its set forms say; its sentences are to be understood as well.

    A release about a case outside the field is kept as a document alone: the parties of such cases are
    not loaded, and the report says so.

    Args:
        made: the document.
        path: its file, for the report.
        all_cases: whether parties of cases outside the field are loaded too.
    """
    text = made.text or ""
    if releases.is_release(text):
        claims = releases.claims(made)
        if not all_cases and not in_field(text):
            yield Reading(made, releases.EXTRACTOR, ())
            yield Skipped(path, f"{made.title or made.id!r}: not about crypto, so its parties are not loaded")
            return
    else:
        claims = _presidential(made)
    yield claims.reading(made, understand=True)


def in_field(text: str) -> bool:
    """Whether a release is about the field: by its words, or by those whom its title names."""
    title = text.splitlines()[0] if text else ""
    return names.about_crypto(text) or any(names.known_firm(n[0]) for n in names.respondents(title))


def _presidential(made: Document) -> Claims:
    """An executive order by its own text: its signing, and which orders it revokes or changes."""
    text, claims = made.text or "", Claims("presidential")
    authority = _AUTHORITY.search(text, 0, 3000)
    if authority is None or made.title is None or not text.startswith(made.title):
        return claims
    title = (0, len(made.title))
    order = claims.thing("order", Class.EXECUTIVE_ORDER, title)
    number = _NUMBERED.search(text, 0, authority.start())
    name = f"Executive Order {number[1]}" if number is not None else made.title
    claims.value(order, Attribute.NAME, name, title if number is None else number.span())
    claims.value(order, Attribute.SUMMARY, made.title, title)
    signing = claims.thing("signing", Class.ORDER_SIGNED, authority.span())
    claims.relation(signing, Relation.INSTRUMENT, order, title)
    signed = _PLACE_AND_DAY.search(text)
    day = releases.day(signed[1]) if signed is not None else None
    if signed is not None and day is not None:
        claims.value(signing, Attribute.SIGNED_ON, day, signed.span(1))
    signature = _SIGNATURE.search(text)
    if signature is not None:
        signer = claims.agent(signature[1].title(), signature.span(1), Class.PERSON)
        claims.relation(signing, Relation.ACTOR, signer, signature.span(1))
    for found in _ACTED_ON.finditer(text):
        if not _BEGINS.search(text, max(0, found.start() - 40), found.start()):
            continue  # what was issued *under* an order is acted on, not the order
        other = claims.thing(
            f"order-{slug(found['number'])}",
            Class.EXECUTIVE_ORDER,
            found.span(),
            f"Executive Order {found['number']}",
        )
        claims.relation(order, _VERBS[found["verb"]], other, found.span())
    return claims
