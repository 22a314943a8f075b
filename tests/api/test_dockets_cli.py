"""``cryptoreg classify-entries``."""

from __future__ import annotations

import json
from pathlib import Path

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


def test_a_table_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    for content, words in (
        (b"id,text\n1,x\n", "unique_id"),
        (b"unique_id,text\n\xff\xfe,x\n", "UTF-8"),
        (b"unique_id,text\n1\n", "line 2"),
        (b'unique_id,text\n1,"' + b"x" * (2**20 + 5) + b'"\n', "limit"),
    ):
        file = tmp_path / "entries.csv"
        file.write_bytes(content)
        result = CliRunner().invoke(app, ["classify-entries", str(file)])
        assert isinstance(result.exception, InputError)
        assert words in str(result.exception)
