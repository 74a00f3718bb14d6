"""How well one constant mix of cooperation and conflict explains a stretch of evidence.

The marginal likelihood of the beta-binomial, without the order's coefficient, which is the same for every
division of the same evidence.  Weighted evidence is taken as fractional counts (a tempered likelihood).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

PRIOR = 0.7  # both parameters of the Beta prior: a tie leans one way more often than it is even


def log_marginal(good: Floats, bad: Floats) -> Floats:
    """The log marginal likelihood of stretches with so much evidence of cooperation and of conflict.

    >>> import numpy as np
    >>> mixed, pure = log_marginal(np.array([3.0, 6.0]), np.array([3.0, 0.0]))
    >>> bool(pure > mixed)
    True
    """
    from scipy.special import betaln

    value: Floats = betaln(PRIOR + good, PRIOR + bad) - betaln(PRIOR, PRIOR)
    return value


def share(good: float, bad: float) -> float:
    """The expected alignment of a stretch, -1 to 1."""
    return 2 * (good + PRIOR) / (good + bad + 2 * PRIOR) - 1
