"""A small client of the chat protocol that OpenAI-compatible servers speak; standard library only.

It makes one request at a time, follows no redirect, goes through no proxy, reads at most a fixed number of
bytes, and keeps to one deadline over connecting, sending and reading, also when a server trickles.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from cryptoreg.errors import ConfigurationError

_MAX_REPLY_BYTES = 2_000_000


class ModelError(Exception):
    """The server gave no usable reply; the message says how."""


class Proposer(Protocol):
    """What answers a prompt; the client, or what a test puts in its place."""

    @property
    def model(self) -> str:
        """Name of the model."""

    def complete(self, system: str, user: str) -> str:
        """The model's reply.

        Raises:
            ModelError: there is none.
        """


@dataclass(frozen=True, slots=True)
class ChatClient:
    """One server and model.

    Attributes:
        url: base address, such as ``http://127.0.0.1:11434/v1``; ``/chat/completions`` is added.
        model: name of the model, as the server knows it.
        key: sent as a bearer token where given.
        timeout_s: seconds for one request, from connecting to the last byte.
        max_tokens: longest reply that is asked for.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 60.0
    max_tokens: int = 4_000

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or parts.hostname is None:
            raise ConfigurationError(
                f"CRYPTOREG_LLM_URL is {self.url!r}, which is no address of a server: "
                "write something like http://127.0.0.1:11434/v1"
            )

    def complete(self, system: str, user: str) -> str:
        """Ask once.

        Raises:
            ModelError: no connection, too late, an HTTP error, or a reply that is not of the protocol.
        """
        body = json.dumps(
            {
                "model": self.model,
                "temperature": 0,
                "max_tokens": self.max_tokens,
                "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            }
        ).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        status, reply = self._post(body, headers)
        if status != http.HTTPStatus.OK:
            raise ModelError(f"the server answered with status {status}")
        return _content(reply)

    def _post(self, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        parts = urlsplit(self.url)
        maker = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = maker(parts.hostname or "", parts.port, timeout=self.timeout_s)
        started = time.monotonic()
        try:
            connection.connect()
            with _deadline(connection, started + self.timeout_s):
                connection.request("POST", parts.path.rstrip("/") + "/chat/completions", body, headers)
                response = connection.getresponse()
                reply = response.read(_MAX_REPLY_BYTES + 1)
                complete = response.length in (None, 0)
        except (OSError, http.client.HTTPException, ValueError) as exc:
            raise ModelError(self._why(exc, started)) from exc
        finally:
            connection.close()
        if time.monotonic() - started >= self.timeout_s:
            raise ModelError(f"no complete reply within {self.timeout_s:g} seconds")
        if len(reply) > _MAX_REPLY_BYTES:
            raise ModelError(f"the reply is longer than {_MAX_REPLY_BYTES} bytes")
        if not complete:
            raise ModelError("the reply broke off")
        return response.status, reply

    def _why(self, exc: Exception, started: float) -> str:
        if isinstance(exc, TimeoutError) or time.monotonic() - started >= self.timeout_s:
            return f"no complete reply within {self.timeout_s:g} seconds"
        return f"no reply: {exc or type(exc).__name__}"


@contextlib.contextmanager
def _deadline(connection: http.client.HTTPConnection, end: float) -> Iterator[None]:
    """Shut the connection at a time, whatever the server is doing; a socket's own timeout starts anew
    with each byte.
    """
    sock = connection.sock

    def shut() -> None:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, end - time.monotonic()), shut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _content(reply: bytes) -> str:
    try:
        content = json.loads(reply)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as exc:
        raise ModelError("the reply is not of the chat protocol") from exc
    if not isinstance(content, str):
        raise ModelError("the reply holds no text")
    return content
