"""Who holds the roles around one match of a frame: the slots that ``frames.yaml`` names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from cryptoreg.loaders.text import bare_nouns, instruments, offices
from cryptoreg.loaders.text.entities import (
    AGENTS,
    AUTHORITIES,
    ORDERED_AUTHORITIES,
    UNNAMED_COURT,
    Entity,
    is_court,
    is_of_appeal,
    is_party,
    is_prosecutor,
)
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.speakers import speaker_before
from cryptoreg.loaders.text.standing import OPENING, Standing
from cryptoreg.loaders.text.syntax import CLOSES_SPEECH, clause_at
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.loaders.text.voices import Voice
from cryptoreg.ontology.generated.names import Class

_TARGETS = frozenset({"against", "accused", "opponent"})
_BY_THE_VERB = frozenset({"subject", "object", "by", "against", "with", "of", "for", "possessor", "inside"})
"""Slots that most roles name, and that mentions alone fill."""
_WHOSE_HEAD = re.compile(
    r" (?:of|at|behind) (?:the )?(?:[a-z-]+ ){0,3}?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}(?=, )"
)
_GOVERNING = ("by", "against", "into", "with", "from", "on")
"""Slots that a noun without a name fills behind a preposition."""
_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
_AND = re.compile(r"\b(?:and|but|while|though|although)\s\Z")
_CONTEXT_REACH = 3
"""Sentences that a slot ``context`` looks back for a court or a party."""
_IS_A = re.compile(r"\b(?:is|are|was|were|be|been|being|as|becomes?|became|remains?|not|like|than)\s$")
_BOUND = re.compile(r" (?:also |now |still )?(?:must|shall|has|have|will|would|can|may|needs?)\b")
_SOME_OF = re.compile(r"\w+ of (?:the|those|these|them)\b")
_FILED_BY = re.compile(r"\b(?:filed|brought|lodged|submitted)\b[^.;]{0,60}? by [^.;]{0,60}\Z")
_COUNSEL_BEFORE = re.compile(
    r"\b(?:law firms?|co-?counsel|counsel|attorneys?|lawyers?|solicitors|barristers?)(?: at| of| from)? \Z",
    re.IGNORECASE,
)
_LAW_FIRM = re.compile(r"\b(?:Law|LLP|PLLC|Legal|Law (?:Firm|Group|Offices?|Center))$")
_WHO_COMMENTS = r"(?:lawyer|attorney|counsel|professor|analyst|economist|spokes(?:man|woman|person))"
_COMMENTS = re.compile(rf", (?:an?|the|who is an?) (?:[\w’'-]+ ){{0,4}}?{_WHO_COMMENTS}\b")
_COMMENTATOR = re.compile(rf"\b{_WHO_COMMENTS} \Z")
_OFTEN = 4
"""Mentions that make an authority the one of which a text speaks."""
_SAYS_WHOM = re.compile(
    r"\s(?:into|against)\s(?!(?:it|them|him|her|its|their|his)\b|how\b|whether\b|what\b|possible\b|potential\b|alleged\b|suspected\b|claims?\b|allegations?\b|"
    r"(?:the|this|that|a|an|any)\s(?:matter|case|collapse|hack|breach|incident|affair|company|firm|exchange|agency|crash|theft|alleged|possible|suspected|sale|token|listing)\b)"
)
_WHY = re.compile(
    r",? (?:because|since|although|though|whereas|even (?:if|though))\b|, an? (?:claim|view|charge|point|fear|idea|notion|prospect|argument)\b"
)
_ANOTHER = re.compile(r"\b(?:separate|unrelated|another)\b")
_COINED = {
    UNNAMED_COURT: Class.COURT,
    "DOJ": Class.GOVERNMENT_BODY,
    "task force (unnamed)": Class.TASK_FORCE,
    "SEC": Class.REGULATOR,
    "authorities (unnamed)": Class.GOVERNMENT_BODY,
    "US authorities (unnamed)": Class.GOVERNMENT_BODY,
    "President of the United States": Class.PERSON,
}


class Slots(Standing):
    """The holders of the slots around one match of a frame."""

    def fill(self, place: str) -> list[Entity]:
        """The entities in a slot; empty when nobody stands there."""
        if place.startswith("="):
            return [self._unnamed(place[1:])]
        slot, _, kind = place.partition(".")
        if slot == "subject" and self.only_by_subject and not self.verb and self._is_joined():
            return []
        if slot not in _BY_THE_VERB:
            found = self._elsewhere(slot, kind)
            if found is not None:
                return found
        found = of_kind(self._entities(self.mentions(slot)) or self._bare(slot), kind)
        if slot == "sentence" and kind == "party" and self.role in _TARGETS:
            found = [e for e in found if not e.official]  # who chairs the agency is not whom it fined
        return [e for e in found if not (self.on_trial and kind == "court" and is_of_appeal(e))]

    def _is_joined(self) -> bool:
        """Of "Kraken has moved, and lawyers think that": whether another clause goes before words that tell who acts."""
        return _AND.search(self.text, self.unit.sentence.start, self.match.start()) is not None

    def binds_somebody(self) -> bool:
        """Whether a firm or person that the text names must do what the match tells: "Kraken must", "the firm has to"."""
        first, end = self.clause.sentence.start, self.match.end()
        bound = [m for m in self.clause.inside(max(first, self.match.start() - 30), end) if m.end <= end]
        return any(
            e.named and e.cls in (Class.FIRM, Class.PERSON)
            for m in bound
            if _BOUND.match(self.text, m.end, end) or m.start >= self.match.start()
            for e in self.linked.of(m)
        )

    def files_for_another(self, entity: Entity) -> bool:
        """Whether the sentence tells somebody as counsel who files: "filed by Hale Law", "by the law firm Brandt"."""
        first, last = self.unit.sentence.start, self.unit.sentence.end
        return any(
            _FILED_BY.search(self.text, first, m.start) is not None
            and (
                _COUNSEL_BEFORE.search(self.text, max(first, m.start - 30), m.start) is not None
                or _LAW_FIRM.search(m.text) is not None
            )
            for m in entity.mentions
            if first <= m.start < last
        )

    def _elsewhere(self, slot: str, kind: str) -> list[Entity] | None:
        """The entities in a slot that is filled by other means than its mentions; None for all others."""
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
            case "agency_paper":
                courts = any(is_court(e) for e in self.linked.entities)
                return [] if courts else of_kind(self._context("authority"), "authority")
            case "owner":
                return []
            case "speaker":
                speaker = self._speaker()
                return [speaker] if speaker else []
            case "context":
                # "their lawyers have until Friday": whoever stands there, nobody told of before
                other = self.only_by_subject and self.clause.bare_subject(self.verb_start) is not None
                return [] if other else self._context(kind)
            case "before" | "after":
                return self._beside(slot, kind)
            case "before_it":
                it = re.match(r"\s+(?:it|them|him|her)\b", self.text[self.verb_end : self.verb_end + 8])
                return self._beside("before", kind) if it else []
        return None

    def _bare(self, slot: str) -> list[Entity]:
        """Whoever stands in a slot that no mention fills: "an online platform", "two lenders"."""
        noun = self._bare_noun(slot)
        if noun is None or self.unit.sentence.kind in _HEADLINES or self._names_another(noun):
            return []
        if any(m.start < noun.end <= m.end and self.linked.of(m) for m in self.clause.mentions):
            return []  # "the Department of Financial Services": no department without a name
        if self.only_known and not noun.definite:
            return []
        if apposed := self._named_behind(noun):
            return apposed
        found = bare_nouns.entity(self.text, self.linked, noun)
        return [] if found is None else [found]

    def _named_behind(self, noun: bare_nouns.BareNoun) -> list[Entity]:
        """Of "sued its founder, Jane Hale, for fraud" the one who is named: a person, who is told by a noun for one."""
        end = noun.end
        if (
            whose := _WHOSE_HEAD.match(self.text, end)
        ) is not None:  # "the founder of the exchange, Jane Hale,"
            end = whose.end()
        if not self.text.startswith(", ", end):
            return []
        named = [m for m in self.clause.inside(end, end + 60) if m.start == end + 2]
        persons = [e for m in named for e in self.linked.of(m) if e.cls == Class.PERSON and e.named]
        return persons if named and self.text.startswith((",", "."), named[0].end) else []

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
            opening = OPENING.match(self.text, *self.content)
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
        subject = self.mentions("subject")
        if not strict and self.voice is Voice.PASSIVE and not subject:
            return True
        return bool(of_kind(self._entities(subject), "court"))

    def _beside(self, slot: str, kind: str) -> list[Entity]:
        """The nearest of a kind in the sentence, left or right of the match, with those joined to it."""
        sentence = self.unit.sentence
        if slot == "before":
            stretch = self.clause.inside(sentence.start, self.match.start())[::-1]
        else:
            stretch = self.clause.inside(
                self.match.end(), min(self._reach_of_opinion(), self._end_of_quotation(sentence.end))
            )
        for mention in stretch:
            owns = mention.kind is MentionKind.PRONOUN or self.role == "appointee"
            if self._is_in_passing(mention):
                continue
            if (owns and self.clause.is_possessive(mention)) or (
                kind != "Firm" and self.clause.is_modifier(mention)
            ):
                continue
            if self.role in _TARGETS and any(
                e.cls == Class.AGENT and not e.named for e in self.linked.of(mention)
            ):
                continue  # "customers" who stand somewhere in the sentence
            if of_kind(self.linked.of(mention), kind):
                group = (
                    self.clause.group(mention, sentence.end)
                    if slot == "after"
                    else self.clause.group_ending(mention)
                )
                return of_kind(self._entities(group), kind)
        return []

    def _is_in_passing(self, mention: Mention) -> bool:
        """Whether a mention only says whose something is of which an opinion is, or names a law for comparison."""
        if self.role == "about":
            return mention.text.lower() in ("its", "their", "his", "her")
        return mention.cls == Class.LAW and instruments.is_compared(self.text, mention)

    def _reach_of_opinion(self) -> int:
        """Where the stretch behind a match ends: of whom an opinion is, not why somebody holds it or who rejects it."""
        end = self.unit.sentence.end
        why = _WHY.search(self.text, self.match.end(), end) if self.role == "about" else None
        return end if why is None else why.start()

    def _end_of_quotation(self, end: int) -> int:
        """Where what somebody says ends, in which the match stands; who says it follows: "“It closed its probe,” Hale said"."""
        closing = CLOSES_SPEECH.search(self.text, self.match.end(), end)
        return end if closing is None else closing.start()

    def _context(self, kind: str) -> list[Entity]:
        """The last of a kind that was named before; a court also from the two sentences that follow."""
        here = self.unit.number
        start = self.match.start()
        if kind in ("party", "Firm", "Person") and self._is_against_another():
            return []
        if kind == "prosecutor":
            return self.linked.prosecutors_near(start)
        near = kind in ("court", "party", "Firm", "Person")
        first = self._context_begins(kind) if near else 0
        before = [m for m in self.linked.refers if first <= m.start and m.end <= start]
        if kind == "authority" and (spoken_of := self._authority_spoken_of(before)):
            return spoken_of
        for mention in sorted(before, key=lambda m: -m.start):
            if kind == "court" and mention.kind in (MentionKind.DESCRIPTION, MentionKind.PRONOUN):
                continue
            found = self._in_context(mention, kind)
            if found and kind == "party" and self.role in _TARGETS:
                return self._with_those_joined(mention, found)
            if found:
                return found
        if near and kind != "court":
            return []
        stop = self.units[min(len(self.units) - 1, here + 2)].sentence.end if near else len(self.text)
        for mention in sorted(self.linked.refers, key=lambda m: m.start):
            if mention.start >= start and mention.end <= stop:
                found = self._in_context(mention, kind)
                if found:
                    return found
        return []

    def _is_against_another(self) -> bool:
        """Whether an act is against somebody whom no mention covers, or who is not the one that the text speaks of:
        "closed a separate probe".
        """
        return self.role in _TARGETS and (
            _SAYS_WHOM.match(self.text, self.match.end()) is not None
            or _ANOTHER.search(self.match[0]) is not None
        )

    def _context_begins(self, kind: str) -> int:
        """Where what a court or a party may be named in begins: who sentences is named in the same paragraph."""
        if kind == "court" and self.on_trial:
            here = self.unit.sentence.paragraph
            return next(u.sentence.start for u in self.units if u.sentence.paragraph >= here)
        return self.units[max(0, self.unit.number - _CONTEXT_REACH)].sentence.start

    def _in_context(self, mention: Mention, kind: str) -> list[Entity]:
        """Those of a kind whom a mention means, without courts that have no name or cannot be meant, and officials
        where an act is against somebody.
        """
        against = kind == "party" and self.role in _TARGETS
        return [
            e
            for e in of_kind(self.linked.of(mention), kind)
            if (e.named or kind != "court")
            and not (self.on_trial and is_of_appeal(e))
            and not (against and (e.official or _SOME_OF.match(e.name) or self._only_comments(e)))
        ]

    def _only_comments(self, entity: Entity) -> bool:
        """Whether somebody is told as a lawyer, an analyst or a spokesman: whom the text quotes, and nobody sues."""
        return entity.cls == Class.PERSON and any(
            _COMMENTS.match(self.text, m.end) is not None
            or _COMMENTATOR.search(self.text, max(0, m.start - 20), m.start) is not None
            for m in entity.mentions
        )

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


def of_kind(entities: Iterable[Entity], kind: str) -> list[Entity]:
    """The entities of a kind: court, authority, prosecutor, party, agent, or a class; all for none, "named" agents that have a name."""
    match kind:
        case "":
            return list(entities)
        case "court":
            return [e for e in entities if is_court(e)]
        case "authority":
            return [e for e in map(_in_office, entities) if e.cls in AUTHORITIES]
        case "prosecutor":
            return [e for e in entities if is_prosecutor(e)]
        case "party":
            return [e for e in entities if is_party(e)]
        case "agent":
            return [e for e in entities if e.cls in AGENTS]
        case "named":
            return [e for e in entities if e.cls in AGENTS and e.named]
        case "official":
            return [
                e for e in entities if e.cls in ORDERED_AUTHORITIES or (e.cls == Class.PERSON and e.official)
            ]
    return [e for e in entities if e.cls == kind and not (kind == Class.PERSON and e.judge)]


def _in_office(entity: Entity) -> Entity:
    """The attorney general's office that a person acts for; of others, themselves."""
    office = entity.owner if entity.cls == Class.PERSON else None
    return entity if office is None else office
