"""Who sues and accuses whom, before the cases are known: what complaints and allegations say of each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cryptoreg.loaders.text.entities import (
    AUTHORITIES,
    Entity,
    Linked,
    is_party,
    is_suable,
)
from cryptoreg.loaders.text.events import WIDENING, Event
from cryptoreg.loaders.text.sides import last_resort
from cryptoreg.loaders.text.units import PRIVATE, Sentences, told_in
from cryptoreg.ontology.generated.names import Class, Modality


def by_plaintiff(event: Event) -> list[Event]:
    """Two authorities that sue or accuse, each in its own case, are two events."""
    role = {Class.COMPLAINT: "filedBy", Class.ALLEGATION: "accuser"}.get(event.cls)
    holders = event.roles.get(role or "", [])
    if role is None or sum(h.cls in AUTHORITIES for h in holders) < 2:
        return [event]
    return [replace(event, roles={**event.roles, role: [holder]}) for holder in holders]


_SEVERAL = re.compile(
    r"\b(?:cases|lawsuits|suits|actions|complaints|separately|(?:both|all|each|two|three) of (?:which|whom|them))\b"
)


def by_defendant(event: Event) -> list[Event]:
    """Cases told in the plural against several are one for each of them."""
    sued = event.roles.get("against", [])
    if (
        event.cls not in (Class.COMPLAINT, Class.DISMISSAL)
        or len(sued) < 2
        or _SEVERAL.search(event.text) is None
    ):
        return [event]
    return [replace(event, roles={**event.roles, "against": [one]}) for one in sued]


def charged_by_grand_jury(raw: Sequence[Event], linked: Linked) -> None:
    """A grand jury indicts for those who prosecute before it: they are who charges."""
    for event in raw:
        filed = event.roles.get("filedBy", [])
        if event.cls == Class.COMPLAINT and filed and all("grand jury" in f.name for f in filed):
            known = [p for p in linked.prosecutors_near(event.start) if "grand jury" not in p.name]
            event.roles["filedBy"] = known or [
                linked.coin("DOJ", Class.GOVERNMENT_BODY, *event.trigger, named=False)
            ]


def complaints(raw: Sequence[Event]) -> list[tuple[list[Entity], list[Entity], tuple[int, int]]]:
    """Plaintiffs, defendants and place of each complaint that is told as a fact."""
    out = []
    for event in raw:
        if (
            event.cls == Class.COMPLAINT
            and event.modality in (Modality.ASSERTED, Modality.REPORTED)
            and event.rule not in WIDENING
        ):
            suing = event.roles.get("filedBy", [])
            for plaintiff in suing[:1]:
                defendants = [
                    d
                    for d in event.roles.get("against") or last_resort(event, "against")
                    if not any(d is f for f in suing)
                    and (is_suable(d) or (is_party(plaintiff) and d.cls in AUTHORITIES))
                ]
                if len(defendants) > 1 and all(d.cls == Class.PERSON and d.mentions for d in defendants):
                    defendants.sort(key=lambda d: d.first().start)
                if defendants and plaintiff.name != "authorities (unnamed)":
                    together = suing if all(map(is_party, suing)) else suing[:1]
                    out.append((together, defendants, (event.start, event.end)))
    return out


_THE_SUIT = re.compile(
    r"\b(?:the|that|this|their|his|her) (?:[\w-]+ ){0,2}?(?:lawsuit|suit|complaint|action|case|class action|petition)\b"
)
_SUIT_REACH = 5
"""Sentences between a suit and "the suit"."""


def resume_suits(raw: Sequence[Event]) -> None:
    """Of "the suit": whoever was sued, accused or let go in what was told of a suit before."""
    for event in raw:
        if event.cls != Class.COMPLAINT or event.roles.get("against") or not event.roles.get("filedBy"):
            continue
        if not _THE_SUIT.search(event.text) or any(f.cls in AUTHORITIES for f in event.roles["filedBy"]):
            continue  # which of its suits an authority means, the cases tell
        before = [
            (e, t)
            for e in raw
            if e.cls in (Class.DISMISSAL, Class.COMPLAINT, Class.ALLEGATION, Class.ORDER)
            and e.start < event.start
            and event.sentence - e.sentence <= _SUIT_REACH
            for t in [[x for r in ("against", "accused") for x in e.roles.get(r, []) if is_party(x)]]
            if t and not any(x is f for x in t for f in event.roles["filedBy"])
        ]
        if before:
            event.roles["against"] = max(before, key=lambda b: b[0].start)[1]


_DEFINITE = re.compile(r"\b(?:the|that|this) (?:[\w-]+ )?\Z", re.IGNORECASE)
_FILER_REACH = 2
"""Sentences between a suit that is told with who brought it and "the complaint"."""


def with_further_defendants(raw: Sequence[Event], text: str) -> list[Event]:
    """Of "the complaint also names Hale", which tells neither who sues nor when: Hale is sued in the suit told right before."""
    out: list[Event] = []
    for event in raw:
        suit = _suit_before(event, raw) if _only_names(event, text) else None
        if suit is None:
            out.append(event)
            continue
        known = suit.roles.setdefault("against", [])
        known += [a for a in event.roles["against"] if not any(a is k for k in known)]
        suit.also.append((event.start, event.end))
    return out


def _only_names(event: Event, text: str) -> bool:
    first = event.trigger[0]
    return (
        event.cls == Class.COMPLAINT
        and event.date is None
        and not event.roles.get("filedBy")
        and any(a.named for a in event.roles.get("against", ()))
        and _DEFINITE.search(text, max(0, first - 30), first) is not None
    )


def _suit_before(event: Event, raw: Sequence[Event]) -> Event | None:
    """The last suit told as a fact, with who brought it, in the sentences right before an event."""
    before = [
        e
        for e in raw
        if e.cls == Class.COMPLAINT
        and e.modality is Modality.ASSERTED
        and e.roles.get("filedBy")
        and 0 < event.sentence - e.sentence <= _FILER_REACH
    ]
    return max(before, key=lambda e: e.start, default=None)


def explain_groups(raw: Sequence[Event]) -> None:
    """Of "sued three companies. The lawsuit targets Hale, Brandt and Lindh": whoever is sued in the first place is
    named in the second, who sues in the second in the first.
    """
    for event in raw:
        named = [a for a in event.roles.get("against", []) if a.named]
        if event.rule != "suit-targets" or not named:
            continue
        before = [
            e
            for e in raw
            if e.cls == Class.COMPLAINT
            and e.start < event.start
            and event.sentence - e.sentence <= _SUIT_REACH
            and e.roles.get("filedBy")
            and len(e.roles.get("against", [])) == 1
            and e.roles["against"][0].bare
        ]
        if not before:
            continue
        group = before[-1].roles["against"][0]
        event.roles.setdefault("filedBy", list(before[-1].roles["filedBy"]))
        for other in raw:
            for role, holders in other.roles.items():
                if any(h is group for h in holders):
                    other.roles[role] = list(named)


_PLAINTIFFS = re.compile(
    r"\b(?:investors|shareholders|stockholders|customers|users|consumers|buyers|purchasers|(?:token )?holders|creditors|plaintiffs)\b",
    re.IGNORECASE,
)
_TOLD_BEHIND = 60
"""Characters behind a verb of suing within which the kind of suit is told."""
_BROUGHT = {Class.ALLEGATION: "accuser", Class.COMPLAINT: "filedBy"}
_ENDED = Class.DISMISSAL
_CLASS_ACTION = re.compile(r"\bclass[- ]action", re.IGNORECASE)


def private_suits(
    raw: Sequence[Event], units: Sequence[Sentences], linked: Linked
) -> list[tuple[list[Entity], list[Entity], tuple[int, int]]]:
    """Suits of private plaintiffs, told without saying who sues: "a class action that accused the lender".

    Who sues are the investors, customers or users of whom the text speaks, in the first place its own sentence. Who
    accuses or files in such a sentence is given to them.
    """
    out: list[tuple[list[Entity], list[Entity], tuple[int, int]]] = []
    for event in raw:
        role = _BROUGHT.get(event.cls)
        unit = units[event.sentence]
        ended = event.cls == _ENDED and _CLASS_ACTION.search(event.text) is not None
        if (role is None or event.roles.get(role) or not unit.tried["private"]) and not ended:
            continue
        targets = [t for r in ("against", "accused") for t in event.roles.get(r, []) if is_suable(t)]
        targets = [t for t in targets if t.named and not t.official]
        brought = PRIVATE.search(linked.text, unit.sentence.start, event.trigger[1] + _TOLD_BEHIND)
        if ended and any(t is s for _, sued, _ in out for t in targets for s in sued):
            continue  # told of before
        if (
            not targets
            or brought is None
            or _names_authority(unit, linked)
            or (not ended and _accusing(targets[:1], raw) is not None)
        ):
            continue
        told = _PLAINTIFFS.search(event.text) or _PLAINTIFFS.search(linked.text)
        suing = (_accusing(targets, raw) if ended else None) or linked.coin(
            "plaintiffs" if told is None else told[0].lower(), Class.AGENT, *event.trigger, named=False
        )
        if role is not None:
            event.roles[role] = [suing]
        out.append(([suing], targets, (event.start, event.end)))
    return out


def _accusing(targets: Sequence[Entity], raw: Sequence[Event]) -> Entity | None:
    """Who, being no authority, sues or accuses one of those against whom a class action was brought."""
    return next(
        (
            a
            for e in raw
            if e.cls in _BROUGHT
            for a in e.roles.get(_BROUGHT[e.cls], [])
            if is_party(a)
            and any(t is x for t in targets for r in ("against", "accused") for x in e.roles.get(r, []))
        ),
        None,
    )


def _names_authority(unit: Sentences, linked: Linked) -> bool:
    return any(e.cls in AUTHORITIES and e.named for e in told_in(unit, linked))


_OUT_OF_COURT = frozenset(
    {"wells", "warn", "legal-status", "criticise", "concern", "penalised-for", "faults-cited"}
)
"""Rules for what an authority says without a lawsuit."""


def accusations(raw: Sequence[Event]) -> list[tuple[list[Entity], list[Entity], tuple[int, int]]]:
    """Accusers, accused and place of each allegation against a party."""
    out = []
    for event in raw:
        accusers = event.roles.get("accuser", [])
        private = any(is_party(a) for a in accusers)
        accused = [
            a
            for a in event.roles.get("accused", [])
            if a.named and (is_party(a) or (private and a.cls in AUTHORITIES))
        ]
        if event.cls == Class.ALLEGATION and accused and accusers and event.rule not in _OUT_OF_COURT:
            out.append((accusers, accused, (event.start, event.end)))
    return out
