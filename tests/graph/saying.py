"""Helpers: statements without a text, written and refreshed like any others; the graph as comparable lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from cryptoreg.graph import lease as leases
from cryptoreg.graph import refresh
from cryptoreg.graph.refresh import Refreshed
from cryptoreg.graph.store import Store
from cryptoreg.graph.write import Written, write
from cryptoreg.ontology.generated.names import PROPERTIES, Modality, Tier
from cryptoreg.ontology.statements import TYPE, Citation, Document, Extracted, Statement, Value, document_id
from tests.conftest import NOW

Things = dict[str, dict[str, object]]
"""Local key → its ``type`` and properties; a value that begins with ``@`` names another key."""


def cited(
    name: str,
    things: Things,
    *,
    published: str | None = None,
    tier: Tier = Tier.WEB,
    modality: Modality = Modality.ASSERTED,
    copy_of: str | None = None,
) -> Extracted:
    """A cited document that says these things."""
    url = f"https://example.org/{name}"
    document = Document(
        document_id(url=url),
        title=name,
        url=url,
        published=published,
        tier=tier,
        reader="test@1",
        copy_of=None if copy_of is None else document_id(url=f"https://example.org/{copy_of}"),
    )
    rows = []
    for key, properties in things.items():
        for predicate, given in properties.items():
            for value in given if isinstance(given, list) else [given]:
                rows.append(_statement(document, key, predicate, value, modality))
    return Extracted(document, "test", tuple(rows))


def _statement(document: Document, key: str, predicate: str, value: Value, modality: Modality) -> Statement:
    local = f"{document.id}-{key}"
    relation = predicate != TYPE and PROPERTIES[predicate].relation
    saying = f"{key} {predicate} {value}"
    if relation:
        target = f"{document.id}-{str(value).removeprefix('@')}"
        return Statement(document.id, local, predicate, Citation(saying), object=target, modality=modality, extractor="test")  # fmt: skip
    return Statement(document.id, local, predicate, Citation(saying), value=value, modality=modality, extractor="test")  # fmt: skip


def put(store: Store, *items: Extracted, now: datetime = NOW) -> tuple[Written, Refreshed]:
    """Write documents and bring facts and view up to date."""
    with leases.writer(store) as lease:
        written = write(store, lease, items, now)
        return written, refresh.refresh(store, lease, now)


def refreshed(store: Store, now: datetime = NOW) -> Refreshed:
    """Do what is pending."""
    with leases.writer(store) as lease:
        return refresh.refresh(store, lease, now)


NOTES = ("Moved", "Gone", "Judgement", "Decision", "Meta", "Lease", "Key")
"""Nodes that tell of the way, and not of the state."""


def snapshot(store: Store, without: Iterable[str] = NOTES, ignore: Iterable[str] = ()) -> list[str]:
    """The whole graph as sorted lines, without Neo4j's own ids."""
    hidden, skipped = set(without), set(ignore)
    nodes = store.read("MATCH (n) RETURN labels(n) AS l, properties(n) AS p")
    edges = store.read(
        "MATCH (a)-[r]->(b) RETURN labels(a) AS l, a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b, labels(b) AS m"
    )
    lines = []
    for row in (*nodes, *edges):
        labels = {*row.pop("l"), *row.pop("m", [])}
        if labels & hidden:
            continue
        row["p"] = {k: v for k, v in row["p"].items() if k not in skipped}
        lines.append(json.dumps({**row, "l": sorted(labels)}, sort_keys=True, default=str))
    return sorted(lines)
