"""Names that no list holds: whether a person or a firm bears them, by all that a text says of them.

A single word seldom tells ("Brandt said"), several together do ("Brandt, 41", "Brandt's lawyer"). Every place where
the name stands gives its signs; the signs, with their weights, are data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import CAPITALISED, Mention, MentionKind, family_name
from cryptoreg.loaders.text.persons import ends_of_firms, listed
from cryptoreg.loaders.text.tokens import BlockKind, Sentence
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class

_BEFORE, _BEHIND = 70, 90
"""Characters around a name in which its signs stand."""
_KNOWN_FIRST_NAME = 4.0
_ONE_WORD = 8.0
_ROUNDS = 2
_FORM_OF_A_FIRM = 3.0
_TWO_WORDS = 1.0
_NAMED_WITH_A_PERSON = 3.0

_RUN = re.compile(
    rf"(?<![\w.’'&@#/-]){CAPITALISED}(?:[ ](?:(?:&|of|of the|de|da|du|del|van|von|der|al|bin)[ ])?{CAPITALISED})*(?:(?<=[A-Z]|[a-z])[.](?:com|io|org|net|co|fi|xyz|exchange|finance)\b)?(?:(?<=Jr|Sr)\.)?"
)
_PERSON_FORM = re.compile(
    r"[A-Z][a-zà-ÿ]+(?:[-’'][A-Z]?[a-zà-ÿ]+)?(?: [A-Z]\.)?(?: (?:van|von|de|da|du|del|der|al|bin))?(?: (?:Mc|Mac|O['’]|De|Di|Le|La)?[A-Z][a-zà-ÿ]+(?:-[A-Z]?[a-zà-ÿ]+)?){1,2}(?:,? (?:Jr|Sr)\.?)?"
)
_TITLED = re.compile(
    r"(?:Secretary|Minister|Commissioner|Superintendent|Director|Attorney|Comptroller|Speaker) (?:of|for) (?:the )?[A-Z]\w+ (?=[A-Z]\w+ [A-Z])"
)
_FIRST_WORD = re.compile(r"(\S+)\s+(?:(?:of|for|of the|&) )?")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|across|throughout|around|based) $")
_PLACE_BEHIND = re.compile(
    r"(?:, [A-Z][a-z]+[.,)]|-based\b|, (?:[A-Z][a-z]+ )?[A-Z][a-z]+, (?:where|on|in)\b)"
)


@dataclass(frozen=True, slots=True)
class _Signs:
    """Words around a name that tell of it: each with its weight."""

    before: tuple[tuple[float, re.Pattern[str]], ...]
    behind: tuple[tuple[float, re.Pattern[str]], ...]


@cache
def _signs() -> dict[Class, _Signs]:
    data = table("unknown_names.yaml")
    nouns = {kind: "|".join(map(re.escape, sorted(set(data[kind].split())))) for kind in ("firm", "person")}

    def compiled(rows: Sequence[Sequence[float | str]]) -> tuple[tuple[float, re.Pattern[str]], ...]:
        return tuple(
            (
                float(weight),
                re.compile(str(p).replace("{firm}", nouns["firm"]).replace("{person}", nouns["person"])),
            )
            for weight, p in rows
        )

    return {
        cls: _Signs(compiled(data["signs"][cls]["before"]), compiled(data["signs"][cls]["behind"]))
        for cls in (Class.FIRM, Class.PERSON)
    }


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("unknown_names.yaml")[name].split())


@cache
def _nouns() -> frozenset[str]:
    """What persons and firms are, which a sentence may begin with: "Trader Jane Hale"."""
    return _words("person") | _words("firm")


@cache
def _firm_form() -> re.Pattern[str]:
    return re.compile(table("unknown_names.yaml")["signs"]["form"]["firm"])


@cache
def _bodies() -> list[tuple[Class, re.Pattern[str]]]:
    """How public bodies are called, whatever is said of them."""
    bodies = table("unknown_names.yaml")["bodies"]
    return [(Class(cls), re.compile(pattern)) for cls, pattern in bodies.items()]


@cache
def _geography() -> frozenset[str]:
    data = table("references.yaml")
    return frozenset(
        [*data["states"], *data["places"], *data["demonyms"], *data["american"], *data["countries"]]
    )


def find(text: str, sents: Sequence[Sentence], known: Sequence[Mention]) -> Iterator[Mention]:
    """Unknown names whose signs tell enough, at every place where they stand.

    Args:
        text: of the document.
        sents: its sentences; in titles and headings, where every word may have a capital, no name is looked for.
        known: mentions that are found already; no name shares a word with one.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    opening: dict[str, bool] = {}
    taken = sorted((m.start, m.end) for m in known)
    for start, end, first in _candidates(text, sents, taken):
        name = text[start:end]
        places[name].append((start, end))
        opening[name] = opening.get(name, True) and first
    families = {word for m in known if m.cls == Class.PERSON for word in m.name.split()}
    families |= {family_name(name) for name in places if " " in name}
    taken_names = {m.text for m in known if m.kind is MentionKind.NAME}
    people = [(m.start, m.end) for m in known if m.cls == Class.PERSON and m.kind is MentionKind.NAME]
    # neither the last name of somebody whom the text names in full, nor known by other means
    known_by_other_means = families | taken_names
    undecided = [n for n in places if n not in known_by_other_means and gazetteer.load().find(n) is None]
    for _ in range(_ROUNDS):  # who is named beside a person is one, and so may be who is named beside him
        before = len(people)
        ends, starts = {end for _, end in people}, {start for start, _ in people}
        told = {name: _class_of(text, name, places[name], ends, starts, opening[name]) for name in undecided}
        for name, cls in told.items():
            if cls is not None:
                yield from (Mention(*at, name, MentionKind.NAME, cls, name) for at in places[name])
            if cls == Class.PERSON:
                people += places[name]
        if len(people) == before:
            break
        undecided = [name for name, cls in told.items() if cls is None]


def _class_of(
    text: str, name: str, where: Sequence[tuple[int, int]], ends: set[int], starts: set[int], opens: bool
) -> Class | None:
    """What bears a name; None when too little tells."""
    body = next((cls for cls, form in _bodies() if form.search(name)), None)
    if body is not None:
        return body
    data = table("unknown_names.yaml")
    score = _score(text, name, where, ends, starts)
    if opens and " " not in name:
        score = {cls: s - 1 for cls, s in score.items()}  # any word that begins a sentence has a capital
    best = max(score, key=lambda cls: score[cls])
    tells = score[best] >= data["enough"] and score[best] - min(score.values()) >= data["apart"]
    return best if tells else None


def _candidates(
    text: str, sents: Sequence[Sentence], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """Runs of words with capitals that nothing known covers, and whether each begins its sentence."""
    at = 0
    for sentence in sents:
        if sentence.kind in (BlockKind.TITLE, BlockKind.HEADING):
            continue
        for found in _RUN.finditer(text, sentence.start, sentence.end):
            start, end = found.span()
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            if at < len(taken) and taken[at][0] < end:
                # "Jane Hale of Hale & Brandt": what stands before a known name, without what joins them
                end = start + len(_JOINS.sub("", text[start : max(start, taken[at][0])]))
            first = not text[sentence.start : start].strip("\"“'‘([ -•*")
            begin = _without_openers(text, start, end, first)
            for one, other in _parts(text, begin, end):
                name = re.sub(r"['’]s?$", "", text[one:other])
                if _may_be_a_name(name):
                    yield one, one + len(name), first and one == start


def _without_openers(text: str, start: int, end: int, first: bool) -> int:
    """Where a name begins, behind titles, words that begin a sentence, and places: "Trader Jane Hale"."""
    openers = _words("openers")
    if titled := _TITLED.match(text, start, end):
        start = titled.end()
    while word := _FIRST_WORD.match(text, start, end):
        plain = word[1].rstrip(".")
        if not (
            plain in openers
            or word[1] in _geography()
            or word[1].endswith("-based")
            or (first and word[1].lower() in _nouns())
        ):
            break
        rest = text[start + len(word[0]) : end]
        if word[1] in _OF_THE_TRADE and rest.split()[-1:] and rest.split()[-1] in ends_of_firms():
            break
        if word[1] in _geography() and any(form.search(text[start:end]) for _, form in _bodies()):
            break
        start += len(word[0])
        first = False
    return start


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run, or both sides of the *of* in "Jane Hale of Hale & Brandt"."""
    of = _PERSON_OF.match(text, start, end)
    if of is not None and of["last"] not in ends_of_firms() | _words("openers"):
        yield start, of.end("person")
        start = of.end()
    yield start, end


@cache
def _no_names() -> frozenset[str]:
    return _words("openers") | ends_of_firms() | _geography()


def _may_be_a_name(name: str) -> bool:
    short_form = name.isupper() and " " not in name and len(name) < _LETTERS_OF_A_SHORT_FORM
    return (
        len(name) > 2
        and name not in _no_names()
        and name.rsplit(maxsplit=1)[-1] not in _words("other_ends")
        and len(name.split()) <= _MOST_WORDS
        and not short_form
    )


_JOINS = re.compile(r"(?:\s+(?:of|of the|&|for|and))?\s*\Z")
_PERSON_OF = re.compile(
    r"(?P<person>[A-Z][a-zà-ÿ'’-]+(?: [A-Z]\.)?(?: [A-Z][a-zà-ÿ'’-]+)? (?P<last>[A-Z][a-zà-ÿ'’-]+)) of "
)
_OF_THE_TRADE = frozenset({"Crypto", "Bitcoin", "Blockchain", "Wall", "Silicon"})
_MOST_WORDS = 6
_LETTERS_OF_A_SHORT_FORM = 3


@cache
def _not_of_persons() -> frozenset[str]:
    return listed("not_in_person_names") | ends_of_firms() | listed("common_first_words")


def _score(
    text: str, name: str, where: Sequence[tuple[int, int]], ends: set[int], starts: set[int]
) -> dict[Class, float]:
    """How much tells that a firm bears a name, and how much that a person does."""
    score = {Class.FIRM: 0.0, Class.PERSON: 0.0}
    seen: set[re.Pattern[str]] = set()
    for start, end in where:
        near = max(0, start - _BEFORE - len(". "))
        first = max(start - _BEFORE, text.rfind(". ", near, start) + 2, text.rfind("\n", near, start) + 1, 0)
        before, behind = text[first:start], text[end : end + _BEHIND]
        if before[1:2].islower():
            before = before[0].lower() + before[1:]  # "Customers of" at the start of a sentence
        for cls, signs in _signs().items():
            for weight, pattern in signs.before:
                if pattern not in seen and pattern.search(before):
                    seen.add(pattern)
                    score[cls] += weight
            for weight, pattern in signs.behind:
                if pattern not in seen and pattern.match(behind):
                    seen.add(pattern)
                    score[cls] += weight
        if _PLACE_BEFORE.search(before) or _PLACE_BEHIND.match(behind):
            score = {cls: s - 2 for cls, s in score.items()}
        joined = re.search(r"(?:,| and|, and) $", before)
        if (joined and start - len(joined[0]) in ends) or any(
            end + len(link) in starts and text.startswith(link, end) for link in (" and ", ", ")
        ):
            score[Class.PERSON] += _NAMED_WITH_A_PERSON
    words = name.split()
    if _firm_form().search(name) or any(w in _not_of_persons() for w in words):
        score[Class.FIRM] += _FORM_OF_A_FIRM
        score[Class.PERSON] -= 2 * _FORM_OF_A_FIRM
    elif _PERSON_FORM.fullmatch(name):
        score[Class.PERSON] += _TWO_WORDS + (_KNOWN_FIRST_NAME if words[0] in listed("first_names") else 0.0)
    else:
        score[Class.PERSON] -= _ONE_WORD
    return score
