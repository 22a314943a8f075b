"""A real HTTP server on loopback that speaks the chat protocol, and misbehaves on request."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Keeps what was asked and answers as the server was told."""

    server: Server

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.body = json.loads(self.rfile.read(length))
        self.server.asked.append((self.path, dict(self.headers), self.body))
        with contextlib.suppress(OSError):  # the client has left
            self.server.answer(self)

    def reply(self, content: object, status: int = 200) -> None:
        """A reply of the protocol."""
        self.raw(
            json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode(), status
        )

    def raw(self, body: bytes, status: int = 200, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


_LONG_S = 20
"""Seconds that an answer takes which comes too late."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str], Any]] = []
        self.answer: Answer = lambda h: h.reply('{"records": []}')
        self.closing = threading.Event()
        self.done = False  # whether an answer that takes long was given to its end

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def give(self, *records: object) -> None:
        """Answer with these records."""
        self.answer = lambda h: h.reply(json.dumps({"records": list(records)}))

    def never(self, handler: Handler) -> None:
        """Say nothing until the test is over."""
        self.done = not self.closing.wait(_LONG_S)

    def trickle(self, handler: Handler) -> None:
        """A byte now and then, so that no single wait is long."""
        handler.send_response(200)
        handler.end_headers()
        self.drip(handler, b" ")

    def drip(self, handler: Handler, piece: bytes) -> None:
        """A piece every twentieth of a second, until the test is over."""
        for _ in range(20 * _LONG_S):
            if self.closing.wait(0.05):
                return
            handler.wfile.write(piece)
            handler.wfile.flush()
        self.done = True


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.closing.set()
    made.shutdown()
    made.server_close()
    thread.join(5)
