"""One writer at a time, by a lease node in the database: it works for every kind of server.

Its ``writes`` count what was written: every batch renews the lease in its own transaction, so whoever keeps what it has
read sees there that the graph is another one.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import neo4j

from cryptoreg.errors import BusyError
from cryptoreg.graph.store import Store, as_query

TTL_S = 60
POLL_S = 0.5

_TAKE = """
MERGE (l:Lease {id: 'writer'})
WITH l, datetime() AS now
WHERE l.holder IS NULL OR l.holder = $holder OR l.expires < now
SET l.writes = coalesce(l.writes, 0) + 1, l.holder = $holder, l.expires = now + duration({seconds: $ttl}), l.since = coalesce(l.since, now)
RETURN l.holder AS holder
"""
_RELEASE = "MATCH (l:Lease {id: 'writer', holder: $holder}) REMOVE l.holder, l.expires, l.since"
_SHOW = "MATCH (l:Lease {id: 'writer'}) RETURN l.holder AS holder, toString(l.since) AS since"


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write; renew it with every batch."""

    store: Store
    holder: str

    def renew(self, tx: neo4j.ManagedTransaction) -> None:
        """Prolong the lease inside a writing transaction.

        Raises:
            BusyError: it ran out meanwhile and another writer has it; the transaction must not commit.
        """
        if tx.run(as_query(_TAKE), holder=self.holder, ttl=TTL_S).single() is None:
            raise BusyError("The right to write was lost to another load. Run the command again.")


@contextmanager
def writer(store: Store, patience_s: float = 600) -> Iterator[Lease]:
    """Hold the lease, waiting for another writer to finish; a dead one loses it after a minute.

    Raises:
        BusyError: another writer has had it for longer than we wait.
    """
    lease = Lease(store, uuid.uuid4().hex)
    deadline = time.monotonic() + patience_s
    while not store.write(lambda tx: tx.run(as_query(_TAKE), holder=lease.holder, ttl=TTL_S).single()):
        if time.monotonic() > deadline:
            since = store.read(_SHOW)
            raise BusyError(
                f"Another load has been writing since {since[0]['since'] if since else 'some time'}. "
                "Wait for it, or try again later."
            )
        time.sleep(POLL_S)
    try:
        yield lease
    finally:
        store.write(lambda tx: tx.run(as_query(_RELEASE), holder=lease.holder).consume())
