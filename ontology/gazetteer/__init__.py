"""Names of things that the field knows, and how a name in a text finds its thing.

The data are the YAML files beside this module; courts come from the library ``courts-db``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from courts_db import courts as courts_db

from cryptoreg.ontology import identifiers, yaml_text
from cryptoreg.ontology.generated.names import PARENTS, Class

_SUFFIX = re.compile(
    r"[,\s]+(?:inc|llc|l\.l\.c|ltd|limited|corp|corporation|co|company|plc|pte|gmbh|llp)\.?$",
    re.IGNORECASE,
)
_FORM_ABROAD = re.compile(
    r"[,\s]+(?:S\.?A|B\.?V|N\.?V|A\.?B|L\.?P|N\.?A|K\.?K|K\.?G|A/S|A\.?S|a\.s|ApS|O[Yy]|O[Yy][Jj]|OU|UAB|SARL|SAS|"
    r"S\.?[pP]\.?A|S\.?[rR]\.?[lL]|S\.? ?a\.? ?r\.? ?l|[Ss]p\.? ?z ?o\.? ?o|Ltda|Pty|Pvt|Sdn|Bhd|FZE|FZCO|DMCC|Kabushiki Kaisha)\.?$"
)
"""Forms of other countries, and short ones of this; as written only, since *Sa* ends the names of people too; *AG* is an attorney general."""
_DIRECTIONS = {
    "N": "Northern",
    "S": "Southern",
    "E": "Eastern",
    "W": "Western",
    "M": "Middle",
    "C": "Central",
}
_DISTRICT = re.compile(r"District Court, (?:([NSEWMC])\.D\. |D\. )?(?:District of )?(.+)")
_CIRCUIT = re.compile(r"(?:United States )?Court of Appeals for the (.+ Circuit)")
_SITS = frozenset({"njd"})
"""Courts that sit although courts-db gives only a period of theirs that has ended."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing.

    Attributes:
        id: its id in the graph.
        cls: its class.
        name: the short name that answers print.
        names: every other name.
        weak: names that need a context that speaks for this thing.
        family: whether the last word of the name alone is used for this person.
        jurisdiction: country, state or union, where there is one.
        ids: identifiers by kind, in their normal form; where there are several of a kind, the chief one first.
    """

    id: str
    cls: Class
    name: str
    names: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    family: bool = False
    jurisdiction: str | None = None
    ids: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def identifiers(self, kind: str) -> tuple[str, ...]:
        """Its identifiers of one kind."""
        return dict(self.ids).get(kind, ())


@lru_cache(maxsize=65_536)
def normalise(name: str) -> str:
    """The form in which names are compared: case, marks, article, legal suffix and dots gone.

    >>> normalise("The Coinbase Global, Inc."), normalise("U.S. Securities & Exchange Commission")
    ('coinbase global', 'us securities and exchange commission')
    """
    text = name
    while (shorter := _normalise_once(text)) != text:
        text = shorter
    return text


def _normalise_once(name: str) -> str:
    text = unicodedata.normalize("NFKD", name).replace("’", "'").replace("‘", "'")
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"\s+", " ", text.replace("&", " and ")).strip()
    text = re.sub(r"^(?:the|a|an) ", "", text, flags=re.IGNORECASE)
    while (shorter := _SUFFIX.sub("", _FORM_ABROAD.sub("", text))) != text:
        text = shorter
    text = text.casefold().replace(".", "").replace('"', "")
    return re.sub(r"[^\w'-]+", " ", text).strip()


class Gazetteer:
    """All entries, found by id or by name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_id = {e.id: e for e in self.entries}
        if len(self._by_id) != len(self.entries):
            raise ValueError("two entries of the gazetteer have one id")
        self._by_name: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in {normalise(n) for n in (entry.name, *entry.names, *entry.weak)}:
                self._by_name.setdefault(name, []).append(entry)
        self._by_identifier: dict[tuple[str, str], Entry] = {}
        for entry in self.entries:
            for kind, values in entry.ids:
                for value in values:
                    if (wrong := identifiers.problem(kind, value)) is not None:
                        raise ValueError(f"{entry.id}: {wrong}")
                    if self._by_identifier.setdefault((kind, value), entry) is not entry:
                        raise ValueError(f"two entries of the gazetteer have the {kind} {value}")

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def get(self, id_: str) -> Entry | None:
        """The entry with this id."""
        return self._by_id.get(id_)

    def identified(self, kind: str, value: str) -> Entry | None:
        """The entry with this identifier, in its normal form.

        >>> load().identified("cik", "0001679788").id
        'coinbase'
        """
        return self._by_identifier.get((kind, value))

    def find(self, name: str, cls: str | None = None) -> Entry | None:
        """The one entry that bears this name; None when there is none, or more than one.

        Args:
            name: in any case, with or without article and legal suffix.
            cls: a class that the entry must be of, or above or below of.

        >>> load().find("Securities and Exchange Commission").id
        'sec'
        >>> load().find("S.D.N.Y.", "Court").id
        'court-nysd'
        """
        found = self._by_name.get(normalise(name), [])
        if cls is not None:
            found = [e for e in found if related(e.cls, cls)]
        return found[0] if len(found) == 1 else None


def related(a: str, b: str) -> bool:
    """Whether one class is the other, or above it; all instruments are, since a law is often named before
    it is one, and guidance as if it were one.
    """
    both = (Class.INSTRUMENT in (a, *PARENTS[a])) and (Class.INSTRUMENT in (b, *PARENTS[b]))
    return a == b or a in PARENTS[b] or b in PARENTS[a] or both


@cache
def load() -> Gazetteer:
    """The gazetteer of this package, with the courts."""
    return Gazetteer([*_from_yaml(), *_courts()])


def _from_yaml() -> Iterator[Entry]:
    for resource in sorted(files(__name__).iterdir(), key=lambda r: r.name):
        if not resource.name.endswith(".yaml"):
            continue
        for cls, rows in yaml_text.loads(resource.read_text(encoding="utf-8")).items():
            for row in rows:
                yield Entry(
                    row["id"],
                    Class(cls),
                    row["name"],
                    tuple(row.get("names", ())),
                    tuple(row.get("weak", ())),
                    row.get("family", False),
                    row.get("jurisdiction"),
                    tuple(
                        (kind, tuple(value) if isinstance(value, list) else (value,))
                        for kind, value in sorted(row.get("ids", {}).items())
                    ),
                )


def _courts() -> Iterator[Entry]:
    """US courts, by their ids at CourtListener; bankruptcy courts only by their full names."""
    for court in courts_db:
        name = court["name"]
        citation = court.get("citation_string") or ""
        names = {name, *court.get("sub_names", ())}
        if court["id"] == "scotus":
            names |= {"U.S. Supreme Court", "US Supreme Court", "Supreme Court of the United States"}
            name = "U.S. Supreme Court"
        elif court.get("system") == "federal" and court.get("type") in ("trial", "appellate"):
            full = federal_name(name)
            if full is None:
                continue
            if court["id"] not in _SITS and court.get("dates") and all(d.get("end") for d in court["dates"]):
                continue  # abolished
            bare = full.removeprefix("U.S. ")
            where = bare.partition(" for the ")[2]
            names |= {citation, bare, f"US {bare}", f"United States {bare}", f"federal court for the {where}"}
            names |= {where, f"{where} Court of Appeals"} if "Circuit" in where else set()
            names |= {where} if where.split()[0] in _DIRECTIONS.values() else set()
            name = full
        elif court["id"] == "nysupctnewyork":
            name = "Supreme Court of the State of New York, New York County"
        else:
            continue
        yield Entry(
            f"court-{court['id']}", Class.COURT, name, tuple(sorted(names - {"", name})), jurisdiction="US"
        )


def federal_name(listed: str) -> str | None:
    """The full name of a federal district court or court of appeals; None for any other court.

    >>> federal_name("District Court, S.D. New York")
    'U.S. District Court for the Southern District of New York'
    """
    found = _CIRCUIT.fullmatch(listed)
    if found:
        return f"U.S. Court of Appeals for the {found[1]}"
    if listed.startswith("United States District Court for the "):
        return "U.S." + listed.removeprefix("United States")
    found = _DISTRICT.fullmatch(listed)
    if found is None:
        return None
    if found[1] is None:
        of = found[2]
        return "U.S. District Court for the District of " + of
    return f"U.S. District Court for the {_DIRECTIONS[found[1]]} District of {found[2]}"
