"""File locks that live exactly as long as the process, or processes, that hold them (``flock``)."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def try_lock(path: Path) -> int | None:
    """Take the lock without waiting.

    Returns:
        An open file descriptor that holds the lock (inheritable by passing it to a child), or
        ``None`` when somebody else holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        return None
    return fd


def is_locked(path: Path) -> bool:
    """True when some process holds the lock."""
    if not path.exists():
        return False
    fd = try_lock(path)
    if fd is None:
        return True
    os.close(fd)
    return False


@contextmanager
def exclusive(path: Path, poll_s: float = 0.1) -> Iterator[None]:
    """Hold the lock, waiting for it as long as it takes (the holder's death frees it)."""
    fd = try_lock(path)
    while fd is None:
        time.sleep(poll_s)
        fd = try_lock(path)
    try:
        yield
    finally:
        os.close(fd)
