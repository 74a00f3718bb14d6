"""Which of the places in a report is the place of an act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foedus.models import Sentence
from foedus.records import DateExpression, PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOCATIVE = frozenset(
    (
        "in",
        "at",
        "near",
        "around",
        "outside",
        "inside",
        "across",
        "from",
        "over",
        "off",
        "into",
        "through",
        "on",
        "of",
    )
)
_BROAD = frozenset(("PCLI", "PCLD", "PCL", "CONT", "RGN", "PCLS", "PCLF"))


class Atlas:
    """The places of a report by sentence.

    Args:
        sentences: the report's sentences, in order.
        places: its resolved toponyms.
    """

    def __init__(self, sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> None:
        known = [p for p in places if p.place is not None]
        self._by_sentence = {
            (s.start, s.end): [p for p in known if s.start <= p.span.start < s.end] for s in sentences
        }
        self._order = [(s.start, s.end) for s in sentences]

    def place_of(self, trigger: Token, sentence: Sentence) -> PlaceMention | None:
        """Where the act happened: the narrowest place said in or at which it was, nearest to it.

        An act without a place of its own takes that of the sentence before.
        """
        key = (sentence.start, sentence.end)
        here = [p for p in self._by_sentence[key] if _is_locative(p, sentence)]
        if not here:
            position = self._order.index(key)
            if position == 0 or self._by_sentence[key]:
                return None
            before = self._by_sentence[self._order[position - 1]]
            return before[-1] if len(before) == 1 else None
        where = trigger.idx + sentence.offset
        return min(here, key=lambda p: (_is_broad(p), abs(p.span.start - where)))

    def beside(self, date: DateExpression) -> PlaceMention | None:
        """The narrowest place of the sentence a date stands in: a carried date brings its place."""
        key = next((k for k in self._order if k[0] <= date.span.start < k[1]), None)
        here = self._by_sentence[key] if key else []
        return min(here, key=lambda p: (_is_broad(p), abs(p.span.start - date.span.start)), default=None)


def _is_broad(mention: PlaceMention) -> bool:
    return mention.place is None or (mention.place.feature or "") in _BROAD


def _is_locative(mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether a preposition of place stands before the phrase that holds the toponym."""
    start = mention.span.start - sentence.offset
    for token in sentence.span:
        if token.idx <= start < token.idx + len(token):
            while token.dep_ in ("compound", "conj", "appos", "nmod", "amod") and token.head != token:
                token = token.head
            if token.dep_ == "npadvmod":
                return True
            return token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE
    return False
