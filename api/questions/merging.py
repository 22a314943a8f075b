"""Which events of a clause say one thing: "asked for a stay", "ended in a settlement"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cryptoreg.api.questions.failures import refused
from cryptoreg.api.questions.lexicon import Sense
from cryptoreg.api.questions.query import (
    Link,
    OneOf,
    Value,
    When,
)
from cryptoreg.api.questions.slots import Event, Slots

if TYPE_CHECKING:
    from cryptoreg.api.questions.building import Builder

Condition = When | Link | Value | OneOf


def main_events(build: Builder, slots: Slots) -> list[Event]:  # noqa: C901  # one way to put words together after the other
    """The events of a clause, those put together that say one thing."""
    events = [e for e in slots.events if e.sense.value != "hold-event" or len(slots.events) == 1]
    values = {e.sense.value for e in events}
    asking = next(
        (
            e
            for e in events
            if e.sense.value == "request" or (e.sense.value == "motion" and not e.sense.narrowed)
        ),
        None,
    )
    if "stay-motion" not in values and "stay" in values and asking is not None:
        stay = next(e for e in events if e.sense.value == "stay")
        request = asking
        if "grant" in values or "stay-denial" in values:
            events = [e for e in events if e.sense.value not in ("request", "grant")]
        else:
            merged = Event(
                Sense("event", "stay-motion"), stay.item, request.passive, request.by, request.objects, [*stay.times, *request.times]
            )  # fmt: skip
            events = [merged if e is stay else e for e in events if e is not request]
    events = _ruled_on(slots, _said_twice(_asked_to_dismiss(events)))
    papers = [
        e for e in events if e.noun and (e.sense.value in _PAPERS or e.sense.get("manner") == "stipulation")
    ]
    if papers and "filing" in values:
        # "The motions that were filed in 2025": the paper is the thing; to file it is nothing more.
        for e in [e for e in events if e.sense.value == "filing"]:
            papers[0].times += [t for t in e.times if t not in papers[0].times]
            papers[0].by += e.by
        events = [e for e in events if e.sense.value != "filing"]
        values = {e.sense.value for e in events}
    if values & {"dismissal", "end", "amendment", "settlement", "stay", "unsealing"}:
        # "was the complaint dismissed?": the paper is the thing
        events = [e for e in events if not (e.noun and e.sense.value == "filing" and not e.times)]
        values = {e.sense.value for e in events}
    if (
        "stay" in values
        and values & {"stay-extension", "stay-lift"}
        and any(e.noun for e in events if e.sense.value == "stay")
    ):
        # "Was the stay extended?": the stay is the thing, not what happened.
        stay = next(e for e in events if e.sense.value == "stay")
        events = [e for e in events if e is not stay]
        for e in events:
            e.times += [t for t in stay.times if t not in e.times]
    office = [e for e in events if e.sense.value in ("tenure", "departure", "holding")]
    if (
        len(events) > len(office) > 0
        and not any(u.item.is_a("Person") for u in slots.agents)
        and not slots.asks_for("who")
    ):
        # "the SEC went back to the judge to ask …": nobody leaves an office
        events = [e for e in events if e not in office or e.sense.value == "holding"]
        values = {e.sense.value for e in events}
    if "in-force" in values and values & {"stay", "abeyance"}:
        # "was the stay still in force": the stay is the thing
        build.in_force = True
        stay = next(e for e in events if e.sense.value in ("stay", "abeyance"))
        stay.times += [
            t for e in events if e.sense.value == "in-force" for t in e.times if t not in stay.times
        ]
        events = [e for e in events if e.sense.value != "in-force"]
    if "issuance" in values and values & _OF_COURTS:
        # "issued the restraining order": the order is the thing
        issued = next(e for e in events if e.sense.value == "issuance")
        thing = next(e for e in events if e.sense.value in _OF_COURTS)
        thing.times += [t for t in issued.times if t not in thing.times]
        events = [e for e in events if e is not issued]
    if "injunction" in values and values & _UNDOING:
        # "was a restraining order issued and later dissolved?": that one was set aside is the thing
        undone = next(e for e in events if e.sense.value in _UNDOING)
        order = next(e for e in events if e.sense.value == "injunction")
        lifted = Event(Sense("event", "injunction-lift"), undone.item, undone.passive, undone.by, [], undone.times,
                       judges=[*order.judges, *undone.judges])  # fmt: skip
        events = [lifted if e is undone else e for e in events if e is not order or order.times]
    if values & {"appeal", "appeal-withdrawal"} and values & {"vacatur", "judgment", "order"}:
        # "its appeal from the judge's vacatur": the appeal is the thing
        below = {e.sense.value for e in events if e.noun or slots.cases} & {"vacatur", "judgment", "order"}
        events = [e for e in events if e.sense.value not in below or (e.times and not e.noun)]
    if "vacatur" in values and values & {"dismissal", "any-dismissal"}:
        # "reversed the dismissal": that it was reversed is the thing
        events = [
            e
            for e in events
            if not (e.noun and e.sense.value in ("dismissal", "any-dismissal") and not e.times)
        ]
    if {"sentence", "verdict"} <= values:
        # "of the convicted founders, who got the longest term": who was sentenced was convicted
        events = [e for e in events if e.sense.value != "verdict" or e.times]
    ended = next((e for e in events if e.sense.value == "end"), None)
    manner = next(
        (
            e
            for e in events
            if e.sense.value in ("dismissal", "settlement", "judgment", "verdict", "sentence", "plea")
        ),
        None,
    )
    if ended is not None and manner is not None:
        # "Ended by stipulation", "ended in a settlement": one thing.
        manner.times += [t for t in ended.times if t not in manner.times]
        manner.by += ended.by
        manner.judges += ended.judges
        events = [e for e in events if e is not ended]
        values.discard("end")
    if "denial" in values and "stay" not in values and "stay-motion" not in values:
        events = _refusals(events)
        values = {e.sense.value for e in events}
    if "stay" in values and "denial" in values:
        stay = next(e for e in events if e.sense.value == "stay")
        refusal = next(e for e in events if e.sense.value == "denial")
        refused_stay = Event(
            Sense("event", "stay-denial"), stay.item, refusal.passive, refusal.by, [], [*stay.times, *refusal.times],
            judges=[*stay.judges, *refusal.judges],
        )  # fmt: skip
        events = [refused_stay if e is stay else e for e in events if e is not refusal]
    if "stay-motion" in values and "grant" in values and "stay" not in values:
        # "Was the motion to stay granted?": whether there was a stay.
        asked = next(e for e in events if e.sense.value == "stay-motion")
        granted = next(e for e in events if e.sense.value == "grant")
        stay = Event(
            Sense("event", "stay", (("granted", "yes"),)),
            asked.item,
            True,
            [],
            [],
            [*asked.times, *granted.times],
        )
        stay.judges = [*asked.judges, *granted.judges]
        events = [stay if e is asked else e for e in events if e is not granted]
        values = {e.sense.value for e in events}
    if "stay" in values and "grant" in values:
        grant = (
            next(e for e in events if e.sense.value == "grant")
            if any(e.sense.value == "grant" for e in events)
            else None
        )
        stay = next(e for e in events if e.sense.value == "stay")
        if grant is not None:
            stay.times += grant.times
            stay.judges += grant.judges
            events = [e for e in events if e is not grant]
    if "admission" in values:
        # "did it admit anything in its deal with the CFTC": the deal is that of the admission
        events = [e for e in events if not (e.noun and e.sense.value in ("settlement", "consent-order"))]
        values = {e.sense.value for e in events}
    if "announcement" in values and len(events) > 1:
        told = next(e for e in events if e.sense.value == "announcement")
        other = next(e for e in events if e is not told)
        other.times += [t for t in told.times if t not in other.times]
        slots.flags.add("announced")
        events = [e for e in events if e is not told]
    elif "announcement" in values and slots.noun("investigation") is not None and "closed" in slots.states:
        slots.flags.add("announced")  # "the first to say that its probe was over"
    if any(e.sense.value == "appeal" and e.noun for e in events) and len(events) > 1:
        # "The appeals that were held in abeyance": the appeal is the thing, not what happened.
        rest = [e for e in events if not (e.sense.value == "appeal" and e.noun)]
        if (
            all(
                e.sense.value
                in ("stay", "abeyance", "dismissal", "end", "appeal-withdrawal", "certification", "request")
                for e in rest
            )
            and "both" not in slots.flags
        ):
            events = rest
    for weak in (
        "issuance",
        "holding",
        "in-force",
        "formation",
        "tenure",
        "end",
        "request",
        "grant",
        "motion",
        "hold-event",
        "order",
    ):
        strong = [e for e in events if e.sense.value != weak]
        if weak in ("motion", "order") and not any(
            e.sense.value in ("stay-motion", "certification", "dismissal", "stay", "vacatur", "judgment")
            for e in strong
        ):
            continue
        if (
            weak in {e.sense.value for e in events}
            and strong
            and weak not in ("end", "tenure", "formation", "in-force", "holding", "issuance")
        ):
            for e in events:
                if e.sense.value == weak:
                    strong[0].times += [t for t in e.times if t not in strong[0].times]
                    strong[0].by += e.by
                    strong[0].judges += e.judges
            events = strong
    return events


def _asked_to_dismiss(events: list[Event]) -> list[Event]:
    """Who asks for a dismissal moves for it: "who asked for the dismissal of the Heart case?"."""
    asking = next((e for e in events if e.sense.value == "request" and not e.noun), None)
    ended = next(
        (e for e in events if e.sense.value == "dismissal" and e.noun and not e.sense.get("manner")), None
    )
    rest = [e for e in events if e is not asking and e is not ended]
    if asking is None or ended is None or not all(e.noun and e.sense.value == "appeal" for e in rest):
        return events  # "asked for the dismissal of its appeal" is the same
    made = Event(
        Sense("event", "motion", (("relief", "dismissal"),), asking.sense.form), asking.item, asking.passive, asking.by, asking.objects,
        [*asking.times, *ended.times],
    )  # fmt: skip
    return [made]


def _ruled_on(slots: Slots, events: list[Event]) -> list[Event]:
    """A ruling with what it is on: "the ruling on the motion to dismiss", "did the court so-order the stipulation"."""
    in_order = sorted(events, key=lambda e: e.item.index)
    for first, second in pairwise(in_order):
        granted = (
            second.sense.value == "grant"
            and second.sense.form in ("past", "participle")
            and first.sense.value == "motion"
            and not second.objects
        )
        behind = granted or (second.passive and second.sense.value == "order")
        one, other = (
            (second, first) if behind else (first, second)
        )  # "was the motion to dismiss granted", "was decided"
        relief = other.sense.get("relief") if other.sense.value == "motion" else None
        if other.sense.value == "dismissal" and not one.noun and (slots.courts or one.judges):
            relief = "dismissal"
        granting = one.sense.value == "grant" and not one.noun
        ordered = one.sense.value == "order" or (granting and other.sense.value in ("dismissal", "motion"))
        if not ordered or one.sense.narrowed or not other.noun or relief is None:
            continue
        what = (("relief", relief), ("outcome", "granted")) if granting else (("relief", relief),)
        made = Event(
            Sense("event", "order", what, one.sense.form), one.item, one.passive, one.by, [], [*one.times, *other.times],
            one.noun, [*one.judges, *other.judges],
        )  # fmt: skip
        return [made if e is one else e for e in events if e is not other]
    return events


def _said_twice(events: list[Event]) -> list[Event]:
    """A verb and a noun that say one thing: "ruled on summary judgment", "a verdict that found him guilty"."""
    out = list(events)
    for verb in [e for e in events if not e.noun]:
        noun = next((e for e in events if e.noun and e.sense.value == verb.sense.value), None)
        if noun is None or verb.sense.narrowed or verb not in out:
            continue
        noun.times += [t for t in verb.times if t not in noun.times]
        noun.by += verb.by
        noun.judges += verb.judges
        out.remove(verb)
    return out


def _refusals(events: list[Event]) -> list[Event]:
    """What was refused is an order that denies it: "refused to dismiss", "denied bail".

    Raises:
        NoQueryError: orders on this are not on record as such.
    """
    denial = next(e for e in events if e.sense.value == "denial")
    refused_ones = [e for e in events if e is not denial and e.sense.value not in ("order", "filing")]
    told = [e for e in refused_ones if e.sense.value in _RELIEFS or e.sense.get("relief")]
    other = next(iter(told or refused_ones), None)  # "the request for an appeal": what it asked for
    if other is None or other.sense.value == "allegation":
        return events
    relief = _RELIEFS.get(other.sense.value) or other.sense.get("relief")
    if relief is None and other.sense.value not in ("motion", "request"):
        raise refused("it is not clear what was refused", other.item.text)
    of_it = (
        (("relief", relief),) if relief is not None else ()
    )  # "turned down the request": whatever it asked for
    made = Event(
        Sense("event", "order", (("outcome", "denied"), *of_it)), denial.item, denial.passive, denial.by, [],
        [*denial.times, *other.times], judges=[*denial.judges, *other.judges],
    )  # fmt: skip
    asked = {"motion", "request"} if told else set()
    return [made if e is denial else e for e in events if e is not other and e.sense.value not in asked]


_RELIEFS = {
    "dismissal": "dismissal", "certification": "certification", "injunction": "injunction", "sentence": "bail",
    "appeal": "certification",
}  # fmt: skip


_OF_COURTS = frozenset(
    {"injunction", "judgment", "consent-order", "order", "certification", "stay", "verdict"}
)


_UNDOING = frozenset({"disbanding", "stay-lift", "vacatur"})


_PAPERS = frozenset({"stay-motion", "motion", "appeal", "amendment", "notice", "rulemaking-petition"})
