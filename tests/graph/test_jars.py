"""Fetching the files of Neo4j: verified, resumable, and clear about what went wrong.

The repository is a local HTTP server that plays Maven Central, faults included; the lock names three
small files instead of 217 large ones.
"""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from jgo.env import LockedDependency, LockFile

from cryptoreg.errors import DownloadError
from cryptoreg.graph.engine import jars
from cryptoreg.progress import Silent

FILES = {"alpha": b"a" * 5000, "beta": b"b" * 70_000, "neo4j-server": b"n" * 100}


class Repository:
    """A Maven repository on loopback that can be told to misbehave."""

    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self.faults: dict[str, list[str]] = {}
        repository = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.rsplit("/", 1)[-1]
                artifact = name.rsplit("-1.0", 1)[0]
                if name.endswith(".sha1") or artifact not in FILES:
                    self.send_error(404)
                    return
                repository.requests[artifact] += 1
                fault = repository.faults.get(artifact, [])
                kind = fault.pop(0) if fault else ""
                body = FILES[artifact]
                if kind == "500":
                    self.send_error(500)
                    return
                if kind == "wrong":
                    body = body[:-1] + b"!"
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if kind == "cut" else body)

            def log_message(self, format: str, *args: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/maven2"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    lock = LockFile(
        [
            LockedDependency("org.example", name, "1.0", sha256=hashlib.sha256(content).hexdigest())
            for name, content in FILES.items()
        ]
    )
    monkeypatch.setattr(jars, "read_lock", lambda: lock)
    made = Repository()
    yield made
    made.close()


def fetch(cache: Path, repository: Repository) -> Path:
    return jars.ensure_jars(cache, Silent(), repository.url)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name.rsplit("-1.0", 1)[0]: p.read_bytes() for p in folder.glob("*.jar")}


def test_everything_is_fetched_once(tmp_path: Path, repository: Repository) -> None:
    folder = fetch(tmp_path, repository)
    assert contents(folder) == FILES
    assert fetch(tmp_path, repository) == folder
    assert set(repository.requests.values()) == {1}


@pytest.mark.parametrize("kind", ["cut", "wrong", "500"])
def test_a_fault_is_healed_by_asking_again(tmp_path: Path, repository: Repository, kind: str) -> None:
    repository.faults["beta"] = [kind]
    assert contents(fetch(tmp_path, repository)) == FILES
    assert repository.requests["beta"] == 2


@pytest.mark.parametrize(
    ("kind", "message"), [("cut", "beta"), ("wrong", "checksum of the lock"), ("500", "could not be fetched")]
)
def test_a_lasting_fault_is_one_clear_sentence(
    tmp_path: Path, repository: Repository, kind: str, message: str
) -> None:
    repository.faults["beta"] = [kind] * 10
    with pytest.raises(DownloadError, match=message) as caught:
        fetch(tmp_path, repository)
    assert "beta" in str(caught.value)
    assert "NEO4J_URI" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_interrupted_fetch_goes_on_where_it_stopped(tmp_path: Path, repository: Repository) -> None:
    repository.faults["beta"] = ["cut"] * 3
    with pytest.raises(DownloadError):
        fetch(tmp_path, repository)
    assert contents(fetch(tmp_path, repository)) == FILES
    assert repository.requests["alpha"] <= 1 + 1
    assert repository.requests["beta"] == 4


def test_a_network_that_is_gone_is_one_clear_sentence(tmp_path: Path, repository: Repository) -> None:
    repository.close()
    with pytest.raises(DownloadError, match="Check the network"):
        fetch(tmp_path, repository)


def test_a_damaged_or_missing_file_is_fetched_again_and_the_others_are_not(
    tmp_path: Path, repository: Repository
) -> None:
    folder = fetch(tmp_path, repository)
    (folder / "alpha-1.0.jar").write_bytes(b"a" * 4999 + b"!")  # as long as before
    (folder / "beta-1.0.jar").unlink()
    assert contents(fetch(tmp_path, repository)) == FILES
    assert repository.requests == Counter({"alpha": 2, "beta": 2, "neo4j-server": 1})


def test_what_a_crash_left_half_written_is_not_trusted(tmp_path: Path, repository: Repository) -> None:
    folder = fetch(tmp_path, repository)
    staging = folder.with_name(folder.name + ".staging")
    shutil.copytree(folder, staging)
    shutil.rmtree(folder)
    (staging / "beta-1.0.jar").write_bytes(b"b" * 10)
    assert contents(fetch(tmp_path, repository)) == FILES
    assert repository.requests == Counter({"alpha": 1, "beta": 2, "neo4j-server": 1})


def test_two_commands_at_once_fetch_once(tmp_path: Path, repository: Repository) -> None:
    threads = [threading.Thread(target=fetch, args=(tmp_path, repository)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(repository.requests.values()) == {1}


def test_a_full_disk_is_said_before_anything_is_fetched(
    tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(jars.shutil, "disk_usage", lambda _: usage._replace(free=10 * 2**20))
    with pytest.raises(DownloadError, match=r"needs 300 MiB .* 10 MiB are free"):
        fetch(tmp_path, repository)
    assert not repository.requests


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, repository: Repository) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DownloadError, match="Cannot write to"):
        fetch(tmp_path / "file" / "cache", repository)


def test_the_committed_lock_names_every_file_with_its_checksum() -> None:
    lock = jars.read_lock()
    assert len(lock.dependencies) > 200
    assert all(d.sha256 and len(d.sha256) == 64 for d in lock.dependencies)
    assert jars.version(lock).startswith("5.26.")
    assert all(d.packaging == "jar" for d in lock.dependencies)
