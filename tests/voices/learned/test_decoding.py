"""Scores to spans."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from foedus.voices.learned import cue_spans, link_spans
from foedus.voices.learned.decoding import LINK_TAGS, best_tags, log_softmax


def scores(tags: list[int], count: int) -> np.ndarray:
    table = np.zeros((len(tags), count), np.float32)
    table[np.arange(len(tags)), tags] = 5
    return table


def test_cues_with_their_probabilities() -> None:
    found = cue_spans(scores([0, 1, 2, 0, 1, 1], 3))
    assert [(a, b) for a, b, _ in found] == [(1, 3), (4, 5), (5, 6)]
    assert all(0.9 < probability <= 1 for _, _, probability in found)


def test_a_bias_finds_more_cues() -> None:
    table = np.array([[1.0, 0.0, -9.0], [1.0, -3.0, -9.0]], np.float32)
    assert cue_spans(table) == []
    assert [(a, b) for a, b, _ in cue_spans(table, bias=2.0)] == [(0, 1)]


def test_an_inside_without_a_beginning_does_not_happen() -> None:
    table = np.array([[[0, 0, 5, 0, 0], [0, 0, 5, 0, 4]]], np.float32)
    (path,) = best_tags(table, LINK_TAGS)
    assert [LINK_TAGS[tag] for tag in path] == ["B-source", "I-source"]


def test_one_source_and_all_content_pieces() -> None:
    ((source, content),) = link_spans(scores([1, 2, 0, 3, 4, 0, 3], 5)[None])
    assert source == (0, 2)
    assert content == [(3, 5), (6, 7)]
    two = scores([1, 0, 1, 3], 5)
    two[2, 1] = 9
    assert link_spans(two[None])[0][0] == (2, 3)


@given(arrays(np.float32, (2, 7, 5), elements=st.floats(-20, 20, width=32)))
def test_every_path_is_allowed(table: np.ndarray) -> None:
    for path in best_tags(log_softmax(table), LINK_TAGS):
        for before, tag in zip([0, *path], path, strict=False):
            if tag in (2, 4):
                assert before in (tag, tag - 1)
