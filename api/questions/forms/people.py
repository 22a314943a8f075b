"""Courts, judges, firms and people, by what happened in their cases or to themselves."""

from __future__ import annotations

from cryptoreg.api.questions.forms.base import PERSONAL, Context, kind_of_party
from cryptoreg.api.questions.forms.lists import limit, order, pending, sized
from cryptoreg.api.questions.forms.special import conducts
from cryptoreg.api.questions.query import Ask, Link, Measure, OneOf, Query, Selection, Value
from cryptoreg.api.questions.reading import Item, sense_of
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.slots import Event, sort
from cryptoreg.api.questions.taking_part import criminal_case


def judges(context: Context) -> Query | None:
    """Such as "Which judge had both an SEC civil case and a criminal prosecution?", "which judges …"."""
    slots = context.slots
    noun = slots.noun("judge", "court")
    several = sum(not u.item.is_a("Regulator") for u in slots.agents) > 1 and not context.slots.cases
    if noun is None and slots.asks_for("where") and context.events and not context.has_case:
        return _granted_soon(context, "court")
    if noun is None or (context.has_case and not (several and not context.events)):
        return None
    if noun is not min(slots.nouns, key=lambda i: i.index):
        return None
    path = "judge" if noun.has("noun", "judge") else "court"
    if not context.listing and not slots.asks_for("who", "where", "count"):
        return None
    cases = [i for i in slots.nouns if i.has("noun", "lawsuit")]
    criminal = any(sense_of(i).get("type") == "criminal" for i in cases) or "criminal" in slots.qualities
    if ("both" in slots.flags or "and" in context.words) and (
        criminal and ("civil" in slots.qualities or len(cases) > 1)
    ):
        parties = tuple(context.build.parties(slots))
        civil = Selection(of="lawsuit", where=(*parties, criminal_case(negated=True)))
        other = Selection(of="lawsuit", where=(criminal_case(),))
        return Query(
            ask=context.count(),
            of=Selection(
                of=path, where=(Link(path=f"{path}-of", to=civil), Link(path=f"{path}-of", to=other))
            ),
        )
    agents = [u for u in slots.agents if u.item.is_a("Regulator", "GovernmentBody")]
    private = [u for u in slots.agents if u not in agents]
    sides = private if len(private) > 1 else agents
    if ("both" in slots.flags or (private and "and" in context.words)) and len(sides) > 1:
        links = tuple(
            Link(
                path=f"{path}-of",
                to=Selection(
                    of="lawsuit",
                    where=(
                        Link(
                            path="plaintiff" if u in agents else "defendant", to=context.build.agent(u.item)
                        ),
                    ),
                ),
            )
            for u in sides
        )
        return Query(ask=context.count(), of=Selection(of=path, where=links))
    undone = next((e for e in context.events if context.build.kind(e, slots) == "law-rescission"), None)
    if slots.laws and undone is not None:
        # "which judge vacated the Dealer Rule"
        law = Selection(of="law", ids=context.build.refs(slots.laws[0], "Instrument"))
        return Query(
            ask=context.count(), of=Selection(of="vacatur", where=(Link(path="vacates", to=law),)), show=(("by",) if path == "judge" else ("case", "court"))
        )  # fmt: skip
    gap = _granted_soon(context, path)
    if gap is not None:
        return gap
    if "per" in slots.flags or any(i.has("super", "most") or i.has("super", "fewest") for i in slots.supers):
        return None
    selection = sized(context, pending(context, context.build.cases(slots, show=True)))
    if not selection.where:
        return None
    measure, largest = order(context)
    return Query(
        ask=context.count(),
        of=selection,
        show=(path,),
        measure=measure,
        largest=largest,
        limit=1 if measure else None,
    )


def _granted_soon(context: Context, path: str) -> Query | None:
    """Such as "which judge stayed a case within a day of the request?"."""
    slots = context.slots
    time = next((t for t in slots.times if t.days is not None), None)
    stay = slots.event("stay")
    if (
        time is None
        or stay is None
        or not any(i.has("event", v) for v in ("request", "stay-motion", "motion") for i in time.region)
    ):
        return None
    cases = context.build.cases(slots, events=False)
    selection = cases.with_(Link(path="event", to=Selection(of="stay"), shown=True))
    return Query(
        ask=context.count(), of=selection, show=(path,) if path else (), measure=Measure(kind="gap", since="stay-motion", until="stay", role=f"{'max' if time.within else 'is'}:{time.days}")
    )  # fmt: skip


def stayed_soon(context: Context) -> Query | None:
    """Such as "Which cases were stayed within two weeks of the request?"."""
    slots = context.slots
    asked = context.listing or slots.asks_for("count") or slots.noun("lawsuit") is not None
    others = [e for e in context.events if e.sense.value not in ("stay", "hold-event")]
    if not asked or others or context.yes_no or context.has_case or slots.supers or slots.clause.negated:
        return None
    if slots.noun("judge", "court") is not None or slots.asks_for("who", "where", "count"):
        return None
    return _granted_soon(context, "")


def states(context: Context) -> Query | None:
    """Such as "How many states sued the SEC in the Kentucky case?": the governments among those who bring it."""
    slots = context.slots
    if slots.noun("us-state") is None or not (context.listing or slots.asks_for("count", "who")):
        return None
    if _besides_suing(context):
        return None
    cases = context.build.cases(slots, events=False)
    path = "defendant-of" if any(e.passive for e in context.events) else "plaintiff-of"
    return Query(ask=context.count(), of=Selection(of="state", where=(Link(path=path, to=cases),)))


def _besides_suing(context: Context) -> list[Event]:
    """What happened besides that somebody sued or was sued."""
    return [e for e in context.events if e.sense.value not in ("filing", "charging", "hold-event")]


def kind_of(context: Context, event: Event) -> str:
    """The kind of an event in the question."""
    return context.build.kind(event, context.slots)


def settling_in_case(context: Context) -> Query | None:
    """Such as "Which defendants in SEC v. Silvergate settled?", "which Silvergate officer did not settle in July 2024?"."""
    slots, build = context.slots, context.build
    noun = slots.noun("defendant", "firm", "person")
    asked = noun is not None or slots.asks_for("who")
    denied = [(c, i) for c in slots.clause.negated for i in c.items if i.has("event")]
    if not asked or context.yes_no or slots.asks_for("date", "amount", "duration"):
        return None
    main = _besides_suing(context)
    if len(main) + len(denied) != 1:
        return None
    if not (main and main[0].sense.value == "settlement") and not (
        denied and denied[0][1].has("event", "settlement")
    ):
        return None
    case = _case_of_those(context, noun)
    if case is None:
        return None
    times = main[0].times if main else denied[0][0].times
    when = tuple(w for t in times for w in build.when(t))
    own = Selection(of="settlement", where=(Link(path="case", to=case), *when))
    done = OneOf(
        conditions=(Link(path="by-of", to=own), Link(path="against-of", to=own)), negated=bool(denied)
    )
    kind = "person" if context.people_asked or (noun is not None and noun.has("noun", "person")) else "agent"
    if noun is not None and noun.has("noun", "firm"):
        kind = "firm"
    return Query(ask=context.count(), of=Selection(of=kind, where=(Link(path="defendant-of", to=case), done)))


def _case_of_those(context: Context, noun: Item | None) -> Selection | None:
    """The one case whose defendants are asked about: by its name, or by the firm that they belong to."""
    slots, build = context.slots, context.build
    named = [*slots.cases, *(i for c in slots.clause.negated for i in c.items if i.kind == "case")]
    public = context.public
    public += [i for c in slots.clause.negated for i in c.items if i.is_a("Regulator")]
    suing = tuple(Link(path="plaintiff", to=build.agent(i)) for i in public[:1])
    private = [u.item for u in slots.agents if u.item not in public]
    if len(named) == 1 and not private:
        return build.case(named[0]).with_(*suing)
    whose = [i for i in private if noun is not None and 0 < noun.index - i.index <= 2]
    if named or len(private) != 1 or not whose:
        return None
    return Selection(of="lawsuit", where=(Link(path="defendant", to=build.agent(whose[0])), *suing))


def without_admission(context: Context) -> Query | None:  # one reason against it after the other
    """Such as "Which firms settled with the SEC without admitting wrongdoing?": those whose settlement says so."""
    slots, build = context.slots, context.build
    denied = [c for c in slots.clause.negated if any(i.has("event", "admission") for i in c.items)]
    noun = slots.noun("firm", "person", "defendant")
    if len(denied) != 1 or len(slots.clause.negated) != 1 or context.yes_no or slots.supers or slots.moneys:
        return None
    if slots.noun("lawsuit") is not None or (noun is None and not slots.asks_for("who")):
        return None
    main = [e for e in _besides_suing(context) if e.sense.value != "admission"]
    if any(e.sense.value not in ("settlement", "payment", "penalty", "consent-order") for e in main):
        return None
    when = tuple(w for t in slots.times for w in build.when(t))
    suing = context.public
    if len(suing) < len(slots.agents):
        return None
    paid = any(e.sense.value in ("payment", "penalty") for e in main)
    own = Selection(of="settlement", where=(Value(name="admission", op="is", value=False), *when))
    own = own.with_(Value(name="amount_usd", op="known")) if paid else own
    cases = tuple(Link(path="plaintiff", to=build.agent(i)) for i in suing)
    own = own.with_(Link(path="case", to=Selection(of="lawsuit", where=cases))) if cases else own
    sued = Link(path="defendant-of", to=Selection(of="lawsuit", where=(Link(path="event", to=own),)))
    return Query(
        ask=context.count(),
        of=Selection(of=kind_of_party(noun), where=(Link(path="by-of", to=own, shown=True), sued)),
    )


def firms(context: Context) -> Query | None:  # noqa: C901  # one kind of thing after the other
    """Such as "Which firms were sued by both the SEC and the CFTC?", "which companies settled with …"."""
    slots = context.slots
    noun = next(
        (
            i
            for i in slots.nouns
            if i.has("noun", "firm")
            or i.has("noun", "person")
            or i.has("noun", "defendant")
            or i.has("noun", "regulator")
            or i.has("noun", "plaintiff")
        ),
        None,
    )
    first = next((i for i in context.items if i.has("noun")), None)
    if noun is None or noun is not first or context.slots.cases:
        return None
    if noun.has("noun", "regulator") and slots.noun("rule", "statement", "law") is not None:
        return None  # "which regulators withdrew guidance"
    if not (context.listing or slots.asks_for("count", "who") or noun.index <= 1):
        return None
    if slots.noun("investigation") is not None or any(
        context.build.kind(e, slots) in ("inv-closing", "wells-notice", "inv-opening") for e in context.events
    ):
        return None
    value = sense_of(noun).value
    if slots.conducts and value not in ("regulator", "plaintiff"):
        alleged = Selection(
            of="allegation",
            where=(
                Value(name="conduct", op="among", value=conducts(context)),
                *(Link(path="accuser", to=context.build.agent(u.item)) for u in slots.agents[:1]),
            ),
        )
        of = kind_of_party(noun)
        return Query(
            ask=context.count(), of=Selection(of=of, where=(Link(path="against-of", to=alleged, shown=True),))
        )
    done = next((e for e in context.events if context.build.kind(e, slots) in PERSONAL), None)
    if done is not None and slots.supers and value in ("person", "defendant"):
        measure, largest = order(context)
        own = context.build.event(done, slots)
        if measure is not None:
            return Query(
                ask=Ask.THINGS,
                of=own,
                show=("against",),
                measure=measure,
                largest=largest,
                limit=limit(context),
            )
    personal = done is not None and kind_of(context, done) in (
        "verdict",
        "plea",
        "sentence",
        "arrest",
        "pardon",
    )
    if (
        done is not None
        and personal
        and value in ("person", "defendant")
        and not slots.supers
        and (spared := _spared(context)) is not None
    ):
        # "how many people were convicted": not whoever stands accused beside them
        own = context.build.event(done, slots)
        cases = context.build.cases(slots, events=False)
        own = own.with_(Link(path="case", to=cases)) if cases.where else own
        of = "person" if value == "person" else "agent"
        return Query(
            ask=context.count(),
            of=Selection(of=of, where=(Link(path="against-of", to=own, shown=True), *spared)),
        )
    if value == "regulator" and done is not None:
        return Query(ask=context.count(), of=context.build.event(done, slots), show=("by",))
    if value in ("regulator", "plaintiff"):
        cases = context.build.cases(slots)
        if not cases.where:
            return None
        kind = "regulator" if value == "regulator" else "agent"
        return Query(ask=context.count(), of=Selection(of=kind, where=(Link(path="plaintiff-of", to=cases),)))
    kind = kind_of_party(noun)
    if slots.moneys and context.build.kind(context.events[0], slots) in _PAID if context.events else False:
        less = any(i.has("compare", "less") for i in context.items)
        exact = not any(i.has("compare") for i in context.items)
        sums = tuple(
            Value(name="amount_usd", op="is" if exact else "less" if less else "more", value=float(m.value))
            for m in slots.moneys
        )
        times = tuple(w for t in slots.times for w in context.build.when(t))
        payees = context.public
        whose = tuple(
            Link(
                path="case",
                to=Selection(of="lawsuit", where=(Link(path="plaintiff", to=context.build.agent(i)),)),
            )
            for i in payees
        )
        paid = Selection(of="payment", where=(*sums, *times, *whose))
        sides = tuple(Link(path=p, to=paid, shown=n == 0) for n, p in enumerate(("against-of", "by-of")))
        sued = (Link(path="defendant-of", to=Selection(of="lawsuit")),) if value == "defendant" else ()
        return Query(ask=context.count(), of=Selection(of=kind, where=(OneOf(conditions=sides), *sued)))
    parties = _settled(context, kind)
    if parties is not None:
        return parties
    two = _against_two(context, kind)
    if two is not None:
        return two
    never = _never_sued(context)
    cases = context.build.cases(slots)
    only = all(u.item.is_a("Person") for u in slots.agents) and not context.events and not slots.courts
    if not cases.where or (only and slots.agents and slots.noun("lawsuit", "defendant") is None):
        return None  # "which company does he come from": not whoever is sued beside him
    path = (
        "plaintiff-of"
        if any(not e.passive and not e.by and e.sense.value == "filing" for e in slots.events)
        else "defendant-of"
    )
    measure, largest = (
        order(context) if slots.supers and path == "defendant-of" and not slots.events[1:] else (None, None)
    )
    if measure is not None and measure.kind == "date" and kind != "person":
        # "which firm was the last to be sued": whose suit began last
        began = cases.with_(Link(path="event", to=Selection(of="filing"), shown=True))
        shown = "defendant-firm" if kind == "firm" else "defendant"
        return Query(
            ask=Ask.THINGS, of=began, show=(shown,), measure=measure, largest=largest, limit=limit(context)
        )
    in_case = Link(path=path, to=cases, shown=True)
    return Query(ask=context.count(), of=Selection(of=kind, where=(in_case, *never)))


def _never_sued(context: Context) -> list[Link]:
    """By whom they were never sued, in whatever case: "which firms that the CFTC sued were not sued by the SEC"."""
    slots, build = context.slots, context.build
    out: list[Link] = []
    for clause in list(slots.clause.negated):
        inner = sort(clause, build.phrases)
        public = [u.item for u in inner.agents if u.item.is_a("Regulator", "GovernmentBody")]
        only = all(e.sense.value in ("filing", "charging") and not e.times for e in inner.events)
        outer = slots.events[-1] if slots.events else None
        same = outer is not None and outer.passive and outer.sense.value in ("filing", "charging")
        said = bool(inner.events) or (same and any(i.has("role", "by") for i in clause.items))
        if not said or not only or not public or len(public) != len(inner.agents) or inner.unknown:
            continue
        theirs = Selection(
            of="lawsuit", where=tuple(Link(path="plaintiff", to=build.agent(i)) for i in public[:1])
        )
        out.append(Link(path="defendant-of", to=theirs, negated=True))
        slots.clause.negated.remove(clause)
    return out


def spared(context: Context) -> Query | None:
    """Such as "Who was convicted but never pardoned?", "which people pleaded guilty and were not pardoned?"."""
    slots = context.slots
    asked = slots.asks_for("who") or (context.listing and slots.noun("person", "defendant") is not None)
    if (
        not slots.clause.negated
        or not asked
        or context.has_case
        or slots.supers
        or slots.noun("lawsuit", "judge")
    ):
        return None
    done = [e for e in context.events if kind_of(context, e) in PERSONAL]
    denied = _spared(context)
    if len(done) != 1 or len(context.events) != 1 or denied is None:
        return None
    own = context.build.event(done[0], slots)
    return Query(
        ask=context.count(),
        of=Selection(of="person", where=(Link(path="against-of", to=own, shown=True), *denied)),
    )


def _spared(context: Context) -> list[Link] | None:
    """What is denied to have happened to somebody: "convicted but not pardoned"; None where something else is denied."""
    out: list[Link] = []
    for clause in context.slots.clause.negated:
        inner = sort(clause, context.build.phrases)
        kinds = {context.build.kind(e, inner) for e in inner.events}
        if not kinds or not kinds <= PERSONAL or inner.agents or inner.cases or inner.times:
            return None
        out += [Link(path="against-of", to=Selection(of=k), negated=True) for k in sorted(kinds)]
    return out if not context.slots.clause.excepted else None


def settling(context: Context) -> Query | None:
    """Such as "Who settled with the CFTC?", "who was fined in 2024?": those who did, and not the cases."""
    slots = context.slots
    if not slots.asks_for("who") or context.has_case or slots.noun("lawsuit", "judge", "court", "regulator"):
        return None
    return _settled(context, "agent")


def _settled(context: Context, kind: str) -> Query | None:
    """Those who settled or paid, and not whoever stands beside them in a case."""
    slots = context.slots
    main = _besides_suing(context)
    other = any(e.sense.value in ("filing", "charging") and e.times for e in context.events)
    if len(main) != 1 or context.build.kind(main[0], slots) not in ("settlement", "penalty") or other:
        return None
    if slots.supers or slots.clause.negated or "both" in slots.flags or slots.compares:
        return None
    if context.private or slots.moneys or slots.conducts:
        return None
    own = context.build.event(main[0], slots)
    own = own.kept(lambda c: not isinstance(c, Link))
    cases = context.build.cases(slots, events=False)
    own = own.with_(Link(path="case", to=cases)) if cases.where or cases.ids else own
    if not own.where:
        return None
    paths = ("against-of",) if own.of == "penalty" else ("by-of", "against-of")
    sides = tuple(Link(path=p, to=own, shown=n == 0) for n, p in enumerate(paths))
    sued = Link(path="defendant-of", to=Selection(of="lawsuit", where=(Link(path="event", to=own),)))
    of = Selection(of=kind, where=(OneOf(conditions=sides), sued))
    return Query(ask=context.count(), of=of) if quick(context.store, of) else None


def _against_two(context: Context, kind: str) -> Query | None:
    """Such as "Which company settled with both the CFTC and New York?": in one case of each."""
    slots = context.slots
    public = context.public
    both = "both" in slots.flags or "and" in context.words
    if len(public) != 2 or not both or len(public) != len(slots.agents):
        return None
    own = _besides_suing(context)
    links: list[Link | OneOf] = []
    for n, body in enumerate(public):
        whose = Link(path="plaintiff", to=context.build.agent(body))
        happened = tuple(Link(path="event", to=context.build.event(e, slots)) for e in own)
        links.append(
            Link(path="defendant-of", to=Selection(of="lawsuit", where=(whose, *happened)), shown=n == 0)
        )
        for event in own:
            if event.sense.value == "settlement":
                # who settled himself, and not beside somebody who did
                in_it = Link(path="case", to=Selection(of="lawsuit", where=(whose,)))
                deal = Selection(of="settlement", where=(in_it,))
                links.append(OneOf(conditions=tuple(Link(path=p, to=deal) for p in ("by-of", "against-of"))))
    return Query(ask=context.count(), of=Selection(of=kind, where=tuple(links)))


_PAID = frozenset({"payment", "penalty", "settlement", "judgment"})
