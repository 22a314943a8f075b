"""Start a process that outlives this one, in a session of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil


def spawn(
    command: Sequence[str],
    log: Path,
    *,
    append: bool = False,
    environment: Mapping[str, str] | None = None,
    inherit: int | None = None,
) -> int:
    """Start a command detached from this process and its terminal.

    Args:
        command: the program by its full path, and its arguments.
        log: the file that takes its output.
        append: whether to keep what the log holds.
        environment: of the process; ours when None.
        inherit: one file descriptor that it gets from us, under the same number.

    Returns:
        Its process id.
    """
    mode = os.O_WRONLY | os.O_CREAT | (os.O_APPEND if append else os.O_TRUNC)
    actions: list[tuple[object, ...]] = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(log), mode, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    # What our own parent left open to us (a lock, a pipe) must not live as long as a server does.
    actions += [(os.POSIX_SPAWN_CLOSE, fd) for fd in _left_open() if fd != inherit]
    if inherit is not None:
        os.set_inheritable(inherit, True)
    try:
        return os.posix_spawn(
            command[0],
            list(command),
            dict(os.environ if environment is None else environment),
            file_actions=actions,
            setsid=True,
        )
    finally:
        if inherit is not None:
            os.set_inheritable(inherit, False)


def _left_open() -> list[int]:
    """The descriptors beyond the three standard ones that a child would inherit."""
    found = []
    for entry in Path("/dev/fd").iterdir():
        fd = int(entry.name)
        try:
            if fd > 2 and os.get_inheritable(fd):
                found.append(fd)
        except OSError:
            continue  # the one that listed the folder
    return found


def has_ended(pid: int) -> bool:
    """Whether a child of ours has ended; takes it off the process table if so."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True


def is_alive(pid: int, created: float) -> bool:
    """Whether the process that had this id at that time (seconds since 1970) still runs."""
    try:
        process = psutil.Process(pid)
        return abs(process.create_time() - created) < 1 and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
