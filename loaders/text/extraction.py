"""The pipeline over one text: what it speaks of, and what it says happened, planned, alleged or thought."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from cryptoreg.loaders.text import (
    cases,
    ellipsis,
    events,
    linking,
    mentions,
    modality,
    paragraphs,
    parts,
    syntax,
    times,
    tokens,
)
from cryptoreg.loaders.text.cases import Case, Cases
from cryptoreg.loaders.text.events import Event, is_legal
from cryptoreg.loaders.text.linking import AUTHORITIES, Entity, Linked, is_party, is_prosecutor
from cryptoreg.loaders.text.mentions import MentionKind
from cryptoreg.loaders.text.needles import Groups
from cryptoreg.loaders.text.paragraphs import Paragraph
from cryptoreg.loaders.text.slots import Sentences
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.ontology.generated.names import Class, Modality

NAME = "text-rules"
VERSION = "1"

_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
_SPEECH = (Class.ALLEGATION, Class.SPECULATION, Class.INTENTION)
_SAME_PERIOD = ("the same period", "the same time", "that time", "that period")


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one text."""

    text: str
    linked: Linked
    cases: list[Case]
    events: list[Event]


def extract(text: str, published: date | None = None) -> Extraction:
    """Run all stages over a text whose first line is its title.

    Args:
        text: the text; offsets of all results count in it.
        published: day against which relative dates are resolved; without it they stay unresolved.
    """
    if len(text) <= parts.LIMIT:
        return _whole(text, published)
    read = ((part, _whole(part.text, published)) for part in parts.cut(text, parts.SIZE))
    linked, known, found = parts.join(
        text, ((part, got.linked, got.cases, got.events) for part, got in read), published
    )
    return Extraction(text, linked, known, sorted(found, key=lambda e: (e.start, e.end, e.cls)))


def _whole(text: str, published: date | None) -> Extraction:
    """Run all stages over a text that is not too long to be read as one."""
    sents = tokens.sentences(text)
    found = mentions.find(text, sents)
    linked = linking.link(text, sents, found, published)
    about = paragraphs.read(text, sents, found, published)
    units = [_unit(text, n, s, found, published, about[s.paragraph]) for n, s in enumerate(sents)]
    told = events.find(text, linked, units)
    told += [f for e in told for f in ellipsis.further(linked, units[e.sentence], e)]
    raw = [single for e in told for single in _by_plaintiff(e)]
    known = cases.find(text, linked, _complaints(raw))
    for event in raw:
        _assign_case(event, known, _announcer(event, units[event.sentence], linked))
    raw += [twin for e in raw for twin in _both_cases(e, known, units[e.sentence])]
    _carry_dates(raw, units)
    _date_of_signing(raw, units, published)
    for event in raw:
        _decide_what_was_asked(event, raw)
    raw = [e for e in raw if not _only_grants(e, raw)]
    involved = [a for e in raw if e.cls not in (Class.INTENTION, Class.SPECULATION) for a in e.agents()]
    raw = [e for e in raw if _is_worth_telling(e, involved, units[e.sentence])]
    kept = _merge([e for e in raw if e.kind not in _HEADLINES])
    kept = _merge(kept + _headlines(kept, [e for e in raw if e.kind in _HEADLINES]))
    for event in kept:
        _fill_from_case(event)
        _stand_somewhere(text, event)
    return Extraction(text, linked, known.all(), sorted(kept, key=lambda e: (e.start, e.end, e.cls)))


@cache
def _patterns() -> Groups:
    """All patterns that are looked for sentence by sentence."""
    return Groups({**events.patterns(), "cues": modality.patterns(), "dates": times.patterns()})


def _unit(
    text: str,
    number: int,
    sentence: tokens.Sentence,
    found: Sequence[mentions.Mention],
    published: date | None,
    about: Paragraph,
) -> Sentences:
    clauses = syntax.clauses(text, sentence, found)
    tried = _patterns().places(sentence.words)
    day = date.fromisoformat(about.told_on.edtf) if about.told_on and about.told_on.edtf else published
    return Sentences(
        number,
        sentence,
        clauses,
        modality.find(text, clauses, tried["cues"]),
        times.find_dates(text, day, sentence.start, sentence.end, tried["dates"]),
        times.find_durations(text, sentence.start, sentence.end),
        times.find_money(text, sentence.start, sentence.end),
        tried,
        about.topic,
        about.day,
        about.told_by,
        about.told_on,
    )


def _stand_somewhere(text: str, event: Event) -> None:
    """Who takes part without being named stands on the words that tell of the act."""
    start, end = event.trigger
    for holder in event.agents():
        if not holder.mentions:
            words = text[start:end]
            holder.mentions.append(
                mentions.Mention(start, end, words, MentionKind.UNNAMED, holder.cls, holder.name)
            )


def _by_plaintiff(event: Event) -> list[Event]:
    """Two authorities that sue or accuse, each in its own case, are two events."""
    role = {Class.COMPLAINT: "filedBy", Class.ALLEGATION: "accuser"}.get(event.cls)
    holders = event.roles.get(role or "", [])
    if role is None or sum(h.cls in AUTHORITIES for h in holders) < 2:
        return [event]
    return [replace(event, roles={**event.roles, role: [holder]}) for holder in holders]


def _complaints(raw: Sequence[Event]) -> list[tuple[Entity, list[Entity], tuple[int, int]]]:
    out = []
    for event in raw:
        if event.cls == Class.COMPLAINT and event.modality in (Modality.ASSERTED, Modality.REPORTED):
            for plaintiff in event.roles.get("filedBy", [])[:1]:
                defendants = [
                    d
                    for d in event.roles.get("against") or _last_resort(event, "against")
                    if not any(d is f for f in event.roles["filedBy"])
                    and (is_party(d) or (is_party(plaintiff) and d.cls in AUTHORITIES))
                ]
                if defendants and plaintiff.name != "authorities (unnamed)":
                    out.append((plaintiff, defendants, (event.start, event.end)))
    return out


_WITHOUT_CASE = (Class.TASK_FORCE_FORMATION, Class.POLICY_SHIFT, Class.ORDER_SIGNED, Class.RULE_OR_LAW_ADOPTED,
                 Class.INVESTIGATION_OPENING, Class.INVESTIGATION_CLOSING, Class.APPOINTMENT, Class.DEPARTURE, Class.NOMINATION)  # fmt: skip
_FOLLOWS_THE_CASE = (Class.ALLEGATION, Class.NOTICE_OF_APPEAL, Class.MOTION)
_IN_COURT = (
    Class.DISMISSAL,
    Class.MOTION,
    Class.ORDER,
    Class.JUDGMENT,
    Class.NOTICE_OF_APPEAL,
    Class.COMPLAINT,
)
_DECIDED = (Class.JUDGMENT, Class.ORDER, Class.DISMISSAL)
_CRIMINAL_RULES = frozenset(
    {
        "plea",
        "plea-not-guilty",
        "plea-noun",
        "conviction",
        "sentence",
        "sentencing-to-come",
        "criminal-charge",
    }
)


def _announcer(event: Event, unit: Sentences, linked: Linked) -> list[Entity]:
    """The one regulator that a sentence names beside what a court decided: its case it is, if none is told."""
    if event.cls not in _DECIDED:
        return []
    named = {id(e): e for m in unit.clauses[0].mentions for e in linked.of(m)} if unit.clauses else {}
    regulators = [e for e in named.values() if e.cls == Class.REGULATOR and e.named]
    return regulators if len(regulators) == 1 else []


def _assign_case(event: Event, known: Cases, announcer: Sequence[Entity] = ()) -> None:
    """Find the case that the event belongs to, or make it where there must be one."""
    if event.cls in _WITHOUT_CASE or event.rule == "bankruptcy":
        return
    targets = [
        t for r in ("accused", "against", "opponent") for t in (event.roles.get(r) or _next_holders(event, r))
    ]
    span = (event.start, event.end)
    defendants = [d for r in ("against", "accused", "speaker") for d in event.roles.get(r, []) if is_party(d)]
    accusers = [a for r in ("accuser", "filedBy", "movant") for a in event.roles.get(r, [])]
    on_trial = event.cls == Class.INTENTION and re.search(r"\b(?:trial|sentenc\w+)\b", event.text) is not None
    if event.cls == Class.MOTION and not defendants:
        defendants = [d for d in event.roles.get("opponent", []) if is_party(d)]
    criminal = event.rule in _CRIMINAL_RULES or (accusers and is_prosecutor(accusers[0])) or on_trial
    if criminal and defendants and event.cls != Class.NOTICE_OF_APPEAL:
        event.case = known.prosecution(defendants[0], span)
    else:
        event.case = known.choose([*event.agents(), *targets], targets, event.start, event.end)
        authorities = [a for a in event.agents() if a.cls in AUTHORITIES]
        parties = [p for p in [*targets, *event.agents()] if is_party(p)]
        if (
            event.cls == Class.ALLEGATION
            and parties
            and authorities
            and is_prosecutor(authorities[0])
            and event.case is None
        ):
            event.case = known.prosecution(parties[0], span)
        if event.case is None and event.cls in _FOLLOWS_THE_CASE and len(known.all()) == 1 and authorities:
            only = known.all()[0]
            if any(a is p for a in authorities for p in only.parties) and not any(
                is_party(t) and not any(t is p for p in only.parties) for t in targets
            ):
                event.case = only
        if not authorities and event.cls in _DECIDED:
            authorities = list(announcer)
            told = known.choose([*announcer, *event.agents()], targets, event.start, event.end)
            event.case = event.case if told is None else told
        parties = parties or [p for p in _last_resort(event, "against") if is_party(p)]
        filer, sued = event.roles.get("filedBy", []), event.roles.get("against", [])
        if (
            event.cls == Class.DISMISSAL
            and filer
            and sued
            and is_party(filer[0])
            and sued[0].cls in AUTHORITIES
        ):
            event.case = event.case or known.between(filer[0], sued[0], span)
        if event.case is None and event.cls in _IN_COURT and authorities and parties:
            event.case = known.between(authorities[0], parties[0], span)
    if event.cls == Class.COMPLAINT and event.case is not None and not _is_by_plaintiff(event, event.case):
        event.case = None
    if event.case is not None:
        event.case.mentions.append(span)


def _is_by_plaintiff(event: Event, case: Case) -> bool:
    """Whether who files a complaint, if known, is on the side of the case that began it."""
    filers = event.roles.get("filedBy", [])
    return not filers or any(
        f is p or (is_prosecutor(f) and is_prosecutor(p)) for f in filers for p in case.plaintiffs
    )


def _both_cases(event: Event, known: Cases, unit: Sentences) -> list[Event]:
    """Of "both lawsuits were dropped": the act happened in the two cases that were told last."""
    if event.cls not in (Class.DISMISSAL, Class.ORDER) or event.case is None:
        return []
    if re.search(r"\bboth (?:law)?(?:suits|cases|actions)\b", unit.sentence.text, re.IGNORECASE) is None:
        return []
    before = [
        (max((e for _, e in c.mentions if e <= unit.sentence.end), default=-1), c)
        for c in known.all()
        if c is not event.case
    ]
    last = max(before, key=lambda b: b[0], default=None)
    if last is None or last[0] < 0:
        return []
    other = last[1]
    roles = {r: h for r, h in event.roles.items() if r != "against"}
    return [
        replace(
            event,
            case=other,
            roles={**roles, "against": other.defendants[:1]},
            also=[],
            cues=list(event.cues),
        )
    ]


_SIGNED = frozenset({"hereby", "task-force-hereby", "order-signed"})


def _date_of_signing(raw: Sequence[Event], units: Sequence[Sentences], published: date | None) -> None:
    """What an order itself does happens on the day on which it is signed, which stands at its end."""
    if published is None or not any(e.rule == "order-signed" and "vested" in e.text for e in raw):
        return
    signed = [d for u in units for d in u.dates if d.edtf == published.isoformat()]
    for event in raw:
        if event.rule in _SIGNED and event.date is None and signed:
            event.date = signed[-1]


_DECIDES = re.compile(
    r"\b(?P<what>grant|approv|den|reject|refus)\w* (?:the|their|its|that|this|both (?:parties|sides)['’]?) (?:[\w-]+ ){0,2}(?:request|motion|bid|application|pause|stay)\b(?! (?:to|for|by)\b)"
    r"|\b(?:request|motion|bid|application) (?:was|were|has been) (?P<passive>grant|approv|den|reject|refus)"
)
_STAYS = ("stay", "stay-extension", "abeyance")


def _decide_what_was_asked(event: Event, raw: Sequence[Event]) -> None:
    """Of "granted the request": what the motion told right before asked for, if that is a stay."""
    found = _DECIDES.search(event.text) if event.rule in ("ruling", "ruling-passive") else None
    if found is None:
        return
    asked = [
        o
        for o in raw
        if o.cls == Class.MOTION and o.start < event.start and event.sentence - o.sentence <= _ASKED_REACH
    ]
    motion = max(asked, key=lambda o: o.start, default=None)
    if motion is None or motion.codes.get("relief") not in _STAYS:
        return
    granted = (found["what"] or found["passive"]) in ("grant", "approv")
    event.codes.update(relief=motion.codes["relief"], outcome="granted" if granted else "denied")
    event.case = motion.case or event.case
    event.duration = event.duration or motion.duration


_ASKED_REACH = 3
"""Sentences after a motion within which "the request" means it."""
_GRANTS = re.compile(
    r"\b(?:grant|approv)\w* (?:the|a|their|its|that|this) (?:[\w-]+ ){0,2}(?:request|motion|bid)\b(?! (?:to|for)\b)"
)


def _only_grants(event: Event, raw: Sequence[Event]) -> bool:
    """Of "granted the joint request" next to the stay that it grants says nothing of its own."""
    if event.rule != "ruling" or event.codes.get("relief") in _STAYS or not _GRANTS.search(event.text):
        return False
    return any(
        o is not event
        and o.cls == Class.ORDER
        and o.codes.get("outcome") == "granted"
        and abs(o.sentence - event.sentence) <= 2
        for o in raw
    )


def _next_holders(event: Event, role: str) -> list[Entity]:
    """Who would hold a pending role if no case is found, when they stand before the sides of the case."""
    first = next(iter(event.pending.get(role, [])), None)
    return first if isinstance(first, list) else []


def _last_resort(event: Event, role: str) -> list[Entity]:
    """Who holds a pending role if no side of a case does."""
    return next((place for place in event.pending.get(role, []) if isinstance(place, list)), [])


def _is_worth_telling(event: Event, involved: Sequence[Entity], unit: Sentences) -> bool:
    """A plan or a thought of a firm or a person counts only in legal matters."""
    if event.cls == Class.COMPLAINT and event.modality is Modality.DENIED:
        return bool(event.roles.get("filedBy"))  # "has not been sued" answers no report
    if event.cls not in (Class.INTENTION, Class.SPECULATION) or event.rule == "faces-prison":
        return True
    actors = event.roles.get("speaker", []) + event.roles.get("actor", [])
    if event.rule == "shall" and any(
        a.cls == Class.PERSON and not a.official and not any(a is i for i in involved) for a in actors
    ):
        return False  # "will moderate the discussion"
    if any(a.official for a in actors):
        return True
    if any(a.cls in (Class.FIRM, Class.PERSON) for a in actors) or not actors:
        return is_legal(unit.sentence.text) or (
            event.cls == Class.INTENTION and any(a is p for a in actors for p in involved)
        )
    return True


def _fill_from_case(event: Event) -> None:
    """Give the pending roles to the sides of the case, or to those who stand in for them; once all places
    of the event are known.
    """
    for role, places in event.pending.items():
        if event.roles.get(role) or (role == "filedBy" and event.roles.get("issuedBy")):
            continue
        for place in places:
            if isinstance(place, str):
                holders = [] if event.case is None else _side(event.case, place.removeprefix("case."), event)
            else:
                holders = [p for p in place if not any(p is a for a in event.agents())]
            if role in _TARGETS:
                holders = [h for h in holders if not any(h is a for a in event.agents())]
            if holders:
                event.roles[role] = holders
                break
    for actors, targets in (("accuser", "accused"), ("filedBy", "against"), ("movant", "opponent")):
        acting, acted_on = event.roles.get(actors, []), event.roles.get(targets, [])
        if acting and acted_on and all(any(t is a for a in acting) for t in acted_on):
            others = (
                []
                if event.case is None
                else [p for p in event.case.parties if not any(p is a for a in acting)]
            )
            if others:
                event.roles[targets] = others[:1]
            else:
                del event.roles[targets]


_TARGETS = frozenset({"accused", "against", "opponent"})


def _side(case: Case, side: str, event: Event) -> list[Entity]:
    match side:
        case "plaintiff":
            return case.plaintiffs[:1]
        case "defendant":
            return case.defendants[:1]
        case "other":
            present = event.agents()
            others = [p for p in case.parties if not any(p is a for a in present)]
            return others[:1] if len(others) < len(case.parties) else []
        case "authority":
            return [p for p in case.parties if p.cls in AUTHORITIES][:1]
        case "firm":
            return [p for p in case.parties if p.cls == Class.FIRM][:1]
    return []


def _carry_dates(raw: Sequence[Event], units: Sequence[Sentences]) -> None:
    """Give events told "during the same period" the date that was told last."""
    last = None
    for unit in units:
        words = unit.sentence.text.lower()
        if last is not None and not unit.dates and any(p in words for p in _SAME_PERIOD):
            for event in raw:
                if event.sentence == unit.number and event.date is None:
                    event.date = last
        if unit.dates:
            last = unit.dates[-1]


def _headlines(body: Sequence[Event], headlines: Sequence[Event]) -> list[Event]:
    """A headline adds what the body tells too, or what it does not contradict by saying less."""
    return [
        h
        for h in headlines
        if h.cls not in _SPEECH
        and not any(b.cls == h.cls and not _compatible(b, h) for b in body)
        and not _is_only_asked(h, body)
    ]


def _is_only_asked(headline: Event, body: Sequence[Event]) -> bool:
    """Whether a headline tells as done what the body only tells of as asked for: "SEC drops case"."""
    relief = "dismissal" if headline.cls == Class.DISMISSAL else headline.codes.get("relief")
    if headline.cls not in (Class.DISMISSAL, Class.ORDER) or relief is None:
        return False
    done = any(
        b.cls == headline.cls
        and b.modality is Modality.ASSERTED
        and b.codes.get("relief") == headline.codes.get("relief")
        for b in body
    )
    asked = any(b.cls == Class.MOTION and b.codes.get("relief") == relief for b in body)
    return asked and not done


def _merge(found: Sequence[Event]) -> list[Event]:
    """One event told twice is one event with two places."""
    out: list[Event] = []
    for event in found:
        known = next((k for k in out if _compatible(k, event)), None)
        if known is None:
            out.append(event)
        else:
            _absorb(known, event)
    return out


def _compatible(a: Event, b: Event) -> bool:
    if a.cls != b.cls or a.modality != b.modality or (a.rule == "bankruptcy") != (b.rule == "bankruptcy"):
        return False
    if a.cls == Class.PENALTY and a.amount and b.amount and a.amount.value != b.amount.value:
        return False  # "a fine of 1 million and one of 3"
    if a.cls == Class.ALLEGATION:
        return _same_accusation(a, b)
    if a.cls in _SPEECH:
        return a.cls == Class.SPECULATION and _same_thought(a, b)
    if (
        a.cls in (Class.ORDER, Class.MOTION)
        and a.codes.get("relief") in (None, "other")
        and not _alike(a.text, b.text)
    ):
        return False
    if any(a.codes.get(k) != b.codes.get(k) for k in ("relief", "outcome")):
        return False
    if a.case is not None and b.case is not None and a.case is not b.case:
        return False
    for role in {*a.roles, *b.roles}:
        mine, theirs = a.roles.get(role, []), b.roles.get(role, [])
        if mine and theirs and not any(m is t for m in mine for t in theirs):
            return False
    if a.cls == Class.COMPLAINT and a.agents() and b.agents() and (a.case is None or a.case is not b.case):
        # one with only its plaintiff and one with only its defendant are two
        return any(m is t for r in a.roles for m in a.roles[r] for t in b.roles.get(r, [])) and _dates_agree(
            a, b
        )
    return _dates_agree(a, b)


_STEM = re.compile(r"[A-Za-z]{4,7}|\d+")


def _alike(one: str, other: str) -> bool:
    """Whether two places use mostly the same words."""
    mine, theirs = set(_STEM.findall(one.lower())), set(_STEM.findall(other.lower()))
    return len(mine & theirs) >= 0.6 * min(len(mine), len(theirs))


def _same_accusation(a: Event, b: Event) -> bool:
    """The same accuser says the same of the same."""
    for role in ("accuser", "accused"):
        mine, theirs = a.roles.get(role, []), b.roles.get(role, [])
        if mine and theirs and not any(m is t for m in mine for t in theirs):
            return False
    if a.rule == b.rule == "criticise":
        return abs(a.sentence - b.sentence) <= 1
    return a.sentence != b.sentence and _alike(a.content or a.text, b.content or b.text)


def _same_thought(a: Event, b: Event) -> bool:
    """The same forecast about the same thing, of which one place does not say whose it is."""
    mine, theirs = a.roles.get("actor", []), b.roles.get("actor", [])
    same = bool(mine and theirs) and mine[0] is theirs[0] and a.case is b.case
    return same and (not a.attributed_to or not b.attributed_to) and abs(a.sentence - b.sentence) <= 3


def _dates_agree(a: Event, b: Event) -> bool:
    if a.date is None or b.date is None or a.date.edtf is None or b.date.edtf is None:
        return True
    return a.date.edtf.startswith(b.date.edtf) or b.date.edtf.startswith(a.date.edtf)


_IN_PASSING = frozenset(
    {
        "leadership",
        "leadership-title",
        "dismissal-noun",
        "plea-noun",
        "verdict-noun",
        "penalty-noun",
        "lawsuit-noun",
        "investigation-noun",
    }
)


def _explicit(event: Event) -> int:
    """How fully a place tells of an event: with its date, by a verb, in the body."""
    told = 2 * (event.rule not in _IN_PASSING) + (event.date is not None and event.date.edtf is not None)
    return told if event.kind not in _HEADLINES else 0


def _absorb(known: Event, other: Event) -> None:
    if _explicit(other) > _explicit(known):
        # the words that say most are the first proof
        known.also.append((known.start, known.end))
        known.start, known.end, known.trigger = other.start, other.end, other.trigger
    else:
        known.also.append((other.start, other.end))
    for role, holders in other.roles.items():
        mine = known.roles.setdefault(role, [])
        mine += [h for h in holders if not any(h is m for m in mine)]
    known.codes = {**other.codes, **known.codes}
    known.case = known.case or other.case
    known.duration = known.duration or other.duration
    known.amount = known.amount or other.amount
    if known.date is None or (
        other.date is not None and len(other.date.edtf or "") > len(known.date.edtf or "")
    ):
        known.date = other.date or known.date
    if not known.attributed_to and other.attributed_to:
        known.attributed_to = other.attributed_to
        known.also.append((known.start, known.end))
        known.start, known.end, known.content = other.start, other.end, other.content
