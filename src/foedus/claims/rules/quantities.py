"""Quantities: fighters, losses, casualties, captured, displaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.claims.rules import grammar
from foedus.claims.rules.draft import Draft
from foedus.claims.rules.lexicon import words
from foedus.claims.rules.modality import modality
from foedus.claims.rules.people import Found, People

if TYPE_CHECKING:
    from spacy.tokens import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_VERBS = ("lose", "killed", "die", "hurt", "capture", "displace", "have")


def number(text: str) -> float | None:
    """The number that words or digits say; None if they say none.

    >>> number("more than two thousand")
    2000.0
    >>> number("10,500")
    10500.0
    >>> number("twenty-five")
    25.0
    """
    total, current, seen = 0.0, 0.0, False
    for word in re.findall(r"[a-z]+|\d[\d,.]*\d|\d", text.lower()):
        if _DIGITS.fullmatch(word):
            current, seen = current + float(word.replace(",", "")), True
        elif word in _ONES or word in _TENS:
            current, seen = current + _ONES.get(word, _TENS.get(word, 0)), True
        elif word in _SCALES:
            scale = _SCALES[word]
            current, seen = (current or 1) * scale, True
            if scale > 100:
                total, current = total + current, 0.0
    return total + current if seen else None


def _counted(noun: Token) -> float | None:
    """The number before a noun: *more than two thousand men*."""
    for child in noun.children:
        if child.dep_ == "nummod" or (child.dep_ == "compound" and child.like_num):
            return number(" ".join(t.text for t in child.subtree))
    return None


def quantities(people: People) -> Iterator[Draft]:
    """The quantity drafts of one sentence."""
    for token in people.sentence.span:
        if token.pos_ == "NOUN" and token.lemma_.lower() in words("quantities", "people"):
            value = _counted(token)
            if value is not None:
                yield from _of_people(token, value, people)
        if token.lemma_.lower() in words("quantities", "number_nouns") and token.dep_ == "nsubj":
            yield from _strength(token, people)


def _verb_kind(verb: Token) -> str | None:
    lemma = verb.lemma_.lower()
    return next((kind for kind in _VERBS if lemma in words("quantities", kind)), None)


def _of_people(noun: Token, value: float, people: People) -> Iterator[Draft]:
    verb = grammar.governor(noun)
    kind = _verb_kind(verb) if verb is not None else None
    unit = noun.text
    own = people.of(grammar.modifiers(noun) + grammar.after(noun, "of", "from"))
    if verb is None or kind is None:
        return
    is_object = noun in grammar.patients(verb)
    is_subject = noun in grammar.surface_subjects(verb)
    if kind == "lose" and is_object:
        yield from _drafts(people, verb, "LOSSES", people.of(grammar.agents(verb)), value, f"{unit} lost")
    elif kind == "killed" and is_object:
        yield from _drafts(people, verb, "LOSSES", own, value, f"{unit} killed")
    elif kind == "die" and is_subject:
        yield from _drafts(people, verb, "LOSSES", own, value, f"{unit} dead")
    elif kind == "hurt" and is_object:
        yield from _drafts(people, verb, "CASUALTIES", own, value, f"{unit} wounded")
    elif kind == "capture" and is_object:
        yield from _drafts(people, verb, "CAPTURED", own, value, f"{unit} captured")
    elif kind == "displace" and is_object:
        yield from _drafts(people, verb, "DISPLACED", own, value, f"{unit} displaced")
    elif kind == "have" and is_object:
        yield from _drafts(people, verb, "FIGHTERS", people.of(grammar.agents(verb)), value, unit)


def _strength(noun: Token, people: People) -> Iterator[Draft]:
    """*The number of this group reaches ten thousand*."""
    verb = noun.head
    holders = people.of(grammar.after(noun, "of") or grammar.possessors(noun))
    for thing in grammar.children(verb, "dobj", "attr", "npadvmod"):
        value = number(" ".join(t.text for t in thing.subtree))
        if value is not None and holders:
            yield from _drafts(people, verb, "FIGHTERS", holders[:1], value, "fighters")
            return


def _drafts(
    people: People, trigger: Token, type_: str, holders: list[Found], value: float, unit: str
) -> Iterator[Draft]:
    for holder, near in holders[:2]:
        yield Draft(
            people.sentence, trigger, "quantity", type_, holder, number=value, unit=unit,
            modality=modality(trigger), certainty=0.85 * near,
        )  # fmt: skip
