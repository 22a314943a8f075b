"""What people have judged of identity, laid over what the rules judged.

Rules give every local thing a canonical id. A person may say that two of them are the same, or that two
are different. *Different* always wins: it cuts what a rule has put together, and it refuses a *same* that
would join its two sides through a third thing. Since nothing but the map from local to canonical ids
changes, taking a decision back restores exactly what was.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cryptoreg.graph.identity.judgement import Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement on two local things.

    ``different`` leaves the left side, and whatever else the rules put with it, where it is, and moves
    the right side away.
    """

    id: str
    verdict: Verdict
    left: str
    right: str
    recorded_from: str = ""


class Book:
    """All decisions in force, ready to be applied.

    Args:
        decisions: in any order.
        auto: canonical ids by the rules, of every local thing that a decision names.
        preferred: whether an id is known beforehand (from the gazetteer), so that others join it.
    """

    def __init__(
        self,
        decisions: Iterable[Decision],
        auto: Mapping[str, str],
        preferred: Callable[[str], bool] = lambda _: False,
    ) -> None:
        known = [d for d in decisions if d.left in auto and d.right in auto]
        ordered = sorted(known, key=lambda d: (d.recorded_from, d.id))
        self._cut = _cuts(ordered, auto)
        self._auto = auto
        self._preferred = preferred
        self.overruled: list[Decision] = []
        self._joined = self._join(ordered)

    def resolve(self, local: str, auto: str) -> str:
        """The canonical id of a local thing that the rules call ``auto``."""
        own = self._cut.get(local, auto)
        return self._joined.get(own, own)

    def company(self, auto: str) -> set[str]:
        """All ids of the rules that end up together with this one, or were cut from it."""
        mine = self._joined.get(auto, auto)
        group = {a for a, b in self._joined.items() if b == mine} | {auto}
        return group | {self._auto[local] for local, own in self._cut.items() if own in group}

    def _join(self, decisions: Iterable[Decision]) -> dict[str, str]:
        own = {local: self._cut.get(local, auto) for local, auto in self._auto.items()}
        apart = {frozenset((own[d.left], own[d.right])) for d in decisions if d.verdict is Verdict.DIFFERENT}
        group: dict[str, frozenset[str]] = {id_: frozenset({id_}) for id_ in own.values()}
        for d in decisions:
            if d.verdict is not Verdict.SAME:
                continue
            one, other = group[own[d.left]], group[own[d.right]]
            if one == other:
                continue
            if any(len(pair) == 2 and pair <= one | other for pair in apart):
                self.overruled.append(d)
                continue
            for member in one | other:
                group[member] = one | other
        return {
            member: min(members, key=lambda i: (not self._preferred(i), len(i), i))
            for member, members in group.items()
            if len(members) > 1
        }


def _cuts(decisions: Iterable[Decision], auto: Mapping[str, str]) -> dict[str, str]:
    """New ids for the local things that a *different* takes away from what the rules made."""
    inside = [
        d
        for d in decisions
        if d.verdict is Verdict.DIFFERENT and auto[d.left] == auto[d.right] and d.left != d.right
    ]
    apart: dict[str, set[str]] = defaultdict(set)
    for d in inside:
        apart[d.left].add(d.right)
        apart[d.right].add(d.left)
    groups: dict[str, list[set[str]]] = defaultdict(list)
    for right in sorted({d.right for d in inside}):
        own = groups[auto[right]]
        home = next((g for g in own if not g & apart[right]), None)
        if home is None:
            own.append({right})
        else:
            home.add(right)
    out: dict[str, str] = {}
    for base, own in groups.items():
        for members in own:
            id_ = f"{base}-{hashlib.sha256(min(members).encode()).hexdigest()[:8]}"
            out |= dict.fromkeys(members, id_)
    return out
