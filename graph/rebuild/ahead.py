"""What the things of the next chunk say, read while the present one is worked out and written.

Statements do not change during a refresh, so that it does not matter when they are read; what was judged of things does,
and is read by each chunk itself. Whatever was not read ahead, the chunk reads too: this only saves time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from cryptoreg.graph import worklist
from cryptoreg.graph.facts import STATEMENT, StatementRow
from cryptoreg.graph.store import Store, as_query, as_rows

SAID = f"""
MATCH (s:Statement) USING INDEX SEEK s:Statement(subject_id) WHERE s.subject_id IN $ids AND s.recorded_to IS NULL
RETURN s.subject_id AS subject, collect({STATEMENT}) AS said
"""

log = logging.getLogger(__name__)


def said_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[StatementRow]]:
    """The statements by local id, of rows of :data:`SAID`."""
    return {row["subject"]: [StatementRow(*s) for s in row["said"]] for row in rows}


class Ahead:
    """Reads what stands behind a chunk in the order of work; a context, that ends its reader."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reader = ThreadPoolExecutor(1, "read-ahead")
        self._found: Future[dict[str, list[StatementRow]]] | None = None

    def take(self) -> dict[str, list[StatementRow]]:
        """What was read last; empty where nothing was, or could not be."""
        found, self._found = self._found, None
        return found.result() if found is not None else {}

    def start(self, skip: int, size: int) -> None:
        """Begin to read.

        Args:
            skip: how many of those that wait belong to the present chunk.
            size: how many after them.
        """
        self._found = self._reader.submit(self._read, skip, size)

    def _read(self, skip: int, size: int) -> dict[str, list[StatementRow]]:
        try:
            # Not where reads may be sent to a server that lags behind: a statement must not be missed.
            with self._store.session(neo4j.WRITE_ACCESS) as session:
                ids = [r["id"] for r in session.run(as_query(worklist.NEXT), skip=skip, n=size)]
                return said_of(as_rows(session.run(as_query(SAID), ids=ids))) if ids else {}
        except (DriverError, Neo4jError) as exc:
            log.warning("could not read ahead", extra={"error": str(exc)[:200]})
            return {}

    def __enter__(self) -> Ahead:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.shutdown(cancel_futures=True)
