"""``cryptoreg classify-entries``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cryptoreg.api.cli import app
from cryptoreg.errors import InputError


def test_each_row_gives_one_line_with_its_id(tmp_path: Path) -> None:
    file = tmp_path / "entries.csv"
    file.write_text('unique_id,text,label\na-1,"ORDER granting 9 Motion, as stated",x\nb-2,MOTION to Stay,\n')
    result = CliRunner().invoke(app, ["classify-entries", str(file), "--json"])
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"unique_id": "a-1", "label": "Order"},
        {"unique_id": "b-2", "label": "Request / Motion"},
    ]


@pytest.mark.parametrize(
    "content",
    [
        '{"unique_id": "1", "text": "ORDER granting 9 Motion"}\n\n{"unique_id": "2", "text": "MOTION to Stay"}\n',
        json.dumps(
            {
                "court_id": "dcd",
                "docket_entries": [
                    {"document_number": "1", "description": "ORDER granting 9 Motion"},
                    {"document_number": 2, "description": "", "short_description": "Motion to Stay"},
                ],
            },
            indent=1,
        ),
        json.dumps(
            {
                "payload": {
                    "results": [
                        {"id": 1, "description": "ORDER granting 9 Motion", "recap_documents": [{"id": 7, "description": ""}]},
                        {"id": 2, "description": "MOTION to Stay", "recap_documents": []},
                    ]
                }
            }
        ),
    ],
    ids=["lines", "juriscraper", "webhook"],
)  # fmt: skip
def test_entries_come_from_json_too(tmp_path: Path, content: str) -> None:
    file = tmp_path / "entries.json"
    file.write_text(content)
    result = CliRunner().invoke(app, ["classify-entries", str(file), "--json"])
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"unique_id": "1", "label": "Order"},
        {"unique_id": "2", "label": "Request / Motion"},
    ]


def test_a_table_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    for content, words in (
        (b"id,text\n1,x\n", "unique_id"),
        (b"unique_id,text\n\xff\xfe,x\n", "UTF-8"),
        (b"unique_id,text\n1\n", "line 2"),
        (b'{"unique_id": "1", "text": "x"}\n{"unique_id"\n', "line 2"),
        (b'{"docket_number": "1:23-cv-01599"}', "no docket entry"),
        (b'{"title": "An article", "description": "What it says"}', "no docket entry"),
        (b"[" * 100_000, "deeply"),
        (b'unique_id,text\n1,"' + b"x" * (2**20 + 5) + b'"\n', "limit"),
    ):
        file = tmp_path / "entries.csv"
        file.write_bytes(content)
        result = CliRunner().invoke(app, ["classify-entries", str(file)])
        assert isinstance(result.exception, InputError)
        assert words in str(result.exception)
