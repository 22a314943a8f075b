"""What a docket entry says: acts with their reliefs, outcomes, filers, references, dates.


The words decide, by patterns that are data (``data/docket_entries.yaml``). A motion is one act with all
that it asks for; an order is one act per outcome and relief, so that "granting 9 Motion to Stay and denying 7
Motion to Dismiss" gives two. Reminders, receipts, notices that speak of a motion, and entries that the clerk took
back give no act at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cryptoreg.loaders.dockets import labels
from cryptoreg.loaders.dockets.acts import Act, EntryReading
from cryptoreg.loaders.dockets.deadlines import deadlines
from cryptoreg.loaders.dockets.names import judge
from cryptoreg.loaders.dockets.patterns import patterns
from cryptoreg.loaders.dockets.references import entered_on, references, signed_on
from cryptoreg.loaders.dockets.requests import dismissal, filed, motion, so_ordered, stipulated
from cryptoreg.loaders.dockets.rulings import rulings_of

_COURT_LABELS = frozenset({"Order", "Minute Entry", "Judgment"})


def read(text: str, parties: Sequence[str] = ()) -> EntryReading:
    """Understand one entry.

    Args:
        text: the entry's own words.
        parties: names of the parties of the docket, where known.

    >>> act = read("ORDER granting 9 Motion to Stay. Case stayed for 60 days.").acts[0]
    >>> act.cls, act.outcome, [r.code for r in act.reliefs], act.answers[0].number, act.duration.value
    ('Order', 'granted', ['stay'], '9', 60)
    """
    whole = text
    text = text[: labels.MAX_TEXT]
    labelled = labels.label(text)
    label = labelled.label
    if labels.is_void(text):
        return EntryReading(whole, label, True)
    body = blank(text)
    judged = judge(body)
    reading = EntryReading(
        whole,
        label,
        False,
        references=tuple(references(text)),
        deadlines=tuple(deadlines(body)),
        judge=judged,
        signed_on=signed_on(body, judged),
        entered_on=entered_on(text),
        of_another_court=_OF_ANOTHER_COURT.match(text) is not None,
    )
    if labelled.stage == labels.PROPOSED:
        return reading
    return replace(reading, acts=tuple(a for a in _acts(text, body, label, parties) if not _of_counsel(a)))


def _of_counsel(act: Act) -> bool:
    """Whether an act is about who appears as counsel alone: of attorneys nothing is kept."""
    return bool(act.reliefs) and all(r.code == "appearance" for r in act.reliefs)


_OF_ANOTHER_COURT = re.compile(
    r"\W*(?:certified (?:true )?cop(?:y|ies) of [^.;]{0,60}\b(?:mdl|panel)\b|(?:mdl |conditional )?transfer order (?:from|of|by) the (?:mdl|judicial) panel)"
    r"|\W*received:? (?:an? )?(?:certified |true )?cop(?:y|ies) of (?:the )?(?:[\w.'’]+ ){0,6}?(?:court|usca|circuit|panel|jpml)\b",
    re.IGNORECASE,
)
_ATTACHMENTS = re.compile(r"\(\s*(?:attachments?|additional attachments?)\b", re.IGNORECASE)


def blank(text: str) -> str:
    """The entry without what it repeats of others and of the clerk's work; offsets stay."""
    out = labels.strip_references(text)
    for start, end in labels.brackets(out, _ATTACHMENTS):
        out = out[:start] + " " * (end - start) + out[end:]
    for pattern in patterns().tails:
        out = pattern.sub(lambda m: " " * len(m[0]), out)
    return out


def _acts(text: str, body: str, label: str, parties: Sequence[str]) -> Iterator[Act]:
    head = labels.heading_start(text)
    if label in _COURT_LABELS:
        rulings = list(rulings_of(text, body, head, label))
        yield from rulings
        if label == "Judgment" or rulings:
            return
    if label == "Request / Motion" and _DECIDED_ON_ITS_FACE.search(body, head) is not None:
        decided = [a for a in rulings_of(text, body, head, "Order") if a.outcome is not None]
        if decided:
            yield from decided
            return
    if label == "Request / Motion" or _moves_too(body, head, label):
        yield motion(body, head, parties)
        return
    rule = next((r for r in patterns().acts if r.fits(label, body, head)), None)
    if rule is None:
        return
    act = filed(text, body, head, rule.cls, parties)
    yield dismissal(act, body, label) if rule.cls == "Dismissal" else act
    if label == "Stipulation" and so_ordered(body, head):
        yield from stipulated(act, body, head)


_DECIDED_ON_ITS_FACE = re.compile(r"\[\d{1,5}\] (?:is|are) (?:hereby )?(?:granted|denied)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"notice of (?:\w+ )?(?:hearing on )?(?:motion|application) (?:and|for|to)\b", re.IGNORECASE
)


def _moves_too(body: str, head: int, label: str) -> bool:
    """A notice of motion that is the motion too."""
    return label == "Notice" and _MOVES.match(body, head) is not None
