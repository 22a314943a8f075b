"""What must stand in a text for a pattern to match, so that most patterns need not be tried.

The rules are some hundreds of patterns, of which two or three fit a sentence. Each pattern needs one of a few
words; whether one stands there is found a hundred times as fast as whether the pattern matches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import itemgetter, or_
from typing import Any

from cryptoreg.loaders.text.followers import followers
from cryptoreg.loaders.text.openings import (
    CAPITAL,
    Places,
    Word,
    folded,
    matches,
    openings,
    parsed,
    stays_in_a_line,
)

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


class Finder:
    """Tells which of some patterns are worth trying on a stretch of text, and at which of its words.

    A piece has only letters and digits, so it stands inside one word; what stands in a word, and which patterns
    it can open, is worked out once for each word. Sets of patterns are whole numbers, a bit for each pattern;
    what a word holds is one number too, with the bits of its several sets of pieces side by side.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self.patterns = patterns
        self._having: dict[str, int] = defaultdict(int)
        self._without = 0
        self._opened_by: dict[str, int] = defaultdict(int)
        self._anywhere = 0
        self._followed_by: dict[str, int] = defaultdict(int)
        self._before_any = 0
        for i, pattern in enumerate(patterns):
            needed = sorted(needles(pattern), key=lambda n: (-min(map(len, n)), len(n)))
            for level in range(_SETS):
                bit = 1 << (level * len(patterns) + i)
                if level >= len(needed):
                    self._without |= bit
                for piece in needed[level] if level < len(needed) else ():
                    self._having[piece] |= bit
            opened_by = openings(pattern)
            if opened_by is None:
                self._anywhere |= 1 << i
            for word in opened_by or ():
                self._opened_by[word] |= 1 << i
            second = None if opened_by is None else followers(pattern)
            if second is None:
                self._before_any |= 1 << i
            for word in second or ():
                self._followed_by[word] |= 1 << i
        self._every = (1 << len(patterns)) - 1
        self._pieces = frozenset(self._having)
        self._longest = max(map(len, (*self._opened_by, *self._followed_by)), default=0)
        self._opened = _Memo(self._tell_opened)
        self._goes_on = _Memo(self._tell_followed)
        self._held = _Memo(self._tell_held)

    def places(self, words: Sequence[Word]) -> list[tuple[int, Places]]:
        """Numbers of the patterns that may match, in their order, each with the words where it may begin.

        Args:
            words: those of the stretch, as :func:`~cryptoreg.loaders.text.openings.words` gives them.
        """
        worth, count = self._worth(words), len(words)
        found: dict[int, Places] = {}
        if opening := worth & ~self._anywhere:
            opened_by, goes_on = self._opened, self._goes_on
            alike: dict[int, list[int]] = {}  # many words open the same patterns: all that have a capital
            for at, (start, word) in enumerate(words, 1):
                here = opened_by[word] & opening
                if here and (here := here & (goes_on[words[at][1]] if at < count else self._before_any)):
                    if here in alike:
                        alike[here].append(start)
                    else:
                        alike[here] = [start]
            for here, starts in alike.items():
                while here:
                    lowest = here & -here
                    here ^= lowest
                    i = lowest.bit_length() - 1
                    known = found.get(i)
                    found[i] = starts if known is None else sorted([*known, *starts])
        if anywhere := worth & self._anywhere:
            found.update((i, None) for i in _bits(anywhere))
        return sorted(found.items(), key=_number)

    def may_match(self, number: int, words: Sequence[Word]) -> bool:
        """Whether a pattern may match in a stretch, wherever.

        Args:
            number: of the pattern.
            words: those of the stretch.
        """
        return bool(self._worth(words) >> number & 1)

    def worth_trying(self, words: Sequence[Word]) -> Iterator[int]:
        """Numbers of the patterns that may match in a stretch, wherever.

        Args:
            words: those of the stretch.
        """
        return _bits(self._worth(words))

    def _worth(self, words: Sequence[Word]) -> int:
        """The patterns of whose sets of pieces the words hold one each."""
        told = filter(None, map(self._held.__getitem__, [word for _, word in words]))
        held = reduce(or_, told, self._without)
        worth, count = self._every, len(self.patterns)
        for level in range(_SETS):
            worth &= held >> level * count
        return worth

    def _tell_opened(self, word: str) -> int:
        """The patterns that a word can open."""
        return reduce(or_, (self._opened_by.get(key, 0) for key in self._keys(word)))

    def _tell_followed(self, word: str) -> int:
        """The patterns in whose matches a word can stand second."""
        return reduce(or_, (self._followed_by.get(key, 0) for key in self._keys(word)), self._before_any)

    def _keys(self, word: str) -> list[str]:
        """How openings and followers may write a word."""
        plain = folded(word)
        keys = [plain, *(plain[:n] + "*" for n in range(1, min(len(plain), self._longest) + 1))]
        if "A" <= word[0] <= "Z":
            keys.append(CAPITAL)
        return keys

    def _tell_held(self, word: str) -> int:
        """The patterns of whose sets of pieces a word holds one, set by set."""
        return reduce(or_, (self._having[piece] for piece in self._pieces_in(folded(word))), 0)

    def _pieces_in(self, word: str) -> frozenset[str]:
        if len(word) > _LONG_WORD:
            return frozenset(piece for piece in self._pieces if piece in word)
        ends = range(SHORTEST, len(word) + 1)
        return self._pieces & {word[first:end] for end in ends for first in range(end - SHORTEST + 1)}


def _bits(number: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


_number = itemgetter(0)
Tried = Sequence[tuple[int, Places]]
"""Numbers of the patterns of a group that are worth trying, each with the words where it may begin."""


def only(tried: Tried) -> Places:
    """Where the pattern of a group that has but one is worth trying."""
    return tried[0][1] if tried else ()


class Groups:
    """Several groups of patterns, for which the words of a stretch are looked at once."""

    def __init__(self, groups: Mapping[str, Sequence[re.Pattern[str]]]) -> None:
        self._finder = Finder([pattern for patterns in groups.values() for pattern in patterns])
        self._group_of = [(name, i) for name, patterns in groups.items() for i in range(len(patterns))]
        self._names = tuple(groups)

    def places(self, words: Sequence[Word]) -> Mapping[str, Tried]:
        """What :meth:`Finder.places` tells, for each group by its name."""
        out: dict[str, list[tuple[int, Places]]] = {name: [] for name in self._names}
        for number, places in self._finder.places(words):
            name, i = self._group_of[number]
            out[name].append((i, places))
        return out


class _Memo(dict[str, int]):
    """What is told of each word, worked out when it is first asked for."""

    def __init__(self, tell: Callable[[str], int]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> int:
        told = self._tell(word)
        if len(self) < _WORDS_KEPT:
            self[word] = told
        return told


class Searched:
    """A text in which each of the patterns of :func:`finders` is looked for at the words that can open it.

    A pattern that no end of a line can stand in is only looked for in the lines that hold what it needs.
    """

    def __init__(self, text: str, words: Sequence[Word], finders: tuple[Finder, Finder]) -> None:
        self.text = text
        in_text, in_lines = finders
        self._places = {in_text.patterns[i]: places for i, places in in_text.places(words)}
        found: dict[int, list[int]] = {}
        for line in _lines(text, words):
            for i, places in in_lines.places(line):
                if i in found:
                    found[i] += places or ()
                else:
                    found[i] = [*(places or ())]
        self._places.update((in_lines.patterns[i], places) for i, places in found.items())

    def matches(
        self, pattern: re.Pattern[str], start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """What ``pattern.finditer`` gives for a stretch of the text; the pattern is one of the finder's."""
        if pattern not in self._places:
            return iter(())
        stop = len(self.text) if end is None else end
        places = self._places[pattern]
        if places is not None and (start > 0 or end is not None):
            places = places[bisect_left(places, start) : bisect_left(places, stop)]
        return matches(pattern, self.text, start, stop, places)


def finders(patterns: Sequence[re.Pattern[str]]) -> tuple[Finder, Finder]:
    """What tells where to look for patterns in a whole text, and for those that stay in a line, in its lines."""
    in_lines = [p for p in patterns if openings(p) is not None and stays_in_a_line(p)]
    return Finder([p for p in patterns if p not in in_lines]), Finder(in_lines)


def _lines(text: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of each line that has some."""
    first = 0
    while first < len(words):
        end = text.find("\n", words[first][0])
        after = len(words) if end < 0 else bisect_left(words, (end, ""), first)
        yield words[first:after]
        first = after


_SETS = 2
"""Sets of pieces of a pattern that are looked at: the most telling."""
_LONG_WORD = 24
_WORDS_KEPT = 100_000


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
