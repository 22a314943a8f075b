"""Names that are joined: "letters of the OCC and the FDIC" are those of the one and those of the other.

What several parties do in a case they do together ("the SEC and Binance asked for a stay"); acts of agencies and
inquiries have one doer each, so that several names mean any of them.
"""

from __future__ import annotations

from cryptoreg.api.questions.query import Link, OneOf, Query, Selection, Value, When

__all__ = ["any_of"]

Condition = When | Link | Value | OneOf
_OF_ONE = frozenset(
    {
        "inv-closing", "inv-opening", "wells-notice", "statement", "report", "rescinding", "agency-act", "guidance-rescission", "law-step",
        "law-issuance", "law-publication", "law-rescission", "law-proposal", "law-in-force", "order-signed", "rule",
    }
)  # fmt: skip
"""Kinds of act that have one doer."""


def any_of(query: Query) -> Query:
    """A query in which several doers of an act that has one each are alternatives.

    >>> one, two = (Link(path="by", to=Selection(of="agent", ids=({"id": i, "label": i},))) for i in ("occ", "fdic"))
    >>> len(any_of(Query(ask="things", of=Selection(of="report", where=(one, two)))).of.where)
    1
    """
    of = _selection(query.of)
    return query if of is query.of else query.model_copy(update={"of": of})


def _selection(selection: Selection) -> Selection:
    if selection.of not in _OF_ONE:
        return selection
    doers = _unique([c for c in selection.where if isinstance(c, Link) and c.path == "by" and not c.negated])
    about = _unique(
        [c for c in selection.where if isinstance(c, OneOf) and not c.negated and _on_somebody(c)]
    )
    alternatives = [g for g in (doers, about) if len(g) > 1]
    repeated = len(doers) + len(about) < sum(_is_one(c) for c in selection.where)
    if not alternatives and not repeated:
        return selection
    kept = [c for c in selection.where if not _is_one(c)]
    for group in (doers, about):
        kept += group if len(group) < 2 else [OneOf(conditions=tuple(group))]
    return selection.model_copy(update={"where": tuple(kept)})


def _is_one(c: Condition) -> bool:
    doing = isinstance(c, Link) and c.path == "by" and not c.negated
    return doing or (isinstance(c, OneOf) and not c.negated and _on_somebody(c))


def _on_somebody(c: OneOf) -> bool:
    """Whether it says whom an inquiry is about."""
    return any(isinstance(k, Link) and k.path in ("against", "about") for k in c.conditions)


def _unique(conditions: list[Condition]) -> list[Condition]:
    out: list[Condition] = []
    for c in conditions:
        if c not in out:
            out.append(c)
    return out
