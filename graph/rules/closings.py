"""``closing@1``: administrative closings, by which a court takes a case off its list of active cases without deciding it.

Such a closing ends nothing (Lehman v. Revolution Portfolio LLC, 166 F.3d 389, 392 (1st Cir. 1999)): it lasts until the
court opens the case again, lifts the stay for which it was closed, or the whole case is dismissed or decided.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from cryptoreg.graph.facts import Fact, FactSheet
from cryptoreg.graph.rules.acts import Act, Derivation, acts
from cryptoreg.ontology.generated.names import Attribute, Class, EndCause, Relation, Relief
from cryptoreg.ontology.statements import TYPE

CLOSING_RULE = "closing@1"


def closings(case: FactSheet, events: Iterable[FactSheet]) -> list[Fact]:
    """The facts of every administrative closing of one case."""
    made: list[Derivation] = []
    running: Derivation | None = None
    for act in acts(events):
        cause = _ends(act)
        if running is not None and cause is not None and act.day is not None:
            running.end(act, cause)
            running = None
        elif running is None and _closes(act):
            running = _begun(case, act)
            made.append(running)
    return [f for make in made for f in make.facts]


def _closes(act: Act) -> bool:
    return (
        act.day is not None
        and act.is_a(Class.ORDER)
        and act.granted
        and act.about(Relief.ADMINISTRATIVE_CLOSING)
    )


def _ends(act: Act) -> EndCause | None:
    if act.is_a(Class.ORDER) and act.granted and act.about(Relief.REOPENING, Relief.LIFT_STAY):
        return EndCause.LIFTED
    if act.is_a(Class.DISMISSAL) and act.scope is None:
        return EndCause.SUPERSEDED_BY_DISMISSAL
    return EndCause.SUPERSEDED_BY_JUDGMENT if act.is_a(Class.JUDGMENT) and act.scope is None else None


def _begun(case: FactSheet, act: Act) -> Derivation:
    id_ = f"closing-{hashlib.sha256(act.id.encode()).hexdigest()[:12]}"
    make = Derivation(id_, CLOSING_RULE, act.premises())
    make.value(TYPE, str(Class.ADMINISTRATIVE_CLOSING))
    make.object(Relation.CLOSES, case.id)
    make.object(Relation.ORDERED_BY, act.id)
    make.value(Attribute.BEGAN, str(act.day))
    return make
