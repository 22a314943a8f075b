"""Who held or led what, and when."""

from __future__ import annotations

from dataclasses import replace

from cryptoreg.api.questions.failures import false_premise, refused, unknown
from cryptoreg.api.questions.forms.base import Context, first_or_last
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
from cryptoreg.api.questions.reading import Candidate, Item, sense_of
from cryptoreg.api.questions.seats import DEFAULT_AGENCY
from cryptoreg.api.questions.slots import Event


def successor(context: Context) -> Query | None:
    """Such as "Who replaced Gensler?", "who came after Uyeda as SEC chair?", "whom did Atkins succeed?"."""
    slots = context.slots
    kin = next((i for i in slots.nouns if i.has("noun", "successor") or i.has("noun", "predecessor")), None)
    if not slots.asks_for("who") and (kin is None or context.yes_no or slots.asks_for("date", "count")):
        return None
    event = next((e for e in context.events if e.sense.value in ("replacement", "tenure", "following")), None)
    region = [i for t in slots.times if t.relation in ("after", "before") for i in t.region]
    persons = [u.item for u in slots.agents if u.item.is_a("Person")]
    persons += [i for i in region if i.kind == "entity" and i.is_a("Person")]
    replaced = event is not None and event.sense.value == "replacement"
    words = context.words
    came = (
        kin is not None
        or (event is not None and event.sense.value == "tenure" and "seat" in " ".join(words))
        or any(w in ("came", "comes", "come", "followed", "follows") for w in words)
    )
    if len(persons) != 1 or slots.cases or not (replaced or came):
        return None
    if any(w.startswith("commissioner") for w in context.words):
        raise unknown("the records do not tell who follows whom in the seat of a commissioner")
    person = persons[0]
    rows = context.store.read(_BODIES, {"ids": [c.id for c in person.candidates]})
    bodies = [u.item.candidates[0].id for u in slots.agents if u.item.is_a("Regulator")] or [
        r["body"] for r in rows
    ]
    if not bodies:
        raise unknown(f"no office of {person.candidates[0].label} is on record")
    if rows and not any(r["head"] for r in rows):
        raise unknown("the records do not tell who follows whom in the seat of a commissioner")
    held = Link(path="held-by", to=Selection(of="person", ids=context.build.refs(person, "Person")))
    own = Selection(of="tenure", where=(held,))
    active = event is not None and replaced and any(i is person for i in event.by)
    earlier = (
        (kin is not None and kin.has("noun", "predecessor"))
        or (active and kin is None)
        or any(w.startswith("preced") for w in words)
        or any(t.relation == "before" for t in slots.times)
    )
    head = Link(path="office", to=Selection(of="office", where=(Value(name="seat", op="is", value="head"),)))
    anchor = EventAnchor(event=own, words=person.text)
    of = Selection(
        of="tenure",
        where=(
            Link(path="tenure-of", to=Selection(of="agent", ids=(Ref(id=bodies[0], label=bodies[0].upper()),))), head,
            held.model_copy(update={"negated": True}),
            When(relation=Relation.BEFORE if earlier else Relation.AFTER, first=anchor),
        ),
    )  # fmt: skip
    return Query(
        ask=Ask.THINGS, of=of, show=("held-by",), measure=Measure(kind="date"), largest=earlier, limit=1
    )


_BODIES = """
MATCH (p:Person)<-[:HELD_BY]-(:Tenure)-[:TENURE_OF]->(o:Office)-[:OFFICE_OF]->(b) WHERE p.id IN $ids
WITH b, any(x IN collect(o) WHERE x.label STARTS WITH 'Chair' OR x.label STARTS WITH 'Acting chair' OR x.label CONTAINS 'Director'
            OR coalesce(x.seat, '') = 'head') AS head
RETURN b.id AS body, head ORDER BY body
"""


def led(context: Context) -> Query | None:
    """Such as "Which task force is headed by Peirce?"."""
    slots = context.slots
    noun = slots.noun("task-force")
    persons = [u.item for u in slots.agents if u.item.is_a("Person")]
    event = slots.event("holding")
    office = slots.noun("office")
    verb = event is not None or (
        office is not None and office.has("event", "holding") and "did" in context.words
    )
    if noun is None or slots.forces or len(persons) != 1 or not verb or slots.cases:
        return None
    leader = Selection(of="person", ids=context.build.refs(persons[0], "Person"))
    return Query(ask=context.count(), of=Selection(of="task-force", where=(Link(path="led-by", to=leader),)))


def agency(context: Context) -> Query | None:
    """Such as "Which agency does Selig lead?": where somebody held an office."""
    slots = context.slots
    noun = slots.noun("regulator")
    persons = [u.item for u in slots.agents if u.item.is_a("Person")]
    held = slots.event("holding", "tenure", "departure") or slots.noun("office")
    if (
        noun is None
        or held is None
        or len(persons) != 1
        or slots.cases
        or context.yes_no
        or slots.asks_for("date", "duration")
    ):
        return None
    if len(persons) != len(slots.agents) or slots.forces:
        return None
    to = Selection(of="person", ids=context.build.refs(persons[0], "Person"))
    times = [w.model_copy(update={"lasts": True}) for t in slots.times for w in context.build.when(t)]
    of = Selection(of="tenure", where=(Link(path="held-by", to=to), *times))
    return Query(ask=Ask.THINGS, of=of, show=("tenure-of",))


def staff(context: Context) -> Query | None:
    """Such as "Who is on the staff of the task force?", "members of the crypto task force"."""
    slots = context.slots
    if slots.noun("staff") is None or len(slots.forces) != 1 or slots.cases or slots.asks_for("date"):
        return None
    if context.yes_no or any(u.item.is_a("Person") for u in slots.agents):
        return None
    force = Selection(of="task-force", ids=context.build.refs(slots.forces[0], "TaskForce"))
    where = [Link(path="member-of", to=force)]
    place = slots.forces[0].index
    bodies = [u.item for u in slots.agents if u.item.is_a("Regulator") and not 0 < place - u.item.index <= 2]
    held = slots.event("holding", "tenure") or slots.noun("office")
    if held is not None and bodies:
        # "which member of it went on to chair the CFTC"
        seat = Selection(of="tenure", where=(Link(path="tenure-of", to=context.build.agent(bodies[0])),))
        where.append(Link(path="held-by-of", to=seat))
    elif held is not None or bodies or context.events:
        raise refused("it is not clear what is asked of the staff", *(e.item.text for e in context.events))
    return Query(ask=context.count(), of=Selection(of="person", where=tuple(where)))


def president(context: Context) -> Query | None:
    """Such as "Who was president when EO 14067 was signed?": the head of the government of that time."""
    slots = context.slots
    asked = slots.asks_for("who", "list") and "president" in context.words
    if not asked or not slots.times or slots.cases or context.events:
        return None
    times = [w.model_copy(update={"lasts": True}) for t in slots.times for w in context.build.when(t)]
    return Query(ask=Ask.THINGS, of=Selection(of="administration", where=tuple(times)), show=("headed-by",))


def nominees(context: Context) -> Query | None:
    """Such as "Who was nominated for CFTC chair?", "Trump's first pick to lead the CFTC"."""
    slots = context.slots
    event = slots.event("nomination")
    bodies = context.public
    chosen = [
        u.item for u in slots.agents if u.item.is_a("Person") and event is not None and u.item not in event.by
    ]
    if (
        event is None
        or not bodies
        or chosen
        or context.yes_no
        or slots.asks_for("date", "count")
        or slots.cases
    ):
        return None
    if not slots.asks_for("who", "list"):
        return None
    where: list[Link | When] = [Link(path="for-head-of", to=context.build.agent(bodies[0]))]
    where += [Link(path="by", to=context.build.agent(i)) for i in event.by if i.is_a("Person")]
    where += [w for t in (event.times or slots.times) for w in context.build.when(t)]
    rank = first_or_last(slots)
    return Query(
        ask=Ask.THINGS, of=Selection(of="nomination", where=tuple(where)), show=("appointee",),
        measure=Measure(kind="date") if rank else None, largest=rank == "last" if rank else None, limit=1 if rank else None,
    )  # fmt: skip


def holder(context: Context) -> Query | None:  # noqa: C901  # one case after the other, each a line or two
    """Such as "Who chaired the SEC when …?", "head of CETU", "when was Atkins sworn in?", "how long was Uyeda acting chair?"."""
    slots = context.slots
    event = next(
        (
            e
            for e in context.events
            if e.sense.value
            in (
                "holding",
                "tenure",
                "departure",
                "nomination",
                "nomination-withdrawal",
                "confirmation",
                "formation",
            )
        ),
        None,
    )
    office = slots.noun("office")
    bodies = [u.item for u in slots.agents if u.item.is_a("Regulator", "GovernmentBody", "Administration")]
    persons = [u.item for u in slots.agents if u.item.is_a("Person")]
    forces = slots.forces
    if (
        event is not None
        and event.sense.value == "formation"
        and (not persons or (forces and slots.asks_for("date")))
    ):
        return None
    if slots.noun("judge") is not None and context.has_case and not bodies:
        return None  # "the judge who ran the case"
    if slots.conducts or (slots.cases and slots.asks_for("duration")):
        return None  # "ran an unregistered exchange", "how long did the case run"
    if slots.noun("lawsuit", "stay", "dismissal", "investigation") is not None and not (
        slots.asks_for("who") and (event or office)
    ):
        return None
    if slots.cases and not (event or office):
        return None
    if event is None and office is None:
        return None
    others = [
        e
        for e in context.events
        if e is not event and e.sense.value not in ("in-force", "filing", "end", "hold-event")
    ]
    if others and not slots.asks_for("who"):
        return None
    if event is not None and event.sense.value in ("nomination", "confirmation") and "votes" in slots.flags:
        return None
    if event is not None and event.sense.value in _STEPS and persons:
        chosen = [i for i in persons if event.passive or event.noun or i not in event.by or event.objects]
        chosen = [i for i in chosen if event.passive or event.noun or i not in event.by] or chosen
        asked = slots.asks_for("who") and not (event.passive or event.noun or event.objects) and bodies
        if asked and persons[0].index < event.item.index:
            return _chosen(context, event.sense.value, persons[0], bodies[0])
        return _step(context, event.sense.value, (chosen or persons)[0])
    seat = office is not None or any(
        i.has("noun", "office") or i.has("event", "holding") for i in context.items
    )
    if (
        event is not None
        and event.sense.value in _STEPS
        and bodies
        and slots.asks_for("who")
        and (seat or event.passive)
    ):
        return _chosen(context, event.sense.value, None, bodies[0])
    if persons and slots.asks_for("date", "duration"):
        return _tenure_of(
            context, persons[0], bodies, departure=event is not None and event.sense.value == "departure"
        )
    if persons and not slots.asks_for("who"):
        return None
    if forces and (event is not None or office is not None):
        return _leader(context, forces[0])
    if not bodies:
        if slots.asks_for("who") and event is not None and event.sense.value == "holding":
            body = _usual_body(context)
            if body is None:
                raise refused("it does not say of what")
            return _holders(context, body)
        return None
    if not (slots.asks_for("who") or office is not None or context.listing):
        return None
    return _holders(context, bodies[0])


def _usual_body(context: Context) -> Item | None:
    """Whose head is meant by "the agency": the one authority that is named in a time, else the SEC, which is told."""
    regions = [i for t in context.slots.times for i in (*t.region, *t.second)]
    named = {i.candidates[0].id: i for i in regions if i.kind == "entity" and i.is_a("Regulator")}
    if len(named) == 1:
        return next(iter(named.values()))
    public = [i for i in context.items if i.has("noun", "regulator") and sense_of(i).form == "noun"]
    if not public or not regions:
        return None
    context.build.phrases.assumptions.append(f"“{public[0].text}” is the SEC")
    return replace(
        public[0],
        kind="entity",
        senses=(),
        candidates=(Candidate(DEFAULT_AGENCY, "SEC", frozenset({"Regulator"})),),
    )


def _leader(context: Context, force: Item) -> Query:
    of = Selection(
        of="person",
        where=(
            Link(path="leads", to=Selection(of="task-force", ids=context.build.refs(force, "TaskForce"))),
        ),
    )
    return Query(ask=context.count(), of=of)


def _holders(context: Context, body: Item) -> Query:  # noqa: C901  # one narrowing after the other
    slots = context.slots
    words = context.words
    conditions: list[Link | Value | When] = [Link(path="tenure-of", to=context.build.agent(body))]
    commissioner = any("commissioner" in w for w in words)
    if commissioner and slots.asks_for("count") and not slots.times:
        raise unknown("how many seats are filled is not on record")
    if commissioner:
        conditions.append(
            Link(
                path="office",
                to=Selection(of="office", where=(Value(name="seat", op="is", value="commissioner"),)),
            )
        )
    else:
        conditions.append(
            Link(path="office", to=Selection(of="office", where=(Value(name="seat", op="is", value="head"),)))
        )
    if _acting_only(context):
        conditions.append(Value(name="manner", op="is", value="acting"))
    past = any(w in _PAST for w in words)
    if past:
        conditions.append(Value(name="ended", op="known"))
    times: list[When] = []
    for time in slots.times:
        for when in context.build.when(time):
            relation = when.relation
            lasts = time.relation in ("at", "in", "while", "as-of", "under", "by")
            if slots.event("departure") is not None:
                times.append(when.model_copy(update={"role": "ended", "relation": relation}))
                continue
            if slots.event("tenure") is not None:
                lasts = False  # "who took office in 2025"
            times.append(when.model_copy(update={"lasts": lasts, "relation": relation}))
    for time in (t for t in slots.times if t.relation == "between"):
        # "between Gensler and Atkins": neither of them
        conditions += [
            Link(path="held-by", to=Selection(of="person", ids=context.build.refs(i, "Person")), negated=True)
            for i in (*time.region, *time.second)
            if i.is_a("Person")
        ]
    before_after = [t for t in slots.times if t.relation in ("after", "before")]
    for time in before_after:
        if all(i.is_a("Person") or i.kind == "ignored" for i in time.region):
            # "the chair after Pham" is somebody else
            conditions += [
                Link(
                    path="held-by",
                    to=Selection(of="person", ids=context.build.refs(i, "Person")),
                    negated=True,
                )
                for i in time.region
                if i.is_a("Person")
            ]
    of = Selection(of="tenure", where=(*conditions, *times))
    if not times and not past and ("now" in slots.flags or _present(context)) and not slots.supers:
        of = of.with_(Value(name="ended", op="not-known"))
    largest, limit = None, None
    if before_after:
        largest, limit = before_after[0].relation == "before", 1
    elif any(i.has("super", "first") for i in slots.supers):
        largest, limit = False, 1
    elif any(i.has("super", "last") for i in slots.supers):
        largest, limit = True, 1
    return Query(
        ask=context.count(),
        of=of,
        show=("held-by",),
        largest=largest,
        limit=limit,
        measure=Measure(kind="date") if limit else None,
    )


def _acting_only(context: Context) -> bool:
    """Whether only those are meant who act: not in "chair or acting chair"."""
    words = context.words
    acting = [w for w in words if {"acting", "interim"} & set(w.split())]
    if not acting and "acting" not in context.slots.qualities:
        return False
    plain = any(
        w in ("chair", "chairman", "chairwoman", "head", "permanent", "full", "confirmed") for w in words
    )
    return not (plain and {"or", "and"} & set(words))


_PAST = frozenset({"former", "previous", "past", "ex", "onetime", "one-time", "erstwhile"})


def _present(context: Context) -> bool:
    """Whether it asks in the present tense: "who leads the CFTC?", "who is the chair?"."""
    if any(i.has("event", "holding") and sense_of(i, "event").form == "s" for i in context.items):
        return True
    return any(i.text.lower() in ("is", "who's", "are") for i in context.items)


def truth(context: Context) -> Query | None:
    """Such as "Did Gensler leave before the task force was formed?", "was Uyeda ever acting chair?"."""
    slots = context.slots
    event = next((e for e in context.events if e.sense.value in ("tenure", "departure", "holding")), None)
    persons = [u.item for u in slots.agents if u.item.is_a("Person")]
    office = slots.noun("office")
    if not context.yes_no or not persons or slots.cases or (event is None and office is None):
        return None
    if slots.forces and (office is not None or (event is not None and event.sense.value == "holding")):
        to = Selection(of="task-force", ids=context.build.refs(slots.forces[0], "TaskForce"))
        led = to.with_(Link(path="led-by", to=Selection(of="person")))
        named = Link(path="led-by", to=Selection(of="person", ids=context.build.refs(persons[0], "Person")))
        return Query(ask=Ask.TRUTH, of=led, expect=(named,))
    if [e for e in context.events if e.sense.value not in ("tenure", "departure", "holding", "hold-event")]:
        return None
    seat = _seat(context, persons[0], event, office)
    if seat is not None:
        return seat
    if not context.store.read(_HOLDS, {"ids": [c.id for c in persons[0].candidates]}):
        raise unknown(f"no office of {persons[0].candidates[0].label} is on record")
    bodies = context.public
    where: list[Link | Value] = [
        Link(path="held-by", to=Selection(of="person", ids=context.build.refs(persons[0], "Person")))
    ]
    where += [Link(path="tenure-of", to=context.build.agent(b)) for b in bodies[:1]]
    role = "ended" if event is not None and event.sense.value == "departure" else "main"
    lasts = event is None or event.sense.value == "holding"
    expect: list[When | Link | Value] = []
    for time in slots.times:
        for when in context.build.when(time, role=role):
            held = lasts and time.relation in ("at", "in", "while", "as-of", "under", "by")
            expect.append(when.model_copy(update={"lasts": held}))
    if lasts and not slots.times:
        if office is not None and "commissioner" not in office.text.lower():
            head = Selection(of="office", where=(Value(name="seat", op="is", value="head"),))
            expect.append(Link(path="office", to=head))
        if _present(context):
            expect.append(Value(name="ended", op="not-known"))
    return Query(ask=Ask.TRUTH, of=Selection(of="tenure", where=tuple(where)), expect=tuple(expect))


def _seat(context: Context, person: Item, event: Event | None, office: Item | None) -> Query | None:
    """Whether somebody is, or was at a time, the one holder of a seat: a no where somebody else was."""
    slots = context.slots
    bodies = context.public
    head = office is not None and "commissioner" not in office.text.lower()
    if not bodies or not (head or (event is not None and event.sense.value == "holding")):
        return None
    times = [w.model_copy(update={"lasts": True}) for t in slots.times for w in context.build.when(t)]
    if not times and not _present(context):
        return None
    at_head = Link(
        path="office", to=Selection(of="office", where=(Value(name="seat", op="is", value="head"),))
    )
    now = () if times else (Value(name="ended", op="not-known"),)
    of = Selection(
        of="tenure", where=(Link(path="tenure-of", to=context.build.agent(bodies[0])), at_head, *times, *now)
    )
    held = Link(path="held-by", to=Selection(of="person", ids=context.build.refs(person, "Person")))
    return Query(ask=Ask.TRUTH, of=of, expect=(held,))


_HOLDS = "MATCH (t:Tenure)-[:HELD_BY]->(p) WHERE p.id IN $ids RETURN t.id AS id LIMIT 1"


def _tenure_of(context: Context, person: Item, bodies: list[Item], departure: bool) -> Query:
    conditions: list[Link] = [
        Link(path="held-by", to=Selection(of="person", ids=context.build.refs(person, "Person")))
    ]
    if bodies:
        conditions.append(Link(path="tenure-of", to=context.build.agent(bodies[0])))
    of = Selection(of="tenure", where=tuple(conditions))
    _known_to_hold(context, person, bodies)
    if context.slots.asks_for("duration"):
        return Query(ask=Ask.DURATION, of=of, measure=Measure(kind="duration"))
    return Query(ask=Ask.DATE, of=of, measure=Measure(kind="date", role="ended" if departure else "main"))


def _known_to_hold(context: Context, person: Item, bodies: list[Item]) -> None:
    """Whether somebody held an office at all, or the one that is asked about.

    Raises:
        NoQueryError: of an agency whose heads are on record, he never was one; or no office of his is known.
    """
    ids = [c.id for c in person.candidates]
    name = person.candidates[0].label
    office = context.slots.noun("office")
    head = office is not None and "commissioner" not in office.text.lower()
    for body in bodies[:1] if head else []:
        heads = context.store.read(_HEADS_OF, {"bodies": [c.id for c in body.candidates]})
        if heads and not any(r["person"] in ids for r in heads):
            raise false_premise(f"no time of {name} at the head of {body.candidates[0].label} is on record")
    if not context.store.read(_HOLDS, {"ids": ids}):
        raise unknown(f"no office of {name} is on record")


_HEADS_OF = """
MATCH (p:Person)<-[:HELD_BY]-(:Tenure)-[:TENURE_OF]->(o:Office)-[:OFFICE_OF]->(b) WHERE b.id IN $bodies
  AND (o.label STARTS WITH 'Chair' OR o.label CONTAINS 'Director' OR coalesce(o.seat, '') = 'head')
RETURN DISTINCT p.id AS person ORDER BY person
"""


_STEPS = ("nomination", "nomination-withdrawal", "confirmation")


def _chosen(context: Context, kind: str, by: Item | None, body: Item) -> Query:
    """Such as "Whom did Trump first nominate to chair the CFTC?", "who was nominated to chair it?"."""
    of = Selection(
        of=kind,
        where=(
            *((Link(path="by", to=context.build.agent(by)),) if by is not None else ()),
            Link(path="for-head-of", to=context.build.agent(body)),
            *(w for t in context.slots.times for w in context.build.when(t)),
        ),
    )
    first = any(i.has("super", "first") for i in context.slots.supers)
    last = any(i.has("super", "last") for i in context.slots.supers)
    if first or last:
        return Query(
            ask=Ask.THINGS, of=of, show=("appointee",), measure=Measure(kind="date"), largest=last, limit=1
        )
    return Query(ask=context.count(), of=of, show=("appointee",))


def _step(context: Context, kind: str, person: Item) -> Query | None:
    to = Selection(of="person", ids=tuple(Ref(id=c.id, label=c.label) for c in person.candidates))
    actors = [
        Link(path="by", to=context.build.agent(u.item))
        for u in context.slots.agents
        if u.item.is_a("Legislature")
    ]
    bodies = [
        Link(path="for-head-of", to=context.build.agent(u.item))
        for u in context.slots.agents
        if u.item.is_a("Regulator") and context.slots.noun("office") is not None
    ]
    of = Selection(of=kind, where=(Link(path="appointee", to=to), *actors, *bodies))
    if context.slots.asks_for("date"):
        return Query(ask=Ask.DATE, of=of)
    if context.slots.asks_for("who"):
        return Query(ask=Ask.THINGS, of=of, show=("by",))
    return Query(ask=Ask.THINGS, of=of) if not context.yes_no else None
