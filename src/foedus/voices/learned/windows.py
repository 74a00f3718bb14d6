"""Text as the encoder sees it: word pieces in windows, a separator token where a paragraph ends.

Training and running both cut text here, so that the model meets at run time what it was trained on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

LONGEST = 254  # tokens a window, without the first and the last
Offsets = tuple[int, int]


@dataclass(slots=True)
class Window:
    """Token ids with [CLS] and [SEP], and each token's offsets in the text (empty for special tokens)."""

    ids: list[int] = field(default_factory=list)
    offsets: list[Offsets] = field(default_factory=list)


def windows(
    text: str,
    stretches: Sequence[Offsets],
    tokenizer: Any,
    *,
    longest: int = LONGEST,
    first: int | None = None,
) -> Iterator[Window]:
    """The windows over some stretches of ``text`` (sentences or paragraphs), filled in order.

    Args:
        text: the whole text.
        stretches: what to read of it, in order; none is cut unless it is longer than a window.
        tokenizer: a ``tokenizers.Tokenizer`` of a BERT vocabulary, no truncation, no padding.
        longest: tokens a window, special ones apart.
        first: tokens in the first window, to shift the cuts from one training epoch to the next.
    """
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    encoded = tokenizer.encode_batch([text[a:b] for a, b in stretches], add_special_tokens=False)
    window, room = Window([cls], [(0, 0)]), first or longest
    before: int | None = None
    for (start, end), tokens in zip(stretches, encoded, strict=True):
        breaks = before is not None and (text.find("\n", before, start) >= 0 or start - before > 3)
        for piece in _cuts(len(tokens.ids), longest):
            size = piece.stop - piece.start
            if len(window.ids) + size + 1 > room + 1 and len(window.ids) > 1:
                yield _closed(window, sep)
                window, room, breaks = Window([cls], [(0, 0)]), longest, False
            if breaks:
                window.ids.append(sep)
                window.offsets.append((start, start))
                breaks = False
            window.ids.extend(tokens.ids[piece])
            window.offsets.extend((start + a, start + b) for a, b in tokens.offsets[piece])
        before = end
    if len(window.ids) > 1:
        yield _closed(window, sep)


def _cuts(count: int, longest: int) -> Iterator[slice]:
    edges = [*range(0, count, longest), count]
    for start, stop in pairwise(edges):
        yield slice(start, stop)


def _closed(window: Window, sep: int) -> Window:
    window.ids.append(sep)
    window.offsets.append((0, 0))
    return window
