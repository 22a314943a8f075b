"""What the grammar has looked up in the graph, kept as long as the graph stays as it is."""

from __future__ import annotations

import json
from collections import OrderedDict
from threading import Lock
from weakref import WeakKeyDictionary

from cryptoreg.graph.store import Params, Row, Store

__all__ = ["Recall", "of"]

_STAMP = """
CALL () { MATCH (n:Statement) RETURN count(n) AS a }
CALL () { MATCH (n:Fact) RETURN count(n) AS b }
CALL () { MATCH (n:Entity) RETURN count(n) AS c }
CALL () { MATCH (n:Judgement) RETURN count(n) AS d }
CALL () { MATCH (n:Decision) RETURN count(n) AS e }
CALL () { MATCH (n:Gone) RETURN count(n) AS f }
CALL () { MATCH ()-->() RETURN count(*) AS g }
CALL () { OPTIONAL MATCH (l:Lease {id: 'writer'}) RETURN coalesce(l.writes, 0) AS h }
RETURN [a, b, c, d, e, f, g, h] AS stamp
"""
"""Each is a number that is kept: reading them costs the same however large the graph is. The writer's lease counts its
batches; the others tell of whatever changes a graph without a lease."""
_KEPT = 4096


class Recall(Store):
    """A store that remembers its reads for one state of the graph; it can do nothing but read.

    Names, parties, judges and offices are looked up again and again in the same words; the answers themselves
    and their proofs are always read anew.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.settings = store.settings
        self._known: OrderedDict[tuple[str, str], list[Row]] = OrderedDict()
        self._stamp: object = None
        self._lock = Lock()

    def refresh(self) -> None:
        """Forget what was read from another state of the graph."""
        stamp = self._store.read(_STAMP)[0]["stamp"]
        with self._lock:
            if stamp != self._stamp:
                self._known.clear()
                self._stamp = stamp

    def read(self, query: str, params: Params | None = None) -> list[Row]:
        """The rows of a query, from memory where it was asked before."""
        key = (query, json.dumps(dict(params or {}), sort_keys=True, default=str))
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        rows = self._store.read(query, params)
        with self._lock:
            self._known[key] = rows
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return rows


_RECALLS: WeakKeyDictionary[Store, Recall] = WeakKeyDictionary()


def of(store: Store, fresh: bool = True) -> Recall:
    """The memory of a store, up to date with its graph.

    Args:
        store: the graph.
        fresh: whether to look if the graph has changed; not within one answer.
    """
    if isinstance(store, Recall):
        return store
    known = _RECALLS.get(store)
    if known is None:
        known = _RECALLS.setdefault(store, Recall(store))
        fresh = True
    if fresh:
        known.refresh()
    return known
