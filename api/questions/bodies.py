"""Bodies that are named by a noun or a place: "the task force", "the Biden SEC", "in Texas"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cryptoreg.api.questions import lexicon
from cryptoreg.api.questions.failures import false_premise
from cryptoreg.api.questions.reading import Candidate, Item
from cryptoreg.api.questions.stretches import following, listed

if TYPE_CHECKING:
    from cryptoreg.api.questions.phrases import Phrases

__all__ = ["leaderships", "places", "task_forces"]


def places(phrases: Phrases, items: list[Item]) -> list[Item]:
    """A state or city after "in" stands for the courts that sit there, not for its attorney general."""
    out: list[Item] = []
    n = 0
    while n < len(items):
        before = out[-1].text.lower() if out else ""
        taken = next(
            (
                (size, lexicon.places()[name])
                for size in (3, 2, 1)
                if before in _WHERE
                and n + size <= len(items)
                and (name := " ".join(i.text.lower().rstrip(".") for i in items[n : n + size]))
                in lexicon.places()
            ),
            None,
        )
        courts: tuple[Candidate, ...] = ()
        if taken is not None:
            rows = phrases.store.read(_COURTS_AT, {"names": list(taken[1])})
            courts = tuple(Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows)
        if taken is None or not courts:
            out.append(items[n])
            n += 1
            continue
        stop = n + taken[0]
        text = " ".join(i.text for i in items[n:stop])
        whole = replace(
            items[n], kind="entity", text=text, end=items[stop - 1].end, senses=(), candidates=courts
        )
        phrases.assume(f'"{text}" is the {" or the ".join(c.label for c in courts)}')
        out.append(whole)
        n = stop
    return out


def task_forces(phrases: Phrases, items: list[Item]) -> list[Item]:
    """Such as "The task force" without a name is that of the SEC; after a name, that of whom it names."""
    out: list[Item] = []
    for n, item in enumerate(items):
        sense = item.sense("noun")
        if (
            sense is not None
            and sense.value == "task-force"
            and n + 1 < len(items)
            and items[n + 1].is_a("TaskForce")
        ):
            continue  # "the enforcement team NCET": the name says which
        if sense is None or sense.value != "task-force" or sense.form == "plural":
            _check_whose(phrases, item, out)
            out.append(item)
            continue
        named = re.search(r"\btask ?force", item.text.lower()) is not None
        owner = out[-1] if out and out[-1].kind == "entity" and out[-1].candidates else None
        if not named and owner is None:
            owner = next(
                (i for i in items if i.kind == "entity" and i.is_a("GovernmentBody") and not i.is_a("Court")),
                None,
            )
        if named and owner is None:
            # "after the CFTC formed its task force": whose it is stands before the verb
            recent = out[-6:]
            if any(i.has("event", "formation") for i in recent):
                owner = next((i for i in recent if i.kind == "entity" and i.is_a("Regulator")), None)
        found = _task_force_of(phrases, owner, named)
        if named and not found and owner is not None and owner.is_a("Regulator"):
            raise false_premise(f"no task force of {owner.candidates[0].label} is on record")
        if found and not listed(out):
            if (
                owner is not None
                and (owner.is_a("Person", "Regulator", "GovernmentBody"))
                and owner.candidates
            ):
                out.pop()
            phrases.assume(f'"{item.text}" is the {found[0].label}')
            out.append(replace(item, kind="entity", senses=(), candidates=found))
        else:
            out.append(item)
    return out


def _check_whose(phrases: Phrases, item: Item, before: Sequence[Item]) -> None:
    """Make sure that "the CFTC formed its crypto task force" is not read as that of the SEC."""
    if not item.is_a("TaskForce") or not before or before[-1].text.lower() not in ("its", "their"):
        return
    owner = next((i for i in reversed(before) if i.kind == "entity" and i.is_a("Regulator")), None)
    if owner is not None and not _task_force_of(phrases, owner, named=True):
        raise false_premise(f"no task force of {owner.candidates[0].label} is on record")


def _task_force_of(phrases: Phrases, owner: Item | None, named: bool) -> tuple[Candidate, ...]:
    ids = [c.id for c in owner.candidates] if owner is not None else []
    rows = phrases.store.read(_TASK_FORCE, {"owners": ids, "default": DEFAULT_TASK_FORCE})
    found = [Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows if r["owned"]]
    default = [
        Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows if r["id"] == DEFAULT_TASK_FORCE
    ]
    only = [Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows]
    if not named:
        return tuple(found) if len(found) == 1 else ()
    if owner is not None and not found and owner.is_a("Regulator", "GovernmentBody"):
        return ()
    return tuple(found[:1] or default or only[:1])


def leaderships(phrases: Phrases, items: list[Item]) -> list[Item]:
    """Such as "Gensler's SEC", "the Biden SEC", "the Gensler era", "Uyeda's time as acting chair"."""
    out: list[Item] = []
    n = 0
    while n < len(items):
        item = items[n]
        after = following(items, n)
        if item.kind == "entity" and item.is_a("Person") and after is not None:
            order = items[after].text.lower() if items[after].text.lower() in _TERMS else ""
            if order and after + 1 < len(items):
                after += 1
            other = items[after]
            office = following(items, after)
            titled = office is not None and items[office].has("noun", "office")
            if other.kind == "entity" and other.is_a("Regulator") and after == n + 1 and not titled:
                led = _led(phrases, item, other)
                if led:
                    out.append(
                        replace(
                            item,
                            kind="leadership",
                            candidates=item.candidates,
                            value=other.candidates[0].id,
                        )
                    )
                    out.append(other)
                    n = after + 1
                    continue
            if other.has("noun", "leadership") or other.has("noun", "administration"):
                out.append(
                    replace(item, kind="leadership", end=other.end, text=f"{item.text} {order}".strip())
                )
                n = after + 1
                while n < len(items) and (
                    items[n].has("noun", "office")
                    or (
                        items[n].kind == "ignored"
                        and items[n].text.lower() in ("as", "at", "of", "the", "acting")
                    )
                ):
                    n += 1
                continue
        out.append(item)
        n += 1
    return out


def _led(phrases: Phrases, person: Item, regulator: Item) -> bool:
    rows = phrases.store.read(
        _LED,
        {"persons": [c.id for c in person.candidates], "bodies": [c.id for c in regulator.candidates]},
    )
    return bool(rows)


_WHERE = frozenset({"in", "within", "outside", "inside", "at", "from", "across"})
_COURTS_AT = """
MATCH (c:Court) WHERE any(part IN $names WHERE c.label CONTAINS part)
RETURN c.id AS id, c.label AS label, labels(c) AS labels ORDER BY label, id
"""
_TERMS = frozenset({"first", "second", "1st", "2nd", "current", "new"})
DEFAULT_TASK_FORCE = "sec-crypto-task-force"
_TASK_FORCE = """
MATCH (t:TaskForce)
OPTIONAL MATCH (o:Entity) WHERE o.id IN $owners AND ((t)-[:PART_OF]->(o) OR (o)-[:LEADS]->(t) OR (t)<-[:FORMED]-()-[:FORMED_BY]->(o))
WITH t, count(o) > 0 AS owned
RETURN t.id AS id, t.label AS label, labels(t) AS labels, owned
ORDER BY t.id <> $default, owned DESC, id
"""
_LED = """
MATCH (p:Person) WHERE p.id IN $persons
MATCH (b) WHERE b.id IN $bodies
WITH p, b WHERE EXISTS { (p)<-[:HELD_BY]-(:Tenure)-[:TENURE_OF]->(:Office)-[:OFFICE_OF]->(b) }
   OR EXISTS { (p)<-[:HEADED_BY]-(:Administration) }
RETURN p.id AS id
"""
