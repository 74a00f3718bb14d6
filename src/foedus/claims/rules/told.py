"""Acts done by saying what another must do or is guilty of: *X says Y must end the attacks*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.claims.rules import grammar
from foedus.claims.rules.draft import Draft, facing
from foedus.claims.rules.lexicon import words
from foedus.claims.rules.modality import modality
from foedus.claims.rules.people import People

if TYPE_CHECKING:
    from spacy.tokens import Token

_CERTAINTY = 0.8


def told(people: People) -> Iterator[Draft]:
    """Requests and accusations that a speech verb and its clause make together."""
    for verb in people.sentence.span:
        if verb.pos_ != "VERB" or verb.lemma_ not in words("modality", "speech"):
            continue
        for clause in grammar.children(verb, "ccomp"):
            type_ = _made(clause)
            if type_ is not None:
                yield from _drafts(type_, verb, clause, people)


def _made(clause: Token) -> str | None:
    """REQUEST where the clause says what its subject must do, ACCUSE where it calls it guilty."""
    if clause.lemma_ == "be":
        said = {c.lemma_.lower() for c in grammar.children(clause, "acomp", "attr", "prep")}
        return "ACCUSE" if said & words("light", "guilty") else None
    duty = any(c.lower_ in ("must", "should") for c in grammar.children(clause, "aux"))
    return "REQUEST" if duty and not grammar.is_passive(clause) else None


def _drafts(type_: str, verb: Token, clause: Token, people: People) -> Iterator[Draft]:
    speakers = people.of(grammar.agents(verb), inner=False)
    others = people.of(grammar.with_conjuncts(grammar.children(clause, "nsubj")), inner=False)
    yield from facing(people.sentence, verb, "event", type_, speakers, others, modality(verb), _CERTAINTY)
