"""Promises: *agreed to lend X*, *is willing to provide weapons to X*, *offered to send X troops*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.claims.rules import grammar
from foedus.claims.rules.draft import Draft
from foedus.claims.rules.lexicon import frames, words
from foedus.claims.rules.modality import modality
from foedus.claims.rules.people import Found, People
from foedus.ontology import entry

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO = ("to", "for", "with", "from", "into")


def promises(people: People) -> Iterator[Draft]:
    """An AGREE from whoever promises to whomever the promised act is for; threats are no promises."""
    for word in people.sentence.span:
        if word.pos_ not in ("VERB", "ADJ") or word.lemma_.lower() not in words("light", "promising"):
            continue
        verb = word if word.pos_ == "VERB" else word.head
        for promised in grammar.children(word, "xcomp"):
            if not _harms(promised) and not grammar.children(promised, "neg"):
                subjects = people.of(grammar.agents(verb), inner=False)
                yield from _drafts(people, word, verb, subjects, _for_whom(promised, people))


def _harms(promised: Token) -> bool:
    found = frames().get(("verb", promised.lemma_.lower()), ())
    return any(entry("event", frame.type).sign < 0 for frame in found[:1])


def _for_whom(promised: Token, people: People) -> list[Found]:
    nouns = [promised, *grammar.patients(promised)]
    behind = [t for noun in nouns for t in grammar.after(noun, *_TO)]
    dative = grammar.children(promised, "dative")
    return people.of([*dative, *grammar.patients(promised), *behind], inner=False)


def _drafts(
    people: People, word: Token, verb: Token, subjects: list[Found], others: list[Found]
) -> Iterator[Draft]:
    for subject, near in subjects:
        for other, far in others:
            if subject.actor_id != other.actor_id:
                yield Draft(
                    people.sentence, word, "event", "AGREE", subject, other,
                    modality=modality(verb), certainty=0.8 * near * far,
                )  # fmt: skip
