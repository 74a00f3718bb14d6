"""A Ray cluster: the same work in stateful actors, which keep their models; the results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from foedus.engine.work import SECONDS, Outcome, Work, done, place
from foedus.errors import EngineError, SetAside
from foedus.records import Report

_TOGETHER = 4  # reports in one call
_AHEAD = 3  # calls under way for each actor
_TRIES = 3  # times a report is tried whose actor was lost
_LOSSES = 4  # actors lost in a row, for each there is, after which the cluster is given up
_WARM = 300.0  # seconds in which an actor must be ready


class _Reader:
    """What runs on the cluster: the work, with whatever it keeps loaded."""

    def __init__(self, work: Work) -> None:
        self._work = work
        warm = getattr(work, "warm", None)
        if warm is not None:
            warm()

    def read(self, reports: Sequence[Report]) -> list[Outcome]:
        return [done(self._work, report) for report in reports]


@dataclass
class _Call:
    """Reports in one actor's hands; ``tries`` counts the actors lost over them."""

    reports: list[Report]
    actor: int = 0
    pending: Any = None
    tries: int = 0
    outcomes: list[Outcome] = field(default_factory=list)


class Cluster:
    """Maps work over reports in Ray actors.

    Joins the cluster of the environment variable ``RAY_ADDRESS`` or the one this process is connected
    to; without one it starts Ray on this machine.

    Args:
        work: a function that can be imported by name.
        jobs: how many actors, each on one CPU of the cluster.
        seconds: a report that takes longer is set aside.

    Raises:
        EngineError: Ray is not installed.
    """

    def __init__(self, work: Work, jobs: int = 1, seconds: float = SECONDS) -> None:
        try:
            import ray
        except ImportError as error:
            raise EngineError("Ray is not installed", remedy="pip install 'foedus[ray]'.") from error
        self._ray: Any = ray
        self._work, self._jobs, self._seconds = work, max(1, jobs), seconds
        self._actors: list[Any] = []
        self._lost = 0  # actors lost since the last answer

    def map(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """See :class:`foedus.engine.work.Engine`.

        Raises:
            EngineError: no worker answers.
        """
        started = not self._ray.is_initialized()
        if started:
            self._ray.init(num_cpus=self._jobs, include_dashboard=False, log_to_driver=False)
        try:
            self._actors = [self._actor() for _ in range(self._jobs)]
            yield from self._run(iter(reports))
        finally:
            for actor in self._actors:
                self._ray.kill(actor)
            self._actors = []
            if started:
                self._ray.shutdown()

    def _actor(self) -> Any:
        return self._ray.remote(_Reader).options(num_cpus=1, max_restarts=0).remote(self._work)

    def _run(self, coming: Iterator[Report]) -> Iterator[Outcome]:
        waiting: deque[_Call] = deque()
        number = 0
        while True:
            while len(waiting) < self._jobs * _AHEAD and (part := list(islice(coming, _TOGETHER))):
                waiting.append(self._call(part, number % self._jobs))
                number += 1
            if not waiting:
                return
            yield from self._outcomes(waiting.popleft(), waiting)

    def _call(self, reports: list[Report], actor: int, tries: int = 0) -> _Call:
        pending = self._actors[actor].read.remote(reports)
        return _Call(reports, actor, pending, tries)

    def _outcomes(self, call: _Call, waiting: deque[_Call]) -> list[Outcome]:
        """What comes of a call; where its actor hung or died, of its reports one by one."""
        ahead = sum(other.actor == call.actor for other in waiting) + 1
        patience = self._seconds * len(call.reports) * ahead + _WARM
        try:
            found: list[Outcome] = self._ray.get(call.pending, timeout=patience)
            self._lost = 0
            return found
        except self._ray.exceptions.GetTimeoutError:
            why = f"took over {self._seconds:g} s to understand"
        except self._ray.exceptions.RayActorError:
            why = "its worker died"
        self._lost += 1
        if self._lost > _LOSSES * self._jobs:
            raise EngineError(
                f"{self._lost} workers in a row were lost: {why}",
                remedy="See the cluster's logs; foedus and its models must be installed on every node.",
            )
        self._replace(call.actor, waiting)
        if call.tries + 1 >= _TRIES and len(call.reports) == 1:
            return [SetAside(why, where=place(call.reports[0]), remedy="Split it or leave it out.")]
        tries = call.tries + 1
        return [
            outcome
            for report in call.reports
            for outcome in self._outcomes(self._call([report], call.actor, tries), deque())
        ]

    def _replace(self, actor: int, waiting: deque[_Call]) -> None:
        """A new actor for a lost one; what waited for the old one is called again."""
        self._ray.kill(self._actors[actor])
        self._actors[actor] = self._actor()
        for other in waiting:
            if other.actor == actor:
                other.pending = self._actors[actor].read.remote(other.reports)
