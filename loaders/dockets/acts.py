"""The values that the reading of a docket entry yields."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptoreg.loaders.dockets.names import Filers, Words
from cryptoreg.loaders.text.times import Quantity, TimeMention

MOTION, ORDER, MINUTE_ORDER, HEARING = "Motion", "Order", "MinuteOrder", "Hearing"
DISMISSAL = "Dismissal"
GRANTED, GRANTED_IN_PART = "granted", "granted-in-part"


@dataclass(frozen=True, slots=True)
class Reference:
    """Another entry that this one names by its number."""

    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReliefWords:
    """A relief with the words that ask for it, or decide on it."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that is due on a day, or within a time from the order, with the words that say so."""

    what: str
    start: int
    end: int
    on: TimeMention | None = None
    within: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that an entry does.

    Attributes:
        cls: class of the ontology.
        start: where the words begin that tell it.
        end: where they end.
        reliefs: what is asked for, or decided on.
        outcome: what became of it, for an order.
        answers: numbers of the entries that it decides, answers or supports.
        form: who stands behind a motion.
        filers: who filed it.
        duration: how long a stay or a delay lasts.
        stated_end: the day that it names as the end.
        condition: the event until which it lasts.
        scope: the part of the case that it is about.
        scope_code: that part, as a code.
        manner: how a dismissal came about.
        with_prejudice: whether a dismissal is.
    """

    cls: str
    start: int
    end: int
    reliefs: tuple[ReliefWords, ...] = ()
    outcome: str | None = None
    answers: tuple[Reference, ...] = ()
    form: str | None = None
    filers: Filers = field(default_factory=Filers)
    duration: Quantity | None = None
    stated_end: TimeMention | None = None
    condition: Words | None = None
    scope: Words | None = None
    scope_code: str | None = None
    manner: str | None = None
    with_prejudice: bool | None = None


@dataclass(frozen=True, slots=True)
class EntryReading:
    """All that one entry says."""

    text: str
    label: str
    void: bool
    acts: tuple[Act, ...] = ()
    references: tuple[Reference, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    judge: Words | None = None
    signed_on: TimeMention | None = None
    entered_on: TimeMention | None = None
    of_another_court: bool = False
    """Whether the entry is a copy of what another court ordered: its numbers are those of that docket."""
