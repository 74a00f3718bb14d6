"""Given mentions are resolved by what stands around them."""

from __future__ import annotations

import pytest

from foedus.places import find, resolve, resolve_mentions


def _resolved(text: str, words: str) -> tuple[str | None, str | None]:
    start = text.index(words)
    (mention,) = resolve(text, [(start, start + len(words))])
    return (mention.place.name, mention.place.country) if mention.place else (None, None)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The convoy reached Aleppo, Syria.", "Aleppo", "SYR"),
        ("The fair in Paris, Texas, opened.", "Paris", "USA"),
        ("Ministers met in Paris.", "Paris", "FRA"),
        ("Syrian troops advanced.", "Syrian", "SYR"),
        ("Fighting near Deir-er-Zor went on.", "Deir-er-Zor", "SYR"),
        ("Shells fell on Hodeidah.", "Hodeidah", "YEM"),
        ("Forces in northern Iraq withdrew.", "northern Iraq", "IRQ"),
        ("Tbilisi is the capital of Georgia.", "Georgia", "GEO"),
    ],
)
def test_country(text: str, words: str, country: str) -> None:
    """Containment, size, demonyms and spellings lead to the right country."""
    assert _resolved(text, words)[1] == country


def test_unknown_name_has_no_place() -> None:
    """A name that no gazetteer has, with no place beside it, is answered with None, and the order is kept."""
    text = "Qwrtzplk and Xvbnmlk"
    first, second = resolve(text, [(0, 8), (13, 20)])
    assert first.place is None
    assert second.place is None


def test_lines_are_answered_in_order() -> None:
    """One object a mention; a name that is not known is put, with little trust, at the place beside it."""
    line = {
        "id": "a",
        "text": "From Mosul to Qwrtzplk",
        "mentions": [{"start": 14, "end": 22}, {"start": 5, "end": 10}],
    }
    rows = list(resolve_mentions([line]))
    assert [row["text"] for row in rows] == ["Qwrtzplk", "Mosul"]
    assert (rows[0]["name"], rows[0]["geonames_id"], rows[0]["probability"]) == ("near Mosul", None, 0.1)
    assert rows[1]["country"] == "IRQ" and rows[1]["probability"] > 0.5


def test_places_are_found_in_running_text() -> None:
    """Names of places are found, names of people and papers that contain them are not."""
    text = "The Washington Post said President Jordan flew from Damascus to Moscow."
    assert [found.span.text for found in find(text)] == ["Damascus", "Moscow"]


def test_large_cities_of_a_list_are_not_their_namesakes_near_by() -> None:
    """ "Baltimore" beside "Ferguson" is no village of Missouri, and "Buffalo, Utica" names no container."""
    text = "Protests in Ferguson, Baltimore and Charlotte drew thousands from Buffalo, Utica and Lewiston."
    words = ("Baltimore", "Charlotte", "Buffalo")
    found = resolve(text, [(text.index(word), text.index(word) + len(word)) for word in words])
    assert [mention.place.geonames_id for mention in found if mention.place] == [4347778, 4460243, 5110629]
