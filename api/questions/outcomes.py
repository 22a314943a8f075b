"""From the rows of a query to its answer: none, unknown and no are told apart, and all is proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptoreg.api.questions import comparing, desks, measured, recall, stories, yes_no
from cryptoreg.api.questions.alike import stems
from cryptoreg.api.questions.answer import Answer, AnswerItem, Status
from cryptoreg.api.questions.english import in_english
from cryptoreg.api.questions.evidence import Evidences
from cryptoreg.api.questions.query import Ask, Link, Query, Selection, When
from cryptoreg.api.questions.running import Execution, Found
from cryptoreg.api.questions.shown import UNDETERMINED, UNITS, ItemValue, rounded, shown_date
from cryptoreg.api.questions.times import walk
from cryptoreg.graph.store import Store


def _last_of_all(ends: list[Found]) -> list[Found]:
    """Of several ends of a case its dismissal, where nothing came after it: it was settled, and then dismissed."""
    last = max(ends, key=lambda f: shown_date(f, "main") or "")
    others = [f for f in ends if f is not last]
    agreed = all("Settlement" in f.thing.get("classes", ()) for f in others)
    if "Dismissal" in last.thing.get("classes", ()) and agreed:
        return [last]
    return ends


def _of_parties_alone(of: Selection) -> bool:
    """Whether lawsuits are told by their parties and by nothing else, a private one among them."""
    sides = [c for c in of.where if isinstance(c, Link) and c.path in ("plaintiff", "defendant", "party")]
    return of.of == "lawsuit" and len(sides) == len(of.where) > 1 and not any(c.negated for c in sides)


def _stands_for(found: Found) -> int:
    """How many a party is that stands for several: "17 other US states"."""
    several = found.thing.get("headcount") or [1]
    return int(several[0] if isinstance(several, list) else several)


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
            return self.finish(run, Status.REFUSED, reading="Not answered: this is asked in another way.")
        return _HANDLERS[self.query.ask](self, run)

    # ---- lists and numbers

    def _things(self, run: Execution) -> Answer:  # noqa: C901  # one kind of list after the other
        q = self.query
        found = run.things(q.of, q.show)
        m = q.measure
        ranked = q.limit is not None or q.largest is not None
        if q.show and q.show[-1] == "against":
            found = [f for f in found if "Agent" in f.thing.get("classes", ())] or found
        if m is not None and (ranked or m.kind == "gap" or m.least is not None or m.most is not None):
            return measured.ranked(self, run, found)
        if q.show == ("issued-by",) and not any("Person" in f.thing.get("classes", ()) for f in found):
            # the ruling names only its court: who hears the case
            found = [
                f for f in run.things(q.of, ("case", "judge")) if "Person" in f.thing.get("classes", ())
            ] or found
        if q.show:  # "a judge" and the judge whose name another source gives are one in an answer
            found = [f for f in found if "(unnamed)" not in str(f.thing.get("label"))] or found
        named = {r.id for r in q.but}
        found = [f for f in found if f.thing["id"] not in named]
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
            number = sum(_stands_for(f) for f in sure) if q.of.of == "state" else len(items)
            return self.finish(run, Status.ANSWERED, value=number, answers=items, also=also)
        if items:
            return self.finish(run, Status.ANSWERED, answers=items, also=also)
        if perhaps:
            return self.finish(run, Status.UNDETERMINED, also=also)
        in_case = any(isinstance(c, Link) and c.path == "case" and c.to.ids for c in q.of.where)
        if (
            q.show
            and in_case
            and q.of.of in ("stay", "abeyance", "dismissal", "settlement", "sentence", "appeal")
        ):
            return yes_no.missing(self, run)
        if in_case and q.of.of in ("verdict", "plea", "acquittal", "trial", "deadlock"):
            return yes_no.missing(self, run)
        if q.show and q.show[-1] in ("judge", "court", "proceeding") and _of_parties_alone(q.of):
            # "which judge heard the SEC's suit against Robinhood": there is no such suit
            return self.finish(run, Status.FALSE_PREMISE, also=also)
        spoken = {q.of.of, *(c.to.of for c in q.of.where if isinstance(c, Link))}
        if spoken & {"vote", "dissent"}:
            return self.finish(run, Status.UNKNOWN, also=also)
        if (q.show and q.of.ids) or q.of.of == "tenure" or (in_case and q.of.of != "allegation"):
            return self.finish(run, Status.UNKNOWN, also=also)
        return self.finish(run, Status.NONE, also=also)

    def number(self, f: Found) -> ItemValue:
        if f.value is None:
            return None
        measure = self.query.measure
        if measure is not None and measure.kind == "date":
            return shown_date(f, measure.role)
        low, high = (v / UNITS[measure.unit if measure is not None else "days"] for v in f.value)
        return rounded(low) if low == high else f"{rounded(low)} to {rounded(high)}"

    # ---- values

    def _date(self, run: Execution) -> Answer:
        q = self.query
        role = q.measure.role if q.measure is not None else "main"
        found = run.things(q.of)
        sure = [f for f in found if f.sure]
        if not sure:
            untimed = tuple(c for c in q.of.where if not isinstance(c, When))
            if found and not yes_no.told_with_date(run, found, q.of.model_copy(update={"where": untimed})):
                return self.finish(run, Status.UNDETERMINED, also=self.items(found, UNDETERMINED))
            return yes_no.missing(self, run)
        dated = [f for f in sure if shown_date(f, role) is not None]
        if not dated:
            return self.finish(run, Status.UNKNOWN, answers=[])
        if q.of.of == "end":
            dated = _last_of_all(dated)
        several = len({shown_date(f, role) for f in dated}) > 1
        unnamed = q.of.of == "order-signed" and not any(
            isinstance(c, Link) and c.path == "instrument" for c in q.of.where
        )
        if several and (q.of.of == "end" or unnamed):
            items = self.items(dated, value=lambda f: shown_date(f, role))
            return self.finish(
                run, Status.AMBIGUOUS, answers=items, reading=f"{in_english(q)} There are several; which one?"
            )
        dated.sort(key=lambda f: shown_date(f, role) or "", reverse=bool(q.largest))
        if q.largest is None:
            dated.sort(key=lambda f: -self._spoken_of(f))
        items = self.items(dated[:1], value=lambda f: shown_date(f, role))
        also = self.items(dated[1:], "another one on record", value=lambda f: shown_date(f, role))
        return self.finish(run, Status.ANSWERED, value=shown_date(dated[0], role), answers=items, also=also)

    def _spoken_of(self, f: Found) -> int:
        """How many words of the question its own description holds, to choose between acts on one law."""
        if "AgencyAct" not in f.thing.get("classes", ()):
            return 0
        told = [str(f.thing.get("scope", "")), *map(str, f.thing.get("summary") or ())]
        return len(stems(self.question) & stems(" ".join(told)))

    # ---- truths

    # ---- comparisons

    # ---- stories

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
        if self.query.of.of == "deadline":
            due = next(
                (thing[k] for k in ("due_on", "response_due", "leave_to_amend_until") if thing.get(k)), None
            )
            return str(due) if due is not None else None
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

    def finish(self, run: Execution, status: Status, **fields: Any) -> Answer:
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


_ACTS_OF_PEOPLE = frozenset({"formation", "disbanding", "replacement", "order-signed", "veto", "pardon"})
"""Kinds of event of which "who" asks for a person first."""


NEAR: dict[str, dict[str, str]] = {
    "stay": {
        "part-stay": "only a part of it was stayed",
        "statute-stay": "stayed by statute in part, which follows from the law; no order stayed it",
        "abeyance": "its appeal was held in abeyance",
        "stay-motion": "a stay was asked for; no order that grants it is on record",
        "stay-extension": "an earlier stay was extended then",
    },
    "dismissal": {"part-dismissal": "dismissed in part only"},
}
"""What is shown beside an answer without being part of it: near kinds of event, and why they are none."""

_COVERAGE = """
MATCH (l:Lawsuit) WHERE size($ids) = 0 OR l.id IN $ids
UNWIND coalesce(l.known_to, [null]) AS known
RETURN count(DISTINCT l) AS cases, min(known) AS first, max(known) AS last
"""
_EVER_STAYED = (
    "MATCH (s:Stay)-[:STAYS]->(l:Lawsuit) WHERE NOT coalesce(s.rule, '') STARTS WITH 'statutory-stay' "
    "RETURN DISTINCT l.id AS id"
)
_LINKS = """
MATCH (x:Entity) WHERE x.id IN $ids
MATCH (x)-[r]-(y:Entity) WHERE y.id IN $others AND r.fact IS NOT NULL
RETURN x.id AS id, collect(DISTINCT r.fact) AS facts
"""
_HANDLERS = {
    Ask.THINGS: Outcome._things,
    Ask.NUMBER: Outcome._things,
    Ask.GROUPS: measured.groups,
    Ask.DATE: Outcome._date,
    Ask.DURATION: measured.duration,
    Ask.AMOUNT: measured.amount,
    Ask.TRUTH: yes_no.truth,
    Ask.ENDING: yes_no.ending,
    Ask.STATUS: desks.status,
    Ask.FATES: desks.fates,
    Ask.SHARE: desks.share,
    Ask.CITATION: desks.citation,
    Ask.COMPARISON: comparing.comparison,
    Ask.TIMELINE: stories.timeline,
    Ask.CHANGES: stories.timeline,
    Ask.SOURCES: stories.sources,
    Ask.PATH: stories.path,
    Ask.CONFLICTS: stories.conflicts,
}
