"""Near copies: the same article under another address, with another headline, foot or a word changed.

Copies count as one source, so that a story printed forty times is one voice. Two texts are copies when most runs of
five words occur in both. Each text keeps a *sketch*, the smallest hashes of its runs (bottom-k sketch; Cohen and Kaplan,
*Summarizing data using bottom-k sketches*, PODC 2007; shingles after Broder, *On the resemblance and containment of
documents*, 1997), from which the Jaccard similarity of two texts is estimated. A few of these hashes are nodes, by which
the candidates are found without comparing all with all.

Copies are taken together transitively, and all of them have the smallest id among them as their ``origin``: in whatever
order documents come, the origins are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import neo4j

from cryptoreg.graph.store import as_query
from cryptoreg.graph.worklist import WAKE
from cryptoreg.ontology.generated.names import Tier
from cryptoreg.ontology.statements import Document

RUN = 5
"""Words of a run (a shingle)."""

LEAST_RUNS = 40
"""Shorter texts are no articles: two notes of one kind may well have the same words."""

SKETCH = 128
"""Hashes of a sketch; the estimate of a similarity has a standard error of at most 0.045."""

FRONT = 8
"""Hashes by which candidates are found: texts that share 70 % of their runs share none of them with chance 0.0001."""

ALIKE = 0.7
"""Estimated Jaccard similarity from which on a text is a copy."""

CROWD = 200
"""A run in more texts than this is a foot or a disclaimer of a site and leads to nobody."""

_WORD = re.compile(r"\w+")

_NOTE = """
UNWIND $rows AS row
MATCH (d:Document {id: row.id}) SET d.sketch = row.sketch
WITH d, row UNWIND row.front AS hash
MERGE (s:Shingle {id: hash}) MERGE (d)-[:HAS_SHINGLE]->(s)
"""
_CANDIDATES = """
UNWIND $fronts AS hash
MATCH (s:Shingle {id: hash})
WHERE COUNT { (s)<-[:HAS_SHINGLE]-() } <= $crowd
MATCH (s)<-[:HAS_SHINGLE]-(d:Document)
RETURN DISTINCT d.id AS id, d.origin AS origin, d.sketch AS sketch
"""
_MEMBERS = "MATCH (d:Document) USING INDEX SEEK d:Document(origin) WHERE d.origin IN $origins AND d.sketch IS NOT NULL RETURN d.id AS id, d.origin AS origin"
_MOVE = f"""
UNWIND $rows AS row
MATCH (d:Document {{id: row.id}}) SET d.origin = row.origin
WITH d MATCH (l:Local {{document: d.id}}) {WAKE}
"""


def sketch(text: str) -> list[int]:
    """The smallest hashes of the runs of words of a text, ascending; empty for a text that is too short.

    >>> sketch("too short")
    []
    """
    words = _WORD.findall(text.lower())
    runs = {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}
    if len(runs) < LEAST_RUNS:
        return []
    # 63 bits, since the database knows signed integers only
    hashes = (int.from_bytes(blake2b(r.encode(), digest_size=8).digest(), "big") >> 1 for r in runs)
    return sorted(hashes)[:SKETCH]


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """The Jaccard similarity of the runs of two texts, estimated from their sketches.

    >>> similarity([1, 2, 3], [1, 2, 3])
    1.0
    """
    if not one or not other:
        return 0.0
    a, b = set(one), set(other)
    both = sorted(a | b)[: min(SKETCH, max(len(a), len(b)))]
    return sum(h in a and h in b for h in both) / len(both)


def note(tx: neo4j.ManagedTransaction, documents: Iterable[Document]) -> int:
    """Note the sketches of new documents and give all copies one origin.

    Papers of courts are left out: entries of a docket share their head and say different things.

    Returns:
        How many documents count as copies of another one from now on, that did not before.
    """
    fresh = {
        d.id: found
        for d in documents
        if d.text is not None and d.copy_of is None and d.tier is not Tier.COURT and d.version_of is None
        and (found := sketch(d.text))
    }  # fmt: skip
    return note_sketches(tx, fresh)


def note_sketches(tx: neo4j.ManagedTransaction, fresh: Mapping[str, Sequence[int]]) -> int:
    """The same for documents that are in the graph, by id."""
    if not fresh:
        return 0
    rows = [{"id": id_, "sketch": list(s), "front": _front(s)} for id_, s in sorted(fresh.items())]
    tx.run(as_query(_NOTE), rows=rows).consume()
    fronts = sorted({h for own in fresh.values() for h in _front(own)})
    known = {r["id"]: r.data() for r in tx.run(as_query(_CANDIDATES), fronts=fronts, crowd=CROWD)}
    for id_ in fresh:
        known.setdefault(id_, {"id": id_, "origin": id_, "sketch": list(fresh[id_])})
    leader = _Groups()
    for id_, own in sorted(fresh.items()):
        for other in sorted(_sharing(own, known)):
            if other != id_ and similarity(own, known[other]["sketch"]) >= ALIKE:
                leader.join(id_, other)
                leader.join(other, known[other]["origin"])
    origins = sorted({known[i]["origin"] for i in leader.members if i in known} | set(leader.members))
    members = tx.run(as_query(_MEMBERS), origins=origins).data() if origins else []
    for row in members:
        leader.join(row["id"], row["origin"])
    moved = [
        {"id": r["id"], "origin": new}
        for r in sorted(members, key=lambda r: str(r["id"]))
        if (new := leader.of(r["id"])) != r["origin"]
    ]
    tx.run(as_query(_MOVE), rows=moved).consume()
    return sum(r["id"] != r["origin"] for r in moved)


def _front(own: Sequence[int]) -> list[str]:
    return [f"{h:016x}" for h in own[:FRONT]]


def _sharing(own: Sequence[int], known: Mapping[str, Mapping[str, Any]]) -> list[str]:
    front = set(own[:FRONT])
    return [id_ for id_, row in known.items() if not front.isdisjoint(row["sketch"][:FRONT])]


class _Groups:
    """Documents that are copies of each other, each group led by its smallest id."""

    def __init__(self) -> None:
        self.members: dict[str, str] = {}

    def of(self, id_: str) -> str:
        """The smallest id of the group of a document."""
        at = self.members.get(id_, id_)
        while at != self.members.get(at, at):
            at = self.members[at]
        return at

    def join(self, one: str, other: str) -> None:
        """Take two groups together."""
        first, second = sorted((self.of(one), self.of(other)))
        for id_ in (one, other, first, second):
            self.members[id_] = first
