"""Pronouns as found actors without an identity: which tokens can stand for an actor at all."""

from __future__ import annotations

from foedus.actors.discourse import settings
from foedus.actors.found import Found
from foedus.actors.lexicon import word_set
from foedus.actors.words import Words


def pronouns(words: Words) -> list[Found]:
    """The personal and possessive pronouns of a sentence that may stand for an actor."""
    table = settings()["pronouns"]
    found = []
    for k, lower in enumerate(words.lower):
        if words.tag[k] not in ("PRP", "PRP$") or lower not in table:
            continue
        if lower == "it" and pleonastic(words, k):
            continue
        if lower == "us" and words.text[k] == "US":
            continue
        made = Found(words.number, k, k + 1, k, (k, k + 1), form="pronoun", pending=True)
        made.number = table[lower]["number"]
        found.append(made)
    return found


def pleonastic(words: Words, k: int) -> bool:
    """Whether "it" stands for nothing: "it is noted that", "it seems", "it became known"."""
    if words.dep[k] == "expl":
        return True
    verb = words.head[k]
    if words.dep[k] not in ("nsubj", "nsubjpass"):
        return False
    if words.lemma[verb] in word_set("reported") and words.dep[k] == "nsubjpass":
        return True
    if words.lemma[verb] in word_set("pleonastic"):
        complements = [
            words.lemma[c] for c in words.children(verb) if words.dep[c] in ("acomp", "attr", "oprd", "xcomp")
        ]
        return any(c in word_set("reported") for c in complements) or words.lemma[verb] in (
            "seem",
            "appear",
            "happen",
        )
    return False
