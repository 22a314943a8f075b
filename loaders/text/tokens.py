"""Split a text into blocks, sentences and words; every piece keeps its offsets in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache

from cryptoreg.loaders.text.lexicon import word_list
from cryptoreg.loaders.text.openings import Word, words_of
from cryptoreg.ontology.frozen import frozen

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
_BULLET = re.compile(r"\s*(?:[-*•–▪]|\d{1,2}[.)]|\([a-z\d]{1,4}\))\s+")
_LAST_WORD = re.compile(r"[\w.&’'-]+\Z")
_LONGEST_ABBREVIATION = 60
_INITIALS = re.compile(r"[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]")
_OPENS = re.compile(r"[\"'“‘(\[]*[A-Z0-9$€£“\"]")


MAX_SENTENCE_CHARS = 1_500
"""A longer sentence is cut; the longest that lawyers write have some 1,200."""


class BlockKind(StrEnum):
    """What a line of a text is."""

    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    BODY = "body"


@frozen
class Sentence:
    """A sentence with its words, the first of which is the word ``at`` of the text; ``paragraph`` numbers the blocks."""

    start: int
    end: int
    text: str
    kind: BlockKind
    paragraph: int
    words: Sequence[Word]
    at: int


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word_list("abbreviations.txt"))


def sentences(text: str) -> list[Sentence]:
    """All sentences of a text whose first line is its title.

    A blank line ends a sentence always; a single line break does unless the text goes on in lower
    case, as in hard-wrapped mail.
    """
    out: list[Sentence] = []
    known = words_of(text)
    position = 0
    for number, (start, end, kind) in enumerate(_blocks(text)):
        for first, last in _capped(text, _split(text, start, end)):
            told = text[first:last]
            if told.isspace():
                continue
            begin = bisect_left(known, (first, ""), position)
            position = bisect_left(known, (last, ""), begin)
            out.append(Sentence(first, last, told, kind, number, known[begin:position], begin))
    return out


def _capped(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence, so that no text makes the work on one boundless."""
    for start, end in spans:
        while end - start > MAX_SENTENCE_CHARS:
            limit = start + MAX_SENTENCE_CHARS
            stop = max(text.rfind(sign, start + 1, limit) for sign in ("; ", ", ", " ")) + 1 or limit
            yield start, stop
            start = stop
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            yield start, end


def _blocks(text: str) -> Iterator[tuple[int, int, BlockKind]]:
    """Lines, joined where they were wrapped; with the kind of each."""
    position, pending = 0, None
    for line in text.splitlines(keepends=True):
        start, end = position, position + len(line.rstrip())
        position += len(line)
        if pending is not None and end > start and _continues(text, pending, start):
            pending = (pending[0], end)
            continue
        if pending is not None:
            yield (*pending, _kind(text, *pending))
        pending = (start, end) if end > start else None
    if pending is not None:
        yield (*pending, _kind(text, *pending))


def _continues(text: str, pending: tuple[int, int], start: int) -> bool:
    first = text[start : start + 1]
    return first.islower() and text[pending[1] - 1] not in ".!?:" and pending[0] > 0


def _kind(text: str, start: int, end: int) -> BlockKind:
    if start == 0:
        return BlockKind.TITLE
    line = text[start:end]
    if _BULLET.match(line):
        return BlockKind.ITEM
    if line.rstrip("\"'”’)")[-1:] not in ".!?:;,…" and len(line) < 120:
        return BlockKind.HEADING
    return BlockKind.BODY


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bullet = _BULLET.match(text, start, end)
    first = bullet.end() if bullet else start
    while first < end and text[first].isspace():
        first += 1
    begin = first
    for stop in _SENTENCE_END.finditer(text, first, end):
        if stop.end() < end and not _ends_sentence(text, begin, stop.start(), stop.end(), end):
            continue
        yield begin, stop.end()
        begin = stop.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _ends_sentence(text: str, begin: int, dot: int, after: int, end: int) -> bool:
    """Whether a full stop ends a sentence rather than an abbreviation."""
    following = after
    while following < end and text[following].isspace():
        following += 1
    if not _OPENS.match(text, following, end):
        return False
    if text[dot] != "." or after - dot > 1:
        return True
    word = _LAST_WORD.search(text, max(begin, dot - _LONGEST_ABBREVIATION), dot)
    if word is None:
        return True
    last = word[0].rsplit("-", 1)[-1] or word[0]
    if _INITIALS.fullmatch(last):  # J. or U.S, which may still end one
        following_word = re.match(r"[\"'“‘(\[]*(\w+)", text[following:end])
        return "." in last and following_word is not None and following_word[1] in _STARTERS
    if last in ("No", "Nos"):
        return not text[following].isdigit()
    if _is_abbreviation(last):
        following_word = re.match(r"[\"'“‘(\[]*(\w+)", text[following:end])
        closes = last.lower() in _CLOSING_ABBREVIATIONS
        return closes and following_word is not None and following_word[1] in _STARTERS
    return True


def _is_abbreviation(word: str) -> bool:
    """``No`` and ``Sec`` are abbreviations, ``no`` is a word and ``SEC`` a name."""
    if word.lower() not in _abbreviations():
        return False
    return word.lower() in _LOWER_ABBREVIATIONS or (word[0].isupper() and not word.isupper())


_LOWER_ABBREVIATIONS = frozenset("v vs etc cf est eg ie pp al a.m p.m approx e.g i.e".split())

# After "Inc." or "U.S." these words begin a sentence more often than they go on a name.
_STARTERS = frozenset(
    "The A An In On At It Its He She They We This That These Those But And However Meanwhile "
    "According As After Before When While If For With Both Also".split()
)
_CLOSING_ABBREVIATIONS = frozenset({"inc", "corp", "ltd", "co", "llc", "etc", "al", "jr", "sr"})
