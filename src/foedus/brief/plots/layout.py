"""Where to draw the actors of a signed network: friends near, foes far, the same each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def places(weight: Floats, *, steps: int = 400) -> Floats:
    """Places in the unit square, nodes x 2, by stress: the stronger two are aligned, the nearer they stand.

    Args:
        weight: signed alignments, symmetric, nodes x nodes, 0 where there is no tie.
        steps: iterations of stress majorisation (Gansner, Koren & North, GD 2004).
    """
    import numpy as np

    size = len(weight)
    if size < 3:
        return np.array([[0.2, 0.5], [0.8, 0.5]])[:size]
    wanted = np.where(weight > 0, 1.2 - 0.8 * weight, np.where(weight < 0, 2.2 - 0.8 * weight, 2.0))
    trust = np.where(weight != 0, 1.0, 0.15)
    np.fill_diagonal(trust, 0.0)
    angle = 2 * np.pi * np.arange(size) / size
    place = np.stack([np.cos(angle), np.sin(angle)], 1) * 1.5
    for _ in range(steps):
        step = place[:, None] - place[None, :]
        distance = np.maximum(np.linalg.norm(step, axis=2), 1e-6)
        pull = (trust * wanted / distance)[:, :, None] * step + trust[:, :, None] * place[None, :]
        place = pull.sum(1) / trust.sum(1)[:, None]
    low, high = place.min(0), place.max(0)
    placed: Floats = (place - low) / np.maximum(high - low, 1e-9)
    return placed
