"""The ways in which texts refer to a thing without its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cryptoreg.loaders.text.finders import Searched
from cryptoreg.loaders.text.lexicon import compiled, table
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.openings import matches
from cryptoreg.ontology.generated.names import Class


@dataclass(frozen=True, slots=True)
class _Reference:
    """A way to refer to a thing without its name."""

    pattern: re.Pattern[str]
    kind: MentionKind
    cls: Class
    name: str


@cache
def _ways() -> tuple[_Reference, ...]:
    data = table("references.yaml")
    return tuple(
        _Reference(compiled(row["pattern"]), kind, Class(row["class"]), row.get("name", ""))
        for group, kind in (
            ("unnamed", MentionKind.UNNAMED),
            ("descriptions", MentionKind.DESCRIPTION),
            ("pronouns", MentionKind.PRONOUN),
            ("groups", MentionKind.GROUP),
        )
        for row in data[group]
    )


@cache
def patterns() -> list[re.Pattern[str]]:
    """Those of all ways."""
    return [way.pattern for way in _ways()]


def references(text: str, seen: Searched) -> Iterator[Mention]:
    """What a text refers to without a name, line by line: no such words reach over the end of a line.

    Args:
        text: of the document.
        seen: where in it :func:`patterns` may match, the last of those for which it is searched.
    """
    ways = _ways()
    before = len(seen.patterns) - len(ways)
    for start, end, tried in seen.lines:
        anywhere: list[int] | None = None
        for candidate, places in tried:
            if candidate < before:
                continue
            if places is None:
                anywhere = anywhere or [m.start() for m in _BESIDE_WORDS.finditer(text, start, end)]
            way = ways[candidate - before]
            for found in matches(way.pattern, text, start, len(text), places or anywhere):
                if "\n" not in found[0].strip():
                    yield _referred(way, found)


_BESIDE_WORDS = re.compile(r"(?<![\w-])")


def _referred(way: _Reference, found: re.Match[str]) -> Mention:
    name = way.name
    if "place" in way.pattern.groupindex:
        place = re.sub(r"\s+", " ", found["place"])
        if way.cls == Class.AGENT and found.start("place") == found.start() and place[1:2].islower():
            place = place[0].lower() + place[1:]  # a common noun that opens the sentence
        name = name.replace("{place}", place)
    return Mention(found.start(), found.end(), found[0], way.kind, way.cls, name)
