"""Questions over the seeds in all kinds and styles; their answers are worked out here, from the seed files.

Nothing of the product is used: the files are read as YAML, and dates, stays and ends are counted anew.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

Span = tuple[date, date]
FILINGS = {"Complaint", "Indictment", "Petition"}
PLAINTIFFS, DEFENDANTS = {"plaintiff", "petitioner"}, {"defendant", "respondent", "settling-defendant"}


@dataclass(frozen=True)
class Question:
    """A question with what must come out.

    ``expect`` is a set of references or labels, a number, a date, a boolean, or a status.
    """

    kind: str
    style: str
    text: str
    expect: Any
    by: str = "set"


@dataclass
class Case:
    """A case of the seeds, as its file says."""

    reference: str
    name: str
    parties: dict[str, set[str]]
    courts: list[str]
    judges: list[str]
    dockets: list[str]
    events: list[dict[str, Any]]
    claims: list[dict[str, Any]] = field(default_factory=list)

    @property
    def plaintiffs(self) -> set[str]:
        return {n for role, names in self.parties.items() if role in PLAINTIFFS for n in names}

    @property
    def defendants(self) -> set[str]:
        return {n for role, names in self.parties.items() if role in DEFENDANTS for n in names}

    def of(self, *kinds: str, **values: str) -> list[dict[str, Any]]:
        """Its events of a class, with these values."""
        return [
            e
            for e in self.events
            if e["is"] in kinds and all(str(_first(e.get(k))) == v for k, v in values.items())
        ]

    def filed(self) -> Span | None:
        return _earliest(self.of(*FILINGS))

    def ended(self) -> Span | None:
        """The dismissal of the whole case."""
        return _earliest([e for e in self.of("Dismissal") if whole(e)])

    def over(self) -> bool:
        """Whether anything that may end it, or a part of it, is on record."""
        return bool(self.of("Dismissal", "Judgment", "Settlement", "ConsentJudgment"))

    def stay(self) -> Span | None:
        return _earliest(self.of("Order", "MinuteOrder", relief="stay", outcome="granted"))

    def waited(self) -> int | None:
        """The days from the first request for a stay to the stay, where both are known to the day."""
        asked, stay = _earliest(self.of("Motion", relief="stay")), self.stay()
        if asked is None or stay is None or asked[0] != asked[1] or stay[0] != stay[1]:
            return None
        return (stay[0] - asked[0]).days


def whole(event: dict[str, Any]) -> bool:
    return str(event.get("scope", "whole-case")) == "whole-case"


def _first(value: Any) -> Any:
    value = value[0] if isinstance(value, list) else value
    return value.get("value") if isinstance(value, dict) else value


def day(event: dict[str, Any]) -> str | None:
    for key in ("filed_on", "entered_on", "occurred_on", "signed_on", "announced_on"):
        if event.get(key) is not None:
            return str(_first(event[key]))
    return None


def span(text: str | None) -> Span | None:
    """The first and the last day of ``2025``, ``2025-02`` or ``2025-02-13``.

    >>> span("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if text is None:
        return None
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, calendar.monthrange(*parts)[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def in_year(stretch: Span | None, year: int) -> bool:
    """Whether it is known and lies in a year."""
    return stretch is not None and stretch[0].year == stretch[1].year == year


def _earliest(events: Iterable[dict[str, Any]]) -> Span | None:
    return min((s for e in events if (s := span(day(e))) is not None), default=None)


class World:
    """The seeds as plain values."""

    def __init__(self, folder: Path) -> None:
        self.cases = [_case(p) for p in sorted((folder / "cases").glob("*.yaml"))]
        self.things: list[dict[str, Any]] = []
        for path in sorted((folder / "world").glob("*.yaml")):
            self.things += yaml.load(path.read_text(), yaml.BaseLoader).get("things", [])

    def tenures(self) -> dict[str, tuple[date, date]]:
        """The heads of the SEC, each with the first day in office and the first day after it."""
        out = {}
        for t in self.things:
            if t["is"] == "Tenure" and t.get("tenure_of") == "sec-chair":
                begun = span(str(_first(t["began"])))
                ended = span(str(_first(t["ended"]))) if t.get("ended") else None
                assert begun is not None
                out[str(t["held_by"])] = (begun[1], ended[0] if ended else date.max)
        return out

    def formed(self) -> date:
        found = next(
            t for t in self.things if t["is"] == "TaskForceFormation" and t["reference"] == "task_force"
        )
        made = span(day(found))
        assert made is not None
        return made[0]

    def closings(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Reference -> firm and closing of each inquiry."""
        found = {
            str(t["reference"]): (str(_first(t["against"])), t)
            for t in self.things
            if t["is"] == "InvestigationClosing"
        }
        for c in self.cases:  # one that belongs to a case goes by the case's reference
            for e in c.of("InvestigationClosing"):
                found[c.reference] = (c.name, e)
        return found

    def closed(self) -> dict[str, Span]:
        """Reference -> when an inquiry was closed, where that is told."""
        return {r: s for r, (_, t) in self.closings().items() if (s := span(day(t)))}

    def roundtables(self) -> list[tuple[Span, str]]:
        """The day and the reference of each roundtable, in their order."""
        return sorted(
            (s, str(t["reference"])) for t in self.things if t["is"] == "Roundtable" and (s := span(day(t)))
        )

    def sued_by(self, plaintiff: str) -> set[str]:
        """Against whom somebody brought a case."""
        return {d for c in self.cases if plaintiff in c.plaintiffs for d in c.defendants}

    def refs(self, chosen: Iterable[Case]) -> set[str]:
        return {c.reference for c in chosen}


def _case(path: Path) -> Case:
    data = yaml.load(path.read_text(), yaml.BaseLoader)
    case = data["case"]
    parties: dict[str, set[str]] = {}
    for p in case.get("parties", []):
        parties.setdefault(str(p["role"]), set()).add(str(p["name"]))
    proceedings = case.get("proceedings", [])
    return Case(
        str(case["reference"]),
        str(case["name"]),
        parties,
        [str(p["court"]) for p in proceedings if p.get("court")],
        [str(j) for p in proceedings for j in _list(p.get("judge"))],
        [str(p["docket_number"]) for p in proceedings if p.get("docket_number")],
        list(data.get("events", [])),
        list(case.get("claims", [])),
    )


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


# ---------------------------------------------------------------- the questions


def questions(folder: Path) -> list[Question]:
    """All questions, in a fixed order."""
    world = World(folder)
    out: list[Question] = []
    for make in _MAKERS:
        out += make(world)
    return out


def _styled(kind: str, expect: Any, by: str = "set", **wordings: str) -> Iterator[Question]:
    for style, text in wordings.items():
        yield Question(kind, style.rstrip("0123456789_"), text, expect, by)


def _stays(w: World) -> Iterator[Question]:
    formed = w.formed()
    after = w.refs(c for c in w.cases if (s := c.stay()) is not None and s[0] > formed)
    before = w.refs(c for c in w.cases if (s := c.stay()) is not None and s[1] < formed)
    yield from _styled(
        "stays after the task force", after,
        plain="Which cases were stayed after the task force was formed?",
        plain2="Which lawsuits were put on hold after the SEC Crypto Task Force was created?",
        casual="what cases got frozen once the crypto task force was set up?",
        casual2="which court battles were paused after Uyeda launched the crypto task force",
        terse="cases stayed after task force formation",
        terse2="stays granted after SEC crypto task force",
        legalese="Identify all actions in which a stay was granted subsequent to the formation of the SEC Crypto Task Force.",
        legalese2="List the proceedings stayed following the establishment of the Crypto Task Force.",
        typo="wich cases were stayd after the task forec was formed",
        typo2="which lawsutis were paused after the taskforce was created",
        fronted="After the task force was formed, which cases were put on hold?",
        passive="In which lawsuits was a stay ordered by the court after the task force had been established?",
        relative="Name the lawsuits that were halted after the task force that Uyeda set up was formed.",
    )  # fmt: skip
    yield from _styled(
        "stays before the task force", before,
        plain="Which cases were stayed before the task force was formed?",
        casual="what got put on ice before the crypto task force existed?",
        terse="cases stayed before task force formation",
        legalese="Identify the matters stayed prior to the formation of the Crypto Task Force.",
    )  # fmt: skip
    yield from _styled(
        "count of stays", len(after), "value",
        plain="How many cases were stayed after the task force was formed?",
        casual="how many suits got paused once the task force was set up",
        terse="number of cases stayed after the task force was formed",
    )  # fmt: skip


def _ends(w: World) -> Iterator[Question]:
    for month in ("2025-02", "2025-03", "2025-04", "2025-05"):
        stretch = span(month)
        assert stretch is not None
        inside = w.refs(c for c in w.cases if (e := c.ended()) and stretch[0] <= e[0] and e[1] <= stretch[1])
        name = f"{stretch[0]:%B} {stretch[0].year}"
        yield from _styled(
            "dismissed in a month", inside,
            plain=f"Which cases were dismissed in {name}?",
            terse=f"cases dismissed {name}",
            casual=f"what lawsuits were dismissed back in {stretch[0]:%b} {stretch[0].year}?",
            legalese=f"List the actions in which a dismissal was entered during {name}.",
        )  # fmt: skip
    for person, (first, last) in w.tenures().items():
        dropped = w.refs(
            c
            for c in w.cases
            if "SEC" in c.plaintiffs
            for e in c.of("Dismissal")
            if whole(e)
            and str(_first(e.get("manner"))) != "court"
            and (s := span(day(e)))
            and first <= s[0]
            and s[1] < last
        )
        last_name = person.split()[-1]
        yield from _styled(
            "dropped under a chair", dropped,
            plain=f"Which lawsuits did the SEC drop under {last_name}?",
            plain2=f"Which SEC cases were dropped while {last_name} was in charge of the SEC?",
            possessive=f"Which cases did {last_name}'s SEC drop?",
            casual=f"what suits did the SEC walk away from on {last_name}'s watch",
            terse=f"SEC lawsuits dropped under {last_name}",
        )  # fmt: skip
    tossed = w.refs(
        c
        for c in w.cases
        if "SEC" in c.plaintiffs and any(whole(e) for e in c.of("Dismissal", manner="court"))
    )
    yield from _styled(
        "thrown out", tossed,
        plain="Which SEC lawsuits were thrown out by a judge?",
        casual="which SEC cases got tossed by the court?",
        negation="Which SEC lawsuits were dismissed by the court and not dropped by the SEC?",
    )  # fmt: skip
    prejudice = {
        c.reference
        for c in w.cases
        for e in c.of("Dismissal", with_prejudice="true")
        if whole(e) and (day(e) or "").startswith("2025")
    }
    yield from _styled(
        "with prejudice", prejudice,
        plain="Which cases were dismissed with prejudice in 2025?",
        terse="dismissals with prejudice 2025 cases",
    )  # fmt: skip
    yield from _styled(
        "count with prejudice", len(prejudice), "value",
        plain="How many cases were dismissed with prejudice in 2025?",
        casual="how many lawsuits were dismissed for good in 2025",
    )  # fmt: skip


def _filings(w: World) -> Iterator[Question]:
    for year in ("2022", "2023", "2024", "2025"):
        stretch = span(year)
        assert stretch is not None
        filed = [
            c
            for c in w.cases
            if "SEC" in c.plaintiffs and (f := c.filed()) and stretch[0] <= f[0] and f[1] <= stretch[1]
        ]
        yield from _styled(
            "filed by the SEC in a year", w.refs(filed),
            plain=f"Which lawsuits did the SEC file in {year}?",
            casual=f"who got hit with SEC lawsuits filed in {year}? list the cases",
            terse=f"SEC complaints filed {year}",
            legalese=f"Identify the actions commenced by the Commission in {year}.",
            passive=f"Which cases were brought by the SEC in {year}?",
        )  # fmt: skip
        yield from _styled(
            "count of filings", len(filed), "value",
            plain=f"How many lawsuits did the SEC file in {year}?",
            terse=f"number of SEC lawsuits filed in {year}",
        )  # fmt: skip
    against = w.refs(c for c in w.cases if "SEC" in c.defendants)
    yield from _styled(
        "against the SEC", against,
        plain="Which lawsuits were brought against the SEC?",
        casual="which cases have the SEC as a defendant?",
        terse="lawsuits against SEC",
    )  # fmt: skip
    plain = [c for c in w.cases if "SEC" in c.plaintiffs]
    yield from _styled(
        "count of SEC cases", len(plain), "value",
        plain="In how many cases is the SEC the plaintiff?",
        casual="how many lawsuits did the SEC bring in total?",
    )  # fmt: skip
    for name in ("Binance", "Gemini", "Coinbase"):
        sued = w.refs(c for c in w.cases if name in c.defendants)
        if sued:
            yield from _styled(
                "sued firm", sued,
                plain=f"Which lawsuits name {name} as a defendant?",
                terse=f"cases against {name}",
                passive=f"In which lawsuits was {name} sued?",
            )  # fmt: skip
    both = {n for c in w.cases if "SEC" in c.plaintiffs for n in c.defendants} & {
        n for c in w.cases if "CFTC" in c.plaintiffs for n in c.defendants
    }
    yield from _styled(
        "sued by two", both - {"Changpeng Zhao"},
        plain="Which firms were sued by both the SEC and the CFTC?",
        casual="which companies did both the SEC and the CFTC sue?",
    )  # fmt: skip
    kept = w.refs(
        c for c in w.cases if "SEC" in c.plaintiffs and in_year(c.filed(), 2023) and c.ended() is None
    )
    yield from _styled(
        "negation", kept,
        plain="Which SEC cases filed in 2023 were not dismissed?",
        casual="which of the lawsuits the SEC filed in 2023 were never dismissed?",
    )  # fmt: skip


_LOOKUPS = {
    "judge": ("Who is the judge in {}?", "judge {}", "which judge has {}?", "Name the presiding judge in {}.", "who's the judge on {}"),
    "court": ("Which court is {} in?", "{}: which court", "in what court was {} brought?", "Before which court is {} pending?", "where was {} filed?"),
    "docket": ("What is the docket number of {}?", "docket number {}", "what's the case number for {}", "State the docket no. of {}."),
    "defendants": ("Who are the defendants in {}?", "defendants in {}", "who's being sued in {}?", "List the defendants in {}."),
    "filed": ("When was {} filed?", "date of filing of {}", "when was {} brought?", "On what date was {} commenced?"),
    "ended": ("When was {} dismissed?", "date {} dismissed", "when did {} get dismissed?", "On what date was {} dismissed?"),
}  # fmt: skip
_STYLES = ("plain", "terse", "casual", "legalese", "casual")


def _lookups(w: World) -> Iterator[Question]:
    turn = 0
    for c in w.cases:
        values: list[tuple[str, Any, str]] = []
        if len(set(c.judges)) == 1:
            values.append(("judge", {c.judges[0]}, "set"))
        elif not c.judges:
            values.append(("judge", "unknown", "status"))
        if len(set(c.courts)) == 1:
            values.append(("court", {c.courts[0]}, "set"))
        if c.dockets and len(c.dockets) == 1:
            values.append(("docket", {c.dockets[0]}, "values"))
        if c.defendants and len(c.of(*FILINGS)) == 1:
            values.append(("defendants", c.defendants, "set"))
        filings = c.of(*FILINGS)
        if len(filings) == 1 and day(filings[0]):
            values.append(("filed", day(filings[0]), "value"))
        ends = [e for e in c.of("Dismissal") if whole(e)]
        if len(ends) == 1 and len(c.of("Dismissal")) == 1 and day(ends[0]):
            values.append(("ended", day(ends[0]), "value"))
        for name, expect, by in values:
            turn += 1
            wordings = _LOOKUPS[name]
            place = turn % len(wordings)
            yield Question(f"lookup of {name}", _STYLES[place], wordings[place].format(c.name), expect, by)


def _lengths(w: World) -> Iterator[Question]:
    for c in w.cases:
        stays = c.of("Order", "MinuteOrder", relief="stay", outcome="granted")
        begun = c.stay()
        if len(stays) == 1 and begun is not None and begun[0] == begun[1]:
            stated = _hold_end(c, stays[0], begun[0])
            if stated is not None:
                yield from _styled(
                    "length of a stay", (stated - begun[0]).days, "value",
                    plain=f"For how many days was {c.name} on hold?",
                    casual=f"how long was {c.name} put on pause?",
                    terse=f"length of the stay in {c.name} in days",
                )  # fmt: skip
        filed, ended = c.filed(), c.ended()
        if (
            filed
            and ended
            and filed[0] == filed[1]
            and ended[0] == ended[1]
            and len(c.of("Dismissal", "Judgment", "Settlement")) == 1
        ):
            yield from _styled(
                "length of a case", (ended[0] - filed[0]).days, "value",
                plain=f"How many days passed from the complaint to the dismissal in {c.name}?",
                terse=f"duration of {c.name}",
            )  # fmt: skip


def _hold_end(c: Case, order: dict[str, Any], begun: date) -> date | None:
    """A hold lasts to its stated end, or to the dismissal if that is earlier or no end is stated."""
    ended = c.ended()
    if c.of("Order", relief="stay-extension"):
        # An extension whose end is not known to the day: the dismissal, where it surely came before it.
        return ended[0] if ended and ended[0] == ended[1] else None
    stated = span(str(_first(order["stated_end"]))) if order.get("stated_end") else None
    end = (
        stated[0]
        if stated and stated[0] == stated[1]
        else begun + timedelta(days=int(order["duration_days"]))
        if order.get("duration_days")
        else None
    )
    if order.get("end_condition") or end is None:
        return ended[0] if ended and ended[0] == ended[1] else None
    return min(end, ended[0]) if ended else end


def _comparisons(w: World) -> Iterator[Question]:
    dated = [(c, f) for c in w.cases if (f := c.filed()) and "SEC" in c.plaintiffs and f[0] == f[1]]
    for (a, x), (b, y) in zip(dated, dated[2:] + dated[:2], strict=True):
        if x == y:
            continue
        first = {(a if x < y else b).reference}
        yield Question(
            "which was filed first", "plain", f"Which was filed first, {a.name} or {b.name}?", first
        )
    ended = [(c, e) for c in w.cases if (e := c.ended()) and e[0] == e[1] and len(c.of("Dismissal")) == 1]
    for (a, x), (b, y) in pairwise(ended):
        if x == y:
            continue
        yield Question(
            "which was dismissed first",
            "casual",
            f"which got dismissed first, {a.name} or {b.name}?",
            {(a if x < y else b).reference},
        )
        yield Question(
            "before another",
            "plain",
            f"Was {a.name} dismissed before {b.name} was dismissed?",
            x < y,
            "value",
        )


def _superlatives(w: World) -> Iterator[Question]:
    filed = [(f, c) for c in w.cases if (f := c.filed()) and "SEC" in c.plaintiffs]
    oldest = min(filed, key=lambda p: p[0])[1].reference
    newest = max(filed, key=lambda p: p[0])[1].reference
    yield from _styled(
        "oldest and newest", {oldest},
        plain="Which SEC lawsuit was filed first?", casual="what's the oldest SEC case?", terse="earliest SEC lawsuit",
    )  # fmt: skip
    yield from _styled(
        "oldest and newest", {newest},
        plain="Which SEC lawsuit was filed last?", casual="what's the newest SEC suit?", terse="most recent SEC lawsuit",
    )  # fmt: skip
    stays = sorted((s, c.reference) for c in w.cases if (s := c.stay()) and s[0] > w.formed())
    yield from _styled(
        "first stay", {stays[0][1]},
        plain="Which case was stayed first after the task force was formed?", casual="which case got paused first once the task force existed?",
    )  # fmt: skip
    yield from _styled(
        "last stay", {stays[-1][1]}, plain="Which case was stayed last?", terse="latest stay case"
    )


def _truths(w: World) -> Iterator[Question]:
    for c in w.cases:
        ended = c.ended()
        if ended is None or ended[0] != ended[1] or len(c.of("Dismissal")) != 1:
            continue
        before, after = ended[0] - timedelta(days=40), ended[0] + timedelta(days=40)
        yield Question(
            "state on a date", "plain", f"As of {_said(before)}, had {c.name} been dismissed?", False, "value"
        )
        yield Question(
            "state on a date",
            "legalese",
            f"As at {_said(after)}, had {c.name} been dismissed?",
            True,
            "value",
        )
        prejudice = _first(c.of("Dismissal")[0].get("with_prejudice"))
        if prejudice is not None:
            yield Question(
                "prejudice", "terse", f"{c.name} dismissed with prejudice?", prejudice == "true", "value"
            )
    for c in w.cases:
        stays = c.of("Order", "MinuteOrder", relief="stay", outcome="granted")
        if stays and (s := c.stay()) and s[0] == s[1] and not c.of("Order", relief="stay-extension"):
            yield Question("was it stayed", "plain", f"Was {c.name} stayed?", True, "value")
            yield Question(
                "on hold on a date",
                "plain",
                f"Was {c.name} on hold on {_said(s[0] + timedelta(days=20))}?",
                True,
                "value",
            )
            yield Question(
                "on hold on a date",
                "casual",
                f"was {c.name} on hold on {_said(s[0] - timedelta(days=20))}?",
                False,
                "value",
            )


def _said(day_: date) -> str:
    return f"{day_.day} {day_:%B} {day_.year}"


def _offices(w: World) -> Iterator[Question]:
    for person, (first, last) in w.tenures().items():
        middle = first + (min(last, date(2025, 12, 1)) - first) // 2
        yield from _styled(
            "who held an office", {person},
            plain=f"Who was chair of the SEC on {_said(middle)}?",
            casual=f"who was running the SEC on {_said(middle)}?",
            terse=f"SEC chair on {_said(middle)}",
            legalese=f"Identify the person at the head of the SEC as of {_said(middle)}.",
        )  # fmt: skip
        for c in w.cases:
            filed = c.filed()
            if (
                "SEC" in c.plaintiffs
                and filed
                and first <= filed[0]
                and filed[1] < last
                and len(c.of(*FILINGS)) == 1
            ):
                name = next(iter(sorted(c.defendants)))
                yield Question(
                    "who held an office then",
                    "plain",
                    f"Who chaired the SEC when {c.name} was filed?",
                    {person},
                )
                del name
                break
    formed = w.formed()
    holder = {p for p, (a, b) in w.tenures().items() if a <= formed < b}
    yield from _styled(
        "who held an office then",
        holder,
        plain="Who was in charge of the SEC when the task force was formed?",
    )
    for t in w.things:
        if t["is"] == "Person" and t.get("leads"):
            name = next(str(x["name"]) for x in w.things if x["id"] == t["leads"])
            yield from _styled(
                "who leads", {str(t["name"])}, plain=f"Who leads the {name}?", terse=f"head of {name}"
            )


def _inquiries(w: World) -> Iterator[Question]:
    for reference, (firm, t) in w.closings().items():
        when = day(t)
        if (
            when is None
            or not reference.startswith("inv_")
            or len([1 for f, _ in w.closings().values() if f == firm]) != 1
        ):
            continue
        yield Question(
            "end of an inquiry",
            "plain",
            f"When did the SEC close its investigation of {firm}?",
            when,
            "value",
        )
        if t.get("announced_on"):
            yield Question(
                "end made public",
                "plain",
                f"When was the end of the SEC's {firm} investigation made public?",
                str(_first(t["announced_on"])),
                "value",
            )
    for month in ("2025-02", "2025-03"):
        stretch = span(month)
        assert stretch is not None
        inside = {r for r, s in w.closed().items() if stretch[0] <= s[0] and s[1] <= stretch[1]}
        name = f"{stretch[0]:%B} {stretch[0].year}"
        yield from _styled(
            "inquiries closed in a month", inside,
            plain=f"Which investigations did the SEC close in {name}?",
            casual=f"what probes did the SEC drop in {name}?",
            terse=f"SEC investigations closed {name}",
        )  # fmt: skip
    rounds = [t for t in w.things if t.get("series_number")]
    yield from _styled(
        "roundtables", len(rounds), "value",
        plain="How many roundtables did the task force hold?", casual="how many crypto task force roundtables were there?",
    )  # fmt: skip
    for t in rounds:
        word = ("first", "second", "third", "fourth", "fifth")[int(t["series_number"]) - 1]
        yield Question(
            "roundtables", "plain", f"When was the {word} roundtable of the task force?", day(t), "value"
        )


def _premises(w: World) -> Iterator[Question]:
    for c in w.cases:
        if (
            c.stay() is None
            and not c.of("Motion", relief="stay")
            and c.ended()
            and not c.of("Order", relief="abeyance")
        ):
            yield Question("false premise", "plain", f"When was {c.name} stayed?", "false_premise", "status")
    for c in w.cases:
        if not c.over() and "SEC" in c.plaintiffs and len(c.events) == 1:
            yield Question("unknown end", "casual", f"how did {c.name} end up?", "unknown", "status")
    for text in (
        "What is the weather in Chicago?", "Who won the Super Bowl in 2024?", "Write a limerick about Coinbase.", "How do I bake bread?",
        "Should I buy XRP?", "what's the price of ether right now", "Translate 'stay' into French", "asdf qwer", "What is 17 times 23?",
        "Tell me a bedtime story", "will dogecoin go to the moon", "recommend a good restaurant in Washington",
    ):  # fmt: skip
        yield Question("out of domain", "plain", text, "refused", "status")
    yield Question("unknown", "plain", "Who were Binance's lawyers in the SEC case?", "unknown", "status")
    yield Question("unknown", "plain", "What were Coinbase's legal fees?", "unknown", "status")
    yield Question("ambiguous", "plain", "When was the Gemini lawsuit filed?", "ambiguous", "status")
    yield Question("ambiguous", "casual", "who's the judge in the Binance case?", "ambiguous", "status")


_MAKERS = (
    _stays, _ends, _filings, _lookups, _lengths, _comparisons, _superlatives, _truths, _offices, _inquiries, _premises,
)  # fmt: skip
