"""Run a query and give its answer with the proof; tell *none* from *unknown*, and both from *no*."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from cryptoreg.api.questions import cypher, grammar, reading
from cryptoreg.api.questions.cypher import TimeBounds
from cryptoreg.api.questions.query import (
    EVENT_KINDS,
    NEAR,
    Anchor,
    DateAnchor,
    Query,
    Wanted,
    date_words,
    in_english,
)
from cryptoreg.graph import proofs
from cryptoreg.graph.proofs import Evidence
from cryptoreg.graph.store import Row, Store
from cryptoreg.ontology import dates

ID_BASE = "https://w3id.org/cryptoreg/id/"
PROOFS_SHOWN = 5


class Status(StrEnum):
    """What an answer is."""

    ANSWERED = "answered"
    NONE = "none"
    UNKNOWN = "unknown"
    UNDETERMINED = "undetermined"
    AMBIGUOUS = "ambiguous"
    REFUSED = "refused"
    FALSE_PREMISE = "false_premise"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Proof(_Model):
    """A statement behind an answer: its words, its document, how surely it is said."""

    statement: str
    quote: str | None = Field(None, description="The words of the document; None where it is only cited.")
    summary: str | None = Field(None, description="A curator's own words, where the document is only cited.")
    start: int | None = None
    end: int | None = None
    document: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    tier: str
    modality: str
    attributed_to: list[str] = Field(default_factory=list)


class AnswerItem(_Model):
    """One thing of an answer."""

    id: str
    refs: list[str] = Field(default_factory=list)
    label: str
    value: str | int | None = None
    date: str | None = None
    attributed_to: list[str] = Field(default_factory=list)
    why: str | None = Field(None, description="Why a thing stands under `also`.")
    proof: list[Proof] = Field(default_factory=list)
    more_proof: int = Field(0, description="Statements beyond those shown.")


class Answer(_Model):
    """The answer to a question."""

    question: str
    status: Status
    value: str | int | bool | None = None
    answers: list[AnswerItem] = Field(default_factory=list)
    also: list[AnswerItem] = Field(
        default_factory=list, description="What is no part of the answer, but near it."
    )
    reading: str = ""
    query: Query | None = None
    assumptions: list[str] = Field(default_factory=list)
    not_understood: list[str] = Field(default_factory=list)
    suggestions: list[str] = Field(default_factory=list)
    attributed_to: list[str] = Field(default_factory=list)
    coverage: str | None = None
    cypher: str | None = None
    parameters: dict[str, Any] = Field(default_factory=dict)


SUGGESTIONS = [
    "which cases were stayed after the task force was formed",
    "which cases were dismissed in 2025",
    "which lawsuits were filed before 2024",
    "when was SEC v. Coinbase filed",
    "who leads the task force",
    "which court is SEC v. Ripple in",
]


def answer(store: Store, question: str) -> Answer:
    """Answer a question in English.

    Args:
        store: the graph that is asked.
        question: one sentence.
    """
    question = " ".join(question.split())
    understood = grammar.understand(reading.read(store, question))
    if understood.ambiguous is not None:
        item = understood.ambiguous
        candidates = [AnswerItem(id=ID_BASE + c.id, label=c.label) for c in item.candidates]
        return Answer(
            question=question,
            status=Status.AMBIGUOUS,
            answers=candidates,
            reading=f'"{item.text}" may mean {" or ".join(c.label for c in candidates)}. Which one?'
            if candidates
            else f'"{item.text}" is not on record as what the question needs.',
        )
    if understood.query is None:
        return Answer(
            question=question,
            status=Status.REFUSED,
            reading=f"Not answered: {understood.reason}.",
            not_understood=understood.not_understood,
            suggestions=SUGGESTIONS,
        )
    return run(store, understood.query, question, understood.assumptions)


def run(store: Store, query: Query, question: str = "", assumptions: Sequence[str] = ()) -> Answer:
    """Run a typed query, as the grammar makes it or as a program wrote it.

    Args:
        store: the graph that is asked.
        query: what is asked.
        question: the words that it came from.
        assumptions: what was assumed in reading them.
    """
    runner = _Run(store, query, question, list(assumptions))
    return runner.answer()


class _Run:
    def __init__(self, store: Store, query: Query, question: str, assumptions: list[str]) -> None:
        self.store, self.query, self.question, self.assumptions = store, query, question, assumptions
        self.reading = in_english(query)

    def answer(self) -> Answer:
        time: TimeBounds | None = None
        wanted = self.query.event.time if self.query.event is not None else None
        if wanted is not None:
            first = self._bounds(wanted.first)
            second = self._bounds(wanted.second) if wanted.second is not None else None
            if first is None:
                return self._finish(Status.FALSE_PREMISE, reading=self._no_such_event(wanted.first))
            time = TimeBounds(wanted.relation, first, second, isinstance(wanted.first, DateAnchor))
        statement = cypher.compile_query(self.query, time)
        rows = self.store.read(statement.text, statement.parameters)
        sure = [r for r in rows if r["holds"] == "yes"]
        possible = [r for r in rows if r["holds"] == "undetermined"]
        items = self._items(sure)
        also = self._items(possible, why="the dates on record do not tell whether it was then")
        also = [i for i in also if i.id not in {a.id for a in items}]
        also += self._near(time, [*items, *also])
        status, value = self._status(items, possible)
        return self._finish(
            status,
            value=value,
            answers=items,
            also=also,
            cypher=statement.text,
            parameters=statement.parameters,
        )

    # ---- time

    def _bounds(self, anchor: Anchor) -> dates.ImpreciseDate | None:
        """The day of an anchor; one without any bounds when it is on record without a date."""
        if isinstance(anchor, DateAnchor):
            return dates.parse(anchor.date)
        kind = EVENT_KINDS[anchor.kind_of_event]
        rows = self.store.read(
            f"MATCH (e:{kind.label})-[:{kind.case}]->({{id: $id}}) "
            "RETURN e.date AS date, e.date_min AS day ORDER BY day, e.id LIMIT 1",
            {"id": anchor.of},
        )
        if not rows:
            return None
        text = rows[0]["date"]
        if text is None:
            self.assumptions.append(f"the day on which {anchor.of_label} {kind.happened} is not on record")
            return dates.parse("../..")
        self.reading = f"{self.reading.removesuffix('.')}, on {date_words(text)}."
        return dates.parse(text)

    def _no_such_event(self, anchor: Anchor) -> str:
        if isinstance(anchor, DateAnchor):
            return f"{anchor.date} is no date."
        kind = EVENT_KINDS[anchor.kind_of_event]
        return f"It is not on record that {anchor.of_label} {kind.happened}."

    # ---- items

    def _items(self, rows: Sequence[Row], why: str | None = None) -> list[AnswerItem]:
        """One item per thing; the proofs of all its rows together."""
        by_thing: dict[str, list[Row]] = {}
        for row in rows:
            by_thing.setdefault(row["thing"]["id"], []).append(row)
        return [self._item(group, why) for group in by_thing.values()]

    def _item(self, rows: Sequence[Row], why: str | None) -> AnswerItem:
        thing = rows[0]["thing"]
        evidence: list[Evidence] = []
        for row in rows:
            if row["proof"] is not None:
                evidence += proofs.of_thing(self.store, row["proof"])
            elif row["fact"] is not None:
                evidence += proofs.of_fact(self.store, row["fact"])
        return AnswerItem(
            id=ID_BASE + thing["id"],
            refs=list(thing.get("reference") or ()),
            label=thing["label"],
            value=_value(self.query, thing, rows[0]),
            date=rows[0]["date"],
            attributed_to=_attribution(thing, evidence),
            why=why,
            proof=[_proof(e) for e in evidence[:PROOFS_SHOWN]],
            more_proof=max(0, len(evidence) - PROOFS_SHOWN),
        )

    def _near(self, time: TimeBounds | None, found: Sequence[AnswerItem]) -> list[AnswerItem]:
        """What stands near the question without being its answer, under the same conditions."""
        event = self.query.event
        if event is None or self.query.target != "lawsuit":
            return []
        taken = {i.id for i in found}
        out: list[AnswerItem] = []
        for kind, why in NEAR.get(event.kind, {}).items():
            near = self.query.model_copy(update={"event": event.model_copy(update={"kind": kind})})
            statement = cypher.compile_query(near, time)
            rows = self.store.read(statement.text, statement.parameters)
            if kind == "stay-motion":
                stayed = {r["id"] for r in self.store.read(_EVER_STAYED)}
                rows = [r for r in rows if r["thing"]["id"] not in stayed]
            out += [i for i in self._items(rows, why) if i.id not in taken]
        return out

    # ---- the answer

    def _status(
        self, items: Sequence[AnswerItem], possible: Sequence[Row]
    ) -> tuple[Status, str | int | bool | None]:
        if self.query.wanted is Wanted.NUMBER:
            return Status.ANSWERED, len(items)
        if self.query.wanted is Wanted.DATE:
            dated = [i for i in items if i.date is not None]
            if dated:
                return Status.ANSWERED, dated[0].date
            return (Status.UNKNOWN, None) if items else (Status.FALSE_PREMISE, None)
        if items:
            return Status.ANSWERED, None
        return (Status.UNDETERMINED, None) if possible else (Status.NONE, None)

    def _finish(self, status: Status, **fields: Any) -> Answer:
        text = fields.pop("reading", self.reading)
        if status is Status.FALSE_PREMISE and "cypher" in fields:
            text = f"{text} Nothing of the kind is on record."
        who = sorted({a for i in fields.get("answers", ()) for a in i.attributed_to})
        return Answer(
            question=self.question,
            status=status,
            reading=text,
            query=self.query,
            assumptions=self.assumptions,
            attributed_to=who,
            coverage=self._coverage(),
            **fields,
        )

    def _coverage(self) -> str:
        """How far the records reach, which is what "none" rests on."""
        parameters = {"case": self.query.case.id if self.query.case is not None else None}
        row = self.store.read(_COVERAGE, parameters)[0]
        cases = f"{row['cases']} lawsuit{'s' if row['cases'] != 1 else ''} on record"
        if row["first"] is None:
            return f"{cases}; how far each is known is not on record"
        if row["first"] == row["last"]:
            return f"{cases}; known to {row['first']}"
        return f"{cases}; known to dates from {row['first']} to {row['last']}"


_COVERAGE = """
MATCH (l:Lawsuit) WHERE $case IS NULL OR l.id = $case
RETURN count(l) AS cases, min(reduce(m = null, k IN coalesce(l.known_to, []) | k)) AS first,
       max(reduce(m = null, k IN coalesce(l.known_to, []) | k)) AS last
"""
_EVER_STAYED = "MATCH (:Stay)-[:STAYS]->(l:Lawsuit) RETURN DISTINCT l.id AS id"


def _value(query: Query, thing: Row, row: Row) -> str | int | None:
    if query.target == "docket-number":
        return str(thing.get("docket_number")) if thing.get("docket_number") else None
    if query.wanted is Wanted.DATE:
        return str(row["date"]) if row["date"] is not None else None
    if query.target == "allegation":
        content = thing.get("content") or ()
        return str(content[0]) if content else None
    return None


def _attribution(thing: Row, evidence: Sequence[Evidence]) -> list[str]:
    """Whose claim it is, for what is alleged, reported or thought."""
    if "SpeechAct" not in thing.get("classes", ()):
        return []
    return sorted({a for e in evidence for a in e.attributed_to} | set(thing.get("attributed_to") or ()))


def _proof(e: Evidence) -> Proof:
    d = e.document
    return Proof(
        statement=e.statement, quote=e.quote, summary=e.summary, start=e.start, end=e.end, document=d["id"],
        title=d.get("title"), url=d.get("url"), publisher=d.get("publisher"), published=d.get("published"),
        tier=d["tier"], modality=e.modality, attributed_to=list(e.attributed_to),
    )  # fmt: skip
