"""Questions in which a word narrows down who, which side, which paper or which of several is meant.

As in :mod:`tests.api.question_set`, the answers are worked out from the seed files, without the product.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.api.question_set import FILINGS, Question, World, _first, _list, _styled, day, in_year, span


def narrowings(folder: Path) -> list[Question]:
    """All of them, in a fixed order."""
    world = World(folder)
    out: list[Question] = []
    for make in (
        _whom_it_befell,
        _people_of_a_case,
        _settling_in_a_case,
        _side_left_out,
        _two_kinds_before_a_judge,
        _papers,
        _admissions,
        _claims_against_one,
        _votes_compared,
        _heads_by_neighbour,
        _probes,
        _steps_of_bills,
        _letters,
        _grounds_that_are_laws,
    ):
        out += make(world)
    return out


def _case(w: World, reference: str) -> Any:
    return next(c for c in w.cases if c.reference == reference)


def _thing(w: World, reference: str, kind: str = "") -> dict[str, Any]:
    return next(t for t in w.things if t.get("reference") == reference and (not kind or t["is"] == kind))


def _whom_it_befell(w: World) -> Iterator[Question]:
    sentenced = {str(n) for e in _case(w, "us_v_mashinsky").of("Sentence") for n in _list(e.get("against"))}
    assert "Roni Cohen-Pavon" not in sentenced
    for text in (
        "what sentence did Roni Cohen-Pavon get",
        "How long a prison term was Roni Cohen-Pavon given?",
    ):
        yield Question("what befell another one", "plain", text, "unknown", "status")


def _people_of_a_case(w: World) -> Iterator[Question]:
    case = _case(w, "sec_v_terraform")
    yield from _styled(
        "people of a case", {"Do Kwon"}, plain="Which individuals are defendants in the Terraform case?",
        plain2="Which people did the SEC sue in the Terraform case?", casual="what people did the SEC sue in the terraform lawsuit",
    )  # fmt: skip
    assert "Do Kwon" in case.defendants


def _settling_in_a_case(w: World) -> Iterator[Question]:
    case = _case(w, "sec_v_silvergate")
    settled = {
        str(n)
        for e in case.of("Settlement")
        for n in _list(e.get("participant"))
        if str(n) in case.defendants
    }
    others = case.defendants - settled
    assert settled
    assert others
    yield from _styled(
        "who settled in a case", settled, plain="Which defendants in the Silvergate case settled in 2024?",
        passive="Which of the Silvergate defendants settled with the SEC?",
    )  # fmt: skip
    yield from _styled(
        "who did not settle in a case", others, plain="Which defendants in the Silvergate case did not settle?",
        casual="which Silvergate executive didn't settle with the SEC",
    )  # fmt: skip


def _side_left_out(w: World) -> Iterator[Question]:
    def filed_in(c: Any, year: int) -> bool:
        return any(in_year(span(day(e)), year) for e in c.of(*FILINGS))

    others = {c.reference for c in w.cases if filed_in(c, 2024) and "SEC" not in c.plaintiffs}
    yield from _styled(
        "side left out", others, plain="Which suits from 2024 were brought by anybody besides the SEC?",
        legalese="Which actions filed in 2024 were brought by a party other than the SEC?",
    )  # fmt: skip


def _two_kinds_before_a_judge(w: World) -> Iterator[Question]:
    criminal = {j for c in w.cases if "United States" in c.plaintiffs for j in c.judges}
    civil = {j for c in w.cases if "SEC" in c.plaintiffs for j in c.judges}
    yield Question(
        "judges with two kinds",
        "plain",
        "Which judge had both a criminal case and an SEC case?",
        criminal & civil,
    )


def _papers(w: World) -> Iterator[Question]:
    letters = {
        str(t["reference"])
        for t in w.things
        if t["is"] == "GuidanceIssued" and "OCC" in _list(t.get("actor")) and str(day(t)).startswith("2025")
    }
    yield from _styled(
        "letters of an agency", letters, plain="Which letters did the OCC issue in 2025?",
        casual="what OCC letters came out in 2025", terse="OCC interpretive letters 2025",
    )  # fmt: skip
    first = span(day(_thing(w, "memecoin_stmt")))
    assert first is not None
    staff = {
        str(t["reference"])
        for t in w.things
        if str(t.get("name", "")).startswith("Staff statement") and (s := span(day(t))) and s[0] > first[1]
    }
    yield from _styled(
        "staff statements", staff, plain="Which staff statements came after the one on meme coins?",
        plain2="What staff statements followed the meme coin statement?",
        fronted="Since the meme coin one, which other staff statements has the SEC made?",
    )  # fmt: skip


def _admissions(w: World) -> Iterator[Question]:
    for reference, text in (
        ("sec_v_nova_labs", "Did Nova Labs admit liability in its settlement with the SEC?"),
        ("sec_v_nova_labs", "did the Helium developer admit anything"),
        ("cftc_v_gemini", "Was there any admission in the Gemini CFTC deal?"),
    ):
        said = {str(e["admission"]) for e in _case(w, reference).of("Settlement") if e.get("admission")}
        assert said == {"false"}
        yield Question("admissions", "plain", text, False, "value")


def _claims_against_one(w: World) -> Iterator[Question]:
    for reference, who, texts in (
        ("sec_v_ripple", "Brad Garlinghouse", ("When did the SEC drop the charges against Brad Garlinghouse?",)),
        ("sec_v_sun", "Soulja Boy", ("when were the claims against Soulja Boy dropped", "When did the SEC let go of its claims against Soulja Boy?")),
    ):  # fmt: skip
        found = [
            e
            for e in _case(w, reference).of("Dismissal")
            if who in [str(x) for x in _list(e.get("dismissed_party"))]
        ]
        for text in texts:
            yield Question("claims against one", "plain", text, day(found[0]), "value")


def _votes_compared(w: World) -> Iterator[Question]:
    house = {str(r): _thing(w, r) for r in ("genius_house", "clarity_house")}
    most = max(house, key=lambda r: int(str(_first(house[r]["votes_for"]))))
    least = min(house, key=lambda r: int(str(_first(house[r]["votes_against"]))))
    yield from _styled(
        "votes compared", {most}, plain="Did GENIUS or CLARITY get more votes in the House?",
        plain2="Which act got more yes votes in the House, the CLARITY Act or the GENIUS Act?",
    )  # fmt: skip
    yield Question(
        "votes compared",
        "plain",
        "Which got fewer no votes in the House, the GENIUS Act or the CLARITY Act?",
        {least},
    )


def _heads_by_neighbour(w: World) -> Iterator[Question]:
    chairs = sorted(
        (str(_first(t["began"])), str(t["held_by"])) for t in w.things if t["is"] == "Tenure" and t.get("tenure_of") == "cftc-chair"
    )  # fmt: skip
    names = [n for _, n in chairs]
    pham = names.index("Caroline Pham")
    yield Question("heads by neighbour", "terse", "next CFTC chair after Pham", {names[pham + 1]})
    yield Question("heads by neighbour", "terse", "SEC chair before Atkins", {"Mark Uyeda"})
    every = set(w.tenures())
    yield Question("heads by neighbour", "plain", "Who has been chair or acting chair of the SEC?", every)
    assert every >= {"Mark Uyeda", "Paul Atkins"}


def _probes(w: World) -> Iterator[Question]:
    dated = w.closed()
    latest = max(dated, key=lambda r: dated[r][1])
    yield from _styled(
        "the last inquiry", {latest}, plain="Whose SEC probe was the last to be closed?",
        casual="whose SEC investigation got shut down most recently",
    )  # fmt: skip
    (first, _), (second, _) = w.roundtables()[:2]
    between = {r for r, s in dated.items() if first[1] < s[0] and s[1] < second[0]}
    yield Question(
        "between two of a series", "plain", "Whose SEC investigations ended between the first and the second roundtable?", between
    )  # fmt: skip
    _, told = w.closings()["inv_pyusd"]
    announced = span(str(_first(told["announced_on"])))
    assert announced is not None
    assert announced[0].isoformat() > "2025-03-01"
    yield Question(
        "made known by a day", "casual", "by 1 march 2025, had word got around that the SEC was done investigating PayPal's stablecoin?", False, "value"
    )  # fmt: skip


def _steps_of_bills(w: World) -> Iterator[Question]:
    signed = span(day(_thing(w, "genius_law", "LawEnacted")))
    assert signed is not None
    bills = {
        str(t["id"]) for t in w.things if t["is"] in ("Bill", "Law") and "mica" not in str(t["id"]).lower()
    }
    later = {
        str(t["reference"])
        for t in w.things
        if str(_first(t.get("instrument"))) in bills
        and t.get("lawmaking_step")
        and (s := span(day(t)))
        and s[0] > signed[1]
    }
    yield Question(
        "steps of bills", "plain", "Which steps of US bills came after the GENIUS Act was signed?", later
    )


def _letters(w: World) -> Iterator[Question]:
    letter = _thing(w, "ncet_letter")
    yield Question(
        "letters of a person", "plain", "When did Warren send her letter on the closing of the DOJ's crypto team?", day(letter), "value"
    )  # fmt: skip
    yield Question("letters of a person", "plain", "When did Warren write to Zhao?", "refused", "status")
    report = _thing(w, "pwg_report")
    yield Question(
        "dates of reports",
        "terse",
        "White House report on digital assets date of publication",
        day(report),
        "value",
    )


def _grounds_that_are_laws(w: World) -> Iterator[Question]:
    case = _case(w, "ba_v_irs")
    assert any(str(_first(e.get("ground"))) == "H.J.Res. 25" for e in case.of("Dismissal"))
    yield from _styled(
        "grounds that are laws", {case.reference}, plain="Which case was dropped because of H.J.Res. 25?",
        relative="Which suit was dropped because of the resolution that Trump signed in April 2025?",
    )  # fmt: skip
