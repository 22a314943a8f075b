"""The graph at another time: what held on a day, as far as it was known on a day.

Three times are asked for apart. *Valid time* (``as_of``): what held, or had happened, on that day. *Public
time* (``known_on``): only what sources published until that day tell; the end of an inquiry in February that
was told in April was not known in March. *Recorded time* (``recorded_on``): only what this graph held then.

Past belief is worked out from the statements: facts are grouped, ranked and derived anew from those that
count, never read off today's view. Identity is today's: what was a thing's name does not depend on what was
known of it.

For callers (``api/questions``, HTTP, exports): take candidate ids from a query over today's view, then
:func:`nodes_at` gives each of them as the view would have shown it at the :class:`Moment`, or leaves it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from cryptoreg.graph import conflicts, facts, rules, view
from cryptoreg.graph.facts import Fact, FactSheet, SourceRow, StatementRow
from cryptoreg.graph.identity.events import CASE_RELATIONS
from cryptoreg.graph.rebuild import around as surroundings
from cryptoreg.graph.rebuild.said import as_fact
from cryptoreg.graph.store import Row, Store
from cryptoreg.ontology import dates, intervals
from cryptoreg.ontology.dates import Truth
from cryptoreg.ontology.generated.names import PARENTS, PROPERTIES, Attribute, Class, Relation
from cryptoreg.ontology.intervals import OPEN, Interval
from cryptoreg.ontology.statements import TYPE


@dataclass(frozen=True, slots=True)
class Moment:
    """From when the graph is looked at; None asks that time not at all.

    Attributes:
        as_of: the day on which things must hold or have happened.
        known_on: the day until which sources must have been published.
        recorded_on: the time at which the graph must have held a statement.
        undated: whether sources without a date count; what rests on them alone is then marked
            ``known: undetermined``. One that tells of a later day never counts.
    """

    as_of: date | None = None
    known_on: date | None = None
    recorded_on: datetime | None = None
    undated: bool = True

    @property
    def is_now(self) -> bool:
        """Whether nothing is asked, so that today's view answers."""
        return self.as_of is None and self.known_on is None and self.recorded_on is None


_ROWS = """
MATCH (l:Local) WHERE l.canonical IN $ids
MATCH (s:Statement {subject_id: l.id})
WHERE ($history OR s.recorded_to IS NULL) AND ($only IS NULL OR s.predicate IN $only)
OPTIONAL MATCH (o:Local {id: s.object_id})
RETURN l.canonical AS subject, o.canonical AS object, s {.id, .document, .predicate, .object_id, .value, .modality,
       .confidence, .recorded_from, .recorded_to, .history, .attributed_to, .valid_from, .valid_to} AS s
"""
_DOCUMENTS = """
MATCH (d:Document) WHERE d.id IN $ids AND d.withdrawn IS NULL
RETURN d.id AS id, d.origin AS origin, d.tier AS tier, d.published AS published, d.url AS url,
       d.publisher AS publisher
"""
_FACTS = """
MATCH (f:Fact) WHERE f.subject_id IN $ids AND f.rule IS NULL AND ($only IS NULL OR f.predicate IN $only)
RETURN f {.*} AS f
"""
_PAST_OF_DOCUMENTS = """
MATCH (s:Statement) WHERE s.document IN $ids AND s.predicate IN $roles AND s.modality IN ['asserted', 'reported']
RETURN s.document AS document, s.value AS value
"""
_EVENTS = """
MATCH (f:Fact) WHERE f.object_id IN $matters AND f.predicate IN $relations AND f.rule IS NULL
RETURN DISTINCT f.subject_id AS id, f.object_id AS matter
"""
_HOLDS = "MATCH (d:Decision {verdict: 'holds'}) RETURN d {.left, .recorded_from, .recorded_to, .history} AS d"
_CASES_OF = """
MATCH (f:Fact) WHERE f.subject_id IN $ids AND f.case_id IS NOT NULL RETURN DISTINCT f.subject_id AS id, f.case_id AS case
"""
_PAST = (
    Attribute.FILED_ON,
    Attribute.ENTERED_ON,
    Attribute.SIGNED_ON,
    Attribute.OCCURRED_ON,
    Attribute.ENDED,
)


def nodes_at(store: Store, ids: Iterable[str], moment: Moment) -> dict[str, view.Node]:
    """The things as the view would have shown them; those that were not there are left out.

    Each node has ``known`` (*yes*, or *undetermined* where only undated sources tell of it), and a state or
    a tenure has ``holds`` on the day that is asked.

    Args:
        store: which graph.
        ids: canonical ids, also of derived states.
        moment: from when.
    """
    out = {}
    for id_, sheet in sheets_at(store, ids, moment).items():
        node = view.build(sheet)
        if node is not None:
            more: dict[str, Any] = {"known": _known(sheet)}
            if moment.as_of is not None and (holds := holds_at(sheet, moment.as_of)) is not None:
                more["holds"] = str(holds)
            out[id_] = replace(node, properties={**node.properties, **more})
    return out


def sheets_at(store: Store, ids: Iterable[str], moment: Moment) -> dict[str, FactSheet]:
    """The facts of things at a moment, derived ones and conflicts included."""
    wanted = set(ids)
    cases: dict[str, set[str]] = defaultdict(set)
    for row in store.read(_CASES_OF, {"ids": sorted(wanted)}):
        cases[row["case"]].add(row["id"])
    said = facts_at(store, wanted, moment)
    for fact in said:
        if fact.predicate == TYPE and fact.value == Class.LAWSUIT:
            cases[fact.subject].add(fact.subject)
    told = {i: FactSheet(i) for i in wanted} | facts.sheets(said)
    derived = [f for f in _derived(store, cases, moment, told) if f.subject in wanted]
    together = facts.sheets([*said, *derived])
    marked = conflicts.mark([*said, *derived], (c for s in together.values() for c in conflicts.find(s)))
    sheets = facts.sheets(marked)
    if moment.as_of is None:
        return sheets
    return {
        id_: FactSheet(id_, [f for f in s.facts if _may_hold(f, moment.as_of)])
        for id_, s in sheets.items()
        if happened_by(s, moment.as_of) is not Truth.NO
    }


def happened_by(sheet: FactSheet, day: date) -> Truth:
    """Whether an event had happened, or a state or a case had begun, by a day; *yes* for what has no date."""
    when = sheet.when()
    if when is None or when.earliest is None:
        return Truth.YES
    later = dates.after(when, dates.of_day(day))
    return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(later, Truth.UNDETERMINED)


def holds_at(sheet: FactSheet, day: date) -> Truth | None:
    """Whether a state (a stay, a tenure) held on a day; None for what is no state."""
    cls = sheet.cls()
    if cls is None or Class.STATE not in (cls, *PARENTS[cls]):
        return None
    return intervals.holds_on(span(sheet), day)


def span(sheet: FactSheet) -> Interval:
    """From when to when a state held: until its actual end; else to an unknown one, not before its stated end
    when that is the last that was heard of it.
    """
    began, ended = sheet.best(Attribute.BEGAN), sheet.best(Attribute.ENDED)
    start = None if began is None else dates.parse(str(began.value))
    if ended is not None:
        return Interval.of(start, dates.parse(str(ended.value)))
    stated = sheet.best(Attribute.ROLLED_END) or sheet.best(Attribute.STATED_END)
    if stated is None:
        return Interval(start or intervals.UNKNOWN, OPEN)
    end = dates.parse(str(stated.value))
    if end.earliest is None:
        return Interval.of(start, None)
    return Interval.of(start, dates.parse(f"{end.earliest.isoformat()}/.."))


def _may_hold(fact: Fact, day: date) -> bool:
    if fact.valid_from is None and fact.valid_to is None:
        info = PROPERTIES.get(fact.predicate)
        if info is None or not info.date or fact.predicate not in (*_PAST, Attribute.BEGAN):
            return True
        return dates.after(dates.parse(str(fact.value)), dates.of_day(day)) is not Truth.YES
    start = None if fact.valid_from is None else dates.parse(fact.valid_from)
    end = None if fact.valid_to is None else dates.parse(fact.valid_to)
    return intervals.holds_on(Interval.of(start, end), day) is not Truth.NO


def _known(sheet: FactSheet) -> str:
    kind = sheet.best(TYPE)
    return "undetermined" if kind is not None and kind.public_from is None else "yes"


# ---------------------------------------------------------------- which statements count


def facts_at(
    store: Store, ids: Collection[str], moment: Moment, only: Sequence[str] | None = None
) -> list[Fact]:
    """What the statements that count at a moment say of things; ``only`` names the predicates that are wanted."""
    if not ids:
        return []
    if moment.known_on is None and moment.recorded_on is None:  # today's belief is stored
        named = None if only is None else [str(p) for p in only]
        return [as_fact(r["f"]) for r in store.read(_FACTS, {"ids": sorted(ids), "only": named})]
    asked = {"ids": sorted(ids), "history": moment.recorded_on is not None}
    rows = store.read(_ROWS, {**asked, "only": None if only is None else [str(p) for p in only]})
    documents = {str(r["s"]["document"]) for r in rows}
    sources = {
        r["id"]: SourceRow(**r)
        for r in (store.read(_DOCUMENTS, {"ids": sorted(documents)}) if documents else ())
    }
    undated = {d.id for d in sources.values() if moment.known_on is not None and d.published is None}
    too_late = _tells_of_later(store, undated, moment)
    telling = {d.id for d in sources.values() if _public(d, moment, too_late)}
    kept = [r for r in rows if r["s"]["document"] in telling and _counts(r, moment)]
    return facts.group((_statement(r) for r in kept), sources, _favoured(store, moment))


def _counts(row: Row, moment: Moment) -> bool:
    s = row["s"]
    if s.get("object_id") is not None and row["object"] is None:
        return False
    return moment.recorded_on is None or recorded_at(s, moment.recorded_on)


def _public(document: SourceRow, moment: Moment, too_late: Collection[str]) -> bool:
    if moment.known_on is None:
        return True
    if document.published is None:
        return moment.undated and document.id not in too_late
    latest = dates.parse(document.published).latest
    return latest is not None and latest <= moment.known_on


def recorded_at(row: Row, when: datetime) -> bool:
    """Whether a record was in force at a time, by its interval and those before it."""
    moments = [(row["recorded_from"], row.get("recorded_to"))]
    for past in row.get("history") or ():
        first, _, last = past.partition("/")
        moments.append((first, last))
    at = when if when.tzinfo else when.replace(tzinfo=UTC)
    return any(
        datetime.fromisoformat(first) <= at and (last is None or at < datetime.fromisoformat(last))
        for first, last in moments
    )


def _tells_of_later(store: Store, documents: Collection[str], moment: Moment) -> set[str]:
    """Undated documents that cannot have been there yet, since they tell of what happened later."""
    if moment.known_on is None or not documents:
        return set()
    out = set()
    asked = {"ids": sorted(documents), "roles": [str(r) for r in _PAST]}
    for row in store.read(_PAST_OF_DOCUMENTS, asked):
        earliest = dates.parse(str(row["value"])).earliest
        if earliest is not None and earliest > moment.known_on:
            out.add(row["document"])
    return out


def _favoured(store: Store, moment: Moment) -> frozenset[str]:
    rows = [r["d"] for r in store.read(_HOLDS)]
    at = moment.recorded_on
    if at is None and moment.known_on is not None:
        at = datetime.combine(moment.known_on, time.max, UTC)
    return frozenset(
        d["left"] for d in rows if (recorded_at(d, at) if at is not None else d.get("recorded_to") is None)
    )


def _statement(row: Row) -> StatementRow:
    s = row["s"]
    return StatementRow(
        s["id"], s["document"], row["subject"], s["predicate"], row["object"], s.get("value"), s["modality"],
        s["confidence"], s["recorded_from"], s.get("attributed_to"), s.get("valid_from"),
        s.get("valid_to"),
    )  # fmt: skip


# ---------------------------------------------------------------- what followed from them


def _derived(
    store: Store, cases: Collection[str], moment: Moment, said: Mapping[str, FactSheet]
) -> list[Fact]:
    """What follows in several cases, all read at once; ``said`` has what was read already."""
    told = dict(said)

    def read(ids: Collection[str]) -> dict[str, FactSheet]:
        missing = {i for i in ids if i not in told}
        if missing:
            told.update({i: FactSheet(i) for i in missing})
            told.update(facts.sheets(facts_at(store, missing, moment)))
        return {i: told[i] for i in ids if told[i].facts}

    def events_of(matters: Collection[str]) -> dict[str, set[str]]:
        asked = {"matters": sorted(matters), "relations": [str(r) for r in CASE_RELATIONS]}
        found: dict[str, set[str]] = {m: set() for m in matters}
        for row in store.read(_EVENTS, asked) if matters else ():
            found[row["matter"]].add(row["id"])
        read({e for own in found.values() for e in own})
        return {m: {e for e in own if _there(told[e], m, moment)} for m, own in found.items()}

    read(cases)
    own = {c: told[c] for c in sorted(cases)}
    defendants = sorted({o for s in own.values() for o in s.objects(Relation.DEFENDANT)})
    rows = store.read(surroundings.DEBTORS, {"ids": defendants}) if defendants else []
    around = surroundings.around(own, {r["id"] for r in rows}, read, events_of)
    matters = {c: [c, *s.objects(Relation.HAS_PROCEEDING)] for c, s in own.items()}
    members = events_of({m for ids in matters.values() for m in ids})
    out: list[Fact] = []
    for case, ids in matters.items():
        mine = [told[e] for e in sorted({e for m in ids for e in members[m]})]
        out += rules.derive(own[case], mine, around)
    return out


def _there(event: FactSheet, matter: str, moment: Moment) -> bool:
    """Whether an event belonged to a matter at a moment, as far as was known, and had happened."""
    if not any(o == matter for r in CASE_RELATIONS for o in event.objects(r)):
        return False
    return moment.as_of is None or happened_by(event, moment.as_of) is not Truth.NO


def derived_at(store: Store, case: str, moment: Moment) -> dict[str, FactSheet]:
    """The stays and statuses of a case as they followed from what was known at a moment."""
    return facts.sheets(_derived(store, {case}, moment, {}))
