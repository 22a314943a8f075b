"""A small process beside the embedded server: stops it when idle, restarts it when a query runs away.

Neo4j's transaction timeout marks a query as terminated, but an expression such as
``size([i IN range(1, 100000000000) WHERE i < 0])`` never looks at that mark and burns a core for ever.
So: a transaction that has been *Terminated* for longer than the grace time means kill and restart.
Committed data survives that; the restart takes about eight seconds on the same port.
"""

from __future__ import annotations

import logging
import os
import time
from dataclasses import dataclass, field

import neo4j

from cryptoreg import logs
from cryptoreg.errors import CryptoregError
from cryptoreg.graph.engine import server
from cryptoreg.graph.engine.config import Layout
from cryptoreg.graph.engine.locks import try_lock
from cryptoreg.graph.engine.server import Running
from cryptoreg.progress import Silent
from cryptoreg.settings import Settings, load_settings

POLL_S = 1.0
UNRESPONSIVE_S = 90.0

log = logging.getLogger(__name__)


@dataclass
class Runaways:
    """Which terminated transactions are still there, and since when (seconds of a monotonic clock)."""

    grace_s: float
    since: dict[str, float] = field(default_factory=dict)

    def update(self, terminated: set[str], now: float) -> list[str]:
        """Take in what is terminated now; return what has been so for longer than the grace time.

        >>> seen = Runaways(grace_s=5)
        >>> seen.update({"a"}, now=0), seen.update({"a", "b"}, now=6), seen.update({"b"}, now=7)
        ([], ['a'], [])
        """
        self.since = {t: self.since.get(t, now) for t in terminated}
        return sorted(t for t, start in self.since.items() if now - start > self.grace_s)


class Supervisor:
    """Watches one server until it is gone."""

    def __init__(self, settings: Settings, running: Running) -> None:
        self._settings = settings
        self._layout = Layout.of(settings)
        self._running = running
        self._runaways = Runaways(settings.runaway_grace_s)
        self._driver = self._connect()
        self._last_client = time.monotonic()
        self._last_answer = time.monotonic()

    def watch(self) -> None:
        """Return when the server has stopped, by us or by somebody else."""
        while True:
            time.sleep(POLL_S)
            current = server.find(self._layout)
            if current is None:
                return
            if current != self._running:  # restarted by a command: follow it
                self._adopt(current)
            now = time.monotonic()
            if server.clients(self._running, ignoring=os.getpid()):
                self._last_client = now
                self._look_for_runaways(now)
            elif self._is_idle(now):
                log.info("engine idle", extra={"minutes": self._settings.idle_minutes})
                server.stop(self._settings)
                return
            else:
                self._last_answer = now

    def close(self) -> None:
        self._driver.close()

    def _is_idle(self, now: float) -> bool:
        limit = self._settings.idle_minutes * 60
        return 0 < limit < now - self._last_client

    def _look_for_runaways(self, now: float) -> None:
        try:
            records = self._driver.execute_query(
                "SHOW TRANSACTIONS YIELD transactionId, status "
                "WHERE status STARTS WITH 'Terminated' RETURN transactionId"
            ).records
        except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError) as exc:
            log.warning("engine does not answer", extra={"error": str(exc)[:200]})
            if now - self._last_answer > UNRESPONSIVE_S:
                self._restart("the server gave no answer")
            return
        self._last_answer = now
        stuck = self._runaways.update({r["transactionId"] for r in records}, now)
        if stuck:
            self._restart(f"terminated but still running: {', '.join(stuck)}")

    def _restart(self, reason: str) -> None:
        log.warning("engine restart", extra={"reason": reason, "pid": self._running.pid})
        port = self._running.port or 0
        server.kill(self._running)
        fd = try_lock(self._layout.lock)
        if fd is None:  # a waiting command was faster and is starting it
            return
        try:
            self._adopt(server.start_locked(self._settings, fd, Silent(), port))
        finally:
            os.close(fd)

    def _adopt(self, running: Running) -> None:
        self._driver.close()
        self._running = running
        self._driver = self._connect()
        self._runaways = Runaways(self._settings.runaway_grace_s)
        self._last_client = self._last_answer = time.monotonic()

    def _connect(self) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(
            f"bolt://127.0.0.1:{self._running.port}",
            auth=("neo4j", self._layout.password_file.read_text().strip()),
            connection_timeout=5,
            connection_acquisition_timeout=10,
            max_transaction_retry_time=0,
            max_connection_pool_size=1,
        )


def main() -> None:
    """Supervise the server of ``CRYPTOREG_DATA_DIR`` until it stops; a second supervisor leaves."""
    settings = load_settings()
    logs.configure(settings)
    layout = Layout.of(settings)
    fd = try_lock(layout.supervisor_lock)
    if fd is None:
        return
    running = server.find(layout)
    if running is None or running.port is None:
        return
    supervisor = Supervisor(settings, running)
    try:
        supervisor.watch()
    except CryptoregError as exc:
        log.error("supervisor ends", extra={"error": str(exc)})
    finally:
        supervisor.close()


if __name__ == "__main__":
    main()
