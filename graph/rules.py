"""Facts that follow from other facts, by declared rules with their premises.

``stay@1``: an order that grants a stay (or holds an appeal in abeyance) makes a stay of its case from
the day it was entered. Its stated end is the day that the order names, or that its number of days gives.
An order that extends the stay prolongs it and makes no second one. A dismissal of the case of the whole case
before that end supersedes it. After a stated end without news the state is unknown, not lifted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cryptoreg.graph.facts import MAIN_DATES, REALISED, Fact, FactSheet, fact_id
from cryptoreg.graph.links import answers
from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import ImpreciseDate
from cryptoreg.ontology.generated.names import PARENTS, Attribute, Class, Outcome, Relation, Relief, StayBasis
from cryptoreg.ontology.statements import TYPE, Value

STAY_RULE = "stay@1"

_STAYS = {Relief.STAY: Class.STAY, Relief.ABEYANCE: Class.ABEYANCE}
_PREMISES = (
    TYPE, Attribute.OUTCOME, Attribute.RELIEF, *MAIN_DATES, Attribute.DURATION_DAYS, Attribute.STATED_END,
    Attribute.END_CONDITION,
)  # fmt: skip
"""What an order must be, and what it says of the time: the premises of a stay."""

_EXTENSIONS = {Relief.STAY_EXTENSION: Class.STAY, Relief.ABEYANCE_EXTENSION: Class.ABEYANCE}


@dataclass(frozen=True, slots=True)
class _Act:
    """An order or dismissal with what a rule needs of it."""

    sheet: FactSheet
    day: ImpreciseDate | None

    @property
    def earliest(self) -> date:
        return self.day.earliest if self.day is not None and self.day.earliest else date.max


def derive(case: FactSheet, events: Sequence[FactSheet]) -> list[Fact]:
    """Everything that follows from the facts of one case.

    Args:
        case: the facts of the lawsuit.
        events: the facts of its events.
    """
    return [replace(f, case=case.id) for f in (*stays(case.id, events), *answers(events))]


def stays(case: str, events: Iterable[FactSheet]) -> list[Fact]:
    """The facts of all stays of one case, from the facts of its events."""
    acts = sorted((_act(s) for s in events), key=lambda a: (a.earliest, a.sheet.id))
    orders = [a for a in acts if _is(a.sheet, Class.ORDER) and _granted(a.sheet)]
    endings = [a for a in acts if _is(a.sheet, Class.DISMISSAL) and not a.sheet.values(Attribute.SCOPE)]
    out: list[Fact] = []
    grants = [(a, cls) for a in orders for relief, cls in _STAYS.items() if _about(a.sheet, relief)]
    for position, (grant, cls) in enumerate(grants):
        following = next((g.earliest for g, c in grants[position + 1 :] if c is cls), date.max)
        extensions = [
            a
            for a in orders
            for relief, extended in _EXTENSIONS.items()
            if extended is cls and _about(a.sheet, relief) and grant.earliest <= a.earliest < following
        ]
        ending = next((e for e in endings if e.earliest >= grant.earliest and e.day is not None), None)
        out += _stay(case, cls, grant, extensions, ending)
    return out


def _act(sheet: FactSheet) -> _Act:
    return _Act(sheet, sheet.when())


def _is(sheet: FactSheet, cls: str) -> bool:
    return any(cls in (f.value, *PARENTS[str(f.value)]) and f.modality in REALISED for f in sheet.of(TYPE))


def _granted(sheet: FactSheet) -> bool:
    return Outcome.GRANTED in sheet.values(Attribute.OUTCOME)


def _about(sheet: FactSheet, relief: str) -> bool:
    return relief in sheet.values(Attribute.RELIEF)


def _stay(case: str, cls: Class, grant: _Act, extensions: Sequence[_Act], ending: _Act | None) -> list[Fact]:
    id_ = f"stay-{hashlib.sha256(grant.sheet.id.encode()).hexdigest()[:12]}"
    backing = [f for p in _PREMISES for f in grant.sheet.of(p)]
    make = _Derivation(id_, backing)
    make.value(TYPE, str(cls))
    make.object(Relation.STAYS, case)
    make.object(Relation.ORDERED_BY, grant.sheet.id)
    reported = all(f.modality == "reported" for f in grant.sheet.of(TYPE))
    make.value(Attribute.STAY_BASIS, str(StayBasis.REPORTED if reported else StayBasis.ORDER))
    if grant.day is not None:
        make.value(Attribute.BEGAN, grant.day.text)
    end, condition = _stated_end(grant)
    if condition is not None:
        make.value(Attribute.END_CONDITION, condition)
    for extension in extensions:
        make.object(Relation.EXTENDED_BY, extension.sheet.id)
        later, _ = _stated_end(extension, begins=end)
        end = later or end
    if end is not None:
        make.value(Attribute.STATED_END, end.text)
    if ending is not None and _supersedes(ending, end):
        make.value(Attribute.ENDED, str(ending.day))
        make.object(Relation.ENDED_BY, ending.sheet.id)
    return make.facts


def _stated_end(act: _Act, begins: ImpreciseDate | None = None) -> tuple[ImpreciseDate | None, str | None]:
    """The end that an order names, counted from its day, or from the end of what it prolongs."""
    condition = next((str(v) for v in act.sheet.values(Attribute.END_CONDITION)), None)
    stated = act.sheet.values(Attribute.STATED_END)
    if stated:
        return dates.parse(str(stated[0])), condition
    days = next((v for v in act.sheet.values(Attribute.DURATION_DAYS)), None)
    start = begins or act.day
    if days is None or start is None or start.earliest is None or start.latest is None:
        return None, condition
    first, last = (d + timedelta(days=int(days)) for d in (start.earliest, start.latest))
    text = first.isoformat() if first == last else f"{first}/{last}"
    return dates.parse(text), condition


def _supersedes(ending: _Act, end: ImpreciseDate | None) -> bool:
    """A dismissal ends a stay that has no stated end, or whose stated end is not surely before it."""
    if ending.day is None:
        return False
    return end is None or dates.before(end, ending.day) is not dates.Truth.YES


class _Derivation:
    """Collects derived facts that share their premises."""

    def __init__(self, subject: str, premises: Sequence[Fact]) -> None:
        self.subject = subject
        self.premises = list(premises)
        self.facts: list[Fact] = []

    def value(self, predicate: str, value: Value) -> None:
        self._add(predicate, None, value)

    def object(self, predicate: str, object_: str) -> None:
        self._add(predicate, object_, None)

    def _add(self, predicate: str, object_: str | None, value: Value | None) -> None:
        best = self.premises[0]
        public = [f.public_from for f in self.premises if f.public_from is not None]
        self.facts.append(
            Fact(
                id=fact_id(self.subject, str(predicate), object_, value),
                subject=self.subject,
                predicate=str(predicate),
                object=object_,
                value=value,
                modality=best.modality,
                sources=max(f.sources for f in self.premises),
                documents=max(f.documents for f in self.premises),
                tier=best.tier,
                confidence=min(f.confidence for f in self.premises),
                public_from=max(public) if public else None,
                recorded_from=max(f.recorded_from for f in self.premises),
                rule=STAY_RULE,
                premises=tuple(sorted({f.id for f in self.premises})),
                voices=best.voices,
            )
        )


def case_of(sheet: FactSheet, relations: Iterable[str]) -> str | None:
    """The case to which an event belongs."""
    return next((o for r in relations for o in sheet.objects(r)), None)
