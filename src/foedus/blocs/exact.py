"""The frustration index of one block, exactly: cutting planes and, where they leave a gap, branching.

Minimise the weight of the edges given up so that every unbalanced cycle loses at least one.  Rows are added
as they are violated; the linear programme's value is a lower bound at every moment, local search gives the
upper one, and HiGHS branches where no violated cycle is left.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foedus.blocs.block import Block
from foedus.blocs.cycles import Cycle, edge_index, separate, triangles
from foedus.blocs.local import descend, from_tree, search
from foedus.errors import BlocError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

_GAP = 1e-6


@dataclass(slots=True)
class Solution:
    """The best division found (``side``), its ``cost``, and the ``bound`` below which none can be."""

    side: Ints
    cost: float
    bound: float

    @property
    def proved(self) -> bool:
        """Whether no division can be better."""
        return self.bound >= self.cost - _GAP


class CyclePlanes:
    """The linear programme over the cycles found so far."""

    def __init__(self, block: Block) -> None:
        import highspy
        import numpy as np

        self.block = block
        self.index = edge_index(block)
        self.rows: set[Cycle] = set()
        # The plain solver: the constructor of highspy.Highs prints a banner on stdout.
        self.solver: Any = highspy.Highs.__base__()  # type: ignore[misc]
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        count = len(block.weight)
        self.solver.addVars(count, np.zeros(count), np.ones(count))
        self.solver.changeColsCost(count, np.arange(count, dtype=np.int32), block.weight)

    def add(self, cycles: list[Cycle]) -> int:
        """Add the inequality of each cycle that is new; how many were."""
        import numpy as np

        fresh = [cycle for cycle in cycles if cycle not in self.rows]
        self.rows.update(fresh)
        if fresh:
            lengths = np.array([len(cycle) for cycle in fresh])
            starts = np.concatenate([[0], lengths.cumsum()[:-1]]).astype(np.int32)
            columns = np.concatenate([np.array(cycle) for cycle in fresh]).astype(np.int32)
            count = len(fresh)
            self.solver.addRows(
                count,
                np.ones(count),
                np.full(count, np.inf),
                len(columns),
                starts,
                columns,
                np.ones(len(columns)),
            )
        return len(fresh)

    def solve(self, seconds: float) -> tuple[Floats, float]:
        """The values of the edges, and the bound proved."""
        import numpy as np

        self.solver.setOptionValue("time_limit", float(self.solver.getRunTime() + max(seconds, 0.01)))
        self.solver.run()
        info = self.solver.getInfo()
        values = np.array(self.solver.getSolution().col_value)
        return values, float(info.objective_function_value)

    def finished(self) -> bool:
        """Whether the last solve ran to its end."""
        import highspy

        return bool(self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def solve(block: Block, *, seconds: float = 60.0) -> Solution:
    """The frustration index of a block, proved within ``seconds`` or as good a bound as they allow.

    Raises:
        BlocError: the solver failed.
    """
    end = time.monotonic() + seconds
    side = search(block)
    best = Solution(side, block.cost(side), 0.0)
    if best.cost <= _GAP:
        best.bound = best.cost
        return best
    planes = CyclePlanes(block)
    planes.add(triangles(block))
    x = _cut(planes, best, end)
    if not best.proved and time.monotonic() < end and x is not None:
        _branch(planes, best, end)
    return best


def _raise_bound(best: Solution, value: float, block: Block) -> None:
    import math

    bound = math.ceil(value - 1e-5) if block.whole else value
    best.bound = max(best.bound, min(bound, best.cost))


def _improve(best: Solution, block: Block, x: Floats, seed: int) -> None:
    import numpy as np

    side = from_tree(block, x + 1e-9 * np.arange(len(x)))
    if block.cost(side) >= best.cost - _GAP:
        side = descend(block, side[:, None], steps=40 + len(block.names) // 4, seed=seed)
    cost = block.cost(side)
    if cost < best.cost - _GAP:
        best.side, best.cost = side, cost


def _cut(planes: CyclePlanes, best: Solution, end: float) -> Floats | None:
    """Add violated cycles until none is found, the bound meets the best division, or time is up."""
    import numpy as np

    block, random = planes.block, np.random.default_rng(0)
    size = len(block.names)
    sample = max(64, size // 8)
    for turn in range(100_000):
        x, value = planes.solve(end - time.monotonic())
        if not planes.finished():
            return None
        _raise_bound(best, value, block)
        _improve(best, block, x, turn)
        if best.proved or time.monotonic() > end:
            return x
        order = random.permutation(size)
        found: list[tuple[float, Cycle]] = []
        for start in range(0, size, sample):
            found += separate(block, x, order[start : start + sample], planes.index)
            if len(found) >= 200 or time.monotonic() > end:
                break
        if not planes.add([cycle for _, cycle in sorted(found)[:2000]]):
            return x
    return x


def _branch(planes: CyclePlanes, best: Solution, end: float) -> None:
    """Branch over whole values; add the cycles that the answer still violates; again until it has none."""
    import highspy
    import numpy as np

    block, solver = planes.block, planes.solver
    count = len(block.weight)
    kinds = np.full(count, highspy.HighsVarType.kInteger)
    solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), kinds)
    nodes = np.arange(len(block.names))
    while not best.proved and time.monotonic() < end:
        _start_from(planes, best)
        x, _ = planes.solve(end - time.monotonic())
        status = solver.getModelStatus()
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit):
            raise BlocError(f"the solver stopped: {solver.modelStatusToString(status)}")
        _raise_bound(best, float(solver.getInfo().mip_dual_bound), block)
        if len(x) == count:
            _improve(best, block, np.clip(x, 0, 1), 0)
        if status == highspy.HighsModelStatus.kTimeLimit:
            return
        found = separate(block, np.clip(np.round(x), 0, 1), nodes, planes.index)
        if not planes.add([cycle for _, cycle in sorted(found)]):
            return


def _start_from(planes: CyclePlanes, best: Solution) -> None:
    import highspy

    start: Any = highspy.HighsSolution()
    start.col_value = [float(v) for v in planes.block.frustrated(best.side)]
    planes.solver.setSolution(start)
