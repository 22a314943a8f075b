"""Find events with their arguments: every frame that fits, in every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cryptoreg.loaders.text import listing
from cryptoreg.loaders.text.building import build
from cryptoreg.loaders.text.carrying import carried
from cryptoreg.loaders.text.entities import Linked, is_party
from cryptoreg.loaders.text.events import OWN_MODALITY, WEAK_INTENTIONS, Event
from cryptoreg.loaders.text.finders import Finder
from cryptoreg.loaders.text.frames import Frame, Qualifier, frames, qualifiers
from cryptoreg.loaders.text.hedging import hedged_clauses
from cryptoreg.loaders.text.lexicon import Expression
from cryptoreg.loaders.text.openings import matches, search
from cryptoreg.loaders.text.stating import attribute, stated
from cryptoreg.loaders.text.syntax import clause_at
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.loaders.text.units import Sentences
from cryptoreg.ontology.generated.names import Class, Modality

_QUALIFIER_REACH = 2


_CITES = re.compile(r"(?:See|Cf\.|Accord|Source:|Read more|WATCH:|Related:)(?:,| )")


def find(text: str, linked: Linked, units: Sequence[Sentences]) -> list[Event]:
    """All events, in the order of the text; those of one sentence know each other's holders."""
    out: list[Event] = []
    for unit in units:
        if _CITES.match(unit.sentence.text):
            continue
        found = _events_of(text, linked, units, unit)
        if found:
            _share_roles(found)
            _complete_suit(unit, found, out)
            _date_of_what_began(found)
            found = _without_what_is_only_meant(found)
        found += hedged_clauses(text, linked, unit, found)
        if found:
            attribute(text, linked, units, unit, found)
        found += stated(text, linked, units, unit, found)
        found += carried(text, linked, unit, out) if not found else []
        _qualify_earlier(text, linked, unit, found, out)
        if found:
            out += listing.spread(units, unit, found)
    return sorted(out, key=lambda e: (e.start, e.end))


def _events_of(text: str, linked: Linked, units: Sequence[Sentences], unit: Sentences) -> list[Event]:
    taken: list[tuple[int, int, str]] = []
    out: list[Event] = []
    for candidate, places in unit.tried["frames"]:
        frame, pattern = _construction(candidate)
        position = unit.sentence.start
        while (match := search(pattern, text, position, unit.sentence.end, places)) is not None:
            start, end = match.span()
            # a construction that does not fit may hide one that begins within it
            position = start + 1
            if any(
                start < e and end > s and not _may_share(frame.cls, c) and (frame.id, c) not in _BEHIND
                for s, e, c in taken
            ):
                continue
            built = list(build(text, linked, units, unit, frame, match))
            if built and not _goes_on(out, built[0], text):
                taken.append((start, end, frame.cls))
                out += built
                position = max(end, start + 1)
    return out


@cache
def _constructions() -> list[tuple[Frame, Expression]]:
    """Every pattern, in the order of the frames."""
    return [(frame, pattern) for frame in frames() for pattern in frame.patterns]


@cache
def _construction(number: int) -> tuple[Frame, re.Pattern[str]]:
    """One of them, compiled when it is first tried."""
    frame, expression = _constructions()[number]
    return frame, expression.compiled()


@cache
def _finder() -> Finder:
    return Finder([pattern for _, pattern in _constructions()])


def fitting(text: str, sentence: Sentence) -> Iterator[tuple[Frame, re.Match[str]]]:
    """The frames whose words stand in a sentence, each with its first match, whether or not what it needs is there."""
    seen: set[str] = set()
    for candidate, places in _finder().places(sentence.words):
        frame, pattern = _construction(candidate)
        if frame.id in seen:
            continue
        match = search(pattern, text, sentence.start, sentence.end, places)
        if match is not None:
            seen.add(frame.id)
            yield frame, match


@cache
def _qualifying() -> list[tuple[Qualifier, Expression]]:
    return [(qualifier, pattern) for qualifier in qualifiers() for pattern in qualifier.patterns]


@cache
def _qualifier(number: int) -> tuple[Qualifier, re.Pattern[str]]:
    qualifier, expression = _qualifying()[number]
    return qualifier, expression.compiled()


def patterns() -> dict[str, list[Expression]]:
    """Those of all frames and qualifiers, by the names under which a sentence tells which are worth trying."""
    return {
        "frames": [pattern for _, pattern in _constructions()],
        "qualifiers": [pattern for _, pattern in _qualifying()],
    }


_BEHIND = frozenset(
    {
        ("motion-behind-stay", Class.ORDER),
        ("complaint-filed", Class.DISMISSAL),
        ("suit-brought", Class.DISMISSAL),
        ("suit-brought", Class.ORDER),
        ("inquiry-begun", Class.INVESTIGATION_CLOSING),
        ("appeal-told-of", Class.DISMISSAL),
        ("appeal-told-of", Class.ORDER),
    }
)
"""What is told in the words of the act that answers it: a motion that is granted, a suit that is dismissed."""


_ONCE = (Class.SETTLEMENT, Class.DISMISSAL, Class.PENALTY)


def _goes_on(out: Sequence[Event], event: Event, text: str) -> bool:
    """Whether an infinitive only says what for the same act told before it was done: "struck a deal to settle"."""
    before = text[max(0, event.trigger[0] - 4) : event.trigger[0]]
    return (
        event.cls in _ONCE
        and (before.endswith("to ") or text[event.trigger[0] :].startswith("to "))
        and any(o.cls == event.cls and 0 < event.trigger[0] - o.trigger[1] < 90 for o in out)
    )


_SHARED = (
    {Class.COMPLAINT, Class.ALLEGATION},  # a charge is both
    {Class.SETTLEMENT, Class.ALLEGATION},
    {Class.PENALTY, Class.ALLEGATION},  # "fined for misleading"
    {
        Class.INVESTIGATION_OPENING,
        Class.ALLEGATION,
    },  # "the inquiry, which the bank opened in May, found that"
    {Class.SETTLEMENT, Class.PENALTY},
    {Class.DISMISSAL, Class.ALLEGATION},
    {Class.NOTICE_OF_APPEAL, Class.ORDER},  # "appealed and lost"
)


def _may_share(one: str, other: str) -> bool:
    """Whether one stretch of words may tell of both: a charge is a complaint and an allegation at once."""
    return {one, other} in _SHARED


_SAYING = re.compile(r"(?:say|writ|add|not|stat|observ|reason|explain|emphasi[sz]|stress)ing\b")


def _only_says_why(event: Event, found: Sequence[Event]) -> bool:
    """Of "denied the motion, writing that no harm was shown": the reason for what the court decided, no second ruling."""
    if (
        event.rule != "ruling"
        or not event.gerund
        or not _SAYING.match(event.text[event.verb_at - event.start :])
    ):
        return False
    return any(
        o is not event
        and o.cls in (Class.ORDER, Class.JUDGMENT, Class.DISMISSAL)
        and o.trigger[0] < event.trigger[0]
        for o in found
    )


_REFUSES = re.compile(r"(?:declin|refus)\w* to", re.IGNORECASE)
_MOTION_TO = re.compile(r"\b(?:motion|request|bid|petition|application)s?\b[^.;]{0,80}\bto (?:have )?\Z")


def _is_what_a_nominee_does(event: Event, found: Sequence[Event]) -> bool:
    """Of "has picked Hale to take over": what the nomination is for."""
    return event.rule == "takes-post" and any(
        o.cls == Class.NOMINATION
        and o.trigger[0] < event.trigger[0]
        and any(a is p for a in event.roles.get("appointee", ()) for p in o.roles.get("appointee", ()))
        for o in found
    )


def _is_part_of(event: Event, found: Sequence[Event]) -> bool:
    """Of "refused to modify the order" and "opposed a motion to dismiss the charges": what was refused or asked for is
    part of the refusal or the motion, no act that did not happen. The refusal is against whom its part is against.
    """
    if event.cls == Class.DISMISSAL and event.modality is Modality.PLANNED:
        return _MOTION_TO.search(event.text[: event.trigger[0] - event.start]) is not None
    if (
        event.modality is not Modality.DENIED
        or event.cls not in (Class.ORDER, Class.DISMISSAL)
        or not any(map(_REFUSES.match, event.cues))
    ):
        return False
    refusal = next(
        (o for o in found if o.cls == Class.ORDER and 0 < event.trigger[0] - o.trigger[0] < _REFUSAL_REACH),
        None,
    )
    if refusal is None:
        return False
    if against := event.roles.get("against"):
        refusal.roles["against"] = against
    return True


_REFUSAL_REACH = 60
"""Characters between *refused* and a verb that says what was refused."""


def _without_what_is_only_meant(found: list[Event]) -> list[Event]:
    """An act inside what somebody intends is the content of the intention, not an event of its own."""
    intentions = [e for e in found if e.rule in _STRONG_INTENTIONS]
    apart = (_only_says_why, _is_part_of, _is_what_a_nominee_does)
    found = [e for e in found if not any(belongs(e, found) for belongs in apart)]
    # "vowed to fight, aiming to win": one intention of one speaker
    found = [
        e
        for e in found
        if not (
            e.rule == "intention"
            and e.gerund
            and any(o is not e and o.rule == "intention" and o.roles == e.roles for o in found)
        )
        and not (
            e.rule in _ASKED_FOR
            and e.modality is Modality.PLANNED
            and not any(re.search(r"expect|due|set", cue) for cue in e.cues)
        )
    ]
    kept: list[Event] = []
    offices_to_come: list[Event] = []  # "plans to resign": a departure to come, and no more
    for event in found:
        meant_by = (
            None
            if event.cls in OWN_MODALITY or event.modality not in _ONLY_MEANT
            else next((i for i in intentions if _is_inside(event, i)), None)
        )
        of_office = event.cls in _OF_OFFICES and meant_by is not None and meant_by.rule == "intention"
        if meant_by is None or event.modality is Modality.SPECULATED or of_office:
            kept.append(event)
        if meant_by is not None:
            _say_whom(meant_by, event)
            if of_office:
                offices_to_come.append(meant_by)
    kept = [e for e in kept if not any(e is meant for meant in offices_to_come)]
    # "will", "shall": an intention only where nothing else is told in its words
    foreseen = [e for e in kept if e.cls == Class.SPECULATION and e.content is not None]
    return [e for e in kept if e.rule not in WEAK_INTENTIONS or _stands_alone(e, kept, foreseen)]


_OF_OFFICES = (Class.APPOINTMENT, Class.NOMINATION, Class.DEPARTURE)
_ONLY_MEANT = (Modality.PLANNED, Modality.REPORTED, Modality.SPECULATED)


def _is_inside(event: Event, intention: Event) -> bool:
    """Whether the words of an act follow closely on those of an intention and belong to what it says."""
    first, last = intention.trigger[1], intention.trigger[1] + 60
    return first <= event.trigger[0] <= last and event.trigger[0] < intention.end


def _say_whom(intention: Event, act: Event) -> None:
    """Whoever means to sue, fine or drop the case of somebody means him: "plans to sue Kraken"."""
    speakers = [s for role in ("speaker", "actor") for s in intention.roles.get(role, ())]
    acting = [a for role in ("filedBy", "issuedBy", "actor", "accuser") for a in act.roles.get(role, ())]
    whom = [w for role in ("against", "accused") for w in act.roles.get(role, ()) if is_party(w)]
    apart = [w for w in whom if not any(w is s for s in speakers)]
    if apart and not intention.roles.get("about") and any(a is s for a in acting for s in speakers):
        intention.roles["about"] = apart


def _stands_alone(weak: Event, kept: Sequence[Event], foreseen: Sequence[Event]) -> bool:
    """Whether a weak intention tells something that no other event of its sentence does; of several the first counts:
    "will close its office and will open none".
    """
    if weak.modality is Modality.SPECULATED or any(f.trigger[1] <= weak.trigger[0] < f.end for f in foreseen):
        return False
    for other in kept:
        if other.rule in WEAK_INTENTIONS:
            if other.trigger[0] < weak.trigger[0] < other.end:
                return False
        elif other.rule == "leadership-title":
            continue  # "will launch a pilot, acting Chair Hale announced": who announces it
        elif other.trigger[0] < weak.end and other.trigger[1] > weak.trigger[0]:
            return False
    return True


_ASKED_FOR = frozenset({"ruling", "motion-to-dismiss-decided", "settlement-approved", "counts-decided"})
"""Rules for rulings that a motion may only ask for."""
_STRONG_INTENTIONS = frozenset(
    {"intention", "aim", "appeal-planned", "sentencing-to-come", "date-set", "experts-think"}
)


_BEGAN = frozenset({"suit-brought", "inquiry-begun"})


def _date_of_what_began(found: Sequence[Event]) -> None:
    """Of "dropped the suit that it had brought in May": the day is that of the suit, not of its end."""
    for began in found:
        if began.rule not in _BEGAN or began.date is None:
            continue
        for event in found:
            if (
                event is not began
                and event.date is began.date
                and event.trigger[0] < began.trigger[0] < began.date.start
            ):
                event.date = None


def _share_roles(found: list[Event]) -> None:
    """A lawsuit told without its parties takes them from the accusation in the same sentence, and the
    other way round.
    """
    issuers = [
        e for e in found if e.cls == Class.PENALTY and any(h.named for h in e.roles.get("issuedBy", []))
    ]
    for event in found:
        if (
            event.rule == "penalty-noun"
            and issuers
            and not any(h.named for h in event.roles.get("issuedBy", []))
        ):
            event.roles["issuedBy"] = list(
                issuers[0].roles["issuedBy"]
            )  # "a fine on one, and one on another"
    complaints = [e for e in found if e.cls == Class.COMPLAINT and e.rule != "bankruptcy"]
    allegations = [e for e in found if e.cls == Class.ALLEGATION]
    for one, others, roles in (
        (complaints, allegations, {"filedBy": "accuser", "against": "accused"}),
        (allegations, complaints, {"accuser": "filedBy", "accused": "against"}),
    ):
        for event in one:
            for role, source in roles.items():
                if not event.roles.get(role):
                    holders = next((o.roles[source] for o in others if o.roles.get(source)), [])
                    if holders:
                        event.roles[role] = list(holders)


_FILED = frozenset({"complaint-filed", "file-complaint"})
_IT_SAYS = re.compile(
    r"[\s“\"]*(?:It|The (?:[\w-]+ )?(?:suit|lawsuit|complaint|filing|action|case|petition))(?= )"
)


def _complete_suit(unit: Sentences, found: Sequence[Event], earlier: Sequence[Event]) -> None:
    """Of "A suit was brought in May by Hale. It accuses the firm of fraud": the suit is against the firm, and Hale
    accuses.
    """
    suit = next((e for e in reversed(earlier) if e.rule in _FILED), None)
    accusation = next((e for e in found if e.cls == Class.ALLEGATION and e.roles.get("accused")), None)
    if (
        suit is None
        or accusation is None
        or suit.roles.get("against")
        or unit.number - suit.sentence != 1
        or accusation.roles.get("accuser")
        or _IT_SAYS.match(unit.sentence.text) is None
    ):
        return
    suit.roles["against"] = list(accusation.roles["accused"])
    for event in found:
        if event.cls == Class.ALLEGATION and not event.roles.get("accuser") and suit.roles.get("filedBy"):
            event.roles["accuser"] = list(suit.roles["filedBy"])


def _qualify_earlier(
    text: str, linked: Linked, unit: Sentences, here: list[Event], earlier: list[Event]
) -> None:
    """Add what a sentence says of an event that it, or one of the two before it, tells."""
    for candidate, places in unit.tried["qualifiers"]:
        qualifier, pattern = _qualifier(candidate)
        for match in matches(pattern, text, unit.sentence.start, unit.sentence.end, places):
            candidates = [e for e in here if e.trigger[0] < match.start()] or [
                e for e in earlier if unit.number - e.sentence <= _QUALIFIER_REACH
            ]
            event = next((e for e in reversed(candidates) if e.cls in qualifier.of), None)
            clause = clause_at(unit.clauses, match.start())
            named = [e for m in clause.inside(match.end(), unit.sentence.end) for e in linked.of(m)]
            # "the agency's new task force": the task force, not its owner
            ground = next((e for e in named if e.cls == Class.TASK_FORCE), named[0] if named else None)
            if event is not None and ground is not None and not any(ground is a for a in event.agents()):
                event.roles.setdefault(qualifier.relation, []).append(ground)
                event.also.append((match.start(), unit.sentence.end))
