"""``status@1``: how a case stands on any date, for all and for single parties.

A case is pending from its complaint on; stayed or in abeyance while a stay of the whole case lasts; of unknown
status when a stay's stated end has passed without news; dismissed, settled or decided by an act that ends all of it;
on appeal after that. What ends only claims or parties leaves the case as it is, and gives those parties a status of
their own: the settlement of one defendant does not close the case. When every defendant's part is over, so is the case.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from cryptoreg.graph import facts as fact_level
from cryptoreg.graph.facts import Fact, FactSheet
from cryptoreg.graph.rules.acts import Act, Derivation, acts
from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import ImpreciseDate
from cryptoreg.ontology.generated.names import Attribute, Class, Relation, Relief
from cryptoreg.ontology.statements import TYPE

STATUS_RULE = "status@1"

_ENTERED = "entered"
_OVER = frozenset({"dismissed", "settled", "decided"})
_AFTER_THE_END = frozenset({"on-appeal", "in-abeyance", "closed"})


@dataclass(frozen=True, slots=True)
class _Turn:
    """A change of status, by an act or by the passing of a day."""

    day: ImpreciseDate
    status: str
    by: str
    premises: tuple[Fact, ...]

    @property
    def order(self) -> tuple[str, str, str]:
        first = self.day.earliest or self.day.latest
        return ("9999" if first is None else first.isoformat(), str(_RANK.index(self.status)), self.by)


_RANK = (
    "pending",
    "unknown",
    "stayed",
    "in-abeyance",
    "settled",
    "dismissed",
    "decided",
    "on-appeal",
    "closed",
)
"""Of two turns on one day the later in this list comes last."""


def statuses(case: FactSheet, events: Iterable[FactSheet], derived: Sequence[Fact]) -> list[Fact]:
    """The facts of every status of a case and of its parties.

    Args:
        case: the facts of the lawsuit.
        events: the facts of its events.
        derived: the stays that follow from them.
    """
    ordered = acts(events)
    defendants = sorted(set(case.objects(Relation.DEFENDANT)))
    shared = [t for a in ordered if (t := _of_all(a, defendants)) is not None]
    if not shared:
        return []
    shared += [t for s in fact_level.sheets(derived).values() for t in _of_stay(s)]
    own: dict[str, list[_Turn]] = defaultdict(list)
    for act in ordered:
        for party, turn in _of_parties(act, defendants):
            own[party].append(turn)
    shared += _all_over(defendants, own)
    out = _timeline(case.id, None, shared)
    for party, turns in sorted(own.items()):
        out += _timeline(case.id, party, [*shared, *turns])
    return out


def _status_of(act: Act) -> str | None:
    if act.is_a(Class.DISMISSAL):
        return "dismissed"
    stage = act.sheet.best(Attribute.SETTLEMENT_STAGE)
    if act.is_a(Class.SETTLEMENT) and stage is not None and stage.value == _ENTERED:
        return "settled"
    if act.is_a(Class.CONSENT_JUDGMENT) or (
        act.is_a(Class.ORDER) and act.about(Relief.SETTLEMENT_APPROVAL) and act.granted
    ):
        return "settled"
    if act.is_a(Class.JUDGMENT):
        return "decided"
    return None


def _of_all(act: Act, defendants: Sequence[str]) -> _Turn | None:
    """The turn for everybody that an act brings."""
    if act.day is None:
        return None
    if act.is_a(Class.COMPLAINT):
        return _turn(act, "pending")
    if act.is_a(Class.NOTICE_OF_APPEAL):
        return _turn(act, "on-appeal")
    if act.is_a(Class.DISMISSAL) and act.scope == "appeal":
        return _turn(act, "closed")
    status = _status_of(act)
    if status is None or act.scope is not None:
        return None
    named = _named(act, defendants)
    # A dismissal without a scope is that of the case, whomever the source names for short; a settlement binds
    # those who made it.
    if status == "settled" and named and set(named) < set(defendants):
        return None
    return _turn(act, status)


def _of_parties(act: Act, defendants: Sequence[str]) -> list[tuple[str, _Turn]]:
    status = _status_of(act)
    named = _named(act, defendants)
    if status is None or act.day is None or not named or set(named) >= set(defendants):
        return []
    if act.scope == "parties" or (status == "settled" and act.scope is None):
        return [(party, _turn(act, status)) for party in named]
    return []


def _named(act: Act, defendants: Sequence[str]) -> list[str]:
    relations = (Relation.AGAINST, Relation.PARTICIPANT, Relation.ACTOR)
    return sorted({o for r in relations for o in act.sheet.objects(r)} & set(defendants))


def _turn(act: Act, status: str) -> _Turn:
    assert act.day is not None
    return _Turn(act.day, status, act.id, tuple(act.premises()))


def _of_stay(stay: FactSheet) -> list[_Turn]:
    """A stay of the whole case begins one status and ends in another."""
    cls = next((str(v) for v in stay.values(TYPE)), "")
    kinds = stay.values(Attribute.SCOPE_KIND)
    partial = (kinds and kinds != ["whole-case"]) or (not kinds and stay.values(Attribute.SCOPE))
    began = stay.best(Attribute.BEGAN)
    if cls not in (Class.STAY, Class.ABEYANCE) or partial or began is None:
        return []
    status = "in-abeyance" if cls == Class.ABEYANCE else "stayed"
    out = [_Turn(dates.parse(str(began.value)), status, stay.id, (began,))]
    ended, cause = stay.best(Attribute.ENDED), stay.best(Attribute.END_CAUSE)
    last = stay.best(Attribute.ROLLED_END) or stay.best(Attribute.STATED_END)
    if ended is not None and cause is not None and cause.value == "lifted":
        out.append(_Turn(dates.parse(str(ended.value)), "pending", stay.id, (ended,)))
    elif ended is None and last is not None:
        out.append(_Turn(dates.parse(str(last.value)), "unknown", stay.id, (last,)))
    return out


def _all_over(defendants: Sequence[str], own: dict[str, list[_Turn]]) -> list[_Turn]:
    """The end of the case by the ends of all its parts."""
    if not defendants or set(own) != set(defendants):
        return []
    ends = [min(turns, key=lambda t: t.order) for _, turns in sorted(own.items())]
    last = max(ends, key=lambda t: t.order)
    return [_Turn(last.day, last.status, last.by, tuple(f for t in ends for f in t.premises))]


def _timeline(case: str, party: str | None, turns: Sequence[_Turn]) -> list[Fact]:
    kept: list[_Turn] = []
    for turn in sorted(turns, key=lambda t: t.order):
        before = kept[-1].status if kept else None
        if turn.status == before or (before in _OVER and turn.status not in _AFTER_THE_END):
            continue
        if before is None and turn.status in ("unknown", "on-appeal", "closed"):
            continue
        kept.append(turn)
    out: list[Fact] = []
    for turn, following in zip_longest(kept, kept[1:]):
        text = "|".join((case, party or "", turn.status, turn.by))
        make = Derivation(
            f"status-{hashlib.sha256(text.encode()).hexdigest()[:12]}", STATUS_RULE, turn.premises
        )
        make.value(TYPE, str(Class.CASE_STATUS))
        make.object(Relation.STATUS_OF, case)
        if party is not None:
            make.object(Relation.STATUS_FOR, party)
        make.value(Attribute.CASE_STATUS, turn.status)
        make.value(Attribute.BEGAN, turn.day.text)
        if following is not None:
            make.value(Attribute.ENDED, following.day.text, following.premises)
        out += make.facts
    return out
