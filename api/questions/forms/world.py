"""What happens outside courts: inquiries, task forces, laws, orders, guidance, statements, roundtables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cryptoreg.api.questions import acts
from cryptoreg.api.questions.event_anchors import ORDINALS
from cryptoreg.api.questions.forms import searching
from cryptoreg.api.questions.forms.base import EVENT_KINDS_WITHOUT_CASE, Context
from cryptoreg.api.questions.query import (
    Ask,
    EventAnchor,
    Link,
    Measure,
    OneOf,
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

_NOUNS = {
    "investigation": "inv-closing", "roundtable": "roundtable", "executive-order": "order-signed", "law": "law-step",
    "rule": "law-step", "statement": "statement", "report": "report",
}  # fmt: skip


def date(context: Context) -> Query | None:
    """Such as "date of the signing of a bill", "when did the SEC close its OpenSea probe?"."""
    slots = context.slots
    if (not slots.asks_for("date") and not _bare_step(context)) or (
        slots.cases and not slots.noun("roundtable")
    ):
        return None
    named = [i for i in context.items if i.kind == "entity" and i.is_a("Event")]
    if named:
        ids = tuple(Ref(id=c.id, label=c.label) for c in named[0].candidates)
        role = "announced" if "announced" in slots.flags else "main"
        return Query(
            ask=Ask.DATE, of=Selection(of="any-event", ids=ids), measure=Measure(kind="date", role=role)
        )
    letter = _letter(context)
    if letter is not None:
        return Query(ask=Ask.DATE, of=letter, measure=Measure(kind="date"))
    event = _event(context)
    if event is not None and context.build.kind(event, slots) not in EVENT_KINDS_WITHOUT_CASE:
        return None
    selection = _selection(context, event)
    signed = [u.item for u in slots.agents if u.item.is_a("Person")]
    if selection is None and event is None and slots.noun("executive-order") is not None and signed:
        # "date of Trump's crypto executive order"
        selection = Selection(of="order-signed", where=(Link(path="by", to=context.build.agent(signed[0])),))
    if selection is None and any(e.sense.value == "tenure" for e in context.events):
        return None  # who took office is a person, and not an act by its description
    if selection is None:
        return searching.searched(context, Ask.DATE)
    if "votes" in slots.flags and not slots.asks_for("date"):
        return None
    role = (
        "announced"
        if "announced" in slots.flags
        else "effective"
        if selection.of == "law-in-force"
        else "main"
    )
    last = any(i.has("super", "last") for i in slots.supers)
    first = any(i.has("super", "first") for i in slots.supers)
    return Query(
        ask=Ask.DATE,
        of=selection,
        measure=Measure(kind="date", role=role),
        largest=True if last else False if first else None,
    )


def _bare_step(context: Context) -> bool:
    """Whether it is no more than the name of a law and of a step that it takes once: "MiCA entry into force"."""
    slots = context.slots
    others = slots.asks or slots.cases or slots.times or slots.supers or slots.compares or context.yes_no
    if (
        others
        or len(slots.laws) != 1
        or len(slots.events) != 1
        or not (slots.events[0].noun or slots.events[0].sense.form == "phrase")
    ):
        return False
    return context.build.kind(slots.events[0], slots) in ("law-in-force", "law-signing")


def _letter(context: Context) -> Selection | None:
    """The one thing that somebody has written, by the words of its records: "when did Warren write to the DOJ about the closure?"."""
    slots = context.slots
    told = slots.event("writing") is not None or any("letter" in i.text.lower() for i in slots.nouns)
    persons = [u.item for u in slots.agents if u.item.is_a("Person")]
    if not told or len(persons) != 1 or slots.laws:
        return None
    of = Selection(of="statement", where=(Link(path="by", to=context.build.agent(persons[0])),))
    found = quick(context.store, of)
    if len(found) != 1 or not acts.bears_out(context.store, found[0]["id"], context.items):
        return None
    about = tuple(
        Link(path="about", to=Selection(of="task-force", ids=context.build.refs(f, "TaskForce")))
        for f in slots.forces
    )
    of = Selection(of="any-event", ids=(Ref(id=found[0]["id"], label=found[0]["label"]),), where=about)
    return of if quick(context.store, of) else None


def moderators(context: Context) -> Query | None:
    """Such as "Who moderated the first roundtable?"."""
    slots = context.slots
    if not slots.asks_for("who") or slots.event("moderation") is None or slots.noun("roundtable") is None:
        return None
    selection = _selection(context, None)
    return None if selection is None else Query(ask=context.count(), of=selection, show=("moderator",))


def votes(context: Context) -> Query | None:
    """Such as "How many votes did the GENIUS Act get in the Senate?"."""
    slots = context.slots
    voted = slots.event("vote") is not None and any(u.item.is_a("Legislature") for u in slots.agents)
    counted = "votes" in slots.flags or (voted and slots.asks_for("count"))
    if not counted or slots.asks_for("date") or context.yes_no:
        return None
    actors = [
        Link(path="by", to=context.build.agent(u.item))
        for u in slots.agents
        if u.item.is_a("Legislature", "GovernmentBody")
    ]
    about = [i for i in context.items if i.kind == "entity" and (i.is_a("Instrument", "Person"))]
    if not about:
        return None
    of, measure = ballot(context, about[0], actors)
    return Query(ask=Ask.AMOUNT, of=of, measure=measure)


def ballot(context: Context, item: Item, chambers: Sequence[Link]) -> tuple[Selection, Measure]:
    """The votes on a bill or a nominee, and which of them are meant: those in favour, or those against."""
    against = not _AGAINST.isdisjoint(" ".join(context.words).split())
    path = "instrument" if item.is_a("Instrument") else "appointee"
    known = Value(name="votes_against" if against else "votes_for", op="known")
    of = Selection(of="agency-act", where=(Link(path=path, to=_entity(item)), *chambers, known))
    return of, Measure(kind="stated", role="votes_against") if against else Measure(kind="votes")


_AGAINST = frozenset({"against", "no", "nay", "nays", "opposed", "noes", "opposing"})
"""Words by which the votes against something are asked for."""


def _event(context: Context) -> Event | None:
    found = [e for e in context.events if e.sense.value not in ("hold-event", "holding")]
    outside = [e for e in found if context.build.kind(e, context.slots) in EVENT_KINDS_WITHOUT_CASE]
    return next(iter(outside or found), None)


def outside(context: Context, event: Event) -> Selection | None:
    """The selection of an act outside courts, its own times left out."""
    return _selection(
        context, Event(event.sense, event.item, event.passive, event.by, event.objects, [], event.noun)
    )


def _selection(context: Context, event: Event | None) -> Selection | None:  # one kind of act after the other
    """The selection of an act outside courts, by what it is about."""
    slots = context.slots
    build = context.build
    kind = build.kind(event, slots) if event is not None else ""
    own = build.event(event, slots) if event is not None else None
    persons = [u.item for u in slots.agents if u.item.is_a("Person")]
    if kind in ("nomination", "confirmation") and own is not None and persons:
        actors = [
            c
            for c in own.where
            if isinstance(c, Link)
            and c.path == "by"
            and not any(r.id in {x.id for x in persons[-1].candidates} for r in c.to.ids)
        ]
        dated = [c for c in own.where if isinstance(c, When)]
        return Selection(of=kind, where=(Link(path="appointee", to=_entity(persons[-1])), *actors, *dated))
    if slots.noun("roundtable") is not None:
        where = (
            own.where
            if own is not None and own.of == "roundtable"
            else tuple(w for t in slots.times for w in build.when(t))
        )
        number = ordinal(context)
        forces = [
            Link(path="by", to=Selection(of="task-force", ids=build.refs(f, "TaskForce")))
            for f in slots.forces[:1]
        ]
        where = (*where, *forces, *_spoken(context))
        named = [i for i in slots.clause.items if i.kind == "entity" and i.is_a("Event")]
        return Selection(
            of="roundtable",
            ids=build.refs(named[0], "Event") if named else (),
            where=(*where, *([Value(name="series_number", op="is", value=number)] if number else [])),
        )
    reported = _reported(context, kind)
    if reported is not None:
        return reported
    if slots.laws and own is not None:
        return _step_of_law(context, event, kind, own)
    if slots.laws and own is None:
        law = Selection(of="law", ids=build.refs(slots.laws[0], "Instrument"))
        actors = [Link(path="by", to=build.agent(u.item)) for u in slots.agents]
        times = tuple(w for t in slots.times for w in build.when(t))
        return Selection(of="agency-act", where=(Link(path="instrument", to=law), *actors, *times))
    if slots.forces and kind == "formation" and slots.noun("executive-order", "law") is not None:
        # "which executive order created the working group"
        force = Selection(of="task-force", ids=build.refs(slots.forces[-1], "TaskForce"))
        formed = Selection(of="formation", where=(Link(path="formed", to=force),))
        by_it = Selection(of="law", where=(Link(path="instrument-of", to=formed),))
        return Selection(of="order-signed", where=(Link(path="instrument", to=by_it),))
    if slots.forces and kind in ("formation", "disbanding", "agency-act", "law-step", ""):
        force = Selection(of="task-force", ids=build.refs(slots.forces[-1], "TaskForce"))
        of = "disbanding" if kind == "disbanding" else "formation"
        times = tuple(c for c in (own.where if own is not None else ()) if isinstance(c, When))
        by = [
            Link(path="by", to=build.agent(i))
            for i in (event.by if event is not None else ())
            if i.is_a("Person")
        ]
        return Selection(of=of, where=(Link(path="formed", to=force), *by, *times))
    if kind in ("inv-closing", "inv-opening", "wells-notice") and own is not None:
        return Selection(
            of=own.of,
            where=(
                *[c for c in own.where if not isinstance(c, Link)],
                *build.about_firms(slots),
                *_topics(context),
            ),
        )
    if slots.noun("investigation") is not None and event is None and (slots.agents or slots.others):
        return Selection(of="inv-closing", where=(*build.about_firms(slots), *_topics(context)))
    return None


def _reported(context: Context, kind: str) -> Selection | None:
    """The report or statement of a task force: "had the working group published its report"."""
    slots = context.slots
    told = slots.noun("report", "statement")
    sense = told.sense("noun") if told is not None else None
    if sense is None or not slots.forces or kind not in _PUBLISHED:
        return None
    times = tuple(w for t in slots.times for w in context.build.when(t))
    by_it = Link(path="by", to=Selection(of="agent", ids=context.build.refs(slots.forces[0], "TaskForce")))
    return Selection(of=sense.value, where=(by_it, *times))


_PUBLISHED = frozenset({"", "law-publication", "agency-act", "law-issuance", "event"})


def _step_of_law(context: Context, event: Event | None, kind: str, own: Selection) -> Selection:
    """What happened to a law: a step on its way, or that it was taken back."""
    slots, build = context.slots, context.build
    law = Selection(of="law", ids=build.refs(slots.laws[0], "Instrument"))
    if kind == "law-rescission":
        taken_back = OneOf(
            conditions=(
                Link(path="rescinds", to=law),
                Link(path="instrument", to=law),
                Link(path="vacates", to=law),
            )
        )
        times = tuple(c for c in own.where if isinstance(c, When))
        revoked = context.store.read(
            "MATCH ()-[:REVOKES]->(l) WHERE l.id IN $ids RETURN l.id AS id LIMIT 1",
            {"ids": [r.id for r in law.ids]},
        )
        bare = (
            Selection(of="rescinding", where=(Link(path="rescinds", to=law), *times))
            if revoked
            else Selection(of=own.of, where=(taken_back, *times))
        )
        if slots.courts:
            seat = Link(path="court", to=Selection(of="court", ids=build.refs(slots.courts[0], "Court")))
            bare = bare.with_(Link(path="case", to=Selection(of="lawsuit", where=(seat,))))
        whose = bare.with_(*(c for c in own.where if isinstance(c, Link) and c.path == "by"))
        return whose if quick(context.store, whose) else bare
    if kind == "law-veto":
        # a veto of the resolution against a rule is about the rule
        of_it = OneOf(conditions=(Link(path="instrument", to=law), Link(path="about", to=law)))
        return own.with_(of_it)
    if not kind.startswith("law-") and kind != "order-signed":
        own = Selection(of="agency-act", where=own.where)
    actors = [
        Link(path="by", to=build.agent(u.item))
        for u in slots.agents
        if event is None or u.item not in event.by
    ]
    return own.with_(Link(path="instrument", to=law), *actors)


def _spoken(context: Context) -> list[Value]:
    """What a roundtable was about, by words of its title or description."""
    words = [
        u.item.text.split()[0]
        for u in context.slots.agents
        if not u.item.is_a("Regulator", "GovernmentBody", "Person")
    ]
    words += [
        i.text
        for i in context.slots.clause.items
        if i.kind in ("unknown", "absent", "descriptor") or i.is_a("Token")
    ]
    return [Value(name="text", op="says", value=w.lower()) for w in words]


def _topics(context: Context) -> list[Link]:
    """Tokens and inquiries that an act is about."""
    return [
        Link(path="about", to=Selection(of="entity", where=(Link(path="investigates", to=_entity(i)),)))
        for i in context.slots.others
        if i.is_a("Token", "Product")
    ]


def _entity(item: Item) -> Selection:
    return Selection(of="entity", ids=tuple(Ref(id=c.id, label=c.label) for c in item.candidates))


def ordinal(context: Context) -> int | None:
    """Which one of a series, where the question says so."""
    noun = context.slots.noun("roundtable")
    for item in context.items:
        if noun is not None and 0 < noun.index - item.index <= 3:
            number = ORDINALS.get(item.text.lower()) or ORDINALS.get(item.value)
            if number:
                return number
    return None


def truth(context: Context, event: Event) -> Query | None:  # one case after the other, each a line or two
    """Whether something happened outside courts, by or at a time."""
    slots = context.slots
    undone = _undone_by_this(context, event)
    if undone is not None:
        return undone
    selection = outside(context, event)
    if selection is None:
        return None
    role = "announced" if "announced" in slots.flags else "main"
    times = [w for t in (event.times or slots.times) for w in context.build.when(t, role=role)]
    kept = tuple(c for c in selection.where if not isinstance(c, When))
    # who formed it, or which chamber passed it, is what is asked where somebody else may have
    whose = tuple(c for c in kept if isinstance(c, Link) and c.path == "by" and selection.of in _BY_SOMEBODY)
    kept = tuple(c for c in kept if c not in whose)
    return Query(ask=Ask.TRUTH, of=Selection(of=selection.of, where=kept), expect=(*whose, *times))


def _undone_by_this(context: Context, event: Event) -> Query | None:
    """Such as "Was SAB 121 rescinded by SAB 122?": whether one instrument takes another back."""
    slots = context.slots
    if event.sense.value not in ("rescission", "replacement") or len(slots.laws) != 2 or slots.times:
        return None
    first, last = (Selection(of="law", ids=context.build.refs(i, "Instrument")) for i in slots.laws)
    gone, by = (first, last) if event.passive else (last, first)
    taken_back = gone.with_(Link(path="revoked-by", to=Selection(of="law")))
    return Query(ask=Ask.TRUTH, of=taken_back, expect=(Link(path="revoked-by", to=by),))


_BY_SOMEBODY = frozenset({"formation", "disbanding", "order-signed", "nomination"})


def listing(context: Context) -> Query | None:  # noqa: C901  # one narrowing after the other
    """Lists of inquiries, roundtables, orders, laws, statements; the first or last of them."""
    slots = context.slots
    if slots.noun("lawsuit") is not None and slots.noun("investigation") is None:
        return None
    undone = _undone_by(context)
    if undone is not None:
        return undone
    stepwise = _steps(context)
    if stepwise is not None:
        return stepwise
    noun = next((i for i in slots.nouns for k in _NOUNS if i.has("noun", k)), None)
    event = _event(context)
    kind = context.build.kind(event, slots) if event is not None else ""
    groups = slots.forces or slots.noun("task-force") is not None
    barred = {"tenure", "law-step", "agency-act"} | (set() if groups else {"formation"})
    if noun is None and kind not in EVENT_KINDS_WITHOUT_CASE - barred:
        return None
    if slots.cases and noun is None:
        return None
    value = next((k for k in _NOUNS if noun is not None and noun.has("noun", k)), "")
    selection = _selection(context, event)
    if selection is None and kind in ("formation", "disbanding") and event is not None:
        selection = context.build.event(event, slots)
    if selection is None and value:
        selection = _of_noun(context, value, event)
    if selection is None:
        return None
    selection = context.build.without(selection, slots)
    if "other" in slots.flags:
        selection = _others(context, selection, noun)
    firm = slots.noun("firm", "person")
    show: tuple[str, ...] = (
        ("against",)
        if firm is not None
        and selection.of in ("inv-closing", "inv-opening", "wells-notice")
        and (noun is None or firm.index < noun.index)
        else ()
    )
    body = slots.noun("regulator")
    if body is not None and noun is not None and body.index < noun.index and selection.of != "roundtable":
        selection = selection.with_(Link(path="by", to=Selection(of="regulator")))
        show = show or ("by",)  # "which regulators withdrew guidance"
    if slots.asks_for("who") and not show and selection.of != "roundtable":
        whose = "whose" in context.words and selection.of in ("inv-closing", "inv-opening")
        suffered = (
            selection.of == "wells-notice"
            or whose
            or (selection.of in ("nomination", "confirmation") and event is not None and event.passive)
        )
        show = ("against",) if suffered else ("by",)
    super_ = next((s.value for i in slots.supers for s in i.senses if s.kind == "super"), None)
    role = "announced" if "announced" in slots.flags else "main"
    if role == "announced":
        selection = selection.model_copy(
            update={
                "where": tuple(
                    c.model_copy(update={"role": role}) if isinstance(c, When) else c for c in selection.where
                )
            }
        )
    if super_ in ("first", "last") and not ordinal(context):
        return Query(
            ask=Ask.THINGS,
            of=selection,
            show=show,
            measure=Measure(kind="date", role=role),
            largest=super_ == "last",
            limit=1,
        )
    return Query(ask=context.count(), of=selection, show=show)


def _paper(noun: Item | None) -> Selection:
    """The guidance that a noun speaks of; of letters and bulletins only these."""
    words = noun.text.lower().split() if noun is not None else []
    told = next((w.removesuffix("s") for w in words if w.removesuffix("s") in ("letter", "bulletin")), None)
    return Selection(of="rule", where=(Value(name="text", op="says", value=told),) if told else ())


def _others(context: Context, selection: Selection, noun: Item | None) -> Selection:
    """Without what the time is told by: "since that one, which others", "which other bill passed on the same day"."""
    named = [i for t in context.slots.times for i in t.region if i.is_a("Instrument")]
    if named and (selection.of.startswith("law-") or noun is not None):
        this = Selection(of="law", ids=context.build.refs(named[0], "Instrument"))
        selection = selection.with_(Link(path="instrument", to=this, negated=True))
    return selection if selection.but else selection.model_copy(update={"but": tuple(_anchored(selection))})


def _anchored(selection: Selection) -> Iterator[Ref]:
    """The acts that a time is told by."""
    for c in selection.where:
        if isinstance(c, When):
            for anchor in (c.first, c.second):
                if isinstance(anchor, EventAnchor):
                    yield from (r for r in anchor.event.ids if anchor.event.of == "any-event")


def _undone_by(context: Context) -> Query | None:
    """Such as "What did EO 14178 revoke?": what another instrument takes back."""
    slots = context.slots
    event = slots.event("rescission", "replacement")
    if event is None or len(slots.laws) != 1 or event.noun:
        return None
    place = slots.laws[0].index
    by = place > 0 and context.items[place - 1].text.lower() in ("by", "the")
    before = place > event.item.index and by if event.passive else place < event.item.index
    asked = (
        slots.asks_for("list")
        or context.words[:1] in (["what"], ["what was"], ["what is"])
        or slots.noun("executive-order", "law", "rule") is not None
    )
    if not before or not asked:
        return None
    by_it = Selection(of="law", ids=context.build.refs(slots.laws[0], "Instrument"))
    return Query(ask=context.count(), of=Selection(of="law", where=(Link(path="revoked-by", to=by_it),)))


def _steps(context: Context) -> Query | None:
    """Such as "MiCA steps between the vote and the entry into force": all that happened to a law, in a time."""
    slots = context.slots
    if slots.noun("event") is None or slots.cases or slots.supers:
        return None
    if any(e.sense.value != "hold-event" for e in context.events):
        return None
    if not slots.laws:
        return _steps_of_bills(context)
    law = Selection(of="law", ids=context.build.refs(slots.laws[0], "Instrument"))
    times: list[When] = []
    for when in (w for t in slots.times for w in context.build.when(t)):
        if when.relation is Relation.BETWEEN and when.second is not None:
            # what lies between two steps is neither of them
            times.append(When(relation=Relation.AFTER, first=when.first))
            times.append(When(relation=Relation.BEFORE, first=when.second))
        else:
            times.append(when)
    of = Selection(of="event", where=(Link(path="instrument", to=law), *times))
    return Query(ask=context.count(), of=of)


def _steps_of_bills(context: Context) -> Query | None:
    """Such as "Which steps of US bills came after the Senate passed this one?": what happened to statutes, in a time."""
    slots = context.slots
    noun = slots.noun("law")
    if sense_of(noun).form != "plural" or not slots.times:
        return None
    countries = [
        u.item for u in slots.agents if u.item.is_a("GovernmentBody") and not u.item.is_a("Regulator")
    ]
    chambers = [i for i in countries if i.is_a("Legislature")]
    american = [i for i in countries if any(c.id == "us" for c in i.candidates)]
    if len(american) + len(chambers) < len(slots.agents):
        return None
    bill = Selection(of="bill")
    if american:
        by = Link(path="by", to=Selection(of="entity", ids=tuple(Ref(id=i, label=i) for i in _AMERICAN)))
        bill = bill.with_(Link(path="instrument-of", to=Selection(of="any-event", where=(by,))))
    where = (
        Link(path="instrument", to=bill),
        *(Link(path="by", to=context.build.agent(i)) for i in chambers),
        *(w for t in slots.times for w in context.build.when(t)),
    )
    return Query(ask=context.count(), of=Selection(of="event", where=where))


_AMERICAN = ("us", "us-congress", "us-house", "us-senate", "donald-trump", "joe-biden")
"""Who makes the laws of the United States, by whom its bills are told from others."""


def _of_noun(context: Context, value: str, event: Event | None) -> Selection | None:
    slots, build = context.slots, context.build
    times = tuple(
        w for t in (event.times if event is not None else slots.times) or slots.times for w in build.when(t)
    )
    actors: tuple[Link | Value, ...] = tuple(
        Link(path="by", to=build.agent(u.item))
        for u in slots.agents
        if u.item.is_a("Regulator", "GovernmentBody", "Legislature", "Person")
    )
    kind = _NOUNS[value]
    if value == "investigation" and event is not None:
        kind = build.kind(event, slots)
        if kind not in ("inv-closing", "inv-opening", "wells-notice"):
            kind = "inv-closing"
    if value == "law" and event is not None and build.kind(event, slots).startswith("law-"):
        kind = build.kind(event, slots)
    if kind == "law-step" and value == "law":
        actors = (*actors, Link(path="instrument", to=Selection(of="bill")))
    if kind == "law-signing":
        # a bill that was signed, and not whatever else a president signs
        actors = (*actors, Link(path="instrument", to=Selection(of="statute")))
    if value == "statement" and any(i.text.lower().startswith("staff") for i in slots.nouns):
        # those of an authority's staff, and not what somebody says of staff
        official = Link(path="by", to=Selection(of="regulator"))
        actors = (*actors, official, Value(name="text", op="says", value="staff"))
    if value == "rule":
        step = build.kind(event, slots) if event is not None else "law-step"
        narrow = {
            "rescission": "guidance-rescission",
            "dismissal": "guidance-rescission",
            "issuance": "law-issuance",
        }
        step = narrow.get(event.sense.value, step) if event is not None else step
        if step == "law-issuance":
            actors = (*actors, Link(path="instrument", to=_paper(slots.noun("rule"))))
        return Selection(
            of=step if step.startswith(("law-", "guidance-")) else "law-step", where=(*times, *actors)
        )
    if (
        not times
        and not actors
        and not slots.asks_for("count")
        and not slots.supers
        and value not in ("roundtable", "investigation", "executive-order")
    ):
        return None
    return Selection(of=kind, where=(*times, *actors))
