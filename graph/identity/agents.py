"""Canonical ids of what has a name: agents, instruments, tokens, offices."""

from __future__ import annotations

import re

from cryptoreg.graph.identity.judgement import Judgement
from cryptoreg.graph.identity.things import Thing
from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.generated.names import Attribute, Class
from cryptoreg.ontology.names import kebab, slug

_UNNAMED = re.compile(r"\bunnamed\b")


def judge(thing: Thing) -> Judgement:
    """Which thing of the world a named local thing is.

    A name that the gazetteer knows decides; else the name itself, within its class. Somebody without
    a name is nobody else.
    """
    names = thing.texts(Attribute.NAME)
    named = [n for n in names if not _UNNAMED.search(n)]
    curated = thing.first(Attribute.CURATED_ID)
    if not named and curated is not None:
        id_ = f"{kebab(thing.cls)}-{slug(curated)}"
        return Judgement(thing.id, id_, f"curated as {curated}", "rule:curated@1")
    if not named:
        return Judgement(thing.id, thing.id, "has no name", "rule:unnamed@1")
    known: dict[str, str] = {}
    for name in named:
        entry = gazetteer.load().find(name, thing.cls)
        if entry is not None:
            known.setdefault(entry.id, name)
    if known:
        # Several hits: the longest name says most ("Tron Foundation" against "Tron").
        id_ = max(known, key=lambda k: (len(known[k]), k))
        return Judgement(thing.id, id_, f"the gazetteer knows the name {known[id_]!r}", "rule:gazetteer@1")
    chosen = (
        max(named, key=lambda n: (len(n), n))
        if thing.cls == Class.PERSON
        else min(named, key=lambda n: (len(n), n))
    )
    family, own = kebab(thing.cls), slug(gazetteer.normalise(chosen))
    id_ = own if family in own else f"{family}-{own}"
    return Judgement(thing.id, id_, f"has the name {chosen!r}", "rule:name@1")
