"""The commands ask a model only when they are told to, and say what came of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cryptoreg.api import proposing
from cryptoreg.api.cli import app
from cryptoreg.api.loading import load
from cryptoreg.api.pools import Here
from cryptoreg.api.work import work
from cryptoreg.errors import ConfigurationError, InputError
from cryptoreg.graph.store import Store
from cryptoreg.loaders.llm.client import ChatClient
from cryptoreg.loaders.llm.propose import Budget, Model
from cryptoreg.settings import load_settings
from tests.loaders.llm.conftest import Server
from tests.loaders.llm.test_propose import GOOD, TEXT


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    return path


def set_up(monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path) -> None:
    monkeypatch.setenv("CRYPTOREG_LLM_URL", server.url)
    monkeypatch.setenv("CRYPTOREG_LLM_MODEL", "small")
    monkeypatch.setenv("CRYPTOREG_CACHE_DIR", str(tmp_path / "cache"))


def test_nothing_is_asked_unless_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, server: Server, article: Path, tmp_path: Path
) -> None:
    set_up(monkeypatch, server, tmp_path)
    assert CliRunner().invoke(app, ["extract", str(article), "--json"]).exit_code == 0
    assert server.asked == []


def test_extract_prints_what_a_model_adds_and_what_was_dropped(
    monkeypatch: pytest.MonkeyPatch, server: Server, article: Path, tmp_path: Path
) -> None:
    set_up(monkeypatch, server, tmp_path)
    server.give(GOOD, {**GOOD, "date": "1999"})
    done = CliRunner().invoke(app, ["extract", str(article), "--json", "--llm"])
    records = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    [added] = [r for r in records if r["rule"] == "model small"]
    assert added["evidence"]["quote"] == GOOD["quote"]
    assert len([r for r in records if r["type"] == "entity" and r["subject"] == "SEC"]) == 1
    assert "2 records proposed, 1 kept, 1 dropped" in done.stderr
    assert len(list((tmp_path / "cache" / "llm").iterdir())) == 1


def test_without_a_server_the_option_says_what_to_set() -> None:
    with pytest.raises(ConfigurationError, match=r"CRYPTOREG_LLM_URL.*CRYPTOREG_LLM_MODEL"):
        proposing.model(load_settings(_env_file=None, llm_url="http://127.0.0.1/v1"))


def test_a_load_keeps_the_statements_of_a_model_apart(store: Store, server: Server, article: Path) -> None:
    server.give(GOOD)
    model = Model(ChatClient(server.url, "small"), None, Budget(5, 60))
    load(store, [article], now=datetime(2026, 1, 1, tzinfo=UTC), pool=Here(partial(work, model=model)))
    rows = store.read(
        "MATCH (s:Statement {extractor: $name}) RETURN s.subject_id AS id, s.quote AS quote, s.predicate AS predicate",
        {"name": "model small"},
    )
    events = {r["id"] for r in rows if r["quote"] == GOOD["quote"]}
    assert events
    rules = store.read("MATCH (s:Statement {extractor: 'text-rules'}) RETURN DISTINCT s.subject_id AS id")
    assert not events & {r["id"] for r in rules}


def test_a_model_works_in_one_process(
    monkeypatch: pytest.MonkeyPatch, server: Server, article: Path, tmp_path: Path
) -> None:
    set_up(monkeypatch, server, tmp_path)
    done = CliRunner().invoke(app, ["extract", str(article), "--llm", "--jobs", "2"])
    assert isinstance(done.exception, InputError)
    assert server.asked == []
