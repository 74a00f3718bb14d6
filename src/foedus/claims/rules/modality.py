"""How real the words say an act is: actual, negated, future, demanded or hypothetical."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from foedus.claims.rules.grammar import children
from foedus.claims.rules.lexicon import load, words
from foedus.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 4
_CLAUSAL = ("xcomp", "ccomp", "pcomp", "advcl", "acl", "prep", "pobj", "dobj", "conj", "attr", "acomp")


@cache
def _governor_modality() -> dict[str, Modality]:
    governors = load("modality")["governors"]
    return {lemma: modality for modality, lemmas in governors.items() for lemma in lemmas}


def _negated(token: Token) -> bool:
    negators = words("modality", "negators")
    for child in token.children:
        if child.dep_ == "neg":
            following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            return following != "only"
        if child.dep_ in ("det", "preconj", "advmod") and child.lower_ in negators and child.i < token.i:
            return child.nbor(1).lower_ != "only"
    return False


def _auxiliary(verb: Token) -> Modality | None:
    listed = load("modality")["auxiliaries"]
    for child in children(verb, "aux"):
        for modality, forms in listed.items():
            if child.lower_ in forms:
                found: Modality = modality
                return found
    if children(verb, "aux") and verb.tag_ == "VB" and verb.head.lemma_ == "be" and verb.dep_ == "xcomp":
        return "future"  # "is to attack"
    return None


def _reported_would(verb: Token) -> bool:
    """*said it would withdraw*: a future told in the past, no hypothesis."""
    is_would = any(c.lower_ == "would" for c in children(verb, "aux"))
    return is_would and verb.dep_ == "ccomp" and verb.head.lemma_ in words("modality", "speech")


def _conditional(verb: Token) -> bool:
    conditions = words("modality", "conditions")
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in conditions for c in verb.children)


def _counterfactual(verb: Token) -> bool:
    """*if they had not fired, it would have passed*: said of what was not so."""
    had = any(c.lower_ in ("had", "'d") for c in children(verb, "aux"))
    main = verb.head
    return (
        had
        and verb.dep_ == "advcl"
        and _conditional(verb)
        and any(c.lower_ in ("would", "could", "might") for c in children(main, "aux"))
    )


def _doubted(token: Token) -> bool:
    return any(c.lower_ in words("modality", "doubt") for c in children(token, "advmod"))


def _asked(token: Token) -> bool:
    """A yes-no question asserts nothing; *why* and *how* presuppose the act."""
    sentence = token.sent
    first = sentence[0].lower_
    return sentence.text.rstrip().endswith("?") and first not in (
        "why",
        "how",
        "when",
        "where",
        "who",
        "what",
    )


def _of_verb(verb: Token) -> Modality | None:
    """What the verb's own auxiliaries, negation and conditions say."""
    if _counterfactual(verb):
        return "actual" if _negated(verb) else "negated"
    if _negated(verb):
        return "negated"
    if _conditional(verb) or _doubted(verb):
        return "hypothetical"
    found = _auxiliary(verb)
    return "future" if found == "hypothetical" and _reported_would(verb) else found


def modality(trigger: Token) -> Modality:
    """The modality of the act that ``trigger`` (a verb or noun) names."""
    if _asked(trigger):
        return "hypothetical"
    if trigger.pos_ not in ("VERB", "AUX") and _negated(trigger):
        return "negated"
    found = _climb(trigger)
    return found or "actual"


def _climb(trigger: Token) -> Modality | None:
    """Search the trigger, then what governs it, until a speech verb or the clause's end."""
    token, outer = trigger, None
    for step in range(_STEPS):
        if token.pos_ in ("VERB", "AUX"):
            own = _of_verb(token)
            if own:
                return own
        head = token.head
        if head == token or token.dep_ not in _CLAUSAL or head.lemma_ in words("modality", "speech"):
            break
        if token.dep_ == "acl" and token.tag_ != "VB":  # "rebels besieged by X": a fact of its own
            break
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and children(token, "nsubj", "nsubjpass"):
            break
        outer = _governing(token, head, step)
        if outer:
            return outer
        token = head
    return None


def _governing(token: Token, head: Token, step: int) -> Modality | None:
    """What the word that governs a complement says of it."""
    if token.dep_ in ("conj", "advcl"):
        return None
    if token.dep_ == "dobj" and head.lemma_ in words("light", "verbs"):
        return None
    found = _governor_modality().get(head.lemma_)
    if found is None:
        return None
    if found == "negated" and _negated(head):
        return "actual"  # "did not fail to"
    if token.dep_ in ("acl", "pobj", "prep") and found == "future" and head.pos_ == "VERB":
        return None
    return found
