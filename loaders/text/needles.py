"""What must stand in a text for a pattern to match, so that most patterns need not be tried.

The rules are some hundreds of patterns, of which two or three fit a sentence. Each pattern needs one of a few
words; whether one stands there is found a hundred times as fast as whether the pattern matches.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from cryptoreg.loaders.text.openings import Written, parsed

SHORTEST = 2
BORDER = " "
"""Where a word begins or ends."""
_MOST = 800
"""Strings beyond which what a part of a pattern matches is not told one by one."""


def needles(pattern: Written) -> tuple[frozenset[str], ...]:
    """Pieces of words, in lower case: of each set one stands in whatever the pattern matches.

    A piece that a space opens or closes stands where a word begins or ends.

    Args:
        pattern: any pattern.

    Returns:
        The sets; none when the pattern needs no piece that is long enough to tell.

    >>> import re
    >>> [sorted(n) for n in needles(re.compile(r"(?:sue|charge)d? (?:with|over) [a-z]+", re.I))]
    [['charge ', 'charged ', 'sue ', 'sued '], [' over ', ' with ']]
    >>> needles(re.compile(r"[a-z]+"))
    ()
    """
    items = parsed(pattern)
    return () if items is None else tuple(map(frozenset, _of_sequence(_flat(items), "", "")))


def _of_sequence(items: Sequence[tuple[Any, Any]], before: str, behind: str) -> list[set[str]]:
    """What stands one after the other is all needed.

    Args:
        items: of the parsed pattern.
        before: a border, if one stands before the first.
        behind: a border, if one stands behind the last.
    """
    found: list[set[str]] = []
    told = {before}  # how what has been read since the last border may be written
    for position, (name, value) in enumerate(items):
        following = _strings_of_one(name, value)
        longer = None if following is None else {t + f for t in told for f in following}
        if longer is None or len(longer) > _MOST:
            border = BORDER if all(t.endswith(BORDER) for t in told) else ""
            found += _needed(told)
            if following is not None:
                told = {border + f for f in following}
            else:
                after = items[position + 1 :]
                closed = BORDER if (_borders(after[0], 0) if after else behind) else ""
                found += _of_one(name, value, border, closed)
                told = {_border_behind(name, value, border)}
        elif all(t.endswith(BORDER) for t in longer) and any(t.strip() for t in longer):
            found += _needed(longer)
            told = {BORDER}
        else:
            told = longer
    return found + _needed({t + behind for t in told})


def _of_one(name: str, value: Any, before: str, behind: str) -> list[set[str]]:
    """What is needed of an item whose strings cannot be told one by one."""
    match name:
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = value
            if least == 0:
                return []
            return _of_sequence(_flat(inner), *((before, behind) if most == 1 else ("", "")))
        case "BRANCH":
            return _of_branches([_of_sequence(_flat(branch), before, behind) for branch in value[1]])
    return []


def _of_branches(branches: list[list[set[str]]]) -> list[set[str]]:
    """Of each branch its most telling set; nothing when a branch needs nothing."""
    if not all(branches):
        return []
    best = (max(sets, key=_tells) for sets in branches)
    return [set().union(*best)]


def _tells(needed: Collection[str]) -> tuple[int, int]:
    """How much a set of pieces tells: letters of the shortest, and how few they are."""
    return min(len(piece.strip(BORDER)) for piece in needed), -len(needed)


def by_what_they_tell(needed: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Sets of pieces, the most telling first: long pieces, few of them."""
    return sorted(needed, key=_tells, reverse=True)


def _needed(strings: Collection[str]) -> list[set[str]]:
    """The most telling set of a piece of each string: of its first word, its last, or its longest; none when one has
    no piece that tells.
    """
    words = [_pieces(string) for string in strings]
    if not all(words):
        return []
    sets = [{w[0] for w in words}, {w[-1] for w in words}, {max(w, key=len) for w in words}]
    return [max(sets, key=_tells)]


def _pieces(string: str) -> list[str]:
    """The words of a string that are long enough to tell, with the borders that are known."""
    words = string.split(BORDER)
    last = len(words) - 1
    pieces = [
        (BORDER if n > 0 else "") + word + (BORDER if n < last else "")
        for n, word in enumerate(words)
        if word
    ]
    return [piece for piece in pieces if len(piece.strip(BORDER)) >= SHORTEST or len(piece) > SHORTEST]


def _flat(items: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Items with those of groups, which need no more than what is in them, in the place of these."""
    out: list[tuple[Any, Any]] = []
    for operation, value in items:
        match operation:
            case "SUBPATTERN":
                out += _flat(value[-1])
            case "ATOMIC_GROUP":
                out += _flat(value)
            case _:
                out.append((operation, value))
    return out


def _strings(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """All that stands one after the other may match, with borders for signs and spaces; None when it is too much."""
    found = {""}
    for operation, value in items:
        following = _strings_of_one(operation, value)
        if following is None or len(found) * len(following) > _MOST:
            return None
        found = {f + g for f in found for g in following}
    return found


def _strings_of_one(name: str, value: Any) -> set[str] | None:
    match name:
        case "LITERAL":
            return _of_character(chr(value))
        case "IN":
            return _of_set(value)
        case "AT":
            return {BORDER} if value != "AT_NON_BOUNDARY" else {""}
        case "ASSERT" | "ASSERT_NOT":
            return {BORDER} if _is_border(name, value) else {""}
        case "SUBPATTERN":
            return _strings(value[-1])
        case "ATOMIC_GROUP":
            return _strings(value)
        case "BRANCH":
            branches = [_strings(branch) for branch in value[1]]
            told = [b for b in branches if b is not None]
            found = set().union(*told)
            return found if len(told) == len(branches) and len(found) <= _MOST else None
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = value
            once = _strings(inner)
            if once is None or (most != 1 and once != {BORDER}):
                return None
            return once | {""} if least == 0 else once
    return None


def _of_character(character: str) -> set[str] | None:
    if character.isalnum() or character == "_":
        return {character.lower()} if character.isascii() and character != "_" else None
    return {BORDER}


def _of_set(members: Any) -> set[str] | None:
    found: set[str] = set()
    for kind, value in members:
        of_one = None
        if kind == "LITERAL":
            of_one = _of_character(chr(value))
        elif kind == "CATEGORY" and value in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"):
            of_one = {BORDER}
        if of_one is None:
            return None
        found |= of_one
    return found


def _is_border(name: str, value: Any) -> bool:
    """Whether what is looked at, without being matched, says that no word goes on here."""
    _, inner = value
    if name == "ASSERT":
        return bool(inner) and _borders(inner[0], 0) if value[0] > 0 else False
    kind, members = inner[0] if len(inner) == 1 else (None, ())
    return (
        kind == "IN"
        and any(k == "CATEGORY" and v == "CATEGORY_WORD" for k, v in members)
        and not any(k == "NEGATE" for k, _ in members)
    )


def _borders(item: tuple[Any, Any], end: int) -> bool:
    """Whether an item can match nothing that goes on a word before it, or behind it.

    Args:
        item: of the parsed pattern.
        end: 0 for its beginning, -1 for its end.
    """
    name, value = item
    strings = _strings_of_one(name, value)
    if strings is not None:
        return all(s[end:][:1] == BORDER for s in strings)
    match name:
        case "SUBPATTERN":
            return bool(value[-1]) and _borders(value[-1][end], end)
        case "ATOMIC_GROUP":
            return bool(value) and _borders(value[end], end)
        case "BRANCH":
            return all(branch and _borders(branch[end], end) for branch in value[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return value[0] > 0 and bool(value[2]) and _borders(value[2][end], end)
    return False


def _border_behind(name: str, value: Any, before: str) -> str:
    """A border, if one stands behind an item in any case.

    Args:
        name: of the item's operation.
        value: of the item.
        before: a border, if one stands before the item.
    """
    if name.endswith("_REPEAT") and value[0] == 0:  # "(?:[a-z]+ )?" may be left out
        return before if value[2] and _borders(value[2][-1], -1) else ""
    return BORDER if _borders((name, value), -1) else ""
