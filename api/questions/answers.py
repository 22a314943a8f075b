"""Answer a question: read it, make a query, run it, and say what is known, and how surely."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from cryptoreg.api.questions import grammar, lexicon, reading, recall
from cryptoreg.api.questions.answer import ID_BASE, Answer, AnswerItem, Proof, Status
from cryptoreg.api.questions.confirming import borne_out, left_aside
from cryptoreg.api.questions.covering import lawsuits
from cryptoreg.api.questions.describing import descriptions, relative, says_something
from cryptoreg.api.questions.failures import NoQueryError, refused
from cryptoreg.api.questions.following import joined, spelled_out
from cryptoreg.api.questions.outcomes import Outcome
from cryptoreg.api.questions.paraphrase import plain
from cryptoreg.api.questions.query import Link, Query, Selection
from cryptoreg.api.questions.reading import Candidate
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.suggestions import SUGGESTIONS, like
from cryptoreg.graph.store import Store

__all__ = ["SUGGESTIONS", "Answer", "AnswerItem", "Proof", "Status", "answer", "run"]


def answer(
    store: Store,
    question: str,
    as_of: date | None = None,
    known_on: date | None = None,
    after: Query | None = None,
) -> Answer:
    """Answer a question in English.

    Args:
        store: the graph that is asked.
        question: one or two sentences.
        as_of: only what had happened by that day.
        known_on: only what the world could know by that day.
        after: what was asked before, where this narrows it down ("and of those, which …").
    """
    question = " ".join(question.split())
    direct = _direct(store, question, as_of, known_on, after)
    if after is not None or (direct.status in _GIVES and not relative(question)):
        return direct
    given = direct.status in _GIVES
    described = _described(store, plain(question), as_of, known_on, plural=not given)
    if described is not None and _better(direct, described):
        return described.model_copy(update={"question": question})
    if direct.status in _NOTHING and relative(question):
        told = next(descriptions(plain(question)), None)
        if told is not None:
            # none, or a wrong premise, may as well come of a description that was misread
            words = plain(question)[told.start : told.end]
            return failed(refused(f"it is not clear what “{words}” denotes", words), question)
    return direct


def _better(direct: Answer, described: Answer) -> bool:
    """Whether an answer by way of a description is to be given instead of the one to the words as they stand."""
    if direct.status in _GIVES:
        return described.status is Status.ANSWERED
    if direct.status is Status.REFUSED:
        return True
    return described.status in _GIVES and bool(described.answers)


_NOTHING = frozenset({Status.NONE, Status.FALSE_PREMISE})
_TRIES = 24
"""How many descriptions of a question are asked for at most."""


def _described(  # one reason to pass on after the other
    store: Store,
    question: str,
    as_of: date | None,
    known_on: date | None,
    depth: int = 2,
    plural: bool = True,
) -> Answer | None:
    """The answer with a description replaced by the one thing that it denotes; None where that helps nothing."""
    for n, found in enumerate(descriptions(question)):
        if n >= _TRIES:
            return None
        if found.several and not (
            plural and says_something(f"{question[: found.start]} , {question[found.end :]}")
        ):
            continue  # a longer one would take words of the question around it
        inner = _direct(store, found.asked, as_of, known_on)
        if inner.status is Status.REFUSED and depth > 1:
            inner = _described(store, found.asked, as_of, known_on, depth - 1) or inner
        if inner.status in (Status.UNDETERMINED, Status.AMBIGUOUS):
            return None
        if inner.status is not Status.ANSWERED or not 1 <= len(inner.answers) <= (
            _MOST if found.several else _FEW
        ):
            continue
        one = inner.answers[0]
        name = one.label.rsplit(": ", 1)[-1]
        given: dict[str, list[Candidate]] = {}
        if len(inner.answers) > 1:
            name, given = _STANDS_FOR, {_STANDS_FOR: _things(store, inner)}
            if not given[name]:
                continue
        text = f"{question[: found.start]}{name}{question[found.end :]}"
        whole = _direct(store, text, as_of, known_on, given=given)
        if whole.status is Status.REFUSED and depth > 1 and not given:
            whole = _described(store, whole.question, as_of, known_on, depth - 1) or whole
        only = whole.status is Status.ANSWERED and len(whole.answers) == 1
        if given and not (only or (found.several and whole.status is Status.ANSWERED)):
            continue  # one thing is meant, and not each that answers to its description
        if whole.status not in _GIVES:
            continue  # none of what a description denotes may well be a description that was misread
        phrase = question[found.start : found.end]
        return _put_together(store, question, phrase, inner, whole)
    return None


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


_MOST = 25
"""How many things a description in the plural may denote."""
_FEW = 3
_STANDS_FOR = "thosedescribed"


def _things(store: Store, inner: Answer) -> list[Candidate]:
    """The things that a description denotes, as a name would give them; none where one is no thing of the graph."""
    ids = [i.id.removeprefix(ID_BASE) for i in inner.answers]
    rows = recall.of(store).read(_BY_ID, {"ids": ids})
    found = [Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows]
    named = all(c.labels & {"Agent", "Lawsuit", "Instrument", "Token", "TaskForce"} for c in found)
    return found if named and len(found) == len(ids) else []


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


def _direct(
    store: Store,
    question: str,
    as_of: date | None = None,
    known_on: date | None = None,
    after: Query | None = None,
    given: Mapping[str, Sequence[Candidate]] | None = None,
) -> Answer:
    """The answer to a question as it stands."""
    text = spelled_out(question, after) if after is not None else question
    known = recall.of(store)
    read = reading.read(known, plain(text), given=given)
    understood = grammar.understand(known, read)
    lost = understood.failure.words if understood.query is None and understood.failure is not None else []
    if lost and after is None:
        other = _otherwise(known, store, read, lost, question, as_of, known_on)
        if other is not None:
            return other
    if after is not None:
        understood.described = None
        if understood.query is not None:
            try:
                understood.query = joined(store, after, understood.query)
            except NoQueryError as exc:
                understood.query, understood.failure = None, exc
    corrections = dict(read.corrections)
    assumptions = [*(f'"{a}" is meant as "{b}"' for a, b in read.corrections), *understood.assumptions]
    made = understood.query
    result = (
        run(store, made, question, assumptions, as_of, known_on, corrections) if made is not None else None
    )
    if understood.described is not None and (result is None or result.status not in _GIVES):
        # No form fits, but the description of one act holds its words.
        other = run(store, understood.described, question, assumptions, as_of, known_on, corrections)
        if other.status is Status.ANSWERED:
            return other
    if result is not None:
        return result
    assert understood.failure is not None
    return failed(understood.failure, question, assumptions, corrections)


def _otherwise(
    known: Store,
    store: Store,
    read: reading.Reading,
    lost: Sequence[str],
    question: str,
    as_of: date | None,
    known_on: date | None,
) -> Answer | None:
    """The answer where words that are not understood are typing errors after all, or only describe."""
    if any(w.lower() in lexicon.common() for w in lost):
        bolder = reading.read(known, plain(question), bold=True)
        if len(bolder.corrections) > len(read.corrections):
            made = grammar.understand(known, bolder)
            if made.query is not None:
                told = [*(f'"{a}" is meant as "{b}"' for a, b in bolder.corrections), *made.assumptions]
                return run(store, made.query, question, told, as_of, known_on, dict(bolder.corrections))
    aside = left_aside(read, lost)
    if aside is None:
        return None
    rest, needed = aside
    made = grammar.understand(known, rest)
    if made.query is None:
        return None
    told = [*(f'"{a}" is meant as "{b}"' for a, b in read.corrections), *made.assumptions]
    result = run(store, made.query, question, told, as_of, known_on, dict(read.corrections))
    return borne_out(known, result, needed)


_GIVES = frozenset({Status.ANSWERED, Status.UNDETERMINED, Status.AMBIGUOUS})


def run(
    store: Store,
    query: Query,
    question: str = "",
    assumptions: Sequence[str] = (),
    as_of: date | None = None,
    known_on: date | None = None,
    corrections: dict[str, str] | None = None,
) -> Answer:
    """Run a typed query, as the grammar makes it or as a program wrote it.

    Args:
        store: the graph that is asked.
        query: what is asked.
        question: the words that it came from.
        assumptions: what was assumed in reading them.
        as_of: only what had happened by that day.
        known_on: only what the world could know by that day.
        corrections: the words that were taken for typing errors.
    """
    outcome = Outcome(store, query, question, list(assumptions), as_of, known_on, corrections or {})
    try:
        return outcome.answer()
    except NoQueryError as exc:
        return failed(exc, question, outcome.assumptions, corrections or {}, query)


_READINGS = {
    "refused": "Not answered: {}.", "unknown": "Not known: {}.", "ambiguous": "{}", "false_premise": "The question takes for granted what is not on record: {}.",
    "none": "{}.",
}  # fmt: skip


def failed(
    failure: NoQueryError,
    question: str,
    assumptions: Sequence[str] = (),
    corrections: dict[str, str] | None = None,
    query: Query | None = None,
) -> Answer:
    """The answer to a question without a query: refused, unknown, ambiguous or of a false premise."""
    return Answer(
        question=question,
        status=Status(failure.status),
        answers=[AnswerItem(id=ID_BASE + c.id, label=c.label) for c in failure.candidates],
        reading=_READINGS[failure.status].format(failure.reason),
        query=query,
        assumptions=list(assumptions),
        corrections=corrections or {},
        not_understood=failure.words,
        suggestions=like(question) if failure.status == "refused" else [],
    )
