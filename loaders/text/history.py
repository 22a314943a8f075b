"""What has been told so far in a document, which what follows may mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from cryptoreg.loaders.text.entities import Entity, is_party
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology.gazetteer import Entry
from cryptoreg.ontology.generated.names import Class


class History:
    """The entities of a document in the order in which their mentions are read.

    ``spoken`` holds each mention with its entity, ``refers`` which entities each mention means, and ``unresolved`` the
    groups ("the two founders") that nobody named before explains.
    """

    def __init__(self, text: str, sents: Sequence[Sentence]) -> None:
        self.text = text
        self.ends = [s.end for s in sents]
        self.entities: list[Entity] = []
        self.refers: dict[Mention, tuple[int, ...]] = {}
        self.by_key: dict[str, Entity] = {}
        self.spoken: list[tuple[Mention, Entity]] = []
        self.unresolved: list[Mention] = []

    def entity(
        self, key: str, cls: Class, name: str, entry: Entry | None = None, named: bool = True
    ) -> Entity:
        if key not in self.by_key:
            entity = Entity(len(self.entities), cls, name, entry, named)
            self.entities.append(entity)
            self.by_key[key] = entity
        return self.by_key[key]

    def opens_sentence(self, mention: Mention) -> bool:
        first = self.beginning(self.sentence(mention.start))
        return not self.text[first : mention.start].strip(" \n\t\"“'")

    def joined(self, before: int, cls: Class) -> list[Entity]:
        """The two parties of a class (of any, for agents) that were named together last: "Hale and Brandt"."""
        known = self._parties_named(before, cls)
        return next((pair for pair in reversed(list(self.pairs(known)))), [])

    def listed(self, before: int, cls: Class, count: int) -> list[Entity]:
        """So many parties of a class (of any, for agents) that were named side by side last: "Hale, Brandt and Lindh"."""
        known = self._parties_named(before, cls)
        for end in range(len(known), count - 1, -1):
            row = known[end - count : end]
            if len({id(e) for _, e in row}) == count and all(
                _LISTED.fullmatch(self.text, first.end, second.start)
                for (first, _), (second, _) in pairwise(row)
            ):
                return [e for _, e in row]
        return []

    def _parties_named(self, before: int, cls: Class) -> list[tuple[Mention, Entity]]:
        """The parties of a class (of any, for agents) that the last sentences before an offset name, in their order."""
        return [
            (m, e)
            for m, e in self.told_since(self.sentence(before) - GROUP_REACH - 1)
            if e.named
            and m.kind is MentionKind.NAME
            and m.end <= before
            and is_party(e)
            and cls in (Class.AGENT, e.cls)
        ]

    def pairs(self, named: Sequence[tuple[Mention, Entity]]) -> Iterator[list[Entity]]:
        """Of names in their order those that stand together, two by two: "Hale and Brandt"."""
        for (first, one), (second, other) in pairwise(named):
            if one is not other and _JOINED.fullmatch(self.text, first.end, second.start):
                yield [one, other]

    def mean(self, unnamed: Entity, named: Entity) -> None:
        """Let all that was told of somebody without a name be told of the one who is named."""
        for mention in unnamed.mentions:
            self.refers[mention] = (named.index,)
        named.mentions[:0] = unnamed.mentions
        unnamed.mentions.clear()

    def pass_on(self, mention: Mention, unnamed: Entity, named: Entity) -> None:
        """Let one mention of somebody without a name be one of him who is named."""
        self.refers[mention] = (named.index,)
        unnamed.mentions.remove(mention)
        named.mentions.append(mention)
        named.mentions.sort(key=lambda m: m.start)

    def told_since(self, sentence: int) -> list[tuple[Mention, Entity]]:
        """What has been told after a sentence, in its order."""
        first = self.ends[sentence] if sentence >= 0 else 0
        position = len(self.spoken)
        while position and self.spoken[position - 1][0].start >= first:
            position -= 1
        return self.spoken[position:]

    def last(self, wanted: Callable[[Entity], bool]) -> Entity | None:
        return next((e for _, e in reversed(self.spoken) if wanted(e)), None)

    def sentence(self, offset: int) -> int:
        return bisect_right(self.ends, offset)

    def beginning(self, sentence: int) -> int:
        """Where a sentence begins, with the space before it."""
        return self.ends[sentence - 1] if sentence else 0

    def owns(self, mention: Mention) -> bool:
        return self.text[mention.end : mention.end + 2] in ("'s", "’s")

    def after_preposition(self, mention: Mention) -> bool:
        before = self.text[max(0, mention.start - 20) : mention.start].lower().split()
        while before and before[-1] in ("the", "a", "an"):
            before.pop()
        return bool(before) and before[-1] in _PREPOSITIONS


def is_counsel(text: str, mention: Mention) -> bool:
    """Whether the words around a name say that a lawyer bears it."""
    return (
        _COUNSEL_AFTER.match(text, mention.end) is not None
        or _COUNSEL_BEFORE.search(text, max(0, mention.start - 30), mention.start) is not None
    )


_COUNSEL_AFTER = re.compile(r",? (?:an? |the |who )?(?:[\w’'-]+ ){0,4}?(?:lawyer|attorney|counsel|partner)\b")
_COUNSEL_BEFORE = re.compile(r"\b(?:lawyer|attorney|counsel|partner),? (?!for )\Z")
GROUP_REACH = 5
"""Sentences between a pair of names and "both"."""
_LISTED = re.compile(r",?\s(?:and\s)?(?:the\s|its\s)?")
_JOINED = re.compile(
    r"(?:, (?!and )[^.;\n]{2,60},)? and (?:(?:its|his|her|their|the|former|co-founder|ex-)\b[^.;,\n]{0,50},? ?)?|, [^.;\n]{2,60}, and |, \d\d, and "
)
_PREPOSITIONS = frozenset("of in on with for by against at from to under between over about into".split())
