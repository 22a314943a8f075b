"""``watch`` and ``fetch`` as people use them: processes that are started, and stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cryptoreg.graph.store import Store
from cryptoreg.settings import Settings
from tests.loaders.reading import write

COMMAND = Path(sys.executable).with_name("cryptoreg")


def environment(settings: Settings, **more: str) -> dict[str, str]:
    own = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "CRYPTOREG_"))}
    return {
        **own,
        "CRYPTOREG_DATA_DIR": str(settings.data_dir),
        "CRYPTOREG_STATE_DIR": str(settings.state_dir),
        "CRYPTOREG_IDLE_MINUTES": "0",
        **more,
    }


def test_watch_loads_what_appears_and_ends_cleanly_at_sigterm(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    process = subprocess.Popen(
        [str(COMMAND), "watch", str(folder), "--every", "0.2"],
        env=environment(settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if "watching" in line:
                break
        write(folder, "a.txt", "The SEC sued Binance\n\nThe SEC sued Binance on June 5, 2023.\n")
        deadline = time.monotonic() + 60
        while store.read("MATCH (d:Document) RETURN count(d) AS n")[0]["n"] == 0:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0, err
    assert "1 files read with 1 documents" in out
    assert "everything that was loaded is complete" in err


@pytest.fixture
def register() -> Iterator[str]:
    """A Federal Register of one rule."""
    rule = {"document_number": "2031-00444", "type": "Rule", "title": "Custody of Tokens", "publication_date": "2031-02-03",
            "agencies": [{"name": "Securities and Exchange Commission"}], "html_url": "https://www.federalregister.gov/d/2031-00444"}  # fmt: skip

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(rule).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_what_is_fetched_can_be_loaded_at_once(
    store: Store, settings: Settings, tmp_path: Path, register: str
) -> None:
    done = subprocess.run(
        [str(COMMAND), "fetch", "federalregister:2031-00444", "--load"],
        env=environment(settings, CRYPTOREG_FEDERAL_REGISTER_URL=register, CRYPTOREG_STATE_DIR=str(tmp_path)),
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "1 responses kept, 1 of them new" in done.stdout
    (found,) = store.read("MATCH (d:Document) RETURN d.url AS url, d.title AS title")
    assert found == {"url": "https://www.federalregister.gov/d/2031-00444", "title": "Custody of Tokens"}
