"""What an event takes from its case: the sides that its own words leave out."""

from __future__ import annotations

import re

from cryptoreg.loaders.text.cases import Case
from cryptoreg.loaders.text.entities import (
    AUTHORITIES,
    Entity,
)
from cryptoreg.loaders.text.events import Event
from cryptoreg.ontology.generated.names import Class, Modality


def next_holders(event: Event, role: str) -> list[Entity]:
    """Who would hold a pending role if no case is found, when they stand before the sides of the case."""
    first = next(iter(event.pending.get(role, [])), None)
    return first if isinstance(first, list) else []


def last_resort(event: Event, role: str) -> list[Entity]:
    """Who holds a pending role if no side of a case does."""
    return next((place for place in event.pending.get(role, []) if isinstance(place, list)), [])


def fill_from_case(event: Event) -> None:
    """Give the pending roles to the sides of the case, or to those who stand in for them; once all places
    of the event are known.
    """
    for role, places in event.pending.items():
        if event.roles.get(role) or (role == "filedBy" and event.roles.get("issuedBy")):
            continue
        for place in places:
            if isinstance(place, str):
                holders = [] if event.case is None else _side(event.case, place.removeprefix("case."), event)
            else:
                holders = [p for p in place if not any(p is a for a in event.agents())]
            if role in _TARGETS:
                holders = [h for h in holders if not any(h is a for a in event.agents())]
            if holders:
                event.roles[role] = holders
                break
    for actors, targets in (("accuser", "accused"), ("filedBy", "against"), ("movant", "opponent")):
        acting, acted_on = event.roles.get(actors, []), event.roles.get(targets, [])
        if acting and acted_on and all(any(t is a for a in acting) for t in acted_on):
            others = (
                []
                if event.case is None
                else [p for p in event.case.parties if not any(p is a for a in acting)]
            )
            if others:
                event.roles[targets] = others[:1]
            else:
                del event.roles[targets]


def answer(event: Event) -> None:
    """Let what a defendant maintains deny what he is sued for, unless it reproaches the authority: "has always argued
    that its tokens are no securities".
    """
    if event.rule != "argued" or event.case is None or event.modality is not Modality.ALLEGED:
        return
    accusers, accused = event.roles.get("accuser", ()), event.roles.get("accused", ())
    defends = any(a is d for a in accusers for d in event.case.defendants)
    if defends and not any(a.cls in AUTHORITIES for a in accused):
        event.modality = Modality.DENIED


def dropped_by_its_plaintiff(event: Event) -> None:
    """Of "the agency sued the exchange, and later it dropped the case": whoever brought a case drops it."""
    case, filers = event.case, event.roles.get("filedBy", ())
    if event.cls != Class.DISMISSAL or case is None or not filers or not case.plaintiffs:
        return
    by_defendant = all(any(f is d for d in case.defendants) for f in filers)
    if by_defendant and _IT_DROPS.search(event.text) and not _OF_THE_DEFENCE.search(event.text):
        event.roles["filedBy"], event.roles["against"] = case.plaintiffs[:1], list(filers)


_IT_DROPS = re.compile(r"\b(?:it|they|he|she) (?:has |had |have )?(?:\w+ly )?(?:drop|withdr|abandon)\w*")
_OF_THE_DEFENCE = re.compile(r"\b(?:appeals?|motions?|counter\w*|petition|challenge|bid|request|claims?)\b")
_TARGETS = frozenset({"accused", "against", "opponent"})


def _side(case: Case, side: str, event: Event) -> list[Entity]:
    match side:
        case "plaintiff":
            return case.plaintiffs[:1]
        case "defendant":
            return case.defendants[:1]
        case "other":
            present = event.agents()
            others = [p for p in case.parties if not any(p is a for a in present)]
            if any(d is a for d in case.defendants for a in present):  # several defendants stand on one side
                others = [p for p in others if any(p is o for o in case.plaintiffs)] or others
            return others[:1] if len(others) < len(case.parties) else []
        case "authority" if event.cls == Class.DISMISSAL:
            return case.plaintiffs[:1]
        case "firm" if event.cls == Class.DISMISSAL:
            return [p for p in case.defendants if p.cls == Class.FIRM][:1] or case.defendants[:1]
        case "authority":
            return [p for p in case.parties if p.cls in AUTHORITIES][:1]
        case "firm":
            return [p for p in case.parties if p.cls == Class.FIRM][:1]
    return []
