"""Which of some hundreds of patterns are worth trying in a stretch of a text, and at which of its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import compress, repeat
from operator import and_, itemgetter, or_

from cryptoreg.loaders.text.analysed import told_of
from cryptoreg.loaders.text.needles import BORDER, SHORTEST, by_what_they_tell
from cryptoreg.loaders.text.openings import (
    CAPITAL,
    Places,
    Word,
    Written,
    folded,
    matches,
)

_SETS = 3
"""Sets of pieces of a pattern that are looked at: the most telling."""
_LONG_WORD = 24
_WORDS_KEPT = 100_000
_Told = tuple[int, int, int]
Tried = Sequence[tuple[int, Places]]
"""Numbers of the patterns of a group that are worth trying, each with the words where it may begin."""


class Finder:
    """Tells which of some patterns are worth trying on a stretch of text, and at which of its words.

    A piece has only letters and digits, so it stands inside one word; what stands in a word, and which patterns
    it can open, is worked out once for each word. Sets of patterns are whole numbers, a bit for each pattern;
    what a word holds is one number too, with the bits of its several sets of pieces side by side.
    """

    def __init__(self, patterns: Sequence[Written]) -> None:
        self.patterns = patterns
        self._having: dict[str, int] = defaultdict(int)
        self.without = 0
        self._opened_by: dict[str, int] = defaultdict(int)
        self.anywhere = 0
        self._followed_by: dict[str, int] = defaultdict(int)
        self.before_any = 0
        for i, pattern in enumerate(patterns):
            told = told_of(pattern)
            needed = by_what_they_tell(told.needed)
            for level in range(_SETS):
                bit = 1 << (level * len(patterns) + i)
                if level >= len(needed):
                    self.without |= bit
                for piece in needed[level] if level < len(needed) else ():
                    self._having[piece] |= bit
            if told.opened is None:
                self.anywhere |= 1 << i
            for word in told.opened or ():
                self._opened_by[word] |= 1 << i
            if told.second is None:
                self.before_any |= 1 << i
            for word in told.second or ():
                self._followed_by[word] |= 1 << i
        self.every = (1 << len(patterns)) - 1
        self._pieces = frozenset(self._having)
        self._longest = max(map(len, (*self._opened_by, *self._followed_by)), default=0)
        self._told = _Memo(self._tell)

    def read(self, words: Sequence[Word]) -> Reading:
        """What can be told of the words of a text, for any stretch of which it may then be asked.

        Args:
            words: as :func:`~cryptoreg.loaders.text.openings.words` gives them.
        """
        return Reading(self, words, self._told)

    def places(self, words: Sequence[Word]) -> list[tuple[int, Places]]:
        """What :meth:`Reading.places` tells of a stretch of which nothing else is asked."""
        return self.read(words).places(0, len(words))

    def worth(self, words: Sequence[Word]) -> int:
        """The patterns that may match in a stretch, wherever, a bit for each.

        Args:
            words: those of the stretch.
        """
        told = self._told
        return self.worth_of([told[word][2] for _, word in words])

    def worth_of(self, held: Iterable[int]) -> int:
        """The patterns of whose sets of pieces one each is among what words hold, a bit for each."""
        every = reduce(or_, filter(None, held), self.without)
        worth = self.every & every
        for level in range(1, _SETS):
            worth &= every >> level * len(self.patterns)
        return worth

    def _tell(self, word: str) -> _Told:
        """The patterns that a word can open, in whose matches it can stand second, and, set by set, of whose sets of
        pieces it holds one.
        """
        keys = self._keys(word)
        return (
            reduce(or_, (self._opened_by.get(key, 0) for key in keys)),
            reduce(or_, (self._followed_by.get(key, 0) for key in keys), self.before_any),
            reduce(or_, (self._having[piece] for piece in self._pieces_in(folded(word))), 0),
        )

    def _keys(self, word: str) -> list[str]:
        """How openings and followers may write a word."""
        plain = folded(word)
        keys = [plain, *(plain[:n] + "*" for n in range(1, min(len(plain), self._longest) + 1))]
        if "A" <= word[0] <= "Z":
            keys.append(CAPITAL)
        return keys

    def _pieces_in(self, word: str) -> frozenset[str]:
        closed = BORDER + word + BORDER
        if len(word) > _LONG_WORD:
            return frozenset(piece for piece in self._pieces if piece in closed)
        ends = range(SHORTEST, len(closed) + 1)
        return self._pieces & {closed[first:end] for end in ends for first in range(end - SHORTEST + 1)}


class Reading:
    """The words of a text, with what a finder tells of each."""

    def __init__(self, finder: Finder, words: Sequence[Word], told: _Memo) -> None:
        self._finder = finder
        self._starts: Sequence[int] = ()
        self._opened: Sequence[int] = ()
        self._held: Sequence[int] = ()
        followed: Sequence[int] = ()
        if words:
            self._starts, spelled = zip(*words, strict=True)
            self._opened, followed, self._held = zip(*map(told.__getitem__, spelled), strict=True)
        # what a word can open before the word that follows it
        self._opens = list(map(and_, self._opened, followed[1:]))

    def places(self, first: int, after: int, among: int = -1) -> list[tuple[int, Places]]:
        """Numbers of the patterns that may match, in their order, each with the offsets where it may begin.

        Args:
            first: number of the first word of a stretch.
            after: number of the first word behind it.
            among: the patterns that are asked for, a bit for each.
        """
        finder = self._finder
        worth = finder.worth_of(self._held[first:after]) & among
        found: dict[int, Places] = {}
        if (opening := worth & ~finder.anywhere) and first < after:
            alike: dict[int, list[int]] = {}  # many words open the same patterns: all that have a capital
            opens = self._opens[first : after - 1]
            opens.append(self._opened[after - 1] & finder.before_any)
            opened = list(map(and_, opens, repeat(opening)))
            for start, here in compress(zip(self._starts[first:after], opened, strict=True), opened):
                if here in alike:
                    alike[here].append(start)
                else:
                    alike[here] = [start]
            for here, starts in alike.items():
                while here:  # as in bits, without a generator for each
                    lowest = here & -here
                    here ^= lowest
                    i = lowest.bit_length() - 1
                    known = found.get(i)
                    found[i] = starts if known is None else sorted([*known, *starts])
        if anywhere := worth & finder.anywhere:
            found.update((i, None) for i in bits(anywhere))
        return sorted(found.items(), key=_number)


def bits(number: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


_number = itemgetter(0)


def only(tried: Tried) -> Places:
    """Where the pattern of a group that has but one is worth trying."""
    return tried[0][1] if tried else ()


class Groups:
    """Several groups of patterns, for which the words of a text are looked at once."""

    def __init__(self, groups: Mapping[str, Sequence[Written]]) -> None:
        self._finder = Finder([pattern for patterns in groups.values() for pattern in patterns])
        self._group_of = [(name, i) for name, patterns in groups.items() for i in range(len(patterns))]
        self._none: Mapping[str, Tried] = dict.fromkeys(groups, ())

    def read(self, words: Sequence[Word]) -> Reading:
        """What can be told of the words of a text."""
        return self._finder.read(words)

    def places(self, reading: Reading, first: int, after: int) -> Mapping[str, Tried]:
        """What :meth:`Reading.places` tells of a stretch, for each group by its name."""
        out: dict[str, list[tuple[int, Places]]] = {}
        for number, places in reading.places(first, after):
            name, i = self._group_of[number]
            if name in out:
                out[name].append((i, places))
            else:
                out[name] = [(i, places)]
        return {**self._none, **out}


class _Memo(dict[str, _Told]):
    """What is told of each word, worked out when it is first asked for; the same of many words, and kept once."""

    def __init__(self, tell: Callable[[str], _Told]) -> None:
        super().__init__()
        self._tell = tell
        self._same: dict[_Told, _Told] = {}

    def __missing__(self, word: str) -> _Told:
        told = self._tell(word)
        if len(self) < _WORDS_KEPT:
            told = self[word] = self._same.setdefault(told, told)
        return told


class Searched:
    """A text in which each of some patterns is looked for at the words that can open it.

    Args:
        text: of the document.
        words: all its words.
        finder: of the patterns.
        in_lines: which of them are only looked for in the lines that hold what they need, a bit for each.

    Attributes:
        patterns: those that are looked for.
        lines: where each line that has words begins and ends, and which of the patterns may begin where in it.
    """

    def __init__(self, text: str, words: Sequence[Word], finder: Finder, in_lines: int) -> None:
        self.text = text
        self.patterns = finder.patterns
        reading = finder.read(words)
        self.lines = [
            (start, end, reading.places(first, after, in_lines))
            for start, end, first, after in _lines(text, words)
        ]
        found: dict[int, list[int]] = {}
        for _, _, tried in self.lines:
            for i, places in tried:
                if i in found:
                    found[i] += places or ()
                else:
                    found[i] = [*(places or ())]
        told = [*reading.places(0, len(words), ~in_lines), *found.items()]
        # by identity, since all the code of a pattern is gone through to look it up by its value
        self._places: dict[int, Places] = {id(finder.patterns[i]): places for i, places in told}

    def matches(
        self, pattern: re.Pattern[str], start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """What ``pattern.finditer`` gives for a stretch of the text; the pattern is one of the finder's."""
        if id(pattern) not in self._places:
            return iter(())
        stop = len(self.text) if end is None else end
        places = self._places[id(pattern)]
        if places is not None and (start > 0 or end is not None):
            places = places[bisect_left(places, start) : bisect_left(places, stop)]
        return matches(pattern, self.text, start, stop, places)


def stay_in_lines(patterns: Sequence[Written]) -> int:
    """Those that no end of a line can stand in, and that begin at a word, a bit for each."""
    return sum(1 << i for i, p in enumerate(patterns) if told_of(p).in_line)


def _lines(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    """The lines that have words: where each begins and ends, the number of its first word, and of the first behind."""
    first = 0
    while first < len(words):
        start = text.rfind("\n", 0, words[first][0]) + 1
        end = text.find("\n", words[first][0])
        end = len(text) if end < 0 else end
        after = bisect_left(words, (end, ""), first)
        yield start, end, first, after
        first = after
