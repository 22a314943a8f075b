"""Dates that an event has from what is told around it: the day of an order's signature, "the same day", the day of
the decision of which a text goes on to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from cryptoreg.loaders.text.dated import may_date
from cryptoreg.loaders.text.entities import Entity, is_court, is_of_appeal
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.times import TimeMention
from cryptoreg.loaders.text.units import Sentences
from cryptoreg.ontology.generated.names import Class, Modality

_SAME_DAY = re.compile(r"\W*(?:also |and )?(?:on )?(?:the|that) (?:very )?same day\b")
_SAME_SITTING = re.compile(
    r"\b(?:at|in|during|by|with) the same (?:hearing|order|ruling|trial|decision|session|proceeding|filing|memo|letter|statement|verdict|judgment)\b|\bthe same jury\b"
)
_SAME_PERIOD = ("the same period", "the same time", "that time", "that period")


_SIGNED = frozenset({"hereby", "task-force-hereby", "order-signed"})


def sign(raw: Sequence[Event], units: Sequence[Sentences], published: date | None) -> None:
    """What an order itself does happens on the day on which it is signed, which stands at its end."""
    if published is None or not any(e.rule == "order-signed" and "vested" in e.text for e in raw):
        return
    signed = [d for u in units for d in u.dates if d.edtf == published.isoformat()]
    for event in raw:
        if event.rule in _SIGNED and event.date is None and signed:
            event.date = signed[-1]


def carry(raw: Sequence[Event], units: Sequence[Sentences], published: date | None) -> None:
    """Give events told "on the same day" the day that was told last, and those "during the same period" the date."""
    last: TimeMention | None = None
    day: TimeMention | None = None
    sitting: TimeMention | None = None
    for unit in units:
        if unit.dates:
            last = unit.dates[-1]
            days = [d for d in unit.dates if d.is_day]
            day = days[-1] if days else day
            past = [d for d in days if published is None or (d.edtf or "") <= published.isoformat()]
            sitting = past[-1] if past else sitting
            continue
        words = unit.sentence.text.lower()
        if day is not None and _SAME_DAY.match(words):
            meant = day
        elif sitting is not None and _SAME_SITTING.search(words):
            meant = sitting
        elif last is not None and any(p in words for p in _SAME_PERIOD):
            meant = last
        else:
            continue
        for event in raw:
            if event.sentence == unit.number and event.date is None:
                event.date = meant


_DID_SO = re.compile(
    r"^\W*(?:They|It|He|She|Both)(?: (?:all|each|both|had|have))* (?:did|done) so (?=(?:on|in|last|late|earlier|this)\b)"
    r"|^\W*(?:The|That|This) (?:\w+ )?(?:move|decision|ruling|order|settlement|(?:law)?suit|charges|fine|dismissal|verdict|sentence) "
    r"(?:came|was (?:made|announced|handed down|issued|filed|reached|imposed)) (?=(?:on|in|last|late|earlier)\b)"
)
_RIGHT_THERE = 12
"""Characters between *did so* and its date."""


def hand_back(raw: Sequence[Event], units: Sequence[Sentences]) -> None:
    """Give what one sentence tells without a date that which the next adds: "dropped the suits. They did so on Tuesday"."""
    for unit in units:
        found = _DID_SO.search(unit.sentence.text) if unit.dates else None
        if found is None:
            continue
        at = unit.sentence.start + found.end()
        day = next((d for d in unit.dates if 0 <= d.start - at <= _RIGHT_THERE), None)
        for event in raw:
            if event.sentence == unit.number - 1 and event.date is None and event.cls in _ACTS:
                event.date = day


_ACTS = frozenset(
    {
        Class.COMPLAINT,
        Class.DISMISSAL,
        Class.SETTLEMENT,
        Class.PENALTY,
        Class.ORDER,
        Class.JUDGMENT,
        Class.MOTION,
        Class.NOTICE_OF_APPEAL,
        Class.VERDICT_OR_PLEA,
    }
)
_DECISIONS = frozenset({Class.ORDER, Class.JUDGMENT, Class.DISMISSAL, Class.PENALTY})
_NEWS = timedelta(days=31)
"""How long before the day of publication what a text reports on may have happened."""
_BEFORE_THAT = re.compile(
    r"\b(?:had|previously|earlier|once|originally|initially|already)(?: \w+){0,2} ?$", re.IGNORECASE
)


def share(events: Sequence[Event], units: Sequence[Sentences], published: date | None) -> None:
    """Give what a judge or court decided the day of the decision that the text reports, where it goes on to tell of
    it without a date: "ruled on Friday … The judge also found".

    That day is the last one to the day of publication on which the text dates a decision of the same judge.

    Args:
        events: all of the text; those without a date may get one.
        units: the sentences of the text.
        published: day of publication; without it only a decision that is the only dated one counts.
    """
    dated = [
        e for e in events if e.cls in _DECISIONS and e.date is not None and e.modality is Modality.ASSERTED
    ]
    for event in events:
        if (
            event.cls not in _DECISIONS
            or event.date is not None
            or event.modality is not Modality.ASSERTED
            or event.rule == "sentence-served"
            or _BEFORE_THAT.search(_before_verb(event, units))
            or any(
                (d.edtf or "9") <= f"{published}" and may_date(d, event, units[event.sentence])
                for d in units[event.sentence].dates
            )
        ):
            continue
        event.date = _day_reported((e for e in dated if _same_issuer(e, event)), published)


def _before_verb(event: Event, units: Sequence[Sentences]) -> str:
    text = units[event.sentence].text
    return text[max(units[event.sentence].sentence.start, event.verb_at - 40) : event.verb_at]


def _plaintiffs(event: Event) -> list[Entity]:
    return [] if event.case is None else event.case.plaintiffs


def _same_issuer(one: Event, other: Event) -> bool:
    """Whether one judge or court decided both, in one case as far as the text tells, or for one plaintiff."""
    apart = one.case is not None and other.case is not None and one.case is not other.case
    if apart and not any(a is b for a in _plaintiffs(one) for b in _plaintiffs(other)):
        return False
    mine, theirs = ([e for e in event.roles.get("issuedBy", ()) if is_court(e)] for event in (one, other))
    if one.case is not None and one.case is other.case and _sits(mine, theirs):
        return True
    return any(a is b for a in mine for b in theirs)


def _sits(some: Sequence[Entity], others: Sequence[Entity]) -> bool:
    """Whether a judge decides on one side and the trial court, told by its name, on the other."""
    return any(
        a.judge and b.cls == Class.COURT and b.named and not is_of_appeal(b)
        for one, other in ((some, others), (others, some))
        for a in one
        for b in other
    )


def _day_reported(decisions: Iterable[Event], published: date | None) -> TimeMention | None:
    """The last day, of those to the day of publication, on which one of these decisions was made."""
    days = {d.edtf: d for e in decisions if (d := e.date) is not None and d.is_day}
    if published is None:
        return next(iter(days.values())) if len(days) == 1 else None
    news = [day for day in days if day is not None and f"{published - _NEWS}" <= day <= f"{published}"]
    return days[max(news)] if news else None
