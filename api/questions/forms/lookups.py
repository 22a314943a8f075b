"""One thing about one case: a date, a court, a judge, a party, how it ended, who did it."""

from __future__ import annotations

from dataclasses import replace

from cryptoreg.api.questions.failures import refused, unknown
from cryptoreg.api.questions.forms.base import EVENT_KINDS_WITHOUT_CASE, Context, first_or_last, without_value
from cryptoreg.api.questions.forms.lists import order
from cryptoreg.api.questions.lexicon import Sense
from cryptoreg.api.questions.query import Ask, Link, Measure, Query, Selection, Value
from cryptoreg.api.questions.reading import Item, sense_of
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.slots import Event, Slots

_ATTRIBUTES = {
    "court": ("court",), "judge": ("judge",), "plaintiff": ("plaintiff",), "defendant": ("defendant",),
    "party": ("party",), "docket-number": ("proceeding",),
}  # fmt: skip


_SHARED = frozenset({"judge", "court", "plaintiff", "defendant", "party"})
"""What several cases may have in common."""


def date_of_last(context: Context) -> Query | None:
    """Such as "When was the last SEC case dropped?": the date of the first or last of all that a clause describes."""
    slots = context.slots
    event = context.events[0] if len(context.events) == 1 else None
    if not slots.asks_for("date") or slots.asks_for("count") or event is None or context.has_case:
        return None
    measure, largest = order(context)
    single = slots.noun("lawsuit") is not None or event.noun
    kind = context.build.kind(event, slots)
    if measure is None or measure.kind != "date" or not single or kind in EVENT_KINDS_WITHOUT_CASE:
        return None
    if slots.clause.negated or slots.courts or slots.judges or slots.cases:
        return None
    cases = context.build.cases(slots, events=False)
    own = context.build.event(event, slots)
    own = own.with_(Link(path="case", to=cases)) if cases.where else own
    return Query(ask=Ask.DATE, of=own, measure=measure, largest=largest or None)


def date(context: Context) -> Query | None:
    """Such as "When was SEC v. Binance filed?", "on which date did the parties move for a stay?"."""
    slots = context.slots
    if not slots.asks_for("date") or slots.asks_for("count"):
        return None
    if context.listing and slots.noun("lawsuit") is not None and not context.has_case:
        return None
    events = context.events
    if not events and context.has_case and slots.noun("docket-number", "court", "judge") is None:
        events = []
    event = next((e for e in events if e.sense.value != "hold-event"), None)
    if event is None:
        if not context.has_case:
            return None
        if "closed" in slots.states:
            over = Selection(of="end", where=(Link(path="case", to=context.one_case()),))
            return Query(ask=Ask.DATE, of=over)  # "when was the Kraken case over"
        said = [
            i.text for i in context.slots.clause.items if i.kind == "ignored" and i.text.lower() not in _EMPTY
        ]
        if said:
            raise refused("it is not clear what happened", *said)  # "when was Kraken let off"
        case = context.one_case()
        return Query(ask=Ask.DATE, of=Selection(of="filing", where=(Link(path="case", to=case),)))
    event = _of_appeal(event, slots)
    kind = context.build.kind(event, slots)
    if kind in EVENT_KINDS_WITHOUT_CASE:
        return None
    _of_a_court(context, kind)
    _placed(context)
    own = context.build.event(event, slots)
    if kind == "dismissal" and not slots.noun("lawsuit") and not slots.cases:
        own = own.model_copy(update={"of": "any-dismissal"})
    placed = _let_go(context, own) or context.in_case(own)
    role = (
        "ended"
        if "announced" not in slots.flags and event.sense.value in ("stay", "abeyance") and _ends(context)
        else "announced"
        if "announced" in slots.flags
        else "main"
    )
    last = any(i.has("super", "last") for i in slots.supers)
    return Query(
        ask=Ask.DATE,
        of=placed,
        measure=Measure(kind="date", role=role),
        largest=True if last else None,
    )


def _of_a_court(context: Context, kind: str) -> None:
    """Refuse to look for a hearing in parliament among those of courts.

    Raises:
        NoQueryError: it is one.
    """
    slots = context.slots
    if kind == "hearing" and not slots.cases and any(u.item.is_a("Legislature") for u in slots.agents):
        raise unknown("the records hold hearings of courts")


def _placed(context: Context) -> None:
    """See to it that a case, a court or a judge is told; else it is that of the time.

    Raises:
        NoQueryError: there is none.
    """
    slots = context.slots
    if context.has_case or slots.courts or slots.judges:
        return
    slots.cases = _case_of_time(context)
    if not slots.cases:
        raise refused("it asks for a date, but not of which case")


def _let_go(context: Context, own: Selection) -> Selection | None:
    """The dismissal of the claims against somebody whom a question names, where it is not that of the whole case."""
    private = context.private
    if (
        own.of not in ("dismissal", "any-dismissal", "part-dismissal")
        or len(private) != 1
        or context.slots.cases
    ):
        return None
    whose = tuple(Link(path="by", to=context.build.agent(i)) for i in context.public)
    him = Link(path="against", to=context.build.agent(private[0]))
    of_him = Selection(of="any-dismissal", where=(*own.where, him, *whose))
    return of_him if quick(context.store, of_him) else None


def _case_of_time(context: Context) -> list[Item]:
    """The one case that a time is told by: "when did the SEC appeal after the judge had set the Dealer Rule aside?"."""
    phrases = context.build.phrases
    region = [i for t in context.slots.times for i in t.region]
    cases = [i for i in region if i.kind == "case"]
    if len(cases) == 1:
        return cases
    ruled = any(s.kind == "event" and s.value in _RULED for i in region for s in i.senses)
    laws = [i for i in region if i.kind == "entity" and i.is_a("Instrument")]
    if cases or not ruled or len(laws) != 1:
        return []
    found = phrases.about_words(laws, None)
    return [replace(laws[0], kind="case", candidates=found)] if len(found) == 1 else []


_RULED = frozenset({"vacatur", "order", "judgment"})


def _of_appeal(event: Event, slots: Slots) -> Event:
    """The filing of an appeal is the appeal: "when was the Ripple appeal filed?"."""
    if event.sense.value == "filing" and any(c.value == "appeal" for c in slots.cases):
        return replace(event, sense=Sense("event", "appeal", (), event.sense.form))
    return event


_INTRANSITIVE = frozenset(
    {
        "go",
        "goes",
        "went",
        "gone",
        "get",
        "gets",
        "got",
        "receive",
        "receives",
        "received",
        "behind",
        "serve",
        "served",
    }
)
_EMPTY = frozenset(
    "the a an was is were did of on in for to by with its their this that first crypto us u.s federal and date day when what legal "
    "enforcement original official exact".split()
)
_ENDINGS = frozenset(
    [
        "end",
        "ends",
        "ended",
        "ending",
        "expire",
        "expires",
        "expired",
        "lapse",
        "lapsed",
        "over",
        "run out",
        "ran out",
        "until when",
        "till when",
    ]
)


def _ends(context: Context) -> bool:
    return any(w in _ENDINGS for w in context.words)


def ending(context: Context) -> Query | None:
    """How a case ended, or what became of it."""
    slots = context.slots
    asked = slots.asks_for("ending") or (
        slots.event("end") is not None and any(w in ("how", "how did") for w in context.words)
    )
    if not asked or not context.has_case or slots.asks_for("count", "date"):
        return None
    if [
        e
        for e in context.events
        if e.sense.value not in ("end", "hold-event", "filing", "dismissal", "settlement")
    ]:
        return None
    return Query(ask=Ask.ENDING, of=context.one_case([Link(path="event", to=Selection(of="filing"))]))


def _of_each(slots: Slots) -> bool:
    """Whether what is asked for belongs to each of several: sued by both the SEC and the CFTC."""
    public = sum(u.item.is_a("Regulator", "GovernmentBody") for u in slots.agents)
    return len(slots.agents) - public > 1 or (public > 1 and not slots.cases)


def attribute(context: Context) -> Query | None:  # noqa: C901  # one case after the other
    """Court, judge, parties or docket number of one case."""
    slots = context.slots
    if not context.has_case or slots.asks_for("date", "duration", "amount", "everything"):
        return None
    if slots.asks_for("ending") and not slots.asks_for("where", "who", "list"):
        return None  # "how did the court decide"
    if "both" in slots.flags and _of_each(slots):
        return None
    noun = slots.noun(*_ATTRIBUTES)
    if slots.noun("us-state") is not None and noun is not None and noun.has("noun", "plaintiff"):
        return None  # "which states are plaintiffs": and not everybody who sues
    name = sense_of(noun).value
    spoken = noun is not None and sense_of(noun).form == "phrase"
    if spoken and name == "judge" and slots.asks_for("where"):
        noun, name = None, "court"  # "in which court was it heard"
    if noun is None and slots.asks_for("where") and all(e.sense.value == "filing" for e in context.events):
        name = "court"
    for side in ("plaintiff", "defendant"):
        shared = len(slots.cases) > 1 and context.listing
        if noun is None and f"side-{side}" in slots.flags and (slots.asks_for("who") or shared):
            name = side
    if not name or "other" in slots.flags:
        return None
    if "also" in context.words and slots.noun("lawsuit") is not None:
        return None  # "the judge of that case also had another one"
    if len(slots.cases) > 1 and name in _SHARED:
        kind = name if name in ("judge", "court") else "agent"
        links = tuple(Link(path=f"{name}-of", to=context.build.case(c)) for c in slots.cases)
        return Query(ask=context.count(), of=Selection(of=kind, where=links))
    listed = next((i for i in slots.nouns if i.has("noun", "lawsuit")), None)
    several = listed is not None and (context.listing or sense_of(listed).form == "plural")
    if (
        several
        and listed is not None
        and listed.index < (noun.index if noun is not None else len(context.items))
    ):
        return None
    event = next(
        (
            e
            for e in context.events
            if e.sense.value not in ("filing", "hold-event", "holding")
            and not (
                e.sense.value in ("trial", "hearing") and e.noun and not e.times
            )  # "the judge in his trial"
        ),
        None,
    )
    acting = (
        event is not None
        and name in ("judge", "court")
        and context.build.kind(event, slots) not in EVENT_KINDS_WITHOUT_CASE
    )
    appealed = (
        event is not None
        and event.sense.value == "appeal"
        and event.noun
        and slots.event("order") is not None
    )
    if name == "court" and appealed:
        return _court_above(context, context.one_case())  # "which court decided the appeal"
    if acting and event is not None:
        return _who_ruled(context, event, name)
    case = context.one_case()
    if name == "court" and "on-appeal" in slots.qualities:
        return _court_above(context, case)
    if name in ("plaintiff", "defendant", "party") and context.people_asked:
        return Query(
            ask=context.count(), of=Selection(of="person", where=(Link(path=f"{name}-of", to=case),))
        )
    return Query(ask=context.count(), of=case, show=_ATTRIBUTES[name])


def _who_ruled(context: Context, event: Event, name: str) -> Query:
    """The judge or the court of an act: "which court sentenced him", "which judge denied the last motion"."""
    own = without_value(context.build.event(event, context.slots), "manner")
    case = context.one_case([Link(path="event", to=own)])
    if name == "court":
        happened = case.with_(Link(path="event", to=own))
        return Query(ask=context.count(), of=happened, show=_ATTRIBUTES[name])
    if _by_the_court_alone(context, own, case):
        return Query(ask=context.count(), of=case, show=("judge",))
    path = "ordered-by" if own.of in ("stay", "abeyance", "stay-any") else "issued-by"
    ruled = Query(ask=context.count(), of=own.with_(Link(path="case", to=case)), show=(path,))
    return _ranked(context, ruled)


def _court_above(context: Context, case: Selection) -> Query:
    above = Selection(
        of="court", where=(Link(path="hears", to=case), Value(name="text", op="says", value="appeals"))
    )
    return Query(ask=context.count(), of=above)


def _ranked(context: Context, query: Query) -> Query:
    """Of several rulings the first or the last, where a question says so: "who denied the last motion"."""
    rank = first_or_last(context.slots)
    if rank is None or query.ask is not Ask.THINGS:
        return query
    return query.model_copy(update={"measure": Measure(kind="date"), "largest": rank == "last", "limit": 1})


def _by_the_court_alone(context: Context, own: Selection, case: Selection) -> bool:
    """Whether an act is on record as that of the court, in a case with one judge: it is his."""
    acts = [r["id"] for r in quick(context.store, own.with_(Link(path="case", to=case)))]
    found = context.store.read(_ISSUED, {"ids": acts})
    alone = len(quick(context.store, Selection(of="judge", where=(Link(path="judge-of", to=case),)))) == 1
    return alone and bool(found) and not any(r["person"] for r in found)


_ISSUED = """
MATCH (o)-[:ISSUED_BY]->(b) WHERE o.id IN $ids RETURN o.id AS id, any(x IN collect(b) WHERE x:Person) AS person ORDER BY id
"""
_SUMS = frozenset({"payment", "penalty", "settlement"})


def _payer(context: Context, event: Event, own: Selection) -> Query:
    """Such as "Who paid the biggest fine to the SEC?": the defendants of the case with the largest sum."""
    whose = [u.item for u in context.slots.agents if u.item not in event.by]
    links = tuple(Link(path="plaintiff", to=context.build.agent(i)) for i in whose)
    of_case = (Link(path="case", to=Selection(of="lawsuit", where=links)),) if links else ()
    measure, largest = order(context)
    return Query(
        ask=Ask.THINGS, of=own.with_(Value(name="amount_usd", op="known"), *of_case), show=("case", "defendant"),
        measure=measure, largest=largest, limit=1,
    )  # fmt: skip


def who(context: Context) -> Query | None:  # noqa: C901  # one case after the other
    """Such as "Who filed the motion to stay in SEC v. Sun?", "whom did the SEC sue?"."""
    slots = context.slots
    if not slots.asks_for("who") or not context.events:
        return None
    if slots.asks_for("list") and slots.noun("lawsuit") is not None:
        return None  # "Who else …? Which prosecutions …?"
    event = next((e for e in context.events if e.sense.value != "filing"), context.events[0])
    kind = context.build.kind(event, slots)
    if kind in EVENT_KINDS_WITHOUT_CASE and not slots.cases:
        return None
    subject_known = bool(event.by or event.judges)
    if (
        kind == "filing"
        and event.objects
        and not subject_known
        and slots.noun("lawsuit") is None
        and not slots.supers
    ):
        return Query(ask=context.count(), of=context.build.cases(slots, show=True), show=("plaintiff",))
    if (
        kind == "filing" and event.passive and not subject_known and not event.objects
        and slots.noun("lawsuit") is None and not slots.cases and (event.times or slots.times)
    ):  # fmt: skip
        return Query(ask=context.count(), of=context.build.cases(slots, show=True), show=("defendant",))
    suffered = kind == "pardon" or (
        kind in ("plea", "verdict", "sentence", "arrest") and slots.noun("lawsuit") is None
    )
    if (
        not context.has_case
        and not slots.courts
        and not slots.judges
        and not subject_known
        and not slots.supers
    ) and not suffered:
        return None
    own = context.build.event(event, slots)
    if kind in _SUMS and slots.supers and not slots.cases:
        return _payer(context, event, own)
    if kind == "filing":
        cases = context.build.cases(slots, show=True)
        if context.people_asked and not slots.supers:
            # "which people did it sue": not the firms beside them
            side = "defendant-of" if subject_known else "plaintiff-of"
            return Query(ask=context.count(), of=Selection(of="person", where=(Link(path=side, to=cases),)))
        shown = ("defendant" if subject_known else "plaintiff",)
        first, last = order(context)
        if first is not None:
            return Query(ask=Ask.THINGS, of=cases, show=shown, measure=first, largest=last, limit=1)
        return Query(ask=context.count(), of=cases, show=shown)
    if slots.cases or context.has_case:
        own = context.in_case(own)
    if kind == "sentence" and slots.lengths:
        lasting = Value(name="duration_days", op=context.bound, value=int(slots.lengths[0].value))
        own = without_value(own, "duration_days").with_(lasting)
    measure, largest = order(context)
    if measure is not None:
        show = ("against",) if kind in ("sentence", "verdict", "plea", "arrest", "pardon") else ("by",)
        return Query(ask=Ask.THINGS, of=own, show=show, measure=measure, largest=largest, limit=1)
    goes = event.item.text.lower().split()[0] in _INTRANSITIVE and not event.objects
    if (kind == "plea" or (kind in ("sentence", "release", "verdict") and goes)) and not subject_known:
        return Query(ask=context.count(), of=own, show=("against",))
    whose = event.noun and context.words[:1] == ["whose"]  # "whose pardon came after it": of him who got it
    if subject_known or (
        kind in ("sentence", "verdict", "plea", "arrest", "pardon", "penalty") and (event.passive or whose)
    ):
        return Query(ask=context.count(), of=own, show=("against",))
    path = "ordered-by" if kind in ("stay", "abeyance", "stay-any") else "by"
    return Query(ask=context.count(), of=own, show=(path,))
