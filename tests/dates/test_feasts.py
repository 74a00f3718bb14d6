"""Feasts: movable ones, and the year of one named without it."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.dates import find
from foedus.dates.feasts import easter, feast_day, feast_near


@pytest.mark.parametrize(
    ("year", "day"), [(1961, (4, 2)), (2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)), (2026, (4, 5))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    """Known dates of Easter Sunday."""
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 2012, (11, 22)),
        ("labor", 2013, (9, 2)),
        ("memorial", 2013, (5, 27)),
        ("mothers", 2013, (5, 12)),
        ("12-25-1", 2013, (12, 24)),
        ("good", 2013, (3, 29)),
    ],
)
def test_feast_day(name: str, year: int, day: tuple[int, int]) -> None:
    """Feasts of a weekday, fixed feasts and their eves."""
    assert feast_day(name, year) == date(year, *day)


def test_feast_near() -> None:
    """The last, the nearest and the next one; one on the day itself is that day."""
    day = date(2013, 3, 22)
    assert feast_near("12-25", day, -1, None).year == 2012
    assert feast_near("easter", day, 0, None) == date(2013, 3, 31)
    assert feast_near("12-25", day, 1, None).year == 2013
    assert feast_near("12-25", date(2013, 12, 25), -1, None).year == 2013
    assert feast_near("12-25", date(2013, 12, 25), 0, -1).year == 2012


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She was arrested last Thanksgiving.", "last Thanksgiving", "2012-11-22"),
        ("They met on Easter Monday 2011.", "Easter Monday 2011", "2011-04-25"),
        ("Shops were shut on Christmas Eve.", "Christmas Eve", "2012-12-24"),
        ("The pool will open on Memorial Day.", "Memorial Day", "2013-05-27"),
    ],
)
def test_feasts_in_text(text: str, words: str, value: str) -> None:
    """Feasts as news names them."""
    assert [(d.span.text, d.value) for d in find(text, published="2013-03-22")] == [(words, value)]
