"""Fit the confidence of the rules on development documents: ``python -m benchmarks.calibrate [FOLDER...]``.

The weights come from the project's own documents, where present from those of ../shared that the rules were written
with, and from unseen ones, which count ``UNSEEN`` times: what makes a record wrong is told best where the rules have
not been mended. Unseen are the odd-numbered documents held aside and those of each FOLDER: gold whose errors nobody
has looked at, which may be kept out of the project. How sure the rules are on the whole comes from the unseen ones
alone; on the even-numbered ones held aside ``make evaluate`` shows how well all this fits. Writes
``loaders/data/confidence.yaml``.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks import evaluate, scoring
from cryptoreg.loaders.text.confidence import features
from cryptoreg.loaders.text.entities import Linked
from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.records import form_of, name_of, records

TARGET = evaluate.ROOT / "loaders" / "data" / "confidence.yaml"
PENALTY, RATE, ROUNDS = 4.0, 0.5, 1_500
UNSEEN = 4
HEAD = """\
# Weights of the confidence in an event, by `python -m benchmarks.calibrate`; see loaders/text/confidence.py.
# Fitted on {n} records of {sets}, and on {unseen} of documents that the rules were not written with, of which {outside}
# are kept out of the project; the base on the latter two. `names` are shares of right names.
"""

Sample = tuple[tuple[str, ...], bool]


def samples(folder: Path, *, odd: bool = False) -> Iterator[Sample]:
    """The features of each event record, and whether it is right in full; of all documents or the odd ones."""
    for document in scoring.read(folder):
        if odd and int(Path(document.name).stem) % 2 == 0:
            continue
        meta = json.loads((folder / document.name).with_suffix(".meta.json").read_text())
        published = date.fromisoformat(meta["published"]) if meta["published"] else None
        extraction = extract(document.text, published)
        of = {}
        for event in extraction.events:
            alone = replace(extraction, linked=Linked([], {}), events=[event])
            for record in records(document.name, alone):
                of[record] = features(form_of(event), event)
        for judged in scoring.score([document]).judged:
            yield of[judged.record], judged.full


def names(folder: Path) -> Iterator[tuple[bool, bool]]:
    """For each name: whether the gazetteer knows it, and whether the gold has it."""
    for document in scoring.read(folder):
        gold = [g for g in document.gold if g["type"] == "entity"]
        known = {name_of(e) for e in extract(document.text).linked.entities if e.entry is not None}
        for record in document.found:
            if record.type == "entity" and gold:
                yield (
                    record.subject in known,
                    any(
                        scoring.same(g["subject"], record.subject) and g["object"] == record.object
                        for g in gold
                    ),
                )


def fit(data: list[Sample]) -> tuple[float, dict[str, float]]:
    """Logistic regression with a quadratic penalty, by gradient descent; no more is needed for so few."""
    share = sum(right for _, right in data) / len(data)
    base = math.log(share / (1 - share))
    weights = dict.fromkeys(sorted({f for found, _ in data for f in found}), 0.0)
    for _ in range(ROUNDS):
        slope, slopes = 0.0, {f: PENALTY * w for f, w in weights.items()}
        for found, right in data:
            error = 1 / (1 + math.exp(-base - sum(weights[f] for f in found))) - right
            slope += error
            for f in found:
                slopes[f] += error
        base -= RATE * slope / len(data)
        weights = {f: w - RATE * slopes[f] / len(data) for f, w in weights.items()}
    return base, weights


def shifted(base: float, weights: dict[str, float], data: list[Sample]) -> float:
    """The base with which as many records are expected to be right as are right in other data."""
    low, high = base - 5, base + 5
    for _ in range(60):
        middle = (low + high) / 2
        expected = sum(
            1 / (1 + math.exp(-middle - sum(weights.get(f, 0.0) for f in found))) for found, _ in data
        )
        low, high = (low, middle) if expected > sum(right for _, right in data) else (middle, high)
    return (low + high) / 2


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibrate", description=__doc__)
    parser.add_argument(
        "folders", metavar="FOLDER", nargs="*", type=Path, help="gold whose errors nobody has seen"
    )
    outside = [s for folder in parser.parse_args().folders for s in samples(folder)]
    used = [(n, folder) for n, folder in evaluate.sets() if n in ("own", "dev", "seed")]
    data = [s for _, folder in used for s in samples(folder)]
    unseen = [*samples(evaluate.HELD, odd=True), *outside]
    base, weights = fit(data + UNSEEN * unseen)
    base = shifted(base, weights, unseen)
    told = [pair for _, folder in used for pair in names(folder)]
    sets = ", ".join(n for n, _ in used)
    head = HEAD.format(n=len(data), sets=sets, unseen=len(unseen), outside=len(outside))
    lines = [head, f"base: {base:.2f}\n", "names:\n"]
    for known, label in ((True, "known"), (False, "by form")):
        of = [right for k, right in told if k == known]
        lines.append(f"  {label}: {(sum(of) + 1) / (len(of) + 2):.2f}\n")
    lines.append("weights:\n")
    lines += [f"  {f}: {w:.2f}\n" for f, w in weights.items()]
    TARGET.write_text("".join(lines))
    for kind, of in (("seen", data), ("unseen", unseen)):
        print(f"{len(of)} {kind} records, {sum(r for _, r in of)} right")
    print(f"written: {TARGET.relative_to(evaluate.ROOT)}")


if __name__ == "__main__":
    main()
