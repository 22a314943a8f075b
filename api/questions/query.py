"""The typed query: a small algebra of what is asked. It can be written as JSON, edited and run again.

A query *asks* for things, a number, a date, a truth, a length, a sum and so on, *of* a selection. A selection
is a kind of thing with conditions: links to other selections, values, times, or one of several.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from cryptoreg.api.questions import model
from cryptoreg.ontology import dates


class Ask(StrEnum):
    """What the answer is made of."""

    THINGS = "things"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    DURATION = "duration"
    AMOUNT = "amount"
    GROUPS = "groups"
    COMPARISON = "comparison"
    TIMELINE = "timeline"
    PATH = "path"
    SOURCES = "sources"
    CONFLICTS = "conflicts"
    CHANGES = "changes"
    ENDING = "ending"
    STATUS = "status"
    FATES = "fates"
    SHARE = "share"
    CITATION = "citation"


class Relation(StrEnum):
    """How a time stands to another; *before* and *after* are strict."""

    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    IN = "in"
    BETWEEN = "between"
    ON = "on"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ref(_Model):
    """A thing of the graph, by id, with its label for people."""

    id: str
    label: str


class DateAnchor(_Model):
    """A date, as EDTF. It is a stretch of the calendar that somebody names."""

    kind: Literal["date"] = "date"
    date: str

    @field_validator("date")
    @classmethod
    def _edtf(cls, value: str) -> str:
        dates.parse(value)
        return value


class EventAnchor(_Model):
    """The date of the first (or last) event of a selection.

    ``role`` says which of its dates: the main one, or when it was announced, took effect or ended.
    ``span`` takes the whole time of a state, such as a tenure or a stay, instead of its beginning.
    """

    kind: Literal["event"] = "event"
    event: Selection
    last: bool = False
    role: str = "main"
    span: bool = False
    words: str = ""


Anchor = Annotated[DateAnchor | EventAnchor, Field(discriminator="kind")]


class When(_Model):
    """A condition on the time of a thing: on one of its dates, or (``lasts``) that a state held then.

    ``days`` counts from the anchor: within so many days after it, or (negative) before it; ``exact`` means
    just that day.
    """

    kind: Literal["when"] = "when"
    relation: Relation
    first: Anchor
    second: Anchor | None = None
    role: str = "main"
    lasts: bool = False
    days: int | None = None
    exact: bool = False
    negated: bool = False


class Link(_Model):
    """A condition that a thing is linked to another one.

    ``path`` is a name of :data:`PATHS`. ``shown`` means that the linked thing gives the date and the proof.
    """

    kind: Literal["link"] = "link"
    path: str
    to: Selection
    negated: bool = False
    shown: bool = False


class Value(_Model):
    """A condition on a value of a thing."""

    kind: Literal["value"] = "value"
    name: str
    op: Literal["is", "is-not", "among", "more", "less", "known", "not-known", "holds", "says"]
    value: str | int | float | bool | tuple[str, ...] | None = None


class OneOf(_Model):
    """A condition that holds when one of several does (or, negated, none of them)."""

    kind: Literal["one-of"] = "one-of"
    conditions: tuple[Condition, ...]
    negated: bool = False


Condition = Annotated[When | Link | Value | OneOf, Field(discriminator="kind")]


class Selection(_Model):
    """Things of a kind that meet all conditions."""

    of: str
    ids: tuple[Ref, ...] = ()
    but: tuple[Ref, ...] = ()
    where: tuple[Condition, ...] = ()

    @field_validator("of")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in model.load().kinds:
            raise ValueError(f"{value!r} is no kind; one of {', '.join(sorted(model.load().kinds))}")
        return value

    def with_(self, *conditions: When | Link | Value | OneOf) -> Selection:
        """The same with more conditions."""
        return self.model_copy(update={"where": (*self.where, *conditions)})

    def kept(self, keep: Callable[[When | Link | Value | OneOf], bool]) -> Selection:
        """The same with only those of its conditions that are to be kept."""
        return self.model_copy(update={"where": tuple(c for c in self.where if keep(c))})


class Measure(_Model):
    """What is measured of each thing: a date, a length in days, a sum, or how far the next other thing lies apart.

    ``stated`` is a number that the records give as such: the property that ``role`` names (one of :data:`STATED`).

    ``since`` and ``until`` are kinds of events of a case between which the days are counted; ``least`` and
    ``most`` bound what is measured; a length is given in ``unit``; ``over`` puts several together.
    """

    kind: Literal["date", "duration", "amount", "votes", "stated", "lifetime", "gap", "apart", "number"] = (
        "date"
    )
    role: str = "main"
    since: str | None = None
    until: str | None = None
    unit: str = "days"
    over: Literal["each", "total", "mean"] = "each"
    least: float | None = None
    most: float | None = None


STATED = {
    "votes_against": "votes against",
    "counts_charged": "counts charged",
    "counts_decided": "counts decided",
    "headcount": "people",
}
"""Numbers that the records state, by their property, with the words of the reading."""


class Query(_Model):
    """A question as the machine understands it.

    Attributes:
        ask: what the answer is made of.
        of: the things it is about.
        show: paths from each thing to what is shown instead of it, such as its court.
        but: what is not shown, because the question names it already.
        measure: what is measured of each thing.
        largest: order by the measure, the largest first (or the smallest); None for the order of time.
        limit: how many of them.
        group: path to what things are counted by.
        among: what is compared, one selection for each side.
        first: for a comparison: whether it asks if the first side is the one.
        roles: for a comparison of dates: which of its dates is meant of each side.
        expect: for a truth: the time that must hold, apart from what must have happened.
    """

    ask: Ask
    of: Selection
    show: tuple[str, ...] = ()
    but: tuple[Ref, ...] = ()
    measure: Measure | None = None
    largest: bool | None = None
    limit: int | None = None
    group: str | None = None
    among: tuple[Selection, ...] = ()
    expect: tuple[Condition, ...] = ()
    first: bool = False
    roles: tuple[str, ...] = ()

    @field_validator("show")
    @classmethod
    def _paths(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if name not in PATHS:
                raise ValueError(f"{name!r} is no path; one of {', '.join(sorted(PATHS))}")
        return value


for _m in (EventAnchor, When, Link, OneOf, Selection, Query):
    _m.model_rebuild()


def _paths() -> dict[str, tuple[str, str]]:
    p = model.load().paths
    return {
        # name: (Cypher between x and y, words of the reading)
        "plaintiff": (f"(x)-[r:{p['plaintiff']}]->(y)", "brought by"),
        "defendant": (f"(x)-[r:{p['defendant']}]->(y)", "against"),
        "defendant-firm": (f"(x)-[r:{p['defendant']}]->(y:Firm)", "against the firm"),
        "party": (f"(x)-[r:{p['party']}]->(y)", "involving"),
        "plaintiff-of": (f"(x)<-[r:{p['plaintiff']}]-(y)", "that brought"),
        "defendant-of": (f"(x)<-[r:{p['defendant']}]-(y)", "sued in"),
        "party-of": (f"(x)<-[r:{p['party']}]-(y)", "that take part in"),
        "court": ("(x)-[r:COURT]->(y)", "in"),
        "court-of": ("(x)<-[r:COURT]-(y)", "that hear"),
        "judge": ("(x)-[r:JUDGE]->(y)", "before"),
        "judge-of": ("(x)<-[r:JUDGE]-(y)", "who hear"),
        "proceeding": ("(x)-[r:HAS_PROCEEDING]->(y)", "with the docket"),
        "event": (f"(x)<-[r:{p['case']}]-(y)", "with"),
        "case": (f"(x)-[r:{p['case']}]->(y)", "in"),
        "by": (f"(x)-[r:{p['by']}]->(y)", "by"),
        "by-of": (f"(x)<-[r:{p['by']}]-(y)", "who made"),
        "against": (f"(x)-[r:{p['against']}]->(y)", "against"),
        "against-of": (f"(x)<-[r:{p['against']}]-(y)", "that met"),
        "ordered-by": ("(x)-[:ORDERED_BY]->()-[r:ISSUED_BY]->(y)", "ordered by"),
        "order-of": ("(x)<-[r:ORDERED_BY]-(y)", "that ordered"),
        "order": ("(x)-[r:ORDERED_BY]->(y)", "ordered by"),
        "formed": ("(x)-[r:FORMED|DISSOLVED]->(y)", "of"),
        "member-of": ("(x)-[r:MEMBER_OF]->(y)", "on the staff of"),
        "leads": ("(x)-[r:LEADS]->(y)", "who lead"),
        "led-by": ("(x)<-[r:LEADS]-(y)", "led by"),
        "held-by": ("(x)-[r:HELD_BY]->(y)", "held by"),
        "held-by-of": ("(x)<-[r:HELD_BY]-(y)", "in"),
        "tenure-of": ("(x)-[:TENURE_OF]->(:Office)-[r:OFFICE_OF]->(y)", "at the head of"),
        "office": ("(x)-[r:TENURE_OF]->(y)", "in the office of"),
        "instrument": ("(x)-[r:INSTRUMENT|REVOKES|AMENDS]->(y)", "of"),
        "instrument-of": ("(x)<-[r:INSTRUMENT]-(y)", "of"),
        "vacates": ("(x)-[r:VACATES]->(y)", "that vacates"),
        "part-of": ("(x)-[r:PART_OF]->(y)", "of"),
        "investigates": ("(x)-[r:INVESTIGATES|ABOUT]->(y)", "of"),
        "accuser": ("(x)-[r:ACCUSER|SPEAKER]->(y)", "by"),
        "accused": ("(x)-[r:ACCUSED|ABOUT]->(y)", "against"),
        "ground": ("(x)-[r:GROUND]->(y)", "on the ground of"),
        "touches": ("(x)-[r]->(y)", "that concern"),
        "conducted-by": ("(x)-[r:CONDUCTED_BY|INVESTIGATOR]->(y)", "by"),
        "revoked-by": ("(x)<-[r:REVOKES]-(y)", "revoked by"),
        "rescinds": ("(x)-[:INSTRUMENT]->()-[r:REVOKES]->(y)", "that rescinds"),
        "about": ("(x)-[r:ABOUT|IN_CASE]->(y)", "about"),
        "appointee": ("(x)-[r:APPOINTEE]->(y)", "of"),
        "moderator": ("(x)-[r:MODERATOR]->(y)", "moderated by"),
        "headed-by": ("(x)-[r:HEADED_BY]->(y)", "headed by"),
        "hears": ("(x)<-[r:COURT]-(:Proceeding)<-[:HAS_PROCEEDING]-(y)", "that hear a docket of"),
        "replaces": ("(x)-[r:REPLACES]->(y)", "that replaced"),
        "replaced-by": ("(x)<-[r:REPLACES]-(y)", "replaced by"),
        "issued-by": ("(x)-[r:ISSUED_BY]->(y)", "issued by"),
        "for-head-of": ("(x)-[:OFFICE]->(:Office)-[r:OFFICE_OF]->(y)", "to lead"),
        "member": ("(x)-[r:MEMBER]->(y)", "of"),
        "member-of-post": ("(x)<-[r:MEMBER]-(y)", "with"),
        "membership-in": ("(x)-[r:MEMBERSHIP_IN]->(y)", "in"),
        "membership-in-of": ("(x)<-[r:MEMBERSHIP_IN]-(y)", "with"),
        "founder-of": ("(x)-[r:FOUNDER_OF]->(y)", "who founded"),
        "under-law": ("(x)-[:HAS_CLAIM]->()-[r:UNDER_LAW]->(y)", "with a claim under"),
    }  # fmt: skip


PATHS: dict[str, tuple[str, str]] = _paths()


def date_words(edtf: str) -> str:
    """
    >>> date_words("2025-02"), date_words("2025-02-13"), date_words("2025")
    ('February 2025', '13 February 2025', '2025')
    """
    try:
        parsed = dates.parse(edtf)
    except ValueError:
        return edtf
    if "/" in edtf and parsed.earliest and parsed.latest:
        return f"{date_words(parsed.earliest.isoformat())} to {date_words(parsed.latest.isoformat())}"
    if parsed.is_day and parsed.earliest is not None:
        return f"{parsed.earliest.day} {parsed.earliest:%B %Y}"
    if len(edtf) == 7 and parsed.earliest is not None and edtf[5:7].isdigit():
        number = int(edtf[5:7])
        if number <= 12:
            return f"{parsed.earliest:%B %Y}"
        if 33 <= number <= 36:
            return f"quarter {number - 32} of {edtf[:4]}"
        if number in (40, 41):
            return f"the {'first' if number == 40 else 'second'} half of {edtf[:4]}"
    return edtf
