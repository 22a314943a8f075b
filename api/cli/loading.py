"""``load`` and ``extract``."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cryptoreg.api import proposing
from cryptoreg.api.cli.console import ConsoleProgress, errors, out, print_json
from cryptoreg.api.loading import load as load_paths
from cryptoreg.api.pools import choose
from cryptoreg.api.work import tasks, work, work_records
from cryptoreg.errors import InputError
from cryptoreg.graph.store import open_store
from cryptoreg.loaders.llm.propose import Model
from cryptoreg.loaders.sources import Skipped, find
from cryptoreg.loaders.text.records import FactRecord
from cryptoreg.settings import load_settings

Paths = Annotated[list[Path], typer.Argument(help="Files and folders.")]


def register(app: typer.Typer) -> None:
    app.command()(load)
    app.command()(extract)


Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, max=256, help="Processes that read and understand.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(help="Address of a Dask scheduler whose workers read and understand, tcp://host:8786."),
]


UseModel = Annotated[
    bool, typer.Option("--llm", help="Let the language model of the settings propose more; off by default.")
]


def load(
    paths: Paths,
    jobs: Jobs = 1,
    scheduler: Scheduler = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Leave out files that were loaded as they are now.")
    ] = False,
    all_cases: Annotated[
        bool,
        typer.Option("--all-cases", help="Dockets and releases that are not about crypto regulation too."),
    ] = False,
    report_file: Annotated[
        Path | None, typer.Option("--report", help="Write every skipped file or part as a line of JSON.")
    ] = None,
    llm: UseModel = False,
) -> None:
    """Load files and folders into the graph; the same again changes nothing."""
    model = _model(llm, jobs, scheduler)
    pool = choose(jobs, scheduler, partial(work, model=model))
    progress = ConsoleProgress()
    with open_store(load_settings(), progress) as store:
        report = load_paths(store, paths, progress=progress, pool=pool, resume=resume, all_cases=all_cases)
    for line in [*report.lines(), *([] if model is None else model.report.lines())]:
        out.print(line, markup=False)
    if report_file is not None:
        rows = (
            json.dumps({"path": str(s.path), "reason": s.reason}, ensure_ascii=False) for s in report.skipped
        )
        report_file.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    if report.skipped and not report.files and not report.before:
        raise InputError("Nothing was loaded; the lines above say why.")


def extract(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="One fact record per line.")] = False,
    jobs: Jobs = 1,
    scheduler: Scheduler = None,
    llm: UseModel = False,
) -> None:
    """Print what texts say as fact records; needs no database.

    With several jobs the files come in the order in which they are done.
    """
    model = _model(llm, jobs, scheduler)
    pool = choose(jobs, scheduler, partial(work_records, model=model))
    files = list(find(paths))
    skipped = [f for f in files if isinstance(f, Skipped)]
    open_dates: dict[Path, int] = {}
    for outcome in pool.run(tasks((f for f in files if isinstance(f, Path)), ship=pool.ship)):
        skipped += outcome.skipped
        if outcome.open_dates:
            open_dates[outcome.path] = open_dates.get(outcome.path, 0) + outcome.open_dates
        for record in outcome.records:
            if as_json:
                print_json(json.dumps(record.as_dict(), ensure_ascii=False))
            else:
                out.print(_line(record), markup=False)
    for item in skipped:
        errors.print(f"skipped {item.path}: {item.reason}", markup=False)
    if skipped:
        errors.print(f"{len(skipped)} files skipped", markup=False)
    if open_dates:
        path = next(iter(open_dates))
        errors.print(
            f"{sum(open_dates.values())} dates in {len(open_dates)} files stay open: they are relative to a day of "
            f'publication that is not known. {path.stem}.meta.json with {{"published": "2025-02-11"}} would tell it.',
            markup=False,
        )
    for line in [] if model is None else model.report.lines():
        errors.print(line, markup=False)


def _model(wanted: bool, jobs: int, scheduler: str | None) -> Model | None:
    """The language model, if it is asked for; its budget and report belong to one process."""
    if not wanted:
        return None
    if jobs != 1 or scheduler is not None:
        raise InputError("--llm works in one process: leave out --jobs and --scheduler.")
    return proposing.model(load_settings())


def _line(r: FactRecord) -> str:
    what = " ".join(x for x in (r.subject, "->", r.object) if x) if r.object else r.subject or "-"
    more = [
        x
        for x in (
            r.case,
            r.date,
            f"{r.duration_days} days" if r.duration_days else None,
            f"by {r.attributed_to}" if r.attributed_to else None,
        )
        if x
    ]
    return (
        f"{r.type:22} {r.modality:10} {what}{' (' + ', '.join(more) + ')' if more else ''}\n    “{r.quote}”"
    )
