"""The reading of a query in plain English, for a person to check."""

from __future__ import annotations

from cryptoreg.api.questions import model
from cryptoreg.api.questions.query import (
    PATHS,
    STATED,
    Anchor,
    Ask,
    DateAnchor,
    EventAnchor,
    Link,
    OneOf,
    Query,
    Relation,
    Selection,
    Value,
    When,
    date_words,
)

_SHOWN = {
    "court": "Courts", "judge": "Judges", "plaintiff": "Plaintiffs", "defendant": "Defendants", "defendant-firm": "Firms sued in", "party": "Parties",
    "proceeding": "Docket numbers", "by": "Who made", "issued-by": "Judges who made", "against": "Whom it concerns:", "ordered-by": "Who ordered",
    "held-by": "Holders in", "accuser": "Who made",
}  # fmt: skip
_VALUES = {
    ("manner", "court"): "by the court", ("manner", "stipulation"): "by stipulation", ("manner", "acting"): "acting",
    ("with_prejudice", True): "with prejudice", ("with_prejudice", False): "without prejudice", ("motion_form", "joint"): "made jointly",
}  # fmt: skip


def _over(query: Query) -> str:
    over = query.measure.over if query.measure is not None else "each"
    return {"total": "sum of the ", "mean": "mean of the "}.get(over, "")


def in_english(query: Query) -> str:  # noqa: C901  # one case for each kind of question
    """The reading of a query.

    >>> from cryptoreg.api.questions.query import Selection
    >>> in_english(Query(ask=Ask.NUMBER, of=Selection(of="lawsuit", where=(Link(path="event", to=Selection(of="stay")),))))
    'Number of lawsuits with a stay.'
    """
    text = selection_words(query.of)
    if query.show and query.show[-1] in _SHOWN:
        text = f"{_SHOWN[query.show[-1]]} {'of ' if query.show[-1] in _OF else ''}{text}"
    if query.but:
        text += f", other than {' and '.join(r.label for r in query.but)}"
    match query.ask:
        case Ask.NUMBER:
            text = f"number of {text}"
        case Ask.DATE:
            role = query.measure.role if query.measure is not None else "main"
            what = {
                "announced": "date on which it was made known:",
                "effective": "effective date of",
                "ended": "end of",
            }.get(role, "date of")
            text = f"{what} {text}"
        case Ask.TRUTH:
            expected = " and ".join(_condition(c) for c in query.expect)
            text = (
                f"whether there was, {expected or 'at all'}: {text}"
                if query.expect
                else f"whether there was: {text}"
            )
        case Ask.DURATION:
            text = f"{_over(query)}days that passed {_from_to(query)} {text}"
        case Ask.AMOUNT:
            m = query.measure
            what = (
                STATED.get(m.role, "votes for")
                if m is not None and m.kind in ("stated", "votes")
                else "amount of"
            )
            text = (
                f"{_over(query)}{what}, {text}" if what != "amount of" else f"{_over(query)}amount of {text}"
            )
        case Ask.GROUPS:
            text = f"{text}, counted by {query.group}"
        case Ask.COMPARISON:
            text = f"which of {' and '.join(selection_words(s) for s in query.among)}: {_superlative(query)}"
        case Ask.TIMELINE | Ask.CHANGES:
            text = f"{text}, in the order of time"
        case Ask.PATH:
            text = f"how {' and '.join(selection_words(s) for s in query.among)} are connected"
        case Ask.SOURCES:
            text = f"sources for {text}"
        case Ask.CONFLICTS:
            text = f"where sources disagree on {text}"
        case Ask.STATUS:
            text = f"how it stood: {text}{''.join(f', {when_words(c)}' for c in query.expect if isinstance(c, When))}"
        case Ask.FATES:
            text = f"{text}, and what became of them"
        case Ask.SHARE:
            text = f"share of {text} among {selection_words(query.among[0])}"
        case Ask.CITATION:
            text = (
                f"citations of {text}"
                if not query.among
                else f"docket entries of {selection_words(query.among[0])}"
            )
        case Ask.ENDING:
            text = f"how it ended: {text}"
        case _:
            if query.measure is not None:
                text = f"{text}: {_superlative(query)}"
    return f"{text[0].upper()}{text[1:]}."


_OF = frozenset({"court", "judge", "plaintiff", "defendant", "party", "proceeding"})


def _from_to(query: Query) -> str:
    m = query.measure
    if m is None or m.since is None or m.until is None:
        return "in"
    return f"from the {model.kind(m.since).one} to the {model.kind(m.until).one} in"


def _superlative(query: Query) -> str:
    m = query.measure
    if m is None:
        return ""
    if m.kind == "apart":
        days = f"{m.most:.0f}" if m.least == m.most else f"at most {m.most:.0f}"
        return f"those with another one {days} day(s) before or after them"
    if m.kind == "gap":
        return f"with {m.role.removeprefix('is:').removeprefix('max:')} day(s) between the request and the {model.kind(m.until or 'stay').one}"
    first, last = {
        "date": ("the first", "the last"), "duration": ("the shortest", "the longest"), "amount": ("the smallest", "the largest"),
        "lifetime": ("the shortest time", "the longest time"), "number": ("the fewest", "the most"), "votes": ("the fewest votes", "the most votes"),
        "stated": ("the fewest", "the most"),
    }.get(m.kind, ("the first", "the last"))  # fmt: skip
    words = last if query.largest else first
    if m.kind == "lifetime" and m.since and m.until:
        words += f" from {model.kind(m.since).one} to {model.kind(m.until).one}"
    elif m.kind == "date" and m.role == "announced":
        words += " to be made known"
    return words if (query.limit or 1) == 1 else f"{words} {query.limit}"


def selection_words(selection: Selection) -> str:
    """A selection as a noun phrase."""
    kind = model.kind(selection.of)
    names = [r.label for r in selection.ids]
    if len(names) == 1 and not selection.where:
        return names[0]
    head = " or ".join(names) if names and len(names) <= 4 else kind.many
    words = [head, *(_condition(c) for c in selection.where)]
    if selection.but:
        words.append("other than " + " and ".join(r.label for r in selection.but))
    return " ".join(w for w in words if w)


def _condition(c: When | Link | Value | OneOf) -> str:
    match c:
        case When():
            return ("not " if c.negated else "") + when_words(c)
        case Link():
            return _link(c)
        case Value():
            return _value(c)
        case OneOf():
            inner = " or ".join(_condition(k) for k in c.conditions[:1] if _condition(k))
            return f"not ({inner})" if c.negated else inner
    raise AssertionError(c)  # pragma: no cover


def _link(c: Link) -> str:
    if c.path == "event":
        kind = model.kind(c.to.of)
        article = "an" if kind.one[0] in "aeiou" else "a"
        rest = " ".join(_condition(k) for k in c.to.where)
        began = (
            " that began"
            if c.to.of in ("stay", "abeyance", "stay-any")
            and any(isinstance(k, When) and not k.lasts for k in c.to.where)
            else ""
        )
        return f"{'without' if c.negated else 'with'} {article} {kind.one}{began} {rest}".strip()
    words = PATHS[c.path][1]
    target = selection_words(c.to)
    return f"not {words} {target}" if c.negated else f"{words} {target}"


def _value(c: Value) -> str:  # one case after the other, each a line or two
    if c.op == "is" and (c.name, c.value) in _VALUES:
        return _VALUES[c.name, c.value]
    if c.op == "is-not" and (c.name, c.value) in _VALUES:
        return f"not {_VALUES[c.name, c.value]}"
    name = c.name.replace("_", " ")
    if c.name == "seat":
        return "at the head" if c.value == "head" else "that are not at the head"
    if c.op == "says":
        said = " or ".join(f"“{w}”" for w in ((c.value,) if not isinstance(c.value, tuple) else c.value))
        return f"that speak of {said}"
    if c.op == "known":
        return f"with a known {name}"
    if c.op == "not-known":
        return f"without a known {name}"
    value = ", ".join(c.value) if isinstance(c.value, tuple) else str(c.value)
    if c.name == "amount_usd":
        value, name = f"${float(str(c.value)):,.0f}", "amount"
    if c.name == "duration_days":
        value, name = f"{c.value} days", "length"
    op = {
        "more": "of at least",
        "less": "of at most",
        "is-not": "other than",
        "holds": "",
        "is": "",
        "among": "",
    }[c.op]
    return f"({name} {op} {value})".replace("  ", " ")


def when_words(time: When) -> str:
    """
    >>> when_words(When(relation="after", first=DateAnchor(date="2025-01-21")))
    'after 21 January 2025'
    """
    first = _anchor(time.first)
    if time.days is not None:
        count = f"{abs(time.days)} day{'s' if abs(time.days) != 1 else ''}"
        return f"{'' if time.exact else 'within '}{count} {'after' if time.days > 0 else 'before'} {first}"
    if time.relation is Relation.BETWEEN and time.second is not None:
        text = f"between {first} and {_anchor(time.second)}"
    elif isinstance(time.first, EventAnchor) and time.first.span:
        text = f"during {first}" if time.relation is Relation.IN else f"{time.relation.value} {first}"
    else:
        text = f"{time.relation.value} {first}"
    return f"lasting {text}" if time.lasts else f"made known {text}" if time.role == "announced" else text


def _anchor(anchor: Anchor) -> str:
    if isinstance(anchor, DateAnchor):
        return date_words(anchor.date)
    kind = model.kind(anchor.event.of)
    subject = next(
        (
            c
            for c in anchor.event.where
            if isinstance(c, Link) and c.path in ("formed", "case", "held-by", "headed-by")
        ),
        None,
    )
    if anchor.event.of == "administration":
        return " or ".join(r.label for r in anchor.event.ids) or selection_words(anchor.event)
    if subject is None:
        return f"the {'last' if anchor.last else 'first'} of {selection_words(anchor.event)}"
    name = selection_words(subject.to)
    if anchor.event.of == "tenure":
        return (
            f"{name}'s time in office"
            if anchor.span
            else f"{name} {'left office' if anchor.role == 'ended' else 'took office'}"
        )
    return f"the {kind.one} of {name}" if anchor.span else f"{name} {kind.done}"
