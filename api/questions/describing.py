"""Things that a question describes instead of naming: "the judge who stayed the Binance case".

Where the grammar does not understand a question, a description in it is asked for by itself; if just one
thing answers to it, its name takes the place of the description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cryptoreg.api.questions import lexicon
from cryptoreg.api.questions.words import tokens

__all__ = ["Description", "descriptions", "relative"]

_PLURAL = {
    "firms": "firm", "companies": "firm", "exchanges": "firm", "defendants": "defendant", "judges": "judge", "people": "who", "persons": "who",
    "founders": "who", "executives": "who", "men": "who", "cases": "case", "lawsuits": "case", "suits": "case", "actions": "case",
    "courts": "court", "agencies": "agency", "regulators": "agency",
}  # fmt: skip
_PERSONS = "judge|person|founder|executive|defendant|plaintiff|chair|chairman|official|leader|head|commissioner|man|woman|woman|guy|individual|fellow|trader|promoter|ceo|mogul|entrepreneur|developer|lawyer|boss"
_THINGS = {
    "body": "task force", "outfit": "task force", "group": "task force", "unit": "task force", "team": "task force", "task force": "task force",
    "probe": "investigation", "inquiry": "investigation", "investigation": "investigation", "case": "case", "lawsuit": "case", "suit": "case",
    "action": "case", "matter": "case", "prosecution": "criminal case", "firm": "firm", "company": "firm", "exchange": "firm",
    "lender": "firm", "platform": "firm", "court": "court", "agency": "agency", "regulator": "agency", "roundtable": "roundtable",
    "executive order": "executive order", "order": "executive order", "law": "law", "act": "law", "bill": "law",
}  # fmt: skip
_RANKS = "first|last|latest|earliest|oldest|newest|longest|shortest|largest|biggest|smallest"
_HEAD = re.compile(
    rf"\b(?:the|that|this) (?:same |very |federal |one |only )*(?P<which>(?:{_RANKS}) )?(?:crypto |sec |civil )*(?P<noun>{'|'.join(sorted(_PLURAL, key=len, reverse=True))}|{_PERSONS}|{'|'.join(sorted(_THINGS, key=len, reverse=True))})"
    r"(?:'s)? (?P<link>who|that|which|whom|in which|before whom|in whose|of|in|behind|for|at|with|to|from|on|handling|hearing|before|against|under whom|whose|\w+ed|sued|brought|led|held|filed|set up)\b",
    re.IGNORECASE,
)
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Description:
    """A stretch of a question that denotes one thing.

    Attributes:
        start: its first character.
        end: one after its last.
        asked: the question that it answers to.
        several: whether it is in the plural, so that it may denote several.
    """

    start: int
    end: int
    asked: str
    several: bool = False


def descriptions(question: str) -> Iterator[Description]:
    """The descriptions in a question, the last ones first, each from its shortest on.

    What stands after the shortest one that denotes one thing belongs to the question around it.

    >>> next(descriptions("In which court is the case that was stayed in 2024?")).asked
    'which case was stayed'
    """
    text = question.rstrip(" ?.!")
    for found in reversed(list(_HEAD.finditer(text))):
        rest = text[found.start("link") :]
        several = found["noun"].lower() in _PLURAL
        for length in reversed(_ends(rest)) if several else _ends(rest):
            if found["link"].lower() in _RELATIVES and not _has_verb(rest[:length]):
                continue
            asked = _asked(found["noun"].lower(), found["link"].lower(), rest[:length], found["which"] or "")
            yield Description(found.start(), found.start("link") + length, asked, several)


def _ends(rest: str) -> list[int]:
    """Where a description may end: after each of its words."""
    ends = [m.end() for m in re.finditer(r"[\w.$'’&-]*[\w$]", rest)]
    return [e for e in ends[1:_LONGEST] if not _HALF.match(rest[e:]) and not _DANGLING.search(rest[:e])]


_DANGLING = re.compile(
    r"\b(?:by|in|of|on|at|to|for|with|from|the|a|an|its|his|her|their|and|or|before|after|was|were|is|has|had|did)$",
    re.IGNORECASE,
)
"""Words with which no description ends."""


_HALF = re.compile(
    r"[ ](?:and|but) (?:later|then|also|subsequently|afterwards|who|which|that|never|not|\w+ed)\b|[ -](?:case|trial|hearing|sentencing|prosecution|lawsuit|suit|action|appeals?|probe|investigation|inquiry|act|complaint|dismissal|stay|order|\d)\b",
    re.IGNORECASE,
)
"""What must not be cut off from the name before it."""


def _has_verb(text: str) -> bool:
    """Whether something happens in a clause."""
    words = [t.norm for t in tokens(text)]
    phrases = lexicon.load().phrases
    return any(
        s.kind in ("event", "conduct") or (s.kind == "noun" and s.value == "judge" and s.form == "phrase")
        for first in range(len(words))
        for last in range(first + 1, min(len(words), first + 4) + 1)
        for s in phrases.get(tuple(words[first:last]), ())
    )


def says_something(text: str) -> bool:
    """Whether something is asked in what stands around a description."""
    words = [t.norm for t in tokens(text)]
    phrases = lexicon.load().phrases
    return any(
        s.kind in ("event", "conduct", "super", "compare", "state")
        or (s.kind == "noun" and s.value in ("lawsuit", "investigation"))
        for first in range(len(words))
        for last in range(first + 1, min(len(words), first + 4) + 1)
        for s in phrases.get(tuple(words[first:last]), ())
    )


def relative(question: str) -> bool:
    """Whether a description in it has a clause of its own ("the judge who …")."""
    return any(m["link"].lower() in _RELATIVES for m in _HEAD.finditer(question))


_RELATIVES = frozenset({"who", "that", "which", "whom", "in which", "before whom", "whose", "under whom"})


def _asked(noun: str, link: str, rest: str, rank: str = "") -> str:
    if noun in _PLURAL:
        one = _PLURAL[noun]
        plural = {
            "who": "people",
            "case": "cases",
            "firm": "firms",
            "judge": "judges",
            "defendant": "defendants",
        }.get(one, f"{one}s")
        head = f"which {rank}{plural}"
        tail = rest[len(link) :].strip()
        return f"{head} {tail}" if link in ("who", "that", "which", "whom") else f"{head} {rest}"
    thing = _THINGS.get(noun, noun)
    tail = rest[len(link) :].strip()
    if noun in _THINGS:
        head = f"which {rank}{thing}"
    else:
        head = f"which {rank}{noun}" if noun in ("judge", "defendant", "plaintiff") else "who"
    if link in ("who", "that", "which", "whom"):
        return f"{head} {tail}"
    if link in ("of", "in", "behind", "for", "at", "with", "to", "from", "on", "before", "against"):
        return f"who is the {noun} {rest}" if noun not in _THINGS else f"{head} {rest}"
    if link in ("whose", "in which", "before whom", "in whose", "handling", "hearing", "under whom"):
        return f"{head} {rest}"
    return f"{head} was {rest}"
