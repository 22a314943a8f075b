"""From what a user asks for to addresses, page after page, until all are kept or a limit is reached."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

from cryptoreg.api.fetch.addresses import FetchError
from cryptoreg.api.fetch.client import Client, Clock, Host, PausedError
from cryptoreg.api.fetch.limits import parse
from cryptoreg.api.fetch.state import State
from cryptoreg.errors import InputError
from cryptoreg.progress import Progress, Silent
from cryptoreg.settings import Settings

_DOCKET = re.compile(r"(?:courtlistener|cl):(\d{1,12})")
_REGISTER = re.compile(r"(?:federalregister|fr):([A-Z]?\d{1,4}-\d{3,6}(?:-\d+)?)", re.IGNORECASE)
_ORDERS = re.compile(r"(?:federalregister|fr):executive-orders", re.IGNORECASE)
_SEARCH = re.compile(r"(?:federalregister|fr):(.+)", re.IGNORECASE)
_CASE_SEARCH = re.compile(r"(?:courtlistener|cl):(.+)")


@dataclass(frozen=True, slots=True)
class Failed:
    """An address that gave nothing, and why."""

    url: str
    reason: str


@dataclass(slots=True)
class Fetching:
    """What became of a job.

    Attributes:
        files: what is kept now.
        new: how many of them came anew.
        failed: the addresses that gave nothing, and why.
        left: addresses that wait for the next run, and why.
    """

    files: list[Path] = field(default_factory=list)
    new: int = 0
    failed: list[Failed] = field(default_factory=list)
    left: int = 0
    pause: str | None = None

    def lines(self) -> list[str]:
        """The report for a person."""
        out = [
            f"{len(self.files)} responses kept, {self.new} of them new; {len(self.failed)} addresses failed"
        ]
        out += [f"failed {s.url}: {s.reason}" for s in self.failed]
        if self.pause is not None:
            out.append(f"{self.pause} {self.left} addresses are left: the same command goes on there.")
        return out


def addresses(wanted: Sequence[str], settings: Settings) -> list[str]:
    """The addresses behind what a user asks for.

    Args:
        wanted: web addresses; ``courtlistener:67478179`` (a docket with its entries and parties) or
            ``courtlistener:WORDS`` (dockets found); ``federalregister:2025-02123``,
            ``federalregister:executive-orders`` or ``federalregister:WORDS``.

    Raises:
        InputError: one of them is none of these.
    """
    courts = settings.courtlistener_url.rstrip("/") + "/api/rest/v4"
    register = settings.federal_register_url.rstrip("/") + "/api/v1/documents"
    out: list[str] = []
    for text in wanted:
        if text.startswith(("http://", "https://")):
            out.append(text)
        elif found := _DOCKET.fullmatch(text):
            # Without the filter the nested rows are those of all other cases of each party.
            out += [
                f"{courts}/dockets/{found[1]}/",
                f"{courts}/docket-entries/?docket={found[1]}&order_by=recap_sequence_number",
                f"{courts}/parties/?docket={found[1]}&filter_nested_results=True",
            ]
        elif found := _CASE_SEARCH.fullmatch(text):
            out.append(f"{courts}/search/?{urlencode({'type': 'd', 'q': found[1]})}")
        elif found := _REGISTER.fullmatch(text):
            out.append(f"{register}/{quote(found[1])}.json")
        elif _ORDERS.fullmatch(text):
            conditions = {
                "conditions[presidential_document_type][]": "executive_order",
                "per_page": 100,
                "order": "newest",
            }
            out.append(f"{register}.json?{urlencode(conditions)}")
        elif found := _SEARCH.fullmatch(text):
            out.append(f"{register}.json?{urlencode({'conditions[term]': found[1], 'per_page': 100})}")
        else:
            raise InputError(
                f"{text!r} is no address: write https://…, courtlistener:DOCKET-ID or federalregister:NUMBER."
            )
    return out


def client(settings: Settings, state: State, *, clock: Clock | None = None, fresh_s: float = 0.0) -> Client:
    """A client that asks each host as its settings say."""
    token = settings.courtlistener_token
    hosts = {
        urlsplit(settings.courtlistener_url).netloc.lower(): Host(
            parse(settings.courtlistener_limits), token.get_secret_value() if token is not None else None
        ),
        urlsplit(settings.federal_register_url).netloc.lower(): Host(parse("60/min, 1000/hour")),
        "www.sec.gov": Host(parse("5/s")),  # it allows ten a second, with a User-Agent that names a contact
    }
    folder = settings.data_dir.expanduser() / "fetched"
    return Client(
        state, folder, hosts, contact=settings.fetch_contact, clock=clock, fresh_s=fresh_s,
        patience_s=settings.fetch_patience_s,
    )  # fmt: skip


def fetch(
    wanted: Sequence[str],
    settings: Settings,
    state: State,
    asker: Client,
    *,
    pages: int = 100,
    progress: Progress | None = None,
) -> Fetching:
    """Ask for everything, following the pages of results.

    A job that was left unfinished goes on where it stopped: the same words, the same job.

    Args:
        wanted: as :func:`addresses` takes them.
        pages: the most pages that are followed from one address.
    """
    job = hashlib.sha256(json.dumps([list(wanted), pages]).encode()).hexdigest()[:16]
    waiting = state.todo(job) or [f"{pages} {url}" for url in addresses(wanted, settings)]
    done = Fetching()
    with (progress or Silent()).task("Fetching", None, "addresses") as advance:
        while waiting:
            state.set_todo(job, waiting)
            left, _, url = waiting[0].partition(" ")
            try:
                found = asker.get(url)
            except PausedError as exc:
                done.pause, done.left = str(exc), len(waiting)
                return done
            except FetchError as exc:
                done.failed.append(Failed(url, str(exc).removeprefix(f"{url} ")))
                waiting = waiting[1:]
                continue
            done.files.append(found.file)
            done.new += found.fresh
            following = _next(found.json(), url) if int(left) > 1 and found.file.suffix == ".json" else None
            waiting = ([f"{int(left) - 1} {following}"] if following is not None else []) + waiting[1:]
            advance()
    state.set_todo(job, [])
    return done


def _next(data: Any, url: str) -> str | None:
    """The address of the next page, on the same host as this one."""
    if not isinstance(data, dict):
        return None
    for key in ("next", "next_page_url"):
        found = data.get(key)
        if isinstance(found, str) and found:
            absolute = urljoin(url, found)
            return absolute if urlsplit(absolute).netloc == urlsplit(url).netloc else None
    return None


def loadable(files: Iterable[Path]) -> list[Path]:
    """Kept files, each once, in order."""
    return list(dict.fromkeys(files))
