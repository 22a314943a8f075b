"""What the stages of one chunk share: its transaction, its things, and what they turned out to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import neo4j

from cryptoreg.graph.facts import StatementRow
from cryptoreg.graph.identity.judgement import Judgement
from cryptoreg.graph.identity.profiles import Profile
from cryptoreg.graph.identity.things import Thing
from cryptoreg.graph.store import as_query, as_rows


@dataclass(slots=True)
class Chunk:
    """One transaction of a refresh; a context, at whose end nothing is on its way any more.

    Writes go out in their order while this side works on: what is read next waits for them, and so does the end. The
    transaction is never used by two at once.

    Attributes:
        tx: the transaction.
        now: the clock of the load.
        outgoing: a single worker, that sends what is written.
        ahead: the statements in force of local things, as far as they were read beforehand.
        any_gone: whether there are notes of things that have gone.
        said: the statements in force of the pending local things, by local id.
        things: what documents say of each local thing that was looked at.
        gone: local ids of which nothing is said any more.
        before: canonical id by local id, as it was.
        auto: canonical id by local id, as rules have it.
        auto_before: the same, as it was.
        unsure_before: whether the rules were unsure of it, by local id.
        canonical: canonical id by local id, after the decisions of people.
        judgements: the rules' judgements by local id.
        blocks: block by local id of events.
        keys: keys by local id of cases and dockets.
        profiles: name and identifiers by local id of what has identifiers.
        profile_before: id of the profile by local id, as it was.
        known_documents: documents of which another chunk has worked out something.
        fresh: canonical ids of which nothing at all is stored yet.
    """

    tx: neo4j.ManagedTransaction
    now: str
    outgoing: Executor
    ahead: Mapping[str, list[StatementRow]] = field(default_factory=dict)
    any_gone: bool = True
    said: dict[str, list[StatementRow]] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    before: dict[str, str | None] = field(default_factory=dict)
    auto: dict[str, str] = field(default_factory=dict)
    auto_before: dict[str, str | None] = field(default_factory=dict)
    unsure_before: dict[str, bool] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)
    keys: dict[str, frozenset[str]] = field(default_factory=dict)
    profiles: dict[str, Profile] = field(default_factory=dict)
    profile_before: dict[str, str | None] = field(default_factory=dict)
    known_documents: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    _sent: list[Future[None]] = field(default_factory=list)

    def __enter__(self) -> Chunk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        wait(self._sent)
        if error is None:
            self.settle()

    def settle(self) -> None:
        """Wait until all that was to be written has been.

        Raises:
            neo4j.exceptions.Neo4jError: the first thing that went wrong with it; nothing is on its way then either.
        """
        wait(self._sent)
        sent, self._sent = self._sent, []
        for future in sent:
            future.result()

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Run one of our own queries and return its rows; without ids there is nothing to ask."""
        if not parameters.get("ids", True):
            return []
        self.settle()
        return list(as_rows(self.tx.run(as_query(query), parameters)))

    def stored(self, ids: Iterable[str]) -> list[str]:
        """Those of canonical ids of which something may be stored, sorted."""
        return sorted(set(ids) - self.fresh)

    def judged_before(self, ids: Iterable[str]) -> list[str]:
        """Those of local ids that another chunk has judged, sorted; of others it has left nothing."""
        return sorted(i for i in ids if self.before.get(i) is not None)

    def run(self, query: str, **parameters: Any) -> None:
        """Run one of our own queries for its effect, after all before it; without rows or ids there is nothing to do."""
        if not parameters.get("rows", True) or not parameters.get("ids", True):
            return
        self._sent.append(self.outgoing.submit(self._write, query, parameters))

    def _write(self, query: str, parameters: dict[str, Any]) -> None:
        self.tx.run(as_query(query), parameters).consume()

    def need_canonical(self, ids: Iterable[str]) -> None:
        """Look up what other local things are, unless this chunk knows already."""
        missing = sorted({i for i in ids if i not in self.canonical})
        if missing:
            for row in self.rows(
                "MATCH (l:Local) USING INDEX SEEK l:Local(id) WHERE l.id IN $ids AND l.canonical IS NOT NULL "
                "RETURN l.id AS id, l.canonical AS canonical",
                ids=missing,
            ):
                self.canonical.setdefault(row["id"], row["canonical"])

    def moved(self) -> list[str]:
        """Local things that have been something else before."""
        return sorted(
            id_
            for id_, new in self.canonical.items()
            if id_ in self.before and self.before[id_] not in (None, new)
        )
