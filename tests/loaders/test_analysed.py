"""What patterns tell is the same whether it is read off them or comes from the file of an earlier run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cryptoreg.loaders.text import analysed
from cryptoreg.loaders.text.analysed import Told, recall, remembering, told_of
from cryptoreg.loaders.text.frames import frames

SOME = [p for frame in frames()[:12] for p in frame.patterns] + [
    re.compile(r"sued"),
    re.compile(r"\b[A-Z]\w+ v\. "),
]


@pytest.fixture(autouse=True)
def _forgets() -> Iterator[None]:
    """Each test begins like a process of its own, and leaves none of its folders behind."""
    analysed._memory.cache_clear()
    yield
    analysed._memory.cache_clear()


def a_run(folder: Path) -> list[Told]:
    """What a process is told that uses a folder."""
    analysed._memory.cache_clear()
    with remembering(folder):
        return [told_of(pattern) for pattern in SOME]


def kept(folder: Path) -> Path:
    (file,) = folder.glob("rules-*.json")
    return file


def test_a_later_run_is_told_the_same_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = a_run(tmp_path / "cache")
    monkeypatch.setattr(analysed, "needles", None)  # whoever reads a pattern now fails
    assert a_run(tmp_path / "cache") == first
    analysed._memory.cache_clear()
    recall(tmp_path / "cache")
    assert [told_of(pattern) for pattern in SOME] == first


def test_only_what_was_not_known_is_written(tmp_path: Path) -> None:
    a_run(tmp_path)
    written = kept(tmp_path).stat().st_mtime_ns
    a_run(tmp_path)
    assert kept(tmp_path).stat().st_mtime_ns == written
    with remembering(tmp_path):
        told_of(re.compile(r"\bnew\b"))
    assert kept(tmp_path).stat().st_mtime_ns > written


@pytest.mark.parametrize("damage", [b"", b"{}", b"0\n{}", b"\xff\xfe", b"0" * 64 + b"\n{"])
def test_a_damaged_file_costs_time_alone(tmp_path: Path, damage: bytes) -> None:
    first = a_run(tmp_path)
    kept(tmp_path).write_bytes(damage)
    assert a_run(tmp_path) == first
    assert kept(tmp_path).stat().st_size > len(damage)


def test_a_changed_file_is_not_believed(tmp_path: Path) -> None:
    first = a_run(tmp_path)
    kept(tmp_path).write_text(kept(tmp_path).read_text().replace("true", "false"))
    assert a_run(tmp_path) == first


def test_a_folder_that_cannot_be_made_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert a_run(tmp_path / "file" / "cache") == a_run(tmp_path)


def test_the_file_of_another_version_goes(tmp_path: Path) -> None:
    (tmp_path / "rules-0123456789abcdef.json").write_text("old")
    a_run(tmp_path)
    assert kept(tmp_path).name != "rules-0123456789abcdef.json"
    assert list(tmp_path.iterdir()) == [kept(tmp_path)]
