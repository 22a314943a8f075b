"""Identity: pure judgements that never depend on the order of what was loaded."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cryptoreg.graph.identity import agents, events, matters
from cryptoreg.graph.identity.events import Mention
from cryptoreg.graph.identity.judgement import Judgement, Verdict
from cryptoreg.graph.identity.matters import LawsuitView, ProceedingView
from cryptoreg.graph.identity.things import Thing

CANONICAL = {
    "sec": "sec",
    "cftc": "cftc",
    "binance": "binance",
    "zhao": "changpeng-zhao",
    "kraken": "kraken",
    "court": "court-dcd",
    "case": "sec-v-binance",
}


def thing(
    id_: str,
    cls: str,
    roles: dict[str, tuple[str, ...]] | None = None,
    realised: bool = True,
    modality: str = "asserted",
    **values: object,
) -> Thing:
    return Thing(
        id_, f"doc-{id_}", cls, realised, modality, roles or {},
        {k: v if isinstance(v, tuple) else (v,) for k, v in values.items()},
    )  # type: ignore[arg-type]  # fmt: skip


def partition(judgements: list[Judgement]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for j in judgements:
        groups.setdefault(j.canonical, set()).add(j.local)
    return {frozenset(g) for g in groups.values()}


# ---------------------------------------------------------------- agents


def test_a_name_of_the_gazetteer_decides() -> None:
    assert (
        agents.judge(thing("a", "Regulator", name="U.S. Securities and Exchange Commission")).canonical
        == "sec"
    )


def test_an_unknown_name_is_its_own_thing_within_its_class() -> None:
    assert agents.judge(thing("a", "Firm", name="Acme Coin, Inc.")).canonical == "firm-acme-coin"
    assert agents.judge(thing("b", "Person", name="Acme Coin")).canonical == "person-acme-coin"


def test_somebody_without_a_name_is_nobody_else() -> None:
    one, other = (
        thing("a", "Court", name="federal judge (unnamed)"),
        thing("b", "Court", name="federal judge (unnamed)"),
    )
    assert agents.judge(one).canonical == "a"
    assert agents.judge(other).canonical == "b"


def test_the_full_name_of_a_person_decides_over_the_last_alone() -> None:
    assert agents.judge(thing("a", "Person", name=("Nagy", "Orvin Nagy"))).canonical == "person-orvin-nagy"


# ---------------------------------------------------------------- dockets


def docket(id_: str, number: str) -> ProceedingView:
    return ProceedingView.of(thing(id_, "Proceeding", {"court": ("court",)}, docketNumber=number), CANONICAL)


def test_spellings_of_one_docket_number_are_one_proceeding() -> None:
    views = [docket("a", "1:23-cv-01599"), docket("b", "23-cv-1599 (ABJ)"), docket("c", "1:2023cv01599")]
    assert partition(matters.judge_proceedings(views)) == {frozenset({"a", "b", "c"})}


def test_two_offices_are_two_proceedings_and_no_office_is_unsure() -> None:
    judged = matters.judge_proceedings(
        [docket("a", "1:23-cv-00178"), docket("b", "2:23-cv-00178"), docket("c", "23-cv-178")]
    )
    assert partition(judged) == {frozenset({"a"}), frozenset({"b"}), frozenset({"c"})}
    assert {j.local for j in judged if j.verdict is Verdict.UNSURE} == {"c"}


def test_kinds_of_case_do_not_share_keys() -> None:
    assert not docket("a", "2:23-cr-00178").shared_keys() & docket("b", "2:23-cv-00178").shared_keys()


# ---------------------------------------------------------------- lawsuits


def lawsuit(
    id_: str, plaintiff: str = "sec", defendants: tuple[str, ...] = ("binance",), **values: object
) -> LawsuitView:
    return LawsuitView.of(
        thing(id_, "Lawsuit", {"plaintiff": (plaintiff,), "defendant": defendants}, **values), CANONICAL
    )


def test_a_case_known_by_its_parties_joins_the_one_case_with_them() -> None:
    known = lawsuit("a", defendants=("binance", "zhao"), reference="sec_v_binance")
    judged = matters.judge_lawsuits([known, lawsuit("b"), lawsuit("c", defendants=("zhao",))])
    assert partition(judged) == {frozenset({"a", "b", "c"})}
    assert judged[0].canonical == "sec-v-binance"


def test_another_plaintiff_is_another_case() -> None:
    judged = matters.judge_lawsuits([lawsuit("a", reference="sec_v_binance"), lawsuit("b", plaintiff="cftc")])
    assert partition(judged) == {frozenset({"a"}), frozenset({"b"})}


def test_where_two_cases_fit_it_joins_neither_and_waits() -> None:
    views = [lawsuit("a", reference="first"), lawsuit("b", reference="second"), lawsuit("c")]
    judged = {j.local: j for j in matters.judge_lawsuits(views)}
    assert len({j.canonical for j in judged.values()}) == 3
    assert judged["c"].verdict is Verdict.UNSURE


def test_two_references_never_merge() -> None:
    judged = matters.judge_lawsuits([lawsuit("a", reference="first"), lawsuit("b", reference="second")])
    assert len(partition(judged)) == 2


# ---------------------------------------------------------------- events


def motion(
    id_: str,
    date: str | None = None,
    relief: str = "stay",
    movants: tuple[str, ...] = ("sec",),
    **values: object,
) -> Mention:
    if date is not None:
        values["filedOn"] = date
    return Mention.of(
        thing(id_, "Motion", {"filedIn": ("case",), "movant": movants}, relief=relief, **values), CANONICAL
    )


def judge(*mentions: Mention) -> dict[str, Judgement]:
    return {j.local: j for j in events.judge_block(mentions)}


def test_the_same_day_is_the_same_motion() -> None:
    assert len(partition(list(judge(motion("a", "2025-02-10"), motion("b", "2025-02-10")).values()))) == 1


def test_the_day_of_filing_and_the_day_of_the_report_are_one_motion() -> None:
    assert len(partition(list(judge(motion("a", "2025-02-10"), motion("b", "2025-02-11")).values()))) == 1


def test_two_months_apart_are_two_motions() -> None:
    assert len(partition(list(judge(motion("a", "2025-02-10"), motion("b", "2025-04-11")).values()))) == 2


def test_a_month_joins_the_only_day_in_it() -> None:
    assert (
        len(partition(list(judge(motion("a", "2025-02-10"), motion("b", "2025-02"), motion("c")).values())))
        == 1
    )


def test_an_event_of_a_year_that_fits_two_fits_neither() -> None:
    judged = judge(motion("a", "2025-02-10"), motion("b", "2025-04-11"), motion("c", "2025"))
    assert judged["c"].verdict is Verdict.UNSURE
    assert judged["c"].canonical not in (judged["a"].canonical, judged["b"].canonical)


def test_granted_and_denied_on_different_days_are_two_orders() -> None:
    def order(id_: str, outcome: str, date: str) -> Mention:
        return Mention.of(
            thing(id_, "Order", {"enteredIn": ("case",)}, relief="stay", outcome=outcome, enteredOn=date),
            CANONICAL,
        )

    assert (
        len(
            partition(
                list(judge(order("a", "granted", "2025-02-12"), order("b", "denied", "2025-02-13")).values())
            )
        )
        == 2
    )


def test_different_reliefs_and_cases_are_different_blocks() -> None:
    elsewhere = Mention.of(thing("c", "Motion", {"filedIn": ("kraken",)}, relief="stay"), CANONICAL)
    assert len({motion("a").block(), motion("b", relief="dismissal").block(), elsewhere.block()}) == 3


def test_what_is_only_planned_never_meets_what_happened() -> None:
    planned = Mention.of(
        thing("a", "Order", {"enteredIn": ("case",)}, realised=False, modality="planned", relief="stay"),
        CANONICAL,
    )
    granted = Mention.of(thing("b", "Order", {"enteredIn": ("case",)}, relief="stay"), CANONICAL)
    assert planned.block() != granted.block()
    assert events.entered_as(planned.thing) == "Intention"


def test_thoughts_of_two_documents_stay_two() -> None:
    one = Mention.of(
        thing("a", "Speculation", {"inCase": ("case",)}, realised=False, modality="speculated"), CANONICAL
    )
    other = Mention.of(
        thing("b", "Speculation", {"inCase": ("case",)}, realised=False, modality="speculated"), CANONICAL
    )
    assert one.block() != other.block()


def test_two_curated_events_of_one_day_stay_two() -> None:
    judged = judge(
        motion("a", "2025-02-10", curatedId="x/1"),
        motion("b", "2025-02-10", curatedId="x/2"),
        motion("c", "2025-03-10", curatedId="x/1"),
    )
    assert partition(list(judged.values())) == {frozenset({"a", "c"}), frozenset({"b"})}


DATES = st.sampled_from(
    [
        None,
        "2025",
        "2025-02",
        "2025-02-10",
        "2025-02-11",
        "2025-02-13",
        "2025-04",
        "2025-04-11",
        "2025-04-13",
        "../2025-02-12",
    ]
)


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(DATES, st.sampled_from(["sec", "binance"]), st.sampled_from([None, None, "x/1", "x/2"])),
        min_size=1,
        max_size=8,
    ),
    st.randoms(),
)
def test_the_order_of_mentions_never_matters(
    rows: list[tuple[str | None, str, str | None]], random: object
) -> None:
    mentions = [
        motion(f"m{n}", date, movants=(who,), **({"curatedId": curated} if curated else {}))
        for n, (date, who, curated) in enumerate(rows)
    ]
    shuffled = list(mentions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert events.judge_block(mentions) == events.judge_block(shuffled)


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["sec", "cftc"]),
            st.sets(st.sampled_from(["binance", "zhao", "kraken"]), min_size=1),
            st.sampled_from([None, None, "r1", "r2"]),
        ),
        min_size=1,
        max_size=7,
    ),
    st.randoms(),
)
def test_the_order_of_lawsuits_never_matters(
    rows: list[tuple[str, set[str], str | None]], random: object
) -> None:
    views = [
        lawsuit(f"l{n}", plaintiff, tuple(sorted(defendants)), **({"reference": ref} if ref else {}))
        for n, (plaintiff, defendants, ref) in enumerate(rows)
    ]
    shuffled = list(views)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert matters.judge_lawsuits(views) == matters.judge_lawsuits(shuffled)


def test_a_release_number_joins_cases_whose_parties_are_told_differently() -> None:
    roles = {"plaintiff": ("sec",), "defendant": ("binance",), "hasProceeding": ("case",)}
    page = thing("page", "Lawsuit", roles, releaseNumber=("LR-26900", "LR-26800"))
    item = thing("item", "Lawsuit", {"plaintiff": ("sec",), "defendant": ("zhao",)}, releaseNumber="LR-26900")
    other = thing("other", "Lawsuit", {"plaintiff": ("sec",), "defendant": ("kraken",)}, releaseNumber="LR-1")
    views = [LawsuitView.of(t, CANONICAL) for t in (page, item, other)]
    assert views[0].shared_keys() & views[1].shared_keys()
    assert not views[0].shared_keys() & views[2].shared_keys()
    groups = partition(matters.judge_lawsuits(views))
    assert groups == {frozenset({"page", "item"}), frozenset({"other"})}


def test_a_file_number_of_the_sec_is_one_proceeding_without_a_court() -> None:
    def view(id_: str, number: str) -> ProceedingView:
        return ProceedingView.of(thing(id_, "Proceeding", {}, docketNumber=number), CANONICAL)

    views = [view("a", "3-21999"), view("b", "Admin. Proc. File No. 3-21999"), view("c", "3-22000")]
    assert [v.docket for v in views] == ["sec-3-21999", "sec-3-21999", "sec-3-22000"]
    assert views[0].shared_keys() == views[1].shared_keys() != views[2].shared_keys()
    judged = matters.judge_proceedings(views[:2])
    assert {j.canonical for j in judged} == {"proceeding-sec-3-21999"}
