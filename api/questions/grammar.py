"""From the items of a question to a typed query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptoreg.api.questions.query import (
    DateAnchor,
    EntityRef,
    EventAnchor,
    EventFilter,
    PartyFilter,
    Query,
    TimeFilter,
    TimeRelation,
    Wanted,
)
from cryptoreg.api.questions.reading import Candidate, Item


@dataclass(slots=True)
class Understanding:
    """What became of a question: a query, or why there is none."""

    query: Query | None = None
    assumptions: list[str] = field(default_factory=list)
    not_understood: list[str] = field(default_factory=list)
    ambiguous: Item | None = None
    reason: str = ""


class _CannotReadError(Exception):
    """The items do not make a question that is understood."""


class _AmbiguousNameError(Exception):
    def __init__(self, item: Item) -> None:
        super().__init__(item.text)
        self.item = item


def understand(items: Sequence[Item]) -> Understanding:
    """Make a query out of items; words that mean nothing here make the question refused."""
    out = Understanding(not_understood=[i.text for i in items if i.kind == "unknown"])
    if out.not_understood:
        out.reason = "some words are not understood"
        return out
    try:
        out.query = _Reader(items, out.assumptions).query()
    except _AmbiguousNameError as exc:
        out.ambiguous = exc.item
    except _CannotReadError as exc:
        out.reason = str(exc)
    return out


class _Reader:
    def __init__(self, items: Sequence[Item], assumptions: list[str]) -> None:
        self.items = [i for i in items if i.kind != "ignored"]
        self.assumptions = assumptions

    def query(self) -> Query:
        main, time = self._split_time()
        wanted = self._wanted(main)
        target = next((i.value for i in main if i.kind == "target"), None)
        event = _main_event([i.value for i in main if i.kind == "event"])
        entities = [i for i in main if i.kind == "entity"]
        if any(i.kind == "leading" for i in main):
            return self._leader(entities, wanted)
        case, parties, by, about = self._places(main, entities, target, event)
        target, event = self._settle(main, target, event, wanted, case or about)
        if event is None and time is not None:
            raise _CannotReadError("a time is given, but not what should have happened then")
        filter_ = EventFilter(kind=event, by=by, time=time) if event is not None else None
        if target == "lawsuit" and filter_ is None and not parties and case is None:
            raise _CannotReadError("it does not say which cases are meant")
        return Query(
            wanted=wanted, target=target, parties=tuple(parties), case=case, about=about, event=filter_
        )

    # ---- what is asked

    def _wanted(self, main: Sequence[Item]) -> Wanted:
        first = next((i for i in main if i.kind == "wanted"), None)
        if first is None:
            return Wanted.THINGS
        return {"number": Wanted.NUMBER, "date": Wanted.DATE, "things": Wanted.THINGS}[first.value]

    def _settle(
        self,
        main: Sequence[Item],
        target: str | None,
        event: str | None,
        wanted: Wanted,
        thing: EntityRef | None,
    ) -> tuple[str, str | None]:
        """Bring what is asked for and what happened together."""
        who = any(i.text.lower() in ("who", "whom") for i in main)
        if wanted is Wanted.DATE:
            if event is None or thing is None:
                raise _CannotReadError("it asks for a date, but not of what")
            return "date", event
        if who and event is not None:
            return "agent", event
        if target in ("court", "judge", "plaintiff", "defendant", "party", "docket-number"):
            if thing is None:
                raise _CannotReadError(f"it asks for a {target.replace('-', ' ')}, but not of which case")
            return target, None
        if target == "motion":
            return "motion", "stay-motion" if event in ("stay", "stay-motion") else "motion"
        if event == "stay-motion" and target is None:
            return "motion", "stay-motion"
        if event == "allegation" or target == "allegation":
            return "allegation", "allegation"
        if target == "task-force":
            return "task-force", event
        return "lawsuit", event

    def _leader(self, entities: Sequence[Item], wanted: Wanted) -> Query:
        about = self._one(entities[0]) if entities else None
        if about is None:
            raise _CannotReadError("it does not say of what")
        return Query(wanted=wanted, target="leader", about=about)

    # ---- who and where

    def _places(
        self, main: Sequence[Item], entities: Sequence[Item], target: str | None, event: str | None
    ) -> tuple[EntityRef | None, list[PartyFilter], EntityRef | None, EntityRef | None]:
        case: EntityRef | None = None
        parties: list[PartyFilter] = []
        by: EntityRef | None = None
        about: EntityRef | None = None
        for item in entities:
            candidates = item.candidates
            if any("Lawsuit" in c.labels for c in candidates):
                case = self._one(item, "Lawsuit")
            elif any("TaskForce" in c.labels for c in candidates):
                about = self._one(item, "TaskForce")
            else:
                role = self._role(main, item, event)
                entity = self._one(item)
                if role == "by":
                    by = entity
                else:
                    parties.append(
                        PartyFilter(role="defendant" if role == "defendant" else None, entity=entity)
                    )
        return case, parties, by, about

    def _role(self, main: Sequence[Item], item: Item, event: str | None) -> str:
        """How somebody takes part: by the word before the name, or as the subject of an active verb."""
        position = main.index(item)
        before = main[position - 1] if position else None
        after = main[position + 1] if position + 1 < len(main) else None
        if before is not None and before.kind == "role":
            return {"defendant": "defendant", "plaintiff": "by", "any": "any"}[before.value]
        if event is not None and after is not None and after.kind == "event":
            return "by"
        if before is not None and before.kind == "event":
            return "defendant"
        return "any"

    def _one(self, item: Item, label: str | None = None) -> EntityRef:
        """The one thing that a name means."""
        fitting = [c for c in item.candidates if label is None or label in c.labels]
        if len(fitting) != 1:
            raise _AmbiguousNameError(item)
        return _ref(fitting[0])

    # ---- when

    def _split_time(self) -> tuple[list[Item], TimeFilter | None]:
        for position, item in enumerate(self.items):
            rest = self.items[position + 1 :]
            if item.kind == "time" and rest and self._is_time(item, rest):
                time = self._time(TimeRelation(item.value), rest)
                return self.items[:position], time
        return self.items, None

    def _is_time(self, item: Item, rest: Sequence[Item]) -> bool:
        if any(i.kind == "date" for i in rest):
            return True
        return item.value in _STRICT and any(i.kind in ("event", "entity", "target") for i in rest)

    def _time(self, relation: TimeRelation, rest: Sequence[Item]) -> TimeFilter:
        if any(i.kind == "time" and i.value in _STRICT for i in rest):
            raise _CannotReadError("it puts two conditions on time")
        days = [i for i in rest if i.kind == "date"]
        if relation is TimeRelation.BETWEEN:
            if len(days) != 2:
                raise _CannotReadError('"between" needs two dates')
            return TimeFilter(
                relation=relation, first=DateAnchor(date=days[0].value), second=DateAnchor(date=days[1].value)
            )
        if days:
            return TimeFilter(relation=relation, first=DateAnchor(date=days[0].value))
        return TimeFilter(relation=relation, first=self._event_anchor(rest))

    def _event_anchor(self, rest: Sequence[Item]) -> EventAnchor:
        entity = next((i for i in rest if i.kind == "entity"), None)
        event = next((i.value for i in rest if i.kind == "event"), None)
        if entity is None:
            raise _CannotReadError("it names an event that is not understood")
        if any("TaskForce" in c.labels for c in entity.candidates):
            of = self._one(entity, "TaskForce")
            if entity.text.lower() != of.label.lower():
                self.assumptions.append(f'"{entity.text}" is the {of.label}')
            return EventAnchor(kind_of_event=event or "formation", of=of.id, of_label=of.label)
        if any("Person" in c.labels for c in entity.candidates):
            of = self._one(entity, "Person")
            return EventAnchor(kind_of_event="tenure", of=of.id, of_label=of.label)
        of = self._one(entity, "Lawsuit")
        if event is None:
            raise _CannotReadError(f"it does not say which event of {of.label} is meant")
        return EventAnchor(kind_of_event=event, of=of.id, of_label=of.label)


_STRICT = frozenset({"after", "before", "since", "until", "between"})


def _main_event(kinds: Sequence[str]) -> str | None:
    """Of several events the one that says most: "filed" goes with anything that is filed."""
    narrow = [k for k in kinds if k != "filing"]
    return next(iter(narrow or kinds), None)


def _ref(candidate: Candidate) -> EntityRef:
    return EntityRef(id=candidate.id, label=candidate.label)
