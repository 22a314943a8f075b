"""What releases of agencies say in their set forms: numbers, captions, dockets, courts, dates of filing.

Forms read: SEC litigation releases (both layouts), SEC administrative proceedings, CFTC releases, DOJ
releases. They are found in the text, so that it does not matter whether a page, a feed, a PDF or an
archive brought it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cryptoreg.loaders.readers import names
from cryptoreg.loaders.readers.record import Claims, Span
from cryptoreg.ontology import dockets, gazetteer, identifiers
from cryptoreg.ontology.generated.names import Attribute, Class, Relation
from cryptoreg.ontology.statements import Document

EXTRACTOR = "release"
HEAD_CHARS = 1500
"""Where the number of a release and its caption stand."""

_DAY = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?) \d{1,2}, \d{4}"
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "LR-{}",
        re.compile(
            r"(?:Litigation Release|Lit\. Rel(?:ease|\.)?)\s+No\.?\s*(?:LR-?)?(\d{4,6}[A-Z]?)", re.IGNORECASE
        ),
    ),
    ("LR-{}", re.compile(r"\bLR-?(\d{5,6})\b")),
    ("CFTC {}", re.compile(r"\bRelease (?:Number|No\.?):?\s*(?:PR\s*)?(\d{3,4}-\d{2})\b", re.IGNORECASE)),
    ("DOJ {}", re.compile(r"\bPress Release Number:?\s*(\d{2}-\d{1,5})\b", re.IGNORECASE)),
    ("{}", re.compile(r"\bRelease Nos?\.?\s*((?:33|34|IA|IC|AAER)-\d{2,6})\b")),
)
_PLAINTIFFS = {
    "securities and exchange commission": "Securities and Exchange Commission",
    "commodity futures trading commission": "Commodity Futures Trading Commission",
    "sec": "Securities and Exchange Commission",
    "cftc": "Commodity Futures Trading Commission",
    "united states of america": "United States of America",
    "united states": "United States of America",
    "u.s.": "United States of America",
}
_CAPTION = re.compile(
    r"(?P<plaintiff>(?:U\.S\. |United States )?(?:Securities and Exchange Commission|Commodity Futures Trading Commission)"
    r"|United States(?: of America)?|\bSEC|\bCFTC|\bU\.S\.)"
    r",? (?:v\.|vs\.|against) (?P<defendants>[^\n]{2,300}?),? +"
    r"(?:(?:Civil|Criminal|Civ\.|Crim\.|Case|Docket|Action|Cause|Index)\.?,? ){0,3}Nos?\.? ?"
    r"(?P<number>(?:\d{1,2}:)?(?:19|20)?\d\d(?:-?(?:cv|cr|mc|mj|civ|crim)-?| ?(?:civ|cr|crim|cv)\.? ?)\d{1,6})"
    r"(?P<initials>(?:-[A-Z]{2,4}){0,3}(?: \([A-Z]{2,4}(?:[/ -][A-Z]{2,4})*\))?)"
    r"(?:,? ?\((?P<court>[^(),\n]{2,60}?)(?:,? (?P<filed>(?:complaint )?filed )?(?:on )?(?P<day>" + _DAY + r"))?\))?",
    re.IGNORECASE,
)  # fmt: skip
_MATTER = re.compile(
    r"\bIn the Matters? of:? (?P<respondents>[^\n]{2,200}?)(?=,? (?:Administrative Proceeding|Admin\. Proc\.|File No|Respondent|Release No)|\n|(?<!Inc)(?<!Corp)(?<!Ltd)(?<!Co)(?<!L\.P)\.(?:\s|$)|$)"
)
_FILE = re.compile(
    r"\b(?:File|Proceedings?|Proc\.|A\.?P\.?) (?:Nos?\.?|Numbers?:?) ?(?P<number>3-\d{4,6})\b", re.IGNORECASE
)
"""The number of a proceeding before the SEC itself."""
_NUMBERED = re.compile(
    r"\((?P<kind>CRD|CIK|LEI)(?:\s+(?:No\.|Number|#))?\s*[:#]?\s*(?P<number>[0-9A-Z]{1,20})\)", re.IGNORECASE
)
"""A number of a register behind a name: "Beta Advisers LLC (CRD No. 123456)"."""
_EARLIER = re.compile(r"\b(?:see|previous(?:ly)?|earlier|original|prior)\b[^.\n]{0,80}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A release number, as it is written, and where."""

    text: str
    span: Span


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The release numbers in a text, each once per place.

    >>> [n.text for n in numbers("Litigation Release No. 26039 / July 1, 2024")]
    ['LR-26039']
    """
    seen: set[int] = set()
    for form, pattern in _NUMBERS:
        for found in pattern.finditer(text, start, len(text) if end is None else end):
            if found.start(1) not in seen:
                seen.add(found.start(1))
                yield Number(form.format(found[1]), found.span())


_RELEASED = re.compile(
    rf"(?:Litigation Release|Lit\. Rel\.|Release)\s+No[^\n/]{{0,40}}/\s*(?P<slash>{_DAY})"
    rf"|^(?:FOR IMMEDIATE RELEASE\s+)?(?:[A-Z][\w. ]{{2,30}}, )?(?:D\.C\., )?(?P<line>{_DAY})(?:\s*[-–—]|\s*$)",
    re.MULTILINE,
)


def released(text: str) -> str | None:
    """The day that the head of a release prints, in EDTF.

    >>> released("Litigation Release No. 26039 / July 1, 2024"), released("Washington D.C., Sept. 9, 2024 —")
    ('2024-07-01', '2024-09-09')
    """
    found = _RELEASED.search(text, 0, HEAD_CHARS)
    return day(found["slash"] or found["line"]) if found is not None else None


_HEAD_LINE = re.compile(
    rf"(?:FOR )?IMMEDIATE RELEASE|(?:\w+day, )?{_DAY}|(?:Press )?Release (?:Number|No\.?)\b[^\n]{{0,40}}|(?:Litigation|Lit\.) Rel[^\n]{{0,60}}",
    re.IGNORECASE,
)


def headline(text: str) -> str | None:
    r"""The first line of a release that is more than its number or its day.

    >>> headline("Release Number 6999-12\n\nOctober 5, 2012\n\nCourt Orders Rook Coin Ltd. to Pay\n")
    'Court Orders Rook Coin Ltd. to Pay'
    """
    lines = (line.strip() for line in text[:HEAD_CHARS].splitlines())
    return next((line for line in lines if line and not _HEAD_LINE.fullmatch(line)), None)


def is_release(text: str) -> bool:
    """Whether a text carries the number of an agency's release or a file of its own at its head."""
    head = text[:HEAD_CHARS]
    return any(True for _ in numbers(head)) or (
        _MATTER.search(head) is not None and _FILE.search(head) is not None
    )


def claims(document: Document) -> Claims:
    """What the set forms of a release say; nothing where it has none."""
    text = document.text or ""
    said = Claims(EXTRACTOR)
    cases = [_case(said, text, n, found) for n, found in enumerate(_CAPTION.finditer(text))]
    if not cases:
        cases = _administrative(said, text)
    own = [
        n
        for n in numbers(text, 0, HEAD_CHARS)
        if not _EARLIER.search(text[max(0, n.span[0] - 90) : n.span[0]])
    ]
    earlier = [n for n in numbers(text) if n.text not in {o.text for o in own}]
    for case in cases[:1]:
        # The release is about the first case it names, and so are the releases that it refers to.
        for number in (*own, *earlier):
            said.value(case, Attribute.RELEASE_NUMBER, number.text, number.span)
    return said


def parties(said: Claims, case: str, text: str, span: Span) -> list[str]:
    """Introduce those named in a caption or title as defendants of a case; returns their keys."""
    keys = []
    for group in names.respondents(text[slice(*span)]):
        first = _place(text, group[0], span)
        key = said.agent(group[0], first, names.kind(group[0]))
        for alias in group[1:]:
            said.value(key, Attribute.NAME, alias, _place(text, alias, span))
        said.relation(case, Relation.DEFENDANT, key, first)
        _registered(said, key, text, group)
        keys.append(key)
    return keys


def _registered(said: Claims, key: str, text: str, names_: tuple[str, ...]) -> None:
    """Say which numbers of registers stand behind a party's names."""
    for found in _NUMBERED.finditer(text):
        before = " ".join(text[max(0, found.start() - 200) : found.start()].split())
        if not before.endswith(names_):
            continue
        kind = found["kind"].lower()
        try:
            said.value(key, kind, identifiers.NORMAL[kind](found["number"]), found.span("number"))
        except ValueError:
            continue  # letters where the register has digits: no number, and nothing is said


def day(text: str) -> str | None:
    """A day as releases write it, in EDTF.

    >>> day("Sept. 9, 2024"), day("June 28, 2024"), day("soon")
    ('2024-09-09', '2024-06-28', None)
    """
    month, _, rest = text.replace(".", "").partition(" ")
    try:
        return datetime.strptime(f"{month[:3]} {rest}", "%b %d, %Y").date().isoformat()
    except ValueError:
        return None


def _place(text: str, words: str, span: Span) -> Span:
    """Where words stand in a span, whatever white space they were written with; else the span itself."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text[slice(*span)])
    return (span[0] + found.start(), span[0] + found.end()) if found is not None else span


def _case(said: Claims, text: str, n: int, found: re.Match[str]) -> str:
    end = found.end("defendants")
    whole = (found.start("plaintiff"), end)
    name = names.without_others(" ".join(text[slice(*whole)].split()))
    case = said.thing(f"case-{n}", Class.LAWSUIT, whole, name)
    written = found["plaintiff"].lower().removeprefix("u.s. ").removeprefix("united states ")
    plaintiff = said.agent(
        _PLAINTIFFS.get(written, _PLAINTIFFS.get(found["plaintiff"].lower(), found["plaintiff"])),
        found.span("plaintiff"),
        Class.GOVERNMENT_BODY,
    )
    said.relation(case, Relation.PLAINTIFF, plaintiff, found.span("plaintiff"))
    defendants = parties(said, case, text, found.span("defendants"))
    number = dockets.parse(found["number"])
    if number is not None:
        proceeding = said.thing(f"proceeding-{n}", Class.PROCEEDING, found.span("number"))
        said.value(proceeding, Attribute.DOCKET_NUMBER, found["number"], found.span("number"))
        said.relation(case, Relation.HAS_PROCEEDING, proceeding, found.span("number"))
        _court(said, found, case, proceeding)
    filed = day(found["day"]) if found["filed"] else None
    if filed is not None:
        complaint = said.thing(f"complaint-{n}", Class.COMPLAINT, found.span())
        said.relation(complaint, Relation.FILED_IN, case, found.span())
        said.relation(complaint, Relation.FILED_BY, plaintiff, found.span())
        for defendant in defendants:
            said.relation(complaint, Relation.AGAINST, defendant, found.span())
        said.value(complaint, Attribute.FILED_ON, filed, found.span("day"))
    return case


def _court(said: Claims, found: re.Match[str], case: str, proceeding: str) -> None:
    entry = gazetteer.load().find(found["court"], Class.COURT) if found["court"] else None
    if entry is not None:
        court = said.agent(found["court"], found.span("court"), Class.COURT)
        said.relation(proceeding, Relation.COURT, court, found.span("court"))
        said.relation(case, Relation.COURT, court, found.span("court"))


def _administrative(said: Claims, text: str) -> list[str]:
    """A proceeding before the agency itself: "In the Matter of X", with its file number."""
    found, file = _MATTER.search(text, 0, HEAD_CHARS * 2), _FILE.search(text)
    if found is None:
        return []
    case = said.thing("case-0", Class.LAWSUIT, found.span(), " ".join(found[0].split()))
    parties(said, case, text, found.span("respondents"))
    if file is not None:
        proceeding = said.thing("proceeding-0", Class.PROCEEDING, file.span())
        said.value(proceeding, Attribute.DOCKET_NUMBER, file["number"], file.span("number"))
        said.relation(case, Relation.HAS_PROCEEDING, proceeding, file.span())
    return [case]
