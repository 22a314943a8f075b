"""Cases, entities, statements and documents."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel, Field

from cryptoreg.api.http.state import Graph
from cryptoreg.graph import decisions, disputes, rdf, reads, reads_at
from cryptoreg.graph.reads import Moved
from cryptoreg.graph.times import Moment

router = APIRouter(tags=["graph"])

_SUFFIXES = {
    ".json": None,
    ".ttl": rdf.Format.TURTLE,
    ".jsonld": rdf.Format.JSONLD,
    ".nt": rdf.Format.NTRIPLES,
}
_MEDIA_TYPES = {
    rdf.Format.TURTLE: "text/turtle",
    rdf.Format.JSONLD: "application/ld+json",
    rdf.Format.NTRIPLES: "application/n-triples",
}

Id = Annotated[str, Path(max_length=200, examples=["sec-v-binance"])]


def _moment(
    as_of: Annotated[
        date | None, Query(description="Valid time: what held, or had happened, on this day.")
    ] = None,
    known_on: Annotated[
        date | None, Query(description="Public time: only what was published until this day.")
    ] = None,
    recorded_on: Annotated[
        datetime | None, Query(description="Recorded time: only what this graph held then.")
    ] = None,
) -> Moment:
    return Moment(as_of, known_on, recorded_on)


Since = Annotated[datetime | None, Query(description="Only what has changed from this time on.")]
AtTime = Annotated[Moment, Depends(_moment)]


class Page(BaseModel):
    """A page of a listing."""

    total: int
    skip: int
    limit: int
    items: list[dict[str, Any]]


class Entity(BaseModel):
    """A thing of the view: its properties, and its relationships by type."""

    id: str
    classes: list[str]
    properties: dict[str, Any]
    relations: dict[str, list[dict[str, Any]]]
    incoming: int = Field(description="How many relationships lead to it; see /entities/{id}/incoming.")


@router.get("/cases")
def cases(
    store: Graph,
    moment: AtTime,
    party: Annotated[
        str | None, Query(description="Id of a plaintiff or defendant.", examples=["binance"])
    ] = None,
    changed_since: Since = None,
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Page:
    """Lawsuits with their parties, dockets, stays and ends, by name; also at another time."""
    if moment.is_now:
        total, items = reads.cases(store, party, skip, limit, since(changed_since))
    else:
        total, items = reads_at.cases(store, moment, party, skip, limit, since(changed_since))
    return Page(total=total, skip=skip, limit=limit, items=items)


@router.get(
    "/entities/{id}",
    response_model=Entity,
    responses={
        200: {"content": {m: {} for m in _MEDIA_TYPES.values()}},
        308: {"description": "The id has been replaced by another."},
    },
)
def entity(request: Request, store: Graph, moment: AtTime, id: Id) -> Response | dict[str, Any]:
    """One thing; as JSON, or by ``Accept`` or suffix (.ttl, .jsonld, .nt) as RDF; also at another time."""
    bare, suffix = _split(id)
    format_ = _SUFFIXES[suffix] if suffix else _accepted(request)
    found = reads.entity(store, bare) if moment.is_now else reads_at.entity(store, bare, moment)
    if isinstance(found, Moved):
        return RedirectResponse(f"/entities/{found.to}{suffix}", status_code=308)
    if format_ is None:
        return JSONResponse(found, headers={"Vary": "Accept"})
    return Response(
        rdf.entity(store, bare, format_, moment), media_type=_MEDIA_TYPES[format_], headers={"Vary": "Accept"}
    )


@router.get("/entities/{id}/incoming")
def incoming(
    store: Graph,
    id: Id,
    moment: AtTime,
    changed_since: Since = None,
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Page:
    """What refers to a thing, by relationship type and date; at another time a page may be shorter than its limit."""
    found = reads.entity(store, id)
    if isinstance(found, Moved):
        found = reads.entity(store, found.to)
    if isinstance(found, Moved):
        return Page(total=0, skip=skip, limit=limit, items=[])
    if moment.is_now:
        total, items = reads.incoming(store, found["id"], skip, limit, since(changed_since))
    else:
        total, items = reads_at.incoming(store, found["id"], moment, skip, limit, since(changed_since))
    return Page(total=total, skip=skip, limit=limit, items=items)


@router.get("/statements/{id}")
def statement(
    store: Graph, id: Annotated[str, Path(max_length=200, examples=["st-0eac68c7313c6d029489fe4a"])]
) -> dict[str, Any]:
    """What one document says in one place: its words, its modality, and the facts that rest on it."""
    return reads.statement(store, id)


@router.get("/documents/{id}")
def document(
    store: Graph, id: Annotated[str, Path(max_length=200, examples=["doc-693c540fb3bda9cb"])]
) -> dict[str, Any]:
    """A source: title, publisher, addresses, date; never its text."""
    return reads.document(store, id)


@router.get("/conflicts")
def conflicts(
    store: Graph,
    moment: AtTime,
    thing: Annotated[
        str | None, Query(description="Only those of one thing.", examples=["sec-v-binance"])
    ] = None,
    undecided: Annotated[
        bool, Query(description="Only those that nothing but the number of sources decides.")
    ] = False,
    changed_since: Since = None,
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Page:
    """What cannot both be so: both sides with their words, what is shown, and why."""
    total, items = disputes.conflicts(
        store,
        thing=thing,
        undecided=undecided,
        moment=moment,
        since=since(changed_since),
        skip=skip,
        limit=limit,
    )
    return Page(total=total, skip=skip, limit=limit, items=items)


@router.get("/review")
def review(
    store: Graph,
    what: Annotated[
        Literal["mentions", "names"],
        Query(description="Mentions that fit several things, or pairs of things with nearly the same name."),
    ] = "mentions",
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Page:
    """What waits for a person's judgement; of names the score with its parts, the most alike first."""
    if what == "names":
        pairs = decisions.alike(store)
        items = [asdict(p) for p in pairs[skip : skip + limit]]
        return Page(total=len(pairs), skip=skip, limit=limit, items=items)
    total, items = decisions.review(store, skip, limit)
    return Page(total=total, skip=skip, limit=limit, items=items)


@router.get("/id/{id}", include_in_schema=False)
def persistent(id: Id) -> RedirectResponse:
    """Where the persistent IRI of a thing leads."""
    kind = {"st": "statements", "doc": "documents"}.get(id.split("-", 1)[0], "entities")
    return RedirectResponse(f"/{kind}/{id}", status_code=303)


def stamp(moment: datetime) -> str:
    """A time as the store keeps it: ISO 8601 in UTC; without a zone it is taken as UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def since(moment: datetime | None) -> str | None:
    """The same for a time that may be missing."""
    return None if moment is None else stamp(moment)


def _split(id_: str) -> tuple[str, str]:
    for suffix in _SUFFIXES:
        if id_.endswith(suffix):
            return id_.removesuffix(suffix), suffix
    return id_, ""


def _accepted(request: Request) -> rdf.Format | None:
    """The RDF format that the client prefers to JSON, if any."""
    for part in request.headers.get("accept", "").split(","):
        media = part.split(";")[0].strip()
        if media in ("application/json", "*/*", ""):
            return None
        for format_, type_ in _MEDIA_TYPES.items():
            if media == type_:
                return format_
    return None
