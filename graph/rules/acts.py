"""What the rules share: acts in a case with their day, and facts that rest on premises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cryptoreg.graph.facts import MAIN_DATES, REALISED, Fact, FactSheet, fact_id
from cryptoreg.ontology.dates import ImpreciseDate
from cryptoreg.ontology.generated.names import PARENTS, Attribute, EndCause, Outcome, Relation
from cryptoreg.ontology.statements import TYPE, Value

PREMISES = (
    TYPE, Attribute.OUTCOME, Attribute.RELIEF, *MAIN_DATES, Attribute.DURATION_DAYS, Attribute.STATED_END,
    Attribute.END_CONDITION, Attribute.SCOPE, Attribute.SCOPE_KIND, Attribute.SETTLEMENT_STAGE, Relation.DECIDES,
)  # fmt: skip
"""What an act must be, and what it says of the time and of its reach: the premises of what follows from it."""


@dataclass(frozen=True, slots=True)
class Act:
    """A paper, an order or another event of a case, with its day."""

    sheet: FactSheet
    day: ImpreciseDate | None

    @classmethod
    def of(cls, sheet: FactSheet) -> Act:
        return cls(sheet, sheet.when())

    @property
    def id(self) -> str:
        return self.sheet.id

    @property
    def earliest(self) -> date:
        return self.day.earliest if self.day is not None and self.day.earliest else date.max

    @property
    def latest(self) -> date:
        return self.day.latest if self.day is not None and self.day.latest else date.max

    def is_a(self, cls: str) -> bool:
        """Whether it is said to have happened, as one of a class."""
        return any(
            cls in (f.value, *PARENTS[str(f.value)]) and f.modality in REALISED for f in self.sheet.of(TYPE)
        )

    @property
    def granted(self) -> bool:
        return self.outcome in (Outcome.GRANTED, Outcome.GRANTED_IN_PART)

    @property
    def outcome(self) -> str | None:
        best = self.sheet.best(Attribute.OUTCOME)
        return None if best is None else str(best.value)

    def about(self, *reliefs: str) -> bool:
        return any(r in self.sheet.values(Attribute.RELIEF) for r in reliefs)

    @property
    def scope(self) -> str | None:
        """The part of the case in words or by its kind; None for the whole."""
        kinds = [str(v) for v in self.sheet.values(Attribute.SCOPE_KIND)]
        if kinds:
            return None if kinds == ["whole-case"] else ",".join(sorted(kinds))
        return next((str(v) for v in self.sheet.values(Attribute.SCOPE)), None)

    def premises(self) -> list[Fact]:
        """The facts that say what it is and when; the type first."""
        return [f for p in PREMISES for f in self.sheet.of(p)[:1]]


def acts(events: Iterable[FactSheet]) -> list[Act]:
    """The events of a case as acts, by day."""
    return sorted((Act.of(s) for s in events), key=lambda a: (a.earliest, a.latest, a.id))


class Derivation:
    """Collects derived facts of one thing that share their premises."""

    def __init__(self, subject: str, rule: str, premises: Sequence[Fact]) -> None:
        self.subject, self.rule = subject, rule
        self.premises = list(premises)
        self.facts: list[Fact] = []

    def value(self, predicate: str, value: Value, more: Sequence[Fact] = ()) -> None:
        """Derive a value; ``more`` are premises of this one fact besides the shared ones."""
        self._add(predicate, None, value, more)

    def object(self, predicate: str, object_: str, more: Sequence[Fact] = ()) -> None:
        """Derive a relation."""
        self._add(predicate, object_, None, more)

    def end(self, act: Act, cause: EndCause) -> None:
        """Derive that a state ended with an act, and why; what tells of the act is a premise of that."""
        ending = act.premises()
        self.value(Attribute.ENDED, str(act.day), ending)
        self.value(Attribute.END_CAUSE, str(cause), ending)
        self.object(Relation.ENDED_BY, act.id, ending)

    def _add(self, predicate: str, object_: str | None, value: Value | None, more: Sequence[Fact]) -> None:
        premises = [*self.premises, *more]
        best = (more or premises)[0]  # the end of a state is as well known as the act that ends it
        public = [f.public_from for f in premises if f.public_from is not None]
        self.facts.append(
            Fact(
                id=fact_id(self.subject, str(predicate), object_, value),
                subject=self.subject,
                predicate=str(predicate),
                object=object_,
                value=value,
                modality=best.modality,
                sources=max(f.sources for f in premises),
                documents=max(f.documents for f in premises),
                tier=best.tier,
                confidence=min(f.confidence for f in premises),
                public_from=max(public) if public else None,
                recorded_from=max(f.recorded_from for f in premises),
                rule=self.rule,
                premises=tuple(sorted({f.id for f in premises})),
                voices=best.voices,
                favoured=any(f.favoured and f.predicate == predicate and f.value == value for f in premises),
            )
        )
