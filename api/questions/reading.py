"""From the words of a question to items with a meaning; every word is accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise

from cryptoreg.api.questions import lexicon, names, when
from cryptoreg.api.questions.lexicon import Sense
from cryptoreg.api.questions.names import Candidate, Names
from cryptoreg.api.questions.particles import together
from cryptoreg.api.questions.words import Token, allowed_errors, distance, tokens
from cryptoreg.graph.store import Store

__all__ = ["Candidate", "Item", "Reading", "read", "sense_of"]


STANDS_FOR = "thosedescribed"
"""The word that takes the place of a description that denotes several things: each of them is meant."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a question with its meaning.

    ``kind`` is date, length, money, number, entity, unknown, or a kind of the lexicon. An item of the
    lexicon may have several senses; its context decides.
    """

    kind: str
    text: str
    start: int
    end: int
    value: str = ""
    senses: tuple[Sense, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    possessive: bool = False
    comma: bool = False
    index: int = 0

    def sense(self, kind: str) -> Sense | None:
        """Its sense of a kind."""
        return next((s for s in self.senses if s.kind == kind), None)

    def has(self, kind: str, value: str | None = None) -> bool:
        """Whether it may be of a kind (and value)."""
        return any(s.kind == kind and (value is None or s.value == value) for s in self.senses)

    def is_a(self, *labels: str) -> bool:
        """Whether it names a thing with one of these labels."""
        return any(not c.labels.isdisjoint(labels) for c in self.candidates)


_SILENT = Sense("", form="")


def sense_of(item: Item | None, kind: str = "noun") -> Sense:
    """The sense of a kind that a word has; one that says nothing where there is no such word or sense."""
    found = item.sense(kind) if item is not None else None
    return _SILENT if found is None else found


@dataclass(slots=True)
class Reading:
    """The items of a question, and what was corrected on the way."""

    question: str
    items: list[Item]
    corrections: list[tuple[str, str]] = field(default_factory=list)


def read(
    store: Store, question: str, bold: bool = False, given: Mapping[str, Sequence[Candidate]] | None = None
) -> Reading:
    """The items of a question, in its order.

    Dates come first, then the longest wording: a name of the graph or a phrase of the lexicon. A word
    that is neither is taken for the nearest one within the allowed typing errors, which is told. A plain
    English word is no typing error.

    Args:
        store: for the names.
        question: as typed.
        bold: whether a plain English word may be one letter away from the word that is meant, if that
            is a word of the lexicon for what happens or what is asked ("cases filled by the SEC").
        given: words that stand for things which are known already: what a description in the question denotes.
    """
    question, months = when.mended(question)
    timed = when.find(question)
    words = [
        t for t in tokens(question) if all(t.end <= f.start or t.start >= f.end for f in timed) and t.norm
    ]
    words = [
        replace(t, apart=any(before.end <= f.start < t.start for f in timed)) for before, t in pairwise([_NOWHERE, *words])
    ]  # fmt: skip
    known = names.look_up(store, words)
    for word, things in (given or {}).items():
        known.exact[(word,)] = {c.id: c for c in things}
        known.known.add(word)
    corrected, corrections = _correct(store, words, known, bold)
    items = [Item(f.kind, question[f.start : f.end], f.start, f.end, f.value) for f in timed]
    items += _tile(together(corrected), known, question)
    ordered = sorted(items, key=lambda i: i.start)
    return Reading(question, [replace(i, index=n) for n, i in enumerate(ordered)], [*months, *corrections])


_NOWHERE = Token("", "", -1, -1)
# ---------------------------------------------------------------- typing errors


def _correct(
    store: Store, words: Sequence[Token], known: Names, bold: bool
) -> tuple[list[Token], list[tuple[str, str]]]:
    vocabulary = lexicon.load().words
    strange = [
        t
        for t in words
        if t.norm not in vocabulary
        and t.norm not in known.known
        and t.norm not in when.NUMBERS
        and not t.norm[0].isdigit()
        and t.norm != "&"
    ]
    if not strange:
        return list(words), []
    odd = [t.norm for t in strange if t.norm not in lexicon.common() and not _parts_known(t.norm, known)]
    names.add_similar(known, store, odd)
    out: list[Token] = []
    told: list[tuple[str, str]] = []
    for token in words:
        plain = token.norm in lexicon.common()
        better = None
        if token in strange:
            better = (_meant(token) if bold else None) if plain else _nearest(token, known)
        if better is None:
            out.append(token)
        else:
            out.append(replace(token, norm=better, text=better))
            told.append((token.text, better))
    return out, told


def _meant(token: Token) -> str | None:
    """The one word for what happens or is asked that is one letter away from a plain English word."""
    near = _near_common(token.norm, 1) if len(token.norm) > 4 else None
    senses = lexicon.load().phrases.get((near,), ()) if near is not None else ()
    return near if any(s.kind in ("event", "noun", "ask") for s in senses) else None


def _parts_known(word: str, known: Names) -> bool:
    parts = word.split("-")
    return len(parts) > 1 and all(p in known.known or p in lexicon.load().words for p in parts)


def _nearest(token: Token, known: Names) -> str | None:
    """The nearest word that is known; a name or a word of the lexicon, whichever is nearer."""
    limit = allowed_errors(token.norm)
    if len(token.norm) == 3 and token.text.islower():
        # "teh", "adn": letters that changed places, where that gives one word only
        swapped = [w for w in _by_length().get(3, ()) if sorted(w) == sorted(token.norm) and w in _SHORT]
        # "wen", "wat", "lst": a word that lacks a letter
        lacking = [
            w for w in sorted(_LACKING) if any(w[:n] + w[n + 1 :] == token.norm for n in range(1, len(w)))
        ]
        found = swapped or lacking
        return found[0] if len(found) == 1 else None
    if limit == 0 or _parts_known(token.norm, known):
        return None
    named = names.similar(known, token.norm)
    named_so = token.text[:1].isupper() and token.start > 0
    common = None if named_so else _near_common(token.norm, limit)
    far = limit + 1
    by_name = distance(token.norm, named[0], limit) if named else far
    by_word = distance(token.norm, common, limit) if common else far
    if by_name == by_word == far:
        return None
    weighty = common is not None and any(
        s.kind not in ("ignored", "support") for s in lexicon.load().phrases.get((common,), ())
    )
    if by_word < by_name or (by_word == by_name and weighty and not token.text[:1].isupper()):
        return common
    return named[0]


_SHORT = frozenset(
    {"the", "and", "was", "did", "who", "how", "for", "has", "had", "its", "all", "any", "not", "out", "end"}
)
"""Short words whose letters people swap."""
_LACKING = frozenset({"when", "what", "whom", "list", "date", "case"})
"""Words of four letters that people type with three."""


@cache
def _by_length() -> dict[int, list[str]]:
    out: dict[int, list[str]] = {}
    for word in sorted(lexicon.load().words):
        out.setdefault(len(word), []).append(word)
    return out


def _alike_in_short(word: str, other: str) -> bool:
    """Of a word of four letters only letters that changed places, or one that is missing inside."""
    ends = other[0] == word[0] and other[-1] == word[-1]
    return sorted(other) == sorted(word) or (ends and len(other) == len(word) + 1)


@lru_cache(maxsize=4096)
def _near_common(word: str, limit: int) -> str | None:
    best: tuple[int, int, int, str] | None = None
    for length in range(len(word) - limit, len(word) + limit + 1):
        for other in _by_length().get(length, ()):
            if len(other) < 4 and limit:
                continue
            d = distance(word, other, limit)
            if len(word) < 5 and not _alike_in_short(word, other):
                continue
            if (
                all(s.kind == "task" for s in lexicon.load().phrases.get((other,), ()))
                and (other,) in lexicon.load().phrases
            ):
                continue
            if d == 2 and (other[0] != word[0] or len(word) < 9):
                continue  # two errors only in a long word that begins alike
            if d <= limit:
                # Of equally near words: one with the same first letter, and of the same letters.
                empty = all(s.kind == "ignored" for s in lexicon.load().phrases.get((other,), ()))
                unlike = int(other[0] != word[0]) + int(sorted(other) != sorted(word))
                doubled = any(
                    word[:n] + word[n + 1 :] == other for n in range(1, len(word)) if word[n] == word[n - 1]
                )
                rank = (d, unlike + int(empty) - int(doubled), -len(other), other)
                best = min(best, rank) if best is not None else rank
    return best[3] if best is not None else None


# ---------------------------------------------------------------- tiling


def _tile(words: Sequence[Token], known: Names, question: str) -> list[Item]:
    """Cover the words from the left with the longest wordings; a name wins over a phrase of its length."""
    out: list[Item] = []
    place = 0
    while place < len(words):
        length, item = _longest(words, place, known)
        if length > 1 and words[place].norm in _BE and item.sense("event"):
            inside = range(place + 1, min(place + length, len(words)))
            if any(n + _longest(words, n, known)[0] > place + length - (n == place + 1) for n in inside):
                length, item = _longest(
                    words[: place + 1], place, known
                )  # "were signed away": the verb says more
        first, last = words[place], words[place + length - 1]
        text = question[first.start : last.end]
        stretch = words[place : place + length]
        apart = any(b.start < a.end or _far(a, b) for a, b in pairwise(stretch))
        if apart or any(question[t.start : t.end] != t.text for t in stretch):
            text = " ".join(t.text for t in stretch)  # as corrected, or put together
        end = first.end if apart else last.end
        out.append(
            replace(
                item, text=text, start=first.start, end=end, possessive=last.possessive, comma=first.comma
            )
        )
        place += length
    return out


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def _far(word: Token, following: Token) -> bool:
    """Whether more than a space or a hyphen stands between two words that belong together."""
    return following.start - word.end > _GAP


_GAP = 3


def _longest(words: Sequence[Token], place: int, known: Names) -> tuple[int, Item]:
    table = lexicon.load()
    limit = min(len(words) - place, max(names.MAX_WORDS, table.longest.get(words[place].norm, 1)))
    for length in range(limit, 0, -1):
        stretch = words[place : place + length]
        if any(t.apart for t in stretch[1:]):
            continue
        if (
            length > 1
            and any(t.comma for t in stretch[1:])
            and not known.exact.get(tuple(t.norm for t in stretch))
        ):
            continue
        norms = tuple(t.norm for t in stretch)
        senses = table.phrases.get(norms, ())
        strong = tuple(s for s in senses if s.kind != "ignored") or senses
        candidates, whole = known.find(norms)
        if candidates and _is_name(stretch, candidates, strong, whole):
            return length, Item("entity", "", 0, 0, candidates=candidates)
        if not strong and norms in known.absent:
            return length, Item("absent", "", 0, 0, known.absent[norms])
        if strong:
            return length, Item(strong[0].kind, "", 0, 0, strong[0].value, strong)
    word = words[place]
    if word.norm[0].isdigit():
        return 1, Item("number", "", 0, 0, word.norm.replace(",", ""))
    if word.norm in when.NUMBERS:
        return 1, Item("number", "", 0, 0, str(when.NUMBERS[word.norm]))
    parts = word.norm.split("-")
    if len(parts) > 1 and all((p,) in table.phrases for p in parts):
        senses = tuple(s for p in parts for s in table.phrases[(p,)] if s.kind != "ignored")
        return 1, Item(
            senses[0].kind if senses else "ignored", "", 0, 0, senses[0].value if senses else "", senses
        )
    return 1, Item("unknown", "", 0, 0, word.norm)


def _is_name(
    stretch: Sequence[Token], candidates: Sequence[Candidate], senses: Sequence[Sense], whole: bool
) -> bool:
    """A word of the lexicon that happens to be somebody's name is taken for it only when it looks so."""
    if not senses:
        return True
    if not whole:
        return False
    if any("Person" in c.labels for c in candidates) or len(stretch) == 1:
        return (
            stretch[0].text[:1].isupper()
            and stretch[0].start > 0
            and all(s.kind == "ignored" for s in senses)
        )
    return True
