"""From an entry of a docket to its own document, with what its acts are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from cryptoreg.loaders.dockets import courts, parties
from cryptoreg.loaders.dockets.acts import Act, Deadline, EntryReading, Reference, ReliefWords
from cryptoreg.loaders.dockets.matter import (
    EXTRACTOR,
    READ,
    VERSION,
    Origin,
    Span,
    court_document,
    first_line,
    say_agent,
    say_court,
    say_matter,
    say_person,
)
from cryptoreg.loaders.dockets.model import Docket, Entry
from cryptoreg.loaders.dockets.names import Words
from cryptoreg.loaders.dockets.writing import Sayer, Sheet
from cryptoreg.loaders.sources import Reading
from cryptoreg.loaders.text.statements import case_relation
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.ontology import dockets as numbers
from cryptoreg.ontology.generated.names import PARENTS, Attribute, Class, Relation
from cryptoreg.ontology.names import slug


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


def entry_document(docket: Docket, entry: Entry, reading: EntryReading, origin: Origin) -> Reading:
    """The document of one entry that does something, with statements about each of its acts."""
    sheet = Sheet()
    spans: dict[str, Span | None] = {}
    spans["name"] = first_line(
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
        court_document(docket, sheet.text, origin, entry.url, title, entry.entered or entry.filed),
        version_of=entry.ident,
        modified_at=_utc(entry.modified),
    )
    say = Sayer(document, EXTRACTOR, VERSION)
    case, _ = say_matter(say, replace(docket, idents=docket.idents if docket.number is None else ()), spans)
    writer = _ActWriter(say, docket, entry, reading, case, spans, offset, min(end, len(sheet.text)))
    for n, act in enumerate(reading.acts):
        writer.write(n, act)
    if any(_is(act.cls, Class.COURT_ACT) for act in reading.acts):
        for n, deadline in enumerate(reading.deadlines):
            writer.due(n, deadline)
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
        local = say.thing(f"e{n}-{slug(cls)}", cls, words, READ)
        say.relate(local, case_relation(cls), self.case, words)
        header = self.spans["entry"]
        say.value(local, Attribute.ENTRY_NUMBER, self.entry.number, header)
        say.value(local, Attribute.REFERENCE, self._reference(), header)
        self._dates(local, cls)
        for relief in act.reliefs:
            say.value(local, Attribute.RELIEF, relief.code, self.at(relief), READ)
        if not act.reliefs and cls == Class.MOTION:
            say.value(local, Attribute.RELIEF, "other", words, READ)
        say.value(local, Attribute.OUTCOME, act.outcome, words, READ)
        self._terms(local, cls, act, words)
        self._people(local, cls, act, words)
        for answered in () if self.reading.of_another_court else act.answers:
            reference = entry_reference(self.docket, answered.number)
            say.value(local, Attribute.ANSWERS_ENTRY, reference, self.at(answered), READ)

    def due(self, n: int, deadline: Deadline) -> None:
        """What the court set a day for: a thing of its own, since an order may set several."""
        day, named = self._day(deadline), deadline.on or deadline.within
        if day is None or named is None:
            return
        say, words = self.say, self.at(deadline)
        local = say.thing(f"d{n}-deadline", Class.DOCKET_ENTRY, words, READ)
        say.relate(local, case_relation(Class.DOCKET_ENTRY), self.case, words)
        say.value(local, Attribute.NAME, f"{deadline.what} due", words, READ)
        say.value(local, Attribute.DUE_ON, day, self.at(named), READ)
        reference = self._reference()
        if reference is not None:
            what = f"{reference}#due-{day}-{slug(deadline.what)}"
            say.value(local, Attribute.REFERENCE, what, self.spans["entry"])

    def _reference(self) -> str | None:
        """What names the entry itself."""
        return entry_reference(self.docket, self.entry.number or _unnumbered(self.entry, self.reading.text))

    def _day(self, deadline: Deadline) -> str | None:
        """The day of a deadline; a time runs from the day on which the order was entered.

        The last day is not rolled to the next working day (Fed. R. Civ. P. 6(a)): the entry does not say so.
        """
        if deadline.on is not None:
            return deadline.on.edtf
        if deadline.within is None:
            return None
        begins = self.entry.entered or self.entry.filed or ""
        try:
            return (date.fromisoformat(begins) + timedelta(days=int(deadline.within.value))).isoformat()
        except (ValueError, OverflowError):
            return None

    def at(self, words: Words | Act | Deadline | Reference | ReliefWords | TimeMention | Quantity) -> Span:
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
            say.value(local, Attribute.MOTION_FORM, act.form, words, READ)
        if cls == Class.DISMISSAL:
            say.value(local, Attribute.MANNER, act.manner, words, READ)
            say.value(local, Attribute.WITH_PREJUDICE, act.with_prejudice, words, READ)
        if act.duration is not None:
            say.value(local, Attribute.DURATION_DAYS, int(act.duration.value), self.at(act.duration), READ)
        if act.stated_end is not None:
            say.value(local, Attribute.STATED_END, act.stated_end.edtf, self.at(act.stated_end), READ)
        if act.condition is not None:
            say.value(local, Attribute.END_CONDITION, act.condition.text, self.at(act.condition), READ)
        if act.scope is not None:
            say.value(local, Attribute.SCOPE, act.scope.text, self.at(act.scope), READ)
            say.value(local, Attribute.SCOPE_KIND, act.scope_code, self.at(act.scope), READ)

    def _people(self, local: str, cls: str, act: Act, words: Span) -> None:
        say = self.say
        if _is(cls, Class.COURT_ACT) or act.manner == "court":
            judge = self.reading.judge
            if judge is not None:
                span = self.at(judge)
                say.relate(local, Relation.ISSUED_BY, say_person(say, judge.text, span, READ), span, READ)
            elif (
                not self.reading.of_another_court
                and self.docket.court is not None
                and (court := self.spans["court"]) is not None
            ):
                say.relate(local, Relation.ISSUED_BY, say_court(say, self.docket.court, court), court, READ)
            return
        role = Relation.MOVANT if cls == Class.MOTION else Relation.FILED_BY
        for name, span in self._filers(act):
            say.relate(local, role, say_agent(say, name, span, READ), span, READ)
        if cls == Class.COMPLAINT:
            for party in parties.of(self.docket):
                if party.relation == "defendant":
                    say.relate(local, Relation.AGAINST, say_agent(say, party.name, words, READ), words, READ)

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
