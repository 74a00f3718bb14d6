"""Standing relations: ally, partner, patron, member, rival, enemy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.claims.rules import grammar
from foedus.claims.rules.draft import Draft, facing
from foedus.claims.rules.fate import fated
from foedus.claims.rules.lexicon import lemma_types, load
from foedus.claims.rules.modality import modality
from foedus.claims.rules.people import Found, People
from foedus.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKING = frozenset(
    ("be", "become", "remain", "stay", "consider", "call", "regard", "see", "perceive", "describe", "view")
)
_OWNER = ("of", "to", "for", "with", "against")


def relations(people: People) -> Iterator[Draft]:
    """The relation drafts of one sentence."""
    for token in people.sentence.span:
        lemma = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN"):
            yield from _by_noun(token, lemma, people)
            yield from _by_bond(token, lemma, people)
        yield from _by_participle(token, people)
        yield from _by_state(token, people)


def _drafts(
    people: People, trigger: Token, type_: str, subjects: list[Found], objects: list[Found], how: Modality,
    marks: tuple[str, ...] = (),
) -> Iterator[Draft]:  # fmt: skip
    yield from facing(people.sentence, trigger, "relation", type_, subjects, objects, how, marks=marks)


def _by_noun(token: Token, lemma: str, people: People) -> Iterator[Draft]:
    """*X is an ally of Y*; *Y's ally X*; *X, an ally of Y*; *its patron Iran*."""
    type_ = lemma_types("relations", "nouns").get(lemma)
    turned = lemma_types("relations", "reversed").get(lemma)
    if type_ is None and turned is None:
        return
    owners = people.of(grammar.possessors(token) or grammar.after(token, *_OWNER), inner=False)
    holders = _holders(token, people)
    if not owners:
        owners = people.of(_adjectives(token), inner=False) or _perceivers(token, people)
    if turned:
        yield from _drafts(people, token, turned, owners, holders, modality(token))
    else:
        yield from _drafts(people, token, str(type_), holders, owners, modality(token))


def _adjectives(token: Token) -> list[Token]:
    return [m for m in grammar.modifiers(token) if m.dep_ in ("amod", "compound")]


def _holders(token: Token, people: People) -> list[Found]:
    """Who the noun is said of: subject of a linking verb, apposition, or the name beside it."""
    apposed = [token.head] if token.dep_ == "appos" else []
    apposed += grammar.children(token, "appos")
    if token.dep_ in ("nmod", "compound"):
        apposed.append(token.head)
    found = people.of(grammar.with_conjuncts(apposed), inner=False)
    if found:
        return found
    verb = _linking_verb(token)
    if verb is not None:
        subjects = [s for s in grammar.surface_subjects(verb) if s != token]
        return people.of(subjects or grammar.children(verb, "dobj")[:1], inner=False)
    siblings = [c for c in token.head.children if c.dep_ == token.dep_ == "nsubj" and c != token]
    return people.of(siblings, inner=False)


def _linking_verb(token: Token) -> Token | None:
    if token.dep_ in ("attr", "oprd", "acomp") and token.head.lemma_ in _LINKING:
        return token.head
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        head = token.head.head
        return head if head.lemma_ in _LINKING else None
    if token.dep_ == "conj":
        return _linking_verb(token.head)
    return None


def _perceivers(token: Token, people: People) -> list[Found]:
    """*was perceived by Moscow as a strong ally*: the ally is the perceiver's."""
    verb = _linking_verb(token)
    if verb is None:
        return []
    if grammar.is_passive(verb):
        return people.of(grammar.agents(verb), inner=False)
    if verb.dep_ == "ccomp":
        return people.of(grammar.agents(verb.head), inner=False)
    return []


def _by_bond(token: Token, lemma: str, people: People) -> Iterator[Draft]:
    """*alliance between X and Y*; *X has warm relations with Y*."""
    type_ = lemma_types("relations", "bonds").get(lemma)
    if type_ is None and lemma in load("relations")["toned"]:
        tones = lemma_types("relations", "tones")
        said = [m.lemma_.lower() for m in grammar.modifiers(token)]
        if token.dep_ in ("nsubj", "nsubjpass"):
            said += [c.lemma_.lower() for c in token.head.children if c.dep_ in ("acomp", "oprd")]
        type_ = next((tones[word] for word in said if word in tones), None)
    if type_ is None:
        return
    how, marks = fated(token)
    ends = people.of(grammar.between(token))
    if len(ends) > 1:
        yield from _drafts(people, token, type_, ends[:1], ends[1:], how, marks)
        return
    if lemma == "war":
        return  # *its war with X* is a standing enmity only between two, *at war with* is a state
    others = people.of(grammar.fill("prep:with", token) + grammar.fill("prep:to", token)) or ends
    holders = people.of(
        grammar.possessors(token)
        or grammar.light_agents(token)
        or grammar.modifiers(token)
        or grammar.after(token, "of")
    )
    yield from _drafts(people, token, type_, holders, others, how, marks)


def _by_participle(token: Token, people: People) -> Iterator[Draft]:
    """*Iran-backed group*, *a group backed by Iran*: the backer is the subject; else the group is."""
    form = token.lower_
    type_ = lemma_types("relations", "participles").get(form)
    if type_ is None:
        return
    if token.dep_ in ("amod", "acl", "compound"):
        hyphenated = [
            c for c in grammar.children(token, "npadvmod", "amod", "compound", "nmod") if c.i < token.i
        ]
        owners = people.of(hyphenated, inner=False) or people.of(grammar.after(token, "by", "with", "to"))
        sides = (owners, people.of([token.head], inner=False))
        yield from _drafts(people, token, type_, *(sides if type_ == "PATRON" else sides[::-1]), "actual")


def _by_state(token: Token, people: People) -> Iterator[Draft]:
    """*X is allied with Y*, *X is loyal to Y*, *X is at war with Y*."""
    states = lemma_types("relations", "states")
    type_ = states.get(token.lower_)
    verb = token.head if token.dep_ in ("acomp", "attr", "oprd") else token
    if token.lower_ == "war" and token.dep_ == "pobj" and token.head.lower_ == "at":
        type_, verb = "ENEMY", token.head.head
    elif type_ is None or not (
        token.dep_ == "acomp" or grammar.children(token, "auxpass") or _doubled(token)
    ):
        return
    objects = people.of(
        grammar.after(token, "with", "to", "against") or grammar.after(verb, "with", "to", "against")
    )
    subjects = people.of(grammar.surface_subjects(verb), inner=False)
    if not subjects and len(objects) == 2 and _doubled(verb):
        subjects, objects = objects[:1], objects[1:]
    if not objects and len(subjects) > 1:  # *X and Y are at war*
        subjects, objects = subjects[:1], subjects[1:]
    yield from _drafts(people, token, str(type_), subjects, objects, modality(verb))


def _doubled(verb: Token) -> bool:
    """*committed to this group to Iran*: translated, the holder with the other end's preposition."""
    prepositions = [c.lower_ for c in grammar.children(verb, "prep")]
    return len(set(prepositions)) < len(prepositions) and not grammar.children(verb, "dobj")
