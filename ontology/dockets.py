"""Docket numbers in their several spellings, and when two of them are one.

Federal district courts number a case by office, year, type and serial (``1:23-cv-01599``), with the
initials of judges behind it; courts of appeals by year and serial (``22-972``). The Securities and Exchange
Commission numbers its administrative proceedings in one series, ``3-20899`` (17 CFR 201.141 and the files of its
Office of the Secretary), so that such a number names its forum by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DISTRICT = re.compile(
    r"(?<!\d)(?:(?P<office>\d{1,2}):)?(?P<year>(?:19|20)?\d\d)"
    # "23 Civ. 1346", as judges of some districts write it; elsewhere a space ends the number
    r"(?:-?(?P<type>[a-z]{2,5})-?| ?(?P<spaced>civ|cv|crim|cr|misc|mc|mj|md)\.? ?)(?P<serial>\d{1,6})(?!\d)",
    re.IGNORECASE,
)
_TYPES = {"civ": "cv", "crim": "cr", "misc": "mc"}
"""Longer spellings of the types of cases."""
_APPEAL = re.compile(r"(?<![\d:/-])(?P<year>\d\d)-(?P<serial>\d{1,6})(?![\d/-])")

_SEC_FILE = re.compile(
    r"(?:^|\b(?:file|proceedings?|proc\.|docket) nos?\.? ?)(?P<series>3)-(?P<serial>\d{4,6})(?![\d/-])",
    re.IGNORECASE,
)
SEC_FILE = "sec-file"
"""The type of a number of an administrative proceeding of the SEC; its ``year`` is the series."""


@dataclass(frozen=True, slots=True)
class DocketNumber:
    """A docket number, taken apart; ``type`` is empty for appeals, ``office`` None where not given."""

    year: int
    type: str
    serial: int
    office: int | None = None

    @property
    def key(self) -> str:
        """What two spellings of one number share; the office is compared apart.

        >>> parse("1:23-cv-01599").key == parse("23-cv-1599 (ABJ)").key == parse("1:2023cv01599").key
        True
        """
        if self.type == SEC_FILE:
            return f"{self.year}-{self.serial}"
        return f"{self.year:02d}-{self.type or 'x'}-{self.serial}"

    @property
    def forum(self) -> str | None:
        """Before whom it is, where the number tells that by itself."""
        return "sec" if self.type == SEC_FILE else None

    def __str__(self) -> str:
        if self.type == SEC_FILE:
            return f"{self.year}-{self.serial}"
        office = f"{self.office}:" if self.office is not None else ""
        if not self.type:
            return f"{office}{self.year:02d}-{self.serial}"
        return f"{office}{self.year:02d}-{self.type}-{self.serial:05d}"


def parse(text: str) -> DocketNumber | None:
    """Read a docket number out of a text; None when it holds none.

    >>> str(parse("Civil Action No. 0:16-cv-63036"))
    '0:16-cv-63036'
    >>> str(parse("No. 23 Civ. 1346 (JGK)")), str(parse("24-civ-04578"))
    ('23-cv-01346', '24-cv-04578')
    >>> str(parse("22-972 (2d Cir.)"))
    '22-972'
    >>> str(parse("Admin. Proc. File No. 3-20899")), parse("3-20899").forum
    ('3-20899', 'sec')
    """
    found = _DISTRICT.search(text)
    if found is not None:
        office = int(found["office"]) if found["office"] is not None else None
        type_ = (found["type"] or found["spaced"]).lower()
        return DocketNumber(int(found["year"]) % 100, _TYPES.get(type_, type_), int(found["serial"]), office)
    found = _APPEAL.search(text)
    if found is not None:
        return DocketNumber(int(found["year"]), "", int(found["serial"]))
    found = _SEC_FILE.search(text)
    if found is not None:
        return DocketNumber(int(found["series"]), SEC_FILE, int(found["serial"]))
    return None
