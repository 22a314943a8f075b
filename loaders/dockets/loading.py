"""From the dockets of a file to its readings: what is left out is counted and told."""

from __future__ import annotations

import json
import re
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.dockets import documents, relevance
from cryptoreg.loaders.dockets.model import Docket
from cryptoreg.loaders.sources import Reading, Skipped, Source
from cryptoreg.ontology import dates

REMEMBERED = 4096
"""Documents of a file that are known to have been given: more than a docket of a thousand entries has."""

_OTHER_CASE = (
    "not about the regulation of crypto assets, so that its parties are not loaded (--all-cases loads them)"
)


def readings(
    dockets: Iterable[Docket],
    source: Source,
    reader: str,
    all_cases: bool = False,
    publisher: str | None = None,
) -> Iterator[Reading | Skipped]:
    """The documents of all dockets of a file; one that comes again soon is not given again.

    One that comes again later changes nothing in the graph, so that no more than the last
    :data:`REMEMBERED` need be known and memory does not grow with the file.

    Args:
        dockets: what the reader found.
        source: the file.
        reader: name and version of the reader.
        all_cases: whether to load dockets that are not about the regulation of crypto assets too.
        publisher: of the documents, where it is not the court.
    """
    origin = documents.Origin(reader, source.bytes_sha256(), publisher)
    seen: OrderedDict[str, None] = OrderedDict()
    left: Counter[str] = Counter()
    first, others = "", 0
    found = silent = 0
    for docket in dockets:
        found += 1
        if not all_cases and not relevance.is_relevant(docket):
            first = first or docket.name or docket.number or "a docket"
            others += 1
            continue
        made = documents.make(docket, origin)
        for reading in made.readings:
            if reading.document.id in seen:
                continue
            seen[reading.document.id] = None
            if len(seen) > REMEMBERED:
                seen.popitem(last=False)
            yield reading
        left["have no words yet"] += made.without_words
        left["tell no act of a party or the court (appearances, summonses, receipts, reminders)"] += (
            made.without_acts
        )
        left["were taken back by the clerk"] += made.void
        silent += not made.readings and not (made.without_words or made.without_acts or made.void)
    if others:
        which = f"{first} is" if others == 1 else f"{others} dockets ({first} and others) are"
        yield Skipped(source.path, f"{which} {_OTHER_CASE}")
    for reason, number in left.items():
        if number:
            yield Skipped(source.path, f"{number} docket entries {reason}")
    if silent:
        yield Skipped(source.path, f"{silent} dockets have no name, number, party or entry that can be kept")
    if found == 0:
        yield Skipped(source.path, "holds no docket")


# ---------------------------------------------------------------- values of formats


def is_json_with(source: Source, hint: re.Pattern[bytes]) -> bool:
    """Whether a file is JSON and has the names of a format at its beginning."""
    return source.head.startswith((b"{", b"[")) and hint.search(source.head) is not None


def load_json(source: Source) -> Any:
    """The value of a JSON file.

    Raises:
        InputError: it is broken off, no JSON, or nested too deeply.
    """
    try:
        return json.loads(source.text)
    except json.JSONDecodeError as exc:
        where = f"line {exc.lineno}, column {exc.colno}"
        cut = exc.pos >= len(source.text.rstrip()) - 1 or exc.msg.startswith("Unterminated string")
        hint = " The file seems to be broken off." if cut else ""
        raise InputError(f"{source.path}, {where}: is no JSON ({exc.msg}).{hint}") from exc
    except RecursionError:
        raise InputError(f"{source.path} is nested too deeply.") from None


_MARKS = re.compile(r"</?(?:mark|strong|em|b|i)>")


def text(value: object) -> str | None:
    """A value as text without marks of highlighting; None for anything empty.

    >>> text("<mark>Acme</mark> v. SEC"), text(""), text(None), text(7)
    ('Acme v. SEC', None, None, '7')
    """
    if value is None or isinstance(value, bool | list | dict):
        return None
    words = _MARKS.sub("", str(value)).strip()
    return words or None


def day(value: object) -> str | None:
    """A day as EDTF, from an ISO date or time. A time in UTC may be the day before in the court's zone.

    American courts sit 4 to 10 hours behind UTC, so that a time of the night there names two days.

    >>> day("2025-02-13"), day("2025-02-13T15:00:00+00:00"), day("2025-02-13T02:00:00Z")
    ('2025-02-13', '2025-02-13', '2025-02-12')
    >>> day("2025-02-13T06:00:00+00:00"), day("soon")
    ('2025-02-12/2025-02-13', None)
    """
    words = text(value)
    if words is None:
        return None
    try:
        if len(words) == len("2025-02-13"):
            return dates.parse(words).text
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    offset = moment.utcoffset()
    if offset is None or offset != timedelta(0) or moment.hour >= 10:
        return moment.date().isoformat()
    before = (moment.date() - timedelta(days=1)).isoformat()
    return before if moment.hour < 4 else f"{before}/{moment.date().isoformat()}"


def rows(value: object) -> list[dict[str, Any]]:
    """The objects of a list; anything else gives none."""
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []


def number_of(value: object) -> str | None:
    """An entry number; PACER's internal ids, which some appeals carry in its place, are none.

    >>> number_of(212), number_of("212"), number_of("00106941384"), number_of(None)
    ('212', '212', None, None)
    """
    words = text(value)
    return words if words is not None and words.isdigit() and len(words) <= 6 else None
