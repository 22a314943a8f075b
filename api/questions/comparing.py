"""Which of two sides it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptoreg.api.questions import measured, model
from cryptoreg.api.questions.answer import Answer, Status
from cryptoreg.api.questions.english import in_english, selection_words
from cryptoreg.api.questions.query import DateAnchor, EventAnchor, Link, Measure, Selection, When, date_words
from cryptoreg.api.questions.running import Execution, Found, best
from cryptoreg.api.questions.shown import ItemValue, shown_date
from cryptoreg.api.questions.times import walk

if TYPE_CHECKING:
    from cryptoreg.api.questions.outcomes import Outcome


_CASE = model.load().paths["case"]


def comparison(out: Outcome, run: Execution) -> Answer:
    q = out.query
    assert q.measure is not None
    measure = q.measure
    sides: list[Found] = []
    roles: dict[int, str] = {}
    for n, selection in enumerate(q.among):
        role = q.roles[n] if n < len(q.roles) else q.measure.role
        sides.append(side(out, run, selection, q.measure.model_copy(update={"role": role})))
        roles[id(sides[-1])] = role

    def value(f: Found) -> ItemValue:
        return shown_date(f, roles[id(f)]) if id(f) in roles and measure.kind == "date" else out.number(f)

    missing = [s for s in sides if s.value is None]
    if missing:
        names = " and ".join(str(s.thing["label"]) for s in missing)
        return out.finish(
            run, Status.UNKNOWN, reading=f"{in_english(q)} The records do not tell it of {names}."
        )
    chosen, perhaps = best(sides, bool(q.largest), 1)
    if q.first and not perhaps and len(chosen) > 1:
        return out.finish(run, Status.ANSWERED, value=False, answers=out.items(chosen, value=value))
    if perhaps or len(chosen) > 1:
        return out.finish(
            run,
            Status.UNDETERMINED if perhaps else Status.ANSWERED,
            answers=[] if perhaps else out.items(chosen, value=value),
            also=out.items(sides, "compared", value=value),
        )
    rest = [s for s in sides if s is not chosen[0]]
    return out.finish(
        run, Status.ANSWERED, value=chosen[0] is sides[0] if q.first else None, answers=out.items(chosen, value=value), also=out.items(rest, "the other side", value=value)
    )  # fmt: skip


def side(out: Outcome, run: Execution, selection: Selection, measure: Measure) -> Found:
    """What is measured of one side."""
    if selection.of == "payment":
        found = [f for f in run.things(selection) if f.sure]
        run.measure(found, measure, selection)
        known = sorted((f for f in found if f.value is not None), key=lambda f: -(f.value or (0, 0))[1])
        direct = [f for f in known if named_in(out, f, selection, payer=True)]
        direct = direct or [f for f in known if named_in(out, f, selection)]
        chosen = (direct or known)[:1]
        if not chosen:
            return Found({"id": "", "label": selection_words(selection)})
        case = out.store.read(_CASE_OF, {"id": chosen[0].thing["id"]})
        return Found(case[0]["case"] if case else chosen[0].thing, chosen[0].rows, True, chosen[0].value)
    if measure.kind == "number":
        found = [f for f in run.things(selection) if f.sure]
        many = float(len(found))
        rows = [r for f in found for r in f.rows]
        return Found({"id": "", "label": _said(selection)}, rows, True, (many, many))
    kind = measure.since or "filing"
    if selection.of not in ("lawsuit", "task-force"):
        holder = {"tenure": ("held-by",), "administration": ("headed-by",)}.get(selection.of, ())
        found = [f for f in run.things(selection, holder) if f.sure]
        run.measure(found, measure, selection)
        known = sorted((f for f in found if f.value is not None), key=lambda f: f.value or (0, 0))
        return known[0] if known else Found({"id": "", "label": selection_words(selection)})
    if selection.of == "task-force":
        events = Selection(of="formation", where=(Link(path="formed", to=selection),))
        found = [f for f in run.things(events) if f.sure]
        run.measure(found, measure, events)
        return (
            Found(found[0].thing, found[0].rows, True, found[0].value)
            if found
            else Found({"id": "", "label": selection_words(selection)})
        )
    if measure.kind == "lifetime":
        found = [f for f in run.things(selection) if f.sure]
        run.measure(found, measure, selection)
    else:
        target = selection.with_(Link(path="event", to=Selection(of=kind), shown=True))
        found = [f for f in run.things(target) if f.sure]
        run.measure(found, measure, target)
    known = sorted((f for f in found if f.value is not None), key=lambda f: f.value or (0, 0))
    if not known:
        return Found({"id": "", "label": selection_words(selection)})
    return known[-1] if out.query.largest else known[0]


def _said(selection: Selection) -> str:
    """A side by its time: "2023", "Mark Uyeda"."""
    for c in walk(selection.where):
        if isinstance(c, When) and isinstance(c.first, DateAnchor):
            return date_words(c.first.date)
        if isinstance(c, When) and isinstance(c.first, EventAnchor):
            named = [r.label for k in walk(c.first.event.where) if isinstance(k, Link) for r in k.to.ids]
            return next(iter(named or [r.label for r in c.first.event.ids]), selection_words(c.first.event))
    return selection_words(selection)


def named_in(out: Outcome, f: Found, selection: Selection, payer: bool = False) -> bool:
    """Whether somebody whom a selection names takes part in an act, or pays by it."""
    ids = [
        r.id
        for c in walk(selection.where)
        if isinstance(c, Link) and c.path in ("by", "against")
        for r in c.to.ids
    ]
    rows = out.store.read(measured.PAYS, {"event": f.thing["id"], "ids": ids})
    return any(not payer or r["how"] in ("PAYER", "AGAINST") for r in rows)


_CASE_OF = f"MATCH (e {{id: $id}})-[:{_CASE}]->(l:Lawsuit) RETURN l {{.*, classes: labels(l)}} AS case ORDER BY l.id LIMIT 1"
