"""How well names tell firms apart: what is joined, what is shown for review, and what ``rigour`` would add.

Run ``python -m benchmarks.names``. The pairs are our own (``tests/graph/data/firm_names.csv``), every firm invented; those
of the set *tune* may be looked at while rules are changed, those of *report* only give the figures. ``rigour`` is measured
where it is installed (``pip install rigour``); docs/decisions/names.md tells why it is no dependency.
"""

from __future__ import annotations

import csv
import importlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from cryptoreg.graph.identity import similar
from cryptoreg.graph.identity.similar import Named
from cryptoreg.ontology import gazetteer

PAIRS = Path(__file__).parent.parent / "tests" / "graph" / "data" / "firm_names.csv"

Judge = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, and whether they are of one firm."""

    set: str
    same: bool
    one: str
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """How a judge did on some pairs."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    def __str__(self) -> str:
        found = self.right + self.wrong
        return f"precision {self.precision:.2f} ({self.right} of {found}), recall {self.recall:.2f} ({self.right} of {self.right + self.missed})"


def pairs(set_: str | None = None) -> list[Pair]:
    """The pairs of one set, or all."""
    with PAIRS.open(encoding="utf-8", newline="") as rows:
        found = [
            Pair(r["set"], r["verdict"] == "same", r["one"], r["other"], r["why"])
            for r in csv.DictReader(rows)
        ]
    return [p for p in found if set_ in (None, p.set)]


def measured(judge: Judge, among: Iterable[Pair]) -> Score:
    """How often a judge calls two names one, rightly and wrongly."""
    said = [(judge(p.one, p.other), p.same) for p in among]
    return Score(
        sum(yes and same for yes, same in said),
        sum(yes and not same for yes, same in said),
        sum(same and not yes for yes, same in said),
    )


def joined(one: str, other: str) -> bool:
    """Whether the rules take two names for one: the same normal form."""
    return gazetteer.normalise(one) == gazetteer.normalise(other)


def shown(one: str, other: str, least: float = similar.LEAST) -> bool:
    """Whether two names are joined, or stand in the review list."""
    named = [Named("a", one, (one,)), Named("b", other, (other,))]
    return joined(one, other) or bool(similar.pairs(named, least=least))


def with_rigour() -> dict[str, Judge]:
    """The same judges over the normal forms of ``rigour``; empty where it is not installed."""
    try:
        names = importlib.import_module("rigour.names")
        org_types = importlib.import_module("rigour.names.org_types")
        text = importlib.import_module("normality")
    except ImportError:
        return {}

    def bare(name: str) -> str:
        folded = str(org_types.remove_org_types(name.casefold()))
        return str(names.normalize_name(text.ascii_text(folded)) or "")

    def compared(name: str) -> str:
        folded = str(org_types.replace_org_types_compare(name.casefold(), generic=True))
        return str(names.normalize_name(text.ascii_text(folded)) or "")

    def alike(one: str, other: str) -> bool:
        a, b = bare(one), bare(other)
        score = (JaroWinkler.normalized_similarity(a, b) + fuzz.token_sort_ratio(a, b) / 100) / 2
        return score >= similar.LEAST

    return {
        "rigour: the same without forms": lambda one, other: bool(bare(one)) and bare(one) == bare(other),
        "rigour: the same with forms made alike": lambda one, other: compared(one) == compared(other),
        "rigour: alike without forms": alike,
        "ours or rigour: the same without forms": lambda one, other: (
            joined(one, other) or (bool(bare(one)) and bare(one) == bare(other))
        ),
    }


def main() -> None:
    """Print precision and recall of each judge on both sets, and the pairs on which it errs."""
    for least in (0.8, 0.83, similar.LEAST, 0.89, 0.92, 0.95):
        score = measured(partial(shown, least=least), pairs("tune"))
        print(f"joined, or shown from {least:.2f} on, tune: {score}")
    judges = {"ours: joined": joined, "ours: joined or shown": shown, **with_rigour()}
    for name, judge in judges.items():
        began = time.perf_counter()
        for set_ in ("tune", "report"):
            print(f"{name}, {set_}: {measured(judge, pairs(set_))}")
        for pair in pairs("tune"):
            if judge(pair.one, pair.other) != pair.same:
                print(f"    {'missed' if pair.same else 'wrong'}: {pair.one} | {pair.other} ({pair.why})")
        print(f"    {(time.perf_counter() - began) / len(pairs()) / 2 * 1e6:.0f} µs a pair")


if __name__ == "__main__":
    main()
