"""A change of sign is found where it is, and none where there is none."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.shifts import shifts
from foedus.shifts.likelihood import log_marginal
from foedus.shifts.online import run_lengths
from foedus.shifts.segments import partition
from tests.ties.claims import claim, frame

COUNTS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=8)


def story(*stretches: tuple[str, str, int]) -> pl.DataFrame:
    """Weekly acts of Turkey and Russia: (first day, type, number)."""
    claims = []
    for first, type_, number in stretches:
        start = date.fromisoformat(first)
        for week in range(number):
            day = (start + timedelta(days=7 * week)).isoformat()
            claims.append(claim("tur", type_, "rus", day, outlet=f"paper {week % 3}"))
    return frame(*claims)


def test_a_falling_out_is_dated_with_what_was_before_and_after() -> None:
    found = shifts(story(("2015-01-05", "COOPERATE", 40), ("2015-11-24", "SANCTION", 20)))
    assert len(found) == 1
    assert (found[0].a, found[0].b, found[0].date) == ("rus", "tur", "2015-11-24")
    assert found[0].before > 0.5 and found[0].after < -0.5
    assert found[0].probability > 0.9
    assert found[0].low <= "2015-11-24" <= found[0].high
    assert found[0].evidence


def test_there_and_back_is_two_changes_latest_first() -> None:
    claims = story(
        ("2015-01-05", "COOPERATE", 40), ("2015-11-24", "SANCTION", 28), ("2016-06-28", "COOPERATE", 30)
    )
    assert [shift.date for shift in shifts(claims)] == ["2016-06-28", "2015-11-24"]
    assert [shift.date for shift in shifts(claims, since="2016-01-01")] == ["2016-06-28"]
    assert shifts(claims, between=("usa", "rus")) == []


def test_online_notices_later_than_it_happened_and_from_the_past_alone() -> None:
    claims = story(("2015-01-05", "COOPERATE", 40), ("2015-11-24", "SANCTION", 30))
    noticed = shifts(claims, online=True)
    assert len(noticed) == 1
    assert "2015-11-24" < noticed[0].date < "2016-03-01"
    until = claims.filter(pl.col("day_first") <= date.fromisoformat(noticed[0].date))
    assert shifts(until, online=True)[0].date == noticed[0].date


def test_steady_ties_do_not_shift() -> None:
    assert shifts(story(("2015-01-05", "COOPERATE", 100))) == []
    assert (
        shifts(frame(claim("tur", "AID", "rus", "2015-01-01"), claim("tur", "ASSAULT", "rus", "2016-01-01")))
        == []
    )


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.floats(0.1, 3.0))
def test_the_partition_is_the_best_of_all(counts: list[tuple[int, int]], penalty: float) -> None:
    good, bad = (np.array([pair[i] for pair in counts], dtype=float) for i in (0, 1))

    def value(starts: list[int]) -> float:
        ends = [*starts[1:], len(good)]
        parts = zip(starts, ends, strict=True)
        fit = sum(float(log_marginal(good[i:j].sum(), bad[i:j].sum())) for i, j in parts)
        return fit - penalty * len(starts)

    every = [[0, *cut] for k in range(len(good)) for cut in combinations(range(1, len(good)), k)]
    assert value(partition(good, bad, penalty)) == pytest.approx(max(map(value, every)))


@settings(max_examples=30, deadline=None)
@given(COUNTS)
def test_run_lengths_are_probabilities(counts: list[tuple[int, int]]) -> None:
    good, bad = (np.array([pair[i] for pair in counts], dtype=float) for i in (0, 1))
    table = run_lengths(good, bad, 0.05)
    assert table.sum(1) == pytest.approx(np.ones(len(good)))
    assert (np.triu(table, 1) == 0).all()


def test_a_burst_on_one_day_is_no_realignment() -> None:
    calm = [
        claim("tur", "CONSULT", "rus", (date(2015, 1, 5) + timedelta(days=7 * w)).isoformat())
        for w in range(40)
    ]
    burst = [claim("tur", "ACCUSE", "rus", "2015-11-24", outlet=f"paper {i}") for i in range(12)]
    assert shifts(frame(*calm, *burst)) == []
