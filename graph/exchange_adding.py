"""An export with provenance added to a graph that holds something: what is not there yet, as it was said.

A statement has the same id in every graph, so that the same export twice, or that of a graph with documents in common, adds
nothing twice. It counts as learnt now. What the other graph believes no longer, its judgements, decisions and conflicts are
left out: those are worked out, or decided, here. Where this graph holds a text, the words of the file are compared with it;
a document of which some differ is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import neo4j
import pyoxigraph as ox

from cryptoreg.graph.exchange import SAYINGS, Rows, TakenBack, batches, put
from cryptoreg.graph.lease import Lease
from cryptoreg.graph.store import Store, as_query
from cryptoreg.ontology.statements import TYPE

_KNOWN = """
MATCH (d:Document) WHERE d.id IN $ids
OPTIONAL MATCH (d)-[:HAS_TEXT]->(t)
RETURN d.id AS id, d.withdrawn IS NOT NULL AS withdrawn, t.text AS text
UNION
MATCH (f:Forgotten) WHERE f.id IN $ids RETURN f.id AS id, true AS withdrawn, null AS text
"""
_HELD = "MATCH (s:Statement) USING INDEX SEEK s:Statement(id) WHERE s.id IN $ids RETURN s.id AS id"
_CLASSED = """
MATCH (s:Statement) USING INDEX SEEK s:Statement(subject_id)
WHERE s.subject_id IN $ids AND s.predicate = 'type' AND s.recorded_to IS NULL RETURN DISTINCT s.subject_id AS id
"""
_ADD: tuple[tuple[str, str], ...] = (
    *SAYINGS,
    (
        "locals",
        "UNWIND $rows AS row MERGE (l:Local {id: row.id}) ON CREATE SET l.document = row.document SET l.pending = row.pending",
    ),
    (
        "addresses",
        """
UNWIND $rows AS row MATCH (d:Document {id: row.document})
MERGE (a:Address {id: row.url}) MERGE (d)-[at:AT]->(a) ON CREATE SET at = row.at
""",
    ),
)


def take_in(store: Store, lease: Lease, path: Path, syntax: ox.RdfFormat, now: datetime) -> TakenBack:
    """Add what an export says and the graph does not hold; facts and view are for a refresh to work out.

    Args:
        store: which graph.
        lease: the right to write.
        path: the export.
        syntax: in which it is written.
        now: the clock of the load.

    Raises:
        InputError: the file cannot be read, was changed, or is not ordered as an export is; nothing is written then.
    """
    done = TakenBack()
    for rows in batches(path, syntax):
        found = store.write(partial(_add, lease=lease, rows=rows, now=now.isoformat()))
        done.documents += found.documents
        done.statements += found.statements
        done.known += found.known
        done.withdrawn += found.withdrawn
        done.altered += found.altered
    return done


def _add(tx: neo4j.ManagedTransaction, lease: Lease, rows: Rows, now: str) -> TakenBack:
    lease.renew(tx)
    done = TakenBack()
    ids = [r["id"] for r in rows["documents"]]
    known = {r["id"]: r for r in tx.run(as_query(_KNOWN), ids=ids)}
    gone = {i for i, r in known.items() if r["withdrawn"]}
    done.withdrawn = len(gone)
    told = [r for r in rows["statements"] if r["document"] not in gone and "recorded_to" not in r]
    texts = {i: str(r["text"]) for i, r in known.items() if r["text"] is not None}
    altered = {r["document"] for r in told if not _agrees(r, texts)}
    held = {r["id"] for r in tx.run(as_query(_HELD), ids=[r["id"] for r in told])}
    done.known, done.altered = len(held), len(altered)
    wanted = [r for r in told if r["id"] not in held and r["document"] not in altered]
    fresh = [_learnt(_whole(r, texts), now) for r in _of_what_has_a_class(tx, wanted)]
    subjects = {r["subject_id"] for r in fresh}
    new = {
        "documents": [_learnt(r, now) for r in rows["documents"] if r["id"] not in known],
        "statements": fresh,
        "locals": [r for r in rows["locals"] if r["id"] in subjects],
        "addresses": [
            {**r, "at": _learnt(r["at"], now)} for r in rows["addresses"] if r["document"] not in gone
        ],
    }
    put(tx, _ADD, new)
    done.documents, done.statements = len(new["documents"]), len(fresh)
    return done


def _of_what_has_a_class(tx: neo4j.ManagedTransaction, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The statements whose ends have a class, by these or in the graph.

    Of a document that both graphs read, the other one may say more of a thing that this one does not see in it any more.
    """
    classed = {r["subject_id"] for r in rows if r["predicate"] == TYPE}
    ends = {e for r in rows for e in (r["subject_id"], r.get("object_id")) if e is not None}
    classed |= {r["id"] for r in tx.run(as_query(_CLASSED), ids=sorted(ends - classed))}
    return [r for r in rows if r["subject_id"] in classed and r.get("object_id", r["subject_id"]) in classed]


def _agrees(row: dict[str, Any], texts: Mapping[str, str]) -> bool:
    """Whether the words of a statement, which an export may have cut, are those of the text that is held."""
    text = texts.get(row["document"])
    if text is None or "start" not in row:
        return True
    return text[row["start"] : row["end"]].startswith(row.get("quote", ""))


def _whole(row: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """A statement with all its words, where the text is held."""
    text = texts.get(row["document"])
    return row if text is None or "start" not in row else {**row, "quote": text[row["start"] : row["end"]]}


def _learnt(row: dict[str, Any], now: str) -> dict[str, Any]:
    return {**row, "recorded_from": now}
