"""The lawsuits that a document speaks of, and to which of them an event belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from cryptoreg.loaders.text.entities import (
    AUTHORITIES,
    Entity,
    Linked,
    is_court,
    is_party,
    is_prosecutor,
    places,
)
from cryptoreg.loaders.text.firms import caption
from cryptoreg.loaders.text.lexicon import compiled, states, table
from cryptoreg.loaders.text.mentions import Mention, MentionKind, family_name
from cryptoreg.loaders.text.modifying import only_modifies, only_owns_people
from cryptoreg.ontology.gazetteer import normalise
from cryptoreg.ontology.generated.names import Class

_STANDS_IN = re.compile(r" in ([A-Z][\w ]+)$")
_PROSECUTED = re.compile(
    r"\b(?:prosecut\w+|criminal|indict\w+|convict\w+|sentenc\w+|guilty|Justice Department|jury|prison|jail\w*|arrest\w*|launder\w+|charged|felony)\b"
)
_AROUND = 200
_OF_ANY_PLACE = frozenset({"police", "prosecutors", "investigators", "authorities"})
_AFTER_COSTS = 150
"""Characters that a case named only later counts as farther away."""
_NEXT_PARAGRAPH_COSTS = 800


@dataclass(slots=True)
class Case:
    """A lawsuit as one document knows it."""

    name: str
    plaintiffs: list[Entity]
    defendants: list[Entity]
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def parties(self) -> list[Entity]:
        return [*self.plaintiffs, *self.defendants]


def make(plaintiff: Entity, defendant: Entity, span: tuple[int, int]) -> Case:
    """A case between two, named by their short names; a state for those who prosecute in its name."""
    return Case(caption(_state(plaintiff), _side(defendant)), [plaintiff], [defendant], [span])


def _state(plaintiff: Entity) -> str:
    plaintiff = plaintiff.owner or plaintiff
    state = table("references.yaml")["attorneys_general"].get(plaintiff.name)
    if state is not None:
        return str(state)
    if "attorney general" in plaintiff.name.lower():
        return re.sub(r"\s+attorney general.*", "", plaintiff.name, flags=re.IGNORECASE) or plaintiff.name
    if plaintiff.cls == Class.PERSON:
        return family_name(plaintiff.name)
    agency = _of_a_state().match(plaintiff.name)
    if agency is not None and plaintiff.cls in AUTHORITIES:
        return agency[1]
    if not is_prosecutor(plaintiff):
        return plaintiff.name
    stands_in = _STANDS_IN.search(plaintiff.name)
    place = plaintiff.name.split(" ", 1)[0]
    adjective = _adjectives().get(place, place)
    if stands_in is not None:  # "police in Seoul"
        adjective = _adjectives().get(stands_in[1], adjective)
    return str(table("references.yaml")["demonyms"].get(adjective.split(" ", 1)[0], "US"))


@cache
def _adjectives() -> dict[str, str]:
    """Of countries and cities abroad."""
    return {**places()[1], **table("references.yaml")["cities"]}


@cache
def _of_a_state() -> re.Pattern[str]:
    """Agencies that sue in the name of their state: "Kentucky Department of Financial Institutions"."""
    return re.compile(
        rf"({states()}) (?:State )?(?:Department|Division|Bureau|Office|Securities|Commission|Commissioner|Board)\b"
    )


def _side(entity: Entity) -> str:
    """How a caption calls a party: a person by the last name."""
    return family_name(entity.name) if entity.cls == Class.PERSON else entity.name


class Cases:
    """All cases of a document; an event finds its case here, or makes one."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self._cases: dict[str, Case] = {}
        self._captions = [m for m in linked.refers if m.cls == Class.LAWSUIT]

    def all(self) -> list[Case]:
        return list(self._cases.values())

    def add(self, case: Case) -> Case:
        """The case of this name, with what the new one adds."""
        known = self._cases.setdefault(case.name, case)
        if known is not case:
            known.mentions += case.mentions
            for side in ("plaintiffs", "defendants"):
                for entity in getattr(case, side):
                    if not any(entity is e for e in getattr(known, side)):
                        getattr(known, side).append(entity)
        return known

    def between(self, plaintiff: Entity, defendant: Entity, span: tuple[int, int]) -> Case:
        """The case between two parties, also where one of several defendants is meant."""
        plaintiff = self._placed(plaintiff, span[0]) if is_prosecutor(plaintiff) else plaintiff
        for case in self._cases.values():
            if any(_same_side(plaintiff, p) for p in case.plaintiffs) and any(
                defendant is d for d in case.defendants
            ):
                return case
        return self.add(make(plaintiff, defendant, span))

    def with_both(self, one: Entity, other: Entity) -> Case | None:
        """The case in which two stand on different sides, whoever brought it."""
        for first, second in ((one, other), (other, one)):
            for case in self._cases.values():
                if any(first is p or _same_side(first, p) for p in case.plaintiffs) and any(
                    second is d or _same_side(second, d) for d in case.defendants
                ):
                    return case
        return None

    def prosecution(self, defendant: Entity, span: tuple[int, int], accusers: Sequence[Entity] = ()) -> Case:
        """The criminal case against somebody: by the state that accuses, or else the one whose court or
        prosecutors stand nearest.
        """
        told = next((self._placed(a, span[0]) for a in accusers if is_prosecutor(a)), None)
        for case in self._cases.values():
            prosecuting = any(
                is_prosecutor(p) and (told is None or _same_side(told, p)) for p in case.plaintiffs
            )
            civil = told is None and not self._is_criminal(case)
            if prosecuting and not civil and any(defendant is d for d in case.defendants):
                return case
        if told is None:  # an authority of another country that prosecutes: "the FCA, which brought the case"
            for case in self._cases.values():
                foreign = any(p.entry and (p.entry.jurisdiction or "US")[:2] != "US" for p in case.plaintiffs)
                if foreign and any(defendant is d for d in case.defendants):
                    return case
        return self.add(make(told or self.prosecutor(span[0]), defendant, span))

    def _is_criminal(self, case: Case) -> bool:
        """Whether a case is one of those who prosecute, and no suit of a state's attorney general: "was sued by"."""
        attorneys = all("attorney general" in (p.owner or p).name.lower() for p in case.plaintiffs)
        sued = attorneys and any(_SUED.search(self.linked.text, start, end) for start, end in case.mentions)
        return not sued and any(map(is_prosecutor, case.plaintiffs))

    def is_prosecuted(self, party: Entity, at: int) -> bool:
        """Whether a party stands in a criminal case; one that stands in none, if the words around say so or no case
        is told of.
        """
        own = [case for case in self.all() if any(party is p for p in case.parties)]
        if own:
            return any(is_prosecutor(p) for case in own for p in case.plaintiffs)
        near = self.linked.text[max(0, at - _AROUND) : at + _AROUND]
        return not self._cases or _PROSECUTED.search(near) is not None

    def _placed(self, prosecutor: Entity, at: int) -> Entity:
        """Police or prosecutors of no place that is told, as those of the place where the text plays there."""
        if prosecutor.named or prosecutor.name not in _OF_ANY_PLACE:
            return prosecutor
        place = self.linked.place_near(at)
        if place is None:
            return prosecutor
        return self.linked.coin(f"{place} prosecutors", Class.GOVERNMENT_BODY, at, at + 1, named=False)

    def prosecutor(self, at: int) -> Entity:
        """Who prosecutes near an offset."""
        found = self.linked.prosecutors_near(at)
        return found[0] if found else self.linked.coin("DOJ", Class.GOVERNMENT_BODY, at, at + 1, named=False)

    def _cost_of_telling_later(self, end: int, start: int) -> int:
        """How much farther away a case is that is named only after an event, and more so in another paragraph."""
        return _AFTER_COSTS if self.linked.text.find("\n", end, start) < 0 else _NEXT_PARAGRAPH_COSTS

    def widened(self, roles: Mapping[str, Sequence[Entity]], at: int) -> Case | None:
        """The case of a plaintiff that was told of last, with the defendants that are added to it."""
        suing = roles.get("filedBy", [])
        told = [
            (max((start for start, _ in case.mentions if start <= at), default=-1), case)
            for case in self._cases.values()
            if not suing or any(_same_side(s, p) for s in suing for p in case.plaintiffs)
        ]
        last, case = max(told, key=lambda t: t[0], default=(-1, None))
        if case is None or last < 0:
            return None
        _join(case.defendants, roles.get("against", []))
        return case

    def is_told_by(self, case: Case, until: int, end: int) -> bool:
        """Whether the text tells of a case before the next paragraph begins."""
        return any(s <= until or self.linked.text.find("\n", end, s) < 0 for s, _ in case.mentions)

    def captioned_in(self, start: int, end: int) -> Case | None:
        """The one case that a stretch of the text, with its sentence, names by its caption."""
        if not self._captions:
            return None
        stop = max(self.linked.text.rfind(sign, 0, start) for sign in (". ", "\n")) + 1
        named = {m.name for m in self._captions if stop <= m.start and m.end <= end}
        return self._cases.get(named.pop()) if len(named) == 1 else None

    def choose(
        self,
        agents: Sequence[Entity],
        targets: Sequence[Entity],
        start: int,
        end: int,
        *,
        suing: Sequence[Entity] = (),
        sued: Sequence[Entity] = (),
        here: Sequence[Entity] = (),
        until: int = 0,
        private: bool = False,
        criminal: bool | None = None,
        words: str = "",
    ) -> Case | None:
        """The case that an event belongs to: it shares the event's parties, has those whom the event is
        directed against among them, and stands nearest. ``suing``: parties that sue of their own; ``sued``: authorities that are sued in it; ``here``: parties that its
        sentence names, of which one takes part in its case if it names none itself; ``until``: where its
        sentence ends, up to which a case is as near as one told before; ``private``: only
        cases that no authority brought; ``criminal``: whether the words of the event are those of a criminal case or
        of a civil one, None where they are neither; ``words``: those of the event, which may tell where its case is ("the
        Texas suit").
        """
        named = [e for e in agents if (e.cls in AUTHORITIES or is_party(e)) and not is_court(e)]
        if any(map(is_party, named)):
            here = ()
        elif here:
            known = [p for case in self._cases.values() for p in case.parties]
            here = [h for h in here if h.cls == Class.FIRM or any(h is p for p in known)]
        possible = []
        for case in self._cases.values():
            if private and (
                not case.plaintiffs or any(p.cls in AUTHORITIES or is_prosecutor(p) for p in case.plaintiffs)
            ):
                continue
            parties = case.parties
            shared = sum(any(p is e or _same_side(p, e) for p in parties) for e in named)
            if named and shared == 0:
                continue
            if any(is_party(t) for t in targets) and not any(t is p for p in parties for t in targets):
                continue
            if any(e.cls in AUTHORITIES and not any(_same_side(e, p) for p in parties) for e in named):
                continue
            if not (_holds_all(suing, parties) and _holds_all(sued, case.defendants)):
                continue
            if here and not any(h is p for h in here for p in parties):
                continue
            possible.append((shared, case))
        if len(possible) < 2:
            return possible[0][1] if possible else None
        ranked = []
        places = _PLACE_OF_SUIT.findall(words)
        for shared, case in possible:
            distance = min(
                (
                    max(0, start - e)
                    if s <= max(start, until)
                    else s - end + self._cost_of_telling_later(end, s)
                    for s, e in case.mentions
                ),
                default=10**9,
            )
            spoken_of = any(start - 160 <= m.start < end for p in case.plaintiffs for m in p.mentions)
            told = sum(any(start <= m.start < end for m in p.mentions) for p in case.parties)
            there = any(place in self.linked.text[s:e] for place in places for s, e in case.mentions)
            of_kind = criminal is not None and criminal == self._is_criminal(case)
            ranked.append(
                (-2 * shared - spoken_of - told - 2 * of_kind - 3 * there, distance, case.name, case)
            )
        return min(ranked, default=(0, 0, "", None), key=lambda r: r[:3])[3]


_SUED = re.compile(r"\b(?:su(?:e|es|ed|ing)|(?:law)?suit|civil|to court)\b")
_PLACE_OF_SUIT = re.compile(
    r"\b(?:the|its|his|her) ([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:(?:law)?suit|case|action|litigation|complaint|proceedings?|court)\b"
)
"""Of "the Texas suit": where a suit was brought."""


def _holds_all(wanted: Sequence[Entity], parties: Sequence[Entity]) -> bool:
    return all(any(w is p for p in parties) for w in wanted)


def _same_side(one: Entity, other: Entity) -> bool:
    """One authority, or two names for those who prosecute for one state."""
    one, other = one.owner or one, other.owner or other
    return one is other or (is_prosecutor(one) and is_prosecutor(other) and _state(one) == _state(other))


def find(
    text: str,
    linked: Linked,
    filed: Sequence[tuple[Sequence[Entity], Sequence[Entity], tuple[int, int]]],
    alleged: Sequence[tuple[Sequence[Entity], Sequence[Entity], tuple[int, int]]] = (),
) -> Cases:
    """All cases: by caption, by a complaint, and by an authority and its opponent around a word for a case.

    Args:
        text: of the document.
        linked: its entities.
        filed: plaintiffs, defendants and place of each complaint that was found.
        alleged: accusers, accused and place of each allegation.
    """
    cases = Cases(linked)
    for mention, indices in list(linked.refers.items()):
        if mention.cls == Class.LAWSUIT:
            cases.add(_captioned(linked, linked.entities[indices[0]], mention))
    for plaintiffs, defendants, span in filed:
        case = cases.between(plaintiffs[0], defendants[0], span)
        _join(case.plaintiffs, plaintiffs)
        _join(case.defendants, defendants)
        case.mentions.append(span)
    for plaintiffs, defendants, span in alleged:
        plaintiff = plaintiffs[0]
        if (
            (
                plaintiff.cls == Class.REGULATOR
                or "attorney general" in (plaintiff.owner or plaintiff).name.lower()
            )
            and not any(d is p for d in defendants for case in cases.all() for p in case.parties)
            and _IN_COURT.search(text, max(0, span[0] - _COURT_REACH), span[1] + _COURT_REACH)
        ):
            cases.between(plaintiff, defendants[0], span).mentions.append(span)
        elif _SUIT_IN_WHICH.search(text, max(0, span[0] - _SUIT_REACH), span[0]):
            suit = cases.between(plaintiff, defendants[0], span)
            suit.mentions.append(span)
            _join(suit.plaintiffs, plaintiffs)
    _spoken_of(text, linked, cases)
    for first, second in _pairs(linked):
        if _are_opponents(text, first[0], second[0]):
            authority, other = (first, second) if first[1].cls in AUTHORITIES else (second, first)
            owning = (
                first[0].start - 1
                if first[0].text.lower() in ("its", "his", "her", "their")
                else first[0].end
            )
            if _ITS_CASE_AGAINST.search(text, owning, second[0].start):
                authority, other = first, second
            elif (sues := _SUES.search(text, first[0].end, second[0].start)) is not None:
                if _ANOTHER_WHO.search(text, first[0].end, sues.start()):
                    continue  # "sanctions on Hale, siding with users who sued the agency"
                authority, other = (second, first) if sues["by"] else (first, second)
            span = (first[0].start, second[0].end)
            suit = cases.with_both(authority[1], other[1]) or cases.between(authority[1], other[1], span)
            suit.mentions.append(span)
    return cases


_ANOTHER_WHO = re.compile(r"[\w’'] [^,.;]*?\b(?:who|which|that)\b|, [\w’' ]*?\w (?:who|which|that)\b")
_SUES = re.compile(r"\bsu(?:es|ed|ing)\b(?P<by> by)?")
_ITS_CASE_AGAINST = re.compile(
    r"(?:['’]s|\b(?:its|his|her|their|an?|the))\s(?:[\w-]+\s){0,3}?(?:lawsuit|suit|complaint|case|action|challenge|petition)s?\sagainst\s(?:the\s)?\Z"
)
_SUIT_IN_WHICH = re.compile(
    r"\b(?:lawsuit|suit|action|complaint) (?:in which|by which|where|wherein)\b[^.;\n]*\Z"
)
"""Of "a lawsuit in which two lenders accuse the SEC of": those who accuse have sued."""
_SUIT_REACH = 200
_COURT_REACH = 400
_IN_COURT = re.compile(r"\b(?:lawsuit|suit|complaint|litigation|trial|judge|district court)\b", re.IGNORECASE)
_CASE_NOUN = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ ){0,2}(?:case|lawsuit|suit|ruling|litigation|appeal|decision|verdict)\b"
)


_OWN_SUIT = re.compile(
    r"(?:(?:['’]s?)|(?<=its)|(?<=their)|(?<=his)|(?<=her)) (?:[a-z-]+ ){0,2}(?:case|(?:law)?suit|challenge|complaint|petition|appeal) against\b"
)


def _spoken_of(text: str, linked: Linked, cases: Cases) -> None:
    """Of "the Ripple ruling": a firm's name before a word for a case, with the authority of the text."""
    regulators = [e for e in linked.entities if e.cls == Class.REGULATOR and e.mentions and e.named]
    if not regulators:
        return
    for mention, indices in list(linked.refers.items()):
        entity = linked.entities[indices[0]]
        if entity.cls != Class.FIRM or mention.kind is MentionKind.PRONOUN or not entity.named:
            continue
        if not _CASE_NOUN.match(text, mention.end):
            continue
        if _OWN_SUIT.match(text, mention.end):
            continue  # "Hale's lawsuit against the agency"
        if any(entity is p for case in cases.all() for p in case.parties):
            continue
        before = [e for e in regulators if e.mentions[0].start < mention.start]
        regulator = max(before or regulators, key=lambda e: sum(m.start < mention.start for m in e.mentions))
        cases.between(regulator, entity, (mention.start, mention.end))


def _are_opponents(text: str, first: Mention, second: Mention) -> bool:
    """Whether the words around two neighbouring names say that they have a case with each other."""
    between = text[first.end : second.start]
    if re.search(r"[.!?]\s+[A-Z\"“]", between):
        return False
    stretches = {
        "before": text[max(0, first.start - 60) : first.start].rstrip(),
        "between": between.strip(" "),
        "after": text[second.end : second.end + 140],
    }
    return any(
        all(compiled(pattern).search(stretches[place]) for place, pattern in rule.items())
        for rule in table("cases.yaml")
    )


def _join(side: list[Entity], more: Sequence[Entity]) -> None:
    """Add to the side of a case those who do not stand on it yet."""
    for entity in more:
        if not any(entity is known for known in side):
            side.append(entity)


def _captioned(linked: Linked, entity: Entity, mention: Mention) -> Case:
    left, _, right = entity.name.partition(" v. ")
    sides: list[list[Entity]] = []
    for name in (left, right):
        wanted = normalise(name)
        sides.append(
            [
                e
                for e in linked.entities
                if e.cls != Class.LAWSUIT
                and e.mentions
                and wanted in (normalise(_short(e)), normalise(e.name))
            ][:1]
        )
    return Case(entity.name, sides[0], sides[1], [(mention.start, mention.end)])


def _short(entity: Entity) -> str:
    return caption(_side(entity), "x").removesuffix(" v. x")


def _pairs(linked: Linked) -> list[tuple[tuple[Mention, Entity], tuple[Mention, Entity]]]:
    """Neighbouring mentions of an authority and of a firm or person, at most 120 characters apart."""
    placed = sorted(
        (
            (m, linked.entities[i])
            for m, indices in linked.refers.items()
            if len(indices) == 1
            for i in indices
        ),
        key=lambda p: p[0].start,
    )
    placed = [
        (m, e)
        for (m, e), following in zip(placed, [*placed[1:], None], strict=False)
        if not only_owns_people(linked.text, m)
        and (following is None or not only_modifies(linked.text, m, following[0]))
    ]
    out = []
    for a, b in pairwise(placed):
        classes = {a[1].cls, b[1].cls}
        if (
            a[1].named
            and b[1].named
            and not (a[1].judge or b[1].judge)
            and b[0].start - a[0].end <= 120
            and classes & AUTHORITIES
            and classes & {Class.FIRM, Class.PERSON}
        ):
            out.append((a, b))
    return out
