"""Acts outside courts that a question describes by words of their own records, and what is left when no form fits."""

from __future__ import annotations

from cryptoreg.api.questions import acts
from cryptoreg.api.questions.failures import refused, unknown
from cryptoreg.api.questions.forms.base import Context
from cryptoreg.api.questions.query import Ask, Measure, Query, Selection

__all__ = ["by_words", "described", "fallback", "searched"]


def by_words(context: Context) -> Query | None:
    """An act outside courts whose own description holds the words that nothing else explains."""
    if context.slots.cases or (not context.slots.asks_for("date", "who", "list") and not context.yes_no):
        return None
    held = any(e.sense.value in ("holding", "tenure", "departure") for e in context.events)
    if held or context.slots.noun("office") is not None:
        return None  # who held an office is a person, and not an act by its description
    ask = Ask.DATE if context.slots.asks_for("date") else Ask.THINGS
    if context.yes_no or _between_acts(context):
        return None
    if context.slots.noun("regulator", "firm", "person", "judge", "court") is not None:
        return None  # somebody is asked for, and no act
    return searched(context, ask, strict=True)


def _between_acts(context: Context) -> bool:
    """Whether what lies between two acts is asked for, which is neither of them."""
    return any(i.has("time", "between") for i in context.items) or any(
        t.relation == "between" for t in context.slots.times
    )


def described(context: Context) -> Query | None:
    """The one act outside courts whose description fits the words best, for when no form answers.

    Not where the question is about a case, a task force or a law that has a name: what is not on record of
    those is not there.
    """
    slots = context.slots
    if slots.cases or slots.laws or slots.forces or slots.noun("lawsuit", "roundtable", "office") is not None:
        return None
    if context.yes_no or not slots.asks_for("date", "who"):
        return None
    if _between_acts(context):
        return None
    kinds = {context.build.kind(e, slots) for e in context.events}
    if "tenure" in kinds or (context.has_case and kinds & _OF_CASES):
        return None
    if kinds & _NEVER_OUTSIDE or slots.noun("judge", "court", "person", "defendant", "plaintiff") is not None:
        return None
    return searched(context, Ask.DATE if slots.asks_for("date") else Ask.THINGS, strict=True)


_NEVER_OUTSIDE = frozenset(
    {"stay", "stay-motion", "stay-extension", "sentence", "verdict", "plea", "appeal", "motion", "trial"}
)
_OF_CASES = frozenset(
    {
        "stay",
        "dismissal",
        "filing",
        "sentence",
        "verdict",
        "plea",
        "settlement",
        "abeyance",
        "appeal",
        "tenure",
    }
)


def searched(context: Context, ask: Ask, strict: bool = False) -> Query | None:
    found = acts.told_of(context.store, context.items, strict)
    if found is None:
        return None
    role = (
        "effective"
        if any(e.sense.value == "in-force" for e in context.events)
        else "announced"
        if "announced" in context.slots.flags
        else "main"
    )
    return Query(
        ask=ask,
        of=Selection(of="any-event", ids=(found,)),
        measure=Measure(kind="date", role=role),
        show=("by",) if context.slots.asks_for("who") else (),
    )


def fallback(context: Context) -> Query | None:
    """The last form: an act by its description, or a refusal that says what was missing."""
    if context.has_case and context.slots.cases:
        raise refused("it does not say what is asked of the case")
    ask = Ask.DATE if context.slots.asks_for("date") else Ask.THINGS
    asked = context.slots.asks_for("date", "who", "list") and context.slots.noun("regulator", "firm") is None
    timed = any(t.relation in ("before", "after", "until", "since") for t in context.slots.times)
    made = searched(context, ask, strict=True) if asked and not timed else None
    if made is None and context.on_record and context.slots.asks_for("date", "who", "amount"):
        raise unknown("the records do not tell")
    return made
