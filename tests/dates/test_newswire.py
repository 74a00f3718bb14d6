"""Expressions of newswire with their TIMEX3 values, on sentences of our own."""

from __future__ import annotations

import pytest

from foedus.dates import annotate_dates, find
from foedus.records import Report

PUBLISHED = "2013-03-22"  # a Friday
TEXT = "They now meet daily; recently, on Monday night, for two days."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The current plan is recent.", [("current", "PRESENT_REF"), ("recent", "PAST_REF")]),
        ("Hours later he left.", [("Hours later", "PTXH")]),
        ("Shelling continued overnight.", [("overnight", "2013-03-21TNI")]),
        (
            "It opened in 1962 and closed half a century later.",
            [("1962", "1962"), ("half a century later", "2012")],
        ),
        ("A weeklong strike ended.", [("weeklong", "P1W")]),
        ("The second-quarter loss shrank last year.", [("second-quarter", "2012-Q2"), ("last year", "2012")]),
        ("He left on a third day of rain.", []),
        ("It was the third straight month.", [("the third straight month", "P3M")]),
        ("The talks will be held Monday.", [("Monday", "2013-03-25")]),
        ("It opens every few months.", [("every few months", "PXM")]),
        ("It took 12 to 18 months.", [("12", "P12M"), ("18 months", "P18M")]),
        ("The 2011 season was good.", [("2011", "2011")]),
        ("Oil for April delivery fell.", [("April", "2013-04")]),
        ("A hearing set for Feb. 26 was put off.", [("Feb. 26", "2013-02-26")]),
        ("The plan, announced in September, failed.", [("September", "2012-09")]),
        ("It was to last 15 months.", [("15 months", "P15M")]),
        ("Work starts at six in the evening.", [("six in the evening", "2013-03-22T18:00")]),
        ("Ministers are to meet on Monday.", [("Monday", "2013-03-25")]),
        ("The first quarter will be weak.", [("The first quarter", "2013-Q1")]),
        ("It was moved to the second half of the year.", [("the second half of the year", "2013-H2")]),
        ("They left in the early hours of Tuesday.", [("the early hours of Tuesday", "2013-03-19")]),
        ("He wants another four-year term.", [("four-year", "P4Y")]),
        ("It lasted half an hour.", [("half an hour", "PT30M")]),
        ("The shop opens Monday nights.", [("Monday nights", "XXXX-WXX-1TNI")]),
    ],
)
def test_newswire(text: str, expected: list[tuple[str, str]]) -> None:
    """Words and TIMEX3 value."""
    found = [(d.span.text, d.timex) for d in find(text, published=PUBLISHED)]
    assert found == expected


def test_an_hour_is_of_the_day_named_after_it() -> None:
    """ "9 a.m. on Tuesday" is two expressions; the hour is of that Tuesday."""
    hour, day = find("He arrived at 9 a.m. on Tuesday.", published=PUBLISHED)
    assert (hour.timex, day.timex) == ("2013-03-19T09:00", "2013-03-19")


def test_ages_are_durations_in_histories_only() -> None:
    """TIMEX2 marks "nineteen years old", TimeML does not."""
    history = "War came in 1914. In 1916 it spread. He was nineteen years old. In 1918 it ended."
    assert "nineteen years old" in [d.span.text for d in find(history, published=PUBLISHED)]
    assert not find("He was nineteen years old.", published=PUBLISHED)


def test_every_expression_has_a_timex_value() -> None:
    """A user who scores TIMEX3 finds ``timex`` on each line, also where EDTF has no value."""
    report = Report("a", "a", TEXT, published=PUBLISHED)
    lines = list(annotate_dates(report))
    assert [line["timex"] for line in lines] == [
        "PRESENT_REF", "P1D", "PAST_REF", "2013-03-18TNI", "P2D",
    ]  # fmt: skip
    assert lines[0]["value"] is None and lines[1]["type"] == "set"
