"""Questions on who was sued and sentenced, on sums and spans, and such as ask two things at once.

As in :mod:`tests.api.question_set`, the answers are worked out from the seed files, without the product.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.api.question_narrowings import _case
from tests.api.question_set import Question, World, _first, _list, day, whole


def outcomes(folder: Path) -> list[Question]:
    """All of them, in a fixed order."""
    world = World(folder)
    out: list[Question] = []
    for make in (
        _civil_and_criminal,
        _sued_and_more,
        _accused,
        _ends_of_appeals,
        _sums_and_spans,
        _two_questions,
        _several_each,
        _before_a_judge,
        _rounded,
        _agencies_and_papers,
        _same_day,
        _denied_twice,
        _never_sued,
        _today,
        _agreed_and_dropped,
        _judges_who_do,
    ):
        out += make(world)
    return out


def _criminal(c: Any) -> bool:
    return "United States" in c.plaintiffs or bool(c.of("Indictment"))


def _civil_and_criminal(w: World) -> Iterator[Question]:
    who = "Alex Mashinsky"
    against = [c for c in w.cases if who in c.defendants]
    civil = w.refs(c for c in against if not _criminal(c))
    assert civil < w.refs(against)
    yield Question("civil suits", "plain", "Which civil suits are against Mashinsky?", civil)
    partners = _case(w, "us_v_mashinsky").defendants
    described = w.refs(c for c in w.cases if c.defendants & partners and not _criminal(c))
    yield Question(
        "suits against those of another", "plain", "Which civil actions were brought against the defendants in the Mashinsky criminal case?", described
    )  # fmt: skip


def _sued_and_more(w: World) -> Iterator[Question]:
    def sentenced(least: int = 0) -> set[str]:
        return {
            str(n)
            for c in w.cases
            for e in c.of("Sentence")
            if int(str(_first(e.get("duration_days", 0)))) > least
            for n in _list(e.get("against"))
        }

    sued = w.sued_by("SEC")
    yield Question(
        "sued and more", "plain", "Who was both sued by the SEC and sentenced?", sentenced() & sued
    )
    yield Question(
        "length of a sentence", "plain", "Who was sentenced to more than ten years?", sentenced(3650)
    )
    for who, years in (("Do Kwon", 15), ("Bankman-Fried", 30)):
        days = {
            int(str(_first(e["duration_days"])))
            for c in w.cases
            for e in c.of("Sentence")
            if any(who in str(n) for n in _list(e.get("against")))
        }
        yield Question(
            "length of a sentence", "plain", f"Did {who} get {years} years?", days == {years * 365}, "value"
        )
    named = {
        str(n)
        for c in w.cases
        for e in c.of("Settlement")
        if str(e.get("admission")) == "false" and "SEC" in c.plaintiffs
        for n in _list(e.get("participant"))
        if str(n) in c.defendants
    }
    yield Question(
        "without admission", "plain", "Who settled with the SEC without admitting anything?", named
    )


def _accused(w: World) -> Iterator[Question]:
    conduct = "wash-trading"
    whom = {
        n
        for c in w.cases
        if "SEC" in c.plaintiffs and any(conduct in map(str, _list(k.get("conduct"))) for k in c.claims)
        for n in c.defendants
    }
    found = _case(w, "sec_v_sun").defendants
    assert whom == found
    opened = next(iter(_case(w, "sec_v_debt_box").of("Unsealing")))
    yield Question(
        "unsealing",
        "plain",
        "When was the sealed complaint against Debt Box made public?",
        day(opened),
        "value",
    )
    yield Question(
        "whom a ruling favours", "plain", "Did the Fifth Circuit rule for the Treasury in the Tornado Cash case?", "unknown", "status"
    )  # fmt: skip


def _ends_of_appeals(w: World) -> Iterator[Question]:
    dropped = {
        c.reference
        for c in w.cases
        for e in c.of("Dismissal")
        if "appeal" in str(e.get("scope", "")) and str(day(e)).startswith("2025")
    }
    told = {c.reference for c in w.cases if c.reference == "cfat_v_sec"}
    assert told <= dropped
    yield Question("ends of appeals", "plain", "Which appeals were withdrawn in February 2025?", told)


def _sums_and_spans(w: World) -> Iterator[Question]:
    rounds = w.roundtables()
    days = (rounds[-1][0][0] - rounds[0][0][0]).days
    yield Question(
        "first to last of a series",
        "plain",
        "How many days passed between the first and the last roundtable?",
        days,
        "value",
    )
    paid = sum(
        float(str(m["amount_usd"]))
        for e in _case(w, "cftc_v_binance").events
        for m in _list(e.get("money"))
        if m.get("payer") == "Binance"
    )
    yield Question(
        "sum of what one paid", "plain", "How much did Binance pay the CFTC in total?", int(paid), "value"
    )


def _two_questions(w: World) -> Iterator[Question]:
    for text in (
        "Which unit did CETU replace, and how many people did that one have?",
        "How much more did Genesis pay New York than Gemini?",
        "Did Biden veto the SAB 121 resolution before or after the Wells notice to Robinhood?",
    ):
        yield Question("two questions at once", "plain", text, "refused", "status")


def _several_each(w: World) -> Iterator[Question]:
    heard: dict[str, set[str]] = {}
    for c in w.cases:
        for j in c.judges if "SEC" in c.plaintiffs else ():
            heard.setdefault(j, set()).add(c.reference)
    many = {j for j, cases in heard.items() if len(cases) > 1}
    yield Question("several each", "plain", "Which judges have more than one SEC case?", many)
    yield Question("several each", "terse", "judges with at least two SEC cases, which ones?", many)
    text = "Which firms were sued in more than one case?"
    yield Question("several each", "plain", text, "refused", "status")


def _before_a_judge(w: World) -> Iterator[Question]:
    tried = {c.reference for c in w.cases if c.of("Trial") and any("Failla" in j for j in c.judges)}
    yield Question("before a judge", "plain", "Which of the cases before Judge Failla went to trial?", tried)


def _rounded(w: World) -> Iterator[Question]:
    sums = {
        float(str(_first(e["amount_usd"]))) for e in _case(w, "sec_v_ripple").events if e.get("amount_usd")
    }
    for millions in (125, 100):
        near = any(abs(s - millions * 1e6) < 5e5 for s in sums)
        yield Question(
            "rounded sums", "plain", f"Was the Ripple penalty {millions} million dollars?", near, "value"
        )


def _agencies_and_papers(w: World) -> Iterator[Question]:
    who = {
        str(a)
        for t in w.things
        if t["is"] == "GuidanceIssued" and str(day(t)).startswith("2025-03")
        for a in _list(t.get("actor"))
    }
    yield Question("agencies and papers", "plain", "Which agencies issued guidance in March 2025?", who)
    replaced = next(t for t in w.things if t.get("name") == "FDIC FIL-7-2025")
    yield Question(
        "what a paper replaced", "plain", "What did FIL-7-2025 replace?", {str(_first(replaced["revokes"]))}
    )


def _same_day(w: World) -> Iterator[Question]:
    def dropped(reference: str) -> str | None:
        return next((day(e) for e in _case(w, reference).of("Dismissal")), None)

    for one, other in (("Kraken", "Consensys"), ("Kraken", "Binance")):
        both = [dropped({"Kraken": "sec_v_payward"}.get(n, f"sec_v_{n.lower()}")) for n in (one, other)]
        text = f"Were the {one} and {other} cases dropped on the same day?"
        yield Question("two on one day", "plain", text, both[0] == both[1], "value")


def _denied_twice(w: World) -> Iterator[Question]:
    def stayed(c: Any) -> bool:
        return c.stay() is not None

    neither = w.refs(c for c in w.cases if not stayed(c) and not c.of("Dismissal"))
    text = "Which cases were not stayed and were not dismissed?"
    asked = {c.reference for c in w.cases if not stayed(c) and not any(map(whole, c.of("Dismissal")))}
    assert neither <= asked
    yield Question("two things denied", "plain", text, asked)
    york = w.refs(
        c for c in w.cases if "SEC" not in c.plaintiffs and any("New York" in court for court in c.courts)
    )
    yield Question(
        "what a denial covers", "plain", "Which lawsuits not brought by the SEC are in New York?", york
    )


def _never_sued(w: World) -> Iterator[Question]:
    firms = {n for n in w.sued_by("CFTC") if "Binance" in n or "Gemini" in n}
    never = firms - w.sued_by("SEC")
    assert never
    assert never < firms
    yield Question("never sued", "plain", "Which firms that the CFTC sued were never sued by the SEC?", never)


def _today(w: World) -> Iterator[Question]:
    assert not _case(w, "kentucky_v_sec").over()
    yield Question("today", "plain", "Is the Kentucky case still stayed?", "unknown", "status")
    for text in (
        "Which people were prosecuted but not sued by anybody?",
        "Which cases filed after Kraken's were dropped before it?",
    ):
        yield Question("pronouns and people", "plain", text, "refused", "status")


def _agreed_and_dropped(w: World) -> Iterator[Question]:
    for name, reference in (("Coinbase", "sec_v_coinbase"), ("Kraken", "sec_v_payward")):
        told = _case(w, reference).of("Settlement", settlement_stage="in-principle")
        text = f"When did {name} announce that the SEC would drop its case?"
        yield Question("told to be dropped", "plain", text, day(told[0]), "value")
    ended = {
        c.reference
        for c in w.cases
        for e in c.of("Dismissal")
        if ("appeal" in str(e.get("scope", "")) or e.get("proceeding") == "appeal")
        and str(day(e)).startswith("2025")
    }
    yield Question("ends of appeals", "plain", "How many appeals ended in 2025?", len(ended), "value")
    yield Question("ends of appeals", "plain", "Which appeals were dropped in 2025?", ended)


def _judges_who_do(w: World) -> Iterator[Question]:
    yield Question(
        "what a judge approved", "plain", "Which orders were approved by Judge Ramos?", "refused", "status"
    )
    dissolved = {
        c.reference
        for c in w.cases
        for e in c.events
        if e["id"] == "tro-dissolved" and any("Shelby" in str(j) for j in _list(e.get("issued_by")))
    }
    assert dissolved
    yield Question(
        "what a judge dissolved",
        "plain",
        "In which case did Judge Shelby dissolve a restraining order?",
        dissolved,
    )
    ended = _case(w, "sec_v_ripple").of("Dismissal")
    last = max(str(day(e)) for e in ended)
    yield Question(
        "end of an abeyance", "plain", "Until when were the Ripple appeals held in abeyance?", last, "value"
    )
