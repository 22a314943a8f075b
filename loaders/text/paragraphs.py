"""What the sentences of a paragraph have in common: its topic, its date, and who tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cryptoreg.loaders.text import times
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.times import TimeMention
from cryptoreg.loaders.text.tokens import BlockKind, Sentence
from cryptoreg.ontology.frozen import frozen
from cryptoreg.ontology.generated.names import Class

_LEAD = re.compile(r"(?P<names>[^:(\n]{2,80}?)\s*(?:\((?P<date>[^)]{4,30})\))?\s*(?::|—|–| - )\s")
_DATE_LEAD = re.compile(
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|[A-Z][a-z]{2,8}\.? \d{4}|\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{4})\s*(?::|—|–|-)\s"
)
_SPAN = re.compile(r"(?:[A-Z][a-z]{2}\.?-)?([A-Z][a-z]{2,8}\.? \d{4})")
_RUN_IN = re.compile(r"(?P<names>[A-Z][^.:\n]{2,70})\.\s")
_SIGNATURE = re.compile(
    r"^[—–-]+ (?P<who>[^(\n]{2,50}) \(@(?P<handle>\w{2,20})\)\s+(?P<date>[A-Z][a-z]+ \d{1,2}, \d{4})"
)
_TOPICS = (Class.FIRM, Class.PERSON, Class.LAWSUIT)


@frozen
class Paragraph:
    """What holds for all sentences of one paragraph.

    Attributes:
        topic: firms, persons or cases that it begins with, as a heading of its own.
        day: the date that it begins with.
        told_by: who posted it, where it is a post that the text quotes.
        told_on: when.
    """

    topic: tuple[Mention, ...] = ()
    day: TimeMention | None = None
    told_by: str | None = None
    told_on: TimeMention | None = None


def read(
    text: str, sents: Sequence[Sentence], found: Sequence[Mention], published: date | None
) -> dict[int, Paragraph]:
    """The paragraphs of a text by their numbers."""
    out: dict[int, Paragraph] = {}
    heading: tuple[Mention, ...] = ()
    day: TimeMention | None = None
    for sentence in sents:
        number = sentence.paragraph
        if sentence.kind is not BlockKind.ITEM:
            day = _day_over_items(text, sentence, published)
        if sentence.kind in (BlockKind.HEADING, BlockKind.TITLE):
            heading = tuple(
                m for m in found if sentence.start <= m.start and m.end <= sentence.end and _may_be_topic(m)
            )
            if sentence.kind is BlockKind.TITLE:
                heading = ()
        if number in out:
            continue
        out[number] = _lead(text, sentence, found, published, heading)
        if sentence.kind is BlockKind.ITEM and day is not None and out[number].day is None:
            out[number] = replace(out[number], day=day)
        signed = _SIGNATURE.match(text[sentence.start : sentence.end])
        if signed and number - 1 in out:
            dates = times.find_dates(
                text, None, sentence.start + signed.start("date"), sentence.start + signed.end("date")
            )
            day = dates[0] if dates and dates[0].edtf else None
            before = number - 1
            while before in out and before > number - 4:
                out[before] = replace(out[before], told_by=signed["who"].strip(), told_on=day)
                if len(text[_start(sents, before) : _start(sents, before) + 60].split()) > 6:
                    break
                before -= 1
    return out


_OPENS_ITEMS = re.compile(r"\W*On [^:;]{5,120}:\s*\Z")


def _day_over_items(text: str, sentence: Sentence, published: date | None) -> TimeMention | None:
    """The day on which all was done that the items tell below a sentence: "On May 5, the agency:"."""
    if _OPENS_ITEMS.match(text, sentence.start, sentence.end) is None:
        return None
    days = times.find_dates(text, published, sentence.start, sentence.end)
    return days[0] if len(days) == 1 and days[0].is_day else None


def _may_lead(text: str, start: int, end: int) -> bool:
    """Whether a sign that ends a lead stands near enough to the beginning."""
    head = text[start : min(end, start + _LONGEST_LEAD)]
    return ":" in head or "—" in head or "–" in head or " - " in head


_LONGEST_LEAD = 160
"""Characters up to the sign: 80 for names, 30 for a date, and what spaces there may be."""


def _start(sents: Sequence[Sentence], number: int) -> int:
    return next(s.start for s in sents if s.paragraph == number)


def _may_be_topic(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and mention.cls in _TOPICS


def _lead(
    text: str,
    sentence: Sentence,
    found: Sequence[Mention],
    published: date | None,
    heading: tuple[Mention, ...],
) -> Paragraph:
    start, end = sentence.start, sentence.end
    dated = _DATE_LEAD.match(text, start, end)
    if dated:
        days = times.find_dates(text, published, dated.start("date"), dated.end("date"))
        if not days and re.fullmatch(r"\d{4}", dated["date"]):
            days = [TimeMention(dated.start("date"), dated.end("date"), dated["date"], dated["date"])]
        return Paragraph(heading, days[0] if days else None)
    lead = _LEAD.match(text, start, end) if _may_lead(text, start, end) else None
    lead = lead or _RUN_IN.match(text, start, min(len(text), end + 2))
    if lead is None:
        return Paragraph(heading)
    names = tuple(
        m for m in found if lead.start("names") <= m.start and m.end <= lead.end("names") and _may_be_topic(m)
    )
    # a lead is little more than its names
    covered = sum(m.end - m.start for m in names)
    if not names or covered * 2.6 < lead.end("names") - lead.start("names"):
        return Paragraph(heading)
    day = None
    if lead.re is _LEAD and lead["date"]:
        days = times.find_dates(text, published, lead.start("date"), lead.end("date"))
        day = days[0] if days else None
        year = re.search(r"(?:19|20)\d\d", lead["date"])
        if re.search(r"[A-Z][a-z]{2}\.?\s?[-–]\s?[A-Z][a-z]{2}", lead["date"]) and year:
            at = lead.start("date") + year.start()
            day = TimeMention(at, at + 4, year[0], year[0])
    return Paragraph(names, day)
