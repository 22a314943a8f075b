"""Whom a description means: "the agency", "the exchange", "the defendants", "the court"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property, lru_cache

from cryptoreg.loaders.text.entities import (
    AUTHORITIES,
    ORDERED_AUTHORITIES,
    UNNAMED_COURT,
    UNNAMED_JUDGE,
    Entity,
    is_of_appeal,
    is_party,
    places,
)
from cryptoreg.loaders.text.history import History, is_counsel
from cryptoreg.loaders.text.lexicon import states, table
from cryptoreg.loaders.text.mentions import Mention, MentionKind, family_name
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class


class Descriptions(History):
    """What has been told, with what its descriptions mean."""

    def described(self, mention: Mention) -> list[Entity]:
        """Those whom a description means, by its class and its words; nobody where nothing that was told fits."""
        if mention.cls == Class.COURT:
            return [self._court(mention)]
        if mention.cls == Class.REGULATOR:
            return self._regulator(mention)
        if mention.cls == Class.FIRM and mention.text.lower().rstrip("s").endswith("defendant"):
            return self._defendants(mention)
        if mention.cls == Class.FIRM:
            return self._firm(mention)
        if mention.cls == Class.TASK_FORCE:
            found = self._task_force(mention)
        elif mention.cls == Class.AGENT:
            found = self.last(lambda e: e.cls == Class.AGENT and _STATES.search(e.name) is not None)
        elif mention.cls == Class.PERSON:
            found = self._person(mention)
        else:
            found = self._body(mention)
        return [found] if found else []

    def _person(self, mention: Mention) -> Entity | None:
        """The president, the one whom a caption names, or the person named last."""
        if mention.text.lower() == "the president":
            held = {row["id"] for row in table("references.yaml")["presidents"]}
            return self.last(lambda e: e.entry is not None and e.entry.id in held)
        if "client" in mention.text.lower():
            return self._client()
        office = _BY_OFFICE.fullmatch(mention.text)
        if office is not None:
            return self._holder(office["office"])
        captioned = self._captioned_defendant(mention) if mention.text.lower().endswith("defendant") else None
        return captioned or self.last(lambda e: e.cls == Class.PERSON and not e.judge)

    def _holder(self, office: str) -> Entity | None:
        """Of "the governor": the person told of last whose title that is, before or behind the name."""
        for mention, entity in reversed(self.spoken):
            if entity.cls == Class.PERSON and (
                _title(office).search(self.text, max(0, mention.start - 30), mention.start)
                or _held(office).match(self.text, mention.end)
            ):
                return entity
        return None

    def _client(self) -> Entity | None:
        """For whom the lawyer speaks who was told of last: the party named last that is no lawyer."""
        for mention, entity in reversed(self.spoken):
            counsel = is_counsel(self.text, mention)
            if is_party(entity) and entity.named and not entity.official and not counsel:
                return entity
        return None

    def _body(self, mention: Mention) -> Entity | None:
        """Of "the attorney general", "the Treasury", "the government": the one that was named last."""
        if "attorney general" in mention.text.lower() or mention.text.endswith("OAG"):
            state = _in_state().search(self.text, self.beginning(self.sentence(mention.start)), mention.start)
            if state is not None:
                name = f"{state[1]} Attorney General"
                entry = gazetteer.load().find(name)
                key = entry.id if entry else f"{Class.GOVERNMENT_BODY} {gazetteer.normalise(name)}"
                return self.entity(key, Class.GOVERNMENT_BODY, entry.name if entry else name, entry)
            return self.last(
                lambda e: e.cls == Class.GOVERNMENT_BODY and "attorney general" in e.name.lower()
            )
        if "Treasury" in mention.text:
            return self._treasury()
        found = self.last(lambda e: e.cls == mention.cls and not _is_no_government(e))
        if found is None and mention.cls == Class.GOVERNMENT_BODY:
            return self._government()
        return found

    def _treasury(self) -> Entity | None:
        """The ministry of the place of which the text speaks most, if its ministry is called so."""
        known = self.last(lambda e: e.entry is not None and e.entry.id in _TREASURIES.values())
        if known is not None:
            return known
        place = self._place_spoken_of or "US"
        place = "UK" if place in ("London", "British", "U.K.") else place
        entry = gazetteer.load().get(_TREASURIES.get(place, ""))
        if entry is not None:
            return self.entity(entry.id, entry.cls, entry.name, entry)
        name = f"{place} Treasury"
        return self.entity(f"unnamed {name}", Class.GOVERNMENT_BODY, name, named=False)

    @cached_property
    def _places(self) -> Counter[str]:
        """How often the text names each place, by its adjective; US for the United States."""
        pattern, adjectives = places()
        return Counter(adjectives.get(m["place"] or m["of"] or "", "US") for m in pattern.finditer(self.text))

    @cached_property
    def _place_spoken_of(self) -> str | None:
        """The adjective of the place that the text names most; None if it names none."""
        return max(self._places, key=lambda place: self._places[place], default=None)

    @cached_property
    def _only_place(self) -> str | None:
        """The adjective of the one place abroad that the text names; None if it names several, or the United States."""
        return next(iter(self._places)) if len(self._places) == 1 and "US" not in self._places else None

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
        called = self._called_so(mention, latest[1])
        if called is not None:
            return [called]
        last = self.sentence(latest[0].start)
        if last == self.sentence(mention.start):
            return [latest[1]]
        named = [(m, e) for m, e in self.told_since(last - 3) if e.cls == Class.FIRM]
        there = [(m, e) for m, e in named if self.sentence(m.start) == last]
        about = [e for m, e in there if not self.after_preposition(m) and not self.owns(m)]
        before = [e for m, e in named if self.sentence(m.start) in (last - 1, last - 2)]
        again = [[e for e in told if any(e is b for b in before)] for told in (about, [e for _, e in there])]
        return (again[0] or again[1] or about or [latest[1]])[-1:]

    def _called_so(self, mention: Mention, latest: Entity) -> Entity | None:
        """Of "the bank": the firm told last of which the text says that it is one, where it does not say so of the
        firm that it names last.
        """
        noun = mention.text.lower().removesuffix("'s").removesuffix("’s").rsplit(" ", 1)[-1]
        if noun not in _OF_A_KIND or self._is_called(latest, noun):
            return None
        seen: list[Entity] = []
        for m, e in reversed(self.told_since(self.sentence(mention.start) - _KIND_REACH)):
            if m.kind is MentionKind.NAME and e.cls == Class.FIRM and not any(e is s for s in seen):
                if self._is_called(e, noun):
                    return e
                seen.append(e)
        return None

    def _is_called(self, firm: Entity, noun: str) -> bool:
        """Whether the words around a name of a firm say what it is: "the lender Hale", "Hale, a small lender"."""
        return noun in firm.name.lower().split() or any(
            _kind_before(noun).search(self.text, max(0, m.start - 40), m.start) is not None
            or _kind_behind(noun).match(self.text, m.end) is not None
            for m in firm.mentions
            if m.kind is MentionKind.NAME
        )

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
        if "central bank" in mention.text.lower():
            bank = self.last(lambda e: e.cls == Class.REGULATOR and _CENTRAL_BANK.search(e.name) is not None)
            return [] if bank is None else [bank]
        own = _CALLED.search(mention.text.lower())
        if own is not None:  # a word of its own name: "the Department of Justice ... the department"
            told = {id(e): e for _, e in reversed(self.spoken) if e.cls in AUTHORITIES and e.named}.values()
            called = next((e for e in told if _is_called(e, own[0])), None)
            if called is not None or own[0] != "commission":
                return [called] if called else []
        here = self.sentence(mention.start)
        before = (
            e for m, e in reversed(self.spoken) if e.cls in AUTHORITIES and self.sentence(m.start) == here
        )
        found = next(before, None) or self.last(lambda e: e.cls == Class.REGULATOR)
        return [found] if found else []

    def _court(self, mention: Mention) -> Entity:
        """The judge, or the court of the rank that is told, named last."""
        words = mention.text.lower()
        if words.endswith("panel") and (committee := self._committee()):
            return committee
        found = self.last(lambda e: e.judge) if "judge" in words else None
        if found is None and re.search(r"\b(?:district|lower|trial|bankruptcy)\b", words):
            found = self.last(lambda e: e.judge or (e.cls == Class.COURT and not is_of_appeal(e)))
            return found or self._judge(mention)
        if found is None and re.search(r"\bappe(?:als|llate)\b", words):
            found = self.last(is_of_appeal)
        if found is None and self._opens_with_a_caption(mention):
            found = self.last(lambda e: e.cls == Class.COURT) or self._judge(mention)
        return found or self.last(lambda e: e.cls == Class.COURT or e.judge) or self._judge(mention)

    def _opens_with_a_caption(self, mention: Mention) -> bool:
        """Whether the paragraph is about a case that its first words name, and names no judge before a mention."""
        first = self.text.rfind("\n", 0, mention.start) + 1
        told = [(m, e) for m, e in self.spoken if m.start >= first]
        captioned = any(e.cls == Class.LAWSUIT and m.start == first for m, e in told)
        return captioned and not any(e.judge for _, e in told)

    def _committee(self) -> Entity | None:
        """Of "the panel": the committee of a legislature, where the text told of the legislature after any court."""
        latest = self.last(lambda e: e.cls in (Class.COURT, Class.LEGISLATURE) or e.judge)
        if latest is None or latest.cls != Class.LEGISLATURE:
            return None
        return self.last(lambda e: e.cls == Class.LEGISLATURE and "ommittee" in e.name)

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
        name = UNNAMED_COURT if "court" in mention.text.lower() else UNNAMED_JUDGE
        return self.entity(f"unnamed {UNNAMED_JUDGE}", Class.COURT, name, named=False)

    def _task_force(self, mention: Mention) -> Entity | None:
        """A task force without its name is that of the authority named with it or before it."""
        known = self.last(lambda e: e.cls == Class.TASK_FORCE)
        owner = self.last(lambda e: e.cls in ORDERED_AUTHORITIES)
        named = gazetteer.load().find(_ARTICLE.sub("", mention.text), Class.TASK_FORCE)
        if named is not None and named.name.split()[0] in mention.text:
            found = self.entity(named.id, Class.TASK_FORCE, named.name, named)  # "The SEC Crypto Task Force"
            found.owner = found.owner or owner
            return found
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


def _is_no_government(body: Entity) -> bool:
    """Whether a body is none that "the government" may mean: a union of states, the police of the world."""
    return body.entry is not None and (
        (body.entry.jurisdiction or "") == "EU" or body.entry.id in ("eu", "interpol", "europol")
    )


_ARTICLE = re.compile(r"^(?:the|its|an?|this|that)\s+", re.IGNORECASE)


@lru_cache(64)
def _kind_before(noun: str) -> re.Pattern[str]:
    """A noun right before a name that says what bears it."""
    return re.compile(rf"\b{noun}s?(?: called| named)?,? \Z", re.IGNORECASE)


@lru_cache(64)
def _kind_behind(noun: str) -> re.Pattern[str]:
    """An apposition behind a name that says what bears it."""
    return re.compile(
        rf"(?: [A-Z][\w&.]+){{0,3}},? (?:which (?:is|was) )?(?:an?|the|one of the|parent of (?:the|a)|owner of (?:the|a)|operator of (?:the|a)) (?:[\w’'-]+ ){{0,5}}?{noun}s?\b"
    )


@lru_cache(64)
def _title(office: str) -> re.Pattern[str]:
    """An office right before a name, as a title or as a noun."""
    return re.compile(rf"\b(?:{office}|{office.capitalize()})s?,? \Z")


@lru_cache(64)
def _held(office: str) -> re.Pattern[str]:
    """An office behind a name: "Hale, the state's governor"."""
    return re.compile(rf", (?:the |a |an )?(?:[\w’'-]+ ){{0,4}}?{office}\b")


def _is_called(authority: Entity, noun: str) -> bool:
    """Whether a noun is part of the name of an authority, as the text or the gazetteer tells it."""
    names = {authority.name, *(m.name for m in authority.mentions)}
    names.update(() if authority.entry is None else authority.entry.names)
    return any(noun in name.lower().split() for name in names)


_OF_A_KIND = frozenset(
    "bank lender exchange miner mixer broker brokerage custodian issuer platform startup foundation fund marketplace studio insurer".split()
)
_KIND_REACH = 12
"""Sentences within which a text says of a firm what it is."""
_BY_OFFICE = re.compile(
    r"the (?:Democratic |Republican |state |former )?(?P<office>governor|senator|mayor|congressman|congresswoman|lawmaker|commissioner|minister|chancellor|premier)",
    re.IGNORECASE,
)
_STATES = re.compile(r"\b(?:states|attorneys general)$")
_CALLED = re.compile(r"\b(?:department|bureau|authority|ministry|commission)\b")
_CENTRAL_BANK = re.compile(
    r"\b(?:Bank|Banco|Banque|Bundesbank|Federal Reserve|Reserve Bank|Monetary Authority|ECB|MAS|HKMA|RBI|PBOC|DNB|BSP|SNB)\b"
)
_TREASURIES = {"US": "us-treasury", "UK": "hm-treasury"}
_REGULATED = {"securit": "sec", "derivativ": "cftc", "commodit": "cftc"}
_AMERICAN = re.compile(r"\b(?:US|U\.S\.|[Ff]ederal|Wall Street)")


@cache
def _in_state() -> re.Pattern[str]:
    """The state in which a sentence says that it plays: "In Ohio, the attorney general"."""
    return re.compile(rf"\bIn ({states()})(?=[, ])")
