"""From sorted clauses to selections: events, times, cases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptoreg.api.questions import model
from cryptoreg.api.questions import slots as slotting
from cryptoreg.api.questions.clauses import Clause, Splitter, TimePhrase
from cryptoreg.api.questions.failures import ambiguous, false_premise, refused
from cryptoreg.api.questions.lexicon import Sense
from cryptoreg.api.questions.phrases import Phrases
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
from cryptoreg.api.questions.reading import Candidate, Item
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.slots import SUFFERED, Event, Slots

Condition = When | Link | Value | OneOf
_GOVERNMENT = frozenset({"Regulator", "GovernmentBody"})
_PARTY_EVENTS = frozenset({"filing", "charging"})
_RELATIONS = {
    "after": Relation.AFTER, "before": Relation.BEFORE, "since": Relation.SINCE, "until": Relation.UNTIL,
    "in": Relation.IN, "on": Relation.IN, "between": Relation.BETWEEN, "while": Relation.IN, "at": Relation.ON,
    "as-of": Relation.UNTIL, "by": Relation.UNTIL, "under": Relation.IN,
}  # fmt: skip


@dataclass(slots=True)
class Builder:
    """Builds the selections of one question.

    Attributes:
        phrases: noun phrases, with the graph.
        context: the kind of event that the question is about, for "later than his".
        named: the names that a pronoun may stand for.
        measured: whether dates matter, as for the first of several.
        suing: the authorities that the question is about, for "within a month of suing Binance".
        chambers: the chambers of a parliament that it names.
        laws: the laws that it is about.
        in_force: whether stays are meant as lasting.
        perfect: whether it speaks of what *had* happened when something else did.
    """

    phrases: Phrases
    context: Event | None = None
    named: list[Item] = field(default_factory=list)
    measured: bool = False
    suing: list[Item] = field(default_factory=list)
    perfect: bool = False
    chambers: list[Item] = field(default_factory=list)
    laws: list[Item] = field(default_factory=list)
    in_force: bool = False

    # ---- names

    def refs(self, item: Item, *labels: str) -> tuple[Ref, ...]:
        """The things that a name means, of the classes asked for."""
        fitting = [c for c in item.candidates if not labels or not c.labels.isdisjoint(labels)]
        return tuple(Ref(id=c.id, label=c.label) for c in fitting or item.candidates)

    def agent(self, item: Item) -> Selection:
        """Who a name means."""
        refs = self.refs(item)
        if len(refs) > 1 and len({r.label.split()[0].lower() for r in refs}) > 1 and item.is_a("Person"):
            raise ambiguous(item.text, item.candidates)
        return Selection(of="agent", ids=refs)

    def case(self, item: Item) -> Selection:
        """The lawsuits that a reference may mean."""
        if not item.candidates:
            raise false_premise(f"no lawsuit is on record that fits “{item.text}”")
        return Selection(of="lawsuit", ids=self.refs(item, "Lawsuit"))

    # ---- events

    def kind(self, event: Event, slots: Slots) -> str:
        """The kind of an event in its context: "ended" of an inquiry is its closing."""
        value = event.sense.value
        table = model.load().with_object
        if slots.noun("investigation") is not None and value in table["Investigation"]:
            return table["Investigation"][value]
        if slots.forces and value in table["TaskForce"] and not slots.cases:
            return table["TaskForce"][value]
        if slots.noun("roundtable") is not None and value in table["Roundtable"] and not slots.cases:
            return "roundtable"
        if slots.laws and not slots.cases and value in table["Instrument"]:
            return table["Instrument"][value]
        if value in ("dismissal", "end") and (
            any(e.sense.value == "appeal" and e.noun for e in slots.events)
            or any(c.value == "appeal" for c in slots.cases)
        ):
            return "any-dismissal"
        if value == "dismissal" and "partial" in slots.qualities:
            return "part-dismissal"
        if value == "settlement" and event.sense.get("stage") == "in-principle":
            return "settlement-in-principle"
        if value == "charging":
            return "filing"
        if value == "holding":
            return "tenure"
        if value == "departure":
            return "tenure"
        return value if value in model.load().kinds else _SAME.get(value, "event")

    def event(self, event: Event, slots: Slots, timed: bool = True) -> Selection:  # noqa: C901  # one narrowing after the other
        """The selection of an event word with all that narrows it, its case aside."""
        kind = self.kind(event, slots)
        conditions: list[Condition] = []
        sense = event.sense
        if (
            sense.get("from") == "court"
            or (kind == "dismissal" and (event.judges or self._by_court(event, slots)))
            or (kind == "dismissal" and "by-order" in slots.qualities)
        ):
            conditions.append(Value(name="manner", op="is", value="court"))
        elif kind in ("any-dismissal", "appeal-withdrawal"):
            pass  # an appeal is closed by order also where its appellant withdraws it
        elif sense.get("from") == "plaintiff" or (kind == "dismissal" and event.by and not event.judges):
            conditions.append(Value(name="manner", op="is-not", value="court"))
        if sense.get("manner"):
            conditions.append(Value(name="manner", op="is", value=sense.get("manner")))
        if sense.get("form") or (kind in ("motion", "stay-motion") and "joint" in slots.qualities):
            conditions.append(Value(name="motion_form", op="is", value=sense.get("form") or "joint"))
        if sense.get("outcome") == "denied":
            conditions.append(Value(name="outcome", op="among", value=("denied", "denied-as-moot")))
        if sense.get("relief") and kind in ("motion", "order"):
            conditions.append(Value(name="relief", op="holds", value=sense.get("relief")))
        if kind in ("dismissal", "any-dismissal", "part-dismissal"):
            for quality, value in (("prejudice-yes", True), ("prejudice-no", False)):
                if quality in slots.qualities:
                    conditions.append(Value(name="with_prejudice", op="is", value=value))
        conditions += self._actors(kind, event)
        if timed:
            for time in event.times:
                conditions += self.when(time, state=self.is_state(event, time))
        return Selection(of=kind, where=tuple(conditions))

    @staticmethod
    def _by_court(event: Event, slots: Slots) -> bool:
        judge = slots.noun("judge", "court")
        if judge is None or judge.index < 0:
            return False
        return (event.passive and judge.index > event.item.index) or (
            not event.passive and judge.index < event.item.index and not slots.asks_for("who")
        )

    def _actors(self, kind: str, event: Event) -> list[Condition]:
        out: list[Condition] = []
        for item in event.judges:
            path = "ordered-by" if kind in ("stay", "abeyance", "stay-any") else "by"
            out.append(Link(path=path, to=self.agent(item)))
        if kind in ("filing", "dismissal", "any-dismissal", "stay", "abeyance", "stay-any", "end", "trial"):
            return out  # whose case it is stands on the lawsuit
        if event.sense.value in SUFFERED:
            acting = event.by if event.passive or event.objects else []
            for item in acting:
                if not item.is_a("Regulator", "GovernmentBody") or event.sense.value in (
                    "sanction",
                    "delisting",
                ):
                    out.append(Link(path="by", to=self.agent(item)))
            for item in event.objects if event.passive or event.objects else event.by:
                out.append(Link(path="against", to=self.agent(item)))
            return out
        for item in event.by:
            if kind == "tenure":
                out.append(Link(path="held-by", to=Selection(of="person", ids=self.refs(item, "Person"))))
            elif not item.is_a("TaskForce"):
                out.append(Link(path="by", to=self.agent(item)))
        return out

    def is_state(self, event: Event, time: TimePhrase) -> bool:
        """Whether "on hold" is meant as lasting at a time, and not as beginning then."""
        if event.sense.value not in ("stay", "abeyance"):
            return False
        if self.in_force:
            return True
        on = event.lasting or _LASTING.search(event.item.text.lower()) is not None
        dynamic = event.sense.get("granted") or event.sense.get("new")
        if time.relation in ("as-of", "at"):
            return not dynamic
        return on and time.relation in ("in", "on", "while", "by") and not dynamic

    # ---- times

    def when(self, time: TimePhrase, role: str = "main", state: bool = False) -> list[When]:
        """The conditions of a time phrase."""
        relation = _RELATIONS[time.relation]
        first = self.anchor(time.region, time.relation)
        second = self.anchor(time.second, time.relation) if time.second else None
        if time.relation == "in" and second is not None:
            relation = Relation.BETWEEN
        if time.days is not None:
            relation = Relation.IN
        if time.relation == "at" and self.perfect and not state:
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

    def anchor(self, region: Sequence[Item], relation: str) -> Anchor:
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
            of = Selection(of="administration", ids=self.refs(government, "Administration"))
            return EventAnchor(event=of, span=True, words=words)
        leader = next((i for i in region if i.kind == "leadership"), None)
        if leader is not None:
            return EventAnchor(event=self._tenure(leader, region), span=True, words=words)
        if relation == "under":
            person = next((i for i in region if i.is_a("Person")), None)
            if person is not None:
                return EventAnchor(event=self._tenure(person, region), span=True, words=words)
            raise refused(f"whose leadership is meant by “{words}” is not clear", words)
        return self._event_anchor(region, words, span, relation)

    def _event_anchor(  # noqa: C901  # one case after the other
        self, region: Sequence[Item], words: str, span: bool, relation: str = ""
    ) -> EventAnchor:  # one case after the other, each a line or two
        slots = slotting.sort(Splitter(self.phrases).clause(region), self.phrases)
        if slots.unknown:
            raise refused("some words are not understood", *(i.text for i in slots.unknown))
        self.bind_judges(slots)
        last = any(i.has("super", "last") for i in slots.supers)
        event = self.main_event(slots)
        persons = [u.item for u in slots.agents if u.item.is_a("Person")] + slots.judges
        if not persons and any(i.text.lower() in _PRONOUNS for i in region):
            persons = self.named  # "before he was sworn in"
        if slots.noun("roundtable") is not None and not slots.cases:
            times = tuple(w for t in slots.times for w in self.when(t))
            return EventAnchor(
                event=Selection(of="roundtable", where=(*self._numbered(slots), *times)),
                last=last,
                words=words,
            )
        if event is not None:
            value = event.sense.value
            if slots.forces and value != "holding":
                of = "disbanding" if self.kind(event, slots) == "disbanding" else "formation"
                force = Selection(of="task-force", ids=self.refs(slots.forces[-1], "TaskForce"))
                return EventAnchor(
                    event=Selection(of=of, where=(Link(path="formed", to=force),)), words=words
                )
            if value in ("tenure", "holding", "departure") and persons:
                ended = value == "departure"
                return EventAnchor(
                    event=self._tenure(persons[0], region), role="ended" if ended else "main", span=value == "holding", words=words
                )  # fmt: skip
            if value in ("nomination", "confirmation") and persons:
                to = Selection(of="person", ids=self.refs(persons[0], "Person"))
                return EventAnchor(
                    event=Selection(of=value, where=(Link(path="against", to=to),)), words=words
                )
            selection = self.event(event, slots, timed=True)
            role = (
                "announced" if slots.event("announcement") is not None and value != "announcement" else "main"
            )
            kind = selection.of
            if kind.startswith("law-") and slots.laws:
                law = Selection(of="law", ids=self.refs(slots.laws[0], "Instrument"))
                whose = [
                    Link(path="by", to=self.agent(u.item)) for u in slots.agents if u.item.is_a("Legislature")
                ]
                bare = Selection(of=kind, where=tuple(c for c in selection.where if not isinstance(c, Link)))
                return EventAnchor(
                    event=bare.with_(Link(path="instrument", to=law), *whose), role=role, words=words
                )
            if kind in ("inv-closing", "inv-opening", "wells-notice"):
                return EventAnchor(event=selection.with_(*self.about_firms(slots)), role=role, words=words)
            cases = self._cases_of_anchor(slots, kind)
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
            force = Selection(of="task-force", ids=self.refs(slots.forces[-1], "TaskForce"))
            return EventAnchor(
                event=Selection(of="formation", where=(Link(path="formed", to=force),)), words=words
            )
        firms = [u.item for u in slots.agents if not u.item.is_a("Person", *_GOVERNMENT)]
        if slots.cases or firms:
            # "before SEC v. Binance", "right after Coinbase": the same kind of event in that case
            same = self.kind(self.context, Slots(Clause())) if self.context is not None else "filing"
            same = same if same in _OF_A_CASE else "filing"
            return EventAnchor(
                event=Selection(of=same, where=(Link(path="case", to=self._cases_of_anchor(slots, same)),)),
                words=words,
            )
        chambers = [u.item for u in slots.agents if u.item.is_a("Legislature")]
        if not slots.laws and chambers and self.laws and self.context is not None:
            # "before the Senate": the same step by the other chamber
            step = self.kind(self.context, Slots(Clause(), laws=self.laws))
            of_law = Link(
                path="instrument", to=Selection(of="law", ids=self.refs(self.laws[0], "Instrument"))
            )
            own = Link(path="by", to=self.agent(chambers[0]))
            return EventAnchor(event=Selection(of=step, where=(of_law, own)), words=words)
        if slots.laws:
            law = Selection(of="law", ids=self.refs(slots.laws[0], "Instrument"))
            same = (
                self.kind(self.context, Slots(Clause(), laws=slots.laws)) if self.context is not None else ""
            )
            chamber = [u.item for u in slots.agents if u.item.is_a("Legislature")] or self.chambers
            if same.startswith("law-"):  # "on the same day as the GENIUS Act": the same step of it
                whose = [Link(path="by", to=self.agent(i)) for i in chamber[:1]]
                return EventAnchor(
                    event=Selection(of=same, where=(Link(path="instrument", to=law), *whose)), words=words
                )
            return EventAnchor(
                event=Selection(of="agency-act", where=(Link(path="instrument", to=law),)), words=words
            )
        if persons:
            same = self.kind(self.context, Slots(Clause())) if self.context is not None else ""
            if same in _OF_A_CASE | SUFFERED and not self._in_office(persons[0]):
                return self._same_event_of(persons, words)
            return EventAnchor(event=self._tenure(persons[0], region), span=span, words=words)
        if any(i.text.lower() in _PRONOUNS for i in region) and self.context is not None and self.named:
            return self._same_event_of(self.named, words)
        raise refused(f"which time is meant by “{words}” is not clear", words)

    def _cases_of_anchor(self, slots: Slots, kind: str) -> Selection:
        """The lawsuits of an event that another one is measured from; of a suit, those of the same authority."""
        cases = self.cases(slots, events=False)
        named = any(u.item.is_a(*_GOVERNMENT) for u in slots.agents)
        if kind == "filing" and cases.where + cases.ids and not named and not self.suing:
            return self._usual(cases)
        if kind == "filing" and not slots.cases and not named and self.suing and cases.where:
            links = [
                c.model_copy(update={"path": "defendant"}) if isinstance(c, Link) and c.path == "party" else c
                for c in cases.where
            ]
            own = Link(path="plaintiff", to=self.agent(self.suing[0]))
            return cases.model_copy(update={"where": (*links, own)})
        return cases

    def _usual(self, cases: Selection) -> Selection:
        """Of several lawsuits that a short name fits ("the Binance complaint"), the one of the SEC, which is told."""
        found = quick(self.phrases.store, cases)
        own = Link(path="plaintiff", to=Selection(of="agent", ids=(Ref(id=DEFAULT_AGENCY, label="SEC"),)))
        usual = quick(self.phrases.store, cases.with_(own)) if len(found) > 1 else []
        if len(usual) != 1:
            return cases
        self.phrases.assumptions.append(f"{usual[0]['label']} is meant, of {len(found)} lawsuits that fit")
        return Selection(of="lawsuit", ids=(Ref(id=usual[0]["id"], label=usual[0]["label"]),))

    def _same_event_of(self, persons: Sequence[Item], words: str) -> EventAnchor:
        """Such as "Later than his": the same kind of event, of somebody who is named."""
        assert self.context is not None
        selection = Selection(of=self.kind(self.context, Slots(Clause())))
        party = Link(
            path="case", to=Selection(of="lawsuit", where=(Link(path="party", to=self.agent(persons[0])),))
        )
        return EventAnchor(event=selection.with_(party), words=words)

    @staticmethod
    def _numbered(slots: Slots) -> tuple[Condition, ...]:
        """Which one of a series, by its number: "before the third roundtable"."""
        for item in slots.clause.items:
            number = ORDINALS.get(item.text.lower(), 0)
            if number > 1:
                return (Value(name="series_number", op="is", value=number),)
        return ()

    def _in_office(self, person: Item) -> bool:
        rows = self.phrases.store.read(_TENURES, {"ids": [c.id for c in person.candidates]})
        return any(r["heads"] or r["bodies"] for r in rows)

    def _tenure(self, person: Item, region: Sequence[Item]) -> Selection:
        """The time of somebody in office: at the head of an agency, or of a government."""
        ids = self.refs(person, "Person")
        rows = self.phrases.store.read(_TENURES, {"ids": [r.id for r in ids]})
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
                of="administration", where=(Link(path="headed-by", to=Selection(of="person", ids=ids)),), ids=self._government(ids, order)
            )  # fmt: skip
        conditions: list[Condition] = [Link(path="held-by", to=Selection(of="person", ids=ids))]
        if wanted:
            conditions.append(
                Link(path="tenure-of", to=Selection(of="agent", ids=(Ref(id=wanted, label=wanted.upper()),)))
            )
        return Selection(of="tenure", where=tuple(conditions))

    def _government(self, ids: Sequence[Ref], order: int | None) -> tuple[Ref, ...]:
        rows = self.phrases.store.read(_GOVERNMENTS, {"ids": [r.id for r in ids]})
        found = [Ref(id=r["id"], label=r["label"]) for r in rows]
        if order is not None and len(found) > order:
            return (found[order],)
        return tuple(found[-1:]) if len(found) > 1 else tuple(found)

    # ---- cases

    def bind_judges(self, slots: Slots) -> None:
        """A judge who stands beside a verb acts; another one hears the case."""
        for item in list(slots.judges):
            for event in slots.events:
                before = event.passive and item.index > event.item.index and _word_before(slots, item) == "by"
                subject = (
                    not event.passive
                    and not event.noun
                    and item.index < event.item.index
                    and not _between(slots, item, event.item)
                )
                if before or subject:
                    event.judges.append(item)
                    slots.judges.remove(item)
                    break

    def main_events(self, slots: Slots) -> list[Event]:  # noqa: C901  # one way to put words together after the other
        """The events of a clause, those put together that say one thing."""
        events = [e for e in slots.events if e.sense.value != "hold-event" or len(slots.events) == 1]
        values = {e.sense.value for e in events}
        if "stay-motion" not in values and "stay" in values and "request" in values:
            stay = next(e for e in events if e.sense.value == "stay")
            request = next(e for e in events if e.sense.value == "request")
            if "grant" in values or "stay-denial" in values:
                events = [e for e in events if e.sense.value not in ("request", "grant")]
            else:
                merged = Event(
                    Sense("event", "stay-motion"), stay.item, request.passive, request.by, request.objects, [*stay.times, *request.times]
                )  # fmt: skip
                events = [merged if e is stay else e for e in events if e is not request]
        papers = [e for e in events if e.noun and e.sense.value in _PAPERS]
        if papers and "filing" in values:
            # "The motions that were filed in 2025": the paper is the thing; to file it is nothing more.
            for e in [e for e in events if e.sense.value == "filing"]:
                papers[0].times += [t for t in e.times if t not in papers[0].times]
                papers[0].by += e.by
            events = [e for e in events if e.sense.value != "filing"]
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
            self.in_force = True
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
            events = [e for e in events if not (e.noun and e.sense.value in ("vacatur", "judgment", "order"))]
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
        if "announcement" in values and len(events) > 1:
            told = next(e for e in events if e.sense.value == "announcement")
            other = next(e for e in events if e is not told)
            other.times += [t for t in told.times if t not in other.times]
            slots.flags.add("announced")
            events = [e for e in events if e is not told]
        if any(e.sense.value == "appeal" and e.noun for e in events) and len(events) > 1:
            # "The appeals that were held in abeyance": the appeal is the thing, not what happened.
            rest = [e for e in events if not (e.sense.value == "appeal" and e.noun)]
            if all(
                e.sense.value
                in ("stay", "abeyance", "dismissal", "end", "appeal-withdrawal", "certification", "request")
                for e in rest
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

    def main_event(self, slots: Slots) -> Event | None:
        """The one that says most."""
        events = self.main_events(slots)
        if not events:
            return None
        strong = [e for e in events if e.sense.value not in ("filing", "end", "hold-event", "announcement")]
        return (strong or events)[-1] if len(strong or events) == 1 else (strong or events)[0]

    def cases(self, slots: Slots, events: bool = True, show: bool = False) -> Selection:
        """The lawsuits that a clause describes."""
        out = Selection(of="lawsuit")
        conditions: list[Condition] = []
        for item in slots.cases[:1]:
            out = self.case(item)
        conditions += self.parties(slots)
        for item in slots.courts:
            conditions.append(Link(path="court", to=Selection(of="court", ids=self.refs(item, "Court"))))
        for item in slots.judges:
            conditions.append(Link(path="judge", to=Selection(of="judge", ids=self.refs(item, "Person"))))
        conditions += self.types(slots)
        if slots.clause.excepted:
            ids = [r for i in slots.clause.excepted for r in self.refs(i, "Lawsuit") if i.kind == "case"]
            out = out.model_copy(update={"but": tuple(ids)})
            others = [i for i in slots.clause.excepted if i.kind == "entity"]
            for item in others:
                path = "judge" if self.phrases.is_judge(item) else "court" if item.is_a("Court") else "party"
                conditions.append(Link(path=path, to=self.agent(item), negated=True))
        if events:
            conditions += self.event_links(slots, show)
        return out.with_(*conditions)

    def types(self, slots: Slots) -> list[Condition]:
        """Civil or criminal, and on appeal."""
        out: list[Condition] = []
        noun = slots.noun("lawsuit")
        sense = noun.sense("noun") if noun is not None else None
        criminal = "criminal" in slots.qualities or (sense is not None and sense.get("type") == "criminal")
        criminal = criminal or any(e.sense.get("type") == "criminal" for e in slots.events)
        if criminal or "civil" in slots.qualities:
            out.append(criminal_case(negated=not criminal))
        for quality, kinds in _COURTS_OF.items():
            if quality in slots.qualities and not any(c.value == "appeal" for c in slots.cases):
                among = Value(name="proceeding_kind", op="among", value=kinds)
                out.append(Link(path="proceeding", to=Selection(of="proceeding", where=(among,))))
        return out

    def parties(self, slots: Slots) -> list[Condition]:
        """Who takes part, on which side."""
        out: list[Condition] = []
        side = (
            "party"
            if "side-any" in slots.flags
            else "plaintiff"
            if "side-plaintiff" in slots.flags
            else "defendant"
            if "side-defendant" in slots.flags or slots.noun("defendant")
            else None
        )
        for use in slots.agents:
            item = use.item
            public = item.is_a(*_GOVERNMENT)
            path = "party"
            event = slots.events[0] if slots.events else None
            acts = next((e for e in slots.events if item in e.by), None)
            suffers = next((e for e in slots.events if item in e.objects), None)
            if use.role in ("defendant", "plaintiff"):
                path = use.role
            elif acts is not None and _both_sides(acts.by):
                path = "party"  # "the SEC and Binance stipulated": one of them is the plaintiff
            elif side is not None and not (slots.noun("lawsuit") and use.role == "adjacent"):
                path = side
            elif (
                acts is not None
                and acts.sense.value
                in (
                    "filing",
                    "charging",
                    "dismissal",
                    "any-dismissal",
                )
            ) or (acts is not None and acts.sense.value == "end" and public):
                path = "plaintiff"
            elif suffers is not None and suffers.sense.value in (
                "filing",
                "charging",
                "sentence",
                "verdict",
                "plea",
            ):
                path = "defendant"
            elif (
                (use.role == "adjacent" and public)
                or (
                    public
                    and event is None
                    and use.role == "any"
                    and slots.noun("lawsuit")
                    and _word_before(slots, item) not in ("involving", "with", "about", "concerning")
                )
                or (public and event is not None and event.noun and event.sense.value == "filing")
                or (public and _before_noun(slots, item, ("filing", "dismissal", "stay")))
            ):
                path = "plaintiff"
            to = self.agent(item)
            if path == "plaintiff" and any(r.id == "doj" for r in to.ids):
                # the Department of Justice sues in the name of the United States
                to = to.model_copy(update={"ids": (*to.ids, Ref(id="us", label="United States"))})
            out.append(Link(path=path, to=to))
        return out

    def event_links(self, slots: Slots, show: bool) -> list[Condition]:
        """What must have happened in the case, and what must not."""
        out: list[Condition] = []
        events = [
            e
            for e in self.main_events(slots)
            if e.sense.value
            not in ("holding", "tenure", "allegation", "request", "grant", "hold-event", "formation")
        ]
        if len(events) > 1 and all(e.sense.value == "filing" for e in events[:-1]) and not events[0].times:
            events = events[-1:]
        if (
            len(events) == 1
            and events[0].sense.value in ("filing", "charging")
            and not events[0].times
            and not self.measured
            and (self.parties(slots) or slots.courts or slots.judges or slots.clause.negated)
        ):
            # Every lawsuit was filed; whose and where it is stands on the case itself, also where its first
            # paper is not on record.
            events = []
        shown = events[-1] if events else None
        if not events and slots.times and not slots.events and not slots.states and slots.noun("lawsuit"):
            # "the SEC's 2023 suits": those that were filed then
            filed = tuple(w for t in slots.times for w in self.when(t))
            out.append(Link(path="event", to=Selection(of="filing", where=filed), shown=show))
        for event in events:
            selection = self.event(event, slots)
            out.append(Link(path="event", to=selection, shown=show and event is shown))
        for clause in slots.clause.negated:
            out += self.negated(clause, slots)
        return out

    def negated(self, clause: Clause, outer: Slots) -> list[Condition]:  # noqa: C901  # one kind of condition after the other
        """The conditions that must not hold."""
        inner = slotting.sort(clause, self.phrases)
        if inner.unknown:
            raise refused("some words are not understood", *(i.text for i in inner.unknown))
        self.bind_judges(inner)
        if (
            not inner.events
            and outer.events
            and (inner.agents or inner.judges or inner.noun("judge", "court"))
        ):
            # "dropped by the SEC, not by a judge": the same event by somebody else
            inner.events = [Event(outer.events[-1].sense, outer.events[-1].item, True)]
            for use in inner.agents:
                inner.events[0].by.append(use.item)
        conditions: list[Condition] = []
        placed = bool(inner.courts or inner.judges)
        for event in self.main_events(inner):
            if event.sense.value in ("filing", "hold-event") and placed and not event.times:
                continue  # every lawsuit was filed: where is what is denied
            conditions.append(Link(path="event", to=self.event(event, inner)))
        if not inner.events:
            for quality, value in (("prejudice-yes", True), ("prejudice-no", False)):
                if quality in inner.qualities:
                    ended = Value(name="with_prejudice", op="is", value=value)
                    conditions.append(Link(path="event", to=Selection(of="any-dismissal", where=(ended,))))
        conditions += self.parties(inner) + self.types(inner)
        conditions += [
            Link(path="court", to=Selection(of="court", ids=self.refs(i, "Court"))) for i in inner.courts
        ]
        conditions += [
            Link(path="judge", to=Selection(of="judge", ids=self.refs(i, "Person"))) for i in inner.judges
        ]
        if "pending" in inner.states:
            conditions.append(Link(path="event", to=Selection(of="end"), negated=True))
        if "closed" in inner.states:
            conditions.append(Link(path="event", to=Selection(of="end")))
        if inner.times and not inner.events:
            for time in inner.times:
                conditions.append(Link(path="event", to=Selection(of="filing", where=tuple(self.when(time)))))
        if not conditions:
            raise refused("it is not clear what is denied", " ".join(i.text for i in clause.items))
        known: list[Condition] = [
            Link(path=path, to=Selection(of=path))
            for path, items in (("court", inner.courts), ("judge", inner.judges))
            if items
        ]  # not in New York: somewhere else, and not: nobody knows where
        return [*known, *self._denied(clause, conditions)]

    @staticmethod
    def _denied(clause: Clause, conditions: list[Condition]) -> list[Condition]:
        if len(conditions) == 1 and isinstance(conditions[0], Link):
            return [conditions[0].model_copy(update={"negated": not conditions[0].negated})]
        words = {i.text.lower() for i in clause.items}
        if words & {"or", "nor"} or all(isinstance(c, Link) and c.path == "party" for c in conditions):
            return [_flip(c) for c in conditions]
        whole = Selection(of="lawsuit", where=tuple(conditions))
        return [OneOf(conditions=tuple(_negatable(whole)), negated=True)]

    def without(self, of: Selection, slots: Slots) -> Selection:
        """A selection of acts without those that a question denies: by when, by whom, or by their manner.

        Raises:
            NoQueryError: what is denied is something else.
        """
        for clause in slots.clause.negated:
            inner = slotting.sort(clause, self.phrases)
            if inner.unknown:
                raise refused("some words are not understood", *(i.text for i in inner.unknown))
            conditions: list[Condition] = [w for t in inner.times for w in self.when(t)]
            for quality, value in (("prejudice-yes", True), ("prejudice-no", False)):
                if quality in inner.qualities:
                    conditions.append(Value(name="with_prejudice", op="is", value=value))
            conditions += [
                Link(path="by", to=self.agent(u.item))
                for u in inner.agents
                if not inner.times or inner.events
            ]
            for event in inner.events:
                if event.sense.get("manner"):
                    conditions.append(Value(name="manner", op="is", value=event.sense.get("manner")))
            if not conditions:
                raise refused("it is not clear what is denied", " ".join(i.text for i in clause.items))
            if len(conditions) == 1:
                of = of.with_(_flip(conditions[0]))
            else:
                of = of.with_(OneOf(conditions=tuple(_flip(c) for c in conditions)))
        for item in slots.clause.excepted:
            if item.kind == "entity":
                of = of.with_(
                    OneOf(conditions=tuple(Link(path=p, to=self.agent(item)) for p in ("by", "against")), negated=True)
                )  # fmt: skip
            else:
                of = of.with_(Link(path="case", to=self.case(item), negated=True))
        return of

    def about_firms(self, slots: Slots) -> list[Condition]:
        """Who an inquiry is about, and whose it is."""
        out: list[Condition] = []
        for use in slots.agents:
            if use.item.is_a("Regulator", "GovernmentBody"):
                out.append(Link(path="by", to=self.agent(use.item)))
            else:
                out.append(OneOf(conditions=(
                    Link(path="against", to=self.agent(use.item)),
                    Link(path="about", to=Selection(of="entity", where=(Link(path="investigates", to=self.agent(use.item)),))),
                    Link(path="about", to=Selection(of="entity", where=(Link(path="party", to=self.agent(use.item)),))),
                )))  # fmt: skip
        return out


def _refusals(events: list[Event]) -> list[Event]:
    """What was refused is an order that denies it: "refused to dismiss", "denied bail".

    Raises:
        NoQueryError: orders on this are not on record as such.
    """
    denial = next(e for e in events if e.sense.value == "denial")
    other = next((e for e in events if e is not denial and e.sense.value not in ("order", "filing")), None)
    if other is None or other.sense.value == "allegation":
        return events
    relief = _RELIEFS.get(other.sense.value) or other.sense.get("relief")
    if relief is None:
        raise refused("it is not clear what was refused", other.item.text)
    made = Event(
        Sense("event", "order", (("outcome", "denied"), ("relief", relief))), denial.item, denial.passive, denial.by, [],
        [*denial.times, *other.times], judges=[*denial.judges, *other.judges],
    )  # fmt: skip
    return [made if e is denial else e for e in events if e is not other]


_RELIEFS = {
    "dismissal": "dismissal", "certification": "certification", "injunction": "injunction", "sentence": "bail",
    "appeal": "certification",
}  # fmt: skip


def _is_lasting(event: Event, relation: str) -> bool:
    """Whether a stay is meant as long as it lasted ("while it was stayed"), and not as it was granted."""
    if event.sense.get("granted") or event.sense.get("new"):
        return False
    return relation in ("while", "in", "under") or _LASTING.search(event.item.text.lower()) is not None


def _both_sides(actors: Sequence[Item]) -> bool:
    """Whether an authority and somebody else act together."""
    public = [i.is_a(*_GOVERNMENT) for i in actors]
    return any(public) and not all(public)


def criminal_case(negated: bool = False) -> OneOf:
    """A criminal case: an indictment, or the United States as plaintiff."""
    return OneOf(
        conditions=(
            Link(path="event", to=Selection(of="indictment")),
            Link(path="plaintiff", to=Selection(of="agent", ids=(Ref(id="us", label="United States"),))),
        ),
        negated=negated,
    )


def _negatable(selection: Selection) -> list[Condition]:
    """All conditions together, as one that can be negated: not (a and b)."""
    nested: Condition = selection.where[0]
    if len(selection.where) == 1:
        return [nested]
    # not (a and b) is (not a) or (not b); negated once more by the caller
    return [OneOf(conditions=tuple(_flip(c) for c in selection.where), negated=True)]


def _flip(c: Condition) -> Condition:
    if isinstance(c, Link | OneOf | When):
        return c.model_copy(update={"negated": not c.negated})
    return OneOf(conditions=(c,), negated=True)


def _word_before(slots: Slots, item: Item) -> str:
    items = slots.clause.items
    n = next((k for k, i in enumerate(items) if i is item), 0)
    while n > 0 and items[n - 1].text.lower() in ("the", "judge", "a", "an", "judges", "u.s"):
        n -= 1
    return items[n - 1].text.lower() if n > 0 else ""


def _between(slots: Slots, first: Item, last: Item) -> bool:
    items = slots.clause.items
    a = next((k for k, i in enumerate(items) if i is first), 0)
    b = next((k for k, i in enumerate(items) if i is last), len(items))
    return any(i.kind in ("case", "entity", "noun", "ask") for i in items[a + 1 : b])


def _before_noun(slots: Slots, item: Item, kinds: Sequence[str]) -> bool:
    items = slots.clause.items
    n = next((k for k, i in enumerate(items) if i is item), -1)
    for following in items[n + 1 :]:
        if following.kind == "ignored" and following.text.lower() in ("crypto", "enforcement"):
            continue
        sense = following.sense("event") or following.sense("noun")
        return (
            sense is not None
            and sense.form in ("noun", "plural")
            and (sense.value in kinds or sense.value == "lawsuit")
        )
    return False


_SAME = {
    "replacement": "formation", "announcement": "agency-act", "signing": "law-signing", "passage": "law-passage",
    "proposal": "law-proposal", "in-force": "law-in-force", "publication": "law-publication", "issuance": "agency-act",
    "rescission": "law-rescission", "veto": "law-veto", "grant": "order", "request": "motion", "denial": "order",
}  # fmt: skip
_LASTING = re.compile(
    r"^(?!(?:put|place|get|got|go)).*\b(?:on (?:hold|ice|pause)|in (?:abeyance|limbo)|parked)$"
)
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "6th": 6,
}  # fmt: skip
_OF_A_CASE = frozenset(
    {
        "stay", "abeyance", "stay-any", "dismissal", "any-dismissal", "settlement", "filing", "judgment", "stay-motion",
        "sentence", "verdict", "plea", "end", "appeal", "settlement-in-principle",
    }
)  # fmt: skip
_COURTS_OF = {"on-appeal": ("appeal", "review"), "state": ("state",)}
"""Kinds of proceeding that a word stands for."""
DEFAULT_AGENCY = "sec"
"""Whose lawsuit is meant where a name alone fits several, as the task force alone is that of the SEC."""
_OF_COURTS = frozenset(
    {"injunction", "judgment", "consent-order", "order", "certification", "stay", "verdict"}
)
_UNDOING = frozenset({"disbanding", "stay-lift", "vacatur"})
_PAPERS = frozenset({"stay-motion", "motion", "appeal", "amendment", "notice"})
_PRONOUNS = frozenset({"he", "she", "they", "his", "hers", "her", "theirs", "that", "it", "him", "them"})
_TENURES = """
MATCH (p:Person) WHERE p.id IN $ids
RETURN p.id AS id, EXISTS { (p)<-[:HEADED_BY]-(:Administration) } AS heads,
       [(p)<-[:HELD_BY]-(:Tenure)-[:TENURE_OF]->(:Office)-[:OFFICE_OF]->(b) | b.id] AS bodies
"""
_GOVERNMENTS = """
MATCH (g:Administration)-[:HEADED_BY]->(p) WHERE p.id IN $ids
RETURN g.id AS id, g.label AS label ORDER BY g.began_min, id
"""
_Candidate = Candidate
