"""The columns of tables of cases, and what may stand in their cells."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptoreg.loaders.sources import Source
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.ontology import dates, dockets, gazetteer, identifiers
from cryptoreg.ontology.generated.names import CODES, PARENTS, Class
from cryptoreg.ontology.names import slug

COLUMNS: Mapping[str, str] = {
    "case": "name of the case, such as SEC v. Ripple; needed in every row",
    "plaintiff": "who brings it; several with ; between them",
    "defendants": "against whom; several with ; between them",
    "defendants_lei": "their LEIs, in the same order; - for one that is not known",
    "defendants_cik": "likewise their numbers at the SEC's EDGAR",
    "defendants_crd": "likewise their numbers in FINRA's Central Registration Depository",
    "defendants_wikidata": "likewise their items of Wikidata",
    "court": "name or citation form of the court, such as S.D.N.Y.",
    "docket_number": "such as 1:20-cv-10832",
    "judge": "who presides",
    "filed": "day of the complaint",
    "event": "what happened, in a word of the list below or a class of the ontology",
    "event_date": "when",
    "status": "the same as event, for tables with a row per case",
    "status_date": "when the status began",
    "relief": "what a motion asks or an order decides, a code of the ontology",
    "outcome": "granted, denied, granted-in-part",
    "by": "who did it; several with ; between them",
    "amount_usd": "amount of money in US dollars",
    "with_prejudice": "yes or no, of a dismissal",
    "modality": "asserted (as when left empty), reported, planned, alleged, denied",
    "summary": "in your own words, what the source says",
    "source_url": "where it is told; needed in every row",
    "source_title": "title of the source",
    "source_publisher": "its publisher",
    "source_published": "its date",
}
"""All columns; ``docs/formats.md`` prints them, and its test compares."""

LISTS = ("plaintiff", "defendants", "by")
DATES = ("filed", "event_date", "status_date", "source_published")
IDENTIFIERS: Mapping[str, str] = {f"defendants_{kind}": kind for kind in identifiers.NORMAL}
BASE = ("plaintiff", "defendants", *IDENTIFIERS, "court", "docket_number", "judge", "filed")
"""Columns that say something of the case as a whole; a later row may leave them empty."""

ALIASES = {
    "case_name": "case", "defendant": "defendants", "plaintiffs": "plaintiff", "docket": "docket_number",
    "case_number": "docket_number", "date_filed": "filed", "date": "event_date", "url": "source_url",
    "source": "source_url", "published": "source_published", "publisher": "source_publisher",
    "title": "source_title", "note": "summary", "amount": "amount_usd",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A row that passed its checks: lists of names, dates in EDTF, all else as text."""

    number: int
    values: Mapping[str, Any]

    def text(self, column: str) -> str | None:
        value = self.values.get(column)
        return value if isinstance(value, str) else None

    def list(self, column: str) -> tuple[str, ...]:
        return tuple(self.values.get(column, ()))


class RowError(ValueError):
    """A cell that cannot be used."""


def is_own(header: str) -> bool:
    """Whether a column is the desk's own business: its name begins with an underscore or x_."""
    return header.strip().lower().startswith(("_", "x_"))


def column_of(text: str) -> str:
    """The column that a header means."""
    key = slug(text).replace("-", "_")
    return ALIASES.get(key, key)


def unknown_column(name: str) -> str:
    """What to say of a column that does not exist."""
    near = difflib.get_close_matches(name, [*COLUMNS, *ALIASES], 1)
    hint = f"did you mean {ALIASES.get(near[0], near[0])}?" if near else f"there are {', '.join(COLUMNS)}"
    return f"{name!r} is unknown: {hint}"


def checked(raw: Mapping[str, Any], source: Source) -> dict[str, Any]:
    """The cells of a row, each in its normal form.

    Raises:
        RowError: a cell cannot be used, or one is missing; the message names its column.
    """
    row: dict[str, Any] = {}
    for column, cell in raw.items():
        if not column or cell in (None, "", []):
            continue
        value = _cell(column, cell)
        if value:
            row[column] = value
    if "case" not in row:
        raise RowError("column case is empty: name the case")
    row.setdefault("source_url", source.sidecar.url)
    if row["source_url"] is None:
        raise RowError("column source_url is empty: say where it is told")
    if ("event_date" in row or "outcome" in row) and "event" not in row and "status" not in row:
        raise RowError("column event is empty, although there is a date or outcome of one")
    for column in IDENTIFIERS:
        if column in row and len(row[column]) != len(row.get("defendants", ())):
            raise RowError(
                f"column {column} must stand beside defendants and hold a value for each, with - for one that is not known"
            )
    return row


def _cell(column: str, cell: Any) -> Any:
    if column in LISTS:
        given = cell if isinstance(cell, list) else str(cell).split(";")
        return tuple(" ".join(str(v).split()) for v in given if str(v).strip())
    if column in IDENTIFIERS:
        return _identifiers(column, cell)
    text = " ".join(str(cell).split())
    if column in DATES and text:
        return _date(column, text)
    if column in ("event", "status") and text:
        event_form(column, text)
    if column == "docket_number" and text and dockets.parse(text) is None:
        raise RowError(f"column docket_number: {text!r} holds no docket number such as 1:23-cv-01599")
    if column == "court" and text and gazetteer.load().find(text, Class.COURT) is None:
        raise RowError(f"column court: no court is known as {text!r}; write it like S.D.N.Y. or in full")
    codes = {"relief": "reliefs", "outcome": "outcomes", "modality": "modality"}.get(column)
    if codes is not None and text:
        text = text.lower().replace(" ", "-")
        if text not in CODES[codes]:
            raise RowError(f"column {column}: {text!r} is none of {', '.join(sorted(CODES[codes]))}")
    if column == "amount_usd" and text:
        return _amount(text)
    if column == "with_prejudice" and text:
        return _yes_or_no(text)
    return text


def _identifiers(column: str, cell: Any) -> tuple[str, ...]:
    """Identifiers in their normal form; "-" stands for one that is not known."""
    given = cell if isinstance(cell, list) else str(cell).split(";")
    normal = identifiers.NORMAL[IDENTIFIERS[column]]
    try:
        return tuple("-" if str(v or "-").strip() in ("", "-") else normal(str(v)) for v in given)
    except ValueError as exc:
        raise RowError(f"column {column}: {exc}") from None


def _date(column: str, text: str) -> str:
    try:
        return dates.parse(text).text
    except ValueError:
        raise RowError(f"column {column}: {text!r} is no date; write 2025-02-13, 2025-02 or 2025") from None


def _amount(text: str) -> float:
    try:
        amount = float(text.replace("$", "").replace(",", "").replace("_", "").strip())
    except ValueError:
        amount = -1.0
    if not 0 <= amount < 10**15:
        raise RowError(f"column amount_usd: {text!r} is no amount such as 4300000000")
    return amount


def _yes_or_no(text: str) -> str:
    if text.lower() in ("yes", "y", "true", "1", "with"):
        return "yes"
    if text.lower() in ("no", "n", "false", "0", "without"):
        return "no"
    raise RowError(f"column with_prejudice: {text!r} is neither yes nor no")


@cache
def event_words() -> Mapping[str, Mapping[str, Any]]:
    """What may stand in the column ``event``, beside the classes of the ontology."""
    words: Mapping[str, Mapping[str, Any]] = table("table_events.yaml")
    return words


def event_form(column: str, text: str) -> Mapping[str, Any]:
    """What a word for an event means: its class, and codes that go with it."""
    known = event_words().get(text.lower().replace("_", " "))
    if known is not None:
        return known
    if Class.EVENT in PARENTS.get(text, ()):
        return {"is": text}
    near = difflib.get_close_matches(text.lower(), event_words(), 1)
    hint = f"did you mean {near[0]!r}?" if near else "see docs/formats.md for the words that are known"
    raise RowError(f"column {column}: {text!r} is no known event; {hint}")
