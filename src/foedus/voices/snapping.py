"""Spans from word pieces set right: whole words, whole quotations, no stray marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from foedus.voices.drafts import Offsets, merge, trim
from foedus.voices.quotes import Quote

if TYPE_CHECKING:
    from foedus.voices.learned import Tagged

_MOST = 0.6  # a piece that covers this share of a quotation stands for all of it


def snapped(text: str, item: Tagged, marks: Sequence[Quote]) -> Tagged | None:
    """``item`` with words whole and quotations whole; None if nothing wordlike is left of its content.

    Args:
        text: the report's text.
        item: what the model found.
        marks: the text's quotations, in order.
    """
    taken = [span for span in (item.source, item.cue) if span]
    pieces = [whole_words(text, piece, inner="-’'") for piece in item.content]
    pieces = [_whole_quotation(text, piece, marks, taken) for piece in pieces]
    pieces = [_without_stop(text, piece, marks) for piece in merge(pieces)]
    content = [piece for piece in pieces if any(c.isalnum() for c in text[piece[0] : piece[1]])]
    if not content:
        return None
    source = whole_words(text, item.source) if item.source else None
    return replace(item, source=source, cue=whole_words(text, item.cue), content=tuple(content))


def whole_words(text: str, span: Offsets, *, inner: str = "-") -> Offsets:
    """``span`` grown to the ends of words it cuts; ``inner`` are the marks that words may have within.

    >>> whole_words("an off-color joke", (4, 9))
    (3, 12)
    """
    start, end = span
    while 0 < start < end and _joined(text, start, inner):
        start -= 1
    while end < len(text) and _joined(text, end, inner):
        end += 1
    return start, end


def _joined(text: str, at: int, inner: str) -> bool:
    """Whether a word runs on over ``at``: letters on both sides, or a mark of ``inner`` between letters."""
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    if after in inner:
        return before.isalnum() and at + 1 < len(text) and text[at + 1].isalnum()
    return before in inner and after.isalnum() and at > 1 and text[at - 2].isalnum()


def _without_stop(text: str, piece: Offsets, marks: Sequence[Quote]) -> Offsets:
    """``piece`` without a comma or full stop at its end, unless that is part of a quotation."""
    at = bisect_right(marks, piece[1] - 1, key=lambda quote: quote.start) - 1
    quoted = at >= 0 and piece[1] <= marks[at].end
    return piece if quoted else trim(text, piece) or piece


def _whole_quotation(text: str, piece: Offsets, marks: Sequence[Quote], taken: Sequence[Offsets]) -> Offsets:
    """``piece`` with the quotation at its start and at its end taken in whole, if it covers most of it."""
    start, end = piece
    first = bisect_right(marks, start + 2, key=lambda quote: quote.start) - 1
    for quote in marks[max(0, first) : first + 8]:
        if quote.start > end:
            break
        shared = min(end, quote.end) - max(start, quote.start)
        free = not any(a < quote.end and b > quote.start for a, b in taken)
        if shared > _MOST * (quote.end - quote.start) and free:
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end
