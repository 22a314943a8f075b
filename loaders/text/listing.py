"""What a list says item by item under the words that open it: "The complaint alleges that the firm:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.frames import conduct_of
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.loaders.text.units import Sentences
from cryptoreg.ontology.generated.names import Class

_SAID_IN_ITEMS = (
    Class.ALLEGATION,
    Class.ORDER,
    Class.INTENTION,
    Class.SPECULATION,
    Class.DENIAL,
    Class.RULE_OR_LAW_ADOPTED,
)
_OPENS = re.compile(r":\W*$")
_MOST_BEFORE_THE_COLON = 60
"""Characters between the words that say who alleges and the colon."""


def items(units: Sequence[Sentences], unit: Sentences) -> list[Sentences]:
    """The sentences that open the items of the list right after a sentence."""
    following = list(
        takewhile(lambda u: u.sentence.kind is BlockKind.ITEM, units[unit.number + 1 : unit.number + 40])
    )
    first: dict[int, Sentences] = {}
    for item in following:
        first.setdefault(item.sentence.paragraph, item)
    return list(first.values())


def spread(units: Sequence[Sentences], unit: Sentences, found: Sequence[Event]) -> Iterator[Event]:
    """The events of a sentence; those whose content is a list once for each of its items.

    Args:
        units: the sentences of the text.
        unit: the one that was read.
        found: its events.
    """
    told = items(units, unit) if _OPENS.search(unit.sentence.text) else []
    for event in found:
        left = unit.sentence.end - event.trigger[1]
        if not told or event.cls not in _SAID_IN_ITEMS or left > _MOST_BEFORE_THE_COLON:
            yield event
            continue
        for item in told:
            words = item.sentence.text.strip()
            codes = dict(event.codes)
            if event.cls == Class.ALLEGATION:
                codes["conduct"] = conduct_of(words) or "other"
            yield replace(
                event,
                start=item.sentence.start,
                end=item.sentence.start + len(item.sentence.text.rstrip()),
                sentence=item.number,
                kind=item.sentence.kind,
                text=words,
                content=words,
                codes=codes,
                roles={role: list(holders) for role, holders in event.roles.items()},
                pending={role: list(places) for role, places in event.pending.items()},
                cues=list(event.cues),
                also=[(event.start, event.end)],
                date=item.dates[0] if item.dates else event.date,
            )
