"""The one tree of errors: each says in a sentence what went wrong and what to do about it.

The command line prints ``str(error)`` and exits with ``exit_code``; the HTTP layer renders the same
sentence as an RFC 9457 problem with ``status`` and ``slug``.
"""

from __future__ import annotations


class CryptoregError(Exception):
    """Base of every error that a person is meant to read."""

    status = 500
    exit_code = 1
    slug = "internal-error"
    title = "Something went wrong inside cryptoreg"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.details = details


class InputError(CryptoregError):
    """What was given cannot be used as it is."""

    status = 422
    exit_code = 2
    slug = "bad-input"
    title = "The input cannot be used"


class NotFoundError(CryptoregError):
    """Nothing in the graph has this id."""

    status = 404
    slug = "not-found"
    title = "Not found"


class ConfigurationError(CryptoregError):
    """A setting is missing or contradicts another."""

    exit_code = 2
    slug = "configuration"
    title = "The configuration cannot work"


class EngineError(CryptoregError):
    """Neo4j could not be started, found or reached."""

    status = 503
    exit_code = 3
    slug = "engine-unavailable"
    title = "The graph database is not available"


class DownloadError(EngineError):
    """The files of the embedded Neo4j could not be fetched or verified."""

    slug = "engine-files"
    title = "The files of the embedded Neo4j are not available"


class EngineRestartedError(EngineError):
    """The query was cut off because the database had to be restarted."""

    slug = "engine-restarted"
    title = "The database was restarted"


class BusyError(CryptoregError):
    """Another writer holds the lease."""

    status = 409
    exit_code = 4
    slug = "busy"
    title = "Another load is running"


class QueryRefusedError(CryptoregError):
    """The Cypher text does something that a read-only query may not do."""

    status = 403
    exit_code = 2
    slug = "query-refused"
    title = "The query was refused"


class QueryFailedError(CryptoregError):
    """The Cypher text is wrong, or asks for more than the limits allow."""

    status = 422
    exit_code = 2
    slug = "query-failed"
    title = "The query failed"


class QueryLimitError(QueryFailedError):
    """The query ran into its limit of time or memory and was stopped."""

    status = 408
    slug = "query-limit"
    title = "The query was stopped at its limit"


class IntegrityError(CryptoregError):
    """A quote, a type or a reference does not hold what it promises; nothing was written."""

    status = 422
    exit_code = 5
    slug = "integrity"
    title = "A statement did not pass its checks"
