"""Settings from the environment and ``.env``; logs as JSON lines that rotate and never reach standard output."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from cryptoreg import logs
from cryptoreg.errors import ConfigurationError
from cryptoreg.settings import load_settings


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    """The root logger, put back as it was afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield root
    for handler in root.handlers:
        if handler not in before:
            handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def test_nothing_needs_to_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert settings.embedded
    assert settings.host == "127.0.0.1"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "CRYPTOREG_PORT=1111\nNEO4J_URI=bolt://db.example:7687\nNEO4J_PASSWORD=from-file\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CRYPTOREG_PORT", "2222")
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    settings = load_settings()
    assert (settings.port, settings.neo4j_uri, settings.embedded) == (2222, "bolt://db.example:7687", False)


def test_a_password_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "swordfish-17")
    settings = load_settings(_env_file=None)
    assert "swordfish-17" not in repr(settings) + settings.model_dump_json()


def test_a_half_named_server_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://db.example:7687")
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    with pytest.raises(ConfigurationError, match="NEO4J_PASSWORD is not"):
        load_settings(_env_file=None)


def test_logs_are_json_lines_and_rotate(
    tmp_path: Path, root_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 20_000)
    settings = load_settings(_env_file=None, state_dir=tmp_path)
    logs.configure(settings)
    for number in range(1000):
        logging.getLogger("cryptoreg.test").info("something happened", extra={"number": number})
    logging.getLogger("cryptoreg.test").debug("too fine for the file")
    files = sorted(tmp_path.glob("cryptoreg.log*"))
    assert 2 <= len(files) <= 1 + logs.BACKUPS
    assert all(f.stat().st_size <= 20_000 for f in files)
    rows = [json.loads(line) for line in logs.log_file(settings).read_text().splitlines()]
    assert rows[-1]["number"] == 999
    assert {"time", "level", "name", "process", "event"} <= set(rows[-1])


def test_a_folder_that_cannot_be_written_does_not_stop_a_command(
    tmp_path: Path, root_logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    logs.configure(load_settings(_env_file=None, state_dir=tmp_path / "file" / "state"))
    logging.getLogger("cryptoreg.test").info("not shown")
    logging.getLogger("cryptoreg.test").warning("shown")
    told = capsys.readouterr()
    assert told.out == ""
    assert "shown" in told.err
    assert "not shown" not in told.err
