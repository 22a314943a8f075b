"""Extraction: articles per second and core, cost against a bare scan, and cost against length.

    python benchmarks/extraction.py [--quick] [--json]

Prints ratios, since absolute times are those of one machine. The articles are the project's own documents
(``tests/loaders/own``), joined and cut to 3,000 characters, so that each has many sentences that tell
something; real news has fewer and is cheaper. Where ``../shared/evaluation`` is present, its development
articles of that length, cut to it, are measured too and reported apart.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.records import records
from cryptoreg.loaders.text.statements import statements
from cryptoreg.ontology.statements import Document, document_id

REAL = Path(__file__).parent.parent.parent / "shared" / "evaluation" / "extraction" / "dev"
OWN = Path(__file__).parent.parent / "tests" / "loaders" / "own"
ARTICLE_CHARS = 3_000
PUBLISHED = date(2025, 2, 14)
WORDS = (
    "sued|charged|fined|settled|dismissed|dropped|stayed|paused|granted|denied|ordered|ruled|appealed|convicted|"
    "sentenced|pleaded|nominated|appointed|resigned|alleged|accused|investigation|motion|lawsuit|court|judge"
)
SCAN = re.compile(rf"\b(?:{WORDS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Throughput:
    """``against_scan``: how many times as long as one pass of a factored regular expression."""

    articles_per_s: float
    chars_per_s: float
    against_scan: float
    records_per_article: float


@dataclass(frozen=True, slots=True)
class Growth:
    """Time for a text and for one four times as long; 4 is linear."""

    shape: str
    chars: int
    seconds: float
    ratio: float


def articles() -> list[str]:
    """The own documents as articles of 3,000 characters, each with a title of its own."""
    bodies = [p.read_text().split("\n\n", 1)[1] for p in sorted(OWN.glob("*.txt"))]
    out = []
    for n in range(len(bodies)):
        text = "\n".join(bodies[n:] + bodies[:n])
        out.append(f"An article, number {n}\n\n{text}"[:ARTICLE_CHARS])
    return out


def real_articles(folder: Path = REAL) -> list[str]:
    """News as it is written, cut to the same length; empty where it is not present."""
    texts = [p.read_text() for p in sorted(folder.rglob("*.txt"))]
    return [t[:ARTICLE_CHARS] for t in texts if len(t) >= ARTICLE_CHARS]


def run(text: str) -> int:
    """Everything that a load does with one text before it writes."""
    found = extract(text, PUBLISHED)
    document = Document(document_id(text=text), text=text)
    return sum(1 for _ in records("a.txt", found)) + 0 * sum(1 for _ in statements(document, found))


def timed(act: Callable[[], object], least_s: float = 0.2) -> float:
    """Seconds of one call, from as many calls as fill a while; processor time, not wall time."""
    calls, started = 0, time.process_time()
    while (spent := time.process_time() - started) < least_s or calls == 0:
        act()
        calls += 1
    return spent / calls


def throughput(texts: list[str], least_s: float) -> Throughput:
    """The rate over some articles, each read before, as in the midst of a long load."""
    for text in texts:
        run(text)
    seconds = timed(lambda: [run(t) for t in texts], least_s)
    scan = timed(lambda: [SCAN.findall(t) for t in texts], least_s / 4)
    chars = sum(map(len, texts))
    found = sum(map(run, texts))
    return Throughput(len(texts) / seconds, chars / seconds, seconds / scan, found / len(texts))


def shapes() -> Iterator[tuple[str, Callable[[int], str], int]]:
    """Name, maker of a text of about n characters, and the n of the long one."""
    prose = "\n\n".join(articles())

    def repeat(piece: str) -> Callable[[int], str]:
        return lambda n: "A title\n\n" + (piece * (n // len(piece) + 1))[:n]

    yield "prose, 5 MB", repeat(prose + "\n\n"), 5_000_000
    yield "one line, 1 MB", repeat(prose.replace("\n", " ") + " "), 1_000_000
    yield "one sentence, 1 MB", repeat("the SEC sued Kraken and Coinbase, which Judge Brandt and "), 1_000_000
    yield "10,000 dates in a line", repeat("on May 3, 2024, and "), 200_000
    yield "10,000 dates", repeat("The SEC sued Kraken on May 3, 2024. "), 360_000
    yield "open brackets", repeat("([{“(‘"), 400_000
    yield "nested that", repeat("it said that the SEC said that "), 400_000
    yield "capitals", repeat("Alpha Beta Gamma "), 400_000
    yield "abbreviations", repeat("v. No. Inc. "), 400_000
    yield "no space", repeat("a"), 1_000_000
    yield "spaces", repeat(" "), 1_000_000
    yield "line ends", repeat("\n"), 1_000_000
    yield "quotes", repeat('"The SEC" ’s '), 400_000
    yield "Unicode", repeat("証券取引委員会は💩é\u0301\u202e\u2028 "), 400_000
    yield "pronouns", repeat("It sued it. They denied it. He said so. "), 400_000
    yield "departments", repeat("The SEC sued Kraken.\n\nThe department said so.\n\n"), 400_000
    yield "money", repeat("$1 million, $2.5bn and 3,000,000 dollars for 60 days "), 200_000


def growth(shrink: int) -> Iterator[Growth]:
    for name, make, size in shapes():
        long = make(size // shrink)
        short = make(size // shrink // 4)
        quick = timed(lambda text=short: run(text), 0.05)  # type: ignore[misc]
        started = time.process_time()
        run(long)
        spent = time.process_time() - started
        yield Growth(name, len(long), spent, spent / max(quick, 1e-6))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--quick", action="store_true", help="texts a tenth as long")
    ask.add_argument("--json", action="store_true")
    asked = ask.parse_args()
    least_s = 0.5 if asked.quick else 3
    speeds = {"own documents": throughput(articles(), least_s)}
    if found := real_articles():
        speeds[f"{len(found)} articles of ../shared"] = throughput(found, least_s)
    grown = []
    for name, speed in () if asked.json else speeds.items():
        print(name)
        print(f"{speed.articles_per_s:8.0f} articles of {ARTICLE_CHARS} characters per second and core")
        print(f"{speed.chars_per_s / 1000:8.0f} thousand characters per second and core")
        print(
            f"{speed.against_scan:8.0f} times the time of one factored regular expression over the same text"
        )
        print(f"{speed.records_per_article:8.1f} records per article")
    if not asked.json:
        print("\n  a text       seconds   4 × the length costs")
    for row in growth(10 if asked.quick else 1):
        grown.append(row)
        if not asked.json:
            print(
                f"{row.chars / 1e6:6.2f} MB  {row.seconds:8.2f}  {row.ratio:8.1f} ×   {row.shape}", flush=True
            )
    if asked.json:
        measured = {name: asdict(speed) for name, speed in speeds.items()}
        json.dump({"throughput": measured, "growth": [asdict(g) for g in grown]}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
