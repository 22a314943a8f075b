"""The forms of questions. Each is a function from a question's parts to a query, or None when it is not that."""

from __future__ import annotations

from collections.abc import Callable

from cryptoreg.api.questions.forms import (
    apart,
    compare,
    desks,
    lists,
    lookups,
    measures,
    offices,
    people,
    posts,
    searching,
    special,
    truths,
    twice,
    world,
)
from cryptoreg.api.questions.forms.base import Context
from cryptoreg.api.questions.query import Query

__all__ = ["ALL", "searching", "special", "world"]

ALL: tuple[Callable[[Context], Query | None], ...] = (
    special.path,
    posts.post,
    posts.founder,
    posts.replaced,
    posts.headcount,
    special.conflicts,
    special.unrecorded,
    special.why,
    special.ballots,
    compare.sides,
    special.timeline,
    special.sources,
    desks.citation,
    desks.status,
    desks.heads,
    desks.share,
    desks.fates,
    offices.president,
    offices.led,
    offices.agency,
    offices.staff,
    offices.successor,
    offices.truth,
    offices.nominees,
    offices.holder,
    special.findings,
    special.allegations,
    world.moderators,
    world.votes,
    measures.length,
    measures.amount,
    truths.truth,
    world.date,
    lookups.date,
    lookups.ending,
    special.changes,
    people.settling_in_case,
    lookups.attribute,
    twice.sued_twice,
    people.settling,
    lookups.who,
    people.states,
    people.firms,
    people.judges,
    apart.apart,
    world.listing,
    lists.lawsuits,
    lists.events,
    special.everything,
    searching.fallback,
)
