"""What qualifies an event: its modality from the cues that reach it, its date, duration and sum, and who says it."""

from __future__ import annotations

import re

from cryptoreg.loaders.text import dated
from cryptoreg.loaders.text.entities import Entity, Linked
from cryptoreg.loaders.text.events import OWN_MODALITY, WEAK_INTENTIONS, Event
from cryptoreg.loaders.text.modality import Cue, Found
from cryptoreg.loaders.text.syntax import Clause
from cryptoreg.loaders.text.units import Sentences
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Class, Modality

_LASTING = (Class.MOTION, Class.ORDER, Class.PENALTY, Class.INTENTION)


_COSTING = (Class.ALLEGATION, Class.SETTLEMENT, Class.PENALTY, Class.COMPLAINT)


_AGREED = re.compile(
    r"(?:agree[sd]?|consent(?:s|ed)?)(?: (?:on|in|last|late|earlier) [\w. ]+)? to", re.IGNORECASE
)
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
_TALKED_OF = re.compile(
    r"\b(?:(?P<perhaps>talks?|speculation|rumou?rs?|chatter|calls|demands|prospects?|possibility|threats?|idea|notion|fears?|hopes?|odds|chances?|negotiations?|discussions?)|(?P<told>reports?|word))"
    r" (?:of|about|for|on|over) (?:(?:an?|the|his|her|its|their|any|such) )?(?:(?!(?:of|in|with|against|by|to|on|and|or|that|who|which|is|was|were|are)\b)[\w'’-]+ ){0,3}\s*\Z",
    re.IGNORECASE,
)
"""Before an act that is told as a noun, of which people only talk: "rumours of a settlement"."""
_NOUNS_REACH = 50
"""Characters before a noun in which what qualifies it stands."""


def _of_the_noun(event: Event, unit: Sentences) -> Modality:
    """How surely an act that is told as a noun is told by the adjective before it: "a possible settlement with"."""
    if event.rule == "talk-dismissed":
        return Modality.DENIED
    of_itself = event.cls in OWN_MODALITY or event.cls in (Class.NOMINATION, Class.NEGOTIATION)
    if of_itself or event.verb_at != event.trigger[0]:
        return OWN_MODALITY.get(event.cls, Modality.ASSERTED)
    text, at = unit.sentence.text, event.trigger[0] - unit.sentence.start
    head = _HEAD.match(text, at)
    end = at if head is None else head.end()
    found = _PERHAPS.search(text, max(0, at - _NOUNS_REACH), end)
    if found is None and event.cls != Class.NEGOTIATION:
        found = _TALKED_OF.search(text, max(0, at - _NOUNS_REACH), end)
    if found is None or (
        event.cls == Class.DISMISSAL and found.start() >= at and not _ENDS.match(text, found.end())
    ):  # "dropped their proposed suits": what was dropped was proposed, not that it was
        return Modality.ASSERTED
    event.cues.append(found[0].split()[0])
    if found.groupdict().get("told"):
        return Modality.REPORTED
    return Modality.SPECULATED if found["perhaps"] else Modality.PLANNED


_ENDS = re.compile(r"(?:dismiss|end|withdraw|clos)")
_HEAD = re.compile(
    r"(?:[\w'’$€£.,%-]+ ){0,4}?(?=(?:settlements?|deals?|lawsuits?|suits?|complaints?|cases?|fines?|penalt|dismissals?|appeals?|investigations?|probes?|inquir|stays?|pauses?|task|working|rules?|bills?|charges?|indictments?|orders?|rulings?)\b)"
)


_OF_THE_PAPERS = (Class.COMPLAINT, Class.MOTION)
"""Acts that a complaint does not allege: they are the papers in which a side alleges."""


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
            and not (event.cls == Class.MOTION and cue.start > at)  # "asked the court not to impose a fine"
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
        if _changes(event, cue, words):
            event.cues.append(words)


def _changes(event: Event, cue: Found, words: str) -> bool:
    """Set the modality of an event that a cue reaches; whether the cue says anything of it."""
    speech = event.cls in OWN_MODALITY
    match cue.cue:
        case Cue.REPORT:
            if event.modality not in (Modality.SPECULATED, Modality.DENIED) and event.cls != Class.DENIAL:
                event.modality = Modality.REPORTED
            if cue.who:
                event.attributed_to.append(_medium(cue.who))
        case Cue.ALLEGATION if (
            event.modality is Modality.ASSERTED
            and not (event.cls in _OF_THE_PAPERS and words.lower().startswith("according"))
            and event.rule != "ruling-told-last"
        ):
            event.modality = Modality.ALLEGED
        case Cue.NEGATION if not speech or (
            event.cls == Class.INTENTION and event.trigger[0] - cue.end <= _NEXT_TO
        ):
            event.modality = Modality.DENIED
        case Cue.PLAN if not speech and event.modality is Modality.ASSERTED:
            event.modality = Modality.PLANNED
        case Cue.HEDGE | Cue.CONDITION if not speech or event.rule in WEAK_INTENTIONS:
            event.modality = Modality.SPECULATED
        case _:
            return False
    return True


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
        else cue.cue not in (Cue.REPORT, Cue.ALLEGATION)
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
    if cue.start < end or event.verb_at != start or event.past:
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
    if cue.cue is Cue.ALLEGATION:
        return event.presupposed
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
    event.date = dated.date_of(event, unit)
    if event.cls in _LASTING:
        event.duration = dated.nearest(unit.durations, event)
    if event.cls in _COSTING:
        event.amount = dated.nearest(unit.money, event, only=event.cls in (Class.SETTLEMENT, Class.PENALTY))


_SAYS_THAT = re.compile(
    r"\b(?:acknowledge[ds]?|sa(?:ys?|id)|suggest(?:s|ed)?|believe[ds]?|expect(?:s|ed)?|note[ds]?|argue[ds]?|warn(?:s|ed)?|think|predict(?:s|ed)?|claim(?:s|ed)?|contend(?:s|ed)?|caution(?:s|ed)?|fear(?:s|ed)?|wrote|writes|maintain(?:s|ed)?|insist(?:s|ed)?|add(?:s|ed)|told [\w ]{2,30})\s*$"
)


_CIRCLES = re.compile(
    r"\b(?:within|among|from|in|by) ((?:[\w-]+ ){1,3}?(?:circles|analysts|experts|observers|traders|lawyers|insiders))\b",
    re.IGNORECASE,
)


def _said_before(text: str, clause: Clause) -> tuple[Clause, re.Match[str]] | None:
    """The clause before a ``that`` clause, and the word of saying with which it ends."""
    before = clause.previous
    if before is None:
        return None
    says = _SAYS_THAT.search(text[before.start : clause.start])
    return None if says is None else (before, says)


def speakers(text: str, linked: Linked, clause: Clause) -> list[Entity]:
    """Those named who say what a ``that`` clause holds."""
    said = _said_before(text, clause)
    if said is None:
        return []
    before, says = said
    return [e for m in before.subject(before.start + says.start()) for e in linked.of(m)]


def speaker(text: str, linked: Linked, clause: Clause) -> list[str]:
    """Who says what a ``that`` clause holds."""
    said = _said_before(text, clause)
    if said is None:
        return []
    circles = _CIRCLES.search(text, said[0].start, clause.start)
    if circles:
        return [circles[1]]
    names = [e.name for e in speakers(text, linked, clause)]
    return [" and ".join(names)] if names else []
