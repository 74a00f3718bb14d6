"""Chances of cooperation: own record, others' record, bursts."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.outlook import signs


def chance(acts: list[tuple[int, float, int]]) -> np.ndarray:  # type: ignore[type-arg]
    """Of three dyads (0-1, 0-2, 1-2), from acts given as dyad, weeks ago, sign."""
    series, ago, sign = (np.array(column) for column in zip(*acts, strict=True))
    return signs(series, ago.astype(float), sign, np.array([0, 0, 1]), np.array([1, 2, 2])).mean


def test_a_friendly_record_makes_cooperation_likelier() -> None:
    found = chance([(0, 3.0, 1)] * 8 + [(1, 3.0, -1)] * 8 + [(2, 3.0, 1)])
    assert found[0] > 0.7 > 0.3 > found[1]
    assert ((found > 0) & (found < 1)).all()


def test_the_last_week_tells_most() -> None:
    before = [(0, 30.0, 1)] * 10 + [(1, 30.0, 1)] * 10 + [(2, 30.0, -1)] * 10
    calm, burst = chance(before), chance([*before, (0, 0.1, -1), (0, 0.2, -1)])
    assert burst[0] < calm[0] - 0.2


def test_actors_quarrelling_with_others_are_less_trusted() -> None:
    quiet = chance([(0, 5.0, 1), (1, 5.0, 1), (1, 5.0, 1), (2, 5.0, 1)])
    grim = chance([(0, 5.0, 1), *[(1, 5.0, -1)] * 20, (2, 5.0, 1)])
    assert grim[0] < quiet[0]


def test_nothing_known_is_even_and_neutral_acts_are_left_out() -> None:
    found = signs(np.array([0]), np.array([1.0]), np.array([0]), np.array([0]), np.array([1]))
    assert found.mean == pytest.approx([0.5]) and found.static == pytest.approx([0.5])
    none = np.empty(0, np.int64)
    assert signs(none, np.empty(0), none, none, none).mean.shape == (0,)
