"""Forecasts for dyads: recurrent acts are likely, old ones less so, and the baseline stands beside."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.outlook import ahead, outlook, rates
from tests.ties.claims import claim, frame


def acts() -> list:  # type: ignore[type-arg]
    weekly = [
        claim("rus", "CONSULT", "tur", f"2016-{month:02}-{day:02}")
        for month in (9, 10, 11, 12)
        for day in (1, 8, 15, 22)
    ]
    return [*weekly, claim("usa", "SANCTION", "rus", "2016-01-05"), claim("rus", "ALLY", "syr")]


def test_what_happens_weekly_is_likelier_than_what_happened_once() -> None:
    found = outlook(frame(*acts()), at="2016-12-31")
    assert [(one.a, one.b, one.type) for one in found] == [
        ("rus", "tur", "CONSULT"),
        ("rus", "usa", "SANCTION"),
    ]
    assert found[0].probability > 0.5 > 0.1 > found[1].probability
    assert found[0].probability > found[0].baseline
    assert found[1].probability < found[1].baseline
    assert found[0].until == "2017-01-28"
    assert len(found[0].because) == 5


def test_only_the_past_is_known_and_one_actor_can_be_asked_for() -> None:
    claims = frame(*acts())
    assert [one.type for one in outlook(claims, at="2016-02-01")] == ["SANCTION"]
    assert [one.b for one in outlook(claims, actor="usa")] == ["usa"]
    assert outlook(claims, between=("tur", "usa")) == []
    assert outlook(frame()) == []


def test_further_ahead_is_less_certain_than_no_change() -> None:
    claims = frame(
        *(
            claim("rus", t, "tur", f"2016-12-{d:02}", outlet=str(d % 5))
            for d in range(1, 29)
            for t in ("AID", "ACCUSE")
        )
    )
    near, far = (
        ahead(claims, weeks=weeks, between=("tur", "rus")).row(0, named=True) for weeks in (1.0, 40.0)
    )
    assert near["low"] <= near["now"] <= near["high"]
    assert far["high"] - far["low"] > near["high"] - near["low"]
    assert far["acts"] > near["acts"] > 1


def test_counts_are_a_distribution() -> None:
    found = rates(np.array([0, 0, 1]), np.array([0.5, 3.0, 9.0]), np.array([10.0, 10.0]))
    total = sum(np.exp(found.log_chance(np.array([n, n], dtype=float), 2.0)) for n in range(400))
    assert total == pytest.approx(np.ones(2), abs=1e-3)
    assert found.any_chance(2.0) == pytest.approx(1 - np.exp(found.log_chance(np.zeros(2), 2.0)))
