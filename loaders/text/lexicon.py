"""Word lists and patterns: data files beside the code, read once and compiled.

Patterns are regular expressions with macros, so that a list of verbs covers all their forms:

``{V:ask|seek}``    any form of these verbs, remembered as the verb of the pattern
``{F:ask|seek}``    any form of these verbs
``{B:…} {S:…} {D:…} {G:…}``  only their base form, third person, past tense and participle, or gerund
``{S:@provides}``   the verbs of a list of ``terms.yaml``
``{gap}``           up to ten words, not across a semicolon or colon, nor a comma but that of a place ("Austin, Texas,")
``{np}``            up to six words of a noun phrase
``{few}``           up to three
``{case}`` and so on  a list of ``terms.yaml`` by its name
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cryptoreg.loaders.text.alternation import factored
from cryptoreg.ontology import yaml_text

_DATA = "cryptoreg.loaders.data"
_VOWELS = "aeiou"


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The lines of a data file without comments."""
    text = (files(_DATA) / name).read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def table(name: str) -> Any:
    """A YAML data file."""
    return yaml_text.loads((files(_DATA) / name).read_text(encoding="utf-8"))


@cache
def verb_forms(verb: str) -> dict[str, str]:
    """The forms of an English verb: base, s, past, participle, gerund.

    Only the first word of a phrasal verb is inflected.

    >>> verb_forms("deny")["past"], verb_forms("put on hold")["gerund"], verb_forms("drop")["past"]
    ('denied', 'putting on hold', 'dropped')
    """
    head, space, tail = verb.partition(" ")
    irregular = table("irregular_verbs.yaml").get(head, {})
    forms = {
        "base": head,
        "s": irregular.get("s") or _third_person(head),
        "past": irregular.get("past") or _past(head),
        "participle": irregular.get("participle") or irregular.get("past") or _past(head),
        "gerund": irregular.get("gerund") or _gerund(head),
    }
    return {name: form + space + tail for name, form in forms.items()}


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + verb[-1] + "ed" if _doubles(verb) else verb + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + verb[-1] + "ing" if _doubles(verb) else verb + "ing"


def _doubles(verb: str) -> bool:
    """Stop -> stopped: one syllable, one vowel, one consonant that is not w, x or y."""
    return bool(re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb))


def any_form(verbs: str) -> str:
    """A regular expression for every form of verbs that stand in ``a|b|c``; ``[sz]`` stands for both spellings.

    >>> forms = any_form("finali[sz]e|turn down")
    >>> [bool(re.fullmatch(forms, form)) for form in ("finalised", "finalizing", "turned down", "turned")]
    [True, True, True, False]
    """
    spelt = [v.replace("[sz]", letter) for v in verbs.split("|") for letter in ("sz" if "[sz]" in v else "s")]
    verbs = "|".join(spelt)
    forms = {form for verb in verbs.split("|") for form in verb_forms(verb.strip()).values()}
    for verb in verbs.split("|"):
        head, space, tail = verb.strip().partition(" ")
        forms |= {
            f"{also}{space}{tail}" for also in table("irregular_verbs.yaml").get(head, {}).get("also", ())
        }
    return _alternation(forms)


def some_forms(verbs: str, kinds: tuple[str, ...]) -> str:
    """A regular expression for some forms of verbs that stand in ``a|b|c``.

    >>> some_forms("ban|set up", ("s",))
    '(?:sets up|bans)'
    """
    return _alternation({verb_forms(verb.strip())[kind] for verb in verbs.split("|") for kind in kinds})


def _alternation(forms: Iterable[str]) -> str:
    """Any of some forms, the longest first; a space stays one, so that it fits any space in the end."""
    return factored(sorted(forms, key=lambda f: (-len(f), f)), lambda c: c if c == " " else re.escape(c))


_FORMS = {"B": ("base",), "S": ("s",), "D": ("past", "participle"), "G": ("gerund",)}
_MACRO = re.compile(r"\{([VFBSDG]):([^}]+)\}|\{(\w+)\}")
_GAP = r"(?:(?!and\s+\w+ed\b)[^\s,;:.!?]+(?:\.(?=\w)[^\s,;:.!?]+)*\.?(?:(?<=[a-z]),(?=[\s]+(?-i:[A-Z])[\w.]+,?[\s]+(?:to|that)\b)|(?<=\.),(?=[\s]+to\b))?[\s]+){0,10}?"
_NP = r"(?:[\w'’“”.&$%/£€-]+(?:,(?=\d))?[\s]+){0,6}?"
_FEW = r"(?:[\w'’“”.&$%/£€-]+[\s]+){0,3}?"


def expand(pattern: str) -> str:
    """Replace the macros of a pattern."""

    def one(found: re.Match[str]) -> str:
        if found[1] is not None:
            verbs = found[2] if found[2][0] != "@" else "|".join(table("terms.yaml")[found[2][1:]])
            if found[1] in _FORMS:
                return some_forms(verbs, _FORMS[found[1]])
            return f"(?P<verb>{any_form(verbs)})" if found[1] == "V" else any_form(verbs)
        if found[3] == "gap":
            return _GAP
        if found[3] == "np":
            return _NP
        if found[3] == "few":
            return _FEW
        return str(term(found[3]))

    return _MACRO.sub(one, pattern)


@cache
def term(name: str) -> str:
    """A list of ``terms.yaml`` as one alternation; its entries may use macros themselves."""
    entries = sorted(table("terms.yaml")[name], key=lambda e: (-len(e), e))
    return "(?:" + "|".join(expand(e) for e in entries) + ")"


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression over whole words; it is compiled when it is first tried, as most never are in one run."""

    pattern: str
    flags: int

    def compiled(self) -> re.Pattern[str]:
        """Ready to be tried."""
        return re.compile(self.pattern, self.flags)


def states() -> str:
    """The states of the Union, as the alternatives of a pattern."""
    return "|".join(table("references.yaml")["states"])


def whole_words(pattern: str) -> Expression:
    """A pattern of a data file as a regular expression over whole words; a space fits any space."""
    spaced = _BEHIND_OR_SPACE.sub(_spaced, expand(pattern))
    return Expression(rf"(?<![\w-])(?:{spaced})(?:(?![\w-])|(?<=\s))", re.IGNORECASE)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a data file, as :func:`whole_words` gives it, compiled."""
    return whole_words(pattern).compiled()


_BEHIND_OR_SPACE = re.compile(r"\(\?<[=!][^()]*\)|\[[^\]\[]*\]| \?| ")


def _spaced(found: re.Match[str]) -> str:
    """Any space for a space; a look-behind, whose width is fixed, and a set of characters keep one."""
    if found[0].startswith(("(", "[")):
        return found[0].replace(" ", r"\s")
    # possessive and bounded: several optional spaces side by side must not try all ways to share a long run
    return r"[\s]{0,3}" if found[0] == " ?" else r"[\s]++"
