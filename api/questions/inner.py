"""Descriptions inside a question: each is asked for by itself, and what it denotes takes its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cryptoreg.api.questions import recall
from cryptoreg.api.questions.answer import ID_BASE, Answer, Status
from cryptoreg.api.questions.covering import lawsuits
from cryptoreg.api.questions.describing import Description, descriptions, says_something
from cryptoreg.api.questions.query import Link, Query, Selection
from cryptoreg.api.questions.reading import STANDS_FOR, Candidate
from cryptoreg.api.questions.running import quick
from cryptoreg.graph.store import Store

__all__ = ["Asking"]

Given = Mapping[str, Sequence[Candidate]]
GIVES = frozenset({Status.ANSWERED, Status.UNDETERMINED, Status.AMBIGUOUS})
"""What says something on the question, so that no other reading is tried."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers a question by way of its descriptions.

    Attributes:
        store: the graph that is asked.
        direct: answers a question as it stands, with the things that some of its words are known to mean.
    """

    store: Store
    direct: Callable[[str, Given | None], Answer]

    def described(self, question: str, depth: int = 2, plural: bool = True) -> Answer | None:
        """The answer with a description replaced by what it denotes; None where that helps nothing.

        Args:
            question: in plain wording.
            depth: how many descriptions may lie in each other.
            plural: whether a description in the plural counts, which denotes several things.
        """
        untold: Answer | None = None
        for n, found in enumerate(descriptions(question)):
            if n >= _TRIES:
                return untold
            if found.several and not (
                plural and says_something(f"{question[: found.start]} , {question[found.end :]}")
            ):
                continue  # a longer one would take words of the question around it
            inner = self._denoted(found, depth)
            if inner.status in (Status.UNDETERMINED, Status.AMBIGUOUS):
                return untold
            if inner.status is not Status.ANSWERED or not 1 <= len(inner.answers) <= (
                _MOST if found.several else _FEW
            ):
                continue
            whole = self._around(question, found, inner, depth)
            if whole is not None and whole.status is Status.UNKNOWN:
                only = len(inner.answers) == 1 and untold is None
                untold = (
                    _put_together(self.store, question, question[found.start : found.end], inner, whole)
                    if only
                    else untold
                )
            elif whole is not None:
                return _put_together(self.store, question, question[found.start : found.end], inner, whole)
        return untold

    def _denoted(self, found: Description, depth: int) -> Answer:
        """What a description denotes."""
        inner = self.direct(found.asked, None)
        if inner.status is Status.REFUSED and depth > 1:
            inner = self.described(found.asked, depth - 1) or inner
        return _only(self.store, inner, found.label) if found.label else inner

    def _around(self, question: str, found: Description, inner: Answer, depth: int) -> Answer | None:
        """The answer to the question around a description."""
        name = inner.answers[0].label.rsplit(": ", 1)[-1]
        given: dict[str, list[Candidate]] = {}
        if len(inner.answers) > 1:
            name, given = STANDS_FOR, {STANDS_FOR: _things(self.store, inner)}
            if not given[name]:
                return None
        text = f"{question[: found.start]}{name}{question[found.end :]}"
        whole = self.direct(text, given)
        if whole.status is Status.REFUSED and depth > 1 and not given:
            whole = self.described(whole.question, depth - 1) or whole
        only = whole.status is Status.ANSWERED and len(whole.answers) == 1
        if given and not (only or (found.several and whole.status is Status.ANSWERED)):
            return None  # one thing is meant, and not each that answers to its description
        # none of what a description denotes may well be a description that was misread
        return whole if whole.status in GIVES | {Status.UNKNOWN} else None


def _put_together(store: Store, question: str, phrase: str, inner: Answer, whole: Answer) -> Answer:
    """The answer to a question around a description, with what the description denotes under ``also``."""
    if _OTHER.search(question) and inner.query is not None:
        # "which other case does the judge who stayed the Sun case have": not that one
        known = {ID_BASE + i for i in (*lawsuits(inner.query), *_cases_behind(store, inner.query))}
        whole = whole.model_copy(update={"answers": [a for a in whole.answers if a.id not in known]})
    meant = [i.model_copy(update={"why": f"what “{phrase}” denotes"}) for i in inner.answers]
    name = ", ".join(i.label.rsplit(": ", 1)[-1] for i in inner.answers)
    return whole.model_copy(
        update={
            "question": question,
            "assumptions": [*whole.assumptions, f"“{phrase}” is {name}"],
            "also": [*whole.also, *meant],
        }
    )


_TRIES = 24
"""How many descriptions of a question are asked for at most."""
_MOST = 25
"""How many things a description in the plural may denote."""
_FEW = 3


def _things(store: Store, inner: Answer) -> list[Candidate]:
    """The things that a description denotes, as a name would give them; none where one is no thing of the graph."""
    ids = [i.id.removeprefix(ID_BASE) for i in inner.answers]
    rows = recall.of(store).read(_BY_ID, {"ids": ids})
    found = [Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows]
    named = all(c.labels & {"Agent", "Lawsuit", "Instrument", "Token", "TaskForce"} for c in found)
    return found if named and len(found) == len(ids) else []


def _only(store: Store, inner: Answer, label: str) -> Answer:
    """Of what a description denotes only what is of the class that its noun says."""
    rows = recall.of(store).read(_BY_ID, {"ids": [i.id.removeprefix(ID_BASE) for i in inner.answers]})
    fitting = {ID_BASE + r["id"] for r in rows if label in r["labels"]}
    return inner.model_copy(update={"answers": [i for i in inner.answers if i.id in fitting]})


_BY_ID = (
    "MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id AS id, n.label AS label, labels(n) AS labels ORDER BY id"
)
_OTHER = re.compile(r"\b(?:other|another|one more|else|a further|a second|a different)\b", re.IGNORECASE)


def _cases_behind(store: Store, query: Query) -> list[str]:
    """The lawsuits in which that happened by which a thing was described."""
    if query.of.of == "lawsuit":
        return []
    happened = Selection(of="lawsuit", where=(Link(path="event", to=query.of),))
    return [row["id"] for row in quick(recall.of(store), happened)]
