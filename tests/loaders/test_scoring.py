"""The project's own scorer counts as its head says, and agrees with that of ../shared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import evaluate, scoring
from benchmarks.scoring import Document
from cryptoreg.loaders.text.records import FactRecord

TEXT = "T\n\nThe SEC sued Kraken on Monday. The SEC may fine Kraken. Reuters said so."


def gold(kind: str, evidence: str, **slots: Any) -> dict[str, Any]:
    empty = {"subject": "SEC", "object": "Kraken", "case": None, "date": None, "modality": "asserted"}
    return {"type": kind, "evidence": evidence, **empty, **slots}


def record(kind: str, quote: str, **slots: Any) -> FactRecord:
    start = TEXT.index(quote)
    fields: dict[str, Any] = {
        "document": "1.txt", "type": kind, "subject": "SEC", "object": "Kraken", "case": None, "date": None,
        "duration_days": None, "amount_usd": None, "modality": "asserted", "attributed_to": None,
        "start": start, "end": start + len(quote), "quote": quote, "confidence": 0.8, "rule": "r",
    }  # fmt: skip
    return FactRecord(**{**fields, **slots})


def figures(golds: list[dict[str, Any]], *found: FactRecord) -> dict[str, float | None]:
    return scoring.score([Document("1.txt", TEXT, golds, list(found))]).figures()


SUED = gold("case_filed", "The SEC sued Kraken", date="2025-02")


def test_what_is_right_is_right_in_full() -> None:
    got = figures([SUED], record("case_filed", "sued Kraken", date="2025-02-10"))
    assert (got["detection"], got["full"], got["date"], got["overclaims"]) == (1.0, 1.0, 1.0, 0.0)


@pytest.mark.parametrize(
    "wrong",
    [{"subject": "CFTC"}, {"object": None}, {"date": None}, {"date": "2025"}, {"modality": "reported"}],
)
def test_one_wrong_slot_is_found_but_not_right(wrong: dict[str, Any]) -> None:
    got = figures([SUED], record("case_filed", "sued Kraken", **{"date": "2025-02-10", **wrong}))
    assert (got["detection"], got["full"]) == (1.0, 0.0)


def test_precision_counts_what_nobody_asked_for_and_recall_what_is_missed() -> None:
    got = figures([SUED, gold("ruling", "Reuters said so")], record("case_filed", "sued Kraken", date="2025-02-10"),
                  record("penalty", "fine Kraken"), record("settlement", "Monday"))  # fmt: skip
    assert got["detection"] == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))


def test_optional_gold_is_neither_asked_for_nor_held_against_anybody() -> None:
    extra = gold("ruling", "Reuters said so", optional=True)
    found = record("case_filed", "sued Kraken", date="2025-02-10")
    assert figures([SUED, extra], found)["full"] == 1.0
    assert figures([SUED, extra], found, record("ruling", "Reuters said so"))["full"] == 1.0


def test_another_accepted_reading_is_right() -> None:
    either = gold("case_filed", "The SEC sued Kraken", accept={"subject": ["CFTC"], "object": [None]})
    assert figures([either], record("case_filed", "sued Kraken", subject="CFTC", object=None))["full"] == 1.0


def test_a_forecast_told_as_an_event_is_an_overclaim_and_stated_as_fact() -> None:
    may = gold("penalty", "The SEC may fine Kraken", modality="speculated")
    got = figures([may], record("penalty", "may fine Kraken"))
    assert (got["stated_as_fact"], got["overclaims"], got["modality"]) == (1.0, 1.0, 0.0)
    got = figures([may], record("penalty", "may fine Kraken", modality="speculated"))
    assert (got["stated_as_fact"], got["overclaims"], got["modality"]) == (0.0, None, 1.0)


def test_a_quote_that_is_not_the_text_counts() -> None:
    assert figures([], record("ruling", "Reuters said so", end=len(TEXT)))["quotes"] == 0.0


def test_both_scorers_agree(shared: Path) -> None:
    for folder in (evaluate.OWN, shared / "evaluation" / "extraction" / "dev"):
        mine = scoring.score(scoring.read(folder)).figures()
        theirs = evaluate.shared_figures(folder)
        assert theirs is not None
        for name in evaluate.FIGURES:
            a, b = mine[name], theirs[name]
            assert a == b or (a is not None and b is not None and abs(a - b) <= 0.03), (
                folder.name,
                name,
                a,
                b,
            )


def test_confidence_is_compared_with_what_was_right() -> None:
    right = scoring.Judged(record("ruling", "Monday", confidence=0.85), {"x": 1}, True)
    wrong = scoring.Judged(record("ruling", "Monday", confidence=0.85), None, False)
    assert evaluate.reliability([right, wrong]) == [("0.8 to 0.9", 2, 0.85, 0.5, 0.5)]
    assert evaluate.expected_error([right, wrong]) == pytest.approx(0.35)
    assert evaluate.expected_error([]) == 0.0


def test_the_history_has_a_line_only_where_a_figure_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluate, "ROOT", tmp_path)
    monkeypatch.setattr(evaluate, "SHARED", tmp_path / "nothing")
    monkeypatch.setattr(evaluate, "HISTORY", tmp_path / "docs" / "history.jsonl")
    monkeypatch.setattr(evaluate, "PAGE", tmp_path / "docs" / "README.md")
    monkeypatch.setattr("sys.argv", ["evaluate"])
    evaluate.main()
    first = (tmp_path / "docs" / "history.jsonl").read_text()
    evaluate.main()
    assert (tmp_path / "docs" / "history.jsonl").read_text() == first
    rows = [json.loads(line) for line in first.splitlines()]
    assert {"own"} <= {r["set"] for r in rows}
    assert all(r["quotes"] == 1.0 for r in rows)
    assert "../shared is not here" in capsys.readouterr().out
    assert "| own |" in (tmp_path / "docs" / "README.md").read_text()
