"""Questions over the seeds that are composed: of two sentences, of descriptions, of several names and times.

As in :mod:`tests.api.question_set`, the answers are worked out from the seed files and nothing of the product is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.api.question_constructions import _dropped as drops
from tests.api.question_constructions import _one as _named
from tests.api.question_constructions import _sec
from tests.api.question_set import (
    Case,
    Question,
    Span,
    World,
    _earliest,
    _first,
    _styled,
    day,
    in_year,
    span,
    whole,
)


def compositions(folder: Path) -> list[Question]:
    """All of them, in a fixed order."""
    world = World(folder)
    out: list[Question] = []
    for make in (
        _two_sentences,
        _beside,
        _near_each_other,
        _alternatives,
        _two_states,
        _seats,
        _terms_compared,
        _not_obtained,
        _described,
        _stretches,
        _counts_compared,
        _nearest,
        _upon,
        _nominees,
        _open_then_closed,
        _neither_end,
        _against_whom,
        _one_or_the_other,
    ):
        out += make(world)
    return out


def _dropped(c: Case) -> Span | None:
    return _earliest(drops(c))


def _two_sentences(w: World) -> Iterator[Question]:
    heads = w.tenures()
    for name in ("SEC v. Coinbase", "SEC v. Kraken", "SEC v. Binance"):
        end = _dropped(_named(w, name))
        assert end is not None
        chair = {p for p, (first, last) in heads.items() if first <= end[0] < last}
        yield Question(
            "a sentence and a question",
            "two sentences",
            f"{name} was dismissed. Who chaired the SEC then?",
            chair,
        )
        later = w.refs(c for c in _sec(w) if (s := _dropped(c)) and s[0] > end[1])
        yield Question(
            "a sentence and a question", "two sentences", f"{name} was dismissed. Which lawsuits did the SEC drop after that?", later
        )  # fmt: skip
    thrown = w.refs(c for c in _sec(w) if any(whole(e) for e in c.of("Dismissal", manner="court")))
    yield Question(
        "a sentence and a question", "two sentences", "A judge threw out one SEC suit. Which one?", thrown
    )


def _beside(w: World) -> Iterator[Question]:
    for name, other in (("SEC v. Celsius", "Celsius"), ("SEC v. Terraform Labs", "Terraform Labs")):
        rest = _named(w, name).defendants - {other}
        yield from _styled(
            "sued beside somebody", rest,
            plain=f"Who was sued by the SEC together with {other}?", casual=f"who did the SEC sue alongside {other}?",
        )  # fmt: skip


def _near_each_other(w: World) -> Iterator[Question]:
    filed = {c.reference: s[0] for c in _sec(w) if (s := c.filed()) and s[0] == s[1]}
    next_day = {a for a, x in filed.items() for y in filed.values() if abs((x - y).days) == 1}
    yield from _styled(
        "near each other in time", next_day,
        plain="Which SEC suits were filed on consecutive days?", told="Two SEC lawsuits were filed one day apart. Which?",
    )  # fmt: skip
    gone = {c.reference: s[0] for c in w.cases if (s := _dropped(c)) and s[0] == s[1]}
    together = {a for a, x in gone.items() for b, y in gone.items() if a != b and x == y}
    yield Question(
        "near each other in time", "plain", "Which cases were dropped on one and the same day?", together
    )


def _alternatives(w: World) -> Iterator[Question]:
    guilty = w.refs(
        c for c in w.cases if any(in_year(span(day(e)), 2025) for e in c.of("Verdict", "Sentence"))
    )
    yield from _styled(
        "either of two things", guilty,
        plain="In which prosecutions was there a verdict or a sentence in 2025?",
        passive="In which criminal cases was a verdict returned or a sentence imposed in 2025?",
    )  # fmt: skip


def _two_states(w: World) -> Iterator[Question]:
    spans = []
    for name in ("SEC v. Binance", "SEC v. Sun"):
        case = _named(w, name)
        begun, over = case.stay(), _dropped(case)
        assert begun is not None
        order = next(e for e in case.of("Order", "MinuteOrder", relief="stay", outcome="granted"))
        stated = begun[0] + timedelta(days=int(str(_first(order["duration_days"]))))
        later = case.of("Order", "MinuteOrder", relief="stay-extension", outcome="granted")
        spans.append((begun[0], over[0] if later and over else stated))
    first, last = max(s[0] for s in spans), min(s[1] for s in spans)
    ended = w.refs(c for c in _sec(w) if (s := _dropped(c)) and first <= s[0] and s[1] < last)
    yield Question(
        "while two states held", "plain", "Which SEC cases were dropped while both the Binance and the Sun case were stayed?", ended
    )  # fmt: skip


def _seats(w: World) -> Iterator[Question]:
    newest = max(w.tenures().items(), key=lambda t: t[1][0])
    gone = w.refs(c for c in _sec(w) if (s := _dropped(c)) and s[0] > newest[1][0])
    yield from _styled(
        "offices without a name", gone,
        plain="Which lawsuits did the SEC drop after the new chairman was sworn in?",
        once=f"Which suits did the SEC drop once {newest[0].split()[-1]} was in charge?",
    )  # fmt: skip


def _terms_compared(w: World) -> Iterator[Question]:
    done = {p: (last - first).days for p, (first, last) in w.tenures().items() if last != date.max}
    longest = max(done, key=lambda p: done[p])
    shortest = min(done, key=lambda p: done[p])
    one, other = (p.split()[-1] for p in (shortest, longest))
    yield from _styled(
        "terms in office compared", {longest},
        plain=f"Between {one} and {other}, who chaired the SEC longer?", either=f"Who was in office longer at the SEC, {one} or {other}?",
    )  # fmt: skip


def _not_obtained(w: World) -> Iterator[Question]:
    def asked(c: Case) -> bool:
        return any(
            "stay" in str(e.get("relief")) or "abeyance" in str(e.get("relief")) for e in c.of("Motion")
        )

    def granted(c: Case) -> bool:
        orders = c.of("Order", "MinuteOrder", outcome="granted")
        return any(str(_first(e.get("relief"))) in ("stay", "abeyance") for e in orders)

    never = w.refs(c for c in w.cases if asked(c) and not granted(c))
    yield Question(
        "asked for and not obtained", "negation", "Which cases asked for a stay but never got one?", never
    )
    yield Question(
        "asked for and not obtained", "framed", "In which cases was a stay asked for but never granted, as far as the files go?", never
    )  # fmt: skip


def _described(w: World) -> Iterator[Question]:
    heads = w.tenures()
    for c in w.cases:
        undone = {str(e.get("vacates")) for e in c.of("Order")}
        if any(e["is"] == "TemporaryRestrainingOrder" and e["id"] in undone for e in c.events):
            yield from _styled(
                "descriptions with a clause", set(c.courts),
                plain="Which court heard the case where a restraining order was issued and later dissolved?",
                apart="In which court was the SEC case heard where a restraining order was issued and then dissolved?",
            )  # fmt: skip
    gemini = _named(w, "CFTC v. Gemini")
    agreed = _earliest(gemini.of("Settlement", "ConsentOrder"))
    if agreed is not None:
        chair = {p for p, (first, last) in heads.items() if first <= agreed[0] and agreed[1] < last}
        yield Question(
            "descriptions with a clause", "relative", "Who chaired the SEC when the case that the CFTC brought against Gemini was settled?", chair
        )  # fmt: skip


def _stretches(w: World) -> Iterator[Question]:
    asked = {c.reference: days for c in w.cases if (days := c.waited()) is not None}
    shortest = {r for r, days in asked.items() if days == min(asked.values())}
    yield from _styled(
        "between two events", shortest,
        plain="Which case had the shortest time between the request and the stay?",
    )  # fmt: skip
    lives = {
        c.reference: (end[0] - begun[0]).days
        for c in _sec(w)
        if (begun := c.filed()) and (end := c.ended()) and begun[0] == begun[1]
    }
    longest = {r for r, days in lives.items() if days == max(lives.values())}
    yield Question(
        "between two events",
        "plain",
        "Which SEC case had the longest time between filing and dismissal?",
        longest,
    )
    kraken = _named(w, "SEC v. Kraken")
    begun, end = kraken.filed(), _dropped(kraken)
    assert begun is not None
    assert end is not None
    yield Question(
        "between two events of a case", "plain", "How many days lay between the SEC's suit against Kraken and its dismissal?",
        (end[0] - begun[0]).days, "value",
    )  # fmt: skip


def _counts_compared(w: World) -> Iterator[Question]:
    heads = w.tenures()
    dropped = {
        p: sum(1 for c in _sec(w) if (s := _dropped(c)) and first <= s[0] and s[1] < last)
        for p, (first, last) in heads.items()
    }
    one, other = "Mark Uyeda", "Paul Atkins"
    if dropped[one] != dropped[other]:
        yield Question(
            "numbers compared", "plain", "Did the SEC drop more cases under Uyeda than under Atkins?", dropped[one] > dropped[other], "value"
        )  # fmt: skip


def _nearest(w: World) -> Iterator[Question]:
    begun = w.tenures()["Paul Atkins"][0]
    held = {r: s[0] for s, r in w.roundtables() if s[0] > begun}
    first = {r for r, d in held.items() if d == min(held.values())}
    yield from _styled(
        "nearest in time", first,
        plain="Which roundtable was held closest after Atkins took office?", terse="roundtable right after Atkins took office",
    )  # fmt: skip


def _upon(w: World) -> Iterator[Question]:
    signed = w.refs(
        c
        for c in _sec(w)
        if any(
            whole(e) and (day(e) or "").startswith("2025-03") for e in c.of("Dismissal", manner="stipulation")
        )
    )
    yield Question(
        "upon", "legalese", "Which SEC cases were dismissed upon joint stipulation in March 2025?", signed
    )
    end = _dropped(_named(w, "SEC v. Coinbase"))
    assert end is not None
    chair = {p for p, (first, last) in w.tenures().items() if first <= end[0] < last}
    yield Question("upon", "legalese", "Who led the SEC upon the dismissal of the Coinbase case?", chair)


def _nominees(w: World) -> Iterator[Question]:
    named = [
        (s[0], str(t["appointee"]))
        for t in w.things
        if t["is"] == "Nomination" and t.get("office") == "cftc-chair" and (s := span(day(t)))
    ]  # fmt: skip
    yield Question("nominees", "plain", "Who was nominated for CFTC chair?", {p for _, p in named})
    yield Question("nominees", "casual", "who was trump's first pick to chair the CFTC?", {min(named)[1]})


def _open_then_closed(w: World) -> Iterator[Question]:
    first, last = date(2025, 2, 1), date(2025, 6, 1)
    dropped = w.refs(
        c for c in _sec(w) if (f := c.filed()) and f[1] <= first and (s := _dropped(c)) and first < s[0] and s[1] <= last
    )  # fmt: skip
    asked = "Of the SEC cases pending on 1 February 2025, which were dropped before 2 June 2025?"
    yield Question("open, then closed", "plain", asked, dropped)


def _neither_end(w: World) -> Iterator[Question]:
    one, other = _named(w, "SEC v. Ripple").filed(), _named(w, "SEC v. Binance").filed()
    assert one is not None
    assert other is not None
    between = w.refs(c for c in _sec(w) if (s := c.filed()) and one[1] < s[0] and s[1] < other[0])
    yield Question(
        "between two suits", "plain", "Which SEC cases were filed between the Ripple complaint and the Binance complaint?", between
    )  # fmt: skip
    kraken = _named(w, "SEC v. Kraken").ended()
    alike = w.refs(c for c in w.cases if c.name != "SEC v. Kraken" and c.ended() == kraken)
    yield Question(
        "on the day of another",
        "plain",
        "Which cases were dismissed on the same day as the Kraken case?",
        alike,
    )


def _against_whom(w: World) -> Iterator[Question]:
    first, last = date(2024, 7, 1), date(2024, 12, 31)
    sued = w.refs(
        c for c in w.cases if "SEC" in c.defendants and (s := c.filed()) and first <= s[0] and s[1] <= last
    )
    yield Question(
        "whom a suit is against",
        "plain",
        "Which lawsuits were filed against the SEC in the second half of 2024?",
        sued,
    )
    yield Question(
        "classes that the records do not tell", "plain", "Which of the suits against exchanges was dismissed first?", "refused", "status"
    )  # fmt: skip
    yield Question(
        "what is denied is something else", "negation", "Which firms were investigated but never sued by the SEC?", "refused", "status"
    )  # fmt: skip


def _one_or_the_other(w: World) -> Iterator[Question]:
    sun, states = _named(w, "SEC v. Sun"), _named(w, "Kentucky v. SEC")
    stays = {c.reference: s[0] for c in (sun, states) if (s := c.stay())}
    yield Question(
        "one or the other", "casual", "which stay came first, the Justin Sun one or the Kentucky one?", {min(stays, key=lambda r: stays[r])}
    )  # fmt: skip
    pair = [_named(w, n) for n in ("SEC v. Kraken", "SEC v. Coinbase")]
    gone = {c.reference: s[0] for c in pair if (s := _dropped(c))}
    yield Question(
        "one or the other", "casual", "which did the SEC drop last, coinbase or kraken?", {max(gone, key=lambda r: gone[r])}
    )  # fmt: skip
    yield Question("one or the other", "casual", "kraken vs the SEC: which court?", set(pair[0].courts))
    consensys = _named(w, "SEC v. Consensys")
    yield Question(
        "one or the other", "plain", "In which court was SEC v. Consensys Software, Inc. filed?", set(consensys.courts)
    )  # fmt: skip
    bound = stays[states.reference]
    earlier = w.refs(c for c in w.cases if (s := c.stay()) and s[1] < bound)
    yield Question(
        "one or the other", "legalese", "In which cases was a stay granted prior to that in the Kentucky case?", earlier
    )  # fmt: skip
