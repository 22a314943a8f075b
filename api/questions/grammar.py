"""From a question to a typed query: which form it has, and what its parts are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptoreg.api.questions import forms, unspoken
from cryptoreg.api.questions import slots as slotting
from cryptoreg.api.questions.building import Builder
from cryptoreg.api.questions.clauses import Splitter
from cryptoreg.api.questions.coordination import any_of
from cryptoreg.api.questions.covering import left_out, times
from cryptoreg.api.questions.demands import unmet
from cryptoreg.api.questions.event_anchors import beside_name
from cryptoreg.api.questions.failures import NoQueryError, refused, unknown
from cryptoreg.api.questions.forms.base import Context
from cryptoreg.api.questions.phrases import Phrases
from cryptoreg.api.questions.query import Ask, Measure, Query
from cryptoreg.api.questions.reading import Item, Reading
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.senses import sorted_out
from cryptoreg.api.questions.slots import Slots
from cryptoreg.graph.store import Store


@dataclass(slots=True)
class Understanding:
    """What became of a question: a query, or why there is none."""

    query: Query | None = None
    described: Query | None = None
    failure: NoQueryError | None = None
    assumptions: list[str] = field(default_factory=list)


def understand(store: Store, reading: Reading) -> Understanding:
    """Make a query out of what was read."""
    phrases = Phrases(store)
    out = Understanding(assumptions=phrases.assumptions)
    try:
        context = _context(phrases, reading)
        out.described = forms.searching.described(context)
        out.query = _query(context)
    except NoQueryError as exc:
        out.failure = exc
    return out


def _context(phrases: Phrases, reading: Reading) -> Context:
    items = sorted_out(phrases.reduce(reading.items))
    clause = Splitter(phrases).clause(items)
    slots = slotting.sort(clause, phrases)
    builder = Builder(phrases)
    builder.bind_judges(slots)
    events = builder.main_events(slots)
    builder.acts = events
    builder.context = next((e for e in events if e.sense.value not in ("filing", "hold-event")), None)
    builder.named = [i for i in items if i.kind in ("entity", "leadership") and i.is_a("Person")]
    builder.outer = list(slots.cases)
    builder.private = [u.item for u in slots.agents if not u.item.is_a("Regulator", "GovernmentBody")]
    builder.measured = bool(slots.supers)
    builder.suing = [
        u.item for u in slots.agents if u.item.is_a("Regulator", "GovernmentBody") and u.role != "defendant"
    ]
    builder.chambers = [u.item for u in slots.agents if u.item.is_a("Legislature")]
    builder.laws = list(slots.laws)
    builder.nouns = list(slots.nouns)
    builder.inquiries = [i for i in slots.nouns if i.has("noun", "investigation")]
    builder.perfect = any(i.text.lower() == "had" for i in slots.clause.items)
    return Context(items, slots, builder, events, reading.question.rstrip().endswith("?"))


def _query(context: Context) -> Query:  # noqa: C901  # one reason to stop after the other
    items, slots = context.items, context.slots
    own = slots.clause.items
    loose = [i.text for n, i in enumerate(own) if i.kind == "descriptor" and not beside_name(own, n)]
    if loose and slots.noun("roundtable") is None:
        raise refused("some words are not understood", *loose, *context.unknown)
    if sum(i.has("ask", "count") for i in items) > 1 and not slots.compares:
        raise refused("it asks for two numbers at once; ask for each by itself")
    if _asks_twice(items):
        raise refused("it asks for two things at once; ask for each by itself")
    if any(i.has("advice") for i in items):
        raise refused("it asks for advice")
    if any(i.has("task") for i in items):
        raise refused("it asks for a text, and not for what is on record")
    if any(i.has("future") for i in items):
        raise refused("the records hold what happened, and no forecasts")
    absent = [i.value for i in items if i.kind == "absent"] if not slots.conducts else []
    if absent and not context.unknown and (context.events or slots.nouns or context.on_record):
        raise NoQueryError(
            "unknown",
            f"nothing is on record about {' and '.join(absent)}",
            [i.text for i in items if i.kind == "absent"],
        )
    if absent:
        raise refused("some words are not understood", *absent, *context.unknown)
    told = slots.conducts or slots.event("allegation") is not None or slots.noun("conduct") is not None
    if context.unknown and told and (slots.agents or slots.cases) and not _dated(context):
        made = forms.special.allegations(context)
        if made is not None:
            return made
    if context.unknown and slots.noun("roundtable") is not None and not slots.cases:
        made = forms.world.date(context) or forms.world.listing(context)
        if made is not None and quick(context.store, made.of):
            return made
    if context.unknown:
        named = forms.searching.by_words(context)
        if named is not None:
            return named
        if context.on_record and "unrecorded" in slots.flags:
            raise unknown("the records do not hold this")
        silent = unspoken.of(context)
        if silent is not None:
            raise silent
        raise refused("some words are not understood", *context.unknown)
    for form in forms.ALL:
        made = form(context)
        if made is None:
            continue
        made = any_of(made) if not {"joint"} & set(slots.qualities) and "both" not in slots.flags else made
        made = _nearest(made, slots)
        missing = left_out(made, slots)
        if not any(times(made)):
            missing += [i.text for t in slots.times for i in (*t.region, *t.second) if i.kind == "unknown"]
        missing += unmet(made, slots, [context.build.kind(e, slots) for e in context.events])
        if missing:
            raise refused(f"it is not clear what {' and '.join(f'“{m}”' for m in missing)} is to do with it")
        beside = tuple(r for i in slots.clause.beside for r in context.build.refs(i))
        return made.model_copy(update={"but": beside}) if beside else made
    raise refused("it does not say what is asked")


def _dated(context: Context) -> bool:
    """Whether a date is what is asked first."""
    first = next((i for i in context.items if i.kind != "ignored"), None)
    return first is not None and first.has("ask", "date")


def _asks_twice(items: Sequence[Item]) -> bool:
    """Whether a number is asked for behind another question: "which unit was it, and how many people had it"."""
    asked = [i for i in items if i.has("ask") and not i.has("time")]
    return any(
        i.has("ask", "count") and i is not asked[0] and items[i.index - 1].text.lower() in ("and", "also")
        for i in asked[1:]
    )


def _nearest(made: Query, slots: Slots) -> Query:
    """Of a list only what is nearest to the time it is told by: "right after", "closest before"."""
    time = next((t for t in slots.times if t.nearest), None)
    if time is None or made.ask is not Ask.THINGS or made.measure is not None or made.limit is not None:
        return made
    return made.model_copy(
        update={"measure": Measure(kind="date"), "largest": time.relation == "before", "limit": 1}
    )
