"""Feeds of courts (RSS 2.0 of CM/ECF): one docket entry per item, by the name of its event alone.

The channel's address names the court, an item's title the docket number and caption, its description the
event in square brackets and the entry's number as a link.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.dockets import courts
from cryptoreg.loaders.dockets.loading import day, number_of, readings
from cryptoreg.loaders.dockets.model import Docket, Entry
from cryptoreg.loaders.readers.markup import xml
from cryptoreg.loaders.sources import Reading, Skipped, Source
from cryptoreg.ontology import dockets as numbers

_COURT = re.compile(r"//(?:ecf|pacer)\.([a-z0-9]+)\.uscourts\.gov", re.IGNORECASE)
_TITLE = re.compile(r"\s*(?P<number>\S+)\s+(?P<name>.+)", re.DOTALL)
_EVENT = re.compile(r"\[(?P<event>.+?)\]\s*(?:\((?P<link>.*)\))?", re.DOTALL)


class DocketFeedReader:
    """Reads the RSS feed of a court."""

    name = "court-feed/1"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        return b"<rss" in source.head and b".uscourts.gov" in source.head

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        root = xml(source.data, source.path)
        channel = root.find("channel")
        if channel is None:
            raise InputError(f"{source.path} is a feed without a channel.")
        found = _COURT.search(channel.findtext("link") or "") or _COURT.search(source.text[:8192])
        court = courts.court_id(found[1]) if found is not None else None
        yield from readings(_dockets(channel, court), source, self.name, self.all_cases)


def _dockets(channel: Any, court: str | None) -> Iterator[Docket]:
    for item in channel.iter("item"):
        title = _TITLE.fullmatch((item.findtext("title") or "").strip())
        if title is None or numbers.parse(title["number"]) is None:
            continue
        event = _EVENT.search(item.findtext("description") or "")
        entry = Entry(
            number=_number(event["link"]) if event is not None and event["link"] is not None else None,
            short=html.unescape(event["event"]).strip() if event is not None else "",
            filed=_day(item.findtext("pubDate")),
        )
        yield Docket(
            court=court, number=title["number"], name=html.unescape(title["name"]).strip(), entries=(entry,)
        )


def _number(link: str) -> str | None:
    return number_of(re.sub(r"<[^>]*>", "", html.unescape(link)).strip())


def _day(given: str | None) -> str | None:
    try:
        return day(parsedate_to_datetime((given or "").strip()).isoformat())
    except (ValueError, TypeError):
        return None
