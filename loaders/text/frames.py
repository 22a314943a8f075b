"""The declared constructions that tell of events (``data/frames.yaml``), compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from cryptoreg.loaders.text.finders import Finder
from cryptoreg.loaders.text.lexicon import Expression, table, whole_words
from cryptoreg.loaders.text.openings import search, words
from cryptoreg.ontology.generated.names import PARENTS, PROPERTIES


@dataclass(frozen=True, slots=True)
class Frame:
    """A construction: what matches, what it tells of, where its roles stand.

    Attributes:
        id: its name, given as the rule behind a record.
        cls: class of the event.
        codes: values of the event's coded properties.
        roles: slots of each role, the first that is filled counts.
        needs: what must hold of a slot, or the frame does not fit.
        content: prepositions after which the content stands; None for no content.
        patterns: the constructions.
        unless: words in the clause with which the frame does not fit.
    """

    id: str
    cls: str
    codes: Mapping[str, str]
    roles: Mapping[str, tuple[str, ...]]
    needs: Mapping[str, Any]
    content: str | None
    patterns: tuple[Expression, ...]
    unless: re.Pattern[str] | None


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the file.

    Raises:
        ValueError: a frame names a class or a role that the ontology does not know.
    """
    out = []
    for row in table("frames.yaml")["frames"]:
        frame = Frame(
            row["id"],
            row["class"],
            row.get("codes", {}),
            {role: tuple(slots) for role, slots in row.get("roles", {}).items()},
            row.get("needs", {}),
            row.get("content"),
            tuple(map(whole_words, row["patterns"])),
            re.compile(row["unless"], re.IGNORECASE) if "unless" in row else None,
        )
        unknown = [r for r in (*frame.roles, *frame.codes) if r not in PROPERTIES]
        if frame.cls not in PARENTS or unknown:
            raise ValueError(f"frame {frame.id}: {frame.cls} or {unknown} is not in the ontology")
        out.append(frame)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A construction that adds a relation to an event told before it."""

    id: str
    relation: str
    of: frozenset[str]
    patterns: tuple[Expression, ...]


@cache
def qualifiers() -> tuple[Qualifier, ...]:
    """All qualifiers, in the order of the file."""
    return tuple(
        Qualifier(row["id"], row["relation"], frozenset(row["of"]), tuple(map(whole_words, row["patterns"])))
        for row in table("frames.yaml")["qualifiers"]
    )


@cache
def conducts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Codes of conduct with the words that speak for them."""
    return tuple(
        (row["code"], re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE))
        for row in table("conduct.yaml")
    )


@lru_cache(maxsize=4)
def conduct_of(content: str) -> str | None:
    """The kind of conduct that words allege; None when they allege none.

    >>> conduct_of("misappropriating customer funds"), conduct_of("the weather is fine")
    ('misappropriation', None)
    """
    for number, places in _conduct_finder().places(words(content)):
        code, pattern = conducts()[number]
        if search(pattern, content, 0, len(content), places) is not None:
            return code
    return None


@cache
def _conduct_finder() -> Finder:
    return Finder([pattern for _, pattern in conducts()])
