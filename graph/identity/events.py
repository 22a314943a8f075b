"""Canonical ids of events: which mentions in different documents tell of one event.

Mentions are compared inside a block (one case, one kind of event, one relief). Those with a day are
grouped by it first; a mention that is less precise joins the one group that it does not contradict. Where
several fit, it fits none: an event dated "2025" is neither of two stays of that year. The result depends
on the set of mentions alone, never on the order in which they came.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cryptoreg.graph.facts import MAIN_DATES
from cryptoreg.graph.identity.judgement import Judgement, Verdict
from cryptoreg.graph.identity.things import Thing
from cryptoreg.ontology import dates
from cryptoreg.ontology.dates import ImpreciseDate
from cryptoreg.ontology.generated.names import COMPARED_AS, Attribute, Class, Modality, Relation
from cryptoreg.ontology.names import kebab

RULE = "rule:event@1"

CASE_RELATIONS = (Relation.FILED_IN, Relation.ENTERED_IN, Relation.ENDS, Relation.IN_CASE)
ACTORS = (
    Relation.MOVANT, Relation.FILED_BY, Relation.ISSUED_BY, Relation.ACCUSER, Relation.FORMED_BY,
    Relation.ACTOR, Relation.SPEAKER, Relation.APPOINTEE, Relation.PARTICIPANT,
)  # fmt: skip
TARGETS = (Relation.ACCUSED, Relation.AGAINST, Relation.FORMED, Relation.OFFICE, Relation.INSTRUMENT)

DAYS_APART = 3
"""Two filings or orders of one kind in one case so many days apart are one, told with two dates: papers
filed in the evening are docketed, and reported, on the days after."""

ONCE = frozenset({Class.COMPLAINT, Class.TASK_FORCE_FORMATION})
"""A case has one complaint that begins it, a task force one formation; differing dates are a conflict."""

NEVER_ACROSS = frozenset({Class.SPECULATION, Class.INTENTION, Class.DENIAL, Class.POLICY_SHIFT})
"""What one author thinks or plans, another thinks for himself; these meet only within one document."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An event of one document in terms of things of the world."""

    thing: Thing
    case: str | None
    actors: frozenset[str]
    targets: frozenset[str]
    date: ImpreciseDate | None
    entry: str | None
    lines: frozenset[str] = frozenset()
    """References of the docket entries that tell it."""

    @classmethod
    def of(cls, thing: Thing, canonical: Mapping[str, str]) -> Mention:
        def ids(relations: Iterable[str]) -> frozenset[str]:
            return frozenset(
                canonical[o] for r in relations for o in thing.roles.get(r, ()) if o in canonical
            )

        cases = sorted(ids(CASE_RELATIONS))
        return cls(
            thing,
            cases[0] if cases else None,
            ids(ACTORS),
            ids(TARGETS),
            main_date(thing.values),
            thing.first(Attribute.CURATED_ID),
            frozenset(thing.texts(Attribute.REFERENCE)),
        )

    def block(self) -> str:
        """Mentions in different blocks are never one event."""
        if self.thing.cls in NEVER_ACROSS or (
            not self.thing.realised and not self.thing.is_a(Class.ALLEGATION)
        ):
            return f"{self.thing.document} {self.thing.id}"
        kind = COMPARED_AS.get(self.thing.cls, self.thing.cls)
        relief = ",".join(self.thing.texts(Attribute.RELIEF))
        conduct = ",".join(self.thing.texts(Attribute.CONDUCT))
        about = self.case or ",".join(sorted(self.targets)) or ",".join(sorted(self.actors)) or self.thing.id
        return " ".join((kind, relief, conduct, about))


def main_date(values: Mapping[str, Sequence[object]]) -> ImpreciseDate | None:
    """The date by which mentions are compared; see :data:`MAIN_DATES`.

    Args:
        values: the values of each property in one document.

    A report gives no more than the last day on which it can have happened.
    """
    for role in MAIN_DATES:
        found = [dates.parse(str(v)) for v in values.get(role, ())]
        if found:
            return min(found, key=lambda d: d.days_wide)  # of equally precise ones the first
    reported = [dates.parse(str(v)) for v in values.get(Attribute.REPORTED_ON, ())]
    latest = [d.latest for d in reported if d.latest is not None]
    return dates.parse(f"../{min(latest).isoformat()}") if latest else None


def judge_block(mentions: Sequence[Mention]) -> list[Judgement]:
    """Judge all mentions of one block."""
    groups: list[list[Mention]] = []
    unsure: list[Mention] = []
    for tier in _tiers(mentions):
        placed: list[tuple[Mention, list[list[Mention]]]] = []
        fresh: list[Mention] = []
        for mention in tier:
            fits = [g for g in groups if _fits_group(mention, g)]
            if fits:
                placed.append((mention, fits))
            else:
                fresh.append(mention)
        new_groups = _group_among(fresh)
        for mention, fits in placed:
            if len(fits) == 1 and not _contested(mention, fits[0], placed):
                fits[0].append(mention)
            else:
                unsure.append(mention)
        groups += new_groups
    out = []
    for group in groups:
        id_ = _event_id(group)
        reason = (
            "told once"
            if len(group) == 1
            else f"{len(group)} documents agree on case, kind, parties and date"
        )
        out += [Judgement(m.thing.id, id_, reason, RULE) for m in group]
    for mention in unsure:
        reason = "several events fit its date"
        out.append(Judgement(mention.thing.id, _event_id([mention]), reason, RULE, Verdict.UNSURE))
    return sorted(out, key=lambda j: j.local)


def _contested(
    mention: Mention, group: list[Mention], placed: Sequence[tuple[Mention, list[list[Mention]]]]
) -> bool:
    """Whether another mention of the same precision fits the group too, and is surely another event."""
    return any(
        other is not mention and any(g is group for g in fits) and not _compatible(mention, other)
        for other, fits in placed
    )


def _tiers(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one precision, the most precise first."""
    tiers: dict[int, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: m.thing.id):
        tiers[10**7 if mention.date is None else mention.date.days_wide].append(mention)
    return [tiers[p] for p in sorted(tiers)]


def _fits_group(mention: Mention, group: Sequence[Mention]) -> bool:
    """Whether a mention agrees with all that a group knows.

    Of what curators know to be one event, though its sources give it differing dates, it is enough to
    agree with one source.
    """
    curated: dict[str, bool] = {}
    for other in group:
        fits = _compatible(mention, other)
        if other.entry is not None:
            curated[other.entry] = curated.get(other.entry, False) or fits
        elif not fits:
            return False
    return all(curated.values())


def _group_among(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Group mentions of one precision: those that are compatible and next to each other in time."""
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: ((m.date.text if m.date else ""), m.thing.id)):
        home = next((g for g in groups if _fits_group(mention, g)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return groups


def _compatible(a: Mention, b: Mention) -> bool:
    """Whether two mentions of a block may tell of one event."""
    if a.entry is not None and b.entry is not None:
        return a.entry == b.entry
    same_line = _same_line(a, b)
    if same_line is not None:
        return same_line and not _outcomes_differ(a, b)
    for mine, theirs in ((a.actors, b.actors), (a.targets, b.targets)):
        if mine and theirs and not mine & theirs and a.case is None:
            return False
    if a.thing.cls in ONCE:
        return True
    if _outcomes_differ(a, b) and not _same_day(a, b):
        return False
    if a.date is None or b.date is None:
        return True
    return dates.overlaps(a.date, b.date, DAYS_APART if a.case is not None else 0)


def _same_line(a: Mention, b: Mention) -> bool | None:
    """Whether two mentions are of one docket entry; None where that cannot be told.

    References are compared within their kind: a court's docket, or the docket of a data set.
    """
    for kind in ("docket:", "courtlistener:docket/"):
        mine, theirs = ({r for r in m.lines if r.startswith(kind)} for m in (a, b))
        if mine and theirs:
            return bool(mine & theirs)
    return None


def _outcomes_differ(a: Mention, b: Mention) -> bool:
    outcomes = set(a.thing.texts(Attribute.OUTCOME)), set(b.thing.texts(Attribute.OUTCOME))
    return all(outcomes) and not outcomes[0] & outcomes[1]


def _same_day(a: Mention, b: Mention) -> bool:
    return a.date is not None and b.date is not None and a.date.is_day and a.date.text == b.date.text


WRAPPERS = {
    Modality.PLANNED: Class.INTENTION,
    Modality.ALLEGED: Class.ALLEGATION,
    Modality.SPECULATED: Class.SPECULATION,
    Modality.DENIED: Class.DENIAL,
}
"""As what an event enters the view that is not said to have happened."""


def entered_as(thing: Thing) -> str:
    """The class under which an event enters the view: its own, or that of somebody's saying so."""
    if thing.realised or thing.is_a(Class.SPEECH_ACT):
        return thing.cls
    return WRAPPERS[Modality(thing.modality)]


def _event_id(group: Sequence[Mention]) -> str:
    """From the smallest local id of the group, so that it is the same for the same set of mentions."""
    smallest = min(m.thing.id for m in group)
    return f"{kebab(entered_as(group[0].thing))}-{hashlib.sha256(smallest.encode()).hexdigest()[:12]}"
