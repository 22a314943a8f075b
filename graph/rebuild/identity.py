"""The first stage: what each local thing is, by rules and by the decisions of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from cryptoreg.graph.identity import agents, events, matters
from cryptoreg.graph.identity.decisions import Book, Decision
from cryptoreg.graph.identity.events import Mention
from cryptoreg.graph.identity.judgement import Judgement, Verdict
from cryptoreg.graph.identity.matters import LawsuitView, ProceedingView
from cryptoreg.graph.identity.things import Thing, describe, is_event
from cryptoreg.graph.rebuild.ahead import SAID, said_of
from cryptoreg.graph.rebuild.identified import identify
from cryptoreg.graph.rebuild.state import Chunk
from cryptoreg.graph.worklist import WAKE
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class, Relation

V = TypeVar("V", LawsuitView, ProceedingView)

_DECISIONS = """
MATCH (d:Decision) WHERE d.recorded_to IS NULL AND d.verdict IN ['same', 'different']
OPTIONAL MATCH (l:Local {id: d.left})
OPTIONAL MATCH (r:Local {id: d.right})
RETURN d.id AS id, d.verdict AS verdict, d.left AS left, d.right AS right, d.recorded_from AS recorded_from,
       l.auto AS left_auto, r.auto AS right_auto
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """What came out.

    Attributes:
        touched: canonical ids of which facts may have changed.
        grown: those of them to which this chunk adds things, and of which nothing else has changed.
        review: how many things wait for a person.
    """

    touched: set[str]
    grown: set[str]
    review: int


class IdentityStage:
    """Judges the pending things of a chunk, and whatever their company makes it judge anew."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk: Chunk = chunk
        rows = chunk.rows(_DECISIONS)
        self.decisions = [
            Decision(r["id"], Verdict(r["verdict"]), r["left"], r["right"], r["recorded_from"]) for r in rows
        ]
        self.anchors: dict[str, str] = {}
        for row in rows:
            for side in ("left", "right"):
                if row[f"{side}_auto"] is not None:
                    self.anchors[row[side]] = row[f"{side}_auto"]
        self.book = self._book()
        self.waiting: frozenset[str] = frozenset()
        self._followed: set[str] = set()

    def run(self, waiting: Sequence[dict[str, Any]]) -> Judged:
        """Judge, and write what was judged.

        Args:
            waiting: rows of :data:`cryptoreg.graph.worklist.WAITING`.
        """
        self._read_pending(waiting)
        self._judge_named()
        self._follow_moves()
        self._judge_proceedings()
        self._follow_moves()
        self._judge_lawsuits()
        self._follow_moves()
        self._judge_events()
        return self._save()

    # ------------------------------------------------------------ reading

    def _read_pending(self, waiting: Sequence[dict[str, Any]]) -> None:
        """Describe the pending things; note those of which nothing is said any more."""
        chunk = self.chunk
        locals_ = sorted(row["id"] for row in waiting)
        self.waiting = frozenset(locals_)
        chunk.said = {id_: chunk.ahead[id_] for id_ in locals_ if id_ in chunk.ahead}
        chunk.said |= said_of(chunk.rows(SAID, ids=[id_ for id_ in locals_ if id_ not in chunk.said]))
        for thing in describe(s for own in chunk.said.values() for s in own):
            chunk.things[thing.id] = thing
        for row in waiting:
            chunk.before[row["id"]] = row["canonical"]
            chunk.auto_before[row["id"]] = row["auto"]
            chunk.profile_before[row["id"]] = row["profile"]
            chunk.unsure_before[row["id"]] = bool(row["unsure"])
        chunk.gone = [id_ for id_ in locals_ if id_ not in chunk.things]

    def _load_things(self, query: str, **parameters: Any) -> list[Thing]:
        """Things that are not pending, from what was noted beside their ids."""
        chunk = self.chunk
        out = []
        for row in chunk.rows(
            f"{query} RETURN l.id AS id, l.thing AS thing, l.canonical AS canonical, l.auto AS auto, l.unsure AS unsure",
            **parameters,
        ):
            if row["id"] not in chunk.things and row["thing"] is not None:
                thing = Thing.loads(row["thing"])
                chunk.things[thing.id] = thing
                chunk.before[thing.id] = row["canonical"]
                chunk.auto_before[thing.id] = row["auto"]
                chunk.unsure_before[thing.id] = bool(row["unsure"])
                out.append(thing)
        return out

    # ------------------------------------------------------------ judging

    def _book(self) -> Book:
        return Book(self.decisions, self.anchors, lambda id_: gazetteer.load().get(id_) is not None)

    def _take(self, judgements: Iterable[Judgement]) -> None:
        chunk = self.chunk
        taken = list(judgements)
        moved = False
        for judgement in taken:
            chunk.judgements[judgement.local] = judgement
            chunk.auto[judgement.local] = judgement.canonical
            if any(judgement.local in (d.left, d.right) for d in self.decisions):
                moved |= self.anchors.get(judgement.local) != judgement.canonical
                self.anchors[judgement.local] = judgement.canonical
        if moved:
            self.book = self._book()
        for judgement in taken:
            chunk.canonical[judgement.local] = self.book.resolve(judgement.local, judgement.canonical)
        if moved:  # what was judged before in this chunk may share the fate of an anchor
            for local, auto in chunk.auto.items():
                chunk.canonical[local] = self.book.resolve(local, auto)

    def _judge_named(self) -> None:
        named = {
            thing.id: agents.judge(thing)
            for thing in self.chunk.things.values()
            if not is_event(thing.cls) and thing.cls not in (Class.LAWSUIT, Class.PROCEEDING)
        }
        self._take(identify(self.chunk, named))

    def _judge_proceedings(self) -> None:
        views = self._closure(Class.PROCEEDING, (Relation.COURT,), ProceedingView.of)
        for component in _components({id_: v.shared_keys() for id_, v in views.items()}):
            self._take(matters.judge_proceedings([views[id_] for id_ in component]))

    def _judge_lawsuits(self) -> None:
        relations = (Relation.PLAINTIFF, Relation.DEFENDANT, Relation.DEBTOR, Relation.HAS_PROCEEDING)
        views = self._closure(Class.LAWSUIT, relations, LawsuitView.of)
        for component in _components({id_: v.shared_keys() for id_, v in views.items()}):
            self._take(matters.judge_lawsuits([views[id_] for id_ in component]))

    def _follow_moves(self) -> None:
        """Look again at what refers to a thing that has become another: a case at its parties, say."""
        moved = [id_ for id_ in self.chunk.moved() if id_ not in self._followed]
        if moved:
            self._followed.update(moved)
            self._load_things(
                "MATCH (s:Statement) USING INDEX SEEK s:Statement(object_id) WHERE s.object_id IN $ids AND s.recorded_to IS NULL "
                "WITH DISTINCT s.subject_id AS id MATCH (l:Local {id: id})",
                ids=moved,
            )

    def _closure(
        self, cls: str, relations: Sequence[str], make: Callable[[Thing, Mapping[str, str]], V]
    ) -> dict[str, V]:
        """The pending things of a class with all others that share keys with them, now or before."""
        chunk: Chunk = self.chunk
        views: dict[str, V] = {}

        def take(things: Iterable[Thing]) -> set[str]:
            own = [t for t in things if t.cls == cls]
            chunk.need_canonical(o for t in own for r in relations for o in t.roles.get(r, ()))
            for thing in own:
                views[thing.id] = make(thing, chunk.canonical)
                chunk.keys[thing.id] = views[thing.id].shared_keys()
            return {k for t in own for k in views[t.id].shared_keys()}

        frontier = take(list(chunk.things.values()))
        # Also those that once shared a key with one of these: their company may have changed.
        frontier |= {
            r["key"]
            for r in chunk.rows(
                "MATCH (l:Local) USING INDEX SEEK l:Local(id) WHERE l.id IN $ids MATCH (l)-[:HAS_KEY]->(k:Key) RETURN DISTINCT k.id AS key",
                ids=[*chunk.judged_before(views), *chunk.gone],
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
        chunk = self.chunk
        mine = [t for t in chunk.things.values() if is_event(t.cls)]
        chunk.need_canonical(o for t in mine for objects in t.roles.values() for o in objects)
        blocks: dict[str, list[Mention]] = defaultdict(list)
        for thing in mine:
            self._place(thing, blocks)
        old = {
            r["block"]
            for r in chunk.rows(
                "MATCH (l:Local) USING INDEX SEEK l:Local(id) WHERE l.id IN $ids AND l.block IS NOT NULL "
                "RETURN DISTINCT l.block AS block",
                ids=[*chunk.judged_before(t.id for t in mine), *chunk.gone],
            )
        }
        others = self._load_things("MATCH (l:Local) WHERE l.block IN $blocks", blocks=sorted({*blocks, *old}))
        chunk.need_canonical(o for t in others for objects in t.roles.values() for o in objects)
        for thing in others:
            if is_event(thing.cls):
                self._place(thing, blocks)
        self._take(j for mentions in blocks.values() for j in events.judge_block(mentions))

    def _place(self, thing: Thing, blocks: dict[str, list[Mention]]) -> None:
        mention = Mention.of(thing, self.chunk.canonical)
        block = mention.block()
        self.chunk.blocks[thing.id] = block
        blocks[block].append(mention)

    # ------------------------------------------------------------ saving

    def _save(self) -> Judged:
        """Write judgements that are new."""
        chunk = self.chunk
        rows = []
        changed: set[str] = {c for id_ in chunk.gone if (c := chunk.before.get(id_))}
        grown: set[str] = set()
        moved: list[str] = []
        for id_, judgement in sorted(chunk.judgements.items()):
            old, new = chunk.before.get(id_), chunk.canonical[id_]
            if old is None:
                grown.add(new)
            elif old != new:
                changed |= {old, new}
                moved.append(id_)
            elif id_ in chunk.said:
                changed.add(new)
            unsure = judgement.verdict is Verdict.UNSURE
            rows.append(
                {
                    "id": id_,
                    # company of a document that waits itself was judged by what is known of it so far
                    "done": id_ in self.waiting,
                    "canonical": new,
                    "auto": judgement.canonical,
                    "judged": chunk.auto_before.get(id_) != judgement.canonical
                    or chunk.unsure_before.get(id_) != unsure,
                    "unsure": unsure or None,
                    "cls": chunk.things[id_].cls,
                    "thing": chunk.things[id_].dumps(),
                    "block": chunk.blocks.get(id_),
                    "profile": None if (own := chunk.profiles.get(id_)) is None else own.id,
                    "verdict": str(judgement.verdict),
                    "reason": judgement.reason,
                    "author": judgement.author,
                    "judgement": judgement.id,
                }
            )
        # A rule may come to the same by another way; what is on record says by which, whatever came first.
        held = {r["local"]: r for r in chunk.rows(_HELD, ids=chunk.judged_before(str(r["id"]) for r in rows))}
        for row in rows:
            if row["id"] in held and held[row["id"]]["id"] != row["judgement"]:
                row["judged"] = True
        judged = [r for r in rows if r["judged"]]
        chunk.run(
            _GIVE_REASON,
            rows=[
                {"judgement": r["judgement"], "reason": r["reason"]}
                for r in rows
                if r["id"] in held and not r["judged"] and held[r["id"]]["reason"] != r["reason"]
            ],
        )
        chunk.run(
            _CLOSE_JUDGEMENTS,
            ids=chunk.judged_before(str(r["id"]) for r in judged) + chunk.gone,
            now=chunk.now,
        )
        known = {r["id"] for r in chunk.rows(_JUDGED_BEFORE, ids=[r["judgement"] for r in judged])}
        chunk.run(_CREATE_JUDGEMENTS, rows=[r for r in judged if r["judgement"] not in known], now=chunk.now)
        chunk.run(_JUDGE_AGAIN, rows=[r for r in judged if r["judgement"] in known], now=chunk.now)
        chunk.run(_SAVE_LOCALS, rows=rows)
        chunk.run(_FORGET_LOCALS, ids=chunk.gone)
        keyed = [{"id": id_, "keys": sorted(k)} for id_, k in sorted(chunk.keys.items())]
        again = set(chunk.judged_before(chunk.keys))
        chunk.run(_DROP_KEYS, rows=[k for k in keyed if k["id"] in again])
        chunk.run(_CREATE_KEYS, rows=[k for k in keyed if k["id"] not in again])
        chunk.run(_SAVE_KEYS, rows=[k for k in keyed if k["id"] in again])
        chunk.run(
            _SAVE_MOVED, rows=[{"old": chunk.before[i], "new": chunk.canonical[i]} for i in chunk.moved()]
        )
        self._wake_company()
        # What is new is referred to by its own document alone, of which what refers to it is in this chunk.
        changed |= {r["canonical"] for r in chunk.rows(_REFERRING, ids=moved)} if moved else set()
        review = sum(r["verdict"] == "unsure" for r in rows)
        return Judged(changed | grown, grown - changed, review)

    def _wake_company(self) -> None:
        """Let the next chunk look again at what shares the fate of an anchor that has moved."""
        chunk = self.chunk
        company: set[str] = set()
        for d in self.decisions:
            for local in (d.left, d.right):
                old, new = chunk.auto_before.get(local), chunk.auto.get(local)
                if new is not None and old != new:
                    company |= self.book.company(new) | ({old} if old else set())
        if company:
            chunk.run(_WAKE, ids=sorted(company), done=sorted(chunk.judgements))


_REFERRING = """
MATCH (s:Statement) USING INDEX SEEK s:Statement(object_id) WHERE s.object_id IN $ids AND s.recorded_to IS NULL
WITH DISTINCT s.subject_id AS id
MATCH (l:Local {id: id}) USING INDEX SEEK l:Local(id) WHERE l.canonical IS NOT NULL
RETURN DISTINCT l.canonical AS canonical
"""
_CLOSE_JUDGEMENTS = """
UNWIND $ids AS id MATCH (j:Judgement {local: id}) WHERE j.recorded_to IS NULL SET j.recorded_to = $now
"""
_HELD = """
MATCH (j:Judgement) USING INDEX SEEK j:Judgement(local) WHERE j.local IN $ids AND j.recorded_to IS NULL
RETURN j.local AS local, j.id AS id, j.reason AS reason
"""
_GIVE_REASON = """
UNWIND $rows AS row MATCH (j:Judgement {id: row.judgement}) SET j.reason = row.reason
"""
_JUDGED_BEFORE = "MATCH (j:Judgement) USING INDEX SEEK j:Judgement(id) WHERE j.id IN $ids RETURN j.id AS id"
_CREATE_JUDGEMENTS = """
UNWIND $rows AS row
CREATE (:Judgement {
  id: row.judgement, local: row.id, verdict: row.verdict, reason: row.reason, author: row.author,
  canonical: row.auto, recorded_from: $now
})
"""
_JUDGE_AGAIN = """
UNWIND $rows AS row
MATCH (j:Judgement {id: row.judgement})
SET j.history = coalesce(j.history, []) + (j.recorded_from + '/' + j.recorded_to), j.recorded_from = $now,
    j.reason = row.reason
REMOVE j.recorded_to
"""
_SAVE_LOCALS = """
UNWIND $rows AS row
MATCH (l:Local {id: row.id})
SET l.canonical = row.canonical, l.auto = row.auto, l.cls = row.cls, l.thing = row.thing, l.block = row.block,
    l.profile = row.profile, l.unsure = row.unsure
FOREACH (_ IN CASE WHEN row.done THEN [1] ELSE [] END | REMOVE l.pending)
"""
_FORGET_LOCALS = """
MATCH (l:Local) WHERE l.id IN $ids
REMOVE l.pending, l.canonical, l.auto, l.thing, l.block, l.cls, l.profile, l.unsure
WITH l MATCH (l)-[old:HAS_KEY]->(k:Key) DELETE old
WITH DISTINCT k WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() } DELETE k
"""
_WAKE = "MATCH (l:Local) WHERE l.auto IN $ids AND NOT l.id IN $done " + WAKE
_DROP_KEYS = """
UNWIND $rows AS row
MATCH (l:Local {id: row.id})-[old:HAS_KEY]->(k:Key) WHERE NOT k.id IN row.keys DELETE old
WITH DISTINCT k WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() } DELETE k
"""
_KEYS = """
UNWIND $rows AS row
MATCH (l:Local {id: row.id})
UNWIND row.keys AS key
MERGE (k:Key {id: key})
"""
_CREATE_KEYS = _KEYS + "CREATE (l)-[:HAS_KEY]->(k)"
_SAVE_KEYS = _KEYS + "MERGE (l)-[:HAS_KEY]->(k)"
_SAVE_MOVED = """
UNWIND $rows AS row
OPTIONAL MATCH (still:Local {canonical: row.old})
WITH row, count(still) AS members WHERE members = 0
MERGE (m:Moved {id: row.old}) SET m.to = row.new
"""


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
