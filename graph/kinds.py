"""What kind of thing something is: the class that the view gives it, and which classes exclude each other."""

from __future__ import annotations

from cryptoreg.graph.facts import FactSheet
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import DISJOINT, PARENTS, Class
from cryptoreg.ontology.statements import TYPE


def class_of(sheet: FactSheet) -> str:
    """The class of a thing: the best supported, and of equal ones the narrowest.

    What the gazetteer knows has its class, or the narrowest below it that a source gives: an order that it
    lists as a law is an executive order where a source says so. It lists every instrument as a law, so that
    guidance or a bill is one where a source knows better. What a person has decided goes before it.
    """
    said = [(str(f.value), f) for f in sheet.of(TYPE)]
    entry = None if any(f.favoured for _, f in said) else gazetteer.load().get(sheet.id)
    if entry is not None:
        family = Class.INSTRUMENT if entry.cls == Class.LAW else entry.cls
        below = [cls for cls, _ in said if entry.cls == cls or family in PARENTS[cls]]
        return min(below, key=lambda c: (c == entry.cls, -len(PARENTS[c]), c), default=str(entry.cls))
    return min((sheet.standing(f).deciding, -f.sources, -len(PARENTS[cls]), cls) for cls, f in said)[3]


def exclude(one: str, other: str) -> bool:
    """Whether nothing can be of both classes, as the ontology declares of them or of classes above them.

    >>> exclude("Firm", "Regulator"), exclude("Order", "Judgment"), exclude("Dismissal", "InvestigationClosing")
    (True, False, True)
    """
    above = {other, *PARENTS[other]}
    return any(not above.isdisjoint(DISJOINT.get(cls, ())) for cls in (one, *PARENTS[one]))
