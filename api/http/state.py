"""What the handlers share, and how they get it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from cryptoreg.graph.sandbox import QuerySandbox
from cryptoreg.graph.store import Store
from cryptoreg.settings import Settings


@dataclass(frozen=True, slots=True)
class State:
    """The open store, and the workers for queries that users typed."""

    settings: Settings
    store: Store
    sandbox: QuerySandbox


def _state(request: Request) -> State:
    return cast("State", request.app.state.cryptoreg)


def _store(request: Request) -> Store:
    return _state(request).store


Shared = Annotated[State, Depends(_state)]
Graph = Annotated[Store, Depends(_store)]
