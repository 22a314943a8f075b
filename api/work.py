"""The work that a load spreads: read files and understand documents, apart from any store.

A task is a value that can be sent to another process or machine; what comes back is a value too.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from cryptoreg.errors import CryptoregError, InputError
from cryptoreg.loaders import readers as formats
from cryptoreg.loaders import sources
from cryptoreg.loaders.llm.propose import Model
from cryptoreg.loaders.published import published_day
from cryptoreg.loaders.sources import Reader, Reading, Sidecar, Skipped, Source
from cryptoreg.loaders.text import extraction
from cryptoreg.loaders.text.records import FactRecord, records
from cryptoreg.loaders.text.statements import statements
from cryptoreg.ontology.statements import Extracted, check

STREAM_BYTES = 4 * 2**20
"""Files above this size are read here, and only their documents are sent on to be understood."""

READINGS_PER_TASK = 16

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, or documents of one that is read already.

    Attributes:
        path: the file.
        data: its bytes, where the worker may not see our disk.
        sidecar: what stands beside it, likewise.
        readings: documents that are to be understood only.
        last: whether the file is done with this task.
        all_cases: whether dockets that are not about the regulation of crypto assets are read too.
    """

    path: Path
    data: bytes | None = None
    sidecar: Sidecar | None = None
    readings: tuple[Reading, ...] | None = None
    last: bool = True
    all_cases: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task.

    Attributes:
        path: the file.
        documents: what each of its documents says, by one or more extractors.
        skipped: its parts that gave nothing, and why.
        last: whether the file is done with this.
        records: flat fact records, where those were asked for instead.
        open_dates: how many of them have a date that is relative to a day of publication which nobody knows.
    """

    path: Path
    documents: tuple[tuple[Extracted, ...], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    last: bool = True
    records: tuple[FactRecord, ...] = ()
    open_dates: int = 0


@cache
def _readers(all_cases: bool) -> tuple[Reader, ...]:
    return formats.make(all_cases)


def tasks(files: Iterable[Path], *, ship: bool = False, all_cases: bool = False) -> Iterator[Task | Outcome]:
    """Cut files into tasks; what cannot be read at all is an outcome at once.

    Args:
        files: the files, in the order in which they are to be read.
        ship: whether the bytes go with the task, for workers that do not see our disk.
        all_cases: whether dockets that are not about the regulation of crypto assets are read too.
    """
    for path in files:
        try:
            if _weight(path) > STREAM_BYTES:
                yield from _streamed(path, all_cases)
            elif ship:
                yield Task(path, path.read_bytes(), sources.sidecar(path), all_cases=all_cases)
            else:
                yield Task(path, all_cases=all_cases)
        except (OSError, CryptoregError) as exc:
            yield Outcome(path, skipped=(_skipped(path, exc),))


_PACKED = (b"\x1f\x8b", b"BZh")
_USUAL_RATIO = 16
"""How much larger than their files tables and pages are that gzip or bzip2 compressed, at most, usually."""


def _weight(path: Path) -> int:
    """About how many bytes a file has to be read, which for a compressed one are more than its own."""
    with path.open("rb") as stream:
        packed = stream.read(3).startswith(_PACKED)
    return path.stat().st_size * (_USUAL_RATIO if packed else 1)


def _streamed(path: Path, all_cases: bool) -> Iterator[Task | Outcome]:
    found = sources.stream(path, _readers(all_cases))
    while True:
        batch: list[Reading | Skipped] = []
        problem: tuple[Skipped, ...] = ()
        try:
            for item in islice(found, READINGS_PER_TASK):
                batch.append(item)  # noqa: PERF402 - what came before an error is kept
        except (OSError, CryptoregError) as exc:
            problem = (_skipped(path, exc),)
        except Exception as exc:
            problem = (_fault(path, "could not be read to its end", exc),)
        skipped = tuple(i for i in batch if isinstance(i, Skipped)) + problem
        last = bool(problem) or len(batch) < READINGS_PER_TASK
        if skipped:
            yield Outcome(path, skipped=skipped, last=False)
        readings = tuple(i for i in batch if isinstance(i, Reading))
        yield Task(path, readings=readings, last=last)
        if last:
            return


def work(task: Task, model: Model | None = None) -> Outcome:
    """Read and understand; never raises for bad input, but says what was skipped.

    A file that breaks off in its middle keeps the documents that came before.

    Args:
        task: what to read.
        model: proposes more about texts, where one is asked for.
    """
    documents: list[tuple[Extracted, ...]] = []
    skipped = _each(task, lambda reading: documents.append(_checked(reading, model)))
    return Outcome(task.path, tuple(documents), tuple(skipped), task.last)


def work_records(task: Task, model: Model | None = None) -> Outcome:
    """Read, and give the fact records of each text, as ``cryptoreg extract`` prints them."""
    found: list[FactRecord] = []
    open_dates = 0

    def add(reading: Reading) -> None:
        nonlocal open_dates
        text, published = reading.document.text, published_day(reading.document)
        if text is None:
            return
        read = extraction.extract(text, published)
        found.extend(records(task.path.name, read))
        if published is None:
            open_dates += sum(e.date is not None and e.date.edtf is None for e in read.events)
        if model is not None:
            added = records(task.path.name, model.propose(read, published))
            found.extend(r for r in added if r.type != "entity")  # the rules have told the names

    skipped = _each(task, add)
    return Outcome(task.path, (), tuple(skipped), task.last, tuple(found), open_dates)


def _each(task: Task, do: Callable[[Reading], None]) -> list[Skipped]:
    """Do something with each reading of a task; returns what was skipped.

    A fault of ours in one document must not cost a million others: it is logged, named in the report, and
    the rest goes on.
    """
    skipped: list[Skipped] = []
    try:
        for item in _items(task):
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            try:
                do(item)
            except (CryptoregError, RecursionError):
                raise
            except Exception as exc:
                title = item.document.title or item.document.id
                skipped.append(_fault(task.path, f"{title!r} could not be understood", exc))
    except (OSError, CryptoregError) as exc:
        log.warning("file skipped", extra={"file": str(task.path), "error": str(exc)})
        skipped.append(_skipped(task.path, exc))
    except RecursionError:
        skipped.append(Skipped(task.path, "is nested too deeply to be read"))
    except Exception as exc:
        skipped.append(_fault(task.path, "could not be read to its end", exc))
    return skipped


def _fault(path: Path, what: str, exc: Exception) -> Skipped:
    log.exception("a fault of cryptoreg", extra={"file": str(path)})
    return Skipped(path, f"{what} ({type(exc).__name__}: {exc}): a fault of cryptoreg; its log says more")


def _items(task: Task) -> Iterable[Reading | Skipped]:
    if task.readings is not None:
        return task.readings
    if task.data is not None:
        source = Source(task.path, task.data, task.sidecar)
        return (
            sources.documents(source, _readers(task.all_cases))
            if source.head
            else [Skipped(task.path, "is empty")]
        )
    return sources.stream(task.path, _readers(task.all_cases))


def _checked(reading: Reading, model: Model | None) -> tuple[Extracted, ...]:
    found = understandings(reading, model)
    for extracted in found:
        check(extracted.document, extracted.statements)
    return found


def _skipped(path: Path, exc: Exception) -> Skipped:
    text = str(exc) if isinstance(exc, CryptoregError) else f"cannot be read: {exc}"
    return Skipped(path, text.removeprefix(f"{path}").lstrip(",: ") or text)


def understand(reading: Reading) -> Extracted:
    """The statements of a reading: as its reader gave them, or extracted from its text."""
    if reading.statements is not None and reading.extractor is not None:
        return Extracted(reading.document, reading.extractor, reading.statements)
    text = reading.document.text
    if text is None:
        raise InputError(f"{reading.document.id} has neither text nor statements.")
    found = extraction.extract(text, published_day(reading.document))
    return Extracted(reading.document, extraction.NAME, tuple(statements(reading.document, found)))


def understandings(reading: Reading, model: Model | None = None) -> tuple[Extracted, ...]:
    """All that is said in a reading: what its format says, and what its text says where that is asked for;
    a model adds to what the rules read in a text.
    """
    found = [understand(reading)]
    if reading.understand and reading.statements is not None:
        found.append(understand(Reading(reading.document)))
    document = reading.document
    if model is not None and document.text is not None and found[-1].extractor == extraction.NAME:
        published = published_day(document)
        added = model.statements(document, extraction.extract(document.text, published), published)
        found.append(Extracted(document, model.extractor, added))
    return tuple(found)


def extract_files(paths: Iterable[Path]) -> Iterator[tuple[Path, Reading | Skipped]]:
    """What readers make of files, without any understanding of their texts and without a store."""
    for item in sources.find(paths):
        if isinstance(item, Skipped):
            yield item.path, item
            continue
        try:
            for reading in sources.stream(item, formats.READERS):
                yield item, reading
        except (OSError, CryptoregError) as exc:
            yield item, _skipped(item, exc)
