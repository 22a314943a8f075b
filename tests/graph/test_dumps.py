"""Neo4j's own dump of a stopped embedded server, checked by loading it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cryptoreg.errors import InputError
from cryptoreg.graph import engine
from cryptoreg.graph.store import open_store
from tests.conftest import make_settings


@pytest.mark.slow
def test_a_dump_of_a_stopped_server_brings_everything_back(tmp_path: Path) -> None:
    one = make_settings(tmp_path / "one", idle_minutes=0)
    other = make_settings(tmp_path / "other", idle_minutes=0)
    try:
        with open_store(one) as store:
            store.write(lambda tx: tx.run("CREATE (:Meta {id: 'x', n: 7})").consume())
            with pytest.raises(InputError, match="stop it first"):
                engine.dump(one, tmp_path / "dump")
        engine.stop(one)
        made = engine.dump(one, tmp_path / "dump")
        with pytest.raises(InputError, match="there already"):
            engine.dump(one, tmp_path / "dump")
        engine.load_dump(other, made)
        with open_store(other) as store:
            assert store.read("MATCH (m:Meta {id: 'x'}) RETURN m.n AS n") == [{"n": 7}]
    finally:
        engine.stop(one)
        engine.stop(other)


def test_only_a_dump_can_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no dump"):
        engine.load_dump(make_settings(tmp_path), tmp_path / "other.dump")
