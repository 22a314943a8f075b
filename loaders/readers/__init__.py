"""One reader per format, recognised by content; ``docs/formats.md`` lists them."""

from cryptoreg.loaders.readers.containers import GzipReader, JsonLinesReader, WarcReader
from cryptoreg.loaders.readers.facts import FactsReader
from cryptoreg.loaders.readers.federal_register import FederalRegisterReader
from cryptoreg.loaders.readers.feeds import FeedReader
from cryptoreg.loaders.readers.front_matter import FrontMatterReader
from cryptoreg.loaders.readers.html import HtmlReader
from cryptoreg.loaders.readers.news_json import NewsJsonReader
from cryptoreg.loaders.readers.pdf import PdfReader
from cryptoreg.loaders.readers.plain import PlainReader
from cryptoreg.loaders.sources import Reader

_JSON: tuple[Reader, ...] = (FederalRegisterReader(), NewsJsonReader())
"""Formats whose documents are JSON objects, alone in a file or one per line."""

_SINGLE: tuple[Reader, ...] = (
    FactsReader(),
    *_JSON,
    FeedReader(),
    PdfReader(),
    FrontMatterReader(),
    HtmlReader(),
    PlainReader(),
)
"""Formats that stand in a file of their own or in an archive; the general ones last."""

READERS: tuple[Reader, ...] = (
    WarcReader(_SINGLE),
    GzipReader((JsonLinesReader(_JSON), *_SINGLE)),
    JsonLinesReader(_JSON),
    *_SINGLE,
)
"""All readers; the first that recognises a file reads it."""

__all__ = ["READERS"]
