"""Where work runs: here, in processes of this machine, or on a Dask cluster.

Each pool takes tasks lazily, keeps a bounded number of them under way, and gives outcomes as they come.
A worker that dies costs nothing but time: its tasks run again, and a task that kills its worker every
time is named in the report.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import Protocol

from cryptoreg.api.work import Outcome, Task, work
from cryptoreg.errors import ConfigurationError, InputError
from cryptoreg.loaders.sources import Skipped
from cryptoreg.loaders.text.analysed import recall
from cryptoreg.settings import load_settings

AHEAD = 4
"""So many tasks per worker are under way at once, so that no worker waits for the writer."""

CONNECT_TIMEOUT_S = 10

log = logging.getLogger(__name__)

Items = Iterable[Task | Outcome]


class Pool(Protocol):
    """Runs tasks."""

    ship: bool
    """Whether files must travel with their tasks."""

    def run(self, items: Items) -> Iterator[Outcome]:
        """The outcomes of tasks, in the order in which they are done; outcomes among the items pass."""
        ...


class Here:
    """Runs one task after the other in this process."""

    ship = False

    def __init__(self, function: Callable[[Task], Outcome] = work) -> None:
        self._function = function

    def run(self, items: Items) -> Iterator[Outcome]:
        for item in items:
            yield item if isinstance(item, Outcome) else self._function(item)


class Processes:
    """Runs tasks in processes of this machine."""

    ship = False

    def __init__(self, jobs: int, function: Callable[[Task], Outcome] = work) -> None:
        self.jobs, self._function = jobs, function

    def run(self, items: Items) -> Iterator[Outcome]:
        waiting = iter(items)
        executor = self._executor()
        running: dict[Future[Outcome], Task] = {}
        try:
            while True:
                yield from self._fill(executor, waiting, running)
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                lost: list[Task] = []
                for future in done:
                    task = running.pop(future)
                    try:
                        yield future.result()
                    except BrokenProcessPool:
                        lost.append(task)
                if lost:
                    lost += running.values()
                    running.clear()
                    executor.shutdown(wait=True, cancel_futures=True)
                    log.warning("a worker died", extra={"tasks": len(lost)})
                    yield from self._one_by_one(lost)
                    executor = self._executor()
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    def _fill(
        self,
        executor: ProcessPoolExecutor,
        waiting: Iterator[Task | Outcome],
        running: dict[Future[Outcome], Task],
    ) -> Iterator[Outcome]:
        while len(running) < self.jobs * AHEAD:
            item = next(waiting, None)
            if item is None:
                return
            if isinstance(item, Outcome):
                yield item
            else:
                running[executor.submit(self._function, item)] = item

    def _one_by_one(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Run the tasks of a pool that broke one after the other, to find the one that kills."""
        executor = self._executor(1)
        try:
            for task in tasks:
                try:
                    yield executor.submit(self._function, task).result()
                except BrokenProcessPool:
                    yield _given_up(task)
                    executor.shutdown(wait=False)
                    executor = self._executor(1)
        finally:
            executor.shutdown(wait=False)

    def _executor(self, jobs: int | None = None) -> ProcessPoolExecutor:
        # Not forked: this process holds sockets and threads of the driver.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs or self.jobs, mp_context=context, initializer=_begin)


def _begin() -> None:
    """What a worker does before its first task."""
    _follow_the_parent()
    recall(load_settings().cache_dir.expanduser())


def _follow_the_parent() -> None:
    """Leave interrupts to the parent, and end when it is gone.

    A worker holds both ends of the queue that it waits at, so that nothing else would tell it that the parent
    was killed, and it would wait for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _given_up(task: Task) -> Outcome:
    return Outcome(
        task.path, skipped=(Skipped(task.path, "ended the process that read it, twice; left out"),)
    )


def _failed(task: Task, problem: object) -> Outcome:
    reason = f"failed on the cluster ({type(problem).__name__}: {problem}); do all workers have this version of cryptoreg?"
    return Outcome(task.path, skipped=(Skipped(task.path, reason),))


class Dask:
    """Runs tasks on a Dask cluster (https://distributed.dask.org/); extra ``dask``.

    Files travel with their tasks, so that workers need not see the disk of this machine; they need
    the same version of cryptoreg.
    """

    ship = True
    RETRIES = 3

    def __init__(self, scheduler: str, function: Callable[[Task], Outcome] = work) -> None:
        self.scheduler, self._function = scheduler, function

    def run(self, items: Items) -> Iterator[Outcome]:
        try:
            import distributed  # noqa: PLC0415 - an extra
        except ImportError:
            raise ConfigurationError("--scheduler needs Dask: install cryptoreg[dask].") from None
        try:
            client = distributed.Client(  # type: ignore[no-untyped-call]
                self.scheduler, timeout=CONNECT_TIMEOUT_S, set_as_default=False
            )
        except (OSError, ValueError, TimeoutError) as exc:
            raise InputError(
                f"No Dask scheduler answers at {self.scheduler}: {exc}. Start one with `dask scheduler`."
            ) from exc
        with client:
            yield from self._run(client, iter(items), distributed)

    def _run(
        self, client: object, waiting: Iterator[Task | Outcome], distributed: object
    ) -> Iterator[Outcome]:
        queue = distributed.as_completed(loop=client.loop, raise_errors=False)  # type: ignore[attr-defined]
        running: dict[str, Task] = {}
        while True:
            workers = max(1, sum(client.nthreads().values()))  # type: ignore[attr-defined]
            while len(running) < workers * AHEAD:
                item = next(waiting, None)
                if item is None:
                    break
                if isinstance(item, Outcome):
                    yield item
                    continue
                future = client.submit(self._function, item, pure=False, retries=self.RETRIES)  # type: ignore[attr-defined]
                running[future.key] = item
                queue.add(future)
            if not running:
                return
            future = next(queue)
            task = running.pop(future.key)
            yield self._outcome(future, task, distributed)
            future.release()

    @staticmethod
    def _outcome(future: object, task: Task, distributed: object) -> Outcome:
        """The outcome of a task that was done; where its worker died with it, the cluster does it again."""
        try:
            outcome: Outcome = future.result()  # type: ignore[attr-defined]
        except Exception as problem:
            log.warning("task failed on the cluster", extra={"file": str(task.path), "error": str(problem)})
            killed = isinstance(problem, distributed.KilledWorker)  # type: ignore[attr-defined]
            return _given_up(task) if killed else _failed(task, problem)
        return outcome


def choose(jobs: int, scheduler: str | None, function: Callable[[Task], Outcome] = work) -> Pool:
    """The pool that a user asked for, to do a piece of work with each task.

    Raises:
        InputError: both were asked for.
    """
    if scheduler is not None:
        if jobs != 1:
            raise InputError("--jobs and --scheduler exclude each other: the cluster knows its workers.")
        return Dask(scheduler, function)
    return Here(function) if jobs == 1 else Processes(jobs, function)
