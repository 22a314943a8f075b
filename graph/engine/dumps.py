"""Neo4j's own dump of the embedded server's database, taken while it is stopped."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptoreg.errors import EngineError, InputError
from cryptoreg.graph.engine import config, jars, server
from cryptoreg.graph.engine.config import Layout
from cryptoreg.graph.engine.locks import try_lock
from cryptoreg.progress import Silent
from cryptoreg.settings import Settings

DATABASE = "neo4j"

_STOPPING_S = 20
"""A server that has been told to stop holds its lock until its process ends."""


def dump(settings: Settings, folder: Path) -> Path:
    """Write ``neo4j.dump`` into a folder; the server must be stopped.

    Raises:
        InputError: the server is not the embedded one, runs, or the folder holds a dump already.
        EngineError: Neo4j could not write it; the message says why.
    """
    with _stopped(settings) as layout:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{DATABASE}.dump"
        if target.exists():
            raise InputError(f"{target} is there already; name another folder.")
        _admin(settings, layout, "database", "dump", DATABASE, f"--to-path={folder.resolve()}")
    return target


def load_dump(settings: Settings, file: Path) -> None:
    """Load a dump into an embedded server's data folder that is stopped; what was there is replaced.

    Raises:
        InputError: the server is not the embedded one or runs, or the file is no dump.
        EngineError: Neo4j could not load it; the message says why.
    """
    if not file.is_file() or file.name != f"{DATABASE}.dump":
        raise InputError(
            f"{file} is no dump that `cryptoreg backup --dump` made: it is named {DATABASE}.dump."
        )
    with _stopped(settings) as layout:
        _admin(
            settings, layout, "database", "load", DATABASE, f"--from-path={file.resolve().parent}",
            "--overwrite-destination=true",
        )  # fmt: skip


@contextmanager
def _stopped(settings: Settings) -> Iterator[Layout]:
    """Hold the server's own lock, so that nobody starts it meanwhile."""
    if not settings.embedded:
        raise InputError(
            "A dump is for the embedded server; for another one use `cryptoreg backup FILE.nq.gz`."
        )
    layout = Layout.of(settings)
    layout.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    deadline = time.monotonic() + _STOPPING_S
    while (fd := try_lock(layout.lock)) is None and time.monotonic() < deadline:
        if server.find(layout) is not None:
            break
        time.sleep(0.2)  # it is on its way out
    if fd is None:
        raise InputError("The embedded Neo4j runs; stop it first (`cryptoreg down`).")
    try:
        yield layout
    finally:
        os.close(fd)


def _admin(settings: Settings, layout: Layout, *arguments: str) -> None:
    folder = jars.ensure_jars(settings.cache_dir.expanduser(), Silent())
    server.prepare(settings, layout, folder)
    done = subprocess.run(
        config.admin_command(folder, *arguments),
        env={**os.environ, "NEO4J_HOME": str(layout.home), "NEO4J_CONF": str(layout.conf)},
        cwd=layout.home,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise EngineError(f"Neo4j refused: {lines[-1] if lines else 'it gave no reason'}")
