"""What large records take from acts, and few reports do not."""

from __future__ import annotations

import numpy as np

from foedus.ties.record import large_record
from foedus.ties.settings import settings


def kept(scale: float) -> tuple[float, np.ndarray]:  # type: ignore[type-arg]
    """A triangle of actors and a pair apart that hardly act; evidence times ``scale``."""
    a, b = np.array([0, 0, 1, 3]), np.array([1, 2, 2, 4])
    good = np.array([5.0, 5.0, 5.0, 0.2]) * scale
    return large_record(a, b, 5, good, np.zeros(4), settings())


def test_a_few_reports_lose_next_to_nothing() -> None:
    cooperation, conflict = kept(1.0)
    assert cooperation > 0.98
    assert conflict.min() > 0.98


def test_a_large_record_keeps_little_of_cooperation_and_less_of_conflict_between_the_busy() -> None:
    cooperation, conflict = kept(10_000.0)
    assert 0.04 < cooperation < 0.1
    assert conflict[0] < 0.01
    assert conflict[3] > 10 * conflict[0]


def test_an_empty_record_is_no_trouble() -> None:
    empty = np.empty(0, np.int64)
    cooperation, conflict = large_record(empty, empty, 0, np.empty(0), np.empty(0), settings())
    assert cooperation == 1.0 and conflict.shape == (0,)
