"""Why a file gives no document, in words that say what to do."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from cryptoreg.loaders.json_text import load_json

if TYPE_CHECKING:
    from cryptoreg.loaders.sources import Source


def too_large(size: int, limit: int) -> str:
    """That a file has more bytes than a reader may hold at once."""
    return f"has {size >> 20} MiB, more than the {limit >> 20} that are read"


_ARCHIVES = {
    b"PK\x03\x04": "is a zip archive: unpack it first",
    b"\x1f\x8b": "is compressed and holds nothing that a reader recognises",
    b"%PDF-": "is a PDF: install cryptoreg[pdf] to read it",
    b"WARC/": "is a web archive: install cryptoreg[warc] to read it",
}


def unknown(source: Source) -> str:
    """Why no reader took a file."""
    for magic, reason in _ARCHIVES.items():
        if source.head.startswith(magic):
            return reason
    if source.head.startswith((b"{", b"[")) and source.json is None:
        try:
            load_json(source.text)
        except RecursionError:
            return "is JSON that is nested too deeply"
        except ValueError as exc:
            return _no_json(source, exc)
    if b"\x00" in source.head and source.path.suffix.lower() in _TEXTS:
        return "holds zero bytes: it is no text, or UTF-16 without a byte order mark; save it as UTF-8"
    if _is_entry_list(source):
        return (
            "is a list of docket entries that names no docket, so that nothing can be loaded of it; "
            "`cryptoreg classify-entries FILE` says what each entry is"
        )
    return "is of no format that a reader recognises"


_TEXTS = frozenset({".txt", ".text", ".md", ".csv", ".tsv", ".jsonl", ".xml", ".html", ".htm"})


def _no_json(source: Source, exc: ValueError) -> str:
    """Why a file that begins like JSON is none, in words that help."""
    if b"\x00" in source.head:
        return "looks like JSON in UTF-16 without a byte order mark; save it as UTF-8"
    if isinstance(exc, json.JSONDecodeError) and exc.msg == "Extra data":
        return "is lines of JSON whose first is of no form that a reader recognises"
    return f"looks like JSON and is none: {str(exc).partition(';')[0]}"


def _is_entry_list(source: Source) -> bool:
    """Whether a table has the columns that ``classify-entries`` reads."""
    names = re.split(rb"[,;\t]", source.head.split(b"\n", 1)[0])
    return {b"unique_id", b"text"} <= {name.strip(b' "\r') for name in names}
