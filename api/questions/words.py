"""Words of a question: tokens, forms of verbs and nouns, and the bounded distance of typing errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cryptoreg.ontology import yaml_text

PROPER = r"(?-i:[A-Z])[\w.&'’-]*(?: (?-i:[A-Z])[\w.&'’-]*)*"
"""A name in running text, as a part of a pattern that disregards case."""
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d(?:[\d,]*\d)?(?:\.\d+)?(?:st|nd|rd|th)?|[\w&]+(?:[-.'’/][\w&]+)*|n['’]t"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place.

    Attributes:
        text: as typed, or as corrected.
        norm: lower case, without the possessive ending.
        start: first character in the question as typed.
        end: one after the last.
        possessive: whether it ended in an apostrophe and s.
        comma: whether a comma, colon, dash or the end of a sentence stands right before it.
        apart: whether a date, a length or a sum stands right before it.
    """

    text: str
    norm: str
    start: int
    end: int
    possessive: bool = False
    comma: bool = False
    apart: bool = False


def tokens(question: str) -> list[Token]:
    """Split a question into words; ``weren't`` gives two.

    >>> [t.norm for t in tokens("Weren't Kraken's cases v. the SEC dropped?")]
    ['were', "n't", 'kraken', 'cases', 'v', 'the', 'sec', 'dropped']
    """
    out: list[Token] = []
    last = 0
    for found in _TOKEN.finditer(question):
        text, start, end = found[0], found.start(), found.end()
        comma = bool(re.search(r"[,:;.?!–—]\s*$|\s-\s*$", question[last:start]))
        last = end
        lower = text.lower().replace("’", "'")
        if lower.endswith("n't") and len(lower) > 3:
            stem = {"can": "can", "wo": "will", "sha": "shall", "ca": "can"}.get(lower[:-3], lower[:-3])
            out.append(Token(text[:-3], stem, start, end - 3, comma=comma))
            out.append(Token(text[-3:], "n't", end - 3, end))
            continue
        bare = _POSSESSIVE.sub("", lower)
        norm = bare.replace(".", "") if re.fullmatch(r"(?:[a-z]\.)+[a-z]?", bare) else bare.rstrip(".")
        out.append(Token(text, norm, start, end, bare != lower, comma))
    return out


@cache
def _irregular() -> dict[str, dict[str, str]]:
    text = (files("cryptoreg.loaders.data") / "irregular_verbs.yaml").read_text(encoding="utf-8")
    own = (files("cryptoreg.api.questions") / "lexicon" / "verbs.yaml").read_text(encoding="utf-8")
    return {**yaml_text.loads(text), **yaml_text.loads(own)}


def verb_forms(phrase: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb phrase, inflected on its first verb: (form, wording).

    >>> sorted(set(w for _, w in verb_forms("put on hold")))
    ['put on hold', 'puts on hold', 'putting on hold']
    """
    words = phrase.split()
    place = 1 if (words[0] == "be" or words[0].endswith("ly")) and len(words) > 1 else 0
    if words[0] == "be":
        for form in ("be", "is", "was", "were", "been", "being", "are"):
            yield "base", " ".join([form, *words[1:]])
        return
    verb = words[place]
    known = _irregular().get(verb, {})
    past = known.get("past") or _past(verb)
    for form, text in (
        ("base", verb),
        ("s", known.get("s") or _plural(verb)),
        ("past", past),
        ("participle", known.get("participle") or past),
        ("gerund", known.get("gerund") or _gerund(verb)),
    ):
        yield form, " ".join([*words[:place], text, *words[place + 1 :]])


def plural(phrase: str) -> str:
    """
    >>> plural("motion to stay"), plural("stay order"), plural("inquiry"), plural("notice of appeal")
    ('motions to stay', 'stay orders', 'inquiries', 'notices of appeal')
    """
    words = phrase.split()
    small = next((n for n, w in enumerate(words) if w in ("of", "to", "for", "by", "in", "from")), len(words))
    words[small - 1] = _plural(words[small - 1])
    return " ".join(words)


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    return word + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    short = re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", verb)
    return verb + verb[-1] if short else verb


def distance(a: str, b: str, limit: int) -> int:
    """The number of typing errors between two words, at most ``limit + 1``.

    Insertions, deletions, changes and swaps of neighbours count one each (optimal string alignment).

    >>> distance("whcih", "which", 2), distance("stayd", "stayed", 2), distance("poem", "over", 1)
    (1, 1, 2)
    """
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    previous: list[int] = []
    current = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, previous, current = previous, current, [i]
        for j, y in enumerate(b, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
    return min(current[-1], limit + 1)


def allowed_errors(word: str) -> int:
    """How many errors a word of this length may hold: none to three letters, one to six, else two."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2
