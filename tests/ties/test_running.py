"""The running arrays hold what the table of states holds."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from foedus.ties import Running, evidence, states
from foedus.ties.settings import CHANNELS
from foedus.ties.states import SUMS
from tests.ties.claims import claim, frame


def rows() -> pl.DataFrame:
    acts = [
        ("AID", "tur", 3),
        ("ASSAULT", "syr", 9),
        ("ALLY", "syr", 9),
        ("ACCUSE", "tur", 20),
        ("AID", "tur", 3),
    ]
    return evidence(
        frame(*(claim("rus", t, b, f"2016-11-{d:02}", outlet=str(i)) for i, (t, b, d) in enumerate(acts)))
    )


def run(table: pl.DataFrame) -> Running:
    table = table.with_columns(d=(pl.col("b") == "tur").cast(pl.Int64)).sort("day")
    place = {name: i for i, name in enumerate(CHANNELS)}
    running = Running(2, 17000)
    for (day,), part in table.group_by("day", maintain_order=True):
        channel = np.array([place[name] for name in part["channel"]])
        running.update(int(str(day)), part["d"].to_numpy(), channel, part["weight"].to_numpy())
    return running


def test_day_by_day_equals_all_at_once_but_for_counts_of_copies() -> None:
    table = rows()
    running = run(table)
    whole = states(table, running.day).group_by("b").agg(pl.col(name).sum() for name in SUMS).sort("b")
    for i, name in enumerate(SUMS):
        assert running.sums[i] == pytest.approx(whole[name].to_numpy())


def test_merged_in_either_order_is_the_same_as_one_run() -> None:
    table = rows()
    first, second = table.filter(pl.col("day") < 17120), table.filter(pl.col("day") >= 17120)
    assert first.height and second.height
    one, other, whole = run(first), run(second), run(table)
    assert one.merge(other).sums == pytest.approx(whole.sums)
    assert other.merge(one).sums == pytest.approx(whole.sums)
