"""The client keeps to its deadline and takes nothing that is not of the protocol, against a real server."""

from __future__ import annotations

import socket

import pytest

from cryptoreg.errors import ConfigurationError
from cryptoreg.loaders.llm.client import ChatClient, ModelError
from tests.loaders.llm.conftest import Handler, Server


def ask(server: Server, timeout_s: float = 5.0, key: str | None = None) -> str:
    return ChatClient(server.url, "small", key=key, timeout_s=timeout_s).complete("be brief", "hello")


def test_it_speaks_the_protocol(server: Server) -> None:
    server.answer = lambda h: h.reply("hi")
    assert ask(server, key="s3cret") == "hi"
    path, headers, body = server.asked[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer s3cret"
    assert body["model"] == "small"
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    assert [m["content"] for m in body["messages"]] == ["be brief", "hello"]


def test_without_a_key_it_sends_none(server: Server) -> None:
    ask(server)
    assert "Authorization" not in server.asked[0][1]


def test_a_key_is_not_printed() -> None:
    assert "s3cret" not in repr(ChatClient("http://127.0.0.1/v1", "m", key="s3cret"))


@pytest.mark.parametrize(
    "body",
    [b"", b"not json", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{"message": {}}]}',
     b'{"choices": [{"message": {"content": 7}}]}', b'{"choices": null}', b"[" * 100_000, b"\xff\xfe\x00"],
)  # fmt: skip
def test_nonsense_is_an_error(server: Server, body: bytes) -> None:
    server.answer = lambda h: h.raw(body)
    with pytest.raises(ModelError):
        ask(server)


@pytest.mark.parametrize("status", [302, 400, 401, 404, 429, 500, 503])
def test_a_status_of_failure_is_an_error_and_no_redirect_is_followed(server: Server, status: int) -> None:
    def answer(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Location", "/elsewhere")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    server.answer = answer
    with pytest.raises(ModelError, match=str(status)):
        ask(server)
    assert len(server.asked) == 1


@pytest.mark.parametrize("how", ["never", "trickle"])
def test_too_late_is_an_error_in_time(server: Server, how: str) -> None:
    server.answer = getattr(server, how)
    with pytest.raises(ModelError, match=r"within 0\.4 seconds"):
        ask(server, timeout_s=0.4)
    assert not server.done  # it would have gone on


def test_headers_that_never_end_are_too_late_as_well(server: Server) -> None:
    def answer(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        server.drip(handler, b"X-More: 1\r\n")

    server.answer = answer
    with pytest.raises(ModelError):
        ask(server, timeout_s=0.4)
    assert not server.done


def test_a_reply_that_breaks_off_is_an_error(server: Server) -> None:
    server.answer = lambda h: h.raw(b'{"choices": [{"message": {"content": "hi"}}]}', length=1_000)
    with pytest.raises(ModelError):
        ask(server, timeout_s=1)


def test_a_reply_without_end_is_cut(server: Server) -> None:
    server.answer = lambda h: h.raw(b"x" * 3_000_000)
    with pytest.raises(ModelError, match="longer"):
        ask(server)


def test_nobody_there_is_an_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ModelError, match="no reply"):
        ChatClient(f"http://127.0.0.1:{port}", "m", timeout_s=2).complete("a", "b")


@pytest.mark.parametrize(
    "url", ["", "localhost:11434", "ftp://127.0.0.1/v1", "file:///etc/passwd", "http://"]
)
def test_an_address_that_is_none_is_told(url: str) -> None:
    with pytest.raises(ConfigurationError, match="CRYPTOREG_LLM_URL"):
        ChatClient(url, "m")
