"""One reader per format, recognised by content."""

from cryptoreg.loaders.readers.facts import FactsReader
from cryptoreg.loaders.readers.html import HtmlReader
from cryptoreg.loaders.readers.plain import PlainReader
from cryptoreg.loaders.sources import Reader

READERS: tuple[Reader, ...] = (FactsReader(), HtmlReader(), PlainReader())
"""All readers; the first that recognises a file reads it, so the general ones stand last."""

__all__ = ["READERS", "FactsReader", "HtmlReader", "PlainReader"]
