"""Words that no form uses, and that what is on record of the thing in question bears out or does not need.

A question often says more of a thing than is needed to find it: "the Beba suit over the free airdrop". Such a
word is left out of the query, and looked for in the records of what the query gives. Where it stands there, it
is a true description and changes nothing; where it does not, the question stays refused. A list is narrowed
down to what it is true of. Manner ("quietly") narrows nothing that is on record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cryptoreg.api.questions import lexicon, model
from cryptoreg.api.questions.alike import stems
from cryptoreg.api.questions.answer import ID_BASE, Answer, Status
from cryptoreg.api.questions.covering import lawsuits
from cryptoreg.api.questions.query import Ask
from cryptoreg.api.questions.reading import Item, Reading
from cryptoreg.graph.store import Store

__all__ = ["borne_out", "left_aside"]

_MOST = 3
"""How many words at most may be left out."""


def left_aside(read: Reading, words: Sequence[str]) -> tuple[Reading, list[str]] | None:
    """A reading without its words that are not understood, where they may only describe.

    Args:
        read: what was read.
        words: what was not understood.

    Returns:
        the reading with these words ignored, and those that the records have to bear out; None where one of
        them may be what is asked for or what happened.
    """
    strange = [i for i in read.items if i.kind in ("unknown", "descriptor", "absent") and i.text in words]
    if not strange or len(strange) > _MOST or {i.text for i in strange} != set(words):
        return None
    needed: list[str] = []
    for item in strange:
        before = read.items[item.index - 1] if item.index else None
        if any(i.has("time") and not i.has("role") for i in read.items[max(0, item.index - 4) : item.index]):
            return None  # what a time is measured from is not left out
        word = item.text.lower()
        if word.endswith("ly") and len(word) > 4 and word not in _OF_WEIGHT:
            continue
        if before is None or before.has("ask") or before.kind in ("neg", "number"):
            return None
        if word.endswith(_VERBAL) or word in _OF_WEIGHT or len(word) < 4:
            return None
        needed.append(item.text)
    items = [replace(i, kind="ignored") if i in strange else i for i in read.items]
    return replace_items(read, items), needed


def replace_items(read: Reading, items: list[Item]) -> Reading:
    """The same reading with other items."""
    return Reading(read.question, items, read.corrections)


_VERBAL = ("ed", "ing")
_OF_WEIGHT = frozenset(str(w) for w in lexicon.table("weighty"))


def borne_out(store: Store, answer: Answer, words: Sequence[str]) -> Answer | None:
    """An answer of which the records bear out some more words; None where they do not.

    Args:
        store: the graph.
        answer: to the question without these words.
        words: what must stand in the records of each thing of the answer.
    """
    query = answer.query
    if query is None or answer.status is not Status.ANSWERED:
        return None
    if not words:
        return answer
    ids = [i.id.removeprefix(ID_BASE) for i in answer.answers] or list(lawsuits(query))
    told = _told(store, ids)
    wanted = [stems(w) for w in words]
    fitting = {i for i in ids if all(w <= told.get(i, set()) for w in wanted)}
    named = " and ".join(f"“{w}”" for w in words)
    if query.ask in (Ask.THINGS, Ask.NUMBER) and query.limit is None and len(ids) > 1 and not query.show:
        kept = [i for i in answer.answers if i.id.removeprefix(ID_BASE) in fitting]
        if not kept:
            return None
        note = f"only what is told of with {named} is meant"
        value = len(kept) if query.ask is Ask.NUMBER else answer.value
        return answer.model_copy(
            update={"answers": kept, "value": value, "also": [], "assumptions": [*answer.assumptions, note]}
        )
    if not ids or len(fitting) < len(ids):
        return None
    return answer.model_copy(
        update={"assumptions": [*answer.assumptions, f"the records tell of {named}, which is not used otherwise"]}
    )  # fmt: skip


def _told(store: Store, ids: Sequence[str]) -> Mapping[str, set[str]]:
    """The words of all that is on record of things and of the lawsuits that they belong to."""
    rows = store.read(_TOLD, {"ids": list(ids)})
    return {r["id"]: stems(" ".join(str(t) for t in r["texts"])) for r in rows}


_TOLD = f"""
MATCH (x:Entity) WHERE x.id IN $ids
OPTIONAL MATCH (x)-[:{model.load().paths["case"]}]->(own:Lawsuit)
WITH x, coalesce(own, x) AS l
OPTIONAL MATCH (l)<-[:{model.load().paths["case"]}]-(e:Event)
OPTIONAL MATCH (e)-->(n:Entity)
WITH x, l, collect(DISTINCT e) AS events, collect(DISTINCT n.label) AS named
UNWIND [x, l] + events AS t
WITH x, named, collect(DISTINCT t) AS parts
RETURN x.id AS id, named + reduce(out = [], t IN parts | out + [t.label, coalesce(t.caption, '')] + coalesce(t.names, [])
       + coalesce(t.content, []) + coalesce(t.summary, [])) AS texts
"""
