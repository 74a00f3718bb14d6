"""What holds for any text: spans are of the text, values are EDTF or durations, time is bounded."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.dates import find, infer_publication
from foedus.dates.grammar import grammar
from foedus.dates.values import Value, edtf, shifted, timex
from foedus.edtf import bounds

VOCABULARY = """
season seasons winter weekend fortnight century decades hours minute night overnight dawn
that same previous half
May June March 1 2 31 7th 2001 1939 39 - , . ( ) the of early late mid end last next this week month year
day days two several a few ago later earlier Monday Friday morning in on at and to from until between
first third quarter half 's 1990s '80s century BC a.m. GMT 10:30 0730 every each year's now recently
fiscal spring Christmas
"""
WORDS = re.findall(r"\S+", VOCABULARY)
DURATION = re.compile(r"P(T?(X|\d+(\.\d+)?)[SMHDWY])\Z")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from([None, "2017-01-10", "2017-01", "2017~"])
)
def test_any_run_of_time_words(words: list[str], published: str | None) -> None:
    """Expressions do not overlap, quote the text exactly, and have values that can be read back."""
    text = " ".join(words)
    reached = 0
    for found in find(text, published=published):
        assert found.span.start >= reached
        assert text[found.span.start : found.span.end] == found.span.text
        reached = found.span.end
        if found.value is None:
            continue
        if found.type in ("duration", "set"):
            assert DURATION.match(found.value), found
        elif not found.value.startswith("-") and "XXXX" not in found.value:
            low, high = bounds(found.value)
            assert low <= high


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """No text raises."""
    assert all(found.span.text for found in find(text))
    inferred = infer_publication(text)
    assert inferred is None or bounds(inferred)


@given(st.integers(1500, 2100), st.integers(1, 12), st.integers(1, 28), st.integers(-400, 400))
def test_shift_and_back(year: int, month: int, day: int, count: int) -> None:
    """Some days on and as many back is where one began."""
    start = Value("day", year, month, day)
    moved = shifted(start, "day", count)
    assert moved is not None
    assert shifted(moved, "day", -count) == start
    assert timex(start) == edtf(start)


@pytest.mark.parametrize("piece", ["May ", "1 ", "1/", "2001 ", "'", "last week of ", "two and a half ", "a"])
def test_repetition_is_read_in_linear_time(piece: str) -> None:
    """100 kB of one thing gives no more stretches than tokens, and ends."""
    text = piece * (100_000 // len(piece))
    tokens = grammar().alphabet.tokens(text)
    assert len(find(text, published="2017-01-10")) <= len(tokens.classes)
