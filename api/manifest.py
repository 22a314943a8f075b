"""What was loaded into which graph: a SQLite file in the state folder, so that a load can go on.

It is no knowledge and in no export. A file counts as done when it was written with this version of
cryptoreg and has neither size nor time of change of another since.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cryptoreg import __version__
from cryptoreg.api.state_files import open_database
from cryptoreg.graph.store import Store, as_query
from cryptoreg.loaders.text import extraction
from cryptoreg.settings import Settings

VERSION = f"{__version__} {extraction.NAME}@{extraction.VERSION}"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS done (
  graph TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL, version TEXT NOT NULL,
  documents INTEGER NOT NULL, skipped INTEGER NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (graph, path)
) WITHOUT ROWID
"""
_NAME_GRAPH = """
MERGE (m:Meta {id: 'cryptoreg'}) SET m.graph = coalesce(m.graph, $fresh) RETURN m.graph AS graph
"""


def file(settings: Settings) -> Path:
    """Where the manifest is kept."""
    return settings.state_dir.expanduser() / "loads.sqlite"


class Manifest:
    """The files that one graph has."""

    def __init__(self, connection: sqlite3.Connection, graph: str, version: str = VERSION) -> None:
        self._db, self._graph, self._version = connection, graph, version

    def has(self, path: Path) -> bool:
        """Whether the file was loaded as it is now."""
        stamp = _stamp(path)
        row = self._db.execute(
            "SELECT size, changed, version FROM done WHERE graph = ? AND path = ?", (self._graph, _key(path))
        ).fetchone()
        return stamp is not None and row == (*stamp, self._version)

    def add(self, path: Path, documents: int, skipped: int, at: datetime) -> None:
        """Note that everything of a file is written; kept by the next :meth:`commit`."""
        stamp = _stamp(path)
        if stamp is not None:
            self._db.execute(
                "INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (self._graph, _key(path), *stamp, self._version, documents, skipped, at.isoformat()),
            )

    def commit(self) -> None:
        """Keep what was noted."""
        self._db.commit()

    def __len__(self) -> int:
        row = self._db.execute("SELECT count(*) FROM done WHERE graph = ?", (self._graph,)).fetchone()
        return int(row[0])


@contextmanager
def manifest(store: Store, all_cases: bool = False) -> Iterator[Manifest]:
    """The manifest of the graph that a store leads to; a load of all cases is another than one of some."""
    graph = store.write(
        lambda tx: tx.run(as_query(_NAME_GRAPH), fresh=uuid.uuid4().hex).single(strict=True)["graph"]
    )
    with open_database(file(store.settings), _SCHEMA) as connection:
        yield Manifest(connection, str(graph), f"{VERSION} all" if all_cases else VERSION)
        connection.commit()


def _key(path: Path) -> str:
    return str(path.resolve())


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
