"""The word that says an act, for an act that the learned coder found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.models import Sentence
from foedus.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTS = ("VERB", "NOUN", "AUX", "ADJ")


def head_token(sentence: Sentence, mention: Mention) -> Token:
    """The token that governs a mention's head words."""
    start, end = mention.head.start - sentence.offset, mention.head.end - sentence.offset
    inside = [t for t in sentence.span if t.idx < end and start < t.idx + len(t)]
    if not inside:
        return sentence.span.root
    return next((t for t in inside if t.head not in inside), inside[-1])


def trigger(sentence: Sentence, one: Mention, other: Mention) -> Token:
    """The lowest word that governs both actors; failing a verb or noun there, the next above it."""
    first, second = head_token(sentence, one), head_token(sentence, other)
    above = [first, *first.ancestors]
    others = {t.i for t in (second, *second.ancestors)}
    path = [t for t in above if t.i in others]
    heads = {first.i, second.i}
    acts = (t for t in path if t.pos_ in _ACTS and t.i not in heads)
    return next(acts, path[0] if path else sentence.span.root)
