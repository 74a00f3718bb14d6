"""Outcomes move with power, and say on whom they depend."""

from __future__ import annotations

import pytest

from foedus.errors import UsageError
from foedus.scenario import Player, outcome, players
from tests.blocs.test_strain import syria


def test_players_of_an_issue_come_from_stances() -> None:
    found = players(syria(), "A settlement", capability={"rus": 5.0})
    assert [(one.actor, one.position) for one in found] == [("hezbollah", 0.0), ("irn", 0.0), ("rus", 1.0)]
    assert found[2].power == pytest.approx(2.5)
    assert all(one.because for one in found)


def test_an_unknown_issue_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no stance") as caught:
        players(syria(), "sanctions")
    assert "a settlement" in str(caught.value)


def test_the_stronger_side_prevails_and_the_interval_holds_it() -> None:
    found = outcome([Player("a", "A", 1.0, 4.0), Player("b", "B", 0.0, 1.0), Player("c", "C", 0.5, 1.0)])
    assert found.compromise == pytest.approx(0.75)
    assert found.median == 1.0
    assert found.low < found.compromise < found.high
    assert found.leverage == pytest.approx({"a": -2 / 3, "b": 1 / 6, "c": 0.0})


def test_doubt_about_a_position_widens_the_interval() -> None:
    sure = outcome([Player("a", "A", 1.0), Player("b", "B", 0.0)])
    doubtful = outcome([Player("a", "A", 1.0, sure=0.6), Player("b", "B", 0.0)])
    assert doubtful.high - doubtful.low > sure.high - sure.low


@pytest.mark.parametrize("bad", [{"position": 1.5}, {"salience": -0.1}, {"capability": -1.0}, {"sure": 2.0}])
def test_values_out_of_range_are_refused(bad: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        Player("a", "A", **({"position": 0.5} | bad))


def test_one_player_is_no_bargain() -> None:
    with pytest.raises(UsageError, match="two players"):
        outcome([Player("a", "A", 1.0)])
