"""Many words as one regular expression that reads each beginning once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable


def factored(words: Iterable[str], literal: Callable[[str], str] = re.escape) -> str:
    """One regular expression for many words, sharing their beginnings, the longest first where several fit.

    Args:
        words: what it matches.
        literal: the expression for one character.

    >>> factored(["SEC", "SEBI", "SE"])
    '(?:SE(?:C|BI)?)'
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]  # a recursive type without a name
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}

    def render(node: dict) -> str:  # type: ignore[type-arg]  # as above
        optional = "" in node
        branches = []
        for character, child in node.items():
            if character == "":
                continue
            prefix = literal(character)
            while len(child) == 1 and "" not in child:
                ((following, child),) = child.items()
                prefix += literal(following)
            branches.append(prefix + render(child))
        if not branches:
            return ""
        joined = "|".join(branches)
        if len(branches) > 1 or optional:
            joined = f"(?:{joined})"
        return joined + ("?" if optional else "")

    body = render(trie)
    return body if body.startswith("(?:") and body.endswith(")") else f"(?:{body})"
