"""Who files and who signs, in the words of a docket entry: names with the characters they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cryptoreg.ontology import gazetteer

MAX_NAMES = 40
"""More filers than this are not read one by one."""


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of an entry; ``text`` is ``entry[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Filers:
    """Who filed a paper: by name, or all of one side or of both.

    Attributes:
        names: the filers that are named.
        side: ``all``, ``plaintiffs`` or ``defendants`` where the entry names a side and nobody.
        side_words: the words that name the side.
    """

    names: tuple[Words, ...] = ()
    side: str | None = None
    side_words: Words | None = None


_ROLE = (
    r"(?:(?:the|all|consolidated|lead|third[- ]party|counter|cross|intervenor|relief|joint)[\s-]+)*"
    r"(?P<role>plaintiff|defendant|petitioner|respondent|appellant|appellee|movant|debtor|creditor|intervenor"
    r"|trustee|receiver|party|parties)(?:s|\(s\))?\b(?:[\s-]+(?:appellants?|appellees?|claimants?|petitioners?))?"
)
_BY = re.compile(
    r"(?<![\w-])(?:(?:[Dd]ocuments?|[Mm]otion|[Nn]otice)\s+)?(?:[Ff]iled\s+|[Ss]ubmitted\s+)?[Bb]y\s+(?!or\b|and through\b)"
)
_FROM = re.compile(r"\b(?:of|from|on behalf of)\s+(?=(?:Appell|Petitioner|Respondent|Plaintiff|Defendant))")
_NOT_A_FILER = re.compile(
    r"(?:(?:(?:the|hon\.?|honorable|chief|senior|magistrate|district|u\.?s\.?|bankruptcy|circuit)\s+)*"
    r"(?:judge|justice|clerk|court)\b)|the court\b|(?:no later than|which|e-?mail|agreement|consent|way|reason|\d|fax)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s{3,}|\s*(?:\(|\[(?!left out\])|;|$|\b(?:re|regarding|against|to|in|for|as to|with|until|who|that|requesting|seeking)\b\s"
    r"|\.(?=\s*(?:\(|\[|$|Document|Related|Respons|Motions?\b|Repl|Filing|Service|Certificate|Answer|Attorney|Signed|Type|The |Counsel|Hearing|Set )))"
)
_SUFFIX = (
    r"(?:Inc|LLC|L\.L\.C|LLP|L\.L\.P|Ltd|LTD|LP|L\.P|Jr|Sr|II|III|IV|N\.A|S\.A|Corp|PLC|Plc|plc|Co|PC|P\.C"
    r"|Limited|et al|Esq|AG|GmbH|SE|INC|PTE|Pte|a |an |d/b/a|f/k/a|in his|in her|in their)"
)
_BEHALF = re.compile(
    r"\bon behalf of\s+|\bfor\s+(?=(?:the\s+)?(?:creditor|debtor|plaintiff|defendant|u\.s\. trustee|interested party)\b)",
    re.IGNORECASE,
)
_COMMA = re.compile(rf",\s*(?:and\s+|&\s+)?(?!{_SUFFIX}\b)(?=[A-Z])|\s+and\s+(?=[A-Z])|\s+AND\s+(?=[A-Z])")
_JUDGE = re.compile(
    r"(?i:\b(?:by|before|to)\s+(?:the\s+)?"
    r"(?:(?:hon(?:orable|\.)?|chief|senior|magistrate|district|u\.?s\.?|united states|bankruptcy|circuit|presiding)\s+)*"
    r"(?:hon(?:orable|\.)?|judge|justice)\b:?)\s*"
    r"(?P<name>(?:[A-Z]\.|[A-Z][\w'’-]*)(?:\s+(?:(?:[A-Z]|[JS]r)\.|[A-Z][\w'’-]*|de|la|van|von)){1,4}?)"
    r"(?=\s*(?:(?i:on\b|dated\b|and\b|for\b|at\b)|\(|\[|\)|[:;,]|\.(?:\s|\)|$)|$)|\s+[a-z])"
)


_JUDGE_BEHIND = re.compile(
    r"(?i:\bby\s+)(?P<name>[A-Z][\w'’-]*(?:\s+(?:(?:[A-Z]|[JS]r)\.|[A-Z][\w'’-]*)){1,4}),\s+"
    r"(?i:(?:(?:chief|senior|magistrate|district|appellate|circuit|bankruptcy|u\.?s\.?|united states)\s+)+(?:judge|justice)\b)"
)
"""A judge whose office stands behind the name: "entered by Ann Bee, Appellate Judge"."""


_LEADING_ROLE = re.compile(rf"\s*{_ROLE}\s+(?=[A-Z])", re.IGNORECASE)


def filers(text: str, start: int, end: int, parties: Sequence[str] = ()) -> Filers:
    """Who filed, from ``by …`` within a stretch of an entry.

    Args:
        text: the entry.
        start: where to look from.
        end: where to stop.
        parties: names of the parties of the docket, where known; a name among them is taken whole.

    >>> [n.text for n in filers("MOTION to Stay by Acme, Inc., Bolt Ltd. (Doe, J)", 0, 48).names]
    ['Acme, Inc.', 'Bolt Ltd.']
    >>> filers("Joint MOTION to Stay by All Parties", 0, 35).side
    'all'
    """
    for pattern in (_BY, _FROM):
        for found in pattern.finditer(text, start, end):
            if _NOT_A_FILER.match(text, found.end(), end):
                continue
            got = _read(text, found.end(), end, parties)
            if got.names or got.side is not None:
                return got
    return Filers()


def _read(text: str, start: int, end: int, parties: Sequence[str]) -> Filers:
    role = re.compile(_ROLE, re.IGNORECASE).match(text, start, end)
    side, words = None, None
    at = start
    if role is not None:
        word = role["role"].lower()
        side = {"plaintiff": "plaintiffs", "defendant": "defendants", "party": "all", "parties": "all"}.get(
            word
        )
        words = Words(start, role.end(), text[start : role.end()])
        at = role.end()
        while at < end and text[at] in " ,:":
            at += 1
    stop = _STOP.search(text, at, end)
    behalf = _BEHALF.search(text, at, min(end, at + 120))
    if behalf is not None and (stop is None or behalf.start() <= stop.start()):
        return _read(text, behalf.end(), end, parties)
    known = _known(text, at, end, parties)
    if known:
        return Filers(known)
    limit = stop.start() if stop is not None else end
    names = tuple(_split(text, at, limit))
    if len(names) > MAX_NAMES:
        return Filers((), side, words)
    names = tuple(n for n in names if n.text[0].isupper() or n.text[0].isdigit())
    return Filers(names) if names else Filers((), side, words)


def _known(text: str, start: int, end: int, parties: Sequence[str]) -> tuple[Words, ...]:
    """Parties of the docket that stand one after the other from here on."""
    out: list[Words] = []
    ordered = sorted((p for p in parties if len(p) > 2), key=len, reverse=True)
    at = start
    while len(out) < MAX_NAMES:
        name = next((p for p in ordered if text[at : at + len(p)].casefold() == p.casefold()), None)
        if name is None:
            return tuple(out)
        out.append(Words(at, at + len(name), text[at : at + len(name)]))
        joint = re.compile(r"\.?\s*(?:,\s*)?(?:and\s+|&\s+)?").match(text, at + len(name), end)
        at = joint.end() if joint is not None else end
    return tuple(out)


def _split(text: str, start: int, end: int) -> Iterable[Words]:
    cuts = [start]
    for found in _COMMA.finditer(text, start, end):
        before = text[cuts[-1] : found.start()].strip(" ,")
        after = _COMMA.search(text, found.end(), end)
        whole = text[cuts[-1] : after.start() if after is not None else end].strip(" ,.")
        if "," not in found[0] and _one_name(
            whole, before, text[found.end() : found.end() + 60], len(cuts) > 1
        ):
            continue
        if before:
            yield _words(text, cuts[-1], found.start())
        cuts.append(found.end())
    if text[cuts[-1] : end].strip(" ,."):
        yield _words(text, cuts[-1], end)


def _one_name(whole: str, left: str, right: str, listed: bool) -> bool:
    """Whether "and" stands within a name: "Customs and Border Protection"."""
    if gazetteer.load().find(whole) is not None:
        return True
    if listed or re.search(rf"\b{_SUFFIX}\.?$", left) or re.search(rf"\b{_SUFFIX}\b", right):
        return False
    return _ORGANIZATION.search(whole) is not None


_ORGANIZATION = re.compile(
    r"\b(?:of|department|commission|protection|services?|states|county|city|bureau|board|bank|trust|office|administration|"
    r"association|agency|authority|exchange|company)\b",
    re.IGNORECASE,
)


def _words(text: str, start: int, end: int) -> Words:
    role = _LEADING_ROLE.match(text, start, end)
    if role is not None and role.end() < end:
        start = role.end()
    while start < end and text[start] in " ,:":
        start += 1
    while end > start and text[end - 1] in " ,;:":
        end -= 1
    if text[start:end].endswith("..") or (
        text[start:end].endswith(".") and not re.search(rf"\b(?:{_SUFFIX}|[A-Z])\.$", text[start:end])
    ):
        end -= 1
    if text[end : end + 1] == "." and re.search(
        r"\b(?:Inc|Ltd|Corp|Co|Jr|Sr|N\.A|S\.A|L\.P)$", text[start:end]
    ):
        end += 1
    return Words(start, end, text[start:end])


def judge(text: str, start: int = 0) -> Words | None:
    """The judge who signs, or before whom a hearing is held.

    >>> judge("ORDER granting 9 Motion. Signed by Judge Ann B. Bee on 2/3/2025.").text
    'Ann B. Bee'
    """
    places = [*_JUDGE.finditer(text, start), *_JUDGE_BEHIND.finditer(text, start)]
    signed = [m for m in places if _SIGNS.search(text, max(0, m.start() - 24), m.start())]
    acting = [m for m in places if not _ONLY_NAMED.search(text, max(0, m.start() - 24), m.start())]
    found = next(iter(signed or acting), None)
    if found is None:
        return None
    return Words(found.start("name"), found.end("name"), found["name"])


_SIGNS = re.compile(r"\b(?:signed|ordered|endorsed|entered|approved|granted|denied)\s*$", re.IGNORECASE)
_ONLY_NAMED = re.compile(
    r"\b(?:(?:re)?assigned|referred|transferred|addressed|conducted|directed|sent|submitted|forwarded|pending|scheduled)\s*$",
    re.IGNORECASE,
)
"""Words before a judge who is named and does not act: the case is assigned to him, a letter addressed."""
