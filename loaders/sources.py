"""Find files, and let the reader that recognises their content turn them into documents."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from charset_normalizer import from_bytes
from pydantic import BaseModel, ConfigDict, ValidationError

from cryptoreg.errors import InputError
from cryptoreg.loaders.json_text import load_json
from cryptoreg.loaders.published import published_date
from cryptoreg.loaders.reasons import too_large, unknown
from cryptoreg.ontology.statements import Document, Statement

MAX_BYTES = 64 * 2**20
HEAD_BYTES = 8192
GUESS_BYTES = 2**20
"""How much of a text in an unknown encoding is looked at to guess it."""

SIDECAR = ".meta.json"
_IGNORED_FOLDERS = frozenset({"__pycache__", "node_modules"})


class Sidecar(BaseModel):
    """What ``NAME.meta.json`` may say of ``NAME.txt``; every field may be missing."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    licence: str | None = None


class Source:
    """A file as it came, with what its sidecar says of it; nothing is read before it is asked for.

    Args:
        path: the file, by which reports name it.
        data: its bytes where they are held already (a member of an archive); else they come from the file.
        sidecar: what ``NAME.meta.json`` says.
    """

    def __init__(self, path: Path, data: bytes | None = None, sidecar: Sidecar | None = None) -> None:
        self.path, self.sidecar = path, sidecar or Sidecar()
        self._data = data

    @cached_property
    def size(self) -> int:
        """Bytes of the file."""
        return self.path.stat().st_size if self._data is None else len(self._data)

    @cached_property
    def data(self) -> bytes:
        """All bytes.

        Raises:
            InputError: they are more than one reader may hold at once; formats of many records are
                read as a stream (:meth:`open`).
        """
        if self._data is not None:
            return self._data
        if self.size > MAX_BYTES:
            raise InputError(f"{self.path} {too_large(self.size, MAX_BYTES)}.")
        return self.path.read_bytes()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, by which a reader recognises its format."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n")

    @property
    def is_utf16(self) -> bool:
        """Whether the file begins with the byte order mark of UTF-16."""
        with self.open() as stream:
            return stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

    @cached_property
    def text(self) -> str:
        """The text of the file: UTF-8 (or what a byte order mark says), else the likeliest encoding.

        Raises:
            InputError: it is text in no encoding.
        """
        return decode(self.data, self.path)

    @cached_property
    def json(self) -> Any:
        """The value of a JSON file; None where it is none, or no JSON. Comment lines (``//``) are passed over."""
        if not self.head.startswith((b"{", b"[", b"//")) or self.size > MAX_BYTES:
            return None
        try:
            return load_json(self.text)
        except (ValueError, RecursionError):
            return None

    def open(self) -> io.BufferedIOBase:
        """The bytes as a stream."""
        return self.path.open("rb") if self._data is None else io.BytesIO(self._data)

    def bytes_sha256(self) -> str:
        """Hexadecimal SHA-256 of the file, read in blocks."""
        with self.open() as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def decode(data: bytes, path: Path) -> str:
    """Text from bytes; see :attr:`Source.text`.

    Raises:
        InputError: it is text in no encoding.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as exc:
            raise InputError(
                f"{path} begins like UTF-16 and is not ({exc.reason}); save it as UTF-8."
            ) from exc
    try:
        return data.decode("utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:GUESS_BYTES]).best()
        if best is None:
            raise InputError(f"{path} is text in no known encoding; save it as UTF-8.") from None
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError as exc:
            raise InputError(
                f"{path} is {best.encoding} at its beginning and not at byte {exc.start}; save it as UTF-8."
            ) from exc


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that a reader made.

    Attributes:
        document: the document.
        extractor: what made the statements; None where the reader gives none.
        statements: what the reader knows from the structure of the format; None where it gives none.
        understand: whether the text is to be understood as well. A text without statements always is.
    """

    document: Document
    extractor: str | None = None
    statements: tuple[Statement, ...] | None = None
    understand: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a part of one, that gave no document, and why."""

    path: Path
    reason: str


class Reader(Protocol):
    """One format."""

    name: str

    def recognises(self, source: Source) -> bool:
        """Whether the content is of this format."""
        ...

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        """The documents of the file, and each part of it that gives none.

        A reader of a format that may be of any size has the attribute ``streams = True`` and reads
        from ``source.open()``; any other gets no file above :data:`MAX_BYTES`.

        Raises:
            InputError: the content is of this format and yet cannot be read.
        """
        ...


_NO_FILE = "is no file: a pipe, a socket, or a link that leads nowhere"


def find(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """The files to read: those named, and all below the folders named, in the order of their names.

    Hidden files and sidecars are left out; links to folders or out of their folder, and pipes, are reported.

    Raises:
        InputError: a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} does not exist.")
        if path.is_file():
            yield path
            continue
        if not path.is_dir():
            yield Skipped(path, _NO_FILE)
            continue
        root = path.resolve()
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _IGNORED_FOLDERS)
            yield from (
                Skipped(Path(folder) / f, "is a link to a folder, which is not followed")
                for f in folders
                if (Path(folder) / f).is_symlink()
            )
            for name in sorted(names):
                file = Path(folder) / name
                if name.startswith(".") or name.endswith(SIDECAR):
                    continue
                if file.is_symlink() and not file.resolve().is_relative_to(root):
                    yield Skipped(file, "is a link that leads out of the folder")
                elif file.is_file():
                    yield file
                else:
                    yield Skipped(file, _NO_FILE)


def stream(path: Path, readers: Iterable[Reader]) -> Iterator[Reading | Skipped]:
    """Read one file with the first reader that recognises it; every part that gives nothing is named.

    Raises:
        InputError: the file or its sidecar cannot be read; the message names it.
    """
    try:
        source = Source(path, sidecar=sidecar(path))
        if not source.head:
            yield Skipped(path, "is empty")
            return
        yield from documents(source, readers)
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.") from exc


def documents(source: Source, readers: Iterable[Reader]) -> Iterator[Reading | Skipped]:
    """The documents of a source, by the first reader that recognises it."""
    large = source.size > MAX_BYTES
    for reader in readers:
        if large and not getattr(reader, "streams", False):
            continue
        if reader.recognises(source):
            nothing = True
            for item in reader.read(source):
                nothing = False
                yield item
            if nothing:
                yield Skipped(source.path, f"is of the form of {reader.name} and holds nothing that is kept")
            return
    yield Skipped(source.path, too_large(source.size, MAX_BYTES) if large else unknown(source))


def read(path: Path, readers: Iterable[Reader]) -> list[Reading] | Skipped:
    """Read one file of one document, or of few; what is skipped inside it is told only by :func:`stream`.

    Raises:
        InputError: the file or its sidecar cannot be read; the message names it.
    """
    found = list(stream(path, readers))
    readings = [item for item in found if isinstance(item, Reading)]
    skipped = next((item for item in found if isinstance(item, Skipped)), None)
    return skipped if skipped is not None and not readings else readings


def sidecar(path: Path) -> Sidecar:
    """What the file beside a file says of it.

    Raises:
        InputError: it cannot be used; the message names it.
    """
    file = path.with_suffix(SIDECAR)
    if not file.exists():
        file = path.with_name(path.name + SIDECAR)
    if not file.exists():
        return Sidecar()
    try:
        found = Sidecar.model_validate_json(file.read_bytes())
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"{file} cannot be used: {where or 'it'}: {first['msg']}.") from exc
    if found.published is not None and published_date(found.published) is None:
        raise InputError(f"{file}: published is {found.published!r}; write a date such as 2025-02-13.")
    return found
