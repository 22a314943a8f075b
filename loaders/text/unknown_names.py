"""Names that no list holds: whether a person or a firm bears them, by all that a text says of them.

A single word seldom tells ("Brandt said"), several together do ("Brandt, 41", "Brandt's lawyer"). Every place where
the name stands gives its signs; the signs, with their weights, are data.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cryptoreg.loaders.text.finders import Finder, Searched, bits
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import CAPITALISED, Mention, MentionKind, family_name
from cryptoreg.loaders.text.openings import Word
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
_NAMED_BESIDE = 4.0

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
    """Words on one side of a name that tell what bears it, each with its weight, and which are worth trying."""

    told: tuple[tuple[Class, float, re.Pattern[str]], ...]
    finder: Finder


@cache
def _signs() -> tuple[_Signs, _Signs]:
    """Those before a name, and those behind it."""
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

    def of(side: str) -> _Signs:
        told = [
            (cls, *sign) for cls in (Class.FIRM, Class.PERSON) for sign in compiled(data["signs"][cls][side])
        ]
        return _Signs(tuple(told), Finder([pattern for _, _, pattern in told]))

    return of("before"), of("behind")


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


@lru_cache(maxsize=10_000)
def _body(name: str) -> Class | None:
    """Of what class a public body of a name is; None for all others."""
    return next((cls for cls, form in _bodies() if form.search(name)), None)


@cache
def _geography() -> frozenset[str]:
    data = table("references.yaml")
    return frozenset(
        [*data["states"], *data["places"], *data["demonyms"], *data["american"], *data["countries"]]
    )


def find(
    text: str, words: Sequence[Word], seen: Searched, sents: Sequence[Sentence], known: Sequence[Mention]
) -> Iterator[Mention]:
    """Unknown names whose signs tell enough, at every place where they stand.

    Args:
        text: of the document.
        words: all its words.
        seen: where in it :func:`patterns` may match.
        sents: its sentences; in titles and headings, where every word may have a capital, no name is looked for.
        known: mentions that are found already; no name shares a word with one.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    opening: dict[str, bool] = {}
    taken = sorted((m.start, m.end) for m in known)
    for start, end, first in _candidates(text, seen, sents, taken):
        name = text[start:end]
        places[name].append((start, end))
        opening[name] = opening.get(name, True) and first
    families = {word for m in known if m.cls == Class.PERSON for word in m.name.split()}
    families |= {family_name(name) for name in places if " " in name}
    taken_names = {m.text for m in known if m.kind is MentionKind.NAME}
    named = {
        cls: [(m.start, m.end) for m in known if m.cls == cls and m.kind is MentionKind.NAME]
        for cls in (Class.FIRM, Class.PERSON)
    }
    # neither the last name of somebody whom the text names in full, nor known by other means
    known_by_other_means = families | taken_names
    undecided = [n for n in places if n not in known_by_other_means and gazetteer.load().find(n) is None]
    scores = {name: _score(text, words, name, places[name]) for name in undecided}
    for _ in range(_ROUNDS):  # who is named beside a person is one, and so may be who is named beside him
        before = sum(map(len, named.values()))
        beside = {cls: _Beside.of(where) for cls, where in named.items()}
        told = {
            name: _class_of(
                name,
                opening[name],
                {
                    cls: s + _NAMED_BESIDE * beside[cls].joined(text, places[name])
                    for cls, s in scores[name].items()
                },
            )
            for name in undecided
        }
        for name, cls in told.items():
            if cls is not None:
                yield from (Mention(*at, name, MentionKind.NAME, cls, name) for at in places[name])
            if cls in named:
                named[cls] += places[name]
        if sum(map(len, named.values())) == before:
            break
        undecided = [name for name, cls in told.items() if cls is None]


def patterns() -> list[re.Pattern[str]]:
    """Those by which these names are found in a text that is searched for all of them at once."""
    return [_RUN]


def _class_of(name: str, opens: bool, score: dict[Class, float]) -> Class | None:
    """What bears a name; None when too little tells.

    Args:
        name: it.
        opens: whether it begins a sentence wherever it stands.
        score: what its signs add up to for each class.
    """
    body = _body(name)
    if body is not None:
        return body
    data = table("unknown_names.yaml")
    if opens and " " not in name:
        score = {cls: s - 1 for cls, s in score.items()}  # any word that begins a sentence has a capital
    best = max(score, key=lambda cls: score[cls])
    tells = score[best] >= data["enough"] and score[best] - min(score.values()) >= data["apart"]
    return best if tells else None


def _candidates(
    text: str, seen: Searched, sents: Sequence[Sentence], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """Runs of words with capitals that nothing known covers, and whether each begins its sentence."""
    at = 0
    for sentence in sents:
        if sentence.kind in (BlockKind.TITLE, BlockKind.HEADING):
            continue
        for found in seen.matches(_RUN, sentence.start, sentence.end):
            start, end = found.span()
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            if (
                at < len(taken)
                and taken[at][0] < end
                and text.startswith(" ", taken[at][1])
                and _PERSON_FORM.fullmatch(text, taken[at][1] + 1, end)
            ):
                start, at = taken[at][1] + 1, at + 1  # "Governor of the Bank of England Jane Hale"
            if at < len(taken) and taken[at][0] < end:
                # "Jane Hale of Hale & Brandt": what stands before a known name, without what joins them
                end = start + len(_JOINS.sub("", text[start : max(start, taken[at][0])]))
            first = not text[sentence.start : start].strip("\"“'‘([ -•*")
            begin = _without_openers(text, start, end, first)
            for one, other in _parts(text, _behind_an_owner(text, begin, end), end):
                name = _without_genitive(text[one:other])
                if _may_be_a_name(name) and not _OF_A_POST.search(text, max(0, one - 60), one):
                    yield one, one + len(name), first and one == start


def _without_genitive(name: str) -> str:
    bare = name[:-1] if name.endswith(_GENITIVES) else name
    return bare[:-1] if bare.endswith(_APOSTROPHES) else bare


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


def _behind_an_owner(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind whose member he is: "the Labour Party's Jane Hale"."""
    of = _OWNER.match(text, start, end)
    return of.end() if of is not None and _PERSON_FORM.fullmatch(text, of.end(), end) else start


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run, or both sides of the *of* in "Jane Hale of Hale & Brandt"."""
    of = _PERSON_OF.match(text, start, end)
    if of is not None and of["last"] not in ends_of_firms() | _words("openers"):
        yield start, of.end("person")
        start = of.end()
    yield start, end


@cache
def _no_names() -> frozenset[str]:
    return _words("openers") | ends_of_firms() | _geography() | _TITLES


def _may_be_a_name(name: str) -> bool:
    short_form = name.isupper() and " " not in name and len(name) < _LETTERS_OF_A_SHORT_FORM
    return (
        len(name) > 2
        and name not in _no_names()
        and name.rsplit(maxsplit=1)[-1] not in _words("other_ends")
        and len(name.split()) <= _MOST_WORDS
        and not short_form
    )


_OF_A_POST = re.compile(
    r"\b(?:[Dd]irector|[Hh]ead|[Cc]hief|[Vv]ice [Pp]resident|VP|[Dd]ivision|[Bb]ureau|[Oo]ffice) (?:of|for) (?:[A-Z][a-z]+(?:,|,? and|,? &)? )*$"
)
"""Of "Director of Consumer and Investor Protection": what stands behind is no name."""
_TITLES = frozenset(
    "CEO CTO CFO COO CIO CLO CCO Co-CEO Founder Co-founder Chairman President Director".split()
)
_OWNER = re.compile(r"(?:[A-Z][\w-]+ )*[A-Z][\w-]+['’]s (?=[A-Z][\w’'-]+ [A-Z])")
_JOINS = re.compile(r"(?:\s+(?:of|of the|&|for|and))?\s*\Z")
_PERSON_OF = re.compile(
    r"(?P<person>[A-Z][a-zà-ÿ'’-]+(?: [A-Z]\.)?(?: [A-Z][a-zà-ÿ'’-]+)? (?P<last>[A-Z][a-zà-ÿ'’-]+)) of "
)
_GENITIVES = ("'s", "’s")
_APOSTROPHES = ("'", "’")
_OF_THE_TRADE = frozenset({"Crypto", "Bitcoin", "Blockchain", "Wall", "Silicon"})
_MOST_WORDS = 6
_LETTERS_OF_A_SHORT_FORM = 3


@cache
def _not_of_persons() -> frozenset[str]:
    return listed("not_in_person_names") | ends_of_firms() | listed("common_first_words")


@dataclass(frozen=True, slots=True)
class _Beside:
    """Where names of one class begin and end, beside which another of its class may stand."""

    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, where: Sequence[tuple[int, int]]) -> _Beside:
        return cls(frozenset(s for s, _ in where), frozenset(e for _, e in where))

    def joined(self, text: str, where: Sequence[tuple[int, int]]) -> int:
        """At how many of its places a name is joined to one of these by a comma or *and*."""
        return sum(
            any(start - len(link) in self.ends and text.endswith(link, 0, start) for link in _LINKS)
            or any(end + len(link) in self.starts and text.startswith(link, end) for link in _LINKS[1:])
            for start, end in where
        )


_LINKS = (", and ", " and ", ", ")


def _score(
    text: str, words: Sequence[Word], name: str, where: Sequence[tuple[int, int]]
) -> dict[Class, float]:
    """How much tells that a firm bears a name, and how much that a person does."""
    score = {Class.FIRM: 0.0, Class.PERSON: 0.0}
    seen: set[re.Pattern[str]] = set()
    signs_before, signs_behind = _signs()
    for start, end in where:
        near = max(0, start - _BEFORE - len(". "))
        first = max(start - _BEFORE, text.rfind(". ", near, start) + 2, text.rfind("\n", near, start) + 1, 0)
        before, behind = text[first:start], text[end : end + _BEHIND]
        if before[1:2].islower():
            before = before[0].lower() + before[1:]  # "Customers of" at the start of a sentence
        here = bisect_left(words, (start, ""))
        words_before = words[max(0, bisect_left(words, (first, ""), 0, here) - 1) : here]
        for number in bits(signs_before.finder.worth(words_before)):
            cls, weight, pattern = signs_before.told[number]
            if pattern not in seen and pattern.search(before):
                seen.add(pattern)
                score[cls] += weight
        there = bisect_left(words, (end, ""), here)
        words_behind = words[there : bisect_left(words, (end + _BEHIND, ""), there)]
        for number in bits(signs_behind.finder.worth(words_behind)):
            cls, weight, pattern = signs_behind.told[number]
            if pattern not in seen and pattern.match(behind):
                seen.add(pattern)
                score[cls] += weight
        if _PLACE_BEFORE.search(before) or _PLACE_BEHIND.match(behind):
            score = {cls: s - 2 for cls, s in score.items()}
    parts = name.split()
    if _firm_form().search(name) or any(part in _not_of_persons() for part in parts):
        score[Class.FIRM] += _FORM_OF_A_FIRM
        score[Class.PERSON] -= 2 * _FORM_OF_A_FIRM
    elif _PERSON_FORM.fullmatch(name):
        score[Class.PERSON] += _TWO_WORDS + (_KNOWN_FIRST_NAME if parts[0] in listed("first_names") else 0.0)
    else:
        score[Class.PERSON] -= _ONE_WORD
    return score
