"""A sentence with all that later stages look up in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cryptoreg.loaders.text.events import LEGAL
from cryptoreg.loaders.text.finders import Tried, only
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.loaders.text.modality import Found
from cryptoreg.loaders.text.openings import search
from cryptoreg.loaders.text.syntax import Clause
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology.frozen import frozen


@frozen
class Sentences:
    """A sentence with all that later stages look up in it.

    ``topic`` is what its paragraph is about; ``tried`` tells for each group of patterns which are worth trying.
    """

    number: int
    sentence: Sentence
    clauses: list[Clause]
    cues: list[Found]
    dates: list[TimeMention]
    durations: list[Quantity]
    money: list[Quantity]
    tried: Mapping[str, Tried]
    topic: tuple[Mention, ...] = ()
    topic_date: TimeMention | None = None
    told_by: str | None = None
    told_on: TimeMention | None = None


def speaks_of_law(unit: Sentences) -> bool:
    """Whether a sentence speaks of law, courts or regulators."""
    sentence = unit.sentence
    places = only(unit.tried["legal"])
    here = None if places is None else [place - sentence.start for place in places]
    return search(LEGAL, sentence.text, 0, len(sentence.text), here) is not None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the signs and spaces at its ends."""
    while start < end and text[start] in " ,;:—–\n\t":
        start += 1
    while end > start and text[end - 1] in " ,;:\n\t":
        end -= 1
    return start, end


PRIVATE = re.compile(
    r"\bclass[- ]action|\b(?:investors?|shareholders?|stockholders?|customers?|users?|consumers?|buyers?|purchasers?|holders?|creditors?|former employees?|rival)['’]s? (?:[\w-]+ )?(?:law)?suits?\b"
    r"|\b(?:derivative|private|shareholder|investor|consumer|customer) (?:law)?(?:suits?|actions?)\b"
    r"|\b(?:law)?(?:suits?|actions?|complaints?) (?:brought |filed )?by (?:its |the |a group of |some |former |several )*(?:investors|shareholders|customers|users|consumers|buyers|purchasers|holders|creditors|employees)\b",
    re.IGNORECASE,
)
"""Words for a suit that private plaintiffs brought."""
