"""Find files, and let the reader that recognises their content turn them into documents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from cryptoreg.errors import InputError
from cryptoreg.ontology import dates
from cryptoreg.ontology.statements import Document, Statement

MAX_BYTES = 64 * 2**20
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


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came, with what its sidecar says of it."""

    path: Path
    data: bytes
    sidecar: Sidecar

    @property
    def head(self) -> bytes:
        """The first bytes, by which a reader recognises its format."""
        return self.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that a reader made; ``statements`` is None where its text is still to be understood."""

    document: Document
    extractor: str | None = None
    statements: tuple[Statement, ...] | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that gave no document, and why."""

    path: Path
    reason: str


class Reader(Protocol):
    """One format."""

    name: str

    def recognises(self, source: Source) -> bool:
        """Whether the content is of this format."""
        ...

    def read(self, source: Source) -> Iterable[Reading]:
        """The documents of the file.

        Raises:
            InputError: the content is of this format and yet cannot be read.
        """
        ...


def find(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """The files to read: those named, and all below the folders named, in the order of their names.

    Hidden files, sidecars and links that lead out of their folder are left out; the last are reported.

    Raises:
        InputError: a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} does not exist.")
        if path.is_file():
            yield path
            continue
        root = path.resolve()
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _IGNORED_FOLDERS)
            for name in sorted(names):
                file = Path(folder) / name
                if name.startswith(".") or name.endswith(SIDECAR):
                    continue
                if file.is_symlink() and not file.resolve().is_relative_to(root):
                    yield Skipped(file, "is a link that leads out of the folder")
                elif file.is_file():
                    yield file


def read(path: Path, readers: Iterable[Reader]) -> list[Reading] | Skipped:
    """Read one file with the first reader that recognises it.

    Raises:
        InputError: the file or its sidecar cannot be read; the message names it.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return Skipped(path, f"has {size >> 20} MiB, more than the {MAX_BYTES >> 20} that are read")
        source = Source(path, path.read_bytes(), _sidecar(path))
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.") from exc
    if not source.head:
        return Skipped(path, "is empty")
    for reader in readers:
        if reader.recognises(source):
            return list(reader.read(source))
    return Skipped(path, "is of no format that a reader recognises")


def _sidecar(path: Path) -> Sidecar:
    file = path.with_suffix(SIDECAR)
    if not file.exists():
        file = path.with_name(path.name + SIDECAR)
    if not file.exists():
        return Sidecar()
    try:
        sidecar = Sidecar.model_validate_json(file.read_bytes())
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"{file} cannot be used: {where or 'it'}: {first['msg']}.") from exc
    if sidecar.published is not None and published_date(sidecar.published) is None:
        raise InputError(f"{file}: published is {sidecar.published!r}; write a date such as 2025-02-13.")
    return sidecar


def published_date(text: str | None) -> str | None:
    """A publication date as EDTF, from EDTF or from an ISO 8601 time; None for anything else.

    >>> published_date("2025-02-11T14:05:00Z"), published_date("2025-02"), published_date("soon")
    ('2025-02-11', '2025-02', None)
    """
    if text is None:
        return None
    try:
        return dates.parse(text.strip()).text
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text.strip()).date().isoformat()
    except ValueError:
        return None


def published_day(document: Document) -> date | None:
    """The day against which relative dates of a document are resolved, if it is known to the day."""
    if document.published is None:
        return None
    published = dates.parse(document.published)
    return published.earliest if published.is_day else None
