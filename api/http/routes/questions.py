"""Questions in English, typed queries, and Cypher."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from cryptoreg.api.http.pages import answer_page, wants_html
from cryptoreg.api.http.state import Graph, Shared
from cryptoreg.api.questions import Answer, answer, run
from cryptoreg.api.questions import Query as TypedQuery

router = APIRouter(tags=["questions"])

HEADLINE = "Which cases were stayed after the task force was formed?"


class Question(BaseModel):
    """A question in English, or a typed query as an answer shows it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"question": HEADLINE}]})

    question: str = Field("", max_length=500)
    query: TypedQuery | None = None


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
) -> Answer | HTMLResponse:
    """Answer a question, with the statements that prove the answer. A browser gets a page."""
    result = answer(store, q)
    return answer_page(result) if wants_html(request) else result


@router.post("/ask")
def ask_or_run(store: Graph, body: Question) -> Answer:
    """Answer a question, or run a typed query (take one from an answer, edit it, send it back)."""
    if body.query is not None:
        return run(store, body.query, body.question)
    return answer(store, body.question)


@router.post("/cypher")
def cypher(shared: Shared, body: CypherRequest) -> CypherResult:
    """Run Cypher that reads. Writing, files, administration and what never ends are refused or cut."""
    result = shared.sandbox.run(body.query, body.parameters)
    return CypherResult(
        columns=result.columns, rows=result.rows, cut=result.cut, elapsed_ms=result.elapsed_ms
    )
