"""Decide which mentions of one document speak of one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from cryptoreg.loaders.text import looking_ahead
from cryptoreg.loaders.text.entities import (
    AGENTS,
    AUTHORITIES,
    ORDERED_AUTHORITIES,
    UNNAMED_JUDGE,
    Entity,
    Linked,
    is_of_appeal,
    is_party,
    places,
)
from cryptoreg.loaders.text.history import GROUP_REACH, History
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention, MentionKind, family_name
from cryptoreg.loaders.text.syntax import only_modifies
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class

_ORGANIZATIONS = (*ORDERED_AUTHORITIES, Class.FIRM, Class.TASK_FORCE)
_REACH = 3
"""Sentences that a pronoun looks back."""


def link(
    text: str, sents: Sequence[Sentence], mentions: Sequence[Mention], published: date | None = None
) -> Linked:
    """Resolve names, descriptions, pronouns and groups, in the order of the text."""
    linker = _Linker(text, sents)
    for mention in mentions:
        linker.take(mention)
    looking_ahead.name_all(linker)
    return Linked(linker.entities, linker.refers, published, text=text)


class _Linker(History):
    def take(self, mention: Mention) -> None:
        found = self._resolve(mention)
        for entity in found:
            entity.mentions.append(mention)
            self.spoken.append((mention, entity))
        if found:
            self.refers[mention] = tuple(e.index for e in found)
        elif mention.kind is MentionKind.GROUP and mention.cls != Class.AGENT:
            self.unresolved.append(mention)

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
        entity = self.entity(key, mention.cls, mention.name, mention.entry)
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
        if not self.spoken:
            return None
        before, office = self.spoken[-1]
        stands_before = self.text[before.end : mention.start] in (" ", "'s ", "’s ", ", ")
        return office if stands_before and "attorney general" in office.name.lower() else None

    def _owner_in_name(self, name: str) -> Entity | None:
        """The authority whose short name a task force's name begins with."""
        entry = gazetteer.load().find(name.split(maxsplit=1)[0])
        if entry is None or entry.cls not in ORDERED_AUTHORITIES:
            return None
        return self.entity(entry.id, entry.cls, entry.name, entry)

    def _unnamed(self, mention: Mention) -> Entity:
        if mention.cls == Class.AGENT and _STAFF.fullmatch(mention.text) and self.spoken:
            before, whose = self.spoken[-1]
            if whose.cls in AGENTS and _OWNS.fullmatch(self.text, before.end, mention.start):
                return whose  # "Hale's lawyers" speak for Hale
        if mention.cls == Class.REGULATOR and re.search(r"['’]s ", mention.name):
            # "Germany's supervisor" is the one of another country that was named before
            known = self.last(
                lambda e: (
                    e.cls == Class.REGULATOR
                    and e.entry is not None
                    and not (e.entry.jurisdiction or "US").startswith("US")
                )
            )
            if known is not None:
                return known
        if mention.name == "plaintiffs":  # the investors, customers or users who were told of as suing
            known = self.last(lambda e: e.cls == Class.AGENT and _SUE.search(e.name) is not None)
            if known is not None:
                return known
        return self.entity(f"unnamed {mention.name}", mention.cls, mention.name, named=False)

    def _described(self, mention: Mention) -> list[Entity]:
        if mention.cls == Class.TASK_FORCE:
            found = self._task_force(mention)
            return [found] if found else []
        if mention.cls == Class.COURT:
            return [self._court(mention)]
        if mention.cls == Class.REGULATOR:
            return self._regulator(mention)
        if mention.cls == Class.PERSON:
            if mention.text.lower() == "the president":
                held = {row["id"] for row in table("references.yaml")["presidents"]}
                found = self.last(lambda e: e.entry is not None and e.entry.id in held)
                return [found] if found else []
            if mention.text.lower().endswith("defendant"):
                captioned = self._captioned_defendant(mention)
                if captioned is not None:
                    return [captioned]
            found = self.last(lambda e: e.cls == Class.PERSON and not e.judge)
            return [found] if found else []
        if mention.text.lower().rstrip("s").endswith("defendant"):
            return self._defendants(mention)
        if mention.cls == Class.FIRM:
            return self._firm(mention)
        if "attorney general" in mention.text.lower():
            found = self.last(
                lambda e: e.cls == Class.GOVERNMENT_BODY and "attorney general" in e.name.lower()
            )
        elif "Treasury" in mention.text:
            found = self._treasury()
        else:
            found = self.last(lambda e: e.cls == mention.cls)
            if found is None and mention.cls == Class.GOVERNMENT_BODY:
                found = self._government()
        return [found] if found else []

    def _treasury(self) -> Entity | None:
        """The ministry of the place of which the text speaks most, if its ministry is called so."""
        known = self.last(lambda e: e.entry is not None and e.entry.id in _TREASURIES.values())
        if known is not None:
            return known
        entry = gazetteer.load().get(_TREASURIES.get(self._place_spoken_of or "US", ""))
        return None if entry is None else self.entity(entry.id, entry.cls, entry.name, entry)

    @cached_property
    def _place_spoken_of(self) -> str | None:
        """The adjective of the place that the text names most, US for the United States; None if it names none."""
        pattern, adjectives = places()
        told = Counter(adjectives.get(m["place"] or m["of"] or "", "US") for m in pattern.finditer(self.text))
        return max(told, key=lambda place: told[place], default=None)

    def _government(self) -> Entity | None:
        """Of "the government", where no body of one was named: that of the place of which the text speaks most."""
        place = self._place_spoken_of
        if place is None:
            return None
        entry = gazetteer.load().get("us") if place == "US" else None
        if entry is not None:
            return self.entity(entry.id, entry.cls, entry.name, entry)
        name = f"{place} government"
        return self.entity(f"unnamed {name}", Class.GOVERNMENT_BODY, name, named=False)

    def _firm(self, mention: Mention) -> list[Entity]:
        """Of "the exchange": the firm named last; of several in the sentence before the one that it is about."""
        latest = next(((m, e) for m, e in reversed(self.spoken) if e.cls == Class.FIRM), None)
        if latest is None:
            return []
        last = self.sentence(latest[0].start)
        if last == self.sentence(mention.start):
            return [latest[1]]
        named = [(m, e) for m, e in self.told_since(last - 3) if e.cls == Class.FIRM]
        there = [(m, e) for m, e in named if self.sentence(m.start) == last]
        about = [e for m, e in there if not self.after_preposition(m) and not self.owns(m)]
        before = [e for m, e in named if self.sentence(m.start) in (last - 1, last - 2)]
        again = [[e for e in told if any(e is b for b in before)] for told in (about, [e for _, e in there])]
        return (again[0] or again[1] or about or [latest[1]])[-1:]

    def _regulator(self, mention: Mention) -> list[Entity]:
        """The one of the trade that is told, the authority named in the sentence, or the one named last."""
        for word, id_ in _REGULATED.items():
            if word in mention.text.lower():
                known = next((e for e in self.entities if e.entry is not None and e.entry.id == id_), None)
                entry = gazetteer.load().get(id_)
                if known is None and entry is not None and _AMERICAN.search(mention.text):
                    known = self.entity(id_, entry.cls, entry.name, entry)
                if known is not None:
                    return [known]
        here = self.sentence(mention.start)
        before = (
            e for m, e in reversed(self.spoken) if e.cls in AUTHORITIES and self.sentence(m.start) == here
        )
        found = next(before, None) or self.last(lambda e: e.cls == Class.REGULATOR)
        return [found] if found else []

    def _court(self, mention: Mention) -> Entity:
        """The judge, or the court of the rank that is told, named last."""
        words = mention.text.lower()
        found = self.last(lambda e: e.judge) if "judge" in words else None
        if found is None and re.search(r"\b(?:district|lower|trial|bankruptcy)\b", words):
            found = self.last(lambda e: e.judge or (e.cls == Class.COURT and not is_of_appeal(e)))
            return found or self._judge(mention)
        if found is None and re.search(r"\bappe(?:als|llate)\b", words):
            found = self.last(is_of_appeal)
        return found or self.last(lambda e: e.cls == Class.COURT or e.judge) or self._judge(mention)

    def _defendants(self, mention: Mention) -> list[Entity]:
        """The one whom a caption in the sentence names, the parties last named after *against*, *charged* or
        *sued*, else the last party.
        """
        captioned = self._captioned_defendant(mention)
        if captioned is not None:
            return [captioned]
        parties = [(m, e) for m, e in self.spoken if is_party(e) and e.named]
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
        here = self.sentence(mention.start)
        told = [m for m, e in self.spoken if e.cls == Class.LAWSUIT and self.sentence(m.start) == here]
        if not told:
            return None
        side = told[-1].name.partition(" v. ")[2]
        known = self.last(lambda e: is_party(e) and side in (e.name, family_name(e.name)))
        if known is not None:
            return known
        entry = gazetteer.load().find(side)
        criminal = told[-1].name.startswith("US v. ") and " " not in side
        cls = entry.cls if entry is not None else Class.PERSON if criminal else Class.FIRM
        key = entry.id if entry is not None else f"{cls} {gazetteer.normalise(side)}"
        return self.entity(key, cls, side if entry is None else entry.name, entry)

    def _judge(self, mention: Mention) -> Entity:
        name = "court (unnamed)" if "court" in mention.text.lower() else UNNAMED_JUDGE
        return self.entity(f"unnamed {UNNAMED_JUDGE}", Class.COURT, name, named=False)

    def _task_force(self, mention: Mention) -> Entity | None:
        """A task force without its name is that of the authority named with it or before it."""
        known = self.last(lambda e: e.cls == Class.TASK_FORCE)
        owner = self.last(lambda e: e.cls in ORDERED_AUTHORITIES)
        if owner is None:
            return known
        crypto = "crypto " if "crypto" in mention.text.lower() else ""
        for name in (f"{owner.name} {crypto}task force", f"{owner.name} task force"):
            entry = gazetteer.load().find(name, Class.TASK_FORCE)
            if entry is not None:
                found = self.entity(entry.id, Class.TASK_FORCE, entry.name, entry)
                found.owner = found.owner or owner
                return found
        if known is not None:
            return known
        name = f"{owner.name} {crypto}task force"
        unknown = self.entity(f"TaskForce {name}", Class.TASK_FORCE, name)
        unknown.owner = owner
        return unknown

    def _pronoun(self, mention: Mention) -> list[Entity]:
        word = mention.text.lower()
        here = self.sentence(mention.start)
        recent = self.told_since(here - _REACH)
        if mention.cls == Class.PERSON:
            persons = [(m, e) for m, e in recent if e.cls == Class.PERSON]
            if word in ("him", "her") and persons and self._only_a_verb_between(persons[-1][0], mention):
                acting = persons[-1][1]
                persons = [(m, e) for m, e in persons if e is not acting]
            if word in ("he", "she") and persons and self.opens_sentence(mention):
                latest = self.sentence(persons[-1][0].start)
                subjects = [
                    e
                    for m, e in persons
                    if self.sentence(m.start) == latest and not self.after_preposition(m) and not self.owns(m)
                ]
                return subjects[:1] or [persons[-1][1]]
            return [e for _, e in persons][-1:]
        if word == "them":
            told = [e for m, e in self.spoken if self.sentence(m.start) == here and is_party(e) and e.named]
            if len({id(e) for e in told}) > 1:
                return list({id(e): e for e in told}.values())
        if word == "it" and self.opens_sentence(mention) and here and self._speaks_of_a_paper(here - 1):
            return []  # "The order ... It also bans": what is meant is no body
        if word in ("they", "them", "their"):
            joined = self.joined(mention.start, Class.AGENT)
            ahead = self.text[self.ends[here - 1] if here else 0 : mention.start].strip(' \n"“').lower()
            opens = word != "they" or ahead in ("", "but", "and", "yet", "both") or ahead.endswith(",")
            if joined and opens and self._are_told_of(joined, here):
                return joined
            return self._pair() or [e for _, e in recent if e.cls in _ORGANIZATIONS][-1:]
        bodies = [
            (m, e)
            for n, (m, e) in enumerate(recent)
            if e.cls in _ORGANIZATIONS
            and (n + 1 == len(recent) or not only_modifies(self.text, m, recent[n + 1][0]))
        ] or [(m, e) for m, e in recent if e.cls in _ORGANIZATIONS]
        same = [(m, e) for m, e in bodies if self.sentence(m.start) == here]
        if word == "it":  # not who only owns what is told of: "told its arm that it"
            same = [
                (m, e) for m, e in same if m.kind is not MentionKind.PRONOUN or m.text.lower() == "it"
            ] or same
        if same:
            # The subject of a clause before is likelier than a thing that only modifies it.
            subjects = [e for m, e in same if not self.after_preposition(m)]
            return (
                (subjects or [e for _, e in same])[-1:] if word == "it" else (subjects or [same[-1][1]])[:1]
            )
        if not bodies:
            return []
        # across sentences the subject of the last one is likelier than what it acts on
        latest = self.sentence(bodies[-1][0].start)
        there = [(m, e) for m, e in bodies if self.sentence(m.start) == latest]
        first = [e for m, e in there if not self.after_preposition(m) and not self.owns(m)]
        return first[:1] or [e for _, e in there][-1:]

    def _are_told_of(self, joined: Sequence[Entity], sentence: int) -> bool:
        """Whether the sentence that tells last of somebody, up to this one, tells of all who are named together."""
        told = [(m, e) for m, e in self.spoken if e.cls in _ORGANIZATIONS or e.cls == Class.PERSON]
        if not told or sentence - self.sentence(told[-1][0].start) > 1:
            return False
        latest = self.sentence(told[-1][0].start)
        last = [e for m, e in told if self.sentence(m.start) == latest]
        return all(any(e is j for e in last) for j in joined)

    def _speaks_of_a_paper(self, sentence: int) -> bool:
        """Whether a sentence begins with an order, a law, a decision: something of which the next may speak."""
        first = self.ends[sentence - 1] if sentence else 0
        return _PAPER.match(self.text, first) is not None

    def _only_a_verb_between(self, subject: Mention, pronoun: Mention) -> bool:
        """Whether a person does something to the one whom the pronoun means: "Hale accusing him"."""
        return _VERB_ALONE.fullmatch(self.text, subject.end, pronoun.start) is not None

    def _group(self, mention: Mention) -> list[Entity]:
        """Those whom "both men", "the two firms" or "both" mean: two of their kind that were named together, or
        else the two sides, or the two of the kind that were named last.
        """
        joined = self.joined(mention.start, mention.cls)
        if mention.cls == Class.AGENT:
            sides = re.search(r"part(?:y|ies)|side", mention.text)
            return self._pair() if sides or not joined else joined
        if joined or (mention.text.lower().startswith("the ") and "two" not in mention.text.lower()):
            return joined
        found: list[Entity] = []
        for m, e in reversed(self.spoken):
            if self.sentence(m.start) < self.sentence(mention.start) - GROUP_REACH:
                break
            if e.cls == mention.cls and e.named and is_party(e) and not any(e is f for f in found):
                found.insert(0, e)
            if len(found) == 2:
                return found
        return []

    def _pair(self) -> list[Entity]:
        """The two sides: the last authority and the last other party that stand before."""
        authority = self.last(lambda e: e.named and e.cls in ORDERED_AUTHORITIES[:2])
        other = self.last(lambda e: e.named and e.cls in (Class.FIRM, Class.PERSON) and not e.judge)
        return [authority, other] if authority is not None and other is not None else []


_PAPER = re.compile(
    r"[\s\"“]*(?:The|This|That) (?:[\w-]+ ){0,3}?(?:order|ruling|decision|judgment|opinion|bill|law|act|measure|legislation|rule|rules|proposal|settlement|deal|agreement|complaint|lawsuit|suit|indictment|letter|statement|report|framework|guidance|motion|filing|verdict|resolution|amendment)\b"
)
_TREASURIES = {"US": "us-treasury", "UK": "hm-treasury"}
_REGULATED = {"securit": "sec", "derivativ": "cftc", "commodit": "cftc"}
_SUE = re.compile(
    r"\b(?:customers|investors|users|shareholders|holders|creditors|victims|purchasers|buyers|plaintiffs?|states|attorneys general)\b"
)
_STAFF = re.compile(
    r"(?:[a-z]+ )?(?:lawyers?|attorneys?|officials?|executives?|insiders|economists|strategists)"
)
_OWNS = re.compile(r"['’]s? (?:[a-z-]+ )?| ")
_AMERICAN = re.compile(r"\b(?:US|U\.S\.|[Ff]ederal|Wall Street)")
_VERB_ALONE = re.compile(
    r",? (?:who |which )?(?:\w+ly )?(?:has |had |have |is |was )?\w+(?:ed|ing|es?|s)(?: for)? "
)

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
