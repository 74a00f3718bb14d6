"""Pairs of actors that share a sentence, for the learned coder to say whether anything is between them.

The grammar's own openings are preferred; these are the rest, each with the word that joins the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING

from foedus.claims.combined.openings import Opening
from foedus.claims.rules.people import People
from foedus.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST = 8  # mentions of one sentence that are paired
_WORDS = ("VERB", "NOUN", "ADJ")


def company(people: People) -> Iterator[Opening]:
    """All ordered pairs of different, unrelated actors of a sentence."""
    heads = [(mention, _head(mention, people)) for mention in people.mentions[:MOST]]
    for (one, a), (other, b) in permutations(heads, 2):
        if a is not None and b is not None and not _same(one, other):
            yield Opening(_joining(a, b), one, other, 1.0, grammatical=False)


def _same(one: Mention, other: Mention) -> bool:
    """Whether the two are one actor, or part and whole, or one phrase stands in the other."""
    related = one.actor_id == other.actor_id or one.within == other.actor_id or other.within == one.actor_id
    inside = one.span.start < other.span.end and other.span.start < one.span.end
    return related or inside


def _head(mention: Mention, people: People) -> Token | None:
    """The token that the mention's phrase hangs by."""
    start, end = mention.head.start - people.sentence.offset, mention.head.end - people.sentence.offset
    inside = [token for token in people.sentence.span if token.idx < end and start < token.idx + len(token)]
    return next((t for t in inside if t.head.i < inside[0].i or t.head.i > inside[-1].i or t.head == t), None)


def _joining(one: Token, other: Token) -> Token:
    """The lowest word of meaning above both in the parse."""
    above = {one.i, *(token.i for token in one.ancestors)}
    token = next((t for t in (other, *other.ancestors) if t.i in above), one.sent.root)
    while token.head != token and (token in (one, other) or token.pos_ not in _WORDS):
        token = token.head
    return token
