"""The command line as people use it: a process of its own, on the session's Neo4j."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import typer

from cryptoreg.api.cli import app
from cryptoreg.graph.store import Store
from cryptoreg.settings import Settings
from tests.conftest import ROOT

HEADLINE = "which cases were stayed after the task force was formed"
COMMAND = Path(sys.executable).with_name("cryptoreg")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run(settings: Settings, seeded: Store) -> Run:
    """Run the command on the seeds."""
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "CRYPTOREG_"))},
        "CRYPTOREG_DATA_DIR": str(settings.data_dir),
        "CRYPTOREG_STATE_DIR": str(settings.state_dir),
        "CRYPTOREG_IDLE_MINUTES": "0",
        "CRYPTOREG_PORT": "0",
    }

    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(COMMAND), *arguments],
            env={**environment, **more},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


def test_ask_prints_the_answer_with_its_proof(run: Run) -> None:
    done = run("ask", *HEADLINE.split())
    assert done.returncode == 0, done.stderr
    for part in ("answered", "SEC v. Binance", "13 February 2025", "asserted", "“"):
        assert part in done.stdout


def test_ask_prints_json(run: Run) -> None:
    answer = json.loads(run("ask", HEADLINE, "--json").stdout)
    assert answer["status"] == "answered"


def test_a_batch_gives_one_record_per_question(run: Run, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text(
        '{"id": "a", "question": "when was the task force formed?"}\n\n{"id": "b", "question": "xyzzy"}\n'
    )
    records = [json.loads(line) for line in run("ask", "--batch", str(batch), "--json").stdout.splitlines()]
    assert [(r["id"], r["status"]) for r in records] == [("a", "answered"), ("b", "refused")]


def test_a_broken_batch_names_the_line(run: Run, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"id": "a", "question": "when was the task force formed?"}\nnonsense\n')
    done = run("ask", "--batch", str(batch))
    assert done.returncode == 2
    assert "line 2" in done.stderr


def test_a_query_reads_and_a_write_is_refused(run: Run) -> None:
    done = run(
        "query", "MATCH (l:Lawsuit {id: $id}) RETURN l.label AS label", "-p", "id=sec-v-binance", "--json"
    )
    assert json.loads(done.stdout) == {"label": "SEC v. Binance"}
    refused = run("query", "CREATE (n:Evil)")
    assert refused.returncode == 2
    assert refused.stderr.startswith("error: ")


@pytest.mark.parametrize(("name", "parse"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_an_export_of_the_view_is_read_by_rdflib(run: Run, tmp_path: Path, name: str, parse: str) -> None:
    out = tmp_path / "graph"
    assert run("export", "--format", name, "-o", str(out)).returncode == 0
    assert len(rdflib.Graph().parse(data=out.read_bytes(), format=parse)) > 1000


def test_an_export_of_the_statements_is_read_by_pyoxigraph(run: Run) -> None:
    done = run("export", "--format", "trig")
    graphs = {q.graph_name for q in ox.parse(done.stdout.encode(), format=ox.RdfFormat.TRIG)}
    assert len(graphs) > 20


def test_extract_needs_no_database(run: Run, tmp_path: Path) -> None:
    done = run(
        "extract",
        str(ROOT / "seeds" / "briefs" / "joint-motion.txt"),
        "--json",
        CRYPTOREG_DATA_DIR=str(tmp_path),
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    text = (ROOT / "seeds" / "briefs" / "joint-motion.txt").read_text()
    for record in records:
        evidence = record["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert [r["subject"] for r in records if r["type"] == "stay_requested"] == ["SEC", "Binance"]
    assert list(tmp_path.iterdir()) == []


def test_extract_says_which_dates_it_cannot_tell(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text("A note\n\nThe SEC sued Kraken on Monday.")
    assert "1 dates in 1 files stay open" in run("extract", str(text)).stderr
    (tmp_path / "note.meta.json").write_text('{"published": "2025-02-11"}')
    assert run("extract", str(text)).stderr == ""


def test_load_of_nothing_says_what_to_do(run: Run, tmp_path: Path) -> None:
    missing = run("load", str(tmp_path / "nothing"))
    assert (missing.returncode, "does not exist" in missing.stderr) == (2, True)
    (tmp_path / "empty.txt").write_text("")
    empty = run("load", str(tmp_path / "empty.txt"))
    assert "is empty" in empty.stdout
    assert empty.returncode == 2


def test_progress_is_plain_lines_where_no_terminal_is(run: Run) -> None:
    done = run("load", str(ROOT / "seeds" / "world"))
    assert "Reading: " in done.stderr
    assert "\x1b" not in done.stderr + done.stdout


def test_status_tells_what_runs_where(run: Run, settings: Settings) -> None:
    told = json.loads(run("status", "--json").stdout)
    assert told["neo4j"]["state"] == "running"
    assert told["neo4j"]["folder"].startswith(str(settings.data_dir))
    assert str(told["neo4j"]["port"]) in run("status").stdout


def test_every_command_says_what_it_is_for() -> None:
    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    assert {"demo", "load", "extract", "ask", "query", "export", "serve", "up", "down", "status"} <= set(
        command.commands
    )
    for name, one in command.commands.items():
        assert one.help, name
        assert all(p.help for p in one.params if isinstance(p, typer.core.TyperOption)), name


def test_a_setting_that_cannot_be_used_is_one_sentence(run: Run) -> None:
    done = run("status", CRYPTOREG_HEAP_MB="much")
    assert done.returncode == 2
    assert done.stderr.startswith("error: Settings cannot be used: ")
    assert "Traceback" not in done.stderr


def test_a_server_that_is_named_but_not_there_is_one_sentence(run: Run) -> None:
    done = run("ask", HEADLINE, NEO4J_URI="bolt://127.0.0.1:1", NEO4J_PASSWORD="x")
    assert done.returncode == 3
    assert "cannot be reached" in done.stderr


def test_serve_answers_over_a_real_socket(run: Run, settings: Settings, seeded: Store) -> None:
    process = subprocess.Popen(
        [str(COMMAND), "serve", "--port", "0"],
        env={
            **os.environ,
            "CRYPTOREG_DATA_DIR": str(settings.data_dir),
            "CRYPTOREG_STATE_DIR": str(settings.state_dir),
            "PYTHONUNBUFFERED": "1",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
        with urllib.request.urlopen(f"{address}/health", timeout=20) as response:
            assert json.load(response)["status"] == "ok"
        taken = run("serve", "--port", address.rsplit(":", 1)[1])
        assert "Cannot listen" in taken.stderr
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()
