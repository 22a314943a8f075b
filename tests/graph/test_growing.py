"""A fact that grows is the fact that all its statements make together; in the store, too."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.graph import doctor, facts, refresh, schema
from cryptoreg.graph.facts import SourceRow, StatementRow
from cryptoreg.graph.growing import grow
from cryptoreg.graph.store import Store
from cryptoreg.ontology.generated.names import Tier
from cryptoreg.ontology.statements import Extracted
from tests.conftest import WIPE
from tests.graph.saying import cited, put, refreshed, snapshot

DAYS = (None, "2025-02", "2025-02-10", "2025-02-11", "2026")
SOURCES = st.tuples(
    st.integers(0, 6),
    st.sampled_from([None, "Wire", "WIRE", "Gazette", "Herald"]),
    st.sampled_from(DAYS),
    st.sampled_from([Tier.COURT, Tier.PRESS, Tier.WEB]),
    st.sampled_from(["asserted", "asserted", "asserted", "alleged", "denied"]),
)


def fact_of(rows: list[StatementRow], sources: dict[str, SourceRow]) -> facts.Fact:
    (fact,) = facts.group(rows, sources)
    return fact


@given(st.lists(SOURCES, min_size=2, max_size=12), st.integers(1, 11))
def test_growing_is_grouping_all(drawn: list, cut: int) -> None:
    rows, sources = [], {}
    for n, (origin, publisher, day, tier, modality) in enumerate(drawn):
        id_ = f"doc-{n}"
        sources[id_] = SourceRow(id_, f"doc-{min(origin, n)}", str(tier), day, publisher=publisher)
        rows.append(
            StatementRow(
                f"st-{n}", id_, "sec", "type", None, "Regulator", modality, 1 - n / 100, f"2026-01-{n + 1:02}"
            )
        )
    first, more = rows[: min(cut, len(rows) - 1)], rows[min(cut, len(rows) - 1) :]
    origins = {sources[r.document].origin for r in more}
    before = [(sources[r.document], r.modality) for r in first if sources[r.document].origin in origins]
    whole = fact_of(rows, sources)
    grown = grow(fact_of(first, sources), more, sources, before)
    if grown is not None:
        assert replace(grown, statements=whole.statements) == whole
        assert grown.statements == tuple(sorted(r.id for r in more))
    elif {r.modality for r in rows} == {"asserted"}:  # only an earlier print of a known text is left
        assert len({sources[r.document].origin for r in rows}) < len(rows)


def test_what_one_document_adds_to_a_known_thing_grows_it() -> None:
    sources = {f"doc-{n}": SourceRow(f"doc-{n}", f"doc-{n}", "web", "2025") for n in range(3)}
    rows = [
        StatementRow(f"st-{n}", f"doc-{n}", "sec", "name", None, "SEC", "asserted", 1, "2026")
        for n in range(3)
    ]
    grown = grow(fact_of(rows[:2], sources), rows[2:], sources, ())
    assert grown is not None
    assert (grown.sources, grown.documents, grown.voices) == (3, 3, fact_of(rows, sources).voices)


def telling(n: int, firm: str, publisher: str | None, copy_of: int | None) -> Extracted:
    things: dict[str, dict[str, object]] = {
        "sec": {"type": "Regulator", "name": "SEC", "wikidata": "Q953944"} if n % 3 else {"type": "Regulator", "name": "SEC"},
        "firm": {"type": "Firm", "name": firm},
        "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm"},
        "ask": {"type": "Motion", "filedIn": "@case", "movant": "@firm", "relief": "stay", "filedOn": "2025-02-10"},
    }  # fmt: skip
    copied = None if copy_of is None else f"d{copy_of}"
    told = cited(f"d{n}", things, published=f"2025-02-{11 + n % 5}", copy_of=copied)
    return replace(told, document=replace(told.document, publisher=publisher))


def test_growing_in_the_store_is_making_all_anew(store: Store) -> None:
    dice = random.Random(5)
    items = [
        telling(
            n,
            ("Coinvale", "Aldan")[n % 2],
            (None, "Wire", "Gazette")[n % 3],
            dice.choice([None, None, n // 2]),
        )
        for n in range(9)
    ]
    for shuffled in (items, dice.sample(items, len(items))):
        store.run_schema(WIPE)
        schema.prepare(store)
        put(store, *items)
        expected = snapshot(store)
        store.run_schema(WIPE)
        schema.prepare(store)
        for item in shuffled:
            put(store, item)
        assert snapshot(store) == expected
        refresh.mark_all(store)
        refreshed(store)
        assert snapshot(store) == expected
        put(
            store,
            replace(items[4], statements=tuple(s for s in items[4].statements if "-ask" not in s.subject)),
        )
        put(store, items[4])
        assert snapshot(store, ignore=["history"]) == expected


def test_a_document_that_waits_is_not_done_by_the_company_it_keeps(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two documents of one case are read anew; the first is worked out while the second still waits."""

    def read(n: int, party: str, relief: str) -> Extracted:
        things: dict[str, dict[str, object]] = {
            "sec": {"type": "Regulator", "name": "SEC", "wikidata": "Q953944"},
            party: {"type": "Firm", "name": "Coinvale"},
            "case": {"type": "Lawsuit", "name": "SEC v. Coinvale", "plaintiff": "@sec", "defendant": f"@{party}"},
            "ask": {"type": "Motion", "filedIn": "@case", "movant": f"@{party}", "relief": relief, "filedOn": "2025-02-10"},
        }  # fmt: skip
        return cited(f"d{n}", things, published="2025-02-11")

    store.run_schema(WIPE)
    schema.prepare(store)
    put(store, *(read(n, "firm", "stay") for n in range(3)))
    monkeypatch.setattr(refresh, "CHUNK", 1)
    put(store, *(read(n, "company", "dismissal") for n in range(3)))
    stepwise = snapshot(store, ignore=["history"])
    refresh.mark_all(store)
    refreshed(store)
    assert snapshot(store, ignore=["history"]) == stepwise
    assert not [f.name for f in doctor.examine(store) if f.broken]
