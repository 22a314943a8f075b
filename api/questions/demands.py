"""Whether a query meets what its question demands: what is asked, what is denied, how it is narrowed.

A form that does not use a word which narrows a question would answer a wider one; such a query is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cryptoreg.api.questions.covering import selections
from cryptoreg.api.questions.query import Ask, EventAnchor, Link, OneOf, Query, Selection, Value, When
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.slots import EITHER_WAY, SUFFERED, Event, Slots
from cryptoreg.api.questions.taking_part import AGAINST, GENERAL, word_before

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
_GROUPS: tuple[frozenset[str], ...] = (
    frozenset({"stay", "abeyance", "stay-any", "stay-motion", "stay-extension", "stay-denial", "stay-lift", "motion"}),
    frozenset({"dismissal", "any-dismissal", "appeal-end", "appeal-dismissal", "part-dismissal", "end", "appeal-withdrawal", "inv-closing", "law-rescission", "guidance-rescission", "rescinding", "disbanding", "agency-act"}),
    frozenset({"settlement", "settlement-in-principle", "payment", "penalty", "end"}),
    frozenset({"penalty", "payment", "settlement", "judgment", "consent-order"}),
    frozenset({"admission", "settlement", "consent-order"}),
    frozenset({"writing", "statement", "any-event"}),
    frozenset({"injunction", "injunction-lift"}),
    frozenset({"sentence", "verdict", "plea", "penalty"}),
    frozenset({"appeal", "any-dismissal", "appeal-end", "appeal-dismissal", "appeal-withdrawal", "abeyance", "stay-any", "certification"}),
)  # fmt: skip
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
_STRONG = frozenset(
    "stay abeyance dismissal settlement sentence verdict plea pardon arrest release appeal injunction penalty payment certification "
    "vacatur stay-extension stay-denial stay-lift hearing trial sanction delisting wells-notice nomination veto amendment consent-order "
    "deadlock stay-motion writing".split()
)
"""Kinds of event that are never said in passing."""
_UNDOING = frozenset(
    {
        "law-rescission",
        "guidance-rescission",
        "rescinding",
        "agency-act",
        "law-step",
        "vacatur",
        "disbanding",
        "dismissal",
        "any-dismissal",
        "part-dismissal",
        "appeal-end",
        "appeal-dismissal",
        "appeal-withdrawal",
        "inv-closing",
        "nomination-withdrawal",
        "injunction-lift",
        "stay-lift",
        "order",
        "any-event",
    }
)
_OF_TRUTHS = frozenset(
    {"passage", "vote", "replacement", "vacatur", "rescission", "confirmation", "nomination"}
)
"""Further ones that a yes or no must not leave out."""


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
    values = {c.name: c for s in found for c in _flat(s) if isinstance(c, Value)}
    values |= {c.name: c for c in query.expect if isinstance(c, Value)}
    out = _not_asked(query, slots) + _timeless(query, slots)
    grounds = [i.text for i in slots.clause.grounds]
    reasons = any(isinstance(c, Link) and c.path == "ground" for s in found for c in _flat(s))
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
    out += _classes_left_out(slots, found)
    said = {s.of for s in found}
    out += [e.item.text for event in slots.events for e in event.instead if e.sense.value not in said]
    return (
        out
        + _events_left_out(query, slots, kinds, found)
        + _forces_left_out(slots, found)
        + _lawsuits_left_out(query, slots, found)
        + _bench_left_out(query, slots, found)
        + _times_counted(query, slots, found)
        + _several_left_out(query, slots)
        + _inquiries_left_out(slots, found)
        + _people_left_out(query, slots)
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


def _people_left_out(query: Query, slots: Slots) -> list[str]:
    """Who it was is asked, and lawsuits would be listed."""
    first = slots.asks[0] if slots.asks else None
    if first is None or query.ask is not Ask.THINGS or query.of.of != "lawsuit" or query.show:
        return []
    word = first.text.lower()
    asked = first.has("ask", "who") and word not in ("whose", "whos", "by whom")
    befell = any(
        e.sense.value in SUFFERED for e in slots.events
    )  # "who got prison time": by the case it was in
    return [first.text] if asked and len(slots.asks) == 1 and not befell else []


def _times_counted(query: Query, slots: Slots, found: Sequence[Selection]) -> list[str]:
    """How often something happened is asked, and lawsuits would be counted: "how many times did it ask for more time"."""
    asked = next((i for i in slots.asks if i.has("ask", "count")), None)
    if asked is None or query.ask is not Ask.NUMBER or asked.text.lower() not in _HOW_OFTEN:
        return []
    happened = any(isinstance(c, Link) and c.path == "event" for s in found for c in _flat(s))
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


def _classes_left_out(slots: Slots, found: Sequence[Selection]) -> list[str]:
    """Such as "suits against exchanges", "a penalty on an individual": of what class somebody is, where nothing is made of it."""
    used = any(
        isinstance(c, Link)
        and c.path in ("defendant", "against")
        and c.to.of in ("firm", "person")
        and not c.to.ids
        for s in found
        for c in _flat(s)
    )
    out = []
    for noun in slots.nouns:
        told = (noun.has("noun", "firm") or noun.has("noun", "person")) and word_before(
            slots, noun
        ) in AGAINST | {"on", "upon"}
        side = noun.has("noun", "defendant") or noun.has("noun", "plaintiff")
        if side and word_before(slots, noun) in AGAINST and any(s.of == "lawsuit" and s.ids for s in found):
            out.append(noun.text)  # "a case against the defendants of another one": not that one
            continue
        general = any(noun.text.lower() in words for words in GENERAL.values())
        if told and not (general and used):
            out.append(noun.text)
    return out


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
        for c in _flat(s)
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
    if any(isinstance(c, Value) and c.name == "series_number" for s in found for c in _flat(s)):
        return True
    return any(isinstance(a, EventAnchor) for w in _times(query, found) for a in (w.first, w.second))


def _events_left_out(
    query: Query, slots: Slots, kinds: Sequence[str], found: Sequence[Selection]
) -> list[str]:
    used = {s.of for s in found}
    if query.measure is not None:
        used |= {k for k in (query.measure.since, query.measure.until) if k}
    used |= {k for group in _GROUPS if group & used for k in group}
    seats = {"tenure", "office", "administration", "nomination", "confirmation"} & used or any(
        isinstance(c, Link) and c.path in ("led-by", "leads", "held-by", "headed-by")
        for s in found
        for c in _flat(s)
    )
    if query.measure is not None and query.measure.kind == "votes":
        used |= {"vote", "dissent"}
    if query.measure is not None and query.measure.role == "counts_decided":
        used |= {"verdict", "plea", "sentence", "deadlock"}
    if _seats_left_out(query, slots, found):
        return [e.item.text for e in slots.events if e.sense.value == "holding"][:1]
    strong = (
        _STRONG
        | {"vote"}
        | (frozenset() if seats or slots.conducts else frozenset({"holding"}))
        | (_OF_TRUTHS if query.ask is Ask.TRUTH and not slots.laws else frozenset())
        | (frozenset() if slots.laws or slots.noun("law", "rule") is not None else frozenset({"passage"}))
    )
    undone = [e.item.text for e in slots.events if e.sense.value == "rescission" and not e.noun]
    ruled = {"order"} if any(e.sense.value == "order" and e.noun for e in slots.events) else set()
    if undone and query.ask is not Ask.TRUTH and not slots.laws and not used & (_UNDOING - ruled):
        return undone  # "when was his pardon revoked"
    sides = any(isinstance(c, Link) and c.path in _SIDES for s in found for c in (*_flat(s), *query.expect))
    if not sides and "lawsuit" not in used and not used & {"filing", "indictment", "allegation"}:
        sued = [
            e.item.text for e in slots.events if not e.noun and e.sense.value == "filing" and _of_suing(e)
        ]
        if sued:
            return sued
    asked_of = _asked_about(slots)
    return [
        e.item.text
        for e in slots.events
        if e.sense.value in strong
        and (e.sense.value in kinds or e.sense.value in ("holding", "writing"))
        and e is not asked_of
        and e.sense.value not in used
        and not e.item.has("event", "hold-event")
        and not (query.ask is Ask.AMOUNT and (e.noun or e.sense.value == "dismissal"))
    ]


def _seats_left_out(query: Query, slots: Slots, found: Sequence[Selection]) -> bool:
    """Whether two offices are spoken of and one is made something of: "who leads the task force whose counsel went on to chair it"."""
    items = slots.clause.items
    leads = any(
        i.has("event", "holding")
        and not i.has("noun")
        and any(k.is_a("TaskForce") for k in items[n + 1 : n + 3])
        for n, i in enumerate(items)
    )
    paths = {c.path for s in found for c in _flat(s) if isinstance(c, Link)} | set(query.show)
    return leads and query.ask is Ask.THINGS and not paths & {"led-by", "leads", "headed-by", "held-by"}


def _asked_about(slots: Slots) -> Event | None:
    """The order that a motion is about: "the motion to vacate parts of the consent order"."""
    asked = next(
        (e for e in slots.events if e.noun and e.sense.value == "motion" and e.sense.get("relief")), None
    )
    if asked is None:
        return None
    behind = [e for e in slots.events if e.noun and e.item.index > asked.item.index]
    return (
        behind[0]
        if behind and behind[0].sense.value in ("consent-order", "injunction", "judgment", "order")
        else None
    )


def _forces_left_out(slots: Slots, found: Sequence[Selection]) -> list[str]:
    """A noun for a task force of which nothing is made: "who runs the unit that replaced the old one"."""
    noun = slots.noun("task-force")
    made = slots.forces or any(
        s.of
        in (
            "task-force",
            "formation",
            "disbanding",
            "statement",
            "report",
            "roundtable",
            "any-event",
            "membership",
        )
        for s in found
    )
    return [noun.text] if noun is not None and not made else []


def _lawsuits_left_out(query: Query, slots: Slots, found: Sequence[Selection]) -> list[str]:
    """A noun for lawsuits where the query is about something else: "the firms with a closed probe that face a lawsuit"."""
    noun = slots.noun("lawsuit")
    sides = any(isinstance(c, Link) and c.path in _SIDES for s in found for c in (*_flat(s), *query.expect))
    if (
        noun is None
        or sides
        or slots.cases
        or any(s.of == "lawsuit" for s in found)
        or query.ask is Ask.AMOUNT
    ):
        return []
    return [] if any(s.of in _IN_CASES for s in found) else [noun.text]


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


def _inquiries_left_out(slots: Slots, found: Sequence[Selection]) -> list[str]:
    """An inquiry that is said to be over, where the query is of something else: "got a Wells notice and was told the probe was over"."""
    noun = slots.noun("investigation")
    over = "closed" in slots.states or slots.event("end", "inv-closing") is not None
    if noun is None or not over or any(s.of.startswith("inv-") or s.of == "any-event" for s in found):
        return []
    return [noun.text]


def _bench_left_out(query: Query, slots: Slots, found: Sequence[Selection]) -> list[str]:
    """The judge or the court of something, of which nothing is made: "the other cases of the judge in the Storm trial"."""
    links = [c for s in found for c in (*_flat(s), *query.expect) if isinstance(c, Link)]
    for n, item in enumerate(slots.clause.items):
        sense = item.sense("noun")
        before = slots.clause.items[n - 1] if n > 0 else None
        definite = before is not None and (
            before.text.lower() in ("the", "whose", "same") or before.possessive
        )
        asked = n > 1 and slots.clause.items[n - 2].text.lower() in (
            "to",
            "from",
            "before",
        )  # "went to the judge"
        if sense is None or sense.value not in ("judge", "court") or sense.form != "noun" or not definite:
            continue
        if asked:
            continue
        paths = {"judge": {"judge", "judge-of", "by", "ordered-by"}, "court": {"court", "court-of", "by"}}[
            sense.value
        ]
        ruled = any(isinstance(c, Value) and c.name == "manner" for s in found for c in _flat(s))
        acts = any(s.of in _OF_COURTS for s in found)
        if not (ruled or acts or paths & set(query.show) or any(c.path in paths for c in links)):
            return [item.text]
    return []


_OF_COURTS = frozenset("stay order stay-any abeyance injunction sentence stay-motion motion".split())
"""What a court does, and what it is asked for."""
_IN_CASES = frozenset(
    {
        "filing",
        "indictment",
        "allegation",
        "sentence",
        "verdict",
        "plea",
        "stay",
        "dismissal",
        "payment",
        "settlement",
    }
)


def _of_suing(event: Event) -> bool:
    return event.item.text.lower().split()[0] in _SUING


_SUING = frozenset("sue sues sued suing indict indicted prosecute prosecuted prosecuting".split())
_SIDES = frozenset({"plaintiff", "defendant", "party", "plaintiff-of", "defendant-of", "party-of"})


def _flat(selection: Selection) -> Iterator[When | Link | Value | OneOf]:
    for c in selection.where:
        yield c
        if isinstance(c, OneOf):
            yield from c.conditions


def _times(query: Query, found: Sequence[Selection]) -> Iterator[When]:
    for s in found:
        yield from (c for c in _flat(s) if isinstance(c, When))
    yield from (c for c in query.expect if isinstance(c, When))
