"""Which mentions stand where around one match of a frame, by the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cryptoreg.loaders.text.entities import (
    AUTHORITIES,
    Entity,
    Linked,
)
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.loaders.text.modifying import only_owns_parts, only_owns_people
from cryptoreg.loaders.text.syntax import clause_at
from cryptoreg.loaders.text.units import Sentences, trimmed
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
_SPLIT_CONTENT = re.compile(
    r",? and (?=\w+ing\b)|, (?:and )?(?=\w+ing\b)|,? and of (?=(?:\w+ing|\w+ \w+ing)\b)"
)
_AND_THAT = re.compile(
    r",? and that (?=(?:the|its|both) (?:company|firm|exchange|defendants?|executives?|founders?|offering|tokens?|platform|sale|scheme|pair|two|bank|lender|issuer)\b|[A-Z][a-z]+ (?!Act\b))"
)
"""Between two accusations of one sentence, the second of somebody or something of its own."""
OPENING = re.compile(
    r"(?:by|while|when|if|although|though|in|with|without|under|despite|because|since|after|before|unlike|instead of) [^.;\"”]{3,220}?, (?=(?:the|it|he|she|they|its|his|[A-Z]))"
)
_ANOTHER_THING = re.compile(
    r", (?:and (?:said|says|vowed|warned|will|would|promised|pledged|plans)|but|while|although|though|after|before|when|according to|adding)\b|—"
)
_NAMES = re.compile(
    r"\b(?:nam(?:es|ed|ing)|target(?:s|ed|ing)|charg(?:es|ed|ing)|accus(?:es|ed|ing)|against)\s"
)
_EXAMPLES = re.compile(
    r",? (?:among them|including|such as|notably)(?: (?:those |the one |ones )?(?:against|involving|with|into))?,?(?= )"
)
_PASSIVE_AUXILIARY = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got)\b(?: [\w’']+){0,3} $")
_PERFECT = re.compile(r"\b(?:have|has|had|having|be|been)(?: \w+)? $")
_WORD = re.compile(r"\w+")
_BY_SOMEBODY = re.compile(r"\w+ by ")
_BRINGS_ABOUT = re.compile(
    r"\b(?:return(?:ed|s)?|refund(?:ed|s)?|repa(?:y|id)|forfeit(?:ed|s)?|hand(?:ed|s)? over|surrender(?:ed|s)?|vot(?:ed|es|ing)|decid(?:ed|es)|managed|forced|went on|began|begun|continued|chose|moved quickly|pay(?:s|ing)?|paid|opted|proceeded|led|acted|agree[sd]?|[Ii]t (?:took|has taken))\b[^;]{0,150}\bto (?:\w+ly )?$|\bhad to (?:\w+ly )?$"
)
_TAKEN = re.compile(
    r"(?:\b(?:this|that|these|the|its|their|his|her|whose|both)|['’]s|s['’]) (?:[\w-]+ ){0,2}?(?:decision|choice|move)s? to (?:\w+ly )?$",
    re.IGNORECASE,
)
_NOT_YET_TAKEN = re.compile(
    r"\b(?:await|pend|expect|anticipat|(?:re)?consider|weigh|mull|rever|rescind|overturn|delay|postpon|defer|urg|fear|deny|denie|rests? with|lies? with|up to|hing|depend)\w*\b|\bfac(?:es?|ed|ing)\b",
    re.IGNORECASE,
)


class Standing:
    """Where mentions stand around one match of a frame.

    ``only_known`` is true where a noun without a name must mean somebody who was told of; ``only_by_subject`` where a
    noun that nothing explains stands for nobody told of before; ``on_trial`` where a trial court acts; ``role`` is the
    role that is being filled.
    """

    def __init__(
        self, text: str, linked: Linked, units: Sequence[Sentences], unit: Sentences, match: re.Match[str]
    ) -> None:
        self.text, self.linked, self.units, self.unit, self.match = text, linked, units, unit, match
        self.verb: str | None = match["verb"] if "verb" in match.re.groupindex else None
        self.verb_start = match.start("verb") if self.verb else match.start()
        self.verb_end = match.end("verb") if self.verb else match.end()
        self.clause = clause_at(unit.clauses, self.verb_start)
        self.voice = voice(text, self.clause, self.verb_start, self.verb) if self.verb else Voice.ACTIVE
        if "reduced" in match.re.groupindex and match["reduced"]:
            self.voice = Voice.PASSIVE
        self.reduced = self.voice is Voice.PASSIVE and not self._has_auxiliary()
        self._content = (0, 0)
        self.only_known = False
        self.only_by_subject = False
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
        return _PASSIVE_AUXILIARY.search(before) is not None

    def is_only_meant(self) -> bool:
        """Whether the verb is an infinitive that its governor does not bring about: "a request to approve".

        A decision that is known ("this decision to dismiss") brings it about as *decided to* does.
        """
        if self.voice is not Voice.NON_FINITE:
            return False
        before = self.text[max(self.unit.sentence.start, self.verb_start - 160) : self.verb_start]
        return (
            re.search(r"\bto (?:\w+ly )?$", before) is not None
            and _BRINGS_ABOUT.search(before) is None
            and not (_TAKEN.search(before) and self._is_settled())
        )

    def _is_settled(self) -> bool:
        """Whether no word around says that the decision is awaited or was taken back."""
        sentence = self.unit.sentence
        before = max(sentence.start, self.verb_start - 160), self.verb_start
        after = self.verb_end, min(sentence.end, self.verb_end + 160)
        return not any(_NOT_YET_TAKEN.search(self.text, *part) for part in (before, after))

    def is_past(self) -> bool:
        """Whether the verb is a finite past tense, which no *to* or *will* before it governs."""
        if self.voice is not Voice.ACTIVE:
            return False
        word = _WORD.match(self.text, self.verb_start, self.verb_end)
        if word is None or word[0].lower() in _NO_PASTS:
            return False
        if not (word[0].endswith("ed") or word[0].lower() in _PASTS):
            return False
        before = self.text[max(self.unit.sentence.start, self.verb_start - 30) : self.verb_start]
        return _PERFECT.search(before) is None

    def is_told_as_known(self) -> bool:
        """Whether the noun stands after words that take it for granted: "under its settlement with"."""
        before = self.text[max(self.unit.sentence.start, self.match.start() - 40) : self.match.start()]
        return (
            re.search(r"\b(?:under|after|following|part of|per|terms of) (?:[\w'’$.-]+ ){0,4}$", before)
            is not None
        )

    def contents(self, openers: str, *, accusing: bool = False) -> list[tuple[int, int]]:
        """The stretches that say what is alleged or meant, one per joined gerund and, of accusations, *that* clause."""
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
        if end - start < 3 or _ONLY_A_DAY.fullmatch(self.text, start, end):
            return []
        parts, begin = [], start
        if accusing and "that" in openers:
            for joint in _AND_THAT.finditer(self.text, start + 20, end - 20):
                parts.append((begin, joint.start()))
                begin = joint.end()
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

    def _content_end(self, start: int) -> int:
        """The end of the sentence, or of the clause before one that tells of something else."""
        end = self.unit.sentence.end
        found = _ANOTHER_THING.search(self.text, start + 10, end)
        return found.start() if found else end

    def mentions(self, slot: str) -> list[Mention]:
        """The mentions in a slot, without those that only modify the next: the firm in "Binance CEO Zhao"."""
        known = self._known.get(slot)
        if known is None:
            known = self._known[slot] = self._without_modifiers(slot)
        return known

    def _without_modifiers(self, slot: str) -> list[Mention]:
        found = self._standing(slot)
        if slot in ("subject", "sentence"):  # "two arms of the Treasury, OFAC and FinCEN, said"
            found = [m for m in found if not only_owns_parts(self.text, m)]
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
                return [] if found is None else self._who_is_named(found.end())
            case "apposed":
                return self._apposed()
            case "naming":
                return self._naming()
            case "inner_subject":
                first, last = self.content if self.content[1] else (self.match.end(), self.unit.sentence.end)
                opening = OPENING.match(self.text, first, last)
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
                first, last = self.match.start(), self.match.end() + 45
                # "a crypto task force was formed": the match may begin within the words that mean it
                near = [m for m in self.clause.mentions if m.end > first and m.end <= last]
                return [m for m in near if m.cls == Class.TASK_FORCE][:1]
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

    def _apposed(self) -> list[Mention]:
        """Of "Jane Hale, the president's nominee for": the name that the noun stands behind."""
        for mention in reversed(self.clause.inside(self.unit.sentence.start, self.match.start())):
            if not self.clause.is_possessive(mention):
                named = _WHAT_HE_IS.fullmatch(self.text, mention.end, self.match.start())
                return [mention] if named else []
        return []

    def _who_is_named(self, start: int) -> list[Mention]:
        """Those named after an offset; of "MetaMask developer Consensys" the developer."""
        first = next(iter(self.clause.inside(start, self.unit.sentence.end)), None)
        if first is not None and _WHOSE_MAKER.match(self.text, first.end):
            start = first.end
        return self.clause.naming(start)

    def _naming(self) -> list[Mention]:
        """Of "the complaint, filed in June, names the exchange": whom it names, targets or accuses."""
        found = _NAMES.search(self.text, self.match.end(), self.unit.sentence.end)
        return [] if found is None else self.clause.naming(found.end())

    def _antecedent(self) -> list[Mention]:
        """In "the exchange, which the SEC sued" or "Hale, whom a jury convicted": what the relative clause is about."""
        subject = self.clause.subject(self.verb_start)
        pattern, end = (_RELATIVE, subject[0].start) if subject else (_RELATIVE_OF_NOUN, self.verb_start)
        found = pattern.search(self.text, self.unit.sentence.start, end)
        if found is None:
            return []
        return [m for m in self.clause.mentions if m.end == found.start()][:1]

    def _possessor(self) -> list[Mention]:
        if _BY_SOMEBODY.match(self.match[0]):
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


_ONLY_A_DAY = re.compile(
    r"(?:(?:late|early|earlier) )?(?:on|in|last|this) [\w.]+(?: \d{1,2})?", re.IGNORECASE
)
"""What says when somebody said it, and nothing of what."""
_WHAT_HE_IS = re.compile(
    r", (?:[^,;]{3,80}(?:,| and) )?(?:(?:(?:an?|the|his|her|[a-z-]+|[A-Z][\w.-]*|[A-Z][\w.-]*['’]s) ){1,6})?"
)
"""Between a name and the noun that says what its bearer is."""
_WHOSE_MAKER = re.compile(
    r" (?:developer|maker|creator|operator|owner|parent|issuer|provider)(?: company| firm)? (?=[A-Z])"
)
_WHO = r"(?:,? (?:an?|the) (?:[a-z-]+ )?(?:man|woman|person|firm|company|exchange|lawyer|nominee))?,?\s+(?:which|that|whom|who)\s+"
_RELATIVE = re.compile(rf"{_WHO}(?:(?:the|US|U\.S\.|(?:[Ff]ormer )?[Pp]resident)\s+){{0,3}}\Z")
_RELATIVE_OF_NOUN = re.compile(rf"{_WHO}(?:the|an?|his|her|its)\s+(?:[a-z-]+\s+){{1,3}}\Z")
"""What stands between somebody and the subject of the clause that tells what was done to him, or that clause's verb."""
_NO_PASTS = frozenset("succeed proceed exceed need feed embed shed".split())
_PASTS = frozenset(
    "paid sued brought found held led made put set told struck won lost sought took gave got left fell drew began went said".split()
)


@cache
def _opening(openers: str) -> re.Pattern[str]:
    """What stands between a pattern and its content; see the head of ``frames.yaml``."""
    choices = []
    for opener in openers.split("|"):
        gap = (
            r"(?:(?:(?!, (?:\w+ing|has|have|had|but)\b| because\b)[^;:.]|\.(?=\w|[A-Z,]|,? (?:Inc|LLC|[a-z]))){0,220}?\s)??"
            if opener.startswith("~")
            else ""
        )
        choices.append(rf"{gap}{opener.removeprefix('~')}\s+" if opener else "")
    return re.compile(rf"\s*(?:{'|'.join(choices)})", re.IGNORECASE)
