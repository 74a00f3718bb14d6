"""What the finders hand over before it becomes an Attribution: bare offsets and the cue's meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.voices.lexicon import Cue

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content as offsets in the report's text; ``word`` is what the lexicon says of the cue.

    ``anchor`` are the offsets of the words that name the speaker where ``source`` is a pronoun like
    "which" whose antecedent the sentence shows; else None.  ``relayed`` marks a source that another
    voice cites, and ``host`` is that voice's cue.
    """

    source: Offsets | None
    cue: Offsets
    content: tuple[Offsets, ...]
    word: Cue
    anchor: Offsets | None = None
    probability: float = 1.0
    relayed: bool = False
    host: Offsets | None = None

    @property
    def extent(self) -> Offsets:
        """From the first to the last offset of the content."""
        return self.content[0][0], self.content[-1][1]


def subtract(span: Offsets, holes: Iterable[Offsets]) -> list[Offsets]:
    """What is left of ``span`` when ``holes`` are cut out.

    >>> subtract((0, 10), [(3, 5), (8, 12)])
    [(0, 3), (5, 8)]
    """
    left: list[Offsets] = [span]
    for start, end in holes:
        left = [
            piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]
        ]
    return left


def merge(spans: Iterable[Offsets]) -> list[Offsets]:
    """Spans in order, overlapping ones joined.

    >>> merge([(5, 9), (0, 3), (2, 6)])
    [(0, 9)]
    """
    joined: list[Offsets] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def close_up(text: str, spans: Iterable[Offsets]) -> list[Offsets]:
    """Spans in order; those with nothing but blanks of one line between them become one.

    >>> close_up("one two, six", [(0, 3), (4, 7), (9, 12)])
    [(0, 7), (9, 12)]
    """
    joined: list[Offsets] = []
    for start, end in merge(spans):
        between = text[joined[-1][1] : start] if joined else "-"
        if not between.strip() and "\n" not in between:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


_EDGE = " \t\n\r\u00a0,;:–—-"


def trim(text: str, span: Offsets, *, stop: bool = True) -> Offsets | None:
    """``span`` without blanks, commas and dashes at its ends, nor (``stop``) a full stop outside a quotation.

    >>> trim("so , it ended.", (2, 14))
    (5, 13)
    """
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if stop and end > start and text[end - 1] == "." and not text[max(start, end - 3) : end - 1].isupper():
        end -= 1
    return (start, end) if start < end else None
