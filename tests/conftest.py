"""Fixtures: one real Neo4j for the whole run, emptied before each test that asks for a store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cryptoreg.api.cli.demo import seed_paths
from cryptoreg.api.loading import load
from cryptoreg.graph import engine, schema
from cryptoreg.graph.store import Store, open_store
from cryptoreg.settings import Settings, load_settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

WIPE = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS"


def make_settings(folder: Path, **overrides: object) -> Settings:
    """Settings whose data and state lie in a folder of the test; the jars are those of the user."""
    return load_settings(_env_file=None, data_dir=folder / "data", state_dir=folder / "state", **overrides)


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    """A running embedded Neo4j for the session.

    ``CRYPTOREG_TEST_HOME`` names a folder whose server is kept running for the next session, which saves
    starting it while one works on the tests; CI leaves it unset.
    """
    kept = os.environ.get("CRYPTOREG_TEST_HOME")
    if kept is not None:
        yield make_settings(Path(kept), idle_minutes=0, query_timeout_s=5)
        return
    with tempfile.TemporaryDirectory(prefix="cryptoreg-test-") as folder:
        made = make_settings(Path(folder), idle_minutes=0, query_timeout_s=5)
        yield made
        engine.stop(made)


@pytest.fixture(scope="session")
def session_store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        opened.run_schema(WIPE)
        schema.prepare(opened)
        yield opened


@pytest.fixture
def store(session_store: Store) -> Store:
    """The session's store, empty."""
    session_store.run_schema(WIPE)
    schema.prepare(session_store)
    return session_store


@pytest.fixture(scope="module")
def seeded(session_store: Store) -> Store:
    """The session's store with the seeds; tests that use it only read."""
    held = session_store.read("MATCH (m:TestMark {holds: 'seeds'}) RETURN count(m) AS n")[0]["n"]
    if not held:
        session_store.run_schema(WIPE)
        schema.prepare(session_store)
        report = load(session_store, seed_paths(ROOT / "seeds"), now=NOW)
        assert report.skipped == []
        session_store.run_schema("CREATE (:TestMark {holds: 'seeds'})")
    return session_store


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold data and samples, which is not part of the project."""
    if not (SHARED / "evaluation").is_dir():
        pytest.skip("../shared is not here: its texts belong to others and are not part of the project")
    return SHARED
