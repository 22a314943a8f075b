"""What stands around a question: greetings, who wants to know and why, thanks; and other ways to begin one."""

from __future__ import annotations

import re
from functools import cache

from cryptoreg.api.questions import lexicon

__all__ = ["bare"]

_MOST = 6
"""How many frames may stand around one another."""


def bare(question: str) -> str:
    """A question without what says nothing of what is asked.

    >>> bare("Hi! Could you please tell me when the SEC sued Kraken? Thanks")
    'when the SEC sued Kraken?'
    >>> bare("I'd like a list of SEC cases dropped in March 2025")
    'list SEC cases dropped in March 2025'
    >>> bare("The SEC dropped the Kraken case, right?")
    'is it true that The SEC dropped the Kraken case?'
    """
    question = question.strip()
    leading, trailing, instead = _patterns()
    for _ in range(_MOST):
        before = question
        for pattern in trailing:
            question = _kept(question, pattern.sub("", question, count=1))
        for pattern in leading:
            question = _kept(question, pattern.sub("", question, count=1))
        for pattern, becomes in instead:
            question = _kept(question, pattern.sub(becomes, question, count=1))
        if question == before:
            break
    return question


def _kept(before: str, after: str) -> str:
    """What is left, unless hardly anything is."""
    after = after.strip()
    return after if len(after.split()) > 1 else before


@cache
def _patterns() -> tuple[
    tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...], tuple[tuple[re.Pattern[str], str], ...]
]:
    data = lexicon.mapping("frames")
    parts: dict[str, str] = data["parts"]

    def made(text: str, anchored: bool = False) -> re.Pattern[str]:
        for _ in range(2):
            for name, part in parts.items():
                text = text.replace(f"{{{name}}}", part)
        return re.compile(f"^(?:{text})" if anchored else text, re.IGNORECASE)

    return (
        tuple(made(t, anchored=True) for t in data["leading"]),
        tuple(made(t) for t in data["trailing"]),
        tuple((made(t), becomes) for t, becomes in data["instead"]),
    )
