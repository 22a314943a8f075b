"""How long and how much."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from cryptoreg.api.questions.clauses import Splitter
from cryptoreg.api.questions.failures import ambiguous, refused
from cryptoreg.api.questions.forms import world
from cryptoreg.api.questions.forms.base import EVENT_KINDS_WITHOUT_CASE, PERSONAL, Context, first_or_last
from cryptoreg.api.questions.query import (
    Ask,
    EventAnchor,
    Link,
    Measure,
    OneOf,
    Query,
    Ref,
    Selection,
    Value,
    When,
)
from cryptoreg.api.questions.reading import Candidate, Item
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.slots import Event, Slots, sort

_MONEY_EVENTS = ("payment", "penalty", "settlement", "judgment", "consent-order", "plea")


def length(context: Context) -> Query | None:
    """Such as "How long was X on hold?", "how many days did SEC v. Coinbase last, from complaint to dismissal?"."""
    slots = context.slots
    over = put_together(context)
    lasting = any(e.sense.value in _LASTING for e in context.events)
    fragment = (
        not slots.asks and lasting and context.words[-1:] in (["days"], ["weeks"], ["months"], ["years"])
    )
    asked = slots.asks_for("duration") or fragment or (over == "mean" and lasting)
    if not asked or slots.asks_for("date"):
        return None
    if (slots.supers and not context.has_case and over == "each") or (
        slots.noun("roundtable") is not None and not slots.cases
    ):
        return None  # a roundtable is no lawsuit of whoever holds it
    events = [e for e in context.events if e.sense.value != "hold-event"]
    gap = _gap(context, events)
    if gap is not None:
        return gap
    if over != "each" and not context.has_case:
        return _mean_length(context, events, over)
    if not context.has_case:
        return None
    person = next((u.item for u in slots.agents if u.item.is_a("Person")), None)
    if not events and not slots.cases and person is not None and set(context.words) & _RECEIVE:
        # "how many years did he get"
        to = Link(path="against", to=context.build.agent(person))
        return Query(
            ask=Ask.DURATION,
            of=Selection(of="sentence", where=(to,)),
            measure=Measure(kind="duration", unit=unit(context)),
        )
    event = next((e for e in events if e.sense.value in _LASTING), None)
    if event is not None:
        own = context.build.event(event, slots)
        if own.of == "stay" and any(c.value == "appeal" for c in slots.cases):
            own = own.model_copy(update={"of": "stay-any"})
        return Query(
            ask=Ask.DURATION, of=context.in_case(own), measure=Measure(kind="duration", unit=unit(context))
        )
    if events and any(e.sense.value not in ("filing", "end", "dismissal", "settlement") for e in events):
        return None
    case = context.one_case([Link(path="event", to=Selection(of="end"))])
    until = next(
        (context.build.kind(e, slots) for e in events if e.sense.value not in ("filing", "end")), "end"
    )
    return Query(
        ask=Ask.DURATION,
        of=case,
        measure=Measure(kind="lifetime", since="filing", until=until, unit=unit(context)),
    )


def _mean_length(context: Context, events: list[Event], over: Literal["total", "mean"]) -> Query | None:
    """Such as "average length of the stays of 2025", "how long did SEC cases last on average"."""
    slots, build = context.slots, context.build
    event = next((e for e in events if e.sense.value in _LASTING), None)
    if event is not None:
        own = build.event(event, slots)
        cases = build.cases(slots, events=False)
        own = own.with_(Link(path="case", to=cases)) if cases.where else own
        return Query(
            ask=Ask.DURATION, of=own, measure=Measure(kind="duration", unit=unit(context), over=over)
        )
    if slots.noun("lawsuit") is None:
        return None
    measure = Measure(kind="lifetime", since="filing", until="end", unit=unit(context), over=over)
    return Query(ask=Ask.DURATION, of=build.cases(slots), measure=measure)


_RECEIVE = frozenset(
    {"get", "got", "gets", "receive", "received", "given", "serve", "served", "face", "faced"}
)
_LASTING = ("stay", "abeyance", "stay-motion", "sentence", "stay-extension", "motion")


def unit(context: Context) -> str:
    """The unit that is asked for."""
    words = context.words
    if words[-1:] and words[-1] in ("weeks", "months", "years") and not context.slots.asks:
        return words[-1]
    for item in context.items:
        for name in ("week", "month", "year"):
            told = item.has("ask", "duration") and name in item.text.lower()
            if told or (
                item.text.lower() in (f"in {name}s", f"{name}s") and "in" in words and item.kind != "length"
            ):
                return f"{name}s"
    return "days"


def _gap(context: Context, events: list[Event]) -> Query | None:
    """The days between two events: of one case, or of a case and the world outside."""
    slots, build = context.slots, context.build
    ends: list[Selection] = []
    time = next(
        (t for t in slots.times if t.relation in ("between", "after", "before", "since", "until")), None
    )
    if time is not None and not any(i.kind == "date" for i in (*time.region, *time.second)):
        regions = [time.region, time.second] if time.second else [time.region]
        for region in regions:
            known = next((c for e in ends for c in e.where if isinstance(c, Link) and c.path == "case"), None)
            end = _end(context, region, known)
            ends += [end] if end is not None else []
        if len(ends) < 2 and events:
            outside = build.kind(events[0], slots) in EVENT_KINDS_WITHOUT_CASE
            made = world.outside(context, events[0]) if outside else None
            ends.append(made or context.in_case(build.event(events[0], slots, timed=False)))
        ends = _of_one_inquiry(_granted(ends))
        if time.relation in ("before", "until") and not time.second:
            ends.reverse()
    elif len({build.kind(e, slots) for e in events}) > 1 and any(w in _JOINING for w in context.words):
        own = [build.event(e, slots, timed=False) for e in events[:2]]
        case = context.one_case([Link(path="event", to=o) for o in own])
        ends = [o.with_(Link(path="case", to=case)) for o in own]
    if len(ends) != 2:
        return None
    return Query(
        ask=Ask.DURATION, of=ends[1], among=tuple(ends), measure=Measure(kind="gap", unit=unit(context))
    )


def _of_one_inquiry(ends: list[Selection]) -> list[Selection]:
    """Both ends of an inquiry concern the same firm: "between the Wells notice to X and the end of the probe"."""
    if len(ends) != 2 or not all(e.of in ("wells-notice", "inv-opening", "inv-closing") for e in ends):
        return ends
    whose = [
        tuple(c for c in e.where if isinstance(c, OneOf) or (isinstance(c, Link) and c.path == "against"))
        for e in ends
    ]
    first, second = whose
    return [
        ends[0] if first else ends[0].with_(*second),
        ends[1] if second else ends[1].with_(*first),
    ]


def _granted(ends: list[Selection]) -> list[Selection]:
    """Beside a motion to stay, "the order" is the stay."""
    if {e.of for e in ends} != {"stay-motion", "order"}:
        return ends
    return [
        Selection(of="stay", where=tuple(c for c in e.where if isinstance(c, Link) and c.path == "case"))
        if e.of == "order" else e
        for e in ends
    ]  # fmt: skip


_JOINING = frozenset({"between", "from", "to", "and", "until", "after", "before", "later"})


def _end(context: Context, region: Sequence[Item], known: Link | None = None) -> Selection | None:
    """What one end of a stretch of time is: an event of the case that the question is about, or another one.

    Args:
        context: the question.
        region: the words of this end.
        known: of which case the other end is.
    """
    build = context.build
    inner = sort(Splitter(build.phrases).clause(region), build.phrases)
    event = build.main_event(inner)
    series = _of_series(context, inner)
    if series is not None:
        return series
    crowned = event is not None and event.item.text.lower().startswith("inaugurat")
    if event is None or crowned or inner.cases or inner.agents or inner.forces or inner.laws:
        anchor = build.anchor(region, "after")
        return anchor.event if isinstance(anchor, EventAnchor) else None
    own = build.event(event, inner, timed=False)
    if (
        event.sense.value in ("request", "motion")
        and own.of == "motion"
        and context.slots.event("stay") is not None
    ):
        own = Selection(of="stay-motion", where=own.where)
    named = [i for i in context.items if i.kind == "case"]
    if own.of in ("wells-notice", "inv-opening", "inv-closing") and not named:
        return own.with_(*build.about_firms(context.slots))  # "the probe, after its Wells notice"
    if own.of in PERSONAL and build.named and not named:
        # "between his sentence and his pardon"
        who = Link(path="against", to=build.agent(build.named[0]))
        return own.model_copy(update={"where": (who,)})
    if own.of in ("nomination", "confirmation", "tenure") and build.named:
        path = "held-by" if own.of == "tenure" else "appointee"
        person = Selection(of="person", ids=build.refs(build.named[0], "Person"))
        return own.model_copy(update={"where": (Link(path=path, to=person),)})
    if not context.has_case and named:
        return own.with_(Link(path="case", to=build.case(named[0])))
    if not context.has_case:
        return own.with_(known) if known is not None else None
    return own.with_(Link(path="case", to=context.one_case([Link(path="event", to=own)])))


def _of_series(context: Context, inner: Slots) -> Selection | None:
    """The first or the last of the roundtables, by its number: "between the first and the last roundtable"."""
    rank = first_or_last(inner)
    if rank is None or inner.noun("roundtable") is None or inner.cases or inner.events:
        return None
    rows = context.store.read(_LAST_NUMBER, {})
    number = 1 if rank == "first" else rows[0]["last"] if rows else None
    if number is None:
        return None
    return Selection(of="roundtable", where=(Value(name="series_number", op="is", value=int(number)),))


_LAST_NUMBER = "MATCH (x:AgencyAct) WHERE x.series_number IS NOT NULL WITH max(x.series_number) AS last WHERE last IS NOT NULL RETURN last"


def _paid_to(context: Context, public: Sequence[Item], total: bool) -> list[OneOf]:
    """To whom sums are paid: to each that is named, or for a total to any of them."""
    sides: list[tuple[Link, ...]] = []
    for item in public:
        to = context.build.agent(item)
        if any(r.id == "doj" for r in to.ids):
            to = to.model_copy(update={"ids": (*to.ids, Ref(id="us", label="United States"))})
        case = Selection(of="lawsuit", where=(Link(path="plaintiff", to=to),))
        sides.append((Link(path="by", to=to), Link(path="case", to=case)))
    if total and len(sides) > 1:
        return [OneOf(conditions=tuple(c for side in sides for c in side))]
    return [OneOf(conditions=side) for side in sides]


Over = Literal["each", "total", "mean"]


def put_together(context: Context) -> Over:
    """Whether several values are asked for together: their sum, or their mean."""
    words = " ".join(context.words)
    if any(i.has("mean") for i in context.items) or "average" in words or "mean " in words:
        return "mean"
    if any(re.search(rf"\b{w}\b", words) for w in _TOTALS):
        return "total"
    return "each"


_TOTALS = (
    "total", "totals", "totalled", "totaled", "in total", "altogether", "all together", "together(?! with)", "between them", "combined", "in all", "all told", "sum of", "summed", "added up",
    "add up", "aggregate", "cumulative", "cumulatively", "in sum", "across all", "all its", "taken together", "put together", "overall",
)  # fmt: skip


def _for_all(context: Context, payers: Sequence[Item], over: Over) -> Over:
    """What several payers who are named together paid is their sum: "how much did A and B pay"."""
    return "total" if len(payers) > 1 and over == "each" and "each" not in context.words else over


def _what_sum(context: Context) -> bool:
    """Such as "What penalty did Ripple have to pay?", "what did KuCoin pay New York?"."""
    slots = context.slots
    if context.yes_no or slots.noun("lawsuit", "firm", "defendant", "person", "regulator") or slots.supers:
        return False
    paid = slots.event("penalty", "payment")
    if (
        not slots.asks
        and paid is not None
        and paid.noun
        and paid.sense.value == "penalty"
        and paid.sense.form == "noun"
    ):
        return (
            len(slots.events) == 1 and context.has_case and not slots.times
        )  # "Genesis penalty in the Earn case"
    first = next((i for i in context.items if i.has("ask")), None)
    opening = first.text if first is not None else context.items[0].text if context.items else ""
    asked = opening.lower().split()[:1] in _OPENINGS and not slots.asks_for("who", "date")
    return (
        asked and paid is not None and context.has_case and not any(i.kind == "money" for i in context.items)
    )


def _one_payee(context: Context, payer: Item) -> None:
    """See to it that what somebody paid was paid in one case.

    Raises:
        NoQueryError: he paid in several; which is meant is asked back.
    """
    if any(e.sense.value not in ("payment", "hold-event") for e in context.events):
        return
    to = context.build.agent(payer)
    own = OneOf(conditions=(Link(path="by", to=to), Link(path="against", to=to)))
    paid = Selection(of="payment", where=(Value(name="amount_usd", op="known"), own))
    found = quick(context.store, Selection(of="lawsuit", where=(Link(path="event", to=paid),)))
    if len(found) > 1:
        raise ambiguous(payer.text, [Candidate(r["id"], r["label"], frozenset({"Lawsuit"})) for r in found])


_OPENINGS = (["what"], ["what's"], ["state"], ["give"], ["name"], ["specify"], ["identify"])


def amount(context: Context) -> Query | None:
    """Such as "How much did KuCoin pay?", "Rainberry penalty amount"."""
    slots = context.slots
    over = put_together(context)
    summed = over != "each" and slots.event(*_MONEY_EVENTS) is not None and not context.yes_no
    if not (slots.asks_for("amount") or _what_sum(context) or summed) or slots.asks_for("count"):
        return None
    if not context.has_case and not (summed and (slots.agents or slots.times)):
        if slots.laws or slots.forces:
            raise refused("no sums are on record of this")
        return None
    money = [e for e in context.events if e.sense.value in _MONEY_EVENTS]
    decided = [e for e in money if e.sense.value in ("judgment", "settlement", "consent-order")]
    event = next(iter(decided or money), None)  # "the penalty under the final judgment"
    kind = {
        "settlement": "settlement",
        "judgment": "judgment",
        "consent-order": "payment",
        "penalty": "penalty",
    }.get(event.sense.value if event is not None else "payment", "payment")
    conditions: list[Link | OneOf | Value | When] = [Value(name="amount_usd", op="known")]
    private = context.private
    over = _for_all(context, private, over)
    public = context.public
    for item in private:
        to = context.build.agent(item)
        # The payer's own settlement before that of somebody else in the same case.
        pays = Link(path="against", to=to)
        if over == "total" and quick(context.store, Selection(of=kind, where=(*conditions, pays))):
            conditions.append(pays)  # what he paid himself, put together
            continue
        conditions.append(
            OneOf(conditions=(Link(path="by", to=to), Link(path="against", to=to), Link(path="case", to=Selection(of="lawsuit", where=(Link(path="defendant", to=to),)))))
        )  # fmt: skip
    paid = _paid_to(context, public, over == "total")
    direct = [s.model_copy(update={"conditions": s.conditions[:1]}) for s in paid]
    if direct and over == "each" and quick(context.store, Selection(of=kind, where=(*conditions, *direct))):
        paid = direct  # what is paid to the agency itself, before what is paid to others in its case
    conditions += paid
    for item in slots.cases:
        case = context.build.case(item)
        if not private and not public and not slots.supers and len(case.ids) > 1:
            # "the settlement in the Gemini case", of which there are several: asked back
            case = context.one_case([Link(path="event", to=Selection(of=kind, where=tuple(conditions)))])
        conditions.append(Link(path="case", to=case))
    for time in slots.times:
        conditions += context.build.when(time)
    if (
        len(private) == 1
        and not (public or slots.cases or slots.times or slots.supers)
        and over == "each"
        and kind == "payment"
    ):
        _one_payee(context, private[0])
    of = Selection(of=kind, where=tuple(conditions))
    untimed = of.kept(lambda c: not isinstance(c, When))
    if kind in ("penalty", "settlement", "judgment") and not quick(context.store, untimed):
        of = of.model_copy(update={"of": "payment"})
    return Query(ask=Ask.AMOUNT, of=of, measure=Measure(kind="amount", over=over))
