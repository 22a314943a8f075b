"""What it costs to list cases at another time, in a graph of few and of many: a page costs what is on it.

Run ``python -m benchmarks.moments 200 2000``: it fills an embedded Neo4j in a temporary folder to each number of cases
(three articles each) and prints, for pages of ten, the ratio of the largest graph to the smallest.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.server import own_server
from benchmarks.store import fill
from cryptoreg.graph import disputes, paths, reads, reads_at, schema
from cryptoreg.graph.store import Store
from cryptoreg.graph.times import Moment

DAY = date(2025, 3, 1)
AS_OF, KNOWN, BOTH = Moment(as_of=DAY), Moment(known_on=DAY), Moment(as_of=DAY, known_on=DAY)
LISTINGS: dict[str, Callable[[Store], object]] = {
    "cases": lambda s: reads.cases(s, limit=10),
    "cases as of": lambda s: reads_at.cases(s, AS_OF, limit=10),
    "cases known on": lambda s: reads_at.cases(s, KNOWN, limit=10),
    "cases, both": lambda s: reads_at.cases(s, BOTH, limit=10),
    "cases of one party as of": lambda s: reads_at.cases(s, AS_OF, "firm-bench-firm-7", limit=10),
    "neighbours of a hub": lambda s: paths.neighbours(s, "sec", limit=10),
    "neighbours of a hub known on": lambda s: paths.neighbours(s, "sec", limit=10, moment=KNOWN),
    "conflicts known on": lambda s: disputes.conflicts(s, moment=KNOWN, limit=10),
}


def measure(store: Store) -> dict[str, float]:
    """The best of five, in seconds, of each listing."""
    out = {}
    for name, listing in LISTINGS.items():
        took = []
        for _ in range(5):
            began = time.perf_counter()
            listing(store)
            took.append(time.perf_counter() - began)
        out[name] = min(took)
    return out


def main(sizes: list[int]) -> None:
    """Print milliseconds at each size, and the ratio of the largest to the smallest."""
    with tempfile.TemporaryDirectory(prefix="cryptoreg-bench-") as name:
        folder = Path(name)
        with own_server(folder) as store:
            schema.prepare(store)
            done, found = 0, []
            for size in sorted(sizes):
                fill(store, folder, 3 * done, 3 * size)
                done = size
                found.append(measure(store))
    for listing in LISTINGS:
        row = "  ".join(f"{f[listing] * 1000:8.1f} ms" for f in found)
        print(f"{listing:30} {row}   {found[-1][listing] / found[0][listing]:.2f} times")


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [200, 2000])
