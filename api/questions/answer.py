"""What an answer is."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from cryptoreg.api.questions.query import Query
from cryptoreg.graph.proofs import Evidence

ID_BASE = "https://w3id.org/cryptoreg/id/"


class Status(StrEnum):
    """What an answer is: ``none`` is understood and not on record, ``unknown`` is not told by the records."""

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


class Dispute(_Model):
    """Where sources disagree: both sides, which is shown, and why."""

    id: str
    of: str = Field(description="The property of which they say different things.")
    shown: str
    others: list[str]
    reason: str = Field(description="Why the one is shown.")
    decided: bool = Field(description="Whether more than number or chance decides.")
    link: str = Field(description="Where both sides stand with their words.")


class AnswerItem(_Model):
    """One thing of an answer."""

    id: str
    refs: list[str] = Field(default_factory=list)
    label: str
    value: str | int | float | bool | None = None
    date: str | None = None
    attributed_to: list[str] = Field(default_factory=list)
    rule: str | None = Field(None, description="The rule that derived it, where one did.")
    conflicts: list[Dispute] = Field(default_factory=list, description="Where sources disagree on it.")
    reasons: list[str] = Field(
        default_factory=list, description="`/why` links: the tree of reasons behind it, down to the words."
    )
    why: str | None = Field(None, description="Why a thing stands under `also`.")
    proof: list[Proof] = Field(default_factory=list)
    more_proof: int = Field(0, description="Statements beyond those shown.")


class Answer(_Model):
    """The answer to a question."""

    question: str
    status: Status
    value: str | int | float | bool | None = None
    answers: list[AnswerItem] = Field(default_factory=list)
    also: list[AnswerItem] = Field(
        default_factory=list, description="What is no part of the answer, but near it."
    )
    reading: str = ""
    query: Query | None = None
    assumptions: list[str] = Field(default_factory=list)
    corrections: dict[str, str] = Field(default_factory=dict, description="Words taken for typing errors.")
    not_understood: list[str] = Field(default_factory=list)
    suggestions: list[str] = Field(default_factory=list)
    attributed_to: list[str] = Field(default_factory=list)
    coverage: str | None = None
    source: str = Field("grammar", description="What made the query: the grammar, or a language model.")
    cypher: str | None = None
    parameters: dict[str, Any] = Field(default_factory=dict)


def proof(e: Evidence) -> Proof:
    """A statement as the proof of an answer."""
    d = e.document
    return Proof(
        statement=e.statement, quote=e.quote, summary=e.summary, start=e.start, end=e.end, document=d["id"],
        title=d.get("title"), url=d.get("url"), publisher=d.get("publisher"), published=d.get("published"),
        tier=d["tier"], modality=e.modality, attributed_to=list(e.attributed_to),
    )  # fmt: skip
