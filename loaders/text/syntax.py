"""Who does what to whom, from the order of words alone.

No parser: clauses are found by their joints, the subject by what stands before the verb outside of
prepositions, the object by what stands after it. :class:`Clause` is all that the frames see, so a
parser can take this module's place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import islice, pairwise
from operator import attrgetter

from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.loaders.text.subjects import Scan, word_class
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology.generated.names import Class

_JOINT = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:,\s+(?:Inc|LLC|Ltd|Corp|L\.P)\b\.?\s*)?(?:,\s+(?:its|their|his|her|two|three|four|several|some|other)\s+(?:[\w.-]+\s){0,3}[\w-]+\s*)?(?:,?\s+(?:of|from)\s+[A-Z][\w.]+(?:\s[A-Z][\w.]+)?(?:,\s+[A-Z][\w.]+(?:\s[A-Z]\w+)?)?)?(?:,\s+\d\d)?(?:,\s*(?:and|&|or|plus)?|and|&|or|plus|as well as|along with|together with)"
    r"(?:,?\s*(?:reportedly|more recently|most recently|later|now|also|eventually|finally|perhaps|possibly|most notably|notably),?)?\s+"
    r"(?:(?:the|its|their|his|her|two|three|both|then|former|co-?)[\s-]+|"
    r"(?!that\b|who\b|which\b|to\b|by\b|for\b|in\b|on\b|at\b|with\b|from\b|is\b|was\b|are\b|were\b|has\b|had\b|have\b|will\b|not\b|[a-z]+ed\b|[a-z]+ing\b|said\b|says\b|when\b|after\b|before\b|as\b)"
    r"[a-z][\w-]*[’']?s?,?\s+|"
    r"(?:Chief|Executive|Technology|Financial|Operating|Legal|Compliance|Officers?|Vice|President|CEO|CTO|CFO|COO|"
    r"Director|Founder|Co-?[Ff]ounder|Chair(?:man|woman)?|Commissioner|Judge|Attorney|General|Managing|Partner|Defendants?|"
    r"Senators?|Sen\.|Reps?\.|Representatives?),?\s+){0,6}"
)


_ROLE_OF = re.compile(
    r"\s(?:the |its |an? )?(?:former )?(?:[\w-]+ ){0,2}(?:founders?|co-?founders?|head|chief|CEO|boss|owner|operators?|creators?|developers?|director|president) (?:and (?:\w+ ){1,3})?(?:of|at|behind) (?:the |a )?(?:[a-z-]+ ){0,3}"
)


_AND_MORE = re.compile(
    r",? (?:and|as well as) (?:other|several|some|two|three|four|five|\d+|its|his|her|their)\b"
)
_APPOSED = re.compile(r", (?:an?|the|whose) [a-z][^,;.:”\"]{3,90}, (?:and )?(?:the )?")
_COMPANY_OF = re.compile(
    r"['’]s? (?:[a-z-]+ )?(?:parent|owner|subsidiary|affiliate|arm|unit|founder|chief|boss|rival|successor)\b"
)
_OF_ANOTHER_VERB = re.compile(
    r"\b(?:led|headed|run|chaired|overseen|backed|owned|founded|operated|represented|followed|joined) by [^,.;]*\Z"
)
_WHOSE = re.compile(r"['’]s? (?:[a-z-]+ ){1,4}(?:, )?")
_REACH = 140
"""Characters after a verb within which its object stands."""


_NAME_REACH = 60
"""Characters after *names* or *accuses* within which it says whom."""


class Voice(StrEnum):
    """How a verb stands."""

    ACTIVE = "active"
    PASSIVE = "passive"
    REDUCED = "reduced"  # "a lawsuit filed in June"
    NON_FINITE = "non-finite"  # to file, filing
    NOUN = "noun"


_OPENING_GERUND = re.compile(r"\W*(?:\w+ )?\w+ing (?:[\w’']+ ){0,3}")


_CASE_BEFORE = re.compile(r"\b(?:lawsuit|suit|action|complaint|petition|indictment|case)s? $")
_ACCUSING = re.compile(r"(?:accus|alleg|claim|charg|seek|challeng)ing\b")


_PLAINTIFFS = re.compile(
    r"\b(?:customers|investors|users|shareholders|plaintiffs|buyers|holders|creditors|purchasers|depositors|victims|states|they|he|she|who)(?:, [^,;.]{3,70},)? (?:has |have |had |then |also |later |first )?$"
)
_GERUND = re.compile(r"\w+ing\b")
_WORD_HERE = re.compile(r"\w+")
_ATTACHED = re.compile(r",\s+(?:\w+ly\s+|and\s+|while\s+)?$")
_OPENERS_HAVING = ("Having", "After having", "Having already", "Having first")


_OPENERS = ("", "After", "Before", "By", "While", "In", "Since", "Without")


_POSSESSIVES = ("its", "their", "his", "her")


@dataclass(frozen=True, slots=True)
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
        if own:
            return self.group(own[0], end)
        found = Scan(self).subject(end)
        if found:
            return found
        return [] if self.previous is None else self.previous._shared_subject(self.start)

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
        return _ATTACHED.search(self.text[self.sentence.start : verb_start]) is not None

    def _matrix_subject(self, verb_start: int) -> list[Mention]:
        clause: Clause | None = self if self.start < verb_start - 3 else self.previous
        while clause is not None:
            own = [m for m in self.inside(clause.start, min(clause.end, verb_start)) if self._is_free(m)]
            if own:
                return self.group(own[0], verb_start)
            clause = clause.previous
        return []

    def object(self, verb_end: int) -> list[Mention]:
        """The mentions right after a verb that no preposition governs."""
        for mention in self.inside(verb_end, min(self.end, verb_end + _REACH)):
            between = self.text[verb_end : mention.start]
            if self._preposition_in(between):
                return self._apposed_object(verb_end, mention)
            if not self.is_possessive(mention):
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
            if mention.cls == Class.PERSON and re.fullmatch(r",\s", self.text[last : mention.start]):
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
        """A mention with those that are joined to it by commas and *and*.

        Args:
            first: where the group begins.
            limit: offset up to which it reaches.
            goes_on: whether somebody without a name ends it: "the SEC, Hale and his companies".
        """
        group = [first]
        modifies = False  # "and Tron founder Justin Sun"
        behind = 0  # what an apposition names: "Kraken, an exchange run by Jane Hale, and Gemini"
        for mention in self.inside(first.end, limit):
            if mention.text.lower() in _POSSESSIVES or mention.start < behind:
                continue
            if not modifies and (apposed := self._apposition(group[-1].end, limit)):
                behind = apposed
                if mention.start < behind:
                    continue
            if mention.start == behind:
                group.append(mention)
                continue
            between = self.text[group[-1].end : mention.start]
            if not modifies and not _JOINT.fullmatch(between):
                break
            modifies = not modifies and self.is_modifier(mention)
            if not modifies and self._owns_a_noun(mention):
                break  # "and Gemini, Kraken's parent company"
            if not modifies:
                group.append(mention)
        between = self.text[group[0].end : group[-1].start]
        if (
            len(group) == 2
            and not goes_on
            and not _AND_MORE.match(self.text, group[-1].end)
            and not re.search(r"\b(?:and|or|as well as|along with|together with|plus)\b|&", between)
        ):
            return group[:1]  # "X, Y" without "and" is an apposition
        return group

    def _owns_a_noun(self, mention: Mention) -> bool:
        return self.is_possessive(mention) and _COMPANY_OF.match(self.text, mention.end) is not None

    def _apposition(self, start: int, limit: int) -> int | None:
        """Where the next name of a list stands, behind what its last name is: "Kraken, an exchange in Ohio, and"."""
        found = _APPOSED.match(self.text, start, limit)
        if found is None or not any(m.start == found.end() for m in self.mentions):
            return None
        return found.end()

    def _joined_before(self, last: Mention) -> list[Mention]:
        """The mentions with which a group that ends with this one may begin."""
        chain, following = [], last
        for mention in reversed(self.inside(self.sentence.start, last.start)):
            if self.is_modifier(mention):
                following = mention
                continue
            if mention.text.lower() not in _POSSESSIVES:
                if not _JOINT.fullmatch(self.text[mention.end : following.start]):
                    break
                if _OPENING_GERUND.fullmatch(self.text[self.sentence.start : mention.start]):
                    break  # "Citing the task force, the SEC and Kraken asked"
                following = mention
            chain.append(mention)
        return chain[::-1]

    def group_ending(self, last: Mention, *, goes_on: bool = False) -> list[Mention]:
        """The group whose last member is given; see :meth:`group`."""
        for mention in self._joined_before(last):
            group = self.group(mention, last.end, goes_on=goes_on)
            if group[-1] == last:
                return group
        return [last]


_WORD = re.compile(r"[\w']+")
_AND = re.compile(r",?\s+(?:and|or)\b")
_APOSTROPHES = ("'", "’")
_OWNS = re.compile(r"['’]s?\b|['’]\s")
_POSSESSED = re.compile(r"['’]s?\s|\s")
_STOPS = re.compile(r"[.;:]")


_WORD_OR_COMMA = re.compile(r"[\w.'’]+|,")


_WORD_OR_SIGN = re.compile(r"[\w'’.]+|[^\w\s]")


_BACKWARDS = 48
"""Characters before an offset that mostly hold all words that are asked for."""


def words_before(shape: re.Pattern[str], text: str, start: int, end: int) -> Iterator[str]:
    """The words of a shape in a stretch, in lower case, from the last to the first.

    Only the last of them are asked for as a rule, so that the stretch is not read as a whole at once.
    """
    near = max(start, end - _BACKWARDS)
    # what may be the end of a longer word is read with the rest
    last = shape.findall(text[near:end].lower())[0 if near == start else 1 :]
    yield from reversed(last)
    if near > start:
        every = shape.findall(text[start:end].lower())
        yield from reversed(every[: len(every) - len(last)])


def only_modifies(text: str, mention: Mention, following: Mention) -> bool:
    """Whether a name only stands before the title and the name of a person: the firm in "Tron founder Hale"."""
    return (
        mention.cls != Class.PERSON
        and following.cls == Class.PERSON
        and following.start - mention.end <= _TITLE_REACH
        and _TITLE_BETWEEN.fullmatch(text[mention.end : following.start]) is not None
    )


def only_owns_people(text: str, mention: Mention) -> bool:
    """Whether a name only says whose people are meant, who have no name: the firm in "charged Kraken founders"."""
    return mention.cls != Class.PERSON and _PERSON_OF_IT.match(text, mention.end) is not None


_PERSON_OF_IT = re.compile(
    r" (?:co-?)?(?:founders?|executives?|bosses|investors|customers|users|employees|promoters|operators|developers|insiders)\b(?! (?:and )?[A-Z])"
)
_TITLE_REACH = 60
_TITLE_BETWEEN = re.compile(
    r"(?:['’]s?)?\s+(?:(?!and\b|to\b|by\b|with\b|of\b|for\b|asked\b|told\b|urged\b|sued\b|accused\b|appointed\b|nominated\b|hired\b|fired\b|fined\b|petitioned\b|also\b|has\b|had\b|have\b|will\b|charged\b|charges\b|indicted\b|sentenced\b|arrested\b|banned\b|jail(?:ed|s)\b|freed\b|cleared\b|convict(?:ed|s)\b|acquit(?:ted|s)\b|detained\b|extradited\b|fines\b|sues\b|accuses\b|found\b|hit\b|let\b|sent\b|gave\b|summon(?:ed|s)\b|subpoenaed\b|grill(?:ed|s)\b|questioned\b|urges\b|backs\b|backed\b|elected\b|confirmed\b|ousted\b|named\b|chose\b|barred\b|said\b|says\b|ordered\b|picked\b|tapped\b|pardoned\b|released\b|replaced\b|dismissed\b|put\b|after\b|when\b|that\b|named\b|from\b|but\b|as\b)[\w-]+\s+){0,3}?(?:co-?founder|founder|developer|creator|CEO|CTO|CFO|COO|[Cc]hief(?: \w+)? (?:officer|executive)|Chief \w+ Officer|"
    r"chief executive|[Cc]hair(?:man|woman)?|[Cc]ommissioner|[Dd]irector|president|President|boss|chief|head|lawyer|attorney|counsel|executive|spokes\w+|trader|"
    r"promoter|owner|operator|nominee|judge|Judge|[Ss]ecretary|leader|member|official|analyst|investor|billionaire)(?:\s+and\s+[\w-]+)?\s+(?:Judge\s+)?"
)


_start = attrgetter("start")


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{b})" for b in table("clauses.yaml")["boundaries"]))


def clauses(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[Clause]:
    """Cut a sentence into clauses; a joint inside a mention is none.

    Args:
        text: the whole text.
        sentence: what to cut.
        mentions: those of the text, in its order.
    """
    first = bisect_left(mentions, sentence.start, key=_start)
    after = bisect_left(mentions, sentence.end, first, key=_start)
    own = tuple(m for m in mentions[first:after] if m.end <= sentence.end)
    starts = tuple(m.start for m in own)
    ending = {m.end: m for m in own}
    cuts = [
        m.start()
        for m in _boundary().finditer(text, sentence.start + 1, sentence.end)
        if not _is_inside(own, m.start()) and not _joins_names(text, own, m)
    ]
    edges = [sentence.start, *cuts, sentence.end]
    out: list[Clause] = []
    for start, end in pairwise(edges):
        if end - start > 1:
            out.append(Clause(text, sentence, start, end, out[-1] if out else None, own, starts, ending))
    return out


def _is_inside(own: Sequence[Mention], offset: int) -> bool:
    """Whether an offset lies inside a mention."""
    return any(o.start < offset < o.end for o in own)


def _joins_names(text: str, own: Sequence[Mention], cut: re.Match[str]) -> bool:
    """Whether an *and* stands between two names rather than between two clauses."""
    if not _AND.match(cut[0]):
        return False
    before = max((o for o in own if o.end <= cut.start() + 1), key=lambda o: o.end, default=None)
    after = min((o for o in own if o.start >= cut.start()), key=lambda o: o.start, default=None)
    return (
        before is not None
        and after is not None
        and _JOINT.fullmatch(text[before.end : after.start]) is not None
    )


def clause_at(all_: Sequence[Clause], offset: int) -> Clause:
    """The clause in which an offset lies."""
    found = all_[0]
    for clause in all_:
        if clause.start > offset:
            break
        found = clause
    return found


_WITH_OBJECT = frozenset(
    {"accused", "charged", "convicted", "indicted", "sentenced", "named", "nominated", "sued", "fined"}
)


def _is_participle(head: str) -> bool:
    return head.endswith("ed") or head in (
        "brought",
        "found",
        "held",
        "led",
        "made",
        "put",
        "set",
        "told",
        "struck",
    )


_ADVERBS = ("also", "not", "now", "once", "jointly", "since", "again")


def _stands_at(clause: Clause, verb_start: int) -> bool:
    """Whether an authority's name stands right before a verb: authorities sue, and are seldom sued."""
    return any(
        m.cls in (Class.REGULATOR, Class.GOVERNMENT_BODY)
        and clause.text[m.end : verb_start].strip() in ("", "also", "then", "first", "later", "itself")
        for m in clause.inside(max(clause.sentence.start, verb_start - 90), verb_start)
    )


def voice(text: str, clause: Clause, verb_start: int, verb: str) -> Voice:
    """How the verb at an offset stands, by its form and by the words before it."""
    before = islice(words_before(_WORD_OR_SIGN, text, clause.sentence.start, verb_start), 5)
    last = next((word for word in before if not word.endswith("ly") and word not in _ADVERBS), "")
    head = verb.lower().split()[0]
    owned = last.endswith(("'s", "’s", "s’")) or last in word_class("before_nouns")
    if head == "alleged" and last in word_class("prepositions"):
        return Voice.NOUN
    if owned and not head.endswith("ing"):
        return Voice.NOUN  # "the President's plan to", "its alleged use": a noun or what modifies one
    if last == "to":
        return Voice.NON_FINITE
    if head.endswith("ing") and last not in word_class("auxiliaries"):
        return Voice.NON_FINITE
    if last in word_class("auxiliaries") and not head.endswith("ing"):
        return Voice.PASSIVE
    if _stands_at(clause, verb_start):
        return Voice.ACTIVE  # "which the SEC sued in May"
    if head == "sued" and _PLAINTIFFS.search(text, max(clause.sentence.start, verb_start - 110), verb_start):
        return Voice.ACTIVE  # "the customers, led by Jane Hale, sued in August"
    if head in _WITH_OBJECT and re.match(
        r" (?:of|with|to|on|in|for)\b", text[verb_start + len(verb) : verb_start + len(verb) + 6]
    ):
        return Voice.PASSIVE  # "the founder, accused of stealing": no object follows
    if _is_participle(head) and re.match(
        r"(?! (?:the|an?|its|his|her|their|that|this)\b)(?: [\w$€£.%-]+){0,5}? by\b(?! (?:\w+ing|\$|\d|more|less|about)\b)",
        text[verb_start + len(verb) : min(clause.sentence.end, verb_start + len(verb) + 60)],
    ):
        return Voice.PASSIVE  # "a lawsuit brought by customers"
    return Voice.ACTIVE
