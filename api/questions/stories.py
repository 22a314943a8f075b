"""Timelines, sources, paths and conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptoreg.api.questions.answer import ID_BASE, Answer, AnswerItem, Status
from cryptoreg.api.questions.evidence import Evidences, dispute
from cryptoreg.api.questions.query import Ask, Link, Query, When
from cryptoreg.api.questions.running import Execution
from cryptoreg.graph.view import bounds

if TYPE_CHECKING:
    from cryptoreg.api.questions.outcomes import Outcome


def timeline(out: Outcome, run: Execution) -> Answer:
    found = [f for f in run.things(out.query.of) if f.sure]
    found.sort(key=lambda f: (f.date is None, str(bounds(f.thing.get("date_min")) or ""), f.thing["id"]))
    items = out.items(found)
    timed = out.query.ask is Ask.CHANGES or any(isinstance(c, When) for c in out.query.of.where)
    silent = Status.UNKNOWN if timed and _of_one_case(out.query) else Status.NONE
    return out.finish(run, Status.ANSWERED if items else silent, answers=items)


def _of_one_case(query: Query) -> bool:
    """Whether it asks what happened in one case: nothing on record does not say that nothing happened."""
    return any(isinstance(c, Link) and c.path == "case" and len(c.to.ids) == 1 for c in query.of.where)


def sources(out: Outcome, run: Execution) -> Answer:
    found = [f for f in run.things(out.query.of) if f.sure]
    items = out.items(found)
    by_document: dict[str, AnswerItem] = {}
    for item in items:
        for p in item.proof:
            old = by_document.get(p.document)
            label = p.title or p.url or p.document
            by_document[p.document] = AnswerItem(
                id=ID_BASE + p.document, label=label, value=p.url, date=p.published, proof=[*(old.proof if old else []), p]
            )  # fmt: skip
    return out.finish(
        run, Status.ANSWERED if by_document else Status.NONE, answers=list(by_document.values())
    )


def path(out: Outcome, run: Execution) -> Answer:
    first, second = out.query.among
    parameters = {"first": [r.id for r in first.ids], "second": [r.id for r in second.ids]}
    rows = out.store.read(_SHORTEST, parameters)
    if not rows:
        return out.finish(run, Status.NONE, cypher=_SHORTEST.strip(), parameters=parameters)
    nodes, links = rows[0]["nodes"], rows[0]["links"]
    proofs = Evidences(out.store, [n["id"] for n in nodes], [k["fact"] for k in links if k["fact"]])
    items = []
    for n, node in enumerate(nodes):
        how = links[n - 1]["type"].lower().replace("_", " ") if n else None
        fact = links[n - 1]["fact"] if n else None
        items.append(proofs.item(node, [], [fact] if fact else [], value=how))
    return out.finish(
        run,
        Status.ANSWERED,
        value=len(links),
        answers=items,
        cypher=_SHORTEST.strip(),
        parameters=parameters,
    )


def conflicts(out: Outcome, run: Execution) -> Answer:
    found = run.things(out.query.of)
    ids = [f.thing["id"] for f in found]
    rows = out.store.read(_CONFLICTS, {"ids": ids})
    sides = Evidences(out.store, [], [f for r in rows for f in r["facts"]])
    items = []
    for r in rows:
        made = dispute(r["c"])
        item = sides.item(
            {"id": made.id, "label": f"{made.of} of {r['label']}", "reference": r["refs"]}, [], r["facts"],
            value=f"{made.shown}; others say {', '.join(made.others)}",
        )  # fmt: skip
        items.append(item.model_copy(update={"conflicts": [made], "reasons": [made.link]}))
    return out.finish(
        run,
        Status.ANSWERED if items else Status.NONE,
        answers=items,
        cypher=_CONFLICTS.strip(),
        parameters={"ids": ids},
    )


_SHORTEST = """
MATCH (a:Entity) WHERE a.id IN $first
MATCH (b:Entity) WHERE b.id IN $second AND NOT b.id IN $first
MATCH p = shortestPath((a)-[*..12]-(b)) WHERE all(n IN nodes(p) WHERE n:Entity)
RETURN [n IN nodes(p) | n {.*, classes: labels(n)}] AS nodes, [r IN relationships(p) | {type: type(r), fact: r.fact}] AS links
ORDER BY length(p), [n IN nodes(p) | n.id] LIMIT 1
"""


_CONFLICTS = """
MATCH (e:Entity) WHERE e.id IN $ids
MATCH (c:Conflict) WHERE c.subject_id = e.id OR EXISTS { (e)<--(:Entity {id: c.subject_id}) }
MATCH (c)-[side:SIDE]->(f:Fact)
OPTIONAL MATCH (s:Entity {id: c.subject_id})
WITH c, s, e, f, side ORDER BY side.rank, f.id
RETURN c {.id, .predicate, .shown, .others, .reason, .decided} AS c, coalesce(s.label, c.subject_id) AS label,
       collect(DISTINCT f.id) AS facts, coalesce(e.reference, s.reference) AS refs
ORDER BY refs, label, c.predicate, c.id
"""
