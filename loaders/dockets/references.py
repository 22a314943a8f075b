"""What a docket entry names beside its own act: other entries, deadlines, days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cryptoreg.loaders.dockets import dates as clerk
from cryptoreg.loaders.dockets import labels
from cryptoreg.loaders.dockets.acts import Reference
from cryptoreg.loaders.dockets.names import Words
from cryptoreg.loaders.text.times import TimeMention

_NUMBER = r"(?:\[\s*#?\s*(?P<a>\d{1,5})(?:-\d{1,3})?\s*\]|(?P<b>\d{1,5})(?:-\d{1,3})?)"
_CITED = re.compile(
    rf"(?:\b(?:re:?|granting|denying|mooting|adopting|withdrawing|vacating|striking|terminating|overruling|approving|"
    rf"doc(?:ument)?s?\.?|dkt\.?(?: entry)?|ecf|entry|in part|moot|to|regarding|on|as to|in support of|in opposition to|"
    rf"related document\(s\)|d\.?e\.?|the)"
    rf"(?:\s*(?:no|nos|number)\.?)?\s*[:#]?\s*#?\s*|[,;&]\s*(?:and\s+)?|\band\s+)\(?{_NUMBER}(?=\s*(?:[A-Z)\];,.:]|$|and\b|the\b|is\b|are\b|motion\b))"
    r"|(?P<c>\[\s*#?\s*(?P<d>\d{1,5})(?:-\d{1,3})?\s*\])"
    r"|\bmotion\s+(?P<e>\d{1,5})(?=\s*(?:is|are|,|\.|\)))"
    r"|(?<=[a-z)] )(?P<f>\d{1,5})(?=,? (?:is|are) (?:hereby )?(?:granted|denied|allowed|stricken))"
    r"|(?<![\d$/:#.,-])(?<=[a-z)] )(?P<g>\d{1,5})(?= (?:(?:un|un-)?opposed |joint |consent |sealed |emergency )?(?:motion|stipulation|application)\b)",
    re.IGNORECASE,
)
_CITES_A_PAPER = re.compile(
    r"\s*[\])]?\s*(?:(?:first|second|third|joint|unopposed|consent|emergency|stipulated|agreed|letter|amended|expedited|sealed|"
    r"defendants?'?s?|plaintiffs?'?s?)\s+)*(?:motion|mtn|order|complaint|letter|stipulation|notice|memorandum|brief|response|reply|"
    r"opposition|application|request|report|declaration|judgment|answer|status|proposed|petition|affidavit|objection|cross)",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"\b(?:doc|dkt|ecf|d\.?e\b|document|entry)|\[|granting|denying|\bre\b", re.IGNORECASE)


_YEAR = re.compile(r"(?:19|20)\d\d")
"""A bare number of this form is a year: "the 2017 order"."""
_DAY_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}$", re.IGNORECASE
)


def references(text: str) -> Iterator[Reference]:
    """The numbers of other entries, each once, in their order."""
    seen: set[str] = set()
    for reference in mentions(text):
        if reference.number not in seen:
            seen.add(reference.number)
            yield reference


def mentions(text: str) -> Iterator[Reference]:
    """Each place where another entry is named by its number.

    A bare number counts where a word that cites stands before it and the name of a paper behind it.
    """
    for found in _CITED.finditer(text):
        group = next(g for g in ("a", "b", "d", "e", "f", "g") if found[g] is not None)
        number = found[group]
        bare = group == "b" and not _ALWAYS.search(found[0])
        if bare and (
            _YEAR.fullmatch(number) or _DAY_BEFORE.search(text[max(0, found.start() - 16) : found.start()])
        ):
            continue
        if bare and not _CITES_A_PAPER.match(text, found.end()):
            continue
        yield Reference(number, found.start(group), found.end(group))


def related(text: str) -> Iterator[Reference]:
    """The entry to which a bracket such as ``(Related Doc # 11)`` points: the first number in it."""
    for start, end in labels.related(text):
        found = re.compile(r"\d{1,5}").search(text, start, end)
        if found is not None:
            yield Reference(found[0], found.start(), found.end())


def entered_on(text: str) -> TimeMention | None:
    found = re.search(r"[(\[](?:order )?entered:? (?:on )?", text, re.IGNORECASE)
    return next(iter(clerk.dates(text, found.end(), found.end() + 24)), None) if found is not None else None


def signed_on(body: str, judged: Words | None) -> TimeMention | None:
    found = re.search(r"\bsigned on ", body, re.IGNORECASE)
    if found is not None:
        return next(iter(clerk.dates(body, found.end(), found.end() + 24)), None)
    if judged is None:
        return None
    on = re.compile(r"[\s,]*(?:on|dated)\s+", re.IGNORECASE).match(body, judged.end)
    return next(iter(clerk.dates(body, on.end(), on.end() + 24)), None) if on is not None else None
