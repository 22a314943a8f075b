"""What waits to be worked out, in the order in which it is.

A local thing waits while it has ``pending``: a text by which it is sorted. A document's things come together, and so do
documents of one case, so that the facts of a case are made once for all that a load brings of it, and not once for each
chunk in which a document of it happens to be. The order changes what a load costs, never what comes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Attribute, Class, Relation
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import TYPE, Statement

_LENGTH = 80
"""Characters of a name that are enough to put like beside like."""

WAITING = """
MATCH (l:Local) USING INDEX SEEK l:Local(pending) WHERE l.pending > ''
WITH l ORDER BY l.pending LIMIT $n
WITH DISTINCT l.document AS document
MATCH (l:Local {document: document}) USING INDEX SEEK l:Local(document)
RETURN l.id AS id, document, l.pending IS NOT NULL AS waits, l.canonical AS canonical, l.auto AS auto, l.profile AS profile, l.unsure AS unsure
"""
"""The next documents with all their things, since a reader sees what a document says all or not at all."""

NEXT = """
MATCH (l:Local) USING INDEX SEEK l:Local(pending) WHERE l.pending > ''
RETURN l.id AS id ORDER BY l.pending SKIP $skip LIMIT $n
"""
"""Those that wait behind the first so many."""

WAKE = "SET l.pending = coalesce(l.pending, l.document)"
"""Lets things wait once more, each in the place of its document unless it waits already."""

COUNT = "MATCH (l:Local) USING INDEX SEEK l:Local(pending) WHERE l.pending > '' RETURN count(l) AS n"

MARK_ALL = """
MATCH (d:Document) CALL (d) {
  MATCH (l:Local {document: d.id})
  WITH collect(l) AS things, min(CASE l.cls WHEN 'Lawsuit' THEN l.canonical END) AS about
  FOREACH (l IN things | SET l.pending = coalesce(about + ' ', '') + d.id)
} IN TRANSACTIONS OF 1000 ROWS
"""


def place(document: str, statements: Iterable[Statement]) -> str:
    """Where the things of a document stand in the order: with those of the case that it says most of.

    A case goes by the name of a defendant, which papers of a court and articles have in common.

    Args:
        document: its id.
        statements: what it says.
    """
    classes: dict[str, str] = {}
    names: dict[str, str] = {}
    defendants: dict[str, str] = {}
    mentions: Counter[str] = Counter()
    for s in statements:
        if s.object is not None:
            mentions[s.object] += 1
            if s.predicate == Relation.DEFENDANT:
                defendants[s.subject] = min(s.object, defendants.get(s.subject, s.object))
        elif s.predicate == TYPE:
            classes[s.subject] = str(s.value)
        elif s.predicate == Attribute.NAME:
            names[s.subject] = min(
                str(s.value), names.get(s.subject, str(s.value)), key=lambda n: (len(n), n)
            )
    cases = [c for c, cls in classes.items() if cls == Class.LAWSUIT]
    for case in sorted(cases, key=lambda c: (-mentions[c], c)):
        name = names.get(defendants.get(case, case))
        if name is not None:
            return f"{_known(name)[:_LENGTH]} {document}"
    return document


def _known(name: str) -> str:
    entry = gazetteer.load().find(name)
    return entry.id if entry is not None else slug(gazetteer.normalise(name))
