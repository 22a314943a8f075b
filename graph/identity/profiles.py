"""Who bears which identifiers: LEI, CIK, CRD, Wikidata go before names.

A *profile* is what things of one name and the same identifiers have in common; a name without identifiers has none.
Profiles that share an identifier are one thing, whatever their names. A name joins them only where no identifier of
theirs differs; where several things fit a name, it is none of them and waits for review. What the gazetteer knows under two
names is never joined by what a document says.

The result depends on the set of profiles alone, never on the order in which they came.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cryptoreg.graph.identity.judgement import Verdict
from cryptoreg.graph.identity.things import Thing
from cryptoreg.ontology import gazetteer, identifiers
from cryptoreg.ontology.generated.names import LABELS

RULE = "rule:identifier@1"
NAME = "name"
_KINDS = tuple(str(kind) for kind in identifiers.NORMAL)


@dataclass(frozen=True, slots=True, order=True)
class Profile:
    """A name and the identifiers that go with it.

    Attributes:
        named: the canonical id that the name alone would give.
        ids: (kind, value) pairs, of each kind one, sorted.
        vouched: whether the gazetteer says so, and not a document.
    """

    named: str
    ids: tuple[tuple[str, str], ...]
    vouched: bool = False

    @property
    def id(self) -> str:
        text = json.dumps([self.named, self.ids])
        return f"profile-{hashlib.sha256(text.encode()).hexdigest()[:20]}"

    def shared_keys(self) -> frozenset[str]:
        """By what it may be one with another."""
        return frozenset({f"{NAME}:{self.named}"} | {f"{kind}:{value}" for kind, value in self.ids})


@dataclass(frozen=True, slots=True)
class Placed:
    """What a profile, or a name without identifiers, turns out to be."""

    canonical: str
    verdict: Verdict
    reason: str


def bears_any(thing: Thing) -> bool:
    """Whether a document gives a thing an identifier of some kind."""
    return any(kind in thing.values for kind in _KINDS)


def of_thing(thing: Thing, named: str) -> Profile | None:
    """The profile of a thing; None where its document gives it no identifier, or several of each kind.

    Args:
        thing: as its document describes it.
        named: the canonical id that its name alone gives; an identifier that the gazetteer knows says better.
    """
    known = gazetteer.load()
    ids: dict[str, str] = {}
    entries: set[str] = set()
    for kind in _KINDS:
        found: set[str] = set()
        for value in thing.texts(kind):
            entry = known.identified(kind, value)
            found.add(value if entry is None else entry.identifiers(kind)[0])
            entries |= set() if entry is None else {entry.id}
        if len(found) == 1:
            ids[kind] = found.pop()
    if not ids:
        return None
    return Profile(entries.pop() if len(entries) == 1 else named, tuple(sorted(ids.items())))


def vouched(keys: Collection[str]) -> set[Profile]:
    """What the gazetteer says of these names and identifiers."""
    known = gazetteer.load()
    out = set()
    for key in keys:
        kind, _, value = key.partition(":")
        entry = known.get(value) if kind == NAME else known.identified(kind, value)
        if entry is not None and entry.ids:
            ids = tuple(sorted((k, values[0]) for k, values in entry.ids))
            out.add(Profile(entry.id, ids, vouched=True))
    return out


def judge(profiles: Iterable[Profile]) -> tuple[dict[Profile, Placed], dict[str, Placed]]:
    """Judge a closed set of profiles: all that share keys with one another, with those of the gazetteer.

    Returns:
        What each profile is, and what each of their names is where it stands without identifiers.
    """
    groups = [_Group((p,)) for p in sorted(set(profiles))]
    for level in (*_KINDS, NAME):
        groups = _joined(groups, level)
    holders: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        for name in group.values(NAME):
            holders[name].append(group)
    owners = {name: owner for name, held in holders.items() if (owner := _owner(name, held)) is not None}
    ids = _canonical(groups, owners)
    placed = {}
    for group, id_ in zip(groups, ids, strict=True):
        for profile in group.members:
            placed[profile] = Placed(id_, *_verdict(group, profile))
    names = {}
    for name in holders:
        if name in owners:
            owned = ids[groups.index(owners[name])]
            names[name] = Placed(owned, Verdict.SAME, "the only one known by this name")
        else:
            reason = "several with this name are known by differing identifiers"
            names[name] = Placed(name, Verdict.UNSURE, reason)
    return placed, names


@dataclass(frozen=True, slots=True)
class _Group:
    """Profiles that are one thing.

    Attributes:
        members: sorted.
        refused: the kinds by which it would be one with others, were it not for something stronger.
    """

    members: tuple[Profile, ...]
    refused: tuple[str, ...] = ()

    def values(self, level: str) -> set[str]:
        if level == NAME:
            return {p.named for p in self.members}
        return {value for p in self.members for kind, value in p.ids if kind == level}

    def entries(self) -> set[str]:
        """The things of the gazetteer that it would be."""
        return {name for name in self.values(NAME) if gazetteer.load().get(name) is not None}

    @property
    def vouched(self) -> bool:
        return any(p.vouched for p in self.members)


def _joined(groups: Sequence[_Group], level: str) -> list[_Group]:
    """Join the groups that share values of one kind, unless a stronger kind tells them apart."""
    out = []
    for component in _components(groups, level):
        if len(component) == 1:
            out.append(component[0])
        elif _agree(component, level):
            members = tuple(sorted(p for g in component for p in g.members))
            out.append(_Group(members, tuple(sorted({k for g in component for k in g.refused}))))
        else:
            out += [_Group(g.members, (*g.refused, level)) for g in component]
    return sorted(out, key=lambda g: g.members)


def _components(groups: Sequence[_Group], level: str) -> list[list[_Group]]:
    found: list[tuple[set[str], list[_Group]]] = []
    for group in groups:
        values, members = group.values(level), [group]
        touching = [c for c in found if c[0] & values]
        for component in touching:
            values |= component[0]
            members = component[1] + members
        found = [c for c in found if c not in touching] + [(values, members)]
    return [members for _, members in found]


def _agree(groups: Sequence[_Group], level: str) -> bool:
    """Whether nothing that is stronger than a kind tells some of the groups apart."""
    stronger = _KINDS if level == NAME else _KINDS[: _KINDS.index(level)]
    told = [[g.values(kind) for g in groups] for kind in stronger]
    told.append([g.entries() for g in groups])
    return all(_common(sets) for sets in told)


def _common(sets: Iterable[set[str]]) -> bool:
    known = [s for s in sets if s]
    return not known or bool(set.intersection(*known))


def _owner(name: str, held: Sequence[_Group]) -> _Group | None:
    """Whose name it is: the only one's that bears it, or the one's for which the gazetteer vouches."""
    mine = [g for g in held if any(p.vouched and p.named == name for p in g.members)]
    return mine[0] if mine else held[0] if len(held) == 1 else None


def _canonical(groups: Sequence[_Group], owners: Mapping[str, _Group]) -> list[str]:
    """An id per group: the best of the names that are its own, else a name with an identifier; never two alike."""
    wanted = []
    for group in groups:
        own = [n for n in group.values(NAME) if owners.get(n) is group]
        if own:
            wanted.append(min(own, key=lambda n: (gazetteer.load().get(n) is None, len(n), n)))
            continue
        kind = next(k for k in _KINDS if group.values(k))
        name = min(group.values(NAME), key=lambda n: (len(n), n))
        wanted.append(f"{name}-{kind}-{min(group.values(kind)).lower()}")
    return [
        id_ if wanted.count(id_) == 1 else f"{id_}-{group.members[0].id.removeprefix('profile-')[:8]}"
        for id_, group in zip(wanted, groups, strict=True)
    ]


def _verdict(group: _Group, profile: Profile) -> tuple[Verdict, str]:
    kind, value = min(profile.ids, key=lambda i: _KINDS.index(i[0]))
    has = f"has the {LABELS[kind]} {value}"
    if not group.refused or group.vouched:
        return Verdict.SAME, has
    shared = " and ".join("name" if k == NAME else LABELS[k] for k in group.refused)
    return Verdict.UNSURE, f"{has}, and shares its {shared} with what another identifier or name tells apart"
