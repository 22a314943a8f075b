"""Time of answers against that of the bare Cypher they run: ``python -m benchmarks.questions [FILE.jsonl]``.

Over the own questions of the tests, or over those of a file. The graph must hold the seeds. Each question is asked
twice and the second time counts, so that Neo4j has planned its queries and the names have been looked up; so is the
bare Cypher. That is the query which an answer shows, and the one which fetches the words that prove it; the ratio to the
first alone is printed beside it. Ratios, not milliseconds, are what can be compared between machines.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from cryptoreg.api.questions import answer
from cryptoreg.api.questions.evidence import PROOFS
from cryptoreg.graph.store import Params, Row, Store, open_store
from cryptoreg.settings import load_settings
from tests.api.question_set import questions


def main() -> None:
    """Print p50 and p95 of both, and of their ratio."""
    if len(sys.argv) > 1:
        asked = [
            json.loads(line)["question"]
            for line in Path(sys.argv[1]).read_text().splitlines()
            if line.strip()
        ]
    else:
        asked = [q.text for q in questions(Path(__file__).parent.parent / "seeds")]
    whole, bare, ratios, alone, ours = [], [], [], [], []
    with open_store(load_settings()) as store:
        for text in asked:
            result = answer(store, text)
            if result.cypher is None:
                continue
            query, parameters = result.cypher, result.parameters
            heard: list[tuple[str, Params]] = []
            answer(_Listening(store, heard), text)
            proofs = [(q, p) for q, p in heard if q == PROOFS]
            store.read(query, parameters)
            started = time.process_time()
            whole.append(_seconds(lambda text=text: answer(store, text)))  # type: ignore[misc]  # bound now
            ours.append(time.process_time() - started)
            rows = _seconds(lambda: store.read(query, parameters))  # noqa: B023  # called at once
            words = sum(_seconds(lambda q=q, p=p: store.read(q, p)) for q, p in proofs)  # type: ignore[misc]  # mypy cannot type defaults of a lambda
            bare.append(rows + words)
            ratios.append(whole[-1] / bare[-1])
            alone.append(whole[-1] / rows)
    for name, values, unit in (
        ("answer", whole, 1000.0),
        ("bare Cypher", bare, 1000.0),
        ("ratio", ratios, 1.0),
        ("to rows only", alone, 1.0),
        ("our own CPU", ours, 1000.0),
    ):
        ranked = sorted(values)
        p50, p95 = ranked[len(ranked) // 2] * unit, ranked[int(len(ranked) * 0.95)] * unit
        print(f"{name:12} p50 {p50:8.1f}  p95 {p95:8.1f}  of {len(ranked)}")


class _Listening(Store):
    """A store that notes what is read through it."""

    def __init__(self, store: Store, heard: list[tuple[str, Params]]) -> None:
        self._store = store
        self.settings = store.settings
        self._heard = heard

    def read(self, query: str, params: Params | None = None) -> list[Row]:
        self._heard.append((query, dict(params or {})))
        return self._store.read(query, params)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
