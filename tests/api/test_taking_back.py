"""An export with provenance comes back into an empty graph as the same statements, decisions and conflicts."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cryptoreg.api.loading import load
from cryptoreg.errors import InputError
from cryptoreg.graph import decisions, disputes, forget, rdf
from cryptoreg.graph import lease as leases
from cryptoreg.graph.doctor import examine
from cryptoreg.graph.identity.judgement import Verdict
from cryptoreg.graph.store import Store
from cryptoreg.ontology.generated.names import Tier
from tests.conftest import NOW, ROOT
from tests.graph.saying import Things, cited, put, refreshed, snapshot

LATER = NOW + timedelta(days=1)
WIPE = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS"


def exported(store: Store, folder: Path, format_: rdf.Format) -> Path:
    out = io.BytesIO()
    rdf.export(store, format_, out)
    file = folder / f"export.{format_}"
    file.write_bytes(out.getvalue())
    return file


def case(firm: str, day: str, amount: int) -> Things:
    return {
        "sec": {"type": "Regulator", "name": "SEC"},
        "firm": {"type": "Firm", "name": firm},
        "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm"},
        "order": {
            "type": "Order", "relief": "stay", "outcome": "granted", "enteredIn": "@case", "enteredOn": day,
            "durationDays": 60,
        },
        "money": {"type": "Settlement", "inCase": "@case", "amountUsd": amount},
    }  # fmt: skip


def decided(store: Store) -> None:
    """Two dates of one order, of which a person chose; two firms that a person joined; one that he parted again."""
    put(
        store,
        cited("court", case("Acme Coin", "2025-02-13", 5), tier=Tier.COURT),
        cited("late", case("Acme Coin", "2025-02-11", 5), published="2025-05-01"),
        cited("other", case("Acme Coin Group", "2025-02-13", 7)),
    )
    _, items = disputes.conflicts(store)
    conflict = next(c for c in items if c["property"] == "enteredOn")
    with leases.writer(store) as lease:
        decisions.resolve(store, lease, conflict["id"], 1, reason="seen", author="me", now=LATER)
        judged = ("firm-acme-coin", "firm-acme-coin-group")
        decisions.judge(store, lease, Verdict.SAME, *judged, reason="one", author="me", now=LATER)
        undone = decisions.judge(store, lease, Verdict.SAME, "sec", judged[0], reason="?", author="me", now=LATER)  # fmt: skip
        decisions.undo(store, lease, undone.id, LATER)
    refreshed(store, LATER)


@pytest.mark.parametrize("format_", [rdf.Format.TRIG, rdf.Format.NQUADS])
def test_the_whole_graph_comes_back(store: Store, tmp_path: Path, format_: rdf.Format) -> None:
    decided(store)
    notes = ("Moved", "Gone", "Judgement", "Meta", "Lease", "Key", "Shingle")
    before = snapshot(store, without=notes, ignore=["changed"])
    assert sum('"Decision"' in line for line in before) == 3
    assert any('"Conflict"' in line for line in before)
    file = exported(store, tmp_path, format_)
    store.run_schema(WIPE)
    report = load(store, [file], now=LATER)
    assert (report.files, report.decisions, report.skipped) == (1, 3, [])
    assert snapshot(store, without=notes, ignore=["changed"]) == before
    assert [f for f in examine(store) if not f.ok] == []
    again = load(store, [file], now=LATER)  # into the graph that it is of: nothing is new
    assert (again.decisions, again.written.added, again.written.documents, again.skipped) == (0, 0, 0, [])
    assert again.written.unchanged == report.written.added
    assert snapshot(store, without=notes, ignore=["changed"]) == before


@pytest.mark.parametrize("format_", [rdf.Format.TRIG, rdf.Format.NQUADS])
def test_a_chain_of_sources_keeps_its_order(store: Store, tmp_path: Path, format_: rdf.Format) -> None:
    names = ("Vale Times", "people who know", "a lawyer", "Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal")
    said = cited("told", {"firm": {"type": "Firm", "name": "Acme Coin"}})
    put(store, replace(said, statements=tuple(replace(s, attributed_to=names) for s in said.statements)))
    file = exported(store, tmp_path, format_)
    store.run_schema(WIPE)
    load(store, [file], now=NOW)
    rows = store.read("MATCH (s:Statement) RETURN DISTINCT s.attributed_to AS names")
    assert [tuple(r["names"]) for r in rows] == [names]
    store.run_schema(WIPE)
    lines = [li for li in file.read_text().splitlines(keepends=True) if "attributionChain" not in li]
    file.write_text("".join(lines))
    if format_ is rdf.Format.NQUADS:  # as an export from before: eleven names have 40 million orders
        with pytest.raises(InputError, match="does not tell their order"):
            load(store, [file], now=NOW)


def test_an_export_without_chains_is_still_read(store: Store, tmp_path: Path) -> None:
    said = cited("told", {"firm": {"type": "Firm", "name": "Acme Coin"}})
    names = ("b", "c", "a")
    put(store, replace(said, statements=tuple(replace(s, attributed_to=names) for s in said.statements)))
    file = exported(store, tmp_path, rdf.Format.NQUADS)
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(li for li in lines if "attributionChain" not in li))
    store.run_schema(WIPE)
    load(store, [file], now=NOW)
    rows = store.read("MATCH (s:Statement) RETURN DISTINCT s.attributed_to AS names")
    assert [tuple(r["names"]) for r in rows] == [names]


def test_texts_come_with_their_documents(store: Store, tmp_path: Path) -> None:
    seeds = [
        ROOT / "seeds" / "cases" / "sec-v-binance.yaml",
        *sorted((ROOT / "seeds" / "briefs").glob("*"))[:2],
    ]
    load(store, seeds, now=NOW)
    kinds = ("Statement", "Fact", "Entity", "Conflict", "Local")

    def state() -> list[str]:
        return [li for li in snapshot(store, ignore=["changed"]) if any(f'"{k}"' in li for k in kinds)]

    before = state()
    file = exported(store, tmp_path, rdf.Format.TRIG)
    store.run_schema(WIPE)
    load(store, [file], now=NOW)
    assert state() == before
    load(store, seeds, now=NOW)  # brings the texts, and nothing else
    assert state() == before
    assert store.read("MATCH (d:Document) WHERE d.text_left_out RETURN d.id AS id") == []


def test_a_changed_file_is_refused_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    put(store, cited("court", case("Acme Coin", "2025-02-13", 5)))
    file = exported(store, tmp_path, rdf.Format.NQUADS)
    store.run_schema(WIPE)
    text = file.read_text()
    file.write_text(text.replace('"2025-02-13"', '"2025-02-14"'))
    with pytest.raises(InputError, match="changed after it was written"):
        load(store, [file], now=NOW)
    file.write_text(text[: text.index("/graph/facts>")].rpartition("\n")[0] + "\n")
    with pytest.raises(InputError, match="cut off"):
        load(store, [file], now=NOW)
    file.write_text(text[: len(text) // 2])
    with pytest.raises(InputError, match="cannot be read"):
        load(store, [file], now=NOW)
    assert store.read("MATCH (n) WHERE n:Document OR n:Statement OR n:Local RETURN n") == []


def test_an_export_is_added_to_a_graph_that_holds_other_documents(store: Store, tmp_path: Path) -> None:
    names = ("Vale Times", "people who know", "a lawyer")
    court = cited("court", case("Acme Coin", "2025-02-13", 5), tier=Tier.COURT)
    chained = cited("told", case("Acme Coin", "2025-02-13", 5))
    told = replace(chained, statements=tuple(replace(s, attributed_to=names) for s in chained.statements))
    late = cited("late", case("Acme Coin", "2025-02-11", 5), published="2025-05-01")
    other = cited("other", case("Bolt", "2025-02-13", 7))
    put(store, court, told, late)
    file = exported(store, tmp_path, rdf.Format.NQUADS)
    store.run_schema(WIPE)
    put(store, court, other)
    report = load(store, [file], now=LATER)
    assert (report.written.documents, report.written.added) == (
        2,
        len(told.statements) + len(late.statements),
    )
    assert report.written.unchanged == len(court.statements)
    kinds = ("Statement", "Fact", "Entity", "Conflict", "Local")
    times_ = ["changed", "recorded_from"]

    def state() -> list[str]:
        return [li for li in snapshot(store, ignore=times_) if any(f'"{k}"' in li for k in kinds)]

    added = state()
    chain = store.read(
        "MATCH (s:Statement) WHERE s.attributed_to IS NOT NULL RETURN DISTINCT s.attributed_to AS a"
    )
    assert [tuple(r["a"]) for r in chain] == [names]
    learnt = store.read("MATCH (s:Statement) RETURN DISTINCT s.recorded_from AS at ORDER BY at")
    assert [r["at"] for r in learnt] == [NOW.isoformat(), LATER.isoformat()]
    assert [f for f in examine(store) if not f.ok] == []
    store.run_schema(WIPE)
    put(store, court, other)
    put(store, told, late, now=LATER)
    assert added == state()


def test_what_was_withdrawn_here_stays_away_and_altered_words_are_refused(
    store: Store, tmp_path: Path
) -> None:
    briefs = sorted((ROOT / "seeds" / "briefs").glob("*.txt"))[:2]
    load(store, [f for b in briefs for f in (b, b.with_suffix(".meta.json"))], now=NOW)
    file = exported(store, tmp_path, rdf.Format.NQUADS)
    documents = [
        r["id"] for r in store.read("MATCH (d:Document {kind: 'text'}) RETURN d.id AS id ORDER BY id")
    ]
    with leases.writer(store) as lease:
        forget.withdraw(store, lease, documents[0], reason="asked for", now=NOW)
    refreshed(store)
    held = store.read("MATCH (s:Statement) RETURN count(s) AS n")
    quote = str(
        store.read(
            "MATCH (s:Statement {document: $id}) WHERE s.recorded_to IS NULL RETURN s.quote AS q ORDER BY size(q) DESC LIMIT 1",
            {"id": documents[1]},
        )[0]["q"]
    )
    store.run_schema(f"MATCH (s:Statement {{document: '{documents[1]}'}}) DETACH DELETE s")
    changed = tmp_path / "changed.nq"
    changed.write_text(file.read_text().replace(quote[:30], quote[:30].swapcase()))
    refused = load(store, [changed], now=LATER)
    assert (refused.written.withdrawn, refused.written.added) == (1, 0)
    assert "quoted with other words" in refused.skipped[0].reason
    report = load(store, [file], now=LATER)
    assert report.skipped == []
    assert report.written.added > 0  # what was deleted of the other one comes back
    assert store.read("MATCH (s:Statement) RETURN count(s) AS n") == held
    assert (
        store.read(
            "MATCH (s:Statement {document: $id}) WHERE s.recorded_to IS NULL RETURN s", {"id": documents[0]}
        )
        == []
    )
    assert [f for f in examine(store) if not f.ok] == []
