"""From sorted clauses to selections: names, events, cases; times, denials and sides have modules of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cryptoreg.api.questions import anchors, denials, merging, model, taking_part
from cryptoreg.api.questions.clauses import Clause
from cryptoreg.api.questions.event_anchors import LASTING
from cryptoreg.api.questions.failures import ambiguous, false_premise
from cryptoreg.api.questions.phrases import Phrases
from cryptoreg.api.questions.query import (
    Anchor,
    EventAnchor,
    Link,
    OneOf,
    Ref,
    Relation,
    Selection,
    Value,
    When,
)
from cryptoreg.api.questions.reading import STANDS_FOR, Item
from cryptoreg.api.questions.slots import HOLDS, SUFFERED, Event, Slots
from cryptoreg.api.questions.taking_part import word_before
from cryptoreg.api.questions.timing import TimePhrase

Condition = When | Link | Value | OneOf


@dataclass(slots=True)
class Builder:
    """Builds the selections of one question.

    Attributes:
        phrases: noun phrases, with the graph.
        context: the kind of event that the question is about, for "later than his".
        named: the names that a pronoun may stand for.
        measured: whether dates matter, as for the first of several.
        outer: the cases that the main clause names.
        private: the private parties that it names.
        suing: the authorities that the question is about, for "within a month of suing Binance".
        chambers: the chambers of a parliament that it names.
        laws: the laws that it is about.
        in_force: whether stays are meant as lasting.
        inquiries: the words for an inquiry in it.
        nouns: its nouns, for "the one on custody".
        perfect: whether it speaks of what *had* happened when something else did.
        acts: the events of the main clause, for "after Crypto.com did".
    """

    phrases: Phrases
    context: Event | None = None
    named: list[Item] = field(default_factory=list)
    measured: bool = False
    outer: list[Item] = field(default_factory=list)
    private: list[Item] = field(default_factory=list)
    suing: list[Item] = field(default_factory=list)
    perfect: bool = False
    chambers: list[Item] = field(default_factory=list)
    laws: list[Item] = field(default_factory=list)
    in_force: bool = False
    inquiries: list[Item] = field(default_factory=list)
    acts: list[Event] = field(default_factory=list)
    nouns: list[Item] = field(default_factory=list)

    # ---- names

    def refs(self, item: Item, *labels: str) -> tuple[Ref, ...]:
        """The things that a name means, of the classes asked for."""
        fitting = [c for c in item.candidates if not labels or not c.labels.isdisjoint(labels)]
        return tuple(Ref(id=c.id, label=c.label) for c in fitting or item.candidates)

    def agent(self, item: Item) -> Selection:
        """Who a name means."""
        refs = self.refs(item)
        if item.text.lower() == STANDS_FOR:
            return Selection(of="agent", ids=refs)
        if len(refs) > 1 and len({r.label.split()[0].lower() for r in refs}) > 1 and item.is_a("Person"):
            raise ambiguous(item.text, item.candidates)
        return Selection(of="agent", ids=refs)

    def case(self, item: Item) -> Selection:
        """The lawsuits that a reference may mean."""
        if not item.candidates:
            raise false_premise(f"no lawsuit is on record that fits “{item.text}”")
        return Selection(of="lawsuit", ids=self.refs(item, "Lawsuit"))

    def case_told_of(self) -> Item | None:
        """The one lawsuit that the main clause names, or that its one private party stands for: "after its stay ran out"."""
        if self.outer or len(self.private) != 1:
            return self.outer[0] if len(self.outer) == 1 else None
        found = self.phrases.by_parties(self.private, [])
        return replace(self.private[0], kind="case", candidates=found) if len(found) == 1 else None

    # ---- events

    def kind(self, event: Event, slots: Slots) -> str:
        """The kind of an event in its context: "ended" of an inquiry is its closing."""
        value = event.sense.value
        if value == "stay" and any(c.value == "appeal" for c in slots.cases):
            return "stay-any"  # an appeal that is "on hold" is held in abeyance
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
            # of one case the end of its appeal; of any case only what ended an appeal, and no other dismissal
            one = bool(slots.cases) or any(
                not u.item.is_a("Regulator", "GovernmentBody") for u in slots.agents
            )
            return "appeal-end" if one else "appeal-dismissal"
        if value == "disbanding" and event.judges:
            return "injunction-lift"  # what a judge dissolves
        if _in_his_own_name(event, slots):
            return "statement"
        if value == "dismissal" and "partial" in slots.qualities:
            return "part-dismissal"
        if value == "end" and {"prejudice-yes", "prejudice-no"} & set(slots.qualities):
            return "any-dismissal"  # "ended with prejudice"
        if value == "settlement" and event.sense.get("stage") == "in-principle":
            return "settlement-in-principle"
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
        elif kind in ("any-dismissal", "appeal-end", "appeal-dismissal", "appeal-withdrawal"):
            pass  # an appeal is closed by order also where its appellant withdraws it
        elif sense.get("from") == "plaintiff" or (kind == "dismissal" and event.by and not event.judges):
            conditions.append(Value(name="manner", op="is-not", value="court"))
        if sense.get("manner"):
            conditions.append(Value(name="manner", op="is", value=sense.get("manner")))
        if sense.get("form") or (kind in ("motion", "stay-motion") and "joint" in slots.qualities):
            conditions.append(Value(name="motion_form", op="is", value=sense.get("form") or "joint"))
        if sense.get("outcome") == "denied":
            conditions.append(Value(name="outcome", op="among", value=("denied", "denied-as-moot")))
        elif sense.get("outcome") == "granted":
            conditions.append(Value(name="outcome", op="among", value=("granted", "granted-in-part")))
        if sense.get("disposition"):
            conditions.append(Value(name="disposition", op="holds", value=sense.get("disposition")))
        if sense.get("relief") and kind in ("motion", "order"):
            conditions.append(Value(name="relief", op="holds", value=sense.get("relief")))
        if kind in ("dismissal", "any-dismissal", "appeal-end", "part-dismissal"):
            for quality, value in (("prejudice-yes", True), ("prejudice-no", False)):
                if quality in slots.qualities:
                    conditions.append(Value(name="with_prejudice", op="is", value=value))
        conditions += self._grounds(slots)
        if (
            kind == "sentence"
            and len(slots.lengths) == 1
            and not (slots.supers or slots.compares or slots.asks_for("duration"))
        ):
            days = int(slots.lengths[0].value)  # "sentenced to 25 years"
            conditions.append(Value(name="duration_days", op="is", value=days))
        if sense.get("step"):
            conditions.append(Value(name="lawmaking_step", op="is", value=sense.get("step")))
        if "whole" in slots.qualities and kind.startswith("law-"):
            conditions.append(Value(name="text", op="says", value=_WHOLE))
        conditions += self._actors(kind, event) or self._befallen(kind, slots)
        if timed:
            asked, self.context = self.context, self.context if event.sense.value == "hold-event" else event
            times = event.times
            lasting = kind in HOLDS and sum(t.relation == "under" for t in times) > 1
            for time in times:
                # "frozen both under Uyeda and under Atkins": one stay that held in both times
                role = "due" if kind == "deadline" else "main"
                conditions += _apart_from_ends(
                    kind, self.when(time, role, lasting or self.is_state(event, time))
                )
            self.context = asked
        return Selection(of=kind, where=tuple(conditions))

    def _grounds(self, slots: Slots) -> list[Condition]:
        """For what reason: a thing of the graph, or words of its description."""
        out: list[Condition] = []
        for item in slots.clause.grounds:
            refs = self.refs(item)
            if refs:
                out.append(Link(path="ground", to=Selection(of="entity", ids=refs)))
                continue
            out += [Value(name="text", op="says", value=w) for w in item.text.lower().split()]
        return out

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
            path = "ordered-by" if kind in HOLDS else "by"
            out.append(Link(path=path, to=self.agent(item)))
        if kind in (
            "filing",
            "dismissal",
            "any-dismissal",
            "appeal-end",
            "appeal-dismissal",
            "appeal-withdrawal",
            "stay",
            "abeyance",
            "stay-any",
            "end",
            "trial",
        ):
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
            elif kind in _INQUIRIES and not item.is_a("Regulator", "GovernmentBody"):
                continue  # "it saw its probe closed": whom the inquiry is about stands elsewhere
            elif not item.is_a("TaskForce"):
                out.append(Link(path="by", to=self.agent(item)))
        return out

    def _befallen(self, kind: str, slots: Slots) -> list[Condition]:
        """What happened to the one person whom a question names is his: "what sentence did Zhao get", not another one's in his case."""
        persons = [u.item for u in slots.agents if u.item.is_a("Person")]
        if kind not in _PERSONAL or len(persons) != 1 or self.phrases.is_judge(persons[0]):
            return []
        return [Link(path="against", to=self.agent(persons[0]))]

    def is_state(self, event: Event, time: TimePhrase) -> bool:
        """Whether "on hold" is meant as lasting at a time, and not as beginning then."""
        if event.sense.value not in ("stay", "abeyance"):
            return False
        if self.in_force:
            return True
        on = event.lasting or LASTING.search(event.item.text.lower()) is not None
        dynamic = event.sense.get("granted") or event.sense.get("new")
        if time.relation == "at" and "day" in time.word.split():
            return on  # "was stayed on the same day as": it began then
        if time.relation in ("as-of", "at"):
            return not dynamic
        return on and time.relation in ("in", "on", "while", "by") and not dynamic

    # ---- what has a module of its own

    def when(self, time: TimePhrase, role: str = "main", state: bool = False) -> list[When]:
        """The conditions of a time phrase."""
        return anchors.when(self, time, role, state)

    def anchor(self, region: Sequence[Item], relation: str) -> Anchor:
        """The time that words stand for."""
        return anchors.anchor(self, region, relation)

    def main_events(self, slots: Slots) -> list[Event]:
        """The events of a clause, those put together that say one thing."""
        return merging.main_events(self, slots)

    def types(self, slots: Slots) -> list[Condition]:
        """Civil or criminal, and on appeal."""
        return taking_part.types(self, slots)

    def parties(self, slots: Slots) -> list[Condition]:
        """Who takes part, on which side."""
        return taking_part.parties(self, slots)

    def negated(self, clause: Clause, outer: Slots) -> list[Condition]:
        """The conditions that must not hold."""
        return denials.negated(self, clause, outer)

    def without(self, of: Selection, slots: Slots) -> Selection:
        """A selection of acts without those that a question denies."""
        return denials.without(self, of, slots)

    # ---- cases

    def bind_judges(self, slots: Slots) -> None:
        """A judge who stands beside a verb acts; another one hears the case."""
        for item in list(slots.judges):
            for event in slots.events:
                before = event.passive and item.index > event.item.index and word_before(slots, item) == "by"
                subject = (
                    not event.passive
                    and not event.noun
                    and item.index < event.item.index
                    and not _between(slots, item, event.item)
                    and word_before(slots, item)
                    not in _BEFORE_A_JUDGE  # "the cases before her went to trial"
                )
                if before or subject:
                    event.judges.append(item)
                    slots.judges.remove(item)
                    break

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
            if out.ids and _above(item) and any(e.sense.value == "appeal" for e in slots.events):
                continue  # "in which case did it appeal to the Fifth Circuit": not where it was brought
            conditions.append(Link(path="court", to=Selection(of="court", ids=self.refs(item, "Court"))))
        for item in slots.judges:
            conditions.append(Link(path="judge", to=Selection(of="judge", ids=self.refs(item, "Person"))))
        for item in slots.bases:
            conditions.append(
                Link(path="under-law", to=Selection(of="law", ids=self.refs(item, "Instrument")))
            )
        conditions += self.types(slots)
        if slots.clause.excepted:
            ids = [r for i in slots.clause.excepted for r in self.refs(i, "Lawsuit") if i.kind == "case"]
            out = out.model_copy(update={"but": tuple(ids)})
            others = [i for i in slots.clause.excepted if i.kind == "entity"]
            for item in others:
                side = slots.clause.excepted_side or "party"
                path = "judge" if self.phrases.is_judge(item) else "court" if item.is_a("Court") else side
                conditions.append(Link(path=path, to=self.agent(item), negated=True))
        if events:
            conditions += self.event_links(slots, show)
        return out.with_(*conditions)

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
            and (self.parties(slots) or slots.courts or slots.judges or slots.bases or slots.clause.negated)
        ):
            # Every lawsuit was filed; whose and where it is stands on the case itself, also where its first
            # paper is not on record.
            events = []
        shown = events[-1] if events else None
        if not events and slots.times and not slots.events and not slots.states and slots.noun("lawsuit"):
            # "the SEC's 2023 suits": those that were filed then
            filed = tuple(w for t in slots.times for w in self.when(t))
            out.append(Link(path="event", to=Selection(of="filing", where=filed), shown=show))
        if any(e.sense.value not in ("filing", "charging", "end", "hold-event") for e in slots.events):
            for time in slots.times:
                if time.filed:
                    began = Selection(of="filing", where=tuple(self.when(time)))
                    out.append(Link(path="event", to=began))
        for event in events:
            selection = self.event(event, slots)
            link = Link(path="event", to=selection, shown=show and event is shown and not event.instead)
            others = [Link(path="event", to=self.event(e, slots)) for e in event.instead]
            out.append(OneOf(conditions=(link, *others)) if others else link)
        for clause in slots.clause.negated:
            out += self.negated(clause, slots)
        return out

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


def _in_his_own_name(event: Event, slots: Slots) -> bool:
    """Whether a person publishes something, and not a paper that is named: "what did Peirce publish"."""
    if (
        event.sense.value not in ("publication", "issuance")
        or slots.laws
        or slots.noun("rule", "law") is not None
    ):
        return False
    return bool(event.by) and not event.passive and all(i.is_a("Person") for i in event.by)


_BEFORE_A_JUDGE = frozenset(
    {"before", "in front of", "of", "with", "assigned to", "heard by", "pending before"}
)


def _between(slots: Slots, first: Item, last: Item) -> bool:
    items = slots.clause.items
    a = next((k for k, i in enumerate(items) if i is first), 0)
    b = next((k for k, i in enumerate(items) if i is last), len(items))
    return any(i.kind in ("case", "entity", "noun", "ask") for i in items[a + 1 : b])


def _apart_from_ends(kind: str, times: list[When]) -> list[When]:
    """What lies between two events of its own kind is neither of them: "filed between the Ripple and the Sun suit"."""
    out: list[When] = []
    for when in times:
        own = _ENDINGS if kind in _ENDINGS else {kind}
        ends = [a for a in (when.first, when.second) if isinstance(a, EventAnchor) and a.event.of in own]
        if when.relation is Relation.UNTIL and ends and kind not in HOLDS:
            # "which suits had it filed when it sued Binance": those before
            out.append(when.model_copy(update={"relation": Relation.BEFORE}))
        elif when.relation is Relation.BETWEEN and when.second is not None and len(ends) == 2:
            out.append(when.model_copy(update={"relation": Relation.AFTER, "second": None}))
            out.append(
                when.model_copy(update={"relation": Relation.BEFORE, "first": when.second, "second": None})
            )
        else:
            out.append(when)
    return out


_PERSONAL = frozenset({"sentence", "verdict", "plea", "arrest", "release"})
_ENDINGS = frozenset({"end", "dismissal", "any-dismissal"})
_INQUIRIES = frozenset({"inv-closing", "inv-opening", "wells-notice"})
_WHOLE = ("whole", "full", "fully", "entire", "entirely", "all")
_SAME = {
    "charging": "filing", "holding": "tenure", "departure": "tenure",
    "replacement": "formation", "announcement": "agency-act", "signing": "law-signing", "passage": "law-passage",
    "proposal": "law-proposal", "in-force": "law-in-force", "publication": "law-publication", "issuance": "agency-act",
    "rescission": "law-rescission", "veto": "law-veto", "grant": "order", "request": "motion", "denial": "order",
}  # fmt: skip


def _above(court: Item) -> bool:
    """Whether a court hears appeals."""
    return any("Appeals" in c.label for c in court.candidates)
