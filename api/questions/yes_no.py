"""Answers by yes or no: no, none on record, unknown and a wrong premise are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cryptoreg.api.questions import model
from cryptoreg.api.questions.answer import Answer, Status
from cryptoreg.api.questions.english import in_english, selection_words
from cryptoreg.api.questions.query import Link, OneOf, Selection, Value, When
from cryptoreg.api.questions.running import Execution, Found
from cryptoreg.api.questions.shown import UNDETERMINED
from cryptoreg.api.questions.times import walk

if TYPE_CHECKING:
    from cryptoreg.api.questions.outcomes import Outcome


_CASE = model.load().paths["case"]


def truth(out: Outcome, run: Execution) -> Answer:
    q = out.query
    if q.among:
        return _either(out)
    whole = q.of.with_(*q.expect) if q.expect else q.of
    found = run.things(whole)
    sure = [f for f in found if f.sure]
    if sure:
        pending = q.largest is False  # an end by then is on record
        return out.finish(
            run,
            Status.ANSWERED,
            value=not pending if q.largest is not None else True,
            answers=out.items(sure),
        )
    if found and not (q.largest is None and q.expect and told_with_date(run, found, q.of)):
        return out.finish(run, Status.UNDETERMINED, also=out.items(found, UNDETERMINED))
    others = run.things(q.of, main=False) if q.expect else []
    if q.largest is not None:  # whether it was pending: no end by then
        if not known_so_far(out, run):
            return out.finish(
                run,
                Status.UNKNOWN,
                reading=f"{in_english(q)} No end is on record, and the records do not reach that far.",
            )
        return out.finish(run, Status.ANSWERED, value=q.largest is False, answers=out.items(others))
    if others:
        return out.finish(run, Status.ANSWERED, value=False, answers=out.items(others))
    return nothing(out, run)


def told_with_date(run: Execution, found: Sequence[Found], untimed: Selection) -> bool:
    """Whether what is only possible for want of any date is told elsewhere with its date, so that it is the same."""
    if any(f.date is not None for f in found):
        return False
    return any(f.date is not None and f.sure for f in run.things(untimed, main=False))


def _either(out: Outcome) -> Answer:
    """Whether one of several things happened: a yes by any, a no only by all."""
    q = out.query
    each = [
        replace(out, query=q.model_copy(update={"of": of, "among": ()})).answer() for of in (q.of, *q.among)
    ]
    yes = [a for a in each if a.status is Status.ANSWERED and a.value is True]
    open_ = [a for a in each if a.status is not Status.ANSWERED]
    return next(iter(yes or open_ or each)).model_copy(update={"query": q})


def nothing(out: Outcome, run: Execution) -> Answer:
    """Nothing of the kind is on record: a no where the case is over or known so far, else unknown."""
    ids = _cases_of(out)
    until = _asked_until(out, run)
    if any(isinstance(c, Value) and c.op == "known" for c in out.query.of.where):
        return out.finish(run, Status.UNKNOWN)  # with prejudice or not: no record tells
    rows = out.store.read(_KNOWN, {"ids": ids})
    if any(isinstance(c, Value) and c.name == "outcome" for c in out.query.expect):
        return out.finish(run, Status.UNKNOWN)  # whether it was granted: no ruling on it is on record
    if out.query.of.of == "end" and until is None:
        return out.finish(run, Status.UNKNOWN)  # ended in part, it may have ended since
    if ids and rows:
        known = max((str(k) for r in rows for k in r["known_to"] or ()), default="")
        over = any(r["over"] for r in rows)
        if over and out.query.of.of in _WHILE_PENDING and known and known > (_latest_anchor(run) or known):
            return out.finish(run, Status.ANSWERED, value=False)
        later = any(isinstance(c, When) and c.relation.value in ("after", "since") for c in out.query.expect)
        if not later and (over or (until is not None and known >= until.isoformat())):
            return out.finish(run, Status.ANSWERED, value=False)
        return out.finish(run, Status.UNKNOWN)
    if until is not None and out.query.of.of.startswith("law-") and _told_of_since(out, until):
        return out.finish(run, Status.ANSWERED, value=False)
    bill = _still_a_bill(out) if until is None else []
    if bill:
        return out.finish(run, Status.ANSWERED, value=False, answers=out.items(bill))
    if not ids and out.query.of.of == "lawsuit":
        return out.finish(run, Status.ANSWERED, value=False)
    closed = closed_without_suit(out, run) if out.query.of.of == "filing" else []
    if closed:
        return out.finish(run, Status.ANSWERED, value=False, answers=out.items(closed))
    return out.finish(run, Status.UNKNOWN)


_WHILE_PENDING = frozenset({"amendment"})
"""What happens in a pending case, so that of one that is over it would be told."""


def _latest_anchor(run: Execution) -> str | None:
    """The latest day that a time of the question is measured from."""
    days = [s.start_max for s in run.times.spans.values() if s.start_max is not None]
    return max(days).isoformat() if days else None


def known_so_far(out: Outcome, run: Execution) -> bool:
    """Whether what is known of a case reaches the time asked for: a later act, or its coverage."""
    until = _asked_until(out, run)
    if until is None:
        return False  # "still", today
    rows = out.store.read(_REACH, {"ids": _cases_of(out)})
    return any(str(r["known"] or "") >= until.isoformat() for r in rows)


def _cases_of(out: Outcome) -> list[str]:
    """Ids of the lawsuits that a question names."""
    links = (c for c in walk(out.query.of.where) if isinstance(c, Link) and c.to.of == "lawsuit")
    return [r.id for c in links for r in c.to.ids]


def _asked_until(out: Outcome, run: Execution) -> date | None:
    """The last day that a question asks about; None where it names no time."""
    spans = run.times.spans
    asked = (spans[id(c)] for c in out.query.expect if isinstance(c, When) and id(c) in spans)
    return max((s.end_max for s in asked if s.end_max is not None), default=None)


def closed_without_suit(out: Outcome, run: Execution) -> list[Found]:
    """The closing of an inquiry into whom the question takes for sued: it ended without a suit."""
    sued = [
        r for c in walk(out.query.of.where) if isinstance(c, Link) and c.path == "defendant" for r in c.to.ids
    ]
    if not sued or out.query.expect:
        return []
    firm = Selection(of="agent", ids=tuple(sued))
    against = OneOf(conditions=(Link(path="against", to=firm), Link(path="about", to=firm)))
    return [f for f in run.things(Selection(of="inv-closing", where=(against,)), main=False) if f.sure]


def missing(out: Outcome, run: Execution) -> Answer:
    """What a question takes for granted is not on record: wrong where the case is over, else unknown."""
    ids = _cases_of(out)
    rows = out.store.read(_KNOWN, {"ids": ids}) if ids else []
    said = selection_words(out.query.of)
    if out.query.of.of == "acquittal" and _convicted(out):
        return out.finish(
            run, Status.FALSE_PREMISE, reading=f"{in_english(out.query)} A conviction is on record instead."
        )
    if (
        _begun_without_a_day(out, run)
        or out.query.of.of in _SELDOM_TOLD
        or _follows(out)
        or _prosecuted(out)
        or (rows and out.query.of.of == "filing")
        or (rows and not any(r["over"] for r in rows))
    ):
        return out.finish(
            run, Status.UNKNOWN, reading=f"{in_english(out.query)} The records do not tell of it."
        )
    return out.finish(
        run,
        Status.FALSE_PREMISE,
        reading=f"{in_english(out.query)} Nothing of the kind is on record: {said}.",
    )


def _prosecuted(out: Outcome) -> bool:
    """Whether somebody whose sentence, plea or arrest is asked for is charged with a crime: what came of it may well not be told."""
    whom = _befallen(out)
    return out.query.of.of in _OF_THE_ACCUSED and bool(whom) and bool(out.store.read(_ACCUSED, {"ids": whom}))


def _befallen(out: Outcome) -> list[str]:
    """Ids of those to whom it happened, where the question names them."""
    return [r.id for c in out.query.of.where if isinstance(c, Link) and c.path == "against" for r in c.to.ids]


_OF_THE_ACCUSED = frozenset({"sentence", "verdict", "plea", "arrest", "release"})
_ACCUSED = f"""
MATCH (p)<-[:{model.load().paths["defendant"]}]-(l:Lawsuit)-[:{model.load().paths["plaintiff"]}]->({{id: 'us'}})
WHERE p.id IN $ids RETURN l.id AS id LIMIT 1
"""


def _begun_without_a_day(out: Outcome, run: Execution) -> bool:
    """Whether an inquiry that was closed must have been opened, though no record tells when."""
    if out.query.of.of != "inv-opening":
        return False
    closed = Selection(
        of="inv-closing", where=tuple(c for c in out.query.of.where if not isinstance(c, When))
    )
    return any(f.sure for f in run.things(closed, main=False))


def ending(out: Outcome, run: Execution) -> Answer:
    case = out.query.of
    end = Selection(of="end", where=(Link(path="case", to=case),))
    also = Selection(of="part-dismissal", where=(Link(path="case", to=case),))
    found = [f for f in run.things(end) if f.sure]
    near = [f for f in run.things(also, main=False) if f.sure]
    run.statement = None
    run.things(end)
    if not found:
        return out.finish(run, Status.UNKNOWN, also=out.items(near, "ends a part of it only"))
    items = out.items(found)
    known = {f.thing["id"] for f in found}
    return out.finish(
        run,
        Status.ANSWERED,
        answers=items,
        also=out.items([f for f in near if f.thing["id"] not in known], "ends a part of it only"),
    )


def _told_of_since(out: Outcome, until: date) -> bool:
    """Whether a document of that day or later tells how far a law has come: it would tell of the step, too."""
    laws = [
        r.id
        for c in walk(out.query.of.where)
        if isinstance(c, Link) and c.path == "instrument"
        for r in c.to.ids
    ]
    rows = out.store.read(_TOLD, {"ids": laws}) if laws else []
    told = [str(r["published"] or "") for r in rows] + [str(k) for r in rows for k in r["known_to"] or ()]
    return any(t >= until.isoformat() for t in told)


def _still_a_bill(out: Outcome) -> list[Found]:
    """The last step of a bill that is on record as a bill, where it is asked whether it was signed; no date is asked."""
    laws = [c for c in walk(out.query.of.where) if isinstance(c, Link) and c.path == "instrument"]
    if out.query.of.of != "law-signing" or not laws:
        return []
    ids = [r.id for c in laws for r in c.to.ids]
    if not out.store.read(_BILLS, {"ids": ids}):
        return []
    run = Execution(out.store, out.query)
    steps = run.things(Selection(of="law-step", where=(laws[0],)), main=False)
    return sorted(steps, key=lambda f: f.date or "")[-1:]


def _follows(out: Outcome) -> bool:
    """Whether somebody was sentenced or pardoned of whom neither plea nor verdict is on record: one must have been."""
    if out.query.of.of not in _CONVICTIONS:
        return False
    return bool(out.store.read(_PUNISHED, {"people": _befallen(out), "cases": _cases_of(out)}))


def _convicted(out: Outcome) -> bool:
    return bool(out.store.read(_FOUND_GUILTY, {"people": _befallen(out), "cases": _cases_of(out)}))


_FOUND_GUILTY = f"""
MATCH (v:VerdictOrPlea)-[:{_CASE}]->(l:Lawsuit) WHERE any(f IN coalesce(v.finding, []) WHERE f IN ['guilty', 'liable'])
  AND (l.id IN $cases OR EXISTS {{ (v)-[:AGAINST]->(p) WHERE p.id IN $people }})
RETURN v.id AS id LIMIT 1
"""
_CONVICTIONS = frozenset({"plea", "verdict", "finding"})
_PUNISHED = f"""
MATCH (e:Sentence|Pardon)
WHERE EXISTS {{ (e)-[:AGAINST|BENEFICIARY]->(p) WHERE p.id IN $people }} OR EXISTS {{ (e)-[:{_CASE}]->(l) WHERE l.id IN $cases }}
MATCH (e)-[:AGAINST|BENEFICIARY]->(punished)
WHERE NOT EXISTS {{ (punished)<-[:AGAINST]-(:Indictment|VerdictOrPlea)-[:{_CASE}]->(:Lawsuit)<-[:FILED_IN]-(:Indictment) }}
RETURN e.id AS id LIMIT 1
"""
_BILLS = "MATCH (i:Bill) WHERE i.id IN $ids AND i.known_to IS NOT NULL RETURN i.id AS id LIMIT 1"
_SELDOM_TOLD = frozenset(
    {
        "law-in-force",
        "wells-notice",
        "agency-act",
        "statement",
        "report",
        "vote",
        "dissent",
        "talks",
        "allegation",
    }
)
"""What may well have happened without a record of it."""
_TOLD = """
MATCH (i) WHERE i.id IN $ids
MATCH (i)<-[:INSTRUMENT]-(e:Event)
MATCH (f:Fact) WHERE f.subject_id = e.id
MATCH (f)-[:SUPPORTED_BY]->(s:Statement) WHERE s.recorded_to IS NULL
MATCH (d:Document {id: s.document})
RETURN max(toString(d.published)) AS published, head(collect(i.known_to)) AS known_to
"""


_KNOWN = f"""
MATCH (l:Lawsuit) WHERE l.id IN $ids
RETURN l.id AS id, l.known_to AS known_to,
       EXISTS {{ (l)<-[:{_CASE}]-(e:Dismissal|Judgment|Settlement) WHERE NOT coalesce(e.settlement_stage, '') IN ['in-principle', 'refused'] }} AS over
"""


_REACH = f"""
MATCH (l:Lawsuit) WHERE l.id IN $ids
OPTIONAL MATCH (l)<-[:{_CASE}]-(e:Event) WHERE NOT e:SpeechAct
WITH l, max(toString(e.date_max)) AS last
UNWIND coalesce(l.known_to, [null]) + [last] AS known
RETURN l.id AS id, max(known) AS known
"""
