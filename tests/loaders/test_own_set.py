"""The project's own evaluation sets are well formed: their gold is what a scorer may trust.

``own`` was there while the rules were written; ``held`` was written at the same time and kept from those who wrote
the rules until they were done, so that it says what to expect on other texts.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cryptoreg.ontology.generated.names import RECORD_FORMS, Modality

SETS = ("own", "held")
TYPES = {"entity"} | {form.record_type for form in RECORD_FORMS}
ENTITY_CLASSES = set(
    "Regulator Firm Person Court TaskForce Administration Law Token Lawsuit Legislature GovernmentBody".split()
)
GOLD = [
    p
    for name in SETS
    for p in sorted((Path(__file__).parent / name).glob("*.json"))
    if not p.name.endswith(".meta.json")
]


def test_there_are_documents_of_many_kinds() -> None:
    kinds = {json.loads(p.read_text())["source"] for p in GOLD}
    assert len(GOLD) >= 24
    assert len(kinds) >= 24


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_is_in_the_text_and_of_known_words(path: Path) -> None:
    text = path.with_suffix(".txt").read_text()
    gold = json.loads(path.read_text())
    meta = json.loads((path.parent / f"{path.stem}.meta.json").read_text())
    assert text.startswith(meta["title"] + "\n\n")
    for row in gold["statements"]:
        assert row["type"] in TYPES, row
        assert row["modality"] in {m.value for m in Modality}, row
        if row["type"] == "entity":
            assert row["object"] in ENTITY_CLASSES, row
            assert row["evidence"] in text
        else:  # the scorer looks for the first occurrence, so there may be no second
            assert text.count(row["evidence"]) == 1, row
        assert row["date"] is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", row["date"]), row
