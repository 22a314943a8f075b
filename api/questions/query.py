"""The typed query: what is asked, of what, under which conditions. It can be written as JSON and run."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from cryptoreg.ontology import dates


class Wanted(StrEnum):
    """What the answer is made of."""

    THINGS = "things"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"


class TimeRelation(StrEnum):
    """How the time of something stands to another time; *before* and *after* are strict."""

    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    IN = "in"
    BETWEEN = "between"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DateAnchor(_Model):
    """A date, as EDTF."""

    kind: Literal["date"] = "date"
    date: str


class EventAnchor(_Model):
    """An event of the graph, whose date counts.

    ``kind_of_event`` is a name of :data:`EVENT_KINDS`; ``of`` the id of the thing that it happened to.
    """

    kind: Literal["event"] = "event"
    kind_of_event: str
    of: str
    of_label: str


Anchor = Annotated[DateAnchor | EventAnchor, Field(discriminator="kind")]


class TimeFilter(_Model):
    """A condition on the time of an event."""

    relation: TimeRelation
    first: Anchor
    second: Anchor | None = None


class EntityRef(_Model):
    """A thing of the graph, by id, with its label for people."""

    id: str
    label: str


class PartyFilter(_Model):
    """Somebody who takes part; ``role`` None means in any role."""

    role: Literal["plaintiff", "defendant"] | None = None
    entity: EntityRef


class EventFilter(_Model):
    """An event, or a state, that the things asked for must have had.

    Attributes:
        kind: a name of :data:`EVENT_KINDS`.
        by: who did it.
        time: when.
    """

    kind: str
    by: EntityRef | None = None
    time: TimeFilter | None = None


class Query(_Model):
    """A question as the machine understands it.

    Attributes:
        wanted: what the answer is made of.
        target: a name of :data:`TARGETS`: what is listed, counted or looked up.
        parties: who must take part in the case.
        case: the one case that the question is about.
        about: the one thing, other than a case, that the question is about.
        event: what must have happened.
    """

    wanted: Wanted
    target: str
    parties: tuple[PartyFilter, ...] = ()
    case: EntityRef | None = None
    about: EntityRef | None = None
    event: EventFilter | None = None


class EventKind(_Model):
    """A kind of event or state that questions speak of, in terms of the view.

    Attributes:
        label: of the node.
        without: a label that excludes it.
        whole: whether one of a part of the case only is no such event.
        relief: of its relief, where the kind is narrower than the class.
        case: the relationships that lead from it to its case.
        by: the relationships that lead from it to who did it.
        done: in which words the reading names it ("a stay that began").
        happened: in which words an anchor names it ("was stayed").
    """

    label: str
    without: str | None = None
    whole: bool = False
    relief: str | None = None
    case: str
    by: str = ""
    done: str
    happened: str


EVENT_KINDS: dict[str, EventKind] = {
    "stay": EventKind(label="Stay", without="Abeyance", case="STAYS", by="ORDERED_BY|ISSUED_BY", done="a stay that began", happened="was stayed"),
    "abeyance": EventKind(label="Abeyance", case="STAYS", done="an abeyance that began", happened="was held in abeyance"),
    "dismissal": EventKind(label="Dismissal", whole=True, case="ENDS", by="FILED_BY|ISSUED_BY", done="a dismissal", happened="was dismissed"),
    "filing": EventKind(label="Complaint", case="FILED_IN", by="FILED_BY", done="a complaint filed", happened="was filed"),
    "settlement": EventKind(label="Settlement", case="IN_CASE", by="PARTICIPANT", done="a settlement", happened="was settled"),
    "motion": EventKind(label="Motion", case="FILED_IN", by="MOVANT", done="a motion filed", happened="saw a motion"),
    "stay-motion": EventKind(label="Motion", relief="stay", case="FILED_IN", by="MOVANT", done="a motion to stay filed", happened="saw a motion to stay"),
    "order": EventKind(label="Order", case="ENTERED_IN", by="ISSUED_BY", done="an order entered", happened="saw an order"),
    "part-dismissal": EventKind(label="Dismissal", case="ENDS", by="FILED_BY|ISSUED_BY", done="a dismissal in part", happened="was dismissed in part"),
    "formation": EventKind(label="TaskForceFormation", case="FORMED", by="FORMED_BY", done="a formation", happened="was formed"),
    "tenure": EventKind(label="Tenure", case="HELD_BY", done="a tenure that began", happened="took office"),
    "allegation": EventKind(label="Allegation", case="IN_CASE", by="ACCUSER", done="an allegation", happened="saw an allegation"),
}  # fmt: skip


class Target(_Model):
    """What a question may ask for.

    Attributes:
        cls: class of the answers.
        path: the relationship from the case to the answer; empty where the case itself is it.
        noun: how the reading calls it, in the plural.
    """

    cls: str
    path: str = ""
    noun: str


TARGETS: dict[str, Target] = {
    "lawsuit": Target(cls="Lawsuit", noun="Lawsuits"),
    "motion": Target(cls="Motion", noun="Motions"),
    "court": Target(cls="Court", path="COURT", noun="Courts"),
    "judge": Target(cls="Person", path="JUDGE", noun="Judges"),
    "plaintiff": Target(cls="Agent", path="PLAINTIFF", noun="Plaintiffs"),
    "defendant": Target(cls="Agent", path="DEFENDANT", noun="Defendants"),
    "party": Target(cls="Agent", path="PLAINTIFF|DEFENDANT", noun="Parties"),
    "docket-number": Target(cls="Proceeding", path="HAS_PROCEEDING", noun="Docket numbers"),
    "leader": Target(cls="Person", noun="Those who lead"),
    "task-force": Target(cls="TaskForce", noun="Task forces"),
    "allegation": Target(cls="Allegation", noun="Allegations"),
    "agent": Target(cls="Agent", noun="Those who acted"),
    "date": Target(cls="Event", noun="The date"),
}


def in_english(query: Query) -> str:
    """The reading of a query, for a person to check."""
    words = [
        TARGETS[query.target].noun
        if query.wanted is not Wanted.NUMBER
        else f"Number of {TARGETS[query.target].noun.lower()}"
    ]
    if query.case is not None:
        words.append(f"in {query.case.label}")
    if query.about is not None:
        words.append(f"{query.about.label}" if query.target == "leader" else f"of {query.about.label}")
    for party in query.parties:
        role = {"plaintiff": "brought by", "defendant": "against", None: "involving"}[party.role]
        words.append(f"{role} {party.entity.label}")
    if query.event is not None:
        words.append(f"with {_event_words(query.event)}")
    return " ".join(words) + "."


def _event_words(event: EventFilter) -> str:
    kind = EVENT_KINDS[event.kind]
    words = [kind.done]
    if event.by is not None:
        words.append(f"by {event.by.label}")
    if event.time is not None:
        words.append(time_words(event.time))
    return " ".join(words)


def time_words(time: TimeFilter) -> str:
    """
    >>> time_words(TimeFilter(relation="after", first=DateAnchor(date="2025-01-21")))
    'after 21 January 2025'
    """
    first = _anchor_words(time.first)
    if time.relation is TimeRelation.BETWEEN and time.second is not None:
        return f"between {first} and {_anchor_words(time.second)}"
    return f"{time.relation.value} {first}"


def _anchor_words(anchor: DateAnchor | EventAnchor) -> str:
    if isinstance(anchor, DateAnchor):
        return date_words(anchor.date)
    return f"{anchor.of_label} {EVENT_KINDS[anchor.kind_of_event].happened}"


def date_words(edtf: str) -> str:
    """
    >>> date_words("2025-02"), date_words("2025-02-13"), date_words("2025")
    ('February 2025', '13 February 2025', '2025')
    """
    parsed = dates.parse(edtf)
    if parsed.is_day and parsed.earliest is not None:
        return f"{parsed.earliest.day} {parsed.earliest:%B %Y}"
    if len(edtf) == 7 and parsed.earliest is not None and edtf[5:7].isdigit() and int(edtf[5:7]) <= 12:
        return f"{parsed.earliest:%B %Y}"
    return edtf


NEAR: dict[str, dict[str, str]] = {
    "stay": {
        "stay-motion": "a stay was asked for; no order that grants it is on record",
        "abeyance": "its appeal was held in abeyance",
    },
    "dismissal": {"part-dismissal": "dismissed in part only"},
}
"""What is shown beside an answer without being part of it: near kinds of event, and why they are none."""
