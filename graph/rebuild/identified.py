"""The part of the first stage that looks at identifiers: which profiles there are, and what follows from them.

A profile stands for all local things with one name and the same identifiers, so that the cost of a load depends on how
many *different* ones meet, and not on how often a well-known firm is mentioned.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cryptoreg.graph.identity import profiles
from cryptoreg.graph.identity.judgement import Judgement, Verdict
from cryptoreg.graph.identity.profiles import NAME, Placed, Profile
from cryptoreg.graph.rebuild.state import Chunk
from cryptoreg.graph.worklist import WAKE

_ANY = "MATCH (p:Profile) RETURN p.id AS id LIMIT 1"
_BY_KEY = """
MATCH (k:Key) WHERE k.id IN $keys MATCH (k)<-[:HAS_KEY]-(p:Profile)
RETURN DISTINCT p.id AS id, p.named AS named, p.ids AS ids, p.placed AS placed
"""
_BY_ID = "MATCH (p:Profile) WHERE p.id IN $ids RETURN p.id AS id, p.named AS named, p.ids AS ids, p.placed AS placed"
_STILL_BORNE = """
UNWIND $profiles AS profile
CALL (profile) {
  MATCH (l:Local {profile: profile}) USING INDEX SEEK l:Local(profile) WHERE NOT l.id IN $mine RETURN l LIMIT 1
}
RETURN profile
"""
_NAMES = "MATCH (k:Key) WHERE k.id IN $keys AND k.placed IS NOT NULL RETURN k.id AS id, k.placed AS placed"
_DROP = """
MATCH (p:Profile) WHERE p.id IN $ids
OPTIONAL MATCH (p)-[:HAS_KEY]->(k:Key)
WITH p, collect(k) AS keys
DETACH DELETE p
WITH keys UNWIND keys AS k
WITH DISTINCT k WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() } DELETE k
"""
_SAVE = """
UNWIND $rows AS row
MERGE (p:Profile {id: row.id})
SET p.named = row.named, p.ids = row.ids, p.placed = row.placed
WITH p, row UNWIND row.keys AS key
MERGE (k:Key {id: key})
MERGE (p)-[:HAS_KEY]->(k)
"""
_SAVE_NAMES = "UNWIND $rows AS row MATCH (k:Key {id: row.id}) SET k.placed = row.placed"
_WAKE_BEARERS = f"""
MATCH (l:Local) USING INDEX SEEK l:Local(profile) WHERE l.profile IN $ids AND NOT l.id IN $mine {WAKE}
"""
_WAKE_NAMED = f"""
MATCH (l:Local) USING INDEX SEEK l:Local(auto) WHERE l.auto IN $ids AND l.profile IS NULL AND NOT l.id IN $mine {WAKE}
"""


def identify(chunk: Chunk, by_name: Mapping[str, Judgement]) -> list[Judgement]:
    """Judge things by their identifiers, and by their names where they have none.

    Args:
        chunk: of which the pending things have been read.
        by_name: what their names alone say, by local id.
    """
    for id_, judgement in by_name.items():
        if profiles.bears_any(chunk.things[id_]):
            found = profiles.of_thing(chunk.things[id_], judgement.canonical)
            if found is not None:
                chunk.profiles[id_] = found
    if not chunk.profiles and not chunk.rows(_ANY):
        return list(by_name.values())
    placed, names = _placements(chunk, by_name)
    return [_judged(chunk, judgement, placed, names) for judgement in by_name.values()]


def _judged(
    chunk: Chunk, judgement: Judgement, placed: Mapping[Profile, Placed], names: Mapping[str, Placed]
) -> Judgement:
    profile = chunk.profiles.get(judgement.local)
    found = placed[profile] if profile is not None else names.get(judgement.canonical)
    if found is None or (profile is None and found.canonical == judgement.canonical and _sure(found)):
        return judgement
    return Judgement(judgement.local, found.canonical, found.reason, profiles.RULE, found.verdict)


def _sure(found: Placed) -> bool:
    return found.verdict is Verdict.SAME


def _placements(
    chunk: Chunk, by_name: Mapping[str, Judgement]
) -> tuple[dict[Profile, Placed], dict[str, Placed]]:
    """What all profiles are that may have to do with the things of the chunk; written where it has changed."""
    mine = sorted({*by_name, *chunk.gone})
    before = {p for id_ in mine if (p := chunk.profile_before.get(id_)) is not None}
    fresh = set(chunk.profiles.values())
    borne = {p.id for p in fresh}
    if left := before - borne:
        borne |= {r["profile"] for r in chunk.rows(_STILL_BORNE, profiles=sorted(left), mine=mine)}
    stored: dict[Profile, str] = {}

    def take(query: str, **parameters: list[str]) -> set[Profile]:
        found = {_as_profile(r): str(r["placed"]) for r in chunk.rows(query, **parameters)}
        stored.update(found)
        return set(found)

    frontier = fresh | take(_BY_ID, ids=sorted(before))
    keys = {k for p in frontier for k in p.shared_keys()}
    keys |= {f"{NAME}:{j.canonical}" for j in by_name.values()}
    seen: set[str] = set()
    every = set(frontier)
    while new := keys - seen:
        seen |= new
        found = take(_BY_KEY, keys=sorted(new))
        every |= found
        keys = {k for p in found for k in p.shared_keys()}
        # What the gazetteer says matters only where a document says something too.
        heard = {k for p in every for k in p.shared_keys()} & new
        every |= (told := profiles.vouched(heard))
        keys |= {k for p in told for k in p.shared_keys()}
    alive = {p for p in every if p.vouched or p in fresh or p.id in borne or p.id not in before}
    placed, names = profiles.judge(alive)
    dead = [p.id for p in stored if p not in alive]
    _save(chunk, placed, names, stored, mine, dead)
    return placed, names


def _save(
    chunk: Chunk,
    placed: Mapping[Profile, Placed],
    names: Mapping[str, Placed],
    stored: Mapping[Profile, str],
    mine: list[str],
    dead: list[str],
) -> None:
    """Write what has changed, and let the next chunk look at what is concerned outside this one."""
    told = {p for p in placed if not p.vouched}
    changed = [p for p in sorted(told) if stored.get(p) != _dumps(placed[p])]
    touched = {p.named for p in (*told, *stored)}
    before = {
        r["id"].partition(":")[2]: r["placed"]
        for r in chunk.rows(_NAMES, keys=[f"{NAME}:{n}" for n in sorted(touched)])
    }
    chunk.run(_DROP, ids=dead)
    rows = [
        {
            "id": p.id, "named": p.named, "ids": [f"{k}:{v}" for k, v in p.ids],
            "placed": _dumps(placed[p]), "keys": sorted(p.shared_keys()),
        }
        for p in changed
    ]  # fmt: skip
    chunk.run(_SAVE, rows=rows)
    after = {n: None if _plain(n, names.get(n)) else _dumps(names[n]) for n in sorted(touched)}
    moved = {n for n in touched if before.get(n) != after[n]}
    chunk.run(_SAVE_NAMES, rows=[{"id": f"{NAME}:{n}", "placed": after[n]} for n in sorted(moved)])
    chunk.run(_WAKE_BEARERS, ids=[p.id for p in changed if p in stored], mine=mine)
    autos = {json.loads(text)[0] if (text := before.get(n)) is not None else n for n in moved}
    chunk.run(_WAKE_NAMED, ids=sorted(autos), mine=mine)


def _plain(name: str, found: Placed | None) -> bool:
    """Whether a name without identifiers is what it would be if nobody had any."""
    return found is None or (found.canonical == name and _sure(found))


def _dumps(found: Placed) -> str:
    return json.dumps([found.canonical, str(found.verdict), found.reason])


def _as_profile(row: Mapping[str, Any]) -> Profile:
    ids = (str(i).partition(":") for i in row["ids"])
    return Profile(str(row["named"]), tuple((kind, value) for kind, _, value in ids))
