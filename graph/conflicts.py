"""Conflicts: what cannot both be so, with both sides, what is shown, and why.

Pure functions over the facts of one thing. A conflict is never resolved by dropping a side: the loser
stays a fact, marked *disputed*; a person may decide otherwise (``graph/decisions.py``), and undo that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor, log10

from cryptoreg.graph import kinds, ranking
from cryptoreg.graph.facts import REALISED, Fact, FactSheet
from cryptoreg.ontology import dates, dockets, gazetteer
from cryptoreg.ontology.generated.names import (
    CODES,
    LABELS,
    PROPERTIES,
    SUCCESSIONS,
    Attribute,
    Class,
    PropertyInfo,
    Relation,
)
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import TYPE

_COMPARABLE = frozenset(
    {Attribute.DOCKET_NUMBER, Attribute.POLITICAL_PARTY, Attribute.ENTRY_NUMBER, Attribute.JURISDICTION}
)
"""Texts that mean the same only when they are; other texts without a code list are each source's own words,
and two wordings are no contradiction."""

_OF_A_CASE = frozenset({Relation.COURT, Relation.JUDGE})
"""A case that goes through several courts has several; only a docket has one."""

_SIGNIFICANT = 2
"""Digits that two sums of money must share, where one is rounded: 4.3 against 4.316 billion."""


class Kind(StrEnum):
    """Why two things cannot both be so."""

    VALUE = "value"
    """Two values of a property that the ontology calls single-valued."""
    DOCKET = "docket"
    """One docket number of one case in two courts."""
    DENIAL = "denial"
    """One source denies what another says."""
    CLASS = "class"
    """Two classes of one thing of which the ontology declares that nothing belongs to both."""
    SEAT = "seat"
    """Two holders of one office at once (:mod:`cryptoreg.graph.seats`)."""
    IMPOSSIBLE = "impossible"
    """A source tells of a day after its own publication."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more sides that cannot both be so.

    Attributes:
        id: the same as long as thing, property and kind are the same.
        subject: of which thing.
        predicate: which property.
        kind: why they exclude each other.
        sides: ids of facts, side by side; the first side is shown.
        values: what each side says, in words.
        reason: why the first is shown.
        decided: whether more than number or chance decides.
    """

    id: str
    subject: str
    predicate: str
    kind: Kind
    sides: tuple[tuple[str, ...], ...]
    values: tuple[str, ...]
    reason: str
    decided: bool

    @property
    def facts(self) -> tuple[str, ...]:
        """All facts that the conflict makes disputed."""
        return tuple(f for side in self.sides for f in side)


def conflict_id(subject: str, predicate: str, kind: Kind) -> str:
    """The id of a conflict."""
    text = f"{subject}\n{predicate}\n{kind}"
    return f"conflict-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def find(sheet: FactSheet) -> list[Conflict]:
    """All conflicts among the facts of one thing, sorted by property."""
    out = _classes(sheet)
    for predicate in sorted({f.predicate for f in sheet.facts}):
        out += _denials(sheet, predicate)
        info = PROPERTIES.get(predicate)
        if info is None or not _excludes(sheet, info):
            continue
        facts = [f for f in sheet.of(predicate) if f.modality in REALISED]
        sides = _sides(facts, info)
        if len(sides) > 1:
            out.append(_conflict(sheet, predicate, Kind.VALUE, sides))
        elif (early := _impossible(sheet, predicate)) is not None:
            out.append(early)
    return out


def _classes(sheet: FactSheet) -> list[Conflict]:
    """One source calls a firm what another calls a regulator; narrower and wider classes agree."""
    sides = _side_by_side(
        (f for f in sheet.of(TYPE) if f.modality in REALISED),
        lambda a, b: not kinds.exclude(str(a.value), str(b.value)),
    )
    if len(sides) < 2:
        return []
    shown = kinds.class_of(sheet)
    sides.sort(key=lambda side: all(f.value != shown for f in side))
    found = _conflict(sheet, TYPE, Kind.CLASS, sides)
    known = gazetteer.load().get(sheet.id)
    if known is None or any(f.favoured for f in sheet.of(TYPE)):
        return [found]
    return [replace(found, reason=f"the gazetteer knows {known.name} as {LABELS[known.cls]}", decided=True)]


def _excludes(sheet: FactSheet, info: PropertyInfo) -> bool:
    in_words = info.range == "string" and not info.date and info.codes is None
    if not info.single_valued or (in_words and info.name not in _COMPARABLE):
        return False
    return not (info.name in _OF_A_CASE and sheet.cls() == Class.LAWSUIT)


def _sides(facts: Sequence[Fact], info: PropertyInfo) -> list[list[Fact]]:
    return _side_by_side(facts, lambda a, b: agree(info, a, b))


def _side_by_side(facts: Iterable[Fact], together: Callable[[Fact, Fact], bool]) -> list[list[Fact]]:
    """Facts that may all be so together, side by side; the best first."""
    sides: list[list[Fact]] = []
    for fact in facts:
        home = next((s for s in sides if all(together(fact, other) for other in s)), None)
        if home is None:
            sides.append([fact])
        else:
            home.append(fact)
    return sides


def agree(info: PropertyInfo, a: Fact, b: Fact) -> bool:
    """Whether two facts with one single-valued property can both be so."""
    if _apart(a, b):
        return True
    if info.relation:
        return a.object == b.object
    one, other = a.value, b.value
    if one == other:
        return True
    if info.date:
        return dates.overlaps(dates.parse(str(one)), dates.parse(str(other)))
    if info.name == Attribute.DOCKET_NUMBER:
        return _one_docket(str(one), str(other))
    if info.name in SUCCESSIONS:  # codes that follow one another; the ontology says which exclude each other
        return (min(str(one), str(other)), max(str(one), str(other))) not in SUCCESSIONS[info.name]
    if info.range == "decimal":
        return _rounds_to(float(str(one)), float(str(other)))
    if info.range == "string":
        return slug(str(one)) == slug(str(other))
    return False


def _apart(a: Fact, b: Fact) -> bool:
    """Whether two facts surely held at different times."""
    for first, second in ((a, b), (b, a)):
        if first.valid_to is None or second.valid_from is None:
            continue
        if dates.before(dates.parse(first.valid_to), dates.parse(second.valid_from)) is dates.Truth.YES:
            return True
    return False


def _one_docket(one: str, other: str) -> bool:
    a, b = dockets.parse(one), dockets.parse(other)
    if a is None or b is None:
        return slug(one) == slug(other)
    return a.key == b.key and (a.office is None or b.office is None or a.office == b.office)


def _rounds_to(one: float, other: float) -> bool:
    """Whether one sum is the other with fewer digits.

    >>> _rounds_to(4.3e9, 4_316_126_163), _rounds_to(1.5e9, 2.85e9)
    (True, False)
    """
    if one == 0 or other == 0:
        return one == other
    digits = max(_SIGNIFICANT, min(_digits(one), _digits(other)))
    return _rounded(one, digits) == _rounded(other, digits)


def _digits(value: float) -> int:
    text = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", "").lstrip("0-")
    return len(text.rstrip("0"))


def _rounded(value: float, digits: int) -> float:
    return round(value, digits - 1 - floor(log10(abs(value))))


def _conflict(sheet: FactSheet, predicate: str, kind: Kind, sides: Sequence[Sequence[Fact]]) -> Conflict:
    order = sheet.order_for(predicate)
    # A side stands as well as its best fact; the first fact may be shown for its precision alone.
    ranked = sorted(min(sheet.standing(f) for f in side) for side in sides)
    shown = min(sheet.standing(f) for f in sides[0])
    rival = next(s for s in ranked if s.id != shown.id)
    return Conflict(
        conflict_id(sheet.id, predicate, kind),
        sheet.id,
        predicate,
        kind,
        tuple(tuple(sorted(f.id for f in side)) for side in sides),
        tuple(in_words(side[0]) for side in sides),
        ranking.reason(shown, rival, order),
        shown.decides_against(rival),
    )


def in_words(fact: Fact) -> str:
    """The value of a fact for a person: the label of a code, the id of a thing, or the value itself."""
    if fact.object is not None:
        return fact.object
    info = PROPERTIES.get(fact.predicate)
    label = None if info is None or info.codes is None else CODES[info.codes].get(str(fact.value))
    if label is not None:
        return label
    return str(fact.value).lower() if isinstance(fact.value, bool) else str(fact.value)


def _denials(sheet: FactSheet, predicate: str) -> list[Conflict]:
    denied = [f for f in sheet.of(predicate) if f.denied]
    if not denied:
        return []
    return [
        Conflict(
            conflict_id(sheet.id, predicate, Kind.DENIAL),
            sheet.id,
            predicate,
            Kind.DENIAL,
            tuple((f.id,) for f in denied),
            tuple(in_words(f) for f in denied),
            "one source denies what another says; the denial is kept beside it",
            decided=False,
        )
    ]


def _impossible(sheet: FactSheet, predicate: str) -> Conflict | None:
    """A date that no source could know, even where nobody gives another."""
    wrong = [
        f
        for f in sheet.of(predicate)
        if f.modality in REALISED and not f.favoured and f.rule is None and sheet.standing(f).impossible
    ]
    if not wrong or len(wrong) < len(sheet.of(predicate)):
        return None
    return Conflict(
        conflict_id(sheet.id, predicate, Kind.IMPOSSIBLE),
        sheet.id,
        predicate,
        Kind.IMPOSSIBLE,
        (tuple(f.id for f in wrong),),
        (in_words(wrong[0]),),
        "its only source appeared before that day",
        decided=False,
    )


def of_dockets(case: FactSheet, dockets_of: Mapping[str, FactSheet]) -> Conflict | None:
    """One docket number in two courts, within one case: one of them is wrong.

    A docket number is unique only together with its court, so two cases may well share one.

    Args:
        case: the facts of the lawsuit.
        dockets_of: the facts of its proceedings by id.
    """
    by_key: dict[str, list[str]] = {}
    for id_ in sorted(set(case.objects(Relation.HAS_PROCEEDING))):
        own = dockets_of.get(id_)
        number = (
            None if own is None else dockets.parse(str(next(iter(own.values(Attribute.DOCKET_NUMBER)), "")))
        )
        if number is not None:
            by_key.setdefault(number.key, []).append(id_)
    for same in by_key.values():
        courts = {c for id_ in same for c in dockets_of[id_].objects(Relation.COURT)[:1]}
        if len(courts) > 1:
            facts = [f for f in case.of(Relation.HAS_PROCEEDING) if f.object in same]
            return _conflict(case, str(Relation.HAS_PROCEEDING), Kind.DOCKET, [[f] for f in facts])
    return None


def mark(facts: Iterable[Fact], conflicts: Iterable[Conflict]) -> list[Fact]:
    """The facts with *disputed* set as the conflicts say."""
    disputed = {f for c in conflicts for f in c.facts}
    return [f if f.disputed == (f.id in disputed) else replace(f, disputed=f.id in disputed) for f in facts]
