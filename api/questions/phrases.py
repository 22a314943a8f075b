"""From items to the noun phrases of a question: cases by their parties, leaderships, judges' cases.

"the Binance case", "SEC v. Sun", "Kraken's SEC lawsuit" and "the Ripple appeals" become one item of kind
``case`` with the lawsuits that fit; "the Biden SEC" and "Gensler's tenure" become one of kind ``leadership``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from cryptoreg.api.questions import lexicon, model
from cryptoreg.api.questions.failures import false_premise
from cryptoreg.api.questions.reading import Candidate, Item
from cryptoreg.graph.store import Store

_DETERMINERS_OF_LISTS = frozenset(
    {"which", "what", "any", "each", "every", "how many", "another", "list", "all", "no"}
)
_PARTIES = frozenset({"Firm", "Person", "Organization", "Token", "GovernmentBody", "Association", "Product"})
_PUBLIC = frozenset({"Regulator", "GovernmentBody", "Court", "Legislature", "Administration", "TaskForce"})


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
        out = self._places(_named_before(_supported(_not_ended(items))))
        out = self._task_forces(out)
        out = self._leaderships(out)
        out = self._versus(out)
        out = self._topics(self._on_laws(out))
        out = self._cases(out)
        return [replace(i, index=n) for n, i in enumerate(out)]

    # ---- places

    def _places(self, items: list[Item]) -> list[Item]:
        """A state or city after "in" stands for the courts that sit there, not for its attorney general."""
        out: list[Item] = []
        n = 0
        while n < len(items):
            before = out[-1].text.lower() if out else ""
            taken = next(
                (
                    (size, _places()[name])
                    for size in (3, 2, 1)
                    if before in _WHERE
                    and n + size <= len(items)
                    and (name := " ".join(i.text.lower().rstrip(".") for i in items[n : n + size]))
                    in _places()
                ),
                None,
            )
            courts: tuple[Candidate, ...] = ()
            if taken is not None:
                rows = self.store.read(_COURTS_AT, {"names": list(taken[1])})
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
            self._assume(f'"{text}" is the {" or the ".join(c.label for c in courts)}')
            out.append(whole)
            n = stop
        return out

    # ---- task forces and leaderships

    def _task_forces(self, items: list[Item]) -> list[Item]:
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
                self._check_whose(item, out)
                out.append(item)
                continue
            named = "force" in item.text.lower()
            owner = out[-1] if out and out[-1].kind == "entity" and out[-1].candidates else None
            if not named and owner is None:
                owner = next(
                    (
                        i
                        for i in items
                        if i.kind == "entity" and i.is_a("GovernmentBody") and not i.is_a("Court")
                    ),
                    None,
                )
            if named and owner is None:
                # "after the CFTC formed its task force": whose it is stands before the verb
                recent = out[-6:]
                if any(i.has("event", "formation") for i in recent):
                    owner = next((i for i in recent if i.kind == "entity" and i.is_a("Regulator")), None)
            found = self._task_force_of(owner, named)
            if named and not found and owner is not None and owner.is_a("Regulator"):
                raise false_premise(f"no task force of {owner.candidates[0].label} is on record")
            if found and not _listed(out):
                if (
                    owner is not None
                    and (owner.is_a("Person", "Regulator", "GovernmentBody"))
                    and owner.candidates
                ):
                    out.pop()
                self._assume(f'"{item.text}" is the {found[0].label}')
                out.append(replace(item, kind="entity", senses=(), candidates=found))
            else:
                out.append(item)
        return out

    def _check_whose(self, item: Item, before: Sequence[Item]) -> None:
        """Make sure that "the CFTC formed its crypto task force" is not read as that of the SEC."""
        if not item.is_a("TaskForce") or not before or before[-1].text.lower() not in ("its", "their"):
            return
        owner = next((i for i in reversed(before) if i.kind == "entity" and i.is_a("Regulator")), None)
        if owner is not None and not self._task_force_of(owner, named=True):
            raise false_premise(f"no task force of {owner.candidates[0].label} is on record")

    def _task_force_of(self, owner: Item | None, named: bool) -> tuple[Candidate, ...]:
        ids = [c.id for c in owner.candidates] if owner is not None else []
        rows = self.store.read(_TASK_FORCE, {"owners": ids, "default": DEFAULT_TASK_FORCE})
        found = [Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows if r["owned"]]
        default = [
            Candidate(r["id"], r["label"], frozenset(r["labels"]))
            for r in rows
            if r["id"] == DEFAULT_TASK_FORCE
        ]
        only = [Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows]
        if not named:
            return tuple(found) if len(found) == 1 else ()
        if owner is not None and not found and owner.is_a("Regulator", "GovernmentBody"):
            return ()
        return tuple(found[:1] or default or only[:1])

    def _leaderships(self, items: list[Item]) -> list[Item]:
        """Such as "Gensler's SEC", "the Biden SEC", "the Gensler era", "Uyeda's time as acting chair"."""
        out: list[Item] = []
        n = 0
        while n < len(items):
            item = items[n]
            after = _next(items, n)
            if item.kind == "entity" and item.is_a("Person") and after is not None:
                order = items[after].text.lower() if items[after].text.lower() in _TERMS else ""
                if order and after + 1 < len(items):
                    after += 1
                other = items[after]
                office = _next(items, after)
                titled = office is not None and items[office].has("noun", "office")
                if other.kind == "entity" and other.is_a("Regulator") and after == n + 1 and not titled:
                    led = self._led(item, other)
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

    def _led(self, person: Item, regulator: Item) -> bool:
        rows = self.store.read(
            _LED,
            {"persons": [c.id for c in person.candidates], "bodies": [c.id for c in regulator.candidates]},
        )
        return bool(rows)

    # ---- cases

    def _versus(self, items: list[Item]) -> list[Item]:
        """A v. B."""
        out: list[Item] = []
        n = 0
        while n < len(items):
            item = items[n]
            if (
                item.kind == "entity"
                and n + 2 < len(items)
                and items[n + 1].text.lower().rstrip(".") in ("v", "vs", "versus")
            ):
                stop = n + 2
                others: list[Item] = []
                while stop < len(items) and items[stop].kind == "entity" and not items[stop].is_a("Lawsuit"):
                    others.append(items[stop])
                    stop += 1
                if others:
                    found = self.by_parties([item], others)
                    text = " ".join(i.text for i in items[n:stop])
                    extra = stop
                    while extra < len(items) and items[extra].has("noun", "lawsuit"):
                        extra += 1
                    out.append(
                        replace(
                            item,
                            kind="case",
                            text=text,
                            end=items[extra - 1].end,
                            candidates=found,
                            senses=(),
                        )
                    )
                    n = extra
                    continue
            out.append(item)
            n += 1
        return out

    def _on_laws(self, items: list[Item]) -> list[Item]:
        """A rule or law before a ruling stands for the one lawsuit about it: "the Dealer Rule judgment"."""
        out = list(items)
        for n, item in enumerate(items[:-1]):
            following = items[n + 1]
            sense = following.sense("event")
            ruled = (
                sense is not None
                and sense.value in ("judgment", "order", "vacatur")
                and sense.form in ("noun", "plural")
            )
            if item.kind == "entity" and item.is_a("Instrument") and ruled:
                found = self._about([item], None)
                if len(found) == 1:
                    out[n] = replace(item, kind="case", candidates=found)
        return out

    def _topics(self, items: list[Item]) -> list[Item]:
        """What a list of lawsuits is about: "cases over staking" are those whose records speak of it."""
        out = list(items)
        for n, item in enumerate(items):
            sense = item.sense("noun")
            if sense is None or sense.value != "lawsuit":
                continue
            stop = n + 1
            while stop < len(items) and items[stop].text.lower() in _LINKING:
                stop += 1
            if stop == n + 1 or items[stop - 1].text.lower() not in _TOPICAL:
                continue
            start = stop
            while stop < len(items) and items[stop].text.lower() in ("the", "a", "an"):
                stop += 1
            told = stop
            while stop < len(items) and (
                items[stop].kind == "unknown" or items[stop].is_a("Token", "Product")
            ):
                stop += 1
            if told == stop or not any(i.kind == "unknown" for i in items[told:stop]):
                continue
            found = self._about(items[told:stop], None)
            if found:
                text = " ".join(i.text for i in items[told:stop])
                whole = replace(
                    items[told], kind="case", text=text, end=items[stop - 1].end, senses=(), candidates=found
                )
                self._assume(f"“{text}” is looked for in the records of the cases")
                return [*out[:start], whole, *out[stop:]]
        return out

    def _cases(self, items: list[Item]) -> list[Item]:
        """A definite case noun with the names beside it."""
        out = list(items)
        n = 0
        while n < len(out):
            item = out[n]
            if item.kind == "entity" and item.is_a("Lawsuit"):
                stop = n + 1
                while (
                    stop < len(out)
                    and out[stop].has("noun", "lawsuit")
                    and out[stop].senses[0].form == "noun"
                ):
                    stop += 1
                out[n:stop] = [replace(item, kind="case", end=out[stop - 1].end)]
            elif item.has("noun", "lawsuit") or item.has("event", "appeal"):
                changed = self._case_at(out, n)
                if changed is not None:
                    out, n = changed
            n += 1
        return out

    def _case_at(self, items: list[Item], n: int) -> tuple[list[Item], int] | None:  # noqa: C901  # one case after the other, each a line or two
        noun = items[n]
        sense = noun.sense("noun") or noun.sense("event")
        if sense is None or sense.form not in ("noun", "plural"):
            return None
        if sense.form == "plural" and sense.kind == "noun":
            return None
        first = n
        named: list[Item] = []
        sued: list[Item] = []
        topics: list[Item] = []
        qualities: list[str] = [sense.get("type") or ""]
        while first > 0:
            before = items[first - 1]
            if before.kind == "entity" and before.is_a(*_PARTIES):
                named.insert(0, before)
            elif (
                before.kind == "unknown"
                or (before.kind == "entity" and not before.is_a("Court"))
                or (
                    before.has("noun", "rule")
                    and first > 1
                    and items[first - 2].kind in ("unknown", "entity")
                )
            ):
                topics.insert(0, before)
            elif before.has("quality", "civil") or before.has("quality", "criminal"):
                qualities.append(before.value)
            elif not (
                before.kind == "ignored" and before.text.lower() in ("crypto", "federal", "u.s", "big", "own")
            ) and not before.has("event", "stay"):
                break
            else:
                break
            first -= 1
        last = n + 1
        while last + 1 < len(items) and (
            items[last].has("role", "against")
            or items[last].text.lower() in ("of", "involving", "by", "with", "over", "about", "concerning")
        ):
            stop = last + 1
            while (
                stop < len(items)
                and items[stop].kind == "ignored"
                and items[stop].text.lower() in ("the", "u.s", "crypto", "exchange")
            ):
                stop += 1
            topic = stop < len(items) and (
                items[stop].kind == "unknown" or items[stop].is_a("Instrument", "Token", "Product")
            )
            if topic and items[last].text.lower() in _ON_TOPIC:
                topics.append(items[stop])  # "the SEC case over Earn"
                last = stop + 1
            elif stop < len(items) and items[stop].kind == "entity" and items[stop].is_a(*_PARTIES):
                named.append(items[stop])
                if items[last].has("role", "against"):
                    sued.append(items[stop])
                last = stop + 1
            else:
                break
        private = [i for i in named if not i.is_a(*_PUBLIC)]
        if _listed(items[:first]) and sense.kind == "noun":
            return None
        if topics and not private:
            found = self._about(topics, self.by_parties(named, []) if named else None)
            if not found:
                return None
            whole = replace(
                noun, kind="case", start=items[first].start, end=items[last - 1].end, candidates=found, senses=(),
                text=" ".join(i.text for i in items[first:last]),
            )  # fmt: skip
            return [*items[:first], whole, *items[last:]], first
        if named and not private:
            only = self.by_parties(named, [])
            if len(only) != 1 or not _definite(items[:first]):
                return None
        elif not named:
            return None
        if sense.kind == "event" and (sense.form != "plural" and not _definite(items[:first])):
            return None
        found = self.by_parties(named, [])
        if not found and private and all(i.is_a("Token", "Product") for i in private):
            found = self._about(private, None)  # "the Tornado Cash appeal": named for what it is about
        suing = named[: len(named) - len(sued)]
        if sued and suing and all(i.is_a(*_PUBLIC) for i in suing):
            # "the SEC case against Coinbase": not the one that Coinbase brought against the SEC
            found = self.by_parties(suing[:1], sued) or found
        if not found and len(private) < len(named):
            return None
        found = self._by_type(found, [q for q in qualities if q])
        if topics:
            narrowed = self._about(topics, found)
            if not narrowed:
                return None
            found = narrowed
        whole = replace(
            noun, kind="case", start=items[first].start, end=items[last - 1].end, candidates=found, senses=(),
            text=" ".join(i.text for i in items[first:last]), value="appeal" if sense.kind == "event" else "",
            possessive=noun.possessive,
        )  # fmt: skip
        return [*items[:first], whole, *items[last:]], first

    def about(self, topics: Sequence[Item]) -> tuple[Candidate, ...]:
        """The lawsuits that are about something."""
        return self._about(topics, None)

    def _about(self, topics: Sequence[Item], among: Sequence[Candidate] | None) -> tuple[Candidate, ...]:
        """The lawsuits in whose names, claims or papers all these words occur."""
        words = [w for i in topics for w in i.text.lower().split()]
        ids = [c.id for c in among] if among is not None else None
        rows = self.store.read(
            _ABOUT, {"words": words, "ids": ids, "entities": [c.id for i in topics for c in i.candidates]}
        )
        return tuple(Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows)

    def _by_type(self, found: tuple[Candidate, ...], qualities: Sequence[str]) -> tuple[Candidate, ...]:
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
        return tuple(Candidate(r["id"], r["label"], frozenset(r["labels"])) for r in rows)

    def is_judge(self, item: Item) -> bool:
        """Whether a person hears cases."""
        return bool(self.store.read(_IS_JUDGE, {"ids": [c.id for c in item.candidates]}))

    def _assume(self, text: str) -> None:
        if text not in self.assumptions and text.lower() != text.rsplit(" is the ", maxsplit=1)[-1].lower():
            self.assumptions.append(text)


def _not_ended(items: Sequence[Item]) -> list[Item]:
    """The word "over" says that something has ended only at the end of a clause, or before a time."""
    out = []
    for n, item in enumerate(items):
        following = items[n + 1] if n + 1 < len(items) else None
        ended = following is None or following.comma or following.has("time") or following.kind == "date"
        if item.text.lower() == "over" and item.has("state") and not ended:
            senses = tuple(s for s in item.senses if s.kind != "state")
            item = replace(item, senses=senses, kind=senses[0].kind if senses else "ignored")
        out.append(item)
    return out


def _supported(items: Sequence[Item]) -> list[Item]:
    """Verbs that only support a noun ("gave a pardon") say nothing; without such a noun they are not understood."""
    nominal = any(
        (s.kind == "event" and s.form in ("noun", "plural", "phrase"))
        or (s.kind == "noun" and s.value in ("lawsuit", "conduct", "investigation"))
        for i in items
        for s in i.senses
    )
    kind = "ignored" if nominal else "unknown"
    return [
        replace(i, kind=kind, value=i.text)
        if i.senses and all(s.kind in ("support", "ignored") for s in i.senses) and i.has("support")
        else i
        for i in items
    ]


def _named_before(items: list[Item]) -> list[Item]:
    """A word for a kind of firm that stands for the one firm named before it: "… before the mixer was delisted"."""
    out: list[Item] = []
    for n, item in enumerate(items):
        sense = item.sense("noun")
        public = sense is not None and sense.value == "regulator" and sense.form == "noun"
        plain = (
            item.kind == "descriptor"
            or public
            or (sense is not None and sense.value == "firm" and sense.form == "noun")
        )
        labels = ("Regulator",) if public else _PRIVATE
        firms = {
            i.candidates[0].id: i
            for i in out
            if i.kind == "entity" and i.candidates and i.is_a(*labels) and (public or not i.is_a(*_PUBLIC))
        }
        beside = n + 1 < len(items) and items[n + 1].kind in ("entity", "case", "descriptor")
        definite = bool(out) and out[-1].text.lower() in ("the", "that", "this")
        if plain and definite and not beside and len(firms) == 1:
            known = next(iter(firms.values()))
            out.append(
                replace(
                    known,
                    text=item.text,
                    start=item.start,
                    end=item.end,
                    possessive=item.possessive,
                    comma=item.comma,
                )
            )
        else:
            out.append(item)
    return out


_PRIVATE = ("Firm", "Product", "Token", "Association", "Organization")


def _next(items: Sequence[Item], n: int) -> int | None:
    """The place of the next item that says something."""
    for m in range(n + 1, len(items)):
        if items[m].kind != "ignored":
            return m
    return None


def _listed(before: Sequence[Item]) -> bool:
    """Whether what follows is one of a list ("which SEC case") and not a thing that is known ("the SEC case")."""
    for item in reversed(before):
        if item.kind in {"entity", "quality"} or (
            item.kind == "ignored" and item.text.lower() in ("crypto", "federal")
        ):
            continue
        return (
            item.text.lower() in _DETERMINERS_OF_LISTS
            or item.kind in ("super", "compare", "per", "other")
            or (item.kind == "ask" and (item.has("ask", "list") or item.has("ask", "count")))
        )
    return False


def _definite(before: Sequence[Item]) -> bool:
    return bool(before) and before[-1].text.lower() in ("the", "its", "their", "this", "that")


@cache
def _places() -> Mapping[str, tuple[str, ...]]:
    """What the names of the courts at a place contain, by the place."""
    rows = lexicon.table("places")
    return {str(place).lower(): tuple(parts) for row in rows for place, parts in row.items()}


_TOPICAL = frozenset(
    "about over concerning regarding on concern concerns concerned involve involves involving touching around cover covers covering".split()
) | {
    "related to",
    "relating to",
    "dealing with",
    "deal with",
    "deals with",
    "with respect to",
    "to do with",
    "have to do with",
}
_LINKING = _TOPICAL | {
    "that",
    "which",
    "are",
    "were",
    "is",
    "was",
    "brought",
    "filed",
    "have",
    "had",
    "has",
    "to",
    "do",
    "with",
}
_ON_TOPIC = frozenset({"over", "about", "concerning", "involving"})
_WHERE = frozenset({"in", "within", "outside", "inside", "at", "from", "across"})
_COURTS_AT = """
MATCH (c:Court) WHERE any(part IN $names WHERE c.label CONTAINS part)
RETURN c.id AS id, c.label AS label, labels(c) AS labels ORDER BY label, id
"""
_TERMS = frozenset({"first", "second", "1st", "2nd", "current", "new"})
DEFAULT_TASK_FORCE = "sec-crypto-task-force"
_PARTY = model.load().paths["party"]
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
_IS_JUDGE = "MATCH (p:Person) WHERE p.id IN $ids AND EXISTS { (p)<-[:JUDGE]-() } RETURN p.id AS id LIMIT 1"
_BY_PARTIES = f"""
MATCH (l:Lawsuit)
WHERE all(g IN $groups WHERE EXISTS {{ MATCH (l)-[:{_PARTY}]->(p) WHERE p.id IN g }})
RETURN l.id AS id, l.label AS label, labels(l) AS labels ORDER BY label, id
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
