"""Start, find and stop the one embedded Neo4j of a data folder.

Ownership needs no pid file: the server inherits a locked file descriptor, so the lock lives exactly as
long as the server, whoever started it and whatever became of that command since.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import psutil

from cryptoreg.errors import EngineError
from cryptoreg.graph.engine import config, jars
from cryptoreg.graph.engine.config import Layout
from cryptoreg.graph.engine.locks import is_locked, try_lock
from cryptoreg.graph.engine.spawn import has_ended, is_alive, spawn
from cryptoreg.progress import Progress, Silent
from cryptoreg.settings import Settings

POLL_S = 0.1
STOP_TIMEOUT_S = 30.0
NEEDED_BYTES = 64 * 2**20
LOG_END_BYTES = 20_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """How to reach a Neo4j server."""

    uri: str
    user: str
    password: str


@dataclass(frozen=True, slots=True)
class Running:
    """What is known of a server process; ``port`` is None until it listens."""

    pid: int
    created: float
    port: int | None


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """What ``cryptoreg status`` tells about the embedded server."""

    state: Literal["running", "starting", "stopped"]
    folder: str
    version: str
    pid: int | None = None
    port: int | None = None
    started: float | None = None
    memory_mb: int | None = None
    clients: int | None = None
    supervised: bool = False

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def ensure_running(settings: Settings, progress: Progress | None = None) -> Endpoint:
    """Return the running server of the data folder, starting it when there is none.

    What is returned takes its password: a server that another command or the supervisor is starting is
    waited for.

    Raises:
        EngineError: it cannot be started; the message says why and what to do.
    """
    progress = progress or Silent()
    layout = Layout.of(settings)
    try:
        layout.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        deadline = time.monotonic() + settings.start_timeout_s
        while True:
            fd = try_lock(layout.lock)
            if fd is not None:
                try:
                    running = start_locked(settings, fd, progress, _last_port(layout))
                finally:
                    os.close(fd)
                break
            found = find(layout)
            if found is not None and found.port is not None and _has_started(layout):
                running = found
                break
            if time.monotonic() > deadline:
                raise EngineError(
                    f"Another command has been starting Neo4j in {layout.home} for "
                    f"{settings.start_timeout_s:.0f} s. Look at `cryptoreg status`, or stop it with "
                    "`cryptoreg down --force`."
                )
            time.sleep(POLL_S)
        ensure_supervisor(settings, layout)
        return Endpoint(f"bolt://127.0.0.1:{running.port}", "neo4j", layout.password_file.read_text().strip())
    except OSError as exc:
        raise EngineError(jars.disk_sentence(exc, layout.home)) from exc


def start_locked(settings: Settings, lock_fd: int, progress: Progress, port: int = 0) -> Running:
    """Start the server while the caller holds the lock, and hand the lock over to it.

    Args:
        settings: where and how large.
        lock_fd: the descriptor that holds ``server.lock``; the caller closes its own copy.
        progress: shown while jars are fetched and the server boots.
        port: the port to take again after a restart, or 0 for a free one.
    """
    layout = Layout.of(settings)
    _refuse_newer_data(layout)
    jar_folder = jars.ensure_jars(settings.cache_dir.expanduser(), progress)
    _require_space(layout)
    prepare(settings, layout, jar_folder, port)
    command = config.java_command(settings, layout, jar_folder)
    pid = spawn(command, layout.logs / "console.log", inherit=lock_fd)
    started = Running(pid, psutil.Process(pid).create_time(), None)
    _note(layout, started)
    progress.note("Starting Neo4j (some seconds)")
    running = _wait_until_listening(settings, layout, started)
    _note(layout, running)
    layout.version_file.write_text(json.dumps({"neo4j": jars.version(jars.read_lock())}) + "\n")
    log.info("engine started", extra={"pid": running.pid, "port": running.port, "folder": str(layout.home)})
    return running


def find(layout: Layout) -> Running | None:
    """The living server of this folder, also when the command that started it died half-way."""
    try:
        noted = Running(**json.loads(layout.run_file.read_text()))
    except (OSError, ValueError, TypeError):
        noted = None
    if noted is not None and is_alive(noted.pid, noted.created):
        return noted if noted.port is not None else _with_port(noted)
    marker = f"--home-dir={layout.home}"
    for process in psutil.process_iter(["cmdline", "create_time"]):
        command = process.info["cmdline"] or []
        if marker in command and config.MAIN_CLASS in command:
            found = _with_port(Running(process.pid, process.info["create_time"], None))
            _note(layout, found)
            return found
    return None


def stop(settings: Settings, force: bool = False) -> bool:
    """Stop the server of the data folder and wait until it is gone.

    Args:
        settings: whose data folder.
        force: kill it instead of asking (committed data stays intact).

    Returns:
        False when none was running.
    """
    layout = Layout.of(settings)
    running = find(layout)
    if running is None:
        return False
    log.info("engine stops", extra={"pid": running.pid, "force": force})
    _end(running, force)
    wait_until_free(layout, running)
    return True


def wait_until_free(layout: Layout, ended: Running) -> None:
    """Wait until the lock is given up: the last threads of a process that counts as ended may still hold it."""
    deadline = time.monotonic() + STOP_TIMEOUT_S
    while is_locked(layout.lock) and time.monotonic() < deadline:
        found = find(layout)
        if found is not None and found.pid != ended.pid:
            return  # another command was waiting for the lock and has started the next one
        time.sleep(POLL_S)


def status(settings: Settings) -> ServerStatus:
    """What runs for this data folder, without starting anything."""
    layout = Layout.of(settings)
    version = jars.version(jars.read_lock())
    running = find(layout) if is_locked(layout.lock) else None
    if running is None:
        state: Literal["starting", "stopped"] = "starting" if is_locked(layout.lock) else "stopped"
        return ServerStatus(state, str(layout.home), version)
    process = psutil.Process(running.pid)
    return ServerStatus(
        state="running" if running.port is not None else "starting",
        folder=str(layout.home),
        version=version,
        pid=running.pid,
        port=running.port,
        started=running.created,
        memory_mb=process.memory_info().rss >> 20,
        clients=len(clients(running)),
        supervised=is_locked(layout.supervisor_lock),
    )


def clients(running: Running, ignoring: int | None = None) -> set[int]:
    """The client ports connected to the server, without those of one process."""
    if running.port is None:
        return set()
    try:
        connections = psutil.Process(running.pid).net_connections(kind="tcp")
    except psutil.Error:
        return set()
    ports = {
        c.raddr.port
        for c in connections
        if c.status == psutil.CONN_ESTABLISHED and c.laddr.port == running.port and c.raddr
    }
    if ignoring is not None and ports:
        own = psutil.Process(ignoring).net_connections(kind="tcp")
        ports -= {c.laddr.port for c in own}
    return ports


def kill(running: Running) -> None:
    """End a server that does not listen any more (``kill -9``); committed data stays intact."""
    _end(running, force=True)


def ensure_supervisor(settings: Settings, layout: Layout) -> None:
    """Start the process that stops an idle server and restarts a stuck one, if none runs."""
    if is_locked(layout.supervisor_lock):
        return
    spawn(
        [sys.executable, "-m", "cryptoreg.graph.engine.supervisor"],
        layout.logs / "supervisor.log",
        append=True,
        environment={**os.environ, **_as_environment(settings)},
    )


def _as_environment(settings: Settings) -> dict[str, str]:
    """The settings that the supervisor must share with this process."""
    names = (
        "data_dir",
        "cache_dir",
        "state_dir",
        "heap_mb",
        "page_cache_mb",
        "idle_minutes",
        "start_timeout_s",
        "runaway_grace_s",
    )
    return {f"CRYPTOREG_{name.upper()}": str(getattr(settings, name)) for name in names}


def _refuse_newer_data(layout: Layout) -> None:
    try:
        wrote = json.loads(layout.version_file.read_text())["neo4j"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    ours = jars.version(jars.read_lock())
    if _as_numbers(wrote) > _as_numbers(ours):
        raise EngineError(
            f"The data in {layout.home} was written by Neo4j {wrote}, newer than the {ours} of this "
            "cryptoreg. Update cryptoreg, or set CRYPTOREG_DATA_DIR to another folder."
        )


def _last_port(layout: Layout) -> int:
    """The port of the server that ran last, if it is free; whoever still knows it can go on then."""
    try:
        port = int(json.loads(layout.run_file.read_text())["port"] or 0)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except (OSError, ValueError, KeyError, TypeError):
        return 0
    return port


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in str(version).split(".") if part.isdigit())


def _require_space(layout: Layout) -> None:
    free = shutil.disk_usage(layout.home).free
    if free < NEEDED_BYTES:
        raise EngineError(
            f"Neo4j needs at least {NEEDED_BYTES >> 20} MiB in {layout.home}, where {free >> 20} MiB "
            "are free. Free some space, or set CRYPTOREG_DATA_DIR to a folder on another disk."
        )


def prepare(settings: Settings, layout: Layout, jar_folder: Path, port: int = 0) -> None:
    """Make the folders, the configuration and the password that a server needs."""
    for folder in (layout.conf, layout.data, layout.logs, layout.home / "import"):
        folder.mkdir(parents=True, exist_ok=True)
    (layout.conf / "neo4j.conf").write_text(config.neo4j_conf(settings, port))
    if not layout.password_file.exists():
        fd = os.open(layout.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w") as handle:
            handle.write(secrets.token_hex(24))
    if not (layout.data / "dbms" / "auth.ini").exists():
        # The password goes in by an argument file, never by a command line that others can read.
        done = subprocess.run(
            config.admin_command(jar_folder, "dbms", "set-initial-password", f"@{layout.password_file}"),
            env={**os.environ, "NEO4J_HOME": str(layout.home), "NEO4J_CONF": str(layout.conf)},
            cwd=layout.home,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise EngineError(_failure_sentence(layout, done.stdout + done.stderr))


def _wait_until_listening(settings: Settings, layout: Layout, started: Running) -> Running:
    deadline = time.monotonic() + settings.start_timeout_s
    while time.monotonic() < deadline:
        if has_ended(started.pid):
            raise EngineError(_failure_sentence(layout, _tail(layout)))
        running = _with_port(started)
        if running.port is not None and _has_started(layout):
            return running
        time.sleep(POLL_S)
    _end(started, force=True)
    raise EngineError(
        f"Neo4j did not answer within {settings.start_timeout_s:.0f} s. Its log is in {layout.logs}. "
        "On a slow machine set CRYPTOREG_START_TIMEOUT_S higher."
    )


def _has_started(layout: Layout) -> bool:
    """Whether a server that listens knows its users already.

    It listens before its system database is up, and refuses every password until then; its log says when
    all of it is there.
    """
    try:
        with (layout.logs / "neo4j.log").open("rb") as handle:
            handle.seek(max(0, os.fstat(handle.fileno()).st_size - LOG_END_BYTES))
            text = handle.read()
    except OSError:
        return True
    return text.rfind(b"Started.") >= text.rfind(b"Starting...")


def _failure_sentence(layout: Layout, text: str) -> str:
    """Say in one sentence why the server did not start."""
    known = {
        "No space left on device": "the disk is full; free some space",
        "Disk quota exceeded": "the disk quota is used up; free some space",
        "Unable to read store with version": "its data was written by another version of Neo4j; "
        "set CRYPTOREG_DATA_DIR to another folder or restore a backup",
        "Could not reserve enough space": "there is not enough memory; set CRYPTOREG_HEAP_MB lower",
        "Invalid or corrupt jarfile": "one of its files is damaged; run the command again",
        "Address already in use": "its port is taken; run the command again",
        "Permission denied": f"this user may not write to {layout.home}",
    }
    for sign, reason in known.items():
        if sign in text:
            return f"Neo4j could not start: {reason}."
    lines = [line for line in text.splitlines() if "ERROR" in line or "Exception" in line]
    last = (lines or text.splitlines() or ["no output"])[-1].strip()
    return f"Neo4j could not start: {last[:300]} (logs in {layout.logs})."


def _tail(layout: Layout, size: int = LOG_END_BYTES) -> str:
    parts = []
    for name in ("debug.log", "neo4j.log", "console.log"):
        try:
            with (layout.logs / name).open("rb") as handle:
                handle.seek(max(0, (layout.logs / name).stat().st_size - size))
                parts.append(handle.read().decode("utf-8", "replace"))
        except OSError:
            continue
    return "\n".join(parts)


def _note(layout: Layout, running: Running) -> None:
    scratch = layout.run_file.with_suffix(f".{os.getpid()}")
    scratch.write_text(json.dumps(asdict(running)) + "\n")
    scratch.replace(layout.run_file)


def _with_port(running: Running) -> Running:
    """Add the port that the process listens on; it has one only once it answers."""
    try:
        connections = psutil.Process(running.pid).net_connections(kind="tcp")
    except psutil.Error:
        return running
    port = next((c.laddr.port for c in connections if c.status == psutil.CONN_LISTEN), None)
    return Running(running.pid, running.created, port)


def _end(running: Running, force: bool) -> None:
    """Signal the process and wait until it is gone (or only a zombie that its parent may reap)."""
    if not is_alive(running.pid, running.created):
        return
    os.kill(running.pid, signal.SIGKILL if force else signal.SIGTERM)
    deadline = time.monotonic() + STOP_TIMEOUT_S
    while is_alive(running.pid, running.created):
        if time.monotonic() > deadline:
            if force:
                raise EngineError(f"Process {running.pid} cannot be stopped; end it by hand.")
            _end(running, force=True)
            return
        time.sleep(POLL_S)


def password_file(settings: Settings) -> Path:
    """Where the password of the embedded server is kept, readable by its owner alone."""
    return Layout.of(settings).password_file
