"""What a document speaks of: its entities, of what kind they are, and to which of them each mention refers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.gazetteer import Entry
from cryptoreg.ontology.generated.names import Class

UNNAMED_JUDGE = "federal judge (unnamed)"
UNNAMED_COURT = "court (unnamed)"
UNNAMED_COURT_OF_APPEALS = "US federal appeals court (unnamed)"
AUTHORITIES = frozenset({Class.REGULATOR, Class.GOVERNMENT_BODY})
AGENTS = frozenset(
    {
        Class.REGULATOR,
        Class.GOVERNMENT_BODY,
        Class.LEGISLATURE,
        Class.COURT,
        Class.FIRM,
        Class.PERSON,
        Class.TASK_FORCE,
        Class.ADMINISTRATION,
        Class.AGENT,
    }
)
ORDERED_AUTHORITIES = (Class.REGULATOR, Class.GOVERNMENT_BODY, Class.LEGISLATURE)


@dataclass(slots=True)
class Entity:
    """A thing that a document speaks of, with every mention that refers to it.

    ``judge`` is true for a person whom the text calls judge, ``official`` for one whom it calls chair,
    commissioner, attorney and the like; ``owner`` is the authority whose task
    force it is, or in whose name a person sues; ``bare`` is true for somebody told only by a common noun ("two
    lenders"), after whom no case is called.
    """

    index: int
    cls: Class
    name: str
    entry: Entry | None = None
    named: bool = True
    judge: bool = False
    official: bool = False
    owner: Entity | None = None
    bare: bool = False
    mentions: list[Mention] = field(default_factory=list)

    def first(self) -> Mention:
        """The first mention by name, or else the first of all."""
        names = [m for m in self.mentions if m.kind is MentionKind.NAME]
        return (names or self.mentions)[0]


@dataclass(slots=True)
class Linked:
    """Entities of a document, and to which of them each mention refers (two for "both parties").

    ``offices`` holds who has which office, ``makers`` who brought in or signed which law, as far as it is read.
    """

    entities: list[Entity]
    refers: dict[Mention, tuple[int, ...]]
    published: date | None = None
    offices: dict[int, tuple[str, Entity | None]] = field(default_factory=dict)
    makers: dict[int, list[Entity]] = field(default_factory=dict)
    text: str = ""

    def of(self, mention: Mention) -> list[Entity]:
        return [self.entities[i] for i in self.refers.get(mention, ())]

    def coin(self, name: str, cls: Class, start: int, end: int, *, named: bool = True) -> Entity:
        """The entity of this name and class; a new one, that stands on these characters, if there is none."""
        known = next((e for e in self.entities if e.name == name and (e.cls == cls or not named)), None)
        if known is not None:
            return known
        entity = Entity(len(self.entities), cls, name, named=named)
        kind = MentionKind.NAME if named else MentionKind.UNNAMED
        entity.mentions.append(Mention(start, end, self.text[start:end], kind, cls, name))
        self.entities.append(entity)
        return entity

    def place_near(self, at: int) -> str | None:
        """The adjective of the state whose courts or prosecutors stand nearest to an offset; None for the US."""
        demonyms = table("references.yaml")["demonyms"]
        told = _IN_A_PLACE.match(self.text, at)
        if told is not None:
            place = places()[1].get(told["place"])
            if place is not None or told["place"] in ("US", "U.S.", "United States"):
                return place
        near = []
        for mention in self.refers:
            for entity in self.of(mention):
                place = entity.name.split(" ", 1)[0]
                american = entity.entry is not None and entity.entry.id in ("us", "doj")
                if place == "federal" and not is_of_the_union(mention.text):
                    continue  # "prosecutors", of any country
                if american or (
                    (is_court(entity) or is_prosecutor(entity))
                    and (place in demonyms or place in ("US", "U.S.", "federal"))
                ):
                    behind = mention.start > at
                    near.append((abs(mention.start - at) + 120 * behind, place if place in demonyms else ""))
        if not near:
            return self._place_told(at)
        found = min((n for n in near if n[0] < 1200), default=(0, ""))[1]
        return places()[1].get(found, found) or None

    def _place_told(self, at: int) -> str | None:
        """Where no court or prosecutor tells it: the place named last before an offset, as an adjective; None for the US."""
        pattern, adjectives = places()
        before = [
            m
            for m in pattern.finditer(self.text, max(0, at - _PLACE_REACH), at + 120)
            if not self.text.endswith("from ", 0, m.start())  # whence somebody is brought before a court
        ]
        if not before:
            return None
        last = min(before, key=lambda m: abs(at - m.start()))
        return adjectives.get(re.sub(r"\s+", " ", last["place"] or last["of"] or ""))

    def prosecutors_near(self, at: int) -> list[Entity]:
        """Who prosecutes near an offset: those named last, of the place that is spoken of."""
        place = self.place_near(at)
        if place is not None:
            return [self.coin(f"{place} prosecutors", Class.GOVERNMENT_BODY, at, at + 1, named=False)]
        known = [e for e in self.entities if is_prosecutor(e) and e.mentions and "grand jury" not in e.name]
        known = [e for e in known if e.name.split(" ", 1)[0] not in table("references.yaml")["demonyms"]]
        doj = [e for e in known if e.entry is not None and e.entry.id == "doj"]
        union = [e for e in known if "attorney general" not in e.name.lower()]
        if not union and _GRAND_JURY.search(self.text):
            return []  # a grand jury charges for the union where nobody else is told of
        return (doj or union or known)[:1]

    def recent(self, at: int) -> list[Entity]:
        """Who was spoken of before an offset, the last first."""
        before = sorted((m for m in self.refers if m.end <= at), key=lambda m: -m.start)
        return [e for m in before for e in self.of(m)]

    def president(self) -> Entity | None:
        """Who was President of the United States on the day of publication, if the day is known."""
        if self.published is None:
            return None
        for row in table("references.yaml")["presidents"]:
            if str(row["since"]) <= self.published.isoformat():
                entry = gazetteer.load().get(row["id"])
                if entry is not None:
                    return self.coin(entry.name, Class.PERSON, 0, self.text.find("\n"), named=False)
        return None


_GRAND_JURY = re.compile(r"\bgrand jury\b")
_FEDERAL = re.compile(r"[Ff]ederal|U\.?S\.?|Manhattan|Brooklyn|New York|grand jury|government")
_IN_A_PLACE = re.compile(
    r"[^.;\n]{0,60}?\b(?:in|by) (?:the )?(?P<place>[A-Z][\w.]*(?: [A-Z]\w+)?)(?=[.,; ]|$)"
)
_PLACE_REACH = 2500
"""Characters before an offset within which a place may tell where it happens."""


def is_of_the_union(words: str) -> bool:
    """Whether words for those who prosecute say that they do so for the United States."""
    return _FEDERAL.search(words) is not None


@cache
def places() -> tuple[re.Pattern[str], dict[str, str]]:
    """Words that tell where a text plays: a country, a city, an adjective before a court, the police or a law."""
    data = table("references.yaml")
    adjectives = {**data["places"], **{d: "South Korean" if d == "South" else d for d in data["demonyms"]}}
    adjectives |= {"South Korean": "South Korean", "Korean": "South Korean"}
    adjectives |= {p.upper(): adjective for p, adjective in data["places"].items()}  # in a dateline
    told = {*data["places"], *map(str.upper, data["places"])}
    places = "|".join(sorted(map(re.escape, told), key=len, reverse=True))
    of = "|".join(sorted((re.escape(d) for d in adjectives), key=len, reverse=True))
    pattern = (
        rf"(?<![\w-])(?:(?P<place>{places})(?![\w-])|(?P<of>{of}) (?:[a-z]+ )?(?:court|judge|prosecut|authorit|police|government|regulator|law|jail|prison|tribunal|official|media|investigat)"
        rf"|(?:{'|'.join(data['american'])})(?![\w-]))"
    )
    return re.compile(pattern), adjectives


def is_court(entity: Entity) -> bool:
    """A court, or a person who is called judge."""
    return entity.cls == Class.COURT or entity.judge


def is_of_appeal(entity: Entity) -> bool:
    """A court that hears appeals: it tries and sentences nobody."""
    return entity.cls == Class.COURT and _OF_APPEAL.search(entity.name) is not None


_OF_APPEAL = re.compile(r"Appeals|Circuit|Supreme|appeals court")


def is_party(entity: Entity) -> bool:
    """Somebody who can stand against an authority: a firm, a person who is no judge, a group."""
    if entity.cls == Class.FIRM:
        return entity.named
    if entity.cls == Class.PERSON:
        return not entity.judge and entity.owner is None  # an attorney general acts for the state
    return entity.cls == Class.AGENT


def is_suable(entity: Entity) -> bool:
    """A party after whom a case can be called."""
    return is_party(entity) and not entity.bare and not _NOBODY_NAMED.match(entity.name)


_NOBODY_NAMED = re.compile(r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens of|several) ")
"""Of "17 individuals": those after whom no case is called."""
_PROSECUTORS = frozenset({"doj", "us", "sdny", "edny", "cps", "sfo"})


def is_prosecutor(entity: Entity) -> bool:
    """An authority that brings criminal cases."""
    return entity.cls in AUTHORITIES and (
        (entity.entry is not None and entity.entry.id in _PROSECUTORS) or _prosecutes_by_name(entity.name)
    )


@lru_cache(10_000)
def _prosecutes_by_name(name: str) -> bool:
    low = name.lower()
    return low == "doj" or any(word in low for word in ("prosecutor", "attorney", "grand jury", "police"))
