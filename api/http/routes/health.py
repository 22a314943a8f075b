"""Whether the process lives (``/health``) and whether it can answer (``/ready``)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from cryptoreg import __version__
from cryptoreg.api.http.state import Graph
from cryptoreg.graph import reads, schema
from cryptoreg.graph.refresh import pending

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The process lives."""

    status: str = "ok"
    version: str = __version__


class Ready(BaseModel):
    """The database answers, and what is in it."""

    status: str = Field("ready", description="`ready`, or `empty` where nothing has been loaded.")
    version: str = __version__
    neo4j: dict[str, Any] = Field(description="Name, version and edition of the server.")
    procedures: dict[str, bool] = Field(description="Which extensions are installed.")
    graph: dict[str, Any] | None = Field(description="Versions of schema, ontology and rules of the data.")
    counts: dict[str, int]
    pending: int = Field(description="Things that an interrupted load left to be worked out.")


@router.get("/health")
async def health() -> Health:
    """Say that the process lives."""
    return Health()


@router.get("/ready")
def ready(store: Graph) -> Ready:
    """Say whether questions can be answered, on which server, and from how much."""
    server = store.read(
        "CALL dbms.components() YIELD name, versions, edition RETURN name, versions[0] AS version, edition"
    )[0]
    names = {
        r["prefix"]
        for r in store.read("SHOW PROCEDURES YIELD name RETURN DISTINCT split(name, '.')[0] AS prefix")
    }
    counts = reads.counts(store)
    return Ready(
        status="ready" if counts["documents"] else "empty",
        neo4j=server,
        procedures={"apoc": "apoc" in names, "gds": "gds" in names},
        graph=schema.versions(store),
        counts=counts,
        pending=pending(store),
    )
