"""Cypher that users type: it may read, and nothing that it does costs more than its limits."""

from __future__ import annotations

import os
from collections.abc import Iterator

import psutil
import pytest

from cryptoreg.errors import (
    CryptoregError,
    EngineRestartedError,
    InputError,
    QueryFailedError,
    QueryLimitError,
    QueryRefusedError,
)
from cryptoreg.graph import engine
from cryptoreg.graph.sandbox import QuerySandbox
from cryptoreg.graph.store import Store, open_store
from cryptoreg.settings import Settings

READS = [
    ("RETURN 1 AS n;", [[1]]),
    ("/* why */ RETURN 1 // yes", [[1]]),
    ("UNWIND [1, 2] AS x CALL (x) { RETURN x * 2 AS y } RETURN x, y", [[1, 2], [2, 4]]),
    ("MATCH (n:Nobody) RETURN n", []),
    ("MATCH p = shortestPath((:A)-[*]-(:B)) RETURN p", []),
    ("RETURN EXISTS { (:A)--() } AS e, COUNT { (:A) } AS c", [[False, 0]]),
    (
        "RETURN date('2025-02-13') AS d, duration('P60D') AS u, null AS n, [1, 'a'] AS l",
        [["2025-02-13", "P60D", None, [1, "a"]]],
    ),
    ("RETURN 0.0 / 0.0 AS nan", [["nan"]]),
    ("CALL db.ping() YIELD success RETURN success", [[True]]),
]

REFUSED = [
    "CREATE (n) RETURN n",
    "MERGE (n:A {id: 1}) RETURN n",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) REMOVE n.x",
    "FOREACH (x IN [1] | CREATE ())",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "CALL dbms.listConfig()",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.clearQueryCaches()",
    "CALL db.createLabel('X')",
    "CALL tx.setMetaData({a: 1})",
    "CALL { RETURN 1 AS x } IN TRANSACTIONS RETURN x",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS",
    "SHOW TRANSACTIONS",
    "SHOW SETTINGS",
    "SHOW USERS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CREATE INDEX FOR (n:X) ON (n.y)",
    "DROP CONSTRAINT entity_id",
    "CREATE USER x SET PASSWORD 'yyyyyyyyyy'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "EXPLAIN RETURN 1",
    " /* a */ // b\n profile RETURN 1",
    "EXPLAIN PROFILE CREATE (n)",
    "CYPHER runtime=slotted CREATE (n)",
    "x" * 100_001,
]

WRONG = [
    "",
    "   ",
    "RETURN",
    "BEGIN",
    "RETURN nope",
    "RETURN '\\u00'",
    "RETURN 1; RETURN 2",
    "RETURN $missing",
    "USE system SHOW USERS",
    "RETURN 1/0",
]


@pytest.fixture(scope="module")
def sandbox(session_store: Store) -> Iterator[QuerySandbox]:
    box = QuerySandbox(session_store, workers=1)
    yield box
    box.close()


@pytest.mark.parametrize(("text", "rows"), READS)
def test_reading_works(sandbox: QuerySandbox, text: str, rows: list[list[object]]) -> None:
    assert sandbox.run(text).rows == rows


@pytest.mark.parametrize("text", REFUSED, ids=lambda t: t[:40])
def test_everything_else_is_refused_and_changes_nothing(
    sandbox: QuerySandbox, session_store: Store, text: str
) -> None:
    count = "MATCH (n) RETURN count(n) AS n"
    before = session_store.read(count)
    with pytest.raises(QueryRefusedError):
        sandbox.run(text)
    assert session_store.read(count) == before


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_query_is_the_users_error_in_one_sentence(sandbox: QuerySandbox, text: str) -> None:
    with pytest.raises(QueryFailedError) as caught:
        sandbox.run(text)
    assert "EXPLAIN" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_position_is_that_of_the_text_that_was_typed(sandbox: QuerySandbox) -> None:
    with pytest.raises(QueryFailedError, match=r"line 1, column 8"):
        sandbox.run("RETURN nope")


def test_parameters_are_parameters(sandbox: QuerySandbox) -> None:
    nasty = "x') DETACH DELETE n //"
    assert sandbox.run("RETURN $a AS a, $b AS b", {"a": nasty, "b": [1, {"c": None}]}).rows == [
        [nasty, [1, {"c": None}]]
    ]
    with pytest.raises(InputError):
        sandbox.run("RETURN $a", {"a": 2**70})


def test_ten_million_rows_are_cut_with_the_reason(sandbox: QuerySandbox) -> None:
    result = sandbox.run("UNWIND range(1, 10000000) AS i RETURN i")
    assert len(result.rows) == 10_000
    assert result.cut is not None
    assert "10,000 rows" in result.cut


def test_rows_that_are_large_are_cut_by_size(sandbox: QuerySandbox) -> None:
    result = sandbox.run("UNWIND range(1, 500) AS i RETURN range(1, 100000) AS l")
    assert 0 < len(result.rows) < 500
    assert result.cut is not None
    assert "MiB" in result.cut


def test_a_query_that_takes_too_long_is_stopped(sandbox: QuerySandbox) -> None:
    with pytest.raises(QueryLimitError, match="longer than allowed"):
        sandbox.run(
            "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN a, b"
        )
    assert sandbox.run("RETURN 1").rows == [[1]]


def test_a_query_that_wants_too_much_memory_is_stopped(sandbox: QuerySandbox) -> None:
    with pytest.raises(QueryLimitError, match="memory"):
        sandbox.run("UNWIND range(1, 100000000) AS i RETURN collect(toString(i)) AS l")
    assert sandbox.run("RETURN 1").rows == [[1]]


def test_a_string_that_exhausts_the_heap_ends_and_the_next_query_works(sandbox: QuerySandbox) -> None:
    with pytest.raises((QueryLimitError, EngineRestartedError)):
        sandbox.run("RETURN size(reduce(s = 'x', i IN range(1, 31) | s + s)) AS n")
    assert sandbox.run("RETURN 1").rows == [[1]]


def test_one_row_of_gigabytes_does_not_take_the_caller_down(sandbox: QuerySandbox) -> None:
    before = psutil.Process(os.getpid()).memory_info().rss
    with pytest.raises((QueryLimitError, EngineRestartedError)):
        sandbox.run("RETURN range(1, 100000000) AS l")
    assert psutil.Process(os.getpid()).memory_info().rss - before < 300 * 2**20
    assert sandbox.run("RETURN 1").rows == [[1]]


def test_an_expression_that_nothing_stops_costs_a_restart_and_the_next_query_works(
    settings: Settings, session_store: Store
) -> None:
    session_store.write(lambda tx: tx.run("MERGE (k:Kept {id: 'k'})").consume())
    before = engine.status(settings)
    box = QuerySandbox(session_store, workers=1)
    try:
        with pytest.raises(CryptoregError) as caught:
            box.run("RETURN size([i IN range(1, 100000000000) WHERE i < 0]) AS n")
        assert isinstance(caught.value, EngineRestartedError | QueryLimitError)
        assert box.run("MATCH (k:Kept) RETURN k.id AS id").rows == [["k"]]
        after = engine.status(settings)
        assert after.pid != before.pid
        assert after.port == before.port
        assert session_store.read("MATCH (k:Kept) RETURN k.id AS id") == [{"id": "k"}]
    finally:
        box.close()
        with open_store(settings) as fresh:
            fresh.run_schema("MATCH (k:Kept) DELETE k")
