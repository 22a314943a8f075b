"""Build the events of one match of a frame: whether it fits, who holds its roles, what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from cryptoreg.loaders.text.entities import Entity, Linked, is_court
from cryptoreg.loaders.text.events import LAW_ACTS, OWN_MODALITY, WEAK_INTENTIONS, Event
from cryptoreg.loaders.text.finders import Finder
from cryptoreg.loaders.text.frames import Frame, conduct_of, frames
from cryptoreg.loaders.text.qualifying import attach, is_unsaid, qualify, speaker
from cryptoreg.loaders.text.slots import Slots
from cryptoreg.loaders.text.times import is_writable
from cryptoreg.loaders.text.units import Sentences, trimmed
from cryptoreg.loaders.text.voices import Voice
from cryptoreg.ontology.generated.names import Class, Modality


@cache
def _against() -> tuple[dict[str, int], Finder]:
    """Words with which a frame does not fit: the number of the pattern of each frame, and what tells which may match."""
    against = [(frame.id, frame.unless) for frame in frames() if frame.unless is not None]
    return {id_: number for number, (id_, _) in enumerate(against)}, Finder([p for _, p in against])


def build(
    text: str, linked: Linked, units: Sequence[Sentences], unit: Sentences, frame: Frame, match: re.Match[str]
) -> Iterator[Event]:
    slots = Slots(text, linked, units, unit, match)
    slots.only_known = frame.id in WEAK_INTENTIONS  # "exchanges will now be able to": nobody's plan
    slots.only_by_subject = frame.cls in (Class.SPECULATION, Class.DEPARTURE) or frame.id == "deadline-runs"
    slots.on_trial = frame.cls in (Class.PENALTY, Class.VERDICT_OR_PLEA)
    if slots.verb and slots.voice is Voice.NOUN:
        return
    if not _fits(frame, slots):
        return
    contents: list[tuple[int, int]] = [(0, 0)]
    if frame.content is not None:
        contents = slots.contents(frame.content, accusing=frame.cls == Class.ALLEGATION)
        if not contents and frame.needs.get("content"):
            return
        contents = contents or [(0, 0)]
        if (
            frame.needs.get("content") == "conduct"
            and conduct_of(text[contents[0][0] : contents[0][1]]) is None
        ):
            return
    for first, last in contents:
        slots.content = (first, last)
        event = _event(text, unit, frame, slots)
        if _lacks_somebody(frame, event):
            continue
        if first < last:
            event.content = text[first:last]
            if frame.cls == Class.ALLEGATION:
                event.codes["conduct"] = conduct_of(event.content) or "other"
                event.start, event.end = first, last
                if frame.id in _TOLD_WHOLE and len(contents) == 1:
                    event.start = trimmed(text, slots.match.start(), last)[0]
            elif frame.cls in (Class.INTENTION, Class.ORDER, Class.SPECULATION):
                event.end = max(event.end, last)
        event.text = text[event.start : event.end]
        yield event


def _lacks_somebody(frame: Frame, event: Event) -> bool:
    """Whether nobody holds a role that the frame needs; what a court holds of somebody is a ruling, no accusation."""
    if frame.id in ("legal-status", "argued", "branded") and any(
        is_court(a) for a in event.roles.get("accuser", ())
    ):
        return True
    return any(
        need is True and not event.roles.get(role) and not event.pending.get(role)
        for role, need in frame.needs.items()
        if role in frame.roles
    )


_TOLD_WHOLE = frozenset({"charge-with", "legal-status", "say-accuse", "accuse", "alleged-noun"})


def _fits(frame: Frame, slots: Slots) -> bool:
    """Whether the holders of the slots are what the frame needs, and no words speak against it."""
    if frame.cls in (Class.ALLEGATION, Class.DENIAL) and (
        is_unsaid(slots.unit, slots.verb_start) or slots.is_only_meant()
    ):
        return False
    if frame.id.startswith("leadership") and (
        slots.voice is Voice.NON_FINITE or slots.text.endswith(" as ", 0, slots.verb_start)
    ):
        return False
    if (
        frame.id == "ruling"
        and _OPINES.match(slots.verb or "")
        and slots.text.endswith(_WHAT_HE, 0, slots.verb_start)
    ):
        return False  # "a fee that the judge called excessive": a remark, no ruling
    if frame.id in _MADE_BY_NO_COURT and slots.fill("subject.court"):
        return False
    quoted = slots.unit.sentence.text.lstrip()[:1] in ("“", '"', "‘")
    if frame.id == "experts-think" and quoted and re.match(r"(?:I|we)\b", slots.match[0], re.IGNORECASE):
        return False  # who speaks stands outside the quotation
    if frame.id == "intention" and _ABOUT_HOW.search(
        slots.text[max(slots.unit.sentence.start, slots.verb_start - 60) : slots.verb_start]
    ):
        return False
    if frame.unless is not None and _spoken_against(frame.id, frame.unless, slots):
        return False
    if frame.id in _BINDS_KINDS and slots.binds_somebody():
        return False  # "the firm must pay": what was agreed or ordered, no law
    need = frame.needs.get("subject")
    if need == "court" and not slots.is_court_act():
        return False
    if need == "court!" and not slots.is_court_act(strict=True):
        return False
    return need in (None, "court", "court!", True) or bool(slots.fill(f"subject.{need}"))


def _spoken_against(id_: str, unless: re.Pattern[str], slots: Slots) -> bool:
    numbers, finder = _against()
    return (
        finder.worth(slots.unit.sentence.words) >> numbers[id_] & 1 == 1
        and unless.search(slots.clause_text()) is not None
    )


_BINDS_KINDS = frozenset({"law-duty", "law-says-under", "duty-decided"})
"""Frames for what laws ask of all of a kind."""
_OPINES = re.compile(r"call|consider|deem", re.IGNORECASE)
_WHAT_HE = tuple(
    f"{which} {who} " for which in ("that", "which") for who in ("he", "she", "it", "the judge", "the court")
)
_MADE_BY_NO_COURT = frozenset({"bill-passed", "rule-made"})
"""What a court does to a rule is a ruling: "a judge blocked the rule"."""
_ABOUT_HOW = re.compile(r"\b(?:how|whether|what|why) (?:[\w’'-]+ ){1,4}$")


def _event(text: str, unit: Sentences, frame: Frame, slots: Slots) -> Event:
    start, end = slots.evidence()
    event = Event(
        Class(frame.cls),
        start,
        end,
        slots.match.span(),
        unit.sentence.kind,
        unit.number,
        frame.id,
        codes=dict(frame.codes),
        verb_at=slots.verb_start,
        presupposed=slots.reduced
        or (_BEGUN.match(slots.match[0]) is not None and not _lies_in_future(slots.match))
        or (frame.id == "settle" and slots.verb is None and slots.is_told_as_known())
        or frame.id in _PRESUPPOSED
        or (frame.id.startswith(("leadership", "nomination")) and slots.verb is None),
        past=slots.is_past(),
        gerund=(slots.verb or "").split(" ")[0].endswith("ing"),
    )
    for role, places in sorted(frame.roles.items(), key=lambda r: "owner" in r[1]):
        _fill(event, role, places, slots)
    _one_to_each_side(event)
    if frame.cls in (Class.RULE_OR_LAW_ADOPTED, Class.ORDER_SIGNED) and event.rule not in LAW_ACTS:
        for instrument in event.roles.get("instrument", ()):
            makers = [a for a in event.roles.get("actor", ()) if not is_court(a)]
            if makers:
                slots.linked.makers.setdefault(instrument.index, makers)
    if frame.cls == Class.MOTION:
        _motion_form(text, event)
    qualify(event, unit)
    if event.cls == Class.RULE_OR_LAW_ADOPTED:
        _stage_of_law(event, slots)
    if (
        event.cls == Class.SETTLEMENT
        and event.modality is Modality.ASSERTED
        and _IN_PRINCIPLE.search(text, event.start, event.end)
    ):
        event.modality = Modality.PLANNED
    meant = event.cls in _HARD or event.cls == Class.MOTION
    if event.modality is Modality.ASSERTED and meant and slots.is_only_meant():
        event.modality = Modality.PLANNED
    said = slots.clause_text() + text[slots.match.start() : slots.content[1]]
    if frame.id == "legal-status" and re.search(r"\b(?:not|n['’]t|neither|never)\b", said):
        # a view that clears is no accusation; that of a party answers one
        own = any(a.cls == Class.FIRM for a in event.roles.get("accuser", ()))
        event.modality = Modality.DENIED if own else Modality.REPORTED
    if event.modality is Modality.SPECULATED and not event.attributed_to:
        event.attributed_to = speaker(text, slots.linked, slots.clause)
    attach(event, unit)
    _to_come(event, slots)
    if unit.told_by is not None:
        _retell(event, unit)
    return event


def _stage_of_law(event: Event, slots: Slots) -> None:
    """A bill on its way is planned, one that fails or does not exist is denied."""
    # "vowed to veto the bill", "called on her to veto it": it is still on its way
    is_to_come = event.modality is Modality.PLANNED or slots.is_only_meant()
    if event.modality is Modality.ASSERTED and _is_on_its_way(event, slots):
        event.modality = Modality.PLANNED
    withdrawn = (
        event.rule == "bills-in-states"
        and slots.verb_end <= slots.match.end()
        and not _STILL.match(slots.verb or "")
    )
    recalled = _RECALLS.match(slots.verb or "") is not None and _BILLS.search(slots.match[0]) is not None
    failed = event.rule == "no-bill" or withdrawn or recalled or _FAILS.match(slots.verb or "") is not None
    if failed and not is_to_come and event.modality in (Modality.PLANNED, Modality.ASSERTED):
        event.modality = Modality.DENIED


_WAS_SET = re.compile(r"\b(?:was|were|had been) (?:\w+ly )?(?:set|scheduled|slated|planned|due|expected)\b")
_YEAR = re.compile(r"\d{4}|\b(?:last|ago|earlier|previous|past|this|next)\b", re.IGNORECASE)


def _lies_ahead(event: Event, slots: Slots) -> None:
    """What is planned "for May 5", or "in December", is planned for the next one after the day of publication."""
    published, date = slots.linked.published, event.date
    if published is None or date is None or event.modality not in (Modality.PLANNED, Modality.SPECULATED):
        return
    if _WAS_SET.search(slots.match[0]) or slots.text.startswith(" that ", date.end):
        return  # "a vote was planned for July", "told them in July that it would"
    if event.modality is Modality.SPECULATED and not slots.content[0] <= date.start < slots.content[1]:
        return
    day = date.edtf or ""
    if (
        _TO_THE_MONTH.fullmatch(day) is None
        or day >= published.isoformat()[: len(day)]
        or date.start < event.trigger[1 if event.rule == "intention" else 0]  # "said in May that it would"
        or _YEAR.search(date.text)
        or not _NAMES_MONTH.search(date.text)
        or (event.cls not in OWN_MODALITY and not event.cues)  # a bill that was introduced is only on its way
        or re.search(r"\b(?:an?|the|its|his|her)\s$", slots.text[max(0, date.start - 6) : date.start])
    ):
        return
    later = f"{int(day[:4]) + 1:04d}{day[4:]}"
    event.date = replace(date, edtf=later if is_writable(later) else None)


_TO_THE_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_NAMES_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)(?:\.|[a-z]+)?\b")


def _to_come(event: Event, slots: Slots) -> None:
    """What is dated after the day of publication has not happened yet; if the words tell it as past, the day
    was that of a year before.
    """
    published = slots.linked.published
    _lies_ahead(event, slots)
    if published is None or event.modality is not Modality.ASSERTED or event.date is None:
        return
    day = event.date.edtf or ""
    if not _TO_THE_MONTH.fullmatch(day) or day <= published.isoformat()[: len(day)]:
        return
    if (event.past or slots.voice is Voice.PASSIVE) and re.search(r"\d{4}", event.date.text) is None:
        named = _NAMES_MONTH.search(event.date.text) is not None
        earlier = f"{int(day[:4]) - 1:04d}{day[4:]}" if named else _a_week_before(day)
        event.date = replace(event.date, edtf=earlier if earlier and is_writable(earlier) else None)
    elif event.cls in _HARD:
        event.modality = Modality.PLANNED


def _a_week_before(day: str) -> str:
    """Of a weekday that is told as past, the one before; empty for what is no day."""
    at = date.fromisoformat(day).toordinal() - 7 if len(day) == len("2025-01-01") else 0
    return date.fromordinal(at).isoformat() if at > 0 else ""


_IN_PLACE = re.compile(r"implement|impos|enact|set\b", re.IGNORECASE)
_FAILS = re.compile(
    r"reject|block|defeat|kill|fail|f[ea]lls? short|vot\w+ down|turn\w* down|di(?:e|ed|es|ing)\b|veto|collaps|laps",
    re.IGNORECASE,
)
_RECALLS = re.compile(r"withdr|pull|scrap|shelv|abandon", re.IGNORECASE)
_BILLS = re.compile(r"\bbills?\b", re.IGNORECASE)
"""What is withdrawn before it was in force, where a rule that is withdrawn was."""
_STILL = re.compile(r"(?:is|are|remains?)\b")
"""Of bills that are "still pending"; all other verbs of their frame end them."""
_STEP = re.compile(
    r"(?:re)?introduc|propos|draft|debat|unveil|tabl|consult|sponsor|advanc|clear|vot", re.IGNORECASE
)


def _is_on_its_way(event: Event, slots: Slots) -> bool:
    """A bill that is brought in, or passed by one chamber, is not law yet."""
    if event.rule == "law-in-force":
        return _WILL.search(slots.match[0]) is not None
    if event.rule in ("hereby", "products-approved"):
        return False
    if event.rule == "state-bill" and _IN_PLACE.match(slots.verb or ""):
        return False
    if event.rule in (
        "bill-introduced",
        "bill-considered",
        "bill-pending",
        "states-bills",
        "bill-moves",
        "rule-expected",
        "state-bill",
        "bill-failed",
        "bills-in-states",
        "duty-announced",
        "own-consultation",
        "procedural-vote",
    ):
        return True
    if _DRAFT.search(slots.match[0]):
        return True
    if event.rule in LAW_ACTS:
        words = slots.text[event.start : event.end]
        return _YET_TO_BE.search(words) is not None or _is_only_a_bill(slots.text)
    if _INTRODUCED.match(slots.verb or "") and _BILL_WORD.search(slots.match[0]) is None:
        return False  # "introduced a limit" is in place, "introduced a bill" is not
    chamber = any(a.cls == Class.LEGISLATURE for a in event.roles.get("actor", ()))
    return event.rule == "consultation" or chamber or _STEP.match(slots.verb or "") is not None


_WILL = re.compile(r"\b(?:will|would)\b")
_INTRODUCED = re.compile(r"introduc", re.IGNORECASE)
_BILL_WORD = re.compile(
    r"\b(?:bills?|legislation|acts?|amendments?|resolution|proposals?|measures?|laws?|ordinance|draft)\b",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    r"\b(?:draft|proposed|discussion paper|consultation paper|concept release)\b", re.IGNORECASE
)
_YET_TO_BE = re.compile(r"\b(?:would|will|bills?|propos\w+|drafts?)\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _is_only_a_bill(text: str) -> bool:
    """Whether a text speaks of a bill and says of none that it has become law."""
    return _BILL.search(text) is not None and _IS_LAW.search(text) is None


_BILL = re.compile(r"\b[Bb]ills?\b")
_IS_LAW = re.compile(
    r"\b(?:signed|signs|signing|became|becomes) (?:[\w’'.,-]+ ){0,9}?(?:into )?law\b|\b(?:took|takes|into|has) (?:effect|force)\b|\benact(?:ed|s)\b"
)


_HARD = frozenset(
    {
        Class.DISMISSAL, Class.SETTLEMENT, Class.PENALTY, Class.ORDER, Class.JUDGMENT, Class.COMPLAINT, Class.VERDICT_OR_PLEA,
        Class.RULE_OR_LAW_ADOPTED, Class.ORDER_SIGNED, Class.TASK_FORCE_FORMATION, Class.INVESTIGATION_OPENING,
        Class.INVESTIGATION_CLOSING, Class.NOTICE_OF_APPEAL, Class.APPOINTMENT, Class.DEPARTURE,
    }
)  # fmt: skip


def _retell(event: Event, unit: Sentences) -> None:
    """What a quoted post tells is its author's report, unless the author takes part in it."""
    teller = unit.told_by or ""
    if (
        event.modality is Modality.ASSERTED
        and not any(e.name.split()[-1] in teller for e in event.agents() if e.name)
        and not re.search(r"\b(?:I|my|me)\b", unit.sentence.text)
    ):
        event.modality = Modality.REPORTED
    event.attributed_to = event.attributed_to or [teller]
    if event.date is None and unit.told_on is not None:
        event.date = unit.told_on


def _fill(event: Event, role: str, places: Sequence[str], slots: Slots) -> None:
    """Give a role the holders of the first slot that is filled; a side of the case waits until it is known."""
    slots.role = role
    for place in places:
        if place.startswith("case."):
            if role == "filedBy" and _BY_SOMEBODY.match(slots.text, slots.match.end()):
                continue  # "the case filed by six users": by others than the plaintiff of the case
            event.pending.setdefault(role, []).append(place)
            continue
        holders = _owners(event) if place == "owner" else slots.fill(place)
        holders = _who_may(event, role, holders, slots)
        if (
            role in ("against", "accused", "opponent")
            and len(holders) == 1
            and any(holders[0] is e for r, hs in event.roles.items() for e in hs if r != role)
        ):
            continue
        if holders and role in event.pending:
            event.pending[role].append(holders)
            return
        if holders:
            event.roles[role] = holders
            if role == "appointee":
                slots.appointee = holders[0]
            if role == "instrument":
                slots.instrument = holders[0]
            return


def _who_may(event: Event, role: str, holders: list[Entity], slots: Slots) -> list[Entity]:
    """Those in a slot who can hold a role of such an event."""
    if role == "movant":  # no judge moves for anything
        return [h for h in holders if not (h.judge or is_court(h))]
    if role in ("filedBy", "accuser"):
        return [h for h in holders if not slots.files_for_another(h)]
    if role == "against" and event.cls in _NOT_AGAINST_JUDGES:
        return [h for h in holders if not h.judge]  # "found that the judge had erred"
    if role == "appointee" and slots.verb and event.rule in _APPOINTING:
        given = slots.fill("object")  # "elected by her colleagues": who is told of beside those who act
        acting = [a for a in slots.fill("subject") if not any(a is g for g in given)]
        return [h for h in holders if not any(h is a for a in acting)]
    return holders


_NOT_AGAINST_JUDGES = frozenset(
    {
        Class.ORDER,
        Class.JUDGMENT,
        Class.COMPLAINT,
        Class.SETTLEMENT,
        Class.PENALTY,
        Class.INVESTIGATION_OPENING,
    }
)
_APPOINTING = frozenset({"appointment", "nomination"})
"""Rules whose verb says what somebody does to whom he gives an office; he does not get it himself."""


def _one_to_each_side(event: Event) -> None:
    """Nobody accuses, sues or settles with himself: who acts is taken off those who are acted on."""
    for actors, targets in (
        ("accuser", "accused"),
        ("filedBy", "against"),
        ("actor", "against"),
        ("issuedBy", "against"),
        ("actor", "about"),
    ):
        acting, acted_on = event.roles.get(actors), event.roles.get(targets)
        if not acting or not acted_on:
            continue
        kept = [e for e in acted_on if not any(e is a or e.owner is a for a in acting)]
        if len(kept) < len(acted_on):
            if kept:
                event.roles[targets] = kept
            else:
                del event.roles[targets]


def _owners(event: Event) -> list[Entity]:
    """The authorities whose task force an event is about; one that is not named stands where it is."""
    out = []
    for entity in event.agents():
        if entity.owner is not None:
            if not entity.owner.mentions:
                entity.owner.mentions.append(entity.first())
            out.append(entity.owner)
    return out


def _motion_form(text: str, event: Event) -> None:
    words = text[event.start : event.end].lower()
    movants = event.roles.get("movant", [])
    if len(movants) > 1 or re.search(r"\bjoint(?:ly)?\b", words):
        event.codes["motionForm"] = "joint"
    for form in ("unopposed", "emergency"):
        if re.search(rf"\b{form}\b", words):
            event.codes["motionForm"] = form


_IN_PRINCIPLE = re.compile(r"\b(?:deal|agreement|settlement|accord|resolution|agree[ds]?) in principle\b")
_BY_SOMEBODY = re.compile(
    r"\sby\s(?:[\w-]+\s){0,4}?(?:users|investors|customers|consumers|parties|creditors|holders|plaintiffs|shareholders|traders|depositors|victims|others|groups?|firms|companies|states)\b"
)
_BEGUN = re.compile(
    r"(?:complaint|lawsuit|suit|case|action|charge|count|claim|class action|proceeding|indictment|investigation|probe|inquiry)s?,? (?:that|which|the|(?=[A-Z]))\b"
)
"""Of "the suit that the agency brought": what a noun and its relative clause tell has happened, whatever becomes of it."""
_IN_FUTURE = re.compile(
    r"(?:will|would|shall|should|must|may|might|can|could|cannot)\b|.*\bto be\b", re.IGNORECASE
)


def _lies_in_future(match: re.Match[str]) -> bool:
    """Whether the verb of a noun is told as one that is to come: "probes that do not fit are to be closed"."""
    auxiliary = match.groupdict().get("aux")
    return auxiliary is not None and _IN_FUTURE.match(auxiliary) is not None


_PRESUPPOSED = frozenset(
    {
        "lawsuit-noun",
        "lawsuit-by",
        "plea-noun",
        "verdict-noun",
        "order-noun",
        "investigation-told-of",
        "settle-to-end",
        "appeal-told-of",
    }
)
