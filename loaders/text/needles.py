"""What must stand in a text for a pattern to match, so that most patterns need not be tried.

The rules are some hundreds of patterns, of which two or three fit a sentence. Each pattern needs one of a few
words; whether one stands there is found a hundred times as fast as whether the pattern matches.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from cryptoreg.loaders.text.openings import parsed

SHORTEST = 2


@cache
def needles(pattern: re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """Pieces of words, in lower case: of each set one stands in whatever the pattern matches.

    Args:
        pattern: any pattern.

    Returns:
        The sets; none when the pattern needs no piece that is long enough to tell.

    >>> [sorted(n) for n in needles(re.compile(r"(?:sue|charge)d? (?:with|over) [a-z]+", re.I))]
    [['charge', 'sue'], ['over', 'with']]
    >>> needles(re.compile(r"[a-z]+"))
    ()
    """
    items = parsed(pattern)
    return () if items is None else tuple(frozenset(n) for n in _of_sequence(items))


def _of_sequence(items: Any) -> list[set[str]]:
    """What stands one after the other is all needed."""
    found: list[set[str]] = []
    run = ""
    for operation, value in [*items, (None, None)]:
        name = str(operation)
        if name == "LITERAL" and chr(value).isascii() and chr(value).isalnum():
            run += chr(value).lower()
            continue
        if len(run) >= SHORTEST:
            found.append({run})
        run = ""
        found += _of_one(name, value)
    return found


def _of_one(name: str, value: Any) -> list[set[str]]:
    match name:
        case "SUBPATTERN":
            return _of_sequence(value[-1])
        case "ATOMIC_GROUP":
            return _of_sequence(value)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, inner = value
            return _of_sequence(inner) if least > 0 else []
        case "BRANCH":
            return _of_branches([_of_sequence(branch) for branch in value[1]])
    return []


def _of_branches(branches: list[list[set[str]]]) -> list[set[str]]:
    """Of each branch its most telling set; nothing when a branch needs nothing."""
    if not all(branches):
        return []
    best = (max(sets, key=lambda n: (min(map(len, n)), -len(n))) for sets in branches)
    return [set().union(*best)]
