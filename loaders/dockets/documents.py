"""From a docket to documents with statements: one for its sheet, one for each entry that does something.

An entry is a document of its own, so that an alert, a feed and a full report that carry the same words
carry one document, and so that each fact's proof is one entry. Its text names the docket, court, number
and days above the entry's own words, since these prove who acted where and when.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from cryptoreg.loaders.dockets import courts, entries, parties, relevance
from cryptoreg.loaders.dockets.acts import Act, EntryReading, Reference, ReliefWords
from cryptoreg.loaders.dockets.model import Docket, Entry
from cryptoreg.loaders.dockets.names import Words
from cryptoreg.loaders.dockets.privacy import without_contacts
from cryptoreg.loaders.dockets.writing import Sayer, Sheet
from cryptoreg.loaders.sources import Reading
from cryptoreg.loaders.text.statements import case_relation
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.ontology import dockets as numbers
from cryptoreg.ontology.generated.names import PARENTS, Attribute, Class, Relation, Tier
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import Document, document_id

EXTRACTOR = "docket-rules"
VERSION = "1"
_SURE, _READ = 0.98, 0.9

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says of itself: reader, address, hash, publisher."""

    reader: str
    bytes_sha256: str | None = None
    publisher: str | None = None


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
    for entry in docket.entries:
        if not entry.words.strip():
            silent += 1
            continue
        reading = entries.read(without_contacts(entry.words.strip()), [p.name for p in parties.of(docket)])
        void += reading.void
        idle += not reading.void and not reading.acts
        if reading.acts:
            readings.append(_entry(docket, entry, reading, origin))
    return Made(tuple(readings), silent, idle, void)


def _spelled(number: str | None) -> str | None:
    parsed = numbers.parse(number) if number is not None else None
    return str(parsed) if parsed is not None else number


_ET_AL = re.compile(r",?\s+et\.? al\.?\s*$", re.IGNORECASE)

# ---------------------------------------------------------------- the sheet


def _sheet(docket: Docket, origin: Origin) -> Reading:
    sheet = Sheet()
    spans: dict[str, Span | None] = {"name": _bare(sheet, _title(docket))}
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
    document = _document(docket, sheet.text, origin, docket.url, docket.name, known_to)
    say = Sayer(document, EXTRACTOR, VERSION)
    case, proceeding = _matter(say, docket, spans)
    say.value(proceeding, Attribute.NATURE_OF_SUIT, docket.nature_of_suit, spans["nature"])
    say.value(proceeding, Attribute.CAUSE, docket.cause, spans[Attribute.CAUSE])
    for relation, name in ((Relation.JUDGE, docket.judge), (Relation.MAGISTRATE, docket.magistrate)):
        span = spans[str(relation)]
        if name is not None and span is not None:
            person = _person(say, name, span)
            say.relate(proceeding, relation, person, span)
            say.relate(case, relation, person, span)
    for party, span in sided:
        if span is not None:
            say.relate(case, party.relation, _agent(say, party.name, span), span)
    if docket.lower is not None and (below := spans["lower"]) is not None:
        lower = _proceeding(say, docket.lower, "below", below, below, below)
        say.relate(case, Relation.HAS_PROCEEDING, lower, below)
        say.relate(proceeding, Relation.APPEAL_FROM, lower, below)
    say.value(case, Attribute.KNOWN_TO, known_to, spans["known_to"])
    say.value(case, Attribute.COVERAGE, coverage, spans["coverage"])
    return Reading(document, EXTRACTOR, tuple(say.statements.values()))


def _title(docket: Docket) -> str:
    return docket.name or f"Docket {docket.number or ', '.join(docket.idents) or 'unknown'}"


def _bare(sheet: Sheet, words: str) -> Span:
    span = sheet.add(words)
    sheet.add("\n")
    return span


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


# ---------------------------------------------------------------- the matter, said in each document


def _matter(say: Sayer, docket: Docket, spans: dict[str, Span | None]) -> tuple[str, str]:
    """The lawsuit and its docket, with what identity needs of them."""
    name = spans["name"]
    assert name is not None  # every document begins with it
    case = say.thing("case", str(Class.LAWSUIT), name)
    sides = [parties.short(s) for s in relevance.sides(docket.name)]
    if sides:
        say.value(case, Attribute.NAME, " v. ".join(sides), name)
    proceeding = _proceeding(
        say, docket, "docket", spans.get("number") or name, spans.get("court"), spans.get("idents") or name
    )
    say.value(proceeding, Attribute.NAME, docket.name, name)
    say.relate(case, Relation.HAS_PROCEEDING, proceeding, spans.get("number") or name)
    return case, proceeding


def _proceeding(say: Sayer, docket: Docket, key: str, number: Span, court: Span | None, idents: Span) -> str:
    proceeding = say.thing(key, str(Class.PROCEEDING), number)
    say.value(proceeding, Attribute.DOCKET_NUMBER, docket.number, number)
    if docket.court is not None and court is not None:
        say.relate(proceeding, Relation.COURT, _court(say, docket.court, court), court)
    for ident in docket.idents:
        say.value(proceeding, Attribute.REFERENCE, ident, idents)
    return proceeding


def _court(say: Sayer, id_: str, span: Span) -> str:
    local = say.thing(f"court-{slug(id_)}", str(Class.COURT), span)
    say.value(local, Attribute.NAME, courts.court_name(id_), span)
    return local


def _person(say: Sayer, name: str, span: Span, confidence: float = _SURE) -> str:
    local = say.thing(f"person-{slug(name)}", str(Class.PERSON), span, confidence)
    say.value(local, Attribute.NAME, name, span, confidence)
    return local


def _agent(say: Sayer, name: str, span: Span, confidence: float = _SURE) -> str:
    local = say.thing(f"agent-{slug(name)}", parties.class_of(name), span, confidence)
    say.value(local, Attribute.NAME, name, span, confidence)
    return local


# ---------------------------------------------------------------- entries


def entry_reference(docket: Docket, number: str) -> str | None:
    """What names an entry across documents: court, docket number and entry number, or a data set's docket.

    >>> entry_reference(Docket(court="nysd", number="1:23-cv-04738-KPF"), "212")
    'docket:nysd/23-cv-4738/212'
    """
    parsed = numbers.parse(docket.number) if docket.number is not None else None
    if docket.court is not None and parsed is not None:
        return f"docket:{docket.court}/{parsed.key}/{number}"
    return f"{docket.idents[0]}/{number}" if docket.idents else None


def _unnumbered(entry: Entry, text: str) -> str:
    """What names an entry without a number on its docket: its day and first words, alike in all formats."""
    words = slug(text)[:60]
    return f"{(entry.filed or 'undated')[:10]}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def _entry(docket: Docket, entry: Entry, reading: EntryReading, origin: Origin) -> Reading:
    sheet = Sheet()
    spans: dict[str, Span | None] = {}
    spans["name"] = _bare(
        sheet, docket.name or f"Docket {', '.join(docket.idents) or docket.number or 'unknown'}"
    )
    spans["court"] = sheet.line(
        "Court", courts.court_name(docket.court) if docket.court is not None else None
    )
    spans["number"] = sheet.line("Docket number", docket.number)
    spans["idents"] = spans["name"]
    spans["entry"] = sheet.line("Entry", entry.number or "without number")
    spans["filed"] = sheet.line("Filed", entry.filed)
    spans["entered"] = sheet.line("Entered", entry.entered)
    offset, end = sheet.add(reading.text)
    title = (
        f"{docket.name or docket.number or 'Docket'}, entry {entry.number or entry.filed or 'without number'}"
    )
    document = replace(
        _document(docket, sheet.text, origin, entry.url, title, entry.entered or entry.filed),
        version_of=entry.ident,
        modified_at=_utc(entry.modified),
    )
    say = Sayer(document, EXTRACTOR, VERSION)
    case, _ = _matter(say, replace(docket, idents=docket.idents if docket.number is None else ()), spans)
    writer = _ActWriter(say, docket, entry, reading, case, spans, offset, min(end, len(sheet.text)))
    for n, act in enumerate(reading.acts):
        writer.write(n, act)
    return Reading(document, EXTRACTOR, tuple(say.statements.values()))


@dataclass(frozen=True, slots=True)
class _ActWriter:
    """Says what the acts of one entry are."""

    say: Sayer
    docket: Docket
    entry: Entry
    reading: EntryReading
    case: str
    spans: dict[str, Span | None]
    offset: int
    end: int

    def write(self, n: int, act: Act) -> None:
        cls, say, words = act.cls, self.say, self.at(act)
        local = say.thing(f"e{n}-{slug(cls)}", cls, words, _READ)
        say.relate(local, case_relation(cls), self.case, words)
        header = self.spans["entry"]
        say.value(local, Attribute.ENTRY_NUMBER, self.entry.number, header)
        line = self.entry.number or _unnumbered(self.entry, self.reading.text)
        say.value(local, Attribute.REFERENCE, entry_reference(self.docket, line), header)
        self._dates(local, cls)
        for relief in act.reliefs:
            say.value(local, Attribute.RELIEF, relief.code, self.at(relief), _READ)
        if not act.reliefs and cls == Class.MOTION:
            say.value(local, Attribute.RELIEF, "other", words, _READ)
        say.value(local, Attribute.OUTCOME, act.outcome, words, _READ)
        self._terms(local, cls, act, words)
        self._people(local, cls, act, words)
        for answered in act.answers:
            reference = entry_reference(self.docket, answered.number)
            say.value(local, Attribute.ANSWERS_ENTRY, reference, self.at(answered), _READ)

    def at(self, words: Words | Act | Reference | ReliefWords | TimeMention | Quantity) -> Span:
        """Where words of the entry stand in the document."""
        return self.offset + words.start, min(self.offset + words.end, self.end)

    def _dates(self, local: str, cls: str) -> None:
        say = self.say
        say.value(local, Attribute.FILED_ON, self.entry.filed, self.spans["filed"])
        if not _is(cls, Class.COURT_ACT):
            return
        entered = self.reading.entered_on
        if self.entry.entered is not None:
            say.value(local, Attribute.ENTERED_ON, self.entry.entered, self.spans["entered"])
        elif entered is not None:
            say.value(local, Attribute.ENTERED_ON, entered.edtf, self.at(entered))
        if self.reading.signed_on is not None:
            say.value(
                local, Attribute.SIGNED_ON, self.reading.signed_on.edtf, self.at(self.reading.signed_on)
            )

    def _terms(self, local: str, cls: str, act: Act, words: Span) -> None:
        say = self.say
        if cls == Class.MOTION:
            say.value(local, Attribute.MOTION_FORM, act.form, words, _READ)
        if cls == Class.DISMISSAL:
            say.value(local, Attribute.MANNER, act.manner, words, _READ)
            say.value(local, Attribute.WITH_PREJUDICE, act.with_prejudice, words, _READ)
        if act.duration is not None:
            say.value(local, Attribute.DURATION_DAYS, int(act.duration.value), self.at(act.duration), _READ)
        if act.stated_end is not None:
            say.value(local, Attribute.STATED_END, act.stated_end.edtf, self.at(act.stated_end), _READ)
        if act.condition is not None:
            say.value(local, Attribute.END_CONDITION, act.condition.text, self.at(act.condition), _READ)
        if act.scope is not None:
            say.value(local, Attribute.SCOPE, act.scope.text, self.at(act.scope), _READ)
            say.value(local, Attribute.SCOPE_KIND, act.scope_code, self.at(act.scope), _READ)

    def _people(self, local: str, cls: str, act: Act, words: Span) -> None:
        say = self.say
        if _is(cls, Class.COURT_ACT) or act.manner == "court":
            judge = self.reading.judge
            if judge is not None:
                span = self.at(judge)
                say.relate(local, Relation.ISSUED_BY, _person(say, judge.text, span, _READ), span, _READ)
            elif self.docket.court is not None and (court := self.spans["court"]) is not None:
                say.relate(local, Relation.ISSUED_BY, _court(say, self.docket.court, court), court, _READ)
            return
        role = Relation.MOVANT if cls == Class.MOTION else Relation.FILED_BY
        for name, span in self._filers(act):
            say.relate(local, role, _agent(say, name, span, _READ), span, _READ)
        if cls == Class.COMPLAINT:
            for party in parties.of(self.docket):
                if party.relation == "defendant":
                    say.relate(local, Relation.AGAINST, _agent(say, party.name, words, _READ), words, _READ)

    def _filers(self, act: Act) -> Iterator[tuple[str, Span]]:
        """Who filed; a side that is named stands for all parties of it."""
        for name in act.filers.names:
            yield name.text, self.at(name)
        side, words = act.filers.side, act.filers.side_words
        if side is None or words is None or act.filers.names:
            return
        wanted = {"plaintiffs": ("plaintiff",), "defendants": ("defendant",)}.get(
            side, ("plaintiff", "defendant")
        )
        for party in parties.of(self.docket):
            if party.relation in wanted:
                yield party.name, self.at(words)


def _is(cls: str, wanted: str) -> bool:
    return wanted in (cls, *PARENTS[cls])


def _utc(moment: str | None) -> str | None:
    """A time in one zone, so that times compare as texts.

    >>> _utc("2025-05-30T01:02:03.5-07:00")
    '2025-05-30T08:02:03.500000+00:00'
    """
    try:
        return datetime.fromisoformat(moment).astimezone(UTC).isoformat() if moment else None
    except ValueError:
        return None


def _document(
    docket: Docket, text: str, origin: Origin, url: str | None, title: str | None, published: str | None
) -> Document:
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
