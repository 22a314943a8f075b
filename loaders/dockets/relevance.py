"""Whether a docket is about the regulation of crypto assets.

Private parties of other cases are not loaded (DESIGN, section 9). A docket is taken when a regulator is a
party, when a firm or token of this field is named in its caption or among its parties, when its words
speak of crypto assets, or when its defendant in a criminal case is known to this field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cryptoreg.loaders.dockets.model import Docket
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import PARENTS, Class

_KNOWN = (Class.REGULATOR, Class.FIRM, Class.TOKEN, Class.TASK_FORCE)
_SIDES = re.compile(r"\s+v\.?s?\.?\s+", re.IGNORECASE)
_REST = re.compile(r",?\s+et\.? al\.?.*$|\s*\(.*$", re.IGNORECASE)


def sides(caption: str | None) -> list[str]:
    """The two names of a caption; one where it is no "A v. B".

    >>> sides("Securities and Exchange Commission v. Acme Holdings, Inc. et al")
    ['Securities and Exchange Commission', 'Acme Holdings, Inc.']
    """
    if not caption:
        return []
    return [_REST.sub("", part).strip() for part in _SIDES.split(caption.strip(), maxsplit=1)]


def is_relevant(docket: Docket) -> bool:
    """Whether to load a docket without being asked to load all.

    One of which a source tells neither caption nor parties is of somebody's choosing (an alert, the
    entries of one docket), and is taken.
    """
    names = list(_names(docket))
    if not names:
        return True
    criminal = docket.number is not None and "-cr-" in docket.number.lower()
    for name in names:
        entry = gazetteer.load().find(name)
        if entry is not None and any(c in (entry.cls, *PARENTS[entry.cls]) for c in _KNOWN):
            return True
        if entry is not None and criminal and entry.cls == Class.PERSON:
            return True
    return any(_crypto().search(words) is not None for words in _words(docket, names))


def _names(docket: Docket) -> Iterator[str]:
    yield from sides(docket.name)
    for party in docket.parties:
        yield _REST.sub("", party.name).strip()


def _words(docket: Docket, names: list[str]) -> Iterator[str]:
    yield from names
    for entry in docket.entries:
        yield entry.words


@cache
def _crypto() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{w})" for w in table("docket_relevance.yaml")["words"]), re.IGNORECASE)
