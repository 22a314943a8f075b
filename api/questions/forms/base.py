"""What every form of question works with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from cryptoreg.api.questions.building import Builder
from cryptoreg.api.questions.failures import ambiguous, refused
from cryptoreg.api.questions.query import Ask, Link, Ref, Selection, Value
from cryptoreg.api.questions.reading import Candidate, Item, sense_of
from cryptoreg.api.questions.regions import BE, DO
from cryptoreg.api.questions.running import quick
from cryptoreg.api.questions.slots import Event, Slots
from cryptoreg.graph.store import Store

EVENT_KINDS_WITHOUT_CASE = frozenset(
    {
        "inv-closing", "inv-opening", "wells-notice", "roundtable", "formation", "disbanding", "statement", "report",
        "nomination", "nomination-withdrawal", "confirmation", "order-signed", "law-step", "law-signing", "law-passage", "law-proposal",
        "law-in-force", "law-agreement", "rescinding", "law-publication", "law-issuance", "law-rescission", "law-veto", "agency-act", "tenure",
    }
)  # fmt: skip


PERSONAL = frozenset({"sentence", "verdict", "plea", "arrest", "pardon", "release", "sanction", "delisting"})
"""What happens to a person or a thing, so that its case need not be told."""


_PEOPLE = frozenset(
    {"person", "individual", "man", "woman", "human", "official", "people", "individuals", "persons", "men", "women", "humans", "officials"}
)  # fmt: skip
"""Words by which people are asked for, and not the bodies in whose name they act or the firms beside them."""


@dataclass(slots=True)
class Context:
    """One question on its way to a query."""

    items: Sequence[Item]
    slots: Slots
    build: Builder
    events: list[Event]
    marked: bool = False
    """Whether it ends in a question mark."""

    @property
    def store(self) -> Store:
        return self.build.phrases.store

    @property
    def words(self) -> list[str]:
        """The words of the question."""
        return [i.text.lower() for i in self.items]

    @property
    def unknown(self) -> list[str]:
        """The words that were not understood; those of a time are looked at with it."""
        timed = {id(i) for t in self.slots.times for i in (*t.region, *t.second)}
        return [
            i.text
            for i in self.items
            if (id(i) not in timed and (i.kind == "unknown" and i not in self.slots.clause.grounds))
            or (i.kind == "absent" and self.slots.conducts)
        ]

    @property
    def on_record(self) -> bool:
        """Whether it names anything of the graph."""
        return any(i.kind in ("entity", "case") for i in self.items)

    @property
    def public(self) -> list[Item]:
        """The authorities and governments among those who take part."""
        return [u.item for u in self.slots.agents if _is_public(u.item)]

    @property
    def private(self) -> list[Item]:
        """Those who take part and are neither."""
        return [u.item for u in self.slots.agents if not _is_public(u.item)]

    @property
    def yes_no(self) -> bool:
        """Whether it asks for yes or no."""
        first = (
            next(
                (
                    i.text.lower()
                    for i in self.items
                    if i.text.lower() not in ("so", "and", "ok", "hey", "then", "but", "please", "well")
                    and i.kind not in ("entity", "case")
                ),
                "",
            )
            if self.items and self.items[0].kind not in ("entity", "case", "leadership")
            else ""
        )
        if any(
            i.has("ask", "list")
            and i.index > 2
            and i.text.lower() in ("which", "which one", "which ones", "what")
            for i in self.items
        ):
            return False
        if "yes" in self.slots.flags or self._bare_claim:
            return True
        if (
            first.split()[0:1]
            and first.split()[0] in BE | DO | {"have"}
            and first
            not in (
                "do you have",
                "have you",
                "do you know",
                "can you",
                "could you",
                "would you",
                "can you tell",
            )
        ):
            return not any(i.has("ask", "count") or (i.has("or") and self.slots.compares) for i in self.items)
        lead = next((i for i in self.items if i.kind != "ignored"), None)
        leading_time = lead is not None and (lead.has("time") or lead.kind == "date")
        if leading_time and not self.slots.asks:
            return any(
                i.text.lower().split()[0] in BE | DO and (i.comma or before.kind == "date")
                for before, i in pairwise(self.items)
            )
        return False

    @property
    def titles_only(self) -> bool:
        """Whether words such as "lawyer" only stand before the name of a person who is on record."""
        return all(
            k + 1 < len(self.items) and self.items[k + 1].is_a("Person")
            for k, i in enumerate(self.items)
            if i.has("unrecorded")
        )

    @property
    def _bare_claim(self) -> bool:
        """Whether it is a claim without a verb to be asked by: "Binance stay extended?", "Kraken dropped yet?"."""
        slots = self.slots
        asking = any(w.split()[0] in _ASKING for w in self.words)
        if not self.marked or asking or slots.asks or slots.supers or slots.compares or "or" in slots.flags:
            return False
        told = [
            e
            for e in slots.events
            if not e.noun and (e.sense.form in ("past", "participle") or e.item.text.lower().endswith("ed"))
        ]
        things = [i for i in slots.nouns if not i.has("event") and not _single(i)]
        return bool(told) and not things and bool(slots.cases or slots.agents) and self.has_case

    @property
    def listing(self) -> bool:
        """Whether it asks which."""
        return self.slots.asks_for("list") or any(i.text.lower() in ("which", "what") for i in self.items)

    def one_case(self, needed: Sequence[Link] = (), text: str = "") -> Selection:
        """The case that the question is about; asks back when several fit.

        Of several cases that a name may mean, those that had what the question speaks of come first.
        """
        slots = self.slots
        selection = self.build.cases(slots, events=False)
        if not selection.ids and not selection.where:
            raise refused("it does not say which case is meant")
        rows = self.matching(selection)
        if not rows and any(isinstance(c, Link) and c.path in ("court", "judge") for c in selection.where):
            # An appeal is known by the court above, and its judge by the ruling below.
            selection = selection.kept(lambda c: not (isinstance(c, Link) and c.path == "court"))
            rows = self.matching(selection)
        if len(rows) > 1 and needed:
            fitting = self.matching(selection.with_(*needed)) or self.matching(selection.with_(*_kin(needed)))
            rows = fitting or rows
        if len(rows) > 1:
            rows = (
                self._heard_by_those_named(selection) or self._brought_by_who_acts(selection, needed) or rows
            )
        if len(rows) > 1:
            head = [r for r in rows if self._named_in_title(r)]
            if len(head) == 1 and slots.cases and not self._is_bare(slots.cases[0]):
                rows = head
        if len(rows) > 1:
            found = [Candidate(r["id"], r["label"], frozenset({"Lawsuit"})) for r in rows]
            name = slots.cases[0].text if slots.cases else " and ".join(u.item.text for u in slots.agents)
            raise ambiguous(text or name, found)
        return (
            Selection(of="lawsuit", ids=tuple(Ref(id=r["id"], label=r["label"]) for r in rows))
            if rows
            else selection
        )

    def _heard_by_those_named(self, selection: Selection) -> list[dict[str, str]]:
        """Of several lawsuits those before the judge who is said to have done something: "did Judge Rakoff …?"."""
        judges = [j for e in self.slots.events for j in e.judges]
        if not judges:
            return []
        refs = self.build.refs(judges[0], "Person")
        return self.matching(selection.with_(Link(path="judge", to=Selection(of="judge", ids=refs))))

    def _brought_by_who_acts(self, selection: Selection, needed: Sequence[Link]) -> list[dict[str, str]]:
        """Of several lawsuits that an authority brought, where what it is said to have done is on record of none."""
        acting = [i for e in self.events for i in e.by if i.is_a("Regulator")]
        if len(acting) != 1 or self.slots.cases or self.matching(selection.with_(*needed)):
            return []
        return self.matching(selection.with_(Link(path="plaintiff", to=self.build.agent(acting[0]))))

    def in_case(self, own: Selection) -> Selection:
        """An event of the case that the question is about; of somebody, where it happened to somebody."""
        personal = own.of in PERSONAL and any(
            isinstance(c, Link) and c.path in ("by", "against") for c in own.where
        )
        if personal and not self.slots.cases:
            return own
        if own.of in PERSONAL and not personal and not self.slots.cases and len(self.slots.agents) == 1:
            met = own.with_(Link(path="against", to=self.build.agent(self.slots.agents[0].item)))
            if self.matching(met):
                return met  # "Tornado Cash delisting date"
        return own.with_(Link(path="case", to=self.one_case([Link(path="event", to=own)])))

    def _named_in_title(self, row: dict[str, str]) -> bool:
        title = row["label"].lower()
        names = [u.item.text.lower() for u in self.slots.agents]
        names += [w for c in self.slots.cases for w in self._said(c)]
        return all(
            n in title
            for n in names
            if len(n) > 3 and n not in ("case", "lawsuit", "suit", "action", "appeal", "appeals")
        )

    def _said(self, case: Item) -> list[str]:
        """The words by which a case is named; of a person the last name, by which cases are called."""
        text = case.text.lower()
        for row in case.candidates:
            for person in self.store.read(_PEOPLE_IN, {"id": row.id}):
                whole = str(person["label"]).lower()
                text = text.replace(whole, whole.split()[-1])
        return text.split()

    @staticmethod
    def _is_bare(item: Item) -> bool:
        return (
            len(
                [
                    w
                    for w in item.text.split()
                    if w.lower() not in ("case", "lawsuit", "suit", "action", "the", "litigation")
                ]
            )
            < 2
        )

    def matching(self, selection: Selection) -> list[dict[str, str]]:
        """The lawsuits that fit, without conditions on time."""
        return quick(self.store, selection)

    @property
    def people_asked(self) -> bool:
        """Whether people are asked for, and not the bodies in whose name they act or the firms beside them."""
        return any(i.has("ask", "who") and i.text.lower().split()[-1] in _PEOPLE for i in self.items)

    @property
    def bound(self) -> Literal["is", "less", "more"]:
        """How what is asked for compares with a number that is told."""
        if any(i.has("compare", "less") or i.has("compare", "shorter") for i in self.items):
            return "less"
        return "more" if any(i.has("compare") for i in self.items) else "is"

    @property
    def has_case(self) -> bool:
        """Whether it is about one case, or about parties of one."""
        return bool(self.slots.cases) or any(not u.item.is_a("Regulator") for u in self.slots.agents)

    def count(self) -> Ask:
        """Whether things or their number is asked for."""
        return Ask.NUMBER if self.slots.asks_for("count") else Ask.THINGS


def _kin(needed: Sequence[Link]) -> list[Link]:
    """The same with what is akin: a case whose stay was refused or lifted saw a request for one."""
    stays = frozenset({"stay", "stay-any", "stay-denial", "stay-lift", "stay-extension", "part-stay"})
    return [
        c.model_copy(update={"to": Selection(of="stay-motion")}) if c.to.of in stays else c for c in needed
    ]


_PEOPLE_IN = "MATCH (l {id: $id})-->(p:Person) RETURN DISTINCT p.label AS label ORDER BY label"
_ASKING = frozenset("what which who whom whose when where why how".split())


def _is_public(item: Item) -> bool:
    return item.is_a("Regulator", "GovernmentBody")


def kind_of_party(noun: Item | None) -> str:
    """The kind of parties that a noun speaks of: firms, people, or whoever it may be."""
    value = sense_of(noun).value
    return value if value in ("firm", "person") else "agent"


def without_value(selection: Selection, name: str) -> Selection:
    """The same without its conditions on one property."""
    return selection.kept(lambda c: not (isinstance(c, Value) and c.name == name))


def first_or_last(slots: Slots) -> str | None:
    """Which of several is meant, where a question says so: "the last motion"."""
    return next((s.value for i in slots.supers for s in i.senses if s.value in ("first", "last")), None)


def _single(item: Item) -> bool:
    """Whether a word names one thing: a case, an inquiry, a person who is known."""
    sense = item.sense("noun")
    return sense is not None and sense.form == "noun"
