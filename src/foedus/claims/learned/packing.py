"""Sentences and their pairs as arrays for the encoder.

Two ways, one network.  *Marked*: one row a pair, marker tokens stand in the text around both ends.
*One pass*: one row a sentence, each pair adds four marker tokens after the text that share the positions of
the ends' first and last words; they see the text and each other, the text doesn't see them ("levitated
markers", Ye et al. 2022, arXiv:2109.06067).  ``groups`` tells who sees whom: 0 is text, seen by all; a pair's
markers have its number; -1 is padding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from foedus.claims.learned.contract import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 254  # text tokens a row, without the two special ones
MARKERS = 4  # marker tokens a pair: the subject's first and last, the object's first and last
Offsets = Sequence[tuple[int, int]]
Ends = tuple[Span | None, Span | None]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Token ids that the packing needs.

    ``markers`` are [S] [/S] [O] [/O] and, for a missing end, [-S] [-O].
    """

    first: int
    last: int
    pad: int
    markers: tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One row before padding.

    ``slots`` are, for each pair, where its four markers stand; ``pairs`` are the pairs' numbers.
    """

    ids: list[int]
    positions: list[int]
    groups: list[int]
    slots: list[tuple[int, int, int, int]]
    pairs: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows padded to one length.

    ``ids``, ``positions``, ``groups`` are [rows, tokens]; ``slots`` [pairs, 4] index the flattened
    [rows * tokens]; ``rows`` [pairs] names each pair's row and ``pairs`` its number in the input.
    """

    ids: NDArray[np.int64]
    positions: NDArray[np.int64]
    groups: NDArray[np.int64]
    slots: NDArray[np.int64]
    rows: NDArray[np.int64]
    pairs: NDArray[np.int64]


def token_range(offsets: Offsets, span: Span) -> tuple[int, int]:
    """First and last token that overlap ``span``; the nearest token where none does.

    >>> token_range([(0, 4), (5, 8), (8, 10)], (5, 10))
    (1, 2)
    """
    start, end = span
    inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
    if inside:
        return inside[0], inside[-1]
    nearest = min(range(len(offsets)), key=lambda i: abs(offsets[i][0] - start), default=0)
    return nearest, nearest


def _window(offsets: Offsets, ends: Ends) -> tuple[int, int]:
    """The stretch of at most LONGEST tokens around the ends of one pair."""
    if len(offsets) <= LONGEST:
        return 0, len(offsets)
    places = [token_range(offsets, end)[0] for end in ends if end] or [0]
    middle = (min(places) + max(places)) // 2
    start = max(0, min(middle - LONGEST // 2, len(offsets) - LONGEST))
    return start, start + LONGEST


def _clip(place: int, start: int, stop: int) -> int:
    return max(0, min(place - start, stop - start - 1))


def _ranges(offsets: Offsets, ends: Ends, start: int, stop: int) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    for end in ends:
        if end is None or not offsets:
            found.append(None)
        else:
            a, b = token_range(offsets, end)
            found.append((_clip(a, start, stop), _clip(b, start, stop)))
    return found


def marked_row(
    tokens: Sequence[int], offsets: Offsets, ends: Ends, number: int, vocabulary: Vocabulary
) -> Row:
    """One pair with its markers in the text; a missing end's markers stand after it."""
    start, stop = _window(offsets, ends)
    tokens = tokens[start:stop]
    before: dict[int, list[tuple[int, int]]] = {}
    after: dict[int, list[tuple[int, int]]] = {}
    missing: list[tuple[int, int]] = []
    for side, place in enumerate(_ranges(offsets, ends, start, stop)):
        if place is None:
            missing += [
                (vocabulary.markers[4 + side], 2 * side),
                (vocabulary.markers[4 + side], 2 * side + 1),
            ]
            continue
        before.setdefault(place[0], []).append((vocabulary.markers[2 * side], 2 * side))
        after.setdefault(place[1], []).insert(0, (vocabulary.markers[2 * side + 1], 2 * side + 1))
    ids, slots = [vocabulary.first], [0, 0, 0, 0]

    def put(marks: Iterable[tuple[int, int]]) -> None:
        for marker, slot in marks:
            slots[slot] = len(ids)
            ids.append(marker)

    for i, token in enumerate(tokens):
        put(before.get(i, ()))
        ids.append(token)
        put(after.get(i, ()))
    ids.append(vocabulary.last)
    put(missing)
    a, b, c, d = slots
    return Row(ids, list(range(len(ids))), [0] * len(ids), [(a, b, c, d)], [number])


def one_pass_row(
    tokens: Sequence[int], offsets: Offsets, pairs: Sequence[tuple[int, Ends]], vocabulary: Vocabulary
) -> Row:
    """A sentence with the markers of all its ``pairs`` (number, ends) after the text."""
    start, stop = _window(offsets, pairs[0][1])
    ids = [vocabulary.first, *tokens[start:stop], vocabulary.last]
    positions, groups = list(range(len(ids))), [0] * len(ids)
    slots: list[tuple[int, int, int, int]] = []
    for group, (_, ends) in enumerate(pairs, 1):
        first = len(ids)
        for side, place in enumerate(_ranges(offsets, ends, start, stop)):
            a, b = (place[0] + 1, place[1] + 1) if place else (0, 0)
            here = (
                vocabulary.markers[2 * side : 2 * side + 2] if place else (vocabulary.markers[4 + side],) * 2
            )
            ids += here
            positions += (a, b)
            groups += (group, group)
        slots.append((first, first + 1, first + 2, first + 3))
    return Row(ids, positions, groups, slots, [number for number, _ in pairs])


def batch(rows: Sequence[Row], vocabulary: Vocabulary) -> Batch:
    """Rows padded to the longest of them."""
    width = max(len(row.ids) for row in rows)
    shape = (len(rows), width)
    ids = np.full(shape, vocabulary.pad, np.int64)
    positions, groups = np.zeros(shape, np.int64), np.full(shape, -1, np.int64)
    for i, row in enumerate(rows):
        n = len(row.ids)
        ids[i, :n], positions[i, :n], groups[i, :n] = row.ids, row.positions, row.groups
    slots = [[i * width + slot for slot in four] for i, row in enumerate(rows) for four in row.slots]
    owners = [i for i, row in enumerate(rows) for _ in row.slots]
    numbers = [number for row in rows for number in row.pairs]
    return Batch(
        ids, positions, groups,
        np.array(slots, np.int64).reshape(-1, MARKERS),
        np.array(owners, np.int64), np.array(numbers, np.int64),
    )  # fmt: skip


def batches(rows: Sequence[Row], vocabulary: Vocabulary, tokens: int = 1024) -> Iterator[Batch]:
    """Rows of like length together, each batch at most ``tokens`` tokens with padding (or one row)."""
    waiting: list[Row] = []
    for row in sorted(rows, key=lambda row: len(row.ids)):
        if waiting and len(row.ids) * (len(waiting) + 1) > tokens:
            yield batch(waiting, vocabulary)
            waiting = []
        waiting.append(row)
    if waiting:
        yield batch(waiting, vocabulary)
