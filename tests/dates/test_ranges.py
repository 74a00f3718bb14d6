"""Both ends of a range know the whole of it."""

from __future__ import annotations

import pytest

from foedus.dates import find


@pytest.mark.parametrize(
    ("text", "ends", "interval"),
    [
        ("from 3 to 7 May 1940", ["3", "7 May 1940"], "1940-05-03/1940-05-07"),
        ("It lasted 1936-39.", ["1936", "39"], "1936/1939"),
        ("between 1936 and 1939 they", ["1936", "1939"], "1936/1939"),
        ("from 3 May to 7 June 1940", ["3 May", "7 June 1940"], "1940-05-03/1940-06-07"),
        ("from 30 December to 2 January 1941", ["30 December", "2 January 1941"], "1940-12-30/1941-01-02"),
    ],
)
def test_interval(text: str, ends: list[str], interval: str) -> None:
    """The ends are expressions of their own, each with the interval."""
    found = find(text)
    assert [one.span.text for one in found] == ends
    assert {one.interval for one in found} == {interval}


def test_two_dates_that_are_no_range() -> None:
    """Dates beside each other bound nothing."""
    assert {one.interval for one in find("in 1936 and 1939, and in 1950 to 1940")} == {None}
