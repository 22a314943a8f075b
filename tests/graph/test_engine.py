"""The embedded Neo4j: started once, found again, healed after being killed, stopped when idle."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from cryptoreg.errors import ConfigurationError, EngineError
from cryptoreg.graph import engine
from cryptoreg.graph.engine import jars, server
from cryptoreg.graph.engine.config import Layout
from cryptoreg.graph.engine.locks import is_locked
from cryptoreg.graph.store import open_store
from cryptoreg.settings import Settings, load_settings
from tests.conftest import ROOT, make_settings


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Settings]:
    """Settings of a data folder of this test's own; whatever runs there is stopped."""
    made = make_settings(tmp_path, idle_minutes=0, heap_mb=384)
    yield made
    engine.stop(made, force=True)


def environment(settings: Settings) -> dict[str, str]:
    return {**os.environ, **server._as_environment(settings)}


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


def put(settings: Settings, value: int) -> None:
    with open_store(settings) as store:
        store.write(lambda tx: tx.run("CREATE (:Kept {value: $v})", v=value).consume())


def kept(settings: Settings) -> list[int]:
    with open_store(settings) as store:
        return [r["v"] for r in store.read("MATCH (k:Kept) RETURN k.value AS v ORDER BY v")]


def test_it_starts_is_found_again_and_stops(own: Settings) -> None:
    assert engine.status(own).state == "stopped"
    put(own, 1)
    first = engine.status(own)
    assert (first.state, first.supervised or wait_for(lambda: engine.status(own).supervised)) == (
        "running",
        True,
    )
    assert kept(own) == [1]
    assert engine.status(own).pid == first.pid
    assert engine.stop(own) is True
    assert engine.status(own).state == "stopped"
    assert engine.stop(own) is False
    assert kept(own) == [1]  # the data stays, and the port too
    assert engine.status(own).port == first.port


def test_it_listens_on_loopback_only_and_its_password_is_private(own: Settings) -> None:
    endpoint = engine.ensure_running(own)
    process = psutil.Process(engine.status(own).pid)
    listening = [c.laddr for c in process.net_connections() if c.status == psutil.CONN_LISTEN]
    assert len(listening) == 1
    assert listening[0].ip in ("127.0.0.1", "::ffff:127.0.0.1")
    password = engine.password_file(own)
    assert password.stat().st_mode & 0o077 == 0
    assert password.read_text() == endpoint.password
    assert not any(endpoint.password in word for word in process.cmdline())
    home = Layout.of(own).home
    assert home.stat().st_mode & 0o077 == 0


def test_a_killed_server_comes_back_with_its_data(own: Settings) -> None:
    put(own, 1)
    os.kill(engine.status(own).pid or 0, signal.SIGKILL)
    put(own, 2)
    assert kept(own) == [1, 2]


def test_a_killed_supervisor_is_replaced_by_the_next_command(own: Settings) -> None:
    put(own, 1)
    layout = Layout.of(own)
    assert wait_for(lambda: is_locked(layout.supervisor_lock))
    for process in psutil.process_iter(["cmdline", "environ"]):
        if "cryptoreg.graph.engine.supervisor" in (process.info["cmdline"] or []) and (
            process.info["environ"] or {}
        ).get("CRYPTOREG_DATA_DIR") == str(own.data_dir):
            process.kill()
    assert wait_for(lambda: not is_locked(layout.supervisor_lock))
    assert engine.status(own).state == "running"
    assert kept(own) == [1]
    assert wait_for(lambda: is_locked(layout.supervisor_lock))


@pytest.mark.parametrize("moment", ["at once", "spawned"])
def test_a_server_whose_starter_was_killed_is_found_or_started(own: Settings, moment: str) -> None:
    script = "from cryptoreg.settings import load_settings\nfrom cryptoreg.graph import engine\nengine.ensure_running(load_settings(_env_file=None))"
    starter = subprocess.Popen([sys.executable, "-c", script], env=environment(own), cwd=ROOT)
    layout = Layout.of(own)
    if moment == "spawned":
        assert wait_for(lambda: server.find(layout) is not None, 60)
    else:
        time.sleep(0.3)
    starter.kill()
    starter.wait()
    assert kept(own) == []
    running = [
        p
        for p in psutil.process_iter(["cmdline"])
        if f"--home-dir={layout.home}" in (p.info["cmdline"] or [])
    ]
    assert len(running) == 1


def test_two_commands_at_once_start_one_server(own: Settings) -> None:
    script = "from cryptoreg.settings import load_settings\nfrom cryptoreg.graph import engine\nprint(engine.ensure_running(load_settings(_env_file=None)).uri)"
    both = [
        subprocess.Popen(
            [sys.executable, "-c", script], env=environment(own), stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for _ in range(3)
    ]
    uris = {p.communicate(timeout=120)[0].strip() for p in both}
    assert len(uris) == 1
    assert uris.pop().startswith("bolt://127.0.0.1:")


def test_it_stops_when_idle(tmp_path: Path) -> None:
    brief = make_settings(tmp_path, idle_minutes=0.05, heap_mb=384)
    try:
        with open_store(brief) as store:
            time.sleep(5)  # a client that is connected keeps it alive
            assert store.read("RETURN 1 AS n") == [{"n": 1}]
        assert wait_for(lambda: engine.status(brief).state == "stopped", 30)
    finally:
        engine.stop(brief, force=True)


def test_a_damaged_file_heals(tmp_path: Path) -> None:
    """One of the real files is damaged, as long as it was; it is fetched anew from Maven Central."""
    real = make_settings(tmp_path)
    source = jars.ensure_jars(real.cache_dir.expanduser(), server.Silent())
    cache = tmp_path / "cache"
    copy = cache / source.name
    copy.mkdir(parents=True)
    for jar in source.glob("*.jar"):
        (copy / jar.name).symlink_to(jar)
    victim = min(copy.glob("neo4j-*.jar"), key=lambda p: p.stat().st_size)
    content = victim.read_bytes()
    victim.unlink()
    victim.write_bytes(content[:-10] + b"corrupted!")
    own = make_settings(tmp_path, cache_dir=cache, idle_minutes=0, heap_mb=384)
    try:
        put(own, 1)
        assert kept(own) == [1]
        assert (copy / victim.name).read_bytes() == content
    finally:
        engine.stop(own, force=True)


def test_data_of_a_newer_version_is_left_alone(own: Settings) -> None:
    layout = Layout.of(own)
    layout.home.mkdir(parents=True)
    layout.version_file.write_text(json.dumps({"neo4j": "99.1.0"}))
    with pytest.raises(EngineError, match=r"written by Neo4j 99\.1\.0.*Update cryptoreg"):
        engine.ensure_running(own)
    assert engine.status(own).state == "stopped"


def test_a_password_that_does_not_fit_is_said(own: Settings) -> None:
    engine.ensure_running(own)
    engine.stop(own)
    engine.password_file(own).write_text("another-password")
    with pytest.raises(EngineError, match="refused the password"):
        open_store(own)


def test_a_store_goes_on_with_a_server_that_was_killed(own: Settings) -> None:
    with open_store(own) as store:
        engine.stop(own, force=True)
        assert store.read("RETURN 1 AS n") == [{"n": 1}]


def test_too_little_memory_is_said(tmp_path: Path) -> None:
    huge = make_settings(tmp_path, heap_mb=2**30)
    with pytest.raises(EngineError, match="CRYPTOREG_HEAP_MB"):
        engine.ensure_running(huge)
    assert engine.status(huge).state == "stopped"


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("only root may mount a small disk")
    small = load_settings(_env_file=None, data_dir=folder / "data", state_dir=tmp_path / "state")
    try:
        with pytest.raises(EngineError, match=r"needs at least 64 MiB"):
            engine.ensure_running(small)
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    absent = make_settings(tmp_path, neo4j_uri="bolt://127.0.0.1:1", neo4j_password="x")
    with pytest.raises(EngineError, match=r"bolt://127\.0\.0\.1:1 cannot be reached"):
        open_store(absent)


def test_a_server_that_hangs_up_is_not_asked_again_and_again(tmp_path: Path) -> None:
    asked: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def hang_up() -> None:
            with contextlib.suppress(OSError):  # once the test is over
                while True:
                    caller, address = listening.accept()
                    asked.append(address)
                    caller.close()

        answering = threading.Thread(target=hang_up)
        answering.start()
        port = listening.getsockname()[1]
        try:
            with pytest.raises(EngineError, match="cannot be reached"):
                open_store(make_settings(tmp_path, neo4j_uri=f"bolt://127.0.0.1:{port}", neo4j_password="x"))
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            answering.join()
    assert 1 <= len(asked) <= 3


def test_an_address_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="is not an address of a Neo4j"):
        open_store(make_settings(tmp_path, neo4j_uri="http://127.0.0.1", neo4j_password="x"))


def test_a_server_of_ones_own_is_used_as_it_is(
    settings: Settings, session_store: object, tmp_path: Path
) -> None:
    """The session's embedded server stands in for a server that somebody else runs."""
    endpoint = engine.ensure_running(settings)
    outside = make_settings(
        tmp_path, neo4j_uri=endpoint.uri, neo4j_user=endpoint.user, neo4j_password=endpoint.password
    )
    assert not outside.embedded
    with open_store(outside) as store:
        assert store.read("RETURN 1 AS n") == [{"n": 1}]
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"NEO4J_URI": "bolt://x"}, "NEO4J_PASSWORD"),
        ({"CRYPTOREG_HEAP_MB": "much"}, "heap_mb"),
        ({"CRYPTOREG_QUERY_MAX_ROWS": "0"}, "query_max_rows"),
    ],
)
def test_settings_that_cannot_work_are_said(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], message: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=message):
        load_settings(_env_file=None)
