"""Wordings that must not change an answer: each sense in all the ways in which people say it, in several carriers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cryptoreg.api.questions.words import plural, verb_forms

_SLOT = re.compile(r"\{(base|s|past|part|ing|noun|nouns|x)(?:\|([^}]*))?\}")
_FORMS = {"base": "base", "s": "s", "past": "past", "part": "participle", "ing": "gerund"}


@dataclass(frozen=True, slots=True)
class Wording:
    """A question, and the one with the canonical wording that must get the same answer."""

    sense: str
    text: str
    canonical: str


def wordings() -> Iterator[Wording]:
    """All combinations of a carrier with a wording that is not the canonical one."""
    path = Path(__file__).with_name("question_wordings.yaml")
    for group in yaml.safe_load(path.read_text(encoding="utf-8")):
        words = group.get("verbs") or group.get("nouns") or group["frames"]
        for carrier in group["carriers"]:
            canonical = _filled(carrier, group, words[0])
            for word in words[1:]:
                yield Wording(group["sense"], _filled(carrier, group, word), canonical)


def _filled(carrier: str, group: Mapping[str, Any], word: str) -> str:
    def put(slot: re.Match[str]) -> str:
        form, thing = slot[1], slot[2]
        if form in {"x", "noun"}:
            return word
        if form == "nouns":
            return plural(word)
        bare = word.replace("~ ", "").replace(" ~", "") if thing is None else word
        inflected = _inflected(bare, _FORMS[form])
        if thing is None:
            return inflected
        return inflected.replace("~", thing).strip() if "~" in inflected else f"{inflected} {thing}".strip()

    return re.sub(r" +", " ", _SLOT.sub(put, carrier)).replace(" ?", "?")


def _inflected(verb: str, form: str) -> str:
    words = verb.split()
    if words[0] == "be":
        be = {"base": "be", "s": "is", "past": "was", "participle": "been", "gerund": "being"}[form]
        return " ".join([be, *words[1:]])
    if words[0] in ("voluntarily", "temporarily"):
        return f"{words[0]} {_inflected(' '.join(words[1:]), form)}"
    return dict(verb_forms(verb))[form]
