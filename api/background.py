"""The HTTP server as a process of its own, found again and stopped by later commands."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from cryptoreg.errors import EngineError
from cryptoreg.graph.engine.spawn import has_ended, is_alive, spawn
from cryptoreg.settings import Settings

START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 10.0
POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class Running:
    """A background server."""

    pid: int
    created: float
    url: str


def _file(settings: Settings) -> Path:
    return settings.data_dir.expanduser() / "http.json"


def note(settings: Settings, url: str) -> None:
    """Write down that this process serves the data folder."""
    path = _file(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    me = psutil.Process()
    path.write_text(json.dumps(asdict(Running(me.pid, me.create_time(), url))) + "\n")


def find(settings: Settings) -> Running | None:
    """The living background server of the data folder."""
    try:
        running = Running(**json.loads(_file(settings).read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return running if is_alive(running.pid, running.created) else None


def start(settings: Settings) -> Running:
    """Start the server in the background unless it runs, and wait until it answers.

    Raises:
        EngineError: it did not start; the message names its log.
    """
    found = find(settings)
    if found is not None:
        return found
    log = settings.state_dir / "http.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    port = settings.port if _is_free(settings.host, settings.port) else 0
    pid = spawn([sys.executable, "-m", "cryptoreg.api.serving", "--port", str(port)], log, append=True)
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and not has_ended(pid):
        found = find(settings)
        if found is not None and _answers(found.url):
            return found
        time.sleep(POLL_S)
    raise EngineError(f"The HTTP server did not start; its log is {log}.")


def stop(settings: Settings) -> bool:
    """Stop the background server; False when none runs."""
    running = find(settings)
    if running is None:
        return False
    os.kill(running.pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_TIMEOUT_S
    while find(settings) is not None:
        if time.monotonic() > deadline:
            os.kill(running.pid, signal.SIGKILL)
        time.sleep(POLL_S)
    _file(settings).unlink(missing_ok=True)
    return True


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as response:  # noqa: S310 - our own address
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
