"""Clauses: what a question says of its main thing, when, and what must not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptoreg.api.questions.phrases import Phrases
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.regions import BE, DO
from cryptoreg.api.questions.timing import TimePhrase, Times

_HAVE = frozenset({"have", "has", "had"})
OBTAINING = frozenset(
    "get gets got gotten getting obtain obtains obtained obtaining receive received receiving win won winning secure secured".split()
)
"""What is done with what was asked for."""


@dataclass(slots=True)
class Clause:
    """Items with their times and negated parts taken out.

    Attributes:
        items: what is left.
        times: when.
        negated: what must not hold.
        excepted: the names that are left out ("other than Kraken").
        excepted_side: on which side they are left out ("brought by somebody other than the SEC").
        grounds: for what reason.
        beside: who takes part in the same, besides those who are asked for ("sued together with Celsius").
    """

    items: list[Item] = field(default_factory=list)
    times: list[TimePhrase] = field(default_factory=list)
    negated: list[Clause] = field(default_factory=list)
    excepted: list[Item] = field(default_factory=list)
    excepted_side: str = ""
    grounds: list[Item] = field(default_factory=list)
    beside: list[Item] = field(default_factory=list)


class Splitter:
    """Takes a question's items apart into clauses."""

    def __init__(self, phrases: Phrases) -> None:
        self.times = Times(phrases)

    def clause(self, items: Sequence[Item]) -> Clause:
        """The clause that items make."""
        main, negated, excepted = self._negations(list(items))
        side = _side_of_exception(items) if excepted else ""
        main, beside = _beside(main)
        out = Clause(excepted=excepted, excepted_side=side, beside=beside)
        self._times(main, out)
        _take_grounds(out)
        out.negated = [self.clause(n) for n in negated]
        return out

    # ---- negation

    def _negations(self, items: list[Item]) -> tuple[list[Item], list[list[Item]], list[Item]]:
        main: list[Item] = []
        negated: list[list[Item]] = []
        excepted: list[Item] = []
        n = 0
        while n < len(items):
            item = items[n]
            sense = item.sense("neg")
            if (
                sense is None
                or (sense.value == "not" and n <= 1 and items[0].text.lower().removesuffix("n't") in BE | DO)
                or (item.text.lower() == "no" and _after(items, n, ("longer", "later", "earlier")))
                or (sense.value == "not" and _of_time(items, n))
            ):
                main.append(item)
                n += 1
                continue
            stop = self._scope_end(items, n + 1)
            if item.text.lower() == "outside":
                # "cases outside New York were dropped": what follows the place is not denied
                stop = next((k + 1 for k in range(n + 1, stop) if items[k].kind == "entity"), stop)
            scope = items[n + 1 : stop]
            whose = next((i for i in scope[:3] if i.kind == "leadership"), None)
            if sense.value == "other" and whose is not None:
                negated.append([whose])  # "filed by somebody other than Gensler's SEC"
                n = items.index(whose) + 1
                continue
            if sense.value == "other":
                taken = [i for i in scope if i.kind in ("entity", "case")]
                first = next(
                    (
                        k
                        for k, i in enumerate(scope)
                        if i.kind not in ("ignored", "entity", "case") and i.text.lower() not in ("and", "or")
                    ),
                    len(scope),
                )
                excepted += [i for i in scope[:first] if i.kind in ("entity", "case")] or taken
                n += 1 + first
                continue
            if not any(
                i.kind in ("entity", "case", "event", "noun", "leadership", "state", "quality", "conduct")
                or i.text.lower() in OBTAINING
                for i in scope
            ):
                main.append(item)
                n += 1
                continue
            negated.append(scope)
            n = stop
        return main, negated, excepted

    def _scope_end(self, items: Sequence[Item], start: int) -> int:
        before = items[start - 2] if start > 1 else None
        # "lawsuits not brought by the SEC are in …": the verb is that of the whole
        reduced = (
            before is not None
            and (before.has("noun") or before.kind in ("entity", "case"))
            and start < len(items)
            and any(s.kind == "event" and s.form in ("past", "participle") for s in items[start].senses)
        )
        for n in range(start, len(items)):
            item = items[n]
            if n > start and item.text.lower() in ("but", "yet", "though", "although"):
                return n
            if reduced and n > start and item.text.lower() in BE | _HAVE:
                return n
            if n > start and item.has("neg", "but-not"):
                return n
            if n > start and item.has("neg", "not"):
                joined = next(
                    (
                        k
                        for k in range(n - 1, max(start, n - 4), -1)
                        if items[k].text.lower() in ("and", "nor")
                    ),
                    None,
                )
                if joined is not None:
                    return joined  # "were not stayed and were not dropped": two things are denied
            if (
                n > start
                and item.comma
                and (item.has("ask") or item.text.lower() in ("and", "or", "which", "who"))
            ):
                return n
        return len(items)

    # ---- time

    def _times(self, items: list[Item], out: Clause) -> None:
        n = 0
        while n < len(items):
            item = items[n]
            denied = _denies_date(items, n)
            taken = self.times.at(items, n + denied, out.items)
            if taken is not None:
                phrase, stop = taken
                phrase.denied = phrase.denied or denied
                phrase.place, phrase.word = len(out.items), items[n].text.lower()
                n = stop
                out.times.append(phrase)
                continue
            out.items.append(item)
            n += 1


def _side_of_exception(items: Sequence[Item]) -> str:
    """On which side of a lawsuit somebody is left out: "brought by anyone other than the SEC", "against firms besides Kraken"."""
    for n, item in enumerate(items):
        sense = item.sense("neg")
        if sense is None or sense.value != "other":
            continue
        before = [
            i for i in items[:n] if i.text.lower() not in _ANYBODY and i.text.lower() not in ("a", "an")
        ]
        side = next((s for s in ("plaintiff", "defendant") if before and before[-1].has("noun", s)), None)
        if side is not None:
            return side  # "had a plaintiff other than the SEC"
        if before and before[-1].has("noun") and len(before) > 1 and not before[-1].has("noun", "lawsuit"):
            before = before[:-1]  # "by an agency other than the SEC"
        if before and before[-1].has("role", "by"):
            return "plaintiff"
        if before and before[-1].has("role", "against"):
            return "defendant"
    return ""


_ANYBODY = frozenset(
    "anyone anybody someone somebody anything something parties people those others persons entities any some one".split()
)


def _beside(items: list[Item]) -> tuple[list[Item], list[Item]]:
    """What stands around a phrase such as "together with", and the names in it."""
    for n, item in enumerate(items):
        if not item.has("beside") or not any(i.has("event") for i in items[max(0, n - 4) : n]):
            continue
        stop = n + 1
        taken: list[Item] = []
        while stop < len(items) and not items[stop].comma:
            part = items[stop]
            if part.kind == "entity" and part.is_a("Agent"):
                taken.append(part)
            elif part.kind not in ("ignored", "descriptor") or (taken and part.text.lower() != "and"):
                break
            stop += 1
        if taken:
            return items[:n] + items[stop:], taken
    return items, []


def _take_grounds(clause: Clause) -> None:
    """Take the words of a ground out of a clause: "thrown out for lack of jurisdiction in 2025". Those of a time belong to it."""
    items = clause.items
    start = next((n for n, i in enumerate(items) if i.has("ground")), None)
    if start is None:
        return
    stop = start + 1
    while stop < len(items) and not (
        items[stop].comma or items[stop].has("time") or items[stop].kind == "date" or items[stop].has("ask")
    ):
        stop += 1
    clause.grounds = [i for i in items[start + 1 : stop] if i.kind != "ignored"]
    clause.items = items[:start] + items[stop:]
    for time in clause.times:
        if time.place > start:
            time.place = max(start, time.place - (stop - start))


def _denies_date(items: Sequence[Item], n: int) -> bool:
    """Whether what is denied is only when it was: "in 2025, but not in March 2025"."""
    if not (items[n].has("neg", "not") or items[n].has("neg", "but-not")) or n + 2 >= len(items):
        return False
    return (
        items[n + 1].has("time")
        and items[n + 2].kind == "date"
        and items[n].text.lower() not in ("without", "outside")
    )


def _of_time(items: Sequence[Item], n: int) -> bool:
    """Whether a denial says when it was: "filed while Gensler wasn't in charge"."""
    if items[n].text.lower() in ("without", "outside") or not any(
        i.has("event", "holding") or i.has("noun", "office") or i.has("event", "stay")
        for i in items[n + 1 : n + 5]
    ):
        return False
    for item in reversed(items[:n]):
        sense = item.sense("time")
        if sense is not None:
            return sense.value in ("while", "at") and item.text.lower() != "at"
        if item.comma or not (item.kind in ("entity", "case", "ignored") or item.has("noun", "office")):
            return False
    return False


def _after(items: Sequence[Item], n: int, words: Sequence[str]) -> bool:
    return n + 1 < len(items) and items[n + 1].text.lower() in words
