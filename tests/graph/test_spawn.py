"""A process that outlives its starter keeps nothing of it but what it is given."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from cryptoreg.graph.engine.spawn import has_ended, spawn

LIST = "import os; print(sorted(int(n) for n in os.listdir('/dev/fd')), flush=True)"


def outcome(log: Path, pid: int) -> str:
    deadline = time.monotonic() + 20
    while not has_ended(pid):
        assert time.monotonic() < deadline
    return log.read_text()


def test_a_lock_that_our_parent_left_open_is_not_handed_on(tmp_path: Path) -> None:
    left = os.open(tmp_path / "lock", os.O_CREAT | os.O_RDWR)
    os.set_inheritable(left, True)
    try:
        told = outcome(tmp_path / "log", spawn([sys.executable, "-c", LIST], tmp_path / "log"))
    finally:
        os.close(left)
    assert "0, 1, 2" in told
    assert f" {left}," not in told


def test_the_one_that_is_given_is_handed_on_and_stays_private_to_us(tmp_path: Path) -> None:
    given = os.open(tmp_path / "lock", os.O_CREAT | os.O_RDWR)
    try:
        code = f"import os; os.fstat({given}); print('held')"
        told = outcome(tmp_path / "log", spawn([sys.executable, "-c", code], tmp_path / "log", inherit=given))
        assert told.strip() == "held"
        assert not os.get_inheritable(given)
    finally:
        os.close(given)
