"""The Federal Register's API v1: executive orders, rules and notices as structured documents.

Fields: https://www.federalregister.gov/developers/documentation/api/v1. ``president`` stands on every
document and means who was in office; he issued only those of type *Presidential Document*. The
disposition notes tell what an order revokes, amends or supersedes, and what did so to it later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from cryptoreg.loaders.published import published_date
from cryptoreg.loaders.readers.record import Claims, Lines, Meta, Span, document, first, texts
from cryptoreg.loaders.sources import Reading, Skipped, Source
from cryptoreg.ontology.generated.names import Attribute, Class, Relation
from cryptoreg.ontology.names import slug

PRESIDENTIAL = "Presidential Document"
_RULES = ("Rule", "Proposed Rule")
_ACTS = {"Rule": Class.RULE_ADOPTED, "Proposed Rule": Class.RULE_OR_LAW_ADOPTED}

_NOTE = re.compile(
    r"\b(revokes in part|revokes|revoked in part by|revoked by|amends|amended by|supersedes in part|supersedes|"
    r"superseded by|continues|continued by|see(?: also)?)\s*:",
    re.IGNORECASE,
)
_ORDER = re.compile(r"\b(?:E\.?O\.?|Executive Order)\s+(?:No\.\s*)?(\d{1,5}(?:-[A-Z])?)\b")
_MEANING: dict[str, tuple[Relation, bool]] = {
    "revokes": (Relation.REVOKES, False),
    "revokes in part": (Relation.REVOKES_IN_PART, False),
    "revoked by": (Relation.REVOKES, True),
    "revoked in part by": (Relation.REVOKES_IN_PART, True),
    "amends": (Relation.AMENDS, False),
    "amended by": (Relation.AMENDS, True),
    "supersedes": (Relation.SUPERSEDES, False),
    "supersedes in part": (Relation.REVOKES_IN_PART, False),
    "superseded by": (Relation.SUPERSEDES, True),
    "continues": (Relation.CONTINUES, False),
    "continued by": (Relation.CONTINUES, True),
}
"""What a note says, and whether the order named is the one that acts."""


class FederalRegisterReader:
    """Reads one document, a page of search results, or a list of documents."""

    name = "federal-register/1"

    def recognises(self, source: Source) -> bool:
        data = source.json
        rows = data if isinstance(data, list) else _rows(data)
        return bool(rows) and isinstance(rows[0], dict) and is_document(rows[0])

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        data = source.json
        rows = data if isinstance(data, list) else _rows(data)
        for number, row in enumerate(rows, 1):
            if not isinstance(row, dict) or not is_document(row):
                yield Skipped(source.path, f"result {number} is no document of the Federal Register")
            else:
                yield reading(row, source, self.name, whole_file=row is data)


def is_document(row: dict[str, Any]) -> bool:
    """Whether an object has the fields that only documents of the Federal Register have together."""
    return (
        first(row.get("document_number")) is not None
        and {"publication_date", "html_url", "agencies"} & row.keys() != set()
    )


def _rows(data: Any) -> list[Any]:
    if not isinstance(data, dict):
        return []
    results = data.get("results")
    return results if isinstance(results, list) else [data]


def reading(row: dict[str, Any], source: Source, reader: str, *, whole_file: bool) -> Reading:
    """A document of the Federal Register with what its fields say."""
    lines, claims = Lines(), Claims("federal-register")
    title = first(row.get("title")) or f"Federal Register document {row['document_number']}"
    where = {"title": lines.add(title)}
    order = first(row.get("executive_order_number"))
    if order is not None:
        where["order"] = lines.add(f"Executive Order {order}")
    elif first(row.get("proclamation_number")) is not None:
        where["order"] = lines.add(f"Proclamation {first(row.get('proclamation_number'))}")
    kind = " - ".join(texts(row.get("type")) + texts(row.get("subtype")))
    if kind:
        where["kind"] = lines.add(kind, "Type")
    for key, label in (
        ("action", "Action"), ("document_number", "Document number"), ("citation", "Citation"),
        ("publication_date", "Published"), ("signing_date", "Signed"), ("effective_on", "Effective"),
    ):  # fmt: skip
        if first(row.get(key)) is not None:
            where[key] = lines.add(first(row.get(key)), label)
    agencies = [(name, lines.add(name, "Agency")) for name in _agencies(row)]
    for key, label in (("docket_ids", "Docket"), ("regulation_id_numbers", "RIN")):
        for number in texts(row.get(key)):
            where[f"{key} {number}"] = lines.add(number, label)
    _instrument(claims, row, where)
    if row.get("type") == PRESIDENTIAL:
        _signing(claims, lines, row, where)
    else:
        _agency_act(claims, row, where, agencies)
    prose = [text for key in ("abstract", "dates") for text in texts(row.get(key))]
    for text in prose:
        lines.text(" ".join(text.split()))
    meta = Meta(
        title=title,
        url=first(row.get("html_url")),
        publisher="Federal Register",
        published=first(row.get("publication_date")),
        licence="public domain (17 U.S.C. § 105)",
    )
    # What stands beside a file is about the file; a page of results holds many documents.
    meta = meta.over(source) if whole_file else meta
    made = document(str(lines), meta, source, reader, whole_file=whole_file)
    return claims.reading(made, understand=bool(prose))


def _agencies(row: dict[str, Any]) -> list[str]:
    """The agencies by their usual names; ``raw_name`` is what the heading of the page says."""
    given = row.get("agencies")
    rows = [a for a in given if isinstance(a, dict)] if isinstance(given, list) else []
    names = [first(a.get("name"), a.get("raw_name")) for a in rows]
    return [n for n in names if n is not None] or list(texts(row.get("agency_names")))


_INSTRUMENT = "instrument"
"""Key of the instrument that a document of the Federal Register is."""


def _instrument(claims: Claims, row: dict[str, Any], where: dict[str, Span]) -> None:
    order = first(row.get("executive_order_number"))
    proclamation = first(row.get("proclamation_number"))
    if order is not None:
        claims.thing(_INSTRUMENT, Class.EXECUTIVE_ORDER, where["order"], f"Executive Order {order}")
        claims.value(_INSTRUMENT, Attribute.IDENTIFIER, f"EO {order}", where["order"])
    elif proclamation is not None:
        claims.thing(_INSTRUMENT, Class.INSTRUMENT, where["order"], f"Proclamation {proclamation}")
    else:
        # A title is shared by many notices; the number of the document makes the name its own.
        cls = Class.RULE if row.get("type") in _RULES else Class.INSTRUMENT
        claims.thing(_INSTRUMENT, cls, where["document_number"])
        name = f"{first(row.get('title')) or 'Document'} ({row['document_number']})"
        claims.value(_INSTRUMENT, Attribute.NAME, name, where["title"])
    claims.value(_INSTRUMENT, Attribute.SUMMARY, first(row.get("title")) or kind_of(row), where["title"])
    for key, span in where.items():
        if key in ("document_number", "citation") or key.startswith(
            ("docket_ids ", "regulation_id_numbers ")
        ):
            number = key.partition(" ")[2] or first(row.get(key))
            claims.value(_INSTRUMENT, Attribute.IDENTIFIER, str(number), span)


def kind_of(row: dict[str, Any]) -> str:
    """What the Federal Register calls the document."""
    return first(row.get("subtype"), row.get("type")) or "Document"


def _signing(claims: Claims, lines: Lines, row: dict[str, Any], where: dict[str, Span]) -> None:
    cls = Class.ORDER_SIGNED if first(row.get("executive_order_number")) else Class.AGENCY_ACT
    act = claims.thing("signing", cls, where.get("kind", where["title"]))
    claims.relation(act, Relation.INSTRUMENT, _INSTRUMENT, where.get("order", where["title"]))
    president = first(row.get("president"))
    if president is not None:
        span = lines.add(president, "President")
        claims.relation(act, Relation.ACTOR, claims.agent(president, span, Class.PERSON), span)
    _date(claims, act, Attribute.SIGNED_ON, row, "signing_date", where)
    _date(claims, act, Attribute.EFFECTIVE_ON, row, "effective_on", where)
    _date(claims, act, Attribute.ANNOUNCED_ON, row, "publication_date", where)
    notes = first(row.get("disposition_notes"), row.get("executive_order_notes"))
    if notes is not None:
        start, _ = lines.add(notes, "Notes")
        for relation, acted_on, number, span in dispositions(" ".join(notes.split())):
            at = (start + span[0], start + span[1])
            other = f"Executive Order {number}"
            key = claims.thing(f"order-{slug(number)}", Class.EXECUTIVE_ORDER, at, other)
            ends = (key, _INSTRUMENT) if acted_on else (_INSTRUMENT, key)
            claims.relation(ends[0], relation, ends[1], at)


def dispositions(notes: str) -> Iterator[tuple[Relation, bool, str, Span]]:
    """What disposition notes say of executive orders.

    Yields:
        The relation, whether the order named is the one that acts, its number, and where it stands.
        What is only to be seen ("See: EO 12866") is left out: it says nothing of either order.

    >>> [(str(r), back, n) for r, back, n, _ in dispositions("Revokes: EO 13575, June 9, 2011; Amended by: EO 13811")]
    [('revokes', False, '13575'), ('amends', True, '13811')]
    """
    heads = list(_NOTE.finditer(notes))
    for n, head in enumerate(heads):
        meaning = _MEANING.get(" ".join(head[1].lower().split()))
        if meaning is None:
            continue
        end = heads[n + 1].start() if n + 1 < len(heads) else len(notes)
        for order in _ORDER.finditer(notes, head.end(), end):
            yield *meaning, order[1], order.span()


def _agency_act(
    claims: Claims, row: dict[str, Any], where: dict[str, Span], agencies: list[tuple[str, Span]]
) -> None:
    """The act of the agencies; a President in office at the time has no part in it."""
    cls = _ACTS.get(str(row.get("type")), Class.AGENCY_ACT)
    act = claims.thing("act", cls, where.get("action", where.get("kind", where["title"])))
    claims.relation(act, Relation.INSTRUMENT, _INSTRUMENT, where["title"])
    claims.value(
        act, Attribute.CONTENT, first(row.get("action")) or kind_of(row), where.get("action", where["title"])
    )
    for name, span in agencies:
        claims.relation(act, Relation.ACTOR, claims.agent(name, span, Class.GOVERNMENT_BODY), span)
    _date(claims, act, Attribute.ANNOUNCED_ON, row, "publication_date", where)
    _date(claims, act, Attribute.EFFECTIVE_ON, row, "effective_on", where)


def _date(
    claims: Claims, act: str, role: Attribute, row: dict[str, Any], key: str, where: dict[str, Span]
) -> None:
    day = published_date(first(row.get(key)))
    if day is not None:
        claims.value(act, role, day, where[key])
