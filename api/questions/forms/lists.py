"""Lists, counts, groups and the first or longest of lawsuits, events, firms and judges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cryptoreg.api.questions import slots as slotting
from cryptoreg.api.questions.clauses import Clause
from cryptoreg.api.questions.failures import refused
from cryptoreg.api.questions.forms.base import EVENT_KINDS_WITHOUT_CASE, Context, without_value
from cryptoreg.api.questions.query import (
    Ask,
    EventAnchor,
    Link,
    Measure,
    Query,
    Ref,
    Relation,
    Selection,
    Value,
    When,
)
from cryptoreg.api.questions.reading import Item, sense_of
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.slots import Event
from cryptoreg.api.questions.times import walk
from cryptoreg.api.questions.when import NUMBERS

_GROUPS = {
    "court": "court", "judge": "judge", "plaintiff": "plaintiff", "defendant": "defendant", "regulator": "plaintiff",
    "firm": "defendant", "party": "party",
}  # fmt: skip


def lawsuits(context: Context) -> Query | None:
    """Lawsuits with conditions; how many; the first, longest or costliest; by court or judge."""
    slots = context.slots
    if not _wants_lawsuits(context):
        return None
    joint = _same_judge(context) or _stretch(context)
    if joint is not None:
        return joint
    selection = context.build.cases(slots, show=True)
    selection = pending(context, selection)
    selection = _others(context, sized(context, selection))
    if (
        not selection.where
        and not selection.ids
        and not slots.supers
        and not slots.asks_for("count")
        and "per" not in slots.flags
    ) and not any(w in ("all", "every", "by") for w in context.words):
        raise refused("it does not say which cases are meant")
    bounded = _lasting(context)
    if bounded is not None:
        return Query(ask=context.count(), of=_unsized(selection), show=_shown(context), measure=bounded)
    group = _group(context)
    if group == "year" and not any(isinstance(c, Link) and c.shown for c in selection.where):
        selection = selection.with_(Link(path="event", to=Selection(of="filing"), shown=True))
    if group is not None:
        largest = (
            True if any(i.has("super", "most") or i.has("super", "largest") for i in slots.supers) else None
        )
        return Query(ask=Ask.GROUPS, of=selection, group=group, largest=largest, limit=1 if largest else None)
    measure, largest = order(context)
    show = _shown(context)
    if measure is not None:
        most = limit(context)
        if measure.kind == "date" and not any(isinstance(c, Link) and c.shown for c in selection.where):
            selection = selection.with_(Link(path="event", to=Selection(of="filing"), shown=True))
        if measure.kind == "amount" and not any(
            isinstance(c, Link) and c.shown and c.to.of != "filing" for c in selection.where
        ):
            selection = selection.with_(Link(path="event", to=Selection(of="payment"), shown=True))
            selection = selection.model_copy(
                update={
                    "where": tuple(
                        c.model_copy(update={"shown": False})
                        if isinstance(c, Link) and c.to.of == "filing"
                        else c
                        for c in selection.where
                    )
                }
            )
        return Query(ask=Ask.THINGS, of=selection, show=show, measure=measure, largest=largest, limit=most)
    return Query(ask=context.count(), of=selection, show=show)


def _stretch(context: Context) -> Query | None:
    """Such as "Which case had the shortest time between filing and dismissal?": ranked by the days between two events."""
    slots, build = context.slots, context.build
    ranks = {"longest": True, "largest": True, "shortest": False, "smallest": False}
    largest = next(
        (ranks[s.value] for i in slots.supers for s in i.senses if s.kind == "super" and s.value in ranks),
        None,
    )
    time = next((t for t in slots.times if t.relation == "between"), None)
    if (
        largest is None
        or time is None
        or any(i.kind not in ("ignored", "event") for i in (*time.region, *time.second))
    ):
        return None
    inner = [slotting.sort(Clause(items=list(r)), build.phrases) for r in (time.region, time.second)]
    ends = [build.main_event(s) for s in inner]
    if any(e is None for e in ends):
        return None
    since, until = (build.kind(e, s) for e, s in zip(ends, inner, strict=True) if e is not None)
    if until == "stay" and since in ("motion", "order"):
        since = "stay-motion"  # "between the request and the stay"
    slots.times = [t for t in slots.times if t is not time]
    for event in slots.events:
        event.times = [t for t in event.times if t is not time]
    happened = Link(path="event", to=Selection(of=until), shown=True)
    of = context.build.cases(slots, events=False).with_(happened)
    return Query(
        ask=Ask.THINGS, of=of, show=_shown(context), measure=Measure(kind="lifetime", since=since, until=until), largest=largest, limit=limit(context)
    )  # fmt: skip


def _others(context: Context, selection: Selection) -> Selection:
    """Without the cases by whose events the time is told, where others are asked for: "while Kraken's was stayed, which other …"."""
    words = set(" ".join(context.words).split())
    every = words & {"every", "all", "each"}  # "every case that ended on the same day as Kraken's": it too
    same_day = not every and any("same" in t.word.split() for t in context.slots.times)
    if not (same_day or context.slots.flags & {"other"}) or selection.but:
        return selection
    known: dict[str, Ref] = {}
    for c in walk(selection.where):
        for anchor in (c.first, c.second) if isinstance(c, When) else ():
            links = anchor.event.where if isinstance(anchor, EventAnchor) else ()
            for link in (k for k in links if isinstance(k, Link) and k.path == "case"):
                rows = quick(context.store, link.to)
                known |= {r["id"]: Ref(id=r["id"], label=r["label"]) for r in rows[:_NAMED]}
    return selection.model_copy(update={"but": tuple(known.values())}) if known else selection


_NAMED = 4
"""How many cases a name may mean at most."""


def _wants_lawsuits(context: Context) -> bool:
    slots = context.slots
    noun = next(
        (i for i in slots.nouns if not i.has("noun", "office") and not i.has("noun", "conduct")), None
    )
    if slots.noun("lawsuit") is not None:
        return True
    if (
        slots.noun("court", "judge") is not None
        and (context.listing or slots.asks_for("where"))
        and context.events
    ):
        return True
    if (
        noun is not None
        and noun.has("event", "filing")
        and sense_of(noun, "event").form in ("noun", "plural")
    ):
        return True
    if (
        noun is not None
        and noun.has("event", "appeal")
        and context.events
        and not any(e.item is noun for e in context.events)
    ):
        return True
    if noun is not None and (noun.has("event") and not noun.has("noun")):
        return any(e.sense.value == "stay" and e.item is not noun for e in context.events)
    if slots.noun(
        "firm",
        "investigation",
        "roundtable",
        "task-force",
        "law",
        "executive-order",
        "rule",
        "statement",
        "person",
        "regulator",
    ):
        return False
    kinds = {context.build.kind(e, slots) for e in context.events}
    return bool(kinds - EVENT_KINDS_WITHOUT_CASE)


def _shown(context: Context) -> tuple[str, ...]:
    slots = context.slots
    noun = slots.noun("court", "judge")
    listed_case = slots.noun("lawsuit")
    where = next((i for i in slots.asks if i.has("ask", "where")), None)
    asked = noun is None or (where is not None and noun.index > where.index)
    if asked and where is not None and listed_case is not None and where is slots.asks[0]:
        return ("court",)  # "in which court is the case against …"
    if noun is None or (listed_case is not None and listed_case.index < noun.index):
        return ("court",) if slots.asks_for("where") and listed_case is None and noun is None else ()
    listed = any(
        i.index == noun.index - 1 and (i.has("ask", "list") or i.has("ask", "count") or i.has("ask", "where"))
        for i in context.items
    )
    if not listed and noun.index != 0:
        asked_where = noun.has("ask", "where")
        if not asked_where:
            return ()
    return ("court",) if noun.has("noun", "court") else ("judge",)


def several_each(context: Context) -> Query | None:
    """Such as "Which judges heard more than one SEC case?": who has so many of them."""
    slots = context.slots
    noun = next((i for i in slots.nouns if i.sense("noun") is not None), None)
    listed = slots.noun("lawsuit")
    if noun is None or listed is None or noun is listed or slots.cases or slots.asks_for("count"):
        return None
    value = sense_of(noun).value
    found = _MANY.search(" ".join(context.words))
    if (
        value not in ("judge", "court", "defendant", "plaintiff", "party")
        or found is None
        or noun.index > listed.index
    ):
        return None
    selection = context.build.cases(slots, show=True)
    if not selection.where:
        return None
    number = found["number"]
    least = 2 if number is None else NUMBERS.get(number) or int(number)
    kept = Measure(kind="number", least=least + 1 if found["more"] else least)
    return Query(ask=Ask.GROUPS, of=selection, group=_GROUPS[value], measure=kept)


_MANY = re.compile(
    r"\b(?:(?P<more>more than|over)|at least|no fewer than|no less than|several|multiple)(?: (?P<number>\d+|one|two|three|four|five))?\b"
)


def _group(context: Context) -> str | None:
    slots = context.slots
    if "year-each" in slots.flags:
        return "year"
    by = any(
        i.text.lower() == "by"
        and k + 1 < len(context.items)
        and any(context.items[k + 1].has("noun", g) for g in _GROUPS)
        for k, i in enumerate(context.items)
    )
    if by and not context.events:
        return next(
            _GROUPS[s.value] for i in slots.nouns for s in i.senses if s.kind == "noun" and s.value in _GROUPS
        )
    if "per" not in slots.flags and not any(
        i.has("super", "most") or i.has("super", "fewest") for i in slots.supers
    ):
        return None
    counted = slots.nouns[0] if slots.nouns else None
    if (
        counted is not None
        and counted.has("noun", "lawsuit")
        and "per" not in slots.flags
        and context.listing
    ):
        return None  # "which case has the most defendants": cases are asked for, and not whom most cases are against
    for item in slots.nouns:
        sense = item.sense("noun")
        if sense is not None and sense.value in _GROUPS:
            return _GROUPS[sense.value]
    return None


def _lasting(context: Context) -> Measure | None:
    """Such as "cases that lasted more than 700 days", "stays of more than 50 days": a bound on what is measured."""
    slots = context.slots
    if not slots.lengths:
        return None
    if not any(i.has("compare") for i in context.items):
        held = any(context.build.kind(e, slots) in ("stay", "abeyance", "stay-any") for e in context.events)
        told = float(slots.lengths[0].value)
        return Measure(kind="duration", least=told, most=told) if held else None
    less = any(i.has("compare", "less") or i.has("compare", "shorter") for i in context.items)
    days = float(slots.lengths[0].value)
    kinds = [context.build.kind(e, slots) for e in context.events]
    if any(k in ("stay-motion", "motion", "order") for k in kinds):
        return None
    bound = {"most": days - 1} if less else {"least": days + 1}
    if any(k in ("stay", "abeyance", "stay-any", "sentence") for k in kinds):
        return Measure(kind="duration", **bound)
    return Measure(kind="lifetime", since="filing", until="end", **bound)


def _unsized(selection: Selection) -> Selection:
    """A selection without its conditions on length."""
    return selection.model_copy(
        update={
            "where": tuple(
                c.model_copy(update={"to": without_value(c.to, "duration_days")})
                if isinstance(c, Link) and c.path == "event" else c
                for c in selection.where
            )
        }
    )  # fmt: skip


def limit(context: Context) -> int:
    items = context.slots.clause.items
    numbers = [
        i for n, i in enumerate(items) if i.kind == "number" and i.value.isdigit() and not _of_those(items, n)
    ]
    return int(numbers[0].value) if len(numbers) == 1 else 1


def _of_those(items: Sequence[Item], n: int) -> bool:
    """Whether a number says among how many it is asked: "which of the two cases ended first"."""
    before = " ".join(i.text.lower() for i in items[max(0, n - 2) : n])
    return before.endswith(("of the", "of those", "of these", "of her", "of his", "of its", "of their"))


def order(context: Context) -> tuple[Measure | None, bool | None]:
    """What a superlative measures."""
    slots = context.slots
    sense = next((s for i in slots.supers for s in i.senses if s.kind == "super"), None)
    if sense is None:
        nearest = next((t for t in slots.times if t.nearest), None)
        return (Measure(kind="date"), nearest.relation == "before") if nearest is not None else (None, None)
    events = [e for e in context.events if e.sense.value != "hold-event"]
    kinds = [context.build.kind(e, slots) for e in events]
    main = next((k for k in kinds if k != "filing"), None)
    both = "filing" in kinds and main is not None
    if sense.value in ("first", "last"):
        if (
            both
            and any(w in ("after", "from", "being", "following") for w in context.words)
            and not _filing_time(context)
        ):
            return Measure(kind="lifetime", since="filing", until=main), sense.value == "last"
        return Measure(kind="date"), sense.value == "last"
    if sense.value in ("longest", "shortest"):
        longest = sense.value == "longest"
        if main in ("stay", "abeyance", "stay-any", "stay-motion", "sentence"):
            return Measure(kind="duration"), longest
        return Measure(kind="lifetime", since="filing", until="end"), longest
    if sense.value in ("largest", "smallest"):
        if main == "sentence":
            return Measure(kind="duration"), sense.value == "largest"
        return Measure(kind="amount"), sense.value == "largest"
    return None, None


def _filing_time(context: Context) -> bool:
    return any(e.sense.value == "filing" and e.times for e in context.events)


def pending(context: Context, selection: Selection) -> Selection:
    """Cases that were open, or closed, at a time."""
    slots = context.slots
    if not slots.states:
        return selection
    said = [i for i in slots.clause.items if i.has("state")]
    if said and all(i.has("event") for i in said) and not any(e.sense.value == "end" for e in context.events):
        return selection  # "ended with a guilty plea": how it ended is said
    times = list(slots.times)
    own = [t for t in times if t.state]
    if own and "pending" in slots.states:
        # "of the cases pending on 20 January, how many were dropped?": open then, whatever came later
        when = context.build.when(own[-1])[0]
        begun = when.model_copy(update={"relation": Relation.UNTIL, "lasts": False})
        return selection.with_(
            Link(path="event", to=Selection(of="filing", where=(begun,))),
            Link(path="event", to=Selection(of="end", where=(begun,)), negated=True),
        )
    if len(times) == 2 and {"pending", "closed"} <= set(slots.states) and not context.events:
        return _open_then_closed(context, selection)
    within = times and (times[-1].relation not in ("as-of", "at", "by", "until") or _same_day(context))
    if within and "pending" not in slots.states and slots.event("end") is not None:
        return selection  # "which cases ended during his time": the end is an event, and no state
    conditions: list[Link] = []
    if times and not [e for e in context.events if e.sense.value not in ("filing", "end")]:
        now = any(w in ("are", "is") for w in context.words) and times[-1].relation == "under"
        if any("still" in w.split() for w in context.words) and (
            now or times[-1].relation in ("in", "since")
        ):
            # "which cases from 2023 are still open": filed then, and not ended since
            filed = [
                w.model_copy(update={"relation": Relation.IN}) for t in times for w in context.build.when(t)
            ]
            return _without_events(selection).with_(
                Link(path="event", to=Selection(of="filing", where=tuple(filed)), shown=True),
                Link(path="event", to=Selection(of="end"), negated="pending" in slots.states),
            )
        at = times[-1]
        when = context.build.when(at)[0]
        begun = when.model_copy(update={"relation": Relation.UNTIL, "lasts": False})
        filed = [w for t in times[:-1] for w in context.build.when(t)]
        selection = _without_events(selection)
        conditions.append(
            Link(
                path="event",
                to=Selection(of="filing", where=(begun, *filed)),
                shown="pending" in slots.states,
            )
        )
        ended = Selection(of="end", where=(begun,))
        later = slots.event("end")
        if later is not None and "pending" in slots.states and later.item.index > _first_state(context):
            # "still open then and ended later"
            after = begun.model_copy(update={"relation": Relation.AFTER})
            conditions.append(Link(path="event", to=Selection(of="end", where=(after,))))
    else:
        ended = Selection(of="end")
    conditions.append(Link(path="event", to=ended, negated="pending" in slots.states))
    return selection.with_(*conditions)


def _open_then_closed(context: Context, selection: Selection) -> Selection:
    """Such as "pending on 1 February 2025 but over by 1 June 2025"."""
    first, last = (context.build.when(t)[0] for t in context.slots.times)
    begun = first.model_copy(update={"relation": Relation.UNTIL, "lasts": False})
    gone = last.model_copy(update={"relation": Relation.UNTIL, "lasts": False})
    return _without_events(selection).with_(
        Link(path="event", to=Selection(of="filing", where=(begun,))),
        Link(path="event", to=Selection(of="end", where=(gone,)), shown=True),
        Link(path="event", to=Selection(of="end", where=(begun,)), negated=True),
    )


def _without_events(selection: Selection) -> Selection:
    """Cases by all that is said of them but what happened in them."""
    return selection.kept(lambda c: not (isinstance(c, Link) and c.path == "event"))


def _first_state(context: Context) -> int:
    return next((i.index for i in context.slots.clause.items if i.has("state") and not i.has("event")), 10**6)


def _same_day(context: Context) -> bool:
    """Whether something happened on a day that is told, and no state is meant: "ended on the same day as …"."""
    return any(w in _VERY_DAY for w in context.words)


_VERY_DAY = frozenset(
    p
    for day in ("the same day", "the very same day", "the very day", "the exact day", "the same date")
    for p in (f"{day} as", f"{day} that", f"on {day} as", f"on {day} that", f"on {day}", day)
)


def sized(context: Context, selection: Selection) -> Selection:
    """Such as "Stays of more than 50 days", "settlements over 10 million dollars"."""
    slots = context.slots
    if not slots.lengths and not slots.moneys:
        return selection
    less = any(i.has("compare", "less") for i in context.items)
    op = "less" if less else "more"
    out = []
    done = False
    for c in selection.where:
        if isinstance(c, Link) and c.path == "event" and not c.negated and not done:
            extra = [Value(name="amount_usd", op=op, value=float(m.value)) for m in slots.moneys]
            exact = not any(i.has("compare") for i in context.items)
            extra += [
                Value(name="duration_days", op="is" if exact else op, value=int(x.value)) for x in slots.lengths
            ]  # fmt: skip
            c = c.model_copy(update={"to": c.to.with_(*extra)})
            done = True
        out.append(c)
    if not done and slots.moneys:
        payment = Selection(
            of="payment",
            where=tuple(Value(name="amount_usd", op=op, value=float(m.value)) for m in slots.moneys),
        )
        out.append(Link(path="event", to=payment, shown=True))
    return selection.model_copy(update={"where": tuple(out)})


def _same_judge(context: Context) -> Query | None:
    """Such as "the judge of one case has one more of the same agency; which is it?"."""
    slots = context.slots
    noun = slots.noun("judge", "court")
    also = any(i.text.lower() == "also" for i in slots.clause.items)
    if noun is None or not (also or {"other", "same"} & slots.flags):
        return None
    path = "judge" if noun.has("noun", "judge") else "court"
    persons = [u.item for u in slots.agents if u.item.is_a("Person")]
    left = [i for i in slots.clause.excepted if i.kind == "case"]
    if slots.cases or left:  # "besides the Tron case, which suit does the same judge have"
        known = context.build.case((slots.cases or left)[0])
    elif also and len(persons) == 1:
        # "the judge from Storm's trial also had an SEC case"
        of_him = Selection(
            of="lawsuit",
            where=(
                Link(path="defendant", to=context.build.agent(persons[0])),
                *context.build.event_links(slots, False),
            ),
        )
        known = Selection(
            of="lawsuit", ids=tuple(Ref(id=r["id"], label=r["label"]) for r in quick(context.store, of_him))
        )
        slots.agents = [u for u in slots.agents if u.item not in persons]
        slots.events = []
    else:
        return None
    others = context.build.parties(slots)
    bench = Selection(of="entity", where=(Link(path=f"{path}-of", to=known),))
    selection = Selection(
        of="lawsuit", but=known.ids, where=(Link(path=path, to=bench), *others, *context.build.types(slots))
    )
    return Query(ask=context.count(), of=selection)


def _whose(context: Context, own: Selection, event: Event) -> Query:
    """Who took or left an office, was named or confirmed, at a time."""
    bodies = [i for i in context.public if i not in event.by]
    if own.of == "tenure":
        left = event.sense.value == "departure"
        where = [
            c.model_copy(update={"role": "ended"}) if left and isinstance(c, When) else c for c in own.where
        ]
        where += [Link(path="tenure-of", to=context.build.agent(b)) for b in bodies[:1]]
        if not where:
            raise refused("it does not say of what, or when")
        return Query(ask=context.count(), of=Selection(of="tenure", where=tuple(where)), show=("held-by",))
    return Query(ask=context.count(), of=own, show=("appointee",) if event.passive else ("by",))


def events(context: Context) -> Query | None:  # noqa: C901  # one narrowing after the other
    """Acts as such: "list the motions in SEC v. Sun", "which settlements were over 10 million dollars"."""
    slots = context.slots
    if not context.events and slots.noun("event") is None:
        return None
    event = next((e for e in context.events if e.noun), context.events[0] if context.events else None)
    if event is None:
        return None
    kind = context.build.kind(event, slots)
    own = context.build.event(event, slots)
    if kind not in EVENT_KINDS_WITHOUT_CASE:
        if context.has_case:
            own = own.with_(
                Link(path="case", to=context.one_case([Link(path="event", to=Selection(of=kind))]))
            )
        else:
            cases = context.build.cases(slots, events=False)
            if cases.where:
                own = own.with_(Link(path="case", to=cases))
    ended = next((e for e in slots.events if e.sense.value == "end" and e.times and e is not event), None)
    if ended is not None and kind in ("stay", "abeyance", "stay-any", "deadline"):
        kept = tuple(c for c in own.where if not isinstance(c, When))
        role = "due" if kind == "deadline" else "ended"
        ends = tuple(w for t in ended.times for w in context.build.when(t, role=role))
        own = own.model_copy(update={"where": (*kept, *ends)})
    less = any(i.has("compare", "less") for i in context.items)
    for money in slots.moneys:
        own = own.with_(Value(name="amount_usd", op="less" if less else "more", value=float(money.value)))
    exact = not any(i.has("compare") for i in context.items)
    if slots.lengths and exact and kind in ("stay", "abeyance", "stay-any"):
        days = int(slots.lengths[0].value)
        return Query(ask=context.count(), of=own, measure=Measure(kind="duration", least=days, most=days))
    for length in slots.lengths:
        op = "is" if exact else "less" if less else "more"
        own = own.with_(Value(name="duration_days", op=op, value=int(length.value)))
    if "pending" in slots.states and kind in ("motion", "stay-motion"):
        own = own.with_(Value(name="outcome", op="not-known"))
    own = context.build.without(own, slots)
    if kind in ("tenure", "nomination", "confirmation") and slots.asks_for("who"):
        return _whose(context, own, event)
    measure, largest = order(context)
    if measure is not None and measure.kind in ("date", "amount", "duration"):
        return Query(ask=Ask.THINGS, of=own, measure=measure, largest=largest, limit=limit(context))
    return Query(ask=context.count(), of=own)
