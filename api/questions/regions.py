"""How far the words of a time reach: from the word that begins it up to the next clause."""

from __future__ import annotations

from collections.abc import Sequence

from cryptoreg.api.questions.phrases import Phrases
from cryptoreg.api.questions.reading import Item

LASTING = frozenset(
    "stand stands stood standing sit sits sat sitting lie lay remain remains remained remaining".split()
)
"""Verbs that say that a state held, and not that it began: "stood stayed", "was sitting in abeyance"."""
BE = (
    frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got", "gets", "gotten", "getting"})
    | LASTING
)
DO = frozenset({"did", "do", "does", "has", "have", "had", "will", "would", "can", "could"})


class Regions:
    """Finds the words of an anchor."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def is_bench(self, items: Sequence[Item], n: int) -> bool:
        """Whether "before" means in front of a judge or a court."""
        for item in items[n + 1 : n + 4]:
            if item.has("noun", "judge") or item.has("noun", "court") or item.is_a("Court"):
                return True
            if item.kind == "entity":
                return item.is_a("Person") and self.phrases.is_judge(item)
            if item.kind not in ("ignored", "ask"):
                return False
        return False

    @staticmethod
    def anchorable(item: Item) -> bool:
        return item.kind in ("event", "case", "entity", "date", "leadership", "noun", "super")

    def region(
        self, items: list[Item], start: int, joined: bool = False, inverted: bool = False
    ) -> tuple[list[Item], int]:
        """The words of an anchor: up to the next clause."""
        region: list[Item] = []
        n = start
        while n < len(items):
            item = items[n]
            word = item.text.lower()
            content = [i for i in region if i.kind not in ("ignored", "role", "time")]
            if (
                content
                and item.comma
                and not (content[-1].kind in ("entity", "date") and item.kind in ("entity", "date"))
            ):
                break
            if content and self._begins_time(items, n) and not (joined and len(content) < 2):
                break
            if word in ("but", "yet") and content:
                break
            complete = self._complete(content)
            named = complete or any(i.kind == "case" for i in content)
            if named and item.has("ask") and not item.has("time"):
                break
            if word in BE and len(content) == 1 and content[0].possessive and not joined:
                break  # "which cases filed after Kraken's were dropped"
            if word in BE and _passive_end(items, n):
                region += items[n : n + 2]
                n += 2
                continue
            if (
                (complete or (inverted and any(i.kind == "event" for i in content)))
                and word in BE | DO
                and not joined
            ):
                break
            if complete and word in ("and", "or") and not joined and self._starts_predicate(items, n):
                break
            dated = bool(region) and (
                region[-1].text.lower() in ("of", "dated")  # "the ruling of July 2023"
                or _happened_in(region)  # "before Binance was stayed in February 2025"
            )
            if complete and item.kind == "date" and not joined and not dated:
                break
            if content and content[-1].kind == "date" and not joined and not self._of_case(items, n, content):
                break
            region.append(item)
            n += 1
        return region, n

    def _begins_time(self, items: Sequence[Item], n: int) -> bool:
        item = items[n]
        sense = item.sense("time")
        if sense is None or (sense.value == "before" and self.is_bench(items, n)):
            return False
        return bool(
            sense.value in ("after", "before", "until", "while", "between", "as-of")
            or (sense.value == "since" and item.text.lower() != "from")
        )

    @staticmethod
    def _of_case(items: Sequence[Item], n: int, content: Sequence[Item]) -> bool:
        """Whether "in the X case" after "the ruling of <day>" belongs to it."""
        if not any(i.kind == "event" for i in content) or any(i.kind == "case" for i in content):
            return False
        following = next((i for i in items[n : n + 4] if i.text.lower() not in ("in", "of", "the")), None)
        return following is not None and following.kind == "case"

    @staticmethod
    def _complete(content: Sequence[Item]) -> bool:
        events = [i for i in content if i.kind == "event"]
        things = [i for i in content if i.kind in ("entity", "case", "noun", "super", "leadership")]
        crowned = any(i.text.lower().startswith("inaugurat") for i in events)
        return bool(events and things) or crowned or any(i.kind == "date" for i in content)

    @staticmethod
    def _starts_predicate(items: Sequence[Item], n: int) -> bool:
        for item in items[n + 1 : n + 5]:
            if item.kind == "event":
                return True
            if item.kind not in ("ignored", "neg", "quality"):
                return False
        return False


def _happened_in(region: Sequence[Item]) -> bool:
    """Whether a preposition stands right behind a verb, so that the date that follows is of what it says."""
    sense = region[-2].sense("event") if len(region) > 1 else None
    return (
        sense is not None and sense.form in ("past", "participle") and region[-1].text.lower() in ("in", "on")
    )


def _passive_end(items: Sequence[Item], n: int) -> bool:
    """Whether a clause ends in a passive: "by the time the stipulation was filed, …"."""
    if n + 1 >= len(items) or not items[n + 1].has("event"):
        return False
    return n + 2 == len(items) or items[n + 2].comma
