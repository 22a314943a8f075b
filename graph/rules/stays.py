"""``stay@3``: stays and abeyances from orders.

An order that grants a stay makes a stay of its case from the day it was entered, with its scope. Its stated end
is the day that the order names, or that its number of days gives; a counted end on a day that is none for courts
is rolled on, a named one is not (:mod:`cryptoreg.ontology.deadlines`). An order that extends it, or another grant of
the same scope while it lasts or that was asked for before it ended, prolongs it and makes no second one: one asked for
on the Monday after a Sunday end does too. It ends early when the court lifts it, when the whole case is dismissed, or
when it is decided; the end of an appeal ends no stay of the court below. After a stated end without news the state is
unknown, not lifted.

A stay by statute is another rule's (:mod:`cryptoreg.graph.rules.statutory`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from cryptoreg.graph.facts import Fact, FactSheet
from cryptoreg.graph.rules.acts import Act, Derivation, acts
from cryptoreg.graph.rules.around import Around, docket_of
from cryptoreg.ontology import dates, deadlines
from cryptoreg.ontology.dates import ImpreciseDate, Truth
from cryptoreg.ontology.generated.names import (
    Attribute,
    Class,
    EndCause,
    Manner,
    Modality,
    Relation,
    Relief,
    ScopeKind,
    StayBasis,
)
from cryptoreg.ontology.statements import TYPE

STAY_RULE = "stay@3"

_STAYS = {Relief.STAY: Class.STAY, Relief.ABEYANCE: Class.ABEYANCE}
_EXTENSIONS = {Relief.STAY_EXTENSION: Class.STAY, Relief.ABEYANCE_EXTENSION: Class.ABEYANCE}
_LIFTS = (Relief.LIFT_STAY,)


@dataclass(slots=True)
class _Stay:
    """A stay while its acts are walked through."""

    cls: Class
    grant: Act
    extensions: list[Act] = field(default_factory=list)
    stated: ImpreciseDate | None = None
    rolled: ImpreciseDate | None = None
    condition: str | None = None
    ended: Act | None = None
    cause: EndCause = EndCause.LIFTED

    @property
    def last(self) -> ImpreciseDate | None:
        """The last day that the court has given."""
        return self.rolled or self.stated

    def prolong(self, act: Act) -> None:
        if act is not self.grant:
            self.extensions.append(act)
        start = act.day if act is self.grant else self.stated
        self._take_end(act, start)

    def _take_end(self, act: Act, start: ImpreciseDate | None) -> None:
        condition = next((str(v) for v in act.sheet.values(Attribute.END_CONDITION)), None)
        self.condition = condition or self.condition
        named = act.sheet.best(Attribute.STATED_END)
        if named is not None:
            self.stated, self.rolled = dates.parse(str(named.value)), None
            return
        days = act.sheet.best(Attribute.DURATION_DAYS)
        if days is None:
            return
        counted = _count(start or act.day, int(str(days.value)))
        if counted is not None:
            self.stated = counted
            self.rolled = _rolled(counted)


def stays(case: FactSheet, events: Iterable[FactSheet], around: Around | None = None) -> list[Fact]:
    """The facts of all stays of one case, from the facts of its events."""
    ordered = acts(events)
    courts = _Courts(case, around or Around())
    motions = [a for a in ordered if a.is_a(Class.MOTION) or a.is_a(Class.FILING)]
    found: list[_Stay] = []
    for act in ordered:
        if act.is_a(Class.ORDER) and act.granted:
            _by_order(act, found, motions)
        elif act.is_a(Class.DISMISSAL) and act.scope in (None, ScopeKind.APPEAL):
            _end(act, courts.reached(act, found), EndCause.SUPERSEDED_BY_DISMISSAL)
        if act.is_a(Class.JUDGMENT) and act.scope is None:
            _end(act, courts.reached(act, found), EndCause.SUPERSEDED_BY_JUDGMENT)
    return [f for stay in found for f in _facts(case.id, stay)]


@dataclass(frozen=True, slots=True)
class _Courts:
    """Which stays an end reaches: that of an appeal no stay of the court below, that of the case all."""

    case: FactSheet
    around: Around

    def reached(self, act: Act, found: Sequence[_Stay]) -> list[_Stay]:
        dockets = frozenset(self.case.objects(Relation.HAS_PROCEEDING))
        upper = self.around.upper(self.case)
        docket = docket_of(act.sheet, dockets)
        above = docket in upper if docket is not None else act.scope == ScopeKind.APPEAL
        if not above:
            return list(found)
        return [s for s in found
                if (docket_of(s.grant.sheet, dockets) in upper)
                or (docket_of(s.grant.sheet, dockets) is None and s.cls is Class.ABEYANCE)]  # fmt: skip


def _by_order(act: Act, found: list[_Stay], motions: Sequence[Act]) -> None:
    for relief, cls in (*_STAYS.items(), *_EXTENSIONS.items()):
        if not act.about(relief):
            continue
        running = _running(act, cls, found, motions, extension=relief in _EXTENSIONS)
        if running is not None:
            running.prolong(act)
        elif relief in _STAYS:
            stay = _Stay(cls, act)
            stay.prolong(act)
            found.append(stay)
    if act.about(*_LIFTS):
        _end(act, found, EndCause.LIFTED)


def _running(
    act: Act, cls: Class, found: Sequence[_Stay], motions: Sequence[Act], *, extension: bool
) -> _Stay | None:
    """The stay that an order prolongs: of its kind and scope, and not surely over when it was asked for."""
    for stay in reversed(found):
        if stay.cls is not cls or stay.ended is not None or stay.grant.earliest > act.earliest:
            continue
        if not extension and (stay.grant.scope or "") != (act.scope or ""):
            continue
        if extension:
            return stay
        if stay.last is None:
            return stay if act.day is not None else None
        asked = _asked(act, motions, stay)
        if any(d is not None and dates.after(d, stay.last) is not Truth.YES for d in (act.day, asked)):
            return stay
    return None


def _asked(act: Act, motions: Sequence[Act], stay: _Stay) -> ImpreciseDate | None:
    """The day on which what an order grants was asked for, since the stay began."""
    decided = act.sheet.objects(Relation.DECIDES)
    reliefs = (*_STAYS, *_EXTENSIONS)
    asked = [
        m
        for m in motions
        if m.day is not None
        and (m.id in decided or (not decided and m.about(*reliefs)))
        and stay.grant.earliest < m.earliest <= act.earliest
    ]
    return asked[-1].day if asked else None


def _end(act: Act, found: Sequence[_Stay], cause: EndCause) -> None:
    """A later act ends every stay that has no stated end, or whose end is not surely before it."""
    if act.day is None:
        return
    for stay in found:
        if stay.ended is not None or stay.grant.earliest > act.earliest or stay.grant is act:
            continue
        if stay.last is None or dates.before(stay.last, act.day) is not Truth.YES:
            stay.ended, stay.cause = act, cause


def _facts(case: str, stay: _Stay) -> list[Fact]:
    grant = stay.grant
    id_ = f"stay-{hashlib.sha256(grant.id.encode()).hexdigest()[:12]}"
    make = Derivation(id_, STAY_RULE, grant.premises())
    make.value(TYPE, str(stay.cls))
    make.object(Relation.STAYS, case)
    make.object(Relation.ORDERED_BY, grant.id)
    make.value(Attribute.STAY_BASIS, str(_basis(grant)))
    if grant.day is not None:
        make.value(Attribute.BEGAN, grant.day.text)
    for attribute in (Attribute.SCOPE, Attribute.SCOPE_KIND):
        for value in grant.sheet.values(attribute):
            make.value(attribute, value)
    for extension in stay.extensions:
        make.object(Relation.EXTENDED_BY, extension.id, extension.premises())
    more = [f for e in stay.extensions for f in e.premises()]
    if stay.condition is not None:
        make.value(Attribute.END_CONDITION, stay.condition, more)
    if stay.stated is not None:
        make.value(Attribute.STATED_END, stay.stated.text, more)
    if stay.rolled is not None:
        make.value(Attribute.ROLLED_END, stay.rolled.text, more)
    if stay.ended is not None:
        make.end(stay.ended, stay.cause)
    return make.facts


def _basis(grant: Act) -> StayBasis:
    if all(f.modality == Modality.REPORTED for f in grant.sheet.of(TYPE)):
        return StayBasis.REPORTED
    if Manner.STIPULATION in grant.sheet.values(Attribute.MANNER):
        return StayBasis.STIPULATION
    return StayBasis.MINUTE_ORDER if grant.is_a(Class.MINUTE_ORDER) else StayBasis.ORDER


def _count(start: ImpreciseDate | None, days: int) -> ImpreciseDate | None:
    """The end of a period of days; as imprecise as its start (Fed. R. Civ. P. 6(a)(1))."""
    if start is None or start.earliest is None or start.latest is None:
        return None
    return _between(start.earliest + timedelta(days=days), start.latest + timedelta(days=days))


def _rolled(end: ImpreciseDate) -> ImpreciseDate | None:
    """The rolled end, where it differs."""
    if end.earliest is None or end.latest is None:
        return None
    rolled = _between(deadlines.roll(end.earliest), deadlines.roll(end.latest))
    return None if rolled.text == end.text else rolled


def _between(first: date, last: date) -> ImpreciseDate:
    return dates.parse(first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}")
