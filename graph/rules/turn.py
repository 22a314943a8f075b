"""One change in a case: what it does, to whom, when, and on which facts it rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from cryptoreg.graph.facts import Fact
from cryptoreg.ontology.dates import ImpreciseDate
from cryptoreg.ontology.generated.names import CaseStatus


class Effect(IntEnum):
    """What a turn does; of two on one day the greater comes last."""

    OPEN = 0
    REVIVE = 1
    UNDO = 2
    AMEND = 3
    GOES_ON = 4
    LAPSE = 5
    RESUME = 6
    REST = 7
    MOVE = 8
    REFUSE = 9
    AGREE = 10
    END = 11
    APPEAL = 12
    APPEAL_END = 13


@dataclass(frozen=True, slots=True)
class Turn:
    """A change in a case, by an act or by the passing of a day.

    Attributes:
        day: when.
        effect: what it does.
        by: id of the act or the stay.
        premises: the facts on which it rests.
        status: the status that it brings, where the effect alone does not tell.
        parties: for whom; None for all.
        claims: for which claims; None for all.
        upper: whether it happens before a higher court.
        targets: the acts that it undoes.
        early: whether an appeal is one that only a certified order allows, before the end.
        amendable: whether a dismissal leaves room for an amended pleading.
        for_good: whether no appeal lies from an end: what is settled or given up is not decided.
        judged: whether an end is a judgment, from which an appeal lies before the end of the rest.
        docket: in which docket it happens, where that is told.
    """

    day: ImpreciseDate
    effect: Effect
    by: str
    premises: tuple[Fact, ...]
    status: str = ""
    parties: frozenset[str] | None = None
    claims: frozenset[str] | None = None
    upper: bool = False
    targets: frozenset[str] = frozenset()
    early: bool = False
    amendable: bool = False
    for_good: bool = False
    judged: bool = False
    docket: str | None = None

    @property
    def order(self) -> tuple[str, int, bool, str]:
        first = self.day.earliest or self.day.latest
        if self.effect is Effect.OPEN and self.day.earliest is None:
            first = date.min
        # What is known of an act says more than that a claim was gone by that day.
        return (
            "9999" if first is None else first.isoformat(),
            self.effect,
            self.status == CaseStatus.CLOSED,
            self.by,
        )
