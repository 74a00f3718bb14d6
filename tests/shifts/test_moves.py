"""A move from one bloc to another is told once, with both blocs' lasting ids."""

from __future__ import annotations

from foedus.records import Claim
from foedus.shifts import moves
from tests.ties.claims import claim, frame


def told(a: str, type_: str, b: str, day: str, times: int = 4) -> list[Claim]:
    return [claim(a, type_, b, day, outlet=f"paper {i}") for i in range(times)]


def test_a_change_of_sides() -> None:
    friends = [("rus", "irn"), ("rus", "syr"), ("irn", "syr"), ("usa", "gbr"), ("usa", "fra"), ("gbr", "fra")]
    first = [c for a, b in friends for c in told(a, "COOPERATE", b, "2015-01-10")]
    first += told("usa", "ASSAULT", "syr", "2015-01-10") + told("gbr", "SANCTION", "rus", "2015-01-10")
    first += told("usa", "COOPERATE", "tur", "2015-01-10") + told("gbr", "COOPERATE", "tur", "2015-01-10")
    later = [c for a, b in friends for c in told(a, "COOPERATE", b, "2016-06-10")]
    later += told("rus", "COOPERATE", "tur", "2016-06-10", 9) + told(
        "irn", "COOPERATE", "tur", "2016-06-10", 9
    )
    later += told("usa", "SANCTION", "tur", "2016-06-10", 9) + told("gbr", "SANCTION", "tur", "2016-06-10", 9)
    found = moves(frame(*first, *later), ["2015-02-01", "2016-07-01"])
    assert [(move.actor, move.since, move.until) for move in found] == [("tur", "2015-02-01", "2016-07-01")]
    assert found[0].before != found[0].after
    assert moves(frame(*first), ["2015-02-01", "2015-03-01"]) == []
