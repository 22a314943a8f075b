"""What qualifies an event: its modality from the cues that reach it, its date, duration and sum, and who says it."""

from __future__ import annotations

import re
from typing import TypeVar

from cryptoreg.loaders.text.entities import Entity, Linked
from cryptoreg.loaders.text.events import OWN_MODALITY, WEAK_INTENTIONS, Event
from cryptoreg.loaders.text.modality import Cue, Found
from cryptoreg.loaders.text.syntax import Clause, clause_at
from cryptoreg.loaders.text.times import Quantity, TimeMention
from cryptoreg.loaders.text.units import Sentences
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class, Modality

_LASTING = (Class.MOTION, Class.ORDER, Class.PENALTY, Class.INTENTION)


_COSTING = (Class.ALLEGATION, Class.SETTLEMENT, Class.PENALTY, Class.COMPLAINT)


_AGREED = re.compile(r"(?:agree[sd]?|consent(?:s|ed)?) to", re.IGNORECASE)
_AFTER_DOING = re.compile(r"\b(?:after|since|having|for|following) $")
_NEXT_TO = 6
"""Characters between *not* and the verb of an intention that it takes away."""


def _medium(who: str) -> str:
    """Who reports, by the name that the gazetteer has for a medium, or else without an article."""
    known = gazetteer.load().find(who, Class.PUBLISHER)
    return known.name if known is not None else re.sub(r"^(?:The|the|A|a) (?=[A-Z])", "", who)


_PERHAPS = re.compile(
    r"\b(?:(?P<perhaps>potential|possible|likely|hypothetical|rumou?red|prospective|would-be|eventual)|"
    r"proposed|tentative|looming|planned|expected|future|threatened|upcoming|forthcoming|contemplated)"
    r"(?: (?!(?:of|in|with|against|by|for|the|an?|to|on|and|or|that|who|which|is|was|were|are)\b)[\w'’$€£.,%-]+){0,3}\s*\Z",
    re.IGNORECASE,
)
_NOUNS_REACH = 50
"""Characters before a noun in which what qualifies it stands."""


def _of_the_noun(event: Event, unit: Sentences) -> Modality:
    """How surely an act that is told as a noun is told by the adjective before it: "a possible settlement with"."""
    if event.cls in OWN_MODALITY or event.cls == Class.NOMINATION or event.verb_at != event.trigger[0]:
        return OWN_MODALITY.get(event.cls, Modality.ASSERTED)
    text, at = unit.sentence.text, event.trigger[0] - unit.sentence.start
    head = _HEAD.match(text, at)
    found = _PERHAPS.search(text, max(0, at - _NOUNS_REACH), at if head is None else head.end())
    if found is None:
        return Modality.ASSERTED
    event.cues.append(found[0].split()[0])
    return Modality.SPECULATED if found["perhaps"] else Modality.PLANNED


_HEAD = re.compile(
    r"(?:[\w'’$€£.,%-]+ ){0,4}?(?=(?:settlements?|deals?|lawsuits?|suits?|complaints?|cases?|fines?|penalt|dismissals?|appeals?|investigations?|probes?|inquir|stays?|pauses?|task|working|rules?|bills?|charges?|indictments?|orders?|rulings?)\b)"
)


def qualify(event: Event, unit: Sentences) -> None:
    """Set the modality from the cues that reach the trigger."""
    event.modality = _of_the_noun(event, unit)
    at = event.verb_at
    speech = event.cls in OWN_MODALITY
    for cue in unit.cues:
        inside = event.trigger[0] <= cue.start < event.trigger[1]
        words = unit.sentence.text[cue.start - unit.sentence.start : cue.end - unit.sentence.start]
        if (
            inside
            and (
                words.lower().endswith(("not", "never", "n't", "n’t"))
                or (cue.cue is Cue.NEGATION and cue.end <= at)
            )
            and event.rule not in _NOT_IS_THEIRS
            and not speech
        ):
            event.modality = Modality.DENIED
        first = (
            cue.start == unit.sentence.start and cue.cue is Cue.CONDITION
        )  # a question, an inverted condition
        if _is_told_as_done(event, unit, cue):
            continue
        if event.cls in (Class.SETTLEMENT, Class.PENALTY) and _AGREED.fullmatch(words):
            continue  # who agrees to settle has settled
        governs = _governs(cue, event, unit)
        if not governs and (not cue.reaches(at) or ((inside or cue.start <= at < cue.end) and not first)):
            continue
        event.cues.append(unit.sentence.text[cue.start - unit.sentence.start : cue.end - unit.sentence.start])
        match cue.cue:
            case Cue.REPORT:
                if event.modality not in (Modality.SPECULATED, Modality.DENIED) and event.cls != Class.DENIAL:
                    event.modality = Modality.REPORTED
                if cue.who:
                    event.attributed_to.append(_medium(cue.who))
            case Cue.NEGATION if not speech or (
                event.cls == Class.INTENTION and event.trigger[0] - cue.end <= _NEXT_TO
            ):
                event.modality = Modality.DENIED
            case Cue.PLAN if not speech and event.modality is Modality.ASSERTED:
                event.modality = Modality.PLANNED
            case Cue.HEDGE | Cue.CONDITION if not speech or event.rule in WEAK_INTENTIONS:
                event.modality = Modality.SPECULATED
            case _:
                event.cues.pop()


_BE = re.compile(r"\s+(?:(?:be|been|being|have|has|having|is|are|was|were|\w+ly|also|now|ever|yet|to)\s+)*")
_CAME_ABOUT = re.compile(
    r"(?:[ ](?!(?:and|but|or|that|which|who)\b)[\w'’.&$%/-]+){0,9}?,?[ ](?:(?:which|that)[ ])?"
    r"(?P<be>(?:is|are|was|were|has|have|had|could|may|might|will|would|should|can)(?:n['’]t)?[ ](?:[\w’']+[ ]){0,4}?)"
    r"(?:filed|brought|lodged|reached|struck|signed|imposed|levied|granted|issued|entered|approved|opened|launched|made|taken|pursued|ordered|announced|finali[sz]ed|secured|handed down|assessed)\b"
)
"""What says of an act that is told as a noun whether it came about: "a settlement with Kraken has yet to be reached"."""


_NOBODY = re.compile(
    r"(?:no(?: \w+)? (?:sign|evidence|indication|proof|suggestion)|no one|nobody|none|(?:den|reject|dismiss|reports?\b|rumou?rs\b|contrary))",
    re.IGNORECASE,
)
"""Cues after which nobody has said what their clause says, whoever is its subject."""


def is_unsaid(unit: Sentences, verb_start: int) -> bool:
    """Whether the verb of an accusation or a denial is itself negated, planned, supposed or asked about: "did not
    accuse", "may be accused", "if the agency accuses". Nobody has then said what it says.

    Args:
        unit: the sentence.
        verb_start: where the verb begins.
    """
    text, first = unit.sentence.text, unit.sentence.start
    return any(
        cue.reaches(verb_start)
        if cue.cue is Cue.CONDITION or _NOBODY.match(text, cue.start - first) is not None
        else cue.cue is not Cue.REPORT
        and cue.end <= verb_start
        and _BE.fullmatch(text, cue.end - first, verb_start - first) is not None
        for cue in unit.cues
    )


def _governs(cue: Found, event: Event, unit: Sentences) -> bool:
    """Whether a cue stands before the verb that says what became of the noun with which the words of an event begin:
    "the probe of Kraken could be closed", "a fine against it was not imposed".
    """
    text, first = unit.sentence.text, unit.sentence.start
    start, end = event.trigger
    if cue.cue is Cue.REPORT or cue.end > unit.sentence.end:
        return False
    if start < cue.start and cue.end < event.verb_at < end:
        return _BE.fullmatch(text, cue.end - first, event.verb_at - first) is not None
    if cue.start < end or event.verb_at != start:
        return False
    told = _CAME_ABOUT.match(text, end - first - (text[end - first - 1] == " "))
    return told is not None and told.start("be") <= cue.start - first < told.end("be")


def _is_told_as_done(event: Event, unit: Sentences, cue: Found) -> bool:
    """Whether a plan or a hedge says nothing of an event that its words take for granted: "agreed to pay after
    pleading guilty".
    """
    if cue.cue is Cue.NEGATION and event.presupposed and event.cls in _BEGUN:
        return cue.end <= event.trigger[0] and not _NONE_OF_IT.match(
            unit.sentence.text, cue.start - unit.sentence.start
        )
    if cue.cue not in (Cue.PLAN, Cue.HEDGE):
        return False
    if event.presupposed or (event.past and cue.end <= event.verb_at):
        return True
    before = unit.sentence.text[: event.verb_at - unit.sentence.start]
    return cue.cue is Cue.PLAN and cue.end <= event.verb_at and _AFTER_DOING.search(before) is not None


_BEGUN = (Class.COMPLAINT, Class.INVESTIGATION_OPENING, Class.NOTICE_OF_APPEAL)
_NONE_OF_IT = re.compile(
    r"(?:no|none|never|nor|neither|without|nobody|rather than|instead of|not an?)\b", re.IGNORECASE
)
_NOT_IS_THEIRS = frozenset({"investigation-closed", "plea-not-guilty", "conviction"})


def attach(event: Event, unit: Sentences) -> None:
    """Give the event the date, duration and sum that stand nearest to it in its own clauses, or the
    only one of its sentence.
    """
    event.date = (
        None
        if event.rule == "leadership-title"
        else (
            _nearest(_of_the_act([d for d in unit.dates if _may_date(d, event, unit)], event, unit), event)
            or _date_before_when(event, unit)
            or _date_that_opens(event, unit)
            or unit.topic_date
        )
    )
    if event.date is not None and _is_earlier(event, unit):
        event.date = None
    if event.cls in _LASTING:
        event.duration = _nearest(unit.durations, event)
    if event.cls in _COSTING:
        event.amount = _nearest(unit.money, event, only=event.cls in (Class.SETTLEMENT, Class.PENALTY))


def _of_the_act(dates: list[TimeMention], event: Event, unit: Sentences) -> list[TimeMention]:
    """Of "disclosed on Monday that it got a notice on May 4" the second: the first is that of the telling."""
    text, first = unit.sentence.text, unit.sentence.start
    own = [d for d in dates if d.end > event.trigger[1] or not text.startswith(" that ", d.end - first)]
    return own if any(d.start >= event.trigger[1] for d in own) else dates


_HAD = re.compile(r"\b(?:who|which) had (?:\w+ly |also |earlier |first )?\Z")


def _is_earlier(event: Event, unit: Sentences) -> bool:
    """Of "sided on Tuesday with users who had sued": the day of the main clause is not that of what was before it."""
    first = unit.sentence.start
    if event.date is None or _HAD.search(unit.sentence.text[: event.verb_at - first]) is None:
        return False
    clause = clause_at(unit.clauses, event.verb_at)
    return not clause.start <= event.date.start < clause.end


_OTHER_TOLD = re.compile(
    r"[\s,]*(?:that|which|who|whom|when|after|before|as|while|because|since|where)\b", re.IGNORECASE
)


def _may_date(date: TimeMention, event: Event, unit: Sentences) -> bool:
    """A date in a later clause that tells of something else does not date the event."""
    before = unit.sentence.text[: date.start - unit.sentence.start]
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
    if event.cls in _DONE and (_DEADLINE.search(before) or _SET_FOR.search(before)):
        return False  # "ordered to pay by September 20", "set a hearing for May 5 and freed him"
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
    if _is_told_aside(date, event, unit) or _is_inserted(date, event, unit):
        return False
    if event.start <= date.start < event.end:
        return True
    clause = clause_at(unit.clauses, date.start)
    later = clause.start > event.trigger[0]
    return not (later and _OTHER_TOLD.match(clause.text, clause.start, clause.end))


def _is_of_something_else(date: TimeMention, event: Event, unit: Sentences, before: str) -> bool:
    """Whether a date is that of a founding, passage and the like of which the event itself does not tell."""
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
    if earlier is None or (
        _SINCE_WHEN.search(unit.sentence.text[: date.start - unit.sentence.start]) and between[:2] == ", "
    ):
        return False
    at = date.end + earlier.start() + 1
    return not any(
        m.start < at < m.end for c in unit.clauses for m in c.mentions
    )  # the Court *for* the District


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
    r"; |\b(?:and|but|then) (?:\w+ ){0,2}?(?:later|subsequently|eventually|ultimately|has since|have since)\b"
)
_EARLIER = re.compile(r"(?:^|[ ,])(?:after|when|following|since|for|over)(?: [\w’'.&-]+){0,6}? ?$")


def _date_before_when(event: Event, unit: Sentences) -> TimeMention | None:
    """Of "in June 2023, when the SEC sued": the date right before the clause."""
    head = unit.sentence.text[event.start - unit.sentence.start :].lstrip(" ,")
    if not head.startswith(("when ", "where ")):
        return None
    return next((d for d in unit.dates if 0 <= event.start - d.end <= 4), None)


_DONE = frozenset(
    {Class.PENALTY, Class.SETTLEMENT, Class.ORDER, Class.JUDGMENT, Class.COMPLAINT, Class.DISMISSAL}
)


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


_INSERTED = re.compile(r", (?:who|which|whose|[a-z]+ed|brought|led|set|made|held) [^,]*$")


_ANOTHER_CLAUSE = re.compile(
    r", (?:and|but|while|which|who) (?:the |a |an |its |his |[A-Z])|, but \w+ed\b|;| (?:that|which) (?:he|she|it|they)\b"
)


_ANNOUNCED = re.compile(
    r", (?:the )?(?:[\w.&’'-]+ ){1,5}?(?:said|announced|confirmed|disclosed|reported)(?: in (?:a|an) [\w -]{3,30}?)?(?: late| early)?(?: on)? $"
)


_OF_A_NAME = re.compile(
    r"(?:Act|Rule \w+|Order \d+|Framework|Rule|Directive|Regulation|framework|memorandum|order) of\s*$"
)


_T = TypeVar("_T", TimeMention, Quantity)


def _nearest(candidates: list[_T], event: Event, *, only: bool = True) -> _T | None:
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


_SAYS_THAT = re.compile(
    r"\b(?:acknowledge[ds]?|sa(?:ys?|id)|suggest(?:s|ed)?|believe[ds]?|expect(?:s|ed)?|note[ds]?|argue[ds]?|warn(?:s|ed)?|think|predict(?:s|ed)?|claim(?:s|ed)?|contend(?:s|ed)?|caution(?:s|ed)?|fear(?:s|ed)?|wrote|writes|maintain(?:s|ed)?|insist(?:s|ed)?|add(?:s|ed)|told [\w ]{2,30})\s*$"
)


_CIRCLES = re.compile(
    r"\b(?:within|among|from|in|by) ((?:[\w-]+ ){1,3}?(?:circles|analysts|experts|observers|traders|lawyers|insiders))\b",
    re.IGNORECASE,
)


def speakers(text: str, linked: Linked, clause: Clause) -> list[Entity]:
    """Those named who say what a ``that`` clause holds."""
    before = clause.previous
    says = None if before is None else _SAYS_THAT.search(text[before.start : clause.start])
    if before is None or says is None:
        return []
    return [e for m in before.subject(before.start + says.start()) for e in linked.of(m)]


def speaker(text: str, linked: Linked, clause: Clause) -> list[str]:
    """Who says what a ``that`` clause holds."""
    before = clause.previous
    says = None if before is None else _SAYS_THAT.search(text[before.start : clause.start])
    if before is None or says is None:
        return []
    circles = _CIRCLES.search(text, before.start, clause.start)
    if circles:
        return [circles[1]]
    names = [e.name for e in speakers(text, linked, clause)]
    return [" and ".join(names)] if names else []
