"""The lines of a text that are read as one: those of paragraphs with hard line breaks, as wires send them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDS = tuple(".!?:;\"”’'…")
_WIDEST = 120  # code points; lines of a hard-wrapped text are no longer
_FULL = 0.7  # of the widest line of its block: a line so long goes on in the next, if others do


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that hold whole sentences, in order; blank ones are passed over.

    A line end ends a sentence, because headings would otherwise merge into what follows. It does not where
    the line stops in mid-sentence and the next goes on in lower case, nor, in a block where that occurs,
    where the line is as full as the others.

    >>> text = "Talks in Astana\\nRussia and Turkey met in the\\ncapital of Kazakhstan."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Talks in Astana', 'Russia and Turkey met in the\\ncapital of Kazakhstan.']
    """
    block: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        if block and line.start() > block[-1][1] + 1:
            yield from _joined(text, block)
            block = []
        block.append(line.span())
    yield from _joined(text, block)


def _joined(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of a block without a blank line, those that go on in the next one joined to it."""
    if not block:
        return
    widest = max(end - start for start, end in block)
    pairs = list(pairwise(block))
    open_ = [widest <= _WIDEST and not text[a:b].rstrip().endswith(_ENDS) for (a, b), _ in pairs]
    lower = [
        is_open and text[c:d].lstrip()[:1].islower()
        for is_open, (_, (c, d)) in zip(open_, pairs, strict=True)
    ]
    start = block[0][0]
    for number, ((a, b), (following, _)) in enumerate(pairs):
        # The first line may be a heading as long as the others.
        full = number > 0 and any(lower) and b - a >= _FULL * widest
        if not (lower[number] or (open_[number] and full)):
            yield start, b
            start = following
    yield start, block[-1][1]
