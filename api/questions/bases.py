"""Laws on which claims rest: "cases under the Martin Act", "FOIA suits"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cryptoreg.api.questions.stretches import listed

if TYPE_CHECKING:
    from cryptoreg.api.questions.phrases import Phrases
    from cryptoreg.api.questions.reading import Item

__all__ = ["bases"]


def bases(phrases: Phrases, items: list[Item]) -> list[Item]:
    """The items, with a law on which claims rest as their basis where it is said to be one."""
    out = list(items)
    for n, item in enumerate(items):
        if item.kind != "entity" or not item.is_a("Instrument"):
            continue
        before = next((i.text.lower() for i in reversed(items[:n]) if i.text.lower() not in ("the", "a")), "")
        of_lawsuits = n + 1 < len(items) and items[n + 1].has("noun", "lawsuit") and not _one(items[:n])
        if not (before in _BASED or of_lawsuits):
            continue
        if phrases.store.read(_RESTS, {"ids": [c.id for c in item.candidates]}):
            out[n] = replace(item, kind="basis")
    return out


def _one(before: Sequence[Item]) -> bool:
    """Whether a determiner says that one known thing is meant, names between them aside: "that Coinbase FOIA suit"."""
    for item in reversed(before):
        if item.kind in ("entity", "unknown", "quality"):
            continue
        return item.text.lower() in _DETERMINERS and not listed(before)
    return False


_DETERMINERS = frozenset({"the", "its", "their", "this", "that", "his", "her"})
_BASED = frozenset(
    "under invoking violating breaching breached violated violate breach infringing flouting".split()
) | {
    "pursuant to",
    "based on",
    "on the basis of",
    "violation of",
    "violations of",
    "breach of",
    "breaches of",
}
_RESTS = "MATCH (:Claim)-[:UNDER_LAW]->(l) WHERE l.id IN $ids RETURN l.id AS id LIMIT 1"
