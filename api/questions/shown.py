"""How values are shown: numbers, dates, and what is only possible."""

from __future__ import annotations

from collections.abc import Sequence

from cryptoreg.api.questions.query import Measure
from cryptoreg.api.questions.running import Found

UNDETERMINED = "the dates on record do not tell whether it was then"


ItemValue = str | int | float | bool | None


UNITS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
"""Days of a unit, as prison terms and deadlines are counted here."""


def within(value: tuple[float, float], measure: Measure) -> bool:
    """Whether a value surely keeps the bounds."""
    return (measure.least is None or value[0] >= measure.least) and (
        measure.most is None or value[1] <= measure.most
    )


def rounded(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 1)


def leads(chosen: Found, perhaps: Sequence[Found], largest: bool) -> bool:
    """Whether the chosen one is the best whichever day within its imprecise date it was."""
    assert chosen.value is not None
    return all(
        f.value is None or (chosen.value[0] >= f.value[1] if largest else chosen.value[1] <= f.value[0])
        for f in perhaps
    )


def shown_date(f: Found, role: str) -> str | None:
    names = {"announced": "announced_on", "effective": "effective_on", "ended": "ended", "main": "date"}
    for row in f.rows:
        value = row["event"].get(names.get(role, "date"))
        if value is None and role in ("announced", "effective"):
            value = row["event"].get("date")
        if value is None and role == "ended":
            value = row["event"].get("stated_end")
        if value:
            return str(value[0] if isinstance(value, list | tuple) else value)
    return None
