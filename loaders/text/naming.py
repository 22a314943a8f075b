"""Find what a text names: by the gazetteer, by patterns, and by the ways in which texts refer back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from cryptoreg.loaders.text import bodies, chambers, firms, known_names, persons, references, unknown_names
from cryptoreg.loaders.text.finders import Finder, Searched, stay_in_lines
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.loaders.text.openings import Word, words_of
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology.generated.names import Class


def find(text: str, sents: list[Sentence]) -> list[Mention]:
    """All mentions of a text, by offset, none inside another."""
    found: list[Mention] = []
    known_words = words_of(text)
    seen = Searched(text, known_words, *_forms())
    found += firms.captions(text)
    known = list(known_names.known_names(text, known_words))
    found += known
    found += bodies.courts(text, seen)
    found += bodies.tribunals(seen)
    found += firms.tickers(text, seen)
    found += bodies.authorities(seen)
    found += firms.listed_firms(seen)
    found += bodies.acts(seen)
    found += bodies.short_acts(seen)
    found += bodies.task_forces(seen)
    found += bodies.state_bodies(seen)
    found += bodies.administrations(text, seen)
    found += bodies.executive_orders(seen)
    found += bodies.bills(seen)
    found += firms.firms(text, seen)
    found += firms.sites(seen)
    found += persons.persons(text, seen, sents)
    found += references.references(text, seen)
    named = _longest(found)
    shorter = _shorter(text, known_words, named)
    kept = _with(
        named, (m for m in shorter if _TWO_NAMES.search(text, max(0, m.start - 60), m.start) is None)
    )
    before = len(kept)
    kept = _with(kept, unknown_names.find(text, known_words, seen, sents, kept))
    kept = _with(kept, persons.siblings(text, kept))
    if len(kept) > before:
        kept = _with(kept, _shorter(text, known_words, kept))
    kept = _with(kept, firms.acting_firms(text, known_words, seen, kept))
    kept = _in_full([m for m in kept if not firms.is_a_kind(m)], kept)
    kept = chambers.of_the_state(text, kept)
    defined = list(firms.definitions(text, known_words, kept))
    free = [m for m in kept if not any(m.start < d.end and d.start < m.end for d in defined)]
    return sorted([*defined, *free], key=lambda m: m.start)


@cache
def _forms() -> tuple[Finder, int]:
    """What tells where names that are known by their form, and references, are looked for; and which of them line
    by line, as no reference reaches over the end of a line.
    """
    names = [*bodies.patterns(), *firms.patterns(), *persons.patterns(), *unknown_names.patterns()]
    every = [*names, *references.patterns()]
    return Finder(every), stay_in_lines(names) | (1 << len(every)) - (1 << len(names))


_TITLE = r"(?:Judge|Justice|Superintendent|Chair\w*|Commissioner|Senator|General|President|CEO|Secretary|Director|Minister|Officer|Founder|Governor|Attorney|Representative|Mr|Ms)"
_TWO_NAMES = re.compile(rf"[A-Z][a-z]+ (?!{_TITLE} )[A-Z][a-z]+ \Z")
"""What stands before the last word of somebody else's name: "Nora Jane Hale" beside "Tom Hale"."""
_FIRST_NAME = re.compile(r"(?<![\w’'.-])(?P<first>[A-Z][a-z]+) \Z")


def _is_another(text: str, shorter: Mention) -> bool:
    """Whether a last name ends the name of somebody else: "Elena Brandt" beside "Tom Brandt"."""
    before = _FIRST_NAME.search(text, max(0, shorter.start - 30), shorter.start)
    return (
        before is not None
        and before["first"] in persons.listed("first_names")
        and before["first"] not in shorter.name.split()
    )


def _shorter(text: str, known_words: Sequence[Word], kept: list[Mention]) -> Iterator[Mention]:
    """The places where the text tells persons by their last and firms by their first name."""
    yield from (m for m in persons.family_names(text, known_words, kept) if not _is_another(text, m))
    yield from firms.short_firms(text, known_words, kept)


def _in_full(mentions: list[Mention], known: list[Mention]) -> list[Mention]:
    """Mentions, with the full name of a firm that is introduced by its first words and named in full elsewhere."""
    names = {m.name for m in known if _is_unknown_firm(m)}
    longer = {name: [n for n in names if n.startswith(name + " ")] for name in names}
    return [
        replace(m, name=longer[m.name][0]) if _is_unknown_firm(m) and len(longer[m.name]) == 1 else m
        for m in mentions
    ]


def _is_unknown_firm(mention: Mention) -> bool:
    return mention.cls == Class.FIRM and mention.entry is None


def _with(kept: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Mentions none of which overlaps another, with more of them."""
    found = list(more)
    return _longest([*kept, *found]) if found else kept


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Of overlapping mentions keep the longest; of equally long ones the first that was found."""
    taken: list[Mention] = []  # by start; none overlaps another, so only two neighbours can overlap a new one
    starts: list[int] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        at = bisect_left(starts, mention.start)
        if (at == 0 or taken[at - 1].end <= mention.start) and (
            at == len(taken) or mention.end <= starts[at]
        ):
            taken.insert(at, mention)
            starts.insert(at, mention.start)
    return taken
