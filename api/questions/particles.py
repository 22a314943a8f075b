"""Verbs that stand apart: "throw the case out", "take Coinbase to court", "ask the judge for a stay"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from cryptoreg.api.questions import lexicon
from cryptoreg.api.questions.words import Token

__all__ = ["together"]

_ALONE = frozenset({"out", "off", "aside", "loose", "away", "down", "up", "go", "going", "slide"})
"""Particles that may stand apart by themselves; "after" and "in" would begin a time or a place."""
_LEADING = frozenset(
    {
        "out",
        "off",
        "to",
        "into",
        "on",
        "with",
        "up",
        "down",
        "over",
        "away",
        "for",
        "from",
        "in",
        "against",
        "before",
        "under",
        "behind",
        "as",
    }
)
_BE = frozenset({"be", "is", "was", "were", "been", "being", "are"})
_GETTING = frozenset({"get", "gets", "got", "gotten", "getting"})
_MOST = 6
_PARTS = frozenset({"event", "time", "ask", "neg", "compare", "super"})


@cache
def _apart() -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """What may follow a verb at a distance, by the verb and by its first word; the longest first."""
    found: dict[str, dict[str, set[tuple[str, ...]]]] = {}
    for words, senses in lexicon.load().phrases.items():
        rest = words[1:]
        if (
            not rest
            or words[0] in _BE
            or (
                words[0] in _GETTING and rest[0] != "going"
            )  # "got thrown out" is the passive of another verb
            or not any(s.kind == "event" and s.form not in ("noun", "plural", "phrase") for s in senses)
        ):
            continue
        if (len(rest) == 1 and rest[0] in _ALONE) or (len(rest) > 1 and rest[0] in _LEADING):
            found.setdefault(words[0], {}).setdefault(rest[0], set()).add(rest)
    return {
        verb: {first: tuple(sorted(rests, key=lambda r: (-len(r), r))) for first, rests in by_first.items()}
        for verb, by_first in found.items()
    }


def together(words: Sequence[Token]) -> list[Token]:
    """The words with what belongs to a verb right behind it.

    Only a name, a pronoun or a thing may stand between them: nothing else that happens, no time and no comma.

    >>> from cryptoreg.api.questions.words import tokens
    >>> " ".join(t.norm for t in together(tokens("Who took Kraken to court?")))
    'who took to court kraken'
    >>> " ".join(t.norm for t in together(tokens("Which cases went to trial after the task force was set up?")))
    'which cases went to trial after the task force was set up'
    """
    out = list(words)
    for n in range(len(out) - 1, -1, -1):
        rests = _apart().get(out[n].norm)
        found = _place(out, n, rests) if rests is not None else None
        if found is not None:
            place, size = found
            moved = out[place : place + size]
            out = [*out[: n + 1], *moved, *out[n + 1 : place], *out[place + size :]]
    return out


def _place(
    words: Sequence[Token], verb: int, rests: Mapping[str, Sequence[tuple[str, ...]]]
) -> tuple[int, int] | None:
    """Where the rest of a verb stands, if it stands apart from it, and how long it is."""
    phrases = lexicon.load().phrases
    for n in range(verb + 1, min(len(words), verb + 2 + _MOST)):
        if words[n].comma or words[n].apart:
            return None
        rest = next(
            (r for r in rests.get(words[n].norm, ()) if tuple(t.norm for t in words[n : n + len(r)]) == r),
            None,
        )
        if rest is not None:
            whole = tuple(t.norm for t in words[verb : n + len(rest)])
            return (n, len(rest)) if n > verb + 1 and whole not in phrases else None
        if any(
            s.kind in _PARTS and s.form not in ("noun", "plural") for s in phrases.get((words[n].norm,), ())
        ):
            return None
    return None
