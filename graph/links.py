"""Which paper answers which: an order decides a motion, an opposition or a reply answers one.

``answers@1``: an entry of a docket carries the references of the entries that it names as answered
(``answersEntry``); the event of the case that bears such a reference is what it decides, where an order
meets a motion, and else what it responds to. Entries may be loaded in any order; what is not loaded is
not linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from cryptoreg.graph.facts import REALISED, Fact, FactSheet, fact_id
from cryptoreg.ontology.generated.names import PARENTS, Attribute, Class, Relation
from cryptoreg.ontology.statements import TYPE

ANSWERS_RULE = "answers@1"


def answers(events: Iterable[FactSheet]) -> list[Fact]:
    """The links between the events of one case, from their references."""
    sheets = list(events)
    bearing: dict[str, list[tuple[FactSheet, Fact]]] = defaultdict(list)
    for sheet in sheets:
        for fact in sheet.of(Attribute.REFERENCE):
            bearing[str(fact.value)].append((sheet, fact))
    out: dict[str, Fact] = {}
    for sheet in sheets:
        for fact in sheet.of(Attribute.ANSWERS_ENTRY):
            for target, reference in bearing.get(str(fact.value), ()):
                if target.id != sheet.id and (link := _link(sheet, target, fact, reference)) is not None:
                    out.setdefault(link.id, link)
    return [out[id_] for id_ in sorted(out)]


def _link(sheet: FactSheet, target: FactSheet, answering: Fact, reference: Fact) -> Fact | None:
    mine, theirs = _classes(sheet), _classes(target)
    relation = next(
        (r for a, b, r in _RELATIONS if any(a in x and b in y for x, y in product(mine, theirs))), None
    )
    if relation is None:
        return None
    premises = (answering, reference)
    public = [f.public_from for f in premises if f.public_from is not None]
    return Fact(
        id=fact_id(sheet.id, relation, target.id, None),
        subject=sheet.id,
        predicate=str(relation),
        object=target.id,
        value=None,
        modality=answering.modality,
        sources=answering.sources,
        documents=answering.documents,
        tier=answering.tier,
        confidence=min(f.confidence for f in premises),
        public_from=max(public) if public else None,
        recorded_from=max(f.recorded_from for f in premises),
        rule=ANSWERS_RULE,
        premises=tuple(sorted(f.id for f in premises)),
        voices=answering.voices,
    )


_RELATIONS = (
    (Class.ORDER, Class.MOTION, Relation.DECIDES),
    (Class.FILING, Class.EVENT, Relation.RESPONDS_TO),
    (Class.DISMISSAL, Class.EVENT, Relation.RESPONDS_TO),
)
"""Of which class an event must be, of which the other, and what links them then; the first that fits."""


def _classes(sheet: FactSheet) -> list[tuple[str, ...]]:
    return [(str(f.value), *PARENTS[str(f.value)]) for f in sheet.of(TYPE) if f.modality in REALISED]
