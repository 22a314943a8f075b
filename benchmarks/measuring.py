"""What something costs: time on the clock, and processor time here and in Neo4j, which other work on the machine hardly changes."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(slots=True)
class Spent:
    """Seconds on the clock, and of processor time in this process with its children and in a Neo4j."""

    clock: float = 0.0
    here: float = 0.0
    neo4j: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.clock + other.clock, self.here + other.here, self.neo4j + other.neo4j)

    @property
    def processor(self) -> float:
        return self.here + self.neo4j

    def __str__(self) -> str:
        return f"{self.clock:.1f} s ({self.here:.1f} s of processor time here, {self.neo4j:.1f} s in Neo4j)"


@contextmanager
def measured(spent: Spent, folder: Path) -> Iterator[None]:
    """Add to ``spent`` what happens meanwhile.

    Args:
        spent: where to.
        folder: under which the Neo4j lives.
    """
    neo4j, own, clock = engine(folder), here(), time.monotonic()
    yield
    spent.clock += time.monotonic() - clock
    spent.here += here() - own
    spent.neo4j += engine(folder) - neo4j


def here() -> float:
    """Processor time of this process and of those of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def engine(folder: Path) -> float:
    """Processor time of the Neo4j whose configuration lies in the folder; 0 where there is none."""
    process = _engine(folder)
    if process is None:
        return 0.0
    times = process.cpu_times()
    return float(times.user + times.system)


_ENGINES: dict[Path, psutil.Process] = {}


def _engine(folder: Path) -> psutil.Process | None:
    """The process, looked for once and again when it has gone; looking through all of them takes long."""
    known = _ENGINES.get(folder)
    if known is None or not known.is_running():
        for process in psutil.process_iter(["cmdline"]):
            if (
                any(str(folder) in part for part in process.info["cmdline"] or ())
                and "java" in process.name()
            ):
                _ENGINES[folder] = process
                return process
        return None
    return known


def peak_mib() -> int:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
