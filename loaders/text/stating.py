"""What a speaker says about the field that no frame tells: an intention, blame, or an outlook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cryptoreg.loaders.text.entities import AGENTS, ORDERED_AUTHORITIES, Entity, Linked
from cryptoreg.loaders.text.events import OWN_MODALITY, Event
from cryptoreg.loaders.text.finders import only
from cryptoreg.loaders.text.frames import conduct_of
from cryptoreg.loaders.text.lexicon import expand, table
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.loaders.text.openings import matches
from cryptoreg.loaders.text.qualifying import attach
from cryptoreg.loaders.text.quotations import hosts
from cryptoreg.loaders.text.speakers import speaker_before
from cryptoreg.loaders.text.syntax import clause_at
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.loaders.text.units import Sentences, speaks_of_law, trimmed
from cryptoreg.ontology.generated.names import Class

_SHORTEST = 25
"""Characters below which nothing is said: "he said"."""


def stated(
    text: str, linked: Linked, units: Sequence[Sentences], unit: Sentences, found: Sequence[Event]
) -> list[Event]:
    """The statement of a sentence, where its speaker is known and nothing else tells of it."""
    if unit.sentence.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return []
    told = _utterance(text, linked, units, unit)
    if told is None:
        return []
    speaker, start, end = told
    content = text[start:end]
    if (
        end - start < _SHORTEST
        or content.rstrip(' ”"’').endswith("?")
        or any(
            start <= e.trigger[0] < end or (e.start < end and e.end > start and e.cls in OWN_MODALITY)
            for e in found
        )
        or _pattern("not_meant").search(content)
        or not (
            _is_official(speaker)
            or any(speaks_of_law(u) for u in units[max(0, unit.number - 1) : unit.number + 1])
        )
    ):
        return []
    event = _classified(text, linked, unit, speaker, (start, end))
    if event is None:
        return []
    event.attributed_to = [speaker.name]
    attach(event, unit)
    return [event]


_OPINIONS = frozenset(
    {"significance", "will-bring", "act-brings", "odds", "opinion", "unclear", "hedged-clause"}
)
"""Rules for opinions that say nothing of whose they are."""


def attribute(
    text: str, linked: Linked, units: Sequence[Sentences], unit: Sentences, found: Sequence[Event]
) -> None:
    """Give the opinions of a sentence to who utters them there."""
    loose = [e for e in found if e.rule in _OPINIONS and not e.attributed_to]
    own = [
        e
        for e in found
        if e.cls in (Class.INTENTION, Class.DENIAL)
        and not e.roles.get("speaker")
        and _OF_MINE.search(text, unit.sentence.start, e.trigger[0]) is not None
    ]
    told = _utterance(text, linked, units, unit) if loose or own else None
    for event in own:
        if told is not None and told[1] <= event.trigger[0] < told[2]:
            event.roles["speaker"] = [told[0]]
            event.attributed_to = event.attributed_to or [told[0].name]
    for event in loose:
        if told is not None and told[1] <= event.trigger[0] < told[2]:
            speaker = told[0]
            event.attributed_to = [speaker.name]
            if event.roles.get("actor") and event.rule == "hedged-clause":
                continue
            meant = [e for e in event.roles.get("actor", []) if e is not speaker]
            event.roles["actor"] = [speaker]
            if meant and not event.roles.get("about"):
                event.roles["about"] = meant[:1]


_OF_MINE = re.compile(
    r"(?:[Mm]y|[Oo]ur) (?:office|agency|department|team|administration|company|firm|commission) (?:\w+ly )?\Z|\b(?:I|[Ww]e) (?:\w+ly )?\Z"
)


def _is_official(speaker: Entity) -> bool:
    return speaker.official or speaker.cls in ORDERED_AUTHORITIES


def _classified(
    text: str, linked: Linked, unit: Sentences, speaker: Entity, stretch: tuple[int, int]
) -> Event | None:
    """What a statement tells of, by its words."""
    content = text[slice(*stretch)]
    named = [
        e
        for m in clause_at(unit.clauses, stretch[0]).inside(*stretch)
        for e in linked.of(m)
        if e is not speaker and e is not speaker.owner and e.cls != Class.LAWSUIT
    ]
    own = _pattern("own_plans").search(content)
    duty = _pattern("duties").search(content)
    blamed = [e for e in named if e.cls in AGENTS]
    outlook = _pattern("outlook").search(content)
    would = _who_would(text, linked, unit, stretch)
    if would is not None:
        return _event(unit, Class.INTENTION, "said-would", stretch, None, {"speaker": [would]}, text)
    if own is not None:
        return _event(unit, Class.INTENTION, "own-plans", stretch, own, {"speaker": [speaker]}, text)
    if not _is_official(speaker) and _pattern("denials").search(content):
        return _event(unit, Class.DENIAL, "speaker-denies", stretch, None, {"speaker": [speaker]}, text)
    conduct = conduct_of(content) if blamed else None
    reproach = conduct == "other" and _pattern("reproaches").search(content) is not None
    if reproach or conduct not in (None, "other", "sanctions"):
        event = _event(
            unit,
            Class.ALLEGATION,
            "blames",
            stretch,
            None,
            {"accuser": [speaker], "accused": blamed[:1]},
            text,
        )
        event.codes["conduct"] = conduct or "other"
        return event
    if duty is not None:
        return _event(unit, Class.INTENTION, "says-must", stretch, duty, {"speaker": [speaker]}, text)
    # one of several sentences of a quotation tells its outlook only where it looks ahead
    whole = stretch == (unit.sentence.start, unit.sentence.end)
    if outlook is not None and (not whole or _pattern("ahead").search(content)):
        roles = {"actor": [speaker], "about": [e for e in named if e.named][:1]}
        return _event(unit, Class.SPECULATION, "outlook", stretch, outlook, roles, text)
    return None


def _who_would(text: str, linked: Linked, unit: Sentences, stretch: tuple[int, int]) -> Entity | None:
    """The authority or firm of which a speaker says what it will do: "said the Fed would never issue"."""
    clause = clause_at(unit.clauses, stretch[0])
    for mention in clause.inside(stretch[0], min(stretch[1], stretch[0] + 60)):
        if _WOULD.match(text, mention.end) and not clause.is_governed(mention):
            return next((e for e in linked.of(mention) if e.cls in _PLANNERS), None)
    return None


_PLANNERS = (Class.REGULATOR, Class.GOVERNMENT_BODY, Class.FIRM, Class.LEGISLATURE, Class.TASK_FORCE)
_WOULD = re.compile(
    r"\s(?:would|will|plans to|intends to|is going to|was going to|is preparing to)(?: (?:never|not|also|soon|now))?\s(?!likely|probably|like |rather |love |be |have|mean|benefit|face|lose|win|need|be (?:forced|better|worse))"
)


def _event(
    unit: Sentences,
    cls: Class,
    rule: str,
    stretch: tuple[int, int],
    word: re.Match[str] | None,
    roles: dict[str, list[Entity]],
    text: str,
) -> Event:
    start, end = trimmed(text, *stretch)
    at = (start, end) if word is None else (stretch[0] + word.start(), stretch[0] + word.end())
    return Event(
        cls, start, end, at, unit.sentence.kind, unit.number, rule, text=text[start:end], verb_at=at[0],
        roles={role: holders for role, holders in roles.items() if holders}, content=text[start:end],
        modality=OWN_MODALITY[cls], cues=[] if word is None else [word[0]],
    )  # fmt: skip


def _told(text: str, linked: Linked, unit: Sentences) -> tuple[Entity, int, int] | None:
    """Who says something in a sentence, and where the words stand that are said."""
    first, last = unit.sentence.start, unit.sentence.end
    for verb in matches(saying(), text, first, last, only(unit.tried["saying"])):
        who = _who(text, linked, unit, verb)
        if who is None or _TO_A_COURT.match(text, verb.end()) or _is_no_speech(text, verb):
            continue
        speaker, left, right = who
        before, after = (first, left), (right, last)
        stretch = max(before, after, key=lambda s: s[1] - s[0])
        return speaker, *stretch
    return None


def _utterance(
    text: str, linked: Linked, units: Sequence[Sentences], unit: Sentences
) -> tuple[Entity, int, int] | None:
    """Who speaks in a sentence, there or beside it where it is one of several in a quotation, and what is said."""
    own = _told(text, linked, unit)
    if own is not None:
        return own
    told = (_told(text, linked, host) for host in hosts(text, units, unit))
    speaker = next((t[0] for t in told if t is not None), None)
    return None if speaker is None else (speaker, unit.sentence.start, unit.sentence.end)


def _who(text: str, linked: Linked, unit: Sentences, verb: re.Match[str]) -> tuple[Entity, int, int] | None:
    """The speaker of a verb of saying, before or behind it, with where the words of saying begin and end."""
    clause = clause_at(unit.clauses, verb.start())
    behind = [
        m for m in clause.inside(verb.end(), min(unit.sentence.end, verb.end() + 60)) if _speaks(linked, m)
    ]
    after_quote = _QUOTE_ENDS.search(text, max(unit.sentence.start, verb.start() - 6), verb.start())
    if (
        after_quote
        and behind
        and not text.startswith(" that ", verb.end())
        and _TITLES.fullmatch(text, verb.end(), behind[0].start)
    ):
        return linked.of(behind[0])[0], verb.start(), unit.sentence.end
    subject = [m for m in clause.subject(verb.start()) if _speaks(linked, m)]
    unlisted = None if subject else speaker_before(text, linked, unit.sentence.start, verb.start())
    if not subject and unlisted is None:
        return None
    speaker = unlisted or linked.of(subject[0])[0]
    head = verb.start() if unlisted is not None else subject[0].start
    opening = _SAID_WHERE.match(text, verb.end())
    return speaker, head, verb.end() if opening is None else opening.end()


_QUOTE_ENDS = re.compile(r"[”\"’'],? ?(?:as )?$|, ?$")
_SAID_WHERE = re.compile(
    r"(?:(?: (?:on|in|at|to|during|last|late|early|this|via|with) [^,“”\":]{2,60}?)?(?:,? that|:|,(?= ?[“\"])))?\s"
)
_TITLES = re.compile(
    r"\s(?:the |its |a |an |former |Rep\. |Sen\. |Senator |Representative |Commissioner |Chair(?:man|woman)? |[\w’'.-]+ ){0,5}"
)


def _speaks(linked: Linked, mention: Mention) -> bool:
    entities = linked.of(mention)
    return (
        bool(entities)
        and entities[0].cls in AGENTS
        and entities[0].cls != Class.COURT
        and not entities[0].judge
        and (entities[0].named or mention.kind is not MentionKind.PRONOUN)
    )


def _is_no_speech(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb has an object rather than words that are said: "added three firms to its list"."""
    if verb[0].startswith("warn") and text.startswith(" victims", verb.end()):
        return True
    if verb[0] in ("tell", "tells", "told") and _ORDERS.match(text, verb.end()):
        return True
    return (
        verb[0] in ("add", "adds", "added", "posted", "told")
        and _WITH_OBJECT.match(text, verb.end()) is not None
    )


_ORDERS = re.compile(r" (?:[\w’'.-]+ ){1,4}?(?:not )?to \w")
"""What follows *told* where it is an order: "told prosecutors not to charge"."""
_WITH_OBJECT = re.compile(
    r" (?:an?|the|its|his|her|\d+|two|three|four|several|multiple|more|new|some|many) (?:\w+ )"
)
_TO_A_COURT = re.compile(
    r"\s(?:the |a |an )?(?:[\w.-]+ ){0,3}?(?:court|judge|Judge|jury|jurors|justices|magistrate|tribunal)\b"
)


@cache
def saying() -> re.Pattern[str]:
    """Verbs of saying."""
    return re.compile(rf"(?<![\w-])(?:{table('statements.yaml')['said']})(?![\w-])")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    rows = table("statements.yaml")[name]
    rows = [rows] if isinstance(rows, str) else rows
    return re.compile("|".join(rf"(?<![\w-])(?:{expand(row)})(?![\w-])" for row in rows), re.IGNORECASE)
