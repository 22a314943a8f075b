"""Spread loads: the same graph whoever works, dead workers cost nothing, and a load can go on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import psutil
import pytest

from cryptoreg.api import manifest as manifests
from cryptoreg.api import pools
from cryptoreg.api import work as working
from cryptoreg.api.loading import load
from cryptoreg.api.pools import Dask, Here, Processes, choose
from cryptoreg.api.work import Outcome, Task, tasks, work_records
from cryptoreg.errors import InputError
from cryptoreg.graph.store import Store
from cryptoreg.loaders.sources import Reading
from cryptoreg.ontology.statements import Extracted
from tests.api import workers
from tests.conftest import NOW, ROOT
from tests.loaders.reading import write

TEXT = "Case {n} moves on\n\nOn February {d}, 2025, the SEC asked the court to stay its case against Binance for {n} days.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for n in range(1, 9):
        write(folder, f"{n:02}.txt", TEXT.format(n=n, d=n))
    write(folder, "bad.json", '{"cut": ')
    return folder


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def summary(outcomes: list[Outcome]) -> set[tuple[str, str]]:
    return {(o.path.name, s.id) for o in outcomes for d in o.documents for e in d for s in e.statements}


def graph(store: Store) -> list[dict[str, object]]:
    return store.read(
        "MATCH (s:Statement) RETURN s.id AS id, s.predicate AS predicate, s.recorded_from AS at ORDER BY id"
    )


def test_processes_give_what_one_process_gives_even_when_a_task_kills_one(texts: Path) -> None:
    write(texts, "deadly.txt", "A title\n")
    spread = list(Processes(2, workers.deadly).run(tasks(files(texts))))
    here = list(Here().run(tasks(f for f in files(texts) if f.name != "deadly.txt")))
    assert summary(spread) == summary(here)
    assert sorted(o.path.name for o in spread) == [p.name for p in files(texts)]
    reasons = {o.path.name: o.skipped[0].reason for o in spread if o.skipped}
    assert "ended the process" in reasons.pop("deadly.txt")
    assert list(reasons) == ["bad.json"]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_workers_do_not_outlive_the_process_that_started_them(texts: Path, how: signal.Signals) -> None:
    code = (
        "import sys; from pathlib import Path; import psutil; from cryptoreg.api.pools import Processes\n"
        "from cryptoreg.api.work import tasks; from tests.api import workers\n"
        "if __name__ == '__main__':\n"
        "    for _ in Processes(2, workers.slow).run(tasks(sorted(Path(sys.argv[1]).iterdir()))):\n"
        "        print(*(c.pid for c in psutil.Process().children()), flush=True); sys.stdin.read()\n"
    )
    script = write(texts.parent, "loads.py", code)
    started = subprocess.Popen(
        [sys.executable, str(script), str(texts)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert started.stdout is not None and started.stdin is not None  # noqa: PT018
    children = [psutil.Process(int(pid)) for pid in started.stdout.readline().split()]
    started.send_signal(how)
    started.wait()
    started.stdin.close()
    started.stdout.close()
    assert len(children) >= 2
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []


def test_large_files_are_cut_into_tasks(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        json.dumps(
            {"title": f"t{n}", "maintext": TEXT.format(n=n, d=1), "date_publish": "2025-02-12 00:00:00"}
        )
        for n in range(40)
    ]
    path = write(texts, "many.jsonl", "\n".join([*lines, '{"cut']))
    monkeypatch.setattr(working, "STREAM_BYTES", 1000)
    made = list(tasks([path]))
    assert [len(t.readings or ()) for t in made if not isinstance(t, Outcome)] == [16, 16, 8]
    assert [t.last for t in made] == [False, False, False, True]
    outcomes = list(Here().run(made))
    assert sum(len(o.documents) for o in outcomes) == 40
    assert ["line 41" in s.reason for o in outcomes for s in o.skipped] == [True]


def test_a_resumed_load_reads_only_what_is_new_or_changed(store: Store, texts: Path) -> None:
    first = load(store, [texts], now=NOW)
    assert (first.files, first.before, len(first.skipped)) == (8, 0, 1)
    again = load(store, [texts], now=NOW, resume=True)
    assert (again.files, again.before, again.skipped) == (0, 9, [])
    write(texts, "01.txt", TEXT.format(n=99, d=1))
    write(texts, "13.txt", TEXT.format(n=13, d=1))
    third = load(store, [texts], now=NOW, resume=True)
    assert (third.files, third.before) == (2, 8)


def test_another_graph_has_another_manifest(store: Store, texts: Path) -> None:
    load(store, [texts], now=NOW)
    with manifests.manifest(store) as known:
        assert len(known) == 9
    store.run_schema("MATCH (n) DETACH DELETE n")
    with manifests.manifest(store) as known:
        assert len(known) == 0


class BreaksOff(Here):
    """A pool during whose work somebody presses Ctrl-C."""

    def run(self, items: Iterable[Task | Outcome]) -> Iterator[Outcome]:
        for n, outcome in enumerate(super().run(items)):
            if n == 6:
                raise KeyboardInterrupt
            yield outcome


def test_a_load_that_breaks_off_goes_on_where_it_stopped(
    store: Store, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "settings", store.settings.model_copy(update={"load_batch": 1}))
    with pytest.raises(KeyboardInterrupt):
        load(store, [texts], now=NOW, pool=BreaksOff())
    rest = load(store, [texts], now=NOW, resume=True)
    assert (rest.before, rest.files) == (6, 2)
    whole = graph(store)
    assert load(store, [texts], now=NOW).written.added == 0
    assert graph(store) == whole


def test_a_fault_of_ours_costs_one_document(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    understand = working.understand

    def stumbles(reading: Reading) -> Extracted:
        if reading.document.title == "Case 3 moves on":
            raise IndexError("list index out of range")
        return understand(reading)

    monkeypatch.setattr(working, "understand", stumbles)
    outcomes = list(Here().run(tasks(files(texts))))
    assert len({name for name, _ in summary(outcomes)}) == 7
    (fault,) = [s for o in outcomes for s in o.skipped if s.path.name == "03.txt"]
    assert "'Case 3 moves on' could not be understood (IndexError" in fault.reason


def test_records_come_from_any_pool(texts: Path) -> None:
    found = [r for o in choose(1, None, work_records).run(tasks(files(texts))) for r in o.records]
    assert {r.document for r in found} == {f"{n:02}.txt" for n in range(1, 9)}
    assert {r.type for r in found} >= {"stay_requested"}


def test_jobs_and_scheduler_exclude_each_other() -> None:
    with pytest.raises(InputError, match="exclude"):
        choose(4, "tcp://127.0.0.1:1")


def test_a_scheduler_that_does_not_answer_is_an_error_that_says_so(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "CONNECT_TIMEOUT_S", 0.5)
    with pytest.raises(InputError, match="No Dask scheduler answers"):
        list(Dask("tcp://127.0.0.1:9").run(tasks(files(texts), ship=True)))


# ---------------------------------------------------------------- Dask: two workers, one of them killed


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    folder = tmp_path_factory.mktemp("dask")
    address = folder / "scheduler.json"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(address)]  # fmt: skip
    log = (folder / "log").open("wb")
    root = Path(__file__).parent.parent.parent
    where = {"cwd": root, "env": {**os.environ, "PYTHONPATH": str(root)}}  # where tests can be imported
    started = [subprocess.Popen(command, stdout=log, stderr=log, **where)]
    try:
        _until(address.exists)
        url = json.loads(address.read_text())["address"]
        for name in ("a", "b"):
            worker = [sys.executable, "-m", "distributed.cli.dask_worker", url, "--host", "127.0.0.1", "--name", name, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]  # fmt: skip
            started.append(subprocess.Popen(worker, stdout=log, stderr=log, **where))
        yield url, started[1:]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()
        log.close()


def _until(true: object) -> None:
    deadline = time.monotonic() + 30
    while not true():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_cluster_does_the_work_even_when_a_worker_is_killed(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], texts: Path
) -> None:
    url, (victim, _) = cluster
    outcomes: list[Outcome] = []
    for outcome in Dask(url, workers.slow).run(tasks(files(texts), ship=True)):
        outcomes.append(outcome)
        if len(outcomes) == 2:
            victim.send_signal(signal.SIGKILL)
            victim.wait()
    assert [s.reason for o in outcomes for s in o.skipped if s.path.suffix == ".txt"] == []
    assert summary(outcomes) == summary(list(Here().run(tasks(files(texts)))))
    assert len(outcomes) == 9
