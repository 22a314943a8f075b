"""A load of many documents, measured portion by portion: ``python -m benchmarks.scale 10000``.

It starts an embedded Neo4j in a temporary folder. For each portion it prints time on the clock and
processor time, here and in Neo4j, so that it shows whether a document costs more the more are there; and
before that what ``--jobs 2`` brings over ``--jobs 1`` for reading alone.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import write
from benchmarks.loading import _cpu
from benchmarks.measuring import engine, here
from benchmarks.server import own_server
from cryptoreg.api.loading import load
from cryptoreg.api.pools import Here, Processes
from cryptoreg.api.work import tasks, work
from cryptoreg.graph.store import Store

PORTIONS = 10
READ = 2000
"""Documents on which reading alone is measured."""


def main(documents: int) -> None:
    """Print what reading costs with one job and with two, and what each portion of a load costs."""
    with tempfile.TemporaryDirectory(prefix="cryptoreg-bench-") as name:
        folder = Path(name)
        files = write(folder / "corpus", documents)
        print(f"{documents} documents in {len(files)} files, {_size(files) / documents:.0f} bytes each")
        _reading(write(folder / "reading", min(READ, documents), seed=2))
        with own_server(folder) as store:
            step = len(files) // PORTIONS + 1
            for at in range(0, len(files), step):
                _portion(store, files[at : at + step], folder)
            print(
                store.read(
                    "MATCH (d:Document) WITH count(d) AS documents MATCH (s:Statement) WITH documents, count(s) AS statements "
                    "MATCH (f:Fact) WITH documents, statements, count(f) AS facts "
                    "MATCH (e:Entity) RETURN documents, statements, facts, count(e) AS entities"
                )[0]
            )


def _size(files: list[Path]) -> int:
    return sum(f.stat().st_size for f in files)


def _reading(files: list[Path]) -> None:
    def count(pool: Here | Processes) -> int:
        return sum(len(outcome.documents) for outcome in pool.run(tasks(files)))

    one, two = _timed(lambda: count(Here(work))), _timed(lambda: count(Processes(2)))
    print(
        f"reading {one[2]} documents: --jobs 1 {one[0] / one[2] * 1000:.1f} ms each ({one[1] / one[2] * 1000:.1f} ms of "
        f"processor time), --jobs 2 {two[0] / two[2] * 1000:.1f} ms each ({two[1] / two[2] * 1000:.1f}); "
        f"{one[0] / two[0]:.2f} times as fast"
    )


def _timed(do: Callable[[], int]) -> tuple[float, float, int]:
    """Seconds on the clock, seconds of processor time, and what came out."""
    out: list[int] = []
    start = time.monotonic()
    used = _cpu(lambda: out.append(do()))
    return time.monotonic() - start, used, out[0]


def _portion(store: Store, files: list[Path], folder: Path) -> None:
    neo4j, own, start = engine(folder), here(), time.monotonic()
    report = load(store, files, now=datetime.now(UTC), pool=Processes(2))
    clock, own, neo4j = time.monotonic() - start, here() - own, engine(folder) - neo4j
    n = report.readings
    print(
        f"{n} documents: {clock / n * 1000:.0f} ms each on the clock, {own / n * 1000:.0f} ms here, "
        f"{neo4j / n * 1000:.0f} ms in Neo4j; {report.written.added / n:.0f} statements and "
        f"{report.refreshed.facts_added / n:.1f} new facts each; {len(report.skipped)} skipped",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
