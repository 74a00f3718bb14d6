"""Quotation marks, paired or not, and texts made to break the pairing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.models import parse
from foedus.records import Report
from foedus.voices import find
from foedus.voices.quotes import inserts, quotes


def words(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and “never”.", ["“no”", "“never”"]),
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("''So it is,'' he said.", ["''So it is,''"]),
        ("«Так», он сказал.", ["«Так»"]),
        ("It’s the army’s town.", []),
        ("A stray ” closes nothing.", []),
        ("“Left open\n\nNext paragraph.", ["“Left open"]),
        ("“First paragraph.\n\n“Second.” End.", ["“First paragraph.", "“Second.”"]),
        ("He said “wrongly closed“ and left.", ["“wrongly closed“"]),
    ],
)
def test_quoted_stretches(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_quotation_that_goes_on_says_so() -> None:
    first, second = quotes("“First paragraph.\n\n“Second.” End.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_words_between_dashes_are_found_with_their_gap() -> None:
    text = "“They help us, – he noted. They fight.”"
    ((start, a, b, end),) = inserts(text, quotes(text)[0])
    assert text[a:b] == "he noted"
    assert text[:start] + text[end:] == "“They help us,They fight.”"


@given(st.text(alphabet="“”«»\"'`–- .,\nabc", max_size=200))
def test_quotations_are_in_order_apart_and_within_a_paragraph(text: str) -> None:
    found = quotes(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all("\n" not in text[q.start : q.end] for q in found)


@pytest.mark.parametrize("piece", ["“", '"', "“a – b c d. ", "“x\n"])
def test_a_megabyte_of_marks_is_read(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    found = quotes(text)
    assert sum(q.end - q.start for q in found) <= len(text)
    assert all(True for quote in found[:100] for _ in inserts(text, quote))


@pytest.mark.parametrize(
    "piece",
    ["“He said that ", 'said "', "he said, ", "according to ", "“– he said. ", "that he denied ", "\n“"],
)
def test_broken_text_gives_spans_that_hold(piece: str) -> None:
    text = piece * 150
    for item in find(Report("r", "r", text), parse(text)):
        for span in (item.source, item.cue, *item.content):
            assert span is None or (span.text and text[span.start : span.end] == span.text)
        assert item.content
