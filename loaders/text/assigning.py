"""To which case an event belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

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
from cryptoreg.loaders.text.events import WIDENING, Event
from cryptoreg.loaders.text.lexicon import states, table
from cryptoreg.loaders.text.sides import last_resort, next_holders
from cryptoreg.loaders.text.units import PRIVATE, Sentences, told_in
from cryptoreg.ontology.generated.names import Class, Modality

_WITHOUT_CASE = (Class.TASK_FORCE_FORMATION, Class.POLICY_SHIFT, Class.ORDER_SIGNED, Class.RULE_OR_LAW_ADOPTED,
                 Class.INVESTIGATION_OPENING, Class.INVESTIGATION_CLOSING, Class.APPOINTMENT, Class.DEPARTURE, Class.NOMINATION, Class.NOMINATION_WITHDRAWAL)  # fmt: skip


_FOLLOWS_THE_CASE = (Class.ALLEGATION, Class.NOTICE_OF_APPEAL, Class.MOTION)


_HIS_TRIAL = re.compile(r"\b(?:his|her|whose) (?:criminal |fraud |retrial )?(?:trial|sentencing)\b")
_ANOTHER_SUIT = re.compile(r"\b[Aa]nother (?:[\w-]+ )?(?:(?:law)?suit|case|action|complaint)\b")
"""A suit of which the text has not told yet."""
_IN_COURT = (
    Class.DISMISSAL,
    Class.MOTION,
    Class.ORDER,
    Class.JUDGMENT,
    Class.NOTICE_OF_APPEAL,
    Class.COMPLAINT,
)


_OUTSIDE_OF_SUITS = frozenset({"bankruptcy", "application-refused", "petition-to-agency"})
"""Rules for what firms ask for, and authorities refuse, without a lawsuit."""
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
        "criminal-fine",
        "faces-prison",
        "sentence-served",
    }
)


def announcer(event: Event, unit: Sentences, linked: Linked) -> list[Entity]:
    """The one regulator that a sentence names beside what a court decided: its case it is, if none is told."""
    by_court = event.cls != Class.PENALTY or any(is_court(i) for i in event.roles.get("issuedBy", []))
    if event.cls not in _OF_COURTS or not by_court:
        return []
    regulators = [e for e in told_in(unit, linked) if e.cls == Class.REGULATOR and e.named]
    return regulators if len(regulators) == 1 else []


def parties_of(unit: Sentences, linked: Linked) -> list[Entity]:
    """The firms and persons that a sentence names, without judges and officials."""
    return [e for e in told_in(unit, linked) if e.named and is_suable(e) and not e.official]


def is_private(event: Event, unit: Sentences) -> bool:
    """Whether an event happens in a suit that private plaintiffs brought, as its sentence says: no authority takes
    part in it.
    """
    if event.cls not in _IN_COURT and event.cls != Class.ALLEGATION:
        return False
    if not unit.tried["private"] or any(a.cls in AUTHORITIES for a in event.agents() if a.named):
        return False
    return PRIVATE.search(unit.sentence.text) is not None


def plays_elsewhere(case: Case, unit: Sentences, linked: Linked) -> bool:
    """Whether a sentence opens in a state that takes no part in a case, and names no authority that does: "In Maryland,
    a judge denied one".
    """
    state = _in_state().match(unit.sentence.text)
    if state is None or state[1] in case.name:
        return False
    told = told_in(unit, linked)
    judged = any(e.judge or (is_court(e) and e.named) for e in told)
    return not judged and not any(e is p for e in told if e.cls in AUTHORITIES for p in case.parties)


@cache
def _in_state() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:And |But )?[Ii]n ({states()}),")


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
    if event.cls in _WITHOUT_CASE or event.rule in _OUTSIDE_OF_SUITS:
        return
    if private:
        _assign_private(event, known, here, until)
        return
    if _ANOTHER_SUIT.search(event.text) and not any(a.named and is_party(a) for a in event.agents()):
        event.pending.clear()
        return
    span = (event.start, event.end)
    widened = known.widened(event.roles, event.end) if event.rule in WIDENING else None
    if widened is not None:
        event.case = widened
        widened.mentions.append(span)
        return
    accusers = [a for r in ("accuser", "filedBy", "movant") for a in event.roles.get(r, [])]
    defendants = _on_trial(event, accusers)
    on_his_own = bool(defendants) and defendants[0].cls == Class.PERSON and _HIS_TRIAL.search(event.text)
    if (
        event.cls == Class.INTENTION
        and defendants
        and not on_his_own
        and not known.is_prosecuted(defendants[0], event.start)
    ):
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
        event.case = _own_case(event, known)
    if event.cls in _TOLD_OF_ANYTHING and event.case is not None and not _is_told_before(event, event.case):
        event.case = None
    if event.case is not None:
        event.case.mentions.append(span)


_TOLD_OF_ANYTHING = (Class.INTENTION, Class.SPECULATION)


def _is_told_before(event: Event, case: Case) -> bool:
    """Whether a text has told of a case before a plan or an opinion, or who holds it takes part in the case."""
    if any(is_party(a) and any(a is p for p in case.parties) for a in event.agents()):
        return True
    return any(start < event.end for start, _ in case.mentions)


def _own_case(event: Event, known: Cases) -> Case | None:
    """The case that whoever sues brought against the same one, where that one has sued him too."""
    sued = event.roles.get("against", [])
    return next(
        (
            c
            for c in known.all()
            if _is_by_plaintiff(event, c) and any(s is d for s in sued for d in c.defendants)
        ),
        None,
    )


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
    elsewhere = event.rule in _OUTSIDE_OF_SUITS or event.rule in _SUED_OFFICES
    if event.cls not in _TOLD_LATER or elsewhere or len(known.all()) != 1:
        return
    only = known.all()[0]
    taking_part = [a for a in event.agents() if is_party(a) or a.cls in AUTHORITIES]
    judged = any(i.judge for i in event.roles.get("issuedBy", []))
    if (taking_part or judged) and all(any(a is p for p in only.parties) for a in taking_part):
        event.case = only
        only.mentions.append((event.start, event.end))


def _on_trial(event: Event, accusers: Sequence[Entity]) -> list[Entity]:
    """Who is prosecuted, where the event belongs to a criminal case; nobody where it does not."""
    if event.cls == Class.NOTICE_OF_APPEAL:
        if _HIS_CONVICTION.search(event.text) is None:
            return []
        return [f for f in event.roles.get("filedBy", []) if is_suable(f) and f.cls == Class.PERSON]
    if event.cls == Class.MOTION and _CHARGED.search(event.text):
        return [m for m in event.roles.get("movant", []) if is_suable(m) and not m.official]
    liable = event.rule == "conviction" and re.search(r"\bliable\b", event.text) is not None
    trial = event.cls == Class.INTENTION and re.search(r"\b(?:trial|sentenc\w+)\b", event.text) is not None
    criminal = event.rule in _CRIMINAL_RULES and not liable
    appealed = event.cls in (Class.JUDGMENT, Class.ORDER) and _OF_CRIMES.search(event.text) is not None
    if not (criminal or trial or appealed or (accusers and is_prosecutor(accusers[0]))):
        return []
    found = [
        d for r in ("against", "accused", "speaker", "about") for d in event.roles.get(r, []) if is_suable(d)
    ]
    if event.cls == Class.MOTION and not found:
        found = [d for d in event.roles.get("opponent", []) if is_suable(d)]
    return [d for d in found if d.cls == Class.PERSON or not appealed or criminal]


def _is_criminal(event: Event) -> bool | None:
    """Whether an event that happens in court is told in words of criminal cases; False for those of civil ones."""
    if event.cls not in _IN_COURT:
        return None
    if _CRIMINAL_WORDS.search(event.text):
        return True
    return False if _CIVIL_WORDS.search(event.text) else None


_CRIMINAL_WORDS = re.compile(
    r"\b(?:indictment|criminal (?:case|charges?|complaint|trial)|prosecutors|guilty|jury|bail|felony)\b"
)
_CIVIL_WORDS = re.compile(r"\b(?:civil|complaint|(?:law)?suit|plaintiffs?|summary judgment)\b")
_HIS_CONVICTION = re.compile(
    r"\b(?:his|her|their|the) (?:[\w-]+ ){0,3}?(?:conviction|sentence|guilty plea|guilty verdict)s?\b"
)
_CHARGED = re.compile(
    r"\b(?:dismiss|toss|throw out|quash|drop) (?:the |an? |his |her |its )?(?:[\w-]+ ){0,2}?(?:indictment|criminal (?:charges|case))|\b(?:released? on|granted?|denied) bail\b"
)
_OF_CRIMES = re.compile(r"\b(?:conviction|convictions|indictment|prison sentence|guilty plea|acquittal)\b")


def _targets(event: Event) -> list[Entity]:
    """Whom an event is directed against, as it stands or if no case is found."""
    roles = ("accused", "against", "opponent")
    return [t for r in roles for t in (event.roles.get(r) or next_holders(event, r))]


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
    suing = suing if event.cls in (Class.COMPLAINT, Class.DISMISSAL) or event.rule in _SUES else []
    sued = [t for t in targets if t.cls in AUTHORITIES] if event.rule in _SUED_OFFICES else []
    choose = partial(
        known.choose, here=here, until=until, criminal=_is_criminal(event), words=event.text, sued=sued
    )
    found = choose([*event.agents(), *targets], targets, *span, suing=suing)
    authorities = [a for a in event.agents() if a.cls in AUTHORITIES and not _is_anybody(a)]
    parties = [p for p in [*targets, *event.agents()] if is_suable(p)]
    accused = event.cls == Class.ALLEGATION and parties and authorities
    if found is None and accused and event.rule != "found-out" and is_prosecutor(authorities[0]):
        found = known.prosecution(parties[0], span, authorities)
    if found is None and event.cls in _FOLLOWS_THE_CASE and len(known.all()) == 1:
        found = _only_case(known.all()[0], authorities, targets)
    if found is None and event.rule in _SPEAK_OF_A_SUIT and len(known.all()) == 1:
        found = known.all()[0]  # "the lawsuit alleges that": also of what others did
    if not authorities and event.cls in _OF_COURTS and not suing:
        authorities = list(announcer)
        found = choose([*announcer, *event.agents()], targets, *span) or found
    parties = parties or [p for p in last_resort(event, "against") if is_suable(p)]
    filer, sued = event.roles.get("filedBy", []), event.roles.get("against", [])
    given_up = event.cls == Class.DISMISSAL and filer and sued
    if found is None and given_up and is_party(filer[0]) and sued[0].cls in AUTHORITIES:
        found = known.between(filer[0], sued[0], span)
    filed = event.cls != Class.COMPLAINT or event.modality in (Modality.ASSERTED, Modality.REPORTED)
    in_court = event.cls in _IN_COURT or (event.cls == Class.PENALTY and announcer)
    if found is None and in_court and authorities and parties and filed:
        if event.cls != Class.COMPLAINT:
            found = known.with_both(authorities[0], parties[0])
        found = found or known.between(authorities[0], parties[0], span)
    if found is not None and len(known.all()) > 1 and not here and _goes_on(event):
        return found if known.is_told_by(found, until, event.end) else None
    return found


def _goes_on(event: Event) -> bool:
    """Whether an event without a party goes on with a case of which the text has told: "the agency is studying the
    judgment", before it turns to its other cases.
    """
    return event.cls in (Class.INTENTION, Class.MOTION, Class.ORDER, Class.ALLEGATION) and not any(
        map(is_party, event.agents())
    )


def _is_anybody(authority: Entity) -> bool:
    """Whether an authority is told only by a common noun ("regulators", "authorities"): no case is called after it."""
    return not authority.named and authority.name.islower() and not is_prosecutor(authority)


_SPEAK_OF_A_SUIT = frozenset({"complaint-alleges", "according-to-complaint"})
_SUED_OFFICES = frozenset({"complaint-alleges", "own-suit-dismissed"})
"""Rules for suits of which an authority that they are directed against is the defendant."""
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
