"""Wordings of whole questions that say what another one says, before they are read."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cryptoreg.api.questions import lexicon
from cryptoreg.api.questions.frames import bare

__all__ = ["plain"]


@lru_cache(maxsize=512)
def plain(question: str) -> str:
    """A question in the wording that the grammar knows, where its own is another way to say the same.

    >>> plain("Under which SEC chair was Unicoin sued?")
    'who chaired the SEC when was Unicoin sued?'
    """
    question = bare(question)
    for pattern, instead in _patterns():
        question = pattern.sub(instead, question)
    return " ".join(question.split())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(p, re.IGNORECASE), r) for p, r in lexicon.table("paraphrases"))
