"""Who is told of before he is named: an unnamed judge, "the court", "a former executive", "the two founders"."""

from __future__ import annotations

import re

from cryptoreg.loaders.text.entities import (
    UNNAMED_COURT,
    UNNAMED_COURT_OF_APPEALS,
    UNNAMED_JUDGE,
    Entity,
    is_of_appeal,
    is_party,
)
from cryptoreg.loaders.text.history import GROUP_REACH, History
from cryptoreg.loaders.text.lexicon import table
from cryptoreg.loaders.text.mentions import MentionKind
from cryptoreg.ontology.generated.names import Class

_JUDGE_REACH = 6
"""Sentences between an unnamed judge and the name."""


def name_all(history: History) -> None:
    """Give those who were told of before the entities that the text goes on to name."""
    name_the_judge(history)
    name_the_court_of_appeals(history)
    name_the_trial_court(history)
    name_those_told_before(history)
    name_the_one_told_before(history)
    name_the_regulator(history)


def name_the_court_of_appeals(history: History) -> None:
    """Take "a federal appeals court" for the one that one of the next sentences names; "the appeals court", after one was
    named, is that one.
    """
    unnamed = history.by_key.get(f"unnamed {UNNAMED_COURT_OF_APPEALS}")
    if unnamed is None:
        return
    named = [
        (m, e)
        for m, e in history.spoken
        if e is not unnamed
        and e.cls == Class.COURT
        and e.entry is not None
        and is_of_appeal(e)
        and "Supreme" not in e.name
    ]
    for mention in list(unnamed.mentions):
        here = history.sentence(mention.start)
        ahead = next(
            (
                e
                for m, e in named
                if 0 <= history.sentence(m.start) - here <= _ONE_REACH and m.start > mention.end
            ),
            None,
        )
        before = next((e for m, e in reversed(named) if m.start < mention.start), None)
        meant = before if mention.text.lower().startswith("the ") else None if before is not None else ahead
        if meant is not None:
            history.pass_on(mention, unnamed, meant)


def name_the_trial_court(history: History) -> None:
    """Take "a federal court", with which a text begins, for the one trial court that it names."""
    unnamed = history.by_key.get(f"unnamed {UNNAMED_COURT}")
    named = [e for e in history.entities if e.cls == Class.COURT and e.mentions and _OF_TRIAL.search(e.name)]
    if unnamed is None or len(named) != 1:
        return
    for mention in list(unnamed.mentions):
        first = named[0].mentions[0]
        if (
            mention.start < first.start
            and mention.kind is MentionKind.UNNAMED
            and history.sentence(mention.start) <= _LEAD
            and history.sentence(first.start) - history.sentence(mention.start) <= 2 * _ONE_REACH
        ):
            history.pass_on(mention, unnamed, named[0])


def name_the_regulator(history: History) -> None:
    """Of "Britain's watchdog": the authority of that country that the text names next."""
    codes = table("references.yaml")["country_codes"]
    for unnamed in [e for e in history.entities if e.cls == Class.REGULATOR and not e.named]:
        owner = _OWNER.match(unnamed.name)
        code = codes.get(owner["place"]) if owner is not None else None
        if code is None or not unnamed.mentions:
            continue
        first = unnamed.mentions[0]
        named = next(
            (
                e
                for m, e in history.spoken
                if m.start > first.end
                and e.cls == Class.REGULATOR
                and e.entry is not None
                and (e.entry.jurisdiction or "").startswith(code)
                and history.sentence(m.start) - history.sentence(first.start) <= _ONE_REACH
            ),
            None,
        )
        if named is not None:
            history.mean(unnamed, named)


def name_the_judge(history: History) -> None:
    """An unnamed judge is the one judge that the text goes on to name."""
    judges = [e for e in history.entities if e.judge]
    unnamed = history.by_key.get(f"unnamed {UNNAMED_JUDGE}")
    if unnamed is None:
        return
    _name_the_judge_apposed(history, unnamed)
    if len(judges) != 1:
        _name_the_judge_of_the_lead(history, unnamed)
        _name_the_court(history, unnamed)
        return
    if not judges[0].mentions:
        return
    first, here = judges[0].first(), history.sentence(judges[0].mentions[0].start)
    for mention in list(unnamed.mentions):
        another = mention.text.lower().startswith(("a ", "another ", "one "))
        if another and first.start < mention.start:
            continue  # "a judge", after one was named, is another
        if abs(history.sentence(mention.start) - here) <= _JUDGE_REACH:
            history.pass_on(mention, unnamed, judges[0])


def _name_the_judge_apposed(history: History, unnamed: Entity) -> None:
    """Take "a judge in Ohio, Nadia Brandt," for the judge whose name stands right behind, whoever was told of before."""
    for mention in list(unnamed.mentions):
        judge = next(
            (
                e
                for m, e in history.spoken
                if e.judge
                and m.start > mention.end
                and _JUST_BEHIND.fullmatch(history.text, mention.end, m.start)
            ),
            None,
        )
        if judge is not None:
            history.pass_on(mention, unnamed, judge)


_JUST_BEHIND = re.compile(r"(?: (?:in|at|of|from|on) [^,.;:]{2,40})?, ")


def _name_the_judge_of_the_lead(history: History, unnamed: Entity) -> None:
    """Take "a federal judge" with whom a text begins for the first of several judges whom it names, if it does so soon."""
    first = next(((m, e) for m, e in history.spoken if e.judge and m.kind is MentionKind.NAME), None)
    if first is None:
        return
    named, judge = first
    for mention in list(unnamed.mentions):
        here = history.sentence(mention.start)
        if (
            mention.start < named.start
            and here <= _LEAD
            and history.sentence(named.start) - here <= _ONE_REACH
        ):
            history.pass_on(mention, unnamed, judge)


def _name_the_court(history: History, unnamed: Entity) -> None:
    """A mention "the court" without a court before it is the one named next."""
    for mention in list(unnamed.mentions):
        if mention.kind is not MentionKind.DESCRIPTION:
            continue
        later = [
            (m, e)
            for m, e in history.spoken
            if e.cls == Class.COURT and e is not unnamed and m.start > mention.start
        ]
        if (
            later
            and history.sentence(later[0][0].start) - history.sentence(mention.start) <= 2 * _JUDGE_REACH
        ):
            history.pass_on(mention, unnamed, later[0][1])


def name_the_one_told_before(history: History) -> None:
    """Of "a former executive", told where a text begins: the person with whom one of its next sentences begins,
    if the text goes on to tell what he did or what was done to him.
    """
    for unnamed in [e for e in history.entities if e.cls == Class.AGENT and not e.named]:
        if not unnamed.mentions or not _ONE.match(unnamed.mentions[0].text):
            continue
        first = unnamed.mentions[0]
        here = history.sentence(first.start)
        if here > _LEAD:
            continue
        named = next(
            (
                (m, e)
                for m, e in history.spoken
                if e.cls == Class.PERSON and m.kind is MentionKind.NAME and m.start > first.end
            ),
            None,
        )
        if named is None or named[1].judge or named[1].official or not history.opens_sentence(named[0]):
            continue
        if history.sentence(named[0].start) - here > _ONE_REACH or not _DONE.match(
            history.text, named[0].end
        ):
            continue
        history.mean(unnamed, named[1])


def name_those_told_before(history: History) -> None:
    """Of "the two founders", told before their names: the two that the text goes on to name together."""
    for mention in history.unresolved:
        later = [
            (m, e)
            for m, e in history.spoken
            if m.start >= mention.end
            and m.kind is MentionKind.NAME
            and e.cls == mention.cls
            and is_party(e)
            and history.sentence(m.start) <= history.sentence(mention.start) + GROUP_REACH
        ]
        pair = next(history.pairs(later), [])
        if pair:
            history.refers[mention] = tuple(e.index for e in pair)
        for entity in pair:
            entity.mentions.insert(0, mention)


_OWNER = re.compile(
    r"(?P<place>[A-Z][\w.]+(?: [A-Z]\w+)?)['’]s (?:[a-z-]+ ){0,3}(?:regulator|watchdog|supervisor|securities commission)$"
)
_OF_TRIAL = re.compile(r"(?:District|Bankruptcy|Superior|High) Court")
_LEAD, _ONE_REACH = 3, 4
"""Sentences in which a text begins, and within which it names whom it began with."""
_ONE = re.compile(r"(?:an?|one|the) ", re.IGNORECASE)
_DONE = re.compile(
    r",? (?:\d\d|who|whose|of [A-Z]|an?\b|the\b|also known|known as|better known|has|had|is|was|faces|pleaded|admitted|ran|founded|co-founded|led|must|will|worked|used|stole|served|operated|"
    r"lied|received|got|promoted|defrauded|misled|conspired|entered|agreed|denied|appeared|spent|took|raised|built|began|joined|left)\b"
)
