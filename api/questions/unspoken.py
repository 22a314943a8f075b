"""What the records on a case do not speak of at all: unknown, where a word of it is not understood."""

from __future__ import annotations

from cryptoreg.api.questions import model
from cryptoreg.api.questions.failures import NoQueryError, unknown
from cryptoreg.api.questions.forms.base import Context

__all__ = ["of"]

_TEXTS = f"""
MATCH (l:Lawsuit) WHERE l.id IN $ids
OPTIONAL MATCH (l)<-[:{model.load().paths["case"]}]-(e:Event)
OPTIONAL MATCH (e)-->(n:Entity)
WITH l, [l.label, coalesce(l.caption, '')] + coalesce(l.names, []) AS own,
     collect(DISTINCT e.label) + reduce(t = [], x IN collect(DISTINCT e) | t + coalesce(x.content, []) + coalesce(x.summary, [])) AS told,
     collect(DISTINCT n.label) AS named
RETURN l.label AS label, own + told + named AS texts ORDER BY label
"""


def of(context: Context) -> NoQueryError | None:
    """Why a question about a case is not known, rather than not understood.

    Where a word that is not understood occurs in nothing that is on record on the case, the records do not tell
    of it; where all do, something is on record and the question is not understood.
    """
    ids = sorted({c.id for i in context.slots.cases for c in i.candidates})
    if not ids or not context.unknown:
        return None
    rows = context.store.read(_TEXTS, {"ids": ids})
    told = " ".join(str(t) for r in rows for t in r["texts"]).lower()
    missing = [w for w in context.unknown if w.lower()[:6] not in told]
    if not missing:
        return None
    names = " or ".join(r["label"] for r in rows)
    words = " and ".join(f"“{w}”" for w in missing)
    failure = unknown(f"the records on {names} do not speak of {words}")
    failure.words = list(context.unknown)
    return failure
