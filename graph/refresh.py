"""Levels 2 and 3: identity, facts, derived states and the view, made anew where something changed.

Each chunk is one transaction, so that readers see a document either wholly or not at all. What a killed
load left undone stays marked (``Local.pending``) and is done by the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import neo4j

from cryptoreg.graph import facts as fact_level
from cryptoreg.graph import rules, view
from cryptoreg.graph.facts import Fact, FactSheet, SourceRow, StatementRow
from cryptoreg.graph.identity import agents, events, matters
from cryptoreg.graph.identity.events import CASE_RELATIONS, Mention
from cryptoreg.graph.identity.judgement import Judgement
from cryptoreg.graph.identity.matters import LawsuitView, ProceedingView
from cryptoreg.graph.identity.things import Thing, describe, is_event
from cryptoreg.graph.lease import Lease
from cryptoreg.graph.store import Store, as_query
from cryptoreg.ontology.generated.names import PARENTS, Class, Modality, Relation
from cryptoreg.ontology.statements import TYPE, Citation, Statement
from cryptoreg.progress import Advance

V = TypeVar("V", LawsuitView, ProceedingView)

CHUNK = 20_000
"""Local things per transaction."""

_COUNT_PENDING = "MATCH (l:Local) WHERE l.pending RETURN count(l) AS n"
_MARK_ALL = "MATCH (l:Local) CALL (l) { SET l.pending = true } IN TRANSACTIONS OF 10000 ROWS"


@dataclass(slots=True)
class Refreshed:
    """What a refresh changed."""

    things: int = 0
    facts_added: int = 0
    facts_removed: int = 0
    entities: int = 0
    review: int = 0


def pending(store: Store) -> int:
    """How many local things wait for a refresh."""
    return int(store.read(_COUNT_PENDING)[0]["n"])


def mark_all(store: Store) -> None:
    """Make the next refresh do everything anew."""
    store.run_schema(_MARK_ALL)


def refresh(store: Store, lease: Lease, now: datetime, advance: Advance | None = None) -> Refreshed:
    """Bring facts and view up to date with the statements.

    Args:
        store: which graph.
        lease: the right to write.
        now: the clock of the load.
        advance: told how many local things were done.
    """
    total = Refreshed()
    while True:
        done = store.write(lambda tx: _Chunk(tx, lease, now.isoformat()).run())
        if done is None:
            return total
        total.things += done.things
        total.facts_added += done.facts_added
        total.facts_removed += done.facts_removed
        total.entities += done.entities
        total.review += done.review
        if advance is not None:
            advance(done.things)


class _Chunk:
    """One transaction of a refresh."""

    def __init__(self, tx: neo4j.ManagedTransaction, lease: Lease, now: str) -> None:
        self.tx, self.lease, self.now = tx, lease, now
        self.canonical: dict[str, str] = {}
        self.before: dict[str, str | None] = {}
        self.things: dict[str, Thing] = {}
        self.blocks: dict[str, str] = {}
        self.keys: dict[str, frozenset[str]] = {}
        self.judgements: dict[str, Judgement] = {}
        self.gone: list[str] = []
        self.result = Refreshed()

    def run(self) -> Refreshed | None:
        self.lease.renew(self.tx)
        locals_ = [
            r["id"]
            for r in self._rows(
                "MATCH (l:Local) WHERE l.pending RETURN l.id AS id ORDER BY l.id LIMIT $n", n=CHUNK
            )
        ]
        if not locals_:
            return None
        self.result.things = len(locals_)
        self.gone = self._read_pending(locals_)
        self._judge_named()
        self._judge_proceedings()
        self._judge_lawsuits()
        self._judge_events()
        touched = self._save_identity()
        self._save_facts(touched)
        return self.result

    # ------------------------------------------------------------ reading

    def _rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        return [r.data() for r in self.tx.run(as_query(query), parameters)]

    def _read_pending(self, locals_: Sequence[str]) -> list[str]:
        """Describe the pending things; return those of which nothing is said any more."""
        rows = self._rows(
            "MATCH (s:Statement) WHERE s.subject_id IN $ids AND s.recorded_to IS NULL "
            "RETURN s {.document, .subject_id, .predicate, .object_id, .value, .modality, .attributed_to} AS s",
            ids=locals_,
        )
        for thing in describe(_as_statement(r["s"]) for r in rows):
            self.things[thing.id] = thing
        for row in self._rows(
            "MATCH (l:Local) WHERE l.id IN $ids RETURN l.id AS id, l.canonical AS canonical", ids=locals_
        ):
            self.before[row["id"]] = row["canonical"]
        return [id_ for id_ in locals_ if id_ not in self.things]

    def _need_canonical(self, ids: Iterable[str]) -> None:
        missing = sorted({i for i in ids if i not in self.canonical})
        if missing:
            for row in self._rows(
                "MATCH (l:Local) WHERE l.id IN $ids AND l.canonical IS NOT NULL RETURN l.id AS id, l.canonical AS canonical",
                ids=missing,
            ):
                self.canonical.setdefault(row["id"], row["canonical"])

    def _load_things(self, query: str, **parameters: Any) -> list[Thing]:
        """Things that are not pending, from what was noted beside their ids."""
        out = []
        for row in self._rows(
            f"{query} RETURN l.id AS id, l.thing AS thing, l.canonical AS canonical", **parameters
        ):
            if row["id"] not in self.things and row["thing"] is not None:
                thing = Thing.loads(row["thing"])
                self.things[thing.id] = thing
                self.before[thing.id] = row["canonical"]
                out.append(thing)
        return out

    # ------------------------------------------------------------ identity

    def _take(self, judgements: Iterable[Judgement]) -> None:
        for judgement in judgements:
            self.judgements[judgement.local] = judgement
            self.canonical[judgement.local] = judgement.canonical

    def _judge_named(self) -> None:
        for thing in self.things.values():
            if not is_event(thing.cls) and thing.cls not in (Class.LAWSUIT, Class.PROCEEDING):
                self._take([agents.judge(thing)])

    def _judge_proceedings(self) -> None:
        views = self._closure(Class.PROCEEDING, (Relation.COURT,), ProceedingView.of)
        for component in _components({id_: v.shared_keys() for id_, v in views.items()}):
            self._take(matters.judge_proceedings([views[id_] for id_ in component]))

    def _judge_lawsuits(self) -> None:
        relations = (Relation.PLAINTIFF, Relation.DEFENDANT, Relation.HAS_PROCEEDING)
        views = self._closure(Class.LAWSUIT, relations, LawsuitView.of)
        for component in _components({id_: v.shared_keys() for id_, v in views.items()}):
            self._take(matters.judge_lawsuits([views[id_] for id_ in component]))

    def _closure(
        self, cls: str, relations: Sequence[str], make: Callable[[Thing, Mapping[str, str]], V]
    ) -> dict[str, V]:
        """The pending things of a class with all others that share keys with them, now or before."""
        views: dict[str, V] = {}

        def take(things: Iterable[Thing]) -> set[str]:
            own = [t for t in things if t.cls == cls]
            self._need_canonical(o for t in own for r in relations for o in t.roles.get(r, ()))
            for thing in own:
                views[thing.id] = make(thing, self.canonical)
                self.keys[thing.id] = views[thing.id].shared_keys()
            return {k for t in own for k in views[t.id].shared_keys()}

        frontier = take(list(self.things.values()))
        # Also those that once shared a key with one of these: their company may have changed.
        frontier |= {
            r["key"]
            for r in self._rows(
                "MATCH (l:Local)-[:HAS_KEY]->(k:Key) WHERE l.id IN $ids RETURN DISTINCT k.id AS key",
                ids=[*sorted(views), *self.gone],
            )
        }
        seen: set[str] = set()
        while frontier - seen:
            new = sorted(frontier - seen)
            seen |= frontier
            frontier |= take(
                self._load_things(
                    "MATCH (k:Key)<-[:HAS_KEY]-(l:Local) WHERE k.id IN $keys WITH DISTINCT l", keys=new
                )
            )
        return views

    def _judge_events(self) -> None:
        moved = self._moved_locals()
        if moved:
            self._load_things(
                "MATCH (s:Statement) WHERE s.object_id IN $ids AND s.recorded_to IS NULL "
                "WITH DISTINCT s.subject_id AS id MATCH (l:Local {id: id})",
                ids=moved,
            )
        mine = [t for t in self.things.values() if is_event(t.cls)]
        self._need_canonical(o for t in mine for objects in t.roles.values() for o in objects)
        blocks: dict[str, list[Mention]] = defaultdict(list)
        for thing in mine:
            mention = Mention.of(thing, self.canonical)
            self.blocks[thing.id] = mention.block()
            blocks[mention.block()].append(mention)
        old = {
            r["block"]
            for r in self._rows(
                "MATCH (l:Local) WHERE l.id IN $ids AND l.block IS NOT NULL RETURN DISTINCT l.block AS block",
                ids=[*(t.id for t in mine), *self.gone],
            )
        }
        others = self._load_things("MATCH (l:Local) WHERE l.block IN $blocks", blocks=sorted({*blocks, *old}))
        self._need_canonical(o for t in others for objects in t.roles.values() for o in objects)
        for thing in others:
            if is_event(thing.cls):
                mention = Mention.of(thing, self.canonical)
                self.blocks[thing.id] = mention.block()
                blocks[mention.block()].append(mention)
        for mentions in blocks.values():
            self._take(events.judge_block(mentions))

    def _moved_locals(self) -> list[str]:
        return sorted(
            id_
            for id_, new in self.canonical.items()
            if id_ in self.before and self.before[id_] not in (None, new)
        )

    # ------------------------------------------------------------ saving identity

    def _save_identity(self) -> set[str]:
        """Write judgements that are new; return the canonical ids that they touch."""
        rows = []
        touched: set[str] = set()
        for id_, judgement in sorted(self.judgements.items()):
            old = self.before.get(id_)
            touched |= {judgement.canonical} | ({old} if old else set())
            rows.append(
                {
                    "id": id_,
                    "canonical": judgement.canonical,
                    "changed": old != judgement.canonical,
                    "cls": self.things[id_].cls,
                    "thing": self.things[id_].dumps(),
                    "block": self.blocks.get(id_),
                    "verdict": str(judgement.verdict),
                    "reason": judgement.reason,
                    "author": judgement.author,
                    "judgement": judgement.id,
                }
            )
        touched |= {c for id_ in self.gone if (c := self.before.get(id_))}
        self.tx.run(
            as_query(_CLOSE_JUDGEMENTS),
            ids=[r["id"] for r in rows if r["changed"]] + self.gone,
            now=self.now,
        ).consume()
        self.tx.run(
            as_query(_CREATE_JUDGEMENTS), rows=[r for r in rows if r["changed"]], now=self.now
        ).consume()
        self.tx.run(as_query(_SAVE_LOCALS), rows=rows).consume()
        self.tx.run(as_query(_FORGET_LOCALS), ids=self.gone).consume()
        keyed = [{"id": id_, "keys": sorted(keys)} for id_, keys in self.keys.items()]
        self.tx.run(as_query(_SAVE_KEYS), rows=keyed).consume()
        self.result.review = sum(r["verdict"] == "unsure" for r in rows)
        moved = [{"old": self.before[id_], "new": self.canonical[id_]} for id_ in self._moved_locals()]
        self.tx.run(as_query(_SAVE_MOVED), rows=moved).consume()
        changed = [r["id"] for r in rows if r["changed"]]
        touched |= {
            r["canonical"]
            for r in self._rows(
                "MATCH (s:Statement) WHERE s.object_id IN $ids AND s.recorded_to IS NULL "
                "WITH DISTINCT s.subject_id AS id MATCH (l:Local {id: id}) WHERE l.canonical IS NOT NULL "
                "RETURN DISTINCT l.canonical AS canonical",
                ids=changed,
            )
        }
        return touched

    # ------------------------------------------------------------ facts

    def _save_facts(self, touched: set[str]) -> None:
        new = self._facts_of(touched)
        self._diff_facts(touched, new, derived=False)
        sheets = fact_level.sheets(new)
        cases = self._cases_of(sheets, touched)
        derived = [f for case in sorted(cases) for f in rules.stays(case, self._case_sheets(case))]
        subjects = {f.subject for f in derived}
        subjects |= {
            r["id"]
            for r in self._rows(
                "MATCH (f:Fact) WHERE f.object_id IN $cases AND f.predicate = 'stays' RETURN DISTINCT f.subject_id AS id",
                cases=sorted(cases),
            )
        }
        self._diff_facts(subjects, derived, derived=True)
        for id_, sheet in fact_level.sheets(derived).items():
            sheets[id_] = sheet
        self._save_view(touched | subjects, sheets)

    def _facts_of(self, touched: set[str]) -> list[Fact]:
        rows = self._rows(
            "MATCH (l:Local) WHERE l.canonical IN $ids MATCH (s:Statement {subject_id: l.id}) WHERE s.recorded_to IS NULL "
            "RETURN l.canonical AS subject, s {.*, quote: null, summary: null} AS s",
            ids=sorted(touched),
        )
        self._need_canonical(r["s"]["object_id"] for r in rows if r["s"].get("object_id"))
        documents = sorted({r["s"]["document"] for r in rows})
        sources = {
            r["id"]: SourceRow(r["id"], r["origin"], r["tier"], r["published"])
            for r in self._rows(
                "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.origin AS origin, d.tier AS tier, d.published AS published",
                ids=documents,
            )
        }
        return fact_level.group((self._statement_row(r["subject"], r["s"]) for r in rows), sources)

    def _statement_row(self, subject: str, s: dict[str, Any]) -> StatementRow:
        object_ = s.get("object_id")
        return StatementRow(
            s["id"], s["document"], subject, s["predicate"],
            None if object_ is None else self.canonical[object_],
            s.get("value"), s["modality"], s["confidence"], s["recorded_from"],
            tuple(s.get("attributed_to") or ()), s.get("valid_from"), s.get("valid_to"),
        )  # fmt: skip

    def _diff_facts(self, subjects: set[str], new: Sequence[Fact], derived: bool) -> None:
        """Create, change and remove facts so that the store holds exactly these for the subjects."""
        kept = {f.id for f in new}
        known = {
            r["id"]
            for r in self._rows(
                f"MATCH (f:Fact) WHERE f.subject_id IN $ids AND f.rule IS {'NOT ' if derived else ''}NULL RETURN f.id AS id",
                ids=sorted(subjects),
            )
        }
        self.tx.run(
            as_query("MATCH (f:Fact) WHERE f.id IN $ids DETACH DELETE f"), ids=sorted(known - kept)
        ).consume()
        self.tx.run(
            as_query(_SAVE_FACTS), rows=[{"id": f.id, "properties": _not_none(f.properties())} for f in new]
        ).consume()
        links = [{"id": f.id, "statements": list(f.statements)} for f in new if f.statements]
        self.tx.run(as_query(_SAVE_SUPPORT), rows=links).consume()
        self.result.facts_added += len(kept - known)
        self.result.facts_removed += len(known - kept)

    def _cases_of(self, sheets: dict[str, FactSheet], touched: set[str]) -> set[str]:
        """The lawsuits whose derived states may have changed."""
        cases = {o for s in sheets.values() for r in CASE_RELATIONS for o in s.objects(r)}
        cases |= {id_ for id_, s in sheets.items() if Class.LAWSUIT in s.values(TYPE)}
        gone = touched - set(sheets)
        cases |= {
            r["case"]
            for r in self._rows(
                "MATCH (st:Fact {predicate: 'orderedBy'}) WHERE st.object_id IN $ids "
                "MATCH (f:Fact {subject_id: st.subject_id, predicate: 'stays'}) RETURN DISTINCT f.object_id AS case",
                ids=sorted(gone),
            )
        }
        return cases

    def _case_sheets(self, case: str) -> list[FactSheet]:
        rows = self._rows(
            "MATCH (c:Fact) WHERE c.object_id = $case AND c.predicate IN $relations AND c.rule IS NULL "
            "WITH DISTINCT c.subject_id AS id MATCH (f:Fact {subject_id: id}) RETURN f {.*} AS f",
            case=case,
            relations=[str(r) for r in CASE_RELATIONS],
        )
        return sorted(fact_level.sheets(_as_fact(r["f"]) for r in rows).values(), key=lambda s: s.id)

    # ------------------------------------------------------------ the view

    def _save_view(self, touched: set[str], sheets: dict[str, FactSheet]) -> None:
        nodes = [n for id_ in sorted(touched) if id_ in sheets and (n := view.build(sheets[id_])) is not None]
        built = {n.id for n in nodes}
        self.tx.run(
            as_query("MATCH (e:Entity) WHERE e.id IN $ids DETACH DELETE e"), ids=sorted(touched - built)
        ).consume()
        by_labels: dict[tuple[str, ...], list[view.Node]] = defaultdict(list)
        for node in nodes:
            by_labels[node.labels].append(node)
        for labels, members in sorted(by_labels.items()):
            self.tx.run(
                as_query(_save_nodes(labels)),
                rows=[{"id": n.id, "properties": dict(n.properties)} for n in members],
            ).consume()
        self._save_edges(nodes)
        self.result.entities += len(nodes)

    def _save_edges(self, nodes: Sequence[view.Node]) -> None:
        kept = [{"id": n.id, "facts": [e.properties["fact"] for e in n.edges]} for n in nodes]
        self.tx.run(as_query(_DROP_EDGES), rows=kept).consume()
        by_type: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for node in nodes:
            for edge in node.edges:
                by_type[edge.type].append(
                    {
                        "id": node.id,
                        "target": edge.target,
                        "fact": edge.properties["fact"],
                        "properties": dict(edge.properties),
                    }
                )
        for type_, rows in sorted(by_type.items()):
            self.tx.run(as_query(_save_edges(type_)), rows=rows).consume()


_CLOSE_JUDGEMENTS = """
UNWIND $ids AS id MATCH (j:Judgement {local: id}) WHERE j.recorded_to IS NULL SET j.recorded_to = $now
"""
_CREATE_JUDGEMENTS = """
UNWIND $rows AS row
MERGE (j:Judgement {id: row.judgement})
  ON CREATE SET j.local = row.id, j.canonical = row.canonical, j.verdict = row.verdict,
                j.reason = row.reason, j.author = row.author
  ON MATCH SET j.history = coalesce(j.history, []) + (j.recorded_from + '/' + j.recorded_to)
SET j.recorded_from = $now
REMOVE j.recorded_to
"""
_SAVE_LOCALS = """
UNWIND $rows AS row
MATCH (l:Local {id: row.id})
SET l.canonical = row.canonical, l.cls = row.cls, l.thing = row.thing, l.block = row.block
REMOVE l.pending
"""
_FORGET_LOCALS = "MATCH (l:Local) WHERE l.id IN $ids REMOVE l.pending, l.canonical, l.thing, l.block"
_SAVE_KEYS = """
UNWIND $rows AS row
MATCH (l:Local {id: row.id})
CALL (l, row) {
  MATCH (l)-[old:HAS_KEY]->(k:Key) WHERE NOT k.id IN row.keys DELETE old
}
UNWIND row.keys AS key
MERGE (k:Key {id: key})
MERGE (l)-[:HAS_KEY]->(k)
"""
_SAVE_MOVED = """
UNWIND $rows AS row
OPTIONAL MATCH (still:Local {canonical: row.old})
WITH row, count(still) AS members WHERE members = 0
MERGE (m:Moved {id: row.old}) SET m.to = row.new
"""
_SAVE_FACTS = "UNWIND $rows AS row MERGE (f:Fact {id: row.id}) SET f = row.properties"
_SAVE_SUPPORT = """
UNWIND $rows AS row
MATCH (f:Fact {id: row.id})
CALL (f, row) {
  MATCH (f)-[old:SUPPORTED_BY]->(s:Statement) WHERE NOT s.id IN row.statements DELETE old
}
UNWIND row.statements AS id
MATCH (s:Statement {id: id})
MERGE (f)-[:SUPPORTED_BY]->(s)
"""
_DROP_EDGES = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})-[r]->() WHERE NOT r.fact IN row.facts
DELETE r
"""


def _save_nodes(labels: Sequence[str]) -> str:
    """Labels cannot be parameters; these come from the ontology, never from a user."""
    wanted = ":".join(labels)
    others = ":".join(sorted(set(PARENTS) - set(labels)))
    return (
        "UNWIND $rows AS row MERGE (e:Entity {id: row.id}) "
        f"REMOVE e:{others} SET e:{wanted} SET e = row.properties"
    )


def _save_edges(type_: str) -> str:
    return (
        "UNWIND $rows AS row MATCH (e:Entity {id: row.id}) MATCH (t:Entity {id: row.target}) "
        f"MERGE (e)-[r:{type_} {{fact: row.fact}}]->(t) SET r = row.properties"
    )


def _components(keys: dict[str, frozenset[str]]) -> list[list[str]]:
    """Sets of things that share keys, directly or through others."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for id_, own in keys.items():
        for key in own:
            by_key[key].append(id_)
    out, seen = [], set()
    for start in sorted(keys):
        if start in seen:
            continue
        component, frontier = [], [start]
        seen.add(start)
        while frontier:
            current = frontier.pop()
            component.append(current)
            for key in keys[current]:
                for other in by_key[key]:
                    if other not in seen:
                        seen.add(other)
                        frontier.append(other)
        out.append(sorted(component))
    return out


def _as_statement(row: dict[str, Any]) -> Statement:
    """A stored statement as far as :func:`describe` looks at it."""
    return Statement(
        document=row["document"],
        subject=row["subject_id"],
        predicate=row["predicate"],
        support=Citation("-"),
        object=row.get("object_id"),
        value=row.get("value"),
        modality=Modality(row["modality"]),
        attributed_to=tuple(row.get("attributed_to") or ()),
    )


def _as_fact(row: dict[str, Any]) -> Fact:
    return Fact(
        id=row["id"], subject=row["subject_id"], predicate=row["predicate"], object=row.get("object_id"),
        value=row.get("value"), modality=row["modality"], sources=row["sources"], documents=row["documents"],
        tier=row["tier"], confidence=row["confidence"], public_from=row.get("public_from"),
        recorded_from=row["recorded_from"], attributed_to=tuple(row.get("attributed_to") or ()),
        valid_from=row.get("valid_from"), valid_to=row.get("valid_to"), rule=row.get("rule"),
        premises=tuple(row.get("premises") or ()), disputed=row["disputed"],
    )  # fmt: skip


def _not_none(properties: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in properties.items() if v is not None}
