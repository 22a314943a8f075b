"""What must stand in a text for a pattern to match, so that most patterns need not be tried.

The rules are some hundreds of patterns, of which two or three fit a sentence. Each pattern needs one of a few
words; whether one stands there is found a hundred times as fast as whether the pattern matches.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

SHORTEST = 3
_WORD = re.compile(r"[a-z0-9]+")


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
    # The parser of the standard library, under the name that Python 3.11 and later give it; without it
    # every pattern is tried, which is slow but right.
    parser = getattr(re, "_parser", None)
    if parser is None:
        return ()
    return tuple(frozenset(n) for n in _of_sequence(parser.parse(pattern.pattern, pattern.flags)))


class Finder:
    """Tells which of some patterns are worth trying on a text.

    A piece has only letters and digits, so it stands inside one word; what stands in a word is worked out
    once for each word.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._needed = [needles(p) for p in patterns]
        self._pieces = frozenset(piece for needed in self._needed for n in needed for piece in n)
        self._always = [i for i, needed in enumerate(self._needed) if not needed]
        self._by_piece: dict[str, list[int]] = defaultdict(list)
        for i, needed in enumerate(self._needed):
            for piece in min(needed, key=_commonness, default=()):
                self._by_piece[piece].append(i)
        self._of_word: dict[str, frozenset[str]] = {}

    def candidates(self, text: str) -> list[int]:
        """Numbers of the patterns that may match somewhere in a text, in their order; the others cannot."""
        here = self.present(text)
        asked = {i for piece in here for i in self._by_piece.get(piece, ())}
        kept = [i for i in asked if not any(n.isdisjoint(here) for n in self._needed[i])]
        return sorted([*kept, *self._always])

    def present(self, text: str) -> frozenset[str]:
        """The pieces that stand in a text."""
        return frozenset().union(*map(self._in_word, set(_WORD.findall(text.casefold()))))

    def _in_word(self, word: str) -> frozenset[str]:
        found = self._of_word.get(word)
        if found is None:
            found = frozenset(piece for piece in self._pieces if piece in word)
            if len(self._of_word) < _WORDS_KEPT:
                self._of_word[word] = found
        return found


_WORDS_KEPT = 100_000


def _commonness(pieces: frozenset[str]) -> tuple[int, int]:
    """Many and short pieces stand in many texts."""
    return -min(map(len, pieces)), len(pieces)


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
