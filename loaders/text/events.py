"""Find events with their arguments: every frame that fits, in every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from cryptoreg.loaders.text.cases import Case
from cryptoreg.loaders.text.frames import Frame, Qualifier, conduct_of, frames, qualifiers
from cryptoreg.loaders.text.linking import Entity, Linked
from cryptoreg.loaders.text.modality import Cue
from cryptoreg.loaders.text.needles import Finder
from cryptoreg.loaders.text.openings import matches, search, words
from cryptoreg.loaders.text.slots import Sentences, Slots, trimmed
from cryptoreg.loaders.text.syntax import Clause, Voice, clause_at
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.ontology.generated.names import Class, Modality

_OWN_MODALITY = {
    Class.ALLEGATION: Modality.ALLEGED,
    Class.DENIAL: Modality.DENIED,
    Class.SPECULATION: Modality.SPECULATED,
    Class.INTENTION: Modality.PLANNED,
}
_QUALIFIER_REACH = 2
_LASTING = (Class.MOTION, Class.ORDER, Class.PENALTY, Class.INTENTION)
_COSTING = (Class.ALLEGATION, Class.SETTLEMENT, Class.PENALTY, Class.COMPLAINT)
_CITES = re.compile(r"(?:See|Cf\.|Accord|Source:|Read more|WATCH:|Related:)(?:,| )")
_LEGAL = re.compile(
    r"\b(?:ordered|orders?|supervis\w+|authorit\w+|watchdog|sanction\w*|investigat\w*|probe|case|cases|lawsuit|court|courts|sentenc\w+|trial|licen[cs]\w+|regist\w+|compl(?:y|iance)|commissioners?|Congress|Senate|bill|SEC|CFTC|DOJ|Fed|tariffs?|polic(?:y|ies)|appeal\w*|charges|fraud|plea\w*|prosecut\w+|judge|regulat\w+|enforcement|securit\w+|settle\w*|law|legal|agency|commission|ruling|litigation|dispute|task force)\b",
    re.IGNORECASE,
)


def is_legal(text: str) -> bool:
    """Whether words speak of law, courts or regulators."""
    tried = _legal().places(words(text))
    return any(search(_LEGAL, text, 0, len(text), places) is not None for _, places in tried)


@cache
def _legal() -> Finder:
    return Finder([_LEGAL])


@dataclass(slots=True)
class Event:
    """An event as one place of a text tells it.

    ``pending`` holds the roles that wait for the case, with those who hold them if it has no such side; ``rule`` and ``cues`` say why it was found.
    """

    cls: Class
    start: int
    end: int
    trigger: tuple[int, int]
    kind: BlockKind
    sentence: int
    rule: str
    text: str = ""
    verb_at: int = 0
    presupposed: bool = False
    past: bool = False
    gerund: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[Entity]] = field(default_factory=dict)
    pending: dict[str, list[str | list[Entity]]] = field(default_factory=dict)
    content: str | None = None
    modality: Modality = Modality.ASSERTED
    attributed_to: list[str] = field(default_factory=list)
    date: TimeMention | None = None
    duration: Quantity | None = None
    amount: Quantity | None = None
    case: Case | None = None
    cues: list[str] = field(default_factory=list)
    also: list[tuple[int, int]] = field(default_factory=list)

    def agents(self) -> list[Entity]:
        """Everybody in a role, each once."""
        out: list[Entity] = []
        for holders in self.roles.values():
            out += [h for h in holders if not any(h is o for o in out)]
        return out

    def claimants(self) -> tuple[str, ...]:
        """Whose claim it is, outermost first: a medium, a speaker, an accuser."""
        accusers = [e.name for e in self.roles.get("accuser", ())] if self.cls == Class.ALLEGATION else []
        return tuple(dict.fromkeys([*self.attributed_to, *accusers]))


def find(text: str, linked: Linked, units: Sequence[Sentences]) -> list[Event]:
    """All events, in the order of the text; those of one sentence know each other's holders."""
    out: list[Event] = []
    for unit in units:
        if _CITES.match(unit.sentence.text):
            continue
        found = _events_of(text, linked, units, unit)
        _share_roles(found)
        found = _without_what_is_only_meant(found)
        found += _hedged_clauses(text, linked, unit, found)
        _qualify_earlier(text, linked, unit, found, out)
        out += found
    return sorted(out, key=lambda e: (e.start, e.end))


def _events_of(text: str, linked: Linked, units: Sequence[Sentences], unit: Sentences) -> list[Event]:
    taken: list[tuple[int, int, str]] = []
    out: list[Event] = []
    constructions = _constructions()
    for candidate, places in unit.tried["frames"]:
        frame, pattern = constructions[candidate]
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
            built = list(_build(text, linked, units, unit, frame, match))
            if built and not _goes_on(out, built[0], text):
                taken.append((start, end, frame.cls))
                out += built
                position = max(end, start + 1)
    return out


@cache
def _constructions() -> list[tuple[Frame, re.Pattern[str]]]:
    """Every pattern, in the order of the frames."""
    return [(frame, pattern) for frame in frames() for pattern in frame.patterns]


@cache
def _qualifying() -> list[tuple[Qualifier, re.Pattern[str]]]:
    return [(qualifier, pattern) for qualifier in qualifiers() for pattern in qualifier.patterns]


@cache
def _against() -> list[re.Pattern[str]]:
    """Words with which a frame does not fit."""
    return [frame.unless for frame in frames() if frame.unless is not None]


def patterns() -> dict[str, list[re.Pattern[str]]]:
    """Those of all frames and qualifiers, by the names under which a sentence tells which are worth trying."""
    return {
        "frames": [pattern for _, pattern in _constructions()],
        "qualifiers": [pattern for _, pattern in _qualifying()],
        "unless": _against(),
    }


_BEHIND = frozenset({("motion-behind-stay", Class.ORDER), ("complaint-filed", Class.DISMISSAL)})
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
    {Class.SETTLEMENT, Class.PENALTY},
    {Class.DISMISSAL, Class.ALLEGATION},
    {Class.NOTICE_OF_APPEAL, Class.ORDER},  # "appealed and lost"
)


def _may_share(one: str, other: str) -> bool:
    """Whether one stretch of words may tell of both: a charge is a complaint and an allegation at once."""
    return {one, other} in _SHARED


def _build(
    text: str, linked: Linked, units: Sequence[Sentences], unit: Sentences, frame: Frame, match: re.Match[str]
) -> Iterator[Event]:
    slots = Slots(text, linked, units, unit, match)
    if slots.verb and slots.voice is Voice.NOUN:
        return
    if not _fits(frame, slots):
        return
    contents: list[tuple[int, int]] = [(0, 0)]
    if frame.content is not None:
        contents = slots.contents(frame.content)
        if not contents and frame.needs.get("content"):
            return
        contents = contents or [(0, 0)]
        if (
            frame.needs.get("content") == "conduct"
            and conduct_of(text[contents[0][0] : contents[0][1]]) is None
        ):
            return
    for first, last in contents:
        slots.content = (first, last)
        event = _event(text, unit, frame, slots)
        if any(
            need is True and not event.roles.get(role) and not event.pending.get(role)
            for role, need in frame.needs.items()
            if role in frame.roles
        ):
            continue
        if first < last:
            event.content = text[first:last]
            if frame.cls == Class.ALLEGATION:
                event.codes["conduct"] = conduct_of(event.content) or "other"
                event.start, event.end = first, last
                if frame.id in _TOLD_WHOLE and len(contents) == 1:
                    event.start = trimmed(text, slots.match.start(), last)[0]
            elif frame.cls in (Class.INTENTION, Class.ORDER, Class.SPECULATION):
                event.end = max(event.end, last)
        event.text = text[event.start : event.end]
        yield event


_TOLD_WHOLE = frozenset({"charge-with", "legal-status", "say-accuse", "accuse", "alleged-noun"})


def _fits(frame: Frame, slots: Slots) -> bool:
    """Whether the holders of the slots are what the frame needs, and no words speak against it."""
    if frame.id.startswith("leadership") and slots.voice is Voice.NON_FINITE:
        return False
    quoted = slots.unit.sentence.text.lstrip()[:1] in ("“", '"', "‘")
    if frame.id == "experts-think" and quoted and re.match(r"(?:I|we)\b", slots.match[0], re.IGNORECASE):
        return False  # who speaks stands outside the quotation
    if frame.id == "intention" and _ABOUT_HOW.search(
        slots.text[max(slots.unit.sentence.start, slots.verb_start - 60) : slots.verb_start]
    ):
        return False
    if frame.unless is not None and _spoken_against(frame.unless, slots):
        return False
    need = frame.needs.get("subject")
    if need == "court" and not slots.is_court_act():
        return False
    if need == "court!" and not slots.is_court_act(strict=True):
        return False
    return need in (None, "court", "court!", True) or bool(slots.fill(f"subject.{need}"))


def _spoken_against(unless: re.Pattern[str], slots: Slots) -> bool:
    number = _against().index(unless)
    tried = any(number == n for n, _ in slots.unit.tried["unless"])
    return tried and unless.search(slots.clause_text()) is not None


_ABOUT_HOW = re.compile(r"\b(?:how|whether|what) (?:[\w’'-]+ ){1,4}$")


def _event(text: str, unit: Sentences, frame: Frame, slots: Slots) -> Event:
    start, end = slots.evidence()
    event = Event(
        Class(frame.cls),
        start,
        end,
        slots.match.span(),
        unit.sentence.kind,
        unit.number,
        frame.id,
        codes=dict(frame.codes),
        verb_at=slots.verb_start,
        presupposed=slots.reduced
        or (frame.id == "settle" and slots.verb is None and slots.is_told_as_known())
        or frame.id in _PRESUPPOSED
        or (frame.id.startswith("leadership") and slots.verb is None),
        past=slots.is_past(),
        gerund=(slots.verb or "").split(" ")[0].endswith("ing"),
    )
    for role, places in sorted(frame.roles.items(), key=lambda r: "owner" in r[1]):
        _fill(event, role, places, slots)
    _one_to_each_side(event)
    if frame.cls == Class.MOTION:
        _motion_form(text, event)
    _qualify(event, unit)
    if (
        event.cls == Class.RULE_OR_LAW_ADOPTED
        and event.modality is Modality.ASSERTED
        and _is_on_its_way(event, slots)
    ):
        event.modality = Modality.PLANNED
    if event.modality is Modality.ASSERTED and event.cls in _HARD and slots.is_only_meant():
        event.modality = Modality.PLANNED
    if frame.id == "legal-status" and re.search(r"\b(?:not|n['’]t|neither|never)\b", slots.clause_text()):
        event.modality = Modality.REPORTED  # a view that clears is no accusation
    if event.modality is Modality.SPECULATED and not event.attributed_to:
        event.attributed_to = _speaker(text, slots.linked, slots.clause)
    _attach(event, unit)
    if unit.told_by is not None:
        _retell(event, unit)
    return event


_STEP = re.compile(r"(?:re)?introduc|propos|draft|debat|tabl|consult|sponsor|advanc|clear|vot", re.IGNORECASE)


def _is_on_its_way(event: Event, slots: Slots) -> bool:
    """A bill that is brought in, or passed by one chamber, is not law yet."""
    if event.rule in ("law-in-force", "hereby", "products-approved"):
        return False
    if event.rule in ("bill-introduced", "bill-considered", "state-bill"):
        return True
    chamber = any(a.cls == Class.LEGISLATURE for a in event.roles.get("actor", ()))
    return event.rule == "consultation" or chamber or _STEP.match(slots.verb or "") is not None


_HARD = frozenset(
    {
        Class.DISMISSAL, Class.SETTLEMENT, Class.PENALTY, Class.ORDER, Class.JUDGMENT, Class.COMPLAINT, Class.VERDICT_OR_PLEA,
        Class.RULE_OR_LAW_ADOPTED, Class.ORDER_SIGNED, Class.TASK_FORCE_FORMATION, Class.INVESTIGATION_OPENING,
        Class.INVESTIGATION_CLOSING, Class.NOTICE_OF_APPEAL,
    }
)  # fmt: skip


def _retell(event: Event, unit: Sentences) -> None:
    """What a quoted post tells is its author's report, unless the author takes part in it."""
    teller = unit.told_by or ""
    if (
        event.modality is Modality.ASSERTED
        and not any(e.name.split()[-1] in teller for e in event.agents() if e.name)
        and not re.search(r"\b(?:I|my|me)\b", unit.sentence.text)
    ):
        event.modality = Modality.REPORTED
    event.attributed_to = event.attributed_to or [teller]
    if event.date is None and unit.told_on is not None:
        event.date = unit.told_on


def _fill(event: Event, role: str, places: Sequence[str], slots: Slots) -> None:
    """Give a role the holders of the first slot that is filled; a side of the case waits until it is known."""
    for place in places:
        if place.startswith("case."):
            event.pending.setdefault(role, []).append(place)
            continue
        holders = _owners(event) if place == "owner" else slots.fill(place)
        if (
            role in ("against", "accused", "opponent")
            and len(holders) == 1
            and any(holders[0] is e for r, hs in event.roles.items() for e in hs if r != role)
        ):
            continue
        if holders and role in event.pending:
            event.pending[role].append(holders)
            return
        if holders:
            event.roles[role] = holders
            if role == "appointee":
                slots.appointee = holders[0]
            return


def _one_to_each_side(event: Event) -> None:
    """Nobody accuses, sues or settles with himself: who acts is taken off those who are acted on."""
    for actors, targets in (
        ("accuser", "accused"),
        ("filedBy", "against"),
        ("actor", "against"),
        ("issuedBy", "against"),
        ("actor", "about"),
    ):
        acting = event.roles.get(actors, [])
        acted_on = event.roles.get(targets, [])
        kept = [e for e in acted_on if not any(e is a for a in acting)]
        if acting and len(kept) < len(acted_on):
            if kept:
                event.roles[targets] = kept
            else:
                del event.roles[targets]


def _without_what_is_only_meant(found: list[Event]) -> list[Event]:
    """An act inside what somebody intends is the content of the intention, not an event of its own."""
    intentions = [e for e in found if e.rule in _STRONG_INTENTIONS]
    # "vowed to fight, aiming to win": one intention of one speaker
    found = [
        e
        for e in found
        if not (
            e.rule == "intention"
            and e.gerund
            and any(o is not e and o.rule == "intention" and o.roles == e.roles for o in found)
        )
        and not (e.rule == "ruling" and e.modality is Modality.PLANNED)
    ]
    kept = [
        e
        for e in found
        if e.cls in _OWN_MODALITY
        or e.modality not in (Modality.PLANNED, Modality.REPORTED)
        or not any(
            i.trigger[1] <= e.trigger[0] <= i.trigger[1] + 60 and e.trigger[0] < i.end for i in intentions
        )
    ]
    # "will", "shall": an intention only where nothing else is told in its words
    return [
        e
        for e in kept
        if e.rule not in _WEAK_INTENTIONS
        or (
            e.modality is not Modality.SPECULATED
            and not any(k is not e and k.trigger[0] < e.end and k.trigger[1] > e.trigger[0] for k in kept)
        )
    ]


_STRONG_INTENTIONS = frozenset(
    {"intention", "aim", "appeal-planned", "sentencing-to-come", "date-set", "experts-think"}
)
_WEAK_INTENTIONS = frozenset({"shall", "called-for", "seeks-to", "should-do", "will-of"})


def _owners(event: Event) -> list[Entity]:
    """The authorities whose task force an event is about; one that is not named stands where it is."""
    out = []
    for entity in event.agents():
        if entity.owner is not None:
            if not entity.owner.mentions:
                entity.owner.mentions.append(entity.first())
            out.append(entity.owner)
    return out


def _motion_form(text: str, event: Event) -> None:
    words = text[event.start : event.end].lower()
    movants = event.roles.get("movant", [])
    if len(movants) > 1 or re.search(r"\bjoint(?:ly)?\b", words):
        event.codes["motionForm"] = "joint"
    for form in ("unopposed", "emergency"):
        if re.search(rf"\b{form}\b", words):
            event.codes["motionForm"] = form


# ---------------------------------------------------------------- what qualifies an event


def _qualify(event: Event, unit: Sentences) -> None:
    """Set the modality from the cues that reach the trigger."""
    event.modality = _OWN_MODALITY.get(event.cls, Modality.ASSERTED)
    at = event.verb_at
    speech = event.cls in _OWN_MODALITY
    for cue in unit.cues:
        inside = event.trigger[0] <= cue.start < event.trigger[1]
        words = unit.sentence.text[cue.start - unit.sentence.start : cue.end - unit.sentence.start]
        if (
            inside
            and words.lower() in ("not", "never", "n't")
            and event.rule not in _NOT_IS_THEIRS
            and not speech
        ):
            event.modality = Modality.DENIED
        first = (
            cue.start == unit.sentence.start and cue.cue is Cue.CONDITION
        )  # a question, an inverted condition
        if cue.cue in (Cue.PLAN, Cue.HEDGE) and (event.presupposed or (event.past and cue.end <= at)):
            continue
        if not cue.reaches(at) or ((inside or cue.start <= at < cue.end) and not first):
            continue
        event.cues.append(unit.sentence.text[cue.start - unit.sentence.start : cue.end - unit.sentence.start])
        match cue.cue:
            case Cue.REPORT:
                if event.modality is not Modality.SPECULATED:
                    event.modality = Modality.REPORTED
                if cue.who:
                    event.attributed_to.append(re.sub(r"^(?:The|the|A|a) (?=[A-Z])", "", cue.who))
            case Cue.NEGATION if not speech:
                event.modality = Modality.DENIED
            case Cue.PLAN if not speech and event.modality is Modality.ASSERTED:
                event.modality = Modality.PLANNED
            case Cue.HEDGE | Cue.CONDITION if not speech or event.rule in _WEAK_INTENTIONS:
                event.modality = Modality.SPECULATED
            case _:
                event.cues.pop()


_PRESUPPOSED = frozenset({"lawsuit-noun", "plea-noun", "verdict-noun", "order-noun"})
_NOT_IS_THEIRS = frozenset({"investigation-closed", "plea-not-guilty", "conviction"})


def _attach(event: Event, unit: Sentences) -> None:
    """Give the event the date, duration and sum that stand nearest to it in its own clauses, or the
    only one of its sentence.
    """
    event.date = (
        _nearest([d for d in unit.dates if _may_date(d, event, unit)], event)
        or _date_before_when(event, unit)
        or _date_that_opens(event, unit)
        or unit.topic_date
    )
    if event.cls in _LASTING:
        event.duration = _nearest(unit.durations, event)
    if event.cls in _COSTING:
        event.amount = _nearest(unit.money, event, only=event.cls in (Class.SETTLEMENT, Class.PENALTY))


_OTHER_TOLD = re.compile(
    r"[\s,]*(?:that|which|who|whom|when|after|before|as|while|because|since|where)\b", re.IGNORECASE
)


def _may_date(date: TimeMention, event: Event, unit: Sentences) -> bool:
    """A date in a later clause that tells of something else does not date the event."""
    before = unit.sentence.text[: date.start - unit.sentence.start]
    if _OF_A_NAME.search(before) or (
        _OF_SOMETHING_ELSE.search(before) and not event.trigger[1] - 2 <= date.start <= event.trigger[1] + 8
    ):
        return False
    if event.cls in _DONE and _DEADLINE.search(before):
        return False  # "ordered to pay by September 20"
    if _OF_A_NOUN.search(before) and _NOUN_AFTER.match(unit.sentence.text, date.end - unit.sentence.start):
        return (
            event.trigger[0] <= date.end + 25 and date.start <= event.trigger[1]
        )  # "denied her March order"
    between = unit.sentence.text[
        max(0, event.trigger[1] - unit.sentence.start) : date.start - unit.sentence.start
    ]
    after = unit.sentence.text[date.end - unit.sentence.start : max(0, event.verb_at - unit.sentence.start)]
    if date.end < event.verb_at and _INSERTED.search(before) and "," in after:
        return False
    if event.cls != Class.INTENTION and date.start > event.trigger[1] and _ANOTHER_CLAUSE.search(between):
        return False
    if event.start <= date.start < event.end:
        return True
    clause = clause_at(unit.clauses, date.start)
    later = clause.start > event.trigger[0]
    return not (later and _OTHER_TOLD.match(clause.text, clause.start, clause.end))


def _date_before_when(event: Event, unit: Sentences) -> TimeMention | None:
    """Of "in June 2023, when the SEC sued": the date right before the clause."""
    head = unit.sentence.text[event.start - unit.sentence.start :].lstrip(" ,")
    if not head.startswith(("when ", "where ")):
        return None
    return next((d for d in unit.dates if 0 <= event.start - d.end <= 4), None)


_DONE = frozenset(
    {Class.PENALTY, Class.SETTLEMENT, Class.ORDER, Class.JUDGMENT, Class.COMPLAINT, Class.DISMISSAL}
)
_OF_A_NOUN = re.compile(r"(?:\b(?:his|her|its|their|the|an?)|['’]s)\s$")
_NOUN_AFTER = re.compile(r"\s[a-z]")
_DEADLINE = re.compile(r"\b(?:by|before|until|no later than) $")


def _date_that_opens(event: Event, unit: Sentences) -> TimeMention | None:
    """Of "On January 7, the judge denied the motion and stayed the case": the date of both acts."""
    clause = clause_at(unit.clauses, event.verb_at)
    head = unit.sentence.text[clause.start - unit.sentence.start :]
    if event.cls not in _DONE or not unit.dates or _AND_DID.match(head) is None:
        return None
    first = unit.dates[0]
    opening = unit.sentence.text[: first.start - unit.sentence.start].strip()
    return first if opening in ("", "On", "In", "Late in", "Early in", "Earlier", "Last") else None


_AND_DID = re.compile(r",? ?(?:and|then|but) (?:\w+ly |also |then )?\w+(?:ed|t|e|n)\b")
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:founded|created|established|enacted|launched|incorporated|born|formed|built|started|introduced|passed|ran|began|listed|bought)(?: \w+){0,2} (?:in|on|since) $"
)
_INSERTED = re.compile(r", (?:who|which|whose|[a-z]+ed|brought|led|set|made|held) [^,]*$")
_ANOTHER_CLAUSE = re.compile(
    r", (?:and|but|while|which|who) (?:the |a |an |its |his |[A-Z])|, but \w+ed\b|;| (?:that|which) (?:he|she|it|they)\b"
)
_OF_A_NAME = re.compile(
    r"(?:Act|Rule \w+|Order \d+|Framework|Rule|Directive|Regulation|framework|memorandum|order) of\s*$"
)
_T = TypeVar("_T", TimeMention, Quantity)


def _nearest(candidates: list[_T], event: Event, *, only: bool = True) -> _T | None:
    """The nearest in the event's own clauses; else, with ``only``, the only one of its sentence."""
    inside = [c for c in candidates if event.start <= c.start < event.end]
    pool = inside or (candidates if only and len(candidates) == 1 else [])
    return min(
        pool,
        key=lambda c: (_gap(c.start, c.end, event.trigger), abs(c.start - event.verb_at)),
        default=None,
    )


def _gap(start: int, end: int, trigger: tuple[int, int]) -> int:
    return max(0, trigger[0] - end, start - trigger[1])


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
    complaints = [e for e in found if e.cls == Class.COMPLAINT]
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


_IS_ORDER = re.compile(r"\bhereby ordered\b|authority vested in me")


def is_order(text: str) -> bool:
    """Whether a text orders something itself."""
    return ("hereby ordered" in text or "authority vested" in text) and _IS_ORDER.search(text) is not None


_FORECAST = re.compile(
    r"\b(?:may|might|could|can potentially|likely|potentially|perhaps|signals?|suggests?|suggested|hints?|poised|believed|thought)\b",
    re.IGNORECASE,
)


def _hedged_clauses(text: str, linked: Linked, unit: Sentences, found: list[Event]) -> list[Event]:
    """A forecast that no frame tells: what may or might be, about a named thing in legal matters."""
    out: list[Event] = []
    hedges = [cue for cue in unit.cues if cue.cue is Cue.HEDGE]
    if unit.sentence.kind in (BlockKind.TITLE, BlockKind.HEADING) or not hedges:
        return out
    if is_order(text) or not is_legal(unit.sentence.text):
        return out
    for cue in hedges:
        if not _FORECAST.search(text, cue.start, cue.end) or any(
            (e.modality is Modality.SPECULATED and e.start < cue.end and e.end > cue.start)
            or cue.reaches(e.trigger[0])
            for e in (*found, *out)
        ):
            continue
        clause = clause_at(unit.clauses, cue.start)
        end = max(clause.end, cue.reach_end)
        subjects = [e for m in clause.subject(cue.start) for e in linked.of(m)]
        others = [
            e for m in clause.inside(clause.start, end) if not clause.is_possessive(m) for e in linked.of(m)
        ]
        # "the agency's reply could decide": whose reply it is, when nobody else is named
        owners = [e for m in clause.inside(clause.start, cue.start) for e in linked.of(m)]
        named = [e for e in (subjects or others or owners) if e.named or (e.cls == Class.COURT and subjects)]
        if not named:
            continue
        start = clause.start + len(text[clause.start : end]) - len(text[clause.start : end].lstrip(" ,;:—–"))
        event = Event(
            Class.SPECULATION, start, end, (cue.start, cue.end), unit.sentence.kind, unit.number, "hedged-clause",
            modality=Modality.SPECULATED, content=text[start:end].strip(" ,.;"), cues=[text[cue.start : cue.end]],
        )  # fmt: skip
        event.end = start + len(text[start:end].rstrip(" ,;"))
        event.roles["actor"] = named[:1]
        event.roles["about"] = [
            e for e in others if e.named and e is not named[0] and e.cls != Class.LAWSUIT
        ][:1]
        event.attributed_to = _speaker(text, linked, clause)
        _attach(event, unit)
        out.append(event)
    return out


def _qualify_earlier(
    text: str, linked: Linked, unit: Sentences, here: list[Event], earlier: list[Event]
) -> None:
    """Add what a sentence says of an event that it, or one of the two before it, tells."""
    qualifying = _qualifying()
    for candidate, places in unit.tried["qualifiers"]:
        qualifier, pattern = qualifying[candidate]
        for match in matches(pattern, text, unit.sentence.start, unit.sentence.end, places):
            candidates = [e for e in here if e.trigger[0] < match.start()] or [
                e for e in earlier if unit.number - e.sentence <= _QUALIFIER_REACH
            ]
            event = next((e for e in reversed(candidates) if e.cls in qualifier.of), None)
            clause = clause_at(unit.clauses, match.start())
            named = [e for m in clause.inside(match.end(), unit.sentence.end) for e in linked.of(m)]
            # "the agency's new task force": the task force, not its owner
            ground = next((e for e in named if e.cls == Class.TASK_FORCE), named[0] if named else None)
            if event is not None and ground is not None:
                event.roles.setdefault(qualifier.relation, []).append(ground)
                event.also.append((match.start(), unit.sentence.end))


_SAYS_THAT = re.compile(
    r"\b(?:acknowledge[ds]?|sa(?:ys?|id)|suggest(?:s|ed)?|believe[ds]?|expect(?:s|ed)?|note[ds]?|argue[ds]?|warn(?:s|ed)?|think|predict(?:s|ed)?)\s*$"
)
_CIRCLES = re.compile(
    r"\b(?:within|among|from|in|by) ((?:[\w-]+ ){1,3}?(?:circles|analysts|experts|observers|traders|lawyers|insiders))\b",
    re.IGNORECASE,
)


def _speaker(text: str, linked: Linked, clause: Clause) -> list[str]:
    """Who says what a ``that`` clause holds."""
    before = clause.previous
    says = None if before is None else _SAYS_THAT.search(text[before.start : clause.start])
    if before is None or says is None:
        return []
    circles = _CIRCLES.search(text, before.start, clause.start)
    if circles:
        return [circles[1]]
    names = [e.name for m in before.subject(before.start + says.start()) for e in linked.of(m)]
    return [" and ".join(names)] if names else []
