"""The lexicon: wordings and what they mean, as data in ``lexicon/*.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from cryptoreg.api.questions.words import plural, tokens, verb_forms

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # "no" and "on" are words here, and no truths
FILES = ("asks", "nouns", "events", "composed", "time", "words", "conduct")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a wording means.

    Attributes:
        kind: ask, noun, event, time, role, neg, super, compare, state, quality, conduct, ignored, …
        value: which one of that kind.
        narrowed: what the wording adds, such as ``{"from": "court"}`` for "tossed".
        form: base, s, past, participle or gerund of a verb; noun or plural of a noun; else phrase.
    """

    kind: str
    value: str = ""
    narrowed: tuple[tuple[str, str], ...] = ()
    form: str = "phrase"

    def get(self, name: str) -> str | None:
        """What the wording adds under a name."""
        return dict(self.narrowed).get(name)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All wordings.

    Attributes:
        phrases: the senses of each wording, as a row of normalised words.
        longest: the number of words of the longest wording that begins with a word.
        words: every word that occurs.
    """

    phrases: Mapping[tuple[str, ...], tuple[Sense, ...]]
    longest: Mapping[str, int]
    words: frozenset[str]


@cache
def load() -> Lexicon:
    """Read the files, once."""
    entries: list[dict[str, Any]] = []
    for name in FILES:
        entries += _data(name)
    found: dict[tuple[str, ...], dict[tuple[str, str, tuple[tuple[str, str], ...]], Sense]] = {}
    for entry in entries:
        kind, _, value = str(entry["sense"]).partition(" ")
        narrowed = tuple(sorted((str(k), str(v)) for k, v in entry.get("with", {}).items()))
        key, made = (kind, value, narrowed), dict[str, Sense]()
        for form, wording in _wordings(entry):
            if form not in made:
                made[form] = Sense(kind, value, narrowed, form)
            found.setdefault(_words(wording), {}).setdefault(key, made[form])
    longest: dict[str, int] = {}
    for words in found:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Lexicon(
        {k: tuple(v.values()) for k, v in found.items()},
        longest,
        frozenset(w for words in found for w in words),
    )


@cache
def table(name: str) -> list[Any]:
    """Another table of the lexicon: nicknames, abbreviations, words that say the same."""
    return list(_data(name))


@cache
def mapping(name: str) -> dict[str, Any]:
    """A table of the lexicon with named parts."""
    return dict(_data(name))


@cache
def places() -> Mapping[str, tuple[str, ...]]:
    """What the names of the courts at a place contain, by the place."""
    return {str(place).lower(): tuple(parts) for row in table("places") for place, parts in row.items()}


@cache
def common() -> frozenset[str]:
    """Plain English words of four letters and more (SCOWL, levels 10 and 20), which are no typing errors."""
    return frozenset(_text("common.txt").split())


def _data(name: str) -> Any:
    return yaml.load(_text(f"{name}.yaml"), Loader=_LOADER)  # noqa: S506  # it makes nothing but strings, in C where it can


def _text(name: str) -> str:
    return (files("cryptoreg.api.questions") / "lexicon" / name).read_text(encoding="utf-8")


def _wordings(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    out = [("phrase", p) for text in entry.get("phrases", ()) for p in spread(str(text))]
    for noun in (n for text in entry.get("nouns", ()) for n in spread(str(text))):
        out += [("noun", noun), ("plural", plural(noun))]
    for verb in (v for text in entry.get("verbs", ()) for v in spread(str(text))):
        out += verb_forms(verb)
    return out


def _words(wording: str) -> tuple[str, ...]:
    if wording.replace(" ", "").isalpha() and wording.islower():
        return tuple(wording.split())
    return tuple(t.norm for t in tokens(wording)) or (wording,)


_CHOICE = re.compile(r"\(([^()]*)\)")


def spread(text: str) -> list[str]:
    """All wordings that a pattern with choices in brackets stands for; a choice may be empty.

    >>> spread("(drop|ditch) (its|the) appeal")
    ['drop its appeal', 'drop the appeal', 'ditch its appeal', 'ditch the appeal']
    >>> spread("ask for (a|) stay")
    ['ask for a stay', 'ask for stay']
    """
    found = _CHOICE.search(text)
    if found is None:
        return [" ".join(text.split())]
    start, end = found.span()
    return [w for choice in found[1].split("|") for w in spread(f"{text[:start]}{choice}{text[end:]}")]
