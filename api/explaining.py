"""The page of ``cryptoreg explain``: a text with its records, the rules behind them, and what gave none."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from cryptoreg import __version__
from cryptoreg.loaders.text.explanation import SentenceTold, Told, explain
from cryptoreg.loaders.text.extraction import NAME, VERSION, Extraction

_FAMILIES = {
    "filing": ("case_filed", "motion_filed", "stay_requested", "appeal_filed"),
    "court": ("stay_granted", "stay_denied", "stay_extended", "ruling", "verdict_or_plea"),
    "ending": ("case_dismissed", "settlement", "penalty", "investigation_closed"),
    "agency": (
        "investigation_opened",
        "taskforce_formed",
        "order_signed",
        "rule_or_law",
        "policy_shift",
        "appointment",
    ),
    "accusation": ("allegation",),
    "outlook": ("statement_of_intent", "speculation", "negotiation"),
}
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one look: ``tip`` says what it is, ``number`` leads to its record."""

    text: str
    css: str
    tip: str
    number: int | None


def page(document: str, extraction: Extraction, *, published: str | None = None) -> str:
    """An HTML page without scripts or anything from elsewhere.

    Args:
        document: name of the file or document.
        extraction: what was found in its text.
        published: day of publication; the page says so where it is unknown.
    """
    rows = explain(document, extraction)
    told = [t for row in rows for t in row.told]
    records = [r for t in told for r in t.records]
    environment = Environment(
        loader=PackageLoader("cryptoreg.api", "templates"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("explain.html").render(
        document=document,
        published=published,
        rows=[(row, list(pieces(extraction.text, row))) for row in rows],
        text=extraction.text,
        families=_FAMILIES,
        family=_FAMILY,
        types=sorted(Counter(r.type for r in records).items()),
        modalities=sorted(Counter(r.modality for r in records).items()),
        silences=sorted(Counter(row.silence.value for row in rows if row.silence is not None).items()),
        records=len(records),
        version=__version__,
        rules=f"{NAME} {VERSION}",
    )


def pieces(text: str, row: SentenceTold) -> Iterator[Piece]:
    """The text of a sentence cut where a look begins or ends; together they are the sentence."""
    sentence = row.sentence
    marks = [(t.start, t.end) for t in row.told] + [t.trigger for t in row.told]
    marks += [(m.start, m.end) for m, _ in row.names] + [(f.start, f.end) for f in row.fits]
    edges = {sentence.start, sentence.end}
    edges |= {edge for mark in marks for edge in mark if sentence.start < edge < sentence.end}
    ordered = sorted(edges)
    shown: set[int] = set()
    for start, end in itertools.pairwise(ordered):
        inner = _innermost(row.told, start)
        first = inner is not None and inner.number not in shown
        if inner is not None:
            shown.add(inner.number)
        yield Piece(text[start:end], *_look(row, start, inner), inner.number if inner and first else None)


def _innermost(told: Sequence[Told], offset: int) -> Told | None:
    """The shortest event that covers an offset."""
    over = [t for t in told if t.start <= offset < t.end]
    return min(over, key=lambda t: t.end - t.start, default=None)


def _look(row: SentenceTold, offset: int, inner: Told | None) -> tuple[str, str]:
    css, tips = [], []
    if inner is not None and inner.records:
        record = inner.records[0]
        css += ["event", _FAMILY.get(record.type, "other"), record.modality]
        if inner.trigger[0] <= offset < inner.trigger[1]:
            css.append("trigger")
        tips += [
            f"{t.number}: {t.records[0].type}, {t.records[0].modality}, by rule {t.rule}"
            for t in row.told
            if t.start <= offset < t.end and t.records
        ]
    name = next((n for m, n in row.names if m.start <= offset < m.end), None)
    if name is not None:
        css.append("name")
        tips.append(f"refers to {name}")
    fit = next((f for f in row.fits if f.start <= offset < f.end), None)
    if fit is not None:
        css.append("unfit")
        tips.append(f"rule {fit.rule} fits these words")
    return " ".join(css), "; ".join(tips)
