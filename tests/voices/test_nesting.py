"""Parents of attributions: the smallest content around a cue, and never in a circle."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from foedus.voices.drafts import Draft, merge, subtract
from foedus.voices.lexicon import lexicon
from foedus.voices.nesting import parents

SAY = lexicon().verbs["say"]
spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def draft(cue: tuple[int, int], *content: tuple[int, int], relayed: bool = False) -> Draft:
    return Draft(None, cue, content, SAY, relayed=relayed)


def test_the_smallest_content_around_the_cue_is_the_parent() -> None:
    found = parents([draft((0, 4), (5, 90)), draft((10, 14), (20, 80)), draft((30, 34), (40, 60))])
    assert found == [None, 0, 1]


def test_a_relayed_source_lies_in_the_attribution_it_shares_content_with() -> None:
    assert parents([draft((5, 9), (20, 40), relayed=True), draft((12, 16), (20, 40))]) == [1, None]


@given(st.lists(st.builds(draft, spans, spans), max_size=12))
def test_no_attribution_is_its_own_ancestor(drafts: list[Draft]) -> None:
    above = parents(drafts)
    for index in range(len(drafts)):
        seen, at = {index}, above[index]
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = above[at]


@given(spans, st.lists(spans, max_size=5))
def test_subtracting_keeps_just_what_is_outside(span: tuple[int, int], holes: list[tuple[int, int]]) -> None:
    left = {i for a, b in subtract(span, holes) for i in range(a, b)}
    assert left == set(range(*span)) - {i for a, b in holes for i in range(a, b)}


@given(st.lists(spans, max_size=8))
def test_merging_covers_the_same_and_leaves_gaps(pieces: list[tuple[int, int]]) -> None:
    joined = merge(pieces)
    assert {i for a, b in joined for i in range(a, b)} == {i for a, b in pieces for i in range(a, b)}
    assert all(a[1] < b[0] for a, b in pairwise(joined))
