"""The seeds, loaded once; tests here only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from cryptoreg.api.cli.demo import seed_paths
from cryptoreg.api.http import create_app
from cryptoreg.api.loading import load
from cryptoreg.graph import schema
from cryptoreg.graph.store import Store
from cryptoreg.settings import Settings
from tests.conftest import NOW, ROOT, WIPE


@pytest.fixture(scope="module")
def seeded(session_store: Store) -> Store:
    session_store.run_schema(WIPE)
    schema.prepare(session_store)
    report = load(session_store, seed_paths(ROOT / "seeds"), now=NOW)
    assert report.skipped == []
    return session_store


@pytest.fixture(scope="module")
def client(seeded: Store, settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings, seeded), raise_server_exceptions=False) as made:
        yield made
