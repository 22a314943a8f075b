"""Who does what to whom, from the order of words alone.

No parser: clauses are found by their joints, the subject by what stands before the verb outside of
prepositions, the object by what stands after it. :class:`Clause` is all that the frames see, so a
parser can take this module's place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.loaders.text.tokens import Sentence

_JOINT = re.compile(
    r"\s*(?:,\s*(?:and|&|or)?|and|&|or|as well as|along with)\s+(?:the\s+|its\s+|their\s+|[a-z][\w-]*\s+){0,4}",
    re.IGNORECASE,
)
_REACH = 140
"""Characters after a verb within which its object stands."""


class Voice(StrEnum):
    """How a verb stands."""

    ACTIVE = "active"
    PASSIVE = "passive"
    REDUCED = "reduced"  # "a lawsuit filed in June"
    NON_FINITE = "non-finite"  # to file, filing
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with one verb group, with the mentions of the whole sentence."""

    text: str
    sentence: Sentence
    start: int
    end: int
    previous: Clause | None
    mentions: tuple[Mention, ...]

    def inside(self, start: int, end: int) -> list[Mention]:
        """The mentions of the sentence that lie in a stretch."""
        return [m for m in self.mentions if m.start >= start and m.end <= end]

    def subject(self, verb_start: int) -> list[Mention]:
        """The mentions that do what the verb at an offset says, in the order of the text.

        A clause without a subject of its own (joined by *and*, relative, or a participle) has that
        of the clause before.
        """
        own = [m for m in self.inside(self.start, verb_start) if self._is_free(m)]
        if own:
            return self._group(own[0], verb_start)
        head = self.text[self.start : verb_start].lstrip(" ,;:—–").lower()
        if self.previous is None:
            return []
        if re.match(r"(?:which|who|that)\b", head):
            before = self.inside(self.previous.start, self.start)
            return self._group_ending(before[-1]) if before else []
        return self.previous.subject(self.start)

    def object(self, verb_end: int) -> list[Mention]:
        """The mentions right after a verb that no preposition governs."""
        for mention in self.inside(verb_end, min(self.end, verb_end + _REACH)):
            between = self.text[verb_end : mention.start]
            if self._preposition_in(between):
                return []
            if not self._is_possessive(mention):
                return self._group(mention, self.sentence.end)
        return []

    def after(self, preposition: str, start: int) -> list[Mention]:
        """The mentions that a preposition governs, in this clause after an offset."""
        pattern = rf"\b(?:{preposition})\s+((?:[\w’'.&,-]+\s+){{0,6}}?)$"
        for mention in self.inside(start, self.end):
            found = re.search(pattern, self.text[start : mention.start], re.IGNORECASE)
            if found and not self._preposition_in(f" {found[1]}"):
                return self._group(mention, self.sentence.end)
        return []

    def possessor(self, noun_start: int, reach: int = 60) -> list[Mention]:
        """Whose the noun at an offset is: a mention with 's, or a possessive pronoun, before it."""
        for mention in reversed(self.inside(self.sentence.start, noun_start)):
            between = self.text[mention.end : noun_start]
            if noun_start - mention.end > reach or re.search(r"[.;:]", between):
                break
            if re.match(r"['’]s?\s|\s", between) and (
                self._is_possessive(mention) or mention.text.lower() in ("its", "their", "his", "her")
            ):
                return self._group_ending(mention)
        return []

    def _is_free(self, mention: Mention) -> bool:
        """Not governed by a preposition, not the possessor of something."""
        return not self._is_possessive(mention) and not self._is_governed(mention)

    def _is_possessive(self, mention: Mention) -> bool:
        after = self.text[mention.end : mention.end + 3]
        return bool(re.match(r"['’]s?\b|['’]\s", after)) or mention.text.endswith(("'s", "’s"))

    def _is_governed(self, mention: Mention) -> bool:
        words = re.findall(r"[\w.'’]+|,", self.text[self.sentence.start : mention.start].lower())
        determiners = _words("determiners")
        while words and (words[-1] in determiners or words[-1].endswith(("'s", "’s"))):
            words.pop()
        return bool(words) and words[-1] in _words("prepositions")

    def _preposition_in(self, between: str) -> bool:
        return any(w in _words("prepositions") for w in re.findall(r"[\w']+", between.lower()))

    def _group(self, first: Mention, limit: int) -> list[Mention]:
        """A mention with those that are joined to it by commas and *and*."""
        group = [first]
        for mention in self.inside(first.end, limit):
            between = self.text[group[-1].end : mention.start]
            if not _JOINT.fullmatch(between):
                break
            group.append(mention)
        if len(group) > 1 and "and" not in self.text[group[0].end : group[-1].start] and len(group) == 2:
            return group[:1]  # "X, Y" without "and" is an apposition
        return group

    def _group_ending(self, last: Mention) -> list[Mention]:
        for mention in self.inside(self.sentence.start, last.start):
            group = self._group(mention, last.end)
            if group[-1] == last:
                return group
        return [last]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("clauses.yaml")[name])


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{b})" for b in table("clauses.yaml")["boundaries"]))


def clauses(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[Clause]:
    """Cut a sentence into clauses; a joint inside a mention is none."""
    own = tuple(m for m in mentions if m.start >= sentence.start and m.end <= sentence.end)
    cuts = [
        m.start()
        for m in _boundary().finditer(text, sentence.start + 1, sentence.end)
        if not any(o.start < m.start() < o.end for o in own) and not _joins_names(text, own, m)
    ]
    edges = [sentence.start, *cuts, sentence.end]
    out: list[Clause] = []
    for start, end in pairwise(edges):
        if end - start > 1:
            out.append(Clause(text, sentence, start, end, out[-1] if out else None, own))
    return out


def _joins_names(text: str, own: Sequence[Mention], cut: re.Match[str]) -> bool:
    """Whether an *and* stands between two names rather than between two clauses."""
    if not re.match(r",?\s+(?:and|or)\b", cut[0]):
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
    return all_[max(0, bisect_right([c.start for c in all_], offset) - 1)]


def voice(text: str, clause: Clause, verb_start: int, verb: str) -> Voice:
    """How the verb at an offset stands, by its form and by the words before it."""
    before = re.findall(r"[\w'’.]+|[^\w\s]", text[clause.sentence.start : verb_start].lower())[-5:]
    while before and (
        before[-1].endswith("ly") or before[-1] in ("also", "not", "now", "once", "jointly", "since", "again")
    ):
        before.pop()
    last = before[-1] if before else ""
    head = verb.lower().split()[0]
    owned = last.endswith(("'s", "’s")) or last in _words("before_nouns")
    if owned and not head.endswith(("ed", "ing")):
        return Voice.NOUN  # "the President's plan to": a noun that looks like the verb
    if last == "to":
        return Voice.NON_FINITE
    if head.endswith("ing") and last not in _words("auxiliaries"):
        return Voice.NON_FINITE
    if last in _words("auxiliaries") and not head.endswith("ing"):
        return Voice.PASSIVE
    return Voice.ACTIVE
