"""Fetch the jars of the embedded Neo4j once, and trust none that the committed lock does not know.

Neo4j is GPLv3: the user's machine downloads it from Maven Central and runs it as a process of its
own. Nothing of it is part of this package.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import jgo.constants
import requests
from jgo.env import LockedDependency, LockFile
from jgo.maven import MavenContext

from cryptoreg.errors import DownloadError
from cryptoreg.graph.engine.locks import exclusive
from cryptoreg.progress import Progress

CENTRAL = jgo.constants.MAVEN_CENTRAL_URL
NEEDED_BYTES = 300 * 2**20  # 135 MB of jars, twice while one is fetched again, and room to move
ATTEMPTS = 3
WORKERS = 8
TIMEOUT_S = 60


def read_lock() -> LockFile:
    """The committed list of jars with their SHA-256 sums."""
    with as_file(files("cryptoreg.graph.engine") / "neo4j.lock.toml") as path:
        return LockFile.load(path)


def version(lock: LockFile) -> str:
    """The version of Neo4j that the lock names.

    >>> version(read_lock())[:5]
    '5.26.'
    """
    return next(d.version for d in lock.dependencies if d.artifactId == "neo4j-server")


def folder_name(lock: LockFile) -> str:
    """A folder per content of the lock, so that two versions of cryptoreg never share half a set."""
    content = "\n".join(sorted(f"{_file_name(d)} {d.sha256}" for d in lock.dependencies))
    return f"neo4j-{version(lock)}-{hashlib.sha256(content.encode()).hexdigest()[:12]}"


def ensure_jars(cache_dir: Path, progress: Progress, repository: str = CENTRAL) -> Path:
    """Return the folder with all jars, fetching what is missing.

    A jar whose checksum differs is deleted and fetched again; jars that are right are kept over
    interruptions, so a broken download goes on where it stopped.

    Args:
        cache_dir: where the folder of jars is kept.
        progress: shown while jars are fetched or checked.
        repository: base address of a Maven repository.

    Raises:
        DownloadError: the network, the disk or a checksum failed; the message says what to do.
    """
    lock = read_lock()
    final = cache_dir / folder_name(lock)
    with _disk_errors(cache_dir):
        if not _missing(final, lock):
            return final
        with exclusive(cache_dir / "install.lock"):
            if not _missing(final, lock):
                return final
            _require_space(cache_dir)
            staging = cache_dir / f"{final.name}.staging"
            if final.exists():  # damaged: keep what is right, fetch the rest again
                shutil.rmtree(staging, ignore_errors=True)
                final.replace(staging)
            staging.mkdir(parents=True, exist_ok=True)
            _fill(staging, lock, repository, progress)
            staging.replace(final)
    return final


def _missing(folder: Path, lock: LockFile) -> list[LockedDependency]:
    """The jars that are absent or wrong; hashing all of them takes a fifth of a second."""
    return [d for d in lock.dependencies if not _is_right(folder / _file_name(d), d)]


def _fill(staging: Path, lock: LockFile, repository: str, progress: Progress) -> None:
    missing = _missing(staging, lock)
    with (
        progress.task(f"Fetching Neo4j {version(lock)}", len(missing), "jars") as advance,
        ThreadPoolExecutor(WORKERS) as pool,
    ):
        jobs = {pool.submit(_fetch, d, staging, repository): d for d in missing}
        try:
            for job in as_completed(jobs):
                job.result()
                advance()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _fetch(dependency: LockedDependency, staging: Path, repository: str) -> None:
    """Fetch one jar into the staging folder; a wrong checksum is tried again, then an error."""
    target = staging / _file_name(dependency)
    scratch = staging / "fetching" / _file_name(dependency)
    wrong: str = ""
    for _ in range(ATTEMPTS):
        shutil.rmtree(scratch, ignore_errors=True)
        context = MavenContext(
            repo_cache=scratch,
            local_repos=[],
            remote_repos={"central": repository},
            timeout=TIMEOUT_S,
        )
        component = context.project(dependency.groupId, dependency.artifactId).at_version(dependency.version)
        try:
            got = component.artifact(dependency.classifier or "", dependency.packaging).resolve()
        except (requests.RequestException, RuntimeError) as exc:
            wrong = f"could not be fetched ({_brief(exc)})"
            continue
        if _sha256(got) == dependency.sha256:
            got.replace(target)
            shutil.rmtree(scratch, ignore_errors=True)
            return
        wrong = "does not have the checksum of the lock"
    shutil.rmtree(scratch, ignore_errors=True)
    raise DownloadError(
        f"{_file_name(dependency)} {wrong}, {ATTEMPTS} times. Check the network and run the command "
        "again: it goes on where it stopped. Or set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD to use "
        "a Neo4j server of your own."
    )


def _brief(exc: BaseException) -> str:
    text = str(exc).splitlines()[0] if str(exc) else type(exc).__name__
    return text if len(text) <= 160 else text[:157] + "..."


def _file_name(dependency: LockedDependency) -> str:
    classifier = f"-{dependency.classifier}" if dependency.classifier else ""
    return f"{dependency.artifactId}-{dependency.version}{classifier}.{dependency.packaging}"


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _is_right(path: Path, dependency: LockedDependency) -> bool:
    return path.is_file() and _sha256(path) == dependency.sha256


def _require_space(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < NEEDED_BYTES:
        raise DownloadError(
            f"Neo4j needs {NEEDED_BYTES >> 20} MiB in {folder}, where {free >> 20} MiB are free. "
            "Free some space, or set CRYPTOREG_CACHE_DIR to a folder on another disk."
        )


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into one sentence."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as exc:
        raise DownloadError(disk_sentence(exc, folder)) from exc


def disk_sentence(exc: OSError, folder: Path) -> str:
    """What a person can do about an error of the file system."""
    reasons: dict[int | None, str] = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.EROFS: "the file system is read-only",
        errno.EACCES: "this user may not write there",
    }
    reason = reasons.get(exc.errno, exc.strerror or str(exc))
    return (
        f"Cannot write to {folder}: {reason}. Make room or give access, or set CRYPTOREG_CACHE_DIR "
        "and CRYPTOREG_DATA_DIR to other folders."
    )
