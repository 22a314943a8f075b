"""How things stood, why they are in the graph, what has changed, and how they hang together."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from cryptoreg.api.http.routes.graph import AtTime, Id, Since, since, stamp
from cryptoreg.api.http.state import Graph
from cryptoreg.graph import changes, paths, standing_on, why
from cryptoreg.graph import holders as office_holders

router = APIRouter(tags=["records"])

On = Annotated[date | None, Query(description="The day; without it, today.")]
KnownOn = Annotated[date | None, Query(description="Only what was public on this day.")]


class Changes(BaseModel):
    """A page of the change feed."""

    counts: dict[str, int] = Field(description="How much has changed of each kind.")
    items: list[dict[str, Any]]


class Paths(BaseModel):
    """Ways between two things."""

    paths: list[list[dict[str, Any]]]


class Holders(BaseModel):
    """Who held offices on a day, and which administration governed."""

    on: date
    total: int
    skip: int
    limit: int
    holders: list[dict[str, Any]]
    administrations: list[dict[str, Any]]


@router.get("/cases/{id}/status")
def case_status(
    store: Graph,
    id: Id,
    on: On = None,
    party: Annotated[
        str | None, Query(max_length=200, description="Id or name of a party: how the case stood for it.")
    ] = None,
    claim: Annotated[
        str | None, Query(max_length=200, description="Id or number of a claim: how it stood.")
    ] = None,
    known_on: KnownOn = None,
    docket: Annotated[
        str | None, Query(max_length=200, description="Id or number of a docket: how it stood.")
    ] = None,
) -> dict[str, Any]:
    """How a case stood on a day, with proof: as a whole, per party, claim and docket, its motions and its coverage."""
    return standing_on.case_on(store, id, on or datetime.now(UTC).date(), party, claim, known_on, docket)


@router.get("/holders")
def holders(
    store: Graph,
    office: Annotated[
        str | None, Query(description="Id of an office or of its organization.", examples=["sec"])
    ] = None,
    on: On = None,
    known_on: KnownOn = None,
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Holders:
    """Who held an office on a day, a page of them by office, and which administration governed."""
    day = on or datetime.now(UTC).date()
    found = office_holders.holders(store, day, office, known_on)
    return Holders(
        on=day,
        total=len(found),
        skip=skip,
        limit=limit,
        holders=found[skip : skip + limit],
        administrations=office_holders.administrations(store, day),
    )


@router.get("/statements/{id}/why")
def statement_why(
    store: Graph, id: Annotated[str, Path(max_length=200, examples=["st-0eac68c7313c6d029489fe4a"])]
) -> dict[str, Any]:
    """The words of a statement, what its ends were judged to be, and what rests on it."""
    return why.why(store, id)


@router.get("/why/{id}")
def thing_why(store: Graph, id: Id) -> dict[str, Any]:
    """The tree of reasons behind a thing, a fact, a conflict or a statement, down to the words."""
    return why.why(store, id)


@router.get("/changes")
def change_feed(
    store: Graph,
    changed_since: Annotated[datetime, Query(description="What changed at this time or later.")],
    what: Annotated[changes.What | None, Query(description="Only changes of one kind.")] = None,
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Changes:
    """What has been added, superseded, put in conflict, decided or removed, the oldest first."""
    counts, items = changes.changes(store, stamp(changed_since), what, skip, limit)
    return Changes(counts=counts, items=items)


@router.get("/paths")
def find_paths(
    store: Graph,
    start: Annotated[str, Query(max_length=200, examples=["binance"])],
    end: Annotated[str, Query(max_length=200, examples=["coinbase"])],
    type: Annotated[list[str] | None, Query(description="Relationship types that may be walked.")] = None,
    max_length: Annotated[int, Query(ge=1, le=paths.MAX_LENGTH)] = 4,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> Paths:
    """The shortest ways between two things of the view; never through provenance or a hub."""
    return Paths(paths=paths.paths(store, start, end, types=type, max_length=max_length, limit=limit))


@router.get("/entities/{id}/neighbours")
def neighbours(
    store: Graph,
    id: Id,
    moment: AtTime,
    relation: Annotated[list[str] | None, Query(description="Only these relations of the ontology.")] = None,
    after: Annotated[
        str, Query(description="`fact` of the last row of the page before.", max_length=100)
    ] = "",
    changed_since: Since = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> list[dict[str, Any]]:
    """What refers to a thing, page by page from an index, however many there are."""
    return paths.neighbours(
        store, id, relations=relation, after=after, limit=limit, moment=moment, since=since(changed_since)
    )
