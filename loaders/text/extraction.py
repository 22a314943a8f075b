"""The pipeline over one text: what it speaks of, and what it says happened, planned, alleged or thought."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from cryptoreg.loaders.text import (
    anchoring,
    cases,
    dating,
    ellipsis,
    finding,
    linking,
    mentions,
    modality,
    naming,
    paragraphs,
    parts,
    stating,
    times,
    tokens,
)
from cryptoreg.loaders.text.assigning import (
    announcer,
    assign_case,
    both_cases,
    is_private,
    join_case,
    parties_of,
    plays_elsewhere,
)
from cryptoreg.loaders.text.cases import Case
from cryptoreg.loaders.text.entities import Entity, Linked
from cryptoreg.loaders.text.events import LEGAL, Event
from cryptoreg.loaders.text.finders import Groups, Reading
from cryptoreg.loaders.text.mentions import MentionKind
from cryptoreg.loaders.text.merging import (
    HEADLINES,
    headlines,
    merge,
    one_accusation_each,
    one_plan_each,
    one_thought_each,
)
from cryptoreg.loaders.text.openings import words_of
from cryptoreg.loaders.text.paragraphs import Paragraph
from cryptoreg.loaders.text.sides import answer, dropped_by_its_plaintiff, fill_from_case
from cryptoreg.loaders.text.suits import (
    accusations,
    by_defendant,
    by_plaintiff,
    charged_by_grand_jury,
    complaints,
    explain_groups,
    private_suits,
    resume_suits,
    with_further_defendants,
)
from cryptoreg.loaders.text.units import PRIVATE, Sentences, speaks_of_law
from cryptoreg.ontology.generated.names import Class, Modality

NAME = "text-rules"


VERSION = "1"


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
    found = naming.find(text, sents)
    linked = linking.link(text, sents, found, published)
    # two of whom nothing more is told are whoever stands there: "those firms"
    found = [m for m in found if m.kind is not mentions.MentionKind.GROUP or m in linked.refers]
    about = paragraphs.read(text, sents, found, published)
    reading = _patterns().read(words_of(text))
    units = [_unit(text, n, s, found, published, about[s.paragraph], reading) for n, s in enumerate(sents)]
    anchoring.resolve(text, units, published)
    told = finding.find(text, linked, units)
    told = [s for e in told for s in ellipsis.respectively(units[e.sentence], e)]
    told += [f for e in told for f in ellipsis.further(linked, units[e.sentence], e)]
    raw = [single for e in told for one in by_plaintiff(e) for single in by_defendant(one)]
    charged_by_grand_jury(raw, linked)
    explain_groups(raw)
    resume_suits(raw)
    raw = with_further_defendants(raw, text)
    brought = private_suits(raw, units, linked)
    known = cases.find(text, linked, [*complaints(raw), *brought], accusations(raw))
    elsewhere: list[Event] = []
    for event in raw:
        unit = units[event.sentence]
        private = is_private(event, unit)
        assign_case(
            event,
            known,
            announcer(event, unit, linked),
            parties_of(unit, linked),
            unit.sentence.end,
            private=private,
        )
        if event.case is not None and plays_elsewhere(event.case, unit, linked):
            event.case = None
            event.pending.clear()
            elsewhere.append(event)
    for event in raw:
        if event.case is None and not any(
            event is e for e in elsewhere
        ):  # told before the case that it belongs to
            join_case(event, known)
    raw += [twin for e in raw for twin in both_cases(e, known, units[e.sentence])]
    dating.carry(raw, units, published)
    dating.hand_back(raw, units)
    dating.sign(raw, units, published)
    for event in raw:
        _decide_what_was_asked(event, raw)
        answer(event)
        dropped_by_its_plaintiff(event)
    raw = [e for e in raw if not _only_grants(e, raw) and not _only_names_a_ruling(e, raw)]
    involved = [a for e in raw if e.cls not in (Class.INTENTION, Class.SPECULATION) for a in e.agents()]
    raw = [e for e in raw if _is_worth_telling(e, involved, units[max(0, e.sentence - 1) : e.sentence + 1])]
    kept = merge([e for e in raw if e.kind not in HEADLINES])
    kept = merge(kept + headlines(kept, [e for e in raw if e.kind in HEADLINES]))
    dating.share(kept, units, published)
    kept = one_plan_each(one_accusation_each(one_thought_each(kept)))
    for event in kept:
        fill_from_case(event)
        _stand_somewhere(text, event)
    return Extraction(text, linked, known.all(), sorted(kept, key=lambda e: (e.start, e.end, e.cls)))


@cache
def _patterns() -> Groups:
    """All patterns that are looked for sentence by sentence."""
    return Groups(
        {
            **finding.patterns(),
            "cues": modality.patterns(),
            "dates": times.patterns(),
            "durations": [times.DURATION],
            "dollars": [times.DOLLARS],
            "legal": [LEGAL],
            "saying": [stating.saying()],
            "anchored": [anchoring.ANCHORED],
            "private": [PRIVATE],
        }
    )


def _unit(
    text: str,
    number: int,
    sentence: tokens.Sentence,
    found: Sequence[mentions.Mention],
    published: date | None,
    about: Paragraph,
    reading: Reading,
) -> Sentences:
    tried = _patterns().places(reading, sentence.at, sentence.at + len(sentence.words))
    day = date.fromisoformat(about.told_on.edtf) if about.told_on and about.told_on.edtf else published
    return Sentences(
        text,
        number,
        sentence,
        found,
        tried,
        times.find_dates(text, day, sentence.start, sentence.end, tried["dates"]),
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


_DECIDES = re.compile(
    r"\b(?P<what>grant|approv|den|reject|refus)\w* (?:the|their|its|that|this|both (?:parties|sides)['’]?) (?:[\w-]+ ){0,2}(?:request|motion|bid|application|pause|stay)\b(?! (?:to|for|by)\b)"
    r"|\b(?:request|motion|bid|application) (?:was|were|has been) (?P<passive>grant|approv|den|reject|refus)"
)


_STAYS = ("stay", "stay-extension", "abeyance")


def _decide_what_was_asked(event: Event, raw: Sequence[Event]) -> None:
    """Of "granted the request": what the motion told right before asked for, if that is a stay."""
    found = _DECIDES.search(event.text) if event.rule in ("ruling", "ruling-passive") else None
    if found is None and event.rule != "grants-it":
        return
    asked = [
        o
        for o in raw
        if o.cls == Class.MOTION and o.start < event.start and event.sentence - o.sentence <= _ASKED_REACH
    ]
    if event.rule == "grants-it":
        asked = [o for o in asked if o.codes.get("relief") in _STAYS] or asked
    motion = max(asked, key=lambda o: o.start, default=None)
    if motion is None or motion.codes.get("relief") not in _STAYS:
        return
    granted = found is None or (found["what"] or found["passive"]) in ("grant", "approv")
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


def _only_names_a_ruling(event: Event, raw: Sequence[Event]) -> bool:
    """Of "the decision of the court falls short of that" beside what the court decided: nothing of its own."""
    if event.rule != "ruling-of" or event.date is not None:
        return False
    issuers = event.roles.get("issuedBy", [])
    return any(
        o.cls in (Class.ORDER, Class.JUDGMENT, Class.DISMISSAL)
        and o.rule != "ruling-of"
        and o.modality is Modality.ASSERTED
        and any(i is x for i in issuers for x in o.roles.get("issuedBy", []))
        for o in raw
    )


def _is_worth_telling(event: Event, involved: Sequence[Entity], near: Sequence[Sentences]) -> bool:
    """A plan or a thought of a firm or a person counts only in legal matters: by its sentence or, a thought, by
    the one before.
    """
    if event.cls == Class.COMPLAINT and event.modality is not Modality.ASSERTED:
        suing = event.roles.get("filedBy", [])
        if event.modality is Modality.DENIED:
            return any(a.mentions for a in suing)  # "has not been sued" answers no report
        if event.modality in (Modality.PLANNED, Modality.SPECULATED) and not suing:
            return False  # "made it easy to bring a case"
    if event.cls not in (Class.INTENTION, Class.SPECULATION) or event.rule == "faces-prison":
        return True
    actors = event.roles.get("speaker", []) + event.roles.get("actor", [])
    if event.rule == "shall" and any(
        a.cls == Class.PERSON and not a.official and not any(a is i for i in involved) for a in actors
    ):
        return False  # "will moderate the discussion"
    if any(a.official for a in actors) or (
        event.rule == "intention" and _LEAVES.search(near[-1].sentence.text)
    ):
        return True
    if any(a.cls in (Class.FIRM, Class.PERSON) for a in actors) or not actors:
        return any(
            speaks_of_law(unit)
            for unit in (near if event.cls == Class.SPECULATION and event.rule in _THOUGHTS else near[-1:])
        ) or (event.cls == Class.INTENTION and any(a is p for a in actors for p in involved))
    return True


_LEAVES = re.compile(
    r"\b(?:leav(?:e|ing)|exit(?:ing)?|quit(?:ting)?|(?:withdraw(?:ing)?|pull(?:ing)? out) (?:from|of)|abandon(?:ing)?) (?:the )?(?:[A-Z][\w.]*\s){1,2}(?:markets?\b|altogether\b|entirely\b)"
    r"|\b(?:stop|cease|end|halt|suspend)(?:ping|ing)? (?:serving|offering|accepting|onboarding|providing) (?:[\w’'.-]+ ){0,6}?(?:customers|clients|users|residents|citizens|investors)\b"
)
"""What firms plan where the law weighs on them: to leave a country."""
_THOUGHTS = frozenset(
    {"experts-think", "outlook", "significance", "act-brings", "odds", "opinion", "unclear"}
)
