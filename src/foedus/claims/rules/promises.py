"""Promises: *agreed to lend X*, *is willing to provide weapons to X*, *offered to send X troops*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.claims.rules import grammar
from foedus.claims.rules.draft import Draft, facing
from foedus.claims.rules.lexicon import frames, words
from foedus.claims.rules.modality import modality
from foedus.claims.rules.people import Found, People
from foedus.ontology import entry

if TYPE_CHECKING:
    from spacy.tokens import Token

_CERTAINTY = 0.8
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
                others = _for_whom(promised, people)
                how = modality(verb)
                yield from facing(people.sentence, word, "event", "AGREE", subjects, others, how, _CERTAINTY)


def _harms(promised: Token) -> bool:
    found = frames().get(("verb", promised.lemma_.lower()), ())
    return any(entry("event", frame.type).sign < 0 for frame in found[:1])


def _for_whom(promised: Token, people: People) -> list[Found]:
    nouns = [promised, *grammar.patients(promised)]
    behind = [t for noun in nouns for t in grammar.after(noun, *_TO)]
    dative = grammar.children(promised, "dative")
    return people.of([*dative, *grammar.patients(promised), *behind], inner=False)
