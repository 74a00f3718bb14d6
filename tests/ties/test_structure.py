"""Likeness of cooperation: those who deal with the same others."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from foedus.ties.structure import likeness


def two_circles(size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:  # type: ignore[type-arg]
    """Two circles of actors, all pairs listed, with much cooperation inside and little across."""
    pairs = np.array(list(combinations(range(2 * size), 2)))
    inside = (pairs[:, 0] < size) == (pairs[:, 1] < size)
    random = np.random.default_rng(0)
    return pairs[:, 0], pairs[:, 1], np.where(inside, 5.0, 0.05) * random.random(len(pairs))


def test_members_of_one_circle_are_alike() -> None:
    a, b, cooperation = two_circles(40)
    found = likeness(a, b, cooperation, 80)
    inside = (a < 40) == (b < 40)
    assert found[inside].mean() > 0.15 > -0.15 > found[~inside].mean()
    assert abs(found.mean()) < 1e-9


def test_small_networks_tell_nothing() -> None:
    a, b, cooperation = two_circles(10)
    assert not likeness(a, b, cooperation, 20).any()
