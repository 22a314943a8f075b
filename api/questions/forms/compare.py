"""Two or more sides, and which of them it was: longer, first, more."""

from __future__ import annotations

import re

from cryptoreg.api.questions import model, seats
from cryptoreg.api.questions.clauses import Clause
from cryptoreg.api.questions.failures import NoQueryError, refused
from cryptoreg.api.questions.forms import world
from cryptoreg.api.questions.forms.base import Context
from cryptoreg.api.questions.query import Ask, EventAnchor, Link, Measure, OneOf, Query, Ref, Selection, Value
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.slots import EITHER_WAY, Slots


def sides(context: Context) -> Query | None:
    """Such as "Was the Binance case on hold for longer than the Coinbase case?", "which was paused first, X or Y?"."""
    slots = context.slots
    named = _named(context)
    words = context.words
    joined = "or" in slots.flags and any(
        w in ("or", "or vice versa", "or the other way round", "the other way round") for w in words
    )
    numbers = counts(context)
    if numbers is not None:
        return numbers
    than = any(i.has("compare") for i in context.items)
    ordered = bool(slots.supers) or than
    either = any(w in EITHER_WAY for w in words)
    if len(named) < 2 or not ordered or not (joined or either or (than and any("than" in w for w in words))):
        return None
    if any(i.kind in ("money", "length") or (i.kind == "number" and len(i.value) > 1) for i in context.items):
        return None
    _no_difference(words)
    value = _measure_word(context)
    timed = any(w in _YEARS for w in words) and not context.events
    if value in ("more", "less") and (
        timed or any(e.sense.value in ("sentence", "stay") for e in context.events)
    ):
        value = "longer" if value == "more" else "shorter"
    voted = _ballots(context, named, value)
    if voted is not None:
        return voted
    terms = _terms(context, named, value)
    if terms is not None:
        return terms
    if value in ("more", "less"):
        return _sums(context, named, value)
    measure, largest = _measure(context, value)
    if measure.kind == "date":
        spoken = _spoken_of(context)
        if spoken is not None:
            return Query(
                ask=Ask.COMPARISON,
                of=Selection(of="event"),
                among=tuple(a.event for a in spoken),
                roles=tuple(a.role for a in spoken),
                measure=measure,
                largest=largest,
            )
        own = [_own_event(context, item) for item in _sides_around_or(context, named)]
        if len(own) == 2 and all(o is not None for o in own):
            return Query(
                ask=Ask.COMPARISON,
                of=Selection(of="event"),
                among=tuple(o for o in own if o is not None),
                measure=Measure(kind="date"),
                largest=largest,
            )
    among = tuple(_side(context, item, measure) for item in named[-2:])
    if len(named) > 2 and joined:
        among = tuple(_side(context, item, measure) for item in _sides_around_or(context, named))
    return Query(
        ask=Ask.COMPARISON, of=Selection(of="lawsuit"), among=among, measure=measure, largest=largest,
        first=context.yes_no and than and not joined,
    )  # fmt: skip


def _no_difference(words: list[str]) -> None:
    """Refuse a question for how much two things differ.

    Raises:
        NoQueryError: it is one.
    """
    apart = re.search(
        r"\bhow (?:much|many)(?: \w+)? (?:more|less|longer|shorter|larger|fewer)\b", " ".join(words)
    )
    if apart is not None:
        raise refused("it asks for a difference; ask for each by itself", apart[0])


def counts(context: Context) -> Query | None:
    """Such as "Did the SEC drop more cases under Uyeda than under Atkins?", "more suits in 2023 or in 2024?"."""
    slots = context.slots
    items = slots.clause.items
    how = next((n for n, i in enumerate(items) if i.has("compare", "more") or i.has("compare", "less")), None)
    if how is None or slots.cases or slots.noun("lawsuit") is None:
        return None
    counted = next((i for i in items[how + 1 :] if i.kind not in ("ignored", "entity", "quality")), None)
    if counted is None or not counted.has("noun", "lawsuit") or len(slots.times) != 2:
        return None
    both = list(slots.times)
    among = []
    for time in both:
        slots.times = [time]
        for event in slots.events:
            event.times = [time]
        among.append(context.build.cases(slots, show=True))
    slots.times = both
    more = items[how].has("compare", "more")
    return Query(
        ask=Ask.COMPARISON, of=Selection(of="lawsuit"), among=tuple(among), measure=Measure(kind="number"), largest=more,
        first=context.yes_no and "or" not in slots.flags,
    )  # fmt: skip


def _ballots(context: Context, named: list[Item], value: str) -> Query | None:
    """Such as "Which bill got more yes votes in the House, GENIUS or CLARITY?", "who was confirmed by more votes, X or Y?"."""
    slots = context.slots
    voted = "votes" in slots.flags or slots.event("vote") is not None or slots.noun("vote") is not None
    things = [i for i in named if i.is_a("Instrument", "Person")]
    if not voted or len(things) != 2 or value not in ("more", "less", "longer", "shorter"):
        return None
    chambers = [
        Link(path="by", to=context.build.agent(u.item)) for u in slots.agents if u.item.is_a("Legislature")
    ]
    (one, measure), (other, _) = (world.ballot(context, i, chambers) for i in things)
    return Query(
        ask=Ask.COMPARISON, of=Selection(of="agency-act"), among=(one, other), measure=measure,
        largest=value in ("more", "longer"), first=context.yes_no and "or" not in slots.flags,
    )  # fmt: skip


def _terms(context: Context, named: list[Item], value: str) -> Query | None:
    """Whose time in an office was longer, or began first: "Uyeda at the SEC or Pham at the CFTC"."""
    persons = [i for i in named if i.is_a("Person") and seats.in_office(context.build, i)]
    held = any(e.sense.value in ("holding", "tenure") for e in context.events)
    told = held or context.slots.noun("office", "leadership") is not None
    if len(persons) != 2 or not (told or (value in ("longer", "shorter") and not context.events)):
        return None
    among = []
    for person, following in ((persons[0], persons[1].index), (persons[1], len(context.items))):
        region = [i for i in context.items[person.index : following] if i is person or not i.is_a("Person")]
        if not any(i.is_a("Regulator") for i in region):
            region += [i for i in named if i.is_a("Regulator")]
        own = seats.tenure(context.build, person, region)
        if own.of == "tenure" and "acting" in context.slots.qualities:
            own = own.with_(Value(name="manner", op="is", value="acting"))
        among.append(own)
    lasting = value in ("longer", "shorter")
    return Query(
        ask=Ask.COMPARISON,
        of=Selection(of=among[0].of),
        among=tuple(among),
        measure=Measure(kind="duration" if lasting else "date"),
        largest=value in ("longer", "later"),
    )


def _named(context: Context) -> list[Item]:
    return [i for i in context.items if i.kind in ("case", "entity") and not i.is_a("Court")]


def _sides_around_or(context: Context, named: list[Item]) -> list[Item]:
    place = next((i.index for i in context.items if i.has("or")), 0)
    # "the SEC suing Kraken or the SEC suing Justin Sun": the sides are those who differ
    before = [i for i in named if i.index < place]
    after = [i for i in named if i.index > place]
    private = [[i for i in side if not _public(i)] for side in (before, after)]
    if all(private):
        before, after = private
    return before[-1:] + after[:1]


def _spoken_of(context: Context) -> tuple[EventAnchor, EventAnchor] | None:
    """The events on both sides of an "or", each with its own words; what one lacks stands before them."""
    either = next((i.index for i in context.items if i.text.lower() in EITHER_WAY), None)
    place = either if either is not None else next((i.index for i in context.items if i.has("or")), None)
    if place is None:
        return None
    start = max((i.index for i in context.items[:place] if i.comma), default=0)
    regions = [
        [i for i in region if not (i.has("ask") or i.has("compare") or i.has("super"))]
        for region in (context.items[start:place], context.items[place + 1 :])
    ]
    if not all(any(i.kind in ("entity", "case", "event") for i in r) for r in regions):
        return None
    try:
        anchors = [context.build.anchor(r, "after") for r in regions]
    except NoQueryError:
        return None
    first, second = anchors
    both = isinstance(first, EventAnchor) and isinstance(second, EventAnchor)
    return (first, second) if both else None  # type: ignore[return-value]  # it is both


_YEARS = frozenset({"years", "months", "prison time", "jail time", "time behind bars"})


def _public(item: Item) -> bool:
    return item.kind != "case" and item.is_a("Regulator", "GovernmentBody")


def _own_event(context: Context, item: Item) -> Selection | None:
    """Such as "the Binance stay", "the formation of the task force": the event that stands beside a name."""
    near = [e for e in context.slots.events if e.noun and abs(e.item.index - item.index) <= 3]
    if not near:
        return None
    event = min(near, key=lambda e: abs(e.item.index - item.index))
    kind = context.build.kind(event, Slots(Clause(), forces=[item] if item.is_a("TaskForce") else []))
    if item.is_a("TaskForce"):
        force = Selection(of="task-force", ids=context.build.refs(item, "TaskForce"))
        return Selection(of=kind, where=(Link(path="formed", to=force),))
    if item.kind == "case":
        return Selection(of=kind, where=(Link(path="case", to=context.build.case(item)),))
    party = Selection(of="lawsuit", where=(Link(path="party", to=context.build.agent(item)),))
    return Selection(of=kind, where=(Link(path="case", to=party),))


def _measure_word(context: Context) -> str:
    for item in context.items:
        sense = item.sense("compare")
        if sense is not None:
            return sense.value
    sense = context.slots.supers[0].sense("super")
    return {"first": "earlier", "last": "later", "longest": "longer", "shortest": "shorter", "largest": "more", "smallest": "less"}.get(
        sense.value if sense is not None else "", "earlier"
    )  # fmt: skip


def _measure(context: Context, value: str) -> tuple[Measure, bool]:
    event = context.events[0] if context.events else None
    kind = event.sense.value if event is not None else "filing"
    if value in ("longer", "shorter"):
        if kind in ("stay", "abeyance"):
            return Measure(kind="duration", since="stay-any"), value == "longer"
        if kind == "sentence":
            return Measure(kind="duration", since="sentence"), value == "longer"
        if kind == "stay-motion":
            return Measure(kind="duration", since="stay-motion"), value == "longer"
        if event is None and any(w in _YEARS for w in context.words):
            return Measure(kind="duration", since="sentence"), value == "longer"  # "who got more years"
        return Measure(kind="lifetime", since="filing", until="end"), value == "longer"
    since = context.build.kind(event, context.slots) if event is not None else "filing"
    return Measure(kind="date", since=since), value == "later"


def _side(context: Context, item: Item, measure: Measure) -> Selection:
    if item.kind == "case":
        selection = context.build.case(item)
    elif item.is_a("TaskForce"):
        return Selection(of="task-force", ids=context.build.refs(item, "TaskForce"))
    elif _public(item) and (
        others := [i for i in _named(context) if i.kind == "entity" and not _public(i) and i.is_a("Agent")]
    ):
        # "who sued Binance first, the SEC or the CFTC?": each one's case against the other side
        own = Link(path="plaintiff", to=context.build.agent(item))
        return Selection(of="lawsuit", where=(own, Link(path="party", to=context.build.agent(others[0]))))
    else:
        selection = Selection(of="lawsuit", where=(Link(path="party", to=context.build.agent(item)),))
    public = [
        u.item
        for u in context.slots.agents
        if u.item.is_a("Regulator") and u.item is not item and u.role != "any"
    ]
    if not public:
        # "the case against Kraken or the one against Binance, before the SEC gave it up"
        named = {
            i.candidates[0].id: i
            for i in context.items
            if i.kind == "entity" and i.is_a("Regulator") and i.candidates
        }
        public = list(named.values()) if len(named) == 1 and not item.is_a("Regulator") else []
    if item.kind != "case" and not public:
        # "the lawsuit of the SEC against Kraken or the one against Binance": of the same authority
        cases = [c.id for i in _named(context) if i.kind == "case" for c in i.candidates]
        rows = context.store.read(_PLAINTIFFS, {"ids": cases})
        if len(rows) == 1:
            suing = Selection(of="agent", ids=(Ref(id=rows[0]["id"], label=rows[0]["label"]),))
            selection = selection.with_(Link(path="plaintiff", to=suing))
    if item.kind != "case" and public:
        selection = selection.with_(Link(path="plaintiff", to=context.build.agent(public[0])))
    return selection


_PLAINTIFFS = f"""
MATCH (l:Lawsuit)-[:{model.load().paths["plaintiff"]}]->(p:GovernmentBody) WHERE l.id IN $ids
RETURN DISTINCT p.id AS id, p.label AS label ORDER BY id
"""


def _sums(context: Context, named: list[Item], value: str) -> Query:
    """Such as "Has Kraken paid more to one agency than to another?": the sums of each side."""
    apart = _pairs(context)
    if apart is not None:
        return Query(
            ask=Ask.COMPARISON, of=Selection(of="payment"), among=apart, measure=Measure(kind="amount"), largest=value == "more"
        )  # fmt: skip
    around = _sides_around_or(context, named)
    if len(around) < 2:
        around = named[-2:]
    rest = [i for i in named if i not in around and i.kind == "entity"]
    among = []
    for item in around:
        if item.kind == "case":
            of_case = Link(path="case", to=context.build.case(item))
        else:
            path = "plaintiff" if item.is_a("Regulator", "GovernmentBody") else "defendant"
            case = Selection(of="lawsuit", where=(Link(path=path, to=context.build.agent(item)),))
            for other in rest:
                case = case.with_(Link(path="party", to=context.build.agent(other)))
            of_case = Link(path="case", to=case)
        conditions: list[Link | OneOf | Value] = [of_case]
        payers = rest if item.kind != "case" else []
        for other in payers:
            if not other.is_a("Regulator"):
                conditions.append(_concerns(context, other))
        if item.kind == "entity" and not item.is_a("Regulator", "GovernmentBody"):
            conditions.append(_concerns(context, item))
        among.append(Selection(of="payment", where=tuple(conditions)))
    if not among:
        raise refused("the sides of the comparison are not clear")
    than = context.yes_no and "or" not in context.slots.flags
    return Query(
        ask=Ask.COMPARISON, of=Selection(of="payment"), among=tuple(among), measure=Measure(kind="amount"), largest=value == "more",
        first=than,
    )  # fmt: skip


def _pairs(context: Context) -> tuple[Selection, Selection] | None:
    """Sides that each name who paid and whom: "Genesis's to the SEC or Gemini's to the CFTC"."""
    place = next((i.index for i in context.items if i.has("or")), None)
    if place is None:
        return None
    out = []
    for region in (context.items[:place], context.items[place + 1 :]):
        named = [i for i in region if i.kind == "entity" and i.is_a("Agent")]
        public = [i for i in named if _public(i)]
        private = [i for i in named if not _public(i)]
        if len(public) != 1 or len(private) != 1:
            return None
        case = Selection(
            of="lawsuit",
            where=(
                Link(path="plaintiff", to=context.build.agent(public[0])),
                Link(path="defendant", to=context.build.agent(private[0])),
            ),
        )
        out.append(
            Selection(of="payment", where=(Link(path="case", to=case), _concerns(context, private[0])))
        )
    return out[0], out[1]


def _concerns(context: Context, item: Item) -> OneOf:
    to = context.build.agent(item)
    return OneOf(
        conditions=(
            Link(path="by", to=to),
            Link(path="against", to=to),
            Link(path="case", to=Selection(of="lawsuit", where=(Link(path="defendant", to=to),))),
        )
    )
