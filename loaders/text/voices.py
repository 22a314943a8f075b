"""How a verb stands: active or passive, finite or not, or no verb at all."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from cryptoreg.loaders.text.backwards import words_before
from cryptoreg.loaders.text.subjects import word_class
from cryptoreg.ontology.generated.names import Class

if TYPE_CHECKING:
    from cryptoreg.loaders.text.syntax import Clause


class Voice(StrEnum):
    """How a verb stands."""

    ACTIVE = "active"
    PASSIVE = "passive"
    REDUCED = "reduced"  # "a lawsuit filed in June"
    NON_FINITE = "non-finite"  # to file, filing
    NOUN = "noun"


_PLAINTIFFS = re.compile(
    r"\b(?:customers|investors|users|shareholders|plaintiffs|buyers|holders|creditors|purchasers|depositors|victims|states|they|he|she|who)(?: (?:of|at|in|from) (?:[\w.&’'-]+ ){0,4}?[\w.&’'-]+)?(?:, [^,;.]{3,70},)? (?:has |have |had |then |also |later |first )?$",
    re.IGNORECASE,
)
_NOUNS = frozenset({"ruling", "finding", "holding", "filing"})
_BEFORE_GERUNDS = frozenset(
    "and or but then while when is are was were be been being not also now yet thus thereby effectively".split()
)
_WORD_OR_SIGN = re.compile(r"[\w'’.]+|[^\w\s]")
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


_ADVERBS = (
    "also",
    "not",
    "now",
    "once",
    "jointly",
    "since",
    "again",
    "first",
    "later",
    "then",
    "already",
    "still",
    "soon",
    "twice",
)


def _is_noun(head: str, last: str) -> bool:
    """Whether a form in *-ing* is a noun behind the word before it: "asked for an indicative ruling"."""
    return (
        head in _NOUNS
        and last.isalpha()
        and last not in _BEFORE_GERUNDS
        and last not in word_class("prepositions")
    )


def _stands_at(clause: Clause, verb_start: int) -> bool:
    """Whether an authority's name stands right before a verb: authorities sue, and are seldom sued."""
    return any(
        m.cls in (Class.REGULATOR, Class.GOVERNMENT_BODY)
        and clause.text[m.end : verb_start].strip() in ("", "also", "then", "first", "later", "itself")
        for m in clause.inside(max(clause.sentence.start, verb_start - 90), verb_start)
    )


def voice(text: str, clause: Clause, verb_start: int, verb: str) -> Voice:
    """How the verb at an offset stands, by its form and by the words before it."""
    last = ""
    for word in islice(words_before(_WORD_OR_SIGN, text, clause.sentence.start, verb_start), 5):
        if not word.endswith("ly") and word not in _ADVERBS:
            last = word
            break
    head = verb.lower().split()[0]
    owned = last.endswith(("'s", "’s", "s’")) or last in word_class("before_nouns")
    if head == "alleged" and last in word_class("prepositions"):
        return Voice.NOUN
    if (owned and not head.endswith("ing")) or _is_noun(head, last):
        return Voice.NOUN  # "the President's plan to", "its alleged use": a noun or what modifies one
    if last == "to":
        return Voice.NON_FINITE
    if head.endswith("ing") and last not in word_class("auxiliaries"):
        return Voice.NON_FINITE
    if last in word_class("auxiliaries") and not head.endswith("ing"):
        return Voice.PASSIVE
    if _stands_at(clause, verb_start):
        return Voice.ACTIVE  # "which the SEC sued in May"
    if head == "sued" and (
        last in ("have", "has", "had")
        or _PLAINTIFFS.search(text, max(clause.sentence.start, verb_start - 110), verb_start)
    ):
        return Voice.ACTIVE  # "the customers, led by Jane Hale, sued in August", "had sued with her backing"
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
