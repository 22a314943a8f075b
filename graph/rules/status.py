"""``status@3``: how a case stands on any date: as a whole, for single parties, claims and dockets.

A case is walked through in the order of its turns (:mod:`cryptoreg.graph.rules.turns`), for each claim against each
party apart. A claim against a party is pending from the complaint on; stayed or in abeyance while a stay that reaches
it lasts; of unknown status when a stay's stated end has passed without news; settled, dismissed or decided by an act
that reaches it; before a higher court after that, until the appeal ends (it stands as before) or sends it back (it is
pending again). A party, a claim or the case is over when all that it consists of is over; the last act then says how.

The whole case gets statuses always; a party or a claim only where they differ from those of the case; dockets where
there are several (:mod:`cryptoreg.graph.rules.dockets`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from cryptoreg.graph import facts as fact_level
from cryptoreg.graph.facts import Fact, FactSheet
from cryptoreg.graph.rules.acts import Derivation, acts
from cryptoreg.graph.rules.around import Around
from cryptoreg.graph.rules.dockets import Dockets
from cryptoreg.graph.rules.turn import Effect, Turn
from cryptoreg.graph.rules.turns import Turns
from cryptoreg.ontology.dates import ImpreciseDate
from cryptoreg.ontology.generated.names import Attribute, CaseStatus, Class, Relation
from cryptoreg.ontology.statements import TYPE

STATUS_RULE = "status@3"

_EVERYBODY = ""
"""Stands for the parties, or for the claims, of a case of which none are known."""

_LIVE = (
    CaseStatus.PENDING,
    CaseStatus.UNKNOWN,
    CaseStatus.STAYED,
    CaseStatus.ADMINISTRATIVELY_CLOSED,
    CaseStatus.SETTLEMENT_PENDING,
    CaseStatus.IN_ABEYANCE,
    CaseStatus.ON_APPEAL,
    CaseStatus.TRANSFERRED,
    CaseStatus.CONSOLIDATED,
)
"""Of parts that stand differently, the first of these is the status of the whole; what is over counts last."""


_WAYS = (CaseStatus.CLOSED, CaseStatus.SETTLED, CaseStatus.DISMISSED, CaseStatus.DECIDED)
"""Of parts that one act ends in several ways, the last of these is how the whole ended."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """How something stands from a day on, by which act, and on which facts that rests."""

    status: str
    day: ImpreciseDate
    by: str
    premises: tuple[Fact, ...]


@dataclass(slots=True)
class _Cell:
    """One claim against one party, while the turns are walked through."""

    begun: Turn | None = None
    over: Turn | None = None
    appeal: Turn | None = None
    moved: Turn | None = None
    lapsed: Turn | None = None
    agreed: Turn | None = None
    last: Turn | None = None
    rests: dict[str, Turn] = field(default_factory=dict)
    waits: dict[str, Turn] = field(default_factory=dict)

    def status(self) -> str | None:
        if self.begun is None:
            return None
        if self.appeal is not None and (not self.appeal.early or self._judged_before(self.appeal)):
            return next(reversed(self.waits.values())).status if self.waits else CaseStatus.ON_APPEAL
        if self.over is not None:
            return self.over.status
        if self.rests:
            closed = CaseStatus.ADMINISTRATIVELY_CLOSED
            by = [t.status for t in self.rests.values()]
            return str(closed) if closed in by else by[-1]
        for turn in (self.moved, self.lapsed, self.agreed):
            if turn is not None:
                return turn.status
        return CaseStatus.PENDING

    @property
    def for_good(self) -> bool:
        """Whether it is over so that no appeal reaches it."""
        return self.over is not None and self.over.for_good

    def _judged_before(self, turn: Turn) -> bool:
        return self.over is not None and self.over.judged and self.over.order < turn.order

    def take(self, turn: Turn) -> None:
        """Change as a turn says."""
        before = self.status()
        self._take(turn)
        if self.status() != before:
            self.last = turn

    def _take(self, turn: Turn) -> None:  # noqa: C901  # one arm per effect
        match turn.effect:
            case Effect.OPEN:
                self.begun = self.begun or turn
            case Effect.REVIVE:
                self.begun = self.begun or turn
                self.over = self.appeal = self.agreed = self.lapsed = None
                self.waits.clear()
            case Effect.UNDO:
                if self.over is not None and self.over.by in turn.targets:
                    self.over = None
            case Effect.AMEND:
                if self.over is not None and self.over.amendable:
                    self.over = None
                self.lapsed = None
            case Effect.GOES_ON:
                self.lapsed = None
                if self.moved is not None and self.moved.status == CaseStatus.TRANSFERRED:
                    self.moved = None
            case Effect.REST:
                self._rest(turn)
            case Effect.RESUME | Effect.LAPSE:
                ran = self.rests.pop(turn.by, None), self.waits.pop(turn.by, None)
                if turn.effect is Effect.LAPSE and ran[0] is not None and self.over is None:
                    self.lapsed = turn
            case Effect.MOVE:
                self.moved = turn
            case Effect.AGREE:
                self.agreed, self.lapsed = turn, None
            case Effect.REFUSE:
                self.agreed = None
            case Effect.END:
                self._end(turn)
            case Effect.APPEAL:
                self.begun = self.begun or turn
                self.appeal = turn
            case Effect.APPEAL_END:
                self._end_appeal(turn)

    def _rest(self, turn: Turn) -> None:
        self.lapsed = None
        if turn.upper:
            self.waits[turn.by] = turn
        if self.over is None and (not turn.upper or self.appeal is None):
            self.rests[turn.by] = turn

    def _end(self, turn: Turn) -> None:
        self.begun = self.begun or turn
        self.rests.clear()
        self.lapsed = None
        if self.over is None:
            own = self.agreed is not None and (
                self.agreed.parties is not None or self.agreed.claims is not None
            )
            whole = turn.parties is None and turn.claims is None
            # Who has settled for himself is not let off by what ends the rest.
            kept = own and whole and turn.status == CaseStatus.DISMISSED
            self.over = replace(turn, status=str(CaseStatus.SETTLED)) if kept else turn
            if self.appeal is not None and self.appeal.early:
                self.appeal = None  # an appeal before the end falls with the case
                self.waits.clear()
        elif self.appeal is not None and turn.claims is None and turn.parties is None:
            self.appeal = None  # what is decided already can only be given up before the higher court
            self.waits.clear()

    def _end_appeal(self, turn: Turn) -> None:
        self.begun = self.begun or turn
        final = self.appeal is None or not self.appeal.early
        if self.over is None and final:
            self.over = turn
            self.rests.clear()
        self.appeal = None
        self.waits.clear()


def statuses(
    case: FactSheet, events: Iterable[FactSheet], derived: Sequence[Fact], around: Around | None = None
) -> list[Fact]:
    """The facts of every status of a case, of its parties and of its claims.

    Args:
        case: the facts of the lawsuit.
        events: the facts of its events.
        derived: the stays that follow from them.
        around: its dockets and claims.
    """
    around = around or Around()
    reader = Turns(case, acts(events), around)
    turns = reader.all(s for s in fact_level.sheets(derived).values() if s.of(TYPE))
    if not any(t.effect in (Effect.OPEN, Effect.END, Effect.REVIVE, Effect.APPEAL_END) for t in turns):
        return []
    lines = _walk(turns, _cells(case, reader.defendants, around))
    whole = lines.pop((_EVERYBODY, _EVERYBODY))
    out = _facts(case.id, None, case.id, whole)
    for (claim, party), line in sorted(lines.items()):
        if [(s.status, s.day.text) for s in line] != [(s.status, s.day.text) for s in whole]:
            out += _facts(claim or case.id, party or None, case.id, line)
    if len(reader.dockets) > 1:
        for docket, own in Dockets(reader, around).turns(turns):
            told = _walk(own, _cells(case, reader.defendants, around))
            out += _facts(docket, None, case.id, told[_EVERYBODY, _EVERYBODY])
    return out


def _walk(
    turns: Sequence[Turn], cells: dict[tuple[str, str], _Cell]
) -> dict[tuple[str, str], list[_Standing]]:
    """How the whole, and each part of it, stands after each turn that changes it."""
    tracks = _tracks(cells)
    lines: dict[tuple[str, str], list[_Standing]] = {t: [] for t in tracks}
    for turn in turns:
        reached = [c for c in cells if _reaches(turn, c)]
        if turn.effect in (Effect.APPEAL, Effect.REVIVE):
            reached = [c for c in reached if not cells[c].for_good] or reached
        for cell in reached:
            cells[cell].take(turn)
        for track, members in tracks.items():
            if any(c in reached for c in members):
                _note(lines[track], [cells[c] for c in members])
    return lines


def _cells(case: FactSheet, defendants: frozenset[str], around: Around) -> dict[tuple[str, str], _Cell]:
    """Each claim against each party that has to answer it."""
    claims = sorted(set(case.objects(Relation.HAS_CLAIM)) & set(around.matters))
    out: dict[tuple[str, str], _Cell] = {}
    faced = set()
    for claim in claims:
        against = frozenset(around.matters[claim].objects(Relation.CLAIM_AGAINST)) & defendants
        for party in sorted(against or defendants) or [_EVERYBODY]:
            out[claim, party] = _Cell()
            faced.add(party)
    for party in sorted(defendants - faced) if defendants else ([] if claims else [_EVERYBODY]):
        out[_EVERYBODY, party] = _Cell()
    return out


def _tracks(cells: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The case, each party and each claim, with what it consists of."""
    every = list(cells)
    out: dict[tuple[str, str], list[tuple[str, str]]] = {(_EVERYBODY, _EVERYBODY): every}
    claims, parties = {c for c, _ in every if c}, {p for _, p in every if p}
    for claim in sorted(claims):
        out[claim, _EVERYBODY] = [c for c in every if c[0] == claim]
    for party in sorted(parties) if len(parties) > 1 else ():
        out[_EVERYBODY, party] = [c for c in every if c[1] == party]
    return out


def _reaches(turn: Turn, cell: tuple[str, str]) -> bool:
    claim, party = cell
    return (turn.claims is None or claim in turn.claims) and (turn.parties is None or party in turn.parties)


def _note(line: list[_Standing], cells: Sequence[_Cell]) -> None:
    """Write down how the parts stand together now, if that is new."""
    standing = _together(cells)
    if standing is None or (line and line[-1].status == standing.status):
        return
    if line and line[-1].day.text == standing.day.text:
        line.pop()  # what held for no day
    if not line or line[-1].status != standing.status:
        line.append(standing)


def _together(cells: Sequence[_Cell]) -> _Standing | None:
    by_status: dict[str, list[_Cell]] = {}
    for cell in cells:
        status = cell.status()
        if status is not None:
            by_status.setdefault(status, []).append(cell)
    for live in _LIVE:
        if live in by_status:
            last = max((c.last for c in cells if c.last is not None), key=lambda t: t.order)
            return _Standing(live, last.day, last.by, last.premises)
    over = [c.over for c in cells if c.over is not None]
    if not over:
        return None
    # An appeal of which nothing below is known says least of how the case ended.
    said = [t for t in over if t.status != CaseStatus.CLOSED] or over
    changed = max((c.last for c in cells if c.last is not None), key=lambda t: t.order)
    ended = max(said, key=lambda t: (t.order, _WAYS.index(t.status)))
    premises = {
        f.id: f for t in (changed, *sorted(over, key=lambda t: t.order, reverse=True)) for f in t.premises
    }
    return _Standing(ended.status, changed.day, changed.by, tuple(premises.values()))


def _facts(of: str, party: str | None, case: str, line: Sequence[_Standing]) -> list[Fact]:
    out: list[Fact] = []
    seen: dict[str, int] = {}
    for standing, following in zip_longest(line, line[1:]):
        text = "|".join((case, party or "", standing.status, standing.by, *([of] if of != case else [])))
        seen[text] = seen.get(text, 0) + 1
        number = f"|{seen[text]}" if seen[text] > 1 else ""
        id_ = f"status-{hashlib.sha256(f'{text}{number}'.encode()).hexdigest()[:12]}"
        make = Derivation(id_, STATUS_RULE, standing.premises)
        make.value(TYPE, str(Class.CASE_STATUS))
        make.object(Relation.STATUS_OF, of)
        if party is not None:
            make.object(Relation.STATUS_FOR, party)
        make.value(Attribute.CASE_STATUS, standing.status)
        make.value(Attribute.BEGAN, standing.day.text)
        if following is not None:
            make.value(Attribute.ENDED, following.day.text, following.premises)
        out += make.facts
    return out
