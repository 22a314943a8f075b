"""A server of a benchmark's own, with an empty graph, that is gone when the benchmark ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptoreg.graph import engine
from cryptoreg.graph.store import Store, open_store
from cryptoreg.settings import load_settings


@contextmanager
def own_server(folder: Path) -> Iterator[Store]:
    """Start an embedded Neo4j under a folder, whatever the settings of the user say, and stop it in the end."""
    settings = load_settings(
        _env_file=None, data_dir=folder / "data", state_dir=folder / "state", idle_minutes=0
    )
    try:
        with open_store(settings) as store:
            yield store
    finally:
        engine.stop(settings)
