"""Watch folders: what appears there, or changes, is loaded, until somebody stops it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptoreg.api.loading import Report, load
from cryptoreg.api.pools import Pool
from cryptoreg.errors import BusyError
from cryptoreg.graph.store import Store
from cryptoreg.loaders import sources
from cryptoreg.loaders.sources import SIDECAR

log = logging.getLogger(__name__)

Stamp = tuple[int, int]


@dataclass(slots=True)
class Folders:
    """What was seen in folders, look by look.

    A file is ready when two looks in a row find it with the same size and time of change: one that is
    still being written is left alone. A file whose sidecar changes counts as changed.
    """

    paths: Sequence[Path]
    seen: dict[Path, Stamp] = field(default_factory=dict)
    given: dict[Path, Stamp] = field(default_factory=dict)

    def ready(self) -> list[Path]:
        """The files that are complete and were not given before as they are now."""
        now = {p: s for p in sources.find(self.paths) if isinstance(p, Path) and (s := _stamp(p)) is not None}
        found = [p for p, stamp in now.items() if self.seen.get(p) == stamp and self.given.get(p) != stamp]
        self.seen = now
        self.given = {p: s for p, s in self.given.items() if p in now}
        self.given |= {p: now[p] for p in found}
        return found

    def again(self, files: Sequence[Path]) -> None:
        """Let files be given once more, since they could not be loaded now."""
        for file in files:
            self.given.pop(file, None)


def _stamp(path: Path) -> Stamp | None:
    """Size and time of change of a file and its sidecar; None where it has just gone."""
    try:
        own = path.stat()
    except OSError:
        return None
    size, changed = own.st_size, own.st_mtime_ns
    for beside in (path.with_suffix(SIDECAR), path.with_name(path.name + SIDECAR)):
        try:
            found = beside.stat()
        except OSError:
            continue
        size, changed = size + found.st_size, max(changed, found.st_mtime_ns)
    return size, changed


def watch(
    store: Store,
    paths: Sequence[Path],
    stop: threading.Event,
    tell: Callable[[Report], None],
    *,
    every_s: float = 2.0,
    pool: Pool | None = None,
    all_cases: bool = False,
) -> None:
    """Look at folders again and again, and load what is new, until ``stop`` is set.

    A load that has begun is finished before this returns. What an earlier run loaded is left out by the
    manifest.

    Args:
        tell: called with the report of each load.
        every_s: seconds between looks.
    """
    folders = Folders(paths)
    while not stop.is_set():
        ready = folders.ready()
        if ready:
            try:
                report = load(store, ready, pool=pool, resume=True, all_cases=all_cases)
            except BusyError as exc:
                log.info("watch waits", extra={"error": str(exc)})
                folders.again(ready)
            else:
                if report.files or report.skipped:
                    tell(report)
        stop.wait(every_s)
