"""One event told twice in a document, in its headline or further down, is one event with two places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from cryptoreg.loaders.text.events import LAW_ACTS, WEAK_INTENTIONS, Event
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.ontology.generated.names import Class, Modality

HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)


_SPEECH = (Class.ALLEGATION, Class.SPECULATION, Class.INTENTION)


def headlines(body: Sequence[Event], headlines: Sequence[Event]) -> list[Event]:
    """A headline adds what the body tells too, or what it does not contradict by saying less."""
    return [
        h
        for h in headlines
        if h.cls not in _SPEECH
        and not any(b.cls == h.cls and not _compatible(b, h) for b in body)
        and not _is_only_asked(h, body)
    ]


def _is_only_asked(headline: Event, body: Sequence[Event]) -> bool:
    """Whether a headline tells as done what the body only tells of as asked for: "SEC drops case"."""
    relief = "dismissal" if headline.cls == Class.DISMISSAL else headline.codes.get("relief")
    if headline.cls not in (Class.DISMISSAL, Class.ORDER) or relief is None:
        return False
    done = any(
        b.cls == headline.cls
        and b.modality is Modality.ASSERTED
        and b.codes.get("relief") == headline.codes.get("relief")
        for b in body
    )
    asked = any(b.cls == Class.MOTION and b.codes.get("relief") == relief for b in body)
    return asked and not done


def merge(found: Sequence[Event]) -> list[Event]:
    """One event told twice is one event with two places."""
    out: list[Event] = []
    for event in found:
        alike = [k for k in out if k.cls == event.cls and k.modality == event.modality]
        known = next((k for k in alike if _compatible(k, event)), None)
        if known is None:
            out.append(event)
        else:
            _absorb(known, event)
    return out


_KINDS_APART = (
    frozenset({"bankruptcy"}),
    frozenset({"plea", "plea-not-guilty", "plea-noun", "plea-deal"}),
    frozenset({"plea-not-guilty"}),
)
"""Rules for what is of another kind than the rest of its class: what a defendant pleads, and what a jury finds."""


def _compatible(a: Event, b: Event) -> bool:
    if a.cls != b.cls or a.modality != b.modality:
        return False
    if a.rule != b.rule and any((a.rule in kind) != (b.rule in kind) for kind in _KINDS_APART):
        return False
    if a.cls == Class.PENALTY and _two_penalties(a, b):
        return False
    if a.cls == Class.ALLEGATION:
        return _same_accusation(a, b)
    if a.cls in _SPEECH:
        return a.cls == Class.SPECULATION and _same_thought(a, b)
    if _is_told_by_its_words(a, b) and not _alike(a.text, b.text):
        return False
    if any(a.codes.get(k) != b.codes.get(k) for k in ("relief", "outcome")):
        return False
    if a.case is not None and b.case is not None and a.case is not b.case:
        return False
    for role in {*a.roles, *b.roles}:
        mine, theirs = a.roles.get(role, []), b.roles.get(role, [])
        if mine and theirs and not any(m is t for m in mine for t in theirs):
            return False
    if a.cls == Class.COMPLAINT and a.agents() and b.agents() and (a.case is None or a.case is not b.case):
        # one with only its plaintiff and one with only its defendant are two
        return any(m is t for r in a.roles for m in a.roles[r] for t in b.roles.get(r, [])) and _dates_agree(
            a, b
        )
    return _dates_agree(a, b)


def _two_penalties(a: Event, b: Event) -> bool:
    """Whether they are of two sums, or one only a term and the other only a sum."""
    if a.amount and b.amount and a.amount.value != b.amount.value:
        return True  # "a fine of 1 million and one of 3"
    if a.duration and b.duration and a.duration.value != b.duration.value and not (a.amount and b.amount):
        return True  # "41 months ... three years"
    if any(_CRIMINAL.search(x.text) and _CIVIL.search(y.text) for x, y in ((a, b), (b, a))):
        return True
    return any(
        one.duration and not one.amount and other.amount and not other.duration
        for one, other in ((a, b), (b, a))
    )


_CRIMINAL = re.compile(r"\bcriminal (?:monetary )?(?:fine|penalt|forfeiture)")
_CIVIL = re.compile(r"\bcivil (?:money |monetary )?(?:fine|penalt)")


def _is_told_by_its_words(a: Event, b: Event) -> bool:
    """Whether two of a kind are apart unless they say the same: provisions of a law, orders and motions of any
    kind.
    """
    if a.cls in (Class.ORDER, Class.MOTION):
        return a.codes.get("relief") in (None, "other")
    if a.cls == Class.RULE_OR_LAW_ADOPTED and not (a.roles.get("instrument") and b.roles.get("instrument")):
        return True
    return a.rule in LAW_ACTS or b.rule in LAW_ACTS


_STEM = re.compile(r"[A-Za-z]{4,7}|\d+")


@lru_cache(maxsize=1_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_STEM.findall(text.lower()))


def _alike(one: str, other: str) -> bool:
    """Whether two places use mostly the same words."""
    mine, theirs = _stems(one), _stems(other)
    return len(mine & theirs) >= 0.6 * min(len(mine), len(theirs))


_SEEN_AGAIN = frozenset(
    {"allegedly", "alleged-noun", "charges-that", "according-to-complaint", "penalised-for"}
)
"""Rules that see an accusation in words inside those that another rule takes whole."""


def _same_accusation(a: Event, b: Event) -> bool:
    """The same accuser says the same of the same."""
    for role in ("accuser", "accused"):
        mine, theirs = a.roles.get(role, []), b.roles.get(role, [])
        if mine and theirs and not any(m is t for m in mine for t in theirs):
            return False
    outer, inner = (a, b) if a.end - a.start >= b.end - b.start else (b, a)
    told_again = inner.rule in _SEEN_AGAIN or (a.start, a.end) == (b.start, b.end)
    if a.sentence == b.sentence and outer.start <= inner.start and inner.end <= outer.end and told_again:
        return True  # "charged with allegedly selling": two rules saw one accusation
    if a.rule == b.rule == "criticise":
        return abs(a.sentence - b.sentence) <= 1
    return a.sentence != b.sentence and _alike(a.content or a.text, b.content or b.text)


def _same_thought(a: Event, b: Event) -> bool:
    """The same forecast about the same thing, of which one place does not say whose it is."""
    mine, theirs = a.roles.get("actor", []), b.roles.get("actor", [])
    same = bool(mine and theirs) and mine[0] is theirs[0] and a.case is b.case
    return same and (not a.attributed_to or not b.attributed_to) and abs(a.sentence - b.sentence) <= 3


def _once_each(
    events: Sequence[Event],
    order: Callable[[Event], tuple[int, ...]],
    is_one: Callable[[Event], bool],
    is_same: Callable[[Event, Event], bool],
) -> list[Event]:
    """Events, of those that different rules saw in the same words the first alone.

    Args:
        events: all of them.
        order: which come first.
        is_one: of which events this holds; all others stay.
        is_same: whether one that is kept and one behind it that overlaps it tell the same.
    """
    kept: list[Event] = []
    told: list[Event] = []
    for event in sorted(events, key=order):
        if is_one(event):
            if any(
                k.rule != event.rule and k.start < event.end and event.start < k.end and is_same(k, event)
                for k in told
            ):
                continue
            told.append(event)
        kept.append(event)
    return kept


def one_thought_each(events: Sequence[Event]) -> list[Event]:
    """Of two forecasts that different rules saw in the same words, the one that tells it as a forecast: of "analysts
    expect that the court will dismiss the case" what analysts expect.
    """
    return _once_each(events, _not_a_forecast, _is_thought, lambda _known, _event: True)


def one_plan_each(events: Sequence[Event]) -> list[Event]:
    """Of two plans that different rules saw in the same words, the one that says whose it is, and tells it more surely."""
    return _once_each(events, _how_vague, lambda event: event.cls == Class.INTENTION, _is_the_same_plan)


def _how_vague(event: Event) -> tuple[bool, bool, int]:
    return (not any(a.named for a in event.agents()), event.rule in WEAK_INTENTIONS, event.start)


def _is_the_same_plan(known: Event, event: Event) -> bool:
    mine, theirs = known.roles.get("speaker", []), event.roles.get("speaker", [])
    return not mine or all(any(m is t for m in mine) for t in theirs)


_ACCUSES = frozenset(
    {"accuse", "charge-with", "allege", "complaint-alleges", "charges-that", "warn", "wells"}
)
"""Rules for accusations by a verb of accusing, which say more surely who accuses whom than those that see conduct in what
somebody says."""


def one_accusation_each(events: Sequence[Event]) -> list[Event]:
    """Of two accusations that different rules saw in the same words against the same, the surer one."""
    return _once_each(events, _how_unsure, lambda event: event.cls == Class.ALLEGATION, _is_the_same_charge)


def _how_unsure(event: Event) -> tuple[int, bool, int, int]:
    return (-len(event.roles.get("accused", [])), event.rule not in _ACCUSES, event.start, -event.end)


def _is_the_same_charge(known: Event, event: Event) -> bool:
    mine, theirs = known.roles.get("accused", []), event.roles.get("accused", [])
    return all(any(m is t for m in mine) for t in theirs)


def _is_thought(event: Event) -> bool:
    return event.cls == Class.SPECULATION or event.modality is Modality.SPECULATED


def _not_a_forecast(event: Event) -> tuple[bool, bool, int]:
    """Orders what is a forecast in its own right before what is only told as one."""
    holders = any(a.named for a in event.agents())
    return (event.cls != Class.SPECULATION, not holders, event.start)


def _dates_agree(a: Event, b: Event) -> bool:
    if a.date is None or b.date is None or a.date.edtf is None or b.date.edtf is None:
        return True
    return a.date.edtf.startswith(b.date.edtf) or b.date.edtf.startswith(a.date.edtf)


_IN_PASSING = frozenset(
    {
        "leadership",
        "leadership-title",
        "dismissal-noun",
        "plea-noun",
        "verdict-noun",
        "penalty-noun",
        "lawsuit-noun",
        "investigation-noun",
    }
)


def _explicit(event: Event) -> int:
    """How fully a place tells of an event: with its date, by a verb, in the body."""
    told = 2 * (event.rule not in _IN_PASSING) + (event.date is not None and event.date.edtf is not None)
    return told if event.kind not in HEADLINES else 0


def _absorb(known: Event, other: Event) -> None:
    if _explicit(other) > _explicit(known):
        # the words that say most are the first proof
        known.also.append((known.start, known.end))
        known.start, known.end, known.trigger = other.start, other.end, other.trigger
    else:
        known.also.append((other.start, other.end))
    for role, holders in other.roles.items():
        mine = known.roles.setdefault(role, [])
        mine += [h for h in holders if not any(h is m for m in mine)]
    known.codes = {**other.codes, **known.codes}
    known.case = known.case or other.case
    known.duration = known.duration or other.duration
    known.amount = known.amount or other.amount
    if known.date is None or (
        other.date is not None and len(other.date.edtf or "") > len(known.date.edtf or "")
    ):
        known.date = other.date or known.date
    if not known.attributed_to and other.attributed_to:
        known.attributed_to = other.attributed_to
        known.also.append((known.start, known.end))
        known.start, known.end, known.content = other.start, other.end, other.content
