"""The statements behind the items of an answer, fetched together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cryptoreg.api.questions.answer import ID_BASE, AnswerItem, Dispute, proof
from cryptoreg.graph import proofs
from cryptoreg.graph.proofs import Evidence
from cryptoreg.graph.store import Row, Store

PROOFS_SHOWN = 5


class Evidences:
    """All proofs of one answer.

    Args:
        store: the graph.
        things: ids of nodes that prove items.
        facts: ids of facts that do.
    """

    def __init__(self, store: Store, things: Sequence[str], facts: Sequence[str]) -> None:
        self.store = store
        wanted = sorted(set(things))
        rows = store.read(PROOFS, {"things": wanted, "facts": sorted(set(facts))})
        by_kind: dict[str, list[Row]] = {}
        for row in rows:
            by_kind.setdefault(row["kind"], []).append(row)
        self.of_things = proofs.grouped(by_kind.get("thing", ()))
        self.of_facts = proofs.grouped(by_kind.get("fact", ()))
        self.placed = {r["id"]: proofs.place(r["s"]) for r in by_kind.get("place", ())}
        self.disputes: dict[str, list[Dispute]] = {}
        for row in by_kind.get("dispute", ()):
            self.disputes.setdefault(row["id"], []).append(dispute(row["s"]))

    def item(
        self,
        thing: Mapping[str, Any],
        things: Sequence[str],
        facts: Sequence[str],
        value: str | int | float | bool | None = None,
        why: str | None = None,
        date: str | None = None,
        event: Mapping[str, Any] | None = None,
    ) -> AnswerItem:
        """One thing with its proof, each statement once."""
        found: dict[str, Evidence] = {}
        for id_ in dict.fromkeys(things):
            found.update({e.statement: e for e in self.of_things.get(id_, ())})
        for id_ in dict.fromkeys(facts):
            found.update({e.statement: e for e in self.of_facts.get(id_, ())})
        evidence = list(found.values())
        refs = list(thing.get("reference") or ())
        label = str(thing["label"])
        node = event if event is not None else thing
        if not refs and "Lawsuit" in node.get("classes", ()) and "Agent" in thing.get("classes", ()):
            refs = list(node.get("reference") or ())
        place = self.placed.get(str(thing["id"]))
        if place is not None:
            label = f"{label}: {', '.join(place.labels)}" if place.labels else label
            refs = refs or list(place.references)
        elif not refs and not {"SpeechAct", "Agent"}.isdisjoint(
            (*node.get("classes", ()), *thing.get("classes", ()))
        ):
            at = self.placed.get(str(node["id"]))
            refs = list(at.references) if at is not None else refs
        if not refs and "Agent" in thing.get("classes", ()) and "Event" in node.get("classes", ()):
            refs = list(node.get("reference") or ())  # "whose probe was closed": by which act
        return AnswerItem(
            id=ID_BASE + str(thing["id"]),
            refs=refs,
            label=label,
            value=value,
            date=date,
            attributed_to=_attribution(node, evidence),
            rule=node.get("rule"),
            conflicts=[d for id_ in dict.fromkeys(things) for d in self.disputes.get(id_, ())],
            reasons=[f"/why/{id_}" for id_ in dict.fromkeys([*things, *facts])][:PROOFS_SHOWN],
            why=why,
            proof=[proof(e) for e in evidence[:PROOFS_SHOWN]],
            more_proof=max(0, len(evidence) - PROOFS_SHOWN),
        )


PROOFS = f"""
CALL () {{
  {proofs.OF_THINGS.replace("$ids", "$things")}
  {proofs.RETURN.replace("RETURN id AS id", "RETURN 'thing' AS kind, id AS id")}
  UNION ALL
  {proofs.OF_FACTS.replace("$ids", "$facts")}
  {proofs.RETURN.replace("RETURN id AS id", "RETURN 'fact' AS kind, id AS id")}
  UNION ALL
  {proofs.PLACES.replace("$ids", "$things")}
  RETURN 'place' AS kind, id, {{names: names, cases: cases, others: others, references: references}} AS s, null AS d
  UNION ALL
  MATCH (c:Conflict) WHERE c.subject_id IN $things
  WITH c ORDER BY c.subject_id, c.predicate, c.id
  RETURN 'dispute' AS kind, c.subject_id AS id, c {{.id, .predicate, .shown, .others, .reason, .decided}} AS s, null AS d
}}
RETURN kind, id, s, d
"""
"""The proofs of things and of facts, where each belongs, and what is disputed of it: all in one round trip."""


def dispute(c: Mapping[str, Any]) -> Dispute:
    """A conflict of the graph as an answer shows it."""
    return Dispute(
        id=c["id"], of=spoken(c["predicate"]), shown=str(c["shown"]), others=[str(o) for o in c["others"] or ()],
        reason=c["reason"], decided=bool(c["decided"]), link=f"/why/{c['id']}",
    )  # fmt: skip


def spoken(name: str) -> str:
    """
    >>> spoken("filedOn")
    'filed on'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _attribution(node: Mapping[str, Any], evidence: Sequence[Evidence]) -> list[str]:
    """Whose claim it is, for what is alleged, reported or thought."""
    if "SpeechAct" not in node.get("classes", ()) and node.get("basis") in (None, "asserted"):
        return []
    return sorted({a for e in evidence for a in e.attributed_to} | set(node.get("attributed_to") or ()))
