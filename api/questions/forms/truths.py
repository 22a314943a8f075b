"""Yes or no; a no is given only where the records carry it."""

from __future__ import annotations

import re

from cryptoreg.api.questions.failures import refused, unknown
from cryptoreg.api.questions.forms import world
from cryptoreg.api.questions.forms.base import EVENT_KINDS_WITHOUT_CASE, PERSONAL, Context, without_value
from cryptoreg.api.questions.query import Ask, Link, OneOf, Query, Relation, Selection, Value, When
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.slots import Event


def truth(context: Context) -> Query | None:
    """Whether something happened, or was so at a time; of two things ("lifted or extended") either."""
    made = _truth(context)
    others = context.events[0].instead if context.events else []
    if made is None or not others:
        return made
    events = context.events
    rest = []
    for other in others:
        context.events = [other, *events[1:]]
        rest.append(_truth(context))
    context.events = events
    among = tuple(q.of for q in rest if q is not None and q.expect == made.expect)
    return made.model_copy(update={"among": among}) if len(among) == len(others) else None


def _truth(context: Context) -> Query | None:  # noqa: C901  # one case after the other, each a line or two
    slots = context.slots
    quality = any(q.startswith("prejudice") for q in slots.qualities)
    if not context.yes_no and not (
        quality and context.has_case and not slots.asks and slots.noun("lawsuit") is None
    ):
        return None
    if slots.asks_for("date", "who") and not context.yes_no:
        return None
    if any(w.split()[-1] == "else" for w in context.words if w):
        raise refused("it does not say besides whom", "else")
    events = [e for e in context.events if e.sense.value != "hold-event"]
    if not events and quality:
        return _prejudice(context)
    if not events and (slots.states or "pending" in slots.states):
        return _state(context)
    if not events:
        return _membership(context)
    event = events[0]
    kind = context.build.kind(event, slots)
    if kind in EVENT_KINDS_WITHOUT_CASE and not slots.cases:
        return world.truth(context, event)
    if not context.has_case and not slots.agents and not slots.courts:
        # "was the motion denied before the stay in SEC v. Sun?": of the case that the time is told by
        slots.cases = [i for t in slots.times for i in t.region if i.kind == "case"][:1]
    if not context.has_case:
        selection = context.build.cases(slots, show=True)
        general = {"any", "some", "a", "an", "ever", "anyone", "anybody", "every", "all", "no"} & set(
            context.words
        )
        acting = any(e.judges for e in events)
        named = (
            slots.agents
            or acting
            or slots.courts
            or slots.judges
            or slots.times
            or slots.laws
            or slots.forces
        )
        if slots.compares and not slots.moneys and not slots.lengths:
            raise refused("it compares two numbers; ask for each by itself")
        if not general and not named:
            raise refused("it does not say which case is meant")  # "did it withdraw that appeal"
        return Query(ask=Ask.TRUTH, of=selection)
    if kind == "dismissal" and quality:
        return _prejudice(context)
    if kind == "admission":
        return _admission(context, event)
    if kind == "filing" and not event.times and not slots.times and not slots.cases and event.objects:
        # "did Coinbase sue the SEC?": whether there is such a lawsuit, by whatever paper it began
        between = context.build.cases(slots, events=False)
        if between.where and context.matching(between):
            return Query(ask=Ask.TRUTH, of=between)
    plain = context.build.event(event, slots, timed=False)
    _still_stayed(context, plain)
    times: list[When] = []
    of_stay = event.sense.value in ("stay", "abeyance") and event.sense.get("granted") is None
    for time in event.times or slots.times:
        day = len(time.region) == 1 and len(time.region[0].value) == 10 and not event.by and not event.judges
        lasts = (
            (event.noun or (event.passive and day))
            and of_stay
            and time.relation in ("in", "on", "as-of", "by")
        )
        times += context.build.when(time, state=lasts or context.build.is_state(event, time))
    of_kind = plain.of
    if of_kind in ("payment", "penalty"):
        public = [i for i in event.by if i.is_a("Regulator", "GovernmentBody")]
        if public and event.objects:
            suing = Selection(
                of="lawsuit", where=(Link(path="plaintiff", to=context.build.agent(public[0])),)
            )
            plain = plain.with_(Link(path="case", to=suing))
    if (
        of_kind in PERSONAL | {"payment", "penalty"}
        and not slots.cases
        and any(isinstance(c, Link) for c in plain.where)
    ):
        selection = plain
    else:
        case = context.one_case([Link(path="event", to=Selection(of=of_kind))])
        selection = plain.with_(Link(path="case", to=case))
    if any(q in slots.qualities for q in ("joint",)) and of_kind in ("motion", "stay-motion"):
        return Query(
            ask=Ask.TRUTH,
            of=without_value(selection, "motion_form"),
            expect=(Value(name="motion_form", op="is", value="joint"), *times),
        )
    expected: list[Value | When | Link | OneOf] = list(times)
    op = context.bound
    if of_kind == "sentence":
        expected += [Value(name="duration_days", op=op, value=int(x.value)) for x in slots.lengths]
    if of_kind in ("payment", "penalty", "settlement", "judgment"):
        for x in slots.moneys:
            expected += _about(x) if op == "is" else [Value(name="amount_usd", op=op, value=float(x.value))]
    kept = []
    for c in selection.where:
        if c in expected:
            continue  # "did he get 30 years": how long is what is asked
        whose = isinstance(c, Link) and c.path in ("by", "ordered-by") and of_kind in _ACTS_OF_ONE
        if whose or (isinstance(c, Value) and c.name in ("manner", "with_prejudice", "outcome")):
            expected.append(c)
        else:
            kept.append(c)
    return Query(ask=Ask.TRUTH, of=Selection(of=selection.of, where=tuple(kept)), expect=tuple(expected))


def _still_stayed(context: Context, plain: Selection) -> None:
    """Refuse to say that a case is still stayed, where its end is not told: how it stands today is not on record.

    Raises:
        NoQueryError: whether it is so today is asked, and the case is not over.
    """
    slots = context.slots
    present = any(w in ("is", "are") for w in context.words[:2]) and any(
        "still" in w.split() for w in context.words
    )
    if plain.of not in ("stay", "abeyance", "stay-any") or slots.times or not present:
        return
    case = context.one_case([Link(path="event", to=Selection(of=plain.of))])
    if not context.matching(case.with_(Link(path="event", to=Selection(of="end")))):
        raise unknown("how the case stands today is not on record")
    raise refused("it asks for today; give a day, as in “was it stayed on 1 May 2025”", "still")


def _about(money: Item) -> list[Value]:
    """A sum as exactly as it is written: "125 million" is also what rounds to it."""
    found = re.search(r"\d[\d,]*(?:\.(\d+))?", money.text)
    whole = float(money.value)
    said = float(found[0].replace(",", "")) if found is not None else whole
    if found is None or not said or whole <= said:
        return [Value(name="amount_usd", op="is", value=whole)]
    half = 0.5 * whole / said * 10 ** -len(found[1] or "")
    return [
        Value(name="amount_usd", op="more", value=whole - half),
        Value(name="amount_usd", op="less", value=whole + half),
    ]


_ACTS_OF_ONE = frozenset(
    {"stay", "abeyance", "stay-any", "stay-motion", "stay-denial", "stay-extension", "stay-lift", "dismissal", "any-dismissal", "sentence",
     "pardon", "injunction", "injunction-lift", "certification", "appeal", "appeal-withdrawal", "order", "vacatur"}
)  # fmt: skip
"""What has just those doers that are on record: who did it is asked, and somebody else's deed makes a no."""


def _admission(context: Context, event: Event) -> Query:
    """Such as "Did Nova Labs admit wrongdoing?": what its settlement says of it."""
    of = Selection(
        of="admission", where=tuple(Link(path="by", to=context.build.agent(i)) for i in event.by[:1])
    )
    public = [i for i in context.public if i not in event.by]
    if context.slots.cases or not of.where:
        of = of.with_(Link(path="case", to=context.one_case([Link(path="event", to=of)])))
    elif public:
        suing = Link(path="plaintiff", to=context.build.agent(public[0]))
        of = of.with_(Link(path="case", to=Selection(of="lawsuit", where=(suing,))))
    return Query(ask=Ask.TRUTH, of=of, expect=(Value(name="admission", op="is", value=True),))


def _prejudice(context: Context) -> Query:
    want = "prejudice-yes" in context.slots.qualities
    case = context.one_case([Link(path="event", to=Selection(of="any-dismissal"))])
    return Query(
        ask=Ask.TRUTH,
        of=Selection(
            of="any-dismissal", where=(Link(path="case", to=case), Value(name="with_prejudice", op="known"))
        ),
        expect=(Value(name="with_prejudice", op="is", value=want),),
    )


def _state(context: Context) -> Query:
    slots = context.slots
    if not context.has_case:
        raise refused("it does not say which case is meant")
    case = context.one_case()
    pending = "pending" in slots.states
    # what had ended by then was not pending any more
    times = [
        w.model_copy(update={"relation": Relation.UNTIL}) if w.relation is Relation.IN else w
        for t in slots.times
        for w in context.build.when(t)
    ]
    of = "appeal-end" if any(c.value == "appeal" for c in slots.cases) else "end"
    ended = Selection(of=of, where=(Link(path="case", to=case),))
    return Query(ask=Ask.TRUTH, of=ended, expect=tuple(times), largest=not pending if pending else None)


def _membership(context: Context) -> Query | None:
    """Such as "Is Zhao a defendant in SEC v. Binance?", "was Judge Failla the judge in the Coinbase case?"."""
    slots = context.slots
    role = slots.noun("plaintiff", "defendant", "judge", "court", "party")
    path = {
        "plaintiff": "plaintiff",
        "defendant": "defendant",
        "judge": "judge",
        "court": "court",
        "party": "party",
    }
    if slots.cases and (slots.agents or slots.judges or slots.courts):
        case = context.one_case()
        item = (slots.judges or slots.courts or [u.item for u in slots.agents])[0]
        sense = role.sense("noun") if role is not None else None
        name = (
            "judge"
            if item in slots.judges
            else "court"
            if item in slots.courts
            else path.get(sense.value if sense else "party", "party")
        )
        return Query(
            ask=Ask.TRUTH,
            of=case.with_(Link(path=name, to=Selection(of="entity"))),
            expect=(Link(path=name, to=context.build.agent(item)),),
        )
    if context.on_record:
        raise unknown("the records do not tell")
    return None
