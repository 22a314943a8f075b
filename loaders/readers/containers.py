"""Files that hold many records: JSON Lines, web archives. All are read with bounds.

A record is handed to the readers of single documents; whatever gives no document is counted or named.
"""

from __future__ import annotations

import io
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers.packed import MAX_RATIO
from cryptoreg.loaders.sources import MAX_BYTES, Reader, Reading, Sidecar, Skipped, Source, documents

MAX_LINE = 16 * 2**20
"""Longest line and largest record that are read; longer ones are passed over without being held."""

_BLOCK = 2**16


def bounded_lines(stream: io.BufferedIOBase) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; None for one that is longer than :data:`MAX_LINE`."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) <= MAX_LINE:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(2**20)
        yield number, None


class JsonLinesReader:
    """Reads a JSON object per line (https://jsonlines.org/), each by the reader of its form."""

    name = "json-lines/1"
    streams = True

    def __init__(self, readers: Sequence[Reader]) -> None:
        self.readers = readers

    def recognises(self, source: Source) -> bool:
        if not source.head.startswith(b"{"):
            return False
        first, newline, rest = source.head.partition(b"\n")
        if not newline:
            # A first line longer than the head: lines of JSON only where the file says so by its name.
            return source.path.suffix.lower() in (".jsonl", ".ndjson")
        if rest.strip() and not rest.lstrip().startswith(b"{"):
            return False
        return isinstance(_value(first), dict)

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        with source.open() as stream:
            for number, line in bounded_lines(stream):
                where = f"line {number}"
                if line is None:
                    yield Skipped(source.path, f"{where} is longer than {MAX_LINE >> 20} MiB")
                elif line.strip():
                    yield from self._line(line, where, source)

    def _line(self, line: bytes, where: str, source: Source) -> Iterator[Reading | Skipped]:
        inner = Source(source.path, line.strip(), source.sidecar)
        try:
            if not isinstance(inner.json, dict):
                json.loads(line)  # says what is wrong with it
                yield Skipped(source.path, f"{where} is no JSON object")
                return
            for item in documents(inner, self.readers):
                yield item if isinstance(item, Reading) else Skipped(item.path, f"{where}: {item.reason}")
        except (ValueError, RecursionError) as exc:
            yield Skipped(source.path, f"{where} is no JSON: {exc}")
        except InputError as exc:
            yield Skipped(source.path, f"{where}: {exc}")


def _value(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}
"""Types of records that may hold a document."""


class WarcReader:
    """Reads the answers in a web archive (ISO 28500), each by the reader of its content; extra ``warc``."""

    name = "warc/1"
    streams = True

    def __init__(self, readers: Sequence[Reader]) -> None:
        self.readers = readers

    def recognises(self, source: Source) -> bool:
        if source.head.startswith(b"\x1f\x8b"):
            try:
                start = zlib.decompressobj(wbits=31).decompress(source.head, 16)
            except zlib.error:
                return False
            return start.startswith(b"WARC/")
        return source.head.startswith(b"WARC/")

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        try:
            from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
            from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
        except ImportError:
            raise InputError(f"{source.path} is a web archive: install cryptoreg[warc] to read it.") from None
        others: Counter[str] = Counter()
        budget = max(MAX_BYTES, MAX_RATIO * source.size)
        cut = 0
        with source.open() as stream:
            archive = ArchiveIterator(stream)
            try:
                for number, record in enumerate(archive, 1):
                    kind = _media_type(record)
                    if kind in _SUFFIXES:
                        yield from self._record(record, number, kind, source)
                    elif kind is not None:
                        others[kind] += 1
                    budget = _drain(record, budget, source)
                    cut = int(getattr(record.raw_stream, "limit", 1))  # without a length its head is cut
            except ArchiveLoadFailed as exc:
                raise InputError(f"{source.path} is a broken web archive: {exc}.") from exc
            except (EOFError, zlib.error, OSError, AttributeError, ValueError, TypeError) as exc:
                # Records without what the standard asks for make the library stumble in many ways.
                raise InputError(f"{source.path} is a web archive that is broken or cut off: {exc}.") from exc
            cut = cut or source.size - archive.offset  # the library ends without a word where a file does
        if cut > 0:
            yield Skipped(source.path, "ends in the middle of a record; what stands before it was read")
        if others:
            kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(others.items()))
            yield Skipped(source.path, f"{others.total()} records are no documents ({kinds})")

    def _record(self, record: Any, number: int, kind: str, source: Source) -> Iterator[Reading | Skipped]:
        url = record.rec_headers.get_header("WARC-Target-URI")
        path = Path(f"{source.path}#{number}{_SUFFIXES[kind]}")
        data = _read(record.content_stream(), MAX_LINE + 1)
        if len(data) > MAX_LINE:
            yield Skipped(path, f"{url} is larger than {MAX_LINE >> 20} MiB")
            return
        if not data.strip():
            yield Skipped(path, f"{url} has no content")
            return
        try:
            for item in documents(Source(path, data, Sidecar(url=url)), self.readers):
                yield item if isinstance(item, Reading) else Skipped(path, f"{url} {item.reason}")
        except InputError as exc:
            yield Skipped(path, f"{url}: {exc}")


def _media_type(record: Any) -> str | None:
    """The type of what a server answered; None for requests, metadata and the like, which are no answers."""
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return f"status {headers.get_statuscode()}"
    where = headers if headers is not None else record.rec_headers
    type_ = where.get_header("Content-Type") or "no type"
    return str(type_).partition(";")[0].strip().lower()


def _read(stream: Any, limit: int) -> bytes:
    out = bytearray()
    while len(out) < limit and (block := stream.read(min(_BLOCK, limit - len(out)))):
        out += block
    return bytes(out)


def _drain(record: Any, budget: int, source: Source) -> int:
    """Pass over the rest of a record, within what the whole file may unpack to; returns what is left."""
    budget -= int(record.length or 0) if record.length and record.length > 0 else 0
    left = budget
    while block := record.raw_stream.read(_BLOCK):
        left -= len(block)
        if left < -MAX_BYTES:
            break
    if min(budget, left) < 0:
        raise InputError(
            f"{source.path} unpacks to more than {MAX_RATIO} times its size and was given up there."
        )
    return budget
