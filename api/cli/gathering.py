"""``fetch``, ``watch`` and ``hooks``: where documents come from."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path
from typing import Annotated

import typer

from cryptoreg.api import webhooks
from cryptoreg.api.cli.console import ConsoleProgress, errors, out
from cryptoreg.api.fetch import jobs as fetching
from cryptoreg.api.fetch.state import open_state
from cryptoreg.api.loading import Report
from cryptoreg.api.loading import load as load_paths
from cryptoreg.api.pools import choose
from cryptoreg.api.watching import watch as watch_folders
from cryptoreg.errors import InputError
from cryptoreg.graph.store import open_store
from cryptoreg.settings import load_settings


def register(app: typer.Typer) -> None:
    app.command()(fetch)
    app.command()(watch)
    app.command()(hooks)


def fetch(
    wanted: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT...",
            help="https://…, courtlistener:DOCKET-ID, courtlistener:WORDS, federalregister:NUMBER, "
            "federalregister:executive-orders or federalregister:WORDS.",
        ),
    ],
    pages: Annotated[int, typer.Option(min=1, help="Pages of results that are followed at most.")] = 100,
    fresh_for: Annotated[
        float, typer.Option(min=0, help="Seconds for which a kept response is not asked for again.")
    ] = 900,
    and_load: Annotated[bool, typer.Option("--load", help="Load what was kept.")] = False,
) -> None:
    """Fetch documents politely and keep them; the same command goes on where a limit stopped it."""
    settings = load_settings()
    progress = ConsoleProgress()
    with open_state(settings) as state:
        asker = fetching.client(settings, state, fresh_s=fresh_for)
        done = fetching.fetch(wanted, settings, state, asker, pages=pages, progress=progress)
    for line in done.lines():
        out.print(line, markup=False)
    for folder in sorted({f.parent for f in done.files}):
        out.print(f"kept in {folder}", markup=False)
    if and_load and done.files:
        with open_store(settings, progress) as store:
            _tell(load_paths(store, fetching.loadable(done.files), progress=progress))
    if not done.files and (done.failed or done.pause):
        raise InputError("Nothing was fetched; the lines above say why.")


def watch(
    folders: Annotated[list[Path], typer.Argument(help="Folders.")],
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between looks.")] = 2.0,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, help="Processes that read.")] = 1,
    all_cases: Annotated[
        bool,
        typer.Option("--all-cases", help="Dockets and releases that are not about crypto regulation too."),
    ] = False,
) -> None:
    """Load what appears in folders, until Ctrl-C or SIGTERM; a load under way is finished first."""
    for folder in folders:
        if not folder.is_dir():
            raise InputError(f"{folder} is no folder.")
    stop = threading.Event()
    before = {
        number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        with open_store(load_settings(), ConsoleProgress()) as store:
            errors.print(f"watching {', '.join(map(str, folders))} (Ctrl-C stops it)", markup=False)
            watch_folders(
                store, folders, stop, _tell, every_s=every, pool=choose(jobs, None), all_cases=all_cases
            )
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    errors.print("stopped; everything that was loaded is complete", markup=False)


def _tell(report: Report) -> None:
    for line in report.lines():
        out.print(line, markup=False)


def hooks(
    work: Annotated[bool, typer.Option("--work", help="Load the notices that wait, now.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Let failed notices wait again.")] = False,
) -> None:
    """Show the queue of CourtListener's notices; a running server works on it by itself."""
    settings = load_settings()
    with webhooks.open_queue(settings) as queue:
        if retry:
            out.print(f"{queue.retry_failed(time.time())} failed notices wait again")
        if work:
            with open_store(settings, ConsoleProgress()) as store:
                while webhooks.work_one(store, queue, time.time()):
                    pass
        counts = queue.counts()
        out.print(", ".join(f"{n} {state}" for state, n in counts.items()))
        for key, said in queue.failures():
            out.print(f"failed {key}: {said}", markup=False)
