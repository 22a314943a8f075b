"""Persons: by title, apposition, first name or what they do, and then by the last name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from cryptoreg.loaders.text.finders import Searched
from cryptoreg.loaders.text.known_names import (
    GOES_ON_AS_A_WORD,
    GOES_ON_AS_LETTERS,
    known_pattern,
    occurrences,
)
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import (
    CAPITALISED,
    NAME_WORD,
    PERSON,
    Mention,
    MentionKind,
    family_name,
)
from cryptoreg.loaders.text.openings import Word
from cryptoreg.loaders.text.tokens import BlockKind, Sentence
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.gazetteer import Entry
from cryptoreg.ontology.generated.names import Class


@cache
def _person_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Persons after a title, before a noun in apposition, and in apposition to a noun."""
    titles = "|".join(table("references.yaml")["person_titles"])
    nouns = "|".join(table("references.yaml")["person_nouns"])
    return (
        re.compile(rf"(?<![\w-])(?:{titles})\s+(?P<name>{PERSON})"),
        re.compile(
            rf"\b(?P<name>{PERSON}),\s+(?:who|whose|\d\d,|(?i:(?:(?:a|an|the|its|his|her)\s+)?(?:[\w’'-]+\s+){{0,5}}?(?:{nouns}))\b)"
        ),
        re.compile(
            rf"\b(?i:{nouns})s?(?:\s+(?:of|at|in)\s+[\w’'. ]{{2,30}}?)?,\s+(?P<name>{PERSON})(?:\s+and\s+(?P<other>{PERSON}))?(?=[,.;)]| and\b)"
        ),
    )


_ADDRESSED = re.compile(rf"(?<![\w-])(?:Mr|Mrs|Ms|Dr|Messrs)\.?\s+(?P<name>{NAME_WORD})")


_PLAIN_NAME = re.compile(rf"(?<![\w.-]){PERSON}")


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words of ``references.yaml`` that stands on one line."""
    return frozenset(table("references.yaml")[name].split())


@cache
def ends_of_firms() -> frozenset[str]:
    """Words that names of firms hold, and seldom end names of persons."""
    return frozenset(table("unknown_names.yaml")["signs"]["form"]["firm_words"].split())


def persons(text: str, seen: Searched, sents: list[Sentence]) -> Iterator[Mention]:
    """Persons by title, apposition, first name, or by what they do or what is done to them."""
    titled, apposed, introduced = _person_patterns()
    for found in seen.matches(titled):
        yield from _person(text, found.start("name"), found.end("name"))
    for found in seen.matches(apposed):
        yield from _person(text, found.start("name"), found.end("name"))
    for found in seen.matches(introduced):
        yield from _person(text, found.start("name"), found.end("name"))
        if found["other"]:
            yield from _person(text, found.start("other"), found.end("other"))
    yield from _judges_by_last_name(text, seen)
    last_names = {found["name"] for found in seen.matches(_ADDRESSED)}
    first_names = listed("first_names")
    for sentence in sents:
        if sentence.kind is BlockKind.TITLE or sentence.kind is BlockKind.HEADING:
            continue
        for found in seen.matches(_PLAIN_NAME, sentence.start, sentence.end):
            words = found[0].split()
            if words[0] in first_names or words[0].title() in first_names or words[-1] in last_names:
                yield from _person(text, found.start(), found.end())


_OFFICE_AND_NAME = re.compile(
    rf"(?<![\w-])(?P<title>(?:U\.S\. |US )?(?:District |Circuit |Magistrate |Bankruptcy )?(?:Judge|Justice)|Senator|Sen\.|Rep\.|Commissioner|Chair(?:man|woman)?|AG|Attorney General|Governor|Secretary|Representative) (?P<name>{NAME_WORD})(?![\w-])(?! {CAPITALISED})"
)


def _judges_by_last_name(text: str, seen: Searched) -> Iterator[Mention]:
    """Names after a title, as in "Judge Brandt", "Senator Warren": by the gazetteer where one person bears the name, else a judge of that name."""
    stop = listed("not_in_person_names")
    for found in seen.matches(_OFFICE_AND_NAME):
        name = re.sub(r"['’]s$", "", found["name"])
        if name in stop:
            continue
        known = _people_by_family().get(name)
        start = found.start("name")
        if known is not None:
            yield Mention(start, start + len(name), name, MentionKind.NAME, Class.PERSON, known.name, known)
        elif ("Judge" in found["title"] or "Justice" in found["title"]) and not _is_part_of_a_name(
            text, name
        ):
            yield Mention(start, start + len(name), name, MentionKind.NAME, Class.PERSON, name)


def _is_part_of_a_name(text: str, last: str) -> bool:
    """Whether the text gives a longer name that ends so."""
    at = text.find(f" {last}")
    while at >= 0:
        after = at + 1 + len(last)
        if GOES_ON_AS_LETTERS.match(text, after) is None:
            before = _NAME_BEFORE.search(text, max(0, at - _LONGEST_NAME), at)
            if before is not None and not text.startswith(("Judge ", "Justice "), before.start()):
                return True
        at = text.find(f" {last}", after)
    return False


_NAME_BEFORE = re.compile(rf"(?:{NAME_WORD}|[A-Z]\.)\Z")


_LONGEST_NAME = 60


@cache
def _people_by_family() -> dict[str, Entry]:
    """Known persons whose last name no other known person bears."""
    found: dict[str, list[Entry]] = {}
    for entry in gazetteer.load():
        if entry.cls == Class.PERSON:
            found.setdefault(family_name(entry.name), []).append(entry)
    return {name: entries[0] for name, entries in found.items() if len(entries) == 1}


_BEFORE_NAME = re.compile(
    r"(?:(?:While|After|When|Before|But|And|As|If|Since|Although|Though|With|For|By|However|Meanwhile|Unlike|Like|Both|The|In|On|At|From|Mr|Mrs|Ms|Dr|Messrs|Defendants?|Plaintiffs?|Judge|Justice|Chair(?:man|woman)?|Commissioner|Founder|Brothers?|Senators?|Sen|Representatives?|Reps?|AG|Attorney|General|Secretary|Minister|Director|President|Governor|Congress(?:man|woman)|Assembly(?:man|woman)|Prosecutor|Lawmaker|Mayor|Superintendent|Comptroller|Administrator|Solicitor|Inspector|Chancellor|Member|Co-founder|Democrats?|Republicans?|Former|Acting|Deputy|Assistant|CEO|Chief|Executive|Officer|Analyst|Professor|Prof|Minority|Majority|Leader|Speaker|Whip)\.?\s+)+"
)


_OF_CITIES = frozenset("Las Los San Santa Fort Palm Long New Salt Saint St. El North South East West".split())
"""With which names of cities begin, and no first name."""


def _person(text: str, start: int, end: int) -> Iterator[Mention]:
    titled = _BEFORE_NAME.match(text, start, end)
    if titled:
        start = titled.end()
    words = re.sub(r"['’]s$", "", text[start:end])
    stop = listed("not_in_person_names")
    kept = []
    for word in words.split():
        if word.strip(".,") in stop:
            break
        kept.append(word)
    name = " ".join(kept)
    if kept and kept[0] in _OF_CITIES:
        return  # "Las Vegas"
    if kept and kept[-1] in ends_of_firms() and kept[0] not in listed("first_names"):
        return
    if len(kept) < 2 or any(word.endswith(("'s", "’s", "s'", "s’")) for word in kept[:-1]):
        return
    if "\n" in text[start : start + len(name)]:
        return
    pattern, _ = known_pattern()
    if pattern.search(name) is not None and gazetteer.load().find(name) is None:
        return  # a known name with a word before or behind it
    shown = name.title() if name.isupper() else name
    yield Mention(
        start,
        start + len(name),
        name,
        MentionKind.NAME,
        Class.PERSON,
        shown,
        gazetteer.load().find(shown, Class.PERSON),
    )


@cache
def _well_known_families() -> dict[str, Mention]:
    """Last names that stand for one known person everywhere."""
    found: dict[str, Mention] = {}
    for entry in gazetteer.load():
        if entry.family:
            last = family_name(entry.name)
            found.setdefault(last, Mention(0, 0, "", MentionKind.NAME, entry.cls, entry.name, entry))
    return found


def family_names(text: str, known_words: Sequence[Word], known: list[Mention]) -> Iterator[Mention]:
    """Later mentions of a person by the last name alone, and of a judge by title and last name."""
    family: dict[str, Mention] = {}
    for mention in known:
        if mention.cls == Class.PERSON and mention.kind is MentionKind.NAME:
            last = family_name(mention.name)
            if len(last) > 2 and not (last in _well_known_families() and mention.name.endswith(_SECOND)):
                family.setdefault(last, mention)
                family.setdefault(last.upper(), mention)
    family = {**_well_known_families(), **family}
    for start, end, name in occurrences(text, known_words, family, GOES_ON_AS_A_WORD):
        yield replace(family[name], start=start, end=end, text=text[start:end])


_SECOND = ("Jr", "Jr.", "III")
"""Who bears his father's name is not who is meant by the last name of a well-known one."""
_AND_NAME = re.compile(r"(?<![\w’'.-])(?P<first>[A-Z][a-z]+) and \Z")
_FAMILY_BEFORE = re.compile(r"\b(?:brothers?|sisters?|twins|siblings|couple|spouses|[a-z]+s),? \Z")


def siblings(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Of "Anton and James Brandt": who is told by the first name alone."""
    for mention in known:
        if mention.cls != Class.PERSON or mention.kind is not MentionKind.NAME or " " not in mention.text:
            continue
        before = _AND_NAME.search(text, max(0, mention.start - 30), mention.start)
        if before is None or any(m.start <= before.start() < m.end for m in known):
            continue
        first = before["first"]
        stands_behind = _FAMILY_BEFORE.search(text, max(0, before.start() - 30), before.start())
        if first not in listed("first_names") and stands_behind is None:
            continue
        name = f"{first} {family_name(mention.name)}"
        entry = gazetteer.load().find(name, Class.PERSON)
        yield Mention(
            before.start(), before.end("first"), first, MentionKind.NAME, Class.PERSON,
            name if entry is None else entry.name, entry,
        )  # fmt: skip


def patterns() -> list[re.Pattern[str]]:
    """Those by which these names are found in a text that is searched for all of them at once."""
    return [*_person_patterns(), _ADDRESSED, _PLAIN_NAME, _OFFICE_AND_NAME]
