"""Flat fact records: one actor's act per record, as ``cryptoreg extract`` prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from cryptoreg.loaders.text import confidence
from cryptoreg.loaders.text.entities import AGENTS, AUTHORITIES, UNNAMED_COURT, UNNAMED_JUDGE, Entity
from cryptoreg.loaders.text.events import LAW_ACTS, Event, is_legal
from cryptoreg.loaders.text.extraction import Extraction
from cryptoreg.loaders.text.mentions import MentionKind
from cryptoreg.ontology.frozen import frozen
from cryptoreg.ontology.generated.names import RECORD_CLASSES, RECORD_FORMS, Class, Modality, RecordForm

_SPECULATION = "speculation"


@frozen
class FactRecord:
    """One line of ``cryptoreg extract --json``; ``start`` and ``end`` count in the document's text."""

    document: str
    type: str
    subject: str | None
    object: str | None
    case: str | None
    date: str | None
    duration_days: int | None
    amount_usd: float | None
    modality: str
    attributed_to: str | None
    start: int
    end: int
    quote: str
    confidence: float
    rule: str

    def as_dict(self) -> dict[str, Any]:
        """The record in the published form."""
        return {
            "document": self.document,
            "type": self.type,
            "subject": self.subject,
            "object": self.object,
            "case": self.case,
            "date": self.date,
            "duration_days": self.duration_days,
            "amount_usd": self.amount_usd,
            "modality": self.modality,
            "attributed_to": self.attributed_to,
            "evidence": {"quote": self.quote, "start": self.start, "end": self.end},
            "confidence": self.confidence,
            "rule": self.rule,
        }


def records(document: str, extraction: Extraction) -> Iterator[FactRecord]:
    """All records of a document: entities first, then events in the order of the text."""
    taking_part = _taking_part(extraction)
    for entity in extraction.linked.entities:
        if _is_told(entity) and (id(entity) in taking_part or _matters(entity, extraction)):
            yield _entity_record(document, extraction.text, entity)
    for event in extraction.events:
        yield from _event_records(document, extraction.text, event)


def _taking_part(extraction: Extraction) -> set[int]:
    """Who or what has a role in an event or a case."""
    out = {id(e) for event in extraction.events for e in event.agents()}
    out |= {id(e.owner) for event in extraction.events for e in event.agents() if e.owner is not None}
    return out | {id(p) for case in extraction.cases for p in case.parties}


def _matters(entity: Entity, extraction: Extraction) -> bool:
    """Whether a thing that takes part in nothing is more than an aside.

    A token is told of in the title or in legal matters, or it stands for a price; all others that a text names
    belong to what it tells.
    """
    if entity.cls != Class.TOKEN:
        return True
    title, text = extraction.text.find("\n"), extraction.text
    named = [m for m in entity.mentions if m.kind is MentionKind.NAME]
    return any(m.start < title or is_legal(text[max(0, m.start - 120) : m.end + 120]) for m in named)


def _is_told(entity: Entity) -> bool:
    """Whether a thing gets a record: it has a name, or is a court of a place or rank."""
    if not entity.mentions or entity.cls not in RECORD_CLASSES:
        return False
    if entity.entry is not None and entity.entry.id == "us":
        return False  # a state, not a body of it
    placed = entity.cls == Class.COURT and entity.name not in (UNNAMED_JUDGE, UNNAMED_COURT)
    return entity.named or placed


def name_of(entity: Entity) -> str:
    """How records call a thing: the United States as a party are its government."""
    if entity.entry is not None and entity.entry.id == "us":
        told = entity.first().text if entity.mentions else "government"
        return "US government" if "government" in told.lower() else "United States"
    return f"US {entity.name[len('U.S. ') :]}" if entity.name.startswith("U.S. ") else entity.name


_OF_TWO_SIDES = (Class.MOTION, Class.NEGOTIATION, Class.SETTLEMENT, Class.SPECULATION, Class.INTENTION)
"""What two do with each other, each the object of the other's act."""
_IN_OFFICE = (Class.COMPLAINT, Class.ALLEGATION, Class.SETTLEMENT)


def _subject_name(event: Event, subject: Entity) -> str:
    """A US attorney acts for the Department of Justice."""
    if event.cls in (Class.COMPLAINT, Class.ALLEGATION) and subject.name.startswith(
        ("US Attorney", "U.S. Attorney")
    ):
        return "DOJ"
    if event.cls in _IN_OFFICE and subject.cls == Class.PERSON and subject.owner is not None:
        return name_of(subject.owner)  # "James alleges": the attorney general of New York
    return name_of(subject)


def _entity_record(document: str, text: str, entity: Entity) -> FactRecord:
    first = entity.first()
    return FactRecord(
        document, "entity", name_of(entity), RECORD_CLASSES[entity.cls], None, None, None, None, "asserted", None,
        first.start, first.end, text[first.start : first.end], confidence.of_name(entity.entry is not None), "mention",
    )  # fmt: skip


def form_of(event: Event) -> RecordForm:
    """The record form that the ontology declares for an event.

    Raises:
        LookupError: the ontology declares none.
    """
    form = _form(event.cls, event.codes.get("relief"), event.codes.get("outcome"))
    if form is None:
        raise LookupError(f"the ontology declares no record form for {event.cls}")
    return form


@lru_cache(maxsize=1_000)
def _form(cls: str, relief: str | None, outcome: str | None) -> RecordForm | None:
    """The first record form that fits a class and its codes."""
    return next(
        (
            form
            for form in RECORD_FORMS
            if form.event_class == cls and form.relief in (None, relief) and form.outcome in (None, outcome)
        ),
        None,
    )


def _event_records(document: str, text: str, event: Event) -> Iterator[FactRecord]:
    form = form_of(event)
    thought = event.modality is Modality.SPECULATED  # what is only thought prints as a thought
    subjects = _holders(event, form.subjects)
    objects = _holders(event, form.objects)
    if (event.rule in LAW_ACTS and not subjects) or (
        event.cls == Class.SPECULATION and not subjects and not any(o.cls in AGENTS for o in objects)
    ):
        # what a law orders, or a token may bring, is its own act; a law without a name is nobody
        subjects, objects = [o for o in objects if o.named or o.cls != Class.INSTRUMENT], []
    pairs: list[tuple[Entity | None, Entity | None]]
    nobody: list[None] = [None]
    sure = confidence.confidence(form, event)
    joint = len(subjects) > 1 and event.cls != Class.COMPLAINT
    if joint and not objects:
        objects = _other_side(event, subjects)
    if (
        joint
        and event.cls in _OF_TWO_SIDES
        and (not objects or {id(o) for o in objects} <= {id(s) for s in subjects})
    ):
        apart = not _mean_alike(event, subjects)
        pairs = [(s, next((o for o in subjects if apart and o is not s), None)) for s in subjects]
    else:
        pairs = [(s, None if o is s else o) for s in subjects or nobody for o in objects or nobody]
    for subject, object_ in pairs:
        yield FactRecord(
            document,
            _SPECULATION if thought else form.record_type,
            None if subject is None else _subject_name(event, subject),
            _object_name(event, object_),
            None if event.case is None else event.case.name,
            None if event.date is None else event.date.edtf,
            None if event.duration is None else int(event.duration.value),
            None if event.amount is None else event.amount.value,
            _modality(form, event),
            next(iter(event.claimants()), None),
            event.start,
            event.end,
            text[event.start : event.end],
            sure,
            event.rule,
        )


def _mean_alike(event: Event, subjects: Sequence[Entity]) -> bool:
    """Whether those who mean to do something, or await it, do so each for himself, as no authority and party do with
    each other: "Hale and Brandt await sentencing".
    """
    return event.cls == Class.INTENTION and len({s.cls in AUTHORITIES for s in subjects}) == 1


def _modality(form: RecordForm, event: Event) -> str:
    """That of the record form, where the event has one of its own only by default: what somebody plans to take back,
    or did not propose, prints as its words say.
    """
    told = form.modality is None or event.modality in _AS_TOLD.get(form.modality, ())
    return str(event.modality) if told else str(form.modality)


_AS_TOLD = {
    str(Modality.DENIED): (Modality.PLANNED, Modality.SPECULATED),
    str(Modality.PLANNED): (Modality.DENIED,),
}
"""Modalities of events that go before that of their record form, by the latter."""


def _other_side(event: Event, subjects: Sequence[Entity]) -> list[Entity]:
    """Against whom several of one side act together; nobody where both sides do, as in a joint motion."""
    if event.case is None:
        return []
    for mine, theirs in (
        (event.case.defendants, event.case.plaintiffs),
        (event.case.plaintiffs, event.case.defendants),
    ):
        if all(any(s is m for m in mine) for s in subjects):
            return theirs[:1]
    return []


def _holders(event: Event, roles: tuple[str, ...]) -> list[Entity]:
    return next((event.roles[r] for r in roles if event.roles.get(r)), [])


def _object_name(event: Event, object_: Entity | None) -> str | None:
    if object_ is not None:
        if event.rule in LAW_ACTS and object_.cls == Class.INSTRUMENT:
            return None  # what a law without a name orders is told by its maker alone
        told = object_.named or (object_.cls in AGENTS and object_.cls != Class.COURT)
        return name_of(object_) if told else None
    return event.case.name if event.cls == Class.SPECULATION and event.case is not None else None
