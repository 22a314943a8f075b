"""From a docket to documents with statements: one for its sheet, one for each entry that does something.

An entry is a document of its own, so that an alert, a feed and a full report that carry the same words
carry one document, and so that each fact's proof is one entry. Its text names the docket, court, number
and days above the entry's own words, since these prove who acted where and when.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cryptoreg.loaders.dockets import courts, entries, parties
from cryptoreg.loaders.dockets.entry_documents import entry_document
from cryptoreg.loaders.dockets.matter import (
    EXTRACTOR,
    VERSION,
    Origin,
    Span,
    court_document,
    first_line,
    say_agent,
    say_matter,
    say_person,
    say_proceeding,
)
from cryptoreg.loaders.dockets.model import Docket
from cryptoreg.loaders.dockets.privacy import without_contacts, without_staff
from cryptoreg.loaders.dockets.writing import Sayer, Sheet
from cryptoreg.loaders.sources import Reading
from cryptoreg.ontology import dockets as numbers
from cryptoreg.ontology.generated.names import Attribute, Relation

__all__ = ["Made", "Origin", "make"]


@dataclass(frozen=True, slots=True)
class Made:
    """The documents of a docket, and how many of its entries gave none, by reason."""

    readings: tuple[Reading, ...]
    without_words: int = 0
    without_acts: int = 0
    void: int = 0


def make(docket: Docket, origin: Origin) -> Made:
    """All documents of a docket; its number and caption are brought to one spelling.

    Judges' initials behind the number and "et al" behind the caption come and go between formats.
    """
    docket = replace(
        docket,
        number=_spelled(docket.number),
        lower=replace(docket.lower, number=_spelled(docket.lower.number))
        if docket.lower is not None
        else None,
        name=_ET_AL.sub("", docket.name) if docket.name is not None else None,
    )
    readings = [_sheet(docket, origin)] if docket.name or docket.number or docket.parties else []
    silent = void = idle = 0
    names = [p.name for p in parties.of(docket)]
    for entry in docket.entries:
        if not entry.words.strip():
            silent += 1
            continue
        words = without_staff(without_contacts(entry.words.strip()), names, docket.counsel)
        reading = entries.read(words, names)
        void += reading.void
        idle += not reading.void and not reading.acts
        if reading.acts:
            readings.append(entry_document(docket, entry, reading, origin))
    return Made(tuple(readings), silent, idle, void)


def _spelled(number: str | None) -> str | None:
    parsed = numbers.parse(number) if number is not None else None
    return str(parsed) if parsed is not None else number


_ET_AL = re.compile(r",?\s+et\.? al\.?\s*$", re.IGNORECASE)


def _sheet(docket: Docket, origin: Origin) -> Reading:
    sheet = Sheet()
    spans: dict[str, Span | None] = {"name": first_line(sheet, _title(docket))}
    for key, label, value in (
        ("court", "Court", courts.court_name(docket.court) if docket.court is not None else None),
        ("number", "Docket number", docket.number),
        ("idents", "Known as", ", ".join(docket.idents)),
        ("filed", "Filed", docket.filed),
        ("terminated", "Terminated", docket.terminated),
        ("judge", "Assigned to", docket.judge),
        ("magistrate", "Referred to", docket.magistrate),
        ("nature", "Nature of suit", docket.nature_of_suit),
        (Attribute.CAUSE, "Cause", docket.cause),
        ("lower", "Docket below", _below(docket)),
    ):
        spans[key] = sheet.line(label, value)
    sided = [(p, sheet.line(p.relation, p.name)) for p in parties.of(docket)]
    known_to = _known_to(docket)
    coverage = _coverage(docket)
    spans["coverage"] = sheet.line("Entries", coverage)
    spans["known_to"] = sheet.line("Last entry", known_to) or spans["coverage"]
    document = court_document(docket, sheet.text, origin, docket.url, docket.name, known_to)
    say = Sayer(document, EXTRACTOR, VERSION)
    case, proceeding = say_matter(say, docket, spans)
    say.value(proceeding, Attribute.NATURE_OF_SUIT, docket.nature_of_suit, spans["nature"])
    say.value(proceeding, Attribute.CAUSE, docket.cause, spans[Attribute.CAUSE])
    for relation, name in ((Relation.JUDGE, docket.judge), (Relation.MAGISTRATE, docket.magistrate)):
        span = spans[str(relation)]
        if name is not None and span is not None:
            person = say_person(say, name, span)
            say.relate(proceeding, relation, person, span)
            say.relate(case, relation, person, span)
    for party, span in sided:
        if span is not None:
            say.relate(case, party.relation, say_agent(say, party.name, span), span)
    if docket.lower is not None and (below := spans["lower"]) is not None:
        lower = say_proceeding(say, docket.lower, "below", below, below, below)
        say.relate(case, Relation.HAS_PROCEEDING, lower, below)
        say.relate(proceeding, Relation.APPEAL_FROM, lower, below)
    say.value(case, Attribute.KNOWN_TO, known_to, spans["known_to"])
    say.value(case, Attribute.COVERAGE, coverage, spans["coverage"])
    return Reading(document, EXTRACTOR, tuple(say.statements.values()))


def _title(docket: Docket) -> str:
    return docket.name or f"Docket {docket.number or ', '.join(docket.idents) or 'unknown'}"


def _below(docket: Docket) -> str | None:
    if docket.lower is None or docket.lower.number is None:
        return None
    court = docket.lower.court
    return f"{docket.lower.number}{f', {courts.court_name(court)}' if court is not None else ''}"


def _known_to(docket: Docket) -> str | None:
    days = [d for e in docket.entries for d in (e.filed, e.entered) if d is not None]
    days += [docket.last_filing] if docket.last_filing is not None and docket.entries else []
    return max(days) if docket.whole and days else None


def _coverage(docket: Docket) -> str | None:
    if not docket.whole or not docket.entries:
        return None
    numbered = [int(e.number) for e in docket.entries if e.number is not None and e.number.isdigit()]
    last = f" to entry {max(numbered)}" if numbered and max(numbered) < 10**5 else ""
    return f"docket{last}, {len(docket.entries)} entries"
