"""Which of the dates of its sentence an event has."""

from __future__ import annotations

import re
from typing import TypeVar

from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.syntax import clause_at
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.units import Sentences
from cryptoreg.ontology.generated.names import Class


def date_of(event: Event, unit: Sentences) -> TimeMention | None:
    """The date that stands nearest to an event in its own clauses, or the only one of its sentence that may be its."""
    if event.rule == "leadership-title":
        return None
    own = _of_the_act([d for d in unit.dates if may_date(d, event, unit)], event, unit)
    if len({d.edtf for d in own}) == 1:
        own = own[-1:]  # "May 5 (Reuters) - The agency said today that": one day, told twice
    date = (
        _counted_for(own, event, unit)
        or nearest(own, event)
        or _date_before_when(event, unit)
        or _date_right_before(own, event)
        or _date_that_opens(event, unit)
        or unit.topic_date
    )
    return None if date is not None and _is_earlier(date, event, unit) else date


def _counted_for(dates: list[TimeMention], event: Event, unit: Sentences) -> TimeMention | None:
    """Of "sued one firm in May, a day after it sued another": the date that the clause of the event begins with."""
    clause = clause_at(unit.clauses, event.verb_at)
    return next((d for d in dates if _COUNTED.search(d.text) and d.start <= clause.start <= d.end), None)


def _of_the_act(dates: list[TimeMention], event: Event, unit: Sentences) -> list[TimeMention]:
    """Of "disclosed on Monday that it got a notice on May 4" the second: the first is that of the telling."""
    text, first = unit.sentence.text, unit.sentence.start
    after = event.trigger[0 if event.rule in _ANNOUNCING else 1]
    own = [d for d in dates if d.end > after or not text.startswith(" that ", d.end - first)]
    return own if any(d.start >= event.trigger[1] for d in own) else dates


_ANNOUNCING = frozenset({"duty-announced"})
"""Rules for what happens by being announced."""
_HAD = re.compile(r"\b(?:who|which) had (?:\w+ly |also |earlier |first )?\Z")


def _is_earlier(date: TimeMention, event: Event, unit: Sentences) -> bool:
    """Of "sided on Tuesday with users who had sued": the day of the main clause is not that of what was before it."""
    first = unit.sentence.start
    if _HAD.search(unit.sentence.text[: event.verb_at - first]) is None:
        return False
    clause = clause_at(unit.clauses, event.verb_at)
    return not clause.start <= date.start < clause.end


_OTHER_TOLD = re.compile(
    r"[\s,]*(?:that|which|who|whom|when|after|before|as|while|because|since|where)\b", re.IGNORECASE
)


_LOOKS_BACK = 250
"""Characters before a date in which the words stand that say of what it is."""


def may_date(date: TimeMention, event: Event, unit: Sentences) -> bool:
    """A date in a later clause that tells of something else does not date the event."""
    at = date.start - unit.sentence.start
    before = unit.sentence.text[max(0, at - _LOOKS_BACK) : at]
    if event.rule == "complaint-filed" and date.end < event.trigger[0] and event.verb_at > event.trigger[0]:
        told = unit.sentence.text[date.end - unit.sentence.start : event.trigger[0] - unit.sentence.start]
        if _HAPPENS_TO.search(told):
            return False  # "on Monday dismissed a lawsuit brought by": the day is that of the dismissal
    if _ANNOUNCED.search(before):
        return event.cls != Class.ALLEGATION  # it dates what is announced, not what is alleged in it
    if _OF_A_NAME.search(before) or _is_of_something_else(date, event, unit, before):
        return False
    if date.end < event.trigger[0] and _OF_WHAT_CAME_BEFORE.search(before):
        return False  # "two years after the crash of 2021, the agency sued in March 2023"
    if _is_of_what_follows(date, event, before):
        return False
    attributive = _of_a_paper(date, event, unit, before)
    if attributive is not None:
        return attributive
    between = unit.sentence.text[
        max(0, event.trigger[1] - unit.sentence.start) : date.start - unit.sentence.start
    ]
    after = unit.sentence.text[date.end - unit.sentence.start : max(0, event.verb_at - unit.sentence.start)]
    if date.end < event.verb_at and _INSERTED.search(before) and "," in after:
        return False
    if event.cls != Class.INTENTION and date.start > event.trigger[1] and _ANOTHER_CLAUSE.search(between):
        return False
    if any(told(date, event, unit) for told in (_is_told_aside, _is_inserted, _is_of_another_act)):
        return False
    if event.start <= date.start < event.end or _BEHIND_AN_INSERTION.search(before):
        return True
    clause = clause_at(unit.clauses, date.start)
    later = clause.start > event.trigger[0]
    return not (later and _OTHER_TOLD.match(clause.text, clause.start, clause.end))


def _is_of_what_follows(date: TimeMention, event: Event, before: str) -> bool:
    """Whether a date is that of a deadline or a hearing: "ordered to pay by September 20", "set a hearing for May 5 and
    freed him", "denied it, and her trial is set for May".
    """
    if event.cls in _DONE:
        return (_DEADLINE.search(before) or _SET_FOR.search(before)) is not None
    later = event.cls in _BEFORE_TRIAL and date.start > event.trigger[1]
    return later and _SET_FOR.search(before) is not None


def _is_of_something_else(date: TimeMention, event: Event, unit: Sentences, before: str) -> bool:
    """Whether a date is that of a founding, passage and the like of which the event itself does not tell, or of a
    paper that it takes back: "withdrew its letter of May 2021".
    """
    if _ENDS_A_PAPER.match(unit.text, event.verb_at) and _DATE_OF_PAPER.search(before):
        return True
    other = _OF_SOMETHING_ELSE.search(before)
    if other is None or event.trigger[1] - 2 <= date.start <= event.trigger[1] + 8:
        return False
    return not event.trigger[0] <= unit.sentence.start + other.start() < event.trigger[1]


def _of_a_paper(date: TimeMention, event: Event, unit: Sentences, before: str) -> bool | None:
    """Whether the date of a paper or sitting, told before or behind its noun, dates the event; None for another."""
    after = date.end - unit.sentence.start
    told_by_it = event.cls == Class.RULE_OR_LAW_ADOPTED or event.rule == "paper-says"
    if told_by_it and _ISSUED_ON.search(before):
        return True  # "In Letter 12, issued on May 5, the agency said"
    if _IN_A_PAPER.match(before) and _PAPER_AFTER.match(unit.sentence.text, after):
        return True  # "In a May 5 filing, prosecutors proposed"
    if _AT_A_SITTING.search(before) and _SITTING_AFTER.match(unit.sentence.text, after):
        return date.start > event.trigger[0]  # "denied it at a May 5 hearing"
    if _OF_A_NOUN.search(before) and _NOUN_AFTER.match(unit.sentence.text, after):
        return (
            event.trigger[0] <= date.end + 25 and date.start <= event.trigger[1]
        )  # "denied her March order"
    return None


def _is_told_aside(date: TimeMention, event: Event, unit: Sentences) -> bool:
    """Whether a date belongs to what the sentence tells before the event: "ruled on Tuesday that ..., when it
    sanctioned", "was sentenced on Tuesday after pleading guilty".
    """
    if event.verb_at <= date.end:
        return False
    between = unit.sentence.text[date.end - unit.sentence.start : event.verb_at - unit.sentence.start]
    if _LATER.search(between) is not None:
        return True
    earlier = _EARLIER.search(between)
    if earlier is None or between.startswith(", when "):  # "in May 2023, when the SEC sued"
        return False
    if _SINCE_WHEN.search(unit.sentence.text[: date.start - unit.sentence.start]) and between[:2] == ", ":
        return False
    at = date.end + earlier.start() + 1
    # the Court *for* the District
    return not any(m.start < at < m.end for m in clause_at(unit.clauses, at).mentions)


def _is_inserted(date: TimeMention, event: Event, unit: Sentences) -> bool:
    """Whether a date stands in a relative clause between two parts of what tells of the event: "found Hale, who was
    jailed in August 2022, guilty".
    """
    if not event.trigger[0] < date.start < event.trigger[1]:
        return False
    before = unit.sentence.text[event.trigger[0] - unit.sentence.start : date.start - unit.sentence.start]
    return re.search(r", (?:who|which|whose) [^,]*$", before) is not None


_ISSUED_ON = re.compile(r", (?:issued|dated|published|released|posted|signed)(?: on)? $")
_SINCE_WHEN = re.compile(r"^\W*[Ss]ince $")
"""Of "Since May 5, following the exit of": the day of the exit."""
_HAPPENS_TO = re.compile(
    r"\b\w+(?:ed|threw|threw out|froze) (?:\w+ )?(?:an?|the|its|his|her|their) (?:[\w-]+ )*$"
)
_LATER = re.compile(
    r"; |, and (?:[\w.’'-]+ ){1,5}?(?:has|have) (?!since\b)|\b(?:and|but|then) (?:\w+ ){0,2}?(?:later|subsequently|eventually|ultimately|has since|have since)\b"
)
_EARLIER = re.compile(r"(?:^|[ ,])(?:after|when|following|since|for|over)(?: [\w’'.&-]+){0,6}? ?$")


def _date_before_when(event: Event, unit: Sentences) -> TimeMention | None:
    """Of "in June 2023, when the SEC sued": the date right before the clause."""
    for date in unit.dates:
        if date.end < event.trigger[0] and _WHEN.fullmatch(unit.text, date.end, event.trigger[0]):
            return date
    head = unit.sentence.text[event.start - unit.sentence.start :].lstrip(" ,")
    if not head.startswith(("when ", "where ")):
        return None
    return next((d for d in unit.dates if 0 <= event.start - d.end <= 4), None)


def _date_right_before(dates: list[TimeMention], event: Event) -> TimeMention | None:
    """Of "returned in April asking for leave": the date at which what is told by a gerund is joined."""
    return next((d for d in dates if event.gerund and event.verb_at - d.end == 1), None)


_WHEN = re.compile(r",? when (?:the |its |an? )?(?:[\w’'-]+ ){0,3}")
_DONE = frozenset(
    {Class.PENALTY, Class.SETTLEMENT, Class.ORDER, Class.JUDGMENT, Class.COMPLAINT, Class.DISMISSAL}
)


_BEFORE_TRIAL = frozenset({Class.VERDICT_OR_PLEA, Class.DENIAL, Class.ALLEGATION})


_IN_A_PAPER = re.compile(r"\W*(?:In|With|By|Under|Through) (?:an?|its|his|her|their|the) (?:\w+ )?$")
_PAPER_AFTER = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:filing|statement|order|letter|complaint|ruling|motion|decision|release|memo|memorandum|notice|post|speech|interview|brief|lawsuit|opinion)\b(?:[^.;]|\.(?! [A-Z])){0,110}?,"
)
_AT_A_SITTING = re.compile(r"\b(?:at|during|in|via|with|through|by) (?:an?|its|his|her|their|the) $")
_SITTING_AFTER = re.compile(
    r" (?:[\w-]+ ){0,3}?(?:hearing|filing|statement|order|letter|ruling|decision|release|memo|memorandum|notice|post|speech|interview|opinion|trial|session|meeting|conference|vote|proceeding|appearance|announcement)\b"
)
_SET_FOR = re.compile(
    r"\b(?:set|schedul\w+|slated|calendar\w+|fixed|adjourn\w+|postpon\w+|delay\w+|moved|due)\b[^,;]{0,50} (?:for|to|until|on) $"
)
_OF_A_NOUN = re.compile(r"(?:\b(?:his|her|its|their|the|an?)|['’]s)\s$")


_NOUN_AFTER = re.compile(r"\s[a-z]")


_OF_WHAT_CAME_BEFORE = re.compile(
    r"\b(?:after|since|following|before|during|amid) (?:the|an?|its|his|her|their) (?:[\w-]+ ){1,3}?(?:of|in) $"
)
_DEADLINE = re.compile(r"\b(?:by|before|until|no later than) $")


def _date_that_opens(event: Event, unit: Sentences) -> TimeMention | None:
    """Of "On January 7, the judge denied the motion and stayed the case": the date of both acts."""
    clause = clause_at(unit.clauses, event.verb_at)
    head = unit.sentence.text[clause.start - unit.sentence.start :]
    if event.cls not in _DATED_TOGETHER or not unit.dates or _AND_DID.match(head) is None:
        return None
    first = unit.dates[0]
    opening = unit.sentence.text[: first.start - unit.sentence.start].strip()
    return (
        first
        if opening in ("", "On", "In", "Late in", "Early in", "Earlier", "Last", "Over", "During", "Within")
        else None
    )


_DATED_TOGETHER = _DONE | {
    Class.RULE_OR_LAW_ADOPTED,
    Class.ORDER_SIGNED,
    Class.INVESTIGATION_OPENING,
    Class.INVESTIGATION_CLOSING,
    Class.NOTICE_OF_APPEAL,
    Class.MOTION,
    Class.TASK_FORCE_FORMATION,
}
_AND_DID = re.compile(r"(?:, |,? ?(?:and|then|but) )(?:\w+ly |also |then )?\w+(?:ed|t|e|n)\b")


_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:founded|created|established|enacted|launched|incorporated|born|formed|built|started|introduced|passed|ran|began|listed|bought)(?: \w+){0,2} (?:in|on|since) $"
    r"|\bdat(?:ing|es|ed)(?: back)? (?:from|to) $"
)


_INSERTED = re.compile(
    r", (?:whom?|which|whose|having|[a-z]+ed|brought|led|set|made|held) [^,]*$|, whose [a-z -]{3,40}, [^,]{3,40}, [^,]*$"
)


def _is_of_another_act(date: TimeMention, event: Event, unit: Sentences) -> bool:
    """Whether a date stands with a participle behind a noun ("held that the suit, filed in May, was void"), with
    what was a day before ("sued in May, a day after it fined") or before what is done now ("listed it in May, a move
    that is now contested").
    """
    first = unit.sentence.start
    begin = max(0, date.start - first - _LOOKS_BACK)
    other = _PARTICIPLE.search(unit.sentence.text[begin : date.start - first])
    if other is not None and first + begin + other.start() >= event.trigger[1]:
        return True
    if event.verb_at < date.start:
        return _COUNTED.search(date.text) is not None
    begin = max(0, event.verb_at - first - _LOOKS_BACK)
    return _BY_NOW.search(unit.sentence.text[begin : event.verb_at - first]) is not None


_PARTICIPLE = re.compile(
    r", (?:(?:first|originally|initially) )?(?:filed|brought|lodged|made|launched|begun|opened|held|sold|bought|founded|passed|enacted|adopted)(?: (?!by\b)[\w’'.-]+){0,2} (?:in|on|last|back in) $"
)
_COUNTED = re.compile(r"(?:day|week|month|year)s? (?:after|before)$")
"""A date that counts from one before it to what the words behind it tell."""
_BY_NOW = re.compile(r"\b(?:is|are) now (?:being )?$|\b(?:which|that) (?:now|currently) $")
_BEHIND_AN_INSERTION = re.compile(r", (?:which|who)\b[^,;]*, (?:on|in) $")
"""Of "got a notice, which opens a period for comment, on May 5": the day is that of the notice."""


_ANOTHER_CLAUSE = re.compile(
    r", (?:and|but|while|which|who) (?:the |a |an |its |his |[A-Z])|, (?:and|but|while|then) (?:on |in |by |late |early )*\Z|, but \w+ed\b|;| (?:that|which) (?:he|she|it|they)\b"
    r"|\b(?:which|who|whom) (?:[\w’'.&-]+ ){0,4}?had (?:[\w’'.&-]+ ){1,6}$"
)


_ANNOUNCED = re.compile(
    r", (?:the )?(?:[\w.&’'-]+ ){1,5}?(?:said|announced|confirmed|disclosed|reported)(?: in (?:a|an) [\w -]{3,30}?)?(?: late| early)?(?: on)? $"
)


_ENDS_A_PAPER = re.compile(
    r"(?:rescind|withdr|repeal|revo[ck]|scrap|replac|undo|undid|overturn|supersed|retract|reversed?\b|do(?:es|ing)? away|did away)",
    re.IGNORECASE,
)
_DATE_OF_PAPER = re.compile(
    r"\b(?:letters?|statements?|guidance|bulletins?|notices?|orders?|memos?|rules?|opinions?|circulars?|advisor(?:y|ies)|polic(?:y|ies)|directives?|regulations?|\d),? (?:of|from|dated|(?:issued|published|adopted|released)(?: on| in)?|that (?:it|they|the agency) (?:had )?(?:issued|published|adopted)(?: on| in)?)(?: \w+ and| late| early| mid)? $"
)
_OF_A_NAME = re.compile(
    r"(?:Act|Rule \w+|Order \d+|Framework|Rule|Directive|Regulation|framework|memorandum|order) of\s*$"
)


_T = TypeVar("_T", TimeMention, Quantity)


def nearest(candidates: list[_T], event: Event, *, only: bool = True) -> _T | None:
    """The nearest in the event's own clauses; else, with ``only``, the only one of its sentence."""
    inside = [c for c in candidates if event.start <= c.start < event.end]
    pool = inside or (candidates if only and len(candidates) == 1 else [])
    return min(
        pool,
        key=lambda c: (_gap(c.start, c.end, event.trigger), abs(c.start - event.verb_at)),
        default=None,
    )


def _gap(start: int, end: int, trigger: tuple[int, int]) -> int:
    return max(0, trigger[0] - end, start - trigger[1])
