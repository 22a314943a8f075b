"""When a document was published, as sources write it: EDTF, ISO 8601, with or without a time."""

from __future__ import annotations

from datetime import date, datetime

from cryptoreg.ontology import dates
from cryptoreg.ontology.statements import Document


def published_date(text: str | None) -> str | None:
    """A publication date as EDTF, from EDTF or from an ISO 8601 time; None for anything else.

    >>> published_date("2025-02-11T14:05:00Z"), published_date("2025-02"), published_date("soon")
    ('2025-02-11', '2025-02', None)
    """
    if text is None:
        return None
    try:
        return dates.parse(text.strip()).text
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text.strip()).date().isoformat()
    except ValueError:
        return None


def published_time(text: str | None) -> str | None:
    """A time of publication as ISO 8601 with its offset, where a source gives more than the day.

    >>> published_time("2025-02-11 09:05:00-05:00"), published_time("2025-02-11")
    ('2025-02-11T09:05:00-05:00', None)
    """
    if text is None or len(text.strip()) <= len("2025-02-11"):
        return None
    try:
        return datetime.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return None


def published_day(document: Document) -> date | None:
    """The day against which relative dates of a document are resolved, if it is known to the day."""
    if document.published is None:
        return None
    published = dates.parse(document.published)
    return published.earliest if published.is_day else None
