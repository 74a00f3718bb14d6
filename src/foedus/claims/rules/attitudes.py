"""Regard: how one actor is said to think of another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.claims.rules import grammar
from foedus.claims.rules.draft import Draft, facing
from foedus.claims.rules.lexicon import words
from foedus.claims.rules.modality import modality
from foedus.claims.rules.people import Found, People

if TYPE_CHECKING:
    from spacy.tokens import Token

_VIEWING = frozenset(("consider", "call", "regard", "perceive", "describe", "view", "deem", "label", "brand"))
_SIGNS = ("POSITIVE", "NEGATIVE")


def _belief() -> frozenset[str]:
    """Verbs whose subject holds, or says, what their complement says."""
    return _VIEWING | words("modality", "speech")


def regards(people: People) -> Iterator[Draft]:
    """The regard drafts of one sentence."""
    for token in people.sentence.span:
        for type_ in _SIGNS:
            yield from _regard(token, token.lemma_.lower(), type_, people)


def _regard(token: Token, lemma: str, type_: str, people: People) -> Iterator[Draft]:
    if token.pos_ == "VERB" and lemma in words("attitudes", "regard", type_, "verbs"):
        yield from _pair(
            people,
            token,
            type_,
            grammar.agents(token),
            grammar.patients(token) or grammar.after(token, "for"),
        )
    if token.pos_ in ("VERB", "ADJ") and lemma in words("attitudes", "regard", type_, "passive_with"):
        yield from _impressed(token, type_, people)
    if token.pos_ == "NOUN" and lemma in words("attitudes", "regard", type_, "nouns"):
        yield from _felt(token, type_, people)
    if token.pos_ == "ADJ" and lemma in words("attitudes", "regard", type_, "called"):
        yield from _called(token, type_, people)


def _pair(
    people: People, token: Token, type_: str, subjects: list[Token], objects: list[Token]
) -> Iterator[Draft]:
    yield from _drafts(people, token, type_, people.of(subjects), people.of(objects))


def _drafts(people: People, token: Token, type_: str, who: list[Found], whom: list[Found]) -> Iterator[Draft]:
    yield from facing(people.sentence, token, "regard", type_, who, whom, modality(token))


def _impressed(token: Token, type_: str, people: People) -> Iterator[Draft]:
    """*The Russians had been impressed with the tactics of Hezbollah*; *X impressed Y*."""
    behind = grammar.after(token, "with", "by", "at", "in")
    if behind:
        feeling = grammar.children(token, "nsubjpass", "nsubj") or grammar.surface_subjects(token)
        yield from _pair(people, token, type_, feeling, behind)
    elif token.pos_ == "VERB" and not grammar.is_passive(token):
        yield from _pair(people, token, type_, grammar.patients(token), grammar.agents(token))


def _felt(token: Token, type_: str, people: People) -> Iterator[Draft]:
    """*the admiration of X for Y*; *X's contempt for Y*; *X expressed its trust in Y*."""
    targets = people.of(grammar.after(token, "for", "in", "to", "towards", "toward", "of", "at"))
    holders = people.of(grammar.possessors(token)) or people.of(grammar.light_agents(token))
    if not holders:
        holders = people.of(grammar.after(token, "of", "from"))
        targets = [t for t in targets if t not in holders] or _beside(token, holders, people)
    yield from _drafts(people, token, type_, holders, [t for t in targets if t not in holders])


def _beside(token: Token, holders: list[Found], people: People) -> list[Found]:
    """*the admiration of the Russian army "Hezbollah"*: a name beside the holder is the target."""
    names = {m.actor_id for m, _ in holders}
    apposed = [a for o in grammar.after(token, "of") for a in grammar.children(o, "appos")]
    return [(m, 0.7 * w) for m, w in people.of(apposed, inner=False) if m.actor_id not in names]


def _called(token: Token, type_: str, people: People) -> Iterator[Draft]:
    """*X believes Y is a strong ally*; *X called Y a terrorist group*."""
    noun = token.head if token.dep_ == "amod" else token
    link = noun.head
    if noun.dep_ == "pobj" and link.lower_ == "as":
        link = link.head
        if link.lemma_ in _belief():
            whom = grammar.surface_subjects(link) if grammar.is_passive(link) else grammar.patients(link)
            yield from _pair(people, token, type_, grammar.agents(link), whom)
    elif link.lemma_ == "be" and link.dep_ == "ccomp" and link.head.lemma_ in _belief():
        yield from _pair(people, token, type_, grammar.agents(link.head), grammar.surface_subjects(link))
    elif link.lemma_ in _belief() and noun.dep_ in ("oprd", "attr", "ccomp", "acomp", "xcomp"):
        yield from _pair(people, token, type_, grammar.agents(link), grammar.patients(link))
