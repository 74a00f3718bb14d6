"""The running date of a history."""

from __future__ import annotations

from foedus.dates import find
from foedus.dates.meaning import Meaning
from foedus.dates.narrative import is_narrative, moved_on
from foedus.dates.values import Value
from foedus.dates.years import narrative_year

STORY = (
    "War broke out on 1 September 1939. In May 1940 the north fell, and on 22 June an armistice was signed. "
    "The following day the fleet sailed. By December 1941 the front had frozen; in January it moved again. "
    "The same year, in 1942, a second front was asked for."
)


def test_dates_without_a_year_follow_the_story() -> None:
    """Months go on from the date last spoken of, over the turn of the year too."""
    values = {one.span.text: one.value for one in find(STORY, published="2016-05-05")}
    assert values["22 June"] == "1940-06-22"
    assert values["The following day"] == "1940-06-23"
    assert values["January"] == "1942-01"


def test_inferred_years_are_said_to_be() -> None:
    """A year that the words do not tell is marked, and the steps tell where it came from."""
    june = next(one for one in find(STORY) if one.span.text == "22 June")
    assert june.inferred
    assert june.basis in ("narrative", "text")
    assert any("1940" in step for step in june.steps)


def test_news_is_no_narrative() -> None:
    """Words that point at today, or few years, leave the publication in charge."""
    years = [Meaning("calendar", year=year) for year in (1939, 1940, 1941)]
    today = [Meaning("calendar", deixis=-1)] * 2
    issued = Value("day", 2016, 5, 5)
    assert is_narrative(years, issued)
    assert not is_narrative([*years, *today], issued)
    assert not is_narrative(years[:1], issued)


def test_asides_do_not_move_the_story() -> None:
    """A bare year far away, a decade, or a season without a year is passed over."""
    running = Value("day", 1964, 8, 4)
    aside = Meaning("calendar", year=2005)
    assert moved_on(running, aside, Value("year", 2005)) == running
    assert moved_on(running, Meaning("calendar"), Value("decade", 1940)) == running
    assert moved_on(running, Meaning("calendar", year=1965), Value("year", 1965)) == Value("year", 1965)


def test_year_of_a_month() -> None:
    """A month far behind the date reached is of the next year."""
    assert narrative_year(Value("month", None, 1), Value("day", 1941, 12, 7)) == 1942
    assert narrative_year(Value("month", None, 6), Value("day", 1941, 12, 7)) == 1941
    assert narrative_year(Value("month", None, 3), Value("year", 1976), Value("day", 1975, 3, 10)) == 1975
