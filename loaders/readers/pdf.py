"""Text of PDF files: orders, releases, complaints (ISO 32000); extra ``pdf``.

Scanned pages without a text layer give nothing and are named; nothing is guessed from pictures.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cryptoreg.errors import InputError
from cryptoreg.loaders.readers import official
from cryptoreg.loaders.readers.record import Meta, document
from cryptoreg.loaders.sources import Reading, Skipped, Source

if TYPE_CHECKING:
    from pypdf import PdfReader as Pdf

MAX_PAGES = 2_000
MAX_CHARS = 8 * 2**20

_HEADER = re.compile(r"^\s*Case \S+.{0,40}Document \S+.{0,60}Page(?:ID)? .*$", re.MULTILINE)
"""The stamp that courts print on every page (CM/ECF)."""
_PAGE_NUMBER = re.compile(r"^\s*(?:-\s*)?\d{1,4}(?:\s*-)?\s*$", re.MULTILINE)
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_FILE_NAME = re.compile(r"\.(?:docx?|wpd|pdf|indd|rtf)$|^microsoft word|^untitled", re.IGNORECASE)


class PdfReader:
    """Reads one document per file."""

    name = "pdf/1"

    def __init__(self, all_cases: bool = False) -> None:
        self.all_cases = all_cases

    def recognises(self, source: Source) -> bool:
        return source.head.startswith(b"%PDF-")

    def read(self, source: Source) -> Iterable[Reading | Skipped]:
        pages, title, problem = _pages(source)
        text = tidy("\n\n".join(pages))
        if not text:
            raise InputError(f"{source.path} is a PDF without text, such as a scan; run OCR on it first.")
        meta = Meta(title=title or _first_line(text)).over(source)
        if meta.title and not text.startswith(meta.title):
            text = f"{meta.title}\n\n{text}"
        made = document(text, meta, source, self.name, whole_file=True)
        yield from official.annotated(made, source.path, self.all_cases)
        if problem is not None:
            yield Skipped(source.path, problem)


def _pages(source: Source) -> tuple[list[str], str | None, str | None]:
    """The texts of the pages, the title, and what was not read."""
    try:
        import pypdf  # noqa: PLC0415 - an extra
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        raise InputError(f"{source.path} is a PDF: install cryptoreg[pdf] to read it.") from None
    try:
        file = pypdf.PdfReader(io.BytesIO(source.data), strict=False)
        if file.is_encrypted and not file.decrypt(""):
            raise InputError(f"{source.path} is a PDF with a password; save it without one.")
        pages, problem = _texts(file)
        return pages, _title(file), problem
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RecursionError,
        OSError,
    ) as exc:
        # Broken files make the library stumble in many ways; all mean that this file cannot be read.
        raise InputError(f"{source.path} is a broken PDF: {exc}.") from exc


def _texts(file: Pdf) -> tuple[list[str], str | None]:
    out: list[str] = []
    empty: list[int] = []
    length = 0
    for number, page in enumerate(file.pages, 1):
        if number > MAX_PAGES or length > MAX_CHARS:
            return out, f"only the first {number - 1} of {len(file.pages)} pages were read"
        text = page.extract_text()
        length += len(text)
        if text.strip():
            out.append(text)
        else:
            empty.append(number)
    if out and empty:
        return out, f"pages without text: {', '.join(map(str, empty[:20]))}{' …' if len(empty) > 20 else ''}"
    return out, None


def _title(file: Pdf) -> str | None:
    title = file.metadata.title if file.metadata is not None else None
    bare = " ".join(str(title or "").split())
    return bare if bare and not _FILE_NAME.search(bare) else None


def tidy(text: str) -> str:
    r"""The text of pages without the court's stamps and page numbers, words joined again, lines as paragraphs.

    >>> tidy("Case 1:23-cv-01599 Document 9 Filed 02/13/25 Page 1 of 2\nThe mo-\ntion is\ngranted.\n 1 \n")
    'The motion is granted.'
    """
    bare = _PAGE_NUMBER.sub("", _HEADER.sub("", text))
    bare = _HYPHEN.sub("", bare)
    paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n", bare))
    return "\n\n".join(p for p in paragraphs if p)


def _first_line(text: str) -> str | None:
    return next((line[:200] for line in _lines(text)), None)


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
