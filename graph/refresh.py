"""Levels 2 and 3: identity, facts, derived states and the view, made anew where something changed.

Each chunk is one transaction, so that readers see a document either wholly or not at all. What a killed
load left undone stays marked (``Local.pending``) and is done by the next.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import neo4j
from neo4j.exceptions import TransientError

from cryptoreg.graph import worklist
from cryptoreg.graph.lease import Lease
from cryptoreg.graph.rebuild.ahead import Ahead
from cryptoreg.graph.rebuild.facts import save, tell
from cryptoreg.graph.rebuild.identity import IdentityStage
from cryptoreg.graph.rebuild.projection import project, view_of
from cryptoreg.graph.rebuild.state import Chunk
from cryptoreg.graph.store import Store
from cryptoreg.progress import Advance

CHUNK = 2_000
"""About how many local things a transaction takes; a document is never split.

With their statements, facts and entities these are some 30,000 elements. Neo4j holds up to 40 KB of a transaction for each
thing, and may hold half its heap in one: 384 MiB by default, which 9,000 of them exceed.
"""

SMALLEST_CHUNK = 50
"""Where a transaction ran out of memory the next is half as large, down to this."""

_OUT_OF_MEMORY = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Refreshed:
    """What a refresh changed."""

    things: int = 0
    facts_added: int = 0
    facts_removed: int = 0
    entities: int = 0
    review: int = 0
    conflicts: int = 0


def pending(store: Store) -> int:
    """How many local things wait for a refresh."""
    return int(store.read(worklist.COUNT)[0]["n"])


def mark_all(store: Store) -> None:
    """Make the next refresh do everything anew."""
    store.run_schema(worklist.MARK_ALL)


def refresh(store: Store, lease: Lease, now: datetime, advance: Advance | None = None) -> Refreshed:
    """Bring facts and view up to date with the statements.

    Args:
        store: which graph.
        lease: the right to write.
        now: the clock of the load.
        advance: told how many local things were done.
    """
    with ThreadPoolExecutor(1, "writes") as outgoing, Ahead(store) as ahead:
        work = partial(_chunk, lease=lease, now=now.isoformat(), outgoing=outgoing, ahead=ahead)
        return _in_chunks(store, work, advance)


def _in_chunks(store: Store, work: Callable[..., Refreshed | None], advance: Advance | None) -> Refreshed:
    """Do chunk after chunk until nothing waits, in smaller ones where a transaction grows too large."""
    total, size = Refreshed(), CHUNK
    while True:
        try:
            done = store.write(partial(work, size=size))
        except TransientError as exc:
            if exc.code != _OUT_OF_MEMORY or size <= SMALLEST_CHUNK:
                raise
            size = max(SMALLEST_CHUNK, size // 2)
            log.warning("transaction too large", extra={"next": size})
            continue
        if done is None:
            return total
        total.things += done.things
        total.facts_added += done.facts_added
        total.facts_removed += done.facts_removed
        total.entities += done.entities
        total.review += done.review
        total.conflicts += done.conflicts
        if advance is not None:
            advance(done.things)


def _chunk(
    tx: neo4j.ManagedTransaction, lease: Lease, now: str, outgoing: Executor, ahead: Ahead, size: int
) -> Refreshed | None:
    lease.renew(tx)
    with Chunk(tx, now, outgoing, ahead.take()) as chunk:
        rows = chunk.rows(worklist.WAITING, n=size)
        if not rows:
            return None
        waiting = [r for r in rows if r["waits"]]
        if len(waiting) >= size:  # else nothing stands behind it
            ahead.start(len(waiting), size)
        # Asked before anything is written: then it is a number that the database keeps.
        chunk.any_gone = bool(chunk.rows("MATCH (g:Gone) RETURN count(g) AS n")[0]["n"])
        chunk.known_documents = {r["document"] for r in rows if not r["waits"]}
        judged = IdentityStage(chunk).run(waiting)
        told = tell(chunk, judged.touched, judged.grown)
        plan = view_of(chunk, told.touched, told.sheets)
        save(chunk, told)
        entities = project(chunk, plan)
        return Refreshed(len(waiting), told.added, told.removed, entities, judged.review, len(told.conflicts))
