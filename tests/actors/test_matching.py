from __future__ import annotations

import pytest
from evals.actors_confusables import certain, pairs

from foedus.actors import match


@pytest.mark.parametrize(
    "name", ["Hezbollah", "Hizbollah", "Hizbullah", "Hezb'allah", "“Hezbollah”", "Hizballah"]
)
def test_spellings_of_hezbollah_meet(name: str) -> None:
    best = match(name, limit=1)[0]
    assert best.actor.id == "hezbollah" and best.certain


def test_a_score_says_which_name_and_which_rule() -> None:
    best = match("Hezzbulla", limit=1)[0]
    assert (best.actor.id, best.rule) == ("hezbollah", "spelling")
    assert best.score < match("Hezbollah", limit=1)[0].score
    assert any("spelt" in reason for reason in best.reasons)


def test_country_and_date_rank() -> None:
    assert match("Assad", date="1995", limit=1)[0].actor.id == "hafez-al-assad"
    assert match("Assad", date="2015", limit=1)[0].actor.id == "bashar-al-assad"
    assert match("Congo", country="COG", limit=1)[0].actor.id == "cog"
    assert match("Congo", country="COD", limit=1)[0].actor.id == "cod"


def test_a_shared_name_is_not_certain() -> None:
    assert not match("Congo", limit=1)[0].certain


def test_nonsense_matches_nothing() -> None:
    assert match("Xqzzt Wfplk") == []
    assert match("") == []


def test_a_slip_of_the_pen_is_found_but_not_certain() -> None:
    best = match("Islamc State", limit=1)[0]
    assert (best.actor.id, best.rule, best.certain) == ("islamic-state", "near", False)


def test_no_confusable_pair_is_joined() -> None:
    listed = list(pairs())
    assert len(listed) >= 300
    assert [(a, b) for a, b in listed if certain(a) is not None and certain(a) == certain(b)] == []
