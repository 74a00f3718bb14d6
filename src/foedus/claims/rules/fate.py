"""What is said to become of a bond: that it ended, or that it will not last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.claims.rules.grammar import children
from foedus.claims.rules.lexicon import words
from foedus.claims.rules.modality import modality
from foedus.records import FORECAST, Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

ENDED = "ended"
_SUBJECT = ("nsubj", "nsubjpass")


def fate(bond: Token) -> str | None:
    """:data:`ENDED`, :data:`FORECAST` or None, as the verb or adjective says whose subject ``bond`` is.

    *The alliance collapsed* has ended; *is bound to collapse*, *will not last*, *is doomed* are forecasts.
    """
    if bond.dep_ not in _SUBJECT:
        return None
    verb = bond.head
    said = [verb, *children(verb, "xcomp"), *children(verb, "acomp", "attr")]
    said += [v for t in said[1:] for v in children(t, "xcomp")]
    for token in said:
        found = _said(token, verb)
        if found:
            return found
    return None


def fated(bond: Token) -> tuple[Modality, tuple[str, ...]]:
    """The modality of a bond and its marks: one that has ended holds no more."""
    found = fate(bond)
    if found is None:
        return modality(bond), ()
    return ("negated" if found == ENDED else "actual"), (found,)


def _said(token: Token, verb: Token) -> str | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("ADJ", "VERB") and lemma in words("fate", "doomed"):
        return FORECAST
    lasting = lemma in words("fate", "lasting")
    if not lasting and not _ending(token, lemma):
        return None
    how = modality(token)
    if token is not verb and how == "actual":  # "is bound to collapse", "seems to have collapsed"
        how = "actual" if children(token, "aux") and token.tag_ == "VBN" else "future"
    if lasting:
        return FORECAST if _denied(token, verb) else None
    if how == "actual":
        return ENDED
    return FORECAST if how in ("future", "hypothetical") else None


def _ending(token: Token, lemma: str) -> bool:
    particles = {c.lower_ for c in children(token, "prt", "advmod")}
    particle = words("fate", "with_particle", lemma)
    return lemma in words("fate", "ending") or bool(particle & particles)


def _denied(token: Token, verb: Token) -> bool:
    """*will not last*, *is unlikely to last*."""
    unlikely = any(t.lemma_.lower() == "unlikely" for t in (token.head, verb, *children(verb, "acomp")))
    return unlikely or any(c.dep_ == "neg" for t in (token, verb) for c in t.children)
