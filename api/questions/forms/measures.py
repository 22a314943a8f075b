"""How long and how much."""

from __future__ import annotations

from cryptoreg.api.questions.failures import refused
from cryptoreg.api.questions.forms.base import Context
from cryptoreg.api.questions.query import Ask, Link, Measure, OneOf, Query, Selection, Value, When
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.slots import Event

_MONEY_EVENTS = ("payment", "penalty", "settlement", "judgment", "consent-order", "plea")


def length(context: Context) -> Query | None:
    """Such as "How long was X on hold?", "how many days did SEC v. Coinbase last, from complaint to dismissal?"."""
    slots = context.slots
    if not slots.asks_for("duration") or slots.asks_for("date"):
        return None
    if slots.supers and slots.noun("lawsuit") is not None and not context.has_case:
        return None
    events = [e for e in context.events if e.sense.value != "hold-event"]
    if not context.has_case:
        if not events:
            return None
        return None
    gap = _gap(context, events)
    if gap is not None:
        return gap
    event = next(
        (
            e
            for e in events
            if e.sense.value in ("stay", "abeyance", "stay-motion", "sentence", "stay-extension", "motion")
        ),
        None,
    )
    if event is not None:
        kind = context.build.kind(event, slots)
        kind = "stay-any" if kind == "stay" and any(c.value == "appeal" for c in slots.cases) else kind
        times = context.build.event(event, slots).where
        own = Selection(of=kind, where=tuple(times))
        case = context.one_case([Link(path="event", to=Selection(of=kind))])
        ask_ = Measure(kind="duration")
        return Query(ask=Ask.DURATION, of=own.with_(Link(path="case", to=case)), measure=ask_)
    since, until = "filing", "end"
    case = context.one_case([Link(path="event", to=Selection(of=until))])
    return Query(ask=Ask.DURATION, of=case, measure=Measure(kind="lifetime", since=since, until=until))


def _gap(context: Context, events: list[Event]) -> Query | None:
    """The days between two kinds of events of a case."""
    slots = context.slots
    kinds = [context.build.kind(e, slots) for e in events]
    for time in slots.times:
        if time.relation in ("since", "after", "until", "before", "between"):
            return None
    distinct = list(dict.fromkeys(kinds))
    joined = any(w in ("between", "from", "to", "and", "until", "after", "before") for w in context.words)
    if len(distinct) < 2 or not joined:
        return None
    case = context.one_case([Link(path="event", to=Selection(of=k)) for k in distinct[:2]])
    return Query(
        ask=Ask.DURATION, of=case, measure=Measure(kind="lifetime", since=distinct[0], until=distinct[1])
    )


def amount(context: Context) -> Query | None:
    """Such as "How much did KuCoin pay?", "Rainberry penalty amount"."""
    slots = context.slots
    if not slots.asks_for("amount") or slots.asks_for("count"):
        return None
    if not context.has_case:
        if slots.laws or slots.forces:
            raise refused("no sums are on record of this")
        return None
    event = next((e for e in context.events if e.sense.value in _MONEY_EVENTS), None)
    kind = {
        "settlement": "settlement",
        "judgment": "judgment",
        "consent-order": "payment",
        "penalty": "penalty",
    }.get(event.sense.value if event is not None else "payment", "payment")
    conditions: list[Link | OneOf | Value | When] = [Value(name="amount_usd", op="known")]
    private = [u.item for u in slots.agents if not u.item.is_a("Regulator", "GovernmentBody")]
    public = [u.item for u in slots.agents if u.item.is_a("Regulator", "GovernmentBody")]
    for item in private:
        to = context.build.agent(item)
        # The payer's own settlement before that of somebody else in the same case.
        conditions.append(
            OneOf(conditions=(Link(path="by", to=to), Link(path="against", to=to), Link(path="case", to=Selection(of="lawsuit", where=(Link(path="defendant", to=to),)))))
        )  # fmt: skip
    for item in public:
        to = context.build.agent(item)
        conditions.append(
            OneOf(
                conditions=(
                    Link(path="by", to=to),
                    Link(path="case", to=Selection(of="lawsuit", where=(Link(path="plaintiff", to=to),))),
                )
            )
        )
    for item in slots.cases:
        conditions.append(Link(path="case", to=context.build.case(item)))
    for time in slots.times:
        conditions += context.build.when(time)
    of = Selection(of=kind, where=tuple(conditions))
    untimed = of.model_copy(update={"where": tuple(c for c in of.where if not isinstance(c, When))})
    if kind in ("penalty", "settlement", "judgment") and not quick(context.store, untimed):
        of = of.model_copy(update={"of": "payment"})
    return Query(ask=Ask.AMOUNT, of=of, measure=Measure(kind="amount"))
