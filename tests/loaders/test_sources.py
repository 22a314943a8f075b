"""Finding and reading files: nothing is lost without being named, nothing outside is read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cryptoreg.errors import InputError
from cryptoreg.loaders import sources
from cryptoreg.loaders.readers import READERS
from cryptoreg.loaders.sources import Reading, Skipped
from cryptoreg.ontology.generated.names import Tier

ARTICLE = """<!doctype html><html><head><title>Site - A case rests</title>
<script type="application/ld+json">{broken</script>
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "A case rests",
 "datePublished": "2025-02-14T09:30:00Z", "dateModified": "2025-02-15T08:00:00+01:00",
 "publisher": {"@type": "Organization", "name": "Reuters"}, "url": "https://www.reuters.com/legal/a-case-rests"}]}</script>
</head><body><nav>Home News Markets</nav><article><h1>A case rests</h1>
<p>A federal judge on Thursday stayed the Securities and Exchange Commission's case against Binance for 60 days.</p>
<p>Both sides had asked for it. The agency said that its new crypto task force may help to resolve the lawsuit.</p>
<p>The next report is due in April, the order says, and neither side wanted to comment any further on Friday.</p>
</article><footer>About us</footer></body></html>"""


def read(path: Path) -> list[Reading] | Skipped:
    return sources.read(path, READERS)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(path: Path) -> Reading:
    found = read(path)
    assert isinstance(found, list)
    assert len(found) == 1
    return found[0]


def test_a_plain_text_is_read_as_it_stands_with_its_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "A title\n\nThe SEC sued.\n")
    write(
        tmp_path,
        "a.meta.json",
        json.dumps({"url": "https://www.sec.gov/x", "published": "2025-02-14", "publisher": None}),
    )
    document = one(path).document
    assert document.text == "A title\n\nThe SEC sued.\n"
    assert (document.title, document.published, document.tier) == ("A title", "2025-02-14", Tier.OFFICIAL)


def test_offsets_count_code_points(tmp_path: Path) -> None:
    text = "Tïtle 😀\n\nThe “SEC” sued."
    assert one(write(tmp_path, "a.txt", text)).document.text == text


def test_other_encodings_are_recognised(tmp_path: Path) -> None:
    text = (
        "Die Börse wurde verklagt. Das Gericht ließ die Klage der Behörde für sechzig Tage ruhen, über alle Anträge hinweg.\n"
        * 5
    )
    assert one(write(tmp_path, "a.txt", text.encode("cp1252"))).document.text == text


def test_a_page_gives_its_article_and_its_own_metadata(tmp_path: Path) -> None:
    document = one(write(tmp_path, "page.html", ARTICLE)).document
    assert document.text is not None
    assert document.text.startswith("A case rests")
    assert "for 60 days" in document.text
    assert "About us" not in document.text
    assert document.published == "2025-02-14"
    assert document.modified == "2025-02-15"
    assert (document.publisher, document.tier) == ("Reuters", Tier.PRESS)
    assert document.url == "https://www.reuters.com/legal/a-case-rests"


def test_a_page_is_recognised_by_content_not_by_name(tmp_path: Path) -> None:
    assert one(write(tmp_path, "page.txt", ARTICLE)).document.reader.startswith("html/")


def test_a_page_without_an_article_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no article text"):
        read(write(tmp_path, "a.html", "<html><body><script>var a = 1;</script></body></html>"))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.json", b'{"statements": []}', "no format"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", "no format"),
        ("a.txt", b"abc\x00def", "zero bytes"),
        ("a.yaml", b"other: yaml\n", "no format"),
        ("a.csv", b"unique_id,text,label\n1,ORDER granting 9 Motion to Stay,Order\n", "classify-entries"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_a_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    found = read(write(tmp_path, name, content))
    assert isinstance(found, Skipped)
    assert reason in found.reason


def test_a_file_that_is_too_large_is_skipped_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as handle:
        handle.truncate(sources.MAX_BYTES + 1)
    found = read(path)
    assert isinstance(found, Skipped)
    assert "more than the 64" in found.reason


@pytest.mark.parametrize(
    ("sidecar", "message"),
    [("{", "cannot be used"), ('{"published": "tomorrow"}', "write a date"), ('{"title": 5}', "title")],
)
def test_a_broken_sidecar_is_an_error_that_names_it(tmp_path: Path, sidecar: str, message: str) -> None:
    path = write(tmp_path, "a.txt", "A title")
    write(tmp_path, "a.meta.json", sidecar)
    with pytest.raises(InputError, match=message) as caught:
        read(path)
    assert "a.meta.json" in str(caught.value)


def test_folders_are_walked_in_order_without_hidden_files_and_sidecars(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "a.meta.json", ".hidden/x.txt", "b/.x.txt"):
        write(tmp_path, name, "x")
    found = list(sources.find([tmp_path]))
    assert [p.relative_to(tmp_path).as_posix() for p in found if isinstance(p, Path)] == [
        "a.txt",
        "b/1.txt",
        "b/2.txt",
    ]


def test_a_link_out_of_the_folder_is_not_followed_and_reported(tmp_path: Path) -> None:
    secret = write(tmp_path, "outside/secret.txt", "secret")
    folder = tmp_path / "inside"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    found = {f.path.name: f.reason for f in sources.find([folder]) if isinstance(f, Skipped)}
    assert found.keys() == {"link.txt", "loop", "pipe"}
    assert "leads out" in found["link.txt"]
    assert "link to a folder" in found["loop"]
    assert "no file" in found["pipe"]
    assert [f for f in sources.find([folder]) if isinstance(f, Path)] == []


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        list(sources.find([tmp_path / "nothing"]))


@pytest.mark.parametrize("name", ["LICENSE", "LICENSE_MIT", "COPYING.txt", "NOTICE"])
def test_the_licence_of_a_folder_is_no_document(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Permission is hereby granted to the SEC, which sued Acme.")
    (found,) = sources.stream(path, READERS)
    assert isinstance(found, Skipped)
    assert "licence" in found.reason
