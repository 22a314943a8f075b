"""Somebody told by a noun that no name, pattern or description covers: "the sheriff's office", "two lenders"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cryptoreg.loaders.text.entities import AGENTS, Entity, Linked
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.openings import folded
from cryptoreg.ontology.generated.names import Class

_REACH = 90
"""Characters before a verb within which its subject begins."""
_DETERMINERS = r"(?:the|an?|one|another|some|several|many|most|other|two|three|four|five|six|seven|eight|nine|ten|its|their|his|her|this|these|that|those|\d{1,4})"
_NO_MODIFIER = r"(?:both|neither|either|each|every|no|the|an?|of|in|on|at|by|for|from|with|to|and|or|but|that|which|who|when|where|while|after|before|as|if|is|are|was|were|be|been|has|have|had|will|would|could|may|might|not|it|its|their|his|her|they|he|she|said|says)"
_MODIFIER = rf"(?!{_NO_MODIFIER}\b)[\w’'&-]+\s"
_JOINS = r"(?:that|but|while|as|after|before|when|because|if|where|since|until)"
_FOLLOWS = (
    r"(?=[.,;:)”\"]|\s(?:of|in|on|for|with|from|at|by|over|to|who|which|that|and|or|after|before|when|while|because|during|"
    r"under|against|as|into|behind|without|via|through|amid|whose|whom|when|where|is|are|was|were|has|have|had|will|would|based|\w+ed|\w+ing)\b|\s*$)"
)


@dataclass(frozen=True, slots=True)
class BareNoun:
    """Where the noun stands with what modifies it.

    Attributes:
        outer: offset of its article, if it has one, or else of its first word.
        start: offset of its first word after the article.
        end: offset after its last.
        head: the noun itself, in lower case.
        definite: whether it speaks of somebody who is known: "the merchant".
    """

    outer: int
    start: int
    end: int
    head: str
    definite: bool


def ending(text: str, first: int, at: int) -> BareNoun | None:
    """The noun phrase about somebody that ends at an offset; None when the noun there tells of nobody.

    >>> found = ending("On Monday an online platform", 0, 28)
    >>> "On Monday an online platform"[found.start : found.end], found.definite
    ('online platform', False)
    """
    begin = max(first, at - _REACH)
    last = _LAST_WORD.search(text, begin, at)
    if last is None or folded(last[1]) not in _last_words():
        return None
    found = _before().search(text[begin:at])
    return None if found is None else _noun(found, begin)


def beginning(text: str, at: int, last: int) -> BareNoun | None:
    """The noun phrase about somebody that begins at an offset.

    >>> beginning("fined a payments company for it", 5, 31).head
    'company'
    """
    found = _after().match(text, at, last)
    return None if found is None else _noun(found, 0)


def entity(text: str, linked: Linked, noun: BareNoun) -> Entity | None:
    """Who is meant: for "the merchant" who was told of as one, or else the firm or person told of last; for "a
    merchant" somebody new without a name. None where a known one is meant that nothing tells of.
    """
    if noun.definite:
        before = [
            (m, e) for m in linked.refers for e in linked.of(m) if m.end <= noun.start and e.cls in AGENTS
        ]
        before += [
            (e.mentions[0], e) for e in linked.entities if e.mentions and e.mentions[0].end <= noun.start
        ]
        called = [(m.start, e.index, e) for m, e in before if _is_called(e, noun.head)]
        kind = next((cls for group, cls in _KINDS if noun.head in _heads(group)), None)
        told = called or [
            (m.start, e.index, e) for m, e in before if e.cls == kind and not e.judge and e.named
        ]
        told = told or [(m.start, e.index, e) for m, e in before if e.bare and _is_of(e, noun.head)]
        if told:
            return max(told)[2]
        if noun.head in _heads("several"):
            return None
    cls = next((cls for group, cls in _NEW if noun.head in _heads(group)), Class.AGENT)
    name = re.sub(r"\s+", " ", text[noun.start : noun.end])
    if noun.outer == noun.start and name[1:2].islower() and name.split()[0][0].isupper():
        name = name[0].lower() + name[1:] if " " not in name else name
    found = linked.coin(name, cls, noun.start, noun.end, named=False)
    found.bare = True
    return found


_KNOWN_IN_COURT = frozenset(
    {"defendant", "defendants", "plaintiff", "plaintiffs", "respondent", "respondents"}
)
_NEW = (("bodies", Class.GOVERNMENT_BODY), ("persons", Class.PERSON))
_KINDS = (("firms", Class.FIRM), ("persons", Class.PERSON))


def _is_of(known: Entity, head: str) -> bool:
    """Whether somebody without a name is of the kind of a noun: a firm, a person."""
    last = known.name.lower().rsplit(maxsplit=1)[-1]
    return any(head in _heads(group) and last in _heads(group) for group, _ in _KINDS)


def _is_called(known: Entity, head: str) -> bool:
    return known.name.lower().replace(" (unnamed)", "").endswith(f" {head}") or known.name.lower() == head


def _noun(found: re.Match[str], offset: int) -> BareNoun:
    determiner = (found["det"] or "").lower()
    number = "" if found["np"] else "2"
    head = found[f"head{number}"].lower()
    return BareNoun(
        offset + (found.start("det") if determiner else found.start(f"np{number}")),
        offset + found.start(f"np{number}"),
        offset + found.end(f"np{number}"),
        head,
        determiner in ("the", "this", "that", "these", "those")
        or (not determiner and head in _KNOWN_IN_COURT),
    )


@cache
def _heads(group: str) -> frozenset[str]:
    data = table("references.yaml")["bare_nouns"]
    return (
        frozenset(h for g in data if g != "groups" for h in data[g])
        if group == "all"
        else frozenset(data[group])
    )


_LAST_WORD = re.compile(r"(\w+)\s*\Z")


@cache
def _last_words() -> frozenset[str]:
    """With which words a noun about somebody ends."""
    return frozenset(folded(re.findall(r"\w+", head)[-1]) for head in _heads("all"))


@cache
def _phrase(modifiers: int) -> str:
    heads = "|".join(sorted((re.escape(h) for h in _heads("all")), key=len, reverse=True))
    return rf"(?P<np>(?:{_MODIFIER}){{0,{modifiers}}}?(?P<head>{heads}))"


@cache
def _before() -> re.Pattern[str]:
    """With an article, or without one where a clause begins."""
    article = rf"(?<![\w’'-])(?P<det>{_DETERMINERS})\s{_phrase(4)}"
    groups = "|".join(table("references.yaml")["bare_nouns"]["groups"])
    bare = rf"(?:^\W*|[,;:—–“\"(]\s?|\b{_JOINS}\s|\b(?:{groups})\sof\s){_phrase(2)}".replace(
        "?P<np>", "?P<np2>"
    ).replace("?P<head>", "?P<head2>")
    return re.compile(rf"(?:{article}|{bare})$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    article = rf"(?P<det>{_DETERMINERS})\s{_phrase(4)}"
    bare = _phrase(2).replace("?P<np>", "?P<np2>").replace("?P<head>", "?P<head2>")
    return re.compile(rf"\s(?:{article}|{bare})(?![\w’'-]){_FOLLOWS}", re.IGNORECASE)
