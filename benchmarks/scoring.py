"""Score fact records against gold: what was found, what is right in full, what is told too strongly.

Gold is a folder of ``NN.txt``, ``NN.meta.json`` and ``NN.json``. A record of the gold may be ``optional`` (to
find it is right, to miss it is not wrong) and may ``accept`` other readings of a slot. A prediction is matched
to one gold record at most and the other way round, the best pairs first.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.records import FactRecord, records
from cryptoreg.ontology import gazetteer

Gold = dict[str, Any]
SOFT = ("alleged", "reported", "speculated", "planned", "denied")
HAPPENED = frozenset(
    "case_filed stay_granted stay_denied stay_extended case_dismissed settlement penalty ruling verdict_or_plea "
    "rule_or_law taskforce_formed order_signed investigation_closed investigation_opened appointment appeal_filed".split()
)
_SUFFIX = re.compile(r"[,.]? (?:inc|llc|ltd|limited|corp|corporation|co|plc|pte|gmbh)\.?$")
_ALIKE = 85
_LIKE_A_JUDGE = re.compile(r"(?:the |a )?(?:u\.?s\.? |federal |district )?(?:judge|court)(?: \(unnamed\))?")


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its gold and with what came out of it."""

    name: str
    text: str
    gold: list[Gold]
    found: list[FactRecord]


@dataclass(frozen=True, slots=True)
class Judged:
    """One prediction of an event and how it fared.

    Attributes:
        record: the prediction.
        gold: what it was matched to, if anything.
        full: type, subject, object, case, date and modality are all right.
    """

    record: FactRecord
    gold: Gold | None
    full: bool


@dataclass(slots=True)
class Score:
    """Counts over a set of documents, and the figures made of them."""

    n: Counter[str] = field(default_factory=Counter)
    modality: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_type: dict[str, Counter[str]] = field(default_factory=dict)
    judged: list[Judged] = field(default_factory=list)

    def figures(self) -> dict[str, float | None]:
        """The figures, as shares of one; None where there is nothing to measure."""
        n = self.n
        return {
            "entity": _f1(n["entity_full"], n["entity_found"], n["entity_gold"]),
            "detection": _f1(n["detected"], n["found"], n["gold"]),
            "full": _f1(n["full"], n["found"], n["gold"]),
            "modality": self._modality(),
            "date": _share(n["date_right"], n["dated"]),
            "stated_as_fact": _share(n["soft_as_fact"], n["soft"]),
            "overclaims": _share(n["overclaimed"], n["claimed"]),
            "quotes": _share(n["quotes_right"], n["quotes"]),
        }

    def types(self) -> dict[str, tuple[int, int, int, int]]:
        """By type: gold, found, detected, right in full."""
        return {t: (c["gold"], c["found"], c["detected"], c["full"]) for t, c in sorted(self.by_type.items())}

    def _modality(self) -> float | None:
        """Mean F1 over the modalities that the matched gold has."""
        values = []
        for kind in {a for a, _ in self.modality}:
            found = sum(v for (_, b), v in self.modality.items() if b == kind)
            gold = sum(v for (a, _), v in self.modality.items() if a == kind)
            values.append(_f1(self.modality[kind, kind], found, gold) or 0.0)
        return _share(sum(values), len(values))


def read(folder: Path) -> Iterator[Document]:
    """All documents of a folder, extracted."""
    for path in sorted(folder.glob("[0-9]*.txt")):
        meta = json.loads(path.with_suffix(".meta.json").read_text())
        published = date.fromisoformat(meta["published"]) if meta["published"] else None
        text = path.read_text()
        gold = json.loads(path.with_suffix(".json").read_text())["statements"]
        yield Document(path.name, text, gold, list(records(path.name, extract(text, published))))


def score(documents: Iterable[Document]) -> Score:
    """Score all documents together."""
    out = Score()
    for document in documents:
        _quotes(document, out)
        _entities(document, out)
        _events(document, out)
    return out


def _quotes(document: Document, out: Score) -> None:
    for r in document.found:
        out.n["quotes"] += 1
        out.n["quotes_right"] += document.text[r.start : r.end] == r.quote and bool(r.quote)


def _entities(document: Document, out: Score) -> None:
    gold = [g for g in document.gold if g["type"] == "entity"]
    found = [r for r in document.found if r.type == "entity"]

    def fit(g: Gold, r: FactRecord) -> float:
        if not _ok(g, "subject", r.subject, same):
            return 0
        return (4 if _ok(g, "object", r.object, _equal) else 2) - bool(g.get("optional"))

    pairs = list(_matched(gold, found, fit))
    asked = [(g, r) for g, r in pairs if not g.get("optional")]
    out.n["entity_gold"] += sum(not g.get("optional") for g in gold)
    out.n["entity_found"] += len(found) - (len(pairs) - len(asked))
    out.n["entity_full"] += sum(_ok(g, "object", r.object, _equal) for g, r in asked)


def _events(document: Document, out: Score) -> None:
    gold = [g for g in document.gold if g["type"] != "entity"]
    found = [r for r in document.found if r.type != "entity"]
    spans = {id(g): _span(document.text, g) for g in gold}

    def touch(g: Gold, r: FactRecord) -> bool:
        start, end = spans[id(g)]
        return min(end, r.end) > max(start, r.start)

    def fit(g: Gold, r: FactRecord) -> float:
        if g["type"] != r.type:
            return 0
        here = touch(g, r)
        same_act = (
            bool(g["case"]) and _ok(g, "case", r.case, same_case) and _ok(g, "subject", r.subject, same)
        )
        if not (here or same_act):
            return 0
        right = _right(g, r)
        return 2 + here + 2 * right["subject"] + 2 * right["object"] + right["case"] + right["date"] + right["modality"] - bool(g.get("optional"))  # fmt: skip

    matched = {id(r): g for g, r in _matched(gold, found, fit)}
    for g in gold:
        _of(out, g["type"])["gold"] += not g.get("optional")
    for r in found:
        g_or_none = matched.get(id(r))
        full = g_or_none is not None and all(_right(g_or_none, r).values())
        out.judged.append(Judged(r, g_or_none, full))
        if g_or_none is None or not g_or_none.get("optional"):
            _count(out, r, g_or_none, full)
        if r.type in HAPPENED and r.modality == "asserted":
            out.n["claimed"] += 1
            borne = any(
                g["type"] == r.type and g["modality"] in ("asserted", "reported") and touch(g, r)
                for g in gold
            )
            out.n["overclaimed"] += not borne  # fmt: skip
    for g in gold:
        if g["modality"] in SOFT and "asserted" not in (g.get("accept") or {}).get("modality", []):
            out.n["soft"] += 1
            out.n["soft_as_fact"] += any(
                r.modality == "asserted" and r.type == g["type"] and touch(g, r) for r in found
            )
    out.n["gold"] += sum(not g.get("optional") for g in gold)


def _count(out: Score, r: FactRecord, g: Gold | None, full: bool) -> None:
    kind = _of(out, r.type)
    out.n["found"] += 1
    kind["found"] += 1
    if g is None:
        return
    right = _right(g, r)
    out.n["detected"] += 1
    kind["detected"] += 1
    out.n["full"] += full
    kind["full"] += full
    out.modality[g["modality"], g["modality"] if right["modality"] else r.modality] += 1
    if g["date"]:
        out.n["dated"] += 1
        out.n["date_right"] += right["date"]


def _of(out: Score, kind: str) -> Counter[str]:
    return out.by_type.setdefault(kind, Counter())


def _right(g: Gold, r: FactRecord) -> dict[str, bool]:
    """Which slots are right; what the gold leaves open is not asked for."""
    return {
        "subject": _ok(g, "subject", r.subject, same),
        "object": g["object"] is None or _ok(g, "object", r.object, same),
        "case": g["case"] is None or _ok(g, "case", r.case, same_case),
        "date": _ok(g, "date", r.date, _same_date),
        "modality": _ok(g, "modality", r.modality, _equal),
    }


def _ok(g: Gold, slot: str, value: Any, how: Callable[[Any, Any], bool]) -> bool:
    return any(how(v, value) for v in [g[slot], *(g.get("accept") or {}).get(slot, [])])


def _equal(a: Any, b: Any) -> bool:
    return bool(a == b)


def _same_date(gold: str | None, found: str | None) -> bool:
    return gold is None or (found is not None and found.startswith(gold))


def same(a: str | None, b: str | None) -> bool:
    """Whether two names are of one thing.

    >>> same("SEC", "the Securities and Exchange Commission"), same("Acme", "Acme Labs, Inc."), same("SEC", "CFTC")
    (True, True, False)
    """
    if a is None or b is None:
        return a is b
    a, b = _canonical(a), _canonical(b)
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    small, big = sorted((set(re.findall(r"\w+", a)), set(re.findall(r"\w+", b))), key=len)
    inside = bool(small) and small <= big and len(big) - len(small) <= 3
    return inside or fuzz.token_sort_ratio(a, b) >= _ALIKE


def same_case(a: str | None, b: str | None) -> bool:
    """Whether two captions are of one case, by their sides."""
    if a is None or b is None:
        return a is b
    sides_a, sides_b = re.split(r"\bvs?\b\.?", a, maxsplit=1), re.split(r"\bvs?\b\.?", b, maxsplit=1)
    if len(sides_a) == len(sides_b) == 2:
        return all(same(x.strip(), y.strip()) for x, y in zip(sides_a, sides_b, strict=True))
    return fuzz.token_sort_ratio(a.lower(), b.lower()) >= _ALIKE


@lru_cache(maxsize=10_000)
def _canonical(name: str) -> str:
    bare = re.sub(
        r"^(?:the|an?) ", "", re.sub(r"\s+", " ", name.replace("’", "'").strip()), flags=re.IGNORECASE
    )
    entry = gazetteer.load().find(bare)
    if entry is not None:
        return entry.name.lower()
    bare = bare.lower()
    if bare in ("us", "u.s.", "united states", "federal prosecutors", "prosecutors"):
        return "doj"
    return "judge" if _LIKE_A_JUDGE.fullmatch(bare) else _SUFFIX.sub("", bare)


def _span(text: str, g: Gold) -> tuple[int, int]:
    at = text.find(g["evidence"])
    return at, at + len(g["evidence"])


def _matched(
    gold: list[Gold], found: list[FactRecord], fit: Callable[[Gold, FactRecord], float]
) -> Iterator[tuple[Gold, FactRecord]]:
    """The best pairs first, each side once."""
    scored = sorted(
        ((fit(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(found)), reverse=True
    )
    used_gold, used_found = set(), set()
    for value, i, j in scored:
        if value > 0 and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            yield gold[i], found[j]


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _f1(right: float, found: float, gold: float) -> float | None:
    if not gold:
        return None
    precision, recall = right / found if found else 0.0, right / gold
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
