"""kill -9 of the loader and of Neo4j at random points; two loaders at once; any order of documents.

``CRYPTOREG_FAULT_ROUNDS=20 pytest tests/graph/test_faults.py`` tries more points than a usual run.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cryptoreg.graph import backup, doctor, refresh, schema
from cryptoreg.graph import lease as leases
from cryptoreg.graph.engine import stop
from cryptoreg.graph.engine.config import Layout
from cryptoreg.graph.engine.server import find
from cryptoreg.graph.store import Store, open_store
from cryptoreg.settings import Settings
from tests.conftest import NOW, ROOT, WIPE, make_settings
from tests.graph.saying import cited, put, snapshot

ROUNDS = int(os.environ.get("CRYPTOREG_FAULT_ROUNDS", "0"))

EXAMPLES = int(os.environ.get("CRYPTOREG_ORDER_EXAMPLES", "6"))

EMPTY = "MATCH (n) WHERE NOT n:Meta CALL (n) { DETACH DELETE n } IN TRANSACTIONS"
"""Everything but the name that a graph gives itself when it is made."""

on_request = pytest.mark.skipif(ROUNDS == 0, reason="takes minutes; set CRYPTOREG_FAULT_ROUNDS=20 to try it")

LOADER = """
import sys
from datetime import datetime
from pathlib import Path
from cryptoreg.api.loading import load
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings
with open_store(load_settings(_env_file=None)) as store:
    print("connected", flush=True)
    load(store, [Path(p) for p in sys.argv[2:]], now=datetime.fromisoformat(sys.argv[1]))
print("done", flush=True)
"""


def start_loader(own: Settings, *paths: Path) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "CRYPTOREG_DATA_DIR": str(own.data_dir),
        "CRYPTOREG_STATE_DIR": str(own.state_dir),
        "CRYPTOREG_IDLE_MINUTES": "0",
        "CRYPTOREG_LOAD_BATCH": "200",
    }
    command = [sys.executable, "-c", LOADER, NOW.isoformat(), *map(str, paths)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def canonical(store: Store, file: Path) -> bytes:
    backup.backup(store, file)
    return file.read_bytes()


def differing(one: bytes, other: bytes) -> list[str]:
    """The lines that only one of two backups has, links without their numbers; some of them."""
    mine, theirs = (
        {re.sub(r"link/\d+", "link/N", li) for li in b.decode().splitlines()} for b in (one, other)
    )
    return [f"- {li}" for li in sorted(mine - theirs)][:10] + [f"+ {li}" for li in sorted(theirs - mine)][:10]


def run_loader(own: Settings, *paths: Path) -> int:
    with start_loader(own, *paths) as loader:
        return loader.wait()


def documents(folder: Path) -> Path:
    """Some articles that tell of one case on differing days, beside the curated seeds."""
    folder.mkdir()
    for n in range(20):
        text = (
            f"Report {n}\n\nThe SEC and Binance jointly filed a motion on Monday asking a judge to stay their case for "
            f"60 days. The SEC sued Firm{n} Coin Inc. on Tuesday, accusing it of manipulating trading volumes."
        )
        (folder / f"a{n}.txt").write_text(text)
        meta = {"published": f"2025-02-{11 + n % 9}", "url": f"https://example.org/{n}"}
        (folder / f"a{n}.meta.json").write_text(json.dumps(meta))
    return folder


@pytest.mark.slow
@on_request
def test_a_load_that_is_killed_anywhere_and_resumed_gives_the_same_bytes(tmp_path: Path) -> None:
    own = make_settings(tmp_path, idle_minutes=0)
    paths = (ROOT / "seeds" / "cases" / "sec-v-binance.yaml", ROOT / "seeds" / "cases" / "sec-v-coinbase.yaml",
             documents(tmp_path / "news"))  # fmt: skip
    dice = random.Random(20250213)
    try:
        with open_store(own) as store:
            schema.prepare(store)
            began = time.monotonic()
            assert run_loader(own, *paths) == 0
            lasts = time.monotonic() - began
            expected = canonical(store, tmp_path / "expected.nq")
        for number in range(ROUNDS):
            with open_store(own) as store:
                store.run_schema(EMPTY)
            loader = start_loader(own, *paths)
            assert loader.stdout is not None
            assert loader.stdout.readline() == "connected\n"
            time.sleep(dice.uniform(0, lasts * 0.7))
            if number % 2:
                running = find(Layout.of(own))
                assert running is not None
                os.kill(running.pid, signal.SIGKILL)
                loader.wait()
            else:
                loader.kill()
                loader.wait()
            loader.stdout.close()
            with open_store(own) as store:  # a killed loader keeps its lease for a minute
                store.write(lambda tx: tx.run("MATCH (l:Lease) REMOVE l.holder, l.expires").consume())
            assert run_loader(own, *paths) == 0
            with open_store(own) as store:
                again = canonical(store, tmp_path / "again.nq")
                assert differing(expected, again) == [], f"round {number}"
                assert again == expected
                assert [f.name for f in doctor.examine(store) if not f.ok] == []
    finally:
        stop(own)


@pytest.mark.slow
@on_request
def test_two_loaders_at_once_give_the_graph_of_one_after_the_other(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    one, other = ROOT / "seeds" / "cases" / "sec-v-binance.yaml", documents(tmp_path / "news")
    for path in (one, other):
        assert run_loader(settings, path) == 0
    expected = snapshot(store)
    store.run_schema(WIPE)
    schema.prepare(store)
    both = [start_loader(settings, path) for path in (one, other)]
    assert [p.wait() for p in both] == [0, 0]
    for process in both:
        assert process.stdout is not None
        process.stdout.close()
    assert snapshot(store) == expected


# ---------------------------------------------------------------- any order

PARTIES = {
    "sec": {"type": "Regulator", "name": "SEC"},
    "firm": {"type": "Firm", "name": "Acme Coin"},
    "boss": {"type": "Person", "name": "Ada Stone"},
    "claim": {"type": "Claim", "name": "count one against Acme Coin", "claimAgainst": "@boss"},
    "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": ["@firm", "@boss"], "hasClaim": "@claim"},
}
DOCKET = {"type": "Proceeding", "reference": "bankr-1", "proceedingKind": "bankruptcy", "debtor": "@firm"}
DATES = ("2025-02-10", "2025-02-11", "2025-02-13", "2025-02", "2025", "2025-04-11", "2025-06-16")
ROLES = {
    "Motion": ("filedIn", "filedOn"), "Order": ("enteredIn", "enteredOn"), "Dismissal": ("ends", "filedOn"),
    "Complaint": ("filedIn", "filedOn"), "Judgment": ("enteredIn", "enteredOn"), "NoticeOfAppeal": ("filedIn", "filedOn"),
    "Settlement": ("inCase", "occurredOn"), "Petition": ("filedIn", "filedOn"),
}  # fmt: skip
EVENTS = st.tuples(
    st.sampled_from(list(ROLES)),
    st.sampled_from(DATES),
    st.sampled_from([("stay", 60), ("stay-extension", 60), ("dismissal", None)]),
    st.sampled_from([None, "court", "press"]),
)


def telling(n: int, event: tuple) -> object:
    cls, day, (relief, days), tier = event
    role, date = ROLES[cls]
    petition = cls == "Petition"
    said: dict[str, object] = {"type": cls, role: "@docket" if petition else "@case", date: day}
    if cls in ("Motion", "Order"):
        said["relief"] = relief
    if cls == "Order":
        said["outcome"] = "granted"
        if days is not None:
            said["durationDays"] = days
    if cls == "Judgment" and days is None:
        said["against"] = "@firm"
    if cls == "Dismissal" and days is None:
        said |= {"dismissedClaim": "@claim", "scopeKind": "claims"}
    if cls == "Settlement":
        said |= {"settlementStage": "agreed" if days is None else "entered", "participant": ["@sec", "@firm"]}
    from cryptoreg.ontology.generated.names import Tier

    more = {"docket": DOCKET} if petition else {}
    return cited(f"d{n}", {**PARTIES, **more, "e": said}, published="2025-07-01", tier=Tier(tier or "web"))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EVENTS, min_size=2, max_size=5, unique=True), st.randoms(use_true_random=False))
def test_any_order_of_documents_and_a_full_recomputation_give_the_same_graph(
    store: Store, events: list, dice: random.Random
) -> None:
    items = [telling(n, event) for n, event in enumerate(events)]
    store.run_schema(WIPE)
    schema.prepare(store)
    put(store, *items)
    expected = snapshot(store)
    store.run_schema(WIPE)
    schema.prepare(store)
    dice.shuffle(items)
    for item in items:
        put(store, item)
    assert snapshot(store) == expected
    refresh.mark_all(store)
    with leases.writer(store) as lease:
        refresh.refresh(store, lease, NOW)
    assert snapshot(store) == expected
