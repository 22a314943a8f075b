"""Who stands where around one match of a frame: the slots that ``frames.yaml`` names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cryptoreg.loaders.text import bare_nouns, instruments, offices
from cryptoreg.loaders.text.entities import (
    AGENTS,
    AUTHORITIES,
    ORDERED_AUTHORITIES,
    Entity,
    Linked,
    is_court,
    is_of_appeal,
    is_party,
    is_prosecutor,
)
from cryptoreg.loaders.text.events import LEGAL
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.modality import Found
from cryptoreg.loaders.text.modifying import only_owns_people
from cryptoreg.loaders.text.needles import Tried, only
from cryptoreg.loaders.text.openings import search
from cryptoreg.loaders.text.speakers import speaker_before
from cryptoreg.loaders.text.syntax import Clause, clause_at
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.tokens import BlockKind, Sentence
from cryptoreg.loaders.text.voices import Voice, voice
from cryptoreg.ontology.generated.names import Class

_PREPOSITIONS = (
    "by",
    "against",
    "with",
    "of",
    "for",
    "to",
    "from",
    "into",
    "over",
    "at",
    "on",
    "about",
    "in",
)
_TARGETS = frozenset({"against", "accused", "opponent"})
_GOVERNING = ("by", "against", "into", "with", "from", "on")
"""Slots that a noun without a name fills behind a preposition."""
_SPLIT_CONTENT = re.compile(
    r",? and (?=\w+ing\b)|, (?:and )?(?=\w+ing\b)|,? and of (?=(?:\w+ing|\w+ \w+ing)\b)"
)
_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
_CONTEXT_REACH = 3
"""Sentences that a slot ``context`` looks back for a court or a party."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """A sentence with all that later stages look up in it.

    ``topic`` is what its paragraph is about; ``tried`` tells for each group of patterns which are worth trying.
    """

    number: int
    sentence: Sentence
    clauses: list[Clause]
    cues: list[Found]
    dates: list[TimeMention]
    durations: list[Quantity]
    money: list[Quantity]
    tried: Mapping[str, Tried]
    topic: tuple[Mention, ...] = ()
    topic_date: TimeMention | None = None
    told_by: str | None = None
    told_on: TimeMention | None = None


def speaks_of_law(unit: Sentences) -> bool:
    """Whether a sentence speaks of law, courts or regulators."""
    sentence = unit.sentence
    places = only(unit.tried["legal"])
    here = None if places is None else [place - sentence.start for place in places]
    return search(LEGAL, sentence.text, 0, len(sentence.text), here) is not None


class Slots:
    """Where the holders of roles stand around one match of a frame."""

    def __init__(
        self, text: str, linked: Linked, units: Sequence[Sentences], unit: Sentences, match: re.Match[str]
    ) -> None:
        self.text, self.linked, self.units, self.unit, self.match = text, linked, units, unit, match
        groups = match.groupdict()
        self.verb = groups.get("verb")
        self.verb_start = match.start("verb") if self.verb else match.start()
        self.verb_end = match.end("verb") if self.verb else match.end()
        self.clause = clause_at(unit.clauses, self.verb_start)
        self.voice = voice(text, self.clause, self.verb_start, self.verb) if self.verb else Voice.ACTIVE
        self.reduced = self.voice is Voice.PASSIVE and not self._has_auxiliary()
        self._content = (0, 0)
        self.only_known = False
        self.on_trial = False
        self.role = ""
        self.appointee: Entity | None = None
        self.instrument: Entity | None = None
        self._known: dict[str, list[Mention]] = {}

    @property
    def content(self) -> tuple[int, int]:
        """Where the content stands; both ends 0 when there is none."""
        return self._content

    @content.setter
    def content(self, stretch: tuple[int, int]) -> None:
        self._content = stretch
        self._known.pop("inner_subject", None)

    def _has_auxiliary(self) -> bool:
        """Whether a form of *be* stands before the verb, or in the match before it."""
        before = self.text[max(self.unit.sentence.start, self.verb_start - 40) : self.verb_start]
        return (
            re.search(r"\b(?:is|are|was|were|be|been|being|get|gets|got)\b(?: [\w’']+){0,3} $", before)
            is not None
        )

    def is_only_meant(self) -> bool:
        """Whether the verb is an infinitive that its governor does not bring about: "a request to approve"."""
        if self.voice is not Voice.NON_FINITE:
            return False
        before = self.text[max(self.unit.sentence.start, self.verb_start - 110) : self.verb_start]
        return re.search(r"\bto (?:\w+ly )?$", before) is not None and _BRINGS_ABOUT.search(before) is None

    def is_past(self) -> bool:
        """Whether the verb is a finite past tense, which no *to* or *will* before it governs."""
        if self.voice is not Voice.ACTIVE:
            return False
        word = re.match(r"\w+", self.text[self.verb_start : self.verb_end])
        if word is None or not (word[0].endswith("ed") or word[0].lower() in _PASTS):
            return False
        before = self.text[max(self.unit.sentence.start, self.verb_start - 30) : self.verb_start]
        return re.search(r"\b(?:have|has|had|having|be|been)(?: \w+)? $", before) is None

    def is_told_as_known(self) -> bool:
        """Whether the noun stands after words that take it for granted: "under its settlement with"."""
        before = self.text[max(self.unit.sentence.start, self.match.start() - 40) : self.match.start()]
        return (
            re.search(r"\b(?:under|after|following|part of|per|terms of) (?:[\w'’$.-]+ ){0,4}$", before)
            is not None
        )

    # ------------------------------------------------------------ what a frame asks

    def fill(self, place: str) -> list[Entity]:
        """The entities in a slot; empty when nobody stands there."""
        if place.startswith("="):
            return [self._unnamed(place[1:])]
        slot, _, kind = place.partition(".")
        if slot in instruments.SLOTS:
            return instruments.SLOTS[slot](self)
        match slot:
            case "office" | "left_office":
                held = offices.office(self, leaving=slot == "left_office")
                return [held] if held else []
            case "title_instrument":
                return [self._unnamed("President of the United States")]
            case "subject+with":
                return self._both_sides()
            case "owner":
                return []
            case "speaker":
                speaker = self._speaker()
                return [speaker] if speaker else []
            case "context":
                return self._context(kind)
            case "before" | "after":
                return self._beside(slot, kind)
            case "before_it":
                it = re.match(r"\s+(?:it|them|him|her)\b", self.text[self.verb_end : self.verb_end + 8])
                return self._beside("before", kind) if it else []
        found = of_kind(self._entities(self._mentions(slot)) or self._bare(slot), kind)
        if slot == "sentence" and kind == "party" and self.role in _TARGETS:
            found = [e for e in found if not e.official]  # who chairs the agency is not whom it fined
        return [e for e in found if not (self.on_trial and kind == "court" and is_of_appeal(e))]

    def _bare(self, slot: str) -> list[Entity]:
        """Whoever stands in a slot that no mention fills: "an online platform", "two lenders"."""
        noun = self._bare_noun(slot)
        if noun is None or self.unit.sentence.kind in _HEADLINES or self._names_another(noun):
            return []
        if self.only_known and not noun.definite:
            return []
        found = bare_nouns.entity(self.text, self.linked, noun)
        return [] if found is None else [found]

    def _names_another(self, noun: bare_nouns.BareNoun) -> bool:
        """Whether a noun only says what somebody is: "Hale is a trader", "Hale, a trader from Ohio"."""
        before = self.text[self.unit.sentence.start : noun.outer]
        if _IS_A.search(before):
            return True
        return any(self.text[m.end : noun.outer] in (", ", " ") for m in self.clause.mentions)

    def _bare_noun(self, slot: str) -> bare_nouns.BareNoun | None:
        passive = self.voice is Voice.PASSIVE
        first, last = self.unit.sentence.start, self.unit.sentence.end
        if slot == "subject" and passive:
            return self._governed_noun("by")
        if slot == "object" and not self.verb:
            return None
        if slot == ("object" if passive else "subject"):
            if self.voice is Voice.NOUN:
                return None
            end = self.clause.bare_subject(self.verb_start)
            return None if end is None else bare_nouns.ending(self.text, first, end)
        if slot == "object":
            return bare_nouns.beginning(self.text, self.verb_end, last)
        if slot == "inner_subject" and self.content[1]:
            start = self.content[0]
            opening = _OPENING.match(self.text, *self.content)
            return bare_nouns.beginning(self.text, (start if opening is None else opening.end()) - 1, last)
        if slot in _GOVERNING:
            return self._governed_noun(slot)
        return None

    def _governed_noun(self, preposition: str) -> bare_nouns.BareNoun | None:
        for found in re.finditer(rf"\b{preposition}\b", self.text[self.match.start() : self.clause.end]):
            noun = bare_nouns.beginning(self.text, self.match.start() + found.end(), self.unit.sentence.end)
            if noun is not None:
                return noun
        return None

    def _speaker(self) -> Entity | None:
        """Who says it, where no mention covers the words before the verb."""
        if self.voice is not Voice.ACTIVE:
            return None
        return speaker_before(self.text, self.linked, self.unit.sentence.start, self.verb_start)

    def _both_sides(self) -> list[Entity]:
        """Of "X is in talks with Y": X and Y; empty when either is not named."""
        first, second = self.fill("subject.agent"), self.fill("with.agent")
        apart = [e for e in second if not any(e is f for f in first)]
        return [*first, *apart] if first and apart else []

    def is_court_act(self, strict: bool = False) -> bool:
        """A court does it, or (unless strict) it is told in the passive without saying who does."""
        subject = self._mentions("subject")
        if not strict and self.voice is Voice.PASSIVE and not subject:
            return True
        return bool(of_kind(self._entities(subject), "court"))

    def contents(self, openers: str) -> list[tuple[int, int]]:
        """The stretches that say what is alleged or meant, one per joined gerund."""
        start = self.match.end()
        opening = _opening(openers).match(self.text, start, self.unit.sentence.end)
        if opening is None:
            return []
        start = opening.end()
        end = self._content_end(start)
        while end > start and self.text[end - 1] in ' .,;"”':
            end -= 1
        while start < end and self.text[start] == " ":
            start += 1
        if end - start < 3:
            return []
        parts, begin = [], start
        for joint in _SPLIT_CONTENT.finditer(self.text, start, end):
            if re.match(r"(?:\w+ly )?\w+ing\b", self.text[start:end]):
                parts.append((begin, joint.start()))
                begin = joint.end()
        return [*parts, (begin, end)]

    def evidence(self) -> tuple[int, int]:
        """The clauses that the match touches."""
        start = min(self.clause.start, self.match.start())
        end = max(clause_at(self.unit.clauses, self.match.end() - 1).end, self.match.end())
        return trimmed(self.text, start, end)

    def clause_text(self) -> str:
        """The words of the clauses that the match touches, and its sentence's up to them."""
        end = max(clause_at(self.unit.clauses, self.match.end() - 1).end, self.match.end())
        return self.text[min(self.clause.start, self.match.start()) : end]

    # ------------------------------------------------------------ the slots

    def _content_end(self, start: int) -> int:
        """The end of the sentence, or of the clause before one that tells of something else."""
        end = self.unit.sentence.end
        found = _ANOTHER_THING.search(self.text, start + 10, end)
        return found.start() if found else end

    def _mentions(self, slot: str) -> list[Mention]:
        """The mentions in a slot, without those that only modify the next: the firm in "Binance CEO Zhao"."""
        known = self._known.get(slot)
        if known is None:
            known = self._known[slot] = self._without_modifiers(slot)
        return known

    def _without_modifiers(self, slot: str) -> list[Mention]:
        found = self._standing(slot)
        if slot in ("task_force", "topic", "told", "sentence"):
            return found
        kept = [m for m in found if not self.clause.is_modifier(m)]
        if slot == "object" and kept and only_owns_people(self.text, kept[-1]):
            return kept[:-1]  # "charges Kraken founders": who they are stands behind the name
        if found and not kept:
            last = found[-1]
            following = self.clause.inside(last.end, self.unit.sentence.end)
            return following[:1]
        return kept

    def _standing(self, slot: str) -> list[Mention]:
        passive = self.voice is Voice.PASSIVE
        match slot:
            case "subject":
                if passive:
                    return self.clause.after("by", self.verb_end)
                return [] if self.voice is Voice.NOUN else self.clause.subject(self.verb_start)
            case "object":
                if passive:
                    return self.clause.subject(self.verb_start)
                return self.clause.object(self.verb_end) or self._antecedent()
            case "inside":
                return self.clause.inside(*self.match.span())
            case "sentence":
                return list(self.clause.mentions)
            case "possessor":
                return self._possessor()
            case "between":
                return self.clause.after("between", self.match.start())
            case _ if slot in _PREPOSITIONS:
                return self.clause.after(slot, self.match.start())
        return self._told_elsewhere(slot)

    def _told_elsewhere(self, slot: str) -> list[Mention]:
        """The slots that do not stand by the verb itself."""
        match slot:
            case "told":
                return self._told()
            case "topic":
                return list(self.unit.topic)
            case "modifier":
                return self._modifier()
            case "among":
                found = _EXAMPLES.search(
                    self.text, self.match.end(), min(self.unit.sentence.end, self.match.end() + 110)
                )
                return [] if found is None else self.clause.naming(found.end())
            case "naming":
                return self._naming()
            case "inner_subject":
                first, last = self.content if self.content[1] else (self.match.end(), self.unit.sentence.end)
                opening = _OPENING.match(self.text, first, last)
                first = first if opening is None else opening.end()
                acting = next(
                    (
                        m
                        for m in self.clause.inside(first, min(last, first + 80))
                        if not self.clause.is_possessive(m) and not self.clause.is_governed(m)
                    ),
                    None,
                )
                return [] if acting is None else self.clause.group(acting, last)
            case "task_force":
                return [
                    m
                    for m in self.clause.inside(self.match.start(), self.match.end() + 45)
                    if m.cls == Class.TASK_FORCE
                ][:1]
            case "last_authority":
                before = [
                    m for m in self.linked.refers if m.end <= self.match.start() and m.cls in AUTHORITIES
                ]
                return [max(before, key=lambda m: m.end)] if before else []
        raise ValueError(f"no slot is called {slot}")

    def _modifier(self) -> list[Mention]:
        """Of "the CFTC complaint": who stands right before the noun without 's."""
        start = self.match.start()
        before = [m for m in self.clause.mentions if m.end < start]
        if not before or not re.fullmatch(r"\s(?:[a-z-]+\s){0,2}", self.text[before[-1].end : start]):
            return []
        return before[-1:]

    def _naming(self) -> list[Mention]:
        """Of "the complaint, filed in June, names the exchange": whom it names, targets or accuses."""
        found = _NAMES.search(self.text, self.match.end(), self.unit.sentence.end)
        return [] if found is None else self.clause.naming(found.end())

    def _antecedent(self) -> list[Mention]:
        """In "the exchange, which the SEC sued": what the relative clause is about."""
        subject = self.clause.subject(self.verb_start)
        if not subject:
            return []
        before = self.text[self.unit.sentence.start : subject[0].start]
        found = re.search(r",?\s+(?:which|that|whom|who)\s+(?:the\s+)?$", before)
        if found is None:
            return []
        end = self.unit.sentence.start + found.start()
        return [m for m in self.clause.mentions if m.end == end][:1]

    def _possessor(self) -> list[Mention]:
        if re.match(r"\w+ by ", self.match[0]):
            return []  # "a motion by the firm to dismiss the agency's complaint"
        inside = [
            m for m in self.clause.inside(*self.match.span()) if self.text[m.end : m.end + 2] in ("'s", "’s")
        ]
        return inside[:1] or self.clause.possessor(self.match.start())

    def _told(self) -> list[Mention]:
        sentence = self.unit.sentence
        found = re.search(r"\b(?:told|informed|notified)\s+", self.text[sentence.start : self.match.start()])
        if found is None:
            return []
        passive = re.search(
            r"\b(?:is|are|was|were|been)\b[\w ]{0,12}$",
            self.text[sentence.start : sentence.start + found.start()],
        )
        if passive:
            return self.clause.subject(sentence.start + found.start())
        inside = self.clause.inside(sentence.start + found.end(), self.match.start())
        return self.clause.group(inside[0], self.match.start()) if inside else []

    def _beside(self, slot: str, kind: str) -> list[Entity]:
        """The nearest of a kind in the sentence, left or right of the match, with those joined to it."""
        sentence = self.unit.sentence
        if slot == "before":
            stretch = self.clause.inside(sentence.start, self.match.start())[::-1]
        else:
            stretch = self.clause.inside(self.match.end(), sentence.end)
        for mention in stretch:
            if (mention.kind is MentionKind.PRONOUN and self.clause.is_possessive(mention)) or (
                kind != "Firm" and self.clause.is_modifier(mention)
            ):
                continue
            if of_kind(self.linked.of(mention), kind):
                group = (
                    self.clause.group(mention, sentence.end)
                    if slot == "after"
                    else self.clause.group_ending(mention)
                )
                return of_kind(self._entities(group), kind)
        return []

    def _context(self, kind: str) -> list[Entity]:
        """The last of a kind that was named before; a court also from the two sentences that follow."""
        here = self.unit.number
        start = self.match.start()
        if (
            kind in ("party", "Firm", "Person")
            and self.role in _TARGETS
            and _SAYS_WHOM.match(self.text, self.match.end())
        ):
            return []  # somebody stands there whom no mention covers
        if kind == "prosecutor":
            return self.linked.prosecutors_near(start)
        near = kind in ("court", "party", "Firm", "Person")
        first = self.units[max(0, here - _CONTEXT_REACH)].sentence.start if near else 0
        before = [m for m in self.linked.refers if first <= m.start and m.end <= start]
        if kind == "authority" and (spoken_of := self._authority_spoken_of(before)):
            return spoken_of
        for mention in sorted(before, key=lambda m: -m.start):
            if kind == "court" and mention.kind in (MentionKind.DESCRIPTION, MentionKind.PRONOUN):
                continue
            found = [e for e in of_kind(self.linked.of(mention), kind) if e.named or kind != "court"]
            found = [e for e in found if not (self.on_trial and is_of_appeal(e))]
            found = [e for e in found if not (kind == "party" and self.role in _TARGETS and e.official)]
            if found and kind == "party" and self.role in _TARGETS:
                return self._with_those_joined(mention, found)
            if found:
                return found
        if near and kind != "court":
            return []
        stop = self.units[min(len(self.units) - 1, here + 2)].sentence.end if near else len(self.text)
        for mention in sorted(self.linked.refers, key=lambda m: m.start):
            if mention.start >= start and mention.end <= stop:
                found = [e for e in of_kind(self.linked.of(mention), kind) if e.named or kind != "court"]
                found = [e for e in found if not (self.on_trial and is_of_appeal(e))]
                if found:
                    return found
        return []

    def _with_those_joined(self, last: Mention, found: list[Entity]) -> list[Entity]:
        """Of "Hale and his company, Tidewater Exchange": both, where the last of them was told of last."""
        unit = next((u for u in self.units if u.sentence.start <= last.start < u.sentence.end), None)
        if unit is None or not unit.clauses or last.kind is not MentionKind.NAME:
            return found
        group = clause_at(unit.clauses, last.start).group_ending(last)
        return of_kind(self._entities(group), "party") or found

    def _authority_spoken_of(self, before: Sequence[Mention]) -> list[Entity]:
        """The authority named last, unless the text so far speaks of another and names this one in passing."""
        told = [
            e
            for m in sorted(before, key=lambda m: -m.start)
            for e in self.linked.of(m)
            if e.cls in AUTHORITIES
        ]
        if not told:
            return []
        often = Counter(e.index for e in told)
        main = max(told, key=lambda e: often[e.index])
        passing = often[told[0].index] == 1 and often[main.index] >= _OFTEN
        return [main if passing else told[0]]

    def _unnamed(self, name: str) -> Entity:
        if name == "President of the United States":
            president = self.linked.president()
            if president is not None:
                return president
        return self.linked.coin(name, _COINED.get(name, Class.AGENT), *self.match.span(), named=False)

    def _entities(self, mentions: Iterable[Mention]) -> list[Entity]:
        out: list[Entity] = []
        for mention in mentions:
            out += [e for e in self.linked.of(mention) if not any(e is o for o in out)]
        return out


_OPENING = re.compile(
    r"(?:by|while|when|if|although|though|in|with|without|under|despite|because|since|after|before|unlike|instead of) [^.;\"”]{3,220}?, (?=(?:the|it|he|she|they|its|his|[A-Z]))"
)
_IS_A = re.compile(r"\b(?:is|are|was|were|be|been|being|as|becomes?|became|remains?|not|like|than)\s$")
_OFTEN = 4
"""Mentions that make an authority the one of which a text speaks."""
_ANOTHER_THING = re.compile(
    r", (?:and (?:said|says|vowed|warned|will|would|promised|pledged|plans)|but|while|although|though|after|before|when|according to|adding)\b|—"
)
_SAYS_WHOM = re.compile(
    r"\s(?:into|against)\s(?!(?:it|them|him|her|its|their|his)\b|how\b|whether\b|what\b|possible\b|potential\b|alleged\b|suspected\b|claims?\b|allegations?\b|"
    r"(?:the|this|that|a|an|any)\s(?:matter|case|collapse|hack|breach|incident|affair|company|firm|exchange|agency|crash|theft|alleged|possible|suspected|sale|token|listing)\b)"
)
_NAMES = re.compile(
    r"\b(?:nam(?:es|ed|ing)|target(?:s|ed|ing)|charg(?:es|ed|ing)|accus(?:es|ed|ing)|against)\s"
)
_EXAMPLES = re.compile(
    r",? (?:among them|including|such as|notably)(?: (?:those |the one |ones )?(?:against|involving|with|into))?,?(?= )"
)
_BRINGS_ABOUT = re.compile(
    r"\b(?:vot(?:ed|es|ing)|decid(?:ed|es)|managed|forced|went on|began|begun|continued|chose|moved quickly|pay(?:s|ing)?|paid|opted|proceeded|led|acted|agree[sd]?)\b(?:[^.;]|\.\d){0,100}\bto (?:\w+ly )?$"
)
_PASTS = frozenset(
    "paid sued brought found held led made put set told struck won lost sought took gave got left fell drew began went said".split()
)
_COINED = {
    "court (unnamed)": Class.COURT,
    "DOJ": Class.GOVERNMENT_BODY,
    "task force (unnamed)": Class.TASK_FORCE,
    "SEC": Class.REGULATOR,
    "authorities (unnamed)": Class.GOVERNMENT_BODY,
    "US authorities (unnamed)": Class.GOVERNMENT_BODY,
    "President of the United States": Class.PERSON,
}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the signs and spaces at its ends."""
    while start < end and text[start] in " ,;:—–\n\t":
        start += 1
    while end > start and text[end - 1] in " ,;:\n\t":
        end -= 1
    return start, end


@cache
def _opening(openers: str) -> re.Pattern[str]:
    """What stands between a pattern and its content; see the head of ``frames.yaml``."""
    choices = []
    for opener in openers.split("|"):
        gap = (
            r"(?:(?:(?!, \w+ing\b)[^;:.]|\.(?=\w|[A-Z,]|,? (?:Inc|LLC|[a-z]))){0,220}?\s)??"
            if opener.startswith("~")
            else ""
        )
        choices.append(rf"{gap}{opener.removeprefix('~')}\s+" if opener else "")
    return re.compile(rf"\s*(?:{'|'.join(choices)})", re.IGNORECASE)


def of_kind(entities: Iterable[Entity], kind: str) -> list[Entity]:
    """The entities of a kind: court, authority, prosecutor, party, agent, or a class; all for none."""
    match kind:
        case "":
            return list(entities)
        case "court":
            return [e for e in entities if is_court(e)]
        case "authority":
            return [e for e in entities if e.cls in AUTHORITIES]
        case "prosecutor":
            return [e for e in entities if is_prosecutor(e)]
        case "party":
            return [e for e in entities if is_party(e)]
        case "agent":
            return [e for e in entities if e.cls in AGENTS]
        case "official":
            return [
                e for e in entities if e.cls in ORDERED_AUTHORITIES or (e.cls == Class.PERSON and e.official)
            ]
    return [e for e in entities if e.cls == kind and not (kind == Class.PERSON and e.judge)]
