"""What stands around the cases of a chunk: dockets, claims, bankruptcies of defendants, plaintiffs that are governments.

A bankruptcy concerns other cases than its own, so that it wakes those whose defendant is its debtor. Both ways are
walked over the view's edges, which are of one type and short, and over what the chunk itself tells anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from cryptoreg.graph import rules
from cryptoreg.graph.facts import FactSheet
from cryptoreg.graph.identity.events import CASE_RELATIONS
from cryptoreg.graph.rebuild.state import Chunk
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import PARENTS, Class, Relation

DEBTORS = "MATCH (m:Entity)-[:DEBTOR]->(p:Entity) WHERE p.id IN $ids RETURN DISTINCT m.id AS id"
"""The bankruptcies of defendants, by the view."""

_SUED = "MATCH (l:Lawsuit)-[:DEFENDANT]->(p:Entity) WHERE p.id IN $ids RETURN DISTINCT l.id AS id"
_OWN_DEBTORS = """
MATCH (f:Fact) WHERE f.subject_id IN $ids AND f.predicate = 'debtor' RETURN DISTINCT f.object_id AS id
"""
_RESTING = """
MATCH (m:Entity)<-[:RELIES_ON]-(:Stay)-[:STAYS]->(l:Lawsuit) WHERE m.id IN $ids RETURN DISTINCT l.id AS id
"""


def woken(chunk: Chunk, told: Mapping[str, FactSheet], matters: Collection[str]) -> set[str]:
    """The cases against the debtors of bankruptcies among these matters, and those that rested on one before."""
    debtors = {r["id"] for r in chunk.rows(_OWN_DEBTORS, ids=chunk.stored(set(matters) - set(told)))}
    debtors |= {o for m in matters if m in told for o in told[m].objects(Relation.DEBTOR)}
    cases = {r["id"] for r in chunk.rows(_RESTING, ids=chunk.stored(matters))}
    if debtors:
        cases |= {r["id"] for r in chunk.rows(_SUED, ids=chunk.stored(debtors))}
        cases |= {
            i
            for i, s in told.items()
            if s.cls() == Class.LAWSUIT and debtors & set(s.objects(Relation.DEFENDANT))
        }
    return cases


Read = Callable[[Collection[str]], dict[str, FactSheet]]
"""Gives the facts of things by id."""

EventsOf = Callable[[Collection[str]], Mapping[str, Collection[str]]]
"""Gives the ids of the events of matters, by matter."""


def around(
    cases: Mapping[str, FactSheet], bankrupt: Iterable[str], read: Read, events_of: EventsOf
) -> rules.Around:
    """What stands around cases.

    Args:
        cases: their facts by id.
        bankrupt: the matters of which a defendant may be the debtor.
        read: gives the facts of things.
        events_of: gives the events of matters.
    """
    belonging = {o for s in cases.values() for r in rules.MATTERS for o in s.objects(r)}
    matters = read(belonging)
    bankruptcies = _bankruptcies(read(set(bankrupt)), read, events_of)
    governments = {
        p
        for c in cases.values()
        if _matters_who_sues(c, matters, bankruptcies)
        for p in c.objects(Relation.PLAINTIFF)
    }
    return rules.Around(matters, bankruptcies, _governments(governments, read))


def _matters_who_sues(
    case: FactSheet, matters: Mapping[str, FactSheet], bankruptcies: Collection[rules.Bankruptcy]
) -> bool:
    defendants = set(case.objects(Relation.DEFENDANT))
    return (
        any(b.debtor in defendants for b in bankruptcies)
        or rules.under_securities_law(case, rules.Around(matters)) != []
    )


def _bankruptcies(
    found: Mapping[str, FactSheet], read: Read, events_of: EventsOf
) -> tuple[rules.Bankruptcy, ...]:
    dockets = {
        m: [m, *s.objects(Relation.HAS_PROCEEDING)] for m, s in found.items() if s.objects(Relation.DEBTOR)
    }
    members = events_of({d for own in dockets.values() for d in own}) if dockets else {}
    told = read({e for own in members.values() for e in own}) if members else {}
    out = []
    for matter, own in sorted(dockets.items()):
        mine = sorted({e for d in own for e in members.get(d, ()) if e in told})
        sheets_ = tuple(told[e] for e in mine if any(told[e].objects(r) for r in CASE_RELATIONS))
        out += [
            rules.Bankruptcy(found[matter], d, sheets_)
            for d in sorted(set(found[matter].objects(Relation.DEBTOR)))
        ]
    return tuple(out)


def _governments(ids: Collection[str], read: Read) -> frozenset[str]:
    told = read(set(ids)) if ids else {}
    out = set()
    for id_ in ids:
        entry = gazetteer.load().get(id_)
        cls = str(entry.cls) if entry is not None else (told[id_].cls() if id_ in told else None)
        if cls is not None and Class.GOVERNMENT_BODY in (cls, *PARENTS[cls]):
            out.add(id_)
    return frozenset(out)
