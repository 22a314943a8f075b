"""Load files into the graph: read, understand, write, refresh; and say what became of each."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptoreg.errors import CryptoregError, InputError
from cryptoreg.graph import refresh as derived
from cryptoreg.graph import schema
from cryptoreg.graph.lease import Lease, writer
from cryptoreg.graph.refresh import Refreshed
from cryptoreg.graph.store import Store
from cryptoreg.graph.write import Written, write
from cryptoreg.loaders import sources
from cryptoreg.loaders.readers import READERS
from cryptoreg.loaders.sources import Reader, Reading, Skipped, published_day
from cryptoreg.loaders.text import extraction
from cryptoreg.loaders.text.statements import statements
from cryptoreg.ontology.statements import Extracted, check
from cryptoreg.progress import Progress, Silent

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Report:
    """What a load did: every file is either loaded or skipped with a reason."""

    files: int = 0
    readings: int = 0
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
        if r.review:
            out.append(f"{r.review} names or events fit several things and wait for review")
        return out + [f"skipped {s.path}: {s.reason}" for s in self.skipped]


def understand(reading: Reading) -> Extracted:
    """The statements of a reading: as its reader gave them, or extracted from its text."""
    if reading.statements is not None and reading.extractor is not None:
        return Extracted(reading.document, reading.extractor, reading.statements)
    text = reading.document.text
    if text is None:
        raise InputError(f"{reading.document.id} has neither text nor statements.")
    found = extraction.extract(text, published_day(reading.document))
    return Extracted(reading.document, extraction.NAME, tuple(statements(reading.document, found)))


def understandings(reading: Reading) -> list[Extracted]:
    """All that is said in a reading: what its format says, and what its text says where that is asked for."""
    found = [understand(reading)]
    if reading.understand and reading.statements is not None:
        found.append(understand(Reading(reading.document)))
    return found


def load(
    store: Store,
    paths: Sequence[Path],
    *,
    progress: Progress | None = None,
    now: datetime | None = None,
    readers: Sequence[Reader] = READERS,
) -> Report:
    """Load files and folders.

    A file that cannot be read is reported and does not keep the others from loading; what an earlier,
    interrupted load left undone is finished too.

    Args:
        store: where to.
        paths: files and folders.
        progress: shown while it lasts.
        now: the clock of the load.
        readers: the formats; by default all, of dockets only those about the regulation of crypto assets.

    Raises:
        InputError: a path does not exist.
        BusyError: another load is running.
    """
    progress = progress or Silent()
    clock = now or datetime.now(UTC)
    files = list(sources.find(paths))
    report = Report()
    with writer(store) as lease:
        if schema.prepare(store):
            derived.mark_all(store)
        _write_all(store, lease, files, report, progress, clock, readers)
        waiting = derived.pending(store)
        with progress.task("Working out facts", waiting or None, "things") as advance:
            report.refreshed = derived.refresh(store, lease, clock, advance)
    log.info(
        "loaded", extra={"files": report.files, "skipped": len(report.skipped), "added": report.written.added}
    )
    return report


def _write_all(
    store: Store,
    lease: Lease,
    files: Sequence[Path | Skipped],
    report: Report,
    progress: Progress,
    clock: datetime,
    readers: Sequence[Reader],
) -> None:
    batch: list[Extracted] = []
    with progress.task("Reading", len(files), "files") as advance:
        for item in files:
            for found in _extracted(item, report, readers):
                batch += found
                report.readings += 1
                if sum(len(e.statements) for e in batch) >= store.settings.load_batch:
                    report.written += write(store, lease, batch, clock)
                    batch.clear()
            advance()
        if batch:
            report.written += write(store, lease, batch, clock)


def _extracted(item: Path | Skipped, report: Report, readers: Sequence[Reader]) -> Iterator[list[Extracted]]:
    """What each document of a file says; a file that breaks off in its middle keeps what came before."""
    if isinstance(item, Skipped):
        report.skipped.append(item)
        return
    documents = 0
    try:
        for reading in sources.stream(item, readers):
            if isinstance(reading, Skipped):
                report.skipped.append(reading)
            else:
                found = understandings(reading)
                for extracted in found:
                    check(extracted.document, extracted.statements)
                documents += 1
                yield found
    except CryptoregError as exc:
        log.warning("file skipped", extra={"file": str(item), "error": str(exc)})
        report.skipped.append(Skipped(item, str(exc).removeprefix(f"{item}").lstrip(",: ") or str(exc)))
    report.files += documents > 0


def extract_files(paths: Iterable[Path]) -> Iterator[tuple[Path, Reading | Skipped]]:
    """Read files without any store, for ``cryptoreg extract``."""
    for item in sources.find(paths):
        if isinstance(item, Skipped):
            yield item.path, item
            continue
        try:
            for reading in sources.stream(item, READERS):
                yield item, reading
        except CryptoregError as exc:
            yield item, Skipped(item, str(exc).removeprefix(f"{item}").lstrip(",: ") or str(exc))
