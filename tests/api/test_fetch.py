"""Fetching against a server on this machine that plays the documented behaviour, faults included."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cryptoreg.api.fetch import jobs
from cryptoreg.api.fetch.addresses import FetchError, check_address
from cryptoreg.api.fetch.client import ATTEMPTS, Client, Clock
from cryptoreg.api.fetch.limits import Limit, parse
from cryptoreg.api.fetch.state import State, open_state
from cryptoreg.errors import ConfigurationError, InputError
from cryptoreg.settings import Settings
from tests.conftest import make_settings

Answer = tuple[int, dict[str, str], bytes]
TOKEN = "t0ken"


class Server:
    """Answers by path; a list of answers is given one after the other, the last for ever."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer | Callable[[dict[str, str]], Answer]]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {k.lower(): v for k, v in self.headers.items()}
                server.asked.append((self.path, headers))
                waiting = server.answers.get(self.path)
                if waiting is None:
                    self.send_error(404)
                    return
                answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
                status, more, body = answer(headers) if callable(answer) else answer
                self.send_response(status)
                for name, value in more.items():
                    self.send_header(name, value)
                if "Content-Length" not in more:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self._thread = threading.Thread(
            target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self._thread.join()


class Time:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.at = 1_700_000_000.0
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.at += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.at, self.sleep)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@pytest.fixture
def settings(server: Server, tmp_path: Path) -> Settings:
    return make_settings(
        tmp_path,
        courtlistener_url=server.url,
        courtlistener_token=TOKEN,
        federal_register_url="http://localhost:1",
    )


@pytest.fixture
def state(settings: Settings) -> Iterator[State]:
    with open_state(settings) as opened:
        yield opened


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def asker(settings: Settings, state: State, time: Time) -> Client:
    return jobs.client(settings, state, clock=time.clock)


def page(data: object, **headers: str) -> Answer:
    return 200, {"Content-Type": "application/json", **headers}, json.dumps(data).encode()


def test_the_pages_of_a_docket_are_followed_and_kept(
    server: Server, settings: Settings, state: State, asker: Client
) -> None:
    base = "/api/rest/v4"
    entries = f"{base}/docket-entries/?docket=7&order_by=recap_sequence_number"
    server.answers = {
        f"{base}/dockets/7/": [page({"id": 7})],
        entries: [page({"next": f"{server.url}{base}/docket-entries/?cursor=b", "results": [1]})],
        f"{base}/docket-entries/?cursor=b": [page({"next": None, "results": [2]})],
        f"{base}/parties/?docket=7&filter_nested_results=True": [page({"results": []})],
    }
    done = jobs.fetch(["courtlistener:7"], settings, state, asker)
    assert [json.loads(f.read_bytes()) for f in done.files][1]["results"] == [1]
    assert (len(done.files), done.new, done.failed) == (4, 4, [])
    assert {h["authorization"] for _, h in server.asked} == {f"Token {TOKEN}"}
    beside = json.loads(done.files[0].with_suffix(".meta.json").read_text())
    assert beside["retrieved_from"] == f"{server.url}{base}/dockets/7/"


def test_the_default_limits_are_kept_over_every_window(
    server: Server, settings: Settings, state: State, asker: Client, time: Time
) -> None:
    for n in range(200):
        server.answers[f"/{n}"] = [page(n)]
    fetched = jobs.fetch([f"{server.url}/{n}" for n in range(200)], settings, state, asker)
    calls = state.calls(urlsplit(server.url).netloc, 0)
    for limit in parse(settings.courtlistener_limits):
        for first in range(len(calls) - limit.calls):
            assert calls[first + limit.calls] - calls[first] >= limit.seconds
    # Fifty calls an hour are used up after ten minutes; the next run goes on there.
    assert len(calls) == 50
    assert fetched.left == 150
    time.at += 3600
    rest = jobs.fetch([f"{server.url}/{n}" for n in range(200)], settings, state, asker)
    assert rest.left == 100
    assert Counter(path for path, _ in server.asked).most_common(1)[0][1] == 1


def test_an_unchanged_response_is_not_sent_again(server: Server, asker: Client, time: Time) -> None:
    def conditional(headers: dict[str, str]) -> Answer:
        if (
            headers.get("if-none-match") == '"v1"'
            and headers.get("if-modified-since") == "Mon, 03 Mar 2025 00:00:00 GMT"
        ):
            return 304, {}, b""
        return page("one", ETag='"v1"', **{"Last-Modified": "Mon, 03 Mar 2025 00:00:00 GMT"})

    server.answers = {"/a": [conditional]}
    first = asker.get(f"{server.url}/a")
    again = asker.get(f"{server.url}/a")
    assert (first.fresh, again.fresh, again.file) == (True, False, first.file)
    asker.fresh_s = 900
    asker.get(f"{server.url}/a")
    assert len(server.asked) == 2
    time.at += 1000
    asker.get(f"{server.url}/a")
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        ((503, {}, b""), [1.0]),
        ((429, {"Retry-After": "17"}, b""), [17.0]),
        ((200, {"Content-Type": "application/json"}, b'{"cut": '), [1.0]),
        (
            (
                200,
                {"Content-Type": "application/json", "Content-Length": "99", "Connection": "close"},
                b'{"a":1}',
            ),
            [1.0],
        ),
        ((502, {"Retry-After": "Wed, 15 Nov 2023 00:00:30 GMT"}, b""), None),
    ],
)
def test_faults_are_tried_again_after_a_while(
    server: Server, asker: Client, time: Time, fault: Answer, waits: list[float] | None
) -> None:
    server.answers = {"/a": [fault, page("good")]}
    if waits is None:
        time.at = 1_700_006_400.0  # 2023-11-15T00:00:00Z
        waits = [30.0]
    assert asker.get(f"{server.url}/a").json() == "good"
    assert time.waits == waits


def test_attempts_end_with_longer_and_longer_pauses(
    server: Server, settings: Settings, state: State, time: Time
) -> None:
    asker = Client(
        state,
        settings.data_dir,
        {urlsplit(server.url).netloc: jobs.Host((Limit(1000, 1),))},
        clock=time.clock,
    )
    server.answers = {"/a": [(500, {}, b"")]}
    with pytest.raises(FetchError, match=f"could not be fetched in {ATTEMPTS} attempts"):
        asker.get(f"{server.url}/a")
    assert len(server.asked) == ATTEMPTS
    assert time.waits == [1.0, 2.0, 4.0, 8.0]


def test_a_server_that_asks_for_much_patience_pauses_the_job(
    server: Server, settings: Settings, state: State, asker: Client
) -> None:
    server.answers = {"/a": [(429, {"Retry-After": "7200"}, b""), page("a")], "/b": [page("b")]}
    wanted = [f"{server.url}/a", f"{server.url}/b"]
    first = jobs.fetch(wanted, settings, state, asker)
    assert (first.files, first.left) == ([], 2)
    assert "asks to wait 7200 s" in (first.pause or "")
    second = jobs.fetch(wanted, settings, state, asker)
    assert (len(second.files), second.left) == (2, 0)


@pytest.mark.parametrize(
    ("status", "why"),
    [(401, "the token is not accepted"), (404, "nothing at this address"), (400, "answered 400")],
)
def test_refusals_are_told_and_do_not_stop_the_others(
    server: Server, settings: Settings, state: State, asker: Client, status: int, why: str
) -> None:
    server.answers = {"/a": [(status, {}, b"")], "/b": [page("b")]}
    done = jobs.fetch([f"{server.url}/a", f"{server.url}/b"], settings, state, asker)
    assert len(done.files) == 1
    (failed,) = done.failed
    assert why in failed.reason
    assert done.lines()[1].startswith(f"failed {server.url}/a: ")


def test_the_token_goes_to_its_own_host_alone(server: Server, asker: Client) -> None:
    other = Server()
    try:
        other.answers = {"/x": [page("x")]}
        server.answers = {"/a": [(302, {"Location": f"{other.url}/x"}, b"")]}
        assert asker.get(f"{server.url}/a").json() == "x"
        assert "authorization" not in other.asked[0][1]
    finally:
        other.close()


def test_redirects_without_end_are_given_up(server: Server, asker: Client) -> None:
    server.answers = {"/a": [(302, {"Location": "/a"}, b"")]}
    with pytest.raises(FetchError, match="without end"):
        asker.get(f"{server.url}/a")


@pytest.mark.parametrize(
    "url",
    ["http://example.org/", "file:///etc/passwd", "https://user:pw@example.org/", "ftp://x/", "https://"],
)
def test_addresses_that_are_never_asked(url: str) -> None:
    with pytest.raises(FetchError):
        check_address(url)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:8765", "localhost", "[::1]", "127.1", "0x7f000001", "2130706433", "0.0.0.0",
     "[::ffff:127.0.0.1]", "10.0.0.7", "192.168.1.1", "169.254.169.254", "[fd00::1]"],
)  # fmt: skip
def test_a_public_address_may_not_lead_to_this_machine_or_its_network(host: str) -> None:
    with pytest.raises(FetchError, match="was not followed"):
        check_address(f"https://{host}/query", from_="https://example.org/")
    check_address(f"https://{host}/query", from_="https://localhost/")


def test_a_public_address_may_lead_to_another() -> None:
    check_address("https://8.8.8.8/a", from_="https://example.org/")
    check_address("https://data.example.org/a", from_="https://example.org/")


def test_next_pages_stay_on_their_host() -> None:
    assert jobs._next({"next": "https://b.example/2"}, "https://a.example/1") is None
    assert jobs._next({"next_page_url": "/2"}, "https://a.example/1") == "https://a.example/2"


def test_what_users_may_ask_for(settings: Settings) -> None:
    made = settings.model_copy(update={"federal_register_url": "https://www.federalregister.gov"})
    assert jobs.addresses(["fr:2025-02123"], made) == [
        "https://www.federalregister.gov/api/v1/documents/2025-02123.json"
    ]
    assert "executive_order" in jobs.addresses(["federalregister:executive-orders"], made)[0]
    assert jobs.addresses(["federalregister:digital assets"], made)[0].endswith(
        "term%5D=digital+assets&per_page=100"
    )
    with pytest.raises(InputError, match="is no address"):
        jobs.addresses(["nonsense"], made)


def test_limits_that_cannot_be_read_are_an_error() -> None:
    assert parse("5/min,2/s") == (Limit(5, 60), Limit(2, 1))
    with pytest.raises(ConfigurationError, match="is no rate limit"):
        parse("often")
