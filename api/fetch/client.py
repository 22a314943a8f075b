"""One GET at a time: limits, conditional requests, redirects, retries with back-off, bounded bodies."""

from __future__ import annotations

import hashlib
import http.client
import json
import logging
import re
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from cryptoreg import __version__
from cryptoreg.api.fetch.addresses import FetchError, check_address, refusal
from cryptoreg.api.fetch.limits import Limit, wait
from cryptoreg.api.fetch.state import State
from cryptoreg.errors import InputError
from cryptoreg.ontology.names import slug

MAX_BODY = 64 * 2**20
TIMEOUT_S = 30.0
ATTEMPTS = 5
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 120.0
"""A server that asks for more patience than this is asked again by the next run."""
REDIRECTS = 5

_RETRY = frozenset({408, 425, 429, 500, 502, 503, 504})
_SUFFIXES = {
    "application/json": ".json", "application/ld+json": ".json", "text/html": ".html", "application/xhtml+xml": ".html",
    "application/pdf": ".pdf", "text/plain": ".txt", "text/xml": ".xml", "application/xml": ".xml",
    "application/rss+xml": ".xml", "application/atom+xml": ".xml",
}  # fmt: skip

log = logging.getLogger(__name__)


class PausedError(InputError):
    """A limit, or the server, asks for more patience than one run has."""

    slug = "fetch-paused"
    title = "Fetching pauses"

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, and waiting for it; tests have one of their own."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Host:
    """How a host is asked.

    Attributes:
        limits: how often.
        token: for the header ``Authorization: Token``; sent to this host alone.
    """

    limits: tuple[Limit, ...] = ()
    token: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response, kept in a file."""

    url: str
    file: Path
    fresh: bool

    def json(self) -> Any:
        """Its value; None where it is no JSON."""
        try:
            return json.loads(self.file.read_bytes())
        except (ValueError, RecursionError):
            return None


class Client:
    """Asks addresses and keeps what they answer.

    Args:
        state: what is remembered between runs.
        folder: where responses are kept.
        hosts: how each host (with its port) is asked; any other without token, one call a second.
        patience_s: the longest time to wait for a limit before pausing.
        fresh_s: a response so young is not asked for again.
    """

    def __init__(
        self,
        state: State,
        folder: Path,
        hosts: dict[str, Host],
        *,
        contact: str | None = None,
        clock: Clock | None = None,
        patience_s: float = 90.0,
        fresh_s: float = 0.0,
    ) -> None:
        self.state, self.folder, self.hosts = state, folder, hosts
        self.clock = clock or Clock()
        self.patience_s, self.fresh_s = patience_s, fresh_s
        self.agent = f"cryptoreg/{__version__}" + (f" ({contact})" if contact else "")
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        ):
            self._opener.add_handler(handler)

    def get(self, url: str) -> Fetched:
        """The response of an address: the kept one where it is still good, else a new one.

        Raises:
            FetchError: the address gave nothing that can be used, after several attempts where
                another attempt could help.
            PausedError: a limit asks for more patience than there is.
        """
        check_address(url)
        kept = self.state.kept(url)
        if kept is not None and self.clock.now() - kept.asked < self.fresh_s:
            return Fetched(url, kept.file, fresh=False)
        conditions = {}
        if kept is not None and kept.etag is not None:
            conditions["If-None-Match"] = kept.etag
        if kept is not None and kept.last_modified is not None:
            conditions["If-Modified-Since"] = kept.last_modified
        problem = ""
        for attempt in range(ATTEMPTS):
            try:
                answer = self._follow(url, conditions)
            except (OSError, http.client.HTTPException, _TryAgainError) as exc:
                problem = str(exc) or type(exc).__name__
                pause = getattr(exc, "pause_s", None) or FIRST_PAUSE_S * 2**attempt
                if pause > LONGEST_PAUSE_S:
                    raise PausedError(f"{url} asks to wait {pause:.0f} s.", pause) from exc
                log.info("fetch again", extra={"url": url, "problem": problem, "pause_s": pause})
                if attempt + 1 < ATTEMPTS:
                    self.clock.sleep(pause)
                continue
            if answer.status == 304 and kept is not None:
                self.state.asked_again(url, self.clock.now())
                return Fetched(url, kept.file, fresh=False)
            return self._kept(url, answer)
        raise FetchError(f"{url} could not be fetched in {ATTEMPTS} attempts ({problem}).")

    # ---- one call

    def _follow(self, url: str, conditions: dict[str, str]) -> _Answer:
        at = url
        for _ in range(REDIRECTS + 1):
            answer = self._call(at, conditions)
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            target = urljoin(at, answer.headers.get("location", ""))
            if urlsplit(at).scheme == "https" and urlsplit(target).scheme != "https":
                raise FetchError(f"{url} leads to {target}, which is not encrypted.")
            check_address(target, from_=at)
            at = target
        raise FetchError(f"{url} leads from address to address without end.")

    def _call(self, url: str, conditions: dict[str, str]) -> _Answer:
        host = urlsplit(url).netloc.lower()
        self._keep_to_limits(host)
        headers = {"User-Agent": self.agent, "Accept-Encoding": "identity", **conditions}
        token = self.hosts.get(host, Host()).token
        if token is not None:
            headers["Authorization"] = f"Token {token}"
        self.state.called(host, self.clock.now())
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 - checked to be http(s)
        with self._opener.open(request, timeout=TIMEOUT_S) as response:
            answer = _Answer(response.status, {k.lower(): v for k, v in response.headers.items()}, b"")
            if answer.status in _RETRY:
                raise _TryAgainError(f"status {answer.status}", self._retry_after(answer))
            if answer.status == 304 or answer.status in (301, 302, 303, 307, 308):
                return answer
            if answer.status != 200:
                raise FetchError(refusal(url, answer.status, token is not None))
            body = response.read(MAX_BODY + 1)
        return self._checked(url, _Answer(answer.status, answer.headers, body))

    def _keep_to_limits(self, host: str) -> None:
        limits: Sequence[Limit] = self.hosts[host].limits if host in self.hosts else (Limit(1, 1),)
        while (pause := wait(self.state, host, limits, self.clock.now())) > 0:
            if pause > self.patience_s:
                raise PausedError(
                    f"The limit of calls to {host} is reached; the next one may go out in {pause / 60:.0f} minutes.",
                    pause,
                )
            self.clock.sleep(pause)

    def _checked(self, url: str, answer: _Answer) -> _Answer:
        if len(answer.body) > MAX_BODY:
            raise FetchError(f"{url} is larger than {MAX_BODY >> 20} MiB.")
        length = answer.headers.get("content-length")
        if length is not None and length.isdigit() and len(answer.body) < int(length):
            raise _TryAgainError(f"only {len(answer.body)} of {length} bytes came")
        if answer.media_type.endswith("json"):
            try:
                json.loads(answer.body)
            except (ValueError, RecursionError) as exc:
                raise _TryAgainError(f"broken JSON: {exc}") from exc
        return answer

    def _retry_after(self, answer: _Answer) -> float | None:
        """Seconds that the server asks to wait (RFC 9110, section 10.2.3)."""
        text = answer.headers.get("retry-after", "").strip()
        if text.isdigit():
            return float(text)
        try:
            return max(0.0, parsedate_to_datetime(text).timestamp() - self.clock.now()) if text else None
        except (ValueError, TypeError):
            return None

    # ---- keeping

    def _kept(self, url: str, answer: _Answer) -> Fetched:
        parts = urlsplit(url)
        digest = hashlib.sha256(answer.body).hexdigest()
        name = f"{slug(parts.path)[-60:] or 'index'}-{hashlib.sha256(url.encode()).hexdigest()[:12]}"
        folder = self.folder / re.sub(r"[^\w.-]", "_", parts.netloc)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}{_SUFFIXES.get(answer.media_type, '.txt')}"
        partial = file.with_name(f".{file.name}.part")
        partial.write_bytes(answer.body)
        partial.replace(file)
        beside = {"retrieved_from": url, "sha256": digest}
        if file.suffix in (".html", ".pdf"):
            beside["url"] = (
                url  # a page is one document; pages of results hold many with addresses of their own
            )
        file.with_suffix(".meta.json").write_text(json.dumps(beside) + "\n", encoding="utf-8")
        headers = answer.headers
        self.state.keep(
            url, file, headers.get("etag"), headers.get("last-modified"), digest, self.clock.now()
        )
        return Fetched(url, file, fresh=True)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class _TryAgainError(Exception):
    """Another attempt may help."""

    def __init__(self, message: str, pause_s: float | None = None) -> None:
        super().__init__(message)
        self.pause_s = pause_s
