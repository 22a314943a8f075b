"""Decide which mentions of one document speak of one thing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention, MentionKind, family_name
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.gazetteer import Entry
from cryptoreg.ontology.generated.names import Class

UNNAMED_JUDGE = "federal judge (unnamed)"
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
_AUTHORITIES = (Class.REGULATOR, Class.GOVERNMENT_BODY, Class.LEGISLATURE)
_ORGANIZATIONS = (*_AUTHORITIES, Class.FIRM, Class.TASK_FORCE)
_JUDGE_REACH = 6
"""Sentences between an unnamed judge and the name."""
_REACH = 3
"""Sentences that a pronoun looks back."""


@dataclass(slots=True)
class Entity:
    """A thing that a document speaks of, with every mention that refers to it.

    ``judge`` is true for a person whom the text calls judge, ``official`` for one whom it calls chair,
    commissioner, attorney and the like; ``owner`` is the authority whose task
    force it is, or in whose name a person sues.
    """

    index: int
    cls: Class
    name: str
    entry: Entry | None = None
    named: bool = True
    judge: bool = False
    official: bool = False
    owner: Entity | None = None
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
            place = _places()[1].get(told["place"])
            if place is not None or told["place"] in ("US", "U.S.", "United States"):
                return place
        near = []
        for mention in self.refers:
            for entity in self.of(mention):
                place = entity.name.split(" ", 1)[0]
                american = entity.entry is not None and entity.entry.id in ("us", "doj")
                if place == "federal" and not _FEDERAL.search(mention.text):
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
        return found or None

    def _place_told(self, at: int) -> str | None:
        """Where no court or prosecutor tells it: the place named last before an offset, as an adjective; None for the US."""
        pattern, adjectives = _places()
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
        return (doj or known)[:1]

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


_FEDERAL = re.compile(r"[Ff]ederal|U\.?S\.?|Manhattan|Brooklyn|New York|grand jury|government")
_IN_A_PLACE = re.compile(
    r"[^.;\n]{0,60}?\b(?:in|by) (?:the )?(?P<place>[A-Z][\w.]*(?: [A-Z]\w+)?)(?=[.,; ]|$)"
)
_PLACE_REACH = 2500
"""Characters before an offset within which a place may tell where it happens."""


@cache
def _places() -> tuple[re.Pattern[str], dict[str, str]]:
    """Words that tell where a text plays: a country, a city, an adjective before a court, the police or a law."""
    data = table("references.yaml")
    adjectives = {**data["places"], **{d: "South Korean" if d == "South" else d for d in data["demonyms"]}}
    adjectives |= {"South Korean": "South Korean", "Korean": "South Korean"}
    places = "|".join(sorted((re.escape(p) for p in data["places"]), key=len, reverse=True))
    of = "|".join(sorted((re.escape(d) for d in adjectives), key=len, reverse=True))
    pattern = (
        rf"(?<![\w-])(?:(?P<place>{places})(?![\w-])|(?P<of>{of}) (?:[a-z]+ )?(?:court|judge|prosecut|authorit|police|government|regulator|law|jail|prison|tribunal|official|media|investigat)"
        rf"|(?:{'|'.join(data['american'])})(?![\w-]))"
    )
    return re.compile(pattern), adjectives


def is_court(entity: Entity) -> bool:
    """A court, or a person who is called judge."""
    return entity.cls == Class.COURT or entity.judge


def is_party(entity: Entity) -> bool:
    """Somebody who can stand against an authority: a firm, a person who is no judge, a group."""
    if entity.cls == Class.FIRM:
        return entity.named
    if entity.cls == Class.PERSON:
        return not entity.judge and entity.owner is None  # an attorney general acts for the state
    return entity.cls == Class.AGENT


_PROSECUTORS = frozenset({"doj", "us", "sdny", "edny", "cps", "sfo"})


def is_prosecutor(entity: Entity) -> bool:
    """An authority that brings criminal cases."""
    return entity.cls in AUTHORITIES and (
        (entity.entry is not None and entity.entry.id in _PROSECUTORS) or _prosecutes_by_name(entity.name)
    )


@lru_cache(10_000)
def _prosecutes_by_name(name: str) -> bool:
    low = name.lower()
    return any(word in low for word in ("prosecutor", "attorney", "grand jury", "police"))


def link(
    text: str, sents: Sequence[Sentence], mentions: Sequence[Mention], published: date | None = None
) -> Linked:
    """Resolve names, descriptions, pronouns and groups, in the order of the text."""
    linker = _Linker(text, sents)
    for mention in mentions:
        linker.take(mention)
    linker.name_the_judge()
    linker.name_those_told_before()
    linker.name_the_one_told_before()
    return Linked(linker.entities, linker.refers, published, text=text)


class _Linker:
    def __init__(self, text: str, sents: Sequence[Sentence]) -> None:
        self.text = text
        self._ends = [s.end for s in sents]
        self.entities: list[Entity] = []
        self.refers: dict[Mention, tuple[int, ...]] = {}
        self._by_key: dict[str, Entity] = {}
        self._history: list[tuple[Mention, Entity]] = []
        self._unresolved: list[Mention] = []

    def take(self, mention: Mention) -> None:
        found = self._resolve(mention)
        for entity in found:
            entity.mentions.append(mention)
            self._history.append((mention, entity))
        if found:
            self.refers[mention] = tuple(e.index for e in found)
        elif mention.kind is MentionKind.GROUP and mention.cls != Class.AGENT:
            self._unresolved.append(mention)

    def name_the_judge(self) -> None:
        """An unnamed judge is the one judge that the text goes on to name."""
        judges = [e for e in self.entities if e.judge]
        unnamed = self._by_key.get(f"unnamed {UNNAMED_JUDGE}")
        if unnamed is None:
            return
        if len(judges) != 1:
            self._name_the_court(unnamed)
            return
        for mention in list(unnamed.mentions):
            another = mention.text.lower().startswith(("a ", "another ", "one "))
            if another and judges and judges[0].mentions and judges[0].first().start < mention.start:
                continue  # "a judge", after one was named, is another
            if (
                len(judges) == 1
                and judges[0].mentions
                and abs(self._sentence(mention.start) - self._sentence(judges[0].mentions[0].start))
                <= _JUDGE_REACH
            ):
                self.refers[mention] = (judges[0].index,)
                unnamed.mentions.remove(mention)
                judges[0].mentions.append(mention)
        judges[0].mentions.sort(key=lambda m: m.start)

    def _name_the_court(self, unnamed: Entity) -> None:
        """A mention "the court" without a court before it is the one named next."""
        for mention in list(unnamed.mentions):
            if mention.kind is not MentionKind.DESCRIPTION:
                continue
            later = [
                (m, e)
                for m, e in self._history
                if e.cls == Class.COURT and e is not unnamed and m.start > mention.start
            ]
            if (
                later
                and self._sentence(later[0][0].start) - self._sentence(mention.start) <= 2 * _JUDGE_REACH
            ):
                self.refers[mention] = (later[0][1].index,)
                unnamed.mentions.remove(mention)
                later[0][1].mentions.insert(0, mention)

    def _resolve(self, mention: Mention) -> list[Entity]:
        match mention.kind:
            case MentionKind.NAME:
                return [self._named(mention)]
            case MentionKind.UNNAMED:
                return [self._unnamed(mention)]
            case MentionKind.GROUP:
                return self._group(mention)
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
            entity.official |= (
                _OFFICIAL.search(self.text[max(0, mention.start - 40) : mention.start]) is not None
                or _OFFICIAL_AFTER.match(self.text, mention.end) is not None
            )
            entity.judge |= (
                self.text[max(0, mention.start - 10) : mention.start].endswith(_JUDGE_TITLES)
                or _JUDGE_BEFORE.search(self.text, max(0, mention.start - 60), mention.start) is not None
                or _JUDGE_AFTER.match(self.text, mention.end) is not None
            )
        if mention.cls == Class.TASK_FORCE and entity.owner is None:
            entity.owner = self._owner_in_name(mention.name)
        if mention.cls == Class.PERSON and entity.owner is None:
            entity.owner = self._represented(mention)
        return entity

    def _represented(self, mention: Mention) -> Entity | None:
        """The office in whose name a person sues: of "New York Attorney General Jane Roe" the office."""
        if not self._history:
            return None
        before, office = self._history[-1]
        stands_before = self.text[before.end : mention.start] in (" ", "'s ", "’s ", ", ")
        return office if stands_before and "attorney general" in office.name.lower() else None

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
        if mention.cls == Class.REGULATOR and re.search(r"['’]s ", mention.name):
            # "Germany's supervisor" is the one of another country that was named before
            known = self._last(
                lambda e: (
                    e.cls == Class.REGULATOR
                    and e.entry is not None
                    and not (e.entry.jurisdiction or "US").startswith("US")
                )
            )
            if known is not None:
                return known
        return self._entity(f"unnamed {mention.name}", mention.cls, mention.name, named=False)

    def _described(self, mention: Mention) -> list[Entity]:
        if mention.cls == Class.TASK_FORCE:
            found = self._task_force(mention)
            return [found] if found else []
        if mention.cls == Class.COURT:
            return [self._court(mention)]
        if mention.cls == Class.REGULATOR:
            return self._regulator(mention)
        if mention.cls == Class.PERSON:
            if mention.text.lower().endswith("defendant"):
                captioned = self._captioned_defendant(mention)
                if captioned is not None:
                    return [captioned]
            found = self._last(lambda e: e.cls == Class.PERSON and not e.judge)
            return [found] if found else []
        if mention.text.lower().rstrip("s").endswith("defendant"):
            return self._defendants(mention)
        if mention.cls == Class.FIRM:
            return self._firm(mention)
        if "Treasury" in mention.text:
            found = self._treasury()
        else:
            found = self._last(lambda e: e.cls == mention.cls)
            if found is None and mention.cls == Class.GOVERNMENT_BODY:
                found = self._government()
        return [found] if found else []

    def _treasury(self) -> Entity | None:
        """The ministry of the place of which the text speaks most, if its ministry is called so."""
        known = self._last(lambda e: e.entry is not None and e.entry.id in _TREASURIES.values())
        place = self._place_spoken_of()
        entry = gazetteer.load().get(_TREASURIES.get(place or "US", ""))
        if known is not None or entry is None:
            return known
        return self._entity(entry.id, entry.cls, entry.name, entry)

    def _place_spoken_of(self) -> str | None:
        """The adjective of the place that the text names most, US for the United States; None if it names none."""
        pattern, adjectives = _places()
        told = [adjectives.get(m["place"] or m["of"] or "", "US") for m in pattern.finditer(self.text)]
        return max(told, key=told.count, default=None)

    def _government(self) -> Entity | None:
        """Of "the government", where no body of one was named: that of the place of which the text speaks most."""
        place = self._place_spoken_of()
        if place is None:
            return None
        entry = gazetteer.load().get("us") if place == "US" else None
        if entry is not None:
            return self._entity(entry.id, entry.cls, entry.name, entry)
        name = f"{place} government"
        return self._entity(f"unnamed {name}", Class.GOVERNMENT_BODY, name, named=False)

    def _firm(self, mention: Mention) -> list[Entity]:
        """Of "the exchange": the firm named last; of several in the sentence before the one that it is about."""
        named = [(m, e) for m, e in self._history if e.cls == Class.FIRM]
        if not named:
            return []
        last = self._sentence(named[-1][0].start)
        there = [(m, e) for m, e in named if self._sentence(m.start) == last]
        if last == self._sentence(mention.start):
            return [named[-1][1]]
        about = [e for m, e in there if not self._after_preposition(m) and not self._owns(m)]
        before = [e for m, e in named if self._sentence(m.start) in (last - 1, last - 2)]
        again = [[e for e in told if any(e is b for b in before)] for told in (about, [e for _, e in there])]
        return (again[0] or again[1] or about or [named[-1][1]])[-1:]

    def _regulator(self, mention: Mention) -> list[Entity]:
        """The one of the trade that is told, the authority named in the sentence, or the one named last."""
        for word, id_ in _REGULATED.items():
            if word in mention.text.lower():
                known = next((e for e in self.entities if e.entry is not None and e.entry.id == id_), None)
                entry = gazetteer.load().get(id_)
                if known is None and entry is not None and _AMERICAN.search(mention.text):
                    known = self._entity(id_, entry.cls, entry.name, entry)
                if known is not None:
                    return [known]
        here = self._sentence(mention.start)
        before = (
            e for m, e in reversed(self._history) if e.cls in AUTHORITIES and self._sentence(m.start) == here
        )
        found = next(before, None) or self._last(lambda e: e.cls == Class.REGULATOR)
        return [found] if found else []

    def _court(self, mention: Mention) -> Entity:
        """The judge, or the court of the rank that is told, named last."""
        words = mention.text.lower()
        found = self._last(lambda e: e.judge) if "judge" in words else None
        if found is None and re.search(r"\b(?:district|lower|trial|bankruptcy)\b", words):
            found = self._last(lambda e: e.judge or (e.cls == Class.COURT and not _HIGHER.search(e.name)))
            return found or self._judge(mention)
        if found is None and re.search(r"\bappe(?:als|llate)\b", words):
            found = self._last(lambda e: e.cls == Class.COURT and _HIGHER.search(e.name) is not None)
        return found or self._last(lambda e: e.cls == Class.COURT or e.judge) or self._judge(mention)

    def _defendants(self, mention: Mention) -> list[Entity]:
        """The one whom a caption in the sentence names, the parties last named after *against*, *charged* or
        *sued*, else the last party.
        """
        captioned = self._captioned_defendant(mention)
        if captioned is not None:
            return [captioned]
        parties = [(m, e) for m, e in self._history if is_party(e) and e.named]
        many = mention.text.lower().endswith("s")
        accused = [
            (m, e)
            for m, e in parties
            if re.search(
                r"(?:against|charged|sued|Defendants?|indicted)\W+(?:the )?(?:[\w,]+ ){0,12}$",
                self.text[max(0, m.start - 90) : m.start],
            )
        ]
        found: list[Entity] = []
        for _, entity in accused or parties:
            if not any(entity is f for f in found):
                found.append(entity)
        return found[-3:] if many else found[-1:]

    def _captioned_defendant(self, mention: Mention) -> Entity | None:
        """Of "In United States v. Hale, the defendant": Hale, whom no other words need name."""
        here = self._sentence(mention.start)
        told = [m for m, e in self._history if e.cls == Class.LAWSUIT and self._sentence(m.start) == here]
        if not told:
            return None
        side = told[-1].name.partition(" v. ")[2]
        known = self._last(lambda e: is_party(e) and side in (e.name, family_name(e.name)))
        if known is not None:
            return known
        entry = gazetteer.load().find(side)
        criminal = told[-1].name.startswith("US v. ") and " " not in side
        cls = entry.cls if entry is not None else Class.PERSON if criminal else Class.FIRM
        key = entry.id if entry is not None else f"{cls} {gazetteer.normalise(side)}"
        return self._entity(key, cls, side if entry is None else entry.name, entry)

    def _judge(self, mention: Mention) -> Entity:
        name = "court (unnamed)" if "court" in mention.text.lower() else UNNAMED_JUDGE
        return self._entity(f"unnamed {UNNAMED_JUDGE}", Class.COURT, name, named=False)

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
        recent = self._told_since(here - _REACH)
        if mention.cls == Class.PERSON:
            persons = [(m, e) for m, e in recent if e.cls == Class.PERSON]
            if word in ("him", "her") and persons and self._only_a_verb_between(persons[-1][0], mention):
                acting = persons[-1][1]
                persons = [(m, e) for m, e in persons if e is not acting]
            if word in ("he", "she") and persons and self._opens_sentence(mention):
                latest = self._sentence(persons[-1][0].start)
                subjects = [
                    e
                    for m, e in persons
                    if self._sentence(m.start) == latest
                    and not self._after_preposition(m)
                    and not self._owns(m)
                ]
                return subjects[:1] or [persons[-1][1]]
            return [e for _, e in persons][-1:]
        if word == "them":
            told = [
                e for m, e in self._history if self._sentence(m.start) == here and is_party(e) and e.named
            ]
            if len({id(e) for e in told}) > 1:
                return list({id(e): e for e in told}.values())
        if word == "it" and self._opens_sentence(mention) and here and self._speaks_of_a_paper(here - 1):
            return []  # "The order ... It also bans": what is meant is no body
        if word in ("they", "them", "their"):
            return self._pair() or [e for _, e in recent if e.cls in _ORGANIZATIONS][-1:]
        bodies = [(m, e) for m, e in recent if e.cls in _ORGANIZATIONS]
        same = [(m, e) for m, e in bodies if self._sentence(m.start) == here]
        if word == "it":  # not who only owns what is told of: "told its arm that it"
            same = [
                (m, e) for m, e in same if m.kind is not MentionKind.PRONOUN or m.text.lower() == "it"
            ] or same
        if same:
            # The subject of a clause before is likelier than a thing that only modifies it.
            subjects = [e for m, e in same if not self._after_preposition(m)]
            return (
                (subjects or [e for _, e in same])[-1:] if word == "it" else (subjects or [same[-1][1]])[:1]
            )
        if not bodies:
            return []
        # across sentences the subject of the last one is likelier than what it acts on
        latest = self._sentence(bodies[-1][0].start)
        there = [(m, e) for m, e in bodies if self._sentence(m.start) == latest]
        first = [e for m, e in there if not self._after_preposition(m) and not self._owns(m)]
        return first[:1] or [e for _, e in there][-1:]

    def _speaks_of_a_paper(self, sentence: int) -> bool:
        """Whether a sentence begins with an order, a law, a decision: something of which the next may speak."""
        first = self._ends[sentence - 1] if sentence else 0
        return _PAPER.match(self.text, first) is not None

    def _opens_sentence(self, mention: Mention) -> bool:
        number = self._sentence(mention.start)
        first = self._ends[number - 1] if number else 0
        return not self.text[first : mention.start].strip(" \n\t\"“'")

    def _only_a_verb_between(self, subject: Mention, pronoun: Mention) -> bool:
        """Whether a person does something to the one whom the pronoun means: "Hale accusing him"."""
        return _VERB_ALONE.fullmatch(self.text, subject.end, pronoun.start) is not None

    def _group(self, mention: Mention) -> list[Entity]:
        """Those whom "both men", "the two firms" or "both" mean: two of their kind that were named together, or
        else the two sides, or the two of the kind that were named last.
        """
        joined = self._joined(mention.start, mention.cls)
        if mention.cls == Class.AGENT:
            sides = re.search(r"part(?:y|ies)|side", mention.text)
            return self._pair() if sides or not joined else joined
        if joined or (mention.text.lower().startswith("the ") and "two" not in mention.text.lower()):
            return joined
        found: list[Entity] = []
        for m, e in reversed(self._history):
            if self._sentence(m.start) < self._sentence(mention.start) - _GROUP_REACH:
                break
            if e.cls == mention.cls and e.named and is_party(e) and not any(e is f for f in found):
                found.insert(0, e)
            if len(found) == 2:
                return found
        return []

    def _joined(self, before: int, cls: Class) -> list[Entity]:
        """The two parties of a class (of any, for agents) that were named together last: "Hale and Brandt"."""
        known = [
            (m, e)
            for m, e in self._history
            if e.named
            and m.kind is MentionKind.NAME
            and m.end <= before
            and is_party(e)
            and cls in (Class.AGENT, e.cls)
            and self._sentence(m.start) >= self._sentence(before) - _GROUP_REACH
        ]
        for (first, one), (second, other) in reversed(list(pairwise(known))):
            if one is not other and _JOINED.fullmatch(self.text, first.end, second.start):
                return [one, other]
        return []

    def name_the_one_told_before(self) -> None:
        """Of "a former executive", told where a text begins: the person with whom one of its next sentences begins,
        if the text goes on to tell what he did or what was done to him.
        """
        for unnamed in [e for e in self.entities if e.cls == Class.AGENT and not e.named]:
            if not unnamed.mentions or not _ONE.match(unnamed.mentions[0].text):
                continue
            first = unnamed.mentions[0]
            here = self._sentence(first.start)
            if here > _LEAD:
                continue
            named = next(
                (
                    (m, e)
                    for m, e in self._history
                    if e.cls == Class.PERSON and m.kind is MentionKind.NAME and m.start > first.end
                ),
                None,
            )
            if named is None or named[1].judge or named[1].official or not self._opens_sentence(named[0]):
                continue
            if self._sentence(named[0].start) - here > _ONE_REACH or not _DONE.match(self.text, named[0].end):
                continue
            for mention in unnamed.mentions:
                self.refers[mention] = (named[1].index,)
            named[1].mentions[:0] = unnamed.mentions
            unnamed.mentions.clear()

    def name_those_told_before(self) -> None:
        """Of "the two founders", told before their names: the two that the text goes on to name together."""
        for mention in self._unresolved:
            later = [
                (m, e)
                for m, e in self._history
                if m.start >= mention.end
                and m.kind is MentionKind.NAME
                and e.cls == mention.cls
                and is_party(e)
                and self._sentence(m.start) <= self._sentence(mention.start) + _GROUP_REACH
            ]
            for (first, one), (second, other) in pairwise(later):
                if one is not other and _JOINED.fullmatch(self.text, first.end, second.start):
                    self.refers[mention] = (one.index, other.index)
                    for entity in (one, other):
                        entity.mentions.insert(0, mention)
                    break

    def _pair(self) -> list[Entity]:
        """The two sides: the last authority and the last other party that stand before."""
        authority = self._last(lambda e: e.named and e.cls in _AUTHORITIES[:2])
        other = self._last(lambda e: e.named and e.cls in (Class.FIRM, Class.PERSON) and not e.judge)
        return [authority, other] if authority is not None and other is not None else []

    def _told_since(self, sentence: int) -> list[tuple[Mention, Entity]]:
        """What has been told after a sentence, in its order."""
        first = self._ends[sentence] if sentence >= 0 else 0
        position = len(self._history)
        while position and self._history[position - 1][0].start >= first:
            position -= 1
        return self._history[position:]

    def _last(self, wanted: Callable[[Entity], bool]) -> Entity | None:
        return next((e for _, e in reversed(self._history) if wanted(e)), None)

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._ends, offset)

    def _owns(self, mention: Mention) -> bool:
        return self.text[mention.end : mention.end + 2] in ("'s", "’s")

    def _after_preposition(self, mention: Mention) -> bool:
        before = self.text[max(0, mention.start - 20) : mention.start].lower().split()
        while before and before[-1] in ("the", "a", "an"):
            before.pop()
        return bool(before) and before[-1] in _PREPOSITIONS


_LEAD, _ONE_REACH = 3, 4
"""Sentences in which a text begins, and within which it names whom it began with."""
_ONE = re.compile(r"(?:an?|one|the) ", re.IGNORECASE)
_DONE = re.compile(
    r",? (?:\d\d|who|whose|of [A-Z]|an?\b|the\b|also known|known as|better known|has|had|is|was|faces|pleaded|admitted|ran|founded|co-founded|led|must|will|worked|used|stole|served|operated|"
    r"lied|received|got|promoted|defrauded|misled|conspired|entered|agreed|denied|appeared|spent|took|raised|built|began|joined|left)\b"
)
_GROUP_REACH = 5
"""Sentences between a pair of names and "both"."""
_JOINED = re.compile(
    r"(?:, [^.;\n]{2,60},)? and (?:(?:its|his|her|their|the|former|co-founder|ex-)\b[^.;,\n]{0,50},? ?)?|, [^.;\n]{2,60}, and |, \d\d, and "
)
_PAPER = re.compile(
    r"[\s\"“]*(?:The|This|That) (?:[\w-]+ ){0,3}?(?:order|ruling|decision|judgment|opinion|bill|law|act|measure|legislation|rule|rules|proposal|settlement|deal|agreement|complaint|lawsuit|suit|indictment|letter|statement|report|framework|guidance|motion|filing|verdict|resolution|amendment)\b"
)
_TREASURIES = {"US": "us-treasury", "UK": "hm-treasury"}
_REGULATED = {"securit": "sec", "derivativ": "cftc", "commodit": "cftc"}
_AMERICAN = re.compile(r"\b(?:US|U\.S\.|[Ff]ederal|Wall Street)")
_VERB_ALONE = re.compile(
    r",? (?:who |which )?(?:\w+ly )?(?:has |had |have |is |was )?\w+(?:ed|ing|es?|s)(?: for)? "
)
_HIGHER = re.compile(r"Appeals|Circuit|Supreme|appeals court")
_PREPOSITIONS = frozenset("of in on with for by against at from to under between over about into".split())

_OFFICIAL_AFTER = re.compile(
    r",? (?:a|an|the|its|chief)? ?(?:[\w’'-]+ ){0,4}?(?:commissioner|chair(?:man|woman)?|senator|congress(?:man|woman)|director|prosecutor|regulator|Democrat|Republican)\b"
)
_OFFICIAL = re.compile(
    r"(?:President|Chair(?:man|woman)?|Commissioner|Attorney General|U\.S\. Attorney|US Attorney|Director|Secretary|Senator|Sen\.|Rep\.|Representative|Comptroller|Superintendent|"
    r"chair(?:man|woman)?|commissioner|(?:enforcement|division) director),? $"
)
_JUDGE_TITLES = ("Judge ", "judge ", "Justice ", "Magistrate ", "Recorder ")
_JUDGE_BEFORE = re.compile(r"\bjudge(?: (?:in|at|of|overseeing|presiding) [\w ]{2,40})?, $")
_JUDGE_AFTER = re.compile(
    r",? (?:a |the |an )?(?:U\.S\. |United States |US |federal |Senior |Chief )*(?:District |Circuit |Bankruptcy |Magistrate )?[Jj]udge\b"
)
