"""Notices that CourtListener sends: kept at once in a durable queue, worked later, each once.

The sender wants an answer within a second and repeats what got none, with the same ``Idempotency-Key``
(https://www.courtlistener.com/help/api/webhooks/). It signs nothing: the secret is part of the address.
The queue is a SQLite file in the state folder; it is no knowledge and in no export.
"""

from __future__ import annotations

import json
import logging
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cryptoreg.api.loading import load
from cryptoreg.api.state_files import open_database
from cryptoreg.errors import BusyError, CryptoregError, InputError
from cryptoreg.graph.store import Store
from cryptoreg.settings import Settings

MAX_BODY = 8 * 2**20
ATTEMPTS = 5
FIRST_PAUSE_S = 30.0
POLL_S = 1.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS notices (
  key TEXT PRIMARY KEY, body BLOB NOT NULL, received REAL NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
  attempts INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL, said TEXT
);
CREATE INDEX IF NOT EXISTS notices_by_state ON notices (state, due);
"""
_KEY = re.compile(r"[\w.:-]{1,200}")
_TURN = threading.Lock()
"""The turn of those in this process who write to a queue.

SQLite lets writers wait by sleeping, ever longer and in no order, so that of many at once one may wait for seconds; a lock
wakes the next at once.
"""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that waits."""

    key: str
    body: bytes
    attempts: int


class Queue:
    """The notices that came, and what became of each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def add(self, key: str, body: bytes, now: float) -> bool:
        """Keep a notice; False where one with this key came before."""
        with self._db:
            cursor = self._db.execute(
                "INSERT OR IGNORE INTO notices (key, body, received, due) VALUES (?, ?, ?, ?)",
                (key, body, now, now),
            )
        return cursor.rowcount == 1

    def next(self, now: float) -> Notice | None:
        """The notice that has waited longest and may be worked on."""
        row = self._db.execute(
            "SELECT key, body, attempts FROM notices WHERE state = 'waiting' AND due <= ? ORDER BY received LIMIT 1",
            (now,),
        ).fetchone()
        return None if row is None else Notice(str(row[0]), bytes(row[1]), int(row[2]))

    def done(self, key: str, said: str) -> None:
        """Note that a notice is in the graph; its body is not needed any more."""
        with self._db:
            self._db.execute(
                "UPDATE notices SET state = 'done', said = ?, body = '' WHERE key = ?", (said, key)
            )

    def again(self, notice: Notice, said: str, now: float) -> None:
        """Put a notice off, longer each time; after :data:`ATTEMPTS` it is kept as failed."""
        attempts = notice.attempts + 1
        state = "failed" if attempts >= ATTEMPTS else "waiting"
        with self._db:
            self._db.execute(
                "UPDATE notices SET state = ?, attempts = ?, due = ?, said = ? WHERE key = ?",
                (state, attempts, now + FIRST_PAUSE_S * 2**notice.attempts, said, notice.key),
            )

    def later(self, notice: Notice, said: str, now: float) -> None:
        """Put a notice off without blame, since another load is running."""
        with self._db:
            self._db.execute(
                "UPDATE notices SET due = ?, said = ? WHERE key = ?", (now + FIRST_PAUSE_S, said, notice.key)
            )

    def retry_failed(self, now: float) -> int:
        """Let failed notices wait again; returns how many."""
        with self._db:
            cursor = self._db.execute(
                "UPDATE notices SET state = 'waiting', attempts = 0, due = ? WHERE state = 'failed'", (now,)
            )
        return cursor.rowcount

    def counts(self) -> dict[str, int]:
        """How many notices are waiting, done and failed."""
        rows = dict(self._db.execute("SELECT state, count(*) FROM notices GROUP BY state").fetchall())
        return {state: int(rows.get(state, 0)) for state in ("waiting", "done", "failed")}

    def failures(self) -> list[tuple[str, str]]:
        """Key and reason of each failed notice."""
        rows = self._db.execute("SELECT key, said FROM notices WHERE state = 'failed' ORDER BY received")
        return [(str(key), str(said)) for key, said in rows]


@contextmanager
def open_queue(settings: Settings) -> Iterator[Queue]:
    """The queue of this user, for one thread."""
    with open_database(settings.state_dir.expanduser() / "notices.sqlite", _SCHEMA) as connection:
        yield Queue(connection)


def receive(settings: Settings, key: str | None, body: bytes, now: float | None = None) -> bool:
    """Keep a notice that came in.

    Returns:
        Whether it is new.

    Raises:
        InputError: it has no key, or is no notice.
    """
    if key is None or not _KEY.fullmatch(key):
        raise InputError("The header Idempotency-Key is missing or of no use; CourtListener sends a UUID.")
    try:
        notice = json.loads(body)
    except (ValueError, RecursionError) as exc:
        raise InputError(f"The body is no JSON: {exc}.") from exc
    if not isinstance(notice, dict) or not isinstance(notice.get("payload"), dict) or "webhook" not in notice:
        raise InputError("The body is no notice of CourtListener: it needs 'payload' and 'webhook'.")
    with _TURN, open_queue(settings) as queue:
        return queue.add(key, body, time.time() if now is None else now)


def work_one(store: Store, queue: Queue, now: float) -> bool:
    """Load the notice that has waited longest; False where none waits."""
    notice = queue.next(now)
    if notice is None:
        return False
    try:
        said = _load(store, notice)
    except BusyError as exc:
        queue.later(notice, str(exc), now)
    except (CryptoregError, OSError) as exc:
        log.warning("notice put off", extra={"key": notice.key, "error": str(exc)})
        queue.again(notice, str(exc), now)
    else:
        queue.done(notice.key, said)
    return True


def _load(store: Store, notice: Notice) -> str:
    """Keep the notice as a file like any other, and load it."""
    folder = store.settings.data_dir.expanduser() / "fetched" / "webhooks"
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w-]", "_", notice.key)
    file = folder / f"{name}.json"
    file.write_bytes(notice.body)
    report = load(store, [file])
    if not report.readings and report.skipped and not report.files:
        # Nothing in it is a document: a kind of notice that no reader knows, or one that says nothing.
        return f"gave no document: {report.skipped[0].reason}"
    return report.lines()[0]


class Worker:
    """A thread that works on notices while a server runs."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._store, self._clock = store, clock
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Let the notice under way be finished, and no other begun."""
        self._stop.set()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        with open_queue(self._store.settings) as queue:
            while not self._stop.is_set():
                try:
                    worked = work_one(self._store, queue, self._clock())
                except sqlite3.Error as exc:
                    log.error("queue of notices", extra={"error": str(exc)})
                    worked = False
                if not worked:
                    self._stop.wait(POLL_S)
