"""The app over the seeds; tests here only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from cryptoreg.api.http import create_app
from cryptoreg.graph.store import Store
from cryptoreg.settings import Settings


@pytest.fixture(scope="module")
def client(seeded: Store, settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings, seeded), raise_server_exceptions=False) as made:
        yield made
