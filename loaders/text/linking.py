"""Decide which mentions of one document speak of one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property

from cryptoreg.loaders.text import looking_ahead
from cryptoreg.loaders.text.descriptions import Descriptions
from cryptoreg.loaders.text.entities import (
    AGENTS,
    ORDERED_AUTHORITIES,
    Entity,
    Linked,
    is_of_the_union,
)
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.pronouns import Pronouns
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class


def link(
    text: str, sents: Sequence[Sentence], mentions: Sequence[Mention], published: date | None = None
) -> Linked:
    """Resolve names, descriptions, pronouns and groups, in the order of the text."""
    linker = _Linker(text, sents)
    for mention in mentions:
        linker.take(mention)
    looking_ahead.name_all(linker)
    linked = Linked(linker.entities, linker.refers, published, text=text)
    _place_prosecutors(linker, linked)
    return linked


def _place_prosecutors(linker: _Linker, linked: Linked) -> None:
    """Let "prosecutors" of whom nothing more is told be those of the country where the text plays there."""
    for mention, (index, *_) in list(linked.refers.items()):
        entity = linked.entities[index]
        if entity.name != "federal prosecutors" or entity.named or is_of_the_union(mention.text):
            continue
        place = linked.place_near(mention.start)
        if place is None:
            continue
        theirs = linked.coin(f"{place} prosecutors", entity.cls, mention.start, mention.end, named=False)
        linker.pass_on(mention, entity, theirs)


class _Linker(Descriptions, Pronouns):
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
                return self.group(mention)
            case MentionKind.PRONOUN:
                return self.pronoun(mention)
            case MentionKind.DESCRIPTION:
                return self.described(mention)

    def _named(self, mention: Mention) -> Entity:
        key = (
            mention.entry.id
            if mention.entry is not None
            else f"{mention.cls} {gazetteer.normalise(mention.name)}"
        )
        entity = self.entity(key, mention.cls, mention.name, mention.entry)
        if mention.cls == Class.PERSON:
            entity.official |= (
                (mention.entry is not None and mention.entry.id in _officials())
                or _OFFICIAL.search(self.text[max(0, mention.start - 40) : mention.start]) is not None
                or _OFFICIAL_AFTER.match(self.text, mention.end) is not None
            )
            entity.judge |= (
                self.text[max(0, mention.start - 10) : mention.start].endswith(_JUDGE_TITLES)
                or _JUDGE_BEFORE.search(self.text, max(0, mention.start - 60), mention.start) is not None
                or _JUDGE_AFTER.match(self.text, mention.end) is not None
                or self._is_a_judges_colleague(mention)
            )
        if mention.cls == Class.TASK_FORCE and entity.owner is None:
            entity.owner = self._owner_in_name(mention.name)
        if mention.cls == Class.PERSON and entity.owner is None:
            entity.owner = self._represented(mention)
        return entity

    def _is_a_judges_colleague(self, mention: Mention) -> bool:
        """Of "Her colleague Jane Roe", where a judge was told of: another."""
        if not self.spoken:
            return False
        before, judge = self.spoken[-1]
        return judge.judge and _COLLEAGUE.fullmatch(self.text, before.end, mention.start) is not None

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

    def _prosecuting_attorney(self, mention: Mention) -> Entity | None:
        """Of "prosecutors" in a text that tells of a state's attorney general and of nobody who prosecutes for the union."""
        if " " in mention.text.removeprefix("the ").removeprefix("The ") or self._tells_of_the_union:
            return None
        return self.last(
            lambda e: e.cls == Class.GOVERNMENT_BODY and e.named and "attorney general" in e.name.lower()
        )

    @cached_property
    def _tells_of_the_union(self) -> bool:
        """Whether the text tells of those who prosecute for it."""
        return _FEDERAL.search(self.text) is not None

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
        if mention.name == "federal prosecutors" and mention.text.lower().endswith(
            ("prosecutors", "prosecution")
        ):
            attorney = self._prosecuting_attorney(mention)
            if attorney is not None:
                return attorney
            place = self._only_place
            if place is not None and " " not in mention.text:
                name = f"{place} prosecutors"
                return self.entity(f"unnamed {name}", mention.cls, name, named=False)
        if mention.name == "plaintiffs":  # the investors, customers or users who were told of as suing
            known = self.last(lambda e: e.cls == Class.AGENT and _SUE.search(e.name) is not None)
            if known is not None:
                return known
        return self.entity(f"unnamed {mention.name}", mention.cls, mention.name, named=False)


_FEDERAL = re.compile(
    r"\b(?:[Ff]ederal prosecutors|Justice Department|Department of Justice|DOJ|(?:U\.S\.|US) [Aa]ttorney)\b"
)
_SUE = re.compile(
    r"\b(?:customers|investors|users|shareholders|holders|creditors|victims|purchasers|buyers|plaintiffs?|states|attorneys general)\b"
)
_STAFF = re.compile(
    r"(?:[a-z]+ )?(?:lawyers?|attorneys?|officials?|executives?|insiders|economists|strategists|office)"
)
_OWNS = re.compile(r"['’]s? (?:[a-z-]+ )?| ")

_OFFICIAL_AFTER = re.compile(
    r",? (?:a|an|the|its|chief)? ?(?:[\w’'-]+ ){0,4}?(?:commissioner|chair(?:man|woman)?|[Rr]anking [Mm]ember|governor|minister|lawmaker|senator|congress(?:man|woman)|director|prosecutor|regulator|Democrat|Republican)\b"
)


@cache
def _officials() -> frozenset[str]:
    return frozenset(table("offices.yaml")["officials"].split())


_OFFICIAL = re.compile(
    r"(?:President|Ranking Member|Leader|Whip|Speaker|Governor|Minister|[Ll]awmaker|Congress(?:man|woman)|Chair(?:man|woman)?|Commissioner|Attorney General|U\.S\. Attorney|US Attorney|Director|Secretary|Senator|Sen\.|Rep\.|Representative|Comptroller|Superintendent|"
    r"chair(?:man|woman)?|commissioner|(?:enforcement|division) director),? $"
)
_JUDGE_TITLES = ("Judge ", "judge ", "Justice ", "Magistrate ", "Recorder ")
_JUDGE_BEFORE = re.compile(r"\bjudge(?: (?:in|at|of|overseeing|presiding) [\w ]{2,40})?, $")
_COLLEAGUE = re.compile(r"(?:['’]s)? (?:former )?(?:colleague|fellow judge)s?,? ")
_JUDGE_AFTER = re.compile(
    r",? (?:a |the |an )?(?:U\.S\. |United States |US |federal |Senior |Chief )*(?:District |Circuit |Bankruptcy |Magistrate )?[Jj]udge\b"
)
