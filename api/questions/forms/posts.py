"""Who has which post in a body: chief of staff of a task force, general counsel of a firm; and who founded what."""

from __future__ import annotations

from collections.abc import Sequence

from cryptoreg.api.questions.failures import unknown
from cryptoreg.api.questions.forms.base import Context
from cryptoreg.api.questions.query import Ask, Link, Measure, Query, Selection, Value
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.running import quick

__all__ = ["founder", "headcount", "post", "replaced"]


def post(context: Context) -> Query | None:
    """Such as "chief of staff of the crypto task force", "was Selig its chief counsel?", "what role did Lim have at Binance?"."""
    slots = context.slots
    said = [i for i in context.items if i.has("post")]
    persons = [u.item for u in slots.agents if u.item.is_a("Person")]
    role_asked = slots.noun("post") is not None and bool(persons)
    if (not said and not role_asked) or slots.asks_for("date", "duration", "amount", "count"):
        return None
    roles = tuple(s.value for i in said for s in i.senses if s.kind == "post")
    held = [Value(name="membership_role", op="among", value=roles)] if roles else []
    bodies = [Link(path="membership-in", to=context.build.agent(i)) for i in _bodies(context)]
    led = _of_leader(context, held)
    if led is not None:
        return led
    other = slots.event("holding", "tenure") if said and not persons else None
    seats = context.public
    if other is not None and not context.yes_no and (seats or slots.noun("regulator")):
        return _went_on(context, Selection(of="membership", where=(*held, *bodies[:1])), seats)
    if not persons:
        of = Selection(of="membership", where=(*held, *bodies))
        if not quick(context.store, of):
            raise unknown("the records do not hold who has this post")
        return Query(ask=Ask.THINGS, of=of, show=("member",))
    own = Link(path="member", to=Selection(of="person", ids=context.build.refs(persons[0], "Person")))
    mine = Selection(of="membership", where=(own,))
    if not quick(context.store, mine):
        raise unknown(f"no post of {persons[0].candidates[0].label} is on record")
    if context.yes_no and held:
        return Query(ask=Ask.TRUTH, of=mine, expect=(*held, *bodies))
    if held and not bodies:
        return Query(ask=Ask.THINGS, of=mine.with_(*held), show=("membership-in",))
    return Query(ask=Ask.THINGS, of=mine.with_(*held, *bodies))


def _of_leader(context: Context, held: Sequence[Value]) -> Query | None:
    """Such as "the head of the unit whose chief counsel now runs another agency": the post only describes the body."""
    slots = context.slots
    leads = slots.event("holding")
    said = next((i for i in context.items if i.has("post")), None)
    if said is None or leads is None or not slots.forces or not slots.asks_for("who") or context.yes_no:
        return None
    whose = context.items[said.index - 1].text.lower() if said.index else ""
    if whose not in ("whose", "its") or not leads.item.index < slots.forces[0].index < said.index:
        return None
    of_it = Selection(of="task-force", ids=context.build.refs(slots.forces[0], "TaskForce"))
    posts: tuple[Value | Link, ...] = (*held,)
    seat = slots.event("tenure", "confirmation", "nomination")
    bodies = [u.item for u in slots.agents if u.item.is_a("Regulator") and u.item.index > said.index]
    if seat is not None and bodies:
        tenure = Selection(of="tenure", where=(Link(path="tenure-of", to=context.build.agent(bodies[0])),))
        posts = (
            *posts,
            Link(path="member", to=Selection(of="person", where=(Link(path="held-by-of", to=tenure),))),
        )
    elif len(slots.events) > 1 or bodies:
        return None
    described = of_it.with_(Link(path="membership-in-of", to=Selection(of="membership", where=posts)))
    return Query(ask=context.count(), of=Selection(of="person", where=(Link(path="leads", to=described),)))


def _bodies(context: Context) -> Sequence[Item]:
    """In what the post is: a task force before the agency that it belongs to."""
    if context.slots.forces:
        return context.slots.forces[:1]
    agents = [u.item for u in context.slots.agents if not u.item.is_a("Person")]
    return agents[:1]


def _went_on(context: Context, posts: Selection, seats: Sequence[Item]) -> Query:
    """Such as "which chief counsel of the task force went on to chair another agency?"."""
    where = tuple(
        Link(path="tenure-of", to=context.build.agent(i)) for i in seats[-1:] if context.slots.forces
    )
    if not context.slots.forces or "other" in context.slots.flags:
        where = ()
    seat = Selection(of="tenure", where=where)
    return Query(
        ask=Ask.THINGS,
        of=Selection(
            of="person", where=(Link(path="member-of-post", to=posts), Link(path="held-by-of", to=seat))
        ),
    )


def replaced(context: Context) -> Query | None:
    """Such as "Which unit did CETU replace?", "what was replaced by CETU?"."""
    slots = context.slots
    event = slots.event("replacement")
    if event is None or len(slots.forces) != 1 or slots.cases or context.yes_no or slots.times:
        return None
    if slots.asks_for("date", "count", "duration") or not (context.listing or slots.asks_for("who")):
        return None
    own = Selection(of="task-force", ids=context.build.refs(slots.forces[0], "TaskForce"))
    before = slots.forces[0].index < event.item.index
    path = "replaced-by" if before is not event.passive else "replaces"
    return Query(ask=Ask.THINGS, of=Selection(of="task-force", where=(Link(path=path, to=own),)))


def headcount(context: Context) -> Query | None:
    """Such as "How many people does CETU have?"."""
    slots = context.slots
    people = slots.noun("person", "staff", "people") is not None
    if not people or not slots.asks_for("count") or len(slots.forces) != 1 or slots.cases:
        return None
    own = Selection(
        of="task-force",
        ids=context.build.refs(slots.forces[0], "TaskForce"),
        where=(Value(name="headcount", op="known"),),
    )
    if not quick(context.store, own):
        return None
    return Query(ask=Ask.AMOUNT, of=own, measure=Measure(kind="stated", role="headcount"))


def founder(context: Context) -> Query | None:
    """Such as "who founded Consensys?"."""
    slots = context.slots
    event = slots.event("formation")
    firms = [u.item for u in slots.agents if u.item.is_a("Firm", "Product", "Organization")]
    firms += [i for i in slots.others if i.is_a("Product", "Token")]
    if event is None or not slots.asks_for("who") or slots.forces or slots.cases or len(firms) != 1:
        return None
    to = Selection(of="entity", ids=context.build.refs(firms[0]))
    return Query(ask=Ask.THINGS, of=Selection(of="person", where=(Link(path="founder-of", to=to),)))
