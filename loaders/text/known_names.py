"""Names that the gazetteer knows, and names that one document gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import compress

from cryptoreg.loaders.text.alternation import factored
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.openings import Word, spelled
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.gazetteer import Entry
from cryptoreg.ontology.generated.names import Class


@cache
def known_pattern() -> tuple[re.Pattern[str], dict[str, Entry]]:
    """One pattern for all names of the gazetteer, with the entry of each."""
    names: dict[str, Entry] = {}
    for entry in gazetteer.load():
        for name in (entry.name, *entry.names):
            if name not in entry.weak and not name.startswith(("the ", "The ")):
                names.setdefault(_straight(name), entry)
    return _any_of(names), names


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){factored(names, _literal)}(?!{GOES_ON.pattern})")


def _literal(character: str) -> str:
    if character == "'":
        return "['’]"
    if character == '"':
        return '["“”]'
    return r"\s+" if character == " " else re.escape(character)


def _straight(name: str) -> str:
    return _SPACES.sub(" ", name.replace("’", "'").replace("“", '"').replace("”", '"'))


def occurrences(
    text: str, known_words: Sequence[Word], names: Collection[str], goes_on: re.Pattern[str]
) -> Iterator[tuple[int, int, str]]:
    """Where names of one document stand in it, without a regular expression for each document.

    Args:
        text: where to look.
        known_words: all its words.
        names: each begins with a letter; a space in them fits any space, a straight quote any of its kind.
        goes_on: what must not follow a name.

    Yields:
        Start, end and name, the longest where several fit, none inside another.
    """
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        first = _FIRST_WORD.match(name)
        if first is not None:
            by_first.setdefault(first[0], []).append(name)
    if not by_first:
        return
    position = 0
    for start, word in compress(known_words, map(by_first.__contains__, spelled(text))):
        if start < position or text[start - 1 : start] == "-":
            continue
        for name in by_first[word]:
            end = _end_of(text, start, name)
            if end is not None and goes_on.match(text, end) is None:
                yield start, end, name
                position = end
                break


def _end_of(text: str, start: int, name: str) -> int | None:
    """Where a name ends that begins at an offset; None when it does not stand there."""
    if text.startswith(name, start):
        return start + len(name)
    at = start
    for character in name:
        if character == " ":
            spaces = _SPACES.match(text, at)
            if spaces is None:
                return None
            at = spaces.end()
        elif at < len(text) and text[at] in _SAME_SIGNS.get(character, character):
            at += 1
        else:
            return None
    return at


_FIRST_WORD = re.compile(r"\w+")


_SPACES = re.compile(r"\s+")


_SAME_SIGNS = {"'": "'’", '"': '"“”'}


GOES_ON = re.compile(r"\w|-[A-Z]|-\w\b")


GOES_ON_AS_A_COURT = re.compile(r"\w|-[A-Z]| [A-Z][a-z]+ (?:Court|District|Judge)")


GOES_ON_AS_A_WORD = re.compile(r"[\w-]")


GOES_ON_AS_LETTERS = re.compile(r"\w")


@cache
def _first_words() -> dict[str, dict[int, list[str]]]:
    """Names of the gazetteer by their first words, and by how many signs stand before these."""
    found: dict[str, dict[int, list[str]]] = {}
    for name in known_pattern()[1]:
        first = _FIRST_WORD.search(name)
        if first is not None:
            found.setdefault(first[0], {}).setdefault(first.start(), []).append(name)
    return found


@cache
def _beginning_with(word: str) -> list[tuple[int, re.Pattern[str]]]:
    """One pattern for the names of the gazetteer that begin with a word, made when a text first holds it."""
    return [(signs, _any_of(names)) for signs, names in sorted(_first_words()[word].items(), reverse=True)]


def _occurring(text: str, known_words: Sequence[Word]) -> Iterator[re.Match[str]]:
    """Where the names of the gazetteer stand."""
    first_words, position = _first_words(), 0
    for start, word in compress(known_words, map(first_words.__contains__, spelled(text))):
        if start < position:
            continue
        for signs, pattern in _beginning_with(word):
            found = pattern.match(text, start - signs) if start - signs >= position else None
            if found is not None:
                yield found
                position = found.end()
                break


def known_names(text: str, known_words: Sequence[Word]) -> Iterator[Mention]:
    """All names of the gazetteer in a text.

    Args:
        text: where to look.
        known_words: all its words.
    """
    _, names = known_pattern()
    for found in _occurring(text, known_words):
        entry = names[_straight(found[0])]
        if entry.cls == Class.LEGISLATURE and _NUMBERED.match(text, found.end()):
            continue  # "Senate Bill 21", of any state
        if entry.cls == Class.COURT and _PROSECUTES.match(text, found.end()):
            continue  # "the Southern District of New York office"
        if (entry.jurisdiction or "").startswith("US") and entry.cls in _BODIES:
            abroad = _abroad().search(text, max(0, found.start() - _LONGEST_PLACE), found.start())
            if abroad is not None:
                name = text[abroad.start() : found.end()]
                yield Mention(abroad.start(), found.end(), name, MentionKind.NAME, entry.cls, name)
                continue
        yield Mention(found.start(), found.end(), found[0], MentionKind.NAME, entry.cls, entry.name, entry)


_PROSECUTES = re.compile(r"(?:['’]s)? (?:office|prosecutors)\b")
_NUMBERED = re.compile(r" (?:Joint |Concurrent )?(?:Bill|File|Resolution) (?:No\. )?\d")
_BODIES = (Class.REGULATOR, Class.GOVERNMENT_BODY, Class.LEGISLATURE, Class.COURT)
_LONGEST_PLACE = 24


@cache
def _abroad() -> re.Pattern[str]:
    """A country or its adjective right before a name: "Cyprus Securities and Exchange Commission"."""
    data = table("references.yaml")
    words = (
        {*data["places"], *data["demonyms"], *data["countries"]} - set(data["american"]) - {"South", "Hong"}
    )
    places = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{places})(?:['’]s)? \Z")
