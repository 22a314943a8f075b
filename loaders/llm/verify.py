"""Hold a proposal against its text: what the text does not bear out is dropped, and why is told."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from cryptoreg.loaders.llm import prompt
from cryptoreg.loaders.text import modality, syntax, times, tokens
from cryptoreg.loaders.text.entities import Entity
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.extraction import Extraction
from cryptoreg.loaders.text.mentions import MentionKind
from cryptoreg.loaders.text.records import form_of
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.tokens import BlockKind, Sentence
from cryptoreg.ontology.generated.names import PARENTS, PROPERTIES, RECORD_FORMS, Class, Modality, RecordForm

MAX_QUOTE = 600
_LARGEST = 1e15
_NEAR = 1
"""Sentences before and after a quote in which its date and numbers must stand."""

_PREFERRED = frozenset(
    {
        Class.APPOINTMENT,
        Class.COMPLAINT,
        Class.INTENTION,
        Class.MOTION,
        Class.ORDER,
        Class.PENALTY,
        Class.POLICY_SHIFT,
        Class.RULE_OR_LAW_ADOPTED,
        Class.VERDICT_OR_PLEA,
    }
)
"""The class of each record type that says no more than the type does."""
_OWN = {
    Class.ALLEGATION: Modality.ALLEGED,
    Class.DENIAL: Modality.DENIED,
    Class.SPECULATION: Modality.SPECULATED,
}


class Drop(StrEnum):
    """Why a proposal does not become a record."""

    SHAPE = "it is not a record"
    TYPE = "its type or modality is unknown"
    QUOTE = "its quote does not stand in the text"
    NOBODY = "it names nobody"
    NAME = "a name in it is not one that the text names"
    CLASS = "a name in it cannot stand in that role"
    CASE = "its case is not one that the text names"
    DATE = "its date does not stand near its quote"
    NUMBER = "its duration or sum does not stand near its quote"
    SOFTER = "the text says it more softly"
    KNOWN = "the rules found it already"


class DroppedError(Exception):
    """A proposal is dropped."""

    def __init__(self, reason: Drop) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Verifier:
    """Checks proposals about one document.

    Attributes:
        extraction: what the rules found in it; its names and cases are those that a proposal may use.
        sentences: of its text.
        published: its day of publication.
        rule: what the records give as their rule.
    """

    extraction: Extraction
    sentences: tuple[Sentence, ...]
    published: date | None
    rule: str

    @classmethod
    def of(cls, extraction: Extraction, published: date | None, rule: str) -> Verifier:
        return cls(extraction, tuple(tokens.sentences(extraction.text)), published, rule)

    def event(self, proposal: Any, start: int, end: int) -> Event:
        """The event that a proposal about a passage tells.

        Args:
            proposal: one element of what the model gave, of any shape.
            start: offset of the passage that was shown to the model.
            end: offset after it.

        Raises:
            DroppedError: the text does not bear it out.
        """
        if not isinstance(proposal, dict):
            raise DroppedError(Drop.SHAPE)
        form = _form(proposal)
        first, last = self._quote(proposal, start, end)
        near = self._near(first, last)
        event = Event(Class(form.event_class), first, last, (first, last), BlockKind.BODY, near[0], self.rule)
        event.modality = _modality(form, proposal)
        event.codes = {k: v for k, v in (("relief", form.relief), ("outcome", form.outcome)) if v is not None}
        self._roles(event, form, proposal)
        self._case(event, proposal)
        self._time_and_numbers(event, proposal, near)
        self._said_so(event)
        if event.cls in (Class.ALLEGATION, Class.SPECULATION, Class.INTENTION):
            event.content = self.extraction.text[first:last]
        if any(
            form_of(e).record_type == form.record_type and e.start < last and e.end > first
            for e in self.extraction.events
        ):
            raise DroppedError(Drop.KNOWN)
        return event

    def _quote(self, proposal: dict[str, Any], start: int, end: int) -> tuple[int, int]:
        quote = proposal.get("quote")
        if not isinstance(quote, str) or not quote.strip() or len(quote) > MAX_QUOTE:
            raise DroppedError(Drop.QUOTE)
        at = self.extraction.text.find(quote, start, end)
        if at < 0:
            raise DroppedError(Drop.QUOTE)
        return at, at + len(quote)

    def _near(self, first: int, last: int) -> tuple[int, int]:
        """Numbers of the first and after the last sentence around a quote."""
        over = [n for n, s in enumerate(self.sentences) if s.start < last and s.end > first]
        if not over:
            raise DroppedError(Drop.QUOTE)
        return max(0, over[0] - _NEAR), min(len(self.sentences), over[-1] + 1 + _NEAR)

    def _roles(self, event: Event, form: RecordForm, proposal: dict[str, Any]) -> None:
        for key, roles in (("subject", form.subjects), ("object", form.objects)):
            name = proposal.get(key)
            if name is None or not roles:
                continue
            entity = self._entity(name)
            role = next((r for r in roles if entity.cls in _allowed(r)), None)
            if role is None:
                raise DroppedError(Drop.CLASS)
            event.roles[role] = [*event.roles.get(role, []), entity]
        if not event.roles:
            raise DroppedError(Drop.NOBODY)
        speaker = proposal.get("attributed_to")
        if speaker is not None:
            event.attributed_to = [self._entity(speaker).name]

    def _entity(self, name: Any) -> Entity:
        """The thing that the text names so."""
        if not isinstance(name, str):
            raise DroppedError(Drop.NAME)
        wanted = _plain(name)
        for entity in self.extraction.linked.entities:
            names = [m.text for m in entity.mentions if m.kind is MentionKind.NAME]
            if entity.mentions and wanted in map(_plain, [entity.name, *names]):
                return entity
        raise DroppedError(Drop.NAME)

    def _case(self, event: Event, proposal: dict[str, Any]) -> None:
        name = proposal.get("case")
        if name is None:
            return
        if isinstance(name, str):
            event.case = next((c for c in self.extraction.cases if _plain(c.name) == _plain(name)), None)
        if event.case is None:
            raise DroppedError(Drop.CASE)

    def _time_and_numbers(self, event: Event, proposal: dict[str, Any], near: tuple[int, int]) -> None:
        text, around = self.extraction.text, self.sentences[near[0] : near[1]]
        if proposal.get("date") is not None:
            dates = [d for s in around for d in times.find_dates(text, self.published, s.start, s.end)]
            event.date = _date(dates, proposal["date"])
        event.duration = _number(proposal.get("duration_days"), text, around, times.find_durations)
        event.amount = _number(proposal.get("amount_usd"), text, around, times.find_money)

    def _said_so(self, event: Event) -> None:
        """What a cue of plan, hedge, condition, negation or report reaches is not asserted."""
        if event.modality is not Modality.ASSERTED:
            return
        text = self.extraction.text
        for sentence in self.sentences:
            if sentence.start < event.end and sentence.end > event.start:
                own = [m for m in self.extraction.linked.refers if sentence.start <= m.start < sentence.end]
                for cue in modality.find(text, sentence, partial(syntax.clauses, text, sentence, own)):
                    if cue.reach_start < event.end and cue.reach_end > event.start:
                        raise DroppedError(Drop.SOFTER)


def _form(proposal: dict[str, Any]) -> RecordForm:
    kind, how = proposal.get("type"), proposal.get("modality")
    if not isinstance(kind, str) or kind not in prompt.TYPES:
        raise DroppedError(Drop.TYPE)
    if not isinstance(how, str) or how not in prompt.MODALITIES:
        raise DroppedError(Drop.TYPE)
    fitting = [f for f in RECORD_FORMS if f.record_type == kind and f.modality in (None, how)]
    if kind == "allegation":
        wanted = {Class.DENIAL if how == Modality.DENIED else Class.ALLEGATION}
    else:
        wanted = set(_PREFERRED)
    return min(fitting, key=lambda f: (f.event_class not in wanted, (f.relief or "").startswith("abeyance")))


def _modality(form: RecordForm, proposal: dict[str, Any]) -> Modality:
    """An accusation, a denial and a forecast are never more than that."""
    said = Modality(proposal["modality"])
    own = _OWN.get(Class(form.event_class))
    if own is not None and said is Modality.ASSERTED:
        raise DroppedError(Drop.SOFTER)
    return said


def _allowed(role: str) -> frozenset[str]:
    target = PROPERTIES[role].range
    return frozenset(cls for cls, parents in PARENTS.items() if target in (cls, *parents))


def _plain(name: str) -> str:
    bare = re.sub(r"['’]s\Z", "", re.sub(r"\s+", " ", name.strip()))
    return re.sub(r"\A(?:the|a|an) ", "", bare, flags=re.IGNORECASE).casefold()


def _date(found: list[TimeMention], wanted: Any) -> TimeMention:
    """The date of the text that is the wanted one, or is more precise and lies in it."""
    if isinstance(wanted, str) and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", wanted):
        for mention in found:
            if mention.edtf is not None and mention.edtf.startswith(wanted):
                return mention
    raise DroppedError(Drop.DATE)


def _number(
    wanted: Any,
    text: str,
    around: tuple[Sentence, ...],
    find: Callable[[str, int, int], list[Quantity]],
) -> Quantity | None:
    if wanted is None:
        return None
    if isinstance(wanted, bool) or not isinstance(wanted, int | float) or not abs(wanted) < _LARGEST:
        raise DroppedError(Drop.NUMBER)
    for quantity in (q for s in around for q in find(text, s.start, s.end)):
        if math.isclose(quantity.value, wanted, rel_tol=1e-9):
            return quantity
    raise DroppedError(Drop.NUMBER)
