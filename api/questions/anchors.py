"""From the words of a time to what it is measured from: a date, an event, a tenure, a state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cryptoreg.api.questions import slots as slotting
from cryptoreg.api.questions.clauses import Clause, Splitter, TimePhrase
from cryptoreg.api.questions.failures import refused
from cryptoreg.api.questions.query import (
    Anchor,
    DateAnchor,
    EventAnchor,
    Link,
    OneOf,
    Ref,
    Relation,
    Selection,
    Value,
    When,
)
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.slots import SUFFERED, Event, Slots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptoreg.api.questions.building import Builder
    from cryptoreg.api.questions.reading import Item

Condition = When | Link | Value | OneOf
_GOVERNMENT = frozenset({"Regulator", "GovernmentBody"})


def when(build: Builder, time: TimePhrase, role: str = "main", state: bool = False) -> list[When]:
    """The conditions of a time phrase."""
    relation = _RELATIONS[time.relation]
    first = build.anchor(time.region, time.relation)
    second = build.anchor(time.second, time.relation) if time.second else None
    bare = all(i.kind == "ignored" or i.is_a("Person") for i in time.region)
    if bare and time.relation == "between" and isinstance(first, EventAnchor) and first.event.of == "tenure":
        first = first.model_copy(update={"role": "ended"})  # "between Gensler and Atkins"
    if time.relation == "in" and second is not None:
        relation = Relation.BETWEEN
    if time.days is not None:
        relation = Relation.IN
    if time.relation == "at" and build.perfect and not state:
        relation = Relation.UNTIL  # "how many had been held when Atkins was sworn in"
    if isinstance(first, EventAnchor) and first.span and time.relation in ("while", "in", "under", "at"):
        relation = Relation.IN
    return [
        When(
            relation=Relation.IN if state and relation in (Relation.UNTIL, Relation.ON) else relation,
            first=first, second=second, role=role, lasts=state,
            days=None if time.days is None else -time.days if time.relation == "before" else time.days,
            exact=time.days is not None and not time.within,
        )
    ]  # fmt: skip


def anchor(build: Builder, region: Sequence[Item], relation: str) -> Anchor:
    """The time that words stand for: a date, an event, or how long a state lasted."""
    words = " ".join(i.text for i in region)
    date = next((i for i in region if i.kind == "date"), None)
    things = any(i.kind in ("event", "case") or i.has("noun", "roundtable") for i in region)
    if date is not None and not things:
        return DateAnchor(date=date.value)
    if date is not None and len(date.value) == 10 and not any(i.kind == "neg" for i in region):
        return DateAnchor(date=date.value)  # "the ruling of 27 March 2024": the day says it all
    span = relation in ("under", "while", "in", "at")
    government = next((i for i in region if i.is_a("Administration")), None)
    if government is not None and not any(i.kind == "event" for i in region):
        of = Selection(of="administration", ids=build.refs(government, "Administration"))
        return EventAnchor(event=of, span=True, words=words)
    happened = next((i for i in region if i.kind == "entity" and i.is_a("Event")), None)
    if happened is not None and not any(i.kind == "case" for i in region):
        return EventAnchor(event=Selection(of="any-event", ids=build.refs(happened, "Event")), words=words)
    leader = next((i for i in region if i.kind == "leadership"), None)
    if leader is not None:
        return EventAnchor(event=_tenure(build, leader, region), span=True, words=words)
    if relation == "under":
        person = next((i for i in region if i.is_a("Person")), None)
        if person is not None:
            return EventAnchor(event=_tenure(build, person, region), span=True, words=words)
        raise refused(f"whose leadership is meant by “{words}” is not clear", words)
    return _event_anchor(build, region, words, span, relation)


def _event_anchor(  # noqa: C901  # one case after the other
    build: Builder, region: Sequence[Item], words: str, span: bool, relation: str = ""
) -> EventAnchor:  # one case after the other, each a line or two
    slots = slotting.sort(Splitter(build.phrases).clause(region), build.phrases)
    if slots.unknown:
        raise refused("some words are not understood", *(i.text for i in slots.unknown))
    build.bind_judges(slots)
    last = any(i.has("super", "last") for i in slots.supers)
    event = build.main_event(slots)
    persons = [u.item for u in slots.agents if u.item.is_a("Person")] + slots.judges
    if not persons and any(i.text.lower() in _PRONOUNS for i in region):
        persons = build.named  # "before he was sworn in"
    if slots.noun("roundtable") is not None and not slots.cases:
        times = tuple(w for t in slots.times for w in build.when(t))
        return EventAnchor(
            event=Selection(of="roundtable", where=(*_numbered(slots), *times)),
            last=last,
            words=words,
        )
    if event is not None:
        value = event.sense.value
        leads = (
            value == "holding" and persons and slots.forces and _leads(build, persons[0], slots.forces[-1])
        )
        if slots.forces and (value != "holding" or leads):
            of = "disbanding" if build.kind(event, slots) == "disbanding" else "formation"
            force = Selection(of="task-force", ids=build.refs(slots.forces[-1], "TaskForce"))
            return EventAnchor(
                event=Selection(of=of, where=(Link(path="formed", to=force),)),
                span=bool(leads) and span,
                words=words,
            )
        if value in ("tenure", "holding", "departure") and persons:
            ended = value == "departure"
            return EventAnchor(
                event=_tenure(build, persons[0], region), role="ended" if ended else "main", span=value == "holding", words=words
            )  # fmt: skip
        if value == "tenure" and not persons and "inaugurat" in words.lower():
            latest = build.phrases.store.read(_LATEST, {})
            ids = tuple(Ref(id=r["id"], label=r["label"]) for r in latest)
            return EventAnchor(event=Selection(of="administration", ids=ids), words=words)
        if value in ("nomination", "confirmation") and persons:
            to = Selection(of="person", ids=build.refs(persons[0], "Person"))
            return EventAnchor(event=Selection(of=value, where=(Link(path="against", to=to),)), words=words)
        selection = build.event(event, slots, timed=True)
        role = "announced" if slots.event("announcement") is not None and value != "announcement" else "main"
        kind = selection.of
        laws = slots.laws or (build.laws if not slots.cases else [])
        if kind.startswith("law-") and laws:
            law = Selection(of="law", ids=build.refs(laws[0], "Instrument"))
            whose = [
                Link(path="by", to=build.agent(u.item)) for u in slots.agents if u.item.is_a("Legislature")
            ]
            bare = Selection(of=kind, where=tuple(c for c in selection.where if not isinstance(c, Link)))
            of_it: Link | OneOf = Link(path="instrument", to=law)
            if kind == "law-rescission":
                taken_back = tuple(Link(path=p, to=law) for p in ("rescinds", "instrument", "vacates"))
                of_it = OneOf(conditions=taken_back)
            return EventAnchor(event=bare.with_(of_it, *whose), role=role, words=words)
        if kind in ("inv-closing", "inv-opening", "wells-notice"):
            return EventAnchor(event=selection.with_(*build.about_firms(slots)), role=role, words=words)
        cases = _cases_of_anchor(build, slots, kind)
        if not cases.ids and not cases.where:
            raise refused(f"which event is meant by “{words}” is not clear", words)
        state = kind in ("stay", "abeyance", "stay-any") and span and _is_lasting(event, relation)
        return EventAnchor(
            event=selection.with_(Link(path="case", to=cases)),
            last=last,
            span=state,
            role=role,
            words=words,
        )
    if slots.forces:
        force = Selection(of="task-force", ids=build.refs(slots.forces[-1], "TaskForce"))
        return EventAnchor(
            event=Selection(of="formation", where=(Link(path="formed", to=force),)), words=words
        )
    firms = [u.item for u in slots.agents if not u.item.is_a("Person", *_GOVERNMENT)]
    if slots.cases or firms:
        # "before SEC v. Binance", "right after Coinbase": the same kind of event in that case
        inner = Slots(Clause(), nouns=list(build.inquiries))
        same = build.kind(build.context, inner) if build.context is not None else "filing"
        if same in ("inv-closing", "inv-opening") and firms:
            # "before the Robinhood one": the same of that inquiry
            return EventAnchor(event=Selection(of=same, where=tuple(build.about_firms(slots))), words=words)
        same = same if same in _OF_A_CASE else "filing"
        return EventAnchor(
            event=Selection(of=same, where=(Link(path="case", to=_cases_of_anchor(build, slots, same)),)),
            words=words,
        )
    chambers = [u.item for u in slots.agents if u.item.is_a("Legislature")]
    if not slots.laws and chambers and build.laws and build.context is not None:
        # "before the Senate": the same step by the other chamber
        step = build.kind(build.context, Slots(Clause(), laws=build.laws))
        of_law = Link(path="instrument", to=Selection(of="law", ids=build.refs(build.laws[0], "Instrument")))
        own = Link(path="by", to=build.agent(chambers[0]))
        return EventAnchor(event=Selection(of=step, where=(of_law, own)), words=words)
    if slots.laws:
        law = Selection(of="law", ids=build.refs(slots.laws[0], "Instrument"))
        same = (
            build.kind(build.context, Slots(Clause(), laws=slots.laws)) if build.context is not None else ""
        )
        chamber = [u.item for u in slots.agents if u.item.is_a("Legislature")] or build.chambers
        if same.startswith("law-"):  # "on the same day as the GENIUS Act": the same step of it
            whose = [Link(path="by", to=build.agent(i)) for i in chamber[:1]]
            return EventAnchor(
                event=Selection(of=same, where=(Link(path="instrument", to=law), *whose)), words=words
            )
        return EventAnchor(
            event=Selection(of="agency-act", where=(Link(path="instrument", to=law),)), words=words
        )
    if persons:
        same = build.kind(build.context, Slots(Clause())) if build.context is not None else ""
        if same in _OF_A_CASE | SUFFERED and not _in_office(build, persons[0]):
            return _same_event_of(build, persons, words)
        return EventAnchor(event=_tenure(build, persons[0], region), span=span, words=words)
    if (
        span
        and any(i.text.lower() in _PRONOUNS for i in region)
        and build.named
        and (slots.noun("office") is not None or "acting" in slots.qualities)
    ):
        # "while he was acting chair"
        return EventAnchor(event=_tenure(build, build.named[0], region), span=True, words=words)
    if any(i.text.lower() in _PRONOUNS for i in region) and build.context is not None and build.named:
        return _same_event_of(build, build.named, words)
    raise refused(f"which time is meant by “{words}” is not clear", words)


def _cases_of_anchor(build: Builder, slots: Slots, kind: str) -> Selection:
    """The lawsuits of an event that another one is measured from; of a suit, those of the same authority."""
    cases = build.cases(slots, events=False)
    topics = [i for i in slots.others if i.is_a("Token", "Product")]
    firms = [u.item for u in slots.agents if not u.item.is_a("Person", *_GOVERNMENT)]
    unnamed = not cases.ids and not cases.where
    if (unnamed and topics) or (firms and not slots.cases and not quick(build.phrases.store, cases)):
        # "the XRP summary judgment", "the Fifth Circuit's Tornado Cash ruling": what the case is about
        found = build.phrases.about(topics or firms)
        cases = Selection(of="lawsuit", ids=tuple(Ref(id=c.id, label=c.label) for c in found))
    named = any(u.item.is_a(*_GOVERNMENT) for u in slots.agents)
    if kind == "filing" and cases.where + cases.ids and not named and not build.suing:
        return _usual(build, cases)
    if kind == "filing" and not slots.cases and not named and build.suing and cases.where:
        links = [
            c.model_copy(update={"path": "defendant"}) if isinstance(c, Link) and c.path == "party" else c
            for c in cases.where
        ]
        own = Link(path="plaintiff", to=build.agent(build.suing[0]))
        return cases.model_copy(update={"where": (*links, own)})
    return cases


def _usual(build: Builder, cases: Selection) -> Selection:
    """Of several lawsuits that a short name fits ("the Binance complaint"), the one of the SEC, which is told."""
    found = quick(build.phrases.store, cases)
    own = Link(path="plaintiff", to=Selection(of="agent", ids=(Ref(id=DEFAULT_AGENCY, label="SEC"),)))
    usual = quick(build.phrases.store, cases.with_(own)) if len(found) > 1 else []
    if len(usual) != 1:
        return cases
    build.phrases.assumptions.append(f"{usual[0]['label']} is meant, of {len(found)} lawsuits that fit")
    return Selection(of="lawsuit", ids=(Ref(id=usual[0]["id"], label=usual[0]["label"]),))


def _same_event_of(build: Builder, persons: Sequence[Item], words: str) -> EventAnchor:
    """Such as "Later than his": the same kind of event, of somebody who is named."""
    assert build.context is not None
    selection = Selection(of=build.kind(build.context, Slots(Clause())))
    party = Link(
        path="case", to=Selection(of="lawsuit", where=(Link(path="party", to=build.agent(persons[0])),))
    )
    return EventAnchor(event=selection.with_(party), words=words)


def _numbered(slots: Slots) -> tuple[Condition, ...]:
    """Which one of a series, by its number: "before the third roundtable"."""
    for item in slots.clause.items:
        number = ORDINALS.get(item.text.lower(), 0)
        if number > 1:
            return (Value(name="series_number", op="is", value=number),)
    return ()


def _leads(build: Builder, person: Item, force: Item) -> bool:
    """Whether somebody has led a task force since it was formed."""
    ids = {"persons": [c.id for c in person.candidates], "forces": [c.id for c in force.candidates]}
    return bool(build.phrases.store.read(_LEADS, ids))


_LEADS = """
MATCH (p)-[r:LEADS]->(t)<-[:FORMED]-(f) WHERE p.id IN $persons AND t.id IN $forces
  AND (r.from_min IS NULL OR r.from_min <= f.date_max) AND r.to_max IS NULL
RETURN p.id AS id LIMIT 1
"""


def _in_office(build: Builder, person: Item) -> bool:
    rows = build.phrases.store.read(_TENURES, {"ids": [c.id for c in person.candidates]})
    return any(r["heads"] or r["bodies"] for r in rows)


def _tenure(build: Builder, person: Item, region: Sequence[Item]) -> Selection:
    """The time of somebody in office: at the head of an agency, or of a government."""
    ids = build.refs(person, "Person")
    rows = build.phrases.store.read(_TENURES, {"ids": [r.id for r in ids]})
    body = next((i for i in region if i.is_a("Regulator")), None)
    wanted = person.value or (body.candidates[0].id if body is not None else "")
    if any(r["heads"] for r in rows) and not any(r["bodies"] for r in rows):
        words = [i.text.lower() for i in region]
        order = (
            1
            if any(
                w in ("second", "2nd", "a second", "current")
                for w in " ".join([person.text.lower(), *words]).split()
            )
            or "second" in person.text.lower()
            else None
        )
        return Selection(
            of="administration", where=(Link(path="headed-by", to=Selection(of="person", ids=ids)),), ids=_government(build, ids, order)
        )  # fmt: skip
    conditions: list[Condition] = [Link(path="held-by", to=Selection(of="person", ids=ids))]
    if wanted:
        conditions.append(
            Link(path="tenure-of", to=Selection(of="agent", ids=(Ref(id=wanted, label=wanted.upper()),)))
        )
    return Selection(of="tenure", where=tuple(conditions))


def _government(build: Builder, ids: Sequence[Ref], order: int | None) -> tuple[Ref, ...]:
    rows = build.phrases.store.read(_GOVERNMENTS, {"ids": [r.id for r in ids]})
    found = [Ref(id=r["id"], label=r["label"]) for r in rows]
    if order is not None and len(found) > order:
        return (found[order],)
    return tuple(found[-1:]) if len(found) > 1 else tuple(found)


_RELATIONS = {
    "after": Relation.AFTER, "before": Relation.BEFORE, "since": Relation.SINCE, "until": Relation.UNTIL,
    "in": Relation.IN, "on": Relation.IN, "between": Relation.BETWEEN, "while": Relation.IN, "at": Relation.ON,
    "as-of": Relation.UNTIL, "by": Relation.UNTIL, "under": Relation.IN,
}  # fmt: skip


def _is_lasting(event: Event, relation: str) -> bool:
    """Whether a stay is meant as long as it lasted ("while it was stayed"), and not as it was granted."""
    if event.sense.get("granted") or event.sense.get("new"):
        return False
    return relation in ("while", "in", "under") or LASTING.search(event.item.text.lower()) is not None


ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "6th": 6,
}  # fmt: skip


_OF_A_CASE = frozenset(
    {
        "stay", "abeyance", "stay-any", "dismissal", "any-dismissal", "appeal-end", "settlement", "filing", "judgment", "stay-motion",
        "sentence", "verdict", "plea", "end", "appeal", "settlement-in-principle",
    }
)  # fmt: skip


DEFAULT_AGENCY = "sec"
"""Whose lawsuit is meant where a name alone fits several, as the task force alone is that of the SEC."""


_PRONOUNS = frozenset({"he", "she", "they", "his", "hers", "her", "theirs", "that", "it", "him", "them"})


_TENURES = """
MATCH (p:Person) WHERE p.id IN $ids
RETURN p.id AS id, EXISTS { (p)<-[:HEADED_BY]-(:Administration) } AS heads,
       [(p)<-[:HELD_BY]-(:Tenure)-[:TENURE_OF]->(:Office)-[:OFFICE_OF]->(b) | b.id] AS bodies
"""


_LATEST = """
MATCH (g:Administration) WHERE g.began_min IS NOT NULL
RETURN g.id AS id, g.label AS label ORDER BY g.began_min DESC, id LIMIT 1
"""


_GOVERNMENTS = """
MATCH (g:Administration)-[:HEADED_BY]->(p) WHERE p.id IN $ids
RETURN g.id AS id, g.label AS label ORDER BY g.began_min, id
"""

LASTING = re.compile(
    r"^(?!(?:put|place|get|got|go)).*\b(?:on (?:hold|ice|pause)|in (?:abeyance|limbo)|parked)$"
)
"""A state, and not its beginning: "on hold", but not "put on hold"."""
