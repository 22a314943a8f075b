"""Chambers of a legislature that a text names without their state: "the Senate" of Ohio, not of the United States."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention


def of_the_state(text: str, mentions: list[Mention]) -> list[Mention]:
    """Mentions, with "the Senate" and "the House" of a text that tells of a state's law-making for those of the state.

    Args:
        text: of the document; its first words tell of which state, if of one.
        mentions: all of the text.
    """
    chambers = [
        m
        for m in mentions
        if m.entry is not None and m.entry.id in _CHAMBERS and m.text in ("Senate", "House")
    ]
    if not chambers or _IN_A_STATE.search(text) is None:
        return mentions
    states = {m[0] for m in _american_states().finditer(text, 0, _LEAD)}
    if len(states) != 1:
        return mentions
    state = states.pop()
    return [
        replace(m, name=f"{state} {m.text}", entry=None)
        if m in chambers and not _is_of_the_union(text, m)
        else m
        for m in mentions
    ]


def _is_of_the_union(text: str, chamber: Mention) -> bool:
    """Whether the line, or what stands around a chamber, speaks of the United States."""
    first = max(text.rfind(". ", 0, chamber.start), text.rfind("\n", 0, chamber.start), 0)
    last = text.find(". ", chamber.end)
    return _OF_THE_UNION.search(text, first, len(text) if last < 0 else last) is not None


_CHAMBERS = frozenset({"us-senate", "us-house"})
_LEAD = 300
"""Characters with which a text tells of which state it speaks."""
_IN_A_STATE = re.compile(
    r"\b(?:[Gg]overnor|[Ss]tatehouse|state(?:['’]s)? (?:[Ss]enat|[Hh]ouse|[Rr]epresentative|lawmaker|legislat|bill|law|capitol|assembly))|\b(?:Senate|House|Assembly) (?:Bill|File) \d|\b[HS]B ?\d"
)
_OF_THE_UNION = re.compile(
    r"Congress|federal|U\.S\.|\bUS\b|Washington|Capitol Hill|White House|Senate (?:Banking|Agriculture)|President"
)


@cache
def _american_states() -> re.Pattern[str]:
    names = table("references.yaml")["states"]
    union = names[: names.index("Wyoming") + 1]
    return re.compile(
        r"(?<![\w-])(?:"
        + "|".join(sorted(map(re.escape, union), key=len, reverse=True))
        + r")\b(?! (?:City|Times))"
    )
