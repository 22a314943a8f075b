"""From items to the noun phrases of a question: cases by their parties, leaderships, judges' cases.

"the Binance case", "SEC v. Sun", "Kraken's SEC lawsuit" and "the Ripple appeals" become one item of kind
``case`` with the lawsuits that fit; "the Biden SEC" and "Gensler's tenure" become one of kind ``leadership``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cryptoreg.api.questions import bodies, case_phrases, model
from cryptoreg.api.questions.bases import bases
from cryptoreg.api.questions.reading import Candidate, Item
from cryptoreg.api.questions.stretches import in_turn, named_before, not_ended, pursued, supported
from cryptoreg.graph.store import Store


@dataclass(slots=True)
class Phrases:
    """What reading the noun phrases of one question needs.

    Attributes:
        store: the graph that is asked.
        assumptions: what was assumed on the way.
    """

    store: Store
    assumptions: list[str] = field(default_factory=list)

    def reduce(self, items: Sequence[Item]) -> list[Item]:
        """The items with noun phrases put together."""
        out = bodies.places(self, named_before(supported(not_ended(pursued(in_turn(items))))))
        out = bodies.task_forces(self, out)
        out = bodies.leaderships(self, out)
        out = case_phrases.versus(self, out)
        out = case_phrases.topics(self, case_phrases.on_laws(self, bases(self, out)))
        out = case_phrases.named(self, out)
        return [replace(i, index=n) for n, i in enumerate(out)]

    def about(self, topics: Sequence[Item]) -> tuple[Candidate, ...]:
        """The lawsuits that are about something."""
        return self.about_words(topics, None)

    def about_words(self, topics: Sequence[Item], among: Sequence[Candidate] | None) -> tuple[Candidate, ...]:
        """The lawsuits in whose names, claims or papers all these words occur."""
        words = [w for i in topics for w in i.text.lower().split()]
        ids = [c.id for c in among] if among is not None else None
        rows = self.store.read(
            _ABOUT, {"words": words, "ids": ids, "entities": [c.id for i in topics for c in i.candidates]}
        )
        return tuple(Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows)

    def by_type(self, found: tuple[Candidate, ...], qualities: Sequence[str]) -> tuple[Candidate, ...]:
        if not qualities or len(found) < 2:
            return found
        kinds = {r["id"]: r["criminal"] for r in self.store.read(_CRIMINAL, {"ids": [c.id for c in found]})}
        wanted = "criminal" in qualities
        return tuple(c for c in found if kinds.get(c.id, False) is wanted) or found

    def by_parties(self, first: Sequence[Item], second: Sequence[Item]) -> tuple[Candidate, ...]:
        """The lawsuits in which all take part; the one side before the v., the other after it."""
        groups = [[c.id for c in i.candidates] for i in first]
        if second:
            rows = self.store.read(
                _VERSUS, {"one": groups[0], "others": [[c.id for c in i.candidates] for i in second]}
            )
        else:
            rows = self.store.read(_BY_PARTIES, {"groups": groups})
            rows = [
                r for r in rows if r["sides"]
            ] or rows  # before those in which somebody only has an interest
        return tuple(Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows)

    def brought_by(self, first: Sequence[Item], among: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Those of some lawsuits that somebody brought."""
        parties = [c.id for i in first for c in i.candidates]
        rows = self.store.read(_BROUGHT, {"parties": parties, "ids": [c.id for c in among]})
        brought = {r["id"] for r in rows}
        return tuple(c for c in among if c.id in brought)

    def named_for(self, things: Sequence[Item]) -> tuple[Candidate, ...]:
        """The lawsuits about something that is no party, where one of them is called by it: "the Tornado Cash case"."""
        found = self.about_words(things, None)
        names = " ".join(i.text.lower() for i in things)
        called = self.store.read(_CALLED, {"ids": [c.id for c in found], "name": names})
        return found if called else ()

    def is_judge(self, item: Item) -> bool:
        """Whether a person hears cases."""
        return bool(self.store.read(_IS_JUDGE, {"ids": [c.id for c in item.candidates]}))

    def assume(self, text: str) -> None:
        if text not in self.assumptions and text.lower() != text.rsplit(" is the ", maxsplit=1)[-1].lower():
            self.assumptions.append(text)


_PARTY = model.load().paths["party"]
_SIDES = "|".join(p for p in _PARTY.split("|") if p != "INTERESTED_PARTY")
_IS_JUDGE = "MATCH (p:Person) WHERE p.id IN $ids AND EXISTS { (p)<-[:JUDGE]-() } RETURN p.id AS id LIMIT 1"
_BROUGHT = f"""
MATCH (l:Lawsuit)-[:{model.load().paths["plaintiff"]}]->(p) WHERE l.id IN $ids AND p.id IN $parties RETURN DISTINCT l.id AS id
"""
_CALLED = """
MATCH (l:Lawsuit) WHERE l.id IN $ids AND any(n IN coalesce(l.names, []) WHERE toLower(n) CONTAINS $name) RETURN l.id AS id LIMIT 1
"""
_BY_PARTIES = f"""
MATCH (l:Lawsuit)
WHERE all(g IN $groups WHERE EXISTS {{ MATCH (l)-[:{_PARTY}]->(p) WHERE p.id IN g }})
RETURN l.id AS id, l.label AS label, labels(l) AS labels,
       all(g IN $groups WHERE EXISTS {{ MATCH (l)-[:{_SIDES}]->(p) WHERE p.id IN g }}) AS sides ORDER BY label, id
"""
_VERSUS = f"""
MATCH (l:Lawsuit)
WHERE EXISTS {{ MATCH (l)-[:{model.load().paths["plaintiff"]}]->(p) WHERE p.id IN $one }}
  AND all(g IN $others WHERE EXISTS {{ MATCH (l)-[:{model.load().paths["defendant"]}]->(p) WHERE p.id IN g }})
RETURN l.id AS id, l.label AS label, labels(l) AS labels ORDER BY label, id
"""
_ABOUT = f"""
MATCH (l:Lawsuit) WHERE $ids IS NULL OR l.id IN $ids
OPTIONAL MATCH (l)<-[:{model.load().paths["case"]}]-(e:Event)
WITH l, collect(e) AS events
WITH l, events, toLower(reduce(t = l.label, s IN coalesce(l.names, []) + [coalesce(l.caption, '')] | t + ' ' + s)) AS title,
     toLower(reduce(t = '', e IN events | t + ' ' + reduce(u = '', s IN coalesce(e.content, []) + coalesce(e.summary, []) | u + ' ' + s))) AS told
WHERE all(w IN $words WHERE title CONTAINS w OR told CONTAINS w)
   OR (size($entities) > 0 AND EXISTS {{ MATCH (l)<-[:{model.load().paths["case"]}]-()-->(n) WHERE n.id IN $entities }})
RETURN l.id AS id, l.label AS label, labels(l) AS labels
ORDER BY NOT all(w IN $words WHERE title CONTAINS w), label, id LIMIT 20
"""
_CRIMINAL = """
MATCH (l:Lawsuit) WHERE l.id IN $ids
RETURN l.id AS id, EXISTS { (l)<-[:FILED_IN]-(:Indictment) } OR EXISTS { (l)-[:PLAINTIFF]->({id: 'us'}) } AS criminal
"""
