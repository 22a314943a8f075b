"""Paths, timelines, sources, conflicts, changes, allegations, and what the records do not hold."""

from __future__ import annotations

from cryptoreg.api.questions.english import selection_words, when_words
from cryptoreg.api.questions.failures import false_premise, refused, unknown
from cryptoreg.api.questions.forms import world
from cryptoreg.api.questions.forms.base import EVENT_KINDS_WITHOUT_CASE, Context
from cryptoreg.api.questions.query import Ask, Link, Measure, OneOf, Query, Ref, Selection, Value
from cryptoreg.api.questions.running import Execution, quick


def path(context: Context) -> Query | None:
    """Such as "How is Tornado Cash connected to EO 14178?"."""
    if not context.slots.asks_for("path"):
        return None
    named = [i for i in context.items if i.kind in ("entity", "case", "leadership") and i.candidates]
    if len(named) < 2:
        return None
    ends = [
        Selection(of="entity", ids=tuple(Ref(id=c.id, label=c.label) for c in i.candidates))
        for i in (named[0], named[-1])
    ]
    return Query(ask=Ask.PATH, of=ends[0], among=tuple(ends))


def conflicts(context: Context) -> Query | None:
    """Such as "Where do sources disagree on the Ripple case?"."""
    if not context.slots.asks_for("conflicts"):
        return None
    return Query(ask=Ask.CONFLICTS, of=_about(context))


def _about(context: Context) -> Selection:
    slots = context.slots
    if slots.cases or any(not u.item.is_a("Regulator") for u in slots.agents):
        return context.build.cases(slots, events=False)
    ids = tuple(
        Ref(id=c.id, label=c.label) for i in context.items if i.kind == "entity" for c in i.candidates
    )
    return Selection(of="entity", ids=ids)


def unrecorded(context: Context) -> Query | None:
    """What belongs to the domain and is not in the records: lawyers, fees, salaries."""
    if "unrecorded" not in context.slots.flags or context.titles_only:
        return None
    if context.on_record or context.slots.noun("lawsuit", "judge", "court", "firm", "regulator"):
        raise unknown("the records do not hold this")
    raise refused("the records do not hold this")


def ballots(context: Context) -> Query | None:
    """Who voted how: the records hold the numbers, and not the names."""
    if context.slots.asks_for("who") and any(w.startswith("voted ") for w in context.words):
        raise unknown("the records hold how many voted, and not who")
    voted = context.slots.event("vote")
    if (
        voted is not None
        and not context.slots.asks_for("count")
        and any(i.is_a("Person") for i in (*voted.by, *voted.objects))
        and not context.slots.laws
    ):
        raise unknown("the records hold how many voted, and not who")
    return None


def why(context: Context) -> Query | None:
    """The ground of an act, where one is on record."""
    if not context.slots.asks_for("why"):
        return None
    if not context.on_record:
        raise refused("it asks for reasons, but not of what")
    _check_premise(context)
    event = next((e for e in context.events if e.sense.value != "hold-event"), None)
    if event is not None and context.has_case:
        own = context.build.event(event, context.slots)
        told = OneOf(
            conditions=(
                Value(name="ground_text", op="known"),
                Link(path="ground", to=Selection(of="entity")),
            )
        )
        if own.of not in EVENT_KINDS_WITHOUT_CASE:
            given = context.in_case(own).with_(told)
            if quick(context.store, given):
                return Query(ask=Ask.THINGS, of=given)
    raise unknown("the records hold what happened, and hardly ever why")


def _check_premise(context: Context) -> None:
    """See to it that what a reason is asked for happened when the question says.

    Raises:
        NoQueryError: it did not happen then, or not at all.
    """
    event = context.events[0] if context.events else None
    if event is None or not context.slots.times:
        return
    outside = context.build.kind(event, context.slots) in EVENT_KINDS_WITHOUT_CASE
    base = world.outside(context, event) if outside else None
    if base is None and context.has_case:
        base = context.in_case(context.build.event(event, context.slots, timed=False))
    if base is None:
        return
    times = tuple(w for t in context.slots.times for w in context.build.when(t))
    run = Execution(context.store, Query(ask=Ask.TRUTH, of=base, expect=times))
    run.resolve()
    known = [f for f in run.things(base) if f.date is not None]
    if known and not any(f.sure or f.date for f in run.things(base.with_(*times))):
        raise false_premise(f"{selection_words(base)} {' '.join(when_words(w) for w in times)}")


def timeline(context: Context) -> Query | None:
    """All events of a case, a firm or a law, in order."""
    slots = context.slots
    if not slots.asks_for("timeline") or slots.asks_for("count", "date", "duration"):
        return None
    if (
        any(i.has("ask", "timeline") and i.text.lower() in ("history of", "course of") for i in slots.asks)
        and context.events
    ):
        return None
    times = tuple(w for t in slots.times for w in context.build.when(t))
    if context.has_case:
        selection = context.build.cases(slots, events=False)
        return Query(
            ask=Ask.TIMELINE, of=Selection(of="event", where=(Link(path="case", to=selection), *times))
        )
    ids = tuple(
        Ref(id=c.id, label=c.label) for i in context.items if i.kind == "entity" for c in i.candidates
    )
    if not ids:
        return None
    about = Selection(of="entity", ids=ids)
    return Query(
        ask=Ask.TIMELINE, of=Selection(of="any-event", where=(Link(path="touches", to=about), *times))
    )


def findings(context: Context) -> Query | None:
    """Such as "Is X guilty of fraud?", "did X commit it?": what a jury, a judge or a plea found, where one did."""
    slots = context.slots
    accused = context.private
    said = slots.conducts or slots.event("allegation", "verdict", "plea")
    if not context.yes_no or not accused or not said or slots.asks_for("date", "who"):
        return None
    if any(e.sense.value == "allegation" and e.by for e in slots.events):
        return None  # "does the SEC say that …": whether it is alleged
    against = Link(path="against", to=context.build.agent(accused[0]))
    of = Selection(of="finding", where=(against,))
    if slots.conducts:
        # a finding in a case in which just this is alleged
        claim = Selection(
            of="allegation", where=(Value(name="conduct", op="among", value=conducts(context)),)
        )
        of = of.with_(Link(path="case", to=Selection(of="lawsuit", where=(Link(path="event", to=claim),))))
    if not quick(context.store, of):
        return None
    if not slots.conducts and slots.event("verdict", "plea") is not None:
        return None  # "was X convicted?": yes or no
    return Query(ask=Ask.THINGS, of=of)


def allegations(context: Context) -> Query | None:  # noqa: C901  # one condition after the other
    """What is alleged, always with who says it; also where the question asks whether it is so."""
    slots = context.slots
    if not (slots.conducts or slots.event("allegation") or slots.noun("conduct")):
        return None
    if slots.noun("lawsuit") is not None and not slots.cases and not context.yes_no:
        return _cases_with_conduct(context) if slots.conducts else None
    private = bool(context.private)
    if slots.noun("firm", "defendant", "person") is not None and slots.conducts and not private:
        return None
    who = slots.asks_for("who")
    denied = slots.event("denial")
    if who and denied is not None:
        raise refused("who denied an accusation is not told apart", denied.item.text)
    if slots.asks_for("count") and any(
        i.has("noun", "conduct") and i.text.lower() in _COUNTED for i in slots.nouns
    ):
        return _counts(context)
    conduct = conducts(context)
    conditions: list[Link | Value | OneOf] = []
    if conduct:
        conditions.append(Value(name="conduct", op="among", value=conduct))
    used = False
    official = bool(conduct) and set(conduct) <= _OF_AUTHORITIES
    for use in slots.agents:
        if use.item.is_a("Regulator", "GovernmentBody") and not official:
            accuser = context.build.agent(use.item)
            if any(r.id == "doj" for r in accuser.ids):
                # the Department of Justice accuses in the name of the United States
                accuser = accuser.model_copy(
                    update={"ids": (*accuser.ids, Ref(id="us", label="United States"))}
                )
            conditions.append(Link(path="accuser", to=accuser))
        else:
            conditions.append(
                _accused(context, Ref(id=use.item.candidates[0].id, label=use.item.candidates[0].label))
            )
        used = True
    for item in slots.cases:
        conditions.append(Link(path="case", to=context.build.case(item)))
        used = True
    if not used and not conduct:
        return None
    for word in context.unknown if not context.yes_no else ():
        said = Value(name="text", op="says", value=word.lower())
        if quick(context.store, Selection(of="allegation", where=(*conditions, said))):
            conditions.append(said)
        else:
            context.build.phrases.assumptions.append(f'"{word}" narrows nothing down')
    conditions += [Value(name="text", op="says", value=_written(float(m.value))) for m in slots.moneys]
    selection = _or_fraud(context, Selection(of="allegation", where=tuple(conditions)))
    told = slots.event("allegation")
    verb = told.item.text.lower() if told is not None else ""
    passive = told is not None and ("accused" in verb or "alleged to" in verb or told.passive)
    if who and told is not None and passive and not told.by and not slots.agents:
        return Query(ask=context.count(), of=selection, show=("accused",))  # "who is accused of …"
    if slots.asks_for("count"):
        return Query(ask=Ask.NUMBER, of=selection)
    if who and told is not None and told.by and not private and not slots.cases and not told.passive:
        return Query(ask=Ask.THINGS, of=selection, show=("accused",))  # "whom did the DOJ accuse of …"
    return Query(
        ask=Ask.THINGS, of=selection, show=("accuser",) if who and not slots.noun("defendant") else ()
    )


def _or_fraud(context: Context, selection: Selection) -> Selection:
    """Who is said to have misled somebody is accused of fraud where nothing narrower is alleged."""
    misled = Value(name="conduct", op="among", value=tuple(sorted(_WIDER["misleading-statements"])))
    if misled not in selection.where or quick(context.store, selection):
        return selection
    wider = misled.model_copy(
        update={"value": tuple(sorted({*_WIDER["misleading-statements"], *_WIDER["fraud"]}))}
    )
    context.build.phrases.assume("misleading somebody is taken for fraud")
    return selection.model_copy(update={"where": tuple(wider if c == misled else c for c in selection.where)})


def _counts(context: Context) -> Query:
    """How many counts a complaint holds, or a verdict, plea or sentence is on.

    Raises:
        NoQueryError: the records do not tell.
    """
    slots = context.slots
    decided = slots.event("verdict", "plea", "sentence", "deadlock")
    name = "counts_charged" if decided is None else "counts_decided"
    of = Selection(of="event", where=(Value(name=name, op="known"),))
    if decided is not None and decided.sense.value == "deadlock":
        of = of.with_(Value(name="finding", op="holds", value="no-verdict"))
    elif decided is not None:
        of = of.with_(
            OneOf(conditions=(Value(name="finding", op="holds", value="no-verdict"),), negated=True)
        )
    if context.has_case:
        of = of.with_(Link(path="case", to=context.build.cases(slots, events=False)))
    found = quick(context.store, of) if context.has_case else []
    if len(found) != 1:
        raise unknown("the records hold what is alleged, and not in how many counts")
    return Query(ask=Ask.AMOUNT, of=of, measure=Measure(kind="stated", role=name))


_OF_AUTHORITIES = frozenset({"exceeding-authority", "unlawful-procedure", "withholding-records"})
"""What authorities are accused of, and no firms."""


def _written(amount: float) -> tuple[str, ...]:
    """How a sum may stand in words: "12 million", "12m"."""
    out = [f"{amount:,.0f}", f"{amount:.0f}"]
    for scale, names in (
        (1e9, ("billion", "bn", "b")),
        (1e6, ("million", "mn", "m")),
        (1e3, ("thousand", "k")),
    ):
        if amount >= scale:
            number = f"{amount / scale:g}"
            out += [f"{number} {names[0]}", *(f"{number}{n}" for n in names[1:])]
            break
    return tuple(out)


_COUNTED = frozenset({"count", "counts", "charge", "charges", "claim", "claims"})


def _accused(context: Context, ref: Ref) -> OneOf:
    """Whom it concerns: the accused, or a party of the case in which it is alleged."""
    to = Selection(of="entity", ids=(ref,))
    case = Selection(of="lawsuit", where=(Link(path="defendant", to=to),))
    return OneOf(conditions=(Link(path="accused", to=to), Link(path="case", to=case)))


def conducts(context: Context) -> tuple[str, ...]:
    """The codes of conduct that a question names, with the narrower ones."""
    values = [s.value for i in context.slots.conducts for s in i.senses if s.kind == "conduct"]
    values = [v for v in values if v != "customer-money"] or values
    return tuple(sorted({n for v in values for n in _WIDER.get(v, (v,))}))


_WIDER = {
    "fraud": ("fraud", "securities-fraud", "wire-fraud", "commodities-fraud", "ponzi-scheme"),
    "customer-money": ("misappropriation", "commingling", "theft"),
    "misappropriation": ("misappropriation", "commingling", "theft"),
    "misleading-statements": ("misleading-statements", "false-statements", "disclosure-failure"),
    "market-manipulation": ("market-manipulation", "wash-trading"),
    "money-laundering": ("money-laundering", "aml-failures"),
    "unregistered-intermediary": (
        "unregistered-intermediary", "unregistered-exchange", "unregistered-broker-dealer", "unregistered-clearing-agency",
        "unregistered-derivatives",
    ),
    "unregistered-offering": ("unregistered-offering", "unregistered-fund"),
    "exceeding-authority": ("exceeding-authority", "unlawful-procedure"),
}  # fmt: skip


def _cases_with_conduct(context: Context) -> Query | None:
    """Such as "Which SEC cases allege fraud?": the cases, by what is alleged in them."""
    slots = context.slots
    allegation = Selection(
        of="allegation", where=(Value(name="conduct", op="among", value=conducts(context)),)
    )
    events = [e for e in context.events if e.sense.value not in ("allegation", "filing", "charging")]
    selection = context.build.cases(slots, events=bool(events))
    return Query(ask=context.count(), of=selection.with_(Link(path="event", to=allegation, shown=not events)))


def sources(context: Context) -> Query | None:
    """Which documents say something: the same question, answered with its proof."""
    if not context.slots.asks_for("sources"):
        return None
    slots = context.slots
    if context.events and context.has_case:
        event = context.events[0]
        selection = context.build.event(event, slots).with_(
            Link(path="case", to=context.build.cases(slots, events=False))
        )
        return Query(ask=Ask.SOURCES, of=selection)
    if context.events and slots.forces:
        force = Selection(of="task-force", ids=context.build.refs(slots.forces[0], "TaskForce"))
        return Query(ask=Ask.SOURCES, of=Selection(of="formation", where=(Link(path="formed", to=force),)))
    return Query(ask=Ask.SOURCES, of=_about(context))


def changes(context: Context) -> Query | None:
    """What happened since a day."""
    slots = context.slots
    if not slots.asks_for("changes") or not slots.times:
        return None
    times = tuple(w for t in slots.times for w in context.build.when(t))
    if context.has_case:
        selection = context.build.cases(slots, events=False)
        return Query(
            ask=Ask.CHANGES, of=Selection(of="event", where=(Link(path="case", to=selection), *times))
        )
    return Query(ask=Ask.CHANGES, of=Selection(of="event", where=times))


def everything(context: Context) -> Query | None:
    """Everything about one firm, person or law."""
    if not context.slots.asks_for("everything", "ending", "changes"):
        return None
    ids = tuple(
        Ref(id=c.id, label=c.label)
        for i in context.items
        if i.kind in ("entity", "case")
        for c in i.candidates
    )
    if not ids:
        return None
    about = Selection(of="entity", ids=ids)
    if any(i.kind == "case" for i in context.items):
        return Query(ask=Ask.TIMELINE, of=Selection(of="event", where=(Link(path="case", to=about),)))
    in_case = Link(path="case", to=Selection(of="lawsuit", where=(Link(path="party", to=about),)))
    return Query(
        ask=Ask.TIMELINE,
        of=Selection(of="any-event", where=(OneOf(conditions=(Link(path="touches", to=about), in_case)),)),
    )
