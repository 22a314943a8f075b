"""From the rows of a query to its answer: none, unknown and no are told apart, and all is proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptoreg.api.questions import model, recall
from cryptoreg.api.questions.alike import stems
from cryptoreg.api.questions.answer import ID_BASE, Answer, AnswerItem, Status
from cryptoreg.api.questions.english import in_english, selection_words
from cryptoreg.api.questions.evidence import Evidences, dispute
from cryptoreg.api.questions.query import Ask, Link, Measure, OneOf, Query, Selection, Value, When
from cryptoreg.api.questions.running import Execution, Found, best, gap
from cryptoreg.api.questions.times import walk
from cryptoreg.graph.store import Store
from cryptoreg.graph.view import bounds

UNDETERMINED = "the dates on record do not tell whether it was then"
ItemValue = str | int | float | bool | None


@dataclass(slots=True)
class Outcome:
    """One run of a query."""

    store: Store
    query: Query
    question: str
    assumptions: list[str]
    as_of: date | None
    known_on: date | None
    corrections: dict[str, str]

    def answer(self) -> Answer:
        """Run the query and answer.

        Raises:
            NoQueryError: the question takes for granted what is not on record.
        """
        run = Execution(self.store, self.query, self.as_of, self.known_on)
        run.resolve()
        if self.query.ask not in _HANDLERS:
            return self._finish(run, Status.REFUSED, reading="Not answered: this is asked in another way.")
        return _HANDLERS[self.query.ask](self, run)

    # ---- lists and numbers

    def _things(self, run: Execution) -> Answer:
        q = self.query
        found = run.things(q.of, q.show)
        m = q.measure
        ranked = q.limit is not None or q.largest is not None
        if m is not None and (ranked or m.kind == "gap" or m.least is not None or m.most is not None):
            return self._ranked(run, found)
        if q.show and q.show[-1] == "against":
            found = [f for f in found if "Agent" in f.thing.get("classes", ())] or found
        if q.show:  # "a judge" and the judge whose name another source gives are one in an answer
            found = [f for f in found if "(unnamed)" not in str(f.thing.get("label"))] or found
        bodies: list[Found] = []
        if q.show and q.show[-1] == "by" and q.of.of in _ACTS_OF_PEOPLE:
            # "who formed it": the person who did, beside the body in whose name it was done
            persons = [f for f in found if "Person" in f.thing.get("classes", ())]
            bodies = [f for f in found if f not in persons] if persons else []
            found = persons or found
        if q.show and q.show[-1] == "proceeding":
            found = [f for f in found if f.thing.get("docket_number")]
        sure = [f for f in found if f.sure]
        perhaps = [f for f in found if not f.sure]
        near = self._near(run, [*sure, *perhaps])
        if bodies:
            near.append((bodies, "the body in whose name it was done"))
        items, *others = self.grouped([(sure, None), (perhaps, UNDETERMINED), *near])
        also = [i for group in others for i in group]
        if q.ask is Ask.NUMBER:
            return self._finish(run, Status.ANSWERED, value=len(items), answers=items, also=also)
        if items:
            return self._finish(run, Status.ANSWERED, answers=items, also=also)
        if perhaps:
            return self._finish(run, Status.UNDETERMINED, also=also)
        in_case = any(isinstance(c, Link) and c.path == "case" and c.to.ids for c in q.of.where)
        if (
            q.show
            and in_case
            and q.of.of in ("stay", "abeyance", "dismissal", "settlement", "sentence", "appeal")
        ):
            return self._missing(run)
        if (q.show and q.of.ids) or q.of.of == "tenure" or (in_case and q.of.of != "allegation"):
            return self._finish(run, Status.UNKNOWN, also=also)
        return self._finish(run, Status.NONE, also=also)

    def _ranked(self, run: Execution, found: Sequence[Found]) -> Answer:
        q = self.query
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
            return self._finish(run, Status.ANSWERED if chosen else Status.NONE, answers=self.items(chosen))
        if q.measure.least is not None or q.measure.most is not None:
            sure = [f for f in sure if f.value is not None and _within(f.value, q.measure)]
        chosen, perhaps = best(sure, bool(q.largest), q.limit or len(sure))
        unsure = [f for f in found if not f.sure]
        if chosen and unsure and q.limit is not None:
            # what is dated too vaguely to be surely among them, and could be ahead
            run.measure(unsure, q.measure, q.of)
            ahead = best([chosen[-1], *unsure], bool(q.largest), 1)
            perhaps += [f for group in ahead for f in group if f is not chosen[-1]]
            if q.limit == 1 and any(f is not chosen[-1] for group in ahead for f in group):
                both = self.items([*chosen, *perhaps], "the dates do not tell which", value=self._number)
                return self._finish(run, Status.UNDETERMINED, also=both)
        items = self.items(chosen, value=self._number)
        also = self.items(perhaps, "known too vaguely to be ruled out", value=self._number)
        if not items:
            return self._finish(run, Status.UNKNOWN if sure else Status.NONE)
        if q.ask is Ask.NUMBER:
            return self._finish(run, Status.ANSWERED, value=len(items), answers=items, also=also)
        if (
            perhaps
            and len(items) == 1
            and chosen[0].value is not None
            and chosen[0].value[0] != chosen[0].value[1]
            and not _leads(chosen[0], perhaps, bool(q.largest))
        ):
            return self._finish(run, Status.UNDETERMINED, also=items + also)
        return self._finish(run, Status.ANSWERED, answers=items, also=also)

    def _number(self, f: Found) -> ItemValue:
        if f.value is None:
            return None
        measure = self.query.measure
        if measure is not None and measure.kind == "date":
            return _shown_date(f, measure.role)
        low, high = (v / UNITS[measure.unit if measure is not None else "days"] for v in f.value)
        return _round(low) if low == high else f"{_round(low)} to {_round(high)}"

    def _groups(self, run: Execution) -> Answer:
        q = self.query
        assert q.group is not None
        if q.group == "year":
            return self._years(run)
        found = [f for f in run.things(q.of, (q.group,)) if f.sure]
        sized = sorted(found, key=lambda f: (-len({r["of"]["id"] for r in f.rows}), str(f.thing["label"])))
        if q.limit is not None and sized:
            most = len({r["of"]["id"] for r in sized[0].rows})
            sized = [f for f in sized if len({r["of"]["id"] for r in f.rows}) == most]
        items = self.items(sized, value=lambda f: len({r["of"]["id"] for r in f.rows}))
        return self._finish(run, Status.ANSWERED if items else Status.NONE, answers=items)

    def _years(self, run: Execution) -> Answer:
        by_year: dict[str, list[Found]] = {}
        for f in run.things(self.query.of):
            if f.sure and f.date is not None:
                by_year.setdefault(f.date[:4], []).append(f)
        items = []
        for year, found in sorted(by_year.items()):
            proofs = [p for i in self.items(found) for p in i.proof[:1]]
            items.append(
                AnswerItem(id=ID_BASE + f"year-{year}", label=year, value=len(found), date=year, proof=proofs)
            )
        return self._finish(run, Status.ANSWERED if items else Status.NONE, answers=items)

    # ---- values

    def _date(self, run: Execution) -> Answer:
        q = self.query
        role = q.measure.role if q.measure is not None else "main"
        found = run.things(q.of)
        sure = [f for f in found if f.sure]
        if not sure:
            if found:
                return self._finish(run, Status.UNDETERMINED, also=self.items(found, UNDETERMINED))
            return self._missing(run)
        dated = [f for f in sure if _shown_date(f, role) is not None]
        if not dated:
            return self._finish(run, Status.UNKNOWN, answers=[])
        if q.of.of == "end" and len({_shown_date(f, role) for f in dated}) > 1:
            items = self.items(dated, value=lambda f: _shown_date(f, role))
            return self._finish(
                run, Status.AMBIGUOUS, answers=items, reading=f"{in_english(q)} There are several; which one?"
            )
        dated.sort(key=lambda f: _shown_date(f, role) or "", reverse=bool(q.largest))
        dated.sort(key=lambda f: -self._spoken_of(f))
        items = self.items(dated[:1], value=lambda f: _shown_date(f, role))
        also = self.items(dated[1:], "another one on record", value=lambda f: _shown_date(f, role))
        return self._finish(run, Status.ANSWERED, value=_shown_date(dated[0], role), answers=items, also=also)

    def _spoken_of(self, f: Found) -> int:
        """How many words of the question its own description holds, to choose between acts on one law."""
        if "AgencyAct" not in f.thing.get("classes", ()):
            return 0
        told = [str(f.thing.get("scope", "")), *map(str, f.thing.get("summary") or ())]
        return len(stems(self.question) & stems(" ".join(told)))

    def _duration(self, run: Execution) -> Answer:
        q = self.query
        assert q.measure is not None
        if len(q.among) == 2:
            return self._between(run)
        found = [f for f in run.things(q.of) if f.sure]
        if not found:
            return self._missing(run)
        run.measure(found, q.measure, q.of)
        known = [f for f in found if f.value is not None]
        if not known:
            return self._finish(run, Status.UNKNOWN, answers=self.items(found))
        value = self._number(known[0])
        items = self.items(known, value=self._number)
        return self._finish(
            run,
            Status.ANSWERED,
            value=value,
            answers=items[:1],
            also=[i.model_copy(update={"why": "another one on record"}) for i in items[1:]],
        )

    def _between(self, run: Execution) -> Answer:
        """The days between two events."""
        sides = [[f for f in run.things(s) if f.sure] for s in self.query.among]
        if not all(sides):
            return self._missing(run)
        first, last = sides[0][0], sides[1][0]
        value = gap(first.rows[0]["event"], last.rows[0]["event"])
        if value is None:
            return self._finish(run, Status.UNKNOWN)
        last.value = value
        return self._finish(
            run,
            Status.ANSWERED,
            value=self._number(last),
            answers=self.items([last], value=self._number),
            also=self.items([first], "counted from it"),
        )

    def _amount(self, run: Execution) -> Answer:
        q = self.query
        assert q.measure is not None
        found = [f for f in run.things(q.of) if f.sure]
        if not found:
            return self._missing(run)
        run.measure(found, q.measure, q.of)
        known = [f for f in found if f.value is not None]
        ranks = {f.thing["id"]: self._pays(f) for f in known}
        best_rank = max(ranks.values(), default=0)
        known = [f for f in known if ranks[f.thing["id"]] == best_rank]
        if not known:
            return self._finish(run, Status.UNKNOWN)
        known.sort(key=lambda f: (-(f.value or (0, 0))[1], f.thing["id"]))
        items = self.items(known, value=self._number)
        return self._finish(run, Status.ANSWERED, value=self._number(known[0]), answers=items)

    def _pays(self, f: Found) -> int:
        """2 where somebody whom the question names pays it, 1 where he is party to just this settlement."""
        ids = [
            r.id
            for c in walk(self.query.of.where)
            if isinstance(c, Link) and c.path in ("by", "against")
            for r in c.to.ids
        ]
        rows = self.store.read(_PAYS, {"event": f.thing["id"], "ids": ids})
        return max((2 if r["how"] in ("PAYER", "AGAINST") else 1 for r in rows), default=0)

    # ---- truths

    def _truth(self, run: Execution) -> Answer:
        q = self.query
        whole = q.of.with_(*q.expect) if q.expect else q.of
        found = run.things(whole)
        sure = [f for f in found if f.sure]
        if sure:
            pending = q.largest is False  # an end by then is on record
            return self._finish(
                run,
                Status.ANSWERED,
                value=not pending if q.largest is not None else True,
                answers=self.items(sure),
            )
        if found:
            return self._finish(run, Status.UNDETERMINED, also=self.items(found, UNDETERMINED))
        others = run.things(q.of, main=False) if q.expect else []
        if q.largest is not None:  # whether it was pending: no end by then
            if not self._known_so_far(run):
                return self._finish(
                    run,
                    Status.UNKNOWN,
                    reading=f"{in_english(q)} No end is on record, and the records do not reach that far.",
                )
            return self._finish(run, Status.ANSWERED, value=q.largest is False, answers=self.items(others))
        if others:
            return self._finish(run, Status.ANSWERED, value=False, answers=self.items(others))
        return self._nothing(run)

    def _nothing(self, run: Execution) -> Answer:
        """Nothing of the kind is on record: a no where the case is over or known so far, else unknown."""
        ids = [
            r.id
            for c in walk(self.query.of.where)
            if isinstance(c, Link) and c.to.of == "lawsuit"
            for r in c.to.ids
        ]
        asked = [
            run.times.spans[id(c)]
            for c in self.query.expect
            if isinstance(c, When) and id(c) in run.times.spans
        ]
        until = max((s.end_max for s in asked if s.end_max is not None), default=None)
        rows = self.store.read(_KNOWN, {"ids": ids})
        if ids and rows:
            known = max((str(k) for r in rows for k in r["known_to"] or ()), default="")
            over = any(r["over"] for r in rows)
            later = any(
                isinstance(c, When) and c.relation.value in ("after", "since") for c in self.query.expect
            )
            if not later and (over or (until is not None and known >= until.isoformat())):
                return self._finish(run, Status.ANSWERED, value=False)
            return self._finish(run, Status.UNKNOWN)
        if not ids and self.query.of.of == "lawsuit":
            return self._finish(run, Status.ANSWERED, value=False)
        closed = self._closed_without_suit(run) if self.query.of.of == "filing" else []
        if closed:
            return self._finish(run, Status.ANSWERED, value=False, answers=self.items(closed))
        return self._finish(run, Status.UNKNOWN)

    def _known_so_far(self, run: Execution) -> bool:
        """Whether what is known of a case reaches the time asked for: a later act, or its coverage."""
        ids = [
            r.id for c in walk(self.query.of.where) if isinstance(c, Link) and c.to.of == "lawsuit" for r in c.to.ids
        ]  # fmt: skip
        spans = [
            run.times.spans[id(c)]
            for c in self.query.expect
            if isinstance(c, When) and id(c) in run.times.spans
        ]
        until = max((s.end_max for s in spans if s.end_max is not None), default=None)
        if until is None:
            return False  # "still", today
        rows = self.store.read(_REACH, {"ids": ids})
        return any(str(r["known"] or "") >= until.isoformat() for r in rows)

    def _closed_without_suit(self, run: Execution) -> list[Found]:
        """The closing of an inquiry into whom the question takes for sued: it ended without a suit."""
        sued = [
            r
            for c in walk(self.query.of.where)
            if isinstance(c, Link) and c.path == "defendant"
            for r in c.to.ids
        ]
        if not sued or self.query.expect:
            return []
        firm = Selection(of="agent", ids=tuple(sued))
        against = OneOf(conditions=(Link(path="against", to=firm), Link(path="about", to=firm)))
        return [f for f in run.things(Selection(of="inv-closing", where=(against,)), main=False) if f.sure]

    def _missing(self, run: Execution) -> Answer:
        """What a question takes for granted is not on record: wrong where the case is over, else unknown."""
        ids = [
            r.id
            for c in walk(self.query.of.where)
            if isinstance(c, Link) and c.to.of == "lawsuit"
            for r in c.to.ids
        ]
        rows = self.store.read(_KNOWN, {"ids": ids}) if ids else []
        said = selection_words(self.query.of)
        if rows and (self.query.of.of == "filing" or not any(r["over"] for r in rows)):
            return self._finish(
                run, Status.UNKNOWN, reading=f"{in_english(self.query)} The records do not tell of it."
            )
        return self._finish(
            run,
            Status.FALSE_PREMISE,
            reading=f"{in_english(self.query)} Nothing of the kind is on record: {said}.",
        )

    def _ending(self, run: Execution) -> Answer:
        case = self.query.of
        end = Selection(of="end", where=(Link(path="case", to=case),))
        also = Selection(of="part-dismissal", where=(Link(path="case", to=case),))
        found = [f for f in run.things(end) if f.sure]
        near = [f for f in run.things(also, main=False) if f.sure]
        run.statement = None
        run.things(end)
        if not found:
            return self._finish(run, Status.UNKNOWN, also=self.items(near, "ends a part of it only"))
        items = self.items(found)
        known = {f.thing["id"] for f in found}
        return self._finish(
            run,
            Status.ANSWERED,
            answers=items,
            also=self.items([f for f in near if f.thing["id"] not in known], "ends a part of it only"),
        )

    # ---- comparisons

    def _comparison(self, run: Execution) -> Answer:
        q = self.query
        assert q.measure is not None
        sides: list[Found] = []
        for selection in q.among:
            sides.append(self._side(run, selection))
        missing = [s for s in sides if s.value is None]
        if missing:
            names = " and ".join(str(s.thing["label"]) for s in missing)
            return self._finish(
                run, Status.UNKNOWN, reading=f"{in_english(q)} The records do not tell it of {names}."
            )
        chosen, perhaps = best(sides, bool(q.largest), 1)
        if perhaps or len(chosen) > 1:
            return self._finish(
                run,
                Status.UNDETERMINED if perhaps else Status.ANSWERED,
                answers=[] if perhaps else self.items(chosen, value=self._number),
                also=self.items(sides, "compared", value=self._number),
            )
        rest = [s for s in sides if s is not chosen[0]]
        return self._finish(
            run, Status.ANSWERED, answers=self.items(chosen, value=self._number), also=self.items(rest, "the other side", value=self._number)
        )  # fmt: skip

    def _side(self, run: Execution, selection: Selection) -> Found:
        measure = self.query.measure
        assert measure is not None
        if selection.of == "payment":
            found = [f for f in run.things(selection) if f.sure]
            run.measure(found, measure, selection)
            known = sorted((f for f in found if f.value is not None), key=lambda f: -(f.value or (0, 0))[1])
            direct = [f for f in known if self._named_in(f, selection)]
            chosen = (direct or known)[:1]
            if not chosen:
                return Found({"id": "", "label": selection_words(selection)})
            case = self.store.read(_CASE_OF, {"id": chosen[0].thing["id"]})
            return Found(case[0]["case"] if case else chosen[0].thing, chosen[0].rows, True, chosen[0].value)
        kind = measure.since or "filing"
        if selection.of not in ("lawsuit", "task-force"):
            found = [f for f in run.things(selection) if f.sure]
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
        return known[-1] if self.query.largest else known[0]

    def _named_in(self, f: Found, selection: Selection) -> bool:
        ids = [
            r.id
            for c in walk(selection.where)
            if isinstance(c, Link) and c.path in ("by", "against")
            for r in c.to.ids
        ]
        return bool(self.store.read(_PAYS, {"event": f.thing["id"], "ids": ids}))

    # ---- stories

    def _timeline(self, run: Execution) -> Answer:
        found = [f for f in run.things(self.query.of) if f.sure]
        found.sort(key=lambda f: (f.date is None, str(bounds(f.thing.get("date_min")) or ""), f.thing["id"]))
        items = self.items(found)
        return self._finish(run, Status.ANSWERED if items else Status.NONE, answers=items)

    def _sources(self, run: Execution) -> Answer:
        found = [f for f in run.things(self.query.of) if f.sure]
        items = self.items(found)
        by_document: dict[str, AnswerItem] = {}
        for item in items:
            for p in item.proof:
                old = by_document.get(p.document)
                label = p.title or p.url or p.document
                by_document[p.document] = AnswerItem(
                    id=ID_BASE + p.document, label=label, value=p.url, date=p.published, proof=[*(old.proof if old else []), p]
                )  # fmt: skip
        return self._finish(
            run, Status.ANSWERED if by_document else Status.NONE, answers=list(by_document.values())
        )

    def _path(self, run: Execution) -> Answer:
        first, second = self.query.among
        parameters = {"first": [r.id for r in first.ids], "second": [r.id for r in second.ids]}
        rows = self.store.read(_SHORTEST, parameters)
        if not rows:
            return self._finish(run, Status.NONE, cypher=_SHORTEST.strip(), parameters=parameters)
        nodes, links = rows[0]["nodes"], rows[0]["links"]
        proofs = Evidences(self.store, [n["id"] for n in nodes], [k["fact"] for k in links if k["fact"]])
        items = []
        for n, node in enumerate(nodes):
            how = links[n - 1]["type"].lower().replace("_", " ") if n else None
            fact = links[n - 1]["fact"] if n else None
            items.append(proofs.item(node, [], [fact] if fact else [], value=how))
        return self._finish(
            run,
            Status.ANSWERED,
            value=len(links),
            answers=items,
            cypher=_SHORTEST.strip(),
            parameters=parameters,
        )

    def _conflicts(self, run: Execution) -> Answer:
        found = run.things(self.query.of)
        ids = [f.thing["id"] for f in found]
        rows = self.store.read(_CONFLICTS, {"ids": ids})
        sides = Evidences(self.store, [], [f for r in rows for f in r["facts"]])
        items = []
        for r in rows:
            made = dispute(r["c"])
            item = sides.item(
                {"id": made.id, "label": f"{made.of} of {r['label']}", "reference": r["refs"]}, [], r["facts"],
                value=f"{made.shown}; others say {', '.join(made.others)}",
            )  # fmt: skip
            items.append(item.model_copy(update={"conflicts": [made], "reasons": [made.link]}))
        return self._finish(
            run,
            Status.ANSWERED if items else Status.NONE,
            answers=items,
            cypher=_CONFLICTS.strip(),
            parameters={"ids": ids},
        )

    # ---- items

    def items(self, found: Sequence[Found], why: str | None = None, value: Any = None) -> list[AnswerItem]:
        """One item per thing, with the proofs of all its rows together."""
        return self.grouped([(found, why)], value)[0]

    def grouped(
        self, groups: Sequence[tuple[Sequence[Found], str | None]], value: Any = None
    ) -> list[list[AnswerItem]]:
        """The items of several groups; their proofs are fetched together."""
        found = [f for group, _ in groups for f in group]
        if not found:
            return [[] for _ in groups]
        weak = [f for f in found if not self._by_event(f)]
        links = self._party_facts([f.thing["id"] for f in weak]) if weak else {}
        own = {id(f): self._own_proofs(f, links) for f in found}
        evidence = Evidences(
            self.store, [t for ts, _ in own.values() for t in ts], [x for _, xs in own.values() for x in xs]
        )
        return [
            [
                evidence.item(
                    f.thing, *own[id(f)], value(f) if value is not None else self._value(f), why, f.date,
                    f.rows[0]["event"] if f.rows else None,
                )
                for f in group
            ]
            for group, why in groups
        ]  # fmt: skip

    def _own_proofs(self, f: Found, links: dict[str, list[str]]) -> tuple[list[str], list[str]]:
        """The nodes and the facts whose statements prove a thing; at least that it is on record at all."""
        things = [r["event"]["id"] for r in f.rows if self._proves(r)]
        facts = [r["fact"] for r in f.rows if r.get("fact")] + links.get(f.thing["id"], [])
        if not things and not facts and f.thing.get("fact"):
            facts = [f.thing["fact"]]
        return things, facts

    @staticmethod
    def _by_event(f: Found) -> bool:
        return any(
            r["event"]["id"] != f.thing["id"] or r.get("fact") for r in f.rows
        ) or "Event" in f.thing.get("classes", ())

    @staticmethod
    def _proves(row: Any) -> bool:
        """A case or a person is not proved by all that is known of it."""
        classes = row["event"].get("classes", ())
        return "Event" in classes or "State" in classes

    def _party_facts(self, ids: Sequence[str]) -> dict[str, list[str]]:
        """The facts behind the conditions on who takes part, where no event proves an item."""
        wanted = [
            r.id for c in walk(self.query.of.where) if isinstance(c, Link) and not c.negated for r in c.to.ids
        ]
        rows = self.store.read(_LINKS, {"ids": list(ids), "others": wanted})
        return {r["id"]: list(r["facts"]) for r in rows}

    def _value(self, f: Found) -> ItemValue:  # one case after the other, each a line or two
        thing = f.thing
        if self.query.show and self.query.show[-1] == "proceeding":
            return str(thing["docket_number"]) if thing.get("docket_number") else None
        if "VerdictOrPlea" in thing.get("classes", ()) and thing.get("finding"):
            told = str((thing.get("summary") or [""])[0])
            return f"{thing['finding'][0]}: {told}" if told else str(thing["finding"][0])
        if "Allegation" in thing.get("classes", ()):
            content = thing.get("content") or ()
            return str(content[0] if isinstance(content, list | tuple) else content) if content else None
        return None

    def _near(self, run: Execution, found: Sequence[Found]) -> list[tuple[list[Found], str]]:
        """What stands near the question without being its answer, under the same conditions."""
        q = self.query
        if q.of.of != "lawsuit" or q.show:
            return []
        position = next((n for n, c in enumerate(q.of.where) if isinstance(c, Link) and c.shown), None)
        if position is None:
            return []
        shown = q.of.where[position]
        assert isinstance(shown, Link)
        taken = {f.thing["id"] for f in found}
        out: list[tuple[list[Found], str]] = []
        for kind, reason in NEAR.get(shown.to.of, {}).items():
            kept = tuple(c for c in shown.to.where if isinstance(c, When) and not c.lasts)
            near = shown.model_copy(update={"to": Selection(of=kind, where=kept)})
            conditions = (*q.of.where[:position], near, *q.of.where[position + 1 :])
            rows = run.things(q.of.model_copy(update={"where": conditions}), main=False)
            if kind == "stay-motion":
                stayed = {r["id"] for r in self.store.read(_EVER_STAYED)}
                rows = [f for f in rows if f.thing["id"] not in stayed]
            rows = [f for f in rows if f.thing["id"] not in taken]
            out.append((rows, reason))
            taken |= {f.thing["id"] for f in rows}
        return out

    # ---- the answer

    def _finish(self, run: Execution, status: Status, **fields: Any) -> Answer:
        if run.statement is None and "cypher" not in fields:
            run.rows(self.query.of, self.query.show)
        statement = run.statement
        text = fields.pop("reading", None) or in_english(self.query)
        if run.times.told:
            text = f"{text} Read with: {'; '.join(dict.fromkeys(run.times.told))}."
        if self.as_of is not None:
            text = f"{text} As of {self.as_of.isoformat()}."
        if self.known_on is not None:
            text = f"{text} As known on {self.known_on.isoformat()}."
        who = sorted({a for i in fields.get("answers", ()) for a in i.attributed_to})
        fields.setdefault("cypher", statement.text if statement is not None else None)
        fields.setdefault("parameters", statement.parameters if statement is not None else {})
        return Answer(
            question=self.question,
            status=status,
            reading=text,
            query=self.query,
            assumptions=self.assumptions,
            corrections=self.corrections,
            attributed_to=who,
            coverage=self._coverage(),
            **fields,
        )

    def _coverage(self) -> str:
        """How far the records reach, which is what "none" rests on."""
        ids = [
            r.id
            for c in walk(self.query.of.where)
            if isinstance(c, Link) and c.to.of == "lawsuit"
            for r in c.to.ids
        ]
        ids += [r.id for r in self.query.of.ids if self.query.of.of == "lawsuit"]
        row = recall.of(self.store, fresh=False).read(_COVERAGE, {"ids": ids})[0]
        cases = f"{row['cases']} lawsuit{'s' if row['cases'] != 1 else ''} on record"
        if row["first"] is None:
            return f"{cases}; how far each is known is not on record"
        if row["first"] == row["last"]:
            return f"{cases}; known to {row['first']}"
        return f"{cases}; known to dates from {row['first']} to {row['last']}"


UNITS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
"""Days of a unit, as prison terms and deadlines are counted here."""


_ACTS_OF_PEOPLE = frozenset({"formation", "disbanding", "replacement", "order-signed", "veto", "pardon"})
"""Kinds of event of which "who" asks for a person first."""


def _within(value: tuple[float, float], measure: Measure) -> bool:
    """Whether a value surely keeps the bounds."""
    return (measure.least is None or value[0] >= measure.least) and (
        measure.most is None or value[1] <= measure.most
    )


def _round(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 1)


def _leads(chosen: Found, perhaps: Sequence[Found], largest: bool) -> bool:
    """Whether the chosen one is the best whichever day within its imprecise date it was."""
    assert chosen.value is not None
    return all(
        f.value is None or (chosen.value[0] >= f.value[1] if largest else chosen.value[1] <= f.value[0])
        for f in perhaps
    )


def _shown_date(f: Found, role: str) -> str | None:
    names = {"announced": "announced_on", "effective": "effective_on", "ended": "ended", "main": "date"}
    for row in f.rows:
        value = row["event"].get(names.get(role, "date"))
        if value is None and role in ("announced", "effective"):
            value = row["event"].get("date")
        if value is None and role == "ended":
            value = row["event"].get("stated_end")
        if value:
            return str(value[0] if isinstance(value, list | tuple) else value)
    return None


NEAR: dict[str, dict[str, str]] = {
    "stay": {
        "part-stay": "only a part of it was stayed",
        "abeyance": "its appeal was held in abeyance",
        "stay-motion": "a stay was asked for; no order that grants it is on record",
        "stay-extension": "an earlier stay was extended then",
    },
    "dismissal": {"part-dismissal": "dismissed in part only"},
}
"""What is shown beside an answer without being part of it: near kinds of event, and why they are none."""

_CASE = model.load().paths["case"]
_COVERAGE = """
MATCH (l:Lawsuit) WHERE size($ids) = 0 OR l.id IN $ids
UNWIND coalesce(l.known_to, [null]) AS known
RETURN count(DISTINCT l) AS cases, min(known) AS first, max(known) AS last
"""
_EVER_STAYED = "MATCH (:Stay)-[:STAYS]->(l:Lawsuit) RETURN DISTINCT l.id AS id"
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
_PAYS = """
MATCH (e:Event {id: $event})-[r:PAYER|AGAINST|PARTICIPANT|FILED_BY|ACTOR|PAYEE]->(a) WHERE a.id IN $ids
RETURN DISTINCT type(r) AS how
"""
_CASE_OF = f"MATCH (e {{id: $id}})-[:{_CASE}]->(l:Lawsuit) RETURN l {{.*, classes: labels(l)}} AS case ORDER BY l.id LIMIT 1"
_LINKS = """
MATCH (x:Entity) WHERE x.id IN $ids
MATCH (x)-[r]-(y:Entity) WHERE y.id IN $others AND r.fact IS NOT NULL
RETURN x.id AS id, collect(DISTINCT r.fact) AS facts
"""
_SHORTEST = """
MATCH (a:Entity) WHERE a.id IN $first
MATCH (b:Entity) WHERE b.id IN $second AND NOT b.id IN $first
MATCH p = shortestPath((a)-[*..12]-(b)) WHERE all(n IN nodes(p) WHERE n:Entity)
RETURN [n IN nodes(p) | n {.*, classes: labels(n)}] AS nodes, [r IN relationships(p) | {type: type(r), fact: r.fact}] AS links
ORDER BY length(p), [n IN nodes(p) | n.id] LIMIT 1
"""
_CONFLICTS = """
MATCH (e:Entity) WHERE e.id IN $ids
MATCH (c:Conflict) WHERE c.subject_id = e.id OR EXISTS { (e)<--(:Entity {id: c.subject_id}) }
MATCH (c)-[side:SIDE]->(f:Fact)
OPTIONAL MATCH (s:Entity {id: c.subject_id})
WITH c, s, e, f, side ORDER BY side.rank, f.id
RETURN c {.id, .predicate, .shown, .others, .reason, .decided} AS c, coalesce(s.label, c.subject_id) AS label,
       collect(DISTINCT f.id) AS facts, coalesce(e.reference, s.reference) AS refs
ORDER BY refs, label, c.predicate, c.id
"""
_HANDLERS = {
    Ask.THINGS: Outcome._things,
    Ask.NUMBER: Outcome._things,
    Ask.GROUPS: Outcome._groups,
    Ask.DATE: Outcome._date,
    Ask.DURATION: Outcome._duration,
    Ask.AMOUNT: Outcome._amount,
    Ask.TRUTH: Outcome._truth,
    Ask.ENDING: Outcome._ending,
    Ask.COMPARISON: Outcome._comparison,
    Ask.TIMELINE: Outcome._timeline,
    Ask.CHANGES: Outcome._timeline,
    Ask.SOURCES: Outcome._sources,
    Ask.PATH: Outcome._path,
    Ask.CONFLICTS: Outcome._conflicts,
}
_Value = Value
