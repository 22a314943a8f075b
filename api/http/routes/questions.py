"""Questions in English, typed queries, and Cypher."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from cryptoreg.api.http.pages import answer_page, wants_html
from cryptoreg.api.http.state import Graph, Shared
from cryptoreg.api.questions import Answer, answer, run
from cryptoreg.api.questions import Query as TypedQuery
from cryptoreg.api.questions.saved import SAVED, run_saved
from cryptoreg.api.questions.suggestions import complete

router = APIRouter(tags=["questions"])

HEADLINE = "Which cases were stayed after the task force was formed?"


class Question(BaseModel):
    """A question in English, or a typed query as an answer shows it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"question": HEADLINE}]})

    question: str = Field("", max_length=500)
    query: TypedQuery | None = None
    after: TypedQuery | None = Field(
        None, description="The query of an earlier answer, which the question narrows down."
    )
    as_of: date | None = None
    known_on: date | None = None


class CypherRequest(BaseModel):
    """A Cypher query that reads."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "query": "MATCH (s:Stay)-[:STAYS]->(l:Lawsuit) WHERE s.began >= $day RETURN l.label, s.began",
                    "parameters": {"day": "2025-01-22"},
                }
            ]
        }
    )

    query: str
    parameters: dict[str, Any] = Field(default_factory=dict)


class CypherResult(BaseModel):
    """Rows as plain JSON; ``cut`` says why there are no more, when there may be."""

    columns: list[str]
    rows: list[list[Any]]
    cut: str | None
    elapsed_ms: float


@router.get("/ask", response_model=Answer)
def ask(
    request: Request,
    store: Graph,
    q: Annotated[str, Query(max_length=500, description="A question in English.", examples=[HEADLINE])],
    as_of: Annotated[date | None, Query(description="Only what had happened by this day.")] = None,
    known_on: Annotated[date | None, Query(description="Only what the world could know by this day.")] = None,
    after: Annotated[
        str | None, Query(max_length=500, description="The question before this one, which it narrows down.")
    ] = None,
) -> Answer | HTMLResponse:
    """Answer a question, with the statements that prove the answer. A browser gets a page."""
    before = answer(store, after).query if after else None
    result = answer(store, q, as_of, known_on, before)
    return answer_page(result) if wants_html(request) else result


@router.post("/ask")
def ask_or_run(store: Graph, body: Question) -> Answer:
    """Answer a question, or run a typed query (take one from an answer, edit it, send it back)."""
    if body.query is not None:
        return run(store, body.query, body.question, as_of=body.as_of, known_on=body.known_on)
    return answer(store, body.question, body.as_of, body.known_on, body.after)


@router.get("/suggest")
def suggest(
    store: Graph,
    q: Annotated[
        str, Query(max_length=500, description="What stands in the box.", examples=["which cases were st"])
    ],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> list[str]:
    """Complete a question that is being typed, from the lexicon and the names of the graph."""
    return complete(store, q, limit)


@router.get("/desk")
def saved_queries() -> list[dict[str, str]]:
    """What desks ask on the first day, as saved queries."""
    return [{"name": s.name, "title": s.title} for s in SAVED.values()]


@router.get("/desk/{name}")
def saved_query(
    store: Graph,
    name: str,
    on: Annotated[date | None, Query(description="The day; today without one.")] = None,
    days: Annotated[int, Query(ge=0, le=3660, description="How far ahead, or back.")] = 30,
    since: Annotated[date | None, Query(description="From when, for what changed.")] = None,
    about: Annotated[str | None, Query(max_length=200, description="A firm, an agency or a case.")] = None,
) -> dict[str, Any]:
    """Run a saved query; its Cypher and parameters come with the rows."""
    return asdict(run_saved(store, name, on or datetime.now(UTC).date(), days, since, about))


@router.post("/cypher")
def cypher(shared: Shared, body: CypherRequest) -> CypherResult:
    """Run Cypher that reads. Writing, files, administration and what never ends are refused or cut."""
    result = shared.sandbox.run(body.query, body.parameters)
    return CypherResult(
        columns=result.columns, rows=result.rows, cut=result.cut, elapsed_ms=result.elapsed_ms
    )
