"""What the rows of a table of cases say, as statements of the sources that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptoreg.loaders.readers import names
from cryptoreg.loaders.readers.record import Claims
from cryptoreg.loaders.readers.table_columns import BASE, IDENTIFIERS, Row, event_form
from cryptoreg.loaders.sources import Reading, Source
from cryptoreg.loaders.text.statements import case_relation, date_role
from cryptoreg.loaders.tiers import tier_of
from cryptoreg.ontology.generated.names import PARENTS, PROPERTIES, Attribute, Class, Modality, Relation
from cryptoreg.ontology.names import slug
from cryptoreg.ontology.statements import Document, document_id


@dataclass(slots=True)
class Case:
    """The rows of one case, and what they say of it as a whole, each with the row that says it."""

    name: str
    base: dict[str, tuple[int, Any]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def get(self, column: str) -> Any:
        found = self.base.get(column)
        return found[1] if found is not None else None


def cases_of(rows: Iterable[Row]) -> tuple[list[Case], list[tuple[int, str]]]:
    """Rows by case; a row that contradicts an earlier one about the case as a whole is left out."""
    cases: dict[str, Case] = {}
    problems: list[tuple[int, str]] = []
    for row in rows:
        case = cases.setdefault(row.values["case"].casefold(), Case(row.values["case"]))
        problem = None
        for column in BASE:
            value, known = row.values.get(column), case.base.get(column)
            if value is not None and known is not None and known[1] != value:
                problem = f"column {column}: {_shown(value)} here, {_shown(known[1])} in row {known[0]}"
        if problem is not None:
            problems.append((row.number, problem))
            continue
        for column in BASE:
            if column in row.values:
                case.base.setdefault(column, (row.number, row.values[column]))
        case.rows.append(row)
    return list(cases.values()), problems


def _shown(value: Any) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def readings(cases: Iterable[Case], source: Source, reader: str) -> Iterator[Reading]:
    """A document for each source that the rows name."""
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


def _say_row(said: Claims, case: Case, row: Row) -> None:
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
            _say_event(said, case, row, key, f"{column}-{row.number}", event_form(column, text), day)


def _say_identifiers(said: Claims, case: Case, summary: str) -> None:
    for column, kind in IDENTIFIERS.items():
        for name, value in zip(case.get("defendants") or (), case.get(column) or (), strict=False):
            if value != "-":
                said.value(said.agent(name, summary, names.kind(name)), kind, value, summary)


def _say_event(
    said: Claims, case: Case, row: Row, case_key: str, name: str, form: Mapping[str, Any], day: str | None
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
