"""What must stand in a text for a pattern to match, so that most patterns need not be tried.

The rules are some hundreds of patterns, of which two or three fit a sentence. Each pattern needs one of a few
words; whether one stands there is found a hundred times as fast as whether the pattern matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

SHORTEST = 3


@cache
def needles(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Pieces of words, in lower case, of which one stands in whatever the pattern matches.

    Args:
        pattern: any pattern.

    Returns:
        The pieces; None when the pattern needs none that is long enough to tell.

    >>> sorted(needles(re.compile(r"(?:sue|charge)d? (?:with|for) [a-z]+", re.I)))
    ['charge', 'sue']
    >>> needles(re.compile(r"[a-z]+")) is None
    True
    """
    # The parser of the standard library, under the name that Python 3.11 and later give it; without it
    # every pattern is tried, which is slow but right.
    parser = getattr(re, "_parser", None)
    if parser is None:
        return None
    found = _of_sequence(parser.parse(pattern.pattern, pattern.flags))
    return None if found is None else frozenset(found)


def present(wanted: Iterable[str], text: str) -> frozenset[str]:
    """Those pieces that stand in a text."""
    plain = text.casefold()
    return frozenset(piece for piece in wanted if piece in plain)


def _of_sequence(items: Any) -> set[str] | None:
    """The most telling needles of what stands one after the other."""
    candidates: list[set[str]] = []
    run = ""
    for operation, value in [*items, (None, None)]:
        name = str(operation)
        if name == "LITERAL" and chr(value).isascii() and chr(value).isalnum():
            run += chr(value).lower()
            continue
        if len(run) >= SHORTEST:
            candidates.append({run})
        run = ""
        inner = _of_one(name, value)
        if inner:
            candidates.append(inner)
    return max(candidates, key=lambda c: (min(map(len, c)), -len(c)), default=None)


def _of_one(name: str, value: Any) -> set[str] | None:
    match name:
        case "SUBPATTERN":
            return _of_sequence(value[-1])
        case "ATOMIC_GROUP":
            return _of_sequence(value)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, inner = value
            return _of_sequence(inner) if least > 0 else None
        case "BRANCH":
            found: set[str] = set()
            for branch in value[1]:
                needed = _of_sequence(branch)
                if needed is None:
                    return None
                found |= needed
            return found
    return None
