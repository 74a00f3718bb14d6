"""A parsed sentence as plain lists: what finding reads instead of spaCy's objects, which are slow to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.actors.names import pieces
from foedus.models import Sentence

_SOFT = frozenset("-‐‑–'’‘`\"“”«»„")
_HYPHENS = frozenset("-‐‑–")
NOUNS = frozenset(("NOUN", "PROPN"))


@dataclass(slots=True)
class Words:
    """One sentence, one list entry a token.

    ``head`` and ``left`` are token numbers within the sentence (``left``: the leftmost token that depends on
    it); ``start`` and ``end`` code points in the report's text.  ``number`` is the sentence's place.
    """

    number: int
    paragraph: int
    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    left: list[int]
    right: list[int]
    start: list[int]
    end: list[int]
    ents: list[tuple[int, int, str]]
    first: int

    def __len__(self) -> int:
        return len(self.text)

    def children(self, k: int) -> Iterator[int]:
        """The tokens that depend directly on ``k``, in order."""
        head = self.head
        return (i for i in range(self.left[k], self.right[k] + 1) if head[i] == k and i != k)

    def capital(self, k: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[k][:1].isupper()


def words(sentence: Sentence, number: int) -> Words:
    """The lists of one sentence."""
    span = sentence.span
    first, offset = span.start, sentence.offset
    tokens = list(span)
    text = [t.text for t in tokens]
    start = [offset + t.idx for t in tokens]
    head = [t.head.i - first for t in tokens]
    left, right = _edges(head)
    return Words(
        number=number,
        paragraph=sentence.paragraph,
        text=text,
        lower=[t.lower() for t in text],
        lemma=[t.lemma_.lower() for t in tokens],
        pos=[t.pos_ for t in tokens],
        tag=[t.tag_ for t in tokens],
        dep=[t.dep_ for t in tokens],
        head=head,
        left=left,
        right=right,
        start=start,
        end=[s + len(t) for s, t in zip(start, text, strict=True)],
        ents=[(e.start - first, e.end - first, e.label_) for e in span.ents],
        first=first,
    )


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """The leftmost and rightmost token of every token's subtree."""
    left, right = list(range(len(head))), list(range(len(head)))
    for token in range(len(head)):
        above, steps = token, 0
        while head[above] != above and steps < len(head):
            above, steps = head[above], steps + 1
            left[above] = min(left[above], token)
            right[above] = max(right[above], token)
    return left, right


@dataclass(slots=True)
class Stream:
    """The folded pieces of a sentence and the token each comes from; None parts what must not be joined."""

    pieces: list[str | None]
    token: list[int]


_KNOWN: dict[str, tuple[str, ...] | None] = {}
_NUMBERED = re.compile(r"[^\W_]")


def _token_pieces(text: str) -> tuple[str, ...] | None:
    """Pieces of one token; () for hyphens and quotes, None for what ends a name."""
    if text in ("'s", "’s", "'S", "’S"):
        return ("s",)
    if text in ("&",):
        return ("and",)
    found = pieces(text)
    if found:
        return found
    return () if all(c in _SOFT or c.isspace() for c in text) else None


def stream(words: Words) -> Stream:
    """The pieces of a sentence in order."""
    found: list[str | None] = []
    token: list[int] = []
    for k, text in enumerate(words.text):
        try:
            parts = _KNOWN[text]
        except KeyError:
            parts = _KNOWN[text] = _token_pieces(text) if len(_KNOWN) < 500_000 else None
        if parts is None:
            found.append(None)
            token.append(k)
        else:
            for part in parts:
                found.append(part)
                token.append(k)
    return Stream(found, token)
