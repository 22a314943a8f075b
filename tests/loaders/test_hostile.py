"""Hostile input is refused or bounded, with a sentence that says so; nothing is held in memory for it."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import json
import resource
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cryptoreg.errors import CryptoregError, InputError
from cryptoreg.loaders import sources
from cryptoreg.loaders.readers import READERS, containers
from tests.loaders import test_federal_register as register
from tests.loaders import test_news_formats as news
from tests.loaders import test_rdf_reader as triples
from tests.loaders import test_releases as releases
from tests.loaders import test_tables as desk
from tests.loaders.reading import items, write


def refused(path: Path) -> str:
    """Why a file gives nothing: as an error, or as something skipped."""
    try:
        found, skipped = items(path)
    except CryptoregError as exc:
        return str(exc)
    assert found == []
    return " | ".join(s.reason for s in skipped)


ENTITIES = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">{more}]><rss version="2.0"><channel><item><title>&z;</title><link>https://x.example/</link></item></channel></rss>'
BOMB = ENTITIES.format(
    more="".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'
        for a, b in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz", strict=True)
    )
)
FILES = ENTITIES.format(more='<!ENTITY z SYSTEM "file:///etc/passwd">')


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("bomb.xml", BOMB.encode(), "entities of its own"),
        ("files.xml", FILES.encode(), "entities of its own"),
        ("cut.xml", b'<?xml version="1.0"?><rss version="2.0"><channel><item><title>A', "may be cut off"),
        ("cut.json", b'{"document_number": "1", "agencies": [', "looks like JSON and is none"),
        ("deep.json", b"[" * 200_000, "nested too deeply"),
        ("deep.jsonl", b'{"a":' * 50_000 + b"\n" + b'{"a":' * 50_000, "JSON"),
        ("cut.warc.gz", gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9999\r\n\r\nHTTP/1.1 200 OK\r\n")[:-12], "web archive"),
        ("few.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nab\r\n\r\nWARC/1.0\r\nWARC-Ty", "middle of a record"),
        ("short.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 90\r\n\r\nab", "middle of a record"),
        ("no-mark.json", '{"title": "A"}'.encode("utf-16-le"), "without a byte order mark"),
        ("zero.txt", b"Title\n\nThe SEC sued \x00\x00.", "zero bytes"),
        ("digits.json", b'{"document_number": ' + b"9" * 9000 + b"}", "4300 digits"),
        ("odd.jsonl", b'{"text": "x"}\nno json\n', "lines of JSON"),
        ("nobody.json", b'{"results": [{"name": null, "party_types": [{"docket": 3}]}]}', "no name, number, party or entry"),
        ("terms.rdf", BOMB.replace("rss", "RDF").encode(), "entities of its own"),
        ("not.gz", b"\x1f\x8b\x08\x00garbage", "broken"),
        ("cut.bz2", bz2.compress(b"A title\n" * 9000)[:-20], "cut off"),
        ("bomb.bz2", bz2.compress(b" " * 100_000_000), "unpacks to more"),
        ("cut.gz", gzip.compress(b"A title\n" * 9000)[:-20], "cut off"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "broken PDF"),
        ("a.zip", b"PK\x03\x04rest", "unpack it first"),
        ("half.txt", b"\xff\xfeA\x00B", "begins like UTF-16"),
        ("wrong.txt", bytes(range(128, 256)) * 40 + b"\x81\x8d\x8f\x90\x9d", "no known encoding"),
        ("anchors.md", b"---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nauthors: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n---\ntext\n", "aliases"),
    ],
)  # fmt: skip
def test_broken_and_hostile_files(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    assert why in refused(write(tmp_path, name, content))


def test_a_compressed_bomb_is_not_unpacked(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, wbits=31)
    data = b"".join(packer.compress(bytes(2**20)) for _ in range(300)) + packer.flush()
    path = write(tmp_path, "bomb.txt.gz", data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "unpacks to more than" in refused(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


def test_a_bomb_in_a_web_archive_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_LINE", 2**20)
    monkeypatch.setattr(containers, "MAX_BYTES", 2**22)
    monkeypatch.setattr(containers, "MAX_RATIO", 20)
    size = 2**24
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nContent-Type: application/http\r\nContent-Length: {size + 44}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".encode()
    path = write(tmp_path, "bomb.warc.gz", gzip.compress(head + b" " * size))
    with pytest.raises(CryptoregError, match="unpacks to more than 20 times"):
        list(sources.stream(path, READERS))


def test_a_line_of_two_gigabytes_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    good = b'{"title": "A", "maintext": "The SEC sued.", "date_publish": "None"}\n'
    with path.open("wb") as file:
        file.write(good)
        file.write(b'{"title": "')
        file.seek(2 * 2**30, 1)  # a hole: the file is large and takes no room
        file.write(b'"}\n' + good.replace(b'"A"', b'"B"'))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found, skipped = items(path)
    assert [r.document.title for r in found] == ["A", "B"]
    assert [s.reason for s in skipped] == ["line 2 is longer than 16 MiB"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


def test_front_matter_that_opens_many_brackets_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", "---\ntitle: " + "[" * 50_000 + "\n---\nWords on bitcoin.")
    with pytest.raises(InputError, match="nested too deeply"):
        items(path)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "secret/a.txt", "secret")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "secret" / "a.txt")
    (found,) = sources.find([tmp_path / "in"])
    assert "leads out of the folder" in found.reason  # type: ignore[union-attr]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = "Börse verklagt: „Über die Klage“ der Behörde entscheidet das Gericht für Bitcoin später.\n" * 30
    found, _ = items(write(tmp_path, "a.txt", text.encode(encoding)))
    assert found[0].document.text == text


SOUND = {
    "a.xml": news.RSS.encode(),
    "b.xml": news.ATOM.encode(),
    "page.html": news.PAGE.encode(),
    "release.html": releases.SEC_NEW.encode(),
    "old.html": releases.SEC_OLD.encode(),
    "matter.txt": releases.ADMINISTRATIVE.encode(),
    "order.pdf": news.pdf("An order about bitcoin"),
    "pages.warc.gz": news.warc(("https://x.example/", "text/html", news.PAGE.encode())),
    "rules.json": json.dumps({"results": [register.ORDER, register.RULE]}).encode(),
    "articles.json": json.dumps([news.NEWS_PLEASE, news.NINJS, news.JUSTICE]).encode(),
    "cases.csv": desk.TABLE.encode(),
    "graph.ttl": triples.TURTLE.encode(),
}
ODD = (None, 1, -1.5, True, "", [], {}, [[]], [None], {"name": None}, {"name": {"name": []}}, "9" * 400)


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from _places(inner, (*path, key))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_spoiled_files_are_errors_or_skips_and_never_faults(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(SOUND)))
    content = SOUND[name]
    if name.endswith(".json") and data.draw(st.booleans()):
        whole = json.loads(content)
        *path, last = data.draw(st.sampled_from(list(_places(whole))[1:]))
        inner = whole
        for key in path:
            inner = inner[key]
        inner[last] = data.draw(st.sampled_from(ODD))
        content = json.dumps(whole).encode()
    else:
        at, length = data.draw(st.integers(0, len(content))), data.draw(st.integers(0, 200))
        content = content[:at] + data.draw(st.binary(max_size=20)) + content[at + length :]
    path_ = write(tmp_path_factory.mktemp("spoiled"), name, content)
    with contextlib.suppress(CryptoregError):
        list(sources.stream(path_, READERS))
