"""How soon CourtListener's notices are answered while the queue is worked on: ``python -m benchmarks.notices 200``.

It serves in a process of its own, with an embedded Neo4j in a temporary folder, sends notices over HTTP as
fast as they are answered, and prints the slowest answer; the sender wants one within a second.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
import urllib.request
import uuid
from pathlib import Path

from cryptoreg.api import background, webhooks
from cryptoreg.graph import engine
from cryptoreg.settings import load_settings

SECRET = "for-this-run-only"
WARM = 20
"""Notices that are sent before any is measured, so that there is work from the first on."""


def main(notices: int) -> None:
    """Print the median and the slowest answer, and how far the queue was worked off meanwhile."""
    with tempfile.TemporaryDirectory(prefix="cryptoreg-bench-") as name:
        folder = Path(name)
        os.environ |= {
            "CRYPTOREG_DATA_DIR": str(folder / "data"),
            "CRYPTOREG_STATE_DIR": str(folder / "state"),
            "CRYPTOREG_WEBHOOK_SECRET": SECRET,
            "CRYPTOREG_PORT": "0",
        }
        settings = load_settings(_env_file=None)
        running = background.start(settings)
        address = f"{running.url}/hooks/courtlistener?secret={SECRET}"
        try:
            for n in range(WARM):
                _send(address, n)
            _wait_for_work(folder)
            took = [_send(address, n) for n in range(WARM, WARM + notices)]
            with webhooks.open_queue(settings) as queue:
                counts = queue.counts()
        finally:
            background.stop(settings)
            engine.stop(settings)
    print(
        f"{notices} notices: median {statistics.median(took) * 1000:.0f} ms, "
        f"slowest {max(took) * 1000:.0f} ms; {counts['done']} were loaded meanwhile, {counts['waiting']} wait, {counts['failed']} failed"
    )


def _wait_for_work(folder: Path) -> None:
    """Until the first notice is loaded, so that the server is at work when it is measured."""
    settings = load_settings(_env_file=None)
    deadline = time.monotonic() + 120
    with webhooks.open_queue(settings) as queue:
        while queue.counts()["done"] == 0 and time.monotonic() < deadline:
            time.sleep(0.2)


def _send(address: str, n: int) -> float:
    """Seconds until a notice is answered."""
    entry = {
        "id": 1000 + n,
        "docket": 500 + n % 20,
        "entry_number": n + 1,
        "date_filed": "2025-02-10",
        "date_created": "2025-02-10T12:00:00Z",
        "date_modified": "2025-02-10T12:00:00Z",
        "description": f"MOTION to Stay Case number {n} filed by Aldan Exchange Inc.",
        "recap_documents": [],
    }
    body = {
        "payload": {"results": [entry]},
        "webhook": {"version": 2, "event_type": 1, "date_created": "2025-02-10T12:00:00Z"},
    }
    request = urllib.request.Request(
        address,
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid5(uuid.NAMESPACE_URL, str(n)))},
    )
    start = time.monotonic()
    with urllib.request.urlopen(request, timeout=30) as response:
        response.read()
    return time.monotonic() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
