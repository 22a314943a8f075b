"""Notices and watched folders: kept at once, loaded once, whatever happens between."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from cryptoreg.api import webhooks
from cryptoreg.api.http import create_app
from cryptoreg.api.loading import Report
from cryptoreg.api.watching import Folders, watch
from cryptoreg.errors import BusyError
from cryptoreg.graph.store import Store
from cryptoreg.settings import Settings
from tests.conftest import NOW, make_settings
from tests.loaders.reading import write

SECRET = "s3cret"
ADDRESS = f"/hooks/courtlistener?secret={SECRET}"
NOTICE = {
    "payload": {
        "results": [
            {
                "id": 991, "docket": 77, "date_filed": "2025-02-10", "entry_number": 12, "recap_documents": [],
                "recap_sequence_number": "2025-02-10.001", "description": "Joint MOTION to Stay filed by Beta Labs.",
            }
        ]
    },
    "webhook": {"version": 2, "event_type": 1, "date_created": "2025-02-10T00:00:00Z", "deprecation_date": "None"},
}  # fmt: skip


@pytest.fixture
def hook_settings(settings: Settings, tmp_path: Path) -> Settings:
    return settings.model_copy(
        update={
            "webhook_secret": make_settings(tmp_path, webhook_secret=SECRET).webhook_secret,
            "state_dir": tmp_path / "state",
            "data_dir": settings.data_dir,
        }
    )


@pytest.fixture
def hooks(store: Store, hook_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    # The worker of the server is left out: each test says when notices are worked on.
    monkeypatch.setattr(webhooks.Worker, "start", lambda self: None)
    monkeypatch.setattr(webhooks.Worker, "stop", lambda self: None)
    monkeypatch.setattr(store, "settings", hook_settings)
    with TestClient(create_app(hook_settings, store), raise_server_exceptions=False) as client:
        yield client


def send(
    client: TestClient, key: str | None = "k-1", body: bytes | None = None, address: str = ADDRESS
) -> int:
    headers = {"Content-Type": "application/json"} | ({"Idempotency-Key": key} if key else {})
    return int(
        client.post(
            address, content=json.dumps(NOTICE) if body is None else body, headers=headers
        ).status_code
    )


def test_a_notice_is_kept_once_however_often_it_comes(hooks: TestClient, hook_settings: Settings) -> None:
    assert [send(hooks), send(hooks), send(hooks, "k-2")] == [202, 202, 202]
    with webhooks.open_queue(hook_settings) as queue:
        assert queue.counts() == {"waiting": 2, "done": 0, "failed": 0}


def test_two_hundred_notices_at_once_are_each_kept(hook_settings: Settings) -> None:
    """How soon each is answered is measured by benchmarks/notices.py."""
    body = json.dumps(NOTICE).encode()

    def receive(number: int) -> bool:
        return webhooks.receive(hook_settings, f"key-{number}", body)

    with webhooks.open_queue(hook_settings) as queue:
        with ThreadPoolExecutor(16) as pool:
            assert all(pool.map(receive, range(200)))
        assert queue.counts() == {"waiting": 200, "done": 0, "failed": 0}


def test_what_was_kept_survives_a_kill(hook_settings: Settings) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from cryptoreg.api import webhooks\n"
        "from cryptoreg.settings import Settings\n"
        "webhooks.receive(Settings(state_dir=Path(sys.argv[1])), 'k-1', sys.argv[2].encode())\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", code, str(hook_settings.state_dir), json.dumps(NOTICE)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with webhooks.open_queue(hook_settings) as queue:
        assert queue.counts()["waiting"] == 1
    assert not webhooks.receive(hook_settings, "k-1", json.dumps(NOTICE).encode())


@pytest.mark.parametrize(
    ("key", "body", "address", "status"),
    [
        ("k", None, "/hooks/courtlistener?secret=wrong", 404),
        ("k", None, "/hooks/courtlistener", 404),
        (None, None, ADDRESS, 422),
        ("k", b"{cut", ADDRESS, 422),
        ("k", b"[]", ADDRESS, 422),
        ("k", b'{"payload": {}}', ADDRESS, 422),
        ("k", b" " * (webhooks.MAX_BODY + 1), ADDRESS, 422),
    ],
)
def test_what_is_no_notice_is_refused_and_not_kept(
    hooks: TestClient, hook_settings: Settings, key: str | None, body: bytes | None, address: str, status: int
) -> None:
    assert send(hooks, key, body, address) == status
    with webhooks.open_queue(hook_settings) as queue:
        assert sum(queue.counts().values()) == 0


def test_notices_are_worked_in_order_and_each_once(
    hooks: TestClient, store: Store, hook_settings: Settings
) -> None:
    send(hooks)
    with webhooks.open_queue(hook_settings) as queue:
        assert webhooks.work_one(store, queue, time.time())
        assert not webhooks.work_one(store, queue, time.time())
        assert queue.counts()["done"] == 1
    assert send(hooks) == 202  # sent again after it was done: known, and not loaded again
    with webhooks.open_queue(hook_settings) as queue:
        assert queue.counts() == {"waiting": 0, "done": 1, "failed": 0}


def test_a_notice_that_cannot_be_loaded_waits_longer_each_time_and_is_kept(
    store: Store, hook_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Report:
        raise OSError("no space left")

    monkeypatch.setattr(webhooks, "load", full)
    webhooks.receive(hook_settings, "k-1", json.dumps(NOTICE).encode(), now=0)
    now = 0.0
    with webhooks.open_queue(hook_settings) as queue:
        for attempt in range(webhooks.ATTEMPTS):
            assert webhooks.work_one(store, queue, now)
            assert not webhooks.work_one(store, queue, now)
            now += webhooks.FIRST_PAUSE_S * 2**attempt
        assert queue.counts()["failed"] == 1
        assert queue.failures() == [("k-1", "no space left")]
        assert queue.retry_failed(now) == 1
        monkeypatch.undo()


def test_another_load_only_delays_a_notice(
    store: Store, hook_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> Report:
        raise BusyError("Another load is running.")

    monkeypatch.setattr(webhooks, "load", busy)
    webhooks.receive(hook_settings, "k-1", json.dumps(NOTICE).encode(), now=0)
    with webhooks.open_queue(hook_settings) as queue:
        for n in range(10):
            assert webhooks.work_one(store, queue, n * webhooks.FIRST_PAUSE_S)
        assert queue.counts() == {"waiting": 1, "done": 0, "failed": 0}


# ---------------------------------------------------------------- watched folders


def test_a_file_is_given_when_it_rests_and_again_when_it_changes(tmp_path: Path) -> None:
    folders = Folders([tmp_path])
    path = write(tmp_path, "a.txt", "A title")
    assert folders.ready() == []  # it may still be written
    assert folders.ready() == [path]
    assert folders.ready() == []
    write(tmp_path, "a.txt", "A title\n\nMore.")
    assert [folders.ready(), folders.ready()] == [[], [path]]
    write(tmp_path, "a.meta.json", '{"publisher": "Reuters"}')
    assert [folders.ready(), folders.ready()] == [[], [path]]
    folders.again([path])
    assert folders.ready() == [path]


def test_what_appears_is_loaded_and_stopping_is_clean(store: Store, tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "The SEC sued Binance\n\nThe SEC sued Binance on June 5, 2023.\n")
    stop = threading.Event()
    reports: list[Report] = []

    def tell(report: Report) -> None:
        reports.append(report)
        if len(reports) == 1:
            write(tmp_path, "in/b.txt", "The SEC sued Coinbase\n\nThe SEC sued Coinbase on June 6, 2023.\n")
        else:
            stop.set()

    limit = threading.Timer(60, stop.set)
    limit.start()
    watch(store, [tmp_path / "in"], stop, tell, every_s=0.05)
    limit.cancel()
    assert [r.files for r in reports] == [1, 1]
    assert store.read("MATCH (d:Document) RETURN count(d) AS n") == [{"n": 2}]
    assert NOW
