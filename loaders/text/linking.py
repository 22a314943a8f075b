"""Decide which mentions of one document speak of one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.gazetteer import Entry
from cryptoreg.ontology.generated.names import Class

UNNAMED_JUDGE = "federal judge (unnamed)"
_AUTHORITIES = (Class.REGULATOR, Class.GOVERNMENT_BODY, Class.LEGISLATURE)
_ORGANIZATIONS = (*_AUTHORITIES, Class.FIRM, Class.TASK_FORCE)
_REACH = 3
"""Sentences that a pronoun looks back."""


@dataclass(slots=True)
class Entity:
    """A thing that a document speaks of, with every mention that refers to it.

    ``judge`` is true for a person whom the text calls judge; ``owner`` is the authority whose task
    force it is.
    """

    index: int
    cls: Class
    name: str
    entry: Entry | None = None
    named: bool = True
    judge: bool = False
    owner: Entity | None = None
    mentions: list[Mention] = field(default_factory=list)

    def first(self) -> Mention:
        """The first mention by name, or else the first of all."""
        names = [m for m in self.mentions if m.kind is MentionKind.NAME]
        return (names or self.mentions)[0]


@dataclass(slots=True)
class Linked:
    """Entities of a document, and to which of them each mention refers (two for "both parties")."""

    entities: list[Entity]
    refers: dict[Mention, tuple[int, ...]]

    def of(self, mention: Mention) -> list[Entity]:
        return [self.entities[i] for i in self.refers.get(mention, ())]


def link(text: str, sents: Sequence[Sentence], mentions: Sequence[Mention]) -> Linked:
    """Resolve names, descriptions, pronouns and groups, in the order of the text."""
    linker = _Linker(text, sents)
    for mention in mentions:
        linker.take(mention)
    return Linked(linker.entities, linker.refers)


class _Linker:
    def __init__(self, text: str, sents: Sequence[Sentence]) -> None:
        self.text = text
        self.sents = sents
        self.entities: list[Entity] = []
        self.refers: dict[Mention, tuple[int, ...]] = {}
        self._by_key: dict[str, Entity] = {}
        self._history: list[tuple[Mention, Entity]] = []

    def take(self, mention: Mention) -> None:
        found = self._resolve(mention)
        for entity in found:
            entity.mentions.append(mention)
            self._history.append((mention, entity))
        if found:
            self.refers[mention] = tuple(e.index for e in found)

    def _resolve(self, mention: Mention) -> list[Entity]:
        match mention.kind:
            case MentionKind.NAME:
                return [self._named(mention)]
            case MentionKind.UNNAMED:
                return [self._unnamed(mention)]
            case MentionKind.GROUP:
                return self._pair()
            case MentionKind.PRONOUN:
                return self._pronoun(mention)
            case MentionKind.DESCRIPTION:
                return self._described(mention)

    def _named(self, mention: Mention) -> Entity:
        key = (
            mention.entry.id
            if mention.entry is not None
            else f"{mention.cls} {gazetteer.normalise(mention.name)}"
        )
        entity = self._entity(key, mention.cls, mention.name, mention.entry)
        if mention.cls == Class.PERSON:
            entity.judge |= self.text[max(0, mention.start - 10) : mention.start].endswith(_JUDGE_TITLES)
        if mention.cls == Class.TASK_FORCE and entity.owner is None:
            entity.owner = self._owner_in_name(mention.name)
        return entity

    def _owner_in_name(self, name: str) -> Entity | None:
        """The authority whose short name a task force's name begins with."""
        entry = gazetteer.load().find(name.split(maxsplit=1)[0])
        if entry is None or entry.cls not in _AUTHORITIES:
            return None
        return self._entity(entry.id, entry.cls, entry.name, entry)

    def _entity(
        self, key: str, cls: Class, name: str, entry: Entry | None = None, named: bool = True
    ) -> Entity:
        if key not in self._by_key:
            entity = Entity(len(self.entities), cls, name, entry, named)
            self.entities.append(entity)
            self._by_key[key] = entity
        return self._by_key[key]

    def _unnamed(self, mention: Mention) -> Entity:
        return self._entity(f"unnamed {mention.name}", mention.cls, mention.name, named=False)

    def _described(self, mention: Mention) -> list[Entity]:
        if mention.cls == Class.TASK_FORCE:
            found = self._task_force(mention)
            return [found] if found else []
        if mention.cls == Class.COURT:
            return [self._last(lambda e: e.cls == Class.COURT or e.judge) or self._judge()]
        if mention.cls == Class.REGULATOR:
            found = self._last(lambda e: e.cls == Class.REGULATOR)
            return [found] if found else []
        found = self._last(lambda e: e.cls == mention.cls)
        return [found] if found else []

    def _judge(self) -> Entity:
        return self._entity(f"unnamed {UNNAMED_JUDGE}", Class.COURT, UNNAMED_JUDGE, named=False)

    def _task_force(self, mention: Mention) -> Entity | None:
        """A task force without its name is that of the authority named with it or before it."""
        known = self._last(lambda e: e.cls == Class.TASK_FORCE)
        owner = self._last(lambda e: e.cls in _AUTHORITIES)
        if owner is None:
            return known
        crypto = "crypto " if "crypto" in mention.text.lower() else ""
        for name in (f"{owner.name} {crypto}task force", f"{owner.name} task force"):
            entry = gazetteer.load().find(name, Class.TASK_FORCE)
            if entry is not None:
                found = self._entity(entry.id, Class.TASK_FORCE, entry.name, entry)
                found.owner = found.owner or owner
                return found
        if known is not None:
            return known
        name = f"{owner.name} {crypto}task force"
        unknown = self._entity(f"TaskForce {name}", Class.TASK_FORCE, name)
        unknown.owner = owner
        return unknown

    def _pronoun(self, mention: Mention) -> list[Entity]:
        word = mention.text.lower()
        here = self._sentence(mention.start)
        recent = [(m, e) for m, e in self._history if here - self._sentence(m.start) < _REACH]
        if mention.cls == Class.PERSON:
            return [e for _, e in recent if e.cls == Class.PERSON][-1:]
        if word in ("they", "them", "their"):
            return self._pair() or [e for _, e in recent if e.cls in _ORGANIZATIONS][-1:]
        bodies = [(m, e) for m, e in recent if e.cls in _ORGANIZATIONS]
        same = [(m, e) for m, e in bodies if self._sentence(m.start) == here]
        if same:
            # The subject of a clause before is likelier than a thing that only modifies it.
            subjects = [e for m, e in same if not self._after_preposition(m)]
            return (
                (subjects or [e for _, e in same])[-1:] if word == "it" else (subjects or [same[-1][1]])[:1]
            )
        return [e for _, e in bodies][-1:]

    def _pair(self) -> list[Entity]:
        """The two sides: the last authority and the last other party that stand before."""
        recent = [e for m, e in self._history if e.named]
        authority = next((e for e in reversed(recent) if e.cls in _AUTHORITIES[:2]), None)
        other = next((e for e in reversed(recent) if e.cls in (Class.FIRM, Class.PERSON)), None)
        return [authority, other] if authority is not None and other is not None else []

    def _last(self, wanted: Callable[[Entity], bool]) -> Entity | None:
        return next((e for _, e in reversed(self._history) if wanted(e)), None)

    def _sentence(self, offset: int) -> int:
        for number, sentence in enumerate(self.sents):
            if offset < sentence.end:
                return number
        return len(self.sents)

    def _after_preposition(self, mention: Mention) -> bool:
        before = self.text[max(0, mention.start - 20) : mention.start].lower().split()
        while before and before[-1] in ("the", "a", "an"):
            before.pop()
        return bool(before) and before[-1] in _PREPOSITIONS


_PREPOSITIONS = frozenset("of in on with for by against at from to under between over about into".split())

_JUDGE_TITLES = ("Judge ", "judge ", "Justice ")
