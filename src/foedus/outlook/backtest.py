"""The back-test: what comes next, asked of the past only, day after day.

Single step: for each time of the test, everything before that time is known, earlier test times included.
Objects and subjects are asked for; other truths of the same query and time are filtered; ties are at
mid-rank.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.errors import OutlookError, UsageError
from foedus.outlook.day import Day, Slow, slow
from foedus.outlook.features import FEATURES, query
from foedus.outlook.memory import Memory, View
from foedus.outlook.quads import Quads, read_quads, together
from foedus.outlook.ranker import Ranker
from foedus.outlook.ranks import filtered_ranks, summary
from foedus.outlook.transitions import Transitions

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

_REFRESH = 7  # days between refreshes of what changes slowly
_LEARN_DAYS = 110  # last days before the test that the ranker learns from
_LEARN_QUERIES = 13_000


def _queries(events: Quads, relations: int) -> dict[tuple[int, int], list[int]]:
    """The truths of each query of one time."""
    found: dict[tuple[int, int], list[int]] = {}
    both = events.both_ways(relations)
    for s, r, o in zip(both.s.tolist(), both.r.tolist(), both.o.tolist(), strict=True):
        truths = found.setdefault((s, r), [])
        if o not in truths:
            truths.append(o)
    return found


class Rehearsal:
    """Walks through time once: remembers, gathers what the ranker learns from, then is tested.

    Args:
        entities: number of entities.
        relations: number of relations, without inverse ones.
        seed: of the choice of queries to learn from.
    """

    def __init__(self, entities: int, relations: int, seed: int = 0) -> None:
        import numpy as np

        self.entities, self.relations = entities, relations
        self.memory = Memory(entities, 2 * relations)
        self.transitions = Transitions(2 * relations)
        self.random = np.random.default_rng(seed)
        self.tables: list[Floats] = []
        self.labels: list[Floats] = []
        self._slow: Slow | None = None
        self._slow_day = -(10**9)
        self._view: View | None = None

    def day(self, day: int) -> Day:
        """The day's shared parts, from what was learnt before it."""
        view = self._at(day)
        if self._slow is None or day - self._slow_day >= _REFRESH:
            self._slow, self._slow_day = slow(view), day
        return Day(view, self._slow, self.transitions.chance())

    def learn(self, events: Quads, day: int) -> None:
        """Remember a day's events."""
        both = events.both_ways(self.relations)
        self.transitions.learn(self._at(day), both)
        self.memory.learn(both, day)

    def _at(self, day: int) -> View:
        if self._view is None or self._view.day != day:
            self._view = self.memory.view(day)
        return self._view

    def gather(self, events: Quads, day: int, share: float) -> None:
        """Take a share of the day's queries to learn from."""
        import numpy as np

        shared = self.day(day)
        for (s, r), truths in _queries(events, self.relations).items():
            if self.random.random() > share:
                continue
            chosen, table, _ = query(shared, s, r)
            true = np.isin(chosen, truths)
            if not true.any():
                continue
            self.tables.append(table)
            self.labels.append(true.astype(np.float64))

    def test(self, events: Quads, day: int, ranker: Ranker) -> list[float]:
        """The filtered rank of each truth of the day."""
        import numpy as np

        shared = self.day(day)
        asked = [
            (truths, *query(shared, s, r)) for (s, r), truths in _queries(events, self.relations).items()
        ]
        learnt = ranker.score(np.concatenate([table for _, _, table, _ in asked]))
        ranks: list[float] = []
        start = 0
        for truths, chosen, table, simple in asked:
            score = simple.astype(np.float64) - 1e6
            score[chosen] = learnt[start : start + len(table)]
            start += len(table)
            ranks += filtered_ranks(score, truths)
        return ranks


def single_step(
    past: Quads,
    test: Quads,
    *,
    entities: int,
    relations: int,
    ranker: Ranker | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> list[float]:
    """The ranks of every test event, asked both ways.

    Args:
        past: all events before the test.
        test: the test's events.
        entities: number of entities.
        relations: number of relations.
        ranker: what learns the order; fitted on the last days of ``past``.
        say: called with a line now and then.
    """
    import numpy as np

    ranker = ranker or Ranker()
    walk = Rehearsal(entities, relations)
    days, unit = _days(past, test)
    first_test = int(test.t.min() // unit)
    first_learnt = first_test - _LEARN_DAYS
    share = min(1.0, _LEARN_QUERIES / max(1, 2 * int((past.t // unit >= first_learnt).sum())))
    ranks: list[float] = []
    for day in days:
        if day < first_test:
            events = past.where(past.t // unit == day)
            if day >= first_learnt and len(walk.memory.key):
                walk.gather(events, day, share)
        else:
            if day == first_test:
                say(f"learning from {len(walk.tables)} queries")
                ranker.learn(walk.tables, walk.labels, [len(FEATURES) - 1])
                walk.tables, walk.labels = [], []
                say("testing")
            events = test.where(test.t // unit == day)
            ranks += walk.test(events, day, ranker)
        walk.learn(events, day)
    if not np.isfinite(ranks).all():
        raise OutlookError("a rank is not finite")
    return ranks


def _days(past: Quads, test: Quads) -> tuple[list[int], int]:
    """The distinct days in order, and the time units that make one step of the data."""
    import numpy as np

    times = np.unique(np.concatenate([past.t, test.t]))
    unit = int(np.gcd.reduce(np.diff(times))) if len(times) > 1 else 1
    return [int(t) for t in times // max(1, unit)], max(1, unit)


def backtest(
    folder: Path, *, test: str = "test", threads: int = 2, say: Callable[[str], None] = lambda _: None
) -> dict[str, float]:
    """Forecast each event of a test part from the events before it.

    Args:
        folder: holds ``train.txt``, ``valid.txt`` and ``test.txt``.
        test: ``test`` (train and valid are the past) or ``valid`` (train alone is).
        threads: to use.
        say: called with a line of progress now and then.

    Returns:
        ``mrr, hits@1, hits@3, hits@10, seconds, queries``.

    Raises:
        OutlookError: a part is missing, malformed, or not after the past.
        UsageError: ``test`` names no part.
    """
    started = time.monotonic()
    names = {"test": ("train", "valid"), "valid": ("train",)}
    if test not in names:
        raise UsageError(f"no part {test!r} to test on", remedy="Name test or valid.")
    past = together(*(read_quads(folder / f"{name}.txt") for name in names[test]))
    asked = read_quads(folder / f"{test}.txt")
    if asked.t.min() <= past.t.max():
        raise OutlookError(f"{test}.txt is not all after the events before it", where=str(folder))
    everything = together(past, asked)
    ranks = single_step(
        past,
        asked,
        entities=int(max(everything.s.max(), everything.o.max())) + 1,
        relations=int(everything.r.max()) + 1,
        ranker=Ranker(threads=threads),
        say=say,
    )
    return {**summary(ranks), "seconds": round(time.monotonic() - started, 2), "queries": len(ranks)}
