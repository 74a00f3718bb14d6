"""Stances: who is for or against what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from foedus.claims.rules import grammar
from foedus.claims.rules.draft import Draft
from foedus.claims.rules.lexicon import load, words
from foedus.claims.rules.modality import modality
from foedus.claims.rules.people import Found, People

if TYPE_CHECKING:
    from spacy.tokens import Token

Side = Literal["FOR", "AGAINST"]
_TURN: dict[str, Side] = {"FOR": "AGAINST", "AGAINST": "FOR"}


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to be for or against; being for it is being against ``opposite``."""

    name: str
    opposite: str | None


@cache
def _issues() -> dict[tuple[str, ...], Issue]:
    heads: dict[tuple[str, ...], Issue] = {}
    for fields in load("issues"):
        issue = Issue(fields["issue"], fields.get("opposite"))
        heads.update({tuple(head.split()): issue for head in fields["heads"]})
    return heads


def issue_at(token: Token) -> Issue | None:
    """The issue that a noun names, with its modifiers (*negotiating table*) or alone."""
    lemma = token.lemma_.lower()
    before = {w for m in grammar.modifiers(token) for w in (m.lemma_.lower(), m.lower_)}
    for head, issue in sorted(_issues().items(), key=lambda item: -len(item[0])):
        if head[-1] == lemma and before.issuperset(head[:-1]):
            return issue
    return None


def stances(people: People) -> Iterator[Draft]:
    """The stance drafts of one sentence."""
    for token in people.sentence.span:
        lemma = token.lemma_.lower()
        for side in ("FOR", "AGAINST"):
            if token.pos_ in ("VERB", "ADJ", "NOUN"):
                yield from _stance(token, lemma, side, people)
        if token.pos_ == "NOUN" and lemma in words("attitudes", "interests", "nouns"):
            yield from _interest(token, people)


def _stance(token: Token, lemma: str, side: Side, people: People) -> Iterator[Draft]:
    if token.pos_ == "VERB" and lemma in words("attitudes", "stance", side, "verbs"):
        holders = people.of(grammar.agents(token))
        yield from _drafts(people, token, side, holders, _wanted(token))
    elif token.pos_ == "ADJ" and lemma in words("attitudes", "stance", side, "adjectives"):
        verb = token.head
        things = grammar.after(token, "to", "in", "with", "for", "of")
        yield from _drafts(people, token, side, people.of(grammar.surface_subjects(verb)), things)
    elif token.pos_ == "NOUN" and lemma in words("attitudes", "stance", side, "nouns"):
        holders = people.of(grammar.possessors(token) or grammar.after(token, "of"))
        yield from _drafts(people, token, side, holders, _aims(token))


def _wanted(verb: Token) -> list[Token]:
    """What a verb of wanting governs: objects, prepositional objects, and what a complement acts on."""
    found = grammar.patients(verb) + grammar.after(verb, "for", "on", "in", "to", "against")
    for clause in grammar.children(verb, "xcomp", "ccomp"):
        found += _acted_on(clause)
    return found


def _acted_on(clause: Token, depth: int = 0) -> list[Token]:
    found = grammar.patients(clause) + grammar.after(clause, "at", "to", "in", "into")
    if depth < 3:
        for inner in grammar.children(clause, "xcomp", "ccomp", "conj", "acl", "advcl"):
            found += _acted_on(inner, depth + 1)
    return found


def _aims(noun: Token) -> list[Token]:
    """What a desire is said to be: its own complement, or that of the *is* it is the subject of."""
    found = grammar.after(noun, "for", "in", "to")
    for clause in grammar.children(noun, "acl", "relcl"):
        found += _acted_on(clause)
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ == "be":
        later = [t for t in noun.head.subtree if t.i > noun.head.i and t.pos_ in ("NOUN", "PROPN")]
        found += [t for t in later if t.dep_ in ("attr", "dobj", "pobj", "nsubj")]
    return grammar.with_conjuncts(found)


def _interest(token: Token, people: People) -> Iterator[Draft]:
    """*would not meet the interests of X*; *is contrary to the interests of X*: X is against it."""
    holders = people.of(grammar.possessors(token) or grammar.after(token, "of"))
    if not holders:
        return
    verb = grammar.governor(token)
    if verb is None:
        return
    lemma = verb.lemma_.lower()
    complement = [c.lower_ for c in grammar.children(verb, "acomp", "prep")]
    side: Side | None = None
    if any(word in words("attitudes", "interests", "against") for word in complement):
        side = "AGAINST"
    elif lemma in words("attitudes", "interests", "served"):
        side = "FOR"
    elif lemma in words("attitudes", "interests", "harmed"):
        side = "AGAINST"
    if side and modality(verb) == "negated":
        side = _TURN[side]
    if side:
        things = grammar.children(verb, "nsubj", "nsubjpass")
        yield from _drafts(people, token, side, holders, things, asserted=True)


def _drafts(
    people: People,
    token: Token,
    side: Side,
    holders: list[Found],
    things: list[Token],
    *,
    asserted: bool = False,
) -> Iterator[Draft]:
    how = "actual" if asserted else modality(token)
    if how == "negated":
        side, how = _TURN[side], "actual"
    for thing in dict.fromkeys(grammar.with_conjuncts(things)):
        issue = issue_at(thing)
        if issue is None:
            continue
        for holder, near in holders:
            draft = Draft(
                people.sentence, token, "stance", side, holder, issue=issue.name,
                modality=how, certainty=0.75 * near,
            )  # fmt: skip
            yield draft
            if issue.opposite:
                yield draft.but(type=_TURN[side], issue=issue.opposite, certainty=0.7 * near)
