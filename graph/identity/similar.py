"""Names that are nearly alike: shown to a person, and never joined by a guess.

Rules join names that are the same in their normal form, or that the gazetteer knows. What is only similar stays two
things; pairs above :data:`LEAST` stand in the review list with a score and its parts, until somebody judges them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from cryptoreg.ontology import gazetteer

LEAST = 0.86
"""Pairs with a lower score are not shown: *Southern* and *Northern District* reach 0.85."""

CONTAINED = 0.1
"""What it adds when all words of one name stand at the head of the other: *Acme* and *Acme Lending*."""

INITIAL = 0.1
"""What it takes away when a first name is only an initial."""

CROWD = 60
"""A word in more names than this ("capital", "bank") leads to no pairs."""

_SHORT = 4
_NUMBER = re.compile(r"\d+|[ivx]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its names.

    Attributes:
        id: canonical id.
        label: as people read it.
        names: all its names.
        person: whether it is a human being, whose first names must agree.
        cases: ids of the cases in which it takes part.
        ids: its identifiers, such as ("cik", "0001679788").
    """

    id: str
    label: str
    names: tuple[str, ...]
    person: bool = False
    cases: frozenset[str] = frozenset()
    ids: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two things with similar names.

    Attributes:
        left: id of the one.
        right: id of the other; the two are sorted.
        names: the two names that are alike.
        score: from 0 to 1, the mean of letters and words, with what containment adds and an initial takes away.
        letters: Jaro–Winkler similarity of the normal forms.
        words: similarity of the normal forms with their words sorted.
        contained: whether one is the head of the other.
        initial: whether a person's first name is only an initial in one of them.
        cases: cases in which both take part; told, and no part of the score.
        apart: kinds of identifiers of which each has another, so that they are two; told, and no part of the score.
    """

    left: str
    right: str
    names: tuple[str, str]
    score: float
    letters: float
    words: float
    contained: bool
    initial: bool
    cases: tuple[str, ...]
    apart: tuple[str, ...] = ()


def pairs(
    things: Iterable[Named], judged: Collection[tuple[str, str]] = (), least: float = LEAST
) -> list[Likeness]:
    """The pairs to be looked at, the most alike first.

    What the gazetteer knows as two is two: such pairs are left out.

    Args:
        things: what has names.
        judged: pairs of ids, sorted, on which somebody has decided.
        least: the score from which a pair is shown.
    """
    known = {t.id: t for t in things}
    done = set(judged)
    found = [
        best
        for one, other in sorted(_candidates(known.values()))
        if (one, other) not in done
        and not all(gazetteer.load().get(id_) is not None for id_ in (one, other))
        and (best := _best(known[one], known[other], least)) is not None
    ]
    return sorted(found, key=lambda p: (-p.score, p.left, p.right))


def _candidates(things: Iterable[Named]) -> set[tuple[str, str]]:
    """Pairs that share a word of their names, or its beginning: the blocks within which names are compared."""
    blocks: dict[tuple[bool, str], set[str]] = defaultdict(set)
    for thing in things:
        for name in thing.names:
            for word in gazetteer.normalise(name).split():
                blocks[thing.person, word[:_SHORT]].add(thing.id)
    return {
        pair for ids in blocks.values() if len(ids) <= CROWD for pair in combinations(sorted(ids), 2)
    }  # fmt: skip


def _best(one: Named, other: Named, least: float) -> Likeness | None:
    return max(_compared(one, other, least), key=lambda p: (p.score, p.names), default=None)


def _compared(one: Named, other: Named, least: float) -> Iterator[Likeness]:
    for mine in one.names:
        for theirs in other.names:
            a, b = gazetteer.normalise(mine), gazetteer.normalise(theirs)
            if not a or not b or _numbers(a) != _numbers(b) or (one.person and not _first_names_agree(a, b)):
                continue
            if one.person:
                a, b = _middle_left_out(a, b)
            initial = one.person and 1 in (len(a.split()[0]), len(b.split()[0]))
            if initial:
                a, b = (f"{n[0]} {n.partition(' ')[2]}" for n in (a, b))
            letters = JaroWinkler.normalized_similarity(a, b)
            words = fuzz.token_sort_ratio(a, b) / 100
            contained = not one.person and _heads(a.split(), b.split())
            score = min(1.0, (letters + words) / 2 + CONTAINED * contained - INITIAL * initial)
            if score >= least:
                yield Likeness(
                    one.id, other.id, (mine, theirs), round(score, 3), round(letters, 3), round(words, 3),
                    contained, initial, tuple(sorted(one.cases & other.cases)), _apart(one, other),
                )  # fmt: skip


def _middle_left_out(one: str, other: str) -> tuple[str, str]:
    """Two names of persons without the middle initial that only one of them has.

    >>> _middle_left_out("ann b marlowe", "ann marlowe")
    ('ann marlowe', 'ann marlowe')
    >>> _middle_left_out("ann b marlowe", "ann c marlowe")
    ('ann b marlowe', 'ann c marlowe')
    """
    bare = [" ".join(w for n, w in enumerate(name.split()) if n == 0 or len(w) > 1) for name in (one, other)]
    if bare[0] != one and bare[1] != other:
        return one, other
    return bare[0], bare[1]


def _apart(one: Named, other: Named) -> tuple[str, ...]:
    mine, theirs = dict(one.ids), dict(other.ids)
    return tuple(sorted(k for k in mine.keys() & theirs.keys() if mine[k] != theirs[k]))


def _numbers(name: str) -> list[str]:
    """Numbers in a name tell things apart: the first fund and the second."""
    return [w for w in name.split() if _NUMBER.fullmatch(w)]


def _first_names_agree(one: str, other: str) -> bool:
    """Whether the first names are nearly the same, or one is the initial of the other."""
    a, b = one.split(maxsplit=1)[0], other.split(maxsplit=1)[0]
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return JaroWinkler.normalized_similarity(a, b) >= LEAST


def _heads(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) < len(long) and long[: len(short)] == short
