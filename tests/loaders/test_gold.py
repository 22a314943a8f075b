"""The scorers of the evaluation folder, where it is present; the aims of this version hold."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.records import records


def score(shared: Path, folder: str, tmp_path: Path) -> dict[str, object]:
    gold = shared / "evaluation" / "extraction" / folder
    predictions = tmp_path / "facts.jsonl"
    with predictions.open("w") as out:
        for path in sorted(gold.glob("[0-9]*.txt")):
            meta = json.loads(path.with_suffix(".meta.json").read_text())
            published = date.fromisoformat(meta["published"]) if meta["published"] else None
            for record in records(path.name, extract(path.read_text(), published)):
                out.write(json.dumps(record.as_dict()) + "\n")
    scorer = shared / "evaluation" / "score_extraction.py"
    done = subprocess.run(
        [sys.executable, scorer, gold, predictions, "--json"], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_the_seed_article_is_read_as_its_gold_says(shared: Path, tmp_path: Path) -> None:
    figures = score(shared, "seed", tmp_path)
    assert figures["full"]["f1"] >= 0.9  # type: ignore[index]
    assert figures["quotes_valid"] == 1.0
    assert figures["stated_as_fact"] == 0.0
    assert figures["overclaims"] == 0.0


def test_what_is_easily_confused_is_told_apart(shared: Path, tmp_path: Path) -> None:
    figures = score(shared, "minimal", tmp_path)
    assert figures["full"]["f1"] >= 0.9  # type: ignore[index]
    assert figures["overclaims"] == 0.0


def test_real_documents_are_read_no_worse_than_before(shared: Path, tmp_path: Path) -> None:
    """The rules were written with these documents in view; on others expect less."""
    figures = score(shared, "dev", tmp_path)
    assert figures["quotes_valid"] == 1.0
    assert figures["detection"]["f1"] >= 0.76  # type: ignore[index]
    assert figures["full"]["f1"] >= 0.6  # type: ignore[index]
    assert figures["stated_as_fact"] <= 0.03  # type: ignore[operator]
    assert figures["overclaims"] <= 0.15  # type: ignore[operator]
