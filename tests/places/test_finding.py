"""Toponyms in running text: what is a place, what is an actor, what is neither."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.places import annotate_places, find
from foedus.records import Mention, Report, Span


def _mention(text: str, words: str, kind: str = "state", head: str | None = None) -> Mention:
    start = text.index(words)
    inner = text.index(head or words, start)
    span, core = (
        Span(start, start + len(words), words),
        Span(inner, inner + len(head or words), head or words),
    )
    return Mention(span, core, "x", words, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Fighting broke out near Springfield, Illinois.", ["Springfield", "Illinois"]),
        ("The bill was US$5 million.", []),
        ("In March the University of Nowhere reopened.", []),
        ("Poland's minister flew to Kyiv.", ["Poland", "Kyiv"]),
        ("He was born in Reading and lives in the Gaza Strip.", ["Reading", "Gaza Strip"]),
        ("Mr. Georgia met the FAO and HIV experts.", []),
    ],
)
def test_what_is_a_place(text: str, places: list[str]) -> None:
    """Known places are found; money, months, titles, acronyms are not places."""
    assert [found.span.text for found in find(text)] == places


def test_a_state_that_acts_is_no_place() -> None:
    """ "Russia said" is an actor; "in Russia" is a place though an actor is found there too."""
    text = "Russia said it would not fight in Russia."
    first = _mention(text, "Russia")
    last = Mention(Span(34, 40, "Russia"), Span(34, 40, "Russia"), "rus", "Russia", "state")
    assert [(m.span.start, m.span.text) for m in find(text, mentions=[first, last])] == [(34, "Russia")]


def test_a_name_inside_another_actors_name_is_no_place() -> None:
    """The paper is not in London, but the fighters are in Aleppo."""
    text = "The London Times met fighters in Aleppo."
    paper = _mention(text, "The London Times", "media", head="London Times")
    fighters = _mention(text, "fighters in Aleppo", "armed_group", head="fighters")
    assert [m.span.text for m in find(text, mentions=[paper, fighters])] == ["Aleppo"]


def test_layer_has_the_interfaces_keys() -> None:
    """Each line has the interface's keys."""
    (line,) = annotate_places(Report("h", "doc", "Shells fell on Aleppo."))
    assert {"document_id", "start", "end", "text", "geonames_id", "name", "lat", "lon", "country"} <= set(
        line
    )
    assert (line["geonames_id"], line["country"]) == (170063, "SYR")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """No text raises; spans quote the text and do not overlap."""
    reached = 0
    for found in find(text):
        assert found.span.start >= reached
        assert text[found.span.start : found.span.end] == found.span.text
        reached = found.span.end


@pytest.mark.parametrize("piece", ["Paris, ", "Al-", "A ", "May ", "U.S.", "the "])
def test_repetition_ends(piece: str) -> None:
    """100 kB of one thing is read, with no more places than words."""
    text = piece * (100_000 // len(piece))
    assert len(find(text)) <= len(text)
