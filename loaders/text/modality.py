"""How surely a clause is said: cues with a scope, in the way of ConText (data/cues.yaml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache

from cryptoreg.loaders.text.finders import Finder, Tried
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.openings import matches
from cryptoreg.loaders.text.syntax import Clause, clause_at
from cryptoreg.loaders.text.tokens import Sentence
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.frozen import frozen
from cryptoreg.ontology.generated.names import Class


class Cue(StrEnum):
    """What a cue does to what it reaches."""

    HEDGE = "hedges"
    PLAN = "plans"
    REPORT = "reports"
    ALLEGATION = "allegations"
    NEGATION = "negations"
    CONDITION = "conditions"


@frozen
class Found:
    """A cue in a text, with the stretch that it reaches and who stands behind it."""

    cue: Cue
    start: int
    end: int
    reach_start: int
    reach_end: int
    who: str | None

    def reaches(self, offset: int) -> bool:
        return self.reach_start <= offset < self.reach_end


_INVERTED = re.compile(
    r"(?:Should|Had|Were) (?=(?-i:[A-Z])|(?:it|he|she|they|any|the|an?|its|his|her|their|this|that|either|both)\b)"
)


@cache
def _publishers() -> str:
    names = [n for e in gazetteer.load() if e.cls == Class.PUBLISHER for n in (e.name, *e.names)]
    return "(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + ")"


_SHORT = re.compile(r"(?:\s+(?!and\b|but\b|or\b)[\w'’-]+){0,5}")


def _end_of_words(text: str, start: int) -> int:
    """Where the few words that a cue of scope ``short`` reaches end."""
    words = _SHORT.match(text, start)
    return start if words is None else words.end()


@cache
def _patterns() -> tuple[tuple[Cue, re.Pattern[str], str], ...]:
    out = []
    for kind in Cue:
        for row in table("cues.yaml")[kind.value]:
            row["pattern"] = row["pattern"].replace("{publisher}", _publishers())
            flags = 0 if "(?P<who>" in row["pattern"] else re.IGNORECASE
            out.append((kind, re.compile(rf"(?<![\w-])(?:{row['pattern']})(?![\w-])", flags), row["scope"]))
    return tuple(out)


@cache
def patterns() -> list[re.Pattern[str]]:
    """Those of all cues."""
    return [pattern for _, pattern, _ in _patterns()]


@cache
def _finder() -> Finder:
    return Finder(patterns())


def find(
    text: str, sentence: Sentence, clauses_of: Callable[[], Sequence[Clause]], tried: Tried | None = None
) -> list[Found]:
    """All cues of a sentence.

    Args:
        text: the whole text.
        sentence: where to look.
        clauses_of: tells its clauses.
        tried: which of :func:`patterns` are worth trying in it, where somebody knows.
    """
    told: list[tuple[int, re.Match[str]]] = []
    for candidate, places in _finder().places(sentence.words) if tried is None else tried:
        found = matches(_patterns()[candidate][1], text, sentence.start, sentence.end, places)
        # "May" behind the first word is the month
        told += [(candidate, m) for m in found if m[0] != "May" or m.start() == sentence.start]
    inverted = _INVERTED.match(text, sentence.start)
    asks = inverted is not None or sentence.text.rstrip("\"”’' ").endswith("?")
    clauses = clauses_of() if told or asks else ()
    if not clauses:
        return []
    out: list[Found] = []
    for candidate, m in told:
        cue, pattern, scope = _patterns()[candidate]
        clause = clause_at(clauses, m.end() - 1)
        reach = {
            "right": (
                m.end(),
                _end_of_opening(text, sentence, m.end(), cue)
                or _end_of_inserted(text, sentence, m.end())
                or _end_of_scope(clauses, clause, cue),
            ),
            "clause": (clause.start, clause.end),
            "sentence": (sentence.start, sentence.end),
            "short": (m.end(), min(sentence.end, _end_of_words(text, m.end()))),
        }[scope]
        who = m["who"] if "who" in pattern.groupindex else None
        out.append(Found(cue, m.start(), m.end(), *reach, who))
    if asks:
        end = clauses[0].end if inverted else sentence.end
        out.append(Found(Cue.CONDITION, sentence.start, sentence.start + 1, sentence.start, end, None))
    return sorted(out, key=lambda f: f.start)


_OPENING = re.compile(
    r"[\s\"“]*(?:But |And |Yet )?(?:[Ww]hen|[Aa]fter|[Bb]ecause|[Aa]s|[Ss]ince|[Ww]hile|[Aa]lthough|[Tt]hough|[Oo]nce|[Uu]ntil|[Ww]here|[Ww]hereas|[Ii]nstead of|[Rr]ather than|[Ff]ar from)\s[^,;.:—–]{3,120}(?=,\s(?:the|an?|its|his|her|their|it|he|she|they|[A-Z][\w.’'-]*)\s)"
)


def _end_of_opening(text: str, sentence: Sentence, at: int, cue: Cue) -> int | None:
    """Where the clause ends that opens a sentence and holds a negation, which does not reach what follows: "When the
    agency did not answer, the firm sued".
    """
    if cue is not Cue.NEGATION:
        return None
    opening = _OPENING.match(text, sentence.start, sentence.end)
    return opening.end() if opening is not None and opening.end() > at else None


_INSERTED = re.compile(
    r", (?:which|who)\s[^,;:—–]{3,200}(?=, (?!(?:and|or|but|nor|which|who|as|if|though|although|because|where|when)\b)\w)"
)
_LEAST_INSIDE = 4
"""Characters between a cue and the comma that ends its clause: of "which may, a lawyer said, appeal" it is no end."""


def _end_of_inserted(text: str, sentence: Sentence, at: int) -> int | None:
    """Where the relative clause ends that is put into another and holds a cue: "The agency, which has never lost,
    sued".
    """
    for inserted in _INSERTED.finditer(text, sentence.start, sentence.end):
        if inserted.start() < at <= inserted.end() - _LEAST_INSIDE:
            return inserted.end()
    return None


_JOINED = re.compile(r"(?:that|to|\w+ing|and (?:\w+ing|to|be|have|\w+ly \w+e))\b")
_JOINED_TOO = re.compile(r"(?:that|to|\w+ing|and (?:\w+ing|to|be|have|\w+ly \w+e|\w+ed))\b")


_GERUND = re.compile(r"\w+ing\b")


def _opens_with_that(clause: Clause, following: Clause) -> bool:
    """Of "ruled that the case could proceed, denying the motion": who ruled denies, whatever *could* reaches."""
    own = clause.text[clause.start : clause.end].lstrip()
    return own.startswith("that ") and following.text[following.start : following.end].startswith(",")


def _end_of_scope(clauses: Sequence[Clause], clause: Clause, cue: Cue) -> int:
    """A cue reaches over the complement clauses (that, to, -ing) that follow its own; a condition also over
    a second verb: "if the judge lifted the order and approved".
    """
    joined = _JOINED_TOO if cue is Cue.CONDITION else _JOINED
    position = clauses.index(clause)
    end = clause.end
    for following in clauses[position + 1 :]:
        head = following.text[following.start : following.end].lstrip(" ,").lower()
        if not joined.match(head) or (
            _GERUND.match(head) and (cue is Cue.NEGATION or _opens_with_that(clause, following))
        ):
            break
        end = following.end
    return end
