"""Pairs of actors that the grammar sets against one another, whatever the word between them.

The rules know the words they foresaw; any other verb with an actor as its subject and another as its object,
or noun with an owner and a target, is an opening for the learned coder to say what act it is, if it is one.
Actors that merely share a sentence are no pair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.claims.rules import grammar
from foedus.claims.rules.lexicon import words
from foedus.claims.rules.people import Found, People
from foedus.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOWARD = (
    "against",
    "with",
    "to",
    "on",
    "at",
    "for",
    "from",
    "toward",
    "towards",
    "over",
    "into",
    "before",
    "behind",
)
_MOST = 12  # openings in one sentence


@dataclass(frozen=True, slots=True)
class Opening:
    """A word with an actor on either side; ``plain`` in (0, 1] says how directly they stand there.

    ``grammatical`` openings are set by the parse, others are of actors that only share the sentence.
    """

    trigger: Token
    subject: Mention
    object: Mention
    plain: float
    grammatical: bool = True


def openings(people: People) -> list[Opening]:
    """The openings of one sentence, in text order."""
    found = [opening for token in people.sentence.span for opening in _at(token, people)]
    return found[:_MOST]


def _at(token: Token, people: People) -> Iterator[Opening]:
    if token.pos_ == "VERB" and not _empty(token):
        yield from _pairs(token, people.of(grammar.agents(token)), _objects(token, people))
    elif token.pos_ == "NOUN" and token.dep_ != "compound":
        owners = people.of(grammar.possessors(token), inner=False) or people.of(
            grammar.fill("by", token), inner=False
        )
        if owners:
            targets = people.of(grammar.after(token, *_TOWARD, "of"), inner=False)
            yield from _pairs(token, owners, targets)


def _empty(verb: Token) -> bool:
    """Verbs of saying and light verbs are no acts between their subject and object."""
    return verb.lemma_ in words("modality", "speech") or verb.lemma_ in words("light", "verbs")


def _objects(verb: Token, people: People) -> list[Found]:
    return people.of(grammar.patients(verb)) or people.of(grammar.after(verb, *_TOWARD), inner=False)


def _pairs(token: Token, subjects: list[Found], objects: list[Found]) -> Iterator[Opening]:
    for subject, near in subjects:
        for object_, far in objects:
            related = subject.within == object_.actor_id or object_.within == subject.actor_id
            if subject.actor_id != object_.actor_id and not related:
                yield Opening(token, subject, object_, near * far)
