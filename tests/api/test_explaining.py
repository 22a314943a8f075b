"""The page of ``cryptoreg explain``: complete, honest about what gave nothing, and safe with hostile texts."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cryptoreg.api.cli import app
from cryptoreg.api.explaining import page, pieces
from cryptoreg.loaders.text.explanation import Silence, explain
from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.records import records

TEXT = (
    "SEC sues Kraken\n\n"
    "The Securities and Exchange Commission sued Kraken on Thursday. Nice weather prevailed. "
    "Reuters reported that the SEC may drop its case against Coinbase.\n\n"
    "The SEC sits in Washington.\n"
)
HOSTILE = (
    "<script>alert(1)</script> & \"SEC\" sues 'Kraken'\n\n"
    "The SEC sued <img src=x onerror=alert(2)> Kraken on Thursday; {{ 7*7 }} {% raw %} </title><b>.\n"
)


class Reader(HTMLParser):
    """Collects the tags, and the words that a reader sees in the body."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def made(text: str, published: date | None = date(2025, 2, 14)) -> str:
    return page("a.txt", extract(text, published), published=published.isoformat() if published else None)


def test_each_record_stands_on_the_page_with_its_rule_and_cues() -> None:
    found = extract(TEXT, date(2025, 2, 14))
    words = re.sub(r"\s+", " ", read(made(TEXT)).words)
    events = [r for r in records("a.txt", found) if r.type != "entity"]
    assert events
    for record in events:
        assert record.rule in words
        assert f"{record.type} {record.modality}" in words
    for event in found.events:
        for cue in event.cues:
            assert f"“{cue}”" in words


def test_the_whole_text_stands_on_the_page() -> None:
    found = extract(TEXT, date(2025, 2, 14))
    for row in explain("a.txt", found):
        assert "".join(p.text for p in pieces(TEXT, row)) == row.sentence.text


def test_a_sentence_without_a_record_says_why() -> None:
    rows = {r.sentence.text: r for r in explain("a.txt", extract(TEXT, date(2025, 2, 14)))}
    assert rows["Nice weather prevailed."].silence is Silence.NOTHING
    assert rows["The SEC sits in Washington."].silence is Silence.NAMES_ONLY
    told = rows["The Securities and Exchange Commission sued Kraken on Thursday."]
    assert told.silence is None
    assert rows["SEC sues Kraken"].silence is Silence.REPEATS
    assert rows["SEC sues Kraken"].again == (told.told[0].number,)
    html = made(TEXT)
    for reason in (Silence.NOTHING, Silence.NAMES_ONLY, Silence.REPEATS):
        assert f"Nothing: {reason.value}" in html


def test_words_that_fit_a_rule_without_its_needs_are_shown() -> None:
    rows = explain("a.txt", extract("T\n\nThe weather paused the case.\n"))
    assert rows[-1].silence is Silence.UNFIT
    assert rows[-1].fits
    assert rows[-1].fits[0].rule in made("T\n\nThe weather paused the case.\n")


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    reader = read(made(HOSTILE))
    assert not {"script", "img", "link", "iframe", "b", "object", "base"} & set(reader.tags)
    names = {name for name, _ in reader.attributes}
    assert not {"src", "onerror", "onload", "style"} & names
    assert all(v is not None and v.startswith("#") for k, v in reader.attributes if k == "href")
    assert "default-src 'none'" in made(HOSTILE)


def test_hostile_words_are_shown_as_they_are() -> None:
    words = read(made(HOSTILE)).words
    for part in ("<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "{{ 7*7 }}", "{% raw %}"):
        assert part in words


def test_a_hostile_file_name_is_only_a_name() -> None:
    html = page("<script>x</script>.txt", extract(TEXT))
    assert "<script>" not in html


def test_an_unknown_day_of_publication_is_told() -> None:
    assert "day of publication unknown" in made(TEXT, None)
    assert "published 2025-02-14" in made(TEXT)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'{}% \nSECKrakensuedthe.()‘’“”\u0000\u2028é💩"), max_size=120))
def test_any_text_gives_a_page(text: str) -> None:
    words = read(made("T\n\nThe SEC sued Kraken.\n" + text)).words
    assert "case_filed" in words


def test_the_command_writes_the_page_where_it_is_told(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "out.html"
    source.write_text(TEXT)
    done = CliRunner().invoke(app, ["explain", str(source), "-o", str(target)])
    assert done.exit_code == 0, done.output
    assert str(target) in done.output.replace("\n", "")
    assert target.read_text().startswith("<!doctype html>")
    assert CliRunner().invoke(app, ["explain", str(source), "-o", "-"]).output == target.read_text()


@pytest.mark.parametrize("name", ["missing.txt", "empty"])
def test_the_command_says_what_is_wrong(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = CliRunner().invoke(app, ["explain", str(tmp_path / name), "-o", str(tmp_path / "x.html")])
    assert done.exit_code != 0
    assert name in str(done.exception)
    assert not (tmp_path / "x.html").exists()
