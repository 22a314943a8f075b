"""With which second words a match of a pattern can go on, so that it is tried before those alone.

"The" opens a hundred patterns; that "agency" follows it leaves five of them. As in :mod:`openings`, what cannot
be told from a pattern is taken for anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from cryptoreg.loaders.text.openings import (
    CAPITAL,
    EXACT,
    PREFIX,
    Written,
    of_character,
    of_set,
    parsed,
    written,
)

_FIRST, _BETWEEN, _ANY = "first", "between", "any"
"""Where in a match one is: in its first word, behind it, or in a second word that can be anything."""
_SECOND = "second "
"""Begins the states of a second word that is known so far: ``second agen``, closed by ``$`` or ``*``."""
_MOST = 2_000
_DIGITS = 10
"""So many characters that may go on a second word are not told apart."""
_ROUNDS = 3
"""How often a repeated piece is gone through; what a second word has then not come to is a prefix."""


def followers(pattern: Written) -> frozenset[str] | None:
    r"""The words that can stand second in a match, in lower case, written as :func:`openings` writes them.

    Args:
        pattern: one that begins at a word.

    Returns:
        None when anything can, or nothing need.

    >>> sorted(followers(re.compile(r"\b(?:the )?suits? (?:against|over)\b")))
    ['against', 'over', 'suit', 'suits']
    >>> followers(re.compile(r"\bsuits?(?: against)?")) is None
    True
    """
    items = parsed(pattern)
    if items is None:
        return None
    states = _after(items, {_FIRST}, bool(pattern.flags & re.IGNORECASE))
    if len(states) > _MOST or not all(s.startswith(_SECOND) and s != _SECOND for s in states):
        return None
    return written(s.removeprefix(_SECOND) for s in states)


def _after(items: Any, states: set[str], any_case: bool) -> set[str]:
    """Where one can be behind what stands one after the other."""
    for operation, value in items:
        if _ANY in states or len(states) > _MOST:
            return {_ANY}
        states = _after_one(operation, value, states, any_case)
    return states


def _after_one(name: str, value: Any, states: set[str], any_case: bool) -> set[str]:
    match name:
        case "LITERAL":
            return _moved(states, {of_character(chr(value))})
        case "IN":
            return _moved(states, of_set(value, any_case))
        case "ASSERT" | "ASSERT_NOT":
            return states
        case "AT":
            return {_at_border(s) for s in states} if value == "AT_BOUNDARY" else states
        case "SUBPATTERN":
            _, added, dropped, inner = value
            inside = (any_case or bool(added & re.IGNORECASE)) and not dropped & re.IGNORECASE
            return _after(inner, states, inside)
        case "ATOMIC_GROUP":
            return _after(value, states, any_case)
        case "BRANCH":
            return set().union(*(_after(branch, states, any_case) for branch in value[1]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = value
            return _repeated(int(least), int(most), inner, states, any_case)
    return _moved(states, {PREFIX})


def _repeated(least: int, most: int, inner: Any, states: set[str], any_case: bool) -> set[str]:
    """Where one can be behind what is repeated."""
    reached = set(states) if least == 0 else set()
    here = states
    for _ in range(min(most, _ROUNDS)):
        here = _after(inner, here, any_case)
        reached |= here
    if most > _ROUNDS:
        reached = {s + PREFIX if _is_open(s) else s for s in reached}
    return reached


def _moved(states: set[str], following: Collection[str]) -> set[str]:
    """Where one can be behind one more character."""
    if len(following) >= _DIGITS:
        states = {s + PREFIX if _is_open(s) else s for s in states}
    return set().union(*(_behind(state, character) for state in states for character in following))


def _behind(state: str, character: str) -> set[str]:
    is_border, is_unknown = character == EXACT, character == PREFIX
    if state == _FIRST:
        return {_BETWEEN} if is_border else {_FIRST, _BETWEEN} if is_unknown else {_FIRST}
    if state == _BETWEEN:
        return {_BETWEEN} if is_border else {_ANY} if is_unknown else {_SECOND + character}
    if _is_open(state):
        return {state + (character if len(character) == 1 and character != CAPITAL else PREFIX)}
    return {state}


def _at_border(state: str) -> str:
    """Where one is if a word begins or ends here."""
    return state + EXACT if _is_open(state) else state


def _is_open(state: str) -> bool:
    """Whether a second word may go on."""
    return state.startswith(_SECOND) and not state.endswith((EXACT, PREFIX))
