"""With which words a match of a pattern can begin, so that the pattern is tried at those words alone.

A pattern that begins at a word is not looked for at every character of a text, but at the few words with which
it can begin: a tenth of the work. What cannot be told from the pattern leaves it to be looked for everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice, repeat
from typing import Any, Protocol

_WORD = re.compile(r"(\w+)")
_MOST = 600
"""Openings of one pattern beyond which it is looked for everywhere."""
EXACT, PREFIX = "$", "*"
"""Close a beginning: the word ends there, or may go on in any way."""
CAPITAL = "^"
"""Stands for all words that begin with a capital letter."""


class Written(Protocol):
    """A pattern as it is written, compiled or not."""

    @property
    def pattern(self) -> str:
        """The regular expression."""

    @property
    def flags(self) -> int:
        """How it is meant."""

    def __hash__(self) -> int:
        """By which what the parser makes of it is kept."""


Word = tuple[int, str]
"""Where a word begins, and the word."""
Places = Sequence[int] | None
"""Offsets at which a match can begin, in their order; None when it can begin anywhere."""


def openings(pattern: Written) -> frozenset[str] | None:
    r"""The words with which a match can begin, in lower case.

    One that ends in ``*`` stands for all that begin so, and ``^`` for all that begin with a capital letter.

    Args:
        pattern: any pattern.

    Returns:
        None when a match can begin with too much, or inside a word.

    >>> sorted(openings(re.compile(r"\b(?:the )?suits?\b")))
    ['suit', 'suits', 'the']
    >>> openings(re.compile(r"suit")) is None
    True
    """
    items = parsed(pattern)
    if not items or not _begins_at_a_word(*items[0]):
        return None
    found = _of_sequence(items, bool(pattern.flags & re.IGNORECASE))
    if found is None or any(f.rstrip("$*") == "" for f in found):
        return None
    return written(found)


def written(found: Iterable[str]) -> frozenset[str]:
    """Words and beginnings of words as :func:`openings` gives them."""
    return frozenset(
        CAPITAL if f.startswith(CAPITAL) else f[:-1] if f.endswith(EXACT) else f.rstrip(PREFIX) + PREFIX
        for f in found
    )


@lru_cache(maxsize=8)
def parsed(pattern: Written) -> Any:
    """What the parser of the standard library makes of a pattern, under the name that Python 3.11 and later give it.

    Lists of operations, each with its value, whose names are plain strings. None without the parser: then every
    pattern is tried, which is slow but right.
    """
    parser = getattr(re, "_parser", None)
    return None if parser is None else _plain(parser.parse(pattern.pattern, pattern.flags))


def _plain(items: Any) -> list[tuple[str, Any]]:
    """Operations of the parser in plain lists, which are gone through several times as fast as its own."""
    out: list[tuple[str, Any]] = []
    for operation, value in items.data:
        name = str(operation)
        match name:
            case "SUBPATTERN" | "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" | "ASSERT" | "ASSERT_NOT":
                value = (*value[:-1], _plain(value[-1]))
            case "ATOMIC_GROUP":
                value = _plain(value)
            case "BRANCH":
                value = (value[0], [_plain(branch) for branch in value[1]])
            case "IN":
                value = [(str(kind), str(v) if str(kind) == "CATEGORY" else v) for kind, v in value]
            case "AT":
                value = str(value)
        out.append((name, value))
    return out


def _begins_at_a_word(operation: Any, value: Any) -> bool:
    r"""Whether a pattern begins with ``\b``, or with a look-behind that no character of a word passes."""
    if operation == "BRANCH":
        return all(branch and _begins_at_a_word(*branch[0]) for branch in value[1])
    if operation == "AT":
        return bool(value == "AT_BOUNDARY")
    if operation != "ASSERT_NOT":
        return False
    direction, inner = value
    return (
        direction < 0
        and len(inner) == 1
        and inner[0][0] == "IN"
        and any(kind == "CATEGORY" and what == "CATEGORY_WORD" for kind, what in inner[0][1])
    )


def _of_sequence(items: Any, any_case: bool) -> set[str] | None:
    """How what stands one after the other begins: open beginnings, and closed ones with their mark."""
    found = {""}
    for operation, value in items:
        if not any(_is_open(f) for f in found):
            break
        if operation == "AT":
            if value == "AT_BOUNDARY":  # the word ends here
                found = {f + EXACT if f and _is_open(f) else f for f in found}
            continue
        following = _of_one(operation, value, any_case)
        if following is None:
            return None
        found = {f for f in found if not _is_open(f)} | {
            f + (PREFIX if f and g.startswith(CAPITAL) else g)
            for f in found
            if _is_open(f)
            for g in following
        }
        if len(found) > _MOST:
            return None
    return found


def _is_open(beginning: str) -> bool:
    return not beginning.endswith((EXACT, PREFIX))


def _of_one(name: str, value: Any, any_case: bool) -> set[str] | None:
    match name:
        case "LITERAL":
            return {of_character(chr(value))}
        case "IN":
            return of_set(value, any_case)
        case "ASSERT" | "ASSERT_NOT":
            return {""}
        case "SUBPATTERN":
            _, added, dropped, inner = value
            inside = (any_case or bool(added & re.IGNORECASE)) and not dropped & re.IGNORECASE
            return _of_sequence(inner, inside)
        case "ATOMIC_GROUP":
            return _of_sequence(value, any_case)
        case "BRANCH":
            branches = [_of_sequence(branch, any_case) for branch in value[1]]
            told = [b for b in branches if b is not None]
            return set().union(*told) if len(told) == len(branches) else None
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = value
            once = _of_sequence(inner, any_case)
            if once is None:
                return None
            if most != 1:
                once = {f + PREFIX if _is_open(f) else f for f in once}
            return once | {""} if least == 0 else once
    return {PREFIX}


def of_character(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character.lower()
    return PREFIX if character.isalnum() or character == "_" else EXACT


def of_set(members: Any, any_case: bool) -> set[str]:
    found = set()
    for kind, value in members:
        if kind == "LITERAL":
            found.add(of_character(chr(value)))
        elif kind == "CATEGORY" and value in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"):
            found.add(EXACT)
        elif kind == "CATEGORY" and value == "CATEGORY_DIGIT":
            found |= set("0123456789")
        elif kind == "RANGE" and value == (ord("A"), ord("Z")) and not any_case:
            found.add(CAPITAL + PREFIX)
        else:
            found.add(PREFIX)
    return found


def stays_in_a_line(pattern: Written) -> bool:
    r"""Whether no match of a pattern holds the end of a line.

    >>> stays_in_a_line(re.compile(r"[a-z]+ \w+(?! \s)")), stays_in_a_line(re.compile(r"a[^b]"))
    (True, False)
    """
    items = parsed(pattern)
    return items is not None and not _holds_line_ends(items, bool(pattern.flags & re.DOTALL))


def _holds_line_ends(items: Any, dotall: bool) -> bool:
    """Whether what stands one after the other may hold the end of a line."""
    for operation, value in items:
        match operation:
            case "LITERAL":
                holds = chr(value) == "\n"
            case "IN":
                holds = _set_holds_line_ends(value)
            case "NOT_LITERAL":
                holds = chr(value) != "\n"
            case "ANY":
                holds = dotall
            case "AT" | "ASSERT" | "ASSERT_NOT":
                holds = False
            case "SUBPATTERN":
                _, added, _, inner = value
                holds = _holds_line_ends(inner, dotall or bool(added & re.DOTALL))
            case "ATOMIC_GROUP":
                holds = _holds_line_ends(value, dotall)
            case "BRANCH":
                holds = any(_holds_line_ends(branch, dotall) for branch in value[1])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                holds = _holds_line_ends(value[2], dotall)
            case _:
                holds = True
        if holds:
            return True
    return False


def _set_holds_line_ends(members: Any) -> bool:
    """Whether the end of a line is in a set of characters."""
    negated = held = False
    for kind, value in members:
        match kind:
            case "NEGATE":
                negated = True
            case "LITERAL":
                held |= chr(value) == "\n"
            case "RANGE":
                held |= value[0] <= ord("\n") <= value[1]
            case _:  # \s, \W, \D
                held |= value in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD", "CATEGORY_NOT_DIGIT")
    return held is not negated


@lru_cache(maxsize=2)
def words_of(text: str) -> Sequence[Word]:
    """What :func:`words` gives, kept for the text that is being read."""
    return tuple(words(text))


@lru_cache(maxsize=2)
def spelled(text: str) -> Sequence[str]:
    """The words of :func:`words_of` without their places."""
    return tuple([word for _, word in words_of(text)])


def words(text: str) -> list[Word]:
    """All words of a text.

    >>> words("re-filed in 2023")
    [(0, 're'), (3, 'filed'), (9, 'in'), (12, '2023')]
    """
    pieces = _WORD.split(text)  # what is no word, a word, what is no word, and so on
    starts = accumulate(map(len, pieces))
    return list(zip(islice(starts, 0, None, 2), pieces[1::2], strict=False))


def folded(word: str) -> str:
    """A word as openings write it, with what regular expressions take for the same letters whatever their case."""
    if word.isascii():
        return word.lower()
    same = "".join(str(unicodedata.decimal(c, c)) for c in word.casefold())
    return same.replace("ı", "i").replace("\u0307", "")


def matches(
    pattern: re.Pattern[str], text: str, start: int, end: int, places: Places
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text, start, end)`` gives, tried only where a match can begin."""
    if places is None:
        yield from pattern.finditer(text, start, end)
        return
    position = start
    for found in filter(None, map(pattern.match, repeat(text), places, repeat(end))):
        if found.start() >= position:
            yield found
            position = found.end()


def search(pattern: re.Pattern[str], text: str, start: int, end: int, places: Places) -> re.Match[str] | None:
    """What ``pattern.search(text, start, end)`` gives, tried only where a match can begin."""
    if places is None:
        return pattern.search(text, start, end)
    if places and places[0] < start:
        places = places[bisect_left(places, start) :]
    return next(filter(None, map(pattern.match, repeat(text), places, repeat(end))), None)
