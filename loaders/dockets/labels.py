"""The kind of a docket entry, by rules that are data (``data/docket_labels.yaml``).

The labels are those of the Free Law Project's filing categories, which name an entry after the paper or
act that its heading names first. What an entry *does* (asks, orders, stays) is read by
:mod:`cryptoreg.loaders.dockets.entries` and does not depend on its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from cryptoreg.loaders.text.lexicon import table

OTHER = "Other"

PROPOSED = "proposed"
"""The stage of an order that somebody proposes: it bears the label of what it would be, and decides nothing."""

HEADING = 120
"""Characters from the front within which the name of a paper is looked for."""

VOID_WITHIN = 60
"""Characters behind the beginning of a heading within which the clerk says that it is void."""

MAX_TEXT = 20_000
"""An entry says within this many characters what it is; the rest is not looked at."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The label of an entry, with the rule and the words that decided."""

    label: str
    stage: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Rules:
    proposed: re.Pattern[str]
    authority: re.Pattern[str]
    governed: re.Pattern[str]
    void: re.Pattern[str]
    void_note: re.Pattern[str]
    void_label: str
    leads: re.Pattern[str]
    starts: tuple[tuple[str, re.Pattern[str]], ...]
    nouns: tuple[tuple[str, re.Pattern[str]], ...]
    acts: tuple[tuple[str, re.Pattern[str]], ...]
    signed: tuple[re.Pattern[str], ...]
    not_signed: re.Pattern[str]
    signed_over: frozenset[str]
    signed_label: str


def label(text: str) -> Labelled:
    """The label of one entry.

    >>> label("ORDER granting 9 Motion to Stay. Signed by Judge A. Bee on 1/2/2024.").label
    'Order'
    >>> label("Joint MOTION to Stay Case by All Parties").label
    'Request / Motion'
    >>> label("Set Deadlines re 7 MOTION to Stay").label
    'Notice'
    """
    rules = _rules()
    text = text[:MAX_TEXT]
    start = heading_start(text)
    if is_void(text):
        return Labelled(rules.void_label, "void")
    for name, pattern in rules.starts:
        found = pattern.match(text, start)
        if found is not None:
            return Labelled(name, "start", found.start(), found.end())
    best: Labelled | None = None
    own = rules.authority.sub(lambda m: " " * len(m[0]), strip_references(text))
    crossing = _CROSS_REFERENCE.search(own, start + 1, start + HEADING)
    end = start + HEADING if crossing is None else crossing.start()
    for name, pattern in rules.nouns:
        found = _named(rules, name, pattern, own, start, end)
        if found is not None and (best is None or (found.start(), -found.end()) < (best.start, -best.end)):
            best = Labelled(name, "noun", found.start(), found.end())
    if best is None:
        if rules.not_signed.search(text, start, start + HEADING):
            return Labelled(OTHER, "nothing")
        return _first(rules.acts, text, start) or Labelled(OTHER, "nothing")
    if best.label == rules.signed_label and rules.proposed.search(own, start, best.start) is not None:
        signed = ((rules.signed_label, pattern) for pattern in rules.signed)
        return _first(signed, own, start, "signed") or replace(best, stage=PROPOSED)
    if best.label in rules.signed_over and not rules.not_signed.search(text, start, start + HEADING):
        signed = ((rules.signed_label, pattern) for pattern in rules.signed)
        return _first(signed, own, start, "signed") or best
    return best


def _named(
    rules: _Rules, name: str, pattern: re.Pattern[str], text: str, start: int, end: int
) -> re.Match[str] | None:
    """The first place in a heading where a paper is named, and not only what another one is about.

    "AFFIRMATION for order of default" and "copy of transfer order" name no order.
    """
    found = pattern.search(text, start, end)
    while found is not None and name == rules.signed_label:
        governed = rules.governed.search(text, max(start, found.start() - 60), found.start())
        if governed is None:
            return found
        found = pattern.search(text, found.end(), end)
    return found


_CROSS_REFERENCE = re.compile(
    r"(?<=[\w)\]])\s+(?:re:?|of|(?:regarding|concerning|for|as to)(?= doc|\s*\[?\d))\s*"
    r"(?:docs?\b\.?|documents?\b)?(?: nos?\b\.?)?[:#\s]*(?:\[\d+\]|\d+\s+[A-Z]|[A-Za-z][\w ]{0,30}\[\d+\])",
    re.IGNORECASE,
)
"""From here a heading tells of another entry: "re [7] Motion", "re 7 MOTION", "re Order[7]", "of [7]"."""


def _first(
    rules: Iterable[tuple[str, re.Pattern[str]]], text: str, start: int, stage: str = "act"
) -> Labelled | None:
    for name, pattern in rules:
        found = pattern.search(text, start)
        if found is not None:
            return Labelled(name, stage, found.start(), found.end())
    return None


def is_void(text: str) -> bool:
    """Whether the clerk took the entry back.

    >>> is_void("***ENTERED IN ERROR*** MOTION to Stay by A")
    True
    """
    rules = _rules()
    return (
        rules.void.search(text, 0, heading_start(text) + VOID_WITHIN) is not None
        or rules.void_note.search(text) is not None
    )


def strip_references(text: str) -> str:
    """The text with what it repeats of other entries blanked out, so that offsets stay.

    >>> strip_references("Notice (related document(s): 6 Order (Signed by Judge X)) by A").split()
    ['Notice', 'by', 'A']
    """
    out = list(text)
    for start, end in related(text):
        out[start:end] = " " * (end - start)
    return "".join(out)


def related(text: str) -> list[tuple[int, int]]:
    """The brackets in which an entry repeats others, such as ``(Related Doc # 11)``."""
    return brackets(text, _RELATED)


def brackets(text: str, opening: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where brackets begin and end that open with a pattern; one that never closes ends the text."""
    out: list[tuple[int, int]] = []
    position = 0
    while (found := opening.search(text, position)) is not None:
        depth, position = 0, found.start()
        while position < len(text):
            depth += {"(": 1, ")": -1}.get(text[position], 0)
            position += 1
            if depth == 0:
                break
        out.append((found.start(), position))
    return out


_RELATED = re.compile(r"\((?:re(?:lated)?\b:?\s*)(?:related )?(?:doc(?:ument)?s?\b|doc #)", re.IGNORECASE)


def heading_start(text: str) -> int:
    """Where the heading begins: after marks of the clerk, dates and cross-references in front of it."""
    position = 0
    leads = _rules().leads
    while (found := leads.match(text, position)) is not None and found.end() > position:
        position = found.end()
    return position if position < len(text) else 0


@cache
def _rules() -> _Rules:
    data = table("docket_labels.yaml")
    leads = "|".join(f"(?:{p})" for p in data["leads"])
    return _Rules(
        re.compile(data["proposed"], re.IGNORECASE),
        re.compile(data["authority"], re.IGNORECASE),
        re.compile(data["governed"], re.IGNORECASE),
        _pattern(data, "|".join(data["void"]["patterns"]), r"\b"),
        _pattern(data, "|".join(data["void"]["notes"]), r"\b"),
        data["void"]["label"],
        re.compile(rf"\s*(?:{leads})\s*|\s+", re.IGNORECASE),
        tuple(_compiled(data, "starts", r"\W{0,3}")),
        tuple(_compiled(data, "nouns", r"(?<![\w-])")),
        tuple(_compiled(data, "acts", r"\b")),
        tuple(_pattern(data, p, r"\b") for p in data["signed"]["patterns"]),
        _pattern(data, "|".join(data["signed"]["unless"]), r"\b"),
        frozenset(data["signed"]["over"]),
        data["signed"]["label"],
    )


def _compiled(data: Any, stage: str, front: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for rule in data[stage]:
        for pattern in rule["patterns"]:
            yield rule["label"], _pattern(data, pattern, front)


def _pattern(data: Any, pattern: str, front: str) -> re.Pattern[str]:
    for name, words in data["words"].items():
        pattern = pattern.replace("{" + name + "}", f"(?:{words})")
    return re.compile(f"{front}(?:{pattern})", re.IGNORECASE)
