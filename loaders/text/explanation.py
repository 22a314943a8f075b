"""Why an extraction says what it says, sentence by sentence, and why a sentence gave nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cryptoreg.loaders.text import tokens
from cryptoreg.loaders.text.entities import Linked
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.extraction import Extraction
from cryptoreg.loaders.text.finding import fitting
from cryptoreg.loaders.text.mentions import Mention
from cryptoreg.loaders.text.records import FactRecord, records
from cryptoreg.loaders.text.tokens import BlockKind, Sentence


class Silence(StrEnum):
    """Why a sentence gave no record."""

    REPEATS = "it tells again what another sentence tells"
    HEADING = "it is a heading, and its words are not told in the body"
    UNFIT = "a construction fits its words, but what it needs does not stand there, or other words took precedence"
    NAMES_ONLY = "it names known things, but no construction of the rules fits its words"
    NOTHING = "it names nothing that the rules know, and no construction fits its words"


@dataclass(frozen=True, slots=True)
class Told:
    """One event with the records it prints as, and what led to it.

    Attributes:
        number: counts the events of the document from 1.
        records: one per actor.
        rule: name of the frame or rule, as in ``data/frames.yaml``.
        trigger: the words that the rule fits, as offsets.
        cues: the words that set its modality.
        also: other places that tell the same event, as offsets.
    """

    number: int
    records: tuple[FactRecord, ...]
    rule: str
    trigger: tuple[int, int]
    start: int
    end: int
    cues: tuple[str, ...]
    also: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """A construction whose words stand in a sentence, but that gave no event there."""

    rule: str
    start: int
    end: int
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceTold:
    """A sentence, what it tells, and else why it tells nothing."""

    sentence: Sentence
    names: tuple[tuple[Mention, str], ...]
    told: tuple[Told, ...]
    silence: Silence | None
    again: tuple[int, ...]
    fits: tuple[Fit, ...]


def explain(document: str, extraction: Extraction) -> list[SentenceTold]:
    """All sentences of a text in order, each with its records or the reason why it has none.

    Args:
        document: name of the document, as in its records.
        extraction: what was found in it.
    """
    all_told = [_told(document, extraction, event, n) for n, event in enumerate(extraction.events, 1)]
    sentences = tokens.sentences(extraction.text)
    starts = [s.start for s in sentences]
    here: dict[int, list[Told]] = defaultdict(list)
    again: dict[int, list[int]] = defaultdict(list)
    names: dict[int, list[tuple[Mention, str]]] = defaultdict(list)
    for told in all_told:
        own = _sentence_of(starts, told.start)
        here[own].append(told)
        for start, end in told.also:
            for number in range(_sentence_of(starts, start), _sentence_of(starts, end - 1) + 1):
                if number != own and told.number not in again[number]:
                    again[number].append(told.number)
    for mention, name in _names(extraction.linked):
        names[_sentence_of(starts, mention.start)].append((mention, name))
    out = []
    for n, sentence in enumerate(sentences):
        fits = () if here[n] else tuple(_fits(extraction.text, sentence))
        silence = None if here[n] else _silence(sentence, names[n], again[n], fits)
        out.append(SentenceTold(sentence, tuple(names[n]), tuple(here[n]), silence, tuple(again[n]), fits))
    return out


def _sentence_of(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _told(document: str, extraction: Extraction, event: Event, number: int) -> Told:
    alone = replace(extraction, linked=Linked([], {}), events=[event])
    also = tuple(span for span in event.also if span != (event.start, event.end))
    return Told(
        number,
        tuple(records(document, alone)),
        event.rule,
        event.trigger,
        event.start,
        event.end,
        tuple(dict.fromkeys(event.cues)),
        also,
    )


def _names(linked: Linked) -> list[tuple[Mention, str]]:
    out = [(m, " and ".join(e.name for e in linked.of(m))) for m in linked.refers]
    return sorted(((m, n) for m, n in out if n), key=lambda pair: pair[0].start)


def _fits(text: str, sentence: Sentence) -> list[Fit]:
    return [
        Fit(frame.id, *match.span(), tuple(f"{slot}: {_need(value)}" for slot, value in frame.needs.items()))
        for frame, match in fitting(text, sentence)
    ]


def _need(value: object) -> str:
    return "must be there" if value is True else str(value)


def _silence(
    sentence: Sentence, names: Sequence[object], again: Sequence[int], fits: Sequence[Fit]
) -> Silence:
    if again:
        return Silence.REPEATS
    if fits:
        heading = sentence.kind in (BlockKind.TITLE, BlockKind.HEADING)
        return Silence.HEADING if heading else Silence.UNFIT
    return Silence.NAMES_ONLY if names else Silence.NOTHING
