"""Who takes part in a lawsuit, on which side, and of what type it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptoreg.api.questions.query import (
    Link,
    OneOf,
    Ref,
    Selection,
    Value,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptoreg.api.questions.building import Builder
    from cryptoreg.api.questions.reading import Item
    from cryptoreg.api.questions.slots import Slots

Condition = When | Link | Value | OneOf
_GOVERNMENT = frozenset({"Regulator", "GovernmentBody"})


def types(build: Builder, slots: Slots) -> list[Condition]:
    """Civil or criminal, and on appeal."""
    out: list[Condition] = []
    senses = [s for i in slots.nouns if (s := i.sense("noun")) is not None and s.value == "lawsuit"]
    criminal = "criminal" in slots.qualities or any(s.get("type") == "criminal" for s in senses)
    criminal = criminal or any(e.sense.get("type") == "criminal" for e in slots.events)
    civil = "civil" in slots.qualities or any(s.get("type") == "civil" for s in senses)
    either = {"civil", "criminal"} <= set(slots.qualities)  # "civil or criminal"
    if (criminal or civil) and not either:
        out.append(criminal_case(negated=not criminal))
    for quality, kinds in _COURTS_OF.items():
        if quality in slots.qualities and not any(c.value == "appeal" for c in slots.cases):
            among = Value(name="proceeding_kind", op="among", value=kinds)
            out.append(Link(path="proceeding", to=Selection(of="proceeding", where=(among,))))
    return out


def parties(build: Builder, slots: Slots) -> list[Condition]:
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
    noun = slots.noun("defendant")
    if noun is not None and _joined(slots, noun):
        side = None if side == "defendant" else side  # "the SEC and the defendants asked"
        noun = None
    asked = noun is not None and any(
        i.index == noun.index - 1 and (i.has("ask", "list") or i.has("ask", "count")) for i in slots.asks
    )  # "with which defendants did the SEC settle": the SEC is none of them
    out += _authorities(slots)
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
        elif (
            acts is not None
            and acts.sense.value == "dismissal"
            and any(e.sense.value == "appeal" and e.noun for e in slots.events)
        ):
            path = "party"  # whoever lost below may appeal, and give it up
        elif (
            side is not None
            and not (public and asked)
            and not (slots.noun("lawsuit") and use.role == "adjacent")
        ):
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
                and word_before(slots, item) not in ("involving", "with", "about", "concerning")
            )
            or (public and event is not None and event.noun and event.sense.value == "filing")
            or (public and _before_noun(slots, item, ("filing", "dismissal", "stay")))
        ):
            path = "plaintiff"
        to = build.agent(item)
        if path == "plaintiff" and any(r.id == "doj" for r in to.ids):
            # the Department of Justice sues in the name of the United States
            to = to.model_copy(update={"ids": (*to.ids, Ref(id="us", label="United States"))})
        out.append(Link(path=path, to=to))
    out += [Link(path="party", to=build.agent(i)) for i in slots.clause.beside]
    return out + _in_general(slots)


GENERAL = {
    "firm": frozenset("firm firms company companies business businesses corporation corporations".split()),
    "person": frozenset("person persons people individual individuals".split()),
}
"""Words for whoever is a firm or a person; others, such as *exchange*, say more than is on record."""
AGAINST = frozenset({"against", "at", "aimed at", "directed at"})


def _in_general(slots: Slots) -> list[Condition]:
    """Such as "suits against companies": whoever is of that class is a defendant."""
    out: list[Condition] = []
    for noun in slots.nouns:
        kind = next((k for k, words in GENERAL.items() if noun.text.lower() in words), None)
        if kind is not None and word_before(slots, noun) in AGAINST:
            out.append(Link(path="defendant", to=Selection(of=kind)))
    return out


def _authorities(slots: Slots) -> list[Condition]:
    """Such as "against a federal agency", "brought by a regulator": any authority on a side."""
    out: list[Condition] = []
    for noun in slots.nouns:
        if not noun.has("noun", "regulator"):
            continue
        before = word_before(slots, noun)
        path = (
            "defendant"
            if before in ("against", "at", "aimed at", "directed at")
            else "plaintiff"
            if before in ("by", "brought by")
            else ""
        )
        if path:
            out.append(Link(path=path, to=Selection(of="regulator")))
    return out


def _joined(slots: Slots, noun: Item) -> bool:
    """Whether a noun for a side is joined to a name: "the SEC and the defendants", "the defendants and the SEC"."""
    items = slots.clause.items
    n = next((k for k, i in enumerate(items) if i is noun), 0)
    before = [i.text.lower() for i in items[max(0, n - 2) : n] if i.text.lower() not in ("the", "its", "a")]
    after = [i.text.lower() for i in items[n + 1 : n + 2]]
    return before[-1:] == ["and"] or (
        after == ["and"] and not any(i.has("ask") for i in items[max(0, n - 2) : n])
    )


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


def word_before(slots: Slots, item: Item) -> str:
    items = slots.clause.items
    n = next((k for k, i in enumerate(items) if i is item), 0)
    while n > 0 and items[n - 1].text.lower() in ("the", "judge", "a", "an", "judges", "u.s"):
        n -= 1
    return items[n - 1].text.lower() if n > 0 else ""


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


_COURTS_OF = {"on-appeal": ("appeal", "review"), "state": ("state",)}
"""Kinds of proceeding that a word stands for."""
