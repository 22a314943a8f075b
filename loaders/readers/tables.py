"""Tables of cases, as a desk keeps them in a spreadsheet: CSV, and JSON Lines of the same columns.

The columns are described in ``docs/formats.md``. Each row tells of one case, or of one event in it; what
it says is *cited* to the address in ``source_url``. A row that cannot be used is named with its column,
and the others are loaded.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers import names
from cryptoreg.loaders.readers.containers import MAX_LINE
from cryptoreg.loaders.readers.record import Claims
from cryptoreg.loaders.sources import Reading, Skipped, Source
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.statements import case_relation, date_role
from cryptoreg.loaders.tiers import tier_of
from cryptoreg.ontology import dates, dockets, gazetteer, identifiers
from cryptoreg.ontology.generated.names import (
    CODES,
    PARENTS,
    PROPERTIES,
    Attribute,
    Class,
    Modality,
    Relation,
)
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import Document, document_id

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

_LISTS = ("plaintiff", "defendants", "by")
_DATES = ("filed", "event_date", "status_date", "source_published")
_IDENTIFIERS: Mapping[str, str] = {f"defendants_{kind}": kind for kind in identifiers.NORMAL}
_BASE = ("plaintiff", "defendants", *_IDENTIFIERS, "court", "docket_number", "judge", "filed")
"""Columns that say something of the case as a whole; a later row may leave them empty."""

_ALIASES = {
    "case_name": "case", "defendant": "defendants", "plaintiffs": "plaintiff", "docket": "docket_number",
    "case_number": "docket_number", "date_filed": "filed", "date": "event_date", "url": "source_url",
    "source": "source_url", "published": "source_published", "publisher": "source_publisher",
    "title": "source_title", "note": "summary", "amount": "amount_usd",
}  # fmt: skip
_DELIMITERS = (",", ";", "\t")


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


class TableReader:
    """Reads one table; a document per source that it names."""

    name = "table/1"

    def recognises(self, source: Source) -> bool:
        first = source.head.partition(b"\n")[0].decode("utf-8", "replace").strip()
        if first.startswith("{"):
            return _ours(_json_keys(first))
        delimiter = _delimiter(first)
        if delimiter is None:
            return False
        try:
            return _ours(next(csv.reader([first], delimiter=delimiter), []))
        except csv.Error:  # a lone carriage return within the line: no head of a table
            return False

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        rows: list[Row] = []
        for number, raw in _rows(source):
            if isinstance(raw, str):
                yield Skipped(source.path, f"row {number}: {raw}")
                continue
            try:
                rows.append(Row(number, _checked(raw, source)))
            except RowError as exc:
                yield Skipped(source.path, f"row {number}, {exc}")
        cases, problems = _cases(rows)
        for number, problem in problems:
            yield Skipped(source.path, f"row {number}, {problem}")
        yield from _readings(cases, source, self.name)


# ---------------------------------------------------------------- cells


def _ours(header: Iterable[str]) -> bool:
    """Whether a header is one of ours: a case and two columns more, and few that are not (a typing error)."""
    found = {_column(h) for h in header if not _own(h)}
    ours = found & COLUMNS.keys()
    return "case" in ours and len(ours) >= 3 and 2 * len(ours) > len(found)


def _own(header: str) -> bool:
    """Whether a column is the desk's own business: its name begins with an underscore or x_."""
    return header.strip().lower().startswith(("_", "x_"))


def _column(text: str) -> str:
    key = slug(text).replace("-", "_")
    return _ALIASES.get(key, key)


def _delimiter(line: str) -> str | None:
    best = max(_DELIMITERS, key=line.count)
    return best if best in line else None


def _json_keys(line: str) -> list[str]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return []
    return list(found) if isinstance(found, dict) else []


def _rows(source: Source) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """The rows by their numbers in the file (the header is row 1), or what is wrong with one."""
    text = source.text
    if text.lstrip().startswith("{"):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, _object(line)
        return
    csv.field_size_limit(MAX_LINE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]) or ",")
    header = ["" if _own(h) else _column(h) for h in next(reader)]
    _check_header(header, source)
    try:
        for cells in reader:
            if not any(c.strip() for c in cells):
                continue
            if len(cells) > len(header) and any(c.strip() for c in cells[len(header) :]):
                yield reader.line_num, f"has {len(cells)} cells, and the header has {len(header)}"
            else:
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as exc:
        raise InputError(f"{source.path}, line {reader.line_num}: {exc}.") from exc


def _object(line: str) -> dict[str, Any] | str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as exc:
        return f"is no JSON: {exc}"
    if not isinstance(found, dict):
        return "is no JSON object"
    row = {_column(str(k)): v for k, v in found.items() if not _own(str(k))}
    unknown = [k for k in row if k not in COLUMNS]
    return f"column {_unknown(unknown[0])}" if unknown else row


def _check_header(header: list[str], source: Source) -> None:
    for name in header:
        if name and name not in COLUMNS:
            raise InputError(f"{source.path}, row 1: column {_unknown(name)}.")
        if name and header.count(name) > 1:
            raise InputError(f"{source.path}, row 1: column {name} occurs twice.")


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, [*COLUMNS, *_ALIASES], 1)
    hint = f"did you mean {_ALIASES.get(near[0], near[0])}?" if near else f"there are {', '.join(COLUMNS)}"
    return f"{name!r} is unknown: {hint}"


def _checked(raw: Mapping[str, Any], source: Source) -> dict[str, Any]:
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
    for column in _IDENTIFIERS:
        if column in row and len(row[column]) != len(row.get("defendants", ())):
            raise RowError(
                f"column {column} must stand beside defendants and hold a value for each, with - for one that is not known"
            )
    return row


def _cell(column: str, cell: Any) -> Any:
    if column in _LISTS:
        given = cell if isinstance(cell, list) else str(cell).split(";")
        return tuple(" ".join(str(v).split()) for v in given if str(v).strip())
    if column in _IDENTIFIERS:
        return _identifiers(column, cell)
    text = " ".join(str(cell).split())
    if column in _DATES and text:
        return _date(column, text)
    if column in ("event", "status") and text:
        _event(column, text)
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
    normal = identifiers.NORMAL[_IDENTIFIERS[column]]
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


def _event(column: str, text: str) -> Mapping[str, Any]:
    known = event_words().get(text.lower().replace("_", " "))
    if known is not None:
        return known
    if Class.EVENT in PARENTS.get(text, ()):
        return {"is": text}
    near = difflib.get_close_matches(text.lower(), event_words(), 1)
    hint = f"did you mean {near[0]!r}?" if near else "see docs/formats.md for the words that are known"
    raise RowError(f"column {column}: {text!r} is no known event; {hint}")


# ---------------------------------------------------------------- cases


@dataclass(slots=True)
class _Case:
    name: str
    base: dict[str, tuple[int, Any]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def get(self, column: str) -> Any:
        found = self.base.get(column)
        return found[1] if found is not None else None


def _cases(rows: Iterable[Row]) -> tuple[list[_Case], list[tuple[int, str]]]:
    """Rows by case; a row that contradicts an earlier one about the case as a whole is left out."""
    cases: dict[str, _Case] = {}
    problems: list[tuple[int, str]] = []
    for row in rows:
        case = cases.setdefault(row.values["case"].casefold(), _Case(row.values["case"]))
        problem = None
        for column in _BASE:
            value, known = row.values.get(column), case.base.get(column)
            if value is not None and known is not None and known[1] != value:
                problem = f"column {column}: {_shown(value)} here, {_shown(known[1])} in row {known[0]}"
        if problem is not None:
            problems.append((row.number, problem))
            continue
        for column in _BASE:
            if column in row.values:
                case.base.setdefault(column, (row.number, row.values[column]))
        case.rows.append(row)
    return list(cases.values()), problems


def _shown(value: Any) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _readings(cases: Iterable[_Case], source: Source, reader: str) -> Iterator[Reading]:
    documents: dict[str, Document] = {}
    claims: dict[str, Claims] = {}
    for case in cases:
        for row in case.rows:
            url = row.values["source_url"]
            documents.setdefault(url, _document(row, url, source, reader))
            said = claims.setdefault(url, Claims(f"table:{slug(source.path.stem)}"))
            _say_row(said, case, row)
    for url, made in documents.items():
        yield claims[url].reading(made, understand=False)


def _document(row: Row, url: str, source: Source, reader: str) -> Document:
    publisher = row.text("source_publisher") or source.sidecar.publisher
    return Document(
        id=document_id(url=url),
        title=row.text("source_title"),
        url=url,
        publisher=publisher,
        published=row.text("source_published"),
        reader=reader,
        tier=tier_of(url, publisher),
    )


def _say_row(said: Claims, case: _Case, row: Row) -> None:
    """What a row says, as statements of its source; the case is introduced in every source anew."""
    key = f"case-{slug(case.name)}"
    summary = row.text("summary") or f"{case.name}: as a table tells"
    said.thing(key, Class.LAWSUIT, summary, case.name)
    for relation, column in ((Relation.PLAINTIFF, "plaintiff"), (Relation.DEFENDANT, "defendants")):
        for name in case.get(column) or ():
            said.relation(key, relation, said.agent(name, summary, names.kind(name)), summary)
    _say_identifiers(said, case, summary)
    court = case.get("court")
    if court is not None:
        said.relation(key, Relation.COURT, said.agent(court, summary, Class.COURT), summary)
    if case.get("docket_number") is not None:
        docket = said.thing(f"docket-{slug(case.name)}", Class.PROCEEDING, summary)
        said.value(docket, Attribute.DOCKET_NUMBER, case.get("docket_number"), summary)
        said.relation(key, Relation.HAS_PROCEEDING, docket, summary)
        if court is not None:
            said.relation(docket, Relation.COURT, said.agent(court, summary, Class.COURT), summary)
    if case.get("judge") is not None:
        said.relation(key, Relation.JUDGE, said.agent(case.get("judge"), summary, Class.PERSON), summary)
    if "filed" in row.values:
        _say_event(said, case, row, key, "complaint", {"is": "Complaint"}, row.text("filed"))
    for column in ("event", "status"):
        text = row.text(column)
        if text is not None:
            day = row.text(f"{column}_date")
            _say_event(said, case, row, key, f"{column}-{row.number}", _event(column, text), day)


def _say_identifiers(said: Claims, case: _Case, summary: str) -> None:
    for column, kind in _IDENTIFIERS.items():
        for name, value in zip(case.get("defendants") or (), case.get(column) or (), strict=False):
            if value != "-":
                said.value(said.agent(name, summary, names.kind(name)), kind, value, summary)


def _say_event(
    said: Claims, case: _Case, row: Row, case_key: str, name: str, form: Mapping[str, Any], day: str | None
) -> None:
    cls, summary = str(form["is"]), row.text("summary") or f"{case.name}: {row.text('event') or name}"
    own = name != "complaint"
    modality = Modality(row.text("modality") or "asserted") if own else Modality.ASSERTED
    event = f"{name}-{slug(case.name)}"
    said.value(event, "type", cls, summary, modality)
    said.relation(event, case_relation(cls), case_key, summary, modality)
    if day is not None:
        said.value(event, date_role(cls), day, summary, modality)
    codes = {k: v for k, v in form.items() if k != "is"}
    if own:
        codes |= _own_codes(row)
    for predicate, value in codes.items():
        if _has(cls, predicate):
            said.value(event, predicate, value, summary, modality)
    actors = row.list("by") if own else tuple(case.get("plaintiff") or ())
    against = tuple(case.get("defendants") or ()) if cls in (Class.COMPLAINT, Class.INDICTMENT) else ()
    for relation, holders in ((_actor_role(cls), actors), (Relation.AGAINST, against)):
        for holder in holders:
            said.relation(event, relation, said.agent(holder, summary, names.kind(holder)), summary, modality)


def _own_codes(row: Row) -> dict[str, Any]:
    """What the columns beside ``event`` say of it."""
    codes = {k: row.values[k] for k in ("relief", "outcome", "summary") if k in row.values}
    if "amount_usd" in row.values:
        codes["amountUsd"] = row.values["amount_usd"]
    if "with_prejudice" in row.values:
        codes["withPrejudice"] = row.values["with_prejudice"] == "yes"
    return codes


def _actor_role(cls: str) -> Relation:
    """In which role somebody does an event of a class."""
    roles = (Relation.MOVANT, Relation.FILED_BY, Relation.ISSUED_BY, Relation.ACTOR)
    own = next((r for r in roles if PROPERTIES[r].domain == cls), None)
    if own is not None:
        return own
    if Class.FILING in PARENTS[cls]:
        return Relation.FILED_BY
    return Relation.ISSUED_BY if Class.COURT_ACT in PARENTS[cls] else Relation.ACTOR


def _has(cls: str, predicate: str) -> bool:
    return PROPERTIES[predicate].domain in (cls, *PARENTS[cls])
