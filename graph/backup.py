"""A lossless copy of the graph as N-Quads, texts included, and the way back.

Every node but the lease and every relationship is written, the derived ones too, so that a restored graph is the
same graph: ids, recorded times, judgements, decisions, notes. It works over any address, for it uses the driver
alone. Records are sorted, so that the same graph gives the same bytes; the last quads tell how many records there are
and their SHA-256, so that a truncated or changed file is refused.

Without the texts it is a copy to publish (`backup --without-texts`): the words of others are in it only as quotes of a
limited length. It comes back as the same graph all the same, and a document that is loaded again brings its text.

Form: ``<…/record/LABEL/ID>`` with ``<…/record#label>`` and one ``<…/record#p-KEY>`` per property in a graph named after the
label; ``<…/link/N>`` with ``from``, ``to``, ``type`` and properties in the graph of links. Lists are ``rdf:JSON`` literals.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, cast
from urllib.parse import quote, unquote

import neo4j
import pyoxigraph as ox

from cryptoreg.errors import InputError, IntegrityError
from cryptoreg.graph import schema
from cryptoreg.graph.lease import Lease
from cryptoreg.graph.store import Store, as_query
from cryptoreg.ontology.statements import shortened

BASE = "https://w3id.org/cryptoreg/backup/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_JSON = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON")
_RECORD = f"{BASE}record/"
_LINK = f"{BASE}link/"
_TERMS = f"{BASE}terms#"
_SUMMARY = ox.NamedNode(f"{BASE}summary")

# The label that has the unique id comes first.
_IDENTIFIED = (
    "Document", "DocumentText", "Address", "Local", "Statement", "Judgement", "Decision", "Fact", "Conflict",
    "Entity", "Key", "Profile", "Shingle", "Moved", "Gone", "Forgotten", "Meta",
)  # fmt: skip
_PAGE = 5_000

_WITHDRAWN = "MATCH (d:Document) WHERE d.withdrawn IS NOT NULL RETURN count(d) AS n"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of the words of documents a copy holds."""

    texts: bool
    quote_max_chars: int | None

    def labels(self) -> Iterator[str]:
        return (label for label in _IDENTIFIED if self.texts or label != "DocumentText")

    def of(self, label: str, properties: dict[str, Any]) -> dict[str, Any]:
        if label == "Document" and not self.texts and properties["kind"] == "text":
            return properties | {"text_left_out": True}
        if label == "Statement" and self.quote_max_chars is not None and "quote" in properties:
            return properties | {"quote": shortened(properties["quote"], self.quote_max_chars)}
        return properties


@dataclass(frozen=True, slots=True)
class Copied:
    """How much a backup holds, or a restore brought back."""

    nodes: int
    links: int


# ---------------------------------------------------------------- writing


def backup(store: Store, path: Path, *, texts: bool = True, quote_max_chars: int | None = None) -> Copied:
    """Write the whole graph to a file; one that ends in ``.gz`` is compressed. The file is whole or not there.

    Args:
        store: which graph.
        path: where to.
        texts: False leaves the texts of documents out and marks these as ``text_left_out``.
        quote_max_chars: longer quotes are cut and end in an ellipsis; None for none.

    Raises:
        InputError: the file cannot be written, or a copy without texts would publish what was withdrawn.
        IntegrityError: the graph holds nodes that no backup knows, or a restore into it was cut off.
    """
    if schema.half_restored(store):
        raise IntegrityError(schema.CUT_OFF)
    if not texts and (withdrawn := store.read(_WITHDRAWN)[0]["n"]):
        raise InputError(
            f"{withdrawn} documents are withdrawn, and a copy to publish must not hold them. Delete them for good with "
            "`cryptoreg forget DOCUMENT --purge`, or take a backup with texts."
        )
    shown = _Shown(texts, quote_max_chars)
    unknown = _unknown(store)
    if unknown:
        raise IntegrityError(
            f"Nodes with the labels {', '.join(unknown)} are not cryptoreg's; nothing was written."
        )
    scratch = path.with_name(f".{path.name}.part")
    try:
        with _open(scratch, path, "wb") as out:
            done = _write(store, out, shown)
        scratch.replace(path)
    except OSError as exc:
        raise InputError(f"{path} cannot be written: {exc.strerror or exc}.") from exc
    finally:
        scratch.unlink(missing_ok=True)
    return done


def _unknown(store: Store) -> list[str]:
    rows = store.read(
        "MATCH (n) WHERE NOT n:Lease AND none(l IN labels(n) WHERE l IN $known) UNWIND labels(n) AS l RETURN DISTINCT l",
        {"known": list(_IDENTIFIED)},
    )
    return sorted(r["l"] for r in rows)


def _write(store: Store, out: IO[bytes], shown: _Shown) -> Copied:
    digest, nodes, links = hashlib.sha256(), 0, 0
    for label in shown.labels():
        for row in store.stream(f"MATCH (n:{label}) RETURN labels(n) AS l, properties(n) AS p ORDER BY n.id"):
            nodes += 1
            _emit(out, digest, _node(label, row["l"], shown.of(label, row["p"])))
    for label in shown.labels():
        query = (
            f"MATCH (a:{label})-[r]->(b{'' if shown.texts else ':!DocumentText'}) "
            f"RETURN a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b, labels(b) AS l ORDER BY a, t, b, r.fact"
        )
        for row in store.stream(query):
            links += 1
            _emit(out, digest, _link(links, label, row))
    summary = {"nodes": nodes, "links": links, "sha256": digest.hexdigest()}
    for key, value in summary.items():
        quad = ox.Quad(_SUMMARY, _term(key), _literal(value), ox.NamedNode(BASE))
        out.write(ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"")
    return Copied(nodes, links)


def _emit(out: IO[bytes], digest: Any, quads: Iterable[ox.Quad]) -> None:
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    digest.update(data)
    out.write(data)


def _node(label: str, labels: Iterable[str], properties: dict[str, Any]) -> Iterator[ox.Quad]:
    subject, graph = _iri(label, properties["id"]), ox.NamedNode(f"{_RECORD}{label}")
    yield ox.Quad(subject, _term("labels"), _literal(sorted(labels)), graph)
    for key, value in sorted(properties.items()):
        yield ox.Quad(subject, _term(f"p-{key}"), _literal(value), graph)


def _link(number: int, label: str, row: dict[str, Any]) -> Iterator[ox.Quad]:
    subject, graph = ox.NamedNode(f"{_LINK}{number}"), ox.NamedNode(_LINK)
    target = next(known for known in _IDENTIFIED if known in row["l"])
    yield ox.Quad(subject, _term("from"), _iri(label, row["a"]), graph)
    yield ox.Quad(subject, _term("to"), _iri(target, row["b"]), graph)
    yield ox.Quad(subject, _term("type"), _literal(row["t"]), graph)
    for key, value in sorted(row["p"].items()):
        yield ox.Quad(subject, _term(f"p-{key}"), _literal(value), graph)


def _iri(label: str, id_: str) -> ox.NamedNode:
    return ox.NamedNode(f"{_RECORD}{label}/{quote(id_, safe='')}")


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(_TERMS + name)


def _literal(value: object) -> ox.Literal:
    native = getattr(value, "to_native", None)
    value = native() if native is not None else value
    if isinstance(value, bool):
        return ox.Literal(str(value).lower(), datatype=ox.NamedNode(f"{_XSD}boolean"))
    if isinstance(value, int):
        return ox.Literal(str(value), datatype=ox.NamedNode(f"{_XSD}integer"))
    if isinstance(value, float):
        return ox.Literal(repr(value), datatype=ox.NamedNode(f"{_XSD}double"))
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(f"{_XSD}date"))
    if isinstance(value, list):
        return ox.Literal(json.dumps(value, ensure_ascii=False), datatype=_JSON)
    if isinstance(value, str):
        return ox.Literal(value)
    raise IntegrityError(f"A backup has no form for {value!r}; nothing was written.")


def _value(literal: ox.Literal) -> Any:
    kind = literal.datatype.value.removeprefix(_XSD)
    if kind == "boolean":
        return literal.value == "true"
    if kind == "integer":
        return int(literal.value)
    if kind == "double":
        return float(literal.value)
    if kind == "date":
        return date.fromisoformat(literal.value)
    return json.loads(literal.value) if literal.datatype == _JSON else literal.value


@contextmanager
def _open(file: Path, name: Path, mode: str) -> Iterator[IO[bytes]]:
    """A file, compressed where its final name says so."""
    with file.open(mode) as raw:
        if name.suffix != ".gz":
            yield cast("IO[bytes]", raw)
            return
        # Without name and time, so that the same graph gives the same bytes.
        with gzip.GzipFile("", mode, fileobj=cast("IO[bytes]", raw), mtime=0) as packed:
            yield cast("IO[bytes]", packed)


# ---------------------------------------------------------------- reading


def restore(store: Store, lease: Lease, path: Path) -> Copied:
    """Fill an empty graph from a backup, after checking that the file is whole.

    Raises:
        InputError: the file is missing, is no backup, or the graph is not empty. What a restore that was cut off
            left is no obstacle: it is deleted first.
        IntegrityError: the file is cut off or was changed.
    """
    expected = check(path)
    if schema.half_restored(store):
        _empty(store, lease)
        schema.mark_restore(store, begun=False)
    if store.read("MATCH (n) WHERE NOT n:Lease AND NOT n:Meta RETURN n LIMIT 1"):
        raise InputError(
            "The graph is not empty; restore into an empty one (another CRYPTOREG_DATA_DIR, say)."
        )
    schema.prepare(store)
    schema.mark_restore(store, begun=True)
    store.write(lambda tx: tx.run("MATCH (m:Meta {id: 'cryptoreg'}) DELETE m").consume())
    nodes = links = 0
    batch: list[tuple[str, dict[str, Any]]] = []
    for subject, record in _records(path):
        if subject.startswith(_LINK) and (not batch or not batch[0][0].startswith(_LINK)) and batch:
            nodes += _create_nodes(store, lease, batch)
            batch = []
        batch.append((subject, record))
        if len(batch) >= _PAGE:
            made = _create(store, lease, batch)
            nodes, links = nodes + made.nodes, links + made.links
            batch = []
    if batch:
        made = _create(store, lease, batch)
        nodes, links = nodes + made.nodes, links + made.links
    if Copied(nodes, links) != expected:
        raise IntegrityError(f"{path} promises {expected}, but {Copied(nodes, links)} came back.")
    schema.mark_restore(store, begun=False)
    return expected


def _empty(store: Store, lease: Lease) -> None:
    """Delete what a restore that was cut off had brought, some at a time."""
    query = as_query(
        "MATCH (n) WHERE NOT n:Lease AND NOT n:Meta WITH n LIMIT $page DETACH DELETE n RETURN count(*) AS n"
    )

    def some(tx: neo4j.ManagedTransaction) -> int:
        lease.renew(tx)
        return int(tx.run(query, page=_PAGE).single(strict=True)["n"])

    while store.write(some):
        pass


def check(path: Path) -> Copied:
    """Make sure that a file is a whole and unchanged backup.

    Raises:
        InputError: it is missing or no backup.
        IntegrityError: it is cut off or was changed.
    """
    digest = hashlib.sha256()
    summary: dict[str, Any] = {}
    try:
        with _open(path, path, "rb") as lines:
            for line in lines:
                if line.startswith(f"<{BASE}summary>".encode()):
                    quad = next(iter(ox.parse(line, format=ox.RdfFormat.N_QUADS)))
                    summary[quad.predicate.value.removeprefix(_TERMS)] = _value(quad.object)
                else:
                    digest.update(line)
    except (OSError, EOFError, SyntaxError, gzip.BadGzipFile) as exc:
        raise InputError(f"{path} cannot be read as a backup: {exc}.") from exc
    if not {"nodes", "links", "sha256"} <= set(summary):
        raise IntegrityError(f"{path} is no whole backup: its summary at the end is missing.")
    if summary["sha256"] != digest.hexdigest():
        raise IntegrityError(f"{path} was changed or damaged: its SHA-256 is not what it promises.")
    return Copied(int(summary["nodes"]), int(summary["links"]))


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    current = ""
    record: dict[str, Any] = {}
    with _open(path, path, "rb") as data:
        for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS):
            subject = quad.subject.value
            if subject != current:
                if record and current != _SUMMARY.value:
                    yield current, record
                current, record = subject, {}
            key = quad.predicate.value.removeprefix(_TERMS)
            record[key] = quad.object.value if isinstance(quad.object, ox.NamedNode) else _value(quad.object)
    if record and current != _SUMMARY.value:
        yield current, record


def _create(store: Store, lease: Lease, batch: list[tuple[str, dict[str, Any]]]) -> Copied:
    if batch[0][0].startswith(_LINK):
        return Copied(0, _create_links(store, lease, batch))
    return Copied(_create_nodes(store, lease, batch), 0)


def _create_nodes(store: Store, lease: Lease, batch: list[tuple[str, dict[str, Any]]]) -> int:
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for _, record in batch:
        groups[tuple(record["labels"])].append(_properties(record))
    for labels in groups:
        if not all(label.isidentifier() for label in labels):
            raise IntegrityError(f"A record has a label that is none: {labels}.")
    queries = [
        (f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", rows)
        for labels, rows in sorted(groups.items())
    ]
    return _run(store, lease, queries)


def _create_links(store: Store, lease: Lease, batch: list[tuple[str, dict[str, Any]]]) -> int:
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for _, record in batch:
        (a, one), (b, other) = _target(record["from"]), _target(record["to"])
        if not record["type"].isidentifier() or not {a, b} <= set(_IDENTIFIED):
            raise IntegrityError(f"A link is none of cryptoreg's: {record['type']}.")
        groups[(a, record["type"], b)].append({"a": one, "b": other, "p": _properties(record)})
    queries = [
        (
            f"UNWIND $rows AS row MATCH (a:{a} {{id: row.a}}) MATCH (b:{b} {{id: row.b}}) CREATE (a)-[r:{type_}]->(b) SET r = row.p",
            rows,
        )
        for (a, type_, b), rows in sorted(groups.items())
    ]
    return _run(store, lease, queries)


def _run(store: Store, lease: Lease, queries: list[tuple[str, list[dict[str, Any]]]]) -> int:
    def work(tx: Any) -> int:
        lease.renew(tx)
        made = 0
        for query, rows in queries:
            counters = tx.run(as_query(query), rows=rows).consume().counters
            made += counters.nodes_created + counters.relationships_created
        return made

    return store.write(work)


def _target(iri: str) -> tuple[str, str]:
    label, _, id_ = iri.removeprefix(_RECORD).partition("/")
    return label, unquote(id_)


def _properties(record: dict[str, Any]) -> dict[str, Any]:
    return {key.removeprefix("p-"): value for key, value in record.items() if key.startswith("p-")}
