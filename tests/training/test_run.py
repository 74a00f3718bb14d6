"""The plan of a run: how many neutral examples, and how the rate rises and falls."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training is done in an environment of its own")

from training.coder.examples import Example  # noqa: E402
from training.coder.run import Plan, limited, schedule  # noqa: E402


def test_neutral_examples_are_limited_and_others_kept() -> None:
    examples = [Example("x", (), "dse", str(n), ("0" if n % 2 else "1",)) for n in range(40)]
    kept = limited([*examples, Example("y", (), "plv", "p")], Plan(epochs={}, neutral=5))
    assert sum(example.source == "dse" and example.tags[0] == "0" for example in kept) == 5
    assert sum(example.source == "dse" and example.tags[0] == "1" for example in kept) == 20
    assert kept[-1].source == "plv"


def test_the_rate_rises_and_falls() -> None:
    rates = [schedule(step, 100, 0.1) for step in range(100)]
    assert max(rates) == rates[9] == 1.0
    assert rates[0] < rates[5] > rates[99] > 0
