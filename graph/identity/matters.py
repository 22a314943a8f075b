"""Canonical ids of lawsuits and proceedings.

A docket number in its court, or the id that a data set gives, decides. A case that is known by its
parties alone joins the one case with the same plaintiff and one of its defendants, a bankruptcy the one of
the same debtor; where several fit it joins none and waits for review.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cryptoreg.graph.identity.judgement import Judgement, Verdict
from cryptoreg.graph.identity.things import Thing
from cryptoreg.ontology import dockets
from cryptoreg.ontology.generated.names import Attribute, Relation
from cryptoreg.ontology.names import slug

_UNITED_STATES = "us"
_BY_THE_UNITED_STATES = re.compile(r"(?:US|U\.\s?S\.|United States(?: of America)?) v\.? ")
"""A prosecution is known by its caption, even where a text names no plaintiff (Fed. R. Crim. P. 1, 7)."""

LAWSUIT_RULE = "rule:lawsuit@1"
PROCEEDING_RULE = "rule:proceeding@1"


@dataclass(frozen=True, slots=True)
class LawsuitView:
    """A lawsuit of one document in terms of things of the world."""

    thing: Thing
    plaintiffs: tuple[str, ...]
    defendants: tuple[str, ...]
    identifiers: frozenset[str]
    releases: frozenset[str] = frozenset()
    debtors: tuple[str, ...] = ()

    @classmethod
    def of(cls, thing: Thing, canonical: Mapping[str, str]) -> LawsuitView:
        """Args: canonical gives the canonical ids of the things that the lawsuit refers to."""
        identifiers = {f"ref:{r}" for r in thing.texts(Attribute.REFERENCE)}
        identifiers |= {f"curated:{c}" for c in thing.texts(Attribute.CURATED_ID)}
        identifiers |= {
            f"docket:{canonical[p]}" for p in thing.roles.get(Relation.HAS_PROCEEDING, ()) if p in canonical
        }
        plaintiffs = _ids(thing, Relation.PLAINTIFF, canonical)
        if not plaintiffs and any(_BY_THE_UNITED_STATES.match(n) for n in thing.texts(Attribute.NAME)):
            plaintiffs = (_UNITED_STATES,)
        return cls(
            thing,
            plaintiffs,
            _ids(thing, Relation.DEFENDANT, canonical),
            frozenset(identifiers),
            frozenset(f"release:{r}" for r in thing.texts(Attribute.RELEASE_NUMBER)),
            _ids(thing, Relation.DEBTOR, canonical),
        )

    def shared_keys(self) -> frozenset[str]:
        """Everything by which this lawsuit might be another one; things that share none are two."""
        parties = {f"parties:{p}|{d}" for p in self.plaintiffs for d in self.defendants}
        parties |= {f"debtor:{d}" for d in self.debtors}
        return self.identifiers | self.releases | parties or frozenset({f"local:{self.thing.id}"})


def _ids(thing: Thing, relation: str, canonical: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({canonical[o] for o in thing.roles.get(relation, ()) if o in canonical}))


def judge_lawsuits(views: Sequence[LawsuitView]) -> list[Judgement]:
    """Judge a closed set of lawsuits: all that share keys with one another."""
    anchored = [v for v in views if v.identifiers]
    clusters = _by_shared_identifiers(anchored)
    out: list[Judgement] = []
    joined: dict[int, list[LawsuitView]] = {n: list(c) for n, c in enumerate(clusters)}
    loose: dict[str, list[LawsuitView]] = defaultdict(list)
    unsure: list[LawsuitView] = []
    for view in sorted((v for v in views if not v.identifiers), key=lambda v: v.thing.id):
        # A release that a docket's case names says more than the parties do.
        fits = [n for n, c in enumerate(clusters) if any(view.releases & v.releases for v in c)]
        if len(fits) != 1:
            fits = [n for n, c in enumerate(clusters) if _fits(view, c)]
        if len(fits) == 1:
            joined[fits[0]].append(view)
        elif fits:
            unsure.append(view)
        else:
            loose[_party_key(view)].append(view)
    names = _canonical_names([clusters[n] for n in sorted(joined)])
    for n, members in joined.items():
        for view in members:
            reason = (
                "same docket or reference"
                if view.identifiers
                else "same release, or same plaintiff and defendant as the one known case"
            )
            out.append(Judgement(view.thing.id, names[n], reason, LAWSUIT_RULE))
    for key, members in loose.items():
        for view in members:
            out.append(Judgement(view.thing.id, key, "known by its parties alone", LAWSUIT_RULE))
    for view in unsure:
        out.append(
            Judgement(
                view.thing.id,
                f"{_party_key(view)}-unsure",
                "several cases between these parties fit",
                LAWSUIT_RULE,
                Verdict.UNSURE,
            )
        )
    return sorted(out, key=lambda j: j.local)


def _by_shared_identifiers(views: Iterable[LawsuitView]) -> list[list[LawsuitView]]:
    groups: list[tuple[set[str], list[LawsuitView]]] = []
    for view in sorted(views, key=lambda v: v.thing.id):
        touching = [g for g in groups if g[0] & view.identifiers]
        ids, members = set(view.identifiers), [view]
        for group in touching:
            ids |= group[0]
            members = group[1] + members
            groups.remove(group)
        groups.append((ids, members))
    return [
        sorted(members, key=lambda v: v.thing.id) for _, members in sorted(groups, key=lambda g: sorted(g[0]))
    ]


def _fits(view: LawsuitView, cluster: Sequence[LawsuitView]) -> bool:
    plaintiffs = {p for c in cluster for p in c.plaintiffs}
    defendants = {d for c in cluster for d in c.defendants}
    debtors = {d for c in cluster for d in c.debtors}
    between = bool(plaintiffs & set(view.plaintiffs)) and bool(defendants & set(view.defendants))
    return between or bool(debtors & set(view.debtors))


def _party_key(view: LawsuitView) -> str:
    if view.debtors and not (view.plaintiffs and view.defendants):
        return f"in-re-{view.debtors[0]}"
    if not view.plaintiffs or not view.defendants:
        name = view.thing.first(Attribute.NAME)
        return f"lawsuit-{slug(name)}" if name else view.thing.id
    return f"{view.plaintiffs[0]}-v-{view.defendants[0]}"


def _canonical_names(clusters: Sequence[Sequence[LawsuitView]]) -> list[str]:
    """A readable id per cluster: the shortest caption, or its reference; never two alike."""
    wanted = []
    for cluster in clusters:
        refs = sorted(i.removeprefix("ref:") for v in cluster for i in v.identifiers if i.startswith("ref:"))
        if refs:
            wanted.append(slug(refs[0]))
            continue
        wanted.append(min(_party_key(v) for v in cluster))
    out = []
    for n, name in enumerate(wanted):
        if wanted.count(name) == 1:
            out.append(name)
        else:
            distinct = min(i for v in clusters[n] for i in v.identifiers)
            out.append(f"{name}-{slug(distinct.partition(':')[2])}")
    return out


@dataclass(frozen=True, slots=True)
class ProceedingView:
    """A docket of one document: its court and number, or the id that a curator or a data set gives it."""

    thing: Thing
    court: str | None
    number: dockets.DocketNumber | None

    @classmethod
    def of(cls, thing: Thing, canonical: Mapping[str, str]) -> ProceedingView:
        courts = _ids(thing, Relation.COURT, canonical)
        number = dockets.parse(thing.first(Attribute.DOCKET_NUMBER) or "")
        return cls(thing, courts[0] if courts else None, number)

    @property
    def docket(self) -> str | None:
        """Court and number without the office: what spellings of one docket number share.

        A number that names its forum by itself, as those of the SEC's own proceedings do, needs no court.
        """
        if self.number is None:
            return None
        if self.number.forum is not None:
            return f"{self.number.forum}-{self.number.key}"
        if self.court is None:
            return None
        return f"{self.court.removeprefix('court-')}-{self.number.key}"

    def shared_keys(self) -> frozenset[str]:
        keys = {f"curated:{c}" for c in self.thing.texts(Attribute.CURATED_ID)}
        keys |= {f"ref:{r}" for r in self.thing.texts(Attribute.REFERENCE)}
        keys |= {f"docket:{self.docket}"} if self.docket is not None else set()
        return frozenset(keys) or frozenset({f"local:{self.thing.id}"})


def judge_proceedings(views: Sequence[ProceedingView]) -> list[Judgement]:
    """Judge a closed set of dockets: all that share keys with one another.

    One number at two offices of a court is two dockets; a spelling without office is the only one.
    """
    ordered = sorted(views, key=lambda v: v.thing.id)
    named = sorted({v.docket for v in ordered if v.docket is not None})
    curated = sorted(c for v in ordered for c in v.thing.texts(Attribute.CURATED_ID))
    referred = sorted(r for v in ordered for r in v.thing.texts(Attribute.REFERENCE))
    base = named[0] if named else slug((curated or referred or [ordered[0].thing.id])[0])
    offices = sorted(
        {v.number.office for v in ordered if v.number is not None and v.number.office is not None}
    )
    out = []
    for view in ordered:
        id_, verdict = f"proceeding-{base}", Verdict.SAME
        office = view.number.office if view.number is not None else None
        if len(offices) > 1 and office is not None:
            id_ = f"proceeding-{base}-office-{office}"
        elif len(offices) > 1:
            id_, verdict = f"proceeding-{base}-unsure", Verdict.UNSURE
        reason = (
            f"docket number {view.number} in {view.court or (view.number and view.number.forum)}"
            if view.docket is not None
            else "curated, or told once"
        )
        out.append(Judgement(view.thing.id, id_, reason, PROCEEDING_RULE, verdict))
    return out
