"""Lawsuits as noun phrases: "SEC v. Sun", "the Binance case", "Kraken's SEC lawsuit", "the Ripple appeals"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cryptoreg.api.questions.failures import false_premise
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.stretches import PUBLIC, definite, listed

if TYPE_CHECKING:
    from cryptoreg.api.questions.phrases import Phrases

__all__ = ["named", "on_laws", "topics", "versus"]

_PARTIES = frozenset({"Firm", "Person", "Organization", "Token", "GovernmentBody", "Association", "Product"})


def versus(phrases: Phrases, items: list[Item]) -> list[Item]:
    """A v. B."""
    out: list[Item] = []
    n = 0
    while n < len(items):
        item = items[n]
        if (
            item.kind == "entity"
            and n + 2 < len(items)
            and items[n + 1].text.lower().rstrip(".") in ("v", "vs", "versus")
        ):
            stop = n + 2 + (items[n + 2].text.lower() == "the")
            others: list[Item] = []
            while stop < len(items) and items[stop].kind == "entity" and not items[stop].is_a("Lawsuit"):
                others.append(items[stop])
                stop += 1
            if others:
                # Whoever is named first need not have sued: "Kraken vs the SEC", where there is none the other way.
                found = phrases.by_parties([item], others) or phrases.by_parties(others, [item])
                text = " ".join(i.text for i in items[n:stop])
                extra = stop
                while extra < len(items) and items[extra].has("noun", "lawsuit"):
                    extra += 1
                out.append(
                    replace(
                        item,
                        kind="case",
                        text=text,
                        end=items[extra - 1].end,
                        candidates=found,
                        senses=(),
                    )
                )
                n = extra
                continue
        out.append(item)
        n += 1
    return out


def on_laws(phrases: Phrases, items: list[Item]) -> list[Item]:
    """A rule or law beside a ruling stands for the one lawsuit about it: "the Dealer Rule judgment", "the ruling that vacated it"."""
    out = list(items)
    for n, item in enumerate(items):
        if item.kind != "entity" or not item.is_a("Instrument"):
            continue
        following = items[n + 1] if n + 1 < len(items) else None
        sense = following.sense("event") if following is not None else None
        ruled = (
            sense is not None
            and sense.value in ("judgment", "order", "vacatur")
            and sense.form in ("noun", "plural")
        )
        if ruled or _undone(items, n):
            found = phrases.about_words([item], None)
            if len(found) == 1:
                out[n] = replace(item, kind="case", candidates=found)
    return out


def _undone(items: Sequence[Item], n: int) -> bool:
    """Whether a law is named as what a ruling undid, where something else is asked: "appeal the decision that vacated the rule"."""
    before = [i for i in items[max(0, n - 4) : n] if i.kind not in ("ignored", "role", "time")]
    undoing = bool(before) and before[-1].has("event", "vacatur")
    return undoing and any(i.has("event", v) for i in items for v in ("appeal", "appeal-withdrawal"))


def topics(phrases: Phrases, items: list[Item]) -> list[Item]:
    """What a list of lawsuits is about: "cases over staking" are those whose records speak of it."""
    out = list(items)
    for n, item in enumerate(items):
        sense = item.sense("noun")
        if sense is None or sense.value != "lawsuit":
            continue
        stop = n + 1
        while stop < len(items) and items[stop].text.lower() in _LINKING:
            stop += 1
        if stop == n + 1 or items[stop - 1].text.lower() not in _TOPICAL:
            continue
        start = stop
        while stop < len(items) and items[stop].text.lower() in ("the", "a", "an"):
            stop += 1
        told = stop
        while stop < len(items) and (items[stop].kind == "unknown" or items[stop].is_a("Token", "Product")):
            stop += 1
        if told == stop or not any(i.kind == "unknown" for i in items[told:stop]):
            continue
        found = phrases.about_words(items[told:stop], None)
        if found:
            text = " ".join(i.text for i in items[told:stop])
            whole = replace(
                items[told], kind="case", text=text, end=items[stop - 1].end, senses=(), candidates=found
            )
            phrases.assume(f"“{text}” is looked for in the records of the cases")
            return [*out[:start], whole, *out[stop:]]
    return out


def named(phrases: Phrases, items: list[Item]) -> list[Item]:
    """A definite case noun with the names beside it."""
    out = list(items)
    n = 0
    while n < len(out):
        item = out[n]
        if item.kind == "entity" and item.is_a("Lawsuit"):
            stop = n + 1
            while stop < len(out) and out[stop].has("noun", "lawsuit") and out[stop].senses[0].form == "noun":
                stop += 1
            out[n:stop] = [replace(item, kind="case", end=out[stop - 1].end)]
        elif item.has("noun", "lawsuit") or item.has("event", "appeal"):
            changed = _case_at(phrases, out, n)
            if changed is not None:
                out, n = changed
        n += 1
    return out


def _case_at(phrases: Phrases, items: list[Item], n: int) -> tuple[list[Item], int] | None:  # noqa: C901  # one case after the other, each a line or two
    noun = items[n]
    sense = noun.sense("noun") or noun.sense("event")
    if sense is None or sense.form not in ("noun", "plural"):
        return None
    if sense.form == "plural" and sense.kind == "noun":
        return None
    first = n
    named: list[Item] = []
    sued: list[Item] = []
    topics: list[Item] = []
    qualities: list[str] = [sense.get("type") or ""]
    while first > 0:
        before = items[first - 1]
        if before.kind == "entity" and before.is_a(*_PARTIES):
            named.insert(0, before)
        elif (
            before.kind == "unknown"
            or (before.kind == "entity" and not before.is_a("Court"))
            or (before.has("noun", "rule") and first > 1 and _narrows(items[first - 2]))
            or _names_papers(before, topics)
        ):
            topics.insert(0, before)
        elif before.has("quality", "civil") or before.has("quality", "criminal"):
            qualities.append(before.value)
        elif not (
            before.kind == "ignored" and before.text.lower() in ("crypto", "federal", "u.s", "big", "own")
        ) and not before.has("event", "stay"):
            break
        else:
            break
        first -= 1
    last = n + 1
    while last + 1 < len(items) and (
        items[last].has("role", "against")
        or items[last].text.lower() in ("of", "involving", "by", "with", "over", "about", "concerning")
    ):
        stop = last + 1
        while (
            stop < len(items)
            and items[stop].kind == "ignored"
            and items[stop].text.lower() in ("the", "u.s", "crypto", "exchange")
        ):
            stop += 1
        topic = stop < len(items) and (
            items[stop].kind == "unknown" or items[stop].is_a("Instrument", "Token", "Product")
        )
        if topic and items[last].text.lower() in _ON_TOPIC:
            topics.append(items[stop])  # "the SEC case over Earn"
            last = stop + 1
        elif stop < len(items) and items[stop].kind == "entity" and items[stop].is_a(*_PARTIES):
            named.append(items[stop])
            if items[last].has("role", "against"):
                sued.append(items[stop])
            last = stop + 1
        else:
            break
    private = [i for i in named if not i.is_a(*PUBLIC)]
    if listed(items[:first]) and sense.kind == "noun":
        return None
    if topics and not private:
        found = phrases.about_words(topics, phrases.by_parties(named, []) if named else None)
        if not found:
            return None
        if len(found) > 1 and named:
            found = (
                phrases.brought_by(named, found) or found
            )  # "the SEC XRP lawsuit": the one that it brought
        whole = replace(
            noun, kind="case", start=items[first].start, end=items[last - 1].end, candidates=found, senses=(),
            text=" ".join(i.text for i in items[first:last]),
        )  # fmt: skip
        return [*items[:first], whole, *items[last:]], first
    if named and not private:
        only = phrases.by_parties(named, [])
        begun = items[first - 1].sense("time") if first > 0 else None
        anchored = begun is not None and begun.value in _TIMED
        if len(only) != 1 or not (definite(items[:first]) or anchored):
            return None
    elif not named:
        return None
    if sense.kind == "event" and (sense.form != "plural" and not definite(items[:first])):
        return None
    found = phrases.by_parties(named, [])
    if not found and private and all(i.is_a("Token", "Product") for i in private):
        found = phrases.about_words(private, None)  # "the XRP appeal": named for what it is about
        if len(private) < len(named):
            found = phrases.brought_by([i for i in named if i not in private], found) or found
    if not found and private and len(private) == len(named):
        found = phrases.named_for(private)
    suing = named[: len(named) - len(sued)]
    if (
        not sued
        and len(named) == 2
        and named[0].possessive
        and named[0].is_a(*PUBLIC)
        and sense.kind == "noun"
    ):
        suing, sued = named[:1], named[1:]  # "the SEC's Coinbase suit"
    if sued and suing and all(i.is_a(*PUBLIC) for i in suing):
        # "the SEC case against Coinbase": not the one that Coinbase brought against the SEC
        found = phrases.by_parties(suing[:1], sued)
        if not found and definite(items[:first]):
            # what is asked of a suit that there is not: not of the one the other way round
            raise false_premise(f"no lawsuit of {suing[0].text} against {sued[0].text} is on record")
    if not found and len(private) < len(named):
        return None
    found = phrases.by_type(found, [q for q in qualities if q])
    if topics:
        narrowed = phrases.about_words(topics, found)
        if not narrowed:
            return None
        found = narrowed
    whole = replace(
        noun, kind="case", start=items[first].start, end=items[last - 1].end, candidates=found, senses=(),
        text=" ".join(i.text for i in items[first:last]), value="appeal" if sense.kind == "event" else "",
        possessive=noun.possessive,
    )  # fmt: skip
    return [*items[:first], whole, *items[last:]], first


_TIMED = frozenset({"after", "before", "since", "until", "while"})
"""Words that begin a time, behind which one thing is meant also without an article: "before Kentucky suit"."""


def _narrows(item: Item) -> bool:
    """Whether a word tells which letters or rules are meant: "the pause letters case"."""
    event = item.sense("event")
    return item.kind in ("unknown", "entity") or (event is not None and event.form == "noun")


def _names_papers(item: Item, topics: Sequence[Item]) -> bool:
    return bool(topics) and topics[0].has("noun", "rule") and _narrows(item)


_TOPICAL = frozenset(
    "about over concerning regarding on concern concerns concerned involve involves involving touching around cover covers covering".split()
) | {
    "related to",
    "relating to",
    "dealing with",
    "deal with",
    "deals with",
    "with respect to",
    "to do with",
    "have to do with",
}
_LINKING = _TOPICAL | {
    "that",
    "which",
    "are",
    "were",
    "is",
    "was",
    "brought",
    "filed",
    "have",
    "had",
    "has",
    "to",
    "do",
    "with",
}
_ON_TOPIC = frozenset({"over", "about", "concerning", "involving"})
