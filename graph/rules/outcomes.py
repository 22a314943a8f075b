"""``outcome@1``: what became of each motion.

An order that says which motion it decides gives that motion its outcome. One that does not say so decides the one
motion for the same relief that was made before it and that no other order has decided; where several are open it
decides none. Of two decisions on different days the later one counts (a motion may be renewed or reconsidered); two
that exclude each other and cannot be told apart in time are a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cryptoreg.graph.facts import Fact, FactSheet
from cryptoreg.graph.rules.acts import Act, Derivation, acts
from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import Truth
from cryptoreg.ontology.generated.names import Attribute, Class, Relation

OUTCOME_RULE = "outcome@1"

_SAME_DECISION_DAYS = 3
"""Two reports of one decision may give it days so far apart."""


def outcomes(events: Iterable[FactSheet]) -> list[Fact]:
    """The outcome of every motion of a case, and the links from orders to motions that a rule found."""
    ordered = acts(events)
    motions = {a.id: a for a in ordered if a.is_a(Class.MOTION)}
    orders = [a for a in ordered if a.is_a(Class.ORDER) and a.outcome is not None]
    decided: dict[str, list[Act]] = defaultdict(list)
    out: list[Fact] = []
    for order in orders:
        for id_ in order.sheet.objects(Relation.DECIDES):
            if id_ in motions:
                decided[id_].append(order)
    for order in orders:
        if order.sheet.objects(Relation.DECIDES):
            continue
        motion = _the_open_one(order, motions, decided)
        if motion is not None:
            decided[motion.id].append(order)
            make = Derivation(order.id, OUTCOME_RULE, [*order.premises(), *motion.premises()])
            make.object(Relation.DECIDES, motion.id)
            out += make.facts
    for id_, deciding in sorted(decided.items()):
        for order in _last(deciding):
            make = Derivation(id_, OUTCOME_RULE, [*order.premises(), *motions[id_].premises()])
            make.value(Attribute.OUTCOME, str(order.outcome))
            out += make.facts
    return list({f.id: f for f in out}.values())


def _the_open_one(order: Act, motions: dict[str, Act], decided: dict[str, list[Act]]) -> Act | None:
    reliefs = [str(v) for v in order.sheet.values(Attribute.RELIEF)]
    if not reliefs or order.day is None:
        return None
    fits = [
        m
        for m in motions.values()
        if m.id not in decided
        and m.about(*reliefs)
        and m.day is not None
        and dates.after(m.day, order.day) is not Truth.YES
        and (m.scope or "") == (order.scope or "")
    ]
    return fits[0] if len(fits) == 1 else None


def _last(orders: list[Act]) -> list[Act]:
    """The decisions that count: the last, and those that cannot be told to be before it."""
    latest = max(orders, key=lambda a: (a.earliest, a.id))
    if latest.day is None:
        return orders
    return [a for a in orders if a.day is None or dates.overlaps(a.day, latest.day, _SAME_DECISION_DAYS)]
