"""What fetching remembers between runs: a SQLite file in the state folder, never part of an export."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptoreg.api.state_files import open_database
from cryptoreg.settings import Settings

_SCHEMA = """
CREATE TABLE IF NOT EXISTS responses (
  url TEXT PRIMARY KEY, file TEXT NOT NULL, etag TEXT, last_modified TEXT, sha256 TEXT NOT NULL, asked REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS calls (host TEXT NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS calls_by_host ON calls (host, at);
CREATE TABLE IF NOT EXISTS todo (
  job TEXT NOT NULL, number INTEGER NOT NULL, url TEXT NOT NULL, PRIMARY KEY (job, url)
);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A response that is kept."""

    file: Path
    etag: str | None
    last_modified: str | None
    asked: float


class State:
    """Responses, calls and unfinished jobs."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def kept(self, url: str) -> Kept | None:
        """The response that is kept of an address, if its file is still there."""
        row = self._db.execute(
            "SELECT file, etag, last_modified, asked FROM responses WHERE url = ?", (url,)
        ).fetchone()
        if row is None or not Path(row[0]).is_file():
            return None
        return Kept(Path(row[0]), row[1], row[2], float(row[3]))

    def keep(
        self, url: str, file: Path, etag: str | None, last_modified: str | None, sha256: str, at: float
    ) -> None:
        """Note where the response of an address is kept, and by what it can be asked for again."""
        row = (url, str(file), etag, last_modified, sha256, at)
        self._db.execute("INSERT OR REPLACE INTO responses VALUES (?, ?, ?, ?, ?, ?)", row)
        self._db.commit()

    def asked_again(self, url: str, at: float) -> None:
        """Note that the kept response was found to be still good."""
        self._db.execute("UPDATE responses SET asked = ? WHERE url = ?", (at, url))
        self._db.commit()

    def called(self, host: str, at: float) -> None:
        """Count a call; every one counts, whatever came of it."""
        self._db.execute("INSERT INTO calls VALUES (?, ?)", (host, at))
        self._db.commit()

    def calls(self, host: str, since: float) -> list[float]:
        """The times of the calls to a host since then, the oldest first."""
        rows = self._db.execute("SELECT at FROM calls WHERE host = ? AND at > ? ORDER BY at", (host, since))
        return [float(row[0]) for row in rows]

    def todo(self, job: str) -> list[str]:
        """The addresses that a job has still to ask for, in order."""
        rows = self._db.execute("SELECT url FROM todo WHERE job = ? ORDER BY number", (job,))
        return [str(row[0]) for row in rows]

    def set_todo(self, job: str, urls: list[str]) -> None:
        """Replace what a job has still to ask for."""
        self._db.execute("DELETE FROM todo WHERE job = ?", (job,))
        self._db.executemany(
            "INSERT OR IGNORE INTO todo VALUES (?, ?, ?)", [(job, n, url) for n, url in enumerate(urls)]
        )
        self._db.commit()


@contextmanager
def open_state(settings: Settings) -> Iterator[State]:
    """The state of fetching of this user."""
    with open_database(settings.state_dir.expanduser() / "fetch.sqlite", _SCHEMA) as connection:
        yield State(connection)
