"""EDTF bounds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.edtf import bounds, middle
from foedus.errors import DateError


@given(st.dates(date(1, 1, 1)))
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)
    assert middle(day.isoformat()) == day


@given(st.dates(date(1, 1, 1)), st.dates(date(1, 1, 1)))
def test_an_interval_reaches_from_its_first_to_its_last_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}") == (first, last)
    assert first <= middle(f"{first}/{last}") <= last


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-10~", date(2016, 10, 1), date(2016, 10, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("00XX", date(1, 1, 1), date(99, 12, 31)),
        ("2015/..", date(2015, 1, 1), date.max),
        ("../2015", date.min, date(2015, 12, 31)),
        ("2016-11-24T10:00", date(2016, 11, 24), date(2016, 11, 24)),
        ("2016-22", date(2016, 6, 1), date(2016, 8, 31)),
    ],
)
def test_bounds(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize("value", ["", "yesterday", "2016-13-45", "2016-02-30", "24/11/2016"])
def test_what_is_no_date_says_what_would_be(value: str) -> None:
    with pytest.raises(DateError, match="2016-11-24"):
        bounds(value)
