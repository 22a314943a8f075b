"""The ways in which texts refer to a thing without its name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cryptoreg.loaders.text.lexicon import compiled, table
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.needles import Finder
from cryptoreg.loaders.text.openings import Word, matches
from cryptoreg.ontology.generated.names import Class


@dataclass(frozen=True, slots=True)
class _Reference:
    """A way to refer to a thing without its name."""

    pattern: re.Pattern[str]
    kind: MentionKind
    cls: Class
    name: str


@cache
def _reference_patterns() -> tuple[list[_Reference], Finder]:
    data = table("references.yaml")
    out = [
        _Reference(compiled(row["pattern"]), kind, Class(row["class"]), row.get("name", ""))
        for group, kind in (
            ("unnamed", MentionKind.UNNAMED),
            ("descriptions", MentionKind.DESCRIPTION),
            ("pronouns", MentionKind.PRONOUN),
            ("groups", MentionKind.GROUP),
        )
        for row in data[group]
    ]
    return out, Finder([r.pattern for r in out])


def references(text: str, known_words: Sequence[Word]) -> Iterator[Mention]:
    """What a text refers to without a name, line by line: no such words reach over the end of a line."""
    references, finder = _reference_patterns()
    for start, end in _lines(text):
        first = bisect_left(known_words, (start, ""))
        here = known_words[first : bisect_left(known_words, (end, ""), first)]
        anywhere: list[int] | None = None
        for candidate, places in finder.places(here) if here else ():
            if places is None:
                anywhere = anywhere or [m.start() for m in _BESIDE_WORDS.finditer(text, start, end)]
            way = references[candidate]
            for found in matches(way.pattern, text, start, len(text), places or anywhere):
                if "\n" not in found[0].strip():
                    yield _referred(way, found)


_BESIDE_WORDS = re.compile(r"(?<![\w-])")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _referred(way: _Reference, found: re.Match[str]) -> Mention:
    name = way.name
    if "place" in way.pattern.groupindex:
        place = re.sub(r"\s+", " ", found["place"])
        if way.cls == Class.AGENT and found.start("place") == found.start() and place[1:2].islower():
            place = place[0].lower() + place[1:]  # a common noun that opens the sentence
        name = name.replace("{place}", place)
    return Mention(found.start(), found.end(), found[0], way.kind, way.cls, name)
