"""Expressions found and resolved, on sentences of our own."""

from __future__ import annotations

import pytest

from foedus.dates import find, infer_publication

PUBLISHED = "2017-01-10"  # a Tuesday


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began in late October last year.", "late October last year", "2016-10~"),
        ("At the end of December photographs appeared.", "the end of December", "2016-12~"),
        ("They met last Tuesday.", "last Tuesday", "2017-01-03"),
        ("They met on Monday.", "Monday", "2017-01-09"),
        ("They will meet on Monday.", "Monday", "2017-01-16"),
        ("They met on 24 November 2016.", "24 November 2016", "2016-11-24"),
        ("Ever since the spring of 2015 it held.", "the spring of 2015", "2015-21"),
        ("He fled in the early 1990s.", "the early 1990s", "199X"),
        ("Shelling resumed yesterday.", "yesterday", "2017-01-09"),
        ("It lasted three weeks.", "three weeks", "P3W"),
        ("Prices rose in the third quarter of 2016.", "the third quarter of 2016", "2016-35"),
        ("It happened two years ago.", "two years ago", "2015"),
    ],
)
def test_value(text: str, words: str, value: str) -> None:
    """Each sentence's expression has exactly these words and this value."""
    (found,) = find(text, published=PUBLISHED)
    assert (found.span.text, found.value) == (words, value)
    assert text[found.span.start : found.span.end] == words


def test_narrative_uses_its_own_running_date() -> None:
    """In a history the day of publication plays no part."""
    text = (
        "War came on 1 September 1939. In May 1940 France fell. On 22 June it signed. Two days later, in 1940"
    )
    values = [found.value for found in find(text, published=PUBLISHED)]
    assert values[:4] == ["1939-09-01", "1940-05", "1940-06-22", "1940-06-24"]


def test_publication_is_inferred_from_the_words() -> None:
    """A dated past, a bare month and "last year" together leave the turn of the year."""
    text = (
        "The offensive, launched in late October last year, failed. Contacts began on 24 November 2016. "
        "At the end of December pictures appeared."
    )
    assert infer_publication(text) == "2017-01~"
    assert infer_publication("Nothing here tells.") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He flew to Mar-a-Lago.", []),
        ("She stated that Thursday was too early.", ["Thursday"]),
        ("A quarter of the voters stayed away, three quarters of them old.", []),
        ("This season they won; a second attack failed.", ["This season"]),
        ("It cost US$2015 and 1,500 men.", []),
        ("Shops close on Fridays.", ["Fridays"]),
        ("The 54-year-old senator may resign.", []),
        ("A man in his 60s and a woman in her mid-40s were hurt.", []),
    ],
)
def test_words_that_only_look_like_time(text: str, words: list[str]) -> None:
    """Names, complementisers, fractions and money are no dates."""
    assert [found.span.text for found in find(text, published=PUBLISHED)] == words


def test_a_day_without_its_year_is_not_a_year_ago_when_it_is_tomorrow() -> None:
    (found,) = find("The ministry welcomed the truce agreed for 30 December.", published="2016-12-29")
    assert found.value == "2016-12-30"
    (found,) = find("The ministry welcomed the truce agreed for 2 January.", published="2016-12-29")
    assert found.value == "2017-01-02"
    (found,) = find("They met on 20 February.", published="2016-01-10")
    assert found.value == "2015-02-20"
