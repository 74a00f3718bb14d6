"""Worker processes on this machine, one thread each; a worker that hangs or dies is replaced."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType

from foedus.engine.work import SECONDS, Outcome, Work, done, place
from foedus.errors import EngineError, SetAside
from foedus.records import Report

_AHEAD = 4  # reports under way or waiting to be taken up, for each worker
_START = 120.0  # seconds in which a new worker must be ready
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS")


def _serve(pipe: Connection, work: Work) -> None:
    """What a worker does until its pipe is closed."""
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        warm = getattr(work, "warm", None)
        if warm is not None:
            warm()
        pipe.send(None)
        while True:
            pipe.send(done(work, pipe.recv()))
    except (EOFError, OSError, KeyboardInterrupt):
        return


@contextmanager
def _aside_main(work: Work) -> Iterator[None]:
    """Keep a new process from running the caller's script again, which may have no guard against that.

    What a worker does is imported by name; only work that the script itself defines needs the script.
    """
    main = sys.modules["__main__"]
    if getattr(work, "__module__", None) != "__main__":
        sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    report: Report | None = None
    slot: _Slot | None = None
    end: float = 0.0
    ready: bool = False


@dataclass
class _Slot:
    """The place of one report's outcome in the order."""

    outcome: Outcome | None = field(default=None)


class Local:
    """Maps work over reports in worker processes.

    Args:
        work: what can be imported by name; if it has a ``warm`` method, workers call it as they start.
        jobs: how many workers.
        seconds: a report that takes longer is set aside.
    """

    def __init__(self, work: Work, jobs: int = 1, seconds: float = SECONDS) -> None:
        self._work, self._jobs, self._seconds = work, max(1, jobs), seconds
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def map(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """See :class:`foedus.engine.work.Engine`.

        Raises:
            EngineError: workers cannot be started.
        """
        coming = iter(reports)
        waiting: deque[_Slot] = deque()
        try:
            self._workers = [self._start() for _ in range(self._jobs)]
            more = True
            while more or waiting:
                while more and len(waiting) < self._jobs * _AHEAD and (idle := self._idle()):
                    report = next(coming, None)
                    more = report is not None
                    if report is not None:
                        waiting.append(self._give(idle, report))
                while waiting and waiting[0].outcome is not None:
                    yield waiting.popleft().outcome  # type: ignore[misc]
                if waiting or more:
                    self._listen()
        finally:
            self._stop()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        with _aside_main(self._work):
            process.start()
        theirs.close()
        return _Worker(process, ours, end=time.monotonic() + _START)

    def _idle(self) -> _Worker | None:
        return next((worker for worker in self._workers if worker.ready and worker.report is None), None)

    def _give(self, worker: _Worker, report: Report) -> _Slot:
        worker.report, worker.slot = report, _Slot()
        worker.end = time.monotonic() + self._seconds
        try:
            worker.pipe.send(report)
        except OSError:
            self._lost(worker, "its worker died")
        return worker.slot or _Slot()

    def _listen(self) -> None:
        """Wait for a worker to answer, to die or to be overdue."""
        busy = [worker for worker in self._workers if worker.report is not None or not worker.ready]
        if not busy:
            return
        left = min(worker.end for worker in busy) - time.monotonic()
        answered = wait([worker.pipe for worker in busy], timeout=max(0.0, min(left, 5.0)))
        for worker in busy:
            if worker.pipe in answered:
                self._hear(worker)
            elif time.monotonic() > worker.end:
                self._lost(worker, f"took over {self._seconds:g} s to understand")

    def _hear(self, worker: _Worker) -> None:
        try:
            outcome = worker.pipe.recv()
        except (EOFError, OSError):
            self._lost(worker, "its worker process died")
            return
        if not worker.ready:
            worker.ready, self._failed_starts = True, 0
        elif worker.slot is not None:
            worker.slot.outcome = outcome
            worker.report = worker.slot = None

    def _lost(self, worker: _Worker, why: str) -> None:
        """Set the worker's report aside and put a new worker in its place."""
        worker.process.kill()
        worker.pipe.close()
        worker.process.join()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts > 2 * self._jobs:
                raise EngineError("worker processes die as they start", remedy="Try --jobs 1; check memory.")
        if worker.report is not None and worker.slot is not None:
            worker.slot.outcome = SetAside(
                why, where=place(worker.report), remedy="Split it or leave it out."
            )
        self._workers[self._workers.index(worker)] = self._start()

    def _stop(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
            if worker.report is not None or not worker.ready:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers = []
