"""A sentence with all that later stages look up in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptoreg.loaders.text import modality, syntax, times
from cryptoreg.loaders.text.entities import Entity, Linked
from cryptoreg.loaders.text.events import LEGAL
from cryptoreg.loaders.text.finders import Tried, only
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.loaders.text.modality import Found
from cryptoreg.loaders.text.openings import search
from cryptoreg.loaders.text.syntax import Clause
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.tokens import Sentence


@dataclass(slots=True)
class Sentences:
    """A sentence with all that later stages look up in it; what few of them ask for is found when it is asked for.

    Attributes:
        text: of the document.
        number: of the sentence.
        sentence: where it stands.
        named: the mentions of the text.
        tried: for each group of patterns, which are worth trying.
        dates: those of the sentence.
        topic: what its paragraph is about.
        topic_date: the day that its paragraph tells of.
        told_by: who wrote it, where it is quoted as a whole.
        told_on: when that was.
    """

    text: str
    number: int
    sentence: Sentence
    named: Sequence[Mention]
    tried: Mapping[str, Tried]
    dates: list[TimeMention]
    topic: tuple[Mention, ...] = ()
    topic_date: TimeMention | None = None
    told_by: str | None = None
    told_on: TimeMention | None = None
    _clauses: list[Clause] | None = None
    _cues: list[Found] | None = None

    @property
    def clauses(self) -> list[Clause]:
        """Its clauses."""
        if self._clauses is None:
            self._clauses = syntax.clauses(self.text, self.sentence, self.named)
        return self._clauses

    @property
    def cues(self) -> list[Found]:
        """What hedges, plans, reports, negates or asks in it."""
        if self._cues is None:
            self._cues = modality.find(self.text, self.sentence, lambda: self.clauses, self.tried["cues"])
        return self._cues

    @property
    def durations(self) -> list[Quantity]:
        """Its durations."""
        places = only(self.tried["durations"])
        found = times.find_durations(self.text, self.sentence.start, self.sentence.end, places)
        # "two weeks after the ruling" is a date
        return [q for q in found if not any(d.start <= q.start < d.end for d in self.dates)]

    @property
    def money(self) -> list[Quantity]:
        """Its sums of money."""
        places = only(self.tried["dollars"])
        return times.find_money(self.text, self.sentence.start, self.sentence.end, places)


def speaks_of_law(unit: Sentences) -> bool:
    """Whether a sentence speaks of law, courts or regulators."""
    sentence = unit.sentence
    places = only(unit.tried["legal"])
    here = None if places is None else [place - sentence.start for place in places]
    return search(LEGAL, sentence.text, 0, len(sentence.text), here) is not None


def told_in(unit: Sentences, linked: Linked) -> list[Entity]:
    """Of whom a sentence tells, each once."""
    mentions = unit.clauses[0].mentions if unit.clauses else ()
    return list({id(e): e for m in mentions for e in linked.of(m)}.values())


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
