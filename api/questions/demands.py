"""Whether a query meets what its question demands: what is asked, what is denied, how it is narrowed.

A form that does not use a word which narrows a question would answer a wider one; such a query is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cryptoreg.api.questions import spoken_of
from cryptoreg.api.questions.covering import flat, selections
from cryptoreg.api.questions.query import Ask, EventAnchor, Link, OneOf, Query, Selection, Value, When
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.slots import EITHER_WAY, Slots

__all__ = ["unmet"]

_STORIES = frozenset(
    {
        Ask.TIMELINE,
        Ask.CHANGES,
        Ask.PATH,
        Ask.SOURCES,
        Ask.CONFLICTS,
        Ask.ENDING,
        Ask.COMPARISON,
        Ask.STATUS,
        Ask.CITATION,
    }
)
_ANSWERS = {
    "date": frozenset({Ask.DATE, Ask.DURATION}),
    "duration": frozenset({Ask.DURATION}),
    "amount": frozenset({Ask.AMOUNT}),
    "share": frozenset({Ask.SHARE}),
}
_VALUES = {
    "prejudice-yes": "with_prejudice", "prejudice-no": "with_prejudice", "joint": "motion_form", "acting": "manner", "on-appeal": "proceeding_kind", "state": "proceeding_kind",
}  # fmt: skip
_ENDS = frozenset(
    {
        "end",
        "dismissal",
        "any-dismissal",
        "appeal-end",
        "appeal-dismissal",
        "inv-closing",
        "settlement",
        "judgment",
        "stay-any",
        "stay",
        "abeyance",
    }
)


def unmet(query: Query, slots: Slots, kinds: Sequence[str]) -> list[str]:
    """The words of a question whose demands a query does not meet.

    Args:
        query: what a form made of it.
        slots: its words by what they do.
        kinds: the kinds of event that its main clause speaks of.
    """
    found = list(selections(query))
    if query.ask in _STORIES or any(s.of == "any-event" and s.ids for s in found):
        return []
    if "per" in slots.flags and query.ask is not Ask.GROUPS:
        return [i.text for i in slots.clause.items if i.has("per")][:1] or ["per"]
    values = {c.name: c for s in found for c in flat(s) if isinstance(c, Value)}
    values |= {c.name: c for c in query.expect if isinstance(c, Value)}
    out = _not_asked(query, slots) + _timeless(query, slots)
    grounds = [i.text for i in slots.clause.grounds]
    reasons = any(isinstance(c, Link) and c.path == "ground" for s in found for c in flat(s))
    if grounds and not reasons and "text" not in values and "ground_text" not in values:
        out += grounds
    if query.measure is None or query.measure.over != "mean":
        out += [i.text for i in slots.clause.items if i.has("mean")]
    first = next((i.index for i in slots.clause.items if i.kind != "ignored"), 0)
    loose = [i for i in slots.clause.items if i.kind == "neg" and i.index > first]
    if loose and query.ask is not Ask.TRUTH and not _all_denied(query, slots, found, len(loose)):
        out += [i.text for i in loose]
    if not _all_denied(query, slots, found):
        out += [" ".join(i.text for i in clause.items) for clause in slots.clause.negated] or ["not"]
    if slots.supers and not _ranked(query, found):
        out += [i.text for i in slots.supers]
    out += [
        q.replace("prejudice-yes", "with prejudice")
        for q in slots.qualities
        if q in _VALUES and _VALUES[q] not in values and not (q == "on-appeal" and query.of.of == "court")
    ]
    out += _which_of_two(query, slots)
    stated = [i for i in slots.clause.items if i.has("state") and not i.has("event")]
    if (
        stated
        and query.largest is None
        and not query.show
        and "outcome" not in values
        and not any(s.of in _ENDS for s in found)
    ):
        out += [i.text for i in stated]
    if slots.conducts and "conduct" not in values and "text" not in values:
        out += [i.text for i in slots.conducts]
    measured = query.measure is not None and (
        query.measure.least is not None or query.measure.most is not None or query.measure.kind == "gap"
    )
    timed = any(w.days is not None for w in _times(query, found))
    if slots.lengths and not (measured or timed or "duration_days" in values or query.ask is Ask.DURATION):
        out += [i.text for i in slots.lengths]
    if slots.moneys and not (measured or "amount_usd" in values or (slots.conducts and "text" in values)):
        out += [i.text for i in slots.moneys]
    out += _numbers_left_out(query, slots, values)
    out += spoken_of.classes(slots, found)
    said = {s.of for s in found}
    out += [e.item.text for event in slots.events for e in event.instead if e.sense.value not in said]
    return (
        out
        + spoken_of.events(query, slots, kinds, found)
        + spoken_of.task_forces(slots, found)
        + spoken_of.lawsuits(query, slots, found)
        + spoken_of.bench(query, slots, found)
        + _times_counted(query, slots, found)
        + _several_left_out(query, slots)
        + spoken_of.inquiries(slots, found)
        + spoken_of.people(query, slots)
        + _same_left_out(slots)
        + _today_left_out(query, slots)
    )


def _which_of_two(query: Query, slots: Slots) -> list[str]:
    """Words that tell one of several apart, where nothing is made of them: "the renewed motion", "before or after"."""
    items = slots.clause.items
    out = [i.text for i in items if i.has("quality", "renewed")]
    if query.ask is not Ask.COMPARISON:
        out += [i.text for i in items if i.text.lower() in EITHER_WAY]
    return out


def _times_counted(query: Query, slots: Slots, found: Sequence[Selection]) -> list[str]:
    """How often something happened is asked, and lawsuits would be counted: "how many times did it ask for more time"."""
    asked = next((i for i in slots.asks if i.has("ask", "count")), None)
    if asked is None or query.ask is not Ask.NUMBER or asked.text.lower() not in _HOW_OFTEN:
        return []
    happened = any(isinstance(c, Link) and c.path == "event" for s in found for c in flat(s))
    return [asked.text] if query.of.of == "lawsuit" and not happened else []


_HOW_OFTEN = frozenset({"how often", "how many times", "in how many instances", "on how many occasions"})


def _several_left_out(query: Query, slots: Slots) -> list[str]:
    """How many lawsuits somebody must have, where nobody counts them: "the firms with more than one case"."""
    if query.ask is Ask.GROUPS or query.ask is Ask.COMPARISON:
        return []
    found = _SEVERAL.search(" ".join(i.text.lower() for i in slots.clause.items))
    return [found[1]] if found is not None and slots.noun("lawsuit") is not None else []


_SEVERAL = re.compile(
    r"\b(more than one|two or more|more than two|at least two|at least three|multiple|several) (?:[\w.'’]+ ){0,3}?(?:case|lawsuit|suit|action|complaint|matter)s?\b"
)


def _numbers_left_out(query: Query, slots: Slots, values: Mapping[str, Value]) -> list[str]:
    """Numbers that limit nothing and count nothing."""
    items = slots.clause.items
    numbers = [
        i
        for k, i in enumerate(items)
        if i.kind == "number" and i.value.isdigit() and not _all_of_them(items, k)
    ]
    if query.ask is Ask.GROUPS and query.measure is not None:
        return []  # "more than two cases"
    if query.measure is not None and query.measure.kind == "apart":
        numbers = [i for i in numbers if i.value != "2"]  # "which two"
    return [i.text for i in numbers if query.limit != int(i.value) and not _counted(i.value, values)]


def _all_of_them(items: Sequence[Item], n: int) -> bool:
    """Whether a number only says how many there are: "of the five roundtables, which …"."""
    before = " ".join(i.text.lower() for i in items[max(0, n - 2) : n])
    return before.endswith(("of the", "of those", "of these", "among the")) and n + 1 < len(items)


def _counted(number: str, values: Mapping[str, Value]) -> bool:
    """Whether a number is used otherwise than to say how many: in a value, or one for "one"."""
    return number == "1" or any(str(c.value) == number for c in values.values())


def _timeless(query: Query, slots: Slots) -> list[str]:
    """Words that begin a time which nothing was made of: "under both chairs"."""
    items = slots.clause.items
    out = []
    for n, item in enumerate(items[:-1]):
        following = next((i for i in items[n + 1 :] if i.kind != "ignored"), None)
        measured = following is not None and following.kind in ("money", "number", "length")
        paper = following is not None and (following.is_a("Instrument") or _names_act(following))
        if item.text.lower() in _BEGINNING and not measured and not paper and following is not None:
            out.append(f"{item.text} {following.text}")
    for item, following in pairwise(items):
        if item.text.lower() in ("before", "after", "since") and following.text.lower() in _THAT:
            out.append(f"{item.text} {following.text}")  # "dropped before it": of what is not told
    free = query.ask in (Ask.DURATION, Ask.DATE, Ask.COMPARISON) or query.group == "head"
    return [] if free else out


def _names_act(item: Item) -> bool:
    """Whether it is a noun for a paper or an act: "under the consent order"."""
    sense = item.sense("event") or item.sense("noun")
    return sense is not None and sense.form in ("noun", "plural") and not item.has("noun", "office")


_THAT = frozenset({"it", "them", "this", "him", "her", "these", "those"})
_BEGINNING = frozenset({"under", "during", "while", "after", "until", "throughout", "following", "prior to"})
"""Words that can hardly say anything but a time."""


def _not_asked(query: Query, slots: Slots) -> list[str]:
    """What is asked for and not given: a date, a length, a sum."""
    for what, given in _ANSWERS.items():
        asked = [i for i in slots.asks if i.has("ask", what)]
        other = slots.asks_for("list", "count", "who", "where") and asked[:1] != slots.asks[:1]
        measured = query.measure is not None and query.measure.kind != "gap" and query.ask is not Ask.THINGS
        if what == "amount" and query.measure is not None and query.measure.kind == "amount":
            measured = True  # "smallest settlement amount, which case"
        if asked and not other and query.ask not in given and not measured:
            return [asked[0].text]
    fate = [i for i in slots.asks if i.has("ask", "ending") and i.text.lower().startswith(_FATES)]
    if fate and fate[0] is slots.asks[0] and query.ask in (Ask.THINGS, Ask.NUMBER):
        return [fate[0].text]
    return []


_FATES = ("what", "fate", "the fate", "outcome", "the outcome")


def _all_denied(query: Query, slots: Slots, found: Sequence[Selection], loose: int = 0) -> bool:
    wanted = len(slots.clause.negated) + bool(slots.clause.excepted) + loose
    if not wanted or query.ask is Ask.TRUTH:
        return True
    denied = sum(
        1
        for s in found
        for c in flat(s)
        if (isinstance(c, Link | OneOf | When) and c.negated)
        or (
            isinstance(c, Value)
            and (c.op in ("is-not", "not-known") or (c.name == "admission" and c.value is False))
        )
    )
    return denied + sum(bool(s.but) for s in found) >= wanted


def _ranked(query: Query, found: Sequence[Selection]) -> bool:
    """Whether a superlative orders, numbers or places something."""
    if query.limit is not None or query.largest is not None or query.measure is not None or query.group:
        return True
    if any(isinstance(c, Value) and c.name == "series_number" for s in found for c in flat(s)):
        return True
    return any(isinstance(a, EventAnchor) for w in _times(query, found) for a in (w.first, w.second))


def _today_left_out(query: Query, slots: Slots) -> list[str]:
    """Such as "which cases are on hold now": the records tell when a stay began, and not that it lasts to this day."""
    stayed = any(e.sense.value in ("stay", "abeyance") and not e.noun for e in slots.events)
    if not stayed or slots.times or query.ask not in (Ask.THINGS, Ask.NUMBER):
        return []
    return [i.text for i in slots.clause.items if i.has("now") and i.text.lower() in _TODAY]


_TODAY = frozenset(
    {
        "now", "today", "currently", "at present", "presently", "right now", "these days", "nowadays", "still", "as of now",
        "as of today", "as things stand", "at this point", "at the present time", "as we speak",
    }
)  # fmt: skip


def _same_left_out(slots: Slots) -> list[str]:
    """What several things are said to have in common, of which no form makes anything: "filed and dropped in the same year"."""
    items = slots.clause.items
    timed = [i for t in slots.times for i in (*t.region, *t.second)]
    return [
        f"{one.text} {two.text}"
        for one, two in [*pairwise(items), *pairwise(timed)]
        if one.has("same")
        and two.text.lower() in ("year", "month", "week", "quarter", "chair", "chairman", "administration")
    ]


def _times(query: Query, found: Sequence[Selection]) -> Iterator[When]:
    for s in found:
        yield from (c for c in flat(s) if isinstance(c, When))
    yield from (c for c in query.expect if isinstance(c, When))
