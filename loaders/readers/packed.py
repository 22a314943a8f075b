"""One file compressed by gzip (RFC 1952) or bzip2, read as a stream by the reader of what is in it.

A format of many records, such as a bulk table, may unpack to any size, since no more of it is held than its
reader asks for; any other is bounded like a file that is not compressed. A bomb (CWE-409) is told by its ratio.
"""

from __future__ import annotations

import bz2
import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from cryptoreg.errors import InputError
from cryptoreg.loaders.sources import MAX_BYTES, Reader, Reading, Skipped, Source, documents

MAX_RATIO = 200
"""So many times its size may a compressed file unpack to, once it is above :data:`FREE_BYTES`."""

FREE_BYTES = 2**20
_BLOCK = 2**16

Unpack = Callable[[io.BufferedIOBase], io.BufferedIOBase]


class _Bounded(io.RawIOBase):
    """What unpacks from a stream, up to a number of bytes."""

    def __init__(self, packed: io.BufferedIOBase, unpack: Unpack, limit: int, path: Path) -> None:
        super().__init__()
        self._packed, self._stream, self._left, self._path = packed, unpack(packed), limit, path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """
        Raises:
            InputError: the file is broken, cut off, or unpacks to more than it may.
        """
        try:
            data = self._stream.read(min(len(buffer), _BLOCK))
        except (OSError, EOFError, zlib.error) as exc:
            raise InputError(f"{self._path} is broken or cut off: {exc}.") from exc
        self._left -= len(data)
        if self._left < 0:
            raise InputError(
                f"{self._path} unpacks to more than {MAX_RATIO} times its size; unpack it yourself if that is meant."
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        self._packed.close()
        super().close()


class Unpacked(Source):
    """The content of a compressed file; it is unpacked anew each time that it is asked for.

    Args:
        packed: the compressed file.
        unpack: makes a stream of its content from a stream of its bytes.
        path: the name without the ending that tells of the compression.
    """

    def __init__(self, packed: Source, unpack: Unpack, path: Path) -> None:
        super().__init__(path, sidecar=packed.sidecar)
        self._packed, self._unpack = packed, unpack

    def open(self) -> io.BufferedIOBase:
        limit = max(FREE_BYTES, MAX_RATIO * self._packed.size)
        stream = _Bounded(self._packed.open(), self._unpack, limit, self._packed.path)
        return io.BufferedReader(stream, _BLOCK)

    @cached_property
    def size(self) -> int:
        """Bytes of the content, counted no further than just above what is read as a whole."""
        size = 0
        with self.open() as stream:
            while size <= MAX_BYTES and (block := stream.read(_BLOCK)):
                size += len(block)
        return size

    @cached_property
    def data(self) -> bytes:
        with self.open() as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise InputError(
                f"{self._packed.path} unpacks to more than {MAX_BYTES >> 20} MiB; unpack it yourself if that is meant."
            )
        return data

    def bytes_sha256(self) -> str:
        return self._packed.bytes_sha256()


class _PackedReader:
    name: str
    magic: bytes
    ending: str
    streams = True

    def __init__(self, readers: Sequence[Reader]) -> None:
        self.readers = readers

    def recognises(self, source: Source) -> bool:
        return source.head.startswith(self.magic)

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        ends = source.path.suffix.lower() == self.ending
        inner = Unpacked(source, self.unpack, source.path.with_suffix("") if ends else source.path)
        if inner.size > MAX_BYTES and not any(
            getattr(reader, "streams", False) and reader.recognises(inner) for reader in self.readers
        ):
            raise InputError(
                f"{source.path} unpacks to more than {MAX_BYTES >> 20} MiB; unpack it yourself if that is meant."
            )
        yield from documents(inner, self.readers)

    @staticmethod
    def unpack(stream: io.BufferedIOBase) -> io.BufferedIOBase:
        raise NotImplementedError


class GzipReader(_PackedReader):
    """Reads one file compressed by gzip."""

    name = "gzip/2"
    magic = b"\x1f\x8b"
    ending = ".gz"

    @staticmethod
    def unpack(stream: io.BufferedIOBase) -> io.BufferedIOBase:
        return gzip.GzipFile(fileobj=stream)


class Bzip2Reader(_PackedReader):
    """Reads one file compressed by bzip2, as CourtListener's bulk tables are."""

    name = "bzip2/2"
    magic = b"BZh"
    ending = ".bz2"

    @staticmethod
    def unpack(stream: io.BufferedIOBase) -> io.BufferedIOBase:
        return bz2.BZ2File(stream)
