"""What goes on being alleged: sentences after an accusation that tell more of the same conduct in its accuser's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cryptoreg.loaders.text.entities import Entity, Linked, is_party
from cryptoreg.loaders.text.events import Event
from cryptoreg.loaders.text.frames import conduct_of
from cryptoreg.loaders.text.modality import Cue
from cryptoreg.loaders.text.tokens import BlockKind
from cryptoreg.loaders.text.units import Sentences, trimmed
from cryptoreg.ontology.generated.names import Class, Modality

_NO_CONDUCT = re.compile(r"\b(?:securit(?:y|ies)|compliance|Enforcement|anti-money|AML|Securities)\b")
_ANOTHER_SPEAKS = re.compile(
    r"\b(?:said|says|told|added|wrote|announced|spokes\w+|court|judge|sentence[ds]?|prison|officials|authorities|convicted|settle\w*|admitted|fine[ds]?|took place|occurred|penalt\w+|task force|roundtable)\b"
)
_REACH = 2
"""Sentences after an accusation within which its accuser may go on."""


def carried(text: str, linked: Linked, unit: Sentences, earlier: Sequence[Event]) -> list[Event]:
    """The allegation that a sentence goes on with; none when its words allege nothing or nobody accuses before."""
    sentence = unit.sentence
    if sentence.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return []
    last = next(
        (
            e
            for e in reversed(earlier)
            if e.cls == Class.ALLEGATION and e.kind not in (BlockKind.TITLE, BlockKind.HEADING)
        ),
        None,
    )
    if (
        last is None
        or unit.number - last.sentence > _REACH
        or not last.roles.get("accused")
        or _ANOTHER_SPEAKS.search(sentence.text) is not None
        or any(c.cue in (Cue.PLAN, Cue.CONDITION) for c in unit.cues)
        or (conduct := conduct_of(_NO_CONDUCT.sub(" ", sentence.text))) is None
    ):
        return []
    start, end = trimmed(text, sentence.start, sentence.end)
    roles: dict[str, list[Entity]] = {"accused": _meant(linked, unit) or list(last.roles["accused"])}
    accusers = [a for a in last.roles.get("accuser", []) if not any(a is m for m in roles["accused"])]
    if accusers:
        roles["accuser"] = accusers
    return [
        Event(
            Class.ALLEGATION, start, end, (start, end), sentence.kind, unit.number, "goes-on", text=text[start:end],
            verb_at=start, codes={"conduct": conduct}, roles=roles, content=text[start:end],
            modality=Modality.ALLEGED, attributed_to=list(last.attributed_to), case=last.case,
        )
    ]  # fmt: skip


def _meant(linked: Linked, unit: Sentences) -> list[Entity]:
    """Whose conduct a sentence tells: the party that its first clause begins with."""
    for mention in unit.clauses[0].mentions if unit.clauses else ():
        parties = [e for e in linked.of(mention) if is_party(e) and not e.official]
        if parties and not unit.clauses[0].is_governed(mention):
            return parties
    return []
