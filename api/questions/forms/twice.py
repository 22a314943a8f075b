"""Who was sued by more than one authority, each in a lawsuit of its own; which judge or court had lawsuits of two kinds."""

from __future__ import annotations

from cryptoreg.api.questions import slots as slotting
from cryptoreg.api.questions.clauses import Clause
from cryptoreg.api.questions.forms.base import PERSONAL, Context, kind_of_party
from cryptoreg.api.questions.query import Link, Query, Ref, Selection, Value
from cryptoreg.api.questions.slots import Event, Slots
from cryptoreg.api.questions.taking_part import criminal_case

__all__ = ["heard_both", "sued_and_more", "sued_elsewhere", "sued_twice", "suing_both"]


def suing_both(context: Context) -> Query | None:
    """Such as "Who sued both the SEC and the IRS?": who did so in a lawsuit against each."""
    slots, build = context.slots, context.build
    event = _suing(context)
    asked = slots.noun("plaintiff", "firm", "person") is not None or slots.asks_for("who")
    joined = "both" in slots.flags or "and" in context.words
    if event is None or not asked or not joined:
        return None
    sued = [u.item for u in slots.agents]
    public = all(i.is_a("Regulator", "GovernmentBody") for i in sued)
    if len(sued) < 2 or not public or slots.cases or slots.clause.negated or event.times or slots.times:
        return None
    links = tuple(
        Link(
            path="plaintiff-of",
            to=Selection(of="lawsuit", where=(Link(path="defendant", to=build.agent(i)),)),
            shown=n == 0,
        )
        for n, i in enumerate(sued)
    )
    return Query(ask=context.count(), of=Selection(of="agent", where=links))


def sued_elsewhere(context: Context) -> Query | None:
    """Such as "Which plaintiffs of the Dealer Rule case also sued the IRS?": who sued in one case and in another one."""
    slots, build = context.slots, context.build
    event = _suing(context)
    asked = slots.noun("plaintiff") is not None or slots.asks_for("who")
    if event is None or not event.objects or not asked or "both" not in slots.flags:
        return None
    if len(slots.cases) != 1 or slots.clause.negated:
        return None
    other = Selection(
        of="lawsuit", where=tuple(Link(path="defendant", to=build.agent(i)) for i in event.objects)
    )
    other = _filed(context, other, event)
    links = (
        Link(path="plaintiff-of", to=build.case(slots.cases[0])),
        Link(path="plaintiff-of", to=other, shown=True),
    )
    return Query(ask=context.count(), of=Selection(of="agent", where=links))


def _suing(context: Context) -> Event | None:
    """What is asked about, where that is who sued: no subject is named, and nothing else happened."""
    event = context.events[0] if len(context.events) == 1 else None
    if event is None or event.sense.value != "filing" or event.noun or event.passive or event.by:
        return None
    return event


def _filed(context: Context, suits: Selection, event: Event) -> Selection:
    """The lawsuits that were filed when an event is said to have happened."""
    times = tuple(w for t in event.times for w in context.build.when(t))
    return suits.with_(Link(path="event", to=Selection(of="filing", where=times))) if times else suits


def sued_twice(context: Context) -> Query | None:
    """Such as "Which firms that the SEC sued in 2023 were also sued by the CFTC?", "who was sued and prosecuted?"."""
    slots = context.slots
    noun = slots.noun("firm", "person", "defendant")
    together = "both" in slots.flags or "and" in context.words
    if slots.cases or slots.courts or slots.judges or slots.supers or not together or context.yes_no:
        return None
    if slots.clause.negated or (noun is None and not slots.asks_for("who")):
        return None
    if any(e.sense.value not in ("filing", "charging") for e in context.events):
        return None
    if context.private:
        return None
    sides = _sides(context)
    if len(sides) < 2:
        return None
    kind = kind_of_party(noun)
    links = tuple(Link(path="defendant-of", to=s, shown=n == 0) for n, s in enumerate(sides))
    but = tuple(r for i in slots.clause.excepted if i.kind == "entity" for r in context.build.refs(i))
    return Query(ask=context.count(), of=Selection(of=kind, but=but, where=links))


def _sides(context: Context) -> list[Selection]:
    """The lawsuits of each authority, with their times; criminal ones and those in state courts."""
    slots, build = context.slots, context.build
    out: list[Selection] = []
    prosecuting = False
    for use in slots.agents:
        agent = build.agent(use.item)
        if any(r.id == "doj" for r in agent.ids):
            prosecuting = True
            agent = agent.model_copy(update={"ids": (*agent.ids, Ref(id="us", label="United States"))})
        own = Selection(of="lawsuit", where=(Link(path="plaintiff", to=agent),))
        event = next((e for e in slots.events if use.item in e.by), None)
        out.append(_filed(context, own, event) if event is not None else own)
    if not prosecuting and _criminal(slots):
        out.append(Selection(of="lawsuit", where=(criminal_case(),)))
    if "state" in slots.qualities:
        among = Value(name="proceeding_kind", op="among", value=("state",))
        of_state = Link(path="proceeding", to=Selection(of="proceeding", where=(among,)))
        out.append(Selection(of="lawsuit", where=(of_state,)))
    return out


def _criminal(slots: Slots) -> bool:
    senses = [s for i in slots.nouns for s in i.senses] + [e.sense for e in slots.events]
    return "criminal" in slots.qualities or any(s.get("type") == "criminal" for s in senses)


def heard_both(context: Context) -> Query | None:
    """Such as "Which judge had both a criminal trial and an SEC lawsuit?": lawsuits of two kinds, each described."""
    slots, build = context.slots, context.build
    noun = slots.noun("judge", "court")
    if noun is None or "both" not in slots.flags or slots.cases or context.yes_no or slots.clause.negated:
        return None
    items = slots.clause.items
    both = next((n for n, i in enumerate(items) if i.has("both")), None)
    if both is None:
        return None
    joint = next(
        (n for n, i in enumerate(items[both:], both) if i.text.lower() in ("and", "as well as")), None
    )
    if joint is None:
        return None
    side = "judge" if noun.has("noun", "judge") else "court"
    links: list[Link] = []
    for part in (items[both + 1 : joint], items[joint + 1 :]):
        inner = slotting.sort(Clause(items=list(part)), build.phrases)
        one = any(i.has("noun", "lawsuit") or i.has("event") for i in inner.nouns) or bool(inner.events)
        cases = build.cases(inner)
        if not one or inner.unknown or not cases.where:
            return None
        links.append(Link(path=f"{side}-of", to=cases))
    return Query(ask=context.count(), of=Selection(of=side, where=tuple(links)))


def sued_and_more(context: Context) -> Query | None:
    """Such as "Who was both sued by the SEC and convicted?": somebody whom a lawsuit was against, and whom something befell."""
    slots, build = context.slots, context.build
    noun = slots.noun("firm", "person", "defendant")
    joined = "both" in slots.flags or "and" in context.words
    if slots.cases or slots.judges or slots.supers or slots.clause.negated or not joined or context.yes_no:
        return None
    if noun is None and not slots.asks_for("who"):
        return None
    suing = [e for e in context.events if e.sense.value in ("filing", "charging") and e.passive and e.by]
    befell = [e for e in context.events if e.sense.value in PERSONAL]
    if len(suing) != 1 or len(befell) != 1 or len(context.events) != 2:
        return None
    others = [u.item for u in slots.agents if u.item not in suing[0].by]
    if others or not all(i.is_a("Regulator", "GovernmentBody") for i in suing[0].by):
        return None
    sued = Selection(
        of="lawsuit", where=tuple(Link(path="plaintiff", to=build.agent(i)) for i in suing[0].by)
    )
    sued = _filed(context, sued, suing[0])
    happened = build.event(befell[0], slots).kept(lambda c: not isinstance(c, Link))
    if _criminal(slots) or befell[0].sense.value == "verdict":
        # "convicted" is said of crimes; a civil jury finds somebody liable
        happened = happened.with_(Link(path="case", to=Selection(of="lawsuit", where=(criminal_case(),))))
    person = Selection(
        of="firm" if noun is not None and noun.has("noun", "firm") else "person",
        where=(Link(path="against-of", to=happened, shown=True), Link(path="defendant-of", to=sued)),
    )
    return Query(ask=context.count(), of=person)
