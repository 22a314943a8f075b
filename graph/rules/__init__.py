"""Facts that follow from other facts, by declared rules with their premises.

Each rule is a pure function over the facts of one case and of its events; ``derive`` runs them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cryptoreg.graph.facts import Fact, FactSheet, sheets
from cryptoreg.graph.links import answers
from cryptoreg.graph.rules.around import MATTERS, Around, Bankruptcy
from cryptoreg.graph.rules.closings import closings
from cryptoreg.graph.rules.outcomes import outcomes
from cryptoreg.graph.rules.status import statuses
from cryptoreg.graph.rules.statutory import statutory_stays, under_securities_law
from cryptoreg.graph.rules.stays import stays

__all__ = [
    "MATTERS", "Around", "Bankruptcy", "closings", "derive", "outcomes", "statuses", "statutory_stays", "stays", "under_securities_law",
]  # fmt: skip


def derive(case: FactSheet, events: Sequence[FactSheet], around: Around | None = None) -> list[Fact]:
    """Everything that follows from the facts of one case.

    Args:
        case: the facts of the lawsuit.
        events: the facts of its events.
        around: its dockets and claims, the bankruptcies of its defendants, and which plaintiffs are governments.
    """
    around = around or Around()
    found = answers(events)
    linked = _with(events, found)
    found += stays(case, linked, around)
    found += statutory_stays(case, linked, around)
    found += closings(case, linked)
    found += outcomes(linked)
    found += statuses(case, linked, found, around)
    said = {f.id for s in (case, *events) for f in s.facts}  # what a source says needs no rule
    return [replace(f, case=case.id) for f in found if f.id not in said]


def _with(events: Sequence[FactSheet], links: Sequence[Fact]) -> list[FactSheet]:
    """The events together with the links that follow from their references."""
    more = sheets(links)
    return [FactSheet(e.id, [*e.facts, *more[e.id].facts]) if e.id in more else e for e in events]
