"""Quotations of several sentences: which sentence names whoever speaks in one that does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cryptoreg.loaders.text.units import Sentences

_MARK = re.compile('[“”"]')
_REACH = 6
"""Sentences that one quotation may have."""


def hosts(text: str, units: Sequence[Sentences], unit: Sentences) -> list[Sentences]:
    """The sentences that may name the speaker of the quotation in which a sentence stands, the likeliest first.

    Of ``Jane Hale said: "A. B."`` the first for *B*; of ``"A. B. C," Jane Hale said`` the last for *A* and *B*; of
    ``"A," Jane Hale said. "B."`` the first for *B*.

    Args:
        text: the whole text.
        units: all its sentences.
        unit: the one whose speaker is asked for.

    Returns:
        Sentences other than ``unit``; none where it stands in no quotation.
    """
    opening = _opening(text, units, unit)
    if opening is None:
        return []
    closing = _closing(text, units, unit)
    before = units[opening.number - 1] if opening.number else None
    beside = before is not None and before.sentence.paragraph >= unit.sentence.paragraph - 1
    found = [opening, closing, before if beside else None]
    return list({u.number: u for u in found if u is not None and u is not unit}.values())


def _opening(text: str, units: Sequence[Sentences], unit: Sentences) -> Sentences | None:
    """The sentence in which the quotation opens that a sentence begins in or with; None where there is none."""
    if _begins_quoted(text, unit):
        return unit
    for earlier in reversed(units[max(0, unit.number - _REACH) : unit.number]):
        if earlier.sentence.paragraph != unit.sentence.paragraph:
            return None
        marks = list(_MARK.finditer(text, earlier.sentence.start, earlier.sentence.end))
        if marks:
            return earlier if _opens(text, marks[-1].start()) else None
    return None


def _closing(text: str, units: Sequence[Sentences], unit: Sentences) -> Sentences | None:
    """The sentence in which that quotation closes."""
    for later in units[unit.number : unit.number + _REACH]:
        if later.sentence.paragraph != unit.sentence.paragraph:
            return None
        first = later.sentence.start + (1 if later is unit else 0)
        mark = _MARK.search(text, first, later.sentence.end)
        if mark is not None:
            return later if not _opens(text, mark.start()) else None
    return None


def _begins_quoted(text: str, unit: Sentences) -> bool:
    return text[unit.sentence.start : unit.sentence.end].lstrip()[:1] in ("“", '"')


def _opens(text: str, at: int) -> bool:
    """Whether a mark opens a quotation: a straight one does before a word, after a space."""
    if text[at] == '"':
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return (not before or before.isspace() or before in "(—–") and not after.isspace()
    return text[at] == "“"
