"""Packing keeps markers where the ends are, whichever way a pair is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.claims.learned.packing import (
    LONGEST,
    Row,
    Vocabulary,
    batch,
    batches,
    marked_row,
    one_pass_row,
    token_range,
)

WORDS = Vocabulary(101, 102, 0, (1, 2, 3, 4, 5, 6))
TOKENS = [11, 12, 13, 14]
OFFSETS = [(0, 3), (4, 7), (7, 9), (10, 14)]


def test_marked_markers_stand_around_the_ends() -> None:
    row = marked_row(TOKENS, OFFSETS, ((0, 3), (4, 9)), 7, WORDS)
    assert row.ids == [101, 1, 11, 2, 3, 12, 13, 4, 14, 102]
    assert [row.ids[slot] for slot in row.slots[0]] == [1, 2, 3, 4]
    assert row.pairs == [7]


def test_target_first() -> None:
    row = marked_row(TOKENS, OFFSETS, ((10, 14), (0, 3)), 0, WORDS)
    assert row.ids == [101, 3, 11, 4, 12, 13, 1, 14, 2, 102]


def test_a_missing_end_has_markers_of_its_own() -> None:
    row = marked_row(TOKENS, OFFSETS, (None, (0, 3)), 0, WORDS)
    assert [row.ids[slot] for slot in row.slots[0]] == [5, 5, 3, 4]
    levitated = one_pass_row(TOKENS, OFFSETS, [(0, ((0, 3), None))], WORDS)
    assert levitated.ids[-4:] == [1, 2, 6, 6]
    assert levitated.positions[-4:] == [1, 1, 0, 0]


def test_one_pass_markers_share_the_ends_positions() -> None:
    row = one_pass_row(TOKENS, OFFSETS, [(3, ((4, 9), (0, 3))), (5, ((0, 3), (10, 14)))], WORDS)
    assert row.ids[:6] == [101, *TOKENS, 102]
    assert row.positions[6:] == [2, 3, 1, 1, 1, 1, 4, 4]
    assert row.groups == [0] * 6 + [1] * 4 + [2] * 4
    assert row.slots == [(6, 7, 8, 9), (10, 11, 12, 13)]
    assert row.pairs == [3, 5]


def test_no_text_at_all() -> None:
    row = one_pass_row([], [], [(0, (None, None))], WORDS)
    assert row.ids == [101, 102, 5, 5, 6, 6]


@given(st.integers(LONGEST + 1, 900), st.data())
def test_long_text_is_cut_around_the_pair(length: int, data: st.DataObject) -> None:
    offsets = [(2 * i, 2 * i + 1) for i in range(length)]
    place = data.draw(st.integers(0, length - 1))
    row = one_pass_row(
        list(range(1000, 1000 + length)), offsets, [(0, (offsets[place], offsets[place]))], WORDS
    )
    assert len(row.ids) == LONGEST + 2 + 4
    assert row.ids[row.positions[LONGEST + 2]] == 1000 + place


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40), st.integers(10, 200))
def test_batches_hold_every_pair_once(lengths: list[int], tokens: int) -> None:
    rows = [
        Row([9] * n, list(range(n)), [0] * n, [(0, 0, n - 1, n - 1)], [number])
        for number, n in enumerate(lengths)
    ]
    found = list(batches(rows, WORDS, tokens))
    assert sorted(n for one in found for n in one.pairs.tolist()) == list(range(len(lengths)))
    assert all(one.ids.size <= tokens or one.ids.shape[0] == 1 for one in found)


def test_padding_is_in_no_group() -> None:
    rows = [marked_row(TOKENS[:n], OFFSETS[:n], (None, None), n, WORDS) for n in (1, 3)]
    found = batch(rows, WORDS)
    assert found.ids.shape == found.groups.shape == (2, 9)
    assert (found.groups[0] == -1).sum() == 2
    assert found.ids[0, -1] == WORDS.pad
    flat = found.ids.reshape(-1)
    assert flat[found.slots[1]].tolist() == [5, 5, 6, 6]


def test_a_span_between_tokens_takes_the_nearest() -> None:
    assert token_range(OFFSETS, (9, 10)) == (3, 3)
