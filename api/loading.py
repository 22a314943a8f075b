"""Load files into the graph: read, understand, write, refresh; and say what became of each."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptoreg.api.manifest import Manifest, manifest
from cryptoreg.api.pools import Here, Pool
from cryptoreg.api.work import Outcome, Task, tasks, understand, understandings
from cryptoreg.graph import exchange, exchange_adding, exchange_reading, schema
from cryptoreg.graph import refresh as derived
from cryptoreg.graph.lease import Lease, writer
from cryptoreg.graph.refresh import Refreshed
from cryptoreg.graph.store import Store
from cryptoreg.graph.write import Written, write
from cryptoreg.loaders import sources
from cryptoreg.loaders.sources import Skipped
from cryptoreg.ontology.statements import Extracted
from cryptoreg.progress import Advance, Progress, Silent

__all__ = ["Report", "load", "understand", "understandings"]

SHOWN = 50
"""Lines about skipped files in the report for a person; a file of the report holds all."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Report:
    """What a load did: every file is loaded, was loaded before, or is skipped with a reason."""

    files: int = 0
    readings: int = 0
    before: int = 0
    decisions: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    written: Written = field(default_factory=Written)
    refreshed: Refreshed = field(default_factory=Refreshed)

    def lines(self) -> list[str]:
        """The report for a person."""
        w, r = self.written, self.refreshed
        out = [
            f"{self.files} files read with {self.readings} documents; {len(self.skipped)} files or parts skipped",
            f"{w.added} statements added, {w.closed} closed, {w.unchanged} as before",
            f"{r.facts_added} facts added, {r.facts_removed} removed; {r.entities} entities touched",
        ]
        if self.before:
            out.insert(1, f"{self.before} files had been loaded before and were not read again")
        if self.decisions:
            out.append(f"{self.decisions} decisions of people taken over")
        if r.review:
            out.append(f"{r.review} names or events fit several things and wait for review")
        if w.withdrawn:
            out.append(
                f"{w.withdrawn} documents left out: they are withdrawn (`cryptoreg forget --undo`) or purged"
            )
        out += [f"skipped {s.path}: {s.reason}" for s in self.skipped[:SHOWN]]
        if len(self.skipped) > SHOWN:
            out.append(f"and {len(self.skipped) - SHOWN} more; --report FILE writes all. By reason:")
            out += [f"{n:6} {reason}" for reason, n in self.reasons().most_common(20)]
        return out

    def reasons(self) -> Counter[str]:
        """How often each reason occurs, with what differs between files left out."""
        return Counter(_VARIABLE.sub("…", s.reason)[:120] for s in self.skipped)


_VARIABLE = re.compile(r"\d+|'[^']*'|\"[^\"]*\"|https?://\S+")


def load(
    store: Store,
    paths: Sequence[Path],
    *,
    progress: Progress | None = None,
    now: datetime | None = None,
    pool: Pool | None = None,
    resume: bool = False,
    all_cases: bool = False,
) -> Report:
    """Load files and folders.

    A file that cannot be read is reported and does not keep the others from loading; what an earlier,
    interrupted load left undone is finished too.

    Args:
        store: where to.
        paths: files and folders.
        progress: shown while it lasts.
        now: the clock of the load.
        pool: where files are read and understood; here, one after the other, where none is given.
        resume: whether files that the manifest has as loaded are left out.
        all_cases: whether dockets that are not about the regulation of crypto assets are loaded too.

    Raises:
        InputError: a path does not exist.
        BusyError: another load is running.
    """
    progress = progress or Silent()
    clock = now or datetime.now(UTC)
    files = list(sources.find(paths))
    report = Report(skipped=[f for f in files if isinstance(f, Skipped)])
    with writer(store) as lease:
        if schema.prepare(store):
            derived.mark_all(store)
        with manifest(store, all_cases) as known:
            wanted = [f for f in files if isinstance(f, Path)]
            taken = _take_back(store, lease, wanted, report, clock)
            wanted = [] if taken is not None else wanted
            fresh = [f for f in wanted if not (resume and known.has(f))]
            report.before = len(wanted) - len(fresh)
            with progress.task("Reading", len(fresh), "files") as advance:
                _Load(store, lease, known, report, clock, advance).run(fresh, pool or Here(), all_cases)
        waiting = derived.pending(store)
        with progress.task("Working out facts", waiting or None, "things") as advance:
            report.refreshed = derived.refresh(store, lease, clock, advance)
        if taken is not None:
            exchange.note_conflicts(store, lease, taken)
    log.info(
        "loaded", extra={"files": report.files, "skipped": len(report.skipped), "added": report.written.added}
    )
    return report


def _take_back(
    store: Store, lease: Lease, files: Sequence[Path], report: Report, clock: datetime
) -> exchange.TakenBack | None:
    """Take an export with provenance back: as it was into an empty graph, else what is not there yet.

    Returns:
        None where there is another file, or none that is such an export.
    """
    syntax = exchange_reading.form(files[0]) if len(files) == 1 else None
    if syntax is None:
        return None
    if exchange.is_empty(store):
        taken = exchange.take_back(store, lease, files[0], syntax)
    else:
        taken = exchange_adding.take_in(store, lease, files[0], syntax, clock)
    report.files, report.readings = 1, taken.documents
    report.decisions = taken.decisions
    report.written = Written(
        documents=taken.documents, added=taken.statements, unchanged=taken.known, withdrawn=taken.withdrawn
    )
    if taken.altered:
        reason = f"{taken.altered} documents are quoted with other words than the texts that this graph holds"
        report.skipped.append(Skipped(files[0], reason))
    return taken


@dataclass(slots=True)
class _File:
    """A file under way: its tasks that are out, whether more come, and what it gave so far."""

    out: int = 0
    cut: bool = False
    documents: int = 0
    skipped: int = 0


class _Load:
    """Writes outcomes in batches, and notes in the manifest which files are complete.

    While one batch is being written the next is read: at most two are held.
    """

    def __init__(
        self, store: Store, lease: Lease, known: Manifest, report: Report, clock: datetime, advance: Advance
    ) -> None:
        self.store, self.lease, self.known = store, lease, known
        self.report, self.clock, self.advance = report, clock, advance
        self.batch: list[Extracted] = []
        self.rows = 0
        self.under_way: dict[Path, _File] = {}
        self.complete: list[tuple[Path, _File]] = []
        self.written: Future[Written] | None = None
        self.landing: list[tuple[Path, _File]] = []

    def run(self, files: Iterable[Path], pool: Pool, all_cases: bool) -> None:
        with ThreadPoolExecutor(1, thread_name_prefix="write") as writing:
            try:
                for outcome in pool.run(self._counted(tasks(files, ship=pool.ship, all_cases=all_cases))):
                    self._take(outcome)
                    if self.rows >= self.store.settings.load_batch:
                        self._write(writing)
                self._write(writing)
            finally:  # what is under way is written even if the load breaks off here
                self._land()

    def _counted(self, items: Iterable[Task | Outcome]) -> Iterator[Task | Outcome]:
        for item in items:
            file = self.under_way.setdefault(item.path, _File())
            file.out += 1
            file.cut = item.last
            yield item

    def _take(self, outcome: Outcome) -> None:
        file = self.under_way[outcome.path]
        file.out -= 1
        file.documents += len(outcome.documents)
        file.skipped += len(outcome.skipped)
        self.report.readings += len(outcome.documents)
        self.report.skipped += outcome.skipped
        for document in outcome.documents:
            self.batch += document
            self.rows += sum(len(extracted.statements) for extracted in document) + 1
        if file.out == 0 and file.cut:
            self.complete.append((outcome.path, self.under_way.pop(outcome.path)))
            self.report.files += file.documents > 0
            self.advance()

    def _write(self, writing: ThreadPoolExecutor) -> None:
        """Hand a batch over, when the one before is written."""
        self._land()
        self.landing = self.complete
        if self.batch:
            self.written = writing.submit(write, self.store, self.lease, self.batch, self.clock)
        self.batch, self.complete, self.rows = [], [], 0

    def _land(self) -> None:
        """Wait until the batch under way is written; only then are its files noted as loaded."""
        if self.written is not None:
            self.report.written += self.written.result()
            self.written = None
        for path, file in self.landing:
            self.known.add(path, file.documents, file.skipped, self.clock)
        self.known.commit()
        self.landing = []
