"""How the turns of a case fall to its dockets, where it has several: trial courts, appeals, the one of an MDL.

A docket stands by what happens in it. What a source tells without a docket is of the only docket of its level; what ends
or rests the whole case below is so of all dockets below; nothing else is guessed. A docket that is appealed stands as its
court has left it until a higher court sends it back; that of the appeal begins with the notice of it and ends with its
decision or dismissal. A transferred docket goes on in another (28 U.S.C. §§ 1404, 1407), and is pending again when it is
remanded to it (28 U.S.C. §§ 1407(a), 1447(c)).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cryptoreg.graph.facts import FactSheet
from cryptoreg.graph.rules.acts import Act
from cryptoreg.graph.rules.around import Around, docket_of
from cryptoreg.graph.rules.turn import Effect, Turn
from cryptoreg.graph.rules.turns import Turns
from cryptoreg.ontology import dates
from cryptoreg.ontology.generated.names import (
    Attribute,
    CaseStatus,
    Class,
    Disposition,
    Relation,
    Relief,
)

_OF_ALL = (Effect.END, Effect.REST, Effect.RESUME, Effect.LAPSE)
"""What is so of every docket below, where it is of the whole case and names none."""


class Dockets:
    """The dockets of one case, which must be several."""

    def __init__(self, reader: Turns, around: Around) -> None:
        self.reader = reader
        self.sheets: Mapping[str, FactSheet] = around.matters
        self.upper = sorted(reader.upper_dockets)
        self.lower = sorted(reader.dockets - reader.upper_dockets)
        self.acts = {a.id: a for a in reader.acts}

    def turns(self, every: Sequence[Turn]) -> Iterator[tuple[str, list[Turn]]]:
        """Each docket of which something is told, with its turns in the order of time."""
        moved = list(self._transfers())
        for docket in (*self.lower, *self.upper):
            own = list(self._own(docket, every))
            own += [t for d, t in moved if d == docket]
            if not any(t.effect is Effect.OPEN for t in own):
                own += self.reader.known_by(own, self._of(docket))
            if own:
                yield docket, sorted(own, key=lambda t: t.order)

    def _own(self, docket: str, every: Sequence[Turn]) -> Iterator[Turn]:
        above = docket in self.reader.upper_dockets
        for turn in every:
            if turn.effect is Effect.REVIVE and docket in self._below(turn):
                yield turn
            if turn.effect is Effect.MOVE and turn.status == CaseStatus.TRANSFERRED:
                continue
            if docket in self._homes(turn):
                yield self._at_home(turn) if above else turn

    def _homes(self, turn: Turn) -> Sequence[str]:
        """The dockets to which a turn belongs."""
        level = self.upper if turn.upper else self.lower
        if turn.docket in level:
            return [turn.docket]
        if (
            turn.effect is Effect.APPEAL and turn.docket is not None
        ):  # filed in the court that is appealed from
            return [d for d in self.upper if self._appealed(d) == turn.docket]
        if turn.docket is not None:
            return []
        whole = turn.parties is None and turn.claims is None and turn.effect in _OF_ALL
        return level if len(level) == 1 or (whole and not turn.upper) else []

    def _at_home(self, turn: Turn) -> Turn:
        """What a turn before a higher court is in its own docket."""
        if turn.effect is Effect.APPEAL:
            return replace(turn, effect=Effect.OPEN, status="", parties=None)
        if turn.effect in (Effect.REVIVE, Effect.APPEAL_END):
            return replace(
                turn, effect=Effect.END, status=str(self._decided(turn)), parties=None, upper=False
            )
        return replace(turn, upper=False)

    def _decided(self, turn: Turn) -> CaseStatus:
        act = self.acts[turn.by]
        dismissed = Disposition.DISMISSED in act.sheet.values(Attribute.DISPOSITION) or not act.is_a(
            Class.APPELLATE_DECISION
        )
        return CaseStatus.DISMISSED if dismissed else CaseStatus.DECIDED

    def _below(self, turn: Turn) -> Sequence[str]:
        """The docket to which a higher court sends back."""
        home = self._homes(turn)
        appealed = self._appealed(home[0]) if home else None
        return [appealed] if appealed is not None else []

    def _appealed(self, docket: str) -> str | None:
        told = self.sheets[docket].objects(Relation.APPEAL_FROM) if docket in self.sheets else []
        if told:
            return told[0]
        return self.lower[0] if len(self.lower) == 1 else None

    def _of(self, docket: str) -> list[Act]:
        """The acts in a docket; what names none is of the only one below."""
        own = (docket, None) if self.lower == [docket] else (docket,)
        return [a for a in self.reader.acts if docket_of(a.sheet, self.reader.dockets) in own]

    # ------------------------------------------------------------ from one court to another

    def _transfers(self) -> Iterator[tuple[str, Turn]]:
        """What a transfer, or a remand after one, is in the docket that is left and in that which goes on."""
        for docket in self.lower:
            onward = self._onward(docket)
            ordered = [a for a in self._of(docket) if a.granted and a.is_a(Class.ORDER) and a.day is not None]
            sent = [a for a in ordered if a.about(Relief.TRANSFER)]
            for act in sent:
                yield docket, self._left(act)
                yield from ((d, self.reader.turn(act, Effect.OPEN)) for d in onward)
            if not sent:
                yield from ((docket, t) for d in onward if (t := self._gone_by(docket, d)) is not None)
            for act in (a for a in ordered if a.about(Relief.REMAND)):
                yield docket, self._left(act)
                yield from ((d, self.reader.turn(act, Effect.REVIVE)) for d in self._origins(docket))

    def _left(self, act: Act) -> Turn:
        return self.reader.turn(act, Effect.END, CaseStatus.TRANSFERRED)

    def _onward(self, docket: str) -> list[str]:
        told = self.sheets[docket].objects(Relation.TRANSFERRED_TO) if docket in self.sheets else []
        return [d for d in told if d in self.lower]

    def _origins(self, docket: str) -> list[str]:
        """The dockets from which one came; without word of it, the only other one below."""
        told = [d for d in self.lower if docket in self._onward(d)]
        others = [d for d in self.lower if d != docket]
        return told or (others if len(others) == 1 else [])

    def _gone_by(self, docket: str, onward: str) -> Turn | None:
        """A transfer of which no order is told had happened when something was first done in the other court."""
        first = next((a for a in self._of(onward) if a.day is not None and a.day.latest is not None), None)
        if first is None or first.day is None or first.day.latest is None:
            return None
        premises = [*self.sheets[docket].of(Relation.TRANSFERRED_TO)[:1], *first.premises()]
        day = dates.parse(f"../{first.day.latest.isoformat()}")
        return Turn(day, Effect.END, first.id, tuple(premises), str(CaseStatus.TRANSFERRED), docket=docket)
