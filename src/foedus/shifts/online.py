"""Changes as they would have been noticed: Bayesian online change-point detection.

Adams & MacKay, "Bayesian online changepoint detection" (2007), on the same conjugate likelihood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.shifts.likelihood import log_marginal

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def run_lengths(good: Floats, bad: Floats, hazard: float) -> Floats:
    """The probability of each run length after each bin: row ``t`` is over 0 to ``t`` bins since the change.

    Args:
        good: evidence of cooperation by bin.
        bad: of conflict.
        hazard: prior probability that a bin starts a new run.
    """
    import numpy as np

    size = len(good)
    table = np.zeros((size, size))
    log_run = np.array([0.0])
    run_good, run_bad = np.array([0.0]), np.array([0.0])
    for t in range(size):
        fit = log_marginal(run_good + good[t], run_bad + bad[t]) - log_marginal(run_good, run_bad)
        grown = log_run + fit + np.log1p(-hazard)
        fresh = float(log_marginal(good[t : t + 1], bad[t : t + 1])[0])
        fresh += float(np.logaddexp.reduce(log_run)) + np.log(hazard)
        log_run = np.concatenate([[fresh], grown]) if t else np.array([fresh])
        log_run -= np.logaddexp.reduce(log_run)
        run_good = np.concatenate([[good[t]], run_good + good[t]]) if t else np.array([good[t]])
        run_bad = np.concatenate([[bad[t]], run_bad + bad[t]]) if t else np.array([bad[t]])
        table[t, : t + 1] = np.exp(log_run)
    return table


def alarms(good: Floats, bad: Floats, *, hazard: float, sure: float) -> list[tuple[int, int]]:
    """When a change would have been noticed, and since when it was then thought to be: (bin, first bin).

    An alarm is raised when, with probability ``sure``, the run is no older than something after the last
    alarm's first bin, and is younger than the record.
    """
    import numpy as np

    table = run_lengths(good, bad, hazard)
    found: list[tuple[int, int]] = []
    last = 0
    for t in range(1, len(good)):
        since = t - np.arange(t + 1)  # first bin of each run
        young = since > last
        if table[t, : t + 1][young].sum() >= sure:
            first = int(since[young][table[t, : t + 1][young].argmax()])
            found.append((t, first))
            last = t
    return found
