"""JSON of juriscraper (https://github.com/freelawproject/juriscraper): docket and history reports of
district and appellate courts, feeds, and notices of electronic filing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.dockets import courts
from cryptoreg.loaders.dockets.loading import day, is_json_with, load_json, number_of, readings, rows, text
from cryptoreg.loaders.dockets.model import Docket, Entry, Party
from cryptoreg.loaders.sources import Reading, Skipped, Source

_HINT = re.compile(
    rb'"(?:docket_entries|email_recipients|pacer_case_id|federal_dn_office_code|originating_court_information|assigned_to_str)"'
)


class JuriscraperReader:
    """Reads one docket, a list of dockets, or a notice with several."""

    name = "juriscraper/1"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        return is_json_with(source, _HINT)

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        value = load_json(source)
        found = list(_dockets(value))
        if not found:
            raise InputError(f"{source.path} looks like a docket of juriscraper and holds none.")
        yield from readings(found, source, self.name, self.all_cases)


def _dockets(value: Any) -> Iterator[Docket]:
    if isinstance(value, list):
        for row in rows(value):
            yield from _dockets(row)
    elif isinstance(value, dict) and isinstance(value.get("dockets"), list):
        for row in rows(value["dockets"]):
            yield docket({**row, "court_id": row.get("court_id") or value.get("court_id")})
    elif isinstance(value, dict) and (
        "docket_number" in value or isinstance(value.get("docket_entries"), list)
    ):
        yield docket(value)


def docket(row: dict[str, Any]) -> Docket:
    """A docket as juriscraper gives it; dates may be texts or dates.

    Attorneys, their contacts, recipients of e-mail and PACER's own ids are left out.
    """
    below = row.get("originating_court_information")
    lower = None
    if isinstance(below, dict) and text(below.get("docket_number")) is not None:
        lower = Docket(
            court=courts.court_id(text(below.get("court_id"))), number=text(below["docket_number"])
        )
    listed = row.get("parties")
    return Docket(
        court=courts.court_id(text(row.get("court_id"))),
        number=text(row.get("docket_number")),
        name=text(row.get("case_name")),
        filed=day(row.get("date_filed")),
        terminated=day(row.get("date_terminated")),
        judge=text(row.get("assigned_to_str")),
        magistrate=text(row.get("referred_to_str")),
        nature_of_suit=text(row.get("nature_of_suit")),
        cause=text(row.get("cause")),
        last_filing=day(row.get("date_last_filing")),
        lower=lower,
        parties=tuple(
            Party(name, text(p.get("type")) or "", day(p.get("date_terminated")))
            for p in rows(listed)
            if (name := text(p.get("name"))) is not None
        ),
        counsel=tuple(
            name
            for p in rows(listed)
            for a in rows(p.get("attorneys"))
            if (name := text(a.get("name"))) is not None
        ),
        entries=tuple(entry(e) for e in rows(row.get("docket_entries"))),
        # a report lists every entry; a feed and a notice carry one each, and no parties
        whole=isinstance(listed, list) or "date_last_filing" in row,
    )


def entry(row: dict[str, Any]) -> Entry:
    """A docket entry; ``pacer_magic_num`` opens a document without a login and is left out."""
    return Entry(
        number=number_of(row.get("document_number")),
        text=text(row.get("description")) or "",
        short=text(row.get("short_description")) or "",
        filed=day(row.get("date_filed")),
        entered=day(row.get("date_entered")),
    )
