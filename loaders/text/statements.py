"""Turn what was found in a text into statements with local ends and verified quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from cryptoreg.loaders.text.cases import Case
from cryptoreg.loaders.text.confidence import confidence, of_name
from cryptoreg.loaders.text.entities import Entity
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.extraction import NAME, VERSION, Extraction
from cryptoreg.loaders.text.mentions import MentionKind
from cryptoreg.loaders.text.records import form_of
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.ontology.generated.names import PARENTS, Attribute, Class, Modality, Relation
from cryptoreg.ontology.statements import TYPE, Document, Quote, Statement, Value

BANKRUPTCY = "bankruptcy"
"""The rule for petitions in bankruptcy, which belong to no case between two sides."""

_INFERRED = 0.8
"""Of what is worked out from several names: a case and its parties, whose task force it is."""


def statements(
    document: Document, extraction: Extraction, extractor: str = NAME, version: str = VERSION
) -> Iterator[Statement]:
    """All statements of a document, the things it names first.

    Args:
        document: what the statements are of.
        extraction: what was found in it.
        extractor: who found it; another than the rules adds events to what the rules found, so its events
            have local ids of their own and it tells only of cases that they belong to.
        version: of the extractor.
    """
    yield from _Writer(document, extraction, extractor, version).all()


@cache
def case_relation(cls: str) -> Relation:
    """By which relation an event of a class belongs to its case.

    >>> case_relation("Motion"), case_relation("Dismissal")
    (<Relation.FILED_IN: 'filedIn'>, <Relation.ENDS: 'ends'>)
    """
    if Class.FILING in (cls, *PARENTS[cls]):
        return Relation.FILED_IN
    if Class.COURT_ACT in (cls, *PARENTS[cls]):
        return Relation.ENTERED_IN
    return Relation.ENDS if cls == Class.DISMISSAL else Relation.IN_CASE


@cache
def date_role(cls: str) -> Attribute:
    """In which sense a text that gives one date to an event of a class means it."""
    if Class.FILING in (cls, *PARENTS[cls]):
        return Attribute.FILED_ON
    if Class.COURT_ACT in (cls, *PARENTS[cls]):
        return Attribute.ENTERED_ON
    return Attribute.SIGNED_ON if cls == Class.ORDER_SIGNED else Attribute.OCCURRED_ON


_PETITION = re.compile(r"\bChapter (?:7|9|11|12|13)\b|\bU\.?S\.? Bankruptcy Court\b", re.IGNORECASE)


def is_petition(event: Event) -> bool:
    """Whether an event is a petition under 11 U.S.C. §§ 301 or 303, by its own words, with its debtors named.

    "Filed for bankruptcy" alone may be said of any country; a foreign proceeding (Chapter 15) stays nothing before it is
    recognized (11 U.S.C. § 1520).
    """
    return (
        event.rule == BANKRUPTCY
        and event.modality in (Modality.ASSERTED, Modality.REPORTED)
        and bool(event.roles.get("filedBy"))
        and all(e.named for e in event.roles["filedBy"])
        and _PETITION.search(event.text) is not None
    )


class _Writer:
    def __init__(self, document: Document, extraction: Extraction, extractor: str, version: str) -> None:
        self.document, self.extraction = document, extraction
        self.extractor, self.version = extractor, version
        self._mark = "e" if extractor == NAME else "m"
        self.text = extraction.text
        # which of the events that begin at one place an event is
        self._positions: dict[int, int] = {}
        self._estates: set[str] = set()
        begun: Counter[int] = Counter()
        for event in extraction.events:
            self._positions[id(event)] = begun[event.start]
            begun[event.start] += 1

    def all(self) -> Iterator[Statement]:
        cases = {case.name for case in self.extraction.cases}
        taking_part = {id(e) for event in self.extraction.events for e in event.agents()}
        for entity in self.extraction.linked.entities:
            if entity.cls == Class.LAWSUIT and entity.name in cases:
                continue
            if entity.mentions and (entity.named or id(entity) in taking_part):
                yield from self._entity(entity)
        used = {id(event.case) for event in self.extraction.events}
        for case in self.extraction.cases:
            if self.extractor == NAME or id(case) in used:
                yield from self._case(case)
        for event in self.extraction.events:
            yield from self._event(event)
            if is_petition(event):
                yield from self._petition(event)

    def _entity(self, entity: Entity) -> Iterator[Statement]:
        local = self._entity_id(entity)
        first = entity.first()
        quote = self._quote(first.start, first.end)
        sure = of_name(entity.entry is not None)
        yield self._say(local, TYPE, quote, value=str(entity.cls), confidence=sure)
        yield self._say(local, Attribute.NAME, quote, value=entity.name, confidence=sure)
        seen = {entity.name}
        for mention in entity.mentions:
            name = mention.text.removesuffix("'s").removesuffix("’s")
            if mention.kind is MentionKind.NAME and name not in seen:
                seen.add(name)
                words = self._quote(mention.start, mention.end)
                yield self._say(local, Attribute.NAME, words, value=name, confidence=sure)
        if entity.owner is not None and entity.owner.mentions and entity.cls != Class.PERSON:
            part_of = Relation.OFFICE_OF if entity.cls == Class.OFFICE else Relation.PART_OF
            yield self._say(local, part_of, quote, object=self._entity_id(entity.owner), confidence=_INFERRED)

    def _case(self, case: Case) -> Iterator[Statement]:
        local = self._case_id(case)
        quote = self._quote(*case.mentions[0])
        yield self._say(local, TYPE, quote, value=str(Class.LAWSUIT), confidence=_INFERRED)
        yield self._say(local, Attribute.NAME, quote, value=case.name, confidence=_INFERRED)
        for relation, side in ((Relation.PLAINTIFF, case.plaintiffs), (Relation.DEFENDANT, case.defendants)):
            for party in side:
                if party.named:
                    yield self._say(
                        local, relation, quote, object=self._entity_id(party), confidence=_INFERRED
                    )

    def _event(self, event: Event) -> Iterator[Statement]:
        local = self._event_id(event)
        quote = self._quote(event.start, event.end)
        sure = confidence(form_of(event), event)
        claimants = event.claimants()

        def say(
            predicate: str,
            support: Quote = quote,
            *,
            object: str | None = None,
            value: Value | None = None,
        ) -> Statement:
            return self._say(
                local,
                predicate,
                support,
                object=object,
                value=value,
                modality=event.modality,
                attributed_to=claimants,
                confidence=sure,
            )

        yield say(TYPE, value=str(event.cls))
        for start, end in event.also:
            yield say(TYPE, self._quote(start, end), value=str(event.cls))
        for role, holders in sorted(event.roles.items()):
            for holder in holders:
                yield say(role, object=self._entity_id(holder))
        for code, value in sorted(event.codes.items()):
            yield say(code, value=value)
        if event.content is not None:
            yield say(Attribute.CONTENT, value=event.content)
        if event.case is not None:
            yield say(case_relation(event.cls), object=self._case_id(event.case))
        if event.date is not None and event.date.edtf is not None:
            yield say(date_role(event.cls), self._of(event.date), value=event.date.edtf)
        if event.duration is not None:
            yield say(Attribute.DURATION_DAYS, self._of(event.duration), value=int(event.duration.value))
        if event.amount is not None:
            yield say(Attribute.AMOUNT_USD, self._of(event.amount), value=event.amount.value)

    def _petition(self, event: Event) -> Iterator[Statement]:
        """That a petition begins the bankruptcy of each of its debtors, which is told once for all mentions of it."""
        quote, sure = self._quote(event.start, event.end), confidence(form_of(event), event)
        for debtor in event.roles["filedBy"]:
            local = f"{self._entity_id(debtor)}-estate"
            if local not in self._estates:
                self._estates.add(local)
                yield self._say(local, TYPE, quote, value=str(Class.LAWSUIT), confidence=_INFERRED)
                yield self._say(
                    local, Attribute.NAME, quote, value=f"In re {debtor.name}", confidence=_INFERRED
                )
                yield self._say(
                    local, Relation.DEBTOR, quote, object=self._entity_id(debtor), confidence=_INFERRED
                )
            begun = case_relation(event.cls)
            yield self._say(
                self._event_id(event),
                begun,
                quote,
                object=local,
                modality=event.modality,
                attributed_to=event.claimants(),
                confidence=sure,
            )

    def _say(
        self,
        subject: str,
        predicate: str,
        support: Quote,
        *,
        object: str | None = None,
        value: Value | None = None,
        modality: Modality = Modality.ASSERTED,
        attributed_to: tuple[str, ...] = (),
        confidence: float,
    ) -> Statement:
        return Statement(
            self.document.id, subject, str(predicate), support, object, value, modality, attributed_to, confidence,
            self.extractor, self.version,
        )  # fmt: skip

    def _entity_id(self, entity: Entity) -> str:
        return f"{self.document.id}-n{entity.mentions[0].start}-{entity.index}"

    def _case_id(self, case: Case) -> str:
        return f"{self.document.id}-c{self.extraction.cases.index(case)}"

    def _event_id(self, event: Event) -> str:
        """From the place of the event, so that a later extractor that finds one more keeps the others."""
        base = f"{self.document.id}-{self._mark}{event.start}"
        position = self._positions[id(event)]
        return base if position == 0 else f"{base}-{position}"

    def _quote(self, start: int, end: int) -> Quote:
        return Quote(start, end, self.text[start:end])

    def _of(self, found: TimeMention | Quantity) -> Quote:
        return Quote(found.start, found.end, found.text)
