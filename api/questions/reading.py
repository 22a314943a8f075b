"""From the words of a question to items with a meaning; every word is accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from cryptoreg.graph.store import Store
from cryptoreg.loaders.text import times
from cryptoreg.ontology.gazetteer import normalise

_WORD = re.compile(r"[\w.'’&-]+|[^\w\s]")
_YEAR = re.compile(r"(?<![\w:/-])(?:19|20)\d\d(?![\w:/-])")
_MAX_NAME_WORDS = 8


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a question with its meaning.

    ``kind`` is one of wanted, target, event, leading, time, role, date, entity, ignored, unknown.
    """

    kind: str
    value: str
    text: str
    start: int
    end: int
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing of the graph that a name in a question may mean."""

    id: str
    label: str
    labels: frozenset[str]


_NAMED = """
CALL db.index.fulltext.queryNodes('entity_names', $words) YIELD node, score
WHERE NOT node:Event AND NOT node:State
RETURN node.id AS id, node.label AS label, labels(node) AS labels, coalesce(node.names, []) + node.label AS names
ORDER BY score DESC, id LIMIT 200
"""


def read(store: Store, question: str) -> list[Item]:
    """The items of a question, in its order.

    Names are looked up in the graph; the longest match wins over shorter ones and over other meanings.
    """
    words = [m for m in _WORD.finditer(question) if m[0] not in '?!,.;:"“”()']
    found: list[Item] = []
    for date in times.find_dates(question, None):
        if date.edtf is not None:
            found.append(Item("date", date.edtf, date.text, date.start, date.end))
    found += [Item("date", m[0], m[0], m.start(), m.end()) for m in _YEAR.finditer(question)]
    found += _names(store, question, words)
    found += _task_force(store, question)
    found += _phrases(question)
    chosen: list[Item] = []
    for item in sorted(found, key=lambda i: (i.start - i.end, _PRIORITY[i.kind], i.start)):
        if all(item.end <= c.start or item.start >= c.end for c in chosen):
            chosen.append(item)
    for word in words:
        start, end = word.span()
        bare = re.sub(r"['’]s$", "", word[0])
        if all(start + len(bare) <= c.start or start >= c.end for c in chosen):
            chosen.append(Item("unknown", word[0].lower(), word[0], start, end))
    return sorted(chosen, key=lambda i: i.start)


_PRIORITY = {
    "date": 0,
    "entity": 1,
    "event": 2,
    "leading": 2,
    "target": 3,
    "wanted": 4,
    "time": 5,
    "role": 6,
    "ignored": 7,
}


def _names(store: Store, question: str, words: Sequence[re.Match[str]]) -> Iterator[Item]:
    text = re.sub(r"[^\w\s'’&-]+", " ", question).strip()
    if not text:
        return
    escaped = re.sub(r'([+\-!(){}\[\]^"~*?:\\/&|])', r"\\\1", text)
    known: dict[str, dict[str, Candidate]] = {}
    for row in store.read(_NAMED, {"words": escaped}):
        candidate = Candidate(row["id"], row["label"], frozenset(row["labels"]))
        for name in row["names"]:
            known.setdefault(normalise(str(name)), {})[candidate.id] = candidate
        if "Person" in candidate.labels:  # by the last name alone
            known.setdefault(normalise(row["label"].rsplit(" ", 1)[-1]), {})[candidate.id] = candidate
    for first in range(len(words)):
        for last in range(min(len(words), first + _MAX_NAME_WORDS), first, -1):
            start, end = words[first].start(), words[last - 1].end()
            raw = re.sub(r"['’]s$", "", question[start:end])
            hit = known.get(normalise(raw))
            if hit and _looks_like_a_name(raw):
                yield Item("entity", raw, raw, start, start + len(raw), tuple(hit[k] for k in sorted(hit)))
                break


_TASK_FORCE = re.compile(r"(?<![\w-])(?:(?:the|crypto) )*task ?force(?![\w-])", re.IGNORECASE)
_TASK_FORCES = "MATCH (t:TaskForce) RETURN t.id AS id, t.label AS label, labels(t) AS labels ORDER BY id"
DEFAULT_TASK_FORCE = "sec-crypto-task-force"


def _task_force(store: Store, question: str) -> Iterator[Item]:
    """Find a task force without its name: it is that of the SEC, or else the only one on record."""
    for found in _TASK_FORCE.finditer(question):
        known = [Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in store.read(_TASK_FORCES)]
        default = [c for c in known if c.id == DEFAULT_TASK_FORCE]
        if known:
            yield Item("entity", found[0], found[0], found.start(), found.end(), tuple(default or known))


def _looks_like_a_name(text: str) -> bool:
    """A single word of the lexicon that happens to be somebody's name is not taken for it."""
    return normalise(text) not in _common_words()


@cache
def _lexicon() -> Any:
    return yaml.safe_load((files("cryptoreg.api.questions") / "lexicon.yaml").read_text(encoding="utf-8"))


@cache
def _entries() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    data = _lexicon()
    rows: list[tuple[str, str, str]] = []
    for section, kind in (
        ("wanted", "wanted"),
        ("targets", "target"),
        ("events", "event"),
        ("time", "time"),
        ("roles", "role"),
    ):
        rows += [(p, kind, value) for value, phrases in data[section].items() for p in phrases]
    rows += [(p, "leading", "leads") for p in data["leading"]]
    rows += [(p, "ignored", "") for p in data["ignored"]]
    return tuple((_whole_words(str(p)), kind, value) for p, kind, value in rows)


def _whole_words(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


@cache
def _common_words() -> frozenset[str]:
    data = _lexicon()
    sections = [
        *data["targets"].values(),
        *data["events"].values(),
        *data["time"].values(),
        *data["roles"].values(),
        data["ignored"],
        data["leading"],
        *data["wanted"].values(),
    ]
    return frozenset(normalise(str(p)) for phrases in sections for p in phrases)


def _phrases(question: str) -> Iterator[Item]:
    for pattern, kind, value in _entries():
        for found in pattern.finditer(question):
            yield Item(kind, value, found[0], found.start(), found.end())
