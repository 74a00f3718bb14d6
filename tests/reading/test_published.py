"""Publication dates in the forms in which they come."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.reading import read
from foedus.reading.published import date_order, published_date

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2017-04-05T23:59:59-05:00", "2017-04-05"),
        ("2017/4/5", "2017-04-05"),
        ("20170405", "2017-04-05"),
        ("20170405120000", "2017-04-05"),
        ("2017-04", "2017-04"),
        ("2017", "2017"),
        ("2016-10~", "2016-10~"),
        ("2016-11-24/2016-11-26", "2016-11-24/2016-11-26"),
        ("Wed, 05 Apr 2017 23:30:00 -0500", "2017-04-05"),
        ("Wed Apr 05 23:30:00 +0000 2017", None),
        ("5 April 2017", "2017-04-05"),
        ("5th of April, 2017", "2017-04-05"),
        ("April 5, 2017 at 10:00 PM", "2017-04-05"),
        ("Sept. 5, 2017", "2017-09-05"),
        ("April 2017", "2017-04"),
        ("5.4.2017", "2017-04-05"),
        ("4/5/17", "2017-04-05"),
        ("31/12/2016", "2016-12-31"),
        ("1491350400", "2017-04-05"),
        (1491350400000, "2017-04-05"),
        (datetime(2017, 4, 5, 23, tzinfo=UTC), "2017-04-05"),
        (date(2017, 4, 5), "2017-04-05"),
        ("2017-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (True, None),
        ("9" * 5000, None),
    ],
)
def test_forms(written: object, value: str | None) -> None:
    assert published_date(written) == value


@given(
    DAYS, st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y 23:59:59 -0800", "%d.%m.%Y"])
)
def test_any_day_in_any_form_comes_back(day: date, form: str) -> None:
    assert published_date(day.strftime(form)) == day.isoformat()


@given(st.lists(DAYS, min_size=1), st.sampled_from(["day", "month"]))
def test_order_is_decided_only_by_what_the_values_show(days: list[date], order: str) -> None:
    form = "%d/%m/%Y" if order == "day" else "%m/%d/%Y"
    decided, numeric = date_order([day.strftime(form) for day in days])
    assert numeric
    assert decided == (order if any(day.day > 12 for day in days) else None)


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    value = published_date(text)
    assert value is None or published_date(value) == value


@pytest.mark.parametrize(("last", "expected"), [("19/4/2017", "2017-05-04"), ("4/19/2017", "2017-04-05")])
def test_a_column_decides_its_order_and_says_so(tmp_path: Path, last: str, expected: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"text,date\nTalks began.,4/5/2017\nTalks went on.,{last}\n")
    reading = read([path])
    assert next(iter(reading)).published == expected
    assert "as its values show" in reading.notes[0]


def test_an_open_order_and_a_date_that_is_none_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,date\nTalks began.,4/5/2017\nTalks went on.,someday\n")
    reading = read([path])
    assert [report.published for report in reading] == ["2017-04-05", None]
    assert "leave open" in reading.notes[0] and "'someday' is not understood" in reading.notes[1]


def test_time_zones_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = set()
    try:
        for zone in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/New_York"):
            monkeypatch.setitem(os.environ, "TZ", zone)
            time.tzset()
            seen.add((published_date("2017-04-05T23:59:00+14:00"), published_date("1491350400")))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert seen == {("2017-04-05", "2017-04-05")}
