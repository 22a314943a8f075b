"""Whether the graph keeps its promises, and repair where that is safe.

Community has no constraints but uniqueness, so what the writer promises is checked here: quotes against texts, ends
and their types, facts against statements, view against facts, links that lead nowhere, indexes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cryptoreg.errors import IntegrityError
from cryptoreg.graph import refresh, schema
from cryptoreg.graph.store import Row, Store, as_query
from cryptoreg.ontology.generated.names import PARENTS, PROPERTIES
from cryptoreg.ontology.statements import TYPE, sha256

_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One check.

    Attributes:
        name: of the check.
        promise: what must be true.
        broken: how many things break it.
        examples: some of their ids.
        repair: what ``--repair`` does about it; None where only a person can.
    """

    name: str
    promise: str
    broken: int
    examples: tuple[str, ...] = ()
    repair: str | None = None

    @property
    def ok(self) -> bool:
        return self.broken == 0


_QUERIES: tuple[tuple[str, str, str, str | None], ...] = (
    ("restore", "no restore was cut off",
     "MATCH (m:Meta {id: 'restore'}) RETURN m.id AS id", None),
    ("quotes", "a quote is the text at its offsets",
     ("MATCH (s:Statement) WHERE s.quote IS NOT NULL MATCH (t:DocumentText {id: s.document}) "
     "WHERE substring(t.text, s.start, s.end - s.start) <> s.quote RETURN s.id AS id"), None),
    ("proof", "a statement has a quote with offsets or a citation",
     "MATCH (s:Statement) WHERE (s.quote IS NULL OR s.start IS NULL OR s.end IS NULL) AND s.summary IS NULL RETURN s.id AS id",
     None),
    ("documents", "a statement belongs to a document",
     "MATCH (s:Statement) WHERE NOT EXISTS { MATCH (d:Document) WHERE d.id = s.document } RETURN s.id AS id", None),
    ("texts", "a document whose text is held has it, and a text its document",
     ("MATCH (d:Document) WHERE d.kind = 'text' AND d.text_left_out IS NULL AND NOT EXISTS { (d)-[:HAS_TEXT]->(:DocumentText) } RETURN d.id AS id "
     "UNION MATCH (t:DocumentText) WHERE NOT EXISTS { (t)<-[:HAS_TEXT]-(:Document) } RETURN t.id AS id"), None),
    ("ends", "both ends of a statement are local things of its document",
     ("MATCH (s:Statement) WHERE NOT EXISTS { MATCH (l:Local {id: s.subject_id}) WHERE l.document = s.document } "
     "OR (s.object_id IS NOT NULL AND NOT EXISTS { MATCH (l:Local {id: s.object_id}) WHERE l.document = s.document }) "
     "RETURN s.id AS id"), None),
    ("one-value", "a statement has an object or a value, not both",
     "MATCH (s:Statement) WHERE (s.object_id IS NULL) = (s.value IS NULL) RETURN s.id AS id", None),
    ("pending", "no thing waits to be worked out",
     "MATCH (l:Local) WHERE l.pending IS NOT NULL RETURN l.id AS id", "refresh"),
    ("support", "a fact rests on statements in force, or on a rule with premises that are there",
     ("MATCH (f:Fact) WHERE f.rule IS NULL AND NOT EXISTS { (f)-[:SUPPORTED_BY]->(s:Statement) WHERE s.recorded_to IS NULL } "
     "RETURN f.id AS id UNION MATCH (f:Fact) WHERE f.rule IS NOT NULL "
     "AND any(p IN f.premises WHERE NOT EXISTS { MATCH (x:Fact {id: p}) }) RETURN f.id AS id"), "rebuild"),
    ("facts", "a statement in force is behind a fact",
     ("MATCH (s:Statement) WHERE s.recorded_to IS NULL AND NOT EXISTS { (:Fact)-[:SUPPORTED_BY]->(s) } "
     "AND NOT EXISTS { MATCH (l:Local {id: s.subject_id}) WHERE l.pending IS NOT NULL } RETURN s.id AS id"), "rebuild"),
    ("view", "a thing with a class is in the view, and what is in the view has facts",
     ("MATCH (f:Fact {predicate: 'type'}) WHERE NOT EXISTS { MATCH (e:Entity {id: f.subject_id}) } RETURN f.subject_id AS id "
     "UNION MATCH (e:Entity) WHERE NOT EXISTS { MATCH (f:Fact) WHERE f.subject_id = e.id } RETURN e.id AS id"), "rebuild"),
    ("edges", "a relationship of the view names a fact that says so",
     ("MATCH (a:Entity)-[r]->(b:Entity) WHERE NOT EXISTS { MATCH (f:Fact {id: r.fact}) "
     "WHERE f.subject_id = a.id AND f.object_id = b.id } RETURN r.fact AS id"), "rebuild"),
    ("conflicts", "a conflict has its sides",
     "MATCH (c:Conflict) WHERE NOT EXISTS { (c)-[:SIDE]->(:Fact) } RETURN c.id AS id", "rebuild"),
    ("keys", "a key belongs to a thing",
     "MATCH (k:Key) WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() } RETURN k.id AS id", "drop-keys"),
    ("profiles", "what is known by identifiers is named by a thing",
     "MATCH (p:Profile) WHERE NOT EXISTS { MATCH (l:Local {profile: p.id}) } RETURN p.id AS id", "rebuild"),
    ("judgements", "a thing has one judgement in force",
     "MATCH (j:Judgement) WHERE j.recorded_to IS NULL WITH j.local AS id, count(*) AS n WHERE n > 1 RETURN id", None),
    ("moved", "an id that has moved leads somewhere",
     ("MATCH (m:Moved) WHERE NOT EXISTS { MATCH (e:Entity {id: m.to}) } AND NOT EXISTS { MATCH (n:Moved {id: m.to}) } "
     "AND NOT EXISTS { MATCH (f:Entity {id: m.id}) } RETURN m.id AS id"), "drop-moved"),
)  # fmt: skip

_DROPS = {
    "drop-keys": "MATCH (k:Key) WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() } DELETE k",
    "drop-moved": (
        "MATCH (m:Moved) WHERE NOT EXISTS { MATCH (e:Entity {id: m.to}) } AND NOT EXISTS { MATCH (n:Moved {id: m.to}) } "
        "AND NOT EXISTS { MATCH (f:Entity {id: m.id}) } DELETE m"
    ),
}


def examine(store: Store) -> list[Finding]:
    """Run every check."""
    out = [_schema(store)]
    out += [_found(name, promise, store.read(query), repair) for name, promise, query, repair in _QUERIES]
    return [*out, _vocabulary(store), _hashes(store)]


def repair(store: Store, findings: list[Finding], work: Callable[[], object]) -> list[str]:
    """Do what is safe about what was found: make indexes, drop what belongs to nothing, work out facts and view anew.

    Statements, documents and decisions are never touched.

    Args:
        store: which graph.
        findings: of :func:`examine`.
        work: refreshes the graph, holding the lease.

    Returns:
        What was done, in words.

    Raises:
        IntegrityError: a restore was cut off; what it brought must not be worked out.
    """
    if any(f.name == "restore" and not f.ok for f in findings):
        raise IntegrityError(schema.CUT_OFF)
    wanted = {f.repair for f in findings if not f.ok and f.repair is not None}
    done = []
    if "schema" in wanted:
        schema.make(store)
        done.append("made the missing indexes and constraints")
    for name in sorted(wanted & set(_DROPS)):
        query = _DROPS[name]
        store.write(lambda tx, q=query: tx.run(as_query(q)).consume())  # type: ignore[misc]
        done.append(f"dropped {name.removeprefix('drop-')} that belong to nothing")
    if "rebuild" in wanted:
        refresh.mark_all(store)
        store.run_schema(
            "MATCH (n) WHERE n:Entity OR n:Fact OR n:Conflict CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
        )
    if wanted & {"rebuild", "refresh"}:
        work()
        done.append(
            "worked out facts and view anew" if "rebuild" in wanted else "worked out what was pending"
        )
    return done


def _found(name: str, promise: str, rows: list[Row], how: str | None) -> Finding:
    ids = sorted({str(r["id"]) for r in rows})
    return Finding(name, promise, len(ids), tuple(ids[:_EXAMPLES]), how)


def _schema(store: Store) -> Finding:
    there = {
        r["name"] for r in store.read("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name")
    }
    missing = sorted(schema.names() - there)
    return Finding(
        "schema", "every index and constraint is there", len(missing), tuple(missing[:_EXAMPLES]), "schema"
    )


def _vocabulary(store: Store) -> Finding:
    rows = store.read("MATCH (s:Statement) RETURN DISTINCT s.predicate AS predicate")
    wrong = [r["predicate"] for r in rows if r["predicate"] != TYPE and r["predicate"] not in PROPERTIES]
    types = store.read("MATCH (s:Statement {predicate: 'type'}) RETURN DISTINCT s.value AS value")
    wrong += [str(r["value"]) for r in types if r["value"] not in PARENTS]
    return Finding(
        "vocabulary",
        "every predicate and class is in the ontology",
        len(wrong),
        tuple(sorted(wrong)[:_EXAMPLES]),
    )


def _hashes(store: Store) -> Finding:
    wrong = [
        r["id"]
        for r in store.stream(
            "MATCH (d:Document)-[:HAS_TEXT]->(t:DocumentText) RETURN d.id AS id, d.text_sha256 AS sha, t.text AS text"
        )
        if sha256(r["text"]) != r["sha"]
    ]
    return Finding(
        "hashes", "a text has the hash that its document names", len(wrong), tuple(sorted(wrong)[:_EXAMPLES])
    )
