"""Which of several things a word says happened: told by what it happened to.

*Approve* is passing a bill and confirming a person; *scrap* is dropping a case, dissolving a unit and rescinding
a rule. The nearest name or noun that such a word can act on decides; where there is none, the first sense stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cryptoreg.api.questions.lexicon import Sense
from cryptoreg.api.questions.reading import Item

__all__ = ["sorted_out"]

_FITTING: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"investigation"}), frozenset({"inv-closing", "inv-opening", "end", "dismissal"})),
    (frozenset({"TaskForce", "task-force"}), frozenset({"formation", "disbanding", "holding"})),
    (
        frozenset({"Instrument", "law", "rule", "executive-order"}),
        frozenset({"rescission", "vacatur", "signing", "passage", "in-force", "publication", "issuance", "veto", "proposal"}),
    ),
    (frozenset({"lawsuit", "case"}), frozenset({"dismissal", "stay", "end", "filing", "settlement", "stay-lift"})),
    (
        frozenset({"Person"}),
        frozenset({"confirmation", "nomination", "tenure", "departure", "sentence", "pardon", "release", "arrest", "verdict"}),
    ),
)  # fmt: skip
"""What happens to things of a class or to what a noun stands for."""
_ACTING = frozenset({"Regulator", "GovernmentBody", "Court", "Legislature", "Administration"})
"""Who rather does something than that something happens to it."""


def sorted_out(items: Sequence[Item]) -> list[Item]:
    """The items, each with the sense first that fits what stands beside it."""
    out = list(items)
    chamber = any(i.is_a("Legislature") for i in items)
    bench = any(i.kind == "case" for i in items) and not any(
        (i.kind == "entity" and i.is_a("Regulator", "TaskForce", "Administration")) or i.has("noun", "office")
        for i in items
    )
    for n, item in enumerate(items):
        if bench and item.has("event", "holding") and _of_judges(items, n):
            # "the judge who ran the Debt Box case"
            out[n] = replace(item, kind="noun", value="judge", senses=(_JUDGE,))
            continue
        events = [s for s in item.senses if s.kind == "event"]
        if len({s.value for s in events}) < 2:
            continue
        beside = _beside(items, n)
        fitting = next((values for classes, values in _FITTING if beside in classes), None)
        done = _done(items, n, events) if fitting is None or events[0].value not in fitting else None
        if done is not None:
            out[n] = replace(item, senses=(done, *(s for s in item.senses if s is not done)))
            continue
        if fitting is None:
            continue
        if chamber and "passage" in fitting:
            fitting = frozenset({"passage"})  # a chamber signs off on a bill by passing it
        if events[0].value in fitting:
            continue
        better = next((s for s in events if s.value in fitting), None)
        if better is not None:
            out[n] = replace(item, senses=(better, *(s for s in item.senses if s is not better)))
    return out


def _done(items: Sequence[Item], n: int, events: Sequence[Sense]) -> Sense | None:
    """The verb of a word that is a noun, too, where a helping verb and who does it stand before it: "did Atkins hold"."""
    if events[0].form not in ("noun", "plural"):
        return None
    verb = next((s for s in events if s.form == "base" and s.value == "hold-event"), None)
    before = [
        i for i in items[max(0, n - 4) : n] if i.kind != "ignored" or i.text.lower() in ("did", "does", "do")
    ]
    acts = (
        len(before) > 1 and before[-1].kind == "entity" and before[-2].text.lower() in ("did", "does", "do")
    )
    return verb if acts else None


_JUDGE = Sense("noun", "judge")


def _of_judges(items: Sequence[Item], n: int) -> bool:
    """Whether a word for being in charge is said of the judge of a case: it follows who or which judge, and a case follows it."""
    asked = any(i.has("noun", "judge") or i.has("ask", "who") or i.has("noun", "court") for i in items[:n])
    return (
        asked
        and any(i.kind == "case" for i in items[n + 1 :])
        and not any(i.is_a("Person") for i in items[:n])
    )


def _beside(items: Sequence[Item], n: int) -> str:
    """The class of what a verb acts on: what follows it; of a passive or at the end, what stands before."""
    passive = any(i.text.lower() in _BE for i in items[max(0, n - 4) : n])
    after = list(items[n + 1 :])
    before = list(reversed(items[:n]))
    for row in (before, after) if passive else (after, before):
        for item in row:
            if row is after and (item.comma or item.has("time")):
                break  # "which cases ended before Uyeda left": what is told of is behind that
            found = _class(item)
            if found:
                return found
            if item.kind == "event" and item.has("event"):
                break
    return ""


def _class(item: Item) -> str:
    if item.kind == "case" or item.has("noun", "lawsuit"):
        return "lawsuit"
    sense = item.sense("noun")
    if sense is not None and any(sense.value in classes for classes, _ in _FITTING):
        return sense.value
    if item.kind == "entity":
        for name in ("TaskForce", "Instrument", "Person"):
            if item.is_a(name):
                return name
        if not item.is_a(*_ACTING):
            return "case"
    return ""


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got", "gets"})
