"""What a question says in passing of a thing that it names: "When was Tornado Cash, which OFAC sanctioned in 2022, delisted?".

Such a clause between commas narrows nothing: the name says already what is meant. It is asked for by itself;
where the records bear it out, it is left out of the question, and where they say the contrary, the question takes
for granted what is not so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cryptoreg.api.questions.words import PROPER

__all__ = ["Aside", "aside", "epithet"]

_NAME = r"(?P<name>(?:the )?(?-i:[A-Z])[\w.&'’-]*(?: (?:(?-i:[A-Z])[\w.&'’-]*|v\.?|of the|of))*(?: (?:case|suit|lawsuit|action|probe|investigation|task force|act|rule))?)"
_BEING = r"(?:was|were|is|are|had|has|have|did|got|could|would)"
_RELATIVE = re.compile(
    rf"{_NAME}, (?P<link>in which|against which|against whom|which|who|whom|whose) (?P<clause>[^,?]+?)(?:,(?= \S)|(?=[?.]?$))", re.IGNORECASE
)  # fmt: skip
_PARTICIPLE = re.compile(
    rf"{_NAME}, (?P<clause>(?:first |originally |already )?(?:\w+ed|brought|sued|held|begun|set up|put on hold|frozen) (?:in|on|by|under|before|after|during|against) [^,?]+?), ", re.IGNORECASE
)  # fmt: skip
_EPITHET = re.compile(
    rf"{_NAME}, (?P<words>(?:one of|the|an?|its|his|her|then) (?:[\w.&'’-]+ ){{0,5}}(?-i:[a-z])[\w-]+), (?!and\b|or\b)", re.IGNORECASE
)  # fmt: skip
_ASKING = re.compile(
    r"^(?:(?:on|in|by|before|under|to|for|at|against|from|and|so|but) )*(?:which|what|who|whom|whose|when|where|how|why|did|does|is|are|was|were|has|have|had|list|name|identify)\b", re.IGNORECASE
)  # fmt: skip
_OBJECT = re.compile(rf"^(?P<who>(?:the )?{PROPER}) (?P<verb>(?:had |has )?(?:\w+ly )?\w+)(?P<rest>.*)$")
_CHOICE = re.compile(r"\b(?:or|than|between|earlier|later|longer|shorter|sooner)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that is said in passing.

    Attributes:
        said: its words in the question.
        claim: what it says, as a question for yes or no.
        rest: the question without it.
    """

    said: str
    claim: str
    rest: str


def aside(question: str) -> Aside | None:
    """The first clause that a question says in passing of a thing that it names; None where it has none.

    >>> aside("Who is the judge in SEC v. Coinbase, which was stayed in January 2025?")
    Aside(said='which was stayed in January 2025', claim='is it true that SEC v. Coinbase was stayed in January 2025?', rest='Who is the judge in SEC v. Coinbase?')
    >>> aside("When was Tornado Cash, which OFAC had sanctioned in 2022, delisted?").claim
    'is it true that OFAC had sanctioned Tornado Cash in 2022?'
    >>> aside("After Kraken, which firms were sued?") is None
    True
    """
    for pattern in (_RELATIVE, _PARTICIPLE):
        for found in pattern.finditer(question):
            before = question[: found.start()]
            if not _ASKING.match(before) or _CHOICE.search(f"{before}{found['name']}"):
                continue
            link = found.groupdict().get("link") or ""
            claim = _claim(found["name"], link.lower(), found["clause"])
            if claim is None:
                continue
            said = f"{link} {found['clause']}".strip()
            behind = question[found.end() :].lstrip()
            rest = f"{before}{found['name']}{'' if not behind or behind[0] in '?.' else ' '}{behind}"
            return Aside(said, f"is it true that {claim}?", rest)
    return None


def _claim(name: str, link: str, clause: str) -> str | None:
    if link == "whose":
        return f"{name}'s {clause}"
    if link.startswith(("in ", "against ")):
        return f"{clause} {link.split(maxsplit=1)[0]} {name}"
    if not link:
        return f"{name} was {clause}"
    if re.match(
        rf"{_BEING}\b|\w+ed\b|won\b|lost\b|sued\b|brought\b|founded\b|ran\b|led\b|sat\b|came\b|took\b|left\b|went\b",
        clause,
    ):
        return f"{name} {clause}"
    whom = _OBJECT.match(clause)
    return f"{whom['who']} {whom['verb']} {name}{whom['rest']}" if whom is not None else None


def epithet(question: str) -> tuple[str, str] | None:
    """What a name is called between commas, and the question without it.

    >>> epithet("What did Rainberry, one of the Tron companies, pay to the SEC?")
    ('one of the Tron companies', 'What did Rainberry pay to the SEC?')
    >>> epithet("Did the SEC, the CFTC, or the DOJ sue Kraken?") is None
    True
    """
    found = _EPITHET.search(question)
    if found is None or not _ASKING.match(question):
        return None
    return found["words"], f"{question[: found.start()]}{found['name']} {question[found.end() :]}"
