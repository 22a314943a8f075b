"""Follow-up questions: "and of those, which are in New York?" narrows down what was asked before."""

from __future__ import annotations

import re

from cryptoreg.api.questions import model
from cryptoreg.api.questions.failures import refused
from cryptoreg.api.questions.query import Query, Ref, Selection
from cryptoreg.api.questions.running import Execution, best
from cryptoreg.graph.store import Store

__all__ = ["joined", "spelled_out"]

_LEAD = re.compile(r"^(?:and|but|so|ok|okay|now|then)\b,?\s*", re.IGNORECASE)
_OF_THOSE = re.compile(r"\b(?:of|among|from|in) (?:those|these|them|the above)\b,?\s*", re.IGNORECASE)
_THOSE = re.compile(r"\b(?:those|these|them|the (?:ones|others)|ones)\b", re.IGNORECASE)
_WHICH = re.compile(r"^(which|what|how many|only|just)\b(?!\s+(?:cases|lawsuits|one))", re.IGNORECASE)
_WHOLE = re.compile(r"^(?:when|who|whom|where|why|how|did|do|does|was|were|is|are|has|have)\b", re.IGNORECASE)
_NOUNS = {"inv-closing": "investigations", "inv-opening": "investigations", "agent": "parties"}


def spelled_out(question: str, before: Query) -> str:
    """A follow-up as a question of its own, with the kind of thing that *those* stands for.

    >>> from cryptoreg.api.questions.query import Ask
    >>> spelled_out("and of those, which are in New York?", Query(ask=Ask.THINGS, of=Selection(of="lawsuit")))
    'which lawsuits are in New York?'
    """
    noun = _NOUNS.get(before.of.of, model.kind(before.of.of).many)
    text = _OF_THOSE.sub("", _LEAD.sub("", question.strip()))
    if found := re.match(r"^not (?:the )?(?:ones |those )?", text, re.IGNORECASE):
        return f"which {noun} are not {text[found.end() :]}"
    if noun not in text.lower():
        if _THOSE.search(text):
            text = _THOSE.sub(noun, text, count=1)
        elif found := _WHICH.match(text):
            asked = found[1] if found[1].lower() not in ("only", "just") else "which"
            text = f"{asked} {noun}{text[found.end() :]}"
        elif not _WHOLE.match(text):
            text = f"which {noun} {text}"
    return text


def joined(store: Store, before: Query, after: Query) -> Query:
    """A follow-up's query over the things of the one before it.

    Args:
        store: to find out which things the first one gave, where it ranked them.
        before: what was asked first.
        after: what the follow-up asks, read by itself.

    Raises:
        NoQueryError: the two are not about the same kind of thing.
    """
    if before.of.of != after.of.of:
        one, other = model.kind(before.of.of).many, model.kind(after.of.of).many
        raise refused(f"what was asked before is about {one}, and this is about {other}")
    known = before.of
    if before.measure is not None or before.limit is not None or before.show:
        known = Selection(of=before.of.of, ids=_given(store, before))
    if after.of.ids:
        raise refused("it names what it is about; ask it by itself")
    of = known.model_copy(
        update={"where": (*known.where, *after.of.where), "but": (*known.but, *after.of.but)}
    )
    return after.model_copy(update={"of": of})


def _given(store: Store, query: Query) -> tuple[Ref, ...]:
    """The things that a query gives, whatever it shows of them."""
    run = Execution(store, query)
    run.resolve()
    found = [f for f in run.things(query.of) if f.sure]
    if query.measure is not None:
        run.measure(found, query.measure, query.of)
        found, _ = best(found, bool(query.largest), query.limit or len(found))
    return tuple(Ref(id=f.thing["id"], label=f.thing["label"]) for f in found)
