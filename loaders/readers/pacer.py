"""Dockets as PACER shows them (HTML, by the optional package juriscraper), and as the Internet Archive's
RECAP collection keeps them (``docket.xml``).
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.dockets import courts
from cryptoreg.loaders.dockets.loading import day, number_of, readings, text
from cryptoreg.loaders.dockets.model import Docket, Entry, Party
from cryptoreg.loaders.readers.juriscraper_json import docket
from cryptoreg.loaders.readers.markup import xml
from cryptoreg.loaders.sources import Reading, Skipped, Source

_COURT = re.compile(rb"\becf\.([a-z0-9]+)\.uscourts\.gov", re.IGNORECASE)
_PAGE = re.compile(rb"\becf\.[a-z0-9]+\.uscourts\.gov|CM/ECF|cmecfLogo|TransportRoom\?servlet", re.IGNORECASE)
_HISTORY = re.compile(rb"History/Documents Query|HistDocQry", re.IGNORECASE)
_APPEAL = re.compile(rb"TransportRoom\?servlet|Court of Appeals Docket", re.IGNORECASE)


class PacerHtmlReader:
    """Reads a saved docket or history report."""

    name = "pacer-html/1"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        head = source.head
        return (
            b"<" in head[:200]
            and b"<rss" not in head
            and _PAGE.search(head) is not None
            and _court(source) is not None
        )

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        court = _court(source)
        data = _parse(source, court or "")
        if not data or not data.get("docket_number"):
            raise InputError(f"{source.path} is a page of PACER and no docket or history report.")
        found = docket({**data, "court_id": court})
        yield from readings([found], source, self.name, self.all_cases)


def _court(source: Source) -> str | None:
    """The court that most links of a page lead to."""
    named = [m.decode().lower() for m in _COURT.findall(source.data)]
    return courts.court_id(max(sorted(set(named)), key=named.count)) if named else None


def _parse(source: Source, court: str) -> Any:
    try:
        pacer = importlib.import_module("juriscraper.pacer")
    except ImportError as exc:
        raise InputError(
            f"{source.path} is a page of PACER; install cryptoreg[juriscraper] to read it ({exc.name} is missing)."
        ) from exc
    name = "AppellateDocketReport" if _APPEAL.search(source.data) else "DocketHistoryReport" if _HISTORY.search(source.data) else "DocketReport"  # fmt: skip
    report = getattr(pacer, name)(court)
    try:
        report._parse_text(source.text)  # its own tests read saved pages by this call
        return report.data
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, AssertionError) as exc:
        raise InputError(f"{source.path} is a page of PACER that juriscraper cannot read ({exc}).") from exc


class ArchiveXmlReader:
    """Reads ``gov.uscourts.*.docket.xml``."""

    name = "recap-archive/1"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        return b"<gov_uscourts_docket" in source.head

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        root = xml(source.data, source.path)
        details = root.find("case_details")
        if details is None:
            raise InputError(f"{source.path} is a docket without case_details.")
        found = Docket(
            court=courts.court_id(details.findtext("court")),
            number=text(details.findtext("docket_num")),
            name=text(details.findtext("case_name")),
            filed=day(details.findtext("date_case_filed")),
            terminated=day(details.findtext("date_terminated")),
            judge=_judge(details.findtext("assigned_to")),
            magistrate=_judge(details.findtext("referred_to")),
            nature_of_suit=text(details.findtext("nature_of_suit")),
            cause=text(details.findtext("case_cause")),
            parties=tuple(
                Party(name, p.findtext("type") or "", day(p.findtext("date_terminated")))
                for p in root.iter("party")
                if (name := text(p.findtext("name"))) is not None
            ),
            counsel=tuple(name for a in root.iter("attorney_name") if (name := text(a.text)) is not None),
            entries=tuple(_entries(root)),
            whole=True,
        )
        yield from readings([found], source, self.name, self.all_cases)


def _judge(given: str | None) -> str | None:
    words = text(given)
    return (
        None if words is None else re.sub(r"^(?:(?:Chief|Senior|Magistrate|District) )*Judge\s+", "", words)
    )


def _entries(root: Any) -> Iterator[Entry]:
    """The main documents, one per entry; attachments repeat them."""
    for node in root.iter("document"):
        if (node.get("attachment_num") or "0") == "0":
            yield Entry(
                number=number_of(node.get("doc_num")),
                text=text(node.findtext("long_desc")) or "",
                short=text(node.findtext("short_desc")) or "",
                filed=day(node.findtext("date_filed")),
            )
