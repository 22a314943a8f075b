"""Events that a time is measured from: each is a selection of the graph, whatever words describe it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptoreg.api.questions import acts, seats
from cryptoreg.api.questions import slots as slotting
from cryptoreg.api.questions.clauses import Clause, Splitter
from cryptoreg.api.questions.failures import false_premise, refused
from cryptoreg.api.questions.query import EventAnchor, Link, OneOf, Ref, Selection, Value, When
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.slots import HOLDS, SUFFERED, Event, Slots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptoreg.api.questions.building import Builder
    from cryptoreg.api.questions.reading import Item

Condition = When | Link | Value | OneOf
_GOVERNMENT = frozenset({"Regulator", "GovernmentBody"})


@dataclass(slots=True)
class _Region:
    """The words of an anchor, sorted.

    Attributes:
        build: builds the selections of the question.
        items: the words.
        slots: what they do.
        event: what happens in them.
        persons: who is named in them, or whom a pronoun stands for.
        relation: the word that begins the time.
        span: whether a state is meant as long as it lasts.
        last: whether the last such event is meant.
    """

    build: Builder
    items: Sequence[Item]
    slots: Slots
    event: Event | None
    persons: list[Item]
    relation: str
    span: bool
    last: bool

    @property
    def words(self) -> str:
        return " ".join(i.text for i in self.items)

    @property
    def pronoun(self) -> bool:
        return any(i.text.lower() in _PRONOUNS for i in self.items)

    @property
    def firms(self) -> list[Item]:
        """Firms, and people who are named as sued: "the one against Sun"."""
        return [
            u.item
            for u in self.slots.agents
            if not u.item.is_a(*_GOVERNMENT) and (u.role == "defendant" or not u.item.is_a("Person"))
        ]

    def law(self, item: Item) -> Selection:
        return Selection(of="law", ids=self.build.refs(item, "Instrument"))


def of(build: Builder, items: Sequence[Item], span: bool, relation: str = "") -> EventAnchor:
    """The event or state that the words of a time stand for.

    Args:
        build: builds the selections of the question.
        items: the words.
        span: whether the whole time of a state is meant.
        relation: how the time stands to it.

    Raises:
        NoQueryError: no event is meant, or a word that matters is not understood.
    """
    slots = slotting.sort(Splitter(build.phrases).clause(items), build.phrases)
    told = _by_its_words(build, items, slots)
    if told is not None:
        return told
    vague = items and items[0].text.lower() in ("a", "an", "any", "another")
    if vague and not (slots.cases or slots.agents or slots.forces or slots.laws or slots.judges):
        words = " ".join(i.text for i in items)
        raise refused(f"which event is meant by “{words}” is not clear", words)
    build.bind_judges(slots)
    persons = [u.item for u in slots.agents if u.item.is_a("Person")] + slots.judges
    region = _Region(
        build, items, slots, build.main_event(slots), persons, relation, span,
        last=any(i.has("super", "last") for i in slots.supers) or "renewed" in slots.qualities,
    )  # fmt: skip
    if not persons and region.pronoun:
        region.persons = build.named  # "before he was sworn in"
    for reading in _READINGS:
        made = reading(region)
        if made is not None:
            return made
    raise refused(f"which time is meant by “{region.words}” is not clear", region.words)


def seat(build: Builder, items: Sequence[Item]) -> EventAnchor | None:
    """How long an office was held that words without a name stand for: "under the acting chair"."""
    found = seats.unnamed(build, slotting.sort(Splitter(build.phrases).clause(items), build.phrases), items)
    if found is None:
        return None
    return EventAnchor(event=found, last=True, span=True, words=" ".join(i.text for i in items))


def _by_its_words(build: Builder, items: Sequence[Item], slots: Slots) -> EventAnchor | None:
    """An act outside courts whose records hold the words that nothing else explains: "the protocol staking statement"."""
    loose = [i for n, i in enumerate(items) if i.kind == "descriptor" and not beside_name(items, n)]
    if not slots.unknown and not loose:
        return None
    same = _one_like(build, items, slots, loose)
    if same is not None:
        return same
    found = acts.told_of(build.phrases.store, items, strict=True) if not slots.cases else None
    if found is not None:
        words = " ".join(i.text for i in items)
        return EventAnchor(event=Selection(of="any-event", ids=(found,)), words=words)
    if slots.unknown or slots.noun("roundtable") is None:
        raise refused("some words are not understood", *(i.text for i in (*slots.unknown, *loose)))
    return None


def _one_like(
    build: Builder, items: Sequence[Item], slots: Slots, loose: Sequence[Item]
) -> EventAnchor | None:
    """Such as "the one on custody", "the memecoin one": of what the question is about, by the words of its records."""
    kind = next(
        (s.value for i in build.nouns for s in i.senses if s.kind == "noun" and s.value in _ONES), None
    )
    if (
        kind is None
        or not any(i.text.lower() in ("one", "that") for i in items)
        or slots.cases
        or slots.events
    ):
        return None
    told = tuple(Value(name="text", op="says", value=i.text.lower()) for i in (*slots.unknown, *loose))
    event = Selection(of=kind, where=told)
    return (
        EventAnchor(event=event, words=" ".join(i.text for i in items))
        if quick(build.phrases.store, event)
        else None
    )


_ONES = frozenset({"roundtable", "statement", "report"})


def _roundtable(r: _Region) -> EventAnchor | None:
    if r.slots.noun("roundtable") is None or r.slots.cases:
        return None
    times = tuple(w for t in r.slots.times for w in r.build.when(t))
    return EventAnchor(
        event=Selection(of="roundtable", where=(*_numbered(r.slots), *times)), last=r.last, words=r.words
    )


def _executive_order(r: _Region) -> EventAnchor | None:
    """An executive order that is told by its date and by whom it is: "after that January 2025 executive order"."""
    if r.slots.noun("executive-order") is None or r.slots.laws or not (r.slots.times or r.persons):
        return None
    times = tuple(w for t in r.slots.times for w in r.build.when(t))
    by = [Link(path="by", to=r.build.agent(p)) for p in r.persons[:1] if not r.pronoun]
    return EventAnchor(event=Selection(of="order-signed", where=(*by, *times)), last=r.last, words=r.words)


def _task_force(r: _Region) -> EventAnchor | None:
    """When a task force was formed, dissolved, or led by somebody."""
    if not r.slots.forces:
        return None
    force = r.slots.forces[-1]
    formed = Link(path="formed", to=Selection(of="task-force", ids=r.build.refs(force, "TaskForce")))
    if r.event is None:
        return EventAnchor(event=Selection(of="formation", where=(formed,)), words=r.words)
    told = r.slots.noun("report", "statement")
    if told is not None and r.event.sense.value not in ("formation", "disbanding"):
        # "before the working group published its report"
        kind = told.sense("noun").value  # type: ignore[union-attr]  # it has the sense
        by = Link(path="by", to=Selection(of="agent", ids=r.build.refs(force, "TaskForce")))
        return EventAnchor(event=Selection(of=kind, where=(by,)), last=r.last, words=r.words)
    leads = (
        r.event.sense.value == "holding"
        and bool(r.persons)
        and seats.since_formed(r.build, r.persons[0], force)
    )
    if r.event.sense.value == "holding" and not leads:
        return None
    if r.event.sense.value not in _OF_FORCES and not leads:
        raise refused(f"which event is meant by “{r.words}” is not clear", r.words)
    kind = "disbanding" if r.build.kind(r.event, r.slots) == "disbanding" else "formation"
    return EventAnchor(event=Selection(of=kind, where=(formed,)), span=leads and r.span, words=r.words)


def _seat(r: _Region) -> EventAnchor | None:
    """When somebody took, held or left an office; also "the new chairman" without a name."""
    value = r.event.sense.value if r.event is not None else ""
    role = "ended" if value == "departure" else "main"
    became = any(i.text.lower() in ("became", "become", "becomes", "becoming") for i in r.items)
    if value in ("tenure", "holding", "departure") and r.persons:
        # "once Atkins was in charge": from when he was
        lasting = value == "holding" and r.relation not in ("after", "since") and not became
        return EventAnchor(
            event=seats.tenure(r.build, r.persons[0], r.items), role=role, span=lasting, words=r.words
        )
    if value == "tenure" and not r.persons and "inaugurat" in r.words.lower():
        latest = r.build.phrases.store.read(_LATEST, {})
        ids = tuple(Ref(id=x["id"], label=x["label"]) for x in latest)
        return EventAnchor(event=Selection(of="administration", ids=ids), words=r.words)
    if r.persons or r.slots.cases or r.firms or value not in ("", "tenure", "holding", "departure"):
        return None
    seat = seats.unnamed(r.build, r.slots, r.items)
    if seat is None:
        return None
    lasts = r.span and value in ("", "holding")
    return EventAnchor(event=seat, last=True, role=role, span=lasts, words=r.words)


def _appointment(r: _Region) -> EventAnchor | None:
    if r.event is None or r.event.sense.value not in ("nomination", "confirmation") or not r.persons:
        return None
    return EventAnchor(event=_of_nominee(r, r.event.sense.value), words=r.words)


def _of_nominee(r: _Region, kind: str) -> Selection:
    to = Selection(of="person", ids=r.build.refs(r.persons[0], "Person"))
    return Selection(of=kind, where=(Link(path="against", to=to),))


_OF_NOMINEES = frozenset({"nomination", "confirmation", "nomination-withdrawal"})


def _happened(r: _Region) -> EventAnchor | None:
    """What happened to a law, to an inquiry, or in a case."""
    if r.event is None:
        return None
    build, slots = r.build, r.slots
    selection = build.event(r.event, slots, timed=True)
    about = build.context.sense.value if build.context is not None else ""
    if (
        selection.of == "motion"
        and r.event.sense.value == "request"
        and about in ("stay", "abeyance", "grant")
    ):
        selection = selection.model_copy(update={"of": "stay-motion"})  # "the day that it was asked for"
    kind = selection.of
    if r.event.sense.value in _TAKEN_BACK and r.persons and not slots.cases:
        ids = [c.id for c in r.persons[0].candidates]
        if build.phrases.store.read(_NOMINEE, {"ids": ids}):
            of_him = Link(path="appointee", to=Selection(of="person", ids=build.refs(r.persons[0], "Person")))
            return EventAnchor(event=Selection(of="nomination-withdrawal", where=(of_him,)), words=r.words)
    told = slots.event("announcement") is not None and r.event.sense.value != "announcement"
    role = "announced" if told else "main"
    laws = slots.laws or (build.laws if not slots.cases else [])
    if kind.startswith("law-") and laws:
        return EventAnchor(event=_of_law(r, selection, r.law(laws[0])), role=role, words=r.words)
    if kind in ("inv-closing", "inv-opening", "wells-notice"):
        return EventAnchor(event=selection.with_(*build.about_firms(slots)), role=role, words=r.words)
    cases = _cases_of_anchor(build, slots, selection)
    only = build.case_told_of() if not cases.ids and not cases.where else None
    if only is not None:
        cases = build.case(only)  # "what happened in the Kentucky case after its stay ran out"
    if not cases.ids and not cases.where:
        raise refused(f"which event is meant by “{r.words}” is not clear", r.words)
    selection = _or_part(build, cases, selection)
    if kind in HOLDS and (slots.event("end") is not None or "closed" in slots.states):
        role = "ended"
    if kind in HOLDS and slots.lengths:
        selection = _ordered_for(build, selection, int(slots.lengths[0].value))
    state = kind in HOLDS and r.span and _is_lasting(r.event, r.relation)
    return EventAnchor(
        event=selection.with_(Link(path="case", to=cases)), last=r.last, span=state, role=role, words=r.words
    )


def _or_part(build: Builder, cases: Selection, selection: Selection) -> Selection:
    """A dismissal in part, where a case saw no other: "when the claims were dropped"."""
    if selection.of != "dismissal" or quick(
        build.phrases.store, cases.with_(Link(path="event", to=selection))
    ):
        return selection
    part = selection.model_copy(update={"of": "part-dismissal"})
    found = quick(build.phrases.store, cases.with_(Link(path="event", to=part)))
    return part if found else selection


_OF_FORCES = frozenset(
    {"formation", "disbanding", "announcement", "filing", "replacement", "tenure", "hold-event", "end", "dismissal", "rescission", "vacatur", "departure", "signing", "issuance"}
)  # fmt: skip
"""What is said of a task force when it is formed or dissolved."""


def _ordered_for(build: Builder, stay: Selection, days: int) -> Selection:
    """A stay that was ordered for so long: "during the 60-day stay".

    Raises:
        NoQueryError: none is on record.
    """
    rows = build.phrases.store.read(_ORDERED_FOR, {"days": days})
    if not rows:
        raise false_premise(f"no stay of {days} days is on record")
    return stay.model_copy(update={"ids": tuple(Ref(id=r["id"], label=r["label"]) for r in rows)})


_ORDERED_FOR = """
MATCH (s:Stay)-[:ORDERED_BY]->(o) WHERE o.duration_days = $days RETURN s.id AS id, s.label AS label ORDER BY id
"""
_TAKEN_BACK = frozenset({"dismissal", "rescission", "vacatur", "disbanding", "departure"})
_NOMINEE = "MATCH (w:NominationWithdrawal)-[:APPOINTEE]->(p) WHERE p.id IN $ids RETURN w.id AS id LIMIT 1"


def _of_law(r: _Region, selection: Selection, law: Selection) -> Selection:
    """A step of a law, by the chamber that is named."""
    whose = [Link(path="by", to=r.build.agent(u.item)) for u in r.slots.agents if u.item.is_a("Legislature")]
    bare = Selection(of=selection.of, where=tuple(c for c in selection.where if not isinstance(c, Link)))
    of_it: Link | OneOf = Link(path="instrument", to=law)
    if selection.of == "law-rescission":
        of_it = OneOf(conditions=tuple(Link(path=p, to=law) for p in ("rescinds", "instrument", "vacates")))
    return bare.with_(of_it, *whose)


def _same_elsewhere(r: _Region) -> EventAnchor | None:
    """Such as "before SEC v. Binance", "right after Coinbase": the same kind of event in that case."""
    build = r.build
    if not r.slots.cases and not r.firms and _as_they_did(r) is None:
        return None
    inner = Slots(Clause(), nouns=list(build.inquiries), cases=r.slots.cases)
    same = build.kind(build.context, inner) if build.context is not None else "filing"
    if same in ("inv-closing", "inv-opening") and r.firms:
        # "before the Robinhood one": the same of that inquiry
        return EventAnchor(event=Selection(of=same, where=tuple(build.about_firms(r.slots))), words=r.words)
    own = Selection(of=same if same in _OF_A_CASE else "filing")
    cases = _as_they_did(r) if own.of == "filing" else None
    cases = cases or _cases_of_anchor(build, r.slots, own)
    return EventAnchor(event=own.with_(Link(path="case", to=cases)), words=r.words)


def _as_they_did(r: _Region) -> Selection | None:
    """The suits of somebody who did what others are asked for: "who else sued the SEC after Coinbase did?"."""
    sued = next((e for e in r.build.acts if e.sense.value == "filing" and not e.noun), None)
    who = [u.item for u in r.slots.agents]
    if sued is None or sued.passive or not who or r.items[-1].text.lower() not in ("did", "had", "has"):
        return None
    if r.slots.cases or not sued.objects:
        return None
    sides = [Link(path="plaintiff", to=r.build.agent(who[0]))]
    sides += [Link(path="defendant", to=r.build.agent(i)) for i in sued.objects]
    return Selection(of="lawsuit", where=tuple(sides))


def _same_of_law(r: _Region) -> EventAnchor | None:
    """Such as "before the Senate", "on the same day as the GENIUS Act": the same step by another chamber, of another law."""
    build, slots = r.build, r.slots
    chambers = [u.item for u in slots.agents if u.item.is_a("Legislature")]
    if not slots.laws and chambers and build.laws and build.context is not None:
        step = build.kind(build.context, Slots(Clause(), laws=build.laws))
        of_law = Link(path="instrument", to=r.law(build.laws[0]))
        own = Link(path="by", to=build.agent(chambers[0]))
        return EventAnchor(event=Selection(of=step, where=(of_law, own)), words=r.words)
    if not slots.laws:
        return None
    of_it = Link(path="instrument", to=r.law(slots.laws[0]))
    same = build.kind(build.context, Slots(Clause(), laws=slots.laws)) if build.context is not None else ""
    steps = build.context is not None and build.context.sense.value in _STEPS
    if same.startswith("law-") and (build.laws or steps):
        whose = [Link(path="by", to=build.agent(i)) for i in (chambers or build.chambers)[:1]]
        return EventAnchor(event=Selection(of=same, where=(of_it, *whose)), words=r.words)
    return EventAnchor(event=Selection(of="agency-act", where=(of_it,)), words=r.words)


_STEPS = frozenset(
    {"signing", "passage", "proposal", "in-force", "publication", "rescission", "veto", "issuance", "vote"}
)
"""What happens to laws and to nothing else."""


def _somebody(r: _Region) -> EventAnchor | None:
    """Somebody's time in office, or the same event of him: "later than his"."""
    build = r.build
    if r.persons:
        same = build.kind(build.context, Slots(Clause())) if build.context is not None else ""
        if same in _OF_NOMINEES:
            his = _of_nominee(r, same)
            if quick(build.phrases.store, his):
                return EventAnchor(event=his, words=r.words)  # "who was nominated after Quintenz"
        if same in _OF_A_CASE | SUFFERED and not seats.in_office(build, r.persons[0]):
            return _same_event_of(build, r.persons, r.words)
        if (
            not same
            and build.acts
            and build.acts[0].sense.value == "filing"
            and not seats.in_office(build, r.persons[0])
        ):
            return _suit_of(build, r.persons[0], r.words)
        begun = any(i.text.lower() in _BECOMING for i in r.items)  # "when Atkins became SEC chair"
        return EventAnchor(
            event=seats.tenure(build, r.persons[0], r.items), span=r.span and not begun, words=r.words
        )
    if not r.pronoun or not build.named:
        return None
    if r.span and (r.slots.noun("office") is not None or "acting" in r.slots.qualities):
        # "while he was acting chair"
        return EventAnchor(event=seats.tenure(build, build.named[0], r.items), span=True, words=r.words)
    return _same_event_of(build, build.named, r.words) if build.context is not None else None


def _suit_of(build: Builder, person: Item, words: str) -> EventAnchor:
    """The suit in which somebody who held no office took part; of an authority that sues, the one against him."""
    sides = [Link(path="defendant" if build.suing else "party", to=build.agent(person))]
    sides += [Link(path="plaintiff", to=build.agent(i)) for i in build.suing[:1]]
    case = Selection(of="lawsuit", where=tuple(sides))
    return EventAnchor(event=Selection(of="filing", where=(Link(path="case", to=case),)), words=words)


_BECOMING = frozenset({"became", "become", "becomes", "becoming"})
_READINGS = (
    _roundtable,
    _executive_order,
    _task_force,
    _seat,
    _appointment,
    _happened,
    _same_elsewhere,
    _same_of_law,
    _somebody,
)


def _cases_of_anchor(build: Builder, slots: Slots, event: Selection) -> Selection:
    """The lawsuits of an event that another one is measured from; of a suit, those of the same authority."""
    kind = event.of
    cases = build.cases(slots, events=False)
    topics = [i for i in slots.others if i.is_a("Token", "Product")]
    firms = [u.item for u in slots.agents if not u.item.is_a("Person", *_GOVERNMENT)]
    if slots.courts and not quick(build.phrases.store, cases):
        # "its appeal to the Fifth Circuit", "the Fifth Circuit's decision": the court above; the case is known by the court below
        cases = cases.model_copy(
            update={"where": tuple(c for c in cases.where if not (isinstance(c, Link) and c.path == "court"))}
        )
    unnamed = not cases.ids and not cases.where
    if (unnamed and topics) or (firms and not slots.cases and not quick(build.phrases.store, cases)):
        # "the XRP summary judgment", "the Fifth Circuit's Tornado Cash ruling": what the case is about
        found = build.phrases.about(topics or firms)
        cases = Selection(of="lawsuit", ids=tuple(Ref(id=c.id, label=c.label) for c in found))
    named = any(u.item.is_a(*_GOVERNMENT) for u in slots.agents)
    if kind == "filing" and not slots.cases and not named and build.suing and cases.where:
        links = [
            c.model_copy(update={"path": "defendant"}) if isinstance(c, Link) and c.path == "party" else c
            for c in cases.where
        ]
        own = Link(path="plaintiff", to=build.agent(build.suing[0]))
        return cases.model_copy(update={"where": (*links, own)})
    return _usual(build, cases, event) if cases.ids or cases.where else cases


def _usual(build: Builder, cases: Selection, event: Selection) -> Selection:
    """Of several lawsuits that a short name fits ("the Binance stay") those in which it happened, and of these the SEC's."""
    store = build.phrases.store
    found = quick(store, cases)
    if len(found) < 2:
        return cases
    happened = quick(store, cases.with_(Link(path="event", to=event))) or found
    own = Link(path="plaintiff", to=Selection(of="agent", ids=(Ref(id=seats.DEFAULT_AGENCY, label="SEC"),)))
    usual = [r for r in quick(store, cases.with_(own)) if r in happened] if len(happened) > 1 else []
    if len(usual) == 1:
        build.phrases.assumptions.append(
            f"{usual[0]['label']} is meant, of {len(happened)} lawsuits that fit"
        )
        happened = usual
    if len(happened) == len(found):
        return cases
    return Selection(of="lawsuit", ids=tuple(Ref(id=r["id"], label=r["label"]) for r in happened))


def _same_event_of(build: Builder, persons: Sequence[Item], words: str) -> EventAnchor:
    """Such as "Later than his": the same kind of event, of somebody who is named."""
    assert build.context is not None
    selection = Selection(of=build.kind(build.context, Slots(Clause())))
    party = Link(
        path="case", to=Selection(of="lawsuit", where=(Link(path="party", to=build.agent(persons[0])),))
    )
    return EventAnchor(event=selection.with_(party), words=words)


def beside_name(items: Sequence[Item], place: int) -> bool:
    """Whether a word that only describes stands beside the name that it describes."""
    for item in items[place + 1 : place + 5]:
        if item.kind in ("entity", "case", "absent", "leadership"):
            return True
        if item.kind not in ("descriptor", "ignored", "noun", "quality"):
            break
    before = items[place - 1] if place else None
    return before is not None and before.kind in ("entity", "case")


def _numbered(slots: Slots) -> tuple[Condition, ...]:
    """Which one of a series, by its number: "before the third roundtable"."""
    for item in slots.clause.items:
        number = ORDINALS.get(item.text.lower(), 0)
        if number > 1:
            return (Value(name="series_number", op="is", value=number),)
    return ()


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


_PRONOUNS = frozenset({"he", "she", "they", "his", "hers", "her", "theirs", "that", "it", "him", "them"})


_LATEST = """
MATCH (g:Administration) WHERE g.began_min IS NOT NULL
RETURN g.id AS id, g.label AS label ORDER BY g.began_min DESC, id LIMIT 1
"""


LASTING = re.compile(
    r"^(?!(?:put|place|get|got|go)).*\b(?:on (?:hold|ice|pause)|in (?:abeyance|limbo)|parked)$"
)
"""A state, and not its beginning: "on hold", but not "put on hold"."""
