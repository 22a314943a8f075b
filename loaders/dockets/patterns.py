"""The patterns of ``data/docket_entries.yaml``, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptoreg.loaders.dockets import labels
from cryptoreg.loaders.text.lexicon import table


@dataclass(frozen=True, slots=True)
class ActRule:
    labels: frozenset[str]
    cls: str
    pattern: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def fits(self, label: str, body: str, head: int) -> bool:
        heading = body[: head + labels.HEADING]
        return (
            label in self.labels
            and (self.pattern is None or self.pattern.search(heading) is not None)
            and (self.unless is None or self.unless.search(heading) is None)
        )


@dataclass(frozen=True, slots=True)
class Patterns:
    tails: tuple[re.Pattern[str], ...]
    reliefs: tuple[tuple[str, re.Pattern[str], bool], ...]
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    outcomes: tuple[tuple[str, re.Pattern[str]], ...]
    effects: tuple[tuple[str, re.Pattern[str]], ...]
    scopes: tuple[tuple[str, re.Pattern[str]], ...]
    conditions: re.Pattern[str]
    acts: tuple[ActRule, ...]
    prejudice: re.Pattern[str]
    without: re.Pattern[str]
    partial: re.Pattern[str]


@cache
def patterns() -> Patterns:
    data = table("docket_entries.yaml")
    return Patterns(
        tuple(_compile(p) for p in data["tails"]),
        tuple((r["code"], _compile(r["pattern"]), r.get("absorbs", False)) for r in data["reliefs"]),
        _coded(data["forms"]),
        _coded(data["outcomes"]),
        _coded(data["effects"]),
        _coded(data["scopes"]),
        _compile(data["conditions"]),
        tuple(_act_rule(r) for r in data["acts"]),
        _compile(data["dismissal"]["with_prejudice"]),
        _compile(data["dismissal"]["without_prejudice"]),
        _compile(data["dismissal"]["partial"]),
    )


def _act_rule(row: Any) -> ActRule:
    return ActRule(
        frozenset(row["label"]),
        row["class"],
        _compile(row["pattern"]) if "pattern" in row else None,
        _compile(row["unless"]) if "unless" in row else None,
    )


def _coded(rows: Any) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((r["code"], _compile(r["pattern"])) for r in rows)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
