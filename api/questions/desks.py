"""What desks ask, answered in numbers and states: how a case stood, what became of cases, shares, citations, heads."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cryptoreg.api.questions import model
from cryptoreg.api.questions.answer import Answer, Status
from cryptoreg.api.questions.citations import cite
from cryptoreg.api.questions.english import in_english
from cryptoreg.api.questions.evidence import Evidences
from cryptoreg.api.questions.query import When
from cryptoreg.api.questions.running import Execution
from cryptoreg.api.questions.saved import SAVED
from cryptoreg.graph.standing_on import case_on
from cryptoreg.graph.view import bounds
from cryptoreg.ontology.dates import Truth

if TYPE_CHECKING:
    from cryptoreg.api.questions.outcomes import Outcome

__all__ = ["citation", "fates", "heads", "share", "status"]

_CASE = model.load().paths["case"]


def status(out: Outcome, run: Execution) -> Answer:
    """How a case, or a party of it, stood on a day; unknown where the records do not reach that far."""
    found = [f for f in run.things(out.query.of) if f.sure]
    day = _day(out, run)
    if len(found) != 1 or day is None:
        return out.finish(run, Status.UNKNOWN)
    party = next((r.id for s in out.query.among for r in s.ids), None)
    case = found[0].thing
    stood = case_on(out.store, str(case["id"]), day, party=party, known_on=out.known_on)
    rows = stood["party"]["status"] if party is not None else stood["status"]
    sure = [r for r in rows if r["holds"] == str(Truth.YES)]
    perhaps = [r for r in rows if r not in sure]
    evidence = Evidences(out.store, [], [r["fact"] for r in rows])

    def item(row: dict[str, Any]) -> Any:
        thing = {
            "id": row["id"],
            "label": f"{row['status']}: {case['label']}",
            "reference": case.get("reference"),
        }
        made = evidence.item(thing, [], [row["fact"]], value=str(row["status"]), date=row["began"])
        return made.model_copy(update={"rule": row["rule"]})

    if stood["beyond_coverage"] and all(r["status"] in _GOING_ON for r in rows):
        text = f"{in_english(out.query)} The case is known to {stood['known_to']} only."
        return out.finish(run, Status.UNKNOWN, reading=text, also=[item(r) for r in rows])
    if sure:
        only = str(sure[0]["status"]) if len(sure) == 1 else None
        return out.finish(
            run, Status.ANSWERED, value=only, answers=[item(r) for r in sure], also=[item(r) for r in perhaps]
        )
    return out.finish(
        run, Status.UNDETERMINED if perhaps else Status.UNKNOWN, also=[item(r) for r in perhaps]
    )


_GOING_ON = frozenset({"pending", "stayed", "on-appeal", "in-abeyance", "filed", "open"})
"""States that may have ended since the records stop."""


def _day(out: Outcome, run: Execution) -> date | None:
    spans = [run.times.spans[id(c)] for c in out.query.expect if isinstance(c, When)]
    return next((s.end_max or s.start_max for s in spans), None)


def fates(out: Outcome, run: Execution) -> Answer:
    """Cases, each with what became of it."""
    found = [f for f in run.things(out.query.of) if f.sure]
    rows = out.store.read(_FATES, {"ids": [f.thing["id"] for f in found]})
    became = {r["id"]: f"{r['label']}" for r in rows if r["label"] is not None}
    items = out.items(found, value=lambda f: became.get(f.thing["id"], "no end on record"))
    return out.finish(run, Status.ANSWERED if items else Status.NONE, value=len(items) or None, answers=items)


def share(out: Outcome, run: Execution) -> Answer:
    """How many in a hundred; the denominator is told, and what is only possible stands apart."""
    whole = [f for f in run.things(out.query.among[0], main=False) if f.sure]
    part = run.things(out.query.of)
    sure = [f for f in part if f.sure]
    perhaps = [f for f in part if not f.sure]
    if not whole:
        return out.finish(run, Status.NONE)
    text = f"{in_english(out.query)} {len(sure)} of {len(whole)}."
    return out.finish(
        run,
        Status.ANSWERED,
        value=round(100 * len(sure) / len(whole), 1),
        answers=out.items(sure),
        also=out.items(perhaps, "perhaps: its dates are too imprecise"),
        reading=text,
    )


def citation(out: Outcome, run: Execution) -> Answer:
    """The Bluebook citations of a case, or the numbers of docket entries."""
    if out.query.among:
        acts = [f for f in run.things(out.query.among[0]) if f.sure]
        numbered = [f for f in acts if f.thing.get("entry_number") is not None]
        if not numbered:
            return out.finish(
                run, Status.UNKNOWN, also=out.items(acts, "its docket entry number is not on record")
            )
        value = str(numbered[0].thing["entry_number"]) if len(numbered) == 1 else None
        return out.finish(
            run,
            Status.ANSWERED,
            value=int(value) if value is not None and value.isdigit() else value,
            answers=out.items(numbered, value=lambda f: str(f.thing["entry_number"])),
        )
    found = [f for f in run.things(out.query.of) if f.sure]
    cypher = SAVED["citations"].cypher
    by_case: dict[str, list[str]] = {}
    for f in found:
        for row in out.store.read(cypher, {"about": f.thing["id"]}):
            if row["docket"]:
                made = cite(dict(row))
                by_case.setdefault(f.thing["id"], []).extend([made["citation"], *made["entries"]])
    known = [f for f in found if f.thing["id"] in by_case]
    items = out.items(known, value=lambda f: "; ".join(by_case[f.thing["id"]]))
    return out.finish(run, Status.ANSWERED if items else Status.UNKNOWN, answers=items)


def heads(out: Outcome, run: Execution) -> Answer:
    """How often, or how long on average, cases were stayed under each head of an agency."""
    agency = next((r.id for s in out.query.among for r in s.ids), "sec")
    if out.query.limit is not None:
        return _head_with(out, run, agency)
    long = out.query.measure is not None and out.query.measure.kind == "duration"
    rows = out.store.read(_HEADS, {"about": agency})
    evidence = Evidences(out.store, [s for r in rows for s in r["stays"]], [])
    items = [
        evidence.item(
            {"id": r["id"], "label": r["label"]},
            r["stays"],
            [],
            value=(None if r["mean"] is None else round(r["mean"], 1)) if long else len(r["stays"]),
            date=r["began"],
        )
        for r in rows
    ]
    if not items:
        return out.finish(run, Status.NONE)
    told = "; ".join(
        f"{r['label']}: {len(r['stays'])} in {r['cases']} cases, {r['days'] or 0} days in all" for r in rows
    )
    return out.finish(
        run, Status.ANSWERED, answers=items, reading=f"{in_english(out.query)} {told}.", cypher=_HEADS.strip(),
        parameters={"about": agency},
    )  # fmt: skip


def _head_with(out: Outcome, run: Execution, agency: str) -> Answer:
    """Who was head of an agency when the most (or fewest) of some acts were done; whoever had none stands apart."""
    tenures = out.store.read(_TENURES, {"about": agency})
    acts = [f for f in run.things(out.query.of) if f.sure]
    counted: dict[str, list[str]] = {r["id"]: [] for r in tenures}
    unsure = []
    for f in acts:
        low, high = (bounds(f.thing.get(p)) for p in ("date_min", "date_max"))
        heads = [r for r in tenures if low is not None and high is not None and _held(r, low, high)]
        if len(heads) == 1:
            counted[heads[0]["id"]].append(f.thing["id"])
        else:
            unsure.append(f)
    if not tenures or not any(counted.values()):
        return out.finish(run, Status.NONE)
    best = (max if out.query.largest else min)(len(v) for v in counted.values())
    evidence = Evidences(out.store, [x for v in counted.values() for x in v], [])
    items = [
        evidence.item(
            {"id": r["id"], "label": r["label"]},
            counted[r["id"]],
            [],
            value=len(counted[r["id"]]),
            date=r["began"],
        )
        for r in tenures
        if len(counted[r["id"]]) == best
    ]
    told = "; ".join(f"{r['label']}: {len(counted[r['id']])}" for r in tenures)
    also = out.items(unsure, "its date does not tell under whom")
    return out.finish(
        run, Status.ANSWERED, answers=items, also=also, reading=f"{in_english(out.query)} {told}."
    )


def _held(row: Any, low: date, high: date) -> bool:
    began, ended = bounds(row["began_min"]), bounds(row["ended_min"])
    return began is not None and began <= low and (ended is None or high < ended)


_TENURES = """
MATCH (t:Tenure)-[:TENURE_OF]->(o:Office)-[:OFFICE_OF]->(b) WHERE b.id = $about AND o.label STARTS WITH 'Chair'
MATCH (t)-[:HELD_BY]->(p)
RETURN p.id AS id, p.label AS label, t.began AS began, t.began_min AS began_min, t.ended_min AS ended_min
ORDER BY began, id
"""
_FATES = f"""
MATCH (l:Lawsuit) WHERE l.id IN $ids
OPTIONAL MATCH (l)<-[:{_CASE}]-(e:Dismissal|Judgment|Settlement)
WHERE (NOT e:Dismissal OR coalesce(e.scope, 'whole-case') = 'whole-case')
  AND NOT coalesce(e.settlement_stage, '') IN ['in-principle', 'refused']
WITH l, e ORDER BY e.date_min, e.id
RETURN l.id AS id, head(collect(e)).label AS label
"""
_HEADS = """
MATCH (t:Tenure)-[:TENURE_OF]->(o:Office)-[:OFFICE_OF]->(b) WHERE b.id = $about AND o.label STARTS WITH 'Chair'
MATCH (t)-[:HELD_BY]->(p)
OPTIONAL MATCH (s:Stay&!Abeyance)-[:STAYS]->(l:Lawsuit)
WHERE s.began_min >= t.began_min AND (t.ended_max IS NULL OR s.began_max < t.ended_max)
  AND coalesce(s.stay_basis, 'order') <> 'statute'
WITH p, t, s, l, duration.inDays(s.began_min, coalesce(s.ended_min, s.stated_end_min)).days AS length
RETURN p.id AS id, p.label AS label, t.began AS began, collect(DISTINCT s.id) AS stays, count(DISTINCT l) AS cases,
       sum(length) AS days, avg(length) AS mean
ORDER BY began, id
"""
