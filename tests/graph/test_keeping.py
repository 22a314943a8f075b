"""Backups come back byte for byte; the doctor finds what is broken and repairs what is derived."""

from __future__ import annotations

import gzip
from datetime import timedelta
from pathlib import Path

import pytest

from cryptoreg.errors import InputError, IntegrityError
from cryptoreg.graph import backup, decisions, doctor, forget, refresh, schema
from cryptoreg.graph import lease as leases
from cryptoreg.graph.identity.judgement import Verdict
from cryptoreg.graph.store import Store
from cryptoreg.ontology.statements import Extracted, Quote, Statement
from tests.conftest import NOW, WIPE
from tests.graph.saying import put, refreshed
from tests.graph.test_tracing import LATER, late, stayed, sued


def quoted() -> Extracted:
    """A text with quotes, in letters beyond ASCII and with line ends."""
    from cryptoreg.ontology.statements import Document, document_id

    text = "Die “Börse”\n\nwas sued 😀 by the SEC\ttoday."
    document = Document(
        document_id(text=text),
        title='T "x" \\ y',
        text=text,
        url="https://example.org/ü?a=b",
        reader="test@1",
    )
    local = f"{document.id}-e1"
    return Extracted(document, "test", (
        Statement(document.id, local, "type", Quote(4, 11, text[4:11]), value="Firm", extractor="test"),
        Statement(document.id, local, "name", Quote(4, 11, text[4:11]), value="“Börse”", extractor="test",
                  attributed_to=("b", "a"), confidence=0.1 + 0.2),
    ))  # fmt: skip


def full(store: Store) -> None:
    """A graph with everything: conflicts, decisions, closed and withdrawn statements, moved ids."""
    put(store, sued(), stayed(), quoted())
    put(store, late(), now=LATER)
    fewer = tuple(s for s in stayed().statements if not s.subject.endswith("-m"))
    put(store, Extracted(stayed().document, "test", fewer), now=LATER)
    with leases.writer(store) as lease:
        decisions.judge(
            store, lease, Verdict.SAME, "firm-acme-coin", "firm-borse", reason="x", author="me", now=LATER
        )
        forget.withdraw(store, lease, sued().document.id, reason="asked", now=LATER)
    refreshed(store, LATER)


@pytest.mark.parametrize("name", ["copy.nq", "copy.nq.gz"])
def test_a_backup_is_the_graph_and_comes_back_byte_for_byte(store: Store, tmp_path: Path, name: str) -> None:
    full(store)
    one, two = tmp_path / name, tmp_path / f"again-{name}"
    done = backup.backup(store, one)
    assert done.nodes > 50
    store.run_schema(WIPE)
    with leases.writer(store) as lease:
        assert backup.restore(store, lease, one) == done
    assert backup.backup(store, two) == done
    assert one.read_bytes() == two.read_bytes()
    assert schema.prepare(store) is False
    assert [f.name for f in doctor.examine(store) if not f.ok] == []
    put(store, stayed(), now=LATER)  # the next load finds what it knows
    refresh.mark_all(store)
    refreshed(store, LATER + timedelta(days=1))


def test_a_full_graph_is_not_overwritten_and_a_broken_file_is_refused(store: Store, tmp_path: Path) -> None:
    full(store)
    path = tmp_path / "copy.nq.gz"
    backup.backup(store, path)
    with leases.writer(store) as lease:
        with pytest.raises(InputError, match="not empty"):
            backup.restore(store, lease, path)
        data = gzip.decompress(path.read_bytes())
        cut, changed, other = tmp_path / "cut.nq", tmp_path / "changed.nq", tmp_path / "other.nq.gz"
        cut.write_bytes(data[: len(data) // 2])
        changed.write_bytes(data.replace(b"2025-02-13", b"2025-02-12"))
        other.write_bytes(b"no gzip")
        for file, error, words in (
            (cut, IntegrityError, "no whole backup"),
            (changed, IntegrityError, "changed or damaged"),
            (other, InputError, "cannot be read"),
            (tmp_path / "none.nq", InputError, "cannot be read"),
        ):
            with pytest.raises(error, match=words):
                backup.restore(store, lease, file)


def test_a_copy_without_texts_is_the_same_graph_and_takes_the_texts_back(
    store: Store, tmp_path: Path
) -> None:
    full(store)
    with leases.writer(store) as lease:
        with pytest.raises(InputError, match="purge"):
            backup.backup(store, tmp_path / "public.nq", texts=False)
        forget.purge(store, lease, sued().document.id, now=LATER)
    refreshed(store, LATER)
    whole, public, again = tmp_path / "whole.nq", tmp_path / "public.nq.gz", tmp_path / "again.nq"
    backup.backup(store, whole)
    backup.backup(store, public, texts=False, quote_max_chars=3)
    words = gzip.decompress(public.read_bytes()).decode()
    assert "was sued 😀" not in words
    assert '"“B…"' in words
    store.run_schema(WIPE)
    with leases.writer(store) as lease:
        backup.restore(store, lease, public)
    assert [f.name for f in doctor.examine(store) if not f.ok] == []
    put(store, quoted(), now=LATER + timedelta(days=1))
    put(store, stayed(), late(), now=LATER + timedelta(days=1))
    assert [f.name for f in doctor.examine(store) if f.name not in ("pending", "facts") and not f.ok] == []
    backup.backup(store, again)
    assert quotes_and_texts(again) == quotes_and_texts(whole)


def quotes_and_texts(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if "#p-quote>" in line or "#p-text>" in line]


def test_a_restore_that_was_cut_off_is_told_and_can_be_run_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full(store)
    path, again = tmp_path / "copy.nq", tmp_path / "again.nq"
    done = backup.backup(store, path)
    store.run_schema(WIPE)

    def cut_off(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, leases.writer(store) as lease:
        patched.setattr(backup, "_create_links", cut_off)
        with pytest.raises(KeyboardInterrupt):
            backup.restore(store, lease, path)
    assert "restore" in broken(store)
    with leases.writer(store) as lease:
        for act in (
            lambda: schema.prepare(store),
            lambda: backup.backup(store, again),
            lambda: doctor.repair(store, doctor.examine(store), lambda: None),
        ):
            with pytest.raises(IntegrityError, match="cut off"):
                act()
        assert backup.restore(store, lease, path) == done
    backup.backup(store, again)
    assert again.read_bytes() == path.read_bytes()


def test_nothing_is_written_where_a_backup_cannot_go(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        backup.backup(store, tmp_path / "nowhere" / "copy.nq")
    store.write(lambda tx: tx.run("CREATE (:Stranger {id: 'x'})").consume())
    with pytest.raises(IntegrityError, match="Stranger"):
        backup.backup(store, tmp_path / "copy.nq")
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- doctor


def broken(store: Store) -> dict[str, int]:
    return {f.name: f.broken for f in doctor.examine(store) if not f.ok}


def test_a_sound_graph_passes_every_check(store: Store) -> None:
    full(store)
    assert broken(store) == {}


@pytest.mark.parametrize(
    ("harm", "check"),
    [
        ("MATCH (s:Statement) WHERE s.quote IS NOT NULL WITH s LIMIT 1 SET s.quote = 'other'", "quotes"),
        ("MATCH (t:DocumentText) SET t.text = t.text + '!'", "hashes"),
        ("MATCH (s:Statement) WITH s LIMIT 1 SET s.predicate = 'nonsense'", "vocabulary"),
        ("MATCH (d:Document {kind: 'cited'}) WITH d LIMIT 1 DETACH DELETE d", "documents"),
        (
            "MATCH (s:Statement) WHERE s.object_id IS NOT NULL WITH s LIMIT 1 SET s.object_id = 'nobody'",
            "ends",
        ),
    ],
)
def test_what_a_person_must_look_at_is_found_and_left_alone(store: Store, harm: str, check: str) -> None:
    full(store)
    store.run_schema(harm)
    findings = doctor.examine(store)
    assert check in {f.name for f in findings if not f.ok}
    assert next(f for f in findings if f.name == check).repair is None


@pytest.mark.parametrize(
    ("harm", "check"),
    [
        ("MATCH (e:Entity) WITH e LIMIT 3 DETACH DELETE e", "view"),
        ("MATCH ()-[r:SUPPORTED_BY]->() WITH r LIMIT 3 DELETE r", "facts"),
        ("MATCH (f:Fact) WHERE f.rule IS NULL WITH f LIMIT 3 DETACH DELETE f", "facts"),
        ("MATCH (:Entity)-[r]->(:Entity) WITH r LIMIT 1 SET r.fact = 'fact-x'", "edges"),
        ("MATCH (c:Conflict)-[r:SIDE]->() DELETE r", "conflicts"),
        ("CREATE (:Key {id: 'lost'})", "keys"),
        ("MATCH (l:Local) WHERE l.canonical IS NOT NULL SET l.pending = l.document", "pending"),
        ("DROP INDEX fact_subject_id", "schema"),
    ],
)
def test_what_is_derived_is_repaired_and_nothing_else_changes(
    store: Store, tmp_path: Path, harm: str, check: str
) -> None:
    full(store)
    before = said(store)
    store.run_schema(harm)
    findings = doctor.examine(store)
    assert check in {f.name for f in findings if not f.ok}
    with leases.writer(store) as lease:
        assert doctor.repair(store, findings, lambda: refresh.refresh(store, lease, NOW))
    assert broken(store) == {}
    assert said(store) == before


def said(store: Store) -> list[str]:
    rows = store.read(
        "MATCH (n) WHERE n:Statement OR n:Document OR n:Decision OR n:DocumentText RETURN properties(n) AS p"
    )
    entities = store.read("MATCH (e:Entity) RETURN e.id AS id, e.revision AS r")
    return sorted(str(sorted(r["p"].items())) for r in rows) + sorted(f"{r['id']} {r['r']}" for r in entities)
