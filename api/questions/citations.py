"""Citations of pending and unreported cases, after The Bluebook (rules 10.8.1 and 10.8.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cryptoreg.ontology import dates, gazetteer

_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()


def day_in_bluebook(edtf: str) -> str:
    """A date with the abbreviated months of The Bluebook (table T12).

    >>> day_in_bluebook("2023-06-05"), day_in_bluebook("2024-09"), day_in_bluebook("2022")
    ('June 5, 2023', 'Sept. 2024', '2022')
    """
    parsed = dates.parse(edtf)
    if parsed.earliest is None or len(edtf) not in (4, 7, 10):
        return edtf
    month = _MONTHS[parsed.earliest.month - 1]
    if parsed.is_day:
        return f"{month} {parsed.earliest.day}, {parsed.earliest.year}"
    return f"{month} {parsed.earliest.year}" if len(edtf) == 7 else edtf


def court_in_bluebook(id_: str | None, label: str | None) -> str:
    """A court as The Bluebook abbreviates it (table T7): D.D.C., S.D.N.Y., 2d Cir.

    >>> court_in_bluebook("court-dcd", None)
    'D.D.C.'
    """
    entry = gazetteer.load().get(id_ or "")
    short = [n for n in entry.names if n.endswith(".") and len(n) < 14] if entry is not None else []
    return min(short, key=len) if short else label or "court not on record"


def cite(row: Mapping[str, Any]) -> dict[str, Any]:
    """The citation of one proceeding, and of the entries of its docket that are on record.

    >>> cite({"id": "x", "case": "SEC v. Doe", "names": ["SEC v. Doe"], "docket": "1:23-cv-01599",
    ...       "court_id": "court-dcd", "court": None, "filed": "2023-06-05", "entries": []})["citation"]
    'SEC v. Doe, No. 1:23-cv-01599 (D.D.C. filed June 5, 2023)'
    """
    court = court_in_bluebook(row["court_id"], row["court"])
    when = f" filed {day_in_bluebook(row['filed'])}" if row.get("filed") else ""
    base = f"{row['case']}, No. {row['docket']}"
    entries = [
        f"{e['label']}, {base} ({court} {day_in_bluebook(e['date'])}), ECF No. {e['number']}"
        for e in row["entries"]
        if e.get("number") is not None and e.get("date")
    ]
    return {"id": row["id"], "case": row["case"], "citation": f"{base} ({court}{when})", "entries": entries}
