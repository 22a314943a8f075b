"""Words that say the same, for finding an act by the words of its description."""

from __future__ import annotations

import re
from functools import cache

from cryptoreg.api.questions import lexicon
from cryptoreg.api.questions.words import tokens

_EMPTY = frozenset(
    "the a an of in on at to for and or by with from into its their his her this that is are was were did do does has have had be been "
    "apply applies applied full-text when what which who how many much date day crypto it as new".split()
)


@cache
def _alike() -> dict[str, str]:
    return {str(word): str(line[0]) for line in lexicon.table("alike") for word in line}


def stem(word: str) -> str:
    """A word without its ending, or the one that stands for all that say the same; "" for a function word.

    >>> stem("rescinded") == stem("withdrew"), stem("the")
    (True, '')
    """
    if word in _EMPTY or (len(word) < 3 and not word.isdigit()):
        return ""
    known = _alike().get(word)
    if known is not None:
        return known
    return re.sub(r"(?:ing|ed|es|s|ion|ions)$", "", word) if len(word) > 4 else word


def stems(text: str) -> set[str]:
    """The stems of a text."""
    return {stem(t.norm) for t in tokens(text)} - {""}
