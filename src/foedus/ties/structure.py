"""What third parties lead one to expect of a dyad: how alike its actors' cooperation is.

Two actors that cooperate with the same others tend to be on one side.  The cooperation network (fourth root
of evidence, so that mere attention counts little) is embedded by the leading eigenvectors of its regularised
normalised adjacency matrix without the first, which is activity alone (Qin & Rohe, "Regularized spectral
clustering under the degree-corrected stochastic blockmodel", NIPS 2013); likeness is the cosine of two
actors' places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

DIMENSIONS = 15
_REGULAR = 2.0  # of the mean degree, added to every degree
_FEWEST = 60  # actors below which third parties tell nothing reliable


def likeness(a: Ints, b: Ints, cooperation: Floats, actors: int) -> Floats:
    """The likeness of the cooperation of each dyad's two actors, -1 to 1, centred; zeros in small networks.

    Args:
        a: the first actor of each dyad, 0 to ``actors`` - 1.
        b: the second.
        cooperation: evidence of cooperation in each dyad, not negative.
        actors: how many there are.
    """
    import numpy as np

    if actors < _FEWEST or np.count_nonzero(cooperation) < 3 * _FEWEST:
        return np.zeros(len(a))
    place = _embedded(a, b, cooperation**0.25, actors)
    size = np.linalg.norm(place, axis=1, keepdims=True)
    unit = place / np.where(size > 1e-9, size, 1.0)
    found = np.concatenate(
        [np.einsum("ij,ij->i", unit[x], unit[y]) for x, y in zip(_chunks(a), _chunks(b), strict=True)]
    )
    centred: Floats = found - found.mean()
    return centred


def _chunks(values: Ints, size: int = 1_000_000) -> list[Ints]:
    return [values[start : start + size] for start in range(0, len(values), size)]


def _embedded(a: Ints, b: Ints, weight: Floats, actors: int) -> Floats:
    import numpy as np
    from scipy.sparse import csr_matrix, diags
    from scipy.sparse.linalg import eigsh

    both = csr_matrix((weight, (a, b)), shape=(actors, actors))
    both = both + both.T
    degree = np.asarray(both.sum(1)).ravel()
    scale = diags(1 / np.sqrt(degree + _REGULAR * degree.mean()))
    values, vectors = eigsh(scale @ both @ scale, k=DIMENSIONS + 1, which="LA", v0=np.ones(actors), tol=1e-6)
    order = np.argsort(-values)[1:]
    place: Floats = vectors[:, order] * np.maximum(values[order], 0.0)
    return place
