"""Acts outside courts by the words of their own records: "the staff statement on protocol staking"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cryptoreg.api.questions.alike import stem, stems
from cryptoreg.api.questions.query import Ref
from cryptoreg.api.questions.reading import Item
from cryptoreg.api.questions.words import tokens
from cryptoreg.graph.store import Row, Store

__all__ = ["bears_out", "told_of"]

_ABOUT = """
MATCH (e:Event) WHERE NOT EXISTS { (e)-[:FILED_IN|ENTERED_IN|IN_CASE|ENDS|STAYS]->(:Lawsuit) } AND NOT e:Allegation
  AND ($act IS NULL OR e.id = $act)
OPTIONAL MATCH (e)-[r]->(n:Entity)
WITH e, collect(n.id) AS ids, collect(n.label) AS labels
WHERE size($ids) = 0 OR any(i IN $ids WHERE i IN ids)
RETURN e.id AS id, e.label AS label, ids,
       [e.label, coalesce(e.summary, ''), coalesce(e.title, '')] + coalesce(e.names, []) + labels AS texts
ORDER BY e.id LIMIT 2000
"""


def told_of(store: Store, items: Sequence[Item], strict: bool) -> Ref | None:
    """The one act outside courts whose own words fit those of a question best.

    Args:
        store: the graph.
        items: the words, with the things that they name.
        strict: whether at least two words must stand in its records, and every word that nothing else explains.

    Returns:
        the act; None when two fit alike or too little fits.
    """
    ids = [c.id for i in items if i.kind == "entity" for c in i.candidates]
    rows = store.read(_ABOUT, {"ids": ids, "act": None})
    asked = stems(" ".join(i.text for i in items if not i.has("ask") and i.kind != "date"))
    named = {stem(t.norm) for i in items if i.kind == "entity" for t in tokens(i.text)}
    content = asked - named
    if not content and not ids:
        return None
    strange = [
        stem(i.text.lower()) for i in items if i.kind == "unknown" and not i.text.lower().endswith("ly")
    ]
    scored = []
    for row in rows:
        told = _told(row)
        hit = content & told
        linked = sum(1 for i in set(ids) if i in row["ids"])
        if strict and not told.issuperset(strange):
            continue
        scored.append((len(hit) + 0.5 * linked, len(hit), row))
    scored.sort(key=lambda s: (-s[0], s[2]["id"]))
    if not scored or scored[0][1] == 0:
        return None
    best = scored[0]
    if len(scored) > 1 and scored[1][0] == best[0]:
        return None
    if strict and best[1] < 2:
        return None
    if best[1] < max(1, len(content) / 3):
        return None
    return Ref(id=best[2]["id"], label=best[2]["label"])


def bears_out(store: Store, act: str, items: Sequence[Item]) -> bool:
    """Whether the records of an act hold enough of the words that a question says beside its names."""
    rows = store.read(_ABOUT, {"ids": [], "act": act})
    if not rows:
        return False
    writing = [i for i in items if i.has("event", "writing")]
    said = [i for i in items if not i.has("ask") and i.kind not in ("date", "ignored") and i not in writing]
    asked = stems(" ".join(i.text for i in said))
    content = asked - {stem(t.norm) for i in items if i.kind == "entity" for t in tokens(i.text)}
    told = _told(rows[0])
    near = {r["id"] for r in store.read(_NEAR, {"id": act})}
    for item in (i for i in items if i.kind == "entity"):
        named = stems(" ".join([item.text, *(c.label for c in item.candidates)]))
        if near.isdisjoint(c.id for c in item.candidates) and not named & told:
            return False
    return not content or len(content & told) >= max(1, len(content) / 3)


_NEAR = "MATCH (e {id: $id})-->(n:Entity) OPTIONAL MATCH (n)--(m:Entity) UNWIND [n.id, m.id] AS id RETURN DISTINCT id"


def _told(row: Row) -> frozenset[str]:
    """The stems of all that is on record of an act."""
    return frozenset[str]().union(*(_words(str(part)) for part in row["texts"]))


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    """The stems of a record; that of a function word is among them as it is, so that none of these counts as missing."""
    return frozenset(stem(t.norm) for t in tokens(text))
