"""What a document costs: to read and understand, to write, and to work out facts of; and what jobs cost.

Run ``python -m benchmarks.loading 200``: it starts an embedded Neo4j in a temporary folder. Processor time
is measured rather than time on the clock, so that other work on the machine matters less.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measuring import engine, here
from benchmarks.server import own_server
from cryptoreg.api.loading import load
from cryptoreg.api.pools import Here, Processes
from cryptoreg.api.work import tasks

WORDS = "Aldan Birke Corvo Dunmore Elster Farrow Garnet Hollin Istria Juno Kestrel Lumen Marlow Norrin Orchid Pavo"
ARTICLE = """SEC and {firm} ask a court to wait

The Securities and Exchange Commission and {firm} on February {day}, 2025, asked a federal court to stay the agency's case against the exchange for 60 days. The joint motion says that a new task force of the agency may help to resolve the dispute.

The SEC sued {firm} in June 2023 and accused it of selling unregistered securities. {firm} has denied the allegations and asked the court to dismiss the complaint in 2024.

Judge Amy Roe of the U.S. District Court for the District of Columbia granted the motion on February {next}, 2025. She ordered both sides to file a status report within 60 days.

A spokesman of {firm} said that the company welcomes the decision. Lawyers who follow the case think that the agency may drop it this year.
"""


def main(documents: int) -> None:
    """Print the costs for so many articles, loaded into an empty graph and then into one that holds as many."""
    with tempfile.TemporaryDirectory(prefix="cryptoreg-bench-") as name:
        folder = Path(name)
        halves = [_articles(folder / str(n), n * documents, documents) for n in (0, 1)]
        chars = sum(len(f.read_text()) for f in halves[0]) / documents
        read = _cpu(lambda: sum(1 for _ in Here().run(tasks(halves[0])))) / documents
        print(f"{documents} articles of {chars:.0f} characters")
        print(
            f"read, understand: {read * 1000:.1f} ms each, {read * 1e6 / chars:.1f} ms per 1,000 characters"
        )
        spread = _cpu(lambda: sum(1 for _ in Processes(2).run(tasks(halves[0])))) / documents
        print(
            f"the same with 2 jobs: {spread * 1000:.1f} ms each over all processes, {spread / read:.2f} times"
        )
        with own_server(folder) as store:
            for label, half in zip(("an empty graph", "a filled graph"), halves, strict=True):
                neo4j, own = engine(folder), here()
                report = load(store, [half[0].parent], now=datetime.now(UTC))
                neo4j, own = engine(folder) - neo4j, here() - own
                print(
                    f"load into {label}: {own / documents * 1000:.1f} ms here and "
                    f"{neo4j / documents * 1000:.1f} ms in Neo4j each; "
                    f"{report.written.added / documents:.0f} statements each"
                )


def _articles(folder: Path, first: int, count: int) -> list[Path]:
    words = WORDS.split()
    folder.mkdir()
    for n in range(first, first + count):
        firm = f"{words[n % 16]} {words[n // 16 % 16]} {words[n // 256 % 16]} Exchange Ltd."
        (folder / f"{n:06}.txt").write_text(ARTICLE.format(firm=firm, day=1 + n % 20, next=3 + n % 20))
    return sorted(folder.iterdir())


def _cpu(do: Callable[[], object]) -> float:
    before = here()
    do()
    return here() - before


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
