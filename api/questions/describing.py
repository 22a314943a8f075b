"""Things that a question describes instead of naming: "the judge who stayed the Binance case".

Where the grammar does not understand a question, a description in it is asked for by itself; if just one
thing answers to it, its name takes the place of the description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cryptoreg.api.questions import lexicon, when
from cryptoreg.api.questions.slots import EITHER_WAY
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
    "resolution": "law", "statute": "law",
}  # fmt: skip
_RANKS = "first|last|latest|earliest|oldest|newest|longest|shortest|largest|biggest|smallest"
_MODIFIER = r"(?!(?:who|whom|whose|that|which|where|when|of|in|on|at|by|for|with|from|to|and|or|was|were|is|are|has|had|did|after|before|while|until|since)\b)[\w'’.-]+ "
_HEAD = re.compile(
    rf"\b(?:the|that|this) (?:same |very |federal |one |only )*(?P<which>(?:{_RANKS}) )?(?P<kind>(?:{_MODIFIER}){{0,3}}?)(?P<noun>{'|'.join(sorted(_PLURAL, key=len, reverse=True))}|{_PERSONS}|{'|'.join(sorted(_THINGS, key=len, reverse=True))})"
    r"(?:'s)? (?P<link>who|that|which|whom|where|in which|before whom|in whose|of|in|behind|for|at|with|to|from|on|handling|hearing|presiding over|overseeing|before|against|under whom|whose|\w+ed|sued|brought|led|held|filed|set up|behind)\b",
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
        label: of what class it must be, where its noun says so.
    """

    start: int
    end: int
    asked: str
    several: bool = False
    label: str = ""


def descriptions(question: str) -> Iterator[Description]:
    """The descriptions in a question, the last ones first, each first as long as its clause, then from its shortest on.

    >>> next(descriptions("In which court is the case that was stayed in 2024?")).asked
    'which case was stayed in 2024'
    >>> next(descriptions("In which court was the SEC case that was stayed in 2024 filed?")).asked
    'which SEC case was stayed in 2024'
    """
    text = question.rstrip(" ?.!")
    for found in reversed(list(_HEAD.finditer(text))):
        rest = text[found.start("link") :]
        noun, link = found["noun"].lower(), found["link"].lower()
        several = noun in _PLURAL
        helped = _HELPED.search(text[: found.start()]) is not None
        participle = link not in _RELATIVES and link not in _BESIDE and link not in ("handling", "hearing")
        for length in _ends(rest, several, helped):
            if link in _RELATIVES and not _has_verb(rest[:length]):
                continue
            if _ALTERNATIVE.search(rest[:length]):
                continue  # which of two came first is asked, and describes nothing
            if participle and _without_verb(f"{text[: found.start()]} , {rest[length:]}"):
                continue  # "which defendants in the case settled": the verb is that of the question
            asked = _asked(noun, link, rest[:length], found["which"] or "", _kept(found["kind"]))
            label = "Person" if noun in _PEOPLE or _PLURAL.get(noun) == "who" else ""
            yield Description(found.start(), found.start("link") + length, asked, several, label)


def _kept(kind: str) -> str:
    """Of the words before a noun those that may narrow it down: all but such as only describe."""
    return "".join(f"{w} " for w in kind.split() if not _describes(w))


def _describes(word: str) -> bool:
    senses = [s for t in tokens(word) for s in lexicon.load().phrases.get((t.norm,), ())]
    return bool(senses) and all(s.kind in ("ignored", "descriptor") for s in senses)


_PEOPLE = frozenset(_PERSONS.split("|"))


def _ends(rest: str, several: bool, helped: bool) -> list[int]:
    """Where a description may end: first where its clause does, then after each of its words.

    What stands behind a helping verb ("was the case that was stayed filed in Texas") leaves the last verb to it.
    """
    ends = [m.end() for m in re.finditer(r"[\w.$'’&,-]*[\w$]", rest)]
    dated = when.find(rest)
    fitting = [
        e
        for e in ends[1:_LONGEST]
        if not _HALF.match(rest[e:])
        and not _DANGLING.search(rest[:e])
        and not any(f.start < e < f.end for f in dated)
    ]
    if several:
        return fitting[::-1]
    whole = [e for e in reversed(fitting) if _closes(rest[e:])]
    said = [e for e in whole if rest[e:].strip() and _said(rest[:e])]
    if said and _AUXILIARY.match(rest[said[-1] :]):
        # the verb that follows a clause with a verb of its own is that of the question around it
        whole = [said[-1], *(e for e in whole if e != said[-1])]
    if helped:
        whole.sort(key=lambda e: not rest[e:].strip())  # the end of the question last
    return whole + [e for e in fitting if e not in whole]


def _said(clause: str) -> bool:
    """Whether a clause has its verb, also behind the last word that begins a time."""
    parts = _BEGINNING.split(clause)
    return _has_verb(clause) and (len(parts) == 1 or _has_verb(parts[-1]) or bool(when.find(parts[-1])))


_BEGINNING = re.compile(r"\b(?:after|before|while|when|since|until|once|as)\b", re.IGNORECASE)


def _closes(following: str) -> bool:
    """Whether a clause ends where this follows: at the end, a comma, or the verb of the clause around it."""
    if not following.strip() or following.lstrip()[0] in ",;:–—":
        return True
    if _AUXILIARY.match(following):
        return True
    words = [t.norm for t in tokens(following)][:4]
    return any(
        s.kind == "event" and s.form in ("past", "s", "base")
        for n in range(1, len(words) + 1)
        for s in lexicon.load().phrases.get(tuple(words[:n]), ())
    )


_HELPED = re.compile(r"\b(?:did|does|do|was|were|is|are|has|have|had) $", re.IGNORECASE)
_AUXILIARY = re.compile(
    r" (?:also |later |then |ever |still |now |once |subsequently )*(?:is|was|were|are|has|have|had|did|does|went|became|got|used to|took)\b",
    re.IGNORECASE,
)


_DANGLING = re.compile(
    r"\b(?:by|in|of|on|at|to|for|with|from|the|when|while|once|until|since|they|he|she|it|who|which|that|a|an|its|his|her|their|and|or|before|after|was|were|is|are|be|been|has|have|had|did|also|later|then|v)$",
    re.IGNORECASE,
)
"""Words with which no description ends."""


_HALF = re.compile(
    r"[ ]vs?\.? |[ ](?:and|but) (?:later|then|also|subsequently|afterwards|who|which|that|never|not|\w+ed)\b|[ -](?:case|trial|hearing|sentencing|prosecution|lawsuit|suit|action|appeals?|probe|investigation|inquiry|act|complaint|dismissal|stay|order|\d)\b",
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


_ALTERNATIVE = re.compile(rf"\b(?:{'|'.join(EITHER_WAY)})\b", re.IGNORECASE)


def _without_verb(text: str) -> bool:
    """Whether a whole question is left without its verb."""
    words = [t.norm for t in tokens(text)]
    return (
        bool(words)
        and words[0] in ("which", "what", "who", "how")
        and not _has_verb(text)
        and not any(w in _FINITE for w in words)
    )


_FINITE = frozenset("is was were are has had have did does do".split())


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


_RELATIVES = frozenset(
    {"who", "that", "which", "whom", "where", "in which", "before whom", "whose", "under whom"}
)


def _asked(noun: str, link: str, rest: str, rank: str = "", kind: str = "") -> str:
    """The question that a description answers to."""
    tail = rest[len(link) :].strip()
    if link == "whose" and (owned := _OWNED.match(tail)):
        # "the man whose company was sued": who was sued together with it
        return f"who was sued together with the {owned['noun']} that {tail[owned.end() :]}"
    if noun in _PLURAL:
        one = _PLURAL[noun]
        head = f"which {rank}{kind}{_MANY.get(one, f'{one}s')}"
        return f"{head} {tail}" if link in _SUBJECTS else f"{head} {rest}"
    if noun in _THINGS:
        head = f"which {rank}{kind}{_THINGS[noun]}"
    else:
        head = f"which {rank}{kind}{noun}" if noun in ("judge", "defendant", "plaintiff") else "who"
    if link in _SUBJECTS:
        return f"{head} {tail}"
    if link == "where":
        return f"in {head} {tail}"
    if link in _BESIDE:
        return f"who is the {noun} {rest}" if noun not in _THINGS else f"{head} {rest}"
    if link in (
        "whose",
        "in which",
        "before whom",
        "in whose",
        "handling",
        "hearing",
        "presiding over",
        "overseeing",
        "under whom",
    ):
        return f"{head} {rest}"
    return f"{head} was {rest}"


_SUBJECTS = frozenset({"who", "that", "which", "whom"})
_BESIDE = frozenset({"of", "in", "behind", "for", "at", "with", "to", "from", "on", "before", "against"})
_MANY = {"who": "people", "case": "cases", "firm": "firms", "judge": "judges", "defendant": "defendants"}
_OWNED = re.compile(
    r"(?:[\w-]+ ){0,3}?(?P<noun>company|firm|exchange|platform|lender|business|outfit) (?=\w)", re.IGNORECASE
)
