"""``make evaluate``: score extraction on the project's own documents, and on ../shared where that is present.

Writes a line per set to ``docs/evaluation/history.jsonl`` where a figure has changed, and makes
``docs/evaluation/README.md`` from it. Nothing of a text is written, only figures.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import scoring
from cryptoreg.loaders.text.extraction import VERSION

ROOT = Path(__file__).parent.parent
OWN = ROOT / "tests" / "loaders" / "own"
HELD = ROOT / "tests" / "loaders" / "held"
SHARED = ROOT.parent / "shared" / "evaluation"
HISTORY = ROOT / "docs" / "evaluation" / "history.jsonl"
PAGE = ROOT / "docs" / "evaluation" / "README.md"
FIGURES = ("entity", "detection", "full", "modality", "date", "stated_as_fact", "overclaims", "quotes")
BANDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

HEAD = """\
# How good extraction is

Made by `make evaluate` from [history.jsonl](history.jsonl); do not edit. What the figures mean stands at the head of `benchmarks/scoring.py`:
*entity*, *detection* and *full* are F1 (higher is better), *modality* is macro-F1, *date* a share of right dates, *stated as fact* and *overclaims* are shares of mistakes (lower is better), *quotes* is the share of quotes that stand in the text.

The sets: **own** and **held** are documents in the project's own words (`tests/loaders/own`, `tests/loaders/held`), of many kinds, written before anybody looked at the rules. The rules were written with *own* in view; *held* was kept from those who wrote them, so its first line in the history says what to expect on other texts, and later lines less and less.
**dev**, **minimal** and **seed** are texts of others that are not part of the project; the rules were written with them in view.
"""


def sets() -> Iterator[tuple[str, Path]]:
    """Name and folder of each set that is there."""
    for name, folder in (
        ("own", OWN),
        ("held", HELD),
        *((n, SHARED / "extraction" / n) for n in ("dev", "minimal", "seed")),
    ):
        if folder.is_dir():
            yield name, folder


def shared_figures(folder: Path) -> dict[str, float | None] | None:
    """The figures by the scorer of ../shared, where it is present."""
    scorer = SHARED / "score_extraction.py"
    if not scorer.is_file():
        return None
    lines = [json.dumps(r.as_dict()) for d in scoring.read(folder) for r in d.found]
    predictions = ROOT / "build" / "predictions.jsonl"
    predictions.parent.mkdir(exist_ok=True)
    predictions.write_text("\n".join(lines) + "\n")
    done = subprocess.run(
        [sys.executable, scorer, folder, predictions, "--json"], capture_output=True, text=True, check=True
    )
    got = json.loads(done.stdout)
    return {
        "entity": got["entity"]["f1"] if got["entity"]["gold"] else None,
        "detection": got["detection"]["f1"],
        "full": got["full"]["f1"],
        "modality": got["modality_macro_f1"],
        "date": got["date_accuracy"],
        "stated_as_fact": got["stated_as_fact"],
        "overclaims": got["overclaims"],
        "quotes": got["quotes_valid"],
    }


def reliability(judged: list[scoring.Judged]) -> list[tuple[str, int, float, float, float]]:
    """By band of confidence: records, mean confidence, share detected, share right in full."""
    out = []
    for low, high in itertools.pairwise(BANDS):
        inside = [j for j in judged if low <= j.record.confidence < high]
        if inside:
            n = len(inside)
            out.append(
                (
                    f"{low:.1f} to {min(high, 1.0):.1f}",
                    n,
                    sum(j.record.confidence for j in inside) / n,
                    sum(j.gold is not None for j in inside) / n,
                    sum(j.full for j in inside) / n,
                )
            )
    return out


def expected_error(judged: list[scoring.Judged]) -> float:
    """How far confidence and share of right records lie apart, weighted by records (ECE)."""
    rows = reliability(judged)
    total = sum(r[1] for r in rows)
    return sum(n * abs(mean - full) for _, n, mean, _, full in rows) / total if total else 0.0


def even(judged: list[scoring.Judged]) -> list[scoring.Judged]:
    """Those of documents with an even number; the others set how sure the rules are on the whole."""
    return [j for j in judged if int(Path(j.record.document).stem) % 2 == 0]


def commit() -> str:
    """The commit, with + where files differ from it."""
    try:
        head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True, cwd=ROOT)  # fmt: skip
        dirty = subprocess.run(["git", "status", "--porcelain", "loaders", "ontology"], capture_output=True, text=True, check=True, cwd=ROOT)  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return head.stdout.strip() + ("+" if dirty.stdout.strip() else "")


def rounded(figures: dict[str, float | None]) -> dict[str, float | None]:
    return {k: None if v is None else round(v, 4) for k, v in figures.items()}


def history() -> list[dict[str, Any]]:
    if not HISTORY.is_file():
        return []
    return [json.loads(line) for line in HISTORY.read_text().splitlines() if line]


def table(rows: list[dict[str, Any]]) -> str:
    head = (
        "| "
        + " | ".join(["set", "documents", *(f.replace("_", " ") for f in FIGURES), "when", "commit"])
        + " |"
    )
    lines = [head, "|" + "---|" * (len(FIGURES) + 4)]
    for row in rows:
        cells = ["–" if row[f] is None else f"{row[f]:.3f}" for f in FIGURES]
        lines.append(
            "| " + " | ".join([row["set"], str(row["documents"]), *cells, row["when"], row["commit"]]) + " |"
        )
    return "\n".join(lines)


def page(past: list[dict[str, Any]], judged: dict[str, list[scoring.Judged]]) -> str:
    latest = {row["set"]: row for row in past}
    parts = [HEAD, "## Now\n", table(list(latest.values())), ""]
    name, held = "the even-numbered documents of *held*", even(judged["held"])
    parts += [
        "## What confidence means\n",
        (
            f"Confidence is the chance that a record is right in full. On {name}, {len(held)} records, "
            f"the two lie {expected_error(held):.3f} apart on average (expected calibration error):\n"
        ),
        "| confidence | records | mean confidence | event is there | right in full |\n|---|---|---|---|---|",
        *(f"| {band} | {n} | {mean:.2f} | {det:.2f} | {full:.2f} |" for band, n, mean, det, full in reliability(held)),
        "",
    ]  # fmt: skip
    parts += ["## By type, on *own* and *held* together\n",
              "| type | gold | found | detected | right in full |\n|---|---|---|---|---|"]  # fmt: skip
    parts += by_type(judged)
    parts += ["", "## History\n", table(past), ""]
    return "\n".join(parts)


def by_type(judged: dict[str, list[scoring.Judged]]) -> list[str]:
    total = scoring.score(d for n, folder in sets() if n in ("own", "held") for d in scoring.read(folder))
    return [f"| {t} | {g} | {f} | {d} | {full} |" for t, (g, f, d, full) in total.types().items()]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    asked = ask.parse_args()
    past, judged = history(), {}
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    new = []
    for name, folder in sets():
        documents = list(scoring.read(folder))
        result = scoring.score(documents)
        judged[name] = result.judged
        figures = rounded(shared_figures(folder) or result.figures())
        row = {"set": name, "documents": len(documents), **figures, "when": when, "commit": commit(), "rules": VERSION}  # fmt: skip
        last = next((r for r in reversed(past) if r["set"] == name), None)
        if last is None or any(last.get(k) != row[k] for k in ("documents", *FIGURES)):
            new.append(row)
        print(
            f"{name:8} "
            + "  ".join(f"{k} {'–' if v is None else format(v, '.3f')}" for k, v in figures.items())
        )
    if not (SHARED / "score_extraction.py").is_file():
        print("../shared is not here: only the project's own documents were scored")
    print(f"confidence is {expected_error(even(judged['held'])):.3f} off on average")
    if asked.dry_run:
        return
    HISTORY.parent.mkdir(parents=True, exist_ok=True)
    HISTORY.write_text("".join(json.dumps(r) + "\n" for r in [*past, *new]))
    PAGE.write_text(page([*past, *new], judged))
    print(f"written: {PAGE.relative_to(ROOT)}" + ("" if new else ", nothing has changed"))


if __name__ == "__main__":
    main()
