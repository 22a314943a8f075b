"""Work that goes wrong on purpose; imported by the processes that tests start."""

from __future__ import annotations

import os
import signal
import time

from cryptoreg.api.work import Outcome, Task, work


def deadly(task: Task) -> Outcome:
    """Work, but end the process at a file of that name."""
    if task.path.name.startswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return work(task)


def slow(task: Task) -> Outcome:
    """Work, slowly enough that something can happen meanwhile."""
    time.sleep(0.15)
    return work(task)
