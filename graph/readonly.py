"""Run the Cypher that a user typed, and let it do nothing but read.

Neo4j Community has no roles, so three means together do it:

1. the session is in READ mode, which blocks every write;
2. ``EXPLAIN`` first: the query type must be ``r``, each operator of the plan must be on the list below
   (READ mode and type ``r`` alone still let ``LOAD CSV``, ``TERMINATE TRANSACTIONS`` and ``SHOW
   SETTINGS`` through), and each procedure must be named below;
3. the settings of the embedded server (no file access, memory limits, a timeout).

Rows are streamed and cut at a limit of rows and of bytes, so that a query for ten million rows costs
what the limit costs.
"""

from __future__ import annotations

import base64
import json
import math
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as time_of_day
from typing import Any, cast

import neo4j
import neo4j.graph
import neo4j.spatial
import neo4j.time
from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from cryptoreg.errors import (
    CryptoregError,
    EngineRestartedError,
    InputError,
    QueryFailedError,
    QueryLimitError,
    QueryRefusedError,
)
from cryptoreg.graph.store import as_query

READ_PROCEDURES = frozenset(
    {
        "db.index.fulltext.listAvailableAnalyzers",
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.labels",
        "db.ping",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
        "dbms.components",
    }
)

# Names as the plan gives them, without "@database" and without a mode in brackets.
READ_OPERATORS = frozenset(
    """
    AllNodesScan Anti AntiConditionalApply AntiSemiApply Apply Argument ArgumentTracker
    AssertSameNode AssertSameRelationship BidirectionalRepeat CacheProperties CartesianProduct
    ConditionalApply DirectedAllRelationshipsScan DirectedRelationshipByElementIdSeek
    DirectedRelationshipByIdSeek DirectedRelationshipIndexContainsScan
    DirectedRelationshipIndexEndsWithScan DirectedRelationshipIndexScan DirectedRelationshipIndexSeek
    DirectedRelationshipIndexSeekByRange DirectedRelationshipTypeScan
    DirectedRelationshipUniqueIndexSeek DirectedUnionRelationshipTypesScan Distinct Eager
    EagerAggregation EmptyResult EmptyRow ExhaustiveLimit Expand Filter IntersectionNodeByLabelsScan
    LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit
    MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore
    NodeHashJoin NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek
    NodeIndexSeekByRange NodeLeftOuterHashJoin NodeRightOuterHashJoin NodeUniqueIndexSeek
    NodeUniqueIndexSeekByRange NullifyMetadata Optional OptionalExpand OrderedAggregation
    OrderedDistinct OrderedUnion PartialSort PartialTop PathPropagatingBFS PreserveOrder
    ProcedureCall ProduceResults ProjectEndpoints Projection RelationshipCountFromCountStore Repeat
    RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath ShowConstraints
    ShowIndexes Skip Sort StatefulShortestPath SubtractionNodeByLabelsScan Top TriadicBuild
    TriadicFilter TriadicSelection UndirectedAllRelationshipsScan
    UndirectedRelationshipByElementIdSeek UndirectedRelationshipByIdSeek
    UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan
    UndirectedRelationshipIndexScan UndirectedRelationshipIndexSeek
    UndirectedRelationshipIndexSeekByRange UndirectedRelationshipTypeScan
    UndirectedRelationshipUniqueIndexSeek UndirectedUnionRelationshipTypesScan Union
    UnionNodeByLabelsScan Unwind ValueHashJoin VarLengthExpand
    """.split()
)

_LEADING = re.compile(r"(?:\s|//[^\n]*(?:\n|$)|/\*.*?\*/)*", re.DOTALL)
_PREFIX = re.compile(r"(EXPLAIN|PROFILE|CYPHER)\b", re.IGNORECASE)
_PROCEDURE = re.compile(r"\s*(?:CALL\s+)?([\w.`]+)\s*\(", re.IGNORECASE)
_POSITION = re.compile(r"\(line (\d+), column (\d+) \(offset: \d+\)\)")
_MAX_TEXT = 100_000
_FETCH_SIZE = 200

# Error codes of Neo4j, by what they mean for the person who typed the query.
_STOPPED = ("TransactionTimedOut", "Terminated", "LockClientStopped")
_MEMORY = ("MemoryPoolOutOfMemory", "OutOfMemory", "StackOverFlow", "TransactionOutOfMemory")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost: seconds, rows, bytes of JSON."""

    timeout_s: float
    max_rows: int
    max_bytes: int


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Rows of plain JSON values; ``cut`` says why there are no more, when there may be."""

    columns: list[str]
    rows: list[list[Any]]
    cut: str | None
    elapsed_ms: float


def run_query(
    driver: neo4j.Driver,
    database: str | None,
    text: str,
    parameters: Mapping[str, Any],
    limits: Limits,
) -> QueryResult:
    """Check a query that a user typed, run it in READ mode, and return its rows as JSON values.

    Raises:
        QueryRefusedError: it does something else than read.
        QueryLimitError: it ran into its limit of time or memory.
        QueryFailedError: the server cannot understand or finish it.
        EngineRestartedError: the server was restarted under it.
    """
    started = time.monotonic()
    refuse_prefix(text)
    with driver.session(
        default_access_mode=neo4j.READ_ACCESS, database=database, fetch_size=_FETCH_SIZE
    ) as session:
        with _sentences("no connection"):
            _check_plan(session, text, parameters, limits)
        with _sentences("lost while running"):
            result = session.run(neo4j.Query(as_query(text), timeout=limits.timeout_s), dict(parameters))
            columns = list(result.keys())
            rows, cut = _take(result, limits)
            if cut is None:
                result.consume()
    return QueryResult(columns, rows, cut, round((time.monotonic() - started) * 1000, 1))


def refuse_prefix(text: str) -> None:
    r"""Refuse a text whose first words would change how it is run.

    >>> refuse_prefix("/* a */ MATCH (n) RETURN n")
    >>> refuse_prefix("// x\n profile MATCH (n) RETURN n")
    Traceback (most recent call last):
    cryptoreg.errors.QueryRefusedError: Leave out PROFILE: only plain read queries are run here.
    """
    if not text.strip():
        raise QueryFailedError("The query is empty. Type Cypher such as: MATCH (l:Lawsuit) RETURN l")
    if len(text) > _MAX_TEXT:
        raise QueryRefusedError(f"The query is longer than {_MAX_TEXT:,} characters.")
    start = _LEADING.match(text)
    prefix = _PREFIX.match(text, start.end() if start else 0)
    if prefix is not None:
        raise QueryRefusedError(f"Leave out {prefix[1].upper()}: only plain read queries are run here.")


def _check_plan(session: neo4j.Session, text: str, parameters: Mapping[str, Any], limits: Limits) -> None:
    explained = neo4j.Query(as_query(f"EXPLAIN {text}"), timeout=limits.timeout_s)
    summary = session.run(explained, dict(parameters)).consume()
    for operator, details in _operators(cast("dict[str, Any] | None", summary.plan)):
        if operator not in READ_OPERATORS:
            raise QueryRefusedError(f"{operator} is not allowed: this query may only read the graph.")
        if operator == "ProcedureCall":
            _check_procedure(details)
    if summary.query_type != "r":
        raise QueryRefusedError("Only queries that read are run here; nothing was changed.")


def _check_procedure(details: str) -> None:
    found = _PROCEDURE.match(details)
    name = found[1].replace("`", "") if found else details
    if name not in READ_PROCEDURES:
        raise QueryRefusedError(
            f"The procedure {name} may not be called here. Allowed: {', '.join(sorted(READ_PROCEDURES))}."
        )


def _operators(plan: dict[str, Any] | None) -> Iterator[tuple[str, str]]:
    if plan is None:
        yield "a statement without a plan", ""
        return
    stack = [plan]
    while stack:
        node = stack.pop()
        name = str(node["operatorType"]).split("@")[0].split("(")[0].removeprefix("Partitioned")
        yield name, str(node.get("args", {}).get("Details", ""))
        stack.extend(node.get("children", ()))


def _take(result: neo4j.Result, limits: Limits) -> tuple[list[list[Any]], str | None]:
    rows: list[list[Any]] = []
    size = 0
    for record in result:
        if len(rows) >= limits.max_rows:
            return rows, f"cut after {limits.max_rows:,} rows; add a LIMIT or a narrower MATCH"
        row = [as_json(value) for value in record.values()]
        size += len(json.dumps(row))
        if size > limits.max_bytes:
            return rows, (
                f"cut after {len(rows):,} rows, at {limits.max_bytes >> 20} MiB; return fewer properties"
            )
        rows.append(row)
    return rows, None


def as_json(value: Any) -> Any:
    """A driver value as plain JSON: nodes and relationships as objects, times as ISO 8601 text."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case neo4j.graph.Node():
            return {"labels": sorted(value.labels), "properties": as_json(dict(value))}
        case neo4j.graph.Relationship():
            return {
                "type": value.type,
                "start": _end_id(value.start_node),
                "end": _end_id(value.end_node),
                "properties": as_json(dict(value)),
            }
        case neo4j.graph.Path():
            return {
                "nodes": [as_json(n) for n in value.nodes],
                "relationships": [as_json(r) for r in value.relationships],
            }
        case Mapping():
            return {str(k): as_json(v) for k, v in value.items()}
        case neo4j.time.Date() | neo4j.time.DateTime() | neo4j.time.Time() | neo4j.time.Duration():
            return value.iso_format()
        case date() | datetime() | time_of_day():
            return value.isoformat()
        case neo4j.spatial.Point():
            return {"srid": value.srid, "coordinates": list(value)}
        case list() | tuple():
            return [as_json(v) for v in value]
        case bytes() | bytearray():
            return base64.b64encode(value).decode()
        case _:
            return str(value)


def _end_id(node: neo4j.graph.Node | None) -> str | None:
    return None if node is None else str(node.get("id", node.element_id))


@contextmanager
def _sentences(stage: str) -> Iterator[None]:
    """Turn what the driver raises into one of our errors."""
    try:
        yield
    except (ServiceUnavailable, SessionExpired, AuthError) as exc:  # a server that starts knows nobody
        raise EngineRestartedError(
            "The connection to Neo4j was lost while the query ran: a query that cannot be stopped "
            "makes the embedded server restart. Ask again in some seconds, with a smaller query.",
            stage=stage,
        ) from exc
    except Exception as exc:
        translated = _translate(exc)
        if translated is None:
            raise
        raise translated from exc


def _translate(error: Exception) -> CryptoregError | None:
    match error:
        case CryptoregError():
            return None
        case Neo4jError():
            return _server_error(error)
        case OverflowError() | ValueError() | TypeError():
            return InputError(f"A parameter cannot be sent: {error}")
        case MemoryError():
            return QueryLimitError("The result does not fit into memory; return less.")
        case DriverError():
            return QueryFailedError(f"The query failed: {error}")
        case _:
            return None


def _server_error(error: Neo4jError) -> CryptoregError:
    code = error.code or ""
    message = _as_typed((error.message or "").strip())
    if "AccessMode" in code or code.startswith("Neo.ClientError.Security"):
        return QueryRefusedError("Only queries that read are run here; nothing was changed.")
    if any(sign in code for sign in _STOPPED):
        return QueryLimitError("The query ran longer than allowed and was stopped. Ask for less.")
    if any(sign in code for sign in _MEMORY):
        return QueryLimitError("The query needs more memory than allowed and was stopped. Ask for less.")
    if isinstance(error, ClientError) or code == "Neo.DatabaseError.General.UnknownError":
        # A malformed \u escape comes back as UnknownError: it, too, is in the text that was typed.
        return QueryFailedError(message or "The query cannot be understood.", code=code)
    return QueryFailedError(f"Neo4j could not finish the query: {message}", code=code)


def _as_typed(message: str) -> str:
    r"""Give positions in the text that was typed, not in the ``EXPLAIN`` that we sent.

    >>> _as_typed("Variable `x` not defined (line 1, column 16 (offset: 15))\n'EXPLAIN RETURN x'")
    'Variable `x` not defined (line 1, column 8)'
    """
    first = message.split("\n", 1)[0]
    return _POSITION.sub(lambda m: f"(line {m[1]}, column {_typed_column(m)})", first)


def _typed_column(position: re.Match[str]) -> int:
    return int(position[2]) - (len("EXPLAIN ") if position[1] == "1" else 0)
