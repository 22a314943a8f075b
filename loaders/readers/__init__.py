"""One reader per format, recognised by content; ``docs/formats.md`` lists them."""

from cryptoreg.loaders.readers.containers import JsonLinesReader, WarcReader
from cryptoreg.loaders.readers.courtlistener import CourtListenerReader
from cryptoreg.loaders.readers.docket_csv import DocketTableReader
from cryptoreg.loaders.readers.docket_feed import DocketFeedReader
from cryptoreg.loaders.readers.facts import FactsReader
from cryptoreg.loaders.readers.federal_register import FederalRegisterReader
from cryptoreg.loaders.readers.feeds import FeedReader
from cryptoreg.loaders.readers.filing_notice import FilingNoticeReader
from cryptoreg.loaders.readers.front_matter import FrontMatterReader
from cryptoreg.loaders.readers.html import HtmlReader
from cryptoreg.loaders.readers.juriscraper_json import JuriscraperReader
from cryptoreg.loaders.readers.news_json import NewsJsonReader
from cryptoreg.loaders.readers.pacer import ArchiveXmlReader, PacerHtmlReader
from cryptoreg.loaders.readers.packed import Bzip2Reader, GzipReader
from cryptoreg.loaders.readers.pdf import PdfReader
from cryptoreg.loaders.readers.plain import PlainReader
from cryptoreg.loaders.readers.rdf import RdfReader
from cryptoreg.loaders.readers.tables import TableReader
from cryptoreg.loaders.sources import Reader


def make(all_cases: bool = False) -> tuple[Reader, ...]:
    """All readers; the first that recognises a file reads it.

    Args:
        all_cases: whether dockets and releases are read that are not about the regulation of crypto assets too.
    """
    json: tuple[Reader, ...] = (
        CourtListenerReader(all_cases),
        JuriscraperReader(all_cases),
        FederalRegisterReader(),
        NewsJsonReader(all_cases),
    )
    """Formats whose documents are JSON objects, alone in a file or one per line."""
    table = TableReader()
    single: tuple[Reader, ...] = (
        FactsReader(),
        RdfReader(),
        table,
        *json,
        DocketFeedReader(all_cases),
        ArchiveXmlReader(all_cases),
        FilingNoticeReader(all_cases),
        PacerHtmlReader(all_cases),
        DocketTableReader(all_cases),
        FeedReader(all_cases),
        PdfReader(all_cases),
        FrontMatterReader(all_cases),
        HtmlReader(all_cases),
        PlainReader(all_cases),
    )
    """Formats that stand in a file of their own or in an archive; the general ones last."""
    lines = JsonLinesReader(json)
    return (
        WarcReader(single),
        GzipReader((table, lines, *single)),
        Bzip2Reader((table, lines, *single)),
        table,
        lines,
        *single,
    )


READERS: tuple[Reader, ...] = make()

__all__ = ["READERS", "make"]
