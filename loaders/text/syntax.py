"""Who does what to whom, from the order of words alone.

No parser: clauses are found by their joints, the subject by what stands before the verb outside of
prepositions, the object by what stands after it. :class:`Clause` is all that the frames see, so a
parser can take this module's place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache
from itertools import pairwise, zip_longest
from operator import attrgetter

from cryptoreg.loaders.text import joining
from cryptoreg.loaders.text.backwards import words_before
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.modifying import only_modifies, only_owns_people
from cryptoreg.loaders.text.subjects import Scan, word_class
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology.frozen import frozen
from cryptoreg.ontology.generated.names import Class

_ROLE_OF = re.compile(
    r"\s(?:the |its |an? )?(?:former )?(?:[\w-]+ ){0,2}(?:founders?|co-?founders?|head|chief|CEO|boss|owner|operators?|creators?|developers?|director|president) (?:and (?:\w+ ){1,3})?(?:of|at|behind) (?:the |a )?(?:[a-z-]+ ){0,3}"
)


_OF_ANOTHER_VERB = re.compile(
    r"\b(?:led|headed|run|chaired|overseen|backed|owned|founded|operated|represented|followed|joined) by [^,.;]*\Z"
)
_WHOSE = re.compile(r"['’]s? (?:[a-z-]+ ){0,4}[a-z-]+,? ")
_ITS_UNIT = re.compile(
    r" (?:(?!and\b|or\b|as\b|by\b)[a-z-]+ )?(?:unit|subsidiary|affiliate|arm|division|parent(?: company)?|operator|owner|issuer|developer|founder|co-founder|chief|executive) (?=[A-Z])"
)
_REACH = 140
"""Characters after a verb within which its object stands."""


_NAME_REACH = 60
"""Characters after *names* or *accuses* within which it says whom."""


_CASE_BEFORE = re.compile(r"\b(?:lawsuit|suit|action|complaint|petition|indictment|case)s? $")
_ACCUSING = re.compile(r"(?:accus|alleg|claim|charg|seek|challeng)ing\b")


_OPENS_CLAUSE = re.compile(
    r"[,\s]*(?:after|before|since|until|once)\s(?:the\s|an?\s)?(?:(?:US|U\.S\.|District|Circuit|Chief|Judge|Justice|President|Commissioner|Senator)\s){0,3}"
)
_ACTS = re.compile(r"\s(?:\w+ly\s)?(?:had\s|has\s)?[a-z]+(?:ed|t|ew|ave|ook|old|aid|ound|ent|ought)\s")
_GERUND = re.compile(r"\w+ing\b")
_WORD_HERE = re.compile(r"\w+")
_ATTACHED = re.compile(r",\s+(?:\w+ly\s+|and\s+|while\s+)?$")
_AFTER_A_TIME = re.compile(r"\b(?:on|in|last|this) [A-Za-z.]+(?: \d{1,4})? $")
_GOVERNED_GERUND = re.compile(r"\s(?:after|before|by|since|without|while|despite|upon)\s(?:\w+ly\s)?\Z")
_OPENERS_HAVING = ("Having", "After having", "Having already", "Having first")


_OPENERS = ("", "After", "Before", "By", "While", "In", "Since", "Without")


_POSSESSIVES = ("its", "their", "his", "her")
_HIS_NOUN = re.compile(r"(?:his|her) (?!(?:on|in|for|at|and|or|after|before|last|to|with|by|over)\b)\w")


@frozen
class Clause:
    """A stretch of a sentence with one verb group, with the mentions of the whole sentence.

    ``starts`` tells where these begin, ``ending`` which of them ends at an offset.
    """

    text: str
    sentence: Sentence
    start: int
    end: int
    previous: Clause | None
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    ending: Mapping[int, Mention]
    _subjects: dict[int, tuple[Sequence[Mention], int | None]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def inside(self, start: int, end: int) -> list[Mention]:
        """The mentions of the sentence that lie in a stretch."""
        first = bisect_left(self.starts, start)
        after = bisect_left(self.starts, end, first)
        return [m for m in self.mentions[first:after] if m.end <= end]

    def beginning(self, first: int, last: int) -> Mention | None:
        """The first mention of the sentence that begins at one of these offsets."""
        at = bisect_left(self.starts, first)
        return self.mentions[at] if at < len(self.starts) and self.starts[at] <= last else None

    def subject(self, verb_start: int) -> list[Mention]:
        """The mentions that do what the verb at an offset says, in the order of the text.

        Read leftwards from the verb over its auxiliaries, insertions and adverbials to the name that
        ends there; where another noun stands there, nobody named is the subject.
        """
        return list(self._known_subject(verb_start)[0])

    def bare_subject(self, verb_start: int) -> int | None:
        """Where the noun ends that is the subject of the verb at an offset and that no mention covers."""
        return self._known_subject(verb_start)[1]

    def _known_subject(self, verb_start: int) -> tuple[Sequence[Mention], int | None]:
        """The subject of a verb, for which several frames ask, and where a noun ends that is its subject instead."""
        known = self._subjects.get(verb_start)
        if known is None:
            known = self._subjects[verb_start] = self._subject(verb_start)
        return known

    def _subject(self, verb_start: int) -> tuple[Sequence[Mention], int | None]:
        if self._is_of_a_case(verb_start):
            return (), None
        if self._is_attached_gerund(verb_start):
            return self._matrix_subject(verb_start), None
        if self._opens_the_sentence(verb_start):
            return self._subject_to_come(verb_start), None
        scan = Scan(self)
        found = scan.subject(verb_start)
        if found:
            return found, None
        if scan.other_noun and self._is_governed_gerund(verb_start):
            return self._matrix_subject(verb_start), None  # "agreed to pay a fine after pleading guilty"
        if scan.other_noun:
            return (), scan.noun_end
        own = [m for m in self.inside(self.start, verb_start) if self._is_free(m)]
        if own:
            return self.group(own[0], verb_start), scan.noun_end
        return () if self.previous is None else self.previous._shared_subject(self.start), scan.noun_end

    def _shared_subject(self, end: int) -> list[Mention]:
        """Who does what a verb of the next clause says that has no subject of its own: "denied it and stayed"."""
        if self._is_attached_gerund(end):
            return self._matrix_subject(end)
        # what opens the clause did it, not what its verb acts on: "sued Kraken and dropped"
        own = [m for m in self.inside(self.start, end) if self._is_free(m)]
        own = own or [m for m in self.inside(self.start, end)[:1] if self._opens(m)]
        if len(own) > 1 and self._only_tells_of(own[0], own[1], end):
            own = own[1:]
        if own:
            return self.group(own[0], end)
        found = Scan(self).subject(end)
        if found:
            return found
        return [] if self.previous is None else self.previous._shared_subject(self.start)

    def _only_tells_of(self, teller: Mention, acting: Mention, end: int) -> bool:
        """Of "Kraken says the SEC has closed its inquiry and will not sue": whoever is told of does both."""
        told = _TELLS.fullmatch(self.text, teller.end, acting.start)
        if told is None or _ACTS.match(self.text, acting.end) is None:
            return False
        following = _AND_THEN.match(self.text, end)
        return following is not None and (
            following["aux"] is not None or told["verb"] in ("says", "claims", "confirms", "reports")
        )

    def _opens(self, mention: Mention) -> bool:
        """Whether a clause begins with a word that joins it and somebody who acts in it: "after the judge allowed"."""
        return (
            _OPENS_CLAUSE.fullmatch(self.text, self.start, mention.start) is not None
            and _ACTS.match(self.text, mention.end) is not None
        )

    def _is_of_a_case(self, verb_start: int) -> bool:
        """Of "a class action accusing the firm": the action accuses, not whoever is told before."""
        return (
            _ACCUSING.match(self.text, verb_start) is not None
            and _CASE_BEFORE.search(self.text, max(self.sentence.start, verb_start - 40), verb_start)
            is not None
        )

    def _opens_the_sentence(self, verb_start: int) -> bool:
        """Whether it is like "Having sued the firm, ...": whoever is told after the comma did it."""
        before = self.text[self.sentence.start : verb_start].strip(' \n“"')
        return before in _OPENERS_HAVING or (
            before in _OPENERS and _GERUND.match(self.text, verb_start, verb_start + 30) is not None
        )

    def _subject_to_come(self, verb_start: int) -> list[Mention]:
        for comma in re.finditer(r", (?:the |an? )?", self.text[verb_start : self.sentence.end]):
            at = verb_start + comma.end()
            for mention in self.inside(verb_start + comma.start(), self.sentence.end):
                if mention.start in (at, verb_start + comma.start() + 2):
                    return self.group(mention, self.sentence.end)
        return []

    def _is_attached_gerund(self, verb_start: int) -> bool:
        """Whether it is like "..., accusing it of": whoever does what the main verb says does this."""
        verb = _WORD_HERE.match(self.text, verb_start, verb_start + 30)
        if verb is None or not verb[0].endswith("ing"):
            return False
        before = self.text[self.sentence.start : verb_start]
        return _ATTACHED.search(before) is not None or _AFTER_A_TIME.search(before) is not None

    def _is_governed_gerund(self, verb_start: int) -> bool:
        return (
            _GERUND.match(self.text, verb_start, verb_start + 30) is not None
            and _GOVERNED_GERUND.search(self.text, self.sentence.start, verb_start) is not None
        )

    def _matrix_subject(self, verb_start: int) -> list[Mention]:
        clause: Clause | None = self if self.start < verb_start - 3 else self.previous
        while clause is not None:
            own = [m for m in self.inside(clause.start, min(clause.end, verb_start)) if self._is_free(m)]
            speech = CLOSES_SPEECH.search(self.text, clause.start, verb_start)
            if speech is not None:  # "“The agency is wrong,” Hale said, vowing to fight"
                own = [m for m in own if m.start >= speech.end()] or own
            if len(own) > 1 and _OFFICE_BEFORE_NAME.fullmatch(self.text, own[0].end, own[1].start):
                own = own[1:]  # "the central bank governor, Jane Hale, ..."
            if own:
                return self.group(own[0], verb_start)
            clause = clause.previous
        return []

    def object(self, verb_end: int) -> list[Mention]:
        """The mentions right after a verb that no preposition governs."""
        for mention in self.inside(verb_end, min(self.end, verb_end + _REACH)):
            between = self.text[verb_end : mention.start]
            if CLOSES_SPEECH.search(between):
                return []  # "“It closed its probe,” Hale said"
            if self._preposition_in(between):
                return self._apposed_object(verb_end, mention)
            if _ITS_UNIT.match(self.text, mention.end):
                continue  # "fined the Kraken unit Payward Europe"
            if not self.is_possessive(mention) and mention.text.lower() not in _POSSESSIVES:
                return self.group(mention, self.sentence.end)
        return []

    def _apposed_object(self, verb_end: int, first: Mention) -> list[Mention]:
        """Of "charged the founder of the exchange, Orrin Falk": the name that follows."""
        if not _ROLE_OF.fullmatch(self.text[verb_end : first.start]):
            return []
        last = first.end
        for mention in self.inside(first.end, first.end + 60):
            if mention.start == last + 1 and mention.cls == first.cls:
                last = mention.end  # "the exchange Kraken": one thing
            if mention.cls == Class.PERSON and re.fullmatch(
                r"(?: [a-z-]+){0,3},\s", self.text[last : mention.start]
            ):
                return self.group(mention, self.sentence.end)
        return []

    def naming(self, verb_end: int) -> list[Mention]:
        """The object of a verb whose clause need not be this one."""
        for mention in self.inside(verb_end, self.sentence.end):
            between = self.text[verb_end : mention.start]
            if len(between) > _NAME_REACH or self._preposition_in(between):
                return []
            if not self.is_possessive(mention):
                return self.group(mention, self.sentence.end)
        return []

    def after(self, preposition: str, start: int) -> list[Mention]:
        """The mentions that a preposition governs, in this clause after an offset."""
        pattern = rf"(?s:.*)\b(?:{preposition})\s+((?:[\w’'.&,-]+\s+){{0,6}}?)$"
        for mention in self.inside(start, self.end):
            between = self.text[start : mention.start]
            if preposition not in between.lower():
                continue
            if _HIS_NOUN.match(self.text, mention.start):
                continue  # "succeeded by her deputy"
            if preposition == "by" and only_owns_people(self.text, mention):
                continue  # "filed by six Kraken users"
            if preposition == "by" and _OF_ANOTHER_VERB.search(self.text, start + 1, mention.start):
                continue  # "formed the group, led by Hale"
            if self._owns_the_next(mention):
                continue  # "a fine on Hale's rival Brandt"
            found = re.search(pattern, between, re.IGNORECASE)
            if found and not self._preposition_in(f" {found[1]}"):
                return self.group(mention, self.sentence.end)
        return []

    def _owns_the_next(self, mention: Mention) -> bool:
        """Whether a name only says whose rival, founder or arm the next name is."""
        after = bisect_right(self.starts, mention.start)
        following = self.mentions[after] if after < len(self.mentions) else None
        return (
            following is not None
            and _WHOSE.fullmatch(self.text, mention.end, following.start) is not None
            and following.cls in (Class.FIRM, Class.PERSON)
        )

    def possessor(self, noun_start: int, reach: int = 60) -> list[Mention]:
        """Whose the noun at an offset is: a mention with 's, or a possessive pronoun, before it."""
        for mention in reversed(self.inside(self.sentence.start, noun_start)):
            between = self.text[mention.end : noun_start]
            if noun_start - mention.end > reach or _STOPS.search(between):
                break
            if _POSSESSED.match(between) and (
                self.is_possessive(mention) or mention.text.lower() in ("its", "their", "his", "her")
            ):
                return self.group_ending(mention)
        return []

    def is_modifier(self, mention: Mention) -> bool:
        """Whether a name only stands before the title and the name of a person: "SEC Chair Gary Gensler"."""
        after = bisect_right(self.starts, mention.end)
        following = self.mentions[after] if after < len(self.mentions) else None
        return following is not None and only_modifies(self.text, mention, following)

    def _is_free(self, mention: Mention) -> bool:
        """Not governed by a preposition, not the possessor of something."""
        owns = self.is_possessive(mention) or mention.text.lower() in _POSSESSIVES
        return not owns and not self.is_governed(mention)

    def is_possessive(self, mention: Mention) -> bool:
        after = self.text[mention.end : mention.end + 3]
        return mention.text.endswith(("'s", "’s")) or (after[:1] in _APOSTROPHES and bool(_OWNS.match(after)))

    def is_governed(self, mention: Mention) -> bool:
        determiners = word_class("determiners")
        for word in words_before(_WORD_OR_COMMA, self.text, self.sentence.start, mention.start):
            if word not in determiners and not word.endswith(("'s", "’s")):
                return word in word_class("prepositions")
        return False

    def _preposition_in(self, between: str) -> bool:
        return not word_class("prepositions").isdisjoint(_WORD.findall(between.lower()))

    def group(self, first: Mention, limit: int, *, goes_on: bool = False) -> list[Mention]:
        """A mention with those that are joined to it; see :func:`joining.group`."""
        return joining.group(self, first, limit, goes_on=goes_on)

    def group_ending(self, last: Mention, *, goes_on: bool = False) -> list[Mention]:
        """The group whose last member is given; see :func:`joining.group_ending`."""
        return joining.group_ending(self, last, goes_on=goes_on)


_TELLS = re.compile(
    r" (?:also |now |later |has )?(?P<verb>says|said|claims|claimed|confirms|confirmed|reports|reported|announced|disclosed|revealed)(?: (?:on \w+|last week|this week|today))?(?: that)? (?:the |its )?"
)
_AND_THEN = re.compile(
    r",? (?:and|but) (?:(?:also|now|then) )?(?:(?P<aux>will|would|has|had|have|could|may|might)\b|\w+ed\b)"
)
CLOSES_SPEECH = re.compile(r"[,.!?][”\"](?= (?!and\b))")
"""The end of what somebody says, before who says it."""
_WORD_OR_COMMA = re.compile(r"[\w.'’]+|,")
_WORD = re.compile(r"[\w']+")
_AND = re.compile(r",?\s+(?:and|or)\b")
_APOSTROPHES = ("'", "’")
_OWNS = re.compile(r"['’]s?\b|['’]\s")
_OFFICE_BEFORE_NAME = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ ){0,3}?(?:governor|chief|head|chair(?:man|woman)?|director|founder|co-founder|president|minister|secretary|commissioner|executive|officer|boss|spokes\w+),? "
)
_POSSESSED = re.compile(r"['’]s?\s|\s")
_STOPS = re.compile(r"[.;:]")


_start = attrgetter("start")


@cache
def _boundary() -> re.Pattern[str]:
    """All boundaries, written so that each begins with a sign of its own: ``re`` then looks at no other place.

    The data writes them as a class of signs, as words with or without a comma before them (``,? and``), or with the
    sign that they begin with.
    """
    behind: dict[str, list[str]] = defaultdict(list)
    for boundary in table("clauses.yaml")["boundaries"]:
        if boundary.startswith("["):
            for sign in boundary[1:-1]:
                behind[sign].append("")
        elif boundary.startswith(",? "):
            behind[","].append(boundary[2:])
            behind[" "].append(boundary[3:])
        else:
            behind[boundary[0]].append(boundary[1:])
    return re.compile("|".join(f"{re.escape(sign)}(?:{'|'.join(of)})" for sign, of in behind.items()))


def clauses(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[Clause]:
    """Cut a sentence into clauses; a joint inside a mention is none.

    Args:
        text: the whole text.
        sentence: what to cut.
        mentions: those of the text, in its order.
    """
    first = bisect_left(mentions, sentence.start, key=_start)
    after = bisect_left(mentions, sentence.end, first, key=_start)
    told = [m for m in mentions[first:after] if m.end <= sentence.end]
    own = tuple(m for m, following in zip_longest(told, told[1:]) if not _is_named_by(m, following))
    starts = tuple(m.start for m in own)
    ending = {m.end: m for m in own}
    cuts = [
        m.start()
        for m in _boundary().finditer(text, sentence.start + 1, sentence.end)
        if not _is_inside(own, starts, m.start()) and not _joins_names(text, own, m)
    ]
    edges = [sentence.start, *cuts, sentence.end]
    out: list[Clause] = []
    for start, end in pairwise(edges):
        if end - start > 1:
            out.append(Clause(text, sentence, start, end, out[-1] if out else None, own, starts, ending))
    return out


def _is_named_by(mention: Mention, following: Mention | None) -> bool:
    """Whether a description only stands before the name of what it means: "the exchange Kraken"."""
    return (
        following is not None
        and mention.kind is MentionKind.DESCRIPTION
        and following.kind is MentionKind.NAME
        and following.cls == mention.cls
        and following.start == mention.end + 1
    )


def _is_inside(own: Sequence[Mention], starts: Sequence[int], offset: int) -> bool:
    """Whether an offset lies inside a mention; none lies in another, so that only the last before it can hold it."""
    before = bisect_left(starts, offset) - 1
    return before >= 0 and offset < own[before].end


def _joins_names(text: str, own: Sequence[Mention], cut: re.Match[str]) -> bool:
    """Whether an *and* stands between two names rather than between two clauses."""
    if not _AND.match(cut[0]):
        return False
    before = max((o for o in own if o.end <= cut.start() + 1), key=lambda o: o.end, default=None)
    after = min((o for o in own if o.start >= cut.start()), key=lambda o: o.start, default=None)
    return (
        before is not None
        and after is not None
        and joining.JOINT.fullmatch(text[before.end : after.start]) is not None
    )


def clause_at(all_: Sequence[Clause], offset: int) -> Clause:
    """The clause in which an offset lies."""
    for clause in reversed(all_):
        if clause.start <= offset:
            return clause
    return all_[0]
