"""Patterns for fact records, and the tables of constructions that use them.

A pattern reads ``type subject -> object @case ~modality !date +days $usd ^attributed_to``; parts that are left
out are not looked at, ``|`` separates readings that are all right, a date matches by its beginning
(``!2024`` holds for ``2024-03-01``), and ``*`` as the type is any event at all.

A row is ``[text, must, must not]`` or a mapping with ``title``, ``text``, ``must``, ``not``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.records import FactRecord, records

FOLDER = Path(__file__).parent / "constructions"
FAILING = FOLDER / "failing.txt"
PUBLISHED = date(2025, 2, 14)
PATTERN = re.compile(
    r"(?P<type>[\w|*]+)(?: (?P<subject>(?![-@~!+$^]).+?))?(?: -> (?P<object>.+?))?(?: @(?P<case>.+?))?"
    r"(?: ~(?P<modality>[\w|]+))?(?: \+(?P<days>\d+))?(?: \$(?P<usd>\d+))?(?: !(?P<date>[\d-]+))?"
    r"(?: \+(?P<days2>\d+))?(?: \$(?P<usd2>\d+))?(?: ~(?P<modality2>[\w|]+))?(?: \^(?P<by>.+?))?(?: !(?P<date2>[\d-]+))?"
)


@dataclass(frozen=True, slots=True)
class Row:
    group: str
    title: str
    text: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]

    def faults(self) -> list[str]:
        """What is wrong with what comes out; empty when all is right."""
        got = records_of(self.title, self.text)
        missing = [f"no {p}" for p in self.must if not any(matches(r, p) for r in got)]
        return missing + [f"wrongly {p}" for p in self.must_not if any(matches(r, p) for r in got)]


def records_of(title: str, text: str) -> list[FactRecord]:
    """What comes out of a text with a title, published on the day of the tables."""
    return list(records("t.txt", extract(f"{title}\n\n{text}", PUBLISHED)))


def matches(record: FactRecord, pattern: str) -> bool:
    found = PATTERN.fullmatch(pattern)
    assert found is not None, pattern
    part = found.groupdict()
    day = part["date"] or part["date2"]
    days = part["days"] or part["days2"]
    usd = part["usd"] or part["usd2"]
    return (
        (record.type in part["type"].split("|") or (part["type"] == "*" and record.type != "entity"))
        and _among(part["subject"], record.subject)
        and _among(part["object"], record.object)
        and _among(part["case"], record.case)
        and _among(part["modality"] or part["modality2"], record.modality)
        and _among(part["by"], record.attributed_to)
        and (day is None or (record.date or "").startswith(day))
        and (days is None or int(days) == record.duration_days)
        and (usd is None or int(usd) == record.amount_usd)
    )


def _among(wanted: str | None, got: str | None) -> bool:
    return wanted is None or got in wanted.split("|")


def rows() -> Iterator[Row]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for group, entries in yaml.safe_load(path.read_text()).items():
            for entry in entries:
                yield _row(group, entry)


def _row(group: str, entry: Any) -> Row:
    if isinstance(entry, dict):
        return Row(group, entry["title"], entry["text"], tuple(entry["must"]), tuple(entry["not"]))
    text, must, must_not = entry
    return Row(group, "A title", text, tuple(must), tuple(must_not))


def failing() -> list[str]:
    """Texts of the rows that are known to fail."""
    return [line for line in FAILING.read_text().splitlines() if line and line[0] != "#"]
