"""Offices that a text names around a verb of appointing or leaving: "acting chair of the SEC"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cryptoreg.loaders.text.lexicon import table, term
from cryptoreg.loaders.text.mentions import Mention, MentionKind
from cryptoreg.ontology.generated.names import Class

if TYPE_CHECKING:
    from cryptoreg.loaders.text.entities import Entity
    from cryptoreg.loaders.text.slots import Slots

_REACH = 130
_ORGANIZATIONS = (
    Class.REGULATOR,
    Class.GOVERNMENT_BODY,
    Class.FIRM,
    Class.TASK_FORCE,
    Class.LEGISLATURE,
    Class.COURT,
)
_INFINITIVE = re.compile(r"\bto (?:lead|head|chair|run|oversee|helm)\b")
_NEXT_POST = re.compile(r"\bto (?:lead|head|chair|run|oversee|helm|become|join|take over|work)\b")
"""Before what somebody who leaves does next: "left in May to run a trade group"."""
_TO_LEAD = re.compile(
    r"\b(?:to|will|would)\s+(?:lead|head|chair|run|oversee|helm)\b|\bin charge of\b|\blead(?:s|ing)?\b|\bled\b|\bhead(?:s|ed|ing)?\b|\bchair(?:s|ed|ing)\b|\b(?:spearhead|oversee)\w*\b|\b(?:helm|reins|(?:top|No\.? 1) (?:job|post|role|spot)) (?:of|at)\b",
    re.IGNORECASE,
)


@cache
def _role_pattern() -> re.Pattern[str]:
    prefix = r"(?P<prefix>(?:acting|interim|deputy|vice|temporary|executive|permanent|next|new|managing|assistant)[\s-]+)*"
    return re.compile(rf"\b{prefix}(?P<role>{term('office_word')})\b".replace(" ", r"[\s]+"), re.IGNORECASE)


def office(slots: Slots, *, leaving: bool) -> Entity | None:
    """The office that a match speaks of; None when the text names neither role nor organization."""
    text = slots.text
    start, end = slots.match.span()
    after_end = _end_of_reach(slots, leaving=leaving)
    if not leaving and _INFINITIVE.search(text, start, after_end):
        lead = _lead(slots, start, after_end)
        if lead is not None:
            return _coin(slots, *lead, leaving=False)
    found = _role_in(slots, end, after_end) or _role_in(slots, start, end)
    acting = _role_pattern().search(slots.match[0]) if _ACTING.match(slots.match[0]) else None
    if acting is not None:
        role = normal_role(acting[0])
        role = role if role.startswith("Acting ") else f"Acting {role}"
        found = (role, _organization(slots, start, end, role.removeprefix("Acting ")))
    if leaving:
        found = _role_left(slots, end, after_end)
    if found is None and not leaving:
        board = _ON_THE_BOARD.search(text, start, after_end)
        if board is not None:
            return _coin(
                slots, "board member", _organization(slots, *board.span(), "board member"), leaving=False
            )
    if re.search(r"\bin charge\b", slots.match[0]):
        found = None  # "put Commissioner Hale in charge of it": the title is what he was before
    if found is None:
        lead = _lead(slots, start, after_end)
        if lead is not None:
            return _coin(slots, *lead, leaving=leaving)
    if found is not None:
        return _coin(slots, *found, leaving=leaving)
    return _without_role(slots, start, after_end, leaving=leaving)


def _end_of_reach(slots: Slots, *, leaving: bool) -> int:
    """Up to where what follows a match may tell the office; of "left to run a lobby" what is left stands before."""
    start, end = slots.match.span()
    last = min(slots.unit.sentence.end, end + _REACH)
    stop = _ANOTHER_CLAUSE.search(slots.text, end, last)
    last = last if stop is None else stop.start()
    next_post = _NEXT_POST.search(slots.text, start, last) if leaving else None
    return last if next_post is None else next_post.start()


_ANOTHER_CLAUSE = re.compile(r"[;]|, (?:while|but|after|and (?:the|its|his))\b")
_ON_THE_BOARD = re.compile(
    r"\b(?:to|joins?|joined|on|joining) (?:its|the|[\w.]+['’]s) (?:advisory |supervisory )?board\b"
)
_LEFT_AS = re.compile(
    r"[^.;]{0,60}?\b(?:as|from (?:his|her|the|its) (?:role|post|position|job|seat) (?:as|of)|from the (?:role|post) of)\s+(?:the\s+|its\s+|a\s+|[\w.]+['’]s\s+|(?:the )?[\w]+['’]s\s+)?$"
)


def _role_left(slots: Slots, first: int, last: int) -> tuple[str, Entity | None] | None:
    """As in "stepped down as chief executive": the role after *as*; any other role near is somebody else's."""
    for found in _role_pattern().finditer(slots.text, first, last):
        if _LEFT_AS.fullmatch(slots.text, first, found.start()) or re.fullmatch(
            r"\s+(?:the|his|her)?\s*(?:[\w]+['’]s )?", slots.text[first : found.start()]
        ):
            role = normal_role(found[0])
            return role, _organization(slots, found.start(), found.end(), role)
    return None


def _role_in(slots: Slots, first: int, last: int) -> tuple[str, Entity | None] | None:
    """The first role word of a stretch that is no title before a name, with its organization."""
    for found in _role_pattern().finditer(slots.text, first, last):
        if slots.text[found.end() : found.end() + 2] in ("'s", "’s"):
            continue
        if (
            re.match(r"\s+(?-i:[A-Z])", slots.text[found.end() : found.end() + 3])
            and any(
                m.cls == Class.PERSON and found.end() <= m.start <= found.end() + 2
                for m in slots.clause.mentions
            )
            and (
                not re.search(r"\b(?:acting|interim)\b", found[0], re.IGNORECASE)
                or _OF_ANOTHER.search(slots.text, max(0, found.start() - 20), found.start())
            )
        ):
            continue
        if re.search(
            r"\b(?:former|ex|previous)[\s-]+(?:[A-Z]\w+ )?$",
            slots.text[max(0, found.start() - 20) : found.start()],
        ):
            continue
        if _is_apposed(slots, found.start()):
            continue
        role = normal_role(found[0])
        return role, _organization(slots, found.start(), found.end(), role)
    return None


_OF_ANOTHER = re.compile(r"\b(?:from|succeed(?:s|ed|ing)?|replac(?:es|ed|ing)|than) (?:the )?(?:then )?\Z")
"""Before the title of whom somebody follows in office."""


def _is_apposed(slots: Slots, role: int) -> bool:
    """Of "nominated Hale, head of policy at a firm, for the post": the role behind his name says what he was."""
    names = [] if slots.appointee is None else [m for m in slots.appointee.mentions if m.end <= role]
    return bool(names) and _APPOSED_ROLE.fullmatch(slots.text, max(m.end for m in names), role) is not None


_APPOSED_ROLE = re.compile(
    r", (?!as\b|its\b|(?:the )?(?:new|next)\b)(?:an? |the )?(?:(?!as\b|new\b|next\b)[\w’'.-]+ ){0,4}"
)


def _lead(slots: Slots, start: int, end: int) -> tuple[str, Entity | None] | None:
    """What "to lead the task force", "led by": a lead, or the chair of a regulator."""
    matched = slots.text[start:end]
    is_led = re.match(r"(?:\w+ )?(?:led|headed|chaired|overseen|spearheaded|run) by", matched) or re.search(
        r"(?:leadership|chairmanship|stewardship) of", matched[:80]
    )
    if is_led:
        before = [m for m in slots.clause.inside(slots.unit.sentence.start, start) if m.cls in _ORGANIZATIONS]
        owner = slots.linked.of(before[-1])[0] if before and slots.linked.of(before[-1]) else None
        if owner is None or owner.cls == Class.COURT:
            owner = _context_body(slots)
    else:
        leading = _INFINITIVE.search(matched) or _TO_LEAD.search(matched)
        if leading is None and "in charge" not in matched:
            return None
        if leading is not None and leading[0] == "head" and _is_apposed(slots, start + leading.start()):
            return None
        # "Hale, head of policy at a firm, to lead the agency": what stands before says what he was
        first = start if leading is None else start + leading.start()
        after = [
            m
            for m in slots.clause.inside(first, end + 30)
            if (m.cls in _ORGANIZATIONS or m.kind is MentionKind.PRONOUN)
            and not slots.clause.is_possessive(m)
        ]
        owner = next((e for m in after for e in slots.linked.of(m) if e.cls in _ORGANIZATIONS), None)
        unlisted = _UNIT_NAMED.search(
            slots.text, start, min(len(slots.text), end + 40)
        ) or _UNLISTED_LED.search(slots.text, start, min(len(slots.text), end + 40))
        if unlisted is not None and (owner is None or unlisted.start("body") < after[0].start):
            owner = slots.linked.coin(unlisted["body"], Class.GOVERNMENT_BODY, *unlisted.span("body"))
    if owner is None:
        return None
    temporary = (
        "Acting "
        if re.search(r"\b(?:temporary|acting|interim)\b", matched[:80].split(",", 1)[0], re.IGNORECASE)
        else ""
    )
    unit = _UNIT_LED.search(slots.text, start, min(len(slots.text), end + 40))
    if unit is not None and owner.cls in (Class.REGULATOR, Class.GOVERNMENT_BODY):
        if unit["unit"] == "enforcement":
            return f"{temporary}Director of Enforcement", owner
        name = f"{owner.name} {unit['unit']} {unit['kind']}"
        return f"{temporary}head", slots.linked.coin(name, Class.GOVERNMENT_BODY, *unit.span("unit"))
    if owner.cls == Class.REGULATOR:
        return f"{temporary}Chair", owner
    return ("lead" if owner.cls == Class.TASK_FORCE else f"{temporary}head"), owner


_ACTING = re.compile(r"(?:acting|interim) (?:[A-Z][\w.]+ )?(?!of\b)\w+", re.IGNORECASE)
_UNIT_LED = re.compile(
    r"['’]s (?P<unit>[\w-]+(?: [\w-]+){0,2}?) (?P<kind>division|unit|department|office|team|branch)\b"
)
_UNLISTED_BODY = re.compile(
    r" (?:of|at|for) the (?P<body>(?:[A-Z][\w’'-]+ ){0,3}(?:Committee|Subcommittee|Commission|Council|Board|Bureau|Agency|Authority|Office|Division|Department|Institute|Association|Chamber|Caucus)(?: (?:of|for|on) [A-Z][\w’'-]+(?: (?:and |of )?[A-Z][\w’'-]+){0,2})?)"
)
_UNIT_NAMED = re.compile(
    r"\b(?:lead|head|chair|run|oversee|helm) (?:(?:the|its|his|her|their|an?|[\w]+['’]s) ){1,2}(?:new |newly \w+ )?(?P<body>(?:[A-Z][\w-]+ ){1,4}(?:Unit|Division|Team|Section|Desk|Group|Lab|Hub|Squad|Center|Centre))\b"
)
_UNLISTED_LED = re.compile(
    r"\b(?:lead|head|chair|run|oversee|helm) the (?P<body>(?:Office|Department|Bureau|Division|Agency|Authority|Board|Council|Commission|Administration|Center|Institute) (?:of|for|on) (?:the )?[A-Z][\w’'-]+(?: (?:and |of )?[A-Z][\w’'-]+){0,3})"
)


def _organization(slots: Slots, start: int, end: int, role: str) -> Entity | None:
    """The body of an office: named right before the role, after *of*, or else last spoken of."""
    mentions = [m for m in slots.clause.mentions if m.cls in _ORGANIZATIONS or m.kind is MentionKind.PRONOUN]
    inside = next((m for m in mentions if start < m.start and m.end < end), None)
    if inside is not None:
        return _body(slots, inside)  # "acting SEC chair"
    for mention in mentions:
        between = slots.text[mention.end : start]
        if mention.end <= start and re.fullmatch(
            r"(?:['’]s?)?\s+(?:(?!(?:as|to|and|will|who|for)\b)[a-z-]+\s+){0,2}|['’]s?\s+", between
        ):
            found = _body(slots, mention)
            if found is not None:
                return found
    if _OF_THE_APPOINTER.match(slots.text, end):
        # "appointed as head of its crypto unit by the agency", whatever else the text speaks of
        appointer = next((e for m in slots.mentions("subject") for e in slots.linked.of(m)), None)
        if appointer is not None and appointer.cls in _ORGANIZATIONS:
            return appointer
    for mention in mentions:
        between = slots.text[end : mention.start]
        if mention.start >= end and re.fullmatch(
            r",?\s+(?:of|at|for|to|in|with)\s+(?:the\s+|its\s+|a\s+)?(?:[\w-]+\s+){0,3}", between
        ):
            found = _body(slots, mention)
            if found is not None:
                return found
    unlisted = _UNLISTED_BODY.match(slots.text, end)
    if unlisted is not None and not any(m.start == unlisted.start("body") for m in slots.clause.mentions):
        return slots.linked.coin(unlisted["body"], Class.GOVERNMENT_BODY, *unlisted.span("body"))
    return _context_body(
        slots,
        firm=role in ("CEO", "CTO", "CFO", "COO", "General Counsel", "co-founder", "founder", "President")
        or role in ("receiver", "trustee", "monitor", "liquidator"),
    )


_OF_THE_APPOINTER = re.compile(r"\s+(?:of|for) (?:its|their) ")


def _body(slots: Slots, mention: Mention) -> Entity | None:
    return next((e for e in slots.linked.of(mention) if e.cls in _ORGANIZATIONS), None)


def _context_body(slots: Slots, *, firm: bool = False) -> Entity | None:
    wanted = (Class.FIRM,) if firm else (Class.REGULATOR, Class.TASK_FORCE)
    if not firm and slots.appointee is not None and (known := _well_known(slots, slots.appointee)):
        return known[1]
    before = [
        m for m in slots.linked.refers if m.end <= slots.match.end() or m.start < slots.unit.sentence.end
    ]
    for mention in sorted(before, key=lambda m: -m.start):
        for entity in slots.linked.of(mention):
            if entity.cls in wanted:
                return entity
    return None


_THE_POST = re.compile(r"\bfor (?:the|that) (?:top )?(?:post|job|role|position|seat)\b")


def _told_last(slots: Slots) -> Entity | None:
    """The office that "the post" means: the last one of which the text has told, without who left or fills in."""
    told = [
        e
        for e in slots.linked.entities
        if e.cls == Class.OFFICE and _TO_BE_FILLED.match(e.name) and e.first().start < slots.match.start()
    ]
    return max(told, key=lambda e: max(m.start for m in e.mentions), default=None)


_TO_BE_FILLED = re.compile(r"(?:Chair|Vice Chair|Commissioner|Secretary|Attorney General|[Dd]irector)\b")


def _without_role(slots: Slots, start: int, end: int, *, leaving: bool) -> Entity | None:
    """An office known from another place of the text, or only the body that is left."""
    people = (
        [slots.appointee]
        if slots.appointee is not None
        else [
            e
            for m in slots.clause.inside(slots.unit.sentence.start, slots.unit.sentence.end)
            for e in slots.linked.of(m)
            if e.cls == Class.PERSON
        ]
    )
    if not leaving and _THE_POST.search(slots.text, start, min(end, slots.match.end() + 12)):
        told = _told_last(slots)
        if told is not None:
            return told
    for person in [*people, *_followed(slots)]:
        known = (
            slots.linked.offices.get(person.index)
            or _title_elsewhere(slots, person)
            or _well_known(slots, person)
        )
        if known is not None:
            return _coin(slots, *known, leaving=leaving)
    after = [m for m in slots.clause.inside(start, end) if m.cls in _ORGANIZATIONS]
    body = next((e for m in after for e in slots.linked.of(m)), None)
    if not leaving:
        proposed = re.match(r"\s*(?:for|to)\b", slots.text[slots.match.end() : end]) or slots.match[
            0
        ].rstrip().endswith(("for", "to"))
        return (
            slots.linked.coin(f"Chair of {body.name}", Class.OFFICE, *slots.match.span())
            if body is not None and body.cls == Class.REGULATOR and proposed
            else None
        )
    if body is None and people:
        body = _body_told_last(slots) or _context_body(slots, firm=True)
    return (
        None
        if body is None
        else slots.linked.coin(f"departure: {body.name}", Class.OFFICE, *slots.match.span())
    )


def _followed(slots: Slots) -> list[Entity]:
    """Of "Hale succeeds Brandt" and "Brandt will be succeeded by Hale": Brandt, whose office it is."""
    if slots.verb is None or _FOLLOWS.match(slots.verb) is None:
        return []
    told = [e for m in slots.mentions("object") for e in slots.linked.of(m)]
    return [e for e in told if e.cls == Class.PERSON and e is not slots.appointee]


_FOLLOWS = re.compile(r"succe|replac", re.IGNORECASE)
_BODY_REACH = 300
"""Characters before somebody leaves within which the body that he leaves is told."""


def _body_told_last(slots: Slots) -> Entity | None:
    """The regulator or firm of which the sentences right before tell last."""
    start = slots.match.start()
    before = [m for m in slots.linked.refers if start - _BODY_REACH < m.start and m.end <= start]
    found = [e for m in sorted(before, key=lambda m: -m.start) for e in slots.linked.of(m)]
    return next((e for e in found if e.cls in (Class.REGULATOR, Class.FIRM)), None)


def _well_known(slots: Slots, person: Entity) -> tuple[str, Entity | None] | None:
    """The office with which the public knows a person, where the text names its body."""
    row = table("offices.yaml")["holders"].get(person.entry.id if person.entry is not None else "")
    if row is None:
        return None
    body = next((e for e in slots.linked.entities if e.entry is not None and e.entry.id == row["of"]), None)
    return None if body is None else (str(row["role"]), body)


def _title_elsewhere(slots: Slots, person: Entity) -> tuple[str, Entity | None] | None:
    """The title that stands before or after the person's name somewhere in the text."""
    for mention in person.mentions:
        before = slots.text[max(0, mention.start - 60) : mention.start]
        titled = None
        for found in _role_pattern().finditer(before):
            former = re.search(r"\b(?:former|ex|previous|one-time)[\s-]+(?:\w+ )?$", before[: found.start()])
            if re.fullmatch(r",?\s+", before[found.end() :]) and not former:
                titled = found
        if titled is not None:
            offset = max(0, mention.start - 60)
            role = normal_role(titled[0])
            body = None
            for other in slots.linked.refers:
                if other.cls in _ORGANIZATIONS and 0 <= offset + titled.start() - other.end <= 3:
                    body = next(iter(slots.linked.of(other)), None)
            return role, body or _context_body(slots, firm=role in _OF_FIRMS)
        apposed = _APPOSED.match(slots.text, mention.end)
        held = _role_pattern().search(slots.text, *apposed.span("title")) if apposed else None
        if apposed is not None and held is not None and not _NO_MORE.search(apposed["title"]):
            role = normal_role(held[0])
            bodies = [
                m
                for m in slots.linked.refers
                if m.cls in _ORGANIZATIONS
                and apposed.start("title") <= m.start
                and m.end <= apposed.end("title")
            ]
            body = next((e for m in bodies for e in slots.linked.of(m)), None)
            return role, body or _context_body(slots, firm=role in _OF_FIRMS)
    return None


_OF_FIRMS = ("CEO", "CTO", "founder", "co-founder")
_APPOSED = re.compile(r",\s+(?!whom\b|whose\b|which\b)(?P<title>[^,.;]{3,90})(?=[,.;])")
_NO_MORE = re.compile(r"\b(?:former|ex|previous|one-time|incoming|next|nominee)\b")


def _coin(slots: Slots, role: str, body: Entity | None, *, leaving: bool) -> Entity:
    if role == "head" and body is not None and body.cls == Class.TASK_FORCE:
        role = "lead"
    name = role if body is None else f"{role} of {body.name}"
    entity = slots.linked.coin(f"departure: {name}" if leaving else name, Class.OFFICE, *slots.match.span())
    entity.owner = entity.owner or body
    if not leaving:
        for mention in slots.clause.inside(slots.unit.sentence.start, slots.unit.sentence.end):
            for person in slots.linked.of(mention):
                if person.cls == Class.PERSON and slots.appointee in (None, person):
                    slots.linked.offices.setdefault(person.index, (role, body))
    return entity


def normal_role(words: str) -> str:
    """The usual short form of a role.

    >>> normal_role("acting chairman"), normal_role("chief executive officer"), normal_role("Commissioner")
    ('Acting Chair', 'CEO', 'Commissioner')
    """
    text = re.sub(r"\s+", " ", words.lower()).strip()
    prefix = ""
    if re.match(r"(?:acting|interim|temporary)\b", text):
        prefix = "Acting "
    text = re.sub(r"^(?:(?:acting|interim|temporary|permanent|next|new)[ -]+)+", "", text)
    for form, pattern in table("offices.yaml")["roles"].items():
        if re.fullmatch(pattern, text):
            return prefix + str(form)
    return prefix + text
