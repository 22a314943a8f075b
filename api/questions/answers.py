"""Answer a question: read it, make a query, run it, and say what is known, and how surely."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from cryptoreg.api.questions import grammar, lexicon, reading, recall
from cryptoreg.api.questions.answer import ID_BASE, Answer, AnswerItem, Proof, Status
from cryptoreg.api.questions.asides import Aside, aside, epithet
from cryptoreg.api.questions.confirming import borne_out, left_aside
from cryptoreg.api.questions.describing import descriptions, relative
from cryptoreg.api.questions.failures import NoQueryError, false_premise, refused
from cryptoreg.api.questions.following import joined, spelled_out
from cryptoreg.api.questions.inner import GIVES, Asking
from cryptoreg.api.questions.outcomes import Outcome
from cryptoreg.api.questions.paraphrase import plain
from cryptoreg.api.questions.query import Query
from cryptoreg.api.questions.reading import Candidate
from cryptoreg.api.questions.suggestions import SUGGESTIONS, like
from cryptoreg.api.questions.two_parts import one_sentence
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
    whole = one_sentence(question) if after is None else question
    if whole != question:
        return answer(store, whole, as_of, known_on).model_copy(update={"question": question})
    passing = aside(question) if after is None else None
    if passing is not None:
        return _without_aside(store, passing, question, as_of, known_on)
    direct = _direct(store, question, as_of, known_on, after)
    text = plain(question)
    if after is not None or (direct.status in GIVES and not relative(text)):
        return direct
    called = _as_called(store, question, as_of, known_on)
    if called is not None:
        return called
    given = direct.status in GIVES
    asking = Asking(store, lambda text, known: _direct(store, text, as_of, known_on, given=known))
    described = asking.described(text, plural=not given)
    if described is not None and _better(direct, described):
        return described.model_copy(update={"question": question})
    if direct.status in _NOTHING and relative(text):
        told = next(descriptions(text), None)
        if told is not None:
            # none, or a wrong premise, may as well come of a description that was misread
            words = text[told.start : told.end]
            return failed(refused(f"it is not clear what “{words}” denotes", words), question)
    return direct


def _without_aside(
    store: Store, passing: Aside, question: str, as_of: date | None, known_on: date | None
) -> Answer:
    """The answer to a question that says something in passing, where the records bear that out."""
    claim = answer(store, passing.claim, as_of, known_on)
    if claim.status is Status.ANSWERED and claim.value is True:
        rest = answer(store, passing.rest, as_of, known_on)
        note = f"“{passing.said}” is on record"
        return rest.model_copy(update={"question": question, "assumptions": [*rest.assumptions, note]})
    if claim.status is Status.FALSE_PREMISE or (claim.status is Status.ANSWERED and claim.value is False):
        return failed(false_premise(f"“{passing.said}” is not so"), question)
    return failed(refused(f"the records do not bear out “{passing.said}”", passing.said), question)


def _as_called(store: Store, question: str, as_of: date | None, known_on: date | None) -> Answer | None:
    """The answer without what a thing is called beside its name ("Rainberry, one of the Tron companies"), where that is on record."""
    found = epithet(question)
    if found is None:
        return None
    words, rest = found
    needed = [w for w in re.findall(r"[\w'’-]+", words) if w.lower() not in lexicon.load().words]
    given = answer(store, rest, as_of, known_on)
    result = borne_out(store, given, needed)
    if result is None and given.status is Status.ANSWERED:
        return failed(refused(f"the records do not bear out “{words}”", words), question)
    return None if result is None else result.model_copy(update={"question": question})


def _better(direct: Answer, described: Answer) -> bool:
    """Whether an answer by way of a description is to be given instead of the one to the words as they stand."""
    if direct.status in GIVES:
        return described.status is Status.ANSWERED
    if direct.status is Status.REFUSED:
        return True
    return described.status in GIVES and bool(described.answers)


_NOTHING = frozenset({Status.NONE, Status.FALSE_PREMISE})


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
    if understood.described is not None and (result is None or result.status not in GIVES):
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
