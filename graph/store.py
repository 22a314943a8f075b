"""One connection to Neo4j, whichever server the settings choose, through the official driver."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, LiteralString, TypeVar

import neo4j
from neo4j.exceptions import (
    AuthError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from neo4j.exceptions import (
    ConfigurationError as DriverConfigurationError,
)

from cryptoreg.errors import EngineError
from cryptoreg.graph import engine
from cryptoreg.progress import Progress, Silent
from cryptoreg.settings import Settings

T = TypeVar("T")
Row = dict[str, Any]
Params = Mapping[str, Any]

CONNECT_ATTEMPTS = 4
CONNECT_PAUSE_S = 0.5
RETRY_S = 8.0  # a dead server must not cost the driver's default of 30 s

_LOST = (ServiceUnavailable, SessionExpired, AuthError)
"""A read whose connection is lost: a server that is restarting knows nobody until it is all there."""

log = logging.getLogger(__name__)


class Store:
    """A Neo4j server and the two ways to use it: reads, and transactions that write.

    Use it as a context manager; :func:`open_store` makes one.
    """

    def __init__(self, settings: Settings, endpoint: engine.Endpoint) -> None:
        self.settings = settings
        self._endpoint = endpoint
        self._driver = connect_driver(endpoint)

    @property
    def address(self) -> str:
        """The Bolt address, without credentials."""
        return self._endpoint.uri

    def read(self, query: str, params: Params | None = None) -> list[Row]:
        """Run one of our own queries in READ mode and return its rows.

        On the embedded server a read that loses the connection is run once more after the server
        came back; everything else is raised.

        Raises:
            EngineError: the server cannot be reached.
        """
        try:
            return self._read(query, params)
        except _LOST as exc:
            if not self.settings.embedded:
                raise _unreachable(self.address, exc) from exc
            log.warning("read again after a lost connection", extra={"error": str(exc)[:200]})
            self.reconnect()
            return self._read(query, params)

    def _read(self, query: str, params: Params | None) -> list[Row]:
        with self.session(neo4j.READ_ACCESS) as session:
            return list(as_rows(session.run(as_query(query), dict(params or {}))))

    def stream(self, query: str, params: Params | None = None) -> Iterator[Row]:
        """Run one of our own queries in READ mode and yield its rows as they come.

        Unlike :meth:`read` it is not run again when the connection is lost half-way.
        """
        try:
            with self.session(neo4j.READ_ACCESS) as session:
                yield from as_rows(session.run(as_query(query), dict(params or {})))
        except (ServiceUnavailable, SessionExpired) as exc:
            raise _unreachable(self.address, exc) from exc

    def write(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Run a unit of work in one transaction that the driver retries when it may."""
        try:
            return self._write(work)
        except AuthError as exc:
            if not self.settings.embedded:
                raise _unreachable(self.address, exc) from exc
            self.reconnect()  # it was restarted, and nothing of this work has reached it
            return self._write(work)
        except (ServiceUnavailable, SessionExpired) as exc:
            raise _unreachable(self.address, exc) from exc

    def _write(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        with self.session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def run_schema(self, statement: str) -> None:
        """Run one statement that changes the schema (these cannot share a transaction with data)."""
        with self.session(neo4j.WRITE_ACCESS) as session:
            session.run(as_query(statement)).consume()

    @contextmanager
    def session(self, access: str) -> Iterator[neo4j.Session]:
        with self._driver.session(
            default_access_mode=access, database=self.settings.neo4j_database
        ) as session:
            yield session

    @property
    def endpoint(self) -> engine.Endpoint:
        return self._endpoint

    def reconnect(self) -> None:
        """Find the embedded server again (it may have been restarted, on another port) and wait until it answers.

        Raises:
            EngineError: it cannot be started or reached.
        """
        self.find_again()
        _greet(self)

    def find_again(self) -> None:
        """Connect to where the embedded server is now, without asking it anything."""
        self._driver.close()
        self._endpoint = engine.ensure_running(self.settings)
        self._driver = connect_driver(self._endpoint)

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(settings: Settings, progress: Progress | None = None) -> Store:
    """Connect to the server that the settings choose, starting the embedded one when none is named.

    Raises:
        EngineError: the server cannot be started, reached or logged in to.
    """
    if settings.neo4j_uri is not None and settings.neo4j_password is not None:
        endpoint = engine.Endpoint(
            settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password.get_secret_value()
        )
    else:
        endpoint = engine.ensure_running(settings, progress or Silent())
    try:
        store = Store(settings, endpoint)
    except (DriverConfigurationError, ValueError) as exc:
        raise EngineError(f"NEO4J_URI={endpoint.uri} is not an address of a Neo4j: {exc}") from exc
    try:
        _greet(store)
    except BaseException:
        store.close()
        raise
    return store


def _greet(store: Store) -> None:
    """Make sure that the server answers and takes the password.

    An embedded server may be found while it is dying; then it is started anew.
    """
    for attempt in range(CONNECT_ATTEMPTS):
        try:
            with store.session(neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
            return
        except AuthError as exc:
            where = (
                "the password file beside the data does not fit the data; restore both together"
                if store.settings.embedded
                else "check NEO4J_USER and NEO4J_PASSWORD"
            )
            raise EngineError(f"Neo4j at {store.address} refused the password: {where}.") from exc
        except (DriverError, Neo4jError, OSError) as exc:
            if not store.settings.embedded or attempt == CONNECT_ATTEMPTS - 1:
                raise _unreachable(store.address, exc) from exc
            time.sleep(CONNECT_PAUSE_S)
            store.find_again()


def as_query(text: str) -> LiteralString:
    """Mark a query text of ours as such; user text never comes here (see ``readonly``)."""
    return text


def as_rows(result: neo4j.Result) -> Iterator[Row]:
    """The records of a result as dictionaries, six times as fast as ``dict(record)``, which looks every key up."""
    keys = result.keys()
    for record in result:
        yield dict(zip(keys, record.values(), strict=True))


def connect_driver(endpoint: engine.Endpoint) -> neo4j.Driver:
    """A driver whose retries end after some seconds."""
    return neo4j.GraphDatabase.driver(
        endpoint.uri,
        auth=(endpoint.user, endpoint.password),
        max_transaction_retry_time=RETRY_S,
        connection_timeout=RETRY_S,
        connection_acquisition_timeout=RETRY_S,
        notifications_min_severity="OFF",
    )


def _unreachable(uri: str, exc: BaseException) -> EngineError:
    return EngineError(f"Neo4j at {uri} cannot be reached: {str(exc).splitlines()[0][:200]}")
