"""Parties: which role a court's party type means, and of which class a bearer of a name is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cryptoreg.loaders.dockets import courts, relevance
from cryptoreg.loaders.dockets.model import Docket
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import PARENTS, Class

_INITIAL = re.compile(
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*| (?:de|la|van|von|bin|al)){1,4}(?:,? (?:Jr|Sr|II|III)\.?)?"
)


@dataclass(frozen=True, slots=True)
class Sided:
    """A party with its role: a relation of the ontology."""

    name: str
    relation: str


def role(kind: str) -> str | None:
    r"""The relation of a party to its case; None for those who are no party (mediators, reporters).

    >>> role("Defendant\xa0-\xa0Appellant"), role("Third Party Defendant"), role("ADR Provider")
    ('defendant', 'interestedParty', None)
    """
    words = kind.replace("\xa0", " ")
    for relation, pattern in _roles():
        if pattern.search(words) is not None:
            return relation
    return "party" if words.strip() else None


def of(docket: Docket) -> list[Sided]:
    """The parties of a docket by role: as the source lists them, else from the caption of a trial court."""
    listed = [Sided(_clean(p.name), r) for p in docket.parties if (r := role(p.kind)) is not None]
    if listed:
        return list(dict.fromkeys(listed))
    names = relevance.sides(docket.name)
    if len(names) != 2 or courts.is_appellate(docket.court):
        return []
    return [Sided(_clean(names[0]), "plaintiff"), Sided(_clean(names[1]), "defendant")]


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("\xa0", " ")).strip(" ,;")


def class_of(name: str) -> str:
    """The class of a bearer of a name: the gazetteer's, else by the words in the name, else a person's.

    >>> class_of("Securities and Exchange Commission"), class_of("Acme Holdings LLC"), class_of("Jane Q. Doe")
    ('Regulator', 'Firm', 'Person')
    >>> class_of("LEDGER VETERANS LEGAL PROGRAM"), class_of("Board of Directors")
    ('Organization', 'Organization')
    """
    entry = gazetteer.load().find(name)
    if entry is not None and Class.AGENT in PARENTS[entry.cls]:
        return str(entry.cls)
    for cls, pattern in _classes():
        if pattern.search(name) is not None:
            return cls
    if _INITIAL.fullmatch(name.title() if name.isupper() else name) is not None:
        return str(Class.PERSON)
    return str(Class.ORGANIZATION)


def short(name: str) -> str:
    """The name by which people know a party: the gazetteer's, else its own without the legal suffix.

    >>> short("SECURITIES AND EXCHANGE COMMISSION"), short("ACME TRADING, INC.")
    ('SEC', 'Acme Trading')
    """
    entry = gazetteer.load().find(name)
    if entry is not None:
        return entry.name
    bare = re.sub(
        r",?\s+(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Co|LLP|LP|PLC)\.?$", "", name, flags=re.IGNORECASE
    )
    return bare.title() if bare.isupper() else bare


@cache
def _roles() -> tuple[tuple[str | None, re.Pattern[str]], ...]:
    rows = table("docket_parties.yaml")["roles"]
    return tuple((r["relation"], re.compile(r["pattern"], re.IGNORECASE)) for r in rows)


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("docket_parties.yaml")["classes"]
    return tuple((r["class"], re.compile(r["pattern"], re.IGNORECASE)) for r in rows)
