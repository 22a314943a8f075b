"""Answers that measure: the first or largest, groups, lengths and sums."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from cryptoreg.api.questions import desks, model, yes_no
from cryptoreg.api.questions.answer import ID_BASE, Answer, AnswerItem, Status
from cryptoreg.api.questions.query import Ask, Link
from cryptoreg.api.questions.running import Execution, Found, best, gap
from cryptoreg.api.questions.shown import leads, within
from cryptoreg.api.questions.times import walk

if TYPE_CHECKING:
    from cryptoreg.api.questions.outcomes import Outcome


def ranked(out: Outcome, run: Execution, found: Sequence[Found]) -> Answer:
    q = out.query
    assert q.measure is not None
    sure = [f for f in found if f.sure]
    run.measure(sure, q.measure, q.of)
    if q.measure.kind == "gap":
        how, _, days = q.measure.role.partition(":")
        chosen = [
            f
            for f in sure
            if f.value is not None
            and (f.value == (float(days), float(days)) if how == "is" else f.value[1] <= float(days))
        ]
        return out.finish(run, Status.ANSWERED if chosen else Status.NONE, answers=out.items(chosen))
    if q.measure.least is not None or q.measure.most is not None:
        sure = [f for f in sure if f.value is not None and within(f.value, q.measure)]
    chosen, perhaps = best(sure, bool(q.largest), q.limit or len(sure))
    unsure = [f for f in found if not f.sure]
    if chosen and unsure and q.limit is not None:
        # what is dated too vaguely to be surely among them, and could be ahead
        run.measure(unsure, q.measure, q.of)
        ahead = best([chosen[-1], *unsure], bool(q.largest), 1)
        perhaps += [f for group in ahead for f in group if f is not chosen[-1]]
        if q.limit == 1 and any(f is not chosen[-1] for group in ahead for f in group):
            both = out.items([*chosen, *perhaps], "the dates do not tell which", value=out.number)
            return out.finish(run, Status.UNDETERMINED, also=both)
    items = out.items(chosen, value=out.number)
    also = out.items(perhaps, "known too vaguely to be ruled out", value=out.number)
    if not items:
        # somebody held an office before the first who is on record
        return out.finish(run, Status.UNKNOWN if sure or q.of.of == "tenure" else Status.NONE)
    if q.ask is Ask.NUMBER:
        return out.finish(run, Status.ANSWERED, value=len(items), answers=items, also=also)
    if (
        perhaps
        and len(items) == 1
        and chosen[0].value is not None
        and chosen[0].value[0] != chosen[0].value[1]
        and not leads(chosen[0], perhaps, bool(q.largest))
    ):
        return out.finish(run, Status.UNDETERMINED, also=items + also)
    return out.finish(run, Status.ANSWERED, answers=items, also=also)


def groups(out: Outcome, run: Execution) -> Answer:
    q = out.query
    assert q.group is not None
    if q.group == "year":
        return years(out, run)
    if q.group == "head":
        return desks.heads(out, run)
    found = [f for f in run.things(q.of, (q.group,)) if f.sure]
    sized = sorted(found, key=lambda f: (-len({r["of"]["id"] for r in f.rows}), str(f.thing["label"])))
    if q.measure is not None and q.measure.least is not None:
        least = q.measure.least
        sized = [f for f in sized if len({r["of"]["id"] for r in f.rows}) >= least]
    if q.limit is not None and sized:
        most = len({r["of"]["id"] for r in sized[0].rows})
        sized = [f for f in sized if len({r["of"]["id"] for r in f.rows}) == most]
    items = out.items(sized, value=lambda f: len({r["of"]["id"] for r in f.rows}))
    return out.finish(run, Status.ANSWERED if items else Status.NONE, answers=items)


def years(out: Outcome, run: Execution) -> Answer:
    by_year: dict[str, list[Found]] = {}
    for f in run.things(out.query.of):
        if f.sure and f.date is not None:
            by_year.setdefault(f.date[:4], []).append(f)
    items = []
    for year, found in sorted(by_year.items()):
        proofs = [p for i in out.items(found) for p in i.proof[:1]]
        items.append(
            AnswerItem(id=ID_BASE + f"year-{year}", label=year, value=len(found), date=year, proof=proofs)
        )
    return out.finish(run, Status.ANSWERED if items else Status.NONE, answers=items)


def duration(out: Outcome, run: Execution) -> Answer:
    q = out.query
    assert q.measure is not None
    if len(q.among) == 2:
        return between(out, run)
    found = [f for f in run.things(q.of) if f.sure]
    if not found:
        return yes_no.missing(out, run)
    run.measure(found, q.measure, q.of)
    known = [f for f in found if f.value is not None]
    if not known:
        return out.finish(run, Status.UNKNOWN, answers=out.items(found))
    if q.measure.over != "each":
        return together(out, run, known)
    value = out.number(known[0])
    items = out.items(known, value=out.number)
    return out.finish(
        run,
        Status.ANSWERED,
        value=value,
        answers=items[:1],
        also=[i.model_copy(update={"why": "another one on record"}) for i in items[1:]],
    )


def between(out: Outcome, run: Execution) -> Answer:
    """The days between two events."""
    sides = [[f for f in run.things(s) if f.sure] for s in out.query.among]
    if not all(sides):
        return yes_no.missing(out, run)
    first, last = sides[0][0], sides[1][0]
    value = gap(first.rows[0]["event"], last.rows[0]["event"])
    if value is None or value[1] < 0:
        return out.finish(run, Status.UNKNOWN)  # the one that is told last came first: another pair is meant
    last.value = value
    return out.finish(
        run,
        Status.ANSWERED,
        value=out.number(last),
        answers=out.items([last], value=out.number),
        also=out.items([first], "counted from it"),
    )


def amount(out: Outcome, run: Execution) -> Answer:
    q = out.query
    assert q.measure is not None
    found = [f for f in run.things(q.of) if f.sure]
    if not found:
        return yes_no.missing(out, run)
    run.measure(found, q.measure, q.of)
    known = [f for f in found if f.value is not None]
    ranks = {f.thing["id"]: pays(out, f) for f in known}
    known = [f for f in known if ranks[f.thing["id"]] == max(ranks.values())]
    if not known:
        return out.finish(run, Status.UNKNOWN)
    if q.measure.over != "each":
        return together(out, run, _once(out, known))
    known.sort(key=lambda f: (-(f.value or (0, 0))[1], f.thing["id"]))
    items = out.items(known, value=out.number)
    return out.finish(run, Status.ANSWERED, value=out.number(known[0]), answers=items)


def together(out: Outcome, run: Execution, known: Sequence[Found]) -> Answer:
    """The sum or the mean of what was measured of several things."""
    measure = out.query.measure
    assert measure is not None
    values = [f.value for f in known if f.value is not None]
    whole = tuple(sum(v[n] for v in values) / (len(values) if measure.over == "mean" else 1) for n in (0, 1))
    total = Found(known[0].thing, value=(whole[0], whole[1]))
    items = out.items(known, value=out.number)
    return out.finish(run, Status.ANSWERED, value=out.number(total), answers=items)


def _once(out: Outcome, known: Sequence[Found]) -> list[Found]:
    """Each sum once: a settlement and the payment that it brings are one."""
    by_case: dict[str, list[Found]] = {}
    for f in sorted(known, key=lambda f: (str(f.thing.get("date")), f.thing["id"])):
        rows = out.store.read(_CASES_OF, {"id": f.thing["id"]})
        by_case.setdefault(str([r["id"] for r in rows]), []).append(f)
    return [f for group in by_case.values() for f in _parts(group)]


def _parts(group: Sequence[Found]) -> list[Found]:
    """What was paid in one case, without what only puts it together: a settlement or judgment over the sums of others."""
    single = [f for f in group if "Penalty" in f.thing.get("classes", ())]
    whole = [f for f in group if f not in single]
    sums = {
        sum(f.value[0] for f in some if f.value) for n in range(1, 7) for some in combinations(single[:10], n)
    }
    kept: dict[object, Found] = {}
    for f in whole:
        if f.value is not None and f.value[0] not in sums:
            kept.setdefault(f.value, f)
    return [*single, *kept.values()]


_CASES_OF = f"MATCH (e {{id: $id}})-[:{model.load().paths['case']}]->(l:Lawsuit) RETURN DISTINCT l.id AS id ORDER BY id"


def pays(out: Outcome, f: Found) -> int:
    """2 where somebody whom the question names pays it, 1 where he is party to just this settlement."""
    ids = [
        r.id
        for c in walk(out.query.of.where)
        if isinstance(c, Link) and c.path in ("by", "against")
        for r in c.to.ids
    ]
    rows = out.store.read(PAYS, {"event": f.thing["id"], "ids": ids})
    return max((2 if r["how"] in ("PAYER", "AGAINST") else 1 for r in rows), default=0)


PAYS = """
MATCH (e:Event {id: $event})-[r:PAYER|AGAINST|PARTICIPANT|FILED_BY|ACTOR|PAYEE]->(a) WHERE a.id IN $ids
RETURN DISTINCT type(r) AS how
"""
