"""Run user queries in worker processes with a memory limit.

The server limits what a query takes there; nothing limits what its *result* takes in the client: one
row with ``range(1, 100000000)`` unpacks to gigabytes before any row limit sees it. So the driver that
runs user text lives in a process of its own, which the kernel stops at its limit; the API goes on.
"""

from __future__ import annotations

import logging
import multiprocessing
import resource
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

import neo4j

from cryptoreg.errors import CryptoregError, EngineRestartedError, QueryFailedError, QueryLimitError
from cryptoreg.graph.engine import Endpoint
from cryptoreg.graph.readonly import Limits, QueryResult, run_query
from cryptoreg.graph.store import Store, connect_driver
from cryptoreg.settings import Settings

BASE_MEMORY = 1 << 30  # address space of Python, the driver and their libraries
MEMORY_PER_RESULT_BYTE = 8
RESTART_S = 20.0  # what the supervisor needs to notice, kill and restart, with some air

Job = tuple[Endpoint, str | None, str, dict[str, Any], Limits]


class QuerySandbox:
    """A few workers that run what users typed; safe to use from several threads."""

    def __init__(self, store: Store, workers: int = 2) -> None:
        self._store = store
        self._slots = threading.Semaphore(workers)
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()

    def run(self, text: str, parameters: Mapping[str, Any] | None = None) -> QueryResult:
        """Run one read-only query; see :func:`cryptoreg.graph.readonly.run_query` for the errors."""
        try:
            return self._run(text, parameters or {})
        except EngineRestartedError as exc:
            if exc.details.get("stage") != "no connection" or not self._store.settings.embedded:
                raise
            self._store.reconnect()  # restarted since the last query: nothing of ours was lost
            return self._run(text, parameters or {})

    def _run(self, text: str, parameters: Mapping[str, Any]) -> QueryResult:
        settings = self._store.settings
        job: Job = (
            self._store.endpoint,
            settings.neo4j_database,
            text,
            dict(parameters),
            limits_of(settings),
        )
        with self._worker() as worker:
            return worker.run(job, settings.query_timeout_s * 2 + settings.runaway_grace_s + RESTART_S)

    @contextmanager
    def _worker(self) -> Iterator[_Worker]:
        with self._slots:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            worker = worker or _Worker(self._store.settings)
            try:
                yield worker
            finally:
                if worker.alive:
                    with self._lock:
                        self._idle.append(worker)

    def close(self) -> None:
        """End the workers."""
        with self._lock:
            for worker in self._idle:
                worker.end()
            self._idle.clear()


class _Worker:
    def __init__(self, settings: Settings) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        memory = BASE_MEMORY + (settings.query_max_mb << 20) * MEMORY_PER_RESULT_BYTE
        self._process = context.Process(target=_serve, args=(theirs, memory), daemon=True)
        self._process.start()
        theirs.close()
        self.alive = True

    def run(self, job: Job, patience_s: float) -> QueryResult:
        try:
            self._pipe.send(job)
            if not self._pipe.poll(patience_s):
                self.end()
                raise QueryLimitError(
                    "The query ran longer than allowed, and the server has not stopped it. Its "
                    "administrator can find it with SHOW TRANSACTIONS."
                )
            answer = self._pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError) as exc:
            self.end()
            raise QueryLimitError(
                "The result needs more memory than a result may take; return less."
            ) from exc
        if isinstance(answer, CryptoregError):
            raise answer
        if not isinstance(answer, QueryResult):
            raise QueryFailedError(f"The query failed: {answer}")
        return answer

    def end(self) -> None:
        self.alive = False
        self._pipe.close()
        self._process.kill()
        self._process.join()


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings give to a query typed by a user."""
    return Limits(settings.query_timeout_s, settings.query_max_rows, settings.query_max_mb << 20)


def _serve(pipe: Connection, memory: int) -> None:
    """Answer jobs until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    driver: neo4j.Driver | None = None
    connected: Endpoint | None = None
    while True:
        try:
            endpoint, database, text, parameters, limits = pipe.recv()
        except (EOFError, OSError):
            return
        if driver is None or endpoint != connected:
            if driver is not None:
                driver.close()
            driver, connected = connect_driver(endpoint), endpoint
        try:
            pipe.send(run_query(driver, database, text, parameters, limits))
        except CryptoregError as exc:
            exc.__cause__ = None  # causes of the driver cannot be pickled
            pipe.send(exc)
        except MemoryError:
            pipe.send(QueryLimitError("The result does not fit into memory; return less."))
        except Exception as exc:  # the caller must hear of it, whatever it is
            pipe.send(f"{type(exc).__name__}: {exc}")
