"""Find events with their arguments: every frame that fits, in every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from cryptoreg.loaders.text.cases import AUTHORITIES, Case
from cryptoreg.loaders.text.frames import Frame, conduct_of, frames, qualifiers
from cryptoreg.loaders.text.linking import Entity, Linked
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.loaders.text.modality import Cue, Found
from cryptoreg.loaders.text.syntax import Clause, Voice, clause_at, voice
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.tokens import BlockKind, Sentence
from cryptoreg.ontology.generated.names import Class, Modality

_PREPOSITIONS = ("by", "against", "with", "of", "for", "to", "from", "into")
_OWN_MODALITY = {
    Class.ALLEGATION: Modality.ALLEGED,
    Class.DENIAL: Modality.DENIED,
    Class.SPECULATION: Modality.SPECULATED,
    Class.INTENTION: Modality.PLANNED,
}
_QUALIFIER_REACH = 2
_LASTING = (Class.MOTION, Class.ORDER, Class.PENALTY, Class.INTENTION)
_COSTING = (Class.ALLEGATION, Class.SETTLEMENT, Class.PENALTY, Class.COMPLAINT)
_LEGAL = re.compile(
    r"\b(?:case|cases|lawsuit|court|judge|regulat\w+|enforcement|securit\w+|settle\w*|law|legal|agency|commission|ruling|litigation|dispute|task force)\b",
    re.IGNORECASE,
)
_SPLIT_CONTENT = re.compile(r",? and (?=\w+ing\b)|, (?:and )?(?=\w+ing\b)")


@dataclass(slots=True)
class Event:
    """An event as one place of a text tells it.

    ``deferred`` holds the roles that wait for the case; ``rule`` and ``cues`` say why it was found.
    """

    cls: Class
    start: int
    end: int
    trigger: tuple[int, int]
    kind: BlockKind
    sentence: int
    rule: str
    codes: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[Entity]] = field(default_factory=dict)
    deferred: dict[str, list[str]] = field(default_factory=dict)
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


@dataclass(frozen=True, slots=True)
class Sentences:
    """A sentence with all that later stages look up in it."""

    number: int
    sentence: Sentence
    clauses: list[Clause]
    cues: list[Found]
    dates: list[TimeMention]
    durations: list[Quantity]
    money: list[Quantity]


def find(text: str, linked: Linked, units: Sequence[Sentences]) -> list[Event]:
    """All events, in the order of the text; those of one sentence know each other's holders."""
    out: list[Event] = []
    for unit in units:
        found = _events_of(text, linked, unit)
        _share_roles(found)
        found += _hedged_clauses(text, linked, unit, found)
        _qualify_earlier(text, linked, unit, found, out)
        out += found
    return sorted(out, key=lambda e: (e.start, e.end))


def _events_of(text: str, linked: Linked, unit: Sentences) -> list[Event]:
    taken: list[tuple[int, int, str]] = []
    out: list[Event] = []
    for frame in frames():
        for match in _matches(frame, text, unit.sentence):
            start, end = match.span()
            if any(start < e and end > s and not _may_share(frame.cls, c) for s, e, c in taken):
                continue
            built = list(_build(text, linked, unit, frame, match))
            if built:
                taken.append((start, end, frame.cls))
                out += built
    return out


def _matches(frame: Frame, text: str, sentence: Sentence) -> Iterator[re.Match[str]]:
    for pattern in frame.patterns:
        yield from pattern.finditer(text, sentence.start, sentence.end)


def _may_share(one: str, other: str) -> bool:
    """A charge is a complaint and an allegation at once; nothing else is two things."""
    return {one, other} == {Class.COMPLAINT, Class.ALLEGATION}


def _build(text: str, linked: Linked, unit: Sentences, frame: Frame, match: re.Match[str]) -> Iterator[Event]:
    slots = _Slots(text, linked, unit, match)
    if slots.verb and slots.voice is Voice.NOUN:
        return
    if frame.needs.get("subject") == "court" and not slots.is_court_act():
        return
    if frame.needs.get("subject") == "authority" and not slots.fill("subject.authority"):
        return
    contents: list[tuple[int, int]] = [(0, 0)]
    if frame.content is not None:
        contents = slots.contents(frame.content)
        if not contents:
            return
        if (
            frame.needs.get("content") == "conduct"
            and conduct_of(text[contents[0][0] : contents[0][1]]) is None
        ):
            return
    for first, last in contents:
        slots.content = (first, last)
        event = _event(text, unit, frame, slots)
        if any(
            need is True and not event.roles.get(role)
            for role, need in frame.needs.items()
            if role in frame.roles
        ):
            continue
        if first < last:
            event.content = text[first:last]
            if frame.cls == Class.ALLEGATION:
                event.codes["conduct"] = conduct_of(event.content) or "other"
                event.start, event.end = first, last
        yield event


def _event(text: str, unit: Sentences, frame: Frame, slots: _Slots) -> Event:
    start, end = slots.evidence()
    event = Event(
        Class(frame.cls),
        start,
        end,
        slots.match.span(),
        unit.sentence.kind,
        unit.number,
        frame.id,
        dict(frame.codes),
    )
    for role, places in sorted(frame.roles.items(), key=lambda r: "owner" in r[1]):
        for place in places:
            if place.startswith("case."):
                event.deferred.setdefault(role, []).append(place)
                continue
            holders = _owners(event) if place == "owner" else slots.fill(place)
            if holders and role not in event.deferred:
                event.roles[role] = holders
                break
    if frame.cls == Class.MOTION:
        _motion_form(text, event)
    _qualify(event, unit)
    if event.modality is Modality.SPECULATED and not event.attributed_to:
        event.attributed_to = _speaker(text, slots.linked, slots.clause)
    _attach(event, unit)
    return event


def _owners(event: Event) -> list[Entity]:
    """The authorities whose task force an event is about."""
    return [e.owner for e in event.agents() if e.owner is not None]


def _motion_form(text: str, event: Event) -> None:
    words = text[event.start : event.end].lower()
    movants = event.roles.get("movant", [])
    if len(movants) > 1 or re.search(r"\bjoint(?:ly)?\b", words):
        event.codes["motionForm"] = "joint"
    for form in ("unopposed", "emergency"):
        if re.search(rf"\b{form}\b", words):
            event.codes["motionForm"] = form


class _Slots:
    """Where the holders of roles stand around one match of a frame."""

    def __init__(self, text: str, linked: Linked, unit: Sentences, match: re.Match[str]) -> None:
        self.text, self.linked, self.unit, self.match = text, linked, unit, match
        groups = match.groupdict()
        self.verb = groups.get("verb")
        self.verb_start = match.start("verb") if self.verb else match.start()
        self.verb_end = match.end("verb") if self.verb else match.end()
        self.clause = clause_at(unit.clauses, self.verb_start)
        self.voice = voice(text, self.clause, self.verb_start, self.verb) if self.verb else Voice.NOUN
        self.content = (0, 0)

    def fill(self, place: str) -> list[Entity]:
        """The entities in a slot; empty when nobody stands there."""
        slot, _, kind = place.partition(".")
        return _of_kind(self._entities(self._mentions(slot)), kind)

    def is_court_act(self) -> bool:
        """A court does it, or it is told in the passive without saying who does."""
        subject = self._mentions("subject")
        if self.voice is Voice.PASSIVE and not subject:
            return True
        return bool(_of_kind(self._entities(subject), "court"))

    def contents(self, openers: str) -> list[tuple[int, int]]:
        """The stretches that say what is alleged or meant, one per joined gerund."""
        start = self.match.end()
        opening = _opening(openers).match(self.text, start, self.unit.sentence.end)
        if opening is None:
            return []
        start = opening.end()
        end = self.unit.sentence.end
        while end > start and self.text[end - 1] in ' .,;"”':
            end -= 1
        while start < end and self.text[start] == " ":
            start += 1
        if end - start < 3:
            return []
        parts, begin = [], start
        for joint in _SPLIT_CONTENT.finditer(self.text, start, end):
            if re.match(r"\w+ing\b", self.text[start:end]):
                parts.append((begin, joint.start()))
                begin = joint.end()
        return [*parts, (begin, end)]

    def evidence(self) -> tuple[int, int]:
        """The clauses that the match touches."""
        start = min(self.clause.start, self.match.start())
        end = max(clause_at(self.unit.clauses, self.match.end() - 1).end, self.match.end())
        while start < end and self.text[start] in " ,;:—–":
            start += 1
        while end > start and self.text[end - 1] in " ,;:":
            end -= 1
        return start, end

    def _mentions(self, slot: str) -> list[Mention]:
        passive = self.voice is Voice.PASSIVE
        match slot:
            case "subject":
                return self.clause.after("by", self.verb_end) if passive else self._active_subject()
            case "object":
                return self.clause.subject(self.verb_start) if passive else self.clause.object(self.verb_end)
            case "inside":
                return self.clause.inside(*self.match.span())
            case "possessor":
                return self._possessor()
            case "between":
                return self.clause.after("between", self.match.start())
            case "told":
                return self._told()
            case "inner_subject":
                return self.clause.inside(self.content[0], min(self.content[1], self.content[0] + 60))[:1]
            case "task_force":
                return [
                    m
                    for m in self.clause.inside(self.match.start(), self.match.end() + 30)
                    if m.cls == Class.TASK_FORCE
                ][:1]
            case "last_authority":
                before = [
                    m for m in self.linked.refers if m.end <= self.match.start() and m.cls in AUTHORITIES
                ]
                return [max(before, key=lambda m: m.end)] if before else []
            case "administration":
                return [m for m in self.clause.mentions if m.cls == Class.ADMINISTRATION][:1]
            case _ if slot in _PREPOSITIONS:
                return self.clause.after(slot, self.match.start())
        raise ValueError(f"no slot is called {slot}")

    def _active_subject(self) -> list[Mention]:
        if self.voice is Voice.NOUN:
            return []
        return self.clause.subject(self.verb_start)

    def _possessor(self) -> list[Mention]:
        inside = [
            m for m in self.clause.inside(*self.match.span()) if self.text[m.end : m.end + 2] in ("'s", "’s")
        ]
        return inside[:1] or self.clause.possessor(self.match.start())

    def _told(self) -> list[Mention]:
        sentence = self.unit.sentence
        found = re.search(r"\b(?:told|informed|notified)\s+", self.text[sentence.start : self.match.start()])
        if found is None:
            return []
        return self.clause.inside(sentence.start + found.end(), self.match.start())[:1]

    def _entities(self, mentions: Sequence[Mention]) -> list[Entity]:
        out: list[Entity] = []
        for mention in mentions:
            out += [e for e in self.linked.of(mention) if not any(e is o for o in out)]
        return out


@cache
def _opening(openers: str) -> re.Pattern[str]:
    """What stands between a pattern and its content; see the head of ``frames.yaml``."""
    choices = []
    for opener in openers.split("|"):
        gap = r"(?:[^,;:.]{0,120}?\s)??" if opener.startswith("~") else ""
        choices.append(rf"{gap}{opener.removeprefix('~')}\s+" if opener else "")
    return re.compile(rf"\s*(?:{'|'.join(choices)})", re.IGNORECASE)


def _of_kind(entities: list[Entity], kind: str) -> list[Entity]:
    if kind == "":
        return entities
    if kind == "court":
        return [e for e in entities if is_court(e)]
    if kind == "authority":
        return [e for e in entities if e.cls in AUTHORITIES]
    return [e for e in entities if e.cls == kind]


def is_court(entity: Entity) -> bool:
    """A court, or a person who is called judge."""
    return entity.cls == Class.COURT or entity.judge


# ---------------------------------------------------------------- what qualifies an event


def _qualify(event: Event, unit: Sentences) -> None:
    """Set the modality from the cues that reach the trigger."""
    event.modality = _OWN_MODALITY.get(event.cls, Modality.ASSERTED)
    at = event.trigger[0]
    speech = event.cls in _OWN_MODALITY
    for cue in unit.cues:
        inside = event.trigger[0] <= cue.start < event.trigger[1]
        if not cue.reaches(at) or inside or cue.start <= at < cue.end:
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
            case Cue.HEDGE | Cue.CONDITION if not speech:
                event.modality = Modality.SPECULATED
            case _:
                event.cues.pop()


def _attach(event: Event, unit: Sentences) -> None:
    """Give the event the date, duration and sum that stand nearest to it in its own clauses, or the
    only one of its sentence.
    """
    event.date = _nearest([d for d in unit.dates if _may_date(d, event, unit)], event)
    if event.cls in _LASTING:
        event.duration = _nearest(unit.durations, event)
    if event.cls in _COSTING:
        event.amount = _nearest(unit.money, event)


_OTHER_TOLD = re.compile(
    r"[\s,]*(?:that|which|who|whom|when|after|before|as|while|because|since|where)\b", re.IGNORECASE
)


def _may_date(date: TimeMention, event: Event, unit: Sentences) -> bool:
    """A date in a later clause that tells of something else does not date the event."""
    if event.start <= date.start < event.end:
        return True
    clause = clause_at(unit.clauses, date.start)
    later = clause.start > event.trigger[0]
    return not (later and _OTHER_TOLD.match(clause.text, clause.start, clause.end))


_T = TypeVar("_T", TimeMention, Quantity)


def _nearest(candidates: list[_T], event: Event) -> _T | None:
    inside = [c for c in candidates if event.start <= c.start < event.end]
    pool = inside or (candidates if len(candidates) == 1 else [])
    return min(pool, key=lambda c: _gap(c.start, c.end, event.trigger), default=None)


def _gap(start: int, end: int, trigger: tuple[int, int]) -> int:
    return max(0, trigger[0] - end, start - trigger[1])


def _share_roles(found: list[Event]) -> None:
    """A lawsuit told without its parties takes them from the accusation in the same sentence, and the
    other way round.
    """
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


def _hedged_clauses(text: str, linked: Linked, unit: Sentences, found: list[Event]) -> list[Event]:
    """A forecast that no frame tells: what may or might be, about a named thing in legal matters."""
    out: list[Event] = []
    if unit.sentence.kind in (BlockKind.TITLE, BlockKind.HEADING) or not _LEGAL.search(unit.sentence.text):
        return out
    for cue in unit.cues:
        if cue.cue is not Cue.HEDGE or any(e.start < cue.end and e.end > cue.start for e in (*found, *out)):
            continue
        clause = clause_at(unit.clauses, cue.start)
        end = max(clause.end, cue.reach_end)
        subjects = [e for m in clause.subject(cue.start) for e in linked.of(m)]
        others = [e for m in clause.inside(clause.start, end) for e in linked.of(m)]
        named = [e for e in (subjects or others) if e.named]
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
    for qualifier in qualifiers():
        for pattern in qualifier.patterns:
            for match in pattern.finditer(text, unit.sentence.start, unit.sentence.end):
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
    if before is None or not _SAYS_THAT.search(text[before.start : clause.start]):
        return []
    circles = _CIRCLES.search(text, before.start, clause.start)
    if circles:
        return [circles[1]]
    names = [e.name for m in before.subject(clause.start) for e in linked.of(m)]
    return [" and ".join(names)] if names else []
