"""Two holders of one office at once: an office is a seat with one holder at a time, as the ontology says.

Two tenures exclude each other where one surely began while the other surely lasted, for different people. Somebody
who acts, or who is only nominated, excludes nobody: the seat of a holder on leave may be filled by another.
"""

from __future__ import annotations

from collections.abc import Iterable

from cryptoreg.graph import ranking
from cryptoreg.graph.conflicts import Conflict, Kind, conflict_id
from cryptoreg.graph.facts import REALISED, Fact, FactSheet
from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import Truth
from cryptoreg.ontology.generated.names import HELD_BESIDE, Attribute, Relation

_BESIDES = frozenset(HELD_BESIDE["capacities"])
"""Capacities in which somebody may stand beside the holder, as the ontology declares them."""


def of_office(office: str, tenures: Iterable[FactSheet]) -> Conflict | None:
    """The conflict between tenures of one office, where two people surely held it on one day.

    Args:
        office: id of the office.
        tenures: the facts of its tenures.
    """
    held = sorted((t for t in tenures if _counts(t)), key=lambda t: t.id)
    clashing = {
        t.id for one in held for other in held if _holder(one) != _holder(other) and _began_during(one, other)
        for t in (one, other)
    }  # fmt: skip
    if not clashing:
        return None
    by_holder: dict[str, list[tuple[ranking.Standing, FactSheet, Fact]]] = {}
    for tenure in held:
        fact = tenure.best(Relation.HELD_BY)
        if tenure.id in clashing and fact is not None:
            by_holder.setdefault(str(fact.object), []).append((tenure.standing(fact), tenure, fact))
    sides = sorted(by_holder.values(), key=lambda side: min(s for s, _, _ in side))
    shown, rival = (min(s for s, _, _ in side) for side in sides[:2])
    order = sides[0][0][1].order_for(Relation.HELD_BY)
    return Conflict(
        conflict_id(office, str(Relation.TENURE_OF), Kind.SEAT),
        office,
        str(Relation.TENURE_OF),
        Kind.SEAT,
        tuple(tuple(sorted(f.id for _, _, f in side)) for side in sides),
        tuple(str(side[0][2].object) for side in sides),
        ranking.reason(shown, rival, order),
        shown.decides_against(rival),
    )


def _counts(tenure: FactSheet) -> bool:
    holder = tenure.best(Relation.HELD_BY)
    capacity = tenure.best(Attribute.CAPACITY)
    if holder is None or holder.modality not in REALISED:
        return False
    return capacity is None or str(capacity.value) not in _BESIDES


def _holder(tenure: FactSheet) -> str | None:
    return next(iter(tenure.objects(Relation.HELD_BY)), None)


def _began_during(one: FactSheet, other: FactSheet) -> bool:
    """Whether one tenure surely began after the other did, and before it ended."""
    began, first = one.best(Attribute.BEGAN), other.best(Attribute.BEGAN)
    last = other.best(Attribute.ENDED)
    if began is None or first is None or last is None:
        return False
    day = dates.parse(str(began.value))
    return (
        dates.before(day, dates.parse(str(first.value))) is Truth.NO
        and dates.before(day, dates.parse(str(last.value))) is Truth.YES
    )
