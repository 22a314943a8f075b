"""To which case an event belongs, and what it takes from there: the sides that its own words leave out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cryptoreg.loaders.text.cases import Case, Cases
from cryptoreg.loaders.text.entities import (
    AUTHORITIES,
    Entity,
    Linked,
    is_court,
    is_party,
    is_prosecutor,
    is_suable,
)
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.slots import Sentences
from cryptoreg.ontology.generated.names import Class, Modality


def by_plaintiff(event: Event) -> list[Event]:
    """Two authorities that sue or accuse, each in its own case, are two events."""
    role = {Class.COMPLAINT: "filedBy", Class.ALLEGATION: "accuser"}.get(event.cls)
    holders = event.roles.get(role or "", [])
    if role is None or sum(h.cls in AUTHORITIES for h in holders) < 2:
        return [event]
    return [replace(event, roles={**event.roles, role: [holder]}) for holder in holders]


_SEVERAL = re.compile(r"\b(?:cases|lawsuits|suits|actions|complaints)\b")


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


def complaints(raw: Sequence[Event]) -> list[tuple[Entity, list[Entity], tuple[int, int]]]:
    """Plaintiff, defendants and place of each complaint that is told as a fact."""
    out = []
    for event in raw:
        if event.cls == Class.COMPLAINT and event.modality in (Modality.ASSERTED, Modality.REPORTED):
            for plaintiff in event.roles.get("filedBy", [])[:1]:
                defendants = [
                    d
                    for d in event.roles.get("against") or _last_resort(event, "against")
                    if not any(d is f for f in event.roles["filedBy"])
                    and (is_suable(d) or (is_party(plaintiff) and d.cls in AUTHORITIES))
                ]
                if defendants and plaintiff.name != "authorities (unnamed)":
                    out.append((plaintiff, defendants, (event.start, event.end)))
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


_OUT_OF_COURT = frozenset({"wells", "warn", "legal-status", "criticise", "concern", "penalised-for"})
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


_WITHOUT_CASE = (Class.TASK_FORCE_FORMATION, Class.POLICY_SHIFT, Class.ORDER_SIGNED, Class.RULE_OR_LAW_ADOPTED,
                 Class.INVESTIGATION_OPENING, Class.INVESTIGATION_CLOSING, Class.APPOINTMENT, Class.DEPARTURE, Class.NOMINATION)  # fmt: skip


_FOLLOWS_THE_CASE = (Class.ALLEGATION, Class.NOTICE_OF_APPEAL, Class.MOTION)


_IN_COURT = (
    Class.DISMISSAL,
    Class.MOTION,
    Class.ORDER,
    Class.JUDGMENT,
    Class.NOTICE_OF_APPEAL,
    Class.COMPLAINT,
)


_DECIDED = (Class.JUDGMENT, Class.ORDER, Class.DISMISSAL)
_OF_COURTS = (*_DECIDED, Class.PENALTY)


_CRIMINAL_RULES = frozenset(
    {
        "plea",
        "plea-not-guilty",
        "plea-noun",
        "conviction",
        "sentence",
        "sentencing-to-come",
        "criminal-charge",
        "faces-prison",
        "sentence-served",
    }
)


def announcer(event: Event, unit: Sentences, linked: Linked) -> list[Entity]:
    """The one regulator that a sentence names beside what a court decided: its case it is, if none is told."""
    by_court = event.cls != Class.PENALTY or any(is_court(i) for i in event.roles.get("issuedBy", []))
    if event.cls not in _OF_COURTS or not by_court:
        return []
    named = {id(e): e for m in unit.clauses[0].mentions for e in linked.of(m)} if unit.clauses else {}
    regulators = [e for e in named.values() if e.cls == Class.REGULATOR and e.named]
    return regulators if len(regulators) == 1 else []


PRIVATE = re.compile(
    r"\bclass[- ]action|\b(?:investors?|shareholders?|stockholders?|customers?|users?|consumers?|buyers?|purchasers?|holders?|creditors?|former employees?|rival)['’]s? (?:[\w-]+ )?(?:law)?suits?\b"
    r"|\b(?:derivative|private|shareholder|investor|consumer|customer) (?:law)?(?:suits?|actions?)\b"
    r"|\b(?:law)?(?:suits?|actions?|complaints?) (?:brought |filed )?by (?:its |the |a group of |some |former |several )*(?:investors|shareholders|customers|users|consumers|buyers|purchasers|holders|creditors|employees)\b",
    re.IGNORECASE,
)


def parties_of(unit: Sentences, linked: Linked) -> list[Entity]:
    """The firms and persons that a sentence names, without judges and officials."""
    named = {id(e): e for m in unit.clauses[0].mentions for e in linked.of(m)} if unit.clauses else {}
    return [e for e in named.values() if e.named and is_suable(e) and not e.official]


def is_private(event: Event, unit: Sentences) -> bool:
    """Whether an event happens in a suit that private plaintiffs brought, as its sentence says: no authority takes
    part in it.
    """
    if event.cls not in _IN_COURT and event.cls != Class.ALLEGATION:
        return False
    if not unit.tried["private"] or any(a.cls in AUTHORITIES for a in event.agents() if a.named):
        return False
    return PRIVATE.search(unit.sentence.text) is not None


def assign_case(
    event: Event,
    known: Cases,
    announcer: Sequence[Entity] = (),
    here: Sequence[Entity] = (),
    until: int = 0,
    *,
    private: bool = False,
) -> None:
    """Find the case that the event belongs to, or make it where there must be one."""
    if event.cls in _WITHOUT_CASE or event.rule == "bankruptcy":
        return
    if private:
        _assign_private(event, known, here, until)
        return
    span = (event.start, event.end)
    accusers = [a for r in ("accuser", "filedBy", "movant") for a in event.roles.get(r, [])]
    defendants = _on_trial(event, accusers)
    if event.cls == Class.INTENTION and defendants and not known.is_prosecuted(defendants[0]):
        defendants = []  # a trial of the civil case that is told of
    captioned = known.captioned_in(*span) if event.cls != Class.NOTICE_OF_APPEAL else None
    if captioned is not None and _may_belong(event, captioned, known):
        event.case = captioned
    elif defendants:
        event.case = known.prosecution(
            defendants[0], span, accusers or _state_of_the_court(event, known, span)
        )
    else:
        event.case = _civil_case(event, known, announcer, here, until)
    if event.cls == Class.COMPLAINT and event.case is not None and not _is_by_plaintiff(event, event.case):
        event.case = None
    if event.case is not None:
        event.case.mentions.append(span)


def _may_belong(event: Event, case: Case, known: Cases) -> bool:
    """Whether a case that a sentence names by its caption has those who act among its parties, unless they act in no
    other: of "its motion to stay this action pending the appeal in SEC v. Hale" the motion is in another case.
    """
    acting = [
        a for r in ("movant", "filedBy", "against", "opponent") for a in event.roles.get(r, []) if is_party(a)
    ]
    elsewhere = [a for a in acting if any(a is p for c in known.all() if c is not case for p in c.parties)]
    return not elsewhere or any(a is p for a in acting for p in case.parties)


def _state_of_the_court(event: Event, known: Cases, span: tuple[int, int]) -> list[Entity]:
    """Who prosecutes before the court of another country that decides: a Greek court hears no American case."""
    for court in event.roles.get("issuedBy", []):
        place = court.name.split(" ", 1)[0]
        if is_court(court) and place in table("references.yaml")["demonyms"]:
            return [known.linked.coin(f"{place} prosecutors", Class.GOVERNMENT_BODY, *span, named=False)]
    return []


def _assign_private(event: Event, known: Cases, here: Sequence[Entity], until: int) -> None:
    """The case of private plaintiffs that an event belongs to; without one no authority stands in for them."""
    targets = [t for t in _targets(event) if is_party(t)]
    event.case = known.choose(
        event.agents(), targets, event.start, event.end, here=here, until=until, private=True
    )
    if event.case is not None:
        event.case.mentions.append((event.start, event.end))
    for role in ("accuser", "filedBy", "movant"):
        places = event.pending.get(role, [])
        event.pending[role] = [
            p for p in places if isinstance(p, str) or not any(h.cls in AUTHORITIES for h in p)
        ]


_TOLD_LATER = (Class.MOTION, Class.ORDER, Class.JUDGMENT, Class.DISMISSAL, Class.NOTICE_OF_APPEAL)


def join_case(event: Event, known: Cases) -> None:
    """The one case of the text, for what happened in court and was told before the case was: the text speaks of no
    other, and of nobody outside of it.
    """
    if event.cls not in _TOLD_LATER or len(known.all()) != 1:
        return
    only = known.all()[0]
    taking_part = [a for a in event.agents() if is_party(a) or a.cls in AUTHORITIES]
    if taking_part and all(any(a is p for p in only.parties) for a in taking_part):
        event.case = only
        only.mentions.append((event.start, event.end))


def _on_trial(event: Event, accusers: Sequence[Entity]) -> list[Entity]:
    """Who is prosecuted, where the event belongs to a criminal case; nobody where it does not."""
    if event.cls == Class.NOTICE_OF_APPEAL:
        return []
    liable = event.rule == "conviction" and re.search(r"\bliable\b", event.text) is not None
    trial = event.cls == Class.INTENTION and re.search(r"\b(?:trial|sentenc\w+)\b", event.text) is not None
    criminal = event.rule in _CRIMINAL_RULES and not liable
    if not (criminal or trial or (accusers and is_prosecutor(accusers[0]))):
        return []
    found = [
        d for r in ("against", "accused", "speaker", "about") for d in event.roles.get(r, []) if is_suable(d)
    ]
    if event.cls == Class.MOTION and not found:
        found = [d for d in event.roles.get("opponent", []) if is_suable(d)]
    return found


def _targets(event: Event) -> list[Entity]:
    """Whom an event is directed against, as it stands or if no case is found."""
    roles = ("accused", "against", "opponent")
    return [t for r in roles for t in (event.roles.get(r) or _next_holders(event, r))]


def _civil_case(
    event: Event, known: Cases, announcer: Sequence[Entity], here: Sequence[Entity], until: int
) -> Case | None:
    """The case between those who take part in an event; a new one where it happens in court."""
    span = (event.start, event.end)
    targets = _targets(event)
    suing = [
        f
        for r in ("filedBy", "accuser")
        for f in event.roles.get(r, [])
        if f.cls in (Class.FIRM, Class.AGENT)
    ]
    suing = suing if event.cls == Class.COMPLAINT or event.rule in _SUES else []
    found = known.choose([*event.agents(), *targets], targets, *span, suing=suing, here=here, until=until)
    authorities = [a for a in event.agents() if a.cls in AUTHORITIES]
    parties = [p for p in [*targets, *event.agents()] if is_suable(p)]
    accused = event.cls == Class.ALLEGATION and parties and authorities
    if found is None and accused and is_prosecutor(authorities[0]):
        found = known.prosecution(parties[0], span, authorities)
    if found is None and event.cls in _FOLLOWS_THE_CASE and len(known.all()) == 1:
        found = _only_case(known.all()[0], authorities, targets)
    if found is None and event.rule in _SPEAK_OF_A_SUIT and len(known.all()) == 1:
        found = known.all()[0]  # "the lawsuit alleges that": also of what others did
    if not authorities and event.cls in _OF_COURTS:
        authorities = list(announcer)
        found = known.choose([*announcer, *event.agents()], targets, *span, here=here, until=until) or found
    parties = parties or [p for p in _last_resort(event, "against") if is_suable(p)]
    filer, sued = event.roles.get("filedBy", []), event.roles.get("against", [])
    given_up = event.cls == Class.DISMISSAL and filer and sued
    if found is None and given_up and is_party(filer[0]) and sued[0].cls in AUTHORITIES:
        found = known.between(filer[0], sued[0], span)
    filed = event.cls != Class.COMPLAINT or event.modality in (Modality.ASSERTED, Modality.REPORTED)
    in_court = event.cls in _IN_COURT or (event.cls == Class.PENALTY and announcer)
    if found is None and in_court and authorities and parties and filed:
        found = known.between(authorities[0], parties[0], span)
    return found


_SPEAK_OF_A_SUIT = frozenset({"complaint-alleges", "according-to-complaint"})
_SUES = frozenset({"charge-with", "accuse", "complaint-alleges"})
"""Rules for accusations in the words of those who sue."""


def _only_case(only: Case, authorities: Sequence[Entity], targets: Sequence[Entity]) -> Case | None:
    """The one case of a text, where an authority of it acts and nobody outside of it is meant."""
    takes_part = any(a is p for a in authorities for p in only.parties)
    others = any(is_party(t) and not any(t is p for p in only.parties) for t in targets)
    return only if takes_part and not others else None


def _is_by_plaintiff(event: Event, case: Case) -> bool:
    """Whether who files a complaint, if known, is on the side of the case that began it."""
    filers = event.roles.get("filedBy", [])
    return not filers or any(
        f is p or (is_prosecutor(f) and is_prosecutor(p)) for f in filers for p in case.plaintiffs
    )


def both_cases(event: Event, known: Cases, unit: Sentences) -> list[Event]:
    """Of "both lawsuits were dropped": the act happened in the two cases that were told last."""
    if event.cls not in (Class.DISMISSAL, Class.ORDER) or event.case is None:
        return []
    if re.search(r"\bboth (?:law)?(?:suits|cases|actions)\b", unit.sentence.text, re.IGNORECASE) is None:
        return []
    before = [
        (max((e for _, e in c.mentions if e <= unit.sentence.end), default=-1), c)
        for c in known.all()
        if c is not event.case
    ]
    last = max(before, key=lambda b: b[0], default=None)
    if last is None or last[0] < 0:
        return []
    other = last[1]
    roles = {r: h for r, h in event.roles.items() if r != "against"}
    return [
        replace(
            event,
            case=other,
            roles={**roles, "against": other.defendants[:1]},
            also=[],
            cues=list(event.cues),
        )
    ]


def _next_holders(event: Event, role: str) -> list[Entity]:
    """Who would hold a pending role if no case is found, when they stand before the sides of the case."""
    first = next(iter(event.pending.get(role, [])), None)
    return first if isinstance(first, list) else []


def _last_resort(event: Event, role: str) -> list[Entity]:
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
