"""More questions over the seeds, one group for each construction; answers are worked out from the seed files.

As in :mod:`tests.api.question_set`, nothing of the product is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.api.question_set import (
    FILINGS,
    Case,
    Question,
    World,
    _first,
    _list,
    _styled,
    day,
    in_year,
    span,
    whole,
)


def constructions(folder: Path) -> list[Question]:
    """All of them, in a fixed order."""
    world = World(folder)
    out: list[Question] = []
    for make in (
        _verbs_apart,
        _supported,
        _grounds,
        _years_of_cases,
        _pending_then_ended,
        _sued_twice,
        _heads,
        _inquiries,
        _laws,
        _denied_places,
        _states_of_stays,
        _told_apart,
        _premises,
        _adjoining,
        _denied_times,
        _as_others_did,
        _rulings_on_motions,
        _said_in_passing,
        _denied_dates,
        _convicted_and_spared,
        _left_to_the_reader,
        _first_and_last,
        _not_told,
        _asked_for_dismissal,
    ):
        out += make(world)
    return out


def _ended_by(c: Case, **values: str) -> list[dict[str, Any]]:
    return [e for e in c.of("Dismissal", **values) if whole(e)]


def _dropped(c: Case) -> list[dict[str, Any]]:
    return [e for e in _ended_by(c) if str(_first(e.get("manner"))) != "court"]


def _sec(w: World) -> list[Case]:
    return [c for c in w.cases if "SEC" in c.plaintiffs]


def _one(w: World, name: str) -> Case:
    return next(c for c in w.cases if c.name == name)


def _verbs_apart(w: World) -> Iterator[Question]:
    thrown = w.refs(c for c in _sec(w) if _ended_by(c, manner="court"))
    yield from _styled(
        "verbs that stand apart", thrown,
        plain="Which SEC cases did a judge throw out?",
        casual="which SEC lawsuits did judges throw out of court",
    )  # fmt: skip
    kraken = _one(w, "SEC v. Kraken")
    filed = kraken.filed()
    assert filed is not None
    yield Question("verbs that stand apart", "plain", "Who took Kraken to court?", kraken.plaintiffs)
    dropped = day(_dropped(kraken)[0])
    yield Question(
        "date by a verb that stands apart",
        "casual",
        "when did the SEC let Kraken off the hook?",
        dropped,
        "value",
    )


def _supported(w: World) -> Iterator[Question]:
    for c in w.cases:
        for e in c.of("Pardon"):
            yield from _styled(
                "verbs that only support a noun", {str(x) for x in _list(e.get("issued_by"))},
                casual="who gave CZ his pardon?", plain="Who granted Changpeng Zhao a pardon?",
            )  # fmt: skip


def _grounds(w: World) -> Iterator[Question]:
    for c in w.cases:
        for e in _ended_by(c):
            if "jurisdiction" in str(_first(e.get("ground_text") or "")):
                yield from _styled(
                    "grounds", {c.reference},
                    plain="Which case was dismissed for lack of personal jurisdiction?",
                    legalese="Identify the action dismissed for want of jurisdiction.",
                )  # fmt: skip
                yield Question("grounds", "plain", f"Why was {c.name} dismissed?", {c.reference})


def _years_of_cases(w: World) -> Iterator[Question]:
    def of(year: int) -> list[Case]:
        return [c for c in _sec(w) if in_year(c.filed(), year)]

    dropped = w.refs(c for c in of(2023) if any((day(e) or "").startswith("2025") for e in _dropped(c)))
    yield from _styled(
        "cases of a year, and what came later", dropped,
        plain="Which SEC cases from 2023 were dropped in 2025?",
        possessive="Which of the SEC's 2023 cases were dropped in 2025?",
        passive="Which of the lawsuits that the SEC filed in 2023 were dropped in 2025?",
    )  # fmt: skip
    rest = w.refs(c for c in of(2023) if not _dropped(c))
    yield Question(
        "cases of a year, and what came later",
        "negation",
        "Which SEC cases from 2023 were not dropped?",
        rest,
    )
    yield Question(
        "share of a whole", "plain", "What share of the SEC cases filed in 2023 were dropped in 2025?",
        round(100 * len(dropped) / len(of(2023)), 1), "value",
    )  # fmt: skip


def _pending_then_ended(w: World) -> Iterator[Question]:
    at = date(2025, 1, 20)

    chosen = {
        c.reference
        for c in _sec(w)
        if (f := c.filed()) and f[1] <= at and not c.of("Judgment", "ConsentJudgment", "Settlement")
        and any((s := span(day(e))) and s[0] > at for e in _dropped(c))
    }  # fmt: skip
    for c in sorted(chosen):
        case = next(x for x in w.cases if x.reference == c)
        end = span(day(_dropped(case)[0]))
        assert end is not None
        yield Question(
            "status on a day", "plain", f"What was the status of {case.name} on {end[1].day} {end[1]:%B} {end[1].year}?",
            "dismissed", "value",
        )  # fmt: skip


def _sued_twice(w: World) -> Iterator[Question]:
    both = w.sued_by("SEC") & w.sued_by("CFTC")
    yield from _styled(
        "sued by two authorities", both,
        plain="Who was sued by both the SEC and the CFTC?",
        relative="Which defendants that the SEC sued were also sued by the CFTC?",
    )  # fmt: skip


def _heads(w: World) -> Iterator[Question]:
    order = sorted(w.tenures().items(), key=lambda t: t[1][0])
    for (before, _), (after, _) in pairwise(order):
        last = before.split()[-1]
        yield from _styled(
            "successors", {after}, plain=f"Who succeeded {before} as SEC chair?", possessive=f"{last}'s successor at the SEC",
            casual=f"who took over from {last} at the SEC",
        )  # fmt: skip
        yield Question(
            "predecessors", "possessive", f"{after.split()[-1]}'s predecessor at the SEC", {before}
        )
    former = {p for p, (_, end) in order if end != date.max}
    yield Question("former heads", "terse", "former SEC chairs", former)
    members = {str(t["name"]) for t in w.things if t.get("member_of") == "crypto-task-force"}
    yield from _styled(
        "staff of a task force", members, plain="Who is on the staff of the crypto task force?", terse="members of the crypto task force"
    )  # fmt: skip
    acting = w.tenures()["Mark Uyeda"]
    closed = {r for r, s in w.closed().items() if acting[0] <= s[0] and s[1] < acting[1]}
    yield from _styled(
        "while somebody was in office", closed,
        pronoun="Which inquiries did Uyeda's SEC close while he was acting chair?",
        absolute="With Uyeda in charge, which investigations did the SEC close?",
    )  # fmt: skip


def _inquiries(w: World) -> Iterator[Question]:
    firms = {f for f, t in w.closings().values() if in_year(span(day(t)), 2024)}
    yield Question("whose inquiries", "plain", "Which companies' investigations were closed in 2024?", firms)


def _laws(w: World) -> Iterator[Question]:
    for t in w.things:
        if str(t.get("name")) == "Executive Order 14178" and t.get("revokes"):
            named = {str(x["id"]): str(x["name"]) for x in w.things if x.get("name")}
            gone = {named.get(str(r), str(r)) for r in _list(t["revokes"])}
            yield from _styled(
                "what an order took back", gone, plain="What did EO 14178 revoke?",
                passive="Which order was revoked by Executive Order 14178?",
            )  # fmt: skip


def _denied_places(w: World) -> Iterator[Question]:
    def new_york(c: Case) -> bool:
        return any("New York" in court for court in c.courts)

    chosen = w.refs(c for c in _sec(w) if c.courts and not new_york(c) and _dropped(c))
    yield Question("outside a place", "plain", "Which SEC cases outside New York were dropped?", chosen)


def _states_of_stays(w: World) -> Iterator[Question]:
    for c in w.cases:
        order = next(iter(c.of("Order", "MinuteOrder", relief="stay", outcome="granted")), None)
        begun = span(day(order)) if order is not None else None
        filed = c.of(*FILINGS)
        if begun is None or begun[0] != begun[1] or not filed or not c.name.startswith("SEC v."):
            continue
        on = f"{begun[0].day} {begun[0]:%B} {begun[0].year}"
        yield Question("stayed on a day", "plain", f"Was {c.name} stayed on {on}?", True, "value")
        yield Question(
            "claims without a verb", "terse", f"{c.name} stayed in {begun[0].year}?", True, "value"
        )


def _told_apart(w: World) -> Iterator[Question]:
    """Names, times and sides that a looser reading would drop."""
    against = [c for c in w.cases if "SEC" in c.defendants and c.filed() is not None]
    for one in against:
        name, begun = one.name.split(" v.")[0], one.filed()
        assert begun is not None
        later = {c.reference for c in against if (s := c.filed()) is not None and s[0] > begun[1]}
        if later and name in ("Lejilex", "Crypto.com", "Bitnomial"):
            yield Question(
                "after somebody's", "casual", f"which suits against the SEC came after {name}'s?", later
            )
    for c in w.cases:
        days = c.waited()
        if days is not None and c.name == "SEC v. Binance":
            yield from (
                Question("days between two acts", "plain", text, days, "value")
                for text in (
                    "How many days lay between the SEC and Binance asking for a stay and the judge granting it?",
                    "How many days passed between the joint motion to stay and the stay in SEC v. Binance?",
                )
            )
    sec = _sec(w)
    july = w.refs(
        c for c in w.cases if (s := c.filed()) and s[0] >= date(2023, 7, 1) and s[1] <= date(2023, 7, 31)
    )
    yield Question(
        "either type", "legalese", "Name the cases, criminal or civil, that were filed in July 2023.", july
    )
    lasted = {
        c.reference: (s[0] - f[0]).days
        for c in sec
        if (s := c.ended())
        and (f := c.filed())
        and _sure(c)
        and s[0] == s[1]
        and _ended_by(c, manner="stipulation")
    }
    yield Question(
        "longest since its complaint", "plain", "Of the SEC suits that ended by stipulation, which ran the longest since its complaint?",
        {max(lasted, key=lambda r: lasted[r])},
    )  # fmt: skip
    for person, days in (("Mashinsky", 12), ("Bankman-Fried", 25)):
        judge = next(c.judges for c in w.cases if person in c.name and c.name.startswith("United States"))
        yield Question("lookup of judge", "casual", f"which judge gave {person} {days} years?", set(judge))


def _sure(c: Case) -> bool:
    filed = c.filed()
    return filed is not None and filed[0] == filed[1]


def _premises(w: World) -> Iterator[Question]:
    """Suits that there are not, and what must have happened though no record tells of it."""
    sued = {name for c in w.cases for name in c.defendants | c.plaintiffs}
    for firm, _ in sorted(w.closings().values(), key=lambda x: x[0]):
        if firm in ("Immutable", "Yuga Labs", "OpenSea") and firm not in sued:
            yield Question(
                "a suit that there is not", "plain", f"Before which judge is the SEC's lawsuit against {firm}?", "false_premise", "status"
            )  # fmt: skip
    yield Question(
        "a suit the other way round", "plain", "When was the SEC's suit against Crypto.com filed?", "false_premise", "status"
    )  # fmt: skip
    for person in ("Do Kwon", "Alex Mashinsky"):
        yield Question(
            "a plea that is not told of",
            "plain",
            f"On which day did {person} plead guilty?",
            "unknown",
            "status",
        )
    yield Question(
        "an acquittal that was none", "plain", "When was Roman Storm acquitted?", "false_premise", "status"
    )


def _not_under(w: World, head: str) -> set[str]:
    """The cases of the SEC that were filed when somebody was not at its head."""
    begun, left = w.tenures()[head]
    return w.refs(c for c in _sec(w) if (f := c.filed()) and (f[1] < begun or f[0] >= left))


def _denied_times(w: World) -> Iterator[Question]:
    yield from _styled(
        "when somebody was not in office", _not_under(w, "Gary Gensler"),
        plain="Which SEC cases were filed while Gary Gensler was not the chair?",
        casual="which suits did the SEC bring when Gensler wasn't in charge?",
    )  # fmt: skip


def _as_others_did(w: World) -> Iterator[Question]:
    crypto = _one(w, "Crypto.com v. SEC").filed()
    assert crypto is not None
    later = {
        p
        for c in w.cases
        if "SEC" in c.defendants and (f := c.filed()) and f[0] > crypto[1]
        for p in c.plaintiffs
    }
    yield from _styled(
        "who did as somebody else did", later,
        plain="Who sued the SEC after Crypto.com did?", casual="who else took the SEC to court after Crypto.com had?",
    )  # fmt: skip


def _rulings_on_motions(w: World) -> Iterator[Question]:
    for c in w.cases:
        for relief, told in (
            ("indicative-ruling", "an indicative ruling"),
            ("certification", "certification"),
        ):
            orders = c.of("Order", relief=relief)
            outcomes = {str(_first(o.get("outcome"))) for o in orders}
            if len(outcomes) != 1 or not c.of("Motion", relief=relief):
                continue
            granted = outcomes == {"granted"}
            for verb, truth in (("granted", granted), ("denied", not granted)):
                yield Question(
                    "rulings on motions",
                    "plain",
                    f"Was the motion for {told} {verb} in {c.name}?",
                    truth,
                    "value",
                )


def _said_in_passing(w: World) -> Iterator[Question]:
    for c in _sec(w):
        filed, ended = c.filed(), _dropped(c)
        if (
            c.name not in ("SEC v. Kraken", "SEC v. Coinbase", "SEC v. Cumberland DRW")
            or not filed
            or not ended
        ):
            continue
        month, over = f"{filed[0]:%B} {filed[0].year}", day(ended[0])
        yield from _styled(
            "said in passing", over, "value",
            relative=f"When did the SEC drop {c.name}, which was filed in {month}?",
            participle=f"When was {c.name}, filed in {month}, dismissed?",
        )  # fmt: skip
        yield Question(
            "said in passing and not so", "relative", f"When was {c.name}, which was filed in {filed[0].year - 1}, dropped?",
            "false_premise", "status",
        )  # fmt: skip
        told = f"The SEC filed {c.name} in {month}."
        yield Question(
            "said in passing", "two sentences", f"{told} When was that case dismissed?", over, "value"
        )


def _denied_dates(w: World) -> Iterator[Question]:
    def of(c: Case, year: int, *months: int) -> bool:
        f = c.filed()
        return f is not None and in_year(f, year) and f[0].month == f[1].month and f[0].month not in months

    chosen = w.refs(c for c in _sec(w) if of(c, 2023, 6))
    yield Question(
        "a month denied", "negation", "Which SEC cases were filed in 2023 but not in June 2023?", chosen
    )
    chosen = w.refs(c for c in _sec(w) if of(c, 2023, 6, 7))
    yield Question(
        "a month denied",
        "negation",
        "Which SEC cases of 2023 were filed neither in June nor in July 2023?",
        chosen,
    )
    apart = w.refs(
        c for c in w.cases if in_year(c.filed(), 2024) and "SEC" not in c.plaintiffs | c.defendants
    )
    yield Question(
        "whom suits do not involve", "negation", "Which suits filed in 2024 did not involve the SEC?", apart
    )
    stays = w.refs(c for c in w.cases if 0 < (c.waited() or 0) <= 14)
    yield from _styled(
        "stays soon after the request", stays, plain="Which cases were stayed within two weeks of the request for a stay?",
        casual="what cases got stayed within 14 days of the motion?",
    )  # fmt: skip


def _met(w: World, kind: str) -> set[str]:
    """Whom something befell."""
    return {
        str(p) for c in w.cases for e in c.of(kind) for p in _list(e.get("against") or e.get("beneficiary"))
    }


def _convicted_and_spared(w: World) -> Iterator[Question]:
    sentenced, spared = _met(w, "Sentence"), _met(w, "Pardon")
    if sentenced and spared:
        yield from _styled(
            "what was spared somebody", sentenced - spared, plain="Who was sentenced but never pardoned?",
            relative="Which people were sentenced and were not pardoned?",
        )  # fmt: skip


def _left_to_the_reader(w: World) -> Iterator[Question]:
    """What is said once and meant twice; whom a court's opinion is by; what is in nobody's seat."""
    first, second = (span(day(_dropped(_one(w, f"SEC v. {name}"))[0])) for name in ("Coinbase", "Kraken"))
    assert first is not None
    assert second is not None
    closed = {r for r, s in w.closed().items() if first[1] < s[0] and s[1] < second[0]}
    yield from _styled(
        "said once and meant twice", closed,
        possessive="Which investigations did the SEC close after the Coinbase dismissal but before Kraken's?",
        plain="Which investigations did the SEC close after the Coinbase stipulation but before Kraken's?",
    )  # fmt: skip
    for c in w.cases:
        if c.name == "Van Loon v. Treasury" and len(c.judges) == 1:
            yield from _styled(
                "lookup of judge", set(c.judges), plain=f"Who wrote the opinion in {c.name}?", formal=f"Which judge issued the decision in {c.name}?"
            )  # fmt: skip
    heads = {
        str(t["held_by"]) for t in w.things if t["is"] == "Tenure" and "chair" in str(t.get("tenure_of"))
    }
    for t in w.things:
        if t["is"] == "Tenure" and str(t["held_by"]) not in heads:
            yield Question(
                "whom nobody is known to follow",
                "plain",
                f"Who succeeded {t['held_by']}?",
                "unknown",
                "status",
            )
    yield Question(
        "a fine that there was not",
        "passive",
        "When was Coinbase fined by the SEC?",
        "false_premise",
        "status",
    )


def _first_and_last(w: World) -> Iterator[Question]:
    """Dates of the first and the last of all, one of several that are counted, and who sued two."""
    begun = max(f[1] for c in _sec(w) if (f := c.filed()) and f[0] == f[1])
    yield from _styled(
        "date of the last", begun.isoformat(), "value", plain="When was the latest SEC suit filed?",
        casual="when was the last time the SEC filed a suit?",
    )  # fmt: skip
    after = w.formed()
    stay = min(s[0] for c in w.cases if (s := c.stay()) and s[0] == s[1] and s[0] > after)
    yield Question(
        "date of the last",
        "plain",
        "When was the first stay after the task force was formed granted?",
        stay.isoformat(),
        "value",
    )
    both = {p for c in w.cases if "SEC" in c.defendants for p in c.plaintiffs} & {
        p for c in w.cases if "IRS" in c.defendants for p in c.plaintiffs
    }
    yield from _styled(
        "who sued two", both, plain="Who sued both the SEC and the IRS?", relative="Which plaintiff sued both the SEC and the IRS?"
    )  # fmt: skip
    yield Question(
        "in the same year",
        "plain",
        "Is there a case that the SEC filed and dropped in the same year?",
        "refused",
        "status",
    )
    yield Question(
        "in the same year", "superlative", "Which case has the most defendants?", "refused", "status"
    )
    yield Question(
        "one of two", "plain", "Which of the five roundtables was the last?",
        {w.roundtables()[-1][1]},
    )  # fmt: skip


def _not_told(w: World) -> Iterator[Question]:
    """What the words say and no record tells is not left out; what follows something comes after it."""
    for text in (
        "Which cases are on hold now?",
        "which cases are currently stayed",
        "Has anybody else sued Kraken?",
    ):
        yield Question("today and else", "plain", text, "refused", "status")
    yield Question(
        "who met something", "casual", "which crypto executives went to prison?", _met(w, "Sentence")
    )
    yield Question(
        "what follows", "plain", "Which roundtable followed the first one?", {w.roundtables()[1][1]}
    )
    formed = w.formed()
    closed = {r for r, s in w.closed().items() if s[1] < formed}
    yield Question(
        "what precedes", "plain", "Which closings of probes preceded the formation of the task force?", closed
    )


def _asked_for_dismissal(w: World) -> Iterator[Question]:
    """Who asks for a dismissal does not grant it; a suit told of in the sentence before; who came before the first on record."""
    for c in w.cases:
        asked = c.of("Motion", relief="dismissal")
        who = {str(m) for e in asked for m in _list(e.get("movant"))}
        if (
            len(asked) == 1
            and who
            and c.name.startswith("SEC v.")
            and c.name in ("SEC v. Richard Heart", "SEC v. Debt Box")
        ):
            yield Question(
                "who asks for a dismissal", "plain", f"Who asked for the dismissal of {c.name}?", who
            )
    coinbase = _one(w, "SEC v. Coinbase")
    yield Question(
        "lookup of judge",
        "two sentences",
        "The SEC sued Coinbase. Who was the judge in that case?",
        set(coinbase.judges),
    )
    last = max(s[1] for s in w.closed().values() if s[0] == s[1])
    yield Question(
        "date of the last inquiry", "plain", "When was the last probe closed?", last.isoformat(), "value"
    )
    yield Question(
        "nobody before the first", "plain", "Which chair came before Gensler?", "unknown", "status"
    )


def _adjoining(w: World) -> Iterator[Question]:
    """Times that adjoin, acts between two ends, what several paid, and whose claims they are."""
    both = w.refs(
        c
        for c in _sec(w)
        if (s := c.ended()) and _dropped(c) and s[0] >= date(2025, 4, 1) and s[1] <= date(2025, 5, 31)
    )
    yield Question("times that adjoin", "plain", "Which SEC suits were dropped in April or May 2025?", both)
    one, other = _one(w, "SEC v. Coinbase").ended(), _one(w, "SEC v. Binance").ended()
    assert one is not None
    assert other is not None
    between = w.refs(
        c
        for c in _sec(w)
        if (s := c.ended()) and _ended_by(c, manner="stipulation") and one[1] < s[0] and s[1] < other[0]
    )
    for text in (
        "Which SEC suits ended by stipulation between the Coinbase and the Binance dismissals?",
        "Which SEC suits were given up by stipulation between the end of the Coinbase case and the end of the Binance case?",
    ):
        yield Question("between two ends", "plain", text, between)
    rounds = [r for _, r in w.roundtables()]
    yield Question(
        "the one on something", "plain", "Which roundtables took place after the one on custody?", set(rounds[rounds.index("rt3") + 1 :])
    )  # fmt: skip
    yield Question(
        "otherwise than", "legalese", "Which actions of the SEC were commenced otherwise than during Gensler's tenure?",
        _not_under(w, "Gary Gensler"),
    )  # fmt: skip
