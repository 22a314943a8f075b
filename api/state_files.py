"""SQLite files in the state folder: what is no knowledge, and stands in no export."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TIMEOUT_S = 30.0
"""How long one process waits for another that writes."""


@contextmanager
def open_database(path: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """Open a file, with its folder and its tables where they are missing, for one thread.

    Args:
        path: of the file.
        schema: statements that create what is missing and leave alone what is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=TIMEOUT_S)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(schema)
        yield connection
    finally:
        connection.close()
