"""Instruments that a text names by a noun: "a stablecoin bill", "an executive order on digital assets"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from cryptoreg.loaders.text.lexicon import table, term
from cryptoreg.ontology.generated.names import Class

if TYPE_CHECKING:
    from cryptoreg.loaders.text.entities import Entity
    from cryptoreg.loaders.text.mentions import Mention
    from cryptoreg.loaders.text.slots import Slots

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec"
_OF_THE_EU = frozenset({"mica", "mifid-ii", "dora", "tfr"})


def signed_orders(slots: Slots) -> list[Entity]:
    """The executive order of which a match tells, or the pardons, one for each who is pardoned."""
    words = slots.text[slots.match.start() : slots.match.end()].lower()
    if not re.search(r"pardon|clemency|commut", words):
        return [signed_order(slots)]
    people = [
        e for m in slots.clause.object(slots.verb_end) for e in slots.linked.of(m) if e.cls == Class.PERSON
    ]
    if not people:
        following = slots.clause.inside(slots.match.start(), slots.unit.sentence.end)
        people = [e for m in following for e in slots.linked.of(m) if e.cls == Class.PERSON][-1:]
    kind = "commutation" if "commut" in words else "pardon"
    names = [f"{kind} of {p.name}" for p in people] or [kind]
    return [slots.linked.coin(name, Class.INSTRUMENT, *slots.match.span()) for name in names]


def signed_order(slots: Slots) -> Entity:
    """The executive order of which a match tells."""
    text, sentence = slots.text, slots.unit.sentence
    start, end = slots.match.span()
    words = text[start:end].lower()
    near = [m for m in slots.clause.inside(sentence.start, sentence.end) if m.cls == Class.LAW]
    if near:
        return slots.linked.of(near[0])[0]
    if "vested" in words:
        title = slots.text.split("\n", 1)[0].strip()
        law = [
            e
            for e in slots.linked.entities
            if e.cls == Class.LAW and e.mentions and e.mentions[0].start < len(title)
        ]
        if law:
            return law[0]
        return slots.linked.coin(f"Executive Order: {title}", Class.INSTRUMENT, 0, len(title))
    quoted = re.search(r"[“\"]([A-Z][^”\"]{8,120}?),?[”\"]", text[start : sentence.end])
    if quoted:
        return slots.linked.coin(
            f"Executive Order: {quoted[1]}", Class.INSTRUMENT, start + quoted.start(1), start + quoted.end(1)
        )
    phrase = re.search(
        rf"(?:{term('exec_order')})(?: (?:in|on|last|this|earlier this) (?:{_MONTHS}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)\b\.?(?: \d{{1,2}}\b)?(?:,? \d{{4}}\b)?,?(?= (?:to|establishing|creating|for)\b))?(?: (?:on(?! (?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|\w+day)\b)|to|establishing|creating|that|directing|calling for|banning|regarding|for) (?:(?!and\b|from\b|which\b|that\b|(?:a|one|two|three|several|\d+) (?:day|week|month|year)s?\b|last\b|on \w+day\b|earlier\b|the (?:next|following|same)\b)[\w'’-]+ ?){{1,8}})?",
        text[start : sentence.end],
        re.IGNORECASE,
    )
    name = (
        re.sub(
            r"^(?i:executive orders?)(?P<day> (?:in|on|last|this|earlier this) (?:[A-Z]\w+|week|month|year)\b\.?(?: \d{1,2}\b)?(?:,? \d{4}\b)?,?(?= (?:to|establishing|creating|for)\b))?",
            "executive order",
            phrase[0].strip(),
        )
        if phrase
        else "executive order"
    )
    return slots.linked.coin(name, Class.INSTRUMENT, start, end)


def by_noun(slots: Slots) -> list[Entity]:
    """An instrument without a name, by its noun; unnamed, so that no record prints it as a thing."""
    number = re.compile(term("bill_number"), re.IGNORECASE).search(slots.text, *slots.match.span())
    if number is not None:
        return [slots.linked.coin(number[0], Class.LAW, *number.span())]
    noun = re.compile(rf"\b(?:{term('instrument')})\b", re.IGNORECASE)
    found = noun.search(slots.text, *slots.match.span())
    if found is None:
        sentence = slots.unit.sentence
        before = list(
            noun.finditer(slots.text, sentence.start, slots.match.start()),
        )
        if not before:
            return []
        start, end = before[-1].span()
    else:
        start, end = found.span()
    definite = _THE.search(slots.text, max(0, start - 30), start) or _THE.match(slots.text, start, end)
    if definite and _BILL.fullmatch(slots.text, start, end):
        only = _only_bill(slots)
        told = [only] if only is not None else [law for law in law_told(slots) if law.named and _is_bill(law)]
        if told:
            return told
    if not definite and slots.unit.number <= _LEAD and _BILL.fullmatch(slots.text, start, end):
        to_come = _bill_to_come(slots, end)
        if to_come is not None:
            return [to_come]
    return [slots.linked.coin(slots.text[start:end].lower(), Class.INSTRUMENT, start, end, named=False)]


def _bill_to_come(slots: Slots, at: int) -> Entity | None:
    """The bill or act of which a text begins to tell as "a bill" and that it names next, if soon."""
    first = min(_bills(slots), key=lambda e: e.mentions[0].start, default=None)
    return first if first is not None and at <= first.mentions[0].start < at + _NAMED_SOON else None


_LEAD = 2
"""Sentences, with the title, in which a text says of what it tells."""
_NAMED_SOON = 700
"""Characters after "a bill" in which a text names it."""


def _only_bill(slots: Slots) -> Entity | None:
    """The one bill or act that a text names, if it names one; statutes long in force do not count."""
    named = [e for e in _bills(slots) if not _told_aside(slots.text, e.mentions)]
    return named[0] if len(named) == 1 else None


def _bills(slots: Slots) -> list[Entity]:
    """The bills and acts that a text names; statutes long in force are none."""
    return [e for e in slots.linked.entities if e.cls == Class.LAW and e.named and e.mentions and _is_bill(e)]


def _is_bill(law: Entity) -> bool:
    """Whether a law bears the name of an act or the number of a bill, and is none that has long been in force."""
    return _ACT.search(law.name) is not None and _STATUTE.search(law.name) is None


def _told_aside(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a bill is only told of beside another, of which the text speaks: "a companion measure, HB 12"."""
    first = min(m.start for m in mentions)
    before = max(0, first - _BESIDE_REACH)
    return (_BESIDE_ANOTHER.search(text, before, first) or _AMENDS.search(text, before, first)) is not None


_BESIDE_REACH = 40


def is_compared(text: str, law: Mention) -> bool:
    """Whether a law is only named beside the one that a text tells of: "as banks are under the federal Betting Act"."""
    return _COMPARED.search(text, max(0, law.start - _BESIDE_REACH), law.start) is not None


_COMPARED = re.compile(
    r"\b(?:under (?:the )?(?:federal|existing|current)|(?:as|than|like) (?:[\w’'-]+ ){0,3}?(?:is|are|was|were|do|does|did) under(?: the)?)\s\Z"
)
_AMENDS = re.compile(r"\bamend(?:s|ed|ing)?\s(?:[\w’']+\s){0,4}\Z")
_BESIDE_ANOTHER = re.compile(
    r"\b(?:companion|separate|another|second|similar|sister|related|rival|competing|earlier|previous|prior)\s(?:[\w-]+\s){0,2}?(?:bill|measure|legislation|proposal|act|resolution)(?:,| called| known as)?\s\Z",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:[\w-]+\s){0,2}(?:\Z|(?=bill|legislation|measure|act))")
_BILL = re.compile(
    r"(?:the |a |an |this |that )?(?:[\w-]+ ){0,3}?(?:bill|legislation|measure|act)", re.IGNORECASE
)
_ACT = re.compile(r"\bAct\b|\d$")
_STATUTE = re.compile(
    r"of (?:19|20[01])\d|Secrecy|Commodity|Securities|Exchange Act|Freedom of Information|Procedure Act|Investment|Dodd|Martin|Fund Transfer|Truth in|Sarbanes|Gramm|Clayton|Sherman|Communications|Internal Revenue|National Bank|Fair Credit|Fairness|Patriot|Howey|Executive Order|Bank Holding|Reserve Act"
)


def states(slots: Slots) -> list[Entity]:
    """The states of the Union whose law-makers act, in "Arizona and Utah have advanced legislation".

    They are read from the words before the verb, back to another act; each stands as an unnamed body.
    """
    start = slots.unit.sentence.start
    before = slots.text[start : slots.verb_start]
    found = list(_states().finditer(before))
    if not found or _NO_SUBJECT.search(before[found[-1].end() :]):
        return []
    first = len(found) - 1
    while first and _LISTED.fullmatch(before[found[first - 1].end() : found[first].start()]):
        first -= 1
    if _PLACED.search(before[: found[first].start()]):
        return []  # "a court in Texas"
    return [
        slots.linked.coin(m[0], Class.GOVERNMENT_BODY, start + m.start(), start + m.end(), named=False)
        for m in found[first:]
    ]


@cache
def _states() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(sorted(table("references.yaml")["states"], reverse=True)) + r")\b(?!['’])"
    )


def whose(slots: Slots) -> list[Entity]:
    """The state or country of "Ohio's proposed bill", "the Ohio bill", "South Korean law", right before a match."""
    start = max(slots.unit.sentence.start, slots.match.start() - _WHOSE_REACH)
    told = _whose().search(slots.text, start, slots.match.start())
    if told is None:
        return []
    names = table("references.yaml")["demonyms"]
    name = told["state"] or names.get(told["people"], told["people"])
    at = told.start("state") if told["state"] else told.start("people")
    return [slots.linked.coin(_FULL.get(name, name), Class.GOVERNMENT_BODY, at, told.end(), named=False)]


_WHOSE_REACH = 60
_FULL = {
    "South Korean": "South Korea",
    "UK": "United Kingdom",
    "UAE": "United Arab Emirates",
    "Korea": "South Korea",
}


@cache
def _whose() -> re.Pattern[str]:
    data = table("references.yaml")
    states = "|".join(sorted(map(re.escape, data["states"]), key=len, reverse=True))
    people = "|".join(
        sorted(map(re.escape, set(data["demonyms"]) - {"South", "Hong"}), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![\w-])(?:(?P<state>{states})(?:['’]s)?|(?P<people>South Korean|{people})(?:['’]s)?)\s(?:(?!and\b|in\b|of\b|to\b|that\b|is\b|was\b|has\b)[a-z][\w-]*\s){{0,4}}\Z"
    )


def states_within(slots: Slots) -> list[Entity]:
    """The states that a match lists: "bills in Ohio, Utah and Iowa were withdrawn"."""
    start, end = slots.match.span()
    return [
        slots.linked.coin(m[0], Class.GOVERNMENT_BODY, *m.span(), named=False)
        for m in _states().finditer(slots.text, start, end)
    ]


_PLACED = re.compile(r"\b(?:in|of|from|for|to|at|near|across|outside) $", re.IGNORECASE)
_LISTED = re.compile(r",? and |, ")
_NO_SUBJECT = re.compile(
    r"['’]s\b|\b(?:court|judge|attorney|senator|said|says|by|who|whose)\b", re.IGNORECASE
)


def law_told(slots: Slots, sentences: int = 0) -> list[Entity]:
    """The law, bill or order that was last spoken of before the match.

    Args:
        slots: around the match.
        sentences: how many sentences back it may stand at most; 0 for as far as a paragraph or two reach.
    """
    end = slots.match.start()
    number = max(0, slots.unit.number - sentences)
    start = slots.units[number].sentence.start if sentences else end - _LAW_REACH
    last: tuple[bool, bool, int, Entity] | None = None
    for entity in slots.linked.entities:
        if entity.cls not in (Class.LAW, Class.INSTRUMENT) or _NO_LAW.search(entity.name):
            continue
        if entity.mentions and _told_aside(slots.text, entity.mentions):
            continue
        for mention in entity.mentions:
            if is_compared(slots.text, mention):
                continue
            named = entity.named and entity.cls == Class.LAW and _is_bill(entity)
            here = (named, entity.index in slots.linked.makers, mention.start)
            if start <= mention.start < end and (last is None or here > last[:3]):
                last = (*here, entity)
    return [] if last is None else [last[3]]


def law_before_it(slots: Slots) -> list[Entity]:
    """The law that "it" means: told of in the two sentences before, by its name or as "the bill"."""
    found = law_told(slots, sentences=2)
    start = slots.units[max(0, slots.unit.number - 2)].sentence.start
    if found or _THE_BILL.search(slots.text, start, slots.unit.sentence.start) is None:
        return found
    only = _only_bill(slots)
    return law_told(slots) if only is None else [only]


def law_after(slots: Slots) -> list[Entity]:
    """The instrument in the words right after the match: "the repeal of SAB 121", "the passage of a bill"."""
    end = min(slots.unit.sentence.end, slots.match.end() + 60)
    noun = _law_noun().search(slots.text, slots.match.end(), end)
    if noun is None:
        return []
    name = re.sub(r"\s+", " ", noun[0])
    if any(c.isupper() for c in name):
        return [slots.linked.coin(name, Class.LAW, *noun.span(), named=True)]
    about = _ABOUT.search(slots.text, slots.match.end(), noun.start())
    topic = "" if about is None else f"{about['topic']} "
    start = noun.start() - len(topic)
    return [slots.linked.coin(topic + name.lower(), Class.INSTRUMENT, start, noun.end(), named=bool(topic))]


_ABOUT = re.compile(
    r"(?:\s|^)(?!(?:new|the|its|a|an|that|this|their|his|her|such|strict|stricter|tough|tougher|recent|proposed|final|these|those|federal|national)\s)(?P<topic>[a-z][\w-]+(?:\s(?!new\b)[a-z][\w-]+)?)\s\Z"
)
"""What a law is about, right before the noun for it: "stablecoin rules"."""


def instrument_here(slots: Slots) -> list[Entity]:
    """The instrument that a match names by a noun: "the bill" is the one told of before, "a law" a new one."""
    start, end = slots.match.span()
    number = re.compile(term("bill_number"), re.IGNORECASE).search(slots.text, start, end)
    if number is not None:
        return [slots.linked.coin(number[0], Class.LAW, *number.span())]
    noun = _law_noun().search(slots.text, start, end)
    if noun is None:
        return []
    if _DEFINITE.search(slots.text, max(0, start - 24), noun.start()):
        told = law_told(slots)
        if told:
            return told
    name = re.sub(r"\s+", " ", noun[0]).lower()
    return [slots.linked.coin(name, Class.INSTRUMENT, *noun.span(), named=False)]


def bill_told(slots: Slots) -> list[Entity]:
    """The act or bill with a name that "the bill" means in a match or in what follows it."""
    end = slots.content[1] or min(slots.unit.sentence.end, slots.match.end() + _NOUN_REACH)
    if _THE_BILL.search(slots.text, slots.match.start(), end) is None:
        return []
    only = _only_bill(slots)
    return [law for law in law_told(slots) if law.named] if only is None else [only]


def bill_first(slots: Slots) -> list[Entity]:
    """The act or bill with a name of which a content speaks that begins with "the bill"."""
    opens = _THE_BILL_OR_TEXT.match(slots.text, *slots.content) is not None
    return [law for law in law_told(slots, _BILL_REACH) if law.named] if opens else []


def bill_before(slots: Slots) -> list[Entity]:
    """The act or bill with a name of which was told before, where a match begins "bill, introduced by"."""
    before = slots.text[max(slots.unit.sentence.start, slots.match.start() - 5) : slots.match.start()]
    passive = slots.verb_start > slots.match.start() and before.lower().endswith(("the ", "this "))
    return [law for law in law_told(slots, _BILL_REACH) if law.named] if passive else []


_BILL_REACH = 30
"""Sentences that "the bill" looks back for one with a name."""
_THE_BILL_OR_TEXT = re.compile(
    r"(?:that )?(?:the|this) (?:[\w-]+ )?(?:bill|measure|legislation|act|law|text|draft)\b", re.IGNORECASE
)


def chamber(slots: Slots) -> list[Entity]:
    """The chamber that was told of last before a match, whichever parties or committees stand between."""
    before = [m for m in slots.linked.refers if m.end <= slots.match.start() and m.cls == Class.LEGISLATURE]
    told = [e for m in sorted(before, key=lambda m: -m.start) for e in slots.linked.of(m)]
    return [e for e in told if _CHAMBER.fullmatch(e.name)][:1]


_CHAMBER = re.compile(r"(?:[\w.]+ ){0,3}(?:Senate|House|Congress|Parliament|Assembly)")
_NOUN_REACH = 24
"""Characters behind a verb within which the noun for a bill begins and ends."""
_THE_BILL = re.compile(
    r"\b(?:the|this|that) (?:[\w-]+ )?(?:bill|measure|legislation|act|law|proposal)\b", re.IGNORECASE
)


@cache
def _law_noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{term('law_word')})(?![\w-])", re.IGNORECASE)


_DEFINITE = re.compile(r"\b(?:the|this|that|these|its|their)\s(?:(?!['’]s)[\w-]+\s){0,2}$", re.IGNORECASE)
_LAW_REACH = 900
"""Characters that a provision without its law looks back for it."""
_NO_LAW = re.compile(r"^(?:pardon|commutation|licen[cs]e|standards?|limits?|requirements?|caps?)\b")


def maker(slots: Slots) -> list[Entity]:
    """Who brought in or signed the instrument of a provision; nobody for a law with a name of its own."""
    instrument = slots.instrument
    if instrument is None or (instrument.cls == Class.LAW and instrument.named):
        return []
    known = slots.linked.makers.get(instrument.index)
    if known is None and _THE_ORDER.match(slots.text, slots.match.start()):
        # "The Order creates": whoever signed the order that the text tells of
        signed = [
            e for e in slots.linked.entities if e.index in slots.linked.makers and "order" in e.name.lower()
        ]
        known = slots.linked.makers[signed[-1].index] if signed else None
    return known or []


_THE_ORDER = re.compile(r"(?:(?:[Tt]he|[Tt]his|[Tt]hat) )?(?:same )?[Oo]rder\b")


def issuer(slots: Slots) -> list[Entity]:
    """Who issues, weighs or passes an instrument without a name that a match tells of: of "the Reserve Bank issued a
    directive banning", "lawmakers are weighing a proposal that would let", "a bill that would bar it passed the House".
    """
    instrument = slots.instrument
    if instrument is not None and instrument.named:
        return []
    start = slots.match.start()
    before = _ISSUES.search(slots.text, slots.unit.sentence.start, start)
    if before is not None:
        doing = before.start("verb")
        holders = [e for m in slots.clause.subject(doing) for e in slots.linked.of(m)]
        return [e for e in holders if e.cls in _MAKERS or e.official]
    passed = _PASSED.search(slots.text, slots.match.end(), slots.unit.sentence.end)
    if passed is None:
        return []
    chambers = slots.clause.inside(passed.end(), passed.end() + 40)
    return [e for m in chambers[:1] for e in slots.linked.of(m) if e.cls == Class.LEGISLATURE]


_ISSUES = re.compile(
    r"\b(?P<verb>(?:issu|propos|weigh|adopt|introduc|pass|enact|consider|publish|approv|draft|sign|unveil|releas|advanc|debat|sponsor|announc|impos|implement)(?:es|ed|s|ing|e|ies|ied))\s"
    r"(?:(?:an?|the|its|new|two|three|several|another|separate)\s)?(?:[\w’'-]+\s){0,4}\Z"
)
_PASSED = re.compile(
    r"\b(?:passed|cleared|advanced in|advanced through|approved by|won approval in) (?=the |(?:US |U\.S\. )?(?:House|Senate))"
)
_MAKERS = (Class.REGULATOR, Class.GOVERNMENT_BODY, Class.LEGISLATURE, Class.ADMINISTRATION)


def law_maker(slots: Slots) -> list[Entity]:
    """The Union, for its own regulations."""
    laws = [e for m in slots.clause.mentions for e in slots.linked.of(m) if e.cls == Class.LAW]
    if any(e.entry is not None and e.entry.id in _OF_THE_EU for e in laws):
        return [slots.linked.coin("European Union", Class.GOVERNMENT_BODY, *slots.match.span(), named=False)]
    return []


SLOTS: Mapping[str, Callable[[Slots], list[Entity]]] = {
    "order_instrument": signed_orders,
    "instrument_noun": by_noun,
    "instrument_here": instrument_here,
    "law_after": law_after,
    "bill_before": bill_before,
    "chamber": chamber,
    "bill_first": bill_first,
    "bill_told": bill_told,
    "law_told": law_told,
    "law_before_it": law_before_it,
    "issuer": issuer,
    "law_maker": law_maker,
    "maker": maker,
    "states": states,
    "states_within": states_within,
    "whose": whose,
}
"""The slots of ``frames.yaml`` that are instruments, or who makes them."""
