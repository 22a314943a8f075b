"""What a question speaks of and its query does not: events, lawsuits, inquiries, bodies, people, judges.

Each function gives the words of which a query makes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from cryptoreg.api.questions.covering import flat
from cryptoreg.api.questions.query import Ask, Link, Query, Selection, Value
from cryptoreg.api.questions.slots import SUFFERED, Event, Slots
from cryptoreg.api.questions.taking_part import AGAINST, GENERAL, word_before

__all__ = ["bench", "classes", "events", "inquiries", "lawsuits", "people", "task_forces"]

_GROUPS: tuple[frozenset[str], ...] = (
    frozenset({"stay", "abeyance", "stay-any", "stay-motion", "stay-extension", "stay-denial", "stay-lift", "motion"}),
    frozenset({"dismissal", "any-dismissal", "appeal-end", "appeal-dismissal", "part-dismissal", "end", "appeal-withdrawal", "inv-closing", "law-rescission", "guidance-rescission", "rescinding", "disbanding", "agency-act"}),
    frozenset({"settlement", "settlement-in-principle", "payment", "penalty", "end"}),
    frozenset({"penalty", "payment", "settlement", "judgment", "consent-order"}),
    frozenset({"admission", "settlement", "consent-order"}),
    frozenset({"writing", "statement", "any-event"}),
    frozenset({"injunction", "injunction-lift"}),
    frozenset({"sentence", "verdict", "plea", "penalty"}),
    frozenset({"appeal", "any-dismissal", "appeal-end", "appeal-dismissal", "appeal-withdrawal", "abeyance", "stay-any", "certification"}),
)  # fmt: skip
_STRONG = frozenset(
    "stay abeyance dismissal settlement sentence verdict plea pardon arrest release appeal injunction penalty payment certification "
    "vacatur stay-extension stay-denial stay-lift hearing trial sanction delisting wells-notice nomination veto amendment consent-order "
    "deadlock stay-motion writing".split()
)
"""Kinds of event that are never said in passing."""
_UNDOING = frozenset(
    {
        "law-rescission",
        "guidance-rescission",
        "rescinding",
        "agency-act",
        "law-step",
        "vacatur",
        "disbanding",
        "dismissal",
        "any-dismissal",
        "part-dismissal",
        "appeal-end",
        "appeal-dismissal",
        "appeal-withdrawal",
        "inv-closing",
        "nomination-withdrawal",
        "injunction-lift",
        "stay-lift",
        "order",
        "any-event",
    }
)
_OF_TRUTHS = frozenset(
    {"passage", "vote", "replacement", "vacatur", "rescission", "confirmation", "nomination"}
)
"""Further ones that a yes or no must not leave out."""


def events(query: Query, slots: Slots, kinds: Sequence[str], found: Sequence[Selection]) -> list[str]:
    used = {s.of for s in found}
    if query.measure is not None:
        used |= {k for k in (query.measure.since, query.measure.until) if k}
    used |= {k for group in _GROUPS if group & used for k in group}
    seats = {"tenure", "office", "administration", "nomination", "confirmation"} & used or any(
        isinstance(c, Link) and c.path in ("led-by", "leads", "held-by", "headed-by")
        for s in found
        for c in flat(s)
    )
    if query.measure is not None and query.measure.kind == "votes":
        used |= {"vote", "dissent"}
    if query.measure is not None and query.measure.role == "counts_decided":
        used |= {"verdict", "plea", "sentence", "deadlock"}
    if _leader_unused(query, slots, found):
        return [e.item.text for e in slots.events if e.sense.value == "holding"][:1]
    strong = (
        _STRONG
        | {"vote"}
        | (frozenset() if seats or slots.conducts else frozenset({"holding"}))
        | (_OF_TRUTHS if query.ask is Ask.TRUTH and not slots.laws else frozenset())
        | (frozenset() if slots.laws or slots.noun("law", "rule") is not None else frozenset({"passage"}))
    )
    undone = [e.item.text for e in slots.events if e.sense.value == "rescission" and not e.noun]
    ruled = {"order"} if any(e.sense.value == "order" and e.noun for e in slots.events) else set()
    if undone and query.ask is not Ask.TRUTH and not slots.laws and not used & (_UNDOING - ruled):
        return undone  # "when was his pardon revoked"
    sides = any(isinstance(c, Link) and c.path in _SIDES for s in found for c in (*flat(s), *query.expect))
    if not sides and "lawsuit" not in used and not used & {"filing", "indictment", "allegation"}:
        sued = [
            e.item.text for e in slots.events if not e.noun and e.sense.value == "filing" and _of_suing(e)
        ]
        if sued:
            return sued
    asked_of = _asked_about(slots)
    return [
        e.item.text
        for e in slots.events
        if e.sense.value in strong
        and (e.sense.value in kinds or e.sense.value in ("holding", "writing"))
        and e is not asked_of
        and e.sense.value not in used
        and not e.item.has("event", "hold-event")
        and not (query.ask is Ask.AMOUNT and (e.noun or e.sense.value == "dismissal"))
    ]


def _leader_unused(query: Query, slots: Slots, found: Sequence[Selection]) -> bool:
    """Whether nobody who leads a task force is in the query: "who leads the task force whose counsel went on to chair the agency"."""
    items = slots.clause.items
    leads = any(
        i.has("event", "holding")
        and not i.has("noun")
        and any(k.is_a("TaskForce") for k in items[n + 1 : n + 3])
        for n, i in enumerate(items)
    )
    paths = {c.path for s in found for c in flat(s) if isinstance(c, Link)} | set(query.show)
    return leads and query.ask is Ask.THINGS and not paths & {"led-by", "leads", "headed-by", "held-by"}


def _asked_about(slots: Slots) -> Event | None:
    """The order that a motion is about: "the motion to vacate parts of the consent order"."""
    asked = next(
        (e for e in slots.events if e.noun and e.sense.value == "motion" and e.sense.get("relief")), None
    )
    if asked is None:
        return None
    behind = [e for e in slots.events if e.noun and e.item.index > asked.item.index]
    return (
        behind[0]
        if behind and behind[0].sense.value in ("consent-order", "injunction", "judgment", "order")
        else None
    )


def task_forces(slots: Slots, found: Sequence[Selection]) -> list[str]:
    """A noun for a task force of which nothing is made: "who runs the unit that replaced the old one"."""
    noun = slots.noun("task-force")
    made = slots.forces or any(s.of in _OF_FORCES for s in found)
    return [noun.text] if noun is not None and not made else []


_OF_FORCES = frozenset(
    "task-force formation disbanding statement report roundtable any-event membership".split()
)


def lawsuits(query: Query, slots: Slots, found: Sequence[Selection]) -> list[str]:
    """A noun for lawsuits where the query is about something else: "the firms with a closed probe that face a lawsuit"."""
    noun = slots.noun("lawsuit")
    sides = any(isinstance(c, Link) and c.path in _SIDES for s in found for c in (*flat(s), *query.expect))
    if (
        noun is None
        or sides
        or slots.cases
        or any(s.of == "lawsuit" for s in found)
        or query.ask is Ask.AMOUNT
    ):
        return []
    return [] if any(s.of in _IN_CASES for s in found) else [noun.text]


def classes(slots: Slots, found: Sequence[Selection]) -> list[str]:
    """Such as "suits against exchanges", "a penalty on an individual": of what class somebody is, where nothing is made of it."""
    used = any(
        isinstance(c, Link)
        and c.path in ("defendant", "against")
        and c.to.of in ("firm", "person")
        and not c.to.ids
        for s in found
        for c in flat(s)
    )
    out = []
    for noun in slots.nouns:
        told = (noun.has("noun", "firm") or noun.has("noun", "person")) and word_before(
            slots, noun
        ) in AGAINST | {"on", "upon"}
        side = noun.has("noun", "defendant") or noun.has("noun", "plaintiff")
        if side and word_before(slots, noun) in AGAINST and any(s.of == "lawsuit" and s.ids for s in found):
            out.append(noun.text)  # "a case against the defendants of another one": not that one
            continue
        general = any(noun.text.lower() in words for words in GENERAL.values())
        if told and not (general and used):
            out.append(noun.text)
    return out


def people(query: Query, slots: Slots) -> list[str]:
    """Who it was is asked, and lawsuits would be listed."""
    first = slots.asks[0] if slots.asks else None
    if first is None or query.ask is not Ask.THINGS or query.of.of != "lawsuit" or query.show:
        return []
    word = first.text.lower()
    asked = first.has("ask", "who") and word not in ("whose", "whos", "by whom")
    befell = any(
        e.sense.value in SUFFERED for e in slots.events
    )  # "who got prison time": by the case it was in
    return [first.text] if asked and len(slots.asks) == 1 and not befell else []


def inquiries(slots: Slots, found: Sequence[Selection]) -> list[str]:
    """An inquiry that is said to be over, where the query is of something else: "got a Wells notice and was told the probe was over"."""
    noun = slots.noun("investigation")
    over = "closed" in slots.states or slots.event("end", "inv-closing") is not None
    if noun is None or not over or any(s.of.startswith("inv-") or s.of == "any-event" for s in found):
        return []
    return [noun.text]


def bench(query: Query, slots: Slots, found: Sequence[Selection]) -> list[str]:
    """The judge or the court of something, of which nothing is made: "the other cases of the judge in the Storm trial"."""
    links = [c for s in found for c in (*flat(s), *query.expect) if isinstance(c, Link)]
    for n, item in enumerate(slots.clause.items):
        sense = item.sense("noun")
        before = slots.clause.items[n - 1] if n > 0 else None
        definite = before is not None and (
            before.text.lower() in ("the", "whose", "same") or before.possessive
        )
        asked = n > 1 and slots.clause.items[n - 2].text.lower() in (
            "to",
            "from",
            "before",
        )  # "went to the judge"
        if sense is None or sense.value not in ("judge", "court") or sense.form != "noun" or not definite:
            continue
        if asked:
            continue
        paths = {"judge": {"judge", "judge-of", "by", "ordered-by"}, "court": {"court", "court-of", "by"}}[
            sense.value
        ]
        ruled = any(isinstance(c, Value) and c.name == "manner" for s in found for c in flat(s))
        acts = any(s.of in _OF_COURTS for s in found)
        if not (ruled or acts or paths & set(query.show) or any(c.path in paths for c in links)):
            return [item.text]
    return []


_OF_COURTS = frozenset("stay order stay-any abeyance injunction sentence stay-motion motion".split())
"""What a court does, and what it is asked for."""
_IN_CASES = frozenset(
    {
        "filing",
        "indictment",
        "allegation",
        "sentence",
        "verdict",
        "plea",
        "stay",
        "dismissal",
        "payment",
        "settlement",
    }
)


def _of_suing(event: Event) -> bool:
    return event.item.text.lower().split()[0] in _SUING


_SUING = frozenset("sue sues sued suing indict indicted prosecute prosecuted prosecuting".split())
_SIDES = frozenset({"plaintiff", "defendant", "party", "plaintiff-of", "defendant-of", "party-of"})
