"""Which states, tenures and terms hold on a day; all answers have three values."""

from __future__ import annotations

from datetime import date
from typing import Any

from cryptoreg.graph.store import Row
from cryptoreg.ontology import dates, intervals
from cryptoreg.ontology.dates import Truth
from cryptoreg.ontology.intervals import OPEN, UNKNOWN, Interval


def holding(rows: list[Row], day: date) -> list[dict[str, Any]]:
    """Those of the rows that hold on a day, or may hold, with ``holds``: by ``began``, ``ended`` and ``stated_end``."""
    out = []
    for row in rows:
        start = UNKNOWN if row["began"] is None else dates.parse(str(row["began"]))
        end = OPEN if row["ended"] is None else dates.parse(str(row["ended"]))
        if row["ended"] is None and row.get("stated_end") is not None:  # no news after it: nobody knows
            last = dates.parse(str(row["stated_end"])).earliest
            end = end if last is None else dates.parse(f"{last.isoformat()}/..")
        holds = intervals.holds_on(Interval(start, end), day)
        # A state and the next one share the day of the turn; it belongs to the next.
        if holds is not Truth.NO and not (end.is_day and end.latest == day and row["began"] != row["ended"]):
            out.append({**row, "holds": str(holds)})
    return out


def by(text: str | None, day: date | None) -> bool:
    """Whether a date may have come by a day; so it may where one of them is not known."""
    if text is None or day is None:
        return True
    return dates.after(dates.parse(text), dates.of_day(day)) is not Truth.YES
