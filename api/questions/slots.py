"""The parts of a clause by what they do: who acts, on whom, which event, which court, which case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cryptoreg.api.questions.clauses import Clause
from cryptoreg.api.questions.lexicon import Sense
from cryptoreg.api.questions.phrases import Phrases
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.regions import BE, DO, LASTING
from cryptoreg.api.questions.timing import TimePhrase


@dataclass(slots=True)
class Use:
    """A name in its role: by, object, plaintiff, defendant, or any."""

    item: Item
    role: str
    event: int | None = None


@dataclass(slots=True)
class Event:
    """An event word with what narrows it.

    Attributes:
        sense: what it says.
        item: its words.
        passive: whether it stands in the passive.
        by: who does it.
        objects: to whom it happens.
        times: when.
        noun: whether it is a noun ("the dismissal").
        lasting: whether it is said to have held at a time ("stood stayed").
        instead: what may have happened instead of it ("a verdict or a sentence").
    """

    sense: Sense
    item: Item
    passive: bool = False
    by: list[Item] = field(default_factory=list)
    objects: list[Item] = field(default_factory=list)
    times: list[TimePhrase] = field(default_factory=list)
    noun: bool = False
    judges: list[Item] = field(default_factory=list)
    lasting: bool = False
    instead: list[Event] = field(default_factory=list)


@dataclass(slots=True)
class Slots:
    """A clause, sorted."""

    clause: Clause
    asks: list[Item] = field(default_factory=list)
    nouns: list[Item] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    cases: list[Item] = field(default_factory=list)
    agents: list[Use] = field(default_factory=list)
    judges: list[Item] = field(default_factory=list)
    courts: list[Item] = field(default_factory=list)
    forces: list[Item] = field(default_factory=list)
    laws: list[Item] = field(default_factory=list)
    bases: list[Item] = field(default_factory=list)
    others: list[Item] = field(default_factory=list)
    supers: list[Item] = field(default_factory=list)
    compares: list[Item] = field(default_factory=list)
    qualities: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    conducts: list[Item] = field(default_factory=list)
    lengths: list[Item] = field(default_factory=list)
    moneys: list[Item] = field(default_factory=list)
    unknown: list[Item] = field(default_factory=list)
    times: list[TimePhrase] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)

    def asks_for(self, *values: str) -> bool:
        """Whether one of these is asked."""
        return any(i.has("ask", v) for i in self.asks for v in values)

    def noun(self, *values: str) -> Item | None:
        """The first noun with one of these meanings."""
        return next((i for i in self.nouns for v in values if i.has("noun", v)), None)

    def event(self, *values: str) -> Event | None:
        """The first event with one of these meanings."""
        return next((e for e in self.events if e.sense.value in values), None)


SUFFERED = frozenset(
    {"sentence", "verdict", "plea", "arrest", "pardon", "release", "penalty", "sanction", "delisting"}
)
"""What happens to somebody rather than being done by somebody whom a question names."""
HOLDS = frozenset({"stay", "abeyance", "stay-any"})
"""States in which a case rests."""
EITHER_WAY = ("before or after", "after or before", "earlier or later", "sooner or later")
"""Words that ask which of two came first."""
_SIDES = frozenset({"plaintiff", "defendant"})
_FLAGS = frozenset({"or", "votes", "year-each", "per", "both", "other", "same", "now", "yes", "unrecorded"})


def sort(clause: Clause, phrases: Phrases) -> Slots:
    """Sort the items of a clause."""
    out = Slots(clause, times=list(clause.times))
    items = clause.items
    places: dict[int, Event] = {}
    for n, item in enumerate(items):
        _place(out, items, n, item, places, phrases)
    _agents(out, items, places, phrases)
    _attach_times(out, places)
    if not out.compares:
        _alternatives(out, places)
    return out


def _alternatives(out: Slots, places: dict[int, Event]) -> None:
    """What stands on the other side of an "or": "a verdict was returned or a sentence imposed"."""
    items = out.clause.items
    order = sorted(places)
    for first, second in pairwise(order):
        between = items[first + 1 : second]
        told = any(i.has("or") for i in between)
        if not told or not all(
            i.kind in _JOINING or i.text.lower() in BE | {"or", "a", "an"} for i in between
        ):
            continue
        one, other = places[first], places[second]
        if one not in out.events or other not in out.events:
            continue
        one.times, other.times = one.times or other.times, other.times or one.times
        out.events.remove(other)
        if {one.sense.value, other.sense.value} == {"stay", "abeyance"}:
            asked = any(e.sense.value in ("motion", "request", "stay-motion") for e in out.events)
            one.sense = one.sense if asked else Sense("event", "stay-any", one.sense.narrowed, one.sense.form)
        elif {one.sense.value, other.sense.value} <= _PAID and (out.supers or out.moneys):
            one.sense = Sense("event", "payment", (), one.sense.form)  # "the smallest penalty or settlement"
        elif one.sense.value != other.sense.value:
            one.instead.append(other)
        places[second] = one


_PAID = frozenset({"penalty", "settlement", "judgment", "payment", "consent-order"})
_JOINING = frozenset({"ignored", "or", "quality", "role", "support"})


def _place(  # noqa: C901  # one kind of item after the other
    out: Slots, items: Sequence[Item], n: int, item: Item, places: dict[int, Event], phrases: Phrases
) -> None:
    if item.kind == "unknown":
        out.unknown.append(item)
    elif item.kind == "case":
        out.cases.append(item)
    elif item.kind == "length":
        out.lengths.append(item)
    elif item.kind == "money":
        out.moneys.append(item)
    elif item.kind == "basis":
        out.bases.append(item)
    elif item.kind == "entity":
        if item.is_a("Court"):
            out.courts.append(item)
        elif item.is_a("TaskForce"):
            out.forces.append(item)
        elif item.is_a("Instrument"):
            out.laws.append(item)
        elif item.is_a("Lawsuit"):
            out.cases.append(item)
        elif not item.is_a("Agent"):
            out.others.append(item)
    for sense in item.senses:
        if sense.kind in _FLAGS:
            out.flags.add(sense.kind)
    relative = item.has("ask", "where") and n > 0 and items[n - 1].has("noun", "lawsuit")
    if item.has("ask") and not relative:  # "cases where Celsius is a defendant" asks for no court
        out.asks.append(item)
    if item.has("super"):
        out.supers.append(item)
    if item.has("compare"):
        out.compares.append(item)
    for sense in item.senses:
        if sense.kind == "quality":
            out.qualities.append(sense.value)
        elif sense.kind == "side":
            out.flags.add(f"side-{sense.value}")
        elif sense.kind == "state":
            out.states.append(sense.value)
    event = item.sense("event")
    noun = item.sense("noun")
    if item.has("conduct"):
        out.conducts.append(item)
    if (
        noun is not None
        and noun.value in _SIDES
        and n + 1 < len(items)
        and items[n + 1].has("noun", "lawsuit")
    ):
        out.flags.add(f"side-{noun.value}")  # "Do Kwon defendant cases": on which side
    elif noun is not None and not (event is not None and _verbal(items, n)):
        out.nouns.append(item)
    if event is not None and not (noun is not None and not _verbal(items, n) and noun.value != "law"):
        made = Event(
            event,
            item,
            _passive(items, n),
            noun=event.form in ("noun", "plural") and not _asked_verb(items, n),
            lasting=any(i.text.lower() in LASTING for i in items[max(0, n - 2) : n]),
        )
        places[n] = made
        out.events.append(made)
        if noun is None and made.noun:
            out.nouns.append(item)


def _verbal(items: Sequence[Item], n: int) -> bool:
    """Whether a word that may be a noun or a verb stands as a verb."""
    senses = items[n].senses
    if all(s.form in ("noun", "plural", "phrase") for s in senses if s.kind == "event"):
        return False
    before = items[n - 1].text.lower() if n else ""
    if not items[n].has("noun", "office") and _asked_verb(items, n):
        named = n > 0 and items[n - 1].kind in ("entity", "case")
        if named or any(s.form == "base" for s in senses if s.kind == "event"):
            return True  # "did the SEC charge Kraken", "did the judge rule"
    return before in BE | DO | {"to", "not", "n't", "and", "never", "it", "they", "that", "who", "which"} or (
        n > 0
        and items[n - 1].kind in ("entity", "case")
        and any(s.form in ("past", "participle") for s in items[n].senses if s.kind == "event")
    )


def _asked_verb(items: Sequence[Item], n: int) -> bool:
    """Whether a word that may be a noun stands as the verb of "did …": "did Trump pardon him"."""
    for before in reversed(items[max(0, n - 5) : n]):
        if before.text.lower() in ("did", "does", "do"):
            return True
        if before.kind not in ("ignored", "entity", "noun", "quality", "neg"):
            return False
        if (
            before.text.lower() in ("of", "for", "the", "a", "an", "any", "its", "their", "his")
            and before is items[n - 1]
        ):
            return False
    return False


_UNCHANGED = frozenset({"put", "cut", "hit", "shut", "let", "set", "quit", "split"})
"""Verbs whose participle is as their base."""


def _passive(items: Sequence[Item], n: int) -> bool:
    forms = {s.form for s in items[n].senses if s.kind == "event"}
    if items[n].text.lower().split()[0] in _UNCHANGED:
        forms.add("participle")
    if not forms & {"past", "participle", "phrase"}:
        return False
    for before in reversed(items[max(0, n - 5) : n]):
        word = before.text.lower()
        if word in BE:
            return True
        # "was it stayed", "was Binance sued": the subject may stand between
        act = before.sense("event")
        noun = act is not None and act.form in ("noun", "plural")  # "was the freeze on it lifted"
        if (not noun and before.kind not in _BETWEEN_BE_AND_VERB) or word in DO:
            break
    following = items[n + 1].text.lower() if n + 1 < len(items) else ""
    return following == "by"


_BETWEEN_BE_AND_VERB = frozenset({"ignored", "neg", "quality", "now", "time", "entity", "case", "role"})


def _agents(out: Slots, items: Sequence[Item], places: dict[int, Event], phrases: Phrases) -> None:
    for n, item in enumerate(items):
        if item.kind != "entity" or not item.is_a("Agent") or item.is_a("Court", "TaskForce"):
            continue
        known = item.is_a("Person") and phrases.is_judge(item)
        # "judge Roman Storm trial" asks for the judge; a title before one who is none opens no sentence
        titled = n > 0 and items[n - 1].text.lower() in ("judge", "justice", "judges") and (known or n > 1)
        if item.is_a("Person") and (titled or known):
            out.judges.append(item)
            if titled:
                out.nouns = [x for x in out.nouns if x is not items[n - 1]]
            continue
        out.agents.append(_role(items, n, places))
    for use in out.agents:
        if use.event is None:
            continue
        event = places[use.event]
        if use.role == "by":
            event.by.append(use.item)
        elif use.role == "object":
            event.objects.append(use.item)


def _role(items: Sequence[Item], n: int, places: dict[int, Event]) -> Use:  # noqa: C901  # one position after the other
    item = items[n]
    k = n - 1
    while k >= 0 and (
        (items[k].kind == "ignored" and items[k].text.lower() in ("the", "a", "an", "u.s", "us", "its", "crypto", "company", "firm", "exchange", "and", "or", "both"))
        or (items[k].kind in ("entity", "both", "or", "noun") and items[k].kind != "noun" and k > 0)
        or items[k].has("noun", "firm") or items[k].has("noun", "regulator")
    ):  # fmt: skip
        k -= 1
    before = items[k] if k >= 0 else None
    word = before.text.lower() if before is not None else ""
    previous = max((p for p in places if p < n), default=None)
    following = min((p for p in places if p > n), default=None)
    if before is not None and before.has("role", "against"):
        return Use(item, "defendant")
    if (
        word == "of"
        and k > 0
        and items[k - 1].has("noun", "lawsuit")
        and item.is_a("Regulator", "GovernmentBody")
    ):
        return Use(item, "adjacent")  # "actions of the SEC were commenced": its own
    if word in ("brought by", "initiated by", "filed by") and previous is None:
        return Use(item, "plaintiff")
    if word in ("by", "brought by", "initiated by", "filed by", "on the part of", "from the side of"):
        return Use(item, "by", previous if previous is not None else following)
    if items[n + 1 : n + 2] and any(items[n + 1].has("noun", v) for v in ("lawsuit", "investigation")):
        return Use(item, "adjacent")
    if word == "between":
        return Use(item, "any")
    gap = items[n + 1 : following] if following is not None else []
    if following is not None and not _blocked(gap):
        event = places[following]
        if event.noun and item.possessive:
            public = item.is_a("Regulator", "GovernmentBody")
            if event.sense.value in _OF_EITHER or (event.sense.value == "filing" and not public):
                return Use(
                    item, "any"
                )  # "Ripple's complaint", "Terraform's final judgment" may be the one against it
            return Use(item, "object" if event.sense.value in SUFFERED else "by", following)
        if not event.noun:
            return Use(item, "object" if event.passive else "by", following)
    if (
        previous is not None
        and items[previous].text.lower().split()[-1:] == ["against"]
        and not _blocked(items[previous + 1 : n])
    ):
        return Use(item, "defendant")  # "were filed against the SEC"
    if previous is not None:
        event = places[previous]
        between = items[previous + 1 : n]
        if (
            not _blocked(between)
            and not event.passive
            and not event.noun
            and event.sense.form != "phrase"
            and not any(
                i.text.lower() in ("with", "in", "for", "of", "from", "at", "to") for i in between[:1]
            )
        ):
            return Use(item, "object", previous)
        if event.noun and word in ("of", "with", "against", "for", "to", "on", "upon"):
            return Use(item, "object", previous)
    return Use(item, "any")


_OF_EITHER = frozenset({"judgment", "consent-order", "verdict"})
"""Rulings of courts, which belong to the parties on both sides."""


def _blocked(gap: Sequence[Item]) -> bool:
    """Whether something between a name and a verb keeps them apart."""
    return any(
        i.kind in ("case", "ask", "neg", "time", "date") or i.has("role", "against") or i.has("noun", "lawsuit")
        or i.text.lower() in ("which", "who", "what", "with", "of", "for", "from")
        for i in gap
    )  # fmt: skip


def _subject_of(items: Sequence[Item], time: TimePhrase, places: dict[int, Event]) -> int | None:
    """The verb whose subject a time is: "that the Trump SEC dropped"."""
    if len(time.region) != 1 or time.region[0].kind not in ("leadership", "entity"):
        return None
    n = time.place
    if n >= len(items) or not items[n].is_a("Regulator") or n in places:
        return None
    after = n + 1
    while after < len(items) and items[after].kind == "ignored" and items[after].text.lower() not in BE:
        after += 1
    event = places.get(after)
    return after if event is not None and not event.noun and not event.passive else None


def _attach_times(out: Slots, places: dict[int, Event]) -> None:
    """Each time goes with the event before it; a leading one with the first event after it."""
    main = [e for e in out.events if e.sense.value not in ("filing", "charging", "end", "hold-event")]
    for time in out.times:
        before_it = next((i for i in reversed(out.clause.items[: time.place]) if i.kind != "ignored"), None)
        time.state = (
            bool(main) and before_it is not None and before_it.has("state") and not before_it.has("event")
        )
        if time.state:
            continue
        if time.filed and main:
            continue  # whose lawsuits, and not when what happened to them
        subject = _subject_of(out.clause.items, time, places)
        if subject is not None:
            places[subject].times.append(time)
            continue
        before = [p for p in places if p < time.place]
        chosen = max(before) if before else min(places, default=None)
        if chosen is not None:
            places[chosen].times.append(time)
