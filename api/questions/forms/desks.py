"""What desks ask: how a case stood on a day, what became of cases, shares of a whole, citations, heads compared."""

from __future__ import annotations

from cryptoreg.api.questions.forms import lists
from cryptoreg.api.questions.forms.base import Context
from cryptoreg.api.questions.query import Ask, Link, Measure, Query, Ref, Selection, Value, When
from cryptoreg.api.questions.seats import DEFAULT_AGENCY

__all__ = ["citation", "fates", "heads", "share", "status"]


def status(context: Context) -> Query | None:
    """Such as "What was the status of SEC v. Binance on 1 April 2025?"."""
    slots = context.slots
    if not slots.asks_for("ending") or not any(
        "status" in w or "posture" in w or "stand" in w for w in context.words
    ):
        return None
    if len(slots.times) != 1 or not context.has_case or context.events or slots.asks_for("count", "date"):
        return None
    whens = [w for t in slots.times for w in context.build.when(t)]
    private = context.private
    among = (context.build.agent(private[0]),) if slots.cases and private else ()
    return Query(ask=Ask.STATUS, of=context.one_case(), among=among, expect=tuple(whens))


def fates(context: Context) -> Query | None:
    """Such as "Which cases were pending on 20 January 2025, and what became of them?"."""
    slots = context.slots
    if not slots.asks_for("ending") and not _and_how_ended(context):
        return None
    if context.has_case or slots.noun("lawsuit") is None or not slots.states:
        return None
    listed = lists.lawsuits(context)
    if listed is None or listed.ask is not Ask.THINGS or listed.measure is not None:
        return None
    return listed.model_copy(update={"ask": Ask.FATES})


def _and_how_ended(context: Context) -> bool:
    words = " ".join(context.words)
    return any(
        p in words for p in ("how did they end", "how they ended", "what happened to them", "became of them")
    )


def share(context: Context) -> Query | None:
    """Such as "What share of the SEC cases of 2023 were dropped?": of all that the noun says, those that the verb does."""
    slots = context.slots
    if not slots.asks_for("share") or slots.noun("lawsuit") is None or slots.cases:
        return None
    listed = lists.lawsuits(context)
    if listed is None or listed.measure is not None or listed.group is not None:
        return None
    said = next(
        (
            c
            for c in reversed(listed.of.where)
            if isinstance(c, Link) and c.path == "event" and c.shown and c.to.of != "filing"
        ),
        None,
    )
    if said is None:
        return None
    whole = listed.of.kept(lambda c: c is not said)
    return Query(ask=Ask.SHARE, of=listed.of, among=(whole,))


def citation(context: Context) -> Query | None:
    """Such as "Bluebook citation for SEC v. Ripple", "docket entry number of the stay in SEC v. Binance"."""
    slots = context.slots
    if slots.asks_for("entry") and context.has_case and context.events:
        own = context.build.event(context.events[0], slots)
        if own.of in ("stay", "abeyance", "stay-any"):
            own = Selection(of="order", where=(Link(path="order-of", to=own),))
        case = context.one_case([Link(path="event", to=own)])
        return Query(ask=Ask.CITATION, of=case, among=(own.with_(Link(path="case", to=case)),))
    if not slots.asks_for("bluebook") or not context.has_case or context.events:
        return None
    return Query(ask=Ask.CITATION, of=context.build.cases(slots, events=False))


def _head_with(context: Context, most: bool) -> Query | None:
    """Such as "Which SEC chair saw the most dismissals?": acts in cases of the agency, counted by who was its head."""
    slots, build = context.slots, context.build
    event = next((e for e in context.events if build.kind(e, slots) in _COUNTED), None)
    if event is None and slots.noun("lawsuit") is None:
        return None
    agency = next((u.item for u in slots.agents if u.item.is_a("Regulator")), None)
    body = (
        build.agent(agency)
        if agency is not None
        else Selection(of="agent", ids=(Ref(id=DEFAULT_AGENCY, label="SEC"),))
    )
    of = build.event(event, slots) if event is not None else Selection(of="filing")
    tossed = event is not None and event.sense.get("from") == "court"
    kept = (c for c in of.where if isinstance(c, When) or (tossed and isinstance(c, Value)))
    of = Selection(of=of.of, where=tuple(kept))  # "presided over the most dismissals": no judge is meant
    case = Selection(of="lawsuit", where=(Link(path="plaintiff", to=body),))
    of = of.with_(Link(path="case", to=case))
    return Query(
        ask=Ask.GROUPS,
        of=of,
        group="head",
        among=(body,),
        measure=Measure(kind="date"),
        largest=most,
        limit=1,
    )


_COUNTED = frozenset(
    {"stay", "dismissal", "any-dismissal", "filing", "settlement", "judgment", "end", "stay-motion"}
)


def heads(context: Context) -> Query | None:
    """Such as "How often were cases stayed under each SEC chair?"."""
    slots = context.slots
    office = slots.noun("office", "leadership")
    most = next((s.value for i in slots.supers for s in i.senses if s.kind == "super"), None)
    if office is not None and most in ("most", "fewest") and not slots.cases:
        return _head_with(context, most == "most")
    if "per" not in slots.flags or office is None or slots.event("stay") is None or slots.cases:
        return None
    agency = next((u.item for u in slots.agents if u.item.is_a("Regulator")), None)
    among = (context.build.agent(agency),) if agency is not None else ()
    long = slots.asks_for("duration") or any(w in ("average", "mean") for w in context.words)
    return Query(
        ask=Ask.GROUPS,
        of=Selection(of="stay"),
        group="head",
        among=among,
        measure=Measure(kind="duration" if long else "date"),
    )
