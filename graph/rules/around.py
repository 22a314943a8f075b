"""What the rules of one case look at besides its own facts and those of its events.

These are its dockets and claims, the bankruptcies of its defendants, and which of its plaintiffs are governments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptoreg.graph.facts import FactSheet
from cryptoreg.graph.identity.events import CASE_RELATIONS
from cryptoreg.ontology.generated.names import Attribute, ProceedingKind, Relation

MATTERS = (Relation.HAS_PROCEEDING, Relation.HAS_CLAIM)
"""What belongs to a case and has facts of its own."""

_UPPER = frozenset({ProceedingKind.APPEAL, ProceedingKind.SUPREME_COURT})
_UPPER_COURT = re.compile(r"court-(?:ca(?:\d+|dc|fc)|scotus)")


@dataclass(frozen=True, slots=True)
class Bankruptcy:
    """A bankruptcy, with its debtor and the facts of what happened in it."""

    matter: FactSheet
    debtor: str
    events: tuple[FactSheet, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the cases that are worked out together.

    Attributes:
        matters: dockets and claims by id, as far as anything is told of them.
        bankruptcies: those of the defendants.
        governments: of the plaintiffs those that are governments or parts of one.
    """

    matters: Mapping[str, FactSheet] = field(default_factory=dict)
    bankruptcies: tuple[Bankruptcy, ...] = ()
    governments: frozenset[str] = frozenset()

    def upper(self, case: FactSheet) -> frozenset[str]:
        """The dockets in which what another court decided is looked at again.

        A petition for review is none: with it the case begins (Fed. R. App. P. 15).
        """
        dockets = sorted(set(case.objects(Relation.HAS_PROCEEDING)))
        found = {d for d in dockets if self._says_upper(d)}
        unsure = {d for d in dockets if d not in found and self._perhaps_upper(d)}
        if (
            set(dockets) - found - unsure
        ):  # beside a trial court's docket, one of an appeals court is an appeal
            found |= unsure
        return frozenset(found)

    def _says_upper(self, docket: str) -> bool:
        sheet = self.matters.get(docket)
        if sheet is None:
            return False
        return bool(sheet.objects(Relation.APPEAL_FROM)) or any(
            k in _UPPER for k in sheet.values(Attribute.PROCEEDING_KIND)
        )

    def _perhaps_upper(self, docket: str) -> bool:
        sheet = self.matters.get(docket)
        if sheet is None or sheet.values(Attribute.PROCEEDING_KIND):
            return False
        return any(_UPPER_COURT.fullmatch(c) for c in sheet.objects(Relation.COURT))


def docket_of(event: FactSheet, dockets: frozenset[str]) -> str | None:
    """The docket to which an event belongs, where that is told."""
    for relation in (Relation.IN_PROCEEDING, *CASE_RELATIONS):
        for matter in event.objects(relation):
            if matter in dockets:
                return matter
    return None
