"""Courts by their ids and names: CourtListener's ids, PACER's own, and the spellings in between."""

from __future__ import annotations

import re
from functools import cache

from courts_db import courts as courts_db

from cryptoreg.loaders.text.lexicon import table
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class


def court_id(given: str | None) -> str | None:
    """The id at CourtListener of a court that PACER, a feed or an address names.

    >>> court_id("sdny"), court_id("NYSD"), court_id("nysb-mega"), court_id("cofc")
    ('nysd', 'nysd', 'nysb', 'uscfc')
    >>> court_id("https://www.courtlistener.com/api/rest/v4/courts/dcd/")
    'dcd'
    """
    if not given:
        return None
    id_ = given.rstrip("/").rsplit("/", 1)[-1].strip().lower()
    aliases: dict[str, str] = table("docket_courts.yaml")["aliases"]
    id_ = aliases.get(id_, id_)
    if id_ in _names():
        return id_
    turned = _DIRECTION_FIRST.fullmatch(id_)  # "sdny", as lawyers say it
    if turned is not None and f"{turned['state']}{turned['side']}d" in _names():
        return f"{turned['state']}{turned['side']}d"
    return id_ if re.fullmatch(r"[a-z0-9]{2,20}", id_) else None


_DIRECTION_FIRST = re.compile(r"(?P<side>[nsewmc])d(?P<state>[a-z]{2})")


def court_name(id_: str) -> str:
    """The full name of a court; its id where no list knows it.

    >>> court_name("nysd")
    'U.S. District Court for the Southern District of New York'
    """
    entry = gazetteer.load().get(f"court-{id_}")
    return entry.name if entry is not None else _names().get(id_, id_)


def by_name(name: str) -> str | None:
    """The id of the court that bears a name; None where none or several do."""
    entry = gazetteer.load().find(name, str(Class.COURT))
    return entry.id.removeprefix("court-") if entry is not None else None


def is_appellate(id_: str | None) -> bool:
    """Whether the court hears appeals, so that its captions do not say who sued whom."""
    return id_ is not None and _APPEALS.search(_names().get(id_, "")) is not None


_APPEALS = re.compile(r"Court of Appeals|Appellate|Supreme Court of the United States")


@cache
def _names() -> dict[str, str]:
    return {c["id"]: c["name"] for c in courts_db}
